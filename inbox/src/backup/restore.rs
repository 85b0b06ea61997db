//! Puts a backup back.
//!
//! Order: verify every byte; merge the keys; put the sealed files beside those that are there; swap the data. A crash in
//! between leaves the old data with more keys than it needs, and the same command goes on.
//! Invariant: what is erased stays erased: of a key and its tombstone, the tombstone wins, on whichever side it is.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::Serialize;
use tokio::io::AsyncBufReadExt as _;
use uuid::Uuid;

use crate::{
    Clock,
    clock::random_id,
    store::{
        copy::{self, Counts},
        db::{Db, Location},
        keys::{self, InstallationRow, KeyRow},
        migrate::Schema,
        writer::NoEffects,
    },
    vault::{SALT_FILE, write_new},
};

use super::{
    BLOBS_FOLDER, BackupError, DataFolder, FORMAT, Half, KEYS_FILE, MANIFEST_FILE, Manifest, PAGE, POSTGRES_FILE,
    SQLITE_FILE,
    files::{self, Sum, blocking},
    postgres, stamp,
};

/// Where a restore puts things. Holding the data folder proves that no Earshot runs on it.
#[derive(Debug)]
pub struct RestoreTarget<'t> {
    /// The data folder, locked.
    pub folder: &'t DataFolder,
    /// The data. On PostgreSQL an empty database.
    pub data: Location,
    /// The keys: those that are there stay, and the backup's are added.
    pub keys: Location,
    /// The folder of sealed files.
    pub blobs: PathBuf,
    /// The folder of the passphrase's salt: that of keys.db.
    pub salt_dir: PathBuf,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RestoreReport {
    /// Whose.
    pub installation: Uuid,
    /// When the data backup was begun, in milliseconds since 1970.
    pub made_at: i64,
    /// Rows of each table of the data.
    pub rows: Counts,
    /// Sealed files that were put back.
    pub blobs_added: u64,
    /// Sealed files that were there already.
    pub blobs_there: u64,
    /// Keys and tombstones that were missing here and came from the key backup.
    pub keys_added: u64,
    /// Keys that were live here and that the key backup knows to be erased.
    pub keys_erased: u64,
    /// Where the data that was here before is kept. It can be deleted once all is well.
    pub kept_aside: Option<PathBuf>,
    /// What to run now: it tells what is lost, what is erased, and finishes erasures that the old data doesn't know of.
    pub next: &'static str,
}

/// Puts the data backup in the folder `data` back, and takes in the key backup in the folder `keys`. Without one the keys that
/// are here must be those of the same installation; with one, they are merged, and nothing erased comes back.
///
/// # Errors
/// See [`BackupError`]. With [`BackupError::Refused`], [`BackupError::InUse`] and [`BackupError::Damaged`] nothing was changed.
pub async fn restore(
    data: &Path,
    keys: Option<&Path>,
    target: &RestoreTarget<'_>,
    clock: &Clock,
) -> Result<RestoreReport, BackupError> {
    let (manifest, sums) = verified(data, Half::Data).await?;
    if let Some(keys) = keys {
        let (of_keys, _) = verified(keys, Half::Keys).await?;
        if of_keys.installation != manifest.installation {
            return Err(BackupError::Refused(format!(
                "the two backups are of different installations: the data of {}, the keys of {}",
                manifest.installation, of_keys.installation
            )));
        }
    }
    let had_data = check_target(&manifest, target).await?;
    let keys_here = check_keys(&manifest, keys, target).await?;

    let merged = match keys {
        Some(keys) => take_in_keys(keys, keys_here, target).await?,
        None => Merged::default(),
    };
    let (blobs_added, blobs_there) = put_blobs(data, &sums, &target.blobs).await?;
    let kept_aside = match &target.data {
        Location::Sqlite(path) => {
            let hash = sums.iter().find(|sum| sum.path == SQLITE_FILE).map(|sum| sum.hash.clone()).unwrap_or_default();
            swap_sqlite((&data.join(SQLITE_FILE), hash), path, had_data, &stamp(clock.now())?).await?
        }
        Location::Postgres(url) => {
            postgres::load(url, &data.join(POSTGRES_FILE)).await?;
            None
        }
    };
    Ok(RestoreReport {
        installation: manifest.installation,
        made_at: manifest.made_at,
        rows: manifest.rows,
        blobs_added,
        blobs_there,
        keys_added: merged.added,
        keys_erased: merged.erased,
        kept_aside,
        next: "earshot fsck",
    })
}

/// Reads a half's manifest and proves all of its files.
async fn verified(folder: &Path, half: Half) -> Result<(Manifest, Vec<Sum>), BackupError> {
    let folder = folder.to_owned();
    let text = {
        let path = folder.join(MANIFEST_FILE);
        blocking(move || fs::read_to_string(path)).await.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                BackupError::Refused(format!("{} is not a backup: it has no {MANIFEST_FILE}", folder.display()))
            }
            _ => BackupError::Unavailable(format!("{}: {error}", folder.display())),
        })?
    };
    let manifest: Manifest = serde_json::from_str(&text)
        .map_err(|error| BackupError::Damaged(format!("{MANIFEST_FILE} can't be read: {error}")))?;
    if manifest.format > FORMAT {
        return Err(BackupError::Refused(format!(
            "{} was made by a newer Earshot ({}): use that one",
            folder.display(),
            manifest.version
        )));
    }
    if manifest.half != half {
        return Err(BackupError::Refused(match half {
            Half::Data => format!("{} is a backup of keys; give the folder of the data", folder.display()),
            Half::Keys => format!("{} is a backup of data; give the folder of the keys", folder.display()),
        }));
    }
    let hash = manifest.sums_sha256.clone();
    let sums = blocking(move || files::verify(&folder, &hash)).await?;
    let main = match (half, manifest.database.as_str()) {
        (Half::Data, "sqlite") => SQLITE_FILE,
        (Half::Data, _) => POSTGRES_FILE,
        (Half::Keys, _) => KEYS_FILE,
    };
    if !sums.iter().any(|sum| sum.path == main) {
        return Err(BackupError::Damaged(format!("{main} is not in it")));
    }
    Ok((manifest, sums))
}

/// Refuses a target that holds something else; gives whether it holds older data of the same installation.
async fn check_target(manifest: &Manifest, target: &RestoreTarget<'_>) -> Result<bool, BackupError> {
    let fits = match &target.data {
        Location::Sqlite(_) => manifest.database == "sqlite",
        Location::Postgres(_) => manifest.database == "postgres",
    };
    if !fits {
        return Err(BackupError::Refused(format!(
            "this backup was made of {} and can only go back to {}",
            manifest.database, manifest.database
        )));
    }
    let inside = copy::inside_of(&target.data).await.map_err(|error| {
        BackupError::Refused(format!(
            "what lies at {:?} can't be read, so nobody can tell whether it may be replaced ({error}): move it away first",
            target.data
        ))
    })?;
    if matches!(target.data, Location::Postgres(_)) && !inside.rows.is_empty() {
        return Err(BackupError::Refused(
            "the PostgreSQL database for the data is not empty: make an empty one (createdb) and give its address"
                .into(),
        ));
    }
    match inside.installation {
        Some(there) if there != manifest.installation => Err(BackupError::Refused(format!(
            "there is the data of another installation ({there}) at {:?}, and this backup is of {}: restore into an empty folder",
            target.data, manifest.installation
        ))),
        there => Ok(there.is_some() || !inside.rows.is_empty()),
    }
}

/// Whether there are keys of this installation already.
async fn check_keys(
    manifest: &Manifest,
    backup: Option<&Path>,
    target: &RestoreTarget<'_>,
) -> Result<bool, BackupError> {
    match copy::inside_of(&target.keys).await?.installation {
        Some(there) if there == manifest.installation => Ok(true),
        Some(there) => Err(BackupError::Refused(format!(
            "the keys at {:?} belong to another installation ({there}) than this backup ({})",
            target.keys, manifest.installation
        ))),
        None if backup.is_none() => Err(BackupError::Refused(format!(
            "there are no keys at {:?}, and without them the data can't be read: give the key backup too (--keys FOLDER)",
            target.keys
        ))),
        None => Ok(false),
    }
}

#[derive(Default)]
struct Merged {
    added: u64,
    erased: u64,
}

async fn take_in_keys(backup: &Path, keys_here: bool, target: &RestoreTarget<'_>) -> Result<Merged, BackupError> {
    take_in_salt(backup, keys_here, target).await?;
    // New keys are made ready beside their place, so that a crash never leaves half of them there.
    let (location, rename_to) = match &target.keys {
        Location::Sqlite(path) if !keys_here => {
            let draft = path.with_extension("restoring");
            remove_database(&draft)?;
            write_new(&draft, b"")?;
            (Location::Sqlite(draft), Some(path.clone()))
        }
        location => (location.clone(), None),
    };
    let db = Db::open(location.clone(), Schema::Keys, Arc::new(NoEffects)).await?;
    let merged = merge_lines(&db, &backup.join(KEYS_FILE)).await;
    let folded = keys::empty_log(&mut db.reader().await?.conn()).await;
    db.close().await;
    let merged = merged?;
    folded?;
    if let (Location::Sqlite(draft), Some(path)) = (location, rename_to) {
        copy::fold_log(&draft).await?;
        blocking(move || {
            remove_database(&path)?;
            fs::rename(&draft, &path)?;
            files::sync_folder(path.parent().unwrap_or(Path::new(".")))
        })
        .await?;
    }
    Ok(merged)
}

/// Puts the passphrase's salt back where there is none.
async fn take_in_salt(backup: &Path, keys_here: bool, target: &RestoreTarget<'_>) -> Result<(), BackupError> {
    let (from, to) = (backup.join(SALT_FILE), target.salt_dir.join(SALT_FILE));
    blocking(move || {
        let Ok(salt) = fs::read(&from) else { return Ok(()) };
        match fs::read(&to) {
            Ok(there) if there == salt || keys_here => Ok(()),
            // A salt without keys is what a start with the wrong folder made.
            Ok(_) => fs::rename(&to, to.with_extension("salt.before-restore")).and_then(|()| write_new(&to, &salt)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => write_new(&to, &salt),
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(())
}

async fn merge_lines(db: &Db, path: &Path) -> Result<Merged, BackupError> {
    let mut lines = tokio::io::BufReader::new(tokio::fs::File::open(path).await?).lines();
    let founded: InstallationRow = read_line(&lines.next_line().await?.unwrap_or_default())?;
    db.write(founded.id, move |tx| {
        let founded = founded.clone();
        Box::pin(async move { keys::found(tx, &founded).await })
    })
    .await?;
    let mut merged = Merged::default();
    loop {
        let mut page: Vec<KeyRow> = Vec::new();
        while page.len() < PAGE as usize
            && let Some(line) = lines.next_line().await?
        {
            page.push(read_line(&line)?);
        }
        if page.is_empty() {
            return Ok(merged);
        }
        let ids: Vec<Uuid> = page.iter().map(|row| row.id).collect();
        let there = keys::get_many(&mut db.reader().await?.conn(), &ids).await?.len() as u64;
        let page: Arc<[KeyRow]> = page.into();
        let rows = page.clone();
        let changed = db
            .write(random_id(), move |tx| {
                let rows = rows.clone();
                Box::pin(async move { keys::merge(tx, &rows).await })
            })
            .await?;
        let added = page.len() as u64 - there;
        merged.added += added;
        merged.erased += changed.saturating_sub(added);
    }
}

fn read_line<T: serde::de::DeserializeOwned>(line: &str) -> Result<T, BackupError> {
    serde_json::from_str(line).map_err(|error| BackupError::Damaged(format!("{KEYS_FILE}: {error}")))
}

/// Puts sealed files back that are missing or not as they were; leaves younger ones alone.
async fn put_blobs(backup: &Path, sums: &[Sum], blobs: &Path) -> Result<(u64, u64), BackupError> {
    let wanted: Vec<(String, String)> = sums
        .iter()
        .filter_map(|sum| Some((sum.path.strip_prefix(BLOBS_FOLDER)?.strip_prefix('/')?.to_owned(), sum.hash.clone())))
        .collect();
    let (from, to) = (backup.join(BLOBS_FOLDER), blobs.to_owned());
    let counts = blocking(move || {
        files::make_folder(&to)?;
        let (mut added, mut there) = (0, 0);
        for (name, hash) in wanted {
            let place = to.join(&name);
            if place.exists() && files::hash(&place)?.0 == hash {
                there += 1;
                continue;
            }
            // The store looks over names with a number sign: never half a file under a final name.
            let draft = to.join(format!("{name}#1"));
            if draft.exists() {
                fs::remove_file(&draft)?;
            }
            copy_proven(&from.join(&name), &draft, &hash)?;
            fs::rename(&draft, &place)?;
            added += 1;
        }
        files::sync_folder(&to)?;
        Ok((added, there))
    })
    .await?;
    Ok(counts)
}

/// Puts the copy in the place of the data; the old data stays beside it. Either is whole at every moment.
async fn swap_sqlite(
    (copy, hash): (&Path, String),
    place: &Path,
    had_data: bool,
    stamp: &str,
) -> Result<Option<PathBuf>, BackupError> {
    if had_data {
        copy::fold_log(place).await?;
    }
    let stem = place.file_stem().and_then(|stem| stem.to_str()).unwrap_or("data");
    let aside = had_data.then(|| place.with_file_name(format!("{stem}.before-restore-{stamp}.db")));
    let (copy, place, kept) = (copy.to_owned(), place.to_owned(), aside.clone());
    blocking(move || {
        let folder = place.parent().unwrap_or(Path::new(".")).to_owned();
        let draft = place.with_extension("restoring");
        remove_database(&draft)?;
        copy_proven(&copy, &draft, &hash)?;
        match &kept {
            // The log was folded in and closed, so the file alone is all of the old data.
            Some(kept) => fs::hard_link(&place, kept).or_else(|_| files::copy(&place, kept).map(drop))?,
            None => remove_file(&place)?,
        }
        // A log of the old data beside the new would be replayed into it.
        remove_beside(&place)?;
        fs::rename(&draft, &place)?;
        files::sync_folder(&folder)
    })
    .await?;
    Ok(aside)
}

/// Copies a file whose hash was proven a while ago, and proves it again.
fn copy_proven(from: &Path, to: &Path, hash: &str) -> io::Result<()> {
    if files::copy(from, to)?.0 == hash {
        return Ok(());
    }
    fs::remove_file(to)?;
    Err(io::Error::new(io::ErrorKind::InvalidData, format!("{} changed while it was read", from.display())))
}

/// Removes a SQLite file and what lies beside it, where there is any.
fn remove_database(path: &Path) -> io::Result<()> {
    remove_file(path)?;
    remove_beside(path)
}

fn remove_beside(path: &Path) -> io::Result<()> {
    for ending in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        remove_file(Path::new(&name))?;
    }
    Ok(())
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
