//! HMAC-SHA256 under a 256-bit key: look-ups, dedupe hashes, the audit chain.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// A started HMAC. HMAC pads shorter keys with zeros itself; doing it here keeps the set-up infallible.
pub(crate) fn hmac(key: &[u8; 32]) -> Hmac<Sha256> {
    let mut block = [0_u8; 64];
    block[..32].copy_from_slice(key);
    Mac::new(&block.into())
}

/// HMAC over fields, each length-prefixed so that no two lists of fields read the same.
pub(crate) fn hmac_fields(key: &[u8; 32], fields: &[&[u8]]) -> [u8; 32] {
    let mut mac = hmac(key);
    for field in fields {
        mac.update(&(field.len() as u64).to_be_bytes());
        mac.update(field);
    }
    mac.finalize().into_bytes().into()
}
