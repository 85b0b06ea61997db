//! A Maildir, which others may use meanwhile: they rename files from `new` to `cur` and with every flag, and add some.
//!
//! So it is listed again after every pass until nothing is left, and what was read is known by each file's name without its
//! flags, its length and its time, in whatever order files come. Names are kept as digests only.

use std::{
    collections::HashSet,
    fs::{self, File, Metadata},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{MAIL_BYTES, Raw};

/// Passes over a folder in which files are moved all the time.
const PASSES: u32 = 10;
/// Unreadable files that are named.
const NAMED: usize = 20;
const KEY_BYTES: usize = 16;

/// Knows a file again, whatever its flags.
pub(super) type Key = [u8; KEY_BYTES];

/// The folder, listed.
pub(super) struct Maildir {
    path: PathBuf,
    /// What is left of this pass, in the order of the names, which begin with the time of arrival.
    files: std::vec::IntoIter<(Key, PathBuf)>,
    passes: u32,
    /// Read now or by an earlier import.
    done: HashSet<Key>,
    /// Files found that were not read before.
    pub expected: u64,
    /// What was listed and was not there any more when it was opened.
    gone: HashSet<Key>,
    unreadable: HashSet<Key>,
    /// Names of the first of these, without flags.
    pub unreadable_names: Vec<String>,
}

impl Maildir {
    pub fn open(path: &Path) -> io::Result<Self> {
        if !path.join("cur").is_dir() {
            let words = "it is no Maildir: the folder cur is missing";
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        Ok(Self {
            path: path.to_owned(),
            files: Vec::new().into_iter(),
            passes: 0,
            done: HashSet::new(),
            expected: 0,
            gone: HashSet::new(),
            unreadable: HashSet::new(),
            unreadable_names: Vec::new(),
        })
    }

    /// Leaves out what earlier imports read, and forgets the files that aren't there any more.
    pub fn resume(&mut self, notes: &Path) -> io::Result<()> {
        let text = match fs::read(notes) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        let known: HashSet<Key> = text.chunks_exact(KEY_BYTES).filter_map(|key| key.try_into().ok()).collect();
        let (there, _) = self.list()?;
        self.done = there.into_iter().map(|(key, _)| key).filter(|key| known.contains(key)).collect();
        if self.done.len() * KEY_BYTES != text.len() {
            fs::write(notes, self.done.iter().flatten().copied().collect::<Vec<u8>>())?;
        }
        Ok(())
    }

    /// Notes files as read.
    pub fn note(notes: &Path, keys: &[Key]) -> io::Result<()> {
        fs::OpenOptions::new().create(true).append(true).open(notes)?.write_all(keys.as_flattened())
    }

    /// The next mail. Files that can't be read are passed over and remembered.
    pub fn next(&mut self) -> io::Result<Option<(Key, Raw)>> {
        loop {
            let Some((key, file)) = self.files.next() else {
                if self.passes == PASSES || !self.look()? {
                    return Ok(None);
                }
                continue;
            };
            if self.done.contains(&key) {
                continue;
            }
            match File::open(&file).and_then(limited) {
                Ok((bytes, whole_size_bytes)) => {
                    self.gone.remove(&key);
                    self.done.insert(key);
                    let place = format!("in the file {}", base_name(&file));
                    return Ok(Some((key, Raw { bytes: bytes.into(), whole_size_bytes, place })));
                }
                // Renamed meanwhile, which the next pass finds, or deleted.
                Err(error) if error.kind() == io::ErrorKind::NotFound => drop(self.gone.insert(key)),
                Err(_) => self.pass_over(key, &file),
            }
        }
    }

    /// Files that went away while they were to be read.
    pub fn gone(&self) -> u64 {
        self.gone.len() as u64
    }

    /// Files that could not be read.
    pub fn unreadable(&self) -> u64 {
        self.unreadable.len() as u64
    }

    /// Begins a pass over what is there and was not read. `false`: there is nothing.
    fn look(&mut self) -> io::Result<bool> {
        let (mut files, moving) = self.list()?;
        files.retain(|(key, _)| !self.done.contains(key) && !self.unreadable.contains(key));
        files.sort_by_cached_key(|(_, file)| base_name(file));
        self.passes += 1;
        let new = files.iter().filter(|(key, _)| !self.gone.contains(key)).count();
        self.expected += new as u64;
        let more = moving || !files.is_empty();
        self.files = files.into_iter();
        Ok(more)
    }

    /// Every file, and whether one was renamed while they were listed.
    fn list(&mut self) -> io::Result<(Vec<(Key, PathBuf)>, bool)> {
        let (mut files, mut moving) = (Vec::new(), false);
        for part in ["cur", "new"] {
            let folder = match fs::read_dir(self.path.join(part)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && part == "new" => continue,
                folder => folder?,
            };
            for entry in folder {
                let file = entry?.path();
                if base_name(&file).starts_with('.') {
                    continue;
                }
                match fs::metadata(&file) {
                    Ok(about) if about.is_file() => files.push((key(&file, Some(&about)), file)),
                    Ok(_) => {}
                    Err(error) if error.kind() == io::ErrorKind::NotFound && !file.is_symlink() => moving = true,
                    Err(_) => self.pass_over(key(&file, None), &file),
                }
            }
        }
        Ok((files, moving))
    }

    fn pass_over(&mut self, key: Key, file: &Path) {
        if self.unreadable.insert(key) && self.unreadable_names.len() < NAMED {
            self.unreadable_names.push(base_name(file));
        }
    }
}

/// Another export may use the same names for other mails, hence length and time; both stay when a file is renamed.
fn key(file: &Path, about: Option<&Metadata>) -> Key {
    let time = about.and_then(|about| about.modified().ok());
    let since = time.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default();
    let digest = Sha256::new()
        .chain_update(about.map_or(0, Metadata::len).to_be_bytes())
        .chain_update(since.as_nanos().to_be_bytes())
        .chain_update(base_name(file))
        .finalize();
    let mut key = Key::default();
    key.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    key
}

/// A file's name without its flags, which change when a mail is read.
fn base_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.split(":2,").next().unwrap_or_default().to_owned()
}

fn limited(mut file: File) -> io::Result<(Vec<u8>, u64)> {
    let mut bytes = Vec::new();
    let kept = (&mut file).take(MAIL_BYTES as u64).read_to_end(&mut bytes)?;
    let left = io::copy(&mut file, &mut io::sink())?;
    Ok((bytes, kept as u64 + left))
}
