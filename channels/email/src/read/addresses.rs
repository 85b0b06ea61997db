//! Addresses of header fields (RFC 5322 §3.4), as programs really write them: lenient, linear, without recursion.
//!
//! Encoded words are decoded after the structure is read, so that a display name can never become a second address.

use super::{Mailbox, charset, words};

/// Mailboxes of one field at most; a Cc of thousands is no list that a person reads.
const MAILBOXES: usize = 1_000;

/// Bytes of names that wait for their address.
const NAME_BYTES: usize = 2_000;

/// The mailboxes of a field's raw value, groups dissolved.
pub(crate) fn parse(raw: &[u8]) -> Vec<Mailbox> {
    let unfolded = words::unfold(raw);
    // As text by the bytes alone: encoded words stay what they are until the end.
    let text = charset::decode(None, &unfolded);
    let mut reader = Reader {
        rest: &text,
        found: Vec::new(),
        current: Current::default(),
        waiting: String::new(),
        open_comment: false,
    };
    reader.read();
    reader.found
}

/// What is known of the mailbox that is being read.
#[derive(Default)]
struct Current {
    /// Words for the display name, quotes taken off.
    phrase: String,
    /// The same as it stands, for an address without brackets.
    plain: String,
    comment: String,
    angle: Option<String>,
}

struct Reader<'a> {
    rest: &'a str,
    found: Vec<Mailbox>,
    current: Current,
    /// Words before a comma that had no address: `Doe, Jane <jane@mail.example>` without quotes.
    waiting: String,
    /// A comment never ends: from here on an opening bracket is noise.
    open_comment: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(letter) = self.rest.chars().next() {
            if self.found.len() >= MAILBOXES {
                return;
            }
            if let Some(word) = self.rest.strip_prefix("=?").and(words::word_length(self.rest.as_bytes())) {
                let (word, rest) = self.rest.split_at_checked(word).unwrap_or((self.rest, ""));
                self.current.phrase.push_str(word);
                self.current.plain.push_str(word);
                self.rest = rest;
                continue;
            }
            self.rest = self.rest.get(letter.len_utf8()..).unwrap_or_default();
            // Words behind an address belong to the next one: somebody forgot the comma.
            if self.current.angle.is_some() && !letter.is_whitespace() && !matches!(letter, ',' | ';' | '(' | ')' | '<')
            {
                self.flush();
            }
            match letter {
                '"' => self.quoted(),
                '(' => self.comment(),
                '<' => self.angle(),
                ',' | ';' => self.flush(),
                ':' if self.current.angle.is_none() && !self.current.plain.contains('@') => {
                    self.current = Current::default()
                }
                _ => self.letter(letter),
            }
        }
        self.flush();
        if self.found.is_empty() {
            let name = words::decode(self.waiting.trim().as_bytes());
            if !name.is_empty() {
                self.found.push(Mailbox { name, address: String::new() });
            }
        }
    }

    fn letter(&mut self, letter: char) {
        if self.current.plain.len() < NAME_BYTES {
            self.current.phrase.push(letter);
            self.current.plain.push(letter);
        }
    }

    fn quoted(&mut self) {
        let mut escaped = false;
        let mut end = self.rest.len();
        let mut after = "";
        self.current.plain.push('"');
        for (at, letter) in self.rest.char_indices() {
            if !escaped && letter == '"' {
                end = at;
                after = self.rest.get(at + 1..).unwrap_or_default();
                break;
            }
            escaped = !escaped && letter == '\\';
            if !escaped {
                self.letter(letter);
            }
        }
        // Where the quote never ends, the address in it is better than none.
        if end == self.rest.len()
            && let Some(open) = self.rest.rfind('<')
        {
            after = self.rest.get(open..).unwrap_or_default();
        }
        self.current.plain.push('"');
        self.rest = after;
    }

    fn comment(&mut self) {
        if self.open_comment {
            return;
        }
        let mut depth = 1_usize;
        let mut escaped = false;
        let mut end = self.rest.len();
        for (at, letter) in self.rest.char_indices() {
            match letter {
                _ if escaped => {}
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            escaped = !escaped && letter == '\\';
            if depth == 0 {
                end = at;
                break;
            }
        }
        let (text, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        if depth > 0 && self.current.comment.is_empty() && self.current.plain.trim().is_empty() {
            self.open_comment = true;
            return;
        }
        if self.current.comment.is_empty() && text.len() < NAME_BYTES {
            text.clone_into(&mut self.current.comment);
        }
        self.rest = rest.strip_prefix(')').unwrap_or(rest);
    }

    fn angle(&mut self) {
        if self.current.angle.is_some() {
            self.flush();
        }
        let mut quoted = false;
        let mut end = self.rest.len();
        for (at, letter) in self.rest.char_indices().take(NAME_BYTES) {
            match letter {
                '"' => quoted = !quoted,
                '<' if !quoted => break,
                '>' if !quoted => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        if end == self.rest.len() {
            // Never closed: up to the next thing that no address holds.
            end = self.rest.find([',', ';', '>', '<', '"']).unwrap_or(end);
        }
        let (address, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.current.angle = Some(address_of(address));
        self.rest = rest.strip_prefix('>').unwrap_or(rest);
    }

    fn flush(&mut self) {
        let current = std::mem::take(&mut self.current);
        let mut name = current.phrase.trim().to_owned();
        let address = match current.angle {
            Some(address) => {
                if !self.waiting.is_empty() {
                    name = if name.is_empty() { self.waiting.clone() } else { format!("{}, {name}", self.waiting) };
                }
                address
            }
            None if current.plain.contains('@') => {
                name.clear();
                address_of(&current.plain)
            }
            None => {
                if !name.is_empty() && self.waiting.len() + name.len() < NAME_BYTES {
                    if !self.waiting.is_empty() {
                        self.waiting.push_str(", ");
                    }
                    self.waiting.push_str(&name);
                }
                return;
            }
        };
        self.waiting.clear();
        if name.is_empty() {
            name = current.comment;
        }
        let name = words::decode(name.as_bytes()).split_whitespace().collect::<Vec<_>>().join(" ");
        if !(name.is_empty() && address.is_empty()) {
            self.found.push(Mailbox { name, address });
        }
    }
}

/// An address without its route (`@a,@b:`), blanks and controls.
fn address_of(raw: &str) -> String {
    let raw = raw.trim();
    let routed = if raw.starts_with('@') { raw.split_once(':').map_or(raw, |(_, address)| address) } else { raw };
    routed.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).take(NAME_BYTES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_every_spelling() {
        let table: [(&str, &[(&str, &str)]); 14] = [
            ("Jane <j@a.example>", &[("Jane", "j@a.example")]),
            ("j@a.example (Jane (of) Doe)", &[("Jane (of) Doe", "j@a.example")]),
            ("\"Doe, \\\"J\\\"\" <j@a.example>, k@b.example", &[("Doe, \"J\"", "j@a.example"), ("", "k@b.example")]),
            ("Doe, Jane <j@a.example>", &[("Doe, Jane", "j@a.example")]),
            ("undisclosed-recipients:;", &[]),
            ("team: a@a.example, B <b@b.example>;", &[("", "a@a.example"), ("B", "b@b.example")]),
            ("=?utf-8?q?M=C3=BCller, J?= <j@a.example>", &[("Müller, J", "j@a.example")]),
            ("\"=?utf-8?b?xYFlY2th?=\" <l@a.example>", &[("Łecka", "l@a.example")]),
            ("a@a.example <c@c.example>", &[("a@a.example", "c@c.example")]),
            ("\"a@a.example> x\"@b.example", &[("", "\"a@a.example>x\"@b.example")]),
            ("<@r.example,@s.example:a@a.example>", &[("", "a@a.example")]),
            ("A <a@a.example> B <b@b.example>", &[("A", "a@a.example"), ("B", "b@b.example")]),
            ("Jane", &[("Jane", "")]),
            ("=?utf-8?q?x=0D=0A<e@e.example>,?= <a@a.example>", &[("x <e@e.example>,", "a@a.example")]),
        ];
        for (raw, expected) in table {
            let found: Vec<(String, String)> = parse(raw.as_bytes()).into_iter().map(|m| (m.name, m.address)).collect();
            let found: Vec<(&str, &str)> =
                found.iter().map(|(name, address)| (name.as_str(), address.as_str())).collect();
            assert_eq!(found, expected, "{raw}");
        }
    }

    #[test]
    fn floods_end_soon() {
        for unit in ["(", "\"", "g:", "<", "a,", "<a@", "=?a?q?", "\\", "(\\", ",\"<"] {
            assert!(parse(unit.repeat(65_536 / unit.len()).as_bytes()).len() <= MAILBOXES);
        }
    }
}
