//! Access tokens for mail servers (OAuth 2.0, RFC 6749 §6): a refresh token that somebody with the mailbox's consent once
//! got is exchanged for short-lived access tokens, which only live in memory.

use std::{sync::Arc, time::Duration};

use earshot_channel::{ChannelId, Host};
use earshot_email::{OAUTH, imap::TokenSource};
use earshot_inbox::Inbox;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::{sync::Mutex, time::Instant};

/// A token is replaced this long before its end.
const MARGIN: Duration = Duration::from_secs(120);
/// How long the provider may take.
const WITHIN: Duration = Duration::from_secs(20);
/// Longest answer that is read.
const ANSWER_BYTES: usize = 64 * 1024;

/// Where access tokens come from. Kept sealed as one secret.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    /// The provider's token endpoint (https).
    token_url: String,
    client_id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    client_secret: String,
    refresh_token: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    scope: String,
}

#[derive(Deserialize)]
struct Answer {
    access_token: Option<SecretString>,
    expires_in: Option<u64>,
    /// Some providers change it with every use; the old one ends then.
    refresh_token: Option<String>,
    error: Option<String>,
}

/// Looks for what can't work in a grant, before it is sealed.
///
/// # Errors
/// In words.
pub fn check(text: &str) -> Result<(), String> {
    let grant: Grant =
        serde_json::from_str(text).map_err(|error| format!("not the description of a grant: {error}"))?;
    let url = reqwest::Url::parse(&grant.token_url).map_err(|error| format!("token_url: {error}"))?;
    if url.scheme() != "https" {
        return Err("token_url: begins with https://".into());
    }
    if grant.refresh_token.is_empty() || grant.client_id.is_empty() {
        return Err("client_id and refresh_token are needed".into());
    }
    Ok(())
}

/// A token kept until it ends.
struct Kept {
    token: SecretString,
    until: Instant,
}

/// The source of a channel's tokens.
pub fn tokens(host: Arc<dyn Host>, inbox: Inbox, channel: ChannelId) -> TokenSource {
    let kept: Arc<Mutex<Option<Kept>>> = Arc::default();
    Arc::new(move |fresh| {
        let (host, inbox, kept) = (host.clone(), inbox.clone(), kept.clone());
        Box::pin(async move {
            // Held while the provider is asked, so that two who need a token ask once.
            let mut kept = kept.lock().await;
            if let Some(good) = kept.as_ref().filter(|kept| !fresh && kept.until > Instant::now()) {
                return Ok(good.token.clone());
            }
            let (token, lasts, grant) = ask(&*host).await?;
            if let Some(grant) = grant {
                let put = inbox.hotlines().put_secret(channel, OAUTH, &grant).await;
                put.map_err(|_| "The new refresh token could not be kept; trying again.".to_owned())?;
            }
            *kept = Some(Kept { token: token.clone(), until: Instant::now() + lasts.saturating_sub(MARGIN) });
            Ok(token)
        })
    })
}

/// A fresh token, how long it lasts, and the grant where its refresh token changed.
async fn ask(host: &dyn Host) -> Result<(SecretString, Duration, Option<SecretString>), String> {
    let secret = host.secret(OAUTH).await.map_err(|_| "The access to the mailbox (OAuth) is not set up.".to_owned())?;
    let mut grant: Grant = serde_json::from_slice(secret.expose_secret())
        .map_err(|_| "The access to the mailbox (OAuth) is set up wrongly; set it up anew.".to_owned())?;
    let client = crate::egress::client(WITHIN).map_err(|error| error.to_string())?;
    let mut form =
        vec![("grant_type", "refresh_token"), ("client_id", &grant.client_id), ("refresh_token", &grant.refresh_token)];
    if !grant.client_secret.is_empty() {
        form.push(("client_secret", &grant.client_secret));
    }
    if !grant.scope.is_empty() {
        form.push(("scope", &grant.scope));
    }
    let unreachable = |_| "The provider of access tokens can't be reached; trying again.".to_owned();
    let answer = client.post(&grant.token_url).form(&form).send().await.map_err(unreachable)?;
    let body = crate::egress::limited(answer, ANSWER_BYTES).await.map_err(unreachable)?;
    let answer: Answer = serde_json::from_slice(&body)
        .map_err(|_| "The provider of access tokens answered something else; check token_url.".to_owned())?;
    let Some(token) = answer.access_token else {
        // invalid_grant and the like: words of the protocol, never content.
        let error: String = answer.error.unwrap_or_default().chars().filter(char::is_ascii_graphic).take(40).collect();
        return Err(format!("The provider refused an access token ({error}). Give consent to the mailbox again."));
    };
    let renewed = match answer.refresh_token.filter(|new| *new != grant.refresh_token) {
        Some(new) => {
            grant.refresh_token = new;
            Some(serde_json::to_string(&grant).map_err(|error| error.to_string())?.into())
        }
        None => None,
    };
    Ok((token, Duration::from_secs(answer.expires_in.unwrap_or(300)), renewed))
}
