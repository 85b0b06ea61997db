//! How urgent a conversation is, by hand.

use super::command;
use crate::{
    ConversationId, Inbox, OperatorId,
    access::Scope,
    corrections::{Why, correction},
    routing::{BY_HAND, Turn},
    store::{StoreError, conversations::Facts, routing},
    view::Row,
};

/// The priority of what may wait until the end of the day.
const LEAST_URGENT: u8 = 4;

/// Whether a talk becomes P0 in the hands of somebody who has not said so.
fn rises_in_hands(before: &Facts, becomes: i64, by: OperatorId) -> bool {
    becomes == 0 && before.priority > 0 && before.assignee.is_some_and(|holder| holder != by.0)
}

impl Inbox {
    /// Sets the priority, higher or lower, with a reason. The reader need not hold the conversation: whoever sees danger says so.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] where the reason is one for the other direction, or nothing changes; [`StoreError::Conflict`] for what is closed.
    pub async fn prioritise(
        &self,
        scope: &Scope,
        id: ConversationId,
        priority: u8,
        why: Why,
    ) -> Result<Row, StoreError> {
        if priority > LEAST_URGENT {
            return Err(StoreError::Rejected(format!("a priority is 0 (now) to {LEAST_URGENT} (same day)")));
        }
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            if before.state == "closed" {
                return Err(StoreError::Conflict("this conversation is closed; its figures stand".into()));
            }
            let becomes = i64::from(priority);
            if becomes == before.priority {
                return Err(StoreError::Rejected(format!("it has priority {priority} already")));
            }
            if why.lowers() != (becomes > before.priority) {
                let way = if why.lowers() { "lower" } else { "raise" };
                return Err(StoreError::Rejected(format!("{} is a reason to {way} a priority", why.as_str())));
            }
            let turn = Turn { level: priority, ..Turn::of(before.turn) };
            let after = Facts {
                priority: becomes,
                turn: turn.number(),
                rule: Some(BY_HAND.into()),
                // What was false is no reason any more; what was meant has no code until somebody gives it one.
                reason: None,
                rose_at: before.rose_at.or(rises_in_hands(&before, becomes, act.scope.operator()).then_some(act.now.0)),
                ..before.clone()
            };
            act.save(tx, &before, &after).await?;
            let correction = correction(&act.scope, &before, priority, why, act.now);
            routing::correct(tx, act.scope.hotline(), correction).await?;
            let data = serde_json::json!({"from": before.priority, "to": becomes, "why": why.as_str()});
            let mut changed = act.event("conversation.changed", None, None);
            changed.data = data.clone();
            tx.effects.event(changed);
            tx.effects.audit(act.audit("conversation.prioritised", data));
            Ok(())
        })?;
        self.row(scope, id).await
    }
}
