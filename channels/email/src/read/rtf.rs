//! Rich text of Outlook (MS-OXRTFCP, RTF) as plain words; only what [`super::tnef`] needs when nothing else holds the words.

use super::charset;

/// Bytes of unpacked RTF at most: its head may announce any number.
const RTF_BYTES: usize = 1024 * 1024;

/// What the decompressor's window holds before the first byte (MS-OXRTFCP §2.1.2.1).
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// The words of compressed RTF; `None` if there are none.
pub(crate) fn text(compressed: &[u8]) -> Option<String> {
    let kind = compressed.get(8..12)?;
    let data = compressed.get(16..)?;
    let rtf = match kind {
        b"LZFu" => unpack(data),
        b"MELA" => data.get(..RTF_BYTES).unwrap_or(data).to_vec(),
        _ => return None,
    };
    let words = words(&rtf);
    (!words.trim().is_empty()).then_some(words)
}

fn unpack(data: &[u8]) -> Vec<u8> {
    const WINDOW: usize = 4096;
    let mut window = DICTIONARY.to_vec();
    window.resize(WINDOW, b' ');
    let mut at = DICTIONARY.len();
    let mut out = Vec::new();
    let mut input = data.iter().copied();
    let mut put = |byte: u8, at: &mut usize, window: &mut Vec<u8>| {
        if let Some(place) = window.get_mut(*at) {
            *place = byte;
        }
        *at = (*at + 1) % WINDOW;
        out.push(byte);
        out.len() < RTF_BYTES
    };
    'all: while let Some(flags) = input.next() {
        for bit in 0..8 {
            let Some(first) = input.next() else { break 'all };
            if flags >> bit & 1 == 0 {
                if !put(first, &mut at, &mut window) {
                    break 'all;
                }
                continue;
            }
            let Some(second) = input.next() else { break 'all };
            let reference = u16::from_be_bytes([first, second]);
            let (offset, length) = (usize::from(reference >> 4), usize::from(reference & 0xF) + 2);
            if offset == at {
                break 'all;
            }
            for step in 0..length {
                let byte = window.get((offset + step) % WINDOW).copied().unwrap_or_default();
                if !put(byte, &mut at, &mut window) {
                    break 'all;
                }
            }
        }
    }
    out
}

/// Text of RTF: control words, hidden groups and pictures taken out.
fn words(rtf: &[u8]) -> String {
    let mut out = String::new();
    let mut bytes: Vec<u8> = Vec::new();
    let mut page = String::from("cp1252");
    // Depth of groups, and the depth below which nothing is shown.
    let (mut depth, mut hidden) = (0_usize, None::<usize>);
    let mut rest = rtf;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'{' => {
                depth += 1;
                let group = rest.trim_ascii_start();
                let skipped = [&b"\\*"[..], b"\\fonttbl", b"\\colortbl", b"\\stylesheet", b"\\pict", b"\\info"];
                if hidden.is_none()
                    && skipped.iter().any(|name| group.starts_with(name))
                    && !group.starts_with(b"\\*\\htmltag")
                {
                    hidden = Some(depth);
                }
            }
            b'}' => {
                if hidden == Some(depth) {
                    hidden = None;
                }
                depth = depth.saturating_sub(1);
            }
            b'\\' => rest = control(rest, &mut bytes, &mut out, &mut page, hidden.is_some()),
            b'\r' | b'\n' => {}
            _ if hidden.is_some() => {}
            _ => bytes.push(first),
        }
    }
    out.push_str(&charset::decode(Some(&page), &bytes));
    out
}

/// One control word or sign behind its backslash; gives what follows it.
fn control<'a>(raw: &'a [u8], bytes: &mut Vec<u8>, out: &mut String, page: &mut String, hidden: bool) -> &'a [u8] {
    let letters = raw.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, after) = raw.split_at_checked(letters).unwrap_or_default();
    if word.is_empty() {
        let Some((&sign, after)) = raw.split_first() else { return raw };
        if sign == b'\'' {
            let (code, after) = after.split_at_checked(2).unwrap_or((after, &[]));
            let code = std::str::from_utf8(code).ok().and_then(|code| u8::from_str_radix(code, 16).ok());
            bytes.extend(code.filter(|_| !hidden));
            return after;
        }
        if !hidden {
            bytes.extend(match sign {
                b'\\' | b'{' | b'}' => Some(sign),
                b'~' => Some(b' '),
                b'\n' | b'\r' => Some(b'\n'),
                _ => None,
            });
        }
        return after;
    }
    let digits = after.iter().take(8).take_while(|&&byte| byte.is_ascii_digit() || byte == b'-').count();
    let (number, after) = after.split_at_checked(digits).unwrap_or_default();
    let mut after = after.strip_prefix(b" ").unwrap_or(after);
    let number: Option<i32> = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
    match word {
        b"ansicpg" => *page = format!("cp{}", number.unwrap_or(1252)),
        _ if hidden => {}
        b"par" | b"line" | b"row" => bytes.push(b'\n'),
        b"tab" | b"cell" => bytes.push(b'\t'),
        b"u" => {
            out.push_str(&charset::decode(Some(page), bytes));
            bytes.clear();
            let code = number.map(|number| if number < 0 { number + 65_536 } else { number });
            out.extend(code.and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32));
            // One letter for programs that don't know Unicode follows.
            after = match after {
                [b'\\', b'\'', _, _, rest @ ..] => rest,
                [b'?', rest @ ..] => rest,
                other => other,
            };
        }
        _ => {}
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_of_rich_text() {
        let plain =
            br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Gr\'fc\'dfe\par z\u322?wei {\*\x hidden}\{ok\}}";
        let head = [&[0; 8][..], b"MELA", &[0; 4]].concat();
        assert_eq!(text(&[&head, &plain[..]].concat()).as_deref(), Some("Grüße\nzłwei {ok}"));
    }

    #[test]
    fn compressed_text_unpacks_and_stops_at_the_bound() {
        // The example of MS-OXRTFCP §4.1.
        let packed: [u8; 49] = [
            0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03, 0x00, 0x0A, 0x00, 0x72,
            0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09, 0x00, 0x20, 0x62,
            0x77, 0x05, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
        ];
        assert_eq!(text(&packed).map(|words| words.trim().to_owned()).as_deref(), Some("hello world"));
        let bomb = [
            &packed[..16],
            &[0xFF].iter().chain([0x01, 0x0F].iter().cycle().take(16)).copied().collect::<Vec<u8>>().repeat(100_000),
        ]
        .concat();
        assert!(text(&bomb).is_none_or(|words| words.len() <= RTF_BYTES));
    }
}
