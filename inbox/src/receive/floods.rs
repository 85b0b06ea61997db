//! Floods: the same words from many at once, many that begin from one network or address, or more than any hotline has on a channel in
//! a minute. What belongs to one waits behind its like for a time, and stands in its place again when the time is over; an urgent
//! sentence still rises, and an answer by an operator ends it for that conversation.
//!
//! Each of these fills a measure of its own that empties at an even pace: what it can't hold joins its like one after another, at that pace. So
//! however many come from one place, whoever comes from elsewhere finds but a few of them before them, and each of them gets its turn.
//!
//! In memory of the node that takes them in, as keyed hashes; nothing of where somebody came from is kept. Limit: words that differ, from
//! thousands of networks, are only met by the number; whoever comes on that channel meanwhile is one of them.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
};

use earshot_channel::{Near, UnixMillis};
use parking_lot::Mutex;
use uuid::Uuid;

const MINUTE_MS: i64 = 60_000;
/// Letters below which many say the same by chance.
const LETTERS: usize = 20;
/// Places, addresses and words that are remembered, of each; then those are forgotten.
const REMEMBERED: usize = 10_000;
/// Conversations of which is remembered what was said of them: one that is prepared again is the same one.
const RECENT: usize = 1_000;
/// The longest that one waits behind its like.
const LONGEST_MS: i64 = 12 * 60 * MINUTE_MS;

/// How much of one kind is nothing special.
struct Pace {
    /// So many at once.
    at_once: i64,
    /// And one more each time.
    step_ms: i64,
}

const SAME_WORDS: Pace = Pace { at_once: 5, step_ms: MINUTE_MS };
const ONE_ADDRESS: Pace = Pace { at_once: 5, step_ms: MINUTE_MS };
/// A school may share one.
const ONE_NETWORK: Pace = Pace { at_once: 10, step_ms: MINUTE_MS };
/// Of what the rules call urgent. More than that from one place at a time is rare, and invented cries cost most.
const ONE_NETWORK_URGENT: Pace = Pace { at_once: 4, step_ms: 3 * MINUTE_MS };
const ONE_CHANNEL: Pace = Pace { at_once: 60, step_ms: 1_000 };

/// Keyed, so that nobody can try words against it.
type Hashed = [u8; 32];

/// A conversation that begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begins {
    pub channel: Uuid,
    /// Its first words, where there are enough.
    pub words: Option<Hashed>,
    /// The contact's address.
    pub address: Hashed,
    /// Who shares a network with it.
    pub near: Option<Near>,
    /// The rules call its first words urgent: P0 or P1.
    pub is_urgent: bool,
    /// What the channel knows its first item by: the same one again counts once.
    pub item: Hashed,
}

#[derive(Default)]
pub(crate) struct Floods(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    words: Measures<(Uuid, Hashed)>,
    addresses: Measures<Hashed>,
    networks: Measures<Near>,
    urgent: Measures<Near>,
    channels: Measures<Uuid>,
    recent: VecDeque<(Hashed, Option<UnixMillis>)>,
}

impl Floods {
    /// Notes that a conversation begins, and says until when it waits behind its like, where it belongs to a flood.
    pub(super) fn begins(&self, new: Begins, now: UnixMillis) -> Option<UnixMillis> {
        let mut seen = self.0.lock();
        if let Some((_, said)) = seen.recent.iter().find(|(item, _)| *item == new.item) {
            return *said;
        }
        let over_ms = [
            new.words.and_then(|words| seen.words.fill((new.channel, words), &SAME_WORDS, now)),
            seen.addresses.fill(new.address, &ONE_ADDRESS, now),
            new.near.and_then(|near| seen.networks.fill(near, &ONE_NETWORK, now)),
            new.near.filter(|_| new.is_urgent).and_then(|near| seen.urgent.fill(near, &ONE_NETWORK_URGENT, now)),
            seen.channels.fill(new.channel, &ONE_CHANNEL, now),
        ];
        let said = over_ms.into_iter().flatten().max().map(|over_ms| UnixMillis(now.0 + over_ms));
        if seen.recent.len() >= RECENT {
            seen.recent.pop_front();
        }
        seen.recent.push_back((new.item, said));
        said
    }
}

/// When each measure will be empty again.
struct Measures<K>(HashMap<K, i64>);

impl<K> Default for Measures<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Measures<K> {
    /// One more into a measure; in how many milliseconds it has room for it, where it has none now.
    fn fill(&mut self, key: K, pace: &Pace, now: UnixMillis) -> Option<i64> {
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, empty_at| *empty_at > now.0);
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        let room_ms = pace.at_once * pace.step_ms;
        let empty_at = self.0.entry(key).or_insert(now.0);
        *empty_at = ((*empty_at).max(now.0) + pace.step_ms).min(now.0 + room_ms + LONGEST_MS);
        Some(*empty_at - now.0 - room_ms).filter(|over_ms| *over_ms > 0)
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

    /// One of which nothing is like another's.
    fn alone(number: u16) -> Begins {
        let mut item = [0; 32];
        item[..2].copy_from_slice(&number.to_be_bytes());
        Begins { channel: Uuid::nil(), words: None, address: item, near: None, is_urgent: false, item }
    }

    /// In how many minutes it joins its like; 0 where it stands there at once.
    fn minutes(floods: &Floods, new: Begins, after: i64) -> i64 {
        let now = NOON + after * MINUTE_MS;
        floods.begins(new, UnixMillis(now)).map_or(0, |at| (at.0 - now) / MINUTE_MS)
    }

    #[test]
    fn what_has_something_in_common_joins_one_after_another() {
        type Make<'m> = &'m dyn Fn(u16) -> Begins;
        let words = |number| Begins { words: Some([7; 32]), ..alone(number) };
        let address = |number| Begins { address: [8; 32], ..alone(number) };
        let network = |number| Begins { near: Some(Near(9)), ..alone(number) };
        let of: [(&str, Make<'_>, i64); 3] =
            [("words", &words, 5), ("an address", &address, 5), ("a network", &network, 10)];
        for (what, new, at_once) in of {
            let floods = Floods::default();
            let told: Vec<i64> = (0..20).map(|number| minutes(&floods, new(number), 0)).collect();
            let expected: Vec<i64> = (1..=20).map(|number| (number - at_once).max(0)).collect();
            assert_eq!(told, expected, "{what}");
            assert_eq!(minutes(&floods, alone(100), 0), 0, "whoever has it not in common");
            // It is over when they have all joined, and one a minute is none.
            let later: Vec<i64> =
                (0..30).map(|number| minutes(&floods, new(200 + number), 60 + i64::from(number))).collect();
            assert_eq!(later, [0; 30], "{what}, later");
        }
    }

    #[test]
    fn cries_of_one_place_join_more_slowly() {
        let floods = Floods::default();
        let cry = |number| Begins { near: Some(Near(9)), is_urgent: true, ..alone(number) };
        let told: Vec<i64> = (0..7).map(|number| minutes(&floods, cry(number), 0)).collect();
        assert_eq!(told, [0, 0, 0, 0, 3, 6, 9]);
        assert_eq!(minutes(&floods, Begins { near: Some(Near(8)), ..cry(10) }, 0), 0, "from elsewhere");
        assert_eq!(minutes(&floods, Begins { is_urgent: false, ..cry(11) }, 0), 0, "and what is calm");
    }

    #[test]
    fn one_that_is_prepared_again_is_the_same_one() {
        let floods = Floods::default();
        let new = |number| Begins { near: Some(Near(9)), ..alone(number) };
        assert!((0..50).all(|_| minutes(&floods, new(1), 0) == 0));
        let told: Vec<i64> = (2..20).map(|number| minutes(&floods, new(number), 0)).collect();
        assert_eq!((told.last(), minutes(&floods, new(19), 0)), (Some(&9), 9), "what was said of it is said again");
        let elsewhere = Begins { channel: Uuid::from_u128(2), words: Some([7; 32]), ..alone(100) };
        assert_eq!(minutes(&floods, elsewhere, 0), 0, "another channel");
    }

    #[test]
    fn more_than_any_hotline_has_is_a_flood() {
        let floods = Floods::default();
        let began: Vec<_> = (0..90).map(|number| floods.begins(alone(number), UnixMillis(NOON))).collect();
        assert_eq!(began.iter().position(Option::is_some), Some(60));
        assert_eq!(began.last(), Some(&Some(UnixMillis(NOON + 30_000))), "sixty join in a minute");
        assert_eq!(floods.begins(alone(200), UnixMillis(NOON + 2 * MINUTE_MS)), None, "it is over");
    }

    #[test]
    fn nobody_waits_behind_their_like_for_ever() {
        let floods = Floods::default();
        let network = |number| Begins { near: Some(Near(9)), ..alone(number) };
        let longest = (0..5_000).map(|number| minutes(&floods, network(number), 0)).max();
        assert_eq!(longest, Some(LONGEST_MS / MINUTE_MS));
    }

    #[test]
    fn many_others_make_it_forget_no_place() {
        let floods = Floods::default();
        let network = |number| Begins { near: Some(Near(9)), ..alone(number) };
        for number in 0..20 {
            minutes(&floods, network(number), 0);
        }
        for number in 0..12_000_u64 {
            let mut words = [0; 32];
            words[..8].copy_from_slice(&number.to_be_bytes());
            let item = words.map(|byte| byte ^ 255);
            floods.begins(Begins { words: Some(words), item, address: item, ..alone(0) }, UnixMillis(NOON));
        }
        assert!(minutes(&floods, network(50), 0) > 0);
        let kept = floods.0.lock();
        assert!(
            kept.words.0.len() <= REMEMBERED && kept.addresses.0.len() <= REMEMBERED && kept.recent.len() <= RECENT
        );
    }

    #[test]
    fn short_words_are_nobodys() {
        assert_eq!(bare("Hallo, kann mir jemand"), None);
        assert_eq!(bare("Buy now!!! the BEST pills, cheap cheap"), bare("buy now the best pills cheap cheap"));
    }
}
