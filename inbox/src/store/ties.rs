//! Who is the same person, which conversations belong together, and what a person said over all their channels.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    id_list,
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

/// `person`: a contact ($2) of the hotline ($1) and everybody who is the same person.
macro_rules! of_person {
    ($rest:literal) => {
        concat!(
            "WITH RECURSIVE person (id) AS (SELECT c.id FROM contact c WHERE c.hotline_id = $1 AND c.id = $2
                UNION SELECT l.other_id FROM person p JOIN same_person l ON l.contact_id = p.id) ",
            $rest
        )
    };
}
pub(super) use of_person;

macro_rules! parted {
    ($contacts:literal) => {
        concat!(
            "SELECT COUNT(*) AS n FROM merged_talk t JOIN conversation p ON p.id = t.conversation_id JOIN conversation h ON h.id = t.into_id
            WHERE t.hotline_id = $1 AND (p.contact_id IN ",
            $contacts,
            ") <> (h.contact_id IN ",
            $contacts,
            ")"
        )
    };
}

statements! {
    /// Nobody ties or erases them until this is decided. SQLite has one writer.
    HOLD = {
        sqlite: "SELECT c.id FROM contact c WHERE c.id IN (SELECT unhex(value) FROM json_each($1)) ORDER BY c.id",
        postgres: "SELECT c.id FROM contact c WHERE c.id IN (SELECT x::uuid FROM jsonb_array_elements_text($1::text::jsonb) AS x)
            ORDER BY c.id FOR UPDATE",
    };
    MEMBERS = (of_person!("SELECT p.id FROM person p ORDER BY p.id"));
    TIE = "INSERT INTO same_person (hotline_id, contact_id, other_id, linked_by, at) VALUES ($1, $2, $3, $4, $5), ($1, $3, $2, $4, $5)";
    UNTIE = "DELETE FROM same_person WHERE hotline_id = $1 AND ((contact_id = $2 AND other_id = $3) OR (contact_id = $3 AND other_id = $2))";
    /// Conversations of a person's contacts ($2) that went into those of somebody else, or the other way round.
    PARTED = {
        sqlite: (parted!("(SELECT unhex(value) FROM json_each($2))")),
        postgres: (parted!("(SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)")),
    };
    CONTACT_GOES = "DELETE FROM same_person WHERE hotline_id = $1 AND (contact_id = $2 OR other_id = $2)";
    OTHERS = (of_person!("SELECT c.id, c.alias, l.linked_by, o.name AS linked_by_name, l.at
        FROM person p JOIN contact c ON c.id = p.id LEFT JOIN same_person l ON l.contact_id = $2 AND l.other_id = c.id
        LEFT JOIN operator o ON o.id = l.linked_by WHERE c.id <> $2 ORDER BY c.created_at, c.id"));
    HISTORY = (of_person!("SELECT v.id, v.contact_id, c.alias, k.kind AS channel_kind, k.name AS channel_name, v.state, v.first_in_at, v.last_in_at,
            v.thread_seq
        FROM person p JOIN contact c ON c.id = p.id JOIN conversation v ON v.contact_id = p.id JOIN channel k ON k.id = v.channel_id
        WHERE v.hotline_id = $1 AND v.id <> $3 AND v.state <> 'erased' ORDER BY v.last_in_at DESC, v.id LIMIT $4"));
    RELATE = "INSERT INTO related_talk (hotline_id, conversation_id, other_id, linked_by, at) VALUES ($1, $2, $3, $4, $5), ($1, $3, $2, $4, $5)";
    UNRELATE = "DELETE FROM related_talk WHERE hotline_id = $1
        AND ((conversation_id = $2 AND other_id = $3) OR (conversation_id = $3 AND other_id = $2))";
    /// What the way in had linked.
    UNREFER = "UPDATE conversation SET related_to = NULL WHERE hotline_id = $1
        AND ((id = $2 AND related_to = $3) OR (id = $3 AND related_to = $2))";
    TALK_GOES = "DELETE FROM related_talk WHERE hotline_id = $1 AND (conversation_id = $2 OR other_id = $2)";
    /// Linked by somebody, or by the way in: from here or from there.
    RELATED = "SELECT v.id, c.alias, k.kind AS channel_kind, v.state, v.last_in_at, r.linked_by, o.name AS linked_by_name, r.at
        FROM (SELECT t.other_id AS id FROM related_talk t WHERE t.hotline_id = $1 AND t.conversation_id = $2
            UNION SELECT f.related_to FROM conversation f WHERE f.hotline_id = $1 AND f.id = $2 AND f.related_to IS NOT NULL
            UNION SELECT b.id FROM conversation b WHERE b.hotline_id = $1 AND b.related_to = $2) AS w
        JOIN conversation v ON v.id = w.id JOIN contact c ON c.id = v.contact_id JOIN channel k ON k.id = v.channel_id
        LEFT JOIN related_talk r ON r.conversation_id = $2 AND r.other_id = v.id LEFT JOIN operator o ON o.id = r.linked_by
        WHERE v.hotline_id = $1 AND v.state <> 'erased' ORDER BY v.last_in_at DESC, v.id LIMIT $3";
}

/// Somebody who is the same person.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct OtherRow {
    pub id: Uuid,
    pub alias: String,
    /// Who tied the two; `None` where others lie between them.
    pub linked_by: Option<Uuid>,
    pub linked_by_name: Option<String>,
    pub at: Option<i64>,
}

/// A conversation of theirs.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HistoryRow {
    pub id: Uuid,
    pub contact_id: Uuid,
    pub alias: String,
    pub channel_kind: String,
    pub channel_name: String,
    pub state: String,
    pub first_in_at: i64,
    pub last_in_at: i64,
    pub thread_seq: i64,
}

/// A conversation that belongs to another.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct RelatedRow {
    pub id: Uuid,
    pub alias: String,
    pub channel_kind: String,
    pub state: String,
    pub last_in_at: i64,
    /// Nobody where the way in linked them.
    pub linked_by: Option<Uuid>,
    pub linked_by_name: Option<String>,
    pub at: Option<i64>,
}

/// Holds contacts until the transaction ends.
pub(crate) async fn hold(tx: &mut Tx<'_>, contacts: &[Uuid]) -> Result<(), StoreError> {
    let _: Vec<(Uuid,)> = tx.sql(HOLD).bind(id_list(contacts)).fetch_all().await?;
    Ok(())
}

/// A contact and everybody who is the same person.
pub(crate) async fn members(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = tx.sql(MEMBERS).bind(hotline.0).bind(contact).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn tie(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    [one, other]: [Uuid; 2],
    by: OperatorId,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(TIE).bind(hotline.0).bind(one).bind(other).bind(by.0).bind(at).execute().await.map(drop)
}

/// Whether they were tied.
pub(crate) async fn untie(tx: &mut Tx<'_>, hotline: HotlineId, [one, other]: [Uuid; 2]) -> Result<bool, StoreError> {
    Ok(tx.sql(UNTIE).bind(hotline.0).bind(one).bind(other).execute().await? > 0)
}

/// Whether a conversation of a contact's person is in one of somebody else, now that a tie was taken back.
pub(crate) async fn would_part(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid) -> Result<bool, StoreError> {
    let person = members(tx, hotline, contact).await?;
    let (n,): (i64,) = tx.sql(PARTED).bind(hotline.0).bind(id_list(&person)).fetch_one().await?;
    Ok(n > 0)
}

/// Takes a contact who is erased out of everything.
pub(crate) async fn contact_goes(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid) -> Result<(), StoreError> {
    tx.sql(CONTACT_GOES).bind(hotline.0).bind(contact).execute().await.map(drop)
}

/// Everybody who is the same person as a contact, without them.
pub(crate) async fn others(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<OtherRow>, StoreError> {
    conn.sql(OTHERS).bind(hotline.0).bind(contact).fetch_all().await
}

/// What a person's contacts have beside one conversation, the newest first.
pub(crate) async fn history(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
    beside: ConversationId,
    limit: i64,
) -> Result<Vec<HistoryRow>, StoreError> {
    conn.sql(HISTORY).bind(hotline.0).bind(contact).bind(beside.0).bind(limit).fetch_all().await
}

pub(crate) async fn relate(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    [one, other]: [Uuid; 2],
    by: OperatorId,
    at: i64,
) -> Result<(), StoreError> {
    tx.sql(RELATE).bind(hotline.0).bind(one).bind(other).bind(by.0).bind(at).execute().await.map(drop)
}

/// Whether they were linked, by somebody or by the way in.
pub(crate) async fn unrelate(tx: &mut Tx<'_>, hotline: HotlineId, [one, other]: [Uuid; 2]) -> Result<bool, StoreError> {
    let by_hand = tx.sql(UNRELATE).bind(hotline.0).bind(one).bind(other).execute().await?;
    Ok(by_hand + tx.sql(UNREFER).bind(hotline.0).bind(one).bind(other).execute().await? > 0)
}

/// Takes a conversation that is erased out of everything.
pub(crate) async fn talk_goes(tx: &mut Tx<'_>, hotline: HotlineId, talk: Uuid) -> Result<(), StoreError> {
    tx.sql(TALK_GOES).bind(hotline.0).bind(talk).execute().await.map(drop)
}

/// What belongs to a conversation, the newest first.
pub(crate) async fn related(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talk: ConversationId,
    limit: i64,
) -> Result<Vec<RelatedRow>, StoreError> {
    conn.sql(RELATED).bind(hotline.0).bind(talk.0).bind(limit).fetch_all().await
}

/// The same inside a transaction.
pub(crate) async fn are_related(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    [one, other]: [Uuid; 2],
    limit: i64,
) -> Result<bool, StoreError> {
    let rows: Vec<RelatedRow> = tx.sql(RELATED).bind(hotline.0).bind(one).bind(limit).fetch_all().await?;
    Ok(rows.iter().any(|row| row.id == other))
}
