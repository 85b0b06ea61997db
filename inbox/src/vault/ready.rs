//! Keys made ahead: already durable in keys.db, so that a first message pays one sync and not two.
//!
//! Invariant: a key leaves this pool only after the transaction that wrote it was committed.

use std::{sync::Arc, time::Duration};

use parking_lot::Mutex;
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

use crate::{
    Clock, KeyId,
    clock::random_id,
    store::{
        StoreError,
        db::Db,
        keys::{self, KeyRow},
    },
};

use super::{ContentKey, VaultError};

/// Keys that one transaction adds.
const BATCH: usize = 64;
/// Keys that are kept ready; refilled once fewer than two thirds are left.
const FULL: usize = 3 * BATCH;
const LOW: usize = 2 * BATCH;
/// How long a caller waits for a key before it hears `Unavailable`.
const WAIT: Duration = Duration::from_secs(5);

pub(super) struct Ready {
    keys: Mutex<Vec<Arc<ContentKey>>>,
    count: Semaphore,
    low: Notify,
}

impl Ready {
    pub(super) fn new() -> Self {
        Self { keys: Mutex::new(Vec::with_capacity(FULL)), count: Semaphore::new(0), low: Notify::new() }
    }

    /// The next key, waiting a while when there is none. Cancel safe: a caller that goes away takes no key with it.
    pub(super) async fn take(&self) -> Result<Arc<ContentKey>, VaultError> {
        let permit = match tokio::time::timeout(WAIT, self.count.acquire()).await {
            Ok(Ok(permit)) => permit,
            Ok(Err(_)) => return Err(VaultError::Unavailable("Earshot is stopping".into())),
            Err(_) => return Err(VaultError::Unavailable("no new key could be written in time".into())),
        };
        permit.forget();
        let (key, left) = {
            let mut keys = self.keys.lock();
            (keys.pop(), keys.len())
        };
        if left < LOW {
            self.low.notify_one();
        }
        key.ok_or_else(|| VaultError::Unavailable("no key is ready".into()))
    }

    /// Keeps the pool full until `stop`.
    pub(super) async fn refill(&self, db: Db, wrapping: Zeroizing<[u8; 32]>, clock: Clock, stop: CancellationToken) {
        let mut failures = 0_u32;
        while !stop.is_cancelled() {
            if self.keys.lock().len() >= FULL {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = self.low.notified() => {}
                }
                continue;
            }
            match make(&db, &wrapping, &clock, BATCH).await {
                Ok(batch) => {
                    failures = 0;
                    let count = batch.len();
                    self.keys.lock().extend(batch);
                    self.count.add_permits(count);
                }
                Err(error) => {
                    if failures == 0 {
                        tracing::warn!(%error, "no new keys can be written; trying again");
                    }
                    failures = failures.saturating_add(1);
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(Duration::from_millis(50 << failures.min(5))) => {}
                    }
                }
            }
        }
        self.count.close();
    }

    /// Empties the pool: the keys that nobody took.
    pub(super) fn drain(&self) -> Vec<Arc<ContentKey>> {
        self.count.close();
        std::mem::take(&mut *self.keys.lock())
    }
}

/// Keys, durable when this returns.
pub(super) async fn make(
    db: &Db,
    wrapping: &[u8; 32],
    clock: &Clock,
    count: usize,
) -> Result<Vec<Arc<ContentKey>>, StoreError> {
    let batch: Vec<_> = (0..count).map(|_| Arc::new(ContentKey::generate(KeyId(random_id())))).collect();
    let created_at = clock.now().0;
    let rows: Arc<[KeyRow]> = batch
        .iter()
        .map(|key| KeyRow {
            id: key.id().0,
            wrapped: Some(key.wrap(wrapping)),
            version: key.version(),
            created_at,
            erased_at: None,
        })
        .collect();
    db.write(random_id(), move |tx| {
        let rows = rows.clone();
        Box::pin(async move { keys::insert(tx, &rows).await })
    })
    .await?;
    Ok(batch)
}
