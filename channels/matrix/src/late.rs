//! What waits: events whose key has not come, and messages whose file could not be fetched.
//!
//! They wait with the host, sealed, so that a restart forgets none. A key often comes a moment after its message, so an event is shown as
//! one that can't be opened only after a while; when its key comes the message itself appears.

use bytes::Bytes;
use earshot_channel::{CarrierId, Held, HeldKind, Hold, UnixMillis};
use matrix_sdk::{
    Room,
    deserialized_responses::TimelineEventKind,
    ruma::{RoomId, events::room::encrypted::OriginalSyncRoomEncryptedEvent, serde::Raw},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    item, media,
    read::{self, Event, Meaning, Words},
    rooms,
    sync::{Receiver, Trouble},
};

/// After this an event without its key is shown.
const GRACE_MS: i64 = 10_000;
/// After this nobody waits any more.
const LONGEST_MS: i64 = 7 * 24 * 3_600_000;
/// How often what was shown already is said anew to be waiting, and a file is tried again.
const AGAIN_MS: i64 = 3_600_000;
/// How soon a file is tried again first.
const FILE_MS: i64 = 60_000;
/// How many are looked at in one go.
const LOOKED_AT: u32 = 1_000;

/// Whether something waits.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    keys: u64,
    files: u64,
    urgent: bool,
    looked: bool,
}

impl Waiting {
    pub(crate) fn is_urgent(&self) -> bool {
        self.urgent
    }

    pub(crate) fn count(&self) -> u64 {
        self.keys + self.files
    }
}

/// An event as it waits.
#[derive(Serialize, Deserialize)]
struct Kept {
    room: String,
    event: Box<RawValue>,
    /// It was opened already.
    #[serde(default)]
    decrypted: bool,
}

impl Receiver<'_> {
    pub(crate) async fn hold_for_key(&mut self, room: &Room, event: &Event, raw: &Bytes) -> Result<(), Trouble> {
        self.hold(HeldKind::Part, room, event, raw, GRACE_MS, "Its key has not come.").await?;
        self.waiting.keys += 1;
        self.waiting.urgent = true;
        Ok(())
    }

    pub(crate) async fn hold_for_file(&mut self, room: &Room, event: &Event, raw: &Bytes) -> Result<(), Trouble> {
        self.hold(HeldKind::File, room, event, raw, FILE_MS, "Its file could not be fetched.").await?;
        self.waiting.files += 1;
        Ok(())
    }

    async fn hold(
        &self,
        kind: HeldKind,
        room: &Room,
        event: &Event,
        raw: &Bytes,
        wait_ms: i64,
        why: &str,
    ) -> Result<(), Trouble> {
        let Ok(json) = serde_json::from_slice(raw) else { return Ok(()) };
        let kept = Kept { room: room.room_id().to_string(), event: json, decrypted: kind == HeldKind::File };
        let body = serde_json::to_vec(&kept).unwrap_or_default().into();
        let (carrier_id, group) = (CarrierId::new(format!("{}/waiting", event.id)), event.id.clone());
        let due = Some(UnixMillis((self.line.clock)().0 + wait_ms));
        self.line.host.hold(Hold { kind, carrier_id, group, due, why: why.into(), body }).await?;
        Ok(())
    }

    /// Looks at what waits.
    pub(crate) async fn take_late(&mut self) -> Result<(), Trouble> {
        if self.waiting.looked && self.waiting.count() == 0 {
            return Ok(());
        }
        self.waiting.looked = true;
        let keys = self.line.host.held(HeldKind::Part, None, LOOKED_AT).await?;
        let now = (self.line.clock)();
        self.waiting.keys = 0;
        self.waiting.urgent = false;
        for held in &keys {
            if self.open(held, now).await? {
                self.line.host.let_go(&[held.id]).await?;
            } else {
                self.waiting.keys += 1;
                self.waiting.urgent |= now.0 - held.at.0 < GRACE_MS;
            }
        }
        for held in self.line.host.held(HeldKind::Part, Some(now), LOOKED_AT).await? {
            self.show(&held, now).await?;
        }
        self.waiting.files = self.line.host.held(HeldKind::File, None, LOOKED_AT).await?.len() as u64;
        for held in self.line.host.held(HeldKind::File, Some(now), LOOKED_AT).await? {
            self.fetch_late(&held, now).await?;
        }
        Ok(())
    }

    /// Tries to open an event; whether it need not wait any longer.
    async fn open(&mut self, held: &Held, now: UnixMillis) -> Result<bool, Trouble> {
        let Some((room, kept)) = self.place_of(held) else { return Ok(true) };
        let sealed: Raw<OriginalSyncRoomEncryptedEvent> = Raw::from_json(kept.event);
        let Ok(event) = room.decrypt_event(&sealed, None).await else {
            return Ok(false);
        };
        if !matches!(event.kind, TimelineEventKind::Decrypted(_)) {
            return Ok(false);
        }
        let raw = Bytes::from(event.raw().json().get().to_owned());
        let Ok(read) = read::event(&raw) else { return Ok(false) };
        let facts = rooms::facts(&self.link.client, &room, &self.line.settings, Some(&read.sender)).await?;
        if matches!(read.meaning, Meaning::Words(_)) && read.sender == facts.contact {
            rooms::talks_in(&self.link.client, &facts.contact, room.room_id()).await?;
        }
        if let Some(mut came) = self.came(&room, &facts, &read, &raw, true).await? {
            came.late = now.0 - held.at.0 >= GRACE_MS;
            let item = item::received(&read, &facts, came, raw);
            self.accept(item.into_iter().collect(), None).await?;
        }
        Ok(true)
    }

    /// Shows an event whose key has not come, as long as it waits.
    async fn show(&mut self, held: &Held, now: UnixMillis) -> Result<(), Trouble> {
        if let Some((room, kept)) = self.place_of(held)
            && let raw = Bytes::from(kept.event.get().to_owned())
            && let Ok(read) = read::event(&raw)
        {
            let facts = rooms::facts(&self.link.client, &room, &self.line.settings, Some(&read.sender)).await?;
            let item = item::received(&read, &facts, item::Came::default(), raw);
            self.accept(item.into_iter().collect(), None).await?;
        }
        match now.0 - held.at.0 > LONGEST_MS {
            true => self.line.host.let_go(&[held.id]).await?,
            false => self.line.host.postpone(&[held.id], UnixMillis(now.0 + AGAIN_MS)).await?,
        }
        Ok(())
    }

    /// Tries a file again. It comes as a message of its own, behind the words that it belongs to.
    async fn fetch_late(&mut self, held: &Held, now: UnixMillis) -> Result<(), Trouble> {
        let settings = &self.line.settings;
        let Some((room, kept)) = self.place_of(held) else { return Ok(self.line.host.let_go(&[held.id]).await?) };
        let raw = Bytes::from(kept.event.get().to_owned());
        let read = read::event(&raw).ok();
        let file = match &read {
            Some(Event { meaning: Meaning::Words(Words { file: Some(file), .. }), .. }) => Some(file),
            _ => None,
        };
        let (Some(event), Some(file)) = (&read, file) else { return Ok(self.line.host.let_go(&[held.id]).await?) };
        match media::fetch(&self.link.client, &*self.line.host, file, settings.file_bytes).await {
            Ok(fetched) => {
                let facts = rooms::facts(&self.link.client, &room, settings, Some(&event.sender)).await?;
                let words = Words { note: Some("A file that could be fetched only now.".into()), ..Words::default() };
                let event = Event { id: format!("{}/file", event.id), meaning: Meaning::Words(words), ..event.clone() };
                let came = item::Came { decrypted: true, file: Some(Ok(fetched)), ..item::Came::default() };
                let item = item::received(&event, &facts, came, raw);
                self.accept(item.into_iter().collect(), None).await?;
            }
            Err(media::Missing::Yet(_)) if now.0 - held.at.0 < LONGEST_MS => {
                return Ok(self.line.host.postpone(&[held.id], UnixMillis(now.0 + AGAIN_MS)).await?);
            }
            Err(_) => {}
        }
        Ok(self.line.host.let_go(&[held.id]).await?)
    }

    fn place_of(&self, held: &Held) -> Option<(Room, Kept)> {
        let kept: Kept = serde_json::from_slice(&held.body).ok()?;
        let room = self.link.client.get_room(&RoomId::parse(&kept.room).ok()?)?;
        Some((room, kept))
    }
}
