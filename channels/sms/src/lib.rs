//! A number at a gateway as a channel: texts in by webhooks, out by its API.
//!
//! What each gateway does its own way is decided in [`gateway`], without I/O; [`door`] takes webhooks, `outbound` hands texts over,
//! `waiting` looks after parts and files. Deliberately absent: SQL, the inbox, and connections of its own ([`egress`] is given).
//! Invariant: a webhook is answered 200 only after what it said is durable, also where its proof failed.

mod door;
pub mod egress;
pub mod fields;
pub mod gateway;
pub mod gsm;
pub mod hook;
pub mod number;
mod outbound;
mod parts;
pub mod proof;
pub mod settings;
mod waiting;
mod words;

use std::{collections::VecDeque, sync::Arc};

use async_trait::async_trait;
use axum::Router;
use earshot_channel::{
    Address, Allowance, Capabilities, Channel, ChannelError, ChannelId, DeliveryState, Health, HealthState, HeldKind,
    Host, HostError, Outbound, Placement, Probe, Recheck, SendError, Sent, UnixMillis,
};
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretSlice};
use tokio::sync::{Notify, OnceCell};
use tokio_util::sync::CancellationToken;

pub use settings::{API, Fault, Settings, WEBHOOK, WEBHOOK_BEFORE};

use egress::Egress;
use gateway::Gateway;
use outbound::Turns;
use settings::network;

/// What is made from the secret for sending to mark references with.
const OWN: &[u8] = b"earshot: references of reports";

/// The time.
pub type Clock = Arc<dyn Fn() -> UnixMillis + Send + Sync>;

/// Longest text, in Unicode scalar values: ten segments of the widest alphabet.
pub const TEXT_LIMIT_CHARS: usize = 1_530;

/// What a number at a gateway can do.
pub static CAPABILITIES: Capabilities = Capabilities {
    kind: "sms",
    text_limit_chars: Some(TEXT_LIMIT_CHARS),
    media: false,
    html: false,
    threads: false,
    receipts: true,
    typing: false,
    bystanders: false,
    identities: false,
    idempotent_sends: false,
    placement: Placement::EveryNode,
    sitting_silence_ms: 24 * 3_600_000,
};

/// What a number needs of the world besides its host.
#[derive(Clone)]
pub struct World {
    /// The time.
    pub clock: Clock,
    /// The way out.
    pub egress: Arc<dyn Egress>,
    /// The channel's own public address, below which the gateway calls `/in` and `/status`: `https://chat.hotline.example/sms/KEY`.
    pub base_url: String,
}

/// One number. Cheap to clone; clones are the same number.
#[derive(Clone)]
pub struct Sms {
    line: Arc<Line>,
}

pub(crate) struct Line {
    channel: ChannelId,
    settings: Settings,
    host: Arc<dyn Host>,
    gateway: Box<dyn Gateway>,
    world: World,
    sources: Vec<(u128, u32)>,
    secrets: OnceCell<Secrets>,
    /// A file waits that may be fetched now.
    wake: Notify,
    /// When which text may go out.
    turns: Mutex<Turns>,
    /// The gateway's names for the texts that this process handed over last.
    handed: Mutex<VecDeque<String>>,
    /// What keeps texts from going out, until one does.
    outgoing: Mutex<Option<String>>,
    /// What was said last of how it is.
    said: Mutex<Option<Health>>,
}

struct Secrets {
    /// Marks the references in addresses that a gateway is given. Made from what only the two of us know.
    own: Option<SecretSlice<u8>>,
    api: Option<SecretSlice<u8>>,
    /// Those that prove what comes in: today's, and the one before.
    live: Vec<SecretSlice<u8>>,
}

impl Sms {
    /// A number over its host. Connects to nothing before it is told to send.
    #[must_use]
    pub fn new(channel: ChannelId, settings: Settings, host: Arc<dyn Host>, world: World) -> Self {
        let line = Line {
            channel,
            host,
            gateway: settings.gateway.gateway(),
            sources: settings.sources.iter().filter_map(|source| network(source)).collect(),
            settings,
            world,
            secrets: OnceCell::new(),
            wake: Notify::new(),
            turns: Mutex::default(),
            handed: Mutex::default(),
            outgoing: Mutex::default(),
            said: Mutex::default(),
        };
        Self { line: Arc::new(line) }
    }
}

impl Line {
    fn now(&self) -> UnixMillis {
        (self.world.clock)()
    }

    /// The channel's secrets. They are read once: whoever changes one counts the settings' revision, and the channel is made anew.
    async fn secrets(&self) -> Result<&Secrets, HostError> {
        self.secrets
            .get_or_try_init(|| async {
                let host = &*self.host;
                let api = secret(host, API).await?;
                let mut live = Vec::new();
                for label in [WEBHOOK, WEBHOOK_BEFORE] {
                    live.extend(secret(host, label).await?);
                }
                // Twilio signs with the token that sends.
                if live.is_empty() && self.settings.needs_no_webhook_secret() {
                    live.extend(api.clone());
                }
                let own = api.as_ref().map(|api| proof::hmac_sha256(api.expose_secret(), OWN).into());
                Ok(Secrets { own, api, live })
            })
            .await
    }

    /// Says how the channel is, where that has changed.
    async fn report(&self, host: &dyn Host) {
        let waits = async |kind| host.held(kind, None, 1).await.is_ok_and(|held| !held.is_empty());
        let (unproven, foreign) = (waits(HeldKind::Unproven).await, waits(HeldKind::Foreign).await);
        let outgoing = self.outgoing.lock().clone();
        let problem = match (unproven, outgoing) {
            (true, _) => Some(
                "Requests came whose proof failed. They are kept and not shown: mend the webhook secret or the address at the gateway, then \
                 have them looked at again. If nothing was changed, somebody else may have sent them."
                    .to_owned(),
            ),
            (false, Some(trouble)) => Some(format!("Texts come in, and answers don't go out: {trouble}")),
            (false, None) if foreign => Some(
                "The gateway brings what is for another number or account, or reports that can't be read. It is kept for a week: mend the \
                 number here or the address at the gateway and have it looked at again, or empty the quarantine."
                    .to_owned(),
            ),
            (false, None) => None,
        };
        let state = if problem.is_some() { HealthState::NeedsHelp } else { HealthState::Works };
        let health = Health { state, problem, ..Health::default() };
        if self.said.lock().as_ref() == Some(&health) {
            return;
        }
        let told = Health { last_ok_at: (state == HealthState::Works).then(|| self.now()), ..health.clone() };
        match host.report(told).await {
            Ok(()) => *self.said.lock() = Some(health),
            Err(error) => tracing::warn!(channel.id = %self.channel, %error, "a channel's health could not be kept"),
        }
    }
}

/// A secret of the channel; `None` where it isn't set, or is empty.
async fn secret(host: &dyn Host, label: &str) -> Result<Option<SecretSlice<u8>>, HostError> {
    match host.secret(label).await {
        Ok(secret) => Ok(Some(secret).filter(|secret| !secret.expose_secret().is_empty())),
        Err(HostError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

#[async_trait]
impl Channel for Sms {
    fn capabilities(&self) -> &Capabilities {
        &CAPABILITIES
    }

    /// Webhooks come in through [`Channel::http`]; this looks after what waits.
    async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        self.line.look_after(&*host, &stop).await
    }

    async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
        self.line.hand_over(out).await
    }

    async fn status_since(&self, out: &Outbound, begun_at: UnixMillis) -> Result<Option<DeliveryState>, SendError> {
        Ok(self.line.what_became_of(out, begun_at).await)
    }

    async fn probe(&self) -> Probe {
        Probe { checks: self.line.probe().await }
    }

    fn allowances(&self, out: &Outbound) -> Vec<Allowance> {
        self.line.allowances(out)
    }

    /// What waits here of whoever was erased is no message yet, and will be none.
    async fn forget(&self, address: &Address) -> Result<(), ChannelError> {
        Ok(self.line.forget(address).await?)
    }

    async fn recheck(&self, host: Arc<dyn Host>) -> Result<Recheck, ChannelError> {
        Ok(self.line.recheck(&*host).await?)
    }

    fn http(&self, host: Arc<dyn Host>) -> Option<Router> {
        Some(door::router(Arc::clone(&self.line), host))
    }
}
