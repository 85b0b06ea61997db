//! What kills the process is known in its next life: what is begun with is noted durably before, and taken back when it came back.
//!
//! Deliberately absent: who is begun with alone and when, which [`super::Intake`] and the import of files decide. Invariant: what killed
//! the process often enough is not read again, and its bytes are kept; only where keeping them kills it too is a word all that is left.

use std::sync::Arc;

use earshot_channel::{Host, HostError};

use crate::imap::Fetched;

/// Attempts at one mail alone that never came back, after which it counts as what kills the process. After as many more without being
/// read it is not even kept.
pub(crate) const DEATHS: u32 = 3;

/// Notes what is begun with.
pub(crate) struct Guard(Arc<dyn Host>);

/// Something that was begun with.
pub(crate) struct Begun {
    what: Vec<u8>,
    /// Earlier attempts at it that never came back.
    pub deaths: u32,
}

impl Guard {
    pub fn new(host: Arc<dyn Host>) -> Self {
        Self(host)
    }

    /// Begins with something, which the same bytes name in the next life.
    ///
    /// # Errors
    /// As the host; then nothing may be begun.
    pub async fn begin(&self, what: Vec<u8>) -> Result<Begun, HostError> {
        let times = self.0.attempt(&what).await?;
        Ok(Begun { what, deaths: times.saturating_sub(1) })
    }

    /// It came back, with an error or not: this attempt killed nothing.
    pub async fn end(&self, begun: &Begun) {
        // Where that can't be noted, the store is away, and so is what was to be taken.
        let noted = self.0.attempt_ended(&begun.what).await;
        noted.unwrap_or_else(|error| tracing::warn!(%error, "an attempt was not taken back"));
    }

    /// It went through: earlier attempts say nothing any more.
    pub async fn clear(&self, begun: &Begun) {
        for _ in 0..=begun.deaths {
            self.end(begun).await;
        }
    }
}

/// Names what is begun with: a mail by its place, and by that a batch whose first it is.
pub(crate) fn place_of(mail: &Fetched) -> Vec<u8> {
    format!("{}\n{}\n{}", mail.folder, mail.uidvalidity, mail.uid).into_bytes()
}

/// A mail that is begun with alone, as it may be touched after so many attempts that never came back.
pub(crate) fn touched(mut mail: Fetched, deaths: u32) -> Fetched {
    for _ in 0..(deaths / DEATHS).min(2) {
        mail.body = mail.body.aside("Reading this mail broke off several times.".into());
    }
    mail
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::imap::Body;

    #[test]
    fn what_kills_the_process_is_kept_unread_and_then_not_kept() {
        let raw = Bytes::from_static(b"From: lea@people.example\r\n\r\nwords");
        let after = |deaths| {
            let body = Body::Whole(raw.clone());
            let mail =
                Fetched { folder: "INBOX".into(), uidvalidity: 1, uid: 1, internal_date_ms: None, old: false, body };
            touched(mail, deaths).body
        };
        assert!((0..DEATHS).all(|deaths| after(deaths) == Body::Whole(raw.clone())));
        let is_kept = |body: Body| matches!(body, Body::SetAside { raw: kept, .. } if kept == raw);
        assert!((DEATHS..2 * DEATHS).all(|deaths| is_kept(after(deaths))));
        assert!([2 * DEATHS, 3 * DEATHS, 900].iter().all(|deaths| matches!(after(*deaths), Body::NotFetched { .. })));
    }
}
