//! Which node runs what may run only once.

use super::{StoreError, conn::statements, writer::Tx};

statements! {
    TAKE = "INSERT INTO node_lease (name, node, until_at) VALUES ($1, $2, $4)
        ON CONFLICT (name) DO UPDATE SET node = excluded.node, until_at = excluded.until_at
        WHERE node_lease.node = excluded.node OR node_lease.until_at < $3";
    DROP = "DELETE FROM node_lease WHERE name = $1 AND node = $2";
}

/// Takes or keeps a lease. `false` when another node holds it.
pub(crate) async fn take(
    tx: &mut Tx<'_>,
    name: String,
    node: String,
    now: i64,
    until: i64,
) -> Result<bool, StoreError> {
    Ok(tx.sql(TAKE).bind(name).bind(node).bind(now).bind(until).execute().await? == 1)
}

/// Gives a lease back.
pub(crate) async fn give_back(tx: &mut Tx<'_>, name: String, node: String) -> Result<(), StoreError> {
    tx.sql(DROP).bind(name).bind(node).execute().await.map(drop)
}
