//! The words of `locales/`, for what the server itself says: the contact page and the labels of code lists.
//!
//! A language is read when somebody first needs it, because most of them never are on one machine.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use earshot_inbox::hotlines::{HotlineSpec, OwnWords, WORDINGS};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use rust_embed::Embed;

/// What everything falls back to; `locales/en` is complete.
pub const FALLBACK: &str = "en";
/// The file of what contacts read.
pub const CHILD: &str = "child";
/// Around what is put in, where words run from right to left (Unicode Standard Annex 9, isolates).
pub const APART: char = '\u{2068}';
/// Ends [`APART`].
pub const TOGETHER: char = '\u{2069}';

#[derive(Embed)]
#[folder = "locales/"]
#[allow_missing = true]
struct Files;

/// One file of one language, with English behind it.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// Whether a language is written from right to left.
pub fn direction(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

/// A language's name for itself, by which whoever reads it finds it; its tag where we don't know it.
pub fn own_name(language: &str) -> &str {
    const NAMES: [(&str, &str); 32] = [
        ("ar", "العربية"),
        ("bg", "български"),
        ("cs", "čeština"),
        ("da", "dansk"),
        ("de", "Deutsch"),
        ("el", "ελληνικά"),
        ("en", "English"),
        ("es", "español"),
        ("et", "eesti"),
        ("fa", "فارسی"),
        ("fi", "suomi"),
        ("fr", "français"),
        ("ga", "Gaeilge"),
        ("hr", "hrvatski"),
        ("hu", "magyar"),
        ("it", "italiano"),
        ("lt", "lietuvių"),
        ("lv", "latviešu"),
        ("mt", "Malti"),
        ("nl", "Nederlands"),
        ("pl", "polski"),
        ("pt", "português"),
        ("ro", "română"),
        ("ru", "русский"),
        ("sk", "slovenčina"),
        ("sl", "slovenščina"),
        ("sq", "shqip"),
        ("sr", "српски"),
        ("sv", "svenska"),
        ("ti", "ትግርኛ"),
        ("tr", "Türkçe"),
        ("uk", "українська"),
    ];
    let known = NAMES.iter().find(|(tag, _)| language.split('-').next() == Some(tag));
    known.map_or(language, |(_, name)| name)
}

/// All languages, read as they are needed.
#[derive(Default)]
pub struct Texts {
    read: Mutex<HashMap<(String, &'static str), Arc<Words>>>,
}

impl Texts {
    /// The words of `locales/{language}/{file}.ftl`; English where there is no such language.
    pub fn of(&self, language: &str, file: &'static str) -> Arc<Words> {
        let language = if Self::has(language, file) { language } else { FALLBACK };
        let key = (language.to_owned(), file);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(read.entry(key).or_insert_with(|| Arc::new(Words::read(language, file))))
    }

    /// What a hotline says to contacts in a language: its own words, and Earshot's where it has none.
    pub fn child(&self, spec: &HotlineSpec, language: &str) -> Said {
        let own = spec.own_words(language).cloned().unwrap_or_default();
        Said { words: self.of(language, CHILD), own, right_to_left: direction(language) == "rtl" }
    }

    /// Whether a native reader has looked at the words of a language.
    pub fn reviewed(language: &str, file: &str) -> bool {
        let Some(found) = Files::get(&format!("{language}/{file}.ftl")) else { return false };
        let text = String::from_utf8_lossy(&found.data);
        let by = text.lines().find_map(|line| line.strip_prefix("-reviewed-by =")).map(str::trim);
        by.is_some_and(|by| by != "none")
    }

    /// Whether there are words in a language.
    pub fn has(language: &str, file: &str) -> bool {
        Files::get(&format!("{language}/{file}.ftl")).is_some()
    }
}

impl Words {
    fn read(language: &str, file: &str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
        // The files themselves keep foreign words apart where their script needs it.
        bundle.set_use_isolating(false);
        for source in [language, FALLBACK] {
            let Some(found) = Files::get(&format!("{source}/{file}.ftl")) else { continue };
            let text = String::from_utf8_lossy(&found.data).into_owned();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                tracing::error!(language = source, file, errors = errors.len(), "a file of words has mistakes");
                resource
            });
            // What the language has stands; English fills what it lacks.
            if let Err(doubles) = bundle.add_resource(resource) {
                tracing::trace!(doubles = doubles.len(), "words that stand already");
            }
        }
        Self { bundle }
    }

    /// A text, with its placeables filled; `None` where no language has it.
    pub fn find(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned())
    }

    /// A text; its key where no language has it.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.find(key, values).unwrap_or_else(|| key.to_owned())
    }
}

/// What one hotline says in one language.
pub struct Said {
    words: Arc<Words>,
    own: OwnWords,
    right_to_left: bool,
}

impl Said {
    /// A text, with its placeables filled; `None` where no language has it.
    pub fn find(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        match self.own(key) {
            Some(pattern) => Some(fill(&pattern, values)),
            None => self.words.find(key, values),
        }
    }

    /// A text; its key where no language has it.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.find(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The hotline's own words as patterns, `{$phone}` where something is put in.
    pub fn patterns(&self) -> impl Iterator<Item = (&str, String)> {
        self.own.keys().filter_map(|key| Some((key.as_str(), self.own(key)?)))
    }

    fn own(&self, key: &str) -> Option<String> {
        let text = self.own.get(key)?;
        let wording = WORDINGS.iter().find(|wording| wording.key == key)?;
        let pattern = wording.values.iter().fold(text.clone(), |text, value| {
            let place = format!("{{${value}}}");
            // Numbers keep their order among words that run from right to left.
            let place = if self.right_to_left { format!("{APART}{place}{TOGETHER}") } else { place };
            text.replace(&format!("{{{value}}}"), &place)
        });
        Some(pattern)
    }
}

/// Puts values into a pattern, once: what a value holds is never looked at again.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = pattern.split("{$");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        text.push_str(rest);
    }
    text
}

/// The best of `offered` for an `Accept-Language` (RFC 9110 §12.5.4, by prefix as RFC 4647 §3.4 looks up).
pub fn negotiate<'a>(accepted: &str, offered: &'a [String]) -> Option<&'a str> {
    let mut wishes: Vec<(&str, f32)> = accepted
        .split(',')
        .take(20)
        .filter_map(|wish| {
            let mut parts = wish.split(';');
            let tag = parts.next()?.trim();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok())?;
            (weight > 0.0).then_some((tag, weight))
        })
        .collect();
    wishes.sort_by(|left, right| right.1.total_cmp(&left.1));
    wishes.iter().find_map(|(tag, _)| find(tag, offered))
}

/// The offered language that a tag names, itself or with its region dropped.
pub fn find<'a>(tag: &str, offered: &'a [String]) -> Option<&'a str> {
    let mut tag = tag;
    loop {
        if let Some(found) = offered.iter().find(|offered| offered.eq_ignore_ascii_case(tag)) {
            return Some(found);
        }
        tag = tag.rsplit_once('-')?.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_offered_language_is_found() {
        let offered: Vec<String> = ["en", "pl", "pt"].map(str::to_owned).to_vec();
        let table = [
            ("pl", Some("pl")),
            ("pl-PL,pl;q=0.9,en;q=0.8", Some("pl")),
            ("de-DE,de;q=0.9,en;q=0.5,pl;q=0.7", Some("pl")),
            ("PT-br", Some("pt")),
            ("de", None),
            ("pl;q=0, en;q=0.1", Some("en")),
            ("", None),
            (";;q=,,=", None),
        ];
        for (accepted, expected) in table {
            assert_eq!(negotiate(accepted, &offered), expected, "{accepted}");
        }
    }

    #[test]
    fn words_are_filled_and_english_stands_in() {
        let texts = Texts::default();
        let polish = texts.of("pl", "child");
        let english = texts.of("en", "child").text("send", &[]);
        assert_ne!(polish.text("send", &[]), english);
        assert!(polish.text("contact-call", &[("phone", "116 000")]).contains("116 000"));
        assert_eq!(texts.of("xx", "child").text("send", &[]), english);
        assert_eq!(polish.text("no-such-key", &[]), "no-such-key");
    }

    fn said(language: &str, key: &str, text: &str) -> Said {
        let own = [(key.to_owned(), text.to_owned())].into();
        Said { words: Texts::default().of(language, CHILD), own, right_to_left: direction(language) == "rtl" }
    }

    #[test]
    fn a_hotlines_own_words_stand_before_those_that_come_along() {
        let said = said("en", "contact-emergency", "Call {emergency}, day or night.");
        let value = [("emergency", "112 {phone} {$emergency}")];
        assert_eq!(said.text("contact-emergency", &value), "Call 112 {phone} {$emergency}, day or night.");
        assert_eq!(said.text("contact-free", &[]), Texts::default().of("en", CHILD).text("contact-free", &[]));
        let patterns: Vec<_> = said.patterns().collect();
        assert_eq!(patterns, [("contact-emergency", "Call {$emergency}, day or night.".to_owned())]);
    }

    #[test]
    fn among_words_from_right_to_left_a_number_stands_apart() {
        let text =
            said("ar", "contact-emergency", "اتصل {emergency}").text("contact-emergency", &[("emergency", "1 2")]);
        assert_eq!(text, "اتصل \u{2068}1 2\u{2069}");
    }

    /// What the set-up lets hotlines change is there in every language, with what is put in.
    #[test]
    fn every_text_that_may_be_changed_is_one_that_contacts_read() {
        let languages: std::collections::BTreeSet<String> =
            Files::iter().filter_map(|path| Some(path.strip_suffix("/child.ftl")?.to_owned())).collect();
        assert!(languages.len() > 5, "{languages:?}");
        for language in languages {
            let file = Files::get(&format!("{language}/child.ftl")).unwrap();
            let source = String::from_utf8_lossy(&file.data).into_owned();
            for wording in WORDINGS {
                let start = format!("{} = ", wording.key);
                let text = source.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_default();
                assert!(!text.is_empty(), "{language}: {}", wording.key);
                let stand: Vec<&str> =
                    wording.values.iter().copied().filter(|value| text.contains(&format!("{{${value}}}"))).collect();
                assert_eq!(
                    (stand.as_slice(), text.matches("{$").count()),
                    (wording.values, stand.len()),
                    "{language}: {text}"
                );
                assert!(text.chars().count() <= wording.max, "{language}: {text}");
            }
        }
    }

    #[test]
    fn a_draft_is_no_reviewed_language() {
        assert!(!Texts::reviewed("en", CHILD), "the file says none");
        assert!(!Texts::reviewed("xx", CHILD));
    }
}
