//! Mails that somebody passed on.
//!
//! A forward is shown as what it is: whose words these are, and what the person who passed them on wrote above. It decides nothing: who
//! answers "on behalf of" is the operator's choice. Recognised by what programs write, not by the subject alone.

mod people;

use super::fold::{
    self, FORWARD_MARKS, Field, LABELS, Line, REPLY_MARKS, Separator, delimiter, fold_case, is_space, read_attribution,
    read_block, read_unknown_block, separator, skip_blank, trim, unquote_once,
};
use super::{Forwarded, Mailbox};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Lines among which the head of a passed on mail is looked for.
const LINES: usize = 5_000;
/// Bytes of a line on which a program put all fields.
const INLINE_BYTES: usize = 4_000;

/// The mail that a text passes on, if it does.
///
/// `subject` is the decoded subject with its marks (`Fwd:`, `WG:`, `Re:`), `text` the readable text of the whole mail.
pub fn detect(subject: &str, text: &str) -> Option<Forwarded> {
    let mark = Mark::of(subject);
    let lines = fold::split(text);
    let head = find(&lines, mark)?;
    let from = head.from.as_deref().map(people::first).unwrap_or_default();
    Some(Forwarded {
        from,
        to: head.to.as_deref().map(people::all).unwrap_or_default(),
        cc: head.cc.as_deref().map(people::all).unwrap_or_default(),
        subject: head.subject.filter(|subject| !subject.is_empty()),
        date: head.date.filter(|date| !date.is_empty()),
        text: body(&lines, head.end, head.quoted),
        comment: comment(&lines, head.start),
    })
}

/// What the first mark of a subject says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Forward,
    Reply,
    None,
}

static FORWARDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| FORWARD_MARKS.iter().copied().collect());
static REPLIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| REPLY_MARKS.iter().copied().collect());

impl Mark {
    fn of(subject: &str) -> Self {
        let subject = trim(subject);
        // A list's name may stand before the mark.
        let subject = match subject.strip_prefix('[').and_then(|tagged| tagged.split_once(']')) {
            Some((tag, rest)) if tag.len() < 60 && !tag.contains(':') => trim(rest),
            _ => subject.trim_start_matches(['[', '(']),
        };
        let Some((mark, _)) = subject.split_once([':', '：']) else { return Self::None };
        let mark = mark.trim_end_matches(|c: char| {
            c.is_numeric() || matches!(c, '[' | ']' | '(' | ')' | '^' | '.') || is_space(c)
        });
        if mark.is_empty() || mark.len() > 60 {
            return Self::None;
        }
        let mark = fold_case(trim(mark));
        match () {
            () if FORWARDS.contains(mark.as_str()) => Self::Forward,
            () if REPLIES.contains(mark.as_str()) => Self::Reply,
            () => Self::None,
        }
    }
}

/// The head of the mail that is passed on.
#[derive(Debug, Default)]
struct Head {
    start: usize,
    end: usize,
    quoted: bool,
    from: Option<String>,
    to: Option<String>,
    cc: Option<String>,
    date: Option<String>,
    subject: Option<String>,
}

impl Head {
    fn of_fields(fields: Vec<(Field, String)>) -> Self {
        let mut head = Self::default();
        for (field, value) in fields {
            let place = match field {
                Field::From => &mut head.from,
                Field::To => &mut head.to,
                Field::Cc => &mut head.cc,
                Field::Date => &mut head.date,
                Field::Subject => &mut head.subject,
                Field::Other => continue,
            };
            place.get_or_insert(value);
        }
        head
    }
}

fn find(lines: &[Line<'_>], mark: Mark) -> Option<Head> {
    let fields = fold::fields(lines);
    for (at, line) in lines.iter().enumerate().take(LINES) {
        if line.depth > 1 || trim(line.bare).is_empty() {
            continue;
        }
        if let Some((kind, rest)) = separator(line.bare) {
            if kind == Separator::Original && mark == Mark::Reply {
                return None;
            }
            return separated(lines, &fields, at, rest, kind, mark);
        }
        let drawn = at > 0 && lines.get(at - 1).is_some_and(|above| delimiter(above.bare).is_some());
        let block = read_block(lines, &fields, at, drawn).or_else(|| {
            let known = fields.get(at).copied().flatten().is_some();
            if mark == Mark::Forward && !known { read_unknown_block(lines, at) } else { None }
        });
        if let Some(block) = block {
            if mark == Mark::Reply {
                return None;
            }
            let end = block.end;
            return Some(Head { start: at, end, quoted: line.depth > 0, ..Head::of_fields(block.fields) });
        }
        if let Some(found) = read_attribution(lines, at) {
            return attributed(lines, at, found.end, &found.words, mark);
        }
    }
    None
}

/// A mail below a separator, its fields as lines or all on the separator's own line.
fn separated(
    lines: &[Line<'_>],
    fields: &[Option<Field>],
    at: usize,
    rest: &str,
    kind: Separator,
    mark: Mark,
) -> Option<Head> {
    let quoted = lines.get(at).is_some_and(|line| line.depth > 0);
    if !rest.is_empty() && rest.len() < INLINE_BYTES {
        let inline = Head::of_fields(inline_fields(rest));
        if inline.from.is_some() {
            return Some(Head { start: at, end: at + 1, quoted, ..inline });
        }
    }
    let next = skip_blank(lines, at + 1);
    let quoted = lines.get(next).is_some_and(|line| line.depth > 0);
    let block = read_block(lines, fields, next, true).or_else(|| read_unknown_block(lines, next));
    match block {
        Some(block) => {
            let end = block.end;
            Some(Head { start: at, end, quoted, ..Head::of_fields(block.fields) })
        }
        None if kind == Separator::Forward || mark == Mark::Forward => {
            // Some put "On … X wrote:" there instead of fields.
            let written = read_attribution(lines, next)
                .and_then(|found| attributed(lines, next, found.end, &found.words, Mark::Forward));
            Some(
                written.map_or(Head { start: at, end: at + 1, quoted, ..Head::default() }, |head| Head {
                    start: at,
                    ..head
                }),
            )
        }
        None => None,
    }
}

/// A forward that looks like a reply: told by its subject, or by holding nothing but an indented mail.
fn attributed(lines: &[Line<'_>], start: usize, end: usize, words: &str, mark: Mark) -> Option<Head> {
    let alone = lines.iter().take(start).all(Line::is_blank);
    let passes_on = match mark {
        Mark::Forward => true,
        Mark::Reply => false,
        Mark::None => alone && is_indented(lines, end),
    };
    if !passes_on {
        return None;
    }
    let quoted = lines.get(skip_blank(lines, end)).is_some_and(|line| line.depth > 0);
    let (from, date) = people::of_attribution(words);
    Some(Head { start, end, quoted, from, date, ..Head::default() })
}

fn is_indented(lines: &[Line<'_>], from: usize) -> bool {
    let mut below = lines.iter().skip(from).filter(|line| !line.is_blank()).peekable();
    below.peek().is_some() && below.all(|line| line.text.starts_with("    "))
}

/// Fields that follow each other on one line without anything between: `From: A <a@b.example>To: C <c@d.example>Subject: …`.
fn inline_fields(line: &str) -> Vec<(Field, String)> {
    let mut heads: Vec<(Field, usize, usize)> = Vec::new();
    for (colon, sign) in line.match_indices([':', '：']) {
        let before = line.get(..colon).unwrap_or_default();
        let from = heads.last().map_or(0, |(_, _, end)| *end);
        if let Some((field, start)) =
            label_before(before, from).filter(|(field, _)| !heads.iter().any(|(known, _, _)| known == field))
        {
            heads.push((field, start, colon + sign.len()));
            if field == Field::Subject {
                break;
            }
        }
    }
    let ends = heads.iter().skip(1).map(|(_, start, _)| *start).chain([line.len()]);
    heads
        .iter()
        .zip(ends)
        .map(|((field, _, start), end)| (*field, trim(line.get(*start..end).unwrap_or_default()).to_owned()))
        .collect()
}

/// The longest label that ends here and begins with a capital (or has none).
fn label_before(text: &str, from: usize) -> Option<(Field, usize)> {
    let text = text.trim_end_matches(is_space);
    let folded_len = |label: &str| label.chars().count();
    let mut best: Option<(Field, usize, usize)> = None;
    for (field, labels) in LABELS {
        for label in *labels {
            let chars = folded_len(label);
            let Some((start, first)) = text.char_indices().rev().nth(chars - 1) else { continue };
            let tail = text.get(start..).unwrap_or_default();
            if start >= from
                && !first.is_lowercase()
                && best.is_none_or(|(_, known, _)| chars > known)
                && fold_case(tail) == *label
            {
                best = Some((*field, chars, start));
            }
        }
    }
    best.map(|(field, _, start)| (field, start))
}

/// The original's text, without the marks of quoting that the forward put before it.
fn body(lines: &[Line<'_>], from: usize, quoted: bool) -> String {
    let rest = lines.get(from..).unwrap_or_default();
    let quoted = quoted || rest.iter().filter(|line| !line.is_blank()).all(|line| line.depth > 0);
    let indented = !quoted && is_indented(lines, from);
    let mut text = String::new();
    for line in rest {
        let written = match (quoted, indented) {
            (true, _) => unquote_once(line.text),
            (_, true) => line.text.strip_prefix("    ").unwrap_or(line.text),
            _ => line.text,
        };
        text.push_str(written.trim_end_matches(is_space));
        text.push('\n');
    }
    text.trim_matches(|c: char| is_space(c)).to_owned()
}

/// What stands above the head, without the line that a program draws there.
fn comment(lines: &[Line<'_>], to: usize) -> String {
    let above = lines.get(..to).unwrap_or_default();
    let end =
        above.iter().rposition(|line| !line.is_blank() && delimiter(line.bare).is_none()).map_or(0, |last| last + 1);
    let text: Vec<&str> = above.iter().take(end).map(|line| line.text.trim_end_matches(is_space)).collect();
    text.join("\n").trim_matches(is_space).to_owned()
}

impl Mailbox {
    pub(crate) fn of(name: &str, address: &str) -> Self {
        Self { name: name.to_owned(), address: address.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mark_of_a_subject_counts() {
        for subject in ["Fwd: Re: a", "WG: a", "[list] TR : a", "FW:FW: a", "İLT: a", "轉寄： a", "I: a", "Fwd[2]: a"]
        {
            assert_eq!(Mark::of(subject), Mark::Forward, "{subject}");
        }
        for subject in ["Re: Fwd: a", "AW: a", "SV: a", "Re[2]: a", "Antw.: a", "回复：a"] {
            assert_eq!(Mark::of(subject), Mark::Reply, "{subject}");
        }
        for subject in ["", "I am here", "What happened: all of it", "RV and I"] {
            assert_eq!(Mark::of(subject), Mark::None, "{subject}");
        }
    }
}
