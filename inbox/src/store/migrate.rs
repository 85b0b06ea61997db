//! Brings a schema up to date. Migrations are embedded, come in pairs, and are never edited once applied: their hash is
//! kept, and a database whose past differs from this program's is refused.

use sha2::{Digest, Sha256};

use super::{
    StoreError,
    conn::{Conn, statements},
};

statements! {
    APPLIED = "SELECT name, hash FROM schema_migration ORDER BY name";
    RECORD = "INSERT INTO schema_migration (name, hash) VALUES ($1, $2)";
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)";

/// Which of the two schemas a database has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Everything but keys.
    Data,
    /// The wrapped keys.
    Keys,
}

/// One step, once for each database.
pub struct Migration {
    /// File name without its ending, such as `0001_start`.
    pub name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

const DATA: &[Migration] = migrations![
    "0001_start",
    "0002_threads",
    "0003_channel_counts",
    "0004_routing",
    "0005_small_files",
    "0006_sms",
    "0007_desk",
    "0009_search",
    "0010_supervision",
    "0011_cases",
    "0012_together",
    "0013_retention",
    "0014_phone",
    "0015_hard",
    "0016_bulk",
    "0017_texts",
    "0018_one_person",
    "0019_quality",
    "0020_bystanders",
    "0021_packages",
    "0021_tables",
    "0022_practice",
    "0023_procedures",
    "0024_identity",
    "0025_split",
    "0027_keeping",
    "0028_hand_over",
    "0029_alias",
    "0030_awaits",
    "0031_blocks",
    "0033_class_rules",
    "0034_report_notes",
    "0035_turns",
    "0037_written_by",
    "0038_words_of_calls",
    "0039_case_past",
    "0040_erased_persons",
    "0041_rises",
    "0043_young",
];
const KEYS: &[Migration] = migrations!["keys_0001_start"];

/// The names of all steps; a test compares them with the files.
pub fn names() -> impl Iterator<Item = &'static str> {
    DATA.iter().chain(KEYS).map(|migration| migration.name)
}

/// Applies what is missing.
///
/// # Errors
/// [`StoreError::Rejected`] when the database's past is not this program's.
pub(super) async fn run(conn: &mut Conn<'_>, schema: Schema) -> Result<(), StoreError> {
    let steps = match schema {
        Schema::Data => DATA,
        Schema::Keys => KEYS,
    };
    // Two nodes that start together take turns.
    let (begin, lock) = if conn.is_postgres() {
        ("BEGIN", "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(116000)")
    } else {
        ("BEGIN IMMEDIATE", "SELECT 1")
    };
    conn.script(begin).await?;
    conn.script(lock).await?;
    match apply(conn, steps).await {
        Ok(()) => conn.script("COMMIT").await,
        Err(error) => {
            // The first error is the one that tells.
            let _second = conn.script("ROLLBACK").await;
            Err(error)
        }
    }
}

async fn apply(conn: &mut Conn<'_>, steps: &[Migration]) -> Result<(), StoreError> {
    conn.script(LEDGER).await?;
    let applied: Vec<(String, String)> = conn.sql(APPLIED).fetch_all().await?;
    for (name, hash) in &applied {
        let Some(step) = steps.iter().find(|step| step.name == name) else {
            return Err(StoreError::Rejected(format!(
                "the database has the step {name}, which this version of Earshot does not know: run the newer version"
            )));
        };
        if *hash != text_hash(step.text(conn)) {
            return Err(StoreError::Rejected(format!(
                "the step {name} is not the one that this database was made with"
            )));
        }
    }
    for step in steps.iter().filter(|step| !applied.iter().any(|(name, _)| name == step.name)) {
        let text = step.text(conn);
        conn.script(text).await?;
        conn.sql(RECORD).bind(step.name).bind(text_hash(text)).execute().await?;
    }
    Ok(())
}

impl Migration {
    fn text(&self, conn: &Conn<'_>) -> &'static str {
        if conn.is_postgres() { self.postgres } else { self.sqlite }
    }
}

fn text_hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
