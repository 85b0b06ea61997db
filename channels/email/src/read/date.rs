//! Dates of mails (RFC 5322 §3.3 and what programs make of it). A date that makes no sense is no date.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

/// Unix milliseconds of a decoded Date field; `None` if it can't be read.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let text = text.get(..200.min(text.len())).unwrap_or_default();
    if text.as_bytes().get(4) == Some(&b'-') {
        return iso(text);
    }
    let plain = without_comments(text);
    let mut words = plain.split([' ', '\t', ',']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| word.chars().all(|letter| !letter.is_ascii_digit()));
    let mut day_month = words.next()?.split('-');
    let day = day_month.next()?.trim_end_matches('.').parse().ok()?;
    // Some write 2-Mar-2026, some the American order without a day first.
    let month = month(match day_month.next() {
        Some(month) => month,
        None => words.next()?,
    })?;
    let year = year(match day_month.next() {
        Some(year) => year,
        None => words.next()?,
    })?;
    let mut clock = words.next()?.split([':', '.']);
    let hour = clock.next()?.parse().ok()?;
    let minute = clock.next()?.parse().ok()?;
    let second: i8 = clock.next().map_or(Some(0), |second| second.parse().ok())?;
    let offset = words.next().map_or(Some(0), offset_s)?;
    timestamp(DateTime::new(year, month, day, hour, minute, second.min(59), 0).ok()?, offset)
}

/// Unix milliseconds as RFC 3339 in UTC; `None` beyond the year 9999.
#[must_use]
pub fn shown(unix_ms: i64) -> Option<String> {
    Timestamp::from_millisecond(unix_ms).ok().map(|at| at.to_string())
}

fn iso(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at.as_millisecond());
    }
    timestamp(text.parse().ok()?, 0)
}

fn timestamp(civil: DateTime, offset_s: i32) -> Option<i64> {
    let offset = Offset::from_seconds(offset_s).ok()?;
    Some(TimeZone::fixed(offset).to_timestamp(civil).ok()?.as_millisecond())
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

/// Two and three digits as RFC 5322 §4.3 reads them.
fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    match word.len() {
        2 if year < 50 => Some(year + 2000),
        2 | 3 => Some(year + 1900),
        4 => Some(year),
        _ => None,
    }
}

fn offset_s(zone: &str) -> Option<i32> {
    if let Some(digits) = zone.strip_prefix(['+', '-']) {
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        let value: i32 = digits.get(..4)?.parse().ok()?;
        let seconds = (value / 100 * 60 + value % 100) * 60;
        return Some(if zone.starts_with('-') { -seconds } else { seconds });
    }
    let hours = match zone.to_ascii_uppercase().as_str() {
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "CET" | "MEZ" | "BST" => 1,
        "CEST" | "MESZ" | "EET" => 2,
        "EEST" | "MSK" => 3,
        // RFC 5322 §4.3: letters that mean nothing reliable are UTC.
        _ => 0,
    };
    Some(hours * 3_600)
}

fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_or_are_none() {
        let table = [
            ("Mon, 02 Mar 2026 11:15:00 +0100", Some("2026-03-02T10:15:00Z")),
            ("2 Mar 26 10:15 GMT (a comment)", Some("2026-03-02T10:15:00Z")),
            ("Mon, 2-Mar-2026 10:15:00 EST", Some("2026-03-02T15:15:00Z")),
            ("2026-03-02T10:15:00Z", Some("2026-03-02T10:15:00Z")),
            ("2026-03-02 10:15:00", Some("2026-03-02T10:15:00Z")),
            ("Sat, 31 Dec 2016 23:59:60 -0000", Some("2016-12-31T23:59:59Z")),
            ("Fri, 1 Jan 99999 00:00:00 +0000", None),
            ("Mon, 32 Mar 2026 25:61:00 +9999", None),
            ("yesterday", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text).and_then(shown).as_deref(), expected, "{text}");
        }
    }
}
