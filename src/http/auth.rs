//! Who is asking: the session cookie, and the proof that one of our own pages is behind a request.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use earshot_inbox::access::{Operator, Scope};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header, request::Parts};
use secrecy::{ExposeSecret, SecretString};

use super::{Edge, problem::Problem};
use crate::config::Origin;

/// `__Host-` makes browsers refuse it with a domain, another path, or without Secure.
const COOKIE: &str = "__Host-earshot";

/// Somebody who is logged in.
pub struct Person {
    /// What they may do; every call to the inbox takes it.
    pub scope: Scope,
    /// Who they are.
    pub operator: Operator,
    /// What their browser holds.
    pub token: SecretString,
}

impl FromRequestParts<Arc<Edge>> for Person {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, edge: &Arc<Edge>) -> Result<Self, Problem> {
        let token = token(&parts.headers).ok_or_else(Problem::unauthenticated)?;
        let access = edge.inbox.access();
        // What a screen does by itself is no sign of a person: it must not hold an idle session open.
        let by_itself = ["/stream", "/view"].iter().any(|end| parts.uri.path().ends_with(end));
        let known = if by_itself { access.still_in(&token).await? } else { access.authenticate(&token).await? };
        let (scope, operator) = known.ok_or_else(Problem::unauthenticated)?;
        Ok(Self { scope, operator, token })
    }
}

/// The session token among the cookies; `None` where there is none or more than one.
pub fn token(headers: &HeaderMap) -> Option<SecretString> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut ours = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, value)| *name == COOKIE && !value.is_empty());
    match (ours.next(), ours.next()) {
        (Some((_, value)), None) => Some(SecretString::from(value)),
        _ => None,
    }
}

/// The cookie of a new session. It ends with the browser's session; the server ends it sooner.
pub fn cookie(token: &SecretString) -> HeaderValue {
    let text = format!("{COOKIE}={}; HttpOnly; Secure; SameSite=Strict; Path=/", token.expose_secret());
    let mut value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

/// Takes the cookie back.
pub fn no_cookie() -> HeaderValue {
    HeaderValue::from_static("__Host-earshot=; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=0")
}

/// Stands before the whole API.
pub async fn own_pages_only(State(edge): State<Arc<Edge>>, request: Request, next: Next) -> Response {
    match comes_from_us(request.method(), request.headers(), &edge.settings.hosts.console) {
        true => next.run(request).await,
        false => Problem::foreign_origin().into_response(),
    }
}

/// Whether a request can come from the console's pages. What changes something has to prove it twice: by a header that no
/// foreign form can set, and by its Origin. `SameSite=Strict` is the third lock.
fn comes_from_us(method: &Method, headers: &HeaderMap, console: &Origin) -> bool {
    let origin = console.to_string();
    let is_own = |value: &HeaderValue| value.as_bytes() == origin.as_bytes();
    let from_own_site = |site: &HeaderValue| matches!(site.as_bytes(), b"same-origin" | b"none");
    let nothing_foreign = headers.get_all(header::ORIGIN).iter().all(is_own)
        && headers.get_all(HeaderName::from_static("sec-fetch-site")).iter().all(from_own_site);
    let harmless = matches!(*method, Method::GET | Method::HEAD);
    nothing_foreign
        && (harmless
            || (headers.contains_key(header::ORIGIN)
                && headers.get("x-earshot").is_some_and(|value| value.as_bytes() == b"console")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn what_changes_something_comes_from_our_own_pages() {
        let console: Origin = "https://console.example.org".parse().unwrap();
        const OWN: (&str, &str) = ("origin", "https://console.example.org");
        const MARK: (&str, &str) = ("x-earshot", "console");
        type Pairs = [(&'static str, &'static str)];
        let table: [(Method, &Pairs, bool); 12] = [
            (Method::POST, &[OWN, MARK], true),
            (Method::POST, &[OWN, MARK, ("sec-fetch-site", "same-origin")], true),
            (Method::POST, &[OWN], false),
            (Method::POST, &[MARK], false),
            (Method::POST, &[("origin", "null"), MARK], false),
            (Method::POST, &[("origin", "https://chat.example.org"), MARK], false),
            (Method::POST, &[OWN, ("origin", "https://evil.test"), MARK], false),
            (Method::POST, &[OWN, MARK, ("sec-fetch-site", "same-site")], false),
            (Method::DELETE, &[], false),
            (Method::GET, &[], true),
            (Method::GET, &[("sec-fetch-site", "cross-site")], false),
            (Method::GET, &[("origin", "https://evil.test")], false),
        ];
        for (method, pairs, expected) in table {
            assert_eq!(comes_from_us(&method, &headers(pairs), &console), expected, "{method} {pairs:?}");
        }
    }

    #[test]
    fn one_session_cookie_counts_and_two_do_not() {
        let read =
            |line: &'static str| token(&headers(&[("cookie", line)])).map(|token| token.expose_secret().to_owned());
        assert_eq!(read("a=b; __Host-earshot=abc; c=d").as_deref(), Some("abc"));
        assert_eq!(read("__Host-earshot=abc; __Host-earshot=def"), None);
        assert_eq!(read("earshot=abc"), None);
        assert_eq!(read("__Host-earshot="), None);
    }
}
