//! Names of files as people may see them, whoever sent them.

/// Bytes of a name at most; every file system and screen has room for that.
const LIMIT_BYTES: usize = 200;

/// A file's name from a header where it stands percent-encoded. See [`file_name`].
#[must_use]
pub fn file_name_from_header(header: &str) -> String {
    file_name(&String::from_utf8_lossy(&percent_decoded(header)))
}

/// A file's name for people: the last part of a path, without characters that hide or turn text, not long, never empty.
#[must_use]
pub fn file_name(claimed: &str) -> String {
    let last = claimed.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name = String::new();
    for letter in last.chars().filter(|&letter| !letter.is_control() && !turns_text(letter)) {
        if name.len() + letter.len_utf8() > LIMIT_BYTES {
            break;
        }
        name.push(letter);
    }
    match name.trim().trim_matches('.') {
        "" => "file".to_owned(),
        name => name.to_owned(),
    }
}

/// Marks that change the direction of text or can't be seen: they make `gpj.exe` look like `exe.jpg`.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{061C}')
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if let (b'%', [high, low, left @ ..]) = (first, after)
            && let (Some(high), Some(low)) = (char::from(*high).to_digit(16), char::from(*low).to_digit(16))
            && let Ok(byte) = u8::try_from(high * 16 + low)
        {
            out.push(byte);
            rest = left;
        } else {
            out.push(first);
            rest = after;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_for_people_and_never_paths() {
        let table = [
            ("holiday.png", "holiday.png"),
            ("..%2F..%2Fetc%2Fpasswd", "passwd"),
            ("C:\\Users\\a\\b.txt", "b.txt"),
            ("invoice%E2%80%AEgnp.exe", "invoicegnp.exe"),
            ("%C5%82%C3%B3d%C5%BA.jpg", "łódź.jpg"),
            ("100%.txt", "100%.txt"),
            ("%00%0d%0a", "file"),
            ("..", "file"),
            ("", "file"),
        ];
        for (encoded, expected) in table {
            assert_eq!(file_name_from_header(encoded), expected, "{encoded}");
        }
    }
}
