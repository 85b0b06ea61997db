//! Sealed content, real erasure: a key for each conversation, contact, hotline and blob, wrapped by a master key and kept
//! in a database of its own.
//!
//! Deliberately absent: knowledge of what a key opens; rows name their key, keys name no row. Invariants: a key is durable
//! before anything is sealed with it; an erased key never opens anything again, whatever backup of the data comes back.

mod cache;
mod error;
mod master;
mod ready;
mod seal;

use std::{collections::HashMap, os::unix::fs::DirBuilderExt as _, path::Path, sync::Arc, time::Duration};

use parking_lot::Mutex;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Clock, HotlineId, KeyId,
    clock::random_id,
    mac::hmac_fields,
    store::{
        db::{Db, Location},
        keys::{self, InstallationRow, KeyRow},
        migrate::Schema,
        writer::NoEffects,
    },
};

use cache::Cache;
pub use error::VaultError;
pub(crate) use master::write_new;
pub use master::{MasterKey, MasterSource, SALT_FILE};
use ready::Ready;
pub use seal::{ContentKey, Place};

/// What the probe says. Opening it proves the master key.
const PROBE: &[u8] = b"earshot";
/// How often an erasure tries to empty SQLite's log before it leaves that to the next one.
const LOG_TRIES: u32 = 5;

/// The keys. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    inner: Arc<Inner>,
}

/// Told which keys were erased; `None` when any may have been.
type Forgotten = Box<dyn Fn(Option<&[KeyId]>) + Send + Sync>;

struct Inner {
    db: Db,
    master: MasterKey,
    wrapping: Zeroizing<[u8; 32]>,
    lookup: Zeroizing<[u8; 32]>,
    clock: Clock,
    installation: Uuid,
    cache: Mutex<Cache>,
    /// Who else keeps what keys opened.
    forgotten: Mutex<Option<Forgotten>>,
    ready: Arc<Ready>,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({})", self.inner.installation)
    }
}

impl Vault {
    /// Opens the keys. `data_installation` is the id that the data holds; `None` when there is no data yet: then the keys'
    /// id is the one to write into it ([`Vault::installation`]). Keys come first, so that a start which breaks off between
    /// the two goes on the next time.
    ///
    /// # Errors
    /// [`VaultError::KeysMissing`] when there is data but no keys; nothing is made then. [`VaultError::WrongKeys`] and
    /// [`VaultError::WrongMaster`] when the three don't belong together. [`VaultError::Unavailable`] otherwise.
    pub async fn open(
        location: Location,
        master: MasterKey,
        clock: Clock,
        data_installation: Option<Uuid>,
    ) -> Result<Self, VaultError> {
        if data_installation.is_some() && keys::missing(&location).await? {
            return Err(VaultError::KeysMissing(format!("{location:?}")));
        }
        if let Location::Sqlite(path) = &location {
            make_private(path)?;
        }
        let db = Db::open(location, Schema::Keys, Arc::new(NoEffects)).await?;
        match found(&db, &master, &clock, data_installation).await {
            Ok(installation) => Ok(Self::start(db, master, clock, installation)),
            Err(error) => {
                db.close().await;
                Err(error)
            }
        }
    }

    fn start(db: Db, master: MasterKey, clock: Clock, installation: Uuid) -> Self {
        let ready = Arc::new(Ready::new());
        let tasks = TaskTracker::new();
        let stop = CancellationToken::new();
        let wrapping = wrapping(&master);
        let lookup = Zeroizing::new(master.derive("lookup"));
        let refill = (ready.clone(), db.clone(), wrapping.clone(), clock.clone(), stop.clone());
        tasks.spawn(async move {
            let (ready, db, wrapping, clock, stop) = refill;
            ready.refill(db, wrapping, clock, stop).await;
        });
        let cache = Mutex::new(Cache::default());
        let forgotten = Mutex::default();
        let inner =
            Arc::new(Inner { db, master, wrapping, lookup, clock, installation, cache, forgotten, ready, tasks, stop });
        inner.hear_other_nodes();
        inner.tasks.close();
        Self { inner }
    }

    /// The installation's id; the data holds the same.
    pub fn installation(&self) -> Uuid {
        self.inner.installation
    }

    /// A new key, already durable. Waits five seconds at most when many are taken at once. Cancel safe.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] when none became ready in time.
    pub async fn fresh_key(&self) -> Result<(KeyId, Arc<ContentKey>), VaultError> {
        let epoch = self.inner.cache.lock().epoch();
        let key = self.inner.ready.take().await?;
        self.inner.cache.lock().keep(epoch, key.clone());
        Ok((key.id(), key))
    }

    /// Many new keys, already durable, made beside those that are kept ready.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`].
    pub(crate) async fn fresh_keys(&self, count: usize) -> Result<Vec<Arc<ContentKey>>, VaultError> {
        Ok(ready::make(&self.inner.db, &self.inner.wrapping, &self.inner.clock, count).await?)
    }

    /// A key by its id. Use it and let it go: a held key survives its erasure.
    ///
    /// # Errors
    /// [`VaultError::Erased`], [`VaultError::Lost`] or [`VaultError::Unavailable`].
    pub async fn key(&self, id: KeyId) -> Result<Arc<ContentKey>, VaultError> {
        let epoch = {
            let mut cache = self.inner.cache.lock();
            if let Some(key) = cache.get(id) {
                return Ok(key);
            }
            cache.epoch()
        };
        let mut reader = self.inner.db.reader().await?;
        let row = keys::get(&mut reader.conn(), id.0).await?;
        drop(reader);
        let key = self.inner.unwrap(row.ok_or(VaultError::Lost)?)?;
        self.inner.cache.lock().keep(epoch, key.clone());
        Ok(key)
    }

    /// Many keys with one query; one answer for each id.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] for all of them; what became of a single key is in its own answer.
    pub async fn keys(&self, ids: &[KeyId]) -> Result<HashMap<KeyId, Result<Arc<ContentKey>, VaultError>>, VaultError> {
        let mut answers = HashMap::with_capacity(ids.len());
        let mut unknown = Vec::new();
        let epoch = {
            let mut cache = self.inner.cache.lock();
            for id in ids {
                match cache.get(*id) {
                    Some(key) => {
                        answers.insert(*id, Ok(key));
                    }
                    None => unknown.push(id.0),
                }
            }
            cache.epoch()
        };
        if unknown.is_empty() {
            return Ok(answers);
        }
        let mut reader = self.inner.db.reader().await?;
        let rows = keys::get_many(&mut reader.conn(), &unknown).await?;
        drop(reader);
        for id in unknown {
            answers.insert(KeyId(id), Err(VaultError::Lost));
        }
        let mut read = Vec::with_capacity(rows.len());
        for row in rows {
            let id = KeyId(row.id);
            let key = self.inner.unwrap(row);
            read.extend(key.clone().ok());
            answers.insert(id, key);
        }
        let mut cache = self.inner.cache.lock();
        for key in read {
            cache.keep(epoch, key);
        }
        Ok(answers)
    }

    /// Rows of many keys, of which none is kept in memory: for those who go through everything.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`].
    pub(crate) async fn wrapped(&self, ids: &[KeyId]) -> Result<Vec<KeyRow>, VaultError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let mut reader = self.inner.db.reader().await?;
        Ok(keys::get_many(&mut reader.conn(), &ids).await?)
    }

    /// Opens such rows; erased and lost ones are left out. Use them and let them go.
    pub(crate) fn unwrapped(&self, rows: Vec<KeyRow>) -> HashMap<KeyId, Arc<ContentKey>> {
        rows.into_iter().filter_map(|row| Some((KeyId(row.id), self.inner.unwrap(row).ok()?))).collect()
    }

    /// Calls back whenever keys are erased, by whichever node: whoever keeps what they opened lets it go.
    pub(crate) fn when_forgotten(&self, tell: impl Fn(Option<&[KeyId]>) + Send + Sync + 'static) {
        *self.inner.forgotten.lock() = Some(Box::new(tell));
    }

    /// Erases keys for good; what they sealed opens nowhere any more. Durable when it returns `Ok`; gives how many were not
    /// erased before. A key that was lost gets its tombstone too. On SQLite the old bytes are overwritten, in the log as well.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`]: ask again; erasing twice does no harm.
    pub async fn erase(&self, ids: &[KeyId]) -> Result<u64, VaultError> {
        if ids.is_empty() {
            return Ok(0);
        }
        let at = self.inner.clock.now().0;
        let list: Arc<[Uuid]> = ids.iter().map(|id| id.0).collect();
        let erased = self
            .inner
            .db
            .write(random_id(), move |tx| {
                let list = list.clone();
                Box::pin(async move { keys::erase(tx, &list, at).await })
            })
            .await;
        // After the commit, so that nobody who read before it can put a key back; and even after an error, whose commit may
        // have happened.
        self.inner.forget(Some(ids));
        let erased = erased?;
        self.inner.empty_log().await?;
        Ok(erased)
    }

    /// A keyed hash by which an address, a number or a code can be found without being stored. Differs by hotline and domain
    /// (`address`, `carrier` …).
    pub fn lookup(&self, hotline: HotlineId, domain: &str, text: &[u8]) -> [u8; 32] {
        hmac_fields(&self.inner.lookup, &[hotline.0.as_bytes(), domain.as_bytes(), text])
    }

    /// A key for one purpose, derived from the master key. See [`MasterKey::derive`].
    pub fn derive(&self, label: &str) -> [u8; 32] {
        self.inner.master.derive(label)
    }

    /// The database of the keys, for backups and fsck.
    pub fn db(&self) -> &Db {
        &self.inner.db
    }

    /// Stops making keys, forgets those that nobody took, and closes the database. Later calls answer
    /// [`VaultError::Unavailable`].
    pub async fn close(&self) {
        self.inner.stop.cancel();
        self.inner.tasks.wait().await;
        let unused: Arc<[Uuid]> = self.inner.ready.drain().iter().map(|key| key.id().0).collect();
        let forgotten = self
            .inner
            .db
            .write(random_id(), move |tx| {
                let unused = unused.clone();
                Box::pin(async move { keys::forget_unused(tx, &unused).await })
            })
            .await;
        if let Err(error) = forgotten {
            tracing::info!(%error, "keys that were made ahead stay in the key database; they open nothing");
        }
        self.inner.cache.lock().clear();
        self.inner.db.close().await;
    }
}

impl Inner {
    fn forget(&self, keys: Option<&[KeyId]>) {
        match keys {
            Some(keys) => self.cache.lock().remove(keys),
            None => self.cache.lock().clear(),
        }
        if let Some(tell) = &*self.forgotten.lock() {
            tell(keys);
        }
    }

    fn unwrap(&self, row: KeyRow) -> Result<Arc<ContentKey>, VaultError> {
        match row.wrapped {
            None => Err(VaultError::Erased),
            // The master key was proven at the start, so the row itself is damaged.
            Some(wrapped) => ContentKey::unwrap(KeyId(row.id), row.version, &self.wrapping, &wrapped)
                .map(Arc::new)
                .map_err(|_| VaultError::Lost),
        }
    }

    async fn empty_log(&self) -> Result<(), VaultError> {
        for wait in 0..LOG_TRIES {
            let mut reader = self.db.reader().await?;
            if keys::empty_log(&mut reader.conn()).await? {
                return Ok(());
            }
            drop(reader);
            tokio::time::sleep(Duration::from_millis(20 << wait)).await;
        }
        tracing::warn!(
            "the log of the key database could not be emptied: a read holds it; the next erasure tries again"
        );
        Ok(())
    }

    /// On PostgreSQL other nodes erase too: their notices name the key, and after a gap nothing cached can be trusted.
    fn hear_other_nodes(self: &Arc<Self>) {
        if !matches!(self.db.location(), Location::Postgres(_)) {
            return;
        }
        let mut committed = self.db.committed();
        self.db.listen(&self.tasks, self.stop.clone());
        let (inner, stop) = (Arc::downgrade(self), self.stop.clone());
        self.tasks.spawn(async move {
            loop {
                let heard = tokio::select! {
                    () = stop.cancelled() => return,
                    heard = committed.recv() => heard,
                };
                let Some(inner) = inner.upgrade() else { return };
                match heard {
                    Ok(notice) => match notice.hotline {
                        Some(key) => inner.forget(Some(&[KeyId(key)])),
                        None => inner.forget(None),
                    },
                    Err(RecvError::Lagged(_)) => inner.forget(None),
                    Err(RecvError::Closed) => return,
                }
            }
        });
    }
}

/// Finds the installation of the keys, or founds it, and proves that data, keys and master key belong together.
async fn found(db: &Db, master: &MasterKey, clock: &Clock, data: Option<Uuid>) -> Result<Uuid, VaultError> {
    let there = keys::installation(&mut db.reader().await?.conn()).await?;
    let row = match (there, data) {
        (Some(row), _) => row,
        (None, Some(_)) => return Err(VaultError::KeysMissing(format!("{:?}", db.location()))),
        (None, None) => {
            let id = random_id();
            let probe = seal::seal_bytes(&wrapping(master), &probe_bound_to(id), PROBE.to_vec());
            let row = InstallationRow { id, created_at: clock.now().0, probe };
            db.write(id, move |tx| {
                let row = row.clone();
                Box::pin(async move { keys::found(tx, &row).await })
            })
            .await?
        }
    };
    if let Some(data) = data
        && data != row.id
    {
        return Err(VaultError::WrongKeys { data, keys: row.id });
    }
    match seal::open_bytes(&wrapping(master), &probe_bound_to(row.id), &row.probe) {
        Ok(text) if text == PROBE => Ok(row.id),
        _ => Err(VaultError::WrongMaster),
    }
}

fn wrapping(master: &MasterKey) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(master.derive("wrap"))
}

fn probe_bound_to(installation: Uuid) -> Vec<u8> {
    [b"probe".as_slice(), installation.as_bytes()].concat()
}

/// Makes the file of a new key database readable for this user only; SQLite's log inherits that.
fn make_private(path: &Path) -> Result<(), VaultError> {
    if path.exists() {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made =
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).and_then(|()| write_new(path, b""));
    made.map_err(|error| VaultError::Unavailable(format!("the key database {} can't be made: {error}", path.display())))
}
