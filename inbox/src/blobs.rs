//! Sealed files: attachments of any size, each under a key of its own, in a folder that only ever sees sealed bytes.
//!
//! Small ones ([`Small`]), which is what most mails have, lie sealed in their database row instead: written with it, they cost no wait for
//! the disk of their own.
//!
//! A file is: algorithm (1) · nonce (19, random) · chunks. Each chunk is 64 KiB of plaintext, the last one less or none,
//! sealed with the STREAM construction, which numbers the chunks and marks the last: what was cut short, reordered or put
//! under another name does not open. Deliberately absent: names and media types; those are sealed columns.
//! Invariant: a file that is there under its name is whole, and was synced before anybody heard its id.

use std::{io, path::Path, sync::Arc};

use bytes::{Bytes, BytesMut};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{
        generic_array::GenericArray,
        stream::{DecryptorBE32, EncryptorBE32},
    },
};
use earshot_channel::ByteStream;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt as _, PutPayload, local::LocalFileSystem};

use crate::{
    BlobId, KeyId, UnixMillis,
    clock::random,
    vault::{ContentKey, Place, Vault, VaultError},
};

/// XChaCha20-Poly1305 in the STREAM construction with the layout above.
const ALGORITHM: u8 = 1;
const NONCE: usize = 19;
const HEADER: usize = 1 + NONCE;
const TAG: usize = 16;
const CHUNK: usize = 64 * 1024;
const SEALED_CHUNK: usize = CHUNK + TAG;
/// Sealed bytes that are handed to the store at once; with the chunk, all that one upload holds in memory.
const PART: usize = 1024 * 1024;

/// What became of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredBlob {
    /// Its random name.
    pub id: BlobId,
    /// The key that opens it.
    pub key_id: KeyId,
    /// Length of the plaintext in bytes.
    pub size_bytes: u64,
}

/// An error of the blob store. Never holds content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlobError {
    /// The sender broke off; nothing was kept.
    #[error("the upload broke off: {0}")]
    BrokenOff(String),
    /// More bytes came than allowed; nothing was kept.
    #[error("larger than {limit_bytes} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit_bytes: u64,
    },
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// The file was altered or cut short.
    #[error("the file was altered")]
    Damaged,
    /// The key can't be had.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The disk refused. Nothing was kept.
    #[error("the file store is not available: {0}")]
    Unavailable(String),
}

/// A folder of sealed files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: Arc<Path>,
    store: Arc<LocalFileSystem>,
}

impl Blobs {
    /// Opens the folder, making it if it is missing, for this user only.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`] when it can't be made or entered.
    pub fn open(folder: &Path) -> Result<Self, BlobError> {
        use std::os::unix::fs::DirBuilderExt as _;
        let refuse = |why: String| BlobError::Unavailable(format!("{}: {why}", folder.display()));
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| refuse(error.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| refuse(error.to_string()))?;
        // Off by default, and without it an upload is acknowledged before it is durable.
        Ok(Self { folder: folder.into(), store: Arc::new(store.with_fsync(true)) })
    }

    /// Takes an upload in, sealing it as it comes; at most `limit_bytes`. Durable when it returns `Ok`. Holds about a
    /// mebibyte in memory. When the call is dropped the half-written file is removed.
    ///
    /// # Errors
    /// See [`BlobError`]; nothing is kept then.
    pub async fn put(&self, vault: &Vault, bytes: ByteStream, limit_bytes: u64) -> Result<StoredBlob, BlobError> {
        let (key_id, key) = vault.fresh_key().await?;
        let id = BlobId(crate::clock::random_id());
        let nonce: [u8; NONCE] = random();
        let mut upload = self.store.put_multipart(&path(id)).await.map_err(unavailable)?;
        let sealing = Sealing {
            encryptor: EncryptorBE32::from_aead(key.cipher(), GenericArray::from_slice(&nonce)),
            bound: key.bound_to(place(id)),
            upload: upload.as_mut(),
            part: [&[ALGORITHM], nonce.as_slice()].concat(),
        };
        match sealing.run(bytes, limit_bytes).await {
            Ok(size_bytes) => {
                upload.complete().await.map_err(unavailable)?;
                Ok(StoredBlob { id, key_id, size_bytes })
            }
            Err(error) => {
                if let Err(left) = upload.abort().await {
                    tracing::info!(error = %left, "a broken upload was left behind; it is swept away later");
                }
                Err(error)
            }
        }
    }

    /// A file's plaintext. Each chunk is proven before it is given out; the stream ends with an error of kind `InvalidData`
    /// where the file was altered or cut short, so whoever forwards it must not treat an error as the end.
    ///
    /// # Errors
    /// [`BlobError::Missing`], [`BlobError::Damaged`] when its length is not what it should be, [`BlobError::Vault`] with
    /// `Erased` or `Lost`.
    pub async fn get(
        &self,
        vault: &Vault,
        id: BlobId,
        key_id: KeyId,
        size_bytes: u64,
    ) -> Result<ByteStream, BlobError> {
        let key = vault.key(key_id).await?;
        let file = self.store.get(&path(id)).await.map_err(missing_or_unavailable)?;
        if file.meta.size != sealed_size(size_bytes) {
            return Err(BlobError::Damaged);
        }
        let mut sealed = file.into_stream().map_err(io::Error::other).boxed();
        let mut buffer = BytesMut::with_capacity(2 * SEALED_CHUNK);
        fill(&mut sealed, &mut buffer, HEADER).await.map_err(|_| BlobError::Damaged)?;
        let header = buffer.split_to(HEADER.min(buffer.len()));
        let nonce = match header.split_first() {
            Some((&ALGORITHM, nonce)) if nonce.len() == NONCE => nonce,
            _ => return Err(BlobError::Damaged),
        };
        let opening = Opening {
            decryptor: DecryptorBE32::from_aead(key.cipher(), GenericArray::from_slice(nonce)),
            bound: key.bound_to(place(id)),
            sealed,
            buffer,
        };
        Ok(Box::pin(stream::try_unfold(Some(opening), |opening| async move {
            match opening {
                Some(opening) => opening.next().await.map(Some),
                None => Ok(None),
            }
        })))
    }

    /// Deletes a file. One that is gone already is fine.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn delete(&self, id: BlobId) -> Result<(), BlobError> {
        match self.store.delete(&path(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }

    /// Whether a file is there and as long as it should be. Reads none of it.
    ///
    /// # Errors
    /// [`BlobError::Missing`], [`BlobError::Damaged`] or [`BlobError::Unavailable`].
    pub async fn check(&self, id: BlobId, size_bytes: u64) -> Result<(), BlobError> {
        let meta = self.store.head(&path(id)).await.map_err(missing_or_unavailable)?;
        if meta.size == sealed_size(size_bytes) { Ok(()) } else { Err(BlobError::Damaged) }
    }

    /// Removes what crashes left of uploads that began before a time; gives how many. Uploads of the last hours may still run.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn sweep_unfinished(&self, before: UnixMillis) -> Result<u64, BlobError> {
        let folder = self.folder.clone();
        let swept = tokio::task::spawn_blocking(move || {
            let mut swept = 0;
            for entry in std::fs::read_dir(folder)? {
                let entry = entry?;
                let began = jiff::Timestamp::try_from(entry.metadata()?.modified()?).map_err(io::Error::other)?;
                // The store writes to "name#1" and renames when all is there.
                if entry.file_name().to_string_lossy().contains('#') && began.as_millisecond() < before.0 {
                    std::fs::remove_file(entry.path())?;
                    swept += 1;
                }
            }
            Ok::<u64, io::Error>(swept)
        })
        .await;
        match swept {
            Ok(Ok(swept)) => Ok(swept),
            Ok(Err(error)) => Err(BlobError::Unavailable(error.to_string())),
            Err(error) => Err(BlobError::Unavailable(error.to_string())),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All files, each with the time it was written; for fsck, which looks for those that nobody names.
    ///
    /// # Errors
    /// [`BlobError::Unavailable`].
    pub async fn list(&self) -> Result<Vec<(BlobId, UnixMillis)>, BlobError> {
        self.store
            .list(None)
            .try_filter_map(|meta| async move {
                let id = meta.location.filename().and_then(|name| uuid::Uuid::try_parse(name).ok());
                Ok(id.map(|id| (BlobId(id), UnixMillis(meta.last_modified.timestamp_millis()))))
            })
            .try_collect()
            .await
            .map_err(unavailable)
    }
}

/// Files up to this length lie in their database row.
pub(crate) const SMALL_BYTES: usize = 64 * 1024;

/// Length of what [`Small::seal`] makes, by the length of its plaintext.
pub(crate) fn small_sealed_size(size_bytes: u64) -> u64 {
    ContentKey::sealed_size(size_bytes)
}

/// The beginning of an upload: all of it, where it is small.
pub(crate) enum Begin {
    Small(Vec<u8>),
    /// What came so far, and the rest behind it.
    Large(ByteStream),
}

/// Reads as much of an upload as tells whether it is small.
///
/// # Errors
/// [`BlobError::BrokenOff`].
pub(crate) async fn begin(mut bytes: ByteStream, limit_bytes: u64) -> Result<Begin, BlobError> {
    let small_bytes = usize::try_from(limit_bytes).unwrap_or(SMALL_BYTES).min(SMALL_BYTES);
    let mut head: Vec<u8> = Vec::new();
    while let Some(piece) = bytes.next().await {
        let piece = piece.map_err(|error| BlobError::BrokenOff(error.kind().to_string()))?;
        if head.len() + piece.len() > small_bytes {
            let begun = [Bytes::from(head), piece].map(Ok);
            return Ok(Begin::Large(Box::pin(stream::iter(begun).chain(bytes))));
        }
        head.extend_from_slice(&piece);
    }
    Ok(Begin::Small(head))
}

/// A small file as it lies in its row.
pub(crate) struct Small {
    /// Its random name.
    pub id: BlobId,
    /// The key that opens it.
    pub key_id: KeyId,
    pub sealed: Vec<u8>,
}

impl Small {
    /// Seals a small file under a key of its own.
    ///
    /// # Errors
    /// [`BlobError::Vault`].
    pub async fn seal(vault: &Vault, bytes: &[u8]) -> Result<Self, BlobError> {
        let (key_id, key) = vault.fresh_key().await?;
        let id = BlobId(crate::clock::random_id());
        Ok(Self { id, key_id, sealed: key.seal(small_place(id), bytes) })
    }

    /// Opens one.
    ///
    /// # Errors
    /// [`BlobError::Damaged`] where it was altered or is of another length, [`BlobError::Vault`].
    pub async fn open(
        vault: &Vault,
        id: BlobId,
        key_id: KeyId,
        sealed: &[u8],
        size_bytes: u64,
    ) -> Result<Vec<u8>, BlobError> {
        let bytes = vault.key(key_id).await?.open(small_place(id), sealed).map_err(|_| BlobError::Damaged)?;
        if bytes.len() as u64 == size_bytes { Ok(bytes) } else { Err(BlobError::Damaged) }
    }
}

fn small_place(id: BlobId) -> Place {
    Place { table: "blob", column: "sealed", row: id.0 }
}

/// An upload on its way.
struct Sealing<'u> {
    encryptor: EncryptorBE32<XChaCha20Poly1305>,
    bound: Vec<u8>,
    upload: &'u mut dyn MultipartUpload,
    part: Vec<u8>,
}

impl Sealing<'_> {
    async fn run(mut self, mut bytes: ByteStream, limit_bytes: u64) -> Result<u64, BlobError> {
        let mut size_bytes = 0_u64;
        let mut chunk: Vec<u8> = Vec::with_capacity(SEALED_CHUNK);
        while let Some(piece) = bytes.next().await {
            let piece = piece.map_err(|error| BlobError::BrokenOff(error.kind().to_string()))?;
            size_bytes += piece.len() as u64;
            if size_bytes > limit_bytes {
                return Err(BlobError::TooLarge { limit_bytes });
            }
            let mut rest = piece.as_ref();
            while !rest.is_empty() {
                // A full chunk is sealed only once more came: the last one must carry the mark.
                if chunk.len() == CHUNK {
                    self.encryptor.encrypt_next_in_place(&self.bound, &mut chunk).map_err(|_| too_long())?;
                    self.push(&chunk).await?;
                    chunk.clear();
                }
                let (now, later) = rest.split_at(rest.len().min(CHUNK - chunk.len()));
                chunk.extend_from_slice(now);
                rest = later;
            }
        }
        let Sealing { encryptor, bound, upload, mut part } = self;
        encryptor.encrypt_last_in_place(&bound, &mut chunk).map_err(|_| too_long())?;
        part.extend_from_slice(&chunk);
        upload.put_part(PutPayload::from(part)).await.map_err(unavailable)?;
        Ok(size_bytes)
    }

    async fn push(&mut self, sealed: &[u8]) -> Result<(), BlobError> {
        self.part.extend_from_slice(sealed);
        if self.part.len() >= PART {
            let part = std::mem::take(&mut self.part);
            self.upload.put_part(PutPayload::from(part)).await.map_err(unavailable)?;
        }
        Ok(())
    }
}

/// A file being read.
struct Opening {
    decryptor: DecryptorBE32<XChaCha20Poly1305>,
    bound: Vec<u8>,
    sealed: stream::BoxStream<'static, io::Result<Bytes>>,
    buffer: BytesMut,
}

impl Opening {
    async fn next(mut self) -> io::Result<(Bytes, Option<Self>)> {
        // One byte beyond the chunk tells whether it is the last.
        fill(&mut self.sealed, &mut self.buffer, SEALED_CHUNK + 1).await?;
        if self.buffer.len() > SEALED_CHUNK {
            let mut chunk = self.buffer.split_to(SEALED_CHUNK).to_vec();
            self.decryptor.decrypt_next_in_place(&self.bound, &mut chunk).map_err(|_| altered())?;
            return Ok((chunk.into(), Some(self)));
        }
        let mut chunk = self.buffer.to_vec();
        self.decryptor.decrypt_last_in_place(&self.bound, &mut chunk).map_err(|_| altered())?;
        Ok((chunk.into(), None))
    }
}

/// Reads until `buffer` holds `wanted` bytes or the file ends.
async fn fill(
    sealed: &mut stream::BoxStream<'static, io::Result<Bytes>>,
    buffer: &mut BytesMut,
    wanted: usize,
) -> io::Result<()> {
    while buffer.len() < wanted {
        match sealed.next().await {
            Some(piece) => buffer.extend_from_slice(&piece?),
            None => break,
        }
    }
    Ok(())
}

fn path(id: BlobId) -> object_store::path::Path {
    object_store::path::Path::from(id.0.simple().to_string())
}

fn place(id: BlobId) -> Place {
    Place { table: "blob", column: "file", row: id.0 }
}

/// Length of a sealed file, by the length of its plaintext.
fn sealed_size(size_bytes: u64) -> u64 {
    let chunks = size_bytes.div_ceil(CHUNK as u64).max(1);
    size_bytes.saturating_add(chunks * TAG as u64).saturating_add(HEADER as u64)
}

fn too_long() -> BlobError {
    BlobError::TooLarge { limit_bytes: u64::from(u32::MAX) * CHUNK as u64 }
}

fn altered() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the file was altered")
}

fn unavailable(error: object_store::Error) -> BlobError {
    BlobError::Unavailable(error.to_string())
}

fn missing_or_unavailable(error: object_store::Error) -> BlobError {
    match error {
        object_store::Error::NotFound { .. } => BlobError::Missing,
        other => unavailable(other),
    }
}
