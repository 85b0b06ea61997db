//! Ways into a mailbox and out of it, with real servers: STARTTLS, access tokens, a way out that is shut for a while, and an
//! old mailbox that is taken in with breaks.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::client::Failure;
use crate::harness::mails::Mails;
use crate::harness::process::Databases;
use crate::harness::provider::Provider;
use crate::mail::{HELP, House, LEA, PATIENCE};

fn problem(channel: &Value) -> &str {
    channel["health"]["problem"].as_str().unwrap_or_default()
}

fn from_lea(id: &str, words: &str) -> String {
    format!("From: {LEA}\nTo: {HELP}\nMessage-ID: <{id}@people.example>\nSubject: hello\n\n{words}\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_reached_by_starttls_and_an_access_token_both_ways() {
    let provider = Provider::start(HELP);
    let open = tempfile::tempdir().unwrap();
    std::fs::set_permissions(open.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let ca = provider.ca();
    let ca = ca.to_str().unwrap();
    // Where the system keeps its authorities, for the provider's certificate.
    let variables = [("SSL_CERT_FILE", ca)];
    let mut house = House::build_with(Databases::Embedded, true, &provider.dovecot(open.path()), &variables).await;
    let imap = format!("localhost:{}", house.dovecot.imap_port());
    let smtp = format!("localhost:{}", house.postfix().submission_port());
    let grant = provider.grant();
    let (status, said) = house.server.run(&[
        "channel",
        "add",
        "email",
        "Mail",
        "--address",
        HELP,
        "--imap",
        &imap,
        "--smtp",
        &smtp,
        "--starttls",
        "--everything",
        "--ca",
        ca,
        "--oauth-file",
        grant.to_str().unwrap(),
    ]);
    assert!(status.success(), "{said}");
    house.server.kill();
    house.again().await;
    house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;

    house.postfix().bring(LEA, HELP, from_lea("one", "Is anybody there?").as_bytes()).unwrap();
    let conversation = house.conversation("Is anybody there?").await;
    house.answer(&conversation, "We are.").await;
    let answer = house.arrived(LEA, 1).await.remove(0);
    assert!(answer.contains("We are."), "{answer}");
    let log = house.dovecot.log();
    let logins: Vec<_> = log.lines().filter(|line| line.contains("Login: user=<help@")).collect();
    assert!(
        !logins.is_empty() && logins.iter().all(|line| line.contains("method=XOAUTH2") && line.contains("TLS")),
        "{logins:#?}"
    );
    assert!(house.postfix().log().contains("sasl_method=XOAUTH2"), "{}", house.postfix().log());

    // The provider changes the refresh token with each use, and the changed one outlives a restart.
    let before = provider.exchanges();
    house.server.kill();
    house.again().await;
    house.postfix().bring(LEA, HELP, from_lea("two", "Still there?").as_bytes()).unwrap();
    house.conversation("Still there?").await;
    assert!(provider.exchanges() > before);

    provider.revoke();
    house.dovecot.kill();
    house.dovecot.restart();
    let channel = house.until("a consent that ended", |channel| channel["health"]["state"] == "needs_help").await;
    assert!(problem(&channel).contains("consent"), "{channel:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn access_by_token_is_written_on_screen_and_never_shown() {
    let provider = Provider::start(HELP);
    let open = tempfile::tempdir().unwrap();
    std::fs::set_permissions(open.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let ca = provider.ca();
    let variables = [("SSL_CERT_FILE", ca.to_str().unwrap()), ("EARSHOT_MAIL_NEAR_TOKEN_PROVIDERS", "yes")];
    let house = House::build_with(Databases::Embedded, true, &provider.dovecot(open.path()), &variables).await;
    let mut settings = house.settings();
    for part in ["imap", "smtp"] {
        settings[part]["auth"] = json!("xoauth2");
        settings[part]["username"] = json!(HELP);
    }
    let grant: Value = serde_json::from_slice(&std::fs::read(provider.grant()).unwrap()).unwrap();
    let put = |oauth: Value| json!({ "kind": "email", "name": "Mail", "settings": settings.clone(), "oauth": oauth });
    let save = async |put: Value| house.admin.call(Method::POST, "channels", &put).await;
    let refused = async |put: Value| match save(put).await {
        Err(Failure::Refused { problem, .. }) => problem["fields"][0]["field"].as_str().unwrap_or_default().to_owned(),
        other => panic!("{other:?}"),
    };
    assert!(refused(put(Value::Null)).await == "oauth.refresh_token");
    let mut elsewhere = grant.clone();
    elsewhere["token_url"] = json!("http://localhost/token");
    assert!(refused(put(elsewhere)).await == "oauth.token_url");
    save(put(grant.clone())).await.unwrap();
    let channel = house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;
    assert!(!channel.to_string().contains("refresh-"), "{channel:#}");
    assert!(provider.exchanges() > 0);
    // Saved without it, it stays; another user has to bring their own.
    save(put(Value::Null)).await.unwrap();
    let mut moved = put(Value::Null);
    moved["settings"]["imap"]["username"] = json!("other@hotline.example");
    assert!(refused(moved).await == "oauth.refresh_token");
    house.postfix().bring(LEA, HELP, from_lea("one", "Is anybody there?").as_bytes()).unwrap();
    house.conversation("Is anybody there?").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_answers_in_is_said_and_they_go_once_it_is_mended() {
    let mut house = House::build(Databases::Embedded, true).await;
    house.set_up(house.settings()).await;
    house.postfix().bring(LEA, HELP, from_lea("one", "Is anybody there?").as_bytes()).unwrap();
    let conversation = house.conversation("Is anybody there?").await;
    house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;
    house.postfix.as_mut().unwrap().stop();
    house.answer(&conversation, "We are.").await;
    let channel = house.until("a way out that is shut", |channel| channel["health"]["state"] == "needs_help").await;
    assert!(problem(&channel).starts_with("Mails come in, and answers don't go out:"), "{channel:#}");
    let messages = house.mira.messages(&conversation).await.unwrap();
    assert_eq!(messages[1]["delivery"]["state"], "queued", "{messages:#?}");

    house.postfix.as_mut().unwrap().restart();
    let answers = house.arrived(LEA, 1).await;
    assert!(answers.len() == 1 && answers[0].contains("We are."), "{answers:?}");
    house.until("a mailbox that works again", |channel| channel["health"]["state"] == "works").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_mailbox_that_is_taken_in_with_breaks_is_in_once() {
    const MAILS: u64 = 600;
    let house = House::build(Databases::Embedded, true).await;
    let mut settings = house.settings();
    settings["start"] = json!("now");
    house.set_up(settings).await;
    house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;
    let path = house.server.place().path().join("old.mbox");
    let mut mbox = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    let mails = Mails::new(8).to(HELP);
    for number in 0..MAILS {
        let mail = String::from_utf8_lossy(&mails.nth(number)).replace("\nFrom ", "\n>From ");
        writeln!(mbox, "From somebody@people.example Mon Mar  2 10:00:00 2026\n{mail}").unwrap();
    }
    drop(mbox);
    let import = ["mail", "import", "Mail", path.to_str().unwrap()];
    let stored = |channel: &Value| channel["stored_count"].as_u64().unwrap_or_default();
    let (mut killed, mut counts) = (0, BTreeSet::new());
    let began = Instant::now();
    let said = loop {
        assert!(began.elapsed() < PATIENCE * 10, "{counts:?}");
        // Longer each time, so that it ends on a slow machine as well.
        let seconds = format!("{:.1}", 0.6 + f64::from(killed));
        let wrapper = ["timeout", "--signal=KILL", &seconds].map(str::to_owned);
        let (status, said) = house.server.run_in(&wrapper, &import);
        counts.insert(stored(&house.channel().await));
        if status.success() {
            break said;
        }
        killed += 1;
    };
    println!("{MAILS} mails in {:?}, through {killed} kills: {counts:?}", began.elapsed());
    let within = counts.iter().filter(|count| (1..MAILS).contains(count)).count();
    assert!(within > 0, "no kill fell within: {counts:?}");
    assert_eq!(stored(&house.channel().await), MAILS, "{said}");
    let (status, said) = house.server.run(&import);
    assert!(status.success() && said.contains(" 0 new"), "{said}");
    assert_eq!(stored(&house.channel().await), MAILS);
}
