//! What is new in a reply: quoted text and signatures told from what the person wrote.
//!
//! For display only, with the whole text one click away. Rather too much is shown than too little: answers between quoted lines stay with
//! those lines, and where nothing would be left, all is shown. Every rule looks at a bounded number of lines, so time is linear.

mod attribution;
mod block;
mod lines;
mod marks;
mod words;

pub(crate) use attribution::read as read_attribution;
pub(crate) use block::{fields, read as read_block, read_unknown as read_unknown_block};
pub(crate) use lines::{Line, fold_case, is_blank, is_space, split, trim, unquote_once};
pub(crate) use marks::{Separator, delimiter, separator};
pub(crate) use words::{FORWARD_MARKS, Field, LABELS, REPLY_MARKS};

use marks::Delimiter;
use std::ops::Range;

/// Lines of words under a divider that may still be a signature.
const DIVIDED_LINES: usize = 10;
/// The same under `--`, which says what it is.
const SIGNATURE_LINES: usize = 40;
/// Bytes of a text that are looked at; what lies behind is shown.
const TEXT_BYTES: usize = 1024 * 1024;
/// Attributions that are looked for; a text with more of them is no letter.
const ATTRIBUTIONS: usize = 2_000;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// To be shown: what the person wrote, with the quoted lines that it answers one by one.
    New,
    /// To be folded: what others wrote.
    Quote,
    /// To be folded: who wrote it, and with which program.
    Signature,
}

/// A stretch of whole lines.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Span {
    /// Bytes of the text. The spans of a text follow each other without gaps.
    pub range: Range<usize>,
    /// What they are.
    pub kind: Kind,
}

/// What the person newly wrote; everything where nothing would be left.
pub fn new_text(text: &str) -> String {
    let new: String =
        spans(text).into_iter().filter(|span| span.kind == Kind::New).filter_map(|span| text.get(span.range)).collect();
    let shown = if is_blank(&new) { text } else { &new };
    trim_lines(shown)
}

/// The text in stretches that a screen shows or folds.
pub fn spans(text: &str) -> Vec<Span> {
    let lines = split(text);
    let kinds = Folding::of(&lines).kinds();
    let mut spans: Vec<Span> = Vec::new();
    for (line, kind) in lines.iter().zip(kinds) {
        match spans.last_mut() {
            Some(last) if last.kind == kind => last.range.end = line.range.end,
            _ => spans.push(Span { range: line.range.clone(), kind }),
        }
    }
    spans
}

/// Without blank lines before and after; the indent of the first line stays.
fn trim_lines(text: &str) -> String {
    let text = text.trim_end_matches(is_space);
    let blank = text.split_inclusive('\n').take_while(|line| is_blank(line)).map(str::len).sum();
    text.get(blank..).unwrap_or_default().replace("\r\n", "\n")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Blank,
    Words,
    Quoted,
    /// Names whom and when somebody quotes.
    Attribution,
    /// Begins a mail that is quoted whole.
    Head,
    /// Further lines of the same.
    HeadGoesOn,
    Delimiter(Delimiter),
    ProgramSignature,
}

struct Folding {
    classes: Vec<Class>,
    kinds: Vec<Kind>,
}

impl Folding {
    fn of(lines: &[Line<'_>]) -> Self {
        Self { classes: classify(lines), kinds: vec![Kind::New; lines.len()] }
    }

    fn kinds(mut self) -> Vec<Kind> {
        let attributed = self.fold_whole_mails_and_signatures();
        self.fold_quotes(attributed);
        self.settle_blank_lines();
        self.kinds
    }

    /// Everything below the head of a quoted mail, and signatures. Says whether an attribution stands above the first words.
    fn fold_whole_mails_and_signatures(&mut self) -> bool {
        let (mut words_above, mut quotes_above, mut attributed) = (false, false, false);
        let mut at = 0;
        while let Some(class) = self.classes.get(at).copied() {
            match class {
                Class::Words => words_above = true,
                Class::Quoted => quotes_above = true,
                Class::Head if words_above => return self.fold_rest(at, attributed),
                Class::Head | Class::HeadGoesOn => self.mark(at, Kind::Quote),
                Class::Attribution => {
                    if words_above && !self.is_quoted_below(at) {
                        return self.fold_rest(at, attributed);
                    }
                    attributed |= !words_above;
                    self.mark(at, Kind::Quote);
                }
                Class::Delimiter(delimiter) if words_above || quotes_above => {
                    at = self.fold_signature(at, delimiter, words_above);
                    continue;
                }
                Class::ProgramSignature => self.mark(at, Kind::Signature),
                Class::Blank | Class::Delimiter(_) => {}
            }
            at += 1;
        }
        attributed
    }

    fn fold_rest(&mut self, from: usize, attributed: bool) -> bool {
        // The line that a program draws above the head belongs to it.
        let drawn = self.classes.iter().take(from).rposition(|class| *class != Class::Blank);
        let from = drawn.filter(|at| matches!(self.classes.get(*at), Some(Class::Delimiter(_)))).unwrap_or(from);
        for kind in self.kinds.iter_mut().skip(from) {
            *kind = Kind::Quote;
        }
        attributed
    }

    /// Folds what stands under a delimiter up to the next quote, and says where to go on.
    fn fold_signature(&mut self, at: usize, delimiter: Delimiter, words_above: bool) -> usize {
        let ends = |class: &Class| matches!(class, Class::Quoted | Class::Attribution | Class::Head);
        let below = self.classes.get(at + 1..).unwrap_or_default();
        let end = at + 1 + below.iter().position(ends).unwrap_or(below.len());
        let lines =
            self.classes.get(at..end).unwrap_or_default().iter().filter(|class| **class == Class::Words).count();
        let most = match delimiter {
            Delimiter::Signature => SIGNATURE_LINES,
            Delimiter::Divider => DIVIDED_LINES,
        };
        if lines > most || (lines > 0 && !words_above) {
            return at + 1;
        }
        for kind in self.kinds.get_mut(at..end).unwrap_or_default() {
            *kind = Kind::Signature;
        }
        end
    }

    /// Quoted lines below the last words, and those above the first where an attribution announces them and no others follow.
    fn fold_quotes(&mut self, attributed: bool) {
        let shown =
            |at: usize, class: Class| self.kinds.get(at) == Some(&Kind::New) && self.classes.get(at) == Some(&class);
        let count = self.classes.len();
        let Some(first) = (0..count).find(|at| shown(*at, Class::Words)) else { return self.fold_all_quotes() };
        let last = (0..count).rev().find(|at| shown(*at, Class::Words)).unwrap_or(first);
        let between = (first..last).any(|at| shown(at, Class::Quoted));
        for at in 0..count {
            let above = at < first && attributed && !between;
            if (above || at > last) && self.classes.get(at) == Some(&Class::Quoted) {
                self.mark(at, Kind::Quote);
            }
        }
    }

    fn fold_all_quotes(&mut self) {
        for at in 0..self.classes.len() {
            if self.classes.get(at) == Some(&Class::Quoted) {
                self.mark(at, Kind::Quote);
            }
        }
    }

    /// A blank line goes with the lines above it, so that a fold does not begin with nothing.
    fn settle_blank_lines(&mut self) {
        let mut above = None;
        for (class, kind) in self.classes.iter().zip(self.kinds.iter_mut()) {
            match (class, above) {
                (Class::Blank, Some(above)) => *kind = above,
                (Class::Blank, None) => {}
                _ => above = Some(*kind),
            }
        }
    }

    fn is_quoted_below(&self, at: usize) -> bool {
        let below = self.classes.iter().skip(at + 1).find(|class| !matches!(class, Class::Blank | Class::HeadGoesOn));
        below == Some(&Class::Quoted)
    }

    fn mark(&mut self, at: usize, kind: Kind) {
        if let Some(place) = self.kinds.get_mut(at) {
            *place = kind;
        }
    }
}

fn classify(lines: &[Line<'_>]) -> Vec<Class> {
    let fields = fields(lines);
    let mut classes: Vec<Class> = Vec::with_capacity(lines.len());
    let mut fence = None;
    let mut attempts = 0;
    while let Some(line) = lines.get(classes.len()) {
        let at = classes.len();
        if line.range.start > TEXT_BYTES {
            classes.resize(lines.len(), Class::Words);
            break;
        }
        if let Some(end) = fence.filter(|end| at <= *end) {
            classes.resize(end + 1, Class::Words);
            fence = None;
            continue;
        }
        if line.is_blank() {
            classes.push(Class::Blank);
            continue;
        }
        if let Some(end) = code_end(lines, at) {
            fence = Some(end);
            continue;
        }
        if line.depth > 0 || is_initialled(line.text) {
            classes.push(Class::Quoted);
            continue;
        }
        if let Some(end) = head_end(lines, &fields, at, classes.last()) {
            classes.push(Class::Head);
            classes.resize(end, Class::HeadGoesOn);
            continue;
        }
        if attempts < ATTRIBUTIONS
            && let Some(found) = read_attribution(lines, at)
        {
            attempts += 1;
            classes.push(Class::Attribution);
            classes.resize(found.end, Class::HeadGoesOn);
            continue;
        }
        classes.push(single(line.text));
    }
    classes
}

fn single(line: &str) -> Class {
    if let Some(delimiter) = delimiter(line) {
        return Class::Delimiter(delimiter);
    }
    if marks::is_program_signature(line) { Class::ProgramSignature } else { Class::Words }
}

/// The line behind the head of a quoted mail that begins here.
fn head_end(lines: &[Line<'_>], fields: &[Option<Field>], at: usize, above: Option<&Class>) -> Option<usize> {
    let line = lines.get(at)?;
    if marks::is_reply_above(line.text) {
        return Some(at + 1);
    }
    if separator(line.text).is_some() {
        let next = skip_blank(lines, at + 1);
        return Some(read_block(lines, fields, next, true).map_or(at + 1, |block| block.end));
    }
    let marked = matches!(above, Some(Class::Delimiter(_)));
    let block =
        read_block(lines, fields, at, marked).or_else(|| if marked { read_unknown_block(lines, at) } else { None });
    block.map(|block| block.end)
}

/// The first line from here that is not blank, at most three on.
pub(crate) fn skip_blank(lines: &[Line<'_>], at: usize) -> usize {
    (at..at + 4).find(|next| lines.get(*next).is_some_and(|line| !trim(line.bare).is_empty())).unwrap_or(at)
}

/// The last line of a block of code that begins here.
fn code_end(lines: &[Line<'_>], at: usize) -> Option<usize> {
    if !lines.get(at)?.text.trim_start().starts_with("```") {
        return None;
    }
    lines
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(1_000)
        .find(|(_, line)| line.text.trim_start().starts_with("```"))
        .map(|(end, _)| end)
}

/// Quoted with the initials of who wrote it (`AB> `), or with bars that are no table.
fn is_initialled(line: &str) -> bool {
    let line = line.trim_start_matches(is_space);
    if let Some(rest) = line.strip_prefix('|') {
        return !rest.contains('|');
    }
    let initials = line.bytes().take_while(u8::is_ascii_uppercase).count();
    (1..=3).contains(&initials) && line.get(initials..).is_some_and(|rest| rest == ">" || rest.starts_with("> "))
}

#[cfg(test)]
mod tests;
