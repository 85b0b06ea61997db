//! Takes an old mailbox in from files: an mbox or a Maildir. Nothing of it is answered automatically.
//!
//! What was taken is noted in the channel's own folder after every batch, so that going on after a break begins there; what
//! is taken twice all the same is known by its id and content. Memory is bounded by a few batches and the names in a Maildir.
//! Invariant: a file that can't be read and a mail that the inbox refuses hold up nothing, and are told at the end.

mod maildir;
mod mbox;

use std::{fs, io, path::Path, sync::Arc, time::Duration};

use bytes::Bytes;
use earshot_channel::{Accepted, ChannelId, Host, HostError, Known, Received};
use futures::{TryStreamExt, stream};
use sha2::{Digest, Sha256};

use self::{maildir::Maildir, mbox::Mbox};
use crate::{
    Intake, Settings,
    imap::{Body, Fetched},
};

/// Mails of a batch.
const BATCH_MAILS: usize = 50;
/// Bytes of a batch of several mails.
const BATCH_BYTES: usize = 1024 * 1024;
/// A mail beyond it is cut, and says so.
const MAIL_BYTES: usize = 40 * 1024 * 1024;
/// Batches that are read while the one before them is written: while one waits for the disk, the other goes on.
const READ_AT_ONCE: usize = 2;
/// How often a batch is offered to an inbox that is busy.
const OFFERS: u32 = 5;
/// Longest wait for it.
const WAIT_MS: u64 = 60_000;

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
                let mark = fs::read(notes).ok().and_then(|text| serde_json::from_slice::<mbox::Mark>(&text).ok());
                mark.map_or(Ok(()), |mark| mbox.resume(&mark))
            }
            Kind::Maildir(maildir) => maildir.resume(notes),
        }
    }

    /// The next mails, at most a batch; empty at the end.
    fn portion(&mut self) -> io::Result<Portion> {
        let (mut mails, mut bytes) = (Vec::new(), 0);
        let mut keys = Vec::new();
        while mails.len() < BATCH_MAILS && bytes < BATCH_BYTES {
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
                expected: self.read.saturating_mul(mbox.length).checked_div(mbox.position).unwrap_or(self.read),
                ..Passed::default()
            },
        }
    }
}

impl Mark {
    fn note(&self, notes: &Path) -> io::Result<()> {
        match self {
            Self::Mbox(mark) => fs::write(notes, serde_json::to_vec(mark)?),
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

/// A batch that was read and is not written yet.
struct Batch {
    mails: Vec<Fetched>,
    /// Where each of them lies.
    places: Vec<String>,
    items: Vec<Result<Received, Known>>,
    mark: Mark,
    passed: Passed,
}

/// Takes a source in. `progress` hears of every batch.
///
/// # Errors
/// In words; what was taken stays, and the next run goes on there.
pub async fn import(
    channel: ChannelId,
    settings: &Settings,
    host: Arc<dyn Host>,
    mut source: Source,
    mut progress: impl FnMut(&Done),
) -> Result<Done, String> {
    let notes = host.state_dir().join(format!("import-{}", source.name));
    source.resume(&notes).map_err(|error| error.to_string())?;
    let intake = &Intake::open(channel, settings, host).await.map_err(words)?;
    let name = &*source.name.clone();
    let portions = stream::try_unfold(Some(source), |source| async {
        let Some(mut source) = source else { return Ok(None) };
        let reading = tokio::task::spawn_blocking(move || (source.portion(), source));
        let (portion, source) = reading.await.map_err(words)?;
        let portion = portion.map_err(|error| format!("the mails can't be read on: {error}"))?;
        let goes_on = !portion.mails.is_empty();
        Ok(Some((portion, goes_on.then_some(source))))
    });
    let batches = portions.map_ok(|portion| read(intake, portion, name)).try_buffered(READ_AT_ONCE);
    let mut batches = std::pin::pin!(batches);
    let mut done = Done::default();
    let mut waiting: Option<Batch> = None;
    loop {
        let before = waiting.take();
        let writing = async {
            let Some(batch) = before else { return Ok(()) };
            write(intake, &batch, &mut done).await.map_err(words)?;
            // A mark that is lost costs time and doubles nothing.
            let _ = batch.mark.note(&notes);
            done.pass(batch.passed);
            progress(&done);
            Ok::<(), String>(())
        };
        let (read, written) = tokio::join!(batches.try_next(), writing);
        written?;
        match read? {
            Some(batch) => waiting = Some(batch),
            None => return Ok(done),
        }
    }
}

async fn read(intake: &Intake, portion: Portion, source: &str) -> Result<Batch, String> {
    let Portion { mails, mark, passed } = portion;
    let (mails, places): (Vec<Fetched>, Vec<String>) = mails.into_iter().map(|raw| fetched(raw, source)).unzip();
    let items = patiently(async || intake.read(mails.clone()).await).await.map_err(words)?;
    Ok(Batch { mails, places, items, mark, passed })
}

/// Hands a batch over. Where the inbox refuses something of it, one by one: what is refused then becomes an item that says so.
async fn write(intake: &Intake, batch: &Batch, done: &mut Done) -> Result<(), HostError> {
    batch.items.iter().filter_map(|item| item.as_ref().err()).for_each(|known| done.count_known(*known));
    let new = || batch.items.iter().flatten().cloned().collect();
    match patiently(async || intake.accept(new(), None).await).await {
        Err(HostError::Rejected(_)) => {}
        accepted => return accepted.map(|accepted| accepted.iter().for_each(|one| done.count(one))),
    }
    for ((mail, place), item) in batch.mails.iter().zip(&batch.places).zip(&batch.items) {
        let Ok(item) = item else { continue };
        let why = match patiently(async || intake.accept(vec![item.clone()], None).await).await {
            Err(HostError::Rejected(why)) => why,
            accepted => {
                accepted?.iter().for_each(|one| done.count(one));
                continue;
            }
        };
        let body = Body::NotFetched { why: format!("the inbox did not take it: {why}") };
        let stand_in = vec![Fetched { body, folder: place.clone(), ..mail.clone() }];
        let items = patiently(async || intake.read(stand_in.clone()).await).await?;
        patiently(async || intake.accept(items.iter().flatten().cloned().collect(), None).await).await?;
        (done.mails, done.refused) = (done.mails + 1, done.refused + 1);
    }
    Ok(())
}

/// Comes again while the inbox is busy.
async fn patiently<T>(mut work: impl AsyncFnMut() -> Result<T, HostError>) -> Result<T, HostError> {
    for _ in 1..OFFERS {
        match work().await {
            Err(HostError::Unavailable { retry_after_ms, .. }) => {
                tokio::time::sleep(Duration::from_millis(retry_after_ms.min(WAIT_MS))).await;
            }
            other => return other,
        }
    }
    work().await
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

fn words<E: std::fmt::Display>(error: E) -> String {
    error.to_string()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn fetched(raw: Raw, source: &str) -> (Fetched, String) {
    let digest = Sha256::digest(&raw.bytes);
    let uid = digest.first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    let cut = raw.whole_size_bytes > raw.bytes.len() as u64;
    let body = match cut {
        true => Body::Stub { raw: raw.bytes, parts: Vec::new(), whole_size_bytes: Some(raw.whole_size_bytes) },
        false => Body::Whole(raw.bytes),
    };
    let folder = format!("import {source}");
    (Fetched { folder, uidvalidity: 0, uid, internal_date_ms: None, old: true, body }, raw.place)
}
