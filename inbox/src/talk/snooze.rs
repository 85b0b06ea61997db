//! Putting a talk aside until a time, or until they write. It comes back by itself, to whoever holds it.

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::command;
use crate::{
    ConversationId, HotlineId, Inbox,
    access::Scope,
    store::{
        StoreError,
        conversations::{self, Facts},
        effects::{NewAudit, NewEvent},
    },
    view::Row,
};

/// Until they write.
pub(crate) const UNTIL_THEY_WRITE: i64 = i64::MAX;
/// Farther than this nobody looks ahead; milliseconds.
const LONGEST_MS: i64 = 366 * 24 * 3_600_000;
/// Priorities of those in danger.
const GRAVE: i64 = 1;

/// Until when a talk is put aside.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Snooze {
    /// Milliseconds since 1970; `null` is until they write. They always bring it back by writing.
    pub until_at: Option<i64>,
}

impl Inbox {
    /// Puts a conversation aside. It stands among the snoozed, and waits for nobody meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for a time that has passed; [`StoreError::Conflict`] for what is closed, held by somebody else, or
    /// waits for an answer and is grave.
    pub async fn snooze(&self, scope: &Scope, id: ConversationId, snooze: Snooze) -> Result<Row, StoreError> {
        let act = self.act(scope, id)?;
        let until = snooze.until_at.unwrap_or(UNTIL_THEY_WRITE);
        if let Some(at) = snooze.until_at {
            if at <= act.now.0 {
                return Err(StoreError::Rejected("that time has passed".into()));
            }
            if at > act.now.0 + LONGEST_MS {
                return Err(StoreError::Rejected("at most a year ahead".into()));
            }
        }
        command!(self, act, |tx, act| {
            let before = act.facts(tx).await?;
            if before.state == "closed" {
                return Err(StoreError::Conflict("this conversation is closed".into()));
            }
            if before.assignee.is_some() {
                act.held(tx, &before).await?;
            }
            if before.state == "waiting" && before.priority <= GRAVE {
                return Err(StoreError::Conflict(
                    "they wait for an answer and may be in danger: answer first, or say why it is less urgent".into(),
                ));
            }
            let after =
                Facts { state: "theirs".into(), waiting_since: None, snoozed_until: Some(until), ..before.clone() };
            act.save(tx, &before, &after).await?;
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(
                act.audit("conversation.snoozed", json!({ "until": (until != UNTIL_THEY_WRITE).then_some(until) })),
            );
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Takes a conversation back from the snoozed: it waits for us again.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it isn't snoozed.
    pub async fn wake(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            if before.snoozed_until.is_none() {
                return Err(StoreError::Conflict("this conversation is not snoozed any more".into()));
            }
            let after = awake(&before, act.now.0);
            act.save(tx, &before, &after).await?;
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(act.audit("conversation.woken", json!({})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Wakes what has been snoozed long enough.
    pub(crate) async fn wake_due(&self, hotline: HotlineId, now: i64) -> Result<(), StoreError> {
        let due = {
            let mut reader = self.data().reader().await?;
            conversations::snoozed_due(&mut reader.conn(), hotline, now).await?
        };
        for id in due {
            self.data()
                .write(id, move |tx| {
                    Box::pin(async move {
                        let before = conversations::facts(tx, hotline, ConversationId(id)).await?;
                        if before.snoozed_until.is_none_or(|until| until > now) || before.state == "erased" {
                            return Ok(());
                        }
                        conversations::update(tx, hotline, &before, &awake(&before, now)).await?;
                        tx.effects.event(by_itself(hotline, id, now));
                        tx.effects.audit(NewAudit {
                            hotline: hotline.0,
                            at: now,
                            actor: None,
                            act: "conversation.woken",
                            subject: Some(id),
                            data: json!({}),
                        });
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(())
    }
}

fn awake(before: &Facts, now: i64) -> Facts {
    let open = before.state == "theirs";
    Facts {
        state: if open { "waiting".into() } else { before.state.clone() },
        waiting_since: if open { Some(now) } else { before.waiting_since },
        snoozed_until: None,
        ..before.clone()
    }
}

fn by_itself(hotline: HotlineId, id: Uuid, at: i64) -> NewEvent {
    NewEvent {
        hotline: hotline.0,
        at,
        actor: None,
        kind: "conversation.changed",
        conversation: Some(id),
        subject: None,
        contact_seq: None,
        data: json!({}),
    }
}
