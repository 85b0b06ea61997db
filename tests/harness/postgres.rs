//! One private PostgreSQL a test binary, started at the first call of [`database`], in a temporary folder on a free port.
//! Stands alone on std, so that other crates' tests include this file by path.
//!
//! Absent on purpose: speed by `fsync=off`. What is tested is what is promised.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Makes a fresh, empty database and returns its URL. The server and all databases vanish with the test binary.
///
/// # Panics
/// When PostgreSQL isn't installed or doesn't start: `tests/setup/need.sh test` installs it.
pub fn database() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(Server::start);
    let name = format!("earshot_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    server.run("createdb", &[&name]);
    format!("postgres://earshot@127.0.0.1:{}/{name}", server.port)
}

struct Server {
    bin: PathBuf,
    port: u16,
    /// Closing this pipe tells the guardian to stop the server and to remove its folder.
    _guardian: ChildStdin,
}

/// Runs the server, and ends it with the pipe. SIGQUIT is PostgreSQL's immediate shutdown.
const GUARDIAN: &str = r#"
    trap '' INT TERM HUP
    "$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$2" \
        -c fsync=on -c max_connections=300 >"$2/log" 2>&1 &
    read -r _
    kill -QUIT $!
    wait
    cd / && rm -rf -- "$2"
"#;

impl Server {
    fn start() -> Self {
        // Somebody else may take the free port in between: then all begins again in another folder.
        (0..5).find_map(|_| Self::try_start()).expect("PostgreSQL found no free port")
    }

    /// None when the port was taken.
    fn try_start() -> Option<Self> {
        let (bin, owner, port) = (programs(), owner(), free_port());
        let folder = temporary_folder(owner);
        let initdb = as_owner(&mut Command::new(bin.join("initdb")), owner)
            .args(["--username=earshot", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"])
            .arg(folder.join("data"))
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(initdb.status.success(), "initdb: {}", String::from_utf8_lossy(&initdb.stderr));
        let mut guardian = as_owner(&mut Command::new("sh"), owner)
            .args(["-c", GUARDIAN, "sh"])
            .args([&bin, &folder])
            .arg(port.to_string())
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        let pipe = guardian.stdin.take().unwrap();
        becomes_ready(&folder, &mut guardian).then_some(Self { bin, port, _guardian: pipe })
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let output = Command::new(self.bin.join(program))
            .args(["-h", "127.0.0.1", "-U", "earshot", "-p", &self.port.to_string()])
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// False when the port was taken. Reads the server's log: a connection to the port could be answered by somebody else's.
fn becomes_ready(folder: &Path, guardian: &mut Child) -> bool {
    let began = Instant::now();
    let log = || fs::read_to_string(folder.join("log")).unwrap_or_default();
    while began.elapsed() < Duration::from_secs(30) {
        if log().contains("could not create any TCP/IP sockets") {
            return false;
        }
        assert!(guardian.try_wait().unwrap().is_none(), "PostgreSQL's guardian ended: {}", log());
        if log().contains("database system is ready to accept connections") {
            return true;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("PostgreSQL isn't ready after 30 s: {}", log());
}

/// The newest PostgreSQL of this machine, or the one that the environment names.
fn programs() -> PathBuf {
    if let Some(bin) = std::env::var_os("EARSHOT_TEST_POSTGRES_BIN") {
        return bin.into();
    }
    let version = |bin: &PathBuf| bin.parent().and_then(|p| p.file_name()?.to_str()?.parse::<u32>().ok());
    fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("postgres").exists())
        .max_by_key(version)
        .expect("PostgreSQL isn't installed: run tests/setup/need.sh test, or set EARSHOT_TEST_POSTGRES_BIN")
}

/// PostgreSQL refuses to run as root, so root lends it another user. None where this process isn't root.
fn owner() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    ["postgres", "nobody"].iter().find_map(|name| {
        let mut fields = users.lines().find(|line| line.split(':').next() == Some(name))?.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}

fn as_owner(command: &mut Command, owner: Option<(u32, u32)>) -> &mut Command {
    match owner {
        Some((uid, gid)) => command.uid(uid).gid(gid),
        None => command,
    }
}

fn temporary_folder(owner: Option<(u32, u32)>) -> PathBuf {
    let mut random = [0; 8];
    fs::File::open("/dev/urandom").unwrap().read_exact(&mut random).unwrap();
    let folder = std::env::temp_dir().join(format!("earshot-postgres-{:016x}", u64::from_ne_bytes(random)));
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    if let Some((uid, gid)) = owner {
        chown(&folder, Some(uid), Some(gid)).unwrap();
    }
    folder
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

#[test]
fn each_database_is_fresh_and_durable() {
    let (first, second) = (database(), database());
    assert_ne!(first, second);
    let psql = |url: &str, sql: &str| {
        let output = Command::new(programs().join("psql")).args([url, "-Atqc", sql]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    psql(&first, "CREATE TABLE message (id BIGINT)");
    assert_eq!(psql(&second, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0\n");
    assert_eq!(psql(&second, "SHOW fsync"), "on\n");
    assert_eq!(psql(&second, "SHOW synchronous_commit"), "on\n");
}
