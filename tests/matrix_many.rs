//! Matrix where it is hard: many people at once, rows that are older than the device, a device that is gone or an old copy.
//! EARSHOT_TEST_ROOMS says how many people write at once (24).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::matrix::account;
use crate::harness::process::Server;
use crate::harness::{setting, wait_until};
use crate::matrix::{House, PATIENCE, mira};

#[tokio::test(flavor = "multi_thread")]
async fn all_who_write_at_once_are_heard_and_answered_once() {
    let house = House::build(&["invites.a_minute=10000"]).await;
    let count = setting("EARSHOT_TEST_ROOMS").unwrap_or(24);
    let mut many = house.synapse.many(count, &account("help"));
    let texts = ["is it free?", "who reads this?", "please answer"];
    many.ask(&json!({ "do": "write", "texts": texts }));
    let all = count as usize * texts.len();
    let began = Instant::now();
    let talks = loop {
        let talks = house.talks().await;
        let came: usize = talks.values().map(|messages| inbound(messages).len()).sum();
        if came >= all {
            break talks;
        }
        assert!(began.elapsed() < PATIENCE * 4, "{came} of {all} came in\n{}", house.logs());
        tokio::time::sleep(Duration::from_millis(500)).await;
    };
    println!(
        "{all} messages of {count} people at once: {:.1} s until the last was read",
        began.elapsed().as_secs_f64()
    );
    assert_eq!(talks.len() as u64, count, "one person, one talk");
    let mut people = BTreeSet::new();
    for (talk, messages) in &talks {
        let said = inbound(messages);
        let number = said[0].split(' ').next().unwrap().to_owned();
        assert_eq!(said, texts.map(|text| format!("{number} {text}")), "in order, each once, nobody else's");
        house.mira.claim(Uuid::new_v4(), talk).await.unwrap();
        house.answer(talk, &format!("{number}, I am here")).await;
        house.mira.call(Method::POST, &format!("conversations/{talk}/release"), &json!({})).await.unwrap();
        people.insert(number);
    }
    assert_eq!(people.len() as u64, count);
    let heard = |events: &Value| -> Vec<Vec<String>> { serde_json::from_value(events["events"].clone()).unwrap() };
    let answered = wait_until(
        PATIENCE * 2,
        || format!("the answers\n{}", house.logs()),
        || Some(heard(&many.ask(&json!({ "do": "events" })))).filter(|all| all.iter().all(|one| !one.is_empty())),
    );
    for (number, heard) in answered.iter().enumerate() {
        assert_eq!(heard, &[format!("{number}, I am here")], "the own answer, once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_are_older_than_the_device_take_in_again_what_they_lost() {
    let mut house = House::build(&[]).await;
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&account("help"));
    tove.write(&room, "the first");
    house.came_in("the first").await;
    house.server.stop();
    let before = house.server.place().path().join("before");
    copy(&database(&house), &before);
    house.server.restart();
    house.mira = mira(&house.server).await;
    for text in ["the second", "the third"] {
        tove.write(&room, text);
        house.came_in(text).await;
    }
    house.server.stop();
    copy(&before, &database(&house));
    house.server.restart();
    house.mira = mira(&house.server).await;
    tove.write(&room, "the fourth");
    house.came_in("the fourth").await;
    let talks = house.talks().await;
    let all: Vec<_> = talks.values().map(|messages| inbound(messages)).collect();
    assert_eq!(all, [["the first", "the second", "the third", "the fourth"]], "{}", house.logs());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_is_gone_or_old_is_made_anew() {
    let mut house = House::build(&[]).await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "to the first device");
    let (talk, _) = house.came_in("to the first device").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    let device = device(&house.server);
    let old = house.server.place().path().join("old");

    house.server.stop();
    fs::remove_dir_all(&device).unwrap();
    house.server.restart();
    let devices = |tove: &mut crate::harness::matrix::Young| {
        tove.ask(&json!({ "do": "devices", "user": help }))["count"].as_u64()
    };
    wait_until(
        PATIENCE,
        || format!("a second device\n{}", house.logs()),
        || (devices(&mut tove) == Some(2)).then_some(()),
    );
    house.mira = mira(&house.server).await;
    tove.write(&room, "to the second device");
    house.came_in("to the second device").await;
    house.answer(&talk, "from the second device").await;
    tove.hears("from the second device", || house.logs());

    // A copy from before another start would use keys twice.
    house.server.stop();
    copy(&device, &old);
    house.server.restart();
    house.mira = mira(&house.server).await;
    tove.write(&room, "still to the second device");
    house.came_in("still to the second device").await;
    house.server.stop();
    copy(&old, &device);
    house.server.restart();
    wait_until(
        PATIENCE,
        || format!("a third device\n{}", house.logs()),
        || (devices(&mut tove) == Some(3)).then_some(()),
    );
    house.mira = mira(&house.server).await;
    tove.write(&room, "to the third device");
    house.came_in("to the third device").await;
    house.answer(&talk, "from the third device").await;
    tove.hears("from the third device", || house.logs());
    let all: Vec<_> = house.talks().await.values().map(|messages| inbound(messages)).collect();
    assert_eq!(
        all,
        [["to the first device", "to the second device", "still to the second device", "to the third device"]]
    );
}

/// What the contact wrote, in order.
fn inbound(messages: &[Value]) -> Vec<String> {
    let inbound = messages.iter().filter(|message| message["direction"] == "in");
    inbound.map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

/// Where the rows are.
fn database(house: &House) -> PathBuf {
    find(&house.server.place().data(), "data.db").expect("there is a database")
}

pub(crate) fn device(server: &Server) -> PathBuf {
    find(&server.place().data(), "device").expect("a device was made")
}

fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let here = entries.iter().find(|path| path.file_name().is_some_and(|file| file == name)).cloned();
    here.or_else(|| entries.iter().filter(|path| path.is_dir()).find_map(|path| find(path, name)))
}

/// A file, with its log where it is a database, or a folder, in the place of what was there.
pub(crate) fn copy(from: &Path, to: &Path) {
    let script = "rm -rf -- \"$2\" \"$2-wal\" \"$2-shm\"; cp -a -- \"$1\" \"$2\"; for end in -wal -shm; do if [ -e \"$1$end\" ]; then cp -a -- \"$1$end\" \"$2$end\"; fi; done";
    assert!(Command::new("bash").args(["-ec", script, "copy"]).args([from, to]).status().unwrap().success());
}
