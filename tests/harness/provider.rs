//! A provider of access tokens (OAuth 2.0): over TLS it exchanges a refresh token for an access token (RFC 6749 §6), in clear it
//! tells the mail server whose a token is. Each exchange ends the refresh token that was used.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::json;

use super::mail::{Certificate, ca_pem};

/// Runs until the tests end.
pub struct Provider {
    folder: tempfile::TempDir,
    tls_port: u16,
    clear_port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Exchanges so far: the good refresh token is `refresh-N`, the access token that came with it `access-N`.
    exchanges: usize,
    /// Consent was taken back.
    revoked: bool,
}

impl Provider {
    /// Starts for one user's mailbox.
    pub fn start(user: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Certificate::Good.write(folder.path());
        std::fs::write(folder.path().join("ca.pem"), ca_pem()).unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
        let certificate = CertificateDer::from_pem_slice(&read("certificate.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_slice(&read("key.pem")).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let config = Arc::new(config);
        let exchanging = Arc::clone(&state);
        let tls_port = listen(move |stream| {
            let session = ServerConnection::new(Arc::clone(&config)).unwrap();
            answer(StreamOwned::new(session, stream), |_, form| exchange(&mut exchanging.lock().unwrap(), form));
        });
        let (telling, owner) = (Arc::clone(&state), user.to_owned());
        let clear_port = listen(move |stream| {
            answer(stream, |path, _| {
                let state = telling.lock().unwrap();
                let good = !state.revoked && path.ends_with(&format!("=access-{}", state.exchanges));
                if good { (200, json!({ "email": owner, "active": true }).to_string()) } else { (401, "{}".into()) }
            });
        });
        Self { folder, tls_port, clear_port, state }
    }

    /// A file for `earshot channel add email --oauth-file`, with the consent that was given first.
    pub fn grant(&self) -> PathBuf {
        let grant = json!({
            "token_url": format!("https://localhost:{}/token", self.tls_port),
            "client_id": "earshot",
            "refresh_token": "refresh-0",
        });
        let path = self.folder.path().join("grant.json");
        std::fs::write(&path, grant.to_string()).unwrap();
        path
    }

    /// The authority that signed what it shows.
    pub fn ca(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Lines for `dovecot.conf`, whose own file must be readable by whoever runs it.
    pub fn dovecot(&self, open_to_all: &Path) -> String {
        let settings = format!(
            "tokeninfo_url = http://127.0.0.1:{}/tokeninfo?access_token=\nusername_attribute = email\n\
             active_attribute = active\nactive_value = true\n",
            self.clear_port
        );
        let path = open_to_all.join("tokens.conf");
        std::fs::write(&path, settings).unwrap();
        format!(
            "auth_mechanisms = plain login xoauth2\npassdb {{\n  driver = oauth2\n  mechanisms = xoauth2\n  args = {}\n}}\n",
            path.display()
        )
    }

    /// How often a token was asked for.
    pub fn exchanges(&self) -> usize {
        self.state.lock().unwrap().exchanges
    }

    /// Whoever owns the mailbox takes their consent back.
    pub fn revoke(&self) {
        self.state.lock().unwrap().revoked = true;
    }
}

fn exchange(state: &mut State, form: &str) -> (u16, String) {
    let good = format!("refresh_token=refresh-{}", state.exchanges);
    let asked = form.split('&').any(|field| field == good) && form.contains("grant_type=refresh_token");
    if state.revoked || !asked {
        return (400, json!({ "error": "invalid_grant" }).to_string());
    }
    state.exchanges += 1;
    let number = state.exchanges;
    let tokens = json!({
        "access_token": format!("access-{number}"), "expires_in": 3600, "refresh_token": format!("refresh-{number}"),
    });
    (200, tokens.to_string())
}

fn listen(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serve = Arc::new(serve);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let serve = Arc::clone(&serve);
            std::thread::spawn(move || serve(stream));
        }
    });
    port
}

/// Reads one request and answers it; whoever breaks off is let go.
fn answer<S: Read + Write>(stream: S, decide: impl Fn(&str, &str) -> (u16, String)) {
    let mut stream = BufReader::new(stream);
    let (mut path, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if path.is_empty() {
            path = line.split(' ').nth(1).unwrap_or_default().to_owned();
        } else if line.trim().is_empty() {
            break;
        } else if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut form = vec![0; length];
    if stream.read_exact(&mut form).is_err() {
        return;
    }
    let (status, body) = decide(&path, &String::from_utf8_lossy(&form));
    let head = format!(
        "HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let stream = stream.get_mut();
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(body.as_bytes()))
        .and_then(|()| stream.flush());
}
