//! The code lists that Calls are counted by: data files with versions, read once at start.
//!
//! Deliberately absent: labels, which are words and live in `locales/<language>/taxonomy.ftl`. Invariant: a code that has
//! been used is never given another meaning, so that the figures of two years can be compared.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The files, by name. A test compares them with the folder.
const FILES: &[(&str, &str)] = &[
    ("about", include_str!("../taxonomy/about.toml")),
    ("action", include_str!("../taxonomy/action.toml")),
    ("case_kind", include_str!("../taxonomy/case_kind.toml")),
    ("case_status", include_str!("../taxonomy/case_status.toml")),
    ("child_alert", include_str!("../taxonomy/child_alert.toml")),
    ("class", include_str!("../taxonomy/class.toml")),
    ("complaint_about", include_str!("../taxonomy/complaint_about.toml")),
    ("complaint_from", include_str!("../taxonomy/complaint_from.toml")),
    ("complaint_outcome", include_str!("../taxonomy/complaint_outcome.toml")),
    ("contact_mode", include_str!("../taxonomy/contact_mode.toml")),
    ("custody_rights", include_str!("../taxonomy/custody_rights.toml")),
    ("document_kind", include_str!("../taxonomy/document_kind.toml")),
    ("drill_kind", include_str!("../taxonomy/drill_kind.toml")),
    ("duration", include_str!("../taxonomy/duration.toml")),
    ("emergency_reason", include_str!("../taxonomy/emergency_reason.toml")),
    ("ended_by", include_str!("../taxonomy/ended_by.toml")),
    ("episode_category", include_str!("../taxonomy/episode_category.toml")),
    ("erasure_reason", include_str!("../taxonomy/erasure_reason.toml")),
    ("found_how", include_str!("../taxonomy/found_how.toml")),
    ("gender", include_str!("../taxonomy/gender.toml")),
    ("hague", include_str!("../taxonomy/hague.toml")),
    ("heard", include_str!("../taxonomy/heard.toml")),
    ("interpol", include_str!("../taxonomy/interpol.toml")),
    ("living_situation", include_str!("../taxonomy/living_situation.toml")),
    ("medium", include_str!("../taxonomy/medium.toml")),
    ("message_state", include_str!("../taxonomy/message_state.toml")),
    ("migration_status", include_str!("../taxonomy/migration_status.toml")),
    ("missing_from", include_str!("../taxonomy/missing_from.toml")),
    ("missing_reason", include_str!("../taxonomy/missing_reason.toml")),
    ("non_counselling", include_str!("../taxonomy/non_counselling.toml")),
    ("outcome", include_str!("../taxonomy/outcome.toml")),
    ("person_role", include_str!("../taxonomy/person_role.toml")),
    ("procedure_kind", include_str!("../taxonomy/procedure_kind.toml")),
    ("procedure_step", include_str!("../taxonomy/procedure_step.toml")),
    ("proceedings", include_str!("../taxonomy/proceedings.toml")),
    ("publicity", include_str!("../taxonomy/publicity.toml")),
    ("raiser", include_str!("../taxonomy/raiser.toml")),
    ("reason", include_str!("../taxonomy/reason.toml")),
    ("referral_to", include_str!("../taxonomy/referral_to.toml")),
    ("relation", include_str!("../taxonomy/relation.toml")),
    ("risk", include_str!("../taxonomy/risk.toml")),
    ("role", include_str!("../taxonomy/role.toml")),
    ("signal", include_str!("../taxonomy/signal.toml")),
    ("sis_alert", include_str!("../taxonomy/sis_alert.toml")),
    ("status_reason", include_str!("../taxonomy/status_reason.toml")),
    ("training_kind", include_str!("../taxonomy/training_kind.toml")),
    ("uptake", include_str!("../taxonomy/uptake.toml")),
    ("violence", include_str!("../taxonomy/violence.toml")),
    ("vulnerability", include_str!("../taxonomy/vulnerability.toml")),
    ("yes_no", include_str!("../taxonomy/yes_no.toml")),
];

/// One list of codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CodeList {
    /// The codes in the order in which they are shown.
    pub codes: Vec<Code>,
    /// Answers that stand for "no code": UNK asked but not known, NASK not asked, REF refused.
    pub answers: Vec<String>,
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Code {
    /// The code, such as `MS`.
    pub code: String,
    /// Priority that a signal gives, 0 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
    /// Finer codes, which begin with this one and `_`.
    #[schema(no_recursion)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sub: Vec<Code>,
}

/// All lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    version: String,
    lists: BTreeMap<String, CodeList>,
    known: BTreeMap<String, BTreeSet<String>>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("inbox/taxonomy/{file}.toml: {words}")]
pub struct TaxonomyError {
    /// The file's name without its ending.
    pub file: String,
    /// What is wrong, and with which code.
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    taxonomy_version: String,
    list: String,
    answers: Vec<String>,
    #[serde(rename = "code")]
    codes: Vec<MainCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MainCode {
    code: String,
    priority: Option<u8>,
    #[serde(default)]
    sub: Vec<SubCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubCode {
    code: String,
}

impl Taxonomy {
    /// The lists that this program was built with.
    ///
    /// # Errors
    /// Names the file and the code.
    pub fn load() -> Result<Self, TaxonomyError> {
        Self::parse(FILES)
    }

    fn parse(files: &[(&str, &str)]) -> Result<Self, TaxonomyError> {
        let mut taxonomy = Self { version: String::new(), lists: BTreeMap::new(), known: BTreeMap::new() };
        for (name, text) in files {
            taxonomy.add(name, text).map_err(|words| TaxonomyError { file: (*name).to_owned(), words })?;
        }
        Ok(taxonomy)
    }

    fn add(&mut self, name: &str, text: &str) -> Result<(), String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.list != name {
            return Err(format!("the list is called {}, the file {name}", file.list));
        }
        if self.lists.is_empty() {
            self.version = file.taxonomy_version;
        } else if self.version != file.taxonomy_version {
            return Err(format!("version {}, while the others have {}", file.taxonomy_version, self.version));
        }
        let mut known = BTreeSet::new();
        for answer in &file.answers {
            if !matches!(answer.as_str(), "UNK" | "NASK" | "REF") {
                return Err(format!("the answer {answer} is none of UNK, NASK, REF"));
            }
            learn(&mut known, answer)?;
        }
        let mut codes = Vec::with_capacity(file.codes.len());
        for main in file.codes {
            learn(&mut known, &main.code)?;
            if main.priority.is_some_and(|priority| priority > 4) {
                return Err(format!("the code {} has a priority above 4", main.code));
            }
            let mut sub = Vec::with_capacity(main.sub.len());
            for SubCode { code } in main.sub {
                learn(&mut known, &code)?;
                if code.strip_prefix(&main.code).and_then(|rest| rest.strip_prefix('_')).is_none_or(str::is_empty) {
                    return Err(format!(
                        "the code {code} stands below {} and doesn't begin with {}_",
                        main.code, main.code
                    ));
                }
                sub.push(Code { code, priority: None, sub: Vec::new() });
            }
            codes.push(Code { code: main.code, priority: main.priority, sub });
        }
        self.known.insert(file.list.clone(), known);
        self.lists.insert(file.list, CodeList { codes, answers: file.answers });
        Ok(())
    }

    /// Version of all lists, such as `2026.7`; stored with every Call.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The lists by name.
    pub fn lists(&self) -> &BTreeMap<String, CodeList> {
        &self.lists
    }

    /// The main codes of a list, without its answers, in the order in which they are shown.
    pub fn codes(&self, list: &str) -> impl Iterator<Item = &str> {
        self.lists.get(list).into_iter().flat_map(|list| list.codes.iter().map(|code| code.code.as_str()))
    }

    /// Whether a list has a code: a main code, a finer one, or one of its answers.
    pub fn has(&self, list: &str, code: &str) -> bool {
        self.known.get(list).is_some_and(|known| known.contains(code))
    }

    /// Whether a code is one of the answers of a list, which stand alone.
    pub fn is_answer(&self, list: &str, code: &str) -> bool {
        self.lists.get(list).is_some_and(|list| list.answers.iter().any(|answer| answer == code))
    }

    /// Priority of a signal, 0 to 4.
    pub fn priority(&self, signal: &str) -> Option<u8> {
        self.lists.get("signal")?.codes.iter().find(|code| code.code == signal)?.priority
    }
}

fn learn(known: &mut BTreeSet<String>, code: &str) -> Result<(), String> {
    let shaped = code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if !shaped {
        return Err(format!("the code {code} is not made of A-Z 0-9 _"));
    }
    if !known.insert(code.to_owned()) {
        return Err(format!("the code {code} stands there twice"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use expect_test::{Expect, expect};

    use super::*;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn reads_every_file_of_the_folder() {
        let mut in_folder: Vec<String> = fs::read_dir(root().join("taxonomy"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
            .collect();
        in_folder.sort();
        let taxonomy = Taxonomy::load().unwrap();
        assert_eq!(taxonomy.lists().keys().cloned().collect::<Vec<_>>(), in_folder);
        assert!(taxonomy.has("reason", "MS_RUNAWAY") && taxonomy.has("role", "UNK"));
        assert!(!taxonomy.has("reason", "XX") && !taxonomy.has("nothing", "MS") && !taxonomy.has("class", "UNK"));
        assert_eq!(taxonomy.priority("IMM"), Some(0));
    }

    /// What the hotline itself did, decided or derived: whoever writes it down knows it.
    const OWN: [&str; 22] = [
        "action",
        "case_kind",
        "case_status",
        "class",
        "complaint_about",
        "complaint_outcome",
        "document_kind",
        "drill_kind",
        "duration",
        "emergency_reason",
        "ended_by",
        "episode_category",
        "erasure_reason",
        "medium",
        "message_state",
        "procedure_kind",
        "procedure_step",
        "raiser",
        "referral_to",
        "signal",
        "status_reason",
        "training_kind",
    ];

    #[test]
    fn what_is_asked_of_people_may_be_unknown_not_asked_or_refused() {
        for (name, list) in Taxonomy::load().unwrap().lists() {
            match name.as_str() {
                // Whoever talked knows whether they asked; not always what it was.
                "non_counselling" => assert_eq!(list.answers, ["UNK"]),
                own if OWN.contains(&own) => assert!(list.answers.is_empty(), "{name}"),
                _ => assert_eq!(list.answers, ["UNK", "NASK", "REF"], "{name}"),
            }
        }
    }

    #[test]
    fn every_code_has_a_label_in_every_language_of_the_console() {
        let taxonomy = Taxonomy::load().unwrap();
        let mut missing = Vec::new();
        for language in ["en", "fr", "it", "pl", "pt", "hr"] {
            let text = fs::read_to_string(root().join(format!("../locales/{language}/taxonomy.ftl"))).unwrap();
            let labels: BTreeSet<&str> = text
                .lines()
                .filter_map(|line| line.split_once('=').filter(|(_, label)| !label.trim().is_empty()))
                .map(|(key, _)| key.trim_end())
                .collect();
            let mut expected: Vec<String> = ["UNK", "NASK", "REF"].map(|answer| format!("answer-{answer}")).into();
            for (name, list) in taxonomy.lists() {
                expected.push(format!("list-{name}"));
                for code in list.codes.iter().flat_map(|code| std::iter::once(code).chain(&code.sub)) {
                    expected.push(format!("{name}-{}", code.code));
                }
            }
            missing.extend(
                expected
                    .into_iter()
                    .filter(|key| !labels.contains(key.as_str()))
                    .map(|key| format!("{language}: {key}")),
            );
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    fn check(text: &str, expected: Expect) {
        let outcome = Taxonomy::parse(&[("class", include_str!("../taxonomy/class.toml")), ("x", text)]);
        let error = outcome.expect_err("a broken file was read").to_string();
        expected.assert_eq(error.lines().next().unwrap_or_default());
    }

    #[test]
    fn names_the_file_and_the_code_that_are_wrong() {
        let head = "taxonomy_version = \"2026.7\"\nlist = \"x\"\nanswers = []\n";
        check("list = 3", expect![[r#"inbox/taxonomy/x.toml: TOML parse error at line 1, column 8"#]]);
        check(
            &head.replace("\"x\"", "\"y\"").replace("[]\n", "[]\n[[code]]\ncode = \"A\"\n"),
            expect![[r#"inbox/taxonomy/x.toml: the list is called y, the file x"#]],
        );
        check(
            &format!("{}[[code]]\ncode = \"A\"\n", head.replace("2026.7", "2025.1")),
            expect![[r#"inbox/taxonomy/x.toml: version 2025.1, while the others have 2026.7"#]],
        );
        check(
            &format!("{head}[[code]]\ncode = \"A\"\n[[code]]\ncode = \"A\"\n"),
            expect![[r#"inbox/taxonomy/x.toml: the code A stands there twice"#]],
        );
        check(
            &format!("{head}[[code]]\ncode = \"A\"\n[[code.sub]]\ncode = \"B_C\"\n"),
            expect![[r#"inbox/taxonomy/x.toml: the code B_C stands below A and doesn't begin with A_"#]],
        );
        check(
            &format!("{head}[[code]]\ncode = \"a b\"\n"),
            expect![[r#"inbox/taxonomy/x.toml: the code a b is not made of A-Z 0-9 _"#]],
        );
        check(
            &format!("{head}[[code]]\ncode = \"A\"\npriority = 5\n"),
            expect![[r#"inbox/taxonomy/x.toml: the code A has a priority above 4"#]],
        );
        check(
            &format!("{}[[code]]\ncode = \"A\"\n", head.replace("[]", "[\"MAYBE\"]")),
            expect![[r#"inbox/taxonomy/x.toml: the answer MAYBE is none of UNK, NASK, REF"#]],
        );
    }
}
