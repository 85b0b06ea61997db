//! A Matrix account as a channel, end-to-end encrypted as far as this process.
//!
//! A young person opens a direct talk with the account from any client; their talks with it are one conversation. What events mean is
//! decided in [`read`] and [`item`], which do no I/O; `sync` reads the server's stream, `outbound` sends, `session` keeps the device.
//! Deliberately absent: SQL and the inbox. Invariant: the stream's place moves only with the commit of what came before it.

mod answering;
mod comparing;
mod erase;
mod files;
mod follow;
mod identity;
mod invites;
pub mod item;
mod keys;
mod late;
mod media;
mod outbound;
mod passing;
mod probe;
pub mod read;
mod recovery;
mod rooms;
mod session;
pub mod settings;
mod sync;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use earshot_channel::{
    Address, Capabilities, Channel, ChannelError, ChannelId, Health, HealthState, HeldKind, Host, Outbound, Placement,
    Probe, SendError, Sent, Stage, Step, UnixMillis,
};
use matrix_sdk::{Client, RoomState};
use parking_lot::Mutex;
use secrecy::SecretString;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

pub use settings::{Fault, Invites, PASSWORD, RECOVERY, Settings, Start, TOKEN};

/// What a Matrix account can do.
pub static CAPABILITIES: Capabilities = Capabilities {
    kind: "matrix",
    // An event has room for 65,536 bytes, encrypted and in base64.
    text_limit_chars: Some(8_000),
    media: true,
    html: false,
    threads: false,
    receipts: true,
    typing: true,
    // The transaction is named after the message, and a message is looked for before it is sent again.
    bystanders: true,
    identities: true,
    idempotent_sends: true,
    placement: Placement::OneNode,
    sitting_silence_ms: 24 * 3_600_000,
};

/// What an operator reads who wants something of such a channel.
const NOT_HERE: &str = "The account is not signed in at the moment; the test of the channel says why.";

/// How soon a message is tried again that meets a channel which is not signed in here.
const NOT_HERE_MS: u64 = 2_000;

/// How long is waited for the server to tell of a room that was left.
const LEFT: Duration = Duration::from_secs(5);

/// The time.
pub type Clock = Arc<dyn Fn() -> UnixMillis + Send + Sync>;

/// One account.
pub struct Matrix {
    line: Line,
    link: Mutex<Option<Arc<Link>>>,
}

/// What an account was set up with.
pub(crate) struct Line {
    channel: ChannelId,
    settings: Settings,
    host: Arc<dyn Host>,
    clock: Clock,
}

/// The device while it is signed in.
pub(crate) struct Link {
    client: Client,
    rooms: rooms::Rooms,
    comparisons: comparing::Comparisons,
    told: Mutex<Option<sync::Told>>,
    /// Answers of the server that were taken in.
    rounds: watch::Sender<u64>,
}

impl Matrix {
    /// An account over its host. Signs in when it is told to receive.
    #[must_use]
    pub fn new(channel: ChannelId, settings: Settings, host: Arc<dyn Host>, clock: Clock) -> Self {
        Self { line: Line { channel, settings, host, clock }, link: Mutex::default() }
    }

    /// As [`Channel::recovery_key`], from beside a process that may run the channel; on the machine where it ran last.
    ///
    /// # Errors
    /// As there.
    pub async fn recovery_key_beside(&self) -> Result<SecretString, ChannelError> {
        recovery::make_beside(&self.line.settings, &*self.line.host).await
    }

    fn link(&self) -> Option<Arc<Link>> {
        self.link.lock().clone()
    }

    /// The device, once it heard of all rooms, and since its start of what happened in them: a new one would say of everybody that there
    /// is no talk with them, and an old one not see who came in meanwhile.
    async fn at_home(&self) -> Result<Option<Arc<Link>>, matrix_sdk::Error> {
        let Some(link) = self.link().filter(|link| *link.rounds.borrow() > 0) else { return Ok(None) };
        Ok(rooms::are_known(&link.client).await?.then_some(link))
    }

    /// Likewise, for what an operator wants done now.
    async fn needs_home(&self) -> Result<Arc<Link>, ChannelError> {
        let home = self.at_home().await.map_err(|error| ChannelError::Unavailable(session::words(&error)))?;
        home.ok_or_else(|| ChannelError::Unavailable(NOT_HERE.into()))
    }

    async fn receive(&self, host: &Arc<dyn Host>, stop: &CancellationToken) -> Result<(), ChannelError> {
        let settings = &self.line.settings;
        let mut place = session::Place::of(host.cursor().await?.as_ref(), &settings.user);
        let client = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            opened = session::open(settings, host, &mut place) => opened?,
        };
        let watch = identity::Watch::new(&client).await;
        let watch = watch.map_err(|error| ChannelError::Unavailable(session::words(&error)))?;
        let (rooms, comparisons, told, rounds) = Default::default();
        let link = Arc::new(Link { client, rooms, comparisons, told, rounds });
        *self.link.lock() = Some(link.clone());
        let (line, link) = (&self.line, &*link);
        let waiting = late::Waiting::new(&link.client, host.waiting(HeldKind::Part).await?, (line.clock)()).await;
        let (types, told, followers) = (HashMap::new(), HashMap::new(), follow::Followers::default());
        let taking = HashSet::new();
        let mut receiver = sync::Receiver { line, link, place, types, told, watch, followers, waiting, taking };
        // What a server may be slow over stands beside the stream.
        tokio::select! {
            ended = receiver.run(stop) => ended,
            never = answering::run(line, link) => match never {},
            never = files::run(line, link) => match never {},
        }
    }
}

#[async_trait]
impl Channel for Matrix {
    fn capabilities(&self) -> &Capabilities {
        &CAPABILITIES
    }

    async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        let received = self.receive(&host, &stop).await;
        *self.link.lock() = None;
        let (state, problem) = match &received {
            Err(ChannelError::Setup(words)) => (HealthState::NeedsHelp, words.clone()),
            Err(ChannelError::Unavailable(words)) => (HealthState::Interrupted, words.clone()),
            _ => return received,
        };
        host.report(Health { state, problem: Some(problem), ..Health::default() }).await?;
        received
    }

    async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
        let later = || SendError::Retry { after_ms: Some(NOT_HERE_MS) };
        let link = self.at_home().await.map_err(|_| later())?.ok_or_else(later)?;
        outbound::send(&link, &self.line.settings, &*self.line.host, out).await
    }

    async fn probe(&self) -> Probe {
        let link = self.link();
        let running = link.as_ref().map(|link| &link.client);
        Probe { checks: probe::probe(&self.line.settings, &*self.line.host, running).await }
    }

    async fn forget(&self, address: &Address) -> Result<(), ChannelError> {
        let away = |error: matrix_sdk::Error| ChannelError::Unavailable(session::words(&error));
        let link = self.needs_home().await?;
        let contact = address.expose();
        let rooms = rooms::of_contact(&link.client, &self.line.settings, contact).await.map_err(away)?;
        for room in &rooms {
            room.discard_room_key().await.map_err(away)?;
            if matches!(room.state(), RoomState::Joined | RoomState::Invited | RoomState::Knocked) {
                room.leave().await.map_err(away)?;
            }
        }
        // The stream tells of it once more, and would bring back what is forgotten before that.
        let mut rounds = link.rounds.subscribe();
        let _told = tokio::time::timeout(LEFT, rounds.changed()).await;
        // Before what leads to the rooms is gone: cut here, all of it is done again.
        let ids: Vec<_> = rooms.iter().map(|room| room.room_id()).collect();
        session::erase_keys(&*self.line.host, &ids).await?;
        for room in &rooms {
            rooms::forget(&link.client, room.room_id()).await.map_err(away)?;
        }
        // They are nobody's now: the receiver lets them go between two answers, and this brings the next one soon.
        for room in rooms.iter().filter(|room| room.direct_targets_length() > 0) {
            room.set_is_direct(false).await.map_err(away)?;
        }
        rooms::forget_talk(&link.client, contact).await.map_err(away)
    }

    async fn verify(&self, address: &Address, step: Step) -> Result<Stage, ChannelError> {
        let link = self.needs_home().await?;
        link.comparisons.step(&link.client, address.expose(), step).await
    }

    async fn recovery_key(&self) -> Result<SecretString, ChannelError> {
        let link = self.link().ok_or_else(|| ChannelError::Unavailable(NOT_HERE.into()))?;
        recovery::make(&link.client).await
    }
}
