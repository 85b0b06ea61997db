//! `earshot mail parse`: what the reader makes of mails, one JSON object a line.
//!
//! Never an error because of what a mail holds; only a file that can't be read is one.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use crate::read::{Limits, Mail, Part, date_shown, read};

/// Bytes of an inline picture that is written out.
const PICTURE_BYTES: usize = 64 * 1024;

/// The mail as one JSON object. `bytes` of an attachment is its size; `cut` says that the file itself is beyond the limits.
#[must_use]
pub fn line(mail: &Mail) -> Value {
    json!({
        "message_id": mail.message_id,
        "from": mail.from,
        "reply_to": mail.reply_to,
        "to": mail.to,
        "cc": mail.cc,
        "subject": mail.subject,
        "date": mail.date.and_then(date_shown),
        "text": mail.text,
        "reply_text": mail.reply_text,
        "html_sanitised": mail.html_sanitised(&|id| picture(mail, id)),
        "attachments": mail.attachments.iter().map(attachment).collect::<Vec<_>>(),
        "auto": mail.auto,
        "bounce": mail.bounce,
        "forwarded": mail.forwarded,
        "thread_ids": mail.thread_ids,
        "problems": mail.problems,
    })
}

/// Reads mails and writes a line for each to `stdout`; `-` is standard input. Gives whether all could be read; those that
/// could not are named on `stderr`, and the others are written all the same.
///
/// # Errors
/// Only where `stdout` or `stderr` can't be written.
pub fn inspect(paths: &[PathBuf], stdout: &mut dyn Write, stderr: &mut dyn Write) -> io::Result<bool> {
    let limits = Limits::default();
    let mut all = true;
    for path in paths {
        match bytes(path, limits.mail_bytes) {
            Ok(raw) => {
                serde_json::to_writer(&mut *stdout, &line(&read(&raw, &limits)))?;
                stdout.write_all(b"\n")?;
            }
            Err(error) => {
                all = false;
                writeln!(stderr, "{}: {error}", path.display())?;
            }
        }
    }
    stdout.flush()?;
    Ok(all)
}

/// One byte more than the limit is read, so that the reader sees that there is more.
fn bytes(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let bound = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut raw = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(bound).read_to_end(&mut raw)?;
    } else {
        File::open(path)?.take(bound).read_to_end(&mut raw)?;
    }
    Ok(raw)
}

/// An inline picture as its data: a line of JSON has nothing else to refer to.
fn picture(mail: &Mail, id: &str) -> Option<String> {
    let part = mail.attachments.iter().find(|part| part.content_id.as_deref() == Some(id) && !part.cut)?;
    let shown = matches!(part.media_type.as_str(), "image/png" | "image/jpeg" | "image/gif" | "image/webp");
    if !shown || part.bytes.len() > PICTURE_BYTES {
        return None;
    }
    Some(format!("data:{};base64,{}", part.media_type, BASE64_STANDARD.encode(&part.bytes)))
}

fn attachment(part: &Part) -> Value {
    json!({ "name": part.name, "type": part.media_type, "bytes": part.size_bytes, "inline": part.inline, "cut": part.cut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_there_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("a.eml");
        std::fs::write(&there, "From: a@b.example\r\nSubject: x\r\n\r\nline\u{2028}two\r\n").unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let all = inspect(&[folder.path().join("none"), there], &mut out, &mut err).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(!all && out.lines().count() == 1 && !err.is_empty());
        let value: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(value["from"][0]["address"], "a@b.example");
    }
}
