//! Lines that name whom and when somebody quotes: "On … X wrote:", in many languages and over several lines.
//!
//! Invariant: own words are none. "On Monday my dad wrote:" has neither an address nor a date with a time, so it counts only where
//! quoted lines follow.

use super::lines::{Line, fold_case, is_space, trim};
use super::words::{STARTS, WROTE};
use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;
use std::sync::LazyLock;

/// Lines over which an attribution goes.
const LINES: usize = 7;
/// Bytes of an attribution.
const BYTES: usize = 500;
/// Words behind the verb, where the verb stands in the middle.
const WORDS_BEHIND: usize = 14;

/// What an attribution says.
#[derive(Debug)]
pub(crate) struct Attribution {
    /// The line behind it.
    pub(crate) end: usize,
    /// Its words on one line.
    pub(crate) words: String,
}

/// Reads the attribution that begins at a line.
pub(crate) fn read(lines: &[Line<'_>], start: usize) -> Option<Attribution> {
    let first = lines.get(start)?;
    if !may_begin(first.bare) || !may_end(lines, start) {
        return None;
    }
    let mut words = String::new();
    let mut at = start;
    while at < start + LINES {
        let line = lines.get(at)?;
        let open = words.matches('<').count() > words.matches('>').count();
        let bare = if open { line.text } else { line.bare };
        if trim(line.text).is_empty() {
            let next = lines.get(at + 1).map_or("", |line| trim(line.text));
            let is_address = next.starts_with('<') && !words.contains('@');
            if !(open || is_address) {
                return None;
            }
            at += 1;
            continue;
        }
        if at > start && (begins_anew(bare) || (line.depth != first.depth && !open)) {
            return None;
        }
        words.push(' ');
        words.push_str(trim(bare));
        if words.len() > BYTES {
            return None;
        }
        at += 1;
        if is_attribution(&words, quoted_deeper(lines, at, first.depth)) {
            return Some(Attribution { end: at, words: plain(&words) });
        }
    }
    None
}

/// Cheap: a digit among the first words, an address, or a colon at the end.
fn may_begin(line: &str) -> bool {
    let line = trim(line);
    if line.is_empty() || line.len() > BYTES {
        return false;
    }
    line.ends_with([':', '：', '-'])
        || line.contains('@')
        || line.split(is_space).filter(|word| !word.is_empty()).take(6).any(|word| word.contains(char::is_numeric))
}

/// Cheap: something within reach ends as an attribution ends.
fn may_end(lines: &[Line<'_>], start: usize) -> bool {
    lines.iter().skip(start).take(LINES).enumerate().any(|(offset, line)| {
        let line = line.text.trim_end_matches(|c: char| is_space(c) || matches!(c, '*' | '_'));
        line.ends_with([':', '：']) || line.ends_with("----") || (offset == 0 && ISO_DATE.is_match(trim(line)))
    })
}

/// A line that itself looks like the beginning of an attribution.
fn begins_anew(line: &str) -> bool {
    let folded = fold_case(line.get(..line.floor_char_boundary(40)).unwrap_or(line));
    let mut words = folded.split_whitespace();
    words.next().is_some_and(|word| STARTS.contains(&word)) && words.take(4).any(|word| word.contains(char::is_numeric))
}

fn quoted_deeper(lines: &[Line<'_>], at: usize, depth: usize) -> bool {
    lines
        .iter()
        .skip(at)
        .take(3)
        .find(|line| !trim(line.text).is_empty())
        .is_some_and(|line| line.depth > depth || line.text.trim_start_matches(is_space).starts_with('|'))
}

static WROTE_WORDS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(WROTE).ok());
static ISO_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2},?(?: +\d{1,2}:\d{2}(?::\d{2})?)?(?: +(?:GMT|UTC)[+-]\d{1,2}:?\d{2} +\S.{0,80}| .{1,80}<[^<>\s]+@[^<>\s]+>) *:?$").ok()
});
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:19|20|١٩|٢٠)\d\d|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d\d年|\d{4}").ok()
});
static TIME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d{1,2}\s?[:.h]\s?\d{2}(?:\D|$)|\d{1,2} ?[AaPp]\.?[Mm]|\d点|\d時").ok());

trait Matches {
    fn is_match(&self, text: &str) -> bool;
}

impl Matches for LazyLock<Option<Regex>> {
    fn is_match(&self, text: &str) -> bool {
        self.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

fn plain(words: &str) -> String {
    let words = words.replace("&lt;", "<").replace("&gt;", ">");
    words.trim_matches(|c: char| is_space(c) || matches!(c, '-' | '–' | '—' | '*' | '_')).to_owned()
}

fn is_attribution(words: &str, quote_follows: bool) -> bool {
    let dashed = words.ends_with("----");
    let words = plain(words);
    if ISO_DATE.is_match(&words) {
        return true;
    }
    let Some(head) = words.strip_suffix([':', '：']).or(dashed.then_some(words.as_str())) else { return false };
    let addressed = has_address(head);
    let dated = DATE.is_match(head);
    let timed = TIME.is_match(head);
    // A program's line however it says "wrote": a date, a time and an address at the end.
    if addressed && dated && timed && head.trim_end_matches(is_space).ends_with(['>', ')', ']']) {
        return true;
    }
    let proven = addressed || (dated && timed) || quote_follows;
    proven && says_wrote(head)
}

fn has_address(words: &str) -> bool {
    words.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_alphanumeric() || "._-+".contains(c)) && host.starts_with(char::is_alphanumeric)
    })
}

/// Whether "wrote" stands at the end, or so near to it that only a name or a date follows.
fn says_wrote(head: &str) -> bool {
    let folded = fold_case(head);
    let Some(words) = WROTE_WORDS.as_ref() else { return false };
    words.find_iter(&folded).any(|found| {
        let before = folded.get(..found.start()).unwrap_or_default();
        let behind = folded.get(found.end()..).unwrap_or_default();
        let word = folded.get(found.range()).unwrap_or_default();
        let solid = word.starts_with(|c: char| c >= '\u{0e00}')
            || (!before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric));
        solid && behind.split_whitespace().count() <= WORDS_BEHIND
    })
}
