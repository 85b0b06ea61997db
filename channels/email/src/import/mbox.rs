//! An mbox file (RFC 4155, mboxrd), read once from its beginning to its end.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    os::unix::fs::FileExt,
    path::Path,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{MAIL_BYTES, Raw, hex};

/// Bytes at the begin and before the mark by which a file is known again.
const SAMPLE_BYTES: u64 = 64 * 1024;

/// The file, opened.
pub(super) struct Mbox {
    reader: BufReader<File>,
    pub length: u64,
    /// Where this run began.
    pub began: u64,
    /// Where the next mail's separator begins.
    pub position: u64,
    /// Whether that separator was read already, and its length.
    begun: bool,
    separator_bytes: u64,
    /// Bytes that belong to no mail.
    pub skipped_bytes: u64,
}

/// Where the file was read to, and by what it is known again: another export may lie at the same path later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    pub position: u64,
    length: u64,
    sample: String,
}

impl Mbox {
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut reader = BufReader::new(File::open(path)?);
        let length = reader.get_ref().metadata()?.len();
        let mut first = [0; 5];
        let read = reader.read(&mut first)?;
        if read > 0 && first.get(..read) != Some(b"From ".get(..read).unwrap_or_default()) {
            let words = "it is neither an mbox file (it would begin with \"From \") nor a Maildir folder";
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        reader.seek(SeekFrom::Start(0))?;
        Ok(Self { reader, length, began: 0, position: 0, begun: false, separator_bytes: 0, skipped_bytes: 0 })
    }

    /// Goes on at a mark, if what lies before it is what was read. More may lie behind it than did.
    pub fn resume(&mut self, mark: &Mark) -> io::Result<()> {
        let same = self.length >= mark.length.max(mark.position) && self.sample(mark.position)? == mark.sample;
        if same {
            (self.began, self.position, self.begun) = (mark.position, mark.position, false);
            self.reader.seek(SeekFrom::Start(mark.position))?;
        }
        Ok(())
    }

    pub fn mark(&self) -> io::Result<Mark> {
        Ok(Mark { position: self.position, length: self.length, sample: self.sample(self.position)? })
    }

    /// Digest of the file's first bytes and of the last ones before a position.
    fn sample(&self, position: u64) -> io::Result<String> {
        let span = position.min(SAMPLE_BYTES);
        let mut digest = Sha256::new();
        for from in [0, position - span] {
            let mut bytes = vec![0; usize::try_from(span).unwrap_or_default()];
            self.reader.get_ref().read_exact_at(&mut bytes, from)?;
            digest.update(&bytes);
        }
        Ok(hex(&digest.finalize()))
    }

    /// The next mail: from one separator behind an empty line to the next. What stands before the first separator belongs
    /// to nothing.
    pub fn next(&mut self) -> io::Result<Option<Raw>> {
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
            if !self.begun {
                self.skipped_bytes += length;
            }
        }
        if at == self.position {
            at += self.separator_bytes;
        }
        let place = format!("in the mbox file behind byte {at}");
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
        Ok(Some(Raw { whole_size_bytes: whole - end as u64, bytes: bytes.into(), place }))
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
    use std::fs;

    use super::*;

    fn mails(text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("box");
        fs::write(&path, text).expect("written");
        let mut mbox = Mbox::open(&path).expect("an mbox");
        let mut mails = Vec::new();
        while let Some(raw) = mbox.next().expect("read") {
            mails.push(String::from_utf8_lossy(&raw.bytes).into_owned());
        }
        assert_eq!(mbox.position, text.len() as u64);
        mails
    }

    #[test]
    fn an_mbox_is_cut_at_its_separators() {
        let text = "From a@b.example Mon Mar  2 10:00:00 2026\nSubject: 1\n\nFrom here on\n>From me\n>>From you\n\n\
            From c@d.example Mon Mar  2 10:00:00 2026\r\nSubject: 2\r\n\r\ntwo\r\n\r\nFrom - Mon Mar  2 10:00:00 2026\n\nthree";
        let expected = ["Subject: 1\n\nFrom here on\nFrom me\n>From you\n", "Subject: 2\r\n\r\ntwo\r\n", "\nthree"];
        assert_eq!(mails(text), expected);
        assert_eq!(mails(""), Vec::<String>::new());
    }
}
