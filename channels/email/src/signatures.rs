//! Signatures of mails (DKIM, RFC 6376), checked here where no server that the hotline trusts has said anything.
//!
//! Only a good signature of the sender's own domain says something: mailing lists break good ones, and many honest mails have
//! none. The keys come by DNS, so the names of domains that write here are seen by whoever answers DNS for this machine.
//! Invariant: nobody's dead name servers keep the mails of others from being checked, and no mail has names asked for that
//! aren't its sender's.

use std::{
    borrow::Borrow,
    collections::HashMap,
    hash::Hash,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use mail_auth::{AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt};
use parking_lot::Mutex;

use crate::read::auth::is_aligned;

/// How long one mail's keys may take to come.
const WITHIN: Duration = Duration::from_secs(5);
/// An error that took so long counts as no answer.
const SLOW: Duration = Duration::from_secs(1);
/// After an answer that never came a site isn't asked for so long: its mails must not hold up every other.
const REST: Duration = Duration::from_secs(60);
/// So many different sites without an answer in a row: it is this machine that has no DNS.
const SITES_IN_A_ROW: usize = 5;
/// Sites that rest; then all are forgotten.
const SITES: usize = 1000;
/// Signatures of one mail that are looked at.
const SIGNATURES: usize = 3;
/// Larger mails aren't checked.
const MAIL_BYTES: usize = 8 * 1024 * 1024;
/// Keys that are remembered; then all are forgotten.
const KEYS: usize = 1000;

/// Checks signatures. Clones share what they remember.
#[derive(Clone)]
pub(crate) struct Signatures {
    inner: Arc<Inner>,
}

struct Inner {
    /// None where this machine has no DNS set up.
    resolver: Option<MessageAuthenticator>,
    keys: Keys,
    rests: Mutex<Rests>,
    within: Duration,
}

impl Signatures {
    pub(crate) fn new() -> Self {
        let resolver = MessageAuthenticator::new_system_conf().ok();
        Self { inner: Arc::new(Inner { resolver, keys: Keys::default(), rests: Mutex::default(), within: WITHIN }) }
    }

    /// Whether a domain in line with `domain` has signed this mail as it is.
    pub(crate) async fn vouch(&self, raw: Bytes, domain: String) -> bool {
        let resting = self.inner.rests.lock().everybody(Instant::now());
        if resting || self.inner.resolver.is_none() || raw.len() > MAIL_BYTES {
            return false;
        }
        let (inner, runtime) = (self.inner.clone(), tokio::runtime::Handle::current());
        // Hashing a mail is work, and asking for keys in between is waiting.
        let checking = tokio::task::spawn_blocking(move || runtime.block_on(inner.vouch(&raw, &domain)));
        checking.await.unwrap_or(false)
    }
}

impl Inner {
    async fn vouch(&self, raw: &[u8], domain: &str) -> bool {
        let (Some(resolver), Some(mut mail)) = (&self.resolver, AuthenticatedMessage::parse(raw)) else { return false };
        let until = Instant::now() + self.within;
        let all = std::mem::take(&mut mail.dkim_headers).into_iter();
        // A signature over a part of the words (l=) lets anybody add others; one for somebody else (atps=) asks them too.
        let ours = all.filter(|it| it.header.l == 0 && it.header.atps.is_none());
        let ours = ours.filter(|it| is_aligned(&it.header.d.to_ascii_lowercase(), domain)).take(SIGNATURES);
        for mut signature in ours {
            let site = site(&signature.header.d);
            // Reports are asked for by a name of their own.
            signature.header.r = false;
            mail.dkim_headers = vec![signature];
            let began = Instant::now();
            if self.rests.lock().rests(&site, began) {
                continue;
            }
            let asking = resolver.verify_dkim(Parameters::new(&mail).with_txt_cache(&self.keys));
            let results = tokio::time::timeout(until.saturating_duration_since(began), asking).await;
            let now = Instant::now();
            match results.as_ref().ok().and_then(|results| results.last()).map(|output| output.result()) {
                Some(DkimResult::Pass) => {
                    self.rests.lock().answered();
                    return true;
                }
                Some(DkimResult::Fail(_) | DkimResult::PermError(_)) => self.rests.lock().answered(),
                Some(DkimResult::TempError(_)) if now - began < SLOW => {}
                None | Some(DkimResult::TempError(_)) => self.rests.lock().silent(site, now),
                // It was not asked.
                Some(DkimResult::Neutral(_) | DkimResult::None) => {}
            }
        }
        false
    }
}

/// Whose name servers don't answer.
#[derive(Default)]
struct Rests {
    sites: HashMap<String, Instant>,
    /// Those of them that came one after the other, without an answer in between.
    in_a_row: Vec<String>,
    everybody: Option<Instant>,
}

impl Rests {
    fn everybody(&self, now: Instant) -> bool {
        self.everybody.is_some_and(|until| now < until)
    }

    fn rests(&self, site: &str, now: Instant) -> bool {
        self.everybody(now) || self.sites.get(site).is_some_and(|until| now < *until)
    }

    fn answered(&mut self) {
        self.in_a_row.clear();
    }

    fn silent(&mut self, site: String, now: Instant) {
        if !self.in_a_row.contains(&site) {
            self.in_a_row.push(site.clone());
        }
        if self.in_a_row.len() >= SITES_IN_A_ROW {
            self.in_a_row.clear();
            self.everybody = Some(now + REST);
        }
        if self.sites.len() >= SITES {
            self.sites.clear();
        }
        self.sites.insert(site, now + REST);
    }
}

/// About what somebody can register: two labels, or three where the second is as short as in `co.uk`. Who owns one can make as
/// many names below it as they like.
fn site(domain: &str) -> String {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = domain.rsplit('.').collect();
    let count = if labels.get(1).is_some_and(|second| second.len() <= 3) { 3 } else { 2 };
    labels.iter().take(count).rev().copied().collect::<Vec<_>>().join(".")
}

/// Keys as DNS gave them.
#[derive(Default)]
struct Keys(Mutex<HashMap<Box<str>, (Txt, Instant)>>);

impl ResolverCache<Box<str>, Txt> for Keys {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let keys = self.0.lock();
        keys.get(name).filter(|(_, until)| Instant::now() < *until).map(|(key, _)| key.clone())
    }

    fn remove<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0.lock().remove(name).map(|(key, _)| key)
    }

    fn insert(&self, name: Box<str>, key: Txt, until: Instant) {
        let mut keys = self.0.lock();
        if keys.len() >= KEYS {
            keys.clear();
        }
        keys.insert(name, (key, until));
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use mail_auth::{
        common::{crypto::Ed25519Key, headers::HeaderWriter, parse::TxtRecordParser, verify::DomainKey},
        dkim::DkimSigner,
        hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts},
    };
    use tokio::{net::UdpSocket, task::JoinSet};

    use super::*;

    // RFC 8463 appendix A.2: a pair of keys that is published.
    const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    const MAIL: &str =
        "From: tove@mail.example\r\nTo: help@hotline.example\r\nSubject: hello\r\n\r\nIs somebody there?\r\n";

    fn signed(domain: &str) -> String {
        format!("{}{MAIL}", signature("s", domain))
    }

    fn signature(selector: &str, domain: &str) -> String {
        let bytes = |text: &str| BASE64_STANDARD.decode(text).expect("base64");
        let key = Ed25519Key::from_seed_and_public_key(&bytes(SEED), &bytes(PUBLIC)).expect("a key");
        let signer = DkimSigner::from_key(key).domain(domain).selector(selector).headers(["From", "To", "Subject"]);
        signer.sign(MAIL.as_bytes()).expect("signed").to_header()
    }

    /// Knows the key of a domain and asks the name server for every other.
    fn signatures(domain: &str, server: Option<u16>) -> Signatures {
        let keys = Keys::default();
        let key = DomainKey::parse(format!("v=DKIM1; k=ed25519; p={PUBLIC}").as_bytes()).expect("a key");
        let until = Instant::now() + Duration::from_secs(60);
        keys.insert(format!("s._domainkey.{domain}.").into(), Txt::DomainKey(Arc::new(key)), until);
        let mut connection = ConnectionConfig::udp();
        connection.port = server.unwrap_or(1);
        let server = NameServerConfig::new([127, 0, 0, 1].into(), true, vec![connection]);
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        let resolver = MessageAuthenticator::new(config, ResolverOpts::default()).ok();
        let within = Duration::from_millis(150);
        Signatures { inner: Arc::new(Inner { resolver, keys, rests: Mutex::default(), within }) }
    }

    /// A name server that knows no name, and says nothing where one is dead. Tells what it is asked for.
    async fn name_server(tasks: &mut JoinSet<()>) -> (u16, Arc<Mutex<Vec<String>>>) {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
        let port = socket.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let names = asked.clone();
        tasks.spawn(async move {
            let mut bytes = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
                let (mut at, mut labels) = (12, Vec::new());
                while bytes[at] > 0 {
                    let end = at + 1 + usize::from(bytes[at]);
                    labels.push(String::from_utf8_lossy(&bytes[at + 1..end]).into_owned());
                    at = end;
                }
                let name = labels.join(".");
                if !name.contains("dead") {
                    // A header that says NXDOMAIN, and the question.
                    let mut answer = bytes[..(at + 5).min(length)].to_vec();
                    answer[2..12].copy_from_slice(&[0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0]);
                    let _ = socket.send_to(&answer, from).await;
                }
                names.lock().push(name);
            }
        });
        (port, asked)
    }

    #[tokio::test]
    async fn only_a_whole_and_good_signature_of_the_senders_domain_vouches() {
        let vouch = async |signer: &str, mail: String| {
            signatures(signer, None).vouch(Bytes::from(mail), "mail.example".to_owned()).await
        };
        assert!(vouch("mail.example", signed("mail.example")).await);
        assert!(vouch("post.mail.example", signed("post.mail.example")).await);
        assert!(!vouch("evil.example", signed("evil.example")).await, "somebody else's domain");
        assert!(!vouch("mail.example", signed("mail.example").replace("there?", "here?")).await, "changed on its way");
        assert!(!vouch("mail.example", signed("mail.example").replace("Subject: hello", "Subject: bye")).await);
        assert!(!vouch("mail.example", MAIL.to_owned()).await, "no signature");
    }

    #[tokio::test]
    async fn a_few_names_of_the_senders_own_domain_are_asked_for_and_no_others() {
        let mut tasks = JoinSet::new();
        let (port, asked) = name_server(&mut tasks).await;
        let all = [
            signature("a", "beacon.invalid"),
            signature("b", "mail.example"),
            signature("c", "other.example"),
            signature("d", "post.mail.example"),
            signature("e", "mail.example").replacen("; d=", "; r=y; d=", 1),
            signature("f", "mail.example"),
            signature("g", "mail.example"),
        ];
        let mail = format!("{}{MAIL}", all.concat());
        assert!(mail.contains("r=y"), "{mail}");
        assert!(!signatures("mail.example", Some(port)).vouch(mail.into(), "mail.example".into()).await);
        let mut asked = asked.lock().clone();
        asked.dedup();
        let expected = ["b._domainkey.mail.example", "d._domainkey.post.mail.example", "e._domainkey.mail.example"];
        assert_eq!(asked, expected);
    }

    #[tokio::test]
    async fn a_dead_name_server_stops_only_its_own_checks() {
        let mut tasks = JoinSet::new();
        let (port, asked) = name_server(&mut tasks).await;
        let signatures = signatures("mail.example", Some(port));
        let vouch = async |domain: &str| signatures.vouch(signed(domain).into(), domain.to_owned()).await;
        assert!(!vouch("dead.example").await);
        let before = asked.lock().len();
        assert!(before > 0);
        assert!(!vouch("below.dead.example").await);
        assert_eq!(asked.lock().len(), before, "it is not asked again so soon");
        assert!(vouch("mail.example").await, "others are");
        for number in 1..SITES_IN_A_ROW {
            assert!(!vouch(&format!("dead{number}.example")).await);
        }
        assert!(vouch("mail.example").await, "and one answer in between says that there is DNS");
        for number in 0..SITES_IN_A_ROW {
            assert!(!vouch(&format!("dead-too{number}.example")).await);
        }
        assert!(!vouch("mail.example").await, "no DNS at all");
    }

    #[test]
    fn a_site_is_what_somebody_can_register() {
        for (domain, expected) in [
            ("Mail.Example.org.", "example.org"),
            ("a.b.example.co.uk", "example.co.uk"),
            ("web.de", "web.de"),
            ("post.web.de", "post.web.de"),
            ("example", "example"),
        ] {
            assert_eq!(site(domain), expected);
        }
    }

    #[test]
    fn what_rests_is_bounded() {
        let (mut rests, now) = (Rests::default(), Instant::now());
        for number in 0..5 * SITES {
            rests.answered();
            rests.silent(format!("{number}.example"), now);
        }
        assert!(rests.sites.len() <= SITES && !rests.everybody(now));
        assert!(rests.rests("4999.example", now) && !rests.rests("4999.example", now + REST));
    }
}
