//! Several people in one talk: a second operator who writes too, a supervisor who listens in, and one who takes over.
//!
//! The holder stays responsible: only they, or a supervisor, hand on and close. The contact hears who joins and who leaves, by alias,
//! and nothing of listeners.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Act, MessageKind, NewMessage, WriteError, command};
use crate::{
    ConversationId, HotlineId, Inbox, OperatorId, UnixMillis,
    access::{Right, Scope},
    routing::End,
    seats::{self, MOST_SEATS, Seat, SeatKind},
    store::{
        StoreError,
        conversations::{self, Facts},
        effects::{NewAudit, NewEvent},
        routing as routes,
        writer::Tx,
    },
    view::Row,
};

/// A listener whose screen is gone for so long listens no more; milliseconds.
const GONE_MS: i64 = 150_000;

/// Why somebody takes a talk over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TakeOverWhy {
    /// Somebody is in danger.
    Danger,
    /// Whoever holds it does not answer.
    Absent,
    /// Whoever holds it asked for it.
    Asked,
    /// Something else, in words.
    Other,
}

impl TakeOverWhy {
    fn as_str(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Absent => "absent",
            Self::Asked => "asked",
            Self::Other => "other",
        }
    }

    /// How the holding ends of whoever it is taken from. What stands in words may be grave.
    fn end(self) -> End {
        match self {
            Self::Danger | Self::Absent | Self::Asked => End::Taken,
            Self::Other => End::Removed,
        }
    }
}

/// A take-over and its reason.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    /// Why.
    pub why: TakeOverWhy,
    /// More about it, kept as a note that names whoever held the talk. Needed with `other`.
    #[serde(default)]
    pub words: String,
}

impl Inbox {
    /// Asks a colleague to write in a conversation too.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for somebody who can't; [`StoreError::Conflict`] when somebody else holds it or it is full.
    pub async fn ask_second(&self, scope: &Scope, id: ConversationId, second: OperatorId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act, second| {
            let before = act.facts(tx).await?;
            let second = *second;
            if before.state == "closed" {
                return Err(StoreError::Conflict("this conversation is closed".into()));
            }
            if seats::kind_of(&before.seats, act.scope.operator()) != Some(SeatKind::Second) {
                act.held(tx, &before).await?;
            }
            if before.assignee == Some(second.0) {
                return Err(StoreError::Rejected("this operator holds it already".into()));
            }
            if !conversations::talker(tx, act.scope.hotline(), second).await? {
                return Err(StoreError::Rejected("there is no active operator with this id".into()));
            }
            match seats::kind_of(&before.seats, second) {
                Some(SeatKind::Asked | SeatKind::Second) => return Ok(()),
                _ if seats::of(&before.seats).len() >= MOST_SEATS => {
                    return Err(StoreError::Conflict("there are as many people in this talk as there may be".into()));
                }
                _ => {}
            }
            let seat = Seat { operator: second, kind: SeatKind::Asked, by: Some(act.scope.operator()) };
            act.seat(tx, &before, seats::with(&before.seats, seat)).await?;
            act.happened(tx, "asked", json!({ "operator": second })).await?;
            tx.effects.audit(act.audit("conversation.second_asked", json!({ "operator": second })));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Joins a conversation as its second operator: the contact hears who joins.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the reader isn't asked any more.
    pub async fn join(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            let me = act.scope.operator();
            match seats::kind_of(&before.seats, me) {
                Some(SeatKind::Second) => return Ok(()),
                Some(SeatKind::Asked) => {}
                _ => return Err(StoreError::Conflict("you are not asked to join this conversation any more".into())),
            }
            let by = seats::of(&before.seats).into_iter().find(|seat| seat.operator == me).and_then(|seat| seat.by);
            let seats = seats::with(&before.seats, Seat { operator: me, kind: SeatKind::Second, by });
            let after = Facts { seats, contact_seq: before.contact_seq + 1, ..before.clone() };
            act.save(tx, &before, &after).await?;
            tx.effects.event(act.event("operator.joined", None, Some(after.contact_seq)));
            act.happened(tx, "joined", json!({ "by": by })).await?;
            tx.effects.audit(act.audit("conversation.second_joined", json!({ "by": by })));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Says no to being the second operator.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the reader isn't asked any more.
    pub async fn decline_seat(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            let before = act.facts(tx).await?;
            let me = act.scope.operator();
            if seats::kind_of(&before.seats, me) != Some(SeatKind::Asked) {
                return Err(StoreError::Conflict("you are not asked to join this conversation any more".into()));
            }
            act.seat(tx, &before, seats::without(&before.seats, me)).await?;
            act.happened(tx, "declined", json!({})).await?;
            tx.effects.audit(act.audit("conversation.second_declined", json!({})));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// Ends somebody's seat: the reader's own where `whose` is missing, or, for the holder and supervisors, anybody's.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where they sit there no more, or it isn't the reader's to end.
    pub async fn leave_seat(
        &self,
        scope: &Scope,
        id: ConversationId,
        whose: Option<OperatorId>,
    ) -> Result<Row, StoreError> {
        command!(self, self.act(scope, id)?, |tx, act, whose| {
            let before = act.facts(tx).await?;
            let whose = whose.unwrap_or(act.scope.operator());
            if whose != act.scope.operator() {
                act.held(tx, &before).await?;
            }
            if !act.unseat(tx, &before, whose).await? {
                return Err(StoreError::Conflict("they are not in this talk any more".into()));
            }
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// A supervisor begins or ends listening to a conversation that somebody holds. Whoever holds it sees it; audited.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for operators; [`StoreError::Conflict`] where nobody else holds it.
    pub async fn listen(&self, scope: &Scope, id: ConversationId, on: bool) -> Result<Row, StoreError> {
        scope.need(Right::TakeOver)?;
        command!(self, self.act(scope, id)?, |tx, act, on| {
            let before = act.facts(tx).await?;
            let me = act.scope.operator();
            let now = seats::kind_of(&before.seats, me);
            if !*on {
                if now == Some(SeatKind::Listening) {
                    act.unseat(tx, &before, me).await?;
                }
                return Ok(());
            }
            if before.assignee.is_none_or(|holder| holder == me.0) {
                return Err(StoreError::Conflict("nobody else holds this conversation".into()));
            }
            if matches!(now, Some(SeatKind::Listening | SeatKind::Second)) {
                return Ok(());
            }
            if now.is_none() && seats::of(&before.seats).len() >= MOST_SEATS {
                return Err(StoreError::Conflict("there are as many people in this talk as there may be".into()));
            }
            let seat = Seat { operator: me, kind: SeatKind::Listening, by: None };
            act.seat(tx, &before, seats::with(&before.seats, seat)).await?;
            act.happened(tx, "listens", json!({})).await?;
            tx.effects.audit(act.audit("conversation.listened", json!({ "holder": before.assignee })));
            Ok(())
        })?;
        self.row(scope, id).await
    }

    /// A supervisor takes a conversation from whoever holds it, with a reason. Their draft stays theirs. The same `command` writes the
    /// words of the reason once.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for operators; [`StoreError::Conflict`] where nobody holds it; [`StoreError::Rejected`] without words
    /// where they are needed.
    pub async fn take_over(
        &self,
        scope: &Scope,
        command: Uuid,
        id: ConversationId,
        form: TakeOver,
    ) -> Result<Row, WriteError> {
        scope.need(Right::TakeOver)?;
        let act = self.act(scope, id)?;
        let text = form.words.trim().to_owned();
        let holder = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?.assignee
        };
        if form.why == TakeOverWhy::Other && text.is_empty() {
            return Err(StoreError::Rejected("say why you take it over".into()).into());
        }
        let Some(holder) = holder else {
            return Err(StoreError::Conflict("nobody holds this conversation; claim it".into()).into());
        };
        if holder == scope.operator().0 {
            return Ok(self.row(scope, id).await?);
        }
        if !text.is_empty() {
            let mentions = vec![OperatorId(holder)];
            let note = NewMessage {
                kind: MessageKind::Note,
                text,
                attachments: vec![],
                last_seen: None,
                hold_ms: 0,
                mentions,
                over: None,
            };
            self.write(scope, command, id, note).await?;
        }
        let (why, end) = (form.why.as_str(), form.why.end());
        command!(self, act, |tx, act| {
            let before = act.facts(tx).await?;
            // What was seen is what is taken: of two supervisors, the second looks again.
            if before.assignee != Some(holder) {
                return Err(match before.assignee {
                    Some(other) => act.held_by(tx, other).await,
                    None => StoreError::Conflict("nobody holds this conversation any more; claim it".into()),
                });
            }
            let mut after = before.clone();
            act.take_away(tx, &mut after, end).await?;
            act.give(tx, &mut after, act.scope.operator()).await?;
            conversations::sitting_handed(tx, act.scope.hotline(), after.sitting_id).await?;
            act.save(tx, &before, &after).await?;
            act.happened(tx, "taken-over", json!({ "from": holder, "why": why })).await?;
            tx.effects.audit(act.audit("conversation.taken_over", json!({ "from": holder, "why": why })));
            Ok(())
        })?;
        Ok(self.row(scope, id).await?)
    }

    /// Ends the listening of those who are gone. `began`: since when screens could connect to this process.
    pub(crate) async fn end_listening(
        &self,
        hotline: HotlineId,
        began: UnixMillis,
        now: i64,
    ) -> Result<(), StoreError> {
        let seated = {
            let mut reader = self.data().reader().await?;
            conversations::seated(&mut reader.conn(), hotline).await?
        };
        let listeners =
            seated.iter().flat_map(|(id, stored)| seats::of(stored).into_iter().map(move |seat| (*id, seat)));
        let listeners: Vec<_> = listeners.filter(|(_, seat)| seat.kind == SeatKind::Listening).collect();
        if listeners.is_empty() {
            return Ok(());
        }
        let people = {
            let mut reader = self.data().reader().await?;
            routes::people(&mut reader.conn(), hotline).await?
        };
        for (id, seat) in listeners {
            let person = people.iter().find(|person| person.id == seat.operator.0);
            let seen = person.and_then(|person| person.here_at).unwrap_or_default().max(began.0);
            if person.is_some_and(|person| person.active) && now.saturating_sub(seen) < GONE_MS {
                continue;
            }
            self.data()
                .write(id, move |tx| {
                    Box::pin(async move {
                        let before = conversations::facts(tx, hotline, ConversationId(id)).await?;
                        let seats = seats::without(&before.seats, seat.operator);
                        conversations::update(tx, hotline, &before, &Facts { seats, ..before.clone() }).await?;
                        let (by, at) = (Some(seat.operator.0), now);
                        tx.effects.event(NewEvent {
                            hotline: hotline.0,
                            at,
                            actor: by,
                            kind: "conversation.changed",
                            conversation: Some(id),
                            subject: None,
                            contact_seq: None,
                            data: json!({}),
                        });
                        let (act, subject, data) = ("conversation.listening_ended", Some(id), json!({ "gone": true }));
                        tx.effects.audit(NewAudit { hotline: hotline.0, at, actor: by, act, subject, data });
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(())
    }
}

impl Act {
    /// Writes seats back.
    async fn seat(&self, tx: &mut Tx<'_>, before: &Facts, seats: String) -> Result<(), StoreError> {
        self.save(tx, before, &Facts { seats, ..before.clone() }).await
    }

    /// Ends a seat. Whoever wrote there leaves before the contact's eyes. `false` where there is none.
    async fn unseat(&self, tx: &mut Tx<'_>, before: &Facts, whose: OperatorId) -> Result<bool, StoreError> {
        let Some(kind) = seats::kind_of(&before.seats, whose) else { return Ok(false) };
        let mut after = Facts { seats: seats::without(&before.seats, whose), ..before.clone() };
        if kind == SeatKind::Second {
            after.contact_seq += 1;
        }
        self.save(tx, before, &after).await?;
        if kind == SeatKind::Second {
            let mut left = self.event("operator.left", None, Some(after.contact_seq));
            left.actor = Some(whose.0);
            tx.effects.event(left);
        }
        let (happened, act) = match kind {
            SeatKind::Asked => ("unasked", "conversation.second_unasked"),
            SeatKind::Second => ("left", "conversation.second_left"),
            SeatKind::Listening => ("listened", "conversation.listening_ended"),
        };
        self.happened(tx, happened, json!({ "operator": whose })).await?;
        tx.effects.audit(self.audit(act, json!({ "operator": whose })));
        Ok(true)
    }
}
