//! The headers that every answer carries, whoever made it.
//!
//! The stricter word wins: a document sets its own Content-Security-Policy and caching, everything else gets "nothing may
//! load, nobody may frame, nobody may keep".

use axum::response::Response;
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use http::{HeaderName, HeaderValue, header};

const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Fills in what the answer doesn't say itself.
pub fn harden(response: &mut Response, secure: bool) {
    let headers = response.headers_mut();
    let may_be_framed = headers.get(header::CONTENT_SECURITY_POLICY).is_some_and(allows_frames);
    let defaults: [(HeaderName, &'static str); 8] = [
        (header::CONTENT_SECURITY_POLICY, NOTHING),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ];
    for (name, value) in defaults {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !may_be_framed {
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
}

/// X-Frame-Options knows no list, so it is left out where the policy names somebody.
fn allows_frames(policy: &HeaderValue) -> bool {
    policy.to_str().unwrap_or_default().split(';').any(|directive| {
        let mut words = directive.split_whitespace();
        words.next() == Some("frame-ancestors") && words.any(|word| word != "'none'")
    })
}

/// A fresh number for one document's own script and style (CSP level 3).
pub fn nonce() -> String {
    STANDARD_NO_PAD.encode(earshot_inbox::clock::random::<16>())
}

/// A policy as a header. Origins in it were checked when they were set; what still doesn't fit closes everything.
pub fn policy(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(NOTHING))
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, response::IntoResponse};

    use super::*;

    #[test]
    fn a_bare_answer_is_closed_and_a_framed_one_stays_framed() {
        let mut bare = Body::empty().into_response();
        harden(&mut bare, true);
        assert_eq!(bare.headers()["x-frame-options"], "DENY");
        assert_eq!(bare.headers()["cache-control"], "no-store");
        assert_eq!(bare.headers()["strict-transport-security"], "max-age=63072000");
        assert!(bare.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));

        let own = policy("default-src 'none'; frame-ancestors https://hotline.example.org");
        let mut framed = ([(header::CONTENT_SECURITY_POLICY, own)], Body::empty()).into_response();
        harden(&mut framed, false);
        assert!(!framed.headers().contains_key("x-frame-options"));
        assert!(!framed.headers().contains_key("strict-transport-security"));
    }
}
