//! Infobip. Its pages name the ways in which it proves what it posts (user and password, or a keyed hash), and not the header of the hash:
//! that one is set up here.
//!
//! Sources: infobip.com/docs/api/channels/sms ("Receive inbound SMS", "Send SMS message", "Get outbound SMS logs"), "Message status codes",
//! Subscriptions API ("Security settings").

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    Gateway, Item, NO_SIGNATURE, Out, Proven, Report, Said, Taken, Unproven, WRONG_SIGNATURE, by_status, json_of,
    kannel, time, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, Fields, form, units},
    hook::Hook,
    proof::{Algorithm, Coding, basic},
};

/// An Infobip account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Infobip {
    /// Its own address, such as `https://abc123.api.infobip.com`.
    pub base_url: String,
    /// How it proves what it posts.
    pub proof: By,
    /// With `hmac`: the header, in lower case.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub header: String,
    /// With `hmac`: the keyed hash over the body.
    pub algorithm: Algorithm,
    /// With `hmac`: how it is written.
    pub coding: Coding,
}

/// How a gateway that leaves it to its customers proves what it posts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// A secret in the address.
    #[default]
    Path,
    /// User and password (the secret is `user:password`).
    Basic,
    /// A keyed hash.
    Hmac,
}

impl By {
    pub(super) fn password(hook: &Hook, secret: &[u8]) -> Result<Proven, Unproven> {
        match hook.header("authorization") {
            None => Err(NO_SIGNATURE),
            header if basic(header, secret) => Ok(Proven::default()),
            Some(_) => Err("user or password is another one"),
        }
    }
}

impl Infobip {
    fn ask_json(&self, method: &'static str, path: &str, secret: &str, body: String) -> Ask {
        let mut headers =
            vec![("authorization".into(), format!("App {secret}")), ("accept".into(), "application/json".into())];
        if !body.is_empty() {
            headers.push(("content-type".into(), "application/json".into()));
        }
        let url = format!("{}{path}", self.base_url.trim_end_matches('/'));
        Ask { method, url, headers, body: body.into(), limit_bytes: 256 * 1024, reach: Reach::Near }
    }
}

impl Gateway for Infobip {
    fn signs(&self) -> bool {
        self.proof != By::Path
    }

    fn prove(&self, hook: &Hook, _base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        match self.proof {
            By::Path => kannel::path_secret(hook, secret),
            By::Basic => By::password(hook, secret),
            By::Hmac => {
                let given = hook.header(&self.header).ok_or(NO_SIGNATURE)?;
                let given = self.coding.decode(given.trim()).ok_or(WRONG_SIGNATURE)?;
                let holds = self.algorithm != Algorithm::Ed25519 && self.algorithm.holds(secret, &hook.body, &given);
                if holds { Ok(Proven::default()) } else { Err(WRONG_SIGNATURE) }
            }
        }
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = Fields::json(&hook.body)?;
        let results = fields.list("results")?;
        if fields.at("results").is_none() {
            return Err(Fault("results is missing.".into()));
        }
        let mut items = Vec::new();
        for result in results {
            let one = fields.part(result);
            let raw = result.to_string().into();
            // One that is broken loses no other.
            items.push(item(&one).unwrap_or_else(|fault| match one.at("status") {
                Some(_) => Item::Lost,
                None => Item::Unreadable { id: word(&one, "messageId"), from: word(&one, "from"), why: fault.0, raw },
            }));
        }
        Ok(items)
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        let body = json!({ "messages": [{
            "sender": out.from.trim_start_matches('+'),
            "destinations": [{ "to": out.to.trim_start_matches('+'), "messageId": out.reference }],
            "content": { "text": out.text },
            "webhooks": {
                "delivery": { "url": out.report_to, "intermediateReport": true }, "contentType": "application/json",
                "callbackData": out.reference,
            },
        }] });
        Ok(self.ask_json("POST", "/sms/3/messages", out.secret, body.to_string()))
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let fields = json_of(answer);
        by_status(answer, || {
            word(&fields, "requestError.serviceException.messageId").or_else(|| word(&fields, "errorCode"))
        })?;
        let group = word(&fields, "messages[0].status.groupId").ok_or(SendError::Unknown)?;
        match group.as_str() {
            "5" | "2" => Err(SendError::Reject {
                code: word(&fields, "messages[0].status.name").unwrap_or_else(|| "rejected".into()),
            }),
            _ => Ok(Taken { id: word(&fields, "messages[0].messageId"), state: DeliveryState::Sent }),
        }
    }

    /// Logs, and not reports: each report is given once, and asking for it would eat it.
    fn ask(&self, out: &Out<'_>) -> Option<Ask> {
        let path = format!("/sms/3/logs?{}", form([("messageId", out.reference)]));
        Some(self.ask_json("GET", &path, out.secret, String::new()))
    }

    fn told(&self, answer: &Answer, out: &Out<'_>) -> Option<DeliveryState> {
        if answer.status != 200 {
            return None;
        }
        let fields = json_of(answer);
        let ours = fields.list("results").ok()?.iter().map(|one| fields.part(one));
        let ours = ours.into_iter().find(|one| word(one, "messageId").as_deref() == Some(out.reference))?;
        Some(state_of(&ours).unwrap_or(DeliveryState::Sent))
    }

    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        Some(self.ask_json("GET", "/account/1/balance", secret, String::new()))
    }
}

fn item(one: &Fields) -> Result<Item, Fault> {
    let id = Some(one.need("messageId")?);
    if one.at("status").is_some() {
        let reference = one.text("callbackData")?.filter(|text| !text.is_empty());
        let state = state_of(one);
        let code = word(one, "error.name").filter(|_| state == Some(DeliveryState::Failed));
        return Ok(Item::Report(Report { id, reference, state, code }));
    }
    let from = one.text("from")?.unwrap_or_default();
    let sent_at = one.text("receivedAt")?.as_deref().and_then(time);
    // `cleanText` lacks the first word where it is a keyword.
    let text = units(&one.text("text")?.ok_or_else(|| Fault("text is missing.".into()))?);
    let raw = Some(one.value().to_string().into());
    Ok(Item::Said(Box::new(Said {
        id,
        from,
        to: one.text("to")?.unwrap_or_default(),
        text,
        sent_at,
        raw,
        ..Said::default()
    })))
}

fn state_of(one: &Fields) -> Option<DeliveryState> {
    match (word(one, "status.groupId")?.as_str(), word(one, "status.id").as_deref()) {
        // Delivered to the operator, which is on the way.
        ("3", Some("2")) | ("0" | "1", _) => Some(DeliveryState::Sent),
        ("3", _) => Some(DeliveryState::Delivered),
        ("2" | "4" | "5", _) => Some(DeliveryState::Failed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: serde_json::Value) -> Vec<Item> {
        let hook = Hook { method: "POST".into(), path: "/in".into(), body: body.to_string().into(), ..Hook::default() };
        Infobip::default().read(&hook).expect("read")
    }

    #[test]
    fn one_request_brings_many_and_a_broken_one_loses_no_other() {
        let items = read(json!({ "results": [
            { "messageId": "1", "from": "46700000001", "to": "46700000099", "text": "QUIZ Paris", "cleanText": "Paris",
              "receivedAt": "2026-11-22T17:00:00.000+0000" },
            { "messageId": "2", "from": "46700000002" },
            { "messageId": "3", "from": "POLICE", "text": "" },
        ] }));
        let [Item::Said(first), Item::Unreadable { id, .. }, Item::Said(third)] = items.as_slice() else {
            panic!("{items:?}")
        };
        assert_eq!(
            (crate::fields::readable(&first.text).as_str(), first.sent_at),
            ("QUIZ Paris", Some(1_795_366_800_000))
        );
        assert_eq!((id.as_deref(), third.from.as_str()), (Some("2"), "POLICE"));
    }

    #[test]
    fn delivered_to_the_operator_is_not_delivered() {
        let state = |group: i64, id: i64| match read(
            json!({ "results": [{ "messageId": "1", "status": { "groupId": group, "id": id } }] }),
        )
        .pop()
        {
            Some(Item::Report(report)) => report.state,
            other => panic!("{other:?}"),
        };
        assert_eq!(state(3, 5), Some(DeliveryState::Delivered));
        assert_eq!(state(3, 2), Some(DeliveryState::Sent));
        assert_eq!(state(1, 26), Some(DeliveryState::Sent));
        assert_eq!(state(4, 15), Some(DeliveryState::Failed));
    }
}
