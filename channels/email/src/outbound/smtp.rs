//! Hands mails to a server over SMTP and says what became of them.
//!
//! Deliberately absent: retries (the outbox's), and sending without TLS but to this machine. Invariant: a connection that
//! breaks after a mail's end went out makes the mail [`SendError::Unknown`], before that [`SendError::Retry`]. To tell
//! these apart the client is driven command by command over a stream that remembers ([`guard`]).

mod connect;
mod guard;

use std::collections::HashSet;
use std::error::Error as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use earshot_channel::{ProbeCheck, SendError};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::response::Response;
use parking_lot::Mutex;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use secrecy::SecretString;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout, timeout_at};

use self::connect::{Fault, Link, Setup, Step};
use super::compose::Composed;
use crate::imap::TokenSource;

/// How long a connection may wait for its next mail; servers close at five minutes (RFC 5321 §4.5.3.2.7).
const IDLE: Duration = Duration::from_secs(60);
/// How long a mail waits for a connection before it is told to come back: it was not begun then.
const PERMIT_WITHIN: Duration = Duration::from_secs(30);
/// The answer to a whole mail may take so many times the timeout: servers scan it first (RFC 5321 §4.5.3.2.6).
const SCAN_FACTOR: u32 = 5;
/// What a slow line takes.
const SLOWEST_BYTES_A_SECOND: u64 = 16 * 1024;
/// How long a mail's way out may take in all: the outbox waits a little longer, and what it cuts nobody can judge any more.
pub const SEND_WITHIN: Duration = Duration::from_secs(280);
/// Recipients that are remembered because their mails were put off.
const PUT_OFF: usize = 100;
/// Enhanced codes by which servers refuse whoever sends, rather than the mail or its recipient.
const SENDER_REFUSED: [&str; 8] = ["5.1.7", "5.1.8", "5.7.60", "5.7.501", "5.7.502", "5.7.705", "5.7.708", "5.7.750"];
/// Characters kept of a server's words.
const WORDS_CHARS: usize = 200;

/// Where and how mails are handed over.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Name or address of the server; the certificate must name it.
    pub host: String,
    /// Port: 465 for implicit TLS, 587 for STARTTLS.
    pub port: u16,
    /// How the connection is secured.
    pub tls: SmtpTls,
    /// Whom to sign in.
    pub username: String,
    /// How to sign in.
    pub auth: SmtpAuth,
    /// Certificates (PEM) to be trusted beside the system's.
    pub ca_pem: Option<Vec<u8>>,
    /// Longest wait for one answer, in milliseconds.
    pub timeout_ms: u64,
    /// Connections at a time.
    pub pool: usize,
}

/// How a connection is secured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte.
    Implicit,
    /// STARTTLS, required.
    StartTls,
    /// None: only to this machine.
    None,
}

/// How to sign in. Its `Debug` redacts.
#[derive(Clone)]
pub enum SmtpAuth {
    /// Not at all.
    None,
    /// With a password.
    Password(SecretString),
    /// With an access token.
    XOAuth2(SecretString),
    /// With an access token that is asked for at every sign-in, because tokens end.
    Tokens(TokenSource),
}

impl std::fmt::Debug for SmtpAuth {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::None => "None",
            Self::Password(_) => "Password(…)",
            Self::XOAuth2(_) => "XOAuth2(…)",
            Self::Tokens(_) => "Tokens(…)",
        })
    }
}

/// Why settings can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpSetupError {
    /// No TLS to another machine.
    #[error("without TLS mails go only to a server on this machine")]
    Plain,
    /// The host is no name and no address.
    #[error("the server's name isn't one")]
    Host,
    /// The extra certificates can't be read, or TLS can't be set up.
    #[error("the certificates can't be read")]
    Certificates,
}

/// Hands over mails; connections are kept for the next. Cheap to share behind an `Arc`.
pub struct Smtp {
    settings: SmtpSettings,
    setup: Setup,
    permits: Semaphore,
    idle: Mutex<Vec<Idle>>,
    last_error: Mutex<Option<String>>,
    /// Prints of recipients whose mails were put off since one went.
    put_off: Mutex<HashSet<u64>>,
}

struct Idle {
    link: Link,
    since: Instant,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Smtp").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Smtp {
    /// Prepares; connects at the first mail.
    ///
    /// # Errors
    /// See [`SmtpSetupError`].
    pub fn new(settings: &SmtpSettings) -> Result<Self, SmtpSetupError> {
        if settings.tls == SmtpTls::None && !is_this_machine(&settings.host) {
            return Err(SmtpSetupError::Plain);
        }
        let name = ServerName::try_from(settings.host.clone()).map_err(|_| SmtpSetupError::Host)?;
        Ok(Self {
            setup: Setup::new(tls_config(settings.ca_pem.as_deref())?, name),
            permits: Semaphore::new(settings.pool.clamp(1, 64)),
            settings: settings.clone(),
            idle: Mutex::default(),
            last_error: Mutex::default(),
            put_off: Mutex::default(),
        })
    }

    /// Hands over one mail to all its recipients or to none: if one is refused, nothing is sent. `Ok` holds the server's
    /// words, cut. Cut off while it runs, the mail is as after [`SendError::Unknown`].
    ///
    /// # Errors
    /// [`SendError::Reject`] with the enhanced status or reply code for a 5yz answer; [`SendError::Retry`] for a 4yz
    /// answer and whatever went wrong before the mail's end was sent, with the words in [`Smtp::last_error`];
    /// [`SendError::Unknown`] where the answer to the whole mail is missing.
    pub async fn send(&self, mail: &Composed) -> Result<String, SendError> {
        self.send_until(mail, Instant::now() + SEND_WITHIN).await
    }

    /// The same, ended by a moment: a mail whose end did not go out by then was not sent.
    ///
    /// # Errors
    /// As [`Smtp::send`].
    pub async fn send_until(&self, mail: &Composed, until: Instant) -> Result<String, SendError> {
        let retry = SendError::Retry { after_ms: None };
        let Ok(Ok(_permit)) = timeout(PERMIT_WITHIN, self.permits.acquire()).await else {
            return Err(retry);
        };
        let mut link = match timeout_at(until, self.link()).await {
            Ok(link) => link.map_err(|fault| self.remembered(fault))?,
            Err(_) => {
                *self.last_error.lock() = Some("the server for outgoing mail answers too slowly".into());
                return Err(retry);
            }
        };
        let sent = hand_over(&mut link, mail, self.limit(), until).await;
        match sent {
            Ok(words) => {
                *self.last_error.lock() = None;
                self.put_off.lock().clear();
                self.keep(link);
                Ok(words)
            }
            Err(failure) => {
                if failure.is_usable {
                    self.keep(link);
                }
                let words = failure.words.filter(|_| failure.is_of_all || self.puts_off_others(mail));
                if let Some(words) = words {
                    *self.last_error.lock() = Some(words);
                }
                Err(failure.error)
            }
        }
    }

    /// What keeps mails from being handed over, for people: a refused sign-in, a bad certificate. `None` once one went.
    #[must_use]
    pub fn last_error(&self) -> Option<String> {
        self.last_error.lock().clone()
    }

    /// Connects and signs in, and sends nothing.
    pub async fn probe(&self) -> Vec<ProbeCheck> {
        let steps = [
            (Step::Reach, "the server for outgoing mail can be reached"),
            (Step::Tls, "the connection to it is secure"),
            (Step::Greet, "it speaks SMTP"),
            (Step::SignIn, "it accepts the sign-in"),
        ];
        let opened = self.open().await;
        let failed = opened.as_ref().err().map(|fault| (fault.step, fault.words.clone()));
        if let Ok(mut link) = opened {
            let _ = timeout(self.limit(), link.client.quit()).await;
        }
        let mut checks = Vec::new();
        for (step, words) in steps {
            if let Some((at, why)) = &failed
                && *at == step
            {
                checks.push(ProbeCheck { works: false, words: format!("Outgoing mail: {why}.") });
                break;
            }
            checks.push(ProbeCheck { works: true, words: format!("Outgoing mail: {words}.") });
        }
        checks
    }

    fn limit(&self) -> Duration {
        Duration::from_millis(self.settings.timeout_ms)
    }

    /// A kept connection that still answers, or a new one.
    async fn link(&self) -> Result<Link, Fault> {
        loop {
            let kept = self.idle.lock().pop();
            let Some(Idle { mut link, since }) = kept else { break };
            let is_fresh = since.elapsed() < IDLE;
            if is_fresh && matches!(timeout(self.limit(), link.client.command(Rset)).await, Ok(Ok(_))) {
                return Ok(link);
            }
        }
        self.open().await
    }

    /// A new connection. Where a token is refused, once more with a fresh one.
    async fn open(&self) -> Result<Link, Fault> {
        match connect::open(&self.settings, &self.setup, false).await {
            Err(fault) if fault.token_refused => connect::open(&self.settings, &self.setup, true).await,
            opened => opened,
        }
    }

    fn keep(&self, link: Link) {
        let mut idle = self.idle.lock();
        idle.retain(|kept| kept.since.elapsed() < IDLE);
        if idle.len() < self.settings.pool.max(1) {
            idle.push(Idle { link, since: Instant::now() });
        }
    }

    /// Whether mails to others were put off as well since one went: then it is the way out that is ill, and not one recipient's server.
    fn puts_off_others(&self, mail: &Composed) -> bool {
        let mut print = DefaultHasher::new();
        mail.envelope.to().hash(&mut print);
        let mut put_off = self.put_off.lock();
        if put_off.len() < PUT_OFF {
            put_off.insert(print.finish());
        }
        put_off.len() > 1
    }

    /// No connection is nobody's refusal of the mail: it waits until somebody mends it.
    fn remembered(&self, fault: Fault) -> SendError {
        *self.last_error.lock() = Some(fault.words);
        SendError::Retry { after_ms: None }
    }
}

/// Why a mail wasn't handed over.
struct Failure {
    error: SendError,
    /// For the channel's health.
    words: Option<String>,
    /// It would have met any mail; otherwise it may be about this recipient alone.
    is_of_all: bool,
    /// The dialogue stands where the next mail may begin.
    is_usable: bool,
}

/// One mail over one connection.
async fn hand_over(link: &mut Link, mail: &Composed, limit: Duration, until: Instant) -> Result<String, Failure> {
    let Link { client, progress } = link;
    progress.begin();
    let mut at = At::Sender;
    let dialogue = async {
        command(client, Mail::new(mail.envelope.from().cloned(), Vec::new()), limit).await?;
        at = At::Recipient;
        for recipient in mail.envelope.to() {
            command(client, Rcpt::new(recipient.clone(), Vec::new()), limit).await?;
        }
        at = At::Words;
        command(client, Data, limit).await?;
        // Large files over a slow line take their time, and then the server scans them.
        let upload = Duration::from_secs(mail.bytes.len() as u64 / SLOWEST_BYTES_A_SECOND);
        match timeout(limit * SCAN_FACTOR + upload, client.message(&mail.bytes)).await {
            Ok(answered) => answered.map_err(Broken::Answer),
            Err(_) => Err(Broken::Silence),
        }
    };
    let result = timeout_at(until, dialogue).await.unwrap_or(Err(Broken::TooSlow));
    // Nobody is named as the sender of what must not be answered, and a server may not take that from us.
    let at = if at == At::Sender && mail.envelope.from().is_none() { At::Words } else { at };
    match result {
        Ok(response) => Ok(server_words(&response)),
        Err(broken) => Err(judged(&broken, at, progress.has_ended())),
    }
}

/// What a dialogue is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Sender,
    Recipient,
    Words,
}

enum Broken {
    Answer(SmtpError),
    Silence,
    /// There was no more time.
    TooSlow,
}

async fn command<C: std::fmt::Display>(
    client: &mut AsyncSmtpConnection,
    command: C,
    limit: Duration,
) -> Result<Response, Broken> {
    match timeout(limit, client.command(command)).await {
        Ok(answered) => answered.map_err(Broken::Answer),
        Err(_) => Err(Broken::Silence),
    }
}

/// From an answer, or the lack of one, to the state of the mail.
fn judged(broken: &Broken, at: At, has_ended: bool) -> Failure {
    let lost = |words: &str| {
        let error = if has_ended { SendError::Unknown } else { SendError::Retry { after_ms: None } };
        Failure { error, words: Some(words.to_owned()), is_of_all: true, is_usable: false }
    };
    let broke = "the connection to the server broke while a mail was handed over";
    let answer = match broken {
        Broken::Answer(answer) => answer,
        Broken::Silence => return lost(broke),
        Broken::TooSlow => return lost("the way to the server is too slow: a mail was not through after minutes"),
    };
    let Some(code) = answer.status() else { return lost(broke) };
    let code = code.to_string();
    let retry = |words: String| Failure {
        error: SendError::Retry { after_ms: None },
        words: Some(words),
        // 421: the server closes; 4.3.z: it is ill itself (RFC 3463 §3.4).
        is_of_all: at == At::Sender || code == "421" || reply_words(answer).starts_with("4.3."),
        is_usable: code != "421" && !has_ended,
    };
    match code.as_str() {
        // Our set-up, not the mail: it waits until somebody mends it. A token may have ended meanwhile, and a new connection
        // signs in anew.
        "530" | "534" | "535" | "538" => Failure {
            is_of_all: true,
            is_usable: false,
            ..retry(format!("the server wants another sign-in ({})", reply_words(answer)))
        },
        _ if answer.is_permanent() && (at == At::Sender || is_about_sender(answer)) => Failure {
            is_of_all: true,
            is_usable: true,
            ..retry(format!(
                "the server does not let this account send as the mailbox's address ({})",
                reply_words(answer)
            ))
        },
        _ if answer.is_permanent() => Failure {
            error: SendError::Reject { code: reply_words(answer) },
            words: None,
            is_of_all: false,
            is_usable: true,
        },
        _ => retry(format!("the server puts mails off ({})", reply_words(answer))),
    }
}

/// Whether a refusal is of whoever sends. Postfix says so only when it hears of the recipient, others when they have it all.
fn is_about_sender(error: &SmtpError) -> bool {
    let text = error.source().map(ToString::to_string).unwrap_or_default().to_lowercase();
    text.contains("sender address rejected") || SENDER_REFUSED.contains(&reply_words(error).as_str())
}

/// An answer's enhanced status, or its reply code, or what went wrong in one word. Never the server's own text, which
/// may repeat addresses.
fn reply_words(error: &SmtpError) -> String {
    let Some(code) = error.status() else {
        let kind = if error.is_timeout() {
            "no answer in time"
        } else if error.is_client() {
            "no common way"
        } else {
            "connection lost"
        };
        return kind.to_owned();
    };
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    let status = text.split_whitespace().next().filter(|word| is_enhanced(word, &code.to_string()));
    status.map_or_else(|| code.to_string(), str::to_owned)
}

/// `d.ddd.ddd` (RFC 2034) of the same class as the reply.
fn is_enhanced(word: &str, code: &str) -> bool {
    let mut parts = word.split('.');
    let class = parts.next().unwrap_or_default();
    let number = |part: Option<&str>| {
        part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    class.len() == 1
        && code.starts_with(class)
        && number(parts.next())
        && number(parts.next())
        && parts.next().is_none()
}

fn server_words(response: &Response) -> String {
    let words: String = response.message().collect::<Vec<_>>().join(" ");
    words.chars().filter(|letter| !letter.is_control()).take(WORDS_CHARS).collect()
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The system's certificates and those of the settings.
fn tls_config(ca_pem: Option<&[u8]>) -> Result<rustls::ClientConfig, SmtpSetupError> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(pem) = ca_pem {
        let mut added = 0;
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|_| SmtpSetupError::Certificates)?;
            roots.add(certificate).map_err(|_| SmtpSetupError::Certificates)?;
            added += 1;
        }
        if added == 0 {
            return Err(SmtpSetupError::Certificates);
        }
    }
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| SmtpSetupError::Certificates)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
