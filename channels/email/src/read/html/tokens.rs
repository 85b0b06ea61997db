//! HTML as a row of texts and tags, in one pass.
//!
//! Small on purpose: what is hostile in a mail is its size and its nesting, so this keeps only the attributes that somebody reads, cuts
//! what is over-long and never looks at a byte twice. It may differ from browsers in odd corners: nothing that it lets through is trusted
//! for that (see `clean`). Invariant: time is linear in the length.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;

/// Bytes of an attribute's value that are kept.
const VALUE_BYTES: usize = 4_096;
/// Letters of the longest tag that anything is done with.
const NAME_BYTES: usize = 16;
/// Attributes that are kept.
const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "bgcolor",
    "background",
    "border",
    "cellpadding",
    "cellspacing",
    "class",
    "color",
    "colspan",
    "dir",
    "hidden",
    "href",
    "height",
    "id",
    "lang",
    "name",
    "rowspan",
    "size",
    "src",
    "start",
    "style",
    "title",
    "type",
    "valign",
    "width",
];

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text, its entities not yet decoded.
    Text(&'a str),
    /// The content of an element that holds no tags (`script`, `xmp`, …).
    Raw(&'static str, &'a str),
    /// `<name …>`
    Open(Tag),
    /// `</name>`
    Close(Name),
}

/// The name of an element; empty where nothing is known about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Name(&'static str);

/// Elements that mean anything here, in order.
const NAMES: &[&str] = &[
    "a",
    "abbr",
    "address",
    "area",
    "article",
    "aside",
    "b",
    "base",
    "basefont",
    "bgsound",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "includetail",
    "input",
    "ins",
    "kbd",
    "keygen",
    "li",
    "link",
    "listing",
    "main",
    "meta",
    "nav",
    "noembed",
    "noframes",
    "ol",
    "p",
    "param",
    "plaintext",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
    "xmp",
];

impl Name {
    fn of(name: &str) -> Self {
        if name.len() > NAME_BYTES {
            return Self::default();
        }
        let name = name.to_ascii_lowercase();
        Self(NAMES.binary_search(&name.as_str()).ok().and_then(|at| NAMES.get(at)).copied().unwrap_or_default())
    }

    /// The letters, in lower case.
    pub(super) fn as_str(self) -> &'static str {
        self.0
    }
}

/// An opening tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: Name,
    attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// The value of an attribute, decoded.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// Elements whose content is no HTML, with whether that content is worth reading.
const RAW: [&str; 8] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// Reads HTML.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    raw: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, at: 0, raw: None }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn text(&mut self, bytes: usize) -> Token<'a> {
        let text = self.rest().get(..bytes).unwrap_or_default();
        self.at += bytes;
        Token::Text(text)
    }

    fn skip_behind(&mut self, sign: char) {
        self.at = self.rest().find(sign).map_or(self.html.len(), |found| self.at + found + 1);
    }

    fn comment(&mut self) {
        self.at += 4;
        for (short, length) in [(">", 1), ("->", 2)] {
            if self.rest().starts_with(short) {
                self.at += length;
                return;
            }
        }
        let bytes = self.html.as_bytes();
        while let Some(found) = self.rest().find("--") {
            self.at += found + 2;
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'>'), _) => {
                    self.at += 1;
                    return;
                }
                (Some(b'!'), Some(b'>')) => {
                    self.at += 2;
                    return;
                }
                // Three hyphens: the last two may begin the end.
                (Some(b'-'), _) => self.at -= 1,
                _ => {}
            }
        }
        self.at = self.html.len();
    }

    fn name(&mut self) -> Name {
        let rest = self.rest();
        let end = rest.find([' ', '\t', '\n', '\r', '\x0c', '/', '>']).unwrap_or(rest.len());
        self.at += end;
        Name::of(rest.get(..end).unwrap_or_default())
    }

    /// The attributes up to the end of the tag; none if the tag never ends.
    fn attributes(&mut self) -> Option<Vec<(&'static str, String)>> {
        let mut attributes: Vec<(&'static str, String)> = Vec::new();
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\x0c', '/']).len();
            if self.byte()? == b'>' {
                self.at += 1;
                return Some(attributes);
            }
            let rest = self.rest();
            let first = rest.chars().next()?.len_utf8();
            let tail = rest.get(first..)?;
            let end = first + tail.find([' ', '\t', '\n', '\r', '\x0c', '/', '>', '=']).unwrap_or(tail.len());
            let name = rest.get(..end).unwrap_or_default();
            self.at += end;
            let value = self.value()?;
            let Some(known) = ATTRIBUTES.iter().find(|known| known.eq_ignore_ascii_case(name)) else { continue };
            if !attributes.iter().any(|(key, _)| key == known) {
                let value = value.get(..value.floor_char_boundary(VALUE_BYTES)).unwrap_or_default();
                attributes.push((known, decode(value, true).into_owned()));
            }
        }
    }

    fn value(&mut self) -> Option<&'a str> {
        let blank = [' ', '\t', '\n', '\r', '\x0c'];
        let rest = self.rest();
        let Some(behind) = rest.trim_start_matches(blank).strip_prefix('=') else { return Some("") };
        let behind = behind.trim_start_matches(blank);
        self.at += rest.len() - behind.len();
        let (value, skipped) = match behind.chars().next()? {
            quote @ ('"' | '\'') => (behind.get(1..)?.split_once(quote)?.0, 2),
            _ => (behind.get(..behind.find(|c| c == '>' || blank.contains(&c))?)?, 0),
        };
        self.at += value.len() + skipped;
        Some(value)
    }

    fn raw_text(&mut self, name: &'static str) -> Token<'a> {
        let rest = self.rest();
        let mut from = 0;
        let mut end = rest.len();
        while let Some(found) = rest.get(from..).and_then(|tail| tail.find("</")) {
            let at = from + found;
            let behind = rest.get(at + 2..).unwrap_or_default();
            let ends = behind.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name))
                && behind.as_bytes().get(name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
            if ends {
                end = at;
                break;
            }
            from = at + 2;
        }
        self.at += end;
        Token::Raw(name, rest.get(..end).unwrap_or_default())
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw_text(name));
        }
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            match rest.find('<') {
                Some(0) => {}
                Some(text) => return Some(self.text(text)),
                None => return Some(self.text(rest.len())),
            }
            let bytes = rest.as_bytes();
            match (bytes.get(1), bytes.get(2)) {
                (Some(b'!'), _) if rest.starts_with("<!--") => self.comment(),
                (Some(b'!' | b'?'), _) => self.skip_behind('>'),
                (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                    self.at += 2;
                    let name = self.name();
                    self.attributes()?;
                    return Some(Token::Close(name));
                }
                (Some(b'/'), _) => self.skip_behind('>'),
                (Some(letter), _) if letter.is_ascii_alphabetic() => {
                    self.at += 1;
                    let name = self.name();
                    let Some(attributes) = self.attributes() else {
                        self.at = self.html.len();
                        return None;
                    };
                    if name.as_str() == "plaintext" {
                        let rest = self.rest().len();
                        return Some(self.text(rest));
                    }
                    self.raw = RAW.into_iter().find(|raw| *raw == name.as_str());
                    return Some(Token::Open(Tag { name, attributes }));
                }
                _ => return Some(self.text(1)),
            }
        }
    }
}

/// Text with its entities decoded and without control characters.
pub(super) fn decode(text: &str, in_attribute: bool) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte == b'&' || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f)
    {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let used = entity(rest, in_attribute, &mut decoded).unwrap_or_else(|| {
            decoded.push('&');
            1
        });
        rest = rest.get(used..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded.retain(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
    Cow::Owned(decoded)
}

/// Decodes the entity at the beginning, and says how many bytes it took.
fn entity(text: &str, in_attribute: bool, decoded: &mut String) -> Option<usize> {
    let body = text.get(1..)?;
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number, decoded).map(|used| used + 2);
    }
    let letters = body.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    if body.as_bytes().get(letters) == Some(&b';') {
        let found = body.get(..=letters).and_then(|name| NAMED_ENTITIES.get(name)).filter(|found| found.0 != 0);
        if let Some(found) = found {
            push_pair(*found, decoded);
            return Some(letters + 2);
        }
    }
    // Old ones may lack their semicolon; within a link they are more likely a parameter.
    (2..=letters.min(6)).rev().find_map(|length| {
        let found = body.get(..length).and_then(|name| NAMED_ENTITIES.get(name)).filter(|found| found.0 != 0)?;
        let next = body.as_bytes().get(length).copied().unwrap_or(b' ');
        if in_attribute && (next == b'=' || next.is_ascii_alphanumeric()) {
            return None;
        }
        push_pair(*found, decoded);
        Some(length + 1)
    })
}

fn push_pair((first, second): (u32, u32), decoded: &mut String) {
    decoded.extend([first, second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32));
}

fn numeric(text: &str, decoded: &mut String) -> Option<usize> {
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    let code = digits.get(..length).and_then(|digits| u32::from_str_radix(digits, radix).ok()).unwrap_or(u32::MAX);
    let replaced =
        code.checked_sub(0x80).and_then(|index| C1_REPLACEMENTS.get(usize::try_from(index).ok()?).copied().flatten());
    decoded.push(replaced.or_else(|| char::from_u32(code).filter(|c| *c != '\0')).unwrap_or('\u{fffd}'));
    let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some(prefix + length + semicolon)
}
