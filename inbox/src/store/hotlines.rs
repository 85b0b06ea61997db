//! Hotlines, their channels and the channels' secrets.

use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{
    ChannelId, HotlineId, KeyId,
    audit::BEFORE_THE_FIRST,
    hotlines::{ChannelEntry, Hotline, PlannedChannel},
};

statements! {
    BY_ID = "SELECT id, settings, key_id FROM hotline WHERE id = $1";
    BY_SLUG = "SELECT id, settings, key_id FROM hotline WHERE slug = $1";
    ALL = "SELECT id, settings, key_id FROM hotline ORDER BY created_at, id";
    INSERT = "INSERT INTO hotline (id, slug, organisation, country, line, time_zone, settings, key_id, audit_mac, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE = "UPDATE hotline SET organisation = $3, country = $4, line = $5, time_zone = $6, settings = $7
        WHERE id = $1 AND slug = $2";
    CHANNELS_OF = "SELECT id, hotline_id, kind, name, public_key, settings, active FROM channel
        WHERE hotline_id = $1 ORDER BY created_at, name";
    CHANNELS = "SELECT id, hotline_id, kind, name, public_key, settings, active FROM channel ORDER BY hotline_id, created_at, name";
    CHANNEL_BY_KEY = "SELECT id, hotline_id, kind, name, public_key, settings, active FROM channel WHERE public_key = $1 AND active";
    CHANNEL_OWNER = "SELECT h.id, h.key_id, c.kind, c.name FROM channel c JOIN hotline h ON h.id = c.hotline_id WHERE c.id = $1";
    CHANNELS_INSERT = {
        sqlite: "INSERT INTO channel (hotline_id, id, kind, name, public_key, settings, active, created_at)
            SELECT $1, unhex(value ->> 'id'), value ->> 'kind', value ->> 'name', value ->> 'public_key', value ->> 'settings', value ->> 'active', $3
            FROM json_each($2)",
        postgres: "INSERT INTO channel (hotline_id, id, kind, name, public_key, settings, active, created_at)
            SELECT $1, id, kind, name, public_key, settings, active, $3
            FROM jsonb_to_recordset($2::text::jsonb) AS c(id UUID, kind TEXT, name TEXT, public_key TEXT, settings TEXT, active BOOLEAN)",
    };
    CHANNELS_UPDATE = {
        sqlite: "UPDATE channel SET public_key = value ->> 'public_key', active = value ->> 'active', settings = value ->> 'settings'
            FROM json_each($2) WHERE channel.hotline_id = $1 AND channel.id = unhex(value ->> 'id')",
        postgres: "UPDATE channel SET public_key = c.public_key, active = c.active, settings = c.settings
            FROM jsonb_to_recordset($2::text::jsonb) AS c(id UUID, public_key TEXT, settings TEXT, active BOOLEAN)
            WHERE channel.hotline_id = $1 AND channel.id = c.id",
    };
    SECRETS_INSERT = {
        sqlite: "INSERT INTO channel_secret (channel_id, label, sealed)
            SELECT unhex(value ->> 'channel'), value ->> 'label', unhex(value ->> 'sealed') FROM json_each($1) WHERE TRUE
            ON CONFLICT (channel_id, label) DO UPDATE SET sealed = excluded.sealed",
        postgres: "INSERT INTO channel_secret (channel_id, label, sealed)
            SELECT channel, label, decode(sealed, 'hex')
            FROM jsonb_to_recordset($1::text::jsonb) AS s(channel UUID, label TEXT, sealed TEXT)
            ON CONFLICT (channel_id, label) DO UPDATE SET sealed = excluded.sealed",
    };
    SECRET = "SELECT s.sealed, h.key_id FROM channel_secret s JOIN channel c ON c.id = s.channel_id
        JOIN hotline h ON h.id = c.hotline_id WHERE s.channel_id = $1 AND s.label = $2";
    STATES = "SELECT id, name, health, last_received_at, received FROM channel WHERE hotline_id = $1";
    ALL_STATES = "SELECT id, name, health, last_received_at, received FROM channel WHERE active";
    HEALTH_SET = "UPDATE channel SET health = $3 WHERE hotline_id = $1 AND id = $2";
    ATTEMPT = "SELECT attempt FROM channel WHERE hotline_id = $1 AND id = $2";
    ATTEMPT_SET = "UPDATE channel SET attempt = $3 WHERE hotline_id = $1 AND id = $2";
}

/// A hotline as stored.
#[derive(FromRow)]
pub(crate) struct HotlineRow {
    pub(crate) id: Uuid,
    pub(crate) settings: String,
    pub(crate) key_id: Uuid,
}

/// A hotline to be.
#[derive(Clone)]
pub(crate) struct NewHotline {
    pub(crate) hotline: Hotline,
    pub(crate) now: i64,
}

#[derive(FromRow)]
struct ChannelRow {
    id: Uuid,
    hotline_id: Uuid,
    kind: String,
    name: String,
    public_key: String,
    settings: String,
    active: bool,
}

/// How a channel was when its receiver said so last.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct ChannelStateRow {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) health: Option<String>,
    pub(crate) last_received_at: Option<i64>,
    pub(crate) received: Option<i64>,
}

impl From<ChannelRow> for ChannelEntry {
    fn from(row: ChannelRow) -> Self {
        Self {
            id: ChannelId(row.id),
            hotline: HotlineId(row.hotline_id),
            kind: row.kind,
            name: row.name,
            public_key: row.public_key,
            settings: serde_json::from_str(&row.settings).unwrap_or_default(),
            active: row.active,
        }
    }
}

pub(crate) async fn by_id(conn: &mut Conn<'_>, id: HotlineId) -> Result<HotlineRow, StoreError> {
    conn.sql(BY_ID).bind(id.0).fetch_one().await
}

pub(crate) async fn by_slug(conn: &mut Conn<'_>, slug: String) -> Result<Option<HotlineRow>, StoreError> {
    conn.sql(BY_SLUG).bind(slug).fetch_optional().await
}

pub(crate) async fn all(conn: &mut Conn<'_>) -> Result<Vec<HotlineRow>, StoreError> {
    conn.sql(ALL).fetch_all().await
}

fn settings(hotline: &Hotline) -> Result<String, StoreError> {
    serde_json::to_string(&hotline.spec).map_err(|error| StoreError::Defect(format!("hotline settings: {error}")))
}

pub(crate) async fn insert(tx: &mut Tx<'_>, new: NewHotline) -> Result<(), StoreError> {
    let settings = settings(&new.hotline)?;
    let spec = new.hotline.spec;
    tx.sql(INSERT)
        .bind(new.hotline.id.0)
        .bind(spec.slug)
        .bind(spec.organisation)
        .bind(spec.country)
        .bind(spec.line.as_str())
        .bind(spec.time_zone)
        .bind(settings)
        .bind(new.hotline.key_id.0)
        .bind(BEFORE_THE_FIRST.to_vec())
        .bind(new.now)
        .execute_one()
        .await
}

pub(crate) async fn update(tx: &mut Tx<'_>, new: NewHotline) -> Result<(), StoreError> {
    let settings = settings(&new.hotline)?;
    let spec = new.hotline.spec;
    tx.sql(UPDATE)
        .bind(new.hotline.id.0)
        .bind(spec.slug)
        .bind(spec.organisation)
        .bind(spec.country)
        .bind(spec.line.as_str())
        .bind(spec.time_zone)
        .bind(settings)
        .execute_one()
        .await
}

pub(crate) async fn channels_of(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<ChannelEntry>, StoreError> {
    let rows: Vec<ChannelRow> = conn.sql(CHANNELS_OF).bind(hotline.0).fetch_all().await?;
    Ok(rows.into_iter().map(ChannelEntry::from).collect())
}

pub(crate) async fn all_channels(conn: &mut Conn<'_>) -> Result<Vec<ChannelEntry>, StoreError> {
    let rows: Vec<ChannelRow> = conn.sql(CHANNELS).fetch_all().await?;
    Ok(rows.into_iter().map(ChannelEntry::from).collect())
}

pub(crate) async fn channel_by_key(conn: &mut Conn<'_>, public_key: String) -> Result<ChannelEntry, StoreError> {
    conn.sql(CHANNEL_BY_KEY).bind(public_key).fetch_one::<ChannelRow>().await.map(ChannelEntry::from)
}

/// A channel's hotline with its key, and the channel's kind and name.
pub(crate) async fn owner_of(
    conn: &mut Conn<'_>,
    channel: ChannelId,
) -> Result<(HotlineId, KeyId, String, String), StoreError> {
    let (hotline, key, kind, name): (Uuid, Uuid, _, _) = conn.sql(CHANNEL_OWNER).bind(channel.0).fetch_one().await?;
    Ok((HotlineId(hotline), KeyId(key), kind, name))
}

/// Writes channels as planned. New public keys go in last, so that one that an old channel gives up can be taken.
pub(crate) async fn put_channels(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channels: &[PlannedChannel],
    now: i64,
) -> Result<(), StoreError> {
    let row = |channel: &PlannedChannel| {
        let entry = &channel.entry;
        json!({
            "id": entry.id.0.simple().to_string(), "kind": entry.kind, "name": entry.name,
            "public_key": entry.public_key, "active": entry.active, "settings": entry.settings.to_string(),
        })
    };
    let (new, old): (Vec<_>, Vec<_>) = channels.iter().partition(|channel| channel.new);
    if !old.is_empty() {
        let rows: serde_json::Value = old.iter().map(|channel| row(channel)).collect();
        let updated = tx.sql(CHANNELS_UPDATE).bind(hotline.0).bind(rows.to_string()).execute().await?;
        affected(updated, old.len())?;
    }
    if !new.is_empty() {
        let rows: serde_json::Value = new.iter().map(|channel| row(channel)).collect();
        let inserted = tx.sql(CHANNELS_INSERT).bind(hotline.0).bind(rows.to_string()).bind(now).execute().await?;
        affected(inserted, new.len())?;
    }
    let secrets: Vec<serde_json::Value> = channels
        .iter()
        .flat_map(|channel| channel.secrets.iter().map(|(label, sealed)| secret_row(channel.entry.id, label, sealed)))
        .collect();
    if !secrets.is_empty() {
        let expected = secrets.len();
        let text = serde_json::Value::from(secrets).to_string();
        affected(tx.sql(SECRETS_INSERT).bind(text).execute().await?, expected)?;
    }
    Ok(())
}

/// Writes one secret of a channel.
pub(crate) async fn put_secret(
    tx: &mut Tx<'_>,
    channel: ChannelId,
    label: &str,
    sealed: &[u8],
) -> Result<(), StoreError> {
    let row = serde_json::Value::from(vec![secret_row(channel, label, sealed)]);
    affected(tx.sql(SECRETS_INSERT).bind(row.to_string()).execute().await?, 1)
}

fn secret_row(channel: ChannelId, label: &str, sealed: &[u8]) -> serde_json::Value {
    let sealed: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "channel": channel.0.simple().to_string(), "label": label, "sealed": sealed })
}

fn affected(rows: u64, expected: usize) -> Result<(), StoreError> {
    if u64::try_from(expected).is_ok_and(|expected| rows == expected) { Ok(()) } else { Err(StoreError::Stale) }
}

/// How the channels of a hotline are, or all active ones.
pub(crate) async fn states(
    conn: &mut Conn<'_>,
    hotline: Option<HotlineId>,
) -> Result<Vec<ChannelStateRow>, StoreError> {
    match hotline {
        Some(hotline) => conn.sql(STATES).bind(hotline.0).fetch_all().await,
        None => conn.sql(ALL_STATES).fetch_all().await,
    }
}

pub(crate) async fn set_health(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    health: String,
) -> Result<(), StoreError> {
    tx.sql(HEALTH_SET).bind(hotline.0).bind(channel).bind(health).execute_one().await
}

/// What the receiver began with last.
pub(crate) async fn attempt(tx: &mut Tx<'_>, hotline: HotlineId, channel: Uuid) -> Result<Option<String>, StoreError> {
    let (attempt,): (Option<String>,) = tx.sql(ATTEMPT).bind(hotline.0).bind(channel).fetch_one().await?;
    Ok(attempt)
}

pub(crate) async fn set_attempt(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    attempt: String,
) -> Result<(), StoreError> {
    tx.sql(ATTEMPT_SET).bind(hotline.0).bind(channel).bind(attempt).execute_one().await
}

/// Sealed bytes and the key that opens them.
pub(crate) async fn secret(
    conn: &mut Conn<'_>,
    channel: ChannelId,
    label: String,
) -> Result<(Vec<u8>, KeyId), StoreError> {
    let (sealed, key): (Vec<u8>, Uuid) = conn.sql(SECRET).bind(channel.0).bind(label).fetch_one().await?;
    Ok((sealed, KeyId(key)))
}
