//! Wishes for all that is held about a contact, and what only that reads.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    id_list,
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

/// Acts that show what is held to somebody. What was done with it besides, such as holding it for the police, is no look.
macro_rules! looks {
    ($talks:literal) => {
        concat!(
            "SELECT a.at, a.act FROM audit a WHERE a.hotline_id = $1 AND a.act IN ('conversation.opened', 'conversation.listened', 'review.read',
                'message.original-downloaded', 'message.shown-as-html', 'message.shown-with-pictures', 'attachment.revealed', 'attachment.downloaded')
            AND a.subject IN (SELECT t.id FROM ",
            $talks,
            " AS t UNION ALL SELECT m.id FROM message m WHERE m.hotline_id = $1 AND m.conversation_id IN ",
            $talks,
            " UNION ALL SELECT f.id FROM attachment f WHERE f.hotline_id = $1 AND f.conversation_id IN ",
            $talks,
            ") ORDER BY a.seq"
        )
    };
}

statements! {
    ASK = "INSERT INTO package_wish (hotline_id, id, contact_id, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    OPEN = "SELECT w.id, w.asked_by, o.name AS asked_by_name, w.asked_at FROM package_wish w JOIN operator o ON o.id = w.asked_by
        WHERE w.hotline_id = $1 AND w.contact_id = $2 AND w.done_at IS NULL";
    TAKE_BACK = "DELETE FROM package_wish WHERE hotline_id = $1 AND contact_id = $2 AND done_at IS NULL";
    DONE = "UPDATE package_wish SET done_by = $3, done_at = $4 WHERE hotline_id = $1 AND id = $2 AND done_at IS NULL";
    CONTACT = "SELECT c.alias, c.key_id, c.created_at FROM contact c WHERE c.hotline_id = $1 AND c.id = $2";
    TALKS = "SELECT v.id, v.state, v.first_in_at, k.kind AS channel FROM conversation v JOIN channel k ON k.id = v.channel_id
        WHERE v.hotline_id = $1 AND v.contact_id = $2 ORDER BY v.first_in_at, v.id";
    UNSEEN = {
        sqlite: "SELECT COUNT(DISTINCT l.case_id) AS n FROM case_link l JOIN case_not_for k ON k.case_id = l.case_id AND k.operator_id = $2
            WHERE l.hotline_id = $1 AND l.conversation_id IN (SELECT unhex(value) FROM json_each($3))",
        postgres: "SELECT COUNT(DISTINCT l.case_id) AS n FROM case_link l JOIN case_not_for k ON k.case_id = l.case_id AND k.operator_id = $2
            WHERE l.hotline_id = $1 AND l.conversation_id IN (SELECT x::uuid FROM jsonb_array_elements_text($3::text::jsonb) AS x)",
    };
    ADDRESSES = "SELECT a.id, k.kind AS channel, a.sealed, a.created_at FROM address a JOIN channel k ON k.id = a.channel_id
        WHERE a.hotline_id = $1 AND a.contact_id = $2 ORDER BY a.created_at, a.id";
    /// Talks, their messages and files. The trail is read through: it has no index by subject, which every act would pay for.
    LOOKS = {
        sqlite: (looks!("(SELECT unhex(value) AS id FROM json_each($2))")),
        postgres: (looks!("(SELECT x::uuid AS id FROM jsonb_array_elements_text($2::text::jsonb) AS x)")),
    };
}

/// A wish to be.
#[derive(Clone, Copy)]
pub(crate) struct NewWish {
    pub(crate) id: Uuid,
    pub(crate) contact: Uuid,
    pub(crate) by: Uuid,
    pub(crate) at: i64,
}

/// A wish that nobody fulfilled yet.
#[derive(FromRow)]
pub(crate) struct WishRow {
    pub(crate) id: Uuid,
    pub(crate) asked_by: Uuid,
    pub(crate) asked_by_name: String,
    pub(crate) asked_at: i64,
}

#[derive(FromRow)]
pub(crate) struct ContactRow {
    pub(crate) alias: String,
    pub(crate) key_id: Uuid,
    pub(crate) created_at: i64,
}

#[derive(FromRow)]
pub(crate) struct TalkRow {
    pub(crate) id: Uuid,
    pub(crate) state: String,
    pub(crate) first_in_at: i64,
    pub(crate) channel: String,
}

#[derive(FromRow)]
pub(crate) struct AddressRow {
    pub(crate) id: Uuid,
    pub(crate) channel: String,
    pub(crate) sealed: Vec<u8>,
    pub(crate) created_at: i64,
}

/// Whether nobody had asked before.
pub(crate) async fn ask(tx: &mut Tx<'_>, hotline: HotlineId, wish: NewWish) -> Result<bool, StoreError> {
    let asked = tx.sql(ASK).bind(hotline.0).bind(wish.id).bind(wish.contact).bind(wish.by).bind(wish.at);
    Ok(asked.execute().await? == 1)
}

pub(crate) async fn open(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Option<WishRow>, StoreError> {
    conn.sql(OPEN).bind(hotline.0).bind(contact).fetch_optional().await
}

pub(crate) async fn open_in(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid) -> Result<Option<WishRow>, StoreError> {
    tx.sql(OPEN).bind(hotline.0).bind(contact).fetch_optional().await
}

/// Whether somebody had asked.
pub(crate) async fn take_back(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid) -> Result<bool, StoreError> {
    Ok(tx.sql(TAKE_BACK).bind(hotline.0).bind(contact).execute().await? > 0)
}

pub(crate) async fn done(tx: &mut Tx<'_>, hotline: HotlineId, wish: Uuid, by: Uuid, at: i64) -> Result<(), StoreError> {
    tx.sql(DONE).bind(hotline.0).bind(wish).bind(by).bind(at).execute_one().await
}

pub(crate) async fn contact(conn: &mut Conn<'_>, hotline: HotlineId, id: Uuid) -> Result<ContactRow, StoreError> {
    conn.sql(CONTACT).bind(hotline.0).bind(id).fetch_one().await
}

pub(crate) async fn talks(conn: &mut Conn<'_>, hotline: HotlineId, contact: Uuid) -> Result<Vec<TalkRow>, StoreError> {
    conn.sql(TALKS).bind(hotline.0).bind(contact).fetch_all().await
}

pub(crate) async fn addresses(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    contact: Uuid,
) -> Result<Vec<AddressRow>, StoreError> {
    conn.sql(ADDRESSES).bind(hotline.0).bind(contact).fetch_all().await
}

/// Looks at some talks, oldest first.
pub(crate) async fn looks(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    talks: &[Uuid],
) -> Result<Vec<(i64, String)>, StoreError> {
    conn.sql(LOOKS).bind(hotline.0).bind(id_list(talks)).fetch_all().await
}

/// How many cases that hold one of these talks are kept from somebody.
pub(crate) async fn unseen_cases(
    conn: &mut Conn<'_>,
    (hotline, eyes): (HotlineId, OperatorId),
    talks: &[Uuid],
) -> Result<i64, StoreError> {
    let (n,): (i64,) = conn.sql(UNSEEN).bind(hotline.0).bind(eyes.0).bind(id_list(talks)).fetch_one().await?;
    Ok(n)
}
