//! Kannel, a gateway of one's own. It signs nothing: the secret stands in the address.
//!
//! Sources: Kannel user guide 1.5.0, "SMS-service", "Parameters (Escape Codes)", "SMS Push", "Delivery reports"; where
//! guide and source (`gw/urltrans.c`, `gw/smsbox.c`) disagree, both are taken.

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};

use super::{
    Gateway, Item, NO_SIGNATURE, Out, Proven, Report, Said, Taken, Unproven, by_status, code_of, seconds, udh_part,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, form, units},
    gsm::Encoding,
    hook::Hook,
    number::Bare,
    proof::same_secret,
};

/// How Kannel is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kannel {
    /// Address of `sendsms` at smsbox, such as `http://127.0.0.1:13013/cgi-bin/sendsms`.
    pub url: String,
    /// User of the group `sendsms-user`.
    pub username: String,
    /// Name of the link to use; empty leaves it to Kannel.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub smsc: String,
}

/// Delivered, failed, queued at the network, taken by it, refused by it.
const DLR_MASK: &str = "31";

impl Gateway for Kannel {
    fn signs(&self) -> bool {
        false
    }

    fn bare(&self) -> Bare {
        Bare::Delivered
    }

    fn methods(&self) -> &'static [&'static str] {
        &["GET"]
    }

    fn prove(&self, hook: &Hook, _base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        path_secret(hook, secret)
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        if hook.is_status() {
            return report(hook).map(|report| vec![Item::Report(report)]);
        }
        let query = hook.pairs_of_query();
        let field = |name: &str| -> Result<Option<Vec<u8>>, Fault> {
            let mut found = query.iter().filter(|(known, _)| known == name.as_bytes()).map(|(_, value)| value);
            match (found.next(), found.next()) {
                (Some(first), Some(other)) if first != other => {
                    Err(Fault(format!("{name} came twice with different values.")))
                }
                (first, _) => Ok(first.cloned()),
            }
        };
        let word = |name: &str| -> Result<String, Fault> {
            Ok(field(name)?.map(|value| String::from_utf8_lossy(&value).into_owned()).unwrap_or_default())
        };
        let (from, charset, coding) = (word("from")?, word("charset")?, word("coding")?);
        let id = Some(word("id")?).filter(|id| !id.trim().is_empty());
        let Some(text) = field("text")? else {
            let raw = hook.raw();
            return Ok(vec![Item::Unreadable { id, from: Some(from), why: "The text is missing.".into(), raw }]);
        };
        let is_data = coding == "1" && ["", "8-BIT", "BINARY"].contains(&charset.trim().to_ascii_uppercase().as_str());
        if is_data {
            let raw = hook.raw();
            return Ok(vec![Item::Unreadable { id, from: Some(from), why: "It is data and no text.".into(), raw }]);
        }
        let part = field("udh")?.as_deref().and_then(udh_part);
        let (sent_at, text) = (seconds(&word("ts")?), decoded(&text, &charset, &coding));
        let said = Said { id, from, to: word("to")?, text, sent_at, part, ..Said::default() };
        Ok(vec![Item::Said(Box::new(said))])
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        let coding = if out.segments.encoding == Encoding::Ucs2 { "2" } else { "0" };
        let mut fields = vec![
            ("username", self.username.as_str()),
            ("password", out.secret),
            ("from", out.from),
            ("to", out.to),
            ("text", out.text),
            ("charset", "UTF-8"),
            ("coding", coding),
            ("dlr-mask", DLR_MASK),
        ];
        let report_to = format!("{}&status=%d&answer=%A&ts=%T", out.report_to);
        fields.push(("dlr-url", &report_to));
        if !self.smsc.is_empty() {
            fields.push(("smsc", &self.smsc));
        }
        let separator = if self.url.contains('?') { '&' } else { '?' };
        Ok(Ask {
            method: "GET",
            url: format!("{}{separator}{}", self.url, form(fields)),
            limit_bytes: 4096,
            reach: Reach::Near,
            ..Ask::default()
        })
    }

    /// A request without a text: who is let in is told what is missing.
    fn probe(&self, _from: &str, secret: &str) -> Option<Ask> {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        let url =
            format!("{}{separator}{}", self.url, form([("username", self.username.as_str()), ("password", secret)]));
        Some(Ask { method: "GET", url, limit_bytes: 4096, reach: Reach::Near, ..Ask::default() })
    }

    fn probed(&self, answer: &Answer) -> Result<String, String> {
        let words = String::from_utf8_lossy(&answer.body);
        match answer.status {
            400 => Ok("Kannel answers, and takes user and password.".into()),
            403 if words.starts_with("Authorization") => {
                Err("Kannel refuses user or password: see the group sendsms-user.".into())
            }
            404 => {
                Err("There is no sendsms at this address: check the path (sendsms-url) and the port (sendsms-port)."
                    .into())
            }
            status => Err(format!("Kannel answers {status}. Look at smsbox.")),
        }
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let words = String::from_utf8_lossy(&answer.body);
        let words = words.trim();
        match answer.status {
            // "0: Accepted for delivery", "3: Queued for later delivery", "Sent.", and the last with " Denied receivers are:".
            202 if words.contains("Denied receivers") => Err(SendError::Reject { code: "denied".into() }),
            202 | 200 => Ok(Taken { id: None, state: DeliveryState::Sent }),
            403 if words.starts_with("Authorization") => Err(SendError::Retry { after_ms: Some(60_000) }),
            400 | 403 => {
                Err(SendError::Reject { code: code_of(&words.replace(' ', "-")).unwrap_or_else(|| "refused".into()) })
            }
            404 => Err(SendError::Retry { after_ms: Some(60_000) }),
            // "Temporal failure, try again later." (user guide, "SMS Push reply codes"); a proxy before it may say the same of a text
            // that is gone.
            503 if words.starts_with("Temporal failure") => Err(SendError::Retry { after_ms: None }),
            _ => by_status(answer, || None).and(Err(SendError::Unknown)),
        }
    }
}

/// What proves a request of a gateway that signs nothing.
pub(super) fn path_secret(hook: &Hook, secret: &[u8]) -> Result<Proven, Unproven> {
    match hook.path_secret() {
        "" => Err(NO_SIGNATURE),
        given if same_secret(given.as_bytes(), secret) => Ok(Proven::default()),
        _ => Err("the secret in the address is another one"),
    }
}

/// A delivery report: the address that we gave, with the state in it.
fn report(hook: &Hook) -> Result<Report, Fault> {
    let fields = crate::fields::Fields::pairs(&hook.pairs_of_query());
    let state = match fields.need("status")?.as_str() {
        "1" => Some(DeliveryState::Delivered),
        "2" | "16" => Some(DeliveryState::Failed),
        // Queued there, or an intermediate word.
        "4" | "32" => None,
        "8" => Some(DeliveryState::Sent),
        _ => return Err(Fault("status is none of 1, 2, 4, 8, 16, 32.".into())),
    };
    let code = fields.text("answer")?.filter(|_| state == Some(DeliveryState::Failed));
    let code = code.map(|answer| smpp_error(&answer).unwrap_or_else(|| "failed".into()));
    // Whose it is stands in the address that we gave, with a mark of ours.
    Ok(Report { id: None, reference: None, state, code })
}

/// The network's error number out of its own words, which come from outside: `… stat:UNDELIV err:011 …`.
fn smpp_error(answer: &str) -> Option<String> {
    let word = |name: &str| {
        let (_, rest) = answer.split_once(name)?;
        let word: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        (!word.is_empty()).then_some(word)
    };
    match (word("stat:"), word("err:")) {
        (Some(stat), Some(error)) => Some(format!("{stat}-{error}")),
        (stat, error) => stat.or(error),
    }
}

/// The text's bytes by the charset that Kannel names, else by the coding. What can't be is marked as such in the text.
fn decoded(text: &[u8], charset: &str, coding: &str) -> Vec<u16> {
    let charset = charset.trim().to_ascii_uppercase();
    let wide = match charset.as_str() {
        "UTF-16BE" | "UTF-16" | "UCS-2" | "UCS-2BE" => true,
        "" => coding == "2",
        _ => false,
    };
    if wide {
        let pairs = text.chunks_exact(2);
        let odd = (!pairs.remainder().is_empty()).then_some(0xFFFD);
        return pairs.map(|pair| u16::from_be_bytes(pair.try_into().unwrap_or_default())).chain(odd).collect();
    }
    let named = match charset.as_str() {
        // Kannel's own words for what it has turned into UTF-8 already.
        "" | "GSM" | "BINARY" | "8-BIT" => encoding_rs::UTF_8,
        other => encoding_rs::Encoding::for_label(other.as_bytes()).unwrap_or(encoding_rs::UTF_8),
    };
    units(&named.decode_without_bom_handling(text).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fields::readable, gsm};

    fn hook(path: &str) -> Hook {
        Hook { method: "GET".into(), path: path.into(), ..Hook::default() }
    }

    fn kannel() -> Kannel {
        Kannel { url: "http://127.0.0.1:13013/cgi-bin/sendsms".into(), username: "earshot".into(), smsc: String::new() }
    }

    #[test]
    fn texts_come_in_whatever_they_are_coded_in() {
        let table = [
            ("text=Zdravo+%C5%BEelja&coding=0&charset=UTF-8", "Zdravo želja"),
            ("text=Zdravo+%C5%BEelja&coding=0&charset=GSM", "Zdravo želja"),
            ("text=%01%7E%00a&coding=2&charset=UTF-16BE", "ža"),
            ("text=%01%7E%00a&coding=2", "ža"),
            ("text=%C5%BE&coding=0&charset=utf-8", "ž"),
            ("text=caf%E9&coding=0&charset=WINDOWS-1252", "café"),
            ("text=%01%7E%00&coding=2&charset=UTF-16BE", "ž\u{fffd}"),
            ("text=+two++spaces+&coding=0", " two  spaces "),
        ];
        for (query, expected) in table {
            let items = kannel().read(&hook(&format!("/in/s?id=1&from=%2B46700000001&{query}"))).expect("read");
            let [Item::Said(said)] = items.as_slice() else { panic!("{items:?}") };
            assert_eq!(readable(&said.text), expected, "{query}");
        }
    }

    #[test]
    fn reports_say_what_became_of_ours() {
        use DeliveryState::{Delivered, Failed, Sent};
        for (status, state) in [
            ("1", Some(Delivered)),
            ("2", Some(Failed)),
            ("4", None),
            ("8", Some(Sent)),
            ("16", Some(Failed)),
            ("32", None),
        ] {
            let items = kannel()
                .read(&hook(&format!("/status/s?ref=abc&status={status}&answer=id%3A1+stat%3AUNDELIV+err%3A011")))
                .expect("read");
            let [Item::Report(report)] = items.as_slice() else { panic!("{items:?}") };
            assert_eq!((report.reference.as_deref(), report.state), (None, state), "{status}");
            assert_eq!(report.code.as_deref(), (state == Some(Failed)).then_some("UNDELIV-011"));
        }
        assert!(kannel().read(&hook("/status/s?ref=abc&status=3")).is_err());
    }

    #[test]
    fn texts_go_out_as_smsbox_wants_them() {
        let text = "žao & more";
        let segments = gsm::segments(text);
        let out = Out {
            to: "+46700000001",
            from: "+46700000099",
            text,
            segments: &segments,
            reference: "r",
            report_to: "https://h.example/sms/k/status/s?ref=r",
            secret: "pass word",
            begun_at: 0,
            others: &[],
        };
        let ask = kannel().send(&out).expect("a request");
        assert_eq!(
            ask.url,
            "http://127.0.0.1:13013/cgi-bin/sendsms?username=earshot&password=pass%20word&from=%2B46700000099&to=%2B46700000001\
             &text=%C5%BEao%20%26%20more&charset=UTF-8&coding=2&dlr-mask=31&dlr-url=https%3A%2F%2Fh.example%2Fsms%2Fk%2Fstatus%2Fs%3Fref%3Dr\
             %26status%3D%25d%26answer%3D%25A%26ts%3D%25T"
        );
    }

    #[test]
    fn answers_are_understood() {
        let answer = |status, body: &'static str| Answer { status, body: body.into(), ..Answer::default() };
        assert_eq!(
            kannel().sent(&answer(202, "0: Accepted for delivery")).map(|taken| taken.state),
            Ok(DeliveryState::Sent)
        );
        assert_eq!(
            kannel().sent(&answer(202, "3: Queued for later delivery")).map(|taken| taken.state),
            Ok(DeliveryState::Sent)
        );
        assert_eq!(
            kannel().sent(&answer(403, "Authorization failed for sendsms")),
            Err(SendError::Retry { after_ms: Some(60_000) })
        );
        assert!(matches!(
            kannel().sent(&answer(403, "Not routable. Do not try again.")),
            Err(SendError::Reject { .. })
        ));
        assert_eq!(
            kannel().sent(&answer(503, "Temporal failure, try again later.")),
            Err(SendError::Retry { after_ms: None })
        );
        assert_eq!(kannel().sent(&answer(503, "upstream timed out")), Err(SendError::Unknown));
        assert_eq!(kannel().sent(&answer(500, "")), Err(SendError::Unknown));
    }
}
