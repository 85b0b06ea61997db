//! Procedures at hand, and what is ticked of them in a case.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    CaseId,
    cases::NewTick,
    procedures::{Procedure, ProcedureItem},
};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ProblemShape, cases::Seen, quality::WordsIn};
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, Json, Path},
        problem::Problem,
    },
    texts,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

async fn all(edge: &Edge, person: &Person, asked: &WordsIn) -> Answer<Vec<Procedure>> {
    let language = asked.language.as_deref().unwrap_or(texts::FALLBACK);
    Ok(axum::Json(edge.inbox.procedures(&person.scope, language).await?))
}

/// What is asked, done and told in each kind of case, as cases begin with it from now on.
#[utoipa::path(get, path = "/api/v1/procedures", tag = "cases", params(WordsIn), responses((status = 200, body = Vec<Procedure>)))]
pub async fn list(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<WordsIn>,
) -> Answer<Vec<Procedure>> {
    all(&edge, &person, &asked).await
}

/// A changed procedure.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedProcedure {
    /// The version that was changed.
    version: i64,
    /// All items.
    items: Vec<ProcedureItem>,
}

/// Makes a new version of a procedure (supervisors, administrators). Cases that began keep theirs. 409 where somebody else changed it
/// meanwhile. Audited.
#[utoipa::path(put, path = "/api/v1/procedures/{code}", tag = "cases", params(("code" = String, Path), WordsIn), request_body = ChangedProcedure,
    responses((status = 200, body = Vec<Procedure>), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(code): Path<String>,
    Asked(asked): Asked<WordsIn>,
    Json(changed): Json<ChangedProcedure>,
) -> Answer<Vec<Procedure>> {
    edge.inbox.change_procedure(&person.scope, &code, changed.version, changed.items).await?;
    all(&edge, &person, &asked).await
}

/// Goes back to the procedure that came with Earshot (supervisors, administrators). Cases that began keep theirs. Audited.
#[utoipa::path(delete, path = "/api/v1/procedures/{code}", tag = "cases", params(("code" = String, Path), Seen),
    responses((status = 204), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn built_in(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(code): Path<String>,
    Asked(seen): Asked<Seen>,
) -> Result<StatusCode, Problem> {
    edge.inbox.built_in_procedure(&person.scope, &code, seen.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A procedure to begin.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChecklist {
    /// A main code of the list `episode_category`, or one of `case_kind`.
    procedure: String,
}

/// Begins a procedure in a case by hand. Twice does no harm. Audited.
#[utoipa::path(post, path = "/api/v1/cases/{id}/checklists", tag = "cases", params(("id" = Uuid, Path)), request_body = NewChecklist,
    responses((status = 204), (status = 404, body = ProblemShape)))]
pub async fn begin(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(new): Json<NewChecklist>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().begin_checklist(&person.scope, CaseId(id), new.procedure).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that an item of a checklist is done, doesn't apply, or is open after all. Twice does no harm. Audited.
#[utoipa::path(put, path = "/api/v1/cases/{id}/ticks", tag = "cases", params(("id" = Uuid, Path)), request_body = NewTick,
    responses((status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn tick(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(new): Json<NewTick>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().tick(&person.scope, CaseId(id), new).await?;
    Ok(StatusCode::NO_CONTENT)
}
