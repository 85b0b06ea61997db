//! What a channel may ask of Earshot.

use std::{path::Path, pin::Pin, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use futures::Stream;
use secrecy::SecretSlice;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    AttachmentId, BlobId, CarrierId, ConversationSeq, ConversationToken, Cursor, HeldId, MessageId, Received,
    SafetyAnswer, UnixMillis,
};

/// Bytes as they come or go, in pieces.
pub type ByteStream = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>;
/// What a contact reads, as it happens. Ends when the session ends or the process stops.
pub type ItemStream = Pin<Box<dyn Stream<Item = Result<Item, HostError>> + Send>>;

/// Earshot as one channel sees it. An adapter reaches nobody else's channel and no table.
#[async_trait]
pub trait Host: Send + Sync {
    /// Takes a batch. Durable when it returns `Ok`; the cursor commits in the same transaction as the items. Answers
    /// in the order of the batch.
    ///
    /// # Errors
    /// Nothing of the batch was kept; see [`HostError`] for whether to try again. Not cancel-safe: a dropped call may
    /// or may not have committed, and a second one is harmless.
    async fn accept(&self, batch: Vec<Received>, cursor: Option<Cursor>) -> Result<Vec<Accepted>, HostError>;

    /// Which of these items were taken in before, by id and [`crate::InboundMessage::digest`]. Spares work before
    /// [`Host::accept`], which decides.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn known(&self, items: &[(CarrierId, [u8; 32])]) -> Result<Vec<Known>, HostError>;

    /// What is likely to be handed over next, while something else is still being written: the host may begin to work on it, and keeps
    /// none of it. A hint; [`Host::accept`] says what counts.
    async fn foresee(&self, _items: Arc<Vec<Received>>) {}

    /// The cursor that was committed last.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn cursor(&self) -> Result<Option<Cursor>, HostError>;

    /// Seals bytes into the blob store. An id that no accepted item names is swept away after a day.
    ///
    /// # Errors
    /// [`HostError::Rejected`] above the hotline's limit, [`HostError::Unavailable`].
    async fn put_blob(&self, bytes: ByteStream) -> Result<BlobId, HostError>;

    /// Opens a file of an [`crate::Outbound`].
    ///
    /// # Errors
    /// [`HostError::NotFound`] once it was erased.
    async fn open_blob(&self, blob: BlobId) -> Result<ByteStream, HostError>;

    /// Notes durably that the receiver begins with this, and says how often it began and nothing came of it: a number that
    /// grows across the deaths of the process marks what kills it. The last 32 are remembered.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn attempt(&self, what: &[u8]) -> Result<u32, HostError>;

    /// Takes back an attempt that came to its end, with an error or not: it killed nothing.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn attempt_ended(&self, what: &[u8]) -> Result<(), HostError>;

    /// Tells those who look after the channel how it is. Kept, and shown until it changes.
    ///
    /// # Errors
    /// [`HostError::Unavailable`]; nobody waits for it.
    async fn report(&self, health: Health) -> Result<(), HostError>;

    /// Keeps something aside that can't be a message yet, sealed and in the ledger; durable when it returns `Ok`. Answers with all
    /// of its group that waits, itself included and the oldest first: a second call with the same id and bytes changes nothing, and
    /// what was let go does not come back.
    ///
    /// # Errors
    /// [`HostError::Unavailable`], also where as much waits for a proof as may.
    async fn hold(&self, item: Hold) -> Result<Vec<Held>, HostError>;

    /// What waits: of a kind, the oldest first, at most `limit`. With `due`, only what was to be looked at by then, and first what is
    /// overdue longest: who lets go or postpones what they looked at comes to all of it.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn held(&self, kind: HeldKind, due: Option<UnixMillis>, limit: u32) -> Result<Vec<Held>, HostError>;

    /// How much waits of a kind.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn waiting(&self, kind: HeldKind) -> Result<Load, HostError>;

    /// What waits for one of these ([`Hold::awaits`]) is due at once, and before all that is.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn hasten(&self, came: &[String]) -> Result<(), HostError>;

    /// Looks at these again later.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn postpone(&self, ids: &[HeldId], due: UnixMillis) -> Result<(), HostError>;

    /// These are messages now, or will never be one: their bytes are forgotten, and the ledger remembers that they came.
    ///
    /// # Errors
    /// [`HostError::Unavailable`].
    async fn let_go(&self, ids: &[HeldId]) -> Result<(), HostError>;

    /// One conversation's items after a conversation-local number, kept ones first and then live. Before the contact's
    /// first message there is no conversation yet: the stream is silent and begins with it.
    ///
    /// # Errors
    /// [`HostError::Ahead`] where `after` lies in the future, [`HostError::Ended`] after the contact left.
    async fn follow(&self, token: &ConversationToken, after: ConversationSeq) -> Result<ItemStream, HostError>;

    /// An attachment that stands in the token's own conversation.
    ///
    /// # Errors
    /// [`HostError::NotFound`] for every other attachment, whether it exists or not.
    async fn attachment(&self, token: &ConversationToken, id: AttachmentId) -> Result<AttachmentBytes, HostError>;

    /// A sealed secret of this channel (password, access token, session key). `session` always exists.
    ///
    /// # Errors
    /// [`HostError::NotFound`] where none was set under this label.
    async fn secret(&self, label: &str) -> Result<SecretSlice<u8>, HostError>;

    /// A private folder for this channel's state.
    fn state_dir(&self) -> &Path;
}

/// Why something waits before it can be a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeldKind {
    /// Its proof failed: it waits for somebody to mend the secret.
    Unproven,
    /// Its proof is good, and it isn't this channel's or nothing can be read of it.
    Foreign,
    /// It is a part of something whose other parts have not come.
    Part,
    /// It names a file that is still to be fetched.
    File,
}

impl HeldKind {
    /// As the database writes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unproven => "unproven",
            Self::Foreign => "foreign",
            Self::Part => "part",
            Self::File => "file",
        }
    }
}

/// Something to keep aside.
#[derive(Clone, Debug)]
pub struct Hold {
    /// Why.
    pub kind: HeldKind,
    /// What makes a second copy harmless, with the bytes.
    pub carrier_id: CarrierId,
    /// What belongs together; kept as a keyed hash.
    pub group: String,
    /// What has to come first, where that can be named; kept as a keyed hash.
    pub awaits: Option<String>,
    /// When to look at it again.
    pub due: Option<UnixMillis>,
    /// A short reason without content, as an administrator reads it.
    pub why: String,
    /// What the adapter needs to go on; kept sealed.
    pub body: Bytes,
}

/// Something that waits.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which.
    pub id: HeldId,
    /// When it came.
    pub at: UnixMillis,
    /// The bytes of its [`Hold::body`].
    pub body: Bytes,
}

/// How much waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Items.
    pub items: u64,
    /// Length of their bodies together, in bytes.
    pub bytes: u64,
}

/// From where a request comes. Put among a request's extensions for routes that ask, and kept nowhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PeerAddress(pub std::net::IpAddr);

impl std::fmt::Debug for PeerAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PeerAddress(…)")
    }
}

/// Who shares a network with whom: a hash under a key that dies with the process, good for counting and for nothing else. Put among a
/// request's extensions for routes that ask, and kept nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Near(pub u64);

impl std::fmt::Debug for Near {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Near(…)")
    }
}

/// Whether an item was taken in before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// No.
    New,
    /// It is there.
    Kept,
    /// It was, and was erased, whatever its digest was.
    Erased,
}

/// How a channel is: what its people see on screen, in the API and as figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Health {
    /// Whether it works at this moment.
    pub state: HealthState,
    /// When it last worked.
    #[schema(value_type = Option<i64>)]
    pub last_ok_at: Option<UnixMillis>,
    /// What is wrong and what to do, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// Items that the carrier holds, as it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_count: Option<u64>,
    /// Items that are known of and not taken in yet.
    #[serde(default)]
    pub backlog: u64,
}

/// Whether a channel works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HealthState {
    /// Not known yet.
    #[default]
    Starting,
    /// It receives.
    Works,
    /// It will try again by itself.
    Interrupted,
    /// Somebody has to mend something.
    NeedsHelp,
}

/// What became of one item of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// It is a message now.
    Message(Stored),
    /// It was taken before; the first answer again.
    Duplicate(Stored),
    /// The same carrier id came with other content: kept as a message of its own, flagged.
    Conflict(Stored),
    /// It was erased earlier and stays erased.
    Tombstone,
    /// Nothing to keep (typing, a receipt that changed nothing).
    Noted,
    /// The contact left and this session is over. Nothing was kept, and nothing may be acknowledged.
    Ended,
}

/// Where an accepted item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The message.
    pub message: MessageId,
    /// Its place in the contact's view of the conversation.
    pub seq: ConversationSeq,
    /// When it was taken.
    pub at: UnixMillis,
}

/// Why the host would not, by what the adapter does next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// Database locked, full or gone: nothing was kept, try again.
    #[error("not now: {why}")]
    Unavailable {
        /// What is wrong, without content.
        why: String,
        /// Milliseconds after which a new attempt makes sense.
        retry_after_ms: u64,
    },
    /// Not as asked, now or ever.
    #[error("refused: {0}")]
    Rejected(String),
    /// No such thing here.
    #[error("not found")]
    NotFound,
    /// The session is over.
    #[error("the session is over")]
    Ended,
    /// Asked for items after one that does not exist yet.
    #[error("the last item is {}", last.0)]
    Ahead {
        /// The newest item.
        last: ConversationSeq,
    },
}

/// One thing that a contact sees in their conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Place in the conversation; 0 where it is not kept.
    pub seq: ConversationSeq,
    /// When it happened.
    pub at: UnixMillis,
    /// What it is.
    #[serde(flatten)]
    pub kind: ItemKind,
}

/// Kinds of [`Item`]. The widget draws exactly these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ItemKind {
    /// Somebody wrote.
    Message {
        /// The message.
        id: MessageId,
        /// The contact's own id for their own message.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        client_id: Option<CarrierId>,
        /// Who wrote.
        from: Party,
        /// The operator's alias.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        author: Option<String>,
        /// The text.
        text: String,
        /// Files.
        attachments: Vec<ItemAttachment>,
    },
    /// The contact answered the safety question.
    Safety {
        /// The answer.
        answer: SafetyAnswer,
    },
    /// An operator has read what the contact wrote, up to this item.
    Seen {
        /// The last item read.
        up_to: ConversationSeq,
    },
    /// An operator joined under this alias.
    Joined {
        /// The alias.
        name: String,
    },
    /// The operator left; somebody else goes on.
    Left {
        /// The alias.
        name: String,
    },
    /// The talk was closed.
    Closed {
        /// By whom.
        by: ClosedBy,
    },
    /// A message was erased.
    Erased {
        /// Which.
        id: MessageId,
    },
    /// An operator types. Not kept.
    Typing {
        /// The alias.
        name: String,
        /// Began or stopped.
        on: bool,
    },
    /// Where the contact stands in the queue. Not kept.
    Waiting {
        /// How many are before them, in words; `None` when somebody is on it.
        ahead: Option<Ahead>,
        /// Whether anybody accepts talks at this moment.
        operators: Desk,
    },
}

/// Who wrote, as the contact sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// The contact.
    Me,
    /// The hotline.
    Operator,
}

/// Who closed a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClosedBy {
    /// An operator.
    Operator,
    /// Silence.
    Timeout,
    /// The contact.
    Contact,
}

/// How many wait before a contact. Words, because numbers promise what nobody can keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ahead {
    /// Nobody.
    None,
    /// One to three.
    Few,
    /// More.
    Several,
}

/// Whether anybody is at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Desk {
    /// At least one operator accepts talks.
    Here,
    /// Nobody does.
    Away,
}

/// A file in an [`ItemKind::Message`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemAttachment {
    /// Which.
    pub id: AttachmentId,
    /// Length of the plain bytes.
    pub size_bytes: u64,
    /// The claimed media type.
    pub media_type: String,
    /// The given name.
    pub name: String,
}

/// The bytes of an attachment on their way to a contact.
pub struct AttachmentBytes {
    /// Length of the plain bytes.
    pub size_bytes: u64,
    /// The claimed media type.
    pub media_type: String,
    /// The plain bytes.
    pub bytes: ByteStream,
}
