//! Ids as types, so that an operator's id can't be handed in where a conversation's is meant.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

pub use earshot_channel::{AttachmentId, BlobId, ChannelId, MessageId, UnixMillis};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A hotline: the tenant, leads every key.
    HotlineId,
    /// A person who works in the console.
    OperatorId,
    /// A person who reached out.
    ContactId,
    /// Where conversations of certain channels and languages wait.
    QueueId,
    /// One thread on one channel with one contact.
    ConversationId,
    /// One stretch of a conversation.
    SittingId,
    /// The statistical record of a sitting.
    CallId,
    /// A case: what a hotline does about one child or several.
    CaseId,
    /// A part of a case: a child, an episode, a task.
    CasePartId,
    /// A key in the vault.
    KeyId,
    /// A prepared answer.
    CannedReplyId,
    /// A view that somebody keeps.
    SavedViewId,
}
