//! Where a talk is on Matrix, through a real server: rooms that are left and come back to, and rooms that take another one's place.

use std::fs;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::matrix::{Synapse, Young, account};
use crate::harness::process::Login;
use crate::harness::wait_until;
use crate::matrix::{House, PATIENCE, mira};
use crate::matrix_many::device;

impl House {
    /// Two supervisors erase a talk.
    async fn erase(&self, talk: &str) {
        let logins = self.server.demo().operators;
        let named = |name: &str| logins.iter().find(|login| login.login.starts_with(name)).unwrap();
        let admin = self.admin().await;
        let one = Operator::log_in(&self.server, named("jonas")).await.unwrap();
        let new =
            json!({ "login": "ode", "name": "Ode Nowa", "alias": "Ode", "role": "supervisor", "languages": ["en"] });
        let invited = admin.call(Method::POST, "operators", &new).await.unwrap();
        let token = invited["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let password = "a password of this test alone";
        let set = json!({ "password": password });
        admin.call(Method::POST, &format!("links/{token}"), &set).await.unwrap();
        let other = Login { login: "ode".into(), password: password.into() };
        let other = Operator::log_in(&self.server, &other).await.unwrap();
        let path = format!("conversations/{talk}/erasure");
        one.call(Method::POST, &path, &json!({ "reason": "ASKED" })).await.unwrap();
        other.call(Method::DELETE, &format!("conversations/{talk}"), &json!({})).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_erased_is_left_forgotten_and_does_not_come_back() {
    let mut house = House::build(&[]).await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "nobody must know");
    let (talk, _) = house.came_in("nobody must know").await;
    house.erase(&talk).await;
    let left = |young: &mut Young| {
        let asked = json!({ "do": "joined", "room": room, "who": help });
        (young.ask(&asked)["yes"] == false).then_some(())
    };
    wait_until(PATIENCE, || format!("the hotline to leave\n{}", house.logs()), || left(&mut tove));
    let began = Instant::now();
    while !fs::read_to_string(house.server.place().log()).unwrap().contains("keys of a contact's messages were erased")
    {
        assert!(began.elapsed() < PATIENCE, "{}", house.logs());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // The server tells of the room once more, and that is forgotten too.
    tokio::time::sleep(Duration::from_secs(3)).await;
    house.server.stop();
    assert_eq!(Synapse::rows_of_rooms(&device(&house.server)), "", "what the device keeps of rooms");
    house.server.restart();
    house.mira = mira(&house.server).await;

    // They may come again, into the same room, and nothing from before comes with them.
    tove.ask(&json!({ "do": "invite", "room": room, "who": help }));
    tove.sees(&room, &help);
    tove.write(&room, "a new day");
    let (again, _) = house.came_in("a new day").await;
    assert_ne!(again, talk);
    tokio::time::sleep(Duration::from_secs(15)).await;
    let talks = house.talks().await;
    let said: Vec<_> = talks[&again].iter().map(|message| message["text"].as_str().unwrap_or_default()).collect();
    assert_eq!(said, ["a new day"], "{talks:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_is_replaced_goes_on_and_a_file_comes_once_it_can_be_had() {
    let house = House::build(&[]).await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "in the old room");
    let (talk, _) = house.came_in("in the old room").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    let new = tove.ask(&json!({ "do": "upgrade", "room": room, "invite": help }))["room"].as_str().unwrap().to_owned();
    tove.sees(&new, &help);
    tove.write(&new, "in the new room");
    assert_eq!(house.came_in("in the new room").await.0, talk);
    house.answer(&talk, "I followed.").await;
    assert_eq!(tove.hears("I followed.", || house.logs())["room"], json!(new));

    // The server can't find its files for a while.
    let (media, away) = (house.synapse.media(), house.synapse.media().with_extension("away"));
    tove.ask(&json!({ "do": "write_file", "room": new, "name": "late.png", "text": "a late picture", "away": [media, away] }));
    let starts = |message: &Value, words: &str| message["text"].as_str().is_some_and(|text| text.contains(words));
    house.finds("what can't be fetched", |message| starts(message, "A file that can't be fetched now")).await;
    fs::rename(&away, &media).unwrap();
    let late = house.finds("the file", |message| message["attachments"][0]["name"] == "late.png").await.1;
    assert!(starts(&late, "could be fetched only now"), "{late:#}");
}
