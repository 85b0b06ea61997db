//! Single lines that programs and people put around their words: separators, delimiters, signatures.

use super::lines::{fold_case, is_space, trim};
use super::words::{DEVICES, FORWARD, ORIGINAL, REPLY_ABOVE, SENT_FROM, SENT_FROM_ENDS};
use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Bytes of a line that can be such a mark.
const MARK_BYTES: usize = 240;
/// Bytes of a line that can be a program's signature.
const SIGNATURE_BYTES: usize = 260;

/// What a separator announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    /// A mail that is answered.
    Original,
    /// A mail that is passed on.
    Forward,
}

/// A line of the same sign over and over, and how surely it stands above a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// `-- `, as it should be written.
    Signature,
    /// Any other.
    Divider,
}

static ORIGINALS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ORIGINAL.iter().copied().collect());
static FORWARDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| FORWARD.iter().copied().collect());
static PREFIXES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).start_kind(StartKind::Anchored).build(SENT_FROM).ok()
});
static REPLIES_ABOVE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(REPLY_ABOVE).ok());

/// The separator that a line is, with what stands behind it on the same line.
pub(crate) fn separator(line: &str) -> Option<(Separator, &str)> {
    let line = trim(line);
    let decoration = |c: char| {
        is_space(c) || matches!(c, '-' | '–' | '—' | '_' | '*' | '=' | '#' | '~' | '─' | '－' | '<' | '>' | '|' | '+')
    };
    let body = line.trim_start_matches(decoration).trim_start_matches("&nbsp;");
    let decorated = line.len() - body.len() >= 2;
    let ends = line.ends_with([':', '：', '-', '_', '*', '=', '─', '－']);
    if body.is_empty() || !(decorated || ends || line.len() < 60) {
        return None;
    }
    let (words, rest) = match body.find(['-', '_', '─', '－']).filter(|_| decorated) {
        // Hyphens within a word are part of it.
        Some(_) => body
            .find("--")
            .or_else(|| body.find("__"))
            .or_else(|| body.find("──"))
            .or_else(|| body.find("－－"))
            .and_then(|at| body.split_at_checked(at))
            .unwrap_or((body, "")),
        None => (body, ""),
    };
    if words.len() > MARK_BYTES {
        return None;
    }
    let words = words
        .trim_end_matches(decoration)
        .trim_end_matches("&nbsp;")
        .trim_matches(|c: char| decoration(c) || matches!(c, ':' | '：' | '.' | '(' | ')'));
    let key = fold_case(words);
    let rest = rest.trim_start_matches(decoration);
    let sure = decorated || ends;
    if FORWARDS.contains(key.as_str()) && (sure || line.len() < 60) {
        return Some((Separator::Forward, rest));
    }
    if sure && ORIGINALS.contains(key.as_str()) {
        return Some((Separator::Original, rest));
    }
    // Lotus Notes: "----- Forwarded by X on … -----"; others: "---- X wrote ----" is an attribution.
    let by = ["forwarded by ", "weitergeleitet von ", "transféré par ", "doorgestuurd door "];
    (decorated && by.iter().any(|by| key.starts_with(by))).then_some((Separator::Forward, rest))
}

/// The delimiter that a line is.
pub(crate) fn delimiter(line: &str) -> Option<Delimiter> {
    let signs = trim(line);
    let first = signs.chars().next()?;
    if matches!(signs, "--" | "—" | "–" | "-- -") {
        return Some(Delimiter::Signature);
    }
    if !matches!(first, '-' | '_' | '=' | '+' | '~' | '#' | '*' | '–' | '—' | '─' | '━' | '═') || signs.len() < 2
    {
        return None;
    }
    signs.chars().all(|c| c == first || c == ' ').then_some(Delimiter::Divider)
}

/// Whether nothing but the answers of the other side is to stand below.
pub(crate) fn is_reply_above(line: &str) -> bool {
    if line.len() > MARK_BYTES || !line.contains(['-', '#', '=', '_', '*', '—']) {
        return false;
    }
    REPLIES_ABOVE.as_ref().is_some_and(|words| words.is_match(&fold_case(line)))
}

/// Whether a telephone or program signs here.
pub(crate) fn is_program_signature(line: &str) -> bool {
    let line = trim(line);
    if line.len() > SIGNATURE_BYTES || line.len() < 6 {
        return false;
    }
    let line = line
        .trim_start_matches(|c: char| is_space(c) || matches!(c, '<' | '(' | '[' | '*' | '_' | '-' | '~' | '—' | '–'));
    let folded = fold_case(line);
    let names_device = || DEVICES.iter().any(|device| folded.contains(device));
    let prefix = PREFIXES.as_ref().and_then(|prefixes| prefixes.find(Input::new(&folded).anchored(Anchored::Yes)));
    if let Some(prefix) = prefix {
        let prefix = folded.get(prefix.range()).unwrap_or_default();
        let verb_last = prefix.starts_with("von ");
        if verb_last {
            return folded.trim_end_matches(['.', '!', ')']).ends_with("gesendet") && names_device();
        }
        return prefix == "sent from my" || prefix.contains("outlook") || names_device();
    }
    let end = folded.trim_end_matches(['.', '!', ')', ' ', '。']);
    folded.chars().count() < 80 && SENT_FROM_ENDS.iter().any(|ending| end.ends_with(ending)) && names_device()
}
