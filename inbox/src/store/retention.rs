//! For how long what is kept: rules, what they will erase, who asked for more, what is held, what carriers are to forget.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, Sql, statements},
    writer::Tx,
};
use crate::{CallId, CaseId, ConversationId, HotlineId, OperatorId, retention::Record};

/// How many cases something belongs to.
macro_rules! open_cases {
    ($column:literal) => {
        concat!(
            "(SELECT COUNT(*) FROM case_link l JOIN case_file f ON f.id = l.case_id WHERE l.",
            $column,
            " AND f.erased_at IS NULL)"
        )
    };
}

/// Why a talk stays: cases that it belongs to, complaints about it that are not answered or held.
macro_rules! reasons_to_stay {
    () => {
        concat!(
            open_cases!("conversation_id = v.id"),
            " + (SELECT COUNT(*) FROM fact x WHERE x.conversation_id = v.id AND x.kind = 'complaint' AND x.removed_at IS NULL AND (x.done_at IS NULL OR x.held_at IS NOT NULL))"
        )
    };
}

/// What an exchange told of a call, as the rules look at it.
macro_rules! kept_phone {
    () => {
        concat!(
            "SELECT p.id, CASE WHEN c.body IS NULL THEN 'closed' ELSE 'open' END AS state,
                COALESCE(c.ended_at, p.ended_at, p.answered_at, p.rang_at, p.first_at) AS over_at, COALESCE(c.class, 'NONE') AS class,
                CAST(NULL AS BIGINT) AS held_at, ",
            open_cases!("call_id = p.call_id"),
            " AS cases FROM phone_call p LEFT JOIN call c ON c.id = p.call_id"
        )
    };
}

statements! {
    RULES = "SELECT r.hotline_id, r.version, r.rules, r.changed_by, o.name AS changed_by_name, r.changed_at, r.seen_at, r.stopped_at
        FROM retention r JOIN operator o ON o.id = r.changed_by WHERE r.hotline_id = $1";
    ALL = "SELECT r.hotline_id, r.version, r.rules, r.changed_by, o.name AS changed_by_name, r.changed_at, r.seen_at, r.stopped_at
        FROM retention r JOIN operator o ON o.id = r.changed_by ORDER BY r.hotline_id";
    ADD = "INSERT INTO retention (hotline_id, version, rules, changed_by, changed_at, seen_at) VALUES ($1, 1, $2, $3, $4, $4)
        ON CONFLICT (hotline_id) DO NOTHING";
    CHANGE = "UPDATE retention SET version = version + 1, rules = $3, changed_by = $4, changed_at = $5 WHERE hotline_id = $1 AND version = $2";
    SEEN = "UPDATE retention SET seen_at = $2 WHERE hotline_id = $1 AND stopped_at IS NULL";
    STOP = "UPDATE retention SET stopped_at = $2 WHERE hotline_id = $1 AND stopped_at IS NULL";
    GO_ON = "UPDATE retention SET seen_at = $2, stopped_at = NULL WHERE hotline_id = $1 AND stopped_at IS NOT NULL";
    NOTICES_CLEAR = "DELETE FROM retention_notice WHERE hotline_id = $1";
    NOTICE = "INSERT INTO retention_notice (record_id, hotline_id, record, at) VALUES ($2, $1, $3, $4) ON CONFLICT (record_id) DO NOTHING";
    NOTICE_CLEAR = "DELETE FROM retention_notice WHERE hotline_id = $1 AND record_id = $2";
    NOTICES = "SELECT COUNT(*) AS n, MIN(at) AS first FROM retention_notice WHERE hotline_id = $1";
    // What a rule for one class reaches and nobody gave notice of yet.
    TALKS = (concat!("SELECT v.id FROM conversation v LEFT JOIN call c ON c.sitting_id = v.sitting_id
        WHERE v.hotline_id = $1 AND v.state = 'closed' AND v.last_in_at <= $3 AND v.last_at <= $3 AND v.held_at IS NULL
            AND COALESCE(c.class, 'NONE') = $2 AND ", reasons_to_stay!(), " = 0
            AND NOT EXISTS (SELECT 1 FROM retention_notice n WHERE n.record_id = v.id)
        ORDER BY v.last_in_at, v.id LIMIT $4"));
    CALLS = (concat!("SELECT c.id FROM call c WHERE c.hotline_id = $1 AND c.conversation_id IS NULL AND c.body IS NOT NULL AND c.class = $2
            AND c.started_at <= $3 AND c.ended_at <= $3 AND ", open_cases!("call_id = c.id"), " = 0
            AND NOT EXISTS (SELECT 1 FROM retention_notice n WHERE n.record_id = c.id)
        ORDER BY c.started_at, c.id LIMIT $4"));
    FACTS = "SELECT f.id FROM fact f WHERE f.hotline_id = $1 AND f.kind = $5 AND f.body IS NOT NULL AND f.code = $2 AND f.over_at <= $3 AND f.held_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM retention_notice n WHERE n.record_id = f.id) ORDER BY f.over_at, f.id LIMIT $4";
    // Notes have one class.
    DEBRIEFS = "SELECT d.id FROM debrief d WHERE d.hotline_id = $1 AND d.note IS NOT NULL AND CAST($2 AS TEXT) = '*' AND d.at <= $3
            AND NOT EXISTS (SELECT 1 FROM retention_notice n WHERE n.record_id = d.id) ORDER BY d.at, d.id LIMIT $4";
    // A call of the exchange is over with what was written down of it, once that has no words any more; without that, when it was told last.
    PHONE = (concat!(kept_phone!(), " WHERE p.hotline_id = $1 AND p.id = $2"));
    PHONES = (concat!("SELECT k.id FROM (", kept_phone!(), " WHERE p.hotline_id = $1 AND p.first_at <= $3) k
        WHERE k.state = 'closed' AND k.class = $2 AND k.over_at <= $3 AND k.cases = 0
            AND NOT EXISTS (SELECT 1 FROM retention_notice n WHERE n.record_id = k.id)
        ORDER BY k.over_at, k.id LIMIT $4"));
    OLD_PHONES = (concat!(kept_phone!(), " JOIN retention_notice n ON n.record_id = p.id
        WHERE p.hotline_id = $1 AND n.hotline_id = $1 AND n.record = 'call' AND n.at <= $2 ORDER BY n.at, n.record_id LIMIT $3"));
    PHONE_FORGET = "DELETE FROM phone_call WHERE hotline_id = $1 AND id = $2";
    // What somebody was given notice of long enough ago, as it is now.
    OLD_TALKS = (concat!("SELECT v.id, v.state, v.last_at AS over_at, COALESCE(c.class, 'NONE') AS class, v.held_at, ",
        reasons_to_stay!(), " AS cases FROM retention_notice n JOIN conversation v ON v.id = n.record_id
            LEFT JOIN call c ON c.sitting_id = v.sitting_id
        WHERE n.hotline_id = $1 AND n.record = 'talk' AND n.at <= $2 ORDER BY n.at, n.record_id LIMIT $3"));
    OLD_CALLS = (concat!("SELECT c.id, 'closed' AS state, c.ended_at AS over_at, c.class, CAST(NULL AS BIGINT) AS held_at, ",
        open_cases!("call_id = c.id"), " AS cases FROM retention_notice n JOIN call c ON c.id = n.record_id
        WHERE n.hotline_id = $1 AND n.record = 'call' AND n.at <= $2 ORDER BY n.at, n.record_id LIMIT $3"));
    // A complaint is held with its talk or its case, too. What lost its words meanwhile is as good as open: only its notice goes.
    OLD_FACTS = "SELECT f.id, CASE WHEN f.over_at IS NULL OR f.body IS NULL THEN 'open' ELSE 'closed' END AS state, COALESCE(f.over_at, f.at) AS over_at, f.code AS class,
            COALESCE(f.held_at, (SELECT v.held_at FROM conversation v WHERE v.id = f.conversation_id), (SELECT c.held_at FROM case_file c WHERE c.id = f.case_id)) AS held_at,
            CAST(0 AS BIGINT) AS cases FROM retention_notice n JOIN fact f ON f.id = n.record_id
        WHERE n.hotline_id = $1 AND n.record = $4 AND n.at <= $2 ORDER BY n.at, n.record_id LIMIT $3";
    OLD_DEBRIEFS = "SELECT d.id, CASE WHEN d.note IS NULL THEN 'open' ELSE 'closed' END AS state, d.at AS over_at, '*' AS class, CAST(NULL AS BIGINT) AS held_at,
            CAST(0 AS BIGINT) AS cases FROM retention_notice n JOIN debrief d ON d.id = n.record_id
        WHERE n.hotline_id = $1 AND n.record = 'debrief' AND n.at <= $2 ORDER BY n.at, n.record_id LIMIT $3";
    TALK = (concat!("SELECT v.id, v.state, v.last_at AS over_at, COALESCE(c.class, 'NONE') AS class, v.held_at, ",
        reasons_to_stay!(), " AS cases FROM conversation v LEFT JOIN call c ON c.sitting_id = v.sitting_id
        WHERE v.hotline_id = $1 AND v.id = $2"));
    CALL = (concat!("SELECT c.id, 'closed' AS state, c.ended_at AS over_at, c.class, CAST(NULL AS BIGINT) AS held_at, ",
        open_cases!("call_id = c.id"), " AS cases FROM call c WHERE c.hotline_id = $1 AND c.id = $2"));
    CASES = "SELECT f.id, f.number, f.kind, f.closed_at FROM case_file f WHERE f.hotline_id = $1 AND f.kind = $3 AND f.closed_at <= $4
            AND f.closed_at IS NOT NULL AND f.erased_at IS NULL AND f.held_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = f.id AND k.operator_id = $2)
        ORDER BY f.closed_at LIMIT $5";
    WISH = "SELECT w.record_id, w.record, f.number, w.asked_by, o.name AS asked_by_name, w.asked_at, w.reason, w.done_at FROM erasure_wish w
        JOIN operator o ON o.id = w.asked_by LEFT JOIN case_file f ON f.id = w.record_id WHERE w.hotline_id = $1 AND w.record_id = $2";
    WISHES = "SELECT w.record_id, w.record, f.number, w.asked_by, o.name AS asked_by_name, w.asked_at, w.reason, w.done_at FROM erasure_wish w
        JOIN operator o ON o.id = w.asked_by LEFT JOIN case_file f ON f.id = w.record_id WHERE w.hotline_id = $1 AND w.done_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = w.record_id AND k.operator_id = $2)
        ORDER BY w.asked_at LIMIT 200";
    WISH_ADD = "INSERT INTO erasure_wish (record_id, hotline_id, record, asked_by, asked_at, reason) VALUES ($2, $1, $3, $4, $5, $6)
        ON CONFLICT (record_id) DO NOTHING";
    WISH_BACK = "DELETE FROM erasure_wish WHERE hotline_id = $1 AND record_id = $2 AND done_at IS NULL";
    WISH_DONE = "UPDATE erasure_wish SET done_by = $3, done_at = $4 WHERE hotline_id = $1 AND record_id = $2 AND done_at IS NULL";
    HOLD_CASE = "UPDATE case_file SET held_at = $3 WHERE hotline_id = $1 AND id = $2 AND erased_at IS NULL";
    /// With what went into it and was not held before. Held twice is held since the first time.
    HOLD_TALK = "UPDATE conversation SET held_at = COALESCE(held_at, $3) WHERE hotline_id = $1 AND (id = $2 OR merged_into = $2)
        AND state <> 'erased' RETURNING id, held_at";
    /// With what was held with it: a part that was held by itself stays held.
    LET_GO_TALK = "UPDATE conversation SET held_at = NULL WHERE hotline_id = $1 AND state <> 'erased' AND (id = $2
            OR (merged_into = $2 AND held_at = (SELECT h.held_at FROM conversation h WHERE h.id = $2)))
        RETURNING id, held_at";
    // A talk is held with its case, and with a complaint about it.
    HOLDS_TALK = "SELECT (SELECT COUNT(*) FROM conversation v WHERE v.hotline_id = $1 AND v.id = $2 AND v.held_at IS NOT NULL)
        + (SELECT COUNT(*) FROM case_link l JOIN case_file f ON f.id = l.case_id
            WHERE l.hotline_id = $1 AND l.conversation_id = $2 AND f.held_at IS NOT NULL AND f.erased_at IS NULL)
        + (SELECT COUNT(*) FROM fact x WHERE x.hotline_id = $1 AND x.conversation_id = $2 AND x.held_at IS NOT NULL) AS holds";
    HELD_CASE = "SELECT held_at FROM case_file WHERE hotline_id = $1 AND id = $2";
    CARRIER_ASK = "INSERT INTO carrier_erasure (id, hotline_id, channel_id, key_id, sealed, tries, asked_at, due_at)
        VALUES ($2, $1, $3, $4, $5, 0, $6, $6)";
    CARRIERS_DUE = "SELECT id, hotline_id, channel_id, key_id, sealed, tries FROM carrier_erasure WHERE due_at <= $1 ORDER BY due_at LIMIT $2";
    CARRIER_DONE = "UPDATE carrier_erasure SET sealed = NULL, due_at = NULL, tries = tries + 1 WHERE hotline_id = $1 AND id = $2";
    CARRIER_LATER = "UPDATE carrier_erasure SET due_at = $3, tries = tries + 1 WHERE hotline_id = $1 AND id = $2 AND due_at IS NOT NULL";
    CARRIERS_WAITING = "SELECT COUNT(*) AS n FROM carrier_erasure WHERE hotline_id = $1 AND due_at IS NOT NULL";
}

/// A hotline's rules as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct RulesRow {
    pub(crate) hotline_id: Uuid,
    pub(crate) version: i64,
    pub(crate) rules: String,
    pub(crate) changed_by: Uuid,
    pub(crate) changed_by_name: String,
    pub(crate) changed_at: i64,
    pub(crate) seen_at: i64,
    pub(crate) stopped_at: Option<i64>,
}

/// What the rules look at.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub(crate) struct Kept {
    pub(crate) id: Uuid,
    pub(crate) state: String,
    /// When its clock began.
    pub(crate) over_at: i64,
    pub(crate) class: String,
    pub(crate) held_at: Option<i64>,
    /// Cases that it belongs to, and complaints about it that wait for an answer or are held.
    pub(crate) cases: i64,
}

/// A case that the rules say should go.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct DueCaseRow {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) closed_at: i64,
}

/// A wish to erase something.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct WishRow {
    pub(crate) record_id: Uuid,
    pub(crate) record: String,
    pub(crate) number: Option<i64>,
    pub(crate) asked_by: Uuid,
    pub(crate) asked_by_name: String,
    pub(crate) asked_at: i64,
    pub(crate) reason: String,
    pub(crate) done_at: Option<i64>,
}

/// An address that its carrier is to forget.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct CarrierRow {
    pub(crate) id: Uuid,
    pub(crate) hotline_id: Uuid,
    pub(crate) channel_id: Uuid,
    pub(crate) key_id: Uuid,
    pub(crate) sealed: Option<Vec<u8>>,
    pub(crate) tries: i64,
}

pub(crate) async fn rules(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Option<RulesRow>, StoreError> {
    conn.sql(RULES).bind(hotline.0).fetch_optional().await
}

pub(crate) async fn all_rules(conn: &mut Conn<'_>) -> Result<Vec<RulesRow>, StoreError> {
    conn.sql(ALL).fetch_all().await
}

/// Whether `version` was still the newest; 0 where there were no rules.
pub(crate) async fn put_rules(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    version: i64,
    rules: &str,
    by: OperatorId,
    at: i64,
) -> Result<bool, StoreError> {
    let rules = rules.to_owned();
    let written = if version == 0 {
        tx.sql(ADD).bind(hotline.0).bind(rules).bind(by.0).bind(at).execute().await?
    } else {
        tx.sql(CHANGE).bind(hotline.0).bind(version).bind(rules).bind(by.0).bind(at).execute().await?
    };
    Ok(written == 1)
}

pub(crate) async fn seen(tx: &mut Tx<'_>, hotline: HotlineId, at: i64) -> Result<(), StoreError> {
    tx.sql(SEEN).bind(hotline.0).bind(at).execute().await.map(drop)
}

/// Whether it wasn't stopped before.
pub(crate) async fn stop(tx: &mut Tx<'_>, hotline: HotlineId, at: i64) -> Result<bool, StoreError> {
    Ok(tx.sql(STOP).bind(hotline.0).bind(at).execute().await? == 1)
}

/// Goes on after a stop, with every notice given anew. Whether it was stopped.
pub(crate) async fn go_on(tx: &mut Tx<'_>, hotline: HotlineId, at: i64) -> Result<bool, StoreError> {
    if tx.sql(GO_ON).bind(hotline.0).bind(at).execute().await? != 1 {
        return Ok(false);
    }
    tx.sql(NOTICES_CLEAR).bind(hotline.0).execute().await?;
    Ok(true)
}

/// What a rule reaches of one class and nobody gave notice of: closed by `before`, not held, in no case.
pub(crate) async fn reached(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    record: Record,
    class: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<Uuid>, StoreError> {
    let sql: Sql = match record {
        Record::Talk => TALKS,
        Record::Call => CALLS,
        Record::Training | Record::Complaint | Record::Drill => FACTS,
        Record::Debrief => DEBRIEFS,
        Record::Case => return Ok(Vec::new()),
    };
    let asked = conn.sql(sql).bind(hotline.0).bind(class.to_owned()).bind(before).bind(limit);
    let asked = if record.is_fact() { asked.bind(record.as_str()) } else { asked };
    let ids: Vec<(Uuid,)> = asked.fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn give_notice(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    record: Record,
    ids: &[Uuid],
    at: i64,
) -> Result<(), StoreError> {
    for id in ids {
        tx.sql(NOTICE).bind(hotline.0).bind(*id).bind(record.as_str()).bind(at).execute().await?;
    }
    Ok(())
}

/// What notice was given of by `before`, as it is now.
pub(crate) async fn noticed(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    record: Record,
    before: i64,
    limit: i64,
) -> Result<Vec<Kept>, StoreError> {
    let sql: Sql = match record {
        Record::Talk => OLD_TALKS,
        Record::Call => OLD_CALLS,
        Record::Training | Record::Complaint | Record::Drill => OLD_FACTS,
        Record::Debrief => OLD_DEBRIEFS,
        Record::Case => return Ok(Vec::new()),
    };
    let asked = conn.sql(sql).bind(hotline.0).bind(before).bind(limit);
    let asked = if record.is_fact() { asked.bind(record.as_str()) } else { asked };
    asked.fetch_all().await
}

pub(crate) async fn drop_notice(tx: &mut Tx<'_>, hotline: HotlineId, record: Uuid) -> Result<(), StoreError> {
    tx.sql(NOTICE_CLEAR).bind(hotline.0).bind(record).execute().await.map(drop)
}

/// How many notices stand, and when the first was given.
pub(crate) async fn notices(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<(i64, Option<i64>), StoreError> {
    conn.sql(NOTICES).bind(hotline.0).fetch_one().await
}

/// A talk as the rules look at it.
pub(crate) async fn talk(conn: &mut Conn<'_>, hotline: HotlineId, id: ConversationId) -> Result<Kept, StoreError> {
    conn.sql(TALK).bind(hotline.0).bind(id.0).fetch_one().await
}

/// The same inside a transaction.
pub(crate) async fn talk_in(tx: &mut Tx<'_>, hotline: HotlineId, id: ConversationId) -> Result<Kept, StoreError> {
    tx.sql(TALK).bind(hotline.0).bind(id.0).fetch_one().await
}

/// A call that no channel brought as the rules look at it.
pub(crate) async fn call(conn: &mut Conn<'_>, hotline: HotlineId, id: CallId) -> Result<Option<Kept>, StoreError> {
    conn.sql(CALL).bind(hotline.0).bind(id.0).fetch_optional().await
}

/// The same inside a transaction.
pub(crate) async fn call_in(tx: &mut Tx<'_>, hotline: HotlineId, id: CallId) -> Result<Kept, StoreError> {
    tx.sql(CALL).bind(hotline.0).bind(id.0).fetch_one().await
}

/// What an exchange told of calls of one class that were over by `before`, and nobody gave notice of.
pub(crate) async fn phones_reached(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    class: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<Uuid>, StoreError> {
    let asked = conn.sql(PHONES).bind(hotline.0).bind(class.to_owned()).bind(before).bind(limit);
    let ids: Vec<(Uuid,)> = asked.fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// What an exchange told and notice was given of by `before`, as it is now.
pub(crate) async fn phones_noticed(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    before: i64,
    limit: i64,
) -> Result<Vec<Kept>, StoreError> {
    conn.sql(OLD_PHONES).bind(hotline.0).bind(before).bind(limit).fetch_all().await
}

/// What an exchange told of a call, as the rules look at it.
pub(crate) async fn phone_in(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<Kept, StoreError> {
    tx.sql(PHONE).bind(hotline.0).bind(id).fetch_one().await
}

/// Forgets what an exchange told of a call.
pub(crate) async fn forget_phone(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<(), StoreError> {
    tx.sql(PHONE_FORGET).bind(hotline.0).bind(id).execute_one().await
}

pub(crate) async fn cases_due(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    reader: OperatorId,
    kind: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<DueCaseRow>, StoreError> {
    let statement = conn.sql(CASES).bind(hotline.0).bind(reader.0).bind(kind.to_owned()).bind(before);
    statement.bind(limit).fetch_all().await
}

pub(crate) async fn wish(conn: &mut Conn<'_>, hotline: HotlineId, of: Uuid) -> Result<Option<WishRow>, StoreError> {
    conn.sql(WISH).bind(hotline.0).bind(of).fetch_optional().await
}

pub(crate) async fn wish_in(tx: &mut Tx<'_>, hotline: HotlineId, of: Uuid) -> Result<Option<WishRow>, StoreError> {
    tx.sql(WISH).bind(hotline.0).bind(of).fetch_optional().await
}

pub(crate) async fn wishes(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    reader: OperatorId,
) -> Result<Vec<WishRow>, StoreError> {
    conn.sql(WISHES).bind(hotline.0).bind(reader.0).fetch_all().await
}

/// Whether nobody had asked before.
pub(crate) async fn ask(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    record: Record,
    of: Uuid,
    by: OperatorId,
    at: i64,
    reason: &str,
) -> Result<bool, StoreError> {
    let statement = tx.sql(WISH_ADD).bind(hotline.0).bind(of).bind(record.as_str()).bind(by.0).bind(at);
    Ok(statement.bind(reason.to_owned()).execute().await? == 1)
}

/// Whether there was such a wish.
pub(crate) async fn take_back(tx: &mut Tx<'_>, hotline: HotlineId, of: Uuid) -> Result<bool, StoreError> {
    Ok(tx.sql(WISH_BACK).bind(hotline.0).bind(of).execute().await? == 1)
}

pub(crate) async fn wish_done(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    of: Uuid,
    by: OperatorId,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(WISH_DONE).bind(hotline.0).bind(of).bind(by.0).bind(at).execute_one().await
}

pub(crate) async fn hold_case(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    since: Option<i64>,
) -> Result<(), StoreError> {
    tx.sql(HOLD_CASE).bind(hotline.0).bind(case.0).bind(since).execute_one().await
}

/// The talks that are held, or no longer, because of it: this one, and what went into it.
pub(crate) async fn hold_talk(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: ConversationId,
    since: Option<i64>,
) -> Result<Vec<Uuid>, StoreError> {
    let changed: Vec<(Uuid, Option<i64>)> = match since {
        Some(since) => tx.sql(HOLD_TALK).bind(hotline.0).bind(talk.0).bind(since).fetch_all().await?,
        None => tx.sql(LET_GO_TALK).bind(hotline.0).bind(talk.0).fetch_all().await?,
    };
    if !changed.iter().any(|(id, _)| *id == talk.0) {
        return Err(StoreError::NotFound);
    }
    Ok(changed.into_iter().filter(|(_, held_at)| *held_at == since).map(|(id, _)| id).collect())
}

/// Whether a talk, or a case that it belongs to, is held.
pub(crate) async fn is_talk_held(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: ConversationId,
) -> Result<bool, StoreError> {
    let (holds,): (i64,) = tx.sql(HOLDS_TALK).bind(hotline.0).bind(talk.0).fetch_one().await?;
    Ok(holds > 0)
}

/// Since when a case is held.
pub(crate) async fn case_held(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<Option<i64>, StoreError> {
    let (held,): (Option<i64>,) = conn.sql(HELD_CASE).bind(hotline.0).bind(case.0).fetch_one().await?;
    Ok(held)
}

/// The same inside a transaction.
pub(crate) async fn case_held_in(tx: &mut Tx<'_>, hotline: HotlineId, case: CaseId) -> Result<Option<i64>, StoreError> {
    let (held,): (Option<i64>,) = tx.sql(HELD_CASE).bind(hotline.0).bind(case.0).fetch_one().await?;
    Ok(held)
}

/// Asks for an address to be forgotten by its carrier. `at` is milliseconds since 1970.
pub(crate) async fn ask_carrier(tx: &mut Tx<'_>, new: &CarrierRow, at: i64) -> Result<(), StoreError> {
    let statement = tx.sql(CARRIER_ASK).bind(new.hotline_id).bind(new.id).bind(new.channel_id).bind(new.key_id);
    statement.bind(new.sealed.clone()).bind(at).execute_one().await
}

pub(crate) async fn carriers_due(conn: &mut Conn<'_>, now: i64, limit: i64) -> Result<Vec<CarrierRow>, StoreError> {
    conn.sql(CARRIERS_DUE).bind(now).bind(limit).fetch_all().await
}

/// The carrier forgot it, or is asked again at `later`.
pub(crate) async fn carrier_asked(
    tx: &mut Tx<'_>,
    hotline: Uuid,
    id: Uuid,
    later: Option<i64>,
) -> Result<(), StoreError> {
    match later {
        None => tx.sql(CARRIER_DONE).bind(hotline).bind(id).execute().await.map(drop),
        Some(at) => tx.sql(CARRIER_LATER).bind(hotline).bind(id).bind(at).execute().await.map(drop),
    }
}

pub(crate) async fn carriers_waiting(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<i64, StoreError> {
    let (waiting,): (i64,) = conn.sql(CARRIERS_WAITING).bind(hotline.0).fetch_one().await?;
    Ok(waiting)
}
