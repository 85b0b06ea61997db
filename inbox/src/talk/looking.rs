//! Who looks at a conversation, who types, and what was seen.

use super::{Act, command};
use crate::{
    ConversationId, Inbox,
    access::{Right, Scope},
    merge,
    seats::{self, SeatKind},
    store::{
        StoreError,
        conversations::{self, Facts},
        messages,
    },
    watches::Poke,
};

impl Act {
    /// What the reader has seen of a talk: whoever holds it and has read all of it knows that it became P0.
    pub(crate) fn having_seen(&self, facts: Facts) -> Facts {
        let knows = facts.unread == 0 && facts.assignee == Some(self.scope.operator().0);
        Facts { rose_at: facts.rose_at.filter(|_| !knows), ..facts }
    }
}

impl Inbox {
    /// Notes that an operator has read the contact's messages up to a place in the thread; the contact sees "seen".
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn mark_seen(&self, scope: &Scope, id: ConversationId, up_to: i64) -> Result<(), StoreError> {
        command!(self, self.act(scope, id)?, |tx, act, up_to| {
            let before = act.facts(tx).await?;
            let hotline = act.scope.hotline();
            if before.unread == 0 {
                let after = act.having_seen(before.clone());
                if after != before {
                    act.save(tx, &before, &after).await?;
                    tx.effects.event(act.event("conversation.changed", None, None));
                }
                return Ok(());
            }
            if before.parts > 0 {
                return merge::seen(tx, &act, &before, *up_to).await;
            }
            let (seen, left) = messages::seen_up_to(tx, hotline, act.id.0, *up_to).await?;
            let Some(seen) = seen.filter(|_| left < before.unread) else { return Ok(()) };
            let after = act.having_seen(Facts { unread: left, contact_seq: before.contact_seq + 1, ..before.clone() });
            act.save(tx, &before, &after).await?;
            conversations::sitting_seen(tx, hotline, after.sitting_id, act.now.0).await?;
            let mut event = act.event("message.seen", None, Some(after.contact_seq));
            event.data = serde_json::json!({"up_to": seen, "up_to_seq": (*up_to).min(before.thread_seq)});
            tx.effects.event(event);
            Ok(())
        })
    }

    /// Tells the contact and colleagues that the reader types, or no longer does. Somebody with a conflict isn't told.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn typing(&self, scope: &Scope, id: ConversationId, on: bool) -> Result<(), StoreError> {
        let (name, alias) = self.here(scope, id).await?;
        self.presence().typing(id, scope.operator(), &name, on, self.clock().now());
        if self.conflict_of(scope.hotline(), id).await?.is_none() {
            self.watches().poke(id.0, Poke::Typing { name: alias.into(), on });
        }
        self.tell_typing(scope.hotline(), id, Some(scope.operator()), on);
        Ok(())
    }

    /// Tells colleagues that the reader has a conversation open, or no longer has. Screens say so every 20 seconds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn view(&self, scope: &Scope, id: ConversationId, on: bool) -> Result<(), StoreError> {
        let (name, _) = self.here(scope, id).await?;
        if !on && scope.role().may(Right::TakeOver) {
            self.stop_listening(scope, id).await?;
        }
        // A screen that shows what it never opened has opened it now.
        if on {
            self.audit_unless_open(scope, id).await?;
        }
        if self.presence().view(id, scope.operator(), &name, on, self.clock().now()) {
            self.tell_presence(scope.hotline(), id);
        }
        Ok(())
    }

    /// Who leaves a talk listens to it no more.
    async fn stop_listening(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        let facts = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?
        };
        if seats::kind_of(&facts.seats, scope.operator()) == Some(SeatKind::Listening) {
            self.listen(scope, id, false).await?;
        }
        Ok(())
    }

    /// Notes that an opening, which was audited, is on the reader's screen.
    pub(crate) async fn show(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        let (name, _) = self.here(scope, id).await?;
        if self.presence().view(id, scope.operator(), &name, true, self.clock().now()) {
            self.tell_presence(scope.hotline(), id);
        }
        Ok(())
    }

    /// The reader's name and alias, once it is sure that the conversation is in their scope.
    async fn here(&self, scope: &Scope, id: ConversationId) -> Result<(String, String), StoreError> {
        scope.need(Right::Talk)?;
        let mut reader = self.data().reader().await?;
        conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?;
        drop(reader);
        let operator = self.access().operator(scope, scope.operator()).await?;
        Ok((operator.name, operator.alias))
    }
}
