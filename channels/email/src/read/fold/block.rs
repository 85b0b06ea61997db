//! Blocks of fields as programs repeat them above a mail that they quote or pass on: "From: … Sent: … To: … Subject: …".
//!
//! Invariant: a block names a sender and at least one thing that only a program writes (an address, a date in digits), so that
//! "From: my father I am afraid" in somebody's own words is none.

use super::lines::{Line, fold_case, is_space, trim};
use super::words::{Field, LABELS};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lines of a block that are looked at; a list of recipients may take some.
const BLOCK_LINES: usize = 40;
/// Lines over which the value of one field goes on.
const CONTINUED_LINES: usize = 6;
/// Bytes within which the colon of a field stands.
const LABEL_BYTES: usize = 60;

/// A block of fields.
#[derive(Debug)]
pub(crate) struct Block {
    /// Fields in the order in which they stand.
    pub(crate) fields: Vec<(Field, String)>,
    /// The line behind the block.
    pub(crate) end: usize,
}

impl Block {
    /// The first value of a field.
    pub(crate) fn get(&self, field: Field) -> Option<&str> {
        self.fields.iter().find(|(key, _)| *key == field).map(|(_, value)| value.as_str())
    }

    fn kinds(&self) -> usize {
        [Field::From, Field::To, Field::Cc, Field::Date, Field::Subject]
            .iter()
            .filter(|field| self.get(**field).is_some())
            .count()
    }
}

/// The field that each line is, if it is one.
pub(crate) fn fields(lines: &[Line<'_>]) -> Vec<Option<Field>> {
    lines.iter().map(|line| field(line.bare).map(|(field, _)| field)).collect()
}

/// Reads the block that begins at a line. `marked` means that a separator stands above, which is half of the proof.
pub(crate) fn read(lines: &[Line<'_>], fields: &[Option<Field>], start: usize, marked: bool) -> Option<Block> {
    fields.get(start).copied().flatten()?;
    let mut block = Block { fields: Vec::new(), end: start };
    let mut at = start;
    while let Some(next) = next_field(lines, fields, at, &block) {
        if let Some((_, value)) = block.fields.last_mut() {
            for line in lines.get(at..next).unwrap_or_default() {
                value.push(' ');
                value.push_str(trim(line.bare));
            }
        }
        let Some((name, value)) = lines.get(next).and_then(|line| field(line.bare)) else { break };
        if name != Field::Other && block.get(name).is_some() {
            break;
        }
        block.fields.push((name, value.to_owned()));
        at = next + 1;
        block.end = at;
        if at > start + BLOCK_LINES {
            break;
        }
    }
    for (_, value) in &mut block.fields {
        *value = trim(value).to_owned();
    }
    proves(&block, marked).then_some(block)
}

/// Reads a block in a language that no table knows: lines of a label and a value right under a separator.
pub(crate) fn read_unknown(lines: &[Line<'_>], start: usize) -> Option<Block> {
    let mut values = Vec::new();
    let mut at = start;
    while let Some((label, value)) = lines.get(at).and_then(|line| labelled(line.bare)) {
        if label.chars().count() > 25 || values.len() > 8 {
            break;
        }
        values.push(value);
        at += 1;
    }
    if values.len() < 3 {
        return None;
    }
    let mut fields = Vec::new();
    for value in values {
        let has = |field| fields.iter().any(|(key, _)| *key == field);
        let field = match () {
            () if value.contains('@') && !has(Field::From) => Field::From,
            () if value.contains('@') && !has(Field::To) => Field::To,
            () if value.contains('@') => Field::Cc,
            () if digits(value) >= 4 && !has(Field::Date) => Field::Date,
            () if !has(Field::Subject) => Field::Subject,
            () => Field::Other,
        };
        fields.push((field, value.to_owned()));
    }
    let block = Block { fields, end: at };
    (block.get(Field::From).is_some() && block.get(Field::Date).is_some()).then_some(block)
}

/// The line of the next field of a block: this one, or one behind a blank line or a value that goes on.
fn next_field(lines: &[Line<'_>], fields: &[Option<Field>], at: usize, block: &Block) -> Option<usize> {
    let known = |index: usize| fields.get(index).copied().flatten().is_some();
    if known(at) {
        return Some(at);
    }
    let mut next = at;
    let blank = |index: usize| lines.get(index).is_some_and(|line| trim(line.bare).is_empty());
    if blank(next) {
        next += 1;
        return (known(next) && block.kinds() < 3).then_some(next);
    }
    while next < at + CONTINUED_LINES {
        next += 1;
        if next >= lines.len() || blank(next) {
            return None;
        }
        if known(next) {
            return Some(next);
        }
    }
    None
}

fn proves(block: &Block, marked: bool) -> bool {
    let Some(from) = block.get(Field::From) else { return false };
    let dated = block.get(Field::Date).is_some_and(|date| digits(date) >= 3);
    let addressed = from.contains('@') || block.get(Field::To).is_some_and(|to| to.contains('@'));
    (dated || addressed) && block.kinds() >= if marked { 2 } else { 3 }
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

static FIELDS: LazyLock<HashMap<&'static str, Field>> =
    LazyLock::new(|| LABELS.iter().flat_map(|(field, labels)| labels.iter().map(|label| (*label, *field))).collect());

/// The field and value of a line.
fn field(line: &str) -> Option<(Field, &str)> {
    let (label, value) = labelled(line)?;
    let field = *FIELDS.get(fold_case(label).as_str())?;
    Some((field, value))
}

fn labelled(line: &str) -> Option<(&str, &str)> {
    let decoration = |c: char| is_space(c) || c == '*' || c == '_';
    let line = line.trim_start_matches(decoration);
    let head =
        line.get(..LABEL_BYTES).unwrap_or_else(|| line.get(..line.floor_char_boundary(LABEL_BYTES)).unwrap_or(line));
    // The first byte of a wide colon, or a colon: most lines have neither.
    head.bytes().find(|byte| matches!(byte, b':' | 0xef))?;
    let colon = head.find([':', '：'])?;
    let (label, value) = line.split_at_checked(colon)?;
    let label = label.trim_matches(decoration);
    let value = value.trim_start_matches([':', '：']).trim_matches(|c: char| is_space(c) || c == '*');
    (!label.is_empty()).then_some((label, value))
}
