//! Feeds whatever a hotline may put into its folder of rules to the reader of rule files.
//!
//! Beside "no panic": a mistake is named with a line that the file has, and what is taken ranks texts.
//! Run: `cargo fuzz run rules corpus/rules .. --sanitizer none` from this folder: the rules that Earshot brings are where it begins.
#![no_main]

use earshot_triage::Triage;
use libfuzzer_sys::fuzz_target;

const TEXTS: [&str; 3] = ["he is coming up the stairs", "ich schneide mich gerade", "💊💊 17 🙂"];

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Triage::only(&[("own.toml".to_owned(), text.to_owned())]) {
        Ok(rules) => {
            for words in TEXTS {
                assert!(rules.rank(words, None).priority <= 4);
            }
        }
        Err(error) => {
            assert_eq!(error.file, "own.toml");
            assert!((1..=text.matches('\n').count() + 1).contains(&error.line), "{error}");
            assert!(!error.reason.is_empty());
        }
    }
});
