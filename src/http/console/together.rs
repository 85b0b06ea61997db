//! Several people in one talk: a second operator, supervisors who listen in and take over.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{ConversationId, OperatorId, TakeOver, view::Row};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ProblemShape, talks::Switch};
use crate::http::{
    Edge,
    auth::Person,
    body::{CommandKey, Json, Path},
    problem::Problem,
};

type Answer = Result<axum::Json<Row>, Problem>;

/// Who is asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Second {
    /// The colleague.
    operator: OperatorId,
}

/// Asks a colleague to write in a conversation too, beside its holder.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/seats", tag = "conversations", params(("id" = Uuid, Path)), request_body = Second,
    responses((status = 200, body = Row), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn ask(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(second): Json<Second>,
) -> Answer {
    Ok(axum::Json(edge.inbox.ask_second(&person.scope, ConversationId(id), second.operator).await?))
}

/// Joins a conversation that the person was asked to join. The contact hears who joins.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/seats/join", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn join(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer {
    Ok(axum::Json(edge.inbox.join(&person.scope, ConversationId(id)).await?))
}

/// Says no to joining.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/seats/decline", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn decline(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer {
    Ok(axum::Json(edge.inbox.decline_seat(&person.scope, ConversationId(id)).await?))
}

/// Whose seat ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    /// Somebody else's, for the holder and supervisors; `null` is the person's own.
    operator: Option<OperatorId>,
}

/// Ends a seat beside the holder: of who was asked, writes too or listens.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/seats/leave", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Leaving, responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn leave(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(leaving): Json<Leaving>,
) -> Answer {
    Ok(axum::Json(edge.inbox.leave_seat(&person.scope, ConversationId(id), leaving.operator).await?))
}

/// Begins or ends listening in (supervisors). Whoever holds the conversation sees it; audited.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/listening", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Switch, responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn listen(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(switch): Json<Switch>,
) -> Answer {
    Ok(axum::Json(edge.inbox.listen(&person.scope, ConversationId(id), switch.on).await?))
}

/// Takes a conversation from whoever holds it, with a reason (supervisors). They see it at once, and keep their draft.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/take-over", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = TakeOver, responses((status = 200, body = Row), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn take_over(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(command): CommandKey,
    Path(id): Path<Uuid>,
    Json(form): Json<TakeOver>,
) -> Answer {
    Ok(axum::Json(edge.inbox.take_over(&person.scope, command, ConversationId(id), form).await?))
}
