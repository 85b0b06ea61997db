//! HTML as readable text: blocks as lines, quotes with `> `, links with their target.
//!
//! Heads of quoted mails that programs mark by classes and borders only get the line of underscores that they write in plain text, so that
//! [`fold`](super::super::fold) has one set of rules.

use super::link;
use super::tokens::{Name, Tag, Token, Tokens, decode};
use super::tree::{Open, Tree, is_block, is_void};

/// Marks of quoting that are written; deeper ones say nothing more.
const QUOTES: usize = 8;
/// Blank lines in a row.
const BREAKS: usize = 3;
/// Bytes of text that are written.
const TEXT_BYTES: usize = 4 * 1024 * 1024;
/// What mail programs write above the head of a quoted mail.
const RULE: &str = "________________________________";
/// A line across, drawn so that it is not taken for one that stands above a signature.
const LINE: &str = "⸻";

/// What is kept of an open element.
#[derive(Debug, Default)]
struct Kept {
    quote: bool,
    /// Blank lines around it.
    margin: bool,
    pre: bool,
    /// Target of a link and where its text begins.
    link: Option<(String, usize)>,
    /// Number of the next item of a list, if it is numbered.
    list: Option<Option<u32>>,
}

/// Writes the text of HTML, with or without what its style hides.
pub(super) fn write(html: &str, hidden_too: bool) -> String {
    let mut writer = Writer {
        tree: Tree::new(),
        out: String::new(),
        breaks: 0,
        blank: false,
        fresh: true,
        cell: false,
        quotes: 0,
        pre: 0,
        lists: 0,
        hidden_too,
    };
    for token in Tokens::new(html) {
        if writer.out.len() > TEXT_BYTES {
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
    writer.finish()
}

struct Writer {
    tree: Tree<Kept>,
    out: String,
    /// Line breaks to be written before the next word.
    breaks: usize,
    /// White space to be written before the next word.
    blank: bool,
    /// Nothing but marks of quoting stands on the line.
    fresh: bool,
    /// A cell of the same row begins.
    cell: bool,
    quotes: usize,
    pre: usize,
    lists: usize,
    hidden_too: bool,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if !self.hidden_too && self.tree.hides() {
            return;
        }
        if self.pre > 0 {
            return self.preformatted(text);
        }
        for (at, word) in text.split([' ', '\t', '\n', '\r', '\x0c']).enumerate() {
            self.blank |= at > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn preformatted(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.breaks = (self.breaks + 1).min(BREAKS);
            }
            let line = line.trim_end_matches('\r');
            if !line.is_empty() {
                self.word(line);
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.begin_line();
        if self.cell && !self.fresh {
            self.out.push_str(" | ");
        } else if self.blank && !self.fresh {
            self.out.push(' ');
        }
        self.blank = false;
        self.cell = false;
        self.fresh = false;
        for c in word.chars() {
            match c {
                '\u{a0}' | '\u{202f}' => self.out.push(' '),
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{34f}' => {}
                c => self.out.push(c),
            }
        }
    }

    fn begin_line(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if self.out.is_empty() {
            return self.mark();
        }
        if breaks == 0 {
            return;
        }
        self.blank = false;
        self.cell = false;
        for at in 0..breaks {
            let end = self.out.trim_end_matches(' ').len();
            self.out.truncate(end);
            self.out.push('\n');
            if at + 1 < breaks {
                self.mark();
            }
        }
        self.mark();
    }

    /// The marks of quoting before a line.
    fn mark(&mut self) {
        self.fresh = true;
        let quotes = self.quotes.min(QUOTES);
        if quotes > 0 {
            self.out.extend(std::iter::repeat_n('>', quotes));
            self.out.push(' ');
        }
    }

    fn break_line(&mut self, breaks: usize) {
        if !self.out.is_empty() {
            self.breaks = self.breaks.max(breaks);
        }
        self.blank = false;
    }

    /// A line that nobody wrote as words.
    fn rule(&mut self, rule: &str) {
        if !self.hidden_too && self.tree.hides() {
            return;
        }
        if self.out.is_empty() || (rule == LINE && self.out.ends_with(LINE)) {
            return;
        }
        self.break_line(1);
        self.word(rule);
        self.break_line(1);
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        match name {
            "br" => {
                if !self.out.is_empty() {
                    self.breaks = (self.breaks + 1).min(BREAKS);
                }
                self.blank = false;
                return;
            }
            "hr" => return self.rule(LINE),
            "img" | "image" => return self.image(tag),
            name if is_void(name) => return,
            _ => {}
        }
        for closed in self.tree.close_before(name) {
            self.closed(&closed);
        }
        if begins_quoted_mail(tag) {
            self.rule(RULE);
        }
        let kept = self.keep(tag);
        if is_block(name) {
            self.break_line(if kept.margin { 2 } else { 1 });
        }
        match name {
            "td" | "th" => self.cell = true,
            "tr" => self.cell = false,
            _ => {}
        }
        let item = name == "li";
        if !self.tree.is_full() {
            self.quotes += usize::from(kept.quote);
            self.pre += usize::from(kept.pre);
            self.lists += usize::from(kept.list.is_some());
        }
        self.tree.push(tag, kept);
        if item {
            self.item();
        }
    }

    fn keep(&self, tag: &Tag) -> Kept {
        let name = tag.name.as_str();
        let style = tag.get("style").unwrap_or_default();
        let tight = tag.get("class").is_some_and(|class| class.starts_with("Mso"))
            || style.contains("margin:0")
            || style.contains("margin: 0");
        let in_list = self.lists > 0;
        let margin = match name {
            "p" => !tight,
            "ul" | "ol" | "dl" => !in_list,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "blockquote" => true,
            _ => false,
        };
        Kept {
            quote: is_quote(tag),
            margin,
            pre: matches!(name, "pre" | "listing"),
            link: (name == "a").then(|| tag.get("href").map(|href| (href.to_owned(), self.out.len()))).flatten(),
            list: match name {
                "ul" => Some(None),
                "ol" => Some(Some(tag.get("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
                _ => None,
            },
        }
    }

    /// The sign before an item of a list.
    fn item(&mut self) {
        let list = self.tree.iter().rev().find_map(|open| open.own.list);
        let sign = match list {
            Some(Some(number)) => format!("{number}."),
            _ => "-".to_owned(),
        };
        if let Some(number) = self.tree_list() {
            *number = number.saturating_add(1);
        }
        if self.hidden_too || !self.tree.hides() {
            let indent = "  ".repeat(self.lists.clamp(1, 6) - 1);
            self.begin_line();
            self.out.push_str(&indent);
            self.out.push_str(&sign);
            self.fresh = false;
            self.blank = true;
        }
    }

    fn tree_list(&mut self) -> Option<&mut u32> {
        self.tree.iter_mut().rev().find_map(|open| open.own.list.as_mut())?.as_mut()
    }

    fn image(&mut self, tag: &Tag) {
        let alt = tag.get("alt").map(str::trim).unwrap_or_default();
        if !alt.is_empty() {
            let alt = alt.get(..alt.floor_char_boundary(500)).unwrap_or_default();
            self.text(&format!("[{alt}]"));
        }
    }

    fn close(&mut self, name: Name) {
        match name.as_str() {
            "p" if !self.tree.iter().any(|open| open.name == name) => self.break_line(2),
            "br" => self.breaks = (self.breaks + 1).min(BREAKS),
            _ => {}
        }
        for closed in self.tree.close(name) {
            self.closed(&closed);
        }
    }

    fn closed(&mut self, open: &Open<Kept>) {
        if let Some((target, from)) = &open.own.link {
            self.target(target, *from);
        }
        self.pre -= usize::from(open.own.pre);
        self.lists -= usize::from(open.own.list.is_some());
        if is_block(open.name.as_str()) {
            self.break_line(if open.own.margin { 2 } else { 1 });
        }
        self.quotes -= usize::from(open.own.quote);
    }

    /// The target of a link behind its text, where the two differ.
    fn target(&mut self, target: &str, from: usize) {
        let shown = self.out.get(from..).unwrap_or_default();
        if let Some(target) = link::target(target).filter(|target| link::differs(shown, target)) {
            self.out.push_str(" <");
            self.out.push_str(target);
            self.out.push('>');
        }
    }

    fn finish(mut self) -> String {
        for open in self.tree.close_all() {
            self.closed(&open);
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        if self.out.len() > TEXT_BYTES {
            let end = self.out.floor_char_boundary(TEXT_BYTES);
            self.out.truncate(end);
        }
        self.out
    }
}

/// Whether an element holds what others wrote.
fn is_quote(tag: &Tag) -> bool {
    match tag.name.as_str() {
        "blockquote" => {
            // Some programs use it to indent; then they say that it has no border.
            let indents = tag
                .get("style")
                .is_some_and(|style| style.replace(' ', "").contains("border:none") && !style.contains("border-left"));
            let cited =
                tag.get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("cite")) || tag.get("class").is_some();
            cited || !indents
        }
        "div" => tag.get("name").is_some_and(|name| name.eq_ignore_ascii_case("quote")),
        _ => false,
    }
}

/// Whether a mail program begins a quoted mail with this element.
fn begins_quoted_mail(tag: &Tag) -> bool {
    let id = tag.get("id").unwrap_or_default();
    let class = tag.get("class").unwrap_or_default();
    if matches!(tag.name.as_str(), "includetail") || id.ends_with("divRplyFwdMsg") || id == "OLK_SRC_BODY_SECTION" {
        return true;
    }
    if class
        .split(' ')
        .any(|class| matches!(class, "OutlookMessageHeader" | "yahoo_quoted" | "ms-outlook-mobile-reference-message"))
    {
        return true;
    }
    let Some(style) = tag.get("style").filter(|style| style.contains("border-top")) else { return false };
    let style = style.to_ascii_lowercase().replace(' ', "");
    // Outlook: "border:none; border-top:solid #E1E1E1 1.0pt; padding:3.0pt 0cm 0cm 0cm", the zeros in its country's unit.
    let border = style.split("border-top:").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
    border.contains("solid") && border.contains("pt") && style.contains("padding:3") && style.contains("border:none")
}
