//! Whether whoever held a conversation last goes on with it, and who is never offered it.
//!
//! Going on is what a contact wishes for who was well there: they need not tell everything once more. It is safe where the last
//! holder brought it to its end, may see what it is about, and does this work now. Everything else is for whoever is next; and where
//! a contact asked for somebody else, or somebody has to do with them, they are not offered to each other at all.
//!
//! A limit: it is known of a contact, not of what other addresses the same person has. Taking from the list is for people to decide.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Waiting;
use crate::{OperatorId, UnixMillis};

/// How somebody's holding of a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// They brought it to its end.
    Closed,
    /// A colleague accepted it from them, or it went into another.
    Handed,
    /// They gave it back.
    Back,
    /// They dropped out: logged out, or their screen was gone.
    Gone,
    /// A supervisor took it over: danger, no answer, or because they asked for it.
    Taken,
    /// A supervisor took it over for another reason, in words that no rule reads.
    Removed,
    /// The contact asked for somebody else.
    Asked,
    /// They know the contact, or have to do with the case.
    Concerned,
}

impl End {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Closed, "closed"),
        (Self::Handed, "handed"),
        (Self::Back, "back"),
        (Self::Gone, "gone"),
        (Self::Taken, "taken"),
        (Self::Removed, "removed"),
        (Self::Asked, "asked"),
        (Self::Concerned, "concerned"),
    ];

    /// As it is kept.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(end, _)| *end == self).map_or("back", |(_, text)| text)
    }

    /// Of what was kept; nothing where it ended before this was.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == text).map(|(end, _)| *end)
    }
}

/// Why somebody hands a conversation over who should not be offered it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum HandOverWhy {
    /// The contact asked for somebody else.
    Asked,
    /// They know the contact, or have to do with the case.
    Concerned,
}

impl HandOverWhy {
    /// How their holding ends.
    pub(crate) fn end(self) -> End {
        match self {
            Self::Asked => End::Asked,
            Self::Concerned => End::Concerned,
        }
    }
}

/// Who held a conversation last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// Who.
    pub operator: OperatorId,
    /// How that ended, where it is known.
    pub end: Option<End>,
    /// The hotline's rules let them see the cases that it belongs to.
    pub may_see: bool,
}

impl Waiting {
    /// Whether an operator held it last and going on is safe. Whether they are there, have room, and speak its language is asked of
    /// everybody.
    pub(super) fn goes_on_with(&self, operator: OperatorId) -> bool {
        self.last.is_some_and(|last| last.operator == operator && last.end == Some(End::Closed) && last.may_see)
    }

    /// Whether it may be offered to an operator, who let it pass no less than some milliseconds ago.
    pub(super) fn may_be_offered_to(&self, operator: OperatorId, passed_ms: i64, now: UnixMillis) -> bool {
        let is_over = |at: &UnixMillis| now.0.saturating_sub(at.0) >= passed_ms;
        self.passed.get(&operator).is_none_or(is_over) && !self.apart.contains(&operator)
    }
}
