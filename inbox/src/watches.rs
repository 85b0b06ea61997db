//! Wakes the streams of contacts: one small channel for each conversation that somebody reads, none for the others.

use std::{
    collections::HashMap,
    sync::{Arc, Weak},
};

use parking_lot::Mutex;
use tokio::sync::broadcast;
use uuid::Uuid;

use crate::store::effects::Kept;

/// What a contact's stream is woken for.
#[derive(Clone, Debug)]
pub(crate) enum Poke {
    /// There is more to read.
    Changed,
    /// This happened.
    Kept(Arc<Kept>),
    /// An operator types.
    Typing { name: Arc<str>, on: bool },
}

/// Which stream: the keyed hash of the contact's address, known before there is a conversation.
pub(crate) type WatchKey = [u8; 32];

#[derive(Default)]
pub(crate) struct Watches {
    /// With how many watch each: the channel itself counts those that are just leaving.
    by_key: Mutex<HashMap<WatchKey, (broadcast::Sender<Poke>, usize)>>,
    /// Which conversation belongs to which watched address; only for those that are watched.
    by_conversation: Mutex<HashMap<Uuid, WatchKey>>,
}

/// A place in the audience of one conversation. Leaving it is dropping it.
pub(crate) struct Watch {
    pub(crate) pokes: broadcast::Receiver<Poke>,
    key: WatchKey,
    conversation: Option<Uuid>,
    owner: Weak<Watches>,
}

impl Watches {
    /// Joins the audience of an address.
    pub(crate) fn join(self: &Arc<Self>, key: WatchKey) -> Watch {
        let mut by_key = self.by_key.lock();
        let (sender, audience) = by_key.entry(key).or_insert_with(|| (broadcast::channel(4).0, 0));
        *audience += 1;
        let pokes = sender.subscribe();
        Watch { pokes, key, conversation: None, owner: Arc::downgrade(self) }
    }

    /// Pokes one address.
    pub(crate) fn poke_key(&self, key: &WatchKey, poke: Poke) {
        if let Some((sender, _)) = self.by_key.lock().get(key) {
            let _nobody = sender.send(poke);
        }
    }

    /// Pokes one conversation.
    pub(crate) fn poke(&self, conversation: Uuid, poke: Poke) {
        let key = self.by_conversation.lock().get(&conversation).copied();
        if let Some(key) = key {
            self.poke_key(&key, poke);
        }
    }

    /// Pokes everybody: something changed and nobody knows where.
    pub(crate) fn poke_all(&self) {
        for (sender, _) in self.by_key.lock().values() {
            let _nobody = sender.send(Poke::Changed);
        }
    }

    /// How many addresses are watched.
    pub(crate) fn len(&self) -> usize {
        self.by_key.lock().len()
    }

    fn leave(&self, key: &WatchKey, conversation: Option<Uuid>) {
        let mut by_key = self.by_key.lock();
        let Some((_, audience)) = by_key.get_mut(key) else { return };
        *audience -= 1;
        if *audience > 0 {
            return;
        }
        by_key.remove(key);
        let mut by_conversation = self.by_conversation.lock();
        match conversation {
            Some(conversation) => drop(by_conversation.remove(&conversation)),
            // It never heard the name, but another may have told it.
            None => by_conversation.retain(|_, of| of != key),
        }
    }
}

impl Watch {
    /// Tells which conversation the watched address belongs to, as soon as that is known.
    pub(crate) fn name(&mut self, conversation: Uuid) {
        self.conversation = Some(conversation);
        if let Some(owner) = self.owner.upgrade() {
            owner.by_conversation.lock().insert(conversation, self.key);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(owner) = self.owner.upgrade() {
            owner.leave(&self.key, self.conversation);
        }
    }
}
