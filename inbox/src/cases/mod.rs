//! Cases: what a hotline does about one child or several, over all the calls that belong to it.
//!
//! Deliberately absent: how a case looks on a screen, and figures. Invariants: the words of a case are sealed with a key of its own; who
//! changes something says which version they saw, and nothing that somebody else wrote is overwritten or lost; opening a case is audited;
//! whoever a case is kept from sees no trace of it.

mod act;
mod change;
mod checklists;
mod conflict;
mod duplicates;
mod erase;
mod links;
mod model;
mod parts;
mod read;
mod taken;
mod validate;
mod written;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use act::done_before;
pub use checklists::{Checklist, ChecklistItem, NewTick, Tick, TickState};
pub(crate) use conflict::{CONFLICT, is_barred, refuse_barred};
pub(crate) use model::child_of;
pub use model::{
    CaseForm, Child, Custody, Document, Episode, MessageHome, Note, Part, Referral, RelatedPerson, Section,
    StatusChange, Task,
};
pub(crate) use taken::{SealedCase, Taken, TakenPart};
pub(crate) use written::{NO_ADDRESS, is_address};

use crate::{
    CallId, CaseId, CasePartId, Clock, ConversationId, Inbox, SittingId,
    problems::{Problems, Refusal},
    retention::Keeping,
    store::{StoreError, cases::CaseFileRow, db::Db},
    taxonomy::Taxonomy,
    vault::{Place, Vault},
    view::Person,
};

/// Why something about a case was not done.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// The person can mend it.
    #[error("{0}")]
    Invalid(Problems),
    /// Somebody else changed this part meanwhile: here is what it says now.
    #[error("somebody changed this meanwhile")]
    PartChanged(Box<Part>),
    /// Somebody else changed the head meanwhile: here is what it says now.
    #[error("somebody changed this meanwhile")]
    HeadChanged(Box<CaseHead>),
    /// The store says no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for CaseError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(problems) => Self::Invalid(problems),
            Refusal::Store(error) => Self::Store(error),
        }
    }
}

impl From<Problems> for CaseError {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

/// A case in a list: codes, no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseRow {
    /// Which.
    pub id: CaseId,
    /// What people call it by.
    pub number: i64,
    /// List `case_kind`.
    pub kind: String,
    /// List `case_status`.
    pub status: String,
    /// List `episode_category`; of its newest episode: the one that began last.
    pub category: Option<String>,
    /// List `risk`.
    pub risk: String,
    /// Who looks after it.
    pub owner: Option<Person>,
    /// Children, by age and gender.
    pub children: Vec<ChildMark>,
    /// When somebody looks at it again; milliseconds since 1970.
    pub follow_up_at: Option<i64>,
    /// The earliest of everything that is due; milliseconds since 1970.
    pub due_at: Option<i64>,
    /// When it was opened; milliseconds since 1970.
    pub opened_at: i64,
    /// When anything in it changed last; milliseconds since 1970.
    pub changed_at: i64,
    /// When it was closed last; milliseconds since 1970.
    pub closed_at: Option<i64>,
}

/// A child as a list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChildMark {
    /// In years.
    #[serde(default)]
    pub age: Option<u8>,
    /// List `gender`.
    #[serde(default)]
    pub gender: Option<String>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CasePage {
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// Asks for the next page; `None` at the end.
    pub next: Option<String>,
}

/// Which list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaseView {
    /// Not closed, last changed first.
    #[default]
    Open,
    /// The reader's own.
    Mine,
    /// Something is due, the earliest first.
    Due,
    /// Closed and archived, last changed first.
    Closed,
}

/// Which cases of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// List `case_kind`.
    pub kind: Option<String>,
    /// List `case_status`.
    pub status: Option<String>,
    /// List `episode_category`; a main code takes in its finer ones.
    pub category: Option<String>,
}

/// The head of a case with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseHead {
    /// The case in a list.
    pub row: CaseRow,
    /// Goes up with each change of the head or the status.
    pub version: i64,
    /// Version of the code lists that it was filled in from.
    pub taxonomy_version: String,
    /// What it says.
    pub form: CaseForm,
}

/// A case with everything in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenCase {
    /// Its head.
    pub head: CaseHead,
    /// Which status may follow.
    pub next_statuses: Vec<String>,
    /// Children, persons, custody, episodes, referrals, tasks, documents, notes: in the order in which they were made.
    pub parts: Vec<Part>,
    /// Everything that happened, oldest first, over all channels.
    pub timeline: Vec<Moment>,
    /// Who must not see it.
    pub kept_from: Vec<Person>,
    /// Other cases that may be about the same child.
    pub alike: Vec<Alike>,
    /// What is asked, done and told in it, in the order in which it began.
    pub checklists: Vec<Checklist>,
    /// How long it stays.
    pub keeping: Keeping,
}

/// What a case said before, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CasePast {
    /// Its head.
    pub heads: Vec<HeadBefore>,
    /// Its parts, and those that were taken out.
    pub parts: Vec<PartBefore>,
}

/// A head as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HeadBefore {
    /// Which version.
    pub version: i64,
    /// What it said.
    pub form: CaseForm,
    /// When it was written; milliseconds since 1970.
    pub at: i64,
    /// Who wrote it.
    pub by: Person,
}

/// A part as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartBefore {
    /// Which part.
    pub id: CasePartId,
    /// Which version.
    pub version: i64,
    /// What it said.
    pub section: Section,
    /// When it was written, or taken out; milliseconds since 1970.
    pub at: i64,
    /// Who wrote it, or took it out.
    pub by: Person,
    /// Whether it was taken out.
    pub removed: bool,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Moment {
    /// When; milliseconds since 1970.
    pub at: i64,
    /// `contact`, or what somebody did: `opened`, `changed`, `status`, `part.added`, `part.changed`, `part.removed`, `linked`,
    /// `unlinked`, `ticked`, `skipped`, `unticked`, `checklist.begun`.
    pub what: String,
    /// Who did it; `None` for a contact.
    pub actor: Option<Person>,
    /// With a status: from, to and the reason's code; with a part: its kind; with an item of a checklist: procedure and item.
    #[schema(value_type = Object)]
    pub codes: serde_json::Value,
    /// Why, in words.
    pub words: Option<String>,
    /// The part that it is about, or the checklist.
    pub part_id: Option<Uuid>,
    /// The sitting or call.
    pub contact: Option<LinkedContact>,
}

/// A sitting of a linked conversation, or a linked call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkedContact {
    /// What takes the link away.
    pub link_id: Uuid,
    /// The conversation.
    pub conversation_id: Option<ConversationId>,
    /// Its sitting.
    pub sitting_id: Option<SittingId>,
    /// Its Call, once saved.
    pub call_id: Option<CallId>,
    /// What the contact is called.
    pub alias: Option<String>,
    /// Kind of the channel, or code of the list `medium` for a call that no channel brought.
    pub medium: String,
    /// When it ended; milliseconds since 1970.
    pub ended_at: Option<i64>,
    /// List `class`, once there is a Call.
    pub class: Option<String>,
    /// List `non_counselling`.
    pub non_counselling: Option<String>,
}

/// A case that may be about the same child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Alike {
    /// The case.
    pub case: CaseRow,
    /// In what they agree: `police_reference`, `name`, `sound`, `birth_date`.
    pub by: Vec<String>,
}

/// What a case is opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// Its head.
    pub form: CaseForm,
    /// The conversation that it comes from.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// The call that it comes from, where no channel brought it.
    #[serde(default)]
    pub call_id: Option<CallId>,
}

/// What a case is linked to: one of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLink {
    /// A conversation with all its sittings.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// A call that no channel brought.
    #[serde(default)]
    pub call_id: Option<CallId>,
}

/// A part with the version that its writer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartChange {
    /// The version that was on the screen.
    pub version: i64,
    /// What it is to say.
    pub section: Section,
}

/// A head with the version that its writer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadChange {
    /// The version that was on the screen.
    pub version: i64,
    /// What it is to say.
    pub form: CaseForm,
}

/// What cases are made of. Borrowed for one request.
#[derive(Clone, Copy)]
pub struct Cases<'i> {
    inbox: &'i Inbox,
    db: &'i Db,
    vault: &'i Vault,
    clock: &'i Clock,
    taxonomy: &'i Taxonomy,
}

impl Inbox {
    /// Cases.
    pub fn cases(&self) -> Cases<'_> {
        Cases { inbox: self, db: self.data(), vault: self.vault(), clock: self.clock(), taxonomy: self.taxonomy() }
    }
}

fn head_place(id: CaseId) -> Place {
    Place { table: "case_file", column: "body", row: id.0 }
}

fn part_place(id: Uuid) -> Place {
    Place { table: "case_part", column: "body", row: id }
}

fn history_place(id: Uuid) -> Place {
    Place { table: "case_history", column: "body", row: id }
}

/// Refuses what was erased.
fn alive(row: CaseFileRow) -> Result<CaseFileRow, StoreError> {
    match row.erased_at {
        None => Ok(row),
        Some(_) => Err(StoreError::Conflict("this case was erased".into())),
    }
}
