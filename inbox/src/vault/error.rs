//! What can go wrong in the vault, by what the caller does next.

use crate::store::StoreError;

/// An error of the vault. Never holds content or key material.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// There is data but its keys are gone. Nothing was made in their place.
    #[error(
        "the data of this installation is here, but its keys are not ({0}). Without them nothing that was ever written can be \
         read. Put the key database back (it may have been moved or left out of a copy), or restore the newest key backup: \
         earshot restore --keys FOLDER. No new key database was made"
    )]
    KeysMissing(String),
    /// The keys are those of another installation.
    #[error(
        "the key database belongs to another installation ({keys}) than the data ({data}): they must be copied together"
    )]
    WrongKeys {
        /// The installation that the data belongs to.
        data: uuid::Uuid,
        /// The installation that the keys belong to.
        keys: uuid::Uuid,
    },
    /// The master key doesn't open the keys.
    #[error(
        "the master key is not the one that these keys were sealed with: use the key file or passphrase of this installation"
    )]
    WrongMaster,
    /// The master key can't be taken; the words say how to mend it.
    #[error("{0}")]
    Master(String),
    /// The key was erased: what it sealed is gone for good, as somebody asked.
    #[error("erased")]
    Erased,
    /// There is no such key, not even a tombstone: a backup of the keys is older than the data, or a row is damaged.
    #[error("the key to this is lost")]
    Lost,
    /// The sealed bytes were altered, cut short or moved from another place.
    #[error("the sealed bytes were altered")]
    Damaged,
    /// The key database can't be reached now, or no key became ready in time. Try again.
    #[error("the vault is not available: {0}")]
    Unavailable(String),
}

impl From<StoreError> for VaultError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(why) => VaultError::Unavailable(why),
            other => VaultError::Unavailable(other.to_string()),
        }
    }
}
