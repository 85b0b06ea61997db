//! What operators' screens follow: Server-Sent Events, or a long poll where a network breaks streams.
//!
//! Invariant: a session that ends takes its streams with it within a second.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_inbox::{EventStream, FollowError, view::Event};
use futures::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, Interval, MissedTickBehavior};
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
    let live = Live { edge, token: person.token, events, look: every(LOOK), opened: false, beat: every(HEARTBEAT) };
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
    token: SecretString,
    events: EventStream,
    look: Interval,
    beat: Interval,
    opened: bool,
}

enum Next {
    Event(Arc<Event>),
    Beat,
    End,
}

impl Live {
    /// What comes next. Cancel-safe: an event that was taken is returned without another wait.
    async fn next(&mut self) -> Next {
        loop {
            tokio::select! {
                biased;
                () = self.edge.stop.cancelled() => return Next::End,
                _ = self.look.tick() => {
                    if !still_in(&self.edge, &self.token).await {
                        return Next::End;
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

    fn into_stream(self) -> Response {
        let body = Body::from_stream(futures::stream::unfold(self, async |mut live| {
            let bytes = if live.opened {
                match live.next().await {
                    Next::Event(event) => written(&event),
                    Next::Beat => Bytes::from_static(b": hb\n\n"),
                    Next::End => return None,
                }
            } else {
                live.opened = true;
                Bytes::from_static(b": ok\n\n")
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
