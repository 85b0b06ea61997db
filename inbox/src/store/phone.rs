//! Telephone calls as an exchange tells of them.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

macro_rules! select_calls {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.hotline_id, p.channel_id, p.line, p.language, p.operator_id, o.name AS operator_name, p.first_at, p.rang_at, p.answered_at, p.ended_at,
                p.missed, p.call_id FROM phone_call p LEFT JOIN operator o ON o.id = p.operator_id ",
            $rest
        )
    };
}

statements! {
    BY_HASH = (select_calls!("WHERE p.hotline_id = $1 AND p.channel_id = $2 AND p.carrier_hash = $3"));
    BY_ID = (select_calls!("WHERE p.hotline_id = $1 AND p.id = $2"));
    // What still rings or goes on, what nobody wrote down, and what was missed.
    RECENT = (select_calls!("WHERE p.hotline_id = $1 AND p.first_at > $2 AND (p.call_id IS NULL OR p.missed) ORDER BY p.first_at DESC, p.id DESC LIMIT $3"));
    UNANSWERED = (select_calls!("WHERE p.ended_at IS NOT NULL AND p.answered_at IS NULL AND p.call_id IS NULL AND p.ended_at <= $1 ORDER BY p.ended_at LIMIT $2"));
    INSERT = "INSERT INTO phone_call (id, hotline_id, channel_id, carrier_hash, line, language, operator_id, first_at, rang_at, answered_at,
            ended_at, missed)
        VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE)";
    UPDATE = "UPDATE phone_call SET line = $3, language = $4, operator_id = $5, rang_at = $6, answered_at = $7, ended_at = $8
        WHERE hotline_id = $1 AND id = $2";
    OPERATOR = "SELECT id FROM operator WHERE hotline_id = $1 AND login = $2 AND active";
    RECORD = "UPDATE phone_call SET call_id = $3, missed = $4 WHERE hotline_id = $1 AND id = $2 AND call_id IS NULL";
    EXCHANGE = "SELECT id FROM operator WHERE hotline_id = $1 AND login = $2";
    EXCHANGE_ADD = "INSERT INTO operator (id, hotline_id, login, name, alias, role, languages, password, active, status, created_at, skills, talk_limit)
        VALUES ($2, $1, $3, 'Telephone exchange', 'Telephone exchange', 'operator', '[]', NULL, FALSE, 'away', $4, '[]', 1)
        ON CONFLICT (login) DO NOTHING";
}

/// A call as stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub(crate) struct PhoneRow {
    pub(crate) id: Uuid,
    pub(crate) hotline_id: Uuid,
    pub(crate) channel_id: Uuid,
    pub(crate) line: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) operator_id: Option<Uuid>,
    pub(crate) operator_name: Option<String>,
    pub(crate) first_at: i64,
    pub(crate) rang_at: Option<i64>,
    pub(crate) answered_at: Option<i64>,
    pub(crate) ended_at: Option<i64>,
    pub(crate) missed: bool,
    pub(crate) call_id: Option<Uuid>,
}

pub(crate) async fn by_hash(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    hash: &[u8],
) -> Result<Option<PhoneRow>, StoreError> {
    tx.sql(BY_HASH).bind(hotline.0).bind(channel).bind(hash.to_vec()).fetch_optional().await
}

pub(crate) async fn one(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<Option<PhoneRow>, StoreError> {
    tx.sql(BY_ID).bind(hotline.0).bind(id).fetch_optional().await
}

pub(crate) async fn recent(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    since: i64,
    limit: i64,
) -> Result<Vec<PhoneRow>, StoreError> {
    conn.sql(RECENT).bind(hotline.0).bind(since).bind(limit).fetch_all().await
}

/// What ended by `before` without an answer or a record.
pub(crate) async fn unanswered(conn: &mut Conn<'_>, before: i64, limit: i64) -> Result<Vec<PhoneRow>, StoreError> {
    conn.sql(UNANSWERED).bind(before).bind(limit).fetch_all().await
}

pub(crate) async fn insert(tx: &mut Tx<'_>, row: &PhoneRow, hash: &[u8]) -> Result<(), StoreError> {
    let statement = tx.sql(INSERT).bind(row.hotline_id).bind(row.id).bind(row.channel_id).bind(hash.to_vec());
    let statement = statement.bind(row.line.clone()).bind(row.language.clone()).bind(row.operator_id);
    let statement = statement.bind(row.first_at).bind(row.rang_at).bind(row.answered_at).bind(row.ended_at);
    statement.execute_one().await
}

pub(crate) async fn update(tx: &mut Tx<'_>, row: &PhoneRow) -> Result<(), StoreError> {
    let statement = tx.sql(UPDATE).bind(row.hotline_id).bind(row.id).bind(row.line.clone()).bind(row.language.clone());
    let statement = statement.bind(row.operator_id).bind(row.rang_at).bind(row.answered_at).bind(row.ended_at);
    statement.execute_one().await
}

/// The operator with a login.
pub(crate) async fn operator(tx: &mut Tx<'_>, hotline: HotlineId, login: &str) -> Result<Option<Uuid>, StoreError> {
    let found: Option<(Uuid,)> = tx.sql(OPERATOR).bind(hotline.0).bind(login.to_owned()).fetch_optional().await?;
    Ok(found.map(|(id,)| id))
}

/// Notes a call's record. Whether it had none.
pub(crate) async fn record(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    call: Uuid,
    missed: bool,
) -> Result<bool, StoreError> {
    Ok(tx.sql(RECORD).bind(hotline.0).bind(id).bind(call).bind(missed).execute().await? == 1)
}

/// Under whose name an exchange's missed calls are written down: somebody who can't log in.
pub(crate) async fn exchange(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    fresh: Uuid,
    at: i64,
) -> Result<OperatorId, StoreError> {
    let login = format!("exchange:{}", hotline.0.simple());
    tx.sql(EXCHANGE_ADD).bind(hotline.0).bind(fresh).bind(login.clone()).bind(at).execute().await?;
    let (id,): (Uuid,) = tx.sql(EXCHANGE).bind(hotline.0).bind(login).fetch_one().await?;
    Ok(OperatorId(id))
}
