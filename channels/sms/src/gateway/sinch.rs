//! Sinch SMS (REST). What it posts is proven as the account is set up: a keyed hash, user and password, or nothing.
//!
//! Sources: developers.sinch.com/docs/sms/api-reference (webhooks, delivery reports, batches); the keyed hash after Sinch's own Node SDK
//! (`packages/sms/tests/rest/v1/callbacks`), because the page of the SMS API names the other ways only.

use base64::{Engine, engine::general_purpose::STANDARD};
use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    Gateway, Item, Media, NO_SIGNATURE, Out, Proven, Report, Said, Taken, Unproven, WRONG_SIGNATURE, by_status,
    infobip::By, json_of, kannel, seconds, time, udh_part, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, Fields, encode, form, units},
    hook::Hook,
    proof::{Algorithm, Coding, unhex},
};

/// A Sinch service plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sinch {
    /// Its id.
    pub plan: String,
    /// How it proves what it posts.
    pub proof: By,
    /// Address of the API, by region.
    pub base_url: String,
}

impl Default for Sinch {
    fn default() -> Self {
        Self { plan: String::new(), proof: By::Hmac, base_url: "https://eu.sms.api.sinch.com".into() }
    }
}

impl Sinch {
    fn ask_json(&self, method: &'static str, path: &str, secret: &str, body: String) -> Ask {
        let mut headers = vec![("authorization".into(), format!("Bearer {secret}"))];
        if !body.is_empty() {
            headers.push(("content-type".into(), "application/json".into()));
        }
        let url = format!("{}/xms/v1/{}{path}", self.base_url.trim_end_matches('/'), encode(&self.plan));
        Ask { method, url, headers, body: body.into(), limit_bytes: 256 * 1024, reach: Reach::Near }
    }
}

impl Gateway for Sinch {
    fn signs(&self) -> bool {
        self.proof != By::Path
    }

    fn prove(&self, hook: &Hook, _base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        match self.proof {
            By::Path => return kannel::path_secret(hook, secret),
            By::Basic => return By::password(hook, secret),
            By::Hmac => {}
        }
        let header = |name: &str| hook.header(&format!("x-sinch-webhook-signature{name}")).ok_or(NO_SIGNATURE);
        let (given, nonce, at) = (header("")?, header("-nonce")?, header("-timestamp")?);
        // The header chooses nothing: it is as we know it or it is none.
        if header("-algorithm").is_ok_and(|algorithm| !algorithm.eq_ignore_ascii_case("HmacSHA256")) {
            return Err(WRONG_SIGNATURE);
        }
        // A dot would let the borders of what is signed move.
        let at_ms = seconds(at).filter(|_| !nonce.is_empty() && !nonce.contains('.')).ok_or(WRONG_SIGNATURE)?;
        let given = Coding::Base64.decode(given).ok_or(WRONG_SIGNATURE)?;
        let signed = [&hook.body, b".".as_slice(), nonce.as_bytes(), b".", at.as_bytes()].concat();
        match Algorithm::HmacSha256.holds(secret, &signed, &given) {
            true => Ok(Proven { at: Some(at_ms), until: None }),
            false => Err(WRONG_SIGNATURE),
        }
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = Fields::json(&hook.body)?;
        let kind = fields.need("type")?;
        match kind.as_str() {
            "mo_text" | "mo_binary" | "mo_media" => said(&fields, &kind, hook).map(|item| vec![item]),
            "recipient_delivery_report_sms" | "recipient_delivery_report_mms" => {
                let state = state_of(&fields.need("status")?);
                Ok(vec![Item::Report(Report {
                    id: Some(fields.need("batch_id")?),
                    reference: fields.text("client_reference")?,
                    state,
                    code: word(&fields, "code").filter(|_| state == Some(DeliveryState::Failed)),
                })])
            }
            "delivery_report_sms" | "delivery_report_mms" => {
                let statuses = fields.list("statuses")?;
                let states: Vec<_> = statuses.iter().map(|one| fields.part(one)).collect();
                // A batch of ours has one recipient: more statuses would be parts of another's.
                let [one] = states.as_slice() else { return Ok(Vec::new()) };
                let state = state_of(&one.need("status")?);
                Ok(vec![Item::Report(Report {
                    id: Some(fields.need("batch_id")?),
                    reference: fields.text("client_reference")?,
                    state,
                    code: word(one, "code").filter(|_| state == Some(DeliveryState::Failed)),
                })])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        let body = json!({
            "from": out.from.trim_start_matches('+'), "to": [out.to.trim_start_matches('+')], "body": out.text, "type": "mt_text",
            "delivery_report": "per_recipient", "callback_url": out.report_to, "client_reference": out.reference,
            // Otherwise `${…}` in a text would be a field to fill in.
            "parameters": {},
        });
        Ok(self.ask_json("POST", "/batches", out.secret, body.to_string()))
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let fields = json_of(answer);
        by_status(answer, || word(&fields, "code"))?;
        let id = word(&fields, "id").ok_or(SendError::Unknown)?;
        Ok(Taken { id: Some(id), state: DeliveryState::Sent })
    }

    fn ask(&self, out: &Out<'_>) -> Option<Ask> {
        let path = format!("/batches?{}", form([("client_reference", out.reference)]));
        Some(self.ask_json("GET", &path, out.secret, String::new()))
    }

    fn told(&self, answer: &Answer, out: &Out<'_>) -> Option<DeliveryState> {
        if answer.status != 200 {
            return None;
        }
        let fields = json_of(answer);
        let batches = fields.list("batches").ok()?;
        let ours =
            batches.iter().any(|one| word(&fields.part(one), "client_reference").as_deref() == Some(out.reference));
        ours.then_some(DeliveryState::Sent)
    }

    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        Some(self.ask_json("GET", "/batches?page_size=1", secret, String::new()))
    }
}

fn said(fields: &Fields, kind: &str, hook: &Hook) -> Result<Item, Fault> {
    let (id, from) = (fields.need("id")?, fields.text("from")?.unwrap_or_default());
    let sent_at = fields.text("received_at")?.as_deref().and_then(time);
    let mut said = Said {
        id: Some(id.clone()),
        from: from.clone(),
        to: fields.text("to")?.unwrap_or_default(),
        sent_at,
        ..Said::default()
    };
    match kind {
        "mo_media" => {
            said.text = units(&fields.text("body.message")?.or(fields.text("body.subject")?).unwrap_or_default());
            for one in fields.list("body.media")? {
                let one = fields.part(one);
                if let Some(url) = word(&one, "url") {
                    said.media.push(Media { url, media_type: word(&one, "content_type").unwrap_or_default() });
                }
            }
        }
        "mo_binary" => {
            said.part = fields.text("udh")?.as_deref().and_then(unhex).as_deref().and_then(udh_part);
            let bytes = fields.text("body")?.and_then(|body| STANDARD.decode(body).ok());
            match (bytes, &said.part) {
                // A part of a long text in UCS-2, as far as its header says.
                (Some(bytes), Some(_)) if bytes.len() % 2 == 0 => {
                    said.text = bytes
                        .chunks_exact(2)
                        .map(|pair| u16::from_be_bytes(pair.try_into().unwrap_or_default()))
                        .collect();
                }
                _ => {
                    let why = "It is data and no text.".into();
                    return Ok(Item::Unreadable { id: Some(id), from: Some(from), why, raw: hook.raw() });
                }
            }
        }
        _ => said.text = units(&fields.text("body")?.ok_or_else(|| Fault("body is missing.".into()))?),
    }
    Ok(Item::Said(Box::new(said)))
}

fn state_of(status: &str) -> Option<DeliveryState> {
    match status {
        "Delivered" => Some(DeliveryState::Delivered),
        "Queued" | "Dispatched" => Some(DeliveryState::Sent),
        "Aborted" | "Cancelled" | "Rejected" | "Deleted" | "Failed" | "Expired" => Some(DeliveryState::Failed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_of_sinchs_own_tests_holds() {
        let body = r#"{"at":"2025-01-13T09:22:40.914Z","batch_id":"01JHFFHQ0P99JPPNQPJDV7JTBP","client_reference":"a client reference","code":0,"operator_status_at":"2025-01-13T09:22:00Z","recipient":"33662162466","status":"Delivered","type":"recipient_delivery_report_sms"}"#;
        let headers = [
            ("x-sinch-webhook-signature", "ZoHei66PPN/kZjw7hFVfGhJOnml3iGNCMWoyQVcE5o0="),
            ("x-sinch-webhook-signature-algorithm", "HmacSHA256"),
            ("x-sinch-webhook-signature-nonce", "01JHFFHWYY7HSS4FWTMDTQEK8V"),
            ("x-sinch-webhook-signature-timestamp", "1736760161"),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let hook = Hook { method: "POST".into(), path: "/status".into(), headers, body: body.into() };
        let proven = Sinch::default().prove(&hook, "", b"SMSWebhooksSecret");
        assert_eq!(proven, Ok(Proven { at: Some(1_736_760_161_000), until: None }));
        let items = Sinch::default().read(&hook).expect("read");
        let [Item::Report(report)] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(
            (report.state, report.reference.as_deref()),
            (Some(DeliveryState::Delivered), Some("a client reference"))
        );
    }
}
