//! From the tree of parts to what a person reads: words, HTML, files.

use std::{collections::HashSet, sync::LazyLock};

use regex::bytes::Regex;

use super::{
    Mailbox, Part, charset, date, flowed, html,
    mime::{Budget, Leaf, Message, Node},
    normalised_id, tnef, uuencode,
};

/// What a person reads, and the parts it came from.
#[derive(Default)]
pub(crate) struct Body {
    /// Words in their order.
    pub pieces: Vec<Piece>,
    /// Every leaf of the mail itself, words included; a mail within it is one leaf.
    pub parts: Vec<Part>,
    /// For each of `parts`, whether it is a file for people.
    files: Vec<bool>,
    /// Files that were inside others: of mails within the mail, of winmail.dat, uuencoded ones.
    unpacked: Vec<Part>,
    /// The mails within the mail that somebody put there, not a mail system.
    pub passed_on: Vec<PassedOn>,
    has_words: bool,
}

/// A mail that somebody attached.
pub(crate) struct PassedOn {
    pub from: Mailbox,
    pub to: Vec<Mailbox>,
    pub cc: Vec<Mailbox>,
    pub subject: String,
    pub date: Option<String>,
    pub text: String,
}

/// Words of one part, or of the alternatives of one.
#[derive(Clone, Default)]
pub(crate) struct Piece {
    /// As plain text; `None` where only HTML has them.
    plain: Option<String>,
    html: Vec<String>,
    /// How many mails it is within.
    pub nesting: usize,
}

/// TNEF streams within TNEF streams that are opened.
const TNEF_DEPTH: usize = 4;

/// Quote marks before a mail within mails at most.
const QUOTE_DEPTH: usize = 6;

impl Body {
    /// Reads the tree.
    pub fn read(tree: Option<Node>, budget: &mut Budget<'_>) -> Self {
        let mut body = Self::default();
        if let Some(node) = tree {
            body.pieces = body.node(node, 0, budget);
        }
        body.pieces.iter_mut().for_each(Piece::settle);
        body.mark_inline();
        body
    }

    /// The words of the mail itself, without those of mails within it.
    pub fn own_text(&self) -> String {
        text(self.pieces.iter().filter(|piece| piece.nesting == 0))
    }

    /// All words; mails within the mail stand below as quotes.
    pub fn text(&self) -> String {
        text(self.pieces.iter())
    }

    /// The HTML view: every part by itself, so that none can open a tag that another closes. Empty where nothing is HTML.
    pub fn html(&self) -> Vec<String> {
        if self.pieces.iter().all(|piece| piece.html.is_empty()) {
            return Vec::new();
        }
        self.pieces.iter().flat_map(Piece::view).collect()
    }

    /// The files for people, those of the mail itself first.
    pub fn into_files(self) -> Vec<Part> {
        let own = self.parts.into_iter().zip(self.files).filter_map(|(part, file)| file.then_some(part));
        own.chain(self.unpacked).collect()
    }

    fn node(&mut self, node: Node, nesting: usize, budget: &mut Budget<'_>) -> Vec<Piece> {
        match node {
            Node::Leaf(leaf) => self.leaf(*leaf, nesting, budget),
            Node::Many(subtype, children) if subtype == "alternative" => {
                let choices = children.into_iter().map(|child| self.node(child, nesting, budget)).collect();
                alternative(choices)
            }
            Node::Many(subtype, children) => {
                let mut pieces = Vec::new();
                for child in children {
                    match child {
                        // What a mail system sends back is a file; its words are not the sender's.
                        Node::Message(message) if subtype == "report" => self.file(message.part, nesting),
                        child => pieces.extend(self.node(child, nesting, budget)),
                    }
                }
                pieces
            }
            Node::Message(message) => self.message(*message, nesting, budget),
        }
    }

    fn message(&mut self, message: Message, nesting: usize, budget: &mut Budget<'_>) -> Vec<Piece> {
        let Message { part, envelope, body } = message;
        if nesting == 0 {
            self.file(part, 0);
        }
        let head = Piece { plain: Some(head(&envelope)), html: Vec::new(), nesting: nesting + 1 };
        let mut pieces = vec![head];
        if let Some(node) = body {
            let had_words = std::mem::take(&mut self.has_words);
            pieces.extend(self.node(node, nesting + 1, budget));
            self.has_words = had_words;
        }
        if nesting == 0 {
            let words = pieces.iter().skip(1).map(|piece| Piece { nesting: piece.nesting - 1, ..piece.clone() });
            self.passed_on.push(PassedOn {
                text: text(words.collect::<Vec<_>>().iter()),
                from: envelope.from.into_iter().next().unwrap_or_default(),
                to: envelope.to,
                cc: envelope.cc,
                subject: envelope.subject,
                date: envelope.headers.get("date").map(str::to_owned),
            });
        }
        pieces
    }

    fn leaf(&mut self, leaf: Leaf, nesting: usize, budget: &mut Budget<'_>) -> Vec<Piece> {
        let words = leaf.words && !leaf.part.cut && (leaf.part.name.is_empty() || !self.has_words);
        if !words {
            if is_tnef(&leaf.part) && !leaf.part.cut {
                return self.tnef(leaf.part, nesting, budget);
            }
            self.file(leaf.part, nesting);
            return Vec::new();
        }
        let piece = match leaf.part.media_type.as_str() {
            "text/html" | "application/xhtml+xml" => {
                let label = leaf.charset.clone().or_else(|| meta_charset(&leaf.part.bytes));
                Piece { plain: None, html: vec![charset::decode(label.as_deref(), &leaf.part.bytes)], nesting }
            }
            "text/enriched" | "text/richtext" => {
                let text = charset::decode(leaf.charset.as_deref(), &leaf.part.bytes);
                Piece { plain: Some(html::to_text(&text)), html: Vec::new(), nesting }
            }
            _ => Piece { plain: Some(self.plain(&leaf, nesting, budget)), html: Vec::new(), nesting },
        };
        self.has_words |= !piece.is_blank();
        if nesting == 0 {
            self.parts.push(leaf.part);
            self.files.push(false);
        }
        vec![piece]
    }

    fn plain(&mut self, leaf: &Leaf, nesting: usize, budget: &mut Budget<'_>) -> String {
        let decoded = charset::decode(leaf.charset.as_deref(), &leaf.part.bytes);
        let text = lines(&decoded);
        if text.contains("-----BEGIN PGP MESSAGE-----") {
            budget.problems.add("encrypted");
        }
        if let Some(delete_space) = leaf.flowed {
            return flowed::join(&text, delete_space);
        }
        let (text, files) = uuencode::extract(&text);
        for file in files {
            let mut part = Part {
                media_type: "application/octet-stream".to_owned(),
                name: earshot_channel::file_name(&file.name),
                ..Part::default()
            };
            keep(&mut part, file.bytes, budget);
            self.unpacked(part, nesting);
        }
        text
    }

    /// Unpacks winmail.dat. It stays a file itself where something in it could not be read, or nothing was in it.
    fn tnef(&mut self, part: Part, nesting: usize, budget: &mut Budget<'_>) -> Vec<Piece> {
        let mut unpacked = tnef::unpack(&part.bytes);
        let mut whole = !unpacked.damaged;
        for _ in 0..TNEF_DEPTH {
            let (inner, files): (Vec<_>, Vec<_>) =
                unpacked.files.into_iter().partition(|file| file.bytes.starts_with(&[0x78, 0x9F, 0x3E, 0x22]));
            unpacked.files = files;
            if inner.is_empty() {
                break;
            }
            for file in inner {
                let deeper = tnef::unpack(&file.bytes);
                whole &= !deeper.damaged;
                unpacked.files.extend(deeper.files);
                unpacked.plain = unpacked.plain.or(deeper.plain);
                unpacked.html = unpacked.html.or(deeper.html);
            }
        }
        let mut pieces = Vec::new();
        let found_words = unpacked.plain.is_some() || unpacked.html.is_some();
        let found = found_words || !unpacked.files.is_empty();
        if !self.has_words && found_words {
            let plain = unpacked.plain.map(|plain| lines(&plain)).filter(|plain| !plain.trim().is_empty());
            let piece = Piece { plain, html: unpacked.html.into_iter().collect(), nesting };
            self.has_words |= !piece.is_blank();
            pieces.push(piece);
        }
        if !whole {
            budget.problems.add("winmail_damaged");
        }
        for file in unpacked.files {
            if !budget.take_part() {
                whole = false;
                break;
            }
            let media_type =
                if file.media_type.is_empty() { "application/octet-stream".to_owned() } else { file.media_type };
            let content_id = Some(normalised_id(&file.content_id)).filter(|id| !id.is_empty());
            let mut part =
                Part { media_type, name: earshot_channel::file_name(&file.name), content_id, ..Part::default() };
            keep(&mut part, file.bytes, budget);
            self.unpacked(part, nesting);
        }
        if nesting == 0 {
            self.parts.push(part);
            self.files.push(!(whole && found));
        } else if !(whole && found) {
            self.unpacked.push(part);
        }
        pieces
    }

    fn file(&mut self, mut part: Part, nesting: usize) {
        if nesting == 0 {
            self.parts.push(part);
            self.files.push(true);
        } else {
            part.inline = false;
            self.unpacked.push(part);
        }
    }

    fn unpacked(&mut self, part: Part, nesting: usize) {
        self.file(part, nesting.max(1));
    }

    /// A file that the HTML shows is inline whatever its disposition says.
    fn mark_inline(&mut self) {
        let shown: HashSet<String> =
            self.pieces.iter().flat_map(|piece| &piece.html).flat_map(|html| content_ids(html)).collect();
        for part in self.parts.iter_mut().chain(&mut self.unpacked) {
            part.inline |= part.content_id.as_ref().is_some_and(|id| shown.contains(id));
        }
    }
}

impl Piece {
    fn is_blank(&self) -> bool {
        self.plain.as_ref().is_none_or(|plain| plain.trim().is_empty()) && self.html.is_empty()
    }

    /// Turns HTML into text once, when no alternative can take its place any more.
    fn settle(&mut self) {
        if self.plain.is_none() {
            self.plain = Some(self.html.iter().map(|html| html::to_text(html)).collect::<Vec<_>>().join("\n"));
        }
    }

    fn text(&self) -> String {
        let text = match &self.plain {
            Some(plain) => plain.clone(),
            None => self.html.iter().map(|html| html::to_text(html)).collect::<Vec<_>>().join("\n"),
        };
        let text = text.trim_end().trim_start_matches(['\n', '\r']).to_owned();
        if self.nesting == 0 {
            return text;
        }
        let mark = "> ".repeat(self.nesting.min(QUOTE_DEPTH));
        text.lines()
            .map(|line| format!("{mark}{line}").trim_end().to_owned() + "\n")
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    fn view(&self) -> Vec<String> {
        match &self.plain {
            Some(plain) if self.html.is_empty() && !plain.trim().is_empty() => {
                let escaped = plain.trim_end().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                vec![format!("<pre>{escaped}</pre>")]
            }
            _ => self.html.clone(),
        }
    }
}

/// Of alternatives the last HTML is shown, and the first plain text is read, unless it only says that the mail is HTML.
fn alternative(choices: Vec<Vec<Piece>>) -> Vec<Piece> {
    let has_html = |pieces: &Vec<Piece>| pieces.iter().any(|piece| !piece.html.is_empty());
    let has_words = |pieces: &Vec<Piece>| !has_html(pieces) && pieces.iter().any(|piece| !piece.is_blank());
    let plain = choices.iter().find(|choice| has_words(choice));
    let html = choices.iter().rfind(|choice| has_html(choice));
    match (plain, html) {
        (Some(plain), Some(html)) => {
            let text = text(plain.iter());
            let views = html.iter().flat_map(Piece::view).collect();
            let nesting = plain.first().map_or(0, |piece| piece.nesting);
            let stub = text.len() < 300 && text.to_ascii_lowercase().contains("html");
            if stub {
                return html.clone();
            }
            // Quote marks of a mail within are put on later, once.
            let plain = plain.iter().filter_map(|piece| piece.plain.clone()).collect::<Vec<_>>().join("\n\n");
            vec![Piece { plain: Some(plain), html: views, nesting }]
        }
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => Vec::new(),
    }
}

fn text<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    let texts: Vec<String> = pieces.map(Piece::text).filter(|text| !text.trim().is_empty()).collect();
    texts.join("\n\n")
}

/// The header of a mail within the mail, in the words of mail itself.
fn head(envelope: &super::envelope::Envelope) -> String {
    let mailboxes = |list: &[Mailbox]| list.iter().take(20).map(shown).collect::<Vec<_>>().join(", ");
    let date = envelope.headers.get("date").map(str::to_owned).or_else(|| envelope.date.and_then(date::shown));
    let lines = [
        ("From", mailboxes(&envelope.from)),
        ("Date", date.unwrap_or_default()),
        ("To", mailboxes(&envelope.to)),
        ("Subject", envelope.subject.clone()),
    ];
    lines.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}: {value}\n")).collect()
}

fn shown(mailbox: &Mailbox) -> String {
    match (mailbox.name.as_str(), mailbox.address.as_str()) {
        ("", address) => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

fn keep(part: &mut Part, bytes: Vec<u8>, budget: &mut Budget<'_>) {
    part.size_bytes = bytes.len();
    if budget.take_file(bytes.len()) {
        part.bytes = bytes;
    } else {
        part.cut = true;
    }
}

fn is_tnef(part: &Part) -> bool {
    matches!(part.media_type.as_str(), "application/ms-tnef" | "application/vnd.ms-tnef")
        || part.name.eq_ignore_ascii_case("winmail.dat")
}

/// Line ends of all kinds as line feeds.
fn lines(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// The charset that HTML names for itself; looked at only where the header names none.
fn meta_charset(html: &[u8]) -> Option<String> {
    static META: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?i-u)<meta\s[^>]{0,200}?charset\s*=\s*["']?([a-z0-9_:.-]{1,40})"#).ok());
    let head = html.get(..2_048).unwrap_or(html);
    let label = META.as_ref()?.captures(head)?.get(1)?;
    Some(String::from_utf8_lossy(label.as_bytes()).into_owned())
}

/// The ids that HTML refers to as `cid:…`.
fn content_ids(html: &str) -> impl Iterator<Item = String> {
    let ends = |letter: char| matches!(letter, '"' | '\'' | ' ' | '>' | ')' | '\n' | '\r' | '\t' | '&');
    html.match_indices("cid:").map(move |(at, mark)| {
        let rest = html.get(at + mark.len()..).unwrap_or_default();
        let id: String = rest.chars().take(300).take_while(|&letter| !ends(letter)).collect();
        normalised_id(&String::from_utf8_lossy(&super::transfer::percent(id.as_bytes())))
    })
}
