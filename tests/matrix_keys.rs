//! Keys on Matrix, through a real server: comparing them from both sides with two clients, what changes later, and the hotline's own keys
//! on device after device.

use std::fs;
use std::time::{Duration, Instant};

use matrix_sdk::{encryption::verification::VerificationRequestState, ruma::RoomId};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::matrix::{Phone, Synapse, Young, account, compared, until};
use crate::harness::postgres::database;
use crate::harness::process::{Databases, Server};
use crate::harness::wait_until;
use crate::matrix::{House, PATIENCE, mira};
use crate::matrix_many::{copy, device};

impl House {
    /// What is known of a talk's keys, once it fits.
    async fn keys(&self, talk: &str, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let open = self.mira.get(&format!("conversations/{talk}")).await.unwrap();
            let keys = open["identities"][0].clone();
            if fits(&keys) {
                return keys;
            }
            assert!(began.elapsed() < PATIENCE, "{what} never came: {keys:#}\n{}", self.logs());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn stands(&self, talk: &str, stage: &str) -> Value {
        self.keys(talk, stage, |keys| keys["stage"] == stage).await
    }

    async fn step(&self, talk: &str, step: &str) {
        let path = format!("conversations/{talk}/identity/compare");
        self.mira.call(Method::POST, &path, &json!({ "step": step })).await.unwrap();
    }

    /// What happened in a talk, beside its messages.
    async fn happened(&self, talk: &str) -> Vec<String> {
        let open = self.mira.get(&format!("conversations/{talk}")).await.unwrap();
        open["timeline"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    }

    /// Takes a talk and compares its keys.
    async fn compares(&self, talk: &str, liv: &mut Phone) {
        let help = account("help");
        self.mira.claim(Uuid::new_v4(), talk).await.unwrap();
        self.keys(talk, "their keys", |keys| keys["verified"] == false).await;
        self.step(talk, "begin").await;
        let request = liv.take_up(&help).await;
        let (sas, theirs) = compared(&request).await;
        assert_eq!(symbols(&self.stands(talk, "compare").await), theirs);
        self.step(talk, "confirm").await;
        sas.confirm().await.unwrap();
        self.keys(talk, "the end", |keys| keys["verified"] == true).await;
        until("their end", async || liv.verified(&help).await).await;
    }

    /// Their words come in, and ours are heard.
    async fn goes_on(&self, talk: &str, liv: &Phone, room: &RoomId, words: &str) {
        liv.write(room, words).await;
        assert_eq!(self.came_in(words).await.0, talk);
        let answer = format!("You wrote: {words}");
        self.answer(talk, &answer).await;
        liv.hears(&answer).await;
    }
}

fn symbols(keys: &Value) -> Vec<String> {
    keys["signs"].as_array().unwrap().iter().map(|sign| sign["symbol"].as_str().unwrap().to_owned()).collect()
}

/// What their client shows to be compared, and whether it is done.
fn shown(young: &mut Young, house: &House) -> Vec<String> {
    let signs = |young: &mut Young| {
        let told = young.ask(&json!({ "do": "compare", "step": "look" }));
        let signs: Vec<_> =
            told["signs"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
        (signs.len() == 7).then_some(signs)
    };
    wait_until(PATIENCE, || format!("pictures\n{}", house.logs()), || signs(young))
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_compared_with_an_independent_client_from_both_sides() {
    let house = House::build(&[]).await;
    let help = account("help");
    for (name, we_ask) in [("tove", false), ("rune", true)] {
        let mut young = house.synapse.young(name);
        let room = young.open(&help);
        young.write(&room, &format!("{name} here"));
        let (talk, _) = house.came_in(&format!("{name} here")).await;
        house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
        house.keys(&talk, "their keys", |keys| keys["verified"] == false).await;
        if !we_ask {
            young.ask(&json!({ "do": "compare", "step": "begin", "user": help }));
            house.stands(&talk, "asked").await;
        }
        house.step(&talk, "begin").await;
        let compare = house.stands(&talk, "compare").await;
        assert_eq!(symbols(&compare), shown(&mut young, &house), "{compare:#}");
        // Whoever says so first.
        if we_ask {
            young.ask(&json!({ "do": "compare", "step": "same" }));
            house.step(&talk, "confirm").await;
        } else {
            house.step(&talk, "confirm").await;
            young.ask(&json!({ "do": "compare", "step": "same" }));
        }
        let done = house.keys(&talk, "the end", |keys| keys["verified"] == true).await;
        assert_eq!(
            (&done["warning"], &done["by"]["name"]),
            (&Value::Null, &house.mira.me["operator"]["name"]),
            "{done:#}"
        );
        let seen = |young: &mut Young| young.ask(&json!({ "do": "compare", "step": "look" }))["verified"] == true;
        wait_until(PATIENCE, || format!("their end\n{}", house.logs()), || seen(&mut young).then_some(()));
        assert_eq!(house.happened(&talk).await, ["key-verified"]);
    }
    let log = fs::read_to_string(house.server.place().log()).unwrap();
    assert!(!log.contains("tove") && !log.contains("rune"), "logs name nobody:\n{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_warns_pauses_and_goes_on_once_somebody_looked() {
    let house = House::build(&[]).await;
    let help = account("help");
    let mut liv = house.synapse.phone("liv").await;
    let room = liv.open(&help).await;
    liv.write(room.room_id(), "is it you?").await;
    let (talk, _) = house.came_in("is it you?").await;
    house.compares(&talk, &mut liv).await;
    house.answer(&talk, "It is us.").await;
    liv.hears("It is us.").await;

    // Their account begins anew: reading goes on, and sending waits until somebody looked.
    liv.begins_anew().await;
    let changed = house.keys(&talk, "the warning", |keys| keys["warning"] == "changed").await;
    assert_eq!((&changed["verified"], &changed["pauses"]), (&json!(false), &json!(true)), "{changed:#}");
    house.answer(&talk, "Not for other eyes.").await;
    assert_eq!(house.becomes("Not for other eyes.", "failed").await["code"], "identity-changed");
    liv.write(room.room_id(), "new phone").await;
    house.came_in("new phone").await;
    let path = format!("conversations/{talk}/identity/acknowledge");
    let seen = house.mira.call(Method::POST, &path, &json!({})).await.unwrap();
    assert_eq!((&seen["warning"], &seen["pauses"]), (&Value::Null, &json!(false)), "{seen:#}");
    house.answer(&talk, "I see.").await;
    liv.hears("I see.").await;

    // They ask, and it differs.
    let request = liv.ask(&help).await;
    house.stands(&talk, "asked").await;
    house.step(&talk, "begin").await;
    compared(&request).await;
    house.stands(&talk, "compare").await;
    house.step(&talk, "mismatch").await;
    house.keys(&talk, "the warning", |keys| keys["warning"] == "mismatch").await;
    until("their end", async || request.is_cancelled()).await;
    let expected = ["key-verified", "key-changed", "key-seen", "key-mismatch"];
    assert_eq!(house.happened(&talk).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_does_not_matter_whose_program_begins_to_compare() {
    let house = House::build(&[]).await;
    let help = account("help");
    for (name, we_ask) in [("liv", true), ("abel", true), ("rune", false)] {
        let mut young = house.synapse.phone(name).await;
        let room = young.open(&help).await;
        young.write(room.room_id(), &format!("{name} here")).await;
        let (talk, _) = house.came_in(&format!("{name} here")).await;
        house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
        house.keys(&talk, "their keys", |keys| keys["verified"] == false).await;
        let request = if we_ask {
            house.step(&talk, "begin").await;
            young.take_up(&help).await
        } else {
            let request = young.ask(&help).await;
            house.stands(&talk, "asked").await;
            house.step(&talk, "begin").await;
            until("the answer", async || request.is_ready() || request.their_supported_methods().is_some()).await;
            request
        };
        // Ours begins as well, just before or just after. As apps do, theirs begins no second comparison within the first.
        if matches!(request.state(), VerificationRequestState::Ready { .. }) {
            request.start_sas().await.unwrap();
        }
        let (sas, theirs) = compared(&request).await;
        assert_eq!(symbols(&house.stands(&talk, "compare").await), theirs);
        sas.confirm().await.unwrap();
        house.step(&talk, "confirm").await;
        house.keys(&talk, "the end", |keys| keys["verified"] == true).await;
        until("their end", async || young.verified(&help).await).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_hotlines_own_other_client_asks_is_no_contacts_business() {
    let synapse = Synapse::start();
    let password = synapse.register("help");
    let house = House::over(synapse, Databases::Embedded, "--password-file", &password, &[]).await;
    let help = account("help");
    let mut liv = house.synapse.phone("liv").await;
    let room = liv.open(&help).await;
    liv.write(room.room_id(), "is it you?").await;
    let (talk, _) = house.came_in("is it you?").await;
    let own = house.synapse.another_phone("help", &password).await;
    let request = own.ask(&help).await;
    // What comes after it in the stream is read, so it was, too.
    liv.write(room.room_id(), "after that").await;
    house.came_in("after that").await;
    let keys = house.keys(&talk, "their keys", |keys| keys["verified"] == false).await;
    assert_eq!((&keys["stage"], &keys["warning"]), (&Value::Null, &Value::Null), "{keys:#}");
    assert_eq!((house.talks().await.len(), house.happened(&talk).await.len()), (1, 0));
    assert!(!request.is_ready() && !request.is_cancelled(), "nobody answers for the hotline");
    // Nor does it keep the contact from being compared with.
    house.compares(&talk, &mut liv).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_key_makes_a_new_device_the_same_hotline() {
    let mut house = House::build(&[]).await;
    let help = account("help");
    let mut liv = house.synapse.phone("liv").await;
    let room = liv.open(&help).await;
    liv.write(room.room_id(), "before").await;
    let (talk, _) = house.came_in("before").await;
    house.compares(&talk, &mut liv).await;

    let admin = house.admin().await;
    let channels = admin.get("channels").await.unwrap();
    let channel = channels.as_array().unwrap().iter().find(|channel| channel["kind"] == "matrix").unwrap();
    let path = format!("channels/{}/recovery-key", channel["id"].as_str().unwrap());
    let first = admin.call(Method::POST, &path, &json!({})).await.unwrap()["key"].as_str().unwrap().to_owned();
    assert!(house.mira.call(Method::POST, &path, &json!({})).await.is_err(), "an operator makes none");
    // The next on the command line, while the channel runs.
    let second = recovery_key(&house.server);
    assert_ne!(first, second);
    house.goes_on(&talk, &liv, room.room_id(), "after that").await;

    // The device is lost. The first key opens nothing any more, the second everything.
    house.server.stop();
    fs::remove_dir_all(device(&house.server)).unwrap();
    for (key, fits) in [(&first, false), (&second, true)] {
        set_recovery(&house.server, key);
        house.server.restart();
        house.mira = mira(&house.server).await;
        until("the new device", async || {
            let devices = liv.devices(&help).await;
            devices.len() == 2 && devices.values().filter(|signed| **signed).count() == 1 + usize::from(fits)
        })
        .await;
        let text = format!("with a key that fits: {fits}");
        liv.write(room.room_id(), &text).await;
        house.came_in(&text).await;
        let keys = house.keys(&talk, "what was compared", |keys| keys["verified"] == fits).await;
        assert_eq!(keys["pauses"], !fits, "{keys:#}");
        if fits {
            house.goes_on(&talk, &liv, room.room_id(), "as before").await;
        }
        house.server.stop();
    }
    assert!(liv.verified(&help).await, "to them it is the same hotline");
    let log = fs::read_to_string(house.server.place().log()).unwrap();
    assert_eq!(log.matches("the recovery key does not open").count(), 1, "{log}");
    for key in [first, second] {
        assert!(!log.contains(&key), "a recovery key is logged");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_is_signed_out_hands_on_the_accounts_own_keys() {
    let synapse = Synapse::start();
    let password = synapse.register("help");
    let house = House::over(synapse, Databases::Embedded, "--password-file", &password, &[]).await;
    let help = account("help");
    let mut liv = house.synapse.phone("liv").await;
    let mut rooms = Vec::new();
    for words in ["in one room", "in another"] {
        let room = liv.open(&help).await;
        liv.write(room.room_id(), words).await;
        rooms.push((room, house.came_in(words).await.0));
    }
    let (room, talk) = &rooms[1];
    house.compares(talk, &mut liv).await;
    let before = liv.devices(&help).await;
    assert_eq!(before.values().collect::<Vec<_>>(), [&true], "contacts see the device as the account's own");
    let token = house.synapse.token("help", &password).await;
    house.synapse.sign_out(&token).await;
    until("another device", async || {
        let now = liv.devices(&help).await;
        now.values().all(|signed| *signed) && now.len() == 1 && now != before
    })
    .await;
    // It knows where they are talked to before anything is written there.
    house.answer(talk, "Still us.").await;
    house.becomes("Still us.", "sent").await;
    liv.hears("Still us.").await;
    house.goes_on(talk, &liv, room.room_id(), "I see that it is you").await;
    let keys = house.keys(talk, "what was compared", |keys| keys["verified"] == true).await;
    assert_eq!((&keys["warning"], liv.verified(&help).await), (&Value::Null, true), "{keys:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_takes_over_as_a_device_of_its_own_and_gives_back() {
    let databases = Databases::Postgres { data: database(), keys: database() };
    let synapse = Synapse::start();
    let password = synapse.register("help");
    let mut house = House::over(synapse, databases.clone(), "--password-file", &password, &[]).await;
    let help = account("help");
    let mut liv = house.synapse.phone("liv").await;
    let room = liv.open(&help).await;
    liv.write(room.room_id(), "on the first node").await;
    let (talk, _) = house.came_in("on the first node").await;
    house.compares(&talk, &mut liv).await;
    let key = recovery_key(&house.server);
    set_recovery(&house.server, &key);

    // The node dies, and another one that has no device takes over once the lease is over.
    house.server.kill();
    let mut other = Server::idle(databases);
    copy(&house.server.place().data(), &other.place().data());
    fs::remove_dir_all(device(&other)).unwrap();
    let made = other.place().data().join("demo.json");
    let (old, new) = (house.server.address().port().to_string(), other.address().port().to_string());
    fs::write(&made, fs::read_to_string(&made).unwrap().replace(&old, &new)).unwrap();
    other.set("EARSHOT_NODE", "other");
    other.restart();
    let mut first = std::mem::replace(&mut house.server, other);
    house.mira = mira(&house.server).await;
    let has = async |count: usize| {
        let devices = liv.devices(&help).await;
        devices.len() == count && devices.values().all(|signed| *signed)
    };
    until("a second device", async || has(2).await).await;
    house.goes_on(&talk, &liv, room.room_id(), "on the second node").await;

    // It dies as well. What the first kept meanwhile is an old copy.
    first.restart();
    house.server.kill();
    house.server = first;
    house.mira = mira(&house.server).await;
    until("a third device", async || has(3).await).await;
    house.goes_on(&talk, &liv, room.room_id(), "on the first node again").await;
    let keys = house.keys(&talk, "what was compared", |keys| keys["verified"] == true).await;
    assert_eq!((&keys["warning"], liv.verified(&help).await), (&Value::Null, true), "{keys:#}");
    let talks = house.talks().await;
    let said = talks[&talk].iter().filter(|message| message["direction"] == "in");
    let said: Vec<_> = said.map(|message| message["text"].as_str().unwrap()).collect();
    assert_eq!(said, ["on the first node", "on the second node", "on the first node again"], "each once");
}

/// Made on the command line, while the channel runs.
fn recovery_key(server: &Server) -> String {
    let (status, said) = server.run(&["channel", "recovery", "Matrix"]);
    assert!(status.success(), "{said}\n{}", server.log_tail());
    said.lines().next().unwrap().to_owned()
}

fn set_recovery(server: &Server, key: &str) {
    let file = server.place().path().join("recovery");
    fs::write(&file, key).unwrap();
    let (status, said) = server.run(&["channel", "set", "Matrix", "--recovery-key-file", file.to_str().unwrap()]);
    assert!(status.success(), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_signed_in_to_with_a_token() {
    let synapse = Synapse::start();
    let password = synapse.register("help");
    let token = synapse.token("help", &password).await;
    let house = House::over(synapse, Databases::Embedded, "--token-file", &token, &[]).await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "by token");
    let (talk, _) = house.came_in("by token").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    house.answer(&talk, "Heard.").await;
    tove.hears("Heard.", || house.logs());
    // Whoever has keys of their own can compare them with it.
    let liv = house.synapse.phone("liv").await;
    liv.ask(&help).await;
}
