//! Descriptions of a hotline as they were.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::HotlineId;

statements! {
    LAST = "SELECT COALESCE(MAX(version), 0) AS last FROM hotline_version WHERE hotline_id = $1";
    KEEP = "INSERT INTO hotline_version (hotline_id, version, settings, by, at) VALUES ($1, $2, $3, $4, $5)";
    HISTORY = "SELECT h.version, h.settings, h.by, o.name, h.at FROM hotline_version h LEFT JOIN operator o ON o.id = h.by
        WHERE h.hotline_id = $1 ORDER BY h.version DESC LIMIT $2";
}

/// A description as it was.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct VersionRow {
    pub version: i64,
    pub settings: String,
    pub by: Option<Uuid>,
    pub name: Option<String>,
    pub at: i64,
}

pub(crate) async fn last(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<i64, StoreError> {
    let (last,): (i64,) = conn.sql(LAST).bind(hotline.0).fetch_one().await?;
    Ok(last)
}

/// The same, while the hotline's own row is locked by a change.
pub(crate) async fn last_in(tx: &mut Tx<'_>, hotline: HotlineId) -> Result<i64, StoreError> {
    let (last,): (i64,) = tx.sql(LAST).bind(hotline.0).fetch_one().await?;
    Ok(last)
}

pub(crate) async fn keep(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    version: i64,
    settings: String,
    by: Option<Uuid>,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(KEEP).bind(hotline.0).bind(version).bind(settings).bind(by).bind(at).execute_one().await
}

/// The newest first.
pub(crate) async fn history(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    limit: i64,
) -> Result<Vec<VersionRow>, StoreError> {
    conn.sql(HISTORY).bind(hotline.0).bind(limit).fetch_all().await
}
