//! ZIP archives whose files lie in them byte for byte (method 0 of the .ZIP File Format Specification): what anybody can open without
//! asking, and nothing is packed or changed. Deliberately absent: compression, reading, archives of 4 GiB and more.

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

/// The check sum of ISO 3309 that the format asks for.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, byte| {
        let mixed = sum ^ u32::from(*byte);
        (0..8).fold(mixed, |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
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
