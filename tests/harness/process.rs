//! The real `earshot` binary on a temporary data folder: started, waited for, killed, restarted, stopped.
//! [`Server::command`] is the one place that knows how the tests set it up.

use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::wait_until;

/// What `earshot demo` writes into `demo.json` of its data folder, so that a test needn't read what is meant for people.
#[derive(Clone, Debug, Deserialize)]
pub struct Demo {
    /// Origin of the widget, such as `http://chat.localhost:8080`.
    pub chat: String,
    /// Origin of the console.
    pub console: String,
    /// Public key of the widget, as in `/c/{key}`.
    pub key: String,
    pub operators: Vec<Login>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Login {
    pub login: String,
    pub password: String,
}

/// A temporary folder that a guardian removes when this is dropped or this process is gone.
pub struct Place {
    path: PathBuf,
    _guardian: Guardian,
}

impl Place {
    pub fn new() -> Self {
        let path = tempfile::Builder::new().prefix("earshot-test-").tempdir().unwrap().keep();
        // A server that is being killed at this moment may still write into it.
        let script = r#"read -r _; while rm -rf -- "$1"; [ -e "$1" ]; do sleep 0.1; done"#;
        let guardian = Guardian::start(script, path.to_str().unwrap());
        Self { path, _guardian: guardian }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    pub fn log(&self) -> PathBuf {
        self.path.join("earshot.log")
    }
}

pub struct Server {
    place: Place,
    port: u16,
    admin_port: u16,
    databases: Databases,
    /// Variables beside those of every test.
    variables: Vec<(String, String)>,
    running: Option<Running>,
}

/// Where the data and the wrapped keys are.
#[derive(Clone)]
pub enum Databases {
    /// The embedded SQLite, in the data folder.
    Embedded,
    /// Two PostgreSQL databases, as URLs.
    Postgres { data: String, keys: String },
}

struct Running {
    child: Child,
    guardian: Guardian,
}

impl Server {
    /// Starts on a fresh folder and waits until it is ready.
    pub fn start(databases: Databases) -> Self {
        Self::start_with(databases, &[])
    }

    /// The same with variables of its own.
    pub fn start_with(databases: Databases, variables: &[(&str, &str)]) -> Self {
        let mut server = Self::idle(databases);
        server.variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        server.restart();
        server
    }

    /// A place and ports, and nothing that runs.
    pub fn idle(databases: Databases) -> Self {
        let (port, admin_port) = (free_port(), free_port());
        Self { place: Place::new(), port, admin_port, databases, variables: Vec::new(), running: None }
    }

    /// Another variable, from the next start on.
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    fn command(&self, wrapper: &[String], arguments: &[&str]) -> Command {
        let binary = std::env::var("EARSHOT_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_earshot").to_owned());
        let mut words = wrapper.iter().chain([&binary]);
        let mut command = Command::new(words.next().unwrap());
        command.args(words).args(arguments).stdin(Stdio::null());
        // Only what is set here counts, not what the person who runs the tests has set.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("EARSHOT_")) {
            command.env_remove(name);
        }
        let port = self.port;
        command
            .env("EARSHOT_DATA_FOLDER", self.place.data())
            .env("EARSHOT_HOSTS_CONSOLE", format!("http://console.localhost:{port}"))
            .env("EARSHOT_HOSTS_CHAT", format!("http://chat.localhost:{port}"))
            .env("EARSHOT_LISTEN_ADDRESSES", format!("127.0.0.1:{port}"))
            .env("EARSHOT_LISTEN_ADMIN", format!("127.0.0.1:{}", self.admin_port));
        if let Databases::Postgres { data, keys } = &self.databases {
            command
                .env("EARSHOT_NODE", "test")
                .env("EARSHOT_DATABASE_URL", data)
                .env("EARSHOT_DATABASE_KEYS_URL", keys);
        }
        // All load comes from one address here.
        for limit in [
            "CONNECTIONS",
            "CONNECTIONS_PER_NETWORK",
            "CHAT_PER_SECOND",
            "CONSOLE_PER_SECOND",
            "WEBHOOKS_PER_SECOND",
            "LOGINS_PER_MINUTE",
        ] {
            command.env(format!("EARSHOT_LIMITS_{limit}"), "1000000");
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts the process (again) and gives how long it took to be ready.
    ///
    /// # Panics
    /// When it ends or isn't ready in 60 s; the message ends with its log.
    pub fn restart(&mut self) -> Duration {
        let began = Instant::now();
        self.spawn();
        let log = self.place.log();
        wait_until(
            Duration::from_secs(60),
            || format!("readiness; {}", tail(&log)),
            || {
                let ended = self.ended();
                assert!(ended.is_none(), "earshot ended before it was ready: {ended:?}; {}", tail(&log));
                self.is_ready().then(|| began.elapsed())
            },
        )
    }

    /// Starts the process and doesn't wait, for tests that kill it while it starts.
    pub fn spawn(&mut self) {
        self.spawn_in(&[]);
    }

    /// The same inside another program, such as strace, that must replace itself by the server.
    pub fn spawn_in(&mut self, wrapper: &[String]) {
        assert!(self.running.is_none(), "earshot runs already");
        let log = File::options().create(true).append(true).open(self.place.log()).unwrap();
        let child = self
            .command(wrapper, &["demo"])
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            // Ctrl-C is for the test, which then ends it in its own way.
            .process_group(0)
            .spawn()
            .unwrap();
        let guardian =
            Guardian::start(r#"read -r word; [ "$word" = over ] || kill -KILL "$1""#, &child.id().to_string());
        self.running = Some(Running { child, guardian });
    }

    /// What /readyz says, over a connection of its own.
    pub fn is_ready(&self) -> bool {
        self.get_status("/readyz") == Some(200)
    }

    fn get_status(&self, path: &str) -> Option<u16> {
        self.get_admin(path).map(|(status, _)| status)
    }

    /// What the administrator's listener answers: status and body.
    pub fn get_admin(&self, path: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.admin_port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
    }

    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    pub fn demo(&self) -> Demo {
        let path = self.place.data().join("demo.json");
        serde_json::from_slice(&fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))).unwrap()
    }

    pub fn pid(&self) -> u32 {
        self.running.as_ref().expect("earshot doesn't run").child.id()
    }

    /// How it ended, where it did by itself.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        let status = self.running.as_mut()?.child.try_wait().unwrap()?;
        self.over();
        Some(status)
    }

    /// SIGKILL: no destructor, no flush.
    pub fn kill(&mut self) {
        if let Some(running) = &mut self.running {
            // Fails only where it is gone already.
            let _ = running.child.kill();
            running.child.wait().unwrap();
            self.over();
        }
    }

    /// SIGTERM.
    pub fn terminate(&self) {
        let pid = self.pid().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// SIGTERM, and what a graceful stop must keep: exit code 0 within 30 s.
    pub fn stop(&mut self) {
        self.terminate();
        let status = wait_until(Duration::from_secs(30), || "a graceful stop".into(), || self.ended());
        assert!(status.success(), "stopped with {status}, signal {:?}; {}", status.signal(), self.log_tail());
    }

    fn over(&mut self) {
        if let Some(Running { mut guardian, .. }) = self.running.take() {
            // The pid may be somebody else's soon: the guardian must not kill it.
            guardian.tell("over\n");
        }
    }

    /// Runs another subcommand on the same data and gives its exit code and what it printed. One that goes on for two
    /// minutes is ended, with exit code 124.
    pub fn run(&self, arguments: &[&str]) -> (ExitStatus, String) {
        self.run_in(&["timeout".into(), "--kill-after=5".into(), "120".into()], arguments)
    }

    /// The same inside another program.
    pub fn run_in(&self, wrapper: &[String], arguments: &[&str]) -> (ExitStatus, String) {
        let output = self.command(wrapper, arguments).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status, String::from_utf8_lossy(&text).into_owned())
    }

    pub fn place(&self) -> &Place {
        &self.place
    }

    pub fn log_tail(&self) -> String {
        tail(&self.place.log())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port to listen on, and to come back to after a kill: from below those that outgoing connections are given, or one of
/// them would sit on it meanwhile.
pub fn free_port() -> u16 {
    let range = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap();
    let lowest_outgoing: u64 = range.split_whitespace().next().unwrap().parse().unwrap();
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let random = || RandomState::new().build_hasher().finish();
    let ports = (0..1000).map(|_| 5_000 + (random() % (lowest_outgoing - 5_000)) as u16);
    ports.into_iter().find(is_free).expect("no free port")
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    format!(
        "its log ends:\n{}",
        lines.iter().skip(lines.len().saturating_sub(40)).copied().collect::<Vec<_>>().join("\n")
    )
}

/// A shell in a process group of its own that does something when this process lets go of its pipe.
struct Guardian(Child);

impl Guardian {
    fn start(script: &str, argument: &str) -> Self {
        let shell = Command::new("sh")
            .args(["-c", &format!("trap '' INT TERM HUP; cd /; {script}"), "sh", argument])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        Self(shell.unwrap())
    }

    fn tell(&mut self, word: &str) {
        // Fails only where the guardian itself was killed.
        let _ = self.0.stdin.as_mut().map(|pipe| pipe.write_all(word.as_bytes()));
    }
}

impl Drop for Guardian {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
