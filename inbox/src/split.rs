//! A conversation becomes two at one of its messages, and one again.
//!
//! What goes on keeps the id, the contact's line and all that is about to happen; what stands before the cut moves to a conversation of
//! its own, with its files, deliveries, notes and whole stretches. Ids stay, and nothing is sealed anew: both are opened with one key,
//! which is also why keeping and erasing take both (see [`crate::retention`]). Nobody on the other end notices anything.
//!
//! Invariant: a split that is taken back leaves what would be there without it, as far as nobody acted on the half that was taken out;
//! who did is told to merge the two instead.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    clock::{random, timed_id},
    contacts::open_body,
    merge::Standing,
    routing::{BY_HAND, End, Turn},
    store::{
        StoreError,
        arrivals::{self, Arrivals, Before, NewContact},
        conversations::{self, Facts},
        effects::NewEvent,
        erasures, merges,
        messages::{self, MessageRow},
        retention::is_talk_held,
        search,
        splits::{self as rows, Move, SplitRow},
        threads, ties as tied,
        writer::Tx,
    },
    talk::{Act, command},
    ties::Two,
    triage::Signal,
    vault::Place,
    view::{Row, SplitTalk},
};

/// How long a split can be taken back, as acts on several talks can; milliseconds.
pub(crate) const UNDO_MS: i64 = 10 * 60_000;
/// Messages that are read to rank both halves anew, a page at a time and at most.
const PAGE: i64 = 200;
const MOST_READ: usize = 5_000;
/// How often it is looked at anew when the contact wrote meanwhile.
const STALE_TRIES: u32 = 4;
/// To whoever would take held words to where nothing holds them.
const HALF_HELD: &str =
    "a case holds what was taken out: link what it came from to the case first, or ask a supervisor";
/// Everything starts here.
const BASE_PRIORITY: i64 = 3;

/// What became of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SplitDone {
    /// What goes on, with the message and all that came after it.
    pub later: Row,
    /// What was there before it.
    pub earlier: Row,
    /// Until when it can be taken back; milliseconds since 1970.
    pub until_at: i64,
}

/// A message as far as a cut has to know it.
#[derive(Clone, Debug)]
struct Said {
    n: i64,
    at: i64,
    sitting: Uuid,
    /// Somebody waits for an answer to it.
    asks: bool,
    /// Somebody answered with it.
    answers: bool,
    /// From the contact, by whomever.
    comes_in: bool,
    strongest: Option<(i64, String, String)>,
}

impl Said {
    fn of(row: &MessageRow, signals: &[Signal]) -> Self {
        let by_machine = row.flags.split(' ').any(|flag| matches!(flag, "machine" | "carrier"));
        let strongest = signals.iter().min_by_key(|signal| signal.priority);
        Self {
            n: row.n,
            at: row.at,
            sitting: row.sitting_id,
            asks: row.direction == "in" && !by_machine,
            answers: row.direction == "out" && row.author.is_some(),
            comes_in: row.direction == "in",
            strongest: strongest
                .map(|signal| (i64::from(signal.priority), signal.code.to_string(), signal.rule.clone())),
        }
    }
}

/// Where a conversation is cut, and what is made for its earlier half before the transaction.
struct Cut {
    n: i64,
    at: i64,
    /// The stretch of the message.
    sitting: Uuid,
    /// How far the thread went when it was looked at.
    thread_seq: i64,
    said: Vec<Said>,
    threaded: bool,
    contact: NewContact,
    earlier: Uuid,
    address: Uuid,
    stretch: Uuid,
}

impl Cut {
    /// What stands before the cut in its stretch, oldest first.
    fn shared(&self) -> impl DoubleEndedIterator<Item = &Said> {
        self.said.iter().filter(|said| said.n < self.n && said.sitting == self.sitting)
    }

    fn is_shared(&self) -> bool {
        self.shared().next().is_some()
    }

    /// Since when somebody waits who wrote before the cut and had no answer there.
    fn waits_since(&self) -> Option<i64> {
        let mut since = None;
        for said in self.shared() {
            if said.answers {
                since = None;
            } else if said.asks {
                since = since.or(Some(said.at));
            }
        }
        since
    }
}

/// How a split is taken back.
#[derive(Debug, Serialize, Deserialize)]
struct Undo {
    before: Standing,
    /// As the one that goes on, and the other, were left.
    left: Standing,
    earlier: Standing,
    holder: Option<Uuid>,
    /// Of the one that goes on: its stretch, and how far its thread went.
    sitting: Uuid,
    thread_seq: i64,
    /// The stretch that was cut, by its name in each, and its number.
    stretches: [Uuid; 2],
    number: i64,
    /// Of the other: how far its thread goes, and its tags.
    earlier_seq: i64,
    tags: String,
    /// Where the whole began.
    begins_after: i64,
}

/// A conversation ranked by what is left in it. What a human said, or waiting made of it, stands.
fn ranked<'s>(mut facts: Facts, said: impl Iterator<Item = &'s Said>) -> Facts {
    let strongest = said.filter_map(|said| said.strongest.clone()).min_by_key(|(priority, ..)| *priority);
    let base = if facts.auto_priority > BASE_PRIORITY { facts.auto_priority } else { BASE_PRIORITY };
    let strongest = strongest.filter(|(priority, ..)| *priority < base);
    let priority = strongest.as_ref().map_or(base, |(priority, ..)| *priority);
    let stands = facts.rule.as_deref().is_some_and(|rule| rule == BY_HAND || rule.starts_with("raised-"));
    facts.auto_priority = priority;
    if stands || facts.priority == priority {
        return facts;
    }
    facts.priority = priority;
    (facts.reason, facts.rule) = strongest.map(|(_, code, rule)| (code, rule)).unzip();
    let level = u8::try_from(priority).unwrap_or(3);
    facts.turn = Turn { level, ..Turn::of(facts.turn) }.number();
    facts
}

/// What is over is as urgent as it was recorded to be.
fn as_recorded(half: Facts, stretch: &rows::StretchRow) -> Facts {
    let priority = stretch.priority.unwrap_or(BASE_PRIORITY);
    let auto_priority = stretch.auto_priority.unwrap_or(BASE_PRIORITY);
    match priority == half.priority {
        true => Facts { auto_priority, ..half },
        false => Facts { priority, auto_priority, reason: None, rule: None, ..half },
    }
}

/// The half that is taken out, as it stands from then on.
fn earlier_half(cut: &Cut, before: &Facts, row: &rows::BeforeRow, stretch: (Uuid, i64), is_over: bool) -> Facts {
    let waiting_since = cut.waits_since().filter(|_| !is_over);
    let state = match (is_over, waiting_since) {
        (true, _) => "closed",
        (false, Some(_)) => "waiting",
        (false, None) => "theirs",
    };
    let after = cut.said.iter().filter(|said| said.n >= cut.n && said.comes_in).count();
    let unread = before.unread - i64::try_from(after).unwrap_or(i64::MAX);
    Facts {
        id: cut.earlier,
        address_id: cut.address,
        state: state.into(),
        waiting_since,
        first_in_at: row.first_in_at.unwrap_or(before.first_in_at),
        last_in_at: row.last_in_at.unwrap_or(before.first_in_at),
        last_at: row.last_at.unwrap_or(before.first_in_at),
        unread: if is_over { 0 } else { unread.max(0) },
        assignee: None,
        transfer_to: None,
        sitting_id: stretch.0,
        sittings: stretch.1,
        contact_seq: 0,
        thread_seq: cut.n - 1,
        snoozed_until: None,
        seats: String::new(),
        session_ended_at: None,
        refused_at: None,
        related_to: None,
        queue_id: None,
        rose_at: None,
        ..before.clone()
    }
}

/// What the one that goes on becomes when the split is taken back: what it was, with what happened to it since.
fn restored(undo: &Undo, now: &Facts, came: i64) -> Facts {
    let (before, stands) = (&undo.before, Standing::of(now));
    if stands == undo.left {
        return before.clone().on(now);
    }
    let mut back = stands.clone();
    // What a human raised meanwhile is no less urgent for what was there before.
    let lowered = stands.rule.as_deref() == Some(BY_HAND) && stands.priority > undo.left.priority;
    if !lowered && before.priority <= stands.priority {
        back.priority = before.priority;
        back.reason.clone_from(&before.reason);
        back.rule.clone_from(&before.rule);
    }
    back.auto_priority = before.auto_priority.min(stands.auto_priority);
    let level = u8::try_from(back.priority).unwrap_or(3);
    back.turn = match stands.waiting_since == undo.left.waiting_since {
        true if !lowered => before.turn.min(stands.turn),
        true => stands.turn,
        false => Turn { level, ..Turn::of(stands.turn) }.number(),
    };
    // Nobody saw anything since: what was taken out unseen is unseen still.
    if stands.unread == undo.left.unread + came {
        back.unread = before.unread + came;
    }
    back.on(now)
}

impl Inbox {
    /// Takes what stands before a message out of a conversation, into one of its own. `message` begins what goes on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a message that isn't in it; [`StoreError::Rejected`] where the contact wrote nothing before it, or
    /// nothing from it on; [`StoreError::Conflict`] where a colleague holds it or sits in it, others went into it, a file of it is sealed,
    /// or an answer before the message has not left.
    pub async fn split(&self, scope: &Scope, id: ConversationId, message: Uuid) -> Result<SplitDone, StoreError> {
        scope.need(Right::Connect)?;
        let act = self.act(scope, id)?;
        let mut tries = 0;
        let earlier = loop {
            let cut = self.cut(&act, message).await?;
            let earlier = ConversationId(cut.earlier);
            match command!(self, act.clone(), |tx, act, cut| { act.split(tx, &cut).await }) {
                Err(StoreError::Stale) if tries < STALE_TRIES => tries += 1,
                other => break other.map(|()| earlier)?,
            }
        };
        let until_at = act.now.0 + UNDO_MS;
        Ok(SplitDone { later: self.row(scope, id).await?, earlier: self.row(scope, earlier).await?, until_at })
    }

    /// Takes a split back: the earlier messages stand where they were. Harmless to repeat.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] after ten minutes, where somebody acted on the earlier half, or closed or split the later one;
    /// [`StoreError::Forbidden`] for others than whoever did it and supervisors.
    pub async fn unsplit(&self, scope: &Scope, id: ConversationId, earlier: ConversationId) -> Result<Row, StoreError> {
        scope.need(Right::Connect)?;
        command!(self, self.act(scope, id)?, |tx, act, earlier| { act.unsplit(tx, *earlier).await })?;
        self.row(scope, id).await
    }

    /// What was taken out of a conversation and can still be taken back, and where answers are written instead of here.
    pub(crate) async fn split_of(
        &self,
        hotline: HotlineId,
        facts: &Facts,
    ) -> Result<(Vec<SplitTalk>, Option<ConversationId>), StoreError> {
        let (id, now) = (ConversationId(facts.id), self.clock().now().0);
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let open = rows::open(&mut conn, hotline, id, now).await?;
        let splits = open.into_iter().map(|(id, until_at)| SplitTalk { id: ConversationId(id), until_at }).collect();
        let answers_in = match facts.split_from {
            Some(line) if !rows::is_threaded(&mut conn, hotline, id).await? => Some(ConversationId(line)),
            _ => None,
        };
        Ok((splits, answers_in))
    }

    async fn cut(&self, act: &Act, message: Uuid) -> Result<Cut, StoreError> {
        let (hotline, id) = (act.scope.hotline(), act.id);
        let (facts, row, contact, threaded) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, hotline, id).await?;
            let row = messages::one(&mut conn, hotline, message).await?;
            let contact = conversations::contact_at(&mut conn, hotline, facts.address_id).await?;
            (facts, row, contact, rows::is_threaded(&mut conn, hotline, id).await?)
        };
        if row.conversation_id != id.0 {
            return Err(StoreError::NotFound);
        }
        let (key, address) = (self.vault().key(KeyId(contact.key_id)).await?, timed_id(act.now));
        let plain = self.address_of(&contact).await?;
        let place = Place { table: "address", column: "sealed", row: address };
        Ok(Cut {
            n: row.n,
            at: row.at,
            sitting: row.sitting_id,
            thread_seq: facts.thread_seq,
            said: self.said_around(hotline, id, &row).await?,
            threaded,
            contact: NewContact {
                known: true,
                related_to: None,
                related_is_new: false,
                contact_key: contact.key_id,
                // Found by nobody: what comes goes to the one that goes on, or names what it answers.
                lookup: random::<32>().to_vec(),
                sealed_address: key.seal(place, plain.as_bytes()),
            },
            earlier: timed_id(act.now),
            address,
            stretch: timed_id(act.now),
        })
    }

    /// The stretch of a message and what came after it, oldest first.
    async fn said_around(
        &self,
        hotline: HotlineId,
        id: ConversationId,
        cut: &MessageRow,
    ) -> Result<Vec<Said>, StoreError> {
        let (mut said, mut before) = (Vec::new(), i64::MAX);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                messages::thread(&mut reader.conn(), hotline, id, before, PAGE).await?
            };
            let Some(last) = page.last() else { break };
            before = last.n;
            let mut keys: Vec<_> = page.iter().map(|row| KeyId(row.key_id)).collect();
            keys.sort_unstable();
            keys.dedup();
            let keys = self.vault().keys(&keys).await?;
            for row in &page {
                let key = keys.get(&KeyId(row.key_id)).and_then(|key| key.as_ref().ok());
                let body = key.and_then(|key| open_body(key, row.id, row.body.as_deref())).unwrap_or_default();
                said.push(Said::of(row, &body.signals));
            }
            let is_past = page.last().is_some_and(|row| row.n < cut.n && row.sitting_id != cut.sitting_id);
            if is_past {
                break;
            }
            if said.len() >= MOST_READ {
                return Err(StoreError::Rejected(format!("at most {MOST_READ} messages back")));
            }
        }
        said.reverse();
        Ok(said)
    }
}

impl Act {
    async fn may_split(&self, tx: &mut Tx<'_>, facts: &Facts, cut: &Cut) -> Result<(), StoreError> {
        let hotline = self.scope.hotline();
        match facts.assignee {
            Some(holder) if holder != self.scope.operator().0 => return Err(self.held_by(tx, holder).await),
            _ if !facts.seats.is_empty() => {
                return Err(StoreError::Conflict("somebody else is in this conversation; they leave first".into()));
            }
            _ => {}
        }
        if facts.parts > 0 {
            return Err(StoreError::Conflict("others went into this conversation; take them out first".into()));
        }
        if merges::is_sealed(tx, hotline, facts.id).await? {
            return Err(StoreError::Conflict("a file is sealed in this conversation, which stays as it is".into()));
        }
        if rows::is_under_way(tx, hotline, facts.id, cut.n).await? {
            return Err(StoreError::Conflict("an answer from before it has not left yet; wait until it has".into()));
        }
        if !cut.said.iter().any(|said| said.n >= cut.n && said.comes_in) {
            return Err(StoreError::Rejected("they wrote nothing from there on; choose an earlier message".into()));
        }
        if !threads::hold_contacts(tx, &[facts.contact_id]).await?.is_empty() {
            return Err(StoreError::Conflict("the contact is being erased".into()));
        }
        Ok(())
    }

    async fn split(&self, tx: &mut Tx<'_>, cut: &Cut) -> Result<(), StoreError> {
        let hotline = self.scope.hotline();
        let before = self.facts(tx).await?;
        if before.thread_seq != cut.thread_seq {
            return Err(StoreError::Stale);
        }
        self.may_split(tx, &before, cut).await?;
        let span = rows::before(tx, hotline, before.id, cut.n).await?;
        if span.first_in_at.is_none() {
            return Err(StoreError::Rejected("they wrote nothing before it; choose a later message".into()));
        }
        let stretch = rows::stretch(tx, hotline, cut.sitting).await?;
        let (own, is_over) = match cut.is_shared() {
            true => ((cut.stretch, stretch.number), stretch.ended_at.is_some()),
            false => {
                let last = rows::stretch_before(tx, hotline, before.id, stretch.number).await?;
                (last.ok_or_else(|| StoreError::Defect("messages stand in no stretch".into()))?, true)
            }
        };
        let half = earlier_half(cut, &before, &span, own, is_over);
        let half = match (cut.is_shared(), is_over) {
            (true, false) => ranked(half, cut.shared()),
            (true, true) => as_recorded(half, &stretch),
            (false, _) => as_recorded(half, &rows::stretch(tx, hotline, own.0).await?),
        };
        let is_current = cut.is_shared() && before.sitting_id == cut.sitting && before.state != "closed";
        let goes_on = match is_current {
            true => ranked(before.clone(), cut.said.iter().filter(|said| said.n >= cut.n)),
            false => before.clone(),
        };
        let after = Facts { unread: before.unread - half.unread, ..goes_on };
        let begins_after = rows::begins_after(tx, hotline, before.id).await?;
        let half = self.take_out(tx, cut, &before, half, (stretch.number, begins_after)).await?;
        self.save(tx, &before, &after).await?;
        rows::begin_after(tx, hotline, before.id, cut.n - 1).await?;
        let undo = Undo {
            before: Standing::of(&before),
            left: Standing::of(&after),
            earlier: Standing::of(&half),
            holder: half.assignee,
            sitting: after.sitting_id,
            thread_seq: after.thread_seq,
            stretches: [cut.sitting, if cut.is_shared() { cut.stretch } else { cut.sitting }],
            number: stretch.number,
            earlier_seq: half.thread_seq,
            tags: half.tags.clone(),
            begins_after,
        };
        let undo = serde_json::to_string(&undo).map_err(|error| StoreError::Defect(error.to_string()))?;
        let (split_by, until_at) = (self.scope.operator().0, self.now.0 + UNDO_MS);
        let row = SplitRow { conversation_id: half.id, from_id: before.id, split_by, until_at, undo };
        rows::add(tx, hotline, row, self.now.0).await?;
        Two::of(self, before, half).say(tx, ["split", "split-off"], "conversation.split").await
    }

    /// Writes the earlier half, and moves what belongs to it. Whoever holds the one that goes on holds it, too.
    async fn take_out(
        &self,
        tx: &mut Tx<'_>,
        cut: &Cut,
        before: &Facts,
        half: Facts,
        (number, begins_after): (i64, i64),
    ) -> Result<Facts, StoreError> {
        let hotline = self.scope.hotline();
        let begun = (Before::Nobody(cut.contact.clone()), half.clone());
        let arrivals = Arrivals { conversations: vec![begun], ..Arrivals::default() };
        arrivals::write(tx, hotline, &arrivals, self.now.0).await?;
        let line = before.split_from.unwrap_or(before.id);
        rows::belongs(tx, hotline, half.id, line, begins_after, before.id).await?;
        let stretches = [cut.sitting, if cut.is_shared() { cut.stretch } else { cut.sitting }];
        if cut.is_shared() {
            rows::copy_stretch(tx, hotline, stretches, half.id, cut.at).await?;
        }
        let (n, decided_at, happened_at) = (cut.n, cut.at, cut.at);
        Move { hotline, from: before.id, to: half.id, stretches, number, n, decided_at, happened_at }.run(tx).await?;
        if cut.threaded {
            rows::copy_participants(tx, hotline, before.id, half.id).await?;
        }
        for case in rows::cases(tx, hotline, before.id).await? {
            rows::link_case(tx, hotline, [timed_id(self.now), case, half.id], self.now.0, self.scope.operator())
                .await?;
        }
        tied::relate(tx, hotline, [before.id, half.id], self.scope.operator(), self.now.0).await?;
        for talk in [before.id, half.id] {
            search::ask(tx, hotline, talk).await?;
        }
        let mut held = Facts { split_from: Some(line), ..half.clone() };
        tx.effects.event(NewEvent { conversation: Some(half.id), ..self.event("conversation.changed", None, None) });
        if let (Some(holder), true) = (before.assignee, half.state != "closed") {
            let its = Act { id: ConversationId(half.id), ..self.clone() };
            its.give(tx, &mut held, OperatorId(holder)).await?;
        }
        conversations::update(tx, hotline, &half, &held).await?;
        Ok(held)
    }

    async fn unsplit(&self, tx: &mut Tx<'_>, earlier: ConversationId) -> Result<(), StoreError> {
        let hotline = self.scope.hotline();
        let Some(row) = rows::one(tx, hotline, earlier.0).await? else { return Ok(()) };
        if row.from_id != self.id.0 {
            return Err(StoreError::NotFound);
        }
        let undo: Undo = serde_json::from_str(&row.undo).map_err(|error| StoreError::Defect(error.to_string()))?;
        let two = Two::lock(tx, self, earlier).await?;
        self.may_unsplit(tx, &two, &row, &undo).await?;
        let [now, half] = &two.facts;
        let came = messages::seen_up_to(tx, hotline, now.id, undo.thread_seq).await?.1;
        let after = restored(&undo, now, came);
        let [whole, own] = undo.stretches;
        Move {
            hotline,
            from: half.id,
            to: now.id,
            stretches: [own, whole],
            number: undo.number,
            n: i64::MAX,
            decided_at: i64::MAX,
            // That it was taken out happened to the other alone.
            happened_at: row.until_at - UNDO_MS,
        }
        .run(tx)
        .await?;
        if own != whole {
            rows::drop_stretch(tx, hotline, own).await?;
        }
        self.save(tx, now, &after).await?;
        rows::begin_after(tx, hotline, now.id, undo.begins_after).await?;
        two.say(tx, ["unsplit", "unsplit"], "conversation.unsplit").await?;
        self.empty(tx, half).await?;
        search::ask(tx, hotline, now.id).await
    }

    async fn may_unsplit(&self, tx: &mut Tx<'_>, two: &Two, row: &SplitRow, undo: &Undo) -> Result<(), StoreError> {
        let (hotline, [now, half]) = (self.scope.hotline(), &two.facts);
        if self.now.0 > row.until_at {
            return Err(StoreError::Conflict("ten minutes are over; put the two into one instead".into()));
        }
        let takes_over = self.scope.role().may(Right::TakeOver);
        if row.split_by != self.scope.operator().0 && !takes_over {
            return Err(StoreError::Forbidden("only whoever split it, or a supervisor, takes it back".into()));
        }
        if let Some(holder) = now.assignee.filter(|holder| *holder != self.scope.operator().0 && !takes_over) {
            return Err(self.held_by(tx, holder).await);
        }
        let [whole, own] = undo.stretches;
        let is_as_left = Standing::of(half) == undo.earlier
            && half.assignee == undo.holder
            && half.thread_seq == undo.earlier_seq
            && half.tags == undo.tags
            && half.seats.is_empty()
            && half.merged_into.is_none()
            && half.parts == 0
            && (own == whole || !rows::is_recorded(tx, hotline, own).await?);
        let goes_on = now.merged_into.is_none()
            && now.parts == 0
            && rows::begins_after(tx, hotline, now.id).await? == undo.earlier_seq
            && (Standing::of(now) == undo.left || (now.state != "closed" && now.sitting_id == undo.sitting));
        // What is held goes where it would be held, too.
        if is_talk_held(tx, hotline, ConversationId(half.id)).await?
            && !is_talk_held(tx, hotline, ConversationId(now.id)).await?
        {
            return Err(StoreError::Conflict(HALF_HELD.into()));
        }
        if is_as_left && goes_on {
            return Ok(());
        }
        Err(StoreError::Conflict("somebody worked on one of the two meanwhile; put them into one instead".into()))
    }

    /// Takes what has nothing left in it from every list.
    async fn empty(&self, tx: &mut Tx<'_>, half: &Facts) -> Result<(), StoreError> {
        let (hotline, id, now) = (self.scope.hotline(), half.id, self.now.0);
        if let Some(holder) = half.assignee {
            conversations::end_assignment(tx, hotline, id, holder, now, End::Handed).await?;
        }
        rows::unlink_cases(tx, hotline, id).await?;
        tied::talk_goes(tx, hotline, id).await?;
        search::forget(tx, hotline, id).await?;
        // Found by nobody, as before.
        let lookup = half.address_id.as_bytes().to_vec();
        erasures::blank(tx, hotline, id, half.address_id, lookup, now).await?;
        rows::leave_line(tx, hotline, id, half.thread_seq).await?;
        rows::remove(tx, hotline, id).await?;
        let gone = Facts {
            state: "erased".into(),
            waiting_since: None,
            unread: 0,
            assignee: None,
            transfer_to: None,
            snoozed_until: None,
            ..half.clone()
        };
        conversations::update(tx, hotline, half, &gone).await?;
        tx.effects.event(NewEvent { conversation: Some(id), ..self.event("conversation.erased", None, None) });
        Ok(())
    }
}
