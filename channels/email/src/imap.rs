//! Receiving from a mailbox by IMAP (RFC 3501, with IDLE where it is offered).
//!
//! A [`Receiver`] connects, reads the folders of the set-up and hands every mail to a [`Sink`] together with the cursor
//! that goes with it. What the server says is read by the crate async-imap, behind a guard that keeps it to limits.
//! Deliberately absent: what mails mean (see [`crate::read`]), and every command that changes something on the server.
//! Invariants: the cursor moves only after the sink's `Ok`; progress goes by UIDVALIDITY and UID; no password goes over a
//! connection that is not protected; memory is bounded whatever the server sends; nothing that is said reaches a log.

mod answer;
mod cursor;
mod folder;
mod guard;
mod health;
mod login;
mod names;
mod probe;
mod receive;
mod session;
mod stub;
mod tls;
mod trouble;

use std::{fmt, future::Future, net::IpAddr, pin::Pin, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use earshot_channel::UnixMillis;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

pub use cursor::{Cursor, FolderCursor};
pub use health::{Health, State};
pub use probe::{probe, probe_door};
pub use receive::Receiver;
#[doc(hidden)]
pub use receive::fuzz;

/// Where the receiver reads the time from.
pub type Clock = Arc<dyn Fn() -> UnixMillis + Send + Sync>;
/// Where it takes chance from: any number, the next time another. Spreads waits; nothing secret depends on it.
pub type Chance = Arc<dyn Fn() -> u64 + Send + Sync>;
/// Gives an access token; `true` asks for a fresh one because the last was refused. Fails in words for an operator.
pub type TokenSource =
    Arc<dyn Fn(bool) -> Pin<Box<dyn Future<Output = Result<SecretString, String>> + Send>> + Send + Sync>;

/// A mailbox as it is set up, without its secret. Its Debug shows neither the user nor the folders.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The server's name, as it stands in its certificate.
    pub host: String,
    /// Its port, commonly 993, or 143 with STARTTLS.
    pub port: u16,
    /// How the connection is protected.
    pub tls: Tls,
    /// User name of the mailbox.
    pub username: String,
    /// What proves the user.
    pub auth: Auth,
    /// Certificates (PEM) of an authority that is trusted beside those of the system.
    pub ca_pem: Option<String>,
    /// Folders to read, as people write their names. IDLE listens to the first.
    pub folders: Vec<String>,
    /// How often all folders are looked through, whether IDLE told of anything or not.
    pub poll_ms: u64,
    /// Whether IDLE is used where the server offers it.
    pub idle: bool,
    /// A larger mail is not fetched whole: see [`Body::Stub`].
    pub mail_limit_bytes: u64,
    /// Most mails of a batch.
    pub batch_mails: usize,
    /// Most bytes of a batch of several mails.
    pub batch_bytes: u64,
    /// Time limits.
    pub timing: Timing,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("auth", &self.auth)
            .field("folders", &self.folders.len())
            .finish_non_exhaustive()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 993,
            tls: Tls::Implicit,
            username: String::new(),
            auth: Auth::Password,
            ca_pem: None,
            folders: vec!["INBOX".into()],
            poll_ms: 60_000,
            idle: true,
            mail_limit_bytes: 30 * 1024 * 1024,
            batch_mails: 50,
            batch_bytes: 1024 * 1024,
            timing: Timing::default(),
        }
    }
}

impl Settings {
    /// Looks for what can't work.
    ///
    /// # Errors
    /// Words that say what to mend.
    pub fn check(&self) -> Result<(), String> {
        if self.host.is_empty() || self.port == 0 {
            return Err("The mail server's name and port are missing.".into());
        }
        if self.tls == Tls::Plain && !is_loopback(&self.host) {
            return Err("A mail server elsewhere is only reached with TLS: choose TLS or STARTTLS.".into());
        }
        if self.username.is_empty() {
            return Err("The mailbox's user name is missing.".into());
        }
        if self.folders.is_empty() || self.folders.iter().any(|name| name.is_empty() || name.contains('\0')) {
            return Err("At least one folder has to be named, commonly INBOX.".into());
        }
        if self.batch_mails == 0 || self.mail_limit_bytes == 0 {
            return Err("The limits of a mail and of a batch must be above 0.".into());
        }
        Ok(())
    }
}

pub(crate) fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// TLS from the first byte.
    #[default]
    Implicit,
    /// Begun in clear; nothing is said before TLS stands.
    StartTls,
    /// Not at all; only to this machine itself, for tests.
    Plain,
}

/// What proves the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// A password.
    #[default]
    Password,
    /// An OAuth2 access token by XOAUTH2.
    XOAuth2,
}

/// The secret that goes with [`Auth`].
#[derive(Clone)]
pub enum Credentials {
    /// For [`Auth::Password`].
    Password(SecretString),
    /// For [`Auth::XOAuth2`].
    Token(TokenSource),
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Password(_) => "Password(…)",
            Self::Token(_) => "Token(…)",
        })
    }
}

/// Time limits, in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Timing {
    /// To connect, TLS included.
    pub connect_ms: u64,
    /// Until the server has greeted.
    pub greeting_ms: u64,
    /// For a command that moves no mails.
    pub command_ms: u64,
    /// For a fetch or a search, all in all.
    pub fetch_ms: u64,
    /// Longest silence within an answer.
    pub silence_ms: u64,
    /// After which IDLE is begun anew; below 29 minutes (RFC 2177).
    pub idle_renew_ms: u64,
    /// Shortest time between two looks into a folder.
    pub settle_ms: u64,
    /// After which a mail that could not be fetched is asked for again.
    pub mend_ms: u64,
    /// First wait after a failure; doubled with each further one.
    pub retry_ms: u64,
    /// Longest wait after a failure.
    pub retry_limit_ms: u64,
    /// First wait after a refused login; doubled up to six times that.
    pub refused_ms: u64,
    /// First wait where the server asks for fewer requests.
    pub slowed_ms: u64,
    /// A connection that lived so long was a good one: the next failure counts as the first.
    pub steady_ms: u64,
    /// For the good-bye.
    pub logout_ms: u64,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            connect_ms: 20_000,
            greeting_ms: 30_000,
            command_ms: 45_000,
            fetch_ms: 10 * 60_000,
            silence_ms: 45_000,
            idle_renew_ms: 25 * 60_000,
            settle_ms: 500,
            mend_ms: 60_000,
            retry_ms: 2_000,
            retry_limit_ms: 15 * 60_000,
            refused_ms: 10 * 60_000,
            slowed_ms: 5 * 60_000,
            steady_ms: 2 * 60_000,
            logout_ms: 1_000,
        }
    }
}

/// From where a folder is read that was never read before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StartAt {
    /// What comes from now on.
    Now,
    /// All that is there.
    Everything,
}

/// A mail of the server, or what could be had of it. Its Debug shows no content.
#[derive(Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The folder as the set-up names it.
    pub folder: String,
    /// The numbering that the UID belongs to; 0: this is no mail of a server but lies in a file, and `folder` says where.
    pub uidvalidity: u32,
    /// The mail's number; together with folder and UIDVALIDITY it names the mail.
    pub uid: u32,
    /// When the server took it, as the server says.
    pub internal_date_ms: Option<i64>,
    /// It may be older than the channel, or known already: it was there when the folder was read from the start (an
    /// import, or a folder that was numbered anew). Nothing is answered automatically to such mails.
    pub old: bool,
    /// What came.
    pub body: Body,
}

/// What came of a mail.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// All of it, to the byte.
    Whole(Bytes),
    /// It is over the limit, or did not come whole: a mail of headers and texts.
    Stub {
        /// A mail that can be read as any other. Its attachments are empty, long texts are cut; without `parts` it is
        /// the begin of the mail as it is.
        raw: Bytes,
        /// What is not in it.
        parts: Vec<StubPart>,
        /// Size of the whole mail, as the server says.
        whole_size_bytes: Option<u64>,
    },
    /// What came, and it is not to be read: that broke off several times, or the inbox refused what was read.
    SetAside {
        /// The bytes, to be kept for those who can open them elsewhere.
        raw: Bytes,
        /// The reason, in words for an operator.
        why: String,
    },
    /// Nothing, after several tries; or nothing of it may be kept. Why, in words for an operator.
    NotFetched {
        /// The reason.
        why: String,
    },
}

impl Body {
    /// The bytes that came.
    pub fn raw(&self) -> Option<&Bytes> {
        match self {
            Self::Whole(raw) | Self::Stub { raw, .. } | Self::SetAside { raw, .. } => Some(raw),
            Self::NotFetched { .. } => None,
        }
    }

    /// Whether it is a mail to be read, not one that only stands for it.
    pub(crate) fn is_to_be_read(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Stub { .. })
    }

    /// The same with less in it: first without being read, then without its bytes.
    pub(crate) fn aside(self, why: String) -> Self {
        match self {
            Self::Whole(raw) | Self::Stub { raw, .. } => Self::SetAside { raw, why },
            Self::SetAside { .. } | Self::NotFetched { .. } => Self::NotFetched { why },
        }
    }
}

impl fmt::Debug for Fetched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.body.raw().map(Bytes::len);
        f.debug_struct("Fetched").field("uid", &self.uid).field("bytes", &bytes).finish_non_exhaustive()
    }
}

/// A part that was left on the server.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StubPart {
    /// Lower-case media type.
    pub media_type: String,
    /// The name as the server tells it, undecoded; empty where it has none.
    pub name: String,
    /// Its size on the server, in its transfer encoding.
    pub size_bytes: u64,
    /// A text of which the begin is there.
    pub is_text: bool,
}

impl fmt::Debug for StubPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StubPart").field("size_bytes", &self.size_bytes).finish_non_exhaustive()
    }
}

/// Who takes the mails.
#[async_trait]
pub trait Sink: Send {
    /// Takes mails and the cursor that goes with them, in one transaction. The same mails may come again. An empty
    /// batch only moves the cursor. Never cut: it is awaited to its end even when the channel stops.
    ///
    /// # Errors
    /// Nothing was kept; see [`SinkError`].
    async fn deliver(&mut self, mails: Vec<Fetched>, cursor: &Cursor) -> Result<(), SinkError>;

    /// Who can begin with the next mails while [`Sink::deliver`] is busy with these; none while that would be unwise.
    fn ahead(&self) -> Option<Arc<dyn Ahead>> {
        None
    }
}

/// Begins with mails that will be delivered next. What comes of it is kept by the sink, and may be thrown away.
#[async_trait]
pub trait Ahead: Send + Sync {
    /// Begins with them. Failures show when they are delivered.
    async fn begin(&self, mails: Vec<Fetched>);
}

/// Why a sink did not take a batch.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SinkError {
    /// Not now.
    #[error("not now: {why}")]
    Unavailable {
        /// What is wrong, without content.
        why: String,
        /// Milliseconds after which a new attempt makes sense.
        retry_after_ms: u64,
    },
    /// Not this; the mails are then offered one by one, and what is refused again comes as [`Body::SetAside`], and if
    /// that is refused, as [`Body::NotFetched`].
    #[error("refused: {0}")]
    Rejected(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_text_only_goes_to_this_machine() {
        let settings =
            |host: &str, tls| Settings { host: host.into(), tls, username: "hilfe".into(), ..Settings::default() };
        assert!(settings("mail.example", Tls::Plain).check().is_err());
        assert!(settings("localhost.mail.example", Tls::Plain).check().is_err());
        assert!(settings("127.0.0.1", Tls::Plain).check().is_ok());
        assert!(settings("mail.example", Tls::StartTls).check().is_ok());
    }

    #[test]
    fn settings_are_what_a_console_writes() {
        let json = r#"{"host":"mail.example","tls":"starttls","port":143,"username":"hilfe","auth":"xoauth2"}"#;
        let settings: Settings = serde_json::from_str(json).unwrap();
        assert_eq!(
            (settings.tls, settings.auth, settings.folders),
            (Tls::StartTls, Auth::XOAuth2, vec!["INBOX".into()])
        );
        assert!(serde_json::from_str::<Settings>(r#"{"password":"x"}"#).is_err());
    }
}
