//! A data folder with its databases, as a process has them open.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use earshot_inbox::{
    Clock, KeyId,
    backup::{BackupError, BackupReport, DataFolder, backup},
    blobs::Blobs,
    store::{
        conn::Sql,
        db::{Db, Location},
        migrate::Schema,
        writer::NoEffects,
    },
    vault::{MasterKey, Place, Vault, VaultError},
};
use uuid::Uuid;

/// 2026-03-01T00:00:00Z.
pub const START: i64 = 1_772_323_200_000;

const FOUND: Sql = both("FOUND", "INSERT INTO installation (id, created_at) VALUES ($1, 0)");
const FOUNDED: Sql = both("FOUNDED", "SELECT id FROM installation");
const TABLE: Sql = Sql {
    name: "TABLE",
    sqlite: "CREATE TABLE IF NOT EXISTS letter (n INTEGER PRIMARY KEY, id BLOB NOT NULL, key_id BLOB NOT NULL, body BLOB NOT NULL)",
    postgres: "CREATE TABLE IF NOT EXISTS letter (n BIGSERIAL PRIMARY KEY, id UUID NOT NULL, key_id UUID NOT NULL, body BYTEA NOT NULL)",
};
const INSERT: Sql = both("INSERT", "INSERT INTO letter (id, key_id, body) VALUES ($1, $2, $3)");
const ALL: Sql = both("ALL", "SELECT id, key_id, body FROM letter ORDER BY n");

const fn both(name: &'static str, text: &'static str) -> Sql {
    Sql { name, sqlite: text, postgres: text }
}

/// An installation on disk, open.
pub struct House {
    pub folder: DataFolder,
    pub data: Db,
    pub vault: Vault,
    pub blobs: Blobs,
    pub clock: Clock,
}

impl House {
    pub async fn open(path: &Path) -> Self {
        Self::open_at(path, Clock::fixed(START)).await.unwrap()
    }

    pub async fn open_at(path: &Path, clock: Clock) -> Result<Self, VaultError> {
        let (data, keys) = (path.join("data.db"), path.join("keys.db"));
        Self::open_in(path, Location::Sqlite(data), Location::Sqlite(keys), clock).await
    }

    pub async fn open_in(path: &Path, data: Location, keys: Location, clock: Clock) -> Result<Self, VaultError> {
        let folder = DataFolder::lock(path).unwrap();
        let data = Db::open(data, Schema::Data, Arc::new(NoEffects)).await.unwrap();
        let id: Option<(Uuid,)> = data.reader().await.unwrap().conn().sql(FOUNDED).fetch_optional().await.unwrap();
        let id = id.map(|(id,)| id);
        let vault = match Vault::open(keys, master(), clock.clone(), id).await {
            Ok(vault) => vault,
            Err(error) => {
                data.close().await;
                return Err(error);
            }
        };
        if id.is_none() {
            let id = vault.installation();
            data.write(id, move |tx| Box::pin(async move { tx.sql(FOUND).bind(id).execute_one().await }))
                .await
                .unwrap();
        }
        data.write(Uuid::nil(), |tx| Box::pin(async move { tx.sql(TABLE).execute().await })).await.unwrap();
        let blobs = Blobs::open(&folder.blobs()).unwrap();
        Ok(Self { folder, data, vault, blobs, clock })
    }

    pub async fn close(self) {
        self.vault.close().await;
        self.data.close().await;
    }

    /// Seals a letter under a key of its own and writes it.
    pub async fn write(&self, text: &str) -> KeyId {
        let (key_id, key) = self.vault.fresh_key().await.unwrap();
        let id = Uuid::new_v4();
        let body = key.seal(place(id), text.as_bytes());
        self.data
            .write(id, move |tx| {
                let body = body.clone();
                Box::pin(async move { tx.sql(INSERT).bind(id).bind(key_id.0).bind(body).execute_one().await })
            })
            .await
            .unwrap();
        key_id
    }

    /// Every letter, opened or why not, in the order they were written.
    pub async fn letters(&self) -> Vec<Result<String, VaultError>> {
        let rows: Vec<(Uuid, Uuid, Vec<u8>)> =
            self.data.reader().await.unwrap().conn().sql(ALL).fetch_all().await.unwrap();
        let ids: Vec<KeyId> = rows.iter().map(|(_, key, _)| KeyId(*key)).collect();
        let keys = self.vault.keys(&ids).await.unwrap();
        rows.into_iter()
            .map(|(id, key, body)| {
                let text = keys[&KeyId(key)].clone()?.open(place(id), &body)?;
                Ok(String::from_utf8(text).unwrap())
            })
            .collect()
    }

    pub async fn backup(&self, into: &Path) -> Result<BackupReport, BackupError> {
        backup(&self.data, self.vault.db(), &self.folder.blobs(), None, into, &self.clock).await
    }
}

pub fn master() -> MasterKey {
    MasterKey::from_bytes([42; 32])
}

fn place(row: Uuid) -> Place {
    Place { table: "letter", column: "body", row }
}

/// All files below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The files that hold these bytes.
pub fn holding(folder: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let mut found = files(folder);
    found.retain(|path| fs::read(path).unwrap().windows(bytes.len()).any(|window| window == bytes));
    found
}

/// Copies a folder as it is at this moment, as a killed process leaves it.
pub fn freeze(from: &Path, to: &Path) {
    for path in files(from) {
        let copy = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(path, copy).unwrap();
    }
}
