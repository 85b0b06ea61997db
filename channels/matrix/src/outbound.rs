//! The way out: one message to the room in which its contact is talked to.
//!
//! The transaction is named after the message, so that a server that got it twice takes it once; and the message's id stands within the
//! encrypted words, so that one that was cut is found again, whichever device sent it. Invariant: nothing is sent while somebody is in the
//! room whom nobody accepted.

use std::{
    collections::{BTreeMap, HashMap},
    ops::RangeInclusive,
};

use earshot_channel::{CarrierId, DeliveryState, Host, InboundAttachment, Outbound, SendError, Sent, UnixMillis};
use futures::StreamExt as _;
use matrix_sdk::{
    Error, Room,
    media::MediaError,
    room::MessagesOptions,
    ruma::{OwnedTransactionId, UInt, api::error::ErrorKind},
};
use mime::Mime;
use serde_json::{Value, json};

use crate::{
    Link,
    read::{self, Event, Meaning, OWN_KEY},
    rooms,
    settings::Settings,
};

/// How far back a message that was cut is looked for, in pages of a hundred events. Where that is not far enough, it stays unknown.
const PAGES: usize = 30;
/// How far the server's clock may be behind, in milliseconds.
const SKEW_MS: i64 = 300_000;

/// Hands a message over.
pub async fn send(link: &Link, settings: &Settings, host: &dyn Host, out: &Outbound) -> Result<Sent, SendError> {
    let contact = out.to.expose();
    let room = rooms::talk(&link.client, settings, contact).await.map_err(|error| outcome(&error))?;
    let room = room.ok_or(SendError::Reject { code: "no-room".into() })?;
    let present = rooms::present(&room, settings, contact, &out.accepted).await.map_err(|error| outcome(&error))?;
    if present.strangers {
        return Err(SendError::Reject { code: "others-in-room".into() });
    }
    if !present.contact {
        return Err(SendError::Reject { code: "left-room".into() });
    }
    let parts = Parts::of(out);
    let there = match out.unsure_since {
        Some(since) => find(&room, settings, &parts, since).await?,
        None => BTreeMap::new(),
    };
    let mut has_left = !there.is_empty();
    let mut last = None;
    for part in parts.all() {
        let event = match there.get(&part) {
            Some(event) => event.clone(),
            None => hand_over(&room, host, out, &parts, part).await.map_err(|error| behind(has_left, error))?,
        };
        has_left = true;
        last = Some(event);
    }
    let event = last.ok_or(SendError::Reject { code: "empty".into() })?;
    Ok(sent(link, &room, event))
}

/// Hands one part over.
async fn hand_over(
    room: &Room,
    host: &dyn Host,
    out: &Outbound,
    parts: &Parts<'_>,
    part: usize,
) -> Result<String, SendError> {
    let name = parts.name(part);
    let content = match part.checked_sub(1) {
        None => words(out, &name),
        Some(index) => {
            let file = out.attachments.get(index).ok_or(SendError::Reject { code: "erased".into() })?;
            let bytes = bytes(host, file).await?;
            // Nothing has left before the words that name the file.
            let placed = upload(room, file, bytes, &name).await.map_err(|error| outcome(&error));
            placed.map_err(
                |error| if error == SendError::Unknown { SendError::Retry { after_ms: None } } else { error },
            )?
        }
    };
    let transaction = OwnedTransactionId::from(name);
    let done = room.send_raw("m.room.message", content).with_transaction_id(&transaction).await;
    done.map(|done| done.response.event_id.to_string()).map_err(|error| outcome(&error))
}

/// A message as events: its words, then each file.
struct Parts<'o> {
    id: &'o str,
    words: bool,
    files: usize,
}

impl<'o> Parts<'o> {
    fn of(out: &'o Outbound) -> Self {
        let files = out.attachments.len();
        Self { id: out.carrier_id.expose(), words: files == 0 || !out.text.trim().is_empty(), files }
    }

    /// The name of a part, as its transaction and within it: 0 are the words.
    fn name(&self, part: usize) -> String {
        if part == 0 { self.id.to_owned() } else { format!("{}.{part}", self.id) }
    }

    fn all(&self) -> RangeInclusive<usize> {
        usize::from(!self.words)..=self.files
    }
}

fn sent(link: &Link, room: &Room, event: String) -> Sent {
    link.rooms.sent(room.room_id(), &event);
    Sent { carrier_id: Some(CarrierId::new(event)), state: DeliveryState::Sent }
}

fn words(out: &Outbound, name: &str) -> Value {
    // An automatic answer says so: programs must not answer it.
    let kind = if out.automatic { "m.notice" } else { "m.text" };
    json!({ "msgtype": kind, "body": out.text, OWN_KEY: name })
}

/// Gives the server a file, encrypted where the room is, and makes the content that names it.
async fn upload(room: &Room, file: &InboundAttachment, bytes: Vec<u8>, name: &str) -> Result<Value, Error> {
    let (client, size) = (room.client(), bytes.len());
    let kind: Mime = file.media_type.parse().unwrap_or(mime::APPLICATION_OCTET_STREAM);
    let shown_as = match kind.type_() {
        mime::IMAGE => "m.image",
        mime::AUDIO => "m.audio",
        mime::VIDEO => "m.video",
        _ => "m.file",
    };
    let info = json!({ "mimetype": kind.essence_str(), "size": size });
    let (key, place) = match room.latest_encryption_state().await?.is_encrypted() {
        true => ("file", serde_json::to_value(client.upload_encrypted_file(&mut bytes.as_slice()).await?)?),
        false => ("url", json!(client.media().upload(&kind, bytes, None).await?.content_uri)),
    };
    Ok(
        json!({ "msgtype": shown_as, "body": file.name, "filename": file.name, "info": info, key: place, OWN_KEY: name }),
    )
}

async fn bytes(host: &dyn Host, file: &InboundAttachment) -> Result<Vec<u8>, SendError> {
    let mut stream = host.open_blob(file.blob).await.map_err(|error| match error {
        earshot_channel::HostError::NotFound => SendError::Reject { code: "erased".into() },
        _ => SendError::Retry { after_ms: None },
    })?;
    let mut all = Vec::new();
    while let Some(piece) = stream.next().await {
        all.extend_from_slice(&piece.map_err(|_| SendError::Retry { after_ms: None })?);
    }
    Ok(all)
}

/// What an error means once a part `has_left`: another try must look for it, and nobody may read that nothing left.
fn behind(has_left: bool, error: SendError) -> SendError {
    if has_left { SendError::Unknown } else { error }
}

/// The parts of a message of which nobody knows whether it left, as the room has them. Unknown, where the room could not be read far enough.
async fn find(
    room: &Room,
    settings: &Settings,
    parts: &Parts<'_>,
    since: UnixMillis,
) -> Result<BTreeMap<usize, String>, SendError> {
    let mut search = Search::new(&settings.user, parts, since);
    let mut from = None;
    for _ in 0..PAGES {
        let mut options = MessagesOptions::backward().from(from.as_deref());
        options.limit = UInt::from(100_u32);
        let page = room.messages(options).await.map_err(|error| outcome(&error))?;
        for event in &page.chunk {
            let Ok(event) = read::event(event.raw().json().get().as_bytes()) else { continue };
            match search.take(event) {
                Seen::More => {}
                Seen::Enough => return Ok(search.found),
                Seen::Unsure => return Err(SendError::Unknown),
            }
        }
        match page.end {
            Some(end) => from = Some(end),
            // The room begins here.
            None => return Ok(search.found),
        }
    }
    Err(SendError::Unknown)
}

/// Looks for the parts of a message through a room, the newest event first. No I/O.
struct Search<'o> {
    own: &'o str,
    names: HashMap<String, usize>,
    since: UnixMillis,
    found: BTreeMap<usize, String>,
}

/// What is known after an event.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// Earlier ones may be of the message.
    More,
    /// None before it can be.
    Enough,
    /// It can't be told whether it is of the message.
    Unsure,
}

impl<'o> Search<'o> {
    fn new(own: &'o str, parts: &Parts<'_>, since: UnixMillis) -> Self {
        let names = parts.all().map(|part| (parts.name(part), part)).collect();
        Self { own, names, since, found: BTreeMap::new() }
    }

    fn take(&mut self, event: Event) -> Seen {
        // Only our own server's word for the time counts: what others' servers say of theirs would end the search where they like.
        if event.sender != self.own {
            return Seen::More;
        }
        if event.at.is_some_and(|at| at.0 < self.since.0 - SKEW_MS) {
            return Seen::Enough;
        }
        let names = [&event.message, &event.transaction];
        let part = names.into_iter().flatten().find_map(|name| self.names.get(name));
        if let Some(part) = part {
            self.found.insert(*part, event.id);
            return if self.found.len() == self.names.len() { Seen::Enough } else { Seen::More };
        }
        // Another device of ours sent this, and its key is gone: it may be the one.
        match event.meaning == Meaning::Undecryptable && event.transaction.is_none() {
            true => Seen::Unsure,
            false => Seen::More,
        }
    }
}

/// What an error means for a message.
fn outcome(error: &Error) -> SendError {
    if matches!(error, Error::Media(MediaError::MediaTooLargeToUpload { .. })) {
        return SendError::Reject { code: "too-large-for-matrix".into() };
    }
    let is_refused = error.as_client_api_error().is_some_and(|said| said.status_code.is_client_error());
    match error.client_api_error_kind() {
        Some(ErrorKind::Forbidden) => SendError::Reject { code: "room-forbids".into() },
        Some(ErrorKind::TooLarge) => SendError::Reject { code: "too-large-for-matrix".into() },
        Some(_) if is_refused => SendError::Retry { after_ms: None },
        // A server that failed may have taken it all the same. The transaction's name makes another try harmless.
        _ => SendError::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "@help:hotline.example";
    const SINCE: i64 = 1_000_000;

    fn event(sender: &str, at: i64, name: Option<&str>) -> Event {
        let message = name.map(str::to_owned);
        Event { id: format!("${at}"), sender: sender.into(), at: Some(UnixMillis(at)), message, ..Event::default() }
    }

    /// What a search for words and two files makes of these, the newest first.
    fn search(events: impl IntoIterator<Item = Event>) -> (Seen, Vec<usize>) {
        let parts = Parts { id: "m", words: true, files: 2 };
        let mut search = Search::new(OWN, &parts, UnixMillis(SINCE));
        let seen = events.into_iter().map(|event| search.take(event)).find(|seen| *seen != Seen::More);
        (seen.unwrap_or(Seen::More), search.found.into_keys().collect())
    }

    #[test]
    fn what_may_have_left_is_looked_for_until_nothing_earlier_can_be_it() {
        let ours = |at, name| event(OWN, at, name);
        assert_eq!(search((0..300).map(|n| ours(SINCE + n, None))), (Seen::More, vec![]), "many events are no answer");
        assert_eq!(search([ours(SINCE - SKEW_MS - 1, None)]), (Seen::Enough, vec![]));
        assert_eq!(search([ours(SINCE - SKEW_MS, None)]), (Seen::More, vec![]));
        // Another server may tell any time.
        assert_eq!(search([event("@tove:talk.example", 1, None)]), (Seen::More, vec![]));
        // Words and files are known by their names, whichever device sent them, and nobody else's are ours.
        let of = |name| ours(SINCE + 1, Some(name));
        assert_eq!(search([of("m.2"), of("m.1"), of("m")]), (Seen::Enough, vec![0, 1, 2]));
        assert_eq!(search([of("m.1"), of("m"), ours(1, None)]), (Seen::Enough, vec![0, 1]), "the rest is to be sent");
        assert_eq!(search([event("@tove:talk.example", SINCE + 1, Some("m"))]), (Seen::More, vec![]));
        let by_transaction = Event { transaction: Some("m.2".into()), message: None, ..of("x") };
        assert_eq!(search([by_transaction.clone()]), (Seen::More, vec![2]));
        let closed = Event { meaning: Meaning::Undecryptable, ..of("x") };
        assert_eq!(search([closed.clone()]), (Seen::Unsure, vec![]), "it may be the one");
        let own_closed = Event { meaning: Meaning::Undecryptable, ..by_transaction };
        assert_eq!(search([own_closed]), (Seen::More, vec![2]));
    }
}
