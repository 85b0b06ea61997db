//! What was done with several talks at once.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::HotlineId;

statements! {
    ADD = "INSERT INTO bulk (hotline_id, id, operator_id, kind, changes, outcome, at, until_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ONE = "SELECT id, operator_id, kind, changes, outcome, at, until_at, undone_at FROM bulk WHERE hotline_id = $1 AND id = $2";
    UNDONE = "UPDATE bulk SET undone_at = $3 WHERE hotline_id = $1 AND id = $2 AND undone_at IS NULL";
    MOVE = "INSERT INTO routing (hotline_id, conversation_id, queue_id, passed, by_hand) VALUES ($1, $2, $3, '{}', $4)
        ON CONFLICT (conversation_id) DO UPDATE SET queue_id = excluded.queue_id, by_hand = excluded.by_hand, offered_to = NULL, offered_at = NULL,
            passed = '{}'";
    ROUTE = "SELECT queue_id, by_hand FROM routing WHERE hotline_id = $1 AND conversation_id = $2";
    SITTING_REOPEN = "UPDATE sitting SET ended_at = NULL, ended_by = NULL, auto_priority = NULL, priority = NULL
        WHERE hotline_id = $1 AND id = $2 AND ended_at IS NOT NULL";
    CALL_SAVED = {
        sqlite: "SELECT saved_by, saved_at FROM call WHERE hotline_id = $1 AND sitting_id = $2",
        postgres: "SELECT saved_by, saved_at FROM call WHERE hotline_id = $1 AND sitting_id = $2 FOR UPDATE",
    };
    CODES_REMOVE = "DELETE FROM call_code WHERE call_id IN (SELECT id FROM call WHERE hotline_id = $1 AND sitting_id = $2)";
    CALL_REMOVE = "DELETE FROM call WHERE hotline_id = $1 AND sitting_id = $2";
}

/// One of them.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct BulkRecord {
    pub id: Uuid,
    pub operator_id: Uuid,
    pub kind: String,
    pub changes: String,
    pub outcome: String,
    pub at: i64,
    pub until_at: i64,
    pub undone_at: Option<i64>,
}

pub(crate) async fn add(tx: &mut Tx<'_>, hotline: HotlineId, new: BulkRecord) -> Result<(), StoreError> {
    let added = tx.sql(ADD).bind(hotline.0).bind(new.id).bind(new.operator_id).bind(new.kind);
    added.bind(new.changes).bind(new.outcome).bind(new.at).bind(new.until_at).execute_one().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, hotline: HotlineId, id: Uuid) -> Result<BulkRecord, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(id).fetch_one().await
}

/// Marks it as taken back; `false` where it was before.
pub(crate) async fn undone(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<bool, StoreError> {
    Ok(tx.sql(UNDONE).bind(hotline.0).bind(id).bind(at).execute().await? == 1)
}

/// Puts a talk into a queue; whoever it was offered to from the other one is asked no more.
pub(crate) async fn put_into(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
    (queue, by_hand): (Option<Uuid>, bool),
) -> Result<(), StoreError> {
    tx.sql(MOVE).bind(hotline.0).bind(talk).bind(queue).bind(by_hand).execute_one().await
}

/// In which queue a talk is, and whether somebody put it there.
pub(crate) async fn queue_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
) -> Result<(Option<Uuid>, bool), StoreError> {
    let route: Option<(Option<Uuid>, bool)> = tx.sql(ROUTE).bind(hotline.0).bind(talk).fetch_optional().await?;
    Ok(route.unwrap_or_default())
}

/// Who saved the Call of a sitting last, and when; nobody corrects it before this transaction is over.
pub(crate) async fn call_saved(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    sitting: Uuid,
) -> Result<Option<(Uuid, i64)>, StoreError> {
    tx.sql(CALL_SAVED).bind(hotline.0).bind(sitting).fetch_optional().await
}

/// Goes on with a sitting that was closed, and removes its Call.
pub(crate) async fn reopen(tx: &mut Tx<'_>, hotline: HotlineId, sitting: Uuid) -> Result<(), StoreError> {
    tx.sql(CODES_REMOVE).bind(hotline.0).bind(sitting).execute().await?;
    tx.sql(CALL_REMOVE).bind(hotline.0).bind(sitting).execute().await?;
    tx.sql(SITTING_REOPEN).bind(hotline.0).bind(sitting).execute_one().await
}
