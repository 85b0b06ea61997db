//! Telephone numbers as they are written: as E.164, and as they are dialled at home.
//!
//! Deliberately absent: whether a number exists, and whose it is. Sources: ITU-T E.164, its list of assigned country codes and, for what is
//! dialled before a number at home, E.164's annex on dialling procedures (ITU Operational Bulletin).

include!("number/data.rs");

/// What is, or was not long ago, dialled before a number at home beside what stands in [`COUNTRIES`].
const ALSO_BEFORE: &[(&str, &str)] = &[("BY", "80"), ("LT", "8"), ("PL", "0"), ("UA", "80")];

/// Digits of a whole number without a word on the country, that may begin with one all the same.
const WITH_COUNTRY_DIGITS: usize = 10;

/// Whether a text is `+` and 7 to 15 digits that begin with an assigned country code.
#[must_use]
pub fn is_e164(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) && country(text).is_some()
}

/// The country of a number, as ISO 3166-1 alpha-2; `XX` for numbers of no country (satellites, networks). `None`: no such code.
#[must_use]
pub fn country(number: &str) -> Option<&'static str> {
    row(number).map(|known| known.0)
}

/// Whether a country is known here.
#[must_use]
pub fn is_country(code: &str) -> bool {
    COUNTRIES.iter().any(|known| known.0 == code)
}

/// Country code that is dialled from abroad. Islands of North America and Kazakhstan have an area in theirs that a number at home repeats.
#[must_use]
pub fn calling_code(code: &'static str) -> &'static str {
    match code.as_bytes().first() {
        Some(b'1') => "1",
        Some(b'7') => "7",
        _ => code,
    }
}

/// What a number that somebody wrote down may be as E.164, where it is not said how it is to be read: after `+` or `00` as an international
/// one, otherwise as one of a country's own, with or without what is dialled before it there. Several are plausible at times, and none
/// where it is no number.
#[must_use]
pub fn readings(text: &str, country: &str) -> Vec<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let abroad = if text.contains('+') { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    let mut found = Vec::new();
    match abroad {
        Some(abroad) => {
            let number = format!("+{abroad}");
            // +385 (0)98 …
            found.extend(without_trunk(&number));
            found.push(number);
        }
        None => {
            for (_, code, trunk) in COUNTRIES.iter().filter(|own| own.0 == country) {
                let also = ALSO_BEFORE.iter().filter(|other| other.0 == country).map(|other| other.1);
                let dialled = [*trunk, ""].into_iter().chain(also).filter_map(|before| digits.strip_prefix(before));
                found.extend(dialled.map(|rest| format!("+{}{rest}", calling_code(code))));
            }
            if digits.len() >= WITH_COUNTRY_DIGITS {
                found.push(format!("+{digits}"));
            }
        }
    }
    found.retain(|number| is_e164(number));
    found.sort();
    found.dedup();
    found
}

/// The digits of an E.164 number as they are dialled at home: with what comes before it there, and without.
#[must_use]
pub fn at_home(number: &str) -> Vec<String> {
    let Some((own, code, trunk)) = row(number) else { return Vec::new() };
    let Some(rest) = number.strip_prefix('+').and_then(|digits| digits.strip_prefix(calling_code(code))) else {
        return Vec::new();
    };
    let also = ALSO_BEFORE.iter().filter(|other| other.0 == *own).map(|other| other.1);
    let mut found: Vec<String> = [*trunk, ""].into_iter().chain(also).map(|before| format!("{before}{rest}")).collect();
    found.sort();
    found.dedup();
    found
}

/// The longest code that fits: +1 242 is the Bahamas.
fn row(number: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let digits = number.strip_prefix('+')?;
    (1..=7).rev().find_map(|length| {
        let start = digits.get(..length)?;
        COUNTRIES.iter().find(|known| known.1 == start)
    })
}

fn without_trunk(number: &str) -> Option<String> {
    let (_, code, trunk) = row(number)?;
    let calling = calling_code(code);
    let rest = number.strip_prefix('+')?.strip_prefix(calling)?;
    let rest = Some(*trunk).filter(|trunk| !trunk.is_empty()).and_then(|trunk| rest.strip_prefix(trunk))?;
    Some(format!("+{calling}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_whoever_wrote_it_down_may_have_meant_it() {
        for (text, country, among) in [
            ("098 123 456", "HR", "+38598123456"),
            ("+385 (0)98 123-456", "HR", "+38598123456"),
            ("00385 98 123 456", "BE", "+38598123456"),
            ("385 98 123 456", "BE", "+38598123456"),
            ("98 123 456", "HR", "+38598123456"),
            ("06 30 123 4567", "HU", "+36301234567"),
            ("8612 34567", "LT", "+37061234567"),
            ("0612 34567", "LT", "+37061234567"),
            ("8 029 123 45 67", "BY", "+375291234567"),
            ("312 345 6789", "IT", "+393123456789"),
            ("06 1234 5678", "IT", "+390612345678"),
            ("416 555 0123", "CA", "+14165550123"),
        ] {
            assert!(readings(text, country).contains(&among.to_owned()), "{text} {country}");
        }
        for text in ["", "12", "+999 123 4567", "00", "abc"] {
            assert!(readings(text, "HR").is_empty(), "{text}");
        }
        assert_eq!(at_home("+38598123456"), ["098123456", "98123456"]);
        assert_eq!(at_home("+4512345678"), ["12345678"]);
        assert!(at_home("+999").is_empty());
    }

    #[test]
    fn the_table_of_countries_names_each_once() {
        let mut codes: Vec<&str> = COUNTRIES.iter().map(|known| known.1).collect();
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair.first() != pair.last()), "{codes:?}");
    }
}
