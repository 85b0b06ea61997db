//! The supervisor's board.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::board::Board;

use super::ProblemShape;
use crate::http::{Edge, auth::Person, problem::Problem};

/// Who waits and for how long, and who is there (supervisors, administrators). Ask again when the event stream says that something changed.
#[utoipa::path(get, path = "/api/v1/board", tag = "supervision", responses((status = 200, body = Board), (status = 403, body = ProblemShape)))]
pub async fn board(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Board>, Problem> {
    Ok(axum::Json(edge.inbox.board(&person.scope).await?))
}
