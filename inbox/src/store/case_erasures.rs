//! Erasing a case, and calls that no channel brought: what holds words goes, what statistics count stays.

use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{CaseId, HotlineId};

statements! {
    KEYS_ASK = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT c.key_id, c.hotline_id, c.id, CAST($3 AS BIGINT) FROM case_file c WHERE c.hotline_id = $1 AND c.id = $2
        UNION SELECT b.key_id, p.hotline_id, p.case_id, CAST($3 AS BIGINT) FROM case_part p JOIN blob b ON b.id = p.blob_id WHERE p.hotline_id = $1 AND p.case_id = $2";
    // What has no words may share a key with others that have none.
    CALL_KEY_ASK = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT c.key_id, c.hotline_id, c.id, $3 FROM call c WHERE c.hotline_id = $1 AND c.id = $2 AND c.conversation_id IS NULL AND c.body IS NOT NULL
        ON CONFLICT (key_id) DO NOTHING";
    KEYS_OPEN = "SELECT key_id FROM key_erasure WHERE done_at IS NULL ORDER BY asked_at LIMIT 1000";
    KEYS_DONE = {
        sqlite: "UPDATE key_erasure SET done_at = $1 WHERE key_id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "UPDATE key_erasure SET done_at = $1 WHERE key_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    BLOBS = "SELECT p.blob_id FROM case_part p WHERE p.hotline_id = $1 AND p.case_id = $2 AND p.blob_id IS NOT NULL";
    FILE = "UPDATE case_file SET body = NULL, erased_at = $3, due_at = NULL, follow_up_at = NULL, closed_at = COALESCE(closed_at, $3),
        version = version + 1 WHERE hotline_id = $1 AND id = $2 AND erased_at IS NULL";
    // Whose talk it is that a person had is no code that statistics count.
    PARTS = {
        sqlite: "UPDATE case_part SET body = NULL, due_at = NULL, codes = json_remove(codes, '$.conversation_id')
            WHERE hotline_id = $1 AND case_id = $2",
        postgres: "UPDATE case_part SET body = NULL, due_at = NULL, codes = (codes::jsonb - 'conversation_id')::text
            WHERE hotline_id = $1 AND case_id = $2",
    };
    PAST = {
        sqlite: "UPDATE case_part_past SET body = NULL, codes = json_remove(codes, '$.conversation_id') WHERE hotline_id = $1 AND case_id = $2",
        postgres: "UPDATE case_part_past SET body = NULL, codes = (codes::jsonb - 'conversation_id')::text WHERE hotline_id = $1 AND case_id = $2",
    };
    HEADS = "UPDATE case_past SET body = NULL WHERE hotline_id = $1 AND case_id = $2";
    HISTORY = "UPDATE case_history SET body = NULL WHERE hotline_id = $1 AND case_id = $2";
    FILES = "UPDATE blob SET sealed = NULL WHERE hotline_id = $1 AND id IN (SELECT blob_id FROM case_part WHERE hotline_id = $1 AND case_id = $2)";
    LOOK_UPS = "DELETE FROM case_look_up WHERE hotline_id = $1 AND case_id = $2";
    BARRED = "DELETE FROM case_barred WHERE hotline_id = $1 AND case_id = $2";
    CHECKLISTS = "UPDATE case_checklist SET due_at = NULL WHERE hotline_id = $1 AND case_id = $2";
    FACT_KEYS_ASK = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT f.key_id, f.hotline_id, f.id, $3 FROM fact f WHERE f.hotline_id = $1 AND f.case_id = $2 AND f.body IS NOT NULL
        ON CONFLICT (key_id) DO NOTHING";
    /// What a complaint says of a case goes with it.
    FACTS = "UPDATE fact SET body = NULL, case_id = NULL, conversation_id = NULL WHERE hotline_id = $1 AND case_id = $2";
    LINKS = "DELETE FROM case_link WHERE hotline_id = $1 AND case_id = $2";
    CALL = "UPDATE call SET body = NULL WHERE hotline_id = $1 AND id = $2 AND conversation_id IS NULL";
    CASES_ALIVE = "SELECT id, hotline_id, key_id FROM case_file WHERE id > $1 AND erased_at IS NULL ORDER BY id LIMIT $2";
    CALLS_ALIVE = "SELECT id, hotline_id, key_id FROM call WHERE id > $1 AND conversation_id IS NULL AND body IS NOT NULL ORDER BY id LIMIT $2";
}

/// Drops everything of a case that holds words, and asks for its keys to be erased. `at` is milliseconds since 1970.
pub(crate) async fn blank(tx: &mut Tx<'_>, hotline: HotlineId, case: CaseId, at: i64) -> Result<(), StoreError> {
    tx.sql(KEYS_ASK).bind(hotline.0).bind(case.0).bind(at).execute().await?;
    tx.sql(FILE).bind(hotline.0).bind(case.0).bind(at).execute_one().await?;
    tx.sql(FACT_KEYS_ASK).bind(hotline.0).bind(case.0).bind(at).execute().await?;
    for statement in [PARTS, PAST, HEADS, HISTORY, FILES, LOOK_UPS, BARRED, LINKS, CHECKLISTS, FACTS] {
        tx.sql(statement).bind(hotline.0).bind(case.0).execute().await?;
    }
    Ok(())
}

/// Drops the words of a call that no channel brought.
pub(crate) async fn blank_call(tx: &mut Tx<'_>, hotline: HotlineId, call: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(CALL_KEY_ASK).bind(hotline.0).bind(call).bind(at).execute().await?;
    tx.sql(CALL).bind(hotline.0).bind(call).execute().await.map(drop)
}

/// The files of a case.
pub(crate) async fn blobs(conn: &mut Conn<'_>, hotline: HotlineId, case: CaseId) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(BLOBS).bind(hotline.0).bind(case.0).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Keys whose erasure was asked for and is not done yet.
pub(crate) async fn open_keys(conn: &mut Conn<'_>) -> Result<Vec<Uuid>, StoreError> {
    let keys: Vec<(Uuid,)> = conn.sql(KEYS_OPEN).fetch_all().await?;
    Ok(keys.into_iter().map(|(id,)| id).collect())
}

/// Marks erasures as done.
pub(crate) async fn keys_done(tx: &mut Tx<'_>, keys: &[Uuid], at: i64) -> Result<(), StoreError> {
    tx.sql(KEYS_DONE).bind(at).bind(super::id_list(keys)).execute().await.map(drop)
}

/// Cases that are not erased: id, hotline, key.
pub(crate) async fn cases_alive(
    conn: &mut Conn<'_>,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid, Uuid)>, StoreError> {
    conn.sql(CASES_ALIVE).bind(after).bind(limit).fetch_all().await
}

/// Calls that no channel brought and that still have words: id, hotline, key.
pub(crate) async fn calls_alive(
    conn: &mut Conn<'_>,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid, Uuid)>, StoreError> {
    conn.sql(CALLS_ALIVE).bind(after).bind(limit).fetch_all().await
}
