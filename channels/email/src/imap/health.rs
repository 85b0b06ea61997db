//! How a mailbox is doing, in words for the people who run it.

use earshot_channel::UnixMillis;

/// What a mailbox is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not connected yet.
    #[default]
    Starting,
    /// Connected; new mails come in.
    Working,
    /// Nobody answers, or the server asks for patience.
    NotReachable,
    /// Something else than IMAP answers.
    NotImap,
    /// TLS is demanded and not offered.
    NoTls,
    /// The certificate is not to be trusted.
    Certificate,
    /// User name, password or token is not taken.
    LoginRefused,
    /// A folder of the set-up is not there; the others are read.
    FolderMissing,
    /// The folder has no valid UIDVALIDITY.
    Unusable,
    /// The server asks for fewer requests.
    Slowed,
    /// The server gives broken answers, or refuses what every IMAP server does.
    Faulty,
    /// The inbox does not take mails at the moment.
    StoreBusy,
    /// The set-up needs mending.
    Setup,
    /// Stopped.
    Stopped,
}

/// How a mailbox is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Health {
    /// What it is at.
    pub state: State,
    /// When all folders were last seen to be read to their end.
    pub last_ok_at: Option<UnixMillis>,
    /// What went wrong last and what to do about it; stays after it went well again. Text from the server in it is
    /// shown as text.
    pub last_error: Option<String>,
    /// When that was.
    pub last_error_at: Option<UnixMillis>,
    /// When it is tried again, where it is not working.
    pub next_try_at: Option<UnixMillis>,
    /// Mails on the server in all folders that are read.
    pub server_count: u64,
    /// Mails found and not yet taken over.
    pub backlog: u64,
}
