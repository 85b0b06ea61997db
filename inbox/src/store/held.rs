//! What waits before it can be a message: it is in the ledger as quarantined, sealed, until it is let go.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    hash_list, id_list,
    writer::Tx,
};
use crate::HotlineId;

statements! {
    /// Parts of one text that come at the same moment see each other.
    TURN = {
        sqlite: "SELECT id FROM channel WHERE hotline_id = $1 AND id = $2",
        postgres: "SELECT id FROM channel WHERE hotline_id = $1 AND id = $2 FOR UPDATE",
    };
    KNOWN = "SELECT COUNT(*) AS known FROM received WHERE channel_id = $1 AND carrier_hash = $2 AND content_hash = $3";
    LOAD = "SELECT COUNT(*) AS items, CAST(COALESCE(SUM(size_bytes), 0) AS BIGINT) AS bytes FROM quarantine
        WHERE hotline_id = $1 AND channel_id = $2 AND kind = $3 AND released_at IS NULL";
    INSERT = "INSERT INTO quarantine (id, hotline_id, channel_id, why, key_id, body, at, kind, group_hash, due_at, size_bytes, awaits_hash)
        VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    LEDGER = "INSERT INTO received (channel_id, carrier_hash, content_hash, hotline_id, outcome, quarantine_id, at)
        VALUES ($2, $3, $4, $1, 'quarantine', $5, $6)";
    COUNTED = "UPDATE channel SET received = COALESCE(received, 0) + 1, last_received_at = $3 WHERE hotline_id = $1 AND id = $2";
    GROUP = "SELECT id, key_id, at, body FROM quarantine WHERE channel_id = $2 AND group_hash = $3 AND kind = $4 AND released_at IS NULL AND hotline_id = $1
        ORDER BY at, id";
    WAITING = "SELECT id, key_id, at, body FROM quarantine WHERE hotline_id = $1 AND channel_id = $2 AND kind = $3 AND released_at IS NULL
        ORDER BY at, id LIMIT $4";
    DUE = "SELECT id, key_id, at, body FROM quarantine WHERE hotline_id = $1 AND channel_id = $2 AND kind = $3 AND released_at IS NULL
        AND due_at <= $4 ORDER BY due_at, id LIMIT $5";
    HASTEN = {
        sqlite: "UPDATE quarantine SET due_at = 0 WHERE hotline_id = $1 AND channel_id = $2 AND released_at IS NULL
            AND awaits_hash IN (SELECT unhex(value) FROM json_each($3))",
        postgres: "UPDATE quarantine SET due_at = 0 WHERE hotline_id = $1 AND channel_id = $2 AND released_at IS NULL
            AND awaits_hash IN (SELECT decode(x, 'hex') FROM jsonb_array_elements_text($3::text::jsonb) AS x)",
    };
    POSTPONE = {
        sqlite: "UPDATE quarantine SET due_at = $3 WHERE hotline_id = $1 AND channel_id = $2 AND released_at IS NULL
            AND id IN (SELECT unhex(value) FROM json_each($4))",
        postgres: "UPDATE quarantine SET due_at = $3 WHERE hotline_id = $1 AND channel_id = $2 AND released_at IS NULL
            AND id IN (SELECT x::uuid FROM jsonb_array_elements_text($4::text::jsonb) AS x)",
    };
    LET_GO = {
        sqlite: "UPDATE quarantine SET released_at = $3, body = NULL, raw = NULL WHERE hotline_id = $1 AND channel_id = $2 AND released_at IS NULL
            AND id IN (SELECT unhex(value) FROM json_each($4))",
        postgres: "UPDATE quarantine SET released_at = $3, body = NULL, raw = NULL WHERE hotline_id = $1 AND channel_id = $2 AND released_at IS NULL
            AND id IN (SELECT x::uuid FROM jsonb_array_elements_text($4::text::jsonb) AS x)",
    };
    LIST = "SELECT id, at, why, size_bytes FROM quarantine WHERE hotline_id = $1 AND channel_id = $2 AND kind IN ('unproven', 'foreign')
        AND released_at IS NULL ORDER BY at DESC, id LIMIT $3";
    COUNTS = "SELECT channel_id, COUNT(*) AS items FROM quarantine WHERE hotline_id = $1 AND kind IN ('unproven', 'foreign')
        AND released_at IS NULL GROUP BY channel_id";
    EMPTY = "UPDATE quarantine SET released_at = $3, body = NULL, raw = NULL WHERE hotline_id = $1 AND channel_id = $2
        AND kind IN ('unproven', 'foreign') AND released_at IS NULL";
    SPEND = "INSERT INTO acknowledgement (channel_id, lookup, hotline_id, since_at, sent) VALUES ($2, $3, $1, $4, $7)
        ON CONFLICT (channel_id, lookup) DO UPDATE SET
            since_at = CASE WHEN acknowledgement.since_at <= $5 THEN excluded.since_at ELSE acknowledgement.since_at END,
            sent = CASE WHEN acknowledgement.since_at <= $5 THEN excluded.sent ELSE acknowledgement.sent + excluded.sent END
        WHERE acknowledgement.since_at <= $5 OR acknowledgement.sent + excluded.sent <= $6";
    SPENT = "UPDATE delivery SET reported = reported || 'spent ' WHERE hotline_id = $1 AND id = $2 AND reported NOT LIKE '%spent%'";
    STOPPED = "UPDATE address SET stopped_at = $3 WHERE hotline_id = $1 AND id = $2";
}

/// Something to keep aside.
#[derive(Clone, Debug)]
pub(crate) struct NewHeld {
    pub id: Uuid,
    pub channel: Uuid,
    pub why: String,
    pub key: Uuid,
    pub body: Vec<u8>,
    pub at: i64,
    pub kind: &'static str,
    pub group: Vec<u8>,
    pub awaits: Option<Vec<u8>>,
    pub due: Option<i64>,
    pub size_bytes: i64,
    pub carrier_hash: Vec<u8>,
    pub content_hash: Vec<u8>,
    /// Items and bytes of this kind that may wait.
    pub room: Option<(i64, i64)>,
}

/// Something that waits.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HeldRow {
    pub id: Uuid,
    pub key_id: Uuid,
    pub at: i64,
    pub body: Option<Vec<u8>>,
}

/// What an administrator sees of it.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct QuarantineRow {
    pub id: Uuid,
    pub at: i64,
    pub why: String,
    pub size_bytes: i64,
}

/// Keeps something aside, once, and answers with what waits of its group.
///
/// # Errors
/// [`StoreError::Unavailable`] where there is no room.
pub(crate) async fn hold(tx: &mut Tx<'_>, hotline: HotlineId, new: &NewHeld) -> Result<Vec<HeldRow>, StoreError> {
    turn(tx, hotline, new.channel).await?;
    let known = tx.sql(KNOWN).bind(new.channel).bind(new.carrier_hash.clone()).bind(new.content_hash.clone());
    let (known,): (i64,) = known.fetch_one().await?;
    if known == 0 {
        if let Some((items, bytes)) = new.room {
            let load = tx.sql(LOAD).bind(hotline.0).bind(new.channel).bind(new.kind);
            let (waiting, taken): (i64, i64) = load.fetch_one().await?;
            if waiting >= items || taken + new.size_bytes > bytes {
                return Err(StoreError::Unavailable("as much waits for a proof as may".into()));
            }
        }
        insert(tx, hotline, new).await?;
    }
    let group = tx.sql(GROUP).bind(hotline.0).bind(new.channel).bind(new.group.clone()).bind(new.kind);
    group.fetch_all().await
}

/// Waits until no other transaction has the turn of this channel. SQLite has one writer anyway.
pub(crate) async fn turn(tx: &mut Tx<'_>, hotline: HotlineId, channel: Uuid) -> Result<(), StoreError> {
    let _: Vec<(Uuid,)> = tx.sql(TURN).bind(hotline.0).bind(channel).fetch_all().await?;
    Ok(())
}

async fn insert(tx: &mut Tx<'_>, hotline: HotlineId, new: &NewHeld) -> Result<(), StoreError> {
    tx.sql(INSERT)
        .bind(hotline.0)
        .bind(new.id)
        .bind(new.channel)
        .bind(new.why.clone())
        .bind(new.key)
        .bind(new.body.clone())
        .bind(new.at)
        .bind(new.kind)
        .bind(new.group.clone())
        .bind(new.due)
        .bind(new.size_bytes)
        .bind(new.awaits.clone())
        .execute_one()
        .await?;
    tx.sql(LEDGER)
        .bind(hotline.0)
        .bind(new.channel)
        .bind(new.carrier_hash.clone())
        .bind(new.content_hash.clone())
        .bind(new.id)
        .bind(new.at)
        .execute_one()
        .await?;
    tx.sql(COUNTED).bind(hotline.0).bind(new.channel).bind(new.at).execute_one().await
}

/// How much waits of a kind: items, and their bytes together.
pub(crate) async fn load(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    channel: Uuid,
    kind: &'static str,
) -> Result<(i64, i64), StoreError> {
    conn.sql(LOAD).bind(hotline.0).bind(channel).bind(kind).fetch_one().await
}

/// What waits for one of these is due before all else.
pub(crate) async fn hasten(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    came: &[[u8; 32]],
) -> Result<(), StoreError> {
    let came = hash_list(came.iter().map(<[u8; 32]>::as_slice))?;
    tx.sql(HASTEN).bind(hotline.0).bind(channel).bind(came).execute().await.map(drop)
}

/// What waits of a kind, the oldest first; with `due`, what was to be looked at by then, the longest overdue first.
pub(crate) async fn waiting(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    channel: Uuid,
    kind: &'static str,
    due: Option<i64>,
    limit: i64,
) -> Result<Vec<HeldRow>, StoreError> {
    match due {
        Some(due) => conn.sql(DUE).bind(hotline.0).bind(channel).bind(kind).bind(due).bind(limit).fetch_all().await,
        None => conn.sql(WAITING).bind(hotline.0).bind(channel).bind(kind).bind(limit).fetch_all().await,
    }
}

pub(crate) async fn postpone(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    ids: &[Uuid],
    due: i64,
) -> Result<(), StoreError> {
    tx.sql(POSTPONE).bind(hotline.0).bind(channel).bind(due).bind(id_list(ids)).execute().await.map(drop)
}

pub(crate) async fn let_go(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    ids: &[Uuid],
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(LET_GO).bind(hotline.0).bind(channel).bind(at).bind(id_list(ids)).execute().await.map(drop)
}

/// Forgets all that waits for a proof or is somebody else's.
pub(crate) async fn empty(tx: &mut Tx<'_>, hotline: HotlineId, channel: Uuid, at: i64) -> Result<u64, StoreError> {
    tx.sql(EMPTY).bind(hotline.0).bind(channel).bind(at).execute().await
}

pub(crate) async fn list(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    channel: Uuid,
    limit: i64,
) -> Result<Vec<QuarantineRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(channel).bind(limit).fetch_all().await
}

/// How much of each channel waits for a proof.
pub(crate) async fn counts(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<(Uuid, i64)>, StoreError> {
    conn.sql(COUNTS).bind(hotline.0).fetch_all().await
}

/// Takes from what may go out since `window_begins`. `false`: so much is not there any more, and nothing was taken.
#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(crate) async fn spend(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    lookup: Vec<u8>,
    now: i64,
    window_begins: i64,
    limit: i64,
    cost: i64,
) -> Result<bool, StoreError> {
    if cost > limit {
        return Ok(false);
    }
    let spent = tx.sql(SPEND).bind(hotline.0).bind(channel).bind(lookup).bind(now).bind(window_begins);
    Ok(spent.bind(limit).bind(cost).execute().await? == 1)
}

/// Notes that a delivery was counted; `false` where it was before.
pub(crate) async fn spent(tx: &mut Tx<'_>, hotline: HotlineId, delivery: Uuid) -> Result<bool, StoreError> {
    Ok(tx.sql(SPENT).bind(hotline.0).bind(delivery).execute().await? == 1)
}

/// Notes since when the contact wants no more messages at an address; `None`: they want them.
pub(crate) async fn stopped(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    address: Uuid,
    since: Option<i64>,
) -> Result<(), StoreError> {
    tx.sql(STOPPED).bind(hotline.0).bind(address).bind(since).execute_one().await
}
