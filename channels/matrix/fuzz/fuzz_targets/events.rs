//! Feeds bytes from outside to the reader of events and to what makes items of them.
//!
//! Beside "no panic" it holds the reader to its word: nothing in clear replaces anything in an encrypted talk.
//! Run: `cargo fuzz run events --sanitizer none` (stable Rust has coverage and no sanitizers).
#![no_main]

use bytes::Bytes;
use earshot_matrix::{
    item::{self, Came, Room},
    read,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let room = Room {
        id: "!talk:matrix.example".into(),
        own: "@help:hotline.example".into(),
        contact: "@tove:matrix.example".into(),
        companions: Vec::new(),
        encrypted: true,
    };
    let Ok(event) = read::event(bytes) else { return };
    let came = Came { edits_own: true, ..Came::default() };
    let item = item::received(&event, &room, came, Bytes::copy_from_slice(bytes));
    let content = item.map(|item| item.content);
    assert!(!matches!(content, Some(Ok(earshot_channel::Inbound::Edit { .. }))));
});
