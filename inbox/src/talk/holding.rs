//! Who holds a conversation: claiming it, giving it back, handing it on.

use super::{Act, command};
use crate::{
    ConversationId, Inbox, OperatorId,
    access::Scope,
    routing::{End, HandOverWhy, let_pass},
    store::{
        StoreError,
        conversations::{self, Facts},
        routing as routes,
    },
    view::Row,
};

impl Inbox {
    /// Takes a conversation that nobody holds. Atomic: of two who try, one gets it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`], naming who holds it; supervisors take over with a reason, see [`Inbox::take_over`].
    pub async fn claim(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            let me = act.scope.operator();
            if before.state == "closed" {
                return Err(StoreError::Conflict(
                    "this conversation is closed; it opens again when the contact writes".into(),
                ));
            }
            match before.assignee {
                Some(holder) if holder == me.0 => return Ok(()),
                Some(holder) => return Err(act.held_by(tx, holder).await),
                None => {}
            }
            let mut after = before.clone();
            act.give(tx, &mut after, me).await?;
            act.save(tx, &before, &after).await?;
            tx.effects.audit(act.audit("conversation.claimed", serde_json::json!({})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Gives a conversation back to the queue. With a reason, whoever held it is not offered this contact's again.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else holds it.
    pub async fn release(
        &self,
        scope: &Scope,
        id: ConversationId,
        why: Option<HandOverWhy>,
    ) -> Result<Row, StoreError> {
        let how = why.map_or(End::Back, HandOverWhy::end);
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            act.held(tx, &before).await?;
            let mut after = before.clone();
            act.take_away(tx, &mut after, how).await?;
            act.save(tx, &before, &after).await?;
            if let Some(holder) = before.assignee {
                let_pass(tx, act.scope.hotline(), &after, OperatorId(holder), act.now).await?;
            }
            act.happened(tx, "released", serde_json::json!({"from": before.assignee})).await?;
            let data = serde_json::json!({"from": before.assignee, "why": why});
            tx.effects.audit(act.audit("conversation.released", data));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Offers a conversation to a colleague, who has to accept. With a reason, whoever held it is not offered this contact's again.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for somebody who can't take it.
    pub async fn transfer(
        &self,
        scope: &Scope,
        id: ConversationId,
        to: OperatorId,
        why: Option<HandOverWhy>,
    ) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act, to| {
            let before = act.facts(tx).await?;
            act.held(tx, &before).await?;
            if Some(to.0) == before.assignee {
                return Err(StoreError::Rejected("this operator holds it already".into()));
            }
            conversations::operator_name(tx, act.scope.hotline(), to.0).await.map_err(|error| match error {
                StoreError::NotFound => StoreError::Rejected("there is no active operator with this id".into()),
                other => other,
            })?;
            let after = Facts { transfer_to: Some(to.0), ..before.clone() };
            act.save(tx, &before, &after).await?;
            routes::hand(tx, act.scope.hotline(), after.id, why.map(|why| why.end().as_str())).await?;
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(act.audit("conversation.offered", serde_json::json!({"to": to.0, "why": why})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Takes a conversation that was offered to the reader.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the offer is gone.
    pub async fn accept_transfer(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            act.offered(&before)?;
            let mut after = before.clone();
            let why = routes::handed_why(tx, act.scope.hotline(), after.id).await?;
            let how = why.as_deref().and_then(End::read).unwrap_or(End::Handed);
            act.take_away(tx, &mut after, how).await?;
            act.give(tx, &mut after, act.scope.operator()).await?;
            if before.assignee.is_some() {
                conversations::sitting_handed(tx, act.scope.hotline(), after.sitting_id).await?;
            }
            act.save(tx, &before, &after).await?;
            if before.assignee.is_some() {
                act.happened(tx, "handed-on", serde_json::json!({"from": before.assignee})).await?;
            }
            tx.effects.audit(act.audit("conversation.taken", serde_json::json!({"from": before.assignee})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Declines a conversation that was offered to the reader: it stays where it was.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the offer is gone.
    pub async fn decline_transfer(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            act.offered(&before)?;
            let after = Facts { transfer_to: None, ..before.clone() };
            act.save(tx, &before, &after).await?;
            if before.assignee.is_none() {
                let_pass(tx, act.scope.hotline(), &after, act.scope.operator(), act.now).await?;
            }
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(act.audit("conversation.declined", serde_json::json!({})));
            Ok(())
        })?;
        self.row(scope, id).await
    }
}

impl Act {
    fn offered(&self, facts: &Facts) -> Result<(), StoreError> {
        if facts.transfer_to == Some(self.scope.operator().0) {
            return Ok(());
        }
        Err(StoreError::Conflict("this conversation is not offered to you any more".into()))
    }
}
