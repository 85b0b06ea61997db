//! Matrix where things come late or not at all, through a real server with something between: invitations that get no answer, keys that come
//! after what they open, sends of which nobody heard the end.

use std::fs;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::matrix::{Between, account};
use crate::harness::wait_until;
use crate::matrix::{House, PATIENCE, mira};
use crate::matrix_many::device;

const CLOSED: &str = "An encrypted message whose key is missing.";
const LATE: &str = "\n[It came earlier, and its key only now.]";

impl House {
    /// The messages of a talk once so many of them are as asked.
    async fn has(&self, talk: &str, count: usize, what: &str, fits: impl Fn(&Value) -> bool) -> Vec<Value> {
        let began = Instant::now();
        loop {
            let messages = self.mira.messages(talk).await.unwrap();
            let fitting = messages.iter().filter(|message| fits(message)).count();
            if fitting >= count {
                return messages;
            }
            assert!(began.elapsed() < PATIENCE * 2, "{fitting} of {count} {what} came\n{}", self.logs());
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    async fn restart(&mut self) {
        self.server.restart();
        self.mira = mira(&self.server).await;
    }
}

fn starts(message: &Value, words: &str) -> bool {
    message["text"].as_str().is_some_and(|text| text.starts_with(words))
}

fn is_held(between: &Between, house: &House) {
    wait_until(PATIENCE, || format!("a request\n{}", house.logs()), || (between.held_up() > 0).then_some(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_gets_no_answer_holds_up_nobody_and_not_the_stop() {
    let (mut house, between) = House::behind().await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let mut rune = house.synapse.young("rune");
    let room = tove.open(&help);
    tove.write(&room, "before");
    house.came_in("before").await;

    between.hold("/join");
    let other = rune.ask(&json!({ "do": "open", "invite": help }))["room"].as_str().unwrap().to_owned();
    is_held(&between, &house);
    let began = Instant::now();
    for words in ["still there?", "and now?"] {
        tove.write(&room, words);
        house.came_in(words).await;
    }
    assert!(began.elapsed() < Duration::from_secs(15), "words waited for an invitation: {:?}", began.elapsed());
    let began = Instant::now();
    house.server.stop();
    assert!(began.elapsed() < Duration::from_secs(10), "the stop waited for an invitation: {:?}", began.elapsed());

    between.open();
    house.restart().await;
    rune.sees(&other, &help);
    rune.write(&other, "do you hear me?");
    house.came_in("do you hear me?").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_comes_late_opens_what_waited_for_it_once() {
    let (mut house, between) = House::behind().await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "with its key");
    let (talk, _) = house.came_in("with its key").await;

    between.keep_keys();
    tove.ask(&json!({ "do": "turn", "room": room }));
    let first = tove.write(&room, "nobody can read this yet");
    tove.write(&room, "nor this");
    let changed = json!({ "msgtype": "m.text", "body": "* nobody could read this", "m.new_content": { "msgtype": "m.text", "body": "nobody could read this" },
        "m.relates_to": { "rel_type": "m.replace", "event_id": first } });
    tove.send(&room, &changed);
    let closed = |message: &Value| starts(message, CLOSED);
    let before = house.has(&talk, 3, "that can't be opened", closed).await;
    assert_eq!(before.len(), 4, "{before:#?}");

    // It waits through a death, and comes once.
    house.server.kill();
    house.restart().await;
    tove.ask(&json!({ "do": "turn", "room": room }));
    assert!(between.keys() > 0, "keys wait");
    between.let_keys_go();
    house.came_in(&format!("nor this{LATE}")).await;
    house.has(&talk, 1, "changes", |message| message["flags"] == json!(["edit"])).await;
    tove.write(&room, "the end");
    house.came_in("the end").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = house.mira.messages(&talk).await.unwrap();
    let said: Vec<_> = after.iter().map(|message| message["text"].as_str().unwrap_or_default()).collect();
    let (one, two) = (format!("nobody can read this yet{LATE}"), format!("nor this{LATE}"));
    assert_eq!(said[4..7], [&*one, &*two, "nobody could read this"], "in their order, each once: {said:#?}");
    assert_eq!((said.len(), said[7]), (8, "the end"), "{said:#?}");
    // Each says in whose place it stands, and the change also what it changes.
    for (key, opened, stood) in [("changes", 4, 1), ("changes", 5, 2), ("opens", 6, 3), ("changes", 6, 4)] {
        assert_eq!(after[opened][key], after[stood]["id"], "{:#}", after[opened]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_device_finds_what_the_one_before_sent_also_a_file() {
    let (mut house, between) = House::behind().await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    // A new device opens nothing that the one before encrypted: it sees its own words where a talk isn't encrypted.
    let asked = json!({ "do": "open", "invite": help, "encrypted": false });
    let room = tove.ask(&asked)["room"].as_str().unwrap().to_owned();
    tove.sees(&room, &help);
    tove.write(&room, "a plan, please");
    let (talk, _) = house.came_in("a plan, please").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();

    // The server takes the file, and its answer gets lost with the process and with the device.
    between.cut(".1");
    let upload = house.mira.upload(&talk, "plan.txt", b"at nine by the door".to_vec()).await.unwrap();
    let body = json!({ "kind": "reply", "text": "Here is the plan.", "attachments": [upload] });
    house.mira.command(Uuid::new_v4(), &format!("conversations/{talk}/messages"), &body).await.unwrap();
    tove.hears("plan.txt", || house.logs());
    is_held(&between, &house);
    house.server.kill();
    fs::remove_dir_all(device(&house.server)).unwrap();
    between.open();
    house.restart().await;

    house.becomes("Here is the plan.", "sent").await;
    house.answer(&talk, "Did you get it?").await;
    tove.hears("Did you get it?", || house.logs());
    let times = |body: &str, events: &[Value]| events.iter().filter(|event| event["body"] == *body).count();
    let events = tove.events();
    assert_eq!((times("Here is the plan.", &events), times("plan.txt", &events)), (1, 1), "each once");
    // Nor is it taken for words of somebody else's making.
    let inbound = house.mira.messages(&talk).await.unwrap().into_iter().filter(|one| one["direction"] == "in");
    assert_eq!(inbound.map(|one| one["text"].clone()).collect::<Vec<_>>(), ["a plan, please"]);
    house.mira.call(Method::POST, &format!("conversations/{talk}/release"), &json!({})).await.unwrap();
}
