//! Mails of many programs from outside of the project: each becomes an item, readable where a person could read it.

mod corpora;

use earshot_email::{
    inspect::line,
    read::{Limits, read},
};

/// Mails that hold nothing but files, and pictures without a word.
const WITHOUT_WORDS: [&str; 10] = [
    "attachment_encoded_filename.eml",
    "attachment_long_filename.eml",
    "attachment_no_disposition.eml",
    "inline_attachment.eml",
    "issue-410.eml",
    "issue-410b.eml",
    "issue-410symbols.eml",
    "issue-414.eml",
    "mail_that_is_attachment.eml",
    "mixed_filename.eml",
];

#[test]
fn mails_of_many_programs_become_items() {
    let Some(folder) = corpora::corpus("parse") else { return };
    let mut unreadable = Vec::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "eml") {
            continue;
        }
        seen += 1;
        let mail = read(&std::fs::read(&path).unwrap(), &Limits::default());
        let holds_files = WITHOUT_WORDS.iter().any(|name| path.ends_with(name)) && !mail.attachments.is_empty();
        if mail.text.trim().is_empty() && !holds_files || line(&mail).as_object().is_none() {
            unreadable.push(path);
        }
    }
    println!("{seen} mails");
    assert!(seen > 0 && unreadable.is_empty(), "{} of {seen} are unreadable: {unreadable:?}", unreadable.len());
}
