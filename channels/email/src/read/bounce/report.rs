//! Machine-readable reports and the originals attached to them.

use super::fields::{self, Field, Item};
use super::status::{self, Outcome};
use super::{Found, MAX_IDS, address, decoded};
use crate::read::Part;
use crate::read::headers::Headers;

/// `multipart/report` of a kind that tells about a delivery.
pub(super) fn is_declared(headers: &Headers) -> bool {
    let Some(value) = headers.get("content-type") else { return false };
    let value: String = value.chars().take(1000).flat_map(char::to_lowercase).collect();
    value.trim_start().starts_with("multipart/report")
        && (value.contains("delivery-status") || value.contains("feedback-report") || !value.contains("report-type"))
}

/// The recipient that failed worst of a delivery report (RFC 3464 §2.3), or `None` where the text names none. The text
/// may be a whole mail whose parts were lost.
pub(super) fn delivery(text: &str) -> Option<Found> {
    let mut best: Option<(u8, Found)> = None;
    let mut block = Block::default();
    let mut ids = Vec::new();
    for item in fields::read(text).map(Some).chain([None]) {
        match item {
            Some(Item::Field(field)) => {
                if field.name == "original-message-id" || field.name == "x-original-message-id" {
                    ids.extend(fields::ids(&field.value, 1).into_iter().take(MAX_IDS - ids.len().min(MAX_IDS)));
                } else if block.repeats(&field.name) {
                    keep(&mut best, std::mem::take(&mut block));
                }
                block.take(field);
            }
            Some(Item::Break) | None => keep(&mut best, std::mem::take(&mut block)),
        }
    }
    best.map(|(_, found)| Found { ids, ..found })
}

/// A complaint (RFC 5965 §3).
pub(super) fn feedback(text: &str) -> Found {
    let fields = fields::header(text);
    let value = |names: &[&str]| {
        fields.iter().find(|field| names.contains(&field.name.as_str())).map(|field| field.value.as_str())
    };
    let recipient = value(&["original-rcpt-to", "removal-recipient", "x-hmxmroriginalrecipient"]);
    let kind = value(&["feedback-type"]).unwrap_or("abuse");
    Found {
        recipient: recipient.and_then(|value| address::first(value).map(str::to_owned)),
        status: None,
        reason: Some(format!("feedback: {kind}")),
        outcome: Some(Outcome::Soft),
        ids: value(&["original-message-id"]).map(|value| fields::ids(value, 1)).unwrap_or_default(),
    }
}

/// What the attached or quoted original says about itself.
#[derive(Default)]
pub(super) struct Original {
    pub ids: Vec<String>,
    pub to: Option<String>,
}

/// The originals among the parts, or the one quoted below the report's words.
pub(super) fn original(parts: &[Part], quoted: &str) -> Original {
    let mut original = Original::default();
    for part in parts.iter().filter(|part| is_original(part)).take(4) {
        original.add(&fields::header(&decoded(&part.bytes)));
    }
    if original.ids.is_empty() && original.to.is_none() {
        original.add(&fields::header(quoted));
    }
    original
}

impl Original {
    fn add(&mut self, fields: &[Field]) {
        for field in fields {
            match field.name.as_str() {
                "message-id" | "x-original-message-id" => self.ids.extend(fields::ids(&field.value, 1)),
                "x-hmxmroriginalrecipient" | "to" if self.to.is_none() => {
                    self.to = address::first(&field.value).map(str::to_owned);
                }
                _ => {}
            }
        }
    }
}

fn is_original(part: &Part) -> bool {
    match part.media_type.as_str() {
        "message/rfc822"
        | "text/rfc822-headers"
        | "text/rfc822"
        | "message/global"
        | "message/global-headers"
        | "message/rfc822-headers"
        | "message/partial" => true,
        // Some attach the headers as a text file.
        "text/plain" => {
            let start = decoded(part.bytes.get(..200).unwrap_or(&part.bytes)).trim_start().to_ascii_lowercase();
            ["received:", "return-path:", "message-id:", "from:", "dkim-signature:"]
                .iter()
                .any(|name| start.starts_with(name))
        }
        _ => false,
    }
}

/// The fields of one recipient.
#[derive(Default)]
struct Block {
    final_recipient: Option<String>,
    original_recipient: Option<String>,
    action: Option<String>,
    status: Option<String>,
    diagnostic: Option<String>,
}

impl Block {
    fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        match name {
            "final-recipient" => Some(&mut self.final_recipient),
            "original-recipient" | "x-actual-recipient" => Some(&mut self.original_recipient),
            "action" => Some(&mut self.action),
            "status" => Some(&mut self.status),
            "diagnostic-code" => Some(&mut self.diagnostic),
            _ => None,
        }
    }

    /// Blocks without an empty line between them show by a field that comes again.
    fn repeats(&mut self, name: &str) -> bool {
        let names_recipient = self.final_recipient.is_some() || self.original_recipient.is_some();
        names_recipient && name != "x-actual-recipient" && self.slot(name).is_some_and(|slot| slot.is_some())
    }

    fn take(&mut self, field: Field) {
        if let Some(slot) = self.slot(&field.name)
            && slot.is_none()
        {
            *slot = Some(field.value);
        }
    }

    fn recipient(&self) -> Option<String> {
        let fields = [&self.final_recipient, &self.original_recipient];
        fields.into_iter().flatten().find_map(|value| typed_address(value))
    }
}

/// Keeps the block if it is about a recipient and weighs more than the one before.
fn keep(best: &mut Option<(u8, Found)>, block: Block) {
    let names_recipient = block.final_recipient.is_some() || block.original_recipient.is_some();
    if !names_recipient || (block.action.is_none() && block.status.is_none() && block.diagnostic.is_none()) {
        return;
    }
    let diagnostic = block.diagnostic.as_deref().map(untyped);
    let verdict = status::of_report(block.action.as_deref(), block.status.as_deref(), diagnostic);
    let weight = verdict.outcome.weight();
    if best.as_ref().is_some_and(|(known, _)| *known >= weight) {
        return;
    }
    let comment =
        block.status.as_deref().and_then(|value| value.split_once('(')).map(|(_, words)| words.trim_end_matches(')'));
    let reason = diagnostic.filter(|words| !words.is_empty()).or(comment).map(str::to_owned);
    let found = Found {
        recipient: block.recipient(),
        status: verdict.status,
        reason,
        outcome: Some(verdict.outcome),
        ids: Vec::new(),
    };
    *best = Some((weight, found));
}

/// The address behind `rfc822;`, or the only one there is.
fn typed_address(value: &str) -> Option<String> {
    let bare = value.split_once(';').map_or(value, |(_, rest)| rest).trim();
    address::first(bare).map(str::to_owned)
}

/// A diagnostic without its type (`smtp; 550 …`).
fn untyped(value: &str) -> &str {
    match value.split_once(';') {
        Some((kind, rest)) if kind.trim().len() <= 20 && !kind.trim().contains(' ') => rest.trim(),
        _ => value.trim(),
    }
}
