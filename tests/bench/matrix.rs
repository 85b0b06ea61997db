//! A Matrix account with many rooms: its memory, how soon it reads after a start, and how long words take each way through a real
//! Synapse. Beside it matrix-sdk alone: another device of the account, and two clients that write to each other.

use std::fs;
use std::time::{Duration, Instant, SystemTime};

use matrix_sdk::{Client, authentication::matrix::MatrixSession, config::SyncSettings};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use super::harness::client::Operator;
use super::harness::matrix::{Phone, SECRET, Synapse, Young, account, until};
use super::load::Live;
use super::report::{Row, Target, quantile};
use super::subject::{Earshot, Subject};
use super::{Pairs, resident};

const PATIENCE: Duration = Duration::from_secs(900);
const PASSPHRASE: &str = "of the bare device";

/// With so many rooms, so many messages each way, and so many starts.
pub async fn measure(rooms: usize, messages: usize, starts: usize) -> Vec<Row> {
    let synapse = Synapse::start();
    let password = synapse.register("help");
    let mut earshot = Earshot::start();
    let admin = operator(&earshot, "ines").await;
    set_up(&mut earshot, &synapse, &password);
    // Talks that stand there before the first answer are not taken in.
    wait_for(&admin, "the sign-in", |channel| channel["health"]["state"] == "works").await;
    drop(Young::run("rooms.py", "people", &[&synapse.url(), SECRET, &rooms.to_string(), &account("help")]));
    wait_for(&admin, "what everybody wrote", |channel| channel["stored_count"] == rooms).await;
    let mut rows = talk(&synapse, &earshot, messages).await;

    let (bare, bare_first) = Bare::first(&synapse, &password).await;
    let mut again = Pairs::default();
    for _ in 0..starts {
        again.push(restart(&mut earshot, &admin, || ()).await, bare.start(&synapse).await);
    }
    let on = resident(&earshot).await;
    let devices = earshot.server.place().data().join("channels");
    let lost = || {
        for channel in fs::read_dir(&devices).unwrap() {
            // Other channels have no device.
            let _ = fs::remove_dir_all(channel.unwrap().path().join("device"));
        }
    };
    let first = restart(&mut earshot, &admin, lost).await;
    let (status, said) = earshot.server.run(&["channel", "set", "Matrix", "--off"]);
    assert!(status.success(), "{said}");
    earshot.restart();
    let off = resident(&earshot).await;

    let name = |what: &str| format!("Matrix with {rooms} rooms: {what}");
    rows.push(again.row(&name("start until it reads"), "ms", Target::None));
    rows.push(Row::new(&name("likewise, a new device"), "ms", first, bare_first, Target::None));
    rows.push(Row::new(&name("memory, on and off"), "MB", on / 1e6, off / 1e6, Target::None));
    rows
}

async fn operator(earshot: &Earshot, name: &str) -> Operator {
    let logins = earshot.server.demo().operators;
    let login = logins.iter().find(|login| login.login.starts_with(name)).unwrap();
    Operator::log_in(&earshot.server, login).await.unwrap_or_else(|failure| panic!("login: {failure}"))
}

fn set_up(earshot: &mut Earshot, synapse: &Synapse, password: &str) {
    let (file, url, user) = (earshot.server.place().path().join("secret"), synapse.url(), account("help"));
    fs::write(&file, password).unwrap();
    let words = ["channel", "add", "matrix", "Matrix", "--set", "invites.a_minute=10000", "--homeserver", &url];
    let words = [&words[..], &["--user", &user, "--password-file", file.to_str().unwrap()]].concat();
    let (status, said) = earshot.server.run(&words);
    assert!(status.success(), "{said}");
    // What another process added is taken up at the start.
    earshot.restart();
}

/// Looks at the channel until it fits.
async fn wait_for(admin: &Operator, what: &str, fits: impl Fn(&Value) -> bool) {
    let began = Instant::now();
    loop {
        // A server that starts refuses.
        let channels = admin.get("channels").await.unwrap_or_default();
        let channel = channels.as_array().into_iter().flatten().find(|channel| channel["kind"] == "matrix");
        if channel.is_some_and(&fits) {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{what} never came: {channel:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// One message at a time, in turn: a contact's to the screens, an operator's to the contact's client, and one between two clients alone.
async fn talk(synapse: &Synapse, earshot: &Earshot, messages: usize) -> Vec<Row> {
    let (liv, abel, rune) = (synapse.phone("liv").await, synapse.phone("abel").await, synapse.phone("rune").await);
    let room = liv.open(&account("help")).await;
    let (mira, name) = (operator(earshot, "mira").await, account("rune"));
    let after = mira.me["seq"].as_u64().unwrap();
    liv.write(room.room_id(), "first").await;
    let talk = mira.conversation_with(after, "first").await.unwrap_or_else(|failure| panic!("first: {failure}"));
    mira.claim(Uuid::new_v4(), &talk).await.unwrap_or_else(|failure| panic!("claim: {failure}"));
    let mut screen = Live::open(earshot.address(), &earshot.everything().await).await;
    let (bare, ()) = tokio::join!(abel.open(&name), joins(&rune));
    // The first message makes the keys; that is another figure.
    abel.write(bare.room_id(), "first").await;
    rune.hears("first").await;
    let [mut comes, mut goes, mut alone] = <[Vec<f64>; 3]>::default();
    for number in 0..messages {
        let text = format!("marker-{number}-end");
        let began = Instant::now();
        tokio::join!(liv.write(room.room_id(), &text), screen.until(text.as_bytes()));
        comes.push(screen.last_arrival().duration_since(began).as_secs_f64() * 1e3);
        alone.push(hears(abel.write(bare.room_id(), &text), &rune, &text).await);
        let text = format!("answer-{number}-end");
        let reply = async { drop(mira.reply(Uuid::new_v4(), &talk, &text).await.unwrap()) };
        goes.push(hears(reply, &liv, &text).await);
        screen.until(text.as_bytes()).await;
    }
    let mut row = |name: &str, part: f64| {
        let [comes, goes, alone] = [&mut comes, &mut goes, &mut alone].map(|times| quantile(times, part));
        [
            Row::new(
                &format!("a contact's message on Matrix to the screens, {name}"),
                "ms",
                comes,
                alone,
                Target::None,
            ),
            Row::new(&format!("an operator's to the contact on Matrix, {name}"), "ms", goes, alone, Target::None),
        ]
    };
    [row("p50", 0.5), row("p99", 0.99)].into_iter().flatten().collect()
}

/// Goes into the talk that somebody opens with them.
async fn joins(who: &Phone) {
    until("an invitation", async || !who.client.invited_rooms().is_empty()).await;
    for room in who.client.invited_rooms() {
        room.join().await.unwrap();
    }
}

/// Milliseconds until somebody hears what is sent.
async fn hears(sends: impl Future<Output = ()>, who: &Phone, text: &str) -> f64 {
    let began = Instant::now();
    let heard = async {
        who.hears(text).await;
        began.elapsed()
    };
    tokio::join!(sends, heard).1.as_secs_f64() * 1e3
}

/// Stops it, does something, and gives the milliseconds from its start until the server's stream was read.
async fn restart(earshot: &mut Earshot, admin: &Operator, meanwhile: impl Fn()) -> f64 {
    earshot.server.stop();
    meanwhile();
    let (now, began) = (SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis() as u64, Instant::now());
    earshot.server.restart();
    let is_new = |channel: &Value| channel["health"]["last_ok_at"].as_u64().is_some_and(|at| at >= now);
    wait_for(admin, "the first answer", is_new).await;
    began.elapsed().as_secs_f64() * 1e3
}

/// Another device of the account, with matrix-sdk alone.
struct Bare {
    folder: TempDir,
    session: MatrixSession,
}

impl Bare {
    /// Signs in, and gives the milliseconds until it read all rooms.
    async fn first(synapse: &Synapse, password: &str) -> (Self, f64) {
        let (folder, began) = (tempfile::tempdir().unwrap(), Instant::now());
        let client = Self::client(&folder, synapse).await;
        client.matrix_auth().login_username(account("help"), password).send().await.unwrap();
        client.sync_once(SyncSettings::new()).await.unwrap();
        let took = began.elapsed().as_secs_f64() * 1e3;
        (Self { session: client.matrix_auth().session().unwrap(), folder }, took)
    }

    /// Milliseconds until it reads again.
    async fn start(&self, synapse: &Synapse) -> f64 {
        let began = Instant::now();
        let client = Self::client(&self.folder, synapse).await;
        client.restore_session(self.session.clone()).await.unwrap();
        client.sync_once(SyncSettings::new().timeout(Duration::ZERO)).await.unwrap();
        began.elapsed().as_secs_f64() * 1e3
    }

    async fn client(folder: &TempDir, synapse: &Synapse) -> Client {
        let builder = Client::builder().homeserver_url(synapse.url()).sqlite_store(folder.path(), Some(PASSPHRASE));
        builder.build().await.unwrap()
    }
}
