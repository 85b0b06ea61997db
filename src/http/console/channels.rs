//! Channels on screen: how they are for everybody, their set-up for administrators. Secrets go in and never come out.

use std::{collections::BTreeMap, sync::Arc};

use axum::{extract::State, http::StatusCode};
use earshot_channel::{ChannelId, Health, Probe, ProbeCheck, Recheck};
use earshot_inbox::{
    Quarantined,
    access::Right,
    hotlines::{ChannelEntry, NewChannel},
    problems::{Problem as Mistake, Problems, Refusal},
};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
#[cfg(feature = "matrix")]
use crate::accounts;
use crate::{
    channels::SET_UP,
    http::{
        Edge,
        auth::Person,
        body::{Json, Path},
        problem::Problem,
    },
    mailboxes, numbers,
    oauth::{self, WrittenGrant},
    phones,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// A way in, and how it is.
#[derive(Serialize, ToSchema)]
pub struct Channel {
    /// Which.
    id: Uuid,
    /// `webchat`, `email`, `sms`, `matrix`, `phone`.
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
    /// Requests that wait because their proof failed, or because they are somebody else's.
    quarantined: i64,
    /// What is special about a number at a gateway; missing for everything else.
    sms: Option<Number>,
    /// Where a telephone exchange posts what its calls do; administrators only.
    events_url: Option<String>,
}

/// A number at a gateway.
#[derive(Serialize, ToSchema)]
pub struct Number {
    /// `kannel`, `twilio`, `vonage`, `infobip`, `sinch`, `bird`, `elks` or `generic`.
    gateway: String,
    /// The number that contacts write to.
    number: String,
    /// Whether the gateway signs what it posts. Otherwise whoever knows the secret in the address can write as anybody.
    signed: bool,
    /// Whether typographic characters are replaced where that saves segments.
    smart: bool,
    /// Where the gateway brings texts; administrators only. Where it signs nothing, a slash and the webhook secret follow.
    inbound_url: Option<String>,
    /// Where it brings reports; likewise.
    status_url: Option<String>,
}

/// The channels of the hotline. The set-up stands there for administrators.
#[utoipa::path(get, path = "/api/v1/channels", tag = "channels", responses((status = 200, body = Vec<Channel>)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<Channel>> {
    let (hotlines, hotline) = (edge.inbox.hotlines(), person.scope.hotline());
    let entries = hotlines.channels(hotline).await?;
    let mut channels = Vec::with_capacity(entries.len());
    let states = hotlines.channel_states(Some(hotline)).await?;
    let quarantined = edge.inbox.quarantine_counts(hotline).await?;
    let origin = edge.settings.hosts.chat.to_string();
    for entry in entries {
        let state = states.iter().find(|(id, _)| *id == entry.id).map(|(_, state)| state.clone()).unwrap_or_default();
        let may = person.scope.role().may(Right::Setup);
        let waits = quarantined.iter().find(|(id, _)| *id == entry.id).map_or(0, |(_, items)| *items);
        channels.push(Channel {
            quarantined: waits,
            sms: number(&entry, may.then_some(origin.as_str())),
            events_url: (may && entry.kind == phones::KIND).then(|| phones::events_url(&origin, &entry)),
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

fn number(entry: &ChannelEntry, origin: Option<&str>) -> Option<Number> {
    if entry.kind != numbers::KIND {
        return None;
    }
    let settings = numbers::settings(entry).ok()?;
    let url = |door: &str| origin.map(|origin| format!("{}/{door}", numbers::base_url(origin, entry)));
    Some(Number {
        gateway: settings.gateway.name().to_owned(),
        number: settings.number.clone(),
        signed: settings.signed(),
        smart: settings.smart,
        inbound_url: url("in"),
        status_url: url("status"),
    })
}

/// A channel as an administrator describes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Put {
    /// `email`, `sms`, `matrix` or `phone`.
    kind: String,
    /// The hotline's name for it; a channel with this name is changed.
    name: String,
    /// The whole set-up, as `docs/email.md`, `docs/sms.md` and `docs/matrix.md` describe it.
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
    /// With `email`: new access by tokens, for servers whose `auth` is `xoauth2`; the old one stays where it is missing.
    #[serde(default)]
    oauth: Option<WrittenGrant>,
    /// Secrets by name (with `sms` `api`, `webhook`, `webhook-before`; with `matrix` `password`, `token`, `recovery`); those that aren't named stay, an empty one is taken away.
    #[serde(default)]
    #[schema(value_type = Object)]
    secrets: BTreeMap<String, SecretString>,
    /// Whether it takes messages.
    #[serde(default = "yes")]
    active: bool,
}

fn yes() -> bool {
    true
}

/// Adds a mailbox, a number, a Matrix account or a telephone exchange, or changes the one with this name. 422 names every field that needs mending.
#[utoipa::path(post, path = "/api/v1/channels", tag = "channels", request_body = Put,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn put(State(edge): State<Arc<Edge>>, person: Person, Json(put): Json<Put>) -> Result<StatusCode, Problem> {
    person.scope.need(Right::Setup)?;
    let hotline = person.scope.hotline();
    let before = edge.inbox.hotlines().channels(hotline).await?;
    let before = before.into_iter().find(|channel| channel.name == put.name.trim());
    let new = match put.kind.as_str() {
        mailboxes::KIND => mailbox(&edge, put, before.as_ref())?,
        numbers::KIND => number_of(put, before.as_ref())?,
        phones::KIND => exchange_of(put, before.as_ref())?,
        #[cfg(feature = "matrix")]
        accounts::KIND => account_of(put, before.as_ref())?,
        _ => {
            let words = "only mailboxes, numbers, Matrix accounts and telephone exchanges are set up here; web chats come with the hotline's description";
            return Err(Refusal::Invalid(Problems(vec![Mistake { field: "kind".into(), words: words.into() }])).into());
        }
    };
    edge.inbox.hotlines().put_channel(Some(&person.scope), hotline, new).await?;
    if let Err(error) = edge.channels.refresh().await {
        tracing::warn!(%error, "a channel's change is taken up later");
    }
    Ok(StatusCode::NO_CONTENT)
}

fn number_of(put: Put, before: Option<&ChannelEntry>) -> Result<NewChannel, Refusal> {
    const LABELS: [&str; 3] = [earshot_sms::API, earshot_sms::WEBHOOK, earshot_sms::WEBHOOK_BEFORE];
    if let Some(unknown) = put.secrets.keys().find(|label| !LABELS.contains(&label.as_str())) {
        let words = format!("{unknown} is none of {}", LABELS.join(", "));
        return Err(Refusal::Invalid(Problems(vec![Mistake { field: "secrets".into(), words }])));
    }
    let secrets = put.secrets.into_iter().collect();
    let mut new = NewChannel { kind: put.kind, name: put.name, settings: put.settings, secrets, active: put.active };
    numbers::check(&mut new, before.map(|before| &before.settings), numbers::By::Screen).map_err(Refusal::Invalid)?;
    Ok(new)
}

fn exchange_of(put: Put, before: Option<&ChannelEntry>) -> Result<NewChannel, Refusal> {
    const LABELS: [&str; 2] = [earshot_phone::WEBHOOK, earshot_phone::WEBHOOK_BEFORE];
    if let Some(unknown) = put.secrets.keys().find(|label| !LABELS.contains(&label.as_str())) {
        let words = format!("{unknown} is none of {}", LABELS.join(", "));
        return Err(Refusal::Invalid(Problems(vec![Mistake { field: "secrets".into(), words }])));
    }
    let secrets = put.secrets.into_iter().collect();
    let mut new = NewChannel { kind: put.kind, name: put.name, settings: put.settings, secrets, active: put.active };
    phones::check(&mut new, before.map(|before| &before.settings)).map_err(Refusal::Invalid)?;
    Ok(new)
}

#[cfg(feature = "matrix")]
fn account_of(put: Put, before: Option<&ChannelEntry>) -> Result<NewChannel, Refusal> {
    const LABELS: [&str; 3] = [earshot_matrix::PASSWORD, earshot_matrix::TOKEN, earshot_matrix::RECOVERY];
    if let Some(unknown) = put.secrets.keys().find(|label| !LABELS.contains(&label.as_str())) {
        let words = format!("{unknown} is none of {}", LABELS.join(", "));
        return Err(Refusal::Invalid(Problems(vec![Mistake { field: "secrets".into(), words }])));
    }
    let password = put.password.map(|password| (earshot_matrix::PASSWORD.to_owned(), password));
    let secrets = put.secrets.into_iter().chain(password).collect();
    let mut new = NewChannel { kind: put.kind, name: put.name, settings: put.settings, secrets, active: put.active };
    accounts::check(&mut new, before.map(|before| &before.settings), numbers::By::Screen).map_err(Refusal::Invalid)?;
    Ok(new)
}

fn mailbox(edge: &Edge, put: Put, before: Option<&ChannelEntry>) -> Result<NewChannel, Refusal> {
    let moved = |part| before.is_some_and(|before| has_moved(part, &before.settings, &put.settings));
    let by_token = |part: &str| put.settings.get(part).and_then(|part| part.get("auth")) == Some(&"xoauth2".into());
    let mistake = |field: &str, words: &str| {
        Refusal::Invalid(Problems(vec![Mistake { field: field.into(), words: words.into() }]))
    };
    let by_token = [by_token("imap"), by_token("smtp")];
    let grant = match put.oauth {
        // What no server asks for isn't kept.
        Some(written) if by_token.contains(&true) => {
            let sealed = oauth::sealed(written, edge.settings.near_token_providers);
            Some(sealed.map_err(|(field, words)| mistake(field, words))?)
        }
        _ => None,
    };
    let tokens_move =
        by_token.iter().zip(["imap", "smtp"]).any(|(by_token, part)| *by_token && (before.is_none() || moved(part)));
    if tokens_move && grant.is_none() {
        let words = "A server that is signed in to with a token is new, or it, its certificate or the user changed: write the access anew, so that its tokens go to nobody new.";
        return Err(mistake("oauth.refresh_token", words));
    }
    // A password for outgoing mail that was kept apart must not go to a new server because another one was written.
    let smtp_password =
        if moved("smtp") { put.smtp_password.or_else(|| put.password.clone()) } else { put.smtp_password };
    let secrets = [
        (earshot_email::PASSWORD, put.password),
        (earshot_email::SMTP_PASSWORD, smtp_password),
        (earshot_email::OAUTH, grant),
    ];
    let secrets: Vec<_> = secrets.into_iter().filter_map(|(label, secret)| Some((label.to_owned(), secret?))).collect();
    let missing = [
        ("imap", by_token[0], "password", earshot_email::PASSWORD),
        ("smtp", by_token[1], "smtp_password", earshot_email::SMTP_PASSWORD),
    ];
    let has = |label: &str| secrets.iter().any(|(given, _): &(String, SecretString)| given == label);
    let is_missing = |part, by_token: bool, label| moved(part) && !by_token && !has(label);
    if let Some((_, _, field, _)) =
        missing.into_iter().find(|(part, by_token, _, label)| is_missing(part, *by_token, label))
    {
        let words =
            "The server, its certificate or the user changed: write the password again, so that it goes to nobody new.";
        return Err(mistake(field, words));
    }
    let mut new = NewChannel { kind: put.kind, name: put.name, settings: put.settings, secrets, active: put.active };
    let before = before.map(|before| &before.settings);
    mailboxes::check(&mut new, before, edge.inbox.clock().now()).map_err(Refusal::Invalid)?;
    Ok(new)
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
    if !SET_UP.contains(&entry.kind.as_str()) {
        let words = "Web chats run inside Earshot: open the page that has the chat.".into();
        return Ok(Probe { checks: vec![ProbeCheck { works: entry.active, words }] });
    }
    // The one that runs has tokens; a second one must not ask for its own.
    if let Some(adapter) = edge.channels.fetching(entry) {
        return Ok(adapter.probe().await);
    }
    let built = match entry.kind.as_str() {
        numbers::KIND => numbers::build(&edge.inbox, entry, &edge.settings.hosts.chat.to_string()).await?,
        phones::KIND => phones::build(&edge.inbox, entry).await?,
        #[cfg(feature = "matrix")]
        accounts::KIND => accounts::build(&edge.inbox, entry).await?,
        _ => mailboxes::build_beside(&edge.inbox, entry).await?,
    };
    let (adapter, _) = built.ok_or_else(|| Problem::invalid("The settings can't be read. Save them anew."))?;
    Ok(adapter.probe().await)
}

/// What of a channel waits because its proof failed or it is somebody else's: when it came and why, and nothing of what it says.
#[utoipa::path(get, path = "/api/v1/channels/{id}/quarantine", tag = "channels", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<Quarantined>), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn quarantine(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Answer<Vec<Quarantined>> {
    Ok(axum::Json(edge.inbox.quarantine(&person.scope, ChannelId(id)).await?))
}

/// Empties the quarantine of a channel: what waits there is never looked at again. Audited.
#[utoipa::path(delete, path = "/api/v1/channels/{id}/quarantine", tag = "channels", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn empty(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    edge.inbox.empty_quarantine(&person.scope, ChannelId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Looks again at what waits, with today's secrets and addresses. What passes becomes messages. Audited.
#[utoipa::path(post, path = "/api/v1/channels/{id}/quarantine/release", tag = "channels", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Recheck), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn release(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<Recheck> {
    let inbox = &edge.inbox;
    inbox.audit_recheck(&person.scope, ChannelId(id)).await?;
    let entries = inbox.hotlines().channels(person.scope.hotline()).await?;
    let entry = entries.into_iter().find(|entry| entry.id.0 == id).ok_or_else(Problem::not_found)?;
    // Made anew, with the secrets that stand there now.
    let built = match entry.kind.as_str() {
        numbers::KIND => numbers::build(inbox, &entry, &edge.settings.hosts.chat.to_string()).await?,
        phones::KIND => phones::build(inbox, &entry).await?,
        _ => return Ok(axum::Json(Recheck::default())),
    };
    let (adapter, host) = built.ok_or_else(|| Problem::invalid("The settings can't be read. Save them anew."))?;
    let done = adapter.recheck(host).await.map_err(|error| {
        tracing::warn!(%error, "a quarantine could not be looked at");
        Problem::invalid("What waits can't be looked at now. Try again.")
    })?;
    Ok(axum::Json(done))
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
