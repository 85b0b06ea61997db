//! Signatures of mails (DKIM, RFC 6376), checked here where no server that the hotline trusts has said anything.
//!
//! Only a good signature of the sender's own domain says something: mailing lists break good ones, and many honest mails have
//! none. The keys come by DNS, so the names of domains that write here are seen by whoever answers DNS for this machine.

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
/// After an answer that never came nobody is asked for so long: a machine without DNS must not hold up every mail.
const REST: Duration = Duration::from_secs(60);
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
    resting_until: Mutex<Option<Instant>>,
}

impl Signatures {
    pub(crate) fn new() -> Self {
        let resolver = MessageAuthenticator::new_system_conf().ok();
        Self { inner: Arc::new(Inner { resolver, keys: Keys::default(), resting_until: Mutex::default() }) }
    }

    /// Whether a domain in line with `domain` has signed this mail as it is.
    pub(crate) async fn vouch(&self, raw: Bytes, domain: String) -> bool {
        let resting = self.inner.resting_until.lock().is_some_and(|until| Instant::now() < until);
        if resting || self.inner.resolver.is_none() || raw.len() > MAIL_BYTES {
            return false;
        }
        let (inner, runtime) = (self.inner.clone(), tokio::runtime::Handle::current());
        // Hashing a mail is work, and asking for keys in between is waiting.
        let checking = tokio::task::spawn_blocking(move || {
            runtime.block_on(async {
                let checked = tokio::time::timeout(WITHIN, inner.vouch(&raw, &domain)).await;
                if checked.is_err() {
                    *inner.resting_until.lock() = Some(Instant::now() + REST);
                }
                checked.unwrap_or(false)
            })
        });
        checking.await.unwrap_or(false)
    }
}

impl Inner {
    async fn vouch(&self, raw: &[u8], domain: &str) -> bool {
        let (Some(resolver), Some(mail)) = (&self.resolver, AuthenticatedMessage::parse(raw)) else { return false };
        let results = resolver.verify_dkim(Parameters::new(&mail).with_txt_cache(&self.keys)).await;
        results.iter().any(|output| {
            matches!(output.result(), DkimResult::Pass)
                && output.signature().is_some_and(|signature| {
                    // A signature over a part of the words (l=) lets anybody add others.
                    signature.l == 0 && is_aligned(&signature.d.to_ascii_lowercase(), domain)
                })
        })
    }
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
    };

    use super::*;

    // RFC 8463 appendix A.2: a pair of keys that is published.
    const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    const MAIL: &str =
        "From: tove@mail.example\r\nTo: help@hotline.example\r\nSubject: hello\r\n\r\nIs somebody there?\r\n";

    fn signed(domain: &str) -> String {
        let bytes = |text: &str| BASE64_STANDARD.decode(text).expect("base64");
        let key = Ed25519Key::from_seed_and_public_key(&bytes(SEED), &bytes(PUBLIC)).expect("a key");
        let signer = DkimSigner::from_key(key).domain(domain).selector("s").headers(["From", "To", "Subject"]);
        format!("{}{MAIL}", signer.sign(MAIL.as_bytes()).expect("signed").to_header())
    }

    fn signatures(domain: &str) -> Signatures {
        let keys = Keys::default();
        let key = DomainKey::parse(format!("v=DKIM1; k=ed25519; p={PUBLIC}").as_bytes()).expect("a key");
        let until = Instant::now() + Duration::from_secs(60);
        keys.insert(format!("s._domainkey.{domain}.").into(), Txt::DomainKey(Arc::new(key)), until);
        // Never asked: the key is there.
        let resolver = MessageAuthenticator::new_quad9().ok();
        Signatures { inner: Arc::new(Inner { resolver, keys, resting_until: Mutex::default() }) }
    }

    #[tokio::test]
    async fn only_a_whole_and_good_signature_of_the_senders_domain_vouches() {
        let vouch = async |signer: &str, mail: String| {
            signatures(signer).vouch(Bytes::from(mail), "mail.example".to_owned()).await
        };
        assert!(vouch("mail.example", signed("mail.example")).await);
        assert!(vouch("post.mail.example", signed("post.mail.example")).await);
        assert!(!vouch("evil.example", signed("evil.example")).await, "somebody else's domain");
        assert!(!vouch("mail.example", signed("mail.example").replace("there?", "here?")).await, "changed on its way");
        assert!(!vouch("mail.example", signed("mail.example").replace("Subject: hello", "Subject: bye")).await);
        assert!(!vouch("mail.example", MAIL.to_owned()).await, "no signature");
    }
}
