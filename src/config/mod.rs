//! What the process is set up with: `earshot.toml` and the environment, parsed whole before anything is opened or bound.
//!
//! Pure: nothing here reads a file or a variable by itself, so that every mistake is found at once and in a test. Only the
//! process is set up here (addresses, databases, keys, limits); hotlines, channels and operators are rows.

mod keys;
mod read;

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
};

use earshot_inbox::store::db::Location;
use secrecy::SecretString;

pub use keys::{KEYS, Key, variable};

/// The variable with the path of `earshot.toml`.
pub const CONFIG_VARIABLE: &str = "EARSHOT_CONFIG";
/// The variable with the master key, for `master_key.source = "env"`.
pub const MASTER_KEY_VARIABLE: &str = "EARSHOT_MASTER_KEY";
/// The variable with the passphrase, for `master_key.source = "passphrase"`.
pub const PASSPHRASE_VARIABLE: &str = "EARSHOT_PASSPHRASE";

/// Everything that the process is set up with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Databases, sealed files and the master key live here unless set elsewhere.
    pub folder: PathBuf,
    /// Name of this node, unique among nodes that share a database.
    pub node: String,
    /// Folder of a hotline's own rules of triage.
    pub rules: Option<PathBuf>,
    /// The database.
    pub data: Location,
    /// The database of the wrapped keys.
    pub keys: Location,
    /// Where the master key comes from.
    pub master_key: MasterKey,
    /// Where everybody is served.
    pub listen: Vec<SocketAddr>,
    /// Where figures and health are served; `None` serves them nowhere.
    pub admin: Option<SocketAddr>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Certificate and key, where TLS ends here.
    pub tls: Option<TlsFiles>,
    /// Public addresses.
    pub hosts: Hosts,
    /// Bounds.
    pub limits: Limits,
    /// Whether a provider of access tokens that is named on screen may be near: this machine, or a private network.
    pub near_token_providers: bool,
    /// Logs.
    pub log: Log,
    /// What is odd and not wrong, in words.
    pub notes: Vec<String>,
}

/// Where the master key comes from.
#[derive(Clone)]
pub enum MasterKey {
    /// A file that nobody else may read.
    File(PathBuf),
    /// The environment.
    Environment(SecretString),
    /// A passphrase; `None` is asked for on standard input at start.
    Passphrase(Option<SecretString>),
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MasterKey::File(path) => write!(f, "File({})", path.display()),
            MasterKey::Environment(_) => f.write_str("Environment(…)"),
            MasterKey::Passphrase(_) => f.write_str("Passphrase(…)"),
        }
    }
}

/// Certificate chain and private key, PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The chain, leaf first.
    pub certificate: PathBuf,
    /// PKCS #8, PKCS #1 or SEC 1.
    pub key: PathBuf,
}

/// The three faces. They never share an origin, because they would then share cookies and frames.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// For operators.
    pub console: Origin,
    /// For young people.
    pub chat: Origin,
    /// The sample hotline's own site, in the demo.
    pub site: Option<Origin>,
}

/// Scheme, name and port as a browser compares them (RFC 6454).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// `https`, or `http` for the demo and tests.
    pub secure: bool,
    /// In lower case.
    pub name: String,
    /// The scheme's own port where the address names none.
    pub port: u16,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, own) = if self.secure { ("https", 443) } else { ("http", 80) };
        match self.port == own {
            true => write!(f, "{scheme}://{}", self.name),
            false => write!(f, "{scheme}://{}:{}", self.name, self.port),
        }
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const SHAPE: &str = "write it as https://name.example.org, without a path";
        let (secure, rest) = match text.split_once("://") {
            Some(("https", rest)) => (true, rest),
            Some(("http", rest)) => (false, rest),
            _ => return Err(SHAPE),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (name, port) = match rest.rsplit_once(':') {
            Some((name, port)) => (name, port.parse().ok().filter(|port| *port > 0).ok_or(SHAPE)?),
            None => (rest, if secure { 443 } else { 80 }),
        };
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
        if name.is_empty() || !name.bytes().all(letter) || name.starts_with('.') || name.ends_with('.') {
            return Err(SHAPE);
        }
        Ok(Self { secure, name: name.to_ascii_lowercase(), port })
    }
}

/// A range of addresses (CIDR, RFC 4632).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: u128,
    bits: u32,
}

impl Network {
    /// Whether an address lies in the range.
    pub fn contains(&self, address: IpAddr) -> bool {
        let distance = self.base ^ as_v6(address);
        self.bits == 0 || distance.checked_shr(128 - self.bits).unwrap_or_default() == 0
    }
}

/// IPv4 as the mapped range of IPv6 (RFC 4291 §2.5.5.2), so that one comparison serves both.
fn as_v6(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const SHAPE: &str = "write it as 10.0.0.0/8, 2001:db8::/32 or one address";
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| SHAPE)?;
        let (widest, offset) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let bits = bits.map_or(Ok(widest), |bits| bits.parse::<u32>().map_err(|_| SHAPE))?;
        if bits > widest {
            return Err(SHAPE);
        }
        let network = Self { base: as_v6(address), bits: bits + offset };
        let rest = if network.bits == 0 { u128::MAX } else { u128::MAX.checked_shr(network.bits).unwrap_or_default() };
        match network.base & rest == 0 {
            true => Ok(network),
            false => Err("the address has bits beyond the prefix; write the first address of the range"),
        }
    }
}

/// Bounds on what one process or one network may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Open connections in all.
    pub connections: usize,
    /// Open connections from one network that is not a trusted proxy.
    pub connections_per_network: usize,
    /// Requests to the chat that one network may make in a second, for long; ten times as many at once.
    pub chat_per_second: u32,
    /// Requests to the console that one network may make in a second, for long; ten times as many at once.
    pub console_per_second: u32,
    /// Webhooks that one network may call in a second, for long; ten times as many at once.
    pub webhooks_per_second: u32,
    /// Attempts to log in that one network may make in a minute.
    pub logins_per_minute: u32,
}

/// What is logged, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// One JSON object a line instead of text.
    pub json: bool,
    /// As `tracing` filters: `info`, or `info,earshot::request=debug`.
    pub level: String,
}

/// Something in the settings that needs mending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where, as the reader wrote it: a key's path or a variable.
    pub place: String,
    /// What is wrong and what to write instead.
    pub words: String,
}

/// Everything that needs mending, at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Mistakes {
    /// What to mend, in order.
    pub all: Vec<Mistake>,
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
}

impl Mistakes {
    /// The same, saying which file was read.
    #[must_use]
    pub fn within(self, file: Option<&Path>) -> Self {
        Self { file: file.map(Path::to_owned), ..self }
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "the settings ({} and the environment) need mending:", file.display())?,
            None => f.write_str("the settings need mending:")?,
        }
        self.all.iter().try_for_each(|mistake| write!(f, "\n  {}: {}", mistake.place, mistake.words))
    }
}

impl Settings {
    /// Settings from the text of `earshot.toml` (if there is one) and the environment, which wins.
    ///
    /// # Errors
    /// All mistakes at once.
    pub fn from(file: Option<&str>, environment: &BTreeMap<String, String>) -> Result<Self, Mistakes> {
        read::settings(file, environment)
    }
}

#[cfg(test)]
mod tests;
