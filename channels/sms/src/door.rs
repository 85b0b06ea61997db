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
use serde::{Deserialize, Serialize};
use tracing::instrument;
use uuid::Uuid;

use crate::{
    Line,
    fields::{Fault, readable},
    gateway::{Item, Report, Said, Unproven},
    hook::{self, Hook},
    number::{self, Bare, Party},
    parts,
    proof::{bound, hex, sha256},
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

/// Said of what is not for this channel.
const OTHERS: Unproven = "it is for another number or account than this channel's";
/// Said of reports that nobody would see, and by which somebody may have to mend what they are read by.
const LOST: Unproven = "a report that can't be read";
/// How long what is proven and not ours is kept, in milliseconds.
const OTHERS_KEPT_MS: i64 = 7 * 24 * 3_600_000;

/// What a request becomes.
#[derive(Default)]
struct Meant {
    batch: Vec<Received>,
    holds: Vec<Hold>,
    /// Why a part of it is not taken.
    left: Option<Unproven>,
}

/// A request that waits. Where it came from is kept nowhere, only whether that was among the addresses that may call.
#[derive(Serialize, Deserialize)]
pub(crate) struct Aside {
    #[serde(flatten)]
    pub(crate) hook: Hook,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    elsewhere: bool,
}

impl Line {
    /// Takes a request: what it says is durable when this returns `Ok`, or the request itself is, where its proof failed or a part of it
    /// is not for this channel.
    async fn take(&self, host: &dyn Host, hook: &Hook, peer: Option<IpAddr>, now: UnixMillis) -> Result<(), HostError> {
        let elsewhere = !self.sources.is_empty() && !peer.is_some_and(|peer| is_within(&self.sources, peer));
        let verdict = match elsewhere {
            true => Err("it comes from an address that is not the gateway's"),
            false => self.prove(hook, Some(now)).await?,
        };
        let left = match verdict {
            Ok(()) => self.keep(host, hook, now).await?.map(|why| (HeldKind::Foreign, why)),
            Err(why) => Some((HeldKind::Unproven, why)),
        };
        let Some((kind, why)) = left else { return Ok(()) };
        tracing::warn!(channel.id = %self.channel, why, "a webhook is kept in quarantine");
        let due = (kind == HeldKind::Foreign).then_some(UnixMillis(now.0.saturating_add(OTHERS_KEPT_MS)));
        self.set_aside(host, Aside { hook: hook.clone(), elsewhere }, kind, why, due).await?;
        self.report(host).await;
        Ok(())
    }

    /// Whether a request is the gateway's. With `now`, also whether it is of now: a copy of an old one is caught by the ledger in any case.
    async fn prove(&self, hook: &Hook, now: Option<UnixMillis>) -> Result<Result<(), Unproven>, HostError> {
        // Some recipes sign a body that is not what is read then.
        if hook.method == "GET" && !hook.body.is_empty() {
            return Ok(Err("a body where none belongs"));
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

    async fn set_aside(
        &self,
        host: &dyn Host,
        aside: Aside,
        kind: HeldKind,
        why: Unproven,
        due: Option<UnixMillis>,
    ) -> Result<(), HostError> {
        let body = serde_json::to_vec(&aside).map_err(|error| HostError::Rejected(error.to_string()))?;
        let carrier_id = CarrierId::new(format!("{}:{}", kind.code(), hex(&sha256(&body))));
        // What waits beside it is of no interest here, and may be much: a group of its own.
        let group = carrier_id.expose().to_owned();
        let hold = Hold { kind, carrier_id, group, awaits: None, due, why: why.into(), body: body.into() };
        host.hold(hold).await.map(drop)
    }

    /// Why an item of a proven request is not taken. A proof alone doesn't bind the number: channels may share a secret.
    fn refused(&self, item: &Item) -> Option<Unproven> {
        match item {
            Item::Lost => Some(LOST),
            Item::Said(said) => {
                let own = number::party(&self.settings.number, &self.settings.country, Bare::Delivered);
                match number::party(&said.to, &self.settings.country, self.gateway.bare()) {
                    None | Some(Party::Name(_)) => None,
                    named => (named != own).then_some(OTHERS),
                }
            }
            _ => None,
        }
    }

    /// Keeps what of a proven request is ours, each item for itself. Says why the rest is not taken.
    async fn keep(&self, host: &dyn Host, hook: &Hook, now: UnixMillis) -> Result<Option<Unproven>, HostError> {
        if !self.gateway.is_ours(hook) {
            return Ok(Some(OTHERS));
        }
        let secrets = self.secrets().await?;
        let named = secrets.own.as_ref().and_then(|own| bound(&hook.reference()?, own.expose_secret()));
        let meant = self.understand(hook, named.as_deref(), now);
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
        Ok(meant.left)
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

    fn understand(&self, hook: &Hook, named: Option<&str>, now: UnixMillis) -> Meant {
        let mut meant = Meant::default();
        match self.gateway.read(hook) {
            Ok(items) => {
                for item in items {
                    match self.refused(&item) {
                        None => self.item(hook, item, named, now, &mut meant),
                        refused => meant.left = refused,
                    }
                }
            }
            Err(_) if hook.is_status() => meant.left = Some(LOST),
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

    pub(crate) fn party(&self, from: &str) -> Option<Party> {
        number::party(from, &self.settings.country, self.gateway.bare())
    }

    fn item(&self, hook: &Hook, item: Item, named: Option<&str>, now: UnixMillis, meant: &mut Meant) {
        match item {
            Item::Said(said) => match self.party(&said.from) {
                Some(from) => self.said(hook, *said, &from, now, meant),
                // Its words are seen all the same.
                None => self.said(hook, *said, &nobody(), now, meant),
            },
            Item::Unreadable { id, from, why, raw } => {
                let carrier_id = name_of(id.as_deref(), &raw);
                let from = Some(from.and_then(|from| self.party(&from)).unwrap_or_else(nobody).address());
                meant.batch.push(Received { carrier_id, raw, content: Err(Unreadable { from, why }) });
            }
            Item::Report(report) => {
                let reference = report.reference.clone().or_else(|| named.map(str::to_owned));
                meant.batch.extend(receipt(Report { reference, ..report }));
            }
            Item::Lost => {}
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

    /// Looks again at what waits for a proof: with today's secrets, number and addresses, and whenever it was signed. What came from
    /// elsewhere goes on waiting while only some addresses may call.
    pub(crate) async fn recheck(&self, host: &dyn Host) -> Result<Recheck, HostError> {
        let mut done = Recheck::default();
        for kind in [HeldKind::Unproven, HeldKind::Foreign] {
            for held in host.held(kind, None, RECHECKED).await? {
                match serde_json::from_slice::<Aside>(&held.body) {
                    Ok(aside) if self.passes(host, &aside).await? => {
                        host.let_go(&[held.id]).await?;
                        done.released += 1;
                    }
                    _ => done.still += 1,
                }
            }
        }
        self.report(host).await;
        Ok(done)
    }

    /// Keeps what passes now. `true` where nothing of it is left.
    async fn passes(&self, host: &dyn Host, aside: &Aside) -> Result<bool, HostError> {
        if (aside.elsewhere && !self.sources.is_empty()) || self.prove(&aside.hook, None).await?.is_err() {
            return Ok(false);
        }
        Ok(self.keep(host, &aside.hook, self.now()).await?.is_none())
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
