//! Readers of bytes from outside: bodies, names, headers. Pure, bounded, and what the fuzz target feeds.
//!
//! Deliberately absent: I/O and the words of answers beyond what was wrong.

use bytes::Bytes;
use earshot_channel::SafetyAnswer;
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::TEXT_LIMIT_CHARS;
pub use crate::{attachments::Handle, session::Keys};

/// Most files that one message may carry.
pub const ATTACHMENT_LIMIT: usize = 10;
const NAME_OF_TOKEN: &[u8] = br#""token""#;

/// Why a body was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not JSON, or JSON of another shape.
    Malformed(&'static str),
    /// Readable, but it can't be.
    Invalid(&'static str),
    /// Longer than a message may be.
    TooLarge(&'static str),
}

/// What `session` takes.
#[derive(Debug, Deserialize)]
pub struct SessionBody {
    /// The page's language. Checked for its type only: nothing is stored.
    #[serde(default, rename = "language")]
    _language: Option<String>,
}

/// What `send` takes, checked.
#[derive(Debug)]
pub struct SendBody {
    /// The widget's own id.
    pub id: Uuid,
    /// Without U+0000, line ends as `\n`; empty only with attachments.
    pub text: String,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Handles as they came; not yet verified.
    pub attachments: Vec<String>,
}

/// What `safe` takes, checked.
#[derive(Debug)]
pub struct SafeBody {
    /// The widget's own id.
    pub id: Uuid,
    /// The answer.
    pub answer: SafetyAnswer,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// What `typing` takes.
#[derive(Debug, Deserialize)]
pub struct TypingBody {
    /// Began or stopped.
    pub on: bool,
}

/// What `seen` takes.
#[derive(Debug, Deserialize)]
pub struct SeenBody {
    /// The last item that was shown.
    pub seq: i64,
}

/// What `leave` takes. The token stands in the body, because a beacon of a closing page has no headers.
#[derive(Debug, Deserialize)]
pub struct LeaveBody {
    /// The session.
    #[serde(default)]
    pub token: Option<String>,
}

/// What `stream` takes, from its query.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StreamQuery {
    /// The last item that the page has.
    pub after: i64,
    /// Seconds to wait for an item in the long-poll form.
    pub wait_s: u64,
}

#[derive(Deserialize)]
struct SendWire {
    id: String,
    text: String,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    attachments: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct SafeWire {
    id: String,
    answer: String,
    #[serde(default)]
    language: Option<String>,
}

/// Reads a JSON object. Fields that nobody knows are passed over: a newer widget may meet an older server.
pub fn object<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    // Serde would take an array for a struct.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Err(Fault::Malformed("The body must be a JSON object."));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        Fault::Malformed(match error.is_data() {
            true => "The body lacks a field, or a field is of the wrong type.",
            false => "The body is not JSON.",
        })
    })
}

/// The bytes to keep of a body: as they came, but for a session that a page wrote into them. What is kept must not open
/// anything.
pub fn without_token(bytes: Bytes) -> Bytes {
    if !bytes.windows(NAME_OF_TOKEN.len()).any(|window| window == NAME_OF_TOKEN) {
        return bytes;
    }
    let Ok(mut fields) = serde_json::from_slice::<serde_json::Map<_, serde_json::Value>>(&bytes) else { return bytes };
    fields.remove("token");
    serde_json::to_vec(&fields).map(Bytes::from).unwrap_or(bytes)
}

/// Reads what `send` takes.
pub fn send(bytes: &[u8]) -> Result<SendBody, Fault> {
    let wire: SendWire = object(bytes)?;
    let id = own_id(&wire.id)?;
    let text = readable(&wire.text);
    let attachments = wire.attachments.unwrap_or_default();
    if text.chars().nth(TEXT_LIMIT_CHARS).is_some() {
        return Err(Fault::TooLarge("A message has at most 10,000 characters. Send it in parts."));
    }
    if text.trim().is_empty() && attachments.is_empty() {
        return Err(Fault::Invalid("The message is empty. Write something first."));
    }
    if attachments.len() > ATTACHMENT_LIMIT {
        return Err(Fault::Invalid("A message has at most 10 files. Send the others with another message."));
    }
    Ok(SendBody { id, text, language: wire.language.and_then(language), attachments })
}

/// Reads what `safe` takes.
pub fn safe(bytes: &[u8]) -> Result<SafeBody, Fault> {
    let wire: SafeWire = object(bytes)?;
    let answer = match wire.answer.as_str() {
        "yes" => SafetyAnswer::Yes,
        "no" => SafetyAnswer::No,
        "unsure" => SafetyAnswer::Unsure,
        _ => return Err(Fault::Invalid("The answer must be yes, no or unsure.")),
    };
    Ok(SafeBody { id: own_id(&wire.id)?, answer, language: wire.language.and_then(language) })
}

/// Reads what `seen` takes.
pub fn seen(bytes: &[u8]) -> Result<SeenBody, Fault> {
    let body: SeenBody = object(bytes)?;
    match body.seq {
        0.. => Ok(body),
        _ => Err(Fault::Invalid("seq must not be negative.")),
    }
}

/// Reads the query of `stream`. Parameters that nobody knows are passed over.
pub fn stream(query: &str) -> Result<StreamQuery, Fault> {
    let mut read = StreamQuery::default();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match name {
            "after" => {
                read.after = value.parse().map_err(|_| Fault::Malformed("after must be a whole number."))?;
            }
            "wait" => {
                read.wait_s = value.parse().map_err(|_| Fault::Malformed("wait must be a whole number of seconds."))?;
            }
            _ => {}
        }
    }
    if read.after < 0 {
        return Err(Fault::Invalid("after must not be negative."));
    }
    read.wait_s = read.wait_s.min(55);
    Ok(read)
}

/// The widget's own id: a UUID with hyphens. The other spellings of one UUID would make two ids of it.
fn own_id(text: &str) -> Result<Uuid, Fault> {
    match text.len() {
        36 => Uuid::try_parse(text).ok(),
        _ => None,
    }
    .ok_or(Fault::Invalid("id must be a UUID, as in 0192f0c1-2f3e-7a4b-8c5d-6e7f80910213."))
}

/// Strips U+0000, which a database can't hold, and makes every line end `\n`.
pub fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().filter(|&c| c != '\0').peekable();
    while let Some(c) = characters.next() {
        if c != '\r' {
            out.push(c);
        } else if characters.peek() != Some(&'\n') {
            out.push('\n');
        }
    }
    out
}

/// A language tag, or nothing: a message is never refused for a field that only helps.
pub fn language(tag: String) -> Option<String> {
    let fits = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then_some(tag)
}

/// The bare media type of a Content-Type header, in lower case, without parameters.
pub fn media_type(header: &str) -> String {
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether this may name a chat in an address.
pub fn is_key(key: &str) -> bool {
    (1..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Whether this is an origin as browsers write it.
pub fn is_origin(origin: &str) -> bool {
    let Some(rest) = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")) else { return false };
    !rest.is_empty()
        && rest
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b':' | b'[' | b']'))
}
