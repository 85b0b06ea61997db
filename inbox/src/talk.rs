//! What operators do with a conversation. Each command is one transaction: the change, its delivery, its events and its audit row.

mod closing;
mod held;
mod holding;
mod looking;
mod priority;
mod snooze;
mod together;
mod writing;

use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, OperatorId, UnixMillis,
    access::{Right, Scope},
    calls::Calls,
    clock::timed_id,
    routing::{End, Turn},
    seats,
    store::{
        StoreError,
        conversations::{self, Facts},
        effects::{NewAudit, NewEvent},
        messages, routing,
        writer::Tx,
    },
    view::Message,
};
pub(crate) use held::TAKEN_BACK;
pub use snooze::Snooze;
pub(crate) use snooze::UNTIL_THEY_WRITE;
pub use together::{TakeOver, TakeOverWhy};
pub use writing::{MessageKind, NewMessage, TEXT_LIMIT_CHARS, WriteError};

/// What a command works with.
#[derive(Clone)]
pub(crate) struct Act {
    pub(crate) scope: Scope,
    pub(crate) id: ConversationId,
    pub(crate) now: UnixMillis,
}

impl Act {
    pub(crate) fn event(&self, kind: &'static str, subject: Option<Uuid>, contact_seq: Option<i64>) -> NewEvent {
        NewEvent {
            hotline: self.scope.hotline().0,
            at: self.now.0,
            actor: Some(self.scope.operator().0),
            kind,
            conversation: Some(self.id.0),
            subject,
            contact_seq,
            data: serde_json::json!({}),
        }
    }

    pub(crate) fn audit(&self, act: &'static str, data: serde_json::Value) -> NewAudit {
        NewAudit {
            hotline: self.scope.hotline().0,
            at: self.now.0,
            actor: Some(self.scope.operator().0),
            act,
            subject: Some(self.id.0),
            data,
        }
    }

    /// The conversation, locked. What went into another is acted on there.
    pub(crate) async fn facts(&self, tx: &mut Tx<'_>) -> Result<Facts, StoreError> {
        let facts = self.facts_of_part(tx).await?;
        if facts.merged_into.is_some() {
            return Err(StoreError::Conflict("this conversation went into another; open that one".into()));
        }
        Ok(facts)
    }

    /// The same for what concerns it wherever it is shown.
    pub(crate) async fn facts_of_part(&self, tx: &mut Tx<'_>) -> Result<Facts, StoreError> {
        let facts = conversations::facts(tx, self.scope.hotline(), self.id).await?;
        if facts.state == "erased" {
            return Err(StoreError::Conflict("this conversation was erased".into()));
        }
        Ok(facts)
    }

    pub(crate) async fn save(&self, tx: &mut Tx<'_>, before: &Facts, after: &Facts) -> Result<(), StoreError> {
        conversations::update(tx, self.scope.hotline(), before, after).await
    }

    /// Gives a conversation to an operator: the contact hears who joins.
    pub(crate) async fn give(&self, tx: &mut Tx<'_>, facts: &mut Facts, to: OperatorId) -> Result<(), StoreError> {
        let hotline = self.scope.hotline();
        facts.assignee = Some(to.0);
        (facts.transfer_to, facts.rose_at) = (None, None);
        facts.seats = seats::without(&facts.seats, to);
        facts.contact_seq += 1;
        facts.turn = Turn::of(facts.turn).usual().number();
        routing::taken(tx, hotline, facts.id).await?;
        conversations::begin_assignment(tx, hotline, timed_id(self.now), facts.id, to.0, self.now.0).await?;
        let mut joined = self.event("operator.joined", None, Some(facts.contact_seq));
        joined.actor = Some(to.0);
        tx.effects.event(joined);
        Ok(())
    }

    /// Takes a conversation from whoever holds it: the contact hears who leaves.
    pub(crate) async fn take_away(&self, tx: &mut Tx<'_>, facts: &mut Facts, how: End) -> Result<(), StoreError> {
        leave_hands(tx, self.scope.hotline(), facts, self.now, how).await
    }

    /// Refuses unless the reader holds it, or may take over.
    pub(crate) async fn held(&self, tx: &mut Tx<'_>, facts: &Facts) -> Result<(), StoreError> {
        match facts.assignee {
            Some(holder) if holder == self.scope.operator().0 => Ok(()),
            Some(_) if self.scope.role().may(Right::TakeOver) => Ok(()),
            Some(holder) => Err(self.held_by(tx, holder).await),
            None => Err(StoreError::Conflict("nobody holds this conversation; claim it first".into())),
        }
    }

    pub(crate) async fn held_by(&self, tx: &mut Tx<'_>, holder: Uuid) -> StoreError {
        match conversations::operator_name(tx, self.scope.hotline(), holder).await {
            Ok((_, name, _)) => StoreError::Conflict(format!("{name} holds this conversation")),
            Err(StoreError::NotFound) => StoreError::Conflict("somebody else holds this conversation".into()),
            Err(error) => error,
        }
    }
}

/// Takes a conversation from whoever holds it, whether or not somebody asked for it: the contact hears who leaves.
pub(crate) async fn leave_hands(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    facts: &mut Facts,
    now: UnixMillis,
    how: End,
) -> Result<(), StoreError> {
    let Some(holder) = facts.assignee.take() else { return Ok(()) };
    (facts.transfer_to, facts.rose_at) = (None, None);
    facts.contact_seq += 1;
    conversations::end_assignment(tx, hotline, facts.id, holder, now.0, how).await?;
    tx.effects.event(NewEvent {
        hotline: hotline.0,
        at: now.0,
        actor: Some(holder),
        kind: "operator.left",
        conversation: Some(facts.id),
        subject: None,
        contact_seq: Some(facts.contact_seq),
        data: serde_json::json!({}),
    });
    Ok(())
}

/// Runs a command's job in a transaction: clones what it needs, because jobs may run again.
macro_rules! command {
    ($inbox:expr, $act:expr, |$tx:ident, $own:ident $(, $more:ident)*| $body:block) => {{
        let act = std::sync::Arc::new($act);
        let route = act.id.0;
        $(let $more = std::sync::Arc::new($more);)*
        $inbox
            .data()
            .write(route, move |$tx| {
                let $own = act.clone();
                $(let $more = $more.clone();)*
                Box::pin(async move { $body })
            })
            .await
    }};
}
pub(crate) use command;

impl Inbox {
    /// Calls of sittings.
    pub fn calls(&self) -> Calls<'_> {
        Calls::new(self.data(), self.vault(), self.clock(), self.taxonomy())
    }

    /// What a command of the reader works with.
    pub(crate) fn act(&self, scope: &Scope, id: ConversationId) -> Result<Act, StoreError> {
        scope.need(Right::Talk)?;
        Ok(Act { scope: scope.clone(), id, now: self.clock().now() })
    }

    /// One message with its words; audited as an opening unless the reader has the conversation open.
    pub(crate) async fn message_for(
        &self,
        scope: &Scope,
        id: ConversationId,
        message: Uuid,
    ) -> Result<Message, StoreError> {
        self.audit_unless_open(scope, id).await?;
        let row = {
            let mut reader = self.data().reader().await?;
            messages::one(&mut reader.conn(), scope.hotline(), message).await?
        };
        self.thread_messages(scope.hotline(), vec![row]).await?.pop().ok_or(StoreError::NotFound)
    }
}
