//! Transfer encodings: base64, quoted-printable, uuencode. None of them fails; what can't be decoded stays as it came.

use base64::{Engine, engine::general_purpose::STANDARD};

/// Decodes base64 whatever stands between its letters: blanks, line ends, stars, padding in the middle.
pub(crate) fn base64(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() / 4 * 3 + 3);
    let mut bits: u32 = 0;
    let mut count = 0;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        // Nearly every line is whole groups and nothing else.
        let before = out.len();
        if count == 0 && STANDARD.decode_vec(line.trim_ascii_end(), &mut out).is_ok() {
            continue;
        }
        out.truncate(before);
        for &byte in line {
            let Some(value) = sextet(byte) else {
                // Padding ends a group: files glued together start anew behind it.
                if byte == b'=' {
                    finish(&mut out, bits, count);
                    (bits, count) = (0, 0);
                }
                continue;
            };
            bits = bits << 6 | u32::from(value);
            count += 1;
            if count == 4 {
                let [_, one, two, three] = bits.to_be_bytes();
                out.extend([one, two, three]);
                (bits, count) = (0, 0);
            }
        }
    }
    finish(&mut out, bits, count);
    out
}

/// How many bytes [`base64`] would give, without room for them.
pub(crate) fn base64_length(raw: &[u8]) -> usize {
    raw.iter().filter(|&&byte| sextet(byte).is_some()).count() * 3 / 4
}

/// A body that is announced as base64. Lines behind it that a list server added stay readable, and so does a body that is none.
pub(crate) fn base64_text(raw: &[u8]) -> Vec<u8> {
    let end = base64_end(raw);
    let (encoded, after) = raw.split_at_checked(end).unwrap_or((raw, &[]));
    let mut out = base64(encoded);
    if !after.trim_ascii().is_empty() {
        if !out.is_empty() {
            out.push(b'\n');
        }
        out.extend(after);
    }
    out
}

/// Decodes quoted-printable (RFC 2045 §6.7): small hex is fine, what is no code stays.
pub(crate) fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&first, after)) = rest.split_first() {
        if first != b'=' {
            out.push(first);
            rest = after;
        } else if let Some((byte, after)) = hex_pair(after) {
            out.push(byte);
            rest = after;
        } else if let Some(after) = soft_break(after) {
            rest = after;
        } else {
            out.push(first);
            rest = after;
        }
    }
    out
}

/// Decodes the Q encoding of header words (RFC 2047 §4.2).
pub(crate) fn quoted_words(raw: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> = raw.iter().map(|&byte| if byte == b'_' { b' ' } else { byte }).collect();
    quoted_printable(&spaced)
}

/// Decodes percent signs (RFC 2231); broken ones stay.
pub(crate) fn percent(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match hex_pair(after).filter(|_| first == b'%') {
            Some((byte, after)) => {
                out.push(byte);
                rest = after;
            }
            None => out.push(first),
        }
    }
    out
}

fn finish(out: &mut Vec<u8>, bits: u32, count: u32) {
    match count {
        2 => out.extend((bits >> 4).to_be_bytes().last()),
        3 => {
            let [_, _, one, two] = (bits >> 2).to_be_bytes();
            out.extend([one, two]);
        }
        _ => {}
    }
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// Where the encoded lines end: at the first line that looks like words. Lines are words when blanks or foreign signs make up much of them.
fn base64_end(raw: &[u8]) -> usize {
    let mut at = 0;
    for line in raw.split_inclusive(|&byte| byte == b'\n') {
        let bare = line.trim_ascii();
        let foreign = bare
            .iter()
            .filter(|&&byte| !matches!(byte, b'=') && (sextet(byte).is_none() || byte == b'-' || byte == b'_'))
            .count();
        let dashes = bare.len() >= 2 && bare.iter().all(|byte| matches!(byte, b'-' | b'_'));
        if dashes || (bare.len() > 3 && foreign * 10 > bare.len()) {
            return at;
        }
        at += line.len();
    }
    at
}

fn hex_pair(raw: &[u8]) -> Option<(u8, &[u8])> {
    let [high, low, rest @ ..] = raw else { return None };
    let value = char::from(*high).to_digit(16)? * 16 + char::from(*low).to_digit(16)?;
    Some((u8::try_from(value).ok()?, rest))
}

/// What follows a `=` at the end of a line, blanks behind it included; at the end of the file nothing does.
fn soft_break(raw: &[u8]) -> Option<&[u8]> {
    let blanks = raw.iter().take(100).take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    let after = raw.get(blanks..)?;
    after.strip_prefix(b"\n").or_else(|| after.is_empty().then_some(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dirty_encodings_give_what_they_hold() {
        assert_eq!(base64(b"aGFs\r\n!bG8"), b"hallo");
        assert_eq!(base64(b"YQ==Yg=="), b"ab");
        assert_eq!(base64(b"aGFsb"), b"hal");
        assert_eq!(base64_text(b"aGFsbG8=\r\n\r\n-- \r\nthe list"), b"hallo\n-- \r\nthe list");
        assert_eq!(base64_text(b"I am not encoded at all."), b"I am not encoded at all.");
        assert_eq!(quoted_printable(b"f=c3=BCr =ZZ a=\r\nb="), "für =ZZ ab".as_bytes());
        assert_eq!(percent(b"a%20b%Zc%"), b"a b%Zc%");
    }
}
