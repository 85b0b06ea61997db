//! IMAP and SMTP spoken by hand, as another mail program would, over TLS or without.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::mail::Dovecot;

const PATIENCE: Duration = Duration::from_secs(60);

/// Lines over a connection.
pub struct Lines<S: std::io::Read + Write>(BufReader<S>);

pub type Plain = Lines<TcpStream>;
pub type Tls = Lines<StreamOwned<ClientConnection, TcpStream>>;

impl Plain {
    pub fn open(port: u16) -> Self {
        Self(BufReader::new(connect(port)))
    }

    /// Goes on over TLS, where the other side is ready for it.
    pub fn into_tls(self, ca: &str) -> Result<Tls, String> {
        Tls::over(self.0.into_inner(), ca)
    }
}

impl Tls {
    /// The error is that of the handshake.
    pub fn open(port: u16, ca: &str) -> Result<Self, String> {
        Self::over(connect(port), ca)
    }

    fn over(mut stream: TcpStream, ca: &str) -> Result<Self, String> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(ca.as_bytes()).unwrap()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config.with_root_certificates(roots).with_no_client_auth();
        let mut session = ClientConnection::new(Arc::new(config), ServerName::try_from("localhost").unwrap()).unwrap();
        while session.is_handshaking() {
            session.complete_io(&mut stream).map_err(|error| format!("{error:?}"))?;
        }
        Ok(Self(BufReader::new(StreamOwned::new(session, stream))))
    }
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

impl<S: std::io::Read + Write> Lines<S> {
    pub fn say(&mut self, line: &str) {
        self.0.get_mut().write_all(format!("{line}\r\n").as_bytes()).unwrap();
    }

    pub fn read_line(&mut self) -> String {
        let mut line = Vec::new();
        self.0.read_until(b'\n', &mut line).unwrap();
        assert!(!line.is_empty(), "the connection ended");
        String::from_utf8_lossy(&line).into_owned()
    }

    pub fn smtp(&mut self, line: &str) -> String {
        self.say(line);
        self.smtp_answer()
    }

    pub fn smtp_answer(&mut self) -> String {
        self.smtp_lines()[..3].to_owned()
    }

    pub fn smtp_lines(&mut self) -> String {
        let mut lines = String::new();
        loop {
            let line = self.read_line();
            lines += line.as_str();
            if line.as_bytes()[3] == b' ' {
                return lines;
            }
        }
    }
}

pub struct Imap(pub Tls);

impl Imap {
    pub fn log_in(dovecot: &Dovecot, user: &str, password: &str) -> Self {
        Self::try_log_in(dovecot, user, password).unwrap_or_else(|answer| panic!("{answer}\n{}", dovecot.log()))
    }

    pub fn try_log_in(dovecot: &Dovecot, user: &str, password: &str) -> Result<Self, String> {
        let mut imap = Self(Tls::open(dovecot.imaps_port(), dovecot.ca_pem())?);
        imap.0.read_line();
        let answer = imap.say(&format!("LOGIN {user} {password}"));
        if answer.contains("a OK") { Ok(imap) } else { Err(answer) }
    }

    /// All lines to the end of the answer.
    pub fn say(&mut self, command: &str) -> String {
        self.0.say(&format!("a {command}"));
        let mut lines = String::new();
        loop {
            let line = self.0.read_line();
            lines += line.as_str();
            if line.starts_with("a ") {
                return lines;
            }
        }
    }
}
