//! The identities that cross the contract. What could point at a person prints as `…` in logs.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

uuid_id!(
    /// A channel's row.
    ChannelId
);
uuid_id!(
    /// A message's row.
    MessageId
);
uuid_id!(
    /// A conversation's row. Carriers that thread by themselves get it back in a token that only we can sign.
    ThreadId
);
uuid_id!(
    /// Sealed bytes in the blob store. Random: it is also the stored name, and says nothing about the content.
    BlobId
);
uuid_id!(
    /// An attachment of a message.
    AttachmentId
);

uuid_id!(
    /// Something that waits before it can be a message.
    HeldId
);

macro_rules! hidden_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }
            /// The text, for the carrier or the vault; never for a log.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

hidden_text!(
    /// A contact's identity on a channel: mail address, E.164 number, Matrix id, chat session.
    Address
);
hidden_text!(
    /// The carrier's own name for an item (Message-ID, gateway id, event id, the widget's id), unique in its channel.
    CarrierId
);
hidden_text!(
    /// What a contact holds to read their own conversation: the address that their messages came from. Whoever has it
    /// reads this one conversation and nothing else.
    ConversationToken
);

/// Position of an item in one conversation as its contact sees it: 1, 2, 3 … without gaps. 0 marks what is not kept
/// (typing, the waiting band).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConversationSeq(pub i64);

/// Where a carrier's stream was read to; opaque to the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub Vec<u8>);

/// Milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMillis(pub i64);
