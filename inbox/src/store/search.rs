//! Sealed sets of the fingerprints of words, one a conversation, and what came since.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    calls::for_eyes,
    classes::barred,
    conn::{Conn, statements},
    id_list,
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

/// What search knows of a conversation, with its set.
macro_rules! select_known {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.key_id, v.channel_id, v.language, v.priority, v.state, v.reason, v.tags, v.assignee, v.first_in_at, v.last_at,
                s.key_id AS words_key, s.words
            FROM conversation v LEFT JOIN search_set s ON s.conversation_id = v.id ",
            $rest
        )
    };
}

statements! {
    /// A whole hotline, a page at a time, in the order of the ids.
    KNOWN = (select_known!("WHERE v.hotline_id = $1 AND v.id > $2 ORDER BY v.id LIMIT $3"));
    KNOWN_BY_ID = {
        sqlite: (select_known!("WHERE +v.hotline_id = $1 AND v.id IN (SELECT unhex(value) FROM json_each($2))")),
        postgres: (select_known!("WHERE v.hotline_id = $1 AND v.id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)")),
    };
    SEGMENTS = "SELECT conversation_id, id, key_id, words FROM search_segment WHERE hotline_id = $1";
    SEGMENTS_BY_ID = {
        sqlite: "SELECT conversation_id, id, key_id, words FROM search_segment
            WHERE +hotline_id = $1 AND conversation_id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "SELECT conversation_id, id, key_id, words FROM search_segment
            WHERE hotline_id = $1 AND conversation_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    CHANGED = "SELECT DISTINCT conversation_id FROM event WHERE hotline_id = $1 AND seq > $2 AND seq <= $3 AND conversation_id IS NOT NULL";
    TODO = "SELECT conversation_id FROM search_todo WHERE hotline_id = $1";
    ADD = "INSERT INTO search_segment (hotline_id, conversation_id, id, key_id, at, words) VALUES ($1, $2, $3, $4, $5, $6)";
    ASK = "INSERT INTO search_todo (conversation_id, hotline_id, asked) VALUES ($2, $1, 1)
        ON CONFLICT (conversation_id) DO UPDATE SET asked = search_todo.asked + 1";
    ASKED = "SELECT t.hotline_id, t.conversation_id, t.asked FROM search_todo t ORDER BY t.conversation_id DESC LIMIT $1";
    ANSWERED = "DELETE FROM search_todo WHERE hotline_id = $1 AND conversation_id = $2 AND asked = $3";
    PUT = "INSERT INTO search_set (hotline_id, conversation_id, key_id, words) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation_id) DO UPDATE SET key_id = excluded.key_id, words = excluded.words";
    FOLDED = {
        sqlite: "DELETE FROM search_segment WHERE +hotline_id = $1 AND conversation_id = $2 AND id IN (SELECT unhex(value) FROM json_each($3))",
        postgres: "DELETE FROM search_segment WHERE hotline_id = $1 AND conversation_id = $2
            AND id IN (SELECT x::uuid FROM jsonb_array_elements_text($3::text::jsonb) AS x)",
    };
    /// Those with many segments, or old ones.
    RIPE = "SELECT hotline_id, conversation_id FROM search_segment GROUP BY hotline_id, conversation_id
        HAVING COUNT(*) >= $1 OR MIN(at) < $2 LIMIT $3";
    DROP_SET = "DELETE FROM search_set WHERE hotline_id = $1 AND conversation_id = $2";
    DROP_SEGMENTS = "DELETE FROM search_segment WHERE hotline_id = $1 AND conversation_id = $2";
    DROP_TODO = "DELETE FROM search_todo WHERE hotline_id = $1 AND conversation_id = $2";
    /// The oldest first, so that the set is made in the order of the thread.
    /// A whisper is nobody's to find.
    BODIES = "SELECT m.id, m.n, m.direction, m.key_id, m.body FROM message m WHERE m.hotline_id = $1 AND m.conversation_id = $2 AND m.n > $3
        AND m.flags <> 'whisper' ORDER BY m.n LIMIT $4";
    FILES = "SELECT id, key_id, body FROM attachment WHERE hotline_id = $1 AND conversation_id = $2 AND message_id IS NOT NULL";
    CALLS = "SELECT c.id, c.class, c.non_counselling, c.leading_reason, c.key_id, c.body FROM sitting s JOIN call c ON c.sitting_id = s.id
        WHERE s.hotline_id = $1 AND s.conversation_id = $2";
    LIMITED = "SELECT COUNT(*) AS n FROM class_rule r WHERE r.hotline_id = $1 AND r.record = 'call' AND r.deed = 'see'";
    HIDDEN = {
        sqlite: (concat!("SELECT DISTINCT s.conversation_id FROM sitting s JOIN call c ON c.sitting_id = s.id
            WHERE +s.hotline_id = $1 AND s.conversation_id IN (SELECT unhex(value) FROM json_each($2)) AND NOT ", for_eyes!())),
        postgres: (concat!("SELECT DISTINCT s.conversation_id FROM sitting s JOIN call c ON c.sitting_id = s.id
            WHERE s.hotline_id = $1 AND s.conversation_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x) AND NOT ",
            for_eyes!())),
    };
    CODES = "SELECT x.code FROM sitting s JOIN call c ON c.sitting_id = s.id JOIN call_code x ON x.call_id = c.id
        WHERE s.hotline_id = $1 AND s.conversation_id = $2";
}

/// What search knows of a conversation in clear, and its sealed set.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct KnownRow {
    pub id: Uuid,
    pub key_id: Uuid,
    pub channel_id: Uuid,
    pub language: Option<String>,
    pub priority: i64,
    pub state: String,
    pub reason: Option<String>,
    /// Codes with a blank between them.
    pub tags: String,
    pub assignee: Option<Uuid>,
    pub first_in_at: i64,
    pub last_at: i64,
    pub words_key: Option<Uuid>,
    pub words: Option<Vec<u8>>,
}

/// Fingerprints that are not in the set yet.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SegmentRow {
    pub conversation_id: Uuid,
    pub id: Uuid,
    pub key_id: Uuid,
    pub words: Vec<u8>,
}

/// Fingerprints to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewSegment {
    pub conversation: Uuid,
    pub id: Uuid,
    pub key: Uuid,
    pub at: i64,
    pub words: Vec<u8>,
}

/// A message's sealed words.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct BodyRow {
    pub id: Uuid,
    pub n: i64,
    pub direction: String,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
}

/// A file's sealed name.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FileRow {
    pub id: Uuid,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
}

/// A Call's codes and sealed note.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct CallRow {
    pub id: Uuid,
    pub class: String,
    pub non_counselling: Option<String>,
    pub leading_reason: Option<String>,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
}

pub(crate) async fn known(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<KnownRow>, StoreError> {
    conn.sql(KNOWN).bind(hotline.0).bind(after).bind(limit).fetch_all().await
}

pub(crate) async fn known_by_id(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
) -> Result<Vec<KnownRow>, StoreError> {
    conn.sql(KNOWN_BY_ID).bind(hotline.0).bind(id_list(ids)).fetch_all().await
}

/// Everything that is not folded into sets yet.
pub(crate) async fn segments(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<SegmentRow>, StoreError> {
    conn.sql(SEGMENTS).bind(hotline.0).fetch_all().await
}

pub(crate) async fn segments_by_id(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
) -> Result<Vec<SegmentRow>, StoreError> {
    conn.sql(SEGMENTS_BY_ID).bind(hotline.0).bind(id_list(ids)).fetch_all().await
}

/// Conversations that something happened to after one number of the event log and up to another.
pub(crate) async fn changed(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    after: i64,
    up_to: i64,
) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(CHANGED).bind(hotline.0).bind(after).bind(up_to).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Conversations whose set is still to be made.
pub(crate) async fn todo(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(TODO).bind(hotline.0).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Keeps the fingerprints of a message, in the transaction that keeps the message.
pub(crate) async fn add(tx: &mut Tx<'_>, hotline: HotlineId, new: NewSegment) -> Result<(), StoreError> {
    let NewSegment { conversation, id, key, at, words } = new;
    tx.sql(ADD).bind(hotline.0).bind(conversation).bind(id).bind(key).bind(at).bind(words).execute_one().await
}

/// Has a conversation's set made anew: for whatever changes more than it adds, such as moving messages elsewhere.
pub(crate) async fn ask(tx: &mut Tx<'_>, hotline: HotlineId, conversation: Uuid) -> Result<(), StoreError> {
    tx.sql(ASK).bind(hotline.0).bind(conversation).execute().await.map(drop)
}

/// Sets that are to be made anew, the newest conversations first: hotline, conversation, and the number to answer with.
pub(crate) async fn asked(conn: &mut Conn<'_>, limit: i64) -> Result<Vec<(Uuid, Uuid, i64)>, StoreError> {
    conn.sql(ASKED).bind(limit).fetch_all().await
}

pub(crate) async fn answered(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    asked: i64,
) -> Result<(), StoreError> {
    tx.sql(ANSWERED).bind(hotline.0).bind(conversation).bind(asked).execute().await.map(drop)
}

/// Conversations whose segments should be folded into their set.
pub(crate) async fn ripe(
    conn: &mut Conn<'_>,
    many: i64,
    before: i64,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    conn.sql(RIPE).bind(many).bind(before).bind(limit).fetch_all().await
}

/// Writes a set in the place of the segments that went into it.
pub(crate) async fn fold(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    key: Uuid,
    words: Vec<u8>,
    segments: &[Uuid],
) -> Result<(), StoreError> {
    tx.sql(PUT).bind(hotline.0).bind(conversation).bind(key).bind(words).execute_one().await?;
    if segments.is_empty() {
        return Ok(());
    }
    tx.sql(FOLDED).bind(hotline.0).bind(conversation).bind(id_list(segments)).execute().await.map(drop)
}

/// Drops everything by which a conversation's words are found.
pub(crate) async fn forget(tx: &mut Tx<'_>, hotline: HotlineId, conversation: Uuid) -> Result<(), StoreError> {
    for statement in [DROP_SET, DROP_SEGMENTS, DROP_TODO] {
        tx.sql(statement).bind(hotline.0).bind(conversation).execute().await?;
    }
    Ok(())
}

/// A conversation's sealed words after a place in its thread.
pub(crate) async fn bodies(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    after: i64,
    limit: i64,
) -> Result<Vec<BodyRow>, StoreError> {
    conn.sql(BODIES).bind(hotline.0).bind(conversation).bind(after).bind(limit).fetch_all().await
}

/// The files that its messages brought.
pub(crate) async fn files(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<Vec<FileRow>, StoreError> {
    conn.sql(FILES).bind(hotline.0).bind(conversation).fetch_all().await
}

/// Whether there is a rule about who sees which Calls.
pub(crate) async fn are_calls_limited(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<bool, StoreError> {
    let (n,): (i64,) = conn.sql(LIMITED).bind(hotline.0).fetch_one().await?;
    Ok(n > 0)
}

/// Which of some conversations have a Call that isn't the reader's to see.
pub(crate) async fn with_hidden_calls(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
    reader: OperatorId,
) -> Result<Vec<Uuid>, StoreError> {
    let found: Vec<(Uuid,)> = conn.sql(HIDDEN).bind(hotline.0).bind(id_list(ids)).bind(reader.0).fetch_all().await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Its Calls, and all codes of them.
pub(crate) async fn calls(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<(Vec<CallRow>, Vec<String>), StoreError> {
    let calls = conn.sql(CALLS).bind(hotline.0).bind(conversation).fetch_all().await?;
    let codes: Vec<(String,)> = conn.sql(CODES).bind(hotline.0).bind(conversation).fetch_all().await?;
    Ok((calls, codes.into_iter().map(|(code,)| code).collect()))
}
