//! Plays bytes as everything that a mail server says to the receiver of a mailbox, through the guard to async-imap's
//! parser and on: it must end, and neither panic nor grow.
//!
//! Run: `cargo fuzz run imap --sanitizer none` (stable Rust has coverage and no sanitizers).
#![no_main]

use async_trait::async_trait;
use earshot_email::imap::{Cursor, Fetched, Sink, SinkError, fuzz};
use libfuzzer_sys::fuzz_target;

struct Ears(usize);

#[async_trait]
impl Sink for Ears {
    async fn deliver(&mut self, mails: Vec<Fetched>, cursor: &Cursor) -> Result<(), SinkError> {
        self.0 += mails.len();
        assert!(mails.iter().filter_map(|mail| mail.body.raw()).all(|raw| raw.len() <= 2 * 1024 * 1024));
        assert!(Cursor::from_json(&cursor.to_json()).is_ok());
        Ok(())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(fuzz(bytes, &mut Ears(0)));
});
