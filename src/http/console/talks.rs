//! The inbox and its conversations: lists, threads, and every command on them.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::{
    ConversationId, MessageKind, NewMessage, OperatorId,
    calls::CallForm,
    corrections::Why,
    routing::HandOverWhy,
    view::{Conversation, EarlierMessages, InboxPage, Message, Row, View},
    views::Filter,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Asked, CommandKey, Json, Path},
    problem::Problem,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// Which page of which list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// The list.
    view: View,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, 1 to 200; 50 where it is missing.
    limit: Option<u32>,
    /// Only this channel.
    channel: Option<Uuid>,
    /// Only this language tag; `?` is one that nobody knows yet.
    language: Option<String>,
    /// Only this priority and graver ones, 0 to 4.
    priority: Option<u8>,
    /// Only this queue, by its name.
    queue: Option<String>,
    /// Only this tag, by its code.
    tag: Option<String>,
    /// Only what nobody holds.
    #[serde(default)]
    unclaimed: bool,
}

/// A page of the inbox. A narrowed one may hold fewer rows than asked for while there is a `next`.
#[utoipa::path(get, path = "/api/v1/inbox", tag = "inbox", params(Page), responses((status = 200, body = InboxPage)))]
pub async fn inbox(State(edge): State<Arc<Edge>>, person: Person, Asked(page): Asked<Page>) -> Answer<InboxPage> {
    let limit = page.limit.unwrap_or(50).clamp(1, 200);
    let Page { view, cursor, channel, language, priority, queue, tag, unclaimed, .. } = page;
    let filter = Filter { channel, language, priority, queue, tag, unclaimed };
    Ok(axum::Json(edge.inbox.narrowed_page(&person.scope, view, &filter, cursor.as_deref(), limit).await?))
}

/// Opens a conversation. Audited.
#[utoipa::path(get, path = "/api/v1/conversations/{id}", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Conversation), (status = 404, body = ProblemShape)))]
pub async fn open(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Conversation> {
    Ok(axum::Json(edge.inbox.open_conversation(&person.scope, ConversationId(id)).await?))
}

/// Where older messages begin.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Before {
    /// `earlier` of the page after.
    before: i64,
}

/// Older messages.
#[utoipa::path(get, path = "/api/v1/conversations/{id}/messages", tag = "conversations", params(("id" = Uuid, Path), Before),
    responses((status = 200, body = EarlierMessages)))]
pub async fn earlier(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(before): Asked<Before>,
) -> Answer<EarlierMessages> {
    Ok(axum::Json(edge.inbox.earlier(&person.scope, ConversationId(id), before.before).await?))
}

/// Writes a reply or a note. The same key and content again answer the same message.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/messages", tag = "conversations", request_body = NewMessage,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Uuid, Header)),
    responses((status = 200, body = Message), (status = 409, body = ProblemShape)))]
pub async fn write(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Path(id): Path<Uuid>,
    Json(new): Json<NewMessage>,
) -> Answer<Message> {
    Ok(axum::Json(edge.inbox.write(&person.scope, key, ConversationId(id), new).await?))
}

/// Takes a conversation. 409 when somebody else holds it; the detail names them.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/claim", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn claim(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.claim(&person.scope, ConversationId(id)).await?))
}

/// Gives a conversation back to the queue.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/release", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn release(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.release(&person.scope, ConversationId(id), None).await?))
}

/// To whom, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The colleague it is offered to; `null` gives it to whoever is next.
    to: Option<OperatorId>,
    /// A note for them, kept in the thread.
    #[serde(default)]
    note: Option<String>,
    /// Why whoever held it should not be offered this contact's conversations again; `null` where there is nothing like that.
    #[serde(default)]
    why: Option<HandOverWhy>,
}

/// Offers a conversation to a colleague, or gives it to the queue.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/transfer", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Transfer, responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn transfer(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    CommandKey(command): CommandKey,
    Json(transfer): Json<Transfer>,
) -> Answer<Row> {
    let id = ConversationId(id);
    // The note first, under the command's own key: a request that is sent again neither loses nor doubles it.
    if let Some(text) = transfer.note.filter(|text| !text.trim().is_empty()) {
        let note = NewMessage {
            kind: MessageKind::Note,
            text,
            attachments: Vec::new(),
            last_seen: None,
            hold_ms: 0,
            mentions: Vec::new(),
            over: None,
        };
        edge.inbox.write(&person.scope, command, id, note).await?;
    }
    let row = match transfer.to {
        Some(to) => edge.inbox.transfer(&person.scope, id, to, transfer.why).await?,
        None => edge.inbox.release(&person.scope, id, transfer.why).await?,
    };
    Ok(axum::Json(row))
}

/// Takes over what was offered.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/transfer/accept", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn accept(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.accept_transfer(&person.scope, ConversationId(id)).await?))
}

/// Declines what was offered.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/transfer/decline", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, body = Row), (status = 409, body = ProblemShape)))]
pub async fn decline(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.decline_transfer(&person.scope, ConversationId(id)).await?))
}

/// A priority and the reason for it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// 0 (now) to 4 (same day).
    priority: u8,
    /// Why it is higher or lower than it was.
    why: Why,
}

/// Sets the priority by hand, with a reason; also of a conversation that somebody else holds.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/priority", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Priority, responses((status = 200, body = Row), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn prioritise(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(form): Json<Priority>,
) -> Answer<Row> {
    Ok(axum::Json(edge.inbox.prioritise(&person.scope, ConversationId(id), form.priority, form.why).await?))
}

/// The record that closing asks for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The Call of this sitting.
    call: CallForm,
    /// Place in the thread of the newest message that was on screen: a newer one from the contact stops the closing.
    last_seen: Option<i64>,
}

/// Closes the sitting with its Call.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/close", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Closing, responses((status = 200, body = Row), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn close(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(closing): Json<Closing>,
) -> Answer<Row> {
    Ok(axum::Json(
        edge.inbox.close_conversation(&person.scope, ConversationId(id), closing.call, closing.last_seen).await?,
    ))
}

/// Up to where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Place in the thread of the newest message that was on screen.
    up_to: i64,
}

/// Says what was on screen. The contact is told.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/seen", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Seen, responses((status = 204)))]
pub async fn seen(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(seen): Json<Seen>,
) -> Result<StatusCode, Problem> {
    edge.inbox.mark_seen(&person.scope, ConversationId(id), seen.up_to).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Began or ended.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Began (`true`) or ended.
    pub(super) on: bool,
}

/// Says that the person types, or stopped. Not kept.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/typing", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Switch, responses((status = 204)))]
pub async fn typing(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(switch): Json<Switch>,
) -> Result<StatusCode, Problem> {
    edge.inbox.typing(&person.scope, ConversationId(id), switch.on).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that the person has the conversation on screen; again every 20 seconds. Not kept.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/view", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Switch, responses((status = 204)))]
pub async fn view(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(switch): Json<Switch>,
) -> Result<StatusCode, Problem> {
    edge.inbox.view(&person.scope, ConversationId(id), switch.on).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Unsent words.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The words; empty forgets them.
    text: String,
}

/// Unsent words that are kept.
#[derive(Serialize, ToSchema)]
pub struct KeptDraft {
    /// The language that they are in, where they tell.
    language: Option<String>,
}

/// Keeps the person's unsent words, sealed, for them only.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/draft", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Draft, responses((status = 200, body = KeptDraft)))]
pub async fn draft(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(draft): Json<Draft>,
) -> Result<axum::Json<KeptDraft>, Problem> {
    let language = edge.inbox.save_draft(&person.scope, ConversationId(id), draft.text).await?;
    Ok(axum::Json(KeptDraft { language }))
}
