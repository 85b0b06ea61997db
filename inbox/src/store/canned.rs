//! Canned replies.

use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{CannedReplyId, HotlineId, canned::CannedReply};

statements! {
    LIST = "SELECT id, language, title, text FROM canned_reply WHERE hotline_id = $1 ORDER BY language, title, id";
    INSERT = "INSERT INTO canned_reply (hotline_id, id, language, title, text, at) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE = "UPDATE canned_reply SET language = $3, title = $4, text = $5, at = $6 WHERE hotline_id = $1 AND id = $2";
    DELETE = "DELETE FROM canned_reply WHERE hotline_id = $1 AND id = $2";
}

pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<CannedReply>, StoreError> {
    let rows: Vec<(Uuid, String, String, String)> = conn.sql(LIST).bind(hotline.0).fetch_all().await?;
    Ok(rows
        .into_iter()
        .map(|(id, language, title, text)| CannedReply { id: CannedReplyId(id), language, title, text })
        .collect())
}

pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    reply: CannedReply,
    now: i64,
) -> Result<(), StoreError> {
    tx.sql(INSERT)
        .bind(hotline.0)
        .bind(reply.id.0)
        .bind(reply.language)
        .bind(reply.title)
        .bind(reply.text)
        .bind(now)
        .execute_one()
        .await
}

pub(crate) async fn update(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    reply: CannedReply,
    now: i64,
) -> Result<(), StoreError> {
    tx.sql(UPDATE)
        .bind(hotline.0)
        .bind(reply.id.0)
        .bind(reply.language)
        .bind(reply.title)
        .bind(reply.text)
        .bind(now)
        .execute_one()
        .await
}

pub(crate) async fn delete(tx: &mut Tx<'_>, hotline: HotlineId, id: CannedReplyId) -> Result<(), StoreError> {
    tx.sql(DELETE).bind(hotline.0).bind(id.0).execute_one().await
}
