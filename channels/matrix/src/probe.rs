//! Looks whether the account works, without opening the device's store, which the running channel may hold.

use earshot_channel::{ChannelError, Host, ProbeCheck};
use matrix_sdk::Client;

use crate::{recovery, session, settings::Settings};

/// The checks, for a channel that runs here (`running`) or elsewhere or nowhere.
pub async fn probe(settings: &Settings, host: &dyn Host, running: Option<&Client>) -> Vec<ProbeCheck> {
    let mut checks = Vec::new();
    let server = &settings.homeserver;
    let client = match running {
        Some(client) => client.clone(),
        None => match session::build(settings, None).await {
            Ok(client) => client,
            Err(error) => return vec![fails(format!("The server {server} can't be reached: {error}"))],
        },
    };
    match client.server_versions().await {
        Ok(_) => checks.push(works(format!("{server} is a Matrix server."))),
        Err(error) => {
            let why = session::words(&error.into());
            return vec![fails(format!("{server} does not answer as a Matrix server: {why}."))];
        }
    }
    let user = &settings.user;
    if running.is_some() {
        checks.push(match client.whoami().await {
            Ok(_) => works(format!("The channel is signed in as {user}.")),
            Err(error) => fails(format!("The channel is signed in as {user} no more: {error}")),
        });
        checks.push(match recovery::has_keys(&client).await {
            true => works("The account's own keys are on this device: keys can be compared with contacts.".into()),
            false => fails(
                "The account's own keys were made with another program: contacts see this device as one that nobody verified. \
                 Give the channel the account's recovery key."
                    .into(),
            ),
        });
        return checks;
    }
    match session::sign_in(settings, host, &client).await {
        Ok(password) => {
            checks.push(works(format!("The sign-in as {user} works.")));
            // A device that was made to look is taken away; a token's own is the channel's.
            if password.is_some()
                && let Err(error) = client.matrix_auth().logout().await
            {
                checks.push(fails(format!("The device that was made to try it can't be signed out: {error}")));
            }
        }
        Err(ChannelError::Setup(words)) => checks.push(fails(words)),
        Err(error) => checks.push(fails(error.to_string())),
    }
    checks
}

fn works(words: String) -> ProbeCheck {
    ProbeCheck { works: true, words }
}

fn fails(words: String) -> ProbeCheck {
    ProbeCheck { works: false, words }
}
