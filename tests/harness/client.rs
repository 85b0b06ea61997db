//! A contact and an operator as programs: the protocol of the widget and of the console over plain HTTP.
//!
//! Deliberately thin: no retries, no hidden state but the token and the cookie, so that a test says itself what is sent twice.

use std::collections::VecDeque;
use std::fmt;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, COOKIE, HeaderMap, HeaderValue, ORIGIN, RETRY_AFTER, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::process::{Login, Server};

/// Why a request has no good answer.
#[derive(Debug)]
pub enum Failure {
    /// No answer, or half of one: what was asked for may have happened or not.
    Unreachable(reqwest::Error),
    /// The stream ended or fell silent.
    StreamEnded,
    /// A problem document: the server has decided.
    Refused { status: StatusCode, retry_after: Option<Duration>, problem: Value },
}

impl Failure {
    /// The last part of the problem's type, such as `id-reused`.
    pub fn slug(&self) -> Option<&str> {
        match self {
            Self::Refused { problem, .. } => problem["type"].as_str()?.rsplit('/').next(),
            Self::Unreachable(_) | Self::StreamEnded => None,
        }
    }

    /// Whether the same request may be made again without harm or hope lost: no answer, or "try again later".
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Refused { status, .. } => matches!(status.as_u16(), 429 | 503),
            Self::Unreachable(_) | Self::StreamEnded => true,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(error) => write!(f, "no answer: {error:?}"),
            Self::StreamEnded => write!(f, "the stream ended"),
            Self::Refused { status, problem, .. } => {
                write!(f, "{status} {}: {}", self.slug().unwrap_or("without a problem type"), problem["detail"])
            }
        }
    }
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        Self::Unreachable(error)
    }
}

pub type Answer<T> = Result<T, Failure>;

/// A young person with the widget open.
#[derive(Clone)]
pub struct Contact {
    http: Client,
    origin: String,
    key: String,
    token: String,
}

impl Contact {
    /// Opens a session. The server stores nothing for it.
    pub async fn open(server: &Server, language: &str) -> Answer<Self> {
        Self::open_with(server, language, HeaderMap::new()).await
    }

    /// The same from an address behind a proxy that the server trusts.
    pub async fn open_from(server: &Server, language: &str, address: &str) -> Answer<Self> {
        let forwarded = [("x-forwarded-for".parse().unwrap(), address.parse().unwrap())];
        Self::open_with(server, language, HeaderMap::from_iter(forwarded)).await
    }

    async fn open_with(server: &Server, language: &str, headers: HeaderMap) -> Answer<Self> {
        let demo = server.demo();
        let http = client_with(server, headers);
        let mut contact = Self { http, origin: demo.chat, key: demo.key, token: String::new() };
        let session = contact.ask(Method::POST, "session").json(&json!({ "language": language })).send().await?;
        contact.token = text(&json_of(session).await?, "token");
        Ok(contact)
    }

    /// What proves that the session is theirs.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Ok is the tick: the message is durable. The same id and text may be sent again.
    pub async fn send(&self, id: Uuid, text: &str) -> Answer<Value> {
        self.post("send", &json!({ "id": id, "text": text })).await
    }

    /// Hands a picture in and gives its handle, for [`Contact::send_with`].
    pub async fn upload(&self, name: &str, bytes: Vec<u8>) -> Answer<String> {
        let request = self.ask(Method::POST, "upload").header("content-type", "image/png").header("x-file-name", name);
        Ok(text(&json_of(request.body(bytes).send().await?).await?, "handle"))
    }

    /// A message with files.
    pub async fn send_with(&self, id: Uuid, text: &str, handles: &[String]) -> Answer<Value> {
        self.post("send", &json!({ "id": id, "text": text, "attachments": handles })).await
    }

    /// Answers "are you safe right now?" with `yes`, `no` or `unsure`.
    pub async fn safe(&self, id: Uuid, answer: &str) -> Answer<Value> {
        self.post("safe", &json!({ "id": id, "answer": answer })).await
    }

    pub async fn typing(&self, on: bool) -> Answer<()> {
        self.post("typing", &json!({ "on": on })).await.map(drop)
    }

    pub async fn seen(&self, seq: u64) -> Answer<()> {
        self.post("seen", &json!({ "seq": seq })).await.map(drop)
    }

    /// Ends the session as the browser's beacon does: without the header, the token in the body.
    pub async fn leave(&self) -> Answer<()> {
        let url = format!("{}/c/{}/leave", self.origin, self.key);
        let body = json!({ "token": self.token }).to_string();
        let beacon = self.http.post(url).header(ORIGIN, &self.origin).header("content-type", "text/plain").body(body);
        json_of(beacon.send().await?).await.map(drop)
    }

    /// Everything after `after` by the long-poll form, waiting at most `wait` seconds for the first.
    pub async fn poll(&self, after: u64, wait: u8) -> Answer<Vec<Value>> {
        let path = format!("stream?after={after}&wait={wait}");
        let answer = json_of(self.ask(Method::GET, &path).header(ACCEPT, "application/json").send().await?).await?;
        Ok(array(&answer, "items"))
    }

    /// The live stream after `after`.
    pub async fn stream(&self, after: u64) -> Answer<Stream> {
        let path = format!("stream?after={after}");
        Stream::read(self.ask(Method::GET, &path).header(ACCEPT, "text/event-stream").send().await?).await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer<Value> {
        json_of(self.ask(Method::POST, path).json(body).send().await?).await
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}/c/{}/{path}", self.origin, self.key));
        let request = request.header(ORIGIN, &self.origin);
        if self.token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {}", self.token)) }
    }
}

/// Somebody at the console.
#[derive(Clone)]
pub struct Operator {
    http: Client,
    origin: String,
    cookie: String,
    /// What the login answered: operator, hotline, seq.
    pub me: Value,
}

impl Operator {
    pub async fn log_in(server: &Server, login: &Login) -> Answer<Self> {
        let mut operator =
            Self { http: client(server), origin: server.demo().console, cookie: String::new(), me: Value::Null };
        let body = json!({ "login": login.login, "password": login.password });
        let answer = operator.ask(Method::POST, "login").json(&body).send().await?;
        operator.cookie = session_cookie(answer.headers());
        operator.me = json_of(answer).await?;
        Ok(operator)
    }

    /// The session, for a load that builds its requests itself.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub async fn get(&self, path: &str) -> Answer<Value> {
        json_of(self.ask(Method::GET, path).header(ACCEPT, "application/json").send().await?).await
    }

    /// What is no JSON.
    pub async fn bytes(&self, path: &str) -> Answer<Vec<u8>> {
        let answer = self.ask(Method::GET, path).send().await?;
        if answer.status().is_success() { Ok(answer.bytes().await?.into()) } else { Err(refusal(answer).await) }
    }

    /// Any other call with a JSON body.
    pub async fn call(&self, method: Method, path: &str, body: &Value) -> Answer<Value> {
        json_of(self.ask(method, path).json(body).send().await?).await
    }

    /// Hands a file in for a reply to come and gives its id.
    pub async fn upload(&self, conversation: &str, name: &str, bytes: Vec<u8>) -> Answer<String> {
        let request = self.ask(Method::POST, &format!("conversations/{conversation}/attachments"));
        let request = request.header("content-type", "text/plain").header("x-file-name", name);
        Ok(text(&json_of(request.body(bytes).send().await?).await?, "id"))
    }

    /// A command. The same key makes a repetition harmless.
    pub async fn command(&self, key: Uuid, path: &str, body: &Value) -> Answer<Value> {
        let request = self.ask(Method::POST, path).header("Idempotency-Key", key.to_string());
        json_of(request.json(body).send().await?).await
    }

    pub async fn claim(&self, key: Uuid, conversation: &str) -> Answer<Value> {
        self.command(key, &format!("conversations/{conversation}/claim"), &json!({})).await
    }

    pub async fn reply(&self, key: Uuid, conversation: &str, text: &str) -> Answer<Value> {
        let body = json!({ "kind": "reply", "text": text, "attachments": [] });
        self.command(key, &format!("conversations/{conversation}/messages"), &body).await
    }

    /// Every message of a conversation, oldest first, over all pages.
    pub async fn messages(&self, conversation: &str) -> Answer<Vec<Value>> {
        let mut page = self.get(&format!("conversations/{conversation}")).await?;
        let mut all = VecDeque::from(array(&page, "messages"));
        while let Some(before) = page["earlier"].as_i64() {
            page = self.get(&format!("conversations/{conversation}/messages?before={before}")).await?;
            for message in array(&page, "messages").into_iter().rev() {
                all.push_front(message);
            }
        }
        Ok(all.into())
    }

    /// The conversation into which a message came after `after` that begins with `text`, once it is there. Opens what it
    /// looks into, as a person would: streams bring no words of what nobody has open.
    ///
    /// # Errors
    /// [`Failure::StreamEnded`] when nothing came for a minute.
    pub async fn conversation_with(&self, after: u64, text: &str) -> Answer<String> {
        let mut events = self.stream(after).await?;
        loop {
            let event = events.next(Duration::from_secs(60)).await?;
            if event["kind"] != "message.added" {
                continue;
            }
            let id = self::text(&event, "conversation_id");
            let messages = self.messages(&id).await?;
            if messages.iter().any(|message| message["text"].as_str().is_some_and(|found| found.starts_with(text))) {
                return Ok(id);
            }
        }
    }

    /// Events after `after` by the long-poll form, waiting at most `wait` seconds for the first.
    pub async fn poll(&self, after: u64, wait: u8) -> Answer<Vec<Value>> {
        let answer = self.get(&format!("stream?after={after}&wait={wait}")).await?;
        Ok(array(&answer, "items"))
    }

    /// The live stream after `after`.
    pub async fn stream(&self, after: u64) -> Answer<Stream> {
        let path = format!("stream?after={after}");
        Stream::read(self.ask(Method::GET, &path).header(ACCEPT, "text/event-stream").send().await?).await
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}/api/v1/{path}", self.origin));
        let request = request.header(ORIGIN, &self.origin).header("X-Earshot", "console");
        if self.cookie.is_empty() { request } else { request.header(COOKIE, self.cookie()) }
    }
}

/// Server-Sent Events read as the browser reads them. Ends with the connection; whoever resumes says after what.
pub struct Stream {
    response: Response,
    unread: Vec<u8>,
}

impl Stream {
    async fn read(response: Response) -> Answer<Self> {
        if response.status() != StatusCode::OK {
            return Err(refusal(response).await);
        }
        Ok(Self { response, unread: Vec::new() })
    }

    /// The next item; comments are passed over.
    ///
    /// # Errors
    /// [`Failure::StreamEnded`] when nothing came within `limit` or the connection is over.
    pub async fn next(&mut self, limit: Duration) -> Answer<Value> {
        tokio::time::timeout(limit, self.next_item()).await.unwrap_or(Err(Failure::StreamEnded))
    }

    async fn next_item(&mut self) -> Answer<Value> {
        loop {
            while let Some(end) = self.unread.windows(2).position(|bytes| bytes == b"\n\n") {
                let block: Vec<u8> = self.unread.drain(..end + 2).collect();
                let block = String::from_utf8(block).unwrap();
                let data: String = block.lines().filter_map(|line| line.strip_prefix("data:")).collect();
                if !data.is_empty() {
                    return Ok(serde_json::from_str(&data).unwrap());
                }
            }
            let chunk = self.response.chunk().await?.ok_or(Failure::StreamEnded)?;
            self.unread.extend_from_slice(&chunk);
        }
    }
}

/// One connection pool a person. Names under `localhost` are resolved here, because not every resolver knows them.
fn client(server: &Server) -> Client {
    client_with(server, HeaderMap::new())
}

fn client_with(server: &Server, headers: HeaderMap) -> Client {
    let mut builder = Client::builder().connect_timeout(Duration::from_secs(5)).read_timeout(Duration::from_secs(40));
    builder = builder.default_headers(headers);
    for host in ["chat.localhost", "console.localhost", "hotline.localhost"] {
        builder = builder.resolve(host, server.address());
    }
    builder.build().unwrap()
}

async fn json_of(response: Response) -> Answer<Value> {
    match response.status() {
        StatusCode::NO_CONTENT => Ok(Value::Null),
        status if status.is_success() => Ok(response.json().await?),
        _ => Err(refusal(response).await),
    }
}

async fn refusal(response: Response) -> Failure {
    let status = response.status();
    let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    match response.json().await {
        Ok(problem) => Failure::Refused { status, retry_after: seconds.map(Duration::from_secs), problem },
        Err(error) => Failure::Unreachable(error),
    }
}

/// `name=value` of the session cookie. The jar is this one line: `Secure` cookies over plain HTTP confuse ready-made ones.
fn session_cookie(headers: &HeaderMap) -> String {
    let cookies = headers.get_all(SET_COOKIE).iter().filter_map(|value: &HeaderValue| value.to_str().ok());
    let session =
        cookies.filter_map(|cookie| cookie.split(';').next()).find(|pair| pair.starts_with("__Host-earshot="));
    session.unwrap_or_default().to_owned()
}

fn array(value: &Value, name: &str) -> Vec<Value> {
    value[name].as_array().cloned().unwrap_or_default()
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}
