//! The tree of parts of a mail, walked once from the front to the end.
//!
//! One pass with a stack of open boundaries: an inner part that is never closed ends where an outer one goes on, a boundary
//! that begins like another is not that other, and the work is linear in the bytes. Bounded in depth and in parts; what is
//! left out is named as a [`Problems`] entry.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::{
    Limits, Part,
    envelope::Envelope,
    headers::{Split, line_end, split, without_line_end},
    part::{Coding, Content},
};

/// A part of the tree.
pub(crate) enum Node {
    /// A multipart with its subtype.
    Many(String, Vec<Node>),
    /// A part without parts.
    Leaf(Box<Leaf>),
    /// A mail within the mail.
    Message(Box<Message>),
}

/// A leaf with what its fields say about reading it.
pub(crate) struct Leaf {
    pub part: Part,
    pub charset: Option<String>,
    /// `format=flowed`, with `DelSp`.
    pub flowed: Option<bool>,
    /// Words that a person reads in the mail itself.
    pub words: bool,
}

/// A mail within the mail.
pub(crate) struct Message {
    /// The mail as a file.
    pub part: Part,
    pub envelope: Envelope,
    /// Its parts, unless they are beyond the limits.
    pub body: Option<Node>,
}

/// Short words for what was left out or odd, each once.
#[derive(Debug, Default)]
pub(crate) struct Problems(pub Vec<String>);

impl Problems {
    /// Names a problem once.
    pub fn add(&mut self, problem: &str) {
        if !self.0.iter().any(|known| known == problem) {
            self.0.push(problem.to_owned());
        }
    }
}

/// Lines at the front of a multipart in which a boundary is looked for that the header doesn't name.
const GUESS_LINES: usize = 200;

/// Guesses in one mail: each reads a part of it again.
const GUESSES: usize = 8;

/// Letters of a boundary at most (RFC 2046 allows 70).
const BOUNDARY_BYTES: usize = 1_000;

/// What is used up while a mail is walked, over all mails within it.
pub(crate) struct Budget<'l> {
    pub limits: &'l Limits,
    pub problems: Problems,
    /// Over the leaves that were passed.
    pub leaves: Sha256,
    parts: usize,
    guesses: usize,
    attachment_bytes: usize,
    text_bytes: usize,
}

impl<'l> Budget<'l> {
    /// A fresh one.
    pub fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            problems: Problems::default(),
            leaves: Sha256::new(),
            parts: limits.parts,
            guesses: GUESSES,
            attachment_bytes: limits.attachment_bytes,
            text_bytes: limits.text_bytes,
        }
    }

    /// Takes a file's bytes if there is room.
    pub fn take_file(&mut self, length: usize) -> bool {
        let fits = length <= self.attachment_bytes;
        if fits {
            self.attachment_bytes -= length;
        } else {
            self.problems.add("attachments_cut");
        }
        fits
    }

    /// Takes bytes of words, as many as there is room for.
    pub fn take_text(&mut self, bytes: &mut Vec<u8>) {
        if bytes.len() > self.text_bytes {
            bytes.truncate(self.text_bytes);
            self.problems.add("text_cut");
        }
        self.text_bytes -= bytes.len();
    }

    /// Notes what a leaf holds. Carriers may wrap lines anew where they encode otherwise; files in base64 they leave alone.
    fn note_leaf(&mut self, part: &Part, exact: bool) {
        if exact {
            self.leaves.update(&part.bytes);
        } else {
            part.bytes.split(u8::is_ascii_whitespace).for_each(|word| self.leaves.update(word));
        }
        if part.cut {
            self.leaves.update(part.size_bytes.to_be_bytes());
        }
        self.leaves.update([0]);
    }

    /// Takes one part.
    pub fn take_part(&mut self) -> bool {
        let left = self.parts > 0;
        if left {
            self.parts -= 1;
        } else {
            self.problems.add("too_many_parts");
        }
        left
    }
}

/// Walks the body of a mail whose header was read already. `nesting`: how many mails it is within; `depth`: how many parts.
pub(crate) fn walk(
    raw: &[u8],
    header: &Split<'_>,
    nesting: usize,
    depth: usize,
    budget: &mut Budget<'_>,
) -> Option<Node> {
    let mut walker = Walker { raw, at: header.body_at, ended_at: 0, open: HashMap::new(), levels: 0, nesting, budget };
    walker.body(header, depth, "text/plain").0
}

/// The line that ended a part: the level of its boundary, and whether it closes that level. `None` = the bytes ended.
type End = Option<(usize, bool)>;

struct Walker<'a, 'b, 'l> {
    raw: &'a [u8],
    at: usize,
    /// Where the part before the boundary that was passed last ended.
    ended_at: usize,
    /// Open boundaries with the levels that use them, the innermost last.
    open: HashMap<Vec<u8>, Vec<usize>>,
    levels: usize,
    nesting: usize,
    budget: &'b mut Budget<'l>,
}

impl<'a> Walker<'a, '_, '_> {
    /// A part that begins with its header.
    fn entity(&mut self, depth: usize, default: &str) -> (Option<Node>, End) {
        let header = self.header();
        self.at = header.body_at;
        self.body(&header, depth, default)
    }

    fn header(&self) -> Split<'a> {
        let rest = self.raw.get(self.at..).unwrap_or_default();
        let mut header = split(rest, |line| self.boundary(line).is_some());
        header.body_at += self.at;
        header
    }

    /// A part whose header was read.
    fn body(&mut self, header: &Split<'_>, depth: usize, default: &str) -> (Option<Node>, End) {
        let content = Content::read(header, default);
        if depth >= self.budget.limits.depth {
            if content.has_parts() {
                self.budget.problems.add("too_deep");
            }
            return self.leaf(header, &content);
        }
        if let Some(subtype) = content.media_type.strip_prefix("multipart/") {
            return self.multipart(header, &content, subtype, depth);
        }
        if content.is_message() {
            return self.message(header, &content, depth);
        }
        self.leaf(header, &content)
    }

    fn multipart(&mut self, header: &Split<'_>, content: &Content, subtype: &str, depth: usize) -> (Option<Node>, End) {
        let start = self.at;
        if subtype == "encrypted" {
            self.budget.problems.add("encrypted");
        }
        if let Some(boundary) = content.boundary() {
            let (parts, end) = self.parts(boundary, subtype, depth);
            if !parts.is_empty() {
                return (Some(Node::Many(subtype.to_owned(), parts)), end);
            }
        }
        self.budget.problems.add("boundary_missing");
        self.at = start;
        if let Some(boundary) = self.guess() {
            let (parts, end) = self.parts(boundary, subtype, depth);
            if !parts.is_empty() {
                return (Some(Node::Many(subtype.to_owned(), parts)), end);
            }
        }
        self.at = start;
        self.leaf(header, &Content::words(content))
    }

    /// The parts between the lines of a boundary, up to the line of an outer one.
    fn parts(&mut self, boundary: Vec<u8>, subtype: &str, depth: usize) -> (Vec<Node>, End) {
        let default = if subtype == "digest" { "message/rfc822" } else { "text/plain" };
        let level = self.levels;
        self.levels += 1;
        let shared = self.open.get(&boundary).is_some_and(|levels| !levels.is_empty());
        self.open.entry(boundary.clone()).or_default().push(level);
        let mut nodes = Vec::new();
        let mut closed = false;
        let (_, mut end) = self.until_boundary();
        while let Some((found, closes)) = end
            && found == level
        {
            closed |= closes;
            // Behind the closing line only an echo of the own boundary counts, never one that an outer part has as well.
            if closes && shared {
                self.close(&boundary);
                end = self.until_boundary().1;
                break;
            }
            if closes {
                end = self.until_boundary().1;
                continue;
            }
            let (node, after) = self.entity(depth + 1, default);
            nodes.extend(node);
            end = after;
        }
        if !closed && end.is_none() {
            self.budget.problems.add("not_closed");
        }
        self.close(&boundary);
        self.levels = level;
        (nodes, end)
    }

    fn close(&mut self, boundary: &[u8]) {
        if let Some(levels) = self.open.get_mut(boundary) {
            levels.retain(|&open| open + 1 < self.levels);
            if levels.is_empty() {
                self.open.remove(boundary);
            }
        }
    }

    fn message(&mut self, outer: &Split<'_>, content: &Content, depth: usize) -> (Option<Node>, End) {
        if !self.budget.take_part() {
            return self.stop();
        }
        let mut part = content.part(outer);
        let limits = self.budget.limits;
        if content.coding != Coding::Plain {
            let (raw, end) = self.until_boundary();
            let inner = content.coding.decode(raw.get(..limits.mail_bytes).unwrap_or(raw));
            let header = split(&inner, |_| false);
            let envelope = Envelope::read(&header, limits.header_bytes);
            let body = walk(&inner, &header, self.nesting + 1, depth + 1, self.budget);
            self.fill(&mut part, &inner);
            return (Some(Message::node(part, envelope, body)), end);
        }
        let start = self.at;
        let header = self.header();
        self.at = header.body_at;
        let envelope = Envelope::read(&header, limits.header_bytes);
        self.nesting += 1;
        let (body, end) = self.body(&header, depth + 1, "text/plain");
        self.nesting -= 1;
        let stop = if end.is_some() { self.ended_at } else { self.raw.len() };
        self.fill(&mut part, self.raw.get(start..stop).unwrap_or_default());
        (Some(Message::node(part, envelope, body)), end)
    }

    /// Keeps a mail as a file. Those within another are in that one's bytes already.
    fn fill(&mut self, part: &mut Part, bytes: &[u8]) {
        part.size_bytes = bytes.len();
        if self.nesting == 0 && self.budget.take_file(bytes.len()) {
            part.bytes = bytes.to_vec();
        } else {
            part.cut = true;
        }
    }

    fn leaf(&mut self, header: &Split<'_>, content: &Content) -> (Option<Node>, End) {
        if !self.budget.take_part() {
            return self.stop();
        }
        let (raw, end) = self.until_boundary();
        let mut part = content.part(header);
        let words = content.is_words() && part.name.is_empty();
        if words {
            // Four bytes of any transfer encoding hold at least one byte of words.
            let bound = self.budget.limits.text_bytes.saturating_mul(4);
            part.bytes = content.coding.decode_words(raw.get(..bound).unwrap_or(raw));
            self.budget.take_text(&mut part.bytes);
            part.size_bytes = part.bytes.len();
        } else if content.media_type == "application/pkcs7-mime" && content.is_enveloped() {
            self.budget.problems.add("encrypted");
            self.file(&mut part, content, raw);
        } else {
            self.file(&mut part, content, raw);
        }
        self.budget.note_leaf(&part, !words && content.coding == Coding::Base64);
        (Some(Node::Leaf(Box::new(content.leaf(part)))), end)
    }

    fn file(&mut self, part: &mut Part, content: &Content, raw: &[u8]) {
        part.size_bytes = content.coding.length(raw);
        if self.budget.take_file(part.size_bytes) {
            part.bytes = content.coding.decode(raw);
            part.size_bytes = part.bytes.len();
        } else {
            part.cut = true;
        }
    }

    /// Ends the walk: there are more parts than are taken.
    fn stop(&mut self) -> (Option<Node>, End) {
        self.at = self.raw.len();
        (None, None)
    }

    /// The bytes up to the next line of an open boundary, and that line.
    fn until_boundary(&mut self) -> (&'a [u8], End) {
        let start = self.at;
        while self.at < self.raw.len() {
            let begin = self.at;
            self.at = line_end(self.raw, begin);
            let line = self.raw.get(begin..self.at).unwrap_or_default();
            if line.starts_with(b"--")
                && let Some(found) = self.boundary(without_line_end(line))
            {
                // The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1).
                let bytes = self.raw.get(start..begin).unwrap_or_default();
                let bytes = bytes.strip_suffix(b"\n").map_or(bytes, |bytes| bytes.strip_suffix(b"\r").unwrap_or(bytes));
                self.ended_at = start + bytes.len();
                return (bytes, Some(found));
            }
        }
        (self.raw.get(start..).unwrap_or_default(), None)
    }

    /// Whether a line is that of an open boundary, whole, with nothing but blanks behind it.
    fn boundary(&self, line: &[u8]) -> End {
        let name = line.strip_prefix(b"--")?;
        if name.len() > BOUNDARY_BYTES + 100 {
            return None;
        }
        let name = name.trim_ascii_end();
        let level = |name: &[u8]| self.open.get(name).and_then(|levels| levels.last()).copied();
        level(name).map(|level| (level, false)).or_else(|| level(name.strip_suffix(b"--")?).map(|level| (level, true)))
    }

    /// The boundary that the lines themselves show: a line of `--…` with a part's header below it.
    fn guess(&mut self) -> Option<Vec<u8>> {
        self.budget.guesses = self.budget.guesses.checked_sub(1)?;
        let mut at = self.at;
        let mut candidate: Option<&[u8]> = None;
        for _ in 0..GUESS_LINES {
            let end = line_end(self.raw, at);
            let line = without_line_end(self.raw.get(at..end)?).trim_ascii_end();
            let is_field = line.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"content-"));
            if let Some(found) = candidate.filter(|_| is_field) {
                return Some(found.to_vec());
            }
            candidate = line.strip_prefix(b"--").filter(|name| (1..=BOUNDARY_BYTES).contains(&name.len()));
            if end >= self.raw.len() {
                return None;
            }
            at = end;
        }
        None
    }
}

impl Message {
    fn node(part: Part, envelope: Envelope, body: Option<Node>) -> Node {
        let mut part = part;
        if part.name.is_empty() {
            let subject = if envelope.subject.trim().is_empty() { "message" } else { envelope.subject.trim() };
            let subject: String = subject.chars().take(100).collect();
            part.name = earshot_channel::file_name(&format!("{}.eml", subject.replace(['/', '\\'], "-")));
        }
        Node::Message(Box::new(Self { part, envelope, body }))
    }
}
