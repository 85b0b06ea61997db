//! Matrix from end to end: young people with a client of other people's making write through a real server, encrypted; operators answer;
//! and what becomes of it when somebody joins, leaves, or a process dies. EARSHOT_CRASH_POINTS says how many deaths (a sixteenth of it, 8
//! without).

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::matrix::{Between, Synapse, Young, account};
use crate::harness::process::{Databases, Server};
use crate::harness::{setting, wait_until};

pub(crate) const PATIENCE: Duration = Duration::from_secs(90);

/// A hotline with an account, between Synapse and the console.
pub(crate) struct House {
    pub synapse: Synapse,
    pub server: Server,
    pub mira: Operator,
}

impl House {
    pub async fn build(settings: &[&str]) -> Self {
        let synapse = Synapse::start();
        let password = synapse.register("help");
        Self::over(synapse, Databases::Embedded, "--password-file", &password, settings).await
    }

    /// Likewise, with something between both.
    pub async fn behind() -> (Self, Between) {
        let synapse = Synapse::start();
        let password = synapse.register("help");
        let between = Between::start(synapse.url()).await;
        let house = Self::at(&between.url(), synapse, Databases::Embedded, "--password-file", &password, &[]).await;
        (house, between)
    }

    /// Over a server that has the account, with one of its secrets.
    pub async fn over(synapse: Synapse, databases: Databases, flag: &str, secret: &str, settings: &[&str]) -> Self {
        Self::at(&synapse.url(), synapse, databases, flag, secret, settings).await
    }

    async fn at(
        url: &str,
        synapse: Synapse,
        databases: Databases,
        flag: &str,
        secret: &str,
        settings: &[&str],
    ) -> Self {
        let mut server = Server::idle(databases);
        server.restart();
        let file = server.place().path().join("secret");
        fs::write(&file, secret).unwrap();
        let (user, file) = (account("help"), file.display().to_string());
        let mut words = vec!["channel", "add", "matrix", "Matrix", "--homeserver", url, "--user", &user];
        words.extend([flag, &file]);
        words.extend(settings.iter().flat_map(|setting| ["--set", *setting]));
        let (status, said) = server.run(&words);
        assert!(status.success(), "{said}");
        // What another process added is taken up at the start.
        server.stop();
        server.restart();
        let mira = mira(&server).await;
        Self { synapse, server, mira }
    }

    pub async fn admin(&self) -> Operator {
        let logins = self.server.demo().operators;
        Operator::log_in(&self.server, logins.iter().find(|one| one.login.starts_with("ines")).unwrap()).await.unwrap()
    }

    pub fn logs(&self) -> String {
        format!("{}\n{}", self.synapse.log(), self.server.log_tail())
    }

    /// All talks on Matrix with their messages.
    pub async fn talks(&self) -> BTreeMap<String, Vec<Value>> {
        let mut talks = BTreeMap::new();
        for view in ["waiting", "mine", "theirs", "closed"] {
            let mut cursor = String::new();
            loop {
                let page = self.mira.get(&format!("inbox?view={view}&limit=200{cursor}")).await.unwrap();
                for row in page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "matrix") {
                    let id = row["id"].as_str().unwrap().to_owned();
                    talks.insert(id.clone(), self.mira.messages(&id).await.unwrap());
                }
                let Some(next) = page["next"].as_str() else { break };
                cursor = format!("&cursor={next}");
            }
        }
        talks
    }

    /// The talk and the message that fits, waited for.
    pub async fn finds(&self, what: &str, fits: impl Fn(&Value) -> bool) -> (String, Value) {
        let began = Instant::now();
        loop {
            let talks = self.talks().await;
            let mut all = talks.iter().flat_map(|(id, messages)| messages.iter().map(move |message| (id, message)));
            if let Some((id, message)) = all.find(|(_, message)| fits(message)) {
                return (id.clone(), message.clone());
            }
            assert!(began.elapsed() < PATIENCE, "{what} never came in: {talks:#?}\n{}", self.logs());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    pub async fn came_in(&self, words: &str) -> (String, Value) {
        self.finds(words, |message| message["text"] == words).await
    }

    pub async fn answer(&self, talk: &str, text: &str) {
        self.mira.reply(Uuid::new_v4(), talk, text).await.unwrap();
    }

    pub async fn becomes(&self, text: &str, state: &str) -> Value {
        let fits = |message: &Value| message["text"] == text && message["delivery"]["state"] == state;
        self.finds(&format!("{text:?} as {state}"), fits).await.1["delivery"].clone()
    }
}

pub(crate) async fn mira(server: &Server) -> Operator {
    let logins = server.demo().operators;
    Operator::log_in(server, logins.iter().find(|login| login.login.starts_with("mira")).unwrap()).await.unwrap()
}

fn starts(message: &Value, words: &str) -> bool {
    message["text"].as_str().is_some_and(|text| text.starts_with(words))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_encrypted_talk_is_held_both_ways() {
    let house = House::build(&[]).await;
    let logs = || house.logs();
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    let first = tove.write(&room, "is somebody there? őszintén 🙂");
    let (talk, message) = house.came_in("is somebody there? őszintén 🙂").await;
    assert_eq!((&message["flags"], message["envelope"].is_null()), (&json!([]), true), "{message:#}");

    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    // They see that somebody types, and that it was read.
    house.mira.call(Method::POST, &format!("conversations/{talk}/typing"), &json!({ "on": true })).await.unwrap();
    let told = |young: &mut Young, fits: &dyn Fn(&Value) -> bool| young.events().iter().any(fits).then_some(());
    let typing = |event: &Value| event["kind"] == "typing" && event["users"] == json!([help]);
    wait_until(PATIENCE, || format!("typing\n{}", house.logs()), || told(&mut tove, &typing));
    let up_to = json!({ "up_to": message["seq"] });
    house.mira.call(Method::POST, &format!("conversations/{talk}/seen"), &up_to).await.unwrap();
    let read = |event: &Value| event["kind"] == "receipt" && event["sender"] == *help && event["id"] == *first;
    wait_until(PATIENCE, || format!("a receipt\n{}", house.logs()), || told(&mut tove, &read));
    house.answer(&talk, "Yes. Are you safe?").await;
    let heard = tove.hears("Yes. Are you safe?", logs);
    assert_eq!((&heard["encrypted"], &heard["sender"]), (&json!(true), &json!(help)), "{heard:#}");
    house.becomes("Yes. Are you safe?", "sent").await;
    tove.ask(&json!({ "do": "read", "room": room, "event": heard["id"] }));
    house.becomes("Yes. Are you safe?", "read").await;

    // A picture, a change, a reaction, a word taken back.
    tove.ask(
        &json!({ "do": "file", "room": room, "name": "street.png", "text": "a picture", "mimetype": "image/png" }),
    );
    let (_, picture) = house.finds("a picture", |message| message["attachments"][0]["name"] == "street.png").await;
    let file = &picture["attachments"][0];
    assert_eq!((&file["state"], &file["size_bytes"]), (&json!("quarantined"), &json!(9)), "{picture:#}");
    let changed = json!({ "msgtype": "m.text", "body": "* is anybody there?", "m.new_content": { "msgtype": "m.text", "body": "is anybody there?" },
        "m.relates_to": { "rel_type": "m.replace", "event_id": first } });
    tove.send(&room, &changed);
    let (_, edit) = house.came_in("is anybody there?").await;
    assert_eq!((&edit["flags"], &edit["changes"]), (&json!(["edit"]), &message["id"]), "{edit:#}");
    let reaction = json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": heard["id"], "key": "👍" } });
    tove.ask(&json!({ "do": "clear", "room": room, "kind": "m.reaction", "content": reaction }));
    house.finds("a reaction", |message| starts(message, "👍\n[A reaction")).await;
    tove.ask(&json!({ "do": "redact", "room": room, "event": first }));
    house
        .finds("what was taken back", |taken| {
            taken["flags"] == json!(["redaction"]) && taken["changes"] == message["id"]
        })
        .await;

    // A file goes out, encrypted as well.
    let upload = house.mira.upload(&talk, "plan.txt", b"at nine by the door".to_vec()).await.unwrap();
    let body = json!({ "kind": "reply", "text": "Here is the plan.", "attachments": [upload] });
    house.mira.command(Uuid::new_v4(), &format!("conversations/{talk}/messages"), &body).await.unwrap();
    let plan = tove.hears("plan.txt", logs);
    let opened = tove.ask(&json!({ "do": "fetch", "source": plan["source"]["content"]["file"] }));
    assert_eq!(opened["text"], "at nine by the door", "{plan:#}");
    tove.hears("Here is the plan.", logs);

    // In clear in an encrypted talk: seen and not believed; and it replaces nothing.
    let clear = json!({ "msgtype": "m.text", "body": "all is well" });
    tove.ask(&json!({ "do": "clear", "room": room, "content": clear }));
    let (_, odd) =
        house.finds("what came in clear", |message| starts(message, "all is well\n[It was not encrypted")).await;
    assert_eq!(odd["envelope"]["authenticity"], "failed", "{odd:#}");
    let second = tove.write(&room, "stay with me");
    house.came_in("stay with me").await;
    let forged = json!({ "msgtype": "m.text", "body": "*", "m.new_content": { "msgtype": "m.text", "body": "leave me" },
        "m.relates_to": { "rel_type": "m.replace", "event_id": second } });
    tove.ask(&json!({ "do": "clear", "room": room, "content": forged }));
    let (_, forged) =
        house.finds("the forged change", |message| starts(message, "leave me\n[It says that it replaces")).await;
    assert_eq!(forged["flags"], json!([]), "{forged:#}");

    // Without its key a message is still seen.
    tove.ask(&json!({ "do": "hide_keys", "user": help }));
    tove.write(&room, "nobody can read this");
    let (_, sealed) =
        house.finds("what can't be opened", |message| starts(message, "An encrypted message whose key")).await;
    assert_eq!(sealed["flags"], json!(["unreadable"]), "{sealed:#}");
    assert_eq!(house.talks().await.len(), 1, "one person, one talk");
    let log = fs::read_to_string(house.server.place().log()).unwrap();
    assert!(!log.contains("tove") && !log.contains(&room), "logs name nobody and no room:\n{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_pauses_sending_and_who_may_not_open_a_talk_is_refused() {
    let house = House::build(&["companions=[\"@interpreter:talk.example\"]"]).await;
    let logs = || house.logs();
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let mut mum = house.synapse.young("mum");
    let mut interpreter = house.synapse.young("interpreter");
    let room = tove.open(&help);
    tove.write(&room, "can we talk alone?");
    let (talk, _) = house.came_in("can we talk alone?").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();

    // Somebody whom the hotline knows changes nothing.
    tove.ask(&json!({ "do": "invite", "room": room, "who": interpreter.name() }));
    interpreter.ask(&json!({ "do": "join", "room": room }));
    house.answer(&talk, "With an interpreter.").await;
    tove.hears("With an interpreter.", logs);

    tove.ask(&json!({ "do": "invite", "room": room, "who": mum.name() }));
    let (_, asked) = house.finds("the invitation", |message| starts(message, "@mum:talk.example was asked")).await;
    assert_eq!(asked["flags"], json!(["carrier"]), "{asked:#}");
    house.answer(&talk, "Not for other eyes.").await;
    let delivery = house.becomes("Not for other eyes.", "failed").await;
    assert_eq!(delivery["code"], "others-in-room", "{delivery:#}");
    mum.ask(&json!({ "do": "join", "room": room }));
    mum.sees(&room, &help);
    mum.write(&room, "who is this?");
    house.came_in("@mum:talk.example: who is this?").await;
    // An operator lets her read along, and takes it back.
    let company = house.mira.get(&format!("conversations/{talk}")).await.unwrap()["bystanders"].clone();
    let named = |name: &str| {
        let one = company.as_array().unwrap().iter().find(|one| one["name"] == account(name));
        one.unwrap_or_else(|| panic!("{name} is not there: {company:#}")).clone()
    };
    assert_eq!(named("interpreter")["known"], true);
    let readers = format!("conversations/{talk}/bystanders");
    house.mira.call(Method::PUT, &readers, &json!({ "accepted": [named("mum")["id"]] })).await.unwrap();
    house.answer(&talk, "For both of you.").await;
    mum.hears("For both of you.", logs);
    house.mira.call(Method::PUT, &readers, &json!({ "accepted": [] })).await.unwrap();
    house.answer(&talk, "Again not for other eyes.").await;
    assert_eq!(house.becomes("Again not for other eyes.", "failed").await["code"], "others-in-room");
    mum.ask(&json!({ "do": "leave", "room": room }));
    house.finds("her leaving", |message| starts(message, "@mum:talk.example is no longer")).await;
    house.answer(&talk, "Now we are alone.").await;
    tove.hears("Now we are alone.", logs);
    assert!(mum.events().iter().all(|event| event["body"] != "Not for other eyes."));

    // A room of several is refused, and the contact who leaves is not written to.
    let crowd = tove.ask(&json!({ "do": "crowd", "invite": [mum.name(), help] }))["room"].as_str().unwrap().to_owned();
    let refused = |young: &mut Young| {
        let events = young.events();
        events.iter().any(|event| {
            event["room"] == *crowd
                && event["source"]["state_key"] == *help
                && event["source"]["content"]["membership"] == "leave"
        })
    };
    wait_until(PATIENCE, || format!("a refusal\n{}", house.logs()), || refused(&mut tove).then_some(()));
    tove.ask(&json!({ "do": "leave", "room": room }));
    house.finds("their leaving", |message| starts(message, "They left the room")).await;
    house.answer(&talk, "Are you there?").await;
    let delivery = house.becomes("Are you there?", "failed").await;
    assert_eq!(delivery["code"], "left-room", "{delivery:#}");

    // Where they come again, the talk goes on.
    let again = tove.open(&help);
    tove.write(&again, "I am back");
    assert_eq!(house.came_in("I am back").await.0, talk);
    house.answer(&talk, "Good.").await;
    assert_eq!(tove.hears("Good.", logs)["room"], json!(again));
}

#[tokio::test(flavor = "multi_thread")]
async fn kills_lose_nothing_and_double_nothing() {
    let mut house = House::build(&[]).await;
    let help = account("help");
    let mut tove = house.synapse.young("tove");
    let room = tove.open(&help);
    tove.write(&room, "begin");
    let (talk, _) = house.came_in("begin").await;
    house.mira.claim(Uuid::new_v4(), &talk).await.unwrap();
    let kills = setting("EARSHOT_CRASH_POINTS").map_or(8, |points| points.div_ceil(16));
    let mut words = vec!["begin".to_owned()];
    let mut answers = Vec::new();
    for kill in 0..kills {
        for part in ["before", "while"] {
            let text = format!("{part} kill {kill}");
            tove.write(&room, &text);
            words.push(text);
        }
        let answer = format!("answer {kill}");
        house.answer(&talk, &answer).await;
        answers.push(answer);
        // At another place each time: while it receives, sends, or settles.
        tokio::time::sleep(Duration::from_millis(37 * (kill % 16))).await;
        house.server.kill();
        // More than one answer of the server has room for, so that there is a gap.
        let count = if kill == 0 { 60 } else { 2 };
        for number in 0..count {
            let text = format!("after kill {kill}, {number}");
            tove.write(&room, &text);
            words.push(text);
        }
        if kill == 1 {
            house.synapse.kill();
            house.synapse.restart();
        }
        house.server.restart();
        house.mira = mira(&house.server).await;
    }
    house.came_in(words.last().unwrap()).await;
    for answer in &answers {
        house.becomes(answer, "sent").await;
        tove.hears(answer, || house.logs());
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let talks = house.talks().await;
    assert_eq!(talks.len(), 1, "{talks:#?}");
    let received: Vec<_> = talks[&talk].iter().filter(|message| message["direction"] == "in").collect();
    for text in &words {
        let times = received.iter().filter(|message| message["text"] == **text).count();
        assert_eq!(times, 1, "{text} came in {times} times\n{}", house.logs());
    }
    assert_eq!(received.len(), words.len(), "nothing else came in: {received:#?}");
    let events = tove.events();
    for answer in &answers {
        let times = events.iter().filter(|event| event["body"] == **answer).count();
        assert_eq!(times, 1, "{answer} was heard {times} times");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_tried_and_its_fault_is_told() {
    let mut house = House::build(&[]).await;
    let (status, said) = house.server.run(&["channel", "test", "Matrix"]);
    assert!(status.success() && said.contains("The sign-in as @help:talk.example works."), "{said}");
    let admin = house.admin().await;
    let channels = admin.get("channels").await.unwrap();
    let channel = channels.as_array().unwrap().iter().find(|channel| channel["kind"] == "matrix").unwrap();
    let probe =
        admin.call(Method::POST, &format!("channels/{}/test", channel["id"].as_str().unwrap()), &json!({})).await;
    let probe = probe.unwrap();
    assert!(probe["checks"].as_array().unwrap().iter().all(|check| check["works"] == true), "{probe:#}");
    let put = json!({ "kind": "matrix", "name": "Matrix", "settings": { "homeserver": "https://elsewhere.example", "user": "@help:talk.example" } });
    let refused = admin.call(Method::POST, "channels", &put).await;
    assert!(refused.is_err(), "the password goes to nobody new: {refused:?}");
    let wrong = house.server.place().path().join("wrong");
    fs::write(&wrong, "not the password").unwrap();
    let (status, said) = house.server.run(&["channel", "set", "Matrix", "--password-file", wrong.to_str().unwrap()]);
    assert!(status.success(), "{said}");
    let (status, said) = house.server.run(&["channel", "test", "Matrix"]);
    assert!(!status.success() && said.contains("is not let in: the server refuses the password"), "{said}");
    assert!(said.contains("Set the password or an access token"), "{said}");
    // A server that is gone is told in words, whichever process is asked.
    house.synapse.kill();
    let (status, said) = house.server.run(&["channel", "test", "Matrix"]);
    assert!(!status.success() && said.contains("can't be reached: there is no way to it"), "{said}");
    let test = format!("channels/{}/test", channel["id"].as_str().unwrap());
    let probe = admin.call(Method::POST, &test, &json!({})).await.unwrap();
    let told = probe["checks"][0]["words"].as_str().unwrap();
    assert!(
        told.contains("can't be reached: there is no way to it") && told.contains("See that the address"),
        "{told}"
    );
}
