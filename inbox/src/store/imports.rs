//! What comes in from tables: many rows a statement, and the way back.

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    hex_bytes,
    writer::Tx,
};
use crate::HotlineId;

statements! {
    INSERT = "INSERT INTO table_import (hotline_id, id, record, file_hash, records, at, operator_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING";
    FIND = "SELECT id FROM table_import WHERE hotline_id = $1 AND file_hash = $2 AND undone_at IS NULL";
    LIST = "SELECT i.id, i.record, i.records, i.at, i.operator_id, o.name AS operator_name, i.undone_at FROM table_import i
        JOIN operator o ON o.id = i.operator_id WHERE i.hotline_id = $1 ORDER BY i.at DESC, i.id DESC LIMIT 100";
    ONE = "SELECT i.id, i.record, i.records, i.at, i.operator_id, o.name AS operator_name, i.undone_at FROM table_import i
        JOIN operator o ON o.id = i.operator_id WHERE i.hotline_id = $1 AND i.id = $2";
    NUMBERS = "INSERT INTO counter (hotline_id, name, value) VALUES ($1, 'case', $2)
        ON CONFLICT (hotline_id, name) DO UPDATE SET value = counter.value + excluded.value RETURNING value";
    CALLS = {
        sqlite: "INSERT INTO call (hotline_id, import_id, saved_by, id, taxonomy_version, class, non_counselling, medium, about, role, child_age,
                child_age_code, child_gender, child_country, living_situation, heard, leading_reason, emergency_called,
                emergency_at, language, language_wanted, priority_auto, priority_final, started_at, first_seen_at,
                first_answer_at, ended_at, ended_by, handovers, key_id, body, saved_at)
            SELECT $1, $2, $3, unhex(value ->> 'id'), value ->> 'taxonomy_version', value ->> 'class', value ->> 'non_counselling',
                value ->> 'medium', value ->> 'about', value ->> 'role', value ->> 'child_age', value ->> 'child_age_code',
                value ->> 'child_gender', value ->> 'child_country', value ->> 'living_situation', value ->> 'heard',
                value ->> 'leading_reason', value ->> 'emergency_called', value ->> 'emergency_at', value ->> 'language',
                value ->> 'language_wanted', value ->> 'priority_auto', value ->> 'priority_final', value ->> 'started_at',
                value ->> 'first_seen_at', value ->> 'first_answer_at', value ->> 'ended_at', value ->> 'ended_by',
                value ->> 'handovers', unhex(value ->> 'key_id'), unhex(value ->> 'body'), value ->> 'saved_at'
            FROM json_each($4)",
        postgres: "INSERT INTO call (hotline_id, import_id, saved_by, id, taxonomy_version, class, non_counselling, medium, about, role, child_age,
                child_age_code, child_gender, child_country, living_situation, heard, leading_reason, emergency_called,
                emergency_at, language, language_wanted, priority_auto, priority_final, started_at, first_seen_at,
                first_answer_at, ended_at, ended_by, handovers, key_id, body, saved_at)
            SELECT $1, $2, $3, x.id, x.taxonomy_version, x.class, x.non_counselling, x.medium, x.about, x.role, x.child_age,
                x.child_age_code, x.child_gender, x.child_country, x.living_situation, x.heard, x.leading_reason,
                x.emergency_called, x.emergency_at, x.language, x.language_wanted, x.priority_auto, x.priority_final,
                x.started_at, x.first_seen_at, x.first_answer_at, x.ended_at, x.ended_by, x.handovers, x.key_id,
                decode(x.body, 'hex'), x.saved_at
            FROM jsonb_to_recordset($4::text::jsonb) AS x(id UUID, taxonomy_version TEXT, class TEXT, non_counselling TEXT, medium TEXT, about TEXT, role TEXT,
                child_age BIGINT, child_age_code TEXT, child_gender TEXT, child_country TEXT, living_situation TEXT, heard TEXT,
                leading_reason TEXT, emergency_called BOOLEAN, emergency_at BIGINT, language TEXT, language_wanted TEXT,
                priority_auto BIGINT, priority_final BIGINT, started_at BIGINT, first_seen_at BIGINT, first_answer_at BIGINT,
                ended_at BIGINT, ended_by TEXT, handovers BIGINT, key_id UUID, body TEXT, saved_at BIGINT)",
    };
    CODES = {
        sqlite: "INSERT INTO call_code (call_id, list, code)
            SELECT unhex(value ->> 'call_id'), value ->> 'list', value ->> 'code'
            FROM json_each($1)",
        postgres: "INSERT INTO call_code (call_id, list, code)
            SELECT x.call_id, x.list, x.code
            FROM jsonb_to_recordset($1::text::jsonb) AS x(call_id UUID, list TEXT, code TEXT)",
    };
    CASES = {
        sqlite: "INSERT INTO case_file (hotline_id, import_id, opened_by, version, number, id, kind, status, category, risk, follow_up_at, due_at, codes,
                taxonomy_version, key_id, body, opened_at, changed_at, closed_at)
            SELECT $1, $2, $3, 1, $4 + (value ->> 'number'), unhex(value ->> 'id'), value ->> 'kind', value ->> 'status', value ->> 'category',
                value ->> 'risk', value ->> 'follow_up_at', value ->> 'due_at', value ->> 'codes', value ->> 'taxonomy_version',
                unhex(value ->> 'key_id'), unhex(value ->> 'body'), value ->> 'opened_at', value ->> 'changed_at',
                value ->> 'closed_at'
            FROM json_each($5)",
        postgres: "INSERT INTO case_file (hotline_id, import_id, opened_by, version, number, id, kind, status, category, risk, follow_up_at, due_at, codes,
                taxonomy_version, key_id, body, opened_at, changed_at, closed_at)
            SELECT $1, $2, $3, 1, $4 + x.number, x.id, x.kind, x.status, x.category, x.risk, x.follow_up_at, x.due_at, x.codes,
                x.taxonomy_version, x.key_id, decode(x.body, 'hex'), x.opened_at, x.changed_at, x.closed_at
            FROM jsonb_to_recordset($5::text::jsonb) AS x(number BIGINT, id UUID, kind TEXT, status TEXT, category TEXT, risk TEXT, follow_up_at BIGINT, due_at BIGINT, codes TEXT,
                taxonomy_version TEXT, key_id UUID, body TEXT, opened_at BIGINT, changed_at BIGINT, closed_at BIGINT)",
    };
    PARTS = {
        sqlite: "INSERT INTO case_part (hotline_id, changed_by, version, id, case_id, kind, codes, body, taxonomy_version, due_at, created_at, changed_at)
            SELECT $1, $2, 1, unhex(value ->> 'id'), unhex(value ->> 'case_id'), value ->> 'kind', value ->> 'codes',
                unhex(value ->> 'body'), value ->> 'taxonomy_version', value ->> 'due_at', value ->> 'created_at',
                value ->> 'changed_at'
            FROM json_each($3)",
        postgres: "INSERT INTO case_part (hotline_id, changed_by, version, id, case_id, kind, codes, body, taxonomy_version, due_at, created_at, changed_at)
            SELECT $1, $2, 1, x.id, x.case_id, x.kind, x.codes, decode(x.body, 'hex'), x.taxonomy_version, x.due_at, x.created_at,
                x.changed_at
            FROM jsonb_to_recordset($3::text::jsonb) AS x(id UUID, case_id UUID, kind TEXT, codes TEXT, body TEXT, taxonomy_version TEXT, due_at BIGINT, created_at BIGINT,
                changed_at BIGINT)",
    };
    HISTORY = {
        sqlite: "INSERT INTO case_history (hotline_id, actor, at, what, codes, id, case_id)
            SELECT $1, $2, $3, 'imported', '{}', unhex(value ->> 'history_id'), unhex(value ->> 'id')
            FROM json_each($4)",
        postgres: "INSERT INTO case_history (hotline_id, actor, at, what, codes, id, case_id)
            SELECT $1, $2, $3, 'imported', '{}', x.history_id, x.id
            FROM jsonb_to_recordset($4::text::jsonb) AS x(history_id UUID, id UUID)",
    };
    LOOK_UPS = {
        sqlite: "INSERT INTO case_look_up (hotline_id, hash, part_id, case_id)
            SELECT $1, unhex(value ->> 'hash'), unhex(value ->> 'part_id'), unhex(value ->> 'case_id')
            FROM json_each($2)",
        postgres: "INSERT INTO case_look_up (hotline_id, hash, part_id, case_id)
            SELECT $1, decode(x.hash, 'hex'), x.part_id, x.case_id
            FROM jsonb_to_recordset($2::text::jsonb) AS x(hash TEXT, part_id UUID, case_id UUID)",
    };
    BARRED = {
        sqlite: "INSERT INTO case_barred (hotline_id, hash, part_id, case_id)
            SELECT $1, unhex(value ->> 'hash'), unhex(value ->> 'part_id'), unhex(value ->> 'case_id')
            FROM json_each($2)",
        postgres: "INSERT INTO case_barred (hotline_id, hash, part_id, case_id)
            SELECT $1, decode(x.hash, 'hex'), x.part_id, x.case_id
            FROM jsonb_to_recordset($2::text::jsonb) AS x(hash TEXT, part_id UUID, case_id UUID)",
    };
    // What somebody did with it: a call that was corrected, is linked or lost its words, a case in whose past there is more than its coming, or about
    // which somebody complained.
    CHANGED = "SELECT (SELECT COUNT(*) FROM call c WHERE c.hotline_id = $1 AND c.import_id = $2
                AND (c.saved_at > (SELECT t.at FROM table_import t WHERE t.id = c.import_id)
                    OR EXISTS (SELECT 1 FROM case_link l WHERE l.call_id = c.id)
                    OR EXISTS (SELECT 1 FROM key_erasure e WHERE e.key_id = c.key_id)))
            + (SELECT COUNT(*) FROM case_file f WHERE f.hotline_id = $1 AND f.import_id = $2
                AND (f.version > 1 OR (SELECT COUNT(*) FROM case_history h WHERE h.case_id = f.id) > 1
                    OR EXISTS (SELECT 1 FROM fact x WHERE x.case_id = f.id))) AS n";
    UNDONE = "UPDATE table_import SET undone_at = $3 WHERE hotline_id = $1 AND id = $2 AND undone_at IS NULL";
    KEYS = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT c.key_id, c.hotline_id, c.import_id, CAST($3 AS BIGINT) FROM call c WHERE c.hotline_id = $1 AND c.import_id = $2
        UNION SELECT f.key_id, f.hotline_id, f.import_id, CAST($3 AS BIGINT) FROM case_file f WHERE f.hotline_id = $1 AND f.import_id = $2";
    NOTICES = "DELETE FROM retention_notice WHERE hotline_id = $1 AND record_id IN (SELECT id FROM call WHERE import_id = $2)";
    CALL_CODES = "DELETE FROM call_code WHERE call_id IN (SELECT id FROM call WHERE hotline_id = $1 AND import_id = $2)";
    CALLS_GO = "DELETE FROM call WHERE hotline_id = $1 AND import_id = $2";
    HISTORY_GO = "DELETE FROM case_history WHERE case_id IN (SELECT id FROM case_file WHERE hotline_id = $1 AND import_id = $2)";
    LOOK_UPS_GO = "DELETE FROM case_look_up WHERE hotline_id = $1 AND part_id IN (SELECT p.id FROM case_file f
        JOIN case_part p ON p.case_id = f.id WHERE f.hotline_id = $1 AND f.import_id = $2)";
    BARRED_GO = "DELETE FROM case_barred WHERE hotline_id = $1 AND part_id IN (SELECT p.id FROM case_file f
        JOIN case_part p ON p.case_id = f.id WHERE f.hotline_id = $1 AND f.import_id = $2)";
    PARTS_GO = "DELETE FROM case_part WHERE case_id IN (SELECT id FROM case_file WHERE hotline_id = $1 AND import_id = $2)";
    CASES_GO = "DELETE FROM case_file WHERE hotline_id = $1 AND import_id = $2";
}

/// An import to be.
pub(crate) struct NewImport {
    pub(crate) id: Uuid,
    pub(crate) record: &'static str,
    pub(crate) file_hash: Vec<u8>,
    pub(crate) records: i64,
    pub(crate) at: i64,
    pub(crate) operator: Uuid,
}

/// An import as stored.
#[derive(FromRow)]
pub(crate) struct ImportRow {
    pub(crate) id: Uuid,
    pub(crate) record: String,
    pub(crate) records: i64,
    pub(crate) at: i64,
    pub(crate) operator_id: Uuid,
    pub(crate) operator_name: String,
    pub(crate) undone_at: Option<i64>,
}

/// A Call that comes in.
#[derive(Serialize)]
pub(crate) struct CallIn {
    #[serde(serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) id: Uuid,
    pub(crate) taxonomy_version: Option<String>,
    pub(crate) class: String,
    pub(crate) non_counselling: Option<String>,
    pub(crate) medium: String,
    pub(crate) about: String,
    pub(crate) role: String,
    pub(crate) child_age: Option<u8>,
    pub(crate) child_age_code: Option<String>,
    pub(crate) child_gender: String,
    pub(crate) child_country: Option<String>,
    pub(crate) living_situation: String,
    pub(crate) heard: String,
    pub(crate) leading_reason: Option<String>,
    pub(crate) emergency_called: Option<bool>,
    pub(crate) emergency_at: Option<i64>,
    pub(crate) language: Option<String>,
    pub(crate) language_wanted: Option<String>,
    pub(crate) priority_auto: i64,
    pub(crate) priority_final: i64,
    pub(crate) started_at: i64,
    pub(crate) first_seen_at: Option<i64>,
    pub(crate) first_answer_at: Option<i64>,
    pub(crate) ended_at: i64,
    pub(crate) ended_by: String,
    pub(crate) handovers: i64,
    #[serde(serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) key_id: Uuid,
    #[serde(serialize_with = "hex_words")]
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) saved_at: i64,
}

/// A code of a Call that comes in.
#[derive(Serialize)]
pub(crate) struct CodeIn {
    #[serde(rename = "call_id", serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) call: Uuid,
    pub(crate) list: &'static str,
    pub(crate) code: String,
}

/// A case that comes in. Its number is counted from the first of its import.
#[derive(Serialize)]
pub(crate) struct CaseIn {
    #[serde(serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) status: String,
    pub(crate) category: Option<String>,
    pub(crate) risk: String,
    pub(crate) follow_up_at: Option<i64>,
    pub(crate) due_at: Option<i64>,
    pub(crate) codes: String,
    pub(crate) taxonomy_version: String,
    #[serde(serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) key_id: Uuid,
    #[serde(serialize_with = "hex_words")]
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) opened_at: i64,
    pub(crate) changed_at: i64,
    pub(crate) closed_at: Option<i64>,
    #[serde(serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) history_id: Uuid,
}

/// A part that comes in.
#[derive(Serialize)]
pub(crate) struct PartIn {
    #[serde(serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) id: Uuid,
    #[serde(rename = "case_id", serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) case: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) codes: String,
    #[serde(serialize_with = "hex_words")]
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) taxonomy_version: String,
    pub(crate) due_at: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) changed_at: i64,
}

/// A keyed hash of a part that comes in.
#[derive(Serialize)]
pub(crate) struct HashIn {
    #[serde(serialize_with = "hex_bytes")]
    pub(crate) hash: Vec<u8>,
    #[serde(rename = "part_id", serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) part: Uuid,
    #[serde(rename = "case_id", serialize_with = "uuid::serde::simple::serialize")]
    pub(crate) case: Uuid,
}

fn hex_words<S: serde::Serializer>(words: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
    match words {
        Some(words) => hex_bytes(words, to),
        None => to.serialize_none(),
    }
}

/// Whether the file is new here.
pub(crate) async fn insert(tx: &mut Tx<'_>, hotline: HotlineId, import: &NewImport) -> Result<bool, StoreError> {
    let statement = tx.sql(INSERT).bind(hotline.0).bind(import.id).bind(import.record).bind(import.file_hash.clone());
    Ok(statement.bind(import.records).bind(import.at).bind(import.operator).execute().await? == 1)
}

/// The import that a file came in with.
pub(crate) async fn find(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    file_hash: &[u8],
) -> Result<Option<Uuid>, StoreError> {
    let found: Option<(Uuid,)> = conn.sql(FIND).bind(hotline.0).bind(file_hash.to_vec()).fetch_optional().await?;
    Ok(found.map(|(id,)| id))
}

pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<ImportRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).fetch_all().await
}

pub(crate) async fn one_in(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<ImportRow, StoreError> {
    tx.sql(ONE).bind(hotline.0).bind(id).fetch_one().await
}

/// Takes so many numbers of cases; gives the last of them.
pub(crate) async fn numbers(tx: &mut Tx<'_>, hotline: HotlineId, count: i64) -> Result<i64, StoreError> {
    let (last,): (i64,) = tx.sql(NUMBERS).bind(hotline.0).bind(count).fetch_one().await?;
    Ok(last)
}

/// Writes a JSON array of [`CallIn`].
pub(crate) async fn put_calls(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    import: &NewImport,
    rows: &str,
) -> Result<(), StoreError> {
    let statement = tx.sql(CALLS).bind(hotline.0).bind(import.id).bind(import.operator);
    statement.bind(rows.to_owned()).execute().await.map(drop)
}

/// Writes a JSON array of [`CodeIn`].
pub(crate) async fn put_codes(tx: &mut Tx<'_>, rows: &str) -> Result<(), StoreError> {
    tx.sql(CODES).bind(rows.to_owned()).execute().await.map(drop)
}

/// Writes a JSON array of [`CaseIn`], numbered from behind `before`, each with the beginning of its past.
pub(crate) async fn put_cases(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    import: &NewImport,
    before: i64,
    rows: &str,
) -> Result<(), StoreError> {
    let statement = tx.sql(CASES).bind(hotline.0).bind(import.id).bind(import.operator).bind(before);
    statement.bind(rows.to_owned()).execute().await?;
    let statement = tx.sql(HISTORY).bind(hotline.0).bind(import.operator).bind(import.at);
    statement.bind(rows.to_owned()).execute().await.map(drop)
}

/// Writes a JSON array of [`PartIn`].
pub(crate) async fn put_parts(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    import: &NewImport,
    rows: &str,
) -> Result<(), StoreError> {
    tx.sql(PARTS).bind(hotline.0).bind(import.operator).bind(rows.to_owned()).execute().await.map(drop)
}

/// Writes a JSON array of [`HashIn`]: by what children are known.
pub(crate) async fn put_look_ups(tx: &mut Tx<'_>, hotline: HotlineId, rows: &str) -> Result<(), StoreError> {
    tx.sql(LOOK_UPS).bind(hotline.0).bind(rows.to_owned()).execute().await.map(drop)
}

/// Writes a JSON array of [`HashIn`]: addresses that nothing is sent to.
pub(crate) async fn put_barred(tx: &mut Tx<'_>, hotline: HotlineId, rows: &str) -> Result<(), StoreError> {
    tx.sql(BARRED).bind(hotline.0).bind(rows.to_owned()).execute().await.map(drop)
}

/// How many of its records somebody changed, linked or erased.
pub(crate) async fn changed_in(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<i64, StoreError> {
    let (changed,): (i64,) = tx.sql(CHANGED).bind(hotline.0).bind(id).fetch_one().await?;
    Ok(changed)
}

/// Removes all rows of an import and asks for its keys to be erased.
pub(crate) async fn remove(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(UNDONE).bind(hotline.0).bind(id).bind(at).execute_one().await?;
    tx.sql(KEYS).bind(hotline.0).bind(id).bind(at).execute().await?;
    for statement in [NOTICES, CALL_CODES, CALLS_GO, HISTORY_GO, LOOK_UPS_GO, BARRED_GO, PARTS_GO, CASES_GO] {
        tx.sql(statement).bind(hotline.0).bind(id).execute().await?;
    }
    Ok(())
}
