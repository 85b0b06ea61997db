//! What belongs together: contacts who are one person, conversations that have to do with each other.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{ConversationId, split::SplitDone, view::Row};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Asked, Json, Path},
    problem::Problem,
};

type Done = Result<StatusCode, Problem>;

/// The other conversation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherTalk {
    /// Which.
    conversation_id: ConversationId,
}

/// Which contact.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OtherContact {
    /// `contact_id` of the same person.
    contact: Uuid,
}

/// Which conversation.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Unrelated {
    /// The other one.
    other: ConversationId,
}

/// Says that the contacts of two conversations are one person: each shows what the other wrote where, and the strictest of their safety
/// cards counts.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/person", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = OtherTalk, responses((status = 204), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn tie(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(other): Json<OtherTalk>,
) -> Done {
    edge.inbox.tie(&person.scope, ConversationId(id), other.conversation_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that they are two persons after all.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/person", tag = "conversations", params(("id" = Uuid, Path), OtherContact),
    responses((status = 204), (status = 404, body = ProblemShape)))]
pub async fn untie(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(other): Asked<OtherContact>,
) -> Done {
    edge.inbox.untie(&person.scope, ConversationId(id), other.contact).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that two conversations have to do with each other: each leads to the other.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/related", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = OtherTalk, responses((status = 204), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn relate(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(other): Json<OtherTalk>,
) -> Done {
    edge.inbox.relate(&person.scope, ConversationId(id), other.conversation_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that they have nothing to do with each other.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/related", tag = "conversations", params(("id" = Uuid, Path), Unrelated),
    responses((status = 204), (status = 404, body = ProblemShape)))]
pub async fn unrelate(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(unrelated): Asked<Unrelated>,
) -> Done {
    edge.inbox.unrelate(&person.scope, ConversationId(id), unrelated.other).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts another conversation into this one, which shows both in the order of time and can be answered over either line. Their contacts are
/// one person from then on.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/merge", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = OtherTalk, responses((status = 200, body = Row), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn merge(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(other): Json<OtherTalk>,
) -> Result<axum::Json<Row>, Problem> {
    Ok(axum::Json(edge.inbox.merge(&person.scope, ConversationId(id), other.conversation_id).await?))
}

/// Takes it out again: it is what it would be without the merge, with what came meanwhile.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/merge", tag = "conversations", params(("id" = Uuid, Path), Unrelated),
    responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn unmerge(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(unrelated): Asked<Unrelated>,
) -> Result<axum::Json<Row>, Problem> {
    Ok(axum::Json(edge.inbox.unmerge(&person.scope, ConversationId(id), unrelated.other).await?))
}

/// Where a conversation is cut.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CutAt {
    /// The message with which what goes on begins.
    message_id: Uuid,
}

/// What was taken out.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TakenOut {
    /// The conversation that the earlier messages went to.
    earlier: ConversationId,
}

/// Makes two of a conversation: what stands before a message goes to one of its own. The contact notices nothing, and what they write arrives
/// in the one that goes on, or where it names a mail of the other, there.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/split", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = CutAt, responses((status = 200, body = SplitDone), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape),
    (status = 422, body = ProblemShape)))]
pub async fn split(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(cut): Json<CutAt>,
) -> Result<axum::Json<SplitDone>, Problem> {
    Ok(axum::Json(edge.inbox.split(&person.scope, ConversationId(id), cut.message_id).await?))
}

/// Takes a split back within ten minutes: the earlier messages stand where they were.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/split", tag = "conversations", params(("id" = Uuid, Path), TakenOut),
    responses((status = 200, body = Row), (status = 403, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn unsplit(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(taken): Asked<TakenOut>,
) -> Result<axum::Json<Row>, Problem> {
    Ok(axum::Json(edge.inbox.unsplit(&person.scope, ConversationId(id), taken.earlier).await?))
}
