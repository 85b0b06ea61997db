//! Conversations that went into others.

use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    conversations::{self, Facts},
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId, routing::Pace};

statements! {
    PARTS_OF = "SELECT id FROM conversation WHERE hotline_id = $1 AND merged_into = $2 ORDER BY part";
    GO = "UPDATE conversation SET merged_into = $3, part = $4 WHERE hotline_id = $1 AND id = $2 AND merged_into IS NULL AND parts = 0";
    COME_BACK = "UPDATE conversation SET merged_into = NULL, part = 0 WHERE hotline_id = $1 AND id = $2 AND merged_into IS NOT NULL";
    COUNT = "UPDATE conversation SET parts = $3 WHERE hotline_id = $1 AND id = $2";
    ADD = "INSERT INTO merged_talk (hotline_id, conversation_id, into_id, merged_by, tied, at) VALUES ($1, $2, $3, $4, $5, $6)";
    TIED = "SELECT tied FROM merged_talk WHERE hotline_id = $1 AND conversation_id = $2";
    REMOVE = "DELETE FROM merged_talk WHERE hotline_id = $1 AND conversation_id = $2";
    STANDING = "SELECT own, shown FROM merged_standing WHERE hotline_id = $1 AND conversation_id = $2";
    STAND = "INSERT INTO merged_standing (hotline_id, conversation_id, own, shown) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation_id) DO UPDATE SET own = excluded.own, shown = excluded.shown";
    STAND_ALONE = "DELETE FROM merged_standing WHERE hotline_id = $1 AND conversation_id = $2";
    SEALED_IN = "SELECT COUNT(*) AS sealed FROM sealed_file WHERE hotline_id = $1 AND conversation_id = $2";
    /// The last place in a thread that is older than a time.
    PLACE_BEFORE = "SELECT COALESCE(MAX(n), 0) AS n FROM message WHERE hotline_id = $1 AND conversation_id = $2 AND at < $3";
    MERGED_BY = "SELECT merged_by, at FROM merged_talk WHERE hotline_id = $1 AND conversation_id = $2";
    NOW_TIED = "UPDATE merged_talk SET tied = TRUE WHERE hotline_id = $1 AND conversation_id = $2";
    /// Its record is written: what one contact left unsaid ends without.
    IS_OVER = "SELECT COUNT(*) AS n FROM sitting s WHERE s.hotline_id = $1 AND s.id = $2 AND s.ended_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM call c WHERE c.sitting_id = s.id)";
    KIND = "SELECT kind FROM channel WHERE hotline_id = $1 AND id = $2";
    MESSAGE_AT = "SELECT at FROM message WHERE hotline_id = $1 AND id = $2";
}

/// What went into a conversation, in the order of their places.
pub(crate) async fn parts_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    head: ConversationId,
) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(PARTS_OF).bind(hotline.0).bind(head.0).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// The same for a change, in the same order; they stay locked until the commit.
pub(crate) async fn parts(tx: &mut Tx<'_>, hotline: HotlineId, head: Uuid) -> Result<Vec<Facts>, StoreError> {
    let ids: Vec<(Uuid,)> = tx.sql(PARTS_OF).bind(hotline.0).bind(head).fetch_all().await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = ids.into_iter().map(|(id,)| id).collect();
    let mut parts = conversations::facts_of(tx, hotline, &ids).await?;
    // One may have left before its lock was there.
    parts.retain(|part| part.merged_into == Some(head));
    parts.sort_unstable_by_key(|part| part.part);
    Ok(parts)
}

/// Puts a conversation into another, at a place.
pub(crate) async fn go(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
    head: Uuid,
    place: i64,
) -> Result<(), StoreError> {
    tx.sql(GO).bind(hotline.0).bind(talk).bind(head).bind(place).execute_one().await
}

/// Takes it out again.
pub(crate) async fn come_back(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<(), StoreError> {
    tx.sql(COME_BACK).bind(hotline.0).bind(talk).execute_one().await
}

/// How many are in a conversation now.
pub(crate) async fn count(tx: &mut Tx<'_>, hotline: HotlineId, head: Uuid, parts: i64) -> Result<(), StoreError> {
    tx.sql(COUNT).bind(hotline.0).bind(head).bind(parts).execute_one().await
}

pub(crate) async fn add(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    [talk, head]: [Uuid; 2],
    by: OperatorId,
    tied: bool,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(ADD).bind(hotline.0).bind(talk).bind(head).bind(by.0).bind(tied).bind(at).execute_one().await
}

/// Forgets that it was merged; whether the merge tied their contacts.
pub(crate) async fn remove(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<bool, StoreError> {
    let tied: Option<(bool,)> = tx.sql(TIED).bind(hotline.0).bind(talk).fetch_optional().await?;
    tx.sql(REMOVE).bind(hotline.0).bind(talk).execute().await?;
    Ok(tied.is_some_and(|(tied,)| tied))
}

/// Who merged a conversation into another, and when.
pub(crate) async fn merged_by(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
) -> Result<(OperatorId, i64), StoreError> {
    let (by, at): (Uuid, i64) = tx.sql(MERGED_BY).bind(hotline.0).bind(talk).fetch_one().await?;
    Ok((OperatorId(by), at))
}

/// Its merge is from now on what makes the contacts one person.
pub(crate) async fn now_tied(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<(), StoreError> {
    tx.sql(NOW_TIED).bind(hotline.0).bind(talk).execute_one().await
}

/// Whether a sitting ended with its record, though its conversation may be open because of what went into it.
pub(crate) async fn is_over(tx: &mut Tx<'_>, hotline: HotlineId, sitting: Uuid) -> Result<bool, StoreError> {
    let (n,): (i64,) = tx.sql(IS_OVER).bind(hotline.0).bind(sitting).fetch_one().await?;
    Ok(n > 0)
}

/// The same for reading.
pub(crate) async fn read_is_over(conn: &mut Conn<'_>, hotline: HotlineId, sitting: Uuid) -> Result<bool, StoreError> {
    let (n,): (i64,) = conn.sql(IS_OVER).bind(hotline.0).bind(sitting).fetch_one().await?;
    Ok(n > 0)
}

/// How a conversation stands by itself, and how it was left standing with its parts.
pub(crate) async fn standing(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    head: Uuid,
) -> Result<Option<(String, String)>, StoreError> {
    tx.sql(STANDING).bind(hotline.0).bind(head).fetch_optional().await
}

pub(crate) async fn stand(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    head: Uuid,
    own: String,
    shown: String,
) -> Result<(), StoreError> {
    tx.sql(STAND).bind(hotline.0).bind(head).bind(own).bind(shown).execute_one().await
}

pub(crate) async fn stand_alone(tx: &mut Tx<'_>, hotline: HotlineId, head: Uuid) -> Result<(), StoreError> {
    tx.sql(STAND_ALONE).bind(hotline.0).bind(head).execute().await.map(drop)
}

/// How conversations of a channel come and go.
pub(crate) async fn pace(tx: &mut Tx<'_>, hotline: HotlineId, channel: Uuid) -> Result<Pace, StoreError> {
    let (kind,): (String,) = tx.sql(KIND).bind(hotline.0).bind(channel).fetch_one().await?;
    Ok(Pace::of(&kind))
}

/// Whether a file of it is sealed.
pub(crate) async fn is_sealed(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<bool, StoreError> {
    let (sealed,): (i64,) = tx.sql(SEALED_IN).bind(hotline.0).bind(talk).fetch_one().await?;
    Ok(sealed > 0)
}

/// The last place in a thread that is older than a time.
pub(crate) async fn place_before(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
    before: i64,
) -> Result<i64, StoreError> {
    let (n,): (i64,) = tx.sql(PLACE_BEFORE).bind(hotline.0).bind(talk).bind(before).fetch_one().await?;
    Ok(n)
}

/// The same for reading.
pub(crate) async fn read_place_before(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talk: Uuid,
    before: i64,
) -> Result<i64, StoreError> {
    let (n,): (i64,) = conn.sql(PLACE_BEFORE).bind(hotline.0).bind(talk).bind(before).fetch_one().await?;
    Ok(n)
}

/// When a message was written.
pub(crate) async fn message_at(tx: &mut Tx<'_>, hotline: HotlineId, message: Uuid) -> Result<i64, StoreError> {
    let (at,): (i64,) = tx.sql(MESSAGE_AT).bind(hotline.0).bind(message).fetch_one().await?;
    Ok(at)
}
