//! Search. Asked by POST, because what somebody looks for must stand in no address and no log.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use earshot_inbox::search::{Found, SearchFor};

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Json, problem::Problem};

/// Looks for conversations by words, names, codes, dates, channels. Audited, with what is shown and without the words.
#[utoipa::path(post, path = "/api/v1/search", tag = "inbox", request_body = SearchFor, responses(
    (status = 200, body = Found), (status = 422, body = ProblemShape)))]
pub async fn search(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(wanted): Json<SearchFor>,
) -> Result<axum::Json<Found>, Problem> {
    Ok(axum::Json(edge.inbox.search(&person.scope, &wanted).await?))
}

/// Says that somebody is about to look for something: what a search looks into is opened while they still type. Answers once it is.
#[utoipa::path(post, path = "/api/v1/search/ready", tag = "inbox", responses(
    (status = 204), (status = 403, body = ProblemShape)))]
pub async fn ready(State(edge): State<Arc<Edge>>, person: Person) -> Result<StatusCode, Problem> {
    edge.inbox.ready_search(&person.scope).await?;
    Ok(StatusCode::NO_CONTENT)
}
