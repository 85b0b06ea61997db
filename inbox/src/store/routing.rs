//! What routing reads and keeps, and what operators put right about priorities.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    json,
    writer::Tx,
};
use crate::HotlineId;

statements! {
    /// `turn` modulo 3 is the lane; 2 is that of floods.
    WAITING = "SELECT v.id, k.kind, v.language, v.priority, v.reason, v.rule, v.waiting_since, v.last_in_at, v.turn, v.transfer_to,
            (SELECT s.ended_at FROM address s WHERE s.id = v.address_id) AS left_at, r.queue_id, r.by_hand, r.offered_at, r.passed, r.alarmed_at, r.joins_at,
            (SELECT a.operator_id FROM assignment a WHERE a.conversation_id = v.id ORDER BY a.from_at DESC, a.id DESC LIMIT 1) AS last_held_by,
            (SELECT a.ended FROM assignment a WHERE a.conversation_id = v.id ORDER BY a.from_at DESC, a.id DESC LIMIT 1) AS last_ended
        FROM conversation v JOIN channel k ON k.id = v.channel_id LEFT JOIN routing r ON r.conversation_id = v.id
        WHERE v.hotline_id = $1 AND v.state = 'waiting' AND v.assignee IS NULL AND v.waiting_since IS NOT NULL AND v.merged_into IS NULL
            AND (v.turn % 3 = 2) = $3
        ORDER BY v.turn, v.waiting_since, v.id LIMIT $2";
    /// Who is kept from what waits: a contact's by what was last between the two of them, a case's by name, or by the rules for its class.
    KEPT_FROM = "SELECT v.id AS conversation_id, a.operator_id, a.ended IS NOT NULL AS apart
            FROM assignment a JOIN conversation o ON o.id = a.conversation_id JOIN conversation v ON v.contact_id = o.contact_id
            WHERE a.hotline_id = $1 AND a.ended IN ('removed', 'asked', 'concerned') AND v.state = 'waiting' AND v.assignee IS NULL
                AND NOT EXISTS (SELECT 1 FROM assignment b JOIN conversation p ON p.id = b.conversation_id
                    WHERE p.contact_id = o.contact_id AND b.operator_id = a.operator_id AND b.from_at > a.from_at)
        UNION SELECT v.id, n.operator_id, k.case_id IS NOT NULL
            FROM case_not_for n JOIN case_link l ON l.case_id = n.case_id JOIN conversation v ON v.id = l.conversation_id
            LEFT JOIN case_kept_from k ON k.case_id = n.case_id AND k.operator_id = n.operator_id
            WHERE v.hotline_id = $1 AND v.state = 'waiting' AND v.assignee IS NULL";
    HELD = "SELECT v.id, k.kind, v.state, v.priority, v.reason, v.rule, v.assignee, v.last_in_at, v.last_at, v.snoozed_until,
            (SELECT s.ended_at FROM address s WHERE s.id = v.address_id) AS left_at, r.joins_at, r.rose_at, r.alarmed_at, g.started_at AS sitting_at
        FROM conversation v JOIN channel k ON k.id = v.channel_id JOIN sitting g ON g.id = v.sitting_id
            LEFT JOIN routing r ON r.conversation_id = v.id
        WHERE v.hotline_id = $1 AND v.assignee IS NOT NULL AND v.merged_into IS NULL";
    PEOPLE = "SELECT o.id, o.role, o.languages, o.skills, o.talk_limit, o.status, o.active, o.here_at,
            (SELECT MAX(a.from_at) FROM assignment a WHERE a.operator_id = o.id) AS last_given_at
        FROM operator o WHERE o.hotline_id = $1";
    /// While the conversations' own rows are locked.
    ROUTES = {
        sqlite: "SELECT conversation_id, queue_id, offered_to, offered_at, passed, alarmed_at FROM routing
            WHERE +hotline_id = $1 AND conversation_id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "SELECT conversation_id, queue_id, offered_to, offered_at, passed, alarmed_at FROM routing
            WHERE hotline_id = $1 AND conversation_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    KEEP = {
        sqlite: "INSERT INTO routing (conversation_id, hotline_id, queue_id, offered_to, offered_at, passed, alarmed_at)
            SELECT unhex(value ->> 'conversation_id'), $1, unhex(value ->> 'queue_id'), unhex(value ->> 'offered_to'), value ->> 'offered_at',
                value ->> 'passed', value ->> 'alarmed_at' FROM json_each($2) WHERE TRUE
            ON CONFLICT (conversation_id) DO UPDATE SET queue_id = excluded.queue_id, offered_to = excluded.offered_to,
                offered_at = excluded.offered_at, passed = excluded.passed, alarmed_at = excluded.alarmed_at",
        postgres: "INSERT INTO routing (conversation_id, hotline_id, queue_id, offered_to, offered_at, passed, alarmed_at)
            SELECT conversation_id, $1, queue_id, offered_to, offered_at, passed, alarmed_at
            FROM jsonb_to_recordset($2::text::jsonb) AS r(conversation_id UUID, queue_id UUID, offered_to UUID, offered_at BIGINT, passed TEXT,
                alarmed_at BIGINT)
            ON CONFLICT (conversation_id) DO UPDATE SET queue_id = excluded.queue_id, offered_to = excluded.offered_to,
                offered_at = excluded.offered_at, passed = excluded.passed, alarmed_at = excluded.alarmed_at",
    };
    /// They came in a flood, and join their like at a time.
    FLOODED = {
        sqlite: "INSERT INTO routing (conversation_id, hotline_id, passed, joins_at)
            SELECT unhex(value ->> 'id'), $1, '{}', value ->> 'at' FROM json_each($2) WHERE TRUE
            ON CONFLICT (conversation_id) DO UPDATE SET joins_at = excluded.joins_at",
        postgres: "INSERT INTO routing (conversation_id, hotline_id, passed, joins_at)
            SELECT r.id, $1, '{}', r.at FROM jsonb_to_recordset($2::text::jsonb) AS r(id UUID, at BIGINT)
            ON CONFLICT (conversation_id) DO UPDATE SET joins_at = excluded.joins_at",
    };
    /// It found somebody.
    TAKEN = "UPDATE routing SET offered_to = NULL, offered_at = NULL, passed = '{}', alarmed_at = NULL, handing = NULL, rose_at = NULL
        WHERE hotline_id = $1 AND conversation_id = $2";
    /// They became P0 in somebody's hands, who has seen it where there is no time; supervisors are called anew.
    RISE = {
        sqlite: "INSERT INTO routing (conversation_id, hotline_id, passed, rose_at) SELECT unhex(value), $1, '{}', $3 FROM json_each($2) WHERE TRUE
            ON CONFLICT (conversation_id) DO UPDATE SET rose_at = excluded.rose_at, alarmed_at = NULL",
        postgres: "INSERT INTO routing (conversation_id, hotline_id, passed, rose_at)
            SELECT x::uuid, $1, '{}', $3 FROM jsonb_array_elements_text($2::text::jsonb) AS x
            ON CONFLICT (conversation_id) DO UPDATE SET rose_at = excluded.rose_at, alarmed_at = NULL",
    };
    /// Why its holder hands it over, until somebody accepts.
    HANDING = "INSERT INTO routing (conversation_id, hotline_id, passed, handing) VALUES ($2, $1, '{}', $3)
        ON CONFLICT (conversation_id) DO UPDATE SET handing = excluded.handing";
    HANDED_WHY = "SELECT handing FROM routing WHERE hotline_id = $1 AND conversation_id = $2";
    QUEUE = "SELECT queue_id FROM routing WHERE hotline_id = $1 AND conversation_id = $2";
    HERE = {
        sqlite: "UPDATE operator SET here_at = $1 WHERE id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "UPDATE operator SET here_at = $1 WHERE id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    CORRECT = "INSERT INTO correction (hotline_id, id, conversation_id, sitting_id, operator_id, at, was, becomes, automatic, code, rule, language, why)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    CORRECTIONS = "SELECT was, becomes, code, rule, language, why, COUNT(*) AS times FROM correction
        WHERE hotline_id = $1 AND at >= $2 AND at < $3 GROUP BY was, becomes, code, rule, language, why
        ORDER BY COUNT(*) DESC, rule, code, language, why, was, becomes";
    /// How urgent the sittings that ended in a time were, by the rules and after all: a danger that was real and is over was one.
    OUTCOMES = "SELECT automatic, final, COUNT(*) AS times FROM (
            SELECT s.auto_priority AS automatic, CASE WHEN c.was < s.priority THEN c.was ELSE s.priority END AS final
            FROM sitting s LEFT JOIN (SELECT sitting_id, MIN(was) AS was FROM correction WHERE hotline_id = $1 AND why = 'settled'
                GROUP BY sitting_id) c ON c.sitting_id = s.id
            WHERE s.hotline_id = $1 AND s.ended_at >= $2 AND s.ended_at < $3 AND s.auto_priority IS NOT NULL AND s.priority IS NOT NULL) AS ended
        GROUP BY automatic, final ORDER BY automatic, final";
}

/// A conversation that nobody holds.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct WaitingRow {
    pub id: Uuid,
    pub kind: String,
    pub language: Option<String>,
    pub priority: i64,
    pub reason: Option<String>,
    pub rule: Option<String>,
    pub waiting_since: i64,
    pub last_in_at: i64,
    pub turn: i64,
    pub transfer_to: Option<Uuid>,
    /// When the contact ended their session.
    pub left_at: Option<i64>,
    pub queue_id: Option<Uuid>,
    /// Whether somebody put it there.
    pub by_hand: Option<bool>,
    pub offered_at: Option<i64>,
    pub passed: Option<String>,
    pub alarmed_at: Option<i64>,
    /// When it stands among its like, where it came in a flood.
    pub joins_at: Option<i64>,
    pub last_held_by: Option<Uuid>,
    /// How that ended.
    pub last_ended: Option<String>,
}

/// Somebody who is kept from a conversation that waits.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct KeptFromRow {
    pub conversation_id: Uuid,
    pub operator_id: Uuid,
    /// They are never offered it; else they may not see its case.
    pub apart: bool,
}

/// A conversation that somebody holds.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HeldRow {
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub priority: i64,
    pub reason: Option<String>,
    pub rule: Option<String>,
    pub assignee: Uuid,
    pub last_in_at: i64,
    pub last_at: i64,
    /// Until when nobody has to look at it.
    pub snoozed_until: Option<i64>,
    /// When the contact ended their session.
    pub left_at: Option<i64>,
    /// When it joined its like, or would have, where it came in a flood.
    pub joins_at: Option<i64>,
    /// When it became P0 in these hands, until they have seen it.
    pub rose_at: Option<i64>,
    pub alarmed_at: Option<i64>,
    /// When its sitting began.
    pub sitting_at: i64,
}

/// Somebody who may be offered conversations.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct PersonRow {
    pub id: Uuid,
    pub role: String,
    pub languages: String,
    pub skills: String,
    pub talk_limit: i64,
    pub status: String,
    pub active: bool,
    pub here_at: Option<i64>,
    pub last_given_at: Option<i64>,
}

/// What routing knows of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromRow, Serialize)]
pub(crate) struct RouteRow {
    #[serde(with = "uuid::serde::simple")]
    pub conversation_id: Uuid,
    #[serde(serialize_with = "super::hex_id")]
    pub queue_id: Option<Uuid>,
    #[serde(serialize_with = "super::hex_id")]
    pub offered_to: Option<Uuid>,
    pub offered_at: Option<i64>,
    pub passed: String,
    pub alarmed_at: Option<i64>,
}

/// A priority that a human changed.
#[derive(Clone, Debug)]
pub(crate) struct NewCorrection {
    pub id: Uuid,
    pub conversation: Uuid,
    pub sitting: Uuid,
    pub operator: Uuid,
    pub at: i64,
    pub was: i64,
    pub becomes: i64,
    pub automatic: i64,
    pub code: Option<String>,
    pub rule: Option<String>,
    pub language: Option<String>,
    pub why: &'static str,
}

/// Corrections of one kind.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct CorrectionRow {
    pub was: i64,
    pub becomes: i64,
    pub code: Option<String>,
    pub rule: Option<String>,
    pub language: Option<String>,
    pub why: String,
    pub times: i64,
}

/// The first of those who wait, in their order: of floods, or of all others.
pub(crate) async fn waiting(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    limit: i64,
    of_floods: bool,
) -> Result<Vec<WaitingRow>, StoreError> {
    conn.sql(WAITING).bind(hotline.0).bind(limit).bind(of_floods).fetch_all().await
}

pub(crate) async fn kept_from(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<KeptFromRow>, StoreError> {
    conn.sql(KEPT_FROM).bind(hotline.0).fetch_all().await
}

pub(crate) async fn held(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<HeldRow>, StoreError> {
    conn.sql(HELD).bind(hotline.0).fetch_all().await
}

pub(crate) async fn people(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<PersonRow>, StoreError> {
    conn.sql(PEOPLE).bind(hotline.0).fetch_all().await
}

/// What is known of these, by conversation. The caller has locked the conversations.
pub(crate) async fn routes(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, RouteRow>, StoreError> {
    let rows: Vec<RouteRow> = tx.sql(ROUTES).bind(hotline.0).bind(super::id_list(ids)).fetch_all().await?;
    Ok(rows.into_iter().map(|row| (row.conversation_id, row)).collect())
}

pub(crate) async fn keep(tx: &mut Tx<'_>, hotline: HotlineId, rows: &[RouteRow]) -> Result<(), StoreError> {
    tx.sql(KEEP).bind(hotline.0).bind(json(&rows)?).execute().await.map(drop)
}

/// Notes when these, which came in a flood, join their like.
pub(crate) async fn flooded(tx: &mut Tx<'_>, hotline: HotlineId, joins_at: &[(Uuid, i64)]) -> Result<(), StoreError> {
    let list: Vec<_> =
        joins_at.iter().map(|(id, at)| serde_json::json!({ "id": id.simple().to_string(), "at": at })).collect();
    tx.sql(FLOODED).bind(hotline.0).bind(json(&list)?).execute().await.map(drop)
}

/// A conversation found somebody: what was tried before is over.
pub(crate) async fn taken(tx: &mut Tx<'_>, hotline: HotlineId, conversation: Uuid) -> Result<(), StoreError> {
    tx.sql(TAKEN).bind(hotline.0).bind(conversation).execute().await.map(drop)
}

/// Notes when these became P0 in somebody's hands; without a time, that whoever holds them has seen it.
pub(crate) async fn rise(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversations: &[Uuid],
    at: Option<i64>,
) -> Result<(), StoreError> {
    tx.sql(RISE).bind(hotline.0).bind(super::id_list(conversations)).bind(at).execute().await.map(drop)
}

/// Notes why its holder hands it over.
pub(crate) async fn hand(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    why: Option<&'static str>,
) -> Result<(), StoreError> {
    tx.sql(HANDING).bind(hotline.0).bind(conversation).bind(why).execute().await.map(drop)
}

/// Why its holder hands it over, where they said so.
pub(crate) async fn handed_why(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<Option<String>, StoreError> {
    let row: Option<(Option<String>,)> = tx.sql(HANDED_WHY).bind(hotline.0).bind(conversation).fetch_optional().await?;
    Ok(row.and_then(|(why,)| why))
}

/// Where a conversation waits.
pub(crate) async fn queue_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let row: Option<(Option<Uuid>,)> = conn.sql(QUEUE).bind(hotline.0).bind(conversation).fetch_optional().await?;
    Ok(row.and_then(|(queue,)| queue))
}

/// Notes that these operators' screens are connected.
pub(crate) async fn here(tx: &mut Tx<'_>, operators: &[Uuid], at: i64) -> Result<(), StoreError> {
    tx.sql(HERE).bind(at).bind(super::id_list(operators)).execute().await.map(drop)
}

pub(crate) async fn correct(tx: &mut Tx<'_>, hotline: HotlineId, new: NewCorrection) -> Result<(), StoreError> {
    tx.sql(CORRECT)
        .bind(hotline.0)
        .bind(new.id)
        .bind(new.conversation)
        .bind(new.sitting)
        .bind(new.operator)
        .bind(new.at)
        .bind(new.was)
        .bind(new.becomes)
        .bind(new.automatic)
        .bind(new.code)
        .bind(new.rule)
        .bind(new.language)
        .bind(new.why)
        .execute_one()
        .await
}

/// Corrections from a time until before another, most frequent first.
pub(crate) async fn corrections(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    (from, to): (i64, i64),
) -> Result<Vec<CorrectionRow>, StoreError> {
    conn.sql(CORRECTIONS).bind(hotline.0).bind(from).bind(to).fetch_all().await
}

/// Automatic and final priority of the sittings that ended in a time, and how many there were. What was lowered because the danger is over
/// counts as it was until then.
pub(crate) async fn outcomes(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    (from, to): (i64, i64),
) -> Result<Vec<(i64, i64, i64)>, StoreError> {
    conn.sql(OUTCOMES).bind(hotline.0).bind(from).bind(to).fetch_all().await
}
