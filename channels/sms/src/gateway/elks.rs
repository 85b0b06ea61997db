//! 46elks. It signs nothing, and names the addresses that it calls from: a secret in the address, and those as `sources`.
//!
//! Sources: 46elks.se/docs (receive-sms, send-sms, sms-delivery-reports, verify-callback-origin, show-sms-id).

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};

use super::{
    Gateway, Item, Media, Out, Proven, Report, Said, Taken, Unproven, by_status, code_of, json_of, kannel, time, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, form, units},
    hook::Hook,
    proof::basic_header,
};

/// A 46elks account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Elks {
    /// Its API user name (`u…`).
    pub username: String,
    /// Address of the API.
    pub base_url: String,
}

impl Default for Elks {
    fn default() -> Self {
        Self { username: String::new(), base_url: "https://api.46elks.com".into() }
    }
}

impl Elks {
    fn request(&self, method: &'static str, path: &str, secret: &str, body: String) -> Ask {
        let mut headers = vec![("authorization".into(), basic_header(&self.username, secret))];
        if !body.is_empty() {
            headers.push(("content-type".into(), "application/x-www-form-urlencoded".into()));
        }
        let url = format!("{}{path}", self.base_url.trim_end_matches('/'));
        Ask { method, url, headers, body: body.into(), limit_bytes: 512 * 1024, reach: Reach::Near }
    }
}

impl Gateway for Elks {
    fn signs(&self) -> bool {
        false
    }

    fn prove(&self, hook: &Hook, _base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        kannel::path_secret(hook, secret)
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = hook.fields()?;
        let id = fields.need("id")?;
        if let Some(state) = fields.text("status")? {
            let state = match state.as_str() {
                "sent" => Some(DeliveryState::Sent),
                "delivered" => Some(DeliveryState::Delivered),
                "failed" => Some(DeliveryState::Failed),
                _ => None,
            };
            return Ok(vec![Item::Report(Report { id: Some(id), reference: None, state, code: None })]);
        }
        let from = fields.text("from")?.unwrap_or_default();
        let sent_at = fields.text("created")?.as_deref().and_then(time);
        let media = fields.text("image")?.filter(|url| !url.is_empty());
        let media: Vec<_> = media.map(|url| Media { url, media_type: "image/jpeg".into() }).into_iter().collect();
        let words = fields.text("message")?;
        if words.is_none() && media.is_empty() {
            return Err(Fault("The text has neither words nor a picture.".into()));
        }
        let text = units(&words.unwrap_or_default());
        Ok(vec![Item::Said(Box::new(Said {
            id: Some(id),
            from,
            to: fields.text("to")?.unwrap_or_default(),
            text,
            sent_at,
            media,
            ..Said::default()
        }))])
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        // Their log must not hold what a child reads.
        let body = form([
            ("from", out.from),
            ("to", out.to),
            ("message", out.text),
            ("whendelivered", out.report_to),
            ("dontlog", "message"),
        ]);
        Ok(self.request("POST", "/a1/sms", out.secret, body))
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        by_status(answer, || code_of(&String::from_utf8_lossy(&answer.body).replace(' ', "-")))?;
        let fields = json_of(answer);
        let id = word(&fields, "id").ok_or(SendError::Unknown)?;
        match word(&fields, "status").as_deref() {
            Some("failed") => Err(SendError::Reject { code: "failed".into() }),
            _ => Ok(Taken { id: Some(id), state: DeliveryState::Sent }),
        }
    }

    /// The latest texts. Their words are not kept there, so only a single one to this number since then is taken for ours.
    fn ask(&self, out: &Out<'_>) -> Option<Ask> {
        Some(self.request("GET", "/a1/sms?limit=100", out.secret, String::new()))
    }

    fn told(&self, answer: &Answer, out: &Out<'_>) -> Option<DeliveryState> {
        if answer.status != 200 {
            return None;
        }
        let fields = json_of(answer);
        let ours = fields.list("data").ok()?.iter().map(|one| fields.part(one));
        let ours: Vec<_> = ours
            .filter(|one| {
                let taken_at = word(one, "created").as_deref().and_then(time);
                word(one, "to").as_deref() == Some(out.to)
                    && word(one, "direction").as_deref() == Some("outgoing")
                    && out.may_be(word(one, "id").as_deref(), taken_at)
            })
            .collect();
        let [one] = ours.as_slice() else { return None };
        Some(match word(one, "status").as_deref() {
            Some("delivered") => DeliveryState::Delivered,
            Some("failed") => DeliveryState::Failed,
            _ => DeliveryState::Sent,
        })
    }

    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        Some(self.request("GET", "/a1/me", secret, String::new()))
    }

    fn media_header(&self, url: &str, secret: &str) -> Option<(String, String)> {
        let own = url.starts_with(&format!("{}/", self.base_url.trim_end_matches('/')));
        own.then(|| ("authorization".into(), basic_header(&self.username, secret)))
    }
}
