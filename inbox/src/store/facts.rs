//! Training, complaints and drills: what a hotline records about itself.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    cases::Eyes,
    conn::{Conn, Stmt, statements},
    writer::Tx,
};
use crate::{CaseId, HotlineId, OperatorId};

/// What somebody ($2) may see: never a complaint that names them. A case that is kept from them has no number.
macro_rules! select_facts {
    ($rest:literal) => {
        concat!(
            "SELECT f.id, f.kind, f.version, f.operator_id, o.name AS operator_name, f.conversation_id, f.case_id,
                (SELECT c.number FROM case_file c WHERE c.id = f.case_id
                    AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = c.id AND k.operator_id = $2)) AS case_number,
                f.codes, f.key_id, f.body, f.recorded_at, f.recorded_by, r.name AS recorded_by_name, f.changed_at, f.code, f.over_at, f.held_at,
                COALESCE((SELECT v.held_at FROM conversation v WHERE v.id = f.conversation_id), (SELECT h.held_at FROM case_file h WHERE h.id = f.case_id)) AS held_with_at
            FROM fact f LEFT JOIN operator o ON o.id = f.operator_id JOIN operator r ON r.id = f.recorded_by
            WHERE f.hotline_id = $1 AND f.removed_at IS NULL AND NOT (f.kind = 'complaint' AND COALESCE(f.operator_id = $2, FALSE)) ",
            $rest
        )
    };
}

statements! {
    LIST = (select_facts!("AND f.kind = $3 ORDER BY f.at DESC, f.id LIMIT $4"));
    LIST_OF = (select_facts!("AND f.kind = $3 AND f.operator_id = $2 ORDER BY f.at DESC, f.id LIMIT $4"));
    ONE = (select_facts!("AND f.id = $3"));
    ADD = "INSERT INTO fact (hotline_id, id, kind, version, at, done_at, operator_id, conversation_id, case_id, codes, key_id, body, taxonomy_version,
            recorded_at, recorded_by, changed_at, code, over_at)
        VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, $15, $16)";
    CHANGE = "UPDATE fact SET at = $4, done_at = $5, operator_id = $6, conversation_id = $7, case_id = $8, codes = $9, body = $10, taxonomy_version = $11,
            changed_at = $12, code = $13, over_at = $14, version = version + 1
        WHERE hotline_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL AND body IS NOT NULL";
    REMOVE = "UPDATE fact SET removed_at = COALESCE(removed_at, $3), body = NULL, conversation_id = NULL, case_id = NULL, operator_id = NULL
        WHERE hotline_id = $1 AND id = $2";
    CODES = "SELECT f.codes FROM fact f WHERE f.hotline_id = $1 AND f.id = $2";
    /// Whom a complaint names stays, so that they go on not seeing it.
    BLANK = "UPDATE fact SET body = NULL, conversation_id = NULL, case_id = NULL, codes = $3,
        operator_id = CASE WHEN kind = 'training' THEN NULL ELSE operator_id END WHERE hotline_id = $1 AND id = $2";
    HOLD = "UPDATE fact SET held_at = $3 WHERE hotline_id = $1 AND id = $2 AND removed_at IS NULL AND body IS NOT NULL";
    HELD_OF_CASE = "SELECT COUNT(*) AS held FROM fact f WHERE f.hotline_id = $1 AND f.case_id = $2 AND f.held_at IS NOT NULL";
    KEY_ASK = "INSERT INTO key_erasure (hotline_id, key_id, record_id, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (key_id) DO NOTHING";
    OWN_KEY_ASK = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT f.key_id, f.hotline_id, f.id, $3 FROM fact f WHERE f.hotline_id = $1 AND f.id = $2 AND f.body IS NOT NULL
        ON CONFLICT (key_id) DO NOTHING";
    TALK_THERE = "SELECT COUNT(*) AS found FROM conversation v WHERE v.hotline_id = $1 AND v.id = $2 AND v.state <> 'erased'";
    CASE_OF = "SELECT c.id FROM case_file c WHERE c.hotline_id = $1 AND c.number = $3 AND c.erased_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = c.id AND k.operator_id = $2)";
    COUNT = "SELECT COUNT(*) AS n FROM fact f WHERE f.hotline_id = $1 AND f.removed_at IS NULL AND f.kind = $3 AND f.at >= $4 AND f.at < $5
        AND NOT (f.kind = 'complaint' AND COALESCE(f.operator_id = $2, FALSE))";
    PAGE = "SELECT f.id, f.at, f.done_at, f.operator_id, f.conversation_id, f.case_id, f.codes, f.taxonomy_version, f.recorded_at FROM fact f
        WHERE f.hotline_id = $1 AND f.removed_at IS NULL AND f.kind = $3 AND f.at < $4 AND (f.at, f.id) > ($5, $6)
        AND NOT (f.kind = 'complaint' AND COALESCE(f.operator_id = $2, FALSE))
        ORDER BY f.at, f.id LIMIT $7";
    ALIVE = "SELECT id, hotline_id, key_id FROM fact WHERE id > $1 AND body IS NOT NULL ORDER BY id LIMIT $2";
}

/// A fact as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FactRow {
    pub id: Uuid,
    pub kind: String,
    pub version: i64,
    pub operator_id: Option<Uuid>,
    pub operator_name: Option<String>,
    pub conversation_id: Option<Uuid>,
    pub case_id: Option<Uuid>,
    pub case_number: Option<i64>,
    pub codes: String,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
    pub recorded_at: i64,
    pub recorded_by: Uuid,
    pub recorded_by_name: String,
    pub changed_at: i64,
    pub code: String,
    /// When the clock of its rule began.
    pub over_at: Option<i64>,
    pub held_at: Option<i64>,
    /// Since when its talk or its case is held.
    pub held_with_at: Option<i64>,
}

/// A fact to be written.
#[derive(Clone, Debug)]
pub(crate) struct FactWords {
    pub id: Uuid,
    pub kind: &'static str,
    pub code: String,
    pub at: i64,
    pub done_at: Option<i64>,
    pub over_at: Option<i64>,
    pub operator: Option<Uuid>,
    pub conversation: Option<Uuid>,
    pub case: Option<Uuid>,
    pub codes: String,
    pub key: Uuid,
    pub body: Vec<u8>,
    pub taxonomy_version: String,
}

/// What is counted of a fact.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct CountedFact {
    pub id: Uuid,
    pub at: i64,
    pub done_at: Option<i64>,
    pub operator_id: Option<Uuid>,
    pub conversation_id: Option<Uuid>,
    pub case_id: Option<Uuid>,
    pub codes: String,
    pub taxonomy_version: String,
    pub recorded_at: i64,
}

/// The newest first; only those about the reader where this is asked for.
pub(crate) async fn list(
    conn: &mut Conn<'_>,
    eyes: Eyes,
    kind: &'static str,
    is_own: bool,
    limit: i64,
) -> Result<Vec<FactRow>, StoreError> {
    let sql = if is_own { LIST_OF } else { LIST };
    conn.sql(sql).bind(eyes.0.0).bind(eyes.1.0).bind(kind).bind(limit).fetch_all().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, eyes: Eyes, id: Uuid) -> Result<FactRow, StoreError> {
    conn.sql(ONE).bind(eyes.0.0).bind(eyes.1.0).bind(id).fetch_one().await
}

/// The same inside a transaction.
pub(crate) async fn one_in(tx: &mut Tx<'_>, eyes: Eyes, id: Uuid) -> Result<FactRow, StoreError> {
    tx.sql(ONE).bind(eyes.0.0).bind(eyes.1.0).bind(id).fetch_one().await
}

pub(crate) async fn add(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &FactWords,
    (who, at): (OperatorId, i64),
) -> Result<(), StoreError> {
    let add = tx.sql(ADD).bind(hotline.0).bind(new.id).bind(new.kind).bind(new.at).bind(new.done_at).bind(new.operator);
    let add = add.bind(new.conversation).bind(new.case).bind(new.codes.clone()).bind(new.key).bind(new.body.clone());
    let add = add.bind(new.taxonomy_version.clone()).bind(at).bind(who.0).bind(new.code.clone());
    add.bind(new.over_at).execute_one().await
}

/// Whether the version was still the one that the writer saw.
pub(crate) async fn change(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    version: i64,
    new: &FactWords,
    at: i64,
) -> Result<bool, StoreError> {
    let change = tx.sql(CHANGE).bind(hotline.0).bind(new.id).bind(version).bind(new.at).bind(new.done_at);
    let change = change.bind(new.operator).bind(new.conversation).bind(new.case).bind(new.codes.clone());
    Ok(change
        .bind(new.body.clone())
        .bind(new.taxonomy_version.clone())
        .bind(at)
        .bind(new.code.clone())
        .bind(new.over_at)
        .execute()
        .await?
        == 1)
}

/// Takes a fact out, and asks for its key to go.
pub(crate) async fn remove(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    (id, key): (Uuid, Uuid),
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(KEY_ASK).bind(hotline.0).bind(key).bind(id).bind(at).execute().await?;
    tx.sql(REMOVE).bind(hotline.0).bind(id).bind(at).execute_one().await
}

/// Asks for the key of a fact whose time is over.
pub(crate) async fn ask_key(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(OWN_KEY_ASK).bind(hotline.0).bind(id).bind(at).execute().await.map(drop)
}

/// What is counted of a fact.
pub(crate) async fn codes(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<String, StoreError> {
    let (codes,): (String,) = tx.sql(CODES).bind(hotline.0).bind(id).fetch_one().await?;
    Ok(codes)
}

/// Drops the words of a fact; `codes` stay.
pub(crate) async fn blank(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, codes: String) -> Result<(), StoreError> {
    tx.sql(BLANK).bind(hotline.0).bind(id).bind(codes).execute_one().await
}

/// Holds a fact since a time, or lets it go. Whether it still has words.
pub(crate) async fn hold(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    since: Option<i64>,
) -> Result<bool, StoreError> {
    Ok(tx.sql(HOLD).bind(hotline.0).bind(id).bind(since).execute().await? == 1)
}

/// Whether a complaint about a case is held.
pub(crate) async fn holds_case(tx: &mut Tx<'_>, hotline: HotlineId, case: CaseId) -> Result<bool, StoreError> {
    let (held,): (i64,) = tx.sql(HELD_OF_CASE).bind(hotline.0).bind(case.0).fetch_one().await?;
    Ok(held > 0)
}

/// Whether there is such a talk with its words.
pub(crate) async fn talk_is_there(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<bool, StoreError> {
    let (found,): (i64,) = tx.sql(TALK_THERE).bind(hotline.0).bind(talk).fetch_one().await?;
    Ok(found > 0)
}

/// The case with a number, that the reader may see.
pub(crate) async fn case_of(tx: &mut Tx<'_>, eyes: Eyes, number: i64) -> Result<Option<Uuid>, StoreError> {
    let found: Option<(Uuid,)> = tx.sql(CASE_OF).bind(eyes.0.0).bind(eyes.1.0).bind(number).fetch_optional().await?;
    Ok(found.map(|(id,)| id))
}

fn ask<'c>(asked: Stmt<'c>, hotline: HotlineId, by: Option<OperatorId>, kind: &'static str) -> Stmt<'c> {
    asked.bind(hotline.0).bind(by.map(|by| by.0)).bind(kind)
}

/// How many facts of a kind there are in a stretch of time.
pub(crate) async fn count(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    kind: &'static str,
    (from, before): (i64, i64),
) -> Result<i64, StoreError> {
    let (count,): (i64,) = ask(conn.sql(COUNT), hotline, by, kind).bind(from).bind(before).fetch_one().await?;
    Ok(count)
}

/// The next ones behind `after`.
pub(crate) async fn page(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    kind: &'static str,
    before: i64,
    after: (i64, Uuid),
    limit: i64,
) -> Result<Vec<CountedFact>, StoreError> {
    let asked = ask(conn.sql(PAGE), hotline, by, kind).bind(before).bind(after.0).bind(after.1);
    asked.bind(limit).fetch_all().await
}

/// Facts that still have words: id, hotline, key.
pub(crate) async fn alive(conn: &mut Conn<'_>, after: Uuid, limit: i64) -> Result<Vec<(Uuid, Uuid, Uuid)>, StoreError> {
    conn.sql(ALIVE).bind(after).bind(limit).fetch_all().await
}
