//! The words of `locales/`, for what the server itself says: the contact page and the labels of code lists.
//!
//! A language is read when somebody first needs it, because most of them never are on one machine.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use rust_embed::Embed;

/// What everything falls back to; `locales/en` is complete.
pub const FALLBACK: &str = "en";

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
}
