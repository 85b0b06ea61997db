//! Who may see, change, share and print what of each class of records.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::access::{ClassRule, ClassRules};
use serde::Deserialize;
use utoipa::ToSchema;

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Json, problem::Problem};

/// Whose what of each class of records is (supervisors, administrators).
#[utoipa::path(get, path = "/api/v1/class-rules", tag = "people", responses(
    (status = 200, body = ClassRules), (status = 403, body = ProblemShape)))]
pub async fn read(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<ClassRules>, Problem> {
    Ok(axum::Json(edge.inbox.class_rules(&person.scope).await?))
}

/// Changed rules.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedClassRules {
    /// The number of the rules that were changed; 0 for the first ones.
    version: i64,
    /// All of them.
    rules: Vec<ClassRule>,
}

/// Changes whose what is (administrators); holds at once. 409 where somebody else changed it meanwhile.
#[utoipa::path(put, path = "/api/v1/class-rules", tag = "people", request_body = ChangedClassRules, responses(
    (status = 200, body = ClassRules), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(changed): Json<ChangedClassRules>,
) -> Result<axum::Json<ClassRules>, Problem> {
    let ChangedClassRules { version, rules } = changed;
    Ok(axum::Json(edge.inbox.change_class_rules(&person.scope, version, rules).await?))
}
