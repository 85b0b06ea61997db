//! The channels that this process runs: one web chat for every active row of that kind, kept in step with the rows.
//!
//! Rows change under a running process (`earshot hotline apply`, another node), so they are read again every half minute and
//! when somebody asks for a chat that isn't known yet.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::Router;
use earshot_channel::{Channel, ChannelId, Host};
use earshot_inbox::{
    HotlineId, Inbox,
    delivery::ChannelRegistry,
    hotlines::{ChannelEntry, HotlineSpec},
    store::StoreError,
};
use earshot_webchat::{WebChat, WebChatSettings};
use tokio::{sync::Mutex, time::Instant};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

const REFRESH_EVERY: Duration = Duration::from_secs(30);
/// A stranger who asks for invented keys makes us read the rows no more often than this.
const REFRESH_AT_MOST: Duration = Duration::from_secs(2);
/// Pauses before a channel that failed starts again.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

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

/// All web chats of this process.
pub struct Chats {
    inbox: Inbox,
    origin: String,
    running: RwLock<HashMap<ChannelId, Arc<Chat>>>,
    refreshed_at: Mutex<Option<Instant>>,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Chats {
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
        let chats =
            Arc::new(Self { inbox, origin, running: RwLock::default(), refreshed_at: Mutex::default(), tasks, stop });
        chats.refresh().await?;
        let again = Arc::clone(&chats);
        chats.tasks.spawn(async move {
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
        Ok(chats)
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

    fn known(&self, key: &str) -> Option<Arc<Chat>> {
        self.running.read().unwrap_or_else(PoisonError::into_inner).values().find(|chat| chat.key == key).cloned()
    }

    /// Every chat, in no order.
    pub fn all(&self) -> Vec<Arc<Chat>> {
        self.running.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// Makes what runs what the rows say.
    ///
    /// # Errors
    /// As the store; what runs goes on.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        // Held to the end, so that two refreshes don't start a channel twice.
        let mut refreshed_at = self.refreshed_at.lock().await;
        let mut wanted = HashMap::new();
        for (hotline, entries) in self.inbox.hotlines().all().await? {
            let spec = Arc::new(hotline.spec);
            for entry in entries.into_iter().filter(|entry| entry.active && entry.kind == "webchat") {
                let before = self.running.read().unwrap_or_else(PoisonError::into_inner).get(&entry.id).cloned();
                let chat = match before {
                    Some(chat) if chat.key == entry.public_key && chat.spec.uploads == spec.uploads => chat.with(&spec),
                    _ => self.begin(&entry, &spec).await?,
                };
                wanted.insert(entry.id, chat);
            }
        }
        let before =
            std::mem::replace(&mut *self.running.write().unwrap_or_else(PoisonError::into_inner), wanted.clone());
        for (id, chat) in before {
            if wanted.get(&id).is_none_or(|now| !Arc::ptr_eq(&now.web, &chat.web)) {
                chat.stop.cancel();
            }
        }
        *refreshed_at = Some(Instant::now());
        Ok(())
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
        let host = self.inbox.host(entry.id, web.capabilities()).await?;
        let router = web.http(Arc::clone(&host)).unwrap_or_default();
        let stop = self.stop.child_token();
        let failing = Arc::new(AtomicBool::new(false));
        self.tasks.spawn(keep_running(Arc::clone(&web), host, entry.id, stop.clone(), Arc::clone(&failing)));
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

    /// Whether the channel stopped with an error and waits for its next start.
    pub fn is_failing(&self) -> bool {
        self.failing.load(Ordering::Relaxed)
    }
}

/// Runs a channel, and again after a growing pause when it fails.
async fn keep_running(
    channel: Arc<WebChat>,
    host: Arc<dyn Host>,
    id: ChannelId,
    stop: CancellationToken,
    failing: Arc<AtomicBool>,
) {
    let mut pause = FIRST_PAUSE;
    while !stop.is_cancelled() {
        match channel.run(Arc::clone(&host), stop.clone()).await {
            Ok(()) => return,
            Err(error) => tracing::error!(channel.id = %id, %error, "a channel stopped; it starts again by itself"),
        }
        failing.store(true, Ordering::Relaxed);
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(pause) => {}
        }
        failing.store(false, Ordering::Relaxed);
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

impl ChannelRegistry for Chats {
    fn channel(&self, id: ChannelId) -> Option<Arc<dyn Channel>> {
        let running = self.running.read().unwrap_or_else(PoisonError::into_inner);
        running.get(&id).map(|chat| Arc::clone(&chat.web) as Arc<dyn Channel>)
    }

    /// None: the inbox runs what one node holds by a lease. Web chats come and go with their rows, so they run here.
    fn channels(&self) -> Vec<(ChannelId, Arc<dyn Channel>)> {
        Vec::new()
    }
}
