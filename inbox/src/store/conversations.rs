//! Conversations, their sittings and who holds them.

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, Sql, statements},
    routing,
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId, routing::End};

/// Columns of a list row; every list and the event stream read the same ones.
macro_rules! select_rows {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.channel_id, k.kind AS channel_kind, k.name AS channel_name, c.alias, v.language, v.priority, v.reason, v.rule, v.state,
                v.waiting_since, v.first_in_at, v.last_in_at, v.unread, v.assignee, a.name AS assignee_name,
                v.transfer_to, t.name AS transfer_name, v.sitting_id, v.thread_seq, s.ended_at AS left_at, v.turn, v.snoozed_until, v.tags, v.seats, v.merged_into, v.parts, v.split_from, q.queue_id, q.rose_at
            FROM conversation v JOIN channel k ON k.id = v.channel_id JOIN contact c ON c.id = v.contact_id JOIN address s ON s.id = v.address_id
            LEFT JOIN operator a ON a.id = v.assignee LEFT JOIN operator t ON t.id = v.transfer_to
            LEFT JOIN routing q ON q.conversation_id = v.id ",
            $rest
        )
    };
}

/// A conversation's own columns.
macro_rules! select_facts {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.channel_id, v.contact_id, v.address_id, v.key_id, v.state, v.priority, v.auto_priority, v.reason, v.rule, v.language,
                v.waiting_since, v.first_in_at, v.last_in_at, v.last_at, v.unread, v.assignee, v.transfer_to, v.sitting_id, v.sittings,
                v.contact_seq, v.thread_seq, v.turn, v.snoozed_until, v.tags, v.seats, v.merged_into, v.part, v.parts, v.split_from, v.is_young, s.ended_at AS session_ended_at, s.refused_at, v.related_to, c.alias, a.name AS assignee_name, t.name AS transfer_name, q.queue_id, q.rose_at
            FROM conversation v JOIN contact c ON c.id = v.contact_id JOIN address s ON s.id = v.address_id
            LEFT JOIN operator a ON a.id = v.assignee LEFT JOIN operator t ON t.id = v.transfer_to
            LEFT JOIN routing q ON q.conversation_id = v.id ",
            $rest
        )
    };
}

statements! {
    ROW = (select_rows!("WHERE v.hotline_id = $1 AND v.id = $2"));
    ROWS_BY_ID = {
        sqlite: (select_rows!("WHERE +v.hotline_id = $1 AND v.id IN (SELECT unhex(value) FROM json_each($2))")),
        postgres: (select_rows!("WHERE v.hotline_id = $1 AND v.id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)")),
    };
    LIST_WAITING = (select_rows!("WHERE v.hotline_id = $1 AND v.state = 'waiting' AND v.merged_into IS NULL AND (v.turn, v.waiting_since, v.id) > ($2, $3, $4)
        ORDER BY v.turn, v.waiting_since, v.id LIMIT $5"));
    LIST_THEIRS = (select_rows!("WHERE v.hotline_id = $1 AND v.state = 'theirs' AND v.merged_into IS NULL AND v.snoozed_until IS NULL AND (v.priority, v.last_in_at, v.id) > ($2, $3, $4)
        ORDER BY v.priority, v.last_in_at, v.id LIMIT $5"));
    LIST_SNOOZED = (select_rows!("WHERE v.hotline_id = $1 AND v.snoozed_until IS NOT NULL AND v.merged_into IS NULL AND (v.snoozed_until, v.id) > ($2, $3)
        ORDER BY v.snoozed_until, v.id LIMIT $4"));
    SNOOZED_DUE = "SELECT id FROM conversation WHERE hotline_id = $1 AND snoozed_until <= $2 AND merged_into IS NULL ORDER BY snoozed_until, id LIMIT 100";
    COUNT_SNOOZED = "SELECT COUNT(*) AS snoozed FROM conversation WHERE hotline_id = $1 AND snoozed_until IS NOT NULL AND merged_into IS NULL";
    LIST_CLOSED = (select_rows!("WHERE v.hotline_id = $1 AND v.state = 'closed' AND v.merged_into IS NULL AND (v.last_in_at, v.id) < ($2, $3)
        ORDER BY v.last_in_at DESC, v.id DESC LIMIT $4"));
    /// Few rows: nobody holds many, or sits in many. Those that wait for the contact stand below those of their priority that wait for us.
    LIST_MINE = (select_rows!("WHERE v.hotline_id = $1 AND v.id IN (SELECT id FROM conversation WHERE hotline_id = $1 AND assignee = $6
            UNION ALL SELECT id FROM conversation WHERE hotline_id = $1 AND seats <> '' AND seats > '' AND seats LIKE $7)
        AND v.merged_into IS NULL AND v.snoozed_until IS NULL AND (v.priority, COALESCE(v.waiting_since, 9223372036854775807), v.id) > ($2, $3, $4)
        ORDER BY v.priority, COALESCE(v.waiting_since, 9223372036854775807), v.id LIMIT $5"));
    COUNTERS = "SELECT name, value FROM counter WHERE hotline_id = $1 AND name IN ('waiting', 'theirs', 'closed')";
    COUNT_HELD = "SELECT assignee, COUNT(*) AS held FROM conversation WHERE hotline_id = $1 AND assignee IS NOT NULL AND snoozed_until IS NULL AND merged_into IS NULL GROUP BY assignee";
    /// The second condition is for SQLite, which doesn't look into the index for the first.
    SEATED = "SELECT id, seats FROM conversation WHERE hotline_id = $1 AND seats <> '' AND seats > '' AND snoozed_until IS NULL AND merged_into IS NULL";
    FACTS = {
        sqlite: (select_facts!("WHERE +v.hotline_id = $1 AND v.id IN (SELECT unhex(value) FROM json_each($2))")),
        postgres: (select_facts!("WHERE v.hotline_id = $1 AND v.id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)
            ORDER BY v.id FOR NO KEY UPDATE OF v, s")),
    };
    FACTS_READ = (select_facts!("WHERE v.hotline_id = $1 AND v.id = $2"));
    UPDATE = {
        sqlite: "UPDATE conversation SET state = u.value ->> 'state', priority = u.value ->> 'priority', auto_priority = u.value ->> 'auto_priority',
            reason = u.value ->> 'reason', rule = u.value ->> 'rule', language = u.value ->> 'language', waiting_since = u.value ->> 'waiting_since',
            last_in_at = u.value ->> 'last_in_at', last_at = u.value ->> 'last_at', unread = u.value ->> 'unread',
            assignee = unhex(u.value ->> 'assignee'), transfer_to = unhex(u.value ->> 'transfer_to'), sitting_id = unhex(u.value ->> 'sitting_id'),
            sittings = u.value ->> 'sittings', contact_seq = u.value ->> 'contact_seq', thread_seq = u.value ->> 'thread_seq', turn = u.value ->> 'turn',
            snoozed_until = u.value ->> 'snoozed_until', tags = u.value ->> 'tags', seats = u.value ->> 'seats', is_young = u.value ->> 'is_young'
            FROM json_each($2) AS u WHERE +conversation.hotline_id = $1 AND conversation.id = unhex(u.value ->> 'id')",
        postgres: "UPDATE conversation v SET state = u.state, priority = u.priority, auto_priority = u.auto_priority, reason = u.reason, rule = u.rule,
            language = u.language, waiting_since = u.waiting_since, last_in_at = u.last_in_at, last_at = u.last_at, unread = u.unread,
            assignee = u.assignee, transfer_to = u.transfer_to, sitting_id = u.sitting_id, sittings = u.sittings, contact_seq = u.contact_seq,
            thread_seq = u.thread_seq, turn = u.turn, snoozed_until = u.snoozed_until, tags = u.tags, seats = u.seats, is_young = u.is_young
            FROM jsonb_to_recordset($2::text::jsonb) AS u(id UUID, state TEXT, priority BIGINT, auto_priority BIGINT, reason TEXT, rule TEXT,
                language TEXT, waiting_since BIGINT, last_in_at BIGINT, last_at BIGINT, unread BIGINT, assignee UUID, transfer_to UUID,
                sitting_id UUID, sittings BIGINT, contact_seq BIGINT, thread_seq BIGINT, turn BIGINT, snoozed_until BIGINT, tags TEXT, seats TEXT, is_young BIGINT)
            WHERE v.hotline_id = $1 AND v.id = u.id",
    };
    SITTING_SEEN = "UPDATE sitting SET first_seen_at = CASE WHEN ended_at IS NULL THEN COALESCE(first_seen_at, $3) ELSE first_seen_at END WHERE hotline_id = $1 AND id = $2";
    /// What happens after a sitting's end is none of its facts.
    SITTING_ANSWERED = "UPDATE sitting SET first_seen_at = CASE WHEN ended_at IS NULL THEN COALESCE(first_seen_at, $3) ELSE first_seen_at END,
        first_answer_at = CASE WHEN ended_at IS NULL THEN COALESCE(first_answer_at, $3) ELSE first_answer_at END
        WHERE hotline_id = $1 AND id = $2";
    SITTING_HANDED = "UPDATE sitting SET handovers = handovers + CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END WHERE hotline_id = $1 AND id = $2";
    SITTING_ENDED = "UPDATE sitting SET ended_at = $3, ended_by = $4, auto_priority = $5, priority = $6 WHERE hotline_id = $1 AND id = $2 AND ended_at IS NULL";
    SITTINGS = "SELECT id, number, started_at, ended_at, ended_by FROM sitting WHERE hotline_id = $1 AND conversation_id = $2 ORDER BY number";
    ASSIGNMENT_INSERT = "INSERT INTO assignment (id, hotline_id, conversation_id, operator_id, from_at) VALUES ($2, $1, $3, $4, $5)";
    ASSIGNMENT_END = "UPDATE assignment SET to_at = $4, ended = $5 WHERE hotline_id = $1 AND conversation_id = $2 AND operator_id = $3 AND to_at IS NULL";
    CONTACT = "SELECT c.id, c.alias, c.key_id, c.created_at, a.id AS address_id, a.sealed, a.refused_at, a.stopped_at FROM contact c JOIN address a ON a.contact_id = c.id
        WHERE c.hotline_id = $1 AND a.id = $2";
    ADDRESS_END = "UPDATE address SET ended_at = $4 WHERE hotline_id = $1 AND channel_id = $2 AND lookup = $3 AND ended_at IS NULL";
    ADDRESS_FIND = "SELECT v.id AS conversation_id, v.key_id, v.state, a.ended_at FROM address a
        JOIN conversation v ON v.address_id = a.id WHERE a.hotline_id = $1 AND a.channel_id = $2 AND a.lookup = $3";
    AHEAD = "SELECT COUNT(*) AS ahead FROM (SELECT 1 FROM conversation WHERE hotline_id = $1 AND state = 'waiting' AND assignee IS NULL AND merged_into IS NULL
        AND (turn, waiting_since) < ($2, $3) LIMIT 4) AS few";
    DESK = "SELECT 1 AS one FROM operator WHERE hotline_id = $1 AND status = 'accepting' AND active LIMIT 1";
    TALKER = "SELECT 1 AS one FROM operator WHERE hotline_id = $1 AND id = $2 AND active AND role <> 'admin'";
    OPERATOR_NAME = "SELECT id, name, alias FROM operator WHERE hotline_id = $1 AND id = $2 AND active";
}

/// A conversation as lists show it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ListRow {
    pub id: Uuid,
    pub channel_id: Uuid,
    pub channel_kind: String,
    pub channel_name: String,
    pub alias: String,
    pub language: Option<String>,
    pub priority: i64,
    pub reason: Option<String>,
    pub rule: Option<String>,
    pub state: String,
    pub waiting_since: Option<i64>,
    pub first_in_at: i64,
    pub last_in_at: i64,
    pub unread: i64,
    pub assignee: Option<Uuid>,
    pub assignee_name: Option<String>,
    pub transfer_to: Option<Uuid>,
    pub transfer_name: Option<String>,
    pub sitting_id: Uuid,
    pub thread_seq: i64,
    pub left_at: Option<i64>,
    pub turn: i64,
    pub snoozed_until: Option<i64>,
    /// Codes with a blank between them.
    pub tags: String,
    /// Who sits in it beside its holder; see [`crate::seats`].
    pub seats: String,
    /// What it went into, and how many went into it.
    pub merged_into: Option<Uuid>,
    pub parts: i64,
    /// The conversation that has its line, where it was taken out of one.
    pub split_from: Option<Uuid>,
    /// Where it waits.
    pub queue_id: Option<Uuid>,
    /// When it became P0 in somebody's hands, until they have seen it.
    pub rose_at: Option<i64>,
}

/// A conversation's own columns: what commands decide on and write back.
#[derive(Clone, Debug, PartialEq, Eq, FromRow, Serialize)]
pub(crate) struct Facts {
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub channel_id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub contact_id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub address_id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub key_id: Uuid,
    pub state: String,
    pub priority: i64,
    pub auto_priority: i64,
    pub reason: Option<String>,
    pub rule: Option<String>,
    pub language: Option<String>,
    pub waiting_since: Option<i64>,
    pub first_in_at: i64,
    pub last_in_at: i64,
    pub last_at: i64,
    pub unread: i64,
    #[serde(serialize_with = "super::hex_id")]
    pub assignee: Option<Uuid>,
    #[serde(serialize_with = "super::hex_id")]
    pub transfer_to: Option<Uuid>,
    #[serde(with = "uuid::serde::simple")]
    pub sitting_id: Uuid,
    pub sittings: i64,
    pub contact_seq: i64,
    pub thread_seq: i64,
    /// Place in the order of those who wait; see [`crate::routing::Turn`].
    pub turn: i64,
    /// Until when nobody has to look at it.
    pub snoozed_until: Option<i64>,
    /// Codes of its tags with a blank between them.
    pub tags: String,
    /// Who sits in it beside its holder; see [`crate::seats`].
    pub seats: String,
    /// What it went into, and its place there; how many went into it.
    #[serde(skip)]
    pub merged_into: Option<Uuid>,
    #[serde(skip)]
    pub part: i64,
    #[serde(skip)]
    pub parts: i64,
    /// The conversation that has its line, where it was taken out of one.
    #[serde(skip)]
    pub split_from: Option<Uuid>,
    /// The contact has said that somebody is under 13.
    pub is_young: i64,
    /// When the contact ended this session.
    pub session_ended_at: Option<i64>,
    /// Another conversation that it seems to belong to.
    #[serde(skip)]
    pub related_to: Option<Uuid>,
    /// When the address refused what was sent to it.
    #[serde(skip)]
    pub refused_at: Option<i64>,
    /// The contact's.
    pub alias: String,
    /// Names as they were when this was read.
    #[serde(skip)]
    pub assignee_name: Option<String>,
    #[serde(skip)]
    pub transfer_name: Option<String>,
    /// Where it waits.
    #[serde(skip)]
    pub queue_id: Option<Uuid>,
    /// When it became P0 in somebody's hands, until they have seen it.
    #[serde(skip)]
    pub rose_at: Option<i64>,
}

impl Facts {
    /// As lists show it.
    pub(crate) fn row(&self, channel_kind: &str, channel_name: &str) -> ListRow {
        ListRow {
            id: self.id,
            channel_id: self.channel_id,
            channel_kind: channel_kind.to_owned(),
            channel_name: channel_name.to_owned(),
            alias: self.alias.clone(),
            language: self.language.clone(),
            priority: self.priority,
            reason: self.reason.clone(),
            rule: self.rule.clone(),
            state: self.state.clone(),
            waiting_since: self.waiting_since,
            first_in_at: self.first_in_at,
            last_in_at: self.last_in_at,
            unread: self.unread,
            assignee: self.assignee,
            assignee_name: self.assignee_name.clone(),
            transfer_to: self.transfer_to,
            transfer_name: self.transfer_name.clone(),
            sitting_id: self.sitting_id,
            thread_seq: self.thread_seq,
            left_at: self.session_ended_at,
            turn: self.turn,
            snoozed_until: self.snoozed_until,
            tags: self.tags.clone(),
            seats: self.seats.clone(),
            merged_into: self.merged_into,
            parts: self.parts,
            split_from: self.split_from,
            queue_id: self.queue_id,
            rose_at: self.rose_at,
        }
    }
}

/// A sitting's own columns.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SittingRow {
    pub id: Uuid,
    pub number: i64,
    pub started_at: i64,
    pub ended_at: Option<i64>,
    pub ended_by: Option<String>,
}

/// A contact with the address that a conversation came from.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ContactRow {
    pub id: Uuid,
    pub alias: String,
    pub key_id: Uuid,
    pub created_at: i64,
    pub address_id: Uuid,
    pub sealed: Vec<u8>,
    pub refused_at: Option<i64>,
    pub stopped_at: Option<i64>,
}

/// Where an address leads.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct AddressRow {
    pub conversation_id: Uuid,
    pub key_id: Uuid,
    pub state: String,
    pub ended_at: Option<i64>,
}

/// Where a page begins: the sort columns of the row before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageStart {
    /// The turn in the list of those who wait, else the priority.
    pub rank: i64,
    pub at: i64,
    pub id: Uuid,
}

pub(crate) async fn row(conn: &mut Conn<'_>, hotline: HotlineId, id: ConversationId) -> Result<ListRow, StoreError> {
    conn.sql(ROW).bind(hotline.0).bind(id.0).fetch_one().await
}

pub(crate) async fn rows_by_id(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
) -> Result<Vec<ListRow>, StoreError> {
    conn.sql(ROWS_BY_ID).bind(hotline.0).bind(super::id_list(ids)).fetch_all().await
}

pub(crate) async fn waiting(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    start: PageStart,
    limit: i64,
) -> Result<Vec<ListRow>, StoreError> {
    page(conn, LIST_WAITING, hotline, start, limit).fetch_all().await
}

pub(crate) async fn theirs(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    start: PageStart,
    limit: i64,
) -> Result<Vec<ListRow>, StoreError> {
    page(conn, LIST_THEIRS, hotline, start, limit).fetch_all().await
}

pub(crate) async fn closed(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    start: PageStart,
    limit: i64,
) -> Result<Vec<ListRow>, StoreError> {
    conn.sql(LIST_CLOSED).bind(hotline.0).bind(start.at).bind(start.id).bind(limit).fetch_all().await
}

/// What is put aside, the first to come back first.
pub(crate) async fn snoozed(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    start: PageStart,
    limit: i64,
) -> Result<Vec<ListRow>, StoreError> {
    conn.sql(LIST_SNOOZED).bind(hotline.0).bind(start.at).bind(start.id).bind(limit).fetch_all().await
}

/// What has been put aside long enough, at most 100.
pub(crate) async fn snoozed_due(conn: &mut Conn<'_>, hotline: HotlineId, now: i64) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(SNOOZED_DUE).bind(hotline.0).bind(now).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// How many are put aside.
pub(crate) async fn count_snoozed(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<i64, StoreError> {
    let (count,): (i64,) = conn.sql(COUNT_SNOOZED).bind(hotline.0).fetch_one().await?;
    Ok(count)
}

pub(crate) async fn mine(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    operator: OperatorId,
    start: PageStart,
    limit: i64,
) -> Result<Vec<ListRow>, StoreError> {
    let seated = crate::seats::pattern(operator);
    page(conn, LIST_MINE, hotline, start, limit).bind(operator.0).bind(seated).fetch_all().await
}

/// Conversations in which somebody sits beside the holder, with who it is.
pub(crate) async fn seated(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<(Uuid, String)>, StoreError> {
    conn.sql(SEATED).bind(hotline.0).fetch_all().await
}

fn page<'c>(
    conn: &'c mut Conn<'_>,
    sql: Sql,
    hotline: HotlineId,
    start: PageStart,
    limit: i64,
) -> super::conn::Stmt<'c> {
    conn.sql(sql).bind(hotline.0).bind(start.rank).bind(start.at).bind(start.id).bind(limit)
}

/// The hotline's counters by name.
pub(crate) async fn counters(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<(String, i64)>, StoreError> {
    conn.sql(COUNTERS).bind(hotline.0).fetch_all().await
}

/// How many conversations each operator holds.
pub(crate) async fn held(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<(Uuid, i64)>, StoreError> {
    conn.sql(COUNT_HELD).bind(hotline.0).fetch_all().await
}

/// The columns of several for a change; the rows stay locked until the commit. Unknown ids are left out.
pub(crate) async fn facts_of(tx: &mut Tx<'_>, hotline: HotlineId, ids: &[Uuid]) -> Result<Vec<Facts>, StoreError> {
    tx.sql(FACTS).bind(hotline.0).bind(super::id_list(ids)).fetch_all().await
}

/// The columns for a change; the row stays locked until the commit.
pub(crate) async fn facts(tx: &mut Tx<'_>, hotline: HotlineId, id: ConversationId) -> Result<Facts, StoreError> {
    facts_of(tx, hotline, &[id.0]).await?.pop().ok_or(StoreError::NotFound)
}

/// The columns for reading.
pub(crate) async fn read_facts(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
) -> Result<Facts, StoreError> {
    conn.sql(FACTS_READ).bind(hotline.0).bind(id.0).fetch_one().await
}

/// Writes changed columns back and keeps the counters true.
pub(crate) async fn update(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    before: &Facts,
    after: &Facts,
) -> Result<(), StoreError> {
    count_change(tx, hotline, Some(before), after);
    if before.rose_at != after.rose_at {
        routing::rise(tx, hotline, &[after.id], after.rose_at).await?;
    }
    write_all(tx, hotline, &[after]).await
}

/// Writes the columns of several back. The caller keeps the counters true with [`count_change`].
pub(crate) async fn write_all(tx: &mut Tx<'_>, hotline: HotlineId, facts: &[&Facts]) -> Result<(), StoreError> {
    let written = tx.sql(UPDATE).bind(hotline.0).bind(super::json(&facts)?).execute().await?;
    if written == facts.len() as u64 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Keeps the counters of the views true.
pub(crate) fn count_change(tx: &mut Tx<'_>, hotline: HotlineId, before: Option<&Facts>, after: &Facts) {
    if before.is_some_and(|before| counter_name(before) == counter_name(after)) {
        return;
    }
    if let Some(before) = before {
        tx.effects.count(hotline.0, counter_name(before), -1);
    }
    tx.effects.count(hotline.0, counter_name(after), 1);
}

/// What went into another stands in no list.
fn counter_name(facts: &Facts) -> &'static str {
    match facts.state.as_str() {
        _ if facts.merged_into.is_some() => "merged",
        "waiting" => "waiting",
        "theirs" => "theirs",
        "closed" => "closed",
        _ => "erased",
    }
}

pub(crate) async fn sitting_seen(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    sitting: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(SITTING_SEEN).bind(hotline.0).bind(sitting).bind(at).execute_one().await
}

pub(crate) async fn sitting_answered(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    sitting: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(SITTING_ANSWERED).bind(hotline.0).bind(sitting).bind(at).execute_one().await
}

pub(crate) async fn sitting_handed(tx: &mut Tx<'_>, hotline: HotlineId, sitting: Uuid) -> Result<(), StoreError> {
    tx.sql(SITTING_HANDED).bind(hotline.0).bind(sitting).execute_one().await
}

/// Ends a sitting; one that has ended already keeps its end.
pub(crate) async fn end_sitting(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    facts: &Facts,
    at: i64,
    by: &'static str,
) -> Result<bool, StoreError> {
    let ended = tx.sql(SITTING_ENDED).bind(hotline.0).bind(facts.sitting_id).bind(at).bind(by);
    Ok(ended.bind(facts.auto_priority).bind(facts.priority).execute().await? == 1)
}

pub(crate) async fn sittings(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
) -> Result<Vec<SittingRow>, StoreError> {
    conn.sql(SITTINGS).bind(hotline.0).bind(id.0).fetch_all().await
}

pub(crate) async fn begin_assignment(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    conversation: Uuid,
    operator: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(ASSIGNMENT_INSERT).bind(hotline.0).bind(id).bind(conversation).bind(operator).bind(at).execute_one().await
}

pub(crate) async fn end_assignment(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    operator: Uuid,
    at: i64,
    how: End,
) -> Result<(), StoreError> {
    let ended = tx.sql(ASSIGNMENT_END).bind(hotline.0).bind(conversation).bind(operator).bind(at).bind(how.as_str());
    ended.execute().await.map(drop)
}

pub(crate) async fn contact_at(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    address: Uuid,
) -> Result<ContactRow, StoreError> {
    conn.sql(CONTACT).bind(hotline.0).bind(address).fetch_one().await
}

pub(crate) async fn end_address(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    lookup: Vec<u8>,
    at: i64,
) -> Result<bool, StoreError> {
    Ok(tx.sql(ADDRESS_END).bind(hotline.0).bind(channel).bind(lookup).bind(at).execute().await? == 1)
}

pub(crate) async fn find_address(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    channel: Uuid,
    lookup: Vec<u8>,
) -> Result<Option<AddressRow>, StoreError> {
    conn.sql(ADDRESS_FIND).bind(hotline.0).bind(channel).bind(lookup).fetch_optional().await
}

/// How many unclaimed conversations come before this place in the queue; counts to four and stops.
pub(crate) async fn ahead(conn: &mut Conn<'_>, hotline: HotlineId, turn: i64, since: i64) -> Result<i64, StoreError> {
    let (count,): (i64,) = conn.sql(AHEAD).bind(hotline.0).bind(turn).bind(since).fetch_one().await?;
    Ok(count)
}

/// Whether any operator accepts conversations.
pub(crate) async fn anybody_at_the_desk(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<bool, StoreError> {
    let one: Option<(i32,)> = conn.sql(DESK).bind(hotline.0).fetch_optional().await?;
    Ok(one.is_some())
}

/// Whether somebody is an active operator of the hotline who sees conversations.
pub(crate) async fn talker(tx: &mut Tx<'_>, hotline: HotlineId, id: OperatorId) -> Result<bool, StoreError> {
    let one: Option<(i32,)> = tx.sql(TALKER).bind(hotline.0).bind(id.0).fetch_optional().await?;
    Ok(one.is_some())
}

/// An active operator's name and alias.
pub(crate) async fn operator_name(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
) -> Result<(Uuid, String, String), StoreError> {
    tx.sql(OPERATOR_NAME).bind(hotline.0).bind(id).fetch_one().await
}
