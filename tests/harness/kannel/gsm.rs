//! What a phone makes of a text's bytes: the 7-bit alphabet and its extension (3GPP TS 23.038 §6.2.1), one septet a byte as SMPP
//! carries it, and 16 bits. Written apart from the product's own tables, which it tests.

const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION: [(u8, char); 10] = [
    (0x0a, '\u{c}'),
    (0x14, '^'),
    (0x28, '{'),
    (0x29, '}'),
    (0x2f, '\\'),
    (0x3c, '['),
    (0x3d, '~'),
    (0x3e, ']'),
    (0x40, '|'),
    (0x65, '€'),
];
pub const ESCAPE: u8 = 0x1b;

/// The septets of a text, or `None` where the alphabet lacks one of its letters.
pub fn septets(text: &str) -> Option<Vec<u8>> {
    let mut septets = Vec::new();
    for letter in text.chars() {
        match BASIC.chars().position(|known| known == letter) {
            Some(place) => septets.push(place as u8),
            None => septets.extend([ESCAPE, EXTENSION.iter().find(|(_, known)| *known == letter)?.0]),
        }
    }
    Some(septets)
}

pub fn text_of_septets(septets: &[u8]) -> String {
    let mut bytes = septets.iter();
    let mut text = String::new();
    while let Some(&septet) = bytes.next() {
        if septet == ESCAPE {
            let extended = bytes.next().and_then(|next| EXTENSION.iter().find(|(code, _)| code == next));
            text.push(extended.map_or(' ', |&(_, letter)| letter));
        } else {
            text.push(BASIC.chars().nth(septet.into()).unwrap_or('\u{fffd}'));
        }
    }
    text
}

pub fn units(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

/// Of all parts together: a pair may be cut between two of them.
pub fn text_of_units(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
    String::from_utf16_lossy(&units)
}
