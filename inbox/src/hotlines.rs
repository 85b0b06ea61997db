//! Hotlines and their channels as rows: described in a file, applied, read back.
//!
//! Invariant: applying the same description twice changes nothing, and keys that stand in other people's pages stay.

mod channels;
mod opening;
mod spec;
#[cfg(test)]
mod tests;
mod versions;
mod words;

use std::{collections::HashMap, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use parking_lot::Mutex;
use secrecy::SecretSlice;
use serde_json::json;

pub use channels::{ChannelState, NewChannel};
pub(crate) use opening::{OpenTime, is_open, open_for, parse_span};
pub use opening::{Openness, open_now};
pub(crate) use spec::KINDS;
pub use spec::{HotlineSpec, Hours, Line, WebchatSpec, Week};
pub use versions::{SetUp, SetUpChange};
pub use words::{OwnWords, TextPart, WORDINGS, Wording};

use crate::{
    ChannelId, Clock, HotlineId, KeyId,
    access::{Right, Scope},
    clock::{random, timed_id},
    problems::{Problems, Refusal},
    store::{StoreError, db::Db, effects::NewAudit, hotlines as rows, setup},
    vault::{ContentKey, Place, Vault},
};

/// How long a description is believed that was read; milliseconds.
const BELIEVE_MS: i64 = 5_000;
/// Kind of a web chat channel.
pub(crate) const WEBCHAT: &str = "webchat";
/// Label of the secret that every channel has.
const SESSION: &str = "session";

/// A hotline as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hotline {
    /// Which.
    pub id: HotlineId,
    /// As it was applied last.
    pub spec: HotlineSpec,
    /// The key of what belongs to no conversation.
    pub key_id: KeyId,
}

/// A configured way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelEntry {
    /// Which.
    pub id: ChannelId,
    /// Whose.
    pub hotline: HotlineId,
    /// `webchat`, `email`, `sms`, `matrix`.
    pub kind: String,
    /// The hotline's name for it.
    pub name: String,
    /// Public name in addresses.
    pub public_key: String,
    /// What its adapter is set up with, without secrets.
    pub settings: serde_json::Value,
    /// Whether it takes messages.
    pub active: bool,
}

/// What [`Hotlines::apply`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The hotline as it is now.
    pub hotline: Hotline,
    /// Its channels as they are now.
    pub channels: Vec<ChannelEntry>,
    /// Whether it is new.
    pub created: bool,
    /// Whether anything is different from before.
    pub changed: bool,
}

type Specs = HashMap<HotlineId, (i64, Arc<HotlineSpec>)>;

/// All hotlines. Cheap to clone.
#[derive(Clone)]
pub struct Hotlines {
    db: Db,
    vault: Vault,
    clock: Clock,
    /// Descriptions that were read lately, and when.
    specs: Arc<Mutex<Specs>>,
}

impl Hotlines {
    /// Over the data.
    pub fn new(db: Db, vault: Vault, clock: Clock) -> Self {
        Self { db, vault, clock, specs: Arc::default() }
    }

    /// Creates a hotline, or makes the one with this slug as described. Web chats that are no longer described take no
    /// more messages; nothing is deleted, and own words for contacts stay where the description has none. Takes no [`Scope`]: for
    /// the command line.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every problem; [`StoreError::Conflict`] when a public key is in use elsewhere.
    pub async fn apply(&self, mut spec: HotlineSpec) -> Result<Applied, Refusal> {
        spec.check()?;
        let found = rows::by_slug(&mut self.db.reader().await?.conn(), spec.slug.clone()).await?;
        let found = found.map(Hotline::try_from).transpose()?;
        // They are written on screen; a file that knows nothing of them must not take them away.
        if let Some(before) = found.as_ref().filter(|_| spec.texts.is_empty()) {
            spec.texts.clone_from(&before.spec.texts);
        }
        self.put(None, found, None, spec).await
    }

    /// Changes the hotline of an administrator.
    ///
    /// # Errors
    /// As [`Hotlines::apply`], and [`StoreError::Forbidden`].
    pub async fn change(&self, scope: &Scope, spec: HotlineSpec) -> Result<Applied, Refusal> {
        self.change_from(scope, None, spec).await
    }

    /// The same, only where nobody else changed it since `version`.
    async fn change_from(&self, scope: &Scope, version: Option<i64>, spec: HotlineSpec) -> Result<Applied, Refusal> {
        scope.need(Right::Setup)?;
        spec.check()?;
        let found = self.by_id(scope.hotline()).await?;
        if found.spec.slug != spec.slug {
            let mut problems = Problems::default();
            problems.add("slug", format!("stays {}", found.spec.slug));
            return Err(problems.into());
        }
        self.put(Some(scope), Some(found), version, spec).await
    }

    /// The hotline of the person at work.
    ///
    /// # Errors
    /// As the store.
    pub async fn of(&self, scope: &Scope) -> Result<Hotline, StoreError> {
        self.by_id(scope.hotline()).await
    }

    async fn put(
        &self,
        scope: Option<&Scope>,
        found: Option<Hotline>,
        version: Option<i64>,
        spec: HotlineSpec,
    ) -> Result<Applied, Refusal> {
        let now = self.clock.now();
        let actor = scope.map(|scope| scope.operator().0);
        let created = found.is_none();
        let (id, key) = match &found {
            Some(hotline) => (hotline.id, self.vault.key(hotline.key_id).await.map_err(StoreError::from)?),
            None => (HotlineId(timed_id(now)), self.vault.fresh_key().await.map_err(StoreError::from)?.1),
        };
        let hotline = Hotline { id, spec, key_id: key.id() };
        let before = rows::channels_of(&mut self.db.reader().await?.conn(), id).await?;
        let plan = plan(id, &before, &hotline.spec, &key, now);
        let changed = found.as_ref() != Some(&hotline) || plan.differs;
        if changed {
            let row = rows::NewHotline { hotline: hotline.clone(), now: now.0 };
            let channels = plan.channels.clone();
            let as_json = |spec: &HotlineSpec| serde_json::to_value(spec).unwrap_or_default();
            let settings = as_json(&hotline.spec);
            let different = found.as_ref().map(|found| versions::differences(&as_json(&found.spec), &settings));
            let settings = settings.to_string();
            let data = json!({
                "created": created,
                "channels": channels.iter().map(|c| c.entry.id.0).collect::<Vec<_>>(),
                "changed": different.unwrap_or_default(),
            });
            let outcome = self
                .db
                .write(id.0, move |tx| {
                    let (row, channels, data, settings) =
                        (row.clone(), channels.clone(), data.clone(), settings.clone());
                    Box::pin(async move {
                        if created {
                            rows::insert(tx, row).await?;
                        } else {
                            rows::update(tx, row).await?;
                        }
                        // The hotline's row is locked by now.
                        let last = setup::last_in(tx, id).await?;
                        if version.is_some_and(|version| version != last) {
                            return Err(StoreError::Stale);
                        }
                        setup::keep(tx, id, last + 1, settings, actor, now.0).await?;
                        rows::put_channels(tx, id, &channels, now.0).await?;
                        tx.effects.audit(NewAudit {
                            hotline: id.0,
                            at: now.0,
                            actor,
                            act: "hotline.applied",
                            subject: Some(id.0),
                            data,
                        });
                        Ok(())
                    })
                })
                .await;
            match outcome {
                Err(StoreError::Stale) => {
                    return Err(StoreError::Conflict(
                        "somebody changed the set-up meanwhile: read it again, then make your change".into(),
                    )
                    .into());
                }
                Err(StoreError::Conflict(_)) => {
                    return Err(StoreError::Conflict(
                        "a slug or public_key of this description belongs to another hotline or channel".into(),
                    )
                    .into());
                }
                other => other?,
            }
        }
        self.specs.lock().remove(&id);
        let channels = plan.channels.into_iter().map(|channel| channel.entry).collect();
        Ok(Applied { hotline, channels, created, changed })
    }

    /// A hotline. For the process itself; people read theirs through [`Hotlines::of`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn by_id(&self, id: HotlineId) -> Result<Hotline, StoreError> {
        rows::by_id(&mut self.db.reader().await?.conn(), id).await?.try_into()
    }

    /// A hotline's description, at most a few seconds old: for what is asked at every look.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn spec(&self, id: HotlineId) -> Result<Arc<HotlineSpec>, StoreError> {
        let now = self.clock.now().0;
        if let Some((read_at, spec)) = self.specs.lock().get(&id)
            && (0..BELIEVE_MS).contains(&(now - read_at))
        {
            return Ok(Arc::clone(spec));
        }
        let spec = Arc::new(self.by_id(id).await?.spec);
        self.specs.lock().insert(id, (now, Arc::clone(&spec)));
        Ok(spec)
    }

    /// A hotline by its slug, for the command line.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn by_slug(&self, slug: &str) -> Result<Hotline, StoreError> {
        let row = rows::by_slug(&mut self.db.reader().await?.conn(), slug.to_owned()).await?;
        row.ok_or(StoreError::NotFound)?.try_into()
    }

    /// All hotlines with all their channels, inactive ones too. For the process itself.
    ///
    /// # Errors
    /// As the store.
    pub async fn all(&self) -> Result<Vec<(Hotline, Vec<ChannelEntry>)>, StoreError> {
        let mut reader = self.db.reader().await?;
        let hotlines = rows::all(&mut reader.conn()).await?;
        let channels = rows::all_channels(&mut reader.conn()).await?;
        hotlines
            .into_iter()
            .map(|row| {
                let hotline = Hotline::try_from(row)?;
                let own = channels.iter().filter(|channel| channel.hotline == hotline.id).cloned().collect();
                Ok((hotline, own))
            })
            .collect()
    }

    /// An active channel by its public name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn channel_by_key(&self, public_key: &str) -> Result<ChannelEntry, StoreError> {
        rows::channel_by_key(&mut self.db.reader().await?.conn(), public_key.to_owned()).await
    }

    /// Whose a channel is, and the hotline's key.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn owner_of(&self, channel: ChannelId) -> Result<(HotlineId, KeyId, String, String), StoreError> {
        rows::owner_of(&mut self.db.reader().await?.conn(), channel).await
    }

    /// A secret of a channel. `session` is always there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where none was set under this label.
    pub async fn channel_secret(&self, channel: ChannelId, label: &str) -> Result<SecretSlice<u8>, StoreError> {
        let (sealed, key) = rows::secret(&mut self.db.reader().await?.conn(), channel, label.to_owned()).await?;
        let key = self.vault.key(key).await?;
        let mut secret = key.open(secret_place(channel), &sealed)?;
        // The label is sealed in, so that two secrets of a channel can't be swapped.
        match secret.iter().position(|byte| *byte == 0) {
            Some(end) if secret.get(..end) == Some(label.as_bytes()) => Ok(secret.split_off(end + 1).into()),
            _ => Err(StoreError::Defect("a channel's secret lies under another label".into())),
        }
    }
}

/// A channel as it is to be, with the secret that it gets where it is new.
#[derive(Clone)]
pub(crate) struct PlannedChannel {
    pub(crate) entry: ChannelEntry,
    pub(crate) new: bool,
    /// Labels and sealed bytes.
    pub(crate) secrets: Vec<(String, Vec<u8>)>,
}

struct Plan {
    channels: Vec<PlannedChannel>,
    differs: bool,
}

fn plan(
    hotline: HotlineId,
    before: &[ChannelEntry],
    spec: &HotlineSpec,
    key: &ContentKey,
    now: crate::UnixMillis,
) -> Plan {
    let wanted = spec.webchats();
    let mut channels: Vec<PlannedChannel> = before
        .iter()
        .map(|old| {
            let mut entry = old.clone();
            if entry.kind == WEBCHAT {
                let chat = wanted.iter().find(|chat| chat.name == old.name);
                entry.active = chat.is_some();
                if let Some(public_key) = chat.and_then(|chat| chat.public_key.clone()) {
                    entry.public_key = public_key;
                }
            }
            PlannedChannel { entry, new: false, secrets: Vec::new() }
        })
        .collect();
    let differs = channels.iter().zip(before).any(|(planned, old)| planned.entry != *old);
    let fresh = wanted.into_iter().filter(|chat| !before.iter().any(|old| old.name == chat.name)).map(|chat| {
        let id = ChannelId(timed_id(now));
        let public_key = chat.public_key.unwrap_or_else(|| BASE64_URL_SAFE_NO_PAD.encode(random::<12>()));
        let (kind, settings) = (WEBCHAT.into(), json!({}));
        let entry = ChannelEntry { id, hotline, kind, name: chat.name, public_key, settings, active: true };
        PlannedChannel { entry, new: true, secrets: vec![session_secret(key, id)] }
    });
    let known = channels.len();
    channels.extend(fresh);
    Plan { differs: differs || channels.len() > known, channels }
}

/// The secret that every channel has.
fn session_secret(key: &ContentKey, channel: ChannelId) -> (String, Vec<u8>) {
    (SESSION.into(), seal_secret(key, channel, SESSION, &random::<32>()))
}

fn secret_place(channel: ChannelId) -> Place {
    Place { table: "channel_secret", column: "sealed", row: channel.0 }
}

fn seal_secret(key: &ContentKey, channel: ChannelId, label: &str, secret: &[u8]) -> Vec<u8> {
    let plain = zeroize::Zeroizing::new([label.as_bytes(), &[0], secret].concat());
    key.seal(secret_place(channel), &plain)
}

impl TryFrom<rows::HotlineRow> for Hotline {
    type Error = StoreError;

    fn try_from(row: rows::HotlineRow) -> Result<Self, StoreError> {
        let spec = serde_json::from_str(&row.settings)
            .map_err(|error| StoreError::Defect(format!("a hotline's settings can't be read: {error}")))?;
        Ok(Self { id: HotlineId(row.id), spec, key_id: KeyId(row.key_id) })
    }
}
