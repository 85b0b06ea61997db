//! Words as fingerprints: 64 bits under a key of the hotline, so laid out that those of words with the same beginning stand next to
//! each other in a sorted set. A set of them tells nothing without the key, and lies sealed all the same.
//!
//! From the top: 20 bits of the first three letters, 8 each of the first four and five, 7 of six, 6 each of seven and eight, 9 of the whole
//! word. A word of three letters or more is therefore found by its beginning with one look into the set; of a beginning, eight letters count.

use std::collections::HashSet;
use std::hash::Hasher;
use std::ops::RangeInclusive;

use siphasher::sip::SipHasher24;

use crate::{HotlineId, triage::each_word, vault::Vault};

/// How many letters each part covers, and its bits.
const PARTS: [(usize, u32); 6] = [(3, 20), (4, 8), (5, 8), (6, 7), (7, 6), (8, 6)];
/// Bits of the whole word.
const WHOLE_BITS: u32 = 9;
/// Bytes of a fingerprint in a set.
const BYTES: usize = 8;
/// Longest word, in letters; a longer one is looked up by its beginning.
const LONGEST: usize = 64;

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// Anywhere.
    Any,
    /// In a note among colleagues.
    Note,
    /// In a mail's subject.
    Subject,
    /// In a name or an address.
    Name,
    /// In a file's name.
    File,
    /// A code of a Call.
    Code,
    /// In a Call's note. It stands nowhere else, so that it counts only for whoever may see the Call.
    CallNote,
}

/// The hotline's key for fingerprints.
#[derive(Clone)]
pub(crate) struct Prints {
    hasher: SipHasher24,
}

impl Prints {
    pub(crate) fn of(vault: &Vault, hotline: HotlineId) -> Self {
        let key = vault.lookup(hotline, "search", b"");
        let (key, _) = key.split_first_chunk::<16>().map_or(([0; 16], &[][..]), |(key, rest)| (*key, rest));
        Self { hasher: SipHasher24::new_with_key(&key) }
    }

    fn hash(&self, place: Place, letters: usize, word: &str) -> u64 {
        let mut hasher = self.hasher;
        hasher.write(&[place as u8, u8::try_from(letters).unwrap_or(u8::MAX)]);
        hasher.write(word.as_bytes());
        hasher.finish()
    }

    /// A whole word's fingerprint.
    pub(crate) fn word(&self, place: Place, word: &str) -> u64 {
        let mut ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let mut print = 0_u64;
        let (mut at, mut end) = (0, ends.next().unwrap_or_default());
        for (letters, bits) in PARTS {
            while at < letters
                && let Some(next) = ends.next()
            {
                (at, end) = (at + 1, next);
            }
            // A shorter word has a mark of its own there.
            let (covered, part) = if at >= letters { (letters, word.get(..end)) } else { (100 + letters, Some(word)) };
            print = print << bits | top(self.hash(place, covered, part.unwrap_or(word)), bits);
        }
        print << WHOLE_BITS | top(self.hash(place, 255, word), WHOLE_BITS)
    }

    /// The fingerprints of all words that begin so; of a word that is too short to have others behind it, its own.
    pub(crate) fn beginning(&self, place: Place, word: &str) -> RangeInclusive<u64> {
        let letters = word.chars().count();
        let known: u32 = PARTS.iter().filter(|(covers, _)| *covers <= letters).map(|(_, bits)| bits).sum();
        let print = self.word(place, word);
        if known == 0 {
            return print..=print;
        }
        let rest = u64::MAX >> known;
        print & !rest..=print | rest
    }

    /// Adds the words of a text.
    pub(crate) fn add(&self, places: &[Place], text: &str, to: &mut Vec<u64>) {
        // A fingerprint costs more than the look whether there is one.
        let mut known: HashSet<Box<str>> = HashSet::new();
        each_word(text, |word, _| {
            let word = shortened(word);
            if known.contains(word) {
                return;
            }
            known.insert(word.into());
            to.extend(places.iter().map(|place| self.word(*place, word)));
        });
    }

    /// Adds an address or a name with one: its parts are words.
    pub(crate) fn add_name(&self, text: &str, to: &mut Vec<u64>) {
        self.add(&[Place::Any, Place::Name], &apart(text), to);
    }

    /// Adds a code as it is.
    pub(crate) fn add_code(&self, place: Place, code: &str, to: &mut Vec<u64>) {
        to.push(self.word(place, &code.to_lowercase()));
    }
}

/// `tove.lind@mail.example` as words.
pub(crate) fn apart(text: &str) -> String {
    text.replace(['@', '.', '_', '+', '<', '>'], " ")
}

pub(crate) fn shortened(word: &str) -> &str {
    word.char_indices().nth(LONGEST).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

fn top(hash: u64, bits: u32) -> u64 {
    hash >> (64 - bits)
}

/// A set as bytes: sorted, each once.
pub(crate) fn write_set(mut prints: Vec<u64>) -> Vec<u8> {
    prints.sort_unstable();
    prints.dedup();
    prints.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// Adds what a set holds.
pub(crate) fn read_set(bytes: &[u8], to: &mut Vec<u64>) {
    to.extend(bytes.as_chunks::<BYTES>().0.iter().map(|print| u64::from_le_bytes(*print)));
}

/// Whether a sorted set holds one of a range.
pub(crate) fn holds(set: &[u64], wanted: &RangeInclusive<u64>) -> bool {
    let at = set.partition_point(|print| print < wanted.start());
    set.get(at).is_some_and(|print| print <= wanted.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prints() -> Prints {
        Prints { hasher: SipHasher24::new_with_key(&[7; 16]) }
    }

    fn set(text: &str) -> Vec<u64> {
        let mut set = Vec::new();
        prints().add(&[Place::Any], text, &mut set);
        set.sort_unstable();
        set
    }

    /// Whether a set holds a word's beginning, written as people write it.
    fn finds(set: &[u64], beginning: &str) -> bool {
        let mut found = false;
        each_word(beginning, |word, _| found = holds(set, &prints().beginning(Place::Any, word)));
        found
    }

    #[test]
    fn a_word_is_found_by_itself_and_by_each_beginning_of_three_letters_or_more() {
        let set = set("Zakładowa is running from Wrocław");
        for found in ["zak", "zakl", "zaklad", "zakladow", "zakladowa", "run", "running", "wroclaw", "is"] {
            assert!(finds(&set, found), "{found}");
        }
        for missing in ["zakx", "zakladx", "runs", "wro1", "i", "isx", "za"] {
            assert!(!finds(&set, missing), "{missing}");
        }
    }

    #[test]
    fn a_whole_word_is_not_its_beginning() {
        let (set, prints) = (set("suicidal"), prints());
        let whole = |word: &str| prints.word(Place::Any, word)..=prints.word(Place::Any, word);
        assert!(holds(&set, &whole("suicidal")));
        assert!(!holds(&set, &whole("suicid")));
        assert!(holds(&set, &prints.beginning(Place::Any, "suicid")));
    }

    #[test]
    fn marks_case_and_doubled_letters_make_no_difference() {
        for (one, other) in [("Éléonore", "eleonore"), ("ANNA", "anna"), ("Müller", "muller"), ("Ђорђе", "ђорђе")]
        {
            let wanted = set(other);
            assert_eq!(set(one), wanted, "{one} and {other}");
        }
    }

    #[test]
    fn another_key_and_another_place_are_other_fingerprints() {
        let (one, other) = (prints(), Prints { hasher: SipHasher24::new_with_key(&[8; 16]) });
        assert_ne!(one.word(Place::Any, "river"), other.word(Place::Any, "river"));
        assert_ne!(one.word(Place::Any, "river"), one.word(Place::Note, "river"));
    }

    #[test]
    fn a_set_comes_back_from_its_bytes() {
        let mut back = Vec::new();
        read_set(&write_set(vec![3, 1, 2, 3]), &mut back);
        assert_eq!(back, [1, 2, 3]);
    }

    #[test]
    fn words_of_a_long_text_are_all_there() {
        let mut text = "filler ".repeat(20_000);
        text.push_str("needle");
        let set = set(&text);
        assert!(finds(&set, "needle") && finds(&set, "filler") && !finds(&set, "noodle"));
    }
}
