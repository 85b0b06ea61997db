//! One act on several talks: looked at first, done in one go, taken back for a while.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::bulk::{BulkDone, BulkForm, BulkRow};
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{CommandKey, Json, Path},
    problem::Problem,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// What an act on several conversations would change, and which it would leave out and why. Changes nothing.
#[utoipa::path(post, path = "/api/v1/bulk/preview", tag = "conversations", request_body = BulkForm, responses(
    (status = 200, body = Vec<BulkRow>), (status = 422, body = ProblemShape)))]
pub async fn preview(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(form): Json<BulkForm>,
) -> Answer<Vec<BulkRow>> {
    Ok(axum::Json(edge.inbox.bulk_preview(&person.scope, form).await?))
}

/// Does it to all of them in one transaction. Those that colleagues hold, that changed since they were looked at, or whose contact waits
/// and may be in danger are left out and named.
#[utoipa::path(post, path = "/api/v1/bulk", tag = "conversations", request_body = BulkForm,
    params(("Idempotency-Key" = Uuid, Header)),
    responses((status = 200, body = BulkDone), (status = 422, body = ProblemShape)))]
pub async fn run(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Json(form): Json<BulkForm>,
) -> Answer<BulkDone> {
    Ok(axum::Json(edge.inbox.bulk(&person.scope, key, form).await?))
}

/// Takes it back within ten minutes: what is still as the act left it becomes what it was; the rest is named.
#[utoipa::path(post, path = "/api/v1/bulk/{id}/undo", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<BulkRow>), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn undo(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Vec<BulkRow>> {
    Ok(axum::Json(edge.inbox.undo_bulk(&person.scope, id).await?))
}
