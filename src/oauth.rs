//! Access tokens for mail servers (OAuth 2.0, RFC 6749 §6): a refresh token that somebody with the mailbox's consent once
//! got is exchanged for short-lived access tokens, which only live in memory.
//!
//! Invariant: a source has one request under way at most, which everybody who needs a token waits for and nobody's leaving
//! cuts off: a provider may end the old refresh token with it, and the new one must be kept.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use earshot_channel::{ChannelId, Host};
use earshot_email::{OAUTH, imap::TokenSource};
use earshot_inbox::Inbox;
use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

/// A token is replaced this long before its end.
const MARGIN: Duration = Duration::from_secs(120);
/// A token this young is not replaced, even if a server refused it: the next one would fare no better.
const YOUNG: Duration = Duration::from_secs(30);
/// How long the provider may take.
const WITHIN: Duration = Duration::from_secs(20);
/// Longest answer that is read.
const ANSWER_BYTES: usize = 64 * 1024;

/// Where access tokens come from. Kept sealed as one secret.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    /// The provider's token endpoint (https).
    token_url: String,
    client_id: String,
    #[serde(default)]
    client_secret: SecretString,
    refresh_token: SecretString,
    #[serde(default)]
    scope: String,
}

/// A grant as it is written.
#[derive(Serialize)]
struct Written<'a> {
    token_url: &'a str,
    client_id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    client_secret: &'a str,
    refresh_token: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    scope: &'a str,
}

impl Grant {
    fn with(&self, refresh_token: &SecretString) -> Result<SecretString, serde_json::Error> {
        let written = Written {
            token_url: &self.token_url,
            client_id: &self.client_id,
            client_secret: self.client_secret.expose_secret(),
            refresh_token: refresh_token.expose_secret(),
            scope: &self.scope,
        };
        serde_json::to_string(&written).map(SecretString::from)
    }
}

#[derive(Deserialize)]
struct Answer {
    access_token: Option<SecretString>,
    expires_in: Option<u64>,
    /// Some providers change it with every use; the old one ends then.
    refresh_token: Option<SecretString>,
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
    if grant.refresh_token.expose_secret().is_empty() || grant.client_id.is_empty() {
        return Err("client_id and refresh_token are needed".into());
    }
    Ok(())
}

/// A token and when it is to be replaced.
#[derive(Clone)]
struct Kept {
    token: SecretString,
    since: Instant,
    until: Instant,
}

type Asking = Shared<BoxFuture<'static, Result<Kept, String>>>;

/// What a source knows. Never locked while somebody is asked.
#[derive(Default)]
struct Memory {
    kept: Option<Kept>,
    asking: Option<Asking>,
}

fn locked(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The source of a channel's tokens.
pub fn tokens(host: Arc<dyn Host>, inbox: Inbox, channel: ChannelId) -> TokenSource {
    source(Arc::new(move || {
        let (host, inbox) = (host.clone(), inbox.clone());
        let asking = async move {
            let (kept, grant) = ask(&*host).await?;
            if let Some(grant) = grant {
                let put = inbox.hotlines().put_secret(channel, OAUTH, &grant).await;
                put.map_err(|_| "The new refresh token could not be kept; trying again.".to_owned())?;
            }
            Ok(kept)
        };
        asking.boxed()
    }))
}

/// Remembers what `ask` gives.
fn source(ask: Arc<dyn Fn() -> BoxFuture<'static, Result<Kept, String>> + Send + Sync>) -> TokenSource {
    let memory: Arc<Mutex<Memory>> = Arc::default();
    Arc::new(move |fresh| {
        let asking = {
            let mut known = locked(&memory);
            let now = Instant::now();
            let is_good = |kept: &&Kept| now < kept.until && (!fresh || now < kept.since + YOUNG);
            if let Some(kept) = known.kept.as_ref().filter(is_good) {
                return std::future::ready(Ok(kept.token.clone())).boxed();
            }
            let begin = || {
                // The memory holds this, so this doesn't hold the memory.
                let (asked, memory) = (ask(), Arc::downgrade(&memory));
                let asking = async move {
                    let answer = asked.await;
                    if let Some(memory) = memory.upgrade() {
                        let mut known = locked(&memory);
                        known.asking = None;
                        known.kept = answer.as_ref().ok().cloned().or(known.kept.take());
                    }
                    answer
                };
                asking.boxed().shared()
            };
            known.asking.get_or_insert_with(begin).clone()
        };
        // Whoever goes leaves it in the memory, where the next goes on with it.
        asking.map(|answer| answer.map(|kept| kept.token)).boxed()
    })
}

/// A fresh token, and the grant where its refresh token changed.
async fn ask(host: &dyn Host) -> Result<(Kept, Option<SecretString>), String> {
    let secret = host.secret(OAUTH).await.map_err(|_| "The access to the mailbox (OAuth) is not set up.".to_owned())?;
    let grant: Grant = serde_json::from_slice(secret.expose_secret())
        .map_err(|_| "The access to the mailbox (OAuth) is set up wrongly; set it up anew.".to_owned())?;
    let client = crate::egress::client(WITHIN).map_err(|error| error.to_string())?;
    let refresh_token = grant.refresh_token.expose_secret();
    let mut form =
        vec![("grant_type", "refresh_token"), ("client_id", &grant.client_id), ("refresh_token", refresh_token)];
    if !grant.client_secret.expose_secret().is_empty() {
        form.push(("client_secret", grant.client_secret.expose_secret()));
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
    let renewed = answer.refresh_token.filter(|new| new.expose_secret() != refresh_token);
    let renewed = renewed.map(|new| grant.with(&new)).transpose().map_err(|error| error.to_string())?;
    let (since, lasts) = (Instant::now(), Duration::from_secs(answer.expires_in.unwrap_or(300)));
    Ok((Kept { token, since, until: since + lasts.saturating_sub(MARGIN) }, renewed))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Semaphore;

    use super::*;

    /// Tokens that are numbered, this old and good for this long, each after a permit. The first `fails` fail.
    fn numbered(age: Duration, good: Duration, fails: usize, gate: &Arc<Semaphore>) -> (TokenSource, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let (gate, count) = (gate.clone(), asked.clone());
        let source = source(Arc::new(move || {
            let (number, gate) = (count.fetch_add(1, Ordering::SeqCst), gate.clone());
            let asking = async move {
                let _passed = gate.acquire().await.map_err(|error| error.to_string())?;
                if number < fails {
                    return Err("not now".to_owned());
                }
                let now = Instant::now();
                Ok(Kept { token: format!("token {number}").into(), since: now - age, until: now + good })
            };
            asking.boxed()
        }));
        (source, asked)
    }

    #[tokio::test]
    async fn a_token_is_asked_for_once_and_kept_until_it_ends() {
        let (open, hour) = (Arc::new(Semaphore::new(1)), Duration::from_secs(3600));
        let table: [(_, _, &[(bool, &str)]); 3] = [
            // A failure is not remembered; what is young is not the server's reason to refuse it.
            (Duration::ZERO, hour, &[(false, "not now"), (false, "token 1"), (false, "token 1"), (true, "token 1")]),
            (YOUNG, hour, &[(false, "not now"), (false, "token 1"), (false, "token 1"), (true, "token 2")]),
            (Duration::ZERO, Duration::ZERO, &[(false, "not now"), (false, "token 1"), (false, "token 2")]),
        ];
        for (age, good, dialogue) in table {
            let (source, _) = numbered(age, good, 1, &open);
            for (fresh, expected) in dialogue {
                let given = source(*fresh).await.map_or_else(|why| why, |token| token.expose_secret().to_owned());
                assert_eq!(given, *expected, "{age:?} {good:?} {fresh}");
            }
        }
    }

    #[tokio::test]
    async fn who_comes_meanwhile_waits_for_the_same_answer_and_who_leaves_cuts_nothing() {
        let gate = Arc::new(Semaphore::new(0));
        let (source, asked) = numbered(Duration::ZERO, Duration::from_secs(3600), 0, &gate);
        let left = tokio::time::timeout(Duration::from_millis(20), source(false)).await;
        assert!(left.is_err());
        let (one, two) = (source(false), source(true));
        gate.add_permits(1);
        let (one, two) = tokio::join!(one, two);
        for token in [one, two] {
            assert_eq!(token.expect("a token").expose_secret(), "token 0");
        }
        assert_eq!(asked.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_grant_is_written_as_it_was_read() {
        let text =
            r#"{"token_url":"https://login.example/token","client_id":"us","refresh_token":"old","scope":"mail"}"#;
        check(text).expect("a grant");
        let grant: Grant = serde_json::from_str(text).expect("a grant");
        let written = grant.with(&"new".to_owned().into()).expect("written");
        assert_eq!(written.expose_secret(), text.replace("old", "new"));
    }
}
