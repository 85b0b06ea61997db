//! Everything that is held about one contact, as an archive that anybody can read.

use std::{collections::VecDeque, fmt::Write as _, sync::Arc};

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_channel::ByteStream;
use earshot_inbox::{
    ConversationId, Inbox, StoreError,
    access::Scope,
    package::{KnownMessage, Package, PackageWish},
    view::Direction,
    zip::Pieces,
};
use futures::{StreamExt, stream};
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use uuid::Uuid;

use super::{ProblemShape, files::FILE_POLICY};
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, Path},
        problem::Problem,
    },
    texts::{self, Words},
};

/// In which language it is to be read.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PackageIn {
    /// BCP 47; English where it is missing or not here.
    language: Option<String>,
}

/// Whether somebody asked for all that is held about the contact of a conversation (supervisors).
#[utoipa::path(get, path = "/api/v1/conversations/{id}/package", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 200, body = PackageWish), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn wish(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<PackageWish>, Problem> {
    Ok(axum::Json(edge.inbox.package_wish(&person.scope, ConversationId(id)).await?))
}

/// Asks for it; another supervisor takes it out. Audited.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/package", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn ask(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    edge.inbox.ask_package(&person.scope, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the wish back. Audited.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/package", tag = "keeping", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape)))]
pub async fn leave(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    edge.inbox.package_not_wanted(&person.scope, ConversationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everything that is held about the contact of a conversation, for which another supervisor asked: pages to read, the same as JSON, and the
/// files. Comes piece by piece; what ends early is no whole archive. Audited.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/package", tag = "keeping", params(("id" = Uuid, Path), PackageIn), responses(
    (status = 200, body = Vec<u8>, content_type = "application/zip"), (status = 403, body = ProblemShape),
    (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn take(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<PackageIn>,
) -> Result<Response, Problem> {
    let package = edge.inbox.take_package(&person.scope, ConversationId(id)).await?;
    let language = asked.language.as_deref().unwrap_or(texts::FALLBACK);
    let words = edge.texts.of(language, "console");
    let json = serde_json::to_vec_pretty(&package).map_err(|_| Problem::defect())?;
    let mut steps = VecDeque::from([
        Step::Page("about.html".to_owned(), about(&package, &words, language).into_bytes()),
        Step::Page("data.json".to_owned(), json),
    ]);
    if !package.notes.is_empty() {
        steps.push_back(Step::Page("read-first/notes.html".to_owned(), notes(&package, &words, language).into_bytes()));
    }
    steps.extend(package.files.into_iter().map(|(path, file)| Step::File(path, file)));
    let sending =
        Sending { inbox: edge.inbox.clone(), scope: person.scope, archive: Some(Pieces::default()), steps, open: None };
    let pieces = stream::try_unfold(sending, |mut sending| async move {
        let piece = sending.next().await.inspect_err(|error| tracing::error!(%error, "a package broke off"))?;
        Ok::<_, StoreError>(piece.map(|piece| (piece, sending)))
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"earshot-package.zip\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FILE_POLICY)),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

enum Step {
    Page(String, Vec<u8>),
    File(String, Uuid),
}

/// An archive on its way.
struct Sending {
    inbox: Inbox,
    scope: Scope,
    archive: Option<Pieces>,
    steps: VecDeque<Step>,
    open: Option<ByteStream>,
}

impl Sending {
    async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        let Some(archive) = &mut self.archive else { return Ok(None) };
        let too_large = || StoreError::Rejected("an archive holds less than 4 GiB".into());
        if let Some(file) = &mut self.open {
            return match file.next().await {
                Some(Ok(piece)) => {
                    archive.add(&piece);
                    Ok(Some(piece))
                }
                Some(Err(error)) => Err(StoreError::Unavailable(error.to_string())),
                None => {
                    self.open = None;
                    archive.end().map(|end| Some(end.into())).ok_or_else(too_large)
                }
            };
        }
        while let Some(step) = self.steps.pop_front() {
            match step {
                Step::Page(path, page) => {
                    let mut piece = archive.begin(&path);
                    archive.add(&page);
                    piece.extend(page);
                    piece.extend(archive.end().ok_or_else(too_large)?);
                    return Ok(Some(piece.into()));
                }
                Step::File(path, file) => match self.inbox.download(&self.scope, file).await {
                    Ok(found) => {
                        self.open = Some(found.bytes);
                        return Ok(Some(archive.begin(&path).into()));
                    }
                    // Sealed or erased since it was listed.
                    Err(StoreError::NotFound | StoreError::Conflict(_)) => {}
                    Err(error) => return Err(error),
                },
            }
        }
        self.archive.take().map(|archive| archive.finish().map(Bytes::from).ok_or_else(too_large)).transpose()
    }
}

fn about(package: &Package, words: &Words, language: &str) -> String {
    let say = |key: &str| escaped(&words.text(key, &[]));
    let mut page = begun(&words.text("package-title", &[("name", &package.organisation)]), language);
    let mut facts = vec![("package-made", package.made_at.clone()), ("package-alias", package.alias.clone())];
    facts.push(("package-first", package.first_seen_at.clone()));
    facts.extend(
        package.addresses.iter().map(|known| ("package-address", format!("{} ({})", known.address, known.channel))),
    );
    page.push_str("<dl>");
    for (key, value) in facts {
        let _infallible = write!(page, "<dt>{}</dt><dd>{}</dd>", say(key), escaped(&value));
    }
    let _infallible = write!(page, "</dl><p>{}</p>", say("package-left-out"));
    for talk in &package.conversations {
        let title = words.text("package-talk", &[("channel", &talk.channel), ("time", &talk.began_at)]);
        let _infallible = write!(page, "<h2>{}</h2>", escaped(&title));
        if talk.erased {
            let _infallible = write!(page, "<p>{}</p>", say("package-erased"));
        }
        messages(&mut page, &talk.messages, words);
        json(&mut page, &say("package-records"), &talk.records);
    }
    json(&mut page, &say("package-cases"), &package.cases);
    if !package.safety.is_null() {
        json(&mut page, &say("package-safety"), &package.safety);
    }
    let _infallible = write!(page, "<h2>{}</h2><ul>", say("package-looks"));
    for look in &package.looks {
        let key = format!("act-{}", look.act.replace(['.', '_'], "-"));
        let act = words.find(&key, &[]).unwrap_or_else(|| look.act.clone());
        let _infallible = write!(page, "<li><time>{}</time> {}</li>", escaped(&look.at), escaped(&act));
    }
    page.push_str("</ul></main></body></html>\n");
    page
}

fn notes(package: &Package, words: &Words, language: &str) -> String {
    let mut page = begun(&words.text("package-notes", &[]), language);
    let _infallible = write!(page, "<p>{}</p>", escaped(&words.text("package-notes-hint", &[])));
    messages(&mut page, &package.notes, words);
    page.push_str("</main></body></html>\n");
    page
}

fn begun(title: &str, language: &str) -> String {
    let direction = texts::direction(language);
    let (title, language) = (escaped(title), escaped(language));
    format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><style>body{{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem}}\
         dt{{font-weight:bold}}article{{border-top:1px solid #999;padding:.5rem 0}}article p,pre{{white-space:pre-wrap;overflow-wrap:anywhere}}</style></head>\
         <body><main><h1>{title}</h1>"
    )
}

fn messages(page: &mut String, messages: &[KnownMessage], words: &Words) {
    for message in messages {
        let who = match message.direction {
            Direction::In => "package-in",
            Direction::Out => "package-out",
            Direction::Note => "package-note",
        };
        let said = if message.by_somebody_else { words.text("package-other", &[]) } else { message.text.clone() };
        let _infallible = write!(
            page,
            "<article><h3>{} · <time>{}</time></h3>",
            escaped(&words.text(who, &[])),
            escaped(&message.at)
        );
        if let Some(subject) = &message.subject {
            let _infallible = write!(page, "<p><b>{}</b></p>", escaped(subject));
        }
        let _infallible = write!(page, "<p dir=\"auto\">{}</p>", escaped(&said));
        for file in &message.files {
            let _infallible = match file {
                Some(path) => write!(page, "<p><a href=\"{0}\">{0}</a></p>", escaped(path)),
                None => write!(page, "<p>{}</p>", escaped(&words.text("package-sealed", &[]))),
            };
        }
        page.push_str("</article>");
    }
}

fn json(page: &mut String, title: &str, value: &impl serde::Serialize) {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let _infallible = write!(page, "<h2>{title}</h2><pre>{}</pre>", escaped(&text));
}

/// Text as HTML shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
