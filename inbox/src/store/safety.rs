//! Safety cards, and decisions about emergency services.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    ties::of_person,
    writer::Tx,
};
use crate::{ConversationId, HotlineId};

statements! {
    CARD = "SELECT s.do_not_contact, s.shared, s.avoid, s.hours, s.key_id, s.body, s.said_by, s.set_by, o.name AS set_by_name, s.at
        FROM safety_card s JOIN operator o ON o.id = s.set_by WHERE s.hotline_id = $1 AND s.contact_id = $2";
    /// Of everybody who is the same person.
    RULE = (of_person!("SELECT s.do_not_contact, s.shared, s.avoid, s.hours FROM person p JOIN safety_card s ON s.contact_id = p.id WHERE s.hotline_id = $1"));
    OTHERS = (of_person!("SELECT s.contact_id, s.do_not_contact, s.shared, s.avoid, s.hours, s.said_by, s.set_by, o.name AS set_by_name, s.at
        FROM person p JOIN safety_card s ON s.contact_id = p.id JOIN operator o ON o.id = s.set_by
        WHERE s.hotline_id = $1 AND s.contact_id <> $2"));
    PUT = "INSERT INTO safety_card (hotline_id, contact_id, do_not_contact, shared, avoid, hours, key_id, body, said_by, set_by, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (contact_id) DO UPDATE SET do_not_contact = excluded.do_not_contact, shared = excluded.shared, avoid = excluded.avoid,
            hours = excluded.hours, key_id = excluded.key_id, body = excluded.body, said_by = excluded.said_by, set_by = excluded.set_by,
            at = excluded.at
        WHERE safety_card.hotline_id = excluded.hotline_id";
    CONTACT_KEY = "SELECT key_id FROM contact WHERE hotline_id = $1 AND id = $2 AND erased_at IS NULL";
    DECIDE = "INSERT INTO emergency_decision (hotline_id, id, conversation_id, sitting_id, operator_id, called, key_id, reason, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    DECISIONS = "SELECT d.id, d.sitting_id, d.operator_id, o.name AS operator_name, d.called, d.key_id, d.reason, d.at
        FROM emergency_decision d JOIN operator o ON o.id = d.operator_id
        WHERE d.hotline_id = $1 AND d.conversation_id = $2 ORDER BY d.at, d.id";
}

/// A contact's card as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct CardRow {
    pub do_not_contact: bool,
    pub shared: bool,
    pub avoid: String,
    pub hours: String,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
    pub said_by: String,
    pub set_by: Uuid,
    pub set_by_name: String,
    pub at: i64,
}

/// The card of somebody who is the same person, without what is sealed of it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct OtherCardRow {
    pub contact_id: Uuid,
    pub do_not_contact: bool,
    pub shared: bool,
    pub avoid: String,
    pub hours: String,
    pub said_by: String,
    pub set_by: Uuid,
    pub set_by_name: String,
    pub at: i64,
}

/// What of a card decides whether something may leave.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct RuleRow {
    pub do_not_contact: bool,
    pub shared: bool,
    pub avoid: String,
    pub hours: String,
}

/// A card to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewCard {
    pub contact: Uuid,
    pub do_not_contact: bool,
    pub shared: bool,
    pub avoid: String,
    pub hours: String,
    pub key: Uuid,
    pub body: Option<Vec<u8>>,
    pub said_by: &'static str,
    pub set_by: Uuid,
    pub at: i64,
}

/// A decision as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct DecisionRow {
    pub id: Uuid,
    pub sitting_id: Uuid,
    pub operator_id: Uuid,
    pub operator_name: String,
    pub called: bool,
    pub key_id: Uuid,
    pub reason: Option<Vec<u8>>,
    pub at: i64,
}

/// A decision to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewDecision {
    pub id: Uuid,
    pub conversation: Uuid,
    pub sitting: Uuid,
    pub operator: Uuid,
    pub called: bool,
    pub key: Uuid,
    pub reason: Vec<u8>,
    pub at: i64,
}

pub(crate) async fn card(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Option<CardRow>, StoreError> {
    conn.sql(CARD).bind(hotline.0).bind(contact).fetch_optional().await
}

/// What decides for a contact: their card, and those of everybody who is the same person.
pub(crate) async fn read_rules(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<RuleRow>, StoreError> {
    conn.sql(RULE).bind(hotline.0).bind(contact).fetch_all().await
}

/// The same inside a transaction.
pub(crate) async fn rules(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid) -> Result<Vec<RuleRow>, StoreError> {
    tx.sql(RULE).bind(hotline.0).bind(contact).fetch_all().await
}

/// Cards of everybody else who is the same person.
pub(crate) async fn others(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<OtherCardRow>, StoreError> {
    conn.sql(OTHERS).bind(hotline.0).bind(contact).fetch_all().await
}

pub(crate) async fn put(tx: &mut Tx<'_>, hotline: HotlineId, new: NewCard) -> Result<(), StoreError> {
    tx.sql(PUT)
        .bind(hotline.0)
        .bind(new.contact)
        .bind(new.do_not_contact)
        .bind(new.shared)
        .bind(new.avoid)
        .bind(new.hours)
        .bind(new.key)
        .bind(new.body)
        .bind(new.said_by)
        .bind(new.set_by)
        .bind(new.at)
        .execute_one()
        .await
}

/// The key of a contact's own, unless they were erased.
pub(crate) async fn contact_key(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let key: Option<(Uuid,)> = conn.sql(CONTACT_KEY).bind(hotline.0).bind(contact).fetch_optional().await?;
    Ok(key.map(|(id,)| id))
}

pub(crate) async fn decide(tx: &mut Tx<'_>, hotline: HotlineId, new: NewDecision) -> Result<(), StoreError> {
    tx.sql(DECIDE)
        .bind(hotline.0)
        .bind(new.id)
        .bind(new.conversation)
        .bind(new.sitting)
        .bind(new.operator)
        .bind(new.called)
        .bind(new.key)
        .bind(new.reason)
        .bind(new.at)
        .execute_one()
        .await
}

/// All decisions of a conversation, oldest first.
pub(crate) async fn decisions(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
) -> Result<Vec<DecisionRow>, StoreError> {
    conn.sql(DECISIONS).bind(hotline.0).bind(id.0).fetch_all().await
}
