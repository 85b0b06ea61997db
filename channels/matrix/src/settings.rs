//! How a Matrix account is set up. Its secrets stand apart.

use serde::{Deserialize, Serialize};

use crate::read::{is_id, is_user};

/// Label of the account's password.
pub const PASSWORD: &str = "password";
/// Label of an access token, which is used instead.
pub const TOKEN: &str = "token";
/// Label of the recovery key with which a new device has the account's own keys back.
pub const RECOVERY: &str = "recovery";

/// A Matrix account's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Counts changes, so that a changed secret is taken up.
    #[serde(default)]
    pub revision: u64,
    /// Address of the homeserver, such as `https://matrix.hotline.example`. Without TLS only on this machine.
    pub homeserver: String,
    /// The account, such as `@help:hotline.example`.
    pub user: String,
    /// Certificates (PEM) of an authority that is trusted beside those of the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_pem: Option<String>,
    /// Who may open a room with the account.
    #[serde(default)]
    pub invites: Invites,
    /// Accounts that may be in its rooms beside the contact, such as the programs of a bridge or an interpreter that the hotline
    /// accepts. Anybody else in a room pauses sending there.
    #[serde(default)]
    pub companions: Vec<String>,
    /// What is taken in when the channel runs for the first time.
    #[serde(default)]
    pub start: Start,
    /// Largest file that is fetched, in bytes.
    #[serde(default = "file_bytes")]
    pub file_bytes: u64,
}

/// Who may open a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Invites {
    /// Servers whose people may; none: all. `*.` stands for every name below.
    pub servers: Vec<String>,
    /// Servers whose people may not, whatever else is said.
    pub refused_servers: Vec<String>,
    /// Only to rooms that are opened as direct talks.
    pub direct_only: bool,
    /// From one server in a minute; more wait and are not lost.
    pub a_minute: u32,
    /// What somebody reads whose invitation is refused, where their program shows it.
    pub refusal: String,
}

impl Default for Invites {
    fn default() -> Self {
        Self {
            servers: Vec::new(),
            refused_servers: Vec::new(),
            direct_only: true,
            a_minute: 30,
            refusal: "This account answers in direct talks only.".into(),
        }
    }
}

/// What is taken in at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// What comes from now on, and invitations that wait.
    #[default]
    Now,
    /// Also what stands in the account's rooms.
    Everything,
}

fn file_bytes() -> u64 {
    25 * 1024 * 1024
}

/// A setting that can't work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub field: &'static str,
    /// Why, in words.
    pub words: String,
}

impl Settings {
    /// Everything that can't work.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |field, words: &str| faults.push(Fault { field, words: words.to_owned() });
        if !is_home(&self.homeserver) {
            fault("homeserver", "an address such as https://matrix.hotline.example; http:// only for this machine");
        }
        if !is_user(&self.user) {
            fault("user", "an account such as @help:hotline.example");
        }
        if self.companions.iter().any(|one| !is_user(one)) {
            fault("companions", "accounts such as @whatsappbot:hotline.example");
        }
        let servers = self.invites.servers.iter().chain(&self.invites.refused_servers);
        if servers.into_iter().any(|server| !is_id(&format!("!{server}"), '!') || server.contains('/')) {
            fault("invites.servers", "names such as hotline.example or *.hotline.example");
        }
        if !(1..=10_000).contains(&self.invites.a_minute) {
            fault("invites.a_minute", "1 to 10000");
        }
        if self.invites.refusal.chars().count() > 200 {
            fault("invites.refusal", "200 characters at most");
        }
        if !(1..=100 * 1024 * 1024).contains(&self.file_bytes) {
            fault("file_bytes", "1 byte to 100 MiB");
        }
        faults
    }

    /// Whether secrets would go elsewhere than with these settings.
    #[must_use]
    pub fn signs_in_elsewhere(&self, before: &Self) -> bool {
        (&self.homeserver, &self.user, &self.ca_pem) != (&before.homeserver, &before.user, &before.ca_pem)
    }

    /// Whether the homeserver is this machine.
    #[must_use]
    pub fn is_near(&self) -> bool {
        self.homeserver.starts_with("http://")
    }
}

/// An address with TLS, or of this machine.
fn is_home(address: &str) -> bool {
    let near = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        ["127.0.0.1", "localhost", "[::1]"].contains(&host)
    };
    let plain = address.chars().all(|letter| letter.is_ascii_graphic()) && !address.contains(['@', '?', '#']);
    plain
        && match (address.strip_prefix("https://"), address.strip_prefix("http://")) {
            (Some(rest), _) => !rest.is_empty(),
            (_, Some(rest)) => near(rest),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(homeserver: &str) -> Settings {
        serde_json::from_value(serde_json::json!({ "homeserver": homeserver, "user": "@help:hotline.example" }))
            .unwrap()
    }

    #[test]
    fn only_servers_with_tls_and_this_machine_are_signed_in_to() {
        let table = [
            ("https://matrix.hotline.example", true),
            ("http://127.0.0.1:8008", true),
            ("http://localhost", true),
            ("http://matrix.hotline.example", false),
            ("http://127.0.0.1@elsewhere.example", false),
            ("http://127.0.0.1.elsewhere.example", false),
            ("matrix.hotline.example", false),
            ("https://", false),
            ("", false),
        ];
        for (address, fine) in table {
            assert_eq!(settings(address).faults().is_empty(), fine, "{address}");
        }
    }

    #[test]
    fn a_changed_server_is_elsewhere() {
        let before = settings("https://matrix.hotline.example");
        assert!(!before.signs_in_elsewhere(&before));
        assert!(settings("https://elsewhere.example").signs_in_elsewhere(&before));
        let other = Settings { companions: vec!["@bot:hotline.example".into()], ..before.clone() };
        assert!(!other.signs_in_elsewhere(&before));
    }

    #[test]
    fn everything_that_cannot_work_is_named() {
        let wrong = Settings {
            user: "help".into(),
            companions: vec!["bot".into()],
            invites: Invites {
                servers: vec!["a b".into()],
                a_minute: 0,
                refusal: "x".repeat(201),
                ..Invites::default()
            },
            file_bytes: 0,
            ..settings("nowhere")
        };
        let fields: Vec<_> = wrong.faults().into_iter().map(|fault| fault.field).collect();
        let expected = [
            "homeserver",
            "user",
            "companions",
            "invites.servers",
            "invites.a_minute",
            "invites.refusal",
            "file_bytes",
        ];
        assert_eq!(fields, expected);
    }
}
