//! Files, both ways. An upload is sealed as it comes and answered with a handle; a message names handles.
//!
//! A handle carries all that is known of the file under a MAC with the contact's address, so nothing is stored between
//! upload and message, and a handle that got out opens nothing. Deliberately absent: a look into the bytes; operators
//! judge them in quarantine, and nothing that a browser could run is ever served from here.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    Json,
    body::Body,
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use earshot_channel::{Address, AttachmentId, BlobId, ByteStream, HostError, InboundAttachment, UnixMillis};
use futures::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;
use tracing::instrument;
use uuid::Uuid;

use crate::{
    UPLOAD_LIMIT_BYTES,
    body::{self, BODY_PATIENCE},
    door::Door,
    parse,
    problem::{NOT_NOW, Problem},
    session::{HOST_PATIENCE, Keys, MAC_BYTES, slow},
};

/// How long a whole upload may take.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(120);
/// A handle dies before the host sweeps its bytes away.
const HANDLE_LIFE_MS: i64 = 20 * 60 * 60 * 1000;
const HANDLE_LIMIT_CHARS: usize = 512;

const IMAGES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const AUDIO: [&str; 5] = ["audio/webm", "audio/ogg", "audio/mp4", "audio/mpeg", "audio/wav"];

/// What is known of an uploaded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// The sealed bytes.
    pub blob: BlobId,
    /// Length of the plain bytes.
    pub size_bytes: u64,
    /// When it was uploaded.
    pub at: UnixMillis,
    /// One of the media types that are taken here.
    pub media_type: &'static str,
    /// The given name, cleaned.
    pub name: String,
}

impl Handle {
    /// The handle as text, good for this address only.
    pub fn seal(&self, keys: &Keys, address: &Address) -> String {
        let mut bytes = Vec::with_capacity(64 + self.name.len());
        bytes.extend_from_slice(self.blob.0.as_bytes());
        bytes.extend_from_slice(&self.size_bytes.to_be_bytes());
        bytes.extend_from_slice(&self.at.0.to_be_bytes());
        bytes.push(media_number(self.media_type));
        bytes.extend_from_slice(self.name.as_bytes());
        let tag = keys.tag("handle", &[address.expose().as_bytes(), &bytes]);
        bytes.extend_from_slice(&tag);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a handle; `None` for what is forged, somebody else's or too old.
    pub fn open(keys: &Keys, address: &Address, text: &str, now: UnixMillis) -> Option<Self> {
        if text.len() > HANDLE_LIMIT_CHARS {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (fields, tag) = bytes.split_last_chunk::<MAC_BYTES>()?;
        if !keys.verifies(tag, "handle", &[address.expose().as_bytes(), fields]) {
            return None;
        }
        let (blob, rest) = fields.split_first_chunk::<16>()?;
        let (size, rest) = rest.split_first_chunk::<8>()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (&media, name) = rest.split_first()?;
        let at = UnixMillis(i64::from_be_bytes(*at));
        if now.0 >= at.0.saturating_add(HANDLE_LIFE_MS) {
            return None;
        }
        Some(Self {
            blob: BlobId(Uuid::from_bytes(*blob)),
            size_bytes: u64::from_be_bytes(*size),
            at,
            media_type: media_types().nth(usize::from(media))?,
            name: String::from_utf8(name.to_vec()).ok()?,
        })
    }

    pub(crate) fn into_attachment(self) -> InboundAttachment {
        InboundAttachment {
            blob: self.blob,
            name: self.name,
            media_type: self.media_type.to_owned(),
            size_bytes: self.size_bytes,
            ..InboundAttachment::default()
        }
    }
}

fn media_types() -> impl Iterator<Item = &'static str> {
    IMAGES.into_iter().chain(AUDIO)
}

fn media_number(media_type: &str) -> u8 {
    media_types().position(|known| known == media_type).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

#[derive(Serialize)]
struct UploadAnswer {
    handle: String,
    size_bytes: u64,
}

/// Takes a file.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn upload(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    let session = door.session(&head.headers).await?;
    if !door.chat.settings.uploads {
        return Err(Problem::forbidden("Files can't be sent in this chat."));
    }
    let media_type = taken(&head.headers, door.chat.settings.audio)?;
    if body::length(&head.headers).is_some_and(|length| length > UPLOAD_LIMIT_BYTES) {
        return Err(too_large());
    }
    door.still_talks(&session).await?;
    let name = head.headers.get("x-file-name").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let meter = Arc::new(Meter::default());
    let bytes = metered(body, Arc::clone(&meter));
    let put = tokio::time::timeout(UPLOAD_PATIENCE, door.host.put_blob(bytes)).await.unwrap_or_else(|_| Err(slow()));
    // The body's own end counts before the host's word: a host may have sealed the half that came.
    let ended = meter.judge()?;
    let blob = put.map_err(|error| match error {
        HostError::Rejected(_) => too_large(),
        other => Problem::from_host(other, NOT_NOW),
    })?;
    let size_bytes = ended.ok_or_else(|| Problem::unavailable(NOT_NOW, 2_000))?;
    let handle =
        Handle { blob, size_bytes, at: door.now(), media_type, name: earshot_channel::file_name_from_header(name) };
    let handle = handle.seal(door.keys().await?, &session.address);
    Ok((StatusCode::CREATED, Json(UploadAnswer { handle, size_bytes })).into_response())
}

fn taken(headers: &HeaderMap, audio: bool) -> Result<&'static str, Problem> {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(parse::media_type);
    media_types()
        .take(IMAGES.len() + if audio { AUDIO.len() } else { 0 })
        .find(|known| Some(*known) == named.as_deref())
        .ok_or_else(|| Problem::unsupported_type("Only pictures (PNG, JPEG, WebP, GIF) can be sent here."))
}

fn too_large() -> Problem {
    Problem::too_large("A file has at most 5 MiB.")
}

/// How a body came in, told by the stream to the handler while the host holds the stream.
#[derive(Default)]
struct Meter {
    bytes: AtomicU64,
    fate: AtomicU8,
}

const COMPLETE: u8 = 1;
const TOO_LARGE: u8 = 2;
const BROKEN: u8 = 3;
const TOO_SLOW: u8 = 4;

impl Meter {
    fn end(&self, fate: u8, words: &'static str) -> io::Error {
        self.fate.store(fate, Ordering::Release);
        io::Error::other(words)
    }

    /// The length of a body that came whole, `None` while it was still coming.
    fn judge(&self) -> Result<Option<u64>, Problem> {
        match (self.fate.load(Ordering::Acquire), self.bytes.load(Ordering::Acquire)) {
            (COMPLETE, 0) => Err(Problem::invalid("The file is empty.")),
            (COMPLETE, bytes) => Ok(Some(bytes)),
            (TOO_LARGE, _) => Err(too_large()),
            (BROKEN, _) => Err(Problem::malformed("The file broke off.")),
            (TOO_SLOW, _) => Err(Problem::too_slow()),
            _ => Ok(None),
        }
    }
}

fn metered(body: Body, meter: Arc<Meter>) -> ByteStream {
    Box::pin(futures::stream::unfold(Some((body.into_data_stream(), meter)), async |state| {
        let (mut data, meter) = state?;
        let piece = match tokio::time::timeout(BODY_PATIENCE, data.next()).await {
            Ok(None) => {
                meter.fate.store(COMPLETE, Ordering::Release);
                return None;
            }
            Ok(Some(Ok(piece))) => piece,
            Ok(Some(Err(_))) => return Some((Err(meter.end(BROKEN, "the file broke off")), None)),
            Err(_) => return Some((Err(meter.end(TOO_SLOW, "the file came too slowly")), None)),
        };
        let before = meter.bytes.fetch_add(piece.len() as u64, Ordering::AcqRel);
        match before + piece.len() as u64 > UPLOAD_LIMIT_BYTES {
            true => Some((Err(meter.end(TOO_LARGE, "the file is too large")), None)),
            false => Some((Ok::<Bytes, io::Error>(piece), Some((data, meter)))),
        }
    }))
}

/// Gives a file of the contact's own conversation.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn file(
    State(door): State<Door>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let session = door.session(&headers).await?;
    let id = AttachmentId(Uuid::try_parse(&id).map_err(|_| Problem::not_found())?);
    let found = tokio::time::timeout(HOST_PATIENCE, door.host.attachment(&session.conversation(), id))
        .await
        .unwrap_or_else(|_| Err(slow()))
        .map_err(|error| Problem::from_host(error, NOT_NOW))?;
    let claimed = parse::media_type(&found.media_type);
    let media_type = media_types().find(|known| *known == claimed).unwrap_or("application/octet-stream");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_LENGTH, HeaderValue::from(found.size_bytes)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ];
    Ok((headers, Body::from_stream(found.bytes)).into_response())
}
