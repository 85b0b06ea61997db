//! The phone in the browser and what it asks.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, Query, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde_json::json;

use super::{
    NUMBER,
    gateway::{Gateway, LONGEST},
    secret,
};

const PAGE: &str = include_str!("phone.html");
/// How long a page waits for news.
const PATIENCE: Duration = Duration::from_secs(20);

pub fn router(gateway: Arc<Gateway>, port: u16) -> Router {
    // Another site must not reach the phones by a name of its own.
    let names = ["phone.localhost", "localhost", "127.0.0.1"].map(|name| format!("{name}:{port}"));
    Router::new()
        .route("/", get(page))
        .route("/texts/{number}", get(lines).post(write))
        .route("/gateway/texts", post(deliver))
        .layer(DefaultBodyLimit::max(64 * 1024))
        .layer(axum::middleware::from_fn(move |request: Request, next: Next| {
            let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
            let ours = names.iter().any(|name| name.eq_ignore_ascii_case(host));
            async move { if ours { next.run(request).await } else { StatusCode::NOT_FOUND.into_response() } }
        }))
        .with_state(gateway)
}

async fn page() -> Response {
    let nonce = secret();
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, PAGE.replace("__NONCE__", &nonce).replace("__NUMBER__", NUMBER)).into_response()
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
}

async fn lines(
    State(gateway): State<Arc<Gateway>>,
    Path(number): Path<String>,
    Query(After { after }): Query<After>,
) -> Response {
    let Some(number) = invented(&number) else { return StatusCode::NOT_FOUND.into_response() };
    let (version, lines) = gateway.lines(&number, after, PATIENCE).await;
    Json(json!({ "version": version, "lines": lines })).into_response()
}

#[derive(Deserialize)]
struct Written {
    text: String,
    /// A sender's name in place of the number.
    #[serde(default)]
    name: String,
    #[serde(default)]
    forged: bool,
}

async fn write(
    State(gateway): State<Arc<Gateway>>,
    Path(number): Path<String>,
    Json(written): Json<Written>,
) -> StatusCode {
    let Some(number) = invented(&number) else { return StatusCode::NOT_FOUND };
    let Written { text, name, forged } = written;
    if text.trim().is_empty() || text.chars().count() > LONGEST || name.chars().count() > 11 {
        return StatusCode::BAD_REQUEST;
    }
    let name = Some(name.trim()).filter(|name| !name.is_empty());
    if gateway.write(&number, &text, name, forged) { StatusCode::ACCEPTED } else { StatusCode::SERVICE_UNAVAILABLE }
}

#[derive(Deserialize)]
struct Sent {
    to: String,
    text: String,
    #[serde(default)]
    report: Option<String>,
}

/// What Earshot asks.
async fn deliver(State(gateway): State<Arc<Gateway>>, headers: HeaderMap, Json(sent): Json<Sent>) -> Response {
    let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !gateway.knows(authorization) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let id = gateway.deliver(&sent.to, &sent.text, sent.report.as_deref());
    (StatusCode::CREATED, Json(json!({ "id": id }))).into_response()
}

/// Numbers that the regulator keeps for drama: they will never be anybody's (Ofcom, 07700 900000 to 900999).
fn invented(number: &str) -> Option<String> {
    let last = number.strip_prefix("447700900")?;
    (last.len() == 3 && last.bytes().all(|digit| digit.is_ascii_digit())).then(|| format!("+{number}"))
}

#[cfg(test)]
mod tests {
    use super::invented;

    #[test]
    fn only_numbers_that_are_nobodys_have_a_phone() {
        assert_eq!(invented("447700900123").as_deref(), Some("+447700900123"));
        for number in ["447700901123", "4477009001234", "32470000001", "44770090012x", ""] {
            assert_eq!(invented(number), None, "{number}");
        }
    }
}
