//! Files of a backup: copied, hashed and synced. Everything here blocks; call it off the async threads.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read as _, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

/// Hashes of all files of a backup, as `sha256sum --check` reads them.
pub(super) const SUMS_FILE: &str = "SHA256SUMS";
const BUFFER: usize = 1024 * 1024;

/// One line of [`SUMS_FILE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub hash: String,
    /// Path within the backup, with `/`.
    pub path: String,
}

/// Runs blocking work on its own thread.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}

/// Makes a folder for this user only; the ones above it too.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(if path.as_os_str().is_empty() { Path::new(".") } else { path })?.sync_all()
}

/// Writes a new file, synced.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Copies a file to a new one, synced; gives its hash and length.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<(String, u64)> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let read = read_through(from, |piece| file.write_all(piece))?;
    file.sync_all()?;
    Ok(read)
}

/// Syncs a file that another program wrote; gives its hash and length.
pub(super) fn hash(path: &Path) -> io::Result<(String, u64)> {
    File::open(path)?.sync_all()?;
    read_through(path, |_| Ok(()))
}

fn read_through(path: &Path, mut each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; BUFFER];
    let mut length = 0;
    loop {
        let count = file.read(&mut buffer)?;
        let piece = buffer.get(..count).unwrap_or_default();
        if piece.is_empty() {
            return Ok((hex(&hasher.finalize()), length));
        }
        hasher.update(piece);
        each(piece)?;
        length += count as u64;
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the list of hashes; gives its own hash.
pub(super) fn write_sums(folder: &Path, sums: &[Sum]) -> io::Result<String> {
    let text: String = sums.iter().map(|sum| format!("{}  {}\n", sum.hash, sum.path)).collect();
    write(&folder.join(SUMS_FILE), text.as_bytes())?;
    Ok(hex(&Sha256::digest(text.as_bytes())))
}

/// Reads the list of hashes and proves it and every file in it. The first fault is told by name.
pub(super) fn verify(folder: &Path, sums_hash: &str) -> io::Result<Vec<Sum>> {
    let fault = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
    let text = fs::read_to_string(folder.join(SUMS_FILE))
        .map_err(|error| fault(format!("{SUMS_FILE} can't be read: {error}")))?;
    if hex(&Sha256::digest(text.as_bytes())) != sums_hash {
        return Err(fault(format!("{SUMS_FILE} was altered")));
    }
    let mut sums = Vec::new();
    for line in text.lines() {
        let (hash, path) = line.split_once("  ").ok_or_else(|| fault(format!("{SUMS_FILE} can't be read")))?;
        // The list is only as trustworthy as the folder: it must not lead out of it.
        if path.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
            return Err(fault(format!("{SUMS_FILE} names a path outside the backup")));
        }
        let (found, _) = read_through(&folder.join(path), |_| Ok(())).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => fault(format!("{path} is missing")),
            _ => fault(format!("{path} can't be read: {error}")),
        })?;
        if found != hash {
            return Err(fault(format!("{path} was altered")));
        }
        sums.push(Sum { hash: hash.to_owned(), path: path.to_owned() });
    }
    Ok(sums)
}
