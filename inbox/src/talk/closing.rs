//! The end of a sitting, with its Call.

use super::{WriteError, command, held};
use crate::{
    ConversationId, Inbox, SittingId,
    access::Scope,
    calls::{self, CallForm},
    store::{
        StoreError,
        conversations::{self, Facts},
        messages,
    },
    view::Row,
};

impl Inbox {
    /// Closes a sitting and stores its Call in the same transaction.
    ///
    /// # Errors
    /// [`WriteError::Newer`] when the contact wrote after `last_seen`; [`WriteError::Invalid`] for a form that does not fit
    /// the code lists, field by field.
    pub async fn close_conversation(
        &self,
        scope: &Scope,
        id: ConversationId,
        form: CallForm,
        last_seen: Option<i64>,
    ) -> Result<Row, WriteError> {
        let act = self.act(scope, id)?;
        let sitting = {
            let mut reader = self.data().reader().await?;
            SittingId(conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?.sitting_id)
        };
        let prepared = self.calls().prepare(scope, sitting, form).await?;
        let zone = self.hotlines().spec(scope.hotline()).await?.time_zone.clone();
        let newer = command!(self, act, |tx, act, prepared, zone| {
            let before = act.facts(tx).await?;
            if before.state == "closed" {
                return Err(StoreError::Conflict("this conversation is closed already".into()));
            }
            if before.assignee.is_some() {
                act.held(tx, &before).await?;
            }
            if let Some(last_seen) = last_seen
                && let Some(newer) = messages::newer_from_contact(tx, act.scope.hotline(), act.id.0, last_seen).await?
            {
                return Ok(Some(newer.id));
            }
            let hotline = act.scope.hotline();
            let before = match held::release_all(tx, hotline, act.id.0, &zone, act.now.0).await? {
                true => act.facts(tx).await?,
                false => before,
            };
            let mut after = Facts {
                state: "closed".into(),
                waiting_since: None,
                unread: 0,
                transfer_to: None,
                snoozed_until: None,
                seats: String::new(),
                contact_seq: before.contact_seq + 1,
                last_at: act.now.0,
                ..before.clone()
            };
            if let Some(holder) = after.assignee.take() {
                conversations::end_assignment(tx, hotline, after.id, holder, act.now.0).await?;
            }
            conversations::end_sitting(tx, hotline, &after, act.now.0, "OPER").await?;
            act.save(tx, &before, &after).await?;
            let mut closed = act.event("sitting.closed", None, Some(after.contact_seq));
            closed.data = serde_json::json!({"by": "operator"});
            tx.effects.event(closed);
            tx.effects.audit(act.audit("conversation.closed", serde_json::json!({})));
            if sitting.0 != before.sitting_id {
                return Err(StoreError::Conflict(
                    "the contact wrote meanwhile and a new sitting began; look at it again".into(),
                ));
            }
            calls::save_in(tx, &act.scope, &prepared, act.now.0).await?;
            Ok(None)
        })?;
        if let Some(newer) = newer {
            return Err(WriteError::Newer(Box::new(self.message_for(scope, id, newer).await?)));
        }
        Ok(self.row(scope, id).await?)
    }
}
