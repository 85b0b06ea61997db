//! Names and addresses as forwarding programs write them, which is not as headers write them.

use super::super::Mailbox;
use super::super::fold::trim;
use regex::Regex;
use std::sync::LazyLock;

/// People of one field that are read.
const PEOPLE: usize = 200;

static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"[^\s<>"'(),;:\[\]«»„“”]+@[^\s<>"'(),;:\[\]«»„“”@]*[^\s<>"'(),;:\[\]«»„“”@.]"#).ok());
static MAILTO: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<mailto:[^<>]*>").ok());
static WHEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:\p{L}+\.?,? +){0,2}(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日",
        r"|\d{1,2}\.? (?:de |of )?\p{L}+\.?,?(?: de)? \d{4}|\p{L}+\.? \d{1,2},? \d{4}|\d{4}\. \p{L}+\.? \d{1,2}\.)",
        r"(?:[^<>@\d]{0,12}\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:GMT|UTC|CET|CEST)?[+-]\d{1,2}:?\d{0,2})?)?",
    ))
    .ok()
});

/// The one person of a sender's field.
pub(super) fn first(value: &str) -> Mailbox {
    all(value).into_iter().next().unwrap_or_default()
}

/// Everybody in a field. Commas within names are common, so an address ends a person, not a comma.
pub(super) fn all(value: &str) -> Vec<Mailbox> {
    let value = value.replace("[mailto:", "<").replace("&lt;", "<").replace("&gt;", ">");
    let value = match MAILTO.as_ref() {
        // Programs that write the link's target behind the text write the address twice.
        Some(mailto) if mailto.replace_all(&value, "").contains('@') => mailto.replace_all(&value, "").into_owned(),
        _ => value.replace("<mailto:", "<"),
    };
    let Some(addresses) = ADDRESS.as_ref() else { return Vec::new() };
    let mut people = Vec::new();
    let mut behind = 0;
    for found in addresses.find_iter(&value).take(PEOPLE) {
        let before = name(value.get(behind..found.start()).unwrap_or_default());
        behind = found.end();
        let doubled = value.get(behind..).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['\'', '"', ' ', '<']);
            rest.get(..found.len()).is_some_and(|next| next.eq_ignore_ascii_case(found.as_str()))
        });
        // "a@b.example <a@b.example>": the first is the name.
        if !doubled {
            people.push(Mailbox::of(&before, found.as_str()));
        }
    }
    if people.is_empty() {
        people = value
            .split(';')
            .map(name)
            .filter(|name| !name.is_empty())
            .take(PEOPLE)
            .map(|name| Mailbox::of(&name, ""))
            .collect();
    }
    people
}

fn name(text: &str) -> String {
    let marks = |c: char| super::is_space(c) || "<>()[],;:\"'“”„«»*".contains(c);
    let text = text.trim_matches(marks).trim_start_matches("on behalf of ");
    trim(text).trim_matches(marks).to_owned()
}

/// Sender and date of "On … X wrote:".
pub(super) fn of_attribution(words: &str) -> (Option<String>, Option<String>) {
    let date = WHEN.as_ref().and_then(|when| when.find(words));
    let address = ADDRESS.as_ref().and_then(|address| address.find(words));
    let from = address.map(|address| {
        let before = words.get(..address.start()).unwrap_or_default();
        let quoted = ["\"", "“", "„", "”", "«", "»"];
        let bare = before.trim_end_matches(|c: char| super::is_space(c) || "<([".contains(c));
        let closing = quoted.iter().find(|mark| bare.ends_with(**mark));
        let name = match closing {
            Some(closing) => bare
                .strip_suffix(closing)
                .and_then(|open| open.rfind(['"', '“', '„', '«']).and_then(|at| open.get(at..)))
                .unwrap_or_default(),
            None => {
                let behind_date = date
                    .filter(|date| date.end() <= bare.len())
                    .and_then(|date| bare.get(date.end()..))
                    .unwrap_or(bare);
                capitalised_tail(behind_date)
            }
        };
        format!("{} <{}>", self::name(name), address.as_str())
    });
    (from, date.map(|date| trim(date.as_str()).to_owned()))
}

/// The words with a capital at the end: the name, without "wrote" or "user" before it.
fn capitalised_tail(text: &str) -> &str {
    let mut start = text.len();
    let mut rest = text;
    loop {
        let bare = rest.trim_end_matches(super::is_space);
        let at = bare
            .rfind(super::is_space)
            .map_or(0, |at| at + bare.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8));
        let Some(word) = bare.get(at..) else { break };
        if word.is_empty()
            || word.starts_with(char::is_lowercase)
            || word.starts_with(char::is_numeric)
            || word.ends_with([',', ':'])
        {
            break;
        }
        start = at;
        rest = bare.get(..at).unwrap_or_default();
    }
    text.get(start..).unwrap_or_default()
}
