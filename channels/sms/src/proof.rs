//! Proofs: what gateways make out of a secret and a request. Digests are decoded first and compared whole, in the same time whatever
//! they are; a wrong length is a wrong digest.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, Mac};
use md5::Md5;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;

/// A keyed hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// HMAC-MD5.
    HmacMd5,
    /// HMAC-SHA1.
    HmacSha1,
    /// HMAC-SHA256.
    #[default]
    HmacSha256,
    /// HMAC-SHA512.
    HmacSha512,
    /// Ed25519 (RFC 8032); the secret is the public key in base64.
    Ed25519,
}

/// How a digest is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Coding {
    /// Standard, canonical.
    #[default]
    Base64,
    /// In small letters or capitals.
    Hex,
}

impl Coding {
    /// Decodes a digest.
    #[must_use]
    pub fn decode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Base64 => STANDARD.decode(text).ok(),
            Self::Hex => unhex(text),
        }
    }
}

impl Algorithm {
    /// Whether `given` is what `secret` makes of `data`.
    #[must_use]
    pub fn holds(self, secret: &[u8], data: &[u8], given: &[u8]) -> bool {
        match self {
            Self::HmacMd5 => Hmac::<Md5>::new_from_slice(secret)
                .is_ok_and(|mac| same(&mac.chain_update(data).finalize().into_bytes(), given)),
            Self::HmacSha1 => Hmac::<Sha1>::new_from_slice(secret)
                .is_ok_and(|mac| same(&mac.chain_update(data).finalize().into_bytes(), given)),
            Self::HmacSha256 => same(&hmac_sha256(secret, data), given),
            Self::HmacSha512 => Hmac::<Sha512>::new_from_slice(secret)
                .is_ok_and(|mac| same(&mac.chain_update(data).finalize().into_bytes(), given)),
            Self::Ed25519 => {
                let key = std::str::from_utf8(secret).ok().and_then(|text| STANDARD.decode(text.trim()).ok());
                key.is_some_and(|key| {
                    ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, key).verify(data, given).is_ok()
                })
            }
        }
    }
}

/// HMAC-SHA256 (RFC 2104).
#[must_use]
pub fn hmac_sha256(secret: &[u8], data: &[u8]) -> Vec<u8> {
    Hmac::<Sha256>::new_from_slice(secret)
        .map(|mac| mac.chain_update(data).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

/// A reference of ours as it stands in an address that a gateway is given: with a mark that nobody else can make.
#[must_use]
pub fn bind(reference: &str, secret: &[u8]) -> String {
    let mark = hmac_sha256(secret, format!("report:{reference}").as_bytes());
    format!("{reference}.{}", hex(mark.get(..16).unwrap_or_default()))
}

/// The reference that [`bind`] made this of; `None` where it is anybody else's.
#[must_use]
pub fn bound(given: &str, secret: &[u8]) -> Option<String> {
    let (reference, _) = given.split_once('.')?;
    same_secret(given.as_bytes(), bind(reference, secret).as_bytes()).then(|| reference.to_owned())
}

/// SHA-256.
#[must_use]
pub fn sha256(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// MD5; two gateways still use it inside of their recipes.
#[must_use]
pub fn md5(data: &[u8]) -> [u8; 16] {
    Md5::digest(data).into()
}

/// Lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Either case, and not both in one; `None` for anything else.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let mixed =
        text.bytes().any(|byte| byte.is_ascii_lowercase()) && text.bytes().any(|byte| byte.is_ascii_uppercase());
    if mixed {
        return None;
    }
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => u8::try_from(digit(high)? * 16 + digit(low)?).ok(),
            _ => None,
        })
        .collect()
}

/// Compares in the same time whatever they are. What has another length is another.
#[must_use]
pub fn same(left: &[u8], right: &[u8]) -> bool {
    !left.is_empty() && left.len() == right.len() && bool::from(left.ct_eq(right))
}

/// Compares secrets of any length, as hashes so that the length shows nothing.
#[must_use]
pub fn same_secret(left: &[u8], right: &[u8]) -> bool {
    !left.is_empty() && bool::from(sha256(left).ct_eq(&sha256(right)))
}

/// The claims of a compact JWT (RFC 7515) that was made with HMAC-SHA256 and this secret. The algorithm is ours to say and not the token's.
#[must_use]
pub fn jwt<T: DeserializeOwned>(token: &str, secret: &[u8]) -> Option<T> {
    #[derive(Deserialize)]
    struct Head {
        alg: String,
        /// Names what a reader has to understand (RFC 7515 §4.1.11): nothing of that is known here.
        crit: Option<serde_json::Value>,
    }
    let (signed, signature) = token.rsplit_once('.')?;
    let (head, claims) = signed.split_once('.')?;
    if claims.contains('.') {
        return None;
    }
    let head: Head = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(head).ok()?).ok()?;
    let given = URL_SAFE_NO_PAD.decode(signature).ok()?;
    if head.alg != "HS256" || head.crit.is_some() || !same(&hmac_sha256(secret, signed.as_bytes()), &given) {
        return None;
    }
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
}

/// Whether an `Authorization` header names this user and password (RFC 7617): the secret is `user:password`.
#[must_use]
pub fn basic(header: Option<&str>, secret: &[u8]) -> bool {
    let given =
        header.and_then(|header| header.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"));
    let given = given.and_then(|(_, text)| STANDARD.decode(text.trim()).ok());
    given.is_some_and(|given| same_secret(&given, secret))
}

/// The header that names a user and a password.
#[must_use]
pub fn basic_header(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_compared_whole() {
        let mac = hmac_sha256(b"key", b"data");
        assert!(Algorithm::HmacSha256.holds(b"key", b"data", &mac));
        for given in [&mac[..31], &mac[..0], &[mac.as_slice(), &[0]].concat()] {
            assert!(!Algorithm::HmacSha256.holds(b"key", b"data", given));
        }
        assert!(!same_secret(b"", b"") && same_secret(b"a", b"a") && !same_secret(b"a", b"ab"));
    }

    #[test]
    fn digests_are_written_in_one_way_only() {
        assert_eq!(Coding::Base64.decode("AAE="), Some(vec![0, 1]));
        for text in ["AAE", "AAF=", "AA E=", "AAE=\n", "AAE=="] {
            assert_eq!(Coding::Base64.decode(text), None, "{text:?}");
        }
        assert_eq!(Coding::Hex.decode("00af"), Some(vec![0, 0xaf]));
        assert_eq!(Coding::Hex.decode("00AF"), Some(vec![0, 0xaf]));
        for text in ["0", "0g", "+1", "00aF"] {
            assert_eq!(Coding::Hex.decode(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_token_is_read_by_our_algorithm_only() {
        #[derive(Debug, Deserialize, PartialEq)]
        struct Claims {
            iat: i64,
        }
        let token = |head: &str, secret: &[u8]| {
            let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(head), URL_SAFE_NO_PAD.encode(r#"{"iat":7}"#));
            let mac = URL_SAFE_NO_PAD.encode(hmac_sha256(secret, signed.as_bytes()));
            format!("{signed}.{mac}")
        };
        let good = token(r#"{"alg":"HS256"}"#, b"secret");
        assert_eq!(jwt::<Claims>(&good, b"secret"), Some(Claims { iat: 7 }));
        assert_eq!(jwt::<Claims>(&good, b"other"), None);
        assert_eq!(jwt::<Claims>(&token(r#"{"alg":"none"}"#, b"secret"), b"secret"), None);
        assert_eq!(jwt::<Claims>(&token(r#"{"alg":"HS512"}"#, b"secret"), b"secret"), None);
        assert_eq!(jwt::<Claims>(&format!("{good}.x"), b"secret"), None);
        assert_eq!(jwt::<Claims>(good.trim_end_matches(|c| c != '.'), b"secret"), None);
    }
}
