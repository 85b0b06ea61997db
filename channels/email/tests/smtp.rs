//! Handing over against a server that plays a script and breaks at every step.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of a test may fail it")]

use std::time::Duration;

use earshot_channel::testkit::{FakeClock, MemoryHost};
use earshot_channel::{
    Address, CarrierId, Channel, ChannelId, DeliveryState, MessageId, Outbound, SendError, ThreadId,
};
use earshot_email::imap::{self, TokenSource};
use earshot_email::outbound::compose::{Composed, Draft, compose};
use earshot_email::outbound::smtp::{Smtp, SmtpAuth, SmtpSettings, SmtpSetupError, SmtpTls};
use earshot_email::{Mailbox, Settings, World};
use parking_lot::Mutex;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use secrecy::SecretString;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use uuid::Uuid;

/// What the server does next.
#[derive(Clone)]
enum Do {
    Say(&'static str),
    /// Reads a line that begins so.
    Hear(&'static str),
    /// Reads a mail to its end.
    HearMail,
    /// Reads the beginning of a mail that is longer than any buffer.
    HearStart,
    Tls,
    /// Says this over and over until the client goes.
    Flood(&'static str),
    Silence,
}
use Do::{Flood, Hear, HearMail, HearStart, Say, Silence, Tls};

const HELLO: [Do; 3] = [Say("220 hi\r\n"), Hear("EHLO"), Say("250-hi\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n")];
const MAIL: [Do; 2] = [Hear("MAIL FROM:<hilfe@hotline.example>"), Say("250 ok\r\n")];
const RCPT: [Do; 2] = [Hear("RCPT TO:<kind@mail.example>"), Say("250 ok\r\n")];
const DATA: [Do; 3] = [Hear("DATA"), Say("354 go\r\n"), HearMail];

fn script(parts: &[&[Do]]) -> Vec<Do> {
    parts.concat()
}

fn mail(to: &[&str]) -> Composed {
    compose(&Draft {
        from_address: "hilfe@hotline.example".to_owned(),
        from_name: String::new(),
        reply_to: None,
        to: to.iter().map(|to| (*to).to_owned()).collect(),
        subject: "Hallo".to_owned(),
        text: ".\r\nHallo\n".to_owned(),
        message_id: "1@hotline.example".to_owned(),
        in_reply_to: None,
        references: Vec::new(),
        attachments: Vec::new(),
        auto: false,
        date: "2026-03-02T10:15:00Z".parse().unwrap(),
    })
    .unwrap()
}

struct Server {
    port: u16,
    tasks: JoinSet<Vec<String>>,
}

/// One script a connection; `tls`: certificate and key, and whether from the first byte.
async fn server(scripts: Vec<Vec<Do>>, tls: Option<(rustls::ServerConfig, bool)>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        let mut heard = Vec::new();
        for script in scripts {
            let (tcp, _) = listener.accept().await.unwrap();
            let acceptor = tls.clone().map(|(config, _)| tokio_rustls::TlsAcceptor::from(std::sync::Arc::new(config)));
            let implicit = tls.as_ref().is_some_and(|(_, implicit)| *implicit);
            if let (Some(acceptor), true) = (&acceptor, implicit) {
                if let Ok(mut secure) = acceptor.accept(tcp).await {
                    play(&mut secure, &script, &mut heard).await;
                }
                continue;
            }
            let mut tcp = tcp;
            let split = script.iter().position(|step| matches!(step, Tls)).unwrap_or(script.len());
            if play(&mut tcp, &script[..split], &mut heard).await
                && split < script.len()
                && let Ok(mut secure) = acceptor.unwrap().accept(tcp).await
            {
                play(&mut secure, &script[split + 1..], &mut heard).await;
            }
        }
        heard
    });
    Server { port, tasks }
}

async fn play(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), script: &[Do], heard: &mut Vec<String>) -> bool {
    for step in script {
        match step {
            Say(words) => {
                if stream.write_all(words.as_bytes()).await.is_err() {
                    return false;
                }
            }
            Hear(words) => {
                let line = until(stream, b"\r\n").await;
                heard.push(line.clone());
                assert!(line.starts_with(words), "{line:?} instead of {words:?}");
            }
            HearMail => heard.push(until(stream, b"\r\n.\r\n").await),
            HearStart => {
                let mut start = [0; 1000];
                let _ = stream.read_exact(&mut start).await;
                return false;
            }
            Flood(words) => {
                let many = words.repeat(4096 / words.len());
                while stream.write_all(many.as_bytes()).await.is_ok() {}
            }
            Silence => tokio::time::sleep(Duration::from_secs(20)).await,
            Tls => unreachable!(),
        }
    }
    true
}

async fn until(stream: &mut (impl AsyncRead + Unpin), end: &[u8]) -> String {
    let mut bytes = Vec::new();
    while !bytes.ends_with(end) {
        match stream.read_u8().await {
            Ok(byte) => bytes.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn settings(port: u16) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port,
        tls: SmtpTls::None,
        username: "hilfe".to_owned(),
        auth: SmtpAuth::None,
        ca_pem: None,
        timeout_ms: 400,
        pool: 2,
    }
}

async fn sent(script: Vec<Do>) -> (Result<String, SendError>, Option<String>) {
    let server = server(vec![script], None).await;
    let smtp = Smtp::new(&settings(server.port)).unwrap();
    let result = smtp.send(&mail(&["kind@mail.example"])).await;
    (result, smtp.last_error())
}

fn retry<T>() -> Result<T, SendError> {
    Err(SendError::Retry { after_ms: None })
}

fn reject<T>(code: &str) -> Result<T, SendError> {
    Err(SendError::Reject { code: code.to_owned() })
}

#[tokio::test]
async fn says_what_became_of_a_mail() {
    let through = script(&[&HELLO, &MAIL, &RCPT]);
    let table: Vec<(&str, Vec<Do>, Result<String, SendError>)> = vec![
        ("taken", script(&[&through, &DATA, &[Say("250 2.0.0 queued as 7\r\n")]]), Ok("2.0.0 queued as 7".to_owned())),
        ("no greeting", vec![], retry()),
        ("greeting 554", vec![Say("554 go away\r\n")], retry()),
        ("greeting 421", vec![Say("421 busy\r\n")], retry()),
        ("greeting nonsense", vec![Say("hello there\r\n")], retry()),
        ("greeting silence", vec![Silence], retry()),
        ("greeting without end", vec![Flood("220-hi\r\n")], retry()),
        ("greeting line without end", vec![Flood("x")], retry()),
        ("EHLO refused", vec![Say("220 hi\r\n"), Hear("EHLO"), Say("502 no\r\n")], retry()),
        ("EHLO then close", vec![Say("220 hi\r\n"), Hear("EHLO")], retry()),
        ("MAIL 4yz", script(&[&HELLO, &[Hear("MAIL"), Say("451 4.3.0 later\r\n")]]), retry()),
        // Whoever sends is refused, and not the mail: it waits until somebody mends the set-up.
        ("MAIL 5yz", script(&[&HELLO, &[Hear("MAIL"), Say("553 5.7.1 not you\r\n")]]), retry()),
        (
            "RCPT about the sender",
            script(&[
                &HELLO,
                &MAIL,
                &[
                    Hear("RCPT"),
                    Say("553 5.7.1 <hilfe@hotline.example>: Sender address rejected: not owned by user\r\n"),
                ],
            ]),
            retry(),
        ),
        ("end about the sender", script(&[&through, &DATA, &[Say("550 5.7.60 not as this sender\r\n")]]), retry()),
        ("MAIL sign in", script(&[&HELLO, &[Hear("MAIL"), Say("530 5.7.0 sign in\r\n")]]), retry()),
        ("MAIL then close", script(&[&HELLO, &[Hear("MAIL")]]), retry()),
        ("RCPT 4yz", script(&[&HELLO, &MAIL, &[Hear("RCPT"), Say("450 4.2.1 grey\r\n")]]), retry()),
        (
            "RCPT 5yz",
            script(&[&HELLO, &MAIL, &[Hear("RCPT"), Say("550-5.1.1 no\r\n550 5.1.1 user\r\n")]]),
            reject("5.1.1"),
        ),
        (
            "RCPT 5yz bare",
            script(&[&HELLO, &MAIL, &[Hear("RCPT"), Say("550 kind@mail.example unknown\r\n")]]),
            reject("550"),
        ),
        ("RCPT other class", script(&[&HELLO, &MAIL, &[Hear("RCPT"), Say("550 4.1.1 odd\r\n")]]), reject("550")),
        ("RCPT 421", script(&[&HELLO, &MAIL, &[Hear("RCPT"), Say("421 4.3.2 closing\r\n")]]), retry()),
        ("RCPT without end", script(&[&HELLO, &MAIL, &[Hear("RCPT"), Flood("250-x\r\n")]]), retry()),
        ("RCPT line without end", script(&[&HELLO, &MAIL, &[Hear("RCPT"), Flood("2")]]), retry()),
        (
            "DATA refused",
            script(&[&through, &[Hear("DATA"), Say("554 5.5.1 no valid recipients\r\n")]]),
            reject("5.5.1"),
        ),
        ("DATA put off", script(&[&through, &[Hear("DATA"), Say("451 later\r\n")]]), retry()),
        ("DATA then close", script(&[&through, &[Hear("DATA")]]), retry()),
        ("end then close", script(&[&through, &DATA]), Err(SendError::Unknown)),
        ("end then silence", script(&[&through, &DATA, &[Silence]]), Err(SendError::Unknown)),
        ("end then nonsense", script(&[&through, &DATA, &[Say("well\r\n")]]), Err(SendError::Unknown)),
        ("end then half an answer", script(&[&through, &DATA, &[Say("250-ok\r\n25")]]), Err(SendError::Unknown)),
        ("end then flood", script(&[&through, &DATA, &[Flood("2")]]), Err(SendError::Unknown)),
        ("end 4yz", script(&[&through, &DATA, &[Say("452 4.3.1 full\r\n")]]), retry()),
        ("end 421", script(&[&through, &DATA, &[Say("421 4.3.2 closing\r\n")]]), retry()),
        ("end 5yz", script(&[&through, &DATA, &[Say("554 5.7.1 spam\r\n")]]), reject("5.7.1")),
    ];
    for (name, script, expected) in table {
        let (result, words) = sent(script).await;
        assert_eq!(result, expected, "{name}");
        let told = words.unwrap_or_default();
        assert!(!told.contains('@'), "{told}");
        // What one recipient's server puts off says nothing about the way out.
        let is_theirs =
            matches!(result, Ok(_) | Err(SendError::Reject { .. })) || ["RCPT 4yz", "DATA put off"].contains(&name);
        assert_eq!(told.is_empty(), is_theirs, "{name}: {told}");
        assert_eq!(
            told.contains("send as the mailbox's address"),
            name == "MAIL 5yz" || name.ends_with("the sender"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_break_within_the_mail_is_no_unknown() {
    let script = script(&[&HELLO, &MAIL, &RCPT, &[Hear("DATA"), Say("354 go\r\n"), HearStart]]);
    let server = server(vec![script], None).await;
    let smtp = Smtp::new(&settings(server.port)).unwrap();
    let mut mail = mail(&["kind@mail.example"]);
    // More than both machines' buffers hold.
    mail.bytes.extend(b"wort wort\r\n".repeat(2_000_000));
    assert_eq!(smtp.send(&mail).await, retry());
}

#[tokio::test]
async fn a_line_that_is_too_slow_ends_before_the_outbox_cuts_it() {
    let slow = |end: &[Do]| script(&[&HELLO, &MAIL, &RCPT, end]);
    for (script, expected) in [
        // Nobody reads: its end can't have gone out.
        (slow(&[Hear("DATA"), Say("354 go\r\n"), Silence]), retry()),
        (slow(&[&DATA[..], &[Silence]].concat()), Err(SendError::Unknown)),
    ] {
        let server = server(vec![script], None).await;
        let smtp = Smtp::new(&SmtpSettings { timeout_ms: 15_000, ..settings(server.port) }).unwrap();
        let mut mail = mail(&["kind@mail.example"]);
        if expected == retry() {
            mail.bytes.extend(b"wort wort\r\n".repeat(2_000_000));
        }
        let until = tokio::time::Instant::now() + Duration::from_secs(2);
        assert_eq!(smtp.send_until(&mail, until).await, expected);
        assert!(tokio::time::Instant::now() < until + Duration::from_secs(5), "it ended in time");
        assert!(smtp.last_error().unwrap().contains("too slow"));
    }
}

#[tokio::test]
async fn mails_to_two_that_are_put_off_are_the_servers_trouble() {
    let put_off = |to| [Hear(to), Say("450 4.2.1 grey\r\n")];
    let again = [Hear("RSET"), Say("250 ok\r\n")];
    let script = script(&[
        &HELLO,
        &MAIL,
        &put_off("RCPT TO:<kind@mail.example>"),
        &again,
        &MAIL,
        &put_off("RCPT TO:<kind@mail.example>"),
        &again,
        &MAIL,
        &put_off("RCPT TO:<b@mail.example>"),
    ]);
    let server = server(vec![script], None).await;
    let smtp = Smtp::new(&settings(server.port)).unwrap();
    for (to, told) in [("kind@mail.example", false), ("kind@mail.example", false), ("b@mail.example", true)] {
        assert_eq!(smtp.send(&mail(&[to])).await, retry());
        assert_eq!(smtp.last_error().is_some(), told, "{to}");
    }
}

#[tokio::test]
async fn one_refused_recipient_stops_the_mail() {
    let script = script(&[
        &HELLO,
        &MAIL,
        &RCPT,
        &[Hear("RCPT TO:<b@mail.example>"), Say("550 5.1.1 no\r\n"), Hear("RSET"), Say("250 ok\r\n")],
        &MAIL,
        &RCPT,
        &DATA,
        &[Say("250 ok\r\n")],
    ]);
    let mut server = server(vec![script], None).await;
    let smtp = Smtp::new(&settings(server.port)).unwrap();
    assert_eq!(smtp.send(&mail(&["kind@mail.example", "b@mail.example"])).await, reject("5.1.1"));
    // The same connection carries the next mail.
    assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, Ok("ok".to_owned()));
    let heard = server.tasks.join_next().await.unwrap().unwrap();
    let body = heard.last().unwrap();
    assert!(body.contains("\r\n\r\n..\r\nHallo\r\n"), "dots doubled: {body}");
}

#[tokio::test]
async fn connections_are_kept_and_dead_ones_replaced() {
    let one = script(&[
        &HELLO,
        &MAIL,
        &RCPT,
        &DATA,
        &[Say("250 a\r\n"), Hear("RSET"), Say("250 ok\r\n")],
        &MAIL,
        &RCPT,
        &DATA,
        &[Say("250 b\r\n")],
    ]);
    let two = script(&[&HELLO, &MAIL, &RCPT, &DATA, &[Say("250 c\r\n")]]);
    let server = server(vec![one, two], None).await;
    let smtp = Smtp::new(&settings(server.port)).unwrap();
    let mail = mail(&["kind@mail.example"]);
    for expected in ["a", "b", "c"] {
        assert_eq!(smtp.send(&mail).await, Ok(expected.to_owned()));
    }
    assert_eq!(smtp.last_error(), None);
}

#[tokio::test]
async fn a_refused_sign_in_is_told_and_the_mail_waits() {
    let refusals: [(SmtpAuth, &[Do]); 3] = [
        (SmtpAuth::Password(SecretString::from("geheim")), &[Hear("AUTH PLAIN"), Say("535 5.7.8 no\r\n")]),
        (
            SmtpAuth::XOAuth2(SecretString::from("geheim")),
            &[Hear("AUTH XOAUTH2"), Say("334 eyJzdGF0dXMiOiI0MDAifQ==\r\n")],
        ),
        (SmtpAuth::Password(SecretString::from("geheim")), &[Hear("AUTH PLAIN"), Flood("334 \r\n")]),
    ];
    for (auth, refusal) in refusals {
        let server = server(vec![script(&[&HELLO, refusal])], None).await;
        let smtp = Smtp::new(&SmtpSettings { auth, ..settings(server.port) }).unwrap();
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, retry());
        let words = smtp.last_error().unwrap();
        assert!(words.contains("sign-in") || words.contains("in time"), "{words}");
        assert!(!format!("{smtp:?}").contains("geheim"));
    }
}

#[tokio::test]
async fn signs_in() {
    // user=hilfe^Aauth=Bearer geheim^A^A
    let xoauth2 = "AUTH XOAUTH2 dXNlcj1oaWxmZQFhdXRoPUJlYXJlciBnZWhlaW0BAQ==";
    for (auth, line) in [
        (SmtpAuth::Password(SecretString::from("geheim")), "AUTH PLAIN AGhpbGZlAGdlaGVpbQ=="),
        (SmtpAuth::XOAuth2(SecretString::from("geheim")), xoauth2),
    ] {
        let script = script(&[&HELLO, &[Hear(line), Say("235 ok\r\n")], &MAIL, &RCPT, &DATA, &[Say("250 ok\r\n")]]);
        let server = server(vec![script], None).await;
        let smtp = Smtp::new(&SmtpSettings { auth, ..settings(server.port) }).unwrap();
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, Ok("ok".to_owned()));
    }
}

/// A certificate for `name` by an authority of its own; the authority's PEM.
fn certificate(name: &str, is_expired: bool) -> (rustls::ServerConfig, Vec<u8>) {
    let ca_key = KeyPair::generate().unwrap();
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca_pem = ca.self_signed(&ca_key).unwrap().pem().into_bytes();
    let issuer = Issuer::new(ca, ca_key);
    let key = KeyPair::generate().unwrap();
    let mut leaf = CertificateParams::new(vec![name.to_owned()]).unwrap();
    if is_expired {
        leaf.not_before = rcgen::date_time_ymd(2001, 1, 1);
        leaf.not_after = rcgen::date_time_ymd(2002, 1, 1);
    }
    let leaf = leaf.signed_by(&key, &issuer).unwrap();
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from_pem_slice(leaf.pem().as_bytes()).unwrap()],
            PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes()).unwrap(),
        )
        .unwrap();
    (config, ca_pem)
}

#[tokio::test]
async fn takes_no_certificate_but_a_good_one() {
    let dialogue = script(&[&HELLO, &MAIL, &RCPT, &DATA, &[Say("250 ok\r\n")]]);
    for (name, is_expired, is_trusted, expected) in [
        ("127.0.0.1", false, true, Ok("ok".to_owned())),
        ("127.0.0.1", true, true, retry()),
        ("mail.example", false, true, retry()),
        ("127.0.0.1", false, false, retry()),
    ] {
        let (config, ca) = certificate(name, is_expired);
        let server = server(vec![dialogue.clone()], Some((config, true))).await;
        let mut settings = SmtpSettings { tls: SmtpTls::Implicit, timeout_ms: 3000, ..settings(server.port) };
        settings.ca_pem = is_trusted.then_some(ca);
        let smtp = Smtp::new(&settings).unwrap();
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, expected, "{name} {is_expired} {is_trusted}");
        if expected.is_err() {
            assert!(smtp.last_error().unwrap().contains("certificate isn't valid"), "{:?}", smtp.last_error());
        }
    }
}

#[tokio::test]
async fn nothing_goes_without_tls_or_through_a_tampered_start() {
    let greet = [Say("220 hi\r\n"), Hear("EHLO")];
    let offer: &[Do] = &[Say("250-hi\r\n250 STARTTLS\r\n"), Hear("STARTTLS")];
    let inside = script(&[&[Tls, Hear("EHLO"), Say("250 hi\r\n")], &MAIL, &RCPT, &DATA, &[Say("250 ok\r\n")]]);
    let table = [
        ("good", script(&[&greet, offer, &[Say("220 go\r\n")], &inside]), Ok("ok".to_owned()), ""),
        ("missing", script(&[&greet, &[Say("250 AUTH PLAIN\r\n"), Hear("")]]), retry(), "no STARTTLS"),
        ("refused", script(&[&greet, offer, &[Say("454 no\r\n")]]), retry(), "refused STARTTLS"),
        (
            "injected",
            script(&[&greet, offer, &[Say("220 go\r\n250 injected\r\n")], &inside]),
            retry(),
            "more than it was asked",
        ),
        ("talks over", script(&[&[Say("220 hi\r\n250-a\r\n250 b\r\n")]]), retry(), "more than it was asked"),
        ("no TLS behind", script(&[&greet, offer, &[Say("220 go\r\n"), Hear("\u{16}")]]), retry(), "in time"),
        ("closes", script(&[&greet]), retry(), "closed"),
        ("endless", script(&[&greet, &[Flood("250-x\r\n")]]), retry(), "doesn't end"),
        ("endless line", script(&[&greet, &[Flood("2")]]), retry(), "doesn't end"),
        ("silent", script(&[&greet, &[Silence]]), retry(), "in time"),
    ];
    for (name, script, expected, words) in table {
        let (config, ca) = certificate("127.0.0.1", false);
        let server = server(vec![script], Some((config, false))).await;
        let tls = SmtpTls::StartTls;
        let smtp =
            Smtp::new(&SmtpSettings { tls, ca_pem: Some(ca), timeout_ms: 2000, ..settings(server.port) }).unwrap();
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, expected, "{name}");
        assert!(smtp.last_error().unwrap_or_default().contains(words), "{name}: {:?}", smtp.last_error());
    }
}

#[tokio::test]
async fn a_probe_tells_the_step_that_fails() {
    let server =
        server(vec![script(&[&HELLO, &[Hear("AUTH"), Say("535 5.7.8 no\r\n")]]), script(&[&HELLO])], None).await;
    let auth = SmtpAuth::Password(SecretString::from("x"));
    let refused = Smtp::new(&SmtpSettings { auth, ..settings(server.port) }).unwrap().probe().await;
    assert_eq!(refused.iter().map(|check| check.works).collect::<Vec<_>>(), [true, true, true, false]);
    assert!(refused[3].words.contains("5.7.8"), "{refused:?}");
    let works = Smtp::new(&settings(server.port)).unwrap().probe().await;
    assert!(works.len() == 4 && works.iter().all(|check| check.works), "{works:?}");
    let nobody = Smtp::new(&settings(1)).unwrap().probe().await;
    assert!(nobody.len() == 1 && !nobody[0].works, "{nobody:?}");
}

#[test]
fn refuses_settings_that_would_leak() {
    let plain = SmtpSettings { host: "mail.example".to_owned(), ..settings(25) };
    assert_eq!(Smtp::new(&plain).unwrap_err(), SmtpSetupError::Plain);
    let broken = SmtpSettings { ca_pem: Some(b"no certificate".to_vec()), ..settings(25) };
    assert_eq!(Smtp::new(&broken).unwrap_err(), SmtpSetupError::Certificates);
    assert_eq!(
        Smtp::new(&SmtpSettings { host: "a b".to_owned(), tls: SmtpTls::Implicit, ..settings(25) }).unwrap_err(),
        SmtpSetupError::Host
    );
}

/// A source of tokens: the first until somebody asks for a fresh one. Keeps what it was asked.
fn tokens() -> (TokenSource, std::sync::Arc<Mutex<Vec<bool>>>) {
    let asked = std::sync::Arc::new(Mutex::new(Vec::new()));
    let kept = asked.clone();
    let source = move |fresh| {
        kept.lock().push(fresh);
        let token = if kept.lock().contains(&true) { "fresh" } else { "old" };
        let token: Result<SecretString, String> = Ok(SecretString::from(token));
        Box::pin(std::future::ready(token)) as std::pin::Pin<Box<dyn Future<Output = _> + Send>>
    };
    (std::sync::Arc::new(source), asked)
}

// user=hilfe^Aauth=Bearer old^A^A, and fresh.
const OLD: &str = "AUTH XOAUTH2 dXNlcj1oaWxmZQFhdXRoPUJlYXJlciBvbGQBAQ==\r\n";
const FRESH: &str = "AUTH XOAUTH2 dXNlcj1oaWxmZQFhdXRoPUJlYXJlciBmcmVzaAEB\r\n";
/// As Google refuses a token: first what is wrong, in a challenge.
const REFUSED: [Do; 3] = [Say("334 eyJzdGF0dXMiOiI0MDAifQ==\r\n"), Hear("\r\n"), Say("535 5.7.8 not accepted\r\n")];
const GOOD: [Do; 1] = [Say("235 ok\r\n")];
const RSET: [Do; 2] = [Hear("RSET"), Say("250 ok\r\n")];
const TAKEN: [Do; 1] = [Say("250 ok\r\n")];

#[tokio::test]
async fn a_connection_that_was_signed_in_with_a_token_carries_many_mails() {
    let one = script(&[
        &HELLO,
        &[Hear(OLD)],
        &GOOD,
        &MAIL,
        &RCPT,
        &DATA,
        &TAKEN,
        &RSET,
        &MAIL,
        &RCPT,
        &DATA,
        &TAKEN,
        &RSET,
        &MAIL,
        &RCPT,
        &DATA,
        &TAKEN,
    ]);
    let server = server(vec![one], None).await;
    let (source, asked) = tokens();
    let smtp = Smtp::new(&SmtpSettings { auth: SmtpAuth::Tokens(source), ..settings(server.port) }).unwrap();
    for _ in 0..3 {
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, Ok("ok".to_owned()));
    }
    assert_eq!(*asked.lock(), [false]);
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    // Microsoft refuses at once.
    for refusal in [REFUSED.to_vec(), vec![Say("535 5.7.3 unsuccessful\r\n")]] {
        let refused = script(&[&HELLO, &[Hear(OLD)], &refusal]);
        let taken = script(&[&HELLO, &[Hear(FRESH)], &GOOD, &MAIL, &RCPT, &DATA, &TAKEN]);
        let server = server(vec![refused, taken], None).await;
        let (source, asked) = tokens();
        let smtp = Smtp::new(&SmtpSettings { auth: SmtpAuth::Tokens(source), ..settings(server.port) }).unwrap();
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, Ok("ok".to_owned()));
        assert_eq!((asked.lock().clone(), smtp.last_error()), (vec![false, true], None));
    }
    let twice = [OLD, FRESH].map(|line| script(&[&HELLO, &[Hear(line)], &REFUSED]));
    let server = server(twice.to_vec(), None).await;
    let (source, asked) = tokens();
    let smtp = Smtp::new(&SmtpSettings { auth: SmtpAuth::Tokens(source), ..settings(server.port) }).unwrap();
    assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, retry());
    assert_eq!(*asked.lock(), [false, true]);
    assert!(smtp.last_error().unwrap().contains("refused the sign-in (5.7.8)"), "{:?}", smtp.last_error());
}

#[tokio::test]
async fn a_connection_whose_sign_in_ended_is_not_used_again() {
    let ended = script(&[
        &HELLO,
        &[Hear(OLD)],
        &GOOD,
        &MAIL,
        &RCPT,
        &DATA,
        &TAKEN,
        &RSET,
        &[Hear("MAIL"), Say("530 5.7.0 expired\r\n")],
    ]);
    let anew = script(&[&HELLO, &[Hear(OLD)], &GOOD, &MAIL, &RCPT, &DATA, &TAKEN]);
    let server = server(vec![ended, anew], None).await;
    let smtp = Smtp::new(&SmtpSettings { auth: SmtpAuth::Tokens(tokens().0), ..settings(server.port) }).unwrap();
    let results = [Ok("ok".to_owned()), retry(), Ok("ok".to_owned())];
    for expected in results {
        assert_eq!(smtp.send(&mail(&["kind@mail.example"])).await, expected);
    }
}

/// A mailbox whose servers take tokens.
fn mailbox(port: u16, tokens: Option<TokenSource>) -> Mailbox {
    let host = MemoryHost::new(1, FakeClock::new()).unwrap();
    let settings = Settings {
        address: "hilfe@hotline.example".into(),
        imap: imap::Settings {
            host: "127.0.0.1".into(),
            port,
            tls: imap::Tls::Plain,
            username: "hilfe".into(),
            auth: imap::Auth::XOAuth2,
            ..imap::Settings::default()
        },
        smtp: earshot_email::Smtp {
            host: "127.0.0.1".into(),
            port,
            tls: imap::Tls::Plain,
            username: "hilfe".into(),
            auth: imap::Auth::XOAuth2,
            ..earshot_email::Smtp::default()
        },
        ..Settings::default()
    };
    let world = World { clock: FakeClock::new().reader(), chance: std::sync::Arc::new(|| 7), tokens };
    Mailbox::new(ChannelId(Uuid::from_u128(1)), settings, std::sync::Arc::new(host), world)
}

#[tokio::test]
async fn a_mailbox_with_tokens_keeps_its_connections() {
    let one = script(&[&HELLO, &[Hear(OLD)], &GOOD, &MAIL, &RCPT, &DATA, &TAKEN, &RSET, &MAIL, &RCPT, &DATA, &TAKEN]);
    let server = server(vec![one], None).await;
    let (source, asked) = tokens();
    let mailbox = mailbox(server.port, Some(source));
    for number in 1..=2 {
        let out = Outbound {
            id: MessageId(Uuid::from_u128(number)),
            thread: ThreadId(Uuid::from_u128(9)),
            automatic: false,
            carrier_id: CarrierId::new("x"),
            to: Address::new("kind@mail.example"),
            author: String::new(),
            text: "Hallo".into(),
            subject: None,
            references: Vec::new(),
            attachments: Vec::new(),
            unsure_since: None,
            accepted: Vec::new(),
            discreet: false,
        };
        assert_eq!(mailbox.send(&out).await.unwrap().state, DeliveryState::Sent);
    }
    assert_eq!(*asked.lock(), [false]);
}

#[tokio::test]
async fn a_test_beside_the_channel_that_runs_asks_for_no_token_and_signs_in_nobody() {
    let imap = script(&[&[Say("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] hi\r\n"), Hear("")]]);
    let smtp = script(&[&HELLO, &[Hear("QUIT"), Say("221 bye\r\n")]]);
    let mut server = server(vec![imap, smtp], None).await;
    let probe = mailbox(server.port, None).probe().await;
    let words: Vec<_> = probe.checks.iter().map(|check| check.words.as_str()).collect();
    assert!(probe.checks.iter().all(|check| check.works), "{words:?}");
    assert_eq!(words.iter().filter(|words| words.contains("is not tried here")).count(), 2, "{words:?}");
    assert!(!words.iter().any(|words| words.contains("accepts the sign-in")), "{words:?}");
    let heard = server.tasks.join_next().await.unwrap().unwrap();
    assert!(!heard.iter().any(|line| line.contains("AUTH")), "{heard:?}");
}
