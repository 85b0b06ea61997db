//! Addresses as somebody wrote them down, and as a carrier has them: what of the two is compared.
//!
//! Carriers have telephone numbers as E.164. Who writes one down may leave out the country and what is dialled before a number at home, so
//! what is kept of it is each number that it can be, read after the hotline's country. Beside it stand its last nine digits as they were
//! written, which earlier releases kept alone: what carriers have is asked for by those, too, as they would have been written at home.

use std::ops::RangeInclusive;

use earshot_channel::number;

/// Digits by which two ways of writing a telephone number meet where nothing is known of their countries.
const NUMBER_DIGITS: usize = 9;

/// Digits of a telephone number: fewer are a piece of one, more are two.
const WHOLE_NUMBER_DIGITS: RangeInclusive<usize> = 6..=17;

/// What is wrong with a text that is no address.
pub(crate) const NO_ADDRESS: &str = "is no telephone number, mail address or name by itself: write the whole number without words, and a comma between two addresses";

/// Whether a conflict is found by it: one number by itself, mail addresses by themselves, or a name.
pub(crate) fn is_address(part: &str) -> bool {
    let is_number = |text: &str| WHOLE_NUMBER_DIGITS.contains(&text.chars().filter(char::is_ascii_digit).count());
    if part.contains('@') {
        let beside: String = part.split_whitespace().filter(|word| !word.contains('@')).collect();
        return !is_number(&beside);
    }
    match part.chars().any(char::is_alphabetic) {
        true => !(part.contains(char::is_whitespace) && is_number(part)),
        false => is_number(part),
    }
}

/// What is kept of an address that somebody wrote down at a hotline of a country.
pub(super) fn kept(text: &str, country: &str) -> Vec<String> {
    let mut found = match as_number(text) {
        Some(digits) => {
            let mut found = number::readings(text, country);
            found.push(last(&digits));
            found
        }
        None => as_it_stands(text),
    };
    tidy(&mut found);
    found
}

/// By what a carrier's address is found among those that were written down.
pub(super) fn asked(text: &str) -> Vec<String> {
    let mut found = match as_number(text) {
        Some(digits) => {
            let mut found: Vec<String> = number::at_home(text).iter().map(|home| last(home)).collect();
            found.push(last(&digits));
            found.push(text.trim().to_owned());
            found
        }
        None => as_it_stands(text),
    };
    tidy(&mut found);
    found
}

/// The digits of a text that is a telephone number and no mail address.
fn as_number(text: &str) -> Option<String> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()/.".contains(c));
    is_number.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

fn last(digits: &str) -> String {
    digits.get(digits.len().saturating_sub(NUMBER_DIGITS)..).unwrap_or(digits).to_owned()
}

/// The mail addresses in a text; what is none is compared as it stands.
fn as_it_stands(text: &str) -> Vec<String> {
    let found: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"'))
        .filter(|word| word.contains('@'))
        .map(|word| word.trim_matches(|c| matches!(c, '.' | '(' | ')')).to_lowercase())
        .map(|word| word.strip_prefix("mailto:").map(str::to_owned).unwrap_or(word))
        .collect();
    if found.is_empty() { vec![text.trim().to_lowercase()] } else { found }
}

fn tidy(found: &mut Vec<String>) {
    found.retain(|text| !text.is_empty());
    found.sort();
    found.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a release before this one kept of a number.
    fn kept_before(text: &str) -> String {
        last(&as_number(text).unwrap())
    }

    fn meet(carrier: &str, kept: &[String]) -> bool {
        asked(carrier).iter().any(|text| kept.contains(text))
    }

    #[test]
    fn ways_of_writing_an_address_meet() {
        for (carrier, written) in [
            ("+32475123456", "0475/123456"),
            ("+32475123456", "0032475123456"),
            ("tove@mail.example", "Tove <Tove@Mail.Example>"),
            ("tove@mail.example", "mailto:tove@mail.example"),
            ("@tove:matrix.example", "@Tove:matrix.example"),
            ("night-owl", " Night-Owl "),
        ] {
            assert!(meet(carrier, &kept(written, "BE")), "{written}");
        }
        assert!(!meet("+32475123456", &kept("0475123457", "BE")));
        assert_eq!(kept("tove@mail.example, rune@mail.example", "BE").len(), 2);
        assert!(kept("  ", "BE").is_empty());
    }

    /// Numbers of mobile phones that a national plan has room for, as a gateway has them and as they are written at home.
    #[test]
    fn a_number_as_it_is_written_at_home_meets_the_one_that_a_gateway_has() {
        for (country, carrier, home) in [
            ("AL", "+355671234567", "067 123 4567"),
            ("AT", "+436641234567", "0664 1234567"),
            ("BA", "+38761123456", "061 123-456"),
            ("BE", "+32475123456", "0475 12 34 56"),
            ("BG", "+359881234567", "088 123 4567"),
            ("BY", "+375291234567", "8 029 123 45 67"),
            ("CH", "+41791234567", "079 123 45 67"),
            ("CY", "+35796123456", "96 123456"),
            ("CZ", "+420601123456", "601 123 456"),
            ("DE", "+4915112345678", "0151 12345678"),
            ("DK", "+4520123456", "20 12 34 56"),
            ("EE", "+37251234567", "5123 4567"),
            ("ES", "+34612345678", "612 34 56 78"),
            ("FI", "+358401234567", "040 1234567"),
            ("FR", "+33612345678", "06 12 34 56 78"),
            ("GB", "+447700900123", "07700 900123"),
            ("GR", "+306912345678", "691 234 5678"),
            ("HR", "+38598123456", "098 123 456"),
            ("HU", "+36301234567", "06 30 123 4567"),
            ("IE", "+353851234567", "085 123 4567"),
            ("IS", "+3546123456", "612 3456"),
            ("IT", "+393123456789", "312 345 6789"),
            ("LI", "+4236601234", "660 12 34"),
            ("LT", "+37061234567", "8612 34567"),
            ("LU", "+352621123456", "621 123 456"),
            ("LV", "+37121234567", "21 234 567"),
            ("MD", "+37362123456", "062 123 456"),
            ("ME", "+38267123456", "067 123 456"),
            ("MK", "+38970123456", "070 123 456"),
            ("MT", "+35679123456", "7912 3456"),
            ("NL", "+31612345678", "06-12345678"),
            ("NO", "+4798123456", "981 23 456"),
            ("PL", "+48601123456", "601-123-456"),
            ("PT", "+351912345678", "912 345 678"),
            ("RO", "+40712345678", "0712 345 678"),
            ("RS", "+38161123456", "061 123456"),
            ("SE", "+46701234567", "070-123 45 67"),
            ("SI", "+38640123456", "040 123 456"),
            ("SK", "+421901123456", "0901 123 456"),
            ("TR", "+905321234567", "0532 123 45 67"),
            ("UA", "+380501234567", "050 123 4567"),
            ("XK", "+38344123456", "044 123 456"),
        ] {
            let digits = carrier.trim_start_matches('+');
            for written in [carrier, home, &format!("00{digits}")] {
                assert!(meet(carrier, &kept(written, country)), "{country}: {written}");
                // Kept by a release that knew nothing of countries.
                assert!(meet(carrier, &[kept_before(written)]), "{country}: {written}, kept before");
            }
            // Written at a hotline of another country, with a word on its own.
            assert!(meet(carrier, &kept(&format!("+{digits}"), "PT")), "{country}");
            let mut other = carrier.to_owned();
            other.replace_range(other.len() - 1.., if carrier.ends_with('9') { "8" } else { "9" });
            assert!(!meet(&other, &kept(home, country)), "{country}: another number");
        }
    }
}
