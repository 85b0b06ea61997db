//! `winmail.dat` (TNEF, MS-OXTNEF): the files and words that one program hides from all others.
//!
//! Lengths are claims: nothing is reserved for them, and reading ends at the first one that is a lie. Checksums are not
//! looked at, because gateways write wrong ones.

use super::{charset, rtf};

/// What a TNEF stream holds.
#[derive(Debug, Default)]
pub(crate) struct Unpacked {
    pub files: Vec<File>,
    pub plain: Option<String>,
    pub html: Option<String>,
    /// It ended before its end, or lied.
    pub damaged: bool,
}

/// One file of it.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub name: String,
    pub media_type: String,
    pub content_id: String,
    pub bytes: Vec<u8>,
}

/// Files of one stream at most.
const FILES: usize = 200;

/// Properties of one list at most.
const PROPERTIES: u32 = 10_000;

/// Unpacks a stream; empty and `damaged` if it is none.
pub(crate) fn unpack(bytes: &[u8]) -> Unpacked {
    let mut out = Unpacked::default();
    let mut reader = Reader(bytes);
    if reader.u32() != Some(0x223E_9F78) || reader.u16().is_none() {
        out.damaged = true;
        return out;
    }
    let mut codepage = String::new();
    while !reader.0.is_empty() {
        let Some((id, data)) = attribute(&mut reader) else {
            out.damaged = true;
            break;
        };
        match id {
            // attOemCodepage
            0x9007 => codepage = Reader(data).u32().map(|page| format!("cp{page}")).unwrap_or_default(),
            // attBody
            0x800C => out.plain = Some(text(&codepage, data)),
            // attMsgProps
            0x9003 => message(&mut out, &codepage, data),
            // attAttachRendData begins a file.
            0x9002 => {
                if out.files.len() >= FILES {
                    out.damaged = true;
                    break;
                }
                out.files.push(File::default());
            }
            _ => {
                if let Some(file) = out.files.last_mut() {
                    attachment(file, id, &codepage, data, &mut out.damaged);
                }
            }
        }
    }
    out
}

/// Level, id, length, data, checksum. The data of the last one may be cut.
fn attribute<'a>(reader: &mut Reader<'a>) -> Option<(u16, &'a [u8])> {
    let _level = reader.take(1)?;
    let id = reader.u16()?;
    let _kind = reader.u16()?;
    let length = usize::try_from(reader.u32()?).ok()?;
    let data = reader.take(length)?;
    let _checksum = reader.u16()?;
    Some((id, data))
}

fn attachment(file: &mut File, id: u16, codepage: &str, data: &[u8], damaged: &mut bool) {
    match id {
        // attAttachTitle
        0x8010 if file.name.is_empty() => file.name = text(codepage, data),
        // attAttachData
        0x800F => file.bytes = data.to_vec(),
        // attAttachment: the better names stand in its properties.
        0x9005 => {
            *damaged |= !properties(data, |id, kind, value| match id {
                0x3707 => file.name = string(codepage, kind, value),
                0x3704 if file.name.is_empty() => file.name = string(codepage, kind, value),
                0x370E => file.media_type = string(codepage, kind, value).to_ascii_lowercase(),
                0x3712 => file.content_id = string(codepage, kind, value),
                // An object begins with the 16 bytes of its interface; what follows is the file or a TNEF stream.
                0x3701 if file.bytes.is_empty() => {
                    let skipped = if kind == 0x0D { 16 } else { 0 };
                    file.bytes = value.get(skipped..).unwrap_or_default().to_vec();
                }
                _ => {}
            });
        }
        _ => {}
    }
}

fn message(out: &mut Unpacked, codepage: &str, data: &[u8]) {
    let mut rich = None;
    let whole = properties(data, |id, kind, value| match id {
        0x1000 => out.plain = Some(string(codepage, kind, value)),
        0x1013 => out.html = Some(string(codepage, kind, value)),
        0x1009 => rich = rtf::text(value),
        _ => {}
    });
    out.damaged |= !whole;
    if out.plain.is_none() {
        out.plain = rich;
    }
}

/// Calls `found(id, type, value)` for each single value of a property list (MS-OXTNEF §2.1.3.4). False if the list is a lie.
fn properties<'a>(data: &'a [u8], mut found: impl FnMut(u16, u16, &'a [u8])) -> bool {
    let mut reader = Reader(data);
    let Some(count) = reader.u32() else { return false };
    for _ in 0..count.min(PROPERTIES) {
        let Some(()) = property(&mut reader, &mut found) else { return false };
    }
    count <= PROPERTIES
}

fn property<'a>(reader: &mut Reader<'a>, found: &mut impl FnMut(u16, u16, &'a [u8])) -> Option<()> {
    let kind = reader.u16()?;
    let id = reader.u16()?;
    if id >= 0x8000 {
        reader.take(16)?;
        if reader.u32()? == 0 {
            reader.u32()?;
        } else {
            let length = reader.u32()?;
            reader.padded(length)?;
        }
    }
    let many = kind & 0x1000 != 0;
    let kind = kind & 0x0FFF;
    let fixed = match kind {
        0x02 | 0x03 | 0x04 | 0x0A | 0x0B => Some(4),
        0x05..=0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        0x0D | 0x1E | 0x1F | 0x102 => None,
        _ => return None,
    };
    let values = if many || fixed.is_none() { reader.u32()? } else { 1 };
    for _ in 0..values {
        let length = match fixed {
            Some(length) => length,
            None => reader.u32()?,
        };
        found(id, kind, reader.padded(length)?);
    }
    Some(())
}

fn string(codepage: &str, kind: u16, value: &[u8]) -> String {
    if kind == 0x1F { charset::decode(Some("utf-16le"), value) } else { text(codepage, value) }
}

/// Text of the stream's codepage, up to its U+0000.
fn text(codepage: &str, data: &[u8]) -> String {
    let end = data.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    charset::decode(Some(codepage), data.get(..end).unwrap_or_default())
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Values are padded to four bytes; the padding of the last one may be missing.
    fn padded(&mut self, length: u32) -> Option<&'a [u8]> {
        let length = usize::try_from(length).ok()?;
        let taken = self.take(length)?;
        let padding = (4 - length % 4) % 4;
        self.take(padding.min(self.0.len()))?;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(id: u16, data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [&[2], &id.to_le_bytes()[..], &[0, 0], &length, data, &[0, 0]].concat()
    }

    #[test]
    fn files_are_unpacked_until_the_first_lie() {
        let stream = [
            &0x223E_9F78_u32.to_le_bytes()[..],
            &[1, 0],
            &attribute(0x800C, b"words\0"),
            &attribute(0x9002, &[0; 14]),
            &attribute(0x8010, b"a.txt\0"),
            &attribute(0x800F, b"bytes"),
        ]
        .concat();
        let whole = unpack(&stream);
        assert_eq!(whole.plain.as_deref(), Some("words"));
        assert_eq!((whole.files[0].name.as_str(), whole.files[0].bytes.as_slice()), ("a.txt", &b"bytes"[..]));
        assert!(!whole.damaged);
        let cut = unpack(&stream[..stream.len() - 4]);
        assert!(cut.damaged && cut.files[0].name == "a.txt");
        assert!(unpack(b"no stream").damaged);
    }

    #[test]
    fn lists_that_lie_about_their_length_end() {
        let lie = [&u32::MAX.to_le_bytes()[..], &[0x03, 0x10, 0, 0], &u32::MAX.to_le_bytes(), &[0; 64]].concat();
        assert!(!properties(&lie, |_, _, _| {}));
    }
}
