//! The chat host: loader, the chat's document, the channel's own protocol, the contact page.

mod contact;
mod document;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::{any, get},
};
use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};

use super::{
    Edge, Route,
    assets::{self, Keep, Widget},
    body::Path,
    problem::Problem,
};

pub fn router(_edge: &Arc<Edge>) -> Router<Arc<Edge>> {
    Router::new()
        .route("/loader.js", get(loader))
        .route("/w/{key}", get(document::document))
        .route("/w/{key}/texts/{language}", get(document::texts))
        .route("/c/{key}/{*rest}", any(protocol))
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
    // The outer match would win over the inner one, and its parts have other names.
    request.extensions_mut().clear();
    let mut response = super::call(chat.router.clone(), request).await;
    response.extensions_mut().insert(Route(template(&rest)));
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
