//! A web chat on a host in memory, with a clock and chance that repeat, and a page that speaks to it.

use std::{sync::Arc, time::Duration};

use axum::{Router, body::Body};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use earshot_channel::{
    Address, Channel, ChannelId,
    testkit::{FakeClock, MemoryHost, Seeded},
};
use earshot_webchat::{WebChat, WebChatSettings};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use parking_lot::Mutex;
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

pub const ORIGIN: &str = "https://chat.example.org";

/// The chat under test.
pub struct App {
    pub host: MemoryHost,
    pub chat: WebChat,
    pub router: Router,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {:?}", self.body))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The slug of a problem answer.
    pub fn problem(&self) -> String {
        assert_eq!(self.headers.get(header::CONTENT_TYPE).expect("a type"), "application/problem+json");
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        assert!(body["detail"].as_str().is_some_and(|detail| detail.ends_with('.')), "no sentence: {body}");
        body["type"].as_str().expect("a type").trim_start_matches("/problems/").to_owned()
    }
}

impl App {
    pub fn new() -> Self {
        Self::on(MemoryHost::new(1, FakeClock::new()).expect("a temporary folder"))
    }

    pub fn on(host: MemoryHost) -> Self {
        Self::with(host, |_| {})
    }

    pub fn with(host: MemoryHost, change: impl FnOnce(&mut WebChatSettings)) -> Self {
        let mut settings = WebChatSettings {
            channel: ChannelId(Uuid::from_u128(7)),
            key: "hotline".into(),
            uploads: true,
            audio: false,
            allowed_origins: vec![ORIGIN.into()],
            clock: host.clock().reader(),
        };
        change(&mut settings);
        let chance = Mutex::new(Seeded::new(42));
        let random = Arc::new(move |bytes: &mut [u8]| {
            chance.lock().fill(bytes);
            Ok(())
        });
        let chat = WebChat::with_random(settings, random);
        let router = chat.http(Arc::new(host.clone())).expect("routes");
        Self { host, chat, router }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (head, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        Answer { status: head.status, headers: head.headers, body }
    }

    pub async fn post(&self, path: &str, token: &str, body: Value) -> Answer {
        self.ask(post(path, token, body.to_string())).await
    }

    pub async fn send(&self, token: &str, number: u128, text: &str) -> Answer {
        self.post("/send", token, json!({"id": own_id(number), "text": text})).await
    }

    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.ask(get(path, token)).await
    }

    /// All that a page with this token reads at this moment.
    pub async fn items(&self, token: &str) -> Vec<Value> {
        let answer = self.get("/stream?after=0&wait=0", token).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.json()["items"].as_array().expect("items").clone()
    }

    pub async fn session(&self) -> String {
        let answer = self.post("/session", "", json!({"language": "en"})).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        answer.json()["token"].as_str().expect("a token").to_owned()
    }

    pub async fn upload(&self, token: &str, media_type: &str, name: &str, bytes: impl Into<Body>) -> Answer {
        let request = Request::post("/upload")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, media_type)
            .header("x-file-name", name)
            .body(bytes.into())
            .expect("a request");
        self.ask(request).await
    }
}

pub fn post(path: &str, token: &str, body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::builder().method(Method::POST).uri(path).body(body.into()).expect("a request");
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ORIGIN, HeaderValue::from_static(ORIGIN));
    authorize(headers, token);
    request
}

pub fn get(path: &str, token: &str) -> Request<Body> {
    let mut request = Request::builder().uri(path).body(Body::empty()).expect("a request");
    authorize(request.headers_mut(), token);
    request
}

fn authorize(headers: &mut HeaderMap, token: &str) {
    if !token.is_empty() {
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {token}")).expect("a header"));
    }
}

pub fn with_header(mut request: Request<Body>, name: &'static str, value: &str) -> Request<Body> {
    request.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header"));
    request
}

pub fn own_id(number: u128) -> String {
    Uuid::from_u128(0x4000_8000_0000_0000_0000 | number).to_string()
}

/// The address behind a session, as the host knows it.
pub fn address(token: &str) -> Address {
    let bytes = URL_SAFE_NO_PAD.decode(token).expect("a token");
    Address::new(URL_SAFE_NO_PAD.encode(&bytes[..32]))
}

/// A body that arrives in pieces with pauses between them; it never ends where `ends` is false.
pub fn trickle(pieces: Vec<Bytes>, pause: Duration, ends: bool) -> Body {
    Body::from_stream(futures::stream::unfold((pieces.into_iter(), ends), move |(mut pieces, ends)| async move {
        tokio::time::sleep(pause).await;
        match pieces.next() {
            Some(piece) => Some((Ok::<_, std::io::Error>(piece), (pieces, ends))),
            None if ends => None,
            None => std::future::pending().await,
        }
    }))
}
