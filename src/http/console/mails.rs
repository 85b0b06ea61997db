//! A mail beyond its words: as HTML, cleaned, and as it came.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use earshot_email::{HTML_PARTS, read::html};
use http::{HeaderValue, header};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Path, headers, problem::Problem};

/// A mail's HTML.
#[derive(Serialize, ToSchema)]
pub struct Html {
    /// Cleaned: no scripts, forms, frames, styles that load, and no pictures from elsewhere. Still a stranger's page: it goes into
    /// a sandboxed frame on an opaque origin and nowhere else.
    html: String,
}

/// A message's HTML, cleaned. Audited.
#[utoipa::path(get, path = "/api/v1/messages/{id}/html", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Html), (status = 404, body = ProblemShape)))]
pub async fn html(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Html>, Problem> {
    let raw = edge.inbox.message_html(&person.scope, id).await?;
    // A stranger's page may be long, and cleaning it is work.
    let clean = tokio::task::spawn_blocking(move || {
        // Each part by itself, so that none opens what another closes. Pictures stay closed until somebody reveals them.
        raw.split(HTML_PARTS).map(|part| html::sanitise(part, &|_| None)).collect::<Vec<_>>().join("\n<hr>\n")
    });
    let html =
        clean.await.map_err(|_| Problem::invalid("This HTML can't be shown. Read the text, or save the original."))?;
    Ok(axum::Json(Html { html }))
}

/// A message as its carrier brought it, to be kept and looked at elsewhere. Audited.
#[utoipa::path(get, path = "/api/v1/messages/{id}/original", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, body = ProblemShape)))]
pub async fn original(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let bytes = edge.inbox.message_original(&person.scope, id).await?;
    let name = format!("attachment; filename=\"{}.eml\"", earshot_inbox::clock::random_id().simple());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, headers::policy(&name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(super::files::FILE_POLICY)),
    ];
    Ok((headers, bytes).into_response())
}
