//! Vonage: the SMS API and the Messages API. An account's setting says which of the two posts its texts.
//!
//! Sources: developer.vonage.com, "Signing Messages", "Inbound SMS", "Delivery Receipts", "Signed Webhooks" (Messages API), SMS and Messages
//! API references; the test vectors of Vonage's Ruby SDK.

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Gateway, Item, NO_SIGNATURE, Out, Proven, Report, Said, Taken, UNSIGNED_WORDS, Unproven, WRONG_SIGNATURE,
    by_status, json_of, part, seconds, time, udh_part, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, Fields, form, units, wtf8},
    gsm::Encoding,
    hook::Hook,
    proof::{Algorithm, basic_header, hex, jwt, md5, same, sha256, unhex},
};

/// A Vonage account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Vonage {
    /// Its API key.
    pub key: String,
    /// Which API.
    pub api: Api,
    /// How the SMS API signs, as the dashboard says.
    pub algorithm: Signing,
    /// Address of the API; empty for the usual one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub base_url: String,
}

impl Default for Vonage {
    fn default() -> Self {
        Self { key: String::new(), api: Api::Sms, algorithm: Signing::Sha256, base_url: String::new() }
    }
}

/// Which of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// rest.nexmo.com.
    #[default]
    Sms,
    /// api.nexmo.com.
    Messages,
}

/// How the SMS API signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signing {
    /// MD5 of words and secret: weak, and the default of old accounts.
    Md5Hash,
    /// HMAC-MD5.
    Md5,
    /// HMAC-SHA1.
    Sha1,
    /// HMAC-SHA256.
    #[default]
    Sha256,
    /// HMAC-SHA512.
    Sha512,
}

#[derive(Deserialize)]
struct Claims {
    iat: i64,
    iss: String,
    payload_hash: String,
    api_key: String,
}

impl Vonage {
    fn prove_parameters(&self, hook: &Hook, secret: &[u8]) -> Result<Proven, Unproven> {
        let mut pairs: Vec<(String, String)> = if hook.method != "GET" && hook.is_json() {
            let fields = Fields::json(&hook.body).map_err(|_| WRONG_SIGNATURE)?;
            let Value::Object(members) = fields.value() else { return Err(WRONG_SIGNATURE) };
            let mut pairs = Vec::new();
            for (name, value) in members {
                // A name that stands twice, or what is no text: nobody says what of it is signed.
                let text = fields.text(name).ok().flatten().filter(|_| value.is_string()).ok_or(WRONG_SIGNATURE)?;
                pairs.push((name.clone(), text));
            }
            pairs
        } else {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(|_| WRONG_SIGNATURE);
            hook.pairs()
                .into_iter()
                .map(|(name, value)| Ok((text(name)?, text(value)?)))
                .collect::<Result<_, Unproven>>()?
        };
        // What both stand in the address and in the body would be signed in one of them only.
        if hook.method != "GET" && !hook.body.is_empty() && hook.pairs_of_query().iter().any(|(name, _)| name != b"ref")
        {
            return Err("parameters in the address and in the body");
        }
        pairs.retain(|(name, _)| name != "ref");
        pairs.sort();
        let twice = pairs.windows(2).any(|pair| matches!(pair, [one, other] if one.0 == other.0));
        let named = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if twice || !pairs.iter().all(|(name, _)| named(name)) {
            return Err("names that can't be signed");
        }
        let given = pairs.iter().find(|(name, _)| name == "sig").map(|(_, value)| value.clone()).ok_or(NO_SIGNATURE)?;
        let given = unhex(&given).ok_or(WRONG_SIGNATURE)?;
        let signed: String = pairs
            .iter()
            .filter(|(name, _)| name != "sig")
            .map(|(name, value)| format!("&{name}={}", value.replace(['&', '='], "_")))
            .collect();
        let signed = wtf8(&signed);
        let keyed = |algorithm: Algorithm| algorithm.holds(secret, &signed, &given);
        let holds = match self.algorithm {
            Signing::Md5Hash => same(&md5(&[&signed, secret].concat()), &given),
            Signing::Md5 => keyed(Algorithm::HmacMd5),
            Signing::Sha1 => keyed(Algorithm::HmacSha1),
            Signing::Sha256 => keyed(Algorithm::HmacSha256),
            Signing::Sha512 => keyed(Algorithm::HmacSha512),
        };
        if !holds {
            return Err(WRONG_SIGNATURE);
        }
        let at = pairs.iter().find(|(name, _)| name == "timestamp").and_then(|(_, value)| seconds(value));
        at.map(|at| Proven { at: Some(at), until: None }).ok_or("no time in what is signed")
    }

    fn prove_token(&self, hook: &Hook, secret: &[u8]) -> Result<Proven, Unproven> {
        let token = hook.header("authorization").and_then(|header| header.split_once(' ')).ok_or(NO_SIGNATURE)?;
        if !token.0.eq_ignore_ascii_case("bearer") {
            return Err(NO_SIGNATURE);
        }
        let claims: Claims = jwt(token.1.trim(), secret).ok_or(WRONG_SIGNATURE)?;
        let hash = unhex(&claims.payload_hash).ok_or(WRONG_SIGNATURE)?;
        // Without a body its address would be read, which the token does not bind.
        if hook.body.is_empty() {
            return Err(UNSIGNED_WORDS);
        }
        if !same(&hash, &sha256(&hook.body)) {
            return Err("the body is not the one that was signed");
        }
        if claims.iss != "Vonage" || claims.api_key != self.key {
            return Err("signed for another account");
        }
        Ok(Proven { at: claims.iat.checked_mul(1_000), until: None })
    }

    fn base(&self) -> &str {
        match (self.base_url.trim_end_matches('/'), self.api) {
            ("", Api::Sms) => "https://rest.nexmo.com",
            ("", Api::Messages) => "https://api.nexmo.com",
            (own, _) => own,
        }
    }
}

impl Gateway for Vonage {
    fn signs(&self) -> bool {
        true
    }

    fn methods(&self) -> &'static [&'static str] {
        &["GET", "POST"]
    }

    fn prove(&self, hook: &Hook, _base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        match self.api {
            Api::Sms => self.prove_parameters(hook, secret),
            Api::Messages => self.prove_token(hook, secret),
        }
    }

    fn is_ours(&self, hook: &Hook) -> bool {
        let key = hook.fields().ok().and_then(|fields| fields.text("api-key").ok().flatten());
        key.is_none_or(|key| key == self.key)
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = hook.fields()?;
        match self.api {
            Api::Sms => sms(&fields, hook),
            Api::Messages => messages(&fields, hook),
        }
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        let (from, to) = (out.from.trim_start_matches('+'), out.to.trim_start_matches('+'));
        let ask = Ask { method: "POST", limit_bytes: 64 * 1024, reach: Reach::Near, ..Ask::default() };
        let kind = |kind: &str| ("content-type".to_owned(), kind.to_owned());
        Ok(match self.api {
            Api::Sms => {
                let unicode = out.segments.encoding == Encoding::Ucs2;
                let mut fields = vec![
                    ("api_key", self.key.as_str()),
                    ("api_secret", out.secret),
                    ("from", from),
                    ("to", to),
                    ("text", out.text),
                    ("client-ref", out.reference),
                    ("callback", out.report_to),
                ];
                if unicode {
                    fields.push(("type", "unicode"));
                }
                let headers = vec![kind("application/x-www-form-urlencoded")];
                Ask { url: format!("{}/sms/json", self.base()), headers, body: form(fields).into(), ..ask }
            }
            Api::Messages => {
                let body = json!({
                    "channel": "sms", "message_type": "text", "to": to, "from": from, "text": out.text, "client_ref": out.reference,
                    "webhook_url": out.report_to, "sms": { "encoding_type": "auto" },
                });
                let headers =
                    vec![kind("application/json"), ("authorization".into(), basic_header(&self.key, out.secret))];
                Ask { url: format!("{}/v1/messages", self.base()), headers, body: body.to_string().into(), ..ask }
            }
        })
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let fields = json_of(answer);
        if self.api == Api::Messages {
            by_status(answer, || {
                word(&fields, "type").and_then(|kind| super::code_of(kind.rsplit(['/', '#']).next()?))
            })?;
            let id = word(&fields, "message_uuid").ok_or(SendError::Unknown)?;
            return Ok(Taken { id: Some(id), state: DeliveryState::Sent });
        }
        by_status(answer, || None)?;
        let parts: Vec<Fields> =
            fields.list("messages").map_err(|_| SendError::Unknown)?.iter().map(|one| fields.part(one)).collect();
        let states: Vec<String> = parts.iter().filter_map(|one| word(one, "status")).collect();
        match states.iter().find(|state| *state != "0").map(String::as_str) {
            None if states.is_empty() => Err(SendError::Unknown),
            None => Ok(Taken { id: parts.first().and_then(|one| word(one, "message-id")), state: DeliveryState::Sent }),
            // A part of it may be gone.
            Some(_) if states.iter().any(|state| state == "0") => Err(SendError::Unknown),
            Some("1" | "10") => Err(SendError::Retry { after_ms: None }),
            Some("4" | "14" | "9" | "8" | "11") => Err(SendError::Retry { after_ms: Some(60_000) }),
            Some("5") => Err(SendError::Unknown),
            Some(state) => Err(SendError::Reject { code: format!("status-{state}") }),
        }
    }

    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        let (url, headers) = match self.api {
            Api::Sms => {
                let query = form([("api_key", self.key.as_str()), ("api_secret", secret)]);
                (format!("{}/account/get-balance?{query}", self.base()), Vec::new())
            }
            // There is nothing there that only reads.
            Api::Messages => return None,
        };
        Some(Ask { method: "GET", url, headers, limit_bytes: 64 * 1024, reach: Reach::Near, ..Ask::default() })
    }
}

fn sms(fields: &Fields, hook: &Hook) -> Result<Vec<Item>, Fault> {
    let id = fields.need("messageId")?;
    if let Some(state) = fields.text("status")? {
        let state = match state.as_str() {
            "delivered" => Some(DeliveryState::Delivered),
            "accepted" | "buffered" => Some(DeliveryState::Sent),
            "failed" | "rejected" | "expired" => Some(DeliveryState::Failed),
            _ => None,
        };
        let reference = fields.text("client-ref")?;
        return Ok(vec![Item::Report(Report {
            id: Some(id),
            reference,
            state,
            code: word(fields, "err-code").filter(|code| code != "0"),
        })]);
    }
    let from = fields.text("msisdn")?.unwrap_or_default();
    let number =
        |path: &str| -> Result<Option<u8>, Fault> { Ok(fields.text(path)?.and_then(|text| text.parse().ok())) };
    let concat = fields.text("concat")?.as_deref() == Some("true");
    let place = if concat {
        let (reference, of) = (fields.need("concat-ref")?, number("concat-total")?.zip(number("concat-part")?));
        of.and_then(|(total, number)| part(reference, number, total))
    } else {
        fields.text("udh")?.as_deref().and_then(unhex).as_deref().and_then(udh_part)
    };
    if fields.text("type")?.as_deref() == Some("binary") {
        return Ok(vec![Item::Unreadable {
            id: Some(id),
            from: Some(from),
            why: "It is data and no text.".into(),
            raw: hook.raw(),
        }]);
    }
    let sent_at = fields.text("message-timestamp")?.as_deref().and_then(time);
    let text = units(&fields.text("text")?.unwrap_or_default());
    Ok(vec![Item::Said(Box::new(Said {
        id: Some(id),
        from,
        to: fields.text("to")?.unwrap_or_default(),
        text,
        sent_at,
        part: place,
        ..Said::default()
    }))])
}

fn messages(fields: &Fields, hook: &Hook) -> Result<Vec<Item>, Fault> {
    let id = fields.need("message_uuid")?;
    if let Some(state) = fields.text("status")? {
        let code =
            word(fields, "error.title").or_else(|| word(fields, "error.type")).and_then(|code| super::code_of(&code));
        let state = match state.as_str() {
            "submitted" => Some(DeliveryState::Sent),
            "delivered" => Some(DeliveryState::Delivered),
            "read" => Some(DeliveryState::Read),
            // 1330: nobody knows.
            "rejected" if code.as_deref() == Some("1330") => None,
            "rejected" | "undeliverable" => Some(DeliveryState::Failed),
            _ => None,
        };
        let reference = fields.text("client_ref")?;
        return Ok(vec![Item::Report(Report { id: Some(id), reference, state, code })]);
    }
    let from = fields.text("from")?.unwrap_or_default();
    let sent_at = fields.text("timestamp")?.as_deref().and_then(time);
    if fields.text("message_type")?.is_some_and(|kind| kind != "text") {
        return Ok(vec![Item::Unreadable {
            id: Some(id),
            from: Some(from),
            why: "It is no text.".into(),
            raw: hook.raw(),
        }]);
    }
    let text = units(&fields.text("text")?.unwrap_or_default());
    Ok(vec![Item::Said(Box::new(Said {
        id: Some(id),
        from,
        to: fields.text("to")?.unwrap_or_default(),
        text,
        sent_at,
        ..Said::default()
    }))])
}

/// What this recipe makes of parameters, for the tests of those who call it.
#[doc(hidden)]
#[must_use]
pub fn sign_sha256(pairs: &[(&str, &str)], secret: &[u8]) -> String {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    let signed: String =
        pairs.iter().map(|(name, value)| format!("&{name}={}", value.replace(['&', '='], "_"))).collect();
    hex(&crate::proof::hmac_sha256(secret, signed.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_of_the_ruby_sdk_hold() {
        let secret = b"my_secret_key_for_testing";
        let pairs = "message-timestamp=2013-11-21+15%3A27%3A30&messageId=020000001B0FE827&msisdn=14843472194&text=Test+again\
                     &timestamp=1385047698&to=13239877404&type=text";
        let table = [
            (Signing::Md5Hash, "d2e7b1dc968737c5998ad624e02f90b7"),
            (Signing::Md5, "DDEBD46008C2D4E93CCE578A332A52D5"),
            (Signing::Sha1, "27D0D05C2876C7CB1720DBCDBA4D492E1E55C09A"),
            (Signing::Sha256, "DDB8397C2B90AAC7F3882D306475C9A5058C92322EEF43C92B298B6E0FC0D330"),
        ];
        for (algorithm, sig) in table {
            let vonage = Vonage { algorithm, ..Vonage::default() };
            let hook = Hook { method: "GET".into(), path: format!("/in?{pairs}&sig={sig}"), ..Hook::default() };
            assert_eq!(
                vonage.prove(&hook, "", secret),
                Ok(Proven { at: Some(1_385_047_698_000), until: None }),
                "{algorithm:?}"
            );
            assert!(vonage.prove(&hook, "", b"other").is_err());
        }
    }

    #[test]
    fn a_token_binds_the_body() {
        // Computed by the writers of the hostile inputs after Vonage's page, before there was code.
        let token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE3OTUzNjY4MDAsImp0aSI6ImM1YmE4ZjI0LTFhMTQtNGMxMC1iZmRmLTNmYmU4Y2U1MTFiNSIsImlzcyI6IlZvbmFnZSIsInBheWxvYWRfaGFzaCI6IjUwOGM3NjhkOGIxOWExN2E5OGRhZmFjNTFiYzllMDJlMzcyZDllODUwMDQ3OTFlYTQzYmFlZDA1NmVkM2VlZmEiLCJhcGlfa2V5IjoiYWJjZDEyMzQifQ.KunMGXzvxNbOdWfln2GcnRv1ukoszFLO2QkqFdahqNQ";
        let body = r#"{"channel":"sms","message_uuid":"aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab","to":"46700000099","from":"46700000001","timestamp":"2026-11-22T17:00:00Z","message_type":"text","text":"Hej"}"#;
        let vonage = Vonage { key: "abcd1234".into(), api: Api::Messages, ..Vonage::default() };
        let headers = vec![("authorization".to_owned(), format!("Bearer {token}"))];
        let hook = |body: &str| Hook {
            method: "POST".into(),
            path: "/in".into(),
            headers: headers.clone(),
            body: body.to_owned().into(),
        };
        let secret = b"earshot-vonage-secret-1";
        assert_eq!(vonage.prove(&hook(body), "", secret), Ok(Proven { at: Some(1_795_366_800_000), until: None }));
        assert!(vonage.prove(&hook(&body.replace("Hej", "Nej")), "", secret).is_err());
        assert!(Vonage { key: "other".into(), ..vonage }.prove(&hook(body), "", secret).is_err());
    }

    #[test]
    fn reports_say_what_became_of_ours() {
        use DeliveryState::{Delivered, Failed, Read, Sent};
        let told = |vonage: &Vonage, body: Value| {
            let body = body.to_string().into();
            let hook = Hook { method: "POST".into(), path: "/status?ref=forged".into(), body, ..Hook::default() };
            match vonage.read(&hook).expect("read").pop() {
                Some(Item::Report(report)) => (report.reference, report.state, report.code),
                other => panic!("{other:?}"),
            }
        };
        let ours = || Some("ours".to_owned());
        let sms = |status: &str, code: &str| {
            let body = json!({ "messageId": "m", "status": status, "client-ref": "ours", "err-code": code });
            told(&Vonage::default(), body)
        };
        assert_eq!(sms("delivered", "0"), (ours(), Some(Delivered), None));
        assert_eq!(sms("buffered", "0"), (ours(), Some(Sent), None));
        assert_eq!(sms("expired", "1"), (ours(), Some(Failed), Some("1".into())));
        assert_eq!(sms("unknown", "0"), (ours(), None, None));
        let messages = |status: &str, title: &str| {
            let body =
                json!({ "message_uuid": "m", "status": status, "client_ref": "ours", "error": { "title": title } });
            told(&Vonage { api: Api::Messages, ..Vonage::default() }, body)
        };
        assert_eq!(messages("read", ""), (ours(), Some(Read), None));
        assert_eq!(messages("undeliverable", "1340"), (ours(), Some(Failed), Some("1340".into())));
        assert_eq!(messages("rejected", "1330"), (ours(), None, Some("1330".into())), "nobody knows");
    }

    #[test]
    fn an_answer_counts_for_all_its_parts() {
        let sent = |states: &[&str]| {
            let messages: Vec<_> = states.iter().map(|state| json!({"status": state, "message-id": "m"})).collect();
            let body = json!({"message-count": "1", "messages": messages}).to_string();
            Vonage::default().sent(&Answer { status: 200, body: body.into(), ..Answer::default() })
        };
        assert!(sent(&["0", "0"]).is_ok());
        assert_eq!(sent(&["0", "6"]), Err(SendError::Unknown));
        assert_eq!(sent(&["1"]), Err(SendError::Retry { after_ms: None }));
        assert_eq!(sent(&["6"]), Err(SendError::Reject { code: "status-6".into() }));
        assert_eq!(sent(&["5"]), Err(SendError::Unknown));
        assert_eq!(sent(&[]), Err(SendError::Unknown));
    }
}
