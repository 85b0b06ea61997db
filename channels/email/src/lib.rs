//! A mailbox as a channel: IMAP in, SMTP out.
//!
//! What mails mean is decided in [`read`], which does no I/O; [`imap`] fetches, [`outbound`] writes and hands over, and
//! `inbound` turns what was read into items. Deliberately absent: SQL and the inbox. Invariant: the cursor of a folder moves
//! only with the commit of the mails that it passes.

pub mod imap;
pub mod import;
mod inbound;
pub mod inspect;
pub mod outbound;
pub mod read;
mod settings;
mod signatures;
pub mod token;

use std::sync::Arc;

use async_trait::async_trait;
use earshot_channel::{
    Capabilities, Channel, ChannelError, ChannelId, DeliveryState, Health, HealthState, Host, HostError, Outbound,
    Placement, Probe, ProbeCheck, SendError, Sent,
};
use tokio::sync::{OnceCell, watch};
use tokio_util::sync::CancellationToken;

pub use inbound::{HTML_PARTS, Intake};
pub use settings::{
    Acknowledgement, Fault, FormerDomain, Neutral, OAUTH, PASSWORD, SMTP_PASSWORD, Settings, Smtp, Start,
};

use outbound::smtp::Smtp as Hand;

/// What a mailbox needs of the world besides its host.
#[derive(Clone)]
pub struct World {
    /// The time.
    pub clock: imap::Clock,
    /// Chance, to spread waits.
    pub chance: imap::Chance,
    /// Gives access tokens, where the servers take them instead of passwords. None in a test beside the channel that runs: who
    /// asks for tokens may end those of another.
    pub tokens: Option<imap::TokenSource>,
}

/// One mailbox.
pub struct Mailbox {
    channel: ChannelId,
    settings: Settings,
    host: Arc<dyn Host>,
    world: World,
    /// Made with the first mail that goes out, because its secret is the host's.
    hand: OnceCell<Hand>,
    /// What keeps mails from going out, until one does.
    outgoing: watch::Sender<Option<String>>,
}

/// What a mailbox can do.
pub static CAPABILITIES: Capabilities = Capabilities {
    kind: "email",
    text_limit_chars: None,
    media: true,
    html: true,
    threads: true,
    receipts: false,
    typing: false,
    bystanders: false,
    identities: false,
    idempotent_sends: false,
    placement: Placement::OneNode,
    sitting_silence_ms: 14 * 24 * 3_600_000,
};

impl Mailbox {
    /// A mailbox over its host. Connects when it is told to receive or send.
    #[must_use]
    pub fn new(channel: ChannelId, settings: Settings, host: Arc<dyn Host>, world: World) -> Self {
        Self { channel, settings, host, world, hand: OnceCell::new(), outgoing: watch::Sender::default() }
    }

    async fn credentials(&self) -> Result<imap::Credentials, String> {
        match (self.settings.imap.auth, &self.world.tokens) {
            (imap::Auth::Password, _) => match settings::secret(&*self.host, PASSWORD).await {
                Some(password) => Ok(imap::Credentials::Password(password)),
                None => Err("The mailbox's password is not set. Set it with earshot channel set, or on screen.".into()),
            },
            (imap::Auth::XOAuth2, Some(tokens)) => Ok(imap::Credentials::Token(tokens.clone())),
            (imap::Auth::XOAuth2, None) => Err("The access to the mailbox (OAuth) is not set up.".into()),
        }
    }

    async fn receive(&self, host: &Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        let credentials = self.credentials().await.map_err(ChannelError::Setup)?;
        let cursor = host.cursor().await?.unwrap_or(earshot_channel::Cursor(Vec::new()));
        let cursor = match cursor.0.is_empty() {
            true => imap::Cursor::default(),
            false => imap::Cursor::from_json(&cursor.0).map_err(|error| ChannelError::Setup(error.to_string()))?,
        };
        let start = match self.settings.start {
            Start::Now => imap::StartAt::Now,
            Start::Everything => imap::StartAt::Everything,
        };
        let World { clock, chance, .. } = self.world.clone();
        let (mut receiver, told) = imap::Receiver::new(self.settings.imap.clone(), credentials, start, clock, chance);
        let mut intake = Intake::open(self.channel, &self.settings, host.clone()).await?;
        tokio::select! {
            ended = receiver.run(cursor, &mut intake, stop.clone()) => ended.map_err(ChannelError::Setup),
            () = tell(told, self.outgoing.subscribe(), &**host) => Ok(()),
        }
    }

    /// The way out, made at its first use.
    async fn hand(&self) -> Result<&Hand, String> {
        let made = self.hand.get_or_try_init(|| async {
            let settings = self.settings.smtp(&*self.host, self.world.tokens.clone()).await?;
            Hand::new(&settings).map_err(|error| error.to_string())
        });
        made.await
    }

    /// Incoming mail, up to where a token would be needed.
    async fn probe_receiving(&self) -> Vec<ProbeCheck> {
        let World { chance, tokens, .. } = &self.world;
        if self.settings.imap.auth == imap::Auth::XOAuth2 && tokens.is_none() {
            let mut checks = imap::probe_door(&self.settings.imap, chance).await;
            checks.extend(all_work(&checks).then(left_to_others));
            return checks;
        }
        match self.credentials().await {
            Ok(credentials) => imap::probe(&self.settings.imap, &credentials, chance).await,
            Err(words) => vec![ProbeCheck { works: false, words }],
        }
    }

    /// Outgoing mail, likewise.
    async fn probe_sending(&self) -> Vec<ProbeCheck> {
        let fault = |words: String| vec![ProbeCheck { works: false, words }];
        if self.settings.smtp.auth == imap::Auth::XOAuth2 && self.world.tokens.is_none() {
            let nobody = Smtp { username: String::new(), ..self.settings.smtp.clone() };
            let settings = Settings { smtp: nobody, ..self.settings.clone() };
            let made = settings.smtp(&*self.host, None).await;
            let made = made.and_then(|settings| Hand::new(&settings).map_err(|error| error.to_string()));
            let mut checks = match made {
                Ok(hand) => hand.probe().await,
                Err(words) => return fault(words),
            };
            if all_work(&checks) {
                checks.pop();
                checks.push(left_to_others());
            }
            return checks;
        }
        match self.hand().await {
            Ok(hand) => hand.probe().await,
            Err(words) => fault(words),
        }
    }
}

fn all_work(checks: &[ProbeCheck]) -> bool {
    checks.iter().all(|check| check.works)
}

/// Said in the place of a sign-in that isn't tried.
fn left_to_others() -> ProbeCheck {
    let words = "The sign-in with an access token is not tried here but by the channel that runs: its state tells.";
    ProbeCheck { works: true, words: words.into() }
}

#[async_trait]
impl Channel for Mailbox {
    fn capabilities(&self) -> &Capabilities {
        &CAPABILITIES
    }

    async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        let received = self.receive(&host, stop).await;
        if let Err(ChannelError::Setup(words)) = &received {
            let problem = Some(words.clone());
            host.report(Health { state: HealthState::NeedsHelp, problem, ..Health::default() }).await?;
        }
        received
    }

    async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
        let until = tokio::time::Instant::now() + outbound::smtp::SEND_WITHIN;
        let draft = outbound::draft(out, self.channel, &self.settings, &*self.host).await?;
        let mail =
            outbound::compose::compose(&draft).map_err(|error| SendError::Reject { code: error.code().to_owned() })?;
        let hand = self.hand().await.map_err(|words| {
            tracing::warn!(channel.id = %self.channel, words, "a mail can't go out yet");
            self.outgoing.send_replace(Some(words));
            SendError::Retry { after_ms: None }
        })?;
        match hand.send_until(&mail, until).await {
            Ok(_) => {
                self.outgoing.send_if_modified(|trouble| trouble.take().is_some());
                let carrier_id = Some(earshot_channel::CarrierId::new(draft.message_id));
                Ok(Sent { carrier_id, state: DeliveryState::Sent })
            }
            Err(error) => {
                if let (Some(words), SendError::Retry { .. }) = (hand.last_error(), &error) {
                    tracing::warn!(channel.id = %self.channel, words, "a mail did not go out");
                    self.outgoing.send_replace(Some(words));
                }
                Err(error)
            }
        }
    }

    async fn probe(&self) -> Probe {
        let mut checks = self.probe_receiving().await;
        checks.extend(self.probe_sending().await);
        Probe { checks }
    }
}

/// Passes the mailbox's health on as often as it changes, at most twice a second. Ends never.
async fn tell(mut told: watch::Receiver<imap::Health>, mut outgoing: watch::Receiver<Option<String>>, host: &dyn Host) {
    loop {
        let mut health = inbound::health(&told.borrow_and_update());
        if let (HealthState::Works, Some(trouble)) = (health.state, &*outgoing.borrow_and_update()) {
            health.state = HealthState::NeedsHelp;
            health.problem = Some(format!("Mails come in, and answers don't go out: {trouble}."));
        }
        match host.report(health).await {
            Ok(()) => {}
            Err(HostError::Unavailable { .. }) => tracing::debug!("a channel's health could not be kept"),
            Err(error) => tracing::warn!(%error, "a channel's health was refused"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let changed = tokio::select! {
            changed = told.changed() => changed,
            changed = outgoing.changed() => changed,
        };
        if changed.is_err() {
            return std::future::pending().await;
        }
    }
}
