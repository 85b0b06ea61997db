//! The invented hotline's own site, which embeds the widget. In the demo only.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, StatusCode};

use super::{
    Edge,
    assets::{self, Site},
    headers,
    problem::Problem,
};

pub fn router(_edge: &Arc<Edge>) -> Router<Arc<Edge>> {
    Router::new().route("/", get(page)).route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
}

async fn page(State(edge): State<Arc<Edge>>, asked: HeaderMap) -> Result<Response, Problem> {
    let template = Site::get("site.html").ok_or_else(|| assets::not_built("widget/demo"))?;
    let site = edge.settings.hosts.site.as_ref().map(ToString::to_string).unwrap_or_default();
    let chat = edge
        .channels
        .all()
        .into_iter()
        .filter(|chat| chat.spec.widget_origins.contains(&site))
        .min_by(|left, right| left.key.cmp(&right.key))
        .ok_or_else(Problem::not_found)?;
    let origin = edge.settings.hosts.chat.to_string();
    let nonce = headers::nonce();
    let html = String::from_utf8_lossy(&template.data)
        .replace("__CHAT_ORIGIN__", &origin)
        .replace("__KEY__", &chat.key)
        .replace("<style>", &format!("<style nonce=\"{nonce}\">"));
    // As strict as a careful hotline's own policy could be, to show that the widget lives with it.
    let policy = format!(
        "default-src 'none'; script-src {origin}; style-src 'nonce-{nonce}'; frame-src {origin}; img-src 'self' data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Ok(assets::page(html, &policy, &asked).into_response())
}
