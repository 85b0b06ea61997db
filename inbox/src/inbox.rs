//! The inbox as one thing: the databases, the vault, and what lives in memory beside them.

use std::{path::PathBuf, sync::Arc};

use earshot_channel::{BlobId, ByteStream, Capabilities, ChannelId, HostError};
use jiff::tz::TimeZone;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    Clock, HotlineId, KeyId,
    access::Access,
    addresses::Addresses,
    blobs::{self, Begin, BlobError, Blobs, SMALL_BYTES, Small},
    canned::CannedReplies,
    contacts::ContactHost,
    hotlines::{Hotlines, WEBCHAT},
    hub::Hubs,
    presence::Presence,
    receive::{Acknowledgements, Floods, Foreheard, Intakes, Source, Tails, host_error},
    search::memory::Memory,
    store::{
        StoreError,
        db::{Db, Location},
        effects::{AuditKey, EffectsFlush},
        installation,
        messages::{self, NewBlob},
        migrate::Schema,
    },
    taxonomy::Taxonomy,
    triage::{Refused, Triage},
    vault::{MasterKey, MasterSource, Vault, VaultError},
    watches::Watches,
};

/// Largest attachment, in bytes.
pub const ATTACHMENT_LIMIT_BYTES: u64 = 10 * 1024 * 1024;
/// Largest file that a channel brings, and largest original of an item; in bytes. Channels keep tighter limits of their own.
const BROUGHT_LIMIT_BYTES: u64 = 48 * 1024 * 1024;

/// What an inbox is opened with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Everything but keys.
    pub data: Location,
    /// The wrapped keys, never in the same database.
    pub keys: Location,
    /// Folder of blobs, of channels' state and of the passphrase's salt.
    pub folder: PathBuf,
    /// Where the master key comes from.
    pub master: MasterSource,
    /// The time.
    pub clock: Clock,
    /// This node's name, unique among nodes that share a database.
    pub node: String,
    /// Folder of a hotline's own rules of triage.
    pub rules: Option<PathBuf>,
}

/// Why an inbox does not open, in words for whoever starts it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The vault.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// The blob folder.
    #[error("the folder of attachments: {0}")]
    Blobs(#[from] BlobError),
    /// The code lists.
    #[error("the code lists: {0}")]
    Taxonomy(String),
    /// The data folder.
    #[error("the data folder {0}: {1}")]
    Folder(PathBuf, std::io::Error),
}

/// The domain. Cheap to clone.
#[derive(Clone)]
pub struct Inbox {
    inner: Arc<Inner>,
}

struct Inner {
    data: Db,
    vault: Vault,
    blobs: Blobs,
    clock: Clock,
    node: String,
    folder: PathBuf,
    access: Access,
    hotlines: Hotlines,
    canned: CannedReplies,
    taxonomy: Taxonomy,
    addresses: Addresses,
    intakes: Intakes,
    watches: Arc<Watches>,
    presence: Arc<Presence>,
    hubs: Hubs,
    triage: Arc<Triage>,
    refused_rules: Option<Refused>,
    search: Arc<Memory>,
    tails: Tails,
    floods: Floods,
    foreheard: Foreheard,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Inbox {
    /// Opens databases, vault and blobs, and starts what follows commits. The master key is read before anything is made.
    ///
    /// # Errors
    /// [`OpenError`], in words.
    pub async fn open(settings: Settings) -> Result<Self, OpenError> {
        std::fs::create_dir_all(&settings.folder).map_err(|error| OpenError::Folder(settings.folder.clone(), error))?;
        let (source, folder) = (settings.master.clone(), settings.folder.clone());
        let master = tokio::task::spawn_blocking(move || MasterKey::load(&source, &folder))
            .await
            .map_err(|error| VaultError::Master(error.to_string()))??;
        // The same as `audit_key`, before there is a vault.
        let audit_key = AuditKey(master.derive("audit"));
        let data = Db::open(settings.data, Schema::Data, Arc::new(EffectsFlush { audit_key })).await?;
        let known = installation::read(&data).await?;
        let vault = Vault::open(settings.keys, master, settings.clock.clone(), known).await?;
        if known.is_none() {
            installation::write(&data, vault.installation(), settings.clock.now()).await?;
        }
        let blobs = Blobs::open(&settings.folder.join("blobs"))?;
        let taxonomy = Taxonomy::load().map_err(|error| OpenError::Taxonomy(error.to_string()))?;
        let clock = settings.clock;
        let search: Arc<Memory> = Arc::default();
        let forgetful = search.clone();
        vault.when_forgotten(move |keys| keys.map_or_else(|| forgetful.clear(), |keys| forgetful.forget(keys)));
        let (triage, refused_rules) = Triage::load(settings.rules.as_deref(), &settings.folder);
        let inbox = Self {
            inner: Arc::new(Inner {
                access: Access::new(data.clone(), &vault, clock.clone()),
                hotlines: Hotlines::new(data.clone(), vault.clone(), clock.clone()),
                canned: CannedReplies::new(data.clone(), clock.clone()),
                taxonomy,
                addresses: Addresses::default(),
                intakes: Intakes::default(),
                watches: Arc::default(),
                presence: Arc::default(),
                hubs: Hubs::default(),
                triage,
                refused_rules,
                search,
                tails: Tails::default(),
                floods: Floods::default(),
                foreheard: Foreheard::default(),
                tasks: TaskTracker::new(),
                stop: CancellationToken::new(),
                folder: settings.folder,
                node: settings.node,
                data,
                vault,
                blobs,
                clock,
            }),
        };
        inbox.follow_commits();
        Ok(inbox)
    }

    /// Operators, sessions and links.
    pub fn access(&self) -> &Access {
        &self.inner.access
    }

    /// Hotlines and their channels.
    pub fn hotlines(&self) -> &Hotlines {
        &self.inner.hotlines
    }

    /// Prepared answers.
    pub fn canned(&self) -> &CannedReplies {
        &self.inner.canned
    }

    /// The code lists.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.inner.taxonomy
    }

    /// The time.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The data's database; for backup.
    pub fn data(&self) -> &Db {
        &self.inner.data
    }

    /// The vault.
    pub fn vault(&self) -> &Vault {
        &self.inner.vault
    }

    /// The folder of sealed files.
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// Key of the audit chain.
    pub fn audit_key(&self) -> AuditKey {
        AuditKey(self.vault().derive("audit"))
    }

    /// The rules of triage.
    pub fn triage(&self) -> &Triage {
        &self.inner.triage
    }

    /// The hotline's own rules of triage that were refused when this process started.
    pub fn refused_rules(&self) -> Option<&Refused> {
        self.inner.refused_rules.as_ref()
    }

    pub(crate) fn search_memory(&self) -> &Memory {
        &self.inner.search
    }

    pub(crate) fn tails(&self) -> &Tails {
        &self.inner.tails
    }

    pub(crate) fn foreheard(&self) -> &Foreheard {
        &self.inner.foreheard
    }

    pub(crate) fn floods(&self) -> &Floods {
        &self.inner.floods
    }

    pub(crate) fn node(&self) -> &str {
        &self.inner.node
    }

    pub(crate) fn addresses(&self) -> &Addresses {
        &self.inner.addresses
    }

    pub(crate) fn intakes(&self) -> &Intakes {
        &self.inner.intakes
    }

    pub(crate) fn watches(&self) -> &Arc<Watches> {
        &self.inner.watches
    }

    pub(crate) fn presence(&self) -> &Arc<Presence> {
        &self.inner.presence
    }

    pub(crate) fn hubs(&self) -> &Hubs {
        &self.inner.hubs
    }

    pub(crate) fn tasks(&self) -> &TaskTracker {
        &self.inner.tasks
    }

    pub(crate) fn stop(&self) -> &CancellationToken {
        &self.inner.stop
    }

    /// Earshot as one channel sees it. `acknowledgements` go out by themselves where the carrier allows it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such channel; the folder's error as [`StoreError::Unavailable`].
    pub async fn host(
        &self,
        channel: ChannelId,
        capabilities: &Capabilities,
        acknowledgements: Acknowledgements,
    ) -> Result<Arc<dyn earshot_channel::Host>, StoreError> {
        let (hotline, hotline_key, kind, name) = self.hotlines().owner_of(channel).await?;
        let state_dir = self.inner.folder.join("channels").join(channel.to_string());
        std::fs::create_dir_all(&state_dir)
            .map_err(|error| StoreError::Unavailable(format!("{}: {error}", state_dir.display())))?;
        let zone = self.hotlines().by_id(hotline).await?.spec.time_zone;
        let source = Source {
            hotline,
            time_zone: TimeZone::get(&zone).unwrap_or(TimeZone::UTC),
            channel: channel.0,
            hotline_key,
            sitting_silence_ms: capabilities.sitting_silence_ms,
            counted: kind != WEBCHAT,
            kind: kind.into(),
            name: name.into(),
            acknowledgements: Arc::new(acknowledgements),
        };
        Ok(Arc::new(ContactHost::new(self.clone(), source, state_dir)))
    }

    /// Seals what a channel brings.
    pub(crate) async fn put_blob(&self, hotline: HotlineId, bytes: ByteStream) -> Result<BlobId, HostError> {
        self.put_blob_within(hotline, bytes, BROUGHT_LIMIT_BYTES).await
    }

    pub(crate) async fn put_blob_within(
        &self,
        hotline: HotlineId,
        bytes: ByteStream,
        limit_bytes: u64,
    ) -> Result<BlobId, HostError> {
        let (id, key, size_bytes, sealed) = match blobs::begin(bytes, limit_bytes).await.map_err(blob_error)? {
            Begin::Small(bytes) => {
                let Small { id, key_id, sealed } = Small::seal(self.vault(), &bytes).await.map_err(blob_error)?;
                (id, key_id, bytes.len() as u64, Some(sealed))
            }
            Begin::Large(bytes) => {
                let stored = self.blobs().put(self.vault(), bytes, limit_bytes).await.map_err(blob_error)?;
                (stored.id, stored.key_id, stored.size_bytes, None)
            }
        };
        let at = self.clock().now().0;
        let size_bytes = i64::try_from(size_bytes).unwrap_or(i64::MAX);
        let blob = NewBlob { id: id.0, key: key.0, size_bytes, sealed };
        self.data()
            .write(id.0, move |tx| {
                let blob = blob.clone();
                Box::pin(async move { messages::insert_blob(tx, hotline, blob, at).await })
            })
            .await
            .map_err(host_error)?;
        Ok(id)
    }

    /// A file's plaintext, wherever it lies. See [`Blobs::get`].
    ///
    /// # Errors
    /// As [`blob_error`] says.
    pub(crate) async fn get_blob(&self, id: BlobId, key: KeyId, size_bytes: u64) -> Result<ByteStream, HostError> {
        if size_bytes <= SMALL_BYTES as u64 {
            let sealed = {
                let mut reader = self.data().reader().await.map_err(host_error)?;
                messages::sealed_blob(&mut reader.conn(), id.0).await.map_err(host_error)?
            };
            // A small one of an earlier version is a file, too.
            if let Some(sealed) = sealed {
                let bytes = Small::open(self.vault(), id, key, &sealed, size_bytes).await.map_err(blob_error)?;
                return Ok(Box::pin(futures::stream::iter([Ok(bytes.into())])));
            }
        }
        self.blobs().get(self.vault(), id, key, size_bytes).await.map_err(blob_error)
    }

    /// Whether both databases answer.
    ///
    /// # Errors
    /// The one that doesn't.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.data().ping().await?;
        self.vault().db().ping().await
    }

    /// Stops following, finishes what is queued and closes.
    pub async fn close(&self) {
        self.inner.stop.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.inner.data.close().await;
        self.inner.vault.close().await;
    }
}

pub(crate) fn blob_error(error: BlobError) -> HostError {
    match error {
        BlobError::TooLarge { limit_bytes } => {
            HostError::Rejected(format!("larger than {} MiB", limit_bytes / (1024 * 1024)))
        }
        BlobError::BrokenOff(why) => HostError::Rejected(why),
        BlobError::Missing | BlobError::Damaged => HostError::NotFound,
        BlobError::Vault(VaultError::Erased) => HostError::NotFound,
        other => HostError::Unavailable { why: other.to_string(), retry_after_ms: 2_000 },
    }
}

impl From<VaultError> for StoreError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Unavailable(why) => StoreError::Unavailable(why),
            VaultError::Erased => StoreError::NotFound,
            other => StoreError::Defect(other.to_string()),
        }
    }
}
