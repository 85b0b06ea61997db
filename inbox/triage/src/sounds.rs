//! Finds the words of the rules that a word may stand for which is written with more slips than one: without vowels or with others, by its
//! sound, with letters changed over. Words meet by their consonants; what comes near is weighed letter by letter. One probe a beginning.

use serde::{Deserialize, Serialize};

use super::{
    flat::Flat,
    lookup::{Item, Table, hash, place, step, tag},
    rules::Kind,
};

/// Letters that are weighed; longer words are only met as they are.
const LETTERS_MAX: usize = 16;
/// Letters and consonants of a word that may be met by its consonants.
const LETTERS: usize = 4;
const CONSONANTS: usize = 3;
/// Consonants of a stem, which other letters may follow.
const STEM_CONSONANTS: usize = 4;
/// Words that one may stand for; where there are more it says nothing.
const MOST: usize = 4;
/// Bytes by which words may differ.
const FAR_BYTES: usize = 4;
/// What a letter costs that can't be heard as the other.
const OTHER: u8 = 2;

/// Words and stems of the rules by their consonants.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Sounds {
    words: Table,
    stems: Table,
    /// Short words by their letters, in whichever order.
    mixed: Table,
    /// A bit for each sum in them: most words are told by it to be none.
    bits: Flat<u64, 8>,
}

/// Bits for sums.
const BITS: usize = 1 << 15;

fn bit(sum: u32) -> (usize, u64) {
    let at = place(sum, BITS);
    (at / 64, 1 << (at % 64))
}

/// How much is forgiven: another vowel makes another word where people write as they were taught, and none where every word has a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ear {
    Strict,
    Lenient,
}

/// A word in letters, and what is heard of each; 0 is a vowel.
pub(super) struct Heard {
    letters: [char; LETTERS_MAX],
    sounds: [u8; LETTERS_MAX],
    count: usize,
    /// How many consonants there are, and their sum.
    consonants: (usize, u32),
    /// Which letters there are, a bit each.
    has: u64,
}

impl Heard {
    /// `None` where there are too few letters, or too many.
    pub fn of(form: &[u8]) -> Option<Self> {
        let (letters, sounds) = (['\0'; LETTERS_MAX], [0; LETTERS_MAX]);
        let mut heard = Self { letters, sounds, count: 0, consonants: (0, 0), has: 0 };
        if form.is_ascii() {
            form.iter().try_for_each(|byte| heard.hear(char::from(*byte)))?;
        } else {
            str::from_utf8(form).ok()?.chars().try_for_each(|c| heard.hear(c))?;
        }
        heard.consonants = heard.all();
        (heard.count > 1).then_some(heard)
    }

    fn hear(&mut self, c: char) -> Option<()> {
        *self.letters.get_mut(self.count)? = c;
        *self.sounds.get_mut(self.count)? = sound_of(c, self.count == 0);
        self.has |= 1 << (u32::from(c) & 63);
        self.count += 1;
        Some(())
    }

    fn letters(&self) -> &[char] {
        self.letters.get(..self.count).unwrap_or_default()
    }

    fn sounds(&self) -> &[u8] {
        self.sounds.get(..self.count).unwrap_or_default()
    }

    /// A sum of the consonants up to each, of the same side by side the first.
    fn consonants(&self, mut each: impl FnMut(usize, u32)) {
        let (mut sum, mut count, mut last) = (hash(&[]), 0, 0);
        for sound in self.sounds().iter().copied().filter(|sound| *sound != 0) {
            if sound != last {
                (sum, count, last) = (step(sum, sound), count + 1, sound);
                each(count, sum);
            }
        }
    }

    fn all(&self) -> (usize, u32) {
        let mut all = (0, 0);
        self.consonants(|count, sum| all = (count, sum));
        all
    }

    /// A sum of the first letter and of the others in whichever order.
    fn mixed(&self) -> u32 {
        let sum = |c: &char| hash(&u32::from(*c).to_le_bytes());
        let mut letters = self.letters().iter();
        let first = letters.next().map_or(0, sum);
        letters.fold(first.wrapping_mul(31), |all, c| all.wrapping_add(sum(c)))
    }
}

impl Sounds {
    pub fn new(words: &[(u16, &str, Kind)]) -> Self {
        let (mut whole, mut stems, mut mixed) = (Vec::new(), Vec::new(), Vec::new());
        for (id, form, kind) in words {
            let Some(heard) = Heard::of(form.as_bytes()) else { continue };
            let item = |sum: u32| (sum, Item { tag: tag(sum), value: *id });
            let (consonants, sum) = heard.consonants;
            match kind {
                Kind::Exact if heard.count >= LETTERS => {
                    if consonants >= CONSONANTS {
                        whole.push(item(sum));
                    }
                    if heard.count <= LETTERS + 1 {
                        mixed.push(item(heard.mixed()));
                    }
                }
                Kind::Prefix if consonants >= STEM_CONSONANTS => stems.push(item(sum)),
                _ => {}
            }
        }
        let mut bits = vec![0_u64; BITS / 64];
        for (sum, _) in whole.iter().chain(&stems).chain(&mixed) {
            let (at, bit) = bit(*sum);
            bits.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
        }
        let bits = bits.into_iter().collect();
        Self { words: Table::new(whole), stems: Table::new(stems), mixed: Table::new(mixed), bits }
    }

    /// Words and stems for which a word may stand, the nearest alone.
    pub fn find<'a>(
        &self,
        form: &[u8],
        ear: Ear,
        word: impl Fn(u16) -> Option<(&'a [u8], Kind)>,
        others: impl FnOnce(&mut dyn FnMut(u16)),
        found: &mut Vec<u16>,
    ) {
        let Some(typed) = Heard::of(form).filter(|typed| typed.count >= CONSONANTS) else { return };
        let mut least = u8::MAX;
        let mut check = |atom: u16| {
            let Some((text, kind)) = word(atom) else { return };
            // Far from most, which needn't be weighed.
            let is_far = form.len() > text.len() + FAR_BYTES || text.len() > 2 * form.len() + FAR_BYTES;
            if kind == Kind::Exact && is_far {
                return;
            }
            let Some(cost) = cost(text, &typed, kind, ear) else { return };
            if cost < least {
                least = cost;
                found.clear();
            }
            if cost == least && !found.contains(&atom) {
                found.push(atom);
            }
        };
        let bits = self.bits.raw(0..BITS / 64);
        let mut each = |table: &Table, sum: u32| {
            let (at, bit) = bit(sum);
            if bits.get(at).is_some_and(|bits| u64::from_le_bytes(*bits) & bit != 0) {
                table.each(table.span(sum), sum, &mut check);
            }
        };
        typed.consonants(|count, sum| {
            if count >= STEM_CONSONANTS {
                each(&self.stems, sum);
            }
        });
        if typed.consonants.0 >= CONSONANTS {
            each(&self.words, typed.consonants.1);
        }
        if (LETTERS..=LETTERS + 1).contains(&typed.count) {
            each(&self.mixed, typed.mixed());
        }
        if ear == Ear::Lenient {
            others(&mut check);
        }
        if found.len() > MOST {
            found.clear();
        }
    }

    pub fn bytes(&self) -> usize {
        self.words.bytes() + self.stems.bytes() + self.mixed.bytes() + self.bits.bytes()
    }
}

/// Whether a word may stand for this one of the rules.
pub(super) fn is_near(text: &[u8], typed: &Heard, kind: Kind) -> bool {
    cost(text, typed, kind, Ear::Lenient).is_some()
}

/// How far a word is from one of the rules; `None`: too far.
fn cost(text: &[u8], typed: &Heard, kind: Kind, ear: Ear) -> Option<u8> {
    let word = Heard::of(text).filter(|word| word.count >= LETTERS)?;
    let starts = |heard: &Heard| heard.sounds.first().copied();
    if starts(&word) != starts(typed) || word.count + 2 < typed.count && kind == Kind::Exact {
        return None;
    }
    let (consonants, heard) = (word.consonants.0, typed.consonants.0);
    // Vowels alone left out: most languages can be read without them.
    if kind == Kind::Exact && typed.count < word.count && consonants >= CONSONANTS && lacks_vowels(&word, typed) {
        return Some(1);
    }
    let most = match (ear, word.count) {
        // Another vowel makes another word of a short one, unless all letters are there.
        (Ear::Strict, ..6) => u8::from(word.mixed() == typed.mixed()),
        (Ear::Strict, 6..8) | (Ear::Lenient, ..6) => 1,
        (Ear::Strict, _) => 1,
        (Ear::Lenient, 6..8) => 2,
        (Ear::Lenient, 8..11) => 3,
        (Ear::Lenient, _) => 4,
    };
    // Each letter that the other hasn't counts, and consonants more; behind a stem others may stand.
    let lacks = |one: &Heard, other: &Heard| (one.has & !other.has).count_ones();
    let (apart, strange) = match kind {
        Kind::Exact => (consonants.abs_diff(heard), lacks(&word, typed).max(lacks(typed, &word))),
        _ => (consonants.saturating_sub(heard), lacks(&word, typed)),
    };
    if apart * usize::from(OTHER) > usize::from(most) || strange > most.into() {
        return None;
    }
    Some(weigh(&word, typed, kind)).filter(|cost| *cost <= most)
}

/// Whether a word is another without some of its vowels.
fn lacks_vowels(word: &Heard, typed: &Heard) -> bool {
    let mut letters = typed.letters().iter().peekable();
    let pairs = word.letters().iter().zip(word.sounds());
    let mut rest = pairs.filter(|(letter, _)| letters.next_if_eq(letter).is_none());
    rest.all(|(_, sound)| *sound == 0) && letters.peek().is_none()
}

/// What must be changed to make one word of the other: letters left out, added, taken for others, or neighbours changed over.
fn weigh(word: &Heard, typed: &Heard, kind: Kind) -> u8 {
    const ROW: usize = LETTERS_MAX + 1;
    let drop = |sound: u8| if sound == 0 { 1 } else { OTHER };
    let mut before = [u8::MAX; ROW];
    let mut row = [0_u8; ROW];
    let mut sum = 0_u8;
    for (place, sound) in row.iter_mut().skip(1).zip(typed.sounds()) {
        sum = sum.saturating_add(drop(*sound));
        *place = sum;
    }
    let mut last = ('\0', 0);
    for (letter, sound) in word.letters().iter().zip(word.sounds()) {
        let mut next = [u8::MAX; ROW];
        let mut left = row.first().copied().unwrap_or(0).saturating_add(drop(*sound));
        next.iter_mut().take(1).for_each(|place| *place = left);
        let mut seen = ('\0', 0);
        let typed = typed.letters().iter().zip(typed.sounds());
        for (at, (c, heard)) in typed.enumerate() {
            let cell = |row: &[u8; ROW], at: usize| row.get(at).copied().unwrap_or(u8::MAX);
            let same = if c == letter {
                0
            } else if heard == sound {
                1
            } else {
                OTHER
            };
            let mut best = cell(&row, at).saturating_add(same);
            best = best.min(cell(&row, at + 1).saturating_add(drop(*sound))).min(left.saturating_add(drop(*heard)));
            if at > 0 && last.0 == *c && seen.0 == *letter {
                best = best.min(cell(&before, at - 1).saturating_add(1));
            }
            next.iter_mut().skip(at + 1).take(1).for_each(|place| *place = best);
            (left, seen) = (best, (*c, *heard));
        }
        (before, row, last) = (row, next, (*letter, *sound));
    }
    let ends = row.get(..=typed.count).unwrap_or_default();
    let end = if kind == Kind::Prefix { ends.iter().min() } else { ends.last() };
    end.copied().unwrap_or(u8::MAX)
}

/// What is heard of a letter; 0: a vowel, or what many leave out.
fn sound_of(c: char, is_first: bool) -> u8 {
    match c {
        'h' if is_first => b'h',
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'h' | '*' | '\'' => 0,
        'b' | 'p' | 'б' | 'п' => b'b',
        'd' | 't' | 'д' | 'т' => b'd',
        'c' | 'k' | 'q' | 'g' | 'г' | 'к' => b'k',
        'f' | 'v' | 'w' | 'в' | 'ф' => b'f',
        's' | 'z' | 'x' | 'с' | 'з' => b's',
        'ж' | 'ш' | 'щ' => b'j',
        'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'й' | 'і' | 'ї' | 'є' | 'ь' | 'ъ' => 0,
        // A letter of Ethiopia is a consonant with its vowel.
        '\u{1200}'..='\u{137f}' => 128 + ((u32::from(c) - 0x1200) >> 3) as u8,
        _ if c.is_ascii() => c as u8,
        _ => (u32::from(c) % 31) as u8 + 1,
    }
}
