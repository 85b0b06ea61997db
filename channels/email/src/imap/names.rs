//! Folder names on the wire: modified UTF-7 (RFC 3501 §5.1.3), and strings in quotes.

use base64::{
    Engine,
    alphabet::IMAP_MUTF7,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

/// A folder's name as IMAP writes it.
pub(super) fn encode(name: &str) -> String {
    let mut wire = String::new();
    let mut shifted: Vec<u8> = Vec::new();
    for c in name.chars() {
        let plain = matches!(c, ' '..='~');
        if plain && !shifted.is_empty() {
            shift(&mut wire, &mut shifted);
        }
        match c {
            '&' => wire.push_str("&-"),
            _ if plain => wire.push(c),
            _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| shifted.extend(unit.to_be_bytes())),
        }
    }
    shift(&mut wire, &mut shifted);
    wire
}

fn shift(wire: &mut String, utf16: &mut Vec<u8>) {
    if !utf16.is_empty() {
        wire.push('&');
        base64().encode_string(&*utf16, wire);
        wire.push('-');
        utf16.clear();
    }
}

/// A folder's name for people. Lossy: what is not well encoded stays as it came.
pub(super) fn decode(wire: &[u8]) -> String {
    let wire = String::from_utf8_lossy(wire);
    let mut name = String::new();
    let mut rest = &*wire;
    while let Some((before, after)) = rest.split_once('&') {
        name.push_str(before);
        let Some((code, behind)) = after.split_once('-') else {
            name.push('&');
            rest = after;
            continue;
        };
        match code {
            "" => name.push('&'),
            _ => match unshift(code) {
                Some(text) => name.push_str(&text),
                None => ["&", code, "-"].iter().for_each(|part| name.push_str(part)),
            },
        }
        rest = behind;
    }
    name + rest
}

fn unshift(code: &str) -> Option<String> {
    let bytes = base64().decode(code).ok()?;
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect::<Vec<_>>();
    if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
}

fn base64() -> GeneralPurpose {
    let config = GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&IMAP_MUTF7, config)
}

/// Whether a string can stand in quotes on every server: printable ASCII.
pub(super) fn is_quotable(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// A string in quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Numbers as IMAP's sets, neighbours joined: `1:3,7`.
pub(super) fn set(sorted: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in sorted {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let text = |(first, last): (u32, u32)| if first == last { first.to_string() } else { format!("{first}:{last}") };
    ranges.into_iter().map(text).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for (name, wire) in [
            ("INBOX", "INBOX"),
            ("Gelöscht", "Gel&APY-scht"),
            ("A & B", "A &- B"),
            ("台北/日本語", "&U,BTFw-/&ZeVnLIqe-"),
            ("😀", "&2D3eAA-"),
            ("a\r\nb", "a&AA0ACg-b"),
        ] {
            assert_eq!(encode(name), wire);
            assert_eq!(decode(wire.as_bytes()), name);
        }
    }

    #[test]
    fn broken_names_stay_as_they_came() {
        for name in ["&AP", "&!!!-", "&2D3-", "&", "x&"] {
            assert_eq!(decode(name.as_bytes()), name);
        }
        assert_eq!(decode(b"M\xffll"), "M\u{fffd}ll");
    }

    #[test]
    fn sets_join_neighbours() {
        assert_eq!(set(&[1, 2, 3, 7, u32::MAX - 1, u32::MAX]), "1:3,7,4294967294:4294967295");
    }
}
