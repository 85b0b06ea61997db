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

#[tokio::test(flavor = "multi_thread")]
async fn who_is_thrown_out_is_told_and_who_came_while_nobody_looked_pauses_sending() {
    let mut house = House::build(&[]).await;
    let logs = |house: &House| house.logs();
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let mut mum = house.synapse.young("mum");
    // A room in which the hotline can be thrown out.
    let asked = json!({ "do": "open", "invite": help, "equals": false });
    let room = tove.ask(&asked)["room"].as_str().unwrap().to_owned();
    tove.sees(&room, &help);
    tove.write(&room, "I am here");
    let (talk, _) = house.came_in("I am here").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();

    // While Earshot is down somebody comes in, and what was just written is changed.
    house.server.stop();
    tove.ask(&json!({ "do": "invite", "room": room, "who": mum.name() }));
    mum.ask(&json!({ "do": "join", "room": room }));
    mum.sees(&room, &help);
    tove.sees(&room, mum.name());
    let said = tove.write(&room, "she is her");
    let change = |of: &str, words: &str| {
        json!({ "msgtype": "m.text", "body": format!("* {words}"), "m.new_content": { "msgtype": "m.text", "body": words },
            "m.relates_to": { "rel_type": "m.replace", "event_id": of } })
    };
    tove.send(&room, &change(&said, "she is here"));
    house.server.restart();
    house.mira = mira(&house.server).await;
    house.answer(&talk, "Who is with you?").await;
    assert_eq!(house.becomes("Who is with you?", "failed").await["code"], "others-in-room");
    let starts = |message: &Value, words: &str| message["text"].as_str().is_some_and(|text| text.starts_with(words));
    house.finds("her coming", |message| starts(message, "@mum:talk.example came into the room")).await;
    let (_, said_here) = house.came_in("she is her").await;
    let (_, changed) = house.came_in("she is here").await;
    assert_eq!((&changed["flags"], &changed["changes"]), (&json!(["edit"]), &said_here["id"]), "{changed:#}");
    let there = house.mira.get(&format!("conversations/{talk}")).await.unwrap()["bystanders"].clone();
    assert_eq!(
        (&there[0]["name"], there.as_array().map(Vec::len)),
        (&json!("@mum:talk.example"), Some(1)),
        "{there:#}"
    );

    // Encrypted as all is, and nobody else's to change.
    mum.send(&room, &change(&said, "all is well"));
    let (_, forged) = house
        .finds("her change", |message| starts(message, "@mum:talk.example: all is well\n[It says that it replaces"))
        .await;
    assert_eq!((&forged["flags"], &forged["changes"]), (&json!([]), &Value::Null), "{forged:#}");

    tove.ask(&json!({ "do": "kick", "room": room, "who": mum.name() }));
    house.finds("her going", |message| starts(message, "@mum:talk.example is no longer")).await;
    house.answer(&talk, "Now we are alone.").await;
    tove.hears("Now we are alone.", || logs(&house));

    // The hotline is thrown out, asked back, and banned.
    let gone = "The hotline is no longer in this room";
    for (for_good, before) in [(false, 0), (true, 1)] {
        tove.ask(&json!({ "do": "kick", "room": room, "who": help, "for_good": for_good }));
        let began = Instant::now();
        while house.talks().await[&talk].iter().filter(|message| starts(message, gone)).count() <= before {
            assert!(began.elapsed() < PATIENCE, "nobody said that the hotline was thrown out\n{}", house.logs());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let words = format!("Nobody hears this, {for_good}.");
        house.answer(&talk, &words).await;
        assert_eq!(house.becomes(&words, "failed").await["code"], "no-room");
        if !for_good {
            tove.ask(&json!({ "do": "invite", "room": room, "who": help }));
            tove.sees(&room, &help);
            tove.write(&room, "sorry");
            assert_eq!(house.came_in("sorry").await.0, talk);
            house.answer(&talk, "No harm done.").await;
            tove.hears("No harm done.", || logs(&house));
        }
    }
    // Another room goes on with the same talk.
    let new = tove.open(&help);
    tove.write(&new, "here then");
    assert_eq!(house.came_in("here then").await.0, talk);
    house.answer(&talk, "Here I am.").await;
    assert_eq!(tove.hears("Here I am.", || logs(&house))["room"], json!(new));
}
