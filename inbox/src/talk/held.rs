//! Answers that stay with us for a while: to be taken back by whoever wrote them, or because it would not be safe yet.
//!
//! A held answer stands in the operators' thread and not in the contact's view. It gets its place there when it is released, so that
//! what a contact reads has no gaps and nothing that was taken back. Whether it may leave is decided at that moment, by the card
//! as it is then and by who is known to have a conflict then.

use std::{collections::HashMap, sync::Arc};

use serde_json::json;
use uuid::Uuid;

use super::{Act, command, writing::DELIVERY_LIFE_MS};
use crate::{
    ConversationId, HotlineId, Inbox, UnixMillis,
    access::{Right, Scope},
    cases::{CONFLICT, is_barred},
    merge,
    safety::{self, Leave},
    store::{
        StoreError,
        conversations::{self, Facts},
        deliveries::{self, HeldRow, HeldWhy, UNPLACED},
        effects::NewEvent,
        merges, messages,
        writer::Tx,
    },
    view::Message,
};

/// Code of an answer that its writer took back.
pub(crate) const TAKEN_BACK: &str = "taken-back";
/// Code of an answer whose contact ended their session before it left.
const CONTACT_LEFT: &str = "contact-left";

/// What decides beside the safety card whether a held answer may go.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The hotline's zone.
    pub(super) zone: String,
    /// Hashes for each address that something may go to.
    barred: HashMap<Uuid, Vec<Vec<u8>>>,
}

impl Way {
    /// By which a conflict with whoever is behind an address is found.
    ///
    /// # Errors
    /// [`StoreError::Stale`] for an address that nobody spoke of when it was asked for.
    pub(super) fn barred_at(&self, address: Uuid) -> Result<&[Vec<u8>], StoreError> {
        self.barred.get(&address).map(Vec::as_slice).ok_or(StoreError::Stale)
    }
}

/// Lets a held answer go, or says why it doesn't.
pub(super) async fn release(tx: &mut Tx<'_>, held: &HeldRow, way: &Way, now: i64) -> Result<(), StoreError> {
    let hotline = HotlineId(held.hotline_id);
    let before = conversations::facts(tx, hotline, ConversationId(held.conversation_id)).await?;
    let place = (held.kind.as_str(), way.zone.as_str());
    let leave = safety::may_leave(tx, hotline, before.contact_id, place, (before.last_in_at, now)).await?;
    let ends = match leave {
        _ if before.session_ended_at.is_some() => Some(CONTACT_LEFT),
        // Somebody may have named it since this was written; what is placed can be read.
        _ if is_barred(tx, hotline, way.barred_at(held.address_id)?).await? => Some(CONFLICT),
        Leave::Never(why) => Some(why.code()),
        Leave::At(until) => {
            deliveries::hold_on(tx, held, until, HeldWhy::SafeHours).await?;
            tx.effects.event(changed(held, now));
            return Ok(());
        }
        Leave::Now => None,
    };
    if let Some(code) = ends {
        deliveries::end_held(tx, held, code, now).await?;
        tx.effects.event(changed(held, now));
        return Ok(());
    }
    let mut seq = held.contact_seq;
    if held.contact_seq == UNPLACED {
        let mut after = Facts { contact_seq: before.contact_seq + 1, ..before.clone() };
        seq = after.contact_seq;
        // Whoever wrote something newer meanwhile still waits.
        let newer = newer_than(tx, hotline, &before, held).await?;
        if before.state == "waiting" && !newer {
            after = merge::answered_facts(&after);
        }
        conversations::update(tx, hotline, &before, &after).await?;
        if before.parts > 0 && !newer {
            merge::answered(tx, hotline, &before, &after, true).await?;
        }
        if let Some(whole) = before.merged_into {
            answer_whole(tx, hotline, whole, held).await?;
        }
        conversations::sitting_answered(tx, hotline, after.sitting_id, now).await?;
        messages::place(tx, held.hotline_id, held.message_id, seq).await?;
        let files = messages::files_in(tx, hotline, held.message_id).await?;
        tx.effects.event(NewEvent {
            actor: held.author,
            kind: "message.added",
            contact_seq: Some(seq),
            data: crate::receive::files_delta(files),
            ..changed(held, now)
        });
    }
    deliveries::release(tx, held, seq, now, now + DELIVERY_LIFE_MS).await?;
    tx.effects.event(changed(held, now));
    Ok(())
}

async fn newer_than(tx: &mut Tx<'_>, hotline: HotlineId, facts: &Facts, held: &HeldRow) -> Result<bool, StoreError> {
    let after = match facts.parts {
        0 => held.n,
        _ => merge::place(merges::message_at(tx, hotline, held.message_id).await?, 0, 0),
    };
    Ok(merge::newer(tx, hotline, facts, after).await?.is_some())
}

/// The conversation that this one went into has been answered with it.
async fn answer_whole(tx: &mut Tx<'_>, hotline: HotlineId, whole: Uuid, held: &HeldRow) -> Result<(), StoreError> {
    let before = conversations::facts(tx, hotline, ConversationId(whole)).await?;
    if before.state != "waiting" || newer_than(tx, hotline, &before, held).await? {
        return Ok(());
    }
    let after = merge::answered_facts(&before);
    conversations::update(tx, hotline, &before, &after).await?;
    merge::answered(tx, hotline, &before, &after, false).await
}

/// Lets go what of a conversation is held only to be taken back: something else follows it.
pub(super) async fn release_all(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    way: &Way,
    now: i64,
) -> Result<bool, StoreError> {
    let held = deliveries::held_in(tx, hotline, conversation).await?;
    let mine: Vec<_> = held.iter().filter(|held| held.held_why == HeldWhy::Undo.as_str()).collect();
    for held in &mine {
        release(tx, held, way, now).await?;
    }
    Ok(!mine.is_empty())
}

fn changed(held: &HeldRow, at: i64) -> NewEvent {
    NewEvent {
        hotline: held.hotline_id,
        at,
        actor: None,
        kind: "delivery.changed",
        conversation: Some(held.conversation_id),
        subject: Some(held.message_id),
        contact_seq: None,
        data: json!({}),
    }
}

impl Inbox {
    /// Lets go everything that has been held long enough. One transaction each, so that one that can't go stops no other.
    pub(crate) async fn release_held(&self, now: i64) -> Result<(), StoreError> {
        let due = {
            let mut reader = self.data().reader().await?;
            deliveries::held_due(&mut reader.conn(), now).await?
        };
        for held in due {
            let way = self.way(HotlineId(held.hotline_id), &[held.address_id]).await?;
            let job = Arc::new((held, way));
            let route = job.0.conversation_id;
            self.data()
                .write(route, move |tx| {
                    let job = job.clone();
                    Box::pin(async move {
                        let (held, way) = &*job;
                        let still = deliveries::held_message(tx, HotlineId(held.hotline_id), held.message_id).await?;
                        match still.filter(|still| still.held_until <= now) {
                            Some(held) => release(tx, &held, way, now).await,
                            None => Ok(()),
                        }
                    })
                })
                .await?;
        }
        Ok(())
    }

    /// Takes back an answer that has not left yet. Its files can be sent again.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] once it has left, and for what somebody else wrote, unless the reader may take over.
    pub async fn take_back(&self, scope: &Scope, message: Uuid) -> Result<Message, StoreError> {
        let id = self.conversation_of_message(scope, message).await?;
        command!(self, self.act(scope, id)?, |tx, act| {
            let held = held(tx, &act, message).await?;
            if held.contact_seq != UNPLACED {
                return Err(StoreError::Conflict("it has left already and can't be taken back".into()));
            }
            deliveries::end_held(tx, &held, TAKEN_BACK, act.now.0).await?;
            messages::free_attachments(tx, act.scope.hotline(), message).await?;
            tx.effects.event(NewEvent { actor: Some(act.scope.operator().0), ..changed(&held, act.now.0) });
            tx.effects.audit(act.audit("message.taken-back", json!({ "message": message })));
            Ok(())
        })?;
        self.message_for(scope, id, message).await
    }

    /// Sends an answer that could still be taken back. The safety card holds what it held.
    ///
    /// # Errors
    /// As [`Inbox::take_back`].
    pub async fn send_now(&self, scope: &Scope, message: Uuid) -> Result<Message, StoreError> {
        let id = self.conversation_of_message(scope, message).await?;
        let address = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?.address_id
        };
        let way = self.way(scope.hotline(), &[address]).await?;
        command!(self, self.act(scope, id)?, |tx, act, way| {
            let held = held(tx, &act, message).await?;
            release(tx, &held, &way, act.now.0).await
        })?;
        self.message_for(scope, id, message).await
    }

    /// What decides whether something held for these addresses may go.
    pub(super) async fn way(&self, hotline: HotlineId, addresses: &[Uuid]) -> Result<Way, StoreError> {
        let zone = self.hotlines().spec(hotline).await?.time_zone.clone();
        let mut barred = HashMap::new();
        for address in addresses {
            barred.insert(*address, self.hashes_of_address(hotline, *address).await?);
        }
        Ok(Way { zone, barred })
    }

    /// Where a message stands.
    pub(crate) async fn conversation_of_message(
        &self,
        scope: &Scope,
        message: Uuid,
    ) -> Result<ConversationId, StoreError> {
        scope.need(Right::Talk)?;
        let mut reader = self.data().reader().await?;
        let (conversation, _) = messages::raw(&mut reader.conn(), scope.hotline(), message).await?;
        Ok(ConversationId(conversation))
    }
}

async fn held(tx: &mut Tx<'_>, act: &Act, message: Uuid) -> Result<HeldRow, StoreError> {
    let held = deliveries::held_message(tx, act.scope.hotline(), message).await?;
    let held = held.ok_or_else(|| StoreError::Conflict("it has left already and can't be taken back".into()))?;
    if held.author != Some(act.scope.operator().0) && !act.scope.role().may(Right::TakeOver) {
        return Err(StoreError::Conflict("somebody else wrote this".into()));
    }
    Ok(held)
}

/// Until when an answer stays with us, from what its writer wants and what the card says.
pub(super) fn hold(leave: Leave, hold_ms: i64, now: UnixMillis) -> Result<Option<(i64, HeldWhy)>, StoreError> {
    match leave {
        Leave::Never(why) => Err(StoreError::Conflict(why.words().into())),
        Leave::At(until) => Ok(Some((until, HeldWhy::SafeHours))),
        Leave::Now if hold_ms > 0 => Ok(Some((now.0 + hold_ms, HeldWhy::Undo))),
        Leave::Now => Ok(None),
    }
}
