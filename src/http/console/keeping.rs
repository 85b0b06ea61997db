//! For how long what is kept: rules, holds, and erasing by two persons.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    CaseId, ConversationId,
    retention::{Keeping, Retention, RetentionRule},
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

/// For how long the hotline keeps what, and what goes next (supervisors, administrators).
#[utoipa::path(get, path = "/api/v1/retention", tag = "keeping", responses(
    (status = 200, body = Retention), (status = 403, body = ProblemShape)))]
pub async fn read(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Retention>, Problem> {
    Ok(axum::Json(edge.inbox.retention(&person.scope).await?))
}

/// Changed rules.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedRetention {
    /// The number of the rules that were changed; 0 for the first ones.
    version: i64,
    /// All of them.
    rules: Vec<RetentionRule>,
}

/// Changes for how long the hotline keeps what (administrators). 409 where somebody else changed it meanwhile.
#[utoipa::path(put, path = "/api/v1/retention", tag = "keeping", request_body = ChangedRetention, responses(
    (status = 200, body = Retention), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(changed): Json<ChangedRetention>,
) -> Result<axum::Json<Retention>, Problem> {
    let ChangedRetention { version, rules } = changed;
    Ok(axum::Json(edge.inbox.change_retention(&person.scope, version, rules).await?))
}

/// Says that the clock is right after it jumped, so that erasing goes on (administrators). Harmless where nothing was stopped.
#[utoipa::path(post, path = "/api/v1/retention/resume", tag = "keeping", responses(
    (status = 204), (status = 403, body = ProblemShape)))]
pub async fn resume(State(edge): State<Arc<Edge>>, person: Person) -> Result<StatusCode, Problem> {
    edge.inbox.go_on_erasing(&person.scope).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why something is to be erased.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ErasureAsked {
    /// List `erasure_reason`.
    reason: String,
}

/// Whether something is held.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Nothing of it is erased while it is.
    pub(super) held: bool,
}

/// How long a talk stays.
#[utoipa::path(get, path = "/api/v1/conversations/{id}/keeping", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Keeping), (status = 404, body = ProblemShape)))]
pub async fn of_talk(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Keeping>, Problem> {
    Ok(axum::Json(edge.inbox.keeping_of(&person.scope, ConversationId(id)).await?))
}

/// Asks for a talk to be erased (supervisors); another supervisor does it.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/erasure", tag = "keeping", params(("id" = Uuid, Path)),
    request_body = ErasureAsked,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn ask_talk(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(asked): Json<ErasureAsked>,
) -> Result<StatusCode, Problem> {
    edge.inbox.ask_erasure(&person.scope, ConversationId(id), asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the wish to erase a talk back (supervisors).
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/erasure", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape)))]
pub async fn keep_talk(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.keep_after_all(&person.scope, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Erases a talk for good, once another supervisor asked for it: words, files, address. Codes and times stay.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn erase_talk(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.erase_talk(&person.scope, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Holds a talk, so that nothing of it is erased, or lets it go (supervisors).
#[utoipa::path(put, path = "/api/v1/conversations/{id}/hold", tag = "keeping", params(("id" = Uuid, Path)), request_body = Held,
    responses((status = 204), (status = 403, body = ProblemShape)))]
pub async fn hold_talk(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(held): Json<Held>,
) -> Result<StatusCode, Problem> {
    edge.inbox.hold_talk(&person.scope, ConversationId(id), held.held).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks for a case to be erased (supervisors); another supervisor does it.
#[utoipa::path(post, path = "/api/v1/cases/{id}/erasure", tag = "keeping", params(("id" = Uuid, Path)), request_body = ErasureAsked,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn ask_case(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(asked): Json<ErasureAsked>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().ask_erasure(&person.scope, CaseId(id), asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the wish to erase a case back (supervisors).
#[utoipa::path(delete, path = "/api/v1/cases/{id}/erasure", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape)))]
pub async fn keep_case(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().keep_after_all(&person.scope, CaseId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Erases a case for good, once another supervisor asked for it: words, look-ups, links, documents. Codes and times stay.
#[utoipa::path(delete, path = "/api/v1/cases/{id}", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn erase_case(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().erase(&person.scope, CaseId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Holds a case and its talks, so that nothing of them is erased, or lets them go (supervisors).
#[utoipa::path(put, path = "/api/v1/cases/{id}/hold", tag = "keeping", params(("id" = Uuid, Path)), request_body = Held,
    responses((status = 204), (status = 403, body = ProblemShape)))]
pub async fn hold_case(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(held): Json<Held>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().hold(&person.scope, CaseId(id), held.held).await?;
    Ok(StatusCode::NO_CONTENT)
}
