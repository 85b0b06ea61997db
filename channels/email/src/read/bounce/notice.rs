//! Notifications in JSON that sending services mail to their customers.

use serde_json::Value;

use super::Found;
use super::status::{self, Outcome};

/// What a notification says, or `None` if the text is none.
pub(super) fn read(text: &str) -> Option<Found> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    // Mail servers broke the one long line.
    let outer = first_object(&text.replace(['\r', '\n'], ""))?;
    // A topic's envelope holds the notification as a string.
    let inner = outer.get("Message").and_then(Value::as_str).and_then(first_object);
    let notice = inner.as_ref().unwrap_or(&outer);
    let kind = notice.get("notificationType").or_else(|| notice.get("eventType"))?.as_str()?;
    let body = notice.get(kind.to_ascii_lowercase());
    let recipient = body.and_then(|body| {
        let of = |name: &str| body.get(name).and_then(Value::as_array).and_then(|all| all.first()).cloned();
        of("bouncedRecipients")
            .or_else(|| of("complainedRecipients"))
            .or_else(|| of("delayedRecipients"))
            .or_else(|| of("recipients"))
    });
    let word =
        |name: &str| recipient.as_ref().and_then(|entry| entry.get(name)).and_then(Value::as_str).map(str::to_owned);
    let plain = recipient.as_ref().and_then(Value::as_str).map(str::to_owned);
    let response = || body.and_then(|body| body.get("smtpResponse")).and_then(Value::as_str).map(str::to_owned);
    let status = word("status").or_else(|| response().as_deref().and_then(status::find));
    let reason = word("diagnosticCode").or_else(response).or_else(|| Some(kind.to_owned()));
    let is_permanent = body.and_then(|body| body.get("bounceType")).and_then(Value::as_str) == Some("Permanent");
    let outcome = match kind {
        "Bounce" if is_permanent => status::of_words(status.as_deref(), reason.as_deref().unwrap_or_default()),
        "Delivery" => Outcome::Delivered,
        _ => Outcome::Soft,
    };
    let id = notice.pointer("/mail/commonHeaders/messageId").or_else(|| notice.pointer("/mail/messageId"));
    let ids = id.and_then(Value::as_str).map(|id| super::fields::ids(id, 1)).unwrap_or_default();
    Some(Found { recipient: word("emailAddress").or(plain), status, reason, outcome: Some(outcome), ids })
}

/// The JSON object with which the text begins; what follows it (a footer) is left out.
fn first_object(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
}
