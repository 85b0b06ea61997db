//! Texts as a gateway and people meet them: webhooks in copies, a secret that was wrong, a gateway that is asked.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use earshot_sms::proof::hmac_sha256;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::postgres;
use crate::harness::process::{Databases, Server};
use crate::harness::wait_until;

const SECRET: &str = "a webhook secret";
const SOON: Duration = Duration::from_secs(60);

/// A number at Sinch's kind of gateway, whose API is `api`; gives the path of its webhooks.
fn add_number(server: &Server, api: &str, secret: &str) -> String {
    let file = |name: &str, text: &str| {
        let path = server.place().path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (token, webhook) = (file("token.txt", "a token"), file("webhook.txt", secret));
    let (status, said) = server.run(&[
        "channel",
        "add",
        "sms",
        "Number",
        "--gateway",
        "sinch",
        "--number",
        "+46700000099",
        "--country",
        "SE",
        "--set",
        "plan=plan",
        "--set",
        &format!("base_url={api}"),
        "--set",
        "pace_per_second=100",
        "--api-file",
        &token,
        "--webhook-file",
        &webhook,
    ]);
    assert!(status.success(), "{said}");
    let line = said.lines().find(|line| line.starts_with("Texts come in at")).unwrap_or_else(|| panic!("{said}"));
    let url = line.split_whitespace().last().unwrap();
    url.split_once("localhost").and_then(|(_, rest)| rest.split_once('/')).map(|(_, path)| format!("/{path}")).unwrap()
}

/// A webhook as Sinch signs it, ready for the wire.
fn webhook(server: &Server, path: &str, secret: &str, body: &str) -> Vec<u8> {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs().to_string();
    let nonce = Uuid::new_v4().simple().to_string();
    let signature = BASE64_STANDARD.encode(hmac_sha256(secret.as_bytes(), format!("{body}.{nonce}.{now}").as_bytes()));
    let port = server.address().port();
    format!(
        "POST {path} HTTP/1.1\r\nHost: chat.localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         x-sinch-webhook-signature: {signature}\r\nx-sinch-webhook-signature-algorithm: HmacSHA256\r\n\
         x-sinch-webhook-signature-nonce: {nonce}\r\nx-sinch-webhook-signature-timestamp: {now}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn text(id: &str, from: &str, words: &str) -> String {
    json!({ "type": "mo_text", "id": id, "from": from, "to": "46700000099", "body": words, "received_at": "2026-11-22T17:00:00.000Z" }).to_string()
}

/// Sends a request on a connection that stays open; gives the status.
fn post(stream: &mut TcpStream, request: &[u8]) -> u16 {
    stream.write_all(request).unwrap();
    let mut read = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let length = stream.read(&mut piece).unwrap();
        assert!(length > 0, "the connection ended: {}", String::from_utf8_lossy(&read));
        read.extend_from_slice(&piece[..length]);
        let text = String::from_utf8_lossy(&read);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let expected =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
        if body.len() >= expected.map_or(0, |length| length.parse().unwrap()) {
            return head.split(' ').nth(1).unwrap().parse().unwrap();
        }
    }
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(SOON)).unwrap();
    stream.set_nodelay(true).unwrap();
    stream
}

/// Sends until the process has taken the new channel up.
fn first(server: &Server, request: impl Fn() -> Vec<u8>) -> u16 {
    wait_until(
        SOON,
        || "the channel".into(),
        || Some(post(&mut connect(server.address()), &request())).filter(|status| *status != 404),
    )
}

async fn operator(server: &Server, name: &str) -> Operator {
    let logins = server.demo().operators;
    let login = logins.iter().find(|login| login.login.starts_with(name)).unwrap();
    Operator::log_in(server, login).await.unwrap()
}

async fn channel(somebody: &Operator) -> Value {
    let channels = somebody.get("channels").await.unwrap();
    channels.as_array().unwrap().iter().find(|channel| channel["name"] == "Number").unwrap().clone()
}

async fn count_copies(databases: Databases) {
    let server = Server::start_with(databases, &[("EARSHOT_LIMITS_WEBHOOKS_PER_SECOND", "1000000")]);
    let path = add_number(&server, "https://eu.sms.api.sinch.com", SECRET);
    let requests: Vec<Vec<u8>> = (0..1_000)
        .map(|n| {
            webhook(
                &server,
                &path,
                SECRET,
                &text(&format!("id{n}"), &format!("467000{:05}", n % 100), &format!("text {n}")),
            )
        })
        .collect();
    assert_eq!(first(&server, || requests[0].clone()), 200);
    let address = server.address();
    let others = std::thread::scope(|scope| {
        let copies: Vec<_> = (0..32)
            .map(|copy| {
                let requests = &requests;
                scope.spawn(move || {
                    let mut stream = connect(address);
                    // Each begins elsewhere, so that copies meet in every way.
                    (0..1_000).filter(|n| post(&mut stream, &requests[(n + copy * 31) % 1_000]) != 200).count()
                })
            })
            .collect();
        copies.into_iter().map(|copy| copy.join().unwrap()).sum::<usize>()
    });
    assert_eq!(others, 0, "all are answered 200");
    let mira = operator(&server, "mira").await;
    assert_eq!(channel(&mira).await["stored_count"], 1_000);
    let (status, said) = server.run(&["fsck"]);
    assert!(status.success(), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_copies_of_a_thousand_webhooks_are_a_thousand_rows_on_sqlite() {
    count_copies(Databases::Embedded).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_copies_of_a_thousand_webhooks_are_a_thousand_rows_on_postgres() {
    count_copies(Databases::Postgres { data: postgres::database(), keys: postgres::database() }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_wrong_secret_kept_out_comes_in_when_it_is_mended() {
    let server = Server::start(Databases::Embedded);
    let path = add_number(&server, "https://eu.sms.api.sinch.com", "the wrong secret");
    let words = "somebody is at the door";
    let request = webhook(&server, &path, SECRET, &text("q1", "46700000001", words));
    assert_eq!(first(&server, || request.clone()), 200);
    let admin = operator(&server, "ines").await;
    let before = channel(&admin).await;
    assert_eq!((before["quarantined"].as_i64(), &before["sms"]["signed"]), (Some(1), &json!(true)));
    assert_eq!(before["health"]["state"], "needs_help");
    let id = before["id"].as_str().unwrap();
    let listed = admin.get(&format!("channels/{id}/quarantine")).await.unwrap();
    assert!(
        listed[0]["why"].as_str().unwrap().contains("signature") && !listed.to_string().contains("door"),
        "{listed}"
    );
    let release = format!("channels/{id}/quarantine/release");
    let still = admin.call(Method::POST, &release, &json!({})).await.unwrap();
    assert_eq!(still, json!({ "released": 0, "still": 1 }));
    let settings = json!({
        "kind": "sms", "name": "Number", "settings": before["settings"], "secrets": { "webhook": SECRET, "webhook-before": "the wrong secret" },
    });
    admin.call(Method::POST, "channels", &settings).await.unwrap();
    let released = admin.call(Method::POST, &release, &json!({})).await.unwrap();
    assert_eq!(released, json!({ "released": 1, "still": 0 }));
    let mira = operator(&server, "mira").await;
    let talk = mira.conversation_with(0, words).await.unwrap();
    let opened = mira.get(&format!("conversations/{talk}")).await.unwrap();
    assert_eq!(opened["contact"]["address_kind"], "number");
    assert_eq!(channel(&admin).await["quarantined"], 0);
}

/// A gateway's API on this machine: takes texts as Sinch does, and remembers what it was asked.
fn api(answers: Vec<&'static str>) -> (String, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (told, asked) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else { return };
            let mut read = Vec::new();
            let mut piece = [0; 4096];
            loop {
                let length = stream.read(&mut piece).unwrap_or(0);
                read.extend_from_slice(&piece[..length]);
                let text = String::from_utf8_lossy(&read).into_owned();
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let expected = head
                    .lines()
                    .find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
                if length == 0 || body.len() >= expected.map_or(0, |length| length.parse().unwrap()) {
                    let _ = told.send(text.clone());
                    break;
                }
            }
            // None: the line dies before the answer.
            if !answer.is_empty() {
                let head = format!("HTTP/1.1 {answer}");
                let _ = stream.write_all(head.as_bytes());
            }
        }
    });
    (format!("http://{address}"), asked)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_goes_out_once_and_its_fate_is_seen() {
    let server = Server::start(Databases::Embedded);
    let (url, asked) = api(vec![
        "201 Created\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{\"id\":\"b1\"}",
        "",
        "404 Not Found\r\nContent-Length: 0\r\n\r\n",
    ]);
    let path = add_number(&server, &url, SECRET);
    let request = webhook(&server, &path, SECRET, &text("m1", "46700000001", "is anybody there"));
    assert_eq!(first(&server, || request.clone()), 200);
    let mira = operator(&server, "mira").await;
    let talk = mira.conversation_with(0, "is anybody there").await.unwrap();
    mira.call(Method::POST, &format!("conversations/{talk}/claim"), &json!({})).await.unwrap();
    let state = async |n: usize| {
        let messages = mira.messages(&talk).await.unwrap();
        messages[n]["delivery"]["state"].as_str().unwrap_or_default().to_owned()
    };
    let until = async |n: usize, expected: &str| {
        for _ in 0..600 {
            if state(n).await == expected {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{} instead of {expected}", state(n).await);
    };
    let reply = mira.reply(Uuid::new_v4(), &talk, "I am here.").await.unwrap();
    let sent = asked.recv_timeout(SOON).unwrap();
    let body: Value = serde_json::from_str(sent.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert!(sent.starts_with("POST /xms/v1/plan/batches ") && sent.contains("authorization: Bearer a token"), "{sent}");
    assert_eq!(
        (&body["to"][0], &body["body"], &body["client_reference"]),
        (&json!("46700000001"), &json!("I am here."), &reply["id"])
    );
    until(1, "sent").await;
    // The report comes to the address that we named.
    let report_to = body["callback_url"].as_str().unwrap();
    let report_path = format!("/{}", report_to.split_once("localhost").unwrap().1.split_once('/').unwrap().1);
    let report = |status: &str| {
        let body = json!({ "type": "recipient_delivery_report_sms", "batch_id": "b1", "recipient": "46700000001", "status": status, "code": 0 });
        webhook(&server, &report_path, SECRET, &body.to_string())
    };
    for (status, expected) in
        [("Delivered", "delivered"), ("Dispatched", "delivered"), ("Delivered", "delivered"), ("Failed", "failed")]
    {
        assert_eq!(post(&mut connect(server.address()), &report(status)), 200);
        until(1, expected).await;
    }
    // A line that dies after the request: the gateway is asked, nobody is texted twice.
    mira.reply(Uuid::new_v4(), &talk, "Still here.").await.unwrap();
    assert!(asked.recv_timeout(SOON).unwrap().contains("Still here."));
    assert!(asked.recv_timeout(SOON).unwrap().starts_with("GET /xms/v1/plan/batches?client_reference="));
    until(2, "unknown").await;
    assert!(asked.recv_timeout(Duration::from_secs(3)).is_err(), "nothing more is sent");
    let (status, said) = server.run(&["fsck"]);
    assert!(status.success(), "{said}");
}
