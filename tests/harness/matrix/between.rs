//! What stands between Earshot and its Matrix server, and does on purpose what networks and servers do: requests that get no answer, answers
//! that are lost on the way back, keys that come long after what they open.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Passes on what it is not told to hold.
pub struct Between {
    url: String,
    way: Arc<Way>,
    _serving: JoinSet<()>,
}

struct Way {
    to: String,
    client: reqwest::Client,
    rules: Mutex<Rules>,
}

#[derive(Default)]
struct Rules {
    /// Requests to such paths go nowhere.
    held: Option<String>,
    /// Such are passed on, and their answers go nowhere.
    cut: Option<String>,
    held_up: usize,
    keeps_keys: bool,
    keys: Vec<Value>,
}

impl Between {
    pub async fn start(to: String) -> Self {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(120)).build().unwrap();
        let way = Arc::new(Way { to, client, rules: Mutex::default() });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().fallback(pass).with_state(Arc::clone(&way));
        let mut serving = JoinSet::new();
        serving.spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { url, way, _serving: serving }
    }

    /// Its address, which stands for the server's.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// From now on requests to paths with this in them get no answer.
    pub fn hold(&self, path: &str) {
        self.way.rules.lock().unwrap().held = Some(path.to_owned());
    }

    /// From now on the server takes requests to paths with this in them, and nobody hears so.
    pub fn cut(&self, path: &str) {
        self.way.rules.lock().unwrap().cut = Some(path.to_owned());
    }

    /// Everything passes again.
    pub fn open(&self) {
        let mut rules = self.way.rules.lock().unwrap();
        (rules.held, rules.cut) = (None, None);
    }

    /// How many requests were held or lost their answer.
    pub fn held_up(&self) -> usize {
        self.way.rules.lock().unwrap().held_up
    }

    /// From now on keys that come for the device wait here.
    pub fn keep_keys(&self) {
        self.way.rules.lock().unwrap().keeps_keys = true;
    }

    /// They go on, with the next answer.
    pub fn let_keys_go(&self) {
        self.way.rules.lock().unwrap().keeps_keys = false;
    }

    /// How many wait.
    pub fn keys(&self) -> usize {
        self.way.rules.lock().unwrap().keys.len()
    }
}

async fn pass(State(way): State<Arc<Way>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    if way.meets(&path, |rules| &rules.held) {
        return std::future::pending().await;
    }
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    // Whoever waits for news is answered soon, so that what was kept goes on soon.
    let asked = format!("{}{}", way.to, path.replace("timeout=25000", "timeout=2000"));
    let mut passed = way.client.request(parts.method, asked).body(body);
    for (name, value) in parts.headers.iter().filter(|(name, _)| !["host", "content-length"].contains(&name.as_str())) {
        passed = passed.header(name, value);
    }
    let Ok(answer) = passed.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let (status, kind) = (answer.status(), answer.headers().get("content-type").cloned());
    let Ok(bytes) = answer.bytes().await else { return StatusCode::BAD_GATEWAY.into_response() };
    if way.meets(&path, |rules| &rules.cut) {
        return std::future::pending().await;
    }
    let bytes = if path.contains("/v3/sync?") { way.keys(bytes) } else { bytes };
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().extend(kind.map(|kind| (header::CONTENT_TYPE, kind)));
    response
}

impl Way {
    fn meets(&self, path: &str, rule: impl Fn(&Rules) -> &Option<String>) -> bool {
        let mut rules = self.rules.lock().unwrap();
        let meets = rule(&rules).as_ref().is_some_and(|part| path.contains(part));
        rules.held_up += usize::from(meets);
        meets
    }

    /// Keeps what an answer brings for the device, or gives what was kept with it.
    fn keys(&self, bytes: Bytes) -> Bytes {
        let mut rules = self.rules.lock().unwrap();
        let Ok(mut answer) = serde_json::from_slice::<Value>(&bytes) else { return bytes };
        let come = answer.pointer_mut("/to_device/events").and_then(Value::as_array_mut).map(std::mem::take);
        rules.keys.extend(come.unwrap_or_default());
        if !rules.keeps_keys && answer.is_object() {
            answer["to_device"] = serde_json::json!({ "events": std::mem::take(&mut rules.keys) });
        }
        answer.to_string().into()
    }
}
