//! The gateways that companies run, replayed: each takes what Earshot sends by its documented schema and refuses what departs from it,
//! and signs what it posts by its documented recipe. Written from the providers' pages, not from the product.
//!
//! Sources: twilio.com (Messages resource; webhooks security), developer.vonage.com (SMS API; signing messages), infobip.com (SMS API 3),
//! developers.sinch.com (XMS; signatures as in its SDK for Node), docs.bird.com (channels; verifying a webhook), 46elks.com.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use reqwest::Url;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::wait_until;

const PATIENCE: Duration = Duration::from_secs(60);
/// Our number, and whoever writes.
pub const OURS: &str = "+46700000099";
pub const THEIRS: &str = "+46700000001";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    Twilio,
    Vonage,
    Infobip,
    Sinch,
    Bird,
    Elks,
}

impl Provider {
    pub const ALL: [Self; 6] = [Self::Twilio, Self::Vonage, Self::Infobip, Self::Sinch, Self::Bird, Self::Elks];

    /// As the settings name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Twilio => "twilio",
            Self::Vonage => "vonage",
            Self::Infobip => "infobip",
            Self::Sinch => "sinch",
            Self::Bird => "bird",
            Self::Elks => "elks",
        }
    }

    /// What it wants to know beside its secrets.
    pub fn own_settings(self) -> &'static [&'static str] {
        match self {
            Self::Twilio => &["account=AC00000000000000000000000000000001"],
            Self::Vonage => &["key=abcd1234", "algorithm=sha256"],
            Self::Infobip => &[],
            Self::Sinch => &["plan=plan1", "proof=hmac"],
            Self::Bird => &["workspace=ws1", "channel=614208aa-b153-4d5d-9989-2fddfc0ce4c3"],
            Self::Elks => &["username=u1"],
        }
    }

    /// What Earshot shows it.
    pub fn api_secret(self) -> &'static str {
        "an-api-secret-of-the-tests"
    }

    /// What it signs with, or what stands in the address that it calls.
    pub fn webhook_secret(self) -> &'static str {
        // Twilio signs with what it is shown.
        if self == Self::Twilio { self.api_secret() } else { "a-webhook-secret-of-the-tests" }
    }

    fn signs(self) -> bool {
        !matches!(self, Self::Infobip | Self::Elks)
    }

    /// The path that a text is sent to.
    fn path(self) -> &'static str {
        match self {
            Self::Twilio => "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json",
            Self::Vonage => "/sms/json",
            Self::Infobip => "/sms/3/messages",
            Self::Sinch => "/xms/v1/plan1/batches",
            Self::Bird => "/workspaces/ws1/channels/614208aa-b153-4d5d-9989-2fddfc0ce4c3/messages",
            Self::Elks => "/a1/sms",
        }
    }
}

/// A text that Earshot handed over, by the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub to: String,
    pub text: String,
    pub id: String,
    /// Where it wants to hear what became of it, where the request says so.
    pub report: Option<String>,
    /// Its own name for the text, where the request has one.
    pub reference: Option<String>,
}

/// What the gateway posts.
#[derive(Clone, Debug)]
pub struct Post {
    pub url: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

pub struct Gateway {
    provider: Provider,
    port: u16,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    texts: Vec<Sent>,
    faults: Vec<String>,
}

struct Asked {
    method: String,
    path: String,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Gateway {
    pub fn start(provider: Provider) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken = Arc::<Mutex<Taken>>::default();
        let note = Arc::clone(&taken);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let Some(asked) = read(&mut stream) else { continue };
                let (status, answer) = answer(provider, &asked, &note);
                let length = answer.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
                );
            }
        });
        Self { provider, port, taken }
    }

    /// Where its API is.
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The first text that was handed over.
    pub fn first(&self, log: impl Fn() -> String) -> Sent {
        let what = || format!("a text at {:?}; refused: {:?}\n{}", self.provider, self.faults(), log());
        wait_until(PATIENCE, what, || self.taken.lock().unwrap().texts.first().cloned())
    }

    pub fn count(&self) -> usize {
        self.taken.lock().unwrap().texts.len()
    }

    /// What departed from the schema.
    pub fn faults(&self) -> Vec<String> {
        self.taken.lock().unwrap().faults.clone()
    }

    /// Somebody texts us.
    pub fn text(&self, inbound: &str, id: &str, text: &str) -> Post {
        let (ours, theirs) = (OURS.trim_start_matches('+'), THEIRS.trim_start_matches('+'));
        let url = self.whole(inbound);
        match self.provider {
            Provider::Twilio => twilio(
                url,
                vec![
                    ("AccountSid", "AC00000000000000000000000000000001"),
                    ("ApiVersion", "2010-04-01"),
                    ("Body", text),
                    ("From", THEIRS),
                    ("MessageSid", id),
                    ("NumMedia", "0"),
                    ("NumSegments", "1"),
                    ("SmsMessageSid", id),
                    ("SmsSid", id),
                    ("SmsStatus", "received"),
                    ("To", OURS),
                ],
            ),
            Provider::Vonage => vonage(
                url,
                vec![
                    ("msisdn", theirs),
                    ("to", ours),
                    ("messageId", id),
                    ("text", text),
                    ("type", "unicode"),
                    ("keyword", "X"),
                    ("message-timestamp", "2026-03-02 10:00:00"),
                    ("api-key", "abcd1234"),
                ],
            ),
            Provider::Infobip => plain(
                url,
                &json!({
                    "results": [{
                        "messageId": id, "from": theirs, "to": ours, "text": text, "cleanText": text, "keyword": "",
                        "receivedAt": "2026-03-02T10:00:00.000+0000", "smsCount": 1, "price": { "pricePerMessage": 0, "currency": "EUR" },
                    }],
                    "messageCount": 1, "pendingMessageCount": 0,
                }),
            ),
            Provider::Sinch => sinch(
                url,
                &json!({
                    "type": "mo_text", "id": id, "from": theirs, "to": ours, "body": text, "operator_id": "24001",
                    "received_at": "2026-03-02T10:00:00.000Z",
                }),
            ),
            Provider::Bird => bird(
                url,
                &json!({
                    "service": "channels", "event": "sms.inbound",
                    "payload": {
                        "id": id, "channelId": "614208aa-b153-4d5d-9989-2fddfc0ce4c3",
                        "sender": { "contact": { "id": "c1", "identifierKey": "phonenumber", "identifierValue": THEIRS } },
                        "body": { "type": "text", "text": { "text": text } }, "status": "delivered", "direction": "incoming",
                        "createdAt": "2026-03-02T10:00:00.000Z",
                    },
                }),
            ),
            Provider::Elks => form(
                url,
                &[
                    ("direction", "incoming"),
                    ("id", id),
                    ("from", THEIRS),
                    ("to", OURS),
                    ("created", "2026-03-02T10:00:00.000000"),
                    ("message", text),
                ],
            ),
        }
    }

    /// One part of two of a long text, by Sinch.
    pub fn part(&self, inbound: &str, id: &str, number: u8, text: &str) -> Post {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let body = json!({
            "type": "mo_binary", "id": id, "from": THEIRS.trim_start_matches('+'), "to": OURS.trim_start_matches('+'),
            "udh": format!("0500032902{number:02}"), "body": STANDARD.encode(units), "received_at": "2026-03-02T10:00:00.000Z",
        });
        sinch(self.whole(inbound), &body)
    }

    /// A text with a picture that lies there, by Sinch.
    pub fn picture(&self, inbound: &str, id: &str, text: &str, url: &str) -> Post {
        let media = json!({ "url": url, "content_type": "image/jpeg", "status": "Uploaded", "code": 0 });
        let body = json!({
            "type": "mo_media", "id": id, "from": THEIRS.trim_start_matches('+'), "to": OURS.trim_start_matches('+'),
            "body": { "message": text, "media": [media] }, "received_at": "2026-03-02T10:00:00.000Z",
        });
        sinch(self.whole(inbound), &body)
    }

    /// The phone has got it.
    pub fn delivered(&self, sent: &Sent, status: &str) -> Post {
        let url = sent.report.clone().unwrap_or_else(|| self.whole(status));
        let to = sent.to.trim_start_matches('+');
        let id = sent.id.as_str();
        let reference = sent.reference.as_deref().unwrap_or_default();
        match self.provider {
            Provider::Twilio => twilio(
                url,
                vec![
                    ("AccountSid", "AC00000000000000000000000000000001"),
                    ("ApiVersion", "2010-04-01"),
                    ("From", OURS),
                    ("MessageSid", id),
                    ("MessageStatus", "delivered"),
                    ("SmsSid", id),
                    ("SmsStatus", "delivered"),
                    ("To", &sent.to),
                ],
            ),
            Provider::Vonage => vonage(
                url,
                vec![
                    ("msisdn", to),
                    ("to", OURS.trim_start_matches('+')),
                    ("messageId", id),
                    ("status", "delivered"),
                    ("err-code", "0"),
                    ("scts", "2603021000"),
                    ("message-timestamp", "2026-03-02 10:00:00"),
                    ("api-key", "abcd1234"),
                    ("client-ref", reference),
                ],
            ),
            Provider::Infobip => plain(
                url,
                &json!({
                    "results": [{
                        "bulkId": "b1", "messageId": id, "to": to, "sentAt": "2026-03-02T10:00:00.000+0000",
                        "doneAt": "2026-03-02T10:00:01.000+0000", "messageCount": 1, "callbackData": reference,
                        "status": { "groupId": 3, "groupName": "DELIVERED", "id": 5, "name": "DELIVERED_TO_HANDSET", "description": "" },
                        "error": { "groupId": 0, "groupName": "OK", "id": 0, "name": "NO_ERROR", "description": "", "permanent": false },
                    }],
                }),
            ),
            Provider::Sinch => sinch(
                url,
                &json!({
                    "type": "recipient_delivery_report_sms", "batch_id": id, "recipient": to, "code": 0, "status": "Delivered",
                    "at": "2026-03-02T10:00:01.000Z", "client_reference": reference,
                }),
            ),
            Provider::Bird => bird(
                url,
                &json!({
                    "service": "channels", "event": "sms.outbound",
                    "payload": {
                        "id": id, "channelId": "614208aa-b153-4d5d-9989-2fddfc0ce4c3", "status": "delivered", "direction": "outgoing",
                        "reference": reference, "lastStatusAt": "2026-03-02T10:00:01.000Z",
                    },
                }),
            ),
            Provider::Elks => {
                form(url, &[("id", id), ("status", "delivered"), ("delivered", "2026-03-02T10:00:01.000000")])
            }
        }
    }

    /// Whoever signs nothing calls an address with a secret in it.
    fn whole(&self, url: &str) -> String {
        if self.provider.signs() { url.to_owned() } else { format!("{url}/{}", self.provider.webhook_secret()) }
    }
}

// ── What it takes

fn answer(provider: Provider, asked: &Asked, note: &Mutex<Taken>) -> (u16, String) {
    let is_sending = asked.method == "POST" && asked.path.split('?').next() == Some(provider.path());
    if !is_sending {
        // Questions that a test of the set-up asks.
        return (200, "{}".into());
    }
    let mut taken = note.lock().unwrap();
    let id = format!("sent-{}", taken.texts.len() + 1);
    match sending(provider, asked, &id) {
        Ok((sent, status, answer)) => {
            taken.texts.push(sent);
            (status, answer.to_string())
        }
        Err(fault) => {
            taken.faults.push(format!("{fault}: {} {} {:?} {}", asked.method, asked.path, asked.headers, asked.body));
            (400, json!({ "code": 0, "message": fault }).to_string())
        }
    }
}

fn sending(provider: Provider, asked: &Asked, id: &str) -> Result<(Sent, u16, Value), String> {
    let secret = provider.api_secret();
    let authorised = |expected: String| match asked.headers.get("authorization") {
        Some(given) if *given == expected => Ok(()),
        other => Err(format!("authorization is {other:?}")),
    };
    let fields: BTreeMap<String, String> = Url::parse(&format!("http://here/?{}", asked.body))
        .map(|url| url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
        .unwrap_or_default();
    let field = |name: &str| fields.get(name).cloned().ok_or(format!("{name} is missing"));
    let body: Value = serde_json::from_str(&asked.body).unwrap_or_default();
    let at =
        |path: &str| body.pointer(path).and_then(Value::as_str).map(str::to_owned).ok_or(format!("{path} is missing"));
    let international = |number: String, plus: bool| match number.strip_prefix('+') {
        Some(_) if plus => Ok(number),
        None if !plus && number.bytes().all(|digit| digit.is_ascii_digit()) => Ok(format!("+{number}")),
        _ => Err(format!("{number} is no number here")),
    };
    let typed = |kind: &str| match asked.headers.get("content-type") {
        Some(given) if given.starts_with(kind) => Ok(()),
        other => Err(format!("content-type is {other:?}")),
    };
    let (json_type, form_type) = ("application/json", "application/x-www-form-urlencoded");
    let sent = |to: String, text: String, report: Option<String>, reference: Option<String>| Sent {
        to,
        text,
        id: id.to_owned(),
        report,
        reference,
    };
    Ok(match provider {
        Provider::Twilio => {
            typed(form_type)?;
            authorised(format!("Basic {}", STANDARD.encode(format!("AC00000000000000000000000000000001:{secret}"))))?;
            international(field("From")?, true)?;
            let sent = sent(international(field("To")?, true)?, field("Body")?, field("StatusCallback").ok(), None);
            (sent, 201, json!({ "sid": id, "status": "queued", "num_segments": "1", "error_code": null }))
        }
        Provider::Vonage => {
            typed(form_type)?;
            if field("api_key")? != "abcd1234" || field("api_secret")? != secret {
                return Err("credentials".into());
            }
            international(field("from")?, false)?;
            let text = field("text")?;
            if !text.is_ascii() && field("type").as_deref() != Ok("unicode") {
                return Err("type has to be unicode".into());
            }
            let reference = field("client-ref").ok();
            if reference.as_ref().is_some_and(|reference| reference.len() > 40) {
                return Err("client-ref is too long".into());
            }
            let to = field("to")?;
            let sent = sent(international(to.clone(), false)?, text, field("callback").ok(), reference);
            let entry = json!({ "to": to, "message-id": id, "status": "0", "remaining-balance": "1", "message-price": "0", "network": "24001" });
            (sent, 200, json!({ "message-count": "1", "messages": [entry] }))
        }
        Provider::Infobip => {
            typed(json_type)?;
            authorised(format!("App {secret}"))?;
            at("/messages/0/sender")?;
            let to = international(at("/messages/0/destinations/0/to")?, false)?;
            let (text, own) = (at("/messages/0/content/text")?, at("/messages/0/destinations/0/messageId")?);
            let mut sent = sent(
                to,
                text,
                Some(at("/messages/0/webhooks/delivery/url")?),
                at("/messages/0/webhooks/callbackData").ok(),
            );
            sent.id.clone_from(&own);
            let status = json!({ "groupId": 1, "groupName": "PENDING", "id": 26, "name": "PENDING_ACCEPTED" });
            (
                sent,
                200,
                json!({ "bulkId": "b1", "messages": [{ "messageId": own, "status": status, "details": { "messageCount": 1 } }] }),
            )
        }
        Provider::Sinch => {
            typed(json_type)?;
            authorised(format!("Bearer {secret}"))?;
            at("/from")?;
            let sent = sent(
                international(at("/to/0")?, at("/to/0")?.starts_with('+'))?,
                at("/body")?,
                at("/callback_url").ok(),
                at("/client_reference").ok(),
            );
            (sent, 201, json!({ "id": id, "to": [], "canceled": false, "type": "mt_text" }))
        }
        Provider::Bird => {
            typed(json_type)?;
            authorised(format!("AccessKey {secret}"))?;
            if at("/body/type")? != "text" || at("/receiver/contacts/0/identifierKey")? != "phonenumber" {
                return Err("type or key".into());
            }
            let to = international(at("/receiver/contacts/0/identifierValue")?, true)?;
            let sent = sent(to, at("/body/text/text")?, None, at("/reference").ok());
            (sent, 202, json!({ "id": id, "status": "accepted", "direction": "outgoing" }))
        }
        Provider::Elks => {
            typed(form_type)?;
            authorised(format!("Basic {}", STANDARD.encode(format!("u1:{secret}"))))?;
            field("from")?;
            // Or a child's words stay in somebody's log.
            if field("dontlog")? != "message" {
                return Err("dontlog has to be message".into());
            }
            let sent = sent(international(field("to")?, true)?, field("message")?, field("whendelivered").ok(), None);
            (sent, 200, json!({ "id": id, "status": "created", "direction": "outgoing", "parts": 1 }))
        }
    })
}

fn read(stream: &mut TcpStream) -> Option<Asked> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Asked { method, path, headers, body: String::from_utf8(body).ok()? })
}

// ── What it signs

fn encoded(fields: &[(&str, &str)]) -> String {
    let mut url = Url::parse("http://here/").unwrap();
    url.query_pairs_mut().extend_pairs(fields);
    url.query().unwrap_or_default().to_owned()
}

fn form(url: String, fields: &[(&str, &str)]) -> Post {
    Post { url, headers: vec![("content-type", "application/x-www-form-urlencoded".into())], body: encoded(fields) }
}

fn plain(url: String, body: &Value) -> Post {
    Post { url, headers: vec![("content-type", "application/json".into())], body: body.to_string() }
}

/// The address, then names and values by name; HMAC-SHA1.
fn twilio(url: String, mut fields: Vec<(&str, &str)>) -> Post {
    fields.sort_unstable();
    let signed = fields.iter().fold(url.clone(), |signed, (name, value)| signed + *name + *value);
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(Provider::Twilio.webhook_secret().as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    let mut post = form(url, &fields);
    post.headers.push(("x-twilio-signature", STANDARD.encode(mac.finalize().into_bytes())));
    post
}

/// `&name=value` by name, with `&` and `=` of values as `_`; HMAC-SHA256 in hexadecimal.
fn vonage(url: String, fields: Vec<(&str, &str)>) -> Post {
    let (now, nonce) = (seconds(), format!("{:032x}", nanoseconds()));
    let mut fields: Vec<(&str, &str)> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    fields.extend([("timestamp", now.as_str()), ("nonce", nonce.as_str())]);
    fields.sort_unstable();
    let part = |(name, value): &(&str, &str)| format!("&{name}={}", value.replace(['&', '='], "_"));
    let signed: String = fields.iter().map(part).collect();
    let signature = hex(&sha256_mac(Provider::Vonage, signed.as_bytes())).to_uppercase();
    fields.push(("sig", &signature));
    let body: BTreeMap<_, _> = fields.into_iter().collect();
    plain(url, &json!(body))
}

/// Body, nonce and time with dots between them; HMAC-SHA256.
fn sinch(url: String, body: &Value) -> Post {
    let (mut post, now, nonce) = (plain(url, body), seconds(), format!("01J{:023X}", nanoseconds()));
    let signature = sha256_mac(Provider::Sinch, format!("{}.{nonce}.{now}", post.body).as_bytes());
    post.headers.extend([
        ("x-sinch-webhook-signature", STANDARD.encode(signature)),
        ("x-sinch-webhook-signature-algorithm", "HmacSHA256".into()),
        ("x-sinch-webhook-signature-nonce", nonce),
        ("x-sinch-webhook-signature-timestamp", now),
    ]);
    post
}

/// Time, address and the body's SHA-256 in raw bytes, by lines; HMAC-SHA256.
fn bird(url: String, body: &Value) -> Post {
    let (mut post, now) = (plain(url, body), seconds());
    let mut signed = format!("{now}\n{}\n", post.url).into_bytes();
    signed.extend(Sha256::digest(post.body.as_bytes()));
    post.headers.extend([
        ("messagebird-signature", STANDARD.encode(sha256_mac(Provider::Bird, &signed))),
        ("messagebird-request-timestamp", now),
    ]);
    post
}

fn sha256_mac(provider: Provider, signed: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(provider.webhook_secret().as_bytes()).unwrap();
    mac.update(signed);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn seconds() -> String {
    (nanoseconds() / 1_000_000_000).to_string()
}

#[expect(clippy::disallowed_methods, reason = "what is signed at another time than the server's is not taken")]
fn nanoseconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64
}
