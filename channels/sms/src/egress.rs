//! What this crate asks of the network. The process gives it: this crate opens no connection itself.

use async_trait::async_trait;
use bytes::Bytes;

/// A request to a gateway, or for a file that a message names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// In capitals.
    pub method: &'static str,
    /// With its query.
    pub url: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; empty for none.
    pub body: Bytes,
    /// Longest answer; what is longer is cut off, and said to be.
    pub limit_bytes: usize,
    /// Where it may lead.
    pub reach: Reach,
}

/// Where a request may lead. No redirect is followed, whatever it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// To public addresses by https: what a carrier or a screen named. The name is resolved, checked, and the checked address is connected to.
    #[default]
    Public,
    /// Also to this machine and private networks, and there without TLS: whoever runs this machine named it.
    Near,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it would lead on.
    pub location: Option<String>,
    /// What it says it is.
    pub media_type: Option<String>,
    /// Seconds after which to ask again.
    pub retry_after_s: Option<u64>,
    /// The body.
    pub body: Bytes,
    /// Its end is missing: it was longer than asked for.
    pub is_cut: bool,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// Nothing was sent: not reached, or the certificate is not good.
    #[error("{0}")]
    NotSent(String),
    /// It may have been read.
    #[error("{0}")]
    Cut(String),
    /// It leads where it must not.
    #[error("{0}")]
    Refused(String),
}

/// The way out.
#[async_trait]
pub trait Egress: Send + Sync {
    /// Asks, once.
    ///
    /// # Errors
    /// [`AskError`]; whether anything was sent decides whether it may be tried again.
    async fn ask(&self, ask: Ask) -> Result<Answer, AskError>;
}
