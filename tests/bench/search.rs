//! Search through what a hotline kept: talks by the hundred thousand, one mail each, looked through by the first who asks after a start and
//! by whoever asks next. There is no bare bound beside it: what is sealed can't be looked through without being opened.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::cases::{Desk, name};
use super::harness::process::{Databases, Login, Server};
use super::load::Connection;
use super::report::{Row, Target, quantile};

const HELP: &str = "help@hotline.example";
/// Mails of one file.
const MAILS: usize = 20_000;
/// Words that people use; the first ones far more often than the last.
const WORDS: usize = 5_000;
/// Words of one mail.
const LENGTH: usize = 60;

pub async fn measure(talks: usize, asked: usize, rounds: usize) -> Vec<Row> {
    let mut server = Server::start(Databases::Embedded);
    let login = server.demo().operators.remove(0);
    server.stop();
    take_in(&server, talks);
    let (mut cold, mut typed, mut warm) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        server.restart();
        ask(&server, &login, round, talks, &mut cold, asked, &mut warm).await;
        server.stop();
        server.restart();
        type_and_ask(&server, &login, round, talks, &mut typed).await;
        server.stop();
    }
    let row = |what: &str, times: &mut Vec<f64>, part, limit| {
        Row::new(&format!("{what} among {talks} talks"), "ms", quantile(times, part), 0.0, Target::AtMost(limit))
    };
    vec![
        row("the first search after a start, slowest", &mut cold, 1.0, 1_000.0),
        row("the first one by who opened its page a second before, slowest", &mut typed, 1.0, 1_000.0),
        row("a search, p50", &mut warm.clone(), 0.5, 300.0),
        row("a search, p99", &mut warm, 0.99, 300.0),
    ]
}

/// The first search of this start, and then many.
async fn ask(
    server: &Server,
    login: &Login,
    round: usize,
    talks: usize,
    cold: &mut Vec<f64>,
    asked: usize,
    warm: &mut Vec<f64>,
) {
    let desk = Desk::at(server, login).await;
    let mut connection = Connection::open(server.address()).await;
    find(&desk, &mut connection, round * 7, talks, cold).await;
    for at in 1..=asked {
        find(&desk, &mut connection, round * asked + at, talks, warm).await;
    }
}

/// The first search of this start by somebody who opened its page, as the console does, and typed for a second.
async fn type_and_ask(server: &Server, login: &Login, round: usize, talks: usize, times: &mut Vec<f64>) {
    let desk = Desk::at(server, login).await;
    let (mut page, mut connection) =
        (Connection::open(server.address()).await, Connection::open(server.address()).await);
    let (nothing, mut unread) = (json!({}), Vec::new());
    tokio::join!(desk.post(&mut page, "search/ready", &nothing, &mut unread), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        find(&desk, &mut connection, round * 11, talks, times).await;
    });
}

/// In turn: a word of one talk alone, the beginning of a word of many, two words of some, and a word with a field.
async fn find(desk: &Desk, connection: &mut Connection, at: usize, talks: usize, times: &mut Vec<f64>) {
    let number = at.wrapping_mul(7_919) % talks;
    let query = match at % 4 {
        0 => own(number),
        1 => word(number).chars().take(4).collect(),
        2 => format!("{} {}", word(number * LENGTH), word(number * LENGTH + 1)),
        _ => format!("channel:email {}", own(number)),
    };
    let began = Instant::now();
    let found: Value = desk.post(connection, "search", &json!({ "query": query }), &mut Vec::new()).await;
    times.push(began.elapsed().as_secs_f64() * 1e3);
    assert!(found["total"].as_u64().is_some_and(|total| total > 0), "{query}: {found}");
    assert_eq!(found["unready"], 0, "{query}");
}

/// Old mailboxes by the command, one a file.
fn take_in(server: &Server, talks: usize) {
    let patience = ["timeout".to_owned(), "1800".to_owned()];
    let run = |arguments: &[&str]| {
        let (status, said) = server.run_in(&patience, arguments);
        assert!(status.success(), "{arguments:?}: {said}");
        said
    };
    let place = |name: &str| server.place().path().join(name).to_str().unwrap().to_owned();
    let word = place("word");
    std::fs::write(&word, "secret").unwrap();
    let near = "localhost:1";
    run(&[
        "channel",
        "add",
        "email",
        "Mail",
        "--address",
        HELP,
        "--imap",
        near,
        "--smtp",
        near,
        "--password-file",
        &word,
    ]);
    for begin in (0..talks).step_by(MAILS) {
        let end = (begin + MAILS).min(talks);
        std::fs::write(place("old.mbox"), (begin..end).map(mail).collect::<String>()).unwrap();
        let said = run(&["mail", "import", "Mail", &place("old.mbox")]);
        assert!(said.contains(&format!("{} new", end - begin)), "{said}");
    }
}

/// From somebody of their own, in words of which one is nobody else's.
fn mail(number: usize) -> String {
    let mut text = format!(
        "From - Mon Mar  2 10:00:00 2026\nFrom: t{number}@mail.example\nTo: {HELP}\nMessage-ID: <s{number}@mail.example>\n\
         Subject: {}\nDate: Mon, 02 Mar 2026 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n{}",
        word(number + 1),
        own(number),
    );
    for at in 0..LENGTH {
        let end = if at % 12 == 11 { '\n' } else { ' ' };
        write!(text, "{end}{}", word(number * LENGTH + at)).unwrap();
    }
    text + "\n\n"
}

/// A word that stands in the mail of this number alone, and begins no other one in as many letters as a search looks at. No letter stands
/// twice in a row, which a search would take for one.
fn own(number: usize) -> String {
    let (odd, even) = ("bdfhjlnprtvxz", "acegikmoqsuwy");
    let letter = |place: u32| {
        let letters = if place.is_multiple_of(2) { odd } else { even };
        letters.chars().nth(number / 13_usize.pow(place) % 13).unwrap_or_default()
    };
    "xq".chars().chain((0..5).map(letter)).collect()
}

fn word(number: usize) -> String {
    let drawn = number.wrapping_mul(2_654_435_761) >> 7;
    let rank = (drawn % WORDS) * (drawn / WORDS % WORDS) / WORDS;
    name(rank + 1).split(' ').next().unwrap_or_default().to_owned()
}
