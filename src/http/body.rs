//! Takes requests apart, within bounds of size and time, with a problem for whatever doesn't fit.

use std::time::Duration;

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts, Request},
};
use bytes::Bytes;
use earshot_channel::{ByteStream, file_name_from_header};
use futures::StreamExt;
use http::{HeaderMap, header, request::Parts};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::problem::Problem;

/// Longest body of a command.
pub const JSON_LIMIT_BYTES: usize = 64 * 1024;
/// Largest file of an operator.
pub const UPLOAD_LIMIT_BYTES: u64 = 10 * 1024 * 1024;
/// How long a body may stand still, and a command's body may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A JSON body.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (head, body) = request.into_parts();
        if media_type(&head.headers).as_deref() != Some("application/json") {
            return Err(Problem::unsupported_type("Send application/json."));
        }
        let bytes = read(&head.headers, body, JSON_LIMIT_BYTES).await?;
        serde_json::from_slice(&bytes).map(Json).map_err(|error| misread(&error))
    }
}

/// What is wrong with JSON, by place and name only: serde's own words may quote the value.
fn misread(error: &serde_json::Error) -> Problem {
    let place = format!("line {}, column {}", error.line(), error.column());
    match error.classify() {
        serde_json::error::Category::Data => {
            let words = error.to_string();
            let named = [("missing field", "lacks the field"), ("unknown field", "has an unknown field")]
                .into_iter()
                .find(|(kind, _)| words.starts_with(kind));
            match named.and_then(|(_, says)| Some((says, words.split('`').nth(1)?))) {
                Some((says, field)) if field.len() <= 40 => {
                    Problem::malformed(format!("The JSON {says} {field} ({place})."))
                }
                _ => Problem::malformed(format!("The JSON doesn't have the shape that is asked for ({place}).")),
            }
        }
        _ => Problem::malformed(format!("The body is not JSON ({place}).")),
    }
}

/// A form as browsers send it without scripts.
pub async fn form<T: DeserializeOwned>(head: &HeaderMap, body: Body) -> Result<T, Problem> {
    if media_type(head).as_deref() != Some("application/x-www-form-urlencoded") {
        return Err(Problem::unsupported_type("Send the form of the page."));
    }
    // Each character of the text may take nine bytes as a form is written.
    let bytes = read(head, body, 3 * JSON_LIMIT_BYTES).await?;
    let query = std::str::from_utf8(&bytes).ok().and_then(|text| format!("/?{text}").parse::<http::Uri>().ok());
    let query = query.ok_or_else(|| Problem::malformed("The form can't be read."))?;
    let form =
        axum::extract::Query::<T>::try_from_uri(&query).map_err(|_| Problem::malformed("The form can't be read."))?;
    Ok(form.0)
}

async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, Problem> {
    let too_large = || Problem::too_large(format!("The request has at most {} KiB.", limit / 1024));
    if length(headers).is_some_and(|length| length > limit as u64) {
        return Err(too_large());
    }
    match tokio::time::timeout(PATIENCE, Limited::new(body, limit).collect()).await {
        Err(_) => Err(Problem::too_slow()),
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Problem::malformed("The body broke off.")),
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The media type without parameters.
pub fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next()?.trim().to_ascii_lowercase())
}

/// A file on its way in: its bytes as they come, its claimed type and name.
pub struct Upload {
    /// What the sender calls it, cleaned.
    pub name: String,
    /// What the sender says it is.
    pub media_type: String,
    /// The bytes; ends with an error when it is too large, too slow or broken off.
    pub bytes: ByteStream,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (head, body) = request.into_parts();
        if length(&head.headers).is_some_and(|length| length > UPLOAD_LIMIT_BYTES) {
            return Err(Problem::too_large("A file has at most 10 MiB."));
        }
        let media_type = media_type(&head.headers).unwrap_or_else(|| "application/octet-stream".to_owned());
        if media_type.len() > 100 || !media_type.contains('/') {
            return Err(Problem::unsupported_type("The file's media type can't be read."));
        }
        let name = head.headers.get("x-file-name").and_then(|name| name.to_str().ok()).map(file_name_from_header);
        Ok(Self { name: name.unwrap_or_else(|| "file".to_owned()), media_type, bytes: bounded(body) })
    }
}

fn bounded(body: Body) -> ByteStream {
    let stream = body.into_data_stream();
    Box::pin(futures::stream::unfold(Some((stream, 0_u64)), async |state| {
        let (mut stream, before) = state?;
        let failed = |words: &'static str| Some((Err(std::io::Error::other(words)), None));
        match tokio::time::timeout(PATIENCE, stream.next()).await {
            Err(_) => failed("the file came too slowly"),
            Ok(None) => None,
            Ok(Some(Err(_))) => failed("the file broke off"),
            Ok(Some(Ok(piece))) => {
                let length = before + piece.len() as u64;
                if length > UPLOAD_LIMIT_BYTES {
                    return failed("the file is too large");
                }
                Some((Ok(piece), Some((stream, length))))
            }
        }
    }))
}

/// The `Idempotency-Key` of a command: the same key again asks for the same answer, never for a second effect.
pub struct CommandKey(pub Uuid);

impl<S: Send + Sync> FromRequestParts<S> for CommandKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let key = parts.headers.get("idempotency-key").and_then(|key| key.to_str().ok());
        let key = key.and_then(|key| Uuid::try_parse(key).ok());
        key.map(CommandKey)
            .ok_or_else(|| Problem::malformed("This command needs the header Idempotency-Key with a UUID of its own."))
    }
}

/// A part of the path; what can't be read names nothing.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|path| Path(path.0)).map_err(|_| Problem::not_found())
    }
}

/// The query. Not named after axum's own, because utoipa would then describe it a second time.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, state).await;
        query
            .map(|query| Asked(query.0))
            .map_err(|_| Problem::malformed("The address has a part after ? that can't be read."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_json_is_told_without_quoting_it() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Body {
            #[expect(dead_code, reason = "only its name matters")]
            text: String,
        }
        let words = |json: &str| {
            let problem = misread(&serde_json::from_str::<Body>(json).unwrap_err());
            String::from_utf8(problem.document()).unwrap()
        };
        assert!(words("{}").contains("lacks the field text"));
        assert!(words(r#"{"text":"a","canary":1}"#).contains("unknown field"));
        assert!(!words(r#"{"text":["canary"]}"#).contains("canary"));
        assert!(words("{\"text\":").contains("not JSON"));
    }
}
