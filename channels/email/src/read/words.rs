//! Encoded words of header values (RFC 2047), as mail programs really write them.
//!
//! Neighbouring words of one charset are joined before they are decoded, because many programs cut letters in two.

use super::{charset, transfer};

/// A header value as text: unfolded, decoded, without U+0000 and line ends.
pub(crate) fn decode(raw: &[u8]) -> String {
    if raw.iter().all(|byte| matches!(byte, 0x20..=0x7E)) && !raw.windows(2).any(|pair| pair == b"=?") {
        return String::from_utf8_lossy(raw).into_owned();
    }
    let unfolded = unfold(raw);
    let mut out = String::with_capacity(unfolded.len());
    let mut pending = Pending::default();
    let mut rest = unfolded.as_slice();
    let mut literal = 0;
    let mut at = 0;
    while let Some(found) = find(rest, at, b"=?") {
        let Some(word) = rest.get(found..).and_then(Word::parse) else {
            at = found + 2;
            continue;
        };
        let between = rest.get(literal..found).unwrap_or_default();
        // Only blanks between two words belong to neither (RFC 2047 §6.2).
        if pending.is_empty() || !between.trim_ascii().is_empty() {
            pending.flush(&mut out);
            out.push_str(&charset::decode(None, between));
        }
        pending.push(&word, &mut out);
        rest = rest.get(found + word.length..).unwrap_or_default();
        (literal, at) = (0, 0);
    }
    pending.flush(&mut out);
    out.push_str(&charset::decode(None, rest));
    one_line(&out)
}

/// Text that an encoded value could break into lines, on one.
pub(crate) fn one_line(text: &str) -> String {
    text.chars()
        .filter(|&letter| letter != '\0')
        .map(|letter| if matches!(letter, '\r' | '\n') { ' ' } else { letter })
        .collect()
}

/// Takes folds out: a line end with the blanks behind it is one blank.
pub(crate) fn unfold(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut folding = false;
    for &byte in raw {
        match byte {
            b'\r' | b'\n' => folding = true,
            b' ' | b'\t' if folding => {}
            _ => {
                if folding {
                    while matches!(out.last(), Some(b' ' | b'\t')) {
                        out.pop();
                    }
                    out.push(b' ');
                    folding = false;
                }
                out.push(byte);
            }
        }
    }
    out
}

/// Length of the encoded word at the front, for readers that must not look inside.
pub(crate) fn word_length(raw: &[u8]) -> Option<usize> {
    Word::parse(raw).map(|word| word.length)
}

struct Word<'a> {
    charset: &'a [u8],
    base64: bool,
    text: &'a [u8],
    length: usize,
}

/// Bytes of an encoded word that are looked at; RFC 2047 allows 75, programs write whole lines.
const WORD_BYTES: usize = 8 * 1024;

/// Length of an encoded text up to its `?=`. None if another word begins before: so looking for ends stays linear.
fn text_length(text: &[u8]) -> Option<usize> {
    for (at, pair) in text.windows(2).enumerate() {
        match pair {
            b"?=" => return Some(at),
            b"=?" if text.get(at + 2) != Some(&b'=') => return None,
            _ => {}
        }
    }
    None
}

impl<'a> Word<'a> {
    fn parse(raw: &'a [u8]) -> Option<Self> {
        let raw = raw.get(..WORD_BYTES).unwrap_or(raw);
        let after = raw.strip_prefix(b"=?")?;
        let end = after.iter().take(64).position(|&byte| byte == b'?')?;
        let charset = after.get(..end)?;
        if charset.is_empty() || !charset.iter().all(u8::is_ascii_graphic) {
            return None;
        }
        let base64 = match after.get(end + 1)? {
            b'b' | b'B' => true,
            b'q' | b'Q' => false,
            _ => return None,
        };
        let text = after.get(end + 2..)?.strip_prefix(b"?")?;
        let length = text_length(text)?;
        let charset = charset.split(|&byte| byte == b'*').next()?;
        Some(Self { charset, base64, text: text.get(..length)?, length: 2 + end + 3 + length + 2 })
    }
}

/// Decoded bytes of neighbouring words that wait for their charset's decoder.
#[derive(Default)]
struct Pending {
    charset: String,
    bytes: Vec<u8>,
    any: bool,
}

impl Pending {
    fn is_empty(&self) -> bool {
        !self.any
    }

    fn push(&mut self, word: &Word<'_>, out: &mut String) {
        let charset = String::from_utf8_lossy(word.charset).to_ascii_lowercase();
        if self.any && charset != self.charset {
            self.flush(out);
        }
        self.charset = charset;
        self.any = true;
        if word.base64 {
            self.bytes.extend(transfer::base64(word.text));
        } else {
            self.bytes.extend(transfer::quoted_words(word.text));
        }
    }

    fn flush(&mut self, out: &mut String) {
        if self.any {
            out.push_str(&charset::decode(Some(&self.charset), &self.bytes));
        }
        *self = Self::default();
    }
}

fn find(raw: &[u8], from: usize, what: &[u8; 2]) -> Option<usize> {
    raw.get(from..)?.windows(2).position(|pair| pair == what).map(|found| from + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_before_they_are_decoded() {
        let table = [
            ("=?utf-8?Q?Za=C5?= =?UTF-8?b?gms=?=", "Załk"),
            ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
            ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
            ("=?utf-8?q?never ends", "=?utf-8?q?never ends"),
            ("plain\r\n  folded", "plain folded"),
            ("=?utf-8?q?a=0D=0ABcc:_x?=", "a  Bcc: x"),
            ("=?nobody-knows?q?J=F6rg?=", "Jörg"),
        ];
        for (raw, expected) in table {
            assert_eq!(decode(raw.as_bytes()), expected, "{raw}");
        }
    }
}
