//! Feeds bytes from outside to the reader of mails.
//!
//! Beside "no panic" it holds the reader to its word: no U+0000, limits kept, names safe, words never folded away whole.
//! Run: `cargo fuzz run read fixtures/hostile --sanitizer none` (stable Rust has coverage and no sanitizers).
#![no_main]

use earshot_email::{
    inspect::line,
    read::{Limits, normalised_id, read},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits =
        Limits { parts: 50, depth: 10, text_bytes: 64 * 1024, attachment_bytes: 256 * 1024, ..Limits::default() };
    let mail = read(bytes, &limits);
    assert!(!mail.text.contains('\0') && !mail.subject.contains(['\0', '\r', '\n']));
    assert!(mail.text.len() <= limits.text_bytes);
    assert!(mail.text.trim().is_empty() || !mail.reply_text.trim().is_empty(), "words were folded away");
    assert!(mail.attachments.len() <= limits.parts);
    assert!(mail.attachments.iter().map(|part| part.bytes.len()).sum::<usize>() <= limits.attachment_bytes);
    for part in &mail.attachments {
        assert!(!part.name.contains(['/', '\\', '\0', '\u{202E}']));
    }
    assert!(mail.thread_ids.len() <= 200);
    for id in mail.thread_ids.iter().chain(&mail.message_id) {
        assert_eq!(normalised_id(id), *id, "an id has one spelling");
    }
    assert!(!line(&mail).to_string().contains('\n'));
});
