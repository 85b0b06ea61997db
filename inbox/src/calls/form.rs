//! What an operator fills in about a sitting, and what is wrong with it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{problems::Problems, taxonomy::Taxonomy};

fn not_asked() -> String {
    "NASK".into()
}

/// What an operator says about a sitting. Codes come from the lists in `GET taxonomy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallForm {
    /// List `class`.
    pub class: String,
    /// List `non_counselling`; where the class is NON, and only there.
    #[serde(default)]
    pub non_counselling: Option<String>,
    /// List `about`.
    pub about: String,
    /// List `role`.
    pub role: String,
    /// Age of the child in years, 0 to 130; else `child_age_code` says why not.
    #[serde(default)]
    pub child_age: Option<u8>,
    /// UNK, NASK or REF; where there is no age, and only there.
    #[serde(default)]
    pub child_age_code: Option<String>,
    /// List `gender`.
    pub child_gender: String,
    /// Where the child is, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub child_country: Option<String>,
    /// List `living_situation`.
    #[serde(default = "not_asked")]
    pub living_situation: String,
    /// List `heard`: how they heard of the line.
    #[serde(default = "not_asked")]
    pub heard: String,
    /// Language that they wanted, as a BCP 47 tag.
    #[serde(default)]
    pub language_wanted: Option<String>,
    /// List `reason`, several; an answer such as UNK stands alone.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// One of `reasons`.
    #[serde(default)]
    pub leading_reason: Option<String>,
    /// List `action`, several.
    #[serde(default)]
    pub actions: Vec<String>,
    /// The emergency decision; asked for where the priority is 0.
    #[serde(default)]
    pub emergency: Option<Emergency>,
    /// A note for colleagues; sealed, and erased with the conversation.
    #[serde(default)]
    pub note: Option<String>,
}

/// Whether emergency services were called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// Whether they were.
    pub called: bool,
    /// Why or why not: a code of the list `emergency_reason`, or words. Sealed, and empty once erased.
    pub reason: String,
}

impl CallForm {
    /// Without what says nothing.
    pub(super) fn tidy(mut self) -> Self {
        self.note = self.note.filter(|note| !note.trim().is_empty());
        self
    }

    /// What is said of a call that nobody answered.
    pub(crate) fn missed() -> Self {
        Self {
            class: "NON".into(),
            non_counselling: Some("MISSED".into()),
            about: "UNK".into(),
            role: "UNK".into(),
            child_age: None,
            child_age_code: Some("UNK".into()),
            child_gender: "UNK".into(),
            child_country: None,
            living_situation: "NASK".into(),
            heard: "NASK".into(),
            language_wanted: None,
            reasons: Vec::new(),
            leading_reason: None,
            actions: Vec::new(),
            emergency: None,
            note: None,
        }
    }

    /// Without what is sealed.
    pub(super) fn without_words(mut self) -> Self {
        self.note = None;
        if let Some(emergency) = &mut self.emergency {
            emergency.reason.clear();
        }
        self
    }

    /// Everything that is wrong, by field.
    pub(crate) fn problems(&self, taxonomy: &Taxonomy) -> Problems {
        let mut problems = Problems::default();
        one(&mut problems, taxonomy, "class", "class", &self.class);
        match (self.class.as_str(), &self.non_counselling) {
            ("NON", None) => problems.add("non_counselling", "say why it was not counselling"),
            ("NON", Some(code)) => one(&mut problems, taxonomy, "non_counselling", "non_counselling", code),
            (_, Some(_)) => problems.add("non_counselling", "only where the class is NON"),
            (_, None) => {}
        }
        one(&mut problems, taxonomy, "about", "about", &self.about);
        one(&mut problems, taxonomy, "role", "role", &self.role);
        match (self.child_age, self.child_age_code.as_deref()) {
            (Some(age), None) if age > 130 => problems.add("child_age", "0 to 130 years"),
            (Some(_), None) | (None, Some("UNK" | "NASK" | "REF")) => {}
            (None, None) => problems.add("child_age", "give the age, or say why not: UNK, NASK or REF"),
            (Some(_), Some(_)) => problems.add("child_age_code", "only where there is no age"),
            (None, Some(_)) => problems.add("child_age_code", "one of UNK, NASK, REF"),
        }
        one(&mut problems, taxonomy, "child_gender", "gender", &self.child_gender);
        let country = self.child_country.as_deref();
        if country.is_some_and(|code| code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase())) {
            problems.add("child_country", "two capital letters, such as BE");
        }
        one(&mut problems, taxonomy, "living_situation", "living_situation", &self.living_situation);
        one(&mut problems, taxonomy, "heard", "heard", &self.heard);
        if let Some(tag) = &self.language_wanted {
            problems.language("language_wanted", tag);
        }
        many(&mut problems, taxonomy, "reasons", "reason", &self.reasons);
        let stand_alone = self.reasons.iter().any(|code| taxonomy.is_answer("reason", code));
        if stand_alone && self.reasons.len() > 1 {
            problems.add("reasons", "UNK, NASK or REF stands alone");
        }
        if self.reasons.is_empty() && self.class == "COUN" {
            problems.add("reasons", "name at least one reason, or UNK, NASK or REF");
        }
        match &self.leading_reason {
            Some(code) if !self.reasons.contains(code) => problems.add("leading_reason", "one of the reasons"),
            None if !self.reasons.is_empty() => problems.add("leading_reason", "say which of the reasons leads"),
            _ => {}
        }
        many(&mut problems, taxonomy, "actions", "action", &self.actions);
        if let Some(emergency) = &self.emergency {
            problems.text("emergency.reason", &emergency.reason, 2_000);
        }
        if let Some(note) = &self.note {
            problems.text("note", note, 10_000);
        }
        problems
    }
}

fn one(problems: &mut Problems, taxonomy: &Taxonomy, field: &str, list: &str, code: &str) {
    if !taxonomy.has(list, code) {
        // What was sent is not repeated: it may be anything.
        problems.add(field, format!("not a code of the list {list}"));
    }
}

fn many(problems: &mut Problems, taxonomy: &Taxonomy, field: &str, list: &str, codes: &[String]) {
    if codes.len() > 100 {
        problems.add(field, "too many");
        return;
    }
    for (index, code) in codes.iter().enumerate() {
        let path = format!("{field}[{index}]");
        one(problems, taxonomy, &path, list, code);
        if codes.iter().take(index).any(|earlier| earlier == code) {
            problems.add(path, "stands here twice");
        }
    }
}
