//! Which language a text is in: counted by the words that its rules call common and by their other words. Short and mixed texts get several.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    letters::{Letters, Script},
    lookup::hash,
    rules::Language,
    words::Words,
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
    pub fn tell(&self, text: &str, plain: &Words, hint: Option<&str>) -> Told {
        let mut weights = vec![0.0_f32; self.scripts.len()];
        let mut hits = vec![0_usize; self.scripts.len()];
        let count = plain.list.iter().filter(|word| word.script != Script::None).count();
        self.weigh(plain, Letters::Plain, &mut weights, &mut hits);
        let has = |script: Script| plain.list.iter().any(|word| word.script == script);
        let latin = plain.list.iter().any(|word| word.script == Script::Latin);
        let best = hits.iter().copied().max().unwrap_or(0);
        let strange = latin && best * 5 < count * 2;
        let hinted = |letters: Letters| {
            latin && hint.is_some_and(|hint| self.scripts.iter().any(|known| known.0 == hint && known.2 == letters))
        };
        for (letters, written) in [
            (Letters::Cyrillic, has(Script::Cyrillic)),
            (Letters::Slavic, strange),
            (Letters::Greek, strange || has(Script::Greek)),
            (Letters::Consonants, strange && plain.list.iter().any(|word| word.mixed)),
        ] {
            if written || hinted(letters) {
                self.weigh(&Words::of(text, letters), letters, &mut weights, &mut hits);
            }
        }
        let scripts: Vec<Script> = plain.list.iter().map(|word| word.script).collect();
        for (index, (_, script, letters)) in self.scripts.iter().enumerate() {
            let written = script.iter().any(|script| scripts.contains(script))
                || (latin && *letters != Letters::Plain && *letters != Letters::Elided);
            if let Some(weight) = weights.get_mut(index)
                && !written
            {
                *weight = 0.0;
            }
        }
        for ((code, ..), weight) in self.scripts.iter().zip(&mut weights) {
            if hint == Some(code.as_str()) {
                *weight = *weight * 1.3 + 0.4;
            }
        }
        let mut order: Vec<usize> = (0..weights.len()).collect();
        let weight = |index: &usize| weights.get(*index).copied().unwrap_or(0.0);
        order.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        let top = order.first().map_or(0.0, weight);
        let share = if count < LONG_WORDS { SHARE } else { SHARE_TOLD };
        let languages: Vec<usize> =
            order.into_iter().filter(|index| weight(index) > 0.0 && weight(index) >= top * share).take(MOST).collect();
        let known = languages.iter().filter_map(|index| hits.get(*index)).max().copied().unwrap_or(0);
        let unknown = count >= TOLD_WORDS && (known == 0 || (count >= 8 && known * 10 < count));
        Told { languages, unknown }
    }

    /// Bytes that it takes in memory, about.
    pub fn bytes(&self) -> usize {
        self.forms.capacity() * 9 + self.masks.capacity() * 16
    }

    fn weigh(&self, words: &Words, letters: Letters, weights: &mut [f32], hits: &mut [usize]) {
        for word in &words.list {
            if word.script == Script::None {
                continue;
            }
            let known = self.forms.get(&key(letters as u8, hash(words.form(word).as_bytes().iter())));
            let Some((common, ruled)) = known.and_then(|id| self.masks.get(usize::from(*id))) else { continue };
            let shares = |mask: u64, whole: f32| whole / f32::from(u8::try_from(mask.count_ones().max(1)).unwrap_or(1));
            let all = common | ruled;
            let (of_common, of_all) = (shares(*common, 1.0) + 0.1, shares(all, 0.6));
            let mut left = all;
            while left != 0 {
                let index = left.trailing_zeros();
                left &= left - 1;
                if let (Some(weight), Some(hit)) = (weights.get_mut(index as usize), hits.get_mut(index as usize)) {
                    *hit += 1;
                    *weight += if common >> index & 1 == 1 { of_common } else { of_all };
                }
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
