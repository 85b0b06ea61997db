//! What can go wrong in the store, by what the caller does next.

use sqlx::error::DatabaseError;

/// An error of the store. Never holds content: SQLSTATE and statement names only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No such row within the caller's scope.
    #[error("not found")]
    NotFound,
    /// The state is not what the caller thought it was; the words say what it is.
    #[error("{0}")]
    Conflict(String),
    /// What was asked breaks a rule; the words say which.
    #[error("{0}")]
    Rejected(String),
    /// The scope does not allow it.
    #[error("not allowed: {0}")]
    Forbidden(String),
    /// Database locked, full or gone. Nothing was written.
    #[error("the store is not available: {0}")]
    Unavailable(String),
    /// The transaction lost a race and runs again by itself.
    #[error("lost a race")]
    Retry,
    /// What the job was prepared with is no longer so (a new contact, another key): prepare it again.
    #[error("prepared on stale facts")]
    Stale,
    /// A defect: a statement that doesn't fit its schema, a row that can't be read.
    #[error("defect in the store: {0}")]
    Defect(String),
}

impl StoreError {
    /// Sorts a driver's error. `statement` is the registered name.
    pub(crate) fn of(statement: &'static str, error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => StoreError::NotFound,
            sqlx::Error::Database(inner) => of_database(statement, inner.as_ref()),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Protocol(_)
            | sqlx::Error::BeginFailed => StoreError::Unavailable(format!("connection lost ({statement})")),
            _ => StoreError::Defect(format!("{statement}: {error}")),
        }
    }
}

/// SQLite: <https://sqlite.org/rescode.html>; PostgreSQL: appendix A of its manual.
fn of_database(statement: &'static str, error: &dyn DatabaseError) -> StoreError {
    let code = error.code().unwrap_or_default();
    if let Ok(sqlite) = code.parse::<i64>()
        && error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some()
    {
        return match sqlite & 0xff {
            5 | 6 => StoreError::Unavailable("the database is locked".into()),
            8 => StoreError::Unavailable("the database is read-only".into()),
            10 => StoreError::Unavailable(format!("the disk reports an error (SQLite {sqlite})")),
            11 | 26 => StoreError::Unavailable("the database file is damaged; restore a backup".into()),
            13 => StoreError::Unavailable("the disk is full".into()),
            14 => StoreError::Unavailable("the database file can't be opened".into()),
            19 => StoreError::Conflict(format!("a rule of the schema refused {statement}")),
            _ => StoreError::Defect(format!("{statement}: SQLite {sqlite}: {}", error.message())),
        };
    }
    match code.get(..2).unwrap_or_default() {
        "08" | "57" | "58" => StoreError::Unavailable(format!("PostgreSQL went away ({code})")),
        "53" => StoreError::Unavailable(format!("PostgreSQL is out of resources ({code})")),
        "25" if code == "25P03" => StoreError::Unavailable("PostgreSQL ended an idle transaction".into()),
        "25" if code == "25006" => StoreError::Unavailable("PostgreSQL is read-only".into()),
        "55" if code == "55000" => StoreError::Unavailable(format!("PostgreSQL takes no connections ({code})")),
        "40" | "55" => StoreError::Retry,
        "23" => StoreError::Conflict(format!("a rule of the schema refused {statement}")),
        // Its words may quote a value.
        _ => StoreError::Defect(format!("{statement}: PostgreSQL {code}")),
    }
}
