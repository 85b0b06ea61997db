//! The two servers under load behind one door: the product, and the bare limit.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use bytes::Bytes;
use serde_json::{Value, json};
use uuid::Uuid;

use super::harness::client::Operator;
use super::harness::process::{Databases, Demo, Server, free_port};
use super::harness::wait_until;
use super::load::{Connection, Route};
use super::raw;

pub struct Talk {
    pub send: Route,
    pub stream: Route,
}

pub trait Subject {
    fn address(&self) -> SocketAddr;
    fn pid(&self) -> u32;
    /// Ends it, starts it on the same data, and gives the time from the start to the first good answer.
    fn restart(&mut self) -> Duration;
    async fn open_talk(&self) -> Talk;
    /// Makes one reader hold every talk, where words reach only who holds one.
    async fn hold_all(&self) {}
    /// The stream on which every message of every talk arrives from now on.
    async fn everything(&self) -> Route;
    async fn page(&self) -> Route;
    /// What makes the body of a message with this text and an id of its own.
    fn message_source(&self) -> fn(&str) -> Bytes;
    fn message(&self, text: &str) -> Bytes {
        self.message_source()(text)
    }
}

pub struct Earshot {
    pub server: Server,
    demo: Demo,
}

impl Earshot {
    pub fn start() -> Self {
        let server = Server::start(Databases::Embedded);
        let demo = server.demo();
        Self { server, demo }
    }

    /// With so many open conversations of one message each.
    pub fn seeded(conversations: usize) -> Self {
        let mut earshot = Self::start();
        earshot.server.stop();
        let patience = ["timeout".into(), "900".into()];
        let seed = ["bench-seed", "--conversations", &conversations.to_string()];
        let (status, report) = earshot.server.run_in(&patience, &seed);
        assert!(status.success(), "bench-seed: {status}\n{report}");
        earshot.server.restart();
        earshot
    }

    async fn console(&self, path: String, accept: &str) -> (Operator, Route) {
        let operator = Operator::log_in(&self.server, &self.demo.operators[0]).await;
        let operator = operator.unwrap_or_else(|failure| panic!("login: {failure}"));
        let headers = [("host", host(&self.demo.console)), ("cookie", operator.cookie()), ("accept", accept)];
        let route = Route::new(path, &headers);
        (operator, route)
    }

    fn chat(&self, path: &str, headers: &[(&'static str, &str)]) -> Route {
        let own = [("host", host(&self.demo.chat)), ("origin", self.demo.chat.as_str())];
        Route::new(format!("/c/{}/{path}", self.demo.key), &[&own, headers].concat())
    }
}

impl Subject for Earshot {
    fn address(&self) -> SocketAddr {
        self.server.address()
    }

    fn pid(&self) -> u32 {
        self.server.pid()
    }

    fn restart(&mut self) -> Duration {
        self.server.stop();
        self.server.restart()
    }

    async fn open_talk(&self) -> Talk {
        let json = ("content-type", "application/json");
        let mut connection = Connection::open(self.address()).await;
        let body = Bytes::from_static(br#"{"language":"en"}"#);
        let (status, body) = connection.post(&self.chat("session", &[json]), body).await;
        assert!(status.is_success(), "session: {status} {}", String::from_utf8_lossy(&body));
        let session: Value = serde_json::from_slice(&body).unwrap();
        let bearer = format!("Bearer {}", session["token"].as_str().unwrap());
        let token = ("authorization", bearer.as_str());
        Talk {
            send: self.chat("send", &[json, token]),
            stream: self.chat("stream?after=0", &[("accept", "text/event-stream"), token]),
        }
    }

    async fn everything(&self) -> Route {
        let (operator, mut route) = self.console(String::new(), "text/event-stream").await;
        route.path = format!("/api/v1/stream?after={}", operator.me["seq"]);
        route
    }

    async fn hold_all(&self) {
        let (operator, _) = self.console(String::new(), "application/json").await;
        let (mut waiting, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = operator.get(&format!("inbox?view=waiting&limit=200{cursor}")).await;
            let page = page.unwrap_or_else(|failure| panic!("inbox: {failure}"));
            let rows = page["rows"].as_array().unwrap().iter().filter(|row| row["assignee"].is_null());
            waiting.extend(rows.map(|row| row["id"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        for id in waiting {
            operator.claim(Uuid::new_v4(), &id).await.unwrap_or_else(|failure| panic!("claim: {failure}"));
        }
    }

    async fn page(&self) -> Route {
        self.console("/api/v1/inbox?view=waiting&limit=50".into(), "application/json").await.1
    }

    fn message_source(&self) -> fn(&str) -> Bytes {
        |text| json!({ "id": Uuid::new_v4(), "text": text }).to_string().into()
    }
}

/// The raw server in a process of its own, so that its memory and its share of the cores are measured alike.
pub struct Raw {
    folder: tempfile::TempDir,
    address: SocketAddr,
    child: Child,
}

impl Raw {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = ([127, 0, 0, 1], free_port()).into();
        let child = Self::spawn(&folder, address);
        let mut raw = Self { folder, address, child };
        raw.become_ready();
        raw
    }

    pub async fn seeded(rows: usize) -> Self {
        let raw = Self::start();
        let mut connection = Connection::open(raw.address).await;
        let (status, _) = connection.post(&Route::new(format!("/seed/{rows}"), &[HOST]), Bytes::new()).await;
        assert!(status.is_success());
        raw
    }

    fn spawn(folder: &tempfile::TempDir, address: SocketAddr) -> Child {
        Command::new(std::env::current_exe().unwrap())
            .arg(raw::ROLE)
            .arg(folder.path().join("raw.db"))
            .arg(address.port().to_string())
            // The raw server stops when this pipe closes, however this process ends.
            .stdin(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn become_ready(&mut self) {
        wait_until(
            Duration::from_secs(20),
            || "the raw server".into(),
            || std::net::TcpStream::connect(self.address).ok(),
        );
    }

    fn end(&mut self) {
        // Fails only where it is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.end();
    }
}

const HOST: (&str, &str) = ("host", "localhost");

impl Subject for Raw {
    fn address(&self) -> SocketAddr {
        self.address
    }

    fn pid(&self) -> u32 {
        self.child.id()
    }

    fn restart(&mut self) -> Duration {
        self.end();
        let began = Instant::now();
        self.child = Self::spawn(&self.folder, self.address);
        self.become_ready();
        began.elapsed()
    }

    async fn open_talk(&self) -> Talk {
        let talk = Uuid::new_v4();
        Talk {
            send: Route::new(format!("/send/{talk}"), &[HOST, ("content-type", "application/json")]),
            stream: Route::new(format!("/stream/{talk}"), &[HOST]),
        }
    }

    async fn everything(&self) -> Route {
        Route::new(format!("/stream/{}", Uuid::nil()), &[HOST])
    }

    async fn page(&self) -> Route {
        Route::new("/page".into(), &[HOST])
    }

    fn message_source(&self) -> fn(&str) -> Bytes {
        |text| json!({ "id": Uuid::new_v4(), "text": text }).to_string().into()
    }
}

fn host(origin: &str) -> &str {
    origin.trim_start_matches("http://")
}
