//! Answers that say no, as RFC 9457 problem details: the same shape as the process gives elsewhere.
//!
//! Deliberately absent: anything of the request. A problem never quotes what somebody wrote.

use std::borrow::Cow;

use axum::response::{IntoResponse, Response};
use earshot_channel::HostError;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

/// What a command's sender is told while nothing is saved.
pub(crate) const NOT_SAVED: &str = "Your message is not saved yet; it is sent again by itself.";
/// What a reader is told.
pub(crate) const NOT_NOW: &str = "This does not work right now; it is tried again by itself.";

/// A refusal in words.
#[derive(Debug)]
pub(crate) struct Problem {
    slug: &'static str,
    status: StatusCode,
    title: &'static str,
    detail: Cow<'static, str>,
    retry_after_s: Option<u64>,
    last: Option<i64>,
}

#[derive(Serialize)]
struct Wire<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<i64>,
}

impl Problem {
    fn new(slug: &'static str, status: StatusCode, title: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { slug, status, title, detail: detail.into(), retry_after_s: None, last: None }
    }

    pub(crate) fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("malformed", StatusCode::BAD_REQUEST, "The request can't be read", detail)
    }

    pub(crate) fn invalid(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("invalid", StatusCode::UNPROCESSABLE_ENTITY, "The request says something that can't be", detail)
    }

    pub(crate) fn too_large(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("too-large", StatusCode::PAYLOAD_TOO_LARGE, "Too long", detail)
    }

    pub(crate) fn too_slow() -> Self {
        Self::new(
            "too-slow",
            StatusCode::REQUEST_TIMEOUT,
            "Too slow",
            "The request did not arrive in time. Send it again.",
        )
    }

    pub(crate) fn unsupported_type(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new("unsupported-type", StatusCode::UNSUPPORTED_MEDIA_TYPE, "Not of a kind that is taken here", detail)
    }

    pub(crate) fn unknown_session() -> Self {
        Self::new(
            "unknown-session",
            StatusCode::UNAUTHORIZED,
            "No such session",
            "This chat does not know you any more. Open a new one.",
        )
    }

    pub(crate) fn session_ended() -> Self {
        Self::new(
            "session-ended",
            StatusCode::GONE,
            "The talk is over",
            "This talk was ended. Open a new one to go on.",
        )
    }

    pub(crate) fn erased() -> Self {
        Self::new("erased", StatusCode::GONE, "Erased", "This was erased and stays erased.")
    }

    pub(crate) fn foreign_origin() -> Self {
        Self::new(
            "foreign-origin",
            StatusCode::FORBIDDEN,
            "Not from the chat's own page",
            "This can only be asked from the chat's own page.",
        )
    }

    pub(crate) fn id_reused() -> Self {
        Self::new(
            "id-reused",
            StatusCode::CONFLICT,
            "The id stands for something else",
            "Another message was sent with this id before. What came now is kept beside it; use a new id for each message.",
        )
    }

    pub(crate) fn sequence_ahead(last: i64) -> Self {
        Self {
            last: Some(last),
            ..Self::new(
                "sequence-ahead",
                StatusCode::CONFLICT,
                "Nothing has that number yet",
                "Ask again from the last number that there is.",
            )
        }
    }

    pub(crate) fn not_found() -> Self {
        Self::new("not-found", StatusCode::NOT_FOUND, "Not here", "There is nothing under this address.")
    }

    pub(crate) fn method() -> Self {
        Self::new(
            "method-not-allowed",
            StatusCode::METHOD_NOT_ALLOWED,
            "Not asked this way",
            "This address is asked with another method.",
        )
    }

    pub(crate) fn forbidden(detail: &'static str) -> Self {
        Self::new("forbidden", StatusCode::FORBIDDEN, "Not allowed", detail)
    }

    pub(crate) fn unavailable(detail: &'static str, retry_after_ms: u64) -> Self {
        Self {
            // Never 0: that would ask a thousand phones to come back at once.
            retry_after_s: Some(retry_after_ms.div_ceil(1000).clamp(1, 60)),
            ..Self::new("unavailable", StatusCode::SERVICE_UNAVAILABLE, "Not now", detail)
        }
    }

    pub(crate) fn is_ended(&self) -> bool {
        self.status == StatusCode::GONE
    }

    /// The answer for what the host said; `detail` is what the asker is told while the host can't.
    pub(crate) fn from_host(error: HostError, detail: &'static str) -> Self {
        match error {
            HostError::Unavailable { why, retry_after_ms } => {
                tracing::warn!(why, "the host takes nothing now");
                Self::unavailable(detail, retry_after_ms)
            }
            HostError::Rejected(_) => Self::invalid("This can't be taken as it is."),
            HostError::NotFound => Self::not_found(),
            HostError::Ended => Self::session_ended(),
            HostError::Ahead { last } => Self::sequence_ahead(last.0),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let wire = Wire {
            r#type: format!("/problems/{}", self.slug),
            title: self.title,
            status: self.status.as_u16(),
            detail: &self.detail,
            last: self.last,
        };
        let body = serde_json::to_vec(&wire).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
