//! Opened keys in memory: bounded, and emptied by erasure.
//!
//! Two generations stand in for an exact order of use: a full young one becomes the old one, and the old one's keys that
//! nobody asked for since are dropped.

use std::{collections::HashMap, sync::Arc};

use crate::KeyId;

use super::ContentKey;

/// Keys in one generation at most; twice as many in all.
const GENERATION: usize = 2048;

/// Says that nothing was erased since a look at the cache; see [`Cache::keep`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Epoch(u64);

#[derive(Default)]
pub(super) struct Cache {
    young: HashMap<KeyId, Arc<ContentKey>>,
    old: HashMap<KeyId, Arc<ContentKey>>,
    epoch: u64,
}

impl Cache {
    pub(super) fn get(&mut self, id: KeyId) -> Option<Arc<ContentKey>> {
        if let Some(key) = self.young.get(&id) {
            return Some(key.clone());
        }
        let key = self.old.remove(&id)?;
        self.put(key.clone());
        Some(key)
    }

    pub(super) fn epoch(&self) -> Epoch {
        Epoch(self.epoch)
    }

    /// Keeps a key that was read after `epoch` was asked for. Does nothing when something was erased in between: it may
    /// have been this key, read just before.
    pub(super) fn keep(&mut self, epoch: Epoch, key: Arc<ContentKey>) {
        if epoch == self.epoch() {
            self.put(key);
        }
    }

    fn put(&mut self, key: Arc<ContentKey>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key.id(), key);
    }

    pub(super) fn remove(&mut self, ids: &[KeyId]) {
        self.epoch += 1;
        for id in ids {
            self.young.remove(id);
            self.old.remove(id);
        }
    }

    pub(super) fn clear(&mut self) {
        self.epoch += 1;
        self.young.clear();
        self.old.clear();
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Arc<ContentKey> {
        Arc::new(ContentKey::generate(KeyId(crate::clock::random_id())))
    }

    #[test]
    fn stays_bounded_and_keeps_what_is_used() {
        let mut cache = Cache::default();
        let used = key();
        cache.keep(cache.epoch(), used.clone());
        for _ in 0..5 * GENERATION {
            cache.keep(cache.epoch(), key());
            assert!(cache.get(used.id()).is_some());
            assert!(cache.len() <= 2 * GENERATION);
        }
    }

    #[test]
    fn takes_no_key_that_was_read_before_an_erasure() {
        let mut cache = Cache::default();
        let erased = key();
        let before = cache.epoch();
        cache.remove(&[erased.id()]);
        cache.keep(before, erased.clone());
        assert!(cache.get(erased.id()).is_none());
    }

    #[test]
    fn forgets_in_both_generations() {
        let mut cache = Cache::default();
        let old = key();
        cache.keep(cache.epoch(), old.clone());
        for _ in 0..GENERATION {
            cache.keep(cache.epoch(), key());
        }
        cache.remove(&[old.id()]);
        assert!(cache.get(old.id()).is_none());
        cache.clear();
        assert_eq!(cache.len(), 0);
    }
}
