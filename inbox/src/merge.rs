//! A conversation goes into another and comes back. Nothing is moved or sealed anew: the one that goes keeps its messages, its key, its
//! sittings and what its contact reads, and points to the other, which shows both in the order of time and stands in the lists for both.
//!
//! Invariant: how each stands by itself is never lost. The one that went goes on standing by itself, so what it is when it comes back is
//! what it would be without the merge. Of the one that shows it, what was its own is kept beside it, and comes back unless somebody
//! acted on the whole meanwhile: then that is how it stands.

use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, UnixMillis,
    access::{Right, Scope},
    clock::timed_id,
    reading::contact_view,
    routing::{End, Pace},
    store::{
        StoreError,
        conversations::{self, Facts},
        effects::{NewAudit, NewEvent},
        merges as rows, messages, routing, threads, ties,
        timeline::{self, NewHappening},
        writer::Tx,
    },
    talk::{Act, command, leave_hands},
    ties::{MOST_CONTACTS, Two},
    view::{Row, RowChannel, TalkLine},
};

/// Conversations that go into one, at most: their places are one digit of a message's.
const MOST_PARTS: i64 = 9;

/// A message's place in a thread of several conversations: grows with time, and differs between them.
pub(crate) fn place(at: i64, n: i64, part: i64) -> i64 {
    at * 1_000 + (n % 100) * 10 + part
}

/// The time in such a place.
pub(crate) fn time_of(place: i64) -> i64 {
    place / 1_000
}

/// How a conversation stands in the lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Standing {
    pub(crate) state: String,
    pub(crate) priority: i64,
    pub(crate) auto_priority: i64,
    pub(crate) reason: Option<String>,
    pub(crate) rule: Option<String>,
    pub(crate) waiting_since: Option<i64>,
    pub(crate) unread: i64,
    pub(crate) turn: i64,
    pub(crate) snoozed_until: Option<i64>,
}

impl Standing {
    pub(crate) fn of(facts: &Facts) -> Self {
        Self {
            state: facts.state.clone(),
            priority: facts.priority,
            auto_priority: facts.auto_priority,
            reason: facts.reason.clone(),
            rule: facts.rule.clone(),
            waiting_since: facts.waiting_since,
            unread: facts.unread,
            turn: facts.turn,
            snoozed_until: facts.snoozed_until,
        }
    }

    /// A conversation that stands so.
    pub(crate) fn on(self, facts: &Facts) -> Facts {
        Facts {
            state: self.state,
            priority: self.priority,
            auto_priority: self.auto_priority,
            reason: self.reason,
            rule: self.rule,
            waiting_since: self.waiting_since,
            unread: self.unread,
            turn: self.turn,
            snoozed_until: self.snoozed_until,
            ..facts.clone()
        }
    }

    /// With somebody else's urgency, where that is greater.
    fn raised(mut self, by: &Facts) -> Self {
        if by.priority < self.priority {
            self.priority = by.priority;
            self.reason.clone_from(&by.reason);
            self.rule.clone_from(&by.rule);
        }
        self.auto_priority = self.auto_priority.min(by.auto_priority);
        self
    }

    /// Not less urgent than it was.
    fn no_less_than(mut self, before: Self) -> Self {
        if before.priority < self.priority {
            (self.priority, self.reason, self.rule) = (before.priority, before.reason, before.rule);
        }
        self
    }

    /// A conversation whose sitting is over: nobody waits by themselves.
    fn over(self) -> Self {
        Self { state: "closed".into(), waiting_since: None, unread: 0, snoozed_until: None, ..self }
    }

    /// With a conversation that goes into it: the more urgent counts, and who waits waits. What is over stands as the other does.
    fn with(self, part: &Facts) -> Self {
        if part.state == "closed" {
            return self;
        }
        if self.state == "closed" {
            return Self::of(part);
        }
        let mut both = self.raised(part);
        both.unread += part.unread;
        if part.state == "waiting" {
            let waits = both.state == "waiting";
            both.turn = if waits { both.turn.min(part.turn) } else { part.turn };
            both.waiting_since = both.waiting_since.filter(|_| waits).into_iter().chain(part.waiting_since).min();
            both.state = "waiting".into();
            both.snoozed_until = None;
        }
        both
    }

    fn stored(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Defect(error.to_string()))
    }

    fn read(stored: &str) -> Result<Self, StoreError> {
        serde_json::from_str(stored).map_err(|error| StoreError::Defect(error.to_string()))
    }
}

/// How a conversation stands by itself: as it was kept while it still stands as its parts left it, otherwise as it stands.
async fn own_of(tx: &mut Tx<'_>, hotline: HotlineId, head: &Facts) -> Result<(Standing, bool), StoreError> {
    let now = Standing::of(head);
    match rows::standing(tx, hotline, head.id).await? {
        Some((own, shown)) if Standing::read(&shown)? == now => Ok((Standing::read(&own)?, true)),
        _ => Ok((now, false)),
    }
}

async fn keep(tx: &mut Tx<'_>, hotline: HotlineId, head: &Facts, own: &Standing) -> Result<(), StoreError> {
    rows::stand(tx, hotline, head.id, own.stored()?, Standing::of(head).stored()?).await
}

/// What a message to one of its parts makes of a conversation: it waits, by its contact's urgency. `awaits` is whether somebody waits for an
/// answer. Where it was closed, it has no sitting for that: its own contact said nothing.
pub(crate) fn lift(head: &mut Facts, part: &Facts, awaits: bool, now: i64) {
    let mut standing = Standing::of(head);
    if awaits && head.state == "closed" {
        standing.priority = part.priority;
        standing.auto_priority = part.auto_priority;
        standing.reason.clone_from(&part.reason);
        standing.rule.clone_from(&part.rule);
    }
    standing = standing.raised(part);
    standing.unread += 1;
    if awaits {
        let waits = standing.state == "waiting" && standing.waiting_since.is_some();
        standing.turn = if waits { standing.turn.min(part.turn) } else { part.turn };
        standing.waiting_since = standing.waiting_since.filter(|_| waits).or(Some(now));
        standing.state = "waiting".into();
        standing.snoozed_until = None;
    }
    *head = standing.on(head);
}

/// Keeps what is a conversation's own, after messages to its parts lifted it. `wrote`: its own contact wrote as well.
pub(crate) async fn lifted(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    before: &Facts,
    after: &Facts,
    wrote: bool,
) -> Result<(), StoreError> {
    let own = if wrote { Standing::of(after) } else { own_of(tx, hotline, before).await?.0 };
    keep(tx, hotline, after, &own).await
}

/// Writes down that a conversation with parts was answered: over its own line, or over one of theirs, which answers nobody on its own.
pub(crate) async fn answered(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    before: &Facts,
    after: &Facts,
    on_own_line: bool,
) -> Result<(), StoreError> {
    let (mut own, is_kept) = own_of(tx, hotline, before).await?;
    if on_own_line {
        own = match is_kept {
            true => Standing::of(&answered_facts(&own.on(before))),
            false => Standing::of(after),
        };
    }
    keep(tx, hotline, after, &own).await
}

/// A conversation whose contact has been answered.
pub(crate) fn answered_facts(facts: &Facts) -> Facts {
    Facts {
        state: "theirs".into(),
        snoozed_until: None,
        waiting_since: None,
        unread: 0,
        rose_at: None,
        ..facts.clone()
    }
}

/// Whether its contact, or that of a part, wrote after a place in its thread; the first who did.
pub(crate) async fn newer(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    head: &Facts,
    after: i64,
) -> Result<Option<messages::MessageRow>, StoreError> {
    if head.parts == 0 {
        // A place in what it showed before they parted is none in its own thread: nothing of that was seen for certain.
        let after = if after > head.thread_seq { 0 } else { after };
        return messages::newer_from_contact(tx, hotline, head.id, after).await;
    }
    let mut found: Option<messages::MessageRow> = None;
    let parts = rows::parts(tx, hotline, head.id).await?;
    for line in std::iter::once(head.id).chain(parts.iter().map(|part| part.id)) {
        let n = rows::place_before(tx, hotline, line, time_of(after) + 1).await?;
        if let Some(newer) = messages::newer_from_contact(tx, hotline, line, n).await?
            && found.as_ref().is_none_or(|found| newer.at < found.at)
        {
            found = Some(newer);
        }
    }
    Ok(found)
}

/// Notes what of a conversation and of its parts was seen; each contact sees "seen" where they wrote.
pub(crate) async fn seen(tx: &mut Tx<'_>, act: &Act, head: &Facts, up_to: i64) -> Result<(), StoreError> {
    let hotline = act.scope.hotline();
    let (mut own, is_kept) = own_of(tx, hotline, head).await?;
    let mut unread = 0;
    for part in rows::parts(tx, hotline, head.id).await? {
        unread += seen_in(tx, act, &part, part.unread, up_to).await?;
    }
    let n = rows::place_before(tx, hotline, head.id, time_of(up_to) + 1).await?;
    let (seen, left) = messages::seen_up_to(tx, hotline, head.id, n).await?;
    let mut after = head.clone();
    if let Some(seen) = seen.filter(|_| left < own.unread) {
        own.unread = left;
        after.contact_seq += 1;
        conversations::sitting_seen(tx, hotline, head.sitting_id, act.now.0).await?;
        tx.effects.event(seen_event(act, head, after.contact_seq, seen, n));
    }
    after.unread = own.unread.min(left) + unread;
    after = act.having_seen(after);
    act.save(tx, head, &after).await?;
    let own = if is_kept { own } else { Standing::of(&after) };
    keep(tx, hotline, &after, &own).await?;
    tx.effects.event(act.event("conversation.changed", None, None));
    Ok(())
}

/// How many of a part's messages are left that nobody saw.
async fn seen_in(tx: &mut Tx<'_>, act: &Act, part: &Facts, unread: i64, up_to: i64) -> Result<i64, StoreError> {
    let hotline = act.scope.hotline();
    let n = rows::place_before(tx, hotline, part.id, time_of(up_to) + 1).await?;
    let (seen, left) = messages::seen_up_to(tx, hotline, part.id, n).await?;
    let Some(seen) = seen.filter(|_| left < unread) else { return Ok(unread) };
    let its = Act { id: ConversationId(part.id), ..act.clone() };
    let after = Facts { unread: left, contact_seq: part.contact_seq + 1, ..part.clone() };
    its.save(tx, part, &after).await?;
    conversations::sitting_seen(tx, hotline, part.sitting_id, act.now.0).await?;
    tx.effects.event(seen_event(&its, part, after.contact_seq, seen, n));
    Ok(left)
}

fn seen_event(act: &Act, facts: &Facts, contact_seq: i64, seen: i64, n: i64) -> NewEvent {
    let data = json!({"up_to": seen, "up_to_seq": n.min(facts.thread_seq)});
    NewEvent { data, ..act.event("message.seen", None, Some(contact_seq)) }
}

/// What a conversation and a part of it are once they part, in the rows too. The part takes its holder with it only while they hold
/// both; what is over is held by nobody.
async fn part_ways(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    head: &Facts,
    part: &Facts,
    now: UnixMillis,
) -> Result<(Facts, Facts), StoreError> {
    rows::come_back(tx, hotline, part.id).await?;
    let untied = rows::remove(tx, hotline, part.id).await?;
    if untied {
        ties::untie(tx, hotline, [head.contact_id, part.contact_id]).await?;
    }
    let remaining = rows::parts(tx, hotline, head.id).await?;
    if untied {
        tie_who_remains(tx, hotline, head, &remaining).await?;
    }
    let count = i64::try_from(remaining.len()).unwrap_or(MOST_PARTS);
    rows::count(tx, hotline, head.id, count).await?;
    let is_over = rows::is_over(tx, hotline, head.sitting_id).await?;
    let (own, is_kept) = own_of(tx, hotline, head).await?;
    let own = match rows::standing(tx, hotline, head.id).await? {
        // Somebody acted on the whole. What they lowered, they lowered as a whole.
        Some((kept, _)) if !is_kept => own.no_less_than(Standing::read(&kept)?),
        _ => own,
    };
    let own = if is_over && own.state != "closed" { own.over() } else { own };
    let stands = match is_kept || is_over {
        true => remaining.iter().fold(own.clone(), Standing::with),
        false => own.clone(),
    };
    let mut after = Facts { parts: count, ..stands.on(head) };
    match remaining.is_empty() {
        true => rows::stand_alone(tx, hotline, head.id).await?,
        false => keep(tx, hotline, &after, &own).await?,
    }
    if after.state == "closed" {
        leave_hands(tx, hotline, &mut after, now, End::Closed).await?;
    }
    let mut part_after = Facts { merged_into: None, part: 0, ..part.clone() };
    // Whoever held both at the merge and has handed on the whole since holds neither.
    if part.assignee != head.assignee {
        leave_hands(tx, hotline, &mut part_after, now, End::Handed).await?;
    }
    Ok((after, part_after))
}

/// What one merge said may have held for others: whose talk is still in stays the same person.
async fn tie_who_remains(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    head: &Facts,
    remaining: &[Facts],
) -> Result<(), StoreError> {
    for part in remaining.iter().filter(|part| part.contact_id != head.contact_id) {
        let both = [head.contact_id, part.contact_id];
        ties::hold(tx, &both).await?;
        if !ties::members(tx, hotline, head.contact_id).await?.contains(&part.contact_id) {
            let (by, at) = rows::merged_by(tx, hotline, part.id).await?;
            ties::tie(tx, hotline, both, by, at).await?;
            rows::now_tied(tx, hotline, part.id).await?;
        }
    }
    Ok(())
}

/// Takes a conversation that is about to be erased out of what it went into, and lets go what went into it. Gives it as it is then.
pub(crate) async fn dissolve(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Facts,
    actor: Option<Uuid>,
    now: i64,
) -> Result<Facts, StoreError> {
    let mut pairs = Vec::new();
    if let Some(head) = talk.merged_into {
        pairs.push((conversations::facts(tx, hotline, ConversationId(head)).await?, talk.clone()));
    }
    for part in rows::parts(tx, hotline, talk.id).await? {
        pairs.push((talk.clone(), part));
    }
    if pairs.is_empty() {
        return Ok(talk);
    }
    for (head, part) in pairs {
        // The one before may have changed it.
        let head = conversations::facts(tx, hotline, ConversationId(head.id)).await?;
        let (head_after, part_after) = part_ways(tx, hotline, &head, &part, UnixMillis(now)).await?;
        conversations::update(tx, hotline, &head, &head_after).await?;
        conversations::update(tx, hotline, &part, &part_after).await?;
        for id in [head.id, part.id] {
            let event = |kind: &'static str| NewEvent {
                hotline: hotline.0,
                at: now,
                actor,
                kind,
                conversation: Some(id),
                subject: None,
                contact_seq: None,
                data: json!({}),
            };
            let (row, data) = (timed_id(UnixMillis(now)), json!({}).to_string());
            let new = NewHappening { id: row, conversation: id, at: now, actor, kind: "parted", data };
            timeline::add(tx, hotline, new).await?;
            tx.effects.event(event("conversation.changed"));
            tx.effects.event(event("ties.changed"));
            let (act, data) = ("conversation.parted", json!({ "erased": talk.id }));
            tx.effects.audit(NewAudit { hotline: hotline.0, at: now, actor, act, subject: Some(id), data });
        }
    }
    conversations::facts(tx, hotline, ConversationId(talk.id)).await
}

impl Act {
    async fn may_merge(&self, tx: &mut Tx<'_>, two: &Two) -> Result<(), StoreError> {
        let [head, part] = &two.facts;
        if head.merged_into.is_some() || part.merged_into.is_some() {
            return Err(StoreError::Conflict("one of the two went into another already; choose that one".into()));
        }
        if part.parts > 0 {
            return Err(StoreError::Conflict(
                "others went into that one; merge the other way round, or take those out first".into(),
            ));
        }
        if head.parts >= MOST_PARTS {
            return Err(StoreError::Conflict(format!("at most {MOST_PARTS} conversations go into one")));
        }
        if head.state == "closed" && part.state != "closed" {
            return Err(StoreError::Conflict("this one is closed; merge it into the one that is open".into()));
        }
        let [of_head, of_part] = [head, part].map(|facts| facts.channel_id);
        if part.state != "closed"
            && rows::pace(tx, self.scope.hotline(), of_head).await? == Pace::Slow
            && rows::pace(tx, self.scope.hotline(), of_part).await? == Pace::Live
        {
            return Err(StoreError::Conflict(
                "answers are due by the clock of the one that shows both, and this one is mail: merge the other way round".into(),
            ));
        }
        for facts in &two.facts {
            match facts.assignee {
                Some(holder) if holder != self.scope.operator().0 => return Err(self.held_by(tx, holder).await),
                _ if !facts.seats.is_empty() => {
                    return Err(StoreError::Conflict("somebody else is in one of the two; they leave first".into()));
                }
                _ => {}
            }
            if rows::is_sealed(tx, self.scope.hotline(), facts.id).await? {
                return Err(StoreError::Conflict("a file is sealed in one of the two, which stays as it is".into()));
            }
        }
        if part.assignee.is_some() && head.assignee.is_none() {
            return Err(StoreError::Conflict("claim this conversation too before the other goes into it".into()));
        }
        Ok(())
    }

    /// Says that their contacts are one person, unless somebody has said so; whether that was news.
    async fn tie_for_merge(&self, tx: &mut Tx<'_>, two: &Two) -> Result<bool, StoreError> {
        let (hotline, [one, other]) = (self.scope.hotline(), two.contacts());
        if one == other {
            return Ok(false);
        }
        ties::hold(tx, &[one, other]).await?;
        if !threads::hold_contacts(tx, &[one, other]).await?.is_empty() {
            return Err(StoreError::Conflict("one of the two is being erased".into()));
        }
        let person = ties::members(tx, hotline, one).await?;
        if person.contains(&other) {
            return Ok(false);
        }
        if person.len() + ties::members(tx, hotline, other).await?.len() > MOST_CONTACTS {
            return Err(StoreError::Conflict(format!("one person has at most {MOST_CONTACTS} contacts")));
        }
        ties::tie(tx, hotline, [one, other], self.scope.operator(), self.now.0).await?;
        Ok(true)
    }

    async fn merge(&self, tx: &mut Tx<'_>, other: ConversationId) -> Result<(), StoreError> {
        let two = Two::lock(tx, self, other).await?;
        self.may_merge(tx, &two).await?;
        let (hotline, [head, part]) = (self.scope.hotline(), &two.facts);
        let tied = self.tie_for_merge(tx, &two).await?;
        let parts = rows::parts(tx, hotline, head.id).await?;
        let free = (1..=MOST_PARTS).find(|place| parts.iter().all(|part| part.part != *place));
        let place = free.ok_or_else(|| StoreError::Conflict("no more can go into this one".into()))?;
        let (own, _) = own_of(tx, hotline, head).await?;
        rows::go(tx, hotline, part.id, head.id, place).await?;
        rows::count(tx, hotline, head.id, head.parts + 1).await?;
        rows::add(tx, hotline, [part.id, head.id], self.scope.operator(), tied, self.now.0).await?;
        routing::taken(tx, hotline, part.id).await?;
        let went = Facts { merged_into: Some(head.id), part: place, transfer_to: None, ..part.clone() };
        conversations::update(tx, hotline, part, &went).await?;
        let shows = Facts { parts: head.parts + 1, ..Standing::of(head).with(part).on(head) };
        self.save(tx, head, &shows).await?;
        keep(tx, hotline, &shows, &own).await?;
        two.say(tx, ["merged", "went-into"], "conversation.merged").await
    }

    async fn unmerge(&self, tx: &mut Tx<'_>, other: ConversationId) -> Result<(), StoreError> {
        let two = Two::lock(tx, self, other).await?;
        let (hotline, [head, part]) = (self.scope.hotline(), &two.facts);
        if part.merged_into != Some(head.id) {
            return Ok(());
        }
        if head.assignee.is_some() {
            self.held(tx, head).await?;
        }
        let (head_after, part_after) = part_ways(tx, hotline, head, part, self.now).await?;
        self.save(tx, head, &head_after).await?;
        conversations::update(tx, hotline, part, &part_after).await?;
        two.say(tx, ["parted", "parted"], "conversation.parted").await
    }
}

impl Inbox {
    /// Puts a conversation into this one, which shows both. Their contacts are known as one person from then on.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where a colleague holds one of them or sits in it, a file of one is sealed, or one went into another already;
    /// [`StoreError::Rejected`] for the same conversation.
    pub async fn merge(&self, scope: &Scope, id: ConversationId, other: ConversationId) -> Result<Row, StoreError> {
        scope.need(Right::Connect)?;
        command!(self, self.act(scope, id)?, |tx, act, other| { act.merge(tx, *other).await })?;
        self.row(scope, id).await
    }

    /// Takes a conversation out of this one again: it is what it would be without the merge. Harmless to repeat.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where a colleague holds the whole.
    pub async fn unmerge(&self, scope: &Scope, id: ConversationId, other: ConversationId) -> Result<Row, StoreError> {
        scope.need(Right::Connect)?;
        let act = self.act(scope, id)?;
        let there = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), other).await
        };
        match there {
            Ok(_) => command!(self, act, |tx, act, other| { act.unmerge(tx, *other).await })?,
            // What is not there went into nothing.
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
        self.row(scope, id).await
    }

    /// The lines over which a conversation with parts can be answered: its own and theirs.
    pub(crate) async fn lines(&self, hotline: HotlineId, ids: &[Uuid]) -> Result<Vec<TalkLine>, StoreError> {
        let mut lines = Vec::with_capacity(ids.len());
        for id in ids {
            let (row, contact, facts, is_over) = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                let row = conversations::row(&mut conn, hotline, ConversationId(*id)).await?;
                let facts = conversations::read_facts(&mut conn, hotline, ConversationId(*id)).await?;
                let contact = conversations::contact_at(&mut conn, hotline, facts.address_id).await?;
                (row, contact, facts.clone(), rows::read_is_over(&mut conn, hotline, facts.sitting_id).await?)
            };
            let address = self.address_of(&contact).await?;
            lines.push(TalkLine {
                id: ConversationId(*id),
                channel: RowChannel { id: row.channel_id, kind: row.channel_kind, name: row.channel_name },
                contact: contact_view(contact, &address, facts.sittings),
                last_in_at: row.last_in_at,
                left_at: row.left_at,
                is_closed: is_over || row.state == "closed",
            });
        }
        Ok(lines)
    }
}
