//! ZIP archives whose files lie in them byte for byte (method 0 of the .ZIP File Format Specification): what anybody can open without
//! asking, and nothing is packed or changed. Written at once, or piece by piece; read back from whoever packed them. Deliberately absent:
//! packing, archives of 4 GiB and more.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// The first day that the format knows, for every file: when something was written is said inside.
const DAY: u16 = 0x21;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const VERSION: u16 = 20;

/// An archive of these files, in this order; `None` where it would be too large.
pub fn stored(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut archive = Vec::with_capacity(files.iter().map(|(name, bytes)| 100 + 2 * name.len() + bytes.len()).sum());
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let at = u32::try_from(archive.len()).ok()?;
        let size = u32::try_from(bytes.len()).ok()?;
        let mut facts = Vec::new();
        put16(&mut facts, &[VERSION, FLAGS, 0, 0, DAY]);
        put32(&mut facts, &[crc32(bytes), size, size]);
        put16(&mut facts, &[u16::try_from(name.len()).ok()?, 0]);
        archive.extend_from_slice(b"PK\x03\x04");
        archive.extend_from_slice(&facts);
        archive.extend_from_slice(name.as_bytes());
        archive.extend_from_slice(bytes);
        directory.extend_from_slice(b"PK\x01\x02");
        put16(&mut directory, &[VERSION]);
        directory.extend_from_slice(&facts);
        // No comment, first disk, no attributes.
        put16(&mut directory, &[0, 0, 0]);
        put32(&mut directory, &[0, at]);
        directory.extend_from_slice(name.as_bytes());
    }
    let (at, size) = (u32::try_from(archive.len()).ok()?, u32::try_from(directory.len()).ok()?);
    let count = u16::try_from(files.len()).ok()?;
    archive.extend_from_slice(&directory);
    archive.extend_from_slice(b"PK\x05\x06");
    put16(&mut archive, &[0, 0, count, count]);
    put32(&mut archive, &[size, at]);
    put16(&mut archive, &[0]);
    Some(archive)
}

fn put16(to: &mut Vec<u8>, numbers: &[u16]) {
    numbers.iter().for_each(|number| to.extend_from_slice(&number.to_le_bytes()));
}

fn put32(to: &mut Vec<u8>, numbers: &[u32]) {
    numbers.iter().for_each(|number| to.extend_from_slice(&number.to_le_bytes()));
}

/// An archive that is written piece by piece: sizes and check sums stand behind each file, because nobody knows them before.
#[derive(Debug, Default)]
pub struct Pieces {
    at: usize,
    directory: Vec<u8>,
    files: u16,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    name: String,
    at: usize,
    size: usize,
    sum: u32,
}

impl Pieces {
    /// Sizes come behind the file.
    const LATER: u16 = 1 << 3;

    /// Begins a file; gives what is to be sent.
    pub fn begin(&mut self, name: &str) -> Vec<u8> {
        let mut head = b"PK\x03\x04".to_vec();
        put16(&mut head, &[VERSION, FLAGS | Self::LATER, 0, 0, DAY]);
        put32(&mut head, &[0, 0, 0]);
        put16(&mut head, &[name.len() as u16, 0]);
        head.extend_from_slice(name.as_bytes());
        self.open = Some(Open { name: name.to_owned(), at: self.at, size: 0, sum: !0 });
        self.at += head.len();
        head
    }

    /// Counts a piece of the file that was begun. The piece itself is sent as it is.
    pub fn add(&mut self, piece: &[u8]) {
        self.at += piece.len();
        if let Some(open) = &mut self.open {
            open.size += piece.len();
            open.sum = mixed(open.sum, piece);
        }
    }

    /// Ends the file that was begun; gives what is to be sent. `None` where the archive has become too large.
    pub fn end(&mut self) -> Option<Vec<u8>> {
        let open = self.open.take()?;
        let (at, size) = (u32::try_from(open.at).ok()?, u32::try_from(open.size).ok()?);
        let mut foot = b"PK\x07\x08".to_vec();
        put32(&mut foot, &[!open.sum, size, size]);
        self.at += foot.len();
        self.directory.extend_from_slice(b"PK\x01\x02");
        put16(&mut self.directory, &[VERSION, VERSION, FLAGS | Self::LATER, 0, 0, DAY]);
        put32(&mut self.directory, &[!open.sum, size, size]);
        // No more fields, no comment, first disk, no attributes.
        put16(&mut self.directory, &[u16::try_from(open.name.len()).ok()?, 0, 0, 0, 0]);
        put32(&mut self.directory, &[0, at]);
        self.directory.extend_from_slice(open.name.as_bytes());
        self.files = self.files.checked_add(1)?;
        Some(foot)
    }

    /// Ends the archive; gives what is to be sent last. `None` where it has become too large.
    pub fn finish(self) -> Option<Vec<u8>> {
        let mut end = self.directory;
        let (at, size) = (u32::try_from(self.at).ok()?, u32::try_from(end.len()).ok()?);
        end.extend_from_slice(b"PK\x05\x06");
        put16(&mut end, &[0, 0, self.files, self.files]);
        put32(&mut end, &[size, at]);
        put16(&mut end, &[0]);
        Some(end)
    }
}

/// Why an archive can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It breaks off, or its parts contradict each other.
    #[error("the archive is damaged")]
    Damaged,
    /// It is locked with a password.
    #[error("the archive is locked with a password")]
    Locked,
    /// It is packed by a method that only few know.
    #[error("the archive is packed in a way that is not known here")]
    Unknown,
    /// It holds more than is taken.
    #[error("there is too much in the archive")]
    TooLarge,
}

/// Files of an archive at most.
const FILES: usize = 64;

/// The files of an archive, by name, in its order; together `limit` bytes at most, whatever the archive says of itself.
///
/// # Errors
/// Why it can't be read.
pub fn read(archive: &[u8], limit: usize) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let end = archive.windows(4).rposition(|window| window == b"PK\x05\x06").ok_or(Unreadable::Damaged)?;
    let (count, mut at) = (number(archive, end + 10, 2)?, number(archive, end + 16, 4)?);
    // Behind it stands how long a comment is.
    number(archive, end + 20, 2)?;
    if count > FILES {
        return Err(Unreadable::TooLarge);
    }
    let (mut files, mut left) = (Vec::with_capacity(count), limit);
    for _ in 0..count {
        let entry = |offset: usize, bytes: usize| number(archive, at + offset, bytes);
        let lengths = [entry(28, 2)?, entry(30, 2)?, entry(32, 2)?];
        let name = archive.get(at + 46..at + 46 + lengths[0]).ok_or(Unreadable::Damaged)?;
        let (flags, method, sum, packed, place) =
            (entry(8, 2)?, entry(10, 2)?, entry(16, 4)?, entry(20, 4)?, entry(42, 4)?);
        if flags & 1 == 1 {
            return Err(Unreadable::Locked);
        }
        let begin = place + 30 + number(archive, place + 26, 2)? + number(archive, place + 28, 2)?;
        let packed = archive.get(begin..begin + packed).ok_or(Unreadable::Damaged)?;
        let bytes = unpacked(method, packed, left)?;
        if crc32(&bytes) as usize != sum {
            return Err(Unreadable::Damaged);
        }
        left -= bytes.len();
        files.push((String::from_utf8_lossy(name).into_owned(), bytes));
        at += 46 + lengths.iter().sum::<usize>();
    }
    Ok(files)
}

fn unpacked(method: usize, packed: &[u8], limit: usize) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    match method {
        0 => bytes.extend_from_slice(packed.get(..limit + 1).unwrap_or(packed)),
        8 => {
            let read = DeflateDecoder::new(packed).take(limit as u64 + 1).read_to_end(&mut bytes);
            read.map_err(|_| Unreadable::Damaged)?;
        }
        _ => return Err(Unreadable::Unknown),
    }
    if bytes.len() > limit { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}

/// A number of the format, the low byte first.
fn number(archive: &[u8], at: usize, bytes: usize) -> Result<usize, Unreadable> {
    let digits = archive.get(at..at + bytes).ok_or(Unreadable::Damaged)?;
    Ok(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

/// The check sum of ISO 3309 that the format asks for.
fn crc32(bytes: &[u8]) -> u32 {
    !mixed(!0, bytes)
}

/// What each byte does to the check sum.
static MIXES: [u32; 256] = {
    let mut mixes = [0; 256];
    let mut byte = 0;
    #[expect(clippy::indexing_slicing, reason = "made when Earshot is built")]
    while byte < 256 {
        let (mut sum, mut bit) = (byte as u32, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
            bit += 1;
        }
        mixes[byte] = sum;
        byte += 1;
    }
    mixes
};

fn mixed(sum: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(sum, |sum, byte| {
        let mix = MIXES.get(usize::from(sum as u8 ^ byte)).copied().unwrap_or_default();
        (sum >> 8) ^ mix
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_the_one_that_everybody_reckons() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn an_archive_in_pieces_says_the_same_as_one_at_once() {
        let mut pieces = Pieces::default();
        let mut archive = pieces.begin("a.csv");
        for piece in [b"case,".as_slice(), b"kind\n"] {
            pieces.add(piece);
            archive.extend_from_slice(piece);
        }
        archive.extend(pieces.end().unwrap());
        archive.extend(pieces.begin("b.csv"));
        archive.extend(pieces.end().unwrap());
        archive.extend(pieces.finish().unwrap());
        let files = read(&archive, 100).unwrap();
        assert_eq!(files, [("a.csv".to_owned(), b"case,kind\n".to_vec()), ("b.csv".to_owned(), Vec::new())]);
    }

    #[test]
    fn what_is_no_archive_or_too_much_ends_in_words() {
        let archive = stored(&[("a.csv", b"case,kind"), ("b.csv", b"1")]).unwrap();
        assert_eq!(read(&archive, 10).map(|files| files.len()), Ok(2));
        assert_eq!(read(&archive, 9), Err(Unreadable::TooLarge));
        for cut in 0..archive.len() {
            assert!(read(&archive[..cut], 100).is_err(), "{cut}");
        }
        for at in 0..archive.len() {
            // Whatever became of a byte, it ends.
            let mut broken = archive.clone();
            broken[at] ^= 0xff;
            let _either = read(&broken, 100);
        }
        assert_eq!(read(b"", 100), Err(Unreadable::Damaged));
    }

    #[test]
    fn files_lie_in_an_archive_byte_for_byte() {
        let picture = [0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a];
        let archive = stored(&[("a.txt", b"words"), ("file.bin", &picture)]).unwrap();
        assert!(archive.windows(picture.len()).any(|window| window == picture));
        let names = archive.windows(8).filter(|window| *window == b"file.bin").count();
        assert_eq!((names, &archive[..4]), (2, b"PK\x03\x04".as_slice()));
        // Where the directory begins, as the end of the archive says.
        let end = archive.len() - 22;
        let at = u32::from_le_bytes(archive[end + 16..end + 20].try_into().unwrap()) as usize;
        assert_eq!(
            (&archive[end..end + 4], &archive[at..at + 4]),
            (b"PK\x05\x06".as_slice(), b"PK\x01\x02".as_slice())
        );
    }
}
