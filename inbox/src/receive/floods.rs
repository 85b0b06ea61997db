//! Floods: the same words from many at once, or more new conversations than any hotline has in a minute. They wait behind their like;
//! an urgent sentence among them still rises, and an answer by an operator ends it for that conversation.
//!
//! In memory of the node that takes them in, as keyed hashes; nothing of it is kept. Limit: words that differ a little each
//! time are only met by the number.

use std::collections::{HashMap, HashSet, VecDeque};

use earshot_channel::UnixMillis;
use parking_lot::Mutex;
use uuid::Uuid;

/// How long the same words are remembered.
const WORDS_MS: i64 = 10 * 60 * 1000;
/// Conversations with the same words from which the next are a flood.
const SAME_WORDS: usize = 5;
/// Letters below which many say the same by chance.
const LETTERS: usize = 20;
/// New conversations of a channel in a minute from which the next are a flood.
const A_MINUTE: usize = 60;
const MINUTE_MS: i64 = 60_000;
/// Different words that are remembered; then all are forgotten.
const REMEMBERED: usize = 10_000;

/// Keyed, so that nobody can try words against it.
type Hash = [u8; 32];

#[derive(Default)]
pub(crate) struct Floods(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    /// By channel and words: the first items of the conversations that began so, and when the last came.
    words: HashMap<(Uuid, Hash), (HashSet<Hash>, i64)>,
    /// When conversations began, by channel.
    began: HashMap<Uuid, VecDeque<(Hash, i64)>>,
}

impl Floods {
    /// Notes that a conversation begins with these words, and says whether it belongs to a flood. `item` is what the channel knows it by: the
    /// same one again counts once.
    pub(super) fn begins(&self, channel: Uuid, words: Option<Hash>, item: Hash, now: UnixMillis) -> bool {
        let mut seen = self.0.lock();
        let began = seen.began.entry(channel).or_default();
        while began.front().is_some_and(|(_, at)| now.0 - at >= MINUTE_MS) || began.len() > A_MINUTE {
            began.pop_front();
        }
        if !began.iter().any(|(known, _)| *known == item) {
            began.push_back((item, now.0));
        }
        let many = began.len() > A_MINUTE;
        let Some(words) = words else { return many };
        if seen.words.len() >= REMEMBERED {
            seen.words.retain(|_, (_, last)| now.0 - *last < WORDS_MS);
        }
        if seen.words.len() >= REMEMBERED {
            seen.words.clear();
        }
        let (items, last) = seen.words.entry((channel, words)).or_default();
        if now.0 - *last >= WORDS_MS {
            items.clear();
        }
        *last = now.0;
        if items.len() <= SAME_WORDS {
            items.insert(item);
        }
        many || items.len() > SAME_WORDS
    }
}

/// What stays the same where somebody pastes words with other spaces and signs; `None` where they are too few to tell.
pub(super) fn bare(text: &str) -> Option<String> {
    let letters: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(2_000).collect();
    (letters.chars().count() >= LETTERS).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_800_000_000_000;

    fn item(number: u8) -> [u8; 32] {
        [number; 32]
    }

    #[test]
    fn the_same_words_from_many_are_a_flood() {
        let floods = Floods::default();
        let channel = Uuid::nil();
        let begins = |number, minutes: i64| {
            floods.begins(channel, Some([7; 32]), item(number), UnixMillis(NOON + minutes * MINUTE_MS))
        };
        assert_eq!(
            (1..=7).map(|number| begins(number, 0)).collect::<Vec<_>>(),
            [false, false, false, false, false, true, true]
        );
        assert!(!begins(8, 11), "forgotten");
        // One that is prepared again is the same one.
        assert!((0..20).all(|_| !begins(9, 11)));
        assert!(!floods.begins(Uuid::from_u128(2), Some([7; 32]), item(1), UnixMillis(NOON)), "another channel");
    }

    #[test]
    fn more_than_any_hotline_has_is_a_flood() {
        let floods = Floods::default();
        let began: Vec<bool> =
            (0..70).map(|number| floods.begins(Uuid::nil(), None, item(number), UnixMillis(NOON))).collect();
        assert_eq!(began.iter().position(|flood| *flood), Some(A_MINUTE));
        assert!(!floods.begins(Uuid::nil(), None, item(200), UnixMillis(NOON + 2 * MINUTE_MS)), "it is over");
    }

    #[test]
    fn short_words_are_nobodys() {
        assert_eq!(bare("Hallo, kann mir jemand"), None);
        assert_eq!(bare("Buy now!!! the BEST pills, cheap cheap"), bare("buy now the best pills cheap cheap"));
    }
}
