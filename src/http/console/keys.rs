//! Keys of carriers that encrypt: comparing them with a contact, and having a hotline's own back after a loss.

use std::sync::Arc;

use axum::{extract::State, http::header, response::IntoResponse};
use earshot_channel::{ChannelError, ChannelId, Step};
use earshot_inbox::{ConversationId, identities::Identity};
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Json, Path},
    problem::Problem,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// What an operator does about comparing keys.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// `begin` (also to take up what the contact asked for), `confirm` (the signs are the same), `mismatch` (they differ), `cancel`.
    step: Step,
}

/// Takes a step in comparing keys with a contact; what comes of it stands in the conversation. 409 where comparing doesn't stand so. Audited.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/identity/compare", tag = "conversations", params(("id" = Uuid, Path)),
    request_body = Compare, responses((status = 200, body = Option<Identity>), (status = 409, body = ProblemShape)))]
pub async fn compare(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(compare): Json<Compare>,
) -> Answer<Option<Identity>> {
    Ok(axum::Json(edge.inbox.compare_keys(&person.scope, ConversationId(id), compare.step).await?))
}

/// Says that somebody looked at a warning about a contact's keys; what is written goes out again. Nothing where there is none. Audited.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/identity/acknowledge", tag = "conversations", params(("id" = Uuid, Path)),
    responses((status = 200, body = Option<Identity>)))]
pub async fn acknowledge(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Answer<Option<Identity>> {
    Ok(axum::Json(edge.inbox.acknowledge_identity(&person.scope, ConversationId(id)).await?))
}

/// A recovery key, this once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryKey {
    /// To be written down and locked away.
    key: String,
}

/// Makes a recovery key for the account's own keys and shows it this once; an earlier one is worth nothing then. 409 where the channel doesn't run on
/// this node, or has no keys. Audited.
#[utoipa::path(post, path = "/api/v1/channels/{id}/recovery-key", tag = "channels", params(("id" = Uuid, Path)), responses(
    (status = 200, body = RecoveryKey), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn recovery_key(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<impl IntoResponse, Problem> {
    edge.inbox.audit_recovery_key(&person.scope, ChannelId(id)).await?;
    let entries = edge.inbox.hotlines().channels(person.scope.hotline()).await?;
    let entry = entries.into_iter().find(|entry| entry.id.0 == id).ok_or_else(Problem::not_found)?;
    let adapter = edge.channels.fetching(&entry).ok_or_else(|| Problem::conflict("The channel doesn't run here."))?;
    let key = adapter.recovery_key().await.map_err(|error| match error {
        ChannelError::Setup(words) | ChannelError::Unavailable(words) => Problem::conflict(words),
        ChannelError::Host(_) => Problem::conflict("The channel can't do it now. Try again."),
    })?;
    let key = RecoveryKey { key: key.expose_secret().to_owned() };
    Ok(([(header::CACHE_CONTROL, "no-store")], axum::Json(key)))
}
