//! Replies of a public corpus: what is new in them, compared with what its authors say (rule 11).
//!
//! The corpus is no part of the project; where it is absent, that is said and nothing is checked.

mod corpora;

use corpora::corpus;
use earshot_email::read::fold;

/// How many of the 64 must agree. One asks that a mail of quotes alone be shown empty; here it is shown whole.
const AGREE: usize = 60;

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn new_text_is_what_the_corpus_says() {
    let Some(folder) = corpus("reply") else { return };
    let mut names: Vec<_> =
        std::fs::read_dir(folder.join("emails")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    let mut differing = Vec::new();
    for name in &names {
        let read =
            |part: &str| String::from_utf8_lossy(&std::fs::read(folder.join(part).join(name)).unwrap()).into_owned();
        if folded(&fold::new_text(&read("emails"))) != folded(&read("trimmed")) {
            differing.push(name.to_string_lossy().into_owned());
        }
    }
    println!("replies: {} of {} as the corpus says; others: {differing:?}", names.len() - differing.len(), names.len());
    assert!(names.len() - differing.len() >= AGREE, "{differing:?}");
}
