//! Wrapped keys and the installation they belong to. Lives in a database of its own, so that a copy of the data alone
//! opens nothing and an old copy of it brings nothing back.
//!
//! Deliberately absent: unwrapped keys; those never leave the vault.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    db::{Location, Owned},
    id_list,
    writer::Tx,
};

statements! {
    TABLE_THERE = {
        sqlite: "SELECT count(*) AS there FROM sqlite_master WHERE type = 'table' AND name = 'installation'",
        postgres: "SELECT count(to_regclass('installation')) AS there",
    };
    /// Two nodes that start for the first time together must not found two installations.
    FOUNDING = {
        sqlite: "SELECT '' AS founding",
        postgres: "SELECT pg_advisory_xact_lock(116001)::text AS founding",
    };
    INSTALLATION = "SELECT id, created_at, probe FROM installation ORDER BY created_at, id LIMIT 1";
    INSTALLATION_INSERT = "INSERT INTO installation (id, created_at, probe) VALUES ($1, $2, $3)";
    KEYS_INSERT = {
        sqlite: "INSERT INTO content_key (id, wrapped, version, created_at, erased_at)
            SELECT unhex(value ->> 'id'), unhex(value ->> 'wrapped'), value ->> 'version', value ->> 'created_at', value ->> 'erased_at'
            FROM json_each($1)",
        postgres: "INSERT INTO content_key (id, wrapped, version, created_at, erased_at)
            SELECT id, decode(wrapped, 'hex'), version, created_at, erased_at
            FROM jsonb_to_recordset($1::text::jsonb) AS k(id UUID, wrapped TEXT, version BIGINT, created_at BIGINT, erased_at BIGINT)",
    };
    /// Takes in rows of a backup: a key that is here stays as it is, unless the backup knows that it was erased.
    KEYS_MERGE = {
        sqlite: "INSERT INTO content_key (id, wrapped, version, created_at, erased_at)
            SELECT unhex(value ->> 'id'), unhex(value ->> 'wrapped'), value ->> 'version', value ->> 'created_at', value ->> 'erased_at'
            FROM json_each($1) WHERE true
            ON CONFLICT (id) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at
            WHERE content_key.erased_at IS NULL AND excluded.erased_at IS NOT NULL",
        postgres: "INSERT INTO content_key (id, wrapped, version, created_at, erased_at)
            SELECT id, decode(wrapped, 'hex'), version, created_at, erased_at
            FROM jsonb_to_recordset($1::text::jsonb) AS k(id UUID, wrapped TEXT, version BIGINT, created_at BIGINT, erased_at BIGINT)
            ON CONFLICT (id) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at
            WHERE content_key.erased_at IS NULL AND excluded.erased_at IS NOT NULL",
    };
    KEY_GET = "SELECT id, wrapped, version, created_at, erased_at FROM content_key WHERE id = $1";
    KEYS_GET = {
        sqlite: "SELECT id, wrapped, version, created_at, erased_at FROM content_key
            WHERE id IN (SELECT unhex(value) FROM json_each($1))",
        postgres: "SELECT id, wrapped, version, created_at, erased_at FROM content_key
            WHERE id IN (SELECT value::uuid FROM jsonb_array_elements_text($1::text::jsonb))",
    };
    KEYS_PAGE = "SELECT id, wrapped, version, created_at, erased_at FROM content_key WHERE id > $1 ORDER BY id LIMIT $2";
    /// A key that is already lost gets its tombstone too, so that no backup brings it back.
    KEYS_ERASE = {
        sqlite: "INSERT INTO content_key (id, wrapped, version, created_at, erased_at)
            SELECT DISTINCT unhex(value), NULL, 1, $2, $2 FROM json_each($1) WHERE true
            ON CONFLICT (id) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at WHERE content_key.erased_at IS NULL",
        postgres: "INSERT INTO content_key (id, wrapped, version, created_at, erased_at)
            SELECT DISTINCT value::uuid, NULL::bytea, 1, $2::bigint, $2::bigint FROM jsonb_array_elements_text($1::text::jsonb)
            ON CONFLICT (id) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at WHERE content_key.erased_at IS NULL",
    };
    KEYS_FORGET = {
        sqlite: "DELETE FROM content_key WHERE id IN (SELECT unhex(value) FROM json_each($1))",
        postgres: "DELETE FROM content_key WHERE id IN (SELECT value::uuid FROM jsonb_array_elements_text($1::text::jsonb))",
    };
    /// SQLite keeps deleted bytes in the file unless told to overwrite them. Holds for the connection.
    OVERWRITE = {
        sqlite: "PRAGMA secure_delete = ON",
        postgres: "SELECT 1 AS secure_delete",
    };
    NOTIFY_ERASED = {
        sqlite: "SELECT $1 AS erased",
        postgres: "SELECT pg_notify('earshot', $1)::text AS erased",
    };
    /// Old frames of the write-ahead log still hold what was erased.
    EMPTY_LOG = {
        sqlite: "PRAGMA wal_checkpoint(TRUNCATE)",
        postgres: "SELECT 0::int4 AS busy, 0::int4 AS log, 0::int4 AS checkpointed",
    };
}

/// The founding row: which installation these keys belong to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize)]
pub struct InstallationRow {
    /// The installation's id; the data has the same.
    pub id: Uuid,
    /// When it was founded, in milliseconds since 1970.
    pub created_at: i64,
    /// A known text sealed by the master key.
    #[serde(with = "hex_bytes")]
    pub probe: Vec<u8>,
}

/// A wrapped key, or the tombstone of one.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize)]
pub struct KeyRow {
    /// The key's id.
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    /// The key sealed by the master key; `None` once erased.
    #[serde(with = "hex_bytes_option")]
    pub wrapped: Option<Vec<u8>>,
    /// Version of the key, bound into all it seals.
    pub version: i64,
    /// When it was made, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was erased, in milliseconds since 1970.
    pub erased_at: Option<i64>,
}

/// Whether there are no keys at this place yet. Makes no file and no table.
///
/// # Errors
/// [`StoreError::Unavailable`] when the database can't be reached.
pub async fn missing(location: &Location) -> Result<bool, StoreError> {
    if let Location::Sqlite(path) = location {
        match std::fs::metadata(path) {
            Ok(file) if file.len() > 0 => {}
            Ok(_) => return Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
            Err(error) => return Err(StoreError::Unavailable(format!("{}: {error}", path.display()))),
        }
    }
    let mut owned = Owned::open(location).await?;
    let missing = nothing_founded(&mut owned.conn()).await;
    owned.close().await;
    missing
}

async fn nothing_founded(conn: &mut Conn<'_>) -> Result<bool, StoreError> {
    let (there,): (i64,) = conn.sql(TABLE_THERE).fetch_one().await?;
    Ok(there == 0 || installation(conn).await?.is_none())
}

/// The founding row.
///
/// # Errors
/// As the database says.
pub async fn installation(conn: &mut Conn<'_>) -> Result<Option<InstallationRow>, StoreError> {
    conn.sql(INSTALLATION).fetch_optional().await
}

/// Founds the installation, unless another node was quicker; gives the row that counts.
///
/// # Errors
/// As the database says.
pub async fn found(tx: &mut Tx<'_>, row: &InstallationRow) -> Result<InstallationRow, StoreError> {
    let _held: Option<(String,)> = tx.sql(FOUNDING).fetch_optional().await?;
    if let Some(there) = tx.sql(INSTALLATION).fetch_optional().await? {
        return Ok(there);
    }
    tx.sql(INSTALLATION_INSERT).bind(row.id).bind(row.created_at).bind(row.probe.clone()).execute_one().await?;
    Ok(row.clone())
}

/// Adds new keys.
///
/// # Errors
/// [`StoreError::Conflict`] when an id is there already.
pub async fn insert(tx: &mut Tx<'_>, rows: &[KeyRow]) -> Result<(), StoreError> {
    tx.sql(KEYS_INSERT).bind(json(rows)?).execute().await.map(drop)
}

/// Takes in rows of a backup; a tombstone wins on either side. Gives how many rows changed here.
///
/// # Errors
/// As the database says.
pub async fn merge(tx: &mut Tx<'_>, rows: &[KeyRow]) -> Result<u64, StoreError> {
    tx.sql(OVERWRITE).execute().await?;
    tx.sql(KEYS_MERGE).bind(json(rows)?).execute().await
}

/// One key or its tombstone.
///
/// # Errors
/// As the database says.
pub async fn get(conn: &mut Conn<'_>, id: Uuid) -> Result<Option<KeyRow>, StoreError> {
    conn.sql(KEY_GET).bind(id).fetch_optional().await
}

/// Those of these keys that are there, tombstones included.
///
/// # Errors
/// As the database says.
pub async fn get_many(conn: &mut Conn<'_>, ids: &[Uuid]) -> Result<Vec<KeyRow>, StoreError> {
    conn.sql(KEYS_GET).bind(id_list(ids)).fetch_all().await
}

/// The next keys after an id, tombstones included, in the order of their ids.
///
/// # Errors
/// As the database says.
pub async fn page(conn: &mut Conn<'_>, after: Uuid, limit: i64) -> Result<Vec<KeyRow>, StoreError> {
    conn.sql(KEYS_PAGE).bind(after).bind(limit).fetch_all().await
}

/// Puts tombstones in the place of keys; gives how many were not erased before.
///
/// # Errors
/// As the database says.
pub async fn erase(tx: &mut Tx<'_>, ids: &[Uuid], at: i64) -> Result<u64, StoreError> {
    tx.sql(OVERWRITE).execute().await?;
    let erased = tx.sql(KEYS_ERASE).bind(id_list(ids)).bind(at).execute().await?;
    for id in ids {
        let _other_nodes: Option<(String,)> = tx.sql(NOTIFY_ERASED).bind(id.to_string()).fetch_optional().await?;
    }
    Ok(erased)
}

/// Removes keys that nothing was ever sealed with. No tombstone is left: nobody can ask for them.
///
/// # Errors
/// As the database says.
pub async fn forget_unused(tx: &mut Tx<'_>, ids: &[Uuid]) -> Result<u64, StoreError> {
    tx.sql(KEYS_FORGET).bind(id_list(ids)).execute().await
}

/// Folds SQLite's write-ahead log into the file and empties it. Gives whether it is empty; a long read can hold it up.
///
/// # Errors
/// As the database says.
pub async fn empty_log(conn: &mut Conn<'_>) -> Result<bool, StoreError> {
    let (busy, _log, _checkpointed): (i32, i32, i32) = conn.sql(EMPTY_LOG).fetch_one().await?;
    Ok(busy == 0)
}

fn json<T: Serialize + ?Sized>(rows: &T) -> Result<String, StoreError> {
    serde_json::to_string(rows).map_err(|error| StoreError::Defect(format!("keys: {error}")))
}

/// Bytes as hex, which both databases can read out of JSON.
mod hex_bytes {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<u8>, D::Error> {
        read(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("not hex"))
    }

    pub fn read(text: &str) -> Option<Vec<u8>> {
        let digits: Vec<u8> =
            text.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect::<Option<_>>()?;
        let (pairs, rest) = digits.as_chunks::<2>();
        rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
    }
}

mod hex_bytes_option {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => super::hex_bytes::serialize(bytes, to),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        Option::<String>::deserialize(from)?
            .map(|text| super::hex_bytes::read(&text).ok_or_else(|| D::Error::custom("not hex")))
            .transpose()
    }
}
