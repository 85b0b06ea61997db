//! Backup and restore: nothing lost, nothing erased comes back, nothing touched before all is proven.

use std::{fs, path::Path};

use bytes::Bytes;
use earshot_inbox::{
    Clock,
    backup::{BackupError, DataFolder, KEYS_EXPIRE_AFTER_MS, RestoreReport, RestoreTarget, restore},
    store::db::Location,
    vault::VaultError,
};
use tempfile::tempdir;

use crate::house::{House, START, files, holding};

const DAY: i64 = 24 * 60 * 60 * 1000;

async fn put_back(data: &Path, keys: Option<&Path>, into: &Path) -> Result<RestoreReport, BackupError> {
    let folder = DataFolder::lock(into)?;
    let target = RestoreTarget {
        data: Location::Sqlite(folder.data_db()),
        keys: Location::Sqlite(folder.keys_db()),
        blobs: folder.blobs(),
        salt_dir: folder.path().to_owned(),
        folder: &folder,
    };
    restore(data, keys, &target, &Clock::fixed(START + 9 * DAY)).await
}

fn ok(text: &str) -> Result<String, VaultError> {
    Ok(text.to_owned())
}

#[tokio::test]
async fn restores_into_an_empty_folder_without_difference() {
    let (home, shelf, new) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(home.path()).await;
    for n in 0..100 {
        house.write(&format!("letter {n}")).await;
    }
    let picture = Bytes::from(vec![7; 200_000]);
    let blob =
        house.blobs.put(&house.vault, Box::pin(futures::stream::iter([Ok(picture.clone())])), 1 << 20).await.unwrap();
    let report = house.backup(shelf.path()).await.unwrap();
    assert_eq!((report.rows["letter"], report.rows["installation"], report.blobs, report.tombstones), (100, 1, 1, 0));
    assert!(report.keys >= 101);
    let before = house.letters().await;
    house.close().await;

    let done = put_back(&report.data_folder, Some(&report.keys_folder), new.path()).await.unwrap();
    assert_eq!(
        (done.blobs_added, done.keys_added, done.keys_erased, done.kept_aside.clone()),
        (1, report.keys, 0, None)
    );
    assert_eq!(done.rows, report.rows);
    let house = House::open(new.path()).await;
    assert_eq!(house.letters().await, before);
    assert_eq!(house.vault.installation(), report.installation);
    let stream = house.blobs.get(&house.vault, blob.id, blob.key_id, blob.size_bytes).await.unwrap();
    let pieces: Vec<Bytes> = futures::TryStreamExt::try_collect(stream).await.unwrap();
    assert_eq!(pieces.concat(), picture);
    house.close().await;
    for file in files(new.path()) {
        assert!(!file.to_string_lossy().contains("restoring"), "{}", file.display());
    }
}

#[tokio::test]
async fn erased_stays_erased_when_yesterdays_data_comes_back() {
    let (home, shelf) = (tempdir().unwrap(), tempdir().unwrap());
    let clock = Clock::fixed(START);
    let house = House::open_at(home.path(), clock.clone()).await.unwrap();
    let mut keys = Vec::new();
    for n in 0..20 {
        keys.push(house.write(&format!("letter {n}")).await);
    }
    let yesterday = house.backup(shelf.path()).await.unwrap();
    clock.advance(DAY);
    house.vault.erase(&[keys[7]]).await.unwrap();
    house.write("written today").await;
    house.close().await;

    // With the live keys alone, and with yesterday's keys given too, which still hold the erased one.
    for with_keys in [None, Some(yesterday.keys_folder.as_path())] {
        let done = put_back(&yesterday.data_folder, with_keys, home.path()).await;
        let done = done.unwrap();
        assert_eq!(done.keys_erased, 0);
        let aside = done.kept_aside.unwrap();
        assert!(aside.file_name().unwrap().to_str().unwrap().starts_with("data.before-restore-"));
        let house = House::open(home.path()).await;
        let letters = house.letters().await;
        for (n, letter) in letters.iter().enumerate() {
            match n {
                7 => assert_eq!(*letter, Err(VaultError::Erased)),
                _ => assert_eq!(*letter, ok(&format!("letter {n}"))),
            }
        }
        assert_eq!(letters.len(), 20);
        house.close().await;
        // The old data is whole, too.
        if with_keys.is_none() {
            let kept = tempdir().unwrap();
            fs::copy(&aside, kept.path().join("data.db")).unwrap();
            fs::copy(home.path().join("keys.db"), kept.path().join("keys.db")).unwrap();
            let old = House::open(kept.path()).await;
            assert_eq!(old.letters().await.len(), 21);
            assert_eq!(old.letters().await[20], ok("written today"));
            old.close().await;
        }
        fs::remove_file(aside).unwrap();
    }
}

#[tokio::test]
async fn a_newer_key_backup_brings_tombstones_and_missing_keys() {
    let (home, shelf) = (tempdir().unwrap(), tempdir().unwrap());
    let clock = Clock::fixed(START);
    let house = House::open_at(home.path(), clock.clone()).await.unwrap();
    let erased = house.write("erased later").await;
    house.write("one").await;
    let first = house.backup(shelf.path()).await.unwrap();
    house.close().await;
    let old_keys = fs::read(home.path().join("keys.db")).unwrap();
    let house = House::open_at(home.path(), clock.clone()).await.unwrap();
    house.write("two").await;
    house.vault.erase(&[erased]).await.unwrap();
    clock.advance(DAY);
    let second = house.backup(shelf.path()).await.unwrap();
    assert_eq!(second.tombstones, 1);
    house.close().await;

    // Somebody put an old copy of keys.db there: the erased key is live again and the newest is missing.
    fs::write(home.path().join("keys.db"), old_keys).unwrap();
    let done = put_back(&second.data_folder, Some(&second.keys_folder), home.path()).await.unwrap();
    assert_eq!(done.keys_erased, 1);
    assert!(done.keys_added >= 1);
    let house = House::open(home.path()).await;
    assert_eq!(house.letters().await, [Err(VaultError::Erased), ok("one"), ok("two")]);
    house.close().await;
    assert_ne!(first.data_folder, second.data_folder);
}

#[tokio::test]
async fn copies_a_whole_moment_while_others_write() {
    let (home, shelf, new) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(home.path()).await;
    for n in 0..50 {
        house.write(&format!("letter {n}")).await;
    }
    let write = async {
        for n in 50..150 {
            house.write(&format!("letter {n}")).await;
        }
    };
    let (report, ()) = tokio::join!(house.backup(shelf.path()), write);
    let report = report.unwrap();
    house.close().await;
    put_back(&report.data_folder, Some(&report.keys_folder), new.path()).await.unwrap();
    let house = House::open(new.path()).await;
    let letters = house.letters().await;
    assert!(letters.len() >= 50 && letters.len() as i64 == report.rows["letter"]);
    for (n, letter) in letters.iter().enumerate() {
        assert_eq!(*letter, ok(&format!("letter {n}")));
    }
    house.close().await;
}

#[tokio::test]
async fn touches_nothing_when_a_byte_of_the_backup_is_altered_or_missing() {
    let (home, shelf) = (tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(home.path()).await;
    house.write("one").await;
    house
        .blobs
        .put(&house.vault, Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"picture"))])), 100)
        .await
        .unwrap();
    let report = house.backup(shelf.path()).await.unwrap();
    house.write("two").await;
    house.close().await;
    let state =
        || files(home.path()).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect::<Vec<_>>();
    let before = state();

    let mut tried = 0;
    for file in [files(&report.data_folder), files(&report.keys_folder)].concat() {
        let whole = fs::read(&file).unwrap();
        let mut altered = whole.clone();
        *altered.last_mut().unwrap() ^= 1;
        for bytes in [Some(altered), Some(whole[..whole.len() / 2].to_vec()), None] {
            match bytes {
                Some(bytes) => fs::write(&file, bytes).unwrap(),
                None => fs::remove_file(&file).unwrap(),
            }
            let refused = put_back(&report.data_folder, Some(&report.keys_folder), home.path()).await;
            let harmless = file.ends_with("manifest.json") && refused.is_ok();
            assert!(
                harmless || matches!(refused, Err(BackupError::Damaged(_) | BackupError::Refused(_))),
                "{}: {refused:?}",
                file.display()
            );
            if !harmless {
                assert!(state() == before, "{} was touched", file.display());
                tried += 1;
            }
            fs::write(&file, &whole).unwrap();
        }
    }
    assert!(tried >= 14, "{tried}");
}

#[tokio::test]
async fn refuses_another_installation_a_running_one_and_the_wrong_half() {
    let (home, other_home, shelf) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(home.path()).await;
    house.write("one").await;
    let report = house.backup(shelf.path()).await.unwrap();
    assert_eq!(
        put_back(&report.data_folder, None, home.path()).await.unwrap_err(),
        BackupError::InUse(home.path().to_owned())
    );
    house.close().await;
    let other = House::open(other_home.path()).await;
    other.write("theirs").await;
    other.close().await;

    let refused = |result: Result<RestoreReport, BackupError>, words: &str| match result {
        Err(BackupError::Refused(said)) => assert!(said.contains(words), "{said}"),
        other => panic!("{other:?}"),
    };
    let (data, keys) = (&report.data_folder, &report.keys_folder);
    refused(put_back(data, Some(keys), other_home.path()).await, "another installation");
    refused(put_back(keys, None, home.path()).await, "backup of keys");
    refused(put_back(data, Some(data), home.path()).await, "backup of data");
    refused(put_back(shelf.path(), None, home.path()).await, "not a backup");
    refused(put_back(data, None, tempdir().unwrap().path()).await, "key backup");
    let other = House::open(other_home.path()).await;
    assert_eq!(other.letters().await, [ok("theirs")]);
    other.close().await;
}

#[tokio::test]
async fn deletes_key_backups_after_seven_days_and_only_those() {
    let (home, shelf) = (tempdir().unwrap(), tempdir().unwrap());
    let clock = Clock::fixed(START);
    let house = House::open_at(home.path(), clock.clone()).await.unwrap();
    fs::create_dir(shelf.path().join("keys-of-the-house")).unwrap();
    let first = house.backup(shelf.path()).await.unwrap();
    clock.advance(KEYS_EXPIRE_AFTER_MS - 1000);
    let second = house.backup(shelf.path()).await.unwrap();
    assert_eq!(second.expired, Vec::<std::path::PathBuf>::new());
    clock.advance(2000);
    let third = house.backup(shelf.path()).await.unwrap();
    assert_eq!(third.expired, std::slice::from_ref(&first.keys_folder));
    assert!(!first.keys_folder.exists() && first.data_folder.exists());
    assert!(second.keys_folder.exists() && shelf.path().join("keys-of-the-house").exists());
    // Data of any age opens with the keys that live.
    house.close().await;
    put_back(&first.data_folder, None, home.path()).await.unwrap();
    House::open(home.path()).await.close().await;
}

#[tokio::test]
async fn a_backup_that_breaks_off_leaves_nothing_under_a_final_name() {
    let (home, shelf) = (tempdir().unwrap(), tempdir().unwrap());
    let clock = Clock::fixed(START);
    let house = House::open_at(home.path(), clock.clone()).await.unwrap();
    // A file where a folder of sealed files should be.
    fs::remove_dir(house.folder.blobs()).unwrap();
    fs::write(house.folder.blobs(), b"").unwrap();
    assert!(house.backup(shelf.path()).await.is_err());
    let names = || -> Vec<String> {
        fs::read_dir(shelf.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names(), [".earshot-backup.lock"]);
    fs::remove_file(house.folder.blobs()).unwrap();
    // What a kill left.
    fs::create_dir(shelf.path().join("keys-20260101T000000Z.partial")).unwrap();
    let report = house.backup(shelf.path()).await.unwrap();
    assert_eq!(names().len(), 3);
    assert!(matches!(house.backup(shelf.path()).await, Err(BackupError::Refused(_))), "two in one second");
    assert!(report.data_folder.join("manifest.json").exists());
    house.close().await;
}

#[tokio::test]
async fn holds_no_plaintext_no_master_key_and_nothing_erased() {
    let (home, shelf) = (tempdir().unwrap(), tempdir().unwrap());
    let house = House::open(home.path()).await;
    let erased = house.write("Osric Quillfeather").await;
    let wrapped =
        earshot_inbox::store::keys::get(&mut house.vault.db().reader().await.unwrap().conn(), erased.0).await.unwrap();
    let wrapped: String = wrapped.unwrap().wrapped.unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    let before = house.backup(shelf.path()).await.unwrap();
    assert_eq!(holding(&before.keys_folder, wrapped.as_bytes()).len(), 1, "the search finds what is there");
    house.vault.erase(&[erased]).await.unwrap();
    house.clock.advance(1000);
    let after = house.backup(shelf.path()).await.unwrap();
    assert!(holding(&after.keys_folder, wrapped.as_bytes()).is_empty());
    for needle in [b"Osric".as_slice(), b"Quillfeather", &[42; 32]] {
        assert!(holding(shelf.path(), needle).is_empty());
    }
    house.close().await;
}

#[test]
fn one_process_at_a_time() {
    let folder = tempdir().unwrap();
    let held = DataFolder::lock(folder.path()).unwrap();
    let refused = DataFolder::lock(folder.path()).unwrap_err();
    assert!(refused.to_string().contains("stop it first"), "{refused}");
    drop(held);
    assert!(DataFolder::lock(folder.path()).is_ok());
}
