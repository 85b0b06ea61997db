//! Keys on Matrix, through a real server: comparing them from both sides, and an account that is signed in to with a token.

use std::fs;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::matrix::{Synapse, Young, account};
use crate::harness::wait_until;
use crate::matrix::{House, PATIENCE};

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
}

impl House {}

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
async fn an_account_is_signed_in_to_with_a_token() {
    let synapse = Synapse::start();
    let password = synapse.register("help");
    let token = synapse.token("help", &password).await;
    let house = House::signed_in(synapse, "--token-file", &token, &[]).await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "by token");
    let (talk, _) = house.came_in("by token").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    house.answer(&talk, "Heard.").await;
    tove.hears("Heard.", || house.logs());
}
