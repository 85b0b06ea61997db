//! What a [`MemoryHost`](super::MemoryHost) keeps, and the rules by which it takes items: pure, without time or I/O.
//!
//! The rules are the contract's: what an `accept` keeps, it keeps whole; a copy is known by carrier id and normalised
//! content; an item that was erased stays erased.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;

use super::Seeded;
use crate::{
    Accepted, Address, AttachmentId, BlobId, CarrierId, ClosedBy, ConversationSeq, Cursor, Health, Inbound,
    InboundAttachment, Item, ItemAttachment, ItemKind, MessageId, Party, Receipt, Received, SafetyAnswer, Stored,
    UnixMillis,
};

/// One item that the host keeps: the ledger's line.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The carrier's id, as it came.
    pub carrier_id: CarrierId,
    /// Who it is from.
    pub from: Option<Address>,
    /// The bytes, as they came.
    pub raw: Bytes,
    /// The text; for an unreadable item the reason.
    pub text: String,
    /// The answer, where the item answers the safety question.
    pub safety: Option<SafetyAnswer>,
    /// The files.
    pub attachments: Vec<InboundAttachment>,
    /// The language that it says it is in.
    pub language: Option<String>,
    /// Where it stands.
    pub stored: Stored,
    /// It came with an id that stood for something else.
    pub conflict: bool,
    /// It could not be read.
    pub unreadable: bool,
    /// Its content is gone.
    pub erased: bool,
    /// What its carrier says of it beside its words.
    pub mark: Option<crate::Mark>,
}

/// What waits, and what waited: its bytes are gone once it was let go.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub(super) hold: crate::Hold,
    pub(super) held: crate::Held,
    pub(super) gone: bool,
}

/// What is normalised before two items are compared: a carrier's clock and its route change with a retry, words don't.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Content {
    from: Option<Address>,
    words: String,
}

#[derive(Clone, Debug)]
struct Known {
    content: Content,
    line: Option<usize>,
}

/// One contact's conversation.
#[derive(Clone, Debug, Default)]
pub(super) struct Conversation {
    pub(super) items: Vec<Item>,
    pub(super) ended: bool,
    shown: ConversationSeq,
}

impl Conversation {
    pub(super) fn last(&self) -> ConversationSeq {
        ConversationSeq(i64::try_from(self.items.len()).unwrap_or(i64::MAX))
    }

    pub(super) fn push(&mut self, at: UnixMillis, kind: ItemKind) -> ConversationSeq {
        let seq = ConversationSeq(self.last().0 + 1);
        self.items.push(Item { seq, at, kind });
        seq
    }
}

/// All that survives a crash.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) chance: Seeded,
    pub(super) kept: Vec<Kept>,
    known: HashMap<CarrierId, Vec<Known>>,
    pub(super) conversations: BTreeMap<Address, Conversation>,
    pub(super) receipts: Vec<Receipt>,
    pub(super) typing: Vec<(Address, bool)>,
    pub(super) cursor: Option<Cursor>,
    pub(super) attempts: HashMap<Vec<u8>, u32>,
    pub(super) health: Option<Health>,
    pub(super) heard: Vec<(CarrierId, Bytes)>,
    pub(super) blobs: HashMap<BlobId, Bytes>,
    pub(super) files: HashMap<AttachmentId, (Address, InboundAttachment)>,
    pub(super) waiting: Vec<Waiting>,
}

impl Store {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            chance: Seeded::new(seed),
            kept: Vec::new(),
            known: HashMap::new(),
            conversations: BTreeMap::new(),
            receipts: Vec::new(),
            typing: Vec::new(),
            cursor: None,
            attempts: HashMap::new(),
            health: None,
            heard: Vec::new(),
            blobs: HashMap::new(),
            files: HashMap::new(),
            waiting: Vec::new(),
        }
    }

    pub(super) fn hold(&mut self, hold: crate::Hold, at: UnixMillis) -> Vec<crate::Held> {
        let same = |one: &&Waiting| one.hold.carrier_id == hold.carrier_id && one.hold.body == hold.body;
        let (kind, group) = (hold.kind, hold.group.clone());
        if !self.waiting.iter().any(|one| same(&one)) {
            let id = crate::HeldId(self.chance.uuid());
            let held = crate::Held { id, at, body: hold.body.clone() };
            self.waiting.push(Waiting { hold, held, gone: false });
        }
        let of_group = |one: &&Waiting| !one.gone && one.hold.kind == kind && one.hold.group == group;
        self.waiting.iter().filter(of_group).map(|one| one.held.clone()).collect()
    }

    pub(super) fn held(&self, kind: crate::HeldKind, due: Option<UnixMillis>, limit: u32) -> Vec<crate::Held> {
        let is_due = |one: &&Waiting| due.is_none_or(|due| one.hold.due.is_some_and(|at| at <= due));
        let waits = |one: &&Waiting| !one.gone && one.hold.kind == kind;
        let mut found: Vec<_> = self.waiting.iter().filter(waits).filter(is_due).collect();
        if due.is_some() {
            found.sort_by_key(|one| one.hold.due);
        }
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        found.into_iter().take(limit).map(|one| one.held.clone()).collect()
    }

    pub(super) fn knows(&self, carrier_id: &CarrierId, digest: &[u8; 32]) -> crate::Known {
        let words = of_digest(digest);
        let is_erased = |known: &Known| known.line.and_then(|line| self.kept.get(line)).is_none_or(|line| line.erased);
        let known = self.known.get(carrier_id).map(Vec::as_slice).unwrap_or_default();
        match () {
            () if known.iter().any(is_erased) => crate::Known::Erased,
            () if known.iter().any(|known| known.content.words == words) => crate::Known::Kept,
            () => crate::Known::New,
        }
    }

    pub(super) fn take(&mut self, item: Received, now: UnixMillis) -> Accepted {
        let Received { carrier_id, raw, content } = item;
        self.heard.push((carrier_id.clone(), raw.clone()));
        match content {
            Ok(Inbound::Typing { from, on }) => match self.has_ended(&from) {
                true => Accepted::Ended,
                false => {
                    self.typing.push((from, on));
                    Accepted::Noted
                }
            },
            Ok(Inbound::Receipt(receipt)) => self.take_receipt(receipt),
            Ok(Inbound::Bystanders { .. } | Inbound::Identity { .. } | Inbound::Verification { .. }) => Accepted::Noted,
            Ok(Inbound::Leave { from }) => self.take_leave(from, now),
            Ok(other) => self.take_message(carrier_id, raw, Ok(other), now),
            Err(unreadable) => self.take_message(carrier_id, raw, Err(unreadable), now),
        }
    }

    fn take_receipt(&mut self, receipt: Receipt) -> Accepted {
        if let crate::ReceiptOf::UpTo { from, seq } = &receipt.of {
            let Some(conversation) = self.conversations.get_mut(from) else { return Accepted::Noted };
            if conversation.ended {
                return Accepted::Ended;
            }
            conversation.shown = conversation.shown.max((*seq).min(conversation.last()));
        }
        self.receipts.push(receipt);
        Accepted::Noted
    }

    fn take_leave(&mut self, from: Address, now: UnixMillis) -> Accepted {
        let conversation = self.conversations.entry(from).or_default();
        if !conversation.ended {
            conversation.ended = true;
            conversation.push(now, ItemKind::Closed { by: ClosedBy::Contact });
        }
        Accepted::Ended
    }

    fn take_message(
        &mut self,
        carrier_id: CarrierId,
        raw: Bytes,
        content: Result<Inbound, crate::Unreadable>,
        now: UnixMillis,
    ) -> Accepted {
        let read = self.read(content);
        let content = Content { from: read.from.clone(), words: read.words };
        let ended = read.from.as_ref().is_some_and(|from| self.has_ended(from));
        let known = self.known.entry(carrier_id.clone()).or_default();
        if let Some(copy) = known.iter().find(|known| known.content == content) {
            let line = copy.line.and_then(|line| self.kept.get(line));
            return match line {
                Some(line) if line.erased => Accepted::Tombstone,
                Some(_) if ended => Accepted::Ended,
                // The first answer again, whichever it was.
                Some(line) if line.conflict => Accepted::Conflict(line.stored),
                Some(line) => Accepted::Duplicate(line.stored),
                None => Accepted::Tombstone,
            };
        }
        // Nothing is kept after leaving, so nothing may be acknowledged.
        if ended {
            return Accepted::Ended;
        }
        let conflict = !known.is_empty();
        known.push(Known { content, line: Some(self.kept.len()) });
        let message = MessageId(self.chance.uuid());
        let seq = self.show(message, &carrier_id, &read.from, &read.text, read.safety, &read.attachments, now);
        let stored = Stored { message, seq, at: now };
        self.kept.push(Kept {
            carrier_id,
            from: read.from,
            raw,
            text: read.text,
            safety: read.safety,
            attachments: read.attachments,
            language: read.language,
            stored,
            conflict,
            unreadable: read.unreadable,
            mark: read.mark,
            erased: false,
        });
        if conflict { Accepted::Conflict(stored) } else { Accepted::Message(stored) }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one item, named once")]
    fn show(
        &mut self,
        id: MessageId,
        carrier_id: &CarrierId,
        from: &Option<Address>,
        text: &str,
        safety: Option<SafetyAnswer>,
        attachments: &[InboundAttachment],
        now: UnixMillis,
    ) -> ConversationSeq {
        let Some(from) = from else { return ConversationSeq::default() };
        let attachments = self.file(from, attachments);
        let kind = match safety {
            Some(answer) => ItemKind::Safety { answer },
            None => ItemKind::Message {
                id,
                client_id: Some(carrier_id.clone()),
                from: Party::Me,
                author: None,
                text: text.to_owned(),
                attachments,
            },
        };
        let conversation = self.conversations.entry(from.clone()).or_default();
        match conversation.ended {
            true => conversation.last(),
            false => conversation.push(now, kind),
        }
    }

    pub(super) fn file(&mut self, owner: &Address, attachments: &[InboundAttachment]) -> Vec<ItemAttachment> {
        let mut shown = Vec::new();
        for attachment in attachments {
            let id = AttachmentId(self.chance.uuid());
            self.files.insert(id, (owner.clone(), attachment.clone()));
            shown.push(ItemAttachment {
                id,
                size_bytes: attachment.size_bytes,
                media_type: attachment.media_type.clone(),
                name: attachment.name.clone(),
            });
        }
        shown
    }

    /// Makes one message a tombstone. Its key stays, so that the same item can't come back.
    pub(super) fn erase(&mut self, id: MessageId, now: UnixMillis) -> bool {
        let Some(line) = self.kept.iter_mut().find(|line| line.stored.message == id && !line.erased) else {
            return false;
        };
        line.erased = true;
        line.raw = Bytes::new();
        line.text.clear();
        line.attachments.clear();
        if let Some(conversation) = line.from.as_ref().and_then(|from| self.conversations.get_mut(from)) {
            conversation.push(now, ItemKind::Erased { id });
        }
        true
    }

    fn has_ended(&self, from: &Address) -> bool {
        self.conversations.get(from).is_some_and(|conversation| conversation.ended)
    }

    fn read(&self, content: Result<Inbound, crate::Unreadable>) -> Read {
        let mut read = Read::default();
        match content {
            Ok(Inbound::Message(message)) => {
                let files: Vec<_> =
                    message.attachments.iter().map(|file| (&file.name, self.blobs.get(&file.blob))).collect();
                read.words = match &message.digest {
                    Some(digest) => of_digest(digest),
                    None => format!("message {:?} {:?} {:?} {files:?}", message.text, message.subject, message.html),
                };
                read.from = message.from;
                read.mark = message.mark;
                read.text = message.text;
                read.language = message.language;
                read.attachments = message.attachments;
            }
            Ok(Inbound::Safety { from, answer, language, .. }) => {
                read.words = format!("safety {answer:?}");
                read.from = Some(from);
                read.safety = Some(answer);
                read.language = language;
            }
            Ok(Inbound::Edit { from, of, text, .. }) => {
                read.words = format!("edit {:?} {text:?}", of.expose());
                read.from = Some(from);
                read.text = text;
            }
            Ok(Inbound::Redaction { from, of }) => {
                read.words = format!("redaction {:?}", of.expose());
                read.from = Some(from);
            }
            Ok(
                Inbound::Bystanders { .. }
                | Inbound::Identity { .. }
                | Inbound::Verification { .. }
                | Inbound::Call(_)
                | Inbound::Receipt(_)
                | Inbound::Typing { .. }
                | Inbound::Leave { .. },
            ) => {}
            Err(unreadable) => {
                read.words = format!("unreadable {}", unreadable.why);
                read.from = unreadable.from;
                read.text = unreadable.why;
                read.unreadable = true;
            }
        }
        read
    }
}

fn of_digest(digest: &[u8; 32]) -> String {
    format!("digest {digest:?}")
}

#[derive(Default)]
struct Read {
    from: Option<Address>,
    words: String,
    text: String,
    safety: Option<SafetyAnswer>,
    language: Option<String>,
    attachments: Vec<InboundAttachment>,
    unreadable: bool,
    mark: Option<crate::Mark>,
}
