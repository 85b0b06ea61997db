//! A telephone exchange's day, through the process: calls that ring, are answered, end or are missed, in copies, out of order, with wrong
//! proofs, across a crash.

use std::time::Duration;

use earshot_phone::proof::sign;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::process::{Databases, Server};
use crate::harness::wait_until;
use crate::harness::wire::{self, Answer};

/// Adds an exchange; gives its path and secret.
fn add_exchange(server: &Server) -> (String, String) {
    let (status, said) = server.run(&["channel", "add", "phone", "Exchange"]);
    assert!(status.success(), "{said}");
    let word = |line: &str| {
        let line = said.lines().find(|said| said.starts_with(line)).unwrap_or_else(|| panic!("{said}"));
        line.split_whitespace().last().unwrap().to_owned()
    };
    let url = word("It posts to");
    let path = url.split_once("localhost").and_then(|(_, rest)| rest.split_once('/')).unwrap().1;
    (format!("/{path}"), word("It signs with"))
}

fn seconds() -> i64 {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs().try_into().unwrap()
}

struct Exchange<'s> {
    server: &'s Server,
    path: String,
    secret: String,
}

impl Exchange<'_> {
    fn post(&self, body: &Value, secret: &str, at: i64) -> Answer {
        let body = body.to_string();
        let signature = sign(secret.as_bytes(), at, body.as_bytes());
        let host = format!("chat.localhost:{}", self.server.address().port());
        let headers = [("Content-Type", "application/json"), ("X-Earshot-Signature", signature.as_str())];
        wire::ask(self.server.address(), "POST", &host, &self.path, &headers, body.as_bytes())
    }

    fn tell(&self, body: &Value) {
        let answer = wait_until(
            Duration::from_secs(60),
            || "the exchange's channel".into(),
            || Some(self.post(body, &self.secret, seconds())).filter(|answer| answer.status != 404),
        );
        assert_eq!(answer.status, 204, "{}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_of_an_exchange_is_all_there_and_nothing_twice() {
    const CALLS: i64 = 120;
    let mut server = Server::start_with(Databases::Embedded, &[("EARSHOT_LIMITS_WEBHOOKS_PER_SECOND", "100000")]);
    let (path, secret) = add_exchange(&server);
    let began = seconds() * 1_000 - 3_600_000;
    // Every third call is missed; of the others each tenth still goes on in the evening.
    let events = |n: i64| -> Vec<Value> {
        let (call, at) = (format!("call-{n}"), began + n * 10_000);
        let event = |event: &str, ms: i64| json!({ "call": call, "event": event, "at": at + ms, "line": "116 000", "language": "fr" });
        let ends = [event("answered", 4_000), event("ended", 9_000)];
        match (n % 3, n % 10) {
            (0, _) => vec![event("ringing", 0), event("missed", 8_000)],
            (_, 1) => vec![event("ringing", 0), event("answered", 4_000)],
            _ => [vec![event("ringing", 0)], ends.to_vec()].concat(),
        }
    };
    for half in [0..CALLS / 2, CALLS / 2..CALLS] {
        let exchange = Exchange { server: &server, path: path.clone(), secret: secret.clone() };
        for n in half {
            let told = events(n);
            // As they come, several at once, backwards, and twice.
            match n % 4 {
                0 => told.iter().for_each(|event| exchange.tell(event)),
                1 => exchange.tell(&json!(told)),
                2 => told.iter().rev().for_each(|event| exchange.tell(event)),
                _ => (0..2).for_each(|_| exchange.tell(&json!(told))),
            }
        }
        server.kill();
        server.restart();
    }
    let exchange = Exchange { server: &server, path, secret };
    let one = json!({ "call": "forged", "event": "ringing" });
    exchange.tell(&json!({ "call": "call-0", "event": "missed" }));
    for (body, secret, at, status) in [
        (&one, "another secret", seconds(), 401),
        (&one, exchange.secret.as_str(), seconds() - 3_600, 401),
        (
            &json!({ "call": "forged", "event": "ringing", "caller": "+32470000000" }),
            exchange.secret.as_str(),
            seconds(),
            422,
        ),
    ] {
        assert_eq!(exchange.post(body, secret, at).status, status);
    }

    let logins = server.demo().operators;
    let operator = Operator::log_in(&server, &logins[0]).await.unwrap();
    let calls = operator.get("phone-calls").await.unwrap();
    let calls = calls.as_array().unwrap();
    // The newest hundred are shown.
    assert_eq!(calls.len(), 100);
    assert!(
        calls.iter().all(|call| call["line"] == "116 000" && call["language"] == "fr"),
        "nothing forged is among them"
    );
    let count = |state: &str| calls.iter().filter(|call| call["state"] == state).count();
    let expected = |state: &dyn Fn(i64) -> bool| (CALLS - 100..CALLS).filter(|n| state(*n)).count();
    assert_eq!(count("missed"), expected(&|n| n % 3 == 0));
    assert_eq!(count("answered"), expected(&|n| n % 3 != 0 && n % 10 == 1));
    assert_eq!(count("ended"), expected(&|n| n % 3 != 0 && n % 10 != 1));
    assert!(calls.iter().all(|call| (call["state"] == "missed") == call["call_id"].is_string()));

    // An operator writes one down; nobody else can do it again.
    let ended = calls.iter().find(|call| call["state"] == "ended").unwrap();
    let log = json!({
        "medium": "PHONE", "started_at": ended["began_at"], "ended_at": ended["ended_at"], "language": "fr", "phone_call_id": ended["id"],
        "call": { "class": "INFO", "about": "SELF", "role": "PAR", "child_age_code": "NASK", "child_gender": "UNK" },
    });
    operator.command(Uuid::new_v4(), "calls", &log).await.unwrap();
    let again = operator.command(Uuid::new_v4(), "calls", &log).await.unwrap_err();
    assert_eq!(again.slug(), Some("conflict"));

    // What was kept aside is seen by the administrator, without its words.
    let admin = Operator::log_in(&server, &logins[2]).await.unwrap();
    let channels = admin.get("channels").await.unwrap();
    let channel = channels.as_array().unwrap().iter().find(|channel| channel["kind"] == "phone").unwrap();
    assert_eq!((channel["quarantined"].as_i64(), channel["health"]["state"].as_str()), (Some(3), Some("needs_help")));
    let (status, said) = server.run(&["fsck"]);
    assert!(status.success(), "{said}");
}
