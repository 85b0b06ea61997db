//! Whose number it is: E.164 where it is a number, else a short number or a sender's name, each in a form of its own so that none can
//! pass for another.
//!
//! Deliberately absent: whether a number exists. Country codes are those of [`earshot_channel::number`]. Source for premium numbers: the
//! national numbering plans that CEPT/ECC publishes, by their leading digits.

use earshot_channel::{
    Address,
    number::{COUNTRIES, calling_code},
};

pub use earshot_channel::number::{country, is_country, is_e164};

/// Who wrote, as a telephone network names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// E.164, with `+`.
    Number(String),
    /// A short number, which can't be answered everywhere.
    Short(String),
    /// A name that somebody chose; it proves nothing and can't be answered.
    Name(String),
}

impl Party {
    /// As conversations are found by. The forms don't overlap.
    #[must_use]
    pub fn address(&self) -> Address {
        Address::new(match self {
            Self::Number(number) => number.clone(),
            Self::Short(number) => format!("short:{number}"),
            Self::Name(name) => format!("name:{name}"),
        })
    }

    /// The number behind an address of ours, where it can be answered.
    #[must_use]
    pub fn answerable(address: &Address) -> Option<&str> {
        Some(address.expose()).filter(|text| is_e164(text))
    }
}

/// How a gateway writes numbers that don't begin with `+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bare {
    /// International without any prefix, as most APIs do.
    International,
    /// As the network delivered them: national forms are read after the channel's country where they fit its plan.
    Delivered,
}

/// Longest name of a sender (GSM 03.40: eleven characters) that is kept apart as one; anything longer is still a name.
const NAME_CHARS: usize = 64;

/// Reads a sender. `None` where nothing is left of it.
#[must_use]
pub fn party(text: &str, country: &str, bare: Bare) -> Option<Party> {
    let text: String = text.trim().chars().filter(|letter| !is_hidden(*letter)).collect();
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let dialled: Option<String> = {
        let separators = [' ', '-', '.', '(', ')', '/', '\u{a0}'];
        let (plus, rest) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
        let kept: String = rest.chars().filter(|letter| !separators.contains(letter)).collect();
        let digits = !kept.is_empty() && kept.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| if plus { format!("+{kept}") } else { kept })
    };
    let Some(dialled) = dialled else { return Some(Party::Name(text.chars().take(NAME_CHARS).collect())) };
    if is_e164(&dialled) {
        return Some(Party::Number(dialled));
    }
    let digits = dialled.trim_start_matches('+');
    if digits.len() <= 6 && (digits.len() > 2 || !dialled.starts_with('+')) {
        return Some(Party::Short(digits.to_owned()));
    }
    let international = |digits: &str| Some(format!("+{digits}")).filter(|number| is_e164(number));
    let found = match digits.strip_prefix("00") {
        _ if dialled.starts_with('+') => None,
        Some(rest) => international(rest),
        None if bare == Bare::International => international(digits),
        None => delivered(digits, country),
    };
    Some(found.map_or_else(|| Party::Name(dialled.clone()), Party::Number))
}

/// A number as the network delivered it, without a word on how it is to be read: at home or from abroad, whichever plan it fits. One
/// that fits both, or none, is nobody's: a guess would answer somebody else.
fn delivered(digits: &str, country: &str) -> Option<String> {
    let abroad = Some(format!("+{digits}")).filter(|number| is_e164(number) && fits(number) != Some(false));
    match (national(digits, country), abroad) {
        (Some(home), Some(abroad)) if home != abroad && fits(&abroad) == Some(true) => None,
        (Some(home), _) => Some(home),
        (None, abroad) => abroad,
    }
}

/// A number as it is dialled at home. `None` where it does not fit the plan.
fn national(digits: &str, country: &str) -> Option<String> {
    let (_, code, trunk) = COUNTRIES.iter().find(|own| own.0 == country)?;
    let rest = digits.strip_prefix(trunk)?;
    Some(format!("+{}{rest}", calling_code(code))).filter(|number| is_e164(number) && fits(number) != Some(false))
}

/// Whether a number has as many digits as those of mobile phones in its country; `None` where the plan isn't known here.
fn fits(number: &str) -> Option<bool> {
    let of = country(number)?;
    let (_, shortest, longest) = PLANS.iter().find(|plan| plan.0 == of)?;
    let code = COUNTRIES
        .iter()
        .filter(|known| known.0 == of)
        .map(|known| known.1)
        .find(|code| number.strip_prefix('+').is_some_and(|digits| digits.starts_with(code)))?;
    let digits = (number.len() - 1).saturating_sub(calling_code(code).len());
    Some((*shortest..=*longest).contains(&digits))
}

/// Characters that hide or turn what stands beside them.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{061C}')
}

/// Whether a text to this number may cost a fortune: premium and shared-cost ranges, numbers of no country.
#[must_use]
pub fn is_premium(number: &str) -> bool {
    let Some(digits) = number.strip_prefix('+') else { return true };
    country(number).is_none_or(|country| country == "XX") || PREMIUM.iter().any(|start| digits.starts_with(start))
}

include!("number/data.rs");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_are_read_into_forms_that_do_not_overlap() {
        let table = [
            ("+46700000001", "SE", Bare::International, "+46700000001"),
            ("46700000001", "SE", Bare::International, "+46700000001"),
            ("0046700000001", "SE", Bare::International, "+46700000001"),
            ("070-000 00 01", "SE", Bare::Delivered, "+46700000001"),
            ("46700000001", "SE", Bare::Delivered, "+46700000001"),
            ("091 234 5678", "HR", Bare::Delivered, "+385912345678"),
            ("385912345678", "HR", Bare::Delivered, "+385912345678"),
            ("612345678", "ES", Bare::Delivered, "+34612345678"),
            ("312 345 6789", "IT", Bare::Delivered, "+393123456789"),
            ("8 (912) 345-67-89", "RU", Bare::Delivered, "+79123456789"),
            ("+1 242 555 0123", "US", Bare::International, "+12425550123"),
            // From abroad, although they begin as numbers at home do, or are as long as those.
            ("819012345678", "RU", Bare::Delivered, "+819012345678"),
            ("3545551234", "DK", Bare::Delivered, "+3545551234"),
            ("4366412345678", "HR", Bare::Delivered, "+4366412345678"),
            ("41791234567", "DE", Bare::Delivered, "+41791234567"),
            ("12685550123", "AG", Bare::Delivered, "+12685550123"),
            ("436641234567", "IT", Bare::Delivered, "+436641234567"),
            // At home, where the code of the country has an area in it.
            ("4165550123", "CA", Bare::Delivered, "name:4165550123"),
            ("14165550123", "CA", Bare::Delivered, "+14165550123"),
            ("87012345678", "KZ", Bare::Delivered, "+77012345678"),
            ("328 123 4567", "IT", Bare::Delivered, "+393281234567"),
            ("6912345678", "GR", Bare::Delivered, "+306912345678"),
            ("20123456", "DK", Bare::Delivered, "+4520123456"),
            // Neither, or both: nobody's.
            ("912345678", "HR", Bare::Delivered, "name:912345678"),
            ("091 2345", "HR", Bare::Delivered, "name:0912345"),
            ("3545551234", "IT", Bare::Delivered, "name:3545551234"),
            ("84912345678", "RU", Bare::Delivered, "name:84912345678"),
            ("+385 91", "HR", Bare::Delivered, "short:38591"),
            ("+999 123 4567", "HR", Bare::Delivered, "name:+9991234567"),
            ("0912345678", "HR", Bare::International, "name:0912345678"),
            ("116000", "HR", Bare::Delivered, "short:116000"),
            ("+116111", "HR", Bare::Delivered, "short:116111"),
            ("POLICE", "HR", Bare::Delivered, "name:POLICE"),
            ("PO\u{202e}LICE", "HR", Bare::Delivered, "name:POLICE"),
            ("+46700000001x", "SE", Bare::International, "name:+46700000001x"),
            ("short:116000", "SE", Bare::International, "name:short:116000"),
            ("+99999999999999999999", "SE", Bare::International, "name:+99999999999999999999"),
            // Digits of another script only look like digits.
            ("+٤٦٧٠٠٠٠٠٠٠١", "SE", Bare::International, "name:+٤٦٧٠٠٠٠٠٠٠١"),
        ];
        for (text, country, bare, expected) in table {
            let found = party(text, country, bare).expect("a sender").address();
            assert_eq!(found.expose(), expected, "{text} {country}");
        }
        assert_eq!(party(" \u{200b} ", "SE", Bare::International), None);
    }

    #[test]
    fn countries_and_dear_numbers_are_known_by_their_digits() {
        let table = [
            ("+385912345678", Some("HR"), false),
            ("+12425550123", Some("BS"), false),
            ("+14155550123", Some("US"), false),
            ("+77012345678", Some("KZ"), false),
            ("+79012345678", Some("RU"), false),
            ("+881612345678", Some("XX"), true),
            ("+4990012345678", Some("DE"), true),
            ("+447000123456", Some("GB"), true),
            ("+447700900123", Some("GB"), false),
            ("+19005550123", Some("US"), true),
            ("+390899123456", Some("IT"), true),
            ("+2100000000", None, true),
        ];
        for (number, of, dear) in table {
            assert_eq!((country(number), is_premium(number)), (of, dear), "{number}");
        }
    }
}
