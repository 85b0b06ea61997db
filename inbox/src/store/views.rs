//! Views that people keep.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId, SavedViewId};

statements! {
    LIST = "SELECT s.id, s.operator_id, o.name AS owner, s.shared, s.name, s.filter FROM saved_view s JOIN operator o ON o.id = s.operator_id
        WHERE s.hotline_id = $1 AND (s.shared OR s.operator_id = $2) ORDER BY s.name, s.id";
    COUNT = "SELECT COUNT(*) AS kept FROM saved_view WHERE hotline_id = $1 AND operator_id = $2";
    INSERT = "INSERT INTO saved_view (hotline_id, id, operator_id, shared, name, filter, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Only their own, and for who keeps order the shared ones as well.
    UPDATE = "UPDATE saved_view SET shared = $5, name = $6, filter = $7, at = $8 WHERE hotline_id = $1 AND id = $2 AND (operator_id = $3 OR (shared AND $4))";
    DELETE = "DELETE FROM saved_view WHERE hotline_id = $1 AND id = $2 AND (operator_id = $3 OR (shared AND $4))";
}

/// A view as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SavedRow {
    pub id: Uuid,
    pub operator_id: Uuid,
    pub owner: String,
    pub shared: bool,
    pub name: String,
    pub filter: String,
}

/// A view to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewSaved {
    pub id: SavedViewId,
    pub shared: bool,
    pub name: String,
    pub filter: String,
    pub at: i64,
}

pub(crate) async fn list(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    operator: OperatorId,
) -> Result<Vec<SavedRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(operator.0).fetch_all().await
}

pub(crate) async fn count(tx: &mut Tx<'_>, hotline: HotlineId, operator: OperatorId) -> Result<i64, StoreError> {
    let (count,): (i64,) = tx.sql(COUNT).bind(hotline.0).bind(operator.0).fetch_one().await?;
    Ok(count)
}

pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    operator: OperatorId,
    new: NewSaved,
) -> Result<(), StoreError> {
    let statement = tx.sql(INSERT).bind(hotline.0).bind(new.id.0).bind(operator.0);
    statement.bind(new.shared).bind(new.name).bind(new.filter).bind(new.at).execute_one().await
}

pub(crate) async fn update(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    operator: OperatorId,
    leads: bool,
    new: NewSaved,
) -> Result<(), StoreError> {
    let statement = tx.sql(UPDATE).bind(hotline.0).bind(new.id.0).bind(operator.0).bind(leads);
    statement.bind(new.shared).bind(new.name).bind(new.filter).bind(new.at).execute_one().await
}

pub(crate) async fn delete(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    operator: OperatorId,
    leads: bool,
    id: SavedViewId,
) -> Result<(), StoreError> {
    tx.sql(DELETE).bind(hotline.0).bind(id.0).bind(operator.0).bind(leads).execute_one().await
}
