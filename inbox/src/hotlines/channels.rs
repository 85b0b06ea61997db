//! Channels that are set up one by one: mailboxes, SMS numbers, Matrix accounts. Web chats come with the hotline's description.
//!
//! Settings are the adapter's own and opaque here; secrets are sealed and never read back to anybody but the adapter.

use earshot_channel::Health;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::{ChannelEntry, Hotlines, PlannedChannel, WEBCHAT, seal_secret, session_secret};
use crate::{
    ChannelId, HotlineId,
    access::{Right, Scope},
    clock::{random_id, timed_id},
    problems::{Problems, Refusal},
    store::{StoreError, effects::NewAudit, hotlines as rows},
};

/// Longest name of a channel, in Unicode scalar values.
const NAME_LIMIT_CHARS: usize = 60;

/// A channel as somebody describes it.
#[derive(Clone, Debug)]
pub struct NewChannel {
    /// `email`, `sms`, `matrix`.
    pub kind: String,
    /// The hotline's name for it.
    pub name: String,
    /// The adapter's settings, checked by it.
    pub settings: serde_json::Value,
    /// Secrets by label; those that aren't named stay.
    pub secrets: Vec<(String, SecretString)>,
    /// Whether it takes messages.
    pub active: bool,
}

/// How a channel is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChannelState {
    /// As its receiver said last; `None` before it ever did.
    pub health: Option<Health>,
    /// When something came in last; milliseconds since 1970.
    pub last_received_at: Option<i64>,
    /// The hotline's name for it.
    pub name: String,
    /// Items taken in so far; `None` where nothing is there to compare it with.
    pub received: Option<i64>,
}

impl Hotlines {
    /// Adds a channel, or changes the one with this name. `scope` is missing on the command line.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for a name that doesn't fit or belongs to a channel of another kind; [`StoreError::Forbidden`].
    pub async fn put_channel(
        &self,
        scope: Option<&Scope>,
        hotline: HotlineId,
        new: NewChannel,
    ) -> Result<ChannelEntry, Refusal> {
        if let Some(scope) = scope {
            scope.need(Right::Setup)?;
        }
        let hotline = scope.map_or(hotline, Scope::hotline);
        let now = self.clock.now();
        let key_id = self.by_id(hotline).await?.key_id;
        let key = self.vault.key(key_id).await.map_err(StoreError::from)?;
        let before = rows::channels_of(&mut self.db.reader().await.map_err(Refusal::from)?.conn(), hotline).await?;
        let name = new.name.trim().to_owned();
        let found = before.into_iter().find(|channel| channel.name == name);
        let mut problems = Problems::default();
        if name.is_empty() || name.chars().count() > NAME_LIMIT_CHARS {
            problems.add("name", format!("has 1 to {NAME_LIMIT_CHARS} characters"));
        }
        if new.kind == WEBCHAT || found.as_ref().is_some_and(|found| found.kind != new.kind) {
            problems.add("name", "belongs to a channel of another kind");
        }
        problems.finish()?;
        let fresh = found.is_none();
        let entry = match found {
            Some(found) => ChannelEntry { settings: new.settings, active: new.active, ..found },
            None => ChannelEntry {
                id: ChannelId(timed_id(now)),
                hotline,
                kind: new.kind,
                name,
                public_key: random_id().simple().to_string(),
                settings: new.settings,
                active: new.active,
            },
        };
        let sealed = |(label, secret): &(String, SecretString)| {
            (label.clone(), seal_secret(&key, entry.id, label, secret.expose_secret().as_bytes()))
        };
        let own = fresh.then(|| session_secret(&key, entry.id));
        let secrets: Vec<_> = new.secrets.iter().map(sealed).chain(own).collect();
        let audit = NewAudit {
            hotline: hotline.0,
            at: now.0,
            actor: scope.map(|scope| scope.operator().0),
            act: "channel.applied",
            subject: Some(entry.id.0),
            data: json!({ "created": fresh, "active": entry.active, "secrets": new.secrets.len() }),
        };
        let planned = PlannedChannel { entry: entry.clone(), new: fresh, secrets };
        self.db
            .write(hotline.0, move |tx| {
                let (planned, audit) = (planned.clone(), audit.clone());
                Box::pin(async move {
                    rows::put_channels(tx, hotline, &[planned], now.0).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        Ok(entry)
    }

    /// Replaces one secret of a channel, for an adapter whose carrier changed it.
    ///
    /// # Errors
    /// As the store.
    pub async fn put_secret(&self, channel: ChannelId, label: &str, secret: &SecretString) -> Result<(), StoreError> {
        let (hotline, key_id, _, _) = self.owner_of(channel).await?;
        let key = self.vault.key(key_id).await?;
        let sealed = seal_secret(&key, channel, label, secret.expose_secret().as_bytes());
        let label = label.to_owned();
        self.db
            .write(hotline.0, move |tx| {
                let (label, sealed) = (label.clone(), sealed.clone());
                Box::pin(async move { rows::put_secret(tx, channel, &label, &sealed).await })
            })
            .await
    }

    /// The channels of a hotline.
    ///
    /// # Errors
    /// As the store.
    pub async fn channels(&self, hotline: HotlineId) -> Result<Vec<ChannelEntry>, StoreError> {
        rows::channels_of(&mut self.db.reader().await?.conn(), hotline).await
    }

    /// How channels are: those of a hotline, or every active one.
    ///
    /// # Errors
    /// As the store.
    pub async fn channel_states(
        &self,
        hotline: Option<HotlineId>,
    ) -> Result<Vec<(ChannelId, ChannelState)>, StoreError> {
        let rows = rows::states(&mut self.db.reader().await?.conn(), hotline).await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let health = row.health.as_deref().and_then(|text| serde_json::from_str(text).ok());
                let rows::ChannelStateRow { id, name, last_received_at, received, .. } = row;
                (ChannelId(id), ChannelState { health, last_received_at, name, received })
            })
            .collect())
    }
}
