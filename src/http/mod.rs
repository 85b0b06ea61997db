//! The edge: who is asked, what goes out with every answer, what is counted and logged about it.
//!
//! Three faces on three names, always: operators' console, young people's chat and (in the demo) a hotline's own site, so
//! that none shares cookies or frames with another. Invariant: nothing leaves here without the headers of [`headers`], and
//! nothing about a request is logged but its route's template, its status and its time.

mod admin;
mod assets;
mod auth;
mod body;
mod chat;
mod client;
mod console;
mod headers;
mod hosts;
mod limits;
mod listen;
mod metrics;
mod openapi;
mod problem;
mod site;

use std::{net::IpAddr, sync::Arc, sync::atomic::Ordering, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{MatchedPath, Request},
    response::{IntoResponse, Response},
};
use earshot_channel::PeerAddress;
use earshot_inbox::Inbox;
use http::{Method, header};
use hyper::body::Incoming;
use tokio::time::Instant;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{channels::Channels, config::Settings, texts::Texts};

pub use listen::{Answer, accept, bind, tls};
pub use openapi::document as openapi_document;

use self::{
    client::NetworkKey,
    hosts::Face,
    limits::{Lane, Limits},
    metrics::Metrics,
    problem::Problem,
};

/// What every handler works with.
pub struct Edge {
    /// How the process is set up.
    pub settings: Settings,
    /// The domain.
    pub inbox: Inbox,
    /// The channels that run here.
    pub channels: Arc<Channels>,
    /// Words.
    pub texts: Texts,
    /// Rate limits.
    pub limits: Limits,
    /// Figures.
    pub metrics: Metrics,
    /// Tables that are on their way in.
    pub imports: console::imports::Runs,
    /// What must run besides.
    pub vital: Vital,
    /// Ends the streams.
    pub stop: CancellationToken,
}

/// Tasks without which Earshot isn't ready: the outbox and what sweeps. None of them ends before the process does.
pub struct Vital {
    tasks: TaskTracker,
    count: usize,
}

impl Vital {
    /// Those that run now.
    pub fn of(tasks: &TaskTracker) -> Self {
        Self { tasks: tasks.clone(), count: tasks.len() }
    }

    fn is_whole(&self) -> bool {
        self.tasks.len() >= self.count
    }
}

impl Edge {
    /// An edge before its listeners.
    pub fn new(
        settings: Settings,
        inbox: Inbox,
        channels: Arc<Channels>,
        vital: Vital,
        stop: CancellationToken,
    ) -> Self {
        let limits = Limits::new(&settings.limits);
        Self {
            settings,
            inbox,
            channels,
            texts: Texts::default(),
            limits,
            metrics: Metrics::default(),
            imports: console::imports::Runs::default(),
            vital,
            stop,
        }
    }

    /// Whether browsers reach us by TLS, here or at a proxy.
    fn is_secure(&self) -> bool {
        self.settings.hosts.console.secure
    }

    /// Has what was just changed in the set-up in effect here: chats that are opened from now on are the changed ones; another node's
    /// are within half a minute.
    async fn refresh_channels(&self) {
        if let Err(error) = self.channels.refresh().await {
            tracing::warn!(%error, "the channels' rows can't be read; chats are as they were for half a minute more");
        }
    }

    /// Forgets what the limits don't need any more.
    pub fn sweep(&self) {
        self.limits.sweep();
    }
}

/// The three faces, ready to answer.
#[derive(Clone)]
struct Faces {
    console: Router,
    chat: Router,
    site: Router,
}

/// What a public listener answers with.
pub fn public(edge: &Arc<Edge>) -> Answer {
    let faces = Faces {
        console: finish(console::router(edge), edge),
        chat: finish(chat::router(edge), edge),
        site: finish(site::router(edge), edge),
    };
    let edge = Arc::clone(edge);
    Arc::new(move |request, peer| {
        let (edge, faces) = (Arc::clone(&edge), faces.clone());
        Box::pin(async move { answer(&edge, faces, request, peer).await })
    })
}

/// What the administrator's listener answers with.
pub fn private(edge: &Arc<Edge>) -> Answer {
    let router = admin::router(edge);
    Arc::new(move |request, _| {
        let router = router.clone();
        Box::pin(async move { call(router, request.map(Body::new)).await })
    })
}

/// The routes with what they share: answers for what isn't there, and a net under panics.
fn finish(router: Router<Arc<Edge>>, edge: &Arc<Edge>) -> Router {
    router
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::method())
        .layer(axum::middleware::from_fn(note_route))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .with_state(Arc::clone(edge))
}

/// Which route answered, handed from the inside to the outside.
#[derive(Clone)]
struct Route(String);

async fn note_route(request: Request, next: axum::middleware::Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| Route(path.as_str().to_owned()));
    let mut response = next.run(request).await;
    // A handler that dispatches further names the finer route itself.
    if let Some(route) = route
        && response.extensions().get::<Route>().is_none()
    {
        response.extensions_mut().insert(route);
    }
    response
}

async fn call(router: Router, request: Request) -> Response {
    match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

async fn answer(edge: &Arc<Edge>, faces: Faces, request: http::Request<Incoming>, peer: IpAddr) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let Some(face) = hosts::face(&edge.settings.hosts, request.uri(), request.headers()) else {
        let mut response = Problem::unknown_host().into_response();
        headers::harden(&mut response, edge.is_secure());
        return response;
    };
    let address = client::address(peer, request.headers(), &edge.settings.trusted_proxies);
    let network = edge.limits.blinder.key(address);
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(network);
    if let Some(near) = edge.limits.blinder.near(address) {
        request.extensions_mut().insert(near);
    }
    let (router, lane) = match face {
        Face::Chat if chat::WEBHOOKS.iter().any(|door| request.uri().path().starts_with(door)) => {
            // A gateway may be known by the networks that it calls from.
            request.extensions_mut().insert(PeerAddress(address));
            (faces.chat, Lane::Webhooks)
        }
        Face::Console => (faces.console, Lane::Console),
        Face::Chat => (faces.chat, Lane::Chat),
        Face::Site => (faces.site, Lane::Chat),
    };
    let mut response = match edge.limits.admit(lane, network).await {
        Ok(()) => call(router, request).await,
        Err(problem) => problem.into_response(),
    };
    headers::harden(&mut response, edge.is_secure());
    note(edge, face, &method, &response, began.elapsed());
    count_stream(edge, response)
}

/// Figures and the log's line, from the template only.
fn note(edge: &Edge, face: Face, method: &Method, response: &Response, took: Duration) {
    let route = response.extensions().get::<Route>().map_or("none", |route| route.0.as_str());
    let status = response.status().as_u16();
    edge.metrics.answered(face, route, method, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let method = metrics::method_label(method);
    tracing::debug!(target: "earshot::request", face = face.label(), method, route, status, ms);
}

/// Counts an event stream for as long as its body lives.
fn count_stream(edge: &Arc<Edge>, response: Response) -> Response {
    let is_stream = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
    if !is_stream {
        return response;
    }
    edge.metrics.streams.fetch_add(1, Ordering::Relaxed);
    let open = OpenStream(Arc::clone(edge));
    response.map(|body| {
        Body::new(http_body_util::BodyExt::map_frame(body, move |frame| {
            let _ = &open;
            frame
        }))
    })
}

struct OpenStream(Arc<Edge>);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.metrics.streams.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The network of the request at hand.
impl<S: Send + Sync> axum::extract::FromRequestParts<S> for NetworkKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut http::request::Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<NetworkKey>().copied().ok_or_else(Problem::defect)
    }
}
