//! What operators' screens follow: a snapshot and then events, in the order of the hotline's log.
//!
//! One hub a hotline and node reads the log once, fills in rows and words, and hands the same events to every stream; a
//! stream that starts behind or falls behind reads what it missed itself. Words pass only to roles that may read them.

use std::{
    collections::{HashMap, VecDeque},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use futures::Stream;
use parking_lot::Mutex;
use tokio::sync::broadcast;
use uuid::Uuid;

use crate::{
    CaseId, ConversationId, HotlineId, Inbox, OperatorId,
    access::{Right, Scope},
    presence::Connected,
    seats,
    store::{
        StoreError, conversations,
        effects::Kept,
        events::{self, EventRow},
        messages,
    },
    view::{Counts, Event, Message, Person, Row},
};

/// What happens to a conversation that went into another is shown there.
const SHOWN_BY_HEAD: &[&str] = &[
    "contact.left",
    "message.added",
    "note.added",
    "message.seen",
    "delivery.changed",
    "timeline.added",
    "file.sealed",
    "call.saved",
    "emergency.decided",
    "safety.changed",
    "answers.moved",
    "block.changed",
    "bystanders.changed",
    "identity.changed",
];
/// Events read at once.
const PAGE: i64 = 200;
/// A screen that is further behind than this takes a new snapshot, which is cheaper.
const FAR_BEHIND: i64 = 5_000;

/// Events as one operator sees them. Ends when Earshot stops.
pub type EventStream = Pin<Box<dyn Stream<Item = Result<Arc<Event>, StoreError>> + Send>>;

/// Why a screen can't go on from where it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FollowError {
    /// It asks for events after one that does not exist yet.
    #[error("the newest event is {last}")]
    Ahead {
        /// The newest event.
        last: i64,
    },
    /// It is too far behind: take a new snapshot.
    #[error("too far behind; take a new snapshot")]
    Gone,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a hub hands to its streams.
#[derive(Clone)]
enum Told {
    /// A kept event.
    Kept(Arc<Event>),
    /// Typing, presence: not kept.
    Passing(Arc<Event>),
    /// How many conversations each view holds, and each operator.
    Counts(Counts, Arc<HashMap<OperatorId, i64>>),
}

struct Hub {
    hotline: HotlineId,
    told: broadcast::Sender<Told>,
    /// The newest event that was told.
    seq: AtomicI64,
}

#[derive(Default)]
pub(crate) struct Hubs {
    hubs: Mutex<HashMap<HotlineId, Arc<Hub>>>,
}

impl Hubs {
    fn tell(&self, hotline: HotlineId, told: Told) {
        if let Some(hub) = self.hubs.lock().get(&hotline) {
            let _nobody = hub.told.send(told);
        }
    }

    /// How many screens follow.
    pub(crate) fn streams(&self) -> usize {
        self.hubs.lock().values().map(|hub| hub.told.receiver_count()).sum()
    }
}

impl Inbox {
    /// Events after a number, kept ones first and then live.
    ///
    /// # Errors
    /// [`FollowError`].
    pub async fn events(&self, scope: &Scope, after: i64) -> Result<EventStream, FollowError> {
        let hub = self.hub(scope.hotline()).await?;
        let told = hub.told.subscribe();
        if hub.told.receiver_count() == 1 {
            let newest = self.last_event(scope.hotline()).await?;
            hub.seq.fetch_max(newest, Ordering::SeqCst);
        }
        let last = hub.seq.load(Ordering::SeqCst);
        if after > last {
            // The hub may be a moment behind the log.
            let newest = self.last_event(scope.hotline()).await?;
            if after > newest {
                return Err(FollowError::Ahead { last: newest });
            }
        }
        if after < 0 || last - after > FAR_BEHIND {
            return Err(FollowError::Gone);
        }
        let follow = Follow {
            inbox: self.clone(),
            scope: scope.clone(),
            told,
            after,
            behind: true,
            ready: VecDeque::new(),
            over: false,
            _connected: self.presence().connected(scope.operator()),
        };
        Ok(Box::pin(futures::stream::unfold(follow, |mut follow| async move {
            let event = follow.next().await?;
            Some((event, follow))
        })))
    }

    async fn last_event(&self, hotline: HotlineId) -> Result<i64, StoreError> {
        let mut reader = self.data().reader().await?;
        events::last(&mut reader.conn(), hotline).await
    }

    async fn hub(&self, hotline: HotlineId) -> Result<Arc<Hub>, StoreError> {
        if let Some(hub) = self.hubs().hubs.lock().get(&hotline) {
            return Ok(hub.clone());
        }
        let seq = self.last_event(hotline).await?;
        let mut hubs = self.hubs().hubs.lock();
        let hub = hubs.entry(hotline).or_insert_with(|| {
            let hub = Arc::new(Hub { hotline, told: broadcast::channel(1024).0, seq: AtomicI64::new(seq) });
            self.tasks().spawn(self.clone().run_hub(hub.clone()));
            hub
        });
        Ok(hub.clone())
    }

    async fn run_hub(self, hub: Arc<Hub>) {
        let stop = self.stop().clone();
        let mut committed = self.data().committed();
        loop {
            let kept = tokio::select! {
                () = stop.cancelled() => return,
                commit = committed.recv() => match commit {
                    Ok(commit) if commit.hotline.is_some_and(|id| id != hub.hotline.0) => continue,
                    Ok(commit) => commit.kept,
                    Err(broadcast::error::RecvError::Lagged(_)) => None,
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                // A lost notice costs two seconds, not an event.
                () = tokio::time::sleep(Duration::from_secs(2)) => None,
            };
            // Nobody looks: whoever comes next begins at the log's end.
            if hub.told.receiver_count() == 0 {
                continue;
            }
            if let Err(error) = self.advance(&hub, kept.as_deref()).await {
                tracing::warn!(%error, hotline.id = %hub.hotline, "the event log can't be read; trying again");
            }
        }
    }

    /// Tells what is new: the events that a commit on this node left, or else what the log holds.
    async fn advance(&self, hub: &Hub, kept: Option<&[Arc<Kept>]>) -> Result<(), StoreError> {
        let next = hub.seq.load(Ordering::SeqCst) + 1;
        let mut moved = false;
        // What has parts, or is one, is looked up.
        let is_one = |kept: &Arc<Kept>| kept.shown.row.merged_into.is_none() && kept.shown.row.parts == 0;
        let whole = kept.filter(|kept| kept.first().is_some_and(|first| first.event.seq == next));
        if let Some(kept) = whole.filter(|kept| kept.iter().all(is_one)) {
            moved = true;
            let shown = self.shown(hub.hotline, kept).await?;
            self.look_again(hub.hotline, &shown);
            tell(hub, shown);
        } else {
            loop {
                let after = hub.seq.load(Ordering::SeqCst);
                let filled = self.filled(hub.hotline, after).await?;
                moved |= !filled.is_empty();
                self.look_again(hub.hotline, &filled);
                let full = filled.len() as i64 == PAGE;
                tell(hub, filled);
                if !full {
                    break;
                }
            }
        }
        if moved {
            let (counts, held) = self.all_counts(hub.hotline).await?;
            let _nobody = hub.told.send(Told::Counts(counts, Arc::new(held)));
        }
        Ok(())
    }

    /// Sessions that another node ended are not believed here any longer either, and whoever is away and follows nothing is seen nowhere.
    fn look_again(&self, hotline: HotlineId, events: &[Arc<Event>]) {
        for event in events.iter().filter(|event| event.kind == "operator.status") {
            let said = |field: &str| event.data.get(field).and_then(serde_json::Value::as_str);
            let Some(operator) = said("subject").and_then(|subject| subject.parse().ok()).map(OperatorId) else {
                continue;
            };
            self.access().forget(operator);
            if said("status") == Some("away") {
                self.tell_gone(hotline, operator);
            }
        }
    }

    /// The same as [`Inbox::filled`] makes, from what the transaction left.
    async fn shown(&self, hotline: HotlineId, kept: &[Arc<Kept>]) -> Result<Vec<Arc<Event>>, StoreError> {
        let newest = kept.last().map_or(0, |kept| kept.event.seq);
        let said = kept.iter().filter_map(|kept| kept.shown.said.clone()).collect();
        let mut said = self.opened(hotline, said, &[]).await?;
        // What was just written was asked about when it was; what somebody decided about deliveries is asked about now.
        if kept.iter().any(|kept| kept.event.kind == "delivery.changed" && kept.event.actor.is_some()) {
            self.say_withheld(hotline, &mut said).await?;
        }
        let thread: HashMap<_, _> = said.into_iter().map(|said| (said.id, said)).collect();
        let spec = self.hotlines().spec(hotline).await?;
        let row = |kept: &Kept| self.list_row(kept.shown.row.clone(), hotline, newest, &spec);
        Ok(kept.iter().map(|kept| Arc::new(event(kept.event.clone(), Some(row(kept)), &thread))).collect())
    }

    /// The next page of events with rows and words filled in: three look-ups a page, whatever its length.
    async fn filled(&self, hotline: HotlineId, after: i64) -> Result<Vec<Arc<Event>>, StoreError> {
        let (rows, list, thread) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let rows = events::after(&mut conn, hotline, after, PAGE).await?;
            if rows.is_empty() {
                return Ok(Vec::new());
            }
            let ids = |kinds: &[&str], id: fn(&EventRow) -> Option<Uuid>| {
                let mut ids: Vec<Uuid> = rows
                    .iter()
                    .filter(|row| kinds.is_empty() || kinds.contains(&row.kind.as_str()))
                    .filter_map(id)
                    .collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            };
            let mut list = conversations::rows_by_id(&mut conn, hotline, &ids(&[], |row| row.conversation_id)).await?;
            let heads: Vec<Uuid> = list.iter().filter_map(|row| row.merged_into).collect();
            if !heads.is_empty() {
                list.extend(conversations::rows_by_id(&mut conn, hotline, &heads).await?);
            }
            let said = ids(&["message.added", "note.added", "delivery.changed"], |row| row.subject);
            let thread = messages::by_id(&mut conn, hotline, &said).await?;
            (rows, list, thread)
        };
        let newest = rows.last().map_or(after, |row| row.seq);
        let spec = self.hotlines().spec(hotline).await?;
        let list: HashMap<_, _> =
            list.into_iter().map(|row| (row.id, self.list_row(row, hotline, newest, &spec))).collect();
        let thread: HashMap<_, _> =
            self.thread_messages(hotline, thread).await?.into_iter().map(|said| (said.id, said)).collect();
        Ok(rows
            .into_iter()
            .map(|row| {
                let mut row = row;
                let listed = row.conversation_id.and_then(|id| list.get(&id));
                let head =
                    listed.and_then(|row| row.merged_into).filter(|_| SHOWN_BY_HEAD.contains(&row.kind.as_str()));
                if let Some(head) = head {
                    row.conversation_id = Some(head.0);
                }
                let listed = row.conversation_id.and_then(|id| list.get(&id).cloned());
                Arc::new(event(row, listed, &thread))
            })
            .collect())
    }

    /// What was done with a case is told to whoever may see it.
    async fn may_hear(&self, scope: &Scope, event: &Event) -> Result<bool, StoreError> {
        if event.kind != "case.changed" {
            return Ok(true);
        }
        let case = event.data.get("subject").and_then(serde_json::Value::as_str).and_then(|id| id.parse().ok());
        let Some(case) = case.map(CaseId) else { return Ok(false) };
        self.cases().is_seen_by(scope, case).await
    }

    async fn all_counts(&self, hotline: HotlineId) -> Result<(Counts, HashMap<OperatorId, i64>), StoreError> {
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let mut counts = Counts::default();
        for (name, value) in conversations::counters(&mut conn, hotline).await? {
            match name.as_str() {
                "waiting" => counts.waiting = value,
                "theirs" => counts.theirs = value,
                _ => counts.closed = value,
            }
        }
        counts.snoozed = conversations::count_snoozed(&mut conn, hotline).await?;
        counts.theirs -= counts.snoozed;
        let held = conversations::held(&mut conn, hotline).await?;
        let mut held: HashMap<_, _> = held.into_iter().map(|(id, count)| (OperatorId(id), count)).collect();
        for (_, stored) in conversations::seated(&mut conn, hotline).await? {
            for seat in seats::of(&stored) {
                *held.entry(seat.operator).or_default() += 1;
            }
        }
        Ok((counts, held))
    }

    /// How many conversations each view holds.
    ///
    /// # Errors
    /// As the store says.
    pub async fn counts(&self, scope: &Scope) -> Result<Counts, StoreError> {
        let (mut counts, held) = self.all_counts(scope.hotline()).await?;
        counts.mine = held.get(&scope.operator()).copied().unwrap_or_default();
        Ok(counts)
    }

    /// Tells screens that somebody types; `who` is an operator, or `None` for the contact.
    pub(crate) fn tell_typing(&self, hotline: HotlineId, id: ConversationId, who: Option<OperatorId>, on: bool) {
        let who = who.map_or_else(|| "contact".to_owned(), |operator| operator.to_string());
        self.tell_passing(hotline, "typing", id, serde_json::json!({"who": who, "on": on}));
    }

    /// Tells screens who has a conversation open.
    pub(crate) fn tell_presence(&self, hotline: HotlineId, id: ConversationId) {
        let (viewers, _) = self.presence().of(id, self.clock().now());
        self.tell_passing(hotline, "presence", id, serde_json::json!({"viewers": viewers}));
    }

    /// A session ended, and its stream with it: nobody is seen at that screen any more. Gives what the screen is told last.
    pub fn session_over(&self, scope: &Scope) -> Event {
        self.tell_gone(scope.hotline(), scope.operator());
        passing("session.ended", None, self.clock().now().0, serde_json::json!({}))
    }

    fn tell_gone(&self, hotline: HotlineId, operator: OperatorId) {
        for id in self.presence().gone(operator) {
            self.tell_presence(hotline, id);
        }
    }

    fn tell_passing(&self, hotline: HotlineId, kind: &str, id: ConversationId, data: serde_json::Value) {
        self.hubs().tell(hotline, Told::Passing(Arc::new(passing(kind, Some(id), self.clock().now().0, data))));
    }
}

/// What is told and not kept.
fn passing(kind: &str, conversation_id: Option<ConversationId>, at: i64, data: serde_json::Value) -> Event {
    let (row, message, delivery, counts) = (None, None, None, None);
    Event { seq: 0, at, actor: None, kind: kind.into(), conversation_id, row, message, delivery, counts, data }
}

/// First the number, then the events: who joins in between reads what it missed, and never misses one.
fn tell(hub: &Hub, events: Vec<Arc<Event>>) {
    let Some(last) = events.last() else { return };
    hub.seq.fetch_max(last.seq, Ordering::SeqCst);
    for event in events {
        let _nobody = hub.told.send(Told::Kept(event));
    }
}

fn event(row: EventRow, listed: Option<Row>, thread: &HashMap<Uuid, Message>) -> Event {
    let said = row.subject.and_then(|id| thread.get(&id));
    let added = matches!(row.kind.as_str(), "message.added" | "note.added");
    Event {
        seq: row.seq,
        at: row.at,
        actor: row.actor.zip(row.actor_name).map(|(id, name)| Person { id: OperatorId(id), name }),
        row: listed,
        message: said.filter(|_| added).cloned(),
        delivery: said.filter(|_| row.kind == "delivery.changed").and_then(|said| said.delivery.clone()),
        counts: None,
        data: match (row.kind.as_str(), row.subject) {
            ("delivery.changed", Some(message)) => serde_json::json!({"message_id": message}),
            ("operator.status" | "case.changed", Some(subject)) => with_subject(&row.data, subject),
            // Whose a call that no channel brought may be is asked where it is opened.
            ("call.saved", Some(subject)) if row.conversation_id.is_some() => with_subject(&row.data, subject),
            _ => serde_json::from_str(&row.data).unwrap_or_default(),
        },
        conversation_id: row.conversation_id.map(ConversationId),
        kind: row.kind,
    }
}

fn with_subject(data: &str, subject: Uuid) -> serde_json::Value {
    let mut data: serde_json::Value = serde_json::from_str(data).unwrap_or_default();
    if let Some(fields) = data.as_object_mut() {
        fields.insert("subject".into(), subject.to_string().into());
    }
    data
}

/// One operator's stream.
struct Follow {
    inbox: Inbox,
    scope: Scope,
    told: broadcast::Receiver<Told>,
    after: i64,
    /// There are older events to read than those that are told.
    behind: bool,
    ready: VecDeque<Arc<Event>>,
    over: bool,
    _connected: Connected,
}

impl Follow {
    async fn next(&mut self) -> Option<Result<Arc<Event>, StoreError>> {
        loop {
            if let Some(event) = self.ready.front() {
                // Taken once that is known: whoever waits for this may be called away.
                let is_theirs = match self.inbox.may_hear(&self.scope, event).await {
                    Ok(is_theirs) => is_theirs,
                    Err(error) => {
                        self.over = true;
                        return Some(Err(error));
                    }
                };
                match self.ready.pop_front().filter(|_| is_theirs) {
                    Some(event) => return Some(Ok(event)),
                    None => continue,
                }
            }
            if self.over {
                return None;
            }
            if self.behind {
                match Box::pin(self.inbox.filled(self.scope.hotline(), self.after)).await {
                    Ok(events) => {
                        self.behind = events.len() as i64 == PAGE;
                        for event in events {
                            self.take(event);
                        }
                    }
                    Err(error) => {
                        self.over = true;
                        return Some(Err(error));
                    }
                }
                continue;
            }
            let stop = self.inbox.stop().clone();
            tokio::select! {
                () = stop.cancelled() => self.over = true,
                told = self.told.recv() => match told {
                    // Numbers have no gaps: one that is skipped was missed, and is read.
                    Ok(Told::Kept(event)) if event.seq == self.after + 1 => self.take(event),
                    Ok(Told::Kept(event)) => self.behind |= event.seq > self.after,
                    Ok(Told::Passing(event)) => self.pass(event),
                    Ok(Told::Counts(counts, held)) => self.count(counts, &held),
                    Err(broadcast::error::RecvError::Lagged(_)) => self.behind = true,
                    Err(broadcast::error::RecvError::Closed) => self.over = true,
                },
            }
        }
    }

    fn take(&mut self, event: Arc<Event>) {
        self.after = self.after.max(event.seq);
        self.pass(event);
    }

    /// Hands on what this reader may see: conversations only to those who talk, words only of what they have open (which
    /// was audited) or hold.
    fn pass(&mut self, event: Arc<Event>) {
        let Some(id) = event.conversation_id else { return self.ready.push_back(event) };
        if !self.scope.role().may(Right::Talk) {
            return;
        }
        let me = self.scope.operator();
        let holds = event.row.as_ref().and_then(|row| row.assignee.as_ref()).is_some_and(|holder| holder.id == me);
        let named = event.data.get("mentions").and_then(serde_json::Value::as_array);
        let named = named.is_some_and(|named| named.contains(&serde_json::json!(me)));
        if event.message.as_ref().is_some_and(|message| seats::is_hidden(message, &self.scope, named)) {
            return self.ready.push_back(Arc::new(Event { message: None, ..(*event).clone() }));
        }
        if event.message.is_none() || holds || self.inbox.presence().has_open(id, me, self.inbox.clock().now()) {
            return self.ready.push_back(event);
        }
        self.ready.push_back(Arc::new(Event { message: None, ..(*event).clone() }));
    }

    fn count(&mut self, counts: Counts, held: &HashMap<OperatorId, i64>) {
        let mine = held.get(&self.scope.operator()).copied().unwrap_or_default();
        let told = passing("counts", None, self.inbox.clock().now().0, serde_json::json!({}));
        self.ready.push_back(Arc::new(Event { counts: Some(Counts { mine, ..counts }), ..told }));
    }
}
