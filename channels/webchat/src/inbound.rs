//! The commands of a contact. Each is answered only when what it says is durable, and may be repeated.

use axum::{
    Json,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_channel::{
    Accepted, ConversationSeq, DeliveryState, Inbound, InboundMessage, MessageId, Near, Receipt, ReceiptOf, Stored,
    UnixMillis,
};
use http::{StatusCode, request::Parts};
use serde::Serialize;
use tracing::instrument;
use uuid::Uuid;

use crate::{
    SESSION_LIFE_MS,
    body::{self, Kind},
    door::Door,
    parse,
    problem::{NOT_NOW, NOT_SAVED, Problem},
    session::Session,
};

#[derive(Serialize)]
struct SessionAnswer {
    token: String,
    expires_at: UnixMillis,
}

#[derive(Serialize)]
struct SendAnswer {
    id: Uuid,
    message_id: MessageId,
    seq: ConversationSeq,
    at: UnixMillis,
}

#[derive(Serialize)]
struct SafeAnswer {
    seq: ConversationSeq,
    at: UnixMillis,
}

/// Makes a session. Nothing is stored: the first message makes the conversation.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn session(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    let body = body::read(&head.headers, body, Kind::Json).await?;
    parse::object::<parse::SessionBody>(&body)?;
    let keys = door.keys().await?;
    let mut random = [0; 32];
    (door.chat.random)(&mut random).map_err(|error| {
        tracing::error!(%error, "the system gives no randomness");
        Problem::unavailable(NOT_NOW, 5_000)
    })?;
    let now = door.now();
    let expires_at = UnixMillis(now.0.saturating_add(SESSION_LIFE_MS));
    Ok((StatusCode::CREATED, Json(SessionAnswer { token: keys.seal(random, now), expires_at })).into_response())
}

/// A message.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn send(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let near = near(&request);
    let (session, raw) = enter(&door, request).await?;
    let body = parse::send(&raw)?;
    let keys = door.keys().await?;
    let now = door.now();
    let attachments = body
        .attachments
        .iter()
        .map(|handle| parse::Handle::open(keys, &session.address, handle, now))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Problem::invalid("A file of this message is not here any more. Attach it again."))?;
    let message = InboundMessage {
        from: Some(session.address.clone()),
        text: body.text,
        language: body.language,
        attachments: attachments.into_iter().map(parse::Handle::into_attachment).collect(),
        near,
        ..InboundMessage::default()
    };
    let accepted = door
        .accept(session.carrier_id(body.id), parse::without_token(raw), Inbound::Message(message), NOT_SAVED)
        .await?;
    let stored = kept(accepted)?;
    let answer = SendAnswer { id: body.id, message_id: stored.message, seq: stored.seq, at: stored.at };
    Ok(Json(answer).into_response())
}

/// The answer to "Are you safe right now?".
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn safe(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let near = near(&request);
    let (session, raw) = enter(&door, request).await?;
    let body = parse::safe(&raw)?;
    let (from, language) = (session.address.clone(), body.language);
    let content = Inbound::Safety { from, answer: body.answer, language, near };
    let stored = kept(door.accept(session.carrier_id(body.id), parse::without_token(raw), content, NOT_SAVED).await?)?;
    Ok(Json(SafeAnswer { seq: stored.seq, at: stored.at }).into_response())
}

/// The contact types, or stopped.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn typing(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let (session, raw) = enter(&door, request).await?;
    let on = parse::object::<parse::TypingBody>(&raw)?.on;
    // Typing has no id of its own, and one that repeats would look like the same item again.
    let mut random = [0; 16];
    (door.chat.random)(&mut random).map_err(|_| Problem::unavailable(NOT_NOW, 5_000))?;
    let id = session.carrier_id(format_args!("typing/{}", Uuid::from_bytes(random).simple()));
    let content = Inbound::Typing { from: session.address, on };
    // Only what is meant goes on: a page must not be able to pass on words that were never sent.
    let raw = Bytes::from(format!(r#"{{"on":{on}}}"#));
    done(door.accept(id, raw, content, NOT_NOW).await?)
}

/// Everything up to an item was shown to the contact.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn seen(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let (session, raw) = enter(&door, request).await?;
    let seq = ConversationSeq(parse::seen(&raw)?.seq);
    let id = session.carrier_id(format_args!("seen/{}", seq.0));
    let of = ReceiptOf::UpTo { from: session.address, seq };
    let receipt = Receipt { of, state: DeliveryState::Read, code: None };
    let raw = Bytes::from(format!(r#"{{"seq":{}}}"#, seq.0));
    done(door.accept(id, raw, Inbound::Receipt(receipt), NOT_NOW).await?)
}

/// The contact ends the talk. Said twice it is as good as once.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn leave(State(door): State<Door>, request: Request) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    let body = body::read(&head.headers, body, Kind::JsonOrBeacon).await?;
    let session = match parse::object::<parse::LeaveBody>(&body)?.token {
        Some(token) => door.open(&token).await?,
        None => door.session(&head.headers).await?,
    };
    let content = Inbound::Leave { from: session.address.clone() };
    // The raw body holds the token, and what is kept must not open anything.
    match door.accept(session.carrier_id("leave"), Bytes::from_static(b"{}"), content, NOT_NOW).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(problem) if problem.is_ended() => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(problem) => Err(problem),
    }
}

/// Who else comes from where a request comes from.
fn near(request: &Request) -> Option<Near> {
    request.extensions().get().copied()
}

async fn enter(door: &Door, request: Request) -> Result<(Session, Bytes), Problem> {
    let (Parts { headers, .. }, body) = request.into_parts();
    let session = door.session(&headers).await?;
    let raw = body::read(&headers, body, Kind::Json).await?;
    Ok((session, raw))
}

fn kept(accepted: Accepted) -> Result<Stored, Problem> {
    match accepted {
        Accepted::Message(stored) | Accepted::Duplicate(stored) => Ok(stored),
        Accepted::Conflict(_) => Err(Problem::id_reused()),
        Accepted::Tombstone => Err(Problem::erased()),
        Accepted::Ended => Err(Problem::session_ended()),
        Accepted::Noted => {
            tracing::error!("the host kept nothing of a message");
            Err(Problem::unavailable(NOT_SAVED, 5_000))
        }
    }
}

fn done(accepted: Accepted) -> Result<Response, Problem> {
    match accepted {
        Accepted::Ended => Err(Problem::session_ended()),
        _ => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}
