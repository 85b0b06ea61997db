//! Feeds bytes from outside to every reader of the web chat: bodies, queries, file names, sessions, handles.
//!
//! Beside "no panic" it holds the readers to their word: what was read keeps the limits, and nothing unsigned opens.
//! Run: `cargo fuzz run requests --sanitizer none` (stable Rust has coverage and no sanitizers).
#![no_main]

use earshot_channel::{Address, ChannelId, UnixMillis};
use earshot_webchat::{
    TEXT_LIMIT_CHARS,
    parse::{self, Handle, Keys, LeaveBody, SessionBody, TypingBody},
};
use libfuzzer_sys::fuzz_target;
use uuid::Uuid;

const NOW: UnixMillis = UnixMillis(1_767_614_400_000);

fuzz_target!(|bytes: &[u8]| {
    if let Ok(body) = parse::send(bytes) {
        assert!(body.text.chars().count() <= TEXT_LIMIT_CHARS);
        assert!(!body.text.contains(['\0', '\r']));
        assert!(!body.text.trim().is_empty() || !body.attachments.is_empty());
        assert!(body.language.is_none_or(|tag| tag.len() <= 35 && tag.is_ascii()));
    }
    let _ = parse::safe(bytes);
    assert!(parse::seen(bytes).is_ok_and(|body| body.seq >= 0) || parse::seen(bytes).is_err());
    let _ = parse::object::<SessionBody>(bytes);
    let _ = parse::object::<TypingBody>(bytes);
    let _ = parse::object::<LeaveBody>(bytes);

    let text = String::from_utf8_lossy(bytes);
    if let Ok(query) = parse::stream(&text) {
        assert!(query.after >= 0 && query.wait_s <= 55);
    }
    let name = earshot_channel::file_name_from_header(&text);
    assert!(!name.is_empty() && name.len() <= 200 && !name.contains(['/', '\\', '\0', '\u{202E}']));
    parse::media_type(&text);

    let Some(keys) = Keys::new(&[7; 32], ChannelId(Uuid::nil())) else { return };
    assert!(keys.open(&text, NOW).is_none(), "nothing unsigned is a session");
    let address = Address::new("a");
    assert!(Handle::open(&keys, &address, &text, NOW).is_none(), "nothing unsigned is a handle");
    // Our own, with one letter changed by the input, must not open either.
    let mut token = keys.seal([1; 32], NOW).into_bytes();
    if let (Some(&at), Some(&letter)) = (bytes.first(), bytes.get(1)) {
        let at = usize::from(at) % token.len();
        let changed = token.get(at) != Some(&letter);
        if let Some(place) = token.get_mut(at) {
            *place = letter;
        }
        let opens = std::str::from_utf8(&token).is_ok_and(|token| keys.open(token, NOW).is_some());
        assert_eq!(opens, !changed);
    }
});
