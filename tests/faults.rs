//! What fails under the process, and what is sent to it that can't be taken: a clear answer, nothing acknowledged is lost, the
//! process stays up or stops saying why.
//!
//! Absent on purpose: kills, which are the crash test's business.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::crash::kill;
use crate::harness::client::{Answer, Contact, Failure, Operator};
use crate::harness::process::{Databases, Server};
use crate::harness::wire;
use crate::harness::{postgres, wait_until};

/// For what should be quick, on a machine that is not.
const LIMIT: Duration = Duration::from_secs(60);
/// How soon all is well again once the fault is over (PROMISES §1).
const HEALTHY_WITHIN: Duration = Duration::from_secs(5);
/// How long a graceful stop may take.
const STOPPED_WITHIN: Duration = Duration::from_secs(10);

/// A contact and an operator in a talk, with what was acknowledged so far.
struct Talk {
    contact: Contact,
    operator: Operator,
    conversation: String,
    /// Texts of the contact, in order.
    sent: Vec<String>,
    /// Texts of the operator, in order.
    replied: Vec<String>,
}

impl Talk {
    async fn begin(server: &Server) -> Self {
        let operator = Operator::log_in(server, &server.demo().operators[0]).await.unwrap();
        let contact = Contact::open(server, "en").await.unwrap();
        let text = Uuid::new_v4().to_string();
        contact.send(Uuid::new_v4(), &text).await.unwrap();
        let conversation = operator.conversation_with(operator.me["seq"].as_u64().unwrap(), &text).await.unwrap();
        let mut talk = Self { contact, operator, conversation, sent: vec![text], replied: Vec::new() };
        talk.reply(Uuid::new_v4(), "I am here.").await.unwrap();
        talk
    }

    async fn send(&mut self, id: Uuid, text: &str) -> Answer<Value> {
        let answer = self.contact.send(id, text).await?;
        if !self.sent.iter().any(|sent| sent == text) {
            self.sent.push(text.to_owned());
        }
        Ok(answer)
    }

    async fn reply(&mut self, key: Uuid, text: &str) -> Answer<Value> {
        let answer = self.operator.reply(key, &self.conversation, text).await?;
        if !self.replied.iter().any(|replied| replied == text) {
            self.replied.push(text.to_owned());
        }
        Ok(answer)
    }

    /// Both see each acknowledged text once, in order, and nothing else.
    async fn is_whole(&self) {
        // A connection that ended with an earlier life of the server doesn't answer; the next one does.
        let items = until_taken(async || self.contact.poll(0, 5).await).await;
        let shown = |from: &str| texts(items.iter().filter(|item| item["from"] == from));
        assert_eq!(shown("me"), self.sent, "what the contact sent, on their screen");
        assert_eq!(shown("operator"), self.replied, "what the operator sent, on the contact's screen");
        let messages = until_taken(async || self.operator.messages(&self.conversation).await).await;
        let kept = |direction: &str| texts(messages.iter().filter(|message| message["direction"] == direction));
        assert_eq!(kept("in"), self.sent, "what the contact sent, on the operator's screen");
        assert_eq!(kept("out"), self.replied, "what the operator sent, on their own screen");
    }

    /// The contact has got the operator's last word.
    async fn is_delivered(&self) {
        let last = self.replied.last().unwrap();
        let mut stream = self.contact.stream(0).await.unwrap();
        while stream.next(LIMIT).await.unwrap()["text"] != last.as_str() {}
    }
}

fn texts<'m>(messages: impl Iterator<Item = &'m Value>) -> Vec<String> {
    messages.map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

/// A refusal that is passing: 503 `unavailable`, when to come back, and these words.
fn is_unavailable(answer: Answer<Value>, words: &str) {
    let failure = answer.map(drop).expect_err("it was taken");
    assert_eq!(failure.slug(), Some("unavailable"), "{failure}");
    let Failure::Refused { status, retry_after, problem } = failure else { panic!("{failure}") };
    assert_eq!(status, 503);
    assert!(retry_after.is_some_and(|wait| (1..=60).contains(&wait.as_secs())), "{retry_after:?}");
    let detail = problem["detail"].as_str().unwrap();
    assert!(detail.contains(words), "{detail}");
}

const NOT_SAVED: &str = "not saved";
const NOTHING_CHANGED: &str = "nothing was changed";

#[tokio::test]
async fn a_locked_database_says_not_saved_and_takes_the_same_message_once_afterwards() {
    let server = Server::start(Databases::Embedded);
    let mut talk = Talk::begin(&server).await;
    let options = SqliteConnectOptions::new().filename(server.place().data().join("data.db"));
    let mut other = SqliteConnection::connect_with(&options).await.unwrap();
    sqlite(&mut other, "BEGIN IMMEDIATE").await;

    let (id, key) = (Uuid::new_v4(), Uuid::new_v4());
    let reading = async {
        // Whoever only reads doesn't notice.
        let began = Instant::now();
        talk.contact.poll(0, 0).await.unwrap();
        talk.operator.get("inbox?view=mine").await.unwrap();
        talk.operator.get("me").await.unwrap();
        began.elapsed()
    };
    let writing =
        async { tokio::join!(talk.contact.send(id, "one"), talk.operator.reply(key, &talk.conversation, "two")) };
    let (read, (sent, replied)) = tokio::join!(reading, writing);
    assert!(read < Duration::from_secs(3), "reading took {read:?}");
    is_unavailable(sent, NOT_SAVED);
    is_unavailable(replied, NOTHING_CHANGED);

    sqlite(&mut other, "ROLLBACK").await;
    other.close().await.unwrap();
    let first = talk.send(id, "one").await.unwrap();
    assert_eq!(talk.send(id, "one").await.unwrap(), first);
    talk.reply(key, "two").await.unwrap();
    talk.reply(key, "two").await.unwrap();
    talk.is_delivered().await;
    talk.is_whole().await;
}

#[expect(clippy::disallowed_methods, reason = "a stranger's connection, which locks what Earshot needs")]
async fn sqlite(connection: &mut SqliteConnection, script: &'static str) {
    sqlx::raw_sql(script).execute(connection).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_is_said_and_survived() {
    if !kill::strace_works() {
        eprintln!("so nothing is known about a full disk");
        return;
    }
    let mut server = Server::start(Databases::Embedded);
    let mut talk = Talk::begin(&server).await;
    let pid = server.pid();

    let full = kill::attach_with(&server, &enospc(&server));
    let (id, key) = (Uuid::new_v4(), Uuid::new_v4());
    is_unavailable(talk.contact.send(id, "one").await, NOT_SAVED);
    is_unavailable(talk.operator.reply(key, &talk.conversation, "two").await, NOTHING_CHANGED);
    is_unavailable(
        Operator::log_in(&server, &server.demo().operators[1]).await.map(|in_now| in_now.me),
        NOTHING_CHANGED,
    );
    // What is there can still be read, and health is not a guess: it answers, and the process is the same.
    talk.operator.get("inbox?view=mine").await.unwrap();
    assert_eq!(texts(talk.contact.poll(0, 5).await.unwrap().iter().filter(|item| item["from"] == "me")), talk.sent);
    let (status, words) = server.get_admin("/readyz").unwrap();
    assert!(matches!(status, 200 | 503), "{status} {words}");
    assert_eq!(server.get_admin("/healthz").unwrap().0, 200);
    full.detach();

    let began = Instant::now();
    let first = until_taken(async || talk.contact.send(id, "one").await).await;
    assert!(began.elapsed() < HEALTHY_WITHIN, "{:?}", began.elapsed());
    assert_eq!(talk.send(id, "one").await.unwrap(), first);
    talk.reply(key, "two").await.unwrap();
    talk.is_delivered().await;
    talk.is_whole().await;
    assert!(server.is_ready());
    assert_eq!(server.pid(), pid);
    server.stop();
    let (status, report) = server.run(&["fsck"]);
    assert!(status.success(), "{report}");
    server.restart();
    talk.is_whole().await;
}

/// strace's arguments that leave the databases no byte of room.
fn enospc(server: &Server) -> Vec<String> {
    const CALLS: &str = "write,writev,pwrite64,pwritev,ftruncate,fallocate";
    let data = server.place().data();
    let files = ["data.db", "data.db-wal", "keys.db", "keys.db-wal"].map(|name| data.join(name));
    let paths = files.iter().flat_map(|path| ["-P".to_owned(), path.to_str().unwrap().to_owned()]);
    paths.chain([format!("--trace={CALLS}"), format!("--inject={CALLS}:error=ENOSPC")]).collect()
}

/// Asks again, as the widget does, while the answer is that it will pass.
async fn until_taken<T>(mut ask: impl AsyncFnMut() -> Answer<T>) -> T {
    let began = Instant::now();
    loop {
        match ask().await {
            Ok(answer) => return answer,
            Err(failure) if failure.is_passing() && began.elapsed() < LIMIT => {}
            Err(failure) => panic!("{failure} after {:?}", began.elapsed()),
        }
    }
}

/// A server's two PostgreSQL databases, and the connection that closes their doors.
struct Doors {
    maintenance: PgConnection,
    names: [String; 2],
}

impl Doors {
    async fn of(data: &str, keys: &str) -> Self {
        let (base, _) = data.rsplit_once('/').unwrap();
        let maintenance = PgConnection::connect(&format!("{base}/postgres")).await.unwrap();
        Self { maintenance, names: [data, keys].map(|url| url.rsplit('/').next().unwrap().to_owned()) }
    }

    async fn shut(&mut self) {
        for name in self.names.clone() {
            self.run(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
            self.run(format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
        }
    }

    async fn open(&mut self) {
        for name in self.names.clone() {
            self.run(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
        }
    }

    #[expect(clippy::disallowed_methods, reason = "what an administrator of PostgreSQL does")]
    async fn run(&mut self, script: String) {
        sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut self.maintenance).await.unwrap();
    }
}

#[tokio::test]
async fn a_database_that_goes_away_is_said_and_all_is_well_soon_after_it_is_back() {
    let (data, keys) = (postgres::database(), postgres::database());
    let mut doors = Doors::of(&data, &keys).await;
    let mut server = Server::start(Databases::Postgres { data, keys });
    let mut talk = Talk::begin(&server).await;
    talk.is_delivered().await;
    let pid = server.pid();
    for _ in 0..2 {
        let (id, key) = (Uuid::new_v4(), Uuid::new_v4());
        let (text, reply) = (id.to_string(), key.to_string());
        doors.shut().await;
        wait_until(LIMIT, || "unreadiness".into(), || (server.get_admin("/readyz")?.0 == 503).then_some(()));
        is_unavailable(talk.contact.send(id, &text).await, NOT_SAVED);
        is_unavailable(talk.operator.reply(key, &talk.conversation, &reply).await, NOTHING_CHANGED);
        is_unavailable(talk.operator.get("inbox?view=mine").await, NOTHING_CHANGED);
        assert_eq!(server.get_admin("/healthz").unwrap().0, 200);

        doors.open().await;
        let began = Instant::now();
        let first = until_taken(async || talk.contact.send(id, &text).await).await;
        wait_until(LIMIT, || "readiness".into(), || server.is_ready().then_some(()));
        let healthy = began.elapsed();
        assert!(healthy < HEALTHY_WITHIN, "{healthy:?}");
        assert_eq!(talk.send(id, &text).await.unwrap(), first);
        until_taken(async || talk.operator.reply(key, &talk.conversation, &reply).await).await;
        talk.reply(key, &reply).await.unwrap();
        talk.is_delivered().await;
        talk.is_whole().await;
    }
    assert_eq!(server.pid(), pid);
    server.stop();
    let (status, report) = server.run(&["fsck"]);
    assert!(status.success(), "{report}");
}

#[test]
fn without_its_keys_it_refuses_to_start_and_makes_no_new_ones() {
    let mut server = Server::start(Databases::Embedded);
    server.stop();
    let (data, aside) = (server.place().data(), server.place().path().join("aside"));
    fs::create_dir(&aside).unwrap();
    for (file, says) in [("keys.db", "earshot restore"), ("master.key", "master key")] {
        fs::rename(data.join(file), aside.join(file)).unwrap();
        for command in ["serve", "fsck"] {
            let (status, words) = server.run(&[command]);
            assert!(!status.success() && status.code() != Some(124), "{command} without {file}: {status} {words}");
            assert!(words.contains(says), "{command} without {file}: {words}");
        }
        let made: Vec<PathBuf> = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()).collect();
        // What a stop on a busy machine left of its log is no new file.
        let again = |path: &PathBuf| path.file_name().is_some_and(|name| name == file);
        assert!(!made.iter().any(again), "{file} was made anew: {made:?}");
        fs::rename(aside.join(file), data.join(file)).unwrap();
    }
    // With both back nothing is lost.
    server.restart();
    let (status, report) = server.run(&["fsck"]);
    assert!(status.success(), "{report}");
}

#[test]
fn a_folder_in_use_is_refused_in_words() {
    let mut server = Server::start(Databases::Embedded);
    let before = fs::read(server.place().data().join("demo.json")).unwrap();
    for command in ["serve", "demo"] {
        let (status, words) = server.run(&[command]);
        assert_eq!(status.code(), Some(1), "{command}: {words}");
        assert!(words.contains("use"), "{command}: {words}");
        assert!(words.contains(server.place().data().to_str().unwrap()), "{command}: {words}");
    }
    assert_eq!(fs::read(server.place().data().join("demo.json")).unwrap(), before);
    assert!(server.ended().is_none() && server.is_ready());
}

/// One server for all that is only refused.
static REFUSING: LazyLock<Server> = LazyLock::new(|| Server::start(Databases::Embedded));

/// The chat as a stranger speaks to it.
struct Stranger {
    host: String,
    origin: String,
    key: String,
    bearer: String,
}

impl Stranger {
    fn new() -> Self {
        let host = format!("chat.localhost:{}", REFUSING.address().port());
        let key = REFUSING.demo().key;
        let mut stranger = Self { origin: format!("http://{host}"), host, key, bearer: String::new() };
        let session = stranger.post("session", b"{\"language\":\"en\"}").json();
        stranger.bearer = format!("Bearer {}", session["token"].as_str().unwrap());
        stranger
    }

    fn headers(&self) -> [(&str, &str); 3] {
        [("Origin", &self.origin), ("Authorization", &self.bearer), ("Content-Type", "application/json")]
    }

    fn post(&self, path: &str, body: &[u8]) -> wire::Answer {
        self.ask("POST", path, &self.headers(), body)
    }

    fn send(&self, id: Uuid, text: &str) -> wire::Answer {
        self.post("send", json!({ "id": id, "text": text }).to_string().as_bytes())
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> wire::Answer {
        let path = format!("/c/{}/{path}", self.key);
        wire::ask(REFUSING.address(), method, &self.host, &path, headers, body)
    }
}

#[test]
fn what_a_chat_can_not_take_is_refused_in_words_and_harms_nothing() {
    let stranger = Stranger::new();
    let gone = Stranger::new();
    let (id, pid) = (Uuid::new_v4(), REFUSING.pid());
    assert_eq!(stranger.send(id, "one").status, 200);
    assert_eq!(gone.send(Uuid::new_v4(), "one").status, 200);
    assert_eq!(gone.post("leave", b"{}").status, 204);

    let [origin, bearer, kind] = stranger.headers();
    let well = json!({ "id": Uuid::new_v4(), "text": "two" }).to_string();
    let with = |headers: &[(&str, &str)]| stranger.ask("POST", "send", headers, well.as_bytes());
    let long = |letters: usize| stranger.send(Uuid::new_v4(), &"a".repeat(letters));
    let in_pieces = [&b"11000\r\n"[..], &vec![b' '; 0x11000], b"\r\n0\r\n\r\n"].concat();
    let table: &[(&str, wire::Answer, u16, &str, &str)] = &[
        ("half of JSON", stranger.post("send", b"{\"id\":"), 400, "malformed", "not JSON"),
        ("no UTF-8", stranger.post("send", b"{\"id\":\"\xff\"}"), 400, "malformed", "not JSON"),
        ("a list", stranger.post("send", b"[]"), 400, "malformed", "object"),
        ("a deep list", stranger.post("send", &[b'['; 60_000]), 400, "malformed", "object"),
        ("a deep field", stranger.post("send", &[&b"{\"a\":"[..], &[b'['; 60_000]].concat()), 400, "malformed", "JSON"),
        ("a field too few", stranger.post("send", b"{\"text\":\"a\"}"), 400, "malformed", "field"),
        (
            "another type",
            with(&[origin, bearer, ("Content-Type", "text/plain")]),
            415,
            "unsupported-type",
            "application/json",
        ),
        ("a long body", long(70_000), 413, "too-large", "64 KiB"),
        (
            "a long body of no stated length",
            stranger.ask("POST", "send", &[origin, bearer, kind, ("Transfer-Encoding", "chunked")], &in_pieces),
            413,
            "too-large",
            "64 KiB",
        ),
        ("a long text", long(10_001), 413, "too-large", "10,000"),
        ("no session", with(&[origin, kind]), 401, "unknown-session", "Open a new one"),
        (
            "an invented session",
            with(&[origin, ("Authorization", "Bearer abc"), kind]),
            401,
            "unknown-session",
            "Open a new one",
        ),
        ("a session that is over", gone.send(Uuid::new_v4(), "two"), 410, "session-ended", "Open a new one"),
        ("another site", with(&[("Origin", "https://evil.test"), bearer, kind]), 403, "foreign-origin", "own page"),
        (
            "a later number",
            stranger.ask("GET", "stream?after=999", &[bearer], b""),
            409,
            "sequence-ahead",
            "last number",
        ),
        ("the same id with other text", stranger.send(id, "other"), 409, "id-reused", "kept beside it"),
        ("another method", stranger.ask("GET", "send", &[bearer], b""), 405, "method-not-allowed", "another method"),
        ("no such route", stranger.post("nothing", b"{}"), 404, "not-found", "nothing under this address"),
    ];
    for (what, answer, status, slug, words) in table {
        assert_eq!((answer.status, answer.slug().as_str()), (*status, *slug), "{what}: {}", answer.body);
        assert!(answer.words().contains(words), "{what}: {}", answer.body);
    }
    let ahead = table.iter().find(|(what, ..)| *what == "a later number").unwrap();
    assert!(ahead.1.json()["last"].as_u64().is_some_and(|last| last >= 1), "{}", ahead.1.body);

    // The talk goes on, and of all that only what was kept beside is in it.
    assert_eq!(stranger.send(id, "one").status, 200);
    let items = stranger.ask("GET", "stream?after=0&wait=5", &[bearer, ("Accept", "application/json")], b"").json();
    let shown = texts(items["items"].as_array().unwrap().iter().filter(|item| item["kind"] == "message"));
    assert_eq!(shown, ["one", "other"]);
    assert!(REFUSING.is_ready());
    assert_eq!(REFUSING.pid(), pid);
}

#[test]
fn whoever_speaks_too_slowly_is_told_and_let_go() {
    let stranger = Stranger::new();
    let [origin, bearer, json] = stranger.headers();
    let path = |route: &str| format!("/c/{}/{route}", stranger.key);
    let stops = |path: String, headers: Vec<(&str, &str)>| {
        let mut stream = wire::begin(REFUSING.address(), "POST", &stranger.host, &path, &headers, 100);
        stream.write_all(b"{\"id\":").unwrap();
        wire::answer(&mut stream)
    };
    let [command, upload, head] = thread::scope(|scope| {
        [
            scope.spawn(|| stops(path("send"), vec![origin, bearer, json])),
            scope.spawn(|| stops(path("upload"), vec![origin, bearer, ("Content-Type", "image/png")])),
            scope.spawn(|| {
                let mut stream = std::net::TcpStream::connect(REFUSING.address()).unwrap();
                stream.set_read_timeout(Some(LIMIT)).unwrap();
                stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
                wire::answer(&mut stream)
            }),
        ]
        .map(|asking| asking.join().unwrap())
    });
    for answer in [command.unwrap(), upload.unwrap()] {
        assert_eq!((answer.status, answer.slug().as_str()), (408, "too-slow"), "{}", answer.body);
        assert!(answer.words().contains("again"), "{}", answer.body);
    }
    assert!(head.is_none_or(|answer| answer.status == 408));
    assert!(REFUSING.is_ready());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_graceful_stop_keeps_what_was_acknowledged_and_waits_for_nobody_too_long() {
    let mut server = Server::start(Databases::Embedded);
    let talk = Talk::begin(&server).await;
    let mut at_contact = talk.contact.stream(0).await.unwrap();
    let mut at_operator = talk.operator.stream(talk.operator.me["seq"].as_u64().unwrap()).await.unwrap();
    let polling = talk.contact.clone();
    // One who will never finish.
    let demo = server.demo();
    let (host, path) = (demo.chat.trim_start_matches("http://"), format!("/c/{}/send", demo.key));
    let bearer = format!("Bearer {}", talk.contact.token());
    let headers = [("Origin", demo.chat.as_str()), ("Authorization", &bearer), ("Content-Type", "application/json")];
    let mut stuck = wire::begin(server.address(), "POST", host, &path, &headers, 100);
    stuck.write_all(b"{\"id\":").unwrap();

    let (progress, mut news) = tokio::sync::mpsc::unbounded_channel();
    let mut tasks = JoinSet::new();
    let contact = talk.contact.clone();
    tasks.spawn(async move {
        // Sends without a pause until the door is shut, so that the stop meets one in flight.
        let mut acknowledged = Vec::new();
        loop {
            let id = Uuid::new_v4();
            match contact.send(id, &id.to_string()).await {
                Ok(_) => acknowledged.push(id.to_string()),
                Err(_) => return acknowledged,
            }
            let _ = progress.send(());
        }
    });
    tasks.spawn(async move {
        let _ = polling.poll(10_000_000, 50).await;
        Vec::new()
    });
    for _ in 0..20 {
        news.recv().await.unwrap();
    }
    let began = Instant::now();
    server.terminate();
    let status = tokio::task::block_in_place(|| wait_until(LIMIT, || "a graceful stop".into(), || server.ended()));
    let took = began.elapsed();
    assert!(status.success(), "{status}; {}", server.log_tail());
    assert!(took < STOPPED_WITHIN, "{took:?}");
    while at_contact.next(LIMIT).await.is_ok() {}
    while at_operator.next(LIMIT).await.is_ok() {}
    drop(stuck);
    let mut acknowledged = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        acknowledged.extend(ended.unwrap());
    }
    assert!(acknowledged.len() >= 20);

    server.restart();
    let mut found = Vec::new();
    let mut after = 0;
    loop {
        let items = until_taken(async || talk.contact.poll(after, 2).await).await;
        let Some(last) = items.iter().filter_map(|item| item["seq"].as_u64()).max().filter(|last| *last > after) else {
            break;
        };
        after = last;
        found.extend(texts(items.iter().filter(|item| item["from"] == "me")));
    }
    let expected: Vec<&String> = talk.sent.iter().chain(&acknowledged).collect();
    // The one in flight may be there although its answer was cut off.
    assert!(found.len() <= expected.len() + 1, "{} of {}", found.len(), expected.len());
    assert_eq!(found.iter().take(expected.len()).collect::<Vec<_>>(), expected);
}

#[test]
fn it_can_be_told_to_stop_from_the_moment_that_it_is_ready() {
    if !kill::strace_works() {
        return;
    }
    let mut server = Server::idle(Databases::Embedded);
    // Whoever listens for signals too late does so much later here.
    let wrapper =
        ["strace", "-D", "-f", "-o", "/dev/null", "--trace=rt_sigaction", "--inject=rt_sigaction:delay_enter=300000"];
    server.spawn_in(&wrapper.map(str::to_owned));
    wait_until(LIMIT, || "readiness under strace".into(), || server.is_ready().then_some(()));
    server.stop();
}

/// Everything is wrong here that the harness's variables don't set.
const BROKEN: &str = r#"
data_foldr = "/nowhere"
node = "a b"

[database]
url = "mysql://root@localhost/earshot"

[master_key]
source = "paper"

[listen]
trusted_proxies = ["10.0.0.1/8", "everybody"]

[tls]
key = "key.pem"

[log]
format = "xml"
level = 3
"#;

#[test]
fn check_names_every_mistake_and_touches_nothing() {
    let server = Server::idle(Databases::Embedded);
    let file = server.place().path().join("broken.toml");
    fs::write(&file, BROKEN).unwrap();
    let file = file.to_str().unwrap();
    let mistakes = [
        ("data_foldr", "data_folder"),
        ("node", "hyphens"),
        ("database.url", "postgres://"),
        ("master_key.source", "passphrase"),
        ("listen.trusted_proxies", "10.0.0.1/8"),
        ("listen.trusted_proxies", "everybody"),
        ("tls.certificate", "tls.key is set"),
        ("log.format", "json"),
        ("log.level", "in quotes"),
    ];
    // Whoever bound or asked for these ports would say so, or be refused.
    let _taken = TcpListener::bind(server.address()).unwrap();
    for command in ["check", "serve", "fsck"] {
        let (status, words) = server.run(&["--config", file, command]);
        assert_eq!(status.code(), Some(2), "{command}: {words}");
        assert!(words.contains(file), "{command}: {words}");
        for (place, mend) in mistakes {
            let line = words.lines().find(|line| line.contains(&format!("  {place}: ")) && line.contains(mend));
            assert!(line.is_some(), "{command} doesn't say how to mend {place} ({mend}):\n{words}");
        }
        assert!(!words.contains("taken"), "{command}: {words}");
        assert!(!server.place().data().exists(), "{command} made the data folder");
    }
    binds_nothing(&server, &["--config", file, "check"], 2);

    // The same door says what is right.
    fs::write(file, "node = \"one\"\n").unwrap();
    let (status, words) = server.run(&["--config", file, "check"]);
    assert!(status.success(), "{words}");
    assert!(!words.contains("taken"), "{words}");
    binds_nothing(&server, &["--config", file, "check"], 0);
    assert!(!server.place().data().exists());
}

/// Where strace is there, the kernel says it too.
fn binds_nothing(server: &Server, arguments: &[&str], code: i32) {
    if !kill::strace_works() {
        return;
    }
    let trace = server.place().path().join("binds");
    let wrapper = ["strace", "-f", "-e", "trace=bind,listen,exit_group", "-o", trace.to_str().unwrap()];
    let (status, words) = server.run_in(&wrapper.map(str::to_owned), arguments);
    assert_eq!(status.code(), Some(code), "{words}");
    let calls = fs::read_to_string(trace).unwrap();
    assert!(calls.contains("exit_group(") && !calls.contains("bind(") && !calls.contains("listen("), "{calls}");
}
