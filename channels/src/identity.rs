//! Keys of contacts: what is known of them, and comparing them so that both sides know that nobody stands between.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is known of the keys of somebody's account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The account's own key, as its carrier writes it; `None` where it has none.
    pub key: Option<String>,
    /// Somebody here compared it with them, and it was the same.
    pub verified: bool,
}

/// How far comparing keys has come. Both sides look at the same few signs and say whether they are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The contact asks for it.
    Asked,
    /// It began here, and the contact's device has not answered.
    Waiting,
    /// These are to be compared.
    Compare(Vec<Sign>),
    /// They are the same here; the contact has not said so.
    Confirmed,
    /// They are the same on both sides.
    Done,
    /// Somebody said that they differ: somebody may stand between.
    Mismatch,
    /// Somebody broke it off, or it took too long.
    Cancelled,
}

impl Stage {
    /// As the database writes it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Waiting => "waiting",
            Self::Compare(_) => "compare",
            Self::Confirmed => "confirmed",
            Self::Done => "done",
            Self::Mismatch => "mismatch",
            Self::Cancelled => "cancelled",
        }
    }
}

/// One of the signs that are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sign {
    /// A picture as a character, or a number.
    pub symbol: String,
    /// Its name in English, as the carrier's specification has it; empty for a number.
    pub name: String,
}

/// What an operator does about comparing keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Asks the contact, or takes up what the contact asked for.
    Begin,
    /// The signs are the same.
    Confirm,
    /// They differ.
    Mismatch,
    /// Breaks it off.
    Cancel,
}

impl Step {
    /// As the database writes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Confirm => "confirm",
            Self::Mismatch => "mismatch",
            Self::Cancel => "cancel",
        }
    }

    /// Reads [`Step::code`].
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        [Self::Begin, Self::Confirm, Self::Mismatch, Self::Cancel].into_iter().find(|step| step.code() == code)
    }
}
