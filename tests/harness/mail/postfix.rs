//! The server that takes mails: from strangers as the MX does, from Earshot by submission. It hands them to a [`Dovecot`] by
//! LMTP, bounces what that refuses with a real report to the sender, and sends nothing anywhere else.
//!
//! Needs root, because Postfix does. `mail_owner` and the group beside it are lent users that every system has, so that nothing
//! of a Postfix that the machine may have is touched.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::dovecot::greets;
use super::{Certificate, Dovecot, Ground, PATIENCE, Programs, User, ca_pem, free_port, id, is_root};

/// Refused when the recipient is named: 550 5.1.1. Like the others, it stands before the `@` of any domain.
pub const REFUSED: &str = "refused";
/// Refused for now when the recipient is named: 450 4.2.0.
pub const DEFERRED: &str = "deferred";
/// Refused when the recipient is named, because the mailbox is full: 552 5.2.2.
pub const FULL: &str = "full";
/// Refused for now when the recipient is named, because the mailbox is full: 452 4.2.2.
pub const OVER_QUOTA: &str = "overquota";
/// Taken, and then the sender gets a report: 5.1.1. So does anybody whom Dovecot doesn't know.
pub const BOUNCED: &str = "bounced";
/// Taken, and then the sender gets a report: 5.2.2.
pub const BOUNCED_FULL: &str = "bounced-full";

pub struct Postfix {
    ground: Ground,
    programs: Programs,
    ports: Ports,
}

struct Ports {
    smtp: u16,
    submission: u16,
    submissions: u16,
    refusing: u16,
}

impl Postfix {
    /// Starts with these domains, all of whose addresses go to the users of this Dovecot, whose passwords are those of submission.
    ///
    /// # Panics
    /// When Postfix isn't unpacked or doesn't start, and where this process isn't root.
    pub fn start(dovecot: &Dovecot, domains: &[&str]) -> Self {
        Self::start_with(dovecot, domains, "")
    }

    /// The same with more lines for `main.cf`, such as `message_size_limit = 100000`.
    pub fn start_with(dovecot: &Dovecot, domains: &[&str], settings: &str) -> Self {
        assert!(is_root(), "Postfix runs as root only: run the tests as root, such as in a container");
        (0..5).find_map(|_| Self::try_start(dovecot, domains, settings)).expect("Postfix found no free ports")
    }

    fn try_start(dovecot: &Dovecot, domains: &[&str], settings: &str) -> Option<Self> {
        let ground = Ground::new("postfix");
        let programs = Programs::for_user(&User::without_rights(), &ground);
        let ports =
            Ports { smtp: free_port(), submission: free_port(), submissions: free_port(), refusing: free_port() };
        let mut postfix = Self { ground, programs, ports };
        postfix.prepare(dovecot, domains, settings);
        postfix.run().then_some(postfix)
    }

    fn prepare(&self, dovecot: &Dovecot, domains: &[&str], settings: &str) {
        let folder = &self.ground.folder;
        let owner = mail_owner();
        for name in ["etc", "queue", "data"] {
            fs::create_dir(folder.join(name)).unwrap();
        }
        owner.owns(&folder.join("data"));
        for name in QUEUE_FOLDERS {
            let queue = folder.join("queue").join(name);
            fs::create_dir(&queue).unwrap();
            owner.owns(&queue);
        }
        fs::create_dir(folder.join("queue/pid")).unwrap();
        write_old(&folder.join("etc/main.cf"), &(self.main_settings(&owner, dovecot, domains) + settings + "\n"));
        write_old(&folder.join("etc/master.cf"), &self.services());
        write_old(&folder.join("etc/recipients"), &recipients());
        write_old(&folder.join("etc/bounced"), &bounced());
        write_old(&folder.join("etc/transport"), &transports(domains, self.ports.refusing));
        Certificate::Good.write(folder);
    }

    fn main_settings(&self, owner: &User, dovecot: &Dovecot, domains: &[&str]) -> String {
        let folder = self.ground.folder.display();
        let programs = self.programs.root.display();
        let refusing = self.ports.refusing;
        let (lmtp, authentication) = (dovecot.lmtp_port(), dovecot.authentication_port());
        let User { name: owner, .. } = owner;
        let (group, domains) = (other_group(owner), domains.join(" "));
        format!(
            r#"
compatibility_level = 3.6

# Where things are
config_directory = {folder}/etc
meta_directory = {folder}/etc
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = {programs}/usr/lib/postfix/sbin
command_directory = {programs}/usr/sbin
shlib_directory = {programs}/usr/lib/postfix
mail_owner = {owner}
setgid_group = {group}
default_privs = nobody
import_environment = LD_LIBRARY_PATH MAIL_CONFIG
export_environment = LD_LIBRARY_PATH
default_database_type = texthash
maillog_file = {folder}/log
maillog_file_prefixes = {folder}

# Only this machine, and no question to any other
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtp_host_lookup = native
lmtp_host_lookup = native
disable_dns_lookups = yes
smtpd_peername_lookup = no
myhostname = mx.example
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
local_transport = error:5.1.1 nobody has a mailbox here
default_transport = smtp:[127.0.0.1]:{refusing}
smtp_tls_security_level = none

# To whom
virtual_mailbox_domains = {domains}
virtual_mailbox_maps =
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
transport_maps = texthash:{folder}/etc/transport
recipient_delimiter = +
message_size_limit = 26214400
smtpd_recipient_restrictions = check_recipient_access texthash:{folder}/etc/recipients, permit_mynetworks, reject
lmtp_destination_recipient_limit = 1

# Who submits
smtpd_tls_cert_file = {folder}/certificate.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{authentication}

# A test has no time
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
transport_retry_time = 1s
"#
        )
    }

    /// The fourth stands for all other servers of the world: it refuses what the others took.
    fn services(&self) -> String {
        let Ports { smtp, submission, submissions, refusing } = self.ports;
        let folder = self.ground.folder.display();
        let restrictions = format!(
            "-o {{ smtpd_recipient_restrictions = check_recipient_access texthash:{folder}/etc/recipients, \
             permit_sasl_authenticated, reject }}"
        );
        format!(
            "127.0.0.1:{smtp} inet n - n - - smtpd
127.0.0.1:{submission} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes {restrictions}
127.0.0.1:{submissions} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes -o smtpd_sasl_auth_enable=yes {restrictions}
127.0.0.1:{refusing} inet n - n - - smtpd
  -o myhostname=mx.elsewhere.example -o smtpd_tls_security_level=none
  -o {{ smtpd_recipient_restrictions = check_recipient_access texthash:{folder}/etc/bounced,
    check_recipient_access static:{{550 5.1.2 no mail leaves the machine of this test}} }}
rewrite unix - - n - - trivial-rewrite
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
lmtp unix - - n - - lmtp
error unix - - n - - error
smtp unix - - n - - smtp
retry unix - - n - - error
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
"
        )
    }

    /// False when a port was taken.
    fn run(&mut self) -> bool {
        let mut command = self.programs.command("usr/lib/postfix/sbin/master");
        // -d leaves it in the process group that it is given.
        command.args(["-d", "-c"]).arg(self.ground.folder.join("etc")).current_dir(&self.ground.folder);
        self.ground.spawn(&mut command);
        let port = self.ports.smtp;
        self.ground.becomes_ready(|ground| ground.log_since_start().contains("daemon started") && greets(port, b"220"))
    }

    /// Stops it where it runs, and starts it on the same queue and ports.
    pub fn restart(&mut self) {
        self.stop();
        assert!(self.run(), "somebody took a port meanwhile: {}", self.log());
    }

    /// Every connection ends; queue and ports stay for [`Self::restart`].
    pub fn stop(&mut self) {
        self.ground.stop();
    }

    /// SIGKILL for all of it.
    pub fn kill(&mut self) {
        self.ground.kill();
    }

    /// As strangers reach it: plain, and STARTTLS; no password.
    pub fn smtp_port(&self) -> u16 {
        self.ports.smtp
    }

    /// STARTTLS, and a password.
    pub fn submission_port(&self) -> u16 {
        self.ports.submission
    }

    /// TLS from the first byte, and a password.
    pub fn submissions_port(&self) -> u16 {
        self.ports.submissions
    }

    /// The authority that signed what it shows.
    pub fn ca_pem(&self) -> &'static str {
        ca_pem()
    }

    /// Restarts with another certificate.
    pub fn show(&mut self, certificate: Certificate) {
        certificate.write(&self.ground.folder);
        self.restart();
    }

    /// Brings a mail as a stranger's server does.
    ///
    /// # Errors
    /// The answer that refused it, such as `550 5.1.1 …`.
    pub fn bring(&self, sender: &str, recipient: &str, mail: &[u8]) -> Result<(), String> {
        let mut session = Session::open(self.smtp_port());
        session.say("EHLO stranger.example")?;
        session.say(&format!("MAIL FROM:<{sender}> BODY=8BITMIME"))?;
        session.say(&format!("RCPT TO:<{recipient}>"))?;
        session.say("DATA")?;
        session.write(&dotted(mail));
        session.say(".")?;
        session.say("QUIT")
    }

    /// What it wrote, over all restarts.
    pub fn log(&self) -> String {
        self.ground.log()
    }
}

const QUEUE_FOLDERS: &[&str] = &[
    "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop", "private", "public",
    "saved", "trace",
];

/// Writes a file of settings. Postfix sleeps until such a file is two seconds old, lest it be half written.
fn write_old(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
}

/// Postfix wants a user who owns nothing else at this moment, and isn't `nobody`.
fn mail_owner() -> User {
    let name = "mail";
    let number = |option| id(&[option, name]).parse().unwrap();
    User { name: name.into(), group: id(&["-gn", name]), uid: number("-u"), gid: number("-g") }
}

/// A group that is neither the owner's nor nobody's.
fn other_group(owner: &str) -> String {
    let taken = [id(&["-gn", owner]), id(&["-gn", "nobody"])];
    let groups = fs::read_to_string("/etc/group").unwrap();
    let names = groups.lines().filter_map(|line| line.split(':').next());
    ["news", "games", "man", "daemon"]
        .into_iter()
        .find(|name| names.clone().any(|there| there == *name) && !taken.iter().any(|group| group == name))
        .expect("no group to lend to Postfix")
        .to_owned()
}

/// Who is refused at RCPT, in access(5).
fn recipients() -> String {
    format!(
        "{REFUSED}@ 550 5.1.1 no mailbox of this name\n\
         {DEFERRED}@ 450 4.2.0 try again later\n\
         {FULL}@ 552 5.2.2 the mailbox is full\n\
         {OVER_QUOTA}@ 452 4.2.2 the mailbox is full\n"
    )
}

/// What the server says that refuses who was taken, in access(5).
fn bounced() -> String {
    format!(
        "{BOUNCED}@ 550 5.1.1 no mailbox of this name\n\
         {BOUNCED_FULL}@ 552 5.2.2 the mailbox is full\n"
    )
}

/// Who is taken and then bounced, in transport(5).
fn transports(domains: &[&str], refusing: u16) -> String {
    let addresses = domains.iter().flat_map(|domain| [BOUNCED, BOUNCED_FULL].map(|user| format!("{user}@{domain}")));
    addresses.map(|address| format!("{address} smtp:[127.0.0.1]:{refusing}\n")).collect()
}

/// Just enough SMTP to bring a mail.
struct Session(BufReader<TcpStream>);

impl Session {
    fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut session = Self(BufReader::new(stream));
        session.answer().unwrap();
        session
    }

    fn say(&mut self, line: &str) -> Result<(), String> {
        self.write(format!("{line}\r\n").as_bytes());
        self.answer()
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).unwrap();
    }

    /// Reads to the last line of an answer, and gives it where it isn't a yes.
    fn answer(&mut self) -> Result<(), String> {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).unwrap();
            assert!(line.len() > 3, "the connection broke after {line:?}");
            if line.as_bytes()[3] == b' ' {
                let is_yes = line.starts_with(['2', '3']);
                return if is_yes { Ok(()) } else { Err(line.trim_end().to_owned()) };
            }
        }
    }
}

/// The mail as DATA wants it: line ends of two bytes, a dot before a dot, a line end at its end.
fn dotted(mail: &[u8]) -> Vec<u8> {
    let mut dotted = Vec::with_capacity(mail.len() + 100);
    for line in mail.strip_suffix(b"\n").unwrap_or(mail).split(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            dotted.push(b'.');
        }
        dotted.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        dotted.extend_from_slice(b"\r\n");
    }
    dotted
}
