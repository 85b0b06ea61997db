//! The supervisor's board: who waits and for how long, and who is there to answer. Sums and clocks; a talk's own words are in its talk.
//!
//! A snapshot. Screens take one when they begin, and another a few seconds after the event stream says that something changed.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Inbox, OperatorId,
    access::{OperatorStatus, Right, Role, Scope, StatusWhy},
    routing::queue_name,
    store::{
        StoreError,
        board::{self as rows, LoadRow, WaitingRow},
        conversations::{self, PageStart},
        events, operators, routing as routes,
    },
    view::Row,
};

/// Those who wait that are looked at one by one, the first in their order.
const LOOKED_AT: i64 = 1_000;
/// Late ones that are shown.
const SHOWN: usize = 12;
/// A screen that said nothing for so long is gone; milliseconds.
const HERE_MS: i64 = 90_000;

/// A hotline at one look.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Board {
    /// When; milliseconds since 1970.
    pub at: i64,
    /// Everything up to this number of the event log is in.
    pub seq: i64,
    /// Who waits for us, all of them.
    pub waiting: Waiting,
    /// The same by priority, 0 (now) to 4 (same day); all five.
    pub by_priority: Vec<Share>,
    /// By language tag, the most first; an empty name is a language that nobody knows yet.
    pub by_language: Vec<Share>,
    /// By channel, the most first.
    pub by_channel: Vec<Share>,
    /// By queue, in the order of the description; empty where the hotline has none.
    pub by_queue: Vec<Share>,
    /// Who works here.
    pub operators: Vec<Load>,
    /// Those who wait beyond their target, in the order in which they should be taken; the first twelve. None for who sees no talks.
    pub late: Vec<Row>,
}

/// Those who wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Waiting {
    /// How many.
    pub talks: i64,
    /// Of those, how many nobody holds.
    pub unclaimed: i64,
    /// Since when the one waits who waits longest; milliseconds since 1970.
    pub since: Option<i64>,
    /// How many wait beyond their target, among the first thousand.
    pub late: i64,
}

/// A part of those who wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Share {
    /// Of what: a priority's digit, a language tag, a channel's or queue's name.
    pub name: String,
    /// Those who wait in it.
    pub waiting: Waiting,
}

/// Somebody at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Load {
    /// Who.
    pub id: OperatorId,
    /// The name that colleagues see.
    pub name: String,
    /// What they are trusted with.
    pub role: Role,
    /// What they say of themselves.
    pub status: OperatorStatus,
    /// Why they take no contacts, where they said so.
    pub status_why: Option<StatusWhy>,
    /// Whether a screen of theirs is connected.
    pub here: bool,
    /// Talks that they hold.
    pub talks: i64,
    /// Of those, how many wait for an answer.
    pub unanswered: i64,
    /// Since when the one waits who waits longest for them; milliseconds since 1970.
    pub since: Option<i64>,
    /// The gravest of their talks, 0 to 4.
    pub gravest: Option<i64>,
    /// Talks that they may hold.
    pub limit: i64,
    /// Languages that they answer in.
    pub languages: Vec<String>,
}

impl Waiting {
    fn add(&mut self, row: &WaitingRow) {
        self.talks += row.talks;
        if !row.held {
            self.unclaimed += row.talks;
        }
        self.since = [self.since, row.since].into_iter().flatten().min();
    }
}

impl Inbox {
    /// The board of the reader's hotline (supervisors, administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn board(&self, scope: &Scope) -> Result<Board, StoreError> {
        scope.need(Right::Audit)?;
        let hotline = scope.hotline();
        let spec = self.hotlines().spec(hotline).await?;
        let at = self.clock().now().0;
        let (seq, sums, loads, people, here, first) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let seq = events::last(&mut conn, hotline).await?;
            let sums = rows::waiting(&mut conn, hotline).await?;
            let loads = rows::loads(&mut conn, hotline).await?;
            let people = operators::of_hotline(&mut conn, hotline).await?;
            let here = routes::people(&mut conn, hotline).await?;
            let start = PageStart { rank: -1, at: 0, id: Uuid::nil() };
            (seq, sums, loads, people, here, conversations::waiting(&mut conn, hotline, start, LOOKED_AT).await?)
        };
        let late: Vec<Row> = first
            .into_iter()
            .map(|row| self.list_row(row, hotline, seq, &spec))
            .filter(|row| row.due_at.is_some_and(|due| due < at))
            .collect();
        let mut waiting = Waiting::default();
        sums.iter().for_each(|row| waiting.add(row));
        waiting.late = late.len() as i64;
        let mut by_priority = parts(&sums, |row| Some(row.priority.to_string()));
        for priority in 0..=4 {
            by_priority.entry(priority.to_string()).or_default();
        }
        for row in &late {
            by_priority.entry(row.priority.to_string()).or_default().late += 1;
        }
        let by_queue = if spec.queues.is_empty() {
            Vec::new()
        } else {
            let queue = |row: &WaitingRow| Some(queue_name(&spec, hotline, row.queue_id?)?.to_owned());
            let mut parts = parts(&sums, queue);
            let named = spec.queues.iter().map(|queue| Share {
                waiting: parts.remove(&queue.name).unwrap_or_default(),
                name: queue.name.clone(),
            });
            named.collect()
        };
        let connected: HashSet<OperatorId> = self.presence().at_their_desks().into_iter().collect();
        let here: HashSet<OperatorId> = here
            .into_iter()
            .filter(|person| person.here_at.is_some_and(|here| at - here < HERE_MS))
            .map(|person| OperatorId(person.id))
            .chain(connected)
            .collect();
        let operators = people.into_iter().filter(|person| person.active && person.role != Role::Admin).map(|person| {
            let own: Vec<&LoadRow> = loads.iter().filter(|load| load.assignee == person.id.0).collect();
            let unanswered = own.iter().filter(|load| load.state == "waiting");
            Load {
                here: here.contains(&person.id),
                talks: own.iter().map(|load| load.talks).sum(),
                unanswered: unanswered.clone().map(|load| load.talks).sum(),
                since: unanswered.filter_map(|load| load.since).min(),
                gravest: own.iter().map(|load| load.gravest).min(),
                limit: person.talk_limit.into(),
                id: person.id,
                name: person.name,
                role: person.role,
                status: person.status,
                status_why: person.status_why,
                languages: person.languages,
            }
        });
        Ok(Board {
            at,
            seq,
            waiting,
            by_priority: by_priority.into_iter().map(|(name, waiting)| Share { name, waiting }).collect(),
            by_language: most_first(parts(&sums, |row| Some(row.language.clone().unwrap_or_default()))),
            by_channel: most_first(parts(&sums, |row| Some(row.name.clone()))),
            by_queue,
            operators: operators.collect(),
            // Who sets up sees no talks.
            late: if scope.role().may(Right::Talk) { late.into_iter().take(SHOWN).collect() } else { Vec::new() },
        })
    }
}

fn parts(rows: &[WaitingRow], name: impl Fn(&WaitingRow) -> Option<String>) -> BTreeMap<String, Waiting> {
    let mut parts: BTreeMap<String, Waiting> = BTreeMap::new();
    for row in rows {
        if let Some(name) = name(row) {
            parts.entry(name).or_default().add(row);
        }
    }
    parts
}

fn most_first(parts: BTreeMap<String, Waiting>) -> Vec<Share> {
    let mut shares: Vec<Share> = parts.into_iter().map(|(name, waiting)| Share { name, waiting }).collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.waiting.talks));
    shares
}
