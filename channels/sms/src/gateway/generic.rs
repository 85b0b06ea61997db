//! Any other gateway, by configuration alone: paths to what it says, a recipe for its proof, a template for what it wants to be sent.
//!
//! `docs/sms.md` is the reference, with two gateways that are set up so. Deliberately absent: anything that runs. A template has places
//! that are filled, and nothing else.

use std::collections::BTreeMap;

use earshot_channel::{DeliveryState, SendError};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Gateway, Item, Media, NO_SIGNATURE, Out, Proven, Report, Said, Taken, UNSIGNED_WORDS, Unproven, WRONG_SIGNATURE,
    by_status, code_of, infobip::By, json_of, kannel, part, seconds, time, udh_part, word,
};
use crate::{
    egress::{Answer, Ask, Reach},
    fields::{Fault, Fields, encode, units},
    gsm::Encoding,
    hook::Hook,
    number::Bare,
    proof::{Algorithm, Coding, hex, md5, sha256, unhex},
};

/// A gateway by configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generic {
    /// How it proves what it posts; missing: a secret in the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Recipe>,
    /// Texts that come in.
    pub inbound: Inbound,
    /// Reports about texts of ours; missing: it sends none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipts: Option<Receipts>,
    /// How a text is handed over.
    pub send: Template,
    /// Whether a text's long form comes in parts without `+` and as the network delivered it.
    #[serde(default)]
    pub numbers: Numbers,
}

/// How it writes numbers that don't begin with `+`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Numbers {
    /// International.
    #[default]
    International,
    /// As the network delivered them.
    Delivered,
}

/// A proof.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// `hmac-md5`, `hmac-sha1`, `hmac-sha256`, `hmac-sha512` or `ed25519`; `basic` for user and password in `Authorization`.
    pub method: Method,
    /// The header that holds the proof, in lower case.
    #[serde(default)]
    pub header: String,
    /// What stands before it in the header, such as `sha256=`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// `base64` or `hex`.
    #[serde(default)]
    pub coding: Coding,
    /// What is signed, with the places `{body}`, `{sha256}` and `{md5}` (of the body, in hexadecimal), `{method}`, `{url}`, `{path}`,
    /// `{header:NAME}` and `{lf}`.
    #[serde(default = "whole_body")]
    pub signed: String,
    /// The header with the time of the proof; it has to stand among what is signed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time_header: String,
}

fn whole_body() -> String {
    "{body}".into()
}

/// How a proof is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// HMAC-MD5.
    HmacMd5,
    /// HMAC-SHA1.
    HmacSha1,
    /// HMAC-SHA256.
    #[default]
    HmacSha256,
    /// HMAC-SHA512.
    HmacSha512,
    /// Ed25519; the secret is the public key in base64.
    Ed25519,
    /// User and password; the secret is `user:password`.
    Basic,
}

impl Method {
    fn algorithm(self) -> Option<Algorithm> {
        Some(match self {
            Self::HmacMd5 => Algorithm::HmacMd5,
            Self::HmacSha1 => Algorithm::HmacSha1,
            Self::HmacSha256 => Algorithm::HmacSha256,
            Self::HmacSha512 => Algorithm::HmacSha512,
            Self::Ed25519 => Algorithm::Ed25519,
            Self::Basic => return None,
        })
    }
}

/// Which requests, or which entries of a list in them, are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// A path in the request.
    pub path: String,
    /// What stands there.
    pub is: Vec<String>,
}

impl When {
    fn fits(&self, fields: &Fields) -> bool {
        word(fields, &self.path).is_some_and(|found| self.is.contains(&found))
    }
}

/// Where the parts of a text that comes in stand. All are paths; those of entries begin at the entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Inbound {
    /// Which requests bring texts; missing: all that are no receipts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// A list of texts; empty: the request is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub each: String,
    /// The gateway's name for it; empty only where a time stands there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The sender.
    pub from: String,
    /// Our number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// The words.
    pub text: String,
    /// How the words are written: as they are, or UCS-2 in hexadecimal.
    pub text_coding: TextCoding,
    /// When.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// In seconds, milliseconds, or written out (ISO 8601, also with a space; UTC where no zone stands there).
    pub time_format: TimeFormat,
    /// The reference that the parts of a long text share.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part_reference: String,
    /// Which part, from 1.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part_number: String,
    /// How many parts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part_total: String,
    /// The header of a long text in hexadecimal, instead of the three above.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub udh: String,
    /// A list of files.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub media: String,
    /// In an entry of it, the address; empty: the entry is the address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub media_url: String,
    /// In an entry of it, the type.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub media_type: String,
}

/// How words are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextCoding {
    /// As they are.
    #[default]
    Plain,
    /// UCS-2 in hexadecimal.
    Ucs2Hex,
}

impl TextCoding {
    /// A text that isn't written so is taken as it came.
    fn read(self, text: &str) -> Vec<u16> {
        let bytes = match self {
            Self::Plain => None,
            Self::Ucs2Hex => unhex(text).filter(|bytes| bytes.len() % 2 == 0),
        };
        let Some(bytes) = bytes else { return units(text) };
        bytes.chunks_exact(2).map(|pair| u16::from_be_bytes(pair.try_into().unwrap_or_default())).collect()
    }
}

/// How a time is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeFormat {
    /// Written out.
    #[default]
    Text,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
}

impl TimeFormat {
    fn read(self, text: &str) -> Option<i64> {
        match self {
            Self::Text => time(text),
            Self::Seconds => seconds(text),
            Self::Milliseconds => text.parse().ok().filter(|at| *at >= 0),
        }
    }
}

/// Where the parts of a report stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Receipts {
    /// Which requests bring reports; missing: those to the receipts' address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// A list of reports; empty: the request is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub each: String,
    /// The gateway's name for our text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Our own reference, where it is repeated; the one in the receipts' address counts without this.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The state.
    pub state: String,
    /// What its words mean: `sent`, `delivered`, `read` or `failed`. Words that don't stand here change nothing.
    pub states: BTreeMap<String, Meaning>,
    /// The reason of a failure.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
}

/// What a gateway's word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meaning {
    /// The network took it.
    Sent,
    /// The phone has it.
    Delivered,
    /// It was shown.
    Read,
    /// It won't arrive.
    Failed,
}

/// A request that hands a text over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Template {
    /// `POST` (usual), `GET` or `PUT`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub method: String,
    /// The address. In everything here, these places are filled: `{to}` and `{from}` (with `+`), `{to_digits}` and `{from_digits}` (without),
    /// `{text}`, `{reference}`, `{report_url}`, `{secret}`, `{encoding}` (`gsm7` or `ucs2`). Percent-encoded where it is an address or a form.
    pub url: String,
    /// Headers.
    pub headers: BTreeMap<String, String>,
    /// User and password in `Authorization`, such as `user:{secret}`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub basic: String,
    /// A form's fields.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub form: BTreeMap<String, String>,
    /// A JSON body; places stand within its strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json: Option<Value>,
    /// What in the answer says that it was taken, besides a status of 2xx.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<When>,
    /// What in the answer says that it may be tried again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again: Option<When>,
    /// Where the answer has the gateway's name for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Where the answer has the reason of a refusal.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
}

impl Generic {
    /// What can't work: the field, and what to do.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if let Some(recipe) = &self.signature {
            let timed = format!("{{header:{}}}", recipe.time_header);
            if recipe.method != Method::Basic && recipe.header.is_empty() {
                faults.push(("gateway.signature.header", "Name the header that holds the proof.".into()));
            }
            if recipe.method != Method::Basic
                && !["{body}", "{sha256}", "{md5}"].iter().any(|place| recipe.signed.contains(place))
            {
                faults.push((
                    "gateway.signature.signed",
                    "What is signed has to hold the body: {body}, {sha256} or {md5}.".into(),
                ));
            }
            if !recipe.time_header.is_empty() && !recipe.signed.contains(&timed) {
                faults.push(("gateway.signature.signed", format!("The time has to be signed as well: {timed}.")));
            }
        }
        if self.inbound.from.is_empty() || self.inbound.text.is_empty() {
            faults.push(("gateway.inbound", "The paths of sender and text are missing.".into()));
        }
        if self.inbound.id.is_empty() && self.inbound.time.is_empty() {
            let words =
                "Without the gateway's id and without a time, two texts with the same words could not be told apart.";
            faults.push(("gateway.inbound.id", words.into()));
        }
        if self.send.url.is_empty() {
            faults.push(("gateway.send.url", "The address to which texts are handed over is missing.".into()));
        }
        if !["", "GET", "POST", "PUT"].contains(&self.send.method.as_str()) {
            faults.push(("gateway.send.method", "It is GET, POST or PUT.".into()));
        }
        if self.receipts.as_ref().is_some_and(|receipts| receipts.states.is_empty()) {
            faults.push(("gateway.receipts.states", "Say what the gateway's states mean.".into()));
        }
        faults
    }

    fn texts(&self, fields: &Fields, hook: &Hook) -> Result<Vec<Item>, Fault> {
        if self.inbound.each.is_empty() {
            return Ok(vec![self.text(fields, None)?]);
        }
        let entries = fields.list(&self.inbound.each)?;
        let many = entries.len() > 1;
        let item = |entry: &Value| {
            let one = fields.part(entry);
            self.text(&one, many.then(|| entry.to_string())).unwrap_or_else(|fault| Item::Unreadable {
                id: word(&one, &self.inbound.id),
                from: word(&one, &self.inbound.from),
                why: fault.0,
                raw: if many { entry.to_string().into() } else { hook.raw() },
            })
        };
        Ok(entries.iter().map(item).collect())
    }

    fn text(&self, one: &Fields, raw: Option<String>) -> Result<Item, Fault> {
        let paths = &self.inbound;
        let optional = |path: &str| if path.is_empty() { Ok(None) } else { one.text(path) };
        let small =
            |path: &str| -> Result<Option<u8>, Fault> { Ok(optional(path)?.and_then(|text| text.parse().ok())) };
        let id = if paths.id.is_empty() { None } else { Some(one.need(&paths.id)?) };
        let place = match optional(&paths.udh)? {
            Some(udh) => unhex(&udh).as_deref().and_then(udh_part),
            None => {
                let place = small(&paths.part_number)?.zip(small(&paths.part_total)?);
                optional(&paths.part_reference)?
                    .zip(place)
                    .and_then(|(reference, (number, total))| part(reference, number, total))
            }
        };
        let mut media = Vec::new();
        if !paths.media.is_empty() {
            for entry in one.list(&paths.media)? {
                let entry = one.part(entry);
                if let Some(url) = word(&entry, &paths.media_url) {
                    let media_type = if paths.media_type.is_empty() { None } else { word(&entry, &paths.media_type) };
                    media.push(Media { url, media_type: media_type.unwrap_or_default() });
                }
            }
        }
        let text = optional(&paths.text)?;
        if text.is_none() && media.is_empty() {
            return Err(Fault(format!("{} is missing.", paths.text)));
        }
        Ok(Item::Said(Box::new(Said {
            id,
            from: one.text(&paths.from)?.unwrap_or_default(),
            to: optional(&paths.to)?.unwrap_or_default(),
            text: paths.text_coding.read(&text.unwrap_or_default()),
            sent_at: optional(&paths.time)?.and_then(|text| paths.time_format.read(&text)),
            part: place,
            media,
            raw: raw.map(Into::into),
        })))
    }

    fn report(receipts: &Receipts, one: &Fields) -> Result<Item, Fault> {
        let optional = |path: &str| if path.is_empty() { Ok(None) } else { one.text(path) };
        let state = receipts.states.get(&one.need(&receipts.state)?).map(|meaning| match meaning {
            Meaning::Sent => DeliveryState::Sent,
            Meaning::Delivered => DeliveryState::Delivered,
            Meaning::Read => DeliveryState::Read,
            Meaning::Failed => DeliveryState::Failed,
        });
        let code =
            optional(&receipts.code)?.filter(|_| state == Some(DeliveryState::Failed)).and_then(|code| code_of(&code));
        let reference = optional(&receipts.reference)?;
        Ok(Item::Report(Report { id: optional(&receipts.id)?, reference, state, code }))
    }
}

impl Gateway for Generic {
    fn signs(&self) -> bool {
        self.signature.is_some()
    }

    fn bare(&self) -> Bare {
        match self.numbers {
            Numbers::International => Bare::International,
            Numbers::Delivered => Bare::Delivered,
        }
    }

    fn methods(&self) -> &'static [&'static str] {
        &["GET", "POST"]
    }

    fn prove(&self, hook: &Hook, base: &str, secret: &[u8]) -> Result<Proven, Unproven> {
        let Some(recipe) = &self.signature else { return kannel::path_secret(hook, secret) };
        let Some(algorithm) = recipe.method.algorithm() else { return By::password(hook, secret) };
        let given = hook.header(&recipe.header.to_ascii_lowercase()).ok_or(NO_SIGNATURE)?;
        let given = given.strip_prefix(recipe.prefix.as_str()).ok_or(WRONG_SIGNATURE)?;
        let given = recipe.coding.decode(given).ok_or(WRONG_SIGNATURE)?;
        let at = match recipe.time_header.as_str() {
            "" => None,
            name => Some(hook.header(&name.to_ascii_lowercase()).and_then(seconds).ok_or(WRONG_SIGNATURE)?),
        };
        let signed = signed(&recipe.signed, hook, base).ok_or(NO_SIGNATURE)?;
        // What it says stands in its address where there is no body: then that has to be signed.
        if hook.body.is_empty() && !["{url}", "{path}"].iter().any(|place| recipe.signed.contains(place)) {
            return Err(UNSIGNED_WORDS);
        }
        if algorithm.holds(secret, &signed, &given) { Ok(Proven { at, until: None }) } else { Err(WRONG_SIGNATURE) }
    }

    fn read(&self, hook: &Hook) -> Result<Vec<Item>, Fault> {
        let fields = hook.fields()?;
        let is_status = hook.is_status();
        if let Some(receipts) = &self.receipts {
            let is_report = match &receipts.when {
                Some(when) => when.fits(&fields),
                None => is_status,
            };
            if is_report {
                if receipts.each.is_empty() {
                    return Self::report(receipts, &fields).map(|item| vec![item]);
                }
                // One that is broken loses no other.
                let report = |entry| Self::report(receipts, &fields.part(entry)).unwrap_or(Item::Lost);
                return Ok(fields.list(&receipts.each)?.iter().map(report).collect());
            }
        }
        match &self.inbound.when {
            // An event that means nothing here.
            Some(when) if !when.fits(&fields) => Ok(Vec::new()),
            None if is_status => Ok(Vec::new()),
            _ => self.texts(&fields, hook),
        }
    }

    fn send(&self, out: &Out<'_>) -> Result<Ask, String> {
        let template = &self.send;
        let fill = |text: &str, coded: fn(&str) -> String| filled(text, out, coded);
        let as_is: fn(&str) -> String = str::to_owned;
        let mut headers: Vec<(String, String)> =
            template.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), fill(value, as_is))).collect();
        if !template.basic.is_empty() {
            let pair = fill(&template.basic, as_is);
            let (user, password) = pair.split_once(':').unwrap_or((&pair, ""));
            headers.push(("authorization".into(), crate::proof::basic_header(user, password)));
        }
        let has_type = headers.iter().any(|(name, _)| name == "content-type");
        let typed = |kind: &str| (!has_type).then(|| ("content-type".to_owned(), kind.to_owned()));
        let body = match &template.json {
            Some(json) => {
                headers.extend(typed("application/json"));
                filled_json(json, out).to_string()
            }
            None if template.form.is_empty() => String::new(),
            None => {
                headers.extend(typed("application/x-www-form-urlencoded"));
                let pairs = template
                    .form
                    .iter()
                    .map(|(name, value)| format!("{}={}", encode(name), encode(&fill(value, as_is))));
                pairs.collect::<Vec<_>>().join("&")
            }
        };
        let method = match template.method.as_str() {
            "GET" => "GET",
            "PUT" => "PUT",
            _ => "POST",
        };
        let url = fill(&template.url, encode);
        Ok(Ask { method, url, headers, body: body.into(), limit_bytes: 64 * 1024, reach: Reach::Near })
    }

    fn sent(&self, answer: &Answer) -> Result<Taken, SendError> {
        let template = &self.send;
        let fields = json_of(answer);
        let code = || word(&fields, &template.code).and_then(|code| code_of(&code));
        if template.again.as_ref().is_some_and(|again| again.fits(&fields)) {
            return Err(SendError::Retry { after_ms: None });
        }
        by_status(answer, code)?;
        let id = if template.id.is_empty() { None } else { word(&fields, &template.id) };
        match &template.taken {
            Some(taken) if !taken.fits(&fields) => match word(&fields, &taken.path) {
                Some(other) => {
                    Err(SendError::Reject { code: code().or(code_of(&other)).unwrap_or_else(|| "refused".into()) })
                }
                None => Err(SendError::Unknown),
            },
            _ => Ok(Taken { id, state: DeliveryState::Sent }),
        }
    }
}

/// The bytes that are signed. `None` where a header that belongs to them is missing.
fn signed(template: &str, hook: &Hook, base: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.extend_from_slice(before.as_bytes());
        let Some(end) = from.find('}') else {
            rest = from;
            break;
        };
        let (place, after) = from.split_at(end + 1);
        match place {
            "{body}" => out.extend_from_slice(&hook.body),
            "{sha256}" => out.extend_from_slice(hex(&sha256(&hook.body)).as_bytes()),
            "{md5}" => out.extend_from_slice(hex(&md5(&hook.body)).as_bytes()),
            "{method}" => out.extend_from_slice(hook.method.as_bytes()),
            "{url}" => out.extend_from_slice(hook.url(base).as_bytes()),
            "{path}" => {
                let url = hook.url(base);
                let path = url.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
                out.extend_from_slice(path.unwrap_or(&hook.path).as_bytes());
            }
            "{lf}" => out.push(b'\n'),
            other => match other.strip_prefix("{header:").and_then(|name| name.strip_suffix('}')) {
                Some(name) => out.extend_from_slice(hook.header(&name.to_ascii_lowercase())?.as_bytes()),
                None => out.extend_from_slice(other.as_bytes()),
            },
        }
        rest = after;
    }
    out.extend_from_slice(rest.as_bytes());
    Some(out)
}

/// A text with its places filled. What is filled in is never looked at for places again.
fn filled(template: &str, out: &Out<'_>, coded: fn(&str) -> String) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let Some(end) = from.find('}') else {
            rest = from;
            break;
        };
        let (place, after) = from.split_at(end + 1);
        let value = match place {
            "{to}" => Some(out.to),
            "{from}" => Some(out.from),
            "{to_digits}" => Some(out.to.trim_start_matches('+')),
            "{from_digits}" => Some(out.from.trim_start_matches('+')),
            "{text}" => Some(out.text),
            "{reference}" => Some(out.reference),
            "{report_url}" => Some(out.report_to),
            "{secret}" => Some(out.secret),
            "{encoding}" => Some(if out.segments.encoding == Encoding::Ucs2 { "ucs2" } else { "gsm7" }),
            _ => None,
        };
        match value {
            Some(value) => text.push_str(&coded(value)),
            None => text.push_str(place),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

fn filled_json(template: &Value, out: &Out<'_>) -> Value {
    match template {
        Value::String(text) => Value::String(filled(text, out, str::to_owned)),
        Value::Array(list) => Value::Array(list.iter().map(|value| filled_json(value, out)).collect()),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(name, value)| (name.clone(), filled_json(value, out))).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fields::readable, gsm};

    /// The worked examples of the documentation.
    fn example(name: &str) -> Generic {
        let text = match name {
            "telnyx" => include_str!("../../fixtures/generic/telnyx.json"),
            _ => include_str!("../../fixtures/generic/seven.json"),
        };
        serde_json::from_str(text).expect("an example")
    }

    fn hook(path: &str, headers: &[(&str, &str)], body: &str) -> Hook {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Hook { method: "POST".into(), path: path.into(), headers, body: body.to_owned().into() }
    }

    const TELNYX: &str = r#"{"data":{"event_type":"message.received","id":"bf6307bd-0000-4c1f-b6ea-c62b8c495d3c","occurred_at":"2026-11-22T17:00:00.000Z","payload":{"direction":"inbound","encoding":"GSM-7","from":{"phone_number":"+46700000001"},"id":"7ee4241c-0000-47e5-9c34-3aac291f8058","media":[],"parts":1,"received_at":"2026-11-22T17:00:00.000Z","record_type":"message","text":"Hej","to":[{"phone_number":"+46700000099","status":"webhook_delivered"}],"type":"SMS"},"record_type":"event"}}"#;

    #[test]
    fn a_gateway_that_signs_with_a_public_key_is_set_up_by_configuration() {
        let telnyx = example("telnyx");
        assert_eq!(telnyx.faults(), []);
        let signature = "Vq4eiporGEfbNWcm9hpkZpoHAF1V9rUs5FoPEScsSIeIOQgb2iCobUSDJF60HloqFeH69rvXtFLYnsb4sTenAA==";
        let key = b"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=";
        let request = |at: &str, body: &str| {
            hook("/in", &[("telnyx-signature-ed25519", signature), ("telnyx-timestamp", at)], body)
        };
        assert_eq!(
            telnyx.prove(&request("1795366800", TELNYX), "", key),
            Ok(Proven { at: Some(1_795_366_800_000), until: None })
        );
        assert!(telnyx.prove(&request("1795366801", TELNYX), "", key).is_err());
        assert!(telnyx.prove(&request("1795366800", &TELNYX.replace("Hej", "Nej")), "", key).is_err());
        let items = telnyx.read(&request("1795366800", TELNYX)).expect("read");
        let [Item::Said(said)] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(
            (readable(&said.text).as_str(), said.from.as_str(), said.to.as_str()),
            ("Hej", "+46700000001", "+46700000099")
        );
        assert_eq!(said.sent_at, Some(1_795_366_800_000));
        let report = r#"{"data":{"event_type":"message.finalized","payload":{"id":"m1","to":[{"status":"delivery_failed"}],"errors":[{"code":"40300"}]}}}"#;
        let items = telnyx.read(&hook("/status?ref=ours", &[], report)).expect("read");
        let expected = Report {
            id: Some("m1".into()),
            reference: None,
            state: Some(DeliveryState::Failed),
            code: Some("40300".into()),
        };
        assert_eq!(items, [Item::Report(expected)]);
        assert_eq!(telnyx.read(&hook("/in", &[], r#"{"data":{"event_type":"call.initiated"}}"#)), Ok(Vec::new()));
    }

    #[test]
    fn a_gateway_that_signs_a_whole_request_is_set_up_by_configuration() {
        let seven = example("seven");
        assert_eq!(seven.faults(), []);
        let body = r#"{"data":{"id":"681590","message_type":"SMS","sender":"46700000001","system":"46700000099","text":"Hej","time":"1795366800"},"webhook_event":"sms_mo","webhook_timestamp":"2026-11-22 18:00:00"}"#;
        let headers = [
            ("x-timestamp", "1795366800"),
            ("x-nonce", "fpPRhAd1s8GXacfR39mWqKPynmmXfJnc"),
            ("x-signature", "b9e45b09f91f925a0a6ae67e3e15c094ef94a2de92ddfd1d3a36918b22b79e5b"),
        ];
        let request = hook("/7c1f/inbound", &headers, body);
        let (base, key) = ("https://help.example/channels/sms", b"earshot-seven-key-1");
        assert_eq!(seven.prove(&request, base, key), Ok(Proven { at: Some(1_795_366_800_000), until: None }));
        assert!(seven.prove(&request, "https://other.example", key).is_err());
        let items = seven.read(&request).expect("read");
        let [Item::Said(said)] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!((said.id.as_deref(), said.sent_at), (Some("681590"), Some(1_795_366_800_000)));
    }

    #[test]
    fn what_is_filled_in_is_never_a_template() {
        let seven = example("seven");
        let text = "{secret} \"quoted\" {to}";
        let segments = gsm::segments(text);
        let out = Out {
            to: "+46700000001",
            from: "+46700000099",
            text,
            segments: &segments,
            reference: "r",
            report_to: "https://h",
            secret: "hidden",
            begun_at: 0,
            others: &[],
        };
        let ask = seven.send(&out).expect("a request");
        let body: Value = serde_json::from_slice(&ask.body).expect("JSON");
        assert_eq!(body.get("text").and_then(Value::as_str), Some(text));
        assert_eq!(
            ask.headers.iter().find(|(name, _)| name == "x-api-key").map(|(_, value)| value.as_str()),
            Some("hidden")
        );
        let answer = |body: &'static str| Answer { status: 200, body: body.into(), ..Answer::default() };
        let taken = seven.sent(&answer(r#"{"success":"100","messages":[{"id":"77","success":true}]}"#));
        assert_eq!(taken, Ok(Taken { id: Some("77".into()), state: DeliveryState::Sent }));
        assert_eq!(seven.sent(&answer(r#"{"success":"202"}"#)), Err(SendError::Reject { code: "202".into() }));
        assert_eq!(seven.sent(&answer(r#"{"success":"900"}"#)), Err(SendError::Retry { after_ms: None }));
    }

    #[test]
    fn what_can_not_work_is_said() {
        let mut broken = example("telnyx");
        broken.inbound.id.clear();
        broken.inbound.time.clear();
        broken.send.url.clear();
        if let Some(recipe) = &mut broken.signature {
            recipe.signed = "{header:telnyx-timestamp}".into();
        }
        let fields: Vec<&str> = broken.faults().iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["gateway.signature.signed", "gateway.inbound.id", "gateway.send.url"]);
    }
}
