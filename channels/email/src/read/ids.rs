//! Message-IDs: one spelling for each, and the ids that a mail answers.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

/// Ids of a thread at most; the newest are kept.
const IDS: usize = 200;

/// Letters of an id that are kept; longer ones end with a digest of the whole.
const ID_CHARS: usize = 900;

/// Letters of that digest with its mark; an id of this length is in its one spelling already.
const DIGEST_CHARS: usize = 65;

/// A Message-ID in one spelling: without brackets, blanks and controls, bounded. Case stays, because ids are told apart by it.
/// Empty where there is none (`<>`).
#[must_use]
pub fn normalised_id(raw: &str) -> String {
    let trimmed = raw.trim();
    let inner = match trimmed.split_once('<') {
        Some((_, after)) => after.split_once('>').map_or(after, |(id, _)| id),
        None => trimmed,
    };
    let id: String = inner
        .chars()
        .filter(|&letter| !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '<' | '>'))
        .collect();
    if id.chars().count() <= ID_CHARS + DIGEST_CHARS {
        return id;
    }
    let digest = Sha256::digest(id.as_bytes());
    let head: String = id.chars().take(ID_CHARS).collect();
    format!("{head}~{}", hex(digest.as_slice()))
}

/// The ids of `In-Reply-To` first, then those of `References` newest first, each once, at most 200.
pub(crate) fn thread<'a>(
    in_reply_to: impl Iterator<Item = &'a [u8]>,
    references: impl Iterator<Item = &'a [u8]>,
) -> Vec<String> {
    let answered = in_reply_to.flat_map(ids);
    let mut older: Vec<String> = references.flat_map(ids).collect();
    older.reverse();
    let mut seen = HashSet::new();
    answered.chain(older).filter(|id| seen.insert(id.clone())).take(IDS).collect()
}

/// The ids of one field in their order. Words between them don't matter; where nothing has brackets, words with `@` are ids.
fn ids(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let mut found = Vec::new();
    let mut rest = text.as_ref();
    while let Some((_, after)) = rest.split_once('<') {
        let end = after.find(['<', '>']).unwrap_or(after.len());
        let id = normalised_id(after.get(..end).unwrap_or_default());
        if !id.is_empty() {
            found.push(id);
        }
        rest = after.get(end..).unwrap_or_default();
    }
    if found.is_empty() {
        let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '"' | '(' | ')'));
        found = words.filter(|word| word.contains('@')).map(normalised_id).collect();
    }
    found
}

/// Bytes as lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_spelling() {
        let table = [
            (" <a@b.example>\r\n", "a@b.example"),
            ("a@b.example", "a@b.example"),
            ("<a\r\n b@c.example> and words", "ab@c.example"),
            ("<>", ""),
        ];
        for (raw, expected) in table {
            assert_eq!(normalised_id(raw), expected, "{raw:?}");
        }
        assert_eq!(normalised_id(&"a".repeat(10_000)).len(), 900 + 1 + 64);
    }

    #[test]
    fn threads_are_read_newest_first() {
        let answered: [&[u8]; 1] = [b"Your message of \"Monday\" <four@a.example>"];
        let older: [&[u8]; 2] = [b"<one@a.example><two@a.example>(x)\r\n\t<thr\r\n\tee@a.example>", b"<two@a.example>"];
        let found = thread(answered.into_iter(), older.into_iter());
        assert_eq!(found, ["four@a.example", "two@a.example", "three@a.example", "one@a.example"]);
    }
}
