//! Reviews of talks: forms, scores, and which talks may be scored.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

/// Talks that somebody ($4) may be given: closed, whole by themselves, answered by a person, not by them, not theirs to hold, and not
/// reviewed yet.
macro_rules! eligible {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM sitting s JOIN conversation v ON v.id = s.conversation_id
            WHERE s.hotline_id = $1 AND s.started_at >= $2 AND s.started_at < $3 AND v.sitting_id = s.id AND v.state = 'closed'
                AND v.merged_into IS NULL AND v.parts = 0
                AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = v.id AND m.sitting_id = s.id AND m.direction = 'out' AND m.author IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = v.id AND m.author = $4)
                AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.conversation_id = v.id AND a.operator_id = $4)
                AND NOT EXISTS (SELECT 1 FROM review r WHERE r.sitting_id = s.id)",
            $rest
        )
    };
}

/// A review with what a list says of its talk.
macro_rules! select_review {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.pair_id, r.conversation_id, r.sitting_id, r.form_version, r.rater, o.name AS rater_name, r.operator_id,
                p.name AS operator_name, r.how, r.scores, r.score, r.key_id, r.comments, r.reply, r.begun_at, r.done_at, r.released_at,
                c.alias, h.kind AS channel_kind, v.language, s.started_at, s.ended_at
            FROM review r JOIN conversation v ON v.id = r.conversation_id JOIN sitting s ON s.id = r.sitting_id
            JOIN contact c ON c.id = v.contact_id JOIN channel h ON h.id = v.channel_id JOIN operator o ON o.id = r.rater
            JOIN operator p ON p.id = r.operator_id ",
            $rest
        )
    };
}

statements! {
    FORM = "SELECT f.version, f.form, f.changed_by, o.name AS changed_by_name, f.at FROM review_form f JOIN operator o ON o.id = f.changed_by
        WHERE f.hotline_id = $1 ORDER BY f.version DESC LIMIT 1";
    FORM_AT = "SELECT f.version, f.form, f.changed_by, o.name AS changed_by_name, f.at FROM review_form f JOIN operator o ON o.id = f.changed_by
        WHERE f.hotline_id = $1 AND f.version = $2";
    FORM_ADD = "INSERT INTO review_form (hotline_id, version, form, changed_by, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (hotline_id, version) DO NOTHING";
    FORMS = "SELECT version, form FROM review_form WHERE hotline_id = $1 ORDER BY version";
    TALK = "SELECT v.sitting_id, v.key_id, v.state, v.merged_into IS NOT NULL OR v.parts > 0 AS is_merged FROM conversation v WHERE v.hotline_id = $1 AND v.id = $2";
    ANSWERED_BY = "SELECT m.author, COUNT(*) AS answers FROM message m WHERE m.hotline_id = $1 AND m.conversation_id = $2 AND m.sitting_id = $3
        AND m.direction = 'out' AND m.author IS NOT NULL GROUP BY m.author ORDER BY answers DESC, m.author LIMIT 1";
    OWN = "SELECT (SELECT COUNT(*) FROM assignment a WHERE a.hotline_id = $1 AND a.conversation_id = $2 AND a.operator_id = $3)
        + (SELECT COUNT(*) FROM message m WHERE m.hotline_id = $1 AND m.conversation_id = $2 AND m.author = $3) AS own";
    ELIGIBLE = (eligible!("COUNT(*) AS talks", ""));
    ELIGIBLE_AT = (eligible!("v.id", " ORDER BY s.started_at, s.id LIMIT 1 OFFSET $5"));
    OF_SITTING = "SELECT r.id, r.pair_id, r.form_version, r.rater, r.done_at, r.released_at FROM review r WHERE r.hotline_id = $1 AND r.sitting_id = $2
        ORDER BY r.begun_at, r.id";
    OF_PAIR = "SELECT r.id, r.pair_id, r.form_version, r.rater, r.done_at, r.released_at FROM review r WHERE r.hotline_id = $1 AND r.pair_id = $2
        ORDER BY r.begun_at, r.id";
    ADD = "INSERT INTO review (hotline_id, id, pair_id, conversation_id, sitting_id, form_version, rater, operator_id, how, scores, key_id, begun_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{}', $10, $11) ON CONFLICT (sitting_id, rater) DO NOTHING";
    LIST = (select_review!("WHERE r.hotline_id = $1 AND r.conversation_id IS NOT NULL ORDER BY r.begun_at DESC, r.id LIMIT $2"));
    ABOUT = (select_review!("WHERE r.hotline_id = $1 AND r.operator_id = $2 AND r.released_at IS NOT NULL ORDER BY r.released_at DESC, r.id LIMIT $3"));
    ONE = (select_review!("WHERE r.hotline_id = $1 AND r.id = $2 AND r.conversation_id IS NOT NULL"));
    SAVE = "UPDATE review SET scores = $4, score = $5, comments = $6, done_at = $7 WHERE hotline_id = $1 AND id = $2 AND rater = $3 AND done_at IS NULL";
    WITHDRAW = "DELETE FROM review WHERE hotline_id = $1 AND id = $2 AND done_at IS NULL";
    RELEASE = "UPDATE review SET released_at = $3 WHERE hotline_id = $1 AND pair_id = $2 AND done_at IS NOT NULL AND released_at IS NULL";
    REPLY = "UPDATE review SET reply = $4 WHERE hotline_id = $1 AND id = $2 AND operator_id = $3 AND released_at IS NOT NULL";
    /// Only what everybody may read, or nobody can rate any more: a figure that moves when a colleague hands in would tell their score.
    IN = "SELECT r.pair_id, r.form_version, r.scores, r.score FROM review r WHERE r.hotline_id = $1 AND r.done_at IS NOT NULL
        AND (r.released_at IS NOT NULL OR r.conversation_id IS NULL
            OR EXISTS (SELECT 1 FROM review o WHERE o.hotline_id = $1 AND o.pair_id = r.pair_id AND o.id <> r.id AND o.done_at IS NOT NULL))
        ORDER BY r.pair_id, r.how = 'second', r.id";
}

/// A form as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FormRow {
    pub version: i64,
    pub form: String,
    pub changed_by: Uuid,
    pub changed_by_name: String,
    pub at: i64,
}

/// A review in short.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Brief {
    pub id: Uuid,
    pub pair_id: Uuid,
    pub form_version: i64,
    pub rater: Option<Uuid>,
    pub done_at: Option<i64>,
    pub released_at: Option<i64>,
}

/// A review to begin.
#[derive(Clone, Debug)]
pub(crate) struct NewReviewRow {
    pub id: Uuid,
    pub pair: Uuid,
    pub conversation: Uuid,
    pub sitting: Uuid,
    pub form_version: i64,
    pub operator: Uuid,
    pub how: &'static str,
    pub key: Uuid,
}

/// A review of a talk that is still there.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct FullRow {
    pub id: Uuid,
    pub pair_id: Uuid,
    pub conversation_id: Uuid,
    pub sitting_id: Uuid,
    pub form_version: i64,
    pub rater: Uuid,
    pub rater_name: String,
    pub operator_id: Uuid,
    pub operator_name: String,
    pub how: String,
    pub scores: String,
    pub score: Option<i64>,
    pub key_id: Option<Uuid>,
    pub comments: Option<Vec<u8>>,
    pub reply: Option<Vec<u8>>,
    pub begun_at: i64,
    pub done_at: Option<i64>,
    pub released_at: Option<i64>,
    pub alias: String,
    pub channel_kind: String,
    pub language: Option<String>,
    pub started_at: i64,
    pub ended_at: Option<i64>,
}

/// Scores that are in: pair, version of the form, scores as JSON, the whole.
pub(crate) type InRow = (Uuid, i64, String, Option<i64>);

/// What a rater says.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub scores: String,
    pub score: Option<i64>,
    pub comments: Vec<u8>,
    pub done_at: Option<i64>,
}

/// The newest form, if the hotline has one of its own.
pub(crate) async fn form(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Option<FormRow>, StoreError> {
    conn.sql(FORM).bind(hotline.0).fetch_optional().await
}

pub(crate) async fn form_at(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    version: i64,
) -> Result<Option<FormRow>, StoreError> {
    conn.sql(FORM_AT).bind(hotline.0).bind(version).fetch_optional().await
}

/// Every form of the hotline: version and JSON.
pub(crate) async fn forms(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<(i64, String)>, StoreError> {
    conn.sql(FORMS).bind(hotline.0).fetch_all().await
}

/// `false` where somebody else took this version.
pub(crate) async fn add_form(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    version: i64,
    form: String,
    (who, at): (OperatorId, i64),
) -> Result<bool, StoreError> {
    let added = tx.sql(FORM_ADD).bind(hotline.0).bind(version).bind(form).bind(who.0).bind(at);
    Ok(added.execute().await? > 0)
}

/// A talk's sitting, key and state, and whether it went into another or others into it.
pub(crate) async fn talk(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: ConversationId,
) -> Result<(Uuid, Uuid, String, bool), StoreError> {
    tx.sql(TALK).bind(hotline.0).bind(id.0).fetch_one().await
}

/// Who wrote most of the answers of a sitting.
pub(crate) async fn answered_by(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: ConversationId,
    sitting: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let most: Option<(Uuid, i64)> =
        tx.sql(ANSWERED_BY).bind(hotline.0).bind(id.0).bind(sitting).fetch_optional().await?;
    Ok(most.map(|(author, _)| author))
}

/// Whether somebody had part in a talk.
pub(crate) async fn is_own(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: ConversationId,
    who: OperatorId,
) -> Result<bool, StoreError> {
    let (own,): (i64,) = tx.sql(OWN).bind(hotline.0).bind(id.0).bind(who.0).fetch_one().await?;
    Ok(own > 0)
}

/// How many talks of a span somebody may be given.
pub(crate) async fn eligible(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    (from, to): (i64, i64),
    who: OperatorId,
) -> Result<i64, StoreError> {
    let (talks,): (i64,) = conn.sql(ELIGIBLE).bind(hotline.0).bind(from).bind(to).bind(who.0).fetch_one().await?;
    Ok(talks)
}

/// The one at a place among them.
pub(crate) async fn eligible_at(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    (from, to): (i64, i64),
    who: OperatorId,
    place: i64,
) -> Result<Option<ConversationId>, StoreError> {
    let talk = conn.sql(ELIGIBLE_AT).bind(hotline.0).bind(from).bind(to).bind(who.0).bind(place);
    let talk: Option<(Uuid,)> = talk.fetch_optional().await?;
    Ok(talk.map(|(id,)| ConversationId(id)))
}

/// Reviews of a sitting, the first first.
pub(crate) async fn of_sitting(tx: &mut Tx<'_>, hotline: HotlineId, sitting: Uuid) -> Result<Vec<Brief>, StoreError> {
    tx.sql(OF_SITTING).bind(hotline.0).bind(sitting).fetch_all().await
}

/// The same by their pair.
pub(crate) async fn of_pair(conn: &mut Conn<'_>, hotline: HotlineId, pair: Uuid) -> Result<Vec<Brief>, StoreError> {
    conn.sql(OF_PAIR).bind(hotline.0).bind(pair).fetch_all().await
}

/// The same within a change.
pub(crate) async fn of_pair_in(tx: &mut Tx<'_>, hotline: HotlineId, pair: Uuid) -> Result<Vec<Brief>, StoreError> {
    tx.sql(OF_PAIR).bind(hotline.0).bind(pair).fetch_all().await
}

/// `false` where this rater has one of this sitting.
pub(crate) async fn add(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    new: &NewReviewRow,
    (who, at): (OperatorId, i64),
) -> Result<bool, StoreError> {
    let add = tx.sql(ADD).bind(hotline.0).bind(new.id).bind(new.pair).bind(new.conversation).bind(new.sitting);
    let add = add.bind(new.form_version).bind(who.0).bind(new.operator).bind(new.how).bind(new.key).bind(at);
    Ok(add.execute().await? > 0)
}

/// The newest first.
pub(crate) async fn list(conn: &mut Conn<'_>, hotline: HotlineId, limit: i64) -> Result<Vec<FullRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(limit).fetch_all().await
}

/// Released ones about somebody, the newest first.
pub(crate) async fn about(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    who: OperatorId,
    limit: i64,
) -> Result<Vec<FullRow>, StoreError> {
    conn.sql(ABOUT).bind(hotline.0).bind(who.0).bind(limit).fetch_all().await
}

pub(crate) async fn one(conn: &mut Conn<'_>, hotline: HotlineId, id: Uuid) -> Result<FullRow, StoreError> {
    conn.sql(ONE).bind(hotline.0).bind(id).fetch_one().await
}

/// Keeps what a rater says.
///
/// # Errors
/// [`StoreError::NotFound`] where it isn't theirs, or is in already.
pub(crate) async fn save(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    who: OperatorId,
    said: &Said,
) -> Result<(), StoreError> {
    let save = tx.sql(SAVE).bind(hotline.0).bind(id).bind(who.0).bind(said.scores.clone()).bind(said.score);
    save.bind(said.comments.clone()).bind(said.done_at).execute_one().await
}

pub(crate) async fn withdraw(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid) -> Result<(), StoreError> {
    tx.sql(WITHDRAW).bind(hotline.0).bind(id).execute_one().await
}

/// How many reviews of a pair were released by this.
pub(crate) async fn release(tx: &mut Tx<'_>, hotline: HotlineId, pair: Uuid, at: i64) -> Result<u64, StoreError> {
    tx.sql(RELEASE).bind(hotline.0).bind(pair).bind(at).execute().await
}

/// Keeps the words of whoever was reviewed.
///
/// # Errors
/// [`StoreError::NotFound`] where it isn't about them, or isn't released.
pub(crate) async fn reply(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    who: OperatorId,
    reply: Vec<u8>,
) -> Result<(), StoreError> {
    tx.sql(REPLY).bind(hotline.0).bind(id).bind(who.0).bind(reply).execute_one().await
}

/// All scores that are in, those of one pair together, the first rater's first.
pub(crate) async fn scores(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<InRow>, StoreError> {
    conn.sql(IN).bind(hotline.0).fetch_all().await
}
