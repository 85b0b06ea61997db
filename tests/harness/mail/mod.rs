//! Private mail servers: a real [`Dovecot`] to read from, a real [`Postfix`] to send through, on loopback alone, each in a
//! temporary folder. `tests/setup/need.sh test` unpacks both into `target/tools/mail`.
//! Stands alone on std and rcgen, so that other crates' tests include this folder by path.
//!
//! Invariants: nothing outlives this process, however it ends (see [`Ground`]), and no mail leaves the machine.

mod certificates;
mod dovecot;
pub mod ground;
mod postfix;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

pub use certificates::{Certificate, ca_pem};
pub use dovecot::Dovecot;
pub use postfix::{BOUNCED, BOUNCED_FULL, DEFERRED, FULL, OVER_QUOTA, Postfix, REFUSED};

use ground::{Ground, PATIENCE, free_port};

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
