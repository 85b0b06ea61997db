//! The device: signed in once, kept with its keys in the channel's private folder, sealed with a key of the vault.
//!
//! A copy of that folder must never be gone on with: two copies of one device's ratchets would encrypt twice with the same keys. So every
//! start counts, in the folder and with the cursor in the database; a folder that counted less is an old copy, is thrown away, and a
//! new device is made. Deliberately absent: what is received.

use std::{path::PathBuf, sync::Arc, time::Duration};

use earshot_channel::{ChannelError, Cursor, Host, HostError};
use matrix_sdk::{
    Client, ClientBuildError, Error, HttpError, SessionMeta, SessionTokens,
    authentication::matrix::MatrixSession,
    config::RequestConfig,
    encryption::{EncryptionSettings, export_secrets_bundle_from_store},
    reqwest::Certificate,
    ruma::{
        RoomId, UserId,
        api::{client::uiaa, error::ErrorKind},
    },
    store::StateStoreDataKey,
};
use matrix_sdk_crypto::types::SecretsBundle;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    erase, recovery,
    settings::{PASSWORD, Settings, TOKEN},
};

const SESSION: &[u8] = b"earshot.session";
/// How long one request may take, beside what a server is asked to wait.
const REQUEST: Duration = Duration::from_secs(30);

/// Where the server's stream was read to, as it commits with what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The server's token; none before the first answer.
    pub since: Option<String>,
    /// Starts of the device, as counted here.
    pub starts: u64,
    /// Whose stream it is.
    pub user: String,
}

impl Place {
    /// Reads a cursor. One of another account is none.
    #[must_use]
    pub fn of(cursor: Option<&Cursor>, user: &str) -> Self {
        let read: Option<Self> = cursor.and_then(|cursor| serde_json::from_slice(&cursor.0).ok());
        let starts = read.as_ref().map_or(0, |place| place.starts);
        let fresh = Self { since: None, starts, user: user.to_owned() };
        read.filter(|place| place.user == user).unwrap_or(fresh)
    }

    /// The same for the host.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor(serde_json::to_vec(self).unwrap_or_default())
    }
}

/// What is kept of a sign-in, sealed in the device's store.
#[derive(Serialize, Deserialize)]
struct Kept {
    session: MatrixSession,
    starts: u64,
}

/// Opens the device, or makes one. The place's count of starts is the new one.
pub async fn open(settings: &Settings, host: &Arc<dyn Host>, place: &mut Place) -> Result<Client, ChannelError> {
    let passphrase = passphrase(&**host).await?;
    let client = build(settings, Some((folder(&**host), &passphrase))).await?;
    let client = match kept(&client).await? {
        Some(kept) if kept.starts >= place.starts && kept.session.meta.user_id.as_str() == settings.user => {
            place.starts = kept.starts + 1;
            // Where rows stand decides where reading goes on, not how far the device's own store was before a cut.
            client.state_store().remove_kv_data(StateStoreDataKey::SyncToken).await.map_err(store)?;
            client.restore_session(kept.session).await.map_err(|error| refused(&error, "the device"))?;
            client
        }
        other => {
            drop(client);
            if other.is_some() {
                tracing::warn!("a Matrix device's folder is an old copy or another account's; a new device is made");
                retire(&**host).await?;
            }
            // Without a session it is a device whose making was cut.
            remove(folder(&**host)).await?;
            let client = build(settings, Some((folder(&**host), &passphrase))).await?;
            begin(settings, &**host, &client, place).await?;
            client
        }
    };
    let session = client.matrix_auth().session();
    let session = session.ok_or_else(|| ChannelError::Unavailable("the sign-in left no session".into()))?;
    let kept = serde_json::to_vec(&Kept { session, starts: place.starts }).map_err(store)?;
    client.state_store().set_custom_value(SESSION, kept).await.map_err(store)?;
    // Durable before the device says anything.
    host.accept(Vec::new(), Some(place.cursor())).await?;
    remove(retired(&**host)).await?;
    recovery::restore(&client, &**host).await?;
    Ok(client)
}

async fn kept(client: &Client) -> Result<Option<Kept>, ChannelError> {
    let kept = client.state_store().get_custom_value(SESSION).await.map_err(store)?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

async fn begin(settings: &Settings, host: &dyn Host, client: &Client, place: &mut Place) -> Result<(), ChannelError> {
    place.starts += 1;
    // Servers take the first keys of an account without its password, too.
    let password = sign_in(settings, host, client).await?.map(uiaa::AuthData::Password);
    let encryption = client.encryption();
    if let Some(own) = own_keys(settings, host, retired(host)).await
        && encryption.import_secrets_bundle(&own).await.is_err()
    {
        tracing::warn!("the account's own keys could not be taken over from the device before");
    }
    let signed = encryption.bootstrap_cross_signing_if_needed(password);
    if let Err(error) = signed.await {
        tracing::warn!(
            error = words(&error),
            "the account's keys could not be signed; other programs may show its device as unknown"
        );
    }
    Ok(())
}

/// The account's own keys that a device's folder holds. They may be had from an old copy, too: nothing is encrypted with them.
async fn own_keys(settings: &Settings, host: &dyn Host, folder: PathBuf) -> Option<SecretsBundle> {
    if !folder.is_dir() {
        return None;
    }
    let passphrase = passphrase(host).await.ok()?;
    let exported = export_secrets_bundle_from_store(folder, Some(&passphrase)).await.ok()??;
    (exported.0.as_str() == settings.user).then_some(exported.1)
}

/// What may be done with the account from beside the device, which another process may hold: its sign-in, and the account's own keys.
/// Nothing is changed.
pub async fn beside(settings: &Settings, host: &dyn Host) -> Result<(Client, SecretsBundle), ChannelError> {
    let nothing = || ChannelError::Setup("the account's own keys are not on this machine".into());
    if !folder(host).is_dir() {
        return Err(nothing());
    }
    let device = build(settings, Some((folder(host), &passphrase(host).await?))).await?;
    let kept = kept(&device).await?.filter(|kept| kept.session.meta.user_id.as_str() == settings.user);
    let session = kept.ok_or_else(nothing)?.session;
    let own = own_keys(settings, host, folder(host)).await.ok_or_else(nothing)?;
    // Not the device: two of one would encrypt twice with the same keys.
    let client = build(settings, None).await?;
    let meta = SessionMeta { device_id: "UNKNOWN".into(), ..session.meta };
    let session = MatrixSession { meta, ..session };
    client.restore_session(session).await.map_err(|error| refused(&error, "the device"))?;
    Ok((client, own))
}

/// Puts the device aside: the next start makes a new one, which takes over the account's own keys.
pub async fn retire(host: &dyn Host) -> Result<(), ChannelError> {
    remove(retired(host)).await?;
    tokio::fs::rename(folder(host), retired(host)).await.map_err(store)
}

async fn remove(folder: PathBuf) -> Result<(), ChannelError> {
    match tokio::fs::remove_dir_all(folder).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(store(error)),
        _ => Ok(()),
    }
}

/// Makes what the device's store keeps of rooms' keys useless.
pub async fn erase_keys(host: &dyn Host, rooms: &[&RoomId]) -> Result<(), ChannelError> {
    let ended = erase::keys(&folder(host), &passphrase(host).await?, rooms).await?;
    tracing::info!(keys = ended, "keys of a contact's messages were erased");
    Ok(())
}

fn folder(host: &dyn Host) -> PathBuf {
    host.state_dir().join("device")
}

/// A device that is used no more, until the next one has what is needed of it.
fn retired(host: &dyn Host) -> PathBuf {
    host.state_dir().join("device-before")
}

/// A client without an account, over a store or in memory.
pub async fn build(settings: &Settings, kept: Option<(PathBuf, &str)>) -> Result<Client, ChannelError> {
    let config = RequestConfig::new().timeout(REQUEST).retry_limit(2);
    let encryption = EncryptionSettings { auto_enable_cross_signing: false, ..EncryptionSettings::default() };
    let mut builder = Client::builder()
        .homeserver_url(&settings.homeserver)
        .respect_login_well_known(false)
        .request_config(config)
        .with_encryption_settings(encryption)
        .user_agent("Earshot");
    if let Some((folder, passphrase)) = kept {
        tokio::fs::create_dir_all(&folder).await.map_err(store)?;
        builder = builder.sqlite_store(folder, Some(passphrase));
    }
    if let Some(pem) = &settings.ca_pem {
        let authority = Certificate::from_pem(pem.as_bytes());
        builder = builder.add_root_certificates(vec![
            authority.map_err(|error| ChannelError::Setup(format!("the authority's certificate: {error}")))?,
        ]);
    }
    builder.build().await.map_err(|error| not_built(error, settings))
}

fn not_built(error: ClientBuildError, settings: &Settings) -> ChannelError {
    match error {
        ClientBuildError::Http(error) => ChannelError::Unavailable(words(&Error::from(error))),
        ClientBuildError::SqliteStore(error) => store(error),
        ClientBuildError::Url(_) | ClientBuildError::InvalidServerName | ClientBuildError::MissingHomeserver => {
            ChannelError::Setup(format!("{} is no address of a server", settings.homeserver))
        }
        _ => ChannelError::Unavailable("its answer can't be read".into()),
    }
}

/// The key of the device's store: from a secret that every channel has, sealed in the vault.
async fn passphrase(host: &dyn Host) -> Result<String, ChannelError> {
    let secret = host.secret("session").await?;
    let hash = Sha256::new().chain_update(b"earshot-matrix store\0").chain_update(secret.expose_secret()).finalize();
    Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The account's secret.
enum Access {
    Password(SecretString),
    Token(SecretString),
}

async fn access(host: &dyn Host) -> Result<Access, ChannelError> {
    for (label, make) in [
        (TOKEN, Access::Token as fn(SecretString) -> Access),
        (PASSWORD, Access::Password as fn(SecretString) -> Access),
    ] {
        match host.secret(label).await {
            Ok(secret) if !secret.expose_secret().is_empty() => {
                return Ok(make(String::from_utf8_lossy(secret.expose_secret()).into_owned().into()));
            }
            Ok(_) | Err(HostError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let words = "Neither a password nor an access token is set. Set one with earshot channel set, or on screen.";
    Err(ChannelError::Setup(words.into()))
}

/// Signs in: a new device with a password, which is given back; the token's own device with a token.
pub async fn sign_in(
    settings: &Settings,
    host: &dyn Host,
    client: &Client,
) -> Result<Option<uiaa::Password>, ChannelError> {
    let user = UserId::parse(&settings.user).map_err(|error| ChannelError::Setup(format!("user: {error}")))?;
    match access(host).await? {
        Access::Password(password) => {
            let login = client.matrix_auth().login_username(&user, password.expose_secret());
            let response = login.initial_device_display_name("Earshot").send().await;
            let response = response.map_err(|error| refused(&error, "the password"))?;
            if response.user_id != user {
                return Err(ChannelError::Setup(format!("the password is that of {}", response.user_id)));
            }
            let identifier = uiaa::UserIdentifier::Matrix(uiaa::MatrixUserIdentifier::new(user.into()));
            Ok(Some(uiaa::Password::new(identifier, password.expose_secret().to_owned())))
        }
        Access::Token(token) => {
            let tokens = SessionTokens { access_token: token.expose_secret().to_owned(), refresh_token: None };
            let session = |device| MatrixSession {
                meta: SessionMeta { user_id: user.clone(), device_id: device },
                tokens: tokens.clone(),
            };
            // Which device it is, only the server can say.
            let asking = build(settings, None).await?;
            asking.restore_session(session("UNKNOWN".into())).await.map_err(|error| refused(&error, "the token"))?;
            let who = asking.whoami().await.map_err(|error| refused(&Error::from(error), "the token"))?;
            if who.user_id != user {
                return Err(ChannelError::Setup(format!("the token is that of {}", who.user_id)));
            }
            let device = who.device_id.ok_or_else(|| ChannelError::Setup("the token belongs to no device".into()))?;
            client.restore_session(session(device)).await.map_err(|error| refused(&error, "the token"))?;
            Ok(None)
        }
    }
}

/// Whether the server doesn't know the device any more.
pub fn is_signed_out(error: &Error) -> bool {
    matches!(error.client_api_error_kind(), Some(ErrorKind::UnknownToken(_) | ErrorKind::MissingToken))
}

/// An error for logs and screens: what servers and libraries say of one names rooms and people.
pub fn words(error: &Error) -> String {
    if let Some(said) = error.as_client_api_error() {
        let code = said.error_kind().map(|kind| kind.errcode().to_string()).unwrap_or_default();
        return format!("it answers {} {code}", said.status_code.as_u16());
    }
    match error {
        Error::Http(http) => unheard(http).into(),
        _ => "the device's store or keys can't be used".into(),
    }
}

/// Why an answer did not come.
fn unheard(error: &HttpError) -> &'static str {
    match error {
        HttpError::Reqwest(cut) if cut.is_timeout() => "it does not answer in time",
        HttpError::Reqwest(cut) if cut.is_connect() => "there is no way to it, or its certificate is not trusted",
        HttpError::Reqwest(_) => "the connection was cut",
        HttpError::Cached(before) => unheard(before),
        _ => "its answer can't be read",
    }
}

/// Whether the server refuses this one thing, and will go on to: a room that we may not look into any more.
pub fn is_refused(error: &Error) -> bool {
    let status = error.as_client_api_error().map(|error| error.status_code);
    status.is_some_and(|status| status.is_client_error() && ![401, 408, 429].contains(&status.as_u16()))
}

/// What went wrong with a request, by whether somebody has to mend something.
pub fn refused(error: &Error, what: &str) -> ChannelError {
    match error.client_api_error_kind() {
        Some(
            ErrorKind::Forbidden | ErrorKind::UnknownToken(_) | ErrorKind::MissingToken | ErrorKind::UserDeactivated,
        ) => ChannelError::Setup(format!("the server refuses {what}: {}", words(error))),
        _ => ChannelError::Unavailable(words(error)),
    }
}

fn store(error: impl std::fmt::Display) -> ChannelError {
    ChannelError::Unavailable(format!("the device's store: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_another_account_begins_anew_and_goes_on_counting() {
        let place = Place { since: Some("s1".into()), starts: 4, user: "@help:hotline.example".into() };
        assert_eq!(Place::of(Some(&place.cursor()), "@help:hotline.example"), place);
        let other = Place::of(Some(&place.cursor()), "@other:hotline.example");
        assert_eq!(other, Place { since: None, starts: 4, user: "@other:hotline.example".into() });
        assert_eq!(Place::of(Some(&Cursor(b"nonsense".to_vec())), "@a:b").starts, 0);
        assert_eq!(Place::of(None, "@a:b").since, None);
    }
}
