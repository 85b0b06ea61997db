//! The words and the file of an event's content.

use earshot_channel::{CarrierId, file_name};
use serde_json::Value;

use super::is_id;

/// Longest text that is read, in characters; an event has no room for more.
const TEXT_CHARS: usize = 65_536;
/// Answers of a poll that are read.
const ANSWERS: usize = 20;

/// What somebody wrote or sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Readable text.
    pub text: String,
    /// The event that it answers or belongs to.
    pub answers: Option<CarrierId>,
    /// The file that it brings.
    pub file: Option<File>,
    /// What has to be said beside it.
    pub note: Option<String>,
    /// Clients never encrypt what is of its kind.
    pub never_encrypted: bool,
    /// It says itself that a machine wrote it.
    pub by_machine: bool,
}

/// A file on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name that the sender gave it, made harmless.
    pub name: String,
    /// The media type that the sender claims.
    pub media_type: String,
    /// The length that the sender claims.
    pub size_bytes: Option<u64>,
    /// Where it is: `{"url": …}`, or with the key that opens it `{"file": {…}}`.
    pub source: Value,
}

impl Words {
    pub(super) fn noted(text: &str, note: &str) -> Self {
        Self { text: text.to_owned(), note: Some(note.to_owned()), ..Self::default() }
    }
}

/// `m.room.message` and what replaces it.
pub(super) fn message(content: &Value) -> Result<Words, &'static str> {
    let answers = content.pointer("/m.relates_to/m.in_reply_to/event_id").and_then(Value::as_str);
    let answers = answers.filter(|id| is_id(id, '$')).map(CarrierId::new);
    let mut text = body(content);
    if answers.is_some() {
        text = without_quotation(&text);
    }
    let kind = content.get("msgtype").and_then(Value::as_str).unwrap_or_default();
    let words = match kind {
        "m.text" | "m.server_notice" => Words { text, ..Words::default() },
        "m.notice" => Words { text, by_machine: true, ..Words::default() },
        "m.emote" => Words { text: format!("* {text}"), ..Words::default() },
        "m.image" | "m.file" | "m.audio" | "m.video" => with_file(kind, &text, content),
        "m.location" => location(&text, content),
        "m.key.verification.request" => {
            let note = "They ask to compare keys, so that both sides know that nobody reads along on the way.";
            Words { note: Some(note.into()), ..Words::default() }
        }
        _ if text.is_empty() => return Err("A message of a kind that Earshot doesn't know, without words."),
        _ => Words { text, note: Some("A message of a kind that Earshot doesn't know.".into()), ..Words::default() },
    };
    let is_empty = words.text.trim().is_empty() && words.file.is_none() && words.note.is_none();
    let note = if is_empty { Some("An empty message.".into()) } else { words.note };
    Ok(Words { answers, note, ..words })
}

fn with_file(kind: &str, text: &str, content: &Value) -> Words {
    let given = content.get("filename").and_then(Value::as_str);
    // With a name of its own, the body is what was written under the file.
    let caption = given.filter(|name| *name != text).map(|_| text.to_owned()).unwrap_or_default();
    let name = file_name(given.unwrap_or(text));
    let is_voice = content.get("org.matrix.msc3245.voice").is_some();
    let fallback = match kind {
        "m.image" => "image/*",
        "m.audio" => "audio/*",
        "m.video" => "video/*",
        _ => "application/octet-stream",
    };
    match file(content, name, fallback) {
        Some(file) => {
            let note = is_voice.then(|| "A voice message.".to_owned());
            Words { text: caption, file: Some(file), note, ..Words::default() }
        }
        None => Words::noted(text, "A file that isn't there: the message doesn't say where it is."),
    }
}

fn file(content: &Value, name: String, fallback: &str) -> Option<File> {
    let key = content.get("file").filter(|file| file.is_object());
    let place = key.map_or(content.get("url"), |file| file.get("url")).and_then(Value::as_str)?;
    if !place.strip_prefix("mxc://").is_some_and(|rest| rest.contains('/')) || !is_id(place, 'm') {
        return None;
    }
    let info = content.get("info").unwrap_or(&Value::Null);
    let claimed = info.get("mimetype").and_then(Value::as_str).filter(|kind| is_media_type(kind));
    let source = match key {
        Some(file) => serde_json::json!({ "file": file }),
        None => serde_json::json!({ "url": place }),
    };
    Some(File {
        name,
        media_type: claimed.unwrap_or(fallback).to_ascii_lowercase(),
        size_bytes: info.get("size").and_then(Value::as_u64),
        source,
    })
}

fn is_media_type(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "!#$&-^_.+".contains(letter);
    let part = |part: &str| !part.is_empty() && part.chars().all(plain);
    text.len() <= 100 && text.split_once('/').is_some_and(|(main, sub)| part(main) && part(sub))
}

fn location(text: &str, content: &Value) -> Words {
    let place = content.get("geo_uri").and_then(Value::as_str).unwrap_or_default();
    let is_place = place.strip_prefix("geo:").is_some_and(|rest| {
        rest.len() <= 100 && rest.chars().all(|letter| letter.is_ascii_alphanumeric() || ".,;=-+".contains(letter))
    });
    match is_place {
        true => Words::noted(&format!("{text}\n{place}"), "A place on the map."),
        false => Words::noted(text, "A place on the map that can't be read."),
    }
}

/// `m.sticker`.
pub(super) fn sticker(content: &Value) -> Result<Words, &'static str> {
    let text = body(content);
    match file(content, file_name("sticker"), "image/*") {
        Some(file) => Ok(Words { text, file: Some(file), note: Some("A sticker.".into()), ..Words::default() }),
        None if text.is_empty() => Err("A sticker that isn't there."),
        None => Ok(Words::noted(&text, "A sticker that isn't there.")),
    }
}

/// `m.reaction`.
pub(super) fn reaction(content: &Value) -> Result<Words, &'static str> {
    let relation = content.get("m.relates_to").unwrap_or(&Value::Null);
    let text = |key: &str| relation.get(key).and_then(Value::as_str).unwrap_or_default();
    let (key, of) = (cleaned(text("key")), text("event_id"));
    if key.trim().is_empty() || !is_id(of, '$') {
        return Err("A reaction that can't be read.");
    }
    let key = key.chars().take(100).collect::<String>();
    let note = "A reaction to a message. Matrix doesn't encrypt reactions.";
    Ok(Words { answers: Some(CarrierId::new(of)), never_encrypted: true, ..Words::noted(&key, note) })
}

/// `m.poll.start`.
pub(super) fn poll(kind: &str, content: &Value) -> Result<Words, &'static str> {
    let poll = content.get("m.poll").or_else(|| content.get(kind)).unwrap_or(&Value::Null);
    let said = |value: &Value| -> Option<String> {
        let keys = ["body", "org.matrix.msc1767.text"];
        let plain = keys.iter().find_map(|key| value.get(*key)?.as_str());
        plain.or_else(|| value.get("m.text")?.get(0)?.get("body")?.as_str()).map(cleaned)
    };
    let question = poll.get("question").and_then(said).ok_or("A poll that can't be read.")?;
    let answers = poll.get("answers").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let answers: String = answers.iter().take(ANSWERS).filter_map(said).map(|answer| format!("\n– {answer}")).collect();
    Ok(Words::noted(&format!("{question}{answers}"), "A poll."))
}

/// The words of a content; of its HTML where it has no others.
fn body(content: &Value) -> String {
    let text = |key: &str| content.get(key).and_then(Value::as_str).unwrap_or_default();
    let plain = cleaned(text("body"));
    if plain.trim().is_empty() { cleaned(&without_tags(text("formatted_body"))) } else { plain }
}

/// Clients put what they answer before the answer, line by line behind `>`; it stands in the conversation already.
fn without_quotation(text: &str) -> String {
    if !text.starts_with("> <@") {
        return text.to_owned();
    }
    let mut lines = text.lines().skip_while(|line| line.starts_with('>')).peekable();
    lines.next_if(|line| line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn without_tags(html: &str) -> String {
    let (mut text, mut inside) = (String::new(), false);
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&").trim().to_owned()
}

/// Line ends as one character, no other control characters, none that turn text, not longer than any event has room for.
fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter(|&letter| matches!(letter, '\n' | '\t') || !(letter.is_control() || turns(letter)));
    kept.take(TEXT_CHARS).collect()
}

/// Marks that turn the direction of what follows: with them a text can look like another.
pub(super) fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
