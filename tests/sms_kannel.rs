//! Texts from end to end: a phone sends one through the network and Kannel, an operator answers, and the answer reaches the phone; and
//! what becomes of them when any of these dies.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::kannel::{Kannel, Network, OWN_NUMBER, PASSWORD, USERNAME};
use crate::harness::process::{Databases, Server};
use crate::harness::wait_until;

const PATIENCE: Duration = Duration::from_secs(120);
const SECRET: &str = "9d0c5a41f2b84e6d8c7a";
const LEA: &str = "+32470000001";

/// A hotline with a number, between Kannel and the console.
struct House {
    network: Network,
    kannel: Kannel,
    server: Server,
    mira: Operator,
    admin: Operator,
}

impl House {
    async fn build(settings: &[&str]) -> Self {
        let network = Network::start();
        let mut kannel = Kannel::start(&network);
        let mut server = Server::idle(Databases::Embedded);
        // Kannel asks the system for names, which knows localhost and no names under it.
        server.set("EARSHOT_HOSTS_CHAT", &format!("http://localhost:{}", server.address().port()));
        server.restart();
        let file = |name: &str, words: &str| {
            let path = server.place().path().join(name);
            fs::write(&path, words).unwrap();
            path.display().to_string()
        };
        let (api, webhook) = (file("api", PASSWORD), file("webhook", SECRET));
        let (url, username) = (format!("url={}", kannel.sendsms()), format!("username={USERNAME}"));
        let mut words = vec![
            "channel",
            "add",
            "sms",
            "Kannel",
            "--gateway",
            "kannel",
            "--number",
            OWN_NUMBER,
            "--country",
            "BE",
            "--set",
            &url,
            "--set",
            &username,
            "--set",
            "pace_per_second=50",
            "--set",
            "daily_per_number=1000",
            "--api-file",
            &api,
            "--webhook-file",
            &webhook,
        ];
        words.extend(settings.iter().flat_map(|setting| ["--set", *setting]));
        let (status, said) = server.run(&words);
        assert!(status.success(), "{said}");
        let (admin, mira) = people(&server).await;
        let channels = admin.get("channels").await.unwrap();
        let channel = channels.as_array().unwrap().iter().find(|channel| channel["name"] == "Kannel").unwrap().clone();
        assert_eq!(channel["sms"]["signed"], false, "Kannel signs nothing: {channel:#}");
        kannel.bring_texts_to(&format!("{}/{SECRET}", channel["sms"]["inbound_url"].as_str().unwrap()));
        let house = Self { network, kannel, server, mira, admin };
        house.has_taken_up_the_channel(channel["id"].as_str().unwrap()).await;
        house
    }

    /// What another process added is taken up within half a minute.
    async fn has_taken_up_the_channel(&self, id: &str) {
        let began = Instant::now();
        loop {
            let probe =
                self.admin.call(Method::POST, &format!("channels/{id}/test"), &json!({})).await.unwrap_or_default();
            let checks = probe["checks"].as_array().cloned().unwrap_or_default();
            if !checks.is_empty() {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "{probe:#}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    fn logs(&self) -> String {
        format!("{}\n{}", self.kannel.log(), self.server.log_tail())
    }

    /// All talks by text with their messages.
    async fn talks(&self) -> BTreeMap<String, Vec<Value>> {
        let mut talks = BTreeMap::new();
        for view in ["waiting", "mine", "theirs", "closed"] {
            let page = self.mira.get(&format!("inbox?view={view}&limit=200")).await.unwrap();
            for row in page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "sms") {
                let id = row["id"].as_str().unwrap().to_owned();
                let messages = self.mira.messages(&id).await.unwrap();
                talks.insert(id, messages);
            }
        }
        talks
    }

    /// The talk and the message with these words, waited for.
    async fn came_in(&self, words: &str) -> (String, Value) {
        let began = Instant::now();
        loop {
            for (id, messages) in self.talks().await {
                if let Some(found) = messages.into_iter().find(|message| message["text"] == words) {
                    return (id, found);
                }
            }
            assert!(began.elapsed() < PATIENCE, "{words} never came in: {:#?}\n{}", self.talks().await, self.logs());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn answer(&self, conversation: &str, text: &str) {
        self.mira.reply(Uuid::new_v4(), conversation, text).await.unwrap();
    }

    /// Waits until the answer with these words has this state.
    async fn becomes(&self, conversation: &str, text: &str, state: &str) -> Value {
        let began = Instant::now();
        loop {
            let messages = self.mira.messages(conversation).await.unwrap();
            let message = messages.iter().find(|message| message["text"] == text).unwrap();
            if message["delivery"]["state"] == state {
                return message["delivery"].clone();
            }
            assert!(began.elapsed() < PATIENCE, "never {state}: {message:#}\n{}", self.logs());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn again(&mut self) {
        self.server.restart();
        (self.admin, self.mira) = people(&self.server).await;
    }
}

async fn people(server: &Server) -> (Operator, Operator) {
    let logins = server.demo().operators;
    let named = |name: &str| logins.iter().find(|login| login.login.starts_with(name)).unwrap();
    let admin = Operator::log_in(server, named("ines")).await.unwrap();
    (admin, Operator::log_in(server, named("mira")).await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_answered_in_the_console_and_the_answer_reaches_the_phone() {
    let house = House::build(&["parts_wait_s=5"]).await;
    let (network, logs) = (&house.network, || house.logs());
    network.text(LEA, OWN_NUMBER, "is somebody there? őszintén 🙂");
    let (talk, message) = house.came_in("is somebody there? őszintén 🙂").await;
    assert_eq!(message["flags"], json!([]));
    let open = house.mira.get(&format!("conversations/{talk}")).await.unwrap();
    assert_eq!(open["contact"]["address_kind"], "number", "{open:#}");
    assert!(!open["contact"]["address_masked"].as_str().unwrap().contains("0000001"), "the number is masked: {open:#}");

    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    house.answer(&talk, "Yes. Are you safe? [ok] €").await;
    let received = network.received_at_least(LEA, 1, logs);
    assert_eq!((received[0].text.as_str(), received[0].parts), ("Yes. Are you safe? [ok] €", 1));
    assert_eq!(received[0].from, OWN_NUMBER);
    house.becomes(&talk, "Yes. Are you safe? [ok] €", "delivered").await;

    // A long text comes as one, in whatever order its parts come, also where one character lies across two of them.
    let long = format!("{}🙂 i am at the station", "ő".repeat(66));
    network.text_in_order(LEA, OWN_NUMBER, &long, &[1, 0]);
    assert_eq!(house.came_in(&long).await.0, talk);
    let three = "0123456789 € and so on. ".repeat(15);
    network.text(LEA, OWN_NUMBER, three.trim_end());
    assert_eq!(house.came_in(three.trim_end()).await.0, talk);
    // And a long answer reaches the phone as one.
    let answer = format!("{} Где ты сейчас? 🙂", "Мы рядом. ".repeat(12));
    house.answer(&talk, &answer).await;
    let received = network.received_at_least(LEA, 2, logs);
    assert_eq!(received[1].text, answer);
    assert!(received[1].parts >= 2);
    house.becomes(&talk, &answer, "delivered").await;

    // Of a text whose second part never comes, what is there is shown, and that something is missing.
    let halved = format!("{}{}", "a".repeat(153), "b".repeat(20));
    network.text_in_order("+32470000004", OWN_NUMBER, &halved, &[0]);
    let began = Instant::now();
    let half = loop {
        let talks = house.talks().await;
        let starts = |message: &&Value| message["text"].as_str().is_some_and(|text| text.contains(&"a".repeat(153)));
        if let Some(found) = talks.values().flatten().find(starts) {
            break found.clone();
        }
        assert!(began.elapsed() < PATIENCE, "{talks:#?}\n{}", house.logs());
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    assert!(half["flags"].as_array().unwrap().contains(&json!("incomplete")), "{half:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_network_makes_of_an_answer_stands_at_it() {
    let house = House::build(&[]).await;
    let (lost, refused) = ("+32470000002", "+32470000003");
    house.network.lose_phone(lost);
    house.network.refuse(refused);
    for number in [lost, refused] {
        house.network.text(number, OWN_NUMBER, &format!("hello from {number}"));
        let (talk, _) = house.came_in(&format!("hello from {number}")).await;
        house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
        house.answer(&talk, "We are here.").await;
        let delivery = house.becomes(&talk, "We are here.", "failed").await;
        assert!(delivery["code"].is_string(), "{delivery:#}");
    }
    // Until the phone says so, an answer is on its way and nothing more.
    house.network.hold_receipts();
    house.network.text(LEA, OWN_NUMBER, "and me?");
    let (talk, _) = house.came_in("and me?").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    house.answer(&talk, "You as well.").await;
    house.network.received_at_least(LEA, 1, || house.logs());
    house.becomes(&talk, "You as well.", "sent").await;
    house.network.let_receipts_go();
    house.becomes(&talk, "You as well.", "delivered").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_dies_no_text_is_lost_and_no_answer_goes_out_twice() {
    let mut house = House::build(&[]).await;
    house.network.text(LEA, OWN_NUMBER, "hello");
    let (talk, _) = house.came_in("hello").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    let (mut texts, mut answers) = (vec!["hello".to_owned()], Vec::new());
    let victims = ["server", "smsbox", "bearerbox", "server", "smsbox", "bearerbox", "all"];
    for (round, victim) in victims.into_iter().enumerate() {
        // While bearerbox dies nothing goes out: Kannel itself sends again what it hadn't noted as sent.
        if victim != "bearerbox" && victim != "all" {
            for number in 0..6 {
                let answer = format!("answer {round}-{number}");
                house.mira.reply(Uuid::new_v4(), &talk, &answer).await.unwrap();
                answers.push(answer);
            }
        } else {
            house.comes_to_rest(&talk).await;
        }
        for number in 0..12 {
            let text = format!("text {round}-{number}");
            house.network.text(&format!("+3247000010{}", number % 6), OWN_NUMBER, &text);
            texts.push(text);
            if number == 5 {
                // Another moment in each round.
                tokio::time::sleep(Duration::from_millis(20 * round as u64)).await;
                match victim {
                    "server" => house.server.kill(),
                    "smsbox" => house.kannel.kill_smsbox(),
                    "bearerbox" => house.kannel.kill_bearerbox(),
                    _ => {
                        house.kannel.kill_bearerbox();
                        house.kannel.kill_smsbox();
                        house.server.kill();
                    }
                }
            }
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        match victim {
            "server" => house.again().await,
            "smsbox" => house.kannel.restart_smsbox(),
            "bearerbox" => house.kannel.restart_bearerbox(),
            _ => {
                house.again().await;
                house.kannel.restart_bearerbox();
                house.kannel.restart_smsbox();
            }
        }
    }

    // Every text is in, once. The network itself hands over again what it got no word about.
    let began = Instant::now();
    let counts = loop {
        let mut counts = BTreeMap::<String, u64>::new();
        for message in house.talks().await.values().flatten().filter(|message| message["direction"] == "in") {
            *counts.entry(message["text"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        if texts.iter().all(|text| counts.contains_key(text)) && house.network.is_quiet() {
            break counts;
        }
        let missing: Vec<_> = texts.iter().filter(|text| !counts.contains_key(*text)).collect();
        assert!(began.elapsed() < PATIENCE, "missing: {missing:?}\n{}", house.logs());
        tokio::time::sleep(Duration::from_millis(500)).await;
    };
    assert_eq!(counts.len(), texts.len(), "nothing came in that nobody wrote: {counts:#?}");
    let doubled = counts.values().map(|count| count - 1).sum::<u64>();
    assert!(doubled <= house.network.handed_over_twice(), "{doubled} doubled: {counts:#?}");

    // Every answer reached the phone once, or is known not to be known.
    house.comes_to_rest(&talk).await;
    let received = house.network.received(LEA);
    let mut states = BTreeMap::<String, u32>::new();
    for message in house.mira.messages(&talk).await.unwrap().iter().filter(|message| message["direction"] == "out") {
        let (text, state) = (message["text"].as_str().unwrap(), message["delivery"]["state"].as_str().unwrap());
        let reached = received.iter().filter(|received| received.text == text).count();
        let asked = house.kannel.times_asked_to_send(&format!("msg:<{text}>"));
        match state {
            "sent" | "delivered" => assert_eq!((asked, reached), (1, 1), "{text} is {state}\n{}", house.logs()),
            "unknown" => assert!(asked <= 1 && reached <= 1, "{text}: {asked}, {reached}"),
            other => panic!("{text} is {other}: {message:#}"),
        }
        *states.entry(state.to_owned()).or_default() += 1;
    }
    assert_eq!(states.values().sum::<u32>() as usize, answers.len());
    println!(
        "{} texts in, {doubled} of {} twice from the network; answers: {states:?}; {:?}",
        texts.len(),
        house.network.handed_over_twice(),
        began.elapsed()
    );
    house.server.stop();
    let (status, proof) = house.server.run(&["fsck"]);
    assert!(status.success(), "{proof}");
}

impl House {
    /// Waits until nothing of this talk is on its way out.
    async fn comes_to_rest(&self, talk: &str) {
        let began = Instant::now();
        loop {
            let messages = self.mira.messages(talk).await.unwrap();
            let leaving = |message: &&Value| matches!(message["delivery"]["state"].as_str(), Some("queued" | "leased"));
            let Some(open) = messages.iter().find(leaving) else { break };
            assert!(began.elapsed() < PATIENCE * 2, "{open:#}\n{}", self.logs());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        // What Kannel took reaches the phone.
        let sent = |message: &&Value| matches!(message["delivery"]["state"].as_str(), Some("sent" | "delivered"));
        let messages = self.mira.messages(talk).await.unwrap();
        for message in messages.iter().filter(sent) {
            let text = message["text"].as_str().unwrap();
            let there = || self.network.received(LEA).iter().any(|received| received.text == text).then_some(());
            wait_until(PATIENCE, || format!("{text}\n{}", self.logs()), there);
        }
    }
}
