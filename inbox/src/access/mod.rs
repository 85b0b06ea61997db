//! Who may do and see what. Every read and write for a person takes a [`Scope`]; there is no way round it, because the
//! functions of the store that serve people take nothing else.

pub mod classes;
pub mod links;
pub mod operators;
pub mod password;
pub mod sessions;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use classes::{ClassRule, ClassRules, Classed, Deed, Whose};
pub use links::{Link, LinkInfo, LinkKind};
pub use operators::{FirstPassword, NewOperator, Operator, OperatorChange, OperatorStatus, StatusWhy, USUAL_TALKS};
pub use sessions::{Access, LoggedIn, LoginError};

use crate::{HotlineId, OperatorId, store::StoreError};

/// What an operator is trusted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Talks with contacts.
    Operator,
    /// Talks, takes over, keeps canned replies, reads the audit trail.
    Supervisor,
    /// Sets up and sees no content.
    Admin,
}

/// Rights that a role has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Lists and opens conversations, writes, claims, closes.
    Talk,
    /// Says which contacts are one person and which conversations belong together.
    Connect,
    /// Takes over what another operator holds, or hands it on.
    TakeOver,
    /// Opens, reads and changes cases.
    Cases,
    /// Says who must not see a case.
    KeepFrom,
    /// Holds talks and cases, asks for their erasure, erases them once somebody else asked.
    Erase,
    /// Takes tables of what is recorded out of the house.
    Export,
    /// Takes tables in, and takes such an import back.
    Import,
    /// Gives a contact all that is held about them, with a second one.
    Package,
    /// Sees which files are sealed, and hands them to the police.
    HandOver,
    /// Looks at who is blocked, and lets it stand.
    Blocks,
    /// Reviews talks of others, and says by which criteria.
    Review,
    /// Says how many are to be at the desk when.
    Plan,
    /// Says what is asked, done and told in a case.
    Procedures,
    /// Records training and drills, reads complaints and answers them.
    Record,
    /// Writes canned replies.
    Canned,
    /// Reads the audit trail.
    Audit,
    /// Invites and changes operators, sets the hotline up.
    Setup,
}

impl Role {
    /// Whether this role has a right.
    pub fn may(self, right: Right) -> bool {
        match right {
            Right::Talk | Right::Connect => matches!(self, Role::Operator | Role::Supervisor),
            Right::Cases => matches!(self, Role::Operator | Role::Supervisor),
            Right::TakeOver
            | Right::KeepFrom
            | Right::Erase
            | Right::Export
            | Right::Import
            | Right::Package
            | Right::HandOver
            | Right::Blocks
            | Right::Review
            | Right::Plan
            | Right::Record => matches!(self, Role::Supervisor),
            Right::Canned | Right::Audit | Right::Procedures => matches!(self, Role::Supervisor | Role::Admin),
            Right::Setup => matches!(self, Role::Admin),
        }
    }
}

/// One person at work in one hotline. Made by logging in and by nothing else outside tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The hotline: leads every statement.
    pub(crate) hotline: HotlineId,
    /// Who.
    pub(crate) operator: OperatorId,
    /// What they are trusted with.
    pub(crate) role: Role,
}

impl Scope {
    /// A scope without a login, for tests.
    #[cfg(feature = "testkit")]
    pub fn for_tests(hotline: HotlineId, operator: OperatorId, role: Role) -> Self {
        Self { hotline, operator, role }
    }

    /// The hotline.
    pub fn hotline(&self) -> HotlineId {
        self.hotline
    }

    /// Who.
    pub fn operator(&self) -> OperatorId {
        self.operator
    }

    /// What they are trusted with.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Refuses what the role may not do.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], in words.
    pub fn need(&self, right: Right) -> Result<(), StoreError> {
        if self.role.may(right) {
            return Ok(());
        }
        Err(StoreError::Forbidden(
            match right {
                Right::Talk | Right::Connect => "this role sets up and sees no conversations",
                Right::TakeOver => "ask a supervisor to take over or hand on somebody else's conversation",
                Right::Cases => "this role sees no cases",
                Right::Erase => "two supervisors erase, and supervisors hold",
                Right::Export => "supervisors take tables out of the house",
                Right::Import => "supervisors take tables in",
                Right::Package => "two supervisors give a contact what is held about them",
                Right::HandOver => "supervisors hand sealed files over",
                Right::Blocks => "supervisors look at who is blocked",
                Right::Review => "supervisors review talks",
                Right::Plan => "supervisors say who is needed when",
                Right::Procedures => "supervisors and administrators say what is done in a case",
                Right::Record => "supervisors record training and drills, and answer complaints",
                Right::KeepFrom => "supervisors say who must not see a case",
                Right::Canned => "supervisors and administrators write canned replies",
                Right::Audit => "supervisors and administrators read the audit trail",
                Right::Setup => "administrators invite operators and set the hotline up",
            }
            .into(),
        ))
    }
}
