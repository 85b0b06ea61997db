//! Mails a second from the server's folder, or from a file, to durable, sealed, threaded items; beside the bare bound: the
//! same mails parsed by mail-parser and written as one row each, a commit every fifty, by the same driver.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection as _};

use super::harness::client::Operator;
use super::harness::mail::{Dovecot, ca_pem};
use super::harness::mails::Mails;
use super::harness::process::{Databases, Server};
use super::report::{Row, Target};

const HELP: &str = "help@hotline.example";
/// Mails of a commit, theirs and ours.
const BATCH: usize = 50;

pub async fn measure(count: usize) -> Vec<Row> {
    let mails = Mails::new(116).to(HELP);
    let mails: Vec<Vec<u8>> = (0..count as u64).map(|number| mails.nth(number)).collect();
    let raw = count as f64 / bare(&mails).await.as_secs_f64();
    let (import, import_peak) = import(&mails).await;
    let (imap, imap_peak) = imap(&mails).await;
    let per_second = |time: Duration| count as f64 / time.as_secs_f64();
    vec![
        Row::new("mails a second by import", "/s", per_second(import), raw, Target::RatioAtLeast(0.25)),
        Row::new("mails a second by IMAP", "/s", per_second(imap), raw, Target::RatioAtLeast(0.25)),
        Row::new("peak memory of an import", "MB", import_peak / 1e6, 0.0, Target::AtMost(100.0)),
        Row::new("peak memory, receiving by IMAP", "MB", imap_peak / 1e6, 0.0, Target::AtMost(100.0)),
    ]
}

#[expect(clippy::disallowed_methods, reason = "the bare driver is what is measured")]
async fn bare(mails: &[Vec<u8>]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("bare.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = options.connect().await.unwrap();
    sqlx::query("CREATE TABLE mail (id TEXT NOT NULL, subject TEXT, text TEXT, raw BLOB NOT NULL)")
        .execute(&mut connection)
        .await
        .unwrap();
    let began = Instant::now();
    for batch in mails.chunks(BATCH) {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await.unwrap();
        for mail in batch {
            let parsed = mail_parser::MessageParser::default().parse(mail).unwrap();
            sqlx::query("INSERT INTO mail (id, subject, text, raw) VALUES ($1, $2, $3, $4)")
                .bind(parsed.message_id().unwrap_or_default())
                .bind(parsed.subject())
                .bind(parsed.body_text(0).map(|text| text.into_owned()))
                .bind(mail.as_slice())
                .execute(&mut connection)
                .await
                .unwrap();
        }
        sqlx::query("COMMIT").execute(&mut connection).await.unwrap();
    }
    let took = began.elapsed();
    connection.close().await.unwrap();
    took
}

async fn import(mails: &[Vec<u8>]) -> (Duration, f64) {
    let dovecot = Dovecot::start(&[(HELP, "secret")]);
    let mut server = Server::start(Databases::Embedded);
    set_up(&administrator(&server).await, &dovecot, "now").await;
    server.stop();
    let path = server.place().path().join("old.mbox");
    write_mbox(&path, mails);
    let peak: PathBuf = server.place().path().join("peak");
    // What the process needed most at a time, in kB.
    let wrapper = [
        "/usr/bin/env",
        "bash",
        "-c",
        "\"$@\" & pid=$!; while read -r _ kb _ < <(grep VmHWM /proc/$pid/status 2>/dev/null); do echo $kb > \"$0\"; sleep 0.25; done; wait $pid",
        peak.to_str().unwrap(),
    ];
    let began = Instant::now();
    let (status, said) =
        server.run_in(&wrapper.map(str::to_owned), &["mail", "import", "Mail", path.to_str().unwrap()]);
    let took = began.elapsed();
    assert!(status.success() && said.contains(&format!("{} new", mails.len())), "{said}");
    let peak = std::fs::read_to_string(peak).unwrap();
    (took, peak.trim().parse::<f64>().unwrap() * 1024.0)
}

async fn imap(mails: &[Vec<u8>]) -> (Duration, f64) {
    let dovecot = Dovecot::start(&[(HELP, "secret")]);
    for mail in mails {
        dovecot.deliver(HELP, mail);
    }
    // Dovecot makes its index at the first look, which is not ours to wait for.
    assert_eq!(dovecot.delivered(HELP).len(), mails.len());
    let server = Server::start(Databases::Embedded);
    let admin = administrator(&server).await;
    // Checking a password takes memory on purpose; that peak is another figure.
    std::fs::write(format!("/proc/{}/clear_refs", server.pid()), "5").unwrap();
    let began = Instant::now();
    set_up(&admin, &dovecot, "everything").await;
    loop {
        let channels = admin.get("channels").await.unwrap();
        let stored = channels.as_array().unwrap().iter().find(|channel| channel["kind"] == "email");
        if stored.is_some_and(|channel| channel["stored_count"] == mails.len()) {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(600), "{channels:#}\n{}", server.log_tail());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let took = began.elapsed();
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.pid())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    (took, line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() * 1024.0)
}

async fn administrator(server: &Server) -> Operator {
    let logins = server.demo().operators;
    let admin = logins.iter().find(|login| login.login.starts_with("ines")).unwrap();
    Operator::log_in(server, admin).await.unwrap_or_else(|failure| panic!("login: {failure}"))
}

async fn set_up(admin: &Operator, dovecot: &Dovecot, start: &str) {
    let settings = json!({
        "address": HELP,
        "start": start,
        "imap": { "host": "localhost", "port": dovecot.imaps_port(), "username": HELP, "ca_pem": ca_pem() },
        "smtp": { "host": "localhost", "port": 1, "username": HELP, "ca_pem": ca_pem() },
    });
    let body = json!({ "kind": "email", "name": "Mail", "settings": settings, "password": "secret" });
    admin.call(Method::POST, "channels", &body).await.unwrap_or_else(|failure| panic!("set-up: {failure}"));
}

fn write_mbox(path: &Path, mails: &[Vec<u8>]) {
    let mut file = Vec::new();
    for mail in mails {
        file.extend_from_slice(b"From somebody@people.example Mon Mar  2 10:00:00 2026\n");
        for line in mail.split_inclusive(|byte| *byte == b'\n') {
            if line.starts_with(b"From ") {
                file.push(b'>');
            }
            file.extend_from_slice(line);
        }
        file.extend_from_slice(b"\r\n");
    }
    std::fs::write(path, file).unwrap();
}
