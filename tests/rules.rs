//! A hotline's own rules of triage in the whole process: a mistake in them stops nothing, and is told where people look.

use std::{fs, path::Path};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::{Contact, Operator};
use crate::harness::process::{Databases, Server};

const BROUGHT: &str = include_str!("../inbox/triage/en.toml");

/// The rules that Earshot brings with one more, in whose second line its code stands.
fn write(folder: &Path, code: &str) -> usize {
    let own = format!("[[rules]]\ncode = \"{code}\"\nid = \"own-lamp\"\nsay = [\"blue lamp\"]\n");
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("en.toml"), format!("{BROUGHT}\n{own}")).unwrap();
    BROUGHT.lines().count() + 3
}

async fn supervisor(server: &Server) -> Operator {
    let logins = server.demo().operators;
    Operator::log_in(server, logins.iter().find(|login| login.login.starts_with("jonas")).unwrap()).await.unwrap()
}

/// What a contact's sentence about the lamp is ranked, and by which rule.
async fn ranked(server: &Server, operator: &Operator) -> Value {
    let after = operator.me["seq"].as_u64().unwrap();
    let contact = Contact::open(server, "en").await.unwrap();
    let words = format!("The blue lamp is on the table again, number {}", Uuid::new_v4().simple());
    contact.send(Uuid::new_v4(), &words).await.unwrap();
    let id = operator.conversation_with(after, &words).await.unwrap();
    let row = operator.get(&format!("conversations/{id}")).await.unwrap()["row"].clone();
    json!([row["priority"], row["rule"]])
}

fn figure(server: &Server) -> String {
    let (_, figures) = server.get_admin("/metrics").unwrap();
    figures.lines().find(|line| line.starts_with("earshot_triage_rules_refused ")).unwrap().to_owned()
}

#[tokio::test]
async fn a_mistake_in_a_hotlines_own_rules_is_told_and_the_last_good_ones_go_on() {
    let mut server = Server::idle(Databases::Embedded);
    let folder = server.place().path().join("rules");
    server.set("EARSHOT_TRIAGE_RULES", folder.to_str().unwrap());
    write(&folder, "THREAT");
    server.restart();
    let jonas = supervisor(&server).await;
    assert_eq!(ranked(&server, &jonas).await, json!([1, "en.own-lamp"]));
    assert_eq!(jonas.get("triage/rules").await.unwrap(), json!({ "refused": null }));
    assert_eq!(figure(&server), "earshot_triage_rules_refused 0");
    server.stop();

    let line = write(&folder, "NONSENSE");
    let (status, said) = server.run(&["check"]);
    let named = format!("triage.rules: en.toml, line {line}: \"NONSENSE\" is not a code of the model");
    assert!(status.code() == Some(2) && said.contains(&named), "{said}");
    server.restart();
    let jonas = supervisor(&server).await;
    assert_eq!(ranked(&server, &jonas).await, json!([1, "en.own-lamp"]), "the last good ones go on");
    let refused = json!({ "file": "en.toml", "line": line, "reason": "\"NONSENSE\" is not a code of the model", "goes_on": "last_good" });
    assert_eq!(jonas.get("triage/rules").await.unwrap()["refused"], refused);
    assert_eq!(figure(&server), "earshot_triage_rules_refused 1");
    server.stop();

    // A good set that was never is no set: those that Earshot brings go on.
    fs::remove_dir_all(server.place().data().join("triage-rules")).unwrap();
    server.restart();
    let jonas = supervisor(&server).await;
    assert_eq!(jonas.get("triage/rules").await.unwrap()["refused"]["goes_on"], "brought");
    assert_ne!(ranked(&server, &jonas).await[1], json!("en.own-lamp"));
    server.stop();

    write(&folder, "THREAT");
    server.restart();
    let jonas = supervisor(&server).await;
    assert_eq!(jonas.get("triage/rules").await.unwrap(), json!({ "refused": null }));
    assert_eq!(ranked(&server, &jonas).await, json!([1, "en.own-lamp"]));
}
