//! Earshot as one process: settings in, running servers out.
//!
//! Everything that talks HTTP is in `http`, everything that Earshot knows is in the crate earshot-inbox, every carrier in a
//! crate of its own; here they are put together, started in order and stopped in order. Invariant: nothing is bound before
//! the settings are right and the store is open, and nothing accepted is lost when it stops.

#[cfg(feature = "matrix")]
pub mod accounts;
mod channels;
pub mod config;
pub mod demo;
mod egress;
mod http;
pub mod mailboxes;
pub mod numbers;
mod oauth;
pub mod phones;
mod texts;
mod visitor;

use std::{fs, net::SocketAddr, os::unix::fs::DirBuilderExt, path::PathBuf, sync::Arc, time::Duration};

use earshot_inbox::{
    Clock, Inbox, OpenError, StoreError,
    backup::{BackupError, DataFolder},
    store::db::Location,
    vault::{MasterKey, MasterSource, VaultError},
};
use tokio::sync::Semaphore;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use channels::Channels;
pub use channels::SET_UP;
use config::Settings;
use http::{Edge, Vital};

pub use http::openapi_document;

/// How long a graceful stop may take in all.
const STOP_WITHIN: Duration = Duration::from_secs(10);
/// How long open requests may take to end.
const REQUESTS_WITHIN: Duration = Duration::from_secs(5);
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Why Earshot does not start, in words for whoever starts it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder.
    #[error(transparent)]
    Folder(#[from] BackupError),
    /// Keys, databases, files.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The master key.
    #[error(transparent)]
    Master(#[from] VaultError),
    /// The rows of hotlines and channels.
    #[error("the hotlines can't be read: {0}")]
    Hotlines(#[from] StoreError),
    /// A certificate or its key.
    #[error("TLS: {0}")]
    Tls(String),
    /// An address.
    #[error("{0}")]
    Listen(String),
    /// A passphrase is needed.
    #[error("the passphrase is missing: set {}", config::PASSPHRASE_VARIABLE)]
    Passphrase,
}

/// The process.
pub struct Earshot;

/// Earshot while it serves. Dropping it without [`Running::stop`] is like a crash: safe, and impolite to whoever is connected.
pub struct Running {
    /// Where everybody is served.
    pub addresses: Vec<SocketAddr>,
    /// Where figures and health are served.
    pub admin: Option<SocketAddr>,
    inbox: Inbox,
    _folder: DataFolder,
    listeners: Part,
    adapters: Part,
    outbox: Part,
}

/// Tasks that stop together.
#[derive(Default)]
struct Part {
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Part {
    /// Waits for the end of what was told to stop; `false` when it took too long.
    async fn end(&self, within: Duration) -> bool {
        self.stop.cancel();
        self.tasks.close();
        tokio::time::timeout(within, self.tasks.wait()).await.is_ok()
    }
}

impl Earshot {
    /// Starts: folder, store, channels, outbox, listeners.
    ///
    /// # Errors
    /// [`StartError`], in words. What was started before is stopped.
    pub async fn start(settings: Settings) -> Result<Running, StartError> {
        let tls = settings.tls.as_ref().map(http::tls).transpose().map_err(StartError::Tls)?;
        let folder = DataFolder::lock(&settings.folder)?;
        let inbox = open_inbox(&settings).await?;
        match Self::serve(settings, tls, folder, inbox.clone()).await {
            Ok(running) => Ok(running),
            Err(error) => {
                inbox.close().await;
                Err(error)
            }
        }
    }

    async fn serve(
        settings: Settings,
        tls: Option<tokio_rustls::TlsAcceptor>,
        folder: DataFolder,
        inbox: Inbox,
    ) -> Result<Running, StartError> {
        let (listeners, adapters, outbox) = (Part::default(), Part::default(), Part::default());
        let origin = settings.hosts.chat.to_string();
        let channels = Channels::start(inbox.clone(), origin, adapters.tasks.clone(), adapters.stop.clone()).await?;
        inbox.run(Arc::<Channels>::clone(&channels), &outbox.tasks, outbox.stop.clone());

        // All are bound before one is served, so that a taken port leaves nobody half served.
        let mut public = Vec::new();
        for address in &settings.listen {
            public.push(http::bind(*address).await.map_err(StartError::Listen)?);
        }
        let private = match settings.admin {
            Some(address) => Some(http::bind(address).await.map_err(StartError::Listen)?),
            None => None,
        };
        let addresses = public.iter().filter_map(|listener| listener.local_addr().ok()).collect();
        let admin = private.as_ref().and_then(|listener| listener.local_addr().ok());

        let places = Arc::new(Semaphore::new(settings.limits.connections));
        let vital = Vital::of(&outbox.tasks);
        let edge = Arc::new(Edge::new(settings, inbox.clone(), channels, vital, listeners.stop.clone()));
        let answer = http::public(&edge);
        for listener in public {
            let (edge, places, answer) = (Arc::clone(&edge), Arc::clone(&places), Arc::clone(&answer));
            let (tasks, stop) = (listeners.tasks.clone(), listeners.stop.clone());
            listeners.tasks.spawn(http::accept(listener, tls.clone(), edge, places, answer, tasks, stop));
        }
        if let Some(listener) = private {
            // Places of its own: figures matter most when the house is full.
            let places = Arc::new(Semaphore::new(32));
            let (tasks, stop) = (listeners.tasks.clone(), listeners.stop.clone());
            let answer = http::private(&edge);
            listeners.tasks.spawn(http::accept(listener, None, Arc::clone(&edge), places, answer, tasks, stop));
        }
        listeners.tasks.spawn(sweep(edge, listeners.stop.clone()));
        Ok(Running { addresses, admin, inbox, _folder: folder, listeners, adapters, outbox })
    }
}

/// Forgets what is over, once a minute.
async fn sweep(edge: Arc<Edge>, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(SWEEP_EVERY) => edge.sweep(),
        }
    }
}

impl Running {
    /// The domain, for the demo and tests.
    pub fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    /// Stops in order: listeners, adapters, outbox, writer, pools. Returns after ten seconds in any case; what was accepted
    /// is durable all the same. `false` when something had to be cut off.
    pub async fn stop(self) -> bool {
        let Self { inbox, listeners, adapters, outbox, .. } = &self;
        let stopping = async {
            listeners.stop.cancel();
            // Chats' streams hold their connections open, so the adapters let them go while the listeners drain.
            adapters.stop.cancel();
            let drained = listeners.end(REQUESTS_WITHIN).await;
            let adapted = adapters.end(REQUESTS_WITHIN).await;
            let delivered = outbox.end(REQUESTS_WITHIN).await;
            inbox.close().await;
            drained && adapted && delivered
        };
        tokio::time::timeout(STOP_WITHIN, stopping).await.unwrap_or(false)
    }
}

/// Opens databases and vault, for the server and for commands that work beside it. Makes a master key file at the very
/// first start, and never when there is data already.
///
/// # Errors
/// [`StartError`], in words.
pub async fn open_inbox(settings: &Settings) -> Result<Inbox, StartError> {
    let mut builder = fs::DirBuilder::new();
    DirBuilderExt::mode(builder.recursive(true), 0o700)
        .create(&settings.folder)
        .map_err(|error| OpenError::Folder(settings.folder.clone(), error))?;
    let master = master_source(settings)?;
    let inbox = Inbox::open(earshot_inbox::Settings {
        data: settings.data.clone(),
        keys: settings.keys.clone(),
        folder: settings.folder.clone(),
        master,
        clock: Clock::System,
        node: settings.node.clone(),
        rules: settings.rules.clone(),
    });
    Ok(inbox.await?)
}

fn master_source(settings: &Settings) -> Result<MasterSource, StartError> {
    match &settings.master_key {
        config::MasterKey::File(path) => {
            if is_new(settings) && !path.exists() {
                MasterKey::generate_file(path)?;
            }
            Ok(MasterSource::File(path.clone()))
        }
        config::MasterKey::Environment(key) => Ok(MasterSource::Environment(key.clone())),
        config::MasterKey::Passphrase(Some(passphrase)) => Ok(MasterSource::Passphrase(passphrase.clone())),
        config::MasterKey::Passphrase(None) => Err(StartError::Passphrase),
    }
}

/// Whether nothing was ever written here.
fn is_new(settings: &Settings) -> bool {
    let is_there = |location: &Location| match location {
        Location::Sqlite(path) => path.exists(),
        Location::Postgres(_) => false,
    };
    !is_there(&settings.data) && !is_there(&settings.keys)
}

/// Whether certificate and key can be used, without using them.
///
/// # Errors
/// In words.
pub fn check_tls(files: &config::TlsFiles) -> Result<(), String> {
    http::tls(files).map(drop)
}

/// The folder of sealed files.
pub fn blobs_folder(settings: &Settings) -> PathBuf {
    settings.folder.join("blobs")
}
