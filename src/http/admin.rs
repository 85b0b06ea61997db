//! Health and figures, for an administrator's own tools. On a listener of their own; health alone is on the console too,
//! for proxies and start-up scripts that know only the public address.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use earshot_channel::HealthState;
use earshot_inbox::hotlines::ChannelState;
use http::{HeaderValue, StatusCode, header};

use super::{Edge, finish, metrics::Figure, problem::Problem};

pub fn router(edge: &Arc<Edge>) -> Router {
    let router =
        Router::new().route("/healthz", get(healthz)).route("/readyz", get(readyz)).route("/metrics", get(metrics));
    finish(router, edge)
}

/// The process answers.
pub async fn healthz() -> &'static str {
    "alive\n"
}

/// The databases answer, the channels run, the outbox works.
pub async fn readyz(State(edge): State<Arc<Edge>>) -> Response {
    if edge.stop.is_cancelled() {
        return Problem::unavailable().saying("Earshot is stopping.").into_response();
    }
    if edge.channels.is_failing() {
        return Problem::unavailable().saying("A channel does not run; the log says why.").into_response();
    }
    if !edge.vital.is_whole() {
        return Problem::unavailable().saying("The outbox does not work. Restart Earshot.").into_response();
    }
    match edge.inbox.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => Problem::from(error).into_response(),
    }
}

/// What the channels and the inbox count. A store that can't answer leaves its figures out; /readyz says so.
async fn figures(edge: &Edge) -> Vec<Figure> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let figure = |name, meaning, value| Figure { name, meaning, label: None, value };
    let mut figures = vec![figure("channels", "Channels that run here.", count(edge.channels.count()))];
    let refused = i64::from(edge.inbox.refused_rules().is_some());
    let meaning = "1 where the hotline's own rules of triage have a mistake and others go on.";
    figures.push(figure("triage_rules_refused", meaning, refused));
    let Ok(stats) = edge.inbox.stats().await else { return figures };
    figures.push(figure("contacts_reading", "Contacts that read along.", count(stats.contact_streams)));
    figures.push(figure("operators_following", "Screens of operators that follow.", count(stats.operator_streams)));
    figures.extend(stats.deliveries.into_iter().map(|(state, value)| Figure {
        name: "deliveries",
        meaning: "Deliveries by state; queued and leased are the outbox's depth.",
        label: Some(("state", state)),
        value,
    }));
    figures.extend(channel_figures(edge).await);
    let checks = i64::try_from(edge.inbox.access().password_checks()).unwrap_or(i64::MAX);
    figures.push(figure("password_checks", "Passwords checked since the start.", checks));
    figures
}

/// How channels are. Labels are the channels' ids: their names could be anything.
async fn channel_figures(edge: &Edge) -> Vec<Figure> {
    let Ok(states) = edge.inbox.hotlines().channel_states(None).await else { return Vec::new() };
    let mut figures = Vec::new();
    let mut each = |name, meaning, value: &dyn Fn(&ChannelState) -> Option<i64>| {
        for (id, state) in &states {
            if let Some(value) = value(state) {
                figures.push(Figure { name, meaning, label: Some(("channel", id.to_string())), value });
            }
        }
    };
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    each("channel_received_total", "Items taken in.", &|state| state.received);
    each("channel_last_received_ms", "When something came in last, in milliseconds since 1970.", &|state| {
        state.last_received_at
    });
    each("channel_last_ok_ms", "When the channel last worked, in milliseconds since 1970.", &|state| {
        state.health.as_ref()?.last_ok_at.map(|at| at.0)
    });
    each("channel_backlog", "Items that wait at the carrier.", &|state| {
        state.health.as_ref().map(|health| number(health.backlog))
    });
    each("channel_server_count", "Items that the carrier's server holds.", &|state| {
        state.health.as_ref()?.server_count.map(number)
    });
    each("channel_needs_help", "1 where somebody has to mend something.", &|state| {
        state.health.as_ref().map(|health| i64::from(health.state == HealthState::NeedsHelp))
    });
    figures
}

async fn metrics(State(edge): State<Arc<Edge>>) -> Response {
    let figures = figures(&edge).await;
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    (StatusCode::OK, [(header::CONTENT_TYPE, kind)], edge.metrics.text(&figures)).into_response()
}
