//! Matrix accounts: what a channel's row says, as an adapter.

use std::sync::Arc;

use earshot_channel::{Channel, ChannelError, Host};
use earshot_inbox::{
    Acknowledgements, Inbox,
    hotlines::{ChannelEntry, NewChannel},
    problems::{Problem, Problems},
    store::StoreError,
};
use earshot_matrix::{CAPABILITIES, Matrix, PASSWORD, Settings, TOKEN};
use secrecy::{ExposeSecret, SecretString};

use crate::{channels::tell_unusable, numbers::By};

/// Kind of an account's row.
pub const KIND: &str = "matrix";

/// The adapter of a row, and the host it works with. `None` where the row's settings can't be read, which its health says.
///
/// # Errors
/// As the store.
pub async fn build(
    inbox: &Inbox,
    entry: &ChannelEntry,
) -> Result<Option<(Arc<dyn Channel>, Arc<dyn Host>)>, StoreError> {
    let built = account(inbox, entry).await?;
    Ok(built.map(|(account, host)| (Arc::new(account) as Arc<dyn Channel>, host)))
}

async fn account(inbox: &Inbox, entry: &ChannelEntry) -> Result<Option<(Matrix, Arc<dyn Host>)>, StoreError> {
    let host = inbox.host(entry.id, &CAPABILITIES, Acknowledgements::default()).await?;
    let settings: Settings = match serde_json::from_value(entry.settings.clone()) {
        Ok(settings) => settings,
        Err(error) => {
            tell_unusable(&*host, entry, &error.to_string()).await;
            return Ok(None);
        }
    };
    let clock = inbox.clock().clone();
    Ok(Some((Matrix::new(entry.id, settings, host.clone(), Arc::new(move || clock.now())), host)))
}

/// Makes a recovery key of a row's account, also while another process of this machine runs it. `None` where the row's settings can't be
/// read. It stands in the audit trail.
///
/// # Errors
/// As the store, and as [`Channel::recovery_key`].
pub async fn recovery_key(inbox: &Inbox, entry: &ChannelEntry) -> Result<Option<SecretString>, ChannelError> {
    let away = |error: StoreError| ChannelError::Unavailable(error.to_string());
    let Some((account, _)) = account(inbox, entry).await.map_err(away)? else { return Ok(None) };
    inbox.audit_recovery_key_at_machine(entry).await.map_err(away)?;
    account.recovery_key_beside().await.map(Some)
}

/// Checks an account before it is written over the settings `before`, and counts the change. A new password takes the place of a
/// token, and a new token that of a password.
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
    let was_near = old.as_ref().is_some_and(|old| old.homeserver == settings.homeserver);
    let is_told = problems.iter().any(|problem| problem.field == "homeserver");
    if by == By::Screen && settings.is_near() && !was_near && !is_told {
        let words = "A server without TLS is set at the machine: earshot channel add matrix.";
        problems.push(problem("homeserver", words.into()));
    }
    let given =
        |label: &str| new.secrets.iter().any(|(one, secret)| one == label && !secret.expose_secret().is_empty());
    let (password, token) = (given(PASSWORD), given(TOKEN));
    let moved = old.as_ref().is_none_or(|old| settings.signs_in_elsewhere(old));
    if moved && !password && !token {
        let words = match old {
            None => "The account's password is missing, or an access token instead.",
            Some(_) => "The server or the account changed: write the password again, so that it goes to nobody new.",
        };
        problems.push(problem(PASSWORD, words.into()));
    }
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let unused = match (password, token) {
        (true, false) => Some(TOKEN),
        (false, true) => Some(PASSWORD),
        _ => None,
    };
    new.secrets.extend(unused.map(|label| (label.to_owned(), String::new().into())));
    settings.revision = before.and_then(|before| before.get("revision")?.as_u64()).unwrap_or_default() + 1;
    new.settings =
        serde_json::to_value(settings).map_err(|error| Problems(vec![problem("settings", error.to_string())]))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn account(homeserver: &str, secrets: &[(&str, &str)]) -> NewChannel {
        NewChannel {
            kind: KIND.into(),
            name: "Matrix".into(),
            settings: json!({ "homeserver": homeserver, "user": "@help:hotline.example" }),
            secrets: secrets.iter().map(|(label, secret)| ((*label).into(), (*secret).to_owned().into())).collect(),
            active: true,
        }
    }

    #[test]
    fn secrets_go_to_nobody_new_and_one_replaces_the_other() {
        let mut first = account("https://matrix.hotline.example", &[(PASSWORD, "p")]);
        check(&mut first, None, By::Screen).unwrap();
        assert_eq!(first.settings["revision"], 1);
        let labels: Vec<_> = first.secrets.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, [PASSWORD, TOKEN]);
        let before = first.settings;
        let table = [
            ("https://matrix.hotline.example", vec![], None),
            ("https://elsewhere.example", vec![], Some(PASSWORD)),
            ("https://elsewhere.example", vec![(PASSWORD, "")], Some(PASSWORD)),
            ("https://elsewhere.example", vec![(TOKEN, "t")], None),
            ("http://127.0.0.1:8008", vec![(PASSWORD, "p")], Some("homeserver")),
            ("nowhere", vec![(PASSWORD, "p")], Some("homeserver")),
        ];
        for (server, secrets, fault) in table {
            let outcome = check(&mut account(server, &secrets), Some(&before), By::Screen);
            assert_eq!(outcome.err().map(|problems| problems.0[0].field.clone()).as_deref(), fault, "{server}");
        }
        assert!(check(&mut account("http://127.0.0.1:8008", &[(PASSWORD, "p")]), None, By::Machine).is_ok());
        let clear = check(&mut account("http://matrix.hotline.example", &[(PASSWORD, "p")]), None, By::Screen);
        assert_eq!(clear.unwrap_err().0.len(), 1, "one word about one thing");
        assert!(check(&mut account("https://matrix.hotline.example", &[]), None, By::Screen).is_err());
    }
}
