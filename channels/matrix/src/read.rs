//! What a Matrix event means. Pure: the event's JSON in, its meaning out.
//!
//! Read leniently from plain JSON, because clients differ and what a stranger sends is whatever they like. Deliberately absent: who the
//! contact is, the network and keys. Invariant: never panics, and what isn't understood is said and not dropped.

mod words;

use earshot_channel::UnixMillis;
use serde_json::Value;

pub use words::{File, Words};

/// Longest event that is read, in bytes: four times what a server may pass on.
pub const EVENT_BYTES: usize = 256 * 1024;
/// Key of the message's id within the content of what Earshot sends.
pub const OWN_KEY: &str = "org.earshot.message";
/// Longest identifier (Matrix specification, appendices, common identifier format), in bytes.
const ID_BYTES: usize = 255;

/// An event as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The event's id.
    pub id: String,
    /// Who sent it, as the server says.
    pub sender: String,
    /// When, by the sender's server.
    pub at: Option<UnixMillis>,
    /// The transaction with which this device sent it.
    pub transaction: Option<String>,
    /// The message of Earshot's that it is, on whichever device it was sent.
    pub message: Option<String>,
    /// What it means.
    pub meaning: Meaning,
}

/// What an event means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing that anybody has to see.
    #[default]
    Nothing,
    /// Somebody wrote or sent something.
    Words(Words),
    /// Somebody changed what they wrote.
    Edit {
        /// Which event.
        of: String,
        /// The new words.
        words: Words,
    },
    /// Somebody took an event back.
    Redaction {
        /// Which.
        of: String,
    },
    /// It was taken back before it came here.
    TakenBack,
    /// Somebody's place in the room changed.
    Member {
        /// Whose.
        who: String,
        /// What it is now.
        now: Membership,
        /// What it was, as the server says.
        before: Option<Membership>,
    },
    /// The talk goes on in another room.
    Moved {
        /// Which.
        to: String,
    },
    /// Its key is missing.
    Undecryptable,
    /// It can't be told, with the reason for an operator.
    Unreadable(String),
}

/// Somebody's place in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// Asked to come in.
    Invited,
    /// In it.
    Joined,
    /// Not in it any more.
    Left,
    /// Thrown out for good.
    Banned,
    /// Asks to be let in.
    Knocks,
}

/// Why not even an event's id and sender could be read, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoEvent(pub String);

/// Reads an event.
///
/// # Errors
/// [`NoEvent`] where the bytes have no usable id or sender.
pub fn event(raw: &[u8]) -> Result<Event, NoEvent> {
    if raw.len() > EVENT_BYTES {
        return Err(NoEvent("It is larger than an event may be.".into()));
    }
    let json: Value = serde_json::from_slice(raw).map_err(|_| NoEvent("It is no JSON.".into()))?;
    let text = |key: &str| json.get(key).and_then(Value::as_str).unwrap_or_default();
    let (id, sender) = (text("event_id"), text("sender"));
    if !is_id(id, '$') {
        return Err(NoEvent("It has no usable id.".into()));
    }
    if !is_user(sender) {
        return Err(NoEvent("It does not say who sent it.".into()));
    }
    let content = json.get("content").unwrap_or(&Value::Null);
    let unsigned = json.get("unsigned").unwrap_or(&Value::Null);
    let own = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    Ok(Event {
        id: id.to_owned(),
        sender: sender.to_owned(),
        at: json.get("origin_server_ts").and_then(Value::as_i64).filter(|at| *at > 0).map(UnixMillis),
        transaction: own(unsigned, "transaction_id"),
        message: own(content, OWN_KEY).filter(|id| id.len() <= ID_BYTES),
        meaning: meaning(text("type"), content, unsigned, &json),
    })
}

fn meaning(kind: &str, content: &Value, unsigned: &Value, json: &Value) -> Meaning {
    if let Some(whose) = json.get("state_key") {
        return state(kind, whose.as_str().unwrap_or_default(), content, unsigned);
    }
    if unsigned.get("redacted_because").is_some_and(|because| !because.is_null()) {
        return Meaning::TakenBack;
    }
    match kind {
        "m.room.encrypted" => Meaning::Undecryptable,
        "m.room.redaction" => redaction(content, json),
        "m.room.message" => message(content),
        "m.sticker" => told(words::sticker(content)),
        "m.reaction" => told(words::reaction(content)),
        "m.poll.start" | "org.matrix.msc3381.poll.start" => told(words::poll(kind, content)),
        "m.call.invite" => Meaning::Words(Words::noted("", "They called through Matrix. Calls can't be taken here.")),
        _ if is_noise(kind) => Meaning::Nothing,
        _ => Meaning::Unreadable(format!("An event of a kind that Earshot doesn't know: {}", shown(kind))),
    }
}

/// Steps of protocols, each of which says nothing by itself.
fn is_noise(kind: &str) -> bool {
    const ANSWERS: [&str; 4] =
        ["m.poll.response", "m.poll.end", "org.matrix.msc3381.poll.response", "org.matrix.msc3381.poll.end"];
    kind.starts_with("m.key.verification.") || kind.starts_with("m.call.") || ANSWERS.contains(&kind)
}

fn told(words: Result<Words, &'static str>) -> Meaning {
    words.map_or_else(|why| Meaning::Unreadable(why.to_owned()), Meaning::Words)
}

fn message(content: &Value) -> Meaning {
    let relation = content.get("m.relates_to").unwrap_or(&Value::Null);
    if relation.get("rel_type").and_then(Value::as_str) != Some("m.replace") {
        return told(words::message(content));
    }
    let of = relation.get("event_id").and_then(Value::as_str).unwrap_or_default();
    let words = words::message(content.get("m.new_content").unwrap_or(content));
    match words {
        Ok(words) if is_id(of, '$') && words.file.is_none() => Meaning::Edit { of: of.to_owned(), words },
        // A file replaces no words: both are kept.
        Ok(words) if is_id(of, '$') => {
            let answers = Some(earshot_channel::CarrierId::new(of));
            Meaning::Words(Words { note: Some("A file, sent instead of an earlier message.".into()), answers, ..words })
        }
        // An edit of nothing is still something that somebody wrote.
        Ok(words) => Meaning::Words(Words { note: Some("An edit that names no message.".into()), ..words }),
        Err(why) => Meaning::Unreadable(why.to_owned()),
    }
}

/// Rooms of version 11 name what is taken back in the content, older ones beside it.
fn redaction(content: &Value, json: &Value) -> Meaning {
    let named = [content.get("redacts"), json.get("redacts")].into_iter().flatten().find_map(Value::as_str);
    match named.filter(|of| is_id(of, '$')) {
        Some(of) => Meaning::Redaction { of: of.to_owned() },
        None => Meaning::Unreadable("Something was taken back, and it isn't said what.".into()),
    }
}

fn state(kind: &str, whose: &str, content: &Value, unsigned: &Value) -> Meaning {
    match kind {
        "m.room.member" => {
            let before = unsigned.get("prev_content").and_then(membership);
            match membership(content) {
                Some(now) if is_user(whose) => Meaning::Member { who: whose.to_owned(), now, before },
                _ => Meaning::Nothing,
            }
        }
        "m.room.tombstone" => match content.get("replacement_room").and_then(Value::as_str) {
            Some(to) if is_id(to, '!') => Meaning::Moved { to: to.to_owned() },
            _ => Meaning::Unreadable("The room was ended, and it isn't said where the talk goes on.".into()),
        },
        _ => Meaning::Nothing,
    }
}

fn membership(content: &Value) -> Option<Membership> {
    Some(match content.get("membership")?.as_str()? {
        "invite" => Membership::Invited,
        "join" => Membership::Joined,
        "leave" => Membership::Left,
        "ban" => Membership::Banned,
        "knock" => Membership::Knocks,
        _ => return None,
    })
}

/// Whether this can be an identifier of the kind that begins with `sigil`.
pub(crate) fn is_id(text: &str, sigil: char) -> bool {
    text.len() > 1 && text.len() <= ID_BYTES && text.starts_with(sigil) && text.chars().all(is_plain)
}

pub(crate) fn is_user(text: &str) -> bool {
    is_id(text, '@') && text.split_once(':').is_some_and(|(name, server)| name.len() > 1 && !server.is_empty())
}

fn is_plain(letter: char) -> bool {
    !letter.is_control() && !letter.is_whitespace() && !words::turns(letter)
}

/// A name from outside within our own words.
fn shown(name: &str) -> String {
    name.chars().filter(|letter| is_plain(*letter)).take(80).collect()
}
