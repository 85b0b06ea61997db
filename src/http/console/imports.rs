//! Tables that come in.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::extract::{FromRequest, Multipart, Request, State, multipart::Field};
use earshot_inbox::{
    OperatorId,
    access::Right,
    import::{Import, ImportFile, ImportOf, ImportProgress, ImportReport, ImportRun},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
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
    /// A name for it, by which `import-runs` says how far it is and breaks it off.
    run: Option<Uuid>,
}

/// Files that are on their way in through this process, by who takes them in and how they call them.
#[derive(Debug, Default)]
pub struct Runs(Mutex<HashMap<(OperatorId, Uuid), ImportProgress>>);

impl Runs {
    fn begin(&self, by: OperatorId, run: Option<Uuid>) -> Running<'_> {
        let (place, progress) = (run.map(|run| (by, run)), ImportProgress::default());
        if let Some(place) = place {
            self.all().insert(place, progress.clone());
        }
        Running { runs: self, place, progress }
    }

    fn find(&self, by: OperatorId, run: Uuid) -> Option<ImportProgress> {
        self.all().get(&(by, run)).cloned()
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<(OperatorId, Uuid), ImportProgress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listed as long as its request waits. Whoever goes away without its answer breaks it off.
struct Running<'r> {
    runs: &'r Runs,
    place: Option<(OperatorId, Uuid)>,
    progress: ImportProgress,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.progress.break_off();
        if let Some(place) = self.place {
            self.runs.all().remove(&place);
        }
    }
}

/// Which file that is on its way in.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RunAsked {
    /// As it was called when it was sent.
    run: Uuid,
}

/// Whether an import was broken off.
#[derive(Serialize, ToSchema)]
pub struct BrokenOff {
    /// Nothing of it comes in. `false` where it is not on its way, or came in already.
    pub broken_off: bool,
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
/// by line; the report has an `id` where everything came in. The same file twice is refused, and one that was broken off (409). Audited.
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
    let running = edge.imports.begin(person.scope.operator(), asked.run);
    let progress = running.progress.clone();
    let file = ImportFile { of: asked.of, bytes: upload.bytes, mapping: upload.mapping, progress };
    let report = if asked.dry_run {
        edge.inbox.try_import(&person.scope, file).await?
    } else {
        edge.inbox.import(&person.scope, file).await?
    };
    let status = if report.id.is_some() { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, axum::Json(report)))
}

/// How far a file of one's own is on its way in; `null` where it isn't, or goes through another node (supervisors).
#[utoipa::path(get, path = "/api/v1/import-runs", tag = "exchange", params(RunAsked), responses(
    (status = 200, body = Option<ImportRun>), (status = 403, body = ProblemShape)))]
pub async fn run(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<RunAsked>,
) -> Result<axum::Json<Option<ImportRun>>, Problem> {
    person.scope.need(Right::Import)?;
    Ok(axum::Json(edge.imports.find(person.scope.operator(), asked.run).map(|progress| progress.now())))
}

/// Breaks off a file of one's own that is on its way in: nothing of it comes in (supervisors).
#[utoipa::path(delete, path = "/api/v1/import-runs", tag = "exchange", params(RunAsked), responses(
    (status = 200, body = BrokenOff), (status = 403, body = ProblemShape)))]
pub async fn break_off(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<RunAsked>,
) -> Result<axum::Json<BrokenOff>, Problem> {
    person.scope.need(Right::Import)?;
    let found = edge.imports.find(person.scope.operator(), asked.run);
    Ok(axum::Json(BrokenOff { broken_off: found.is_some_and(|progress| progress.break_off()) }))
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
