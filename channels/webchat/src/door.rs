//! The routes, and the two things that stand before each: where a request comes from and whose it is.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use earshot_channel::{Accepted, CarrierId, ConversationSeq, Host, Inbound, Received, UnixMillis};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use tokio::sync::OnceCell;

use crate::{
    Chat, attachments, inbound,
    problem::{self, Problem},
    session::{HOST_PATIENCE, Keys, Session, slow},
    stream,
};

/// What every route works with.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) chat: Arc<Chat>,
    pub(crate) host: Arc<dyn Host>,
    keys: Arc<OnceCell<Keys>>,
}

pub(crate) fn router(chat: Arc<Chat>, host: Arc<dyn Host>) -> Router {
    let door = Door { chat, host, keys: Arc::new(OnceCell::new()) };
    let pages = Router::new()
        .route("/session", post(inbound::session))
        .route("/send", post(inbound::send))
        .route("/safe", post(inbound::safe))
        .route("/typing", post(inbound::typing))
        .route("/seen", post(inbound::seen))
        .route("/stream", get(stream::stream))
        .route("/upload", post(attachments::upload))
        .route("/file/{id}", get(attachments::file))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::method())
        .layer(middleware::from_fn_with_state((door.clone(), Asker::Page), gate));
    let beacons = Router::new()
        .route("/leave", post(inbound::leave))
        .method_not_allowed_fallback(async || Problem::method())
        .layer(middleware::from_fn_with_state((door.clone(), Asker::Beacon), gate));
    pages.merge(beacons).with_state(door)
}

/// What speaks to a route.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asker {
    /// A script of the chat's page.
    Page,
    /// A page that closes. Under `Referrer-Policy: no-referrer` its browser writes `Origin: null`; that is no risk where
    /// the body itself must hold the session.
    Beacon,
}

/// Refuses what a foreign page sends through a visitor's browser, and keeps every answer out of caches.
///
/// A request without `Origin` is let in: browsers send one with every POST of a page, so its absence means that no
/// foreign page is behind it, and without a token it gets nowhere.
async fn gate(State((door, asker)): State<(Door, Asker)>, request: Request, next: Next) -> Response {
    let mut response = match is_own(request.headers(), &door.chat.settings.allowed_origins, asker) {
        true => next.run(request).await,
        false => Problem::foreign_origin().into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn is_own(headers: &HeaderMap, allowed: &[String], asker: Asker) -> bool {
    let known = |origin: &HeaderValue| {
        allowed.iter().any(|own| own.as_bytes() == origin.as_bytes()) || (asker == Asker::Beacon && origin == "null")
    };
    let from_own_site = |site: &HeaderValue| matches!(site.as_bytes(), b"same-origin" | b"none");
    headers.get_all(header::ORIGIN).iter().all(known)
        && headers.get_all(HeaderName::from_static("sec-fetch-site")).iter().all(from_own_site)
}

impl Door {
    pub(crate) fn now(&self) -> UnixMillis {
        (self.chat.settings.clock)()
    }

    pub(crate) async fn keys(&self) -> Result<&Keys, Problem> {
        self.keys.get_or_try_init(|| Keys::load(&*self.host, self.chat.settings.channel)).await.map_err(|error| {
            tracing::error!(%error, "the key that sessions are made with can't be read");
            Problem::unavailable(problem::NOT_NOW, 5_000)
        })
    }

    /// The session in the Authorization header (RFC 6750 §2.1).
    pub(crate) async fn session(&self, headers: &HeaderMap) -> Result<Session, Problem> {
        let mut values = headers.get_all(header::AUTHORIZATION).iter();
        let (Some(value), None) = (values.next(), values.next()) else { return Err(Problem::unknown_session()) };
        let token = value
            .to_str()
            .ok()
            .and_then(|text| text.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim());
        self.open(token.ok_or_else(Problem::unknown_session)?).await
    }

    pub(crate) async fn open(&self, token: &str) -> Result<Session, Problem> {
        self.keys().await?.open(token, self.now()).ok_or_else(Problem::unknown_session)
    }

    /// Refuses a session that is over, where nothing else would ask the host.
    pub(crate) async fn still_talks(&self, session: &Session) -> Result<(), Problem> {
        match tokio::time::timeout(HOST_PATIENCE, self.host.follow(&session.conversation(), ConversationSeq(0))).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Problem::from_host(error, problem::NOT_NOW)),
            Err(_) => Err(Problem::from_host(slow(), problem::NOT_NOW)),
        }
    }

    /// Gives one item to the host and waits until it is durable. A host that takes too long counts as one that did not
    /// take it: the page sends again, and a second copy is harmless.
    pub(crate) async fn accept(
        &self,
        carrier_id: CarrierId,
        raw: bytes::Bytes,
        content: Inbound,
        words: &'static str,
    ) -> Result<Accepted, Problem> {
        let batch = vec![Received { carrier_id, raw, content: Ok(content) }];
        let answers = tokio::time::timeout(HOST_PATIENCE, self.host.accept(batch, None))
            .await
            .unwrap_or_else(|_| Err(slow()))
            .map_err(|error| Problem::from_host(error, words))?;
        match <[Accepted; 1]>::try_from(answers) {
            Ok([answer]) => Ok(answer),
            Err(_) => {
                tracing::error!("the host answered for another number of items than it was given");
                Err(Problem::unavailable(words, 5_000))
            }
        }
    }
}
