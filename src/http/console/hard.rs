//! Hard content: sealing what nobody should look at, handing it to the police, and those who have seen too much.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use earshot_inbox::{
    exposure::{DebriefPage, Exposure},
    sealed::{Custody, HandOver, HandOverForm, HandedFile, SealedFile},
    zip,
};
use http::{HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{ProblemShape, files::FILE_POLICY};
use crate::{
    http::{
        Edge,
        auth::Person,
        body::{Asked, Json, Path},
        headers,
        problem::Problem,
    },
    texts::{self, Words},
};

type Answer<T> = Result<axum::Json<T>, Problem>;

/// Seals a file that seems to show the abuse of a child: nobody sees or saves it again, and its talk is held. No way back. Audited.
#[utoipa::path(post, path = "/api/v1/attachments/{id}/seal", tag = "files", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape)))]
pub async fn seal(State(edge): State<Arc<Edge>>, person: Person, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    edge.inbox.seal_file(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which files are sealed, newest first, at most 500 (supervisors).
#[utoipa::path(get, path = "/api/v1/sealed", tag = "files", responses(
    (status = 200, body = Vec<SealedFile>), (status = 403, body = ProblemShape)))]
pub async fn sealed(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Vec<SealedFile>> {
    Ok(axum::Json(edge.inbox.sealed_files(&person.scope).await?))
}

/// In which language the text of a hand-over is written.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HandOverIn {
    /// BCP 47 tag; English where it is missing or there are no texts in it.
    language: Option<String>,
}

/// Asks for a sealed file to be handed over (supervisors); another supervisor takes it out. Audited.
#[utoipa::path(put, path = "/api/v1/sealed/{id}/hand-over", tag = "files", params(("id" = Uuid, Path)), request_body = HandOverForm,
    responses((status = 204), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape), (status = 409, body = ProblemShape),
    (status = 422, body = ProblemShape)))]
pub async fn ask_hand_over(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Json(form): Json<HandOverForm>,
) -> Result<StatusCode, Problem> {
    edge.inbox.ask_hand_over(&person.scope, id, form).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes that wish back (supervisors). Audited.
#[utoipa::path(delete, path = "/api/v1/sealed/{id}/hand-over", tag = "files", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 403, body = ProblemShape), (status = 404, body = ProblemShape)))]
pub async fn leave_hand_over(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.hand_over_not_wanted(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Hands a sealed file over, as another supervisor asked: a ZIP with the bytes as they came, their hash, what is known of them and who had them when, as text and
/// as JSON (supervisors). Nothing in it is written anew or packed tighter. Audited.
#[utoipa::path(post, path = "/api/v1/sealed/{id}/hand-over", tag = "files", params(("id" = Uuid, Path), HandOverIn),
    responses((status = 200, body = Vec<u8>, content_type = "application/zip"), (status = 403, body = ProblemShape),
    (status = 404, body = ProblemShape), (status = 409, body = ProblemShape)))]
pub async fn hand_over(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
    Asked(asked): Asked<HandOverIn>,
) -> Result<Response, Problem> {
    let given = edge.inbox.hand_over_file(&person.scope, id).await?;
    let words = edge.texts.of(asked.language.as_deref().unwrap_or(texts::FALLBACK), "console");
    let archive =
        tokio::task::spawn_blocking(move || archive(&given, &words)).await.map_err(|_| Problem::defect())??;
    // The file's own name stays inside.
    let name = format!("attachment; filename=\"earshot-{}.zip\"", id.simple());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, headers::policy(&name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FILE_POLICY)),
    ];
    Ok((headers, archive).into_response())
}

/// What the person has opened in this shift, and whether a break is due.
#[utoipa::path(get, path = "/api/v1/me/exposure", tag = "people", responses((status = 200, body = Exposure)))]
pub async fn exposure(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Exposure> {
    Ok(axum::Json(edge.inbox.exposure(&person.scope).await?))
}

/// Notes that the person takes a break: they are counted anew from here.
#[utoipa::path(post, path = "/api/v1/me/break", tag = "people", responses((status = 200, body = Exposure)))]
pub async fn take_break(State(edge): State<Arc<Edge>>, person: Person) -> Answer<Exposure> {
    Ok(axum::Json(edge.inbox.take_break(&person.scope).await?))
}

/// What was written after hard content: one's own; for supervisors everybody's, and who has seen how much. Audited.
#[utoipa::path(get, path = "/api/v1/debrief", tag = "people", responses((status = 200, body = DebriefPage)))]
pub async fn debriefs(State(edge): State<Arc<Edge>>, person: Person) -> Answer<DebriefPage> {
    Ok(axum::Json(edge.inbox.debriefs(&person.scope).await?))
}

/// Words after hard content.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DebriefForm {
    /// At most 4000 characters. The writer and supervisors read them.
    note: String,
}

/// Writes a note that only its writer and supervisors read.
#[utoipa::path(post, path = "/api/v1/debrief", tag = "people", request_body = DebriefForm, responses(
    (status = 201, body = DebriefPage), (status = 422, body = ProblemShape)))]
pub async fn debrief(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Json(form): Json<DebriefForm>,
) -> Result<(StatusCode, axum::Json<DebriefPage>), Problem> {
    Ok((StatusCode::CREATED, axum::Json(edge.inbox.debrief(&person.scope, &form.note).await?)))
}

/// Takes one's own note away for good.
#[utoipa::path(delete, path = "/api/v1/debrief/{id}", tag = "people", params(("id" = Uuid, Path)), responses(
    (status = 204), (status = 404, body = ProblemShape)))]
pub async fn remove_debrief(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    edge.inbox.remove_debrief(&person.scope, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `custody.json`.
#[derive(Serialize)]
struct Record<'g> {
    #[serde(flatten)]
    custody: &'g Custody,
    contents: Vec<Content<'g>>,
    made_by: &'static str,
}

#[derive(Serialize)]
struct Content<'g> {
    name: &'g str,
    size_bytes: usize,
    sha256: &'g str,
}

fn archive(given: &HandOver, words: &Words) -> Result<Vec<u8>, Problem> {
    let content = |file: &'_ HandedFile| (file.name, file.bytes.len(), file.sha256.clone());
    let contents: Vec<_> = given.files.iter().map(content).collect();
    let record = Record {
        custody: &given.custody,
        contents: contents
            .iter()
            .map(|(name, size_bytes, sha256)| Content { name, size_bytes: *size_bytes, sha256 })
            .collect(),
        made_by: concat!("Earshot ", env!("CARGO_PKG_VERSION")),
    };
    let json = serde_json::to_vec_pretty(&record).map_err(|_| Problem::defect())?;
    let text = text(&record, words);
    let sums: String = contents.iter().map(|(name, _, sha256)| format!("{sha256}  {name}\n")).collect();
    let mut files: Vec<(&str, &[u8])> =
        vec![("custody.txt", text.as_bytes()), ("custody.json", &json), ("SHA256SUMS", sums.as_bytes())];
    files.extend(given.files.iter().map(|file| (file.name, file.bytes.as_slice())));
    zip::stored(&files).ok_or_else(Problem::defect)
}

/// `custody.txt`: what a person reads. Lines end as every editor takes them.
fn text(record: &Record<'_>, words: &Words) -> String {
    let Custody { organisation, country, phone, file, conversation, alias, channel, name, media_type, chain } =
        record.custody;
    let say = |key: &str, values: &[(&str, &str)]| words.text(key, values);
    let (file, conversation) = (file.to_string(), conversation.to_string());
    let mut lines = vec![say("custody-title", &[]), String::new(), say("custody-warning", &[]), String::new()];
    for (key, value) in [
        ("custody-organisation", &format!("{organisation} ({country}, {phone})")),
        ("custody-file", &file),
        ("custody-talk", &format!("{conversation} ({alias})")),
        ("custody-channel", channel),
        ("custody-name", &one_line(name)),
        ("custody-type", &one_line(media_type)),
    ] {
        lines.push(format!("{}: {value}", say(key, &[])));
    }
    lines.extend([String::new(), say("custody-contents", &[])]);
    for content in &record.contents {
        let size = content.size_bytes.to_string();
        let bytes = say("custody-bytes", &[("bytes", &size)]);
        lines.push(format!("  {} · {bytes} · SHA-256 {}", content.name, content.sha256));
    }
    lines.extend([String::new(), say("custody-chain", &[])]);
    for step in chain {
        let who = step.by.as_deref().unwrap_or_default();
        let to = step.to.as_deref().unwrap_or_default();
        let asked = step.asked_by.as_deref().map(|name| say("custody-asked", &[("name", name)]));
        let asked = asked.map(|asked| format!(", {asked}")).unwrap_or_default();
        let said = say(&format!("custody-{}", step.what), &[("name", who), ("to", to)]) + asked.as_str();
        let reference = step.reference.as_deref().map(|reference| format!(" ({reference})")).unwrap_or_default();
        lines.push(format!("  {} · {said}{reference}", step.time));
    }
    lines.extend([String::new(), record.made_by.to_owned(), String::new()]);
    lines.join("\r\n")
}

/// A stranger's name can't add a line to a record.
fn one_line(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use earshot_inbox::sealed::CustodyStep;

    use super::*;

    #[test]
    fn a_record_says_what_is_in_it_and_no_name_adds_a_line() {
        let step = |what, by: Option<&str>| CustodyStep {
            what,
            time: "2026-03-02T10:00:00.000Z".into(),
            by: by.map(Into::into),
            asked_by: None,
            to: None,
            reference: None,
        };
        let given = HandOver {
            custody: Custody {
                organisation: "Lantern Line".into(),
                country: "BE".into(),
                phone: "116 000".into(),
                file: Uuid::nil(),
                conversation: Uuid::nil(),
                alias: "Blue Heron".into(),
                channel: "Web chat (webchat)".into(),
                name: "a\r\n  2026 · given back.png".into(),
                media_type: "image/png".into(),
                chain: vec![step("received", None), step("sealed", Some("Mira Testowa"))],
            },
            files: vec![HandedFile { name: "file.bin", bytes: b"bytes".to_vec(), sha256: "0f".into() }],
        };
        let archive = archive(&given, &texts::Texts::default().of("en", "console")).unwrap();
        let all = String::from_utf8_lossy(&archive).into_owned();
        assert!(all.contains("Mira Testowa") && all.contains("0f  file.bin\n"), "{all}");
        let lines: Vec<_> = all.split("\r\n").filter(|line| line.contains("2026 · given back.png")).collect();
        assert!(matches!(lines.as_slice(), [one, _json] if one.ends_with(": a    2026 · given back.png")), "{lines:?}");
    }
}
