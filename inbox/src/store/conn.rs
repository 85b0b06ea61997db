//! The one place that knows there are two drivers.
//!
//! A statement has one SQL text for both databases unless it must differ. Binds and rows are typed for both at once,
//! so that a call site reads the same whichever database is behind it. Deliberately absent: `sqlx::Any` (it can't decode
//! UUID) and `query!` (its cache knows one dialect).

use sqlx::{
    AssertSqlSafe, Connection, Encode, Execute, Executor, FromRow, PgConnection, Postgres, Sqlite, SqliteConnection,
    Statement, Type,
    postgres::{PgArguments, PgRow},
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};

use super::StoreError;

/// One registered statement.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    /// Its constant's name, for errors and for the two-database check.
    pub name: &'static str,
    /// Text for SQLite.
    pub sqlite: &'static str,
    /// Text for PostgreSQL.
    pub postgres: &'static str,
}

impl Sql {
    /// Where PostgreSQL changes several tables in one statement, SQLite has a few in a row that share the binds.
    fn parts(&self) -> impl Iterator<Item = &'static str> {
        self.sqlite.split(';').filter(|part| !part.trim().is_empty())
    }

    /// The highest `$n` in SQLite's text.
    fn binds(&self) -> usize {
        let number =
            |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
        self.sqlite.split('$').skip(1).filter_map(number).max().unwrap_or(0)
    }
}

/// Registers a module's statements: `NAME = "SQL"` for both databases, or `NAME = { sqlite: "…", postgres: "…" }`.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $body:tt ;)*) => {
        $($(#[$doc])* const $name: $crate::store::conn::Sql = $crate::store::conn::statements!(@one $name $body);)*
        /// Every statement of this module, for the two-database check.
        pub(in crate::store) const STATEMENTS: &[$crate::store::conn::Sql] = &[$($name),*];
    };
    (@one $name:ident { sqlite: $sqlite:expr, postgres: $postgres:expr $(,)? }) => {
        $crate::store::conn::Sql { name: stringify!($name), sqlite: $sqlite, postgres: $postgres }
    };
    (@one $name:ident $both:expr) => {
        $crate::store::conn::Sql { name: stringify!($name), sqlite: $both, postgres: $both }
    };
}
pub(crate) use statements;

/// A value that both databases can take.
pub trait Bind:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}
impl<T> Bind for T where
    T: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}

/// A row that both databases can give.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// A connection to either database, borrowed for a job.
pub enum Conn<'c> {
    /// SQLite.
    Sqlite(&'c mut SqliteConnection),
    /// PostgreSQL.
    Postgres(&'c mut PgConnection),
}

/// A statement on its way, binds being added.
pub enum Stmt<'c> {
    /// SQLite.
    Sqlite(Query<'static, Sqlite, SqliteArguments>, &'c mut SqliteConnection, &'static str),
    /// SQLite, and the transaction begins with it.
    First(Query<'static, Sqlite, SqliteArguments>, &'c mut SqliteConnection, Sql),
    /// PostgreSQL.
    Postgres(Query<'static, Postgres, PgArguments>, &'c mut PgConnection, &'static str),
}

#[expect(clippy::disallowed_methods, reason = "this is the one place where statements are made")]
impl Conn<'_> {
    /// Begins a statement.
    pub fn sql(&mut self, sql: Sql) -> Stmt<'_> {
        match self {
            Conn::Sqlite(conn) => Stmt::Sqlite(sqlx::query(sql.sqlite), conn, sql.name),
            Conn::Postgres(conn) => Stmt::Postgres(sqlx::query(sql.postgres), conn, sql.name),
        }
    }

    /// Begins a statement, and with it SQLite's transaction: one way to the driver's thread instead of two.
    pub(super) fn first(&mut self, sql: Sql) -> Stmt<'_> {
        match self {
            Conn::Sqlite(conn) => Stmt::First(sqlx::query(sql.sqlite), conn, sql),
            Conn::Postgres(_) => self.sql(sql),
        }
    }

    /// Runs a script of several statements without binds: migrations, transaction control.
    ///
    /// # Errors
    /// As the database says.
    pub async fn script(&mut self, text: &str) -> Result<(), StoreError> {
        let text = AssertSqlSafe(text.to_owned());
        match self {
            Conn::Sqlite(conn) => sqlx::raw_sql(text).execute(&mut **conn).await.map(drop),
            Conn::Postgres(conn) => sqlx::raw_sql(text).execute(&mut **conn).await.map(drop),
        }
        .map_err(|error| StoreError::of("script", error))
    }

    /// Runs a command of transaction control; SQLite keeps it prepared.
    ///
    /// # Errors
    /// As the database says.
    pub async fn command(&mut self, text: &'static str) -> Result<(), StoreError> {
        match self {
            Conn::Sqlite(conn) => sqlx::query(text).execute(&mut **conn).await.map(drop),
            Conn::Postgres(conn) => sqlx::raw_sql(text).execute(&mut **conn).await.map(drop),
        }
        .map_err(|error| StoreError::of("command", error))
    }

    /// Prepares a statement and says how many binds it takes and what its columns are called. For the two-database check.
    ///
    /// # Errors
    /// As the database says.
    pub async fn describe(&mut self, sql: Sql) -> Result<(usize, Vec<String>), StoreError> {
        use sqlx::{Column, Either};
        fn shape<S: Statement>(statement: &S) -> (usize, Vec<String>)
        where
            <S::Database as sqlx::Database>::Column: Column,
        {
            let binds = match statement.parameters() {
                Some(Either::Left(types)) => types.len(),
                Some(Either::Right(count)) => count,
                None => 0,
            };
            (binds, statement.columns().iter().map(|column| column.name().to_owned()).collect())
        }
        match self {
            Conn::Sqlite(conn) => {
                let mut columns = Vec::new();
                for part in sql.parts() {
                    let part = conn.prepare(sqlx::SqlStr::from_static(part)).await;
                    let (_, own) = part.map(|part| shape(&part)).map_err(|error| StoreError::of(sql.name, error))?;
                    columns.extend(own);
                }
                Ok((sql.binds(), columns))
            }
            Conn::Postgres(conn) => {
                conn.prepare(sqlx::SqlStr::from_static(sql.postgres)).await.map(|statement| shape(&statement))
            }
        }
        .map_err(|error| StoreError::of(sql.name, error))
    }

    /// The tables that the planner would read whole for a statement, once indexes are preferred. For the check of hot reads.
    ///
    /// # Errors
    /// As the database says.
    pub async fn whole_scans(&mut self, sql: Sql) -> Result<Vec<String>, StoreError> {
        let (binds, _) = self.describe(sql).await?;
        let failed = |error| StoreError::of(sql.name, error);
        let (marker, text, lines): (_, _, Vec<String>) = match self {
            Conn::Sqlite(conn) => {
                let mut lines = Vec::new();
                for part in sql.parts() {
                    let plan = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {part}"));
                    let rows = sqlx::query_as::<_, (i64, i64, i64, String)>(plan).fetch_all(&mut **conn).await;
                    lines.extend(rows.map_err(failed)?.into_iter().map(|(_, _, _, line)| line));
                }
                ("SCAN ", sql.sqlite, lines)
            }
            Conn::Postgres(conn) => {
                let nulls = vec!["NULL"; binds].join(", ");
                let arguments = if binds == 0 { String::new() } else { format!("({nulls})") };
                let set_up = format!(
                    "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; DEALLOCATE ALL; PREPARE probe AS {}",
                    sql.postgres
                );
                sqlx::raw_sql(AssertSqlSafe(set_up)).execute(&mut **conn).await.map_err(failed)?;
                let plan = AssertSqlSafe(format!("EXPLAIN EXECUTE probe{arguments}"));
                let rows = sqlx::raw_sql(plan).fetch_all(&mut **conn).await.map_err(failed)?;
                let lines =
                    rows.iter().map(|row| sqlx::Row::try_get(row, 0)).collect::<sqlx::Result<_>>().map_err(failed)?;
                ("Seq Scan on ", sql.postgres, lines)
            }
        };
        // Everything of one hotline is as good as everything.
        let whole = |line: &&String| line.contains(marker) || line.ends_with("(hotline_id=?)");
        let named = |line: &'_ String| {
            let (_, rest) = line.split_once(marker).or_else(|| line.split_once("SEARCH "))?;
            rest.split_whitespace().next().map(str::to_owned)
        };
        Ok(lines.iter().filter(whole).filter_map(named).map(|name| table_of(text, &name).to_owned()).collect())
    }

    /// Whether the server answers.
    ///
    /// # Errors
    /// When it doesn't.
    pub async fn ping(&mut self) -> Result<(), StoreError> {
        match self {
            Conn::Sqlite(conn) => conn.ping().await,
            Conn::Postgres(conn) => conn.ping().await,
        }
        .map_err(|error| StoreError::of("ping", error))
    }

    /// Whether this is PostgreSQL; for the few places that lock rows explicitly.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Conn::Postgres(_))
    }
}

/// The table behind an alias in a statement, or the name itself.
fn table_of<'t>(text: &'t str, alias: &'t str) -> &'t str {
    let words: Vec<_> = text.split_whitespace().collect();
    words
        .windows(3)
        .find_map(|window| match window {
            [from, table, name] if matches!(*from, "FROM" | "JOIN") && *name == alias => Some(*table),
            _ => None,
        })
        .unwrap_or(alias)
}

/// How SQLite's transactions begin: as writers, so that none finds out at its end that another was first.
pub(super) const BEGIN_SQLITE: &str = "BEGIN IMMEDIATE";

/// The query with BEGIN before it; its binds come along.
fn begun_with(
    mut query: Query<'static, Sqlite, SqliteArguments>,
    text: &'static str,
) -> Query<'static, Sqlite, SqliteArguments> {
    // What can't be encoded is said by the query itself; none of our types can fail.
    let arguments = query.take_arguments().ok().flatten().unwrap_or_default();
    sqlx::query_with(AssertSqlSafe(format!("{BEGIN_SQLITE}; {text}")), arguments)
}

impl Stmt<'_> {
    /// Adds the next bind.
    #[must_use]
    pub fn bind<T: Bind>(self, value: T) -> Self {
        match self {
            Stmt::Sqlite(query, conn, name) => Stmt::Sqlite(query.bind(value), conn, name),
            Stmt::First(query, conn, sql) => Stmt::First(query.bind(value), conn, sql),
            Stmt::Postgres(query, conn, name) => Stmt::Postgres(query.bind(value), conn, name),
        }
    }

    /// Runs it and gives the number of rows it touched.
    ///
    /// # Errors
    /// As the database says.
    pub async fn execute(self) -> Result<u64, StoreError> {
        match self {
            Stmt::Sqlite(query, conn, name) => {
                query.execute(conn).await.map(|done| done.rows_affected()).map_err(|error| StoreError::of(name, error))
            }
            // On its own, because SQLite would count the rows of the statement before BEGIN once more.
            Stmt::First(query, conn, sql) => {
                Conn::Sqlite(conn).command(BEGIN_SQLITE).await?;
                let done = query.execute(conn).await.map_err(|error| StoreError::of(sql.name, error))?;
                Ok(done.rows_affected())
            }
            Stmt::Postgres(query, conn, name) => {
                query.execute(conn).await.map(|done| done.rows_affected()).map_err(|error| StoreError::of(name, error))
            }
        }
    }

    /// Runs it and asserts that exactly one row was touched.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when none was.
    pub async fn execute_one(self) -> Result<(), StoreError> {
        match self.execute().await? {
            1 => Ok(()),
            _ => Err(StoreError::NotFound),
        }
    }

    /// All rows.
    ///
    /// # Errors
    /// As the database says.
    pub async fn fetch_all<T: Row>(self) -> Result<Vec<T>, StoreError> {
        match self {
            Stmt::Sqlite(query, conn, name) => match query.fetch_all(conn).await {
                Ok(rows) => rows.iter().map(T::from_row).collect::<sqlx::Result<_>>(),
                Err(error) => Err(error),
            }
            .map_err(|error| StoreError::of(name, error)),
            Stmt::First(query, conn, sql) => match begun_with(query, sql.sqlite).fetch_all(conn).await {
                Ok(rows) => rows.iter().map(T::from_row).collect::<sqlx::Result<_>>(),
                Err(error) => Err(error),
            }
            .map_err(|error| StoreError::of(sql.name, error)),
            Stmt::Postgres(query, conn, name) => match query.fetch_all(conn).await {
                Ok(rows) => rows.iter().map(T::from_row).collect::<sqlx::Result<_>>(),
                Err(error) => Err(error),
            }
            .map_err(|error| StoreError::of(name, error)),
        }
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// As the database says.
    pub async fn fetch_optional<T: Row>(self) -> Result<Option<T>, StoreError> {
        match self {
            Stmt::Sqlite(query, conn, name) => match query.fetch_optional(conn).await {
                Ok(row) => row.as_ref().map(T::from_row).transpose(),
                Err(error) => Err(error),
            }
            .map_err(|error| StoreError::of(name, error)),
            first @ Stmt::First(..) => Ok(first.fetch_all().await?.into_iter().next()),
            Stmt::Postgres(query, conn, name) => match query.fetch_optional(conn).await {
                Ok(row) => row.as_ref().map(T::from_row).transpose(),
                Err(error) => Err(error),
            }
            .map_err(|error| StoreError::of(name, error)),
        }
    }

    /// The first row.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn fetch_one<T: Row>(self) -> Result<T, StoreError> {
        self.fetch_optional().await?.ok_or(StoreError::NotFound)
    }
}
