//! Text as bytes: the charsets and the encodings of mail, as far as the words here need them.

use rand::Rng;

use super::Random;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    Utf8,
    Latin1,
    Windows1252,
    Latin2,
    Latin5,
    Arabic,
    Greek,
    Windows1251,
    Koi8r,
    Iso2022Jp,
}

/// KOI8-R of the letters from U+0410 on.
const KOI8R: &[u8; 64] = b"\xE1\xE2\xF7\xE7\xE4\xE5\xF6\xFA\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF0\xF2\xF3\xF4\xF5\xE6\xE8\xE3\xFE\xFB\xFD\xFF\xF9\xF8\xFC\xE0\xF1\
    \xC1\xC2\xD7\xC7\xC4\xC5\xD6\xDA\xC9\xCA\xCB\xCC\xCD\xCE\xCF\xD0\xD2\xD3\xD4\xD5\xC6\xC8\xC3\xDE\xDB\xDD\xDF\xD9\xD8\xDC\xC0\xD1";

impl Charset {
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Latin1 => "iso-8859-1",
            Self::Windows1252 => "Windows-1252",
            Self::Latin2 => "iso-8859-2",
            Self::Latin5 => "iso-8859-9",
            Self::Arabic => "iso-8859-6",
            Self::Greek => "iso-8859-7",
            Self::Windows1251 => "windows-1251",
            Self::Koi8r => "koi8-r",
            Self::Iso2022Jp => "iso-2022-jp",
        }
    }

    /// None where it has no byte for one of the characters.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Iso2022Jp => iso_2022_jp(text),
            _ => {
                let mut bytes = Vec::with_capacity(text.len());
                for word in text.split_inclusive(' ') {
                    if word.is_ascii() {
                        bytes.extend_from_slice(word.as_bytes());
                    } else {
                        bytes.append(&mut word.chars().map(|letter| self.byte(letter)).collect::<Option<_>>()?);
                    }
                }
                Some(bytes)
            }
        }
    }

    fn byte(self, letter: char) -> Option<u8> {
        let code = u32::from(letter);
        let shifted = |first: u32, last: u32, by: i64| {
            (first..=last).contains(&code).then(|| u8::try_from(i64::from(code) + by).ok()).flatten()
        };
        let listed = |pairs: &[(char, u8)]| pairs.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
        if code < 0x80 {
            return Some(code as u8);
        }
        match self {
            Self::Utf8 | Self::Iso2022Jp => None,
            Self::Latin1 => shifted(0xA0, 0xFF, 0),
            Self::Windows1252 => listed(&[
                ('€', 0x80),
                ('‚', 0x82),
                ('„', 0x84),
                ('…', 0x85),
                ('Œ', 0x8C),
                ('‘', 0x91),
                ('’', 0x92),
                ('“', 0x93),
                ('”', 0x94),
                ('–', 0x96),
                ('œ', 0x9C),
            ])
            .or_else(|| shifted(0xA0, 0xFF, 0)),
            Self::Latin2 => listed(&[
                ('Ą', 0xA1),
                ('ą', 0xB1),
                ('Ć', 0xC6),
                ('ć', 0xE6),
                ('Ę', 0xCA),
                ('ę', 0xEA),
                ('Ł', 0xA3),
                ('ł', 0xB3),
                ('Ń', 0xD1),
                ('ń', 0xF1),
                ('Ó', 0xD3),
                ('ó', 0xF3),
                ('Ś', 0xA6),
                ('ś', 0xB6),
                ('Ź', 0xAC),
                ('ź', 0xBC),
                ('Ż', 0xAF),
                ('ż', 0xBF),
            ]),
            Self::Latin5 => listed(&[('Ğ', 0xD0), ('İ', 0xDD), ('Ş', 0xDE), ('ğ', 0xF0), ('ı', 0xFD), ('ş', 0xFE)])
                .or_else(|| shifted(0xA0, 0xFF, 0).filter(|byte| ![0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE].contains(byte))),
            Self::Arabic => listed(&[('،', 0xAC), ('؛', 0xBB), ('؟', 0xBF)]).or_else(|| shifted(0x621, 0x652, -0x560)),
            Self::Greek => shifted(0x384, 0x3CE, -0x2D0),
            Self::Windows1251 => {
                listed(&[('Ё', 0xA8), ('ё', 0xB8), ('«', 0xAB), ('»', 0xBB)]).or_else(|| shifted(0x410, 0x44F, -0x350))
            }
            Self::Koi8r => {
                listed(&[('Ё', 0xB3), ('ё', 0xA3)]).or_else(|| KOI8R.get(code.checked_sub(0x410)? as usize).copied())
            }
        }
    }
}

/// Kana and two marks, which is how a child writes.
fn iso_2022_jp(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut is_japanese = false;
    for letter in text.chars() {
        let code = u32::from(letter);
        let pair = match letter {
            '\u{3041}'..='\u{3093}' => [0x24, (code - 0x3041 + 0x21) as u8],
            '\u{30A1}'..='\u{30F6}' => [0x25, (code - 0x30A1 + 0x21) as u8],
            '、' => [0x21, 0x22],
            '。' => [0x21, 0x23],
            'ー' => [0x21, 0x3C],
            '？' => [0x21, 0x29],
            _ if letter.is_ascii() => [0, code as u8],
            _ => return None,
        };
        if (pair[0] != 0) != is_japanese {
            is_japanese = !is_japanese;
            bytes.extend_from_slice(if is_japanese { b"\x1b$B" } else { b"\x1b(B" });
        }
        bytes.extend(pair.into_iter().filter(|&byte| byte != 0));
    }
    if is_japanese {
        bytes.extend_from_slice(b"\x1b(B");
    }
    Some(bytes)
}

/// A header's text by RFC 2047, in words that are short enough and never cut a character.
pub fn encoded_words(text: &str, charset: Charset, random: &mut Random) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let charset = if charset.encode(text).is_some() { charset } else { Charset::Utf8 };
    let by_base64 = charset == Charset::Iso2022Jp || random.random_bool(0.5);
    let letters: Vec<char> = text.chars().collect();
    let words = letters.chunks(12).map(|letters| {
        let bytes = charset.encode(&letters.iter().collect::<String>()).unwrap_or_default();
        let (kind, encoded) = if by_base64 { ('B', base64(&bytes)) } else { ('Q', q_word(&bytes)) };
        format!("=?{}?{kind}?{encoded}?=", charset.name())
    });
    words.collect::<Vec<_>>().join("\r\n ")
}

fn q_word(bytes: &[u8]) -> String {
    let encode = |&byte: &u8| match byte {
        b' ' => "_".to_owned(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("={byte:02X}"),
    };
    bytes.iter().map(encode).collect()
}

pub fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(bytes.len() * 2);
    let mut length = 0;
    for (place, &byte) in bytes.iter().enumerate() {
        if byte == b'\r' || byte == b'\n' {
            encoded.push(byte);
            length = 0;
            continue;
        }
        let ends_line = bytes.get(place + 1) == Some(&b'\r');
        let is_plain = (b'!'..=b'~').contains(&byte) && byte != b'=' || byte == b' ' && !ends_line;
        if length > 72 {
            encoded.extend_from_slice(b"=\r\n");
            length = 0;
        }
        if is_plain {
            encoded.push(byte);
            length += 1;
        } else {
            let hex = |digit: u8| b"0123456789ABCDEF"[usize::from(digit)];
            encoded.extend_from_slice(&[b'=', hex(byte >> 4), hex(byte & 15)]);
            length += 3;
        }
    }
    encoded
}

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = Vec::with_capacity(bytes.len() / 3 * 4 + 4);
    // No closures: a debug build would call them.
    let (threes, rest) = bytes.as_chunks::<3>();
    for &[first, second, third] in threes {
        let number = (first as usize) << 16 | (second as usize) << 8 | third as usize;
        let four = [LETTERS[number >> 18], LETTERS[number >> 12 & 63], LETTERS[number >> 6 & 63], LETTERS[number & 63]];
        encoded.extend_from_slice(&four);
    }
    if let Some(&first) = rest.first() {
        let (first, second) = (usize::from(first), rest.get(1).map(|&byte| usize::from(byte)));
        let number = first << 10 | second.unwrap_or(0) << 2;
        let third = if second.is_some() { LETTERS[number & 63] } else { b'=' };
        encoded.extend_from_slice(&[LETTERS[number >> 12], LETTERS[number >> 6 & 63], third, b'=']);
    }
    String::from_utf8(encoded).unwrap()
}

/// In lines of 76.
pub fn base64_lines(bytes: &[u8]) -> Vec<u8> {
    let encoded = base64(bytes);
    let lines: Vec<_> = encoded.as_bytes().chunks(76).collect();
    let mut encoded = lines.join(&b"\r\n"[..]);
    encoded.extend_from_slice(b"\r\n");
    encoded
}

#[test]
fn encodings_are_right() {
    assert_eq!(base64(b"abcd"), "YWJjZA==");
    assert_eq!(base64(b"abc"), "YWJj");
    assert_eq!(base64(b"abcde"), "YWJjZGU=");
    assert_eq!(quoted_printable("a=ä \r\nb".as_bytes()), b"a=3D=C3=A4=20\r\nb");
    assert_eq!(Charset::Koi8r.encode("Ая").unwrap(), [0xE1, 0xD1]);
    assert_eq!(Charset::Windows1251.encode("Ая").unwrap(), [0xC0, 0xFF]);
    assert_eq!(Charset::Greek.encode("Αω").unwrap(), [0xC1, 0xF9]);
    assert_eq!(Charset::Arabic.encode("اي").unwrap(), [0xC7, 0xEA]);
    assert_eq!(Charset::Latin2.encode("ż").unwrap(), [0xBF]);
    assert_eq!(Charset::Latin1.encode("ż"), None);
    assert_eq!(Charset::Iso2022Jp.encode("aあ").unwrap(), b"a\x1b$B$\"\x1b(B");
}
