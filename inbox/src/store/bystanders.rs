//! Who else is where a contact is talked to.

use serde::Serialize;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    hash_list, hex_bytes, json,
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

statements! {
    LIST = "SELECT b.id, b.key_id, b.sealed, b.known, b.since, b.accepted_by, o.name AS accepted_by_name, b.accepted_at
        FROM bystander b LEFT JOIN operator o ON o.id = b.accepted_by
        WHERE b.hotline_id = $1 AND b.conversation_id = $2 ORDER BY b.since, b.id";
    LEFT = {
        sqlite: "DELETE FROM bystander WHERE hotline_id = $1 AND conversation_id = $2
            AND lookup NOT IN (SELECT unhex(value) FROM json_each($3))",
        postgres: "DELETE FROM bystander WHERE hotline_id = $1 AND conversation_id = $2
            AND lookup NOT IN (SELECT decode(x, 'hex') FROM jsonb_array_elements_text($3::text::jsonb) AS x)",
    };
    CAME = {
        sqlite: "INSERT INTO bystander (id, hotline_id, conversation_id, lookup, key_id, sealed, known, since)
            SELECT unhex(value ->> 'id'), $1, $2, unhex(value ->> 'lookup'), unhex(value ->> 'key'), unhex(value ->> 'sealed'), value ->> 'known', $4
            FROM json_each($3) WHERE TRUE
            ON CONFLICT (conversation_id, lookup) DO UPDATE SET known = excluded.known WHERE bystander.known <> excluded.known",
        postgres: "INSERT INTO bystander (id, hotline_id, conversation_id, lookup, key_id, sealed, known, since)
            SELECT b.id, $1, $2, decode(b.lookup, 'hex'), b.key, decode(b.sealed, 'hex'), b.known, $4
            FROM jsonb_to_recordset($3::text::jsonb) AS b(id UUID, lookup TEXT, key UUID, sealed TEXT, known BOOLEAN)
            ON CONFLICT (conversation_id, lookup) DO UPDATE SET known = excluded.known WHERE bystander.known <> excluded.known",
    };
    ACCEPT = {
        sqlite: "UPDATE bystander SET accepted_by = $3, accepted_at = $4 WHERE hotline_id = $1 AND conversation_id = $2 AND accepted_at IS NULL
            AND id IN (SELECT unhex(value) FROM json_each($5))",
        postgres: "UPDATE bystander SET accepted_by = $3, accepted_at = $4 WHERE hotline_id = $1 AND conversation_id = $2 AND accepted_at IS NULL
            AND id IN (SELECT x::uuid FROM jsonb_array_elements_text($5::text::jsonb) AS x)",
    };
    REFUSE = {
        sqlite: "UPDATE bystander SET accepted_by = NULL, accepted_at = NULL WHERE hotline_id = $1 AND conversation_id = $2 AND accepted_at IS NOT NULL
            AND id NOT IN (SELECT unhex(value) FROM json_each($3))",
        postgres: "UPDATE bystander SET accepted_by = NULL, accepted_at = NULL WHERE hotline_id = $1 AND conversation_id = $2 AND accepted_at IS NOT NULL
            AND id NOT IN (SELECT x::uuid FROM jsonb_array_elements_text($3::text::jsonb) AS x)",
    };
}

/// Somebody who is there.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct BystanderRow {
    pub id: Uuid,
    pub key_id: Uuid,
    pub sealed: Vec<u8>,
    pub known: bool,
    pub since: i64,
    pub accepted_by: Option<Uuid>,
    pub accepted_by_name: Option<String>,
    pub accepted_at: Option<i64>,
}

/// Somebody who may have come.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NewBystander {
    #[serde(with = "uuid::serde::simple")]
    pub id: Uuid,
    #[serde(serialize_with = "hex_bytes")]
    pub lookup: Vec<u8>,
    #[serde(with = "uuid::serde::simple")]
    pub key: Uuid,
    #[serde(serialize_with = "hex_bytes")]
    pub sealed: Vec<u8>,
    pub known: bool,
}

pub(crate) async fn list(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
) -> Result<Vec<BystanderRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(id.0).fetch_all().await
}

/// Makes these all who are there; whether that is news.
pub(crate) async fn are(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    there: &[NewBystander],
    now: i64,
) -> Result<bool, StoreError> {
    let lookups = hash_list(there.iter().map(|one| one.lookup.as_slice()))?;
    let left = tx.sql(LEFT).bind(hotline.0).bind(conversation).bind(lookups).execute().await?;
    let came = tx.sql(CAME).bind(hotline.0).bind(conversation).bind(json(&there)?).bind(now).execute().await?;
    Ok(left + came > 0)
}

/// Makes these all who may read along; how many that changed.
pub(crate) async fn accept(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    by: OperatorId,
    accepted: &[Uuid],
    now: i64,
) -> Result<(u64, u64), StoreError> {
    let ids = super::id_list(accepted);
    let refused = tx.sql(REFUSE).bind(hotline.0).bind(conversation).bind(ids.clone()).execute().await?;
    let accept = tx.sql(ACCEPT).bind(hotline.0).bind(conversation).bind(by.0).bind(now);
    Ok((accept.bind(ids).execute().await?, refused))
}
