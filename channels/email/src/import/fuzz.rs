//! What holds of any files that are read as an old mailbox: it ends, nothing is made up, and after every batch a later run can go on.

use std::{io, path::Path};

use super::{Portion, Source};

/// Mails of a batch here.
const MOST: usize = 2;

/// Reads files as an import does; `notes` is a file for its notes. Gives how many mails they hold.
///
/// # Errors
/// What the file system says.
///
/// # Panics
/// Where something does not hold.
pub fn fuzz(path: &Path, notes: &Path) -> io::Result<usize> {
    let mut source = Source::open(path)?;
    let (mut mails, mut bytes) = (0, 0);
    let mut first = source.portion(MOST)?;
    while !first.mails.is_empty() {
        mails += first.mails.len();
        bytes += first.mails.iter().map(|mail| mail.bytes.len() as u64).sum::<u64>();
        first.mark.note(notes)?;
        let next = source.portion(MOST)?;
        let mut later = Source::open(path)?;
        later.resume(notes)?;
        assert!(parts(&next) == parts(&later.portion(MOST)?), "what follows a break is something else");
        first = next;
    }
    assert!(bytes <= size_of(path)?, "there is more than was there");
    Ok(mails)
}

fn parts(portion: &Portion) -> Vec<(&[u8], u64, &str)> {
    portion.mails.iter().map(|mail| (&*mail.bytes, mail.whole_size_bytes, &*mail.place)).collect()
}

/// Bytes of a file, or of all files below a folder.
fn size_of(path: &Path) -> io::Result<u64> {
    if !path.is_dir() {
        return Ok(path.metadata()?.len());
    }
    std::fs::read_dir(path)?.map(|entry| size_of(&entry?.path())).sum()
}
