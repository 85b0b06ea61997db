//! Practice talks with invented contacts.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    ConversationId, NewMessage,
    quality::practice::{NewPractice, PracticeDebrief, PracticePage},
    view::{Conversation, Message},
};
use http::StatusCode;
use uuid::Uuid;

use super::{
    ProblemShape,
    quality::{WordsIn, in_words},
};
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, CommandKey, Json, Path},
        problem::Problem,
    },
    texts,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// What can be practised, and what the person practises now.
#[utoipa::path(get, path = "/api/v1/practice", tag = "people", params(WordsIn), responses(
    (status = 200, body = PracticePage), (status = 403, body = ProblemShape)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person, Asked(asked): Asked<WordsIn>) -> Answer<PracticePage> {
    let language = asked.language.as_deref().unwrap_or(texts::FALLBACK);
    Ok(axum::Json(edge.inbox.practice_page(&person.scope, language).await?))
}

/// Begins a practice talk. It stands in no list, figure or trail, and goes by itself after a day.
#[utoipa::path(post, path = "/api/v1/practice", tag = "people", request_body = NewPractice, responses(
    (status = 201, body = Conversation), (status = 404, body = ProblemShape)))]
pub async fn begin(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(new): Json<NewPractice>,
) -> Result<(StatusCode, axum::Json<Conversation>), Problem> {
    Ok((StatusCode::CREATED, axum::Json(edge.inbox.begin_practice(&person.scope, new).await?)))
}

/// The person's practice talk as it is now; ask again for what the invented contact writes.
#[utoipa::path(get, path = "/api/v1/practice/{id}", tag = "people", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Conversation), (status = 404, body = ProblemShape)))]
pub async fn open(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Conversation> {
    Ok(axum::Json(edge.inbox.practice(&person.scope, ConversationId(id)).await?))
}

/// Writes to the invented contact, or a note.
#[utoipa::path(post, path = "/api/v1/practice/{id}/messages", tag = "people", request_body = NewMessage,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Uuid, Header)),
    responses((status = 200, body = Message), (status = 404, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn write(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Path(id): Path<Uuid>,
    Json(new): Json<NewMessage>,
) -> Answer<Message> {
    Ok(axum::Json(edge.inbox.write_practice(&person.scope, key, ConversationId(id), new).await?))
}

/// Ends the person's practice talk, says how it went, and erases it.
#[utoipa::path(post, path = "/api/v1/practice/{id}/end", tag = "people", params(("id" = Uuid, Path), WordsIn), responses(
    (status = 200, body = PracticeDebrief), (status = 404, body = ProblemShape)))]
pub async fn end(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<WordsIn>,
) -> Answer<PracticeDebrief> {
    let mut debrief = edge.inbox.end_practice(&person.scope, ConversationId(id)).await?;
    in_words(&edge, &asked, &mut debrief.form);
    Ok(axum::Json(debrief))
}
