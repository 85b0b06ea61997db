//! A line of a spreadsheet as a Call.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::version_problem;
use crate::{calls::CallForm, problems::Problems, taxonomy::Taxonomy};

/// Nothing is earlier: 1990.
const EARLIEST: i64 = 631_152_000_000;
/// A clock of another machine may run this far ahead; milliseconds.
const SOON_MS: i64 = 10 * 60_000;
/// No sitting lasts longer; milliseconds.
const LONGEST_MS: i64 = 366 * 24 * 3_600_000;
/// The priority of a call that nobody rated.
const USUAL: i64 = 3;

/// A Call that came in, checked.
#[derive(Debug)]
pub(super) struct CallRead {
    /// Without words.
    pub(super) form: CallForm,
    pub(super) facts: Facts,
}

impl CallRead {
    /// Whether something of it is to be sealed.
    pub(super) fn has_words(&self) -> bool {
        self.facts.note.is_some() || self.facts.emergency_reason.is_some()
    }
}

/// What a Call knows beside its form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    pub(super) taxonomy_version: Option<String>,
    pub(super) medium: Option<String>,
    pub(super) language: Option<String>,
    pub(super) started_at: i64,
    pub(super) first_seen_at: Option<i64>,
    pub(super) first_answer_at: Option<i64>,
    pub(super) ended_at: Option<i64>,
    duration_min: Option<i64>,
    pub(super) ended_by: Option<String>,
    pub(super) priority_auto: Option<i64>,
    pub(super) priority_final: Option<i64>,
    pub(super) emergency_called: Option<bool>,
    pub(super) emergency_reason: Option<String>,
    pub(super) handovers: Option<i64>,
    pub(super) saved_at: Option<i64>,
    pub(super) note: Option<String>,
}

const FACTS: [&str; 16] = [
    "taxonomy_version",
    "medium",
    "language",
    "started_at",
    "first_seen_at",
    "first_answer_at",
    "ended_at",
    "duration_min",
    "ended_by",
    "priority_auto",
    "priority_final",
    "emergency_called",
    "emergency_reason",
    "handovers",
    "saved_at",
    "note",
];

/// Makes a Call of the fields of a line; what nobody asked is NASK.
pub(super) fn call_of(
    mut fields: Map<String, Value>,
    first_reason_leads: bool,
    taxonomy: &Taxonomy,
    now: i64,
) -> Result<CallRead, Problems> {
    let mut problems = Problems::default();
    for (field, words) in [
        ("class", "say of which class it is"),
        ("medium", "say how it came: PHONE, EMAIL, WEB …"),
        ("started_at", "say when it began"),
    ] {
        if !fields.contains_key(field) {
            problems.add(field, words);
        }
    }
    problems.finish()?;
    let facts: Map<_, _> = FACTS.iter().filter_map(|name| fields.remove_entry(*name)).collect();
    let mut facts: Facts = read(Value::Object(facts))?;
    for field in ["about", "role", "child_gender"] {
        fields.entry(field).or_insert_with(|| "NASK".into());
    }
    if !fields.contains_key("child_age") {
        fields.entry("child_age_code").or_insert_with(|| "NASK".into());
    }
    let mut form: CallForm = read(Value::Object(fields))?;
    if form.leading_reason.is_none() && (first_reason_leads || form.reasons.len() == 1) {
        form.leading_reason = form.reasons.first().cloned();
    }
    if facts.ended_at.is_none() {
        facts.ended_at = facts.duration_min.map(|minutes| facts.started_at + minutes * 60_000);
    }
    if facts.priority_final.is_none() {
        let grave = facts.emergency_called.is_some();
        facts.priority_final = Some(if grave { 0 } else { facts.priority_auto.unwrap_or(USUAL) });
    }
    let mut problems = form.problems(taxonomy);
    facts.problems(&mut problems, taxonomy, now);
    problems.finish()?;
    Ok(CallRead { form, facts })
}

impl Facts {
    fn problems(&self, problems: &mut Problems, taxonomy: &Taxonomy, now: i64) {
        let times = [
            ("started_at", Some(self.started_at)),
            ("first_seen_at", self.first_seen_at),
            ("first_answer_at", self.first_answer_at),
            ("ended_at", self.ended_at),
            ("saved_at", self.saved_at),
        ];
        for (field, at) in times.into_iter().filter_map(|(field, at)| Some((field, at?))) {
            if at > now + SOON_MS {
                problems.add(field, "not in the future");
            } else if at < EARLIEST {
                problems.add(field, "not before 1990");
            } else if at < self.started_at {
                problems.add(field, "not before it began");
            }
        }
        match self.ended_at {
            None => problems.add("ended_at", "say when it ended, or how long it lasted (duration_min)"),
            Some(at) if at - self.started_at > LONGEST_MS => problems.add("ended_at", "a call lasts a year at most"),
            Some(_) => {}
        }
        if let Some(tag) = &self.language {
            problems.language("language", tag);
        }
        for (field, priority) in [("priority_auto", self.priority_auto), ("priority_final", self.priority_final)] {
            if priority.is_some_and(|priority| !(0..=4).contains(&priority)) {
                problems.add(field, "0 to 4");
            }
        }
        if self.handovers.is_some_and(|count| count > 1_000) {
            problems.add("handovers", "0 to 1000");
        }
        if self.emergency_reason.is_some() && self.emergency_called.is_none() {
            problems.add("emergency_called", "say whether emergency services were called: there is a reason");
        }
        for (field, text, most) in [("emergency_reason", &self.emergency_reason, 2_000), ("note", &self.note, 10_000)] {
            if let Some(text) = text {
                problems.text(field, text, most);
            }
        }
        version_problem(problems, "taxonomy_version", self.taxonomy_version.as_deref(), taxonomy);
    }
}

/// Fields are of the right kind already; numbers may be too large for theirs.
fn read<T: serde::de::DeserializeOwned>(fields: Value) -> Result<T, Problems> {
    serde_json::from_value(fields).map_err(|_| {
        let mut problems = Problems::default();
        problems.add("child_age", "a number in this line is too large for its field");
        problems
    })
}
