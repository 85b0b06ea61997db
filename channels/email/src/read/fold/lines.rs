//! Text as lines, each with its place, its quote marks and the words behind them.
//!
//! Deliberately absent: what a line means. Invariant: the places of all lines together are the whole text.

use std::ops::Range;

/// One line of a text.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// Where it stands in the text, with its line break.
    pub(crate) range: Range<usize>,
    /// As written, without the line break.
    pub(crate) text: &'a str,
    /// How many quote marks stand before it.
    pub(crate) depth: usize,
    /// What stands behind them.
    pub(crate) bare: &'a str,
}

impl Line<'_> {
    /// Nothing to read in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.depth == 0 && is_blank(self.bare)
    }
}

/// The lines of a text, in order.
pub(crate) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let end = start + whole.len();
        let written = whole.trim_end_matches(['\n', '\r']);
        let (depth, bare) = unquote(written);
        lines.push(Line { range: start..end, text: written, depth, bare });
        start = end;
    }
    lines
}

/// Counts and takes off the quote marks before a line.
fn unquote(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(next) = rest.trim_start_matches(is_space).strip_prefix('>') {
        depth += 1;
        rest = next;
    }
    if depth == 0 { (0, line) } else { (depth, rest) }
}

/// Takes off one level of quote marks, with the blank behind it.
pub(crate) fn unquote_once(line: &str) -> &str {
    match line.trim_start_matches(is_space).strip_prefix('>') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None => line,
    }
}

/// White space, also of the kinds that are none to Unicode: byte order marks, joiners, marks of direction, a tracker's dot.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' ' | '\t'..='\r');
    }
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{00ad}' | '\u{1427}' | '\u{115f}' | '\u{3164}')
}

/// Whether there is nothing to read.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// Without white space at both ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Lower case for comparing with tables: without the marks of direction, with the Turkish dotted capital as a plain letter.
pub(crate) fn fold_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            'İ' => folded.push('i'),
            '\u{a0}' | '\u{202f}' | '\u{3000}' => folded.push(' '),
            '’' => folded.push('\''),
            c if c != ' ' && is_space(c) && !c.is_whitespace() => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}
