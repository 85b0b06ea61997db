//! Reading the event log: the hotline's own numbering for screens, the conversation's for its contact.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
};
use crate::HotlineId;

statements! {
    LAST = "SELECT event_seq FROM hotline WHERE id = $1";
    AFTER = "SELECT e.seq, e.at, e.actor, o.name AS actor_name, e.kind, e.conversation_id, e.subject, e.data
        FROM event e LEFT JOIN operator o ON o.id = e.actor WHERE e.hotline_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3";
    FOR_CONTACT = "SELECT e.contact_seq, e.at, e.kind, e.data, o.alias, m.id AS message_id, m.direction, m.body, m.safety
        FROM event e LEFT JOIN message m ON m.id = e.subject LEFT JOIN operator o ON o.id = e.actor
        WHERE e.conversation_id = $1 AND e.contact_seq > $2 ORDER BY e.contact_seq LIMIT $3";
    LAST_FOR_CONTACT = "SELECT v.contact_seq, a.ended_at FROM conversation v JOIN address a ON a.id = v.address_id WHERE v.id = $1";
}

/// An event as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct EventRow {
    pub seq: i64,
    pub at: i64,
    pub actor: Option<Uuid>,
    pub actor_name: Option<String>,
    pub kind: String,
    pub conversation_id: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub data: String,
}

/// An event as its contact sees it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ContactEvent {
    pub contact_seq: i64,
    pub at: i64,
    pub kind: String,
    pub data: String,
    pub alias: Option<String>,
    pub message_id: Option<Uuid>,
    pub direction: Option<String>,
    pub body: Option<Vec<u8>>,
    pub safety: Option<String>,
}

/// The newest event's number; 0 where nothing happened yet.
pub(crate) async fn last(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<i64, StoreError> {
    let (seq,): (i64,) = conn.sql(LAST).bind(hotline.0).fetch_one().await?;
    Ok(seq)
}

pub(crate) async fn after(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    seq: i64,
    limit: i64,
) -> Result<Vec<EventRow>, StoreError> {
    conn.sql(AFTER).bind(hotline.0).bind(seq).bind(limit).fetch_all().await
}

/// A conversation's items for its contact. The caller came by the conversation through the contact's own token.
pub(crate) async fn for_contact(
    conn: &mut Conn<'_>,
    conversation: Uuid,
    seq: i64,
    limit: i64,
) -> Result<Vec<ContactEvent>, StoreError> {
    conn.sql(FOR_CONTACT).bind(conversation).bind(seq).bind(limit).fetch_all().await
}

/// The newest item's number in a conversation, and when its contact ended the session.
pub(crate) async fn last_for_contact(
    conn: &mut Conn<'_>,
    conversation: Uuid,
) -> Result<(i64, Option<i64>), StoreError> {
    conn.sql(LAST_FOR_CONTACT).bind(conversation).fetch_one().await
}
