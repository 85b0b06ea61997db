//! Macros.

use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::HotlineId;

statements! {
    LIST = "SELECT id, name, steps FROM macro WHERE hotline_id = $1 ORDER BY name, id";
    INSERT = "INSERT INTO macro (hotline_id, id, name, steps, at) VALUES ($1, $2, $3, $4, $5)";
    UPDATE = "UPDATE macro SET name = $3, steps = $4, at = $5 WHERE hotline_id = $1 AND id = $2";
    DELETE = "DELETE FROM macro WHERE hotline_id = $1 AND id = $2";
}

/// Id, name and steps as JSON.
pub(crate) type MacroRow = (Uuid, String, String);

pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<MacroRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).fetch_all().await
}

pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    name: String,
    steps: String,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(INSERT).bind(hotline.0).bind(id).bind(name).bind(steps).bind(at).execute_one().await
}

pub(crate) async fn update(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    name: String,
    steps: String,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(UPDATE).bind(hotline.0).bind(id).bind(name).bind(steps).bind(at).execute_one().await
}

pub(crate) async fn delete(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<(), StoreError> {
    tx.sql(DELETE).bind(hotline.0).bind(id).execute_one().await
}
