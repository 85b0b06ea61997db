//! The webhooks: one request is proven, read, and answered when what it said is durable.
//!
//! Deliberately absent from every answer to what was taken: words. Most gateways take a body for a text to be sent to whoever wrote.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;
use earshot_channel::{
    Accepted, CarrierId, DeliveryState, HeldKind, Hold, Host, HostError, Inbound, InboundMessage, Mark, MessageId,
    PeerAddress, Receipt, ReceiptOf, Received, Recheck, UnixMillis, Unreadable,
};
use http::{HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use secrecy::ExposeSecret;
use tracing::instrument;
use uuid::Uuid;

use crate::{
    Line,
    fields::{Fault, readable},
    gateway::{Item, Report, Said, Unproven},
    hook::{self, Hook},
    number::{self, Bare, Party},
    parts,
    proof::{hex, sha256},
    settings::is_within,
    waiting::File,
    words,
};

/// Longest body of a webhook.
pub const BODY_LIMIT_BYTES: usize = 256 * 1024;
/// How long a body may take.
const BODY_PATIENCE: Duration = Duration::from_secs(20);
/// How long the host may take: less than gateways wait.
const HOST_PATIENCE: Duration = Duration::from_secs(9);
/// How far clocks may be apart where a proof says until when it is good, in milliseconds.
const LEEWAY_MS: i64 = 5_000;
/// Requests that are looked at again in one go.
const RECHECKED: u32 = 2_000;

#[derive(Clone)]
struct Door {
    line: Arc<Line>,
    host: Arc<dyn Host>,
}

pub(crate) fn router(line: Arc<Line>, host: Arc<dyn Host>) -> Router {
    let take = || get(webhook).post(webhook);
    Router::new()
        .route("/in", take())
        .route("/in/{secret}", take())
        .route("/status", take())
        .route("/status/{secret}", take())
        .fallback(async || StatusCode::NOT_FOUND)
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .with_state(Door { line, host })
}

#[instrument(skip_all, fields(channel.id = %door.line.channel))]
async fn webhook(State(door): State<Door>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    // A request that only looks what is here, as programs that preview links do, says nothing.
    if !door.line.gateway.methods().contains(&head.method.as_str()) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let peer = head.extensions.get::<PeerAddress>().map(|peer| peer.0);
    let body = match read(body).await {
        Ok(body) => body,
        Err(status) => return status.into_response(),
    };
    let path = head.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str).to_owned();
    let hook =
        Hook { method: head.method.as_str().to_owned(), path, headers: hook::headers(&head.headers, peer), body };
    let now = door.line.now();
    let taking = door.line.take(&*door.host, &hook, peer, now);
    match tokio::time::timeout(HOST_PATIENCE, taking).await {
        Ok(Ok(())) => {
            let (kind, body) = door.line.gateway.answer();
            ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response()
        }
        Ok(Err(error)) => {
            tracing::warn!(%error, "a webhook could not be kept");
            let seconds = match error {
                HostError::Unavailable { retry_after_ms, .. } => retry_after_ms.div_ceil(1_000).clamp(1, 60),
                _ => 30,
            };
            not_now(seconds)
        }
        Err(_) => not_now(5),
    }
}

/// Not taken. With words, because Kannel's bearerbox reads nothing but the body, and nothing at all means taken; no gateway sends the
/// words of a refusal to anybody.
fn not_now(seconds: u64) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, HeaderValue::from(seconds))], "not now").into_response()
}

async fn read(body: Body) -> Result<Bytes, StatusCode> {
    match tokio::time::timeout(BODY_PATIENCE, Limited::new(body, BODY_LIMIT_BYTES).collect()).await {
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
    }
}

/// What a request becomes.
#[derive(Default)]
struct Meant {
    batch: Vec<Received>,
    holds: Vec<Hold>,
}

impl Line {
    /// Takes a request: what it says is durable when this returns `Ok`, or the request itself is, where its proof failed.
    async fn take(&self, host: &dyn Host, hook: &Hook, peer: Option<IpAddr>, now: UnixMillis) -> Result<(), HostError> {
        match self.prove(hook, peer, Some(now)).await? {
            Ok(()) if !self.is_for_us(hook) => {
                self.aside(host, hook, "it is for another number or account than this channel's").await
            }
            // Nobody would see such a report, and somebody may have to mend what it is read by.
            Ok(()) if hook.is_status() && self.gateway.read(hook).is_err() => {
                self.aside(host, hook, "a report that can't be read").await
            }
            Ok(()) => self.keep(host, hook, now).await,
            Err(why) => self.aside(host, hook, why).await,
        }
    }

    /// Keeps a request that is not taken, and says so.
    async fn aside(&self, host: &dyn Host, hook: &Hook, why: Unproven) -> Result<(), HostError> {
        tracing::warn!(channel.id = %self.channel, why, "a webhook is kept in quarantine");
        self.set_aside(host, hook, why).await?;
        self.report(host).await;
        Ok(())
    }

    /// Whether a request is the gateway's. With `now`, also whether it is of now: a copy of an old one is caught by the ledger in any case.
    async fn prove(
        &self,
        hook: &Hook,
        peer: Option<IpAddr>,
        now: Option<UnixMillis>,
    ) -> Result<Result<(), Unproven>, HostError> {
        if now.is_some() && !self.sources.is_empty() && !peer.is_some_and(|peer| is_within(&self.sources, peer)) {
            return Ok(Err("it comes from an address that is not the gateway's"));
        }
        let secrets = self.secrets().await?;
        let mut last = "no webhook secret is set";
        for secret in &secrets.live {
            match self.gateway.prove(hook, &self.world.base_url, secret.expose_secret()) {
                Ok(proven) => {
                    let window_ms = i64::from(self.settings.window_s) * 1_000;
                    let is_far = |at: i64, now: UnixMillis| at.abs_diff(now.0) > window_ms.unsigned_abs();
                    let is_over = |until: i64, now: UnixMillis| now.0 > until.saturating_add(LEEWAY_MS);
                    return Ok(match now {
                        Some(now) if proven.at.is_some_and(|at| is_far(at, now)) => {
                            Err("it was signed at another time")
                        }
                        Some(now) if proven.until.is_some_and(|until| is_over(until, now)) => {
                            Err("it was good until earlier")
                        }
                        _ => Ok(()),
                    });
                }
                Err(why) => last = why,
            }
        }
        Ok(Err(last))
    }

    async fn set_aside(&self, host: &dyn Host, hook: &Hook, why: Unproven) -> Result<(), HostError> {
        let body = serde_json::to_vec(hook).map_err(|error| HostError::Rejected(error.to_string()))?;
        let carrier_id = CarrierId::new(format!("unproven:{}", hex(&sha256(&body))));
        let hold = Hold {
            kind: HeldKind::Unproven,
            carrier_id,
            group: String::new(),
            due: None,
            why: why.into(),
            body: body.into(),
        };
        // What waits beside it is of no interest here, and may be much: a group of its own.
        let hold = Hold { group: hold.carrier_id.expose().to_owned(), ..hold };
        host.hold(hold).await.map(drop)
    }

    /// Whether a request names our number, where it names one. A proof alone doesn't bind it: channels may share a secret.
    fn is_for_us(&self, hook: &Hook) -> bool {
        if !self.gateway.is_ours(hook) {
            return false;
        }
        let Ok(items) = self.gateway.read(hook) else { return true };
        let own = number::party(&self.settings.number, &self.settings.country, Bare::Delivered);
        items.iter().all(|item| match item {
            Item::Said(said) => match number::party(&said.to, &self.settings.country, self.gateway.bare()) {
                None | Some(Party::Name(_)) => true,
                named => named == own,
            },
            _ => true,
        })
    }

    /// Keeps what a proven request says.
    async fn keep(&self, host: &dyn Host, hook: &Hook, now: UnixMillis) -> Result<(), HostError> {
        let meant = self.understand(hook, now);
        if !meant.batch.is_empty() {
            let accepted = host.accept(meant.batch, None).await?;
            // A number's conversation has no end but erasure, after which it begins anew.
            if accepted.contains(&Accepted::Ended) {
                return Err(HostError::Unavailable {
                    why: "a conversation is being erased".into(),
                    retry_after_ms: 2_000,
                });
            }
        }
        for hold in meant.holds {
            let kind = hold.kind;
            let group = host.hold(hold).await?;
            if kind == HeldKind::Part {
                self.release_whole(host, &group).await?;
            }
            self.wake.notify_one();
        }
        Ok(())
    }

    /// Joins the parts that are whole now.
    pub(crate) async fn release_whole(
        &self,
        host: &dyn Host,
        group: &[earshot_channel::Held],
    ) -> Result<(), HostError> {
        self.release(host, parts::join(group, false)).await
    }

    pub(crate) async fn release(&self, host: &dyn Host, joined: Vec<parts::Joined>) -> Result<(), HostError> {
        for mut joined in joined {
            if let Ok(Inbound::Message(message)) = &mut joined.received.content
                && message.mark.is_none()
            {
                message.mark = self.mark(&joined.text);
            }
            host.accept(vec![joined.received], None).await?;
            host.let_go(&joined.ids).await?;
        }
        Ok(())
    }

    fn mark(&self, text: &str) -> Option<Mark> {
        words::mark(text, &self.settings.stop_words, &self.settings.start_words)
    }

    fn understand(&self, hook: &Hook, now: UnixMillis) -> Meant {
        let mut meant = Meant::default();
        match self.gateway.read(hook) {
            Ok(items) => {
                for item in items {
                    self.item(hook, item, now, &mut meant);
                }
            }
            Err(Fault(why)) => {
                let carrier_id = CarrierId::new(format!("made:{}", hex(&sha256(&hook.raw()))));
                meant.batch.push(Received {
                    carrier_id,
                    raw: hook.raw(),
                    content: Err(Unreadable { from: Some(nobody().address()), why }),
                });
            }
        }
        meant
    }

    fn item(&self, hook: &Hook, item: Item, now: UnixMillis, meant: &mut Meant) {
        let party = |from: &str| number::party(from, &self.settings.country, self.gateway.bare());
        match item {
            Item::Said(said) => match party(&said.from) {
                Some(from) => self.said(hook, *said, &from, now, meant),
                // Its words are seen all the same.
                None => self.said(hook, *said, &nobody(), now, meant),
            },
            Item::Unreadable { id, from, why, raw } => {
                let carrier_id = name_of(id.as_deref(), &raw);
                let from = Some(from.and_then(|from| party(&from)).unwrap_or_else(nobody).address());
                meant.batch.push(Received { carrier_id, raw, content: Err(Unreadable { from, why }) });
            }
            Item::Report(report) => meant.batch.extend(receipt(report)),
        }
    }

    fn said(&self, hook: &Hook, said: Said, from: &Party, now: UnixMillis, meant: &mut Meant) {
        let raw = said.raw.clone().unwrap_or_else(|| hook.raw());
        let address = from.address();
        let id = said.id.clone().unwrap_or_else(|| {
            // Without a name of the gateway's: the same words at the same time by its clock are the same text.
            let what = format!("{}\n{}\n{:?}\n{}", address.expose(), said.to, said.sent_at, readable(&said.text));
            format!("made:{}", hex(&sha256(what.as_bytes())))
        });
        if let Some(part) = said.part.clone() {
            let due = UnixMillis(now.0 + i64::from(self.settings.parts_wait_s) * 1_000);
            meant.holds.push(parts::hold(&id, &address, said, &part, &raw, due));
            return;
        }
        let text = readable(&said.text);
        let files = said.media.len();
        if files == 0 || !text.trim().is_empty() {
            let message = InboundMessage {
                from: Some(address.clone()),
                mark: self.mark(&text),
                text,
                sent_at: said.sent_at.map(UnixMillis),
                ..InboundMessage::default()
            };
            meant.batch.push(Received {
                carrier_id: CarrierId::new(id.clone()),
                raw,
                content: Ok(Inbound::Message(message)),
            });
        }
        for (n, media) in said.media.into_iter().enumerate() {
            meant.holds.push(File::hold(&id, n, &address, media, said.sent_at, now));
        }
    }

    /// Looks again at what waits for a proof: with today's secrets, and whenever it was signed.
    pub(crate) async fn recheck(&self, host: &dyn Host) -> Result<Recheck, HostError> {
        let mut done = Recheck::default();
        let waiting = host.held(HeldKind::Unproven, None, RECHECKED).await?;
        for held in waiting {
            let Ok(hook) = serde_json::from_slice::<Hook>(&held.body) else {
                done.still += 1;
                continue;
            };
            if self.prove(&hook, None, None).await?.is_err() || !self.is_for_us(&hook) {
                done.still += 1;
                continue;
            }
            self.keep(host, &hook, self.now()).await?;
            host.let_go(&[held.id]).await?;
            done.released += 1;
        }
        self.report(host).await;
        Ok(done)
    }
}

/// Whoever wrote what does not say who wrote it: an operator has to see it.
fn nobody() -> Party {
    Party::Name("unknown".into())
}

/// The gateway's name for an item, or one made from it.
fn name_of(id: Option<&str>, raw: &Bytes) -> CarrierId {
    match id.filter(|id| !id.trim().is_empty()) {
        Some(id) => CarrierId::new(id),
        None => CarrierId::new(format!("made:{}", hex(&sha256(raw)))),
    }
}

fn receipt(report: Report) -> Option<Received> {
    let state = report.state?;
    let ours = report.reference.as_deref().and_then(|reference| Uuid::try_parse(reference.trim()).ok());
    let of = match (ours, report.id) {
        (Some(ours), _) => ReceiptOf::Message(MessageId(ours)),
        (None, Some(id)) => ReceiptOf::Carrier(CarrierId::new(id)),
        (None, None) => return None,
    };
    let code = report.code.filter(|_| state == DeliveryState::Failed);
    let content = Ok(Inbound::Receipt(Receipt { of, state, code }));
    Some(Received { carrier_id: CarrierId::new(String::new()), raw: Bytes::new(), content })
}
