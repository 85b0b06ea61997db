//! Routing at work: reads what is the case, asks [`decide`], and writes down what follows. One node does it for all of them.
//!
//! Offers are kept where hand-overs between colleagues are (`transfer_to`), so that screens know one kind of offer. Everything that a decision
//! changes is looked at again under the lock: what somebody took meanwhile stays theirs.
//! Limit: at most [`LOOKED_AT`] of those who wait are decided on at a time, and [`FLOOD_LOOKED_AT`] of floods, the first in their order.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use tokio::{sync::broadcast::error::RecvError, time::Instant};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    End, Lane, Last, OFFER_MS, Operator, Pace, Queue, Situation, Turn, URGENT, Unseen, Waiting, decide,
    kept::{KeptFrom, Passed},
    queue_for, queues,
};
use crate::{
    ConversationId, HotlineId, Inbox, OperatorId, QueueId, UnixMillis,
    hotlines::{Hotline, OpenTime},
    store::{
        StoreError,
        conversations::{self, Facts},
        effects::{NewAudit, NewEvent},
        operators,
        routing::{self as rows, HeldRow, PersonRow, RouteRow, WaitingRow},
        writer::Tx,
    },
    triage::raised_rule,
};

const LEASE: &str = "routing";
/// How often the lease is renewed; it lasts three times as long.
const RENEWAL: Duration = Duration::from_secs(5);
/// How long after a change is looked at what follows from it, so that a burst of changes is one.
const SETTLE: Duration = Duration::from_millis(250);
/// How often is looked without a change: offers end, waiting raises.
const LOOK: Duration = Duration::from_secs(5);
/// Of the time, at most one part in so many is spent on looking.
const SPARE: u32 = 10;
/// How often is noted whose screens are connected.
const HERE: Duration = Duration::from_secs(30);
/// Conversations that are decided on at a time.
const LOOKED_AT: i64 = 10_000;
/// Likewise of floods, beside all others: however many they are, they leave nobody out.
const FLOOD_LOOKED_AT: i64 = 2_000;
/// Conversations that one transaction changes.
const CHANGED: usize = 500;
/// A screen that was not connected for so long is gone, and its operator with it.
const GONE_MS: i64 = 150_000;
/// Silence after words that were a signal, after which they weigh more.
const SILENCE_MS: i64 = 10 * 60 * 1000;
/// A live talk without a word for so long takes nobody's place.
const QUIET_MS: i64 = 30 * 60 * 1000;
/// Names the raiser before the rule.
const RAISED_BY_SILENCE: &str = "raised-silence";

/// What is to become of one conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Change {
    queue: Option<QueueId>,
    /// A new offer, or the end of one.
    offer: Option<Option<OperatorId>>,
    turn: Option<i64>,
    alarm: Vec<OperatorId>,
    /// Its holder is gone.
    drop: Option<OperatorId>,
    silent: bool,
}

impl Inbox {
    /// Routes until `stop`, as long as this node holds the lease.
    pub(crate) async fn run_routing(self, stop: CancellationToken) {
        let mut committed = self.data().committed();
        let (began, mut noted_at) = (self.clock().now(), Instant::now());
        let mut held_at: Option<Instant> = None;
        loop {
            let looked_at = Instant::now();
            if let Err(error) = self.look(began, &mut noted_at, &mut held_at).await {
                tracing::warn!(%error, "routing can't work; trying again");
            }
            let rest = SETTLE.max(looked_at.elapsed() * SPARE);
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(rest) => {}
            }
            tokio::select! {
                () = stop.cancelled() => break,
                commit = committed.recv() => match commit {
                    Ok(_) | Err(RecvError::Lagged(_)) => while committed.try_recv().is_ok() {},
                    Err(RecvError::Closed) => break,
                },
                () = tokio::time::sleep(LOOK) => {}
            }
        }
        self.drop_lease(LEASE).await;
    }

    /// Looks at everything once, if this node holds the lease.
    async fn look(
        &self,
        began: UnixMillis,
        noted_at: &mut Instant,
        held_at: &mut Option<Instant>,
    ) -> Result<(), StoreError> {
        self.note_who_is_here(noted_at).await?;
        if held_at.is_none_or(|held_at| held_at.elapsed() >= RENEWAL) {
            *held_at = self.hold_lease(LEASE).await?.then(Instant::now);
        }
        if held_at.is_some() { self.route_all(began).await } else { Ok(()) }
    }

    async fn note_who_is_here(&self, noted_at: &mut Instant) -> Result<(), StoreError> {
        if noted_at.elapsed() < HERE {
            return Ok(());
        }
        *noted_at = Instant::now();
        self.note_here().await
    }

    /// Notes at once whose screens are connected to this node; for tests.
    ///
    /// # Errors
    /// As the store.
    #[cfg(feature = "testkit")]
    pub async fn note_now(&self) -> Result<(), StoreError> {
        self.note_here().await
    }

    async fn note_here(&self) -> Result<(), StoreError> {
        let here: Vec<Uuid> = self.presence().at_their_desks().into_iter().map(|id| id.0).collect();
        if here.is_empty() {
            return Ok(());
        }
        let now = self.clock().now().0;
        self.data()
            .write(Uuid::nil(), move |tx| {
                let here = here.clone();
                Box::pin(async move { rows::here(tx, &here, now).await })
            })
            .await
    }

    async fn route_all(&self, began: UnixMillis) -> Result<(), StoreError> {
        for (hotline, _) in self.hotlines().all().await? {
            self.route(&hotline, began).await?;
        }
        Ok(())
    }

    /// Looks at all hotlines once, as if screens could connect since a time; for tests.
    ///
    /// # Errors
    /// As the store.
    #[cfg(feature = "testkit")]
    pub async fn route_now(&self, began: UnixMillis) -> Result<(), StoreError> {
        self.route_all(began).await
    }

    /// Looks at one hotline and writes down what follows. `began`: since when screens could connect to this process.
    ///
    /// # Errors
    /// As the store; what was written stays.
    pub(crate) async fn route(&self, hotline: &Hotline, began: UnixMillis) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.wake_due(hotline.id, now.0).await?;
        self.end_listening(hotline.id, began, now.0).await?;
        let (waiting, held, people, kept_from) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let mut waiting = rows::waiting(&mut conn, hotline.id, LOOKED_AT, false).await?;
            waiting.extend(rows::waiting(&mut conn, hotline.id, FLOOD_LOOKED_AT, true).await?);
            let held = rows::held(&mut conn, hotline.id).await?;
            if waiting.is_empty() && held.is_empty() {
                return Ok(());
            }
            let kept_from = rows::kept_from(&mut conn, hotline.id).await?;
            (waiting, held, rows::people(&mut conn, hotline.id).await?, KeptFrom::of(kept_from))
        };
        let described = hotline.clone();
        // Ten thousand who wait are some work.
        let decided = tokio::task::spawn_blocking(move || {
            let queues = queues::of(&described.spec, described.id);
            let hours = Hours::of(&described, &waiting, now);
            follow(&queues, (&waiting, &kept_from), &hours, &held, &people, began, now)
        });
        let changes = decided.await.map_err(|error| StoreError::Defect(error.to_string()))??;
        let changes: Vec<(Uuid, Change)> = changes.into_iter().collect();
        for part in changes.chunks(CHANGED) {
            let part: BTreeMap<Uuid, Change> = part.iter().cloned().collect();
            let id = hotline.id;
            self.data()
                .write(id.0, move |tx| {
                    let part = part.clone();
                    Box::pin(async move { write(tx, id, &part, now).await })
                })
                .await?;
        }
        Ok(())
    }
}

/// What follows from what is the case.
fn follow(
    queues: &[Queue],
    (waiting, kept_from): (&[WaitingRow], &KeptFrom),
    hours: &Hours<'_>,
    held: &[HeldRow],
    people: &[PersonRow],
    began: UnixMillis,
    now: UnixMillis,
) -> Result<BTreeMap<Uuid, Change>, StoreError> {
    let mut changes: BTreeMap<Uuid, Change> = BTreeMap::new();
    let gone: BTreeSet<Uuid> =
        people.iter().filter(|person| is_gone(person, began, now)).map(|person| person.id).collect();
    for talk in held {
        let drop = gone.contains(&talk.assignee) && (talk.state == "waiting" || is_left_in_danger(talk, now));
        let silent = talk.left_at.is_none()
            && is_silent(talk.priority, &talk.kind, talk.reason.as_deref(), talk.rule.as_deref(), talk.last_in_at, now);
        if drop || silent {
            let change = changes.entry(talk.id).or_default();
            (change.drop, change.silent) = (drop.then_some(OperatorId(talk.assignee)), silent);
        }
    }
    let known: BTreeSet<QueueId> = queues.iter().map(|queue| queue.id).collect();
    let talks: Vec<Waiting> = waiting
        .iter()
        .map(|row| Waiting {
            closed_ms: hours.closed_ms(row, now),
            ..as_waiting(row, kept_from, queues, &known, hours.closed(row), now)
        })
        .collect();
    for (row, talk) in waiting.iter().zip(&talks) {
        let mut change = Change::default();
        if row.queue_id != Some(talk.queue.0) {
            change.queue = Some(talk.queue);
        }
        change.silent = row.left_at.is_none()
            && is_silent(row.priority, &row.kind, row.reason.as_deref(), row.rule.as_deref(), row.last_in_at, now);
        // Waiting only raises; what a message or a human has changed since is theirs.
        let turn = talk.turn(now).number();
        if turn < row.turn {
            change.turn = Some(turn);
        }
        if change != Change::default() {
            changes.insert(row.id, change);
        }
    }
    let operators = people
        .iter()
        .map(|person| as_operator(person, held, gone.contains(&person.id), now))
        .collect::<Result<_, StoreError>>()?;
    let rose = held.iter().filter(|talk| talk.rose_at.is_some() && talk.priority == 0 && talk.state == "waiting");
    let unseen =
        rose.map(|talk| Unseen { id: ConversationId(talk.id), alarmed: talk.alarmed_at.map(UnixMillis) }).collect();
    let decision = decide(&Situation { now, queues: queues.to_vec(), waiting: talks, unseen, operators });
    let mut change = |id: ConversationId, how: &dyn Fn(&mut Change)| how(changes.entry(id.0).or_default());
    for (id, queue) in decision.moves {
        change(id, &|change| change.queue = Some(queue));
    }
    for (id, _) in decision.withdrawn {
        change(id, &|change| change.offer = Some(None));
    }
    for (id, operator) in decision.offers {
        change(id, &|change| change.offer = Some(Some(operator)));
    }
    for (id, supervisors) in decision.alarms {
        change(id, &|change| change.alarm.clone_from(&supervisors));
    }
    Ok(changes)
}

/// What the hotline's hours say to those who wait over a channel in a language.
struct Line {
    /// When somebody was there.
    open: OpenTime,
    /// Queues where nobody is now.
    closed: Arc<BTreeSet<QueueId>>,
}

/// The lines of those who wait, by channel and language: reckoned once for all of them.
struct Hours<'r>(BTreeMap<(&'r str, Option<&'r str>), Line>);

impl<'r> Hours<'r> {
    fn of(Hotline { id, spec, .. }: &Hotline, waiting: &'r [WaitingRow], now: UnixMillis) -> Self {
        let first = UnixMillis(waiting.iter().map(|row| row.waiting_since).min().unwrap_or(now.0));
        let mut lines = BTreeMap::new();
        for row in waiting {
            let (kind, language) = (row.kind.as_str(), row.language.as_deref());
            lines.entry((kind, language)).or_insert_with(|| Line {
                open: OpenTime::between(spec, kind, language, first, now),
                closed: Arc::new(queues::closed_to(spec, *id, kind, language, now)),
            });
        }
        Self(lines)
    }

    fn closed(&self, row: &WaitingRow) -> Arc<BTreeSet<QueueId>> {
        let line = self.0.get(&(row.kind.as_str(), row.language.as_deref()));
        line.map(|line| line.closed.clone()).unwrap_or_default()
    }

    /// How long nobody was there to answer. Who is in danger or near it waits by the clock.
    fn closed_ms(&self, row: &WaitingRow, now: UnixMillis) -> i64 {
        let line = self.0.get(&(row.kind.as_str(), row.language.as_deref())).filter(|_| row.priority > 1);
        let waited_ms = now.0.saturating_sub(row.waiting_since);
        line.map_or(0, |line| waited_ms.saturating_sub(line.open.ms_since(UnixMillis(row.waiting_since))).max(0))
    }
}

fn is_gone(person: &PersonRow, began: UnixMillis, now: UnixMillis) -> bool {
    let unseen = |here_at: i64| now.0.saturating_sub(here_at.max(began.0)) > GONE_MS;
    // Whoever never had a screen works by other means.
    !person.active || person.status == "away" || person.here_at.is_some_and(unseen)
}

/// Whether somebody in danger, or near it, was just answered in a live talk that goes on: nobody else looks after them.
fn is_left_in_danger(talk: &HeldRow, now: UnixMillis) -> bool {
    is_grave(&talk.state, talk.priority)
        && Pace::of(&talk.kind) == Pace::Live
        && talk.left_at.is_none()
        && talk.snoozed_until.is_none()
        && now.0.saturating_sub(talk.last_at) < QUIET_MS
}

fn is_grave(state: &str, priority: i64) -> bool {
    state == "theirs" && priority <= URGENT.into()
}

/// Whether somebody fell silent behind words that were a signal. Who left is not silent.
fn is_silent(
    priority: i64,
    kind: &str,
    reason: Option<&str>,
    rule: Option<&str>,
    last_in_at: i64,
    now: UnixMillis,
) -> bool {
    priority == 2
        && Pace::of(kind) == Pace::Live
        && reason.is_some()
        && rule.is_some_and(|rule| !rule.starts_with("raised-") && rule != super::BY_HAND)
        && now.0.saturating_sub(last_in_at) >= SILENCE_MS
}

fn as_waiting(
    row: &WaitingRow,
    kept_from: &KeptFrom,
    queues: &[Queue],
    known: &BTreeSet<QueueId>,
    closed: Arc<BTreeSet<QueueId>>,
    now: UnixMillis,
) -> Waiting {
    let kept = row.queue_id.map(QueueId).filter(|queue| known.contains(queue));
    // A language that turned out later may have a queue of its own; who was moved after hours stays there until then. Where somebody
    // put it, it stays.
    let fitting = queue_for(queues, &row.kind, row.language.as_deref());
    let queue = match (fitting, kept) {
        (_, Some(kept)) if row.by_hand == Some(true) => Some(kept),
        (Some(fitting), _) if !closed.contains(&fitting.id) => Some(fitting.id),
        (_, Some(kept)) => Some(kept),
        (fitting, None) => fitting.map(|queue| queue.id),
    };
    let offer = row.transfer_to.map(|to| (OperatorId(to), UnixMillis(row.offered_at.unwrap_or(now.0))));
    Waiting {
        closed,
        language: row.language.clone(),
        pace: Pace::of(&row.kind),
        lane: Turn::of(row.turn).lane,
        joins: row.joins_at.map(UnixMillis),
        last: row.last_held_by.map(|operator| Last {
            operator: OperatorId(operator),
            end: row.last_ended.as_deref().and_then(End::read),
            may_see: !kept_from.unseen.contains(&(row.id, operator)),
        }),
        apart: kept_from.apart.get(&row.id).cloned().unwrap_or_default(),
        passed: Passed::read(row.passed.as_deref()).at(row.priority).collect(),
        offer,
        alarmed: row.alarmed_at.map(UnixMillis),
        ..Waiting::new(
            ConversationId(row.id),
            queue.unwrap_or(QueueId(Uuid::nil())),
            u8::try_from(row.priority).unwrap_or(3),
            UnixMillis(row.waiting_since),
        )
    }
}

fn as_operator(person: &PersonRow, held: &[HeldRow], gone: bool, now: UnixMillis) -> Result<Operator, StoreError> {
    let takes_place = |talk: &&HeldRow| {
        talk.assignee == person.id
            && (talk.state == "waiting"
                || (Pace::of(&talk.kind) == Pace::Live && now.0.saturating_sub(talk.last_at) < QUIET_MS))
    };
    Ok(Operator {
        id: OperatorId(person.id),
        languages: operators::words(&person.languages)?.into_iter().collect(),
        skills: operators::words(&person.skills)?.into_iter().collect(),
        accepts: person.status == "accepting" && !gone && person.role != "admin",
        is_supervisor: person.role == "supervisor" && person.active,
        holds: held.iter().filter(takes_place).map(|talk| u8::try_from(talk.priority).unwrap_or(3)).collect(),
        in_flood: held.iter().filter(takes_place).any(|talk| talk.joins_at.is_some_and(|at| at > talk.sitting_at)),
        limit: usize::try_from(person.talk_limit).unwrap_or(1),
        idle_since: UnixMillis(person.last_given_at.unwrap_or(0)),
    })
}

/// Writes changes, as far as they still hold.
async fn write(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    changes: &BTreeMap<Uuid, Change>,
    now: UnixMillis,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = changes.keys().copied().collect();
    let before = conversations::facts_of(tx, hotline, &ids).await?;
    let mut routes = rows::routes(tx, hotline, &ids).await?;
    let (mut after, mut kept) = (Vec::new(), Vec::new());
    for facts in before {
        let Some(change) = changes.get(&facts.id) else { continue };
        let old_route = routes.remove(&facts.id);
        let mut route = old_route.clone().unwrap_or_else(|| RouteRow::new(facts.id));
        let mut changed = facts.clone();
        let comes_back = facts.state == "waiting" || is_grave(&facts.state, facts.priority);
        if let Some(holder) = change.drop.filter(|holder| comes_back && facts.assignee == Some(holder.0)) {
            drop_out(tx, hotline, &mut changed, holder, now).await?;
            route.passed = Passed::read(Some(&route.passed)).with(holder, changed.priority, now).write();
        }
        let is_free = changed.assignee.is_none() && changed.state == "waiting";
        if is_free {
            if let Some(queue) = change.queue {
                route.queue_id = Some(queue.0);
            }
            if let Some(offer) = change.offer {
                let ran_out = route.offered_at.is_none_or(|at| now.0.saturating_sub(at) >= OFFER_MS);
                // Who has no room any more, or has left, let nothing pass.
                if let Some(had) = changed.transfer_to.take().filter(|_| ran_out) {
                    route.passed =
                        Passed::read(Some(&route.passed)).with(OperatorId(had), changed.priority, now).write();
                }
                changed.transfer_to = offer.map(|operator| operator.0);
                (route.offered_to, route.offered_at) = (changed.transfer_to, offer.map(|_| now.0));
            }
            if let Some(turn) = change.turn {
                changed.turn = changed.turn.min(turn);
            }
        }
        let rose = changed.rose_at.is_some() && changed.assignee.is_some() && changed.state == "waiting";
        if !change.alarm.is_empty() && changed.priority == 0 && (is_free || rose) {
            route.alarmed_at = Some(now.0);
            let to: Vec<Uuid> = change.alarm.iter().map(|operator| operator.0).collect();
            tx.effects.event(NewEvent {
                data: serde_json::json!({ "to": to }),
                ..event(hotline, facts.id, "conversation.alarm", now)
            });
        }
        if change.silent && changed.priority == 2 && matches!(changed.state.as_str(), "waiting" | "theirs") {
            changed.priority = 1;
            changed.auto_priority = changed.auto_priority.min(1);
            changed.rule = changed.rule.map(|rule| raised_rule(RAISED_BY_SILENCE, &rule));
            let turn = Turn::of(changed.turn);
            changed.turn = Turn { level: turn.level.min(1), ..turn }.number();
        }
        if old_route.as_ref() != Some(&route) {
            kept.push(route);
        }
        if changed != facts {
            if facts.assignee == changed.assignee {
                tx.effects.event(event(hotline, facts.id, "conversation.changed", now));
            }
            conversations::count_change(tx, hotline, Some(&facts), &changed);
            after.push(changed);
        }
    }
    if !after.is_empty() {
        conversations::write_all(tx, hotline, &after.iter().collect::<Vec<_>>()).await?;
    }
    if !kept.is_empty() {
        rows::keep(tx, hotline, &kept).await?;
    }
    Ok(())
}

/// Takes a conversation from a holder who is gone: it comes before its like, and its contact hears that somebody left.
async fn drop_out(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    facts: &mut Facts,
    holder: OperatorId,
    now: UnixMillis,
) -> Result<(), StoreError> {
    (facts.assignee, facts.transfer_to) = (None, None);
    facts.contact_seq += 1;
    let level = match facts.state.as_str() {
        "waiting" => Turn::of(facts.turn).level,
        // They were answered, and wait for whoever goes on with them.
        _ => {
            (facts.state, facts.waiting_since) = ("waiting".into(), Some(now.0));
            u8::try_from(facts.priority).unwrap_or(URGENT)
        }
    };
    facts.turn = Turn { level, lane: Lane::Dropped }.number();
    conversations::end_assignment(tx, hotline, facts.id, holder.0, now.0, End::Gone).await?;
    tx.effects.event(NewEvent {
        actor: Some(holder.0),
        contact_seq: Some(facts.contact_seq),
        ..event(hotline, facts.id, "operator.left", now)
    });
    tx.effects.audit(NewAudit {
        hotline: hotline.0,
        at: now.0,
        actor: None,
        act: "conversation.dropped",
        subject: Some(facts.id),
        data: serde_json::json!({ "from": holder.0 }),
    });
    Ok(())
}

fn event(hotline: HotlineId, conversation: Uuid, kind: &'static str, now: UnixMillis) -> NewEvent {
    NewEvent {
        hotline: hotline.0,
        at: now.0,
        actor: None,
        kind,
        conversation: Some(conversation),
        subject: None,
        contact_seq: None,
        data: serde_json::json!({}),
    }
}

impl RouteRow {
    fn new(conversation: Uuid) -> Self {
        Self { conversation_id: conversation, passed: Passed::default().write(), ..Self::default() }
    }
}

/// Notes, in the transaction of a command, that an operator gave a conversation back or let it pass.
pub(crate) async fn let_pass(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    facts: &Facts,
    operator: OperatorId,
    now: UnixMillis,
) -> Result<(), StoreError> {
    let known = rows::routes(tx, hotline, &[facts.id]).await?.remove(&facts.id);
    let mut route = known.unwrap_or_else(|| RouteRow::new(facts.id));
    route.passed = Passed::read(Some(&route.passed)).with(operator, facts.priority, now).write();
    (route.offered_to, route.offered_at) = (None, None);
    rows::keep(tx, hotline, &[route]).await
}
