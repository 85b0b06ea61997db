//! Reads the settings against the table of keys, collecting every mistake instead of stopping at the first.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, str::FromStr};

use earshot_inbox::store::db::Location;
use secrecy::SecretString;
use toml::{Table, Value};

use super::{
    CONFIG_VARIABLE, Hosts, KEYS, Key, Limits, Log, MASTER_KEY_VARIABLE, MasterKey, Mistake, Mistakes, Network, Origin,
    PASSPHRASE_VARIABLE, Settings, TlsFiles, keys::Shape, variable,
};

/// A value and where it was written.
struct Given {
    place: String,
    value: Value,
}

struct Reader {
    given: BTreeMap<&'static str, Given>,
    mistakes: Vec<Mistake>,
}

pub(super) fn settings(file: Option<&str>, environment: &BTreeMap<String, String>) -> Result<Settings, Mistakes> {
    let mut reader = Reader { given: BTreeMap::new(), mistakes: Vec::new() };
    match file.unwrap_or_default().parse::<Table>() {
        Ok(table) => reader.take_table("", table),
        Err(error) => reader.mistake("earshot.toml", error.to_string().trim_end().replace('\n', "\n    ")),
    }
    let notes = reader.take_environment(environment);
    let settings = reader.assemble(environment, notes);
    match (settings, reader.mistakes.is_empty()) {
        (Some(settings), true) => Ok(settings),
        _ => Err(Mistakes { all: reader.mistakes, file: None }),
    }
}

impl Reader {
    fn mistake(&mut self, place: impl Into<String>, words: impl Into<String>) {
        self.mistakes.push(Mistake { place: place.into(), words: words.into() });
    }

    fn take_table(&mut self, prefix: &str, table: Table) {
        for (name, value) in table {
            let path = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
            let is_section =
                KEYS.iter().any(|key| key.path.split_once('.').is_some_and(|(section, _)| section == path));
            match (KEYS.iter().find(|key| key.path == path), value) {
                (Some(key), value) => self.take(key, Given { place: path, value }),
                (None, Value::Table(inner)) if is_section => self.take_table(&path, inner),
                (None, _) if is_section => {
                    self.mistake(&path, format!("this is a section: write [{path}] and its keys under it"));
                }
                (None, _) => {
                    let words = match nearest(&path) {
                        Some(known) => format!("there is no such key; is {known} meant?"),
                        None => "there is no such key; docs/configuration.md lists them all".to_owned(),
                    };
                    self.mistake(path, words);
                }
            }
        }
    }

    /// Variables win over the file. Unknown ones may belong to something else, so they are notes.
    fn take_environment(&mut self, environment: &BTreeMap<String, String>) -> Vec<String> {
        const OWN: [&str; 3] = [CONFIG_VARIABLE, MASTER_KEY_VARIABLE, PASSPHRASE_VARIABLE];
        let mut notes = Vec::new();
        for (name, text) in environment.iter().filter(|(name, _)| name.starts_with("EARSHOT_")) {
            let Some(key) = KEYS.iter().find(|key| variable(key.path) == *name) else {
                if !OWN.contains(&name.as_str()) {
                    notes.push(format!("the variable {name} means nothing to Earshot"));
                }
                continue;
            };
            let value = match key.shape {
                Shape::Text => Value::String(text.clone()),
                Shape::List => {
                    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                    Value::Array(items.map(|item| Value::String(item.to_owned())).collect())
                }
                Shape::Number => text.trim().parse().map_or_else(|_| Value::String(text.clone()), Value::Integer),
            };
            self.take(key, Given { place: name.clone(), value });
        }
        notes
    }

    fn take(&mut self, key: &'static Key, given: Given) {
        let wrong = match (key.shape, &given.value) {
            (Shape::Text, Value::String(text)) => {
                text.trim().is_empty().then_some("it is empty; write a value or leave the key out")
            }
            (Shape::List, Value::Array(items)) => {
                (!items.iter().all(Value::is_str)).then_some("every item of the list is a text in quotes")
            }
            (Shape::Number, Value::Integer(number)) => u32::try_from(*number)
                .map_or(true, |number| number == 0)
                .then_some("write a whole number from 1 to 4294967295"),
            (Shape::Text, _) => Some("write a text in quotes"),
            (Shape::List, _) => Some("write a list of texts in quotes: [\"…\", \"…\"]"),
            (Shape::Number, _) => Some("write a whole number above 0, without quotes"),
        };
        match wrong {
            Some(words) => self.mistake(given.place, words),
            None => drop(self.given.insert(key.path, given)),
        }
    }

    fn text(&self, path: &str) -> Option<&str> {
        self.given.get(path)?.value.as_str()
    }

    fn place(&self, path: &str) -> String {
        self.given.get(path).map_or_else(|| path.to_owned(), |given| given.place.clone())
    }

    fn number(&self, path: &str, default: u32) -> u32 {
        self.given
            .get(path)
            .and_then(|given| given.value.as_integer())
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or(default)
    }

    /// A text that has to be there.
    fn needed(&mut self, path: &str, example: &str) -> Option<String> {
        let text = self.text(path).map(str::to_owned);
        let was_wrong = self.mistakes.iter().any(|mistake| mistake.place == path || mistake.place == variable(path));
        if text.is_none() && !was_wrong {
            self.mistake(path, format!("it has to be set: {example}, or the variable {}", variable(path)));
        }
        text
    }

    fn parsed<T: FromStr>(&mut self, path: &str, text: &str, words: impl FnOnce(T::Err) -> String) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let place = self.place(path);
                self.mistake(place, words(error));
                None
            }
        }
    }

    fn list<T: FromStr>(&mut self, path: &str, default: &[&str], words: impl Fn(&str, T::Err) -> String) -> Vec<T> {
        let texts: Vec<String> = match self.given.get(path).and_then(|given| given.value.as_array()) {
            Some(items) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            None => default.iter().map(|text| (*text).to_owned()).collect(),
        };
        texts.iter().filter_map(|text| self.parsed(path, text, |error| words(text, error))).collect()
    }

    fn choice<T: Copy>(&mut self, path: &str, default: T, choices: &[(&str, T)]) -> T {
        let Some(text) = self.text(path) else { return default };
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text) {
            return *choice;
        }
        let names: Vec<_> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let place = self.place(path);
        self.mistake(place, format!("write {}", names.join(" or ")));
        default
    }

    fn assemble(&mut self, environment: &BTreeMap<String, String>, mut notes: Vec<String>) -> Option<Settings> {
        let folder = self.needed("data_folder", "data_folder = \"/var/lib/earshot\"").map(PathBuf::from);
        let node = self.node();
        let rules = self.rules();
        let (data, keys) = self.databases(folder.clone().unwrap_or_default());
        let master_key = self.master_key(folder.clone().unwrap_or_default(), environment);
        let listen = self.list("listen.addresses", &["127.0.0.1:8116"], |text, _| {
            format!("\"{text}\" is not an address with a port; write it as 127.0.0.1:8116 or [::1]:8116")
        });
        if listen.is_empty() && !self.mistakes.iter().any(|mistake| mistake.words.contains("address with a port")) {
            let place = self.place("listen.addresses");
            self.mistake(place, "the list is empty, so nobody could be served; write at least one address");
        }
        let admin = self.admin(&listen);
        let trusted_proxies: Vec<Network> =
            self.list("listen.trusted_proxies", &[], |text, words| format!("\"{text}\" is not a network; {words}"));
        let tls = self.tls();
        let hosts = self.hosts();
        if let (None, Some(hosts)) = (&tls, &hosts)
            && trusted_proxies.is_empty()
            && hosts.console.secure
        {
            notes.push(
                "the public addresses are https and no certificate is set, so a proxy must stand in front; name it in \
                 listen.trusted_proxies, or everybody shares one rate limit"
                    .into(),
            );
        }
        let near_token_providers = self.near_token_providers();
        let log = self.log();
        Some(Settings {
            folder: folder?,
            node,
            rules,
            data,
            keys,
            master_key: master_key?,
            listen,
            admin,
            trusted_proxies,
            tls,
            hosts: hosts?,
            limits: Limits {
                connections: self.number("limits.connections", 20_000) as usize,
                connections_per_network: self.number("limits.connections_per_network", 5_000) as usize,
                chat_per_second: self.number("limits.chat_per_second", 100),
                console_per_second: self.number("limits.console_per_second", 50),
                webhooks_per_second: self.number("limits.webhooks_per_second", 1_000),
                logins_per_minute: self.number("limits.logins_per_minute", 20),
            },
            near_token_providers,
            log,
            notes,
        })
    }

    fn node(&mut self) -> String {
        let given = self.text("node").map(str::to_owned);
        if given.is_none() && self.text("database.url").is_some_and(|url| url.starts_with("postgres")) {
            let place = self.place("node");
            self.mistake(
                place,
                "name this process: with PostgreSQL several may run, and two of one name would take each other's work",
            );
        }
        let node = given.unwrap_or_else(|| "one".to_owned());
        let good = node.len() <= 40 && node.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !good {
            let place = self.place("node");
            self.mistake(place, "write at most 40 letters, digits and hyphens");
        }
        node
    }

    fn rules(&mut self) -> Option<PathBuf> {
        let folder = PathBuf::from(self.text("triage.rules")?);
        // What the files say is looked at by `earshot check`; a mistake in them must not keep anybody from being served.
        if !folder.is_dir() {
            let place = self.place("triage.rules");
            self.mistake(place, format!("there is no folder {}", folder.display()));
        }
        Some(folder)
    }

    fn databases(&mut self, folder: PathBuf) -> (Location, Location) {
        let data = self.database("database.url", folder.join("data.db"));
        let keys = self.database("database.keys_url", folder.join("keys.db"));
        if data == keys {
            let place = self.place("database.keys_url");
            self.mistake(
                place,
                "the keys need a database of their own; a backup of the data must not hold what opens it",
            );
        }
        (data, keys)
    }

    fn database(&mut self, path: &str, own: PathBuf) -> Location {
        let Some(url) = self.text(path) else { return Location::Sqlite(own) };
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Location::Postgres(url.to_owned());
        }
        match url.strip_prefix("sqlite:").map(|file| file.strip_prefix("//").unwrap_or(file)) {
            Some("") => Location::Sqlite(own),
            Some(file) => Location::Sqlite(PathBuf::from(file)),
            None => {
                let place = self.place(path);
                self.mistake(place, "write sqlite:/path/of/the/file.db or postgres://user@host/name");
                Location::Sqlite(own)
            }
        }
    }

    fn master_key(&mut self, folder: PathBuf, environment: &BTreeMap<String, String>) -> Option<MasterKey> {
        let secret =
            |name: &str| environment.get(name).filter(|text| !text.is_empty()).cloned().map(SecretString::from);
        let source = self.choice("master_key.source", 'f', &[("file", 'f'), ("env", 'e'), ("passphrase", 'p')]);
        if source != 'f' && self.given.contains_key("master_key.file") {
            let place = self.place("master_key.file");
            self.mistake(place, "it goes with master_key.source = \"file\" only; leave one of the two out");
        }
        match source {
            'f' => Some(MasterKey::File(
                self.text("master_key.file").map_or_else(|| folder.join("master.key"), PathBuf::from),
            )),
            'e' => {
                let key = secret(MASTER_KEY_VARIABLE);
                if key.is_none() {
                    self.mistake(
                        MASTER_KEY_VARIABLE,
                        "master_key.source is \"env\", so this variable has to hold the key",
                    );
                }
                key.map(MasterKey::Environment)
            }
            _ => Some(MasterKey::Passphrase(secret(PASSPHRASE_VARIABLE))),
        }
    }

    fn admin(&mut self, listen: &[SocketAddr]) -> Option<SocketAddr> {
        let text = self.text("listen.admin").unwrap_or("127.0.0.1:8117").to_owned();
        if text == "off" {
            return None;
        }
        let admin = self.parsed("listen.admin", &text, |_| {
            "write an address with a port, such as 127.0.0.1:8117, or \"off\"".to_owned()
        })?;
        if listen.contains(&admin) {
            let place = self.place("listen.admin");
            self.mistake(place, "this address is in listen.addresses too; give it a port of its own");
        }
        Some(admin)
    }

    fn tls(&mut self) -> Option<TlsFiles> {
        let certificate = self.text("tls.certificate").map(PathBuf::from);
        let key = self.text("tls.key").map(PathBuf::from);
        match (certificate, key) {
            (Some(certificate), Some(key)) => Some(TlsFiles { certificate, key }),
            (None, None) => None,
            (None, Some(_)) => {
                self.mistake("tls.certificate", "tls.key is set and this isn't; set both, or neither behind a proxy");
                None
            }
            (Some(_), None) => {
                self.mistake("tls.key", "tls.certificate is set and this isn't; set both, or neither behind a proxy");
                None
            }
        }
    }

    fn hosts(&mut self) -> Option<Hosts> {
        let console = self.origin("hosts.console", "console = \"https://console.example.org\" under [hosts]");
        let chat = self.origin("hosts.chat", "chat = \"https://chat.example.org\" under [hosts]");
        let (console, chat) = (console?, chat?);
        if console.name == chat.name {
            let place = self.place("hosts.chat");
            self.mistake(place, "console and chat need two names: another port alone would share cookies");
            return None;
        }
        Some(Hosts { console, chat, site: None })
    }

    fn origin(&mut self, path: &str, example: &str) -> Option<Origin> {
        let text = self.needed(path, example)?;
        let origin: Origin = self.parsed(path, &text, |words: &str| words.to_owned())?;
        let at_home = origin.name == "localhost" || origin.name.ends_with(".localhost");
        if !origin.secure && !at_home {
            let place = self.place(path);
            self.mistake(place, "write https://…: only names under localhost may go without");
        }
        Some(origin)
    }

    fn near_token_providers(&mut self) -> bool {
        self.choice("mail.near_token_providers", false, &[("no", false), ("yes", true)])
    }

    fn log(&mut self) -> Log {
        let json = self.choice("log.format", false, &[("text", false), ("json", true)]);
        let level = self.text("log.level").unwrap_or("info").to_owned();
        if tracing_subscriber::EnvFilter::try_new(&level).is_err() {
            let place = self.place("log.level");
            self.mistake(
                place,
                "write error, warn, info or debug, or a filter such as \"info,earshot::request=debug\"",
            );
        }
        Log { json, level }
    }
}

/// The known key that a mistyped one is nearest to: the same name in another section, or one or two letters off.
fn nearest(path: &str) -> Option<&'static str> {
    let name = path.rsplit('.').next().unwrap_or(path);
    KEYS.iter()
        .map(|key| key.path)
        .find(|known| known.rsplit('.').next() == Some(name))
        .or_else(|| KEYS.iter().map(|key| key.path).find(|known| distance(known, path) <= 2))
}

/// Edit distance (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, byte) in left.bytes().enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(right.bytes()) {
            let now = (diagonal + usize::from(byte != other)).min(before + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, now);
            before = now;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
