//! What somebody looks for: words, and `field:value` beside them. Words are found by their beginning, quoted ones as they are; `-` leaves out.
//!
//! A field that nobody knows is a word like any other, because people look for addresses and times too.

use jiff::{civil::Date, tz::TimeZone};

use super::words::{Place, apart, shortened};
use crate::{store::StoreError, triage::each_word};

/// Longest query, in characters.
pub const QUERY_LIMIT_CHARS: usize = 400;
/// Words and fields in a query at most.
const TERMS: usize = 24;

/// One condition; all of them have to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub wanted: Wanted,
    /// Whether it must not hold.
    pub not: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A word, by its beginning or whole.
    Word { place: Place, word: String, whole: bool },
    /// A code of a Call or a signal, as it is.
    Code(String),
    /// A tag, as it is.
    Tag(String),
    /// The channel's kind or the beginning of its name.
    Channel(String),
    /// A language tag, or the beginning of one.
    Language(String),
    /// 0 (now) to 4 (same day).
    Priority(i64),
    /// `waiting`, `theirs`, `closed` or `open`.
    State(&'static str),
    /// The reader.
    HeldByMe,
    /// Nobody.
    HeldByNobody,
    /// Somebody whose name begins so.
    HeldBy(String),
    /// Something was said before this; milliseconds since 1970.
    Before(i64),
    /// Something was said at this time or later.
    After(i64),
}

/// Takes a query apart. Days are those of the hotline's time zone.
///
/// # Errors
/// [`StoreError::Rejected`], in words.
pub(crate) fn read(text: &str, zone: &TimeZone) -> Result<Vec<Term>, StoreError> {
    if text.chars().count() > QUERY_LIMIT_CHARS {
        return Err(StoreError::Rejected(format!("a search has at most {QUERY_LIMIT_CHARS} characters")));
    }
    let mut terms = Vec::new();
    for Piece { not, field, value, quoted } in pieces(text) {
        let mut add = |wanted| terms.push(Term { wanted, not });
        match field {
            None => add_words(Place::Any, value, quoted, &mut add),
            Some(field) => add_field(field, value, quoted, zone, &mut add)?,
        }
    }
    match terms.len() {
        0 => Err(StoreError::Rejected("write a word to look for, or a field such as channel:email".into())),
        1..=TERMS => Ok(terms),
        _ => Err(StoreError::Rejected(format!("a search has at most {TERMS} words"))),
    }
}

/// The fields by their names, for those who show them.
pub const FIELDS: [&str; 13] = [
    "from", "note", "subject", "file", "tag", "code", "channel", "language", "priority", "is", "with", "before",
    "after",
];

fn add_field(
    field: &str,
    value: &str,
    quoted: bool,
    zone: &TimeZone,
    add: &mut dyn FnMut(Wanted),
) -> Result<(), StoreError> {
    let lower = value.to_lowercase();
    match field {
        "from" => add_words(Place::Name, &apart(value), quoted, add),
        "note" => add_words(Place::Note, value, quoted, add),
        "subject" => add_words(Place::Subject, value, quoted, add),
        "file" => add_words(Place::File, &apart(value), quoted, add),
        "tag" => add(Wanted::Tag(lower)),
        "code" => add(Wanted::Code(lower)),
        "channel" => add(Wanted::Channel(lower)),
        "language" => add(Wanted::Language(lower)),
        "priority" => {
            let digit = lower.trim_start_matches('p').parse().ok().filter(|level| (0..=4).contains(level));
            add(Wanted::Priority(digit.ok_or_else(|| wrong("priority", "0 (now) to 4 (same day)"))?));
        }
        "is" => add(match lower.as_str() {
            "waiting" => Wanted::State("waiting"),
            "theirs" => Wanted::State("theirs"),
            "closed" => Wanted::State("closed"),
            "open" => Wanted::State("open"),
            "mine" => Wanted::HeldByMe,
            _ => return Err(wrong("is", "waiting, theirs, closed, open or mine")),
        }),
        "with" => add(match lower.as_str() {
            "me" => Wanted::HeldByMe,
            "nobody" => Wanted::HeldByNobody,
            _ => Wanted::HeldBy(lower),
        }),
        "before" => add(Wanted::Before(day(field, value, zone)?)),
        _ => add(Wanted::After(day(field, value, zone)?)),
    }
    Ok(())
}

fn add_words(place: Place, text: &str, whole: bool, add: &mut dyn FnMut(Wanted)) {
    each_word(text, |word, _| add(Wanted::Word { place, word: shortened(word).to_owned(), whole }));
}

/// The beginning of a day, month or year.
fn day(field: &str, value: &str, zone: &TimeZone) -> Result<i64, StoreError> {
    let full = match value.len() {
        4 => format!("{value}-01-01"),
        7 => format!("{value}-01"),
        _ => value.to_owned(),
    };
    let at = full.parse::<Date>().ok().and_then(|day| day.to_zoned(zone.clone()).ok());
    at.map(|at| at.timestamp().as_millisecond())
        .ok_or_else(|| wrong(field, "a day, month or year such as 2026-03-31, 2026-03 or 2026"))
}

fn wrong(field: &str, takes: &str) -> StoreError {
    StoreError::Rejected(format!("{field}: takes {takes}"))
}

struct Piece<'q> {
    not: bool,
    field: Option<&'q str>,
    value: &'q str,
    quoted: bool,
}

/// Cuts at blanks outside of quotes.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (not, behind) = match rest.strip_prefix('-') {
            Some(behind) if !behind.is_empty() && !behind.starts_with(char::is_whitespace) => (true, behind),
            _ => (false, rest),
        };
        let named = behind.split_once(':').filter(|(name, _)| FIELDS.contains(name));
        let (field, behind) = named.map_or((None, behind), |(name, behind)| (Some(name), behind));
        let (value, quoted, after) = match behind.strip_prefix('"') {
            Some(inside) => match inside.split_once('"') {
                Some((value, after)) => (value, true, after),
                None => (inside, true, ""),
            },
            None => {
                let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
                let (value, after) = behind.split_at(end);
                (value, false, after)
            }
        };
        if !value.trim().is_empty() {
            pieces.push(Piece { not, field, value: value.trim(), quoted });
        }
        rest = after.trim_start();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        match read(text, &TimeZone::UTC) {
            Ok(terms) => terms
                .into_iter()
                .map(|Term { wanted, not }| format!("{}{wanted:?}", if not { "not " } else { "" }))
                .collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    fn word(place: &str, word: &str, whole: bool) -> String {
        format!("Word {{ place: {place}, word: \"{word}\", whole: {whole} }}")
    }

    #[test]
    fn words_fields_quotes_and_what_is_left_out() {
        assert_eq!(said("Bahnhof"), [word("Any", "bahnhof", false)]);
        assert_eq!(said("\"grey coat\""), [word("Any", "grey", true), word("Any", "coat", true)]);
        assert_eq!(
            said("note:Mother -garden"),
            [word("Note", "mother", false), format!("not {}", word("Any", "garden", false))]
        );
        assert_eq!(said("from:tove@mail.example")[0], word("Name", "tove", false));
        assert_eq!(said("is:mine priority:P1 with:nobody"), ["HeldByMe", "Priority(1)", "HeldByNobody"]);
        assert_eq!(said("channel:\"Night mail\""), ["Channel(\"night mail\")"]);
        assert_eq!(said("after:1970-01-02"), ["After(86400000)"]);
        assert_eq!(said("before:1971"), ["Before(31536000000)"]);
    }

    #[test]
    fn an_unknown_field_is_a_word() {
        assert_eq!(said("https://page.example").len(), said("https page example").len());
    }

    #[test]
    fn says_what_is_wrong() {
        for (query, says) in [
            ("", "write a word"),
            ("  - ", "write a word"),
            ("priority:9", "priority"),
            ("before:soon", "such as 2026-03-31"),
            ("is:lost", "waiting, theirs"),
        ] {
            assert!(said(query)[0].contains(says), "{query}: {:?}", said(query));
        }
        assert!(said(&"word ".repeat(30))[0].contains("at most 24"));
        assert!(said(&"x".repeat(401))[0].contains("at most 400"));
    }
}
