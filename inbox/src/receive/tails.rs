//! What contacts wrote last, for two minutes and in memory alone: a sentence may come in two messages.

use std::collections::HashMap;

use earshot_channel::UnixMillis;
use parking_lot::Mutex;
use zeroize::Zeroizing;

use crate::watches::WatchKey;

/// Time between two messages that may be one sentence.
const APART_MS: i64 = 2 * 60 * 1000;
/// Bytes of a message's end that are kept.
const TAIL_BYTES: usize = 400;
/// Contacts that are remembered; where there are more, the sentences of some are looked at one by one.
const CONTACTS: usize = 10_000;

/// The ends of the last messages.
#[derive(Default)]
pub(crate) struct Tails(Mutex<HashMap<WatchKey, Tail>>);

struct Tail {
    at: UnixMillis,
    /// The message that left it; the same may be prepared twice.
    of: [u8; 32],
    before: Zeroizing<String>,
    end: Zeroizing<String>,
}

impl Tails {
    /// The end of what the contact wrote right before this message, and remembers this one's.
    pub(super) fn join(&self, contact: WatchKey, of: [u8; 32], text: &str, now: UnixMillis) -> Zeroizing<String> {
        let mut tails = self.0.lock();
        if tails.len() >= CONTACTS {
            tails.retain(|_, tail| now.0 - tail.at.0 <= APART_MS);
            if tails.len() >= CONTACTS {
                return Zeroizing::default();
            }
        }
        let before = match tails.remove(&contact) {
            Some(tail) if tail.of == of => tail.before,
            Some(tail) if now.0 - tail.at.0 <= APART_MS => tail.end,
            _ => Zeroizing::default(),
        };
        let from = text.ceil_char_boundary(text.len().saturating_sub(TAIL_BYTES));
        let end = Zeroizing::new(text.get(from..).unwrap_or_default().to_owned());
        tails.insert(contact, Tail { at: now, of, before: before.clone(), end });
        before
    }

    /// What a contact wrote is forgotten.
    pub(crate) fn forget(&self, contact: &WatchKey) {
        self.0.lock().remove(contact);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_last_message_is_remembered_for_two_minutes() {
        let tails = Tails::default();
        let (contact, minute) = ([7; 32], 60_000);
        let join =
            |message: u8, text: &str, at: i64| tails.join(contact, [message; 32], text, UnixMillis(at)).to_string();
        assert_eq!(join(1, "i took", 0), "");
        assert_eq!(join(2, "all of them", minute), "i took");
        // Prepared once more.
        assert_eq!(join(2, "all of them", minute), "i took");
        assert_eq!(join(3, "bye", 4 * minute), "");
        tails.forget(&contact);
        assert_eq!(join(4, "x", 4 * minute), "");
    }
}
