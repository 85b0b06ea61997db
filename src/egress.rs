//! The one HTTP client for what Earshot itself asks of others: no redirects, no proxies of the surroundings, time limits on
//! everything, answers no longer than expected.
//!
//! [`client`] does not check where a name leads: what it asks stands in files that whoever runs this machine wrote. What comes over the
//! console or from a carrier is asked by [`Way`], which does.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use earshot_sms::{
    egress::{Answer, Ask, AskError, Egress, Reach},
    settings::{self, Place},
};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

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

/// Longest request of an adapter.
const ADAPTER_WITHIN: Duration = Duration::from_secs(30);

/// The way out for adapters, whose addresses come from screens and carriers: a name is resolved and checked, and the checked address is
/// what is connected to.
pub struct Way {
    public: reqwest::Client,
    near: reqwest::Client,
}

impl Way {
    /// A way out.
    ///
    /// # Errors
    /// Where TLS can't be set up.
    pub fn new() -> Result<Self, reqwest::Error> {
        let builder = || {
            reqwest::Client::builder()
                .timeout(ADAPTER_WITHIN)
                .connect_timeout(Duration::from_secs(10))
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                // A connection that was idle may turn out closed when a request was half written: nobody could tell what of it was read.
                .pool_max_idle_per_host(0)
        };
        Ok(Self {
            public: builder().https_only(true).dns_resolver(Arc::new(PublicNames)).build()?,
            near: builder().build()?,
        })
    }
}

#[async_trait]
impl Egress for Way {
    async fn ask(&self, ask: Ask) -> Result<Answer, AskError> {
        let client = match (settings::place(&ask.url), ask.reach) {
            (Some(Place::Public), _) => &self.public,
            (Some(Place::Near), Reach::Near) => &self.near,
            (Some(Place::Near), Reach::Public) => {
                return Err(AskError::Refused("the address leads to this machine or a private network".into()));
            }
            (None, _) => return Err(AskError::Refused("the address is none that may be asked".into())),
        };
        let method = ask.method.parse().map_err(|_| AskError::Refused("no such method".into()))?;
        let mut request = client.request(method, &ask.url);
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        if !ask.body.is_empty() {
            request = request.body(ask.body.clone());
        }
        let answer = request.send().await.map_err(|error| unsent(&error))?;
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (location, media_type) = (header(http::header::LOCATION), header(http::header::CONTENT_TYPE));
        let retry_after_s = header(http::header::RETRY_AFTER).and_then(|text| text.parse().ok());
        let status = answer.status().as_u16();
        let body = limited(answer, ask.limit_bytes.saturating_add(1)).await;
        let mut body = body.map_err(|_| AskError::Cut("the answer broke off".into()))?;
        let is_cut = body.len() > ask.limit_bytes;
        body.truncate(ask.limit_bytes);
        Ok(Answer { status, location, media_type, retry_after_s, body, is_cut })
    }
}

/// What an error means for a request: only what failed before a connection stood was certainly not sent.
fn unsent(error: &reqwest::Error) -> AskError {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = source {
        if error.downcast_ref::<NotPublic>().is_some() {
            return AskError::Refused("the name leads to this machine or a private network".into());
        }
        source = error.source();
    }
    match () {
        () if error.is_builder() => AskError::Refused("the address is none that may be asked".into()),
        () if error.is_connect() => AskError::NotSent("it can't be reached, or its certificate is not good".into()),
        () => AskError::Cut("the connection broke off".into()),
    }
}

/// Resolves names to public addresses only.
struct PublicNames;

/// A name that leads to none.
#[derive(Debug, thiserror::Error)]
#[error("no public address")]
struct NotPublic;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<_> = found.filter(|address| settings::is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NotPublic.into());
            }
            let addresses: Addrs = Box::new(public.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    async fn asked(url: &str, reach: Reach) -> Result<Answer, AskError> {
        let ask = Ask { method: "GET", url: url.to_owned(), limit_bytes: 16, reach, ..Ask::default() };
        Way::new().unwrap().ask(ask).await
    }

    /// A server that answers once with these bytes; none closes the connection after the request.
    async fn server(answer: &'static str) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test's own server")]
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let _read = stream.read(&mut request).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
        });
        format!("http://{address}/")
    }

    #[tokio::test]
    async fn what_a_carrier_names_leads_to_public_addresses_only() {
        for url in [
            "http://127.0.0.1/",
            "https://127.0.0.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://[::1]/",
            "https://localhost/",
            "https://[::ffff:10.0.0.1]/",
            "http://example.org/",
            "file:///etc/passwd",
            "https://user@8.8.8.8/",
            "https://8.8.8.8\\@127.0.0.1/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://2130706433/",
            "https://127.1/",
            "https://127.0.0.1./",
            "https://localhost./",
            "https://[::ffff:7f00:1]/",
            "https://[::127.0.0.1]/",
            "https://１２７.0.0.1/",
        ] {
            assert!(matches!(asked(url, Reach::Public).await, Err(AskError::Refused(_))), "{url}");
        }
    }

    #[tokio::test]
    async fn it_is_known_whether_anything_was_sent() {
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let asked_closed = asked(&format!("http://{closed}/"), Reach::Near).await;
        assert!(matches!(asked_closed, Err(AskError::NotSent(_))), "{asked_closed:?}");
        let cut = asked(&server("").await, Reach::Near).await;
        assert!(matches!(cut, Err(AskError::Cut(_))), "{cut:?}");
    }

    #[tokio::test]
    async fn nothing_is_followed_and_answers_are_bounded() {
        let led = asked(
            &server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n").await,
            Reach::Near,
        )
        .await;
        let led = led.unwrap();
        assert_eq!((led.status, led.location.as_deref()), (302, Some("http://127.0.0.1:1/")));
        let long =
            asked(&server("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n01234567890123456789").await, Reach::Near)
                .await;
        let long = long.unwrap();
        assert_eq!((long.body.as_ref(), long.is_cut), (b"0123456789012345".as_slice(), true));
        let just =
            asked(&server("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n0123456789012345").await, Reach::Near).await;
        assert!(!just.unwrap().is_cut);
    }
}
