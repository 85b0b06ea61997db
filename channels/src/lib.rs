//! The contract between Earshot and a carrier.
//!
//! A channel normalises what its carrier says and hands it to a [`Host`]; it keeps no truth of its own. This crate
//! holds the two traits and the words they share. Deliberately absent: I/O, SQL, and anything about a certain carrier.
//! Invariant: a carrier is told "received" only after [`Host::accept`] returned `Ok`, because only then is it durable.

mod content;
mod host;
mod identity;
mod ids;
mod names;
pub mod number;
#[cfg(feature = "testkit")]
pub mod testkit;

use std::sync::Arc;

use async_trait::async_trait;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

pub use content::*;
pub use host::*;
pub use identity::*;
pub use ids::*;
pub use names::{file_name, file_name_from_header};

/// One configured way in: a mailbox, an SMS number, a Matrix account, a web chat.
#[async_trait]
pub trait Channel: Send + Sync + 'static {
    /// What this carrier can do. Constant for the life of the channel.
    fn capabilities(&self) -> &Capabilities;

    /// Receives until `stop`. Every batch goes through [`Host::accept`], and only after its `Ok` is the carrier told.
    ///
    /// # Errors
    /// Ends early with what went wrong; the process starts it again after a back-off.
    async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError>;

    /// Hands one message to the carrier. `Ok` means accepted by it, not delivered. Cancel-safe only in the sense that
    /// a cut leaves the delivery [`DeliveryState::Unknown`] unless the carrier is idempotent.
    ///
    /// # Errors
    /// See [`SendError`]: the caller retries, gives up, or asks [`Channel::status`].
    async fn send(&self, out: &Outbound) -> Result<Sent, SendError>;

    /// What became of a send that ended [`SendError::Unknown`], where the carrier can tell; `None` where it can't.
    ///
    /// # Errors
    /// As [`Channel::send`].
    async fn status(&self, _out: &Outbound) -> Result<Option<DeliveryState>, SendError> {
        Ok(None)
    }

    /// As [`Channel::status`], for a carrier that is searched and not asked by name: what it took before `begun_at`, when the
    /// hand-over that was cut began, is another message.
    ///
    /// # Errors
    /// As [`Channel::send`].
    async fn status_since(&self, out: &Outbound, _begun_at: UnixMillis) -> Result<Option<DeliveryState>, SendError> {
        self.status(out).await
    }

    /// Connects and says in words what works and what doesn't. Changes nothing.
    async fn probe(&self) -> Probe;

    /// Erasure reaches the carrier: leave the room, delete the mail, close the session.
    ///
    /// # Errors
    /// The caller tries again until it works; a carrier that keeps nothing answers `Ok`.
    async fn forget(&self, _address: &Address) -> Result<(), ChannelError> {
        Ok(())
    }

    /// Takes a step in comparing keys with a contact, and says where that stands then.
    ///
    /// # Errors
    /// [`ChannelError::Unavailable`] where another node may do it, [`ChannelError::Setup`] where it can't be done.
    async fn verify(&self, _address: &Address, _step: Step) -> Result<Stage, ChannelError> {
        Err(ChannelError::Setup("this carrier has no keys that can be compared".into()))
    }

    /// Makes a new key with which the account's own keys can be had back after a loss, and puts them under it at the carrier. The key
    /// before it is worth nothing then. It is kept nowhere here.
    ///
    /// # Errors
    /// [`ChannelError::Unavailable`] where the channel doesn't run here, [`ChannelError::Setup`] where it can't be done.
    async fn recovery_key(&self) -> Result<SecretString, ChannelError> {
        Err(ChannelError::Setup("this carrier has no keys of its own".into()))
    }

    /// What a message takes of what may go out a day. Asked once, before its first hand-over.
    fn allowances(&self, _out: &Outbound) -> Vec<Allowance> {
        Vec::new()
    }

    /// Looks again at what waits for a proof, after somebody mended a secret or an address. What passes becomes messages.
    ///
    /// # Errors
    /// What passed before an error stays released.
    async fn recheck(&self, _host: Arc<dyn Host>) -> Result<Recheck, ChannelError> {
        Ok(Recheck::default())
    }

    /// The routes that this carrier needs (webhooks, the widget's protocol), relative to the channel's own prefix.
    fn http(&self, _host: Arc<dyn Host>) -> Option<axum::Router> {
        None
    }
}

/// What a carrier can do; the composer, the outbox and triage go by this and never by a carrier's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// The carrier's kind in the glossary's words: `webchat`, `email`, `sms`, `matrix`.
    pub kind: &'static str,
    /// Longest text that one outbound message may have, in Unicode scalar values; `None` is unlimited.
    pub text_limit_chars: Option<usize>,
    /// Attachments travel.
    pub media: bool,
    /// HTML travels.
    pub html: bool,
    /// The carrier threads messages itself.
    pub threads: bool,
    /// The carrier reports delivered or read.
    pub receipts: bool,
    /// Typing is passed on, both ways.
    pub typing: bool,
    /// Others may be where a contact is talked to; see [`Inbound::Bystanders`].
    pub bystanders: bool,
    /// Keys of contacts are told and can be compared; see [`Inbound::Identity`].
    pub identities: bool,
    /// Sending the same [`Outbound::id`] twice reaches the contact once. Without it a cut send is Unknown.
    pub idempotent_sends: bool,
    /// Where [`Channel::run`] may run.
    pub placement: Placement,
    /// Silence after which the next message opens a new sitting, in milliseconds.
    pub sitting_silence_ms: i64,
}

/// What [`Channel::recheck`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Recheck {
    /// Requests that pass now.
    pub released: u64,
    /// Requests that go on waiting.
    pub still: u64,
}

/// On how many nodes a channel runs at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// One node, held by a lease in the database (a mailbox, a Matrix account).
    OneNode,
    /// Every node (web chat, webhooks).
    EveryNode,
}

/// Why a channel could not go on, by what the caller does next.
#[derive(Debug, thiserror::Error)]
pub enum ChannelError {
    /// The carrier is out of reach; try again.
    #[error("the carrier is out of reach: {0}")]
    Unavailable(String),
    /// Somebody has to mend the set-up (a password, an address); the words say what.
    #[error("the channel's set-up needs mending: {0}")]
    Setup(String),
    /// The host would not take a batch.
    #[error(transparent)]
    Host(#[from] HostError),
}

/// What [`Channel::probe`] found, in words for the person who set the channel up.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Probe {
    /// The checks in the order they were made.
    pub checks: Vec<ProbeCheck>,
}

/// One thing that [`Channel::probe`] looked at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct ProbeCheck {
    /// Whether it works.
    pub works: bool,
    /// What was looked at and, where it fails, what to do.
    pub words: String,
}
