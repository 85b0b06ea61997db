//! A hotline's tags, and colleagues whom notes name.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId, tags::Tag};

statements! {
    LIST = "SELECT code, name, retired_at FROM tag WHERE hotline_id = $1 ORDER BY name, code";
    CODES = "SELECT code FROM tag WHERE hotline_id = $1 AND retired_at IS NULL";
    PUT = "INSERT INTO tag (hotline_id, code, name, retired_at, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (hotline_id, code) DO UPDATE SET name = excluded.name, retired_at = excluded.retired_at, at = excluded.at";
    MENTION = "INSERT INTO mention (hotline_id, message_id, operator_id, conversation_id, at)
        SELECT $1, $2, o.id, $4, $5 FROM operator o WHERE o.hotline_id = $1 AND o.id = $3 AND o.active";
    UNSEEN = "SELECT m.message_id, m.conversation_id, m.at, a.id AS author, a.name AS author_name, c.alias
        FROM mention m JOIN message s ON s.id = m.message_id JOIN operator a ON a.id = s.author
        JOIN conversation v ON v.id = m.conversation_id JOIN contact c ON c.id = v.contact_id
        WHERE m.operator_id = $2 AND m.hotline_id = $1 AND m.seen_at IS NULL AND v.state <> 'erased' ORDER BY m.at DESC LIMIT 50";
    SEEN = "UPDATE mention SET seen_at = $4 WHERE hotline_id = $1 AND operator_id = $2 AND conversation_id = $3 AND seen_at IS NULL";
}

/// A note that names the reader and that they have not opened.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct MentionRow {
    pub message_id: Uuid,
    pub conversation_id: Uuid,
    pub at: i64,
    pub author: Uuid,
    pub author_name: String,
    pub alias: String,
}

pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<Tag>, StoreError> {
    let rows: Vec<(String, String, Option<i64>)> = conn.sql(LIST).bind(hotline.0).fetch_all().await?;
    Ok(rows.into_iter().map(|(code, name, retired_at)| Tag { code, name, retired: retired_at.is_some() }).collect())
}

/// The codes that may be given now.
pub(crate) async fn codes(tx: &mut Tx<'_>, hotline: HotlineId) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = tx.sql(CODES).bind(hotline.0).fetch_all().await?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

pub(crate) async fn put(tx: &mut Tx<'_>, hotline: HotlineId, tag: &Tag, now: i64) -> Result<(), StoreError> {
    tx.sql(PUT)
        .bind(hotline.0)
        .bind(tag.code.clone())
        .bind(tag.name.clone())
        .bind(tag.retired.then_some(now))
        .bind(now)
        .execute_one()
        .await
}

/// Notes that a message names a colleague.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who isn't an active operator of the hotline.
pub(crate) async fn mention(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    message: Uuid,
    operator: OperatorId,
    conversation: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(MENTION).bind(hotline.0).bind(message).bind(operator.0).bind(conversation).bind(at).execute_one().await
}

pub(crate) async fn unseen(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    operator: OperatorId,
) -> Result<Vec<MentionRow>, StoreError> {
    conn.sql(UNSEEN).bind(hotline.0).bind(operator.0).fetch_all().await
}

/// Notes that the reader has a conversation before them; how many notes in it named them.
pub(crate) async fn seen(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    operator: OperatorId,
    conversation: Uuid,
    at: i64,
) -> Result<u64, StoreError> {
    tx.sql(SEEN).bind(hotline.0).bind(operator.0).bind(conversation).bind(at).execute().await
}
