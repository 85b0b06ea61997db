//! A young person at their client: matrix-nio in a process of its own, told what to do line by line.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::wait_until;

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Young {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    name: String,
}

impl Young {
    pub(super) fn start(homeserver: &str, user: &str, password: &str, folder: &Path) -> Self {
        Self::run("young.py", user, &[homeserver, user, password, folder.to_str().unwrap()])
    }

    /// A script that takes commands. It ends when its standard input does, however this process ends.
    pub fn run(script: &str, name: &str, arguments: &[&str]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/harness/matrix").join(script);
        let mut child = super::python()
            .arg(script)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut young = Self { child, to, from, name: name.to_owned() };
        assert_eq!(young.answer()["ready"], true, "{name}'s client did not start");
        young
    }

    /// Who they are.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.from.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {line:?}: {error}", self.name))
    }

    /// Has them do something.
    pub fn ask(&mut self, command: &Value) -> Value {
        writeln!(self.to, "{command}").unwrap();
        self.to.flush().unwrap();
        let answer = self.answer();
        assert!(answer["error"].is_null(), "{}: {command}: {answer}", self.name);
        answer
    }

    /// Opens an encrypted direct talk and waits until the other one is in it.
    pub fn open(&mut self, with: &str) -> String {
        let room = self.ask(&json!({ "do": "open", "invite": with }))["room"].as_str().unwrap().to_owned();
        self.sees(&room, with);
        room
    }

    /// Waits until somebody is in a room.
    pub fn sees(&mut self, room: &str, who: &str) {
        let asked = json!({ "do": "joined", "room": room, "who": who });
        wait_until(PATIENCE, || format!("{who} in {room}"), || (self.ask(&asked)["yes"] == true).then_some(()));
    }

    /// Writes, and gives the event.
    pub fn write(&mut self, room: &str, text: &str) -> String {
        self.send(room, &json!({ "msgtype": "m.text", "body": text }))
    }

    /// Sends any content of a message, encrypted where the room is.
    pub fn send(&mut self, room: &str, content: &Value) -> String {
        let answer = self.ask(&json!({ "do": "content", "room": room, "content": content }));
        answer["event"].as_str().unwrap().to_owned()
    }

    /// What happened in their rooms.
    pub fn events(&mut self) -> Vec<Value> {
        self.ask(&json!({ "do": "events" }))["events"].as_array().unwrap().clone()
    }

    /// The event that has these words, waited for.
    pub fn hears(&mut self, body: &str, log: impl Fn() -> String) -> Value {
        wait_until(
            PATIENCE,
            || format!("{body:?} to be heard\n{}", log()),
            || self.events().into_iter().find(|event| event["body"] == body),
        )
    }
}

impl Drop for Young {
    fn drop(&mut self) {
        // Fails only where it ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
