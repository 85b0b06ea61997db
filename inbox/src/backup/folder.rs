//! The folder of one installation, held by one process at a time.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use super::BackupError;

/// The lock's file. Empty; it stays, and only the lock on it counts, which ends with the process however it ends.
const LOCK_FILE: &str = "earshot.lock";

/// The data folder, locked. While this lives no other process of Earshot writes there.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if it is missing, for this user only, and locks it.
    ///
    /// # Errors
    /// [`BackupError::InUse`] when another process holds it, [`BackupError::Unavailable`] when it can't be made or entered.
    pub fn lock(path: &Path) -> Result<Self, BackupError> {
        let refuse =
            |error: std::io::Error| BackupError::Unavailable(format!("the data folder {}: {error}", path.display()));
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(refuse)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(path.join(LOCK_FILE))
            .map_err(refuse)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: fs::canonicalize(path).map_err(refuse)?, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(BackupError::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(refuse(error)),
        }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The data, where it is SQLite.
    pub fn data_db(&self) -> PathBuf {
        self.path.join("data.db")
    }

    /// The keys, where they are SQLite and lie in the same folder.
    pub fn keys_db(&self) -> PathBuf {
        self.path.join("keys.db")
    }

    /// Sealed files.
    pub fn blobs(&self) -> PathBuf {
        self.path.join("blobs")
    }
}
