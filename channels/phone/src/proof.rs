//! The proof that an exchange gives: HMAC-SHA256 over the time and the body as it came.
//!
//! The header is `X-Earshot-Signature: t=SECONDS,v1=HEX`, where HEX is `HMAC-SHA256(secret, "SECONDS." + body)`; several `v1` may stand there
//! while a secret is changed. The comparison takes the same time wherever the difference is.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// The header's name.
pub const HEADER: &str = "x-earshot-signature";

/// When something was signed, in milliseconds since 1970, where one of the secrets fits; else why not.
///
/// # Errors
/// In words.
pub fn prove(header: Option<&str>, body: &[u8], secrets: &[&[u8]]) -> Result<i64, &'static str> {
    let header = header.ok_or("it is not signed")?;
    let (mut at, mut proofs) = (None, Vec::new());
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", seconds)) if at.is_none() => at = seconds.parse::<i64>().ok().filter(|at| *at >= 0),
            Some(("v1", hex)) => proofs.extend(unhex(hex)),
            _ => return Err("its signature can't be read"),
        }
    }
    let at = at.ok_or("its signature can't be read")?;
    for secret in secrets {
        for proof in &proofs {
            if mac(secret, at, body).verify_slice(proof).is_ok() {
                return Ok(at.saturating_mul(1_000));
            }
        }
    }
    Err(if secrets.is_empty() { "no webhook secret is set" } else { "its signature is not of this secret" })
}

/// The header for a body; for exchanges, examples and tests.
#[must_use]
pub fn sign(secret: &[u8], seconds: i64, body: &[u8]) -> String {
    format!("t={seconds},v1={}", hex(&mac(secret, seconds, body).finalize().into_bytes()))
}

fn mac(secret: &[u8], seconds: i64, body: &[u8]) -> Hmac<Sha256> {
    // A key of any length is good for this.
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap_or_else(|_| Hmac::new(&Default::default()));
    mac.update(format!("{seconds}.").as_bytes());
    mac.update(body);
    mac
}

/// A name for bytes without another one.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 {
        return None;
    }
    let pairs = text.as_bytes().chunks_exact(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"call":"1","event":"ringing"}"#;

    #[test]
    fn a_proof_fits_one_secret_one_time_and_one_body() {
        let good = sign(b"secret", 1_772_445_600, BODY);
        // Made elsewhere: printf '1772445600.{"call":"1","event":"ringing"}' | openssl dgst -sha256 -hmac secret
        assert_eq!(good, "t=1772445600,v1=335a6b44130dbfa93e3c6d593d53d68fb92e35265d82dd1a505e624a1bd98c0f");
        assert_eq!(prove(Some(&good), BODY, &[b"other", b"secret"]), Ok(1_772_445_600_000));
        let two = format!("{good},v1={}", "0".repeat(64));
        assert!(prove(Some(&two), BODY, &[b"secret"]).is_ok());
        for (header, body, secrets) in [
            (None, BODY, vec![b"secret".as_slice()]),
            (Some(good.clone()), b"{}".as_slice(), vec![b"secret".as_slice()]),
            (Some(good.replace("t=1772445600", "t=1772445601")), BODY, vec![b"secret"]),
            (Some(good[..good.len() - 2].to_owned()), BODY, vec![b"secret"]),
            (Some(String::new()), BODY, vec![b"secret"]),
            (Some("t=x,v1=y".into()), BODY, vec![b"secret"]),
            (Some(good.clone()), BODY, vec![b"other"]),
            (Some(good.clone()), BODY, Vec::new()),
        ] {
            assert!(prove(header.as_deref(), body, &secrets).is_err(), "{header:?}");
        }
    }

    #[test]
    fn every_bit_of_a_body_counts() {
        let good = sign(b"secret", 7, BODY);
        for bit in 0..BODY.len() * 8 {
            let mut body = BODY.to_vec();
            body[bit / 8] ^= 1 << (bit % 8);
            assert!(prove(Some(&good), &body, &[b"secret"]).is_err(), "bit {bit}");
        }
    }
}
