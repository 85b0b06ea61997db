//! Mailboxes: what a channel's row says, as an adapter.

use std::sync::Arc;

use earshot_channel::{Channel, Host, UnixMillis};
use earshot_email::{CAPABILITIES, Mailbox, Settings, World, imap};
use earshot_inbox::{
    Acknowledgements, Inbox,
    clock::random,
    hotlines::{ChannelEntry, NewChannel},
    problems::{Problem, Problems},
    store::StoreError,
};

pub use crate::oauth::check as check_oauth;
use crate::{channels::tell_unusable, oauth};

/// Kind of a mailbox's row.
pub const KIND: &str = "email";

/// An adapter and the host it works with.
pub type Built = (Arc<dyn Channel>, Arc<dyn Host>);

/// A mailbox's settings as its row has them.
///
/// # Errors
/// What can't be read, in words.
pub fn settings(entry: &ChannelEntry) -> Result<Settings, String> {
    serde_json::from_value(entry.settings.clone()).map_err(|error| format!("{}: {error}", entry.name))
}

/// The adapter of a row, and the host it works with. `None` where the row's settings can't be read, which its health says.
///
/// # Errors
/// As the store.
pub async fn build(inbox: &Inbox, entry: &ChannelEntry) -> Result<Option<Built>, StoreError> {
    make(inbox, entry, |host| Some(oauth::tokens(host, inbox.clone(), entry.id))).await
}

/// The adapter of a row for a test beside the one that runs, maybe in another process: it asks for no access tokens, because
/// the provider may answer with a new refresh token and end the old one.
///
/// # Errors
/// As the store.
pub async fn build_beside(inbox: &Inbox, entry: &ChannelEntry) -> Result<Option<Built>, StoreError> {
    make(inbox, entry, |_| None).await
}

async fn make(
    inbox: &Inbox,
    entry: &ChannelEntry,
    tokens: impl FnOnce(Arc<dyn Host>) -> Option<imap::TokenSource>,
) -> Result<Option<Built>, StoreError> {
    let settings = match settings(entry) {
        Ok(settings) => settings,
        Err(words) => {
            let host = inbox.host(entry.id, &CAPABILITIES, Acknowledgements::default()).await?;
            tell_unusable(&*host, entry, &words).await;
            return Ok(None);
        }
    };
    let texts = match settings.acknowledge {
        true => settings.acknowledgements.iter().map(|one| (one.language.clone(), one.text.clone())).collect(),
        false => Vec::new(),
    };
    let host = inbox.host(entry.id, &CAPABILITIES, Acknowledgements(texts)).await?;
    let clock = inbox.clock().clone();
    let by_token = [settings.imap.auth, settings.smtp.auth].contains(&imap::Auth::XOAuth2);
    let world = World {
        clock: Arc::new(move || clock.now()),
        chance: Arc::new(|| u64::from_le_bytes(random::<8>())),
        tokens: if by_token { tokens(host.clone()) } else { None },
    };
    let mailbox = Mailbox::new(entry.id, settings, host.clone(), world);
    Ok(Some((Arc::new(mailbox), host)))
}

/// Checks a mailbox before it is written over the settings `before`, and counts the change.
///
/// # Errors
/// Everything that can't work, field by field.
pub fn check(new: &mut NewChannel, before: Option<&serde_json::Value>, now: UnixMillis) -> Result<(), Problems> {
    let problem = |field: &str, words: String| Problem { field: field.to_owned(), words };
    let mut settings: Settings = serde_json::from_value(new.settings.clone())
        .map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    let faults = settings.faults();
    if !faults.is_empty() {
        return Err(Problems(faults.into_iter().map(|fault| problem(fault.field, fault.words)).collect()));
    }
    // Counted on from what is there, whatever the screen knew of it.
    settings.revision = before.and_then(|before| before.get("revision")?.as_u64()).unwrap_or_default() + 1;
    let before = before.and_then(|before| serde_json::from_value(before.clone()).ok());
    settings.follow(before.as_ref(), now);
    new.settings =
        serde_json::to_value(settings).map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    Ok(())
}
