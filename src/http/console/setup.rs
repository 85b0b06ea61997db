//! The hotline's set-up on screen: the same description that `earshot hotline apply` takes.

use std::sync::Arc;

use axum::extract::State;
use earshot_inbox::hotlines::{HotlineSpec, SetUp, SetUpChange};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Json, problem::Problem};

/// The set-up, and what a site needs to show the chat.
#[derive(Serialize, ToSchema)]
pub struct Described {
    /// The description and its number.
    #[serde(flatten)]
    set_up: SetUp,
    /// Web chats with the line that a site puts into its pages.
    snippets: Vec<Snippet>,
}

/// A web chat's line.
#[derive(Serialize, ToSchema)]
pub struct Snippet {
    /// The chat's name.
    name: String,
    /// Whether it takes messages.
    active: bool,
    /// What goes into the page.
    html: String,
    /// The chat by itself, to look at.
    chat: String,
    /// The page for those without scripts.
    contact: String,
}

/// A changed description.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedSetUp {
    /// The number of the description that was changed.
    version: i64,
    /// All of it.
    hotline: HotlineSpec,
}

/// The set-up (administrators).
#[utoipa::path(get, path = "/api/v1/hotline", tag = "channels", responses((status = 200, body = Described), (status = 403, body = ProblemShape)))]
pub async fn read(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Described>, Problem> {
    let set_up = edge.inbox.hotlines().set_up(&person.scope).await?;
    described(&edge, &person, set_up).await
}

/// Changes the set-up (administrators). Takes effect at once. 409 where somebody else changed it meanwhile; 422 says what to mend, field by field.
#[utoipa::path(put, path = "/api/v1/hotline", tag = "channels", request_body = ChangedSetUp, responses(
    (status = 200, body = Described), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(changed): Json<ChangedSetUp>,
) -> Result<axum::Json<Described>, Problem> {
    let ChangedSetUp { version, hotline } = changed;
    let set_up = edge.inbox.hotlines().change_set_up(&person.scope, version, hotline).await?;
    edge.refresh_channels().await;
    described(&edge, &person, set_up).await
}

/// Who changed what in the set-up, the newest first (administrators).
#[utoipa::path(get, path = "/api/v1/hotline/history", tag = "channels", responses(
    (status = 200, body = Vec<SetUpChange>), (status = 403, body = ProblemShape)))]
pub async fn history(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Vec<SetUpChange>>, Problem> {
    Ok(axum::Json(edge.inbox.hotlines().history(&person.scope).await?))
}

async fn described(edge: &Edge, person: &Person, set_up: SetUp) -> Result<axum::Json<Described>, Problem> {
    let channels = edge.inbox.hotlines().channels(person.scope.hotline()).await?;
    let host = &edge.settings.hosts.chat;
    let snippets = channels.into_iter().filter(|channel| channel.kind == "webchat").map(|channel| Snippet {
        html: format!("<script src=\"{host}/loader.js\" data-key=\"{}\" async></script>", channel.public_key),
        chat: format!("{host}/w/{}", channel.public_key),
        contact: format!("{host}/contact/{}", channel.public_key),
        name: channel.name,
        active: channel.active,
    });
    Ok(axum::Json(Described { snippets: snippets.collect(), set_up }))
}
