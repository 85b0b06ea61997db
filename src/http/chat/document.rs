//! The chat's document: one page with everything in it, made for one opening and kept nowhere.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use earshot_inbox::hotlines::{HotlineSpec, open_now};
use flate2::Compression;
use http::{HeaderMap, header};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    channels::Chat,
    http::{
        Edge,
        assets::{self, Widget, escape},
        body::{Asked, Path},
        headers,
        problem::Problem,
    },
    texts::{self, CHILD, FALLBACK, Said, Texts},
};

/// What the loader adds to the address.
#[derive(Deserialize)]
pub struct Opening {
    /// The language to begin with.
    lang: Option<String>,
    /// The page that embeds us, as it says.
    origin: Option<String>,
}

/// The page.
pub async fn document(
    State(edge): State<Arc<Edge>>,
    Path(key): Path<String>,
    Asked(opening): Asked<Opening>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let chat = edge.channels.by_key(&key).await.ok_or_else(Problem::not_found)?;
    let template = Widget::get("app.html").ok_or_else(|| assets::not_built("widget/dist"))?;
    let language = language(&chat.spec, opening.lang.as_deref(), &asked);
    let nonce = headers::nonce();
    let html = fill(&edge, &chat, &template.data, &language, opening.origin.as_deref(), &nonce);
    Ok(assets::page(html, &policy(&chat.spec, &nonce), &asked))
}

/// The page as the set-up shows it: only the console frames it, and it reaches nobody, so no talk begins with it.
pub async fn preview(
    State(edge): State<Arc<Edge>>,
    Path(key): Path<String>,
    Asked(opening): Asked<Opening>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let chat = edge.channels.by_key(&key).await.ok_or_else(Problem::not_found)?;
    let template = Widget::get("app.html").ok_or_else(|| assets::not_built("widget/dist"))?;
    let language = language(&chat.spec, opening.lang.as_deref(), &asked);
    let nonce = headers::nonce();
    let html = fill(&edge, &chat, &template.data, &language, None, &nonce);
    let console = &edge.settings.hosts.console;
    let policy = format!(
        "sandbox allow-scripts; default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors {console}"
    );
    Ok(assets::page(html, &policy, &asked))
}

/// Everything is in the document, so nothing else may load; only the hotline's own sites may frame it.
fn policy(spec: &HotlineSpec, nonce: &str) -> String {
    let ancestors = match spec.widget_origins.is_empty() {
        true => "'none'".to_owned(),
        false => spec.widget_origins.join(" "),
    };
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
         img-src 'self' data: blob:; media-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )
}

fn fill(edge: &Edge, chat: &Chat, template: &[u8], language: &str, embedder: Option<&str>, nonce: &str) -> String {
    let spec = &chat.spec;
    let openness = open_now(spec, "webchat", None, edge.inbox.clock().now());
    let config = json!({
        "key": chat.key,
        "hotline": {
            "name": spec.organisation, "country": spec.country, "line": spec.line.as_str(), "phone": spec.phone,
            "emergency": spec.emergency, "safe_exit": spec.safe_exit,
        },
        "languages": languages(spec),
        "language": language,
        "open": openness.open,
        "opens_at": openness.opens_at,
        "time_zone": spec.time_zone,
        "uploads": spec.uploads,
        // Only a site that the hotline named; the policy lets no other frame us.
        "embedder": embedder.filter(|origin| spec.widget_origins.iter().any(|known| known == origin)),
        "wait_ms": 5000,
    });
    let contact = edge.texts.child(spec, language);
    let words = texts_of(language, &contact).unwrap_or_else(|| b"{}".to_vec());
    let noscript = format!(
        "<p><a href=\"{}\" target=\"_top\" rel=\"noreferrer\">{}</a></p><p>{}</p><p><a href=\"/contact/{}?lang={}\">{}</a></p>",
        escape(&chat.spec.safe_exit),
        escape(&contact.text("leave-now", &[])),
        escape(&contact.text("contact-no-script", &[])),
        escape(&chat.key),
        escape(language),
        escape(&contact.text("contact-title", &[])),
    );
    let direction = texts::direction(language);
    String::from_utf8_lossy(template)
        .replacen("<html lang=\"en\">", &format!("<html lang=\"{}\" dir=\"{direction}\">", escape(language)), 1)
        .replace("__NONCE__", nonce)
        .replacen("<!--EARSHOT_NOSCRIPT-->", &noscript, 1)
        .replacen("<!--EARSHOT_CONFIG-->", &data_block("earshot-config", &config.to_string()), 1)
        .replacen("<!--EARSHOT_TEXTS-->", &data_block("earshot-texts", &String::from_utf8_lossy(&words)), 1)
}

/// JSON in a page. No `<` can end the block early.
fn data_block(id: &str, json: &str) -> String {
    format!("<script type=\"application/json\" id=\"{id}\">{}</script>", json.replace('<', "\\u003c"))
}

/// The chat's words as the build made them, with the hotline's own in their places.
fn texts_of(language: &str, said: &Said) -> Option<Vec<u8>> {
    let built = Widget::get(&format!("texts/{language}.json"))?.data.into_owned();
    if said.patterns().next().is_none() {
        return Some(built);
    }
    let mut texts: Value = serde_json::from_slice(&built).ok()?;
    let messages = texts.get_mut("messages")?.as_object_mut()?;
    for (key, pattern) in said.patterns() {
        messages.insert(key.to_owned(), pattern.into());
    }
    serde_json::to_vec(&texts).ok()
}

/// The languages that the hotline answers in and that we have words for.
pub fn languages(spec: &HotlineSpec) -> Vec<String> {
    let mut languages: Vec<String> =
        spec.languages.iter().filter(|language| Texts::has(language, CHILD)).cloned().collect();
    if languages.is_empty() {
        languages.push(FALLBACK.to_owned());
    }
    languages
}

/// What was asked for by name, else what the browser prefers, else the hotline's first.
pub fn language(spec: &HotlineSpec, named: Option<&str>, asked: &HeaderMap) -> String {
    let offered = languages(spec);
    let accepted = asked.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    named
        .and_then(|tag| texts::find(tag, &offered))
        .or_else(|| texts::negotiate(accepted, &offered))
        .or(offered.first().map(String::as_str))
        .unwrap_or(FALLBACK)
        .to_owned()
}

/// The words for a change of language within an open talk.
pub async fn texts(
    State(edge): State<Arc<Edge>>,
    Path((key, language)): Path<(String, String)>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let chat = edge.channels.by_key(&key).await.ok_or_else(Problem::not_found)?;
    if !languages(&chat.spec).contains(&language) {
        return Err(Problem::not_found());
    }
    let said = edge.texts.child(&chat.spec, &language);
    let words = texts_of(&language, &said).ok_or_else(|| assets::not_built("widget/dist"))?;
    // A kept file would tell which language somebody chatted in.
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "Accept-Encoding"),
    ];
    if !assets::takes_gzip(&asked) {
        return Ok((headers, words).into_response());
    }
    Ok((headers, [(header::CONTENT_ENCODING, "gzip")], assets::gzip(&words, Compression::new(5))).into_response())
}
