//! Private mail servers: a real [`Dovecot`] to read from, a real [`Postfix`] to send through, on loopback alone, each in a
//! temporary folder. `tests/setup/need.sh test` unpacks both into `target/tools/mail`.
//! Stands alone on std and rcgen, so that other crates' tests include this folder by path.
//!
//! Invariants: nothing outlives this process, however it ends (see [`Ground`]), and no mail leaves the machine.

mod certificates;
mod dovecot;
mod postfix;

use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub use certificates::{Certificate, ca_pem};
pub use dovecot::Dovecot;
pub use postfix::{BOUNCED, BOUNCED_FULL, DEFERRED, FULL, OVER_QUOTA, Postfix, REFUSED};

/// Longer than a server takes to start on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A temporary folder and the process group that runs in it. A guardian, a shell that reads a pipe of ours, ends the one and
/// removes the other when this is dropped or this process is gone.
struct Ground {
    folder: PathBuf,
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
    fn new(name: &str) -> Self {
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
    fn spawn(&mut self, command: &mut Command) {
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
    fn stop(&mut self) {
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
    fn kill(&mut self) {
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

    fn has_ended(&mut self) -> bool {
        self.server.as_mut().is_none_or(|server| server.try_wait().unwrap().is_some())
    }

    fn tell_guardian(&mut self, group: &str) {
        // Fails only where the guardian itself was killed.
        let _ = self.guardian.stdin.as_mut().map(|pipe| writeln!(pipe, "{group}"));
    }

    fn log_path(&self) -> PathBuf {
        self.folder.join("log")
    }

    fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.log_path()).unwrap_or_default()).into_owned()
    }

    fn log_since_start(&self) -> String {
        self.log().split_off(self.log_before)
    }

    /// Waits until the server answers; false when somebody else took one of its ports.
    fn becomes_ready(&mut self, answers: impl Fn(&Self) -> bool) -> bool {
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

/// Where the servers' programs and libraries are, as Debian lays them out.
struct Programs {
    root: PathBuf,
}

impl Programs {
    /// Programs that `user` can run. Where it can't reach the build's folder, such as one in root's home, it gets a copy.
    fn for_user(user: &User, ground: &Ground) -> Self {
        let unpacked = unpacked();
        if user.can_enter(&unpacked) {
            return Self { root: unpacked };
        }
        let copy = ground.folder.join("programs");
        let status = Command::new("cp").arg("-r").args([&unpacked, &copy]).status().unwrap();
        assert!(status.success(), "cp -r {unpacked:?} {copy:?}: {status}");
        Self { root: copy }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// A program that has nothing of this process's environment and finds its libraries.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.path(program));
        command.env_clear().env("LD_LIBRARY_PATH", self.libraries());
        command
    }

    fn libraries(&self) -> String {
        let machine = format!("usr/lib/{}-linux-gnu", std::env::consts::ARCH);
        let folders = ["usr/lib/dovecot", "usr/lib/dovecot/modules/old-stats", "usr/lib/postfix", &machine];
        folders.map(|folder| self.path(folder).display().to_string()).join(":")
    }
}

fn unpacked() -> PathBuf {
    let root = std::env::var_os("EARSHOT_TEST_MAIL_ROOT").map_or_else(
        || {
            // The workspace's folder, whichever of its crates this is compiled for.
            let workspace =
                Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|path| path.join("Cargo.lock").exists());
            workspace.unwrap().join("target/tools/mail")
        },
        PathBuf::from,
    );
    let programs = ["usr/sbin/dovecot", "usr/lib/dovecot/imap", "usr/lib/dovecot/lmtp", "usr/lib/postfix/sbin/master"];
    let there = programs.iter().all(|program| root.join(program).exists());
    assert!(there, "no mail servers in {root:?}: run tests/setup/need.sh test, or set EARSHOT_TEST_MAIL_ROOT");
    root
}

/// Who a server runs as. Root lends it somebody without rights; everybody else is who they are.
struct User {
    name: String,
    group: String,
    uid: u32,
    gid: u32,
}

impl User {
    fn without_rights() -> Self {
        let name = if is_root() { "nobody".to_owned() } else { id(&["-un"]) };
        let number = |option| id(&[option, &name]).parse().unwrap();
        Self { group: id(&["-gn", &name]), uid: number("-u"), gid: number("-g"), name }
    }

    fn can_enter(&self, folder: &Path) -> bool {
        let everybody = |folder: &Path| fs::metadata(folder).is_ok_and(|data| data.mode() & 0o001 != 0);
        !is_root() || folder.canonicalize().unwrap().ancestors().all(everybody)
    }

    /// Makes the file or folder this user's own.
    fn owns(&self, path: &Path) {
        if is_root() {
            std::os::unix::fs::chown(path, Some(self.uid), Some(self.gid)).unwrap();
        }
    }
}

fn id(arguments: &[&str]) -> String {
    let output = Command::new("id").args(arguments).output().unwrap();
    assert!(output.status.success(), "id {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
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
fn free_port() -> u16 {
    let range = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap();
    let lowest_outgoing: u64 = range.split_whitespace().next().unwrap().parse().unwrap();
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let mut ports = (0..1000).map(|_| 5_000 + (random() % (lowest_outgoing - 5_000)) as u16);
    ports.find(is_free).expect("no free port")
}
