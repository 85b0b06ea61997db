//! Reading one open folder: finds what is new, fetches it in batches, and hands it over with the cursor.
//!
//! Invariants: the cursor moves only with what the sink took; a mail that can't be fetched stays open, is asked for once more before
//! newer ones, then after the others, and is handed over as [`Body::NotFetched`] after [`TRIES`]; nothing that wasn't asked for is believed.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::{
    Body, Cursor, Fetched, FolderCursor, Health, Settings, Sink, SinkError, StartAt,
    answer::Fetch,
    names::set,
    session::{Opened, Session},
    stub::Plan,
    trouble::Trouble,
};

/// How often a mail is asked for before it is given up.
pub(super) const TRIES: u32 = 3;
/// So many given up without one that came: it is the server that is ill, not the mails.
const GIVEN_UP_IN_A_ROW: u32 = 3;
/// UIDs that are kept of a search.
const KEPT: usize = 50_000;
/// Mails whose sizes are asked for at a time.
const PORTION: usize = 500;
/// While so many mails are open, no new ones are begun.
const OPEN: usize = 100;
/// Bytes that a literal may have beyond the mail's limit: sizes are estimates on some servers.
const SLACK_BYTES: u64 = 64 * 1024;
/// Bytes of a mail's begin that are fetched where the whole does not come.
const BEGIN_BYTES: u64 = 1024 * 1024;
/// Batches that are in hand at most: one is fetched, one is read, one is taken in. Their bytes are bounded together.
const IN_HAND: u64 = 3;
/// How often a batch is offered to a sink that is busy.
const OFFERS: u32 = 5;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What reading a folder needs.
pub(super) struct Reading<'a> {
    pub server: Fetching<'a>,
    pub start: StartAt,
    pub health: &'a watch::Sender<Health>,
    pub inbox: Handing<'a>,
}

/// The side of the mail server.
pub(super) struct Fetching<'a> {
    pub session: &'a mut Session,
    pub settings: &'a Settings,
    pub folder: &'a str,
}

/// The side of the inbox. It works while the server is asked for the next mails.
pub(super) struct Handing<'a> {
    pub folder: &'a str,
    /// What was committed.
    pub cursor: &'a mut Cursor,
    pub sink: &'a mut (dyn Sink + 'a),
    /// What outlives a connection.
    pub memory: &'a mut Memory,
    pub now_ms: i64,
    pub stop: CancellationToken,
}

/// What is known of the server beyond one connection.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Mails given up since the last one that came.
    given_up_in_a_row: u32,
    /// Times in a row that asking for sizes broke the connection.
    sizes_failed: u32,
    /// Mails handed over.
    pub handed_over: u64,
    /// The cursor names another account than the one that was committed.
    pub account_is_new: bool,
}

/// What a fetch brought.
struct Came {
    mails: BTreeMap<u32, Fetched>,
    /// Why the others did not come.
    why: String,
    /// Whether that speaks against the mails.
    counts: bool,
    /// Whether the connection is still good.
    end: Result<(), Trouble>,
}

/// A batch by its UIDs, and what came of it.
type Brought<'b> = (&'b [u32], Came);

fn bytes_of(brought: Option<&Brought<'_>>) -> u64 {
    let mails = brought.into_iter().flat_map(|(_, came)| came.mails.values());
    mails.filter_map(|mail| mail.body.raw()).map(|raw| raw.len() as u64).sum()
}

impl Reading<'_> {
    /// Reads until nothing is new. What is still open then is left for the next time.
    pub async fn run(&mut self, opened: Opened) -> Result<(), Trouble> {
        let uidvalidity = opened.uidvalidity.ok_or_else(|| Trouble::NoNumbers(self.inbox.folder.to_owned()))?;
        let mut state = self.begin(uidvalidity, &opened).await?;
        // What a broken connection took with it comes before what is newer: an answer behind what it answers.
        let early: BTreeSet<u32> = state.open.iter().filter(|(_, tries)| **tries <= 1).map(|(uid, _)| *uid).collect();
        state = self.mend(state, &|uid| early.contains(&uid)).await?;
        'reading: while opened.exists != Some(0) && state.open.len() < OPEN {
            let (found, more) = self.find(&mut state).await?;
            self.tell_backlog(found.len() + state.open.len());
            for portion in found.chunks(PORTION) {
                let sizes = self.sizes(portion).await?;
                state = self.portion(state, &batches(portion, &sizes, self.server.settings)).await?;
                if state.open.len() >= OPEN {
                    break 'reading;
                }
            }
            if !more {
                break;
            }
        }
        self.inbox.hand_over(Vec::new(), &state).await?;
        self.mend(state, &|uid| !early.contains(&uid)).await.map(drop)
    }

    /// Fetches a batch while the one before it is read and the one before that is taken in.
    async fn portion(&mut self, mut state: FolderCursor, batches: &[Batch]) -> Result<FolderCursor, Trouble> {
        let (mut fetched, mut waiting): (Option<Brought>, Option<Brought>) = (None, None);
        let mut batches = batches.iter().peekable();
        let room = self.server.settings.batch_bytes.saturating_mul(IN_HAND);
        loop {
            let in_hand = bytes_of(fetched.as_ref()).saturating_add(bytes_of(waiting.as_ref()));
            // A large mail waits until those before it are gone.
            let batch = batches.next_if(|next| in_hand == 0 || in_hand.saturating_add(next.bytes) <= room);
            // There is nothing to begin ahead of before something is being taken in.
            let ahead = waiting.is_some().then(|| self.inbox.sink.ahead()).flatten();
            let fetching = async {
                match batch {
                    Some(batch) => self.server.batch(batch).await.map(|came| Some((batch.uids.as_slice(), came))),
                    None => Ok(None),
                }
            };
            let (uidvalidity, old_up_to) = (state.uidvalidity, state.old_up_to);
            let reading = async {
                if let (Some(ahead), Some((_, came))) = (ahead, &fetched) {
                    let mails = came.mails.values().map(|mail| mail.clone().of(uidvalidity, old_up_to));
                    ahead.begin(mails.collect()).await;
                }
            };
            let settling = async {
                match waiting.take() {
                    Some((uids, before)) => self.inbox.settle(state, uids, before).await,
                    None => Ok(state),
                }
            };
            let (came, (), settled) = tokio::join!(fetching, reading, settling);
            state = settled?;
            (waiting, fetched) = (fetched.take(), came?);
            let is_over = state.open.len() >= OPEN || fetched.as_ref().is_some_and(|(_, came)| came.end.is_err());
            if is_over {
                batches = [].iter().peekable();
            }
            if batch.is_none() && waiting.is_none() && fetched.is_none() {
                return Ok(state);
            }
        }
    }

    /// Where the folder is taken up.
    async fn begin(&mut self, uidvalidity: u32, opened: &Opened) -> Result<FolderCursor, Trouble> {
        let exists = opened.exists;
        let state = match self.inbox.cursor.folders.get(self.inbox.folder).cloned() {
            Some(known) if known.uidvalidity == uidvalidity && !self.goes_back(&known, opened).await? => {
                return Ok(known);
            }
            Some(known) => {
                let old_up_to = self.highest(exists).await?;
                FolderCursor { old_up_to, ..known.renumbered(uidvalidity) }
            }
            None if self.start == StartAt::Now => {
                let uid = self.highest(exists).await?;
                FolderCursor { uidvalidity, uid, since_ms: Some(self.inbox.now_ms), ..FolderCursor::default() }
            }
            None => FolderCursor { uidvalidity, old_up_to: self.highest(exists).await?, ..FolderCursor::default() },
        };
        self.inbox.hand_over(Vec::new(), &state).await?;
        Ok(state)
    }

    /// Whether the folder was numbered anew without saying so, as by a server that was set back to a backup: its next number lies
    /// below what was read. Believed only where the mails that are there agree, so that a server that counts wrongly is not read again
    /// and again.
    async fn goes_back(&mut self, known: &FolderCursor, opened: &Opened) -> Result<bool, Trouble> {
        let Some(next) = opened.uidnext.filter(|next| *next <= known.uid && opened.exists != Some(0)) else {
            return Ok(false);
        };
        Ok(self.highest(opened.exists).await? < next)
    }

    /// The highest UID of the folder; the server's UIDNEXT is not believed.
    async fn highest(&mut self, exists: Option<u64>) -> Result<u32, Trouble> {
        if exists == Some(0) {
            return Ok(0);
        }
        let found = self.server.session.search("UID *", 1, 1).await?;
        match found.answered {
            true => Ok(found.highest),
            false => Err(Trouble::Broken("a search without a result")),
        }
    }

    /// The UIDs beyond the mark, lowest first, and whether there may be more.
    async fn find(&mut self, state: &mut FolderCursor) -> Result<(Vec<u32>, bool), Trouble> {
        let Some(from) = state.uid.checked_add(1) else { return Ok((Vec::new(), false)) };
        if let Some(since_ms) = state.since_ms.filter(|_| state.uid < state.old_up_to) {
            // A folder that was to be read from now on and was numbered anew: what is older is not wanted.
            let criteria = format!("UID {from}:{} SINCE {}", state.old_up_to, date(since_ms - 2 * DAY_MS));
            let found = self.server.session.search(&criteria, from, KEPT).await?;
            if !found.answered {
                return Err(Trouble::Broken("a search without a result"));
            }
            if found.uids.is_empty() {
                state.uid = state.old_up_to;
            }
            return Ok((found.uids.into_iter().collect(), true));
        }
        // `*` is the last mail even where that is below `from`; what is known is left out.
        let found = self.server.session.search(&format!("UID {from}:*"), from, KEPT).await?;
        let more = found.uids.len() >= KEPT;
        Ok((found.uids.into_iter().collect(), more))
    }

    /// Sizes as the server tells them; they serve to divide the work and nothing else. Where telling them breaks
    /// connections, they are not asked for again: then every mail is fetched by itself.
    async fn sizes(&mut self, sorted: &[u32]) -> Result<BTreeMap<u32, u64>, Trouble> {
        let mut sizes = BTreeMap::new();
        if self.inbox.memory.sizes_failed >= TRIES {
            return Ok(sizes);
        }
        let budget = self.server.session.small();
        let status = self
            .server
            .session
            .fetch(sorted, "UID RFC822.SIZE", budget.literal_bytes, budget.bytes, |fetch| {
                let asked = fetch.uid.filter(|uid| sorted.binary_search(uid).is_ok());
                if let (Some(uid), Some(size)) = (asked, fetch.size_bytes) {
                    sizes.insert(uid, size);
                }
            })
            .await;
        match status.and_then(|status| self.server.session.granted("the sizes of mails", status)) {
            Ok(_) | Err(Trouble::Denied(..)) => {
                self.inbox.memory.sizes_failed = 0;
                Ok(sizes)
            }
            Err(other) => {
                self.inbox.memory.sizes_failed += u32::from(!matches!(other, Trouble::Stopped | Trouble::Slowed(_)));
                Err(other)
            }
        }
    }

    /// Each open mail of those asked for once and by itself, at last only its begin.
    async fn mend(
        &mut self,
        mut state: FolderCursor,
        asked: &(dyn Fn(u32) -> bool + Sync),
    ) -> Result<FolderCursor, Trouble> {
        if !state.open.keys().any(|uid| asked(*uid)) {
            self.tell_backlog(state.open.len());
            return Ok(state);
        }
        let open = state.open.keys().copied().collect::<Vec<_>>();
        let found = self.server.session.search(&format!("UID {}", set(&open)), 1, open.len()).await?;
        if found.answered {
            // Moved or deleted by others: no loss, and no error.
            state.open.retain(|uid, _| found.uids.contains(uid));
            self.inbox.hand_over(Vec::new(), &state).await?;
        }
        for uid in state.open_in_order().into_iter().filter(|uid| asked(*uid)) {
            let tries = state.open.get(&uid).copied().unwrap_or(0);
            let size = self.sizes(&[uid]).await?.get(&uid).copied().unwrap_or(0);
            let came = match tries + 1 >= TRIES {
                true => self.server.fetch_begin(&[uid]).await?,
                false if size > self.server.settings.mail_limit_bytes => self.server.fetch_large(&[uid], size).await?,
                false => self.server.fetch_whole(&[uid]).await?,
            };
            let why = came.why.clone();
            state = self.inbox.settle(state, &[uid], came).await?;
            self.tell_backlog(state.open.len());
            if self.inbox.memory.given_up_in_a_row >= GIVEN_UP_IN_A_ROW && state.open.contains_key(&uid) {
                return Err(Trouble::Withheld(why));
            }
        }
        Ok(state)
    }

    fn tell_backlog(&self, backlog: usize) {
        self.health.send_modify(|health| health.backlog = backlog as u64);
    }
}

impl Fetching<'_> {
    async fn batch(&mut self, batch: &Batch) -> Result<Came, Trouble> {
        match batch {
            Batch { large: Some(size), uids, .. } => self.fetch_large(uids, *size).await,
            Batch { large: None, uids, .. } => self.fetch_whole(uids).await,
        }
    }

    /// Fetches mails as they are.
    async fn fetch_whole(&mut self, uids: &[u32]) -> Result<Came, Trouble> {
        let limit = self.settings.mail_limit_bytes.saturating_add(SLACK_BYTES);
        // Sizes are estimates; what lies far beyond them is not taken.
        let total = limit.saturating_add(self.settings.batch_bytes.saturating_mul(2));
        self.fetch_bodies(uids, "UID INTERNALDATE BODY.PEEK[]", limit, total, &|body| Body::Whole(body)).await
    }

    /// Fetches the begin of a mail: it may be all of it.
    async fn fetch_begin(&mut self, uids: &[u32]) -> Result<Came, Trouble> {
        let begin_bytes = BEGIN_BYTES.min(self.settings.mail_limit_bytes).max(1);
        let items = format!("UID INTERNALDATE BODY.PEEK[]<0.{begin_bytes}>");
        let limit = begin_bytes.saturating_add(SLACK_BYTES);
        let body = |body: Bytes| match (body.len() as u64) < begin_bytes {
            true => Body::Whole(body),
            false => Body::Stub { raw: body, parts: Vec::new(), whole_size_bytes: None },
        };
        self.fetch_bodies(uids, &items, limit, limit.saturating_mul(2), &body).await
    }

    async fn fetch_bodies(
        &mut self,
        uids: &[u32],
        items: &str,
        limit: u64,
        total: u64,
        body: &(dyn Fn(Bytes) -> Body + Sync),
    ) -> Result<Came, Trouble> {
        let (mut bodies, mut empty) = (BTreeMap::new(), false);
        let status = self
            .session
            .fetch(uids, items, limit, total, |fetch| {
                let Some(uid) = fetch.uid.filter(|uid| uids.contains(uid)) else { return };
                match fetch.body("") {
                    Some(Some(bytes)) => {
                        bodies.entry(uid).or_insert_with(|| (fetch.internal_date_ms, bytes.clone()));
                    }
                    Some(None) => empty = true,
                    None => {}
                }
            })
            .await;
        let end = status.and_then(|status| self.session.granted("to hand out a mail", status));
        let mails =
            bodies.into_iter().map(|(uid, (date, bytes))| (uid, mail(self.folder, uid, date, body(bytes)))).collect();
        let nothing =
            if empty { "the mail server no longer has its words" } else { "the mail server sent nothing for it" };
        came(mails, end.map(drop), nothing)
    }

    /// Fetches headers and texts of a mail that is over the limit.
    async fn fetch_large(&mut self, uids: &[u32], size: u64) -> Result<Came, Trouble> {
        let budget = self.session.small();
        let mut plan = None;
        let status = self
            .session
            .fetch(uids, "UID BODYSTRUCTURE", budget.literal_bytes, budget.bytes, |fetch| {
                if fetch.uid.is_some_and(|uid| uids.contains(&uid)) {
                    plan = plan.take().or_else(|| fetch.plan.take());
                }
            })
            .await;
        match status.and_then(|status| self.session.granted("the structure of a mail", status)) {
            Ok(_) | Err(Trouble::Denied(..)) => {}
            Err(trouble) => return came(BTreeMap::new(), Err(trouble), ""),
        }
        match plan {
            None => self.fetch_begin(uids).await,
            // The size was a lie: the parts are small.
            Some(plan) if plan.size_bytes() < self.settings.mail_limit_bytes => self.fetch_whole(uids).await,
            Some(plan) => self.fetch_parts(uids, &plan, size).await,
        }
    }

    async fn fetch_parts(&mut self, uids: &[u32], plan: &Plan, size: u64) -> Result<Came, Trouble> {
        let (limit, total) = (plan.answer_bytes(), plan.answer_bytes().saturating_mul(2));
        // A server may send a mail's parts in several answers.
        let mut parts = Fetch::default();
        let status = self
            .session
            .fetch(uids, &plan.items(), limit, total, |fetch| {
                if fetch.uid.is_some_and(|uid| uids.contains(&uid)) {
                    parts.uid = fetch.uid;
                    parts.internal_date_ms = parts.internal_date_ms.or(fetch.internal_date_ms);
                    parts.bodies.append(&mut fetch.bodies);
                }
            })
            .await;
        let end = status.and_then(|status| self.session.granted("to hand out a mail", status)).map(drop);
        let mut mails = BTreeMap::new();
        if let (Ok(()), Some(uid), Some((raw, stubs))) = (&end, parts.uid, plan.assemble(&parts)) {
            let body = Body::Stub { raw, parts: stubs, whole_size_bytes: Some(size) };
            mails.insert(uid, mail(self.folder, uid, parts.internal_date_ms, body));
        }
        came(mails, end, "the mail server sent no headers for it")
    }
}

impl Handing<'_> {
    /// Hands over what came and gives up what was tried often enough.
    async fn settle(&mut self, state: FolderCursor, asked: &[u32], came: Came) -> Result<FolderCursor, Trouble> {
        let mut next = state;
        let mut mails = came.mails;
        next.passed(asked, &|uid| mails.contains_key(&uid), came.counts);
        if !mails.is_empty() {
            self.memory.given_up_in_a_row = 0;
        }
        if !mails.is_empty() {
            next.took_ms = Some(self.now_ms);
        }
        for uid in asked {
            let worn_out = next.open.get(uid).is_some_and(|tries| *tries >= TRIES);
            if worn_out && self.memory.given_up_in_a_row < GIVEN_UP_IN_A_ROW {
                self.memory.given_up_in_a_row += 1;
                next.open.remove(uid);
                mails.insert(*uid, mail(self.folder, *uid, None, Body::NotFetched { why: came.why.clone() }));
            }
        }
        let mails = mails.into_values().map(|mail| mail.of(next.uidvalidity, next.old_up_to)).collect();
        self.hand_over(mails, &next).await?;
        came.end.map(|()| next)
    }

    /// Gives mails and cursor to the sink, until it took them.
    async fn hand_over(&mut self, mails: Vec<Fetched>, state: &FolderCursor) -> Result<(), Trouble> {
        let is_known = !self.memory.account_is_new && self.cursor.folders.get(self.folder) == Some(state);
        if mails.is_empty() && is_known {
            return Ok(());
        }
        match self.offer(&mails, state).await? {
            Taken::Yes => Ok(()),
            Taken::Refused(why) if mails.is_empty() => Err(Trouble::Store(why)),
            Taken::Refused(_) => self.hand_over_singly(mails, state).await,
        }
    }

    /// One mail that the inbox refuses must not hold up the others: it becomes an item that says so and has its bytes, or where those
    /// are what is refused, a word alone.
    async fn hand_over_singly(&mut self, mails: Vec<Fetched>, state: &FolderCursor) -> Result<(), Trouble> {
        let mut waiting = mails.iter().map(|mail| mail.uid).collect::<BTreeSet<_>>();
        for mail in mails {
            waiting.remove(&mail.uid);
            let mut state = state.clone();
            for uid in &waiting {
                state.open.entry(*uid).or_insert(0);
            }
            let mut mail = mail;
            while let Taken::Refused(why) = self.offer(std::slice::from_ref(&mail), &state).await? {
                if matches!(mail.body, Body::NotFetched { .. }) {
                    return Err(Trouble::Store(why));
                }
                mail.body = mail.body.aside(format!("the inbox did not take it: {why}"));
            }
        }
        Ok(())
    }

    async fn offer(&mut self, mails: &[Fetched], state: &FolderCursor) -> Result<Taken, Trouble> {
        let mut cursor = self.cursor.clone();
        cursor.folders.insert(self.folder.to_owned(), state.clone());
        for offer in 1.. {
            // Not cut when the channel stops: a cut commit may or may not have happened.
            match self.sink.deliver(mails.to_vec(), &cursor).await {
                Ok(()) => break,
                Err(SinkError::Rejected(why)) => return Ok(Taken::Refused(why)),
                Err(SinkError::Unavailable { why, .. }) if offer >= OFFERS => return Err(Trouble::Store(why)),
                Err(SinkError::Unavailable { retry_after_ms, .. }) => {
                    let wait = Duration::from_millis(retry_after_ms.min(60_000));
                    pause(&self.stop, wait).await?;
                }
            }
        }
        self.memory.handed_over += mails.len() as u64;
        self.memory.account_is_new = false;
        *self.cursor = cursor;
        Ok(Taken::Yes)
    }
}

impl Fetched {
    /// As a mail of the folder's present numbering.
    fn of(self, uidvalidity: u32, old_up_to: u32) -> Self {
        Self { uidvalidity, old: self.uid <= old_up_to, ..self }
    }
}

fn mail(folder: &str, uid: u32, internal_date_ms: Option<i64>, body: Body) -> Fetched {
    // The rest is set when the batch is settled: which folder state it belongs to.
    Fetched { folder: folder.to_owned(), uidvalidity: 0, uid, internal_date_ms, old: false, body }
}

enum Taken {
    Yes,
    Refused(String),
}

/// What the end of a fetch says of the mails that did not come.
fn came(mails: BTreeMap<u32, Fetched>, end: Result<(), Trouble>, nothing: &str) -> Result<Came, Trouble> {
    let (why, counts, end) = match end {
        Ok(()) => (nothing.to_owned(), true, Ok(())),
        // Nothing is handed over any more: it comes again.
        Err(Trouble::Stopped) => return Err(Trouble::Stopped),
        // For this mail, not for the connection.
        Err(Trouble::Denied(_, said)) => (format!("the mail server refused it{}", said.in_brackets()), true, Ok(())),
        // These say nothing about the mail.
        Err(trouble @ (Trouble::Slowed(_) | Trouble::Busy(_) | Trouble::Renumbered)) => {
            (String::new(), false, Err(trouble))
        }
        Err(Trouble::Late) => ("the mail server did not send it in time".into(), true, Err(Trouble::Late)),
        Err(trouble) => ("the connection broke each time at this mail".into(), true, Err(trouble)),
    };
    Ok(Came { mails, why, counts, end })
}

/// Waits, unless the channel stops.
pub(super) async fn pause(stop: &CancellationToken, wait: Duration) -> Result<(), Trouble> {
    match stop.run_until_cancelled(tokio::time::sleep(wait)).await {
        Some(()) => Ok(()),
        None => Err(Trouble::Stopped),
    }
}

/// Mails that are fetched together.
#[derive(Debug, PartialEq, Eq)]
struct Batch {
    uids: Vec<u32>,
    /// What of them is likely to come.
    bytes: u64,
    /// The size of a mail that is over the limit; it stands alone.
    large: Option<u64>,
}

/// Divides sorted UIDs by number and size. A mail of unknown size counts as the largest.
fn batches(uids: &[u32], sizes: &BTreeMap<u32, u64>, settings: &Settings) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for uid in uids {
        let size = sizes.get(uid).copied().unwrap_or(settings.mail_limit_bytes);
        if size > settings.mail_limit_bytes {
            batches.push(Batch { uids: vec![*uid], bytes: settings.mail_limit_bytes, large: Some(size) });
            continue;
        }
        match batches.last_mut() {
            Some(Batch { uids, bytes, large: None })
                if uids.len() < settings.batch_mails && bytes.saturating_add(size) <= settings.batch_bytes =>
            {
                uids.push(*uid);
                *bytes += size;
            }
            _ => batches.push(Batch { uids: vec![*uid], bytes: size, large: None }),
        }
    }
    batches
}

/// A day as SEARCH wants it.
fn date(ms: i64) -> String {
    let timestamp = Timestamp::from_millisecond(ms.max(0)).unwrap_or_default();
    timestamp.strftime("%-d-%b-%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_bounded_by_number_and_size() {
        let settings = Settings { batch_mails: 3, batch_bytes: 100, mail_limit_bytes: 200, ..Settings::default() };
        let sizes = BTreeMap::from([(1, 10), (2, 10), (3, 10), (4, 10), (5, 95), (6, 201), (7, 150), (8, 1)]);
        let divided = batches(&[1, 2, 3, 4, 5, 6, 7, 8, 9], &sizes, &settings);
        let divided = divided.into_iter().map(|batch| (batch.uids, batch.large)).collect::<Vec<_>>();
        let whole = |uids: &[u32]| (uids.to_vec(), None);
        assert_eq!(
            divided,
            [whole(&[1, 2, 3]), whole(&[4]), whole(&[5]), (vec![6], Some(201)), whole(&[7]), whole(&[8]), whole(&[9])]
        );
    }

    #[test]
    fn days_are_written_as_search_wants_them() {
        assert_eq!(date(1_767_614_400_000), "5-Jan-2026");
    }
}
