//! The server that holds the mailboxes: IMAP with STARTTLS, IMAP over TLS, LMTP, and who may log in.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::{Certificate, Ground, Programs, User, ca_pem, free_port, is_root};

pub struct Dovecot {
    ground: Ground,
    programs: Programs,
    owner: User,
    accounts: Vec<Account>,
    ports: Ports,
}

struct Account {
    user: String,
    password: String,
    may_log_in: bool,
}

struct Ports {
    imap: u16,
    imaps: u16,
    lmtp: u16,
    authentication: u16,
}

impl Dovecot {
    /// Starts with these users and passwords. A user may be a whole address or its part before the `@`; a mail for
    /// `user+anything@any.example` reaches both.
    ///
    /// # Panics
    /// When Dovecot isn't unpacked or doesn't start.
    pub fn start(accounts: &[(&str, &str)]) -> Self {
        Self::start_with(accounts, "")
    }

    /// The same with more lines for `dovecot.conf`, such as `imap_capability = IMAP4rev1` for a server that can't IDLE.
    pub fn start_with(accounts: &[(&str, &str)], settings: &str) -> Self {
        // Somebody else may take a free port in between: then all begins again in another folder.
        (0..5).find_map(|_| Self::try_start(accounts, settings)).expect("Dovecot found no free ports")
    }

    fn try_start(accounts: &[(&str, &str)], settings: &str) -> Option<Self> {
        let ground = Ground::new("dovecot");
        let owner = User::without_rights();
        let programs = Programs::for_user(&owner, &ground);
        let accounts = accounts
            .iter()
            .map(|&(user, password)| Account { user: user.into(), password: password.into(), may_log_in: true })
            .collect();
        let ports = Ports { imap: free_port(), imaps: free_port(), lmtp: free_port(), authentication: free_port() };
        let mut dovecot = Self { ground, programs, owner, accounts, ports };
        dovecot.prepare(settings);
        dovecot.run().then_some(dovecot)
    }

    fn prepare(&self, settings: &str) {
        let folder = &self.ground.folder;
        for name in ["base", "state", "mail"] {
            fs::create_dir(folder.join(name)).unwrap();
            self.owner.owns(&folder.join(name));
        }
        // See need.sh: where the unpacked Dovecot looks for its TLS.
        std::os::unix::fs::symlink(self.programs.path("usr/lib/dovecot/modules"), folder.join("base/modules")).unwrap();
        File::create(self.ground.log_path()).unwrap();
        self.owner.owns(&self.ground.log_path());
        fs::write(folder.join("dovecot.conf"), self.settings() + settings).unwrap();
        self.write_accounts();
        self.write_certificate(Certificate::Good);
        for account in &self.accounts {
            let maildir = self.maildir(&account.user);
            for folder in [maildir.parent().unwrap(), &maildir] {
                fs::create_dir(folder).unwrap();
                self.owner.owns(folder);
            }
            for name in ["cur", "new", "tmp"] {
                fs::create_dir(maildir.join(name)).unwrap();
                self.owner.owns(&maildir.join(name));
            }
        }
    }

    fn settings(&self) -> String {
        let Ports { imap, imaps, lmtp, authentication } = self.ports;
        let User { name, group, uid, gid } = &self.owner;
        let folder = self.ground.folder.display();
        let library = self.programs.path("usr/lib/dovecot");
        let library = library.display();
        format!(
            r#"
# Where things are
base_dir = {folder}/base
state_dir = {folder}/state
log_path = {folder}/log
libexec_dir = {library}
mail_plugin_dir = {library}/modules
login_plugin_dir = {library}/modules/login
import_environment = LD_LIBRARY_PATH

# One user for everything, so that it needs no rights
default_internal_user = {name}
default_login_user = {name}
default_internal_group = {group}
first_valid_uid = 1
first_valid_gid = 0

# What it speaks
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
service imap-login {{
  chroot =
  service_count = 0
  client_limit = 2000
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
service auth {{
  inet_listener {{
    port = {authentication}
  }}
}}
service anvil {{
  chroot =
  # A test that fails to log in must not make the next one wait.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap {{
  process_limit = 2000
}}
mail_max_userip_connections = 2000

# Who may log in, and where their mails are
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/accounts
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%n {folder}/accounts
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {folder}/accounts
  default_fields = uid={uid} gid={gid}
}}
userdb {{
  driver = passwd-file
  args = username_format=%n {folder}/accounts
  default_fields = uid={uid} gid={gid}
}}
mail_location = maildir:~/Maildir
# The mail server's durability isn't what is tested.
mail_fsync = never
recipient_delimiter = +
postmaster_address = postmaster@mail.example
hostname = mail.example
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = subscribe
    special_use = \Sent
  }}
  mailbox Junk {{
    auto = subscribe
    special_use = \Junk
  }}
  mailbox Trash {{
    auto = subscribe
    special_use = \Trash
  }}
}}
"#
        )
    }

    fn write_accounts(&self) {
        let mut lines = String::new();
        for Account { user, password, may_log_in } in &self.accounts {
            assert!(!user.contains([':', '/', '+', ' ']), "not a user's name: {user:?}");
            let password = if *may_log_in { password.clone() } else { format!("not {password}") };
            let home = self.maildir(user);
            writeln!(lines, "{user}:{{PLAIN}}{password}:::{user}:{}", home.parent().unwrap().display()).unwrap();
        }
        let path = self.ground.folder.join("accounts");
        fs::write(path.with_extension("new"), lines).unwrap();
        self.owner.owns(&path.with_extension("new"));
        fs::rename(path.with_extension("new"), path).unwrap();
    }

    fn write_certificate(&self, certificate: Certificate) {
        certificate.write(&self.ground.folder);
        self.owner.owns(&self.ground.folder.join("key.pem"));
    }

    /// False when a port was taken.
    fn run(&mut self) -> bool {
        let settings = self.ground.folder.join("dovecot.conf");
        // What Dovecot does with itself at its start, but for the path of doveconf, which it knows by heart.
        let mut command = self.programs.command("usr/bin/doveconf");
        command.args(["-f", "service=master", "-m", "master", "-c"]).arg(&settings);
        command.arg("-e").arg(self.programs.path("usr/sbin/dovecot")).args(["-F", "-c"]).arg(&settings);
        command.current_dir(self.ground.folder.join("base"));
        if is_root() {
            command.uid(self.owner.uid).gid(self.owner.gid);
        }
        self.ground.spawn(&mut command);
        let port = self.ports.imap;
        self.ground
            .becomes_ready(|ground| ground.log_since_start().contains("starting up for") && greets(port, b"* OK"))
    }

    /// Stops it where it runs, and starts it on the same mails and ports.
    pub fn restart(&mut self) {
        self.stop();
        assert!(self.run(), "somebody took a port meanwhile: {}", self.log());
    }

    /// Every connection ends; mails and ports stay for [`Self::restart`].
    pub fn stop(&mut self) {
        self.ground.stop();
    }

    /// SIGKILL for all of it.
    pub fn kill(&mut self) {
        self.ground.kill();
        // The next one would take the number in it for somebody who runs.
        let _ = fs::remove_file(self.ground.folder.join("base/master.pid"));
    }

    /// Plain, and STARTTLS. It takes a password without that too, because it trusts its own machine; its log then says
    /// `secured` where it would say `TLS`.
    pub fn imap_port(&self) -> u16 {
        self.ports.imap
    }

    /// TLS from the first byte.
    pub fn imaps_port(&self) -> u16 {
        self.ports.imaps
    }

    /// Where a mail server hands over mails for the users.
    pub fn lmtp_port(&self) -> u16 {
        self.ports.lmtp
    }

    /// Where a mail server asks whether a password is right.
    pub(super) fn authentication_port(&self) -> u16 {
        self.ports.authentication
    }

    /// The authority that signed what it shows.
    pub fn ca_pem(&self) -> &'static str {
        ca_pem()
    }

    /// Restarts with another certificate.
    pub fn show(&mut self, certificate: Certificate) {
        self.write_certificate(certificate);
        self.restart();
    }

    /// From now on the user's password is wrong, or right again. Open connections stay. Takes a second.
    pub fn login_fails(&mut self, user: &str, fails: bool) {
        let account = self.accounts.iter_mut().find(|account| account.user == user);
        account.unwrap_or_else(|| panic!("no user {user}")).may_log_in = !fails;
        self.write_accounts();
        // Dovecot looks at the file once in a second.
        std::thread::sleep(Duration::from_secs(1));
    }

    /// The user's INBOX; other mailboxes are folders below it such as `.Sent`.
    pub fn maildir(&self, user: &str) -> PathBuf {
        self.ground.folder.join("mail").join(user).join("Maildir")
    }

    /// Drops a mail into the user's INBOX, as a delivery agent does: whole or not at all. Fast, for mails by the thousand.
    pub fn deliver(&self, user: &str, mail: &[u8]) {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let maildir = self.maildir(user);
        // New mails get their UIDs in the order of these names.
        let name = format!("{number:010}.P{}.test", std::process::id());
        let path = maildir.join("tmp").join(&name);
        fs::write(&path, mail).unwrap();
        self.owner.owns(&path);
        fs::rename(&path, maildir.join("new").join(&name)).unwrap();
    }

    /// Takes from Dovecot the right to read the mails that are in the user's INBOX. Needs root.
    pub fn shut(&self, user: &str) {
        assert!(is_root(), "only root shuts out the user that Dovecot runs as");
        for path in ["new", "cur"].iter().flat_map(|name| entries(&self.maildir(user).join(name))) {
            std::os::unix::fs::chown(&path, Some(0), Some(0)).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        }
    }

    /// The mails in the user's INBOX, oldest first, without asking the server.
    pub fn delivered(&self, user: &str) -> Vec<Vec<u8>> {
        let maildir = self.maildir(user);
        let mut paths: Vec<PathBuf> = ["new", "cur"].iter().flat_map(|name| entries(&maildir.join(name))).collect();
        paths.sort_by_key(|path| path.file_name().map(ToOwned::to_owned));
        // One that moved meanwhile is a mail that the next call finds.
        paths.iter().filter_map(|path| fs::read(path).ok()).collect()
    }

    /// Makes Dovecot forget every UID of the user's INBOX: the next one who selects it finds another UIDVALIDITY and new UIDs.
    /// Whoever has it selected at this moment is disconnected.
    pub fn drop_uidlist(&self, user: &str) {
        // `dovecot-uidvalidity` stays: from it Dovecot takes one that was never there.
        let lost = ["dovecot-uidlist", "dovecot.index"];
        for path in entries(&self.maildir(user)) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if lost.iter().any(|start| name.starts_with(start)) {
                fs::remove_file(path).unwrap();
            }
        }
    }

    /// What it wrote, over all restarts.
    pub fn log(&self) -> String {
        self.ground.log()
    }
}

/// Whether who listens there begins with these words.
pub(super) fn greets(port: u16, greeting: &[u8]) -> bool {
    let mut first = vec![0; greeting.len()];
    let mut ask = || {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
        stream.read_exact(&mut first).ok()?;
        let _ = stream.write_all(b"QUIT\r\n");
        (first == greeting).then_some(())
    };
    ask().is_some()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}
