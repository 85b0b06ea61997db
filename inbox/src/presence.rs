//! Who looks at what, and who types. Lives in memory only and is forgotten by itself: a screen that stops telling is gone, and with a session
//! that ends at once.
//!
//! Limit: known on the node that the screens are connected to; with several nodes, each shows its own operators.

use std::{collections::HashMap, sync::Arc};

use parking_lot::Mutex;

use crate::{ConversationId, OperatorId, UnixMillis, view::Viewer};

/// How long a screen is taken to be open after it last said so; milliseconds.
const VIEW_MS: i64 = 45_000;
/// How long somebody is taken to be typing after they last did; milliseconds.
const TYPING_MS: i64 = 8_000;

/// From so many talks on, those that nobody looks at are forgotten at every sign.
const CROWD: usize = 1_000;

#[derive(Default)]
pub(crate) struct Presence {
    talks: Mutex<HashMap<ConversationId, Talk>>,
    /// Connected screens of each operator.
    screens: Mutex<HashMap<OperatorId, usize>>,
}

/// A screen that follows what happens, as long as this is kept.
pub(crate) struct Connected {
    presence: Arc<Presence>,
    operator: OperatorId,
}

impl Drop for Connected {
    fn drop(&mut self) {
        let mut screens = self.presence.screens.lock();
        if let Some(count) = screens.get_mut(&self.operator) {
            *count -= 1;
            if *count == 0 {
                screens.remove(&self.operator);
            }
        }
    }
}

#[derive(Default)]
struct Talk {
    viewers: HashMap<OperatorId, Screen>,
    contact_typing_until: i64,
}

struct Screen {
    name: String,
    until: i64,
    typing_until: i64,
}

impl Presence {
    /// Notes that a screen is connected.
    pub(crate) fn connected(self: &Arc<Self>, operator: OperatorId) -> Connected {
        *self.screens.lock().entry(operator).or_insert(0) += 1;
        Connected { presence: Arc::clone(self), operator }
    }

    /// Operators with a connected screen.
    pub(crate) fn at_their_desks(&self) -> Vec<OperatorId> {
        self.screens.lock().keys().copied().collect()
    }

    /// Notes that an operator's screen shows a conversation, or no longer does. `true` when that changes what others see.
    pub(crate) fn view(&self, id: ConversationId, operator: OperatorId, name: &str, on: bool, now: UnixMillis) -> bool {
        let mut talks = self.talks.lock();
        forget_old(&mut talks, now);
        if !on {
            return talks.get_mut(&id).is_some_and(|talk| talk.viewers.remove(&operator).is_some());
        }
        let screen = Screen { name: name.to_owned(), until: now.0 + VIEW_MS, typing_until: 0 };
        match talks.entry(id).or_default().viewers.entry(operator) {
            std::collections::hash_map::Entry::Occupied(mut known) => {
                known.get_mut().until = screen.until;
                false
            }
            std::collections::hash_map::Entry::Vacant(new) => {
                new.insert(screen);
                true
            }
        }
    }

    /// Forgets what an operator's screens showed, unless one is connected. Gives the conversations where others saw them.
    pub(crate) fn gone(&self, operator: OperatorId) -> Vec<ConversationId> {
        if self.screens.lock().contains_key(&operator) {
            return Vec::new();
        }
        let mut talks = self.talks.lock();
        let was_there = talks.iter_mut().filter_map(|(id, talk)| talk.viewers.remove(&operator).map(|_| *id));
        was_there.collect()
    }

    /// Notes that an operator began or stopped typing.
    pub(crate) fn typing(&self, id: ConversationId, operator: OperatorId, name: &str, on: bool, now: UnixMillis) {
        let mut talks = self.talks.lock();
        if talks.len() > CROWD {
            forget_old(&mut talks, now);
        }
        let screen = talks.entry(id).or_default().viewers.entry(operator).or_insert_with(|| Screen {
            name: name.to_owned(),
            until: now.0 + VIEW_MS,
            typing_until: 0,
        });
        screen.typing_until = if on { now.0 + TYPING_MS } else { 0 };
    }

    /// Notes that the contact began or stopped typing.
    pub(crate) fn contact_typing(&self, id: ConversationId, on: bool, now: UnixMillis) {
        let mut talks = self.talks.lock();
        if talks.len() > CROWD {
            forget_old(&mut talks, now);
        }
        talks.entry(id).or_default().contact_typing_until = if on { now.0 + TYPING_MS } else { 0 };
    }

    /// Whoever has written has stopped typing.
    pub(crate) fn contact_wrote(&self, id: ConversationId) {
        if let Some(talk) = self.talks.lock().get_mut(&id) {
            talk.contact_typing_until = 0;
        }
    }

    /// Whether an operator has a conversation open on a screen of this node.
    pub(crate) fn has_open(&self, id: ConversationId, operator: OperatorId, now: UnixMillis) -> bool {
        let talks = self.talks.lock();
        talks.get(&id).and_then(|talk| talk.viewers.get(&operator)).is_some_and(|screen| screen.until > now.0)
    }

    /// Who has it open, by name, and whether the contact types.
    pub(crate) fn of(&self, id: ConversationId, now: UnixMillis) -> (Vec<Viewer>, bool) {
        let talks = self.talks.lock();
        let Some(talk) = talks.get(&id) else { return (Vec::new(), false) };
        let mut viewers: Vec<_> = talk
            .viewers
            .iter()
            .filter(|(_, screen)| screen.until > now.0)
            .map(|(id, screen)| Viewer { id: *id, name: screen.name.clone(), typing: screen.typing_until > now.0 })
            .collect();
        viewers.sort_by(|one, other| one.name.cmp(&other.name));
        (viewers, talk.contact_typing_until > now.0)
    }
}

fn forget_old(talks: &mut HashMap<ConversationId, Talk>, now: UnixMillis) {
    talks.retain(|_, talk| {
        talk.viewers.retain(|_, screen| screen.until > now.0);
        !talk.viewers.is_empty() || talk.contact_typing_until > now.0
    });
}
