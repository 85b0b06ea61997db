//! Training, complaints and drills.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::quality::facts::{Fact, FactChange, FactPage};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ProblemShape, keeping::Held};
use crate::http::{
    Edge,
    auth::Person,
    body::{CommandKey, Json, Path},
    problem::Problem,
};

/// Training, complaints and drills: supervisors see all but complaints that name them, operators their own training and the drills.
/// Reading complaints is audited.
#[utoipa::path(get, path = "/api/v1/facts", tag = "supervision", responses(
    (status = 200, body = FactPage), (status = 403, body = ProblemShape)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<FactPage>, Problem> {
    Ok(axum::Json(edge.inbox.facts(&person.scope).await?))
}

/// A fact that was recorded.
#[derive(Serialize, ToSchema)]
pub struct RecordedFact {
    /// Which.
    id: Uuid,
}

/// Records a training or a drill (supervisors), or a complaint (whoever talks). The same key and content again record it once. Audited.
#[utoipa::path(post, path = "/api/v1/facts", tag = "supervision", params(("Idempotency-Key" = Uuid, Header)), request_body = Fact,
    responses((status = 201, body = RecordedFact), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn record(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Json(fact): Json<Fact>,
) -> Result<(StatusCode, axum::Json<RecordedFact>), Problem> {
    let id = edge.inbox.record_fact(&person.scope, key, fact).await?;
    Ok((StatusCode::CREATED, axum::Json(RecordedFact { id })))
}

/// Changes a fact, such as a complaint that was answered (supervisors). 409 where somebody else changed it meanwhile. Audited.
#[utoipa::path(put, path = "/api/v1/facts/{id}", tag = "supervision", params(("id" = Uuid, Path)), request_body = FactChange,
    responses((status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(change): Json<FactChange>,
) -> Result<StatusCode, Problem> {
    edge.inbox.change_fact(&person.scope, id, change.version, change.fact).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Holds a fact, so that nothing of it is erased, nor of the talk or the case that it is about; or lets it go (supervisors). Audited.
#[utoipa::path(put, path = "/api/v1/facts/{id}/hold", tag = "keeping", params(("id" = Uuid, Path)), request_body = Held,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn hold(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(held): Json<Held>,
) -> Result<StatusCode, Problem> {
    edge.inbox.hold_fact(&person.scope, id, held.held).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a fact out that was recorded by mistake: its words go for good (supervisors). 409 while it is held. Audited.
#[utoipa::path(delete, path = "/api/v1/facts/{id}", tag = "supervision", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn remove(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.remove_fact(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
