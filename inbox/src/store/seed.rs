//! Many conversations at once, for `make bench`: rows that lists read, without words.

use uuid::Uuid;

use super::{StoreError, conn::statements, writer::Tx};
use crate::HotlineId;

statements! {
    CONTACTS = {
        sqlite: "INSERT INTO contact (id, hotline_id, alias, key_id, created_at) SELECT unhex(value ->> 'id'), $1, 'Seeded Row', $2, value ->> 'at' FROM json_each($3)",
        postgres: "INSERT INTO contact (id, hotline_id, alias, key_id, created_at) SELECT id, $1, 'Seeded Row', $2, at
            FROM jsonb_to_recordset($3::text::jsonb) AS s(id UUID, at BIGINT)",
    };
    ADDRESSES = {
        sqlite: "INSERT INTO address (id, hotline_id, channel_id, contact_id, lookup, sealed, created_at)
            SELECT unhex(value ->> 'id'), $1, $2, unhex(value ->> 'id'), unhex(value ->> 'id'), x'00', value ->> 'at' FROM json_each($3)",
        postgres: "INSERT INTO address (id, hotline_id, channel_id, contact_id, lookup, sealed, created_at)
            SELECT id, $1, $2, id, uuid_send(id), '\\x00'::bytea, at FROM jsonb_to_recordset($3::text::jsonb) AS s(id UUID, at BIGINT)",
    };
    CONVERSATIONS = {
        sqlite: "INSERT INTO conversation (id, hotline_id, channel_id, contact_id, address_id, key_id, state, priority, auto_priority, language, waiting_since,
                first_in_at, last_in_at, last_at, unread, sitting_id, sittings, contact_seq, thread_seq, turn)
            SELECT unhex(value ->> 'id'), $1, $2, unhex(value ->> 'id'), unhex(value ->> 'id'), $4, value ->> 'state', value ->> 'priority',
                value ->> 'priority', 'en', CASE WHEN value ->> 'state' = 'waiting' THEN value ->> 'at' END, value ->> 'at', value ->> 'at', value ->> 'at', 0,
                unhex(value ->> 'id'), 1, 0, 0, (value ->> 'priority') * 3 + 1 FROM json_each($3)",
        postgres: "INSERT INTO conversation (id, hotline_id, channel_id, contact_id, address_id, key_id, state, priority, auto_priority, language, waiting_since,
                first_in_at, last_in_at, last_at, unread, sitting_id, sittings, contact_seq, thread_seq, turn)
            SELECT id, $1, $2, id, id, $4, state, priority, priority, 'en', CASE WHEN state = 'waiting' THEN at END, at, at, at, 0, id, 1, 0, 0, priority * 3 + 1
            FROM jsonb_to_recordset($3::text::jsonb) AS s(id UUID, at BIGINT, state TEXT, priority BIGINT)",
    };
    SITTINGS = {
        sqlite: "INSERT INTO sitting (id, hotline_id, conversation_id, number, started_at, handovers)
            SELECT unhex(value ->> 'id'), $1, unhex(value ->> 'id'), 1, value ->> 'at', 0 FROM json_each($2)",
        postgres: "INSERT INTO sitting (id, hotline_id, conversation_id, number, started_at, handovers)
            SELECT id, $1, id, 1, at, 0 FROM jsonb_to_recordset($2::text::jsonb) AS s(id UUID, at BIGINT)",
    };
    ANALYZE = "ANALYZE";
}

/// Inserts conversations from a JSON array of `{id, at, state, priority}`.
pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    key: Uuid,
    rows: &str,
) -> Result<(), StoreError> {
    tx.sql(CONTACTS).bind(hotline.0).bind(key).bind(rows.to_owned()).execute().await?;
    tx.sql(ADDRESSES).bind(hotline.0).bind(channel).bind(rows.to_owned()).execute().await?;
    tx.sql(CONVERSATIONS).bind(hotline.0).bind(channel).bind(rows.to_owned()).bind(key).execute().await?;
    tx.sql(SITTINGS).bind(hotline.0).bind(rows.to_owned()).execute().await.map(drop)
}

/// Lets the planner know what the tables hold now.
pub(crate) async fn analyze(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.sql(ANALYZE).execute().await.map(drop)
}
