//! A webhook as it came: what a gateway's proof is made over, and what is kept when the proof fails.

use std::net::IpAddr;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::fields::{self, Fault, Fields};

/// One request of a gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hook {
    /// In capitals.
    pub method: String,
    /// Below the channel's own address, with the query as it was sent: `/in/secret?ref=…`.
    pub path: String,
    /// Names in lower case, values that are text.
    pub headers: Vec<(String, String)>,
    /// As it came.
    #[serde(with = "base64_bytes")]
    pub body: Bytes,
}

impl Hook {
    /// The query, without its question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        self.path.split_once('?').map_or("", |(_, query)| query)
    }

    /// The secret in the path; empty where none stands there.
    #[must_use]
    pub fn path_secret(&self) -> &str {
        let path = self.path.split('?').next().unwrap_or_default();
        path.trim_start_matches('/').split_once('/').map_or("", |(_, secret)| secret)
    }

    /// Whether it came to the receipts' address.
    #[must_use]
    pub fn is_status(&self) -> bool {
        self.path.trim_start_matches('/').starts_with("status")
    }

    /// What stands as our own reference in the query of a receipt's address. No gateway signs all of its address, so that this proves
    /// itself or nothing ([`crate::proof::bound`]).
    #[must_use]
    pub fn reference(&self) -> Option<String> {
        let pairs = fields::pairs(self.query().as_bytes());
        let mut named = pairs.into_iter().filter(|(name, _)| name == b"ref").map(|(_, value)| value);
        match (named.next(), named.next()) {
            (Some(value), None) => String::from_utf8(value).ok(),
            _ => None,
        }
    }

    /// The address that the gateway was told to call, as it called it.
    #[must_use]
    pub fn url(&self, base: &str) -> String {
        format!("{base}{}", self.path)
    }

    /// A header; `None` where it is missing or stands there more than once.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        match (found.next(), found.next()) {
            (Some(value), None) => Some(value),
            _ => None,
        }
    }

    /// The media type of the body, without parameters.
    #[must_use]
    pub fn media_type(&self) -> String {
        let named = self.header("content-type").and_then(|value| value.split(';').next()).unwrap_or_default();
        named.trim().to_ascii_lowercase()
    }

    /// Whether the body is JSON, by what it says it is, or by what it looks like where it says nothing useful.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let named = self.media_type();
        let looks = || {
            self.body.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'{' | b'['))
        };
        named == "application/json" || named.ends_with("+json") || (named != FORM && looks())
    }

    /// What the body of a form says, or the query of a request without a body.
    #[must_use]
    pub fn pairs(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        if self.method == "GET" || self.body.is_empty() {
            fields::pairs(self.query().as_bytes())
        } else {
            fields::pairs(&self.body)
        }
    }

    /// What the query says.
    #[must_use]
    pub fn pairs_of_query(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        fields::pairs(self.query().as_bytes())
    }

    /// What the request says: of its body, or of its query where there is none.
    ///
    /// # Errors
    /// [`Fault`] where it can't be read.
    pub fn fields(&self) -> Result<Fields, Fault> {
        if self.method != "GET" && self.is_json() { Fields::json(&self.body) } else { Ok(Fields::pairs(&self.pairs())) }
    }

    /// The bytes that are kept beside a message: what the gateway said, without the secret of the address.
    #[must_use]
    pub fn raw(&self) -> Bytes {
        if self.body.is_empty() { Bytes::from(self.query().to_owned()) } else { self.body.clone() }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// Takes the headers of a request over, without those that tell where it came from: addresses are kept nowhere.
#[must_use]
pub fn headers(headers: &http::HeaderMap, peer: Option<IpAddr>) -> Vec<(String, String)> {
    const LEFT_OUT: [&str; 6] = ["cookie", "forwarded", "via", "x-real-ip", "true-client-ip", "cf-connecting-ip"];
    let peer = peer.map(|peer| peer.to_canonical().to_string());
    let kept = headers.iter().filter_map(|(name, value)| {
        let (name, value) = (name.as_str(), value.to_str().ok()?);
        let left_out = LEFT_OUT.contains(&name)
            || name.starts_with("x-forwarded")
            || peer.as_ref().is_some_and(|peer| value.contains(peer.as_str()));
        (!left_out).then(|| (name.to_owned(), value.to_owned()))
    });
    kept.collect()
}

mod base64_bytes {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use bytes::Bytes;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &Bytes, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Bytes, D::Error> {
        let text = String::deserialize(from)?;
        STANDARD.decode(text).map(Bytes::from).map_err(serde::de::Error::custom)
    }
}
