//! Routing as people meet it: the running process offers, goes on to the next, takes back, and a human's ranking is counted.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::{Contact, Operator};
use crate::harness::postgres;
use crate::harness::process::{Databases, Server};

/// Longer than a look of the router, on a busy machine.
const SOON: Duration = Duration::from_secs(30);

const HOTLINE: &str = r#"
slug = "lantern"
organisation = "Lantern Line of Examplia"
country = "BE"
line = "116000"
time_zone = "Europe/Brussels"
languages = ["en"]
phone = "116 000"
emergency = "112"
safe_exit = "https://www.wikipedia.org/"
[[hours]]
always = true
[[webchat]]
name = "Our site"
[[queues]]
name = "Everybody"
offers = true
"#;

#[tokio::test]
async fn offers_and_rankings_reach_those_they_concern_on_sqlite() {
    offers_and_rankings(Databases::Embedded).await;
}

#[tokio::test]
async fn offers_and_rankings_reach_those_they_concern_on_postgres() {
    offers_and_rankings(Databases::Postgres { data: postgres::database(), keys: postgres::database() }).await;
}

async fn offers_and_rankings(databases: Databases) {
    let server = Server::start(databases);
    let file = server.place().path().join("hotline.toml");
    std::fs::write(&file, HOTLINE).unwrap();
    let (status, said) = server.run(&["hotline", "apply", file.to_str().unwrap()]);
    assert!(status.success(), "{said}");
    let logins = server.demo().operators;
    let who = async |name: &str| {
        let login = logins.iter().find(|login| login.login.starts_with(name)).unwrap();
        Operator::log_in(&server, login).await.unwrap()
    };
    let (mira, jonas) = (who("mira").await, who("jonas").await);
    for operator in [&mira, &jonas] {
        operator.call(Method::PUT, "me/status", &json!({ "status": "away" })).await.unwrap();
    }
    mira.call(Method::PUT, "me/status", &json!({ "status": "accepting" })).await.unwrap();
    // What the demo brings is answered and waits for nobody here.
    for row in mira.get("inbox?view=waiting").await.unwrap()["rows"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        mira.reply(Uuid::new_v4(), id, "Good that you write.").await.unwrap();
        mira.command(Uuid::new_v4(), &format!("conversations/{id}/release"), &json!({})).await.unwrap();
    }
    let after = mira.me["seq"].as_u64().unwrap();
    let contact = Contact::open(&server, "en").await.unwrap();
    contact.send(Uuid::new_v4(), "My exam is on Monday and I can't sleep, can I talk to somebody?").await.unwrap();
    let id = mira.conversation_with(after, "My exam").await.unwrap();
    let row = async |operator: &Operator| operator.get(&format!("conversations/{id}")).await.unwrap()["row"].clone();
    let until = async |what: &str, holds: &dyn Fn(&Value) -> bool| {
        let began = std::time::Instant::now();
        loop {
            let row = row(&mira).await;
            if holds(&row) {
                return row;
            }
            assert!(began.elapsed() < SOON, "{what}: {row:#}\n{}", server.log_tail());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    let mira_id = mira.me["operator"]["id"].clone();
    until("an offer to the only one who accepts", &|row| row["transfer_to"]["id"] == mira_id).await;
    assert_eq!(mira.get(&format!("conversations/{id}")).await.unwrap()["queue"], "Everybody");
    // Let pass, it goes to the next; accepted, it is theirs.
    jonas.call(Method::PUT, "me/status", &json!({ "status": "accepting" })).await.unwrap();
    mira.command(Uuid::new_v4(), &format!("conversations/{id}/transfer/decline"), &json!({})).await.unwrap();
    let jonas_id = jonas.me["operator"]["id"].clone();
    until("an offer to the next", &|row| row["transfer_to"]["id"] == jonas_id).await;
    jonas.command(Uuid::new_v4(), &format!("conversations/{id}/transfer/accept"), &json!({})).await.unwrap();
    // Whoever logs out gives back what waits, on top of its like.
    jonas.call(Method::POST, "logout", &json!({})).await.unwrap();
    until("it is given back", &|row| row["assignee"].is_null() && row["turn"] == 9).await;
    // A human ranks it, and supervision sees that the rules had missed it.
    let ranked = json!({ "priority": 1, "why": "unsaid" });
    let ranked = mira.call(Method::PUT, &format!("conversations/{id}/priority"), &ranked).await.unwrap();
    assert_eq!((&ranked["priority"], &ranked["rule"]), (&json!(1), &json!("by-hand")));
    let wrong = json!({ "priority": 3, "why": "unsaid" });
    let refused = mira.call(Method::PUT, &format!("conversations/{id}/priority"), &wrong).await.unwrap_err();
    assert!(refused.to_string().contains("a reason to raise"), "{refused}");
    let report = who("jonas").await.get("triage/report").await.unwrap();
    assert_eq!((&report["raised"][0]["why"], &report["raised"][0]["was"]), (&json!("unsaid"), &json!(3)), "{report:#}");
    let (status, said) = server.run(&["triage", "report"]);
    assert!(status.success() && said.contains("raised by operators: 1") && said.contains("P3 -> P1"), "{said}");
}

#[tokio::test]
async fn cries_from_one_network_stand_behind_those_from_another() {
    let server = Server::start_with(Databases::Embedded, &[("EARSHOT_LISTEN_TRUSTED_PROXIES", "127.0.0.0/8")]);
    let logins = server.demo().operators;
    let login = logins.iter().find(|login| login.login.starts_with("mira")).unwrap();
    let mira = Operator::log_in(&server, login).await.unwrap();
    let mut ids = Vec::new();
    let addresses = (1..=6).map(|number| format!("203.0.113.{number}")).chain(["198.51.100.7".to_owned()]);
    for (number, address) in addresses.enumerate() {
        let contact = Contact::open_from(&server, "en", &address).await.unwrap();
        let words = format!("he is kicking my door in right now with a knife, please help, it is door {number}");
        let after = mira.me["seq"].as_u64().unwrap();
        contact.send(Uuid::new_v4(), &words).await.unwrap();
        ids.push(mira.conversation_with(after, &words).await.unwrap());
    }
    let page = mira.get("inbox?view=waiting").await.unwrap();
    let rows: Vec<&Value> =
        page["rows"].as_array().unwrap().iter().filter(|row| ids.iter().any(|id| row["id"] == id.as_str())).collect();
    let order: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(order, [0, 1, 2, 3, 6, 4, 5].map(|number: usize| ids[number].as_str()));
    assert!(rows.iter().all(|row| row["priority"] == 0));
    let floods: Vec<&Value> = rows.iter().map(|row| &row["flood"]).collect();
    assert_eq!(floods, [&json!(false); 5].into_iter().chain([&json!(true); 2]).collect::<Vec<_>>());
}
