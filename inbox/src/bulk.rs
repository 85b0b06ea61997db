//! One act on several talks: what it would do and whom it leaves out, then all of it in one transaction, and taking it back.
//!
//! Left out, and said, is what a colleague holds, what changed since it was looked at, and whoever may be in danger and waits. Nobody
//! is closed, put aside or ranked lower by a sweep. Taking back restores what is still as the act left it, and says what isn't.

mod sweep;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, Inbox, OperatorId, SittingId,
    access::{Right, Scope},
    calls::{CallForm, PreparedCall},
    clock::timed_id,
    corrections::Why,
    routing::{BY_HAND, Turn, queue_id},
    store::{
        StoreError, bulk as rows,
        conversations::{self, Facts},
        effects::NewAudit,
        routing,
    },
    tags::{self, list},
    talk::{Act, UNTIL_THEY_WRITE, WriteError},
};
use sweep::{Change, Sweep, restore};

/// Talks at a time.
const MOST: usize = 100;
/// How long it can be taken back; milliseconds.
const UNDO_MS: i64 = 10 * 60_000;
/// Priorities of those in danger.
const GRAVE: i64 = 1;
/// Farther than this nobody looks ahead; milliseconds.
const LONGEST_MS: i64 = 366 * 24 * 3_600_000;

/// What to do with several talks.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub enum BulkAct {
    /// Gives them tags and takes others from them.
    Tag {
        /// Codes of the hotline's list.
        #[serde(default)]
        add: Vec<String>,
        /// Codes.
        #[serde(default)]
        remove: Vec<String>,
    },
    /// Puts them aside.
    Snooze {
        /// Milliseconds since 1970; `null` is until they write.
        until_at: Option<i64>,
    },
    /// Sets their priority.
    Prioritise {
        /// 0 (now) to 4 (same day).
        priority: u8,
        /// Why.
        why: Why,
    },
    /// Puts them into another queue, where they stay until somebody moves them again.
    Move {
        /// Its name in the hotline's description.
        queue: String,
    },
    /// Closes them, each with the same Call.
    Close {
        /// What is said about each.
        call: Box<CallForm>,
    },
}

/// A talk that was chosen.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkTalk {
    /// Which.
    pub id: ConversationId,
    /// When its contact had last written as it was looked at: what they wrote since leaves it out of closing and the like.
    pub last_in_at: i64,
}

/// Talks and what to do with them.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkForm {
    /// 1 to 100.
    pub talks: Vec<BulkTalk>,
    /// What to do.
    pub act: BulkAct,
}

/// Why a talk is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LeftOut {
    /// There is no such talk any more.
    Gone,
    /// Somebody else holds it.
    Held,
    /// It is closed.
    Closed,
    /// They wait and may be in danger, or emergency services have to be decided on.
    Grave,
    /// They wrote since it was looked at.
    Newer,
    /// It is so already.
    Same,
    /// It would have more than 12 tags.
    Full,
    /// The reason is one for the other direction.
    Way,
    /// An answer is still on its way.
    Sending,
    /// It went into another, or others went into it: those are acted on one by one.
    Merged,
    /// It changed since, so it is not taken back.
    Changed,
}

/// What becomes of a talk that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulkRow {
    /// Which.
    pub id: ConversationId,
    /// The contact's pseudonym; empty for what is gone.
    pub alias: String,
    /// Why it is left out; missing for what changes.
    pub left_out: Option<LeftOut>,
}

/// What an act did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulkDone {
    /// By which it can be taken back.
    pub id: Uuid,
    /// Until when; milliseconds since 1970.
    pub until_at: i64,
    /// In the order of their ids.
    pub rows: Vec<BulkRow>,
}

/// What an act needs that is found out before.
struct Ready {
    act: BulkAct,
    queue: Option<Uuid>,
    calls: BTreeMap<Uuid, PreparedCall>,
}

impl BulkAct {
    fn kind(&self) -> &'static str {
        match self {
            Self::Tag { .. } => "tag",
            Self::Snooze { .. } => "snooze",
            Self::Prioritise { .. } => "prioritise",
            Self::Move { .. } => "move",
            Self::Close { .. } => "close",
        }
    }
}

/// What an act makes of a talk, or why it doesn't. Knows nothing but what it is given.
fn plan(ready: &Ready, facts: &Facts, seen: i64, me: OperatorId, queue: Option<Uuid>) -> Result<Facts, LeftOut> {
    if facts.state == "erased" {
        return Err(LeftOut::Gone);
    }
    if facts.assignee.is_some_and(|holder| holder != me.0) {
        return Err(LeftOut::Held);
    }
    let tagging = matches!(ready.act, BulkAct::Tag { .. });
    if facts.merged_into.is_some() || (facts.parts > 0 && !tagging) {
        return Err(LeftOut::Merged);
    }
    if facts.state == "closed" && !tagging {
        return Err(LeftOut::Closed);
    }
    let grave = facts.state == "waiting" && facts.priority <= GRAVE;
    let newer = facts.last_in_at > seen;
    let mut after = facts.clone();
    match &ready.act {
        BulkAct::Tag { add, remove } => {
            let mut codes = list(&facts.tags);
            codes.retain(|code| !remove.contains(code));
            codes.extend(add.iter().cloned());
            codes.sort_unstable();
            codes.dedup();
            if codes.len() > tags::MOST {
                return Err(LeftOut::Full);
            }
            after.tags = codes.join(" ");
        }
        BulkAct::Snooze { .. } | BulkAct::Close { .. } if grave => return Err(LeftOut::Grave),
        BulkAct::Snooze { .. } | BulkAct::Close { .. } if newer => return Err(LeftOut::Newer),
        BulkAct::Snooze { until_at } => {
            after.state = "theirs".into();
            after.waiting_since = None;
            after.snoozed_until = Some(until_at.unwrap_or(UNTIL_THEY_WRITE));
        }
        BulkAct::Prioritise { priority, why } => {
            let becomes = i64::from(*priority);
            let lowers = becomes > facts.priority;
            match () {
                () if becomes == facts.priority => return Err(LeftOut::Same),
                () if why.lowers() != lowers => return Err(LeftOut::Way),
                () if lowers && facts.priority <= GRAVE => return Err(LeftOut::Grave),
                () if lowers && newer => return Err(LeftOut::Newer),
                () => {}
            }
            after.priority = becomes;
            after.turn = Turn { level: *priority, ..Turn::of(facts.turn) }.number();
            after.rule = Some(BY_HAND.into());
            after.reason = None;
        }
        BulkAct::Move { .. } => return if queue == ready.queue { Err(LeftOut::Same) } else { Ok(after) },
        // Whoever was in immediate danger is closed one by one, with a decision about emergency services.
        BulkAct::Close { .. } if facts.priority == 0 => return Err(LeftOut::Grave),
        BulkAct::Close { .. } => {
            after.state = "closed".into();
            after.waiting_since = None;
            after.unread = 0;
            after.transfer_to = None;
            after.snoozed_until = None;
            after.seats = String::new();
        }
    }
    if after == *facts { Err(LeftOut::Same) } else { Ok(after) }
}

impl Inbox {
    /// What an act would do, and whom it would leave out and why. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for an act that makes no sense, or more than 100 talks.
    pub async fn bulk_preview(&self, scope: &Scope, form: BulkForm) -> Result<Vec<BulkRow>, StoreError> {
        let (ready, talks) = self.bulk_ready(scope, form).await?;
        let mut listed = Vec::with_capacity(talks.len());
        for talk in talks {
            let (facts, queue) = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                let facts = conversations::read_facts(&mut conn, scope.hotline(), talk.id).await;
                (facts, routing::queue_of(&mut conn, scope.hotline(), talk.id.0).await?)
            };
            listed.push(match facts {
                Ok(facts) => {
                    let left_out = plan(&ready, &facts, talk.last_in_at, scope.operator(), queue).err();
                    row(talk.id, &facts, left_out)
                }
                Err(StoreError::NotFound) => gone(talk.id),
                Err(error) => return Err(error),
            });
        }
        Ok(listed)
    }

    /// Does it, in one transaction. What can't be done by then is left out and said. The same `command` does it once.
    ///
    /// # Errors
    /// [`WriteError::Invalid`] for a Call that doesn't fit; [`StoreError::Rejected`] as [`Self::bulk_preview`].
    pub async fn bulk(&self, scope: &Scope, command: Uuid, form: BulkForm) -> Result<BulkDone, WriteError> {
        let content = json!([form]).to_string();
        let content_hash = self.vault().lookup(scope.hotline(), "command", content.as_bytes()).to_vec();
        let (mut ready, talks) = self.bulk_ready(scope, form).await?;
        if let BulkAct::Close { call } = ready.act.clone() {
            for talk in &talks {
                let facts = {
                    let mut reader = self.data().reader().await?;
                    conversations::read_facts(&mut reader.conn(), scope.hotline(), talk.id).await
                };
                let Ok(facts) = facts else { continue };
                if plan(&ready, &facts, talk.last_in_at, scope.operator(), None).is_ok() {
                    let sitting = SittingId(facts.sitting_id);
                    let prepared = self.calls().prepare(scope, sitting, (*call).clone()).await?;
                    ready.calls.insert(facts.sitting_id, prepared);
                }
            }
        }
        let now = self.clock().now();
        let sweep = Sweep { scope: scope.clone(), now, id: timed_id(now), command, content_hash, ready, talks };
        let sweep = std::sync::Arc::new(sweep);
        let done = self
            .data()
            .write(scope.hotline().0, move |tx| {
                let sweep = sweep.clone();
                Box::pin(async move { sweep.run(tx).await })
            })
            .await?;
        Ok(match done {
            Ok(done) => done,
            Err(before) => self.bulk_done(scope, before).await?,
        })
    }

    /// Takes an act back, within ten minutes: whatever is still as the act left it. Whoever did it may, and supervisors.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the time is over or it was taken back; [`StoreError::Forbidden`] for somebody else's.
    pub async fn undo_bulk(&self, scope: &Scope, id: Uuid) -> Result<Vec<BulkRow>, StoreError> {
        scope.need(Right::Talk)?;
        let record = {
            let mut reader = self.data().reader().await?;
            rows::one(&mut reader.conn(), scope.hotline(), id).await?
        };
        if record.operator_id != scope.operator().0 && !scope.role().may(Right::TakeOver) {
            return Err(StoreError::Forbidden("whoever did it takes it back, or a supervisor".into()));
        }
        let changes: Vec<Change> = from_json(&record.changes)?;
        let now = self.clock().now();
        if record.undone_at.is_some() || now.0 > record.until_at {
            return Err(StoreError::Conflict("it can't be taken back any more".into()));
        }
        let work = std::sync::Arc::new((scope.clone(), record, changes));
        self.data()
            .write(scope.hotline().0, move |tx| {
                let work = work.clone();
                Box::pin(async move {
                    let (scope, record, changes) = &*work;
                    if !rows::undone(tx, scope.hotline(), record.id, now.0).await? {
                        return Err(StoreError::Conflict("it was taken back already".into()));
                    }
                    let mut listed = Vec::with_capacity(changes.len());
                    for change in changes {
                        let act = Act { scope: scope.clone(), id: ConversationId(change.id), now };
                        listed.push(restore(tx, &act, record, change).await?);
                    }
                    tx.effects.audit(whole(scope, now.0, "bulk.undone", record.id, &listed));
                    Ok(listed)
                })
            })
            .await
    }

    async fn bulk_done(&self, scope: &Scope, id: Uuid) -> Result<BulkDone, StoreError> {
        let mut reader = self.data().reader().await?;
        let record = rows::one(&mut reader.conn(), scope.hotline(), id).await?;
        Ok(BulkDone { id, until_at: record.until_at, rows: from_json(&record.outcome)? })
    }

    async fn bulk_ready(&self, scope: &Scope, form: BulkForm) -> Result<(Ready, Vec<BulkTalk>), StoreError> {
        scope.need(Right::Talk)?;
        let BulkForm { mut talks, act } = form;
        // In one order, so that two at once never wait for each other.
        talks.sort_unstable_by_key(|talk| talk.id);
        talks.dedup_by_key(|talk| talk.id);
        if talks.is_empty() || talks.len() > MOST {
            return Err(StoreError::Rejected(format!("1 to {MOST} talks at a time")));
        }
        let now = self.clock().now().0;
        let mut queue = None;
        match &act {
            BulkAct::Tag { add, remove } if add.is_empty() && remove.is_empty() => {
                return Err(StoreError::Rejected("name a tag to give or to take".into()));
            }
            BulkAct::Tag { add, .. } => {
                let known = self.tags(scope).await?;
                let is_known = |code: &&String| known.iter().any(|tag| !tag.retired && tag.code == **code);
                if let Some(code) = add.iter().find(|code| !is_known(code)) {
                    return Err(StoreError::Rejected(format!("there is no tag {code} on the list")));
                }
            }
            BulkAct::Snooze { until_at: Some(at) } if *at <= now || *at > now + LONGEST_MS => {
                return Err(StoreError::Rejected("a time to come, at most a year ahead".into()));
            }
            BulkAct::Prioritise { priority, .. } if *priority > 4 => {
                return Err(StoreError::Rejected("a priority is 0 (now) to 4 (same day)".into()));
            }
            BulkAct::Move { queue: name } => {
                let spec = self.hotlines().spec(scope.hotline()).await?;
                if !spec.queues.iter().any(|queue| queue.name == *name) {
                    return Err(StoreError::Rejected(format!("there is no queue {name}")));
                }
                queue = Some(queue_id(scope.hotline(), name).0);
            }
            BulkAct::Snooze { .. } | BulkAct::Prioritise { .. } | BulkAct::Close { .. } => {}
        }
        Ok((Ready { act, queue, calls: BTreeMap::new() }, talks))
    }
}

fn row(id: ConversationId, facts: &Facts, left_out: Option<LeftOut>) -> BulkRow {
    let alias = if left_out == Some(LeftOut::Gone) { String::new() } else { facts.alias.clone() };
    BulkRow { id, alias, left_out }
}

fn gone(id: ConversationId) -> BulkRow {
    BulkRow { id, alias: String::new(), left_out: Some(LeftOut::Gone) }
}

fn whole(scope: &Scope, at: i64, act: &'static str, id: Uuid, listed: &[BulkRow]) -> NewAudit {
    let left = listed.iter().filter(|row| row.left_out.is_some()).count();
    NewAudit {
        hotline: scope.hotline().0,
        at,
        actor: Some(scope.operator().0),
        act,
        subject: Some(id),
        data: json!({ "talks": listed.len() - left, "left_out": left }),
    }
}

fn as_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Defect(error.to_string()))
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Defect(error.to_string()))
}
