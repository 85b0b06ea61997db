//! What operators' screens follow: Server-Sent Events, or a long poll where a network breaks streams.
//!
//! Invariant: a session that ends takes its streams with it within a second. Where it ended on this node or is heard of by an event, at once;
//! otherwise the stream finds out by itself.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_inbox::{EventStream, FollowError, access::Scope, view::Event};
use futures::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior},
};
use utoipa::{IntoParams, ToSchema};

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Asked, problem::Problem};

const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often a stream asks whether its session still stands.
const LOOK: Duration = Duration::from_millis(900);
/// How long a poll waits for more after something came.
const LINGER: Duration = Duration::from_millis(25);
const LONGEST_WAIT_S: u64 = 55;
const POLL_LIMIT_ITEMS: usize = 500;

/// From where, and how.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// Number of the newest event that the screen has.
    after: i64,
    /// For the long poll: seconds to wait for something, at most 55; 25 where it is missing.
    wait: Option<u64>,
}

/// The answer of a long poll.
#[derive(Serialize, ToSchema)]
pub struct Events {
    /// In order; those with number 0 are not kept.
    #[schema(value_type = Vec<Event>)]
    items: Vec<Arc<Event>>,
    /// Where to go on.
    last: i64,
}

/// Follows what happens: with `Accept: text/event-stream` as it happens, else as a long poll.
#[utoipa::path(get, path = "/api/v1/stream", tag = "inbox", params(After), responses(
    (status = 200, content((Events = "application/json"), (Event = "text/event-stream"))),
    (status = 409, body = ProblemShape, description = "sequence-ahead"),
    (status = 410, body = ProblemShape, description = "Too far behind: take a new snapshot.")))]
pub async fn stream(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(query): Asked<After>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let events = edge.inbox.events(&person.scope, query.after).await.map_err(|error| match error {
        FollowError::Ahead { last } => Problem::sequence_ahead(last),
        FollowError::Gone => Problem::gone(),
        FollowError::Store(error) => error.into(),
    })?;
    let endings = edge.inbox.access().endings();
    let (look, beat) = (every(LOOK), every(HEARTBEAT));
    let (scope, token) = (person.scope, person.token);
    let live = Live { edge, scope, token, events, endings, look, beat, stage: Stage::Begin };
    match wants_events(&headers) {
        true => Ok(live.into_stream()),
        false => {
            let wait = Duration::from_secs(query.wait.unwrap_or(25).min(LONGEST_WAIT_S));
            Ok(axum::Json(live.poll(query.after, wait).await).into_response())
        }
    }
}

fn wants_events(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|kind| kind.trim().starts_with("text/event-stream"))
}

fn every(period: Duration) -> Interval {
    let mut interval = tokio::time::interval_at(Instant::now() + period, period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}

struct Live {
    edge: Arc<Edge>,
    scope: Scope,
    token: SecretString,
    events: EventStream,
    endings: watch::Receiver<u64>,
    look: Interval,
    beat: Interval,
    stage: Stage,
}

/// How far a stream is.
#[derive(PartialEq, Eq)]
enum Stage {
    Begin,
    Open,
    Over,
}

enum Next {
    Event(Arc<Event>),
    Beat,
    /// The session is over.
    Out,
    End,
}

impl Live {
    /// What comes next. Cancel-safe: an event that was taken is returned without another wait.
    async fn next(&mut self) -> Next {
        loop {
            tokio::select! {
                biased;
                () = self.edge.stop.cancelled() => return Next::End,
                () = ended_or_late(&mut self.endings, &mut self.look) => {
                    if !still_in(&self.edge, &self.token).await {
                        return Next::Out;
                    }
                }
                // A stream that breaks just ends: the page asks again and is then told why.
                event = self.events.next() => {
                    self.beat.reset();
                    return event.and_then(Result::ok).map_or(Next::End, Next::Event);
                }
                _ = self.beat.tick() => return Next::Beat,
            }
        }
    }

    /// What a screen is told last. It follows nothing any more then.
    fn last(&mut self) -> Event {
        self.events = Box::pin(futures::stream::empty());
        self.edge.inbox.session_over(&self.scope)
    }

    fn into_stream(self) -> Response {
        let body = Body::from_stream(futures::stream::unfold(self, async |mut live| {
            let bytes = match live.stage {
                Stage::Over => return None,
                Stage::Begin => {
                    live.stage = Stage::Open;
                    Bytes::from_static(b": ok\n\n")
                }
                Stage::Open => match live.next().await {
                    Next::Event(event) => written(&event),
                    Next::Beat => Bytes::from_static(b": hb\n\n"),
                    Next::Out => {
                        live.stage = Stage::Over;
                        written(&live.last())
                    }
                    Next::End => return None,
                },
            };
            Some((Ok::<_, Infallible>(bytes), live))
        }));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
            (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
        ];
        (headers, body).into_response()
    }

    async fn poll(mut self, after: i64, wait: Duration) -> Events {
        let mut until = Instant::now() + wait.max(LINGER);
        let mut answer = Events { items: Vec::new(), last: after };
        while answer.items.len() < POLL_LIMIT_ITEMS {
            match tokio::time::timeout_at(until, self.next()).await {
                Err(_) | Ok(Next::End) => break,
                Ok(Next::Out) => {
                    answer.items.push(Arc::new(self.last()));
                    break;
                }
                Ok(Next::Beat) => {}
                Ok(Next::Event(event)) => {
                    answer.last = answer.last.max(event.seq);
                    // What isn't kept alone is no reason to come back at once, or a page would ask without pause.
                    if event.seq > 0 {
                        until = Instant::now() + LINGER;
                    }
                    answer.items.push(event);
                }
            }
        }
        answer
    }
}

/// Some session may have ended, or nobody looked for a while. Cancel-safe: what was not awaited to its end is seen at the next look.
async fn ended_or_late(endings: &mut watch::Receiver<u64>, look: &mut Interval) {
    tokio::select! {
        Ok(()) = endings.changed() => {}
        _ = look.tick() => {}
    }
}

/// A store that can't answer throws nobody out.
async fn still_in(edge: &Edge, token: &SecretString) -> bool {
    !matches!(edge.inbox.access().still_in(token).await, Ok(None))
}

/// One event. What isn't kept has no id, so that it can't become the place from which a screen resumes.
fn written(event: &Event) -> Bytes {
    let data = serde_json::to_string(event).unwrap_or_default();
    Bytes::from(match event.seq {
        0 => format!("data: {data}\n\n"),
        seq => format!("id: {seq}\ndata: {data}\n\n"),
    })
}
