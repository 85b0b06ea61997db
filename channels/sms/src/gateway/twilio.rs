//! Twilio Programmable Messaging.
//!
//! Sources: twilio.com/docs/usage/webhooks/webhooks-security, …/messaging/guides/webhook-request, …/messaging/api/message-resource, and the
//! request validator of Twilio's own Python SDK for what the page leaves open (names that stand twice, `:443`, `bodySHA256`).

use std::collections::{BTreeMap, BTreeSet};

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};

use super::{
    Gateway, Item, Media, NO_SIGNATURE, Out, Proven, Report, Said, Taken, Unproven, WRONG_SIGNATURE, by_status,
    json_of, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, Fields, encode, form, units},
    hook::Hook,
    proof::{Algorithm, Coding, basic_header, sha256, unhex},
};

/// A Twilio account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Twilio {
    /// Its SID (`AC…`).
    pub account: String,
    /// SID of an API key (`SK…`) that sends, where it isn't the account itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// A messaging service (`MG…`) that sends instead of the number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub service: String,
    /// Address of the API.
    pub base_url: String,
}

impl Default for Twilio {
    fn default() -> Self {
        Self {
            account: String::new(),
            key: String::new(),
            service: String::new(),
            base_url: "https://api.twilio.com".into(),
        }
    }
}

/// Files that one message may have.
const MEDIA: usize = 10;

impl Twilio {
    fn user(&self) -> &str {
        if self.key.is_empty() { &self.account } else { &self.key }
    }

    fn messages(&self) -> String {
        format!("{}/2010-04-01/Accounts/{}/Messages.json", self.base_url.trim_end_matches('/'), encode(&self.account))
    }

    fn get(&self, url: String, secret: &str) -> Ask {
        let headers = vec![("authorization".into(), basic_header(self.user(), secret))];
        Ask { method: "GET", url, headers, limit_bytes: 256 * 1024, reach: Reach::Near, ..Ask::default() }
    }
}

/// What is signed besides the address: names in order, each with its values in order, nothing between.
fn signed_parameters(hook: &Hook) -> String {
    let mut parameters: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, value) in crate::fields::pairs(&hook.body) {
        let [name, value] = [name, value].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        parameters.entry(name).or_default().insert(value);
    }
    let each = parameters.iter().flat_map(|(name, values)| values.iter().map(move |value| format!("{name}{value}")));
    each.collect()
}

/// The address as it may have been signed: as it is, and with the usual port written out, which Twilio does at times.
fn addresses(url: &str) -> Vec<String> {
    let mut both = vec![url.to_owned()];
    for (scheme, port) in [("https://", ":443"), ("http://", ":80")] {
        let Some(rest) = url.strip_prefix(scheme) else { continue };
        let at = rest.find(['/', '?']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(at);
        match host.strip_suffix(port) {
            Some(bare) => both.push(format!("{scheme}{bare}{path}")),
            None if !host.contains(':') => both.push(format!("{scheme}{host}{port}{path}")),
            None => {}
        }
    }
    both
}

impl Gateway for Twilio {
    fn signs(&self) -> bool {
        true
    }

    fn prove(&self, hook: &Hook, base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        let given = hook.header("x-twilio-signature").ok_or(NO_SIGNATURE)?;
        let given = Coding::Base64.decode(given).ok_or(WRONG_SIGNATURE)?;
        let hashes: Vec<_> = hook
            .pairs_of_query()
            .into_iter()
            .filter(|(name, _)| name == b"bodySHA256")
            .map(|(_, value)| value)
            .collect();
        let rest = if hook.method == "GET" {
            if !hook.body.is_empty() {
                return Err("a body that nothing signs");
            }
            String::new()
        } else if hook.media_type() == "application/x-www-form-urlencoded" {
            signed_parameters(hook)
        } else if hook.body.is_empty() {
            String::new()
        } else {
            let [hash] = hashes.as_slice() else { return Err("a body that nothing signs") };
            let hash = std::str::from_utf8(hash).ok().and_then(unhex).ok_or(WRONG_SIGNATURE)?;
            if !crate::proof::same(&hash, &sha256(&hook.body)) {
                return Err("the body is not the one that was signed");
            }
            String::new()
        };
        let holds = |url: &String| Algorithm::HmacSha1.holds(secret, format!("{url}{rest}").as_bytes(), &given);
        match addresses(&hook.url(base)).iter().any(holds) {
            true => Ok(Proven::default()),
            false => Err(WRONG_SIGNATURE),
        }
    }

    fn is_ours(&self, hook: &Hook) -> bool {
        let account = hook.fields().ok().and_then(|fields| fields.text("AccountSid").ok().flatten());
        account.is_none_or(|account| account == self.account)
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = hook.fields()?;
        let state = match fields.text("MessageStatus")? {
            Some(state) => Some(state),
            None => fields.text("SmsStatus")?.filter(|state| state != "received"),
        };
        if let Some(state) = state.filter(|state| state != "received" && state != "receiving") {
            return Ok(vec![Item::Report(Report {
                id: Some(fields.need("MessageSid")?),
                reference: None,
                state: state_of(&state),
                code: word(&fields, "ErrorCode"),
            })]);
        }
        let from = fields.text("From")?.unwrap_or_default();
        let id = Some(fields.need("MessageSid")?);
        let count: usize = fields.text("NumMedia")?.and_then(|count| count.parse().ok()).unwrap_or_default();
        let media = (0..count.min(MEDIA)).filter_map(|n| {
            let url = word(&fields, &format!("MediaUrl{n}"))?;
            Some(Media { url, media_type: word(&fields, &format!("MediaContentType{n}")).unwrap_or_default() })
        });
        let media = media.collect();
        let media: Vec<Media> = media;
        let text = match fields.text("Body")? {
            None if media.is_empty() => {
                let why = "The text is missing.".into();
                return Ok(vec![Item::Unreadable { id, from: Some(from), why, raw: hook.raw() }]);
            }
            text => units(&text.unwrap_or_default()),
        };
        Ok(vec![Item::Said(Box::new(Said {
            id,
            from,
            to: fields.text("To")?.unwrap_or_default(),
            text,
            media,
            ..Said::default()
        }))])
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        let sender =
            if self.service.is_empty() { ("From", out.from) } else { ("MessagingServiceSid", self.service.as_str()) };
        let body = form([("To", out.to), sender, ("Body", out.text), ("StatusCallback", out.report_to)]);
        let mut ask = self.get(self.messages(), out.secret);
        ask.method = "POST";
        ask.headers.push(("content-type".into(), "application/x-www-form-urlencoded".into()));
        ask.body = body.into();
        Ok(ask)
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let fields = json_of(answer);
        match (answer.status, word(&fields, "code").as_deref()) {
            // Said with 400 as well.
            (_, Some("20429" | "30001" | "14107")) => return Err(SendError::Retry { after_ms: None }),
            // "Service unavailable": its API's own word that it took nothing. Without it, whatever stands before it may have said so.
            (503, Some("20503")) => return Err(SendError::Retry { after_ms: None }),
            (400, code) => return Err(SendError::Reject { code: code.unwrap_or("http-400").to_owned() }),
            _ => by_status(answer, || word(&fields, "code"))?,
        }
        let id = word(&fields, "sid").ok_or(SendError::Unknown)?;
        let state = word(&fields, "status").and_then(|state| state_of(&state)).unwrap_or(DeliveryState::Sent);
        match state {
            DeliveryState::Failed => {
                Err(SendError::Reject { code: word(&fields, "error_code").unwrap_or_else(|| "failed".into()) })
            }
            state => Ok(Taken { id: Some(id), state }),
        }
    }

    /// The latest texts to this number: ours is the one with these words since then, if there is one only.
    fn ask(&self, out: &Out<'_>) -> Option<Ask> {
        let query = form([("To", out.to), ("PageSize", "20")]);
        Some(self.get(format!("{}?{query}", self.messages()), out.secret))
    }

    fn told(&self, answer: &Answer, out: &Out<'_>) -> Option<DeliveryState> {
        if answer.status != 200 {
            return None;
        }
        let fields = json_of(answer);
        let messages = fields.list("messages").ok()?.iter().map(|message| fields.part(message));
        let ours: Vec<Fields> = messages
            .filter(|message| word(message, "body").as_deref() == Some(out.text))
            .filter(|message| word(message, "direction").is_none_or(|way| way.starts_with("outbound")))
            .filter(|message| {
                let taken_at = word(message, "date_created").and_then(|date| mail_date(&date));
                out.may_be(word(message, "sid").as_deref(), taken_at)
            })
            .collect();
        let [one] = ours.as_slice() else { return None };
        word(one, "status").and_then(|state| state_of(&state)).or(Some(DeliveryState::Sent))
    }

    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        let url = format!("{}/2010-04-01/Accounts/{}.json", self.base_url.trim_end_matches('/'), encode(&self.account));
        Some(self.get(url, secret))
    }

    fn answer(&self) -> (&'static str, &'static str) {
        ("text/xml", "<Response></Response>")
    }

    fn media_header(&self, url: &str, secret: &str) -> Option<(String, String)> {
        let own = url.starts_with(&format!("{}/", self.base_url.trim_end_matches('/')));
        own.then(|| ("authorization".into(), basic_header(self.user(), secret)))
    }

    fn media_hosts(&self) -> &'static [&'static str] {
        &["mms.twiliocdn.com", "media.twiliocdn.com"]
    }
}

/// Milliseconds of `Fri, 24 May 2019 17:44:46 +0000` (RFC 2822).
fn mail_date(text: &str) -> Option<i64> {
    jiff::fmt::rfc2822::parse(text).ok().map(|at| at.timestamp().as_millisecond())
}

/// States as the message resource lists them.
fn state_of(state: &str) -> Option<DeliveryState> {
    match state {
        "sent" => Some(DeliveryState::Sent),
        "delivered" | "partially_delivered" => Some(DeliveryState::Delivered),
        "read" => Some(DeliveryState::Read),
        "undelivered" | "failed" | "canceled" => Some(DeliveryState::Failed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded";

    fn hook(path: &str, kind: &str, signature: &str, body: &str) -> Hook {
        let headers = [("content-type", kind), ("x-twilio-signature", signature)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Hook { method: "POST".into(), path: path.into(), headers, body: body.to_owned().into() }
    }

    #[test]
    fn signatures_that_twilio_publishes_hold() {
        // twilio.com/docs/usage/webhooks/webhooks-security and the tests of its SDKs.
        let (base, path) = ("https://mycompany.com", "/myapp.php?foo=1&bar=2");
        let form = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
        let twice = "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234";
        let json = r#"{"property": "value", "boolean": true}"#;
        let hashed = format!("{path}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620");
        for hook in [
            hook(path, FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", form),
            hook(path, FORM, "IK+Dwps556ElfBT0I3Rgjkr1wJU=", twice),
            hook(&hashed, "application/json", "a9nBmqA0ju/hNViExpshrM61xv4=", json),
        ] {
            assert_eq!(Twilio::default().prove(&hook, base, b"12345"), Ok(Proven::default()), "{}", hook.path);
            assert!(Twilio::default().prove(&hook, base, b"12346").is_err());
            assert!(Twilio::default().prove(&hook, "https://mycompany.org", b"12345").is_err());
        }
        let other = hook(
            &hashed,
            "application/json",
            "a9nBmqA0ju/hNViExpshrM61xv4=",
            r#"{"property": "other", "boolean": true}"#,
        );
        assert!(Twilio::default().prove(&other, base, b"12345").is_err());
        let unsigned = hook(path, "application/json", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", json);
        assert!(Twilio::default().prove(&unsigned, base, b"12345").is_err());
    }

    #[test]
    fn ports_are_written_out_or_not() {
        assert_eq!(addresses("https://a.example/b?c"), ["https://a.example/b?c", "https://a.example:443/b?c"]);
        assert_eq!(addresses("https://a.example:443/b"), ["https://a.example:443/b", "https://a.example/b"]);
        assert_eq!(addresses("https://a.example:8443/b"), ["https://a.example:8443/b"]);
    }

    #[test]
    fn an_answer_says_whether_it_was_taken() {
        let twilio = Twilio::default();
        let answer = |status, body: &'static str| Answer { status, body: body.into(), ..Answer::default() };
        let taken =
            twilio.sent(&answer(201, r#"{"sid":"SM1","status":"queued","num_segments":"1","error_code":null}"#));
        assert_eq!(taken, Ok(Taken { id: Some("SM1".into()), state: DeliveryState::Sent }));
        assert_eq!(
            twilio.sent(&answer(400, r#"{"code":21211,"status":400}"#)),
            Err(SendError::Reject { code: "21211".into() })
        );
        assert_eq!(twilio.sent(&answer(429, r#"{"code":20429}"#)), Err(SendError::Retry { after_ms: None }));
        assert_eq!(twilio.sent(&answer(500, "")), Err(SendError::Unknown));
        assert_eq!(twilio.sent(&answer(503, r#"{"code":20503}"#)), Err(SendError::Retry { after_ms: None }));
        assert_eq!(twilio.sent(&answer(503, "no healthy upstream")), Err(SendError::Unknown));
        assert_eq!(twilio.sent(&answer(201, "nonsense")), Err(SendError::Unknown));
    }
}
