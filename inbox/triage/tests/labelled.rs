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
        ("second", false, 0.95, 0.06),
        ("third", false, 0.95, 0.06),
        ("held-back", false, FOUND, ALARMED),
        ("held-back", true, FOUND - 0.02, ALARMED + 0.01),
        ("fourth", false, 0.95, 0.03),
        ("fifth", false, 0.92, 0.02),
        ("sixth", false, 0.9, 0.07),
        ("seventh", false, 0.88, 0.07),
        ("eighth", false, 0.95, 0.08),
        ("ninth", false, 0.92, 0.08),
        ("tenth", false, 0.92, 0.03),
        ("eleventh", false, 0.85, 0.11),
        ("twelfth", false, 0.88, 0.07),
        ("mixed", false, 0.82, 0.05),
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

const FOUND: f64 = 0.92;
const ALARMED: f64 = 0.09;

/// How people begin and end, and how they say thanks.
const COURTESIES: &[(&str, &[&str], &str)] = &[
    ("ar", &["مرحبا", "السلام عليكم", "في حدا"], "شكرا"),
    ("bg", &["здравейте", "здрасти", "има ли някой", "чао"], "благодаря"),
    ("cs", &["ahoj", "dobrý den", "je tu někdo"], "děkuju"),
    ("da", &["hej", "hallo", "er der nogen", "farvel"], "tak"),
    ("de", &["hallo", "hi", "seid ihr da", "tschüss"], "danke"),
    ("el", &["γεια", "γεια σας", "είναι κανείς", "αντίο"], "ευχαριστώ"),
    ("en", &["hi", "hello", "hey", "hii", "are you there", "is anyone there", "bye", "goodbye"], "thank you"),
    ("es", &["hola", "hay alguien", "adiós"], "gracias"),
    ("et", &["tere", "tsau", "kas keegi on"], "aitäh"),
    ("fa", &["سلام", "کسی هست"], "مرسی"),
    ("fi", &["moi", "hei", "onko ketään"], "kiitos"),
    ("fr", &["salut", "bonjour", "coucou", "il y a quelqu'un", "au revoir"], "merci"),
    ("ga", &["dia duit", "haigh"], "go raibh maith agat"),
    ("hr", &["bok", "halo", "ima li koga"], "hvala"),
    ("hu", &["szia", "sziasztok", "van itt valaki"], "köszönöm"),
    ("it", &["ciao", "salve", "c'è qualcuno"], "grazie"),
    ("lt", &["labas", "sveiki", "ar yra kas"], "ačiū"),
    ("lv", &["čau", "sveiki", "vai kāds ir"], "paldies"),
    ("mt", &["hello", "bongu", "hemm xi ħadd"], "grazzi"),
    ("nl", &["hoi", "hallo", "is daar iemand", "doei"], "dankjewel"),
    ("pl", &["cześć", "hej", "jest tu ktoś", "pa"], "dziękuję"),
    ("pt", &["olá", "oi", "está aí alguém", "adeus"], "obrigada"),
    ("ro", &["buna", "salut", "e cineva", "pa"], "mulțumesc"),
    ("ru", &["привет", "здравствуйте", "есть кто", "пока"], "спасибо"),
    ("sk", &["ahoj", "čau", "je tu niekto"], "ďakujem"),
    ("sl", &["živjo", "zdravo", "je kdo tam"], "hvala"),
    ("sq", &["përshëndetje", "tung", "a ka njeri"], "faleminderit"),
    ("sr", &["zdravo", "ćao", "ima li koga"], "hvala"),
    ("sv", &["hej", "hallå", "är nån där", "hejdå"], "tack"),
    ("ti", &["ሰላም", "ከመይ"], "የቐንየለይ"),
    ("tr", &["merhaba", "selam", "kimse var mı"], "teşekkürler"),
    ("uk", &["привіт", "добрий день", "є хто", "бувай"], "дякую"),
];

/// A frightened child may say no more than "hi" or "bye" at first: that is no test, and no thanks.
#[test]
fn greetings_lower_nothing_and_thanks_do() {
    let triage = Triage::built_in().unwrap();
    for (language, said, thanks) in COURTESIES {
        for text in *said {
            assert_eq!(triage.rank(text, Some(language)).priority, 3, "{language}: {text}");
        }
        assert_eq!(triage.rank(thanks, Some(language)).priority, 4, "{language}: {thanks}");
    }
}

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
