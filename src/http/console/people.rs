//! Logging in and out, who is at the desk, links for passwords, operators.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use earshot_inbox::{
    FollowError, OperatorId,
    access::{
        Link, LinkInfo, LoginError, NewOperator, Operator, OperatorChange, OperatorStatus, Right, Scope, StatusWhy,
    },
};
use http::{StatusCode, header};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        auth::{self, Person},
        body::{Json, Path},
        client::NetworkKey,
        problem::Problem,
    },
    texts::{FALLBACK, Texts},
};

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The login.
    login: String,
    /// The password.
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Who is at the desk, and where.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// The person.
    operator: Operator,
    /// Their hotline.
    hotline: MyHotline,
    /// Whether they take contacts now.
    status: OperatorStatus,
    /// Number of the hotline's newest event: where a stream may begin.
    seq: i64,
    /// The language for the console's words, where the browser's own isn't there.
    texts_language: String,
}

/// The hotline, as its operators need it.
#[derive(Serialize, ToSchema)]
pub struct MyHotline {
    /// Which.
    id: Uuid,
    /// Name of the organisation.
    name: String,
    /// ISO 3166-1 alpha-2.
    country: String,
    /// `116000`, `116111` or `NAT`.
    line: String,
    /// IANA name.
    time_zone: String,
    /// Languages that somebody answers in.
    languages: Vec<String>,
    /// National emergency number.
    emergency: String,
}

async fn me_of(edge: &Edge, scope: &Scope, operator: Operator) -> Result<Me, Problem> {
    let hotline = edge.inbox.hotlines().of(scope).await?;
    let seq = newest_event(edge, scope).await?;
    let wished = operator.languages.iter().chain(&hotline.spec.languages);
    let texts_language = wished.into_iter().find(|language| Texts::has(language, "console")).cloned();
    let spec = hotline.spec;
    Ok(Me {
        status: operator.status,
        operator,
        hotline: MyHotline {
            id: hotline.id.0,
            name: spec.organisation,
            country: spec.country,
            line: spec.line.as_str().to_owned(),
            time_zone: spec.time_zone,
            languages: spec.languages,
            emergency: spec.emergency,
        },
        seq,
        texts_language: texts_language.unwrap_or_else(|| FALLBACK.to_owned()),
    })
}

/// Nothing comes after the last number that there can be, and the refusal names the newest that there is.
async fn newest_event(edge: &Edge, scope: &Scope) -> Result<i64, Problem> {
    match edge.inbox.events(scope, i64::MAX).await {
        Err(FollowError::Ahead { last }) => Ok(last),
        Err(FollowError::Store(error)) => Err(error.into()),
        Err(FollowError::Gone) | Ok(_) => Err(Problem::defect()),
    }
}

/// Logs in. The answer sets the session's cookie.
#[utoipa::path(post, path = "/api/v1/login", tag = "people", request_body = Login, responses(
    (status = 200, body = Me), (status = 401, body = ProblemShape), (status = 429, body = ProblemShape)))]
pub async fn login(
    State(edge): State<Arc<Edge>>,
    network: NetworkKey,
    Json(login): Json<Login>,
) -> Result<Response, Problem> {
    edge.limits.may_log_in(network, &login.login)?;
    let outcome = edge.inbox.access().login(&login.login, login.password).await;
    match &outcome {
        Ok(_) => edge.limits.logged_in(&login.login, true),
        Err(LoginError::Wrong) => edge.limits.logged_in(&login.login, false),
        Err(_) => {}
    }
    let in_now = outcome.map_err(|error| match error {
        LoginError::Wrong => Problem::wrong_login(),
        LoginError::TooMany => {
            Problem::rate_limited(2).saying("Many people are logging in at this moment. Try again in a few seconds.")
        }
        LoginError::Unavailable(error) => error.into(),
    })?;
    let mut operator = in_now.operator;
    // Somebody who sits down at the desk is there; nobody has to find a menu first. A pause stays a pause.
    if operator.status == OperatorStatus::Away && operator.role.may(Right::Talk) {
        edge.inbox.access().set_status(&in_now.scope, OperatorStatus::Accepting, None).await?;
        operator.status = OperatorStatus::Accepting;
        operator.status_why = None;
    }
    let me = me_of(&edge, &in_now.scope, operator).await?;
    Ok((AppendHeaders([(header::SET_COOKIE, auth::cookie(&in_now.session_token))]), axum::Json(me)).into_response())
}

/// Logs out: the session ends everywhere, its streams within a second.
#[utoipa::path(post, path = "/api/v1/logout", tag = "people", responses((status = 204)))]
pub async fn logout(State(edge): State<Arc<Edge>>, headers: http::HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = auth::token(&headers) {
        edge.inbox.access().logout(&token).await?;
    }
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, auth::no_cookie())])).into_response())
}

/// Who is logged in.
#[utoipa::path(get, path = "/api/v1/me", tag = "people", responses((status = 200, body = Me), (status = 401, body = ProblemShape)))]
pub async fn me(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Me>, Problem> {
    Ok(axum::Json(me_of(&edge, &person.scope, person.operator).await?))
}

/// Whether somebody takes contacts now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusForm {
    /// The status.
    status: OperatorStatus,
    /// Why they take none, where they say so.
    #[serde(default)]
    why: Option<StatusWhy>,
}

/// Says whether the person takes contacts now, and why they don't.
#[utoipa::path(put, path = "/api/v1/me/status", tag = "people", request_body = StatusForm, responses((status = 204)))]
pub async fn set_status(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(form): Json<StatusForm>,
) -> Result<StatusCode, Problem> {
    edge.inbox.access().set_status(&person.scope, form.status, form.why).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a link is for. Needs no login: the link is the proof.
#[utoipa::path(get, path = "/api/v1/links/{token}", tag = "people", params(("token" = String, Path)), responses(
    (status = 200, body = LinkInfo), (status = 404, body = ProblemShape)))]
pub async fn link(State(edge): State<Arc<Edge>>, Path(token): Path<String>) -> Result<axum::Json<LinkInfo>, Problem> {
    Ok(axum::Json(edge.inbox.access().inspect(&SecretString::from(token)).await?))
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    /// At least 15 characters.
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Sets the password with a link and uses it up. Log in with it then.
#[utoipa::path(post, path = "/api/v1/links/{token}", tag = "people", params(("token" = String, Path)), request_body = PasswordForm,
    responses((status = 204), (status = 404, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn redeem(
    State(edge): State<Arc<Edge>>,
    network: NetworkKey,
    Path(token): Path<String>,
    Json(form): Json<PasswordForm>,
) -> Result<StatusCode, Problem> {
    // Under no name: a link can't be guessed, and each try costs as much as a login.
    edge.limits.may_log_in(network, "")?;
    edge.inbox.access().redeem(&SecretString::from(token), form.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everybody of the hotline.
#[utoipa::path(get, path = "/api/v1/operators", tag = "people", responses((status = 200, body = Vec<Operator>)))]
pub async fn operators(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Vec<Operator>>, Problem> {
    Ok(axum::Json(edge.inbox.access().operators(&person.scope).await?))
}

/// Somebody new, and the link for their first password.
#[derive(Serialize, ToSchema)]
pub struct Invited {
    /// The person.
    operator: Operator,
    /// Shown once; hand it over yourself.
    link: String,
}

fn address(edge: &Edge, link: &Link) -> String {
    format!("{}/link/{}", edge.settings.hosts.console, link.token.expose_secret())
}

/// Invites somebody (administrators).
#[utoipa::path(post, path = "/api/v1/operators", tag = "people", request_body = NewOperator, responses(
    (status = 201, body = Invited), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn invite(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(new): Json<NewOperator>,
) -> Result<(StatusCode, axum::Json<Invited>), Problem> {
    let (operator, link) = edge.inbox.access().invite(&person.scope, new).await?;
    let link = address(&edge, &link);
    Ok((StatusCode::CREATED, axum::Json(Invited { operator, link })))
}

/// Changes somebody (administrators). A new role or deactivation ends their sessions.
#[utoipa::path(patch, path = "/api/v1/operators/{id}", tag = "people", params(("id" = Uuid, Path)), request_body = OperatorChange,
    responses((status = 200, body = Operator), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(change): Json<OperatorChange>,
) -> Result<axum::Json<Operator>, Problem> {
    Ok(axum::Json(edge.inbox.access().change_operator(&person.scope, OperatorId(id), change).await?))
}

/// A link.
#[derive(Serialize, ToSchema)]
pub struct NewLink {
    /// Shown once; hand it over yourself.
    link: String,
}

/// Makes a link for a new password (administrators). The old password works until the link is used.
#[utoipa::path(post, path = "/api/v1/operators/{id}/reset", tag = "people", params(("id" = Uuid, Path)), responses(
    (status = 200, body = NewLink), (status = 403, body = ProblemShape)))]
pub async fn reset(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<NewLink>, Problem> {
    let link = edge.inbox.access().reset(&person.scope, OperatorId(id)).await?;
    Ok(axum::Json(NewLink { link: address(&edge, &link) }))
}
