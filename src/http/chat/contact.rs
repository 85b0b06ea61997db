//! The contact page: call, chat, or write a message, without a single script.
//!
//! Writing goes through the web chat's own protocol. The session stands in the page's form and nowhere else, so what is
//! answered can be read only while the page stays open, and the page says so. Pressing "send" or "reload" twice is
//! harmless: the form carries the message's id.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    response::Response,
};
use earshot_channel::Near;
use earshot_inbox::hotlines::HotlineSpec;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::document::{language, languages};
use crate::{
    channels::Chat,
    http::{
        Edge,
        assets::{self, escape},
        body::{self, Asked, Path},
        headers,
        problem::Problem,
    },
    texts::{Said, direction, own_name},
    visitor::{Refused, Visitor},
};

/// What the address may say.
#[derive(Deserialize)]
pub struct Choice {
    lang: Option<String>,
}

/// What the form sends. Without a text it only asks for answers.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    text: String,
    #[serde(default)]
    session: String,
    #[serde(default)]
    id: String,
    lang: Option<String>,
}

/// What a page is drawn from.
#[derive(Default)]
struct Shown {
    session: String,
    talk: Vec<Value>,
    /// Put back into the field when it could not be sent.
    unsent: String,
    /// Key of the sentence that says how it went, and whether it went well.
    notice: Option<(&'static str, bool)>,
}

/// The page.
pub async fn page(
    State(edge): State<Arc<Edge>>,
    Path(key): Path<String>,
    Asked(choice): Asked<Choice>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let chat = edge.channels.by_key(&key).await.ok_or_else(Problem::not_found)?;
    let language = language(&chat.spec, choice.lang.as_deref(), &asked);
    // The form has its session from the start, so that sending it twice is sending it once. Nothing is stored by that.
    let visitor = Visitor::arrive(chat.router.clone(), &language).await.ok();
    let session = visitor.map(|visitor| visitor.token().to_owned()).unwrap_or_default();
    Ok(answer(&edge, &chat, &language, &Shown { session, ..Shown::default() }, StatusCode::OK, &asked))
}

/// The form.
pub async fn send(
    State(edge): State<Arc<Edge>>,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let near = request.extensions().get::<Near>().copied();
    let (head, body) = request.into_parts();
    if !is_own(&head.headers, &edge.settings.hosts.chat.to_string()) {
        return Err(Problem::foreign_origin());
    }
    let chat = edge.channels.by_key(&key).await.ok_or_else(Problem::not_found)?;
    let form: Form = body::form(&head.headers, body).await?;
    let language = language(&chat.spec, form.lang.as_deref(), &head.headers);
    let (shown, status) = match deliver(&chat, near, &form, &language).await {
        Ok(shown) => (shown, StatusCode::OK),
        Err(refused) => {
            let notice = match refused.status {
                StatusCode::PAYLOAD_TOO_LARGE => "error-too-large",
                StatusCode::UNAUTHORIZED | StatusCode::GONE => "session-lost",
                StatusCode::SERVICE_UNAVAILABLE => "service-unavailable",
                _ => "error-try-again",
            };
            // A session that is over makes way for a new one; everything else is tried again with the same.
            let over = notice == "session-lost";
            let session = if over { String::new() } else { form.session };
            (Shown { session, unsent: form.text, notice: Some((notice, false)), ..Shown::default() }, refused.status)
        }
    };
    Ok(answer(&edge, &chat, &language, &shown, status, &head.headers))
}

async fn deliver(chat: &Chat, near: Option<Near>, form: &Form, language: &str) -> Result<Shown, Refused> {
    let text = form.text.replace("\r\n", "\n");
    let visitor = match form.session.is_empty() {
        true => Visitor::arrive(chat.router.clone(), language).await?,
        false => Visitor::returning(chat.router.clone(), form.session.clone()),
    }
    .near(near);
    let mut notice = None;
    if !text.trim().is_empty() {
        let id = Uuid::try_parse(&form.id).unwrap_or_else(|_| earshot_inbox::clock::random_id());
        visitor.send(id, &text, language).await?;
        notice = Some(("contact-form-sent", true));
    }
    let talk = visitor.items(0).await?;
    let last = talk.iter().filter_map(|item| item.get("seq")?.as_i64()).max().unwrap_or_default();
    if last > 0 {
        visitor.seen(last).await?;
    }
    Ok(Shown { session: visitor.token().to_owned(), talk, notice, ..Shown::default() })
}

/// A form of another site may not write in a visitor's name. Browsers that hide the origin say "null".
fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    let known = |value: &HeaderValue| value.as_bytes() == origin.as_bytes() || value.as_bytes() == b"null";
    let own_site = |value: &HeaderValue| matches!(value.as_bytes(), b"same-origin" | b"none");
    headers.get_all(header::ORIGIN).iter().all(known)
        && headers.get_all(HeaderName::from_static("sec-fetch-site")).iter().all(own_site)
}

fn answer(edge: &Edge, chat: &Chat, language: &str, shown: &Shown, status: StatusCode, asked: &HeaderMap) -> Response {
    let words = edge.texts.child(&chat.spec, language);
    let nonce = headers::nonce();
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    let mut response = assets::page(html(chat, &words, language, shown, &nonce), &policy, asked);
    *response.status_mut() = status;
    // The form's Origin is hidden under no-referrer, and it is what tells our page from a foreign one.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

fn html(chat: &Chat, words: &Said, language: &str, shown: &Shown, nonce: &str) -> String {
    let HotlineSpec { organisation, phone, emergency, safe_exit, .. } = &*chat.spec;
    let text = |key: &str, values: &[(&str, &str)]| escape(&words.text(key, values));
    let phone_link: String = phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let notice = shown.notice.map_or_else(String::new, |(key, well)| {
        let role = if well { "status" } else { "alert" };
        format!("<p class=\"notice\" role=\"{role}\">{}</p>", text(key, &[("phone", phone)]))
    });
    let talk = talk(words, &shown.talk);
    let refresh = match shown.talk.is_empty() {
        true => String::new(),
        false => format!(
            "<form method=\"post\"><input type=\"hidden\" name=\"session\" value=\"{}\"><input type=\"hidden\" name=\"lang\" \
             value=\"{}\"><button class=\"quiet\">{}</button></form>",
            escape(&shown.session),
            escape(language),
            text_or(words, "contact-refresh", "↻"),
        ),
    };
    let choices: String = languages(&chat.spec)
        .iter()
        .map(|other| {
            let current = if other == language { " aria-current=\"true\"" } else { "" };
            format!(
                "<a href=\"?lang={0}\" hreflang=\"{0}\" lang=\"{0}\"{current}>{1}</a> ",
                escape(other),
                escape(own_name(other))
            )
        })
        .collect();
    let hint = text("contact-form-hint", &[]);
    format!(
        r#"<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style nonce="{nonce}">{STYLE}</style>
</head>
<body>
<header class="leave"><a href="{exit}" rel="noreferrer">{leave}</a></header>
<main>
<p class="who">{organisation}</p>
<h1>{heading}</h1>
<p>{lead}</p>
<p class="danger">{danger}</p>
<p><a class="call" href="tel:{phone_link}">{call}</a> <span class="hint">{free}</span></p>
<p><a class="chat" href="/w/{key}?lang={language}">{chat_link}</a></p>
{notice}{talk}{refresh}
<form method="post">
<label for="text">{label}</label>
<textarea id="text" name="text" rows="6" maxlength="10000" dir="auto" required aria-describedby="hint">{unsent}</textarea>
<p id="hint" class="hint">{hint}</p>
<input type="hidden" name="session" value="{session}"><input type="hidden" name="id" value="{id}"><input type="hidden" name="lang" value="{language}">
<button>{send}</button>
</form>
<nav aria-label="{language_label}">{choices}</nav>
</main>
</body>
</html>
"#,
        language = escape(language),
        direction = direction(language),
        title = text("page-title", &[]),
        exit = escape(safe_exit),
        leave = text("leave-now", &[]),
        organisation = escape(organisation),
        heading = text("contact-title", &[]),
        lead = text("contact-lead", &[]),
        danger = text("contact-emergency", &[("emergency", emergency)]),
        call = text("contact-call", &[("phone", phone)]),
        free = text("contact-free", &[]),
        key = escape(&chat.key),
        chat_link = text("contact-chat", &[]),
        label = text("contact-form-label", &[]),
        unsent = escape(&shown.unsent),
        session = escape(&shown.session),
        id = earshot_inbox::clock::random_id(),
        send = text("contact-form-send", &[]),
        language_label = text("language", &[]),
    )
}

fn text_or(words: &Said, key: &str, otherwise: &str) -> String {
    escape(&words.find(key, &[]).unwrap_or_else(|| otherwise.to_owned()))
}

/// What was said so far, oldest first.
fn talk(words: &Said, items: &[Value]) -> String {
    let lines: String = items
        .iter()
        .filter(|item| field(item, "kind") == "message")
        .map(|item| {
            let said = escape(field(item, "text"));
            let (class, who) = match field(item, "from") {
                "me" => ("mine", words.text("message-from-you", &[])),
                _ => ("theirs", words.text("message-from", &[("name", field(item, "author"))])),
            };
            format!("<li class=\"{class}\"><span class=\"from\">{}</span><p dir=\"auto\">{said}</p></li>", escape(&who))
        })
        .collect();
    if lines.is_empty() { lines } else { format!("<ol class=\"talk\">{lines}</ol>") }
}

fn field<'i>(item: &'i Value, name: &str) -> &'i str {
    item.get(name).and_then(Value::as_str).unwrap_or_default()
}

const STYLE: &str = "\
:root{color-scheme:light dark;--paper:#faf8f4;--card:#fff;--line:#d8d2c6;--ink:#20242c;--soft:#4b535f;--accent:#0b6361;--on:#fff;--mine:#e0efed;--leave:#14171d;--leave-ink:#fff}\
@media(prefers-color-scheme:dark){:root{--paper:#15181d;--card:#1c2026;--line:#3a424d;--ink:#eceae6;--soft:#bcc1c8;--accent:#6fc5bf;--on:#0d2b2a;--mine:#1d3836;--leave:#f4f2ee;--leave-ink:#14171d}}\
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',sans-serif;overflow-wrap:anywhere}\
main{max-width:36rem;margin-inline:auto;padding:0 1rem 3rem}.leave{position:sticky;top:0;margin:0;padding:.5rem 1rem;background:var(--paper);text-align:end;border-block-end:1px solid var(--line)}\
.leave a,.call,.chat,button{display:inline-flex;align-items:center;min-height:2.75rem;padding:.4rem 1.25rem;border-radius:99rem;font:inherit;font-weight:650;text-decoration:none;cursor:pointer}\
.call,button{background:var(--accent);color:var(--on);border:1px solid var(--accent)}.leave a{background:var(--leave);color:var(--leave-ink);border:1px solid var(--leave)}.chat,button.quiet{background:none;color:var(--accent);border:1px solid var(--accent)}\
.who{color:var(--soft);margin:1.5rem 0 0}h1{font-size:1.6rem;line-height:1.2;margin:.25rem 0 .75rem}.danger{font-weight:650}.call+.hint{display:block}.hint{color:var(--soft);font-size:.9375rem;margin:.25rem 0 1rem}\
label{display:block;font-weight:650;margin:1.5rem 0 .25rem}textarea{width:100%;padding:.75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:.75rem;resize:vertical}\
.notice{padding:.75rem 1rem;background:var(--mine);border-radius:.75rem}.talk{list-style:none;padding:0}.talk li{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.5rem .9rem;margin-block:.5rem}\
.talk .mine{background:var(--mine)}.talk p{margin:0;white-space:pre-wrap}.from{font-size:.875rem;color:var(--soft)}nav{margin-block-start:2rem;display:flex;flex-wrap:wrap;gap:.25rem 1rem}nav a{color:var(--accent);min-width:2rem;min-height:1.75rem}\
nav a[aria-current]{font-weight:700;text-decoration:none}a:focus-visible,button:focus-visible,textarea:focus-visible{outline:3px solid var(--accent);outline-offset:3px}";
