//! What operators do with a talk beside answering: put it aside, tag it, name colleagues in notes, set off macros.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    ConversationId, Snooze,
    macros::{Macro, NewMacro},
    mentions::Mention,
    tags::{Tag, TagForm},
    view::Row,
};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Json, Path},
    problem::Problem,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// Puts a conversation aside until a time, or until they write. 409 for one that waits for an answer and is grave.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/snooze", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Snooze, responses((status = 200, body = Row), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn snooze(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(snooze): Json<Snooze>,
) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.snooze(&person.scope, ConversationId(id), snooze).await?))
}

/// Takes a conversation back from those that were put aside: it waits for us again.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/wake", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn wake(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.wake(&person.scope, ConversationId(id)).await?))
}

/// The tags that a conversation is to have.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tagging {
    /// Codes of the hotline's list; at most 12.
    tags: Vec<String>,
}

/// Gives a conversation these tags and takes the others from it.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/tags", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Tagging, responses((status = 200, body = Row), (status = 422, body = ProblemShape)))]
pub async fn tag(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(tagging): Json<Tagging>,
) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.tag(&person.scope, ConversationId(id), tagging.tags).await?))
}

/// Says that notes that name the person in this conversation were before them.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/mentions/seen", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 204)))]
pub async fn mentions_seen(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.mentions_seen(&person.scope, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes that name the person and that they have not seen, newest first, at most 50.
#[utoipa::path(get, path = "/api/v1/me/mentions", tag = "people", responses((status = 200, body = Vec<Mention>)))]
pub async fn mentions(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<Mention>> {
    Ok(axum::Json(edge.inbox.mentions(&person.scope).await?))
}

/// The hotline's tags.
#[utoipa::path(get, path = "/api/v1/tags", tag = "desk", responses((status = 200, body = Vec<Tag>)))]
pub async fn tags(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<Tag>> {
    Ok(axum::Json(edge.inbox.tags(&person.scope).await?))
}

/// Adds a tag to the list, renames it, takes it from the list or puts it back (supervisors, administrators).
#[utoipa::path(put, path = "/api/v1/tags/{code}", tag = "desk", params(("code" = String, Path)), request_body = TagForm,
    responses((status = 200, body = Tag), (status = 422, body = ProblemShape)))]
pub async fn put_tag(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(code): Path<String>,
    Json(form): Json<TagForm>,
) -> Answer<Tag> {
    Ok(axum::Json(edge.inbox.put_tag(&person.scope, code, form).await?))
}

/// The hotline's macros.
#[utoipa::path(get, path = "/api/v1/macros", tag = "desk", responses((status = 200, body = Vec<Macro>)))]
pub async fn macros(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<Macro>> {
    Ok(axum::Json(edge.inbox.macros(&person.scope).await?))
}

/// Adds a macro (supervisors, administrators).
#[utoipa::path(post, path = "/api/v1/macros", tag = "desk", request_body = NewMacro, responses(
    (status = 201, body = Macro), (status = 422, body = ProblemShape)))]
pub async fn add_macro(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(new): Json<NewMacro>,
) -> Result<(StatusCode, axum::Json<Macro>), Problem> {
    Ok((StatusCode::CREATED, axum::Json(edge.inbox.put_macro(&person.scope, None, new).await?)))
}

/// Rewrites a macro (supervisors, administrators).
#[utoipa::path(put, path = "/api/v1/macros/{id}", tag = "desk", params(("id" = Uuid, Path)), request_body = NewMacro,
    responses((status = 200, body = Macro), (status = 404, body = ProblemShape)))]
pub async fn change_macro(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(new): Json<NewMacro>,
) -> Answer<Macro> {
    Ok(axum::Json(edge.inbox.put_macro(&person.scope, Some(id), new).await?))
}

/// Removes a macro (supervisors, administrators).
#[utoipa::path(delete, path = "/api/v1/macros/{id}", tag = "desk", params(("id" = Uuid, Path)), responses((status = 204)))]
pub async fn remove_macro(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.remove_macro(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
