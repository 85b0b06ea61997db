//! Takes an old mailbox in from files: an mbox or a Maildir. Nothing of it is answered automatically.
//!
//! What was taken is noted in the channel's own folder after every batch, so that going on after a break begins there; what
//! is taken twice all the same is known by its id and content. After a run that did not end the next one is careful where that one was:
//! mail by mail, each tried elsewhere before. Memory is bounded by a few batches, one mail, and the names in a Maildir.
//! Invariant: a file that can't be read and a mail that the inbox refuses or that kills its reader hold up nothing, and are told at the end.

mod fuzz;
mod maildir;
mod mbox;
mod run;

use std::{fs, io, path::Path};

use bytes::Bytes;
use earshot_channel::{Accepted, Known};
use sha2::{Digest, Sha256};

#[doc(hidden)]
pub use self::fuzz::fuzz;
pub use self::run::import;
use self::{maildir::Maildir, mbox::Mbox};

/// Mails of a batch.
const BATCH_MAILS: usize = 50;
/// Bytes of a batch of several mails.
const BATCH_BYTES: usize = 1024 * 1024;
/// A mail beyond it is cut, and says so.
const MAIL_BYTES: usize = 40 * 1024 * 1024;

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Mails taken from the files.
    pub mails: u64,
    /// Of these, what was not here yet.
    pub new: u64,
    /// Of these, what was here already.
    pub known: u64,
    /// Of these, what was erased here, and stays so.
    pub erased: u64,
    /// Of these, what the inbox refused: an item there says so.
    pub refused: u64,
    /// Of these, what kills the process that reads it: an item has it as it came.
    pub set_aside: u64,
    /// Batches after which it could not be noted how far this went: what follows a break is read twice.
    pub unnoted: u64,
    /// Files that could not be read; the next import tries them again.
    pub unreadable: u64,
    /// Names of the first of these files, without folder and flags.
    pub unreadable_names: Vec<String>,
    /// Files that were there and were moved away or deleted before they were read.
    pub gone: u64,
    /// Bytes of an mbox that belong to no mail, because no separator stands before them.
    pub skipped_bytes: u64,
    /// About how many there are in all, guessed from what was read so far.
    pub expected: u64,
}

/// Files with mails, opened.
pub struct Source {
    kind: Kind,
    /// Names the source for its notes.
    name: String,
    /// Mails handed out.
    read: u64,
}

enum Kind {
    Mbox(Box<Mbox>),
    Maildir(Box<Maildir>),
}

/// What a batch adds to the notes.
enum Mark {
    Mbox(mbox::Mark),
    Maildir(Vec<maildir::Key>),
}

impl Source {
    /// Opens an mbox file, or a Maildir: a folder with `cur` and `new` in it.
    ///
    /// # Errors
    /// What the file system says; [`io::ErrorKind::InvalidData`] for what is neither.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        let name = Sha256::digest(path.as_os_str().as_encoded_bytes());
        let name = hex(name.get(..12).unwrap_or_default());
        let kind = match path.is_dir() {
            true => Kind::Maildir(Box::new(Maildir::open(&path)?)),
            false => Kind::Mbox(Box::new(Mbox::open(&path)?)),
        };
        Ok(Self { kind, name, read: 0 })
    }

    fn resume(&mut self, notes: &Path) -> io::Result<()> {
        match &mut self.kind {
            Kind::Mbox(mbox) => {
                let text = match fs::read(notes) {
                    Ok(text) => text,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                    Err(error) => return Err(error),
                };
                match serde_json::from_slice::<mbox::Mark>(&text) {
                    Ok(mark) => mbox.resume(&mark),
                    // What is read twice is known.
                    Err(error) => {
                        tracing::warn!(%error, "how far the last import went can't be read: this one begins anew");
                        Ok(())
                    }
                }
            }
            Kind::Maildir(maildir) => maildir.resume(notes),
        }
    }

    /// The next mails, at most so many and about a batch's bytes; empty at the end.
    fn portion(&mut self, most: usize) -> io::Result<Portion> {
        let (mut mails, mut bytes) = (Vec::new(), 0);
        let mut keys = Vec::new();
        while mails.len() < most && bytes < BATCH_BYTES {
            let mail = match &mut self.kind {
                Kind::Mbox(mbox) => mbox.next()?,
                Kind::Maildir(maildir) => maildir.next()?.map(|(key, mail)| {
                    keys.push(key);
                    mail
                }),
            };
            let Some(mail) = mail else { break };
            bytes += mail.bytes.len();
            mails.push(mail);
        }
        self.read += mails.len() as u64;
        let mark = match &self.kind {
            Kind::Mbox(mbox) => Mark::Mbox(mbox.mark()?),
            Kind::Maildir(_) => Mark::Maildir(keys),
        };
        Ok(Portion { mails, mark, passed: self.passed() })
    }

    fn passed(&self) -> Passed {
        match &self.kind {
            Kind::Maildir(maildir) => Passed {
                gone: maildir.gone(),
                unreadable: maildir.unreadable(),
                unreadable_names: maildir.unreadable_names.clone(),
                skipped_bytes: 0,
                expected: maildir.expected,
            },
            Kind::Mbox(mbox) => Passed {
                skipped_bytes: mbox.skipped_bytes,
                // As many to a byte as there were so far; what an earlier run read is not counted here either.
                expected: self
                    .read
                    .saturating_mul(mbox.length.saturating_sub(mbox.began))
                    .checked_div(mbox.position.saturating_sub(mbox.began))
                    .unwrap_or(self.read),
                ..Passed::default()
            },
        }
    }
}

impl Mark {
    fn note(&self, notes: &Path) -> io::Result<()> {
        match self {
            Self::Mbox(mark) => {
                // Whole or not at all, whenever it is cut.
                let new = notes.with_extension("new");
                fs::write(&new, serde_json::to_vec(mark)?)?;
                fs::rename(new, notes)
            }
            Self::Maildir(keys) => Maildir::note(notes, keys),
        }
    }
}

/// A mail of a file.
struct Raw {
    bytes: Bytes,
    whole_size_bytes: u64,
    /// Where it lies, for an item that stands for it.
    place: String,
}

/// What was passed over up to a batch, and how much there is; see [`Done`].
#[derive(Default)]
struct Passed {
    gone: u64,
    unreadable: u64,
    unreadable_names: Vec<String>,
    skipped_bytes: u64,
    expected: u64,
}

/// Mails of a source that are not read yet. The mark goes with them.
struct Portion {
    mails: Vec<Raw>,
    mark: Mark,
    passed: Passed,
}

impl Done {
    fn pass(&mut self, passed: Passed) {
        let Passed { gone, unreadable, unreadable_names, skipped_bytes, expected } = passed;
        (self.gone, self.unreadable, self.unreadable_names) = (gone, unreadable, unreadable_names);
        (self.skipped_bytes, self.expected) = (skipped_bytes, expected);
    }

    fn count_known(&mut self, known: Known) {
        self.mails += 1;
        match known {
            Known::Erased => self.erased += 1,
            Known::Kept | Known::New => self.known += 1,
        }
    }

    fn count(&mut self, accepted: &Accepted) {
        self.mails += 1;
        match accepted {
            Accepted::Message(_) | Accepted::Conflict(_) => self.new += 1,
            Accepted::Tombstone => self.erased += 1,
            _ => self.known += 1,
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
