//! Status codes (RFC 3463) and replies (RFC 5321 §4.2), and what they say about the address.

use super::phrases;

/// What became of the mail, as far as the address is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The address is refused for good.
    Hard,
    /// Refused or delayed for a reason that may pass, or that isn't the address's.
    Soft,
    /// Still being tried.
    Delayed,
    /// It arrived, or went on to where nothing more is reported.
    Delivered,
}

impl Outcome {
    /// Which of several recipients is told.
    pub(super) fn weight(self) -> u8 {
        match self {
            Self::Hard => 4,
            Self::Soft => 3,
            Self::Delayed => 2,
            Self::Delivered => 1,
        }
    }
}

/// A status, and what it means.
pub(super) struct Verdict {
    pub status: Option<String>,
    pub outcome: Outcome,
}

/// The verdict of one recipient's fields.
pub(super) fn of_report(action: Option<&str>, status: Option<&str>, diagnostic: Option<&str>) -> Verdict {
    let given = status.and_then(find);
    let diagnosed = diagnostic.and_then(|words| find_specific(words).or_else(|| find(words)));
    // "5.0.0" and "5.1.0" say little; what the other side answered may say more.
    let vague = given.as_deref().is_none_or(is_vague);
    let best = if vague { diagnosed.or(given.clone()) } else { given.clone() };
    let action = action.unwrap_or_default().trim().to_ascii_lowercase();
    let outcome = if action.starts_with("delay") {
        Outcome::Delayed
    } else if ["deliver", "relay", "expand"].iter().any(|word| action.starts_with(word)) {
        Outcome::Delivered
    } else {
        let words = format!("{} {}", status.unwrap_or_default(), diagnostic.unwrap_or_default());
        of_words(best.as_deref(), &words)
    };
    Verdict { status: best, outcome }
}

/// The verdict of a status and a mail system's words.
pub(super) fn of_words(status: Option<&str>, words: &str) -> Outcome {
    let class = match status {
        Some(code) if !code.ends_with(".0.0") => code.chars().next(),
        Some(code) => reply(words).map(|(class, _)| class).or_else(|| code.chars().next()),
        None => reply(words).map(|(class, _)| class),
    };
    let lowered: String = words.chars().take(4000).flat_map(char::to_lowercase).collect();
    match class {
        Some('2') => Outcome::Delivered,
        Some('4') => Outcome::Soft,
        // A full mailbox has an owner, whatever else is said.
        _ if status == Some("5.2.2") => Outcome::Soft,
        _ if phrases::names_dead_address(&lowered) => Outcome::Hard,
        _ if status.is_some_and(spares_address) || phrases::names_passing_cause(&lowered) => Outcome::Soft,
        Some(_) => Outcome::Hard,
        // No code and no known cause: an address isn't given up for that.
        None if status.is_some() || lowered.contains("permanent") => Outcome::Hard,
        None => Outcome::Soft,
    }
}

/// A status that names no detail.
pub(super) fn is_vague(status: &str) -> bool {
    status.ends_with(".0")
}

/// The first status of class 4 or 5 that names a detail.
fn find_specific(text: &str) -> Option<String> {
    let mut rest = text;
    for _ in 0..8 {
        let code = find_failure(rest)?;
        if !is_vague(&code) {
            return Some(code);
        }
        rest = rest.split_once(code.as_str()).map_or("", |(_, after)| after);
    }
    None
}

/// Codes of class 5 that aren't the address's fault: its owner can be reached again or otherwise.
fn spares_address(status: &str) -> bool {
    let Some((_, detail)) = status.split_once('.') else { return false };
    ["2.2", "2.3", "3.1", "3.4", "4.1", "4.2", "4.5", "4.7", "1.7", "1.8"].contains(&detail)
        || detail.starts_with("6.")
        || detail.starts_with("7.")
}

/// The first status such as `5.1.1` in a text. Numbers of versions and hosts have more or other parts.
pub(super) fn find(text: &str) -> Option<String> {
    find_class(text, "245")
}

/// The first of class 4 or 5.
pub(super) fn find_failure(text: &str) -> Option<String> {
    find_class(text, "45")
}

fn find_class(text: &str, classes: &str) -> Option<String> {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let begins = classes.contains(letter) && !before.is_ascii_alphanumeric() && !['.', '_'].contains(&before);
        before = letter;
        if begins && let Some(code) = text.get(at..).and_then(code_at) {
            return Some(code.to_owned());
        }
    }
    None
}

/// `d.d+.d+` at the start, of a subject that exists, with nothing attached behind.
fn code_at(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take(4).take_while(|byte| byte.is_ascii_digit()).count();
    if bytes.get(1) != Some(&b'.') {
        return None;
    }
    let subject = digits(2);
    if subject != 1 || bytes.get(2).is_none_or(|digit| *digit > b'7') || bytes.get(3) != Some(&b'.') {
        return None;
    }
    let detail = digits(4);
    let end = 4 + detail;
    let attached = match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'.'), Some(next)) => next.is_ascii_alphanumeric(),
        (Some(next), _) => next.is_ascii_alphanumeric(),
        _ => false,
    };
    ((1..=3).contains(&detail) && !attached).then(|| text.get(..end)).flatten()
}

/// The class of the first reply code such as `550`, and where it stands.
pub(super) fn reply(text: &str) -> Option<(char, usize)> {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let begins = "45".contains(letter) && (before.is_whitespace() || "([<'\":>=#,".contains(before));
        before = letter;
        if begins && text.get(at..).is_some_and(is_reply) {
            return Some((letter, at));
        }
    }
    None
}

fn is_reply(text: &str) -> bool {
    let mut letters = text.chars().skip(1);
    let tens = letters.next().is_some_and(|digit| ('0'..='7').contains(&digit));
    let ones = letters.next().is_some_and(|digit| digit.is_ascii_digit());
    let ends = letters.next().is_none_or(|next| next.is_whitespace() || "-:.,;)]'\"<#".contains(next));
    // An IP address or a number with a fraction is none.
    let number = text.get(3..4) == Some(".")
        && text.get(4..5).is_some_and(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
    tens && ones && ends && !number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_codes_and_no_versions() {
        for (text, expected) in [
            ("550 5.1.1 <a@x.example>", Some("5.1.1")),
            ("(#5.5.0)", Some("5.5.0")),
            ("550-5.7.26 This", Some("5.7.26")),
            ("<mail.x.example #5.1.1>", Some("5.1.1")),
            ("Status: 5.1.10.", Some("5.1.10")),
            ("5.1.1.2 host 192.5.1.1", None),
            ("Service (5.5.2657.72), v5.0.1, 4.93.1, 5.9", None),
        ] {
            assert_eq!(find_failure(text).as_deref(), expected, "{text}");
        }
        assert_eq!(reply("host said: 550 no"), Some(('5', 11)));
        assert_eq!(reply("in 2550 of 5500, 192.550 x550"), None);
    }

    #[test]
    fn only_a_dead_address_is_hard() {
        for (status, words, expected) in [
            (Some("5.1.1"), "user unknown", Outcome::Hard),
            (Some("5.7.1"), "550 5.7.1 User Unknown", Outcome::Hard),
            (Some("5.7.1"), "blocked", Outcome::Soft),
            (Some("5.2.2"), "mailbox full", Outcome::Soft),
            (Some("4.4.7"), "expired", Outcome::Soft),
            (Some("5.0.0"), "450 try later", Outcome::Soft),
            (Some("5.0.0"), "550 no", Outcome::Hard),
            (None, "mailbox is full: retry timeout exceeded", Outcome::Soft),
            (None, "This user doesn't have an account", Outcome::Hard),
            (Some("2.0.0"), "", Outcome::Delivered),
        ] {
            assert_eq!(of_words(status, words), expected, "{status:?} {words}");
        }
    }
}
