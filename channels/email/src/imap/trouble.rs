//! What may go wrong with a mailbox, and the words in which an operator is told what to do about it.
//!
//! What a server says is data: cut to a length, without control characters, and never a link. These words are shown to
//! everybody who works here and kept in the clear. Invariant: they hold no address, and nothing that a mail may hold.

use std::io;

use rustls::{CertificateError, Error as TlsError};

use super::health::State;

/// Why a session ended, by what is said and done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The channel stops.
    Stopped,
    /// The address, the port or the line: nobody is there, or the server hung up. In words.
    Closed(String),
    /// No answer in time.
    Late,
    /// The server said good-bye; its words.
    Bye(Said),
    /// What came is no IMAP.
    NotImap,
    /// More came than is taken; of what.
    TooMuch(&'static str),
    /// An answer that no IMAP server gives; what it was.
    Broken(&'static str),
    /// TLS was demanded and is not to be had; in words.
    NoTls(&'static str),
    /// The certificate; in words.
    Certificate(String),
    /// The mailbox refused the password; its words.
    Refused(Said),
    /// The mailbox refused the access token; its words.
    RefusedToken(Said),
    /// The server takes no login of the kind that was set up; in words.
    NoSuchLogin(&'static str),
    /// The token could not be had; in words.
    NoToken(String),
    /// The server is there and asks for patience; its words.
    Busy(Said),
    /// The server asks to be asked less; its words.
    Slowed(Said),
    /// A command was answered with NO or BAD; what it was for, and the server's words.
    Denied(&'static str, Said),
    /// One mail after the other can't be fetched; why the last one can't, in words.
    Withheld(String),
    /// A folder of the set-up can't be opened; in words.
    FolderMissing(String),
    /// The folder's numbers begin anew while it is open.
    Renumbered,
    /// The folder has no valid UIDVALIDITY, so that nobody can tell which mails are new.
    NoNumbers(String),
    /// A wish of the set-up that can't be fulfilled; in words.
    Setup(String),
    /// The inbox does not take mails at the moment; in words.
    Store(String),
}

/// The words for a connection that the other side ended.
pub(super) const CLOSED: &str = "the server closed the connection";

impl Trouble {
    pub fn closed(error: &io::Error) -> Self {
        match tls_error(error) {
            Some(error) => tls_trouble(error),
            None => Self::Closed(match error.kind() {
                io::ErrorKind::UnexpectedEof
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe => CLOSED.into(),
                kind => kind.to_string(),
            }),
        }
    }

    /// The state that the operator sees.
    pub fn state(&self) -> State {
        match self {
            Self::Stopped => State::Stopped,
            Self::Closed(_) | Self::Late | Self::Bye(_) | Self::Busy(_) => State::NotReachable,
            Self::NotImap => State::NotImap,
            Self::TooMuch(_) | Self::Broken(_) | Self::Denied(..) | Self::Withheld(_) | Self::Renumbered => {
                State::Faulty
            }
            Self::NoTls(_) => State::NoTls,
            Self::Certificate(_) => State::Certificate,
            Self::Refused(_) | Self::RefusedToken(_) | Self::NoSuchLogin(_) | Self::NoToken(_) => State::LoginRefused,
            Self::Slowed(_) => State::Slowed,
            Self::FolderMissing(_) => State::FolderMissing,
            Self::NoNumbers(_) => State::Unusable,
            Self::Setup(_) => State::Setup,
            Self::Store(_) => State::StoreBusy,
        }
    }

    /// What the operator reads: what is wrong, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Stopped => "The channel was stopped.".into(),
            Self::Closed(why) => format!("Not reachable: {why}. Check the server's name and port; it is tried again."),
            Self::Late => "Not reachable: the mail server did not answer in time. It is tried again.".into(),
            Self::Bye(said) => {
                format!("Not reachable: the mail server ended the talk{}. It is tried again.", said.quoted())
            }
            Self::NotImap => {
                "This is no IMAP server: something else answers on this port. Check the server's name and port \
                 (993 with TLS, 143 with STARTTLS)."
                    .into()
            }
            Self::TooMuch(what) => {
                format!("The mail server sent {what}; the connection was closed. It is tried again.")
            }
            Self::Broken(what) => {
                format!("The mail server gave a broken answer ({what}); the connection was closed. It is tried again.")
            }
            Self::NoTls(what) => (*what).into(),
            Self::Certificate(what) => what.clone(),
            Self::Refused(said) => format!(
                "The mailbox refused the login{}. Check the user name and the password (some providers want an app \
                 password, or IMAP switched on). To keep the account from being locked it is tried again only later.",
                said.quoted()
            ),
            Self::RefusedToken(said) => format!(
                "The mailbox refused the access token{}. Check the user name, and whether the consent to this mailbox still holds; \
                 it is tried again only later.",
                said.quoted()
            ),
            Self::NoSuchLogin(what) => (*what).into(),
            Self::NoToken(why) => format!("The access token could not be renewed: {why}. Connect the account again."),
            Self::Busy(said) => format!("Not reachable: the mail server is busy{}. It is tried again.", said.quoted()),
            Self::Slowed(said) => {
                format!("The mail server asks for fewer requests{}. It is asked less often.", said.quoted())
            }
            Self::Denied(what, said) => format!("The mail server refused {what}{}. It is tried again.", said.quoted()),
            Self::Withheld(why) => {
                format!("None of the last mails could be fetched: {why}. They stay on the server; it is tried again.")
            }
            Self::Renumbered => "The mail server numbered the folder anew; it is read again from the start.".into(),
            Self::NoNumbers(folder) => format!(
                "The mail server gives the folder {folder} no valid UIDVALIDITY, so nobody can tell which mails are \
                 new. Nothing is read until it does; ask the provider."
            ),
            Self::Setup(why) | Self::FolderMissing(why) => why.clone(),
            Self::Store(why) => {
                format!("The inbox did not take the mails: {why}. They stay on the server; tried again.")
            }
        }
    }
}

/// What a server says for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    words: String,
    code: Option<&'static str>,
}

impl Said {
    /// The code of an answer and its words. Of an answer about mails, words only if all of them are a machine's: servers quote
    /// subjects and addresses there.
    pub fn new(code: &str, text: &[u8], about_mails: bool) -> Self {
        let code = CODES.iter().find(|known| **known == code).copied();
        let words = without_addresses(&clean(text));
        let is_kept = !about_mails || words.split(' ').all(is_machines);
        Self { words: if is_kept { words } else { String::new() }, code }
    }

    /// Behind "it refused this".
    pub fn in_brackets(&self) -> String {
        let words = if self.words.is_empty() { String::new() } else { format!(" (“{}”)", self.words) };
        words + &self.code()
    }

    fn quoted(&self) -> String {
        let words = if self.words.is_empty() { String::new() } else { format!(" and says: “{}”", self.words) };
        self.code() + &words
    }

    fn code(&self) -> String {
        self.code.map_or_else(String::new, |code| format!(" [{code}]"))
    }
}

impl From<&str> for Said {
    /// Our own words.
    fn from(words: &str) -> Self {
        Self { words: words.to_owned(), code: None }
    }
}

/// Codes of answers that mean something to an operator (RFC 3501 §7.1, RFC 5530, RFC 9051, and what large providers say).
const CODES: [&str; 23] = [
    "ALERT",
    "ALREADYEXISTS",
    "AUTHENTICATIONFAILED",
    "AUTHORIZATIONFAILED",
    "BADCHARSET",
    "CANNOT",
    "CLIENTBUG",
    "CONTACTADMIN",
    "CORRUPTION",
    "EXPIRED",
    "EXPUNGEISSUED",
    "INUSE",
    "LIMIT",
    "NONEXISTENT",
    "NOPERM",
    "OVERQUOTA",
    "PARSE",
    "PRIVACYREQUIRED",
    "SERVERBUG",
    "THROTTLED",
    "TRYCREATE",
    "UNAVAILABLE",
    "WEBALERT",
];

/// Words with which servers tell of themselves, and which say nothing of anybody.
const MACHINES: [&str; 14] = [
    "backend",
    "busy",
    "disk",
    "error",
    "failed",
    "full",
    "i/o",
    "internal",
    "occurred",
    "quota",
    "server",
    "storage",
    "timeout",
    "unavailable",
];

fn is_machines(word: &str) -> bool {
    let word = word.trim_matches(['.', ',', ':', ';', '!']).to_ascii_lowercase();
    MACHINES.contains(&word.as_str())
}

/// Words that may be somebody's address are left out, however the sign is written.
fn without_addresses(words: &str) -> String {
    const SIGNS: [char; 3] = ['@', '\u{FF20}', '\u{FE6B}'];
    let masked = words.split(' ').map(|word| {
        let is_address = word.contains(SIGNS) || word.to_ascii_lowercase().contains("%40");
        if is_address { "…" } else { word }
    });
    masked.collect::<Vec<_>>().join(" ")
}

/// A server's words for people: cut to a length, on one line, and not to be mistaken for a link.
pub(super) fn clean(said: &[u8]) -> String {
    const CHARS: usize = 200;
    let head = said.get(..8 * CHARS).unwrap_or(said);
    let visible = String::from_utf8_lossy(head).chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect::<String>();
    let words = visible.split_whitespace().collect::<Vec<_>>().join(" ").replace("://", ": //");
    match words.char_indices().nth(CHARS) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default()),
        None => words,
    }
}

/// Controls, and marks that turn the direction of what follows.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn tls_error(error: &io::Error) -> Option<&TlsError> {
    error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>())
}

fn tls_trouble(error: &TlsError) -> Trouble {
    use CertificateError as Cert;
    let words = match error {
        TlsError::InvalidCertificate(Cert::Expired | Cert::ExpiredContext { .. }) => {
            "The server's certificate has expired. Its provider has to renew it; check this machine's clock too.".into()
        }
        TlsError::InvalidCertificate(Cert::NotValidYet | Cert::NotValidYetContext { .. }) => {
            "The server's certificate is not valid yet. Check this machine's clock.".into()
        }
        TlsError::InvalidCertificate(Cert::UnknownIssuer) => {
            "The server's certificate comes from an authority that is not known here. If it is your own server, add \
             its authority's certificate to the settings; if not, somebody may be listening."
                .into()
        }
        TlsError::InvalidCertificate(Cert::NotValidForName) => wrong_name(&[]),
        TlsError::InvalidCertificate(Cert::NotValidForNameContext { presented, .. }) => wrong_name(presented),
        TlsError::InvalidCertificate(_) => "The server's certificate is not valid. Ask the provider.".into(),
        TlsError::InvalidMessage(_) => {
            return Trouble::NoTls(
                "There is no TLS on this port. Choose port 993 for TLS from the start, or STARTTLS for port 143.",
            );
        }
        other => {
            return Trouble::Closed(format!(
                "no TLS connection could be made ({})",
                clean(other.to_string().as_bytes())
            ));
        }
    };
    Trouble::Certificate(words)
}

fn wrong_name(presented: &[String]) -> String {
    let names = presented.iter().take(5).map(|name| clean(name.as_bytes())).collect::<Vec<_>>().join(", ");
    let holds = if names.is_empty() { String::new() } else { format!(" It holds: {names}.") };
    format!(
        "The server's certificate is for another name. Set the server's name as it stands in the certificate.{holds}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_server_hold_no_address_and_nothing_of_a_mail() {
        let said = |code, text: &str, about_mails| Said::new(code, text.as_bytes(), about_mails).quoted();
        assert_eq!(
            said("AUTHENTICATIONFAILED", "Invalid credentials for <lea@people.example>, try later", false),
            " [AUTHENTICATIONFAILED] and says: “Invalid credentials for … try later”"
        );
        assert_eq!(said("LEA", "user=lea%40people.example lea\u{FF20}people.example", false), " and says: “… …”");
        assert_eq!(said("SERVERBUG", "internal error at \"I am afraid\"", true), " [SERVERBUG]");
        assert_eq!(
            said("SERVERBUG", "Internal error occurred.", true),
            " [SERVERBUG] and says: “Internal error occurred.”"
        );
        assert_eq!(said("I-AM-AFRAID", "", true), "");
    }

    #[test]
    fn words_of_a_server_are_data() {
        assert_eq!(clean(b"a \x1b[2J\r\n https://bad.invalid/x \xe2\x80\xaeb"), "a [2J https: //bad.invalid/x b");
        assert_eq!(clean("ä".repeat(5000).as_bytes()).chars().count(), 201);
    }
}
