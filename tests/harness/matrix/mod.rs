//! A private Synapse, the Matrix server that most hotlines would run, in a temporary folder on loopback alone, and [`Young`] people with a
//! client of other people's making. `tests/setup/need.sh test` installs both into `target/tools/synapse`.
//!
//! Invariants: nothing outlives this process (see [`Ground`]), and nothing leaves the machine: the server federates with nobody.

mod between;
mod sdk;
mod young;

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::mail::ground::{Ground, free_port};

pub use between::Between;
pub use sdk::{Phone, compared, until};
pub use young::Young;

/// The server's name in the accounts of its people.
pub const NAME: &str = "talk.example";
/// With it accounts are made.
pub const SECRET: &str = "known to the tests alone";

/// A server with the accounts of one test.
pub struct Synapse {
    ground: Ground,
    port: u16,
}

impl Synapse {
    /// Starts with no accounts.
    ///
    /// # Panics
    /// When Synapse isn't installed or doesn't start.
    pub fn start() -> Self {
        (0..5).find_map(|_| Self::try_start()).expect("Synapse found no free port")
    }

    fn try_start() -> Option<Self> {
        let mut synapse = Self { ground: Ground::new("synapse"), port: free_port() };
        fs::write(synapse.settings(), synapse.described()).unwrap();
        let mut keys = python();
        let made =
            keys.args(["-m", "synapse.app.homeserver", "--generate-keys", "-c"]).arg(synapse.settings()).output();
        let made = made.unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        synapse.run().then_some(synapse)
    }

    fn run(&mut self) -> bool {
        let (settings, port) = (self.settings(), self.port);
        self.ground.spawn(python().args(["-m", "synapse.app.homeserver", "-c"]).arg(settings));
        self.ground.becomes_ready(|_| TcpStream::connect(("127.0.0.1", port)).is_ok())
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        self.ground.kill();
    }

    /// The same server again.
    pub fn restart(&mut self) {
        assert!(self.run(), "somebody took Synapse's port: {}", self.log());
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Makes an account and gives its password.
    pub fn register(&self, name: &str) -> String {
        let password = format!("the password of {name}");
        let mut command = python();
        command.args(["-m", "synapse._scripts.register_new_matrix_user", "--no-admin"]);
        command.args(["-u", name, "-p", &password, "-k", SECRET, &self.url()]);
        let said = command.output().unwrap();
        assert!(said.status.success(), "{}{}", String::from_utf8_lossy(&said.stdout), self.log());
        password
    }

    /// A sign-in of an account, as another program would make one.
    pub async fn token(&self, name: &str, password: &str) -> String {
        let user = json!({ "type": "m.id.user", "user": name });
        let login = json!({ "type": "m.login.password", "identifier": user, "password": password });
        let url = format!("{}/_matrix/client/v3/login", self.url());
        let answer = reqwest::Client::builder()
            .timeout(std::time::Duration::from_secs(30))
            .build()
            .unwrap()
            .post(url)
            .json(&login)
            .send()
            .await
            .unwrap();
        let answer: Value = answer.json().await.unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    }

    /// Ends every sign-in of an account.
    pub async fn sign_out(&self, token: &str) {
        let url = format!("{}/_matrix/client/v3/logout/all", self.url());
        let client = reqwest::Client::builder().timeout(std::time::Duration::from_secs(30)).build().unwrap();
        let answer = client.post(url).bearer_auth(token).json(&json!({})).send().await.unwrap();
        assert!(answer.status().is_success(), "{answer:?}");
    }

    /// Where files of its rooms are.
    pub fn media(&self) -> PathBuf {
        self.ground.folder.join("media")
    }

    /// A young person with an account and a client.
    pub fn young(&self, name: &str) -> Young {
        let password = self.register(name);
        let folder = self.ground.folder.join(format!("client-{name}"));
        fs::create_dir(&folder).unwrap();
        Young::start(&self.url(), &account(name), &password, &folder)
    }

    /// Likewise, at a client of matrix-sdk's making.
    pub async fn phone(&self, name: &str) -> Phone {
        let password = self.register(name);
        self.another_phone(name, &password).await
    }

    /// Likewise, of an account that there is already.
    pub async fn another_phone(&self, name: &str, password: &str) -> Phone {
        Phone::start(&self.url(), &account(name), password).await
    }

    /// Many of them at once, each in an encrypted talk with `help`; see `many.py`.
    pub fn many(&self, count: u64, help: &str) -> Young {
        let folder = self.ground.folder.join("clients");
        fs::create_dir(&folder).unwrap();
        let (url, count) = (self.url(), count.to_string());
        Young::run("many.py", "many", &[&url, SECRET, &count, help, folder.to_str().unwrap()])
    }

    /// Rows in the device's stores that hold what was said in rooms, or who was in them.
    pub fn rows_of_rooms(device: &Path) -> String {
        const COUNT: &str = "import sqlite3, sys\nfor name, tables in {'state': 'room_info state_event member profile display_name receipt \
            room_account_data', 'event-cache': 'events linked_chunks event_chunks'}.items():\n \
            for table in tables.split():\n  path = f'file:{sys.argv[1]}/matrix-sdk-{name}.sqlite3?mode=ro'\n  \
            count = sqlite3.connect(path, uri=True).execute(f'SELECT count(*) FROM {table}').fetchone()[0]\n  \
            if count: print(table, count)";
        let said = python().args(["-c", COUNT]).arg(device).output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap()
    }

    /// What it wrote.
    pub fn log(&self) -> String {
        let log = self.ground.log();
        let lines: Vec<_> = log.lines().collect();
        format!("Synapse's log ends:\n{}", lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n"))
    }

    fn settings(&self) -> PathBuf {
        self.ground.folder.join("homeserver.yaml")
    }

    fn described(&self) -> String {
        let (port, folder) = (self.port.to_string(), self.ground.folder.to_str().unwrap());
        include_str!("homeserver.yaml").replace("PORT", &port).replace("FOLDER", folder)
    }
}

/// Somebody's account.
pub fn account(name: &str) -> String {
    format!("@{name}:{NAME}")
}

/// The Python that has Synapse and the client.
fn python() -> Command {
    let root = std::env::var_os("EARSHOT_TEST_SYNAPSE_ROOT")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/synapse"), PathBuf::from);
    let python = root.join("bin/python");
    assert!(python.exists(), "no Synapse in {root:?}: run tests/setup/need.sh test, or set EARSHOT_TEST_SYNAPSE_ROOT");
    let mut command = Command::new(python);
    command.env_remove("PYTHONPATH");
    command
}
