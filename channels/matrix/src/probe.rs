//! Looks whether the account works, without opening the device's store, which the running channel may hold. Each answer says what works or
//! what doesn't, and then what to do.

use earshot_channel::{ChannelError, Host, ProbeCheck};
use matrix_sdk::Client;

use crate::{recovery, session, settings::Settings};

/// The checks, for a channel that runs here (`running`) or elsewhere or nowhere.
pub async fn probe(settings: &Settings, host: &dyn Host, running: Option<&Client>) -> Vec<ProbeCheck> {
    let server = &settings.homeserver;
    let client = match running {
        Some(client) => client.clone(),
        None => match session::build(settings, None).await {
            Ok(client) => client,
            Err(error) => return vec![fails(unreachable(server, &said(&error)))],
        },
    };
    if let Err(error) = client.fetch_server_versions(None).await {
        return vec![fails(unreachable(server, &session::words(&error.into())))];
    }
    let mut checks = vec![works(format!("{server} answers, as a Matrix server does."))];
    match running {
        Some(_) => checks.extend(signed_in(&client, &settings.user).await),
        None => checks.extend(tried(settings, host, &client).await),
    }
    checks
}

/// What can be said of the channel's own device.
async fn signed_in(client: &Client, user: &str) -> Vec<ProbeCheck> {
    match client.whoami().await.map_err(matrix_sdk::Error::from) {
        Ok(_) => {}
        Err(error) if session::is_signed_out(&error) => {
            return vec![fails(format!(
                "The server knows the device of {user} no more: somebody signed it out. With a password Earshot signs in anew by \
                 itself within minutes; give it a new access token where it has one, or the password where that changed."
            ))];
        }
        Err(error) => {
            let why = session::words(&error);
            return vec![fails(format!(
                "Whether the device of {user} is signed in can't be asked now: {why}. Try again."
            ))];
        }
    }
    let (talks, waiting) = (client.joined_rooms().len(), client.invited_rooms().len());
    let keys = match recovery::has_keys(client).await {
        true => works("The account's own keys are on this device: keys can be compared with contacts.".into()),
        false => fails(
            "The account's own keys were made with another program: contacts see this device as one that nobody verified. \
             Give the channel the account's recovery key from there."
                .into(),
        ),
    };
    vec![
        works(format!(
            "The channel is signed in as {user}, in {talks} rooms; {waiting} invitations wait for an answer."
        )),
        keys,
    ]
}

/// Tries the sign-in, where no device runs here.
async fn tried(settings: &Settings, host: &dyn Host, client: &Client) -> Vec<ProbeCheck> {
    let user = &settings.user;
    let password = match session::sign_in(settings, host, client).await {
        Ok(password) => password,
        Err(error) => return vec![fails(not_signed_in(user, &error))],
    };
    let mut checks = vec![works(format!("The sign-in as {user} works."))];
    // A device that was made to look is taken away; a token's own is the channel's.
    if password.is_some()
        && let Err(error) = client.matrix_auth().logout().await
    {
        let why = session::words(&error.into());
        checks.push(fails(format!(
            "The device that was made to try it can't be signed out: {why}. Sign \"Earshot\" devices that nobody uses out with another program."
        )));
    }
    checks
}

fn unreachable(server: &str, why: &str) -> String {
    format!(
        "The Matrix server {server} can't be reached: {why}. Nothing comes in and nothing goes out until it can. See that the address is \
         right (homeserver), that the server runs, and that its certificate is good (ca_pem, where an authority of your own signed it)."
    )
}

fn not_signed_in(user: &str, error: &ChannelError) -> String {
    let why = said(error);
    match error {
        ChannelError::Setup(_) => format!(
            "The server answers, and {user} is not let in: {why}. Set the password or an access token of this account: earshot channel set, or on screen."
        ),
        _ => format!(
            "The server answers, and whether {user} is let in can't be told now: {why}. Try again in a few minutes."
        ),
    }
}

/// What went wrong, without the words that logs put before it.
fn said(error: &ChannelError) -> String {
    match error {
        ChannelError::Setup(words) | ChannelError::Unavailable(words) => words.trim_end_matches('.').to_owned(),
        ChannelError::Host(error) => format!("Earshot's own database: {error}"),
    }
}

fn works(words: String) -> ProbeCheck {
    ProbeCheck { works: true, words }
}

fn fails(words: String) -> ProbeCheck {
    ProbeCheck { works: false, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_work_is_said_with_what_to_do_and_in_words_alone() {
        let refused = ChannelError::Setup("the server refuses the password: it answers 403 M_FORBIDDEN".into());
        let away = ChannelError::Unavailable("it does not answer in time".into());
        let told = [
            unreachable("https://matrix.hotline.example", &said(&away)),
            not_signed_in("@help:hotline.example", &refused),
            not_signed_in("@help:hotline.example", &away),
        ];
        expect_test::expect![[r#"
            The Matrix server https://matrix.hotline.example can't be reached: it does not answer in time. Nothing comes in and nothing goes out until it can. See that the address is right (homeserver), that the server runs, and that its certificate is good (ca_pem, where an authority of your own signed it).
            The server answers, and @help:hotline.example is not let in: the server refuses the password: it answers 403 M_FORBIDDEN. Set the password or an access token of this account: earshot channel set, or on screen.
            The server answers, and whether @help:hotline.example is let in can't be told now: it does not answer in time. Try again in a few minutes."#]]
        .assert_eq(&told.join("\n"));
    }
}
