//! What operators see of a conversation, as it goes over the wire. Shapes only; the words in them were opened by the vault
//! for this reader and are never logged.

use earshot_channel::{DeliveryState, Envelope, FileRole, SafetyAnswer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, OperatorId, SittingId,
    blocks::Block,
    bystanders::Bystander,
    calls::Call,
    emergency::EmergencyDecision,
    identities::Identity,
    safety::SafetyCard,
    seats::Seat,
    ties::{PersonTalk, RelatedTalk, SamePerson},
    timeline::Happening,
};
use earshot_triage::Signal;

/// Somebody at the hotline, by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Who.
    pub id: OperatorId,
    /// The name that colleagues see.
    pub name: String,
}

/// An operator who has a conversation open at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Viewer {
    /// Who.
    pub id: OperatorId,
    /// The name that colleagues see.
    pub name: String,
    /// Whether they are typing.
    pub typing: bool,
}

/// The channel of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowChannel {
    /// Which.
    pub id: Uuid,
    /// `webchat`, `email`, `sms`, `matrix`.
    pub kind: String,
    /// The hotline's name for it.
    pub name: String,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ConversationState {
    /// The contact waits for us.
    Waiting,
    /// We answered last.
    Theirs,
    /// The sitting was closed.
    Closed,
    /// Erased; only counted codes are left.
    Erased,
}

/// A conversation in a list: what is needed to choose the next one, and no content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Row {
    /// Which.
    pub id: ConversationId,
    /// The contact's alias, such as "Blue Heron".
    pub alias: String,
    /// Where it came in.
    pub channel: RowChannel,
    /// BCP 47 tag, where known.
    pub language: Option<String>,
    /// 0 (now) to 4 (same day).
    pub priority: u8,
    /// Signal code behind the priority, such as `IMM`.
    pub reason: Option<String>,
    /// Rule that raised it.
    pub rule: Option<String>,
    /// Whose turn it is.
    pub state: ConversationState,
    /// Since when the contact waits for us; milliseconds since 1970.
    pub waiting_since_at: Option<i64>,
    /// Time within which somebody should answer; milliseconds. P2 and below by the hotline's hours.
    pub target_ms: Option<i64>,
    /// Until when somebody should answer; milliseconds since 1970.
    pub due_at: Option<i64>,
    /// First message; milliseconds since 1970.
    pub first_in_at: i64,
    /// Newest message from the contact; milliseconds since 1970.
    pub last_in_at: i64,
    /// Messages from the contact that nobody has seen.
    pub unread: i64,
    /// Who holds it.
    pub assignee: Option<Person>,
    /// Whom it is offered to: by its holder, or by its queue where nobody holds it.
    pub transfer_to: Option<Person>,
    /// Who has it open. Not kept.
    pub viewers: Vec<Viewer>,
    /// Whether the contact is typing. Not kept.
    pub contact_typing: bool,
    /// When the contact ended their session: an answer can't reach them any more. Milliseconds since 1970.
    pub contact_left_at: Option<i64>,
    /// The current sitting.
    pub sitting_id: SittingId,
    /// Messages and notes in the thread so far.
    pub messages: i64,
    /// Place in the order of those who wait, the lowest first; of the same, who waits longest. Priority and waiting make it.
    pub turn: i64,
    /// Put aside.
    pub snoozed: bool,
    /// Until then; milliseconds since 1970. Where it is missing, until they write.
    pub snoozed_until_at: Option<i64>,
    /// Codes of its tags.
    pub tags: Vec<String>,
    /// Who sits in it beside its holder, or was asked to.
    pub seats: Vec<Seat>,
    /// The queue where it waits, where the hotline has queues.
    pub queue: Option<String>,
    /// It seems to belong to a flood, and waits behind its like.
    pub flood: bool,
    /// When it became P0 while somebody held it, until they have seen that; milliseconds since 1970.
    pub rose_at: Option<i64>,
    /// What it went into: it is shown there, and in no list.
    pub merged_into: Option<ConversationId>,
    /// How many conversations went into it.
    pub merged: i64,
    /// The conversation that it was taken out of, where it was: the contact has one line for both.
    pub split_from: Option<ConversationId>,
    /// Number of the newest event that this row includes: an event with a lower number changes nothing.
    pub version: i64,
}

/// How many conversations each view holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    /// Waiting for us.
    pub waiting: i64,
    /// Held by the reader.
    pub mine: i64,
    /// Waiting for them.
    pub theirs: i64,
    /// Closed.
    pub closed: i64,
    /// Put aside.
    pub snoozed: i64,
}

/// A page of the inbox.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct InboxPage {
    /// In order.
    pub rows: Vec<Row>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<String>,
    /// Events after this number are not in the rows.
    pub seq: i64,
    /// Of all views.
    pub counts: Counts,
}

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// The contact waits for us; most urgent first.
    Waiting,
    /// Held by the reader.
    Mine,
    /// We answered last; newest first.
    Theirs,
    /// Put aside; the first to come back first.
    Snoozed,
    /// Closed; newest first.
    Closed,
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the contact.
    In,
    /// To the contact.
    Out,
    /// Among colleagues; never leaves.
    Note,
}

/// A message or note in the thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Message {
    /// Which.
    pub id: Uuid,
    /// Place in the thread: 1, 2, 3 …; in one of several conversations larger numbers, which grow with time all the same.
    pub seq: i64,
    /// The conversation that it was written to: this one, or one that went into it.
    pub talk_id: ConversationId,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// Which way.
    pub direction: Direction,
    /// The operator who wrote it.
    pub author: Option<Person>,
    /// The words; empty once erased.
    pub text: String,
    /// Subject line, where the carrier has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What stood around the words: sender, copies, what is new in it. Mails have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub envelope: Option<Box<Envelope>>,
    /// Of a mail that came in: whether the contact wrote it, and whether answers go where it wants them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<MailSender>,
    /// When it was sent, by the sender's clock; milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<i64>,
    /// Whether it came as HTML too, which can be asked for, sanitised.
    pub has_html: bool,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// What became of it on its way out.
    pub delivery: Option<Delivery>,
    /// `edit` and `redaction` (the contact changed, or took back, what they wrote), `id-reused`, `unreadable`, `erased`, `automatic` (our acknowledgement), `machine` (an automatic answer), `carrier` (a
    /// report of the carrier), `stop` and `start` (the contact wants no more messages, or wants them again), `incomplete` (a part never came),
    /// `media-missing` (a file could not be fetched), `whisper` (a note to whoever holds the talk, from a supervisor).
    pub flags: Vec<String>,
    /// The sitting that it belongs to.
    pub sitting_id: SittingId,
    /// BCP 47 tag, where known.
    pub language: Option<String>,
    /// The answer to "Are you safe right now?", where this is one.
    #[schema(value_type = Option<String>)]
    pub safety: Option<SafetyAnswer>,
    /// What triage found in the words (in what is new in them, where they quote), strongest first. Where start and end are the
    /// same it is not in these words but in the subject, or the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
    /// The earlier message that this one changes or takes back, as its flag says; else the one that could not be read then and is this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Uuid>,
    /// Of a change: what stood in its place while it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Uuid>,
}

/// What is known of a mail's sender beside what the mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MailSender {
    /// The contact, by the address; otherwise somebody else who takes part in the conversation.
    pub by_contact: bool,
    /// Answers to this conversation go where this mail wants them.
    pub answered: bool,
}

/// A file in the thread. Quarantined until somebody judges it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Attachment {
    /// Which.
    pub id: Uuid,
    /// The name that its sender gave it.
    pub name: String,
    /// The media type that its sender claims.
    pub media_type: String,
    /// Length of the plain bytes.
    pub size_bytes: i64,
    /// `quarantined`, `released`, or `sealed`: nobody looks at it any more.
    pub state: String,
    /// `attached`, `inline` (shown within the words) or `original` (the message itself as it came).
    #[schema(value_type = String)]
    pub role: FileRole,
    /// Who sealed it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealing>,
}

/// A file that was sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sealing {
    /// Who did it.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
}

/// What became of an outbound message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Delivery {
    /// Which.
    pub id: Uuid,
    /// `queued`, `leased`, `sent`, `delivered`, `read`, `failed`, `expired` or `unknown`.
    #[schema(value_type = String)]
    pub state: DeliveryState,
    /// How many times it was handed over.
    pub attempts: i64,
    /// When it came to this state; milliseconds since 1970.
    pub at: i64,
    /// Why it failed.
    pub code: Option<String>,
    /// What its carrier reported of it later without an end to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<DeliveryNote>,
    /// Until when it stays with us; milliseconds since 1970.
    pub held_until_at: Option<i64>,
    /// Why: `undo` (it can be taken back) or `safe-hours` (the contact's safety card names other hours).
    pub held_why: Option<String>,
}

/// What a carrier reported of an outbound message while its state stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeliveryNote {
    /// `put-off`: their server could not take it so far. `elsewhere`: it failed at an address that somebody passed it on to.
    pub kind: String,
    /// The carrier's code.
    pub code: String,
}

/// The contact of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Contact {
    /// Which.
    pub id: Uuid,
    /// Alias, such as "Blue Heron".
    pub alias: String,
    /// The address with most of it hidden.
    pub address_masked: String,
    /// When they first reached out; milliseconds since 1970.
    pub first_seen_at: i64,
    /// How many sittings there were.
    pub sittings: i64,
    /// When the address refused an answer for good: nothing more is sent there until they write again. Milliseconds since 1970.
    pub refused_at: Option<i64>,
    /// What the address is, where contacts write texts: `number`, `short` (a short number) or `name` (a sender's name). None of them is
    /// proven, and only a number can be answered.
    pub address_kind: Option<String>,
    /// Since when they want no more messages (STOP); nothing is sent until they want them again. Milliseconds since 1970.
    pub stopped_at: Option<i64>,
}

/// One stretch of a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Sitting {
    /// Which.
    pub id: SittingId,
    /// 1, 2, 3 …
    pub number: i64,
    /// Milliseconds since 1970.
    pub started_at: i64,
    /// Milliseconds since 1970; `None` while it lasts.
    pub ended_at: Option<i64>,
    /// CONT, OPER, TIMEOUT, TRANSFER or TECH.
    pub ended_by: Option<String>,
    /// Its statistical record, once saved.
    pub call: Option<Call>,
}

/// A line over which a conversation that others went into can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TalkLine {
    /// The conversation that it belongs to.
    pub id: ConversationId,
    /// Its channel.
    pub channel: RowChannel,
    /// Who is there.
    pub contact: Contact,
    /// Newest message from there; milliseconds since 1970.
    pub last_in_at: i64,
    /// When the contact ended the session there.
    pub left_at: Option<i64>,
    /// It was closed by itself: it opens again when they write there.
    pub is_closed: bool,
}

/// What was taken out of a conversation a short time ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SplitTalk {
    /// The conversation that the earlier messages went to.
    pub id: ConversationId,
    /// Until when it can be taken back; milliseconds since 1970.
    pub until_at: i64,
}

/// An open conversation.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Conversation {
    /// As in the list.
    pub row: Row,
    /// Who.
    pub contact: Contact,
    /// Newest last.
    pub sittings: Vec<Sitting>,
    /// The queue in which it waits or waited, where the hotline has any.
    pub queue: Option<String>,
    /// Another conversation that this one seems to belong to, by its references or its sender.
    pub related_to: Option<ConversationId>,
    /// Conversations that have to do with this one, by the same or because somebody said so; the newest first, at most 50.
    pub related: Vec<RelatedTalk>,
    /// Contacts who are the same person as this one, because somebody said so.
    pub person: Vec<SamePerson>,
    /// The other conversations of the contact and of the same person, over all channels; the newest first, at most 50.
    pub history: Vec<PersonTalk>,
    /// Where answers are written to this contact, where it is not here: the conversation that goes on over the same line.
    pub answers_in: Option<ConversationId>,
    /// What was taken out of it and can still be taken back; the newest first.
    pub splits: Vec<SplitTalk>,
    /// Where several are shown in one: the lines of all, this one's first. Empty for most.
    pub lines: Vec<TalkLine>,
    /// The newest 200, oldest first.
    pub messages: Vec<Message>,
    /// Thread number to ask for what came before; `None` at the beginning.
    pub earlier: Option<i64>,
    /// How it is safe to reach the contact, where somebody has said so.
    pub safety: Option<SafetyCard>,
    /// The block in force for the contact, or for somebody who is the same person.
    pub block: Option<Block>,
    /// Decisions about emergency services, oldest first.
    pub emergency: Vec<EmergencyDecision>,
    /// Who else is where the contact is talked to. While one of them is neither known nor accepted, nothing is sent.
    pub bystanders: Vec<Bystander>,
    /// What is known of the keys of the contact's account, for each line that tells it.
    pub identities: Vec<Identity>,
    /// What happened to it beside its messages, oldest first; the newest 200.
    pub timeline: Vec<Happening>,
    /// The reader's unsent words.
    pub draft: String,
    /// Events after this number are not in here.
    pub seq: i64,
}

/// Older messages of a conversation.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct EarlierMessages {
    /// Oldest first.
    pub messages: Vec<Message>,
    /// Thread number to ask for what came before; `None` at the beginning.
    pub earlier: Option<i64>,
}

/// A change, as screens follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    /// Number in the hotline's log; 0 where it is not kept (presence, typing, counts).
    pub seq: i64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The operator who did it.
    pub actor: Option<Person>,
    /// `conversation.created`, `conversation.changed`, `message.added`, `message.seen`, `delivery.changed`, `note.added`,
    /// `conversation.alarm` (these supervisors are called to it), `operator.joined`, `operator.left`, `contact.left`, `sitting.closed`,
    /// `timeline.added`, `ties.changed`, `operator.status`, `call.saved`, `phone.changed`, `safety.changed`, `answers.moved`, `block.changed`, `emergency.decided`, `bystanders.changed`, `identity.changed`, `conversation.erased`, `case.changed` (only to whoever may see it), `rights.changed`
    /// (ask anew for what is shown), `presence`, `typing`, `counts`,
    /// `session.ended` (the last one: log in again).
    pub kind: String,
    /// Where.
    pub conversation_id: Option<ConversationId>,
    /// The conversation as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<Row>,
    /// The message that was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// The delivery as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// Of all views.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
    /// Small deltas.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}
