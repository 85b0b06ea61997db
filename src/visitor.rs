//! A contact without the widget: speaks the web chat's own protocol to its routes, inside the process.
//!
//! The contact page and the demo write through this, so that there is one way in and no second one to keep right.

use axum::{Router, body::Body};
use earshot_channel::Near;
use http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

/// Bounds what is taken of an answer; the protocol's own limits are lower.
const ANSWER_LIMIT_BYTES: usize = 8 * 1024 * 1024;

/// Somebody who writes to one chat.
pub struct Visitor {
    router: Router,
    token: String,
    /// From where they come, where that is known.
    near: Option<Near>,
}

/// The chat would not.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Its status.
    pub status: StatusCode,
    /// Its problem document.
    pub problem: Value,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.problem.get("type").and_then(Value::as_str).unwrap_or(self.status.as_str()))
    }
}

impl std::error::Error for Refused {}

impl Visitor {
    /// Opens a session. Nothing is stored by it.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn arrive(router: Router, language: &str) -> Result<Self, Refused> {
        let mut visitor = Self { router, token: String::new(), near: None };
        let session = visitor.post("/session", &json!({ "language": language })).await?;
        session.get("token").and_then(Value::as_str).unwrap_or_default().clone_into(&mut visitor.token);
        Ok(visitor)
    }

    /// Goes on with a session that somebody holds.
    pub fn returning(router: Router, token: String) -> Self {
        Self { router, token, near: None }
    }

    /// The same, who comes from there.
    pub fn near(self, near: Option<Near>) -> Self {
        Self { near, ..self }
    }

    /// What this visitor holds.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Sends a message. The same id and text may be sent again.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn send(&self, id: Uuid, text: &str, language: &str) -> Result<Value, Refused> {
        self.post("/send", &json!({ "id": id, "text": text, "language": language })).await
    }

    /// Answers "Are you safe right now?" with `yes`, `no` or `unsure`.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn safe(&self, id: Uuid, answer: &str) -> Result<Value, Refused> {
        self.post("/safe", &json!({ "id": id, "answer": answer })).await
    }

    /// Says what was shown.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn seen(&self, seq: i64) -> Result<Value, Refused> {
        self.post("/seen", &json!({ "seq": seq })).await
    }

    /// Everything that is there after an item.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn items(&self, after: i64) -> Result<Vec<Value>, Refused> {
        let mut answer = self.ask(Method::GET, &format!("/stream?after={after}&wait=0"), None).await?;
        Ok(answer.get_mut("items").and_then(Value::as_array_mut).map(std::mem::take).unwrap_or_default())
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        self.ask(Method::POST, path, Some(body)).await
    }

    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, Refused> {
        let failed = || Refused { status: StatusCode::INTERNAL_SERVER_ERROR, problem: Value::Null };
        let mut request = Request::builder().method(method).uri(path).header(header::ACCEPT, "application/json");
        if !self.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        let body = match body {
            None => Body::empty(),
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
        };
        let mut request = request.body(body).map_err(|_| failed())?;
        if let Some(near) = self.near {
            request.extensions_mut().insert(near);
        }
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let bytes = http_body_util::Limited::new(response.into_body(), ANSWER_LIMIT_BYTES)
            .collect()
            .await
            .map_err(|_| failed())?;
        let value = serde_json::from_slice(&bytes.to_bytes()).unwrap_or_default();
        match status.is_success() {
            true => Ok(value),
            false => Err(Refused { status, problem: value }),
        }
    }
}
