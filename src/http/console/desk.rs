//! What stands on every desk: canned replies, code lists with their labels, the audit trail.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::{collections::BTreeMap, sync::Arc};

use axum::extract::State;
use earshot_inbox::{
    CannedReplyId, UnixMillis,
    audit::AuditPage,
    canned::{CannedReply, NewCannedReply},
    corrections::{RulesState, TriageReport},
    taxonomy::Code,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, Json, Path},
        problem::Problem,
    },
    texts::Words,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// The hotline's canned replies.
#[utoipa::path(get, path = "/api/v1/canned", tag = "desk", responses((status = 200, body = Vec<CannedReply>)))]
pub async fn canned(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<CannedReply>> {
    Ok(axum::Json(edge.inbox.canned().list(&person.scope).await?))
}

/// Adds a canned reply (supervisors, administrators).
#[utoipa::path(post, path = "/api/v1/canned", tag = "desk", request_body = NewCannedReply, responses(
    (status = 201, body = CannedReply), (status = 422, body = ProblemShape)))]
pub async fn add_canned(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(new): Json<NewCannedReply>,
) -> Result<(StatusCode, axum::Json<CannedReply>), Problem> {
    Ok((StatusCode::CREATED, axum::Json(edge.inbox.canned().create(&person.scope, new).await?)))
}

/// Rewrites a canned reply (supervisors, administrators).
#[utoipa::path(put, path = "/api/v1/canned/{id}", tag = "desk", params(("id" = Uuid, Path)), request_body = NewCannedReply,
    responses((status = 200, body = CannedReply), (status = 404, body = ProblemShape)))]
pub async fn change_canned(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(new): Json<NewCannedReply>,
) -> Answer<CannedReply> {
    Ok(axum::Json(edge.inbox.canned().update(&person.scope, CannedReplyId(id), new).await?))
}

/// Removes a canned reply (supervisors, administrators).
#[utoipa::path(delete, path = "/api/v1/canned/{id}", tag = "desk", params(("id" = Uuid, Path)), responses((status = 204)))]
pub async fn remove_canned(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.canned().delete(&person.scope, CannedReplyId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// In which language.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Labels {
    /// BCP 47 tag; English stands in for what isn't translated.
    language: Option<String>,
}

/// The code lists with their labels.
#[derive(Serialize, ToSchema)]
pub struct LabelledLists {
    /// Version of the lists; stored with every Call.
    version: String,
    /// The lists by name. The answers that stand for "no code" (UNK, NASK, REF) come last, where a list takes them.
    lists: BTreeMap<String, Vec<LabelledCode>>,
}

/// A code with its label.
#[derive(Serialize, ToSchema)]
pub struct LabelledCode {
    /// The code.
    code: String,
    /// In the language asked for.
    label: String,
    /// Finer codes.
    #[schema(no_recursion)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sub: Vec<LabelledCode>,
}

/// The code lists with labels.
#[utoipa::path(get, path = "/api/v1/taxonomy", tag = "desk", params(Labels), responses((status = 200, body = LabelledLists)))]
pub async fn taxonomy(
    State(edge): State<Arc<Edge>>,
    _person: Person,
    Asked(labels): Asked<Labels>,
) -> Answer<LabelledLists> {
    let words = edge.texts.of(labels.language.as_deref().unwrap_or_default(), "taxonomy");
    let taxonomy = edge.inbox.taxonomy();
    let lists = taxonomy.lists().iter().map(|(name, list)| {
        let answers = list.answers.iter().map(|code| LabelledCode {
            code: code.clone(),
            label: label(&words, &format!("answer-{code}"), code),
            sub: Vec::new(),
        });
        (name.clone(), list.codes.iter().map(|code| labelled(&words, name, code)).chain(answers).collect())
    });
    Ok(axum::Json(LabelledLists { version: taxonomy.version().to_owned(), lists: lists.collect() }))
}

fn labelled(words: &Words, list: &str, code: &Code) -> LabelledCode {
    LabelledCode {
        code: code.code.clone(),
        label: label(words, &format!("{list}-{}", code.code), &code.code),
        sub: code.sub.iter().map(|code| labelled(words, list, code)).collect(),
    }
}

fn label(words: &Words, key: &str, code: &str) -> String {
    words.find(key, &[]).unwrap_or_else(|| code.to_owned())
}

/// A time.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Stretch {
    /// Milliseconds since 1970; thirty days ago where it is missing.
    from: Option<i64>,
    /// Milliseconds since 1970; now where it is missing.
    to: Option<i64>,
}

const THIRTY_DAYS_MS: i64 = 30 * 24 * 3_600_000;

/// What triage missed and where it raised a false alarm, by what operators put right (supervisors, administrators).
#[utoipa::path(get, path = "/api/v1/triage/report", tag = "desk", params(Stretch), responses(
    (status = 200, body = TriageReport), (status = 403, body = ProblemShape)))]
pub async fn triage_report(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(stretch): Asked<Stretch>,
) -> Answer<TriageReport> {
    let to = stretch.to.unwrap_or(edge.inbox.clock().now().0);
    let from = stretch.from.unwrap_or(to.saturating_sub(THIRTY_DAYS_MS));
    Ok(axum::Json(edge.inbox.triage_report(&person.scope, UnixMillis(from), UnixMillis(to)).await?))
}

/// Whether the hotline's own rules of triage are in use, or were refused for a mistake (supervisors, administrators).
#[utoipa::path(get, path = "/api/v1/triage/rules", tag = "desk", responses(
    (status = 200, body = RulesState), (status = 403, body = ProblemShape)))]
pub async fn triage_rules(State(edge): State<Arc<Edge>>, person: Person) -> Answer<RulesState> {
    Ok(axum::Json(edge.inbox.triage_rules(&person.scope)?))
}

/// Where in the trail.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Trail {
    /// `next` of the page before; the newest rows where it is missing.
    before: Option<i64>,
}

/// The audit trail, newest first (supervisors, administrators).
#[utoipa::path(get, path = "/api/v1/audit", tag = "desk", params(Trail), responses(
    (status = 200, body = AuditPage), (status = 403, body = ProblemShape)))]
pub async fn audit(State(edge): State<Arc<Edge>>, person: Person, Asked(trail): Asked<Trail>) -> Answer<AuditPage> {
    Ok(axum::Json(earshot_inbox::audit::list(edge.inbox.data(), &person.scope, trail.before, 100).await?))
}
