//! Routing: who is to take which conversation next. One pure function of what is the case; no clock, no store, no randomness.
//!
//! What follows from a decision is written down by [`dispatch`]. Invariants, tested as
//! properties: a P0 stands behind nothing but another P0; nobody is offered more than they may hold; whatever waits long
//! enough comes first, a flood too; a flood leaves one at work to others, and half where they are in danger; every conversation has an owner, an offer or a queue.

mod dispatch;
mod kept;
mod last;
mod queues;
mod share;
pub mod simulate;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub(crate) use dispatch::let_pass;
pub use last::{End, HandOverWhy, Last};
pub use queues::{Overflow, QueueSpec};
pub(crate) use queues::{check as check_queues, id as queue_id, name as queue_name};
use share::Share;

use crate::{ConversationId, OperatorId, QueueId, UnixMillis};

const MINUTE_MS: i64 = 60_000;
/// P0 and P1.
const URGENT: u8 = 1;
/// Stands for the rule where a human has set the priority.
pub(crate) const BY_HAND: &str = "by-hand";
/// How long an offer stands before the next operator gets it.
pub const OFFER_MS: i64 = MINUTE_MS;
/// How long whoever let a conversation pass isn't asked again.
pub const PASSED_MS: i64 = 10 * MINUTE_MS;
/// Likewise in danger or near it, once all who could be asked let it pass.
pub const ROUND_MS: i64 = MINUTE_MS;
/// How often a P0 that nobody has claimed alarms again.
pub const ALARM_AGAIN_MS: i64 = MINUTE_MS;
/// Targets that a conversation waits before it counts as one priority higher. Never as P0.
const TARGETS_A_LEVEL: i64 = 4;
/// What stands for the target of a conversation that has none.
const SAME_DAY_MS: i64 = 12 * 60 * MINUTE_MS;
/// Conversations that supervisors are called to at a time, and of floods in all: they must not drown the alarm.
const ALARMS: usize = 5;

/// How a conversation comes and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    /// Both sides sit there: chat.
    Live,
    /// An answer may take its time: mail, SMS.
    Slow,
}

impl Pace {
    /// Of a kind of channel.
    pub fn of(kind: &str) -> Self {
        if kind == "email" { Self::Slow } else { Self::Live }
    }
}

/// Where among its like a conversation waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Its operator dropped out: it comes before its like.
    Dropped,
    /// As it came.
    #[default]
    Usual,
    /// It belongs to a flood: for a time it waits behind its like, whatever it is, and no further down than that.
    Flood,
}

/// A place in the order of those who wait, as one number by which lists are sorted; the lowest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// The priority that waiting has made of it.
    pub level: u8,
    /// Where among its like.
    pub lane: Lane,
}

impl Turn {
    const LANES: [Lane; 3] = [Lane::Dropped, Lane::Usual, Lane::Flood];

    /// As it is kept.
    pub fn number(self) -> i64 {
        i64::from(self.level) * Self::LANES.len() as i64 + self.lane as i64
    }

    /// Of a number that was kept.
    pub fn of(number: i64) -> Self {
        let lanes = Self::LANES.len() as i64;
        let lane = usize::try_from(number.rem_euclid(lanes)).ok().and_then(|lane| Self::LANES.get(lane).copied());
        Self { level: u8::try_from(number.div_euclid(lanes)).unwrap_or(3), lane: lane.unwrap_or_default() }
    }

    /// A lane that was left: whoever was answered is trusted, and waits as everybody does.
    pub fn usual(self) -> Self {
        Self { lane: Lane::Usual, ..self }
    }
}

/// Time to the first human answer (the shared model's triage table), in milliseconds: now, 5 min, 15 min, 60 min for a chat and 4 h
/// for mail; `None` for the same day.
pub fn target_ms(priority: u8, pace: Pace) -> Option<i64> {
    match (priority, pace) {
        (0, _) => Some(0),
        (1, _) => Some(5 * MINUTE_MS),
        (2, _) => Some(15 * MINUTE_MS),
        (3, Pace::Live) => Some(60 * MINUTE_MS),
        (3, Pace::Slow) => Some(240 * MINUTE_MS),
        _ => None,
    }
}

/// Where conversations of certain channels and languages wait.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Which.
    pub id: QueueId,
    /// Kinds of channel that it serves; empty serves all.
    pub channels: BTreeSet<String>,
    /// Languages that it serves; empty serves all.
    pub languages: BTreeSet<String>,
    /// What its operators must be able to do.
    pub skills: BTreeSet<String>,
    /// Conversations are offered; else operators take them.
    pub pushes: bool,
    /// Where conversations wait to which it is closed.
    pub after_hours: Option<QueueId>,
    /// After so many milliseconds in which somebody could have answered, its conversations are open to another queue's operators, too.
    pub overflow: Option<(i64, QueueId)>,
}

impl Queue {
    /// A queue for everything that offers what waits.
    pub fn new(id: QueueId) -> Self {
        Self {
            id,
            channels: BTreeSet::new(),
            languages: BTreeSet::new(),
            skills: BTreeSet::new(),
            pushes: true,
            after_hours: None,
            overflow: None,
        }
    }
}

/// A conversation that nobody holds.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which.
    pub id: ConversationId,
    /// Where it waits.
    pub queue: QueueId,
    /// Queues that are closed to it at this moment: hours and holidays of its channel and language.
    pub closed: Arc<BTreeSet<QueueId>>,
    /// Its language, where it is known.
    pub language: Option<String>,
    /// How it comes and goes.
    pub pace: Pace,
    /// 0 (now) to 4 (same day).
    pub priority: u8,
    /// Since when the contact waits.
    pub since: UnixMillis,
    /// Of that, how long nobody was there to answer, in milliseconds: the hotline's hours.
    pub closed_ms: i64,
    /// Where among its like it waits.
    pub lane: Lane,
    /// Until when, where that is behind them.
    pub joins: Option<UnixMillis>,
    /// Who held it last. They go on where that is safe.
    pub last: Option<Last>,
    /// Who let an offer of it pass, or gave it back, since it became as urgent as it is; and when.
    pub passed: BTreeMap<OperatorId, UnixMillis>,
    /// Who is never offered it: the contact asked for somebody else, they have to do with them, or it was taken from them.
    pub apart: BTreeSet<OperatorId>,
    /// To whom it is offered, and since when.
    pub offer: Option<(OperatorId, UnixMillis)>,
    /// When supervisors were last called to it.
    pub alarmed: Option<UnixMillis>,
}

impl Waiting {
    /// A live conversation of which nothing more is known.
    pub fn new(id: ConversationId, queue: QueueId, priority: u8, since: UnixMillis) -> Self {
        Self {
            id,
            queue,
            closed: Arc::default(),
            language: None,
            pace: Pace::Live,
            priority,
            since,
            closed_ms: 0,
            lane: Lane::Usual,
            joins: None,
            last: None,
            passed: BTreeMap::new(),
            apart: BTreeSet::new(),
            offer: None,
            alarmed: None,
        }
    }
}

/// A conversation that became P0 in somebody's hands, who has not seen it since.
#[derive(Clone, Debug)]
pub struct Unseen {
    /// Which.
    pub id: ConversationId,
    /// When supervisors were last called to it.
    pub alarmed: Option<UnixMillis>,
}

/// Somebody at work.
#[derive(Clone, Debug)]
pub struct Operator {
    /// Who.
    pub id: OperatorId,
    /// Languages in which they answer.
    pub languages: BTreeSet<String>,
    /// What they can do.
    pub skills: BTreeSet<String>,
    /// They take new conversations at this moment.
    pub accepts: bool,
    /// Called where nobody claims a P0.
    pub is_supervisor: bool,
    /// Priorities of the conversations that they hold and owe an answer.
    pub holds: Vec<u8>,
    /// Some of that came in a flood.
    pub in_flood: bool,
    /// Conversations that they may hold; the last place is for P0 and P1. Whoever has somebody in danger (P0) gets nobody else,
    /// whoever has a grave one (P1) gets one more, or whoever is in danger.
    pub limit: usize,
    /// Since when they have had nothing new.
    pub idle_since: UnixMillis,
}

/// What is the case.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// The time.
    pub now: UnixMillis,
    /// All queues.
    pub queues: Vec<Queue>,
    /// What nobody holds.
    pub waiting: Vec<Waiting>,
    /// What became P0 in somebody's hands, unseen.
    pub unseen: Vec<Unseen>,
    /// Who is here.
    pub operators: Vec<Operator>,
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Everything that waits, first first.
    pub order: Vec<ConversationId>,
    /// Conversations that change their queue.
    pub moves: Vec<(ConversationId, QueueId)>,
    /// Offers that have run out.
    pub withdrawn: Vec<(ConversationId, OperatorId)>,
    /// New offers.
    pub offers: Vec<(ConversationId, OperatorId)>,
    /// Conversations that whoever may can take; they are offered to nobody.
    pub open: Vec<ConversationId>,
    /// P0 that nobody has claimed, or that whoever holds them has not seen: these supervisors are called.
    pub alarms: Vec<(ConversationId, Vec<OperatorId>)>,
}

/// The queue for a conversation: the one that names most of its channel and its language, the first of several; one that names
/// another channel or language serves it only where no other does.
pub fn queue_for<'a>(queues: &'a [Queue], channel: &str, language: Option<&str>) -> Option<&'a Queue> {
    let fit = |names: &BTreeSet<String>, name: Option<&str>| match name {
        _ if names.is_empty() => 1_u8,
        Some(name) if names.contains(name) => 3,
        Some(name) if is_among(names, name) => 2,
        // A language that nobody knows yet may be any.
        _ => 0,
    };
    let fits = |queue: &&Queue| {
        let (channel, language) = (fit(&queue.channels, Some(channel)), fit(&queue.languages, language));
        (channel > 0 && language > 0, channel, language)
    };
    queues.iter().rev().max_by_key(fits)
}

impl Waiting {
    /// Its place in the order at a time.
    pub fn turn(&self, now: UnixMillis) -> Turn {
        // What came in a flood has its turn as everything else, once its time is over.
        let joins = self.lane == Lane::Flood && self.joins.is_none_or(|at| at <= now);
        Turn { level: level(self, now), lane: if joins { Lane::Usual } else { self.lane } }
    }
}

impl Waiting {
    /// How long somebody could have answered by now, in milliseconds.
    fn waited_ms(&self, now: UnixMillis) -> i64 {
        now.0.saturating_sub(self.since.0).saturating_sub(self.closed_ms)
    }

    /// Since when it stands in the line: what came in a flood overtakes nobody who came before it joined.
    fn in_line_since(&self) -> UnixMillis {
        self.joins.map_or(self.since, |at| at.max(self.since))
    }
}

/// The priority that waiting has made of it. P0 is only what was P0.
fn level(waiting: &Waiting, now: UnixMillis) -> u8 {
    if waiting.priority == 0 {
        return 0;
    }
    let mut level = waiting.priority;
    let mut left = waiting.waited_ms(now);
    while level > 1 {
        left -= target_ms(level, waiting.pace).unwrap_or(SAME_DAY_MS).saturating_mul(TARGETS_A_LEVEL);
        if left < 0 {
            break;
        }
        level -= 1;
    }
    level
}

/// Whether an operator may take one more of this priority. The last place of each is kept for those in danger.
fn has_room(operator: &Operator, taken: &BTreeMap<OperatorId, Vec<u8>>, priority: u8) -> bool {
    let held = || held(operator, taken);
    let places = match (held().min(), priority) {
        (Some(0), _) => 0,
        (_, 0) => operator.limit,
        (Some(1), _) => operator.limit.min(2),
        (_, 1) => operator.limit,
        _ => operator.limit.saturating_sub(1).max(1),
    };
    operator.accepts && held().count() < places
}

/// Priorities of what an operator holds or has been offered.
fn held<'a>(operator: &'a Operator, taken: &'a BTreeMap<OperatorId, Vec<u8>>) -> impl Iterator<Item = u8> + 'a {
    operator.holds.iter().chain(taken.get(&operator.id).into_iter().flatten()).copied()
}

/// Whether a language is among some, in whichever way it is written there: `pt` is also `pt-BR`.
fn is_among(languages: &BTreeSet<String>, language: &str) -> bool {
    let primary = |tag: &str| tag.find('-').unwrap_or(tag.len());
    let wanted = language.get(..primary(language));
    languages.contains(language) || languages.iter().any(|known| known.get(..primary(known)) == wanted)
}

/// Whether an operator has the language and skills for a conversation of a queue.
fn is_of_queue(operator: &Operator, waiting: &Waiting, queues: &BTreeMap<QueueId, &Queue>) -> bool {
    let speaks = waiting.language.as_ref().is_none_or(|language| is_among(&operator.languages, language));
    queues.get(&waiting.queue).is_none_or(|queue| speaks && queue.skills.is_subset(&operator.skills))
}

/// Whether somebody at work who could be asked has the language and skills for a conversation of a queue.
fn is_spoken(one: &Waiting, situation: &Situation, queues: &BTreeMap<QueueId, &Queue>) -> bool {
    let mut at_work = situation.operators.iter().filter(|operator| operator.accepts);
    at_work.any(|operator| {
        one.may_be_offered_to(operator.id, PASSED_MS, situation.now) && is_of_queue(operator, one, queues)
    })
}

/// Who may serve a conversation beside those who have its language and the skills of its queue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reach {
    /// The operators of the queue that it has overflowed into.
    overflowed: Option<QueueId>,
    /// Those who don't speak its language: better they than nobody.
    any_language: bool,
}

impl Reach {
    /// `is_spoken`: somebody of its queue who is at work could be asked.
    fn of(waiting: &Waiting, queue: Option<&Queue>, is_spoken: bool, now: UnixMillis) -> Self {
        let waited_ms = waiting.waited_ms(now);
        let overflow = queue.and_then(|queue| queue.overflow).filter(|(after_ms, _)| waited_ms >= *after_ms);
        let target_ms = target_ms(waiting.priority, waiting.pace).unwrap_or(SAME_DAY_MS);
        let after_ms = match (is_spoken, waiting.priority) {
            // They are taken up; it could have risen by a level meanwhile.
            (true, _) => target_ms.saturating_mul(TARGETS_A_LEVEL),
            (false, ..=URGENT) => 0,
            (false, _) => target_ms,
        };
        Self { overflowed: overflow.map(|(_, to)| to), any_language: waited_ms >= after_ms }
    }
}

/// Whether an operator can serve a conversation: of its queue, or as far as it reaches.
fn can_serve(operator: &Operator, waiting: &Waiting, queues: &BTreeMap<QueueId, &Queue>, reach: Reach) -> bool {
    let has_skills = |queue: &&Queue| queue.skills.is_subset(&operator.skills);
    is_of_queue(operator, waiting, queues)
        || (reach.any_language && queues.get(&waiting.queue).is_none_or(has_skills))
        || reach.overflowed.and_then(|other| queues.get(&other)).is_some_and(|other| {
            let speaks_one = || other.languages.iter().any(|language| is_among(&operator.languages, language));
            has_skills(other) && (other.languages.is_empty() || speaks_one())
        })
}

/// What is to be done in a situation. The same situation always gives the same decision.
pub fn decide(situation: &Situation) -> Decision {
    let now = situation.now;
    let queues: BTreeMap<QueueId, &Queue> = situation.queues.iter().map(|queue| (queue.id, queue)).collect();
    let mut decision = Decision::default();
    let mut waiting: Vec<&Waiting> = situation.waiting.iter().collect();
    // Urgency, then what was dropped and floods behind, then who stands there longest.
    waiting.sort_by_cached_key(|waiting| (waiting.turn(now), waiting.in_line_since(), waiting.id));
    decision.order = waiting.iter().map(|waiting| waiting.id).collect();
    let mut taken: BTreeMap<OperatorId, Vec<u8>> = BTreeMap::new();
    let mut share = Share::of(situation);
    // What is offered already counts before anything new is offered.
    let mut standing: BTreeSet<ConversationId> = BTreeSet::new();
    for one in &waiting {
        if let Some((operator, since)) = one.offer {
            if is_standing(one, operator, since, situation, &taken) {
                taken.entry(operator).or_default().push(one.priority);
                share.note(one.came_in_flood(), operator);
                standing.insert(one.id);
            } else {
                decision.withdrawn.push((one.id, operator));
            }
        }
    }
    let mut free: Vec<&Operator> =
        situation.operators.iter().filter(|operator| has_room(operator, &taken, 0)).collect();
    let supervisors: Vec<OperatorId> =
        situation.operators.iter().filter(|operator| operator.is_supervisor).map(|operator| operator.id).collect();
    // Places only fill up: where nobody had one for a queue, a language and a priority, nobody will.
    let mut full: BTreeSet<(QueueId, Option<&str>, u8, Reach, bool)> = BTreeSet::new();
    let mut spoken: BTreeMap<(QueueId, Option<&str>), bool> = BTreeMap::new();
    let is_due = |alarmed: Option<UnixMillis>| alarmed.is_none_or(|at| now.0.saturating_sub(at.0) >= ALARM_AGAIN_MS);
    let mut unseen: Vec<ConversationId> =
        situation.unseen.iter().filter(|one| is_due(one.alarmed)).map(|one| one.id).collect();
    unseen.sort_unstable();
    let in_hands: Vec<_> = unseen.into_iter().take(ALARMS).map(|id| (id, supervisors.clone())).collect();
    let mut flood_calls = 0;
    for one in waiting {
        let is_flood = one.came_in_flood();
        let has_joined = one.turn(now).lane != Lane::Flood;
        flood_calls += usize::from(!has_joined && one.priority == 0);
        let may_call =
            one.priority == 0 && if has_joined { decision.alarms.len() < ALARMS } else { flood_calls <= ALARMS };
        if may_call && is_due(one.alarmed) {
            decision.alarms.push((one.id, supervisors.clone()));
        }
        if let Some(target) = after_hours(one, &queues) {
            decision.moves.push((one.id, target));
            continue;
        }
        if standing.contains(&one.id) {
            continue;
        }
        let pushes = queues.get(&one.queue).is_none_or(|queue| queue.pushes);
        let had = one.offer.map(|(operator, _)| operator);
        let language = one.language.as_deref();
        let anybody_may = one.passed.is_empty() && one.apart.is_empty();
        let is_spoken = match anybody_may {
            true => *spoken.entry((one.queue, language)).or_insert_with(|| is_spoken(one, situation, &queues)),
            false => is_spoken(one, situation, &queues),
        };
        let reach = Reach::of(one, queues.get(&one.queue).copied(), is_spoken, now);
        let place = (one.queue, language, one.priority.min(2), reach, is_flood);
        let pushes = pushes && !full.contains(&place);
        let may = |operator: &&&Operator| !is_flood || share.has_room(operator.id);
        let next = |passed_ms: i64| {
            let may_have_it =
                |operator: &&&Operator| may(operator) && one.may_be_offered_to(operator.id, passed_ms, now);
            next_for(one, free.iter().filter(may_have_it).copied(), &taken, &queues, reach)
        };
        let again = || next(ROUND_MS).filter(|_| one.priority <= URGENT);
        let candidate = if pushes { next(PASSED_MS).or_else(again) } else { None };
        match candidate {
            Some(operator) => {
                decision.offers.push((one.id, operator));
                taken.entry(operator).or_default().push(one.priority);
                share.note(is_flood, operator);
                free.retain(|operator| has_room(operator, &taken, 0));
            }
            None => {
                if pushes && had.is_none() && anybody_may {
                    full.insert(place);
                }
                decision.open.push(one.id);
            }
        }
    }
    decision.alarms.extend(in_hands);
    decision
}

/// Who of these is asked next.
fn next_for<'a>(
    one: &Waiting,
    operators: impl Iterator<Item = &'a Operator>,
    taken: &BTreeMap<OperatorId, Vec<u8>>,
    queues: &BTreeMap<QueueId, &Queue>,
    reach: Reach,
) -> Option<OperatorId> {
    let had = one.offer.map(|(operator, _)| operator);
    operators
        .filter(|operator| had != Some(operator.id))
        .filter(|operator| has_room(operator, taken, one.priority) && can_serve(operator, one, queues, reach))
        .min_by_key(|operator| {
            // Who helps out comes after those whose queue it is, also who held it last and has left that queue.
            let helps = !is_of_queue(operator, one, queues);
            let goes_on = !helps && one.goes_on_with(operator.id);
            (Reverse(goes_on), helps, held(operator, taken).count(), operator.idle_since, operator.id)
        })
        .map(|operator| operator.id)
}

/// Where a conversation goes now: over all queues that are closed to it. Nowhere, where they only name each other.
fn after_hours(one: &Waiting, queues: &BTreeMap<QueueId, &Queue>) -> Option<QueueId> {
    let next = |at: &QueueId| {
        let closed = queues.get(at).filter(|_| one.closed.contains(at))?;
        closed.after_hours.filter(|target| queues.contains_key(target))
    };
    // One more step than there are queues: then it goes round.
    let way: Vec<QueueId> = std::iter::successors(Some(one.queue), next).take(queues.len() + 1).collect();
    way.last().copied().filter(|last| way.len() <= queues.len() && *last != one.queue)
}

/// Whether an offer still holds: it is fresh, and whoever has it is still there, may have it and has room for it.
fn is_standing(
    waiting: &Waiting,
    operator: OperatorId,
    since: UnixMillis,
    situation: &Situation,
    taken: &BTreeMap<OperatorId, Vec<u8>>,
) -> bool {
    let fresh = situation.now.0.saturating_sub(since.0) < OFFER_MS;
    let known = || situation.operators.iter().find(|known| known.id == operator);
    let has_room = || known().is_some_and(|known| has_room(known, taken, waiting.priority));
    fresh && !waiting.apart.contains(&operator) && has_room()
}

#[cfg(test)]
mod tests;
