//! Who had which file before them, sealed files and to whom they went, breaks, and notes after them.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

/// Columns of a sealed file, with what came with it.
macro_rules! select_sealed {
    ($rest:literal) => {
        concat!(
            "SELECT s.attachment_id, s.conversation_id, s.key_id, s.body, s.sealed_by, o.name AS sealed_by_name, s.sealed_at,
                t.message_id, t.body AS file_body, t.key_id AS file_key, t.size_bytes, t.created_at AS kept_at, m.at AS came_at,
                m.direction, h.kind AS channel_kind, h.name AS channel_name, c.alias,
                (SELECT COUNT(*) FROM hand_over g WHERE g.attachment_id = s.attachment_id) AS hand_overs,
                w.id AS wish_id, w.asked_by, p.name AS asked_by_name, w.asked_at, w.body AS wish_body
            FROM sealed_file s JOIN operator o ON o.id = s.sealed_by JOIN attachment t ON t.id = s.attachment_id
            JOIN conversation v ON v.id = s.conversation_id JOIN channel h ON h.id = v.channel_id JOIN contact c ON c.id = v.contact_id
            LEFT JOIN message m ON m.id = t.message_id
            LEFT JOIN hand_over_wish w ON w.attachment_id = s.attachment_id AND w.done_at IS NULL LEFT JOIN operator p ON p.id = w.asked_by ",
            $rest
        )
    };
}

statements! {
    LOOK = "INSERT INTO look (hotline_id, id, operator_id, attachment_id, kind, at) VALUES ($1, $2, $3, $4, $5, $6)";
    LOOKS_AT = "SELECT o.name AS operator_name, l.kind, l.at FROM look l JOIN operator o ON o.id = l.operator_id
        WHERE l.hotline_id = $1 AND l.attachment_id = $2 ORDER BY l.at, l.id";
    LOOKS_OF = "SELECT COUNT(DISTINCT attachment_id) AS looks FROM look WHERE hotline_id = $1 AND operator_id = $2 AND at > $3";
    LOOKERS = "SELECT l.operator_id, o.name AS operator_name, COUNT(DISTINCT l.attachment_id) AS looks, MAX(l.at) AS last_at,
            (SELECT MAX(b.at) FROM break_taken b WHERE b.hotline_id = $1 AND b.operator_id = l.operator_id AND b.at > $2) AS break_at
        FROM look l JOIN operator o ON o.id = l.operator_id WHERE l.hotline_id = $1 AND l.at > $2
        GROUP BY l.operator_id, o.name ORDER BY looks DESC, operator_name";
    SEAL = "INSERT INTO sealed_file (hotline_id, attachment_id, conversation_id, with_id, key_id, body, sealed_by, sealed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (attachment_id) DO NOTHING";
    IS_SEALED = "SELECT COUNT(*) AS sealed FROM sealed_file WHERE hotline_id = $1 AND attachment_id = $2";
    IS_BLOB_SEALED = "SELECT COUNT(*) AS sealed FROM sealed_file s WHERE s.hotline_id = $1
        AND (SELECT t.blob_id FROM attachment t WHERE t.id = s.attachment_id) = $2";
    LIST = (select_sealed!("WHERE s.hotline_id = $1 AND v.state <> 'erased' ORDER BY s.sealed_at DESC, s.attachment_id LIMIT $2"));
    ONE = (select_sealed!("WHERE s.hotline_id = $1 AND s.attachment_id = $2 AND v.state <> 'erased'"));
    WISH = "INSERT INTO hand_over_wish (hotline_id, id, attachment_id, asked_by, asked_at, key_id, body) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    WISH_OPEN = "SELECT id, asked_by FROM hand_over_wish WHERE hotline_id = $1 AND attachment_id = $2 AND done_at IS NULL";
    WISH_BACK = "DELETE FROM hand_over_wish WHERE hotline_id = $1 AND attachment_id = $2 AND done_at IS NULL";
    WISH_DONE = "UPDATE hand_over_wish SET done_by = $3, done_at = $4 WHERE hotline_id = $1 AND id = $2 AND done_at IS NULL";
    HAND_OVER = "INSERT INTO hand_over (hotline_id, id, attachment_id, operator_id, key_id, body, at, asked_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    HAND_OVERS = "SELECT g.id, o.name AS operator_name, a.name AS asked_by_name, g.body, g.at FROM hand_over g JOIN operator o ON o.id = g.operator_id
        LEFT JOIN operator a ON a.id = g.asked_by WHERE g.hotline_id = $1 AND g.attachment_id = $2 ORDER BY g.at, g.id";
    BREAK = "INSERT INTO break_taken (hotline_id, id, operator_id, at) VALUES ($1, $2, $3, $4)";
    BREAK_OF = "SELECT MAX(at) AS at FROM break_taken WHERE hotline_id = $1 AND operator_id = $2";
    DEBRIEF = "INSERT INTO debrief (hotline_id, id, operator_id, looks, key_id, note, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    DEBRIEFS = "SELECT d.id, d.operator_id, o.name AS operator_name, d.looks, d.key_id, d.note, d.at FROM debrief d JOIN operator o ON o.id = d.operator_id
        WHERE d.hotline_id = $1 AND d.note IS NOT NULL ORDER BY d.at DESC, d.id LIMIT $2";
    DEBRIEFS_OF = "SELECT d.id, d.operator_id, o.name AS operator_name, d.looks, d.key_id, d.note, d.at FROM debrief d JOIN operator o ON o.id = d.operator_id
        WHERE d.hotline_id = $1 AND d.operator_id = $2 AND d.note IS NOT NULL ORDER BY d.at DESC, d.id LIMIT $3";
    DEBRIEF_KEY = "SELECT key_id FROM debrief WHERE hotline_id = $1 AND operator_id = $2 AND id = $3 AND note IS NOT NULL";
    DEBRIEF_EMPTY = "UPDATE debrief SET note = NULL WHERE hotline_id = $1 AND operator_id = $2 AND id = $3";
    DEBRIEF_KEY_ASK = "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at)
        SELECT d.key_id, d.hotline_id, d.id, $3 FROM debrief d WHERE d.hotline_id = $1 AND d.id = $2 AND d.note IS NOT NULL ON CONFLICT (key_id) DO NOTHING";
    DEBRIEF_DROP = "DELETE FROM debrief WHERE hotline_id = $1 AND id = $2";
    DEBRIEFS_ALIVE = "SELECT id, hotline_id, key_id FROM debrief WHERE id > $1 AND note IS NOT NULL ORDER BY id LIMIT $2";
    DEBRIEFS_FORGET = "DELETE FROM debrief WHERE hotline_id = $1 AND at <= $2 AND note IS NULL";
    BREAKS_FORGET = "DELETE FROM break_taken WHERE hotline_id = $1 AND at <= $2";
    LOOKS_FORGET = "DELETE FROM look WHERE hotline_id = $1 AND at <= $2 AND EXISTS (SELECT 1 FROM attachment t
        JOIN conversation v ON v.id = t.conversation_id WHERE t.id = look.attachment_id AND v.state = 'erased')";
    KEY_ASK = "INSERT INTO key_erasure (hotline_id, key_id, record_id, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (key_id) DO NOTHING";
}

/// A look at a file.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct LookRow {
    pub operator_name: String,
    pub kind: String,
    pub at: i64,
}

/// Somebody's looks.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct LookerRow {
    pub operator_id: Uuid,
    pub operator_name: String,
    pub looks: i64,
    pub last_at: i64,
    pub break_at: Option<i64>,
}

/// A sealed file.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SealedRow {
    pub attachment_id: Uuid,
    pub conversation_id: Uuid,
    pub key_id: Uuid,
    pub body: Option<Vec<u8>>,
    pub sealed_by: Uuid,
    pub sealed_by_name: String,
    pub sealed_at: i64,
    pub message_id: Option<Uuid>,
    pub file_body: Option<Vec<u8>>,
    pub file_key: Uuid,
    pub size_bytes: i64,
    pub kept_at: i64,
    pub came_at: Option<i64>,
    pub direction: Option<String>,
    pub channel_kind: String,
    pub channel_name: String,
    pub alias: String,
    pub hand_overs: i64,
    pub wish_id: Option<Uuid>,
    pub asked_by: Option<Uuid>,
    pub asked_by_name: Option<String>,
    pub asked_at: Option<i64>,
    pub wish_body: Option<Vec<u8>>,
}

/// A file to seal.
#[derive(Clone, Debug)]
pub(crate) struct NewSealed {
    pub attachment: Uuid,
    pub with: Option<Uuid>,
    pub key: Uuid,
    pub body: Vec<u8>,
}

/// A sealed file that went to somebody.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HandOverRow {
    pub id: Uuid,
    pub operator_name: String,
    pub asked_by_name: Option<String>,
    pub body: Option<Vec<u8>>,
    pub at: i64,
}

/// A sealed file that goes to somebody, or is asked to.
#[derive(Clone, Debug)]
pub(crate) struct NewHandOver {
    pub id: Uuid,
    pub attachment: Uuid,
    pub key: Uuid,
    pub body: Vec<u8>,
}

/// A wish to hand a sealed file over that nobody fulfilled yet.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HandOverWishRow {
    pub id: Uuid,
    pub asked_by: Uuid,
}

/// A note after hard content.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct DebriefRow {
    pub id: Uuid,
    pub operator_id: Uuid,
    pub operator_name: String,
    pub looks: i64,
    pub key_id: Uuid,
    pub note: Option<Vec<u8>>,
    pub at: i64,
}

/// A note to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewDebrief {
    pub id: Uuid,
    pub looks: i64,
    pub key: Uuid,
    pub note: Vec<u8>,
}

/// Who does something, and when.
pub(crate) type By = (OperatorId, i64);

pub(crate) async fn look(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    (id, file): (Uuid, Uuid),
    kind: &'static str,
    (who, at): By,
) -> Result<(), StoreError> {
    tx.sql(LOOK).bind(hotline.0).bind(id).bind(who.0).bind(file).bind(kind).bind(at).execute_one().await
}

/// Who looked at a file, the first first.
pub(crate) async fn looks_at(conn: &mut Conn<'_>, hotline: HotlineId, file: Uuid) -> Result<Vec<LookRow>, StoreError> {
    conn.sql(LOOKS_AT).bind(hotline.0).bind(file).fetch_all().await
}

/// How many files somebody looked at after a time.
pub(crate) async fn looks_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    who: OperatorId,
    after: i64,
) -> Result<i64, StoreError> {
    let (looks,): (i64,) = conn.sql(LOOKS_OF).bind(hotline.0).bind(who.0).bind(after).fetch_one().await?;
    Ok(looks)
}

/// Everybody who looked at files after a time, who looked most first.
pub(crate) async fn lookers(conn: &mut Conn<'_>, hotline: HotlineId, after: i64) -> Result<Vec<LookerRow>, StoreError> {
    conn.sql(LOOKERS).bind(hotline.0).bind(after).fetch_all().await
}

/// Seals a file; `false` where it was sealed before.
pub(crate) async fn seal(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    new: &NewSealed,
    (who, at): By,
) -> Result<bool, StoreError> {
    let seal = tx.sql(SEAL).bind(hotline.0).bind(new.attachment).bind(conversation).bind(new.with);
    Ok(seal.bind(new.key).bind(new.body.clone()).bind(who.0).bind(at).execute().await? > 0)
}

pub(crate) async fn is_sealed(tx: &mut Tx<'_>, hotline: HotlineId, file: Uuid) -> Result<bool, StoreError> {
    let (sealed,): (i64,) = tx.sql(IS_SEALED).bind(hotline.0).bind(file).fetch_one().await?;
    Ok(sealed > 0)
}

pub(crate) async fn is_blob_sealed(conn: &mut Conn<'_>, hotline: HotlineId, blob: Uuid) -> Result<bool, StoreError> {
    let (sealed,): (i64,) = conn.sql(IS_BLOB_SEALED).bind(hotline.0).bind(blob).fetch_one().await?;
    Ok(sealed > 0)
}

/// The newest first.
pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId, limit: i64) -> Result<Vec<SealedRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(limit).fetch_all().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, hotline: HotlineId, file: Uuid) -> Result<SealedRow, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(file).fetch_one().await
}

pub(crate) async fn hand_over(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &NewHandOver,
    asked_by: Uuid,
    (who, at): By,
) -> Result<(), StoreError> {
    let given = tx.sql(HAND_OVER).bind(hotline.0).bind(new.id).bind(new.attachment).bind(who.0);
    given.bind(new.key).bind(new.body.clone()).bind(at).bind(asked_by).execute_one().await
}

/// Whether nobody had asked before.
pub(crate) async fn wish(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &NewHandOver,
    (who, at): By,
) -> Result<bool, StoreError> {
    let asked = tx.sql(WISH).bind(hotline.0).bind(new.id).bind(new.attachment).bind(who.0).bind(at);
    Ok(asked.bind(new.key).bind(new.body.clone()).execute().await? == 1)
}

/// Who asked for a file to be handed over.
pub(crate) async fn wish_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    file: Uuid,
) -> Result<Option<HandOverWishRow>, StoreError> {
    tx.sql(WISH_OPEN).bind(hotline.0).bind(file).fetch_optional().await
}

/// Whether somebody had asked.
pub(crate) async fn wish_back(tx: &mut Tx<'_>, hotline: HotlineId, file: Uuid) -> Result<bool, StoreError> {
    Ok(tx.sql(WISH_BACK).bind(hotline.0).bind(file).execute().await? > 0)
}

pub(crate) async fn wish_done(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    wish: Uuid,
    (who, at): By,
) -> Result<(), StoreError> {
    tx.sql(WISH_DONE).bind(hotline.0).bind(wish).bind(who.0).bind(at).execute_one().await
}

/// To whom a file went, the first first.
pub(crate) async fn hand_overs(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    file: Uuid,
) -> Result<Vec<HandOverRow>, StoreError> {
    conn.sql(HAND_OVERS).bind(hotline.0).bind(file).fetch_all().await
}

pub(crate) async fn take_break(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, (who, at): By) -> Result<(), StoreError> {
    tx.sql(BREAK).bind(hotline.0).bind(id).bind(who.0).bind(at).execute_one().await
}

/// When somebody last took a break.
pub(crate) async fn break_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    who: OperatorId,
) -> Result<Option<i64>, StoreError> {
    let (at,): (Option<i64>,) = conn.sql(BREAK_OF).bind(hotline.0).bind(who.0).fetch_one().await?;
    Ok(at)
}

pub(crate) async fn add_debrief(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &NewDebrief,
    (who, at): By,
) -> Result<(), StoreError> {
    let added = tx.sql(DEBRIEF).bind(hotline.0).bind(new.id).bind(who.0).bind(new.looks);
    added.bind(new.key).bind(new.note.clone()).bind(at).execute_one().await
}

/// Notes of one person, or of all; the newest first.
pub(crate) async fn debriefs(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    of: Option<OperatorId>,
    limit: i64,
) -> Result<Vec<DebriefRow>, StoreError> {
    match of {
        Some(who) => conn.sql(DEBRIEFS_OF).bind(hotline.0).bind(who.0).bind(limit).fetch_all().await,
        None => conn.sql(DEBRIEFS).bind(hotline.0).bind(limit).fetch_all().await,
    }
}

/// Takes somebody's own note away, and asks for its key to go.
///
/// # Errors
/// [`StoreError::NotFound`] for what isn't theirs.
pub(crate) async fn remove_debrief(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    (who, at): By,
) -> Result<(), StoreError> {
    let (key,): (Uuid,) = tx.sql(DEBRIEF_KEY).bind(hotline.0).bind(who.0).bind(id).fetch_one().await?;
    tx.sql(DEBRIEF_EMPTY).bind(hotline.0).bind(who.0).bind(id).execute_one().await?;
    tx.sql(KEY_ASK).bind(hotline.0).bind(key).bind(id).bind(at).execute_one().await
}

/// Drops a note whose time is over with all that is known of it, and asks for its key to go.
pub(crate) async fn erase_debrief(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(DEBRIEF_KEY_ASK).bind(hotline.0).bind(id).bind(at).execute().await?;
    tx.sql(DEBRIEF_DROP).bind(hotline.0).bind(id).execute().await.map(drop)
}

/// Notes that still have words: id, hotline, key.
pub(crate) async fn debriefs_alive(
    conn: &mut Conn<'_>,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, Uuid, Uuid)>, StoreError> {
    conn.sql(DEBRIEFS_ALIVE).bind(after).bind(limit).fetch_all().await
}

/// Drops breaks until a time, notes that their writers had taken away, and looks at files of talks that were erased: nobody is asked about
/// these any more.
pub(crate) async fn forget_looks(tx: &mut Tx<'_>, hotline: HotlineId, before: i64) -> Result<(), StoreError> {
    for statement in [DEBRIEFS_FORGET, BREAKS_FORGET, LOOKS_FORGET] {
        tx.sql(statement).bind(hotline.0).bind(before).execute().await?;
    }
    Ok(())
}
