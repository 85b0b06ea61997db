//! A mail beyond its words: as designed, cleaned, in a document of its own; and as it came.
//!
//! The document is a stranger's page under our name. It comes with a policy that lets nothing run, load, send or lead out, and puts
//! it on an origin of its own even where whoever shows it forgot the sandbox. It answers to the console's frame only: nobody
//! should meet it in a tab, with our address above it.
#![expect(unused_qualifications, reason = "utoipa writes the types of parameters with their path")]

use std::{cell::Cell, sync::Arc};

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use earshot_email::{
    HTML_PARTS,
    read::{html, normalised_id},
};
use earshot_inbox::{Picture, SHOWN_BYTES, SHOWN_PICTURES, StoreError};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::ProblemShape;
use crate::{
    http::{
        Edge,
        assets::escape,
        auth::Person,
        body::{Asked, Path},
        headers,
        problem::Problem,
    },
    texts,
};

/// Below this path of the console's host stands what its page may frame.
pub(super) const FRAMES: &str = "/api/v1/messages/";

/// Styles stand in the mail's own attributes, pictures in the document itself. Nothing else is ever asked for.
const FRAME_POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
frame-ancestors 'self'; sandbox";

/// White in the dark as well: a mail brings its own colours and expects white. A closed picture looks as closed files do in the
/// thread. One from elsewhere is its alternative text and never an empty box, since most of them only count who reads.
const STYLE: &str = "\
html{color-scheme:light;background:#fff}\
body{margin:0;padding:12px;color:#20242c;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\
img{max-width:100%;height:auto;vertical-align:middle}\
a{color:#0b6361}\
blockquote{margin:.5em 0;padding-inline-start:.75em;border-inline-start:2px solid #e2ddd3}\
.mail-target,.mail-picture-remote{color:#4d5561;font-size:13px}\
.mail-picture-missing{display:inline-grid;place-content:center;box-sizing:border-box;min-width:2rem;min-height:1.5rem;max-width:100%;\
padding:.25rem .5rem;border-radius:6px;border:1px dashed #8a8f98;color:#4d5561;font-size:13px;text-align:center;vertical-align:middle}\
.closed .mail-picture-missing{width:14rem;min-height:7rem;border:0;background:\
radial-gradient(circle at 30% 35%,#a9adb4,transparent 55%),radial-gradient(circle at 72% 62%,#9a9ea6,transparent 50%),\
radial-gradient(circle at 55% 15%,#fff,transparent 45%),#d5d3ce;color:#20242c}\
.word{padding:1rem;color:#4d5561}.word p{margin:0}";

/// How a mail is to be shown.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Look {
    /// Whether to open the pictures that the mail itself brought (PNG, JPEG, GIF, WebP). None from elsewhere is ever shown.
    pictures: Option<bool>,
    /// BCP 47 tag of the words that stand in the frame where there is no mail to show.
    language: Option<String>,
}

/// A message's HTML, cleaned, as a document of its own for a sandboxed frame of the console. Audited, with pictures as a look at
/// pictures.
#[utoipa::path(get, path = "/api/v1/messages/{id}/html", tag = "conversations", params(("id" = Uuid, Path), Look), responses(
    (status = 200, body = String, content_type = "text/html"), (status = 403, body = ProblemShape),
    (status = 404, body = ProblemShape)))]
pub async fn html(
    State(edge): State<Arc<Edge>>,
    asked: HeaderMap,
    person: Result<Person, Problem>,
    id: Result<Path<Uuid>, Problem>,
    Asked(look): Asked<Look>,
) -> Response {
    let asker = Asker::of(&asked);
    let language = look.language.clone();
    let shown = async {
        if asker == Asker::Other {
            return Err(Problem::forbidden("A mail as designed is shown within the console only. Open it there."));
        }
        let (person, Path(id)) = (person?, id?);
        designed(&edge, &person, id, look.pictures.unwrap_or_default()).await
    };
    match shown.await {
        Ok(document) => framed(StatusCode::OK, document),
        // A frame has no other way to say what is wrong.
        Err(problem) if asker == Asker::Frame => {
            let words = edge.texts.of(language.as_deref().unwrap_or(texts::FALLBACK), "console");
            let word = escape(&words.text(word_for(problem.status()), &[]));
            framed(problem.status(), document("word", "", &format!("<p>{word}</p>")))
        }
        Err(problem) => problem.into_response(),
    }
}

/// A message as its carrier brought it, to be kept and looked at elsewhere. Audited.
#[utoipa::path(get, path = "/api/v1/messages/{id}/original", tag = "conversations", params(("id" = Uuid, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, body = ProblemShape)))]
pub async fn original(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let bytes = edge.inbox.message_original(&person.scope, id).await.map_err(|error| match error {
        StoreError::NotFound => Problem::not_found().saying(NO_ORIGINAL),
        other => other.into(),
    })?;
    let name = format!("attachment; filename=\"{}.eml\"", earshot_inbox::clock::random_id().simple());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, headers::policy(&name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(super::files::FILE_POLICY)),
    ];
    Ok((headers, bytes).into_response())
}

/// The same words for what is nowhere and for what others have, so that nobody learns which ids there are.
const NO_ORIGINAL: &str = "There is no original beside this message. Where a mail was large or could not be read, it is a file of \
the message.";

/// Who wants the document, as browsers say it of their own accord (Fetch Metadata): no page can write this header.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asker {
    Frame,
    /// No browser, or one from before the header. The document's own policy holds there as well.
    Program,
    /// A tab, an object, a script's fetch.
    Other,
}

impl Asker {
    fn of(headers: &HeaderMap) -> Self {
        let mut said = headers.get_all(HeaderName::from_static("sec-fetch-dest")).iter();
        match (said.next().map(HeaderValue::as_bytes), said.next()) {
            (None, _) => Self::Program,
            (Some(b"iframe"), None) => Self::Frame,
            _ => Self::Other,
        }
    }
}

async fn designed(edge: &Edge, person: &Person, id: Uuid, with_pictures: bool) -> Result<String, Problem> {
    let (raw, pictures) = match with_pictures {
        true => edge.inbox.message_html_with_pictures(&person.scope, id).await?,
        false => (edge.inbox.message_html(&person.scope, id).await?, Vec::new()),
    };
    let class = if with_pictures { "" } else { "closed" };
    // A stranger's page may be long, and cleaning it is work.
    let clean = tokio::task::spawn_blocking(move || document(class, "auto", &cleaned(&raw, &pictures)));
    clean.await.map_err(|_| Problem::invalid("This HTML can't be shown. Read the text, or save the original."))
}

/// Each part by itself, so that none opens what another closes.
fn cleaned(raw: &str, pictures: &[Picture]) -> String {
    // A small mail may name a large picture many times.
    let room = Cell::new((SHOWN_PICTURES, SHOWN_BYTES));
    let open = |id: &str| {
        let id = normalised_id(id);
        let picture = pictures.iter().find(|picture| picture.content_id == id)?;
        let (count, bytes) = room.get();
        room.set((count.checked_sub(1)?, bytes.checked_sub(picture.bytes.len() as u64)?));
        Some(format!("data:{};base64,{}", picture.media_type, STANDARD.encode(&picture.bytes)))
    };
    raw.split(HTML_PARTS).map(|part| html::sanitise(part, &open)).collect::<Vec<_>>().join("\n<hr>\n")
}

fn document(class: &str, direction: &str, body: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\">\
         <title>✉</title><style>{STYLE}</style>\
         {NOWHERE}</head><body class=\"{class}\" dir=\"{direction}\">{body}</body></html>"
    )
}

/// A link would open a window, which the sandbox forbids; without this it would lead the frame itself away.
const NOWHERE: &str = "<base target=\"_blank\">";

fn framed(status: StatusCode, document: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME_POLICY)),
        // Browsers look up the hosts of links beforehand, which tells whoever runs them that somebody reads.
        (HeaderName::from_static("x-dns-prefetch-control"), HeaderValue::from_static("off")),
    ];
    (status, headers, document).into_response()
}

/// What stands in the frame instead of a mail.
fn word_for(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "trouble-session-ended",
        StatusCode::NOT_FOUND | StatusCode::FORBIDDEN => "mail-designed-gone",
        StatusCode::UNPROCESSABLE_ENTITY => "mail-designed-unreadable",
        _ => "trouble-server",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(id: &str, length: usize) -> Picture {
        Picture { content_id: id.into(), media_type: "image/png", bytes: vec![0; length] }
    }

    #[test]
    fn only_a_frame_or_a_program_is_answered() {
        let table: [(&[&'static str], Asker); 7] = [
            (&[], Asker::Program),
            (&["iframe"], Asker::Frame),
            (&["document"], Asker::Other),
            (&["object"], Asker::Other),
            (&["empty"], Asker::Other),
            (&["frame"], Asker::Other),
            (&["iframe", "document"], Asker::Other),
        ];
        for (said, expected) in table {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append("sec-fetch-dest", HeaderValue::from_static(value));
            }
            assert_eq!(Asker::of(&headers), expected, "{said:?}");
        }
    }

    #[test]
    fn a_picture_is_opened_by_its_id_however_it_is_written() {
        let pictures = [picture("a@mail.example", 3)];
        for source in ["cid:a@mail.example", "CID:a%40mail.example", "cid:&lt;a@mail.example&gt;"] {
            let html = cleaned(&format!("<img src=\"{source}\">"), &pictures);
            assert!(html.contains("src=\"data:image/png;base64,AAAA\""), "{source}: {html}");
        }
        for source in ["cid:b@mail.example", "https://mail.example/a", "data:image/png;base64,AAAA", "a@mail.example"] {
            let html = cleaned(&format!("<img src=\"{source}\">"), &pictures);
            assert!(!html.contains("<img"), "{source}: {html}");
        }
        assert!(!cleaned("<img src=\"cid:a@mail.example\">", &[]).contains("<img"));
    }

    #[test]
    fn a_picture_that_is_named_often_is_shown_within_bounds() {
        let large = [picture("a", SHOWN_BYTES as usize / 3)];
        let shown = |html: &str| html.matches("<img").count();
        assert_eq!(shown(&cleaned(&"<img src=\"cid:a\">".repeat(10), &large)), 3);
        let parts = vec!["<img src=\"cid:a\">".repeat(40); 2].join(HTML_PARTS);
        assert_eq!(shown(&cleaned(&parts, &[picture("a", 3)])), SHOWN_PICTURES);
    }
}
