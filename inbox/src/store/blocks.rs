//! Blocks of contacts.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    ties::of_person,
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

macro_rules! block {
    ($rest:literal) => {
        concat!(
            "SELECT b.id, b.conversation_id, b.reason, b.set_by, s.name AS set_by_name, b.at, b.until_at, b.confirmed_by, f.name AS confirmed_by_name,
                b.confirmed_at, b.lifted_by, l.name AS lifted_by_name, b.lifted_at",
            $rest
        )
    };
}

statements! {
    /// Everybody who is blocked now, and whoever is the same person. Usually nobody.
    BLOCKED = "WITH RECURSIVE person (id) AS (SELECT b.contact_id FROM contact_block b
            WHERE b.hotline_id = $1 AND b.lifted_at IS NULL AND b.until_at > $2
            UNION SELECT l.other_id FROM person p JOIN same_person l ON l.contact_id = p.id)
        SELECT p.id FROM person p";
    /// The one in force for a person, the longest.
    IN_FORCE = (concat!(of_person!(""), block!(" FROM person p JOIN contact_block b ON b.contact_id = p.id JOIN operator s ON s.id = b.set_by
        LEFT JOIN operator f ON f.id = b.confirmed_by LEFT JOIN operator l ON l.id = b.lifted_by
        WHERE b.hotline_id = $1 AND b.lifted_at IS NULL AND b.until_at > $3 ORDER BY b.until_at DESC, b.id LIMIT 1")));
    OF_CONTACT = (block!(" FROM contact_block b JOIN operator s ON s.id = b.set_by LEFT JOIN operator f ON f.id = b.confirmed_by
        LEFT JOIN operator l ON l.id = b.lifted_by WHERE b.hotline_id = $1 AND b.contact_id = $2 ORDER BY b.at, b.id"));
    ONE = (block!(" FROM contact_block b JOIN operator s ON s.id = b.set_by LEFT JOIN operator f ON f.id = b.confirmed_by
        LEFT JOIN operator l ON l.id = b.lifted_by WHERE b.hotline_id = $1 AND b.id = $2"));
    /// With how much came in while it was in force.
    LIST = (block!(", c.alias, k.kind AS channel_kind, v.state,
            (SELECT COUNT(*) FROM conversation w JOIN message m ON m.conversation_id = w.id WHERE w.contact_id = b.contact_id
                AND m.direction = 'in' AND m.at > b.at AND m.at <= COALESCE(b.lifted_at, b.until_at)) AS messages
        FROM contact_block b JOIN contact c ON c.id = b.contact_id JOIN conversation v ON v.id = b.conversation_id
        JOIN channel k ON k.id = v.channel_id JOIN operator s ON s.id = b.set_by LEFT JOIN operator f ON f.id = b.confirmed_by
        LEFT JOIN operator l ON l.id = b.lifted_by WHERE b.hotline_id = $1 ORDER BY b.at DESC, b.id LIMIT $2"));
    SET = "INSERT INTO contact_block (hotline_id, id, contact_id, conversation_id, reason, set_by, at, until_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";
    CONFIRM = "UPDATE contact_block SET confirmed_by = $3, confirmed_at = $4
        WHERE hotline_id = $1 AND id = $2 AND confirmed_at IS NULL AND lifted_at IS NULL";
    LIFT = "UPDATE contact_block SET lifted_by = $3, lifted_at = $4
        WHERE hotline_id = $1 AND id = $2 AND lifted_at IS NULL AND until_at > $4";
}

/// A block as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct BlockRow {
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub reason: String,
    pub set_by: Uuid,
    pub set_by_name: String,
    pub at: i64,
    pub until_at: i64,
    pub confirmed_by: Option<Uuid>,
    pub confirmed_by_name: Option<String>,
    pub confirmed_at: Option<i64>,
    pub lifted_by: Option<Uuid>,
    pub lifted_by_name: Option<String>,
    pub lifted_at: Option<i64>,
}

/// A block as the list shows it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ListedRow {
    #[sqlx(flatten)]
    pub block: BlockRow,
    pub alias: String,
    pub channel_kind: String,
    pub state: String,
    pub messages: i64,
}

/// A block to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewBlock {
    pub id: Uuid,
    pub contact: Uuid,
    pub conversation: Uuid,
    pub reason: &'static str,
    pub by: OperatorId,
    pub at: i64,
    pub until_at: i64,
}

/// Contacts who are blocked now.
pub(crate) async fn blocked(tx: &mut Tx<'_>, hotline: HotlineId, now: i64) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = tx.sql(BLOCKED).bind(hotline.0).bind(now).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// The block that is in force for a contact, or for somebody who is the same person.
pub(crate) async fn in_force(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
    now: i64,
) -> Result<Option<BlockRow>, StoreError> {
    conn.sql(IN_FORCE).bind(hotline.0).bind(contact).bind(now).fetch_optional().await
}

/// Whether there is one, inside a transaction.
pub(crate) async fn is_in_force(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    contact: Uuid,
    now: i64,
) -> Result<bool, StoreError> {
    let row: Option<BlockRow> = tx.sql(IN_FORCE).bind(hotline.0).bind(contact).bind(now).fetch_optional().await?;
    Ok(row.is_some())
}

/// All that a contact ever had, oldest first.
pub(crate) async fn of_contact(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<BlockRow>, StoreError> {
    conn.sql(OF_CONTACT).bind(hotline.0).bind(contact).fetch_all().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, hotline: HotlineId, id: Uuid) -> Result<BlockRow, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(id).fetch_one().await
}

/// The newest first.
pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId, limit: i64) -> Result<Vec<ListedRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(limit).fetch_all().await
}

/// Whether it is new.
pub(crate) async fn set(tx: &mut Tx<'_>, hotline: HotlineId, new: NewBlock) -> Result<bool, StoreError> {
    let set = tx
        .sql(SET)
        .bind(hotline.0)
        .bind(new.id)
        .bind(new.contact)
        .bind(new.conversation)
        .bind(new.reason)
        .bind(new.by.0)
        .bind(new.at)
        .bind(new.until_at);
    Ok(set.execute().await? == 1)
}

/// Whether it was open to be confirmed.
pub(crate) async fn confirm(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    by: OperatorId,
    at: i64,
) -> Result<bool, StoreError> {
    Ok(tx.sql(CONFIRM).bind(hotline.0).bind(id).bind(by.0).bind(at).execute().await? == 1)
}

/// Whether it was in force.
pub(crate) async fn lift(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    by: OperatorId,
    at: i64,
) -> Result<bool, StoreError> {
    Ok(tx.sql(LIFT).bind(hotline.0).bind(id).bind(by.0).bind(at).execute().await? == 1)
}
