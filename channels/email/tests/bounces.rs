//! How many reports of other people's mail systems are recognised, and how many mails of people are mistaken for one.
//! The corpora aren't part of the project: without them the tests say so and count as skipped.

mod corpora;

use std::fs;
use std::path::Path;

use earshot_email::read::headers::Headers;
use earshot_email::read::{Auto, Bounce, Limits, Part, auto, bounce, read};

#[test]
fn recognises_what_mail_systems_report() {
    let Some(files) = mails("bounce") else { return };
    let mut unknown = Vec::new();
    let mut nameless = Vec::new();
    let (mut reports, mut with_status, mut with_ids, mut hard) = (0, 0, 0, 0);
    for (name, bytes) in &files {
        let (auto, bounce) = look(bytes);
        if std::env::var_os("EARSHOT_SHOW").is_some() {
            println!("{name}\t{auto:?}\t{bounce:?}");
        }
        match &bounce {
            Some(bounce) => {
                reports += 1;
                hard += usize::from(bounce.hard);
                with_status += usize::from(bounce.status.is_some());
                with_ids += usize::from(!bounce.original_ids.is_empty());
                if bounce.recipient.is_none() {
                    nameless.push(name.as_str());
                }
            }
            None if matches!(auto, Auto::AutoReply | Auto::OutOfOffice) => {}
            None => unknown.push(name.as_str()),
        }
    }
    println!(
        "reports: {reports} of {} mails, {hard} hard, {with_status} with status, {with_ids} with ids",
        files.len()
    );
    println!("not recognised: {} {unknown:?}", unknown.len());
    println!("no recipient: {} {nameless:?}", nameless.len());
    assert!(unknown.len() * 100 <= files.len(), "{unknown:?}");
    assert!(nameless.len() * 100 <= files.len() * 2, "{nameless:?}");
}

#[test]
fn takes_people_for_people() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for folder in ["parse", "reply", "forward"] {
        let Some(files) = mails(folder) else { return };
        seen += files.len();
        for (name, bytes) in &files {
            let (auto, bounce) = look(bytes);
            if bounce.is_some() || matches!(auto, Auto::AutoReply | Auto::OutOfOffice | Auto::Bounce) {
                wrong.push(format!("{folder}/{name}: {auto:?}"));
            }
        }
    }
    println!("automatic or reports among {seen}: {} {wrong:#?}", wrong.len());
    assert!(wrong.len() * 100 <= seen * 2, "{wrong:#?}");
}

#[test]
fn looks_in_linear_time() {
    let headers = Headers::new([("From".to_owned(), "MAILER-DAEMON@x.example".to_owned())]);
    let units = ["@", "a@b.example ", "5.1.1 ", "550 ", "<a@b.example>:\n", "Final-Recipient: a@b.example\n", "a: b\n"];
    for unit in units.into_iter().chain(["\"a\"@", "\n", "{\"a\":", "=", "<", "\u{e9}", "Message-ID: <a@b>\n"]) {
        let text = unit.repeat(4_000_000 / unit.len());
        let started = std::time::Instant::now();
        let bytes = text.clone().into_bytes();
        let part = Part { media_type: "message/delivery-status".to_owned(), bytes, ..Part::default() };
        let _ = bounce::detect(&headers, &text, &text, &[]);
        let _ = bounce::detect(&headers, "", &text, &[part]);
        let _ = auto::classify(&Headers::default(), &text, &text, None);
        assert!(started.elapsed().as_secs() < 5, "{unit:?}: {:?}", started.elapsed());
    }
}

/// The mails of a corpus with their names, or `None` and a word where it isn't there.
fn mails(folder: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    walk(&corpora::corpus(folder)?, &mut files);
    files.sort();
    Some(files)
}

fn walk(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !["trimmed", "elided", "before", "embedded"].iter().any(|name| path.ends_with(name)) {
                walk(&path, files);
            }
        } else if let Ok(bytes) = fs::read(&path)
            && !["LICENSE", "README.md"].iter().any(|name| path.ends_with(name))
        {
            files.push((entry.file_name().to_string_lossy().into_owned(), bytes));
        }
    }
}

/// What ships reads it.
fn look(bytes: &[u8]) -> (Auto, Option<Bounce>) {
    let mail = read(bytes, &Limits::default());
    (mail.auto, mail.bounce)
}
