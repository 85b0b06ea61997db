//! A hotline's own words in place of those that Earshot brings: which texts a contact reads may be changed, and how far.
//!
//! Deliberately absent: the words that Earshot brings, which live in `locales/`, and every text that says what the program does (what is
//! kept on a device, how a page is left). A hotline that could reword those could promise what does not hold.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{HotlineSpec, Hotlines, SetUp};
use crate::{
    access::Scope,
    problems::{Problems, Refusal},
};

/// Own words by their key, such as `fact-who`.
pub type OwnWords = BTreeMap<String, String>;

/// Where a contact meets a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextPart {
    /// The chat as it opens.
    First,
    /// Asked whether they are safe, and what they said.
    Safe,
    /// While they wait.
    Waiting,
    /// Outside the hours.
    Closed,
    /// When a talk is over.
    End,
    /// When they are blocked for a time.
    Blocked,
    /// On the contact page.
    Page,
}

/// A text that a hotline may put into its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Its key in `locales/*/child.ftl`.
    pub key: &'static str,
    /// Where it is met.
    pub part: TextPart,
    /// What Earshot puts in, written `{phone}`: all of them have to stand in it.
    pub values: &'static [&'static str],
    /// How long it may be, in characters.
    pub max: usize,
}

const fn wording(part: TextPart, key: &'static str, max: usize, values: &'static [&'static str]) -> Wording {
    Wording { key, part, values, max }
}

/// All of them, in the order in which a contact meets them.
pub const WORDINGS: [Wording; 30] = [
    wording(TextPart::First, "head-line", 60, &[]),
    wording(TextPart::First, "intro-title", 120, &[]),
    wording(TextPart::First, "fact-who-title", 60, &[]),
    wording(TextPart::First, "fact-who", 200, &[]),
    wording(TextPart::First, "fact-tell-title", 60, &[]),
    wording(TextPart::First, "fact-tell", 200, &[]),
    wording(TextPart::First, "write-placeholder", 60, &[]),
    wording(TextPart::Safe, "safe-question", 100, &[]),
    wording(TextPart::Safe, "safe-yes-answer", 300, &[]),
    wording(TextPart::Safe, "safe-no-answer", 300, &["emergency"]),
    wording(TextPart::Safe, "safe-no-answer-closed", 300, &["emergency"]),
    wording(TextPart::Safe, "safe-unsure-answer", 300, &[]),
    wording(TextPart::Waiting, "waiting-none", 120, &[]),
    wording(TextPart::Waiting, "waiting-few", 120, &[]),
    wording(TextPart::Waiting, "waiting-several", 120, &[]),
    wording(TextPart::Waiting, "operators-away", 160, &[]),
    wording(TextPart::Closed, "head-closed", 60, &[]),
    wording(TextPart::Closed, "closed-now", 120, &[]),
    wording(TextPart::Closed, "closed-opens", 120, &["when"]),
    wording(TextPart::Closed, "closed-write", 200, &[]),
    wording(TextPart::End, "talk-closed", 120, &[]),
    wording(TextPart::End, "talk-closed-timeout", 160, &[]),
    wording(TextPart::End, "talk-closed-again", 120, &[]),
    wording(TextPart::End, "ended-title", 80, &[]),
    wording(TextPart::End, "ended-text", 400, &["phone", "emergency"]),
    wording(TextPart::Blocked, "blocked-line", 600, &["time", "emergency"]),
    wording(TextPart::Page, "contact-title", 80, &[]),
    wording(TextPart::Page, "contact-lead", 200, &[]),
    wording(TextPart::Page, "contact-free", 80, &[]),
    wording(TextPart::Page, "contact-emergency", 120, &["emergency"]),
];

impl Hotlines {
    /// Puts a hotline's own words of one language in place of those it had (administrators); a text that isn't among them is said in
    /// Earshot's again. From then on contacts read them: nothing is started anew.
    ///
    /// # Errors
    /// As [`Hotlines::change_set_up`].
    pub async fn change_words(
        &self,
        scope: &Scope,
        version: i64,
        language: &str,
        own: OwnWords,
    ) -> Result<SetUp, Refusal> {
        let mut spec = self.set_up(scope).await?.hotline;
        spec.texts.remove(language);
        if !own.is_empty() {
            spec.texts.insert(language.to_owned(), own);
        }
        // Of another version than the reader's it is refused, so nothing that was written meanwhile gets lost.
        self.change_set_up(scope, version, spec).await
    }
}

impl HotlineSpec {
    /// The hotline's own words in a language.
    pub fn own_words(&self, language: &str) -> Option<&OwnWords> {
        self.texts.get(language)
    }

    pub(super) fn check_words(&self, problems: &mut Problems) {
        for (language, own) in &self.texts {
            problems.language(&format!("texts.{language}"), language);
            for (key, text) in own {
                let path = format!("texts.{language}.{key}");
                match WORDINGS.iter().find(|wording| wording.key == key) {
                    Some(wording) => check_one(problems, &path, wording, text),
                    None => problems.add(path, "there is no such text"),
                }
            }
        }
    }
}

fn check_one(problems: &mut Problems, path: &str, wording: &Wording, text: &str) {
    let before = problems.0.len();
    problems.line(path, text, wording.max);
    if problems.0.len() > before {
        return;
    }
    let (mut missing, mut rest) = (Vec::new(), text.to_owned());
    for value in wording.values {
        let place = format!("{{{value}}}");
        if !text.contains(&place) {
            missing.push(place.clone());
        }
        rest = rest.replace(&place, "");
    }
    if !missing.is_empty() {
        problems.add(path, format!("{} has to stand in it", missing.join(", ")));
    } else if rest.contains(['{', '}']) {
        problems.add(path, "braces stand only around what Earshot puts in here");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_keep_what_is_put_in_and_stay_short() {
        let table = [
            ("fact-who", "Five of us, at night too.", None),
            ("fact-who", " ", Some("write something here")),
            ("fact-who", "one\ntwo", Some("only one line of plain text")),
            ("fact-who", "Call {phone}", Some("braces stand only around what Earshot puts in here")),
            ("safe-no-answer", "Call {emergency} or stay.", None),
            ("safe-no-answer", "Stay with us.", Some("{emergency} has to stand in it")),
            ("ended-text", "Thank you.", Some("{phone}, {emergency} has to stand in it")),
            ("ended-text", "{phone} {emergency} {", Some("braces stand only around what Earshot puts in here")),
            ("send", "Go", Some("there is no such text")),
        ];
        for (key, text, expected) in table {
            let texts = [("en".to_owned(), [(key.to_owned(), text.to_owned())].into())].into();
            let mut problems = Problems::default();
            HotlineSpec { texts, ..crate::fixture::spec() }.check_words(&mut problems);
            assert_eq!(problems.0.first().map(|one| one.words.as_str()), expected, "{key}: {text}");
        }
        let long = Wording { max: 3, ..WORDINGS[0] };
        let mut problems = Problems::default();
        check_one(&mut problems, "x", &long, "four");
        assert_eq!(problems.0[0].words, "at most 3 characters");
    }
}
