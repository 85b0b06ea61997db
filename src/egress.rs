//! The one HTTP client for what Earshot itself asks of others: no redirects, no proxies of the surroundings, time limits on
//! everything, answers no longer than expected.
//!
//! Deliberately absent: a check of where a name leads. What is asked here stands in files that whoever runs this machine wrote;
//! an address that comes over the console or from a carrier must not be asked by this client.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

/// A client whose requests end within `within`.
///
/// # Errors
/// Where TLS can't be set up.
pub fn client(within: Duration) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .timeout(within)
        .connect_timeout(within.min(Duration::from_secs(10)))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .https_only(true)
        .build()
}

/// The body of an answer, cut off where it is longer than `limit_bytes`.
///
/// # Errors
/// As the connection says.
pub async fn limited(mut answer: reqwest::Response, limit_bytes: usize) -> Result<Bytes, reqwest::Error> {
    let mut body = BytesMut::new();
    while let Some(piece) = answer.chunk().await? {
        let room = limit_bytes.saturating_sub(body.len());
        body.extend_from_slice(piece.get(..room.min(piece.len())).unwrap_or_default());
        if room <= piece.len() {
            break;
        }
    }
    Ok(body.freeze())
}
