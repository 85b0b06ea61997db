//! What goes wrong, as problem details (RFC 9457). The one place that turns errors into answers.
//!
//! Invariant: `detail` is a sentence for a person and never shows content or the inside of the program; what the inside
//! looks like goes to the log, once, here.

use std::borrow::Cow;

use axum::response::{IntoResponse, Response};
use earshot_inbox::{WriteError, problems::Refusal, store::StoreError};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};

/// A refusal.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    slug: &'static str,
    status: StatusCode,
    title: &'static str,
    detail: Cow<'static, str>,
    retry_after_s: Option<u64>,
    extra: Option<Box<(&'static str, Value)>>,
}

impl Problem {
    fn new(slug: &'static str, status: StatusCode, title: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { slug, status, title, detail: detail.into(), retry_after_s: None, extra: None }
    }

    /// The request can't be read.
    pub fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("malformed", StatusCode::BAD_REQUEST, "Can't be read", detail)
    }

    /// Readable, and breaks a rule.
    pub fn invalid(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("invalid", StatusCode::UNPROCESSABLE_ENTITY, "Can't be taken as it is", detail)
    }

    /// Too large.
    pub fn too_large(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("too-large", StatusCode::PAYLOAD_TOO_LARGE, "Too large", detail)
    }

    /// Another media type is taken here.
    pub fn unsupported_type(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("unsupported-type", StatusCode::UNSUPPORTED_MEDIA_TYPE, "Not of a type that is taken here", detail)
    }

    /// The request came too slowly.
    pub fn too_slow() -> Self {
        Self::new(
            "too-slow",
            StatusCode::REQUEST_TIMEOUT,
            "Too slow",
            "The request took too long to arrive. Send it again.",
        )
    }

    /// Nobody is logged in.
    pub fn unauthenticated() -> Self {
        Self::new("unauthenticated", StatusCode::UNAUTHORIZED, "Not logged in", "Log in and try again.")
    }

    /// Name and password don't go together; says no more, so that nobody learns which names exist.
    pub fn wrong_login() -> Self {
        Self::new("unauthenticated", StatusCode::UNAUTHORIZED, "Not logged in", "The name or the password is wrong.")
    }

    /// Not with this role, or not from there.
    pub fn forbidden(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("forbidden", StatusCode::FORBIDDEN, "Not allowed", detail)
    }

    /// Another site's page is behind the request.
    pub fn foreign_origin() -> Self {
        Self::new(
            "foreign-origin",
            StatusCode::FORBIDDEN,
            "From another site",
            "This is answered to Earshot's own pages only. Open the page anew and try again.",
        )
    }

    /// Nothing there.
    pub fn not_found() -> Self {
        Self::new("not-found", StatusCode::NOT_FOUND, "Not here", "There is nothing under this address.")
    }

    /// Another method.
    pub fn method() -> Self {
        Self::new(
            "method-not-allowed",
            StatusCode::METHOD_NOT_ALLOWED,
            "Not asked this way",
            "This address is asked with another method.",
        )
    }

    /// None of our names.
    pub fn unknown_host() -> Self {
        Self::new(
            "unknown-host",
            StatusCode::MISDIRECTED_REQUEST,
            "Not one of our names",
            "Nothing is served under this host name. The administrator finds the names under [hosts] in earshot.toml.",
        )
    }

    /// The state is another.
    pub fn conflict(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("conflict", StatusCode::CONFLICT, "Not as it was", detail)
    }

    /// Asked for what comes after an event that doesn't exist yet.
    pub fn sequence_ahead(last: i64) -> Self {
        Self {
            extra: Some(Box::new(("last", json!(last)))),
            ..Self::new(
                "sequence-ahead",
                StatusCode::CONFLICT,
                "Nothing has that number yet",
                "Take a new snapshot and follow from its number.",
            )
        }
    }

    /// Asked for what comes after an event that is too far back.
    pub fn gone() -> Self {
        Self::new("gone", StatusCode::GONE, "Too far back", "Take a new snapshot and follow from its number.")
    }

    /// Too much from one network, or too many wrong passwords.
    pub fn rate_limited(retry_after_s: u64) -> Self {
        Self {
            retry_after_s: Some(retry_after_s.clamp(1, 60)),
            ..Self::new(
                "rate-limited",
                StatusCode::TOO_MANY_REQUESTS,
                "Too fast",
                "Too much came from this network at once. Wait a moment and try again; the phone line is open.",
            )
        }
    }

    /// Can't do it now.
    pub fn unavailable() -> Self {
        Self {
            retry_after_s: Some(2),
            ..Self::new(
                "unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
                "Not now",
                "The store can't do this at the moment and nothing was changed. Try again.",
            )
        }
    }

    /// A mistake of ours.
    pub fn defect() -> Self {
        Self::new(
            "defect",
            StatusCode::INTERNAL_SERVER_ERROR,
            "Our mistake",
            "Something went wrong on the server. Try again; if it stays, tell the administrator the time it happened.",
        )
    }

    /// Adds what a program may want to know.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.extra = Some(Box::new((name, value)));
        self
    }

    /// Says something else than usual.
    #[must_use]
    pub fn saying(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The document.
    pub fn document(&self) -> Vec<u8> {
        let mut document = Map::new();
        document.insert("type".into(), json!(format!("/problems/{}", self.slug)));
        document.insert("title".into(), json!(self.title));
        document.insert("status".into(), json!(self.status.as_u16()));
        document.insert("detail".into(), json!(self.detail));
        if let Some((name, value)) = self.extra.as_deref() {
            document.insert((*name).into(), value.clone());
        }
        serde_json::to_vec(&document).unwrap_or_default()
    }
}

/// Sentences begin with a capital and end with a full stop; the store's words are fragments.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let stop = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::not_found(),
            StoreError::Conflict(words) => Self::conflict(sentence(&words)),
            StoreError::Rejected(words) => Self::invalid(sentence(&words)),
            StoreError::Forbidden(words) => Self::forbidden(sentence(&words)),
            StoreError::Unavailable(why) => {
                tracing::warn!(why, "the store is not available");
                Self::unavailable()
            }
            StoreError::Retry | StoreError::Stale => Self::unavailable(),
            StoreError::Defect(what) => {
                tracing::error!(what, "a defect in the store");
                Self::defect()
            }
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Store(error) => error.into(),
            Refusal::Invalid(problems) => {
                let fields = json!(problems.0);
                Self::invalid(sentence(&problems.to_string())).with("fields", fields)
            }
        }
    }
}

impl From<WriteError> for Problem {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Store(error) => error.into(),
            WriteError::Invalid(problems) => Refusal::Invalid(problems).into(),
            WriteError::Newer(message) => {
                Self::conflict("The contact wrote meanwhile. Read it, then send again.").with("newer", json!(message))
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.document()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A panic in a handler, as an answer. The payload may hold content, so only the fact is logged here; the place went to
/// standard error by the panic hook.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    Problem::defect().into_response()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn wire(problem: Problem) -> String {
        let retry = problem.retry_after_s.map(|seconds| format!(" retry-after {seconds}")).unwrap_or_default();
        format!("{}{retry} {}\n", problem.status.as_u16(), String::from_utf8_lossy(&problem.document()))
    }

    #[test]
    fn every_error_of_the_store_has_an_answer_that_shows_no_inside() {
        let errors = [
            StoreError::NotFound,
            StoreError::Conflict("Jonas holds this conversation".into()),
            StoreError::Rejected("the class must be one of the list".into()),
            StoreError::Forbidden("administrators see no conversations".into()),
            StoreError::Unavailable("SQLite 778 (claim_conversation)".into()),
            StoreError::Retry,
            StoreError::Stale,
            StoreError::Defect("claim_conversation: column 3".into()),
        ];
        let all: String = errors.into_iter().map(|error| wire(error.into())).collect();
        expect![[r#"
            404 {"detail":"There is nothing under this address.","status":404,"title":"Not here","type":"/problems/not-found"}
            409 {"detail":"Jonas holds this conversation.","status":409,"title":"Not as it was","type":"/problems/conflict"}
            422 {"detail":"The class must be one of the list.","status":422,"title":"Can't be taken as it is","type":"/problems/invalid"}
            403 {"detail":"Administrators see no conversations.","status":403,"title":"Not allowed","type":"/problems/forbidden"}
            503 retry-after 2 {"detail":"The store can't do this at the moment and nothing was changed. Try again.","status":503,"title":"Not now","type":"/problems/unavailable"}
            503 retry-after 2 {"detail":"The store can't do this at the moment and nothing was changed. Try again.","status":503,"title":"Not now","type":"/problems/unavailable"}
            503 retry-after 2 {"detail":"The store can't do this at the moment and nothing was changed. Try again.","status":503,"title":"Not now","type":"/problems/unavailable"}
            500 {"detail":"Something went wrong on the server. Try again; if it stays, tell the administrator the time it happened.","status":500,"title":"Our mistake","type":"/problems/defect"}
        "#]]
        .assert_eq(&all);
    }

    #[test]
    fn extras_stand_beside_the_standard_members() {
        expect![[r#"
            409 {"detail":"Take a new snapshot and follow from its number.","last":41,"status":409,"title":"Nothing has that number yet","type":"/problems/sequence-ahead"}
        "#]]
        .assert_eq(&wire(Problem::sequence_ahead(41)));
    }
}
