//! Three batches in hand: one is fetched, one is read, one is taken in. Whatever fails between them, each mail is in once and in order.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use earshot_channel::testkit::FakeClock;
use earshot_email::imap::{Ahead, Body, Cursor, Fetched, Receiver, Settings, Sink, SinkError, StartAt};
use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::{
    harness::{chance, password, settings},
    server::{Door, Mailbox, Server},
};

const MAILS: u32 = 95;

/// A sink that reads ahead, and fails where it is told to. Clones are the same; what it took outlives the receiver.
#[derive(Clone, Default)]
struct Deep(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    cursor: Cursor,
    /// Taken, in order; of one that was not to be read, whether its bytes came.
    taken: Vec<(u32, Option<bool>)>,
    /// Batches that were begun ahead, and all that were offered.
    begun: Vec<Vec<u32>>,
    offered: Vec<Vec<u32>>,
    /// Offers that find it busy, by their number.
    busy: Vec<usize>,
    /// A mail that it refuses as it is.
    refused: Option<u32>,
}

fn numbers(mails: &[Fetched]) -> Vec<u32> {
    mails.iter().map(|mail| mail.uid).collect()
}

#[async_trait]
impl Sink for Deep {
    async fn deliver(&mut self, mails: Vec<Fetched>, cursor: &Cursor) -> Result<(), SinkError> {
        // Long enough that the next ones are begun meanwhile.
        tokio::time::sleep(Duration::from_millis(3)).await;
        let mut seen = self.0.lock();
        seen.offered.push(numbers(&mails));
        if seen.busy.contains(&seen.offered.len()) {
            return Err(SinkError::Unavailable { why: "full".into(), retry_after_ms: 10 });
        }
        let is_refused = |mail: &Fetched| Some(mail.uid) == seen.refused && matches!(mail.body, Body::Whole(_));
        if mails.iter().any(is_refused) {
            return Err(SinkError::Rejected("too odd".into()));
        }
        let stands_for = |mail: &Fetched| match &mail.body {
            Body::Whole(_) | Body::Stub { .. } => None,
            body => Some(body.raw().is_some()),
        };
        seen.taken.extend(mails.iter().map(|mail| (mail.uid, stands_for(mail))));
        seen.cursor = cursor.clone();
        Ok(())
    }

    fn ahead(&self) -> Option<Arc<dyn Ahead>> {
        Some(Arc::new(self.clone()))
    }
}

#[async_trait]
impl Ahead for Deep {
    async fn begin(&self, mails: Vec<Fetched>) {
        self.0.lock().begun.push(numbers(&mails));
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

impl Deep {
    fn run(&self, settings: Settings) -> JoinSet<()> {
        let (mut receiver, _) =
            Receiver::new(settings, password(), StartAt::Everything, FakeClock::new().reader(), chance());
        let (mut sink, cursor) = (self.clone(), self.0.lock().cursor.clone());
        let mut tasks = JoinSet::new();
        tasks.spawn(async move { receiver.run(cursor, &mut sink, CancellationToken::new()).await.unwrap() });
        tasks
    }

    async fn until(&self, what: &str, done: impl Fn(&Seen) -> bool) {
        for _ in 0..3_000 {
            if done(&self.0.lock()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let seen = self.0.lock();
        panic!("{what}: never; taken {:?}, offered {:?}", seen.taken, seen.offered);
    }

    async fn has_all(&self) {
        self.until("all mails", |seen| seen.taken.len() >= MAILS as usize).await;
        let taken: Vec<u32> = self.0.lock().taken.iter().map(|(uid, _)| *uid).collect();
        assert_eq!(taken, (1..=MAILS).collect::<Vec<_>>());
    }
}

async fn server(script: Vec<Value>) -> Server {
    let mailbox = Mailbox {
        uidvalidity: 7,
        uids: (1..=MAILS).collect(),
        capabilities: "IMAP4rev1 AUTH=PLAIN",
        ..Mailbox::default()
    };
    let sessions = usize::from(!script.is_empty());
    Server::start(Door::Tls, script, sessions, mailbox).await
}

fn by_ten(server: &Server) -> Settings {
    Settings { batch_mails: 10, ..settings(server.port, Door::Tls) }
}

#[tokio::test]
async fn what_is_begun_ahead_is_what_comes_next() {
    let (server, deep) = (server(Vec::new()).await, Deep::default());
    let _running = deep.run(by_ten(&server));
    deep.has_all().await;
    let seen = deep.0.lock();
    let offered: Vec<_> = seen.offered.iter().filter(|batch| !batch.is_empty()).cloned().collect();
    assert_eq!(offered.len(), 10, "{offered:?}");
    // Only behind the first one is there anything to do ahead of.
    assert_eq!(seen.begun, offered[1..]);
}

#[tokio::test]
async fn a_busy_inbox_neither_loses_nor_doubles_what_is_behind() {
    let (server, deep) = (server(Vec::new()).await, Deep::default());
    // The first offer is the empty folder's cursor; so these are batches in the middle, one of them twice in a row.
    deep.0.lock().busy = vec![3, 6, 7, 10];
    let _running = deep.run(by_ten(&server));
    deep.has_all().await;
    let seen = deep.0.lock();
    assert_eq!(seen.begun.len(), 9, "nothing is begun twice: {:?}", seen.begun);
}

#[tokio::test]
async fn a_refused_mail_leaves_those_behind_it_in_order() {
    let (server, deep) = (server(Vec::new()).await, Deep::default());
    deep.0.lock().refused = Some(34);
    let _running = deep.run(by_ten(&server));
    deep.has_all().await;
    let odd: Vec<_> = deep.0.lock().taken.iter().filter(|(_, stands_for)| stands_for.is_some()).copied().collect();
    assert_eq!(odd, [(34, Some(true))], "it has its bytes");
}

#[tokio::test]
async fn a_connection_that_breaks_while_two_batches_wait_loses_and_doubles_none() {
    let script = vec![
        json!({"server": "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x\r\n"}),
        json!({"expect_client": "FETCH 31:40 (UID INTERNALDATE"}),
        json!({"close": true}),
    ];
    let (server, deep) = (server(script).await, Deep::default());
    let _running = deep.run(by_ten(&server));
    deep.has_all().await;
    assert!(server.log.lock().connected.len() > 1);
}

#[tokio::test]
async fn a_kill_between_any_two_batches_loses_and_doubles_none() {
    let server = server(Vec::new()).await;
    for offers in 1..12 {
        let deep = Deep::default();
        let mut running = deep.run(by_ten(&server));
        deep.until("some", |seen| seen.offered.len() >= offers).await;
        running.shutdown().await;
        let _running = deep.run(by_ten(&server));
        deep.has_all().await;
    }
}

#[tokio::test]
async fn large_mails_are_in_hand_one_at_a_time() {
    let (server, deep) = (server(Vec::new()).await, Deep::default());
    let sizes: BTreeMap<u32, u64> = (1..=MAILS).map(|uid| (uid, 5_000)).collect();
    server.mailbox.send_modify(|mailbox| mailbox.sizes = sizes);
    let _running = deep.run(Settings { batch_bytes: 1_000, ..by_ten(&server) });
    deep.until("some", |seen| seen.taken.len() >= 12).await;
    let seen = deep.0.lock();
    assert!(seen.begun.is_empty(), "each was alone: {:?}", seen.begun);
}
