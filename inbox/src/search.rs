//! Search over what a person may see: words of messages, notes, subjects, names, files and Calls, and what lists know beside them.
//!
//! The words of a conversation are found by a set of their fingerprints, sealed with the conversation's own key and written in the
//! transaction that writes the message. Nothing on disk leads from a word to a conversation: a search opens the sets of the reader's
//! hotline, keeps them in a bounded memory ([`memory`]), and looks into each. What is erased opens nowhere any more.
//! What stands in a Call counts for whoever may see all Calls of its conversation, and for others as if it were not there.
//! Limits: of a beginning eight letters count; [`TEXT_BYTES`] of one message are looked at; a place in the words is no part of a search.

mod excerpt;
mod keep;
pub(crate) mod memory;
mod query;
pub(crate) mod words;

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
    sync::Arc,
};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;
use utoipa::ToSchema;
use uuid::Uuid;

use self::{
    memory::{Entry, Shelf},
    query::{Term, Wanted},
    words::{Place as Where, Prints},
};
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    access::{Right, Scope},
    receive::Body,
    store::{
        StoreError, conversations, events, operators,
        search::{self as rows, KnownRow, SegmentRow},
    },
    vault::{ContentKey, Place},
    view::{Direction, Row},
};

pub use query::{FIELDS, QUERY_LIMIT_CHARS};

/// Rows of a page at most.
const PAGE_LIMIT: u32 = 50;
/// Rows of a page usually.
const PAGE: u32 = 20;
/// Sets that are read and opened at a time.
const OPENED: i64 = 4_096;
/// Pages of them that are opened side by side.
const SIDE_BY_SIDE: usize = 3;
/// When so many conversations changed since the last search, everything is read anew.
const CHANGED: usize = 20_000;
/// How often a search begins again because something was erased meanwhile.
const TRIES: usize = 5;
/// Bytes of one message that are looked at.
pub(crate) const TEXT_BYTES: usize = 256 * 1024;

/// What to look for.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchFor {
    /// Words, found by their beginning; "quoted" ones as they are; `-` before what must not be there; and fields: `from:` `note:` `subject:`
    /// `file:` `tag:` `code:` `channel:` `language:` `priority:` `is:` `with:` `before:` `after:`. All of it has to hold.
    pub query: String,
    /// `next` of the page before.
    #[serde(default)]
    pub cursor: Option<String>,
    /// Rows, 1 to 50; 20 where it is missing.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A page of what was found, whoever wrote last first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Found {
    /// The conversations.
    pub rows: Vec<FoundRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
    /// Conversations whose older words are still being made findable: more may be found later.
    pub unready: u64,
}

/// A conversation that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FoundRow {
    /// As lists show it.
    pub row: Row,
    /// Where the words stand, if they stand in a message.
    pub excerpt: Option<Excerpt>,
}

/// A few words of the newest message in which something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Excerpt {
    /// Number of the message in the thread.
    pub seq: i64,
    /// Whose words.
    pub direction: Direction,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// The words, piece by piece.
    pub pieces: Vec<ExcerptPiece>,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExcerptPiece {
    /// The words.
    pub text: String,
    /// Whether they are what was looked for.
    pub found: bool,
}

/// Everything that a message says, as fingerprints.
pub(crate) struct Said<'p> {
    prints: &'p Prints,
    set: Vec<u64>,
}

impl<'p> Said<'p> {
    pub(crate) fn new(prints: &'p Prints) -> Self {
        Self::with(prints, Vec::new())
    }

    /// Goes on from fingerprints that were made before.
    pub(crate) fn with(prints: &'p Prints, set: Vec<u64>) -> Self {
        Self { prints, set }
    }

    /// The fingerprints.
    pub(crate) fn prints(self) -> Vec<u64> {
        self.set
    }

    /// Adds a message's words, its subject and whoever wrote it.
    pub(crate) fn body(&mut self, body: &Body, is_note: bool) {
        let text = body.text.get(..body.text.floor_char_boundary(TEXT_BYTES)).unwrap_or_default();
        self.text(text, is_note);
        if let Some(subject) = &body.subject {
            self.prints.add(&[Where::Any, Where::Subject], subject, &mut self.set);
        }
        if let Some(envelope) = &body.envelope {
            let forwarded = envelope.forwarded.as_ref().map(|forwarded| &forwarded.from);
            for person in std::iter::once(&envelope.from).chain(forwarded) {
                self.name(&person.name);
                self.name(&person.address);
            }
        }
    }

    pub(crate) fn text(&mut self, text: &str, is_note: bool) {
        let places: &[Where] = if is_note { &[Where::Any, Where::Note] } else { &[Where::Any] };
        self.prints.add(places, text, &mut self.set);
    }

    pub(crate) fn name(&mut self, name: &str) {
        self.prints.add_name(name, &mut self.set);
    }

    pub(crate) fn file(&mut self, name: &str) {
        self.prints.add(&[Where::Any, Where::File], &words::apart(name), &mut self.set);
    }

    pub(crate) fn call_note(&mut self, note: &str) {
        self.prints.add(&[Where::CallNote], note, &mut self.set);
    }

    pub(crate) fn code(&mut self, code: &str) {
        self.prints.add_code(Where::Code, code, &mut self.set);
    }

    /// Sealed as a segment; nothing where there was nothing to find.
    pub(crate) fn segment(self, key: &ContentKey, id: Uuid) -> Vec<u8> {
        if self.set.is_empty() { Vec::new() } else { key.seal(segment_place(id), &words::write_set(self.set)) }
    }

    /// Sealed as a conversation's set.
    fn set(self, key: &ContentKey, conversation: Uuid) -> Vec<u8> {
        key.seal(set_place(conversation), &words::write_set(self.set))
    }
}

fn segment_place(id: Uuid) -> Place {
    Place { table: "search_segment", column: "words", row: id }
}

fn set_place(conversation: Uuid) -> Place {
    Place { table: "search_set", column: "words", row: conversation }
}

/// A condition as it is looked up.
enum Check {
    /// In one of those places; the second is that of the notes of Calls.
    Words(RangeInclusive<u64>, Option<RangeInclusive<u64>>),
    Code {
        print: u64,
        reason: String,
    },
    Tag(String),
    Channels(HashSet<Uuid>),
    Language(String),
    Priority(i64),
    State(&'static str),
    Holders(Vec<Option<Uuid>>),
    Before(i64),
    After(i64),
}

impl Check {
    /// `None` where its words would have to be opened first. `calls`: whether what stands in Calls counts.
    fn holds(&self, entry: &Entry, set: Option<&[u64]>, calls: bool) -> Option<bool> {
        Some(match self {
            Check::Words(wanted, in_calls) => {
                let set = set?;
                words::holds(set, wanted)
                    || (calls && in_calls.as_ref().is_some_and(|wanted| words::holds(set, wanted)))
            }
            Check::Code { print, reason } => {
                entry.reason.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(reason))
                    || (words::holds(set?, &(*print..=*print)) && calls)
            }
            Check::Tag(tag) => entry.tags.split(' ').any(|code| code.eq_ignore_ascii_case(tag)),
            Check::Channels(channels) => channels.contains(&entry.channel),
            Check::Language(tag) => {
                entry.language.as_deref().is_some_and(|of| of.to_lowercase().starts_with(tag.as_str()))
            }
            Check::Priority(priority) => entry.priority == *priority,
            Check::State("open") => &*entry.state != "closed",
            Check::State(state) => &*entry.state == *state,
            Check::Holders(holders) => holders.contains(&entry.assignee),
            Check::Before(at) => entry.first_in_at < *at,
            Check::After(at) => entry.last_at >= *at,
        })
    }
}

/// Whether all conditions hold; `None` where that can't be told without the words.
fn fits(checks: &[(Check, bool)], entry: &Entry, set: Option<&[u64]>, calls: bool) -> Option<bool> {
    let mut known = true;
    for (check, not) in checks {
        match check.holds(entry, set, calls) {
            Some(holds) if holds == *not => return Some(false),
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(true)
}

/// What a look through the sets came to.
#[derive(Default)]
struct Looked {
    /// Whether some records of calls are not everybody's to see.
    limited: bool,
    found: Vec<(i64, Uuid)>,
    /// What fits with what stands in its Calls and not without it (true), or the other way round.
    by_calls: Vec<(i64, Uuid, bool)>,
    unopened: Vec<Uuid>,
}

impl Looked {
    fn at(&mut self, checks: &[(Check, bool)], id: Uuid, entry: &Entry) {
        let words = entry.words.as_deref();
        let with_calls = fits(checks, entry, words, true);
        let without = if self.limited { fits(checks, entry, words, false) } else { with_calls };
        match (with_calls, without) {
            (None, _) | (_, None) => self.unopened.push(id),
            (Some(with_calls), Some(without)) if with_calls != without => {
                self.by_calls.push((entry.last_at, id, with_calls));
            }
            (Some(true), _) => self.found.push((entry.last_at, id)),
            (Some(false), _) => {}
        }
    }
}

impl Inbox {
    /// Looks for conversations. Audited, with the ids that are shown and never the words.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for a query that can't be read, in words; [`StoreError::Forbidden`].
    pub async fn search(&self, scope: &Scope, wanted: &SearchFor) -> Result<Found, StoreError> {
        scope.need(Right::Talk)?;
        let hotline = scope.hotline();
        let spec = self.hotlines().spec(hotline).await?;
        let terms = query::read(&wanted.query, &TimeZone::get(&spec.time_zone).unwrap_or(TimeZone::UTC))?;
        let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE_LIMIT) as usize;
        let start = match wanted.cursor.as_deref() {
            None => None,
            Some(text) => Some(
                read_cursor(text)
                    .ok_or_else(|| StoreError::Rejected("the cursor is not one from this search".into()))?,
            ),
        };
        let checks = self.checks(scope, &terms).await?;
        let shelf = self.indexed(hotline).await?;
        let (mut found, unready) = self.all_that_fit(scope, shelf, checks).await?;
        let total = found.len() as u64;
        found.sort_unstable_by(|a, b| b.cmp(a));
        let from = start.map_or(0, |start| found.partition_point(|place| *place >= start));
        let page: Vec<(i64, Uuid)> = found.iter().skip(from).take(limit).copied().collect();
        let next = page.last().filter(|_| found.len() > from + page.len());
        let next = next.map(|(at, id)| format!("{at}.{}", id.simple()));
        let ids: Vec<Uuid> = page.iter().map(|(_, id)| *id).collect();
        let (seq, list) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let seq = events::last(&mut conn, hotline).await?;
            let mut list = conversations::rows_by_id(&mut conn, hotline, &ids).await?;
            let heads: Vec<Uuid> = list.iter().filter_map(|row| row.merged_into).collect();
            if !heads.is_empty() {
                list.extend(conversations::rows_by_id(&mut conn, hotline, &heads).await?);
            }
            (seq, list)
        };
        let data = serde_json::json!({ "found": total, "shown": ids });
        self.audit_read(scope, "search.run", hotline.0, data).await?;
        // What went into another is found there.
        let shown_as: HashMap<Uuid, Uuid> =
            list.iter().filter_map(|row| row.merged_into.map(|head| (row.id, head))).collect();
        let mut by_id: HashMap<Uuid, Row> = list
            .into_iter()
            .filter(|row| row.state != "erased" && row.merged_into.is_none())
            .map(|row| (row.id, self.list_row(row, hotline, seq, &spec)))
            .collect();
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(row) = by_id.remove(shown_as.get(&id).unwrap_or(&id)) else { continue };
            let excerpt = self.excerpt(hotline, ConversationId(id), &terms).await?;
            rows.push(FoundRow { row, excerpt });
        }
        Ok(Found { rows, next, total, unready })
    }

    /// Brings what a search looks into up to date, for whoever is about to look for something: after a start that takes longer than looking.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn ready_search(&self, scope: &Scope) -> Result<(), StoreError> {
        scope.need(Right::Talk)?;
        self.indexed(scope.hotline()).await.map(drop)
    }

    /// Turns what somebody wrote into what is looked up: names into ids, words into fingerprints.
    async fn checks(&self, scope: &Scope, terms: &[Term]) -> Result<Vec<(Check, bool)>, StoreError> {
        let hotline = scope.hotline();
        let prints = self.prints(hotline);
        let me = Some(scope.operator().0);
        let mut checks = Vec::with_capacity(terms.len());
        for Term { wanted, not } in terms {
            let check = match wanted {
                Wanted::Word { place, word, whole } => {
                    let of = |place| match whole {
                        true => prints.word(place, word)..=prints.word(place, word),
                        false => prints.beginning(place, word),
                    };
                    let in_calls = matches!(place, Where::Any | Where::Note).then(|| of(Where::CallNote));
                    Check::Words(of(*place), in_calls)
                }
                Wanted::Tag(tag) => Check::Tag(tag.clone()),
                Wanted::Code(code) => {
                    let mut print = Vec::new();
                    prints.add_code(Where::Code, code, &mut print);
                    Check::Code { print: print.first().copied().unwrap_or_default(), reason: code.clone() }
                }
                Wanted::Channel(name) => {
                    let channels = self.hotlines().channels(hotline).await?;
                    let of = |entry: &crate::hotlines::ChannelEntry| {
                        entry.kind == *name || entry.name.to_lowercase().starts_with(name.as_str())
                    };
                    Check::Channels(channels.iter().filter(|entry| of(entry)).map(|entry| entry.id.0).collect())
                }
                Wanted::Language(tag) => Check::Language(tag.clone()),
                Wanted::Priority(priority) => Check::Priority(*priority),
                Wanted::State(state) => Check::State(state),
                Wanted::HeldByMe => Check::Holders(vec![me]),
                Wanted::HeldByNobody => Check::Holders(vec![None]),
                Wanted::HeldBy(name) => {
                    let mut reader = self.data().reader().await?;
                    let people = operators::of_hotline(&mut reader.conn(), hotline).await?;
                    let named = people.into_iter().filter(|person| {
                        person.login == *name || person.name.to_lowercase().starts_with(name.as_str())
                    });
                    Check::Holders(named.map(|person| Some(person.id.0)).collect())
                }
                Wanted::Before(at) => Check::Before(*at),
                Wanted::After(at) => Check::After(*at),
            };
            checks.push((check, *not));
        }
        Ok(checks)
    }

    /// Times of the last word and ids of everything that fits, and how many conversations are not findable by all their words yet.
    async fn all_that_fit(
        &self,
        scope: &Scope,
        shelf: Arc<Shelf>,
        checks: Vec<(Check, bool)>,
    ) -> Result<(Vec<(i64, Uuid)>, u64), StoreError> {
        let hotline = scope.hotline();
        let limited = {
            let mut reader = self.data().reader().await?;
            rows::are_calls_limited(&mut reader.conn(), hotline).await?
        };
        let checks = Arc::new(checks);
        let looked = {
            let checks = checks.clone();
            tokio::task::spawn_blocking(move || {
                let index = shelf.index.read();
                let mut looked = Looked { limited, ..Looked::default() };
                for (id, entry) in &index.entries {
                    looked.at(&checks, *id, entry);
                }
                (looked, index.todo.len() as u64)
            })
        };
        let (mut looked, unready) =
            looked.await.map_err(|error| StoreError::Defect(format!("looking for words: {error}")))?;
        // There was no room in memory for those.
        let unopened = std::mem::take(&mut looked.unopened);
        for ids in unopened.chunks(OPENED as usize) {
            let (known, segments) = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                (
                    rows::known_by_id(&mut conn, hotline, ids).await?,
                    rows::segments_by_id(&mut conn, hotline, ids).await?,
                )
            };
            for (id, entry) in self.open_sets(known, by_conversation(segments)).await? {
                looked.at(&checks, id, &entry);
            }
        }
        let Looked { mut found, by_calls, .. } = looked;
        for doubtful in by_calls.chunks(OPENED as usize) {
            let ids: Vec<_> = doubtful.iter().map(|(_, id, _)| *id).collect();
            let hidden: HashSet<Uuid> = {
                let mut reader = self.data().reader().await?;
                rows::with_hidden_calls(&mut reader.conn(), hotline, &ids, scope.operator())
                    .await?
                    .into_iter()
                    .collect()
            };
            let fitting = doubtful.iter().filter(|(_, id, with_calls)| *with_calls != hidden.contains(id));
            found.extend(fitting.map(|(at, id, _)| (*at, *id)));
        }
        Ok((found, unready))
    }

    /// The fingerprints of a hotline.
    pub(crate) fn prints(&self, hotline: HotlineId) -> Prints {
        Prints::of(self.vault(), hotline)
    }

    /// The hotline's index as of now.
    async fn indexed(&self, hotline: HotlineId) -> Result<Arc<Shelf>, StoreError> {
        for _ in 0..TRIES {
            let shelf = self.search_memory().shelf(hotline);
            let turn = shelf.refreshing.lock().await;
            let epoch = self.search_memory().epoch();
            let (known, unready) = {
                let index = shelf.index.read();
                (index.seq, index.todo.clone())
            };
            let (seq, todo, changed) = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                // The number comes first: what happens meanwhile is looked at again the next time.
                let seq = events::last(&mut conn, hotline).await?;
                let todo: HashSet<Uuid> = rows::todo(&mut conn, hotline).await?.into_iter().collect();
                let changed = match known {
                    Some(known) => rows::changed(&mut conn, hotline, known, seq).await?,
                    None => Vec::new(),
                };
                (seq, todo, changed)
            };
            let again: HashSet<Uuid> = changed.into_iter().chain(unready.difference(&todo).copied()).collect();
            let anew = known.is_none() || again.len() > CHANGED;
            let entries = if anew {
                self.open_hotline(hotline).await?
            } else {
                let ids: Vec<_> = again.iter().copied().collect();
                self.open_some(hotline, &ids).await?
            };
            {
                let mut index = shelf.index.write();
                if self.search_memory().epoch() != epoch {
                    continue;
                }
                if anew {
                    *index = memory::Index::default();
                }
                for id in again {
                    index.remove(id);
                }
                for (id, entry) in entries {
                    index.put(id, entry);
                }
                (index.seq, index.todo) = (Some(seq), todo);
            }
            drop(turn);
            return Ok(shelf);
        }
        Err(StoreError::Unavailable("much is being erased at this moment; try again".into()))
    }

    async fn open_some(&self, hotline: HotlineId, ids: &[Uuid]) -> Result<Vec<(Uuid, Entry)>, StoreError> {
        let mut entries = Vec::with_capacity(ids.len());
        for ids in ids.chunks(OPENED as usize) {
            let (known, segments) = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                let known = rows::known_by_id(&mut conn, hotline, ids).await?;
                (known, rows::segments_by_id(&mut conn, hotline, ids).await?)
            };
            entries.extend(self.open_sets(known, by_conversation(segments)).await?);
        }
        Ok(entries)
    }

    /// Opens a whole hotline: while one page is read, those before it are opened.
    async fn open_hotline(&self, hotline: HotlineId) -> Result<Vec<(Uuid, Entry)>, StoreError> {
        let mut segments = {
            let mut reader = self.data().reader().await?;
            by_conversation(rows::segments(&mut reader.conn(), hotline).await?)
        };
        let mut opening = JoinSet::new();
        let mut entries = Vec::new();
        let mut after = Uuid::nil();
        loop {
            let known = {
                let mut reader = self.data().reader().await?;
                rows::known(&mut reader.conn(), hotline, after, OPENED).await?
            };
            let Some(last) = known.last() else { break };
            after = last.id;
            let of_page =
                known.iter().filter_map(|row| Some((row.id, segments.remove(&row.id)?))).collect::<HashMap<_, _>>();
            let inbox = self.clone();
            opening.spawn(async move { inbox.open_sets(known, of_page).await });
            while opening.len() >= SIDE_BY_SIDE {
                entries.extend(one_opened(&mut opening).await?);
            }
        }
        while !opening.is_empty() {
            entries.extend(one_opened(&mut opening).await?);
        }
        Ok(entries)
    }

    async fn open_sets(
        &self,
        known: Vec<KnownRow>,
        segments: HashMap<Uuid, Vec<SegmentRow>>,
    ) -> Result<Vec<(Uuid, Entry)>, StoreError> {
        let mut ids: Vec<KeyId> = known.iter().filter_map(|row| row.words_key.map(KeyId)).collect();
        ids.extend(segments.values().flatten().map(|segment| KeyId(segment.key_id)));
        ids.sort_unstable();
        ids.dedup();
        let wrapped = self.vault().wrapped(&ids).await?;
        let vault = self.vault().clone();
        let opened = tokio::task::spawn_blocking(move || {
            let keys = vault.unwrapped(wrapped);
            known
                .into_iter()
                .filter(|row| row.state != "erased")
                .map(|row| {
                    let own = segments.get(&row.id).map(Vec::as_slice).unwrap_or_default();
                    (row.id, entry(row, own, &keys))
                })
                .collect()
        });
        opened.await.map_err(|error| StoreError::Defect(format!("opening sets of words: {error}")))
    }
}

async fn one_opened(
    opening: &mut JoinSet<Result<Vec<(Uuid, Entry)>, StoreError>>,
) -> Result<Vec<(Uuid, Entry)>, StoreError> {
    match opening.join_next().await {
        None => Ok(Vec::new()),
        Some(opened) => opened.map_err(|error| StoreError::Defect(format!("opening sets of words: {error}")))?,
    }
}

fn by_conversation(segments: Vec<SegmentRow>) -> HashMap<Uuid, Vec<SegmentRow>> {
    let mut by: HashMap<Uuid, Vec<SegmentRow>> = HashMap::new();
    for segment in segments {
        by.entry(segment.conversation_id).or_default().push(segment);
    }
    by
}

/// Opens what one conversation's words are found by. What can't be opened is left out: it was erased a moment ago, or fsck tells of it.
fn entry(row: KnownRow, segments: &[SegmentRow], keys: &HashMap<KeyId, Arc<ContentKey>>) -> Entry {
    let mut set = Vec::new();
    let mut used = vec![KeyId(row.key_id)];
    let mut open = |key: Uuid, place: Place, sealed: &[u8]| {
        let opened = keys.get(&KeyId(key)).and_then(|key| key.open(place, sealed).ok());
        if let Some(bytes) = opened {
            words::read_set(&bytes, &mut set);
            used.push(KeyId(key));
        }
    };
    if let (Some(key), Some(sealed)) = (row.words_key, &row.words) {
        open(key, set_place(row.id), sealed);
    }
    for segment in segments {
        open(segment.key_id, segment_place(segment.id), &segment.words);
    }
    if !segments.is_empty() {
        set.sort_unstable();
        set.dedup();
    }
    used.sort_unstable();
    used.dedup();
    Entry {
        keys: used,
        channel: row.channel_id,
        language: row.language.map(Into::into),
        priority: row.priority,
        state: row.state.into(),
        reason: row.reason.map(Into::into),
        tags: row.tags.into(),
        assignee: row.assignee,
        first_in_at: row.first_in_at,
        last_at: row.last_at,
        words: Some(set.into()),
    }
}

fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, Uuid::try_parse(id).ok()?))
}
