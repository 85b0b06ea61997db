//! One database, SQLite or PostgreSQL: readers that can't write, and the writers' door.

use std::{path::PathBuf, str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    ConnectOptions, Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool,
    pool::{PoolConnection, PoolOptions},
    postgres::{PgConnectOptions, PgListener},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use uuid::Uuid;

use super::{
    StoreError,
    conn::Conn,
    migrate::{self, Schema},
    writer::{Committed, Flush, Gathering, JobFuture, Tx, Writers},
};

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file; made if it is missing.
    Sqlite(PathBuf),
    /// A connection URL, `postgres://…`.
    Postgres(String),
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Location::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}

/// How long a connection to PostgreSQL may take.
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);

/// A database with its readers and writers. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    location: Location,
    readers: Pool,
    writers: Writers,
}

enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A connection from the readers' pool.
pub enum Reader {
    /// SQLite, with `query_only` set.
    Sqlite(PoolConnection<Sqlite>),
    /// PostgreSQL, its transactions read-only.
    Postgres(PoolConnection<Postgres>),
}

impl Reader {
    /// The connection, for statements.
    pub fn conn(&mut self) -> Conn<'_> {
        match self {
            Reader::Sqlite(conn) => Conn::Sqlite(conn),
            Reader::Postgres(conn) => Conn::Postgres(conn),
        }
    }
}

/// A writer's own connection.
pub(super) enum Owned {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Owned {
    pub(super) fn conn(&mut self) -> Conn<'_> {
        match self {
            Owned::Sqlite(conn) => Conn::Sqlite(conn),
            Owned::Postgres(conn) => Conn::Postgres(conn),
        }
    }

    pub(super) async fn open(location: &Location) -> Result<Self, StoreError> {
        match location {
            Location::Sqlite(path) => {
                SqliteConnection::connect_with(&sqlite_options(path).pragma("cache_size", "-4000"))
                    .await
                    .map(Owned::Sqlite)
            }
            Location::Postgres(url) => {
                let connecting = tokio::time::timeout(CONNECT_PATIENCE, async {
                    PgConnection::connect_with(&postgres_options(url)?)
                        .await
                        .map_err(|error| StoreError::of("connect", error))
                });
                return match connecting.await {
                    Ok(conn) => conn.map(Owned::Postgres),
                    Err(_) => Err(StoreError::Unavailable("PostgreSQL does not answer".into())),
                };
            }
        }
        .map_err(|error| StoreError::of("connect", error))
    }

    /// For what looks through everything, or holds a moment for another program: without limits of time.
    pub(super) async fn open_patient(location: &Location) -> Result<Self, StoreError> {
        let mut owned = Self::open(location).await?;
        if owned.conn().is_postgres() {
            let unlimited =
                "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0";
            owned.conn().script(unlimited).await?;
        }
        Ok(owned)
    }

    pub(super) async fn close(self) {
        let closed = match self {
            Owned::Sqlite(conn) => conn.close().await,
            Owned::Postgres(conn) => conn.close().await,
        };
        if let Err(error) = closed {
            tracing::warn!(error = %StoreError::of("close", error), "a writer's connection did not close cleanly");
        }
    }
}

impl Db {
    /// Opens a database, brings its schema up to date and starts its writers. `flush` runs at the end of every
    /// transaction, before the commit.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it can't be reached, [`StoreError::Rejected`] when its schema is newer than
    /// this program or an applied migration was edited.
    pub async fn open(location: Location, schema: Schema, flush: Arc<dyn Flush>) -> Result<Self, StoreError> {
        let mut first = Owned::open(&location).await?;
        migrate::run(&mut first.conn(), schema).await?;
        let writer_count = match location {
            Location::Sqlite(_) => 1,
            Location::Postgres(_) => 2,
        };
        let readers = match &location {
            Location::Sqlite(path) => Pool::Sqlite(
                PoolOptions::new()
                    .max_connections(4)
                    .min_connections(1)
                    .acquire_timeout(Duration::from_secs(5))
                    .test_before_acquire(false)
                    .connect_lazy_with(sqlite_options(path).pragma("cache_size", "-250").pragma("query_only", "ON")),
            ),
            Location::Postgres(url) => Pool::Postgres(
                PoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(5)).connect_lazy_with(
                    postgres_options(url)?
                        // Looking through everything may take its time.
                        .options([("default_transaction_read_only", "on"), ("statement_timeout", "10min")]),
                ),
            ),
        };
        let writers = Writers::start(location.clone(), first, writer_count, flush);
        Ok(Self { inner: Arc::new(Inner { location, readers, writers }) })
    }

    /// A reader. Never used for writes: the database itself refuses them.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] after five seconds without a free connection.
    pub async fn reader(&self) -> Result<Reader, StoreError> {
        match &self.inner.readers {
            Pool::Sqlite(pool) => pool.acquire().await.map(Reader::Sqlite),
            Pool::Postgres(pool) => pool.acquire().await.map(Reader::Postgres),
        }
        .map_err(|error| StoreError::of("acquire", error))
    }

    /// Runs a job in a transaction that it shares with others; durable when this returns `Ok`. The job may run more
    /// than once, so it does no I/O and keeps no side effects outside the transaction. `route` is the id of what it
    /// writes to: jobs with the same route run in the order they came.
    ///
    /// # Errors
    /// What the job returned, or [`StoreError::Unavailable`] when the queue is full or the commit failed. Dropping the
    /// call doesn't stop the job.
    pub async fn write<T, F>(&self, route: Uuid, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a, 'c> Fn(&'a mut Tx<'c>) -> JobFuture<'a, T> + Send + Sync + 'static,
    {
        self.inner.writers.write(route, job).await
    }

    /// Writes an item together with all that others bring to the same gathering meanwhile; as [`Db::write`] otherwise.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_together<I, O>(
        &self,
        route: Uuid,
        gathering: &Arc<Gathering<I, O>>,
        item: I,
    ) -> Result<O, StoreError>
    where
        I: Send + Sync + 'static,
        O: Send + 'static,
    {
        self.inner.writers.write_together(route, gathering, item).await
    }

    /// What was committed, as it happens; a slow listener misses some and re-reads.
    pub fn committed(&self) -> tokio::sync::broadcast::Receiver<Committed> {
        self.inner.writers.committed()
    }

    /// Listens for commits of other nodes and passes them on as [`Db::committed`], until `stop`. Does nothing on SQLite.
    pub fn listen(&self, tasks: &TaskTracker, stop: CancellationToken) {
        let Location::Postgres(url) = self.inner.location.clone() else { return };
        let db = self.clone();
        tasks.spawn(async move {
            while !stop.is_cancelled() {
                let listening = async {
                    let mut listener = PgListener::connect(&url).await?;
                    listener.listen("earshot").await?;
                    // Whatever came while nobody listened is found by re-reading.
                    db.inner.writers.announce(Committed::ANYTHING);
                    loop {
                        // A line that broke and came back may have missed anything.
                        let Some(notice) = listener.try_recv().await? else {
                            db.inner.writers.announce(Committed::ANYTHING);
                            continue;
                        };
                        db.inner.writers.announce(Committed::from_notice(notice.payload()));
                    }
                };
                let ended: Option<sqlx::Result<()>> = tokio::select! {
                    () = stop.cancelled() => None,
                    ended = listening => Some(ended),
                };
                if ended.is_some() {
                    tracing::warn!("lost the line to PostgreSQL's notices; trying again in a second");
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(Duration::from_secs(1)) => {}
                    }
                }
            }
        });
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it doesn't.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.reader().await?.conn().ping().await
    }

    /// Where it is.
    pub fn location(&self) -> &Location {
        &self.inner.location
    }

    /// Finishes what is queued and closes. Later writes answer [`StoreError::Unavailable`].
    pub async fn close(&self) {
        self.inner.writers.close().await;
        match &self.inner.readers {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

fn sqlite_options(path: &std::path::Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging()
}

fn postgres_options(url: &str) -> Result<PgConnectOptions, StoreError> {
    Ok(PgConnectOptions::from_str(url)
        .map_err(|_| {
            StoreError::Rejected("the database URL is not a PostgreSQL URL (postgres://user@host/name)".into())
        })?
        .application_name("earshot")
        // Nothing here takes that long: a server that hangs is a server that is gone.
        .options([
            ("statement_timeout", "30s"),
            ("lock_timeout", "10s"),
            ("idle_in_transaction_session_timeout", "60s"),
        ])
        .disable_statement_logging())
}
