//! Signed webhooks a second to durable, sealed, threaded rows, each answered when it is one; beside the bare limit: the same requests to
//! a handler that proves nothing and writes one group-committed row.

use std::net::SocketAddr;
use std::time::{Duration, Instant, SystemTime};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use earshot_sms::proof::hmac_sha256;
use http::StatusCode;
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::harness::process::{Databases, Server};
use super::load::{Connection, Route};
use super::report::{Row, Target, quantile};
use super::subject::{Raw, Subject};

const SECRET: &str = "a webhook secret";
const PATIENCE: Duration = Duration::from_secs(60);

/// So many people text at once, each the next text when the last is answered.
pub async fn measure(people: usize, rounds: usize, stretch: Duration) -> Vec<Row> {
    let (mut rates, mut slowest) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for _ in 0..rounds {
        let raw = Raw::start();
        let bare = load(raw.address(), "localhost", &format!("/send/{}", Uuid::new_v4()), people, stretch).await;
        drop(raw);
        let (server, path) = number();
        let host = format!("chat.localhost:{}", server.address().port());
        become_known(&server, &host, &path).await;
        let ours = load(server.address(), &host, &path, people, stretch).await;
        for (at, (rate, p99)) in [ours, bare].into_iter().enumerate() {
            rates[at].push(rate);
            slowest[at].push(p99);
        }
    }
    let [rate, p99] = [rates, slowest].map(|[mut ours, mut raw]| (quantile(&mut ours, 0.5), quantile(&mut raw, 0.5)));
    let name = format!("signed webhooks a second, {people} people");
    vec![
        Row::new(&name, "/s", rate.0, rate.1, Target::RatioAtLeast(0.25)),
        Row::new("a signed webhook to its answer, p99", "ms", p99.0, p99.1, Target::None),
    ]
}

/// A server with a number at Sinch's kind of gateway, and the path of its webhooks.
fn number() -> (Server, String) {
    let server = Server::start_with(Databases::Embedded, &[("EARSHOT_LIMITS_WEBHOOKS_PER_SECOND", "1000000")]);
    let file = |name: &str, text: &str| {
        let path = server.place().path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (token, webhook) = (file("token.txt", "a token"), file("webhook.txt", SECRET));
    let words = "channel add sms Number --gateway sinch --number +46700000099 --country SE --set plan=plan --api-file";
    let words: Vec<&str> = words.split(' ').chain([token.as_str(), "--webhook-file", &webhook]).collect();
    let (status, said) = server.run(&words);
    assert!(status.success(), "{said}");
    let line = said.lines().find(|line| line.starts_with("Texts come in at")).unwrap_or_else(|| panic!("{said}"));
    let path = line.rsplit_once("/sms/").map(|(_, rest)| format!("/sms/{rest}")).unwrap();
    (server, path)
}

/// Waits until the running process has taken the number up.
async fn become_known(server: &Server, host: &str, path: &str) {
    let (mut connection, began) = (Connection::open(server.address()).await, Instant::now());
    loop {
        let (route, body) = text(host, path, 0);
        match connection.post(&route, body).await.0 {
            StatusCode::OK => return,
            status => assert_eq!(status, StatusCode::NOT_FOUND),
        }
        assert!(began.elapsed() < PATIENCE, "{}", server.log_tail());
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// A text from one of many numbers, signed as Sinch signs. The bare handler reads `id` and `text` of it.
fn text(host: &str, path: &str, person: usize) -> (Route, Bytes) {
    let id = Uuid::new_v4();
    let words = format!("somebody waits {id}");
    let body = json!({
        "type": "mo_text", "id": id, "from": format!("467000{person:05}"), "to": "46700000099", "body": words, "text": words,
        "received_at": "2026-11-22T17:00:00.000Z",
    });
    let (body, nonce) = (body.to_string(), id.simple().to_string());
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs().to_string();
    let signature = BASE64_STANDARD.encode(hmac_sha256(SECRET.as_bytes(), format!("{body}.{nonce}.{now}").as_bytes()));
    let headers = [
        ("host", host),
        ("content-type", "application/json"),
        ("x-sinch-webhook-signature", &signature),
        ("x-sinch-webhook-signature-algorithm", "HmacSHA256"),
        ("x-sinch-webhook-signature-nonce", &nonce),
        ("x-sinch-webhook-signature-timestamp", &now),
    ];
    (Route::new(path.to_owned(), &headers), body.into())
}

/// Requests a second that were answered 200, and the p99 of one in ms.
async fn load(address: SocketAddr, host: &str, path: &str, people: usize, stretch: Duration) -> (f64, f64) {
    let mut connections = Vec::new();
    for person in 0..people {
        let mut connection = Connection::open(address).await;
        // The first text makes the conversation; that is another figure.
        let (route, body) = text(host, path, person);
        assert_eq!(connection.post(&route, body).await.0, StatusCode::OK);
        connections.push(connection);
    }
    let end = Instant::now() + stretch;
    let mut senders = JoinSet::new();
    for (person, mut connection) in connections.into_iter().enumerate() {
        let (host, path) = (host.to_owned(), path.to_owned());
        senders.spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < end {
                let (route, body) = text(&host, &path, person);
                let began = Instant::now();
                assert_eq!(connection.post(&route, body).await.0, StatusCode::OK);
                times.push(began.elapsed().as_secs_f64() * 1e3);
            }
            times
        });
    }
    let mut times = senders.join_all().await.concat();
    (times.len() as f64 / stretch.as_secs_f64(), quantile(&mut times, 0.99))
}
