//! From nothing to a signed-in SMTP connection. TLS is done here and not by the client: after STARTTLS nothing that came
//! before the handshake may be heard (CVE-2011-0411), and a server without it is refused.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::extension::ClientId;
use rustls::pki_types::ServerName;
use secrecy::{ExposeSecret, SecretString, zeroize::Zeroizing};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::guard::{ANSWER_BYTES, Guarded, Progress};
use super::{SmtpAuth, SmtpSettings, SmtpTls, reply_words};

/// How long a source may take for a token; it asks its provider.
const TOKEN_WITHIN: Duration = Duration::from_secs(30);

/// What a set-up needs beside the settings.
pub(super) struct Setup {
    pub connector: TlsConnector,
    pub name: ServerName<'static>,
}

/// A connection that may send, and how far it got.
pub(super) struct Link {
    pub client: AsyncSmtpConnection,
    pub progress: Progress,
}

/// Why there is no connection, for people: without addresses and secrets.
#[derive(Debug)]
pub(super) struct Fault {
    pub step: Step,
    pub words: String,
    /// A token was refused that a source may have a fresher one for.
    pub token_refused: bool,
}

/// How far connecting got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Reach,
    Tls,
    Greet,
    SignIn,
}

/// Connects, secures and signs in; each step ends within the timeout. `renew` goes to the source of tokens, if there is one.
pub(super) async fn open(settings: &SmtpSettings, setup: &Setup, renew: bool) -> Result<Link, Fault> {
    let limit = Duration::from_millis(settings.timeout_ms);
    let within = |step| move |_| fault(step, "the server didn't answer in time");
    let tcp = timeout(limit, TcpStream::connect((settings.host.as_str(), settings.port)))
        .await
        .map_err(within(Step::Reach))?
        .map_err(|error| fault(Step::Reach, &format!("the server can't be reached ({})", error.kind())))?;
    let progress = Progress::default();
    let stream = timeout(limit, secured(tcp, settings.tls, setup, &progress)).await.map_err(within(Step::Tls))??;
    // The machine's own name is nobody's business.
    let hello = ClientId::Ipv4(Ipv4Addr::LOCALHOST);
    let mut client = timeout(limit, AsyncSmtpConnection::connect_with_transport(stream, &hello))
        .await
        .map_err(within(Step::Greet))?
        .map_err(|error| fault(Step::Greet, &format!("the server doesn't greet us ({})", reply_words(&error))))?;
    let SmtpAuth::Tokens(source) = &settings.auth else {
        timeout(limit, signed_in(&mut client, settings)).await.map_err(within(Step::SignIn))??;
        return Ok(Link { client, progress });
    };
    let token = timeout(TOKEN_WITHIN, source(renew))
        .await
        .map_err(|_| fault(Step::SignIn, "the provider of access tokens did not answer in time"))?
        .map_err(|words| fault(Step::SignIn, words.trim_end_matches('.')))?;
    let signed_in = timeout(limit, with_token(&mut client, &settings.username, &token)).await;
    match signed_in.map_err(within(Step::SignIn))? {
        Err(fault) => Err(Fault { token_refused: fault.token_refused && !renew, ..fault }),
        Ok(()) => Ok(Link { client, progress }),
    }
}

async fn secured(
    tcp: TcpStream,
    tls: SmtpTls,
    setup: &Setup,
    progress: &Progress,
) -> Result<Box<dyn AsyncTokioStream>, Fault> {
    let unreachable = |error: std::io::Error| fault(Step::Reach, &format!("the connection broke ({})", error.kind()));
    let peer = tcp.peer_addr().map_err(unreachable)?;
    tcp.set_nodelay(true).map_err(unreachable)?;
    let (tcp, greeting): (TcpStream, &'static [u8]) = match tls {
        SmtpTls::None => return Ok(Box::new(Guarded::new(tcp, peer, b"", progress.clone()))),
        SmtpTls::Implicit => (tcp, b""),
        // The client waits for a greeting, which the server gave before TLS.
        SmtpTls::StartTls => (asked_for_tls(tcp).await?, b"220 TLS\r\n"),
    };
    let secure = setup
        .connector
        .connect(setup.name.clone(), tcp)
        .await
        .map_err(|error| fault(Step::Tls, &format!("the secure connection failed: {}", tls_words(&error))))?;
    Ok(Box::new(Guarded::new(secure, peer, greeting, progress.clone())))
}

/// The dialogue before TLS. A server that says more than it was asked is cut off.
async fn asked_for_tls(mut tcp: TcpStream) -> Result<TcpStream, Fault> {
    let greeting = answer(&mut tcp).await?;
    if greeting.code != 220 {
        return Err(fault(Step::Greet, &format!("the server doesn't greet us ({})", greeting.code)));
    }
    say(&mut tcp, b"EHLO [127.0.0.1]\r\n").await?;
    let offer = answer(&mut tcp).await?;
    let offers = offer.code == 250
        && offer
            .text
            .lines()
            .any(|line| line.get(4..).is_some_and(|word| word.trim().eq_ignore_ascii_case("STARTTLS")));
    if !offers {
        return Err(fault(Step::Tls, "the server offers no STARTTLS, and nothing is sent without TLS"));
    }
    say(&mut tcp, b"STARTTLS\r\n").await?;
    match answer(&mut tcp).await?.code {
        220 => Ok(tcp),
        code => Err(fault(Step::Tls, &format!("the server refused STARTTLS ({code})"))),
    }
}

struct Answer {
    code: u16,
    text: String,
}

/// One answer and nothing behind it.
async fn answer(tcp: &mut TcpStream) -> Result<Answer, Fault> {
    let broken = || fault(Step::Greet, "the server closed the connection");
    let mut bytes = Vec::new();
    let mut chunk = [0; 2048];
    let mut line = 0;
    loop {
        let read = tcp.read(&mut chunk).await.map_err(|_| broken())?;
        if read == 0 {
            return Err(broken());
        }
        bytes.extend_from_slice(chunk.get(..read).unwrap_or_default());
        if bytes.len() > ANSWER_BYTES {
            return Err(fault(Step::Greet, "the server's answer doesn't end"));
        }
        while let Some(length) = bytes.get(line..).and_then(|rest| rest.iter().position(|byte| *byte == b'\n')) {
            let is_last = bytes.get(line + 3) != Some(&b'-');
            let end = line + length + 1;
            if is_last {
                if end < bytes.len() {
                    return Err(fault(Step::Tls, "the server says more than it was asked, as an attacker would"));
                }
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let code = text.get(line..line + 3).and_then(|code| code.parse().ok());
                return code
                    .map(|code| Answer { code, text })
                    .ok_or_else(|| fault(Step::Greet, "the server doesn't speak SMTP"));
            }
            line = end;
        }
    }
}

async fn say(tcp: &mut TcpStream, line: &[u8]) -> Result<(), Fault> {
    tcp.write_all(line).await.map_err(|_| fault(Step::Greet, "the server closed the connection"))
}

async fn signed_in(client: &mut AsyncSmtpConnection, settings: &SmtpSettings) -> Result<(), Fault> {
    let secret = match &settings.auth {
        SmtpAuth::None | SmtpAuth::Tokens(_) => return Ok(()),
        SmtpAuth::XOAuth2(token) => return with_token(client, &settings.username, token).await,
        SmtpAuth::Password(secret) => secret,
    };
    let credentials = Credentials::new(settings.username.clone(), secret.expose_secret().to_owned());
    match client.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await {
        Ok(_) => Ok(()),
        Err(error) => Err(refused(&error)),
    }
}

/// XOAUTH2 as Google and Microsoft document it. Some servers say what is wrong in a challenge first, and refuse only after an
/// empty line; the client's own way stops at that challenge.
async fn with_token(client: &mut AsyncSmtpConnection, user: &str, token: &SecretString) -> Result<(), Fault> {
    if !client.server_info().supports_auth_mechanism(Mechanism::Xoauth2) {
        return Err(fault(Step::SignIn, "the server takes no access tokens (XOAUTH2)"));
    }
    let token = token.expose_secret();
    if [user, token].iter().any(|text| text.chars().any(char::is_control)) {
        return Err(fault(Step::SignIn, "the user name or the access token holds a sign that no mail server takes"));
    }
    let plain = Zeroizing::new(format!("user={user}\x01auth=Bearer {token}\x01\x01"));
    let response = Zeroizing::new(STANDARD.encode(plain.as_bytes()));
    let line = Zeroizing::new(format!("AUTH XOAUTH2 {}\r\n", response.as_str()));
    let mut answered = client.command(line.as_str()).await;
    if answered.as_ref().is_ok_and(|answer| answer.has_code(334)) {
        answered = client.command("\r\n").await;
    }
    match answered {
        Ok(answer) if answer.has_code(235) => Ok(()),
        Ok(_) => Err(fault(Step::SignIn, "the server goes on asking for a sign-in")),
        Err(error) => {
            let token_refused = error.status().is_some_and(|code| ["534", "535"].contains(&code.to_string().as_str()));
            Err(Fault { token_refused, ..refused(&error) })
        }
    }
}

fn refused(error: &lettre::transport::smtp::Error) -> Fault {
    fault(Step::SignIn, &format!("the server refused the sign-in ({})", reply_words(error)))
}

/// What is wrong with a certificate, in the words that an administrator looks for.
fn tls_words(error: &std::io::Error) -> String {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(reason)) => format!("its certificate isn't valid ({reason:?})")
            .chars()
            .take_while(|letter| *letter != '{')
            .collect::<String>()
            .trim_end_matches(['(', ' '])
            .to_owned(),
        _ => error.kind().to_string(),
    }
}

fn fault(step: Step, words: &str) -> Fault {
    Fault { step, words: words.to_owned(), token_refused: false }
}

impl Setup {
    pub(super) fn new(config: rustls::ClientConfig, name: ServerName<'static>) -> Self {
        Self { connector: TlsConnector::from(Arc::new(config)), name }
    }
}
