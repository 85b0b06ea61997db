//! The channels that this process runs, kept in step with their rows: web chats, and what fetches from a carrier.
//!
//! Rows change under a running process (`earshot hotline apply`, another node), so they are read again every half minute and
//! when somebody asks for a chat that isn't known yet.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::Router;
use earshot_channel::{Channel, ChannelId, Health, HealthState, Host};
use earshot_inbox::{
    Acknowledgements, HotlineId, Inbox,
    delivery::ChannelRegistry,
    hotlines::{ChannelEntry, HotlineSpec},
    store::StoreError,
};
use earshot_webchat::{WebChat, WebChatSettings};
use tokio::{sync::Mutex, time::Instant};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

#[cfg(feature = "matrix")]
use crate::accounts;
use crate::{mailboxes, numbers, phones};

const REFRESH_EVERY: Duration = Duration::from_secs(30);
/// A stranger who asks for invented keys makes us read the rows no more often than this.
const REFRESH_AT_MOST: Duration = Duration::from_secs(2);
const WEBCHAT: &str = "webchat";

/// Kinds of channels that are set up one by one.
pub const SET_UP: &[&str] = &[
    mailboxes::KIND,
    numbers::KIND,
    phones::KIND,
    #[cfg(feature = "matrix")]
    accounts::KIND,
];

/// One web chat as it runs.
pub struct Chat {
    /// The channel's row.
    pub channel: ChannelId,
    /// Whose.
    pub hotline: HotlineId,
    /// Public name in addresses.
    pub key: String,
    /// The hotline as it was applied last.
    pub spec: Arc<HotlineSpec>,
    /// The channel's own routes.
    pub router: Router,
    web: Arc<WebChat>,
    stop: CancellationToken,
    failing: Arc<AtomicBool>,
}

/// A channel that fetches from a carrier or is called by one, as it runs.
struct Fetching {
    adapter: Arc<dyn Channel>,
    /// What it was set up with.
    settings: serde_json::Value,
    /// Public name in addresses, and the routes below it, where its carrier calls us.
    webhooks: Option<(String, Router)>,
    stop: CancellationToken,
}

/// All channels of this process.
pub struct Channels {
    inbox: Inbox,
    origin: String,
    running: RwLock<HashMap<ChannelId, Arc<Chat>>>,
    fetching: RwLock<HashMap<ChannelId, Arc<Fetching>>>,
    refreshed_at: Mutex<Option<Instant>>,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Channels {
    /// Starts what the rows say. `origin` is the chat host's; `stop` ends all of it.
    ///
    /// # Errors
    /// As the store.
    pub async fn start(
        inbox: Inbox,
        origin: String,
        tasks: TaskTracker,
        stop: CancellationToken,
    ) -> Result<Arc<Self>, StoreError> {
        let (running, fetching, refreshed_at) = Default::default();
        let channels = Arc::new(Self { inbox, origin, running, fetching, refreshed_at, tasks, stop });
        channels.refresh().await?;
        let again = Arc::clone(&channels);
        channels.tasks.spawn(async move {
            loop {
                tokio::select! {
                    () = again.stop.cancelled() => return,
                    () = tokio::time::sleep(REFRESH_EVERY) => {}
                }
                if let Err(error) = again.refresh().await {
                    tracing::warn!(%error, "the channels' rows can't be read; they go on as they are");
                }
            }
        });
        Ok(channels)
    }

    /// The chat with this public name, if it takes messages.
    pub async fn by_key(&self, key: &str) -> Option<Arc<Chat>> {
        if let Some(chat) = self.known(key) {
            return Some(chat);
        }
        let too_soon = self.refreshed_at.lock().await.is_some_and(|at| at.elapsed() < REFRESH_AT_MOST);
        if too_soon {
            return None;
        }
        if let Err(error) = self.refresh().await {
            tracing::warn!(%error, "the channels' rows can't be read");
        }
        self.known(key)
    }

    /// The routes that the carrier of the channel with this public name calls.
    pub async fn webhooks(&self, key: &str) -> Option<Router> {
        if let Some(router) = self.known_webhooks(key) {
            return Some(router);
        }
        let too_soon = self.refreshed_at.lock().await.is_some_and(|at| at.elapsed() < REFRESH_AT_MOST);
        if too_soon {
            return None;
        }
        if let Err(error) = self.refresh().await {
            tracing::warn!(%error, "the channels' rows can't be read");
        }
        self.known_webhooks(key)
    }

    fn known_webhooks(&self, key: &str) -> Option<Router> {
        let fetching = read(&self.fetching);
        let mut all = fetching.values().filter_map(|one| one.webhooks.as_ref());
        all.find(|(known, _)| known == key).map(|(_, router)| router.clone())
    }

    fn known(&self, key: &str) -> Option<Arc<Chat>> {
        read(&self.running).values().find(|chat| chat.key == key).cloned()
    }

    /// How many channels run here.
    pub fn count(&self) -> usize {
        read(&self.running).len() + read(&self.fetching).len()
    }

    /// The adapter that runs here for this row, as the row is.
    pub fn fetching(&self, entry: &ChannelEntry) -> Option<Arc<dyn Channel>> {
        let fetching = read(&self.fetching);
        fetching.get(&entry.id).filter(|one| one.settings == entry.settings).map(|one| one.adapter.clone())
    }

    /// Whether a chat stopped with an error. A mailbox that can't be reached is told of elsewhere: restarting mends nothing.
    pub fn is_failing(&self) -> bool {
        read(&self.running).values().any(|chat| chat.failing.load(Ordering::Relaxed))
    }

    /// Every chat, in no order.
    pub fn all(&self) -> Vec<Arc<Chat>> {
        read(&self.running).values().cloned().collect()
    }

    /// Makes what runs what the rows say.
    ///
    /// # Errors
    /// As the store; what runs goes on.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        // Held to the end, so that two refreshes don't start a channel twice.
        let mut refreshed_at = self.refreshed_at.lock().await;
        let (mut wanted, mut fetching) = (HashMap::new(), HashMap::new());
        for (hotline, entries) in self.inbox.hotlines().all().await? {
            let spec = Arc::new(hotline.spec);
            for entry in entries.into_iter().filter(|entry| entry.active) {
                if entry.kind != WEBCHAT {
                    if let Some(one) = self.fetch(&entry).await? {
                        fetching.insert(entry.id, one);
                    }
                    continue;
                }
                let before = read(&self.running).get(&entry.id).cloned();
                let chat = match before {
                    Some(chat) if chat.key == entry.public_key && chat.spec.uploads == spec.uploads => chat.with(&spec),
                    _ => self.begin(&entry, &spec).await?,
                };
                wanted.insert(entry.id, chat);
            }
        }
        let before = std::mem::replace(&mut *write(&self.running), wanted.clone());
        for (id, chat) in before {
            if wanted.get(&id).is_none_or(|now| !Arc::ptr_eq(&now.web, &chat.web)) {
                chat.stop.cancel();
            }
        }
        let before = std::mem::replace(&mut *write(&self.fetching), fetching.clone());
        for (id, one) in before {
            if fetching.get(&id).is_none_or(|now| !Arc::ptr_eq(now, &one)) {
                one.stop.cancel();
            }
        }
        *refreshed_at = Some(Instant::now());
        Ok(())
    }

    /// What fetches for this row: the one that runs, or a new one where its set-up changed. `None`: its settings can't be
    /// read, which its health says.
    async fn fetch(&self, entry: &ChannelEntry) -> Result<Option<Arc<Fetching>>, StoreError> {
        let before = read(&self.fetching).get(&entry.id).cloned();
        if let Some(before) = before.filter(|before| before.settings == entry.settings) {
            return Ok(Some(before));
        }
        let built = match entry.kind.as_str() {
            mailboxes::KIND => mailboxes::build(&self.inbox, entry).await?,
            numbers::KIND => numbers::build(&self.inbox, entry, &self.origin).await?,
            phones::KIND => phones::build(&self.inbox, entry).await?,
            #[cfg(feature = "matrix")]
            accounts::KIND => accounts::build(&self.inbox, entry).await?,
            kind => {
                tracing::error!(channel.id = %entry.id, kind, "this version of Earshot has no such kind of channel");
                None
            }
        };
        let Some((adapter, host)) = built else { return Ok(None) };
        let stop = self.stop.child_token();
        // They tell their health themselves.
        let failing = Arc::default();
        let webhooks = adapter.http(Arc::clone(&host)).map(|router| (entry.public_key.clone(), router));
        let running = self.inbox.clone().run_channel(entry.id, adapter.clone(), host, failing, stop.clone());
        self.tasks.spawn(running);
        let settings = entry.settings.clone();
        Ok(Some(Arc::new(Fetching { adapter, settings, webhooks, stop })))
    }

    async fn begin(&self, entry: &ChannelEntry, spec: &Arc<HotlineSpec>) -> Result<Arc<Chat>, StoreError> {
        let clock = self.inbox.clock().clone();
        let web = Arc::new(WebChat::new(WebChatSettings {
            channel: entry.id,
            key: entry.public_key.clone(),
            uploads: spec.uploads,
            audio: false,
            allowed_origins: vec![self.origin.clone()],
            clock: Arc::new(move || clock.now()),
        }));
        let host = self.inbox.host(entry.id, web.capabilities(), Acknowledgements::default()).await?;
        let router = web.http(Arc::clone(&host)).unwrap_or_default();
        let stop = self.stop.child_token();
        let failing = Arc::new(AtomicBool::new(false));
        let adapter: Arc<dyn Channel> = web.clone();
        self.tasks.spawn(self.inbox.clone().run_channel(entry.id, adapter, host, failing.clone(), stop.clone()));
        Ok(Arc::new(Chat {
            channel: entry.id,
            hotline: entry.hotline,
            key: entry.public_key.clone(),
            spec: Arc::clone(spec),
            router,
            web,
            stop,
            failing,
        }))
    }
}

impl Chat {
    /// The same running chat under its hotline's newest description.
    fn with(&self, spec: &Arc<HotlineSpec>) -> Arc<Self> {
        Arc::new(Self {
            channel: self.channel,
            hotline: self.hotline,
            key: self.key.clone(),
            spec: Arc::clone(spec),
            router: self.router.clone(),
            web: Arc::clone(&self.web),
            stop: self.stop.clone(),
            failing: Arc::clone(&self.failing),
        })
    }
}

impl ChannelRegistry for Channels {
    fn channel(&self, id: ChannelId) -> Option<Arc<dyn Channel>> {
        let chat = read(&self.running).get(&id).map(|chat| Arc::clone(&chat.web) as Arc<dyn Channel>);
        chat.or_else(|| read(&self.fetching).get(&id).map(|one| one.adapter.clone()))
    }
}

fn read<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

/// Says in a channel's health and in the log that nothing can be built from its row.
pub(crate) async fn tell_unusable(host: &dyn Host, entry: &ChannelEntry, words: &str) {
    tracing::error!(channel.id = %entry.id, channel.kind = entry.kind, words, "a channel's settings can't be used");
    let problem = Some(format!("The settings can't be used: {words}"));
    let health = Health { state: HealthState::NeedsHelp, problem, ..Health::default() };
    if let Err(error) = host.report(health).await {
        tracing::warn!(%error, "a channel's health could not be kept");
    }
}
