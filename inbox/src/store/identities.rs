//! Keys of contacts' accounts, and how comparing them stands.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

statements! {
    ONE = "SELECT i.lookup, i.verified, i.since, i.warning, i.warned_at, i.pauses, i.stage, i.stage_at, i.key_id, i.sealed, i.step_by, o.name AS step_by_name
        FROM identity i LEFT JOIN operator o ON o.id = i.step_by WHERE i.hotline_id = $1 AND i.conversation_id = $2";
    PAUSES = "SELECT pauses FROM identity WHERE hotline_id = $1 AND conversation_id = $2";
    IS = "INSERT INTO identity (hotline_id, conversation_id, lookup, verified, since, warning, warned_at, pauses) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (conversation_id) DO UPDATE SET lookup = excluded.lookup, verified = excluded.verified, since = excluded.since,
            warning = excluded.warning, warned_at = excluded.warned_at, pauses = excluded.pauses";
    STAGE = "UPDATE identity SET stage = $3, stage_at = $4, key_id = $5, sealed = $6 WHERE hotline_id = $1 AND conversation_id = $2";
    STEP = "UPDATE identity SET step = $3, step_by = $4, step_at = $5 WHERE hotline_id = $1 AND conversation_id = $2";
    TAKEN = "UPDATE identity SET step = NULL WHERE hotline_id = $1 AND conversation_id = $2 AND step_at = $3";
    DUE = "SELECT i.hotline_id, i.conversation_id, v.channel_id, v.address_id, i.step, i.step_at
        FROM identity i JOIN conversation v ON v.id = i.conversation_id WHERE i.step IS NOT NULL ORDER BY i.step_at LIMIT $1";
}

/// What is known of one account.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct IdentityRow {
    pub lookup: Option<Vec<u8>>,
    pub verified: bool,
    pub since: i64,
    pub warning: Option<String>,
    pub warned_at: Option<i64>,
    pub pauses: bool,
    pub stage: Option<String>,
    pub stage_at: Option<i64>,
    pub key_id: Option<Uuid>,
    pub sealed: Option<Vec<u8>>,
    pub step_by: Option<Uuid>,
    pub step_by_name: Option<String>,
}

/// What is known of it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewIdentity {
    pub lookup: Option<Vec<u8>>,
    pub verified: bool,
    pub since: i64,
    pub warning: Option<&'static str>,
    pub warned_at: Option<i64>,
    pub pauses: bool,
}

/// An operator's step that no channel took yet.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct DueStep {
    pub hotline_id: Uuid,
    pub conversation_id: Uuid,
    pub channel_id: Uuid,
    pub address_id: Uuid,
    pub step: String,
    pub step_at: i64,
}

pub(crate) async fn read(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
) -> Result<Option<IdentityRow>, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(id.0).fetch_optional().await
}

/// Whether nothing may be sent.
pub(crate) async fn pauses(conn: &mut Conn<'_>, hotline: HotlineId, id: ConversationId) -> Result<bool, StoreError> {
    let row: Option<(bool,)> = conn.sql(PAUSES).bind(hotline.0).bind(id.0).fetch_optional().await?;
    Ok(row.is_some_and(|(pauses,)| pauses))
}

/// While the conversation's own row is locked.
pub(crate) async fn one(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<Option<IdentityRow>, StoreError> {
    tx.sql(ONE).bind(hotline.0).bind(conversation).fetch_optional().await
}

pub(crate) async fn is(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    new: NewIdentity,
) -> Result<(), StoreError> {
    let NewIdentity { lookup, verified, since, warning, warned_at, pauses } = new;
    let is = tx.sql(IS).bind(hotline.0).bind(conversation).bind(lookup).bind(verified).bind(since);
    is.bind(warning).bind(warned_at).bind(pauses).execute_one().await
}

/// `signs`: the key and what it sealed.
pub(crate) async fn stands(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    stage: &'static str,
    at: i64,
    signs: Option<(Uuid, Vec<u8>)>,
) -> Result<(), StoreError> {
    let (key, sealed) = signs.unzip();
    let stands = tx.sql(STAGE).bind(hotline.0).bind(conversation).bind(stage).bind(at);
    stands.bind(key).bind(sealed).execute_one().await
}

pub(crate) async fn step(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    step: &'static str,
    by: OperatorId,
    at: i64,
) -> Result<(), StoreError> {
    let stepped = tx.sql(STEP).bind(hotline.0).bind(conversation).bind(step).bind(by.0).bind(at);
    stepped.execute_one().await
}

/// A channel took a step. One that came meanwhile stays.
pub(crate) async fn taken(tx: &mut Tx<'_>, due: &DueStep) -> Result<(), StoreError> {
    tx.sql(TAKEN).bind(due.hotline_id).bind(due.conversation_id).bind(due.step_at).execute().await.map(drop)
}

/// Steps that no channel took yet, the oldest first.
pub(crate) async fn due(conn: &mut Conn<'_>, limit: i64) -> Result<Vec<DueStep>, StoreError> {
    conn.sql(DUE).bind(limit).fetch_all().await
}
