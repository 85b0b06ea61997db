//! Triage: ranks a text by rules that people wrote, and says which and where.
//!
//! Everything starts at [`BASE`]. A rule only raises; a text that as a whole is thanks or a test goes below. What no rule file can read
//! is [`UNREADABLE`]. No model decides, nothing is learnt while it runs, the same text always gets the same verdict. The rules are data
//! (`LANGUAGE.toml` beside this crate's manifest); what they can't do stands in the README there.

mod compile;
mod flat;
mod language;
mod letters;
mod lookup;
mod matching;
mod rules;
pub mod score;
mod sounds;
mod source;
mod words;

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use language::Detector;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use rules::Language;
pub use source::{CODES, RuleError};
use words::Forms;

/// Priority of a text about which no rule says anything.
pub const BASE: u8 = 3;
/// Code of a text that no rule can read; its priority is [`UNREADABLE_PRIORITY`].
pub const UNREADABLE: &str = "UNREADABLE";
/// Priority of what can't be read: somebody has to look.
pub const UNREADABLE_PRIORITY: u8 = 2;

/// The rules that Earshot brings, made ready when it was built.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/triage.bin"));
/// Rules that hold in every language; files that a hotline brings are joined with them.
const SHARED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/shared.toml"));

/// A reason for a priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Signal {
    /// Code of the model, such as `SUI_ACT`.
    pub code: Cow<'static, str>,
    /// The rule's id, `language.rule`; `shared.` stands before rules of all languages.
    pub rule: String,
    /// Priority that it gives, 0 to 4.
    pub priority: u8,
    /// Where it stands in the text, in characters, from 0.
    pub start: usize,
    /// Behind its last character.
    pub end: usize,
}

/// What triage says of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// 0 (now) to 4 (same day).
    pub priority: u8,
    /// Strongest first, then in the order of the text.
    pub signals: Vec<Signal>,
    /// Languages whose rules were applied, likeliest first.
    pub languages: Vec<String>,
    /// The text says that somebody is under 13.
    pub is_young: bool,
}

impl Verdict {
    /// Lifts a P2 signal by one level at night (22 to 6 where the hotline is) and where somebody is under 13, once and never to P0. What
    /// several messages say together is for whoever knows them.
    #[must_use]
    pub fn raised(mut self, is_night: bool) -> Self {
        let reasons = [(self.is_young, "raised-under-13"), (is_night, "raised-at-night")];
        let Some(first) = self.signals.first().filter(|signal| signal.priority == 2) else { return self };
        if let Some((_, by)) = reasons.iter().find(|(holds, _)| *holds) {
            let signal = Signal { rule: raised_rule(by, &first.rule), priority: 1, ..first.clone() };
            self.priority = 1;
            self.signals.insert(0, signal);
        }
        self
    }
}

/// What stands for a rule that a circumstance has lifted: `raised-at-night:en.abuse`.
pub fn raised_rule(by: &str, rule: &str) -> String {
    format!("{by}:{rule}")
}

/// The rule that met the words, whatever has lifted it.
pub fn rule_of_words(rule: &str) -> &str {
    rule.strip_prefix("raised-").and_then(|raised| raised.split_once(':')).map_or(rule, |(_, rule)| rule)
}

/// A hotline's own rules that were refused, and what goes on in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The mistake.
    pub error: RuleError,
    /// What goes on.
    pub goes_on: GoesOn,
}

/// Which rules go on where a hotline's own have a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoesOn {
    /// The hotline's own, as they were when they last had none.
    LastGood,
    /// Those that Earshot brings: there never were others without a mistake, or they can't be read any more.
    Brought,
}

/// All rules, ready.
#[derive(Debug)]
pub struct Triage {
    languages: Vec<Language>,
    detector: Detector,
}

impl Triage {
    /// The rules that Earshot brings.
    ///
    /// # Errors
    /// [`RuleError`] where the program itself is damaged.
    pub fn built_in() -> Result<Self, RuleError> {
        Self::with(&[])
    }

    /// The rules that Earshot brings, those of some languages replaced by a hotline's own: `(file name, text)` each.
    ///
    /// # Errors
    /// [`RuleError`] at the first mistake, with its line.
    pub fn with(files: &[(String, String)]) -> Result<Self, RuleError> {
        let (mut languages, detector): (Vec<Language>, Detector) = postcard::from_bytes(BUILT_IN)
            .map_err(|error| RuleError { file: "built-in rules".into(), line: 0, reason: error.to_string() })?;
        if files.is_empty() {
            return Ok(Self { languages, detector });
        }
        let mut all = vec![("shared.toml".to_owned(), SHARED.to_owned())];
        all.extend(files.iter().cloned());
        let own = compile::compile(&all)?;
        languages.retain(|known| !own.iter().any(|language| language.code == known.code));
        languages.extend(own);
        languages.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(Self::of(languages))
    }

    /// The rules that Earshot brings, with a hotline's own from a folder. Where those have a mistake they are refused, and the last
    /// set without one goes on: it is kept in the data folder.
    pub fn load(own: Option<&Path>, data_folder: &Path) -> (Arc<Self>, Option<Refused>) {
        static BROUGHT: LazyLock<Arc<Triage>> = LazyLock::new(|| {
            Arc::new(Triage::built_in().unwrap_or_else(|error| {
                tracing::error!(%error, "the rules of triage are damaged; everything starts at P3");
                Triage::of(Vec::new())
            }))
        });
        let Some(own) = own else { return (BROUGHT.clone(), None) };
        let good = data_folder.join("triage-rules");
        let error = match own_files(own).and_then(|texts| Ok((Self::with(&texts)?, texts))) {
            Ok((triage, texts)) => {
                if let Err(error) = keep(&good, &texts) {
                    tracing::warn!(%error, "the rules of triage could not be kept as the last good ones");
                }
                return (Arc::new(triage), None);
            }
            Err(error) => error,
        };
        // Where Earshot stopped between the two steps of keeping them, they are those before.
        let kept = own_files(&good).or_else(|_| own_files(&before(&good)));
        let (triage, goes_on) = match kept.and_then(|texts| Self::with(&texts)) {
            Ok(triage) => (Arc::new(triage), GoesOn::LastGood),
            Err(_) => (BROUGHT.clone(), GoesOn::Brought),
        };
        tracing::error!(%error, ?goes_on, "the rules of triage have a mistake; others go on");
        (triage, Some(Refused { error, goes_on }))
    }

    /// Nothing but these rules, `(file name, text)` each; for those who write them.
    ///
    /// # Errors
    /// [`RuleError`] at the first mistake, with its line.
    pub fn only(files: &[(String, String)]) -> Result<Self, RuleError> {
        compile::compile(files).map(Self::of)
    }

    fn of(languages: Vec<Language>) -> Self {
        let detector = Detector::new(&languages);
        Self { languages, detector }
    }

    /// Bytes that the rules take in memory at most, about: those that Earshot brings lie in its file and are read as they are needed.
    pub fn bytes(&self) -> usize {
        self.languages.iter().map(Language::bytes).sum::<usize>() + self.detector.bytes()
    }

    /// Languages that have rules, in order: their code, how many rules, and who has read them.
    pub fn languages(&self) -> impl Iterator<Item = (&str, usize, &[String])> {
        let mut last = "";
        // Some stand here twice, once for each way of writing them.
        let once =
            self.languages.iter().filter(move |language| std::mem::replace(&mut last, &language.code) != language.code);
        once.map(|language| (language.code.as_str(), language.len(), language.reviewed_by.as_slice()))
    }

    /// Ranks a text. `expected` is the language in which the hotline or the contact is known to write.
    pub fn rank(&self, text: &str, expected: Option<&str>) -> Verdict {
        let forms = Forms::of(text);
        let told = self.detector.tell(&forms, expected);
        let (mut signals, mut lowest, mut is_young) = (Vec::new(), None, false);
        for index in &told.languages {
            let Some(language) = self.languages.get(*index) else { continue };
            let words = forms.get(language.letters);
            let found = matching::find(language, words);
            is_young |= found.is_young;
            for met in found.met {
                let Some(rule) = language.rule(met.rule) else { continue };
                let (start, end) = (chars_before(text, met.start), chars_before(text, met.end));
                let signal = Signal {
                    code: rule.code().into(),
                    rule: format!("{}.{}", language.code, language.rule_id(met.rule)),
                    priority: rule.priority(),
                    start,
                    end,
                };
                if rule.priority() == 4 {
                    lowest.get_or_insert(signal);
                } else if !signals.iter().any(|known: &Signal| known.rule == signal.rule && known.start == signal.start)
                {
                    signals.push(signal);
                }
            }
        }
        let languages: Vec<String> = told
            .languages
            .iter()
            .filter_map(|index| self.languages.get(*index))
            .map(|language| language.code.clone())
            .collect();
        if signals.is_empty() {
            if let Some(signal) = lowest {
                return Verdict { priority: 4, signals: vec![signal], languages, is_young };
            }
            let unread = match text.len() > words::TEXT_BYTES {
                _ if told.unknown => Some("language-unknown"),
                // Its middle was not looked at.
                true => Some("text-too-long"),
                false => None,
            };
            if let Some(rule) = unread {
                let signal = Signal {
                    code: UNREADABLE.into(),
                    rule: rule.into(),
                    priority: UNREADABLE_PRIORITY,
                    start: 0,
                    end: text.chars().count(),
                };
                return Verdict { priority: UNREADABLE_PRIORITY, signals: vec![signal], languages, is_young };
            }
            return Verdict { priority: BASE, signals, languages, is_young };
        }
        signals.sort_by_key(|signal| (signal.priority, signal.start));
        let priority = signals.first().map_or(BASE, |signal| signal.priority);
        Verdict { priority, signals, languages, is_young }
    }
}

/// A hotline's own files of rules. None at all is a mistake: a volume that isn't mounted looks so.
///
/// # Errors
/// [`RuleError`] as [`files`], and for a folder without any.
pub fn own_files(folder: &Path) -> Result<Vec<(String, String)>, RuleError> {
    let files = files(folder)?;
    if files.is_empty() {
        let reason = "no file in this folder ends in .toml; put the rules there, or leave triage.rules out".into();
        return Err(RuleError { file: folder.display().to_string(), line: 0, reason });
    }
    Ok(files)
}

/// The files of rules in a folder, `(name, text)` each, in order.
///
/// # Errors
/// [`RuleError`] for a folder or file that can't be read.
pub fn files(folder: &Path) -> Result<Vec<(String, String)>, RuleError> {
    let fail = |path: &Path, error: std::io::Error| RuleError {
        file: path.display().to_string(),
        line: 0,
        reason: error.to_string(),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| fail(folder, error))? {
        let path = entry.map_err(|error| fail(folder, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The folder of the rules that Earshot brings is a crate, whose manifest is none of them.
        if path.extension().is_some_and(|extension| extension == "toml") && name != "Cargo.toml" {
            files.push((name, std::fs::read_to_string(&path).map_err(|error| fail(&path, error))?));
        }
    }
    files.sort();
    Ok(files)
}

/// Keeps files of rules, the whole set or nothing of it.
fn keep(folder: &Path, texts: &[(String, String)]) -> std::io::Result<()> {
    let new = folder.with_extension("new");
    if new.exists() {
        std::fs::remove_dir_all(&new)?;
    }
    std::fs::create_dir_all(&new)?;
    for (name, text) in texts {
        std::fs::write(new.join(name), text)?;
    }
    let old = before(folder);
    if folder.exists() {
        if old.exists() {
            std::fs::remove_dir_all(&old)?;
        }
        std::fs::rename(folder, &old)?;
    }
    std::fs::rename(new, folder)?;
    if old.exists() { std::fs::remove_dir_all(old) } else { Ok(()) }
}

/// Where the files that were kept before are while new ones take their place.
fn before(folder: &Path) -> PathBuf {
    folder.with_extension("before")
}

/// The words of a text as rules meet them: small letters without marks, doubled letters once, Cyrillic as Serbian Latin. For looking things
/// up: the whole text, with the bytes where each word stands.
pub fn each_word(text: &str, mut each: impl FnMut(&str, std::ops::Range<usize>)) {
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let cut = rest.floor_char_boundary(words::TEXT_BYTES.min(rest.len()));
        let head = rest.get(..cut).unwrap_or_default();
        // A piece ends between two words, where there is such a place.
        let end =
            if cut == rest.len() { cut } else { head.rfind(char::is_whitespace).filter(|end| *end > 0).unwrap_or(cut) };
        let piece = rest.get(..end).unwrap_or_default();
        let words = words::Words::of(piece, letters::Letters::Plain);
        for word in &words.list {
            each(words.letters(word), at + word.start..at + word.end);
        }
        at += end;
    }
}

/// Characters before a byte of a text.
fn chars_before(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |head| head.chars().count())
}

#[cfg(test)]
mod tests;
