//! Contacts whose usual messages call nobody for a time.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    ConversationId,
    access::Right,
    blocks::{Block, BlockForm, ListedBlock},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, CommandKey, Json, Path},
        problem::Problem,
    },
    texts::{CHILD, FALLBACK, Texts},
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// Blocks the contact of a conversation for a time, and tells them so where a line is given. What the rules call grave (P0, P1) reaches
/// the inbox all the same; everything is kept in the thread. 409 where they are blocked already, or the line can't be sent.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/block", tag = "conversations", request_body = BlockForm,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Uuid, Header)),
    responses((status = 200, body = Block), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn block(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Path(id): Path<Uuid>,
    Json(form): Json<BlockForm>,
) -> Answer<Block> {
    Ok(axum::Json(edge.inbox.block(&person.scope, key, ConversationId(id), form).await?))
}

/// Lifts a block before its time. 409 where it is over.
#[utoipa::path(delete, path = "/api/v1/blocks/{id}", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, body = Block), (status = 409, body = ProblemShape)))]
pub async fn lift(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Block> {
    Ok(axum::Json(edge.inbox.lift_block(&person.scope, id).await?))
}

/// Lets a block stand that somebody else set (supervisors). 409 for one's own, and where somebody confirmed or lifted it.
#[utoipa::path(post, path = "/api/v1/blocks/{id}/confirm", tag = "supervision", params(("id" = Uuid, Path)),
    responses((status = 200, body = Block), (status = 409, body = ProblemShape)))]
pub async fn confirm(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Block> {
    Ok(axum::Json(edge.inbox.confirm_block(&person.scope, id).await?))
}

/// The newest 200 blocks of the hotline (supervisors).
#[utoipa::path(get, path = "/api/v1/blocks", tag = "supervision", responses((status = 200, body = Vec<ListedBlock>)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<ListedBlock>> {
    Ok(axum::Json(edge.inbox.blocks(&person.scope).await?))
}

/// In which language.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BlockLanguage {
    /// BCP 47 tag; the hotline's first where there are no words in it.
    #[serde(default)]
    language: String,
}

/// What a contact is told when they are blocked, as a beginning.
#[derive(Serialize, ToSchema)]
pub struct BlockWords {
    /// The language of the words.
    language: String,
    /// The words; `{time}` stands where the time belongs.
    text: String,
}

/// The words for a contact who is blocked, with where to turn.
#[utoipa::path(get, path = "/api/v1/block-words", tag = "conversations", params(BlockLanguage),
    responses((status = 200, body = BlockWords)))]
pub async fn words(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<BlockLanguage>,
) -> Answer<BlockWords> {
    person.scope.need(Right::Talk)?;
    let spec = edge.inbox.hotlines().of(&person.scope).await?.spec;
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    let wished = std::iter::once(asked.language).chain(spec.languages.iter().cloned());
    let language = wished.map(|tag| base(&tag)).find(|tag| Texts::has(tag, CHILD));
    let language = language.unwrap_or_else(|| FALLBACK.to_owned());
    let values = [("time", "{time}"), ("emergency", spec.emergency.as_str()), ("phone", spec.phone.as_str())];
    let text = edge.texts.child(&spec, &language).find("blocked-line", &values).unwrap_or_default();
    Ok(axum::Json(BlockWords { language, text }))
}
