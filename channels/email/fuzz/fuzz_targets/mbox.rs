//! Reads bytes as an old mailbox in one file: it ends, no mail is made up, and a later run goes on after every batch.
//!
//! Run: `cargo fuzz run mbox --sanitizer none` (stable Rust has coverage and no sanitizers). Writes to the folder for temporary files.
#![no_main]

use std::{fs, process};

use earshot_email::import::fuzz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir().join(format!("earshot-mbox-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (path, notes) = (folder.join("box"), folder.join("notes"));
    // What begins in another way is no mbox, and refused at once.
    fs::write(&path, [b"From ", bytes].concat()).unwrap();
    fuzz(&path, &notes).unwrap();
    fs::remove_dir_all(&folder).unwrap();
});
