//! Bytes as text, whatever charset they claim: lossy, never fatal, never empty because of the charset.
//!
//! Labels are those of the WHATWG with its widening (gb2312 is gb18030, latin1 is windows-1252). Deliberately absent: guesses
//! by letter frequency; a wrong guess turns readable words into nonsense for everybody else.

use std::borrow::Cow;

use encoding_rs::{EUC_KR, Encoding, GBK, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes `bytes` by the label of a header, or by what the bytes are where the label says nothing. Without U+0000.
pub(crate) fn decode(label: Option<&str>, bytes: &[u8]) -> String {
    if bytes.is_ascii() && !bytes.iter().any(|byte| matches!(byte, 0 | 0x1B | b'+' | b'~' | 0x0E)) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let text = by_label(label.map(clean).unwrap_or_default().as_str(), bytes);
    if text.contains('\0') { text.replace('\0', "") } else { text.into_owned() }
}

fn by_label<'a>(label: &str, bytes: &'a [u8]) -> Cow<'a, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0;
    }
    match label {
        "utf-7" | "unicode-1-1-utf-7" | "x-unicode-2-0-utf-7" | "utf7" => return utf7(bytes).into(),
        "hz-gb-2312" | "hz" => return shifted(bytes, b"~{", b"~}", GBK).into(),
        "iso-2022-kr" | "csiso2022kr" => return shifted(bytes, b"\x0E", b"\x0F", EUC_KR).into(),
        _ => {}
    }
    match encoding(label) {
        Some(wide) if wide == UTF_16LE || wide == UTF_16BE => utf16(bytes, Some(wide)),
        Some(named) if named != UTF_8 && named != WINDOWS_1252 => named.decode_without_bom_handling(bytes).0,
        _ => by_bytes(bytes),
    }
}

/// UTF-8 where the bytes are that or nearly that, else UTF-16 where every other byte is zero, else windows-1252, which has a letter for all.
fn by_bytes(bytes: &[u8]) -> Cow<'_, str> {
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    if zeros > 0 && zeros * 10 >= bytes.len() * 3 {
        return utf16(bytes, None);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) if has_long_sequences(bytes) => String::from_utf8_lossy(bytes),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// Whether some letters are honest UTF-8: then a broken one is a cut, not another charset.
fn has_long_sequences(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// UTF-16 by the announced or likelier order; a liar's plain ASCII stays what it is.
fn utf16<'a>(bytes: &'a [u8], announced: Option<&'static Encoding>) -> Cow<'a, str> {
    let zeros = |start: usize| bytes.iter().skip(start).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd == 0 && std::str::from_utf8(bytes).is_ok() {
        return String::from_utf8_lossy(bytes);
    }
    let order = match announced {
        Some(order) if even == odd => order,
        _ if even > odd => UTF_16BE,
        _ => UTF_16LE,
    };
    order.decode_without_bom_handling(bytes).0
}

/// The label as programs mean it: without quotes, forgotten ends, and prefixes.
fn clean(label: &str) -> String {
    let label = label.trim_start_matches(['"', '\'', ' ', '\t']);
    let end = label.find(['"', '\'', ';', ' ', '\t', ',', '\r', '\n']).unwrap_or(label.len());
    label.get(..end).unwrap_or_default().to_ascii_lowercase()
}

fn encoding(label: &str) -> Option<&'static Encoding> {
    let known = |label: &str| Encoding::for_label(label.as_bytes());
    let found = known(label).or_else(|| {
        let bare: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
        let digits = bare.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        match bare.strip_suffix(digits).unwrap_or_default() {
            "windows" | "win" | "cp" | "ms" | "xcp" | "xwindows" | "ibm" | "codepage" => match digits {
                "932" | "943" => known("shift_jis"),
                "936" | "1386" => known("gbk"),
                "949" | "1363" => known("euc-kr"),
                "950" => known("big5"),
                "54936" => known("gb18030"),
                "65001" => known("utf-8"),
                _ => known(&format!("windows-{digits}")),
            },
            "uhc" | "ksc" | "ks" => known("euc-kr"),
            "xgb" | "gb" => known("gb18030"),
            "utf" => known(&format!("utf-{digits}")),
            "iso" | "xiso" => digits.strip_prefix("8859").and_then(|part| known(&format!("iso-8859-{part}"))),
            _ => None,
        }
    });
    found.filter(|&encoding| encoding != REPLACEMENT)
}

/// Charsets that switch between ASCII and two-byte letters by marks (RFC 1557, RFC 1843), which the WHATWG refuses to read.
fn shifted(bytes: &[u8], on: &[u8], off: &[u8], wide: &'static Encoding) -> String {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut shifted = false;
    while let Some((&first, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(b"\x1B$)C") {
            rest = after;
        } else if let Some(after) = rest.strip_prefix(if shifted { off } else { on }) {
            shifted = !shifted;
            rest = after;
        } else {
            shifted &= first != b'\n';
            plain.push(if shifted && (0x21..0x7F).contains(&first) { first | 0x80 } else { first });
            rest = after;
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.is_ascii() => text.to_owned(),
        _ => wide.decode_without_bom_handling(&plain).0.into_owned(),
    }
}

/// UTF-7 (RFC 2152). What it hides is text from here on; cleaning comes after.
fn utf7(bytes: &[u8]) -> String {
    if !bytes.is_ascii() {
        return by_bytes(bytes).into_owned();
    }
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'+' {
            out.push(char::from(first));
            continue;
        }
        let length =
            rest.iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).count();
        let (run, after) = rest.split_at_checked(length).unwrap_or_default();
        rest = after.strip_prefix(b"-").unwrap_or(after);
        if run.is_empty() {
            out.push('+');
        } else {
            let mut units = super::transfer::base64(run);
            units.truncate(units.len() / 2 * 2);
            out.push_str(&UTF_16BE.decode_without_bom_handling(&units).0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_widen_and_liars_are_read_all_the_same() {
        let table: [(Option<&str>, &[u8], &str); 12] = [
            (Some("us-ascii"), "ż".as_bytes(), "ż"),
            (Some("utf-8"), b"M\xFCnchen", "München"),
            (Some("utf-8"), b"M\xC3\xBC\xFC", "Mü\u{FFFD}"),
            (Some("iso-8859-1"), b"50 \x80", "50 €"),
            (Some("gb2312"), b"\x95\x46", "旻"),
            (Some("cp1251"), b"\xCF", "П"),
            (Some("win-1251"), b"\xCF", "П"),
            (Some("utf-7"), b"f+APw-r", "für"),
            (Some("utf-16"), b"plain", "plain"),
            (Some("hz-gb-2312"), b"~{<:Ky2;~}x", "己所不x"),
            (None, b"H\0i\0 \0d\0u\0", "Hi du"),
            (Some("\"utf-8; format=flowed"), "ü".as_bytes(), "ü"),
        ];
        for (label, bytes, expected) in table {
            assert_eq!(decode(label, bytes), expected, "{label:?}");
        }
    }
}
