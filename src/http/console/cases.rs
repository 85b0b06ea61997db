//! Cases: lists, one case, its parts, its links.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use earshot_inbox::{
    CaseId, CasePartId, ConversationId, OperatorId,
    cases::{
        Alike, CaseError, CaseFilter, CaseHead, CasePage, CasePast, CaseRow, CaseView, Document, HeadChange, NewCase,
        NewLink, OpenCase, Part, PartChange, Section, StatusChange,
    },
    problems::Refusal,
};
use http::{HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{ProblemShape, files::FILE_POLICY, quality::WordsIn};
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, CommandKey, Json, Path, Upload},
        headers,
        problem::Problem,
    },
    texts,
};

type Answer<T> = Result<axum::Json<T>, Problem>;

impl From<CaseError> for Problem {
    fn from(error: CaseError) -> Self {
        let theirs = |what: serde_json::Value| {
            Self::conflict("A colleague changed this meanwhile. Look at both, then save again.").with("theirs", what)
        };
        match error {
            CaseError::Store(error) => error.into(),
            CaseError::Invalid(problems) => Refusal::Invalid(problems).into(),
            CaseError::PartChanged(part) => theirs(serde_json::json!(part)),
            CaseError::HeadChanged(head) => theirs(serde_json::json!(head)),
        }
    }
}

/// Which cases.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Which list; `open` where it is missing.
    view: Option<CaseView>,
    /// Code of the list `case_kind`.
    kind: Option<String>,
    /// Code of the list `case_status`.
    status: Option<String>,
    /// Code of the list `episode_category`; a main code takes in its finer ones.
    category: Option<String>,
    /// A case's number: then this one alone, whatever the rest says.
    number: Option<i64>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// At most 200; 50 where it is missing.
    limit: Option<i64>,
}

/// A page of cases, without words.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", params(Wanted), responses((status = 200, body = CasePage)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person, Asked(wanted): Asked<Wanted>) -> Answer<CasePage> {
    let cases = edge.inbox.cases();
    if let Some(number) = wanted.number {
        return Ok(axum::Json(cases.by_number(&person.scope, number).await?));
    }
    let filter = CaseFilter { kind: wanted.kind, status: wanted.status, category: wanted.category };
    let (view, limit) = (wanted.view.unwrap_or_default(), wanted.limit.unwrap_or(50));
    Ok(axum::Json(cases.list(&person.scope, view, filter, wanted.cursor.as_deref(), limit).await?))
}

/// Opens a case. The same key and content again answer the same case.
#[utoipa::path(post, path = "/api/v1/cases", tag = "cases", params(("Idempotency-Key" = Uuid, Header)), request_body = NewCase,
    responses((status = 201, body = CaseHead), (status = 422, body = ProblemShape)))]
pub async fn open_new(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Json(new): Json<NewCase>,
) -> Result<(StatusCode, axum::Json<CaseHead>), Problem> {
    Ok((StatusCode::CREATED, axum::Json(edge.inbox.cases().open_new(&person.scope, key, new).await?)))
}

/// A case with everything in it. Audited.
#[utoipa::path(get, path = "/api/v1/cases/{id}", tag = "cases", params(("id" = Uuid, Path), WordsIn), responses(
    (status = 200, body = OpenCase), (status = 404, body = ProblemShape)))]
pub async fn open(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<WordsIn>,
) -> Answer<OpenCase> {
    let language = asked.language.as_deref().unwrap_or(texts::FALLBACK);
    Ok(axum::Json(edge.inbox.cases().open_in(&person.scope, CaseId(id), language).await?))
}

/// What a case said before: earlier versions of its head and its parts, and what was taken out. Audited.
#[utoipa::path(get, path = "/api/v1/cases/{id}/past", tag = "cases", params(("id" = Uuid, Path)), responses(
    (status = 200, body = CasePast), (status = 404, body = ProblemShape)))]
pub async fn past(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Answer<CasePast> {
    Ok(axum::Json(edge.inbox.cases().past(&person.scope, CaseId(id)).await?))
}

/// Says that a case is printed; pages ask before they print. Audited.
#[utoipa::path(post, path = "/api/v1/cases/{id}/print", tag = "cases", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn print(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    edge.inbox.cases().print(&person.scope, CaseId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes the head of a case. 409 brings what a colleague made of it meanwhile, as `theirs`.
#[utoipa::path(put, path = "/api/v1/cases/{id}", tag = "cases", params(("id" = Uuid, Path)), request_body = HeadChange, responses(
    (status = 200, body = CaseHead), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(change): Json<HeadChange>,
) -> Answer<CaseHead> {
    let HeadChange { version, form } = change;
    Ok(axum::Json(edge.inbox.cases().change_head(&person.scope, CaseId(id), version, form).await?))
}

/// Moves a case to another status, with a reason.
#[utoipa::path(put, path = "/api/v1/cases/{id}/status", tag = "cases", params(("id" = Uuid, Path)), request_body = StatusChange,
    responses((status = 200, body = CaseHead), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn set_status(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(to): Json<StatusChange>,
) -> Answer<CaseHead> {
    Ok(axum::Json(edge.inbox.cases().set_status(&person.scope, CaseId(id), to).await?))
}

/// Adds a part. The same key and content again answer the same part.
#[utoipa::path(post, path = "/api/v1/cases/{id}/parts", tag = "cases", request_body = Section,
    params(("id" = Uuid, Path), ("Idempotency-Key" = Uuid, Header)),
    responses((status = 201, body = Part), (status = 422, body = ProblemShape)))]
pub async fn add_part(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Path(id): Path<Uuid>,
    Json(section): Json<Section>,
) -> Result<(StatusCode, axum::Json<Part>), Problem> {
    let part = edge.inbox.cases().add_part(&person.scope, key, CaseId(id), section).await?;
    Ok((StatusCode::CREATED, axum::Json(part)))
}

/// Changes a part. 409 brings what a colleague made of it meanwhile, as `theirs`.
#[utoipa::path(put, path = "/api/v1/case-parts/{id}", tag = "cases", params(("id" = Uuid, Path)), request_body = PartChange, responses(
    (status = 200, body = Part), (status = 409, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn change_part(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(change): Json<PartChange>,
) -> Answer<Part> {
    let PartChange { version, section } = change;
    Ok(axum::Json(edge.inbox.cases().change_part(&person.scope, CasePartId(id), version, section).await?))
}

/// Which version.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Seen {
    /// The version that was on the screen.
    pub(super) version: i64,
}

/// Takes a part out of its case.
#[utoipa::path(delete, path = "/api/v1/case-parts/{id}", tag = "cases", params(("id" = Uuid, Path), Seen), responses(
    (status = 204), (status = 409, body = ProblemShape)))]
pub async fn remove_part(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(seen): Asked<Seen>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().remove_part(&person.scope, CasePartId(id), seen.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Links a case to a conversation, or to a call that no channel brought.
#[utoipa::path(post, path = "/api/v1/cases/{id}/links", tag = "cases", params(("id" = Uuid, Path)), request_body = NewLink,
    responses((status = 204), (status = 422, body = ProblemShape)))]
pub async fn link(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(to): Json<NewLink>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().link(&person.scope, CaseId(id), to).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which link.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Unlinked {
    /// `link_id` in the timeline.
    link: Uuid,
}

/// Takes a link away; what it linked stays as it is.
#[utoipa::path(delete, path = "/api/v1/cases/{id}/links", tag = "cases", params(("id" = Uuid, Path), Unlinked),
    responses((status = 204), (status = 404, body = ProblemShape)))]
pub async fn unlink(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(unlinked): Asked<Unlinked>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().unlink(&person.scope, CaseId(id), unlinked.link).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whom a case is kept from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptFrom {
    /// The colleague.
    operator_id: OperatorId,
    /// Whether they must not see it.
    kept: bool,
}

/// Keeps a case from a colleague who is too near to it, or lets them see it again (supervisors).
#[utoipa::path(put, path = "/api/v1/cases/{id}/kept-from", tag = "cases", params(("id" = Uuid, Path)), request_body = KeptFrom,
    responses((status = 204), (status = 403, body = ProblemShape)))]
pub async fn keep_from(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(kept): Json<KeptFrom>,
) -> Result<StatusCode, Problem> {
    edge.inbox.cases().keep_from(&person.scope, CaseId(id), kept.operator_id, kept.kept).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a file is.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FileIs {
    /// List `document_kind`.
    document_kind: String,
}

/// Adds a file to a case. At most 10 MiB; sealed as it comes.
#[utoipa::path(post, path = "/api/v1/cases/{id}/documents", tag = "cases",
    params(("id" = Uuid, Path), FileIs, ("Idempotency-Key" = Uuid, Header),
        ("X-File-Name" = Option<String>, Header, description = "Percent-encoded")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Part), (status = 413, body = ProblemShape)))]
pub async fn add_document(
    State(edge): State<Arc<Edge>>,
    person: Person,
    CommandKey(key): CommandKey,
    Path(id): Path<Uuid>,
    Asked(is): Asked<FileIs>,
    upload: Upload,
) -> Result<(StatusCode, axum::Json<Part>), Problem> {
    let document = Document {
        document_kind: is.document_kind,
        size_bytes: 0,
        title: upload.name.clone(),
        file_name: upload.name,
        media_type: upload.media_type,
    };
    let part = edge.inbox.cases().add_document(&person.scope, key, CaseId(id), document, upload.bytes).await?;
    Ok((StatusCode::CREATED, axum::Json(part)))
}

/// A document's bytes, to be kept and looked at elsewhere. Audited.
#[utoipa::path(get, path = "/api/v1/case-parts/{id}/file", tag = "cases", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, body = ProblemShape)))]
pub async fn file(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    let (size_bytes, bytes) = edge.inbox.cases().document(&person.scope, CasePartId(id)).await?;
    // A random name: the given one could be a trick, and would stay on the reader's disk.
    let name = format!("attachment; filename=\"{}.bin\"", earshot_inbox::clock::random_id().simple());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_LENGTH, HeaderValue::from(size_bytes)),
        (header::CONTENT_DISPOSITION, headers::policy(&name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FILE_POLICY)),
    ];
    Ok((headers, Body::from_stream(bytes)).into_response())
}

/// Cases that may be about the child whom a part describes, before anything is saved. Audited.
#[utoipa::path(post, path = "/api/v1/cases/alike", tag = "cases", request_body = Section,
    responses((status = 200, body = Vec<Alike>)))]
pub async fn alike(State(edge): State<Arc<Edge>>, person: Person, Json(section): Json<Section>) -> Answer<Vec<Alike>> {
    Ok(axum::Json(edge.inbox.cases().find_alike(&person.scope, &section).await?))
}

/// The cases of a conversation.
#[derive(Serialize, ToSchema)]
pub struct CasesOfConversation {
    /// Cases that it is linked to, newest first.
    cases: Vec<CaseRow>,
    /// The number of a case that names a conflict with this contact: nothing may be sent to them. 0 where the case isn't yours to know of.
    conflict: Option<i64>,
}

/// The cases of a conversation, and whether its contact may get anything.
#[utoipa::path(get, path = "/api/v1/conversations/{id}/cases", tag = "cases", params(("id" = Uuid, Path)),
    responses((status = 200, body = CasesOfConversation)))]
pub async fn of_conversation(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Answer<CasesOfConversation> {
    let (cases, conflict) = edge.inbox.cases().of_conversation(&person.scope, ConversationId(id)).await?;
    Ok(axum::Json(CasesOfConversation { cases, conflict }))
}
