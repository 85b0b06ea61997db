//! Bird, and MessageBird as it was before.
//!
//! Sources: docs.bird.com ("Verifying a webhook", "Receiving messages", "Message status and interactions", "Send an SMS message");
//! MessageBird's REST API reference and the test vectors of its Node SDK for signed requests (`MessageBird-Signature-JWT`).

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    Gateway, Item, Media, NO_SIGNATURE, Out, Proven, Report, Said, Taken, Unproven, WRONG_SIGNATURE, by_status,
    json_of, seconds, time, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, Fields, encode, form, units},
    hook::Hook,
    proof::{Algorithm, Coding, jwt, same, sha256, unhex},
};

/// A Bird workspace's channel, or a MessageBird account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bird {
    /// Which of the two.
    pub api: Api,
    /// With `channels`: the workspace.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub workspace: String,
    /// With `channels`: the channel. Messages of others are not taken.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// Address of the API; empty for the usual one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub base_url: String,
}

/// Which API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// api.bird.com.
    #[default]
    Channels,
    /// rest.messagebird.com.
    Classic,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    nbf: i64,
    exp: i64,
    url_hash: String,
    payload_hash: Option<String>,
}

impl Bird {
    fn base(&self) -> &str {
        match (self.base_url.trim_end_matches('/'), self.api) {
            ("", Api::Channels) => "https://api.bird.com",
            ("", Api::Classic) => "https://rest.messagebird.com",
            (own, _) => own,
        }
    }

    fn request(&self, method: &'static str, url: String, secret: &str, kind: &str, body: String) -> Ask {
        let mut headers = vec![("authorization".into(), format!("AccessKey {secret}"))];
        if !body.is_empty() {
            headers.push(("content-type".into(), kind.into()));
        }
        Ask { method, url, headers, body: body.into(), limit_bytes: 256 * 1024, reach: Reach::Near }
    }

    fn messages(&self) -> String {
        format!("{}/workspaces/{}/channels/{}/messages", self.base(), encode(&self.workspace), encode(&self.channel))
    }
}

fn prove_token(hook: &Hook, url: &str, secret: &[u8]) -> Result<Proven, Unproven> {
    let token = hook.header("messagebird-signature-jwt").ok_or(NO_SIGNATURE)?;
    let claims: Claims = jwt(token.trim(), secret).ok_or(WRONG_SIGNATURE)?;
    let fits = |hash: &str, data: &[u8]| unhex(hash).is_some_and(|hash| same(&hash, &sha256(data)));
    if claims.iss != "MessageBird" || !fits(&claims.url_hash, url.as_bytes()) {
        return Err("signed for another address");
    }
    let body_fits = match &claims.payload_hash {
        Some(hash) => fits(hash, &hook.body),
        None => hook.body.is_empty(),
    };
    if !body_fits || claims.exp <= claims.nbf {
        return Err("the body is not the one that was signed");
    }
    Ok(Proven { at: claims.nbf.checked_mul(1_000), until: claims.exp.checked_mul(1_000) })
}

impl Gateway for Bird {
    fn signs(&self) -> bool {
        true
    }

    fn methods(&self) -> &'static [&'static str] {
        &["GET", "POST"]
    }

    fn prove(&self, hook: &Hook, base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        let url = hook.url(base);
        if self.api == Api::Classic {
            return prove_token(hook, &url, secret);
        }
        let (given, at) = (hook.header("messagebird-signature"), hook.header("messagebird-request-timestamp"));
        let (given, at) = given.zip(at).ok_or(NO_SIGNATURE)?;
        let at_ms = seconds(at).ok_or(WRONG_SIGNATURE)?;
        let given = Coding::Base64.decode(given).ok_or(WRONG_SIGNATURE)?;
        let signed = [at.as_bytes(), b"\n", url.as_bytes(), b"\n", &sha256(&hook.body)].concat();
        match Algorithm::HmacSha256.holds(secret, &signed, &given) {
            true => Ok(Proven { at: Some(at_ms), until: None }),
            false => Err(WRONG_SIGNATURE),
        }
    }

    /// A subscription without a filter brings every channel's messages.
    fn is_ours(&self, hook: &Hook) -> bool {
        let named = |path: &str| hook.fields().ok().and_then(|fields| fields.text(path).ok().flatten());
        let channel = named("payload.channelId").or_else(|| named("channelId"));
        self.channel.is_empty() || channel.is_none_or(|channel| channel == self.channel)
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = hook.fields()?;
        match self.api {
            Api::Channels => self.channels(&fields, hook),
            Api::Classic => classic(&fields),
        }
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        Ok(match self.api {
            Api::Channels => {
                let contact = json!({ "identifierValue": out.to, "identifierKey": "phonenumber" });
                let body = json!({
                    "receiver": { "contacts": [contact] }, "body": { "type": "text", "text": { "text": out.text } },
                    "reference": out.reference,
                });
                self.request("POST", self.messages(), out.secret, "application/json", body.to_string())
            }
            Api::Classic => {
                let body = form([
                    ("originator", out.from),
                    ("recipients", out.to.trim_start_matches('+')),
                    ("body", out.text),
                    ("reference", out.reference),
                    ("reportUrl", out.report_to),
                    ("datacoding", "auto"),
                ]);
                let url = format!("{}/messages", self.base());
                self.request("POST", url, out.secret, "application/x-www-form-urlencoded", body)
            }
        })
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let fields = json_of(answer);
        by_status(answer, || word(&fields, "code").or_else(|| word(&fields, "errors[0].code")))?;
        let id = word(&fields, "id").ok_or(SendError::Unknown)?;
        match word(&fields, "status").as_deref() {
            Some("rejected") => Err(SendError::Reject { code: "rejected".into() }),
            _ => Ok(Taken { id: Some(id), state: DeliveryState::Sent }),
        }
    }

    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        let url = match self.api {
            Api::Channels => format!("{}?limit=1", self.messages()),
            Api::Classic => format!("{}/balance", self.base()),
        };
        Some(self.request("GET", url, secret, "", String::new()))
    }
}

impl Bird {
    fn channels(&self, fields: &Fields, hook: &Hook) -> Result<Vec<Item>, Fault> {
        // In its envelope, or bare.
        let message = match fields.at("payload") {
            Some(payload) => fields.part(payload),
            None => fields.clone(),
        };
        let id = message.need("id")?;
        if message.text("direction")?.as_deref() == Some("outgoing") {
            let state = match message.need("status")?.as_str() {
                "accepted" | "processing" | "scheduled" => None,
                "sent" => Some(DeliveryState::Sent),
                "delivered" => Some(DeliveryState::Delivered),
                "read" => Some(DeliveryState::Read),
                "rejected" | "sending_failed" | "delivery_failed" | "skipped" => Some(DeliveryState::Failed),
                _ => None,
            };
            let code = word(&message, "failure.source.code").or_else(|| word(&message, "failure.code"));
            let reference = message.text("reference")?;
            return Ok(vec![Item::Report(Report { id: Some(id), reference, state, code })]);
        }
        let from = message.text("sender.contact.identifierValue")?.unwrap_or_default();
        let sent_at = message.text("createdAt")?.as_deref().and_then(time);
        let kind = message.text("body.type")?.unwrap_or_default();
        let mut said = Said { id: Some(id.clone()), from: from.clone(), sent_at, ..Said::default() };
        match kind.as_str() {
            "text" => said.text = units(&message.text("body.text.text")?.unwrap_or_default()),
            "image" | "file" => {
                said.text = units(&message.text(&format!("body.{kind}.text"))?.unwrap_or_default());
                let list = if kind == "image" { "body.image.images" } else { "body.file.files" };
                for one in message.list(list)? {
                    let one = message.part(one);
                    if let Some(url) = word(&one, "mediaUrl") {
                        said.media.push(Media { url, media_type: word(&one, "contentType").unwrap_or_default() });
                    }
                }
            }
            _ => {
                let why = "It is of a kind that is no text.".into();
                return Ok(vec![Item::Unreadable { id: Some(id), from: Some(from), why, raw: hook.raw() }]);
            }
        }
        Ok(vec![Item::Said(Box::new(said))])
    }
}

fn classic(fields: &Fields) -> Result<Vec<Item>, Fault> {
    let id = match fields.text("id")? {
        Some(id) => id,
        None => fields.need("message_id")?,
    };
    if let Some(state) = fields.text("status")?.filter(|state| state != "received") {
        let state = match state.as_str() {
            "sent" | "buffered" => Some(DeliveryState::Sent),
            "delivered" => Some(DeliveryState::Delivered),
            "expired" | "delivery_failed" => Some(DeliveryState::Failed),
            _ => None,
        };
        let reference = fields.text("reference")?;
        let code = word(fields, "statusErrorCode").filter(|_| state == Some(DeliveryState::Failed));
        return Ok(vec![Item::Report(Report { id: Some(id), reference, state, code })]);
    }
    let from = fields.text("originator")?.unwrap_or_default();
    let text = match fields.text("body")? {
        Some(text) => Some(text),
        None => fields.text("payload")?,
    };
    let sent_at = fields.text("createdDatetime")?.as_deref().and_then(time);
    let text = units(&text.ok_or_else(|| Fault("body is missing.".into()))?);
    Ok(vec![Item::Said(Box::new(Said {
        id: Some(id),
        from,
        to: fields.text("recipient")?.unwrap_or_default(),
        text,
        sent_at,
        ..Said::default()
    }))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_after_birds_page_holds() {
        let body = r#"{"service":"channels","event":"sms.inbound","payload":{"id":"96a0b5fa-0000-453d-be5c-000000000001","channelId":"614208aa-b153-4d5d-9989-2fddfc0ce4c3","sender":{"contact":{"id":"32cf5eee-f940-422c-ab8c-5f753aad5efd","identifierKey":"phonenumber","identifierValue":"+46700000001"}},"body":{"type":"text","text":{"text":"Hej"}},"status":"delivered","direction":"incoming","createdAt":"2026-11-22T17:00:00.000Z"}}"#;
        let headers = [
            ("messagebird-signature", "1ywwFYyWNHDE/z0dN3PUMKWb5To3LvX336xI/W5iA/s="),
            ("messagebird-request-timestamp", "1795366800"),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let hook = Hook { method: "POST".into(), path: "/7c1f/inbound".into(), headers, body: body.into() };
        let (bird, base) = (Bird::default(), "https://help.example/channels/sms");
        assert_eq!(
            bird.prove(&hook, base, b"earshot-bird-key-1"),
            Ok(Proven { at: Some(1_795_366_800_000), until: None })
        );
        assert!(bird.prove(&hook, "https://other.example", b"earshot-bird-key-1").is_err());
    }

    #[test]
    fn reports_say_what_became_of_ours() {
        use DeliveryState::{Delivered, Failed, Read, Sent};
        let told = |bird: &Bird, method: &str, path: &str, body: &str| {
            let hook =
                Hook { method: method.into(), path: path.into(), body: body.to_owned().into(), ..Hook::default() };
            match bird.read(&hook).expect("read").pop() {
                Some(Item::Report(report)) => (report.id, report.reference, report.state),
                other => panic!("{other:?}"),
            }
        };
        let ours = |state| (Some("m".to_owned()), Some("ours".to_owned()), state);
        for (status, state) in [
            ("accepted", None),
            ("sent", Some(Sent)),
            ("delivered", Some(Delivered)),
            ("read", Some(Read)),
            ("delivery_failed", Some(Failed)),
            ("another", None),
        ] {
            let payload = json!({ "id": "m", "direction": "outgoing", "status": status, "reference": "ours" });
            let body = json!({ "payload": payload }).to_string();
            assert_eq!(told(&Bird::default(), "POST", "/status?ref=forged", &body), ours(state), "{status}");
        }
        let classic = Bird { api: Api::Classic, ..Bird::default() };
        for (status, state) in [("buffered", Some(Sent)), ("delivered", Some(Delivered)), ("expired", Some(Failed))] {
            let path = format!("/status?id=m&reference=ours&status={status}&ref=forged");
            assert_eq!(told(&classic, "GET", &path, ""), ours(state), "{status}");
        }
    }

    #[test]
    fn a_token_as_messagebird_makes_it_binds_address_and_body() {
        let token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJNZXNzYWdlQmlyZCIsIm5iZiI6MTc5NTM2NjgwMCwiZXhwIjoxNzk1MzY2ODYwLCJqdGkiOiI1OWEyNDRkYy1lOWFkLTRlMjMtOTc3OC0zNzFmYWEyMzhmNzMiLCJ1cmxfaGFzaCI6ImUzZmY1OTk3MzE2ODkzZTFiYzVkNTQzZjY4ODEyZmQ4YjNjYjI4MzZkY2M5MWZkNTRmOTk1MGI4ODEzZmU4ZmIiLCJwYXlsb2FkX2hhc2giOiIyMTJjOWUyODgxZTNhMWQ2NGVmYmJmNzM1OGU0YTkxY2Q5MDYyMTZkM2QyNDEyOWNlOTIxOWEwMjY3NmVjMzE0In0.-sg5PdgBMDUQ1V12hMp6x07cV5rWTBTwFicqHIHrnDY";
        let body = r#"{"id":"e8077d803532c0b5937c639b60216938","originator":"46700000001"}"#;
        let headers = vec![("messagebird-signature-jwt".to_owned(), token.to_owned())];
        let hook = Hook { method: "POST".into(), path: "/7c1f/inbound?x=1".into(), headers, body: body.into() };
        let (bird, base) = (Bird { api: Api::Classic, ..Bird::default() }, "https://help.example/channels/sms");
        assert_eq!(
            bird.prove(&hook, base, b"earshot-bird-key-1"),
            Ok(Proven { at: Some(1_795_366_800_000), until: Some(1_795_366_860_000) })
        );
        let other = Hook { path: "/7c1f/inbound?x=2".into(), ..hook.clone() };
        assert!(bird.prove(&other, base, b"earshot-bird-key-1").is_err());
        let other = Hook { body: body.replace("46700000001", "46700000002").into(), ..hook };
        assert!(bird.prove(&other, base, b"earshot-bird-key-1").is_err());
    }
}
