//! A day of arrivals through the real [`decide`](super::decide): who waits how long, who gives up, who is busy.
//!
//! Seeded: the same plan and seed give the same day. The figures are of an invented day, and good for comparing rules of
//! routing with each other; they foretell no real one.

use std::collections::{BTreeMap, BTreeSet};

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde::Deserialize;
use uuid::Uuid;

use super::{MINUTE_MS, Operator, Pace, Queue, Situation, Waiting, decide};
use crate::{ConversationId, OperatorId, QueueId, UnixMillis};

/// A second is looked at as a whole.
const STEP_MS: i64 = 1_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// In which order operators take what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As [`decide`](super::decide) does.
    Urgency,
    /// Who came first is first, whatever they say.
    FirstCome,
}

/// A day to play.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Conversations that begin in each hour of the day, on average; 24 numbers.
    pub arrivals_an_hour: Vec<f64>,
    /// Share of each priority, P0 to P4; in all 1.
    pub priorities: [f64; 5],
    /// Languages and their shares.
    pub languages: BTreeMap<String, f64>,
    /// Share of conversations that may wait for their answer: mail.
    pub slow: f64,
    /// Minutes that half of the contacts in a live talk wait before they give up.
    pub patience_min: f64,
    /// Minutes that a live conversation takes on average; a grave one takes twice as long.
    pub talk_min: f64,
    /// Share of offers that operators let pass.
    pub offers_passed: f64,
    /// Who is there when.
    pub staff: Vec<Shift>,
}

/// Operators who work at the same time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// How many.
    pub operators: u32,
    /// Languages that they speak.
    pub languages: BTreeSet<String>,
    /// First hour, 0 to 23.
    pub from: u32,
    /// Hour at which they leave, 1 to 24.
    pub to: u32,
    /// Conversations that each may hold.
    #[serde(default = "usual_limit")]
    pub limit: usize,
}

fn usual_limit() -> usize {
    3
}

/// What became of a group of conversations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Conversations that began.
    pub began: usize,
    /// Seconds until an operator took it, of those that one took; in order.
    pub waited_s: Vec<i64>,
    /// Contacts who gave up before.
    pub gave_up: usize,
    /// Conversations that were answered within their target.
    pub in_time: usize,
}

/// The figures of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// By priority, P0 to P4.
    pub priorities: [Group; 5],
    /// By language.
    pub languages: BTreeMap<String, Group>,
    /// Minutes that operators were there, all together.
    pub staffed_min: i64,
    /// Conversations that an operator held on average.
    pub mean_load: f64,
    /// Most conversations that waited at a time.
    pub longest_queue: usize,
    /// Conversations still waiting when the day ends.
    pub left: usize,
}

impl Group {
    /// Seconds that a share of those taken waited at most; `None` where none was.
    pub fn quantile_s(&self, share: f64) -> Option<i64> {
        let at = ((self.waited_s.len() as f64 * share).ceil() as usize).saturating_sub(1);
        self.waited_s.get(at).copied()
    }
}

/// Why a plan can't be played.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PlanError(String);

impl Plan {
    /// An invented day of a line of middling size: quiet nights, a busy evening.
    pub fn usual() -> Self {
        let hours = [
            5., 4., 3., 2., 2., 2., 3., 5., 8., 8., 8., 9., 10., 10., 13., 18., 24., 26., 29., 31., 31., 26., 18., 10.,
        ];
        let shift = |operators, languages: &[&str], from, to| Shift {
            operators,
            languages: languages.iter().map(|name| (*name).to_owned()).collect(),
            from,
            to,
            limit: usual_limit(),
        };
        Self {
            arrivals_an_hour: hours.to_vec(),
            priorities: [0.03, 0.12, 0.25, 0.45, 0.15],
            languages: [("en", 0.6), ("fr", 0.3), ("uk", 0.1)].map(|(name, share)| (name.to_owned(), share)).into(),
            slow: 0.25,
            patience_min: 12.0,
            talk_min: 35.0,
            offers_passed: 0.1,
            staff: vec![
                shift(2, &["en", "fr"], 0, 8),
                shift(3, &["en", "fr"], 8, 16),
                shift(3, &["en"], 15, 23),
                shift(2, &["en", "fr", "uk"], 14, 22),
                shift(2, &["en", "fr"], 16, 24),
            ],
        }
    }

    /// # Errors
    /// [`PlanError`], in words.
    pub fn check(&self) -> Result<(), PlanError> {
        let fail = |words: &str| Err(PlanError(words.to_owned()));
        let share = |value: f64| (0.0..=1.0).contains(&value);
        if self.arrivals_an_hour.len() != 24
            || self.arrivals_an_hour.iter().any(|rate| !(0.0..=100_000.0).contains(rate))
        {
            return fail("arrivals_an_hour: 24 numbers, none below 0 or above 100000");
        }
        if self.priorities.iter().any(|value| !share(*value))
            || (self.priorities.iter().sum::<f64>() - 1.0).abs() > 0.001
        {
            return fail("priorities: five shares that are 1 together");
        }
        if self.languages.is_empty()
            || self.languages.values().any(|value| !share(*value))
            || (self.languages.values().sum::<f64>() - 1.0).abs() > 0.001
        {
            return fail("languages: shares that are 1 together");
        }
        if !share(self.slow) || !share(self.offers_passed) {
            return fail("slow and offers_passed: shares from 0 to 1");
        }
        if !(self.patience_min > 0.0 && self.talk_min > 0.0) {
            return fail("patience_min and talk_min: more than 0 minutes");
        }
        if self
            .staff
            .iter()
            .any(|shift| shift.from >= shift.to || shift.to > 24 || shift.limit == 0 || shift.operators > 10_000)
        {
            return fail("staff: each shift from an hour to a later one, at most 24, with a limit of 1 or more");
        }
        Ok(())
    }
}

struct Arrival {
    at: i64,
    talk: Waiting,
    patience_ms: i64,
    work_ms: i64,
}

struct Worker {
    operator: Operator,
    from: i64,
    to: i64,
    /// What is held: when it ends, and its priority.
    until: Vec<(i64, u8)>,
}

/// Plays a day.
///
/// # Errors
/// [`PlanError`] where the plan says what can't be.
pub fn play(plan: &Plan, seed: u64, order: Order) -> Result<Day, PlanError> {
    plan.check()?;
    let mut random = StdRng::seed_from_u64(seed);
    let queue = QueueId(Uuid::from_u128(1));
    let queues = vec![Queue::new(queue)];
    let mut arrivals = arrivals(plan, queue, &mut random).into_iter().peekable();
    let mut workers = workers(plan);
    let mut day = Day::default();
    let mut waiting: BTreeMap<ConversationId, (Waiting, i64, i64)> = BTreeMap::new();
    let (mut held, mut samples) = (0_usize, 0_usize);
    let mut now = 0;
    while now < DAY_MS {
        while let Some(arrival) = arrivals.next_if(|arrival| arrival.at <= now) {
            count(&mut day, &arrival.talk, |group| group.began += 1);
            waiting.insert(arrival.talk.id, (arrival.talk, arrival.at + arrival.patience_ms, arrival.work_ms));
        }
        let gave_up: Vec<ConversationId> =
            waiting.iter().filter(|(_, (_, until, _))| *until <= now).map(|(id, _)| *id).collect();
        for id in gave_up {
            if let Some((talk, ..)) = waiting.remove(&id) {
                count(&mut day, &talk, |group| group.gave_up += 1);
            }
        }
        for worker in &mut workers {
            worker.until.retain(|(until, _)| *until > now);
            worker.operator.holds = worker.until.iter().map(|(_, priority)| *priority).collect();
            worker.operator.accepts = (worker.from..worker.to).contains(&now);
            if worker.operator.accepts {
                held += worker.operator.holds.len();
                samples += 1;
            }
        }
        day.longest_queue = day.longest_queue.max(waiting.len());
        // Offers are taken within the second, or passed on.
        loop {
            let situation = Situation {
                now: UnixMillis(now),
                queues: queues.clone(),
                waiting: waiting.values().map(|(talk, ..)| talk.clone()).collect(),
                unseen: Vec::new(),
                operators: workers.iter().map(|worker| worker.operator.clone()).collect(),
            };
            let offers = offers(situation, order);
            if offers.is_empty() {
                break;
            }
            for (id, who) in offers {
                if random.random_bool(plan.offers_passed) {
                    if let Some((talk, ..)) = waiting.get_mut(&id) {
                        talk.passed.insert(who, UnixMillis(now));
                    }
                    continue;
                }
                let Some((talk, _, work_ms)) = waiting.remove(&id) else { continue };
                let waited_ms = now - talk.since.0;
                let target_ms = super::target_ms(talk.priority, talk.pace).unwrap_or(DAY_MS);
                // "Now" is within the minute in which it is offered.
                let in_time = waited_ms <= target_ms.max(MINUTE_MS);
                count(&mut day, &talk, |group| {
                    group.waited_s.push(waited_ms / 1_000);
                    group.in_time += usize::from(in_time);
                });
                if let Some(worker) = workers.iter_mut().find(|worker| worker.operator.id == who) {
                    worker.until.push((now + work_ms, talk.priority));
                    worker.operator.holds.push(talk.priority);
                    worker.operator.idle_since = UnixMillis(now);
                }
            }
        }
        now += STEP_MS;
    }
    day.left = waiting.len();
    day.mean_load = held as f64 / samples.max(1) as f64;
    day.staffed_min = i64::try_from(samples).unwrap_or(i64::MAX) * STEP_MS / MINUTE_MS;
    for group in day.priorities.iter_mut().chain(day.languages.values_mut()) {
        group.waited_s.sort_unstable();
    }
    Ok(day)
}

/// What is offered next. By first come one after the other as they came, each to whoever may have it by what it is: nothing but the order
/// differs.
fn offers(mut situation: Situation, order: Order) -> Vec<(ConversationId, OperatorId)> {
    if order == Order::Urgency {
        return decide(&situation).offers;
    }
    let mut waiting = std::mem::take(&mut situation.waiting);
    waiting.sort_by_key(|talk| (talk.since, talk.id));
    let offered = |talk| {
        situation.waiting = vec![talk];
        decide(&situation).offers.pop()
    };
    // Taken or let pass, it counts before the next is offered.
    waiting.into_iter().find_map(offered).into_iter().collect()
}

fn count(day: &mut Day, talk: &Waiting, change: impl Fn(&mut Group)) {
    if let Some(group) = day.priorities.get_mut(usize::from(talk.priority)) {
        change(group);
    }
    change(day.languages.entry(talk.language.clone().unwrap_or_default()).or_default());
}

fn arrivals(plan: &Plan, queue: QueueId, random: &mut StdRng) -> Vec<Arrival> {
    let mut arrivals = Vec::new();
    for (hour, rate) in (0_i64..).zip(&plan.arrivals_an_hour) {
        let mut at = 0.0;
        loop {
            at += exponential(random, 1.0 / rate.max(1e-9)) * HOUR_MS as f64;
            if at >= HOUR_MS as f64 {
                break;
            }
            let at = hour * HOUR_MS + at as i64;
            let priority = u8::try_from(chosen(random, plan.priorities.iter().copied())).unwrap_or(3);
            let language = plan.languages.keys().nth(chosen(random, plan.languages.values().copied()));
            let pace = if random.random_bool(plan.slow) { Pace::Slow } else { Pace::Live };
            // Half give up within the time; mails don't.
            let patience = exponential(random, plan.patience_min / std::f64::consts::LN_2);
            let talk_min = plan.talk_min * if priority <= 1 { 2.0 } else { 1.0 };
            let work = exponential(random, talk_min);
            let number = u128::try_from(arrivals.len()).unwrap_or(0) + 1;
            arrivals.push(Arrival {
                at,
                patience_ms: if pace == Pace::Slow { 2 * DAY_MS } else { (patience * MINUTE_MS as f64) as i64 },
                work_ms: (work * MINUTE_MS as f64) as i64,
                talk: Waiting {
                    language: language.cloned(),
                    pace,
                    ..Waiting::new(ConversationId(Uuid::from_u128(number)), queue, priority, UnixMillis(at))
                },
            });
        }
    }
    arrivals
}

fn workers(plan: &Plan) -> Vec<Worker> {
    let everybody = plan.staff.iter().flat_map(|shift| (0..shift.operators).map(move |_| shift));
    (1_u128..)
        .zip(everybody)
        .map(|(number, shift)| Worker {
            operator: Operator {
                id: OperatorId(Uuid::from_u128(number)),
                languages: shift.languages.clone(),
                skills: BTreeSet::new(),
                accepts: false,
                is_supervisor: false,
                holds: Vec::new(),
                in_flood: false,
                limit: shift.limit,
                idle_since: UnixMillis(0),
            },
            from: i64::from(shift.from) * HOUR_MS,
            to: i64::from(shift.to) * HOUR_MS,
            until: Vec::new(),
        })
        .collect()
}

fn exponential(random: &mut StdRng, mean: f64) -> f64 {
    -mean * (1.0 - random.random::<f64>()).ln()
}

fn chosen(random: &mut StdRng, shares: impl Iterator<Item = f64>) -> usize {
    let mut left = random.random::<f64>();
    let mut last = 0;
    for (index, share) in shares.enumerate() {
        last = index;
        left -= share;
        if left < 0.0 {
            break;
        }
    }
    last
}
