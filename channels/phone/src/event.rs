//! What an exchange tells of its calls: one event, or up to a hundred. Every field is looked at; what isn't known is refused in words.

use earshot_channel::{CallState, CarrierId, PhoneCall, UnixMillis};
use serde::Deserialize;
use serde_json::Value;

/// Events in one request at most.
const MOST: usize = 100;
/// Longest name that an exchange gives a call, in bytes.
const NAME_BYTES: usize = 200;
/// Longest name of a line or an operator, in characters.
const SHORT_CHARS: usize = 64;

/// Something that happened to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The exchange's name for the call.
    pub call: CarrierId,
    /// What happened.
    pub told: PhoneCall,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    call: String,
    event: String,
    #[serde(default)]
    at: Option<Value>,
    #[serde(default)]
    line: Option<String>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    agent: Option<String>,
}

/// Reads a body.
///
/// # Errors
/// What can't be read, in words for whoever set the exchange up; never what was sent.
pub fn read(body: &[u8]) -> Result<Vec<Event>, String> {
    let body: Value = serde_json::from_slice(body).map_err(|_| "The body is no JSON.".to_owned())?;
    let all = match body {
        Value::Array(all) => all,
        one => vec![one],
    };
    if all.is_empty() || all.len() > MOST {
        return Err(format!("A request holds 1 to {MOST} events."));
    }
    let numbered = all.into_iter().enumerate();
    numbered.map(|(index, one)| event(one).map_err(|words| format!("Event {}: {words}", index + 1))).collect()
}

fn event(value: Value) -> Result<Event, String> {
    let fields =
        "An event has call, event, and if you like at, line, language and agent, and nothing else; no caller's number.";
    let written: Written = serde_json::from_value(value).map_err(|_| fields.to_owned())?;
    if written.call.trim().is_empty() || written.call.len() > NAME_BYTES {
        return Err(format!("call is your name for the call, at most {NAME_BYTES} bytes."));
    }
    let state = match written.event.as_str() {
        "ringing" => CallState::Ringing,
        "answered" => CallState::Answered,
        "ended" => CallState::Ended,
        "missed" => CallState::Missed,
        _ => return Err("event is one of ringing, answered, ended, missed.".into()),
    };
    let at = match written.at {
        None | Some(Value::Null) => None,
        Some(at) => Some(time(&at).ok_or("at is a time such as 2026-03-02T10:00:00Z, or milliseconds since 1970.")?),
    };
    let short = |name: &str, text: Option<String>| match text.map(|text| text.trim().to_owned()) {
        Some(text) if text.chars().count() > SHORT_CHARS || text.chars().any(char::is_control) => {
            Err(format!("{name} is one line of at most {SHORT_CHARS} characters."))
        }
        text => Ok(text.filter(|text| !text.is_empty())),
    };
    let language = written.language.filter(|tag| !tag.is_empty());
    if language.as_deref().is_some_and(|tag| !is_tag(tag)) {
        return Err("language is a tag such as en or pt-BR.".into());
    }
    let told =
        PhoneCall { state, at, line: short("line", written.line)?, language, agent: short("agent", written.agent)? };
    Ok(Event { call: CarrierId::new(written.call), told })
}

fn time(value: &Value) -> Option<UnixMillis> {
    match value {
        Value::Number(ms) => ms.as_i64().filter(|ms| *ms >= 0).map(UnixMillis),
        Value::String(text) => {
            text.parse::<jiff::Timestamp>().ok().map(|at| UnixMillis(at.as_millisecond())).filter(|at| at.0 >= 0)
        }
        _ => None,
    }
}

/// BCP 47, as far as its shape tells.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && tag.len() <= 35
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_page_says() {
        let one = br#"{"call":"c-1","event":"ringing","at":"2026-03-02T11:00:00+01:00","line":" 116 000 ","language":"fr","agent":"mira"}"#;
        let told = PhoneCall {
            state: CallState::Ringing,
            at: Some(UnixMillis(1_772_445_600_000)),
            line: Some("116 000".into()),
            language: Some("fr".into()),
            agent: Some("mira".into()),
        };
        assert_eq!(read(one), Ok(vec![Event { call: CarrierId::new("c-1"), told }]));
        let two = br#"[{"call":"c-1","event":"ended","at":1772445600000},{"call":"c-2","event":"missed"}]"#;
        let events = read(two).expect("two events");
        assert_eq!(
            (events.len(), events[0].told.at, events[1].told.at),
            (2, Some(UnixMillis(1_772_445_600_000)), None)
        );
    }

    #[test]
    fn hostile_bodies_end_in_words() {
        let long = format!(r#"{{"call":"{}","event":"ringing"}}"#, "x".repeat(201));
        let many = format!("[{}]", vec![r#"{"call":"c","event":"ended"}"#; 101].join(","));
        let deep = "[".repeat(100_000);
        let bodies: &[(&[u8], &str)] = &[
            (b"", "no JSON"),
            (b"\xff\xfe", "no JSON"),
            (deep.as_bytes(), "no JSON"),
            (b"[]", "1 to 100"),
            (many.as_bytes(), "1 to 100"),
            (b"null", "An event has"),
            (b"{}", "An event has"),
            (br#"[[{"call":"c","event":"ended"}]]"#, "An event has"),
            (br#"{"call":7,"event":"ended"}"#, "An event has"),
            (br#"{"call":"c","event":"ended","caller":"+32470000000"}"#, "no caller's number"),
            (br#"{"call":" ","event":"ended"}"#, "call is your name"),
            (long.as_bytes(), "call is your name"),
            (br#"{"call":"c","event":"Ringing"}"#, "event is one of"),
            (br#"{"call":"c","event":"hold"}"#, "event is one of"),
            (br#"{"call":"c","event":"ended","at":"yesterday"}"#, "at is a time"),
            (br#"{"call":"c","event":"ended","at":-1}"#, "at is a time"),
            (br#"{"call":"c","event":"ended","at":1e300}"#, "at is a time"),
            (br#"{"call":"c","event":"ended","line":"a\u0000b"}"#, "line is one line"),
            (br#"{"call":"c","event":"ended","agent":"a\nb"}"#, "agent is one line"),
            (br#"{"call":"c","event":"ended","language":"English"}"#, "language is a tag"),
            (br#"{"call":"c","event":"ended","language":"en_GB"}"#, "language is a tag"),
        ];
        for (body, words) in bodies {
            let said = read(body).expect_err("it can't be read");
            assert!(said.contains(words), "{said}");
            assert!(!said.contains("32470000000"), "{said}");
        }
    }
}
