//! Before the transaction: whose an item is, and its words sealed.

use std::{collections::HashMap, sync::Arc};

use earshot_channel::{
    Address, Bystander, CarrierId, DeliveryState, Inbound, InboundAttachment, InboundMessage, Mark, Near, Origin,
    PhoneCall, Receipt, ReceiptOf, Received, Report, SafetyAnswer, Thread, UnixMillis,
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    Body, FileBody, Source, defect, floods,
    hear::{Heard, Words, body_of, is_ranked, own_words},
    safety_code,
    threads::{Found, Threads, Writer},
};
use crate::{
    ConversationId, HotlineId, Inbox,
    alias::Names,
    blocks::URGENT,
    clock::{random_id, timed_id},
    identities,
    phone::Told,
    search::Said,
    store::{
        StoreError,
        arrivals::{self, NewContact, NewContent, ReceivedRow},
        bystanders::NewBystander,
        conversations, deliveries,
        messages::{NewAttachment, NewQuarantine, NewReceived},
        threads::NewParticipant,
    },
    triage::{BASE, Signal, UNREADABLE, UNREADABLE_PRIORITY},
    vault::{ContentKey, Place, VaultError},
    watches::WatchKey,
};

/// What later items of a batch refer to.
#[derive(Default)]
pub(super) struct Begun {
    /// Contacts whose first message stands earlier in it: where they go, and the key.
    pub contacts: HashMap<WatchKey, (Target, Arc<ContentKey>)>,
    /// Messages by their carrier's id: those that the batch changes, and its own.
    pub messages: HashMap<[u8; 32], Uuid>,
    /// What its new contacts are called.
    pub names: Names,
}

/// An item as it goes into the transaction.
pub(super) enum Prepared {
    Message(Box<PreparedMessage>),
    Leave {
        lookup: WatchKey,
        conversation: Option<ConversationId>,
    },
    ReadUpTo {
        conversation: ConversationId,
        seq: i64,
    },
    CarrierReceipt {
        of: Reported,
        state: DeliveryState,
        code: Option<String>,
    },
    Quarantine {
        received: NewReceived,
        item: NewQuarantine,
    },
    PhoneCall(Box<Told>),
    /// `begins`: the conversation stands earlier in the batch.
    Bystanders {
        conversation: ConversationId,
        there: Vec<NewBystander>,
        begins: bool,
    },
    /// Likewise.
    Keys {
        conversation: ConversationId,
        told: identities::Told,
        begins: bool,
    },
    Nothing,
    Ended,
}

/// Whose talk something is about that is no message.
enum TalkOf {
    One {
        conversation: ConversationId,
        key: Arc<ContentKey>,
        /// It stands earlier in the batch.
        begins: bool,
    },
    /// There is none, and this is what becomes of the item.
    Nobody(Prepared),
}

/// Which of our messages a carrier reports about.
pub(crate) enum Reported {
    /// By the hash of the carrier's id for it.
    Carrier([u8; 32]),
    /// By its own id.
    Message(Uuid),
}

pub(super) struct PreparedMessage {
    pub lookup: WatchKey,
    pub place: Target,
    pub id: Uuid,
    pub flags: &'static str,
    pub content: NewContent,
    pub attachments: Vec<NewAttachment>,
    /// The priority that it asks for, and why.
    pub rank: Rank,
    pub participants: Vec<NewParticipant>,
    pub writer: Writer,
    /// Whether somebody waits for an answer.
    pub awaits: bool,
    /// Whether it may have been taken in before.
    pub old: bool,
    /// Whether it came long ago: nobody waits behind it at this moment.
    pub stale: bool,
    /// Until when the conversation that it begins waits behind its like, where it belongs to a flood.
    pub joins_at: Option<UnixMillis>,
    /// The language of its words, where nobody said it and they tell.
    pub sounds_like: Option<String>,
    pub report: Option<AboutUs>,
    pub acknowledgement: Option<Acknowledgement>,
    /// Whether the contact wants messages at this address, where this one says so.
    pub wants: Option<bool>,
}

/// What a carrier says of a message of ours.
pub(super) struct AboutUs {
    pub report: Report,
    /// It is about an address that we sent nothing to: somebody passed the message on.
    pub is_elsewhere: bool,
}

/// What triage says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    /// 0 (now) to 4 (same day).
    pub priority: i64,
    /// The strongest signal: code and rule.
    pub reason: Option<(String, String)>,
    /// It says that somebody is under 13.
    pub is_young: bool,
}

impl Rank {
    /// The strongest of the signals; none is the priority with which everything begins.
    fn of(signals: &[Signal], is_young: bool) -> Self {
        let strongest = signals.iter().min_by_key(|signal| signal.priority);
        Self {
            priority: strongest.map_or(BASE, |signal| signal.priority).into(),
            reason: strongest.map(|signal| (signal.code.to_string(), signal.rule.clone())),
            is_young,
        }
    }
}

/// An automatic answer, to go out if the conversation is new and the sender had none lately.
pub(super) struct Acknowledgement {
    pub message: Uuid,
    pub body: Vec<u8>,
    /// Whom it goes to, and everybody at their domain.
    pub sender: WatchKey,
    pub domain: Option<WatchKey>,
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

/// What is older than this when it is read over again is no news.
const STALE_MS: i64 = 2 * 24 * 3_600_000;
fn is_old(draft: &Draft<'_>) -> bool {
    draft.threading.is_some_and(|message| message.old)
}

/// What is read over again may hold mails of today that nobody has read yet; those wait as if they had just come.
fn is_stale(draft: &Draft<'_>, now: UnixMillis) -> bool {
    let fresh = |at: UnixMillis| (0..STALE_MS).contains(&now.0.saturating_sub(at.0));
    draft.threading.is_some_and(|message| message.old && !message.came_at.is_some_and(fresh))
}

/// Where an item would go, without its content.
struct Draft<'m> {
    /// The whole message, where a carrier threads.
    threading: Option<&'m InboundMessage>,
    from: Option<Address>,
    body: Body,
    language: Option<String>,
    safety: Option<SafetyAnswer>,
    flags: &'static str,
    attachments: Vec<InboundAttachment>,
    /// What is known before the words are looked at.
    signal: Option<Signal>,
    digest: Option<[u8; 32]>,
    wants: Option<bool>,
    /// Who or what wrote it.
    origin: Origin,
    /// The carrier's id of the message that it changes.
    changes: Option<&'m CarrierId>,
    /// Likewise of what was told in the place of a change while that could not be read.
    opens: Option<&'m CarrierId>,
    /// Who else came from there.
    near: Option<Near>,
    /// What its words say, where that is known by now.
    heard: Option<Heard>,
}

impl Default for Draft<'_> {
    fn default() -> Self {
        let (body, attachments) = (Body::default(), Vec::new());
        Self {
            threading: None,
            from: None,
            body,
            language: None,
            safety: None,
            flags: "",
            attachments,
            signal: None,
            digest: None,
            wants: None,
            origin: Origin::Person,
            changes: None,
            heard: None,
            opens: None,
            near: None,
        }
    }
}

impl Inbox {
    #[expect(clippy::too_many_arguments, reason = "what a batch has gathered goes through here, once")]
    pub(super) async fn prepare(
        &self,
        source: &Source,
        item: &Received,
        heard: Option<Heard>,
        original: Option<&InboundAttachment>,
        begun: &mut Begun,
        threads: &mut Threads,
        now: UnixMillis,
    ) -> Result<Prepared, StoreError> {
        let carrier_id = Some(item.carrier_id.clone());
        let body = match &item.content {
            Ok(Inbound::Message(message)) => body_of(item, message),
            _ => Body::default(),
        };
        let draft = match &item.content {
            Ok(Inbound::Message(message)) => Draft {
                threading: (message.thread != Thread::OfAddress).then_some(message),
                from: message.from.clone(),
                body,
                heard,
                language: message.language.clone(),
                flags: flags_of(message),
                attachments: message.attachments.clone(),
                digest: message.digest,
                changes: message.opens.as_ref(),
                origin: message.origin,
                near: message.near,
                wants: match message.mark {
                    Some(Mark::Stop) => Some(false),
                    Some(Mark::Start) => Some(true),
                    _ => None,
                },
                ..Draft::default()
            },
            Ok(Inbound::Safety { from, answer, language, near }) => Draft {
                from: Some(from.clone()),
                near: *near,
                body: Body { carrier_id, ..Body::default() },
                language: language.clone(),
                safety: Some(*answer),
                signal: safety_signal(*answer),
                ..Draft::default()
            },
            Ok(Inbound::Edit { from, text, of, opens }) => Draft {
                from: Some(from.clone()),
                changes: Some(of),
                opens: opens.as_ref(),
                body: Body { text: text.clone(), carrier_id, ..Body::default() },
                flags: "edit",
                ..Draft::default()
            },
            Ok(Inbound::Redaction { from, of }) => Draft {
                from: Some(from.clone()),
                changes: Some(of),
                body: Body { carrier_id, ..Body::default() },
                flags: "redaction",
                ..Draft::default()
            },
            Err(unreadable) => Draft {
                from: unreadable.from.clone(),
                body: Body { text: unreadable.why.clone(), carrier_id, ..Body::default() },
                flags: "unreadable",
                signal: Some(fixed(UNREADABLE, "unreadable", UNREADABLE_PRIORITY)),
                ..Draft::default()
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
            Ok(Inbound::Bystanders { from, there }) => {
                return self.prepare_bystanders(source, from, there, begun).await;
            }
            Ok(Inbound::Identity { from, identity }) => {
                let told = self.told_keys(source.hotline, identity);
                return Ok(match self.talk_of(source, from, begun).await? {
                    TalkOf::One { conversation, begins, .. } => Prepared::Keys { conversation, told, begins },
                    TalkOf::Nobody(prepared) => prepared,
                });
            }
            Ok(Inbound::Verification { from, stage }) => {
                return Ok(match self.talk_of(source, from, begun).await? {
                    TalkOf::One { conversation, key, begins } => {
                        let told = self.sealed_stage(conversation, &key, stage)?;
                        Prepared::Keys { conversation, told, begins }
                    }
                    TalkOf::Nobody(prepared) => prepared,
                });
            }
            Ok(Inbound::Call(told)) => return self.prepare_phone_call(source, &item.carrier_id, told, now).await,
        };
        match draft.from.clone() {
            Some(from) => self.prepare_message(source, item, &from, draft, original, begun, threads, now).await,
            None => self.prepare_quarantine(source, item, "it does not say who it is from".into(), now).await,
        }
    }

    /// The messages here that items of a batch change.
    pub(super) async fn changed(
        &self,
        source: &Source,
        batch: &[Received],
    ) -> Result<HashMap<[u8; 32], Uuid>, StoreError> {
        let changed = batch.iter().map(|item| match &item.content {
            Ok(Inbound::Edit { of, opens, .. }) => [Some(of), opens.as_ref()],
            Ok(Inbound::Redaction { of, .. }) => [Some(of), None],
            Ok(Inbound::Message(message)) => [message.opens.as_ref(), None],
            _ => [None, None],
        });
        let changed = changed.flatten().flatten();
        let hashes: Vec<_> = changed.map(|of| self.carrier_hash(source.hotline, source.channel, of)).collect();
        if hashes.is_empty() {
            return Ok(HashMap::new());
        }
        let hashes: Vec<&[u8]> = hashes.iter().map(<[u8; 32]>::as_slice).collect();
        let rows = {
            let mut reader = self.data().reader().await?;
            arrivals::known(&mut reader.conn(), source.channel, &hashes).await?
        };
        let known = |row: ReceivedRow| Some((row.carrier_hash.try_into().ok()?, row.id?));
        Ok(rows.into_iter().filter_map(known).collect())
    }

    #[expect(clippy::too_many_arguments, reason = "what a batch has gathered goes through here, once")]
    async fn prepare_message(
        &self,
        source: &Source,
        item: &Received,
        from: &Address,
        draft: Draft<'_>,
        original: Option<&InboundAttachment>,
        begun: &mut Begun,
        threads: &mut Threads,
        now: UnixMillis,
    ) -> Result<Prepared, StoreError> {
        let found = match draft.threading {
            Some(message) => {
                self.place_in_thread(source, &item.carrier_id, message, threads, &mut begun.names, now).await?
            }
            None => self.place_of_address(source, from, begun, now).await?,
        };
        let Some(Found { lookup, place, key, participants, writer }) = found else { return Ok(Prepared::Ended) };
        let id = timed_id(now);
        let carrier_hash = self.carrier_hash(source.hotline, source.channel, &item.carrier_id);
        let mut draft = draft;
        let Heard { signals, is_young, language, prints } =
            self.hear_draft(source, &mut draft, lookup, carrier_hash, now);
        draft.body.signals = signals;
        let changes = draft.changes.map(|of| self.carrier_hash(source.hotline, source.channel, of));
        draft.body.changes = changes.and_then(|of| begun.messages.get(&of).copied());
        let opens = draft.opens.map(|of| self.carrier_hash(source.hotline, source.channel, of));
        draft.body.opens = opens.and_then(|of| begun.messages.get(&of).copied());
        begun.messages.entry(carrier_hash).or_insert(id);
        let joins_at = match place.new.is_some() && !is_old(&draft) {
            true => {
                let words = floods::bare(&draft.body.text);
                let words = words.map(|words| self.vault().lookup(source.hotline, "flood", words.as_bytes()));
                let (channel, address, near) = (source.channel, lookup, draft.near);
                let is_urgent = Rank::of(&draft.body.signals, is_young).priority <= URGENT;
                let new = floods::Begins { channel, words, address, near, is_urgent, item: carrier_hash };
                self.floods().begins(new, now)
            }
            false => None,
        };
        let files = draft.attachments.iter().chain(original);
        let attachments = files.map(|file| seal_attachment(&key, &place, id, file)).collect::<Result<_, _>>()?;
        let body = serde_json::to_vec(&draft.body).map_err(defect)?;
        // An original that is a file need not stand beside the words as well.
        let raw: &[u8] = if original.is_some() { &[] } else { &item.raw };
        let content = NewContent {
            key: place.key,
            safety: draft.safety.map(safety_code),
            body: key.seal(Place { table: "message", column: "body", row: id }, &body).into(),
            channel: source.channel,
            carrier_hash: carrier_hash.to_vec(),
            content_hash: self.content_hash(source, &draft).to_vec(),
            raw: key.seal(Place { table: "received", column: "raw", row: id }, raw).into(),
            language: draft.language.clone(),
            words: self.words_of(source, prints, &place, &key, id),
        };
        let acknowledgement = match draft.threading {
            Some(message) if message.may_acknowledge && place.new.is_some() => {
                let languages = [message.language.as_deref(), language.as_deref()];
                self.acknowledgement(source, from, languages, &key, now)?
            }
            _ => None,
        };
        let report = match draft.threading.and_then(|message| message.report.clone()) {
            Some(report) => {
                let is_elsewhere = self.is_about_another(source, &report).await?;
                Some(AboutUs { report, is_elsewhere })
            }
            None => None,
        };
        Ok(Prepared::Message(Box::new(PreparedMessage {
            lookup,
            place,
            id,
            flags: draft.flags,
            content,
            attachments,
            rank: Rank::of(&draft.body.signals, is_young),
            participants,
            writer,
            awaits: match draft.origin {
                Origin::Person => true,
                // Such signs are broad: forwarders and mailbox rules set them on people's mails.
                Origin::Machine => Rank::of(&draft.body.signals, is_young).priority <= URGENT && !is_stale(&draft, now),
                Origin::Away | Origin::Carrier => false,
            },
            old: is_old(&draft),
            stale: is_stale(&draft, now),
            joins_at,
            sounds_like: language,
            report,
            acknowledgement,
            wants: draft.wants,
        })))
    }

    /// What finds an item again: its words, who wrote it, and the names of its files.
    fn words_of(&self, source: &Source, prints: Vec<u64>, place: &Target, key: &ContentKey, id: Uuid) -> Vec<u8> {
        let hasher = self.prints(source.hotline);
        let mut said = Said::with(&hasher, prints);
        if let Some(new) = &place.new {
            said.name(&new.alias);
        }
        said.segment(key, id)
    }

    /// What an item's words say, as far as that was not heard before.
    fn hear_draft(
        &self,
        source: &Source,
        draft: &mut Draft<'_>,
        contact: WatchKey,
        carrier_hash: [u8; 32],
        now: UnixMillis,
    ) -> Heard {
        if let Some(heard) = draft.heard.take() {
            return heard;
        }
        let ranked = draft.signal.is_none() && is_ranked(draft.flags);
        let (own, _) = own_words(&draft.body);
        let before = match draft.threading {
            // An answer to a question or a picture between two halves of a sentence cuts nothing.
            None if ranked && !own.trim().is_empty() => self.tails().join(contact, carrier_hash, &own, now),
            _ => Zeroizing::default(),
        };
        let (files, language) = (draft.attachments.as_slice(), draft.language.as_deref());
        let mut heard = self.hear(source, &Words { body: &draft.body, files, language, before: &before, ranked }, now);
        heard.signals.extend(draft.signal.clone());
        heard
    }

    /// The one conversation that an address has; `None` once it is over.
    async fn place_of_address(
        &self,
        source: &Source,
        from: &Address,
        begun: &mut Begun,
        now: UnixMillis,
    ) -> Result<Option<Found>, StoreError> {
        let lookup = self.lookup(source, from);
        let (place, key) = match (begun.contacts.get(&lookup), self.resolve(source, &lookup).await?) {
            (_, Some(known)) if known.ended || known.erased => return Ok(None),
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
                let (place, key) = self.new_contact(source.hotline, from, lookup, &mut begun.names, now).await?;
                begun.contacts.insert(lookup, (place.clone(), key.clone()));
                (place, key)
            }
        };
        Ok(Some(Found { lookup, place, key, participants: Vec::new(), writer: Writer::OfAddress }))
    }

    /// Whether a report is about another address than the one that the message went to. One that names none is about that.
    async fn is_about_another(&self, source: &Source, report: &Report) -> Result<bool, StoreError> {
        let Some(message) = report.message.filter(|_| !report.recipients.is_empty()) else { return Ok(false) };
        let contact = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            match deliveries::address_of(&mut conn, source.hotline, message.0).await? {
                Some(address) => conversations::contact_at(&mut conn, source.hotline, address).await?,
                None => return Ok(false),
            }
        };
        let ours = self.address_of(&contact).await?;
        Ok(!ours.is_empty() && !report.recipients.iter().any(|named| is_one_mailbox(named.expose(), &ours)))
    }

    /// In the language that the message says it is in, else in that of its words, else in the hotline's own.
    fn acknowledgement(
        &self,
        source: &Source,
        from: &Address,
        languages: [Option<&str>; 2],
        key: &ContentKey,
        now: UnixMillis,
    ) -> Result<Option<Acknowledgement>, StoreError> {
        let Some(text) = source.acknowledgements.of(&languages) else { return Ok(None) };
        let id = timed_id(now);
        let body = serde_json::to_vec(&Body { text: text.to_owned(), ..Body::default() }).map_err(defect)?;
        let domain = from.expose().rsplit_once('@').map(|(_, domain)| Address::new(format!("@{domain}")));
        Ok(Some(Acknowledgement {
            message: id,
            body: key.seal(Place { table: "message", column: "body", row: id }, &body),
            sender: self.lookup(source, from),
            domain: domain.map(|domain| self.lookup(source, &domain)),
        }))
    }

    async fn new_contact(
        &self,
        hotline: HotlineId,
        from: &Address,
        lookup: WatchKey,
        names: &mut Names,
        now: UnixMillis,
    ) -> Result<(Target, Arc<ContentKey>), StoreError> {
        let (contact_key, contact_opener) = self.vault().fresh_key().await?;
        let (key_id, key) = self.vault().fresh_key().await?;
        let address_id = timed_id(now);
        let contact = NewContact {
            known: false,
            related_to: None,
            related_is_new: false,
            contact_key: contact_key.0,
            lookup: lookup.to_vec(),
            sealed_address: contact_opener
                .seal(Place { table: "address", column: "sealed", row: address_id }, from.expose().as_bytes()),
        };
        let (contact_id, sitting) = (timed_id(now), timed_id(now));
        let alias = self.alias(hotline, names).await?;
        let new = Arc::new(Newcomer { contact, contact_id, alias, address_id, sitting });
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

    async fn prepare_phone_call(
        &self,
        source: &Source,
        name: &CarrierId,
        told: &PhoneCall,
        now: UnixMillis,
    ) -> Result<Prepared, StoreError> {
        let hash = self.carrier_hash(source.hotline, source.channel, name).to_vec();
        Ok(Prepared::PhoneCall(Box::new(self.told(source.hotline, source.channel, hash, told, now).await?)))
    }

    async fn prepare_bystanders(
        &self,
        source: &Source,
        from: &Address,
        there: &[Bystander],
        begun: &Begun,
    ) -> Result<Prepared, StoreError> {
        Ok(match self.talk_of(source, from, begun).await? {
            TalkOf::One { conversation, key, begins } => {
                let there = self.sealed_bystanders(source.hotline, &key, there);
                Prepared::Bystanders { conversation, there, begins }
            }
            TalkOf::Nobody(prepared) => prepared,
        })
    }

    /// The talk that an address has.
    async fn talk_of(&self, source: &Source, from: &Address, begun: &Begun) -> Result<TalkOf, StoreError> {
        let lookup = self.lookup(source, from);
        Ok(match (begun.contacts.get(&lookup), self.resolve(source, &lookup).await?) {
            (_, Some(known)) if known.ended || known.erased => TalkOf::Nobody(Prepared::Ended),
            (_, Some(known)) => match self.optional_key(known.key).await? {
                Some(key) => TalkOf::One { conversation: known.conversation, key, begins: false },
                None => TalkOf::Nobody(Prepared::Ended),
            },
            (Some((place, key)), None) => {
                TalkOf::One { conversation: place.conversation, key: key.clone(), begins: true }
            }
            (None, None) => TalkOf::Nobody(Prepared::Nothing),
        })
    }

    async fn prepare_receipt(&self, source: &Source, receipt: &Receipt) -> Result<Prepared, StoreError> {
        Ok(match &receipt.of {
            ReceiptOf::Message(id) => Prepared::CarrierReceipt {
                of: Reported::Message(id.0),
                state: receipt.state,
                code: receipt.code.clone(),
            },
            ReceiptOf::Carrier(carrier_id) => Prepared::CarrierReceipt {
                of: Reported::Carrier(self.carrier_hash(source.hotline, source.channel, carrier_id)),
                state: receipt.state,
                code: receipt.code.clone(),
            },
            ReceiptOf::UpTo { from, seq } => match self.resolve(source, &self.lookup(source, from)).await? {
                // Somebody with a conflict reads nothing more: what they say that they have read would be shown to them again.
                Some(known)
                    if !known.ended && self.conflict_of(source.hotline, known.conversation).await?.is_some() =>
                {
                    Prepared::Nothing
                }
                Some(known) if !known.ended => Prepared::ReadUpTo { conversation: known.conversation, seq: seq.0 },
                Some(_) => Prepared::Ended,
                None => Prepared::Nothing,
            },
        })
    }

    /// Keyed, because "yes" can be guessed; of the normalised content, because carriers change the rest when they repeat.
    fn content_hash(&self, source: &Source, draft: &Draft) -> [u8; 32] {
        if let Some(digest) = &draft.digest {
            return self.vault().lookup(source.hotline, "content", digest);
        }
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
    let body = serde_json::to_vec(&FileBody::of(file)).map_err(defect)?;
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

/// Whether two addresses are of one mailbox, as far as that can be told from outside: case is nothing, nor is a word behind a plus.
fn is_one_mailbox(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.trim().to_lowercase();
        match address.rsplit_once('@') {
            Some((local, domain)) => format!("{}@{domain}", local.split('+').next().unwrap_or(local)),
            None => address,
        }
    };
    bare(one) == bare(other)
}

pub(super) fn flags_of(message: &InboundMessage) -> &'static str {
    match message.origin {
        Origin::Person => message.mark.map_or("", Mark::code),
        Origin::Machine | Origin::Away => "machine",
        Origin::Carrier => "carrier",
    }
}

/// "No" puts a talk on top; "not sure" raises it; "yes" changes nothing, because rules only raise.
fn safety_signal(answer: SafetyAnswer) -> Option<Signal> {
    match answer {
        SafetyAnswer::No => Some(fixed("IMM", "safety-question-no", 0)),
        SafetyAnswer::Unsure => Some(fixed("UNSURE", "safety-question-unsure", 2)),
        SafetyAnswer::Yes => None,
    }
}

/// A signal that no words give.
pub(super) fn fixed(code: &'static str, rule: &str, priority: u8) -> Signal {
    Signal { code: code.into(), rule: rule.into(), priority, start: 0, end: 0 }
}
