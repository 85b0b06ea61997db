//! What one gateway does its own way: the proof of what it posts, what that means, how a text is handed to it and what it answers.
//!
//! Deliberately absent: I/O and time. Invariant: a proof is made over the bytes as they came and the address as we gave it, never over
//! what was read out of them.

pub mod bird;
pub mod elks;
pub mod generic;
pub mod infobip;
pub mod kannel;
pub mod sinch;
pub mod twilio;
pub mod vonage;

use bytes::Bytes;
use earshot_channel::{DeliveryState, SendError};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::{
    egress::{Answer, Ask},
    fields::{Fault, Fields},
    gsm::Segments,
    hook::Hook,
    number::Bare,
};

/// A request whose proof is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proven {
    /// When it was signed, in milliseconds since 1970, where that is signed as well.
    pub at: Option<i64>,
    /// Until when it is good by its own words, where it says so.
    pub until: Option<i64>,
}

/// Why a proof is not good, as an administrator reads it.
pub type Unproven = &'static str;

/// Said where there is no proof at all.
pub const NO_SIGNATURE: Unproven = "no signature";
/// Said where what is signed is not what is read.
pub const UNSIGNED_WORDS: Unproven = "what it says is not signed";
/// Said where it does not fit.
pub const WRONG_SIGNATURE: Unproven = "the signature does not fit the secret";

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Somebody wrote.
    Said(Box<Said>),
    /// Something became of a text of ours.
    Report(Report),
    /// Somebody wrote, and it can't be read.
    Unreadable {
        /// The gateway's name for it.
        id: Option<String>,
        /// Who.
        from: Option<String>,
        /// Why.
        why: String,
        /// What it looked like.
        raw: Bytes,
    },
    /// A report that can't be read, among others that may be.
    Lost,
}

/// A text, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The gateway's name for it.
    pub id: Option<String>,
    /// As the gateway writes the sender.
    pub from: String,
    /// To which number of ours.
    pub to: String,
    /// Units of UTF-16: a part may end in the middle of a character.
    pub text: Vec<u16>,
    /// When, by the gateway's clock.
    pub sent_at: Option<i64>,
    /// Which part of how many, where it is one.
    pub part: Option<Part>,
    /// Files that are still to be fetched.
    pub media: Vec<Media>,
    /// This entry alone, where others came with it.
    pub raw: Option<Bytes>,
}

/// Which part of a long text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the parts have in common.
    pub reference: String,
    /// From 1.
    pub number: u8,
    /// How many.
    pub total: u8,
}

/// A file that stays at the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Where.
    pub url: String,
    /// What it is said to be.
    pub media_type: String,
}

/// What became of a text of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The gateway's name for it.
    pub id: Option<String>,
    /// Our own reference, where it is repeated.
    pub reference: Option<String>,
    /// The state; `None` where it says nothing new.
    pub state: Option<DeliveryState>,
    /// The gateway's reason.
    pub code: Option<String>,
}

/// A text on its way out.
#[derive(Clone, Debug)]
pub struct Out<'o> {
    /// E.164.
    pub to: &'o str,
    /// Our own number.
    pub from: &'o str,
    /// As it goes out.
    pub text: &'o str,
    /// How it goes over the air.
    pub segments: &'o Segments,
    /// Our own reference.
    pub reference: &'o str,
    /// Where the gateway reports what became of it.
    pub report_to: &'o str,
    /// The secret for sending.
    pub secret: &'o str,
    /// When its hand-over began, in milliseconds since 1970.
    pub begun_at: i64,
    /// The gateway's names for other texts of ours.
    pub others: &'o [String],
}

impl Out<'_> {
    /// Whether what the gateway took then, by its clock in whole seconds, may be this text. An older one with the same words is
    /// another; where the clocks disagree nobody can tell.
    #[must_use]
    pub fn may_be(&self, id: Option<&str>, taken_at: Option<i64>) -> bool {
        let is_other = id.is_some_and(|id| self.others.iter().any(|other| other == id));
        !is_other && taken_at.is_some_and(|at| at.saturating_add(999) >= self.begun_at)
    }
}

/// What a gateway made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its name for it.
    pub id: Option<String>,
    /// What is known.
    pub state: DeliveryState,
}

/// One gateway.
pub trait Gateway: Send + Sync {
    /// Whether it signs what it posts. Otherwise a secret in the address stands in for it.
    fn signs(&self) -> bool;

    /// How it writes numbers without `+`.
    fn bare(&self) -> Bare {
        Bare::International
    }

    /// Whether a request was made with this secret. `base` is the channel's address, to which a request's path is added.
    ///
    /// # Errors
    /// Why it was not.
    fn prove(&self, hook: &Hook, base: &str, secret: &[u8]) -> Result<Proven, Unproven>;

    /// Methods of its webhooks.
    fn methods(&self) -> &'static [&'static str] {
        &["POST"]
    }

    /// Whether a proven request is about this account: accounts may share a secret.
    fn is_ours(&self, _hook: &Hook) -> bool {
        true
    }

    /// What a request says.
    ///
    /// # Errors
    /// Where nothing of it can be read.
    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault>;

    /// The request that hands a text over.
    ///
    /// # Errors
    /// A code, where it can't be.
    fn send(&self, out: &Out<'_>) -> Result<Ask, String>;

    /// What the answer means.
    ///
    /// # Errors
    /// As [`earshot_channel::Channel::send`].
    fn sent(&self, answer: &Answer) -> Result<Taken, SendError>;

    /// The request that asks what became of a text whose hand-over was cut; `None` where nobody can be asked.
    fn ask(&self, _out: &Out<'_>) -> Option<Ask> {
        None
    }

    /// What the answer to that means; `None` where it does not say.
    fn told(&self, _answer: &Answer, _out: &Out<'_>) -> Option<DeliveryState> {
        None
    }

    /// A request that changes nothing and shows whether the secret for sending is good.
    fn probe(&self, _from: &str, _secret: &str) -> Option<Ask> {
        None
    }

    /// What the answer to that means, in words.
    ///
    /// # Errors
    /// What is wrong and what to do.
    fn probed(&self, answer: &Answer) -> Result<String, String> {
        match answer.status {
            200..=299 => Ok("The gateway takes the account and the secret for sending.".into()),
            401 | 403 => Err("The gateway refuses the account or the secret for sending: check both.".into()),
            404 => Err("The gateway does not know this account or address: check both.".into()),
            status => Err(format!("The gateway answers {status}. Try again later.")),
        }
    }

    /// The body of the answer to a webhook, with its type. Most gateways take a body for a reply to be sent.
    fn answer(&self) -> (&'static str, &'static str) {
        ("text/plain", "")
    }

    /// The header with which a file of a message is fetched, where its address is the gateway's own.
    fn media_header(&self, _url: &str, _secret: &str) -> Option<(String, String)> {
        None
    }

    /// Names to which an answer for a file may lead on.
    fn media_hosts(&self) -> &'static [&'static str] {
        &[]
    }
}

/// A first answer to a status that says nothing of the text itself.
///
/// # Errors
/// What every gateway means by it: too many requests are tried again; a server's own trouble, and a request that took it too long, may
/// have taken the text. A gateway that documents another meaning, of 503 for one, looks at its answer first.
pub fn by_status(answer: &Answer, code: impl FnOnce() -> Option<String>) -> Result<(), SendError> {
    match answer.status {
        200..=299 => Ok(()),
        429 => Err(SendError::Retry { after_ms: answer.retry_after_s.map(|seconds| seconds.saturating_mul(1_000)) }),
        // Refused before it was read, by its definition (RFC 8470 §5.2).
        425 => Err(SendError::Retry { after_ms: None }),
        408 => Err(SendError::Unknown),
        // Somebody has to mend the set-up; the text waits for that as long as it is worth anything.
        401 | 407 => Err(SendError::Retry { after_ms: Some(60_000) }),
        400..=499 => Err(SendError::Reject { code: code().unwrap_or_else(|| format!("http-{}", answer.status)) }),
        _ => Err(SendError::Unknown),
    }
}

/// A gateway's reason as a code: short, and never content.
#[must_use]
pub fn code_of(text: &str) -> Option<String> {
    let code: String = text
        .trim()
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || "-_.:".contains(*letter))
        .take(40)
        .collect();
    (!code.is_empty()).then_some(code)
}

/// What an answer's JSON says; nothing where it is none.
#[must_use]
pub fn json_of(answer: &Answer) -> Fields {
    Fields::json(&answer.body).unwrap_or_default()
}

/// A text at a path, where it is one.
#[must_use]
pub fn word(fields: &Fields, path: &str) -> Option<String> {
    fields.text(path).ok().flatten().filter(|text| !text.is_empty())
}

/// Milliseconds of `2026-11-22T17:00:00.000Z`, also with an offset such as `+0000`, also with a space for the `T` and without a zone (then UTC).
#[must_use]
pub fn time(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at.as_millisecond());
    }
    // `+0000` without its colon.
    if let Some((head, zone)) = text.len().checked_sub(5).and_then(|at| text.split_at_checked(at))
        && matches!(zone.as_bytes().first(), Some(b'+' | b'-'))
        && let Some((hours, minutes)) = zone.split_at_checked(3)
        && let Ok(at) = format!("{head}{hours}:{minutes}").parse::<Timestamp>()
    {
        return Some(at.as_millisecond());
    }
    let civil: DateTime = text.replace(' ', "T").parse().ok()?;
    civil.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp().as_millisecond())
}

/// Milliseconds of seconds since 1970; digits only.
#[must_use]
pub fn seconds(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse::<i64>().ok()?.checked_mul(1_000))?
}

/// A part's place from the header of a joined text (3GPP TS 23.040 §9.2.3.24), as bytes.
#[must_use]
pub fn udh_part(udh: &[u8]) -> Option<Part> {
    let (&length, rest) = udh.split_first()?;
    let mut elements = rest.get(..usize::from(length))?;
    while let [kind, length, after @ ..] = elements {
        let value = after.get(..usize::from(*length))?;
        let found = match (kind, value) {
            (0x00, [reference, total, number]) => Some((u16::from(*reference), *total, *number)),
            (0x08, [high, low, total, number]) => Some((u16::from_be_bytes([*high, *low]), *total, *number)),
            _ => None,
        };
        if let Some((reference, total, number)) = found {
            return part(reference.to_string(), number, total);
        }
        elements = after.get(usize::from(*length)..)?;
    }
    None
}

/// A part whose place makes sense; one of one is none.
#[must_use]
pub fn part(reference: String, number: u8, total: u8) -> Option<Part> {
    (total > 1 && (1..=total).contains(&number)).then_some(Part { reference, number, total })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_gateways_write_them() {
        for text in [
            "2026-11-22T17:00:00Z",
            "2026-11-22T17:00:00.000Z",
            "2026-11-22T17:00:00.000+0000",
            "2026-11-22T18:00:00+01:00",
            "2026-11-22 17:00:00",
            "2026-11-22T17:00:00.000000",
        ] {
            assert_eq!(time(text), Some(1_795_366_800_000), "{text}");
        }
        for text in ["", "yesterday", "2026-13-22T17:00:00Z", "+0000"] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(seconds("1795366800"), Some(1_795_366_800_000));
        for text in ["", "-1", "1e9", "1795366800.0", "99999999999999999999"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_was_certainly_not_taken_is_tried_again() {
        let said = |status| by_status(&Answer { status, retry_after_s: Some(7), ..Answer::default() }, || None);
        let again = |after_ms| Err(SendError::Retry { after_ms });
        let table = [
            (202, Ok(())),
            (400, Err(SendError::Reject { code: "http-400".into() })),
            (401, again(Some(60_000))),
            (425, again(None)),
            (429, again(Some(7_000))),
            // It took too long, or something before it had enough: the text may be gone.
            (408, Err(SendError::Unknown)),
            (500, Err(SendError::Unknown)),
            (502, Err(SendError::Unknown)),
            (503, Err(SendError::Unknown)),
            (504, Err(SendError::Unknown)),
        ];
        for (status, expected) in table {
            assert_eq!(said(status), expected, "{status}");
        }
    }

    #[test]
    fn parts_are_told_by_their_header() {
        let found = |udh: &[u8]| udh_part(udh).map(|part| (part.reference, part.number, part.total));
        assert_eq!(found(&[5, 0, 3, 42, 2, 1]), Some(("42".into(), 1, 2)));
        assert_eq!(found(&[6, 8, 4, 1, 2, 3, 3]), Some(("258".into(), 3, 3)));
        // Another element stands before it.
        assert_eq!(found(&[9, 36, 2, 0, 0, 0, 3, 7, 2, 2]), Some(("7".into(), 2, 2)));
        for udh in [
            &[] as &[u8],
            &[5, 0, 3, 42, 2],
            &[5, 0, 3, 42, 2, 3],
            &[5, 0, 3, 42, 0, 0],
            &[5, 0, 3, 42, 1, 1],
            &[200, 0, 3],
        ] {
            assert_eq!(found(udh), None, "{udh:?}");
        }
    }
}
