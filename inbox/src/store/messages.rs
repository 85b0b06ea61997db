//! Messages, attachments, drafts, commands, and the ledger of everything that was ever accepted.

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

/// Columns of a message in a thread.
macro_rules! select_messages {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.n, m.at, m.direction, m.author, o.name AS author_name, m.key_id, m.body, m.language, m.safety, m.flags,
                m.sitting_id, d.id AS delivery_id, d.state AS delivery_state, d.attempts AS delivery_attempts, d.at AS delivery_at,
                d.code AS delivery_code, d.note AS delivery_note, d.held_until, d.held_why, m.conversation_id, v.merged_into, v.part, v.parts
            FROM message m JOIN conversation v ON v.id = m.conversation_id LEFT JOIN operator o ON o.id = m.author LEFT JOIN delivery d ON d.message_id = m.id ",
            $rest
        )
    };
}

/// Columns of a file in a thread.
macro_rules! select_files {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.message_id, t.key_id, t.body, t.size_bytes, t.state, s.sealed_at, s.sealed_by, o.name AS sealed_by_name
            FROM attachment t LEFT JOIN sealed_file s ON s.attachment_id = t.id LEFT JOIN operator o ON o.id = s.sealed_by ",
            $rest
        )
    };
}

/// Columns of a file with the blob behind it.
macro_rules! select_blobs {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.conversation_id, t.message_id, t.key_id, t.body, t.size_bytes, b.id AS blob_id, b.key_id AS blob_key, s.sealed_at
            FROM attachment t JOIN blob b ON b.id = t.blob_id LEFT JOIN sealed_file s ON s.attachment_id = t.id ",
            $rest
        )
    };
}

statements! {
    RECEIVED_INSERT = "INSERT INTO received (channel_id, carrier_hash, content_hash, hotline_id, outcome, quarantine_id, at)
        VALUES ($2, $3, $4, $1, 'quarantine', $5, $6)";
    QUARANTINE_INSERT = "INSERT INTO quarantine (id, hotline_id, channel_id, why, key_id, body, raw, at) VALUES ($2, $1, $3, $4, $5, $6, $7, $8)";
    INSERT = "INSERT INTO message (id, hotline_id, conversation_id, sitting_id, n, contact_seq, key_id, direction, author, at, language, safety, flags, body)
        VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    THREAD = (select_messages!("WHERE m.hotline_id = $1 AND m.conversation_id = $2 AND m.n < $3 ORDER BY m.n DESC LIMIT $4"));
    ONE = (select_messages!("WHERE m.hotline_id = $1 AND m.id = $2"));
    PLACE = "UPDATE message SET contact_seq = $3 WHERE hotline_id = $1 AND id = $2 AND contact_seq IS NULL";
    FILES_IN = "SELECT COUNT(*) AS files FROM attachment WHERE hotline_id = $1 AND message_id = $2";
    ATTACHMENTS_FREE = "UPDATE attachment SET message_id = NULL WHERE hotline_id = $1 AND message_id = $2";
    RAW = "SELECT conversation_id, raw FROM message WHERE hotline_id = $1 AND id = $2";
    BY_ID = {
        sqlite: (select_messages!("WHERE +m.hotline_id = $1 AND m.id IN (SELECT unhex(value) FROM json_each($2))")),
        postgres: (select_messages!("WHERE m.hotline_id = $1 AND m.id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)")),
    };
    NEWER_IN = (select_messages!("WHERE m.hotline_id = $1 AND m.conversation_id = $2 AND m.n > $3 AND m.direction = 'in' ORDER BY m.n LIMIT 1"));
    LAST_IN_BEFORE = "SELECT m.contact_seq FROM message m WHERE m.hotline_id = $1 AND m.conversation_id = $2 AND m.n <= $3 AND m.direction = 'in'
        ORDER BY m.n DESC LIMIT 1";
    COUNT_IN_AFTER = "SELECT COUNT(*) AS newer FROM message WHERE hotline_id = $1 AND conversation_id = $2 AND n > $3 AND direction = 'in'";
    ATTACHMENTS = {
        sqlite: (select_files!("WHERE +t.hotline_id = $1 AND t.message_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY t.id")),
        postgres: (select_files!("WHERE t.hotline_id = $1 AND t.message_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x) ORDER BY t.id")),
    };
    ATTACHMENT_INSERT = {
        sqlite: "INSERT INTO attachment (id, hotline_id, conversation_id, message_id, uploaded_by, blob_id, key_id, body, size_bytes, state, created_at)
            SELECT unhex(value ->> 'id'), $1, unhex(value ->> 'conversation'), unhex(value ->> 'message'), unhex(value ->> 'uploaded_by'),
                unhex(value ->> 'blob'), unhex(value ->> 'key'), unhex(value ->> 'body'), value ->> 'size_bytes', 'quarantined', $3
            FROM json_each($2);
            UPDATE blob SET claimed = TRUE WHERE +hotline_id = $1 AND id IN (SELECT unhex(value ->> 'blob') FROM json_each($2))",
        postgres: "WITH f AS (SELECT * FROM jsonb_to_recordset($2::text::jsonb) AS f(id UUID, conversation UUID, message UUID, uploaded_by UUID,
                blob UUID, key UUID, body TEXT, size_bytes BIGINT)),
            a AS (INSERT INTO attachment (id, hotline_id, conversation_id, message_id, uploaded_by, blob_id, key_id, body, size_bytes, state, created_at)
                SELECT id, $1, conversation, message, uploaded_by, blob, key, decode(body, 'hex'), size_bytes, 'quarantined', $3 FROM f)
            UPDATE blob SET claimed = TRUE WHERE hotline_id = $1 AND id IN (SELECT blob FROM f)",
    };
    ATTACHMENT_SEND = "UPDATE attachment SET message_id = $5 WHERE hotline_id = $1 AND conversation_id = $2 AND id = $3 AND uploaded_by = $4
        AND message_id IS NULL AND NOT EXISTS (SELECT 1 FROM sealed_file s WHERE s.attachment_id = attachment.id)";
    ATTACHMENT_BLOB = (select_blobs!("WHERE t.hotline_id = $1 AND t.id = $2"));
    FILES_OF = (select_blobs!("WHERE t.hotline_id = $1 AND t.message_id = $2 ORDER BY t.id"));
    BLOB_INSERT = "INSERT INTO blob (id, hotline_id, key_id, size_bytes, created_at, claimed, sealed) VALUES ($2, $1, $3, $4, $5, FALSE, $6)";
    BLOB = "SELECT size_bytes, key_id FROM blob WHERE id = $1";
    BLOB_SEALED = "SELECT sealed FROM blob WHERE id = $1";
    BLOBS_STALE = "SELECT id, key_id FROM blob WHERE NOT claimed AND created_at < $1 ORDER BY created_at LIMIT 100";
    BLOB_DELETE = "DELETE FROM blob WHERE id = $1 AND NOT claimed";
    DRAFT_SAVE = "INSERT INTO draft (conversation_id, operator_id, key_id, body, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (conversation_id, operator_id) DO UPDATE SET key_id = excluded.key_id, body = excluded.body, at = excluded.at";
    DRAFT_DROP = "DELETE FROM draft WHERE conversation_id = $1 AND operator_id = $2";
    DRAFT = "SELECT body FROM draft WHERE conversation_id = $1 AND operator_id = $2";
    COMMAND_FIND = "SELECT content_hash, subject FROM command WHERE operator_id = $1 AND id = $2";
    COMMAND_INSERT = "INSERT INTO command (operator_id, id, content_hash, subject, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (operator_id, id) DO NOTHING";
    COMMAND_SWEEP = "DELETE FROM command WHERE at < $1";
    CHANNEL_CURSOR = "SELECT cursor FROM channel WHERE hotline_id = $1 AND id = $2";
    CHANNEL_TOOK = "UPDATE channel SET cursor = COALESCE($3, cursor), last_received_at = COALESCE($4, last_received_at),
        received = COALESCE(received, 0) + $5 WHERE hotline_id = $1 AND id = $2";
}

/// A message as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct MessageRow {
    pub id: Uuid,
    pub n: i64,
    pub at: i64,
    pub direction: String,
    pub author: Option<Uuid>,
    pub author_name: Option<String>,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
    pub language: Option<String>,
    pub safety: Option<String>,
    pub flags: String,
    pub sitting_id: Uuid,
    pub delivery_id: Option<Uuid>,
    pub delivery_state: Option<String>,
    pub delivery_attempts: Option<i64>,
    pub delivery_at: Option<i64>,
    pub delivery_code: Option<String>,
    /// What a carrier reported of it without changing its state: what it is about, and a code.
    pub delivery_note: Option<String>,
    pub held_until: Option<i64>,
    pub held_why: Option<String>,
    pub conversation_id: Uuid,
    /// What its conversation went into, and its place there; how many went into it.
    pub merged_into: Option<Uuid>,
    pub part: i64,
    pub parts: i64,
}

/// A message to store.
#[derive(Clone, Debug)]
pub(crate) struct NewMessageRow {
    pub id: Uuid,
    pub conversation: Uuid,
    pub sitting: Uuid,
    pub n: i64,
    pub contact_seq: Option<i64>,
    pub key: Uuid,
    pub direction: &'static str,
    pub author: Option<Uuid>,
    pub at: i64,
    pub language: Option<String>,
    pub safety: Option<&'static str>,
    pub flags: &'static str,
    pub body: Vec<u8>,
}

/// A line for the ledger.
#[derive(Clone, Debug)]
pub(crate) struct NewReceived {
    pub channel: Uuid,
    pub carrier_hash: Vec<u8>,
    pub content_hash: Vec<u8>,
    pub key: Uuid,
    pub raw: Vec<u8>,
    pub at: i64,
}

/// An attachment as a thread shows it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct AttachmentRow {
    pub id: Uuid,
    pub message_id: Option<Uuid>,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
    pub size_bytes: i64,
    pub state: String,
    pub sealed_at: Option<i64>,
    pub sealed_by: Option<Uuid>,
    pub sealed_by_name: Option<String>,
}

/// An attachment with the blob behind it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct AttachmentBlob {
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub message_id: Option<Uuid>,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
    pub size_bytes: i64,
    pub blob_id: Uuid,
    pub blob_key: Uuid,
    /// Since when nobody may look at it.
    pub sealed_at: Option<i64>,
}

/// An attachment to store; without a message while its uploader is still writing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewAttachment {
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub conversation: Uuid,
    #[serde(serialize_with = "super::hex_id")]
    pub message: Option<Uuid>,
    #[serde(serialize_with = "super::hex_id")]
    pub uploaded_by: Option<Uuid>,
    #[serde(with = "uuid::serde::simple")]
    pub blob: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub key: Uuid,
    #[serde(serialize_with = "super::hex_bytes")]
    pub body: Vec<u8>,
    pub size_bytes: i64,
}

/// What could not be given to anybody: kept sealed, with the reason in words.
#[derive(Clone, Debug)]
pub(crate) struct NewQuarantine {
    pub id: Uuid,
    pub why: String,
    pub body: Vec<u8>,
}

/// Keeps an item in quarantine; its place in the ledger is entered with it.
pub(crate) async fn insert_quarantine(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    received: &NewReceived,
    new: &NewQuarantine,
) -> Result<(), StoreError> {
    tx.sql(QUARANTINE_INSERT)
        .bind(hotline.0)
        .bind(new.id)
        .bind(received.channel)
        .bind(new.why.clone())
        .bind(received.key)
        .bind(new.body.clone())
        .bind(received.raw.clone())
        .bind(received.at)
        .execute_one()
        .await?;
    tx.sql(RECEIVED_INSERT)
        .bind(hotline.0)
        .bind(received.channel)
        .bind(received.carrier_hash.clone())
        .bind(received.content_hash.clone())
        .bind(new.id)
        .bind(received.at)
        .execute_one()
        .await
}

pub(crate) async fn insert(tx: &mut Tx<'_>, hotline: HotlineId, new: &NewMessageRow) -> Result<(), StoreError> {
    tx.sql(INSERT)
        .bind(hotline.0)
        .bind(new.id)
        .bind(new.conversation)
        .bind(new.sitting)
        .bind(new.n)
        .bind(new.contact_seq)
        .bind(new.key)
        .bind(new.direction)
        .bind(new.author)
        .bind(new.at)
        .bind(new.language.clone())
        .bind(new.safety)
        .bind(new.flags)
        .bind(new.body.clone())
        .execute_one()
        .await
}

/// Messages before a place in the thread, newest first.
pub(crate) async fn thread(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<MessageRow>, StoreError> {
    conn.sql(THREAD).bind(hotline.0).bind(id.0).bind(before).bind(limit).fetch_all().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, hotline: HotlineId, id: Uuid) -> Result<MessageRow, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(id).fetch_one().await
}

/// Gives a message that was held its place in the contact's view.
pub(crate) async fn place(tx: &mut Tx<'_>, hotline: Uuid, id: Uuid, contact_seq: i64) -> Result<(), StoreError> {
    tx.sql(PLACE).bind(hotline).bind(id).bind(contact_seq).execute_one().await
}

/// How many files a message has.
pub(crate) async fn files_in(tx: &mut Tx<'_>, hotline: HotlineId, message: Uuid) -> Result<usize, StoreError> {
    let (files,): (i64,) = tx.sql(FILES_IN).bind(hotline.0).bind(message).fetch_one().await?;
    Ok(usize::try_from(files).unwrap_or_default())
}

/// Gives the files of a message that never left back to whoever uploaded them.
pub(crate) async fn free_attachments(tx: &mut Tx<'_>, hotline: HotlineId, message: Uuid) -> Result<(), StoreError> {
    tx.sql(ATTACHMENTS_FREE).bind(hotline.0).bind(message).execute().await.map(drop)
}

/// A message's conversation and the carrier's own bytes, sealed.
pub(crate) async fn raw(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: Uuid,
) -> Result<(Uuid, Option<Vec<u8>>), StoreError> {
    conn.sql(RAW).bind(hotline.0).bind(id).fetch_one().await
}

pub(crate) async fn by_id(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
) -> Result<Vec<MessageRow>, StoreError> {
    conn.sql(BY_ID).bind(hotline.0).bind(super::id_list(ids)).fetch_all().await
}

/// The first message from the contact after a place in the thread.
pub(crate) async fn newer_from_contact(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    after: i64,
) -> Result<Option<MessageRow>, StoreError> {
    tx.sql(NEWER_IN).bind(hotline.0).bind(conversation).bind(after).fetch_optional().await
}

/// The first message of a conversation's contact.
pub(crate) async fn first_in(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    conversation: ConversationId,
) -> Result<Option<MessageRow>, StoreError> {
    conn.sql(NEWER_IN).bind(hotline.0).bind(conversation.0).bind(0_i64).fetch_optional().await
}

/// The contact's number of their last message up to a place in the thread, and how many came after it.
pub(crate) async fn seen_up_to(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    up_to: i64,
) -> Result<(Option<i64>, i64), StoreError> {
    let seen: Option<(Option<i64>,)> =
        tx.sql(LAST_IN_BEFORE).bind(hotline.0).bind(conversation).bind(up_to).fetch_optional().await?;
    let (left,): (i64,) = tx.sql(COUNT_IN_AFTER).bind(hotline.0).bind(conversation).bind(up_to).fetch_one().await?;
    Ok((seen.and_then(|(seq,)| seq), left))
}

pub(crate) async fn attachments_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    messages: &[Uuid],
) -> Result<Vec<AttachmentRow>, StoreError> {
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    conn.sql(ATTACHMENTS).bind(hotline.0).bind(super::id_list(messages)).fetch_all().await
}

/// Writes attachments and claims their blobs.
///
/// # Errors
/// [`StoreError::Conflict`] where a blob is gone: nothing claimed it for a day.
pub(crate) async fn insert_attachments(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &[&NewAttachment],
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(ATTACHMENT_INSERT).bind(hotline.0).bind(super::json(&new)?).bind(at).execute().await.map(drop)
}

/// Puts an uploaded file into a message; only its uploader can, once, in its own conversation.
pub(crate) async fn send_attachment(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    attachment: Uuid,
    operator: OperatorId,
    message: Uuid,
) -> Result<(), StoreError> {
    tx.sql(ATTACHMENT_SEND)
        .bind(hotline.0)
        .bind(conversation)
        .bind(attachment)
        .bind(operator.0)
        .bind(message)
        .execute_one()
        .await
}

pub(crate) async fn attachment(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: Uuid,
) -> Result<AttachmentBlob, StoreError> {
    conn.sql(ATTACHMENT_BLOB).bind(hotline.0).bind(id).fetch_one().await
}

/// A message's files with the blobs behind them.
pub(crate) async fn files_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    message: Uuid,
) -> Result<Vec<AttachmentBlob>, StoreError> {
    conn.sql(FILES_OF).bind(hotline.0).bind(message).fetch_all().await
}

/// A file to store: its plain length, and its sealed bytes where it is a small one.
#[derive(Clone, Debug)]
pub(crate) struct NewBlob {
    pub id: Uuid,
    pub key: Uuid,
    pub size_bytes: i64,
    pub sealed: Option<Vec<u8>>,
}

pub(crate) async fn insert_blob(tx: &mut Tx<'_>, hotline: HotlineId, blob: NewBlob, at: i64) -> Result<(), StoreError> {
    let NewBlob { id, key, size_bytes, sealed } = blob;
    tx.sql(BLOB_INSERT).bind(hotline.0).bind(id).bind(key).bind(size_bytes).bind(at).bind(sealed).execute_one().await
}

/// The sealed bytes of a small blob; `None` where they are a file.
pub(crate) async fn sealed_blob(conn: &mut Conn<'_>, id: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    let row: Option<(Option<Vec<u8>>,)> = conn.sql(BLOB_SEALED).bind(id).fetch_optional().await?;
    Ok(row.and_then(|(sealed,)| sealed))
}

/// Length of a blob's plain bytes, and its key.
pub(crate) async fn blob(conn: &mut Conn<'_>, id: Uuid) -> Result<(i64, Uuid), StoreError> {
    conn.sql(BLOB).bind(id).fetch_one().await
}

/// Blobs that nothing names and that are older than `before`, at most 100, with their keys.
pub(crate) async fn stale_blobs(conn: &mut Conn<'_>, before: i64) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    conn.sql(BLOBS_STALE).bind(before).fetch_all().await
}

/// Deletes a blob's row unless something names it by now.
pub(crate) async fn delete_blob(tx: &mut Tx<'_>, id: Uuid) -> Result<bool, StoreError> {
    Ok(tx.sql(BLOB_DELETE).bind(id).execute().await? == 1)
}

pub(crate) async fn save_draft(
    tx: &mut Tx<'_>,
    conversation: Uuid,
    operator: OperatorId,
    key: Uuid,
    body: Vec<u8>,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(DRAFT_SAVE).bind(conversation).bind(operator.0).bind(key).bind(body).bind(at).execute_one().await
}

pub(crate) async fn drop_draft(tx: &mut Tx<'_>, conversation: Uuid, operator: OperatorId) -> Result<(), StoreError> {
    tx.sql(DRAFT_DROP).bind(conversation).bind(operator.0).execute().await.map(drop)
}

pub(crate) async fn draft(
    conn: &mut Conn<'_>,
    conversation: Uuid,
    operator: OperatorId,
) -> Result<Option<Vec<u8>>, StoreError> {
    let body: Option<(Vec<u8>,)> = conn.sql(DRAFT).bind(conversation).bind(operator.0).fetch_optional().await?;
    Ok(body.map(|(body,)| body))
}

/// What an idempotency key did before.
pub(crate) async fn find_command(
    tx: &mut Tx<'_>,
    operator: OperatorId,
    id: Uuid,
) -> Result<Option<(Vec<u8>, Uuid)>, StoreError> {
    tx.sql(COMMAND_FIND).bind(operator.0).bind(id).fetch_optional().await
}

/// Keeps what an idempotency key did.
///
/// # Errors
/// [`StoreError::Stale`] when another writer was first.
pub(crate) async fn insert_command(
    tx: &mut Tx<'_>,
    operator: OperatorId,
    id: Uuid,
    content_hash: Vec<u8>,
    subject: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    let written =
        tx.sql(COMMAND_INSERT).bind(operator.0).bind(id).bind(content_hash).bind(subject).bind(at).execute().await?;
    if written == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Forgets idempotency keys older than `before`.
pub(crate) async fn sweep_commands(tx: &mut Tx<'_>, before: i64) -> Result<u64, StoreError> {
    tx.sql(COMMAND_SWEEP).bind(before).execute().await
}

pub(crate) async fn cursor(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    channel: Uuid,
) -> Result<Option<Vec<u8>>, StoreError> {
    let (cursor,): (Option<Vec<u8>>,) = conn.sql(CHANNEL_CURSOR).bind(hotline.0).bind(channel).fetch_one().await?;
    Ok(cursor)
}

pub(crate) async fn channel_took(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    cursor: Option<Vec<u8>>,
    received_at: Option<i64>,
    items: i64,
) -> Result<(), StoreError> {
    let took = tx.sql(CHANNEL_TOOK).bind(hotline.0).bind(channel).bind(cursor).bind(received_at);
    took.bind(items).execute_one().await
}
