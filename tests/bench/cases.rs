//! A hotline's years: calls and cases by the hundred thousand come in from tables, and then lists, cases and look-ups are asked for.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::StatusCode;
use serde_json::{Value, json};

use super::harness::client::Operator;
use super::harness::process::{Databases, Login, Server};
use super::load::{Connection, Route};
use super::report::{Row, Target, quantile};
use super::tables;

/// Lines of one file.
const LINES: usize = 100_000;
const MAP: &str = r#"of = "cases"
column = [
    { name = "case", field = "case" },
    { name = "opened", field = "case.opened_at" },
    { name = "status", field = "case.status" },
    { name = "closed", field = "case.closed_at" },
    { name = "child", field = "child.name" },
    { name = "born", field = "child.birth_date" },
    { name = "category", field = "episode.category" },
    { name = "since", field = "episode.missing_since" },
    { name = "police", field = "episode.police_reference" },
]
defaults = { "case.kind" = "MISSING" }
"#;

pub async fn measure(calls: usize, cases: usize, asked: usize) -> Vec<Row> {
    let mut server = Server::start(Databases::Embedded);
    let login = server.demo().operators.remove(0);
    server.stop();
    let map = server.place().path().join("cases.toml");
    std::fs::write(&map, MAP).unwrap();
    let came_in = [
        take_in(&server, calls, &["import", "calls", "--by", &login.login], tables::table),
        take_in(
            &server,
            cases,
            &["import", "cases", "--by", &login.login, "--map", map.to_str().unwrap()],
            table_of_cases,
        ),
    ];
    server.restart();
    let desk = Desk::at(&server, &login).await;
    let mut connection = Connection::open(server.address()).await;
    let (mut lists, mut opened, mut numbers, mut alike) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut cursor = String::new();
    for at in 0..asked {
        let page = desk.get(&mut connection, &format!("cases?view=open&limit=50{cursor}"), &mut lists).await;
        let rows = page["rows"].as_array().unwrap();
        cursor = page["next"].as_str().map(|next| format!("&cursor={next}")).unwrap_or_default();
        let id = rows[at * 7 % rows.len()]["id"].as_str().unwrap();
        desk.get(&mut connection, &format!("cases/{id}"), &mut opened).await;
        let number = at.wrapping_mul(7_919) % cases;
        let one = desk.get(&mut connection, &format!("cases?number={}", number + 1), &mut numbers).await;
        assert_eq!(one["rows"].as_array().unwrap().len(), 1, "{one}");
        let child = json!({ "kind": "child", "name": name(number), "birth_date": birth(number) });
        let found = desk.post(&mut connection, "cases/alike", &child, &mut alike).await;
        assert!(!found.as_array().unwrap().is_empty(), "{child} is in a case");
    }
    let row = |what: &str, times: &mut Vec<f64>| {
        let name = format!("{what} among {cases} cases and {calls} calls, p99");
        Row::new(&name, "ms", quantile(times, 0.99), 0.0, Target::AtMost(50.0))
    };
    let pace = |count: usize, took: Duration| count as f64 / took.as_secs_f64();
    vec![
        Row::new(
            &format!("calls a second by import, {calls} in all"),
            "/s",
            pace(calls, came_in[0]),
            0.0,
            Target::AtLeast(5_000.0),
        ),
        Row::new(
            &format!("cases a second by import, {cases} in all"),
            "/s",
            pace(cases, came_in[1]),
            0.0,
            Target::None,
        ),
        row("a page of cases", &mut lists),
        row("a case opened", &mut opened),
        row("a case by its number", &mut numbers),
        row("cases of the same child", &mut alike),
    ]
}

/// The commands from start to end, one a file.
fn take_in(server: &Server, count: usize, command: &[&str], table: fn(usize, usize) -> String) -> Duration {
    let mut took = Duration::ZERO;
    for (file, begin) in (0..count).step_by(LINES).enumerate() {
        let path = server.place().path().join("table.csv");
        std::fs::write(&path, table(begin, (begin + LINES).min(count))).unwrap();
        let began = Instant::now();
        let (status, said) = server.run(&[command, &[path.to_str().unwrap()]].concat());
        took += began.elapsed();
        assert!(status.success() && said.contains("came in"), "file {file}: {said}");
    }
    took
}

/// Each seventh is closed; no two children are alike by more than a part of their name.
fn table_of_cases(begin: usize, end: usize) -> String {
    let mut table = String::from("case,opened,status,closed,child,born,category,since,police\n");
    for number in begin..end {
        let day = format!("20{:02}-{:02}-{:02}", 16 + number % 10, number / 10 % 12 + 1, number / 120 % 28 + 1);
        let status = if number % 7 == 0 { format!("CLOSED,{day} 17:00") } else { "OPEN,".to_owned() };
        let (child, born) = (name(number), birth(number));
        writeln!(table, "{number},{day} 10:00,{status},{child},{born},RUN_HOME,{day} 08:00,XX {number}/7").unwrap();
    }
    table
}

/// Invented, of syllables.
pub(super) fn name(number: usize) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "dor", "fi", "gul", "hem", "ja", "kri", "lo", "mur", "nes", "oba", "pil", "qua", "rov", "sti", "tam",
        "uv", "vel", "wim", "xo", "yar", "zep", "chu", "lind",
    ];
    let mut rest = number.wrapping_mul(2_654_435_761) % 191_102_976;
    let mut word = |count: usize| -> String {
        (0..count)
            .map(|_| {
                let syllable = SYLLABLES[rest % 24];
                rest /= 24;
                syllable
            })
            .collect()
    };
    format!("{} {}", word(3), word(3))
}

fn birth(number: usize) -> String {
    format!("20{:02}-{:02}-{:02}", 4 + number % 12, number / 12 % 12 + 1, number / 144 % 28 + 1)
}

/// An operator whose requests are timed.
pub(super) struct Desk {
    operator: Operator,
    origin: String,
}

impl Desk {
    pub(super) async fn at(server: &Server, login: &Login) -> Self {
        let operator = Operator::log_in(server, login).await.unwrap_or_else(|failure| panic!("login: {failure}"));
        Self { operator, origin: server.demo().console }
    }

    fn route(&self, path: &str) -> Route {
        let origin = &self.origin;
        let headers = [
            ("host", origin.trim_start_matches("http://")),
            ("origin", origin),
            ("x-earshot", "console"),
            ("cookie", self.operator.cookie()),
            ("accept", "application/json"),
            ("content-type", "application/json"),
        ];
        Route::new(format!("/api/v1/{path}"), &headers)
    }

    async fn get(&self, connection: &mut Connection, path: &str, times: &mut Vec<f64>) -> Value {
        let (route, began) = (self.route(path), Instant::now());
        let answer = connection.get(&route).await;
        times.push(began.elapsed().as_secs_f64() * 1e3);
        read(path, answer)
    }

    pub(super) async fn post(
        &self,
        connection: &mut Connection,
        path: &str,
        body: &Value,
        times: &mut Vec<f64>,
    ) -> Value {
        let (route, body, began) = (self.route(path), Bytes::from(body.to_string()), Instant::now());
        let answer = connection.post(&route, body).await;
        times.push(began.elapsed().as_secs_f64() * 1e3);
        read(path, answer)
    }
}

fn read(path: &str, (status, body): (StatusCode, Bytes)) -> Value {
    assert!(status.is_success(), "{path}: {status} {}", String::from_utf8_lossy(&body));
    if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() }
}
