//! Takes an old mailbox in from files: an mbox or a Maildir. Nothing of it is answered automatically.
//!
//! Where it stands is noted in the channel's own folder after every batch, so that going on after a break begins there; what
//! is taken twice all the same is known by its id and content. Memory is bounded by one batch.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;
use earshot_channel::{Accepted, ChannelId, Host, Received};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Intake, Settings,
    imap::{self, Body, Fetched},
};

/// Mails of a batch.
const BATCH_MAILS: usize = 50;
/// Bytes of a batch of several mails.
const BATCH_BYTES: usize = 2 * 1024 * 1024;
/// A mail beyond it is cut, and says so.
const MAIL_BYTES: usize = 40 * 1024 * 1024;

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Mails taken from the files.
    pub mails: u64,
    /// Of these, what was not here yet.
    pub new: u64,
    /// Of these, what was here already.
    pub known: u64,
    /// About how many there are in all, guessed from what was read so far.
    pub expected: u64,
}

/// Files with mails, opened.
pub struct Source {
    kind: Kind,
    /// Names the source for [`Mark`].
    name: String,
}

enum Kind {
    Mbox(Box<Mbox>),
    /// Files in the order of their names, which begin with the time of arrival.
    Maildir {
        files: Vec<PathBuf>,
        next: usize,
    },
}

/// An mbox file.
struct Mbox {
    reader: BufReader<File>,
    length: u64,
    /// Where the next mail's separator begins.
    position: u64,
    /// Whether that separator was read already, and its length.
    begun: bool,
    separator_bytes: u64,
}

/// Where a source was read to: a position in an mbox, a number of files in a Maildir with the last one's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    position: u64,
    after: String,
}

impl Source {
    /// Opens an mbox file, or a Maildir: a folder with `cur` and `new` in it.
    ///
    /// # Errors
    /// What the file system says; [`io::ErrorKind::InvalidData`] for what is neither.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = fs::canonicalize(path)?;
        let name = Sha256::digest(path.as_os_str().as_encoded_bytes());
        let name = name.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let kind = if path.is_dir() { maildir(&path)? } else { mbox(&path)? };
        Ok(Self { kind, name })
    }

    fn resume(&mut self, mark: &Mark) -> io::Result<()> {
        match &mut self.kind {
            Kind::Mbox(mbox) if mark.position <= mbox.length => {
                mbox.position = mark.position;
                mbox.begun = false;
                mbox.reader.seek(SeekFrom::Start(mark.position)).map(drop)
            }
            Kind::Mbox(_) => Ok(()),
            Kind::Maildir { files, next } => {
                *next = files.partition_point(|file| base_name(file).as_str() <= mark.after.as_str());
                Ok(())
            }
        }
    }

    /// The next mails, at most a batch; empty at the end. The mark goes with them.
    fn batch(&mut self) -> io::Result<(Vec<Raw>, Mark)> {
        let (mut mails, mut bytes) = (Vec::new(), 0);
        let mut mark = Mark::default();
        while mails.len() < BATCH_MAILS && bytes < BATCH_BYTES {
            let mail = match &mut self.kind {
                Kind::Mbox(mbox) => mbox.next()?,
                Kind::Maildir { files, next } => {
                    let Some(file) = files.get(*next) else { break };
                    *next += 1;
                    mark.after = base_name(file);
                    // Another program may have moved or deleted it meanwhile.
                    match File::open(file) {
                        Ok(file) => Some(limited(file)?),
                        Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                        Err(error) => return Err(error),
                    }
                }
            };
            let Some(mail) = mail else { break };
            bytes += mail.bytes.len();
            mails.push(mail);
        }
        if let Kind::Mbox(mbox) = &self.kind {
            mark.position = mbox.position;
        }
        Ok((mails, mark))
    }

    fn expected(&self, done: u64) -> u64 {
        match &self.kind {
            Kind::Maildir { files, .. } => files.len() as u64,
            Kind::Mbox(mbox) => done.saturating_mul(mbox.length).checked_div(mbox.position).unwrap_or(done),
        }
    }
}

/// A mail of a file.
struct Raw {
    bytes: Bytes,
    whole_size_bytes: u64,
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
    let notes = host.state_dir().join(format!("import-{}.json", source.name));
    let mark = fs::read(&notes).ok().and_then(|text| serde_json::from_slice::<Mark>(&text).ok());
    source.resume(&mark.unwrap_or_default()).map_err(|error| error.to_string())?;
    let intake = Intake::open(channel, settings, host, &imap::Cursor::default()).await.map_err(words)?;
    let mut done = Done::default();
    // What was read and is not written yet: the next batch is read while it is.
    let mut waiting: Option<(usize, Vec<Received>, Mark)> = None;
    loop {
        let reading = tokio::task::spawn_blocking(move || {
            let read = source.batch();
            (read, source)
        });
        let (read, back) = reading.await.map_err(words)?;
        source = back;
        let (read, mark) = read.map_err(|error| format!("the mails can't be read on: {error}"))?;
        let mails: Vec<Fetched> = read.into_iter().map(|raw| fetched(raw, &source.name)).collect();
        let (count, is_last) = (mails.len(), mails.is_empty());
        let before = waiting.take();
        let writing = async {
            let Some((count, batch, mark)) = before else { return Ok(None) };
            intake.accept(batch, None).await.map(|accepted| Some((count, accepted, mark)))
        };
        let (read, written) = tokio::join!(intake.read(mails), writing);
        if let Some((count, accepted, mark)) = written.map_err(words)? {
            let new = accepted.iter().filter(|it| matches!(it, Accepted::Message(_) | Accepted::Conflict(_))).count();
            done.mails += count as u64;
            done.new += new as u64;
            done.known += (count - new) as u64;
            // A mark that is lost costs time and doubles nothing.
            if let Ok(text) = serde_json::to_vec(&mark) {
                let _ = fs::write(&notes, text);
            }
            progress(&done);
        }
        if is_last {
            return Ok(done);
        }
        waiting = Some((count, read.map_err(words)?, mark));
        done.expected = source.expected(done.mails + BATCH_MAILS as u64);
    }
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn fetched(raw: Raw, source: &str) -> Fetched {
    let digest = Sha256::digest(&raw.bytes);
    let uid = digest.first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    let cut = raw.whole_size_bytes > raw.bytes.len() as u64;
    let body = match cut {
        true => Body::Stub { raw: raw.bytes, parts: Vec::new(), whole_size_bytes: Some(raw.whole_size_bytes) },
        false => Body::Whole(raw.bytes),
    };
    Fetched { folder: format!("import {source}"), uidvalidity: 0, uid, internal_date_ms: None, old: true, body }
}

fn mbox(path: &Path) -> io::Result<Kind> {
    let mut reader = BufReader::new(File::open(path)?);
    let length = reader.get_ref().metadata()?.len();
    let mut first = [0; 5];
    let read = reader.read(&mut first)?;
    if read > 0 && first.get(..read) != Some(b"From ".get(..read).unwrap_or_default()) {
        let words = "it is neither an mbox file (it would begin with \"From \") nor a Maildir folder";
        return Err(io::Error::new(io::ErrorKind::InvalidData, words));
    }
    reader.seek(SeekFrom::Start(0))?;
    Ok(Kind::Mbox(Box::new(Mbox { reader, length, position: 0, begun: false, separator_bytes: 0 })))
}

fn maildir(path: &Path) -> io::Result<Kind> {
    let mut files = Vec::new();
    for part in ["cur", "new"] {
        match fs::read_dir(path.join(part)) {
            Ok(folder) => {
                for entry in folder {
                    let file = entry?.path();
                    if file.is_file() && !base_name(&file).starts_with('.') {
                        files.push(file);
                    }
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && part == "new" => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let words = "it is no Maildir: the folder cur is missing";
                return Err(io::Error::new(io::ErrorKind::InvalidData, words));
            }
            Err(error) => return Err(error),
        }
    }
    files.sort_by_cached_key(|file| base_name(file));
    Ok(Kind::Maildir { files, next: 0 })
}

/// A file's name without its flags, which change when a mail is read.
fn base_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.split(":2,").next().unwrap_or_default().to_owned()
}

fn limited(mut file: File) -> io::Result<Raw> {
    let mut bytes = Vec::new();
    let kept = file.by_ref().take(MAIL_BYTES as u64).read_to_end(&mut bytes)?;
    let left = io::copy(&mut file, &mut io::sink())?;
    Ok(Raw { bytes: bytes.into(), whole_size_bytes: kept as u64 + left })
}

impl Mbox {
    /// The next mail: from one separator behind an empty line to the next (RFC 4155, mboxrd). What stands before the first
    /// separator belongs to nothing.
    fn next(&mut self) -> io::Result<Option<Raw>> {
        let mut line = Vec::new();
        let mut at = self.position;
        while !self.begun {
            let length = read_line(&mut self.reader, &mut line)?;
            if length == 0 {
                self.position = at;
                return Ok(None);
            }
            at += length;
            self.begun = is_separator(&line);
        }
        if at == self.position {
            at += self.separator_bytes;
        }
        let (mut bytes, mut whole, mut blank) = (Vec::new(), 0_u64, false);
        self.begun = false;
        loop {
            let length = read_line(&mut self.reader, &mut line)?;
            if length == 0 {
                break;
            }
            if blank && is_separator(&line) {
                self.begun = true;
                self.separator_bytes = length;
                break;
            }
            at += length;
            blank = matches!(line.as_slice(), b"\n" | b"\r\n");
            let content = unquoted(&line);
            whole += content.len() as u64;
            if bytes.len() + content.len() <= MAIL_BYTES {
                bytes.extend_from_slice(content);
            }
        }
        self.position = at;
        // The empty line before the next separator is the format's.
        let end = if bytes.ends_with(b"\r\n\r\n") { 2 } else { usize::from(bytes.ends_with(b"\n\n")) };
        bytes.truncate(bytes.len() - end);
        Ok(Some(Raw { whole_size_bytes: whole - end as u64, bytes: bytes.into() }))
    }
}

/// A line without the mark that kept it from being a separator.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    let quoted = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "));
    if quoted { line.get(1..).unwrap_or_default() } else { line }
}

/// "From ", who, and when: with a time of day, because sentences begin with "From" too and not every writer quotes them.
fn is_separator(line: &[u8]) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let is_time = |window: &[u8]| match window {
        [a, b, b':', c, d] => [a, b, c, d].into_iter().all(digit),
        _ => false,
    };
    line.starts_with(b"From ") && line.windows(5).any(is_time)
}

/// Reads up to a line's end, or a piece of a line that has none for long.
fn read_line(reader: &mut BufReader<File>, line: &mut Vec<u8>) -> io::Result<u64> {
    line.clear();
    reader.by_ref().take(1024 * 1024).read_until(b'\n', line).map(|length| length as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mails(text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("box");
        fs::write(&path, text).expect("written");
        let mut source = Source::open(&path).expect("an mbox");
        let (mails, mark) = source.batch().expect("read");
        assert_eq!(mark.position, text.len() as u64);
        mails.into_iter().map(|raw| String::from_utf8_lossy(&raw.bytes).into_owned()).collect()
    }

    #[test]
    fn an_mbox_is_cut_at_its_separators() {
        let text = "From a@b.example Mon Mar  2 10:00:00 2026\nSubject: 1\n\nFrom here on\n>From me\n>>From you\n\n\
            From c@d.example Mon Mar  2 10:00:00 2026\r\nSubject: 2\r\n\r\ntwo\r\n\r\nFrom - Mon Mar  2 10:00:00 2026\n\nthree";
        let expected = ["Subject: 1\n\nFrom here on\nFrom me\n>From you\n", "Subject: 2\r\n\r\ntwo\r\n", "\nthree"];
        assert_eq!(mails(text), expected);
        assert_eq!(mails(""), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_mailbox_is_said_to_be_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("letter.eml");
        fs::write(&file, "Subject: x\n\nx").expect("written");
        assert!(Source::open(&file).err().expect("no mbox").to_string().contains("neither"));
        assert!(Source::open(folder.path()).err().expect("no Maildir").to_string().contains("cur"));
    }

    #[test]
    fn a_maildir_goes_on_behind_what_was_read() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["cur/1.a:2,S", "new/2.b", "cur/3.c:2,"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, name).expect("written");
        }
        let mut source = Source::open(folder.path()).expect("a Maildir");
        let all = source.batch().expect("read").0;
        assert_eq!(
            all.iter().map(|raw| &raw.bytes[..]).collect::<Vec<_>>(),
            [&b"cur/1.a:2,S"[..], b"new/2.b", b"cur/3.c:2,"]
        );
        source.resume(&Mark { position: 0, after: "2.b".into() }).expect("set");
        assert_eq!(source.batch().expect("read").0.len(), 1);
    }
}
