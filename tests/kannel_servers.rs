//! That the private Kannel and the network behind it are what the tests of SMS take them for, before Earshot has any part in it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::Url;

use crate::harness::kannel::{Kannel, Network, OWN_NUMBER, PASSWORD, USERNAME};
use crate::harness::wait_until;

const PATIENCE: Duration = Duration::from_secs(60);
const LEA: &str = "+32470000001";

/// Somebody who takes what Kannel asks, and notes it.
struct Listener {
    port: u16,
    asked: Arc<Mutex<Vec<Url>>>,
    refuses: Arc<AtomicBool>,
}

impl Listener {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, refuses): (Arc<Mutex<Vec<Url>>>, Arc<AtomicBool>) = Default::default();
        let (note, no) = (Arc::clone(&asked), Arc::clone(&refuses));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &note, no.load(Ordering::Relaxed));
            }
        });
        Self { port, asked, refuses }
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// The first that asked with this.
    fn find(&self, kannel: &Kannel, name: &str, value: &str) -> Vec<(String, String)> {
        let has = |url: &&Url| url.query_pairs().any(|(known, is)| known == name && is == value);
        let what = || format!("{name}={value}: {:#?}\n{}", self.asked.lock().unwrap(), kannel.log());
        let url = wait_until(PATIENCE, what, || self.asked.lock().unwrap().iter().find(has).cloned());
        url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
    }
}

fn answer(mut stream: TcpStream, note: &Mutex<Vec<Url>>, refuse: bool) {
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head);
    let Some(path) = head.split(' ').nth(1) else { return };
    note.lock().unwrap().push(Url::parse(&format!("http://here{path}")).unwrap());
    let (status, body) = if refuse { ("503 Service Unavailable", "not now") } else { ("200 OK", "") };
    let length = body.len();
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
}

fn get<'v>(pairs: &'v [(String, String)], name: &str) -> &'v str {
    pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

async fn send(kannel: &Kannel, to: &str, text: &str, receipts: &str) -> String {
    let question = [
        ("username", USERNAME),
        ("password", PASSWORD),
        ("from", OWN_NUMBER),
        ("to", to),
        ("text", text),
        ("charset", "UTF-8"),
        ("coding", if text.is_ascii() { "0" } else { "2" }),
        ("dlr-mask", "31"),
        ("dlr-url", receipts),
    ];
    let url = Url::parse_with_params(&kannel.sendsms(), &question).unwrap();
    reqwest::get(url).await.unwrap().text().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_and_receipts_pass_through_kannel_as_they_are() {
    let (network, listener) = (Network::start(), Listener::start());
    let mut kannel = Kannel::start(&network);
    kannel.bring_texts_to(&listener.address("in"));

    network.text(LEA, OWN_NUMBER, "hello {€} + & %41");
    let text = listener.find(&kannel, "text", "hello {€} + & %41");
    assert_eq!((get(&text, "from"), get(&text, "to"), get(&text, "coding")), (LEA, OWN_NUMBER, "0"));

    // What the 7-bit alphabet lacks comes in 16 bits, and long texts in parts with a header.
    network.text(LEA, OWN_NUMBER, &"ő".repeat(71));
    for at in ["1", "2"] {
        let part = listener.find(&kannel, "udh", &format!("\u{5}\0\u{3}\0\u{2}{}", (at.as_bytes()[0] - b'0') as char));
        assert_eq!((get(&part, "coding"), get(&part, "charset")), ("2", "UTF-16BE"));
    }

    // The second part before the first.
    network.text_in_order(LEA, OWN_NUMBER, &"a".repeat(161), &[1, 0]);
    let second = listener.find(&kannel, "text", &"a".repeat(8));
    assert!(get(&second, "udh").ends_with('\u{2}'), "{second:?}");

    let receipts = listener.address("receipt?status=%d&answer=%A");
    network.hold_receipts();
    assert_eq!(send(&kannel, LEA, "We are here.", &receipts).await, "0: Accepted for delivery");
    let long = "Где ты? 🙂 ".repeat(10);
    send(&kannel, LEA, &long, &receipts).await;
    let received = network.received_at_least(LEA, 2, || kannel.log());
    assert_eq!((received[0].text.as_str(), received[0].parts), ("We are here.", 1));
    assert_eq!((received[1].text.as_str(), received[1].parts), (long.as_str(), 2));
    assert_eq!(kannel.times_asked_to_send("We are here."), 1);
    listener.find(&kannel, "status", "8");
    assert!(
        !listener
            .asked
            .lock()
            .unwrap()
            .iter()
            .any(|url| url.query_pairs().any(|pair| pair == ("status".into(), "1".into())))
    );
    network.let_receipts_go();
    listener.find(&kannel, "status", "1");
    network.lose_phone("+32470000002");
    send(&kannel, "+32470000002", "Nobody has this phone any more.", &receipts).await;
    listener.find(&kannel, "status", "2");
    network.refuse("+32470000003");
    send(&kannel, "+32470000003", "The network will not.", &receipts).await;
    listener.find(&kannel, "status", "16");
}

#[tokio::test(flavor = "multi_thread")]
async fn kannel_forgets_no_text_that_was_not_taken_and_sends_none_back() {
    let (network, listener) = (Network::start(), Listener::start());
    let mut kannel = Kannel::start(&network);
    kannel.bring_texts_to(&listener.address("in"));
    listener.refuses.store(true, Ordering::Relaxed);
    network.text(LEA, OWN_NUMBER, "refused for now");
    listener.find(&kannel, "text", "refused for now");
    kannel.kill_bearerbox();
    kannel.kill_smsbox();
    network.text(LEA, OWN_NUMBER, "written meanwhile");
    listener.refuses.store(false, Ordering::Relaxed);
    listener.asked.lock().unwrap().clear();
    kannel.restart_bearerbox();
    kannel.restart_smsbox();
    listener.find(&kannel, "text", "refused for now");
    listener.find(&kannel, "text", "written meanwhile");
    assert!(network.received(OWN_NUMBER).is_empty() && network.received(LEA).is_empty(), "{}", kannel.log());

    // As Kannel's own examples have it, smsbox brings them, with long texts joined.
    kannel.bring_texts_by_smsbox_to(&listener.address("in"));
    let long = "0123456789€".repeat(20);
    network.text(LEA, OWN_NUMBER, &long);
    listener.find(&kannel, "text", &long);
    wait_until(PATIENCE, || kannel.log(), || network.is_quiet().then_some(()));
    assert_eq!(network.handed_over_twice(), 0);
}
