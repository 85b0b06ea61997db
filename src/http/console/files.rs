//! Files in a conversation. Quarantined: they leave as opaque bytes under a name of ours, except for pictures that an
//! operator asks to see.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use earshot_inbox::{ConversationId, view::Attachment};
use http::{HeaderValue, StatusCode, header};
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Path, Upload},
    headers,
    problem::Problem,
};

/// Nothing in a file may run, whatever it says that it is.
pub(super) const FILE_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Takes a file for the message that is being written. At most 10 MiB; sealed as it comes.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/attachments", tag = "files",
    params(("id" = Uuid, Path), ("X-File-Name" = Option<String>, Header, description = "Percent-encoded")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Attachment), (status = 413, body = ProblemShape)))]
pub async fn upload(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    upload: Upload,
) -> Result<(StatusCode, axum::Json<Attachment>), Problem> {
    let Upload { name, media_type, bytes } = upload;
    let kept = edge.inbox.upload(&person.scope, ConversationId(id), name, media_type, bytes).await?;
    Ok((StatusCode::CREATED, axum::Json(kept)))
}

/// A file's bytes, to be kept and looked at elsewhere. Audited.
#[utoipa::path(get, path = "/api/v1/attachments/{id}", tag = "files", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, body = ProblemShape)))]
pub async fn download(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let file = edge.inbox.download(&person.scope, id).await?;
    // A random name: the given one could be a trick, and would stay on the operator's disk.
    let name = format!("attachment; filename=\"{}.bin\"", earshot_inbox::clock::random_id().simple());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_LENGTH, HeaderValue::from(file.size_bytes)),
        (header::CONTENT_DISPOSITION, headers::policy(&name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FILE_POLICY)),
    ];
    Ok((headers, Body::from_stream(file.bytes)).into_response())
}

/// A picture (PNG, JPEG, GIF, WebP), to be shown. Audited.
#[utoipa::path(post, path = "/api/v1/attachments/{id}/reveal", tag = "files", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "image/*"), (status = 422, body = ProblemShape)))]
pub async fn reveal(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    const SHOWN: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
    let file = edge.inbox.reveal(&person.scope, id).await?;
    let kind = SHOWN.into_iter().find(|kind| *kind == file.media_type);
    let kind = kind.ok_or_else(|| Problem::invalid("Only PNG, JPEG, GIF and WebP pictures are shown here."))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_LENGTH, HeaderValue::from(file.size_bytes)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FILE_POLICY)),
    ];
    Ok((headers, Body::from_stream(file.bytes)).into_response())
}
