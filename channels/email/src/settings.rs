//! What a mailbox is set up with. Kept as JSON in the channel's row; its secrets lie sealed beside it.

use earshot_channel::{Host, UnixMillis};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{
    imap,
    outbound::smtp::{SmtpAuth, SmtpSettings, SmtpTls},
};

/// Label of the secret that signs in to both servers, unless outgoing mail has one of its own.
pub const PASSWORD: &str = "password";
/// Label of the secret for outgoing mail, where it differs.
pub const SMTP_PASSWORD: &str = "smtp-password";
/// A former domain is remembered for so long: longer than any mail waits to go out.
const FORMER_MS: i64 = 48 * 3_600_000;
/// Label of the secret with which access tokens are got: see the process's set-up of XOAUTH2.
pub const OAUTH: &str = "oauth";

/// One mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The mailbox's own address, from which answers go out.
    pub address: String,
    /// Other addresses that lead to this mailbox, so that nobody takes them for a writer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Name beside the address in answers.
    #[serde(default)]
    pub name: String,
    /// Whether what others may see on a shared screen says nothing: the answers' subject and sender name.
    #[serde(default)]
    pub neutral: Neutral,
    /// Whether the mail servers carry `name+word@host` to `name@host`, as most do: answers then find their conversation
    /// by the address as well.
    #[serde(default)]
    pub plus_addresses: bool,
    /// Incoming mail.
    pub imap: imap::Settings,
    /// Outgoing mail.
    pub smtp: Smtp,
    /// What of a folder that was never read before is taken in.
    #[serde(default)]
    pub start: Start,
    /// Names with which the own mail server signs its verdicts in `Authentication-Results` (RFC 8601). Without one, no server's
    /// verdict is believed, and only a good signature says something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trusted_verdicts: Vec<String>,
    /// Whether new writers get an automatic answer, at most one a day.
    #[serde(default)]
    pub acknowledge: bool,
    /// Its words; the first one is for every language that has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acknowledgements: Vec<Acknowledgement>,
    /// Counts changes, so that a mailbox that runs is set up anew when only a secret has changed.
    #[serde(default)]
    pub revision: u64,
    /// Domains of the address before it was changed, oldest first, for the names of mails that were queued then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_domains: Vec<FormerDomain>,
}

/// The domain that a mailbox's address had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerDomain {
    /// The domain.
    pub domain: String,
    /// When the address was changed.
    pub until: UnixMillis,
}

/// What answers say on the outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Neutral {
    /// The subject of every answer, such as "Re: your question"; empty repeats the writer's.
    #[serde(default)]
    pub subject: String,
    /// The sender's name in every answer; empty uses the mailbox's.
    #[serde(default)]
    pub sender: String,
}

/// From where a folder is read that was never read before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// What comes from now on.
    #[default]
    Now,
    /// Everything that is there; nothing of it is answered automatically.
    Everything,
}

/// Outgoing mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smtp {
    /// The server's name, as it stands in its certificate.
    pub host: String,
    /// Its port: 465 with TLS, 587 with STARTTLS.
    pub port: u16,
    /// How the connection is protected.
    pub tls: imap::Tls,
    /// User name; empty signs in nobody, which only a server on this machine should allow.
    pub username: String,
    /// What proves the user.
    pub auth: imap::Auth,
    /// Certificates (PEM) of an authority that is trusted beside those of the system.
    pub ca_pem: Option<String>,
    /// Longest wait for one answer, in milliseconds.
    pub timeout_ms: u64,
    /// Connections at a time.
    pub connections: usize,
}

impl Default for Smtp {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 465,
            tls: imap::Tls::Implicit,
            username: String::new(),
            auth: imap::Auth::Password,
            ca_pem: None,
            timeout_ms: 20_000,
            connections: 2,
        }
    }
}

/// An automatic answer in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// BCP 47 tag.
    pub language: String,
    /// The words.
    pub text: String,
}

/// A setting that can't work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path of the field, such as `imap.host`.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub words: String,
}

impl Settings {
    /// Everything that can't work, in the order of the fields.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |field, words: &str| faults.push(Fault { field, words: words.to_owned() });
        if !is_address(&self.address) {
            fault("address", "Write the mailbox's own address, such as help@hotline.example.");
        }
        if !self.aliases.iter().all(|alias| is_address(alias)) {
            fault("aliases", "Each of them is an address, such as hello@hotline.example.");
        }
        let imap = &self.imap;
        if imap.mail_limit_bytes > 40 << 20 || imap.batch_bytes > 16 << 20 || imap.batch_mails > 200 {
            fault(
                "imap",
                "A mail may have 40 MiB at most, a batch 16 MiB and 200 mails: more would not fit into the memory.",
            );
        }
        if imap.poll_ms < 1_000 {
            fault("imap.poll_ms", "Looking more often than once a second makes servers lock accounts.");
        }
        if !(1_000..=60_000).contains(&self.smtp.timeout_ms) || self.smtp.connections > 16 {
            fault("smtp.timeout_ms", "Answers are waited for 1 to 60 seconds, over 16 connections at most.");
        }
        if let Err(words) = self.imap.check() {
            fault("imap", &words);
        }
        if self.smtp.host.is_empty() || self.smtp.port == 0 {
            fault("smtp.host", "The name and port of the server for outgoing mail are missing.");
        }
        if self.smtp.username.is_empty() && !imap::is_loopback(&self.smtp.host) {
            fault(
                "smtp.username",
                "The user name for outgoing mail is missing; only a server on this machine needs none.",
            );
        }
        if self.smtp.tls == imap::Tls::Plain && !imap::is_loopback(&self.smtp.host) {
            fault("smtp.tls", "A mail server elsewhere is only reached with TLS: choose TLS or STARTTLS.");
        }
        if self.acknowledge && self.acknowledgements.iter().all(|one| one.text.trim().is_empty()) {
            fault("acknowledgements", "An automatic answer needs words: write them, or switch it off.");
        }
        faults
    }

    /// Takes from the settings before these what Earshot itself writes there, whatever was given.
    pub fn follow(&mut self, before: Option<&Self>, now: UnixMillis) {
        self.former_domains = before.map(|before| before.former_domains.clone()).unwrap_or_default();
        if let Some(domain) = before.and_then(Self::domain).filter(|domain| Some(*domain) != self.domain()) {
            self.former_domains.push(FormerDomain { domain: domain.to_owned(), until: now });
        }
        self.former_domains.retain(|former| former.until.0 > now.0.saturating_sub(FORMER_MS));
    }

    fn domain(&self) -> Option<&str> {
        self.address.rsplit_once('@').map(|(_, domain)| domain)
    }

    /// The domain of the address at that time.
    pub(crate) fn domain_at(&self, at: UnixMillis) -> Option<&str> {
        let former = self.former_domains.iter().find(|former| at.0 < former.until.0);
        former.map(|former| former.domain.as_str()).or_else(|| self.domain())
    }

    pub(crate) async fn smtp(
        &self,
        host: &dyn Host,
        tokens: Option<imap::TokenSource>,
    ) -> Result<SmtpSettings, String> {
        let Smtp { host: name, port, tls, username, auth, ca_pem, timeout_ms, connections } = self.smtp.clone();
        let auth = match (username.is_empty(), auth, tokens) {
            (true, _, _) => SmtpAuth::None,
            (false, imap::Auth::XOAuth2, Some(tokens)) => SmtpAuth::Tokens(tokens),
            (false, imap::Auth::XOAuth2, None) => return Err("The access for outgoing mail is not set up.".into()),
            (false, imap::Auth::Password, _) => match secret(host, SMTP_PASSWORD).await {
                Some(password) => SmtpAuth::Password(password),
                None => SmtpAuth::Password(
                    secret(host, PASSWORD).await.ok_or("The password for outgoing mail is not set.")?,
                ),
            },
        };
        let tls = match tls {
            imap::Tls::Implicit => SmtpTls::Implicit,
            imap::Tls::StartTls => SmtpTls::StartTls,
            imap::Tls::Plain => SmtpTls::None,
        };
        let ca_pem = ca_pem.map(String::into_bytes);
        Ok(SmtpSettings { host: name, port, tls, username, auth, ca_pem, timeout_ms, pool: connections })
    }

    /// The mailbox's own addresses, in the form in which senders are compared.
    pub(crate) fn own_addresses(&self) -> Vec<String> {
        [&self.address].into_iter().chain(&self.aliases).map(|address| address.to_lowercase()).collect()
    }
}

/// A secret of the channel as text; `None` where it isn't set.
pub(crate) async fn secret(host: &dyn Host, label: &str) -> Option<SecretString> {
    let bytes = host.secret(label).await.ok()?;
    Some(String::from_utf8(bytes.expose_secret().to_vec()).ok()?.into())
}

fn is_address(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.is_empty()
            && !text.contains(|letter: char| letter.is_whitespace() || letter == '<')
    })
}
