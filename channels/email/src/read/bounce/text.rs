//! The recipient, the reason and the status in a mail system's free text.

use super::{Found, address, look, phrases, status};

/// Lines of a report that are looked at.
const MAX_LINES: usize = 400;
/// Bytes of a line that are looked at.
const LINE_BYTES: usize = 2000;

/// The part of the text above the original mail that it quotes.
pub(super) fn above_original(text: &str) -> &str {
    let mut at = 0;
    let mut said = false;
    for line in text.split_inclusive('\n') {
        if said && (announces_original(line) || begins_header(line)) {
            return text.get(..at).unwrap_or(text);
        }
        said |= !line.trim().is_empty();
        at += line.len();
    }
    text
}

/// What a text says. `own`: addresses of the one to whom it came, in lower case, which fail last.
pub(super) fn read(text: &str, subject: &str, own: &[String]) -> Found {
    let lines: Vec<&str> = text.lines().take(MAX_LINES).map(|line| look(line, LINE_BYTES)).collect();
    let subject = look(subject, LINE_BYTES);
    let best = best_address(&lines, own);
    let reason =
        reason(&lines, best.as_ref()).or_else(|| (!subject.trim().is_empty()).then(|| subject.trim().to_owned()));
    let said = reason.as_deref().unwrap_or_default();
    let code = status::find_failure(said).or_else(|| status::find_failure(text));
    let outcome = if phrases::names_delay(subject, text) {
        status::Outcome::Delayed
    } else if code.is_some() || status::reply(said).is_some() || says_why(said) {
        status::of_words(code.as_deref(), said)
    } else {
        status::of_words(None, &format!("{said}\n{subject}\n{text}"))
    };
    Found {
        recipient: best.map(|place| place.token.to_owned()),
        status: code,
        reason,
        outcome: Some(outcome),
        ids: Vec::new(),
    }
}

/// The words nearest to the address that hold a code; else those that name a cause; else the first that fit.
fn reason(lines: &[&str], best: Option<&Place<'_>>) -> Option<String> {
    let near = best.and_then(|place| after(lines, place));
    let holds_code = |words: &str| status::find_failure(words).is_some() || status::reply(words).is_some();
    if near.as_deref().is_some_and(holds_code) {
        return near;
    }
    if let Some(at) = lines.iter().position(|line| status::reply(line).is_some()) {
        return Some(paragraph(lines, at));
    }
    if near.as_deref().is_some_and(says_why) {
        return near;
    }
    let why = lines.iter().filter(|line| !is_rule(line)).position(|line| says_why(line));
    let why = why.and_then(|at| lines.iter().filter(|line| !is_rule(line)).nth(at)).map(|line| line.trim().to_owned());
    why.or(near).or_else(|| lines.iter().find(|line| phrases::in_text(line)).map(|line| line.trim().to_owned()))
}

fn says_why(words: &str) -> bool {
    let lowered: String = words.chars().take(2000).flat_map(char::to_lowercase).collect();
    phrases::names_dead_address(&lowered) || phrases::names_passing_cause(&lowered)
}

/// An address that may be the one that failed.
struct Place<'a> {
    line: usize,
    /// The byte behind it.
    end: usize,
    token: &'a str,
    weight: u8,
}

/// The first of the addresses that look most like the one that failed.
fn best_address<'a>(lines: &[&'a str], own: &[String]) -> Option<Place<'a>> {
    let mut best: Option<Place<'a>> = None;
    for (number, line) in lines.iter().enumerate() {
        for (at, token) in address::places(line).take(20) {
            let mut weight = weigh(line, at, token);
            if own.contains(&token.to_lowercase()) {
                weight = weight.min(1);
            }
            if weight > best.as_ref().map_or(0, |place| place.weight) {
                best = Some(Place { line: number, end: at + token.len(), token, weight });
            }
        }
    }
    best
}

/// How much an address looks like the one that failed: 0 not at all, 10 certainly.
fn weigh(line: &str, at: usize, token: &str) -> u8 {
    let before: String = line.get(..at).unwrap_or_default().to_lowercase();
    let after = line.get(at + token.len()..).unwrap_or_default();
    let near = before.trim_end_matches(|letter: char| letter.is_whitespace() || "<\"'([{=:*".contains(letter));
    let start = before.trim_matches(|letter: char| letter.is_whitespace() || "<\"'([{*-•>|#".contains(letter));
    if near.ends_with("rcpt to") {
        return 10;
    }
    let foreign = [
        "mail from",
        "envelope-from",
        "envelope from",
        "sender",
        "reply-to",
        "message-id",
        "return-path",
        "contact",
        "original sender",
        " from",
        "by",
        "helo",
        "ehlo",
        "f",
        "host",
        "http",
        "https",
        "server",
        "references",
        "in-reply-to",
    ];
    let field = start.split(':').next().unwrap_or_default().trim();
    let is_field = start.contains(':');
    let bare_from = near == "from" || near.ends_with(">from");
    if near.ends_with("expanded from") {
        return 8;
    }
    if bare_from || foreign.iter().any(|word| near.ends_with(word) && ends_word(near, word)) {
        return 0;
    }
    if is_field
        && ["from", "message-id", "sender", "reply-to", "received", "x-sender", "original sender"].contains(&field)
    {
        return 0;
    }
    let named = [
        "final-recipient",
        "original-recipient",
        "recipient address",
        "recipient",
        "recipients",
        "address",
        "failed recipient",
        "delivery failed",
        "failed address",
        "failed",
        "rfc822",
        "failed recipients",
        "受信者",
        "宛先",
    ];
    if named.iter().any(|word| near.ends_with(word)) || (is_field && named.contains(&field)) {
        return 9;
    }
    if start.is_empty() && ends_entry(after) {
        return 8;
    }
    if is_field && field == "to" || near == "to" {
        return 4;
    }
    let towards =
        ["to", "user", "userid", "mailbox", "account", "for", "errors", "error", "unknown", "an", "à", "para", "a"];
    if towards.iter().any(|word| near.ends_with(word) && ends_word(near, word)) {
        return 7;
    }
    if status::reply(line).is_some_and(|(_, place)| place < at) {
        return 6;
    }
    if start.is_empty() { 5 } else { 2 }
}

/// The text ends with this word and not with a longer one.
fn ends_word(text: &str, word: &str) -> bool {
    let rest = text.strip_suffix(word).unwrap_or_default();
    word.starts_with(' ') || !rest.chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '-')
}

/// An address as the first thing of a line is an entry of the list of those that failed, if a sentence doesn't go on.
fn ends_entry(after: &str) -> bool {
    let rest = after.trim_start_matches(['>', '"', '\'', ')', ']']).trim_start();
    rest.is_empty()
        || rest.starts_with([':', '.', ',', ';', '(', '[', '<', '-', '|', '/'])
        || rest.starts_with("on ")
        || rest.starts_with(|letter: char| letter.is_ascii_digit() || letter.is_uppercase())
}

/// What stands behind the address, or in the lines below it up to an empty one.
fn after(lines: &[&str], place: &Place<'_>) -> Option<String> {
    let line = lines.get(place.line)?;
    let behind = line
        .get(place.end..)?
        .trim_start_matches(|letter: char| letter.is_whitespace() || ">\"':.,;)]*".contains(letter));
    let mut words = String::new();
    if status::reply(line).is_some_and(|(_, at)| at < place.end) {
        words.push_str(line.trim());
    } else if behind.chars().filter(|letter| letter.is_alphabetic()).count() >= 6 {
        words.push_str(behind.trim());
    }
    let mut empty = 0;
    for below in lines.iter().skip(place.line + 1).take(8) {
        if below.trim().is_empty() {
            empty += 1;
            // One empty line may part the address from its reason.
            if !words.is_empty() || empty > 1 {
                break;
            }
            continue;
        }
        if begins_entry(below) && !words.is_empty() {
            break;
        }
        if words.is_empty() && is_rule(below) {
            break;
        }
        words.push(' ');
        words.push_str(below.trim());
    }
    let words = words.trim().to_owned();
    (words.chars().filter(|letter| letter.is_alphabetic()).count() >= 4).then_some(words)
}

/// Another entry of the list.
fn begins_entry(line: &str) -> bool {
    let bare = line.trim_start_matches(['<', '"', '*']);
    bare.len() == line.len().saturating_sub(1) && address::places(bare).next().is_some_and(|(at, _)| at == 0)
}

fn paragraph(lines: &[&str], at: usize) -> String {
    lines.iter().skip(at).take(4).take_while(|line| !line.trim().is_empty()).fold(String::new(), |mut words, line| {
        words.push(' ');
        words.push_str(line.trim());
        words
    })
}

/// A line of signs, or with a title between signs.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    ["---", "===", "***", "___", "|---"].iter().any(|mark| line.starts_with(mark))
}

/// "--- Below this line is a copy of the message." in its many wordings.
fn announces_original(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 120 || !line.contains([' ', '-', '：', ':']) {
        return false;
    }
    let lowered = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lowered.contains(word));
    let is_framed = is_rule(line) || line.starts_with('|') || line.ends_with(':');
    (is_framed || has(&["follow", "below", "copy of", "included"]))
        && has(ORIGINAL)
        && has(MAIL)
        // "The original message was received at …" and "the message returned below could not …" open reports.
        && !has(&["was received", "could not", "sorry", "inform you", "report", "transcript", "delete"])
        && !lowered.starts_with("your message")
}

#[rustfmt::skip]
const MAIL: &[&str] = &[
    "message", "mail", "header", "nachricht", "mensaje", "mensagem", "messaggio", "bericht", "wiadomo", "сообщени",
    "письм", "メール", "メッセージ", "邮件", "郵件", "메일", "메시지",
];

#[rustfmt::skip]
const ORIGINAL: &[&str] = &[
    "original", "copy of", "returned", "unsent", "message header", "message text", "header of", "headers of",
    "message contents", "ursprüngliche", "kopie", "copie", "copia", "исходн", "оригинал", "元の", "原始", "원본",
];

/// Fields that begin a mail's header and no report.
fn begins_header(line: &str) -> bool {
    ["Received: ", "Return-Path: ", "Return-path: ", "DKIM-Signature: "].iter().any(|name| line.starts_with(name))
}
