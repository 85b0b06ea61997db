//! Conversations that became two, and one again.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

statements! {
    BEFORE = "SELECT MIN(CASE WHEN direction = 'in' THEN at END) AS first_in_at, MAX(CASE WHEN direction = 'in' THEN at END) AS last_in_at,
            MAX(at) AS last_at FROM message WHERE hotline_id = $1 AND conversation_id = $2 AND n < $3";
    UNDER_WAY = "SELECT COUNT(*) AS under_way FROM delivery d JOIN message m ON m.id = d.message_id
        WHERE d.hotline_id = $1 AND d.conversation_id = $2 AND d.state IN ('queued', 'leased') AND m.n < $3";
    STRETCH = "SELECT number, ended_at, priority, auto_priority FROM sitting WHERE hotline_id = $1 AND id = $2";
    LAST_STRETCH = "SELECT id, number FROM sitting WHERE hotline_id = $1 AND conversation_id = $2 AND number < $3 ORDER BY number DESC LIMIT 1";
    STRETCH_COPY = "INSERT INTO sitting (id, hotline_id, conversation_id, number, started_at, first_seen_at, first_answer_at, ended_at, ended_by,
            handovers, auto_priority, priority)
        SELECT $4, hotline_id, $3, number, started_at, first_seen_at, CASE WHEN first_answer_at < $5 THEN first_answer_at END, ended_at, ended_by,
            0, auto_priority, priority FROM sitting WHERE hotline_id = $1 AND id = $2";
    STRETCH_GOES = "DELETE FROM sitting WHERE hotline_id = $1 AND id = $2";
    STANDS_ON = "SELECT (SELECT COUNT(*) FROM call c WHERE c.hotline_id = $1 AND c.sitting_id = $2)
        + (SELECT COUNT(*) FROM review r WHERE r.hotline_id = $1 AND r.sitting_id = $2) AS found";
    BELONGS = "UPDATE conversation SET split_from = $3, begins_after = $4,
            held_at = (SELECT o.held_at FROM conversation o WHERE o.id = $5) WHERE hotline_id = $1 AND id = $2";
    BEGINS = "SELECT begins_after FROM conversation WHERE hotline_id = $1 AND id = $2";
    BEGIN = "UPDATE conversation SET begins_after = $3 WHERE hotline_id = $1 AND id = $2";
    ALONE = "UPDATE conversation SET split_from = NULL, begins_after = $3 WHERE hotline_id = $1 AND id = $2";
    // What moves, from one conversation to another; what stands in a stretch that was cut changes that, too.
    STRETCHES = "UPDATE sitting SET conversation_id = $3 WHERE hotline_id = $1 AND conversation_id = $2 AND number < $4";
    MESSAGES = "UPDATE message SET conversation_id = $3, sitting_id = CASE WHEN sitting_id = $4 THEN $5 ELSE sitting_id END
        WHERE hotline_id = $1 AND conversation_id = $2 AND n < $6";
    DECISIONS = "UPDATE emergency_decision SET conversation_id = $3, sitting_id = CASE WHEN sitting_id = $4 THEN $5 ELSE sitting_id END
        WHERE hotline_id = $1 AND conversation_id = $2 AND at < $6";
    /// Numbered below what is there, which is newer.
    TIMELINE = "UPDATE timeline SET conversation_id = $3, n = n - (SELECT MAX(a.n) FROM timeline a WHERE a.conversation_id = $2)
            + (SELECT COALESCE(MIN(b.n), 1) - 1 FROM timeline b WHERE b.conversation_id = $3)
        WHERE hotline_id = $1 AND conversation_id = $2 AND at < $4";
    ATTACHMENTS = "UPDATE attachment SET conversation_id = $3 WHERE hotline_id = $1 AND conversation_id = $2
        AND message_id IN (SELECT m.id FROM message m WHERE m.conversation_id = $3)";
    DELIVERIES = "UPDATE delivery SET conversation_id = $3 WHERE hotline_id = $1 AND conversation_id = $2
        AND message_id IN (SELECT m.id FROM message m WHERE m.conversation_id = $3)";
    MENTIONS = "UPDATE mention SET conversation_id = $3 WHERE hotline_id = $1 AND conversation_id = $2
        AND message_id IN (SELECT m.id FROM message m WHERE m.conversation_id = $3)";
    CALLS = "UPDATE call SET conversation_id = $3 WHERE hotline_id = $1 AND conversation_id = $2
        AND sitting_id IN (SELECT s.id FROM sitting s WHERE s.conversation_id = $3)";
    REVIEWS = "UPDATE review SET conversation_id = $3 WHERE hotline_id = $1 AND conversation_id = $2
        AND sitting_id IN (SELECT s.id FROM sitting s WHERE s.conversation_id = $3)";
    /// Who takes part in both. A new mail of theirs is linked with the one that goes on.
    PARTICIPANTS = "INSERT INTO participant (channel_id, lookup, conversation_id, hotline_id, contact)
        SELECT channel_id, lookup, $3, hotline_id, FALSE FROM participant WHERE hotline_id = $1 AND conversation_id = $2";
    IS_THREADED = "SELECT COUNT(*) AS parts FROM participant WHERE hotline_id = $1 AND conversation_id = $2";
    CASES = "SELECT case_id FROM case_link WHERE hotline_id = $1 AND conversation_id = $2";
    CASE_ADD = "INSERT INTO case_link (hotline_id, id, case_id, conversation_id, at, linked_by) VALUES ($1, $2, $3, $4, $5, $6)";
    CASES_GO = "DELETE FROM case_link WHERE hotline_id = $1 AND conversation_id = $2";
    /// Those on the same line, without itself, that are not erased.
    ON_LINE = "SELECT o.id FROM conversation v JOIN conversation o ON o.hotline_id = $1
            AND (o.split_from = v.id OR o.split_from = v.split_from OR o.id = v.split_from)
        WHERE v.hotline_id = $1 AND v.id = $2 AND o.id <> v.id AND o.state <> 'erased' ORDER BY o.id";
    LINE = "SELECT COALESCE(split_from, id) AS line FROM conversation WHERE hotline_id = $1 AND id = $2";
    ADD = "INSERT INTO split_talk (hotline_id, conversation_id, from_id, split_by, at, until_at, undo) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ONE = "SELECT conversation_id, from_id, split_by, until_at, undo FROM split_talk WHERE hotline_id = $1 AND conversation_id = $2";
    REMOVE = "DELETE FROM split_talk WHERE hotline_id = $1 AND conversation_id = $2";
    OPEN = "SELECT conversation_id, until_at FROM split_talk WHERE hotline_id = $1 AND from_id = $2 AND until_at > $3 ORDER BY at DESC";
}

/// When what stands before a place in a thread was written.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct BeforeRow {
    pub first_in_at: Option<i64>,
    pub last_in_at: Option<i64>,
    pub last_at: Option<i64>,
}

/// The stretch in which a conversation is cut.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct StretchRow {
    pub number: i64,
    pub ended_at: Option<i64>,
    pub priority: Option<i64>,
    pub auto_priority: Option<i64>,
}

/// A split that can be taken back.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct SplitRow {
    pub conversation_id: Uuid,
    pub from_id: Uuid,
    pub split_by: Uuid,
    pub until_at: i64,
    pub undo: String,
}

/// What moves from one conversation of a line to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Move {
    pub hotline: HotlineId,
    pub from: Uuid,
    pub to: Uuid,
    /// The stretch that is cut between them, by its name in each.
    pub stretches: [Uuid; 2],
    /// Whole stretches before this number move.
    pub number: i64,
    /// Messages before this place.
    pub n: i64,
    /// What was decided before this time.
    pub decided_at: i64,
    /// What happened before this time.
    pub happened_at: i64,
}

pub(crate) async fn before(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid, n: i64) -> Result<BeforeRow, StoreError> {
    tx.sql(BEFORE).bind(hotline.0).bind(talk).bind(n).fetch_one().await
}

/// Whether an answer before a place in the thread has not left yet.
pub(crate) async fn is_under_way(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid, n: i64) -> Result<bool, StoreError> {
    let (count,): (i64,) = tx.sql(UNDER_WAY).bind(hotline.0).bind(talk).bind(n).fetch_one().await?;
    Ok(count > 0)
}

pub(crate) async fn stretch(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<StretchRow, StoreError> {
    tx.sql(STRETCH).bind(hotline.0).bind(id).fetch_one().await
}

/// The last stretch before one, by number.
pub(crate) async fn stretch_before(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
    number: i64,
) -> Result<Option<(Uuid, i64)>, StoreError> {
    tx.sql(LAST_STRETCH).bind(hotline.0).bind(talk).bind(number).fetch_optional().await
}

/// A stretch of its own for what stands before a cut.
pub(crate) async fn copy_stretch(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    [of, copy]: [Uuid; 2],
    to: Uuid,
    cut_at: i64,
) -> Result<(), StoreError> {
    tx.sql(STRETCH_COPY).bind(hotline.0).bind(of).bind(to).bind(copy).bind(cut_at).execute_one().await
}

pub(crate) async fn drop_stretch(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<(), StoreError> {
    tx.sql(STRETCH_GOES).bind(hotline.0).bind(id).execute_one().await
}

/// Whether a stretch has a record or a review.
pub(crate) async fn is_recorded(tx: &mut Tx<'_>, hotline: HotlineId, stretch: Uuid) -> Result<bool, StoreError> {
    let (count,): (i64,) = tx.sql(STANDS_ON).bind(hotline.0).bind(stretch).fetch_one().await?;
    Ok(count > 0)
}

/// Says on whose line a conversation is, and after which place it begins; it is held where `held_with` is.
pub(crate) async fn belongs(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    talk: Uuid,
    line: Uuid,
    begins_after: i64,
    held_with: Uuid,
) -> Result<(), StoreError> {
    tx.sql(BELONGS).bind(hotline.0).bind(talk).bind(line).bind(begins_after).bind(held_with).execute_one().await
}

/// The place before a conversation's first message.
pub(crate) async fn begins_after(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<i64, StoreError> {
    let (after,): (i64,) = tx.sql(BEGINS).bind(hotline.0).bind(talk).fetch_one().await?;
    Ok(after)
}

pub(crate) async fn begin_after(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid, n: i64) -> Result<(), StoreError> {
    tx.sql(BEGIN).bind(hotline.0).bind(talk).bind(n).execute_one().await
}

/// Takes a conversation that holds nothing any more from its line.
pub(crate) async fn leave_line(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid, n: i64) -> Result<(), StoreError> {
    tx.sql(ALONE).bind(hotline.0).bind(talk).bind(n).execute_one().await
}

impl Move {
    /// Moves messages with all that hangs on them, and whole stretches with theirs.
    pub(crate) async fn run(self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let Self { hotline, from, to, stretches: [old, new], number, n, decided_at, happened_at } = self;
        tx.sql(STRETCHES).bind(hotline.0).bind(from).bind(to).bind(number).execute().await?;
        for (statement, before) in [(MESSAGES, n), (DECISIONS, decided_at)] {
            let moved = tx.sql(statement).bind(hotline.0).bind(from).bind(to).bind(old).bind(new);
            moved.bind(before).execute().await?;
        }
        tx.sql(TIMELINE).bind(hotline.0).bind(from).bind(to).bind(happened_at).execute().await?;
        for statement in [ATTACHMENTS, DELIVERIES, MENTIONS, CALLS, REVIEWS] {
            tx.sql(statement).bind(hotline.0).bind(from).bind(to).execute().await?;
        }
        Ok(())
    }
}

pub(crate) async fn copy_participants(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    from: Uuid,
    to: Uuid,
) -> Result<(), StoreError> {
    tx.sql(PARTICIPANTS).bind(hotline.0).bind(from).bind(to).execute().await.map(drop)
}

/// Whether answers to a conversation find it by themselves, so that it can be answered beside others on its line.
pub(crate) async fn is_threaded(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talk: ConversationId,
) -> Result<bool, StoreError> {
    let (parts,): (i64,) = conn.sql(IS_THREADED).bind(hotline.0).bind(talk.0).fetch_one().await?;
    Ok(parts > 0)
}

/// The cases that a conversation belongs to.
pub(crate) async fn cases(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = tx.sql(CASES).bind(hotline.0).bind(talk).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn link_case(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    [id, case, talk]: [Uuid; 3],
    at: i64,
    by: OperatorId,
) -> Result<(), StoreError> {
    tx.sql(CASE_ADD).bind(hotline.0).bind(id).bind(case).bind(talk).bind(at).bind(by.0).execute_one().await
}

pub(crate) async fn unlink_cases(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<(), StoreError> {
    tx.sql(CASES_GO).bind(hotline.0).bind(talk).execute().await.map(drop)
}

/// The other conversations on a conversation's line: they share its key, so what is erased is all of them.
pub(crate) async fn on_line(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talk: ConversationId,
) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(ON_LINE).bind(hotline.0).bind(talk.0).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// The same inside a transaction.
pub(crate) async fn on_line_in(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = tx.sql(ON_LINE).bind(hotline.0).bind(talk).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// The conversation that has the line which another is on: itself for most.
pub(crate) async fn line_of(conn: &mut Conn<'_>, hotline: HotlineId, talk: Uuid) -> Result<Uuid, StoreError> {
    let (line,): (Uuid,) = conn.sql(LINE).bind(hotline.0).bind(talk).fetch_one().await?;
    Ok(line)
}

pub(crate) async fn add(tx: &mut Tx<'_>, hotline: HotlineId, row: SplitRow, at: i64) -> Result<(), StoreError> {
    let SplitRow { conversation_id, from_id, split_by, until_at, undo } = row;
    let added = tx.sql(ADD).bind(hotline.0).bind(conversation_id).bind(from_id).bind(split_by).bind(at);
    added.bind(until_at).bind(undo).execute_one().await
}

pub(crate) async fn one(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<Option<SplitRow>, StoreError> {
    tx.sql(ONE).bind(hotline.0).bind(talk).fetch_optional().await
}

pub(crate) async fn remove(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<(), StoreError> {
    tx.sql(REMOVE).bind(hotline.0).bind(talk).execute_one().await
}

/// What was taken out of a conversation and can still be taken back, with until when; the newest first.
pub(crate) async fn open(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talk: ConversationId,
    now: i64,
) -> Result<Vec<(Uuid, i64)>, StoreError> {
    conn.sql(OPEN).bind(hotline.0).bind(talk.0).bind(now).fetch_all().await
}
