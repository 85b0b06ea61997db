//! The way in: what a channel hands over becomes messages, exactly once, durable before anybody is told.
//!
//! A batch is prepared outside the transaction (look-ups, keys, sealing) and then decided and written inside it. When the
//! preparation turns out stale, because another request made the same contact a moment earlier, it is made again.
//! Invariant: every accepted carrier id is a message, a quarantined item or a tombstone; `earshot fsck` proves it.

mod floods;
mod hear;
mod prepare;
mod tails;
mod threads;
mod write;

use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;
use earshot_channel::{
    Accepted, Address, CarrierId, Cursor, Envelope, FileRole, HostError, Inbound, InboundAttachment, Known, Received,
    SafetyAnswer, UnixMillis,
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(crate) use floods::Floods;
pub(crate) use hear::Foreheard;
pub(crate) use prepare::Reported;
pub(crate) use tails::Tails;
pub(crate) use write::{AUTOMATIC, Intakes, files_delta};

use self::{
    prepare::{Begun, Prepared},
    write::Batch,
};
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    store::{StoreError, arrivals},
    triage::Signal,
    watches::{Poke, WatchKey},
};

/// How often stale preparation is made again before the carrier is told to come back.
const PREPARATIONS: usize = 5;

/// Larger originals are kept as a file instead of beside the words.
const ORIGINAL_BESIDE_BYTES: usize = 256 * 1024;

/// Automatic answers by language; the first one is for everybody else. None: none go out.
#[derive(Clone, Debug, Default)]
pub struct Acknowledgements(pub Vec<(String, String)>);

impl Acknowledgements {
    /// In the first of these languages that has words.
    fn of(&self, languages: &[Option<&str>]) -> Option<&str> {
        let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let words = |wanted: &str| self.0.iter().find(|(tag, _)| base(tag) == base(wanted));
        let fits = languages.iter().flatten().find_map(|wanted| words(wanted));
        fits.or(self.0.first()).map(|(_, text)| text.as_str())
    }
}

/// The channel that a batch comes from.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub hotline: HotlineId,
    pub channel: Uuid,
    /// Opens what belongs to no conversation.
    pub hotline_key: KeyId,
    /// Where it is night or day.
    pub time_zone: TimeZone,
    /// Silence after which the next message opens a new sitting.
    pub sitting_silence_ms: i64,
    /// The channel's kind and name, as lists show them.
    pub kind: Arc<str>,
    pub name: Arc<str>,
    pub acknowledgements: Arc<Acknowledgements>,
    /// What it takes in is counted, to be compared with what its server holds.
    pub counted: bool,
}

/// The sealed part of a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Body {
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_id: Option<CarrierId>,
    /// The carrier's own clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<UnixMillis>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<Box<Envelope>>,
    /// What triage found in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
    /// The message that it changes, takes back, or says what it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Uuid>,
    /// Of a change: what was told in its place while it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Uuid>,
}

/// The sealed part of an attachment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FileBody {
    pub name: String,
    pub media_type: String,
    #[serde(default)]
    pub role: FileRole,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_id: Option<String>,
}

impl FileBody {
    pub(crate) fn of(file: &InboundAttachment) -> Self {
        let InboundAttachment { name, media_type, role, content_id, .. } = file.clone();
        Self { name, media_type, role, content_id }
    }
}

impl Inbox {
    /// Takes a batch from a channel. See [`earshot_channel::Host::accept`].
    pub(crate) async fn accept(
        &self,
        source: &Source,
        batch: Vec<Received>,
        cursor: Option<Cursor>,
    ) -> Result<Vec<Accepted>, HostError> {
        if let [Received { content: Ok(Inbound::Typing { from, on }), .. }] = batch.as_slice()
            && cursor.is_none()
        {
            self.contact_types(source, from, *on).await;
            return Ok(vec![Accepted::Noted]);
        }
        // The original of what could not be read, or is large, becomes a file that operators can open elsewhere.
        let mut originals = HashMap::new();
        for (index, item) in batch.iter().enumerate() {
            let unreadable = item.content.is_err() && !item.raw.is_empty();
            if unreadable || item.raw.len() > ORIGINAL_BESIDE_BYTES {
                originals.insert(index, self.keep_original(source, item.raw.clone()).await?);
            }
        }
        let mut ahead = self.heard_ahead(source, &batch);
        for _ in 0..PREPARATIONS {
            let now = self.clock().now();
            let mut prepared = Vec::with_capacity(batch.len());
            let mut begun =
                Begun { messages: self.changed(source, &batch).await.map_err(host_error)?, ..Begun::default() };
            let mut threads = self.threads(source, &batch).await.map_err(host_error)?;
            let mut stale = false;
            for (index, item) in batch.iter().enumerate() {
                // What has to be prepared once more is heard once more.
                let (heard, original) = (ahead.get_mut(index).and_then(Option::take), originals.get(&index));
                match self.prepare(source, item, heard, original, &mut begun, &mut threads, now).await {
                    Ok(item) => prepared.push(item),
                    Err(StoreError::Stale) => stale = true,
                    Err(error) => return Err(host_error(error)),
                }
            }
            if stale {
                continue;
            }
            let wake: Vec<(WatchKey, ConversationId)> = prepared
                .iter()
                .filter_map(|item| match item {
                    Prepared::Message(message) => Some((message.lookup, message.place.conversation)),
                    _ => None,
                })
                .collect();
            for (_, conversation) in &wake {
                self.presence().contact_wrote(*conversation);
            }
            // Streams that began before their conversation did can't be found by it.
            let begins: Vec<WatchKey> = begun.contacts.into_keys().collect();
            let left: Vec<(WatchKey, Option<ConversationId>)> = prepared
                .iter()
                .filter_map(|item| match item {
                    Prepared::Leave { lookup, conversation } => Some((*lookup, *conversation)),
                    _ => None,
                })
                .collect();
            let intake = self.intakes().of(source.channel);
            let batch = Batch { source: source.clone(), prepared, cursor: cursor.clone(), now };
            match self.data().write_together(source.channel, &intake, batch).await.flatten() {
                Ok(outcomes) => {
                    for lookup in &begins {
                        self.watches().poke_key(lookup, Poke::Changed);
                    }
                    // Whoever brought it the first time may have been cut off before this.
                    if outcomes.iter().any(|outcome| matches!(outcome, Accepted::Duplicate(_))) {
                        for (lookup, _) in &wake {
                            self.watches().poke_key(lookup, Poke::Changed);
                        }
                    }
                    for (lookup, _) in &left {
                        self.tails().forget(lookup);
                        self.addresses().forget(source.channel, lookup);
                    }
                    return Ok(outcomes);
                }
                Err(StoreError::Stale) => {
                    for lookup in wake.iter().map(|(lookup, _)| lookup).chain(left.iter().map(|(lookup, _)| lookup)) {
                        self.addresses().forget(source.channel, lookup);
                    }
                }
                Err(error) => return Err(host_error(error)),
            }
        }
        Err(host_error(StoreError::Retry))
    }

    /// See [`earshot_channel::Host::known`].
    pub(crate) async fn known(
        &self,
        source: &Source,
        items: &[(CarrierId, [u8; 32])],
    ) -> Result<Vec<Known>, StoreError> {
        let asked: Vec<([u8; 32], [u8; 32])> = items
            .iter()
            .map(|(id, digest)| {
                let content = self.vault().lookup(source.hotline, "content", digest);
                (self.carrier_hash(source.hotline, source.channel, id), content)
            })
            .collect();
        let hashes: Vec<&[u8]> = asked.iter().map(|(carrier, _)| carrier.as_slice()).collect();
        let rows = {
            let mut reader = self.data().reader().await?;
            arrivals::known(&mut reader.conn(), source.channel, &hashes).await?
        };
        let known = |(carrier, content): &([u8; 32], [u8; 32])| {
            let mut same_id = rows.iter().filter(|row| row.carrier_hash == carrier);
            match () {
                () if same_id.clone().any(|row| row.is_tombstone()) => Known::Erased,
                () if same_id.any(|row| row.content_hash == content) => Known::Kept,
                () => Known::New,
            }
        };
        Ok(asked.iter().map(known).collect())
    }

    async fn keep_original(&self, source: &Source, raw: Bytes) -> Result<InboundAttachment, HostError> {
        let size_bytes = raw.len() as u64;
        let blob = self.put_blob(source.hotline, Box::pin(futures::stream::iter([Ok(raw)]))).await?;
        Ok(InboundAttachment {
            blob,
            name: "original".into(),
            media_type: "application/octet-stream".into(),
            size_bytes,
            role: FileRole::Original,
            content_id: None,
        })
    }

    async fn contact_types(&self, source: &Source, from: &Address, on: bool) {
        let lookup = self.lookup(source, from);
        if let Ok(Some(known)) = self.resolve(source, &lookup).await
            && !known.ended
        {
            self.contact_typing(source.hotline, known.conversation, on);
        }
    }

    /// Keyed hash of an address on a channel.
    pub(crate) fn lookup(&self, source: &Source, address: &Address) -> WatchKey {
        self.lookup_at(source.hotline, source.channel, address)
    }

    /// The keyed hash of an address on a channel.
    pub(crate) fn lookup_at(&self, hotline: HotlineId, channel: Uuid, address: &Address) -> WatchKey {
        let mut text = channel.as_bytes().to_vec();
        text.extend_from_slice(address.expose().as_bytes());
        self.vault().lookup(hotline, "address", &text)
    }

    pub(crate) fn carrier_hash(&self, hotline: HotlineId, channel: Uuid, id: &CarrierId) -> [u8; 32] {
        let mut text = channel.as_bytes().to_vec();
        text.extend_from_slice(id.expose().as_bytes());
        self.vault().lookup(hotline, "carrier", &text)
    }
}

pub(crate) fn safety_code(answer: SafetyAnswer) -> &'static str {
    match answer {
        SafetyAnswer::Yes => "yes",
        SafetyAnswer::No => "no",
        SafetyAnswer::Unsure => "unsure",
    }
}

pub(crate) fn defect(error: impl std::fmt::Display) -> StoreError {
    StoreError::Defect(error.to_string())
}

/// What an adapter hears of a store's error.
pub(crate) fn host_error(error: StoreError) -> HostError {
    match error {
        StoreError::NotFound => HostError::NotFound,
        StoreError::Rejected(why) | StoreError::Conflict(why) | StoreError::Forbidden(why) => HostError::Rejected(why),
        StoreError::Unavailable(why) => HostError::Unavailable { why, retry_after_ms: 2_000 },
        StoreError::Retry | StoreError::Stale => {
            HostError::Unavailable { why: "too much happened at once".into(), retry_after_ms: 500 }
        }
        StoreError::Defect(what) => {
            tracing::error!(what, "a batch could not be written");
            HostError::Unavailable { why: "an internal error; somebody was told".into(), retry_after_ms: 5_000 }
        }
    }
}
