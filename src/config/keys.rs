//! Every key of `earshot.toml`, its variable, default and meaning. The reader, the reference page and `earshot check` draw
//! from this table, so that none of them can know a key that the others don't.

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A string.
    Text,
    /// A list of strings; in a variable, with commas between.
    List,
    /// A whole number above zero.
    Number,
}

impl Shape {
    /// In words, for the reference.
    pub fn words(self) -> &'static str {
        match self {
            Shape::Text => "text",
            Shape::List => "list of texts; in the variable, with commas between",
            Shape::Number => "whole number above 0",
        }
    }
}

/// One key.
#[derive(Debug)]
pub struct Key {
    /// Path in the file.
    pub path: &'static str,
    /// How it is written.
    pub shape: Shape,
    /// What holds when it isn't set, in words; `None` where it has to be set.
    pub default: Option<&'static str>,
    /// What it does.
    pub meaning: &'static str,
}

/// The environment variable of a key: `limits.connections` is `EARSHOT_LIMITS_CONNECTIONS`.
pub fn variable(path: &str) -> String {
    format!("EARSHOT_{}", path.replace('.', "_").to_ascii_uppercase())
}

const fn key(path: &'static str, shape: Shape, default: Option<&'static str>, meaning: &'static str) -> Key {
    Key { path, shape, default, meaning }
}

/// All keys, in the order of the reference.
pub const KEYS: &[Key] = &[
    key(
        "data_folder",
        Shape::Text,
        None,
        "Folder for the databases, the sealed files and the master key. Only Earshot's own user may read it.",
    ),
    key(
        "node",
        Shape::Text,
        Some("one"),
        "Name of this process among those that share a database: letters, digits and hyphens. Two nodes never have the same, so with PostgreSQL it has to be given.",
    ),
    key(
        "triage.rules",
        Shape::Text,
        Some("none; the rules that Earshot brings"),
        "Folder with a hotline's own rules of triage, LANGUAGE.toml each, that take the place of those that Earshot brings. A file with a mistake is named with its line, and the last set without one goes on.",
    ),
    key(
        "database.url",
        Shape::Text,
        Some("sqlite: data.db in the data folder"),
        "`sqlite:PATH` or `postgres://USER@HOST/NAME`. SQLite serves one machine; PostgreSQL serves several nodes.",
    ),
    key(
        "database.keys_url",
        Shape::Text,
        Some("sqlite: keys.db in the data folder"),
        "The database of the wrapped keys. Never the one above: a backup of the data must not hold what opens it. Nodes that share \
         a database share this one too.",
    ),
    key(
        "master_key.source",
        Shape::Text,
        Some("file"),
        "`file`, `env` (the key itself in EARSHOT_MASTER_KEY) or `passphrase` (in EARSHOT_PASSPHRASE, or asked for at start).",
    ),
    key(
        "master_key.file",
        Shape::Text,
        Some("master.key in the data folder"),
        "The file with the master key, for the source `file`. Made at the first start, readable by its owner only. Keep a copy \
         elsewhere: without it nothing can be read again.",
    ),
    key(
        "listen.addresses",
        Shape::List,
        Some("127.0.0.1:8116"),
        "Addresses and ports to serve on. Console and chat share them and are told apart by name.",
    ),
    key(
        "listen.admin",
        Shape::Text,
        Some("127.0.0.1:8117"),
        "Address and port for /metrics, /healthz and /readyz, or `off`. They name nobody, but they are nobody else's business \
         either: leave them on this machine.",
    ),
    key(
        "listen.trusted_proxies",
        Shape::List,
        Some("none"),
        "Networks of the proxies in front (CIDR). Only their X-Forwarded-For is believed. Without it everybody behind a proxy shares \
         one rate limit.",
    ),
    key("hosts.console", Shape::Text, None, "Public address of the console, such as `https://console.example.org`."),
    key(
        "hosts.chat",
        Shape::Text,
        None,
        "Public address of the chat, such as `https://chat.example.org`. Another name than the console's, always.",
    ),
    key(
        "tls.certificate",
        Shape::Text,
        Some("none: plain HTTP, for a proxy in front"),
        "File with the certificate chain (PEM) that covers both names. Read at start.",
    ),
    key("tls.key", Shape::Text, Some("none"), "File with the certificate's private key (PEM)."),
    key("limits.connections", Shape::Number, Some("20000"), "Open connections in all. Each idle chat is one."),
    key(
        "limits.connections_per_network",
        Shape::Number,
        Some("5000"),
        "Open connections from one network (IPv4 /24, IPv6 /48) that is not a trusted proxy. A whole school may share one.",
    ),
    key(
        "limits.chat_per_second",
        Shape::Number,
        Some("100"),
        "Requests to the chat from one network in a second, for long; ten times as many at once. What comes faster waits, and is \
         refused only when it would wait for more than three seconds.",
    ),
    key("limits.console_per_second", Shape::Number, Some("50"), "The same for the console."),
    key("limits.webhooks_per_second", Shape::Number, Some("1000"), "The same for webhooks of gateways."),
    key(
        "limits.logins_per_minute",
        Shape::Number,
        Some("20"),
        "Attempts to log in from one network in a minute. Besides, each name has a pause that grows with wrong passwords, to 30 \
         seconds at most.",
    ),
    key(
        "mail.near_token_providers",
        Shape::Text,
        Some("no"),
        "`yes` lets an administrator name, on screen, a provider of access tokens on this machine or at an address of a private network. \
         Otherwise such addresses are asked only where a file at this machine names them.",
    ),
    key("log.format", Shape::Text, Some("text"), "`text` or `json` (one object a line)."),
    key(
        "log.level",
        Shape::Text,
        Some("info"),
        "`error`, `warn`, `info`, `debug`, or a filter such as `info,earshot::request=debug`, which adds a line a request. No \
         level logs content, addresses or tokens: whatever is set here, libraries say no more than warnings.",
    ),
];

/// The reference page, docs/configuration.md.
#[cfg(test)]
pub(super) fn reference() -> String {
    let mut page = String::from(REFERENCE_HEAD);
    for Key { path, shape, default, meaning } in KEYS {
        let default = default.unwrap_or("has to be set");
        let (variable, shape) = (variable(path), shape.words());
        page.push_str(&format!(
            "### `{path}`\n\n{meaning}\n\n- variable: `{variable}`\n- written as: {shape}\n- default: {default}\n\n"
        ));
    }
    page.push_str(REFERENCE_FOOT);
    page
}

#[cfg(test)]
const REFERENCE_HEAD: &str = "\
# Configuration

This page is written from the program's own table of keys; a test keeps the two alike (`UPDATE_EXPECT=1 cargo test -p earshot config`
writes it anew).

The settings of the process come from one file and from the environment. Hotlines, channels, operators and texts are not among
them: they are rows in the database (`earshot hotline apply`, the console).

- The file is `earshot.toml` in the working folder, or what `--config` or the variable `EARSHOT_CONFIG` names.
- Each key has a variable, which wins over the file: `limits.connections` is `EARSHOT_LIMITS_CONNECTIONS`.
- `earshot check` reads everything, binds nothing, and says what to mend. Unknown keys are mistakes; unknown variables are noted.

The smallest file:

```toml
data_folder = \"/var/lib/earshot\"

[hosts]
console = \"https://console.example.org\"
chat = \"https://chat.example.org\"
```

## Keys

";

#[cfg(test)]
const REFERENCE_FOOT: &str = "\
## Secrets

Secrets have no key in the file, so that the file may be shown and kept with other configuration.

- `EARSHOT_MASTER_KEY`: the master key itself, for `master_key.source = \"env\"`: 32 random bytes in base64 (`openssl rand -base64 32`).
- `EARSHOT_PASSPHRASE`: the passphrase, for `master_key.source = \"passphrase\"`. Without it, it is asked for on standard input.
- A PostgreSQL password belongs into `~/.pgpass` of Earshot's user or into the variable `EARSHOT_DATABASE_URL`.

## Fixed bounds

Not settable, because clients rely on them: 64 KiB for a JSON body, 5 MiB for a file from a contact, 10 MiB for a file from an
operator, 8 KiB for a request's head, 20 s for a head to arrive and for a body to go on, 15 s between heartbeats of a stream,
10 s for a graceful stop.
";
