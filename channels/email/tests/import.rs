//! Taking old mailboxes in from files that change, lie wrong, or hold what the inbox refuses.
#![expect(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::{fs, io, os::unix::fs::symlink, path::Path, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use earshot_channel::{
    Accepted, AttachmentBytes, AttachmentId, BlobId, ByteStream, CarrierId, ChannelId, ConversationSeq,
    ConversationToken, Cursor, Health, Held, HeldId, HeldKind, Hold, Host, HostError, ItemStream, Known, Load,
    Received, UnixMillis,
    testkit::{FakeClock, MemoryHost},
};
use earshot_email::{
    Settings,
    import::{Done, Source, import},
};
use parking_lot::Mutex;
use secrecy::SecretSlice;
use tempfile::TempDir;
use tokio::sync::Notify;
use uuid::Uuid;

/// A host that refuses some mails, dies of others, and keeps what it was given.
struct Desk {
    host: MemoryHost,
    /// Mails with these words are refused.
    refused: &'static str,
    texts: Mutex<Vec<String>>,
    /// Tells that the process would be dead.
    killed: Notify,
    /// Mails that were read and are not taken in, and the most of them at a time.
    in_hand: Mutex<(usize, usize)>,
}

/// In the ids of mails that kill whoever reads them.
const DEADLY: &str = "killme";
/// Words of a mail of which not even the bytes are taken.
const SHUT: &str = "refuse me and my bytes";

#[async_trait]
impl Host for Desk {
    async fn accept(&self, batch: Vec<Received>, cursor: Option<Cursor>) -> Result<Vec<Accepted>, HostError> {
        let texts: Vec<String> = batch
            .iter()
            .map(|item| match &item.content {
                Err(unreadable) => unreadable.why.clone(),
                Ok(_) => String::from_utf8_lossy(&item.raw).into_owned(),
            })
            .collect();
        let is_refused = |item: &Received| {
            let raw = String::from_utf8_lossy(&item.raw);
            raw.contains(SHUT) || item.content.is_ok() && raw.contains(self.refused)
        };
        if batch.iter().any(is_refused) {
            return Err(HostError::Rejected("too odd".into()));
        }
        let count = batch.len();
        let accepted = self.host.accept(batch, cursor).await?;
        // Taken slowly, so that others are read meanwhile.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        let mut in_hand = self.in_hand.lock();
        in_hand.0 = in_hand.0.saturating_sub(count);
        drop(in_hand);
        let is_new = |accepted: &Accepted| matches!(accepted, Accepted::Message(_) | Accepted::Conflict(_));
        self.texts.lock().extend(texts.into_iter().zip(&accepted).filter(|(_, one)| is_new(one)).map(|(text, _)| text));
        Ok(accepted)
    }
    async fn known(&self, items: &[(CarrierId, [u8; 32])]) -> Result<Vec<Known>, HostError> {
        if items.iter().any(|(id, _)| id.expose().contains(DEADLY)) {
            self.killed.notify_one();
            std::future::pending::<()>().await;
        }
        {
            let (now, most) = &mut *self.in_hand.lock();
            *now += items.len();
            *most = (*most).max(*now);
        }
        self.host.known(items).await
    }
    async fn cursor(&self) -> Result<Option<Cursor>, HostError> {
        self.host.cursor().await
    }
    async fn put_blob(&self, bytes: ByteStream) -> Result<BlobId, HostError> {
        self.host.put_blob(bytes).await
    }
    async fn open_blob(&self, blob: BlobId) -> Result<ByteStream, HostError> {
        self.host.open_blob(blob).await
    }
    async fn attempt(&self, what: &[u8]) -> Result<u32, HostError> {
        self.host.attempt(what).await
    }
    async fn attempt_ended(&self, what: &[u8]) -> Result<(), HostError> {
        self.host.attempt_ended(what).await
    }
    async fn report(&self, health: Health) -> Result<(), HostError> {
        self.host.report(health).await
    }
    async fn follow(&self, token: &ConversationToken, after: ConversationSeq) -> Result<ItemStream, HostError> {
        self.host.follow(token, after).await
    }
    async fn attachment(&self, token: &ConversationToken, id: AttachmentId) -> Result<AttachmentBytes, HostError> {
        self.host.attachment(token, id).await
    }
    async fn hold(&self, item: Hold) -> Result<Vec<Held>, HostError> {
        self.host.hold(item).await
    }
    async fn held(&self, kind: HeldKind, due: Option<UnixMillis>, limit: u32) -> Result<Vec<Held>, HostError> {
        self.host.held(kind, due, limit).await
    }
    async fn waiting(&self, kind: HeldKind) -> Result<Load, HostError> {
        self.host.waiting(kind).await
    }
    async fn hasten(&self, came: &[String]) -> Result<(), HostError> {
        self.host.hasten(came).await
    }
    async fn postpone(&self, ids: &[HeldId], due: UnixMillis) -> Result<(), HostError> {
        self.host.postpone(ids, due).await
    }
    async fn let_go(&self, ids: &[HeldId]) -> Result<(), HostError> {
        self.host.let_go(ids).await
    }
    async fn secret(&self, label: &str) -> Result<SecretSlice<u8>, HostError> {
        self.host.secret(label).await
    }
    fn state_dir(&self) -> &Path {
        self.host.state_dir()
    }
}

/// A folder with mails in it and the host that takes them.
struct Place {
    folder: TempDir,
    desk: Arc<Desk>,
}

impl Place {
    fn new() -> Self {
        let host = MemoryHost::new(1, FakeClock::new()).unwrap();
        let (texts, killed, in_hand) = (Mutex::default(), Notify::new(), Mutex::default());
        let desk = Desk { host, refused: "refuse me", texts, killed, in_hand };
        Self { folder: tempfile::tempdir().unwrap(), desk: Arc::new(desk) }
    }

    /// Puts a mail into a file of the Maildir.
    fn put(&self, name: &str, words: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, mail(words)).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.path().join(from), self.folder.path().join(to)).unwrap();
    }

    async fn import(&self, name: &str, progress: impl FnMut(&Done)) -> Done {
        self.try_import(name, progress, async |_| true).await.unwrap()
    }

    /// One run of the process. None: it died.
    async fn try_import(
        &self,
        name: &str,
        progress: impl FnMut(&Done),
        trial: impl AsyncFn(Bytes) -> bool,
    ) -> Option<Done> {
        let settings = Settings { address: "help@hotline.example".into(), ..Settings::default() };
        let source = Source::open(&self.folder.path().join(name)).unwrap();
        let importing = import(ChannelId(Uuid::from_u128(1)), &settings, self.desk.clone(), source, progress, trial);
        tokio::select! {
            done = importing => Some(done.unwrap()),
            () = self.desk.killed.notified() => None,
        }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// What came in since it was asked last.
    fn came(&self) -> Vec<String> {
        let texts = std::mem::take(&mut *self.desk.texts.lock());
        texts.into_iter().map(|text| text.rsplit("\n\n").next().unwrap_or_default().trim().to_owned()).collect()
    }
}

fn mail(words: &str) -> String {
    let id: String = words.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("From: lea@people.example\nMessage-ID: <{id}@people.example>\n\n{words}\n")
}

fn mbox(words: &[&str]) -> String {
    words.iter().map(|words| format!("From a@b.example Mon Mar  2 10:00:00 2026\n{}\n", mail(words))).collect()
}

#[tokio::test]
async fn a_maildir_that_is_read_by_others_meanwhile_comes_whole() {
    let place = Place::new();
    // More than the batches that are read before the first is written.
    for number in 100..300 {
        place.put(&format!("new/{number}.x"), &format!("words {number}"));
    }
    fs::create_dir_all(place.folder.path().join("cur")).unwrap();
    let mut told = 0;
    let done = place
        .import("", |_| {
            told += 1;
            if told == 1 {
                place.rename("new/298.x", "cur/298.x:2,S");
                place.rename("new/299.x", "cur/299.x:2,");
                fs::remove_file(place.folder.path().join("new/297.x")).unwrap();
                place.put("new/050.y", "words 050");
            }
        })
        .await;
    let mut came = place.came();
    came.sort();
    let expected: Vec<_> =
        [50].into_iter().chain(100..297).chain(298..300).map(|number| format!("words {number:03}")).collect();
    assert_eq!(came, expected);
    assert_eq!((done.mails, done.new, done.gone, done.unreadable), (200, 200, 1, 0));
}

#[tokio::test]
async fn a_maildir_is_gone_on_with_whatever_the_names_of_what_came() {
    let place = Place::new();
    place.put("cur/5.a:2,", "five");
    place.put("cur/7.a:2,S", "seven");
    assert_eq!(place.import("", |_| {}).await.new, 2);
    place.rename("cur/5.a:2,", "cur/5.a:2,RS");
    place.put("cur/3.b:2,", "three");
    // An export of something else that happens to use the same names.
    place.put("cur/7.a:2,S", "seven again");
    let done = place.import("", |_| {}).await;
    assert_eq!((done.mails, done.new), (2, 2), "{done:?}");
    assert_eq!(place.came(), ["five", "seven", "three", "seven again"]);
    assert_eq!(place.import("", |_| {}).await.mails, 0);
}

#[tokio::test]
async fn an_mbox_is_gone_on_with_only_where_it_is_the_same() {
    let place = Place::new();
    let path = place.folder.path().join("box");
    fs::write(&path, mbox(&["one", "two"])).unwrap();
    assert_eq!(place.import("box", |_| {}).await.mails, 2);
    fs::write(&path, mbox(&["one", "two", "three"])).unwrap();
    assert_eq!(place.import("box", |_| {}).await.mails, 1, "it has grown");
    fs::write(&path, mbox(&["another", "one", "two", "three", "four"])).unwrap();
    let done = place.import("box", |_| {}).await;
    assert_eq!((done.mails, done.new, done.known), (5, 2, 3), "another begin");
    // The same begin, and far behind it other mails.
    let long = |last: &[&str]| format!("{}{}", mbox(&["long"; 1000].map(|_| "long")), mbox(last));
    fs::write(&path, long(&["five"])).unwrap();
    place.import("box", |_| {}).await;
    fs::write(&path, long(&["six", "seven"])).unwrap();
    place.import("box", |_| {}).await;
    fs::write(&path, mbox(&["eight"])).unwrap();
    place.import("box", |_| {}).await;
    let came = place.came();
    let long = ["one", "two", "three", "another", "four", "long", "five", "six", "seven", "eight"];
    assert_eq!(came, long);
}

#[tokio::test]
async fn a_refused_mail_and_an_unreadable_file_hold_up_nothing() {
    let place = Place::new();
    for (name, words) in [("cur/1.a:2,", "one"), ("cur/2.a:2,", "refuse me"), ("cur/3.a:2,", "three")] {
        place.put(name, words);
    }
    // What nobody may read is nothing to a test that is run by root; a loop of links nobody can.
    symlink("4.a:2,", place.folder.path().join("cur/4.a:2,")).unwrap();
    place.put("cur/5.a:2,", "five");
    let done = place.import("", |_| {}).await;
    assert_eq!((done.mails, done.new, done.refused, done.unreadable), (4, 3, 1, 1), "{done:?}");
    assert_eq!(done.unreadable_names, ["4.a"]);
    let came = place.came();
    let words = "This mail could not be taken in: the inbox did not take it: too odd.";
    assert_eq!(came, ["one", &format!("{words} What came of it is attached; it is in the file 2.a."), "three", "five"]);
    let kept = place.desk.host.kept().into_iter().find(|kept| kept.unreadable).unwrap();
    assert_eq!(kept.raw, mail("refuse me"));

    // Tried again, and not what was taken.
    fs::remove_file(place.folder.path().join("cur/4.a:2,")).unwrap();
    place.put("cur/4.a:2,", "four");
    let done = place.import("", |_| {}).await;
    assert_eq!((done.mails, done.new, done.unreadable), (1, 1, 0), "{done:?}");
    // Where its bytes are what is refused, a word stands for it.
    place.put("cur/6.a:2,", SHUT);
    assert_eq!(place.import("", |_| {}).await.refused, 1);
    assert_eq!(place.came()[1..], [format!("{words} It is in the file 6.a.")]);
}

/// Two hundred mails, and one among them that kills whoever reads it.
fn with_a_deadly_one(deadly: usize) -> Vec<String> {
    (0..200).map(|number| if number == deadly { DEADLY.to_owned() } else { format!("words {number:03}") }).collect()
}

#[tokio::test]
async fn what_kills_the_process_is_set_aside_by_the_next_run() {
    for (kind, deadly) in [("box", 0), ("box", 120), ("cur", 77), ("cur", 199)] {
        let place = Place::new();
        let words = with_a_deadly_one(deadly);
        match kind {
            "box" => place.write("box", &mbox(&words.iter().map(String::as_str).collect::<Vec<_>>())),
            _ => words.iter().enumerate().for_each(|(at, words)| place.put(&format!("cur/{at:03}.a:2,"), words)),
        }
        let name = if kind == "box" { kind } else { "" };
        let survives = async |raw: Bytes| !String::from_utf8_lossy(&raw).contains(DEADLY);
        assert_eq!(place.try_import(name, |_| {}, survives).await, None, "the first run knows nothing of it");
        let done = place.try_import(name, |_| {}, survives).await.expect("the next one goes on");
        assert_eq!(done.set_aside, 1, "{done:?}");
        let kept = place.desk.host.kept();
        let aside: Vec<_> = kept.iter().filter(|kept| kept.unreadable).collect();
        assert_eq!(aside.len(), 1);
        assert_eq!(aside[0].raw, mail(DEADLY));
        assert!(aside[0].text.contains("Whatever reads this mail breaks off."), "{}", aside[0].text);
        let mut read: Vec<_> = kept.iter().filter(|kept| !kept.unreadable).map(|kept| kept.text.trim()).collect();
        read.sort_unstable();
        let others: Vec<_> = words.iter().map(String::as_str).filter(|words| *words != DEADLY).collect();
        assert_eq!(read, others);
        // All is in, and nothing is tried alone any more.
        let tried = Mutex::new(0);
        let again = place
            .try_import(
                name,
                |_| {},
                async |_| {
                    *tried.lock() += 1;
                    true
                },
            )
            .await;
        assert_eq!((again.unwrap().mails, *tried.lock()), (0, 0), "{kind} {deadly}");
    }
}

#[tokio::test]
async fn what_kills_the_process_only_here_is_set_aside_after_some_runs() {
    let place = Place::new();
    let words = with_a_deadly_one(60);
    place.write("box", &mbox(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    let mut deaths = 0;
    let done = loop {
        match place.try_import("box", |_| {}, async |_| true).await {
            Some(done) => break done,
            None => deaths += 1,
        }
        assert!(deaths < 10);
    };
    // Once among others, and three times alone; who stood before it meanwhile is none the worse.
    assert_eq!((deaths, done.set_aside), (4, 1));
    let kept = place.desk.host.kept();
    assert_eq!((kept.len(), kept.iter().filter(|kept| kept.unreadable).count()), (200, 1));
}

#[tokio::test]
async fn a_run_that_is_broken_off_is_gone_on_with_and_says_what_is_left() {
    let place = Place::new();
    let words: Vec<_> = (0..600).map(|number| format!("words {number:03}")).collect();
    place.write("box", &mbox(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    // Cut in the middle of a batch that is handed over.
    let mut told = Vec::new();
    let cut = place.try_import(
        "box",
        |done| {
            told.push(done.mails);
            if done.mails >= 300 {
                place.desk.killed.notify_one();
            }
        },
        async |_| true,
    );
    assert_eq!(cut.await, None);
    let noted = *told.last().unwrap();
    let mut expected = Vec::new();
    let done = place.import("box", |done| expected.push(done.expected)).await;
    assert!(done.mails < 400 && done.mails >= 600 - noted - 50, "{done:?}");
    assert_eq!(place.desk.host.kept().len(), 600, "each once");
    let (low, high) = (expected.iter().min().unwrap(), expected.iter().max().unwrap());
    assert!(*low + 3 >= done.mails && *high <= done.mails + 3, "{expected:?} of {}", done.mails);
}

#[tokio::test]
async fn a_progress_that_can_not_be_noted_is_told() {
    let place = Place::new();
    place.write("box", &mbox(&["one"]));
    assert_eq!(place.import("box", |_| {}).await.unnoted, 0);
    let noted = fs::read_dir(place.desk.state_dir()).unwrap().next().unwrap().unwrap().path();
    fs::create_dir(noted.with_extension("new")).unwrap();
    place.write("box", &mbox(&["one", "two"]));
    let done = place.import("box", |_| {}).await;
    assert_eq!((done.mails, done.unnoted), (1, 2), "{done:?}");
}

#[tokio::test]
async fn large_mails_are_in_hand_one_at_a_time() {
    let place = Place::new();
    for number in 0..6 {
        place.put(&format!("cur/{number}.a:2,"), &format!("words {number} {}", "and more ".repeat(400_000)));
    }
    assert_eq!(place.import("", |_| {}).await.new, 6);
    assert_eq!(place.desk.in_hand.lock().1, 1);
}

#[tokio::test]
async fn what_belongs_to_no_mail_is_counted() {
    let place = Place::new();
    let lost = "From somebody without a time\nSubject: lost\n\nlost\n\n";
    fs::write(place.folder.path().join("box"), format!("{lost}{}", mbox(&["one"]))).unwrap();
    let done = place.import("box", |_| {}).await;
    assert_eq!((done.mails, done.skipped_bytes), (1, lost.len() as u64));
}

#[test]
fn what_is_no_mailbox_is_said_to_be_none() {
    let place = Place::new();
    place.put("letter.eml", "x");
    let why = |path: &Path| -> io::Error { Source::open(path).err().unwrap() };
    assert!(why(&place.folder.path().join("letter.eml")).to_string().contains("neither"));
    assert!(why(place.folder.path()).to_string().contains("cur"));
}
