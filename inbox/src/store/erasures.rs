//! Erasing a conversation: what holds words goes, what statistics count stays.

use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::HotlineId;

statements! {
    ASK = "INSERT INTO erasure (key_id, hotline_id, conversation_id, asked_at) VALUES ($2, $1, $3, $4) ON CONFLICT (key_id) DO NOTHING";
    OPEN = "SELECT key_id FROM erasure WHERE done_at IS NULL ORDER BY asked_at LIMIT 1000";
    DONE = {
        sqlite: "UPDATE erasure SET done_at = $1 WHERE key_id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "UPDATE erasure SET done_at = $1 WHERE key_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    KEYS = "SELECT v.key_id FROM conversation v WHERE v.hotline_id = $1 AND v.id = $2
        UNION SELECT b.key_id FROM attachment t JOIN blob b ON b.id = t.blob_id WHERE t.hotline_id = $1 AND t.conversation_id = $2
        UNION SELECT f.key_id FROM fact f WHERE f.hotline_id = $1 AND f.conversation_id = $2 AND f.body IS NOT NULL";
    /// Nobody begins anything new for them until this is decided.
    CONTACT_HOLD = {
        sqlite: "SELECT c.id FROM contact c WHERE c.hotline_id = $1 AND c.id = $2",
        postgres: "SELECT c.id FROM contact c WHERE c.hotline_id = $1 AND c.id = $2 FOR UPDATE",
    };
    CONTACT_KEY = "SELECT c.key_id FROM contact c WHERE c.hotline_id = $1 AND c.id = $2
        AND NOT EXISTS (SELECT 1 FROM conversation v WHERE v.contact_id = c.id AND v.id <> $3 AND v.state <> 'erased')";
    /// Their alias may be given to somebody else.
    CONTACT_GONE = "UPDATE contact SET erased_at = $3 WHERE hotline_id = $1 AND id = $2";
    BLOBS = "SELECT b.id FROM attachment t JOIN blob b ON b.id = t.blob_id WHERE t.hotline_id = $1 AND t.conversation_id = $2";
    MESSAGES = "UPDATE message SET body = NULL, raw = NULL WHERE hotline_id = $1 AND conversation_id = $2";
    FILES = "UPDATE blob SET sealed = NULL WHERE hotline_id = $1 AND id IN (SELECT blob_id FROM attachment WHERE hotline_id = $1 AND conversation_id = $2)";
    ATTACHMENTS = "UPDATE attachment SET body = NULL WHERE hotline_id = $1 AND conversation_id = $2";
    CALLS = "UPDATE call SET body = NULL WHERE hotline_id = $1 AND conversation_id = $2";
    PARTICIPANTS = "DELETE FROM participant WHERE hotline_id = $1 AND conversation_id = $2";
    BYSTANDERS = "DELETE FROM bystander WHERE hotline_id = $1 AND conversation_id = $2";
    IDENTITIES = "DELETE FROM identity WHERE hotline_id = $1 AND conversation_id = $2";
    DECISIONS = "UPDATE emergency_decision SET reason = NULL WHERE hotline_id = $1 AND conversation_id = $2";
    HASHES = "UPDATE sealed_file SET body = NULL WHERE hotline_id = $1 AND conversation_id = $2";
    HAND_OVERS = "UPDATE hand_over SET body = NULL WHERE hotline_id = $1 AND attachment_id IN (SELECT attachment_id FROM sealed_file WHERE conversation_id = $2)";
    HAND_OVER_WISHES = "UPDATE hand_over_wish SET body = NULL, done_at = COALESCE(done_at, asked_at) WHERE hotline_id = $1
        AND attachment_id IN (SELECT attachment_id FROM sealed_file WHERE conversation_id = $2)";
    REVIEWS_OPEN = "DELETE FROM review WHERE hotline_id = $1 AND conversation_id = $2 AND done_at IS NULL";
    /// Numbers stay, and nothing that leads to the talk or a person: of times, only the day.
    REVIEWS = "UPDATE review SET conversation_id = NULL, sitting_id = NULL, rater = NULL, operator_id = NULL, key_id = NULL, comments = NULL, reply = NULL,
        begun_at = begun_at - begun_at % 86400000, done_at = done_at - done_at % 86400000, released_at = released_at - released_at % 86400000
        WHERE hotline_id = $1 AND conversation_id = $2";
    /// How it is safe to reach them is theirs and not the conversation's: it goes with the last one.
    CARD = "DELETE FROM safety_card WHERE hotline_id = $1 AND contact_id IN (SELECT v.contact_id FROM conversation v WHERE v.id = $2)
        AND NOT EXISTS (SELECT 1 FROM conversation o WHERE o.contact_id = safety_card.contact_id AND o.id <> $2 AND o.state <> 'erased')";
    /// Likewise who was blocked.
    BLOCKS = "DELETE FROM contact_block WHERE hotline_id = $1 AND contact_id IN (SELECT v.contact_id FROM conversation v WHERE v.id = $2)
        AND NOT EXISTS (SELECT 1 FROM conversation o WHERE o.contact_id = contact_block.contact_id AND o.id <> $2 AND o.state <> 'erased')";
    /// What a complaint says of a talk goes with it.
    FACTS = "UPDATE fact SET body = NULL, conversation_id = NULL, case_id = NULL WHERE hotline_id = $1 AND conversation_id = $2";
    DRAFTS = "DELETE FROM draft WHERE conversation_id = $1";
    RECEIVED = "UPDATE received SET outcome = 'tombstone', message_id = NULL WHERE hotline_id = $1 AND (channel_id, carrier_hash) IN
        (SELECT v.channel_id, m.carrier_hash FROM message m JOIN conversation v ON v.id = m.conversation_id WHERE m.conversation_id = $2)
        AND message_id IN (SELECT id FROM message WHERE conversation_id = $2)";
    /// The contact's key lives on where they have another conversation, so what it seals goes here.
    ADDRESS = "UPDATE address SET lookup = $3, sealed = $5, refused_code = NULL, ended_at = COALESCE(ended_at, $4) WHERE hotline_id = $1 AND id = $2";
    DELIVERIES = "UPDATE delivery SET state = 'failed', code = 'erased', due_at = NULL, held_until = NULL, held_why = NULL WHERE hotline_id = $1 AND conversation_id = $2
        AND state IN ('queued', 'leased')";
}

/// The keys of a conversation and its files.
pub(crate) async fn keys(tx: &mut Tx<'_>, hotline: HotlineId, conversation: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let keys: Vec<(Uuid,)> = tx.sql(KEYS).bind(hotline.0).bind(conversation).fetch_all().await?;
    Ok(keys.into_iter().map(|(id,)| id).collect())
}

/// The contact's own key, when this conversation is the last that they have.
pub(crate) async fn contact_key(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    contact: Uuid,
    conversation: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let _: Vec<(Uuid,)> = tx.sql(CONTACT_HOLD).bind(hotline.0).bind(contact).fetch_all().await?;
    let key: Option<(Uuid,)> =
        tx.sql(CONTACT_KEY).bind(hotline.0).bind(contact).bind(conversation).fetch_optional().await?;
    Ok(key.map(|(id,)| id))
}

/// Notes that a contact's own key is erased.
pub(crate) async fn contact_gone(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    contact: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(CONTACT_GONE).bind(hotline.0).bind(contact).bind(at).execute_one().await
}

/// The files of a conversation.
pub(crate) async fn blobs(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(BLOBS).bind(hotline.0).bind(conversation).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Asks for a key to be erased.
pub(crate) async fn ask(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    key: Uuid,
    conversation: Uuid,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(ASK).bind(hotline.0).bind(key).bind(conversation).bind(at).execute().await.map(drop)
}

/// Drops everything of a conversation that holds words, and makes its address unfindable. Ledger entries stay as tombstones, so that
/// what was erased isn't taken in again.
pub(crate) async fn blank(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    address: Uuid,
    lookup: Vec<u8>,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(RECEIVED).bind(hotline.0).bind(conversation).execute().await?;
    for statement in [
        MESSAGES,
        FILES,
        ATTACHMENTS,
        CALLS,
        DELIVERIES,
        PARTICIPANTS,
        DECISIONS,
        BYSTANDERS,
        IDENTITIES,
        HAND_OVERS,
        HAND_OVER_WISHES,
        HASHES,
        REVIEWS_OPEN,
        REVIEWS,
        FACTS,
        CARD,
        BLOCKS,
    ] {
        tx.sql(statement).bind(hotline.0).bind(conversation).execute().await?;
    }
    tx.sql(DRAFTS).bind(conversation).execute().await?;
    tx.sql(ADDRESS).bind(hotline.0).bind(address).bind(lookup).bind(at).bind(Vec::<u8>::new()).execute_one().await
}

/// Keys whose erasure was asked for and is not done yet.
pub(crate) async fn open(conn: &mut Conn<'_>) -> Result<Vec<Uuid>, StoreError> {
    let keys: Vec<(Uuid,)> = conn.sql(OPEN).fetch_all().await?;
    Ok(keys.into_iter().map(|(id,)| id).collect())
}

/// Marks erasures as done.
pub(crate) async fn done(tx: &mut Tx<'_>, keys: &[Uuid], at: i64) -> Result<(), StoreError> {
    tx.sql(DONE).bind(at).bind(super::id_list(keys)).execute().await.map(drop)
}
