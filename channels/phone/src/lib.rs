//! A telephone exchange as a channel: it tells that a call rings, was answered, ended or was missed, and an operator's form fills itself.
//!
//! No words and no sound pass here, and no number of a caller is taken. Nothing goes out. What is told is signed ([`proof`]); what can't be
//! proven or read is kept aside and said. Deliberately absent: the inbox, SQL, and what becomes of a call.

mod door;
pub mod event;
pub mod proof;

use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use earshot_channel::{
    Capabilities, Channel, ChannelError, ChannelId, DeliveryState, Health, HealthState, HeldKind, Host, HostError,
    Outbound, Placement, Probe, ProbeCheck, Recheck, SendError, Sent, UnixMillis,
};
use parking_lot::Mutex;
use secrecy::SecretSlice;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

/// Label of the secret that signs.
pub const WEBHOOK: &str = "webhook";
/// Label of the one before it, which stays good while it is changed.
pub const WEBHOOK_BEFORE: &str = "webhook-before";

/// What an exchange can do.
pub static CAPABILITIES: Capabilities = Capabilities {
    kind: "phone",
    text_limit_chars: Some(0),
    media: false,
    html: false,
    threads: false,
    receipts: false,
    typing: false,
    bystanders: false,
    identities: false,
    idempotent_sends: true,
    placement: Placement::EveryNode,
    sitting_silence_ms: 30 * 60_000,
};

/// How an exchange is set up. Its secrets stand apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Counts changes, so that a changed secret is taken up.
    pub revision: u64,
    /// How far the clocks may be apart, in seconds, 30 to 3,600; 300 where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_s: Option<u32>,
}

impl Settings {
    fn window_ms(&self) -> u64 {
        u64::from(self.window_s.unwrap_or(300).clamp(30, 3_600)) * 1_000
    }
}

/// The time.
pub type Clock = Arc<dyn Fn() -> UnixMillis + Send + Sync>;

/// One exchange. Cheap to clone; clones are the same one.
#[derive(Clone)]
pub struct Phone {
    line: Arc<Line>,
}

pub(crate) struct Line {
    channel: ChannelId,
    settings: Settings,
    host: Arc<dyn Host>,
    clock: Clock,
    /// What was said last of how it is.
    said: Mutex<Option<Health>>,
}

impl Phone {
    /// An exchange over its host.
    #[must_use]
    pub fn new(channel: ChannelId, settings: Settings, host: Arc<dyn Host>, clock: Clock) -> Self {
        Self { line: Arc::new(Line { channel, settings, host, clock, said: Mutex::default() }) }
    }
}

impl Line {
    fn now(&self) -> UnixMillis {
        (self.clock)()
    }

    /// Secrets that prove what is told: today's, and the one before. Read each time: an exchange calls seldom.
    async fn secrets(&self) -> Result<Vec<SecretSlice<u8>>, HostError> {
        let mut live = Vec::new();
        for label in [WEBHOOK, WEBHOOK_BEFORE] {
            match self.host.secret(label).await {
                Ok(secret) => live.push(secret),
                Err(HostError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(live)
    }

    /// Says how the channel is, where that changed.
    async fn report(&self) {
        let waiting = match self.host.held(HeldKind::Unproven, None, 1).await {
            Ok(held) => !held.is_empty(),
            Err(_) => return,
        };
        let secrets = self.secrets().await.map(|secrets| secrets.len()).unwrap_or(1);
        let problem = if secrets == 0 {
            Some("There is no secret yet: set one, so that the exchange can prove itself.")
        } else if waiting {
            Some(
                "The exchange told of calls without a good proof, or in a form that can't be read. Look at the secret, then release them.",
            )
        } else {
            None
        };
        let state = if problem.is_some() { HealthState::NeedsHelp } else { HealthState::Works };
        let health = Health { state, problem: problem.map(str::to_owned), ..Health::default() };
        {
            let mut said = self.said.lock();
            if said.as_ref() == Some(&health) {
                return;
            }
            *said = Some(health.clone());
        }
        if let Err(error) = self.host.report(health).await {
            tracing::warn!(channel.id = %self.channel, %error, "a channel's health could not be kept");
        }
    }
}

#[async_trait]
impl Channel for Phone {
    fn capabilities(&self) -> &Capabilities {
        &CAPABILITIES
    }

    async fn run(&self, _host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        self.line.report().await;
        stop.cancelled().await;
        Ok(())
    }

    /// There is nothing that could be sent.
    async fn send(&self, _out: &Outbound) -> Result<Sent, SendError> {
        Err(SendError::Reject { code: "no-texts-here".into() })
    }

    async fn status(&self, _out: &Outbound) -> Result<Option<DeliveryState>, SendError> {
        Ok(None)
    }

    async fn probe(&self) -> Probe {
        let secrets = self.line.secrets().await.map(|secrets| secrets.len());
        let (works, words) = match secrets {
            Ok(0) => (false, "There is no secret yet; earshot channel set --webhook-file gives it one.".to_owned()),
            Ok(_) => {
                (true, "There is a secret. Let the exchange tell of a call to see whether it knows it.".to_owned())
            }
            Err(error) => (false, format!("The secret can't be read: {error}")),
        };
        Probe { checks: vec![ProbeCheck { works, words }] }
    }

    async fn recheck(&self, host: Arc<dyn Host>) -> Result<Recheck, ChannelError> {
        Ok(self.line.recheck(&*host).await?)
    }

    fn http(&self, host: Arc<dyn Host>) -> Option<Router> {
        Some(door::router(self.line.clone(), host))
    }
}
