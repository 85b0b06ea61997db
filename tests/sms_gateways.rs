//! The same short talk through each gateway that a company runs: a text comes in by its recipe, an answer goes out by its schema, a
//! report about it comes back.

use std::fs;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::gateways::{Gateway, OURS, Post, Provider, THEIRS};
use crate::harness::process::{Databases, Server};

const PATIENCE: Duration = Duration::from_secs(120);

/// The status that a gateway hears.
pub async fn post(post: &Post) -> u16 {
    let mut request = reqwest::Client::builder().build().unwrap().post(&post.url).body(post.body.clone());
    for (name, value) in &post.headers {
        request = request.header(*name, value);
    }
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_talk_is_held_through_every_gateway() {
    let mut server = Server::idle(Databases::Embedded);
    server.set("EARSHOT_HOSTS_CHAT", &format!("http://localhost:{}", server.address().port()));
    server.restart();
    let gateways: Vec<_> = Provider::ALL.into_iter().map(|provider| (provider, Gateway::start(provider))).collect();
    for (provider, gateway) in &gateways {
        add(&server, *provider, gateway);
    }
    // What another process added is taken up at the start.
    server.kill();
    server.restart();
    let logins = server.demo().operators;
    let named = |name: &str| logins.iter().find(|login| login.login.starts_with(name)).unwrap();
    let admin = Operator::log_in(&server, named("ines")).await.unwrap();
    let jonas = Operator::log_in(&server, named("jonas")).await.unwrap();
    let channels = admin.get("channels").await.unwrap();
    for (provider, gateway) in &gateways {
        let name = provider.name();
        let channel = channels.as_array().unwrap().iter().find(|channel| channel["name"] == name).unwrap();
        let url = |key: &str| channel["sms"][key].as_str().unwrap().to_owned();
        let words = format!("hello by {name}: zażółć & a=b 🙂");
        let text = gateway.text(&url("inbound_url"), &format!("in-{name}-1"), &words);
        assert_eq!(post(&text).await, 200, "{name}: {}", server.log_tail());
        // It is brought again, as gateways do that heard no answer.
        assert_eq!(post(&text).await, 200, "{name}");
        let is_signed = channel["sms"]["signed"] == true;
        if is_signed {
            let mut forged = text.clone();
            forged.body = forged.body.replace("hello", "hallo");
            assert_eq!(post(&forged).await, 200, "{name}: it says nothing to a forger");
        }

        let (talk, messages) = talk_with(&jonas, &words, &server).await;
        if is_signed {
            let held = admin.get(&format!("channels/{}/quarantine", channel["id"].as_str().unwrap())).await.unwrap();
            assert_eq!(held.as_array().map(Vec::len), Some(1), "{name}: the forgery is held: {held:#}");
        }
        assert_eq!(messages.len(), 1, "{name}: once: {messages:#?}");
        jonas.claim(Uuid::new_v4(), &talk).await.unwrap();
        let answer = format!("We are here, {name}. Где ты?");
        jonas.reply(Uuid::new_v4(), &talk, &answer).await.unwrap();
        let sent = gateway.first(|| server.log_tail());
        assert_eq!((sent.to.as_str(), sent.text.as_str()), (THEIRS, answer.as_str()));
        state(&jonas, &talk, &answer, "sent", &server).await;
        assert_eq!(post(&gateway.delivered(&sent, &url("status_url"))).await, 200, "{name}");
        state(&jonas, &talk, &answer, "delivered", &server).await;
        assert_eq!((gateway.count(), gateway.faults()), (1, Vec::new()), "{name}: one request, by its schema");
        jonas.call(Method::POST, &format!("conversations/{talk}/release"), &json!({})).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_join_although_earshot_dies_between_them() {
    let mut server = Server::idle(Databases::Embedded);
    server.set("EARSHOT_HOSTS_CHAT", &format!("http://localhost:{}", server.address().port()));
    server.restart();
    let gateway = Gateway::start(Provider::Sinch);
    add(&server, Provider::Sinch, &gateway);
    server.kill();
    server.restart();
    let logins = server.demo().operators;
    let named = |name: &str| logins.iter().find(|login| login.login.starts_with(name)).unwrap();
    let admin = Operator::log_in(&server, named("ines")).await.unwrap();
    let channels = admin.get("channels").await.unwrap();
    let channel = channels.as_array().unwrap().iter().find(|channel| channel["name"] == "sinch").unwrap();
    let inbound = channel["sms"]["inbound_url"].as_str().unwrap();
    // The last one first; killed as soon as it was answered for, and once more behind the whole.
    assert_eq!(post(&gateway.part(inbound, "part-2", 2, " and can't go home")).await, 200, "{}", server.log_tail());
    server.kill();
    server.restart();
    assert_eq!(post(&gateway.part(inbound, "part-1", 1, "I am at the station")).await, 200, "{}", server.log_tail());
    server.kill();
    server.restart();
    // A gateway that heard no answer brings it again.
    assert_eq!(post(&gateway.part(inbound, "part-1", 1, "I am at the station")).await, 200, "{}", server.log_tail());
    let jonas = Operator::log_in(&server, named("jonas")).await.unwrap();
    let (_, messages) = talk_with(&jonas, "I am at the station and can't go home", &server).await;
    assert_eq!((messages.len(), &messages[0]["flags"]), (1, &json!([])), "one text, whole: {messages:#?}");
}

fn add(server: &Server, provider: Provider, gateway: &Gateway) {
    let file = |name: &str, words: &str| {
        let path = server.place().path().join(name);
        fs::write(&path, words).unwrap();
        path.display().to_string()
    };
    let (api, webhook) = (file("api", provider.api_secret()), file("webhook", provider.webhook_secret()));
    let base = format!("base_url={}", gateway.base_url());
    let mut words = vec![
        "channel",
        "add",
        "sms",
        provider.name(),
        "--gateway",
        provider.name(),
        "--number",
        OURS,
        "--country",
        "SE",
        "--api-file",
        &api,
        "--webhook-file",
        &webhook,
        "--set",
        &base,
    ];
    words.extend(provider.own_settings().iter().flat_map(|setting| ["--set", *setting]));
    let (status, said) = server.run(&words);
    assert!(status.success(), "{}: {said}", provider.name());
}

/// The talk that holds these words, waited for.
pub async fn talk_with(operator: &Operator, words: &str, server: &Server) -> (String, Vec<Value>) {
    let began = Instant::now();
    loop {
        let page = operator.get("inbox?view=waiting&limit=200").await.unwrap();
        for row in page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "sms") {
            let id = row["id"].as_str().unwrap().to_owned();
            let messages = operator.messages(&id).await.unwrap();
            if messages.iter().any(|message| message["text"] == words) {
                return (id, messages);
            }
        }
        assert!(began.elapsed() < PATIENCE, "{words} never came in\n{}", server.log_tail());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Waits until an answer is in this state.
pub async fn state(operator: &Operator, talk: &str, text: &str, expected: &str, server: &Server) {
    let began = Instant::now();
    loop {
        let messages = operator.messages(talk).await.unwrap();
        let message = messages.iter().find(|message| message["text"] == text).unwrap();
        if message["delivery"]["state"] == expected {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "never {expected}: {message:#}\n{}", server.log_tail());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
