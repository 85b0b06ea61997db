//! A receiver in a test: short waits, a sink that keeps what it takes, and everything that the health has said.

use std::{
    sync::{Arc, atomic::AtomicU64, atomic::Ordering},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use earshot_channel::testkit::FakeClock;
use earshot_email::imap::{
    Body, Chance, Credentials, Cursor, Fetched, Health, Receiver, Settings, Sink, SinkError, StartAt, Timing, Tls,
};
use parking_lot::Mutex;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::server::{Door, Server, localhost};

pub const PASSWORD: &str = "ge\"heim\\9";

/// Takes everything, or what a test lets it take.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Taken>>);

#[derive(Default)]
pub struct Taken {
    pub mails: Vec<Fetched>,
    pub cursor: Cursor,
    /// So many times it is busy.
    pub busy: u32,
    /// A UID that it refuses as it is, and whether it refuses its bytes as well.
    pub refused: Option<(u32, bool)>,
    pub batches: Vec<usize>,
}

impl Kept {
    pub fn look<T>(&self, look: impl FnOnce(&mut Taken) -> T) -> T {
        look(&mut self.0.lock())
    }

    pub fn uids(&self) -> Vec<u32> {
        self.look(|taken| taken.mails.iter().map(|mail| mail.uid).collect())
    }
}

#[async_trait]
impl Sink for Kept {
    async fn deliver(&mut self, mails: Vec<Fetched>, cursor: &Cursor) -> Result<(), SinkError> {
        self.look(|taken| {
            if taken.busy > 0 {
                taken.busy -= 1;
                return Err(SinkError::Unavailable { why: "full".into(), retry_after_ms: 20 });
            }
            let is_refused = |mail: &Fetched| match (taken.refused, &mail.body) {
                (Some((uid, _)), Body::Whole(_) | Body::Stub { .. }) => uid == mail.uid,
                (Some((uid, and_its_bytes)), Body::SetAside { .. }) => uid == mail.uid && and_its_bytes,
                _ => false,
            };
            if mails.iter().any(is_refused) {
                return Err(SinkError::Rejected("too odd".into()));
            }
            taken.batches.push(mails.len());
            taken.mails.extend(mails);
            taken.cursor = Cursor::from_json(&cursor.to_json()).unwrap();
            Ok(())
        })
    }
}

/// Short waits; long enough for a busy machine.
pub fn settings(port: u16, door: Door) -> Settings {
    Settings {
        host: "localhost".into(),
        port,
        tls: match door {
            Door::Tls => Tls::Implicit,
            Door::StartTls => Tls::StartTls,
            Door::Clear => Tls::Plain,
        },
        username: "hilfe".into(),
        ca_pem: Some(localhost().pem.clone()),
        poll_ms: 1_500,
        timing: Timing {
            connect_ms: 10_000,
            greeting_ms: 2_500,
            command_ms: 2_500,
            fetch_ms: 4_000,
            silence_ms: 2_500,
            idle_renew_ms: 400,
            settle_ms: 50,
            mend_ms: 200,
            retry_ms: 60,
            retry_limit_ms: 800,
            refused_ms: 700,
            slowed_ms: 700,
            steady_ms: 60_000,
            logout_ms: 500,
        },
        ..Settings::default()
    }
}

pub fn password() -> Credentials {
    Credentials::Password(PASSWORD.to_owned().into())
}

pub fn chance() -> Chance {
    let next = AtomicU64::new(0x1234_5678_9abc_def0);
    Arc::new(move || next.fetch_add(0x0101_0307_1357_9bdf, Ordering::Relaxed))
}

/// A receiver that runs.
pub struct Running {
    pub kept: Kept,
    pub told: Arc<Mutex<Vec<Health>>>,
    stop: CancellationToken,
    tasks: JoinSet<()>,
}

impl Running {
    pub fn start(settings: Settings, credentials: Credentials, start: StartAt, kept: Kept) -> Self {
        let (mut receiver, mut health) =
            Receiver::new(settings, credentials, start, FakeClock::new().reader(), chance());
        let (told, stop, mut tasks) = (Arc::new(Mutex::new(Vec::new())), CancellationToken::new(), JoinSet::new());
        let (mut sink, cursor, stopped, all) =
            (kept.clone(), kept.look(|taken| taken.cursor.clone()), stop.clone(), told.clone());
        tasks.spawn(async move { receiver.run(cursor, &mut sink, stopped).await.unwrap() });
        tasks.spawn(async move {
            while health.changed().await.is_ok() {
                let now = health.borrow_and_update().clone();
                all.lock().push(now);
            }
        });
        Self { kept, told, stop, tasks }
    }

    /// Waits until `done`; fails with what was told after half a minute.
    pub async fn until(&self, what: &str, done: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            let late = begun.elapsed() > Duration::from_secs(30);
            assert!(!late, "{what}: never; came {:?}, told {:?}", self.kept.uids(), self.told.lock().last());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// All that the health has said went wrong.
    pub fn words(&self) -> String {
        let mut words = self.told.lock().iter().filter_map(|health| health.last_error.clone()).collect::<Vec<_>>();
        words.dedup();
        words.join("\n")
    }

    /// Stops it, and says how long that took.
    pub async fn stop(mut self) -> Duration {
        let begun = Instant::now();
        self.stop.cancel();
        while self.tasks.join_next().await.is_some() {}
        begun.elapsed()
    }
}

/// Runs against a server until these mails came, in this order.
pub async fn receives(server: &Server, running: &Running, uids: &[u32]) {
    running.until("the mails", |running| running.kept.uids() == uids).await;
    assert!(server.lines().iter().all(|line| harmless(line)), "{:?}", server.lines());
}

/// Nothing that changes anything on the server.
pub fn harmless(line: &str) -> bool {
    let line = line.to_ascii_uppercase();
    let command = line.split(' ').nth(1).unwrap_or_default();
    let changes = ["STORE", "EXPUNGE", "SELECT", "COMPRESS", "APPEND", "DELETE", "CREATE", "MOVE", "COPY", "CLOSE"];
    let second = line.split(' ').nth(2).unwrap_or_default();
    let changing = changes.contains(&command) || command == "UID" && changes.contains(&second);
    !(changing || line.contains(" BODY["))
}
