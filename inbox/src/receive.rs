//! The way in: what a channel hands over becomes messages, exactly once, durable before anybody is told.
//!
//! A batch is prepared outside the transaction (look-ups, keys, sealing) and then decided and written inside it. When the
//! preparation turns out stale, because another request made the same contact a moment earlier, it is made again.
//! Invariant: every accepted carrier id is a message, a quarantined item or a tombstone; `earshot fsck` proves it.

use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;
use earshot_channel::{
    Accepted, Address, CarrierId, ConversationSeq, Cursor, DeliveryState, HostError, Inbound, InboundAttachment,
    MessageId, Receipt, ReceiptOf, Received, SafetyAnswer, Stored, UnixMillis,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, alias,
    clock::{random_id, timed_id},
    delivery,
    store::{
        StoreError,
        conversations::{self, Facts, NewContact},
        deliveries,
        effects::NewEvent,
        messages::{self, NewAttachment, NewMessageRow, NewQuarantine, NewReceived},
        writer::Tx,
    },
    vault::{ContentKey, Place, VaultError},
    watches::{Poke, WatchKey},
};

/// How often stale preparation is made again before the carrier is told to come back.
const PREPARATIONS: usize = 5;

/// Flag of a message whose carrier id came before with other content.
const ID_REUSED: &str = "id-reused";

/// The channel that a batch comes from.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub hotline: HotlineId,
    pub channel: Uuid,
    /// Opens what belongs to no conversation.
    pub hotline_key: KeyId,
    /// Silence after which the next message opens a new sitting.
    pub sitting_silence_ms: i64,
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
}

/// The sealed part of an attachment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FileBody {
    pub name: String,
    pub media_type: String,
}

/// Contacts whose first message stands earlier in the same batch: their conversation, its key's id and the key.
type Begun = HashMap<WatchKey, (ConversationId, Uuid, Arc<ContentKey>)>;

/// An item as it goes into the transaction.
enum Prepared {
    Message(Box<PreparedMessage>),
    Leave { lookup: WatchKey, conversation: Option<ConversationId> },
    ReadUpTo { conversation: ConversationId, seq: i64 },
    CarrierReceipt { carrier_hash: [u8; 32], state: DeliveryState, code: Option<String> },
    Quarantine { received: NewReceived, item: NewQuarantine },
    Nothing,
    Ended,
}

struct PreparedMessage {
    lookup: WatchKey,
    place: Target,
    id: Uuid,
    body: Vec<u8>,
    language: Option<String>,
    safety: Option<SafetyAnswer>,
    flags: &'static str,
    received: NewReceived,
    attachments: Vec<NewAttachment>,
    signal: Option<Signal>,
}

enum Target {
    Known { conversation: ConversationId, key: Uuid },
    New { contact: NewContact, conversation: ConversationId, sitting: Uuid, key: Uuid },
}

/// An explained reason that raises priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signal {
    pub priority: i64,
    pub code: &'static str,
    pub rule: &'static str,
}

/// Where an item would go, without its content.
struct Draft {
    from: Option<Address>,
    body: Body,
    language: Option<String>,
    safety: Option<SafetyAnswer>,
    flags: &'static str,
    attachments: Vec<InboundAttachment>,
    signal: Option<Signal>,
}

impl Inbox {
    /// Takes a batch from a channel. See [`earshot_channel::Host::accept`].
    pub(crate) async fn accept(
        &self,
        source: &Source,
        batch: Vec<Received>,
        cursor: Option<Cursor>,
    ) -> Result<Vec<Accepted>, HostError> {
        let mut batch = batch;
        if let [Received { content: Ok(Inbound::Typing { from, on }), .. }] = batch.as_slice()
            && cursor.is_none()
        {
            self.contact_types(source, from, *on).await;
            return Ok(vec![Accepted::Noted]);
        }
        // The original of what could not be read becomes an attachment that operators can open elsewhere.
        let mut originals = HashMap::new();
        for (index, item) in batch.iter_mut().enumerate() {
            if item.content.is_err() {
                originals.insert(index, self.keep_original(source, item.raw.clone()).await?);
            }
        }
        for _ in 0..PREPARATIONS {
            let now = self.clock().now();
            let mut prepared = Vec::with_capacity(batch.len());
            let mut begun = Begun::new();
            let mut stale = false;
            for (index, item) in batch.iter().enumerate() {
                match self.prepare(source, item, originals.get(&index), &mut begun, now).await {
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
                    Prepared::Message(message) => Some((message.lookup, message.place.conversation())),
                    _ => None,
                })
                .collect();
            for (_, conversation) in &wake {
                self.presence().contact_wrote(*conversation);
            }
            // Streams that began before their conversation did can't be found by it.
            let begins: Vec<WatchKey> = begun.into_keys().collect();
            let left: Vec<(WatchKey, Option<ConversationId>)> = prepared
                .iter()
                .filter_map(|item| match item {
                    Prepared::Leave { lookup, conversation } => Some((*lookup, *conversation)),
                    _ => None,
                })
                .collect();
            let written_to = wake.first().map(|(_, conversation)| *conversation);
            let left_from = left.first().and_then(|(_, conversation)| *conversation);
            let route = written_to.or(left_from).map_or(source.channel, |conversation| conversation.0);
            let job = Arc::new(Job { source: source.clone(), prepared, cursor: cursor.clone(), now });
            let written = self.data().write(route, move |tx| {
                let job = job.clone();
                Box::pin(async move { job.run(tx).await })
            });
            match written.await {
                Ok(outcomes) => {
                    for lookup in &begins {
                        self.watches().poke_key(lookup, Poke::Changed);
                    }
                    for (lookup, _) in &left {
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

    async fn keep_original(&self, source: &Source, raw: Bytes) -> Result<InboundAttachment, HostError> {
        let size_bytes = raw.len() as u64;
        let blob = self.put_blob(source.hotline, Box::pin(futures::stream::iter([Ok(raw)]))).await?;
        Ok(InboundAttachment {
            blob,
            name: "original".into(),
            media_type: "application/octet-stream".into(),
            size_bytes,
        })
    }

    async fn prepare(
        &self,
        source: &Source,
        item: &Received,
        original: Option<&InboundAttachment>,
        begun: &mut Begun,
        now: UnixMillis,
    ) -> Result<Prepared, StoreError> {
        let draft = match &item.content {
            Ok(Inbound::Message(message)) => Draft {
                from: message.from.clone(),
                body: Body {
                    text: message.text.clone(),
                    subject: message.subject.clone(),
                    html: message.html.clone(),
                    carrier_id: Some(item.carrier_id.clone()),
                },
                language: message.language.clone(),
                safety: None,
                flags: "",
                attachments: message.attachments.clone(),
                signal: None,
            },
            Ok(Inbound::Safety { from, answer, language }) => Draft {
                from: Some(from.clone()),
                body: Body { carrier_id: Some(item.carrier_id.clone()), ..Body::default() },
                language: language.clone(),
                safety: Some(*answer),
                flags: "",
                attachments: Vec::new(),
                signal: safety_signal(*answer),
            },
            Ok(Inbound::Edit { from, text, .. }) => Draft {
                from: Some(from.clone()),
                body: Body { text: text.clone(), carrier_id: Some(item.carrier_id.clone()), ..Body::default() },
                language: None,
                safety: None,
                flags: "edit",
                attachments: Vec::new(),
                signal: None,
            },
            Ok(Inbound::Redaction { from, .. }) => Draft {
                from: Some(from.clone()),
                body: Body { carrier_id: Some(item.carrier_id.clone()), ..Body::default() },
                language: None,
                safety: None,
                flags: "redaction",
                attachments: Vec::new(),
                signal: None,
            },
            Err(unreadable) => Draft {
                from: unreadable.from.clone(),
                body: Body {
                    text: unreadable.why.clone(),
                    carrier_id: Some(item.carrier_id.clone()),
                    ..Body::default()
                },
                language: None,
                safety: None,
                flags: "unreadable",
                attachments: original.cloned().into_iter().collect(),
                signal: Some(Signal { priority: 2, code: "UNREADABLE", rule: "unreadable" }),
            },
            Ok(Inbound::Leave { from }) => {
                let lookup = self.lookup(source, from);
                let conversation = self.resolve(source, &lookup).await?.map(|known| known.conversation);
                return Ok(Prepared::Leave { lookup, conversation });
            }
            Ok(Inbound::Receipt(receipt)) => return self.prepare_receipt(source, receipt).await,
            Ok(Inbound::Typing { from, on }) => {
                self.contact_types(source, from, *on).await;
                return Ok(Prepared::Nothing);
            }
            Ok(Inbound::Call { state, .. }) => {
                let why = format!("a telephone call ({state:?}): this line takes no calls from an exchange yet");
                return self.prepare_quarantine(source, item, why, now).await;
            }
        };
        match draft.from.clone() {
            Some(from) => self.prepare_message(source, item, &from, draft, begun, now).await,
            None => self.prepare_quarantine(source, item, "it does not say who it is from".into(), now).await,
        }
    }

    async fn prepare_message(
        &self,
        source: &Source,
        item: &Received,
        from: &Address,
        draft: Draft,
        begun: &mut Begun,
        now: UnixMillis,
    ) -> Result<Prepared, StoreError> {
        let lookup = self.lookup(source, from);
        let (place, key) = match (begun.get(&lookup), self.resolve(source, &lookup).await?) {
            (_, Some(known)) if known.ended || known.erased => return Ok(Prepared::Ended),
            (_, Some(known)) => {
                let key = match self.vault().key(known.key).await {
                    Ok(key) => key,
                    Err(VaultError::Erased) => {
                        // Erased behind the memory's back: whoever writes now is a new contact.
                        self.addresses().forget(source.channel, &lookup);
                        return Err(StoreError::Stale);
                    }
                    Err(error) => return Err(error.into()),
                };
                (Target::Known { conversation: known.conversation, key: known.key.0 }, key)
            }
            (Some((conversation, key_id, key)), None) => {
                (Target::Known { conversation: *conversation, key: *key_id }, key.clone())
            }
            (None, None) => {
                let (place, key) = self.new_contact(from, lookup, now).await?;
                begun.insert(lookup, (place.conversation(), place.key(), key.clone()));
                (place, key)
            }
        };
        let id = timed_id(now);
        let attachments =
            draft.attachments.iter().map(|file| seal_attachment(&key, place.key(), file)).collect::<Result<_, _>>()?;
        let body = serde_json::to_vec(&draft.body).map_err(defect)?;
        let received = NewReceived {
            channel: source.channel,
            carrier_hash: self.carrier_hash(source, &item.carrier_id).to_vec(),
            content_hash: self.content_hash(source, &draft).to_vec(),
            key: place.key(),
            raw: key.seal(Place { table: "received", column: "raw", row: id }, &item.raw),
            at: now.0,
        };
        Ok(Prepared::Message(Box::new(PreparedMessage {
            lookup,
            id,
            body: key.seal(Place { table: "message", column: "body", row: id }, &body),
            language: draft.language,
            safety: draft.safety,
            flags: draft.flags,
            received,
            attachments,
            signal: draft.signal,
            place,
        })))
    }

    async fn new_contact(
        &self,
        from: &Address,
        lookup: WatchKey,
        now: UnixMillis,
    ) -> Result<(Target, Arc<ContentKey>), StoreError> {
        let (contact_key, contact_opener) = self.vault().fresh_key().await?;
        let (key_id, key) = self.vault().fresh_key().await?;
        let address_id = timed_id(now);
        let contact = NewContact {
            contact_id: timed_id(now),
            contact_key: contact_key.0,
            alias: alias::random(),
            address_id,
            lookup: lookup.to_vec(),
            sealed_address: contact_opener
                .seal(Place { table: "address", column: "sealed", row: address_id }, from.expose().as_bytes()),
        };
        let target =
            Target::New { contact, conversation: ConversationId(timed_id(now)), sitting: timed_id(now), key: key_id.0 };
        Ok((target, key))
    }

    async fn prepare_quarantine(
        &self,
        source: &Source,
        item: &Received,
        why: String,
        now: UnixMillis,
    ) -> Result<Prepared, StoreError> {
        let id = random_id();
        let key = self.vault().key(source.hotline_key).await?;
        let raw = key.seal(Place { table: "received", column: "raw", row: id }, &item.raw);
        let content = self.vault().lookup(source.hotline, "content", &item.raw);
        Ok(Prepared::Quarantine {
            received: NewReceived {
                channel: source.channel,
                carrier_hash: self.carrier_hash(source, &item.carrier_id).to_vec(),
                content_hash: content.to_vec(),
                key: source.hotline_key.0,
                raw,
                at: now.0,
            },
            item: NewQuarantine {
                id,
                why,
                body: key
                    .seal(Place { table: "quarantine", column: "body", row: id }, item.carrier_id.expose().as_bytes()),
            },
        })
    }

    async fn prepare_receipt(&self, source: &Source, receipt: &Receipt) -> Result<Prepared, StoreError> {
        Ok(match &receipt.of {
            ReceiptOf::Carrier(carrier_id) => Prepared::CarrierReceipt {
                carrier_hash: self.carrier_hash(source, carrier_id),
                state: receipt.state,
                code: receipt.code.clone(),
            },
            ReceiptOf::UpTo { from, seq } => match self.resolve(source, &self.lookup(source, from)).await? {
                Some(known) if !known.ended => Prepared::ReadUpTo { conversation: known.conversation, seq: seq.0 },
                Some(_) => Prepared::Ended,
                None => Prepared::Nothing,
            },
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
        let mut text = source.channel.as_bytes().to_vec();
        text.extend_from_slice(address.expose().as_bytes());
        self.vault().lookup(source.hotline, "address", &text)
    }

    pub(crate) fn carrier_hash(&self, source: &Source, id: &CarrierId) -> [u8; 32] {
        let mut text = source.channel.as_bytes().to_vec();
        text.extend_from_slice(id.expose().as_bytes());
        self.vault().lookup(source.hotline, "carrier", &text)
    }

    /// Keyed, because "yes" can be guessed; of the normalised content, because carriers change the rest when they repeat.
    fn content_hash(&self, source: &Source, draft: &Draft) -> [u8; 32] {
        let files: Vec<_> =
            draft.attachments.iter().map(|file| (&file.name, &file.media_type, file.size_bytes)).collect();
        let content = serde_json::json!([draft.body.text, draft.body.subject, draft.safety, draft.flags, files]);
        self.vault().lookup(source.hotline, "content", content.to_string().as_bytes())
    }
}

impl Target {
    fn conversation(&self) -> ConversationId {
        match self {
            Target::Known { conversation, .. } | Target::New { conversation, .. } => *conversation,
        }
    }

    fn key(&self) -> Uuid {
        match self {
            Target::Known { key, .. } | Target::New { key, .. } => *key,
        }
    }
}

fn seal_attachment(key: &ContentKey, key_id: Uuid, file: &InboundAttachment) -> Result<NewAttachment, StoreError> {
    let id = random_id();
    let body = serde_json::to_vec(&FileBody { name: file.name.clone(), media_type: file.media_type.clone() })
        .map_err(defect)?;
    Ok(NewAttachment {
        id,
        uploaded_by: None,
        blob: file.blob.0,
        key: key_id,
        body: key.seal(Place { table: "attachment", column: "body", row: id }, &body),
        size_bytes: i64::try_from(file.size_bytes).unwrap_or(i64::MAX),
    })
}

/// "No" puts a talk on top; "not sure" raises it; "yes" changes nothing, because rules only raise.
fn safety_signal(answer: SafetyAnswer) -> Option<Signal> {
    match answer {
        SafetyAnswer::No => Some(Signal { priority: 0, code: "IMM", rule: "safety-question-no" }),
        SafetyAnswer::Unsure => Some(Signal { priority: 2, code: "UNSURE", rule: "safety-question-unsure" }),
        SafetyAnswer::Yes => None,
    }
}

struct Job {
    source: Source,
    prepared: Vec<Prepared>,
    cursor: Option<Cursor>,
    now: UnixMillis,
}

impl Job {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Vec<Accepted>, StoreError> {
        let mut outcomes = Vec::with_capacity(self.prepared.len());
        for item in &self.prepared {
            outcomes.push(match item {
                Prepared::Message(message) => self.write_message(tx, message).await?,
                Prepared::Leave { lookup, conversation } => self.leave(tx, lookup, *conversation).await?,
                Prepared::ReadUpTo { conversation, seq } => self.read_up_to(tx, *conversation, *seq).await?,
                Prepared::CarrierReceipt { carrier_hash, state, code } => {
                    delivery::receipt(tx, &self.source, carrier_hash, *state, code.clone(), self.now).await?
                }
                Prepared::Quarantine { received, item } => self.quarantine(tx, received, item).await?,
                Prepared::Nothing => Accepted::Noted,
                Prepared::Ended => Accepted::Ended,
            });
        }
        if let Some(cursor) = &self.cursor {
            messages::set_cursor(tx, self.source.hotline, self.source.channel, cursor.0.clone()).await?;
        }
        Ok(outcomes)
    }

    async fn write_message(&self, tx: &mut Tx<'_>, new: &PreparedMessage) -> Result<Accepted, StoreError> {
        let known = messages::find_received(tx, self.source.channel, new.received.carrier_hash.clone()).await?;
        if let Some(same) = known.iter().find(|row| row.content_hash == new.received.content_hash) {
            let stored = same.id.zip(same.contact_seq).zip(same.at).map(|((id, seq), at)| Stored {
                message: MessageId(id),
                seq: ConversationSeq(seq),
                at: UnixMillis(at),
            });
            return Ok(match (same.outcome.as_str(), stored) {
                ("tombstone", _) => Accepted::Tombstone,
                // The same answer as the first time.
                (_, Some(stored)) if same.flags.as_deref() == Some(ID_REUSED) => Accepted::Conflict(stored),
                (_, Some(stored)) => Accepted::Duplicate(stored),
                (_, None) => Accepted::Noted,
            });
        }
        let conflict = !known.is_empty();
        let hotline = self.source.hotline;
        let (before, mut after, created) = match &new.place {
            Target::Known { conversation, key } => {
                let facts = conversations::facts(tx, hotline, *conversation).await?;
                if facts.key_id != *key || facts.state == "erased" {
                    return Err(StoreError::Stale);
                }
                if facts.session_ended_at.is_some() {
                    return Ok(Accepted::Ended);
                }
                (Some(facts.clone()), facts, false)
            }
            Target::New { contact, conversation, sitting, key } => {
                conversations::insert_contact(tx, hotline, self.source.channel, contact, self.now.0).await?;
                (None, first_facts(self.source.channel, contact, *conversation, *sitting, *key, self.now.0), true)
            }
        };
        let begins = arrive(&mut after, self.now.0, self.source.sitting_silence_ms, created);
        if let Some(language) = &new.language {
            after.language = Some(language.clone());
        }
        if let Some(signal) = new.signal {
            raise(&mut after, signal);
        }
        match &before {
            None => conversations::insert(tx, hotline, &after).await?,
            Some(before) => {
                if let Some(sitting) = begins {
                    conversations::end_sitting(tx, hotline, before.sitting_id, before.last_at, "TIMEOUT").await?;
                    after.sitting_id = sitting;
                }
                conversations::update(tx, hotline, before, &after).await?;
            }
        }
        if created || begins.is_some() {
            conversations::begin_sitting(tx, hotline, after.id, after.sitting_id, after.sittings, self.now.0).await?;
        }
        let flags = if conflict { ID_REUSED } else { new.flags };
        messages::insert(
            tx,
            hotline,
            &NewMessageRow {
                id: new.id,
                conversation: after.id,
                sitting: after.sitting_id,
                n: after.thread_seq,
                contact_seq: Some(after.contact_seq),
                key: after.key_id,
                direction: "in",
                author: None,
                at: self.now.0,
                language: new.language.clone(),
                safety: new.safety.map(safety_code),
                flags,
                body: new.body.clone(),
            },
        )
        .await?;
        messages::insert_received(tx, hotline, &new.received, Some(new.id), None).await?;
        for file in &new.attachments {
            messages::insert_attachment(tx, hotline, after.id, Some(new.id), file, self.now.0).await?;
        }
        if created {
            tx.effects.event(self.event("conversation.created", after.id, None, None));
        }
        tx.effects.event(NewEvent {
            data: files_delta(new.attachments.len()),
            ..self.event("message.added", after.id, Some(new.id), Some(after.contact_seq))
        });
        let stored = Stored { message: MessageId(new.id), seq: ConversationSeq(after.contact_seq), at: self.now };
        Ok(if conflict { Accepted::Conflict(stored) } else { Accepted::Message(stored) })
    }

    async fn leave(
        &self,
        tx: &mut Tx<'_>,
        lookup: &WatchKey,
        conversation: Option<ConversationId>,
    ) -> Result<Accepted, StoreError> {
        let hotline = self.source.hotline;
        // The first message may have been written after this was prepared.
        let ended = conversations::end_address(tx, hotline, self.source.channel, lookup.to_vec(), self.now.0).await?;
        if ended && conversation.is_none() {
            return Err(StoreError::Stale);
        }
        let Some(conversation) = conversation.filter(|_| ended) else { return Ok(Accepted::Ended) };
        let before = conversations::facts(tx, hotline, conversation).await?;
        let mut after = before.clone();
        after.contact_seq += 1;
        conversations::update(tx, hotline, &before, &after).await?;
        tx.effects.event(NewEvent {
            data: serde_json::json!({"by": "contact"}),
            ..self.event("contact.left", after.id, None, Some(after.contact_seq))
        });
        Ok(Accepted::Ended)
    }

    async fn read_up_to(
        &self,
        tx: &mut Tx<'_>,
        conversation: ConversationId,
        seq: i64,
    ) -> Result<Accepted, StoreError> {
        let read = deliveries::read_up_to(tx, self.source.hotline, conversation.0, seq, self.now.0).await?;
        for (_, message) in read {
            tx.effects.event(self.event("delivery.changed", conversation.0, Some(message), None));
        }
        Ok(Accepted::Noted)
    }

    async fn quarantine(
        &self,
        tx: &mut Tx<'_>,
        received: &NewReceived,
        item: &NewQuarantine,
    ) -> Result<Accepted, StoreError> {
        let known = messages::find_received(tx, self.source.channel, received.carrier_hash.clone()).await?;
        if !known.iter().any(|row| row.content_hash == received.content_hash) {
            messages::insert_quarantine(tx, self.source.hotline, received, item).await?;
        }
        Ok(Accepted::Noted)
    }

    fn event(
        &self,
        kind: &'static str,
        conversation: Uuid,
        subject: Option<Uuid>,
        contact_seq: Option<i64>,
    ) -> NewEvent {
        NewEvent {
            hotline: self.source.hotline.0,
            at: self.now.0,
            actor: None,
            kind,
            conversation: Some(conversation),
            subject,
            contact_seq,
            data: serde_json::json!({}),
        }
    }
}

fn first_facts(channel: Uuid, contact: &NewContact, id: ConversationId, sitting: Uuid, key: Uuid, now: i64) -> Facts {
    Facts {
        id: id.0,
        channel_id: channel,
        contact_id: contact.contact_id,
        address_id: contact.address_id,
        key_id: key,
        state: "waiting".into(),
        priority: BASE_PRIORITY,
        auto_priority: BASE_PRIORITY,
        reason: None,
        rule: None,
        language: None,
        waiting_since: Some(now),
        first_in_at: now,
        last_in_at: now,
        last_at: now,
        unread: 0,
        assignee: None,
        transfer_to: None,
        sitting_id: sitting,
        sittings: 1,
        contact_seq: 0,
        thread_seq: 0,
        session_ended_at: None,
    }
}

/// Everything starts here.
const BASE_PRIORITY: i64 = 3;

/// What a message from the contact does to a conversation. Gives the new sitting's id if one begins.
fn arrive(facts: &mut Facts, now: i64, silence_ms: i64, created: bool) -> Option<Uuid> {
    let unanswered = facts.state == "waiting";
    let silent = now.saturating_sub(facts.last_at) > silence_ms;
    let begins = (!created && (facts.state == "closed" || silent)).then(|| timed_id(UnixMillis(now)));
    if begins.is_some() {
        facts.sittings += 1;
    }
    // Silence lowers nothing that nobody has answered.
    if begins.is_some() && !unanswered {
        facts.priority = BASE_PRIORITY;
        facts.auto_priority = BASE_PRIORITY;
        facts.reason = None;
        facts.rule = None;
    }
    if facts.state != "waiting" || facts.waiting_since.is_none() {
        facts.waiting_since = Some(now);
    }
    facts.state = "waiting".into();
    facts.last_in_at = now;
    facts.last_at = now;
    facts.unread += 1;
    facts.contact_seq += 1;
    facts.thread_seq += 1;
    begins
}

/// Tells readers of the log whether a message has files to look up.
pub(crate) fn files_delta(count: usize) -> serde_json::Value {
    if count == 0 { serde_json::json!({}) } else { serde_json::json!({"files": count}) }
}

/// Signals only raise.
fn raise(facts: &mut Facts, signal: Signal) {
    facts.auto_priority = facts.auto_priority.min(signal.priority);
    if signal.priority < facts.priority {
        facts.priority = signal.priority;
        facts.reason = Some(signal.code.into());
        facts.rule = Some(signal.rule.into());
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

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn facts(state: &str, priority: i64) -> Facts {
        let contact = NewContact {
            contact_id: Uuid::nil(),
            contact_key: Uuid::nil(),
            alias: "Blue Heron".into(),
            address_id: Uuid::nil(),
            lookup: Vec::new(),
            sealed_address: Vec::new(),
        };
        let first = first_facts(Uuid::nil(), &contact, ConversationId(Uuid::nil()), Uuid::nil(), Uuid::nil(), 0);
        Facts { state: state.into(), priority, auto_priority: priority, ..first }
    }

    #[test]
    fn what_a_message_does_to_a_conversation() {
        // (state before, priority before, minutes of silence) → (a sitting begins, priority after)
        for (state, priority, minutes, begins, after) in [
            ("waiting", 0, 5, false, 0),
            ("waiting", 0, 31, true, 0),
            ("theirs", 1, 5, false, 1),
            ("theirs", 1, 31, true, 3),
            ("closed", 0, 1, true, 3),
        ] {
            let mut facts = facts(state, priority);
            let began = arrive(&mut facts, minutes * MINUTE, 30 * MINUTE, false).is_some();
            assert_eq!((began, facts.priority), (begins, after), "{state} {priority} after {minutes} min");
            assert_eq!(facts.state, "waiting");
        }
    }

    #[test]
    fn signals_only_raise() {
        let mut facts = facts("waiting", 2);
        raise(&mut facts, Signal { priority: 3, code: "DISTRESS", rule: "r" });
        assert_eq!((facts.priority, facts.reason.as_deref()), (2, None));
        raise(&mut facts, Signal { priority: 0, code: "IMM", rule: "r" });
        assert_eq!((facts.priority, facts.reason.as_deref()), (0, Some("IMM")));
    }
}
