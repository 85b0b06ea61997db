//! The chat host: loader, the chat's document, the channel's own protocol, the contact page.

mod contact;
mod document;

pub(super) use document::languages;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::{any, get},
};
use earshot_channel::{Near, PeerAddress};
use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};

use super::{
    Edge, Route,
    assets::{self, Keep, Widget},
    body::Path,
    problem::Problem,
};

/// Below these paths carriers call us.
pub(super) const WEBHOOKS: [&str; 2] = ["/sms/", "/phone/"];

pub fn router(_edge: &Arc<Edge>) -> Router<Arc<Edge>> {
    Router::new()
        .route("/loader.js", get(loader))
        .route("/w/{key}", get(document::document))
        .route("/w/{key}/preview", get(document::preview))
        .route("/w/{key}/texts/{language}", get(document::texts))
        .route("/c/{key}/{*rest}", any(protocol))
        .route("/sms/{key}/{*rest}", any(webhook))
        .route("/phone/{key}/{*rest}", any(webhook))
        .route("/contact/{key}", get(contact::page).post(contact::send))
        .route("/robots.txt", get(async || "User-agent: *\nDisallow: /\n"))
        .route("/favicon.ico", get(async || http::StatusCode::NO_CONTENT))
}

/// The script that hotlines put into their pages; the one thing here that other sites may load.
async fn loader(asked: HeaderMap) -> Response {
    let Some(file) = Widget::get("loader.js") else { return assets::not_built("widget/dist").into_response() };
    let mut response = assets::serve("loader.js", file, Keep::AnHour, &asked);
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    // It holds nothing, so a page that asks for it with `crossorigin` and integrity may.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// Hands a request to the channel's own routes, with its prefix taken off.
async fn protocol(
    State(edge): State<Arc<Edge>>,
    Path((key, rest)): Path<(String, String)>,
    mut request: Request,
) -> Result<Response, Problem> {
    let chat = edge.channels.by_key(&key).await.ok_or_else(Problem::not_found)?;
    let path = match request.uri().query() {
        Some(query) => format!("/{rest}?{query}"),
        None => format!("/{rest}"),
    };
    *request.uri_mut() = path.parse::<Uri>().map_err(|_| Problem::not_found())?;
    let near = request.extensions().get::<Near>().copied();
    // The outer match would win over the inner one, and its parts have other names.
    request.extensions_mut().clear();
    if let Some(near) = near {
        request.extensions_mut().insert(near);
    }
    let mut response = super::call(chat.router.clone(), request).await;
    response.extensions_mut().insert(Route(template(&rest)));
    Ok(response)
}

/// Hands a request to the routes of a channel whose carrier calls us, with its prefix taken off as it was sent: gateways sign it.
async fn webhook(
    State(edge): State<Arc<Edge>>,
    Path((key, _)): Path<(String, String)>,
    mut request: Request,
) -> Result<Response, Problem> {
    let router = edge.channels.webhooks(&key).await.ok_or_else(Problem::not_found)?;
    let sent = request.uri().path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
    // After the name of the door and that of the channel.
    let rest = sent.splitn(4, '/').nth(3).unwrap_or_default();
    *request.uri_mut() = format!("/{rest}").parse::<Uri>().map_err(|_| Problem::not_found())?;
    let route = match rest.split(['/', '?']).next() {
        Some("events") if sent.starts_with("/phone/") => "/phone/{key}/events",
        _ if sent.starts_with("/phone/") => "/phone/{key}/{*rest}",
        Some("in") => "/sms/{key}/in",
        Some("status") => "/sms/{key}/status",
        _ => "/sms/{key}/{*rest}",
    };
    let peer = request.extensions().get::<PeerAddress>().copied();
    request.extensions_mut().clear();
    if let Some(peer) = peer {
        request.extensions_mut().insert(peer);
    }
    let mut response = super::call(router, request).await;
    response.extensions_mut().insert(Route(route.to_owned()));
    Ok(response)
}

/// For figures: known routes by name, everything else together.
fn template(rest: &str) -> String {
    const KNOWN: [&str; 8] = ["session", "send", "safe", "typing", "seen", "leave", "stream", "upload"];
    match rest {
        rest if KNOWN.contains(&rest) => format!("/c/{{key}}/{rest}"),
        rest if rest.starts_with("file/") => "/c/{key}/file/{id}".to_owned(),
        _ => "/c/{key}/{rest}".to_owned(),
    }
}
