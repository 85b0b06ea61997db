//! The rules that Earshot brings, against the labelled messages under `tests/triage` of the workspace.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::{collections::BTreeSet, path::Path};

use earshot_triage::{
    Triage,
    score::{Count, Labelled, Score},
};

/// The 24 official languages of the European Union, and those of children on the move.
const LANGUAGES: [&str; 32] = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "ti", "tr", "uk",
];

fn messages(part: &str) -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/triage").join(part);
    let mut messages = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let lines = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        messages.extend(lines.lines().map(|line| serde_json::from_str::<Labelled>(line).unwrap()));
    }
    messages
}

/// Floors, not aims: the aim is 90 % found and 8 % alarmed on what the rules have not seen.
#[test]
fn what_was_reached_is_kept() {
    let triage = Triage::built_in().unwrap();
    for (part, blind, found, alarmed) in [
        ("tuning", false, 0.95, 0.05),
        ("held-back", false, FOUND, ALARMED),
        ("held-back", true, FOUND - 0.02, ALARMED + 0.01),
    ] {
        let score = Score::of(&triage, &messages(part), blind);
        let Count { urgent, urgent_found, calm, alarmed: raised, .. } = score.all;
        assert!(
            urgent_found as f64 >= found * urgent as f64,
            "{part}, blind {blind}: {urgent_found} of {urgent} found\n{score}"
        );
        assert!(raised as f64 <= alarmed * calm as f64, "{part}, blind {blind}: {raised} of {calm} raised\n{score}");
    }
}

const FOUND: f64 = 0.84;
const ALARMED: f64 = 0.08;

#[test]
fn every_language_has_rules_and_messages() {
    let triage = Triage::built_in().unwrap();
    let ruled: BTreeSet<&str> = triage.languages().map(|(language, ..)| language).collect();
    assert_eq!(ruled, BTreeSet::from(LANGUAGES));
    for part in ["tuning", "held-back"] {
        let written: BTreeSet<String> = messages(part).into_iter().filter_map(|message| message.lang).collect();
        assert_eq!(written, LANGUAGES.map(str::to_owned).into(), "{part}");
    }
}

#[test]
fn every_language_has_the_words_that_all_rules_speak_of() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| -> toml::Table {
        std::fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap().parse().unwrap()
    };
    let shared = read("shared");
    for language in LANGUAGES {
        let slots = read(language)["slots"].as_table().unwrap().clone();
        for concept in shared["concepts"].as_array().unwrap() {
            let concept = concept.as_str().unwrap();
            assert!(
                slots.get(concept).and_then(|slot| slot.as_array()).is_some_and(|slot| slot.len() >= 3),
                "{language} lacks <{concept}>"
            );
        }
    }
}
