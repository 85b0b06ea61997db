//! Backup and restore.
//!
//! A backup is two folders, data and keys, because they are kept for different lengths of time: what is erased stays
//! readable in an old data backup for as long as its key lives in an old key backup, so those expire after seven days.
//! The data is copied first: each key in it was durable before, so the keys copied afterwards open all of it.
//! Deliberately absent: the master key. It is never in a backup and has to be kept apart.
//! Invariants: a folder under its final name is whole; a restore verifies every byte before it touches anything.

mod files;
mod folder;
mod postgres;
mod restore;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

use crate::{
    Clock, UnixMillis,
    store::{
        StoreError,
        copy::{self, Counts},
        db::{Db, Location},
        keys,
    },
    vault::SALT_FILE,
};

use files::{Sum, blocking};
pub use folder::DataFolder;
pub use restore::{RestoreReport, RestoreTarget, restore};

/// Key backups older than this are deleted by the next backup into the same folder. In milliseconds.
pub const KEYS_EXPIRE_AFTER_MS: i64 = 7 * 24 * 60 * 60 * 1000;

const FORMAT: u32 = 1;
const MANIFEST_FILE: &str = "manifest.json";
const SQLITE_FILE: &str = "data.db";
const POSTGRES_FILE: &str = "data.pgdump";
const KEYS_FILE: &str = "keys.jsonl";
const BLOBS_FOLDER: &str = "blobs";
const LOCK_FILE: &str = ".earshot-backup.lock";
/// Ending of a folder that is not whole yet.
const PARTIAL: &str = ".partial";
/// Keys that are read at once.
const PAGE: i64 = 1000;

/// An error of backup or restore.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// It would do harm, or something is missing; the words say what to do. Nothing was changed.
    #[error("{0}")]
    Refused(String),
    /// Another process of Earshot holds the data folder.
    #[error("{} is in use by another Earshot: stop it first", .0.display())]
    InUse(PathBuf),
    /// The backup was altered or is not whole. Nothing was changed.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// A disk or a database refused.
    #[error("{0}")]
    Unavailable(String),
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        BackupError::Unavailable(error.to_string())
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData => BackupError::Damaged(error.to_string()),
            _ => BackupError::Unavailable(error.to_string()),
        }
    }
}

/// Which of the two halves a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Half {
    /// The database and the sealed files.
    Data,
    /// The wrapped keys.
    Keys,
}

/// What `manifest.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this format.
    pub format: u32,
    /// Which half.
    pub half: Half,
    /// Whose.
    pub installation: Uuid,
    /// When it was begun, in milliseconds since 1970.
    pub made_at: i64,
    /// The Earshot that made it.
    pub version: String,
    /// `sqlite` or `postgres`: where the data came from, and where it can go.
    pub database: String,
    /// Rows of each table.
    pub rows: Counts,
    /// Number of files beside this one and the list of hashes.
    pub files: u64,
    /// Their length together.
    pub size_bytes: u64,
    /// SHA-256 of the list of hashes, in hex.
    pub sums_sha256: String,
}

/// What a backup did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupReport {
    /// Whose.
    pub installation: Uuid,
    /// When it was begun, in milliseconds since 1970.
    pub made_at: i64,
    /// Where the data is.
    pub data_folder: PathBuf,
    /// Where the keys are. Keep them apart from the data and for seven days at most.
    pub keys_folder: PathBuf,
    /// Rows of each table of the data.
    pub rows: Counts,
    /// Sealed files that were copied.
    pub blobs: u64,
    /// Keys, tombstones not counted.
    pub keys: u64,
    /// Tombstones of erased keys.
    pub tombstones: u64,
    /// Length of everything that was written.
    pub size_bytes: u64,
    /// Key backups that were deleted because they were older than seven days.
    pub expired: Vec<PathBuf>,
}

/// Copies the data, the sealed files and then the keys into new folders under `into`, while Earshot runs, and deletes key
/// backups that have expired there. `salt` is the file beside keys.db where a passphrase is used.
///
/// # Errors
/// See [`BackupError`]. A backup that breaks off leaves nothing under a final name.
pub async fn backup(
    data: &Db,
    keys: &Db,
    blobs: &Path,
    salt: Option<&Path>,
    into: &Path,
    clock: &Clock,
) -> Result<BackupReport, BackupError> {
    let made_at = clock.now();
    let stamp = stamp(made_at)?;
    make_folder(into).await?;
    let _alone = alone_in(into).await?;
    let founded = keys::installation(&mut keys.reader().await?.conn()).await?;
    let founded = founded
        .ok_or_else(|| BackupError::Refused("there is nothing to copy yet: Earshot was never started here".into()))?;
    let manifest = |half, rows| Manifest {
        format: FORMAT,
        half,
        installation: founded.id,
        made_at: made_at.0,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database: match data.location() {
            Location::Sqlite(_) => "sqlite".to_owned(),
            Location::Postgres(_) => "postgres".to_owned(),
        },
        rows,
        files: 0,
        size_bytes: 0,
        sums_sha256: String::new(),
    };

    let draft = Draft::begin(into, Half::Data, &stamp).await?;
    let copied = copy_data(data.location(), founded.id, blobs, &draft.partial).await;
    let CopiedData { rows, blobs, sums } = draft.or_drop(copied).await?;
    let (data_folder, data_bytes) = draft.finish(manifest(Half::Data, rows.clone()), sums).await?;

    let draft = Draft::begin(into, Half::Keys, &stamp).await?;
    let copied = copy_keys(keys, &founded, salt, &draft.partial).await;
    let CopiedKeys { live, tombstones, sums } = draft.or_drop(copied).await?;
    let key_rows = Counts::from([("content_key".to_owned(), i64::try_from(live + tombstones).unwrap_or(i64::MAX))]);
    let (keys_folder, keys_bytes) = draft.finish(manifest(Half::Keys, key_rows), sums).await?;

    let expired = expire(into, &keys_folder, made_at).await?;
    Ok(BackupReport {
        installation: founded.id,
        made_at: made_at.0,
        data_folder,
        keys_folder,
        rows,
        blobs,
        keys: live,
        tombstones,
        size_bytes: data_bytes + keys_bytes,
        expired,
    })
}

/// Makes sure that no other backup writes here, and removes what broken ones left.
async fn alone_in(into: &Path) -> Result<fs::File, BackupError> {
    let folder = into.to_owned();
    blocking(move || {
        let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK_FILE))?;
        lock.try_lock().map_err(io::Error::from)?;
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if stamp_of(name, Half::Data).or(stamp_of(name, Half::Keys)).is_some() && name.ends_with(PARTIAL) {
                fs::remove_dir_all(&path)?;
            }
        }
        Ok(lock)
    })
    .await
    .map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock => BackupError::Refused(format!("another backup into {} is running", into.display())),
        _ => BackupError::Unavailable(format!("{}: {error}", into.display())),
    })
}

/// Hash and length of each file of a half.
type Sums = Vec<(Sum, u64)>;

struct CopiedData {
    rows: Counts,
    blobs: u64,
    sums: Sums,
}

async fn copy_data(data: &Location, installation: Uuid, blobs: &Path, into: &Path) -> Result<CopiedData, BackupError> {
    let (name, inside) = match data {
        Location::Sqlite(path) => {
            let copy = into.join(SQLITE_FILE);
            copy::copy_sqlite(path, &copy).await?;
            (SQLITE_FILE, copy::inside_file(&copy).await?)
        }
        Location::Postgres(url) => {
            let moment = copy::Moment::hold(data).await?;
            let dumped = postgres::dump(url, &moment.name, &into.join(POSTGRES_FILE)).await;
            let inside = moment.inside.clone();
            moment.release().await;
            dumped?;
            (POSTGRES_FILE, inside)
        }
    };
    match inside.installation {
        Some(id) if id == installation => {}
        Some(id) => {
            return Err(BackupError::Refused(format!(
                "the data belongs to installation {id}, the keys to {installation}"
            )));
        }
        None => {
            return Err(BackupError::Refused("there is no data to copy yet: Earshot was never started here".into()));
        }
    }
    let (blobs, into) = (blobs.to_owned(), into.to_owned());
    let (count, sums) = blocking(move || {
        let (hash, length) = files::hash(&into.join(name))?;
        let mut sums = vec![(Sum { hash, path: name.to_owned() }, length)];
        let copies = into.join(BLOBS_FOLDER);
        files::make_folder(&copies)?;
        let listed = match fs::read_dir(&blobs) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((0, sums)),
            Err(error) => return Err(error),
        };
        for entry in listed {
            let entry = entry?;
            // Uploads on their way have other names, and nothing in the copied data names them.
            let Some(name) = entry.file_name().to_str().filter(|name| Uuid::try_parse(name).is_ok()).map(str::to_owned)
            else {
                continue;
            };
            match files::copy(&entry.path(), &copies.join(&name)) {
                Ok((hash, length)) => sums.push((Sum { hash, path: format!("{BLOBS_FOLDER}/{name}") }, length)),
                // Erased while the backup ran.
                Err(error) if error.kind() == io::ErrorKind::NotFound => fs::remove_file(copies.join(&name))?,
                Err(error) => return Err(error),
            }
        }
        files::sync_folder(&copies)?;
        Ok((sums.len() as u64 - 1, sums))
    })
    .await?;
    Ok(CopiedData { rows: inside.rows, blobs: count, sums })
}

struct CopiedKeys {
    live: u64,
    tombstones: u64,
    sums: Sums,
}

/// Writes the keys as lines of JSON, the installation first. The same for both databases, so that they can be merged.
async fn copy_keys(
    db: &Db,
    founded: &keys::InstallationRow,
    salt: Option<&Path>,
    into: &Path,
) -> Result<CopiedKeys, BackupError> {
    let path = into.join(KEYS_FILE);
    let mut file = tokio::io::BufWriter::new(
        tokio::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).await?,
    );
    let mut hasher = Sha256::new();
    let mut length = 0;
    let mut copied = CopiedKeys { live: 0, tombstones: 0, sums: Vec::new() };
    let mut lines = json_line(founded)?;
    let mut after = Uuid::nil();
    loop {
        hasher.update(&lines);
        length += lines.len() as u64;
        file.write_all(lines.as_bytes()).await?;
        // Pages need no common moment: keys are only added, and those of the copied data were here before it was copied.
        let rows = keys::page(&mut db.reader().await?.conn(), after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        lines = String::new();
        for row in &rows {
            match row.wrapped {
                Some(_) => copied.live += 1,
                None => copied.tombstones += 1,
            }
            lines.push_str(&json_line(row)?);
        }
    }
    file.flush().await?;
    file.get_ref().sync_all().await?;
    copied.sums.push((Sum { hash: files::hex(&hasher.finalize()), path: KEYS_FILE.to_owned() }, length));
    if let Some(salt) = salt.filter(|salt| salt.exists()) {
        let (from, to) = (salt.to_owned(), into.join(SALT_FILE));
        let (hash, length) = blocking(move || files::copy(&from, &to)).await?;
        copied.sums.push((Sum { hash, path: SALT_FILE.to_owned() }, length));
    }
    Ok(copied)
}

fn json_line<T: Serialize>(row: &T) -> Result<String, BackupError> {
    let line = serde_json::to_string(row).map_err(|error| BackupError::Unavailable(error.to_string()))?;
    Ok(line + "\n")
}

/// A half on its way, under a name that says so.
struct Draft {
    partial: PathBuf,
    whole: PathBuf,
}

impl Draft {
    async fn begin(into: &Path, half: Half, stamp: &str) -> Result<Self, BackupError> {
        let name = folder_name(half, stamp);
        let draft = Self { partial: into.join(format!("{name}{PARTIAL}")), whole: into.join(name) };
        if draft.whole.exists() || draft.partial.exists() {
            return Err(BackupError::Refused(format!(
                "{} is there already: another backup ran in this second",
                draft.whole.display()
            )));
        }
        make_folder(&draft.partial).await?;
        Ok(draft)
    }

    /// Writes list and manifest, syncs, and gives the folder its final name.
    async fn finish(self, mut manifest: Manifest, sums: Sums) -> Result<(PathBuf, u64), BackupError> {
        manifest.files = sums.len() as u64;
        manifest.size_bytes = sums.iter().map(|(_, length)| length).sum();
        let size_bytes = manifest.size_bytes;
        let Self { partial, whole } = self;
        let folder = whole.clone();
        blocking(move || {
            let sums: Vec<Sum> = sums.into_iter().map(|(sum, _)| sum).collect();
            manifest.sums_sha256 = files::write_sums(&partial, &sums)?;
            let mut text = serde_json::to_string_pretty(&manifest)?;
            text.push('\n');
            files::write(&partial.join(MANIFEST_FILE), text.as_bytes())?;
            files::sync_folder(&partial)?;
            fs::rename(&partial, &whole)?;
            files::sync_folder(whole.parent().unwrap_or(Path::new(".")))
        })
        .await?;
        Ok((folder, size_bytes))
    }

    /// Passes a result on; a failed half is removed.
    async fn or_drop<T>(&self, copied: Result<T, BackupError>) -> Result<T, BackupError> {
        if copied.is_err() {
            let partial = self.partial.clone();
            if let Err(error) = blocking(move || fs::remove_dir_all(partial)).await {
                tracing::warn!(%error, "an unfinished backup was left behind; the next one removes it");
            }
        }
        copied
    }
}

/// Deletes key backups that are older than seven days, but never the newest.
async fn expire(into: &Path, newest: &Path, now: UnixMillis) -> Result<Vec<PathBuf>, BackupError> {
    let (into, newest) = (into.to_owned(), newest.to_owned());
    let limit = stamp(UnixMillis(now.0 - KEYS_EXPIRE_AFTER_MS))?;
    let expired = blocking(move || {
        let mut expired = Vec::new();
        for entry in fs::read_dir(&into)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            // Stamps sort by time; what has none isn't ours to delete.
            if stamp_of(name, Half::Keys).is_some_and(|made| made < limit.as_str()) && path != newest && path.is_dir() {
                fs::remove_dir_all(&path)?;
                expired.push(path);
            }
        }
        files::sync_folder(&into)?;
        expired.sort();
        Ok(expired)
    })
    .await?;
    Ok(expired)
}

async fn make_folder(path: &Path) -> Result<(), BackupError> {
    let (made, shown) = (path.to_owned(), path.display().to_string());
    blocking(move || files::make_folder(&made))
        .await
        .map_err(|error| BackupError::Unavailable(format!("{shown}: {error}")))
}

fn folder_name(half: Half, stamp: &str) -> String {
    match half {
        Half::Data => format!("data-{stamp}"),
        Half::Keys => format!("keys-{stamp}"),
    }
}

/// `20260131T235959Z`.
fn stamp(at: UnixMillis) -> Result<String, BackupError> {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|at| at.strftime("%Y%m%dT%H%M%SZ").to_string())
        .map_err(|error| BackupError::Unavailable(error.to_string()))
}

/// The stamp in the name of a folder, whole or partial.
fn stamp_of(name: &str, half: Half) -> Option<&str> {
    let stamp = name.strip_prefix(&folder_name(half, ""))?;
    let stamp = stamp.strip_suffix(PARTIAL).unwrap_or(stamp);
    let fits = |(at, letter): (usize, char)| match at {
        8 => letter == 'T',
        15 => letter == 'Z',
        _ => letter.is_ascii_digit(),
    };
    (stamp.len() == 16 && stamp.chars().enumerate().all(fits)).then_some(stamp)
}
