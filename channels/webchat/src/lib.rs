//! The embeddable web chat as a channel.
//!
//! A young person's page speaks a small HTTP protocol (see `http`): a session that nothing stores, commands that may be
//! repeated, and a stream of what happens in their one conversation. Deliberately absent: SQL, rate limits and the
//! documents of the widget, which belong to the process. Invariant: a command is answered 2xx only after
//! [`Host::accept`] returned `Ok`, and nobody reads a conversation without the session that began it.

mod attachments;
mod body;
mod door;
mod inbound;
mod outbound;
#[doc(hidden)]
pub mod parse;
mod problem;
mod session;
mod stream;

use std::{io, sync::Arc};

use async_trait::async_trait;
use axum::Router;
use earshot_channel::{
    Capabilities, Channel, ChannelError, ChannelId, Host, HostError, Outbound, Placement, Probe, ProbeCheck, SendError,
    Sent, UnixMillis,
};
use parking_lot::Mutex;
use rand::TryRngCore;
use tokio_util::sync::CancellationToken;

/// Longest text of one message in Unicode scalar values, both ways.
pub const TEXT_LIMIT_CHARS: usize = 10_000;
/// Longest body of a command.
pub const BODY_LIMIT_BYTES: usize = 64 * 1024;
/// Largest file that a contact may send.
pub const UPLOAD_LIMIT_BYTES: u64 = 5 * 1024 * 1024;
/// How long a session is good after it was made.
pub const SESSION_LIFE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Where the chat reads the time from.
pub type Clock = Arc<dyn Fn() -> UnixMillis + Send + Sync>;
/// Where the chat takes unguessable bytes from: fills the slice whole or fails.
pub type Random = Arc<dyn Fn(&mut [u8]) -> io::Result<()> + Send + Sync>;

/// What one web chat is set up with.
#[derive(Clone)]
pub struct WebChatSettings {
    /// The channel.
    pub channel: ChannelId,
    /// The public name of the chat, as it stands in the embedding page and in the address of its routes.
    pub key: String,
    /// Whether contacts may send pictures.
    pub uploads: bool,
    /// Whether they may send sound too; without effect when `uploads` is off.
    pub audio: bool,
    /// Origins of the chat host (`https://chat.example.org`). Requests that name another origin are refused.
    pub allowed_origins: Vec<String>,
    /// The time.
    pub clock: Clock,
}

impl std::fmt::Debug for WebChatSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebChatSettings")
            .field("channel", &self.channel)
            .field("key", &self.key)
            .field("uploads", &self.uploads)
            .field("audio", &self.audio)
            .field("allowed_origins", &self.allowed_origins)
            .finish_non_exhaustive()
    }
}

/// One web chat. Cheap to clone; clones are the same chat.
#[derive(Clone)]
pub struct WebChat {
    chat: Arc<Chat>,
}

pub(crate) struct Chat {
    settings: WebChatSettings,
    random: Random,
    capabilities: Capabilities,
    /// Ends the open streams when the channel stops; replaced then, so that a channel that starts again serves again.
    streams: Mutex<CancellationToken>,
}

impl WebChat {
    /// A chat with the operating system's randomness.
    pub fn new(settings: WebChatSettings) -> Self {
        Self::with_random(settings, Arc::new(|bytes| rand::rngs::OsRng.try_fill_bytes(bytes).map_err(io::Error::other)))
    }

    /// A chat that takes its randomness from `random`; for tests that compare what goes over the wire.
    pub fn with_random(settings: WebChatSettings, random: Random) -> Self {
        let capabilities = Capabilities {
            kind: "webchat",
            text_limit_chars: Some(TEXT_LIMIT_CHARS),
            media: true,
            html: false,
            threads: false,
            receipts: true,
            typing: true,
            bystanders: false,
            identities: false,
            idempotent_sends: true,
            placement: Placement::EveryNode,
            sitting_silence_ms: 30 * 60 * 1000,
        };
        let streams = Mutex::new(CancellationToken::new());
        Self { chat: Arc::new(Chat { settings, random, capabilities, streams }) }
    }
}

#[async_trait]
impl Channel for WebChat {
    fn capabilities(&self) -> &Capabilities {
        &self.chat.capabilities
    }

    /// Everything comes in through [`Channel::http`]; this only proves that sessions can be made, and ends the streams.
    async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        match session::Keys::load(&*host, self.chat.settings.channel).await {
            Ok(_) => {}
            Err(HostError::NotFound | HostError::Rejected(_)) => {
                return Err(ChannelError::Setup("the key that sessions are made with is missing or too short".into()));
            }
            Err(other) => return Err(other.into()),
        }
        stop.cancelled().await;
        let ended = std::mem::take(&mut *self.chat.streams.lock());
        ended.cancel();
        Ok(())
    }

    async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
        outbound::check(out)
    }

    async fn probe(&self) -> Probe {
        let settings = &self.chat.settings;
        let mut checks = Vec::new();
        checks.push(match parse::is_key(&settings.key) {
            true => ProbeCheck { works: true, words: format!("The chat's key is {}.", settings.key) },
            false => ProbeCheck {
                works: false,
                words: "The chat's key must be 1 to 64 letters, digits, - or _: it stands in an address.".into(),
            },
        });
        if settings.allowed_origins.is_empty() {
            checks.push(ProbeCheck {
                works: false,
                words:
                    "No chat host is set, so every browser is refused. Set its address, as in https://chat.example.org."
                        .into(),
            });
        }
        for origin in &settings.allowed_origins {
            let works = parse::is_origin(origin);
            let words = match works {
                true => format!("Browsers on {origin} may chat."),
                false => format!("{origin} is not an origin. Write it as https://chat.example.org, without a path."),
            };
            checks.push(ProbeCheck { works, words });
        }
        Probe { checks }
    }

    fn http(&self, host: Arc<dyn Host>) -> Option<Router> {
        Some(door::router(Arc::clone(&self.chat), host))
    }
}
