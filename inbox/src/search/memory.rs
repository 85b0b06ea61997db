//! Opened sets in memory: bounded, kept up by the event log, and emptied by erasure.
//!
//! A hotline's index holds what search knows of each of its conversations. Before a search it is brought up to the newest event, so
//! that a search sees what was committed before it began, on whichever node. Beyond the bound the oldest conversations stand in it
//! without their words; those are opened anew each time.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use parking_lot::{Mutex, RwLock};
use uuid::Uuid;

use crate::{HotlineId, KeyId};

/// Words of all hotlines together, in bytes; two thirds of it for one of them.
pub(crate) const BOUND_BYTES: usize = 192 * 1024 * 1024;

/// What is known of one conversation.
pub(crate) struct Entry {
    /// The keys that sealed it: when one goes, so does this.
    pub keys: Vec<KeyId>,
    pub channel: Uuid,
    pub language: Option<Box<str>>,
    pub priority: i64,
    pub state: Box<str>,
    pub reason: Option<Box<str>>,
    /// Codes with a blank between them.
    pub tags: Box<str>,
    pub assignee: Option<Uuid>,
    pub first_in_at: i64,
    pub last_at: i64,
    /// Sorted; `None` where there was no room.
    pub words: Option<Box<[u64]>>,
}

impl Entry {
    fn bytes(&self) -> usize {
        self.words.as_ref().map_or(0, |words| words.len() * 8)
    }
}

/// One hotline's conversations.
#[derive(Default)]
pub(crate) struct Index {
    pub entries: HashMap<Uuid, Entry>,
    /// The newest event that it knows; `None` before it was loaded.
    pub seq: Option<i64>,
    /// Conversations whose set was still to be made at that time.
    pub todo: HashSet<Uuid>,
    bytes: usize,
}

impl Index {
    pub(crate) fn put(&mut self, id: Uuid, mut entry: Entry) {
        self.remove(id);
        if self.bytes + entry.bytes() > BOUND_BYTES / 3 * 2 {
            entry.words = None;
        }
        self.bytes += entry.bytes();
        self.entries.insert(id, entry);
    }

    pub(crate) fn remove(&mut self, id: Uuid) {
        if let Some(entry) = self.entries.remove(&id) {
            self.bytes -= entry.bytes();
        }
    }
}

/// One hotline's index, and who is bringing it up to date.
#[derive(Default)]
pub(crate) struct Shelf {
    pub refreshing: tokio::sync::Mutex<()>,
    pub index: RwLock<Index>,
}

/// All of them.
#[derive(Default)]
pub(crate) struct Memory {
    shelves: Mutex<Vec<(HotlineId, Arc<Shelf>)>>,
    epoch: AtomicU64,
}

impl Memory {
    /// A hotline's shelf. The one that was asked for longest ago makes room.
    pub(crate) fn shelf(&self, hotline: HotlineId) -> Arc<Shelf> {
        let mut shelves = self.shelves.lock();
        let shelf = match shelves.iter().position(|(of, _)| *of == hotline) {
            Some(at) => shelves.remove(at).1,
            None => Arc::default(),
        };
        shelves.push((hotline, shelf.clone()));
        let mut bytes: usize = shelves.iter().map(|(_, shelf)| shelf.index.read().bytes).sum();
        while bytes > BOUND_BYTES && shelves.len() > 1 {
            bytes -= shelves.remove(0).1.index.read().bytes;
        }
        shelf
    }

    /// Changes with each erasure: what was opened before one is not kept after it.
    pub(crate) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    /// Forgets what these keys sealed.
    pub(crate) fn forget(&self, keys: &[KeyId]) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        for (_, shelf) in self.shelves.lock().iter() {
            let mut index = shelf.index.write();
            let gone: Vec<_> = index
                .entries
                .iter()
                .filter(|(_, entry)| entry.keys.iter().any(|key| keys.contains(key)))
                .map(|(id, _)| *id)
                .collect();
            for id in gone {
                index.remove(id);
            }
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        self.shelves.lock().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::random_id;

    fn entry(key: KeyId, words: usize) -> Entry {
        Entry {
            keys: vec![key],
            channel: Uuid::nil(),
            language: None,
            priority: 3,
            state: "waiting".into(),
            reason: None,
            tags: "".into(),
            assignee: None,
            first_in_at: 0,
            last_at: 0,
            words: Some(vec![1; words].into()),
        }
    }

    #[test]
    fn stays_within_its_bound_and_knows_of_the_others() {
        let mut index = Index::default();
        let key = KeyId(random_id());
        let size = BOUND_BYTES / 8 / 4;
        let ids: Vec<_> = (0..4).map(|_| random_id()).collect();
        for id in &ids {
            index.put(*id, entry(key, size));
        }
        assert!(index.bytes <= BOUND_BYTES / 3 * 2);
        assert_eq!(index.entries.len(), 4);
        assert_eq!(index.entries.values().filter(|entry| entry.words.is_none()).count(), 2);
        index.remove(ids[0]);
        index.put(ids[3], entry(key, size));
        assert!(index.entries[&ids[3]].words.is_some());
    }

    #[test]
    fn an_erased_key_takes_what_it_sealed_with_it() {
        let memory = Memory::default();
        let (gone, stays) = (KeyId(random_id()), KeyId(random_id()));
        let shelf = memory.shelf(HotlineId(Uuid::nil()));
        let (one, other) = (random_id(), random_id());
        shelf.index.write().put(one, entry(gone, 3));
        shelf.index.write().put(other, entry(stays, 3));
        let before = memory.epoch();
        memory.forget(&[gone]);
        assert_ne!(memory.epoch(), before);
        assert!(!shelf.index.read().entries.contains_key(&one));
        assert!(shelf.index.read().entries.contains_key(&other));
    }
}
