//! Looks at the whole data for what must not be. Slow reads, never on a hot path.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, Sql, statements},
};

statements! {
    TOTALS = "SELECT (SELECT COUNT(*) FROM received) AS accepted, (SELECT COUNT(*) FROM received WHERE outcome = 'message') AS messages,
        (SELECT COUNT(*) FROM received WHERE outcome = 'quarantine') AS quarantined,
        (SELECT COUNT(*) FROM received WHERE outcome = 'tombstone') AS tombstones";
    LEDGER_WITHOUT_ITEM = "SELECT COUNT(*) AS found FROM received r WHERE
        (r.outcome = 'message' AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = r.message_id))
        OR (r.outcome = 'quarantine' AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.id = r.quarantine_id))";
    MESSAGES_WITHOUT_LEDGER = "SELECT COUNT(*) AS found FROM message m JOIN conversation v ON v.id = m.conversation_id
        WHERE m.direction = 'in' AND v.state <> 'erased' AND NOT EXISTS
        (SELECT 1 FROM received r WHERE r.channel_id = v.channel_id AND r.carrier_hash = m.carrier_hash AND r.message_id = m.id)";
    REPLIES_WITHOUT_DELIVERY = "SELECT COUNT(*) AS found FROM message m WHERE m.direction = 'out' AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.message_id = m.id)";
    EVENT_GAPS = "SELECT COUNT(*) AS found FROM hotline h WHERE h.event_seq <> (SELECT COUNT(*) FROM event e WHERE e.hotline_id = h.id)
        OR h.event_seq <> (SELECT COALESCE(MAX(e.seq), 0) FROM event e WHERE e.hotline_id = h.id)";
    CONTACT_GAPS = "SELECT COUNT(*) AS found FROM conversation v WHERE v.contact_seq <>
        (SELECT COUNT(*) FROM event e WHERE e.conversation_id = v.id AND e.contact_seq IS NOT NULL)
        OR v.contact_seq <> (SELECT COALESCE(MAX(e.contact_seq), 0) FROM event e WHERE e.conversation_id = v.id)";
    THREAD_GAPS = "SELECT COUNT(*) AS found FROM conversation v WHERE v.thread_seq - v.begins_after <> (SELECT COUNT(*) FROM message m WHERE m.conversation_id = v.id)";
    COUNTERS_OFF = "SELECT COUNT(*) AS found FROM (SELECT hotline_id, state, COUNT(*) AS n FROM conversation WHERE merged_into IS NULL GROUP BY hotline_id, state) a
        WHERE a.n <> COALESCE((SELECT c.value FROM counter c WHERE c.hotline_id = a.hotline_id AND c.name = a.state), 0)";
    COUNTERS_ALONE = "SELECT COUNT(*) AS found FROM counter c WHERE c.name IN ('waiting', 'theirs', 'closed')
        AND c.value <> (SELECT COUNT(*) FROM conversation v WHERE v.hotline_id = c.hotline_id AND v.state = c.name AND v.merged_into IS NULL)";
    HELD_TWICE = "SELECT COUNT(*) AS found FROM (SELECT conversation_id FROM assignment WHERE to_at IS NULL GROUP BY conversation_id HAVING COUNT(*) > 1) AS t";
    ERASED_WITH_WORDS = "SELECT (SELECT COUNT(*) FROM message m JOIN conversation v ON v.id = m.conversation_id WHERE v.state = 'erased' AND m.body IS NOT NULL)
        + (SELECT COUNT(*) FROM blob b JOIN attachment t ON t.blob_id = b.id JOIN conversation v ON v.id = t.conversation_id
            WHERE v.state = 'erased' AND b.sealed IS NOT NULL)
        + (SELECT COUNT(*) FROM hand_over_wish w JOIN sealed_file s ON s.attachment_id = w.attachment_id JOIN conversation v ON v.id = s.conversation_id
            WHERE v.state = 'erased' AND w.body IS NOT NULL)
        + (SELECT COUNT(*) FROM review r JOIN conversation v ON v.id = r.conversation_id WHERE v.state = 'erased')
        + (SELECT COUNT(*) FROM fact x JOIN conversation v ON v.id = x.conversation_id WHERE v.state = 'erased') AS found";
    ERASED_CASES_WITH_WORDS = "SELECT (SELECT COUNT(*) FROM case_file f WHERE f.erased_at IS NOT NULL AND f.body IS NOT NULL)
        + (SELECT COUNT(*) FROM case_part p JOIN case_file f ON f.id = p.case_id WHERE f.erased_at IS NOT NULL AND p.body IS NOT NULL)
        + (SELECT COUNT(*) FROM case_history h JOIN case_file f ON f.id = h.case_id WHERE f.erased_at IS NOT NULL AND h.body IS NOT NULL)
        + (SELECT COUNT(*) FROM case_look_up l JOIN case_file f ON f.id = l.case_id WHERE f.erased_at IS NOT NULL)
        + (SELECT COUNT(*) FROM case_checklist l JOIN case_file f ON f.id = l.case_id WHERE f.erased_at IS NOT NULL AND l.due_at IS NOT NULL)
        + (SELECT COUNT(*) FROM fact x JOIN case_file f ON f.id = x.case_id WHERE f.erased_at IS NOT NULL) AS found";
    FACTS_WITH_WORDS = "SELECT COUNT(*) AS found FROM fact f WHERE f.body IS NOT NULL
        AND (f.removed_at IS NOT NULL OR EXISTS (SELECT 1 FROM key_erasure k WHERE k.key_id = f.key_id))";
    DEBRIEFS_WITH_WORDS = "SELECT COUNT(*) AS found FROM debrief d JOIN key_erasure k ON k.key_id = d.key_id WHERE d.note IS NOT NULL";
    FACTS_NAMING = "SELECT COUNT(*) AS found FROM fact f WHERE f.kind = 'training' AND f.body IS NULL AND f.operator_id IS NOT NULL";
    CHECKLISTS_LOOSE = "SELECT (SELECT COUNT(*) FROM case_checklist l WHERE NOT EXISTS
            (SELECT 1 FROM procedure p WHERE p.hotline_id = l.hotline_id AND p.code = l.procedure AND p.version = l.version))
        + (SELECT COUNT(*) FROM case_checklist l JOIN case_part p ON p.id = l.part_id WHERE l.ended_at IS NULL AND p.removed_at IS NOT NULL) AS found";
    CHANNELS_MISCOUNTED = "SELECT COUNT(*) AS found FROM channel c
        WHERE c.received <> (SELECT COUNT(*) FROM received r WHERE r.channel_id = c.id)";
    ERASED_CONTACTS = "SELECT COUNT(*) AS found FROM conversation v JOIN contact c ON c.id = v.contact_id JOIN erasure e ON e.key_id = c.key_id
        WHERE v.state <> 'erased'";
    TIES_LOOSE = "SELECT (SELECT COUNT(*) FROM same_person l WHERE EXISTS (SELECT 1 FROM contact c JOIN erasure e ON e.key_id = c.key_id WHERE c.id = l.contact_id)
            OR NOT EXISTS (SELECT 1 FROM same_person b WHERE b.contact_id = l.other_id AND b.other_id = l.contact_id))
        + (SELECT COUNT(*) FROM related_talk l WHERE EXISTS (SELECT 1 FROM conversation v WHERE v.id = l.conversation_id AND v.state = 'erased')
            OR NOT EXISTS (SELECT 1 FROM related_talk b WHERE b.conversation_id = l.other_id AND b.other_id = l.conversation_id)) AS found";
    MERGES_LOOSE = "SELECT (SELECT COUNT(*) FROM conversation v JOIN conversation h ON h.id = v.merged_into
            WHERE h.state = 'erased' OR v.state = 'erased' OR h.merged_into IS NOT NULL OR v.parts > 0
            OR NOT EXISTS (SELECT 1 FROM merged_talk m WHERE m.conversation_id = v.id AND m.into_id = h.id))
        + (SELECT COUNT(*) FROM conversation h WHERE h.parts <> (SELECT COUNT(*) FROM conversation v WHERE v.merged_into = h.id))
        + (SELECT COUNT(*) FROM merged_talk m JOIN conversation v ON v.id = m.conversation_id WHERE v.merged_into IS NULL) AS found";
    SPLITS_LOOSE = "SELECT COUNT(*) AS found FROM conversation v JOIN conversation o ON o.id = v.split_from
        WHERE o.split_from IS NOT NULL OR o.contact_id <> v.contact_id OR o.key_id <> v.key_id OR (o.state = 'erased') <> (v.state = 'erased')";
    ERASURES_OPEN = "SELECT (SELECT COUNT(*) FROM erasure WHERE done_at IS NULL) + (SELECT COUNT(*) FROM key_erasure WHERE done_at IS NULL) AS found";
    BODIES = "SELECT m.id, m.key_id, m.body FROM message m WHERE m.id > $1 AND m.body IS NOT NULL ORDER BY m.id LIMIT $2";
    BLOBS = "SELECT b.id, b.size_bytes, CAST(length(b.sealed) AS BIGINT) AS sealed_bytes FROM blob b WHERE b.id > $1 AND EXISTS (SELECT 1 FROM attachment t JOIN conversation v
        ON v.id = t.conversation_id WHERE t.blob_id = b.id AND v.state <> 'erased')
        OR b.id > $1 AND EXISTS (SELECT 1 FROM case_part p JOIN case_file f ON f.id = p.case_id WHERE p.blob_id = b.id AND f.erased_at IS NULL) ORDER BY b.id LIMIT $2";
    CONVERSATIONS = "SELECT id, hotline_id, key_id FROM conversation WHERE id > $1 AND state <> 'erased' ORDER BY id LIMIT $2";
    HOTLINES = "SELECT id FROM hotline ORDER BY id";
}

/// Rules that a number of rows break, each with what it means.
const RULES: [(Sql, &str); 20] = [
    (LEDGER_WITHOUT_ITEM, "accepted ids are neither a message nor a quarantined item nor a tombstone"),
    (MESSAGES_WITHOUT_LEDGER, "messages from contacts are in no ledger: they could be taken in twice"),
    (REPLIES_WITHOUT_DELIVERY, "replies have no delivery and never left"),
    (EVENT_GAPS, "hotlines have gaps in their event log"),
    (CONTACT_GAPS, "conversations have gaps in what their contact reads"),
    (THREAD_GAPS, "conversations have gaps in their thread"),
    (COUNTERS_OFF, "counters differ from what they count"),
    (COUNTERS_ALONE, "counters count what is not there"),
    (HELD_TWICE, "conversations are held by two operators at once"),
    (ERASED_WITH_WORDS, "erased conversations still hold sealed words, files, reviews or complaints"),
    (ERASED_CASES_WITH_WORDS, "erased cases still hold sealed words, look-ups, deadlines or complaints"),
    (
        FACTS_WITH_WORDS,
        "records of training, complaints or drills that were taken out or erased still hold sealed words",
    ),
    (DEBRIEFS_WITH_WORDS, "notes after hard content that were taken away or erased still hold sealed words"),
    (FACTS_NAMING, "training that was erased still says who was trained"),
    (CHECKLISTS_LOOSE, "checklists have no procedure, or are about a disappearance that was taken out"),
    (CHANNELS_MISCOUNTED, "channels have taken in another number of items than they say"),
    (ERASED_CONTACTS, "conversations go on with a contact who was erased"),
    (TIES_LOOSE, "links between contacts or conversations lead to what was erased, or one way only"),
    (SPLITS_LOOSE, "conversations of one line have not the same contact and key, or only one of them was erased"),
    (MERGES_LOOSE, "conversations went into what was erased or went elsewhere itself"),
];

/// A sealed body with its key.
#[derive(Debug, FromRow)]
pub(crate) struct SealedBody {
    pub id: Uuid,
    pub key_id: Uuid,
    pub body: Vec<u8>,
}

/// What the ledger holds: all, messages, quarantined, tombstones.
pub(crate) async fn totals(conn: &mut Conn<'_>) -> Result<(i64, i64, i64, i64), StoreError> {
    conn.sql(TOTALS).fetch_one().await
}

/// How many rows break each rule that any row breaks.
pub(crate) async fn broken_rules(conn: &mut Conn<'_>) -> Result<Vec<(i64, &'static str)>, StoreError> {
    let mut broken = Vec::new();
    for (rule, words) in RULES {
        let (count,): (i64,) = conn.sql(rule).fetch_one().await?;
        if count > 0 {
            broken.push((count, words));
        }
    }
    Ok(broken)
}

pub(crate) async fn erasures_open(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let (count,): (i64,) = conn.sql(ERASURES_OPEN).fetch_one().await?;
    Ok(count)
}

pub(crate) async fn bodies(conn: &mut Conn<'_>, after: Uuid, limit: i64) -> Result<Vec<SealedBody>, StoreError> {
    conn.sql(BODIES).bind(after).bind(limit).fetch_all().await
}

/// Files of conversations that are not erased: id, plain length in bytes, and how long those are sealed that lie in their row.
pub(crate) async fn blobs(
    conn: &mut Conn<'_>,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, i64, Option<i64>)>, StoreError> {
    conn.sql(BLOBS).bind(after).bind(limit).fetch_all().await
}

/// Conversations that are not erased: id, hotline, key.
pub(crate) async fn conversations(
    conn: &mut Conn<'_>,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid, Uuid)>, StoreError> {
    conn.sql(CONVERSATIONS).bind(after).bind(limit).fetch_all().await
}

pub(crate) async fn hotlines(conn: &mut Conn<'_>) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(HOTLINES).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
