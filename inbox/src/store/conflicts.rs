//! Who is behind an address: the addresses of a person's contacts, and who began their mails.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    ties::of_person,
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
