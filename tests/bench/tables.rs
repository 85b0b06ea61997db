//! Calls a second from a spreadsheet to sealed, counted rows, and back out; beside the bare bound: the same file parsed by the csv crate and
//! written as one row a line in one transaction by the same driver, and read back by it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use futures::TryStreamExt;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection as _, Row as _};

use super::harness::process::{Databases, Server};
use super::report::{Row, Target, quantile};

/// A year of calls of a hotline, each ninth with a note.
pub fn measure(count: usize, rounds: usize) -> Vec<Row> {
    let table = table(0, count);
    let (mut ours, mut raw) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    let runtime = tokio::runtime::Handle::current();
    for _ in 0..rounds {
        let (bare_in, bare_out) = tokio::task::block_in_place(|| runtime.block_on(bare(&table)));
        let (in_, out) = earshot(&table, count);
        for (at, (ours_took, raw_took)) in [(in_, bare_in), (out, bare_out)].into_iter().enumerate() {
            ours[at].push(count as f64 / ours_took.as_secs_f64());
            raw[at].push(count as f64 / raw_took.as_secs_f64());
        }
    }
    let mut row = |at: usize, name: &str, target| {
        Row::new(name, "/s", quantile(&mut ours[at], 0.5), quantile(&mut raw[at], 0.5), target)
    };
    vec![
        row(0, &format!("calls a second by import, {count} in a file"), Target::AtLeast(5_000.0)),
        row(1, "calls a second by export", Target::None),
    ]
}

/// Lines `begin` to `end` of years of calls, each in a minute of its own.
pub fn table(begin: usize, end: usize) -> String {
    let mut table = String::from(
        "started_at,ended_at,class,medium,role,child_age,child_gender,reasons,leading_reason,actions,language,note\n",
    );
    for number in begin..end {
        let (day, minute) = (number / 1_440 % 28 + 1, number % 1_440);
        let (year, month) = (2019 + number / 483_840, number / 40_320 % 12 + 1);
        let note = if number % 9 == 0 { "They will call again tomorrow after school." } else { "" };
        writeln!(
            table,
            "{year}-{month:02}-{day:02} {:02}:{:02},{year}-{month:02}-{day:02} {:02}:{:02}:30,COUN,PHONE,CHILD,{},GIRL,FR PR,FR,LISTEN,fr,{note}",
            minute / 60,
            minute % 60,
            minute / 60,
            minute % 60,
            number % 12 + 6,
        )
        .unwrap();
    }
    table
}

/// The command from its start to its end.
fn earshot(table: &str, count: usize) -> (Duration, Duration) {
    let mut server = Server::start(Databases::Embedded);
    let login = server.demo().operators.remove(0).login;
    server.stop();
    let path = server.place().path().join("calls.csv");
    std::fs::write(&path, table).unwrap();
    let began = Instant::now();
    let (status, said) = server.run(&["import", "calls", path.to_str().unwrap(), "--by", &login]);
    let came_in = began.elapsed();
    assert!(status.success() && said.contains(&format!("{count} came in")), "{said}");
    let began = Instant::now();
    let (status, said) = server.run(&["export", "calls"]);
    let went_out = began.elapsed();
    assert!(status.success() && said.lines().count() >= count, "{}", said.lines().count());
    (came_in, went_out)
}

#[expect(clippy::disallowed_methods, reason = "the bare driver is what is measured")]
async fn bare(table: &str) -> (Duration, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("bare.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = options.connect().await.unwrap();
    let create = "CREATE TABLE call (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT, i TEXT, j TEXT, k TEXT, l TEXT)";
    sqlx::query(create).execute(&mut connection).await.unwrap();
    let began = Instant::now();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await.unwrap();
    for line in csv::Reader::from_reader(table.as_bytes()).records() {
        let line = line.unwrap();
        let insert = "INSERT INTO call (a, b, c, d, e, f, g, h, i, j, k, l) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
        let query = line.iter().fold(sqlx::query(insert), |query, cell| query.bind(cell.to_owned()));
        query.execute(&mut connection).await.unwrap();
    }
    sqlx::query("COMMIT").execute(&mut connection).await.unwrap();
    let came_in = began.elapsed();
    let began = Instant::now();
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut rows =
        sqlx::query("SELECT a, b, c, d, e, f, g, h, i, j, k, l FROM call ORDER BY id").fetch(&mut connection);
    while let Some(row) = rows.try_next().await.unwrap() {
        out.write_record((0..12).map(|at| row.get::<String, _>(at))).unwrap();
    }
    drop(rows);
    assert!(!out.into_inner().unwrap().is_empty());
    let went_out = began.elapsed();
    connection.close().await.unwrap();
    (came_in, went_out)
}
