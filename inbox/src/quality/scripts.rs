//! Scripts of practice talks: who the invented contact is, what they say, and what makes them say something else.
//!
//! Data files, read when somebody practises. Pure: text and time come in, lines come out. No model and no chance: the same words lead to the
//! same answers, so that a talk can be practised again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::store::StoreError;

const SCRIPTS: &str = include_str!("../../practice/scripts.toml");
/// Words by language, English first. A test compares them with the folder.
const WORDS: &[(&str, &str)] = &[
    ("en", include_str!("../../practice/en.toml")),
    ("fr", include_str!("../../practice/fr.toml")),
    ("hr", include_str!("../../practice/hr.toml")),
    ("it", include_str!("../../practice/it.toml")),
    ("pl", include_str!("../../practice/pl.toml")),
    ("pt", include_str!("../../practice/pt.toml")),
];
/// The cue that is the hotline's emergency number itself.
const NUMBER: &str = "number";
/// The cue that should not be there.
pub(super) const PROMISE: &str = "promise";
/// How long the contact takes before a line; milliseconds, and for each character.
const PAUSE_MS: i64 = 1_800;
const CHARACTER_MS: i64 = 45;
const LONGEST_MS: i64 = 6_000;
/// How long they wait for an answer before they say so; milliseconds.
const WAITS_MS: i64 = 60_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scripts {
    script: Vec<Branches>,
}

/// How a script branches.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Branches {
    id: String,
    priority: u8,
    checks: Vec<String>,
    steps: BTreeMap<String, Vec<(String, String)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    reviewed_by: String,
    cues: BTreeMap<String, Vec<String>>,
    scripts: BTreeMap<String, ScriptWords>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScriptWords {
    name: String,
    about: String,
    alias: String,
    steps: BTreeMap<String, StepWords>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepWords {
    says: Vec<String>,
    #[serde(rename = "else")]
    otherwise: Vec<String>,
    #[serde(default)]
    wait: Option<String>,
}

/// A script in a language.
#[derive(Clone)]
pub(super) struct Script {
    pub language: String,
    branches: Branches,
    words: ScriptWords,
    cues: BTreeMap<String, Vec<String>>,
}

/// A line of a practice talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    pub at: i64,
    /// `in`, `out` or `note`.
    pub direction: String,
    pub text: String,
    /// The idempotency key of what the trainee wrote.
    pub key: Option<uuid::Uuid>,
}

/// How far a practice talk is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    pub script: String,
    pub language: String,
    step: String,
    been: BTreeSet<String>,
    /// How many `else` lines were said in each step.
    said: BTreeMap<String, usize>,
    /// Steps in which the contact said that they wait.
    waited: BTreeSet<String>,
    /// When each cue was heard first.
    pub heard: BTreeMap<String, i64>,
    pub lines: Vec<Line>,
}

fn defect(file: &str, error: &impl std::fmt::Display) -> StoreError {
    StoreError::Defect(format!("practice/{file}.toml: {error}"))
}

fn branches() -> Result<Vec<Branches>, StoreError> {
    let scripts: Scripts = toml::from_str(SCRIPTS).map_err(|error| defect("scripts", &error))?;
    Ok(scripts.script)
}

fn words(language: &str) -> Result<Option<Words>, StoreError> {
    let Some((_, text)) = WORDS.iter().find(|(known, _)| *known == language) else { return Ok(None) };
    toml::from_str(text).map(Some).map_err(|error| defect(language, &error))
}

/// Languages that there are scripts in, English first, and whether a native reader has reviewed them.
pub(super) fn languages() -> Result<Vec<(String, bool)>, StoreError> {
    let each = |(language, text): &(&str, &str)| {
        let words: Words = toml::from_str(text).map_err(|error| defect(language, &error))?;
        Ok(((*language).to_owned(), words.reviewed_by != "none"))
    };
    WORDS.iter().map(each).collect()
}

/// Every script of a language: English where there are none in it.
pub(super) fn all(language: &str) -> Result<Vec<Script>, StoreError> {
    let (language, found) = match words(language)? {
        Some(found) => (language, found),
        None => ("en", words("en")?.ok_or_else(|| defect("en", &"missing"))?),
    };
    let script = |branches: Branches| {
        let words = found.scripts.get(&branches.id)?.clone();
        Some(Script { language: language.to_owned(), branches, words, cues: found.cues.clone() })
    };
    Ok(branches()?.into_iter().filter_map(script).collect())
}

/// One script of a language.
pub(super) fn one(id: &str, language: &str) -> Result<Option<Script>, StoreError> {
    Ok(all(language)?.into_iter().find(|script| script.branches.id == id))
}

/// As cues are compared: small letters, plain apostrophes, one space between words.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['’', 'ʼ', '‘'], "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a phrase stands in a text at the beginning of a word.
fn has(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(at, _)| !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric))
}

impl Script {
    pub fn id(&self) -> &str {
        &self.branches.id
    }

    pub fn name(&self) -> &str {
        &self.words.name
    }

    pub fn about(&self) -> &str {
        &self.words.about
    }

    pub fn alias(&self) -> &str {
        &self.words.alias
    }

    pub fn priority(&self) -> u8 {
        self.branches.priority
    }

    pub fn checks(&self) -> &[String] {
        &self.branches.checks
    }

    /// The beginning: the contact has just written.
    pub fn begin(&self, now: i64) -> Progress {
        let mut progress = Progress {
            script: self.branches.id.clone(),
            language: self.language.clone(),
            step: String::new(),
            been: BTreeSet::new(),
            said: BTreeMap::new(),
            waited: BTreeSet::new(),
            heard: BTreeMap::new(),
            lines: Vec::new(),
        };
        self.enter(&mut progress, "hello", now - PAUSE_MS);
        progress
    }

    /// What is taken for which cue in a text.
    fn heard(&self, text: &str, emergency: &str) -> BTreeSet<&str> {
        let text = plain(text);
        let mut heard: BTreeSet<&str> = self
            .cues
            .iter()
            .filter(|(_, phrases)| phrases.iter().any(|phrase| has(&text, phrase)))
            .map(|(cue, _)| cue.as_str())
            .collect();
        let is_number = |number: &str| text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == number);
        if is_number(emergency) || is_number("112") {
            heard.insert(NUMBER);
        }
        heard
    }

    /// The trainee writes to the contact, who answers after a while.
    pub fn hear(&self, progress: &mut Progress, text: &str, emergency: &str, now: i64) {
        let heard = self.heard(text, emergency);
        for cue in &heard {
            progress.heard.entry((*cue).to_owned()).or_insert(now);
        }
        let step = progress.step.clone();
        let next = self.branches.steps.get(&step).into_iter().flatten();
        let next = next.filter(|(cue, _)| heard.contains(cue.as_str()));
        if let Some((_, to)) = next.clone().find(|(_, to)| !progress.been.contains(to)) {
            let to = to.clone();
            self.enter(progress, &to, now);
            return;
        }
        let Some(words) = self.words.steps.get(&step) else { return };
        let said = progress.said.entry(step).or_default();
        // The last line is said once: who has nothing new to say falls silent.
        if let Some(line) = words.otherwise.get(*said).cloned() {
            *said += 1;
            say(progress, std::slice::from_ref(&line), now);
        }
    }

    /// Where nobody has answered for long, the contact says so, once in a step.
    pub fn wait(&self, progress: &mut Progress, now: i64) -> bool {
        let Some(last) = progress.lines.last() else { return false };
        let waits = last.direction == "in" && now - last.at >= WAITS_MS && !progress.waited.contains(&progress.step);
        let line = self.words.steps.get(&progress.step).and_then(|words| words.wait.clone());
        let Some(line) = line.filter(|_| waits) else { return false };
        progress.waited.insert(progress.step.clone());
        progress.lines.push(Line { at: now, direction: "in".into(), text: line, key: None });
        true
    }

    fn enter(&self, progress: &mut Progress, step: &str, now: i64) {
        progress.step = step.to_owned();
        progress.been.insert(step.to_owned());
        if let Some(words) = self.words.steps.get(step) {
            let says = words.says.clone();
            say(progress, &says, now);
        }
    }
}

/// Puts lines behind what is still on its way.
fn say(progress: &mut Progress, lines: &[String], now: i64) {
    let mut at = progress.lines.iter().map(|line| line.at).fold(now, i64::max);
    for text in lines {
        let typing = i64::try_from(text.chars().count()).unwrap_or_default() * CHARACTER_MS;
        at += (PAUSE_MS + typing).min(LONGEST_MS);
        progress.lines.push(Line { at, direction: "in".into(), text: text.clone(), key: None });
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn texts(progress: &Progress) -> Vec<&str> {
        progress.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn every_file_of_the_folder_is_known_and_every_script_can_be_gone_through() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("practice");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap().trim_end_matches(".toml").to_owned())
            .filter(|name| name != "scripts")
            .collect();
        let known: BTreeSet<String> = languages().unwrap().into_iter().map(|(language, _)| language).collect();
        assert_eq!(files, known);
        for language in known {
            let scripts = all(&language).unwrap();
            assert!(scripts.len() >= 4, "{language}");
            for script in scripts {
                let steps = &script.branches.steps;
                assert_eq!(
                    steps.keys().collect::<Vec<_>>(),
                    script.words.steps.keys().collect::<Vec<_>>(),
                    "{language} {}",
                    script.id()
                );
                let cues = steps.values().flatten().map(|(cue, _)| cue).chain(script.checks());
                for cue in cues {
                    assert!(cue == NUMBER || script.cues.contains_key(cue), "{language} {}: {cue}", script.id());
                }
                assert!(steps.values().flatten().all(|(_, to)| steps.contains_key(to)), "{}", script.id());
                // Every step is reached from the beginning by some path.
                let mut reached = BTreeSet::from(["hello"]);
                for _ in 0..steps.len() {
                    let more =
                        reached.iter().flat_map(|step| &steps[*step]).map(|(_, to)| to.as_str()).collect::<Vec<_>>();
                    reached.extend(more);
                }
                assert_eq!(reached.len(), steps.len(), "{language} {}", script.id());
                for (step, words) in &script.words.steps {
                    assert!(!words.says.is_empty() && !words.otherwise.is_empty(), "{language} {} {step}", script.id());
                }
                for phrase in script.cues.values().flatten() {
                    assert_eq!(plain(phrase), *phrase, "{language}: not as cues are compared");
                }
            }
        }
    }

    #[test]
    fn what_the_trainee_writes_leads_on_and_what_fits_nothing_has_an_answer() {
        let script = one("runaway", "en").unwrap().unwrap();
        let mut talk = script.begin(10_000);
        assert_eq!(texts(&talk)[0], "hi");
        assert!(talk.lines[0].at <= 10_000 + LONGEST_MS && talk.lines[0].at < talk.lines[1].at);
        script.hear(&mut talk, "Bananas.", "112", 100_000);
        script.hear(&mut talk, "Are YOU  safe right now?", "112", 200_000);
        assert_eq!(texts(&talk)[2], "i just cant be there any more");
        assert_eq!(texts(&talk)[3], "not really");
        script.hear(&mut talk, "Please call 112, or go to the guard.", "112", 300_000);
        assert_eq!(talk.step, "number");
        script.hear(&mut talk, "I promise it will be fine. Is there somebody you trust?", "112", 400_000);
        script.hear(&mut talk, "Shall we call her together?", "112", 500_000);
        assert_eq!(talk.step, "agree");
        let heard: Vec<_> = talk.heard.iter().map(|(cue, at)| (cue.as_str(), *at)).collect();
        assert_eq!(
            heard,
            [("next", 500_000), ("number", 300_000), ("promise", 400_000), ("safety", 200_000), ("who", 400_000)]
        );
    }

    #[test]
    fn who_is_answered_early_still_says_it_and_who_is_not_answered_says_so_once() {
        let script = one("silent", "en").unwrap().unwrap();
        let mut talk = script.begin(10_000);
        assert!(!script.wait(&mut talk, 11_000));
        assert!(script.wait(&mut talk, 100_000));
        assert!(!script.wait(&mut talk, 200_000));
        assert_eq!(texts(&talk), ["hi", "."]);
        script.hear(&mut talk, "Take your time.", "112", 300_000);
        script.hear(&mut talk, "x", "112", 300_001);
        let last: Vec<_> = talk.lines.iter().rev().take(3).map(|line| line.at).collect();
        assert!(last[0] > last[1] && last[1] > last[2] && last[2] > 300_001, "{talk:?}");
        assert_eq!(texts(&talk)[2..], ["ok", "you wont get bored?", "mhm"]);
    }

    #[test]
    fn a_cue_begins_a_word_and_a_number_is_a_number() {
        assert!(has("is that unsafe? you safe", "you safe") && !has("betsad", "sad"));
        let script = one("runaway", "en").unwrap().unwrap();
        assert!(script.heard("call 112!", "113").contains(NUMBER));
        assert!(script.heard("call 113", "113").contains(NUMBER));
        assert!(!script.heard("flat 1123", "113").contains(NUMBER));
    }
}
