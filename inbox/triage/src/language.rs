//! Which language a text is in: counted by the words that its rules call common and by their other words. Short and mixed texts get several.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    letters::{Letters, Script},
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
#[derive(Debug, Default)]
pub(super) struct Detector {
    /// By letters and hash of a form, a place in `masks`.
    forms: FxHashMap<u32, u16>,
    /// Languages, a bit each, that call a word common, and that have it in a rule.
    masks: Vec<(u64, u64)>,
    /// Code, scripts and letters of each language.
    scripts: Vec<(String, &'static [Script], Letters)>,
}

/// Languages of a text, likeliest first, places in the list of languages.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub languages: Vec<usize>,
    /// No language has words enough of it.
    pub unknown: bool,
}

impl Detector {
    pub fn new(languages: &[Language]) -> Self {
        let mut masks: Vec<(u64, u64)> = Vec::new();
        let mut ids: FxHashMap<(u64, u64), u16> = FxHashMap::default();
        let mut all: Vec<(u8, u32, u8, bool)> = Vec::new();
        for (index, language) in (0_u8..).zip(languages) {
            let letters = language.letters.told_by() as u8;
            all.extend(language.common.iter().map(|hash| (letters, *hash, index, true)));
            all.extend(language.ruled.iter().map(|hash| (letters, *hash, index, false)));
        }
        all.sort_unstable();
        let mut forms = FxHashMap::with_capacity_and_hasher(all.len() * 3 / 4, FxBuildHasher);
        for same in all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some((letters, hash, ..)) = same.first() else { continue };
            let mask = same.iter().fold((0_u64, 0_u64), |(common, ruled), (_, _, index, is_common)| {
                let bit = 1_u64 << (index & 63);
                if *is_common { (common | bit, ruled) } else { (common, ruled | bit) }
            });
            let next = u16::try_from(masks.len()).unwrap_or(u16::MAX);
            let id = *ids.entry(mask).or_insert(next);
            if id == next {
                masks.push(mask);
            }
            forms.insert(key(*letters, *hash), id);
        }
        Self {
            forms,
            masks,
            scripts: languages
                .iter()
                .map(|language| (language.code.clone(), scripts(&language.code), language.letters))
                .collect(),
        }
    }

    /// Tells the languages of a text; `hint` is where it was expected.
    pub fn tell(&self, forms: &Forms<'_>, hint: Option<&str>) -> Told {
        let plain = forms.get(Letters::Plain);
        let mut sums = Sums::default();
        let (mut count, mut scripts, mut mixed) = (0_usize, 0_u8, false);
        for word in &plain.list {
            count += usize::from(word.script != Script::None);
            scripts |= 1 << (word.script as u8);
            mixed |= word.mixed;
        }
        let has = |script: Script| scripts >> (script as u8) & 1 == 1;
        self.weigh(plain, Letters::Plain, &mut sums);
        let latin = has(Script::Latin);
        let best = sums.hits.iter().copied().max().unwrap_or(0) as usize;
        let strange = latin && best * 5 < count * 2;
        let hinted = |letters: Letters| {
            latin && hint.is_some_and(|hint| self.scripts.iter().any(|known| known.0 == hint && known.2 == letters))
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
        for ((code, script, letters), weight) in self.scripts.iter().zip(&mut sums.weights) {
            let written = script.iter().any(|script| has(*script))
                || (latin && *letters != Letters::Plain && *letters != Letters::Elided);
            if !written {
                *weight = 0.0;
            }
            if hint == Some(code.as_str()) {
                *weight = *weight * 1.3 + 0.4;
            }
            top = top.max(*weight);
        }
        let least = top * if count < LONG_WORDS { SHARE } else { SHARE_TOLD };
        let mut near: Vec<(usize, f32)> =
            (0..self.scripts.len()).zip(sums.weights).filter(|(_, weight)| *weight > 0.0 && *weight >= least).collect();
        near.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        near.truncate(MOST);
        let languages: Vec<usize> = near.into_iter().map(|(index, _)| index).collect();
        let known = languages.iter().filter_map(|index| sums.hits.get(*index)).max().copied().unwrap_or(0) as usize;
        let unknown = count >= TOLD_WORDS && (known == 0 || (count >= 8 && known * 10 < count));
        Told { languages, unknown }
    }

    /// Bytes that it takes in memory, about.
    pub fn bytes(&self) -> usize {
        self.forms.capacity() * 9 + self.masks.capacity() * 16
    }

    fn weigh(&self, words: &Words, letters: Letters, sums: &mut Sums) {
        // Looked up some at once: the processor waits for all of them together.
        let mut found = [None; 32];
        for words in words.list.chunks(found.len()) {
            for (place, word) in found.iter_mut().zip(words) {
                *place = self.forms.get(&key(letters as u8, word.hash));
            }
            for (id, word) in found.iter().zip(words) {
                if word.script != Script::None
                    && let Some(id) = id
                    && let Some((common, ruled)) = self.masks.get(usize::from(**id))
                {
                    sums.add(*common, *ruled);
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
    /// Adds a word that these languages call common, and that these have in a rule.
    fn add(&mut self, common: u64, ruled: u64) {
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

fn key(letters: u8, hash: u32) -> u32 {
    hash.wrapping_add(u32::from(letters).wrapping_mul(0x9e37_79b1))
}

/// The scripts in which a language is written by its own.
fn scripts(language: &str) -> &'static [Script] {
    match language {
        "ru" | "uk" | "bg" => &[Script::Cyrillic],
        "sr" => &[Script::Latin, Script::Cyrillic],
        "el" => &[Script::Greek],
        "ar" | "fa" => &[Script::Arabic],
        "ti" => &[Script::Ethiopic],
        _ => &[Script::Latin],
    }
}
