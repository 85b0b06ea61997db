//! Forwards of a public corpus: recognised, with the original sender and date (rule 6); replies are none.
//!
//! The corpus holds bodies and, for programs whose forwards say so there only, subjects; `…_variant_4` are replies.
//! The corpus is no part of the project; where it is absent, that is said and nothing is checked.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod corpora;

use corpora::corpus;
use earshot_email::read::forward;
use std::path::Path;

/// How many of the bodies that are forwards must be recognised, with sender and date, in percent.
const RECOGNISED_PERCENT: usize = 97;
/// Replies that may be taken for forwards (three of the corpus are).
const FALSE_ALARMS: usize = 4;

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| name.ends_with(".txt"));
    names.sort();
    names
}

/// The subject that belongs to a body: of the same name, else of the program, else none.
fn subject_of(folder: &Path, body: &str) -> String {
    let own = body.replace("_body", "_subject");
    let program = ["new_outlook_2019", "outlook_2019", "outlook_2013", "outlook_live", "unknown"]
        .iter()
        .find(|program| body.starts_with(**program));
    let variant = body.split_once("_body").map_or("", |(_, rest)| rest);
    let shared = program.map_or(Vec::new(), |program| {
        vec![
            format!("{program}_en_subject{variant}"),
            format!("{program}_en_subject.txt"),
            format!("{program}_subject.txt"),
        ]
    });
    [own]
        .into_iter()
        .chain(shared)
        .find(|name| folder.join(name).is_file())
        .map_or_else(String::new, |name| read(&folder.join(name)).trim().to_owned())
}

#[test]
fn forwards_are_recognised() {
    let Some(folder) = corpus("forward") else { return };
    let names = names(&folder);
    let (mut pairs, mut replies) = (Vec::new(), Vec::new());
    for name in &names {
        let (subject, body) = match name.contains("_subject") {
            // A subject alone goes with the body of its program and language, or the program's only one.
            true => {
                let own = name.replace("_subject", "_body");
                let program = name
                    .split("_subject")
                    .next()
                    .unwrap_or_default()
                    .trim_end_matches(|c: char| c.is_ascii_lowercase())
                    .trim_end_matches("_pt_");
                let shared = format!("{}_body.txt", program.trim_end_matches('_'));
                let english = format!("{}_en_body.txt", program.trim_end_matches('_'));
                let body = [own, shared, english].into_iter().find(|name| folder.join(name).is_file());
                (
                    read(&folder.join(name)).trim().to_owned(),
                    body.map(|name| read(&folder.join(name))).unwrap_or_default(),
                )
            }
            false => (subject_of(&folder, name), read(&folder.join(name))),
        };
        if name.contains("variant_4") { replies.push((name, subject, body)) } else { pairs.push((name, subject, body)) }
    }
    let (mut missed, mut poor) = (Vec::new(), Vec::new());
    for (name, subject, body) in &pairs {
        match forward::detect(subject, body) {
            None => missed.push(name),
            Some(found)
                if (body.contains('@') && found.from.address.is_empty())
                    || found.date.is_none()
                    || found.text.is_empty() =>
            {
                poor.push((name, found))
            }
            Some(_) => {}
        }
    }
    let alarms: Vec<_> = replies
        .iter()
        .filter(|(_, subject, body)| forward::detect(subject, body).is_some())
        .map(|(name, ..)| name)
        .collect();
    println!(
        "forwards: {} of {} recognised, {} of them without sender, date or text; missed {missed:?}; poor {:?}",
        pairs.len() - missed.len(),
        pairs.len(),
        poor.len(),
        poor.iter().map(|(name, _)| name).collect::<Vec<_>>(),
    );
    println!("replies among them: {} of {} taken for forwards: {alarms:?}", alarms.len(), replies.len());
    let good = pairs.len() - missed.len() - poor.len();
    assert!(good * 100 >= pairs.len() * RECOGNISED_PERCENT, "{good} of {}", pairs.len());
    assert!(alarms.is_empty(), "{alarms:?}");
}

#[test]
fn replies_are_no_forwards() {
    let Some(folder) = corpus("reply/emails") else { return };
    let alarms: Vec<_> = names(&folder)
        .into_iter()
        .filter(|name| forward::detect("Re: a subject", &read(&folder.join(name))).is_some())
        .collect();
    println!("replies: {} taken for forwards: {alarms:?}", alarms.len());
    assert!(alarms.len() <= FALSE_ALARMS, "{alarms:?}");
}
