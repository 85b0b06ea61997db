//! Who is behind an address: the addresses of a person's contacts, and who began their mails.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    ties::of_person,
    writer::Tx,
};
use crate::HotlineId;

statements! {
    ADDRESSES = (of_person!("SELECT a.id, a.contact_id, c.key_id, a.sealed FROM person p JOIN contact c ON c.id = p.id
        JOIN address a ON a.contact_id = c.id WHERE a.hotline_id = $1 ORDER BY a.id"));
    /// Where answers go may be another address than the one that a mail came from. Who began a conversation is its contact.
    FIRST_MAILS = (of_person!("SELECT m.id, v.contact_id, m.key_id, m.body FROM person p JOIN conversation v ON v.contact_id = p.id
        JOIN message m ON m.conversation_id = v.id AND m.n = (SELECT f.n FROM message f WHERE f.conversation_id = v.id AND f.direction = 'in'
            AND f.body IS NOT NULL ORDER BY f.n LIMIT 1)
        WHERE v.hotline_id = $1 AND EXISTS (SELECT 1 FROM participant q WHERE q.conversation_id = v.id)
        ORDER BY m.id"));
    KIND = "SELECT k.kind FROM conversation v JOIN channel k ON k.id = v.channel_id WHERE v.hotline_id = $1 AND v.id = $2";
    UNREAD = (of_person!("SELECT d.conversation_id, d.message_id, k.kind FROM person p JOIN conversation v ON v.contact_id = p.id
        JOIN delivery d ON d.conversation_id = v.id JOIN channel k ON k.id = d.channel_id
        WHERE d.hotline_id = $1 AND d.state IN ('sent', 'delivered') ORDER BY d.message_id LIMIT $3"));
}

/// An address of a contact; nothing stands in it once erased.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct AddressRow {
    pub(crate) id: Uuid,
    pub(crate) contact_id: Uuid,
    pub(crate) key_id: Uuid,
    pub(crate) sealed: Vec<u8>,
}

/// The first message of a conversation of a contact.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FirstRow {
    pub(crate) id: Uuid,
    pub(crate) contact_id: Uuid,
    pub(crate) key_id: Uuid,
    pub(crate) body: Vec<u8>,
}

/// What was sent to a person and isn't known to have been read.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct UnreadRow {
    pub(crate) conversation_id: Uuid,
    pub(crate) message_id: Uuid,
    /// Of the channel.
    pub(crate) kind: String,
}

/// The addresses of a contact and of everybody who is the same person.
pub(crate) async fn addresses(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<AddressRow>, StoreError> {
    conn.sql(ADDRESSES).bind(hotline.0).bind(contact).fetch_all().await
}

/// The mails with which they began, one of each conversation.
pub(crate) async fn first_mails(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<FirstRow>, StoreError> {
    conn.sql(FIRST_MAILS).bind(hotline.0).bind(contact).fetch_all().await
}

/// Of which kind the channel of a conversation is.
pub(crate) async fn kind(conn: &mut Conn<'_>, hotline: HotlineId, conversation: Uuid) -> Result<String, StoreError> {
    let (kind,): (String,) = conn.sql(KIND).bind(hotline.0).bind(conversation).fetch_one().await?;
    Ok(kind)
}

/// What a contact, and whoever is the same person, isn't known to have read.
pub(crate) async fn unread(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    contact: Uuid,
    limit: i64,
) -> Result<Vec<UnreadRow>, StoreError> {
    tx.sql(UNREAD).bind(hotline.0).bind(contact).bind(limit).fetch_all().await
}
