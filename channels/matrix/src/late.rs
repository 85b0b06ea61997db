//! Events whose key has not come.
//!
//! They wait with the host, sealed, so that a restart forgets none, and are looked at in the order in which they are due, a page after each
//! answer of the server: all of them get their turn, and none holds up what is new. A key often comes a moment after its message, so an
//! event is shown as one that can't be opened only after a while; a key that comes makes what waits for it due at once.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use earshot_channel::{CarrierId, Held, HeldId, HeldKind, Hold, Known, Load, Received, UnixMillis};
use futures::{FutureExt as _, StreamExt as _, stream::BoxStream};
use matrix_sdk::{
    Client, Room,
    deserialized_responses::TimelineEventKind,
    ruma::{RoomId, events::room::encrypted::OriginalSyncRoomEncryptedEvent, serde::Raw},
};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};

use crate::{
    item,
    read::{self, Event, Meaning},
    rooms,
    sync::{Receiver, Trouble},
};

/// After this an event without its key is shown.
const GRACE_MS: i64 = 10_000;
/// After this nobody waits any more.
pub(crate) const LONGEST_MS: i64 = 7 * 24 * 3_600_000;
/// Longest time until what waits is looked at without a reason.
pub(crate) const AGAIN_MS: i64 = 3_600_000;
/// How long after something began to wait the server is asked often.
const URGENT_MS: i64 = 60_000;
/// How many are looked at in one go.
const PAGE: u32 = 250;
/// How many may wait, and their bytes together; beyond that the oldest wait no longer.
const MOST: Load = Load { items: 10_000, bytes: 64 * 1024 * 1024 };
/// Keys that came at once and are asked after.
const KEYS: usize = 1_000;

/// What is known of what waits.
pub(crate) struct Waiting {
    keys: Mutex<BoxStream<'static, Vec<String>>>,
    /// About how much it is.
    load: Load,
    /// Until then something may be due soon.
    urgent_until: UnixMillis,
    /// There was more than one page.
    more: bool,
}

impl Waiting {
    /// What waits when the receiver starts.
    pub(crate) async fn new(client: &Client, load: Load, now: UnixMillis) -> Self {
        let came = client.encryption().room_keys_received_stream().await;
        let keys: BoxStream<'static, Vec<String>> = match came {
            Some(came) => came
                .map(|came| came.unwrap_or_default().iter().map(|key| name(&key.room_id, &key.session_id)).collect())
                .boxed(),
            None => futures::stream::empty().boxed(),
        };
        Self { keys: Mutex::new(keys), load, urgent_until: UnixMillis(now.0 + URGENT_MS), more: false }
    }

    /// Whether something is to be looked at within seconds.
    pub(crate) fn is_urgent(&self, now: UnixMillis) -> bool {
        self.load.items > 0 && now <= self.urgent_until
    }

    /// Whether something is to be looked at now.
    pub(crate) fn has_more(&self) -> bool {
        self.more
    }

    /// Notes how much waits.
    pub(crate) fn counted(&mut self, load: Load) {
        self.load = load;
    }

    /// The keys that came since this was asked last. Of more than so many the rest is found when its turn comes.
    fn came(&mut self) -> Vec<String> {
        let mut all = Vec::new();
        while let Some(Some(came)) = self.keys.get_mut().next().now_or_never() {
            all.extend(came);
        }
        all.truncate(KEYS);
        all
    }
}

/// How long something of this age waits until it is looked at again without a reason: the older it is, the longer.
fn pause_ms(age_ms: i64) -> i64 {
    let mut pause_ms = GRACE_MS;
    while pause_ms < age_ms / 4 && pause_ms < AGAIN_MS {
        pause_ms *= 2;
    }
    pause_ms.min(AGAIN_MS)
}

/// Names a key.
fn name(room: &RoomId, session: &str) -> String {
    format!("{room} {session}")
}

/// The key that an event needs.
fn key_of(room: &RoomId, raw: &[u8]) -> Option<String> {
    let event: Value = serde_json::from_slice(raw).ok()?;
    Some(name(room, event.pointer("/content/session_id")?.as_str()?))
}

/// An event as it waits.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    room: String,
    pub(crate) event: Box<RawValue>,
}

impl Kept {
    /// An event and its room, where we still know it.
    pub(crate) fn of(held: &Held, client: &Client) -> Option<(Room, Self)> {
        let kept: Self = serde_json::from_slice(&held.body).ok()?;
        let room = client.get_room(&RoomId::parse(&kept.room).ok()?)?;
        Some((room, kept))
    }
}

/// An event to keep aside.
pub(crate) fn hold(
    kind: HeldKind,
    room: &Room,
    event: &Event,
    raw: &Bytes,
    due: UnixMillis,
    why: &str,
) -> Option<Hold> {
    let kept = Kept { room: room.room_id().to_string(), event: serde_json::from_slice(raw).ok()? };
    Some(Hold {
        kind,
        carrier_id: CarrierId::new(format!("{}/waiting", event.id)),
        group: event.id.clone(),
        awaits: key_of(room.room_id(), raw).filter(|_| kind == HeldKind::Part),
        due: Some(due),
        why: why.into(),
        body: serde_json::to_vec(&kept).ok()?.into(),
    })
}

/// What became of an event that waited.
enum Looked {
    /// It can be read.
    Opened(Box<Opened>),
    /// It can't, and is shown so.
    Closed(Option<Box<Received>>),
    /// It can't, and came a moment ago.
    Young,
    /// Nobody knows its room any more.
    Gone,
}

struct Opened {
    room: Room,
    facts: item::Room,
    event: Event,
    raw: Bytes,
}

/// What becomes of a page.
#[derive(Default)]
struct Page {
    opened: Vec<(Opened, bool)>,
    shown: Vec<Received>,
    done: Vec<HeldId>,
    /// What is looked at again, by how long after this in milliseconds.
    again: BTreeMap<i64, Vec<HeldId>>,
}

impl Receiver<'_> {
    pub(crate) async fn hold_for_key(&mut self, room: &Room, event: &Event, raw: &Bytes) -> Result<(), Trouble> {
        let now = (self.line.clock)();
        if self.waiting.load.items >= MOST.items || self.waiting.load.bytes >= MOST.bytes {
            self.make_room().await?;
        }
        let due = UnixMillis(now.0 + GRACE_MS);
        let Some(hold) = hold(HeldKind::Part, room, event, raw, due, "Its key has not come.") else { return Ok(()) };
        let load = &mut self.waiting.load;
        *load = Load { items: load.items + 1, bytes: load.bytes + hold.body.len() as u64 };
        self.waiting.urgent_until = UnixMillis(now.0 + URGENT_MS);
        self.line.host.hold(hold).await?;
        Ok(())
    }

    /// Looks at what is due, a page of it.
    pub(crate) async fn take_late(&mut self) -> Result<(), Trouble> {
        let now = (self.line.clock)();
        let came = self.waiting.came();
        if self.waiting.load.items == 0 {
            return Ok(());
        }
        if !came.is_empty() {
            self.line.host.hasten(&came).await?;
        }
        let held = self.line.host.held(HeldKind::Part, Some(now), PAGE).await?;
        self.waiting.more = held.len() >= PAGE as usize;
        self.look_at(held, now).await
    }

    /// Lets the oldest go that wait, so that there is room for others. They stay as what they are shown as.
    async fn make_room(&mut self) -> Result<(), Trouble> {
        self.waiting.load = self.line.host.waiting(HeldKind::Part).await?;
        if self.waiting.load.items < MOST.items && self.waiting.load.bytes < MOST.bytes {
            return Ok(());
        }
        let oldest = self.line.host.held(HeldKind::Part, None, PAGE).await?;
        let ids: Vec<_> = oldest.iter().map(|held| held.id).collect();
        let mut shown = Vec::new();
        let mut facts = HashMap::new();
        for held in &oldest {
            shown.extend(self.shown(held, &mut facts).await?);
        }
        tracing::warn!(channel.id = %self.line.channel, let_go = ids.len(), "more waits for its key than may; the oldest wait no longer");
        self.accept(shown, None).await?;
        self.line.host.let_go(&ids).await?;
        self.waiting.load = self.line.host.waiting(HeldKind::Part).await?;
        Ok(())
    }

    async fn look_at(&mut self, held: Vec<Held>, now: UnixMillis) -> Result<(), Trouble> {
        let (mut page, mut facts) = (Page::default(), HashMap::new());
        for held in &held {
            match self.looked_at(held, now, &mut facts).await? {
                Looked::Opened(opened) => {
                    page.opened.push((*opened, now.0 - held.at.0 >= GRACE_MS));
                    page.done.push(held.id);
                }
                Looked::Closed(shown) => {
                    page.shown.extend(shown.map(|shown| *shown));
                    match now.0 - held.at.0 > LONGEST_MS {
                        true => page.done.push(held.id),
                        false => page.again.entry(pause_ms(now.0 - held.at.0)).or_default().push(held.id),
                    }
                }
                Looked::Young => page.again.entry(1_000).or_default().push(held.id),
                Looked::Gone => page.done.push(held.id),
            }
        }
        let opened = std::mem::take(&mut page.opened);
        let mut items = self.opened(opened).await?;
        items.append(&mut page.shown);
        // Before they are let go: cut here, they come again and are known.
        self.accept(items, None).await?;
        self.taking.clear();
        let host = &self.line.host;
        if !page.done.is_empty() {
            host.let_go(&page.done).await?;
            self.waiting.load = host.waiting(HeldKind::Part).await?;
        }
        for (pause_ms, ids) in page.again {
            host.postpone(&ids, UnixMillis(now.0 + pause_ms)).await?;
        }
        Ok(())
    }

    async fn looked_at(
        &self,
        held: &Held,
        now: UnixMillis,
        facts: &mut HashMap<String, item::Room>,
    ) -> Result<Looked, Trouble> {
        let Some((room, kept)) = Kept::of(held, &self.link.client) else { return Ok(Looked::Gone) };
        let sealed: Raw<OriginalSyncRoomEncryptedEvent> = Raw::from_json(kept.event);
        let opened = room.decrypt_event(&sealed, None).await.ok();
        let opened = opened.filter(|event| matches!(event.kind, TimelineEventKind::Decrypted(_)));
        let raw = opened.map(|event| Bytes::from(event.raw().json().get().to_owned()));
        if let Some(raw) = raw
            && let Ok(event) = read::event(&raw)
        {
            let facts = self.facts(&room, &event, facts).await?;
            return Ok(Looked::Opened(Box::new(Opened { room, facts, event, raw })));
        }
        match now.0 - held.at.0 < GRACE_MS {
            true => Ok(Looked::Young),
            false => Ok(Looked::Closed(self.shown(held, facts).await?.map(Box::new))),
        }
    }

    /// What stands for an event as long as it waits.
    async fn shown(&self, held: &Held, facts: &mut HashMap<String, item::Room>) -> Result<Option<Received>, Trouble> {
        let Some((room, kept)) = Kept::of(held, &self.link.client) else { return Ok(None) };
        let raw = Bytes::from(kept.event.get().to_owned());
        let Ok(event) = read::event(&raw) else { return Ok(None) };
        let facts = self.facts(&room, &event, facts).await?;
        Ok(item::received(&event, &facts, item::Came::default(), raw))
    }

    /// What is known of a room, asked once a page.
    async fn facts(
        &self,
        room: &Room,
        event: &Event,
        known: &mut HashMap<String, item::Room>,
    ) -> Result<item::Room, Trouble> {
        if let Some(facts) = known.get(room.room_id().as_str()) {
            return Ok(facts.clone());
        }
        let facts = rooms::facts(&self.link.client, room, &self.line.settings, Some(&event.sender)).await?;
        if !facts.contact.is_empty() {
            known.insert(room.room_id().to_string(), facts.clone());
        }
        Ok(facts)
    }

    /// The items that events become whose keys came, and whether they were shown before as ones that can't be opened.
    async fn opened(&mut self, opened: Vec<(Opened, bool)>) -> Result<Vec<Received>, Trouble> {
        let asked: Vec<_> = opened.iter().map(|(one, _)| item::asks(&one.event, &one.facts)).collect();
        let asks: Vec<_> = asked.iter().flatten().cloned().collect();
        let known = match asks.is_empty() {
            true => Vec::new(),
            false => self.line.host.known(&asks).await?,
        };
        let mut known = known.into_iter();
        let mut items = Vec::new();
        for ((one, late), asked) in opened.into_iter().zip(asked) {
            let known = asked.and_then(|_| known.next()).unwrap_or(Known::New);
            let Opened { room, facts, event, raw } = one;
            if matches!(event.meaning, Meaning::Words(_)) && event.sender == facts.contact {
                rooms::talks_in(&self.link.client, &facts.contact, room.room_id()).await?;
            }
            let Some(came) = self.came(&room, &facts, &event, &raw, (true, known)).await? else { continue };
            items.extend(item::received(&event, &facts, item::Came { late, ..came }, raw));
        }
        Ok(items)
    }
}
