//! What a hotline records about itself when it happens: who was trained, who complained and what became of it, which emergency was
//! practised.
//!
//! Codes and times are in clear, words are sealed with a key of their own. Whoever talks may record a complaint; supervisors read them and
//! answer. Invariant: nobody reads a complaint that names them. A drill is a record and no talk: nothing practised is counted as real.

mod recorded;

pub(crate) use recorded::erase;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, OperatorId,
    problems::Problems,
    store::{StoreError, facts::FactRow},
    taxonomy::Taxonomy,
    view::Person,
};

/// A time may lie this far ahead, because clocks differ; milliseconds.
const SOON_MS: i64 = 10 * 60_000;
const DAY_MS: i64 = 24 * 3_600_000;
/// Nothing is earlier: 1990.
const EARLIEST: i64 = 631_152_000_000;
const FAR_MS: i64 = 30 * 366 * DAY_MS;
/// By when a complaint is answered where nobody says otherwise; milliseconds.
const ANSWER_MS: i64 = 28 * DAY_MS;
const LINE_CHARS: usize = 200;
const TEXT_CHARS: usize = 10_000;

fn open() -> String {
    "OPEN".into()
}

/// One of the three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// Somebody was trained.
    Training(Training),
    /// Somebody complained.
    Complaint(Complaint),
    /// An emergency was practised.
    Drill(Drill),
}

/// Somebody was trained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Who. Missing only where it was erased.
    #[serde(default)]
    pub operator_id: Option<OperatorId>,
    /// List `training_kind`.
    pub training_kind: String,
    /// When; milliseconds since 1970, like all times here.
    pub at: i64,
    /// Until when it holds; always where it is missing.
    #[serde(default)]
    pub valid_until: Option<i64>,
    /// What it was called. Sealed.
    #[serde(default)]
    pub title: Option<String>,
    /// By whom. Sealed.
    #[serde(default)]
    pub by: Option<String>,
}

/// Somebody complained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// List `complaint_about`.
    pub about: String,
    /// List `complaint_from`.
    pub from: String,
    /// When it came.
    pub at: i64,
    /// By when it is to be answered; 28 days later where it is missing.
    #[serde(default)]
    pub due_at: Option<i64>,
    /// When it was answered.
    #[serde(default)]
    pub answered_at: Option<i64>,
    /// List `complaint_outcome`.
    #[serde(default = "open")]
    pub outcome: String,
    /// Whom it names: they don't see it.
    #[serde(default)]
    pub operator_id: Option<OperatorId>,
    /// The talk that it is about. What the complaint says goes with it.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// The case that it is about. What the complaint says goes with it.
    #[serde(default)]
    pub case_number: Option<i64>,
    /// What they say. Sealed.
    #[serde(default)]
    pub words: String,
    /// What was answered. Sealed.
    #[serde(default)]
    pub answer: Option<String>,
}

/// An emergency was practised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// List `drill_kind`.
    pub drill_kind: String,
    /// When it began.
    pub at: i64,
    /// Who took part.
    #[serde(default)]
    pub took_part: Vec<OperatorId>,
    /// How long until somebody answered, in seconds.
    #[serde(default)]
    pub first_answer_s: Option<i64>,
    /// How long until the police were told, in seconds.
    #[serde(default)]
    pub police_told_s: Option<i64>,
    /// What was practised. Sealed.
    #[serde(default)]
    pub title: Option<String>,
    /// What was learnt. Sealed.
    #[serde(default)]
    pub learnt: Option<String>,
}

/// A fact as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptFact {
    /// Which.
    pub id: Uuid,
    /// Goes up with each change; send it back with yours.
    pub version: i64,
    /// What it says.
    pub fact: Fact,
    /// Who was trained, or whom a complaint names.
    pub operator: Option<Person>,
    /// Whether its words were erased.
    pub erased: bool,
    /// When its words go by the rules; milliseconds since 1970. `None` while a complaint waits for an answer, where it is held, and where no
    /// rule names it.
    pub erase_at: Option<i64>,
    /// Since when nothing of it may be erased; milliseconds since 1970.
    pub held_at: Option<i64>,
    /// Who recorded it.
    pub recorded_by: Person,
    /// When; milliseconds since 1970.
    pub recorded_at: i64,
    /// When it was changed last; milliseconds since 1970.
    pub changed_at: i64,
}

/// What the reader may see, the newest first; at most 200 of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FactPage {
    /// For operators their own.
    pub trainings: Vec<KeptFact>,
    /// Empty for operators.
    pub complaints: Vec<KeptFact>,
    /// Everybody learns from them.
    pub drills: Vec<KeptFact>,
}

/// A fact with the version that its writer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FactChange {
    /// The version that was on the screen.
    pub version: i64,
    /// What it is to say.
    pub fact: Fact,
}

/// How many took part in a drill, where who it was is erased.
pub(crate) const HOW_MANY: &str = "how_many";
/// Fields that lead to somebody or something: they stand in columns of their own.
const LINKS: [&str; 3] = ["operator_id", "conversation_id", "case_number"];

impl Fact {
    fn kind(&self) -> &'static str {
        match self {
            Self::Training(_) => "training",
            Self::Complaint(_) => "complaint",
            Self::Drill(_) => "drill",
        }
    }

    /// In what, about what, or which emergency.
    fn code(&self) -> &str {
        match self {
            Self::Training(training) => &training.training_kind,
            Self::Complaint(complaint) => &complaint.about,
            Self::Drill(drill) => &drill.drill_kind,
        }
    }

    fn is_clear(field: &str) -> bool {
        matches!(
            field,
            "training_kind"
                | "at"
                | "valid_until"
                | "about"
                | "from"
                | "due_at"
                | "answered_at"
                | "outcome"
                | "drill_kind"
                | "took_part"
                | "first_answer_s"
                | "police_told_s"
        )
    }

    /// When it happened, when it was answered, whom and which talk it names.
    fn marks(&self) -> (i64, Option<i64>, Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Training(training) => (training.at, None, training.operator_id.map(|who| who.0), None),
            Self::Complaint(complaint) => {
                let named = complaint.operator_id.map(|who| who.0);
                (complaint.at, complaint.answered_at, named, complaint.conversation_id.map(|id| id.0))
            }
            Self::Drill(drill) => (drill.at, None, None, None),
        }
    }

    /// When the clock of its rule begins: with the answer of a complaint, and when a training ends.
    fn over_at(&self) -> Option<i64> {
        match self {
            Self::Training(training) => Some(training.valid_until.unwrap_or(training.at)),
            Self::Complaint(complaint) => complaint.answered_at,
            Self::Drill(drill) => Some(drill.at),
        }
    }

    /// Codes in clear, and the words that are to be sealed.
    fn split(&self) -> Result<(String, Vec<u8>), StoreError> {
        let Value::Object(fields) = serde_json::to_value(self).map_err(|error| broken(&error))? else {
            return Err(StoreError::Defect("a fact is no object".into()));
        };
        let fields = fields
            .into_iter()
            .filter(|(name, value)| name != "kind" && !LINKS.contains(&name.as_str()) && !value.is_null());
        let (codes, words): (Map<_, _>, Map<_, _>) = fields.partition(|(name, _)| Self::is_clear(name));
        Ok((Value::Object(codes).to_string(), serde_json::to_vec(&words).map_err(|error| broken(&error))?))
    }

    fn join(row: &FactRow, words: Option<&[u8]>) -> Result<Self, StoreError> {
        let mut all: Map<String, Value> = serde_json::from_str(&row.codes).map_err(|error| broken(&error))?;
        if let Some(words) = words {
            all.extend(serde_json::from_slice::<Map<String, Value>>(words).map_err(|error| broken(&error))?);
        }
        all.remove(HOW_MANY);
        all.insert("kind".into(), row.kind.as_str().into());
        if row.kind != "drill" {
            all.insert("operator_id".into(), json!(row.operator_id));
        }
        if row.kind == "complaint" {
            all.insert("conversation_id".into(), json!(row.conversation_id));
            all.insert("case_number".into(), json!(row.case_number));
        }
        serde_json::from_value(Value::Object(all)).map_err(|error| broken(&error))
    }

    fn problems(&self, taxonomy: &Taxonomy, now: i64) -> Problems {
        let check = Check { taxonomy, now };
        let mut problems = Problems::default();
        match self {
            Self::Training(training) => check.training(&mut problems, training),
            Self::Complaint(complaint) => check.complaint(&mut problems, complaint),
            Self::Drill(drill) => check.drill(&mut problems, drill),
        }
        problems
    }
}

/// Codes that name nobody any more, and count as before.
fn nameless(codes: &str) -> Result<String, StoreError> {
    let mut codes: Map<String, Value> = serde_json::from_str(codes).map_err(|error| broken(&error))?;
    if let Some(Value::Array(people)) = codes.remove("took_part") {
        codes.insert(HOW_MANY.into(), people.len().into());
    }
    Ok(Value::Object(codes).to_string())
}

fn broken(error: &serde_json::Error) -> StoreError {
    // By its kind only: its words may quote what was sealed.
    StoreError::Defect(format!("a fact can't be read: {:?}", error.classify()))
}

struct Check<'t> {
    taxonomy: &'t Taxonomy,
    now: i64,
}

impl Check<'_> {
    fn training(&self, problems: &mut Problems, training: &Training) {
        if training.operator_id.is_none() {
            problems.add("operator_id", "say who was trained");
        }
        self.code(problems, "training_kind", "training_kind", &training.training_kind);
        self.past(problems, "at", Some(training.at));
        if training.valid_until.is_some_and(|until| until < training.at || until > self.now + FAR_MS) {
            problems.add("valid_until", "after the training, and within thirty years");
        }
        line(problems, "title", training.title.as_deref());
        line(problems, "by", training.by.as_deref());
    }

    fn complaint(&self, problems: &mut Problems, complaint: &Complaint) {
        self.code(problems, "about", "complaint_about", &complaint.about);
        self.code(problems, "from", "complaint_from", &complaint.from);
        self.code(problems, "outcome", "complaint_outcome", &complaint.outcome);
        self.past(problems, "at", Some(complaint.at));
        self.past(problems, "answered_at", complaint.answered_at);
        if complaint.due_at.is_some_and(|due| due < complaint.at || due > self.now + FAR_MS) {
            problems.add("due_at", "not before it came");
        }
        if complaint.answered_at.is_some_and(|answered| answered < complaint.at) {
            problems.add("answered_at", "not before it came");
        }
        match (complaint.outcome.as_str(), complaint.answered_at) {
            ("OPEN", Some(_)) => problems.add("outcome", "it was answered: say how it ended"),
            ("OPEN", None) => {}
            (_, None) => problems.add("answered_at", "say when it was answered"),
            _ => {}
        }
        problems.text("words", &complaint.words, TEXT_CHARS);
        text(problems, "answer", complaint.answer.as_deref());
    }

    fn drill(&self, problems: &mut Problems, drill: &Drill) {
        self.code(problems, "drill_kind", "drill_kind", &drill.drill_kind);
        self.past(problems, "at", Some(drill.at));
        for (field, seconds) in [("first_answer_s", drill.first_answer_s), ("police_told_s", drill.police_told_s)] {
            if seconds.is_some_and(|seconds| !(0..=DAY_MS / 1_000).contains(&seconds)) {
                problems.add(field, "seconds, within a day");
            }
        }
        if drill.took_part.len() > 200 {
            problems.add("took_part", "too many");
        }
        line(problems, "title", drill.title.as_deref());
        text(problems, "learnt", drill.learnt.as_deref());
    }

    fn code(&self, problems: &mut Problems, field: &str, list: &str, code: &str) {
        if !self.taxonomy.has(list, code) {
            problems.add(field, format!("not a code of the list {list}"));
        }
    }

    fn past(&self, problems: &mut Problems, field: &str, at: Option<i64>) {
        match at {
            Some(at) if at > self.now + SOON_MS => problems.add(field, "not in the future"),
            Some(at) if at < EARLIEST => problems.add(field, "not before 1990"),
            _ => {}
        }
    }
}

fn line(problems: &mut Problems, field: &str, text: Option<&str>) {
    if let Some(text) = text {
        problems.line(field, text, LINE_CHARS);
    }
}

fn text(problems: &mut Problems, field: &str, text: Option<&str>) {
    if let Some(text) = text {
        problems.text(field, text, TEXT_CHARS);
    }
}

/// What follows from a fact: a complaint is to be answered by some day.
fn tidy(fact: Fact) -> Fact {
    match fact {
        Fact::Complaint(complaint) => {
            let due_at = complaint.due_at.or_else(|| complaint.at.checked_add(ANSWER_MS));
            Fact::Complaint(Complaint { due_at, ..complaint })
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_772_445_600_000;

    fn fields(fact: Value) -> Vec<String> {
        let fact: Fact = serde_json::from_value(fact).unwrap();
        let found = tidy(fact).problems(&Taxonomy::load().unwrap(), NOW);
        found.0.into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn what_is_wrong_is_said_field_by_field() {
        let complaint =
            json!({ "kind": "complaint", "about": "TALK", "from": "CHILD", "at": NOW, "words": "Nobody answered." });
        assert_eq!(fields(complaint.clone()), [] as [&str; 0]);
        let with = |more: Value| {
            let mut all = complaint.clone();
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        assert_eq!(fields(with(json!({ "outcome": "UPHELD" }))), ["answered_at"]);
        assert_eq!(fields(with(json!({ "answered_at": NOW }))), ["outcome"]);
        assert_eq!(fields(with(json!({ "answered_at": NOW - 1, "outcome": "UPHELD" }))), ["answered_at"]);
        let bad = json!({ "about": "X", "due_at": 5, "words": " " });
        assert_eq!(fields(with(bad)), ["about", "due_at", "words"]);
        let who = Uuid::nil();
        let training = json!({ "kind": "training", "operator_id": who, "training_kind": "SUICIDE", "at": NOW + DAY_MS, "valid_until": NOW });
        assert_eq!(fields(training), ["at", "valid_until"]);
        let drill =
            json!({ "kind": "drill", "drill_kind": "DANGER", "at": NOW, "first_answer_s": -1, "title": "two\nlines" });
        assert_eq!(fields(drill), ["first_answer_s", "title"]);
    }

    #[test]
    fn only_codes_and_times_stand_in_clear() {
        let fact = json!({
            "kind": "complaint", "about": "TALK", "from": "CHILD", "at": NOW, "words": "canary", "answer": "canary", "operator_id": Uuid::nil(),
        });
        let fact: Fact = serde_json::from_value(fact).unwrap();
        let (codes, words) = fact.split().unwrap();
        assert!(!codes.contains("canary") && !codes.contains("operator_id"), "{codes}");
        assert!(String::from_utf8(words).unwrap().contains("canary"));
    }
}
