//! The same promises where the data and the keys are PostgreSQL databases.

use std::{sync::Arc, time::Duration};

use earshot_inbox::{
    Clock, KeyId,
    backup::{BackupError, RestoreTarget, restore},
    store::{
        db::{Db, Location},
        keys::{self, InstallationRow},
        migrate::Schema,
        writer::NoEffects,
    },
    vault::{Vault, VaultError},
};
use tempfile::tempdir;
use uuid::Uuid;

use crate::{
    house::{House, START, master},
    server::database,
};

fn fresh() -> Location {
    Location::Postgres(database())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keeps_keys_erases_them_and_refuses_to_start_without() {
    let folder = tempdir().unwrap();
    let (data, keys) = (fresh(), fresh());
    let open = |keys: &Location| House::open_in(folder.path(), data.clone(), keys.clone(), Clock::fixed(START));
    let house = open(&keys).await.unwrap();
    let mut ids = Vec::new();
    for n in 0..200 {
        ids.push(house.write(&format!("letter {n}")).await);
    }
    let lost = KeyId(Uuid::new_v4());
    assert_eq!(house.vault.erase(&[ids[3], lost, ids[3]]).await.unwrap(), 2);
    assert_eq!(house.vault.erase(&[ids[3]]).await.unwrap(), 0);
    house.close().await;

    let house = open(&keys).await.unwrap();
    let letters = house.letters().await;
    assert_eq!((letters.len(), letters[3].clone()), (200, Err(VaultError::Erased)));
    assert_eq!(letters.iter().filter(|letter| letter.is_ok()).count(), 199);
    assert_eq!(house.vault.key(lost).await.unwrap_err(), VaultError::Erased);
    house.close().await;

    let empty = fresh();
    let error = open(&empty).await.err().unwrap();
    assert!(matches!(error, VaultError::KeysMissing(_)), "{error}");
    assert!(!error.to_string().contains("127.0.0.1"), "an address may hold a password: {error}");
    assert_eq!(keys::missing(&empty).await, Ok(true));
    let other = Vault::open(fresh(), master(), Clock::fixed(START), Some(Uuid::nil())).await.unwrap_err();
    assert!(matches!(other, VaultError::KeysMissing(_)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_that_start_together_found_one_installation() {
    let location = fresh();
    let open = || Db::open(location.clone(), Schema::Keys, Arc::new(NoEffects));
    let nodes = futures::future::try_join_all((0..8).map(|_| open())).await.unwrap();
    let founded = futures::future::try_join_all(nodes.iter().map(|node| {
        let row = InstallationRow { id: Uuid::new_v4(), created_at: START, probe: vec![1] };
        node.write(row.id, move |tx| {
            let row = row.clone();
            Box::pin(async move { keys::found(tx, &row).await })
        })
    }))
    .await
    .unwrap();
    assert!(founded.iter().all(|row| *row == founded[0]), "{founded:?}");
    for node in nodes {
        node.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erasure_reaches_the_other_nodes_within_a_second() {
    let keys = fresh();
    let open = || Vault::open(keys.clone(), master(), Clock::fixed(START), None);
    let (one, two) = (open().await.unwrap(), open().await.unwrap());
    let (id, _) = one.fresh_key().await.unwrap();
    // The other node's line to the notices needs a moment to be there.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(two.key(id).await.is_ok());
    one.erase(&[id]).await.unwrap();
    let asked = tokio::time::timeout(Duration::from_secs(1), async {
        while two.key(id).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    assert!(asked.await.is_ok(), "the other node still opens what was erased");
    assert_eq!(two.key(id).await.unwrap_err(), VaultError::Erased);
    one.close().await;
    two.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn comes_back_from_a_backup_without_difference() {
    let (home, shelf, new) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    let (data, keys) = (fresh(), fresh());
    let house = House::open_in(home.path(), data.clone(), keys.clone(), Clock::fixed(START)).await.unwrap();
    let mut ids = Vec::new();
    for n in 0..50 {
        ids.push(house.write(&format!("letter {n}")).await);
    }
    house.vault.erase(&[ids[0]]).await.unwrap();
    let write = async {
        for n in 50..80 {
            house.write(&format!("letter {n}")).await;
        }
    };
    let (report, ()) = tokio::join!(house.backup(shelf.path()), write);
    let report = report.unwrap();
    house.close().await;

    let folder = earshot_inbox::backup::DataFolder::lock(new.path()).unwrap();
    let (new_data, new_keys) = (fresh(), fresh());
    let target = |data: &Location| RestoreTarget {
        folder: &folder,
        data: data.clone(),
        keys: new_keys.clone(),
        blobs: folder.blobs(),
        salt_dir: folder.path().to_owned(),
    };
    let clock = Clock::fixed(START);
    let into = |data: Location| {
        let (target, report, clock) = (target(&data), &report, &clock);
        async move { restore(&report.data_folder, Some(&report.keys_folder), &target, clock).await }
    };
    let refused = into(Location::Sqlite(folder.data_db())).await.unwrap_err();
    assert!(refused.to_string().contains("can only go back to postgres"), "{refused}");
    let refused = into(data).await.unwrap_err();
    assert!(matches!(&refused, BackupError::Refused(words) if words.contains("not empty")), "{refused}");
    let done = into(new_data.clone()).await.unwrap();
    assert_eq!((done.keys_added, &done.rows), (report.keys + report.tombstones, &report.rows));
    drop(folder);

    let house = House::open_in(new.path(), new_data, new_keys, clock).await.unwrap();
    let letters = house.letters().await;
    assert_eq!(letters.len() as i64, report.rows["letter"]);
    for (n, letter) in letters.iter().enumerate() {
        match n {
            0 => assert_eq!(*letter, Err(VaultError::Erased)),
            _ => assert_eq!(*letter, Ok(format!("letter {n}"))),
        }
    }
    house.close().await;
}
