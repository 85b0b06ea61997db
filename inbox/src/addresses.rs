//! Remembers which conversation a contact's address leads to, so that a message in a running talk needs no look-up.

use std::collections::HashMap;

use parking_lot::Mutex;
use uuid::Uuid;

use crate::{
    ConversationId, Inbox, KeyId,
    receive::Source,
    store::{StoreError, conversations},
    watches::WatchKey,
};

/// Addresses remembered at most; then all are forgotten and looked up again.
const REMEMBERED: usize = 20_000;

/// Where an address leads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub conversation: ConversationId,
    pub key: KeyId,
    /// The contact ended this session.
    pub ended: bool,
    /// The conversation was erased.
    pub erased: bool,
}

#[derive(Default)]
pub(crate) struct Addresses {
    known: Mutex<HashMap<(Uuid, WatchKey), Known>>,
}

impl Addresses {
    pub(crate) fn forget(&self, channel: Uuid, lookup: &WatchKey) {
        self.known.lock().remove(&(channel, *lookup));
    }

    /// Forgets every way to a conversation.
    pub(crate) fn forget_conversation(&self, id: ConversationId) {
        self.known.lock().retain(|_, known| known.conversation != id);
    }
}

impl Inbox {
    /// Where an address leads; `None` for a new contact.
    pub(crate) async fn resolve(&self, source: &Source, lookup: &WatchKey) -> Result<Option<Known>, StoreError> {
        if let Some(known) = self.addresses().known.lock().get(&(source.channel, *lookup)) {
            return Ok(Some(*known));
        }
        let mut reader = self.data().reader().await?;
        let row =
            conversations::find_address(&mut reader.conn(), source.hotline, source.channel, lookup.to_vec()).await?;
        let Some(row) = row else { return Ok(None) };
        let known = Known {
            conversation: ConversationId(row.conversation_id),
            key: KeyId(row.key_id),
            ended: row.ended_at.is_some(),
            erased: row.state == "erased",
        };
        // Only what can't change behind our back without the job noticing is remembered.
        if !known.ended && !known.erased {
            let mut remembered = self.addresses().known.lock();
            if remembered.len() >= REMEMBERED {
                remembered.clear();
            }
            remembered.insert((source.channel, *lookup), known);
        }
        Ok(Some(known))
    }
}
