//! A mailbox with thousands of mails, and deaths of both servers while they come in: each mail is there once, byte for byte, and with
//! those that it answers.
//!
//! EARSHOT_TEST_MAILS says how many (2,000), EARSHOT_CRASH_POINTS how many deaths (a tenth of it, 5 without).

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use futures::{StreamExt, TryStreamExt, stream};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::harness::mails::{Mails, POISONS};
use crate::harness::process::Databases;
use crate::harness::setting;
use crate::mail::{HELP, House};

/// Mails that are asked for at a time.
const AT_ONCE: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn crash_among_thousands_of_mails_loses_and_doubles_none() {
    let count = setting("EARSHOT_TEST_MAILS").unwrap_or(2_000);
    let deaths = setting("EARSHOT_CRASH_POINTS").map_or(5, |points| points.div_ceil(10)) as i64;
    let mut random = StdRng::seed_from_u64(116_000);
    let mut house = House::build(Databases::Embedded, false).await;
    let mails = Mails::new(116).to(HELP);
    let every = (count / POISONS as u64).max(1);
    for number in 0..count {
        house.dovecot.deliver(HELP, &mails.nth(number));
        if number % every == 0 && number / every < POISONS as u64 {
            house.dovecot.deliver(HELP, &mails.poison(usize::try_from(number / every).unwrap()));
        }
    }
    let all = house.dovecot.delivered(HELP).len() as i64;
    let began = Instant::now();
    house.set_up(house.settings()).await;
    for death in 1..=deaths {
        house.until("some mails", |channel| stored(channel) >= all * death / (deaths + 2)).await;
        tokio::time::sleep(Duration::from_millis(random.random_range(0..50))).await;
        if death % 5 < 3 {
            house.server.kill();
            house.again().await;
        } else {
            house.dovecot.kill();
            house.dovecot.restart();
        }
    }
    house.until("all mails", |channel| stored(channel) >= all).await;
    println!("{all} mails with {POISONS} bad ones in {:?}, through {deaths} deaths", began.elapsed());

    // The mailbox is numbered anew: nothing comes twice, nothing is touched.
    house.dovecot.drop_uidlist(HELP);
    house.dovecot.restart();
    house.dovecot.deliver(HELP, b"From: lea@people.example\nMessage-ID: <last@people.example>\n\nThe last one.\n");
    house.until("the last mail", |channel| stored(channel) > all).await;
    house
        .until("a whole look", |channel| channel["health"]["backlog"] == 0 && channel["health"]["state"] == "works")
        .await;
    let channel = house.channel().await;
    assert_eq!(stored(&channel), all + 1, "{channel:#}");
    assert_eq!(channel["health"]["server_count"], all + 1);
    let on_server = house.dovecot.delivered(HELP);
    assert_eq!(on_server.len() as i64, all + 1, "nothing on the server was moved or deleted");
    each_is_there_once_and_in_its_thread(&house, &mails, count, &on_server).await;
    house.server.stop();
    let (status, proof) = house.server.run(&["fsck"]);
    assert!(status.success(), "{proof}");
}

/// Compares what an operator can fetch, byte for byte, with what lies on the server.
async fn each_is_there_once_and_in_its_thread(house: &House, mails: &Mails, count: u64, on_server: &[Vec<u8>]) {
    let kept = house.originals().await;
    let mut times = BTreeMap::<[u8; 32], i64>::new();
    on_server.iter().for_each(|mail| *times.entry(print(mail)).or_default() += 1);
    kept.iter().for_each(|(_, mail)| *times.entry(*mail).or_default() -= 1);
    times.retain(|_, times| *times != 0);
    let names = on_server.iter().filter(|mail| times.contains_key(&print(mail)));
    let names: Vec<_> = names.map(|mail| String::from_utf8_lossy(&mail[..mail.len().min(400)]).into_owned()).collect();
    assert!(times.is_empty(), "{} mails of {} kept ones: {names:#?}", times.len(), kept.len());

    let conversations: BTreeMap<_, _> = kept.iter().map(|(conversation, mail)| (*mail, conversation)).collect();
    let conversation = |number: u64| conversations.get(&print(&mails.nth(number)));
    let mut answers = 0;
    for number in 0..count {
        if let Some(parent) = mails.parent(number) {
            assert_eq!(conversation(number), conversation(parent), "mail {number} answers {parent}");
            answers += 1;
        }
    }
    assert!(answers > count / 4, "{answers} answers among {count} mails");
}

impl House {
    /// Every mail that is in: its conversation, and the fingerprint of what the server had.
    async fn originals(&self) -> Vec<(String, [u8; 32])> {
        let mut found = Vec::new();
        for view in ["waiting", "theirs", "closed"] {
            let mut cursor = String::new();
            loop {
                let page = self.mira.get(&format!("inbox?view={view}&limit=200{cursor}")).await.unwrap();
                let rows = page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "email");
                let ids: Vec<_> = rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect();
                let talks = stream::iter(ids).map(|id| self.originals_of(id)).buffer_unordered(AT_ONCE);
                found.extend(talks.try_concat().await.unwrap_or_else(|failure| panic!("{failure}")));
                let Some(next) = page["next"].as_str() else { break };
                cursor = format!("&cursor={next}");
            }
        }
        found
    }

    async fn originals_of(&self, id: String) -> Result<Vec<(String, [u8; 32])>, String> {
        let mut found = Vec::new();
        for message in self.mira.messages(&id).await.map_err(|failure| failure.to_string())? {
            // That of a large mail is a file of its message.
            let mut files = message["attachments"].as_array().into_iter().flatten();
            let large = files.find(|file| file["role"] == "original").and_then(|file| file["id"].as_str());
            let path = match (large, message["id"].as_str()) {
                (Some(file), _) => format!("attachments/{file}"),
                (None, id) => format!("messages/{}/original", id.unwrap_or_default()),
            };
            let bytes = self.mira.bytes(&path).await.map_err(|failure| format!("{failure}: {message:#}"))?;
            found.push((id.clone(), print(&bytes)));
        }
        Ok(found)
    }
}

fn stored(channel: &Value) -> i64 {
    channel["stored_count"].as_i64().unwrap_or_default()
}

/// Dovecot writes every line's end as IMAP does, and a byte of its own for NUL, which IMAP forbids.
fn print(mail: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for line in mail.split(|byte| *byte == b'\n') {
        let line: Vec<u8> = line.iter().map(|byte| if *byte == 0 { 0x80 } else { *byte }).collect();
        hash.update(line.strip_suffix(b"\r").unwrap_or(&line));
        hash.update(b"\n");
    }
    hash.finalize().into()
}
