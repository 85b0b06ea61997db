//! Takes a command's body off the wire, within limits of size and time.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::{
    BODY_LIMIT_BYTES,
    parse::{self, Fault},
    problem::Problem,
};

/// How long a command may take to arrive, and how long an upload may stand still.
pub(crate) const BODY_PATIENCE: Duration = Duration::from_secs(20);

/// Which bodies a route takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `application/json`.
    Json,
    /// Also `text/plain`: a beacon may send nothing else without asking first.
    JsonOrBeacon,
}

/// The whole body of a command.
pub(crate) async fn read(headers: &HeaderMap, body: Body, kind: Kind) -> Result<Bytes, Problem> {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(parse::media_type);
    match named.as_deref() {
        Some("application/json") => {}
        Some("text/plain") if kind == Kind::JsonOrBeacon => {}
        _ => return Err(Problem::unsupported_type("Send application/json.")),
    }
    if length(headers).is_some_and(|length| length > BODY_LIMIT_BYTES as u64) {
        return Err(too_large());
    }
    match tokio::time::timeout(BODY_PATIENCE, Limited::new(body, BODY_LIMIT_BYTES).collect()).await {
        Err(_) => Err(Problem::too_slow()),
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Problem::malformed("The body broke off.")),
    }
}

/// The length that the sender claims.
pub(crate) fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn too_large() -> Problem {
    Problem::too_large("The request has at most 64 KiB.")
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Malformed(words) => Self::malformed(words),
            Fault::Invalid(words) => Self::invalid(words),
            Fault::TooLarge(words) => Self::too_large(words),
        }
    }
}
