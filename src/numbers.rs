//! Numbers at gateways: what a channel's row says, as an adapter.

use std::sync::Arc;

use earshot_channel::{Channel, Host};
use earshot_inbox::{
    Acknowledgements, Inbox,
    hotlines::{ChannelEntry, NewChannel},
    problems::{Problem, Problems},
    store::StoreError,
};
use earshot_sms::{CAPABILITIES, Settings, Sms, WEBHOOK, WEBHOOK_BEFORE, World};
use secrecy::ExposeSecret;

use crate::{channels::tell_unusable, egress::Way};

/// Kind of a number's row.
pub const KIND: &str = "sms";
/// Shortest secret that stands in an address.
const PATH_SECRET_CHARS: usize = 16;

/// Who describes a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whoever runs the machine, who may name addresses near it.
    Machine,
    /// An administrator at a screen.
    Screen,
}

/// A number's settings as its row has them.
///
/// # Errors
/// What can't be read, in words.
pub fn settings(entry: &ChannelEntry) -> Result<Settings, String> {
    serde_json::from_value(entry.settings.clone()).map_err(|error| format!("{}: {error}", entry.name))
}

/// The address below which a gateway calls a number's webhooks.
#[must_use]
pub fn base_url(chat_origin: &str, entry: &ChannelEntry) -> String {
    format!("{chat_origin}/sms/{}", entry.public_key)
}

/// The adapter of a row, and the host it works with. `None` where the row's settings can't be read, which its health says.
///
/// # Errors
/// As the store.
pub async fn build(
    inbox: &Inbox,
    entry: &ChannelEntry,
    chat_origin: &str,
) -> Result<Option<(Arc<dyn Channel>, Arc<dyn Host>)>, StoreError> {
    let host = inbox.host(entry.id, &CAPABILITIES, Acknowledgements::default()).await?;
    let made = settings(entry).and_then(|settings| Ok((settings, Way::new().map_err(|error| error.to_string())?)));
    let (settings, egress) = match made {
        Ok(made) => made,
        Err(words) => {
            tell_unusable(&*host, entry, &words).await;
            return Ok(None);
        }
    };
    let clock = inbox.clock().clone();
    let world = World {
        clock: Arc::new(move || clock.now()),
        egress: Arc::new(egress),
        base_url: base_url(chat_origin, entry),
    };
    Ok(Some((Arc::new(Sms::new(entry.id, settings, host.clone(), world)), host)))
}

/// Checks a number before it is written over the settings `before`, and counts the change.
///
/// # Errors
/// Everything that can't work, field by field.
pub fn check(new: &mut NewChannel, before: Option<&serde_json::Value>, by: By) -> Result<(), Problems> {
    let problem = |field: &str, words: String| Problem { field: field.to_owned(), words };
    let mut settings: Settings = serde_json::from_value(new.settings.clone())
        .map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    let old: Option<Settings> = before.and_then(|before| serde_json::from_value(before.clone()).ok());
    let mut problems: Vec<Problem> =
        settings.faults().into_iter().map(|fault| problem(fault.field, fault.words)).collect();
    if by == By::Screen {
        let known = old.as_ref().map(Settings::near).unwrap_or_default();
        for near in settings.near().into_iter().filter(|near| !known.contains(near)) {
            let words =
                "Addresses of this machine and of private networks are set at the machine: earshot channel set.";
            problems.push(problem(near.0, words.into()));
        }
    }
    if !settings.signed() {
        for (label, secret) in &new.secrets {
            let secret = secret.expose_secret();
            let fits = secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            let live = label == WEBHOOK || label == WEBHOOK_BEFORE;
            if live && !secret.is_empty() && (!fits || secret.len() < PATH_SECRET_CHARS) {
                let words = format!(
                    "This gateway signs nothing, so the secret stands in its address: {PATH_SECRET_CHARS} letters and digits or more."
                );
                problems.push(problem(label, words));
            }
        }
    }
    let sends = |(label, secret): &(String, secrecy::SecretString)| {
        label == earshot_sms::API && !secret.expose_secret().is_empty()
    };
    let moved = old.as_ref().is_some_and(|old| settings.sends_elsewhere(old));
    if moved && !new.secrets.iter().any(sends) {
        let words =
            "The gateway or its address changed: write the secret for sending again, so that it goes to nobody new.";
        problems.push(problem(earshot_sms::API, words.into()));
    }
    problems.extend(old.as_ref().and_then(|old| change_proof(new, &settings, old)));
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    // Counted on from what is there, whatever the screen knew of it.
    settings.revision = before.and_then(|before| before.get("revision")?.as_u64()).unwrap_or_default() + 1;
    new.settings =
        serde_json::to_value(settings).map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    Ok(())
}

/// What proves a request is kept by no channel that proves its requests in another way: a secret that signed would stand in an address,
/// and one that stood in an address would sign. Takes the old ones away; a problem where no new one comes.
fn change_proof(new: &mut NewChannel, settings: &Settings, old: &Settings) -> Option<Problem> {
    if settings.signed() == old.signed() && settings.gateway.name() == old.gateway.name() {
        return None;
    }
    let is_set = |label: &str, new: &NewChannel| new.secrets.iter().any(|(known, _)| known == label);
    if !is_set(WEBHOOK_BEFORE, new) {
        new.secrets.push((WEBHOOK_BEFORE.to_owned(), String::new().into()));
    }
    let given = new.secrets.iter().any(|(label, secret)| label == WEBHOOK && !secret.expose_secret().is_empty());
    if given {
        return None;
    }
    // One that signs with what it sends by has none of its own.
    if settings.needs_no_webhook_secret() {
        new.secrets.push((WEBHOOK.to_owned(), String::new().into()));
        return None;
    }
    let words = "What proves the gateway's requests changed: write a new webhook secret, so that the old one proves nothing here.";
    Some(Problem { field: WEBHOOK.to_owned(), words: words.into() })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn settings(gateway: &Value) -> Value {
        json!({ "gateway": gateway, "number": "+46700000099", "country": "SE" })
    }

    /// What a change leaves of the webhook secrets, or the fields that it stumbles over.
    fn change(before: &Value, after: &Value, given: &[(&str, &str)]) -> Result<Vec<(String, String)>, Vec<String>> {
        let secrets = given.iter().map(|(label, secret)| ((*label).to_owned(), (*secret).to_owned().into())).collect();
        let (kind, name, settings_after) = (KIND.to_owned(), "Number".to_owned(), settings(after));
        let mut new = NewChannel { kind, name, settings: settings_after, secrets, active: true };
        check(&mut new, Some(&settings(before)), By::Machine)
            .map_err(|problems| problems.0.into_iter().map(|problem| problem.field).collect::<Vec<_>>())?;
        let told = |(label, secret): (String, secrecy::SecretString)| (label, secret.expose_secret().to_owned());
        Ok(new.secrets.into_iter().map(told).filter(|(label, _)| label.starts_with(WEBHOOK)).collect())
    }

    #[test]
    fn no_secret_proves_in_another_way_than_it_was_made_for() {
        let infobip = |proof: &str| json!({ "kind": "infobip", "base_url": "https://x.api.infobip.com", "proof": proof, "header": "x-hub" });
        let (twilio, elks) =
            (json!({ "kind": "twilio", "account": "AC1" }), json!({ "kind": "elks", "username": "u" }));
        let long = "0123456789abcdef";
        let pair = |label: &str, secret: &str| (label.to_owned(), secret.to_owned());
        // Another setting, and the secrets stay what they are.
        assert_eq!(change(&infobip("hmac"), &infobip("hmac"), &[]), Ok(vec![]));
        assert_eq!(change(&infobip("hmac"), &infobip("basic"), &[]), Ok(vec![]));
        for (before, after) in [("hmac", "path"), ("basic", "path"), ("path", "hmac")] {
            let (before, after) = (infobip(before), infobip(after));
            assert_eq!(change(&before, &after, &[]), Err(vec![WEBHOOK.into()]), "{before} to {after}");
            let changed = change(&before, &after, &[(WEBHOOK, long)]);
            assert_eq!(changed, Ok(vec![pair(WEBHOOK, long), pair(WEBHOOK_BEFORE, "")]), "{before} to {after}");
        }
        let (api, new) = ((earshot_sms::API, "another"), (WEBHOOK, long));
        assert_eq!(change(&twilio, &elks, &[api]), Err(vec![WEBHOOK.into()]));
        assert_eq!(change(&twilio, &elks, &[api, new]), Ok(vec![pair(WEBHOOK, long), pair(WEBHOOK_BEFORE, "")]));
        // Twilio signs with what it sends by.
        assert_eq!(change(&elks, &twilio, &[api]), Ok(vec![pair(WEBHOOK_BEFORE, ""), pair(WEBHOOK, "")]));
    }
}
