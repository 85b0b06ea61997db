//! What operators do with a conversation: claim, hand on, answer, note, close. Each command is one transaction: the change,
//! its delivery, its events and its audit row.

use std::sync::Arc;

use earshot_channel::{ByteStream, FileRole};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ATTACHMENT_LIMIT_BYTES, ConversationId, Inbox, KeyId, OperatorId, SittingId, UnixMillis,
    access::{Right, Scope},
    calls::{self, CallForm, Calls},
    clock::{random_id, timed_id},
    corrections::{Why, correction},
    problems::{Problems, Refusal},
    reading::draft_place,
    receive::{Body, FileBody, defect, files_delta},
    routing::{BY_HAND, Turn, let_pass},
    store::{
        StoreError,
        conversations::{self, Facts},
        deliveries::{self, NewDelivery},
        effects::{NewAudit, NewEvent},
        messages::{self, NewAttachment, NewMessageRow},
        routing,
        writer::Tx,
    },
    vault::Place,
    view::{Attachment, Message, Row},
    watches::Poke,
};

/// Longest reply or note, in Unicode scalar values.
pub const TEXT_LIMIT_CHARS: usize = 10_000;
/// How often a reply is prepared again when its facts changed meanwhile.
const STALE_TRIES: u32 = 4;
/// The priority of what may wait until the end of the day.
const LEAST_URGENT: u8 = 4;
/// How long a reply is worth delivering; milliseconds.
const DELIVERY_LIFE_MS: i64 = 24 * 3_600_000;

/// Reply or note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MessageKind {
    /// Goes to the contact.
    Reply,
    /// Stays among colleagues.
    Note,
}

/// What an operator wrote.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewMessage {
    /// Reply or note.
    pub kind: MessageKind,
    /// The words; at most 10,000 characters.
    pub text: String,
    /// Files that were uploaded to this conversation before.
    #[serde(default)]
    pub attachments: Vec<Uuid>,
    /// Thread number of the newest message that was on the writer's screen: a newer one from the contact stops the reply.
    pub last_seen: Option<i64>,
}

/// Why a reply was not taken.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The contact wrote meanwhile; show it and ask.
    #[error("the contact wrote meanwhile")]
    Newer(Box<Message>),
    /// A form that does not fit, field by field.
    #[error("{0}")]
    Invalid(Problems),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for WriteError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(problems) => Self::Invalid(problems),
            Refusal::Store(error) => Self::Store(error),
        }
    }
}

/// What a command works with.
#[derive(Clone)]
struct Act {
    scope: Scope,
    id: ConversationId,
    now: UnixMillis,
}

impl Act {
    fn event(&self, kind: &'static str, subject: Option<Uuid>, contact_seq: Option<i64>) -> NewEvent {
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

    fn audit(&self, act: &'static str, data: serde_json::Value) -> NewAudit {
        NewAudit {
            hotline: self.scope.hotline().0,
            at: self.now.0,
            actor: Some(self.scope.operator().0),
            act,
            subject: Some(self.id.0),
            data,
        }
    }

    async fn facts(&self, tx: &mut Tx<'_>) -> Result<Facts, StoreError> {
        let facts = conversations::facts(tx, self.scope.hotline(), self.id).await?;
        if facts.state == "erased" {
            return Err(StoreError::Conflict("this conversation was erased".into()));
        }
        Ok(facts)
    }

    async fn save(&self, tx: &mut Tx<'_>, before: &Facts, after: &Facts) -> Result<(), StoreError> {
        conversations::update(tx, self.scope.hotline(), before, after).await
    }

    /// Gives a conversation to an operator: the contact hears who joins.
    async fn give(&self, tx: &mut Tx<'_>, facts: &mut Facts, to: OperatorId) -> Result<(), StoreError> {
        let hotline = self.scope.hotline();
        facts.assignee = Some(to.0);
        facts.transfer_to = None;
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
    async fn take_away(&self, tx: &mut Tx<'_>, facts: &mut Facts) -> Result<(), StoreError> {
        let Some(holder) = facts.assignee.take() else { return Ok(()) };
        facts.transfer_to = None;
        facts.contact_seq += 1;
        conversations::end_assignment(tx, self.scope.hotline(), facts.id, holder, self.now.0).await?;
        let mut left = self.event("operator.left", None, Some(facts.contact_seq));
        left.actor = Some(holder);
        tx.effects.event(left);
        Ok(())
    }

    /// Refuses unless the reader holds it, or may take over.
    async fn held(&self, tx: &mut Tx<'_>, facts: &Facts) -> Result<(), StoreError> {
        match facts.assignee {
            Some(holder) if holder == self.scope.operator().0 => Ok(()),
            Some(_) if self.scope.role().may(Right::TakeOver) => Ok(()),
            Some(holder) => Err(self.held_by(tx, holder).await),
            None => Err(StoreError::Conflict("nobody holds this conversation; claim it first".into())),
        }
    }

    async fn held_by(&self, tx: &mut Tx<'_>, holder: Uuid) -> StoreError {
        match conversations::operator_name(tx, self.scope.hotline(), holder).await {
            Ok((_, name, _)) => StoreError::Conflict(format!("{name} holds this conversation")),
            Err(StoreError::NotFound) => StoreError::Conflict("somebody else holds this conversation".into()),
            Err(error) => error,
        }
    }
}

/// Runs a command's job in a transaction: clones what it needs, because jobs may run again.
macro_rules! command {
    ($inbox:expr, $act:expr, |$tx:ident, $own:ident $(, $more:ident)*| $body:block) => {{
        let act = Arc::new($act);
        let route = act.id.0;
        $(let $more = Arc::new($more);)*
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

impl Inbox {
    /// Calls of sittings.
    pub fn calls(&self) -> Calls<'_> {
        Calls::new(self.data(), self.vault(), self.clock(), self.taxonomy())
    }

    fn act(&self, scope: &Scope, id: ConversationId) -> Result<Act, StoreError> {
        scope.need(Right::Talk)?;
        Ok(Act { scope: scope.clone(), id, now: self.clock().now() })
    }

    /// Takes a conversation. Atomic: of two who try, one gets it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`], naming who holds it.
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
                Some(_) if act.scope.role().may(Right::TakeOver) => {}
                Some(holder) => return Err(act.held_by(tx, holder).await),
                None => {}
            }
            let mut after = before.clone();
            if after.assignee.is_some() {
                act.take_away(tx, &mut after).await?;
                conversations::sitting_handed(tx, act.scope.hotline(), after.sitting_id).await?;
            }
            act.give(tx, &mut after, me).await?;
            act.save(tx, &before, &after).await?;
            tx.effects.audit(act.audit("conversation.claimed", serde_json::json!({"from": before.assignee})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Gives a conversation back to the queue.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else holds it.
    pub async fn release(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            act.held(tx, &before).await?;
            let mut after = before.clone();
            act.take_away(tx, &mut after).await?;
            act.save(tx, &before, &after).await?;
            if let Some(holder) = before.assignee {
                let_pass(tx, act.scope.hotline(), after.id, OperatorId(holder), act.now).await?;
            }
            tx.effects.audit(act.audit("conversation.released", serde_json::json!({"from": before.assignee})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Offers a conversation to a colleague, who has to accept.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for somebody who can't take it.
    pub async fn transfer(&self, scope: &Scope, id: ConversationId, to: OperatorId) -> Result<Row, StoreError> {
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
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(act.audit("conversation.offered", serde_json::json!({"to": to.0})));
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
            act.take_away(tx, &mut after).await?;
            act.give(tx, &mut after, act.scope.operator()).await?;
            if before.assignee.is_some() {
                conversations::sitting_handed(tx, act.scope.hotline(), after.sitting_id).await?;
            }
            act.save(tx, &before, &after).await?;
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
                let_pass(tx, act.scope.hotline(), after.id, act.scope.operator(), act.now).await?;
            }
            tx.effects.event(act.event("conversation.changed", None, None));
            tx.effects.audit(act.audit("conversation.declined", serde_json::json!({})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

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
        let newer = command!(self, act, |tx, act, prepared| {
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
            let mut after = Facts {
                state: "closed".into(),
                waiting_since: None,
                unread: 0,
                transfer_to: None,
                contact_seq: before.contact_seq + 1,
                last_at: act.now.0,
                ..before.clone()
            };
            let hotline = act.scope.hotline();
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

    /// Writes a reply or a note. The same `command` does it once, however often it is sent.
    ///
    /// # Errors
    /// [`WriteError::Newer`] when the contact wrote after `last_seen`; [`StoreError::Conflict`] when somebody else holds
    /// the conversation or the command was used for other words.
    pub async fn write(
        &self,
        scope: &Scope,
        command: Uuid,
        id: ConversationId,
        new: NewMessage,
    ) -> Result<Message, WriteError> {
        let act = self.act(scope, id)?;
        let new = checked(new)?;
        let mut tries = 0;
        let outcome = loop {
            let written = self.prepare_reply(&act, command, new.clone()).await?;
            match command!(self, act.clone(), |tx, act, written| { written.run(tx, &act).await }) {
                Err(StoreError::Stale) if tries < STALE_TRIES => tries += 1,
                outcome => break outcome?,
            }
        };
        let message = self.message_for(scope, id, outcome.subject()).await?;
        match outcome {
            Outcome::Written(_) => Ok(message),
            Outcome::Newer(_) => Err(WriteError::Newer(Box::new(message))),
        }
    }

    /// One message with its words; audited as an opening unless the reader has the conversation open.
    async fn message_for(&self, scope: &Scope, id: ConversationId, message: Uuid) -> Result<Message, StoreError> {
        self.audit_unless_open(scope, id).await?;
        let row = {
            let mut reader = self.data().reader().await?;
            messages::one(&mut reader.conn(), scope.hotline(), message).await?
        };
        self.thread_messages(scope.hotline(), vec![row]).await?.pop().ok_or(StoreError::NotFound)
    }

    async fn prepare_reply(&self, act: &Act, command: Uuid, new: NewMessage) -> Result<Reply, StoreError> {
        let (hotline, id) = (act.scope.hotline(), act.id);
        let facts = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), hotline, id).await?
        };
        let key = self.vault().key(KeyId(facts.key_id)).await?;
        let message = timed_id(act.now);
        let body = serde_json::to_vec(&Body { text: new.text.clone(), ..Body::default() }).map_err(defect)?;
        let content = serde_json::json!([id, new.text, new.attachments, new.kind]).to_string();
        Ok(Reply {
            command,
            content_hash: self.vault().lookup(hotline, "command", content.as_bytes()).to_vec(),
            message,
            key: facts.key_id,
            body: key.seal(Place { table: "message", column: "body", row: message }, &body),
            kind: new.kind,
            attachments: new.attachments,
            last_seen: new.last_seen,
        })
    }

    /// Notes that an operator has read the contact's messages up to a place in the thread; the contact sees "seen".
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn mark_seen(&self, scope: &Scope, id: ConversationId, up_to: i64) -> Result<(), StoreError> {
        command!(self, self.act(scope, id)?, |tx, act, up_to| {
            let before = act.facts(tx).await?;
            let hotline = act.scope.hotline();
            if before.unread == 0 {
                return Ok(());
            }
            let (seen, left) = messages::seen_up_to(tx, hotline, act.id.0, *up_to).await?;
            let Some(seen) = seen.filter(|_| left < before.unread) else { return Ok(()) };
            let after = Facts { unread: left, contact_seq: before.contact_seq + 1, ..before.clone() };
            act.save(tx, &before, &after).await?;
            conversations::sitting_seen(tx, hotline, after.sitting_id, act.now.0).await?;
            let mut event = act.event("message.seen", None, Some(after.contact_seq));
            event.data = serde_json::json!({"up_to": seen, "up_to_seq": (*up_to).min(before.thread_seq)});
            tx.effects.event(event);
            Ok(())
        })
    }

    /// Tells the contact and colleagues that the reader types, or no longer does.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn typing(&self, scope: &Scope, id: ConversationId, on: bool) -> Result<(), StoreError> {
        let (name, alias) = self.here(scope, id).await?;
        self.presence().typing(id, scope.operator(), &name, on, self.clock().now());
        self.watches().poke(id.0, Poke::Typing { name: alias.into(), on });
        self.tell_typing(scope.hotline(), id, Some(scope.operator()), on);
        Ok(())
    }

    /// Tells colleagues that the reader has a conversation open, or no longer has. Screens say so every 20 seconds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn view(&self, scope: &Scope, id: ConversationId, on: bool) -> Result<(), StoreError> {
        let (name, _) = self.here(scope, id).await?;
        // A screen that shows what it never opened has opened it now.
        if on {
            self.audit_unless_open(scope, id).await?;
        }
        if self.presence().view(id, scope.operator(), &name, on, self.clock().now()) {
            self.tell_presence(scope.hotline(), id);
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

    /// Keeps the reader's unsent words, sealed. Empty words drop the draft.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] above the length of a message.
    pub async fn save_draft(&self, scope: &Scope, id: ConversationId, text: String) -> Result<(), StoreError> {
        let act = self.act(scope, id)?;
        if text.chars().count() > TEXT_LIMIT_CHARS {
            return Err(too_long());
        }
        let facts = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?
        };
        let key = self.vault().key(KeyId(facts.key_id)).await?;
        let sealed = (!text.is_empty()).then(|| key.seal(draft_place(id, scope.operator()), text.as_bytes()));
        let key_id = facts.key_id;
        command!(self, act, |tx, act, sealed| {
            match &*sealed {
                Some(body) => {
                    messages::save_draft(tx, act.id.0, act.scope.operator(), key_id, body.clone(), act.now.0).await
                }
                None => messages::drop_draft(tx, act.id.0, act.scope.operator()).await,
            }
        })
    }

    /// Takes a file for a reply that is still being written. Only its uploader can send it.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] above 10 MiB.
    pub async fn upload(
        &self,
        scope: &Scope,
        id: ConversationId,
        name: String,
        media_type: String,
        bytes: ByteStream,
    ) -> Result<Attachment, StoreError> {
        let act = self.act(scope, id)?;
        let facts = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?
        };
        let key = self.vault().key(KeyId(facts.key_id)).await?;
        let blob =
            self.put_blob_within(scope.hotline(), bytes, ATTACHMENT_LIMIT_BYTES).await.map_err(
                |error| match error {
                    earshot_channel::HostError::Unavailable { why, .. } => StoreError::Unavailable(why),
                    other => StoreError::Rejected(other.to_string()),
                },
            )?;
        let size_bytes = self.blob_size(blob.0).await?;
        let attachment = random_id();
        let body = serde_json::to_vec(&FileBody {
            name: name.clone(),
            media_type: media_type.clone(),
            role: FileRole::Attached,
            content_id: None,
        })
        .map_err(defect)?;
        let new = NewAttachment {
            id: attachment,
            conversation: id.0,
            message: None,
            uploaded_by: Some(scope.operator().0),
            blob: blob.0,
            key: facts.key_id,
            body: key.seal(Place { table: "attachment", column: "body", row: attachment }, &body),
            size_bytes,
        };
        command!(self, act, |tx, act, new| {
            messages::insert_attachments(tx, act.scope.hotline(), &[&new], act.now.0).await
        })?;
        let (state, role) = ("quarantined".into(), FileRole::Attached);
        Ok(Attachment { id: attachment, name, media_type, size_bytes, state, role })
    }

    async fn blob_size(&self, blob: Uuid) -> Result<i64, StoreError> {
        let mut reader = self.data().reader().await?;
        messages::blob(&mut reader.conn(), blob).await.map(|(size, _)| size)
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

/// A reply or note on its way into the transaction.
struct Reply {
    command: Uuid,
    content_hash: Vec<u8>,
    message: Uuid,
    key: Uuid,
    body: Vec<u8>,
    kind: MessageKind,
    attachments: Vec<Uuid>,
    last_seen: Option<i64>,
}

enum Outcome {
    Written(Uuid),
    Newer(Uuid),
}

impl Outcome {
    fn subject(&self) -> Uuid {
        match self {
            Outcome::Written(id) | Outcome::Newer(id) => *id,
        }
    }
}

impl Reply {
    async fn run(&self, tx: &mut Tx<'_>, act: &Act) -> Result<Outcome, StoreError> {
        let (hotline, me) = (act.scope.hotline(), act.scope.operator());
        if let Some((content, subject)) = messages::find_command(tx, me, self.command).await? {
            if content == self.content_hash {
                return Ok(Outcome::Written(subject));
            }
            return Err(StoreError::Conflict("this Idempotency-Key was used for other words".into()));
        }
        let before = act.facts(tx).await?;
        if before.key_id != self.key {
            return Err(StoreError::Stale);
        }
        if let Some(last_seen) = self.last_seen.filter(|_| self.kind == MessageKind::Reply)
            && let Some(newer) = messages::newer_from_contact(tx, hotline, act.id.0, last_seen).await?
        {
            return Ok(Outcome::Newer(newer.id));
        }
        let mut after = before.clone();
        let reply = self.kind == MessageKind::Reply;
        if reply {
            self.become_holder(tx, act, &mut after).await?;
            after.contact_seq += 1;
            after.state = "theirs".into();
            after.waiting_since = None;
            after.unread = 0;
        }
        after.thread_seq += 1;
        after.last_at = act.now.0;
        act.save(tx, &before, &after).await?;
        messages::insert(
            tx,
            hotline,
            &NewMessageRow {
                id: self.message,
                conversation: after.id,
                sitting: after.sitting_id,
                n: after.thread_seq,
                contact_seq: reply.then_some(after.contact_seq),
                key: after.key_id,
                direction: if reply { "out" } else { "note" },
                author: Some(me.0),
                at: act.now.0,
                language: None,
                safety: None,
                flags: "",
                body: self.body.clone(),
            },
        )
        .await?;
        for attachment in &self.attachments {
            messages::send_attachment(tx, hotline, after.id, *attachment, me, self.message).await.map_err(|error| {
                match error {
                    StoreError::NotFound => {
                        StoreError::Rejected("one of the files is not yours to send, or was sent before".into())
                    }
                    other => other,
                }
            })?;
        }
        if reply {
            conversations::sitting_answered(tx, hotline, after.sitting_id, act.now.0).await?;
            let delivery = NewDelivery {
                id: timed_id(act.now),
                conversation: after.id,
                message: self.message,
                channel: after.channel_id,
                address: after.address_id,
                contact_seq: after.contact_seq,
                at: act.now.0,
                expires_at: act.now.0 + DELIVERY_LIFE_MS,
            };
            deliveries::insert(tx, hotline, delivery).await?;
            messages::drop_draft(tx, after.id, me).await?;
        }
        messages::insert_command(tx, me, self.command, self.content_hash.clone(), self.message, act.now.0).await?;
        let kind = if reply { "message.added" } else { "note.added" };
        let mut event = act.event(kind, Some(self.message), reply.then_some(after.contact_seq));
        event.data = files_delta(self.attachments.len());
        tx.effects.event(event);
        let written = if reply { "message.sent" } else { "note.written" };
        tx.effects.audit(act.audit(written, serde_json::json!({"message": self.message})));
        Ok(Outcome::Written(self.message))
    }

    /// Answering is claiming, where nobody holds the conversation.
    async fn become_holder(&self, tx: &mut Tx<'_>, act: &Act, facts: &mut Facts) -> Result<(), StoreError> {
        if facts.state == "closed" {
            return Err(StoreError::Conflict(
                "this conversation is closed; it opens again when the contact writes".into(),
            ));
        }
        if facts.session_ended_at.is_some() {
            return Err(StoreError::Conflict("the contact has left and can't read an answer any more".into()));
        }
        match facts.assignee {
            Some(holder) if holder == act.scope.operator().0 => Ok(()),
            Some(holder) => Err(act.held_by(tx, holder).await),
            None => act.give(tx, facts, act.scope.operator()).await,
        }
    }
}

fn checked(mut new: NewMessage) -> Result<NewMessage, StoreError> {
    new.text.retain(|character| character != '\0');
    if new.text.chars().count() > TEXT_LIMIT_CHARS {
        return Err(too_long());
    }
    if new.text.trim().is_empty() && new.attachments.is_empty() {
        return Err(StoreError::Rejected("an empty message can't be sent".into()));
    }
    if new.kind == MessageKind::Note && !new.attachments.is_empty() {
        return Err(StoreError::Rejected("files go with replies, not with notes".into()));
    }
    Ok(new)
}

fn too_long() -> StoreError {
    StoreError::Rejected(format!("a message has at most {TEXT_LIMIT_CHARS} characters; send it in parts"))
}
