//! What stands between the phones and Earshot: keeps what each phone shows, hands texts over until they are taken, and reports.

use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use earshot_inbox::{Clock, clock::random_id};
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::{Kept, NUMBER};

/// Header with the proof, in hexadecimal: HMAC-SHA256 over the time, a dot and the body.
pub const SIGNATURE: &str = "x-demo-signature";
/// Header with the time of the proof, in seconds since 1970.
pub const TIME: &str = "x-demo-time";

/// Longest text of a phone, in characters.
pub const LONGEST: usize = 1_530;
const PHONES: usize = 200;
const LINES: usize = 500;
/// What waits to be handed over, at most.
const WAITING: usize = 256;
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// One line on a phone's screen.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    id: String,
    /// Written here, not received.
    mine: bool,
    text: String,
    /// Milliseconds since 1970.
    at: i64,
    /// Of what was written here: `sending`, `sent`, `refused`.
    state: &'static str,
}

/// Something to post to Earshot.
struct Post {
    url: String,
    body: Value,
    /// The phone and its line, where it is a text.
    line: Option<(String, String)>,
    /// Signed with a secret of somebody else.
    forged: bool,
}

pub struct Gateway {
    kept: Kept,
    webhook: String,
    clock: Clock,
    phones: Mutex<HashMap<String, Vec<Line>>>,
    /// Grows with every change.
    version: watch::Sender<u64>,
    posts: mpsc::Sender<Post>,
    to_post: Mutex<Option<mpsc::Receiver<Post>>>,
}

impl Gateway {
    pub fn new(kept: Kept, webhook: String, clock: Clock) -> Self {
        let (posts, to_post) = mpsc::channel(WAITING);
        let (phones, version) = (Mutex::default(), watch::Sender::new(1));
        Self { kept, webhook, clock, phones, version, posts, to_post: Mutex::new(Some(to_post)) }
    }

    /// Whether this is what Earshot shows us.
    pub fn knows(&self, authorization: &str) -> bool {
        authorization.strip_prefix("Bearer ") == Some(self.kept.api.as_str())
    }

    /// Somebody pressed send. `as_whom` stands for a sender that is no number, `forged` for a gateway that isn't ours.
    /// `false`: too much waits already.
    pub fn write(&self, number: &str, text: &str, as_whom: Option<&str>, forged: bool) -> bool {
        let (id, at) = (random_id().to_string(), self.clock.now().0);
        let from = as_whom.unwrap_or(number);
        let body = json!({ "id": id, "from": from, "to": NUMBER, "text": text, "at": at });
        let line = Line { id: id.clone(), mine: true, text: text.to_owned(), at, state: "sending" };
        self.show(number, line);
        let post = Post { url: self.webhook.clone(), body, line: Some((number.to_owned(), id.clone())), forged };
        let taken = self.posts.try_send(post).is_ok();
        if !taken {
            self.mark(number, &id, "refused");
        }
        taken
    }

    /// Earshot sends a text; gives our name for it. The report follows at once: these phones are always on.
    pub fn deliver(&self, to: &str, text: &str, report: Option<&str>) -> String {
        let (id, at) = (random_id().to_string(), self.clock.now().0);
        self.show(to, Line { id: id.clone(), mine: false, text: text.to_owned(), at, state: "sent" });
        if let Some(url) = report {
            let body = json!({ "id": id, "state": "delivered" });
            if self.posts.try_send(Post { url: url.to_owned(), body, line: None, forged: false }).is_err() {
                tracing::warn!("too many reports wait; one was dropped");
            }
        }
        id
    }

    /// What a phone shows, as soon as there is something after this version or a while has passed.
    pub async fn lines(&self, number: &str, after: u64, patience: Duration) -> (u64, Vec<Line>) {
        let mut version = self.version.subscribe();
        let changed = version.wait_for(|version| *version > after);
        // Nothing new is an answer, too.
        drop(tokio::time::timeout(patience, changed).await);
        let now = *self.version.borrow();
        (now, self.phones().get(number).cloned().unwrap_or_default())
    }

    fn show(&self, number: &str, line: Line) {
        let mut phones = self.phones();
        if phones.len() >= PHONES && !phones.contains_key(number) {
            phones.clear();
        }
        let lines = phones.entry(number.to_owned()).or_default();
        lines.push(line);
        let over = lines.len().saturating_sub(LINES);
        lines.drain(..over);
        drop(phones);
        self.version.send_modify(|version| *version += 1);
    }

    fn mark(&self, number: &str, id: &str, state: &'static str) {
        let mut phones = self.phones();
        let line = phones.get_mut(number).and_then(|lines| lines.iter_mut().find(|line| line.id == id));
        if let Some(line) = line {
            line.state = state;
        }
        drop(phones);
        self.version.send_modify(|version| *version += 1);
    }

    fn phones(&self) -> MutexGuard<'_, HashMap<String, Vec<Line>>> {
        self.phones.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands over, one after the other and each until it is taken, as a good gateway does.
    pub async fn post(self: Arc<Self>, host: String, stop: CancellationToken) {
        let waiting = self.to_post.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(mut waiting) = waiting else { return };
        // The chat's host has a name that not every resolver knows. The port is the address's own.
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let client = reqwest::Client::builder().timeout(ANSWER_WITHIN).no_proxy().resolve(&host, here).build();
        let client = match client {
            Ok(client) => client,
            Err(error) => return tracing::error!(%error, "the phones' gateway can't speak"),
        };
        loop {
            let post = tokio::select! {
                () = stop.cancelled() => return,
                post = waiting.recv() => post,
            };
            let Some(post) = post else { return };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.hand_over(&client, post) => {}
            }
        }
    }

    async fn hand_over(&self, client: &reqwest::Client, post: Post) {
        let body = post.body.to_string();
        let secret = if post.forged { "somebody else's" } else { self.kept.webhook.as_str() };
        let mut pause = Duration::from_millis(500);
        let state = loop {
            let at = (self.clock.now().0 / 1000).to_string();
            let request = client
                .post(&post.url)
                .header("content-type", "application/json")
                .header(SIGNATURE, signature(secret, &at, &body))
                .header(TIME, at)
                .body(body.clone());
            match request.send().await.map(|answer| answer.status().as_u16()) {
                Ok(200..=299) => break "sent",
                Ok(status @ 400..=499) if status != 429 => {
                    tracing::warn!(status, "Earshot refused what a demo phone sent");
                    break "refused";
                }
                _ => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(10));
                }
            }
        };
        if let Some((number, id)) = &post.line {
            self.mark(number, id, state);
        }
    }
}

fn signature(secret: &str, at: &str, body: &str) -> String {
    // A key of any length is taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(format!("{at}.{body}").as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gateway() -> Gateway {
        let kept = Kept { port: 1, api: "shown".into(), webhook: "signs".into() };
        Gateway::new(kept, "http://chat.localhost/sms/key/in".into(), Clock::fixed(1_000))
    }

    #[test]
    fn what_is_posted_is_signed_over_time_and_body() {
        // As another implementation of HMAC-SHA256 has it.
        let expected = "894ce4c1d84de044df5421d8dea17e96a87843e50be5b01f4ea14f29865dcdd6";
        assert_eq!(signature("signs", "1795366800", r#"{"text":"Hej"}"#), expected);
        assert_ne!(signature("signs", "1795366801", r#"{"text":"Hej"}"#), expected);
    }

    #[tokio::test]
    async fn a_phone_shows_what_it_wrote_and_what_it_got_and_no_other_phones() {
        let gateway = gateway();
        assert!(gateway.write("+447700900001", "Hello?", None, false));
        gateway.deliver("+447700900001", "We are here.", Some("http://chat.localhost/sms/key/status?ref=1"));
        let (version, lines) = gateway.lines("+447700900001", 0, Duration::ZERO).await;
        assert_eq!(
            lines.iter().map(|line| (line.mine, line.text.as_str(), line.state)).collect::<Vec<_>>(),
            [(true, "Hello?", "sending"), (false, "We are here.", "sent")]
        );
        assert!(gateway.lines("+447700900002", version, Duration::ZERO).await.1.is_empty());
        assert!(gateway.knows("Bearer shown") && !gateway.knows("Bearer signs") && !gateway.knows("shown"));
    }

    #[tokio::test]
    async fn what_is_too_much_is_said_and_not_lost_in_silence() {
        let gateway = gateway();
        for number in 0..WAITING {
            assert!(gateway.write("+447700900001", &number.to_string(), None, false));
        }
        assert!(!gateway.write("+447700900001", "one more", None, false));
        let (_, lines) = gateway.lines("+447700900001", 0, Duration::ZERO).await;
        assert_eq!(lines.last().map(|line| line.state), Some("refused"));
    }
}
