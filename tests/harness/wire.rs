//! Requests spoken by hand over a socket of their own, because a browser's or a library's good manners would hide what is
//! tested with them.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// Longer than anything that answers at all takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// Last part of the problem's type, once it is sure that this is a problem document with words.
    pub fn slug(&self) -> String {
        let problem = self.json();
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {}", self.status, self.body);
        assert_eq!(problem["status"], self.status);
        assert!(problem["detail"].as_str().is_some_and(|words| words.len() > 10), "{problem}");
        problem["type"].as_str().and_then(|kind| kind.strip_prefix("/problems/")).unwrap_or_default().to_owned()
    }

    /// What the problem says.
    pub fn words(&self) -> String {
        self.json()["detail"].as_str().unwrap_or_default().to_owned()
    }
}

/// Asks on a connection of its own. An event stream is read to its first block.
pub fn ask(address: SocketAddr, method: &str, host: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut stream = begin(address, method, host, path, headers, body.len());
    // A refusal may come before the body was taken.
    let _ = stream.write_all(body);
    answer(&mut stream).unwrap_or_else(|| panic!("{method} {path}: no answer"))
}

/// Sends the head only, which promises a body of this length.
pub fn begin(
    address: SocketAddr,
    method: &str,
    host: &str,
    path: &str,
    headers: &[(&str, &str)],
    length: usize,
) -> TcpStream {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if length > 0 {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    stream
}

/// Reads an answer to the connection's end; None where it ends without one.
pub fn answer(stream: &mut TcpStream) -> Option<Answer> {
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let length = stream.read(&mut piece).unwrap_or(0);
        bytes.extend_from_slice(&piece[..length]);
        let text = String::from_utf8_lossy(&bytes);
        let opened = text.contains("content-type: text/event-stream") && text.contains("\n\n");
        if length == 0 || opened {
            let (head, body) = text.split_once("\r\n\r\n")?;
            let mut lines = head.lines();
            let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
            let headers = lines.filter_map(|line| line.split_once(": "));
            let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            return Some(Answer { status, headers, body: body.to_owned() });
        }
    }
}
