//! Mails of many programs from outside of the project: each becomes an item, readable where a person could read it.

mod corpora;

use earshot_email::{
    inspect::line,
    read::{Limits, read},
};

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
        let readable = [&mail.text, &mail.subject].iter().any(|text| !text.trim().is_empty());
        if !readable && mail.attachments.is_empty() || line(&mail).as_object().is_none() {
            unreadable.push(path);
        }
    }
    println!("{seen} mails");
    assert!(seen > 0 && unreadable.is_empty(), "{} of {seen} are unreadable: {unreadable:?}", unreadable.len());
}
