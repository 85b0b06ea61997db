//! What a contact reads, as it happens: Server-Sent Events, or a long poll where a network breaks streams.
//!
//! Invariant: an open, idle stream holds one timer and no buffer of its own; bytes are made when the socket asks.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json,
    body::Body,
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_channel::{CarrierId, ConversationSeq, Item, ItemKind, ItemStream, UnixMillis};
use futures::{Stream, StreamExt};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::Serialize;
use tokio::time::{Instant, Interval, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use tracing::instrument;

use crate::{
    Clock,
    door::Door,
    parse,
    problem::{NOT_NOW, Problem},
    session::{HOST_PATIENCE, Session, slow},
};

const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a poll waits for more after an item that is kept.
const LINGER: Duration = Duration::from_millis(25);
/// The soonest that a poll ends for something that isn't kept. A host says how long the queue is whenever somebody
/// begins to read, and a page that got that at once would ask again at once, for ever.
const EPHEMERAL_PACE: Duration = Duration::from_secs(3);
const POLL_LIMIT_ITEMS: usize = 200;

#[derive(Serialize)]
struct PollAnswer {
    items: Vec<Item>,
    last: ConversationSeq,
}

/// Both forms of reading.
#[instrument(skip_all, fields(channel.id = %door.chat.settings.channel))]
pub(crate) async fn stream(
    State(door): State<Door>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let session = door.session(&headers).await?;
    let query = parse::stream(query.as_deref().unwrap_or_default())?;
    let stop = door.chat.streams.lock().clone();
    let after = ConversationSeq(query.after);
    let items = tokio::time::timeout(HOST_PATIENCE, door.host.follow(&session.conversation(), after))
        .await
        .unwrap_or_else(|_| Err(slow()))
        .map_err(|error| Problem::from_host(error, NOT_NOW))?;
    match wants_events(&headers) {
        true => Ok(events(items, session, stop, door.chat.settings.clock.clone())),
        false => poll(items, session, stop, after, Duration::from_secs(query.wait_s)).await,
    }
}

fn wants_events(headers: &HeaderMap) -> bool {
    let mut accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.any(|value| value.split(',').any(|kind| parse::media_type(kind) == "text/event-stream"))
}

struct Live {
    items: ItemStream,
    prefix: String,
    beat: Interval,
    stop: CancellationToken,
    clock: Clock,
    expires_at: UnixMillis,
    opened: bool,
}

fn events(items: ItemStream, session: Session, stop: CancellationToken, clock: Clock) -> Response {
    let mut beat = tokio::time::interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let Session { prefix, expires_at, .. } = session;
    let body = Body::from_stream(pieces(Live { items, prefix, beat, stop, clock, expires_at, opened: false }));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, body).into_response()
}

fn pieces(live: Live) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    futures::stream::unfold(live, async |mut live| {
        let bytes = live.next().await?;
        Some((Ok(bytes), live))
    })
}

impl Live {
    async fn next(&mut self) -> Option<Bytes> {
        if !self.opened {
            self.opened = true;
            return Some(Bytes::from_static(b": ok\n\n"));
        }
        tokio::select! {
            biased;
            () = self.stop.cancelled() => None,
            // A stream that breaks just ends: the page asks again and is then told why.
            item = self.items.next() => {
                self.beat.reset();
                let bytes = event(shown(item?.ok()?, &self.prefix));
                self.is_good().then_some(bytes)
            }
            _ = self.beat.tick() => self.is_good().then(|| Bytes::from_static(b": hb\n\n")),
        }
    }

    fn is_good(&self) -> bool {
        (self.clock)() < self.expires_at
    }
}

/// One event. What isn't kept has no id, so that it can't become the place from which a page resumes.
fn event(item: Item) -> Bytes {
    let data = serde_json::to_string(&item).unwrap_or_default();
    Bytes::from(match item.seq.0 {
        0 => format!("data: {data}\n\n"),
        seq => format!("id: {seq}\ndata: {data}\n\n"),
    })
}

async fn poll(
    mut items: ItemStream,
    session: Session,
    stop: CancellationToken,
    after: ConversationSeq,
    wait: Duration,
) -> Result<Response, Problem> {
    let opened_at = Instant::now();
    // Even a poll that doesn't wait gives the host a moment to say what is there.
    let mut until = opened_at + wait.max(LINGER);
    let mut answer = PollAnswer { items: Vec::new(), last: after };
    while answer.items.len() < POLL_LIMIT_ITEMS {
        let item = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            item = items.next() => item,
            () = tokio::time::sleep_until(until) => break,
        };
        let item = match item {
            Some(Ok(item)) => item,
            // Said aloud where there is nothing else to say: an empty answer would be asked for again at once.
            Some(Err(error)) if answer.items.is_empty() => return Err(Problem::from_host(error, NOT_NOW)),
            Some(Err(_)) | None => break,
        };
        until = match item.seq.0 {
            0 => until.min(opened_at + EPHEMERAL_PACE),
            _ => Instant::now() + LINGER,
        };
        answer.last = answer.last.max(item.seq);
        answer.items.push(shown(item, &session.prefix));
    }
    Ok(Json(answer).into_response())
}

/// The item as its contact may see it: their own ids are given back as they gave them.
fn shown(mut item: Item, prefix: &str) -> Item {
    if let ItemKind::Message { client_id, .. } = &mut item.kind {
        *client_id =
            client_id.take().and_then(|id| Session::client_id(prefix, &id)).map(|own| CarrierId::new(own.to_string()));
    }
    item
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// The figure to reach is 16 kB for an idle chat, the server's buffers included.
    #[tokio::test]
    async fn an_idle_stream_is_small() {
        let live = Live {
            items: Box::pin(futures::stream::pending()),
            prefix: String::new(),
            beat: tokio::time::interval(HEARTBEAT),
            stop: CancellationToken::new(),
            clock: Arc::new(UnixMillis::default),
            expires_at: UnixMillis::default(),
            opened: false,
        };
        let bytes = size_of_val(&pieces(live));
        assert!(bytes <= 1024, "{bytes} bytes");
    }
}
