//! What protects a contact: the safety card, decisions about emergency services, answers that are taken back.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    ConversationId,
    bystanders::Bystander,
    calls::Emergency,
    emergency::EmergencyDecision,
    safety::{SafetyCard, SafetyForm},
    view::Message,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{CommandKey, Json, Path},
    problem::Problem,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// Writes down how it is safe to reach the contact. The outbox goes by it: what would not be safe now waits, what must not be sent is
/// refused.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/safety", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = SafetyForm, responses((status = 200, body = SafetyCard), (status = 422, body = ProblemShape)))]
pub async fn set_safety(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(form): Json<SafetyForm>,
) -> Answer<SafetyCard> {
    Ok(axum::Json(edge.inbox.set_safety(&person.scope, ConversationId(id), form).await?))
}

/// Writes down whether emergency services were called, and why. Answers all decisions of the conversation; the newest counts.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/emergency", tag = "conversations", request_body = Emergency,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Uuid, Header)),
    responses((status = 200, body = Vec<EmergencyDecision>), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn decide_emergency(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Path(id): Path<Uuid>,
    Json(decision): Json<Emergency>,
) -> Answer<Vec<EmergencyDecision>> {
    Ok(axum::Json(edge.inbox.decide_emergency(&person.scope, key, ConversationId(id), decision).await?))
}

/// Who of those that are there may read along.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Readers {
    /// All of them; nobody else may.
    accepted: Vec<Uuid>,
}

/// Says who of the others in a talk may read along; until nobody else is there, nothing is sent. 409 where one of them left. Audited.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/bystanders", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Readers, responses((status = 200, body = Vec<Bystander>), (status = 409, body = ProblemShape)))]
pub async fn accept_bystanders(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(readers): Json<Readers>,
) -> Answer<Vec<Bystander>> {
    Ok(axum::Json(edge.inbox.accept_bystanders(&person.scope, ConversationId(id), readers.accepted).await?))
}

/// Takes back a reply that has not left yet. 409 once it has.
#[utoipa::path(post, path = "/api/v1/messages/{id}/take-back", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Message), (status = 409, body = ProblemShape)))]
pub async fn take_back(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Message> {
    Ok(axum::Json(edge.inbox.take_back(&person.scope, id).await?))
}

/// Sends a reply at once that could still be taken back. The safety card holds what it held.
#[utoipa::path(post, path = "/api/v1/messages/{id}/send-now", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Message), (status = 409, body = ProblemShape)))]
pub async fn send_now(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Message> {
    Ok(axum::Json(edge.inbox.send_now(&person.scope, id).await?))
}

/// From now on answers of its talk go where this mail of the contact wants them; what is queued goes where it was to go. 409 where somebody
/// else holds the talk, or where nothing may be sent to them. Audited.
#[utoipa::path(post, path = "/api/v1/messages/{id}/answer-there", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Message), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn answer_there(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Message> {
    Ok(axum::Json(edge.inbox.answer_there(&person.scope, id).await?))
}
