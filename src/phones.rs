//! Telephone exchanges: what a channel's row says, as an adapter.

use std::sync::Arc;

use earshot_channel::{Channel, Host};
use earshot_inbox::{
    Acknowledgements, Inbox,
    hotlines::{ChannelEntry, NewChannel},
    problems::{Problem, Problems},
    store::StoreError,
};
use earshot_phone::{CAPABILITIES, Phone, Settings};
use secrecy::ExposeSecret;

use crate::channels::tell_unusable;

/// Kind of an exchange's row.
pub const KIND: &str = "phone";
/// Shortest secret that signs.
const SECRET_CHARS: usize = 16;

/// The address to which an exchange posts.
#[must_use]
pub fn events_url(chat_origin: &str, entry: &ChannelEntry) -> String {
    format!("{chat_origin}/phone/{}/events", entry.public_key)
}

/// The adapter of a row, and the host it works with. `None` where the row's settings can't be read, which its health says.
///
/// # Errors
/// As the store.
pub async fn build(
    inbox: &Inbox,
    entry: &ChannelEntry,
) -> Result<Option<(Arc<dyn Channel>, Arc<dyn Host>)>, StoreError> {
    let host = inbox.host(entry.id, &CAPABILITIES, Acknowledgements::default()).await?;
    let settings: Settings = match serde_json::from_value(entry.settings.clone()) {
        Ok(settings) => settings,
        Err(error) => {
            tell_unusable(&*host, entry, &error.to_string()).await;
            return Ok(None);
        }
    };
    let clock = inbox.clock().clone();
    Ok(Some((Arc::new(Phone::new(entry.id, settings, host.clone(), Arc::new(move || clock.now()))), host)))
}

/// Checks an exchange before it is written over the settings `before`, and counts the change.
///
/// # Errors
/// Everything that can't work, field by field.
pub fn check(new: &mut NewChannel, before: Option<&serde_json::Value>) -> Result<(), Problems> {
    let problem = |field: &str, words: String| Problem { field: field.to_owned(), words };
    let mut settings: Settings = serde_json::from_value(new.settings.clone())
        .map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    let mut problems = Vec::new();
    if settings.window_s.is_some_and(|seconds| !(30..=3_600).contains(&seconds)) {
        problems.push(problem("window_s", "30 to 3600 seconds".into()));
    }
    for (label, secret) in &new.secrets {
        let length = secret.expose_secret().len();
        if length > 0 && length < SECRET_CHARS {
            problems.push(problem(label, format!("A secret has {SECRET_CHARS} characters or more.")));
        }
    }
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    settings.revision = before.and_then(|before| before.get("revision")?.as_u64()).unwrap_or_default() + 1;
    new.settings =
        serde_json::to_value(settings).map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    Ok(())
}
