//! The one room with SQL.
//!
//! Everything here is private to the crate; the domain calls typed functions and never writes a statement. Every
//! statement is registered in its module's `STATEMENTS`, and one test prepares all of them on both databases.

pub(crate) mod arrivals;
pub(crate) mod audit;
pub(crate) mod blocks;
pub(crate) mod board;
pub(crate) mod bulk;
pub(crate) mod bystanders;
pub(crate) mod calls;
pub(crate) mod canned;
pub(crate) mod case_erasures;
pub(crate) mod cases;
pub(crate) mod classes;
pub(crate) mod conflicts;
pub mod conn;
pub(crate) mod conversations;
pub mod copy;
pub mod db;
pub(crate) mod deliveries;
pub mod effects;
pub(crate) mod erasures;
mod error;
pub(crate) mod events;
pub(crate) mod exchange;
pub(crate) mod facts;
pub(crate) mod fsck;
pub(crate) mod hard;
pub(crate) mod held;
pub(crate) mod hotlines;
pub(crate) mod identities;
pub(crate) mod imports;
pub(crate) mod installation;
pub mod keys;
pub(crate) mod leases;
pub(crate) mod macros;
pub(crate) mod merges;
pub(crate) mod messages;
pub mod migrate;
pub(crate) mod operators;
pub(crate) mod packages;
pub(crate) mod phone;
pub(crate) mod practice;
pub(crate) mod procedures;
pub(crate) mod retention;
pub(crate) mod reviews;
pub(crate) mod routing;
pub(crate) mod safety;
pub(crate) mod search;
pub(crate) mod seed;
pub(crate) mod setup;
pub(crate) mod shifts;
pub(crate) mod splits;
pub(crate) mod tags;
pub(crate) mod threads;
pub(crate) mod ties;
pub(crate) mod timeline;
pub(crate) mod views;
pub mod writer;

pub use error::StoreError;

/// Every registered statement with its module, for the two-database check.
pub fn statements() -> impl Iterator<Item = (&'static str, conn::Sql)> {
    [
        ("arrivals", arrivals::STATEMENTS),
        ("audit", audit::STATEMENTS),
        ("blocks", blocks::STATEMENTS),
        ("board", board::STATEMENTS),
        ("bulk", bulk::STATEMENTS),
        ("bystanders", bystanders::STATEMENTS),
        ("calls", calls::STATEMENTS),
        ("canned", canned::STATEMENTS),
        ("case_erasures", case_erasures::STATEMENTS),
        ("cases", cases::STATEMENTS),
        ("classes", classes::STATEMENTS),
        ("conflicts", conflicts::STATEMENTS),
        ("conversations", conversations::STATEMENTS),
        ("copy", copy::STATEMENTS),
        ("deliveries", deliveries::STATEMENTS),
        ("effects", effects::STATEMENTS),
        ("erasures", erasures::STATEMENTS),
        ("events", events::STATEMENTS),
        ("exchange", exchange::STATEMENTS),
        ("facts", facts::STATEMENTS),
        ("fsck", fsck::STATEMENTS),
        ("hard", hard::STATEMENTS),
        ("held", held::STATEMENTS),
        ("hotlines", hotlines::STATEMENTS),
        ("identities", identities::STATEMENTS),
        ("imports", imports::STATEMENTS),
        ("installation", installation::STATEMENTS),
        ("keys", keys::STATEMENTS),
        ("leases", leases::STATEMENTS),
        ("macros", macros::STATEMENTS),
        ("merges", merges::STATEMENTS),
        ("messages", messages::STATEMENTS),
        ("migrate", migrate::STATEMENTS),
        ("operators", operators::STATEMENTS),
        ("packages", packages::STATEMENTS),
        ("phone", phone::STATEMENTS),
        ("practice", practice::STATEMENTS),
        ("procedures", procedures::STATEMENTS),
        ("retention", retention::STATEMENTS),
        ("reviews", reviews::STATEMENTS),
        ("routing", routing::STATEMENTS),
        ("safety", safety::STATEMENTS),
        ("search", search::STATEMENTS),
        ("seed", seed::STATEMENTS),
        ("setup", setup::STATEMENTS),
        ("shifts", shifts::STATEMENTS),
        ("splits", splits::STATEMENTS),
        ("tags", tags::STATEMENTS),
        ("threads", threads::STATEMENTS),
        ("ties", ties::STATEMENTS),
        ("timeline", timeline::STATEMENTS),
        ("views", views::STATEMENTS),
    ]
    .into_iter()
    .flat_map(|(module, statements)| statements.iter().map(move |sql| (module, *sql)))
}

/// A list of ids as the one bind that both databases unfold: a JSON array of hex strings.
pub(crate) fn id_list(ids: &[uuid::Uuid]) -> String {
    serde_json::Value::from(ids.iter().map(|id| id.simple().to_string()).collect::<Vec<_>>()).to_string()
}

/// Hashes as the one bind that both databases unfold: a JSON array of hex strings.
pub(crate) fn hash_list<'h>(hashes: impl IntoIterator<Item = &'h [u8]>) -> Result<String, StoreError> {
    #[derive(serde::Serialize)]
    #[serde(transparent)]
    struct Hash<'h>(#[serde(serialize_with = "hex_bytes")] &'h [u8]);
    json(&hashes.into_iter().map(Hash).collect::<Vec<_>>())
}

/// Rows as the one bind that both databases unfold: a JSON array of objects.
pub(crate) fn json<T: serde::Serialize>(rows: &T) -> Result<String, StoreError> {
    serde_json::to_string(rows).map_err(|error| StoreError::Defect(format!("rows as JSON: {error}")))
}

/// An id inside such rows, without dashes: `unhex` on SQLite and the UUID type on PostgreSQL both read it.
pub(crate) fn hex_id<S: serde::Serializer>(id: &Option<uuid::Uuid>, to: S) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => uuid::serde::simple::serialize(id, to),
        None => to.serialize_none(),
    }
}

/// Bytes inside such rows.
pub(crate) fn hex_bytes<S: serde::Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or(b'0'));
    let text: String = bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
    to.serialize_str(&text)
}
