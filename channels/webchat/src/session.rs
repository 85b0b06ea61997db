//! Sessions that nothing stores: a token proves itself by its MAC.
//!
//! Everything here hangs on one secret of the channel; a label inside each MAC keeps the uses apart. Invariant: MACs
//! have one length and are compared in constant time.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use earshot_channel::{Address, CarrierId, ChannelId, ConversationToken, Host, HostError, UnixMillis};
use hmac::{Hmac, Mac};
use secrecy::ExposeSecret;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::SESSION_LIFE_MS;

pub(crate) const MAC_BYTES: usize = 16;
const RANDOM_BYTES: usize = 32;
const TOKEN_BYTES: usize = RANDOM_BYTES + 8 + MAC_BYTES;
/// Length of an [`Address`] of this channel: 32 bytes in base64url.
pub(crate) const ADDRESS_CHARS: usize = 43;
/// Bounds every question to the host.
pub(crate) const HOST_PATIENCE: Duration = Duration::from_secs(10);

/// The channel's secret, ready for use.
#[derive(Clone)]
pub struct Keys {
    mac: Hmac<Sha256>,
    channel: ChannelId,
}

/// A contact who proved to hold a session.
#[derive(Clone)]
pub struct Session {
    pub(crate) address: Address,
    pub(crate) expires_at: UnixMillis,
    /// What stands before this contact's own ids in a [`CarrierId`].
    pub(crate) prefix: String,
}

impl Session {
    /// What the contact reads their conversation with.
    pub(crate) fn conversation(&self) -> ConversationToken {
        ConversationToken::new(self.address.expose())
    }

    /// The carrier id for something that the contact named. The prefix is a MAC of the address, so one contact's ids
    /// neither meet another's nor tell whether they exist.
    pub(crate) fn carrier_id(&self, own: impl std::fmt::Display) -> CarrierId {
        CarrierId::new(format!("{}/{own}", self.prefix))
    }

    /// The contact's own id in a carrier id, if it is theirs.
    pub(crate) fn client_id(prefix: &str, id: &CarrierId) -> Option<Uuid> {
        let own = id.expose().strip_prefix(prefix)?.strip_prefix('/')?;
        Uuid::try_parse(own).ok()
    }
}

impl Keys {
    pub(crate) async fn load(host: &dyn Host, channel: ChannelId) -> Result<Self, HostError> {
        let secret = tokio::time::timeout(HOST_PATIENCE, host.secret("session")).await.map_err(|_| slow())??;
        Self::new(secret.expose_secret(), channel)
            .ok_or_else(|| HostError::Rejected("the session secret is shorter than 32 bytes".into()))
    }

    /// Keys from a secret of at least 32 bytes.
    pub fn new(secret: &[u8], channel: ChannelId) -> Option<Self> {
        if secret.len() < 32 {
            return None;
        }
        Some(Self { mac: Hmac::new_from_slice(secret).ok()?, channel })
    }

    /// A MAC of the parts under a label. Each part is led by its length, so that parts can't be shifted.
    pub(crate) fn tag(&self, label: &str, parts: &[&[u8]]) -> [u8; MAC_BYTES] {
        let mut mac = self.mac.clone();
        for part in [b"earshot webchat 1".as_slice(), label.as_bytes(), self.channel.0.as_bytes()].iter().chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        let mut tag = [0; MAC_BYTES];
        tag.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
        tag
    }

    /// Whether `tag` is the MAC of the parts.
    pub(crate) fn verifies(&self, tag: &[u8], label: &str, parts: &[&[u8]]) -> bool {
        tag.ct_eq(&self.tag(label, parts)).into()
    }

    /// A new session's token, from fresh randomness.
    pub fn seal(&self, random: [u8; RANDOM_BYTES], now: UnixMillis) -> String {
        let issued_at = now.0.to_be_bytes();
        let tag = self.tag("session", &[&random, &issued_at]);
        let mut token = Vec::with_capacity(TOKEN_BYTES);
        token.extend_from_slice(&random);
        token.extend_from_slice(&issued_at);
        token.extend_from_slice(&tag);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// The session behind a token; `None` for what is forged, damaged or too old.
    ///
    /// A token from the future is good: its MAC is ours, so it is the clock that moved.
    pub fn open(&self, token: &str, now: UnixMillis) -> Option<Session> {
        let mut bytes = [0; TOKEN_BYTES + 1];
        let length = URL_SAFE_NO_PAD.decode_slice(token, &mut bytes).ok()?;
        if length != TOKEN_BYTES {
            return None;
        }
        let (random, rest) = bytes.split_first_chunk::<RANDOM_BYTES>()?;
        let (issued_at, rest) = rest.split_first_chunk::<8>()?;
        let (tag, _) = rest.split_first_chunk::<MAC_BYTES>()?;
        if !self.verifies(tag, "session", &[random, issued_at]) {
            return None;
        }
        let expires_at = UnixMillis(i64::from_be_bytes(*issued_at).saturating_add(SESSION_LIFE_MS));
        if now >= expires_at {
            return None;
        }
        let prefix = URL_SAFE_NO_PAD.encode(self.tag("carrier id", &[random]));
        Some(Session { address: Address::new(URL_SAFE_NO_PAD.encode(random)), expires_at, prefix })
    }
}

/// What stands for a host that did not answer in time.
pub(crate) fn slow() -> HostError {
    HostError::Unavailable { why: "no answer in time".into(), retry_after_ms: 2_000 }
}
