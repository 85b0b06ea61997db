//! Sealed files: whole or refused, never half.

use std::{fs, io, path::PathBuf};

use bytes::Bytes;
use earshot_channel::ByteStream;
use earshot_inbox::{
    BlobId, UnixMillis,
    blobs::{BlobError, StoredBlob},
    vault::VaultError,
};
use futures::{StreamExt as _, TryStreamExt as _};
use proptest::prelude::*;
use tempfile::tempdir;
use uuid::Uuid;

use crate::house::{House, files, holding};

const CHUNK: usize = 64 * 1024;
const LIMIT: u64 = 8 << 20;

/// Bytes that differ everywhere.
fn content(length: usize) -> Vec<u8> {
    (0..length as u64).map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect()
}

fn in_pieces(bytes: &[u8], size: usize) -> ByteStream {
    let pieces: Vec<_> = bytes.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    Box::pin(futures::stream::iter(pieces))
}

async fn put(house: &House, bytes: &[u8]) -> StoredBlob {
    house.blobs.put(&house.vault, in_pieces(bytes, 10_000), LIMIT).await.unwrap()
}

async fn read(house: &House, blob: StoredBlob) -> Result<Vec<u8>, String> {
    let stream = house
        .blobs
        .get(&house.vault, blob.id, blob.key_id, blob.size_bytes)
        .await
        .map_err(|error| error.to_string())?;
    let pieces: Vec<Bytes> = stream.try_collect().await.map_err(|error| error.to_string())?;
    Ok(pieces.concat())
}

fn path(house: &House, blob: StoredBlob) -> PathBuf {
    house.folder.blobs().join(blob.id.0.simple().to_string())
}

#[tokio::test]
async fn gives_back_what_it_took_at_every_odd_length() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 16 * CHUNK, 17 * CHUNK + 5, 3_000_000] {
        let bytes = content(length);
        let blob = put(&house, &bytes).await;
        assert_eq!(blob.size_bytes, length as u64);
        assert_eq!(read(&house, blob).await.unwrap(), bytes, "{length}");
        assert_eq!(house.blobs.check(blob.id, length as u64).await, Ok(()));
        assert_eq!(house.blobs.check(blob.id, length as u64 + 1).await, Err(BlobError::Damaged));
        if length > 100 {
            assert!(holding(&house.folder.blobs(), &bytes[length / 2..length / 2 + 32]).is_empty());
        }
    }
    house.close().await;
}

#[tokio::test]
async fn refuses_a_file_that_is_cut_altered_reordered_or_swapped() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let blob = put(&house, &content(3 * CHUNK + 100)).await;
    let place = path(&house, blob);
    let whole = fs::read(&place).unwrap();
    let sealed_chunk = CHUNK + 16;
    let chunk = |n: usize| 20 + n * sealed_chunk..20 + (n + 1) * sealed_chunk;

    let mut hostile: Vec<(String, Vec<u8>)> = Vec::new();
    for at in [0, 1, 19, 20, 5000, chunk(0).end - 1, chunk(1).start, chunk(2).end + 1, whole.len() - 1] {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        hostile.push((format!("byte {at}"), altered));
    }
    for length in [0, 1, 20, chunk(0).end, chunk(1).end, chunk(2).end, whole.len() - 1] {
        hostile.push((format!("cut at {length}"), whole[..length].to_vec()));
    }
    let mut swapped = whole.clone();
    swapped[chunk(0)].copy_from_slice(&whole[chunk(1)]);
    swapped[chunk(1)].copy_from_slice(&whole[chunk(0)]);
    hostile.push(("chunks swapped".into(), swapped));
    hostile.push(("one more byte".into(), [&whole[..], &[0]].concat()));
    let other = put(&house, &content(3 * CHUNK + 100)).await;
    hostile.push(("another file".into(), fs::read(path(&house, other)).unwrap()));
    for (what, bytes) in hostile {
        fs::write(&place, bytes).unwrap();
        assert!(read(&house, blob).await.is_err(), "{what}");
    }

    // A cut at a chunk's end, told together with the length that fits it: only the mark of the last chunk is missing.
    fs::write(&place, &whole[..chunk(1).end]).unwrap();
    let shorter = StoredBlob { size_bytes: 2 * CHUNK as u64, ..blob };
    let stream = house.blobs.get(&house.vault, blob.id, blob.key_id, shorter.size_bytes).await.unwrap();
    let pieces: Vec<io::Result<Bytes>> = stream.collect().await;
    assert_eq!(pieces.len(), 2);
    assert_eq!(pieces[1].as_ref().unwrap_err().kind(), io::ErrorKind::InvalidData);

    fs::write(&place, &whole).unwrap();
    assert!(read(&house, blob).await.is_ok());
    let under_other_name = StoredBlob { id: BlobId(Uuid::new_v4()), ..blob };
    fs::copy(&place, path(&house, under_other_name)).unwrap();
    assert!(read(&house, under_other_name).await.is_err());
    house.close().await;
}

#[tokio::test]
async fn keeps_nothing_of_an_upload_that_is_too_large_or_breaks_off() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let bytes = content(3_000_000);
    let refused = house.blobs.put(&house.vault, in_pieces(&bytes, 4096), 2_999_999).await;
    assert_eq!(refused, Err(BlobError::TooLarge { limit_bytes: 2_999_999 }));
    assert!(house.blobs.put(&house.vault, in_pieces(&bytes, 4096), 3_000_000).await.is_ok());

    let broken =
        in_pieces(&bytes, 4096).chain(futures::stream::iter([Err(io::Error::from(io::ErrorKind::ConnectionReset))]));
    let refused = house.blobs.put(&house.vault, Box::pin(broken), LIMIT).await;
    assert!(matches!(refused, Err(BlobError::BrokenOff(_))), "{refused:?}");
    assert_eq!(files(&house.folder.blobs()).len(), 1);

    // A caller that goes away in the middle.
    let endless = in_pieces(&bytes, 4096).chain(futures::stream::pending());
    let put = house.blobs.put(&house.vault, Box::pin(endless), LIMIT);
    assert!(tokio::time::timeout(std::time::Duration::from_millis(300), put).await.is_err());
    for _ in 0..100 {
        if files(&house.folder.blobs()).len() == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(files(&house.folder.blobs()).len(), 1);
    house.close().await;
}

#[tokio::test]
async fn sweeps_what_a_crash_left_and_nothing_else() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let blob = put(&house, b"whole").await;
    let left = house.folder.blobs().join(format!("{}#1", Uuid::new_v4().simple()));
    fs::write(&left, b"half").unwrap();
    assert_eq!(house.blobs.sweep_unfinished(UnixMillis(0)).await, Ok(0));
    assert!(left.exists());
    assert_eq!(house.blobs.sweep_unfinished(UnixMillis(i64::MAX)).await, Ok(1));
    assert_eq!(files(&house.folder.blobs()), [path(&house, blob)]);
    assert_eq!(house.blobs.list().await.unwrap().iter().map(|(id, _)| *id).collect::<Vec<_>>(), [blob.id]);
    house.close().await;
}

#[tokio::test]
async fn says_missing_erased_and_lost_apart() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (gone, erased) = (put(&house, b"one").await, put(&house, b"two").await);
    house.blobs.delete(gone.id).await.unwrap();
    house.blobs.delete(gone.id).await.unwrap();
    house.vault.erase(&[erased.key_id]).await.unwrap();
    let why = |blob: StoredBlob| {
        let house = &house;
        async move { house.blobs.get(&house.vault, blob.id, blob.key_id, blob.size_bytes).await.err().unwrap() }
    };
    assert_eq!(why(gone).await, BlobError::Missing);
    assert_eq!(why(erased).await, BlobError::Vault(VaultError::Erased));
    house.close().await;
}

#[test]
fn gives_back_any_bytes_in_any_pieces() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempdir().unwrap();
    let house = runtime.block_on(House::open(folder.path()));
    proptest!(ProptestConfig::with_cases(24), |(length in 0_usize..200_000, size in 1_usize..100_000)| {
        let bytes = content(length);
        let read = runtime.block_on(async {
            let blob = house.blobs.put(&house.vault, in_pieces(&bytes, size), LIMIT).await.unwrap();
            read(&house, blob).await.unwrap()
        });
        prop_assert!(read == bytes);
    });
    runtime.block_on(house.close());
}
