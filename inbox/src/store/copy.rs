//! Whole databases: consistent copies of them, what is in them, and putting one in another's place.

use std::{collections::BTreeMap, path::Path};

use sqlx::{AssertSqlSafe, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    db::{Location, Owned},
};

statements! {
    TABLES = {
        sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
        postgres: "SELECT tablename::text AS name FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
    };
    INSTALLATION = "SELECT id FROM installation ORDER BY created_at, id LIMIT 1";
    /// Lets `pg_dump` see exactly what this transaction sees.
    EXPORT = {
        sqlite: "SELECT '' AS snapshot",
        postgres: "SELECT pg_export_snapshot() AS snapshot",
    };
    FOLD_LOG = {
        sqlite: "PRAGMA wal_checkpoint(TRUNCATE)",
        postgres: "SELECT 0 AS busy, 0 AS log, 0 AS checkpointed",
    };
}

/// Rows of each table.
pub type Counts = BTreeMap<String, i64>;

/// What a database holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The installation it belongs to; `None` before its first start.
    pub installation: Option<Uuid>,
    /// Rows of each table; empty where nothing was ever made.
    pub rows: Counts,
}

/// Copies a SQLite database as it is at this moment, while others write to it. The copy has no free pages: what was deleted
/// is not in it. It is not synced yet.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such file, [`StoreError::Unavailable`] when the disk is full.
pub async fn copy_sqlite(from: &Path, to: &Path) -> Result<(), StoreError> {
    if !from.exists() {
        return Err(StoreError::NotFound);
    }
    let mut owned = Owned::open(&Location::Sqlite(from.to_owned())).await?;
    let name = to.to_str().ok_or_else(|| StoreError::Rejected(format!("{} is not UTF-8", to.display())))?;
    let copied = owned.conn().script(&format!("VACUUM INTO '{}'", name.replace('\'', "''"))).await;
    owned.close().await;
    copied
}

/// What is in a SQLite file that nobody writes to. Changes nothing, not even beside it.
///
/// # Errors
/// [`StoreError::Unavailable`] when the file is damaged.
pub async fn inside_file(path: &Path) -> Result<Inside, StoreError> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
    let mut file = SqliteConnection::connect_with(&options).await.map_err(|error| StoreError::of("connect", error))?;
    let inside = inside(&mut Conn::Sqlite(&mut file)).await;
    // It was only read.
    let _closed = file.close().await;
    inside
}

/// What is in a database, which may be missing or empty; makes nothing.
///
/// # Errors
/// [`StoreError::Unavailable`] when it can't be reached or is damaged.
pub async fn inside_of(location: &Location) -> Result<Inside, StoreError> {
    if let Location::Sqlite(path) = location
        && std::fs::metadata(path).map_or(0, |file| file.len()) == 0
    {
        return Ok(Inside { installation: None, rows: Counts::new() });
    }
    let mut owned = Owned::open_patient(location).await?;
    let inside = inside(&mut owned.conn()).await;
    owned.close().await;
    inside
}

async fn inside(conn: &mut Conn<'_>) -> Result<Inside, StoreError> {
    let rows = counts(conn).await?;
    let installation = match rows.get("installation") {
        Some(_) => conn.sql(INSTALLATION).fetch_optional().await?.map(|(id,): (Uuid,)| id),
        None => None,
    };
    Ok(Inside { installation, rows })
}

/// Counts each table's rows. The names come from the database's own catalogue, which only migrations write.
#[expect(
    clippy::disallowed_methods,
    reason = "a table's name can't be bound, and the tables of an old backup aren't known ahead"
)]
async fn counts(conn: &mut Conn<'_>) -> Result<Counts, StoreError> {
    let tables: Vec<(String,)> = conn.sql(TABLES).fetch_all().await?;
    let mut counts = Counts::new();
    for (table,) in tables {
        let count = format!("SELECT COUNT(*) FROM \"{}\"", table.replace('"', "\"\""));
        let count = AssertSqlSafe(count);
        let rows: i64 = match conn {
            Conn::Sqlite(conn) => sqlx::query_scalar(count).fetch_one(&mut **conn).await,
            Conn::Postgres(conn) => sqlx::query_scalar(count).fetch_one(&mut **conn).await,
        }
        .map_err(|error| StoreError::of("COUNT", error))?;
        counts.insert(table, rows);
    }
    Ok(counts)
}

/// A moment of a PostgreSQL database, held for `pg_dump`.
pub struct Moment {
    owned: Owned,
    /// Its name, for `pg_dump --snapshot`.
    pub name: String,
    /// What it shows.
    pub inside: Inside,
}

impl Moment {
    /// Holds this moment until [`Moment::release`].
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the server can't be reached.
    pub async fn hold(location: &Location) -> Result<Self, StoreError> {
        let mut owned = Owned::open_patient(location).await?;
        owned.conn().script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        let (name,): (String,) = owned.conn().sql(EXPORT).fetch_one().await?;
        let inside = inside(&mut owned.conn()).await?;
        Ok(Self { owned, name, inside })
    }

    /// Lets it go.
    pub async fn release(self) {
        self.owned.close().await;
    }
}

/// Folds the write-ahead log of a SQLite file that nobody else has open into it, so that the file alone is all of it.
///
/// # Errors
/// [`StoreError::Unavailable`] when somebody else has it open, or it is damaged.
pub async fn fold_log(path: &Path) -> Result<(), StoreError> {
    let mut owned = Owned::open(&Location::Sqlite(path.to_owned())).await?;
    let folded: Result<Option<(i32, i32, i32)>, _> = owned.conn().sql(FOLD_LOG).fetch_optional().await;
    owned.close().await;
    match folded? {
        Some((0, _, _)) => Ok(()),
        _ => Err(StoreError::Unavailable(format!("somebody else has {} open", path.display()))),
    }
}
