//! How many operators what came in floods may take up: all but one, and only half while others wait in danger, so that invented cries take up
//! nobody whom somebody else needs. One operator alone has to look at them all.

use std::collections::BTreeSet;

use super::{Lane, Situation, URGENT, Waiting};
use crate::OperatorId;

/// Who is taken up by what came in floods.
pub(super) struct Share {
    taken_up: BTreeSet<OperatorId>,
    most: usize,
}

impl Share {
    pub(super) fn of(situation: &Situation) -> Self {
        let at_work = || situation.operators.iter().filter(|operator| operator.accepts);
        let taken_up = at_work().filter(|operator| operator.in_flood).map(|operator| operator.id).collect();
        let are_needed = situation.waiting.iter().any(|one| one.priority <= URGENT && !one.came_in_flood());
        let count = at_work().count();
        Self { taken_up, most: if are_needed { count.div_ceil(2) } else { count.saturating_sub(1).max(1) } }
    }

    /// Whether an operator may have one more of a flood.
    pub(super) fn has_room(&self, operator: OperatorId) -> bool {
        self.taken_up.contains(&operator) || self.taken_up.len() < self.most
    }

    /// An operator is offered a conversation.
    pub(super) fn note(&mut self, is_flood: bool, operator: OperatorId) {
        if is_flood {
            self.taken_up.insert(operator);
        }
    }
}

impl Waiting {
    /// Whether it waits since it came in a flood, before and after it joined its like.
    pub(super) fn came_in_flood(&self) -> bool {
        self.lane == Lane::Flood || self.joins.is_some_and(|at| at > self.since)
    }
}
