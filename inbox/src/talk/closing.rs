//! The end of a sitting, with its Call.

use uuid::Uuid;

use super::{Act, WriteError, command, held};
use crate::{
    ConversationId, Inbox, SittingId,
    access::Scope,
    calls::{self, CallForm, PreparedCall},
    merge,
    routing::End,
    store::{
        StoreError,
        conversations::{self, Facts},
        merges,
        writer::Tx,
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
        let (sitting, is_over, address) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, scope.hotline(), id).await?;
            let is_over = facts.parts > 0 && merges::read_is_over(&mut conn, scope.hotline(), facts.sitting_id).await?;
            (SittingId(facts.sitting_id), is_over, facts.address_id)
        };
        let prepared = match is_over {
            true => None,
            false => Some(self.calls().prepare(scope, sitting, form.clone()).await?),
        };
        let (parts, mut addresses) = self.prepare_parts(scope, id, form).await?;
        addresses.push(address);
        let way = self.way(scope.hotline(), &addresses).await?;
        let newer = command!(self, act, |tx, act, prepared, parts, way| {
            let before = act.facts(tx).await?;
            if before.state == "closed" {
                return Err(StoreError::Conflict("this conversation is closed already".into()));
            }
            if before.assignee.is_some() {
                act.held(tx, &before).await?;
            }
            if let Some(last_seen) = last_seen
                && let Some(newer) = merge::newer(tx, act.scope.hotline(), &before, last_seen).await?
            {
                return Ok(Some(newer.id));
            }
            let hotline = act.scope.hotline();
            let before = match held::release_all(tx, hotline, act.id.0, &way, act.now.0).await? {
                true => act.facts(tx).await?,
                false => before,
            };
            match &*prepared {
                Some(_) => close_one(tx, &act, &before).await?,
                None => close_over(tx, &act, &before).await?,
            }
            if sitting.0 != before.sitting_id {
                return Err(StoreError::Conflict(
                    "the contact wrote meanwhile and a new sitting began; look at it again".into(),
                ));
            }
            if let Some(prepared) = &*prepared {
                calls::save_in(tx, &act.scope, prepared, act.now.0).await?;
            }
            if before.parts > 0 {
                close_parts(tx, &act, before.id, &parts, &way).await?;
            }
            Ok(None)
        })?;
        if let Some(newer) = newer {
            return Err(WriteError::Newer(Box::new(self.message_for(scope, id, newer).await?)));
        }
        Ok(self.row(scope, id).await?)
    }
}

impl Inbox {
    /// The same record for each that went into a conversation and is open: each sitting has its own. Also the addresses of these.
    async fn prepare_parts(
        &self,
        scope: &Scope,
        id: ConversationId,
        form: CallForm,
    ) -> Result<(Vec<(Uuid, PreparedCall)>, Vec<Uuid>), WriteError> {
        let (mut prepared, mut addresses) = (Vec::new(), Vec::new());
        let parts = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let mut parts = Vec::new();
            for part in merges::parts_of(&mut conn, scope.hotline(), id).await? {
                parts.push(conversations::read_facts(&mut conn, scope.hotline(), ConversationId(part)).await?);
            }
            parts
        };
        for part in parts.iter().filter(|part| part.state != "closed") {
            let sitting = SittingId(part.sitting_id);
            addresses.push(part.address_id);
            prepared.push((part.sitting_id, self.calls().prepare(scope, sitting, form.clone()).await?));
        }
        Ok((prepared, addresses))
    }
}

/// A conversation that waits for nobody any more.
fn over(before: &Facts) -> Facts {
    Facts {
        state: "closed".into(),
        waiting_since: None,
        unread: 0,
        transfer_to: None,
        snoozed_until: None,
        seats: String::new(),
        ..before.clone()
    }
}

/// Ends a conversation's sitting; its contact hears it.
async fn close_one(tx: &mut Tx<'_>, act: &Act, before: &Facts) -> Result<(), StoreError> {
    let hotline = act.scope.hotline();
    let mut after = Facts { contact_seq: before.contact_seq + 1, last_at: act.now.0, ..over(before) };
    if let Some(holder) = after.assignee.take() {
        conversations::end_assignment(tx, hotline, after.id, holder, act.now.0, End::Closed).await?;
    }
    conversations::end_sitting(tx, hotline, &after, act.now.0, "OPER").await?;
    act.save(tx, before, &after).await?;
    let mut closed = act.event("sitting.closed", None, Some(after.contact_seq));
    closed.data = serde_json::json!({"by": "operator"});
    tx.effects.event(closed);
    tx.effects.audit(act.audit("conversation.closed", serde_json::json!({})));
    Ok(())
}

/// Closes a conversation that was open for what went into it alone: its own sitting ended, with its record, when it was closed before.
async fn close_over(tx: &mut Tx<'_>, act: &Act, before: &Facts) -> Result<(), StoreError> {
    let mut after = over(before);
    act.take_away(tx, &mut after, End::Closed).await?;
    act.save(tx, before, &after).await?;
    tx.effects.event(act.event("conversation.changed", None, None));
    tx.effects.audit(act.audit("conversation.closed", serde_json::json!({})));
    Ok(())
}

/// Closes what went into a conversation with it.
async fn close_parts(
    tx: &mut Tx<'_>,
    act: &Act,
    whole: Uuid,
    prepared: &[(Uuid, PreparedCall)],
    way: &held::Way,
) -> Result<(), StoreError> {
    for part in merges::parts(tx, act.scope.hotline(), whole).await? {
        if part.state == "closed" {
            continue;
        }
        let call = prepared.iter().find(|(sitting, _)| *sitting == part.sitting_id).map(|(_, call)| call);
        let call = call.ok_or_else(|| {
            StoreError::Conflict("something changed meanwhile in what went into it; look at it again".into())
        })?;
        let its = Act { id: ConversationId(part.id), ..act.clone() };
        held::release_all(tx, act.scope.hotline(), part.id, way, act.now.0).await?;
        let part = its.facts_of_part(tx).await?;
        close_one(tx, &its, &part).await?;
        calls::save_in(tx, &act.scope, call, act.now.0).await?;
    }
    Ok(())
}
