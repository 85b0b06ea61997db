//! A private [`Kannel`], the gateway that a hotline runs itself, between Earshot and a [`Network`] of phones, on loopback alone.
//! `tests/setup/need.sh test` unpacks it into `target/tools/kannel`; it is never installed.
//!
//! Invariants: nothing outlives this process (see [`Ground`]), and no text leaves the machine.

mod gsm;
mod network;
mod pdu;

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::mail::ground::{Ground, free_port};

pub use network::Network;

/// Who may send through smsbox.
pub const USERNAME: &str = "earshot";
pub const PASSWORD: &str = "a quiet password";
/// The hotline's own number. What is sent to it goes to Earshot and never to the network: a text that bearerbox reads from its store
/// after a restart is known by nothing else.
pub const OWN_NUMBER: &str = "116000";

/// bearerbox, which speaks with the network and keeps what is on its way, and smsbox, which speaks HTTP.
pub struct Kannel {
    bearerbox: Ground,
    smsbox: Ground,
    ports: Ports,
    /// The port of the network.
    network: u16,
    /// Where texts go.
    webhook: String,
    /// Whether smsbox brings them, as Kannel's own examples have it, or bearerbox itself, which forgets none.
    by_smsbox: bool,
}

struct Ports {
    admin: u16,
    boxes: u16,
    sendsms: u16,
}

impl Kannel {
    /// Starts with texts going nowhere yet: see [`Kannel::bring_texts_to`].
    ///
    /// # Panics
    /// When Kannel isn't unpacked or doesn't start.
    pub fn start(network: &Network) -> Self {
        (0..5).find_map(|_| Self::try_start(network.port())).expect("Kannel found no free ports")
    }

    fn try_start(network: u16) -> Option<Self> {
        let ports = Ports { admin: free_port(), boxes: free_port(), sendsms: free_port() };
        let (bearerbox, smsbox) = (Ground::new("bearerbox"), Ground::new("smsbox"));
        // Nobody listens there.
        let webhook = "http://127.0.0.1:1/".to_owned();
        let mut kannel = Self { bearerbox, smsbox, ports, network, webhook, by_smsbox: false };
        kannel.prepare();
        (kannel.run_bearerbox() && kannel.run_smsbox()).then_some(kannel)
    }

    /// From now on texts are handed to this address by bearerbox, which keeps each until it was taken.
    pub fn bring_texts_to(&mut self, webhook: &str) {
        self.again_with(webhook, false);
    }

    /// From now on texts are handed to this address by smsbox, long ones joined.
    pub fn bring_texts_by_smsbox_to(&mut self, webhook: &str) {
        self.again_with(webhook, true);
    }

    fn again_with(&mut self, webhook: &str, by_smsbox: bool) {
        (self.webhook, self.by_smsbox) = (webhook.to_owned(), by_smsbox);
        self.smsbox.kill();
        self.bearerbox.kill();
        self.prepare();
        self.restart_bearerbox();
        self.restart_smsbox();
    }

    /// Where sendsms is.
    pub fn sendsms(&self) -> String {
        format!("http://127.0.0.1:{}/cgi-bin/sendsms", self.ports.sendsms)
    }

    /// SIGKILL: what it hasn't written is gone.
    pub fn kill_bearerbox(&mut self) {
        self.bearerbox.kill();
    }

    pub fn kill_smsbox(&mut self) {
        self.smsbox.kill();
    }

    pub fn restart_bearerbox(&mut self) {
        assert!(self.run_bearerbox(), "somebody took a port of bearerbox: {}", self.log());
    }

    pub fn restart_smsbox(&mut self) {
        assert!(self.run_smsbox(), "somebody took a port of smsbox: {}", self.log());
    }

    /// What both wrote, over all restarts.
    pub fn log(&self) -> String {
        format!("bearerbox:\n{}\nsmsbox:\n{}", self.bearerbox.log(), self.smsbox.log())
    }

    /// How often Earshot asked smsbox to send these words.
    pub fn times_asked_to_send(&self, words: &str) -> usize {
        let log = self.smsbox.log();
        log.lines().filter(|line| line.contains("sendsms sender:") && line.contains(words)).count()
    }

    fn prepare(&self) {
        let folder = &self.bearerbox.folder;
        for name in ["store", "receipts"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        let settings = self.settings();
        for ground in [&self.bearerbox, &self.smsbox] {
            fs::write(ground.folder.join("kannel.conf"), &settings).unwrap();
        }
    }

    /// The recipe of docs/sms.md, with a network of the tests.
    fn settings(&self) -> String {
        let Self { ports: Ports { admin, boxes, sendsms }, network, webhook, by_smsbox, .. } = self;
        let folder = self.bearerbox.folder.display();
        let (reroute, by_itself, service) = match by_smsbox {
            true => (String::new(), String::new(), format!("get-url = \"{webhook}?from=%p&to=%P&{TEXT}\"")),
            false => (
                "reroute-smsc-id = inbox".to_owned(),
                format!(
                    "group = smsc\nsmsc = http\nsmsc-id = inbox\nsystem-type = generic\nsend-url = \"{webhook}?from=%P&to=%p&{TEXT}\"\n\
                     status-success-regex = \"^$\"\nstatus-tempfail-regex = \".\"\nport = {}\nconnect-allow-ip = 127.0.0.1\n\
                     allowed-prefix = {OWN_NUMBER}\nreconnect-delay = 1\nmax-pending-submits = 8\n",
                    free_port()
                ),
                "text = \"\"".to_owned(),
            ),
        };
        format!(
            r#"
group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = none
smsbox-port = {boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
box-deny-ip = "*.*.*.*"
store-type = spool
store-location = {folder}/store
dlr-storage = spool
dlr-spool = {folder}/receipts
sms-resend-freq = 1
sms-combine-concatenated-mo = {by_smsbox}

group = smsc
smsc = smpp
smsc-id = network
host = 127.0.0.1
port = {network}
transceiver-mode = true
smsc-username = kannel
smsc-password = network
system-type = ""
reconnect-delay = 1
enquire-link-interval = 5
wait-ack = 10
wait-ack-expire = 1
denied-prefix = {OWN_NUMBER}
{reroute}

{by_itself}
group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {sendsms}
sendsms-interface = 127.0.0.1
http-request-retry = 1000
http-queue-delay = 1
reply-couldnotfetch = ""
reply-couldnotrepresent = ""
reply-requestfailed = ""
reply-emptymessage = ""
mo-recode = true

group = sendsms-user
username = {USERNAME}
password = "{PASSWORD}"
max-messages = 20
concatenation = true
default-smsc = network

group = sms-service
keyword = default
catch-all = true
max-messages = 0
omit-empty = true
{service}
"#
        )
    }

    fn run_bearerbox(&mut self) -> bool {
        let (admin, boxes) = (self.ports.admin, self.ports.boxes);
        run(&mut self.bearerbox, "usr/sbin/bearerbox");
        self.bearerbox.becomes_ready(|_| [admin, boxes].into_iter().all(listens))
    }

    fn run_smsbox(&mut self) -> bool {
        let sendsms = self.ports.sendsms;
        run(&mut self.smsbox, "usr/sbin/smsbox");
        self.smsbox.becomes_ready(|_| listens(sendsms))
    }
}

/// What a text is handed over with: see docs/sms.md. To bearerbox the one that it brings us is one that it sends, so that sender and
/// recipient change places.
const TEXT: &str = "text=%b&udh=%u&coding=%c&charset=%C&id=%I&ts=%T";

fn run(ground: &mut Ground, program: &str) {
    let root = unpacked();
    let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
    let libraries = ["usr/lib", "lib"].map(|folder| root.join(folder).join(&machine).display().to_string());
    let mut command = Command::new(root.join(program));
    // At level 1 it writes what it was asked to send.
    command.env_clear().env("LD_LIBRARY_PATH", libraries.join(":")).args(["-v", "1"]);
    ground.spawn(command.arg("kannel.conf").current_dir(ground.folder.clone()));
}

fn unpacked() -> PathBuf {
    let root = std::env::var_os("EARSHOT_TEST_KANNEL_ROOT")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/kannel"), PathBuf::from);
    let there = ["usr/sbin/bearerbox", "usr/sbin/smsbox"].iter().all(|program| root.join(program).exists());
    assert!(there, "no Kannel in {root:?}: run tests/setup/need.sh test, or set EARSHOT_TEST_KANNEL_ROOT");
    root
}

fn listens(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}
