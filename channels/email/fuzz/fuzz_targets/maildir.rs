//! Reads bytes as an old mailbox of many files, whatever their names: each comes once, and a later run goes on after every batch.
//!
//! Run: `cargo fuzz run maildir --sanitizer none` (stable Rust has coverage and no sanitizers). Writes to the folder for temporary files.
#![no_main]

use std::{collections::HashSet, ffi::OsStr, fs, os::unix::ffi::OsStrExt, process};

use earshot_email::import::fuzz;
use libfuzzer_sys::fuzz_target;

/// Files of one run.
const FILES: usize = 8;
/// Bytes of a piece that are its name.
const NAME_BYTES: usize = 12;

fuzz_target!(|bytes: &[u8]| {
    let folder = std::env::temp_dir().join(format!("earshot-maildir-{}", process::id()));
    fs::create_dir_all(folder.join("cur")).unwrap();
    fs::create_dir_all(folder.join("new")).unwrap();
    let mut there = HashSet::new();
    for piece in bytes.split(|byte| *byte == 0xff).take(FILES) {
        let (name, words) = piece.split_at(piece.len().min(NAME_BYTES));
        let Some((place, name)) = name.split_first() else { continue };
        if name.is_empty() || name.starts_with(b".") || name.contains(&b'/') || name.contains(&0) {
            continue;
        }
        let path = folder.join(if place % 2 == 0 { "cur" } else { "new" }).join(OsStr::from_bytes(name));
        fs::write(&path, words).unwrap();
        // One mail with two flags is one mail.
        there.insert(name.split(|byte| *byte == b':').next().map(<[u8]>::to_vec));
    }
    let mails = fuzz(&folder, &folder.join("notes")).unwrap();
    assert!(mails >= there.len().min(1) && mails <= FILES);
    fs::remove_dir_all(&folder).unwrap();
});
