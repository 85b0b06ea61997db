//! Where a server of the tests runs: a temporary folder and a process group, both gone with this process.

use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than a server takes to start on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A temporary folder and the process group that runs in it. A guardian, a shell that reads a pipe of ours, ends the one and
/// removes the other when this is dropped or this process is gone.
pub struct Ground {
    pub folder: PathBuf,
    guardian: Child,
    server: Option<Child>,
    /// Length of the log when the server started.
    log_before: usize,
}

/// Each line that it reads is the process group to end with the pipe, or empty.
const GUARDIAN: &str = r#"
    trap '' INT TERM HUP
    cd /
    while read -r word; do group="$word"; done
    [ -z "$group" ] || kill -s KILL -- "-$group"
    while rm -rf -- "$1"; [ -e "$1" ]; do sleep 0.1; done
"#;

impl Ground {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("earshot-{name}-{:016x}", random()));
        fs::create_dir(&folder).unwrap();
        // The servers run as users of their own.
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        let guardian = Command::new("sh")
            .args(["-c", GUARDIAN, "sh"])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        Self { folder, guardian, server: None, log_before: 0 }
    }

    /// Starts the server in a process group of its own, with what it prints in its log.
    pub fn spawn(&mut self, command: &mut Command) {
        assert!(self.server.is_none(), "it runs already");
        self.log_before = self.log().len();
        let log = File::options().create(true).append(true).open(self.log_path()).unwrap();
        let server = command
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        self.tell_guardian(&server.id().to_string());
        self.server = Some(server);
    }

    /// SIGTERM, and SIGKILL for whatever is left.
    ///
    /// # Panics
    /// When it goes on for a minute.
    pub fn stop(&mut self) {
        let Some(server) = &mut self.server else { return };
        signal("TERM", &server.id().to_string());
        let began = Instant::now();
        while server.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < PATIENCE, "it doesn't stop; {}", self.log());
            std::thread::sleep(Duration::from_millis(2));
        }
        self.kill();
    }

    /// SIGKILL for the whole group, until all of it is gone: whoever is left holds the ports.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            signal("KILL", &format!("-{}", server.id()));
            server.wait().unwrap();
            while is_alive(server.id()) {
                std::thread::sleep(Duration::from_millis(1));
            }
            // The number may be another group's soon.
            self.tell_guardian("");
        }
    }

    pub fn has_ended(&mut self) -> bool {
        self.server.as_mut().is_none_or(|server| server.try_wait().unwrap().is_some())
    }

    fn tell_guardian(&mut self, group: &str) {
        // Fails only where the guardian itself was killed.
        let _ = self.guardian.stdin.as_mut().map(|pipe| writeln!(pipe, "{group}"));
    }

    pub fn log_path(&self) -> PathBuf {
        self.folder.join("log")
    }

    pub fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.log_path()).unwrap_or_default()).into_owned()
    }

    pub fn log_since_start(&self) -> String {
        self.log().split_off(self.log_before)
    }

    /// Waits until the server answers; false when somebody else took one of its ports.
    pub fn becomes_ready(&mut self, answers: impl Fn(&Self) -> bool) -> bool {
        let began = Instant::now();
        loop {
            if self.log_since_start().contains("Address already in use") {
                return false;
            }
            assert!(!self.has_ended(), "it ended before it was ready; its log:\n{}", self.log());
            if answers(self) {
                return true;
            }
            assert!(began.elapsed() < PATIENCE, "it isn't ready after {PATIENCE:?}; its log:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        self.kill();
        drop(self.guardian.stdin.take());
        let _ = self.guardian.wait();
    }
}

/// Whether anybody of the process group still does something.
fn is_alive(group: u32) -> bool {
    let belongs = |stat: String| {
        // After the name, which may be anything: state, parent, group.
        let mut fields = stat.rsplit(')').next()?.split_whitespace();
        let (state, its_group) = (fields.next()?, fields.nth(1)?);
        Some(!matches!(state, "Z" | "X") && its_group.parse() == Ok(group))
    };
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes.filter_map(|entry| belongs(fs::read_to_string(entry.path().join("stat")).ok()?)).any(|belongs| belongs)
}

fn signal(name: &str, target: &str) {
    // Fails only where it is gone already.
    let _ = Command::new("sh").args(["-c", r#"kill -s "$1" -- "$2" 2>/dev/null"#, "sh", name, target]).status();
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A port to listen on, and to come back to after a kill: from below those that outgoing connections are given.
pub fn free_port() -> u16 {
    let range = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap();
    let lowest_outgoing: u64 = range.split_whitespace().next().unwrap().parse().unwrap();
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let mut ports = (0..1000).map(|_| 5_000 + (random() % (lowest_outgoing - 5_000)) as u16);
    ports.find(is_free).expect("no free port")
}
