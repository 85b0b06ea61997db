//! What a batch of arrivals reads and writes. Each statement takes the whole batch as one array, so that their number
//! doesn't grow with it.

use std::collections::HashSet;

use bytes::Bytes;
use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    conversations::{self, Facts},
    hash_list, hex_bytes, json,
    messages::{self, NewAttachment},
    threads::{self, NewParticipant},
    writer::Tx,
};
use crate::HotlineId;

statements! {
    RECEIVED = {
        sqlite: "SELECT r.carrier_hash, r.content_hash, r.outcome, m.id, m.contact_seq, m.at, m.flags
            FROM json_each($2) AS w CROSS JOIN received r ON r.channel_id = $1 AND r.carrier_hash = unhex(w.value)
            LEFT JOIN message m ON m.id = r.message_id",
        postgres: "SELECT r.carrier_hash, r.content_hash, r.outcome, m.id, m.contact_seq, m.at, m.flags
            FROM jsonb_array_elements_text($2::text::jsonb) AS w JOIN received r ON r.channel_id = $1 AND r.carrier_hash = decode(w, 'hex')
            LEFT JOIN message m ON m.id = r.message_id",
    };
    /// Aliases that somebody has who isn't erased.
    ALIASES_TAKEN = {
        sqlite: "SELECT c.alias FROM json_each($2) AS w CROSS JOIN contact c ON c.hotline_id = $1 AND c.alias = w.value AND c.erased_at IS NULL",
        postgres: "SELECT c.alias FROM jsonb_array_elements_text($2::text::jsonb) AS w
            JOIN contact c ON c.hotline_id = $1 AND c.alias = w AND c.erased_at IS NULL",
    };
    /// Until the transaction ends nobody else gives these. SQLite has one writer.
    ALIASES_HOLD = {
        sqlite: "SELECT '' AS held FROM json_each($2) AS w WHERE $1 IS NULL",
        postgres: "SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text || w.alias, 0))::text AS held
            FROM (SELECT a AS alias FROM jsonb_array_elements_text($2::text::jsonb) AS a ORDER BY a) AS w",
    };
    CONVERSATIONS = {
        sqlite: "INSERT INTO contact (id, hotline_id, alias, key_id, created_at)
            SELECT unhex(value ->> 'contact_id'), $1, value ->> 'alias', unhex(value ->> 'contact_key'), value ->> 'first_in_at' FROM json_each($2)
            WHERE NOT (value ->> 'known');
            INSERT INTO address (id, hotline_id, channel_id, contact_id, lookup, sealed, created_at, ended_at)
            SELECT unhex(value ->> 'address_id'), $1, unhex(value ->> 'channel_id'), unhex(value ->> 'contact_id'), unhex(value ->> 'lookup'),
                unhex(value ->> 'sealed_address'), value ->> 'first_in_at', value ->> 'session_ended_at' FROM json_each($2);
            INSERT INTO conversation (id, hotline_id, channel_id, contact_id, address_id, key_id, state, priority, auto_priority, reason, rule,
                language, waiting_since, first_in_at, last_in_at, last_at, unread, sitting_id, sittings, contact_seq, thread_seq, related_to, turn, is_young)
            SELECT unhex(value ->> 'id'), $1, unhex(value ->> 'channel_id'), unhex(value ->> 'contact_id'), unhex(value ->> 'address_id'),
                unhex(value ->> 'key_id'), value ->> 'state', value ->> 'priority', value ->> 'auto_priority', value ->> 'reason', value ->> 'rule',
                value ->> 'language', value ->> 'waiting_since', value ->> 'first_in_at', value ->> 'last_in_at', value ->> 'last_at',
                value ->> 'unread', unhex(value ->> 'sitting_id'), value ->> 'sittings', value ->> 'contact_seq', value ->> 'thread_seq',
                unhex(value ->> 'related_to'), value ->> 'turn', value ->> 'is_young'
            FROM json_each($2)",
        postgres: "WITH new AS (SELECT * FROM jsonb_to_recordset($2::text::jsonb) AS n(contact_id UUID, alias TEXT, contact_key UUID, first_in_at BIGINT,
                address_id UUID, channel_id UUID, lookup TEXT, sealed_address TEXT, id UUID, key_id UUID, state TEXT, priority BIGINT,
                auto_priority BIGINT, reason TEXT, rule TEXT, language TEXT, waiting_since BIGINT, last_in_at BIGINT, last_at BIGINT, unread BIGINT,
                sitting_id UUID, sittings BIGINT, contact_seq BIGINT, thread_seq BIGINT, session_ended_at BIGINT, known BOOLEAN, related_to UUID, turn BIGINT, is_young BIGINT)),
            c AS (INSERT INTO contact (id, hotline_id, alias, key_id, created_at) SELECT contact_id, $1, alias, contact_key, first_in_at FROM new
                WHERE NOT known),
            a AS (INSERT INTO address (id, hotline_id, channel_id, contact_id, lookup, sealed, created_at, ended_at)
                SELECT address_id, $1, channel_id, contact_id, decode(lookup, 'hex'), decode(sealed_address, 'hex'), first_in_at, session_ended_at
                FROM new)
            INSERT INTO conversation (id, hotline_id, channel_id, contact_id, address_id, key_id, state, priority, auto_priority, reason, rule,
                language, waiting_since, first_in_at, last_in_at, last_at, unread, sitting_id, sittings, contact_seq, thread_seq, related_to, turn, is_young)
            SELECT id, $1, channel_id, contact_id, address_id, key_id, state, priority, auto_priority, reason, rule, language, waiting_since,
                first_in_at, last_in_at, last_at, unread, sitting_id, sittings, contact_seq, thread_seq, related_to, turn, is_young FROM new",
    };
    SITTINGS = {
        sqlite: "UPDATE sitting SET ended_at = e.value ->> 'at', ended_by = e.value ->> 'by', auto_priority = e.value ->> 'auto_priority',
                priority = e.value ->> 'priority' FROM json_each($3) AS e
            WHERE +sitting.hotline_id = $1 AND sitting.id = unhex(e.value ->> 'id') AND sitting.ended_at IS NULL;
            INSERT INTO sitting (id, hotline_id, conversation_id, number, started_at, handovers, ended_at, ended_by, auto_priority, priority)
            SELECT unhex(value ->> 'id'), $1, unhex(value ->> 'conversation'), value ->> 'number', value ->> 'at', 0, value ->> '$.end.at',
                value ->> '$.end.by', value ->> '$.end.auto_priority', value ->> '$.end.priority' FROM json_each($2)",
        postgres: "WITH e AS (UPDATE sitting s SET ended_at = e.at, ended_by = e.by, auto_priority = e.auto_priority, priority = e.priority
                FROM jsonb_to_recordset($3::text::jsonb) AS e(id UUID, at BIGINT, by TEXT, auto_priority BIGINT, priority BIGINT) WHERE s.hotline_id = $1 AND s.id = e.id AND s.ended_at IS NULL)
            INSERT INTO sitting (id, hotline_id, conversation_id, number, started_at, handovers, ended_at, ended_by, auto_priority, priority)
            SELECT id, $1, conversation, number, at, 0, (n.\"end\" ->> 'at')::bigint, n.\"end\" ->> 'by', (n.\"end\" ->> 'auto_priority')::bigint,
                (n.\"end\" ->> 'priority')::bigint
            FROM jsonb_to_recordset($2::text::jsonb) AS n(id UUID, conversation UUID, number BIGINT, at BIGINT, \"end\" JSONB)",
    };
    /// One message in a running talk, which is what most batches are: the same as `MESSAGES`, without the detour over JSON.
    MESSAGE = {
        sqlite: "UPDATE conversation SET last_in_at = $8, last_at = $8, unread = $17, contact_seq = $6, thread_seq = $5
            WHERE hotline_id = $1 AND id = $3;
            INSERT INTO message (id, hotline_id, conversation_id, sitting_id, n, contact_seq, key_id, direction, at, language, safety, flags, body,
                carrier_hash, raw)
            VALUES ($2, $1, $3, $4, $5, $6, $7, 'in', $8, $9, $10, $11, $12, $13, $14);
            INSERT INTO received (channel_id, carrier_hash, content_hash, hotline_id, outcome, message_id, at)
            VALUES ($15, $13, $16, $1, 'message', $2, $8);
            INSERT INTO search_segment (hotline_id, conversation_id, id, key_id, at, words) SELECT $1, $3, $2, $7, $8, $18 WHERE length($18) > 0",
        postgres: "WITH v AS (UPDATE conversation SET last_in_at = $8, last_at = $8, unread = $17, contact_seq = $6, thread_seq = $5
                WHERE hotline_id = $1 AND id = $3),
            m AS (INSERT INTO message (id, hotline_id, conversation_id, sitting_id, n, contact_seq, key_id, direction, at, language, safety, flags,
                    body, carrier_hash, raw)
                VALUES ($2, $1, $3, $4, $5, $6, $7, 'in', $8, $9, $10, $11, $12, $13, $14)),
            w AS (INSERT INTO search_segment (hotline_id, conversation_id, id, key_id, at, words)
                SELECT $1, $3, $2, $7, $8, $18::bytea WHERE length($18::bytea) > 0)
            INSERT INTO received (channel_id, carrier_hash, content_hash, hotline_id, outcome, message_id, at)
            VALUES ($15, $13, $16, $1, 'message', $2, $8)",
    };
/// What is long comes as one piece of bytes beside the rows: as text in them it would be written and read four times.
    MESSAGES = {
        sqlite: "UPDATE conversation SET last_in_at = u.value ->> 'last_in_at', last_at = u.value ->> 'last_at', unread = u.value ->> 'unread',
                contact_seq = u.value ->> 'contact_seq', thread_seq = u.value ->> 'thread_seq'
            FROM json_each($3) AS u WHERE +conversation.hotline_id = $1 AND conversation.id = unhex(u.value ->> 'id');
            INSERT INTO message (id, hotline_id, conversation_id, sitting_id, n, contact_seq, key_id, direction, at, language, safety, flags, body,
                carrier_hash, raw)
            SELECT unhex(value ->> 'id'), $1, unhex(value ->> 'conversation'), unhex(value ->> 'sitting'), value ->> 'n', value ->> 'contact_seq',
                unhex(value ->> 'key'), 'in', value ->> 'at', value ->> 'language', value ->> 'safety', value ->> 'flags', substr($4, value ->> 'body_at', value ->> 'body_bytes'),
                unhex(value ->> 'carrier_hash'), substr($4, value ->> 'raw_at', value ->> 'raw_bytes')
            FROM json_each($2);
            INSERT INTO received (channel_id, carrier_hash, content_hash, hotline_id, outcome, message_id, at)
            SELECT unhex(value ->> 'channel'), unhex(value ->> 'carrier_hash'), unhex(value ->> 'content_hash'), $1, 'message', unhex(value ->> 'id'),
                value ->> 'at'
            FROM json_each($2);
            INSERT INTO search_segment (hotline_id, conversation_id, id, key_id, at, words)
            SELECT $1, unhex(value ->> 'conversation'), unhex(value ->> 'id'), unhex(value ->> 'key'), value ->> 'at',
                substr($4, value ->> 'words_at', value ->> 'words_bytes')
            FROM json_each($2) WHERE value ->> 'words_bytes' > 0",
        postgres: "WITH v AS (UPDATE conversation v SET last_in_at = u.last_in_at, last_at = u.last_at, unread = u.unread, contact_seq = u.contact_seq,
                thread_seq = u.thread_seq
                FROM jsonb_to_recordset($3::text::jsonb) AS u(id UUID, last_in_at BIGINT, last_at BIGINT, unread BIGINT, contact_seq BIGINT,
                    thread_seq BIGINT)
                WHERE v.hotline_id = $1 AND v.id = u.id),
            new AS (SELECT * FROM jsonb_to_recordset($2::text::jsonb) AS n(id UUID, conversation UUID, sitting UUID, n BIGINT, contact_seq BIGINT,
                key UUID, at BIGINT, language TEXT, safety TEXT, flags TEXT, body_at INT, body_bytes INT, channel UUID, carrier_hash TEXT,
                content_hash TEXT, raw_at INT, raw_bytes INT, words_at INT, words_bytes INT)),
            w AS (INSERT INTO search_segment (hotline_id, conversation_id, id, key_id, at, words)
                SELECT $1, conversation, id, key, at, substring($4::bytea FROM words_at FOR words_bytes) FROM new WHERE words_bytes > 0),
            m AS (INSERT INTO message (id, hotline_id, conversation_id, sitting_id, n, contact_seq, key_id, direction, at, language, safety, flags, body,
                    carrier_hash, raw)
                SELECT id, $1, conversation, sitting, n, contact_seq, key, 'in', at, language, safety, flags,
                    substring($4::bytea FROM body_at FOR body_bytes), decode(carrier_hash, 'hex'),
                    substring($4::bytea FROM raw_at FOR raw_bytes) FROM new)
            INSERT INTO received (channel_id, carrier_hash, content_hash, hotline_id, outcome, message_id, at)
            SELECT channel, decode(carrier_hash, 'hex'), decode(content_hash, 'hex'), $1, 'message', id, at FROM new",
    };
}

/// What the ledger knows of a carrier's id.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ReceivedRow {
    pub carrier_hash: Vec<u8>,
    pub content_hash: Vec<u8>,
    pub outcome: String,
    pub id: Option<Uuid>,
    pub contact_seq: Option<i64>,
    pub at: Option<i64>,
    pub flags: Option<String>,
}

impl ReceivedRow {
    /// It was erased, and is not taken in again.
    pub fn is_tombstone(&self) -> bool {
        self.outcome == "tombstone"
    }
}

/// A new contact's rows, beside those of its first conversation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewContact {
    /// Whether the contact has conversations already.
    pub known: bool,
    /// Another conversation that this one seems to belong to.
    #[serde(serialize_with = "super::hex_id")]
    pub related_to: Option<Uuid>,
    /// Whether that one begins in the same batch, if it does.
    #[serde(skip)]
    pub related_is_new: bool,
    /// Its ids and its alias stand among the conversation's columns.
    #[serde(with = "uuid::serde::simple")]
    pub contact_key: Uuid,
    #[serde(serialize_with = "hex_bytes")]
    pub lookup: Vec<u8>,
    #[serde(serialize_with = "hex_bytes")]
    pub sealed_address: Vec<u8>,
}

/// A message with its line in the ledger.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewArrival {
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub conversation: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub sitting: Uuid,
    pub n: i64,
    pub contact_seq: i64,
    pub at: i64,
    pub flags: &'static str,
    #[serde(flatten)]
    pub content: NewContent,
}

/// The part of an arrival that is made before its place is known.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewContent {
    #[serde(with = "uuid::serde::simple")]
    pub key: Uuid,
    pub language: Option<String>,
    pub safety: Option<&'static str>,
    #[serde(skip)]
    pub body: Bytes,
    #[serde(with = "uuid::serde::simple")]
    pub channel: Uuid,
    #[serde(serialize_with = "hex_bytes")]
    pub carrier_hash: Vec<u8>,
    #[serde(serialize_with = "hex_bytes")]
    pub content_hash: Vec<u8>,
    #[serde(skip)]
    pub raw: Bytes,
    /// Sealed fingerprints of its words; empty where there are none.
    #[serde(skip)]
    pub words: Vec<u8>,
}

/// A sitting that begins.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewSitting {
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    #[serde(with = "uuid::serde::simple")]
    pub conversation: Uuid,
    pub number: i64,
    pub at: i64,
    /// Where it ended in the same transaction.
    pub end: Option<EndedSitting>,
}

/// A sitting that ended by silence or because its contact left, with what it was at its end.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EndedSitting {
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    pub at: i64,
    pub by: &'static str,
    pub auto_priority: i64,
    pub priority: i64,
}

/// What was there before an arrival.
#[derive(Clone, Debug)]
pub(crate) enum Before {
    Nobody(NewContact),
    Conversation(Box<Facts>),
}

/// Everything that a batch writes.
#[derive(Default)]
pub(crate) struct Arrivals {
    /// Conversations: what was there before, and their columns now.
    pub conversations: Vec<(Before, Facts)>,
    pub begun: Vec<NewSitting>,
    pub ended: Vec<EndedSitting>,
    pub messages: Vec<NewArrival>,
    pub attachments: Vec<NewAttachment>,
    pub participants: Vec<NewParticipant>,
}

/// What the ledger knows of carriers' ids; more than one row where one came with other content.
pub(crate) async fn received(
    tx: &mut Tx<'_>,
    channel: Uuid,
    carrier_hashes: &[&[u8]],
) -> Result<Vec<ReceivedRow>, StoreError> {
    tx.sql(RECEIVED).bind(channel).bind(hash_list(carrier_hashes.iter().copied())?).fetch_all().await
}

/// The same, for those who only want to know.
pub(crate) async fn known(
    conn: &mut Conn<'_>,
    channel: Uuid,
    carrier_hashes: &[&[u8]],
) -> Result<Vec<ReceivedRow>, StoreError> {
    conn.sql(RECEIVED).bind(channel).bind(hash_list(carrier_hashes.iter().copied())?).fetch_all().await
}

/// Which of these aliases somebody has.
pub(crate) async fn aliases_taken(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    aliases: &[&str],
) -> Result<HashSet<String>, StoreError> {
    let taken: Vec<(String,)> = conn.sql(ALIASES_TAKEN).bind(hotline.0).bind(json(&aliases)?).fetch_all().await?;
    Ok(taken.into_iter().map(|(alias,)| alias).collect())
}

/// The same, for whoever gives those that are left in this transaction.
pub(crate) async fn aliases_hold(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    aliases: &[&str],
) -> Result<HashSet<String>, StoreError> {
    let _: Vec<(String,)> = tx.sql(ALIASES_HOLD).bind(hotline.0).bind(json(&aliases)?).fetch_all().await?;
    // What others gave before is seen only by a statement that begins after they committed.
    let taken: Vec<(String,)> = tx.sql(ALIASES_TAKEN).bind(hotline.0).bind(json(&aliases)?).fetch_all().await?;
    Ok(taken.into_iter().map(|(alias,)| alias).collect())
}

/// Writes a batch.
///
/// # Errors
/// [`StoreError::Stale`] when another writer was first, [`StoreError::Conflict`] when the blob of an attachment is gone.
pub(crate) async fn write(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    arrivals: &Arrivals,
    now: i64,
) -> Result<(), StoreError> {
    #[derive(Serialize)]
    struct Begun<'b> {
        #[serde(flatten)]
        contact: &'b NewContact,
        #[serde(flatten)]
        facts: &'b Facts,
    }
    let (mut new, mut longer, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for (before, facts) in &arrivals.conversations {
        match before {
            Before::Nobody(contact) => {
                conversations::count_change(tx, hotline, None, facts);
                new.push(Begun { contact, facts });
            }
            Before::Conversation(before) => {
                conversations::count_change(tx, hotline, Some(before), facts);
                let list = if only_grew(before, facts) { &mut longer } else { &mut changed };
                list.push(facts);
            }
        }
    }
    if !new.is_empty() {
        tx.sql(CONVERSATIONS).bind(hotline.0).bind(json(&new)?).execute().await.map_err(beaten)?;
    }
    if !changed.is_empty() {
        conversations::write_all(tx, hotline, &changed).await?;
    }
    if !(arrivals.begun.is_empty() && arrivals.ended.is_empty()) {
        let (begun, ended) = (json(&arrivals.begun)?, json(&arrivals.ended)?);
        tx.sql(SITTINGS).bind(hotline.0).bind(begun).bind(ended).execute().await.map_err(beaten)?;
    }
    if let ([message], [facts]) = (arrivals.messages.as_slice(), longer.as_slice())
        && message.conversation == facts.id
    {
        write_one(tx, hotline, message, facts.unread).await.map_err(beaten)?;
    } else if !(arrivals.messages.is_empty() && longer.is_empty()) {
        let bytes =
            arrivals.messages.iter().map(|message| message.content.body.len() + message.content.raw.len()).sum();
        let mut long = Long { bytes: Vec::with_capacity(bytes) };
        let messages: Vec<_> = arrivals.messages.iter().map(|message| long.row(message)).collect();
        let (messages, longer) = (json(&messages)?, json(&longer)?);
        let written = tx.sql(MESSAGES).bind(hotline.0).bind(messages).bind(longer).bind(long.bytes);
        written.execute().await.map_err(beaten)?;
    }
    if !arrivals.attachments.is_empty() {
        let files: Vec<_> = arrivals.attachments.iter().collect();
        messages::insert_attachments(tx, hotline, &files, now).await?;
    }
    if !arrivals.participants.is_empty() {
        threads::insert_participants(tx, hotline, &arrivals.participants).await?;
    }
    Ok(())
}

/// Sealed words and originals of many messages, end to end.
struct Long {
    bytes: Vec<u8>,
}

/// A message with the places of its long parts, counted from one.
#[derive(Serialize)]
struct Placed<'m> {
    #[serde(flatten)]
    message: &'m NewArrival,
    body_at: usize,
    body_bytes: usize,
    raw_at: usize,
    raw_bytes: usize,
    words_at: usize,
    words_bytes: usize,
}

impl Long {
    fn row<'m>(&mut self, message: &'m NewArrival) -> Placed<'m> {
        let NewContent { body, raw, words, .. } = &message.content;
        let (body_at, body_bytes) = (self.bytes.len() + 1, body.len());
        self.bytes.extend_from_slice(body);
        let (raw_at, raw_bytes) = (self.bytes.len() + 1, raw.len());
        self.bytes.extend_from_slice(raw);
        let (words_at, words_bytes) = (self.bytes.len() + 1, words.len());
        self.bytes.extend_from_slice(words);
        Placed { message, body_at, body_bytes, raw_at, raw_bytes, words_at, words_bytes }
    }
}

async fn write_one(tx: &mut Tx<'_>, hotline: HotlineId, message: &NewArrival, unread: i64) -> Result<u64, StoreError> {
    let content = &message.content;
    tx.sql(MESSAGE)
        .bind(hotline.0)
        .bind(message.id)
        .bind(message.conversation)
        .bind(message.sitting)
        .bind(message.n)
        .bind(message.contact_seq)
        .bind(content.key)
        .bind(message.at)
        .bind(content.language.clone())
        .bind(content.safety)
        .bind(message.flags)
        .bind(content.body.to_vec())
        .bind(content.carrier_hash.clone())
        .bind(content.raw.to_vec())
        .bind(content.channel)
        .bind(content.content_hash.clone())
        .bind(unread)
        .bind(content.words.clone())
        .execute()
        .await
}

/// Another writer brought the same contact or the same item a moment earlier.
pub(crate) fn beaten(error: StoreError) -> StoreError {
    match error {
        StoreError::Conflict(_) => StoreError::Stale,
        other => other,
    }
}

/// Whether nothing but the columns that every message moves has changed: most of the time, and the cheaper write.
fn only_grew(before: &Facts, after: &Facts) -> bool {
    let Facts { last_in_at, last_at, unread, contact_seq, thread_seq, .. } = *after;
    Facts { last_in_at, last_at, unread, contact_seq, thread_seq, ..before.clone() } == *after
}
