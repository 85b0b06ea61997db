//! Views that people keep.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    SavedViewId,
    views::{NewSavedView, SavedView},
};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Json, Path},
    problem::Problem,
};

/// What was kept.
#[derive(Serialize, ToSchema)]
pub struct KeptView {
    /// Which.
    id: SavedViewId,
}

/// The reader's views and the shared ones.
#[utoipa::path(get, path = "/api/v1/views", tag = "inbox", responses((status = 200, body = Vec<SavedView>)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Vec<SavedView>>, Problem> {
    Ok(axum::Json(edge.inbox.saved_views(&person.scope).await?))
}

/// Keeps a view; shared ones are for supervisors.
#[utoipa::path(post, path = "/api/v1/views", tag = "inbox", request_body = NewSavedView, responses(
    (status = 201, body = KeptView), (status = 422, body = ProblemShape)))]
pub async fn add(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(new): Json<NewSavedView>,
) -> Result<(StatusCode, axum::Json<KeptView>), Problem> {
    let id = edge.inbox.save_view(&person.scope, None, new).await?;
    Ok((StatusCode::CREATED, axum::Json(KeptView { id })))
}

/// Changes a view: one's own, or a shared one (supervisors).
#[utoipa::path(put, path = "/api/v1/views/{id}", tag = "inbox", params(("id" = Uuid, Path)), request_body = NewSavedView,
    responses((status = 200, body = KeptView), (status = 404, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(new): Json<NewSavedView>,
) -> Result<axum::Json<KeptView>, Problem> {
    let id = edge.inbox.save_view(&person.scope, Some(SavedViewId(id)), new).await?;
    Ok(axum::Json(KeptView { id }))
}

/// Removes a view: one's own, or a shared one (supervisors).
#[utoipa::path(delete, path = "/api/v1/views/{id}", tag = "inbox", params(("id" = Uuid, Path)), responses((status = 204)))]
pub async fn remove(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.remove_view(&person.scope, SavedViewId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
