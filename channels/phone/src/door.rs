//! The one webhook: proven, read, and answered 204 when what it tells is durable.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::post,
};
use bytes::Bytes;
use earshot_channel::{CarrierId, HeldKind, Hold, Host, HostError, Inbound, Received, Recheck, UnixMillis};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    Line,
    event::{self, Event},
    proof,
};

/// Longest body.
pub const BODY_LIMIT_BYTES: usize = 64 * 1024;
const BODY_PATIENCE: Duration = Duration::from_secs(20);
/// How long the host may take.
const HOST_PATIENCE: Duration = Duration::from_secs(9);
/// Requests that are looked at again in one go.
const RECHECKED: u32 = 2_000;

#[derive(Clone)]
struct Door {
    line: Arc<Line>,
    host: Arc<dyn Host>,
}

/// A request as it is kept aside.
#[derive(Serialize, Deserialize)]
struct Kept {
    signature: Option<String>,
    body: String,
}

pub(crate) fn router(line: Arc<Line>, host: Arc<dyn Host>) -> Router {
    Router::new()
        .route("/events", post(take))
        .fallback(async || StatusCode::NOT_FOUND)
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .with_state(Door { line, host })
}

async fn take(State(door): State<Door>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = match read(body).await {
        Ok(body) => body,
        Err(status) => return status.into_response(),
    };
    let signature = signature(&head.headers).map(str::to_owned);
    match tokio::time::timeout(HOST_PATIENCE, door.line.take(&*door.host, signature, body)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => {
            tracing::warn!(channel.id = %door.line.channel, %error, "what an exchange told could not be kept");
            not_now()
        }
        Err(_) => not_now(),
    }
}

/// A header that stands there twice proves nothing.
fn signature(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(proof::HEADER).iter();
    match (all.next(), all.next()) {
        (Some(one), None) => one.to_str().ok(),
        _ => None,
    }
}

fn not_now() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, HeaderValue::from_static("5"))], "not now").into_response()
}

fn refused(status: StatusCode, words: &str) -> Response {
    (status, Json(json!({ "detail": words }))).into_response()
}

async fn read(body: Body) -> Result<Bytes, StatusCode> {
    match tokio::time::timeout(BODY_PATIENCE, Limited::new(body, BODY_LIMIT_BYTES).collect()).await {
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
    }
}

impl Line {
    async fn take(&self, host: &dyn Host, signature: Option<String>, body: Bytes) -> Result<Response, HostError> {
        if let Err(why) = self.prove(signature.as_deref(), &body, Some(self.now())).await? {
            self.set_aside(host, signature, &body, why).await?;
            let words = format!("It was kept aside, because {why}.");
            return Ok(refused(StatusCode::UNAUTHORIZED, &words));
        }
        match event::read(&body) {
            Ok(events) => {
                host.accept(events.into_iter().map(received).collect(), None).await?;
                Ok(StatusCode::NO_CONTENT.into_response())
            }
            Err(words) => {
                self.set_aside(host, signature, &body, "it can't be read").await?;
                Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, &words))
            }
        }
    }

    /// Whether it is the exchange's. With `now`, also whether it is of now; an old copy changes nothing in any case.
    async fn prove(
        &self,
        signature: Option<&str>,
        body: &[u8],
        now: Option<UnixMillis>,
    ) -> Result<Result<(), &'static str>, HostError> {
        let secrets = self.secrets().await?;
        let live: Vec<&[u8]> = secrets.iter().map(|secret| secret.expose_secret()).collect();
        Ok(match (proof::prove(signature, body, &live), now) {
            (Ok(at), Some(now)) if at.abs_diff(now.0) > self.settings.window_ms() => {
                Err("it was signed at another time")
            }
            (outcome, _) => outcome.map(drop),
        })
    }

    async fn set_aside(
        &self,
        host: &dyn Host,
        signature: Option<String>,
        body: &[u8],
        why: &'static str,
    ) -> Result<(), HostError> {
        tracing::warn!(channel.id = %self.channel, why, "what an exchange told is kept in quarantine");
        let kept = Kept { signature, body: String::from_utf8_lossy(body).into_owned() };
        let bytes = serde_json::to_vec(&kept).map_err(|error| HostError::Rejected(error.to_string()))?;
        let carrier_id = CarrierId::new(format!("unproven:{}", proof::digest(&bytes)));
        let group = carrier_id.expose().to_owned();
        let hold = Hold {
            kind: HeldKind::Unproven,
            carrier_id,
            group,
            awaits: None,
            due: None,
            why: why.into(),
            body: bytes.into(),
        };
        host.hold(hold).await?;
        self.report().await;
        Ok(())
    }

    /// Looks again at what waits, with today's secrets.
    pub(crate) async fn recheck(&self, host: &dyn Host) -> Result<Recheck, HostError> {
        let mut done = Recheck::default();
        for held in host.held(HeldKind::Unproven, None, RECHECKED).await? {
            let kept = serde_json::from_slice::<Kept>(&held.body).ok();
            let events = match &kept {
                Some(kept) if self.prove(kept.signature.as_deref(), kept.body.as_bytes(), None).await?.is_ok() => {
                    event::read(kept.body.as_bytes()).ok()
                }
                _ => None,
            };
            let Some(events) = events else {
                done.still += 1;
                continue;
            };
            host.accept(events.into_iter().map(received).collect(), None).await?;
            host.let_go(&[held.id]).await?;
            done.released += 1;
        }
        self.report().await;
        Ok(done)
    }
}

fn received(event: Event) -> Received {
    Received { carrier_id: event.call, raw: Bytes::new(), content: Ok(Inbound::Call(event.told)) }
}
