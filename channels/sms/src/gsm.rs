//! How a text goes over the air: the GSM 7-bit alphabet where it fits, else UCS-2, in one segment or several.
//!
//! Sources: 3GPP TS 23.038 §6.2.1 (alphabet and extension table; national tables are not used), 3GPP TS 23.040 §9.2.3.24.1 (joined
//! segments carry six bytes of header each).

use serde::Serialize;

/// The default alphabet by code; 0x1B leads to the extension table.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Characters that take two septets.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// The GSM 7-bit alphabet.
    Gsm7,
    /// UCS-2, in practice UTF-16.
    Ucs2,
}

/// What a text takes on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segments {
    /// How it is written.
    pub encoding: Encoding,
    /// Septets, or units of UTF-16.
    pub units: usize,
    /// Segments; an empty text takes none.
    pub segments: usize,
    /// Characters that were replaced to get there.
    pub replaced: usize,
}

/// What a text takes as it stands.
#[must_use]
pub fn segments(text: &str) -> Segments {
    let septets: Option<Vec<usize>> = text.chars().map(septets_of).collect();
    match septets {
        Some(costs) => {
            let units = costs.iter().sum();
            Segments { encoding: Encoding::Gsm7, units, segments: count(&costs, units, 160, 153), replaced: 0 }
        }
        None => {
            let costs: Vec<usize> = text.chars().map(char::len_utf16).collect();
            let units = costs.iter().sum();
            Segments { encoding: Encoding::Ucs2, units, segments: count(&costs, units, 70, 67), replaced: 0 }
        }
    }
}

/// A text as it goes out, and what it takes: with typographic characters replaced where that saves segments, else as it stands.
#[must_use]
pub fn smart(text: &str) -> (String, Segments) {
    let plain = segments(text);
    let mut replaced = 0;
    let mut other = String::with_capacity(text.len());
    for letter in text.chars() {
        match plainer(letter) {
            Some(plain) => {
                replaced += 1;
                other.push_str(plain);
            }
            None => other.push(letter),
        }
    }
    let better = segments(&other);
    if replaced > 0 && better.segments < plain.segments {
        return (other, Segments { replaced, ..better });
    }
    (text.to_owned(), plain)
}

/// Septets of a character; `None` where the alphabet lacks it.
fn septets_of(letter: char) -> Option<usize> {
    if letter != '\u{1b}' && BASIC.contains(letter) { Some(1) } else { EXTENSION.contains(letter).then_some(2) }
}

/// Segments, where no character of two units is cut: an escape or a surrogate stays with what follows it.
fn count(costs: &[usize], units: usize, single: usize, joined: usize) -> usize {
    if units == 0 {
        return 0;
    }
    if units <= single {
        return 1;
    }
    let (mut segments, mut filled) = (1, 0);
    for cost in costs {
        if filled + cost > joined {
            segments += 1;
            filled = 0;
        }
        filled += cost;
    }
    segments
}

/// What says the same within the alphabet.
fn plainer(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{02bc}' | '\u{00b4}' | '`' | '\u{2039}'
        | '\u{203a}' => "'",
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{00ab}' | '\u{00bb}' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2026}' => "...",
        '\u{00a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' => " ",
        '\u{2022}' | '\u{00b7}' => "*",
        '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{00ad}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_counted_as_it_goes_over_the_air() {
        use Encoding::{Gsm7, Ucs2};
        let a = |count: usize| "a".repeat(count);
        let table = [
            (String::new(), Gsm7, 0, 0),
            (a(160), Gsm7, 160, 1),
            (a(161), Gsm7, 161, 2),
            (a(306), Gsm7, 306, 2),
            (a(307), Gsm7, 307, 3),
            ("€".repeat(80), Gsm7, 160, 1),
            // An escape is not parted from its character: 152 of them fit, the next one begins a segment.
            (format!("{}€{}", a(152), a(7)), Gsm7, 161, 2),
            (format!("{}€{}", a(152), a(152)), Gsm7, 306, 3),
            ("ç".into(), Ucs2, 1, 1),
            ("Ç".into(), Gsm7, 1, 1),
            ("ž".repeat(70), Ucs2, 70, 1),
            ("ž".repeat(71), Ucs2, 71, 2),
            ("ž".repeat(134), Ucs2, 134, 2),
            ("ž".repeat(135), Ucs2, 135, 3),
            ("😀".repeat(35), Ucs2, 70, 1),
            // Neither is a surrogate pair: 66 and a pair are 68.
            (format!("{}😀ž", "ž".repeat(66)), Ucs2, 69, 1),
            (format!("{}😀{}", "ž".repeat(66), "ž".repeat(66)), Ucs2, 134, 3),
        ];
        for (text, encoding, units, count) in table {
            let found = segments(&text);
            assert_eq!((found.encoding, found.units, found.segments), (encoding, units, count), "{text}");
        }
    }

    /// The console counts by the same table.
    #[test]
    fn the_table_that_the_console_counts_by_holds() {
        let table: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/sms/segments.json")).expect("a table");
        let rows = |name: &str| table.get(name).and_then(serde_json::Value::as_array).cloned().expect("rows");
        let of = |row: &serde_json::Value, found: &Segments| {
            let found = serde_json::to_value(found).expect("JSON");
            ["encoding", "units", "segments"].iter().all(|key| row.get(key) == found.get(key))
        };
        for row in rows("cases") {
            let text = row.get("text").and_then(serde_json::Value::as_str).expect("a text");
            assert!(of(&row, &segments(text)), "{row}: {:?}", segments(text));
        }
        for row in rows("smart") {
            let text = row.get("text").and_then(serde_json::Value::as_str).expect("a text");
            let (sent, found) = smart(text);
            assert!(of(&row, &found), "{row}: {found:?}");
            assert_eq!(row.get("replaced").and_then(serde_json::Value::as_u64), Some(found.replaced as u64), "{row}");
            if let Some(expected) = row.get("sent").and_then(serde_json::Value::as_str) {
                assert_eq!(sent, expected);
            }
        }
    }

    #[test]
    fn typography_is_replaced_only_where_that_saves_segments() {
        let long = format!("It\u{2019}s \u{201c}safe\u{201d} now\u{2026} {}", "a".repeat(100));
        let (text, found) = smart(&long);
        assert!(text.starts_with("It's \"safe\" now... "));
        assert_eq!((found.encoding, found.segments, found.replaced), (Encoding::Gsm7, 1, 4));
        let (text, found) = smart("It\u{2019}s fine");
        assert_eq!((text.as_str(), found.segments, found.replaced), ("It\u{2019}s fine", 1, 0));
        let (text, found) = smart(&format!("\u{2019}ž{}", "a".repeat(100)));
        assert!(text.starts_with('\u{2019}'));
        assert_eq!((found.encoding, found.replaced), (Encoding::Ucs2, 0));
    }
}
