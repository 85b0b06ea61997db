//! Which language a text is in: counted by the words that its rules call common and by their other words. Short and mixed texts get several.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{
    flat::{Flat, Record},
    letters::{Letters, Script},
    lookup::{place, starts},
    rules::Language,
    words::{Forms, Words},
};

/// Languages whose rules are applied to one text.
const MOST: usize = 4;
/// Share of the best language's weight from which another is taken, too: of a short text, and of one that is long enough to tell.
const SHARE: f32 = 0.5;
const SHARE_TOLD: f32 = 0.7;
/// Words of a text that is long enough to tell.
const LONG_WORDS: usize = 8;
/// Words from which a text that no language knows is called unknown.
const TOLD_WORDS: usize = 3;

/// Words and the languages that have them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Detector {
    /// Words in buckets: where each begins, and where the last ends.
    starts: Flat<u32, 4>,
    words: Flat<Known, 6>,
    masks: Flat<Masks, 16>,
    /// Code, scripts (a bit each) and letters of each language.
    languages: Vec<(String, u8, Letters)>,
}

/// A word: letters and hash of its form, and its place in `masks`.
#[derive(Clone, Copy, Debug)]
struct Known {
    key: u32,
    masks: u16,
}

impl Record<6> for Known {
    fn write(self) -> [u8; 6] {
        let ([a, b, c, d], [e, f]) = (self.key.to_le_bytes(), self.masks.to_le_bytes());
        [a, b, c, d, e, f]
    }

    fn read([a, b, c, d, e, f]: [u8; 6]) -> Self {
        Self { key: u32::from_le_bytes([a, b, c, d]), masks: u16::from_le_bytes([e, f]) }
    }
}

/// Languages, a bit each, that call a word common, and that have it in a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Masks {
    common: u64,
    ruled: u64,
}

impl Record<16> for Masks {
    fn write(self) -> [u8; 16] {
        (u128::from(self.common) | u128::from(self.ruled) << 64).to_le_bytes()
    }

    fn read(bytes: [u8; 16]) -> Self {
        let both = u128::from_le_bytes(bytes);
        Self { common: both as u64, ruled: (both >> 64) as u64 }
    }
}

/// Words in a bucket, about.
const BUCKET: usize = 4;

/// Languages of a text, likeliest first, places in the list of languages.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub languages: Vec<usize>,
    /// No language has words enough of it.
    pub unknown: bool,
}

impl Detector {
    pub fn new(languages: &[Language]) -> Self {
        let mut all: Vec<(u32, u8, bool)> = Vec::new();
        for (index, language) in (0_u8..).zip(languages) {
            let letters = language.letters.told_by();
            all.extend(language.common.iter().map(|hash| (key(letters, hash), index, true)));
            all.extend(language.ruled.iter().map(|hash| (key(letters, hash), index, false)));
        }
        let buckets = (all.len() / BUCKET).next_power_of_two();
        all.sort_unstable_by_key(|(key, ..)| (place(*key, buckets), *key));
        let mut masks: Vec<Masks> = Vec::new();
        let mut ids: FxHashMap<Masks, u16> = FxHashMap::default();
        let mut words: Vec<Known> = Vec::with_capacity(all.len());
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            let Some((key, ..)) = same.first() else { continue };
            let mut mask = Masks::default();
            for (_, index, is_common) in same {
                *(if *is_common { &mut mask.common } else { &mut mask.ruled }) |= 1_u64 << (index & 63);
            }
            let id = *ids.entry(mask).or_insert_with(|| {
                masks.push(mask);
                u16::try_from(masks.len() - 1).unwrap_or(u16::MAX)
            });
            words.push(Known { key: *key, masks: id });
        }
        let starts = starts(words.iter().map(|word| word.key), buckets);
        let known = |language: &Language| (language.code.clone(), scripts(&language.code), language.letters);
        Self {
            starts: starts.into_iter().map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect(),
            words: words.into_iter().collect(),
            masks: masks.into_iter().collect(),
            languages: languages.iter().map(known).collect(),
        }
    }

    /// Tells the languages of a text; `hint` is where it was expected.
    pub fn tell(&self, forms: &Forms<'_>, hint: Option<&str>) -> Told {
        let plain = forms.get(Letters::Plain);
        let mut sums = Sums::default();
        let (mut count, mut foreign, mut scripts, mut mixed) = (0_usize, 0_usize, 0_u8, false);
        for word in &plain.list {
            count += usize::from(word.script != Script::None);
            foreign += usize::from(word.script == Script::Foreign);
            scripts |= 1 << (word.script as u8);
            mixed |= word.mixed;
        }
        let has = |script: Script| scripts >> (script as u8) & 1 == 1;
        self.weigh(plain, Letters::Plain, &mut sums);
        let latin = has(Script::Latin);
        let best = sums.hits.iter().copied().max().unwrap_or(0) as usize;
        let strange = latin && best * 5 < count * 2;
        let hinted = |letters: Letters| {
            latin && hint.is_some_and(|hint| self.languages.iter().any(|known| known.0 == hint && known.2 == letters))
        };
        for (letters, written) in [
            (Letters::Cyrillic, has(Script::Cyrillic)),
            (Letters::Slavic, strange),
            (Letters::Greek, strange || has(Script::Greek)),
            (Letters::Consonants, strange && mixed),
        ] {
            if written || hinted(letters) {
                self.weigh(forms.get(letters), letters, &mut sums);
            }
        }
        let mut top = 0.0_f32;
        for ((code, written, letters), weight) in self.languages.iter().zip(&mut sums.weights) {
            let written =
                written & scripts != 0 || (latin && *letters != Letters::Plain && *letters != Letters::Elided);
            if !written {
                *weight = 0.0;
            }
            if hint == Some(code.as_str()) {
                *weight = *weight * 1.3 + 0.4;
            }
            top = top.max(*weight);
        }
        let least = top * if count < LONG_WORDS { SHARE } else { SHARE_TOLD };
        let mut near: Vec<(usize, f32)> = (0..self.languages.len())
            .zip(sums.weights)
            .filter(|(_, weight)| *weight > 0.0 && *weight >= least)
            .collect();
        near.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        near.truncate(MOST);
        let languages: Vec<usize> = near.into_iter().map(|(index, _)| index).collect();
        let known = languages.iter().filter_map(|index| sums.hits.get(*index)).max().copied().unwrap_or(0) as usize;
        // Where words aren't parted by spaces, one is a sentence.
        let is_foreign = foreign * 2 >= count && foreign > 0;
        let unknown = is_foreign || (count >= TOLD_WORDS && (known == 0 || (count >= 8 && known * 10 < count)));
        Told { languages, unknown }
    }

    /// Bytes that it takes in memory, about.
    pub fn bytes(&self) -> usize {
        self.starts.bytes() + self.words.bytes() + self.masks.bytes() + self.languages.len() * 40
    }

    fn weigh(&self, words: &Words, letters: Letters, sums: &mut Sums) {
        // Some are looked up at once: the processor waits for the memory of all of them together.
        let buckets = self.starts.len().saturating_sub(1);
        let mut keys = [(0, (0, 0)); 32];
        let mut places: [Option<u16>; 32] = [None; 32];
        for words in words.list.chunks(keys.len()) {
            for (place_of, word) in keys.iter_mut().zip(words) {
                let key = key(letters, word.hash);
                *place_of = (key, self.starts.two(place(key, buckets)).unwrap_or_default());
            }
            for (found, (key, (begin, end))) in places.iter_mut().zip(&keys).take(words.len()) {
                let mut bucket = self.words.range(*begin as usize..*end as usize);
                *found = bucket.find(|word| word.key == *key).map(|word| word.masks);
            }
            for (found, word) in places.iter().zip(words) {
                if let Some(masks) = found.filter(|_| word.script != Script::None)
                    && let Some(masks) = self.masks.get(usize::from(masks))
                {
                    sums.add(masks);
                }
            }
        }
    }
}

/// What the words of a text say of each language.
#[derive(Debug)]
struct Sums {
    weights: [f32; 64],
    hits: [u32; 64],
}

impl Default for Sums {
    fn default() -> Self {
        Self { weights: [0.0; 64], hits: [0; 64] }
    }
}

impl Sums {
    fn add(&mut self, Masks { common, ruled }: Masks) {
        let shares = |mask: u64, whole: f32| whole / f32::from(u8::try_from(mask.count_ones().max(1)).unwrap_or(1));
        let all = common | ruled;
        let (of_common, of_all) = (shares(common, 1.0) + 0.1, shares(all, 0.6));
        let mut left = all;
        while left != 0 {
            let index = left.trailing_zeros();
            left &= left - 1;
            if let (Some(weight), Some(hit)) = (self.weights.get_mut(index as usize), self.hits.get_mut(index as usize))
            {
                *hit += 1;
                *weight += if common >> index & 1 == 1 { of_common } else { of_all };
            }
        }
    }
}

fn key(letters: Letters, hash: u32) -> u32 {
    hash.wrapping_add((letters as u32).wrapping_mul(0x9e37_79b1))
}

/// The scripts in which a language is written by its own, a bit each.
fn scripts(language: &str) -> u8 {
    let bit = |script: Script| 1 << (script as u8);
    match language {
        "ru" | "uk" | "bg" => bit(Script::Cyrillic),
        "sr" => bit(Script::Latin) | bit(Script::Cyrillic),
        "el" => bit(Script::Greek),
        "ar" => bit(Script::Arabic),
        // What is written with Latin letters is named with them in these rules.
        "fa" => bit(Script::Latin) | bit(Script::Arabic),
        "ti" => bit(Script::Latin) | bit(Script::Ethiopic),
        _ => bit(Script::Latin),
    }
}
