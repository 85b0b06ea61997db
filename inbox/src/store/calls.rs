//! Calls and their codes.

use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    classes::barred,
    conn::{Conn, Sql, Stmt, statements},
    writer::Tx,
};
use crate::{CallId, ConversationId, HotlineId, OperatorId, SittingId, calls::CallForm};

macro_rules! select_calls {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.conversation_id, c.sitting_id, c.taxonomy_version, c.class, c.non_counselling, c.medium, c.about, c.role,
                c.child_age, c.child_age_code, c.child_gender, c.leading_reason, c.emergency_called, c.emergency_at, c.language,
                c.priority_auto, c.priority_final, c.started_at, c.first_seen_at, c.first_answer_at, c.ended_at, c.ended_by,
                c.handovers, c.key_id, c.body, c.saved_by, o.name AS saved_by_name, c.saved_at, c.child_country, c.living_situation,
                c.heard, c.language_wanted
            FROM call c JOIN operator o ON o.id = c.saved_by ",
            $rest
        )
    };
}

/// Who wrote the Call first, and who may see its class; $3 is who asks. Never unknown.
macro_rules! for_eyes {
    () => {
        concat!("((c.written_by IS NOT NULL AND c.written_by = $3) OR ", barred!("call", "c.class", "see", "$3"), ")")
    };
}
pub(super) use for_eyes;

statements! {
    FACTS = "SELECT v.id AS conversation_id, v.key_id, v.language, COALESCE(s.priority, v.priority) AS priority,
            COALESCE(s.auto_priority, v.auto_priority) AS auto_priority, k.kind, s.started_at, s.first_seen_at,
            s.first_answer_at, s.ended_at, s.ended_by, s.handovers, c.id AS call_id, c.class, c.saved_at
        FROM sitting s JOIN conversation v ON v.id = s.conversation_id JOIN channel k ON k.id = v.channel_id
        LEFT JOIN call c ON c.sitting_id = s.id
        WHERE s.hotline_id = $1 AND s.id = $2";
    // A correction leaves the facts alone, and who wrote it. The Call that is there must be the one that the body was sealed for, as it was
    // looked at.
    PUT = "INSERT INTO call (hotline_id, id, conversation_id, sitting_id, taxonomy_version, class, non_counselling, medium, about, role,
            child_age, child_age_code, child_gender, leading_reason, emergency_called, emergency_at, child_country, living_situation,
            heard, language_wanted, language, priority_auto, priority_final, started_at, first_seen_at, first_answer_at, ended_at,
            ended_by, handovers, key_id, body, saved_by, saved_at, written_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
            $27, $28, $29, $30, $31, $32, $33, $32)
        ON CONFLICT (sitting_id) DO UPDATE SET taxonomy_version = excluded.taxonomy_version, class = excluded.class,
            non_counselling = excluded.non_counselling, about = excluded.about, role = excluded.role, child_age = excluded.child_age,
            child_age_code = excluded.child_age_code, child_gender = excluded.child_gender, leading_reason = excluded.leading_reason,
            emergency_at = CASE WHEN call.emergency_called = excluded.emergency_called THEN call.emergency_at
                ELSE excluded.emergency_at END,
            emergency_called = excluded.emergency_called, key_id = excluded.key_id, body = excluded.body,
            saved_by = excluded.saved_by, saved_at = excluded.saved_at, child_country = excluded.child_country,
            living_situation = excluded.living_situation, heard = excluded.heard, language_wanted = excluded.language_wanted
        WHERE call.hotline_id = excluded.hotline_id AND call.id = excluded.id AND call.saved_at = $34";
    CODES_CLEAR = "DELETE FROM call_code WHERE call_id = (SELECT id FROM call WHERE hotline_id = $1 AND id = $2)";
    CODES_PUT = {
        sqlite: "INSERT INTO call_code (call_id, list, code)
            SELECT c.id, value ->> 'list', value ->> 'code' FROM call c, json_each($3) WHERE c.hotline_id = $1 AND c.id = $2",
        postgres: "INSERT INTO call_code (call_id, list, code)
            SELECT c.id, x.list, x.code FROM call c, jsonb_to_recordset($3::text::jsonb) AS x(list TEXT, code TEXT)
            WHERE c.hotline_id = $1 AND c.id = $2",
    };
    OF_SITTING = (concat!(select_calls!("WHERE c.hotline_id = $1 AND c.sitting_id = $2 AND "), for_eyes!()));
    CODES_OF_SITTING = "SELECT x.call_id, x.list, x.code FROM call_code x JOIN call c ON c.id = x.call_id
        WHERE c.hotline_id = $1 AND c.sitting_id = $2 ORDER BY x.call_id, x.list, x.code";
    OF_CONVERSATION = (concat!(select_calls!("JOIN sitting s ON s.id = c.sitting_id
        WHERE s.hotline_id = $1 AND s.conversation_id = $2 AND "), for_eyes!()));
    LOGGED = (concat!(select_calls!("WHERE c.hotline_id = $1 AND c.id = $2 AND c.conversation_id IS NULL AND "), for_eyes!()));
    CODES_OF_LOGGED = "SELECT x.call_id, x.list, x.code FROM call_code x JOIN call c ON c.id = x.call_id
        WHERE c.hotline_id = $1 AND c.id = $2 ORDER BY x.call_id, x.list, x.code";
    LOGGED_LIST = (concat!("SELECT c.id, c.medium, c.class, c.non_counselling, c.leading_reason, c.language, c.started_at, c.ended_at,
            c.saved_by, o.name AS saved_by_name FROM call c JOIN operator o ON o.id = c.saved_by
        WHERE c.hotline_id = $1 AND c.conversation_id IS NULL AND c.started_at >= $2 AND ", for_eyes!(), "
            AND (c.started_at < $5 OR (c.started_at = $5 AND c.id < $6))
        ORDER BY c.started_at DESC, c.id DESC LIMIT $4"));
    LOGGED_LOCK = {
        sqlite: "SELECT id FROM call WHERE hotline_id = $1 AND id = $2",
        postgres: "SELECT id FROM call WHERE hotline_id = $1 AND id = $2 FOR UPDATE",
    };
    WORDS_GO = "SELECT COUNT(*) AS n FROM call c JOIN key_erasure e ON e.key_id = c.key_id WHERE c.hotline_id = $1 AND c.id = $2";
    HOLDS = "SELECT COUNT(*) AS n FROM case_link l JOIN case_file f ON f.id = l.case_id
        WHERE l.hotline_id = $1 AND l.call_id = $2 AND f.erased_at IS NULL
            AND (f.held_at IS NOT NULL OR EXISTS (SELECT 1 FROM fact x WHERE x.case_id = f.id AND x.held_at IS NOT NULL))";
    // What somebody saw is what they correct.
    LOGGED_CHANGE = "UPDATE call SET taxonomy_version = $5, class = $6, non_counselling = $7, medium = $8, about = $9, role = $10,
            child_age = $11, child_age_code = $12, child_gender = $13, leading_reason = $14,
            emergency_at = CASE WHEN emergency_called = $15 THEN emergency_at ELSE $16 END, emergency_called = $15, child_country = $17,
            living_situation = $18, heard = $19, language_wanted = $20, language = $21, priority_final = $22, started_at = $23,
            first_seen_at = $24, first_answer_at = $25, ended_at = $26, body = $27, saved_by = $4, saved_at = $28,
            key_id = $29
        WHERE hotline_id = $1 AND id = $2 AND conversation_id IS NULL AND saved_at = $3";
    CODES_OF_CONVERSATION = "SELECT x.call_id, x.list, x.code FROM sitting s JOIN call c ON c.sitting_id = s.id
        JOIN call_code x ON x.call_id = c.id
        WHERE s.hotline_id = $1 AND s.conversation_id = $2 ORDER BY x.call_id, x.list, x.code";
}

/// What the rows know about a sitting.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SittingFacts {
    pub(crate) conversation_id: Uuid,
    pub(crate) key_id: Uuid,
    pub(crate) language: Option<String>,
    pub(crate) priority: i64,
    pub(crate) auto_priority: i64,
    pub(crate) kind: String,
    pub(crate) started_at: i64,
    pub(crate) first_seen_at: Option<i64>,
    pub(crate) first_answer_at: Option<i64>,
    pub(crate) ended_at: Option<i64>,
    pub(crate) ended_by: Option<String>,
    pub(crate) handovers: i64,
    pub(crate) call_id: Option<Uuid>,
    /// Of the Call that is there.
    pub(crate) class: Option<String>,
    /// Of the Call that is there.
    pub(crate) saved_at: Option<i64>,
}

/// What is copied into a Call.
pub(crate) struct CallFacts {
    pub(crate) conversation: Option<Uuid>,
    pub(crate) key_id: Uuid,
    pub(crate) language: Option<String>,
    pub(crate) priority: i64,
    pub(crate) auto_priority: i64,
    pub(crate) started_at: i64,
    pub(crate) first_seen_at: Option<i64>,
    pub(crate) first_answer_at: Option<i64>,
    pub(crate) handovers: i64,
}

impl From<SittingFacts> for CallFacts {
    fn from(facts: SittingFacts) -> Self {
        Self {
            conversation: Some(facts.conversation_id),
            key_id: facts.key_id,
            language: facts.language,
            priority: facts.priority,
            auto_priority: facts.auto_priority,
            started_at: facts.started_at,
            first_seen_at: facts.first_seen_at,
            first_answer_at: facts.first_answer_at,
            handovers: facts.handovers,
        }
    }
}

/// A Call to be.
pub(crate) struct NewCall {
    pub(crate) id: CallId,
    /// `None` for a call that no channel brought.
    pub(crate) sitting: Option<Uuid>,
    /// Without words.
    pub(crate) form: CallForm,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) taxonomy_version: String,
    pub(crate) medium: String,
    pub(crate) ended_at: i64,
    pub(crate) ended_by: String,
    pub(crate) facts: CallFacts,
    pub(crate) saved_by: OperatorId,
    pub(crate) saved_at: i64,
}

/// A Call as stored.
#[derive(FromRow)]
pub(crate) struct CallRow {
    pub(crate) id: Uuid,
    /// None for a call that no channel brought.
    pub(crate) conversation_id: Option<Uuid>,
    pub(crate) sitting_id: Option<Uuid>,
    pub(crate) taxonomy_version: String,
    pub(crate) class: String,
    pub(crate) non_counselling: Option<String>,
    pub(crate) medium: String,
    pub(crate) about: String,
    pub(crate) role: String,
    pub(crate) child_age: Option<i64>,
    pub(crate) child_age_code: Option<String>,
    pub(crate) child_gender: String,
    pub(crate) leading_reason: Option<String>,
    pub(crate) emergency_called: Option<bool>,
    pub(crate) emergency_at: Option<i64>,
    pub(crate) language: Option<String>,
    pub(crate) priority_auto: i64,
    pub(crate) priority_final: i64,
    pub(crate) started_at: i64,
    pub(crate) first_seen_at: Option<i64>,
    pub(crate) first_answer_at: Option<i64>,
    pub(crate) ended_at: i64,
    pub(crate) ended_by: String,
    pub(crate) handovers: i64,
    pub(crate) key_id: Uuid,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) saved_by: Uuid,
    pub(crate) saved_by_name: String,
    pub(crate) saved_at: i64,
    pub(crate) child_country: Option<String>,
    pub(crate) living_situation: String,
    pub(crate) heard: String,
    pub(crate) language_wanted: Option<String>,
}

/// A code of a Call.
#[derive(FromRow)]
pub(crate) struct CodeRow {
    pub(crate) call_id: Uuid,
    pub(crate) list: String,
    pub(crate) code: String,
}

/// Calls with their codes.
pub(crate) struct StoredCalls {
    pub(crate) calls: Vec<CallRow>,
    pub(crate) codes: Vec<CodeRow>,
}

pub(crate) async fn facts(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    sitting: SittingId,
) -> Result<SittingFacts, StoreError> {
    conn.sql(FACTS).bind(hotline.0).bind(sitting.0).fetch_one().await
}

pub(crate) async fn facts_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    sitting: SittingId,
) -> Result<SittingFacts, StoreError> {
    tx.sql(FACTS).bind(hotline.0).bind(sitting.0).fetch_one().await
}

/// Binds what was chosen, from the version of the lists on.
fn chosen<'c>(statement: Stmt<'c>, call: &NewCall) -> Stmt<'c> {
    let form = &call.form;
    let called = form.emergency.as_ref().map(|emergency| emergency.called);
    statement
        .bind(call.taxonomy_version.clone())
        .bind(form.class.clone())
        .bind(form.non_counselling.clone())
        .bind(call.medium.clone())
        .bind(form.about.clone())
        .bind(form.role.clone())
        .bind(form.child_age.map(i64::from))
        .bind(form.child_age_code.clone())
        .bind(form.child_gender.clone())
        .bind(form.leading_reason.clone())
        .bind(called)
        .bind(called.map(|_| call.saved_at))
        .bind(form.child_country.clone())
        .bind(form.living_situation.clone())
        .bind(form.heard.clone())
        .bind(form.language_wanted.clone())
}

/// [`StoreError::Stale`] when the sitting got another Call meanwhile, or it isn't as it was saved at `seen`.
pub(crate) async fn put(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    seen: Option<i64>,
    call: NewCall,
) -> Result<(), StoreError> {
    let facts = &call.facts;
    let put = tx.sql(PUT).bind(hotline.0).bind(call.id.0).bind(facts.conversation).bind(call.sitting);
    let written = chosen(put, &call)
        .bind(facts.language.clone())
        .bind(facts.auto_priority)
        .bind(facts.priority)
        .bind(facts.started_at)
        .bind(facts.first_seen_at)
        .bind(facts.first_answer_at)
        .bind(call.ended_at)
        .bind(call.ended_by.clone())
        .bind(facts.handovers)
        .bind(facts.key_id)
        .bind(call.body.clone())
        .bind(call.saved_by.0)
        .bind(call.saved_at)
        .bind(seen)
        .execute()
        .await?;
    if written == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Replaces the codes of a Call.
pub(crate) async fn put_codes(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    call: CallId,
    reasons: &[String],
    actions: &[String],
) -> Result<(), StoreError> {
    tx.sql(CODES_CLEAR).bind(hotline.0).bind(call.0).execute().await?;
    let list = |list: &'static str, codes: &[String]| -> Vec<serde_json::Value> {
        codes.iter().map(|code| json!({ "list": list, "code": code })).collect()
    };
    let codes = [list("reason", reasons), list("action", actions)].concat();
    let expected = u64::try_from(codes.len()).unwrap_or(u64::MAX);
    if expected == 0 {
        return Ok(());
    }
    let text = serde_json::Value::from(codes).to_string();
    let written = tx.sql(CODES_PUT).bind(hotline.0).bind(call.0).bind(text).execute().await?;
    if written == expected { Ok(()) } else { Err(StoreError::Stale) }
}

async fn stored(
    conn: &mut Conn<'_>,
    calls: Sql,
    codes: Sql,
    (hotline, eyes): (HotlineId, OperatorId),
    of: Uuid,
) -> Result<StoredCalls, StoreError> {
    let calls: Vec<CallRow> = conn.sql(calls).bind(hotline.0).bind(of).bind(eyes.0).fetch_all().await?;
    let codes =
        if calls.is_empty() { Vec::new() } else { conn.sql(codes).bind(hotline.0).bind(of).fetch_all().await? };
    Ok(StoredCalls { calls, codes })
}

pub(crate) async fn of_sitting(
    conn: &mut Conn<'_>,
    eyes: (HotlineId, OperatorId),
    sitting: SittingId,
) -> Result<StoredCalls, StoreError> {
    stored(conn, OF_SITTING, CODES_OF_SITTING, eyes, sitting.0).await
}

pub(crate) async fn of_conversation(
    conn: &mut Conn<'_>,
    eyes: (HotlineId, OperatorId),
    conversation: ConversationId,
) -> Result<StoredCalls, StoreError> {
    stored(conn, OF_CONVERSATION, CODES_OF_CONVERSATION, eyes, conversation.0).await
}

/// A call that no channel brought.
pub(crate) async fn logged(
    conn: &mut Conn<'_>,
    eyes: (HotlineId, OperatorId),
    id: CallId,
) -> Result<StoredCalls, StoreError> {
    stored(conn, LOGGED, CODES_OF_LOGGED, eyes, id.0).await
}

/// What is shown of a logged call in a list.
#[derive(FromRow)]
pub(crate) struct LoggedRow {
    pub(crate) id: Uuid,
    pub(crate) medium: String,
    pub(crate) class: String,
    pub(crate) non_counselling: Option<String>,
    pub(crate) leading_reason: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) started_at: i64,
    pub(crate) ended_at: i64,
    pub(crate) saved_by: Uuid,
    pub(crate) saved_by_name: String,
}

/// Calls that no channel brought, the newest first.
pub(crate) async fn lately(
    conn: &mut Conn<'_>,
    (hotline, eyes): (HotlineId, OperatorId),
    since: i64,
    (before, before_id): (i64, Uuid),
    limit: i64,
) -> Result<Vec<LoggedRow>, StoreError> {
    let asked = conn.sql(LOGGED_LIST).bind(hotline.0).bind(since).bind(eyes.0).bind(limit);
    asked.bind(before).bind(before_id).fetch_all().await
}

/// Waits for whoever changes a call that no channel brought, or links it.
pub(crate) async fn lock(tx: &mut Tx<'_>, hotline: HotlineId, id: CallId) -> Result<(), StoreError> {
    let (_,): (Uuid,) = tx.sql(LOGGED_LOCK).bind(hotline.0).bind(id.0).fetch_one().await?;
    Ok(())
}

/// Whether its words were erased, or are about to be.
pub(crate) async fn words_go(conn: &mut Conn<'_>, hotline: HotlineId, id: CallId) -> Result<bool, StoreError> {
    let (n,): (i64,) = conn.sql(WORDS_GO).bind(hotline.0).bind(id.0).fetch_one().await?;
    Ok(n > 0)
}

/// The same inside a transaction.
pub(crate) async fn words_go_in(tx: &mut Tx<'_>, hotline: HotlineId, id: CallId) -> Result<bool, StoreError> {
    let (n,): (i64,) = tx.sql(WORDS_GO).bind(hotline.0).bind(id.0).fetch_one().await?;
    Ok(n > 0)
}

/// Whether a case that a call belongs to is held, or a complaint about it.
pub(crate) async fn is_held(tx: &mut Tx<'_>, hotline: HotlineId, id: CallId) -> Result<bool, StoreError> {
    let (n,): (i64,) = tx.sql(HOLDS).bind(hotline.0).bind(id.0).fetch_one().await?;
    Ok(n > 0)
}

/// Corrects a call that no channel brought. Whether it still was as somebody saw it, saved at `seen`.
pub(crate) async fn correct(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    seen: i64,
    call: &NewCall,
) -> Result<bool, StoreError> {
    let facts = &call.facts;
    let change = tx.sql(LOGGED_CHANGE).bind(hotline.0).bind(call.id.0).bind(seen).bind(call.saved_by.0);
    let changed = chosen(change, call)
        .bind(facts.language.clone())
        .bind(facts.priority)
        .bind(facts.started_at)
        .bind(facts.first_seen_at)
        .bind(facts.first_answer_at)
        .bind(call.ended_at)
        .bind(call.body.clone())
        .bind(call.saved_at)
        .bind(facts.key_id)
        .execute()
        .await?;
    Ok(changed == 1)
}
