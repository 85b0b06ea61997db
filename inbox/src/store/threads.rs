//! Which conversation a mail belongs to: by what it refers to, and by who takes part. Also how often machines answered.

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    hash_list, hex_bytes, json,
    writer::Tx,
};
use crate::HotlineId;

statements! {
    REFERRED = {
        sqlite: "SELECT r.carrier_hash, v.id, v.key_id, v.split_from FROM json_each($2) AS w
            CROSS JOIN received r ON r.channel_id = $1 AND r.carrier_hash = unhex(w.value)
            JOIN message m ON m.id = r.message_id JOIN conversation v ON v.id = m.conversation_id WHERE v.state <> 'erased'",
        postgres: "SELECT r.carrier_hash, v.id, v.key_id, v.split_from FROM jsonb_array_elements_text($2::text::jsonb) AS w
            JOIN received r ON r.channel_id = $1 AND r.carrier_hash = decode(w, 'hex')
            JOIN message m ON m.id = r.message_id JOIN conversation v ON v.id = m.conversation_id WHERE v.state <> 'erased'",
    };
    NAMED = {
        sqlite: "SELECT v.id, v.key_id FROM conversation v WHERE +v.channel_id = $1 AND v.state <> 'erased'
            AND v.id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "SELECT v.id, v.key_id FROM conversation v WHERE v.channel_id = $1 AND v.state <> 'erased'
            AND v.id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    MEMBERS = {
        sqlite: "SELECT p.conversation_id, p.lookup FROM json_each($2) AS w CROSS JOIN participant p
            ON p.channel_id = $1 AND p.lookup = unhex(w.value ->> 'lookup') AND p.conversation_id = unhex(w.value ->> 'conversation')",
        postgres: "SELECT p.conversation_id, p.lookup FROM jsonb_to_recordset($2::text::jsonb) AS w(lookup TEXT, conversation UUID) JOIN participant p
            ON p.channel_id = $1 AND p.lookup = decode(w.lookup, 'hex') AND p.conversation_id = w.conversation",
    };
    /// Ids grow with time, so the newest conversation has the highest.
    SENDERS = {
        sqlite: "SELECT unhex(w.value) AS lookup, v.id AS conversation_id, c.id, c.alias, c.key_id FROM json_each($2) AS w
            JOIN conversation v ON v.id = (SELECT p.conversation_id FROM participant p
                WHERE p.channel_id = $1 AND p.lookup = unhex(w.value) AND p.contact ORDER BY p.conversation_id DESC LIMIT 1)
            JOIN contact c ON c.id = v.contact_id",
        postgres: "SELECT decode(w, 'hex') AS lookup, v.id AS conversation_id, c.id, c.alias, c.key_id
            FROM jsonb_array_elements_text($2::text::jsonb) AS w
            JOIN conversation v ON v.id = (SELECT p.conversation_id FROM participant p
                WHERE p.channel_id = $1 AND p.lookup = decode(w, 'hex') AND p.contact ORDER BY p.conversation_id DESC LIMIT 1)
            JOIN contact c ON c.id = v.contact_id",
    };
    /// Held until the transaction ends, so that nobody erases them meanwhile. SQLite has one writer.
    CONTACTS_HOLD = {
        sqlite: "SELECT c.id FROM contact c WHERE c.id IN (SELECT unhex(value) FROM json_each($1)) ORDER BY c.id",
        postgres: "SELECT c.id FROM contact c WHERE c.id IN (SELECT x::uuid FROM jsonb_array_elements_text($1::text::jsonb) AS x)
            ORDER BY c.id FOR KEY SHARE",
    };
    CONTACTS_GONE = {
        sqlite: "SELECT c.id FROM contact c JOIN erasure e ON e.key_id = c.key_id WHERE c.id IN (SELECT unhex(value) FROM json_each($1))",
        postgres: "SELECT c.id FROM contact c JOIN erasure e ON e.key_id = c.key_id
            WHERE c.id IN (SELECT x::uuid FROM jsonb_array_elements_text($1::text::jsonb) AS x)",
    };
    PARTICIPANTS_INSERT = {
        sqlite: "INSERT INTO participant (channel_id, lookup, conversation_id, hotline_id, contact)
            SELECT unhex(value ->> 'channel'), unhex(value ->> 'lookup'), unhex(value ->> 'conversation'), $1, value ->> 'contact'
            FROM json_each($2) WHERE TRUE ON CONFLICT DO NOTHING",
        postgres: "INSERT INTO participant (channel_id, lookup, conversation_id, hotline_id, contact)
            SELECT channel, decode(lookup, 'hex'), conversation, $1, contact
            FROM jsonb_to_recordset($2::text::jsonb) AS p(channel UUID, lookup TEXT, conversation UUID, contact BOOLEAN) ON CONFLICT DO NOTHING",
    };
    /// One more, unless there were enough since the window began; an old window makes way for a new one. Rows: the ones that may.
    ACKNOWLEDGE = "INSERT INTO acknowledgement (channel_id, lookup, hotline_id, since_at, sent) VALUES ($2, $3, $1, $4, 1)
        ON CONFLICT (channel_id, lookup) DO UPDATE SET
            since_at = CASE WHEN acknowledgement.since_at <= $5 THEN excluded.since_at ELSE acknowledgement.since_at END,
            sent = CASE WHEN acknowledgement.since_at <= $5 THEN 1 ELSE acknowledgement.sent + 1 END
        WHERE acknowledgement.since_at <= $5 OR acknowledgement.sent < $6";
    ACKNOWLEDGED_SWEEP = "DELETE FROM acknowledgement WHERE since_at < $1";
    ACCEPTS_AGAIN = "UPDATE address SET refused_at = NULL, refused_code = NULL WHERE hotline_id = $1 AND id = $2 AND refused_at IS NOT NULL";
    /// Where answers of these conversations go, and by which addresses their contacts are known.
    WRITERS = {
        sqlite: "SELECT v.id AS conversation_id, v.channel_id, a.id AS address_id, a.sealed, c.key_id, p.lookup FROM json_each($2) AS w
            CROSS JOIN conversation v ON v.id = unhex(w.value) AND +v.hotline_id = $1
            JOIN address a ON a.id = v.address_id JOIN contact c ON c.id = v.contact_id
            LEFT JOIN participant p ON p.conversation_id = v.id AND p.contact",
        postgres: "SELECT v.id AS conversation_id, v.channel_id, a.id AS address_id, a.sealed, c.key_id, p.lookup
            FROM jsonb_array_elements_text($2::text::jsonb) AS w
            JOIN conversation v ON v.id = w::uuid AND v.hotline_id = $1
            JOIN address a ON a.id = v.address_id JOIN contact c ON c.id = v.contact_id
            LEFT JOIN participant p ON p.conversation_id = v.id AND p.contact",
    };
    /// A place that was chosen before is the same again.
    PLACE_INSERT = "INSERT INTO address (id, hotline_id, channel_id, contact_id, lookup, sealed, created_at) VALUES ($2, $1, $3, $4, $5, $6, $7)
        ON CONFLICT (channel_id, lookup) DO NOTHING";
    PLACE_TAKE = "UPDATE conversation SET address_id = (SELECT a.id FROM address a WHERE a.channel_id = $3 AND a.lookup = $4)
        WHERE hotline_id = $1 AND id = $2";
    REFUSES = "UPDATE address SET refused_at = $3, refused_code = $4 WHERE hotline_id = $1 AND id = $2";
}

/// Where a reference of a mail leads.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Referred {
    pub carrier_hash: Vec<u8>,
    pub id: Uuid,
    pub key_id: Uuid,
    /// The conversation that it was taken out of.
    pub split_from: Option<Uuid>,
}

/// Whom a sender's address belongs to, and their newest conversation.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Sender {
    pub lookup: Vec<u8>,
    pub conversation_id: Uuid,
    pub id: Uuid,
    pub alias: String,
    pub key_id: Uuid,
}

/// Somebody who takes part in a conversation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewParticipant {
    #[serde(with = "uuid::serde::simple")]
    pub channel: Uuid,
    #[serde(serialize_with = "hex_bytes")]
    pub lookup: Vec<u8>,
    #[serde(with = "uuid::serde::simple")]
    pub conversation: Uuid,
    pub contact: bool,
}

/// What tells who wrote the mails of a conversation: a row for each address of its contact, or one without.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct WriterRow {
    pub conversation_id: Uuid,
    pub channel_id: Uuid,
    pub address_id: Uuid,
    pub sealed: Vec<u8>,
    pub key_id: Uuid,
    pub lookup: Option<Vec<u8>>,
}

/// Another place where a contact is answered.
#[derive(Clone, Debug)]
pub(crate) struct NewAddress {
    pub id: Uuid,
    pub channel: Uuid,
    pub contact: Uuid,
    pub lookup: Vec<u8>,
    pub sealed: Vec<u8>,
    pub at: i64,
}

/// What tells who wrote the mails of these conversations.
pub(crate) async fn writers(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talks: &[Uuid],
) -> Result<Vec<WriterRow>, StoreError> {
    conn.sql(WRITERS).bind(hotline.0).bind(super::id_list(talks)).fetch_all().await
}

/// Answers of a conversation go to this place from now on.
pub(crate) async fn answers_to(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    new: &NewAddress,
) -> Result<(), StoreError> {
    let insert = tx.sql(PLACE_INSERT).bind(hotline.0).bind(new.id).bind(new.channel).bind(new.contact);
    insert.bind(new.lookup.clone()).bind(new.sealed.clone()).bind(new.at).execute().await?;
    tx.sql(PLACE_TAKE).bind(hotline.0).bind(conversation).bind(new.channel).bind(new.lookup.clone()).execute_one().await
}

/// Conversations that hold the items with these carrier ids.
pub(crate) async fn referred<'h>(
    conn: &mut Conn<'_>,
    channel: Uuid,
    carrier_hashes: impl IntoIterator<Item = &'h [u8]>,
) -> Result<Vec<Referred>, StoreError> {
    conn.sql(REFERRED).bind(channel).bind(hash_list(carrier_hashes)?).fetch_all().await
}

/// Those of these conversations that exist on this channel, with their keys.
pub(crate) async fn named(conn: &mut Conn<'_>, channel: Uuid, ids: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    conn.sql(NAMED).bind(channel).bind(super::id_list(ids)).fetch_all().await
}

/// Which of these people take part in which of these conversations.
pub(crate) async fn members(
    conn: &mut Conn<'_>,
    channel: Uuid,
    asked: &[(Uuid, Vec<u8>)],
) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError> {
    #[derive(Serialize)]
    struct Pair<'p> {
        #[serde(with = "uuid::serde::simple")]
        conversation: Uuid,
        #[serde(serialize_with = "hex_bytes")]
        lookup: &'p [u8],
    }
    let pairs: Vec<_> =
        asked.iter().map(|(conversation, lookup)| Pair { conversation: *conversation, lookup }).collect();
    conn.sql(MEMBERS).bind(channel).bind(json(&pairs)?).fetch_all().await
}

/// The contacts whose addresses these are.
pub(crate) async fn senders<'h>(
    conn: &mut Conn<'_>,
    channel: Uuid,
    lookups: impl IntoIterator<Item = &'h [u8]>,
) -> Result<Vec<Sender>, StoreError> {
    conn.sql(SENDERS).bind(channel).bind(hash_list(lookups)?).fetch_all().await
}

/// Holds contacts that begin something new, and names those whose keys are being erased.
pub(crate) async fn hold_contacts(tx: &mut Tx<'_>, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let ids = super::id_list(ids);
    let _: Vec<(Uuid,)> = tx.sql(CONTACTS_HOLD).bind(ids.clone()).fetch_all().await?;
    // A statement of its own: whoever was waited for may just have asked for it.
    let gone: Vec<(Uuid,)> = tx.sql(CONTACTS_GONE).bind(ids).fetch_all().await?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn insert_participants(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &[NewParticipant],
) -> Result<(), StoreError> {
    tx.sql(PARTICIPANTS_INSERT).bind(hotline.0).bind(json(&new)?).execute().await.map(drop)
}

/// Counts an automatic answer to an address or domain. `false`: there were `limit` since `window_begins`, none may go.
pub(crate) async fn acknowledge(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    lookup: Vec<u8>,
    now: i64,
    window_begins: i64,
    limit: i64,
) -> Result<bool, StoreError> {
    let counted = tx.sql(ACKNOWLEDGE).bind(hotline.0).bind(channel).bind(lookup).bind(now).bind(window_begins);
    Ok(counted.bind(limit).execute().await? == 1)
}

pub(crate) async fn sweep_acknowledgements(tx: &mut Tx<'_>, before: i64) -> Result<(), StoreError> {
    tx.sql(ACKNOWLEDGED_SWEEP).bind(before).execute().await.map(drop)
}

/// Notes that an address refuses what is sent to it, for good.
pub(crate) async fn refuses(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    address: Uuid,
    at: i64,
    code: String,
) -> Result<(), StoreError> {
    tx.sql(REFUSES).bind(hotline.0).bind(address).bind(at).bind(code).execute_one().await
}

/// Something came from an address: it is tried again.
pub(crate) async fn accepts_again(tx: &mut Tx<'_>, hotline: HotlineId, address: Uuid) -> Result<(), StoreError> {
    tx.sql(ACCEPTS_AGAIN).bind(hotline.0).bind(address).execute().await.map(drop)
}
