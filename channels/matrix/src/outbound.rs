//! The way out: one message to the room in which its contact is talked to.
//!
//! The transaction is named after the message, so that a server that got it twice takes it once; and the message's id stands within the
//! encrypted words, so that one that was cut is found again, whichever device sent it. Invariant: nothing is sent while somebody is in the
//! room whom nobody accepted.

use earshot_channel::{CarrierId, DeliveryState, Host, InboundAttachment, Outbound, SendError, Sent, UnixMillis};
use futures::StreamExt as _;
use matrix_sdk::{
    Error, Room,
    attachment::AttachmentConfig,
    room::MessagesOptions,
    ruma::{OwnedTransactionId, UInt, api::error::ErrorKind},
};
use serde_json::json;

use crate::{
    Link,
    read::{self, Meaning, OWN_KEY},
    rooms,
    settings::Settings,
};

/// How far back a message that was cut is looked for, in pages of a hundred.
const PAGES: usize = 3;
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
    if let Some(since) = out.unsure_since
        && let Some(event) = find(&room, settings, out, &parts, since).await?
    {
        return Ok(sent(link, &room, event));
    }
    let mut last = None;
    if parts.words {
        last = Some(write(&room, out, &parts.name(0)).await.map_err(|error| outcome(&error))?);
    }
    for (index, file) in out.attachments.iter().enumerate() {
        let has_left = last.is_some();
        let bytes = bytes(host, file).await.map_err(|error| behind(has_left, error))?;
        let name = parts.name(index + 1);
        let sent = upload(&room, file, bytes, &name).await;
        last = Some(sent.map_err(|error| behind(has_left, outcome(&error)))?);
    }
    let event = last.ok_or(SendError::Reject { code: "empty".into() })?;
    Ok(sent(link, &room, event))
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

    /// The transaction of a part: 0 are the words.
    fn name(&self, part: usize) -> String {
        if part == 0 { self.id.to_owned() } else { format!("{}.{part}", self.id) }
    }
}

fn sent(link: &Link, room: &Room, event: String) -> Sent {
    link.rooms.sent(room.room_id(), &event);
    Sent { carrier_id: Some(CarrierId::new(event)), state: DeliveryState::Sent }
}

async fn write(room: &Room, out: &Outbound, name: &str) -> Result<String, Error> {
    // An automatic answer says so: programs must not answer it.
    let kind = if out.automatic { "m.notice" } else { "m.text" };
    let content = json!({ "msgtype": kind, "body": out.text, OWN_KEY: out.id.to_string() });
    let transaction = OwnedTransactionId::from(name);
    let done = room.send_raw("m.room.message", content).with_transaction_id(&transaction).await?;
    Ok(done.response.event_id.to_string())
}

async fn upload(room: &Room, file: &InboundAttachment, bytes: Vec<u8>, name: &str) -> Result<String, Error> {
    let kind = file.media_type.parse().unwrap_or(mime::APPLICATION_OCTET_STREAM);
    let config = AttachmentConfig::new().txn_id(OwnedTransactionId::from(name));
    let done = room.send_attachment(file.name.clone(), &kind, bytes, config).await?;
    Ok(done.event_id.to_string())
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

/// The last event of a message of which nobody knows whether it left, as the room has it.
async fn find(
    room: &Room,
    settings: &Settings,
    out: &Outbound,
    parts: &Parts<'_>,
    since: UnixMillis,
) -> Result<Option<String>, SendError> {
    let (id, last) = (out.id.to_string(), parts.name(parts.files));
    let mut from = None;
    for _ in 0..PAGES {
        let mut options = MessagesOptions::backward().from(from.as_deref());
        options.limit = UInt::from(100_u32);
        let page = room.messages(options).await.map_err(|error| outcome(&error))?;
        for event in &page.chunk {
            let Ok(event) = read::event(event.raw().json().get().as_bytes()) else { continue };
            if event.at.is_some_and(|at| at.0 < since.0 - SKEW_MS) {
                return Ok(None);
            }
            if event.sender != settings.user {
                continue;
            }
            let is_words = parts.files == 0 && event.message.as_deref() == Some(&*id);
            if is_words || event.transaction.as_deref() == Some(&*last) {
                return Ok(Some(event.id));
            }
            // Another device of ours sent this, and its key is gone: it may be the one.
            if event.meaning == Meaning::Undecryptable && event.transaction.is_none() {
                return Err(SendError::Unknown);
            }
        }
        from = page.end;
        if from.is_none() {
            break;
        }
    }
    Ok(None)
}

/// What an error means for a message.
fn outcome(error: &Error) -> SendError {
    let is_refused = error.as_client_api_error().is_some_and(|said| said.status_code.is_client_error());
    match error.client_api_error_kind() {
        Some(ErrorKind::Forbidden) => SendError::Reject { code: "room-forbids".into() },
        Some(ErrorKind::TooLarge) => SendError::Reject { code: "too-large-for-matrix".into() },
        Some(_) if is_refused => SendError::Retry { after_ms: None },
        // A server that failed may have taken it all the same. The transaction's name makes another try harmless.
        _ => SendError::Unknown,
    }
}
