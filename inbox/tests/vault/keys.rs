//! Keys: durable before use, erased for good, missing with words.

use std::{collections::HashSet, fs};

use earshot_inbox::{
    Clock, HotlineId, KeyId,
    store::{db::Location, keys},
    vault::{MasterKey, Place, Vault, VaultError},
};
use tempfile::tempdir;
use uuid::Uuid;

use crate::house::{House, START, files, freeze, holding, master};

const CANARY: &str = "my stepfather Osric-Quillfeather hits me";

#[tokio::test]
async fn hands_out_only_keys_that_survive_a_kill() {
    let (folder, frozen) = (tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(folder.path()).await;
    let mut handed = Vec::new();
    for round in 0..5 {
        for _ in 0..100 {
            handed.push(house.vault.fresh_key().await.unwrap());
        }
        // The last key was handed out this moment; the copy is what a kill would leave now.
        let copy = frozen.path().join(round.to_string());
        freeze(folder.path(), &copy);
        let again = House::open_at(&copy, Clock::fixed(START)).await.unwrap();
        let ids: Vec<KeyId> = handed.iter().map(|(id, _)| *id).collect();
        let keys = again.vault.keys(&ids).await.unwrap();
        for (id, key) in &handed {
            let place = Place { table: "t", column: "c", row: id.0 };
            assert_eq!(keys[id].clone().unwrap().open(place, &key.seal(place, b"x")).unwrap(), b"x");
        }
        again.close().await;
    }
    assert_eq!(handed.iter().map(|(id, _)| *id).collect::<HashSet<_>>().len(), 500);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gives_many_callers_each_a_key_of_their_own() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let taken = futures::future::join_all((0..1000).map(|_| {
        let vault = house.vault.clone();
        async move { vault.fresh_key().await.unwrap().0 }
    }))
    .await;
    assert_eq!(taken.iter().collect::<HashSet<_>>().len(), 1000);
    house.close().await;
}

#[tokio::test]
async fn leaves_no_unused_keys_behind_when_it_closes() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let used = house.write("one").await;
    house.close().await;
    let house = House::open(folder.path()).await;
    assert!(house.vault.key(used).await.is_ok());
    house.vault.close().await;
    assert!(matches!(house.vault.fresh_key().await, Err(VaultError::Unavailable(_))));
    let vault =
        Vault::open(Location::Sqlite(house.folder.keys_db()), master(), Clock::fixed(START), None).await.unwrap();
    let rows = keys::page(&mut vault.db().reader().await.unwrap().conn(), Uuid::nil(), 1000).await.unwrap();
    // What the newest start made ahead came after; only the used key is older than the batch of 64.
    assert_eq!(rows.len() % 64, 1);
    vault.close().await;
}

#[tokio::test]
async fn erased_opens_nothing_and_leaves_no_bytes() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let kept = house.write("kept").await;
    let erased = house.write("erased").await;
    let row = |id: KeyId| {
        let db = house.vault.db().clone();
        async move { keys::get(&mut db.reader().await.unwrap().conn(), id.0).await.unwrap().unwrap() }
    };
    let wrapped = row(erased).await.wrapped.unwrap();
    assert!(!holding(folder.path(), &wrapped).is_empty(), "the search finds what is there");
    let lost = KeyId(Uuid::new_v4());
    assert_eq!(house.vault.key(lost).await.unwrap_err(), VaultError::Lost);

    assert_eq!(house.vault.erase(&[erased, lost, erased]).await.unwrap(), 2);
    assert_eq!(house.vault.erase(&[erased]).await.unwrap(), 0);
    assert_eq!(house.vault.erase(&[]).await.unwrap(), 0);
    assert_eq!(house.vault.key(erased).await.unwrap_err(), VaultError::Erased);
    assert_eq!(house.vault.key(lost).await.unwrap_err(), VaultError::Erased);
    assert_eq!(row(erased).await.erased_at, Some(START));
    assert_eq!(house.letters().await, [Ok("kept".to_owned()), Err(VaultError::Erased)]);
    assert!(house.vault.key(kept).await.is_ok());
    // Neither the file nor the log holds any piece of the wrapped key.
    for piece in wrapped.chunks_exact(8) {
        assert_eq!(holding(folder.path(), piece), Vec::<std::path::PathBuf>::new());
    }
    house.close().await;

    let house = House::open(folder.path()).await;
    assert_eq!(house.letters().await, [Ok("kept".to_owned()), Err(VaultError::Erased)]);
    house.close().await;
}

#[tokio::test]
async fn a_read_that_races_an_erasure_puts_nothing_back() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    for _ in 0..50 {
        let (id, _) = house.vault.fresh_key().await.unwrap();
        let (vault, other) = (house.vault.clone(), house.vault.clone());
        let reads = async {
            for _ in 0..20 {
                let _either = vault.key(id).await;
            }
        };
        let (erased, ()) = tokio::join!(other.erase(std::slice::from_ref(&id)), reads);
        assert_eq!(erased.unwrap(), 1);
        assert_eq!(house.vault.key(id).await.unwrap_err(), VaultError::Erased);
    }
    house.close().await;
}

#[tokio::test]
async fn writes_no_plaintext_into_any_file() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    for n in 0..50 {
        house.write(&format!("{CANARY} {n}")).await;
    }
    let bytes = futures::stream::iter([Ok(bytes::Bytes::from(CANARY.repeat(5000)))]);
    house.blobs.put(&house.vault, Box::pin(bytes), 1 << 20).await.unwrap();
    let searched = files(folder.path());
    assert!(searched.iter().any(|path| path.ends_with("data.db-wal")), "{searched:?}");
    assert!(searched.iter().any(|path| path.ends_with("keys.db-wal")), "{searched:?}");
    for needle in [CANARY.as_bytes(), b"Osric", b"Quillfeather", &[42; 32], &master().derive("wrap")] {
        assert_eq!(holding(folder.path(), needle), Vec::<std::path::PathBuf>::new());
    }
    house.vault.close().await;
    house.data.close().await;
    assert_eq!(holding(folder.path(), b"Osric"), Vec::<std::path::PathBuf>::new());
    // The same search finds what isn't sealed.
    assert!(!holding(folder.path(), b"installation").is_empty());
}

#[tokio::test]
async fn refuses_to_start_without_its_keys_and_makes_none() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    house.write("one").await;
    let (keys_db, away) = (house.folder.keys_db(), folder.path().join("away"));
    house.close().await;
    fs::rename(&keys_db, &away).unwrap();

    for _ in 0..2 {
        let error = House::open_at(folder.path(), Clock::fixed(START)).await.err().unwrap();
        assert!(matches!(error, VaultError::KeysMissing(_)));
        assert!(error.to_string().contains("restore"), "{error}");
        assert!(!keys_db.exists(), "a new keys.db would hide the loss");
    }
    fs::write(&keys_db, b"").unwrap();
    let error = House::open_at(folder.path(), Clock::fixed(START)).await.err().unwrap();
    assert!(matches!(error, VaultError::KeysMissing(_)));
    assert_eq!(fs::metadata(&keys_db).unwrap().len(), 0);

    fs::rename(&away, &keys_db).unwrap();
    let house = House::open(folder.path()).await;
    assert_eq!(house.letters().await, [Ok("one".to_owned())]);
    house.close().await;
}

#[tokio::test]
async fn refuses_other_keys_and_another_master() {
    let (here, there) = (tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(here.path()).await;
    let (ours, location) = (house.vault.installation(), Location::Sqlite(house.folder.keys_db()));
    house.close().await;
    let other = House::open(there.path()).await;
    let theirs = other.vault.installation();
    other.close().await;

    let open = |master, id| Vault::open(location.clone(), master, Clock::fixed(START), Some(id));
    let wrong = open(master(), theirs).await.unwrap_err();
    assert_eq!(wrong, VaultError::WrongKeys { data: theirs, keys: ours });
    assert_eq!(open(MasterKey::from_bytes([1; 32]), ours).await.unwrap_err(), VaultError::WrongMaster);
    let vault = open(master(), ours).await.unwrap();
    assert_eq!(vault.installation(), ours);
    vault.close().await;
}

#[tokio::test]
async fn goes_on_after_a_first_start_that_broke_off() {
    let folder = tempdir().unwrap();
    let location = Location::Sqlite(folder.path().join("keys.db"));
    // The keys were founded, and the process was killed before the data heard of it.
    let vault = Vault::open(location.clone(), master(), Clock::fixed(START), None).await.unwrap();
    let id = vault.installation();
    vault.close().await;
    let vault = Vault::open(location, master(), Clock::fixed(START), None).await.unwrap();
    assert_eq!(vault.installation(), id);
    vault.close().await;
}

#[tokio::test]
async fn keeps_keys_for_this_user_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempdir().unwrap();
    let house = House::open(&folder.path().join("fresh")).await;
    house.write("one").await;
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for path in files(house.folder.path()).into_iter().filter(|path| path.to_string_lossy().contains("keys.db")) {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    assert_eq!(mode(house.folder.path()), 0o700);
    house.close().await;
}

#[tokio::test]
async fn looks_up_by_hotline_and_domain() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (one, two) = (HotlineId(Uuid::new_v4()), HotlineId(Uuid::new_v4()));
    let hash = house.vault.lookup(one, "address", b"ada@example.org");
    assert_eq!(hash, house.vault.lookup(one, "address", b"ada@example.org"));
    assert_ne!(hash, house.vault.lookup(two, "address", b"ada@example.org"));
    assert_ne!(hash, house.vault.lookup(one, "carrier", b"ada@example.org"));
    assert_ne!(house.vault.lookup(one, "ab", b"c"), house.vault.lookup(one, "a", b"bc"));
    house.close().await;
}

#[tokio::test]
async fn answers_for_each_of_many_keys() {
    let folder = tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let mut ids = Vec::new();
    for _ in 0..300 {
        ids.push(house.vault.fresh_key().await.unwrap().0);
    }
    house.close().await;
    let house = House::open(folder.path()).await;
    house.vault.erase(&ids[..3]).await.unwrap();
    ids.push(KeyId(Uuid::new_v4()));
    for _cold_then_cached in 0..2 {
        let keys = house.vault.keys(&ids).await.unwrap();
        assert_eq!(keys.len(), 301);
        let (mut erased, mut lost, mut open) = (0, 0, 0);
        for answer in keys.values() {
            match answer {
                Err(VaultError::Erased) => erased += 1,
                Err(VaultError::Lost) => lost += 1,
                other => open += usize::from(other.is_ok()),
            }
        }
        assert_eq!((erased, lost, open), (3, 1, 297));
    }
    house.close().await;
}
