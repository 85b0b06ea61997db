//! Channels on screen: how they are for everybody, their set-up for administrators. Secrets go in and never come out.

use std::sync::Arc;

use axum::extract::State;
use earshot_channel::{Health, Probe, ProbeCheck};
use earshot_inbox::{
    access::Right,
    hotlines::{ChannelEntry, NewChannel},
    problems::{Problem as Mistake, Problems, Refusal},
};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Json, Path},
        problem::Problem,
    },
    mailboxes,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// A way in, and how it is.
#[derive(Serialize, ToSchema)]
pub struct Channel {
    /// Which.
    id: Uuid,
    /// `webchat`, `email`, `sms`, `matrix`.
    kind: String,
    /// The hotline's name for it.
    name: String,
    /// Whether it takes messages.
    active: bool,
    /// How it was when its receiver said so last; missing for what has nothing to fetch.
    health: Option<Health>,
    /// When something came in last; milliseconds since 1970.
    last_received_at: Option<i64>,
    /// Items taken in so far, to be compared with what the carrier's server holds; missing for what has nothing to fetch.
    stored_count: Option<i64>,
    /// Its set-up without secrets; administrators only.
    #[schema(value_type = Option<Object>)]
    settings: Option<serde_json::Value>,
}

/// The channels of the hotline. The set-up stands there for administrators.
#[utoipa::path(get, path = "/api/v1/channels", tag = "channels", responses((status = 200, body = Vec<Channel>)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<Channel>> {
    let (hotlines, hotline) = (edge.inbox.hotlines(), person.scope.hotline());
    let entries = hotlines.channels(hotline).await?;
    let mut channels = Vec::with_capacity(entries.len());
    let states = hotlines.channel_states(Some(hotline)).await?;
    for entry in entries {
        let state = states.iter().find(|(id, _)| *id == entry.id).map(|(_, state)| state.clone()).unwrap_or_default();
        let may = person.scope.role().may(Right::Setup);
        channels.push(Channel {
            id: entry.id.0,
            kind: entry.kind,
            name: entry.name,
            active: entry.active,
            health: state.health,
            last_received_at: state.last_received_at,
            stored_count: state.received,
            settings: may.then_some(entry.settings),
        });
    }
    Ok(axum::Json(channels))
}

/// A mailbox as an administrator describes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Put {
    /// `email`.
    kind: String,
    /// The hotline's name for it; a channel with this name is changed.
    name: String,
    /// The whole set-up, as `docs/email.md` describes it.
    #[schema(value_type = Object)]
    settings: serde_json::Value,
    /// A new password; the old one stays where it is missing.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<SecretString>,
    /// A new password for outgoing mail, where it is another one.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    smtp_password: Option<SecretString>,
    /// Whether it takes messages.
    #[serde(default = "yes")]
    active: bool,
}

fn yes() -> bool {
    true
}

/// Adds a mailbox, or changes the one with this name. 422 names every field that needs mending.
#[utoipa::path(post, path = "/api/v1/channels", tag = "channels", request_body = Put,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn put(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(put): Json<Put>,
) -> Result<http::StatusCode, Problem> {
    person.scope.need(Right::Setup)?;
    if put.kind != mailboxes::KIND {
        let words = "only mailboxes are set up here; web chats come with the hotline's description";
        return Err(Refusal::Invalid(Problems(vec![Mistake { field: "kind".into(), words: words.into() }])).into());
    }
    let hotline = person.scope.hotline();
    let before = edge.inbox.hotlines().channels(hotline).await?;
    let before = before.into_iter().find(|channel| channel.name == put.name.trim());
    let moved = |part| before.as_ref().is_some_and(|before| has_moved(part, &before.settings, &put.settings));
    let by_token = |part: &str| put.settings.get(part).and_then(|part| part.get("auth")) == Some(&"xoauth2".into());
    for part in ["imap", "smtp"] {
        if moved(part) && by_token(part) {
            let words =
                "A server that is signed in to with a token is moved at the machine: earshot channel add email.";
            return Err(Refusal::Invalid(Problems(vec![Mistake { field: part.into(), words: words.into() }])).into());
        }
    }
    // A password for outgoing mail that was kept apart must not go to a new server because another one was written.
    let smtp_password =
        if moved("smtp") { put.smtp_password.or_else(|| put.password.clone()) } else { put.smtp_password };
    let secrets = [(earshot_email::PASSWORD, put.password), (earshot_email::SMTP_PASSWORD, smtp_password)];
    let secrets: Vec<_> = secrets.into_iter().filter_map(|(label, secret)| Some((label.to_owned(), secret?))).collect();
    let missing =
        [("imap", "password", earshot_email::PASSWORD), ("smtp", "smtp_password", earshot_email::SMTP_PASSWORD)];
    let has = |label: &str| secrets.iter().any(|(given, _): &(String, SecretString)| given == label);
    if let Some((_, field, _)) = missing.into_iter().find(|(part, _, label)| moved(part) && !has(label)) {
        let words =
            "The server, its certificate or the user changed: write the password again, so that it goes to nobody new.";
        return Err(Refusal::Invalid(Problems(vec![Mistake { field: field.into(), words: words.into() }])).into());
    }
    let mut new = NewChannel { kind: put.kind, name: put.name, settings: put.settings, secrets, active: put.active };
    let before = before.as_ref().map(|before| &before.settings);
    mailboxes::check(&mut new, before, edge.inbox.clock().now()).map_err(Refusal::Invalid)?;
    edge.inbox.hotlines().put_channel(Some(&person.scope), hotline, new).await?;
    if let Err(error) = edge.channels.refresh().await {
        tracing::warn!(%error, "a channel's change is taken up later");
    }
    Ok(http::StatusCode::NO_CONTENT)
}

/// Whether a part's secrets would go elsewhere than before. Then they must come anew: otherwise whoever may set a channel up could
/// have its password sent to a server of their own.
fn has_moved(part: &str, before: &serde_json::Value, after: &serde_json::Value) -> bool {
    const PLACE: [&str; 6] = ["host", "port", "tls", "ca_pem", "username", "auth"];
    let value = |settings: &serde_json::Value, key: &str| settings.get(part).and_then(|part| part.get(key)).cloned();
    PLACE.iter().any(|key| {
        let (before, after) = (value(before, key), value(after, key));
        // What is missing is the default, which the row has written out.
        after.is_some_and(|after| before.is_some_and(|before| before != after))
    })
}

/// What was looked at, in order.
#[derive(Serialize, ToSchema)]
pub struct Tested {
    /// The checks.
    checks: Vec<ProbeCheck>,
}

/// Connects as the channel would, and says what works and what doesn't. Changes nothing.
#[utoipa::path(post, path = "/api/v1/channels/{id}/test", tag = "channels", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Tested), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn test(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Tested> {
    person.scope.need(Right::Setup)?;
    let entries = edge.inbox.hotlines().channels(person.scope.hotline()).await?;
    let entry = entries.into_iter().find(|entry| entry.id.0 == id).ok_or_else(Problem::not_found)?;
    Ok(axum::Json(Tested { checks: probe(&edge, &entry).await?.checks }))
}

async fn probe(edge: &Edge, entry: &ChannelEntry) -> Result<Probe, Problem> {
    if entry.kind != mailboxes::KIND {
        let words = "Web chats run inside Earshot: open the page that has the chat.".into();
        return Ok(Probe { checks: vec![ProbeCheck { works: entry.active, words }] });
    }
    // The one that runs has tokens; a second one must not ask for its own.
    if let Some(adapter) = edge.channels.fetching(entry) {
        return Ok(adapter.probe().await);
    }
    let built = mailboxes::build_beside(&edge.inbox, entry).await?;
    let (adapter, _) = built.ok_or_else(|| Problem::invalid("The settings can't be read. Save them anew."))?;
    Ok(adapter.probe().await)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_part_has_moved_where_its_secrets_would_go_elsewhere() {
        let before = json!({
            "imap": { "host": "imap.hotline.example", "port": 993, "tls": "implicit", "username": "help", "auth": "password" },
            "smtp": { "host": "smtp.hotline.example", "port": 465, "connections": 2 },
        });
        for (part, key, value, moved) in [
            ("imap", "host", json!("elsewhere.example"), true),
            ("imap", "port", json!(143), true),
            ("imap", "tls", json!("plain"), true),
            ("imap", "username", json!("other"), true),
            ("imap", "auth", json!("xoauth2"), true),
            ("imap", "host", json!("imap.hotline.example"), false),
            ("smtp", "host", json!("elsewhere.example"), true),
            ("smtp", "connections", json!(4), false),
        ] {
            let mut after = before.clone();
            after[part][key] = value.clone();
            assert_eq!(has_moved(part, &before, &after), moved, "{part}.{key} = {value}");
            let other = if part == "imap" { "smtp" } else { "imap" };
            assert!(!has_moved(other, &before, &after), "{part}.{key} says nothing of {other}");
        }
        // What is left out is what stands there.
        assert!(!has_moved("imap", &before, &json!({ "imap": { "host": "imap.hotline.example" } })));
    }
}
