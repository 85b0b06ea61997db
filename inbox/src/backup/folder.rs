//! The folder of one installation, held by one process at a time.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::BackupError;

/// The lock's file. Empty; it stays, and only the lock on it counts, which ends with the process however it ends.
const LOCK_FILE: &str = "earshot.lock";

/// How long a lock that another holds is waited for.
const PATIENCE: Duration = Duration::from_millis(500);

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
        // A process that just ended, or a child of it that has not yet become another program, may hold it for a moment.
        let until = Instant::now() + PATIENCE;
        let mut locked = lock.try_lock();
        while matches!(locked, Err(TryLockError::WouldBlock)) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
            locked = lock.try_lock();
        }
        match locked {
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
