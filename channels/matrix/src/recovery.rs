//! The account's own keys, put under a recovery key at the server, and had back from there.
//!
//! With them a device that was made anew is still the hotline to those who compared keys with it. Deliberately absent: keys of messages.
//! A backup of them at the server would outlive what is erased here, and what was said stands in the inbox. Invariant: the recovery key is
//! given out once and kept nowhere by this.

use earshot_channel::{ChannelError, Host, HostError};
use matrix_sdk::{
    Client,
    ruma::{events::GlobalAccountDataEventType, serde::Raw},
};
use matrix_sdk_crypto::types::SecretsBundle;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use crate::{
    session,
    settings::{RECOVERY, Settings},
};

/// Where the secrets stand at the server.
const SECRETS: [&str; 3] = ["m.cross_signing.master", "m.cross_signing.self_signing", "m.cross_signing.user_signing"];

/// Makes a new recovery key on the running device.
pub async fn make(client: &Client) -> Result<SecretString, ChannelError> {
    if !has_keys(client).await {
        let words = "The account's own keys are not on this device: they were made with another program. Give Earshot the recovery key \
                     that belongs to them, then a new one can be made.";
        return Err(ChannelError::Setup(words.into()));
    }
    put(client, None).await
}

/// Likewise from beside the device, which another process may hold.
pub async fn make_beside(settings: &Settings, host: &dyn Host) -> Result<SecretString, ChannelError> {
    let (client, own) = session::beside(settings, host).await?;
    put(&client, Some(&own)).await
}

/// Puts the account's own keys under a new key: those that the client has, or these.
async fn put(client: &Client, own: Option<&SecretsBundle>) -> Result<SecretString, ChannelError> {
    let away = |_| ChannelError::Unavailable("the server did not take the keys".into());
    let storage = client.encryption().secret_storage();
    let made = storage.create_secret_store().await.map_err(away)?;
    if let Some(SecretsBundle { cross_signing: own, .. }) = own {
        let keys = [&own.master_key, &own.self_signing_key, &own.user_signing_key];
        for (secret, key) in SECRETS.into_iter().zip(keys) {
            made.put_secret(secret, key).await.map_err(away)?;
        }
    }
    let id = storage.fetch_default_key_id().await.map_err(|error| refused(&error))?;
    let id = id.and_then(|id| id.deserialize().ok()).map(|content| content.key_id);
    let id = id.ok_or_else(|| ChannelError::Unavailable("the server did not keep the key's name".into()))?;
    for secret in SECRETS {
        only(client, secret, &id).await.map_err(|error| refused(&error))?;
    }
    Ok(made.secret_storage_key().into())
}

/// Takes what an earlier recovery key opened out of the server.
async fn only(client: &Client, secret: &str, key: &str) -> Result<(), matrix_sdk::Error> {
    let kind = GlobalAccountDataEventType::from(secret);
    let Some(content) = client.account().fetch_account_data(kind.clone()).await? else { return Ok(()) };
    let mut content: Value = content.deserialize_as_unchecked()?;
    if let Some(under) = content.get_mut("encrypted").and_then(Value::as_object_mut) {
        under.retain(|id, _| id == key);
    }
    client.account().set_account_data_raw(kind, Raw::new(&content)?.cast_unchecked()).await?;
    Ok(())
}

/// Has the account's own keys back, where an administrator gave the recovery key and this device has none.
pub async fn restore(client: &Client, host: &dyn Host) -> Result<(), ChannelError> {
    let key = match host.secret(RECOVERY).await {
        Ok(key) if !key.expose_secret().is_empty() => key,
        Ok(_) | Err(HostError::NotFound) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    if has_keys(client).await {
        return Ok(());
    }
    let key = SecretString::from(String::from_utf8_lossy(key.expose_secret()).trim().to_owned());
    let opened = client.encryption().secret_storage().open_secret_store(key.expose_secret()).await;
    let restored = match opened {
        Ok(opened) => opened.import_secrets().await.is_ok(),
        Err(_) => false,
    };
    if !restored || !has_keys(client).await {
        // What libraries say of it may name the account.
        tracing::warn!("the recovery key does not open the account's own keys; the device goes on without them");
    }
    Ok(())
}

/// Whether the account's own keys are on this device.
pub async fn has_keys(client: &Client) -> bool {
    client.encryption().cross_signing_status().await.is_some_and(|status| status.is_complete())
}

fn refused(error: &matrix_sdk::Error) -> ChannelError {
    ChannelError::Unavailable(session::words(error))
}
