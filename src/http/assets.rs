//! The front ends' files, embedded when the binary was built. Compressed once, when first asked for.
//!
//! Names with a hash of their content may be kept for ever; pages never.

use std::{
    collections::HashMap,
    io::Write as _,
    sync::{Mutex, OnceLock, PoisonError},
};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, header};
use rust_embed::{Embed, EmbeddedFile};

use super::problem::Problem;

/// `console/dist`.
#[derive(Embed)]
#[folder = "console/dist/"]
#[allow_missing = true]
pub struct Console;

/// `widget/dist`: the chat's document, loader and texts.
#[derive(Embed)]
#[folder = "widget/dist/"]
#[allow_missing = true]
pub struct Widget;

/// `widget/demo`: a hotline's own site.
#[derive(Embed)]
#[folder = "widget/demo/"]
#[allow_missing = true]
pub struct Site;

/// How long a file may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Its name changes with its content.
    Forever,
    /// An hour; asked again with its tag after that.
    AnHour,
}

/// A file as an answer: compressed where the asker takes it, and 304 where they have it.
pub fn serve(name: &str, file: EmbeddedFile, keep: Keep, asked: &HeaderMap) -> Response {
    let hash = file.metadata.sha256_hash();
    let tag = format!("\"{}\"", hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect::<String>());
    let caching = match keep {
        Keep::Forever => "public, max-age=31536000, immutable",
        Keep::AnHour => "public, max-age=3600",
    };
    let mut response = match asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        true => http::StatusCode::NOT_MODIFIED.into_response(),
        false => full(name, file, hash, asked),
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn full(name: &str, file: EmbeddedFile, hash: [u8; 32], asked: &HeaderMap) -> Response {
    let kind = HeaderValue::from_static(media_type(name));
    if takes_gzip(asked) {
        let body = compressed(hash, &file.data);
        return ([(header::CONTENT_TYPE, kind), (header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], body)
            .into_response();
    }
    ([(header::CONTENT_TYPE, kind)], Body::from(file.data)).into_response()
}

/// Each file is compressed once in the life of the process.
fn compressed(hash: [u8; 32], data: &[u8]) -> Bytes {
    static DONE: OnceLock<Mutex<HashMap<[u8; 32], Bytes>>> = OnceLock::new();
    let mut done = DONE.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    done.entry(hash).or_insert_with(|| gzip(data, Compression::best())).clone()
}

/// Gzip (RFC 1952).
pub fn gzip(data: &[u8], level: Compression) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(data.len() / 3), level);
    // Writing into a Vec can't fail.
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default().into()
}

/// Whether an answer may be compressed.
pub fn takes_gzip(asked: &HeaderMap) -> bool {
    let accepted = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';');
        let is_gzip = parts.next().is_some_and(|name| name.trim().eq_ignore_ascii_case("gzip"));
        is_gzip && !parts.any(|part| matches!(part.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("ftl") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// An HTML page with its policy, compressed where the asker takes it.
pub fn page(html: String, policy: &str, asked: &HeaderMap) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, super::headers::policy(policy)),
        (header::VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language")),
    ];
    if !takes_gzip(asked) {
        return (headers, html).into_response();
    }
    let body = gzip(html.as_bytes(), Compression::new(5));
    (headers, [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], body).into_response()
}

/// What stands for a front end that was not built into this binary.
pub fn not_built(folder: &str) -> Problem {
    Problem::not_found()
        .saying(format!("This binary was built without {folder}. Run npm run build, then build it again."))
}

/// Text inside HTML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_used_only_where_it_is_taken() {
        let table = [("gzip, br", true), ("br", false), ("gzip;q=0, br", false), ("GZIP;q=0.5", true), ("", false)];
        for (accepted, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(takes_gzip(&headers), expected, "{accepted}");
        }
    }

    #[test]
    fn markup_in_words_stays_words() {
        assert_eq!(escape("<b a=\"1\">&'"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
    }
}
