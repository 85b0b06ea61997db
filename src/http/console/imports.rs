//! Tables that come in.

use std::{sync::Arc, time::Duration};

use axum::extract::{FromRequest, Multipart, Request, State, multipart::Field};
use earshot_inbox::import::{Import, ImportFile, ImportOf, ImportReport};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ProblemShape;
use crate::http::{
    Edge,
    auth::Person,
    body::{Asked, Path},
    problem::Problem,
};

/// Largest file that comes over the line; the command line takes larger ones.
const FILE_LIMIT_BYTES: usize = 64 * 1024 * 1024;
/// Longest mapping.
const MAPPING_LIMIT_BYTES: usize = 256 * 1024;
/// How long a file may stand still on its way.
const PATIENCE: Duration = Duration::from_secs(20);

/// What comes in, and whether it really does.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportAsked {
    /// `calls` or `cases`.
    of: ImportOf,
    /// Only say what would come of it.
    #[serde(default)]
    dry_run: bool,
}

/// A spreadsheet and what its columns mean.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described for the API only")]
pub struct ImportForm {
    /// A CSV; for cases also a ZIP archive of them. At most 64 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// The mapping, TOML or JSON; missing for Earshot's own tables.
    #[schema(required = false)]
    mapping: Option<String>,
}

/// The parts of a form on their way.
pub struct ImportUpload {
    mapping: Option<String>,
    bytes: Vec<u8>,
}

impl<S: Send + Sync> FromRequest<S> for ImportUpload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let broken = || Problem::malformed("The form can't be read, or broke off.");
        let mut form = Multipart::from_request(request, state)
            .await
            .map_err(|_| Problem::unsupported_type("Send a form with a file (multipart/form-data)."))?;
        let (mut file, mut mapping) = (None, None);
        while let Some(part) = tokio::time::timeout(PATIENCE, form.next_field())
            .await
            .map_err(|_| Problem::too_slow())?
            .map_err(|_| broken())?
        {
            match part.name() {
                Some("file") => file = Some(whole(part, FILE_LIMIT_BYTES).await?),
                Some("mapping") => {
                    let text = String::from_utf8(whole(part, MAPPING_LIMIT_BYTES).await?);
                    mapping = Some(text.map_err(|_| Problem::malformed("The mapping is not written in UTF-8."))?);
                }
                _ => return Err(broken()),
            }
        }
        let bytes = file.ok_or_else(|| Problem::malformed("The form lacks its file."))?;
        Ok(Self { mapping: mapping.filter(|text| !text.trim().is_empty()), bytes })
    }
}

async fn whole(mut part: Field<'_>, limit: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    loop {
        let piece = tokio::time::timeout(PATIENCE, part.chunk()).await.map_err(|_| Problem::too_slow())?;
        match piece.map_err(|_| Problem::malformed("The file broke off."))? {
            None => return Ok(bytes),
            Some(piece) if bytes.len() + piece.len() > limit => {
                return Err(Problem::too_large(format!("At most {} KiB: take it in in several files.", limit / 1024)));
            }
            Some(piece) => bytes.extend_from_slice(&piece),
        }
    }
}

/// Takes a spreadsheet in, all of it or nothing, or says what would come of it (supervisors). Whatever is wrong stands in the report, line
/// by line; the report has an `id` where everything came in. The same file twice is refused. Audited.
#[utoipa::path(post, path = "/api/v1/imports", tag = "exchange", params(ImportAsked),
    request_body(content = ImportForm, content_type = "multipart/form-data"), responses(
    (status = 200, body = ImportReport, description = "Nothing came in"), (status = 201, body = ImportReport),
    (status = 403, body = ProblemShape), (status = 409, body = ProblemShape), (status = 413, body = ProblemShape)))]
pub async fn import(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<ImportAsked>,
    upload: ImportUpload,
) -> Result<(StatusCode, axum::Json<ImportReport>), Problem> {
    let file = ImportFile { of: asked.of, bytes: upload.bytes, mapping: upload.mapping };
    let report = if asked.dry_run {
        edge.inbox.try_import(&person.scope, file).await?
    } else {
        edge.inbox.import(&person.scope, file).await?
    };
    let status = if report.id.is_some() { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, axum::Json(report)))
}

/// What came in, newest first (supervisors).
#[utoipa::path(get, path = "/api/v1/imports", tag = "exchange", responses(
    (status = 200, body = Vec<Import>), (status = 403, body = ProblemShape)))]
pub async fn list(State(edge): State<Arc<Edge>>, person: Person) -> Result<axum::Json<Vec<Import>>, Problem> {
    Ok(axum::Json(edge.inbox.imports(&person.scope).await?))
}

/// Takes an import back: everything that came with it goes (supervisors). Refused once something of it was changed, linked or erased. Audited.
#[utoipa::path(delete, path = "/api/v1/imports/{id}", tag = "exchange", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn undo(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    edge.inbox.undo_import(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
