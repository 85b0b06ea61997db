//! Practice talks: a few a person, in a table of their own that nothing else reads.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

/// Practice talks of one person; older ones go when another one begins.
const MOST: usize = 8;

statements! {
    ONE = "SELECT id, key_id, body, version, begun_at FROM practice WHERE hotline_id = $1 AND operator_id = $2 AND id = $3";
    NEWEST = "SELECT id FROM practice WHERE hotline_id = $1 AND operator_id = $2 ORDER BY begun_at DESC, id LIMIT $3";
    ADD = "INSERT INTO practice (hotline_id, id, operator_id, key_id, body, version, begun_at) VALUES ($1, $2, $3, $4, $5, 1, $6)";
    PUT = "UPDATE practice SET body = $4, version = version + 1 WHERE hotline_id = $1 AND id = $2 AND version = $3";
    END_KEY = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT p.key_id, p.hotline_id, p.id, $3 FROM practice p WHERE p.hotline_id = $1 AND p.id = $2 ON CONFLICT (key_id) DO NOTHING";
    END = "DELETE FROM practice WHERE hotline_id = $1 AND id = $2";
    OLD_KEYS = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT p.key_id, p.hotline_id, p.id, $2 FROM practice p WHERE p.begun_at < $1 ON CONFLICT (key_id) DO NOTHING";
    OLD = "DELETE FROM practice WHERE begun_at < $1";
}

/// Somebody's practice talk.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct PracticeRow {
    pub id: Uuid,
    pub key_id: Uuid,
    pub body: Vec<u8>,
    pub version: i64,
    pub begun_at: i64,
}

/// One of somebody's own.
pub(crate) async fn one(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    who: OperatorId,
    id: Uuid,
) -> Result<Option<PracticeRow>, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(who.0).bind(id).fetch_optional().await
}

/// The one that somebody began last.
pub(crate) async fn newest(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    who: OperatorId,
) -> Result<Option<Uuid>, StoreError> {
    let ids: Option<(Uuid,)> = conn.sql(NEWEST).bind(hotline.0).bind(who.0).bind(1_i64).fetch_optional().await?;
    Ok(ids.map(|(id,)| id))
}

/// Begins one; of those before, the newest few stay.
pub(crate) async fn begin(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    who: OperatorId,
    new: &PracticeRow,
) -> Result<(), StoreError> {
    let add = tx.sql(ADD).bind(hotline.0).bind(new.id).bind(who.0).bind(new.key_id);
    add.bind(new.body.clone()).bind(new.begun_at).execute_one().await?;
    let all: Vec<(Uuid,)> = tx.sql(NEWEST).bind(hotline.0).bind(who.0).bind(i64::from(u16::MAX)).fetch_all().await?;
    for (id,) in all.into_iter().filter(|(id,)| *id != new.id).skip(MOST - 1) {
        end(tx, hotline, id, new.begun_at).await?;
    }
    Ok(())
}

/// `false` where it changed meanwhile.
pub(crate) async fn put(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    (id, version): (Uuid, i64),
    body: Vec<u8>,
) -> Result<bool, StoreError> {
    Ok(tx.sql(PUT).bind(hotline.0).bind(id).bind(version).bind(body).execute().await? > 0)
}

/// Takes a practice talk away, and asks for its key to go.
pub(crate) async fn end(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(END_KEY).bind(hotline.0).bind(id).bind(at).execute().await?;
    tx.sql(END).bind(hotline.0).bind(id).execute().await.map(drop)
}

/// The same for all that began before a time.
pub(crate) async fn sweep(tx: &mut Tx<'_>, before: i64, at: i64) -> Result<(), StoreError> {
    tx.sql(OLD_KEYS).bind(before).bind(at).execute().await?;
    tx.sql(OLD).bind(before).execute().await.map(drop)
}
