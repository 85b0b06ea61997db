//! Sealing: XChaCha20-Poly1305 under a content key, bound to the place where the bytes lie.
//!
//! Sealed bytes: algorithm (1) · nonce (24, random) · ciphertext · tag (16). The plaintext inside is its length (8, big-endian),
//! the bytes, and zeros up to a multiple of 256, so that the length of a short answer says nothing.
//! Invariant: what was altered, or copied to another place, does not open.

use chacha20poly1305::{AeadInPlace, KeyInit, XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{KeyId, clock::random};

use super::VaultError;

/// XChaCha20-Poly1305 with the layout above. A later algorithm gets the next number.
const ALGORITHM: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const LENGTH: usize = 8;
const BLOCK: usize = 256;

/// Where sealed bytes lie. They open nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's id.
    pub row: Uuid,
}

/// A 256-bit key that seals the content of one conversation, contact, hotline or blob. Wiped from memory when dropped.
pub struct ContentKey {
    id: KeyId,
    version: i64,
    key: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ContentKey({}, …)", self.id)
    }
}

impl ContentKey {
    /// A new random key.
    pub(super) fn generate(id: KeyId) -> Self {
        Self { id, version: 1, key: Zeroizing::new(random()) }
    }

    /// Its id, which rows that it seals name.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Its version, bound into all it seals.
    pub(super) fn version(&self) -> i64 {
        self.version
    }

    /// Seals bytes for one place. The result is 49 bytes longer than the padded text: 305, 561, 817 …
    pub fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8> {
        let padded = (LENGTH + plain.len()).next_multiple_of(BLOCK);
        let mut text = Vec::with_capacity(padded + TAG);
        text.extend_from_slice(&(plain.len() as u64).to_be_bytes());
        text.extend_from_slice(plain);
        text.resize(padded, 0);
        seal_bytes(&self.key, &self.bound_to(place), text)
    }

    /// How long [`ContentKey::seal`] makes so many bytes.
    pub(crate) fn sealed_size(plain_bytes: u64) -> u64 {
        let padded = plain_bytes.saturating_add(LENGTH as u64).div_ceil(BLOCK as u64).saturating_mul(BLOCK as u64);
        padded.saturating_add((1 + NONCE + TAG) as u64)
    }

    /// Opens what [`ContentKey::seal`] sealed for the same place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when a byte was altered, the place is another, or the key is another.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut text = open_bytes(&self.key, &self.bound_to(place), sealed)?;
        let length = text.first_chunk::<LENGTH>().ok_or(VaultError::Damaged)?;
        let length = usize::try_from(u64::from_be_bytes(*length)).map_err(|_| VaultError::Damaged)?;
        let end = length.checked_add(LENGTH).filter(|end| *end <= text.len()).ok_or(VaultError::Damaged)?;
        text.truncate(end);
        text.drain(..LENGTH);
        Ok(text)
    }

    /// The cipher, for streams.
    pub(crate) fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }

    /// What the sealed bytes are bound to, besides the key.
    pub(crate) fn bound_to(&self, place: Place) -> Vec<u8> {
        fields(&[
            &[ALGORITHM],
            place.table.as_bytes(),
            place.column.as_bytes(),
            place.row.as_bytes(),
            &self.version.to_be_bytes(),
        ])
    }

    /// This key sealed by the master's wrapping key, for keys.db.
    pub(super) fn wrap(&self, wrapping: &[u8; 32]) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.key.len() + TAG);
        text.extend_from_slice(&*self.key);
        seal_bytes(wrapping, &wrap_bound_to(self.id, self.version), text)
    }

    /// Takes a key out of its wrapping.
    pub(super) fn unwrap(id: KeyId, version: i64, wrapping: &[u8; 32], wrapped: &[u8]) -> Result<Self, VaultError> {
        let text = Zeroizing::new(open_bytes(wrapping, &wrap_bound_to(id, version), wrapped)?);
        let mut key = Zeroizing::new([0_u8; 32]);
        if text.len() != key.len() {
            return Err(VaultError::Damaged);
        }
        key.copy_from_slice(&text);
        Ok(Self { id, version, key })
    }
}

fn wrap_bound_to(id: KeyId, version: i64) -> Vec<u8> {
    fields(&[&[ALGORITHM], b"wrap", id.0.as_bytes(), &version.to_be_bytes()])
}

/// Fields, each length-prefixed, so that no two lists read the same.
fn fields(fields: &[&[u8]]) -> Vec<u8> {
    let mut bound = Vec::with_capacity(96);
    for field in fields {
        bound.extend_from_slice(&(field.len() as u64).to_be_bytes());
        bound.extend_from_slice(field);
    }
    bound
}

/// Seals `text`, which has room for the tag, in place.
#[expect(
    clippy::panic,
    reason = "the cipher refuses only texts beyond 256 GiB, which no memory holds; plaintext must never pass for sealed"
)]
pub(super) fn seal_bytes(key: &[u8; 32], bound: &[u8], mut text: Vec<u8>) -> Vec<u8> {
    let nonce: [u8; NONCE] = random();
    let Ok(tag) =
        XChaCha20Poly1305::new(key.into()).encrypt_in_place_detached(XNonce::from_slice(&nonce), bound, &mut text)
    else {
        panic!("the cipher refused {} bytes", text.len());
    };
    let mut sealed = Vec::with_capacity(1 + NONCE + text.len() + TAG);
    sealed.push(ALGORITHM);
    sealed.extend_from_slice(&nonce);
    sealed.append(&mut text);
    sealed.extend_from_slice(&tag);
    sealed
}

/// Opens what [`seal_bytes`] sealed.
pub(super) fn open_bytes(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (&algorithm, rest) = sealed.split_first().ok_or(VaultError::Damaged)?;
    if algorithm != ALGORITHM {
        return Err(VaultError::Damaged);
    }
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::Damaged)?;
    let (text, tag) = rest.split_last_chunk::<TAG>().ok_or(VaultError::Damaged)?;
    let mut text = text.to_vec();
    XChaCha20Poly1305::new(key.into())
        .decrypt_in_place_detached(XNonce::from_slice(nonce), bound, &mut text, tag.into())
        .map_err(|_| VaultError::Damaged)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fresh() -> ContentKey {
        ContentKey::generate(KeyId(crate::clock::random_id()))
    }

    fn place(row: u128) -> Place {
        Place { table: "message", column: "body", row: Uuid::from_u128(row) }
    }

    proptest! {
        #[test]
        fn opens_what_it_sealed(plain in prop::collection::vec(any::<u8>(), 0..3000), row in any::<u128>()) {
            let key = fresh();
            let sealed = key.seal(place(row), &plain);
            prop_assert_eq!(ContentKey::sealed_size(plain.len() as u64), sealed.len() as u64);
            prop_assert_eq!(key.open(place(row), &sealed), Ok(plain));
        }

        #[test]
        fn opens_nothing_else(junk in prop::collection::vec(any::<u8>(), 0..700)) {
            prop_assert_eq!(fresh().open(place(1), &junk), Err(VaultError::Damaged));
        }
    }

    #[test]
    fn refuses_every_altered_byte_and_every_cut() {
        let key = fresh();
        let sealed = key.seal(place(1), b"help me");
        for at in 0..sealed.len() {
            for bit in [0x01, 0x80] {
                let mut altered = sealed.clone();
                altered[at] ^= bit;
                assert_eq!(key.open(place(1), &altered), Err(VaultError::Damaged), "byte {at}");
            }
            assert_eq!(key.open(place(1), &sealed[..at]), Err(VaultError::Damaged), "cut at {at}");
        }
        let mut longer = sealed.clone();
        longer.push(0);
        assert_eq!(key.open(place(1), &longer), Err(VaultError::Damaged));
        assert_eq!(key.open(place(1), &sealed).unwrap(), b"help me");
    }

    #[test]
    fn opens_in_its_place_only_and_with_its_key_only() {
        let mut key = fresh();
        let here = place(1);
        let sealed = key.seal(here, b"help me");
        for elsewhere in [place(2), Place { table: "draft", ..here }, Place { column: "raw", ..here }] {
            assert_eq!(key.open(elsewhere, &sealed), Err(VaultError::Damaged), "{elsewhere:?}");
        }
        // Fields are length-prefixed: a letter that changes sides is another place.
        let shifted = Place { table: "messageb", column: "ody", ..here };
        assert_eq!(key.open(shifted, &sealed), Err(VaultError::Damaged));
        assert_eq!(fresh().open(here, &sealed), Err(VaultError::Damaged));
        key.version = 2;
        assert_eq!(key.open(here, &sealed), Err(VaultError::Damaged));
    }

    #[test]
    fn hides_length_and_repetition() {
        let key = fresh();
        let lengths: Vec<usize> = [0, 2, 200, 248, 249, 504, 505]
            .into_iter()
            .map(|length| key.seal(place(1), &vec![b'x'; length]).len() - 1 - NONCE - TAG)
            .collect();
        assert_eq!(lengths, [256, 256, 256, 256, 512, 512, 768]);
        assert_ne!(key.seal(place(1), b"yes"), key.seal(place(1), b"yes"));
    }

    #[test]
    fn wraps_for_one_id_version_and_master_only() {
        let key = fresh();
        let wrapped = key.wrap(&[7; 32]);
        let unwrapped = ContentKey::unwrap(key.id, 1, &[7; 32], &wrapped).unwrap();
        assert_eq!(*unwrapped.key, *key.key);
        assert!(ContentKey::unwrap(KeyId(Uuid::nil()), 1, &[7; 32], &wrapped).is_err());
        assert!(ContentKey::unwrap(key.id, 2, &[7; 32], &wrapped).is_err());
        assert!(ContentKey::unwrap(key.id, 1, &[8; 32], &wrapped).is_err());
        assert!(!wrapped.windows(32).any(|window| window == &key.key[..]));
    }

    #[test]
    fn shows_no_key_in_debug() {
        let key = fresh();
        assert_eq!(format!("{key:?}"), format!("ContentKey({}, …)", key.id));
    }
}
