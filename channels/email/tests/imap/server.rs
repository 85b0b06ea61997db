//! A mail server for tests: first a script of hostile answers, then an honest mini IMAP server.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use parking_lot::Mutex;
use rustls::pki_types::PrivateKeyDer;
use serde_json::Value;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;

pub trait Io: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Io for T {}

/// What the honest server holds.
#[derive(Clone, Default)]
pub struct Mailbox {
    pub uidvalidity: u32,
    pub uids: Vec<u32>,
    /// The number of the next mail, where it is not the one behind the last.
    pub next: Option<u32>,
    pub capabilities: &'static str,
    /// Sizes that are told instead of the real ones.
    pub sizes: BTreeMap<u32, u64>,
    /// What a search by date leaves over.
    pub since: Vec<u32>,
    /// Answers to LOGIN and AUTHENTICATE.
    pub refuses_login: bool,
}

/// What a server saw.
#[derive(Default)]
pub struct Log {
    /// Each line of each connection, and whether TLS stood.
    pub lines: Vec<(usize, bool, String)>,
    pub connected: Vec<Instant>,
}

pub struct Server {
    pub port: u16,
    pub log: Arc<Mutex<Log>>,
    pub mailbox: watch::Sender<Mailbox>,
    _tasks: JoinSet<()>,
}

/// How the port speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Door {
    Tls,
    StartTls,
    Clear,
}

pub struct Identity {
    pub pem: String,
    acceptor: TlsAcceptor,
}

/// A certificate for a name, that is its own authority.
pub fn identity(name: &str, expired: bool) -> Identity {
    let key = rcgen::KeyPair::generate().unwrap();
    let mut params = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap();
    if expired {
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(2021, 1, 1);
    }
    let certificate = params.self_signed(&key).unwrap();
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    Identity { pem: certificate.pem(), acceptor: TlsAcceptor::from(Arc::new(config)) }
}

pub fn localhost() -> &'static Identity {
    static IDENTITY: OnceLock<Identity> = OnceLock::new();
    IDENTITY.get_or_init(|| identity("localhost", false))
}

/// The mail with a number.
pub fn mail(uid: u32) -> String {
    format!(
        "From: Lena <lena{uid}@mail.example>\r\nTo: hilfe@hotline.example\r\nSubject: Hallo {uid}\r\n\
         Message-ID: <imap.{uid}@mail.example>\r\n\r\nKennwort Apfelbaum {uid}.\r\n"
    )
}

impl Server {
    /// Plays `script` to the first `sessions` connections and is honest to the others.
    pub async fn start(door: Door, script: Vec<Value>, sessions: usize, mailbox: Mailbox) -> Self {
        Self::start_as(localhost().acceptor.clone(), door, script, sessions, mailbox).await
    }

    /// A server with another certificate.
    pub async fn start_with(identity: &Identity, mailbox: Mailbox) -> Self {
        Self::start_as(identity.acceptor.clone(), Door::Tls, Vec::new(), 0, mailbox).await
    }

    async fn start_as(tls: TlsAcceptor, door: Door, script: Vec<Value>, sessions: usize, mailbox: Mailbox) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let log = Arc::new(Mutex::new(Log::default()));
        let (mailbox, mails) = watch::channel(mailbox);
        let mut tasks = JoinSet::new();
        let (kept, script) = (log.clone(), Arc::new(script));
        tasks.spawn(async move {
            let mut talks = JoinSet::new();
            for number in 0.. {
                let Ok((stream, _)) = listener.accept().await else { return };
                kept.lock().connected.push(Instant::now());
                let script = (number < sessions).then(|| script.clone());
                let talk = Talk { number, door, tls: tls.clone(), log: kept.clone(), mails: mails.clone() };
                talks.spawn(async move {
                    // Whatever ends a talk, the test looks at what the client made of it.
                    let _ = talk.run(stream, script).await;
                });
            }
        });
        Self { port, log, mailbox, _tasks: tasks }
    }

    pub fn lines(&self) -> Vec<String> {
        self.log.lock().lines.iter().map(|(_, _, line)| line.clone()).collect()
    }
}

struct Talk {
    number: usize,
    door: Door,
    tls: TlsAcceptor,
    log: Arc<Mutex<Log>>,
    mails: watch::Receiver<Mailbox>,
}

type Ended = std::io::Result<()>;

impl Talk {
    async fn run(self, stream: TcpStream, script: Option<Arc<Vec<Value>>>) -> Ended {
        stream.set_nodelay(true)?;
        let mut io: Box<dyn Io> = Box::new(stream);
        if self.door == Door::Tls {
            io = Box::new(self.tls.accept(io).await?);
        }
        let mut peer = Peer {
            io: Some(io),
            buffer: Vec::new(),
            tls: self.door == Door::Tls,
            number: self.number,
            log: self.log.clone(),
            tag: String::new(),
            matched: String::new(),
        };
        match script {
            Some(script) => {
                for step in script.iter() {
                    self.step(&mut peer, step).await?;
                }
            }
            None => self.be_honest(&mut peer).await?,
        }
        peer.io().shutdown().await
    }

    async fn step(&self, peer: &mut Peer, step: &Value) -> Ended {
        if let Some(text) = step["server"].as_str() {
            return peer.say_latin1(&text.replace("{tag}", &peer.matched)).await;
        }
        if let Some(wanted) = step["expect_client"].as_str() {
            let wanted = wanted.to_ascii_uppercase();
            loop {
                let line = peer.line().await?;
                if wanted == "ANY" || line.to_ascii_uppercase().contains(&wanted) {
                    peer.matched.clone_from(&peer.tag);
                    return Ok(());
                }
                self.answer(peer, &line).await?;
            }
        }
        if let Some(repeat) = step["repeat"].as_object() {
            let text = repeat["server"].as_str().unwrap();
            let times = repeat["times"].as_u64().unwrap();
            let Some(pause) = repeat.get("pause_s").and_then(Value::as_u64) else {
                let per_write = (60_000 / text.len() as u64).max(1);
                let block = text.repeat(per_write.min(times) as usize);
                let (blocks, rest) = (times / per_write, times % per_write);
                for _ in 0..blocks {
                    peer.say_latin1(&block).await?;
                }
                return peer.say_latin1(&text.repeat(rest as usize)).await;
            };
            for _ in 0..times {
                peer.say_latin1(text).await?;
                sleep(Duration::from_millis(pause * 10)).await;
            }
            return Ok(());
        }
        if let Some(seconds) = step["silence_s"].as_u64() {
            // A long silence lasts until the client is tired of it.
            let silence = if seconds >= 30 { 20_000 } else { seconds * 20 };
            let _ = timeout(Duration::from_millis(silence), async { while peer.line().await.is_ok() {} }).await;
            return Ok(());
        }
        if step["starttls"] == true {
            return peer.start_tls(&self.tls).await;
        }
        assert_eq!(step["close"], true, "{step}");
        Err(std::io::ErrorKind::ConnectionAborted.into())
    }

    async fn be_honest(&self, peer: &mut Peer) -> Ended {
        let capabilities = self.mails.borrow().capabilities;
        let first = if self.door == Door::StartTls { "IMAP4rev1 STARTTLS" } else { capabilities };
        peer.say(&format!("* OK [CAPABILITY {first}] ready\r\n")).await?;
        loop {
            let line = peer.line().await?;
            self.answer(peer, &line).await?;
        }
    }

    /// Answers as an honest server does.
    async fn answer(&self, peer: &mut Peer, line: &str) -> Ended {
        let mailbox = self.mails.borrow().clone();
        let tag = peer.tag.clone();
        let command = line.split_once(' ').map_or("", |(_, rest)| rest);
        let upper = command.to_ascii_uppercase();
        let word = upper.split(' ').next().unwrap_or_default();
        let done = format!("{tag} OK done\r\n");
        match word {
            "CAPABILITY" => peer.say(&format!("* CAPABILITY {}\r\n{done}", mailbox.capabilities)).await,
            "STARTTLS" => {
                peer.say(&done).await?;
                peer.start_tls(&self.tls).await
            }
            "LOGIN" | "AUTHENTICATE" => {
                peer.rest_of_login(command).await?;
                let capabilities = mailbox.capabilities;
                match mailbox.refuses_login {
                    true => peer.say(&format!("{tag} NO [AUTHENTICATIONFAILED] wrong\r\n")).await,
                    false => peer.say(&format!("{tag} OK [CAPABILITY {capabilities}] in\r\n")).await,
                }
            }
            "LIST" => peer.say(&format!("* LIST () \"/\" INBOX\r\n* LIST () \"/\" \"Gel&APY-scht\"\r\n{done}")).await,
            "EXAMINE" | "SELECT" if !upper.contains("INBOX") => {
                peer.say(&format!("{tag} NO [NONEXISTENT] no such folder\r\n")).await
            }
            "EXAMINE" | "SELECT" => {
                let (count, validity) = (mailbox.uids.len(), mailbox.uidvalidity);
                let next = mailbox.next.or(mailbox.uids.last().copied()).map_or(1, u64::from);
                let next = next + u64::from(mailbox.next.is_none());
                peer.say(&format!(
                    "* {count} EXISTS\r\n* OK [UIDVALIDITY {validity}] x\r\n* OK [UIDNEXT {next}] x\r\n{done}"
                ))
                .await
            }
            "IDLE" => self.idle(peer).await,
            "LOGOUT" => {
                peer.say(&format!("* BYE bye\r\n{done}")).await?;
                Err(std::io::ErrorKind::ConnectionAborted.into())
            }
            "UID" if upper.starts_with("UID SEARCH UID ") => {
                let mut found = select(&mailbox.uids, upper.split(' ').nth(3).unwrap());
                if upper.contains(" SINCE ") {
                    found.retain(|uid| mailbox.since.contains(uid));
                }
                let found = found.iter().map(|uid| format!(" {uid}")).collect::<String>();
                peer.say(&format!("* SEARCH{found}\r\n{done}")).await
            }
            "UID" if upper.starts_with("UID FETCH ") => {
                let mut answer = String::new();
                for uid in select(&mailbox.uids, upper.split(' ').nth(2).unwrap()) {
                    let (whole, seq) = (mail(uid), mailbox.uids.iter().position(|it| *it == uid).unwrap() + 1);
                    let size = mailbox.sizes.get(&uid).copied().unwrap_or(whole.len() as u64);
                    answer.push_str(&format!("* {seq} FETCH (UID {uid} RFC822.SIZE {size} FLAGS ()"));
                    if let Some((_, rest)) = upper.split_once("BODY.PEEK[]") {
                        let part = rest.strip_prefix("<0.").and_then(|rest| rest.split('>').next()?.parse().ok());
                        let cut = &whole[..whole.len().min(part.unwrap_or(usize::MAX))];
                        let origin = if part.is_some() { "<0>" } else { "" };
                        answer.push_str(&format!(" BODY[]{origin} {{{}}}\r\n{cut}", cut.len()));
                    }
                    answer.push_str(")\r\n");
                }
                peer.say(&format!("{answer}{done}")).await
            }
            _ => peer.say(&done).await,
        }
    }

    async fn idle(&self, peer: &mut Peer) -> Ended {
        let tag = peer.tag.clone();
        let mut mails = self.mails.clone();
        mails.mark_unchanged();
        peer.say("+ idling\r\n").await?;
        loop {
            tokio::select! {
                line = peer.line() => {
                    assert_eq!(line?.to_ascii_uppercase(), "DONE");
                    return peer.say(&format!("{tag} OK done\r\n")).await;
                }
                Ok(()) = mails.changed() => {
                    let count = mails.borrow_and_update().uids.len();
                    peer.say(&format!("* {count} EXISTS\r\n")).await?;
                }
            }
        }
    }
}

/// The numbers of a set that are there; `*` is the highest.
fn select(uids: &[u32], set: &str) -> Vec<u32> {
    let highest = uids.last().copied().unwrap_or(0);
    let number = |text: &str| if text == "*" { highest } else { text.parse().unwrap() };
    let mut found = Vec::new();
    for range in set.split(',') {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let (first, last) = (number(first), number(last));
        let (first, last) = (first.min(last), first.max(last));
        found.extend(uids.iter().filter(|uid| (first..=last).contains(*uid)));
    }
    found
}

struct Peer {
    io: Option<Box<dyn Io>>,
    buffer: Vec<u8>,
    tls: bool,
    number: usize,
    log: Arc<Mutex<Log>>,
    /// Tag of the last line that had one.
    tag: String,
    matched: String,
}

impl Peer {
    fn io(&mut self) -> &mut Box<dyn Io> {
        self.io.as_mut().unwrap()
    }

    async fn say(&mut self, text: &str) -> Ended {
        self.io().write_all(text.as_bytes()).await?;
        self.io().flush().await
    }

    /// Each character is one byte.
    async fn say_latin1(&mut self, text: &str) -> Ended {
        let bytes = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<_>>();
        self.io().write_all(&bytes).await?;
        self.io().flush().await
    }

    /// Cancel-safe: what was read stays in the buffer.
    async fn line(&mut self) -> std::io::Result<String> {
        loop {
            if let Some(at) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let line = self.buffer.drain(..=at).collect::<Vec<_>>();
                let line = String::from_utf8_lossy(&line).trim_end().to_owned();
                if let Some((tag, _)) = line.split_once(' ') {
                    self.tag = tag.to_owned();
                }
                self.log.lock().lines.push((self.number, self.tls, line.clone()));
                return Ok(line);
            }
            let mut chunk = [0; 4096];
            let got = self.io().read(&mut chunk).await?;
            if got == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            self.buffer.extend_from_slice(&chunk[..got]);
        }
    }

    /// Literals of a LOGIN and challenges of an AUTHENTICATE.
    async fn rest_of_login(&mut self, command: &str) -> Ended {
        let tag = self.tag.clone();
        let mut line = command.to_owned();
        while line.ends_with('}') || line.split(' ').count() == 2 && line.starts_with("AUTHENTICATE") {
            self.say("+ \r\n").await?;
            line = self.line().await?;
        }
        self.tag = tag;
        Ok(())
    }

    async fn start_tls(&mut self, tls: &TlsAcceptor) -> Ended {
        let io = self.io.take().unwrap();
        self.io = Some(Box::new(tls.accept(io).await?));
        self.tls = true;
        Ok(())
    }
}
