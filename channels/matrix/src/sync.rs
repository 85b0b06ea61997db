//! The way in: the server's stream becomes batches, each committed with the place up to which it was read.
//!
//! Reading goes on where the rows stand, not where the device's own store was before a cut. What a limited answer left out is fetched
//! before the place moves; what came twice is told by its identity. Nothing is kept here that a restart would miss.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use bytes::Bytes;
use earshot_channel::{
    Accepted, Address, Bystander, CarrierId, ChannelError, Health, HealthState, HeldKind, HostError, Inbound,
    InboundMessage, Known, Received, UnixMillis,
};
use matrix_sdk::{
    Error, Room,
    config::{SyncSettings, SyncToken},
    deserialized_responses::{TimelineEvent, TimelineEventKind},
    room::MessagesOptions,
    ruma::{
        OwnedRoomId, UInt,
        api::client::filter::{FilterDefinition, RoomEventFilter, RoomFilter},
    },
    sync::{SyncResponse, Timeline},
};
use tokio_util::sync::CancellationToken;

use crate::{
    Line, Link, files,
    follow::Followers,
    identity,
    item::{self, Came},
    late, media,
    read::{self, Event, Meaning},
    rooms,
    session::{self, Place},
    settings::Start,
};

/// How long the server may wait for news.
const WAIT: Duration = Duration::from_secs(25);
/// Likewise while a key is waited for.
const WAIT_FOR_KEYS: Duration = Duration::from_secs(5);
/// Items of one commit.
const BATCH: usize = 64;
/// Events of a room in one answer; more are fetched from behind.
const EVENTS: u32 = 50;
/// Pages of a hundred that one gap may have. A flood beyond that is said, with what of it came.
const PAGES: usize = 100;
/// Longest pause after an error.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Reads the stream of one account.
pub(crate) struct Receiver<'l> {
    pub(crate) line: &'l Line,
    pub(crate) link: &'l Link,
    pub(crate) place: Place,
    /// Who types, by room.
    pub(crate) types: HashMap<OwnedRoomId, bool>,
    /// Who else is in each contact's talk, as it was told last.
    pub(crate) told: HashMap<String, Vec<Bystander>>,
    /// Whose keys are to be looked at.
    pub(crate) watch: identity::Watch,
    /// Who is told that we type and read.
    pub(crate) followers: Followers,
    /// What waits for its key.
    pub(crate) waiting: late::Waiting,
    /// Messages that were read and are not kept yet, by their digests.
    pub(crate) taking: HashSet<[u8; 32]>,
}

impl Receiver<'_> {
    /// Reads until `stop`.
    pub(crate) async fn run(&mut self, stop: &CancellationToken) -> Result<(), ChannelError> {
        let mut failures = 0_u32;
        loop {
            // Cut anywhere, the next start reads the same answer again.
            let round = tokio::select! {
                () = stop.cancelled() => return Ok(()),
                round = self.round() => round,
            };
            let pause = match round {
                Ok(()) => {
                    failures = 0;
                    self.link.rounds.send_modify(|rounds| *rounds += 1);
                    self.report(HealthState::Works, None).await;
                    continue;
                }
                Err(Trouble::Server(error)) if session::is_signed_out(&error) => {
                    session::retire(&*self.line.host).await?;
                    return Err(session::refused(&error, "the device: it was signed out"));
                }
                Err(Trouble::Server(error)) => {
                    failures = failures.saturating_add(1);
                    // What was to be told may not have been.
                    self.told.clear();
                    self.watch.again();
                    self.link.comparisons.again().await;
                    let error = session::words(&error);
                    tracing::warn!(channel.id = %self.line.channel, error, "a Matrix server can't be read; trying again");
                    let words = format!("The server {} can't be read: {error}.", self.line.settings.homeserver);
                    self.report(HealthState::Interrupted, Some(words)).await;
                    Duration::from_secs(1 << failures.min(6)).min(LONGEST_PAUSE)
                }
                Err(Trouble::Channel(error)) => return Err(error),
            };
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// One answer of the server, taken in.
    async fn round(&mut self) -> Result<(), Trouble> {
        // After a start or a cut the first answer comes at once, so that the channel's health says soon how it is.
        let is_well = self.link.told.lock().is_some_and(|told| told.state == HealthState::Works);
        let wait = match (&self.place.since, self.waiting.is_urgent((self.line.clock)())) {
            _ if self.waiting.has_more() => Duration::ZERO,
            (Some(_), true) if is_well => WAIT_FOR_KEYS,
            (Some(_), false) if is_well => WAIT,
            _ => Duration::ZERO,
        };
        let token = self.place.since.clone().map_or(SyncToken::NoToken, SyncToken::Specific);
        let mut settings = SyncSettings::new().token(token).timeout(wait).filter(filter());
        settings = settings.set_presence(matrix_sdk::ruma::presence::PresenceState::Online);
        // A device that goes on where another one was knows no room yet.
        let is_new = !rooms::are_known(&self.link.client).await?;
        let response = self.link.client.sync_once(settings.full_state(is_new)).await?;
        let goes_on = self.place.since.is_some();
        self.take(response).await?;
        if is_new {
            rooms::known(&self.link.client, &self.line.settings, goes_on).await?;
        }
        rooms::let_go(&self.link.client).await?;
        self.take_late().await
    }

    async fn take(&mut self, response: SyncResponse) -> Result<(), Trouble> {
        let client = &self.link.client;
        let begins = self.place.since.is_none() && self.line.settings.start == Start::Now;
        let (mut items, mut read, mut said) = (Vec::new(), Vec::new(), Vec::new());
        for (id, update) in response.rooms.joined.iter() {
            let Some(room) = client.get_room(id) else { continue };
            if self.link.rooms.is_crowd(client, &self.line.settings, &room).await? {
                continue;
            }
            if !begins {
                let before = items.len();
                self.take_timeline(&room, &update.timeline, &mut items).await?;
                let has_said = items.len() > before;
                items.extend(self.bystanders(&room, has_said).await?);
                if has_said {
                    said.push(rooms::facts(client, &room, &self.line.settings, None).await?.contact);
                }
            }
            read.push(id);
        }
        for (id, update) in response.rooms.left.iter().filter(|_| !begins) {
            let Some(room) = client.get_room(id) else { continue };
            if rooms::is_known(client, id).await? {
                self.take_timeline(&room, &update.timeline, &mut items).await?;
            }
        }
        items.extend(self.keys(&response, said).await?);
        self.place.since = Some(response.next_batch);
        let place = self.place.clone();
        self.accept(items, Some(&place)).await?;
        self.taking.clear();
        for id in read {
            rooms::seen(client, id).await?;
        }
        for (id, update) in &response.rooms.joined {
            let Some(room) = client.get_room(id) else { continue };
            for event in &update.ephemeral {
                self.take_passing(&room, event.json().get()).await?;
            }
        }
        Ok(())
    }

    /// Who else is where a contact is talked to, where that is news. Before somebody `has_said` something there is no talk.
    async fn bystanders(&mut self, room: &Room, has_said: bool) -> Result<Option<Received>, Trouble> {
        let (client, settings) = (&self.link.client, &self.line.settings);
        let contact = rooms::facts(client, room, settings, None).await?.contact;
        let talk = rooms::talk(client, settings, &contact).await?;
        let is_talk = has_said || self.told.contains_key(&contact);
        if contact.is_empty() || !is_talk || talk.is_none_or(|talk| talk.room_id() != room.room_id()) {
            return Ok(None);
        }
        let there = rooms::bystanders(room, settings, &contact).await?;
        if self.told.get(&contact) == Some(&there) {
            return Ok(None);
        }
        let content = Ok(Inbound::Bystanders { from: Address::new(&contact), there: there.clone() });
        self.told.insert(contact, there);
        Ok(Some(Received { carrier_id: CarrierId::new("bystanders"), raw: Bytes::new(), content }))
    }

    async fn take_timeline(
        &mut self,
        room: &Room,
        timeline: &Timeline,
        items: &mut Vec<Received>,
    ) -> Result<(), Trouble> {
        let gap = timeline.prev_batch.as_deref().filter(|_| timeline.limited);
        if let Some(from) = gap {
            let is_new = rooms::is_new(&self.link.client, room.room_id()).await?;
            let to = self.place.since.clone().filter(|_| !is_new);
            let (events, whole) = self.earlier(room, from, to).await?;
            if !whole {
                let facts = rooms::facts(&self.link.client, room, &self.line.settings, None).await?;
                let why = "More was written in this room than could be fetched: what stands before this is not all.";
                let place = Bytes::from(format!("{} {from}", room.room_id()));
                items.push(item::unreadable(why.into(), &facts, place));
            }
            for event in events {
                items.extend(self.item(room, &event).await?);
            }
        }
        for event in &timeline.events {
            items.extend(self.item(room, event).await?);
        }
        Ok(())
    }

    /// What stands in a room before a place, back to another one or to the room's beginning, the oldest first; and whether that is all.
    async fn earlier(
        &self,
        room: &Room,
        from: &str,
        to: Option<String>,
    ) -> Result<(Vec<TimelineEvent>, bool), Trouble> {
        let (mut from, mut events, mut whole) = (from.to_owned(), Vec::new(), false);
        for _ in 0..PAGES {
            let mut options = MessagesOptions::backward().from(Some(&*from));
            options.to.clone_from(&to);
            options.limit = UInt::from(100_u32);
            let page = match room.messages(options).await {
                Ok(page) => page,
                // A room that we were thrown out of must not keep the others waiting.
                Err(error) if session::is_refused(&error) => {
                    let error = session::words(&error);
                    tracing::warn!(channel.id = %self.line.channel, error, "what was written in a room may not be read");
                    break;
                }
                Err(error) => return Err(error.into()),
            };
            let is_end = page.chunk.is_empty();
            events.extend(page.chunk);
            match page.end {
                Some(end) if !is_end && end != from => from = end,
                _ => {
                    whole = true;
                    break;
                }
            }
        }
        events.reverse();
        Ok((events, whole))
    }

    /// The item that an event becomes, if any.
    async fn item(&mut self, room: &Room, event: &TimelineEvent) -> Result<Option<Received>, Trouble> {
        let (client, settings) = (&self.link.client, &self.line.settings);
        let raw = Bytes::from(event.raw().json().get().to_owned());
        let decrypted = matches!(event.kind, TimelineEventKind::Decrypted(_));
        let read = match read::event(&raw) {
            Ok(read) => read,
            Err(read::NoEvent(why)) => {
                let facts = rooms::facts(client, room, settings, None).await?;
                return Ok(Some(item::unreadable(why, &facts, raw)));
            }
        };
        let facts = rooms::facts(client, room, settings, Some(&read.sender)).await?;
        if read.sender == facts.own && (read.transaction.is_some() || read.message.is_some()) {
            self.link.rooms.sent(room.room_id(), &read.id);
        }
        if facts.contact.is_empty() {
            return Ok(None);
        }
        match &read.meaning {
            Meaning::Undecryptable if read.sender != facts.own => {
                // Its key may be gone because it was erased here: it doesn't come back, not even as one that can't be opened.
                let asked = (CarrierId::new(&read.id), item::digest(&facts.id, &read.id, &read.sender));
                if !self.line.host.known(&[asked]).await?.contains(&Known::New) {
                    return Ok(None);
                }
                self.hold_for_key(room, &read, &raw).await?;
                return Ok(None);
            }
            Meaning::Words(_) if read.sender == facts.contact => {
                rooms::talks_in(client, &facts.contact, room.room_id()).await?;
            }
            _ => {}
        }
        let known = match item::asks(&read, &facts) {
            Some(asked) => self.line.host.known(&[asked]).await?.first().copied().unwrap_or(Known::New),
            None => Known::New,
        };
        let Some(came) = self.came(room, &facts, &read, &raw, (decrypted, known)).await? else { return Ok(None) };
        Ok(item::received(&read, &facts, came, raw))
    }

    /// How an event came, its file fetched; `None` where it is here already. `known`: of what it [asks](item::asks).
    pub(crate) async fn came(
        &mut self,
        room: &Room,
        facts: &item::Room,
        read: &Event,
        raw: &Bytes,
        (decrypted, known): (bool, Known),
    ) -> Result<Option<Came>, Trouble> {
        let mut came = Came { decrypted, ..Came::default() };
        match &read.meaning {
            Meaning::Edit { of, .. } => {
                // What it changes may come in the same batch.
                let is_coming = self.taking.contains(&item::digest(&facts.id, of, &read.sender));
                came.edits_own = known == Known::Kept || is_coming;
            }
            Meaning::Words(words) => {
                self.taking.insert(item::digest(&facts.id, &read.id, &read.sender));
                let Some(file) = &words.file else { return Ok(Some(came)) };
                if known != Known::New {
                    return Ok(None);
                }
                let (client, host) = (&self.link.client, &self.line.host);
                let fetched = media::fetch(client, &**host, file, self.line.settings.file_bytes).await;
                if let Err(media::Missing::Yet(_)) = fetched {
                    let due = UnixMillis((self.line.clock)().0 + files::FIRST_MS);
                    let why = "Its file could not be fetched.";
                    if let Some(hold) = late::hold(HeldKind::File, room, read, raw, due, why) {
                        host.hold(hold).await?;
                    }
                }
                came.file = Some(fetched.map_err(media::Missing::words));
            }
            _ => {}
        }
        Ok(Some(came))
    }

    /// Gives a batch over, and waits where the database does.
    pub(crate) async fn accept(&mut self, items: Vec<Received>, place: Option<&Place>) -> Result<(), ChannelError> {
        let mut rest = items;
        loop {
            let after = rest.split_off(rest.len().min(BATCH));
            // The place moves with the last of it.
            let cursor = place.filter(|_| after.is_empty()).map(Place::cursor);
            if rest.is_empty() && cursor.is_none() {
                return Ok(());
            }
            let accepted = loop {
                match self.line.host.accept(rest.clone(), cursor.clone()).await {
                    Ok(accepted) => break accepted,
                    Err(HostError::Unavailable { retry_after_ms, .. }) => {
                        tokio::time::sleep(Duration::from_millis(retry_after_ms)).await;
                    }
                    Err(error) => return Err(error.into()),
                }
            };
            self.follow(&rest, &accepted).await;
            if after.is_empty() {
                return Ok(());
            }
            rest = after;
        }
    }

    /// Follows the talks in which somebody wrote just now.
    async fn follow(&mut self, items: &[Received], accepted: &[Accepted]) {
        for (item, accepted) in items.iter().zip(accepted) {
            if let (Ok(Inbound::Message(InboundMessage { from: Some(from), .. })), Accepted::Message(stored)) =
                (&item.content, accepted)
                && let Ok(Some(room)) = rooms::talk(&self.link.client, &self.line.settings, from.expose()).await
            {
                self.followers.heard(&self.line.host, from.expose(), &room, stored.seq, item.carrier_id.expose());
            }
        }
    }

    /// How much waits for its key or its file.
    async fn backlog(&mut self) -> u64 {
        let (keys, files) =
            (self.line.host.waiting(HeldKind::Part).await, self.line.host.waiting(HeldKind::File).await);
        if let Ok(keys) = keys {
            self.waiting.counted(keys);
        }
        keys.unwrap_or_default().items + files.unwrap_or_default().items
    }

    async fn report(&mut self, state: HealthState, problem: Option<String>) {
        let now = (self.line.clock)();
        let is_same = self.link.told.lock().as_ref().is_some_and(|told| told.is_same(state, now));
        if is_same && state == HealthState::Works {
            return;
        }
        let last_ok_at = (state == HealthState::Works).then_some(now);
        let backlog = self.backlog().await;
        if let Err(error) =
            self.line.host.report(Health { state, last_ok_at, problem, backlog, server_count: None }).await
        {
            tracing::debug!(%error, "a channel's health could not be kept");
        }
        *self.link.told.lock() = Some(Told { state, at: now });
    }
}

/// What was said last of the channel's health.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    state: HealthState,
    at: UnixMillis,
}

impl Told {
    /// Said again each minute, so that "works" doesn't grow old.
    fn is_same(self, state: HealthState, now: UnixMillis) -> bool {
        self.state == state && now.0 - self.at.0 < 60_000
    }
}

/// Why a round failed.
pub(crate) enum Trouble {
    /// The server, or the device's store.
    Server(Error),
    /// Our side.
    Channel(ChannelError),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Server(error)
    }
}

impl From<ChannelError> for Trouble {
    fn from(error: ChannelError) -> Self {
        Self::Channel(error)
    }
}

impl From<HostError> for Trouble {
    fn from(error: HostError) -> Self {
        Self::Channel(error.into())
    }
}

fn filter() -> matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter {
    let mut timeline = RoomEventFilter::default();
    timeline.limit = Some(UInt::from(EVENTS));
    let mut room = RoomFilter::default();
    room.timeline = timeline;
    let mut filter = FilterDefinition::default();
    filter.room = room;
    filter.into()
}
