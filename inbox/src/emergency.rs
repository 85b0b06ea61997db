//! Whether emergency services were called: decided in the middle of a talk, written down then, and found again in the Call.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId, SittingId,
    access::Scope,
    calls::Emergency,
    clock::timed_id,
    problems::{Problems, Refusal},
    store::{
        StoreError,
        conversations::{self, Facts},
        merges, messages,
        safety::{self as rows, NewDecision},
    },
    talk::command,
    vault::Place,
    view::Person,
};

/// A decision about emergency services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EmergencyDecision {
    /// Which.
    pub id: Uuid,
    /// In which sitting.
    pub sitting_id: SittingId,
    /// Whether they were called.
    pub called: bool,
    /// Why or why not: a code of the list `emergency_reason`, or words. Empty once erased.
    pub reason: String,
    /// Who decided.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
}

fn place(id: Uuid) -> Place {
    Place { table: "emergency_decision", column: "reason", row: id }
}

impl Inbox {
    /// Writes down whether emergency services were called, and why. Every decision stays; the newest one counts. The same
    /// `command` does it once.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] without a reason; [`StoreError::Conflict`] for what is closed.
    pub async fn decide_emergency(
        &self,
        scope: &Scope,
        command: Uuid,
        id: ConversationId,
        decision: Emergency,
    ) -> Result<Vec<EmergencyDecision>, Refusal> {
        let act = self.act(scope, id)?;
        let mut problems = Problems::default();
        problems.text("reason", &decision.reason, 2_000);
        problems.finish()?;
        let hotline = scope.hotline();
        let facts = self.decided_in(hotline, id).await?;
        let key = self.vault().key(KeyId(facts.key_id)).await.map_err(StoreError::from)?;
        let content = json!([id, decision.called, decision.reason]).to_string();
        let content_hash = self.vault().lookup(hotline, "command", content.as_bytes()).to_vec();
        let (decision_id, new_in) = (timed_id(act.now), facts.id);
        let new = NewDecision {
            id: decision_id,
            conversation: facts.id,
            sitting: facts.sitting_id,
            operator: scope.operator().0,
            called: decision.called,
            key: facts.key_id,
            reason: key.seal(place(decision_id), decision.reason.trim().as_bytes()),
            at: act.now.0,
        };
        command!(self, act, |tx, act, new, content_hash| {
            let me = act.scope.operator();
            if let Some((content, _)) = messages::find_command(tx, me, command).await? {
                if content == *content_hash {
                    return Ok(());
                }
                return Err(StoreError::Conflict("this Idempotency-Key was used for another decision".into()));
            }
            let head = act.facts(tx).await?;
            let parts = merges::parts(tx, act.scope.hotline(), head.id).await?;
            let facts = parts.into_iter().find(|part| part.id == new.conversation).unwrap_or(head);
            if facts.state == "closed" || facts.sitting_id != new.sitting {
                return Err(StoreError::Conflict(
                    "this sitting is over; its decision stands in the Call, where it can be corrected".into(),
                ));
            }
            rows::decide(tx, act.scope.hotline(), (*new).clone()).await?;
            messages::insert_command(tx, me, command, (*content_hash).clone(), new.id, act.now.0).await?;
            tx.effects.event(act.event("emergency.decided", Some(new.id), None));
            tx.effects.audit(act.audit("emergency.decided", json!({ "called": new.called, "decision": new.id })));
            Ok(())
        })?;
        Ok(self.emergency_decisions(hotline, ConversationId(new_in)).await?)
    }

    /// The conversation whose sitting a decision is about: what is open for a part's sake alone has its own sitting behind it.
    async fn decided_in(&self, hotline: HotlineId, id: ConversationId) -> Result<Facts, StoreError> {
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let head = conversations::read_facts(&mut conn, hotline, id).await?;
        if head.parts == 0 || !merges::read_is_over(&mut conn, hotline, head.sitting_id).await? {
            return Ok(head);
        }
        let mut newest = None;
        for part in merges::parts_of(&mut conn, hotline, id).await? {
            let part = conversations::read_facts(&mut conn, hotline, ConversationId(part)).await?;
            if part.state != "closed"
                && newest.as_ref().is_none_or(|newest: &Facts| newest.sitting_id < part.sitting_id)
            {
                newest = Some(part);
            }
        }
        Ok(newest.unwrap_or(head))
    }

    /// The decisions of a conversation, oldest first. Opening the conversation is what is audited.
    pub(crate) async fn emergency_decisions(
        &self,
        hotline: HotlineId,
        id: ConversationId,
    ) -> Result<Vec<EmergencyDecision>, StoreError> {
        let rows = {
            let mut reader = self.data().reader().await?;
            rows::decisions(&mut reader.conn(), hotline, id).await?
        };
        let mut decisions = Vec::with_capacity(rows.len());
        for row in rows {
            let key = self.optional_key(KeyId(row.key_id)).await?;
            let reason = row
                .reason
                .as_deref()
                .zip(key)
                .and_then(|(sealed, key)| key.open(place(row.id), sealed).ok())
                .and_then(|plain| String::from_utf8(plain).ok())
                .unwrap_or_default();
            decisions.push(EmergencyDecision {
                id: row.id,
                sitting_id: SittingId(row.sitting_id),
                called: row.called,
                reason,
                by: Person { id: OperatorId(row.operator_id), name: row.operator_name },
                at: row.at,
            });
        }
        Ok(decisions)
    }
}
