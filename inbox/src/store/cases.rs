//! Cases: their heads, parts, past, links and look-ups.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    calls::for_eyes,
    classes::barred,
    conn::{Conn, Sql, statements},
    hash_list, id_list,
    writer::Tx,
};
use crate::{CaseId, CasePartId, HotlineId, OperatorId};

macro_rules! select_cases {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.number, c.kind, c.status, c.category, c.risk, c.owner, o.name AS owner_name, c.follow_up_at, c.due_at,
                c.codes, c.taxonomy_version, c.version, c.key_id, c.body, c.opened_at, c.changed_at, c.closed_at, c.erased_at
            FROM case_file c LEFT JOIN operator o ON o.id = c.owner
            WHERE c.hotline_id = $1
                AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = c.id AND k.operator_id = $2) ",
            $rest
        )
    };
}

macro_rules! select_parts {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.case_id, p.kind, p.version, p.codes, p.body, p.taxonomy_version, p.due_at, p.created_at, p.changed_at,
                p.changed_by, o.name AS changed_by_name, c.key_id
            FROM case_part p JOIN operator o ON o.id = p.changed_by JOIN case_file c ON c.id = p.case_id
            WHERE p.hotline_id = $1 AND p.removed_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = p.case_id AND k.operator_id = $2) ",
            $rest
        )
    };
}

macro_rules! look_ups_find {
    ($wanted:literal, $hash:literal, $birth_dates:literal, $order:literal) => {
        concat!(
            "SELECT l.hash, l.case_id, CASE WHEN EXISTS (SELECT 1 FROM case_part p
                    JOIN case_look_up b ON b.hotline_id = $1 AND b.part_id = p.id AND b.hash IN (",
            $birth_dates,
            ")
                    WHERE p.case_id = l.case_id) THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS born
            FROM ",
            $wanted,
            " JOIN case_look_up l ON l.hotline_id = $1 AND l.hash = ",
            $hash,
            " WHERE NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = l.case_id AND k.operator_id = $2)
            ORDER BY born DESC, ",
            $order,
            " LIMIT 500"
        )
    };
}

macro_rules! touch {
    ($category:literal, $since:literal, $reported:literal) => {
        concat!(
            "UPDATE case_file SET changed_at = $3,
                category = (SELECT ",
            $category,
            " FROM case_part p WHERE p.case_id = $2 AND p.kind = 'episode' AND p.removed_at IS NULL
                    ORDER BY COALESCE(",
            $since,
            ", ",
            $reported,
            ", p.created_at) DESC, p.created_at DESC, p.id DESC LIMIT 1),
                due_at = (SELECT MIN(x.due) FROM (SELECT f.follow_up_at AS due FROM case_file f WHERE f.id = $2
                    UNION ALL SELECT p.due_at FROM case_part p WHERE p.case_id = $2 AND p.removed_at IS NULL
                    UNION ALL SELECT l.due_at FROM case_checklist l WHERE l.case_id = $2 AND l.ended_at IS NULL) AS x)
            WHERE hotline_id = $1 AND id = $2 AND erased_at IS NULL"
        )
    };
}

statements! {
    NUMBER = "INSERT INTO counter (hotline_id, name, value) VALUES ($1, 'case', 1)
        ON CONFLICT (hotline_id, name) DO UPDATE SET value = counter.value + 1 RETURNING value";
    INSERT = "INSERT INTO case_file (hotline_id, id, number, kind, status, risk, owner, follow_up_at, due_at, codes, taxonomy_version, version,
            key_id, body, opened_at, opened_by, changed_at)
        VALUES ($1, $2, $3, $4, 'NEW', $5, $6, $7, $7, $8, $9, 1, $10, $11, $12, $13, $12)";
    // Who wrote it last: what else changes a case names what it did.
    KEEP = "INSERT INTO case_past (case_id, version, hotline_id, codes, body, changed_at, changed_by)
        SELECT c.id, c.version, c.hotline_id, c.codes, c.body,
            COALESCE((SELECT MAX(h.at) FROM case_history h WHERE h.case_id = c.id AND h.what = 'changed' AND h.codes = '{}'), c.opened_at),
            COALESCE((SELECT h.actor FROM case_history h WHERE h.case_id = c.id AND h.what = 'changed' AND h.codes = '{}' ORDER BY h.at DESC, h.id DESC LIMIT 1), c.opened_by)
        FROM case_file c WHERE c.hotline_id = $1 AND c.id = $2 AND c.version = $3 AND c.erased_at IS NULL
        ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE case_file SET kind = $4, risk = $5, owner = $6, follow_up_at = $7, codes = $8, taxonomy_version = $9, body = $10,
            changed_at = $11, version = version + 1
        WHERE hotline_id = $1 AND id = $2 AND version = $3 AND erased_at IS NULL";
    STATUS = "UPDATE case_file SET status = $4, closed_at = $5, changed_at = $6, version = version + 1
        WHERE hotline_id = $1 AND id = $2 AND version = $3 AND erased_at IS NULL";
    // The newest disappearance is the one that began last, whichever was written last.
    TOUCH = {
        sqlite: (touch!("p.codes ->> 'category'", "p.codes ->> 'missing_since'", "p.codes ->> 'reported_at'")),
        postgres: (touch!("p.codes::jsonb ->> 'category'", "(p.codes::jsonb ->> 'missing_since')::bigint", "(p.codes::jsonb ->> 'reported_at')::bigint")),
    };
    ONE = (select_cases!("AND c.id = $3"));
    LIST_OPEN = (select_cases!("AND c.closed_at IS NULL AND c.erased_at IS NULL AND (c.changed_at, c.id) < ($3, $4)
        AND c.kind = COALESCE($6, c.kind) AND c.status = COALESCE($7, c.status)
            AND (CAST($8 AS TEXT) IS NULL OR c.category LIKE CAST($8 AS TEXT) || '%')
        ORDER BY c.changed_at DESC, c.id DESC LIMIT $5"));
    LIST_CLOSED = (select_cases!("AND c.closed_at IS NOT NULL AND c.erased_at IS NULL AND (c.changed_at, c.id) < ($3, $4)
        AND c.kind = COALESCE($6, c.kind) AND c.status = COALESCE($7, c.status)
            AND (CAST($8 AS TEXT) IS NULL OR c.category LIKE CAST($8 AS TEXT) || '%')
        ORDER BY c.changed_at DESC, c.id DESC LIMIT $5"));
    LIST_MINE = (select_cases!("AND c.closed_at IS NULL AND c.owner = $2 AND (c.changed_at, c.id) < ($3, $4)
        AND c.kind = COALESCE($6, c.kind) AND c.status = COALESCE($7, c.status)
            AND (CAST($8 AS TEXT) IS NULL OR c.category LIKE CAST($8 AS TEXT) || '%')
        ORDER BY c.changed_at DESC, c.id DESC LIMIT $5"));
    LIST_DUE = (select_cases!("AND c.closed_at IS NULL AND c.due_at IS NOT NULL AND (c.due_at, c.id) > ($3, $4)
        AND c.kind = COALESCE($6, c.kind) AND c.status = COALESCE($7, c.status)
            AND (CAST($8 AS TEXT) IS NULL OR c.category LIKE CAST($8 AS TEXT) || '%')
        ORDER BY c.due_at, c.id LIMIT $5"));
    BY_NUMBER = (select_cases!("AND c.number = $3"));
    OF_CONVERSATION = (select_cases!("AND c.id IN (SELECT l.case_id FROM case_link l WHERE l.conversation_id = $3) ORDER BY c.number DESC"));
    CHILDREN = {
        sqlite: "SELECT p.case_id, p.codes FROM case_part p WHERE p.hotline_id = $1 AND p.kind = 'child' AND p.removed_at IS NULL
            AND p.case_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY p.created_at, p.id",
        postgres: "SELECT p.case_id, p.codes FROM case_part p WHERE p.hotline_id = $1 AND p.kind = 'child' AND p.removed_at IS NULL
            AND p.case_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x) ORDER BY p.created_at, p.id",
    };
    PARTS = (select_parts!("AND p.case_id = $3 ORDER BY p.created_at, p.id"));
    PART = (select_parts!("AND p.id = $3"));
    PART_INSERT = "INSERT INTO case_part (hotline_id, id, case_id, kind, version, codes, body, taxonomy_version, blob_id, due_at, created_at,
            changed_at, changed_by)
        VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $10, $11)";
    PART_KEEP = "INSERT INTO case_part_past (part_id, version, hotline_id, case_id, codes, body, changed_at, changed_by)
        SELECT p.id, p.version, p.hotline_id, p.case_id, p.codes, p.body, p.changed_at, p.changed_by
        FROM case_part p WHERE p.hotline_id = $1 AND p.id = $2 AND p.version = $3 AND p.removed_at IS NULL";
    PART_UPDATE = "UPDATE case_part SET codes = $4, body = $5, taxonomy_version = $6, due_at = $7, changed_at = $8, changed_by = $9,
            version = version + 1
        WHERE hotline_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    PART_REMOVE = "UPDATE case_part SET removed_at = $4, changed_at = $4, changed_by = $5, due_at = NULL, version = version + 1
        WHERE hotline_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    HEADS_BEFORE = "SELECT x.version, x.codes, x.body, x.changed_at AS at, x.changed_by AS by_id, o.name AS by_name
        FROM case_past x JOIN operator o ON o.id = x.changed_by WHERE x.hotline_id = $1 AND x.case_id = $2 ORDER BY x.version DESC";
    // What was changed since, and what was taken out: as it stood, with who took it out.
    PARTS_BEFORE = "SELECT x.part_id, p.kind, x.version, x.codes, x.body, x.changed_at AS at, x.changed_by AS by_id, o.name AS by_name,
            CAST(0 AS BIGINT) AS removed
        FROM case_part_past x JOIN case_part p ON p.id = x.part_id JOIN operator o ON o.id = x.changed_by
        WHERE x.hotline_id = $1 AND x.case_id = $2
        UNION ALL SELECT p.id AS part_id, p.kind, p.version, p.codes, p.body, p.changed_at AS at, p.changed_by AS by_id, o.name AS by_name,
            CAST(1 AS BIGINT) AS removed
        FROM case_part p JOIN operator o ON o.id = p.changed_by
        WHERE p.hotline_id = $1 AND p.case_id = $2 AND p.removed_at IS NOT NULL ORDER BY at DESC, version DESC, part_id";
    PART_IN = "SELECT p.kind, p.codes FROM case_part p WHERE p.hotline_id = $1 AND p.case_id = $2 AND p.removed_at IS NULL";
    IS_CHILD = "SELECT COUNT(*) AS found FROM case_part p WHERE p.hotline_id = $1 AND p.case_id = $2 AND p.id = $3 AND p.kind = 'child'
        AND p.removed_at IS NULL";
    BLOB_CLAIM = "UPDATE blob SET claimed = TRUE WHERE hotline_id = $1 AND id = $2 AND NOT claimed";
    BLOB_OF_PART = "SELECT b.id, b.key_id, b.size_bytes FROM case_part p JOIN blob b ON b.id = p.blob_id WHERE p.hotline_id = $1 AND p.id = $2";
    HISTORY_ADD = "INSERT INTO case_history (hotline_id, id, case_id, at, actor, what, subject, codes, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    HISTORY = "SELECT h.id, h.at, h.actor, o.name AS actor_name, h.what, h.subject, h.codes, h.body FROM case_history h
        JOIN operator o ON o.id = h.actor WHERE h.hotline_id = $1 AND h.case_id = $2 ORDER BY h.at, h.id";
    LINK = "INSERT INTO case_link (hotline_id, id, case_id, conversation_id, call_id, at, linked_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING";
    UNLINK = "DELETE FROM case_link WHERE hotline_id = $1 AND case_id = $2 AND id = $3";
    LINKABLE = "SELECT COUNT(*) AS found FROM conversation v WHERE v.hotline_id = $1 AND v.id = $2 AND v.state <> 'erased'";
    // Nobody takes a call into a case to learn of it.
    LINKABLE_CALL = (concat!("SELECT COUNT(*) AS found FROM call c WHERE c.hotline_id = $1 AND c.id = $2 AND c.conversation_id IS NULL AND ",
        for_eyes!()));
    // All sittings of linked conversations, and calls that no channel brought; of a record that isn't the reader's to see, that it is there.
    CONTACTS = (concat!("SELECT l.id AS link_id, l.conversation_id, s.id AS sitting_id, CASE WHEN ", for_eyes!(), " THEN c.id END AS call_id,
            CASE WHEN t.erased_at IS NULL THEN t.alias END AS alias, k.kind AS medium, s.started_at AS at, s.ended_at,
            CASE WHEN ", for_eyes!(), " THEN c.class END AS class, CASE WHEN ", for_eyes!(), " THEN c.non_counselling END AS non_counselling
        FROM case_link l JOIN conversation v ON v.id = l.conversation_id
            JOIN contact t ON t.id = v.contact_id JOIN channel k ON k.id = v.channel_id
            JOIN sitting s ON s.conversation_id = v.id LEFT JOIN call c ON c.sitting_id = s.id
        WHERE l.hotline_id = $1 AND l.case_id = $2
        UNION ALL SELECT l.id AS link_id, NULL, NULL, CASE WHEN ", for_eyes!(), " THEN c.id END AS call_id, NULL, c.medium, c.started_at AS at,
            c.ended_at, CASE WHEN ", for_eyes!(), " THEN c.class END AS class, CASE WHEN ", for_eyes!(), " THEN c.non_counselling END AS non_counselling
        FROM case_link l JOIN call c ON c.id = l.call_id WHERE l.hotline_id = $1 AND l.case_id = $2 ORDER BY at, call_id"));
    LOOK_UPS_CLEAR = "DELETE FROM case_look_up WHERE hotline_id = $1 AND part_id = $2";
    LOOK_UPS_PUT = {
        sqlite: "INSERT INTO case_look_up (hotline_id, hash, part_id, case_id) SELECT $1, unhex(value), $2, $3 FROM json_each($4)",
        postgres: "INSERT INTO case_look_up (hotline_id, hash, part_id, case_id)
            SELECT $1, decode(x, 'hex'), $2, $3 FROM jsonb_array_elements_text($4::text::jsonb) AS x",
    };
    // What tells most comes first, of the same first whoever was born on the same day: many share a name, more a birthday, and the list ends.
    LOOK_UPS_FIND = {
        sqlite: (look_ups_find!("json_each($3) w", "unhex(w.value)", "SELECT unhex(value) FROM json_each($4)", "w.key")),
        postgres: (look_ups_find!("jsonb_array_elements_text($3::text::jsonb) WITH ORDINALITY AS w (value, key)", "decode(w.value, 'hex')",
            "SELECT decode(x, 'hex') FROM jsonb_array_elements_text($4::text::jsonb) AS x", "w.key")),
    };
    BARRED_CLEAR = "DELETE FROM case_barred WHERE hotline_id = $1 AND part_id = $2";
    BARRED_PUT = {
        sqlite: "INSERT INTO case_barred (hotline_id, hash, part_id, case_id) SELECT $1, unhex(value), $2, $3 FROM json_each($4)",
        postgres: "INSERT INTO case_barred (hotline_id, hash, part_id, case_id)
            SELECT $1, decode(x, 'hex'), $2, $3 FROM jsonb_array_elements_text($4::text::jsonb) AS x",
    };
    BARRED = {
        sqlite: "SELECT c.number FROM case_barred b JOIN case_file c ON c.id = b.case_id
            WHERE b.hotline_id = $1 AND b.hash IN (SELECT unhex(value) FROM json_each($2)) ORDER BY c.number LIMIT 1",
        postgres: "SELECT c.number FROM case_barred b JOIN case_file c ON c.id = b.case_id WHERE b.hotline_id = $1
            AND b.hash IN (SELECT decode(x, 'hex') FROM jsonb_array_elements_text($2::text::jsonb) AS x) ORDER BY c.number LIMIT 1",
    };
    KEPT_FROM = "SELECT k.operator_id, o.name FROM case_kept_from k JOIN operator o ON o.id = k.operator_id
        WHERE k.hotline_id = $1 AND k.case_id = $2 ORDER BY o.name";
    KEEP_FROM = "INSERT INTO case_kept_from (hotline_id, case_id, operator_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    MAY_SEE = "SELECT COUNT(*) AS n FROM operator o WHERE o.hotline_id = $1 AND o.id = $3 AND o.role <> 'admin'
        AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = $2 AND k.operator_id = o.id)";
    LET_IN = "DELETE FROM case_kept_from WHERE hotline_id = $1 AND case_id = $2 AND operator_id = $3";
}

/// A head as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct CaseFileRow {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) status: String,
    pub(crate) category: Option<String>,
    pub(crate) risk: String,
    pub(crate) owner: Option<Uuid>,
    pub(crate) owner_name: Option<String>,
    pub(crate) follow_up_at: Option<i64>,
    pub(crate) due_at: Option<i64>,
    pub(crate) codes: String,
    pub(crate) taxonomy_version: String,
    pub(crate) version: i64,
    pub(crate) key_id: Uuid,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) opened_at: i64,
    pub(crate) changed_at: i64,
    pub(crate) closed_at: Option<i64>,
    pub(crate) erased_at: Option<i64>,
}

/// A head to be written.
#[derive(Clone, Debug)]
pub(crate) struct CaseHead {
    pub(crate) kind: String,
    pub(crate) risk: String,
    pub(crate) owner: Option<Uuid>,
    pub(crate) follow_up_at: Option<i64>,
    pub(crate) codes: String,
    pub(crate) taxonomy_version: String,
    pub(crate) key_id: Uuid,
    pub(crate) body: Option<Vec<u8>>,
}

/// A part as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct PartRow {
    pub(crate) id: Uuid,
    pub(crate) case_id: Uuid,
    pub(crate) kind: String,
    pub(crate) version: i64,
    pub(crate) codes: String,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) taxonomy_version: String,
    pub(crate) due_at: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: Uuid,
    pub(crate) changed_by_name: String,
    pub(crate) key_id: Uuid,
}

/// A part to be written.
#[derive(Clone, Debug)]
pub(crate) struct PartWords {
    pub(crate) id: Uuid,
    pub(crate) case: Uuid,
    pub(crate) kind: &'static str,
    pub(crate) codes: String,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) taxonomy_version: String,
    pub(crate) blob: Option<Uuid>,
    pub(crate) due_at: Option<i64>,
    pub(crate) is_episode: bool,
    pub(crate) look_ups: Vec<Vec<u8>>,
    pub(crate) barred: Vec<Vec<u8>>,
}

/// Something that happened in a case.
#[derive(Clone, Debug)]
pub(crate) struct NewHistory {
    pub(crate) id: Uuid,
    pub(crate) case: Uuid,
    pub(crate) at: i64,
    pub(crate) actor: Uuid,
    pub(crate) what: &'static str,
    pub(crate) subject: Option<Uuid>,
    pub(crate) codes: String,
    pub(crate) body: Option<Vec<u8>>,
}

#[derive(FromRow)]
pub(crate) struct HistoryRow {
    pub(crate) id: Uuid,
    pub(crate) at: i64,
    pub(crate) actor: Uuid,
    pub(crate) actor_name: String,
    pub(crate) what: String,
    pub(crate) subject: Option<Uuid>,
    pub(crate) codes: String,
    pub(crate) body: Option<Vec<u8>>,
}

#[derive(FromRow)]
pub(crate) struct ContactOfCase {
    pub(crate) link_id: Uuid,
    pub(crate) conversation_id: Option<Uuid>,
    pub(crate) sitting_id: Option<Uuid>,
    pub(crate) call_id: Option<Uuid>,
    pub(crate) alias: Option<String>,
    pub(crate) medium: String,
    pub(crate) at: i64,
    pub(crate) ended_at: Option<i64>,
    pub(crate) class: Option<String>,
    pub(crate) non_counselling: Option<String>,
}

/// Which cases a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaseList {
    Open,
    Mine,
    Due,
    Closed,
}

/// What a list leaves out.
#[derive(Clone, Debug, Default)]
pub(crate) struct CaseFilter {
    pub(crate) kind: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) category: Option<String>,
}

/// Whose eyes: the hotline, and the operator whom some cases are kept from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eyes(pub(crate) HotlineId, pub(crate) OperatorId);

pub(crate) async fn next_number(tx: &mut Tx<'_>, hotline: HotlineId) -> Result<i64, StoreError> {
    let (number,): (i64,) = tx.sql(NUMBER).bind(hotline.0).fetch_one().await?;
    Ok(number)
}

pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    eyes: Eyes,
    id: CaseId,
    number: i64,
    head: CaseHead,
    at: i64,
) -> Result<(), StoreError> {
    let statement =
        tx.sql(INSERT).bind(eyes.0.0).bind(id.0).bind(number).bind(head.kind).bind(head.risk).bind(head.owner);
    let statement = statement.bind(head.follow_up_at).bind(head.codes).bind(head.taxonomy_version).bind(head.key_id);
    statement.bind(head.body).bind(at).bind(eyes.1.0).execute_one().await
}

/// Whether the version was still the one that the writer saw. What it said before is kept.
pub(crate) async fn update(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: CaseId,
    version: i64,
    head: CaseHead,
    at: i64,
) -> Result<bool, StoreError> {
    if tx.sql(KEEP).bind(hotline.0).bind(id.0).bind(version).execute().await? != 1 {
        return Ok(false);
    }
    let statement =
        tx.sql(UPDATE).bind(hotline.0).bind(id.0).bind(version).bind(head.kind).bind(head.risk).bind(head.owner);
    let statement = statement.bind(head.follow_up_at).bind(head.codes).bind(head.taxonomy_version).bind(head.body);
    Ok(statement.bind(at).execute().await? == 1)
}

pub(crate) async fn set_status(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: CaseId,
    version: i64,
    status: &str,
    closed_at: Option<i64>,
    at: i64,
) -> Result<bool, StoreError> {
    let statement =
        tx.sql(STATUS).bind(hotline.0).bind(id.0).bind(version).bind(status.to_owned()).bind(closed_at).bind(at);
    Ok(statement.execute().await? == 1)
}

/// The case changed: what is due in it is counted again, and of which category it is.
pub(crate) async fn touch(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(TOUCH).bind(hotline.0).bind(id).bind(at).execute_one().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, eyes: Eyes, id: CaseId) -> Result<CaseFileRow, StoreError> {
    conn.sql(ONE).bind(eyes.0.0).bind(eyes.1.0).bind(id.0).fetch_one().await
}

pub(crate) async fn one_in(tx: &mut Tx<'_>, eyes: Eyes, id: CaseId) -> Result<CaseFileRow, StoreError> {
    tx.sql(ONE).bind(eyes.0.0).bind(eyes.1.0).bind(id.0).fetch_one().await
}

pub(crate) async fn list(
    conn: &mut Conn<'_>,
    eyes: Eyes,
    which: CaseList,
    filter: CaseFilter,
    from: (i64, Uuid),
    limit: i64,
) -> Result<Vec<CaseFileRow>, StoreError> {
    let sql: Sql = match which {
        CaseList::Open => LIST_OPEN,
        CaseList::Mine => LIST_MINE,
        CaseList::Due => LIST_DUE,
        CaseList::Closed => LIST_CLOSED,
    };
    let statement = conn.sql(sql).bind(eyes.0.0).bind(eyes.1.0).bind(from.0).bind(from.1).bind(limit);
    statement.bind(filter.kind).bind(filter.status).bind(filter.category).fetch_all().await
}

pub(crate) async fn by_number(conn: &mut Conn<'_>, eyes: Eyes, number: i64) -> Result<Vec<CaseFileRow>, StoreError> {
    conn.sql(BY_NUMBER).bind(eyes.0.0).bind(eyes.1.0).bind(number).fetch_all().await
}

pub(crate) async fn of_conversation(
    conn: &mut Conn<'_>,
    eyes: Eyes,
    conversation: Uuid,
) -> Result<Vec<CaseFileRow>, StoreError> {
    conn.sql(OF_CONVERSATION).bind(eyes.0.0).bind(eyes.1.0).bind(conversation).fetch_all().await
}

/// Codes of the children of some cases.
pub(crate) async fn children(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    cases: &[Uuid],
) -> Result<Vec<(Uuid, String)>, StoreError> {
    conn.sql(CHILDREN).bind(hotline.0).bind(id_list(cases)).fetch_all().await
}

pub(crate) async fn parts(conn: &mut Conn<'_>, eyes: Eyes, case: CaseId) -> Result<Vec<PartRow>, StoreError> {
    conn.sql(PARTS).bind(eyes.0.0).bind(eyes.1.0).bind(case.0).fetch_all().await
}

pub(crate) async fn part(conn: &mut Conn<'_>, eyes: Eyes, id: CasePartId) -> Result<PartRow, StoreError> {
    conn.sql(PART).bind(eyes.0.0).bind(eyes.1.0).bind(id.0).fetch_one().await
}

/// Kinds and codes of all parts of a case, inside a transaction.
pub(crate) async fn parts_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<Vec<(String, String)>, StoreError> {
    tx.sql(PART_IN).bind(hotline.0).bind(case.0).fetch_all().await
}

/// Whether a case has this child.
pub(crate) async fn is_child(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    child: Uuid,
) -> Result<bool, StoreError> {
    let (found,): (i64,) = tx.sql(IS_CHILD).bind(hotline.0).bind(case.0).bind(child).fetch_one().await?;
    Ok(found == 1)
}

pub(crate) async fn insert_part(tx: &mut Tx<'_>, eyes: Eyes, part: &PartWords, at: i64) -> Result<(), StoreError> {
    let part_of =
        tx.sql(PART_INSERT).bind(eyes.0.0).bind(part.id).bind(part.case).bind(part.kind).bind(part.codes.clone());
    let part_of = part_of.bind(part.body.clone()).bind(part.taxonomy_version.clone()).bind(part.blob).bind(part.due_at);
    part_of.bind(at).bind(eyes.1.0).execute_one().await?;
    if let Some(blob) = part.blob {
        tx.sql(BLOB_CLAIM).bind(eyes.0.0).bind(blob).execute_one().await?;
    }
    put_hashes(tx, eyes.0, part).await
}

/// Whether the version was still the one that the writer saw. What it said before is kept.
pub(crate) async fn update_part(
    tx: &mut Tx<'_>,
    eyes: Eyes,
    version: i64,
    part: &PartWords,
    at: i64,
) -> Result<bool, StoreError> {
    if tx.sql(PART_KEEP).bind(eyes.0.0).bind(part.id).bind(version).execute().await? != 1 {
        return Ok(false);
    }
    let changed = tx.sql(PART_UPDATE).bind(eyes.0.0).bind(part.id).bind(version).bind(part.codes.clone());
    let changed = changed.bind(part.body.clone()).bind(part.taxonomy_version.clone()).bind(part.due_at).bind(at);
    changed.bind(eyes.1.0).execute_one().await?;
    put_hashes(tx, eyes.0, part).await?;
    Ok(true)
}

/// Whether the version was still the one that the writer saw. What it said is kept.
pub(crate) async fn remove_part(
    tx: &mut Tx<'_>,
    eyes: Eyes,
    id: CasePartId,
    version: i64,
    at: i64,
) -> Result<bool, StoreError> {
    let removed = tx.sql(PART_REMOVE).bind(eyes.0.0).bind(id.0).bind(version).bind(at).bind(eyes.1.0).execute().await?;
    for clear in [LOOK_UPS_CLEAR, BARRED_CLEAR].into_iter().filter(|_| removed == 1) {
        tx.sql(clear).bind(eyes.0.0).bind(id.0).execute().await?;
    }
    Ok(removed == 1)
}

async fn put_hashes(tx: &mut Tx<'_>, hotline: HotlineId, part: &PartWords) -> Result<(), StoreError> {
    for (clear, put, hashes) in
        [(LOOK_UPS_CLEAR, LOOK_UPS_PUT, &part.look_ups), (BARRED_CLEAR, BARRED_PUT, &part.barred)]
    {
        tx.sql(clear).bind(hotline.0).bind(part.id).execute().await?;
        if !hashes.is_empty() {
            let list = hash_list(hashes.iter().map(Vec::as_slice))?;
            tx.sql(put).bind(hotline.0).bind(part.id).bind(part.case).bind(list).execute().await?;
        }
    }
    Ok(())
}

/// What a head said before.
#[derive(FromRow)]
pub(crate) struct HeadBefore {
    pub(crate) version: i64,
    pub(crate) codes: String,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) at: i64,
    pub(crate) by_id: Uuid,
    pub(crate) by_name: String,
}

/// What a part said before.
#[derive(FromRow)]
pub(crate) struct PartBefore {
    pub(crate) part_id: Uuid,
    pub(crate) kind: String,
    pub(crate) version: i64,
    pub(crate) codes: String,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) at: i64,
    pub(crate) by_id: Uuid,
    pub(crate) by_name: String,
    /// 1 where the part was taken out.
    pub(crate) removed: i64,
}

/// What a case said before: its head and its parts, the newest first.
pub(crate) async fn before(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<(Vec<HeadBefore>, Vec<PartBefore>), StoreError> {
    let heads = conn.sql(HEADS_BEFORE).bind(hotline.0).bind(case.0).fetch_all().await?;
    Ok((heads, conn.sql(PARTS_BEFORE).bind(hotline.0).bind(case.0).fetch_all().await?))
}

/// The file of a document: blob, its key, its size in bytes.
pub(crate) async fn blob_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    part: CasePartId,
) -> Result<(Uuid, Uuid, i64), StoreError> {
    conn.sql(BLOB_OF_PART).bind(hotline.0).bind(part.0).fetch_one().await
}

pub(crate) async fn add_history(tx: &mut Tx<'_>, hotline: HotlineId, new: NewHistory) -> Result<(), StoreError> {
    let statement = tx.sql(HISTORY_ADD).bind(hotline.0).bind(new.id).bind(new.case).bind(new.at).bind(new.actor);
    statement.bind(new.what).bind(new.subject).bind(new.codes).bind(new.body).execute_one().await
}

pub(crate) async fn history(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<Vec<HistoryRow>, StoreError> {
    conn.sql(HISTORY).bind(hotline.0).bind(case.0).fetch_all().await
}

pub(crate) async fn contacts(conn: &mut Conn<'_>, eyes: Eyes, case: CaseId) -> Result<Vec<ContactOfCase>, StoreError> {
    conn.sql(CONTACTS).bind(eyes.0.0).bind(case.0).bind(eyes.1.0).fetch_all().await
}

/// Links a conversation, or a call that has none. Whether it wasn't linked before.
pub(crate) async fn link(
    tx: &mut Tx<'_>,
    eyes: Eyes,
    id: Uuid,
    case: CaseId,
    (conversation, call): (Option<Uuid>, Option<Uuid>),
    at: i64,
) -> Result<bool, StoreError> {
    let (found,): (i64,) = match (conversation, call) {
        (Some(id), _) => tx.sql(LINKABLE).bind(eyes.0.0).bind(id).fetch_one().await?,
        (None, id) => tx.sql(LINKABLE_CALL).bind(eyes.0.0).bind(id).bind(eyes.1.0).fetch_one().await?,
    };
    if found == 0 {
        return Err(StoreError::Rejected("there is nothing with this id that a case can be linked to".into()));
    }
    let statement = tx.sql(LINK).bind(eyes.0.0).bind(id).bind(case.0).bind(conversation).bind(call).bind(at);
    Ok(statement.bind(eyes.1.0).execute().await? == 1)
}

/// Whether there was such a link.
pub(crate) async fn unlink(tx: &mut Tx<'_>, hotline: HotlineId, case: CaseId, id: Uuid) -> Result<bool, StoreError> {
    Ok(tx.sql(UNLINK).bind(hotline.0).bind(case.0).bind(id).execute().await? == 1)
}

/// Which cases have one of these hashes, and whether (1) they also have one of the birth dates. The hashes that tell most come first.
pub(crate) async fn look_up(
    conn: &mut Conn<'_>,
    eyes: Eyes,
    hashes: &[Vec<u8>],
    birth_dates: &[Vec<u8>],
) -> Result<Vec<(Vec<u8>, Uuid, i64)>, StoreError> {
    let list = |hashes: &[Vec<u8>]| hash_list(hashes.iter().map(Vec::as_slice));
    let found = conn.sql(LOOK_UPS_FIND).bind(eyes.0.0).bind(eyes.1.0);
    found.bind(list(hashes)?).bind(list(birth_dates)?).fetch_all().await
}

/// The number of a case in which one of these addresses has a conflict.
pub(crate) async fn barred(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    hashes: &[Vec<u8>],
) -> Result<Option<i64>, StoreError> {
    let list = hash_list(hashes.iter().map(Vec::as_slice))?;
    let found: Option<(i64,)> = conn.sql(BARRED).bind(hotline.0).bind(list).fetch_optional().await?;
    Ok(found.map(|(number,)| number))
}

/// The same inside a transaction.
pub(crate) async fn barred_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    hashes: &[Vec<u8>],
) -> Result<Option<i64>, StoreError> {
    let list = hash_list(hashes.iter().map(Vec::as_slice))?;
    let found: Option<(i64,)> = tx.sql(BARRED).bind(hotline.0).bind(list).fetch_optional().await?;
    Ok(found.map(|(number,)| number))
}

pub(crate) async fn kept_from(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    case: CaseId,
) -> Result<Vec<(Uuid, String)>, StoreError> {
    conn.sql(KEPT_FROM).bind(hotline.0).bind(case.0).fetch_all().await
}

pub(crate) async fn keep_from(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    operator: OperatorId,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(KEEP_FROM).bind(hotline.0).bind(case.0).bind(operator.0).bind(at).execute().await.map(drop)
}

/// Whether somebody may see a case, by their role and by who keeps it from them.
pub(crate) async fn may_see(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    who: OperatorId,
) -> Result<bool, StoreError> {
    let (n,): (i64,) = tx.sql(MAY_SEE).bind(hotline.0).bind(case.0).bind(who.0).fetch_one().await?;
    Ok(n > 0)
}

pub(crate) async fn let_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    operator: OperatorId,
) -> Result<(), StoreError> {
    tx.sql(LET_IN).bind(hotline.0).bind(case.0).bind(operator.0).execute().await.map(drop)
}
