//! An act on several talks within its transaction, each of them before and after, and the way back.

use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{BulkAct, BulkDone, BulkRow, BulkTalk, LeftOut, Ready, UNDO_MS, as_json, gone, plan, row, whole};
use crate::{
    OperatorId, UnixMillis,
    access::Scope,
    calls,
    corrections::correction,
    routing::End,
    store::{
        StoreError,
        bulk::{self as rows, BulkRecord},
        conversations::{self, Facts},
        deliveries, messages, routing, search, tags,
        writer::Tx,
    },
    talk::Act,
};

/// A talk as an act finds or leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    state: String,
    priority: i64,
    reason: Option<String>,
    rule: Option<String>,
    waiting_since: Option<i64>,
    unread: i64,
    assignee: Option<Uuid>,
    turn: i64,
    snoozed_until: Option<i64>,
    tags: String,
    sitting: Uuid,
    queue: (Option<Uuid>, bool),
}

/// What became of a talk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Change {
    pub(super) id: Uuid,
    before: State,
    after: State,
}

impl State {
    fn of(facts: &Facts, queue: (Option<Uuid>, bool)) -> Self {
        Self {
            state: facts.state.clone(),
            priority: facts.priority,
            reason: facts.reason.clone(),
            rule: facts.rule.clone(),
            waiting_since: facts.waiting_since,
            unread: facts.unread,
            assignee: facts.assignee,
            turn: facts.turn,
            snoozed_until: facts.snoozed_until,
            tags: facts.tags.clone(),
            sitting: facts.sitting_id,
            queue,
        }
    }

    /// Whether an act of this kind finds what it left.
    fn is_still(&self, now: &Self, kind: &str) -> bool {
        match kind {
            "tag" => self.tags == now.tags,
            "snooze" => self.snoozed_until == now.snoozed_until && self.state == now.state,
            "prioritise" => self.priority == now.priority && self.rule == now.rule && now.state != "closed",
            "move" => self.queue == now.queue,
            _ => self.state == now.state && self.sitting == now.sitting,
        }
    }

    /// A talk as it was before an act of this kind.
    fn restored(&self, facts: &Facts, kind: &str) -> Facts {
        let mut back = facts.clone();
        match kind {
            "tag" => back.tags.clone_from(&self.tags),
            "prioritise" => {
                back.priority = self.priority;
                back.reason.clone_from(&self.reason);
                back.rule.clone_from(&self.rule);
                back.turn = self.turn;
            }
            "snooze" | "close" => {
                back.state.clone_from(&self.state);
                back.waiting_since = self.waiting_since;
                back.unread = self.unread;
                back.snoozed_until = self.snoozed_until;
            }
            _ => {}
        }
        back
    }
}

/// An act on its way.
pub(super) struct Sweep {
    pub(super) scope: Scope,
    pub(super) now: UnixMillis,
    pub(super) id: Uuid,
    pub(super) command: Uuid,
    pub(super) content_hash: Vec<u8>,
    pub(super) ready: Ready,
    pub(super) talks: Vec<BulkTalk>,
}

impl Sweep {
    /// `Err` inside is the act that this command did before.
    pub(super) async fn run(&self, tx: &mut Tx<'_>) -> Result<Result<BulkDone, Uuid>, StoreError> {
        let (hotline, me, now) = (self.scope.hotline(), self.scope.operator(), self.now.0);
        if let Some((content, before)) = messages::find_command(tx, me, self.command).await? {
            if content == self.content_hash {
                return Ok(Err(before));
            }
            return Err(StoreError::Conflict("this Idempotency-Key was used for something else".into()));
        }
        if let BulkAct::Tag { add, .. } = &self.ready.act {
            let known = tags::codes(tx, hotline).await?;
            if let Some(code) = add.iter().find(|code| !known.contains(code)) {
                return Err(StoreError::Rejected(format!("there is no tag {code} on the list")));
            }
        }
        let (mut listed, mut changes) = (Vec::with_capacity(self.talks.len()), Vec::new());
        for talk in &self.talks {
            listed.push(self.one(tx, *talk, &mut changes).await?);
        }
        let record = BulkRecord {
            id: self.id,
            operator_id: me.0,
            kind: self.ready.act.kind().to_owned(),
            changes: as_json(&changes)?,
            outcome: as_json(&listed)?,
            at: now,
            until_at: now + UNDO_MS,
            undone_at: None,
        };
        let done = BulkDone { id: self.id, until_at: record.until_at, rows: listed };
        rows::add(tx, hotline, record).await?;
        messages::insert_command(tx, me, self.command, self.content_hash.clone(), self.id, now).await?;
        tx.effects.audit(whole(&self.scope, now, "bulk.done", self.id, &done.rows));
        Ok(Ok(done))
    }

    async fn one(&self, tx: &mut Tx<'_>, talk: BulkTalk, changes: &mut Vec<Change>) -> Result<BulkRow, StoreError> {
        let hotline = self.scope.hotline();
        let before = match conversations::facts(tx, hotline, talk.id).await {
            Ok(facts) => facts,
            Err(StoreError::NotFound) => return Ok(gone(talk.id)),
            Err(error) => return Err(error),
        };
        let queue = rows::queue_in(tx, hotline, talk.id.0).await?;
        let after = match plan(&self.ready, &before, talk.last_in_at, self.scope.operator(), queue.0) {
            Ok(after) => after,
            Err(why) => return Ok(row(talk.id, &before, Some(why))),
        };
        let act = Act { scope: self.scope.clone(), id: talk.id, now: self.now };
        let mut becomes = queue;
        let after = match &self.ready.act {
            BulkAct::Close { .. } => match self.close(tx, &act, &before, after).await? {
                Ok(after) => after,
                Err(why) => return Ok(row(talk.id, &before, Some(why))),
            },
            BulkAct::Move { .. } => {
                becomes = (self.ready.queue, true);
                rows::put_into(tx, hotline, talk.id.0, becomes).await?;
                let after = Facts { transfer_to: before.assignee.and(after.transfer_to), ..after };
                self.said(tx, &act, &before, &after).await?;
                after
            }
            BulkAct::Prioritise { priority, why } => {
                let new = correction(&self.scope, &before, *priority, *why, self.now);
                routing::correct(tx, hotline, new).await?;
                self.said(tx, &act, &before, &after).await?;
                after
            }
            BulkAct::Tag { .. } | BulkAct::Snooze { .. } => {
                self.said(tx, &act, &before, &after).await?;
                after
            }
        };
        let (was, is) = (State::of(&before, queue), State::of(&after, becomes));
        changes.push(Change { id: talk.id.0, before: was, after: is });
        Ok(row(talk.id, &before, None))
    }

    /// Writes a change, and says so in the events and in the trail.
    async fn said(&self, tx: &mut Tx<'_>, act: &Act, before: &Facts, after: &Facts) -> Result<(), StoreError> {
        act.save(tx, before, after).await?;
        tx.effects.event(act.event("conversation.changed", None, None));
        let name = match self.ready.act {
            BulkAct::Tag { .. } => "conversation.tagged",
            BulkAct::Snooze { .. } => "conversation.snoozed",
            BulkAct::Prioritise { .. } => "conversation.prioritised",
            BulkAct::Move { .. } => "conversation.moved",
            BulkAct::Close { .. } => "conversation.closed",
        };
        tx.effects.audit(act.audit(name, json!({ "bulk": self.id })));
        Ok(())
    }

    async fn close(
        &self,
        tx: &mut Tx<'_>,
        act: &Act,
        before: &Facts,
        after: Facts,
    ) -> Result<Result<Facts, LeftOut>, StoreError> {
        let hotline = self.scope.hotline();
        let Some(call) = self.ready.calls.get(&before.sitting_id) else { return Ok(Err(LeftOut::Changed)) };
        if !deliveries::held_in(tx, hotline, before.id).await?.is_empty() {
            return Ok(Err(LeftOut::Sending));
        }
        let seq = before.contact_seq + 1;
        let mut after = Facts { contact_seq: seq, last_at: self.now.0, ..after };
        if let Some(holder) = after.assignee.take() {
            conversations::end_assignment(tx, hotline, after.id, holder, self.now.0, End::Closed).await?;
        }
        conversations::end_sitting(tx, hotline, &after, self.now.0, "OPER").await?;
        act.save(tx, before, &after).await?;
        let mut closed = act.event("sitting.closed", None, Some(seq));
        closed.data = json!({ "by": "operator" });
        tx.effects.event(closed);
        tx.effects.audit(act.audit("conversation.closed", json!({ "bulk": self.id })));
        calls::save_in(tx, &self.scope, call, self.now.0).await?;
        Ok(Ok(after))
    }
}

/// Puts a talk back as it was, where it is still as the act left it.
pub(super) async fn restore(
    tx: &mut Tx<'_>,
    act: &Act,
    record: &BulkRecord,
    change: &Change,
) -> Result<BulkRow, StoreError> {
    let hotline = act.scope.hotline();
    let facts = match conversations::facts(tx, hotline, act.id).await {
        Ok(facts) if facts.state != "erased" => facts,
        Ok(_) | Err(StoreError::NotFound) => return Ok(gone(act.id)),
        Err(error) => return Err(error),
    };
    let (kind, by) = (record.kind.as_str(), record.operator_id);
    if facts.assignee.is_some_and(|holder| holder != by && holder != act.scope.operator().0) {
        return Ok(row(act.id, &facts, Some(LeftOut::Held)));
    }
    if facts.merged_into.is_some() || (facts.parts > 0 && kind != "tag") {
        return Ok(row(act.id, &facts, Some(LeftOut::Merged)));
    }
    let queue = rows::queue_in(tx, hotline, change.id).await?;
    if !change.after.is_still(&State::of(&facts, queue), kind) {
        return Ok(row(act.id, &facts, Some(LeftOut::Changed)));
    }
    // What a colleague recorded better meanwhile is theirs.
    if kind == "close" && rows::call_saved(tx, hotline, change.before.sitting).await? != Some((by, record.at)) {
        return Ok(row(act.id, &facts, Some(LeftOut::Changed)));
    }
    let mut back = change.before.restored(&facts, kind);
    match kind {
        "move" => {
            rows::put_into(tx, hotline, change.id, change.before.queue).await?;
            // Who was asked from the other queue is asked no more.
            back.transfer_to = facts.assignee.and(facts.transfer_to);
        }
        "close" => {
            rows::reopen(tx, hotline, change.before.sitting).await?;
            // The words of the Call that goes are not to be found any more.
            search::ask(tx, hotline, change.id).await?;
            if let Some(holder) = change.before.assignee {
                act.give(tx, &mut back, OperatorId(holder)).await?;
            }
        }
        _ => {}
    }
    act.save(tx, &facts, &back).await?;
    if kind == "close" {
        act.happened(tx, "reopened", json!({})).await?;
        tx.effects.event(act.event("call.saved", Some(change.before.sitting), None));
    }
    tx.effects.event(act.event("conversation.changed", None, None));
    tx.effects.audit(act.audit("conversation.restored", json!({ "bulk": record.id, "kind": kind })));
    Ok(row(act.id, &facts, None))
}
