//! Header fields of one message or part: unfolded, decoded, in order.
//!
//! Finding the fields ([`split`]) is lenient: a mail with a broken header still has its other fields and its words.

use super::words;

/// Fields in the order in which they stand, names in lower case, values unfolded and decoded (RFC 2047), without U+0000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    fields: Vec<(String, String)>,
}

impl Headers {
    /// Wraps fields; names are lowered.
    pub fn new(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { fields: fields.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect() }
    }

    /// The first field of this lower-case name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All fields of this lower-case name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Decodes fields; what goes beyond `limit_bytes` in all is left out, or cut where it is one of [`KEPT`].
    pub(crate) fn decode(fields: &[Field<'_>], limit_bytes: usize) -> Self {
        let mut room = limit_bytes;
        let mut decoded = Vec::with_capacity(fields.len());
        for field in fields {
            let name = field.lower_name();
            let mut raw = field.value_head();
            if raw.len() > room {
                if !KEPT.contains(&name.as_str()) {
                    continue;
                }
                raw = raw.get(..KEPT_BYTES).unwrap_or(raw);
            }
            room = room.saturating_sub(name.len() + raw.len());
            decoded.push((name, words::decode(raw)));
        }
        Self { fields: decoded }
    }
}

/// Fields that are looked for even behind any number of others.
pub(crate) const KEPT: [&str; 21] = [
    "from",
    "sender",
    "reply-to",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "content-disposition",
    "content-id",
    "return-path",
    "auto-submitted",
    "precedence",
    "list-id",
    "x-failed-recipients",
    "authentication-results",
];

/// Fields of one header at most, so that a header is never a list of a million rows.
const FIELDS: usize = 1_000;

/// Fields of [`KEPT`] that are taken beyond [`FIELDS`].
const KEPT_BEYOND: usize = 100;

/// Bytes of such a field where the room for the whole header is used up.
const KEPT_BYTES: usize = 8 * 1024;

/// Bytes of one field that are decoded.
const FIELD_BYTES: usize = 64 * 1024;

/// One field as it stands, folds included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'a> {
    name: &'a [u8],
    value: &'a [u8],
}

impl<'a> Field<'a> {
    /// The name in lower case.
    pub fn lower_name(&self) -> String {
        String::from_utf8_lossy(self.name).to_ascii_lowercase()
    }

    /// Whether this is the field of that lower-case name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value up to the bound for one field.
    pub fn value_head(&self) -> &'a [u8] {
        self.value.get(..FIELD_BYTES).unwrap_or(self.value)
    }

    /// The end of the value: where the newest ids of References stand.
    pub fn value_tail(&self) -> &'a [u8] {
        self.value.get(self.value.len().saturating_sub(FIELD_BYTES)..).unwrap_or(self.value)
    }

    fn is_cut(&self) -> bool {
        self.value.len() > FIELD_BYTES
    }
}

/// A header and where the body begins.
pub(crate) struct Split<'a> {
    pub fields: Vec<Field<'a>>,
    /// First byte behind the blank line, or of the first line that can be no field.
    pub body_at: usize,
    /// Fields were left out, or one is longer than is read.
    pub cut: bool,
}

impl<'a> Split<'a> {
    /// The first field of this lower-case name.
    pub fn get(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.is(name))
    }
}

/// Takes the header from the front of `raw`, up to the blank line or a line that `ends` (a boundary of an outer multipart).
pub(crate) fn split<'a>(raw: &'a [u8], ends: impl Fn(&[u8]) -> bool) -> Split<'a> {
    let mut header = Split { fields: Vec::new(), body_at: raw.len(), cut: false };
    let mut beyond = 0;
    let mut at = 0;
    let mut open: Option<(usize, usize, usize)> = None;
    let mut keep = |(start, colon, end): (usize, usize, usize), header: &mut Split<'a>| {
        let name = raw.get(start..colon).unwrap_or_default().trim_ascii();
        let field = Field { name, value: raw.get(colon + 1..end).unwrap_or_default().trim_ascii() };
        let kept = KEPT.iter().any(|kept| field.is(kept));
        if header.fields.len() >= FIELDS {
            header.cut = true;
            beyond += usize::from(kept);
            if !kept || beyond > KEPT_BEYOND {
                return;
            }
        }
        // An over-long list of references is read from its end and loses nothing that counts.
        header.cut |= field.is_cut() && !field.is("references");
        header.fields.push(field);
    };
    while at < raw.len() {
        let end = line_end(raw, at);
        let line = raw.get(at..end).unwrap_or_default();
        let bare = without_line_end(line);
        if bare.is_empty() || ends(bare) {
            header.body_at = if bare.is_empty() { end } else { at };
            break;
        }
        if matches!(line.first(), Some(b' ' | b'\t')) {
            match &mut open {
                Some((_, _, value_end)) => *value_end = end,
                None => {
                    header.body_at = at;
                    break;
                }
            }
        } else if let Some(colon) = colon(bare) {
            if let Some(field) = open.replace((at, at + colon, end)) {
                keep(field, &mut header);
            }
        } else if !is_mbox_line(bare, at) && !fields_follow(raw, end) {
            header.body_at = at;
            break;
        }
        at = end;
    }
    if let Some(field) = open {
        keep(field, &mut header);
    }
    header
}

/// Where the line that begins at `at` ends, its line feed included.
pub(crate) fn line_end(raw: &[u8], at: usize) -> usize {
    let rest = raw.get(at..).unwrap_or_default();
    rest.iter().position(|&byte| byte == b'\n').map_or(raw.len(), |found| at + found + 1)
}

/// A line without CRLF, LF, or the CRCRLF of a careless gateway.
pub(crate) fn without_line_end(line: &[u8]) -> &[u8] {
    let mut bare = line.strip_suffix(b"\n").unwrap_or(line);
    while let Some(shorter) = bare.strip_suffix(b"\r") {
        bare = shorter;
    }
    bare
}

/// The place of the colon if the line begins with a field's name (RFC 5322 §2.2; blanks before the colon are old, and seen).
fn colon(line: &[u8]) -> Option<usize> {
    let colon = line.iter().take(200).position(|&byte| byte == b':')?;
    let name = line.get(..colon)?.trim_ascii_end();
    (!name.is_empty() && name.iter().all(u8::is_ascii_graphic)).then_some(colon)
}

/// Programs that keep mails in one big file put such a line on top.
fn is_mbox_line(line: &[u8], at: usize) -> bool {
    at == 0 && (line.starts_with(b"From ") || line.starts_with(b">From "))
}

/// Whether a field stands within the next lines: then a line without a colon is a slip, not the beginning of the words.
fn fields_follow(raw: &[u8], mut at: usize) -> bool {
    for _ in 0..3 {
        let end = line_end(raw, at);
        let line = without_line_end(raw.get(at..end).unwrap_or_default());
        if line.is_empty() {
            return false;
        }
        if line.starts_with(b"--") {
            return false;
        }
        if colon(line).is_some() {
            return true;
        }
        at = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(raw: &str) -> (Vec<(String, String)>, String) {
        let header = split(raw.as_bytes(), |_| false);
        let headers = Headers::decode(&header.fields, 10_000);
        (headers.fields, raw[header.body_at..].to_owned())
    }

    #[test]
    fn folds_slips_and_odd_spellings_cost_only_themselves() {
        let (found, body) = fields("From x\r\nA: 1\r\n 2\r\nslip\r\nB :3\r\n\r\nwords");
        assert_eq!(found, [("a".to_owned(), "1 2".to_owned()), ("b".to_owned(), "3".to_owned())]);
        assert_eq!(body, "words");
    }

    #[test]
    fn a_line_that_is_no_field_begins_the_words() {
        let (found, body) = fields("A: 1\nno colon here\nnor here\n");
        assert_eq!((found.len(), body.as_str()), (1, "no colon here\nnor here\n"));
    }

    #[test]
    fn fields_that_count_are_found_behind_any_number_of_others() {
        let raw = format!("{}Subject: far\n\nbody", "X: y\n".repeat(5_000));
        let header = split(raw.as_bytes(), |_| false);
        assert!(header.cut && header.get("subject").is_some() && header.fields.len() <= FIELDS + 1);
    }
}
