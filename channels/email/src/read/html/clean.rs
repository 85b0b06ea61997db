//! HTML that may be shown within a sandboxed frame.
//!
//! Two steps. [`rewrite`] reads the mail's HTML and writes new, small, well nested HTML of what is allowed, so that size and nesting harm
//! nobody behind it. Then ammonia, which reads as browsers read, decides what of that may stay: what it does not know does not pass.
//! Deliberately absent: style sheets, ids and names of the sender, everything that loads from afar.

use super::css;
use super::link;
use super::tokens::{Name, Tag, Token, Tokens, decode};
use super::tree::{Open, Tree, is_void};
use ammonia::{Builder, UrlRelative};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Bytes that are written.
const HTML_BYTES: usize = 1024 * 1024;
/// Elements that are written.
const ELEMENTS: usize = 20_000;
/// Escaped signs in one piece of text. The serialiser behind ammonia looks through the whole piece for each of them, so pieces stay short.
const ESCAPES: usize = 500;
/// Pictures of a mail that are shown.
const PICTURES: usize = 500;

/// Elements that are passed on. `span` also stands for `font` and for pictures that are not shown.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "caption",
    "wbr",
];
/// Attributes of any of them that are passed on.
const ATTRIBUTES: &[&str] = &[
    "align",
    "valign",
    "dir",
    "lang",
    "bgcolor",
    "color",
    "colspan",
    "rowspan",
    "border",
    "cellpadding",
    "cellspacing",
];
/// Marks of this module; a mail's own classes are dropped, so nobody can forge them.
const CLASSES: &[&str] = &["mail-picture", "mail-picture-remote", "mail-picture-missing", "mail-target"];

/// Cleans HTML, with or without what its style hides.
pub(super) fn clean(html: &str, cid: &dyn Fn(&str) -> Option<String>, hidden_too: bool) -> String {
    let (small, pictures) = rewrite(html, cid, hidden_too);
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().copied().collect())
        .generic_attributes(ATTRIBUTES.iter().copied().chain(["style"]).collect())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("img", HashSet::from(["src", "alt"])),
            ("span", HashSet::from(["data-address"])),
        ]))
        .allowed_classes(HashMap::from([("span", CLASSES.iter().copied().collect())]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true)
        .attribute_filter(move |element, attribute, value| {
            if element != "img" || attribute != "src" {
                return Some(Cow::Borrowed(value));
            }
            // The second step sees numbers only; what they stand for is put in behind it.
            let index: usize = value.strip_prefix("cid:")?.parse().ok()?;
            pictures.get(index).map(|source| Cow::Owned(source.clone()))
        });
    builder.clean(&small).to_string()
}

/// Whether something is left to see.
pub(super) fn is_empty(html: &str) -> bool {
    !html.contains("<img")
        && !Tokens::new(html)
            .any(|token| matches!(token, Token::Text(text) if decode(text, false).contains(char::is_alphanumeric)))
}

/// Small and well nested HTML, with the sources of its pictures by number.
fn rewrite(html: &str, cid: &dyn Fn(&str) -> Option<String>, hidden_too: bool) -> (String, Vec<String>) {
    let mut writer =
        Writer { tree: Tree::new(), out: String::new(), elements: 0, pictures: Vec::new(), cid, hidden_too };
    for token in Tokens::new(html) {
        if writer.is_full() {
            break;
        }
        match token {
            Token::Text(text) => writer.text(&decode(text, false)),
            Token::Raw("style", css) => writer.tree.sheet(css),
            Token::Raw("xmp", text) => writer.text(text),
            Token::Raw("textarea", text) => writer.text(&decode(text, false)),
            Token::Raw(..) => {}
            Token::Open(tag) => writer.open(&tag),
            Token::Close(name) => writer.close(name),
        }
    }
    let full = writer.is_full();
    for open in writer.tree.close_all() {
        writer.closed(&open);
    }
    if full {
        writer.out.push_str("<p>[…]</p>");
    }
    (writer.out, writer.pictures)
}

/// What is kept of an open element.
#[derive(Debug, Default)]
struct Kept {
    /// Whether its tag was written.
    written: bool,
    /// Target of a link and where its text begins.
    link: Option<(String, usize)>,
}

struct Writer<'a> {
    tree: Tree<Kept>,
    out: String,
    elements: usize,
    pictures: Vec<String>,
    cid: &'a dyn Fn(&str) -> Option<String>,
    hidden_too: bool,
}

impl Writer<'_> {
    fn is_full(&self) -> bool {
        self.out.len() > HTML_BYTES || self.elements > ELEMENTS
    }

    fn hides(&self) -> bool {
        !self.hidden_too && self.tree.hides()
    }

    fn text(&mut self, text: &str) {
        if self.hides() {
            return;
        }
        let room = HTML_BYTES.saturating_sub(self.out.len()) + 16;
        let mut rest = text.get(..text.floor_char_boundary(room)).unwrap_or_default();
        while let Some((at, _)) = rest.match_indices(['&', '<', '>', '\u{a0}']).nth(ESCAPES) {
            let (head, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            escape(head, &mut self.out);
            self.out.push_str("<wbr>");
            self.elements += ESCAPES / 2;
            if self.is_full() {
                return;
            }
            rest = tail;
        }
        escape(rest, &mut self.out);
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        match name {
            "img" | "image" => return self.picture(tag),
            "br" | "hr" if !self.hides() => {
                self.elements += 1;
                self.out.push('<');
                self.out.push_str(name);
                return self.out.push('>');
            }
            name if is_void(name) => return,
            _ => {}
        }
        for closed in self.tree.close_before(name) {
            self.closed(&closed);
        }
        let full = self.tree.is_full();
        self.tree.push(tag, Kept::default());
        if full || self.hides() || !TAGS.contains(&name) {
            return;
        }
        self.elements += 1;
        self.out.push('<');
        self.out.push_str(name);
        for attribute in ATTRIBUTES {
            if let Some(value) = tag.get(attribute).filter(|value| is_plain(value)) {
                self.attribute(attribute, value);
            }
        }
        let style = tag.get("style").map(css::safe).unwrap_or_default();
        if !style.is_empty() {
            self.attribute("style", &style);
        }
        let target = tag.get("href").filter(|_| name == "a").and_then(link::target);
        if let Some(target) = target {
            self.attribute("href", target);
            self.attribute("title", target);
        }
        self.out.push('>');
        let link = target.map(|target| (target.to_owned(), self.out.len()));
        if let Some(open) = self.tree.last_mut() {
            open.own = Kept { written: true, link };
        }
    }

    fn close(&mut self, name: Name) {
        for closed in self.tree.close(name) {
            self.closed(&closed);
        }
    }

    fn closed(&mut self, open: &Open<Kept>) {
        if !open.own.written {
            return;
        }
        self.out.push_str("</");
        self.out.push_str(open.name.as_str());
        self.out.push('>');
        let Some((target, from)) = &open.own.link else { return };
        let shown = self.out.get(*from..).filter(|shown| shown.len() < 2_000).map(words).unwrap_or_default();
        if link::lies(&shown, target) {
            self.out.push_str(" <span class=\"mail-target\">[");
            escape(target, &mut self.out);
            self.out.push_str("]</span>");
        }
    }

    /// A picture that the mail brings along, or a mark where one is not shown.
    fn picture(&mut self, tag: &Tag) {
        if self.hides() {
            return;
        }
        self.elements += 1;
        let alt = tag.get("alt").unwrap_or_default();
        let source = tag.get("src").map(str::trim).unwrap_or_default();
        let id = source.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("cid:")).and_then(|_| source.get(4..));
        let mapped = id
            .filter(|_| self.pictures.len() < PICTURES)
            .and_then(|id| (self.cid)(&unescaped(id)))
            .filter(|source| is_picture(source));
        if let Some(source) = mapped {
            let number = self.pictures.len();
            self.pictures.push(source);
            self.out.push_str(&format!("<img src=\"cid:{number}\""));
            self.attribute("alt", alt);
            return self.out.push('>');
        }
        let remote = id.is_none()
            && !source.is_empty()
            && !source.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
        self.out.push_str("<span class=\"mail-picture mail-picture-");
        self.out.push_str(if remote { "remote\"" } else { "missing\"" });
        if remote {
            // In letters that nothing on the way takes for an address.
            self.attribute("data-address", &URL_SAFE_NO_PAD.encode(source));
        }
        self.out.push('>');
        if !alt.trim().is_empty() {
            escape(&format!("[{}]", alt.trim()), &mut self.out);
        }
        self.out.push_str("</span>");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }
}

fn is_plain(value: &str) -> bool {
    value.len() <= 32 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#%-".contains(&byte))
}

/// Pictures are shown from what our own side offers: bytes of a known kind or a path of our own.
fn is_picture(source: &str) -> bool {
    let kinds = [
        "data:image/png;",
        "data:image/jpeg;",
        "data:image/gif;",
        "data:image/webp;",
        "data:image/bmp;",
        "cid:",
        "https://",
        "http://",
    ];
    kinds.iter().any(|kind| source.starts_with(kind)) || (source.starts_with('/') && !source.starts_with("//"))
}

/// A content id as written in a link (RFC 2392): without percent signs and brackets.
fn unescaped(id: &str) -> String {
    let mut bytes = Vec::with_capacity(id.len());
    let mut rest = id.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).trim_matches(['<', '>', ' ']).to_owned()
}

/// The words of HTML that this module wrote.
fn words(html: &str) -> String {
    Tokens::new(html)
        .filter_map(|token| if let Token::Text(text) = token { Some(decode(text, false).into_owned()) } else { None })
        .collect()
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{1b}' | '\0' => {}
            c => out.push(c),
        }
    }
}
