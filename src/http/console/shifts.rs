//! Who is needed when, and who is planned.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::quality::shifts::{ShiftPage, ShiftQuery};
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Asked, Json, Path},
    problem::Problem,
};

/// What to look at.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ShiftsAsked {
    /// How many whole weeks before this one, 1 to 52; 8 where it is missing.
    weeks: Option<i64>,
    /// Only this language.
    language: Option<String>,
    /// Only the channel of this name.
    channel: Option<String>,
    /// The week whose plan is meant: a day in it as `YYYY-MM-DD`, or `usual`; this week where it is missing.
    week: Option<String>,
}

/// Arrivals of the last weeks by hour of the week, what is needed, and what is planned (supervisors, administrators).
#[utoipa::path(get, path = "/api/v1/shifts", tag = "supervision", params(ShiftsAsked), responses(
    (status = 200, body = ShiftPage), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn read(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<ShiftsAsked>,
) -> Result<axum::Json<ShiftPage>, Problem> {
    let query = ShiftQuery {
        weeks: asked.weeks.unwrap_or(8),
        language: asked.language.unwrap_or_default(),
        channel: asked.channel.unwrap_or_default(),
        week: asked.week.unwrap_or_default(),
    };
    Ok(axum::Json(edge.inbox.shifts(&person.scope, query).await?))
}

/// A changed plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedShifts {
    /// The number of the plan that was changed; 0 for the first one of this week.
    version: i64,
    /// People in each of the 168 hours from Monday 00:00; 0 to 200.
    hours: Vec<i64>,
}

/// Plans a week, or with `usual` every week that has no plan of its own (supervisors). 409 where somebody else changed it meanwhile. Audited.
#[utoipa::path(put, path = "/api/v1/shifts/{week}", tag = "supervision", params(("week" = String, Path)), request_body = ChangedShifts,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn plan(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(week): Path<String>,
    Json(changed): Json<ChangedShifts>,
) -> Result<StatusCode, Problem> {
    edge.inbox.plan_shifts(&person.scope, &week, changed.version, &changed.hours).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a week's own plan away, so that the usual one stands (supervisors). Harmless where it has none. Audited.
#[utoipa::path(delete, path = "/api/v1/shifts/{week}", tag = "supervision", params(("week" = String, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn unplan(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(week): Path<String>,
) -> Result<StatusCode, Problem> {
    edge.inbox.unplan_shifts(&person.scope, &week).await?;
    Ok(StatusCode::NO_CONTENT)
}
