//! Calls: the records of sittings, those that somebody wrote down, and what the exchange tells.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    CallId, SittingId,
    calls::{Call, CallForm, CallLog, CorrectedLog, LoggedCall, LoggedPage, OpenLog},
    phone::PhoneCallRow,
};
use http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Asked, CommandKey, Json, Path},
    problem::Problem,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// What was there.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Seen {
    /// `saved_at` of the Call that is corrected, as it was seen; 0 where there was none. Without it whatever stands there is corrected.
    seen: Option<i64>,
}

/// Saves the Call of a sitting. 409 where it isn't the one that was seen any more.
#[utoipa::path(put, path = "/api/v1/calls/{sitting_id}", tag = "desk", params(("sitting_id" = Uuid, Path), Seen), request_body = CallForm,
    responses((status = 200, body = Call), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape),
    (status = 422, body = ProblemShape)))]
pub async fn save_call(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(sitting): Path<Uuid>,
    Asked(asked): Asked<Seen>,
    Json(form): Json<CallForm>,
) -> Answer<Call> {
    Ok(axum::Json(edge.inbox.calls().save_seen(&person.scope, SittingId(sitting), asked.seen, form).await?))
}

/// Writes a call down that no channel brought. The same key and content again answer the same call.
#[utoipa::path(post, path = "/api/v1/calls", tag = "desk", params(("Idempotency-Key" = Uuid, Header)), request_body = CallLog,
    responses((status = 201, body = LoggedCall), (status = 422, body = ProblemShape)))]
pub async fn log_call(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Json(log): Json<CallLog>,
) -> Result<(StatusCode, axum::Json<LoggedCall>), Problem> {
    Ok((StatusCode::CREATED, axum::Json(edge.inbox.calls().log(&person.scope, key, log).await?)))
}

/// Telephone calls of the last day that go on, that nobody wrote down, or that were missed; the newest first.
#[utoipa::path(get, path = "/api/v1/phone-calls", tag = "desk", responses(
    (status = 200, body = Vec<PhoneCallRow>), (status = 403, body = ProblemShape)))]
pub async fn phone_calls(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<PhoneCallRow>> {
    Ok(axum::Json(edge.inbox.phone_calls(&person.scope).await?))
}

/// How far back, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LoggedQuery {
    /// Milliseconds since 1970; all where it is missing.
    since: Option<i64>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Calls that somebody wrote down, the newest first, 100 a page; without words.
#[utoipa::path(get, path = "/api/v1/logged-calls", tag = "desk", params(LoggedQuery), responses(
    (status = 200, body = LoggedPage), (status = 400, body = ProblemShape), (status = 403, body = ProblemShape)))]
pub async fn logged_calls(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<LoggedQuery>,
) -> Answer<LoggedPage> {
    let since = asked.since.unwrap_or(i64::MIN);
    Ok(axum::Json(edge.inbox.calls().lately(&person.scope, since, asked.cursor.as_deref()).await?))
}

/// A call that somebody wrote down, with its words. Audited.
#[utoipa::path(get, path = "/api/v1/logged-calls/{id}", tag = "desk", params(("id" = Uuid, Path)), responses(
    (status = 200, body = OpenLog), (status = 404, body = ProblemShape)))]
pub async fn logged_call(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<OpenLog> {
    Ok(axum::Json(edge.inbox.calls().open_log(&person.scope, CallId(id)).await?))
}

/// Corrects a call that somebody wrote down. 409 where it was corrected meanwhile.
#[utoipa::path(put, path = "/api/v1/logged-calls/{id}", tag = "desk", params(("id" = Uuid, Path)), request_body = CorrectedLog, responses(
    (status = 200, body = OpenLog), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape),
    (status = 422, body = ProblemShape)))]
pub async fn correct_call(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(new): Json<CorrectedLog>,
) -> Answer<OpenLog> {
    Ok(axum::Json(edge.inbox.calls().correct_log(&person.scope, CallId(id), new).await?))
}
