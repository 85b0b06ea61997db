//! Access tokens for mail servers (OAuth 2.0, RFC 6749 §6): a refresh token that somebody with the mailbox's consent once
//! got is exchanged for short-lived access tokens, which only live in memory.
//!
//! Invariants: a source has one request under way at most, which everybody who needs a token waits for and nobody's leaving
//! cuts off: a provider may end the old refresh token with it, and the new one must be kept. What was named on a screen is asked by the
//! checked way out, so that nobody who sets up a hotline can have this machine ask its neighbours.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use earshot_channel::{ChannelId, Host};
use earshot_email::{OAUTH, imap::TokenSource};
use earshot_inbox::Inbox;
use earshot_sms::{
    egress::{Ask, AskError, Egress, Reach},
    settings::{self, Place},
};
use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;
use utoipa::ToSchema;

/// A token is replaced this long before its end.
const MARGIN: Duration = Duration::from_secs(120);
/// A token this young is not replaced, even if a server refused it: the next one would fare no better.
const YOUNG: Duration = Duration::from_secs(30);
/// How long the provider may take.
const WITHIN: Duration = Duration::from_secs(20);
/// Pauses after attempts to keep a changed grant.
const KEEPING: [Duration; 3] = [Duration::from_millis(300), Duration::from_secs(1), Duration::from_secs(3)];
const SET_UP_WRONGLY: &str = "The access to the mailbox (OAuth) is set up wrongly; set it up anew.";
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
    /// Where its address may lead; missing where whoever runs this machine wrote it.
    #[serde(default)]
    named: Option<Named>,
}

/// Who named a provider's address on a screen, and so where it may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Named {
    /// To public addresses.
    Public,
    /// To this machine and private networks as well: the process is set so.
    Near,
}

/// A grant as an administrator writes it on screen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenGrant {
    /// The provider's token endpoint (https).
    token_url: String,
    /// The client that the provider knows.
    client_id: String,
    /// Its secret, where it has one.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    client_secret: SecretString,
    /// What giving consent brought.
    #[schema(value_type = String, format = Password)]
    refresh_token: SecretString,
    /// What access is asked for, where the provider wants it said.
    #[serde(default)]
    scope: String,
}

/// Makes a grant that was written on screen ready to be sealed. `may_be_near`: the process allows providers that are near.
///
/// # Errors
/// The field, and what is wrong with it.
pub fn sealed(written: WrittenGrant, may_be_near: bool) -> Result<SecretString, (&'static str, &'static str)> {
    let WrittenGrant { token_url, client_id, client_secret, refresh_token, scope } = written;
    let named = match settings::place(token_url.trim()) {
        Some(Place::Public) => Named::Public,
        Some(Place::Near) if may_be_near && token_url.trim().starts_with("https://") => Named::Near,
        _ => return Err(("oauth.token_url", "Write the provider's token address: https, and on the internet.")),
    };
    let trimmed = |secret: SecretString| SecretString::from(secret.expose_secret().trim().to_owned());
    let grant = Grant {
        token_url: token_url.trim().to_owned(),
        client_id: client_id.trim().to_owned(),
        client_secret: trimmed(client_secret),
        refresh_token: trimmed(refresh_token),
        scope: scope.trim().to_owned(),
        named: Some(named),
    };
    if grant.client_id.is_empty() {
        return Err(("oauth.client_id", "The name of the client that the provider knows is missing."));
    }
    if grant.refresh_token.expose_secret().is_empty() {
        return Err(("oauth.refresh_token", "The refresh token is missing: it comes with giving consent."));
    }
    grant.with(&grant.refresh_token).map_err(|_| ("oauth", "This can't be kept."))
}

/// A grant as it is kept.
#[derive(Serialize)]
struct Written<'a> {
    token_url: &'a str,
    client_id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    client_secret: &'a str,
    refresh_token: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    scope: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    named: Option<Named>,
}

impl Grant {
    fn with(&self, refresh_token: &SecretString) -> Result<SecretString, serde_json::Error> {
        let written = Written {
            token_url: &self.token_url,
            client_id: &self.client_id,
            client_secret: self.client_secret.expose_secret(),
            refresh_token: refresh_token.expose_secret(),
            scope: &self.scope,
            named: self.named,
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

fn locked<T>(memory: &Mutex<T>) -> MutexGuard<'_, T> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The source of a channel's tokens.
pub fn tokens(host: Arc<dyn Host>, inbox: Inbox, channel: ChannelId) -> TokenSource {
    let unkept: Unkept = Arc::default();
    source(Arc::new(move || {
        let (host, inbox, unkept) = (host.clone(), inbox.clone(), unkept.clone());
        let asking = async move {
            let keep = |grant: SecretString| {
                let inbox = inbox.clone();
                async move { inbox.hotlines().put_secret(channel, OAUTH, &grant).await.is_ok() }.boxed()
            };
            let known = locked(&unkept).clone();
            let grant = match known {
                Some(grant) => grant,
                None => stored(&*host).await?,
            };
            let (kept, renewed) = ask(&grant).await?;
            hold(&unkept, renewed, &keep, &KEEPING).await;
            Ok(kept)
        };
        asking.boxed()
    }))
}

/// A grant that the provider has changed and that could not be kept yet: the one that is kept may be worth nothing any more.
type Unkept = Arc<Mutex<Option<SecretString>>>;

/// Keeps what is new, and what could not be kept before. What can't be kept now stays in the memory, is asked with, and is tried again
/// with the next token.
async fn hold(
    unkept: &Unkept,
    renewed: Option<SecretString>,
    keep: &(dyn Fn(SecretString) -> BoxFuture<'static, bool> + Sync),
    pauses: &[Duration],
) {
    let grant = {
        let mut unkept = locked(unkept);
        if renewed.is_some() {
            *unkept = renewed;
        }
        unkept.clone()
    };
    let Some(grant) = grant else { return };
    for pause in pauses {
        if keep(grant.clone()).await {
            *locked(unkept) = None;
            return;
        }
        tokio::time::sleep(*pause).await;
    }
    tracing::warn!("a changed refresh token could not be kept yet; it is tried again with the next token");
}

/// The grant as it is kept.
async fn stored(host: &dyn Host) -> Result<SecretString, String> {
    let secret = host.secret(OAUTH).await.map_err(|_| "The access to the mailbox (OAuth) is not set up.".to_owned())?;
    let text = String::from_utf8(secret.expose_secret().to_vec());
    text.map(SecretString::from).map_err(|_| SET_UP_WRONGLY.to_owned())
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
async fn ask(grant: &SecretString) -> Result<(Kept, Option<SecretString>), String> {
    let grant: Grant = serde_json::from_str(grant.expose_secret()).map_err(|_| SET_UP_WRONGLY.to_owned())?;
    let refresh_token = grant.refresh_token.expose_secret();
    let mut form =
        vec![("grant_type", "refresh_token"), ("client_id", &grant.client_id), ("refresh_token", refresh_token)];
    if !grant.client_secret.expose_secret().is_empty() {
        form.push(("client_secret", grant.client_secret.expose_secret()));
    }
    if !grant.scope.is_empty() {
        form.push(("scope", &grant.scope));
    }
    let body = match grant.named {
        None => post(&grant.token_url, &form).await?,
        Some(named) => post_checked(&grant.token_url, &form, named).await?,
    };
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

fn unreachable() -> String {
    "The provider of access tokens can't be reached; trying again.".into()
}

/// Asks where whoever runs this machine said.
async fn post(url: &str, form: &[(&str, &str)]) -> Result<Bytes, String> {
    let client = crate::egress::client(WITHIN).map_err(|error| error.to_string())?;
    let answer = client.post(url).form(form).send().await.map_err(|_| unreachable())?;
    crate::egress::limited(answer, ANSWER_BYTES).await.map_err(|_| unreachable())
}

/// Asks where somebody said on a screen: only where that may lead.
async fn post_checked(url: &str, form: &[(&str, &str)], named: Named) -> Result<Bytes, String> {
    let mut written = reqwest::Url::parse("form:").map_err(|error| error.to_string())?;
    written.query_pairs_mut().extend_pairs(form);
    let ask = Ask {
        method: "POST",
        url: url.to_owned(),
        headers: vec![("content-type".into(), "application/x-www-form-urlencoded".into())],
        body: Bytes::from(written.query().unwrap_or_default().to_owned()),
        limit_bytes: ANSWER_BYTES,
        reach: match named {
            Named::Public => Reach::Public,
            Named::Near => Reach::Near,
        },
    };
    let way = crate::egress::Way::new().map_err(|error| error.to_string())?;
    match tokio::time::timeout(WITHIN, way.ask(ask)).await {
        Ok(Ok(answer)) => Ok(answer.body),
        Ok(Err(AskError::Refused(why))) => Err(format!("The provider of access tokens is not asked: {why}.")),
        Ok(Err(_)) | Err(_) => Err(unreachable()),
    }
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

    #[tokio::test]
    async fn a_changed_grant_that_cant_be_kept_at_once_is_kept_later() {
        let (unkept, kept): (Unkept, Arc<Mutex<Vec<String>>>) = Default::default();
        let fails = Arc::new(AtomicUsize::new(usize::MAX));
        let keep = {
            let (kept, fails) = (kept.clone(), fails.clone());
            move |grant: SecretString| {
                let fails_now =
                    fails.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
                if !fails_now {
                    locked(&kept).push(grant.expose_secret().to_owned());
                }
                std::future::ready(!fails_now).boxed()
            }
        };
        let at_once = [Duration::ZERO; 3];
        hold(&unkept, None, &keep, &at_once).await;
        assert!(locked(&kept).is_empty(), "nothing is new");
        hold(&unkept, Some("one".to_owned().into()), &keep, &at_once).await;
        assert_eq!(locked(&unkept).as_ref().map(|grant| grant.expose_secret().to_owned()).as_deref(), Some("one"));
        // The database is back for a moment, and away for the first attempt of the next.
        fails.store(1, Ordering::SeqCst);
        hold(&unkept, None, &keep, &at_once).await;
        assert_eq!(*locked(&kept), ["one"]);
        fails.store(1, Ordering::SeqCst);
        hold(&unkept, Some("two".to_owned().into()), &keep, &at_once).await;
        assert_eq!(*locked(&kept), ["one", "two"]);
        assert!(locked(&unkept).is_none());
    }

    fn on_screen(token_url: &str) -> WrittenGrant {
        WrittenGrant {
            token_url: token_url.into(),
            client_id: " us ".into(),
            client_secret: String::new().into(),
            refresh_token: " old\n".to_owned().into(),
            scope: String::new(),
        }
    }

    #[tokio::test]
    async fn what_a_screen_names_leads_to_the_internet_only() {
        for near in ["https://localhost:1/token", "https://10.0.0.1/token", "https://[::1]/token"] {
            assert!(sealed(on_screen(near), false).is_err(), "{near}");
            assert!(sealed(on_screen(near), true).is_ok(), "{near}");
        }
        for never in
            ["http://login.example/token", "http://localhost/token", "login.example", "https://us@login.example/"]
        {
            assert!(sealed(on_screen(never), true).is_err(), "{never}");
        }
        let grant = sealed(on_screen("https://login.example/token"), false).expect("a grant");
        assert_eq!(
            grant.expose_secret(),
            r#"{"token_url":"https://login.example/token","client_id":"us","refresh_token":"old","named":"public"}"#
        );
        // A name that leads here is asked for nothing, whatever it was when it was written down.
        let hidden = grant.expose_secret().replace("login.example", "localhost.localdomain");
        let hidden: SecretString = hidden.replace("localhost.localdomain", "127.0.0.1").into();
        let refused = ask(&hidden).await.err().unwrap_or_default();
        assert!(refused.contains("is not asked"), "{refused}");
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
