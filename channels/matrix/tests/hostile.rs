//! What strangers may send: every file of `fixtures/hostile` through the reader and what makes items of it.
//!
//! The files are frozen as they are; `fixtures/hostile.txt` beside them says what becomes of each, opened with a key and in clear, in a room
//! that is encrypted. `UPDATE_EXPECT=1` writes it anew, to be read before it is kept.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::{fmt::Write as _, path::Path};

use bytes::Bytes;
use earshot_channel::{Inbound, InboundMessage, Received};
use earshot_matrix::{
    item::{self, Came, Room},
    read::{self, Meaning, Words},
};
use expect_test::expect_file;

fn room(encrypted: bool) -> Room {
    Room {
        id: "!talk:matrix.example".into(),
        own: "@help:hotline.example".into(),
        contact: "@tove:matrix.example".into(),
        companions: vec!["@bot:hotline.example".into()],
        encrypted,
    }
}

fn become_of(raw: &[u8], came: Came) -> Option<Received> {
    let bytes = Bytes::copy_from_slice(raw);
    match read::event(raw) {
        Ok(event) => item::received(&event, &room(true), came, bytes),
        Err(read::NoEvent(why)) => Some(item::unreadable(why, &room(true), bytes)),
    }
}

fn shown(text: &str) -> String {
    let cut: String = text.chars().take(160).collect();
    format!("{cut:?}{}", if cut.len() < text.len() { format!(" … {} bytes", text.len()) } else { String::new() })
}

fn message(message: &InboundMessage) -> String {
    let mut line = format!("{:?} says {}", message.origin, shown(&message.text));
    if !message.references.is_empty() {
        let ids: Vec<_> = message.references.iter().map(|id| id.expose()).collect();
        write!(line, " to {ids:?}").unwrap();
    }
    if let Some(envelope) = &message.envelope {
        write!(line, " ({} {:?})", envelope.from.address, envelope.authenticity).unwrap();
    }
    line
}

fn line(item: Option<&Received>) -> String {
    let Some(item) = item else { return "nothing".into() };
    let said = match &item.content {
        Ok(Inbound::Message(one)) => message(one),
        Ok(Inbound::Edit { of, text, .. }) => format!("edits {}: {}", of.expose(), shown(text)),
        Ok(Inbound::Redaction { of, .. }) => format!("takes back {}", of.expose()),
        Ok(other) => format!("{other:?}"),
        Err(unreadable) => format!("unreadable: {}", unreadable.why),
    };
    format!("{} {said}", shown(item.carrier_id.expose()))
}

/// The file that an event brings, as it was read.
fn file(raw: &[u8]) -> String {
    match read::event(raw).map(|event| event.meaning) {
        Ok(
            Meaning::Words(Words { file: Some(file), .. })
            | Meaning::Edit { words: Words { file: Some(file), .. }, .. },
        ) => {
            format!("  file   {:?} {} {:?} {}\n", file.name, file.media_type, file.size_bytes, file.source)
        }
        _ => String::new(),
    }
}

#[test]
fn what_strangers_send_is_read_or_said_to_be_unreadable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 100, "{} files", files.len());
    let mut all = String::new();
    for path in files {
        let raw = std::fs::read(&path).unwrap();
        let opened = become_of(&raw, Came { decrypted: true, edits_own: true, ..Came::default() });
        let clear = become_of(&raw, Came { edits_own: true, ..Came::default() });
        let name = path.file_stem().unwrap().to_string_lossy();
        write!(all, "{name}\n  opened {}\n", line(opened.as_ref())).unwrap();
        if line(opened.as_ref()) != line(clear.as_ref()) {
            writeln!(all, "  clear  {}", line(clear.as_ref())).unwrap();
        }
        all.push_str(&file(&raw));
    }
    expect_file!["../fixtures/hostile.txt"].assert_eq(&all);
}

#[test]
fn nothing_in_clear_replaces_anything_in_an_encrypted_talk() {
    let raw = br#"{"event_id":"$e","sender":"@tove:matrix.example","type":"m.room.message","content":{"msgtype":"m.text","body":"*",
        "m.new_content":{"msgtype":"m.text","body":"all is well"},"m.relates_to":{"rel_type":"m.replace","event_id":"$old"}}}"#;
    let event = read::event(raw).unwrap();
    let table =
        [(true, true, true, true), (true, false, true, false), (false, false, true, true), (true, true, false, false)];
    for (encrypted, decrypted, edits_own, replaces) in table {
        let came = Came { decrypted, edits_own, ..Came::default() };
        let item = item::received(&event, &room(encrypted), came, Bytes::new()).unwrap();
        let is_edit = matches!(item.content, Ok(Inbound::Edit { .. }));
        assert_eq!(is_edit, replaces, "encrypted {encrypted}, decrypted {decrypted}, known {edits_own}");
    }
}

#[test]
fn an_event_is_one_thing_for_ever_and_no_other() {
    let one = item::digest("!a:x", "$1", "@tove:x");
    assert_eq!(one, item::digest("!a:x", "$1", "@tove:x"));
    for (room, event, sender) in [("!b:x", "$1", "@tove:x"), ("!a:x", "$2", "@tove:x"), ("!a:x", "$1", "@rune:x")] {
        assert_ne!(one, item::digest(room, event, sender));
    }
    assert_ne!(item::digest("!a", "$b", "c"), item::digest("!a$", "b", "c"));
}
