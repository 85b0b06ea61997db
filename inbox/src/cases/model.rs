//! What a case is made of: the words of the data model that all hotlines share.
//!
//! Every part is one of [`Section`]. What statistics count goes into clear codes, by the list in [`Section::clear`]; whatever isn't
//! named there is sealed, so that a new field is secret until somebody says otherwise.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{CaseId, CasePartId, ConversationId, OperatorId, store::StoreError, view::Person};

fn not_asked() -> String {
    "NASK".into()
}

fn still_missing() -> String {
    "STILL_MISSING".into()
}

fn just_begun() -> String {
    "DRAFT".into()
}

fn uptake_open() -> String {
    "OPEN".into()
}

/// The head of a case, as somebody fills it in. Codes come from the lists in `GET taxonomy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseForm {
    /// List `case_kind`.
    pub kind: String,
    /// List `risk`.
    #[serde(default = "not_asked")]
    pub risk: String,
    /// Who looks after it.
    #[serde(default)]
    pub owner: Option<OperatorId>,
    /// When somebody looks at it again; milliseconds since 1970.
    #[serde(default)]
    pub follow_up_at: Option<i64>,
    /// List `yes_no`: whether it crosses a border.
    #[serde(default = "not_asked")]
    pub cross_border: String,
    /// Countries concerned, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub countries: Vec<String>,
    /// The team, in the hotline's own words. Sealed.
    #[serde(default)]
    pub team: Option<String>,
    /// What it is about, in a few sentences. Sealed.
    #[serde(default)]
    pub summary: Option<String>,
}

/// A part of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Section {
    /// A child.
    Child(Child),
    /// Somebody else whom it concerns.
    Person(RelatedPerson),
    /// Custody of a child.
    Custody(Custody),
    /// One disappearance of one child.
    Episode(Episode),
    /// A referral.
    Referral(Referral),
    /// Words that a child leaves for the family.
    MessageHome(MessageHome),
    /// Something to do.
    Task(Task),
    /// A file.
    Document(Document),
    /// Words for colleagues.
    Note(Note),
}

/// A child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// Sealed. Never required.
    #[serde(default)]
    pub name: Option<String>,
    /// YYYY-MM-DD. Sealed.
    #[serde(default)]
    pub birth_date: Option<String>,
    /// In years, 0 to 25; derived from the birth date where there is one.
    #[serde(default)]
    pub age: Option<u8>,
    /// UNK, NASK or REF where there is no age.
    #[serde(default)]
    pub age_code: Option<String>,
    /// List `gender`.
    #[serde(default = "not_asked")]
    pub gender: String,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    pub nationalities: Vec<String>,
    /// Country of residence, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub residence: Option<String>,
    /// List `living_situation`.
    #[serde(default = "not_asked")]
    pub living_situation: String,
    /// List `migration_status`.
    #[serde(default = "not_asked")]
    pub migration_status: String,
    /// List `vulnerability`.
    #[serde(default)]
    pub vulnerabilities: Vec<String>,
    /// BCP 47 tags.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Sealed, like all that describes a body.
    #[serde(default)]
    pub height_cm: Option<u16>,
    /// Hair. Sealed.
    #[serde(default)]
    pub hair: Option<String>,
    /// Eyes. Sealed.
    #[serde(default)]
    pub eyes: Option<String>,
    /// Marks by which the child is known. Sealed.
    #[serde(default)]
    pub marks: Option<String>,
    /// Clothing. Sealed.
    #[serde(default)]
    pub clothing: Option<String>,
    /// What else is known. Sealed.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Somebody else whom a case concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RelatedPerson {
    /// List `person_role`, at least one.
    pub roles: Vec<String>,
    /// List `relation`.
    #[serde(default = "not_asked")]
    pub relation: String,
    /// List `contact_mode`.
    #[serde(default = "not_asked")]
    pub mode: String,
    /// Nothing is sent to them, on any channel. Always so for a suspected abductor and a perpetrator.
    #[serde(default)]
    pub conflict: bool,
    /// Their own conversation with the hotline.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// Sealed.
    #[serde(default)]
    pub name: Option<String>,
    /// Where they are online. Sealed.
    #[serde(default)]
    pub platform: Option<String>,
    /// Telephone numbers, mail addresses, accounts. Sealed.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// Sealed.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Custody of a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Custody {
    /// Whose; a part of the same case.
    pub child_id: CasePartId,
    /// List `custody_rights`.
    #[serde(default = "not_asked")]
    pub rights: String,
    /// List `proceedings`.
    #[serde(default = "not_asked")]
    pub proceedings: String,
    /// List `hague`.
    #[serde(default = "not_asked")]
    pub hague: String,
    /// Court and its reference. Sealed.
    #[serde(default)]
    pub court: Option<String>,
    /// Sealed.
    #[serde(default)]
    pub notes: Option<String>,
}

/// One disappearance of one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Episode {
    /// Whose; a part of the same case.
    pub child_id: CasePartId,
    /// List `episode_category`.
    pub category: String,
    /// Milliseconds since 1970, like all times here.
    #[serde(default)]
    pub missing_since: Option<i64>,
    /// When the hotline heard of it.
    #[serde(default)]
    pub reported_at: Option<i64>,
    /// List `missing_from`.
    #[serde(default = "not_asked")]
    pub missing_from: String,
    /// List `missing_reason`.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// List `violence`.
    #[serde(default)]
    pub violence: Vec<String>,
    /// List `yes_no`.
    #[serde(default = "not_asked")]
    pub police_told: String,
    /// When police were told.
    #[serde(default)]
    pub police_told_at: Option<i64>,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    pub police_country: Option<String>,
    /// List `sis_alert`.
    #[serde(default = "not_asked")]
    pub sis_alert: String,
    /// List `interpol`.
    #[serde(default = "not_asked")]
    pub interpol: String,
    /// List `child_alert`.
    #[serde(default = "not_asked")]
    pub child_alert: String,
    /// List `publicity`.
    #[serde(default)]
    pub publicity: Vec<String>,
    /// When the child was found.
    #[serde(default)]
    pub found_at: Option<i64>,
    /// List `found_how`.
    #[serde(default)]
    pub found_how: Option<String>,
    /// Where; ISO 3166-1 alpha-2.
    #[serde(default)]
    pub found_country: Option<String>,
    /// List `outcome`.
    #[serde(default = "still_missing")]
    pub outcome: String,
    /// Sealed, like all words below.
    #[serde(default)]
    pub last_seen_place: Option<String>,
    /// With whom.
    #[serde(default)]
    pub last_seen_with: Option<String>,
    /// The reference that police gave.
    #[serde(default)]
    pub police_reference: Option<String>,
    /// What else is known.
    #[serde(default)]
    pub notes: Option<String>,
}

/// A referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// List `referral_to`.
    pub to: String,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// List `uptake`.
    #[serde(default = "uptake_open")]
    pub uptake: String,
    /// When the uptake was confirmed or refused.
    #[serde(default)]
    pub uptake_at: Option<i64>,
    /// When somebody asks what became of it.
    #[serde(default)]
    pub check_at: Option<i64>,
    /// Sealed, like all words below.
    #[serde(default)]
    pub organisation: Option<String>,
    /// What else is known.
    #[serde(default)]
    pub notes: Option<String>,
}

/// Words of a child who is not ready to talk, for the family. Where the child is has no place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageHome {
    /// List `message_state`.
    #[serde(default = "just_begun")]
    pub state: String,
    /// When the child left them; milliseconds since 1970.
    pub at: i64,
    /// When the child said that they may be passed on as they stand.
    #[serde(default)]
    pub confirmed_at: Option<i64>,
    /// When it was made sure that the family is the family.
    #[serde(default)]
    pub checked_at: Option<i64>,
    /// When they were passed on.
    #[serde(default)]
    pub passed_on_at: Option<i64>,
    /// When the family answered.
    #[serde(default)]
    pub answered_at: Option<i64>,
    /// When somebody looks after it.
    #[serde(default)]
    pub check_at: Option<i64>,
    /// The words. Sealed, like all below.
    #[serde(default)]
    pub message: String,
    /// For whom they are.
    #[serde(default)]
    pub recipient: Option<String>,
    /// How it was made sure that they are who they say.
    #[serde(default)]
    pub how_checked: Option<String>,
    /// What the family answered.
    #[serde(default)]
    pub reply: Option<String>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Sealed; "erased" once it was.
    #[serde(default)]
    pub title: String,
    /// By when; milliseconds since 1970.
    #[serde(default)]
    pub due_at: Option<i64>,
    /// Who does it; nobody in particular where it is missing.
    #[serde(default)]
    pub assignee: Option<OperatorId>,
    /// When it was done.
    #[serde(default)]
    pub done_at: Option<i64>,
}

/// A file. It comes by `POST cases/{id}/documents`; its title and kind can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// List `document_kind`.
    pub document_kind: String,
    /// In bytes.
    #[serde(default)]
    pub size_bytes: i64,
    /// Sealed, like the rest.
    #[serde(default)]
    pub title: String,
    /// What its sender called it.
    #[serde(default)]
    pub file_name: String,
    /// What its sender said it is.
    #[serde(default)]
    pub media_type: String,
}

/// Words for colleagues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Sealed.
    #[serde(default)]
    pub text: String,
}

/// A status, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusChange {
    /// List `case_status`.
    pub status: String,
    /// List `status_reason`.
    pub reason: String,
    /// In words. Sealed.
    #[serde(default)]
    pub words: Option<String>,
    /// Version of the case that was on the screen.
    pub version: i64,
}

/// A part as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Part {
    /// Which.
    pub id: CasePartId,
    /// Of which case.
    pub case_id: CaseId,
    /// Goes up with each change; whoever changes it says which one they saw.
    pub version: i64,
    /// What it says.
    pub section: Section,
    /// List `duration`; of an episode with both times.
    pub duration: Option<String>,
    /// When somebody has to act; milliseconds since 1970.
    pub due_at: Option<i64>,
    /// Version of the code lists that it was filled in from.
    pub taxonomy_version: String,
    /// When it was made; milliseconds since 1970.
    pub created_at: i64,
    /// When it was changed last; milliseconds since 1970.
    pub changed_at: i64,
    /// Who changed it last.
    pub changed_by: Person,
}

impl Section {
    /// Its kind, as stored.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Child(_) => "child",
            Self::Person(_) => "person",
            Self::Custody(_) => "custody",
            Self::Episode(_) => "episode",
            Self::Referral(_) => "referral",
            Self::MessageHome(_) => "message_home",
            Self::Task(_) => "task",
            Self::Document(_) => "document",
            Self::Note(_) => "note",
        }
    }

    /// Whether it describes a child.
    pub(crate) fn is_child(&self) -> bool {
        matches!(self, Self::Child(_))
    }

    /// Names the child that it speaks of by another id.
    pub(crate) fn name_child(&mut self, other: impl Fn(CasePartId) -> Option<CasePartId>) {
        let child = match self {
            Self::Custody(custody) => &mut custody.child_id,
            Self::Episode(episode) => &mut episode.child_id,
            _ => return,
        };
        *child = other(*child).unwrap_or(*child);
    }

    /// The fields that stay in clear.
    fn clear(kind: &str) -> &'static [&'static str] {
        match kind {
            "child" => &[
                "age",
                "age_code",
                "gender",
                "nationalities",
                "residence",
                "living_situation",
                "migration_status",
                "vulnerabilities",
                "languages",
            ],
            "person" => &["roles", "relation", "mode", "conflict", "conversation_id"],
            "custody" => &["child_id", "rights", "proceedings", "hague"],
            "episode" => &[
                "child_id",
                "category",
                "missing_since",
                "reported_at",
                "missing_from",
                "reasons",
                "violence",
                "police_told",
                "police_told_at",
                "police_country",
                "sis_alert",
                "interpol",
                "child_alert",
                "publicity",
                "found_at",
                "found_how",
                "found_country",
                "outcome",
            ],
            "referral" => &["to", "at", "uptake", "uptake_at", "check_at"],
            "message_home" => &["state", "at", "confirmed_at", "checked_at", "passed_on_at", "answered_at", "check_at"],
            "task" => &["due_at", "assignee", "done_at"],
            "document" => &["document_kind", "size_bytes"],
            _ => &[],
        }
    }

    /// When somebody has to act, as the part says itself.
    pub(crate) fn due_at(&self) -> Option<i64> {
        match self {
            Self::Task(task) if task.done_at.is_none() => task.due_at,
            Self::Referral(referral) if referral.uptake == "OPEN" => referral.check_at,
            Self::MessageHome(message) if !matches!(message.state.as_str(), "ANSWERED" | "WITHDRAWN") => {
                message.check_at
            }
            _ => None,
        }
    }

    /// List `duration`.
    pub(crate) fn duration(&self) -> Option<&'static str> {
        const DAY: i64 = 24 * 3_600_000;
        let Self::Episode(episode) = self else { return None };
        let lasted = episode.found_at? - episode.missing_since?;
        Some(match lasted {
            ..DAY => "D1",
            _ if lasted < 7 * DAY => "W1",
            _ if lasted < 30 * DAY => "M1",
            _ if lasted < 182 * DAY => "M6",
            _ => "LONG",
        })
    }

    /// Codes in clear, and the words that are to be sealed.
    pub(crate) fn split(&self) -> Result<(String, Option<Vec<u8>>), StoreError> {
        split(self, Self::clear(self.kind()), Some("kind"))
    }

    /// What [`Section::split`] took apart. Erased words are missing and nothing else.
    pub(crate) fn join(kind: &str, codes: &str, words: Option<&[u8]>) -> Result<Self, StoreError> {
        join(codes, words, Some(kind))
    }
}

const HEAD: &[&str] = &["kind", "risk", "owner", "follow_up_at", "cross_border", "countries"];

impl CaseForm {
    pub(crate) fn split(&self) -> Result<(String, Option<Vec<u8>>), StoreError> {
        split(self, HEAD, None)
    }

    pub(crate) fn join(codes: &str, words: Option<&[u8]>) -> Result<Self, StoreError> {
        join(codes, words, None)
    }
}

fn split<T: Serialize>(all: &T, clear: &[&str], tag: Option<&str>) -> Result<(String, Option<Vec<u8>>), StoreError> {
    let Value::Object(fields) = serde_json::to_value(all).map_err(broken)? else {
        return Err(StoreError::Defect("a part of a case is no object".into()));
    };
    let said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let (codes, words): (Map<_, _>, Map<_, _>) = fields
        .into_iter()
        .filter(|(name, value)| Some(name.as_str()) != tag && said(value))
        .partition(|(name, _)| clear.contains(&name.as_str()));
    let words = if words.is_empty() { None } else { Some(serde_json::to_vec(&words).map_err(broken)?) };
    Ok((Value::Object(codes).to_string(), words))
}

fn join<T: for<'d> Deserialize<'d>>(codes: &str, words: Option<&[u8]>, kind: Option<&str>) -> Result<T, StoreError> {
    let mut all: Map<String, Value> = serde_json::from_str(codes).map_err(broken)?;
    if let Some(words) = words {
        all.extend(serde_json::from_slice::<Map<String, Value>>(words).map_err(broken)?);
    }
    if let Some(kind) = kind {
        all.insert("kind".into(), kind.into());
    }
    serde_json::from_value(Value::Object(all)).map_err(broken)
}

fn broken(error: serde_json::Error) -> StoreError {
    // By its kind only: its words may quote what was sealed.
    StoreError::Defect(format!("a part of a case can't be read: {:?}", error.classify()))
}

/// Which status may follow which.
pub(crate) fn next_statuses(status: &str) -> &'static [&'static str] {
    match status {
        "NEW" => &["OPEN", "WAITING", "REFERRED", "FOUND", "CLOSED"],
        "OPEN" | "REOPENED" => &["WAITING", "REFERRED", "FOUND", "CLOSED"],
        "WAITING" => &["OPEN", "REFERRED", "FOUND", "CLOSED"],
        "REFERRED" => &["OPEN", "WAITING", "FOUND", "CLOSED"],
        "FOUND" => &["OPEN", "WAITING", "CLOSED"],
        "CLOSED" => &["REOPENED", "ARCHIVED"],
        "ARCHIVED" => &["REOPENED"],
        _ => &[],
    }
}

/// Whether there is no more work.
pub(crate) fn is_closed(status: &str) -> bool {
    matches!(status, "CLOSED" | "ARCHIVED")
}

/// An id inside codes, for references between parts.
pub(crate) fn child_of(section: &Section) -> Option<Uuid> {
    match section {
        Section::Custody(custody) => Some(custody.child_id.0),
        Section::Episode(episode) => Some(episode.child_id.0),
        _ => None,
    }
}
