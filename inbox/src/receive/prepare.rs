//! Before the transaction: whose an item is, and its words sealed.

use std::{collections::HashMap, sync::Arc};

use earshot_channel::{
    Address, DeliveryState, Inbound, InboundAttachment, Receipt, ReceiptOf, Received, SafetyAnswer, UnixMillis,
};
use uuid::Uuid;

use super::{Body, FileBody, Source, defect, safety_code};
use crate::{
    ConversationId, Inbox, alias,
    clock::{random_id, timed_id},
    store::{
        StoreError,
        arrivals::{NewContact, NewContent},
        messages::{NewAttachment, NewQuarantine, NewReceived},
    },
    vault::{ContentKey, Place, VaultError},
    watches::WatchKey,
};

/// Contacts whose first message stands earlier in the same batch: where they go, and the key.
pub(super) type Begun = HashMap<WatchKey, (Target, Arc<ContentKey>)>;

/// An item as it goes into the transaction.
pub(super) enum Prepared {
    Message(Box<PreparedMessage>),
    Leave { lookup: WatchKey, conversation: Option<ConversationId> },
    ReadUpTo { conversation: ConversationId, seq: i64 },
    CarrierReceipt { carrier_hash: [u8; 32], state: DeliveryState, code: Option<String> },
    Quarantine { received: NewReceived, item: NewQuarantine },
    Nothing,
    Ended,
}

pub(super) struct PreparedMessage {
    pub lookup: WatchKey,
    pub place: Target,
    pub id: Uuid,
    pub flags: &'static str,
    pub content: NewContent,
    pub attachments: Vec<NewAttachment>,
    pub signal: Option<Signal>,
}

#[derive(Clone)]
pub(super) struct Target {
    pub conversation: ConversationId,
    pub key: Uuid,
    /// What has to be made first, unless another message of the batch has made it.
    pub new: Option<Arc<Newcomer>>,
}

pub(super) struct Newcomer {
    pub contact: NewContact,
    pub contact_id: Uuid,
    pub alias: String,
    pub address_id: Uuid,
    pub sitting: Uuid,
}

/// An explained reason that raises priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signal {
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
    pub(super) async fn prepare(
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
                (Target { conversation: known.conversation, key: known.key.0, new: None }, key)
            }
            (Some((place, key)), None) => (place.clone(), key.clone()),
            (None, None) => {
                let (place, key) = self.new_contact(from, lookup, now).await?;
                begun.insert(lookup, (place.clone(), key.clone()));
                (place, key)
            }
        };
        let id = timed_id(now);
        let attachments =
            draft.attachments.iter().map(|file| seal_attachment(&key, &place, id, file)).collect::<Result<_, _>>()?;
        let body = serde_json::to_vec(&draft.body).map_err(defect)?;
        let content = NewContent {
            key: place.key,
            safety: draft.safety.map(safety_code),
            body: key.seal(Place { table: "message", column: "body", row: id }, &body),
            channel: source.channel,
            carrier_hash: self.carrier_hash(source.hotline, source.channel, &item.carrier_id).to_vec(),
            content_hash: self.content_hash(source, &draft).to_vec(),
            raw: key.seal(Place { table: "received", column: "raw", row: id }, &item.raw),
            language: draft.language,
        };
        let (flags, signal) = (draft.flags, draft.signal);
        Ok(Prepared::Message(Box::new(PreparedMessage { lookup, place, id, flags, content, attachments, signal })))
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
            contact_key: contact_key.0,
            lookup: lookup.to_vec(),
            sealed_address: contact_opener
                .seal(Place { table: "address", column: "sealed", row: address_id }, from.expose().as_bytes()),
        };
        let (contact_id, sitting) = (timed_id(now), timed_id(now));
        let new = Arc::new(Newcomer { contact, contact_id, alias: alias::random(), address_id, sitting });
        Ok((Target { conversation: ConversationId(timed_id(now)), key: key_id.0, new: Some(new) }, key))
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
                carrier_hash: self.carrier_hash(source.hotline, source.channel, &item.carrier_id).to_vec(),
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
                carrier_hash: self.carrier_hash(source.hotline, source.channel, carrier_id),
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

    /// Keyed, because "yes" can be guessed; of the normalised content, because carriers change the rest when they repeat.
    fn content_hash(&self, source: &Source, draft: &Draft) -> [u8; 32] {
        let files: Vec<_> =
            draft.attachments.iter().map(|file| (&file.name, &file.media_type, file.size_bytes)).collect();
        let content = serde_json::json!([draft.body.text, draft.body.subject, draft.safety, draft.flags, files]);
        self.vault().lookup(source.hotline, "content", content.to_string().as_bytes())
    }
}

fn seal_attachment(
    key: &ContentKey,
    place: &Target,
    message: Uuid,
    file: &InboundAttachment,
) -> Result<NewAttachment, StoreError> {
    let id = random_id();
    let body = serde_json::to_vec(&FileBody { name: file.name.clone(), media_type: file.media_type.clone() })
        .map_err(defect)?;
    Ok(NewAttachment {
        id,
        conversation: place.conversation.0,
        message: Some(message),
        uploaded_by: None,
        blob: file.blob.0,
        key: place.key,
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
