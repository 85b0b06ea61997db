//! What carriers say, normalised: inbound items, outbound messages, and what became of them.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Address, BlobId, CarrierId, Identity, MessageId, Near, Stage, ThreadId, UnixMillis};

/// One item from a carrier: the bytes as they came, and what they mean or why that could not be told.
#[derive(Clone, Debug)]
pub struct Received {
    /// The carrier's own id. Together with the content's keyed hash it makes a re-delivery harmless.
    pub carrier_id: CarrierId,
    /// The bytes as they came; kept sealed beside the meaning.
    pub raw: Bytes,
    /// The meaning. `Unreadable` items become visible messages with the raw bytes attached; nothing is dropped.
    pub content: Result<Inbound, Unreadable>,
}

/// What an inbound item means.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly every item is a message")]
pub enum Inbound {
    /// Somebody wrote.
    Message(InboundMessage),
    /// Something became of a message that we sent.
    Receipt(Receipt),
    /// The contact began or stopped typing. Passed on, never stored.
    Typing {
        /// Who.
        from: Address,
        /// Began (`true`) or stopped.
        on: bool,
    },
    /// The contact answered "Are you safe right now?".
    Safety {
        /// Who.
        from: Address,
        /// The answer.
        answer: SafetyAnswer,
        /// BCP 47 tag of the language that the contact reads, if known.
        language: Option<String>,
        /// Who else came from where it came from, where its carrier knows.
        near: Option<Near>,
    },
    /// The contact ended the talk and their session with it.
    Leave {
        /// Who.
        from: Address,
    },
    /// The contact changed what they wrote; kept as a version.
    Edit {
        /// Who.
        from: Address,
        /// The carrier id of the message that is changed.
        of: CarrierId,
        /// The new text.
        text: String,
        /// What was told in its place while it could not be read.
        opens: Option<CarrierId>,
    },
    /// The contact took back what they wrote.
    Redaction {
        /// Who.
        from: Address,
        /// The carrier id of the message that is taken back.
        of: CarrierId,
    },
    /// Who else is where the contact is talked to and reads along: all of them.
    Bystanders {
        /// Whose talk it is.
        from: Address,
        /// Everybody but them and us; empty where they are alone with us.
        there: Vec<Bystander>,
    },
    /// What is known of the keys of the contact's account. Said again, it changes nothing.
    Identity {
        /// Whose.
        from: Address,
        /// The keys.
        identity: Identity,
    },
    /// How comparing keys with the contact stands.
    Verification {
        /// With whom.
        from: Address,
        /// Where it stands.
        stage: Stage,
    },
    /// A telephone exchange reports a call.
    Call(PhoneCall),
}

/// Somebody else in the place where a contact is talked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bystander {
    /// Their name on the carrier.
    pub name: Address,
    /// The channel's settings name them: nobody need accept them.
    pub known: bool,
}

/// A message from a contact.
#[derive(Clone, Debug, Default)]
pub struct InboundMessage {
    /// Who wrote; the carrier's word, proven or not.
    pub from: Option<Address>,
    /// Readable text, U+0000 stripped, line ends as `\n`.
    pub text: String,
    /// Subject line, where the carrier has one.
    pub subject: Option<String>,
    /// HTML as it came; shown only sanitised.
    pub html: Option<String>,
    /// BCP 47 tag, as the carrier or the widget says.
    pub language: Option<String>,
    /// The carrier's own clock.
    pub sent_at: Option<UnixMillis>,
    /// Carrier ids that this message answers, nearest first.
    pub references: Vec<CarrierId>,
    /// Attached files, their bytes already put into the blob store.
    pub attachments: Vec<InboundAttachment>,
    /// How its conversation is found.
    pub thread: Thread,
    /// Where answers go, where that is not `from`.
    pub answer_to: Option<Address>,
    /// Others who take part, in the form that `from` has: they may write in this conversation too.
    pub participants: Vec<Address>,
    /// Who or what wrote it.
    pub origin: Origin,
    /// What it reports about a message of ours.
    pub report: Option<Report>,
    /// Whether an automatic answer may go back (RFC 3834): the carrier's judgement, before anything that only Earshot knows.
    pub may_acknowledge: bool,
    /// It came before the channel was set up, is taken from an old mailbox, or may have been read before: it may be known, and is
    /// answered by no machine.
    pub old: bool,
    /// When it came to its carrier, as that says; else when it was sent, as its sender says.
    pub came_at: Option<UnixMillis>,
    /// SHA-256 of what its sender made, without what carriers change on the way and without what reading makes of it: an item
    /// with the same id and digest is the same item, whichever way and release brings it. `None`: what was read counts.
    pub digest: Option<[u8; 32]>,
    /// What stood around the words, for those who read them.
    pub envelope: Option<Box<Envelope>>,
    /// What else its carrier says of it.
    pub mark: Option<Mark>,
    /// What was told in its place while it could not be read.
    pub opens: Option<CarrierId>,
    /// Who else came from where it came from, where its carrier knows.
    pub near: Option<Near>,
}

/// What a carrier says of a message beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The contact wants no more messages at this address. Nothing is sent there until [`Mark::Start`].
    Stop,
    /// They want messages again.
    Start,
    /// A part of it never came.
    Incomplete,
    /// A file of it could not be fetched.
    FileMissing,
}

impl Mark {
    /// As it stands among a message's flags.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Start => "start",
            Self::Incomplete => "incomplete",
            Self::FileMissing => "media-missing",
        }
    }
}

/// How the conversation of a message is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Thread {
    /// An address has one conversation, for ever.
    #[default]
    OfAddress,
    /// The conversation that `joined` names (a token of ours that the adapter has checked); else that of the nearest known
    /// reference in which the sender takes part; else a new one.
    Referred {
        /// From a signed token of ours.
        joined: Option<ThreadId>,
    },
}

/// Who or what wrote a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// A person, as far as can be told; people write through lists, too.
    #[default]
    Person,
    /// It bears a machine's sign: nobody waits for us, unless its words are urgent.
    Machine,
    /// Somebody is away, and a machine says so.
    Away,
    /// The carrier reports about a message.
    Carrier,
}

/// What a carrier's own message says about one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which, where the report names it.
    pub message: Option<MessageId>,
    /// Failed for good; otherwise the carrier goes on trying.
    pub failed: bool,
    /// Status code and reason, short.
    pub code: String,
    /// The address that it is about, in every way in which it may be written; empty where the report doesn't say. Whoever got a
    /// message may have passed it on, and then the report is about somebody else.
    pub recipients: Vec<Address>,
}

/// A name and an address as the carrier shows them. Neither is proven.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Participant {
    /// Display name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Address.
    pub address: String,
}

/// What stood around a message's words. Kept sealed with them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Envelope {
    /// Who says that they wrote it.
    pub from: Participant,
    /// Whom it counts as, where a form sent it in another name; otherwise empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Where they want answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reply_to: Vec<Participant>,
    /// The address at which they want them: one of these, or the sender's. Empty in what an earlier release took in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer_to: String,
    /// To whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Participant>,
    /// Copies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cc: Vec<Participant>,
    /// Only what is new in it, where that is not all: without quoted text and signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_text: Option<String>,
    /// The message that it passes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded: Option<Forwarded>,
    /// Whether the sender is who they say.
    #[serde(default)]
    pub authenticity: Authenticity,
    /// What could not be read or was left out, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// The message that somebody passed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Forwarded {
    /// Who wrote it first.
    pub from: Participant,
    /// When, as the forwarding program wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// Whether a sender is who they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Authenticity {
    /// Nothing vouches for it and nothing speaks against it.
    #[default]
    Unknown,
    /// The sender's domain vouches for it.
    Aligned,
    /// It does not come from where it says.
    Failed,
}

/// A file that came with a message.
#[derive(Clone, Debug, Default)]
pub struct InboundAttachment {
    /// The sealed bytes.
    pub blob: BlobId,
    /// The carrier's name for it within the message (`Content-ID`), where the words refer to it.
    pub content_id: Option<String>,
    /// What it is in the message.
    pub role: FileRole,
    /// The name that the sender gave it; never used as a path.
    pub name: String,
    /// The media type that the sender claims.
    pub media_type: String,
    /// Length of the plain bytes.
    pub size_bytes: u64,
}

/// What a file is in its message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileRole {
    /// Sent along.
    #[default]
    Attached,
    /// Shown within the words.
    Inline,
    /// The message itself as it came, where it is too large to be kept beside its words.
    Original,
}

/// Answer to "Are you safe right now?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SafetyAnswer {
    /// Safe.
    Yes,
    /// Not safe: the talk goes on top of the queue.
    No,
    /// Not sure.
    Unsure,
}

/// What an exchange tells of a call. The item's carrier id is its name for the call. No number of a caller passes here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneCall {
    /// What happened.
    pub state: CallState,
    /// When, by the exchange's clock; missing: now.
    pub at: Option<UnixMillis>,
    /// The line that was called, as the hotline calls it.
    pub line: Option<String>,
    /// BCP 47 tag of the language that the caller chose.
    pub language: Option<String>,
    /// Login of the operator who answered.
    pub agent: Option<String>,
}

/// State of a telephone call as an exchange reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// It rings.
    Ringing,
    /// Somebody answered.
    Answered,
    /// It ended.
    Ended,
    /// Nobody answered.
    Missed,
}

/// Why an item could not be read, in words for an operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Who it is from, where that much could be told.
    pub from: Option<Address>,
    /// The reason.
    pub why: String,
}

/// What became of messages that we sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which.
    pub of: ReceiptOf,
    /// The state that the carrier reports. States only advance, except for a late failure.
    pub state: DeliveryState,
    /// The carrier's reason code for a failure.
    pub code: Option<String>,
}

/// Which messages a receipt speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptOf {
    /// The message whose [`Sent::carrier_id`] this is.
    Carrier(CarrierId),
    /// The message whose [`Outbound::id`] this is, where the carrier repeats it. Found even while it is being handed over.
    Message(MessageId),
    /// Everything that the contact with this address was shown, up to this item of their conversation.
    UpTo {
        /// The contact.
        from: Address,
        /// The last item shown.
        seq: crate::ConversationSeq,
    },
}

/// States of a delivery: queued → leased → sent → delivered → read, or failed, expired, unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryState {
    /// Waits for the outbox.
    Queued,
    /// A worker is handing it over.
    Leased,
    /// The carrier took it.
    Sent,
    /// It reached the contact's device.
    Delivered,
    /// The contact was shown it.
    Read,
    /// The carrier refused it, or every attempt failed.
    Failed,
    /// Too old to be of use.
    Expired,
    /// The hand-over was cut where nobody can tell whether it happened. Never resent blindly.
    Unknown,
}

/// One message to hand to a carrier. Frozen when queued: a retry is the same to the byte.
#[derive(Clone, Debug)]
pub struct Outbound {
    /// The message; also the idempotency key for carriers that have one.
    pub id: MessageId,
    /// Its conversation.
    pub thread: ThreadId,
    /// An automatic acknowledgement, which must say so to machines.
    pub automatic: bool,
    /// Fixed when the message was queued (Message-ID, transaction id), so that a retry repeats it.
    pub carrier_id: CarrierId,
    /// The recipient, frozen when queued.
    pub to: Address,
    /// Name or alias that the contact sees.
    pub author: String,
    /// The text.
    pub text: String,
    /// Subject, where the carrier has one.
    pub subject: Option<String>,
    /// Carrier ids of the message that this answers, nearest first.
    pub references: Vec<CarrierId>,
    /// Files.
    pub attachments: Vec<InboundAttachment>,
    /// When the first earlier attempt began of which nobody knows whether the carrier took it; `None`: it took none.
    pub unsure_since: Option<UnixMillis>,
    /// Others in the talk whom an operator accepted as readers.
    pub accepted: Vec<Address>,
    /// Others may see what arrives: what shows before it is opened (subject, sender's name) says nothing.
    pub discreet: bool,
}

/// How much of something may go out a day, beside what went out already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// What is counted, such as a number or a country; kept as a keyed hash only.
    pub of: String,
    /// How much this message takes of it.
    pub cost: u32,
    /// How much there is within a day.
    pub a_day: u32,
    /// Reason of a delivery that is refused because it is used up.
    pub code: &'static str,
}

/// The carrier took a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The carrier's name for it, which receipts will use; `None` keeps [`Outbound::carrier_id`].
    pub carrier_id: Option<CarrierId>,
    /// What is known now: `Sent`, or more where the carrier tells at once.
    pub state: DeliveryState,
}

/// Why a send did not end well, by what the outbox does next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Not taken, and it is certain that it was not: try again, not before `after_ms` if given.
    #[error("not taken now")]
    Retry {
        /// Milliseconds to wait; `None` leaves it to the back-off.
        after_ms: Option<u64>,
    },
    /// Refused for good.
    #[error("refused: {code}")]
    Reject {
        /// The carrier's reason, short and without content.
        code: String,
    },
    /// Cut where nobody can tell.
    #[error("cut while handing over")]
    Unknown,
}
