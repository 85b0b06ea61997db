//! The outbox table: one row a message, leased by one worker at a time.

use sqlx::FromRow;
use uuid::Uuid;

use super::{StoreError, conn::statements, ties::of_person, writer::Tx};
use crate::HotlineId;

/// An answer that stays with us for now, with what decides when it goes.
macro_rules! select_held {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.hotline_id, d.conversation_id, d.message_id, d.address_id, d.contact_seq, d.held_until, d.held_why, m.n, m.author, k.kind
            FROM delivery d JOIN message m ON m.id = d.message_id JOIN channel k ON k.id = d.channel_id ",
            $rest
        )
    };
}

statements! {
    INSERT = "INSERT INTO delivery (id, hotline_id, conversation_id, message_id, channel_id, address_id, contact_seq, state, attempts, due_at, expires_at, at, held_until, held_why)
        VALUES ($2, $1, $3, $4, $5, $6, $7, 'queued', 0, $10, $9, $8, $11, $12)";
    HELD_DUE = (select_held!("WHERE d.held_until <= $1 AND d.state = 'queued' ORDER BY d.held_until, m.n LIMIT 64"));
    HELD_IN = (select_held!("WHERE d.hotline_id = $1 AND d.conversation_id = $2 AND d.held_until IS NOT NULL AND d.state = 'queued' ORDER BY m.n"));
    HELD_MESSAGE = (select_held!("WHERE d.hotline_id = $1 AND d.message_id = $2 AND d.held_until IS NOT NULL AND d.state = 'queued'"));
    RELEASE = "UPDATE delivery SET held_until = NULL, held_why = NULL, due_at = $3, contact_seq = $4, expires_at = $5, at = $3
        WHERE hotline_id = $1 AND id = $2 AND held_until IS NOT NULL AND state = 'queued'";
    HOLD_ON = "UPDATE delivery SET held_until = $3, held_why = $4 WHERE hotline_id = $1 AND id = $2 AND held_until IS NOT NULL AND state = 'queued'";
    LOOK_AGAIN = (of_person!("UPDATE delivery SET held_until = $3 WHERE hotline_id = $1 AND held_until > $3 AND held_why = 'safe-hours' AND state = 'queued'
        AND conversation_id IN (SELECT v.id FROM person p JOIN conversation v ON v.contact_id = p.id)"));
    HELD_ENDS = "UPDATE delivery SET state = 'failed', code = $3, held_until = NULL, held_why = NULL, due_at = NULL, at = $4
        WHERE hotline_id = $1 AND id = $2 AND held_until IS NOT NULL AND state = 'queued'";
    // An earlier message of the same conversation goes first.
    LEASE = {
        sqlite: "UPDATE delivery SET state = 'leased', leased_by = $2, due_at = $3, attempts = attempts + 1, at = $1
            WHERE id IN (SELECT d.id FROM delivery d WHERE d.due_at <= $1 AND d.channel_id NOT IN (SELECT unhex(value) FROM json_each($5))
                AND NOT EXISTS (SELECT 1 FROM delivery e
                WHERE e.conversation_id = d.conversation_id AND e.contact_seq < d.contact_seq AND e.state IN ('queued', 'leased')
                AND e.state IN ('queued', 'leased', 'sent', 'delivered')) ORDER BY d.due_at LIMIT $4)
            RETURNING id, hotline_id, conversation_id, message_id, channel_id, address_id, attempts, expires_at,
                (SELECT MIN(a.started_at) FROM delivery_attempt a WHERE a.delivery_id = delivery.id AND a.ended_at IS NULL) AS cut_at",
        postgres: "UPDATE delivery SET state = 'leased', leased_by = $2, due_at = $3, attempts = attempts + 1, at = $1
            WHERE id IN (SELECT d.id FROM delivery d WHERE d.due_at <= $1
                AND d.channel_id NOT IN (SELECT x::uuid FROM jsonb_array_elements_text($5::text::jsonb) AS x)
                AND NOT EXISTS (SELECT 1 FROM delivery e
                WHERE e.conversation_id = d.conversation_id AND e.contact_seq < d.contact_seq AND e.state IN ('queued', 'leased')
                AND e.state IN ('queued', 'leased', 'sent', 'delivered')) ORDER BY d.due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING id, hotline_id, conversation_id, message_id, channel_id, address_id, attempts, expires_at,
                (SELECT MIN(a.started_at) FROM delivery_attempt a WHERE a.delivery_id = delivery.id AND a.ended_at IS NULL) AS cut_at",
    };
    ATTEMPT_BEGIN = {
        sqlite: "INSERT INTO delivery_attempt (delivery_id, n, started_at) SELECT unhex(value ->> 'id'), value ->> 'n', $1 FROM json_each($2) WHERE TRUE",
        postgres: "INSERT INTO delivery_attempt (delivery_id, n, started_at) SELECT id, n, $1 FROM jsonb_to_recordset($2::text::jsonb) AS a(id UUID, n BIGINT)",
    };
    // Attempts that were cut end with the one that decides about them. One that is put off decides nothing.
    ATTEMPT_END = "UPDATE delivery_attempt SET ended_at = $3, outcome = $4, code = $5
        WHERE delivery_id = $1 AND (n = $2 OR (n < $2 AND $4 <> 'queued')) AND ended_at IS NULL";
    SETTLE = "UPDATE delivery SET state = $3, due_at = $4, leased_by = NULL, code = $5, at = $6, carrier_hash = COALESCE($7, carrier_hash),
            held_until = CAST($9 AS BIGINT), held_why = CASE WHEN CAST($9 AS BIGINT) IS NULL THEN NULL ELSE 'safe-hours' END
        WHERE id = $1 AND leased_by = $2 AND state = 'leased' AND attempts = $8";
    TAKE_BACK = "UPDATE delivery SET due_at = $2 WHERE state = 'leased' AND leased_by = $1 AND due_at > $2";
    NEXT_DUE = "SELECT (SELECT MIN(due_at) FROM delivery WHERE due_at IS NOT NULL) AS due_at,
        (SELECT MIN(held_until) FROM delivery WHERE held_until IS NOT NULL) AS held_until";
    READ_UP_TO = "UPDATE delivery SET state = 'read', due_at = NULL, leased_by = NULL, at = $4
        WHERE hotline_id = $1 AND conversation_id IN (SELECT v.id FROM conversation v WHERE v.id = $2 OR v.split_from = $2)
            AND contact_seq <= $3 AND state IN ('queued', 'leased', 'sent', 'delivered')
        RETURNING id, message_id";
    BY_CARRIER = "SELECT id, conversation_id, message_id, state, reported FROM delivery WHERE channel_id = $1 AND carrier_hash = $2 AND hotline_id = $3";
    BY_MESSAGE = "SELECT id, conversation_id, message_id, state, reported FROM delivery WHERE message_id = $2 AND channel_id = $1 AND hotline_id = $3";
    READ_OF = {
        sqlite: "SELECT message_id FROM delivery WHERE hotline_id = $1 AND state = 'read'
            AND message_id IN (SELECT unhex(value) FROM json_each($2))",
        postgres: "SELECT message_id FROM delivery WHERE hotline_id = $1 AND state = 'read'
            AND message_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x)",
    };
    OF_MESSAGE = "SELECT id, conversation_id, message_id, state, reported, address_id FROM delivery
        WHERE hotline_id = $1 AND conversation_id IN (SELECT v.id FROM conversation v WHERE v.id = $2 OR v.split_from = $2) AND message_id = $3";
    ADDRESS_OF = "SELECT address_id FROM delivery WHERE hotline_id = $1 AND message_id = $2";
    NOTE = "UPDATE delivery SET note = $3 WHERE hotline_id = $1 AND id = $2";
    ADVANCE = "UPDATE delivery SET state = $3, due_at = NULL, leased_by = NULL, code = $4, at = $5, reported = reported || $3 || ' '
        WHERE hotline_id = $1 AND id = $2 AND state = $6";
    // Whoever was quicker has moved the delivery on; what the carrier calls it is news all the same.
    NAMED = "UPDATE delivery SET carrier_hash = $2 WHERE id = $1 AND carrier_hash IS NULL";
    EARLY = "INSERT INTO early_report (channel_id, carrier_hash, state, hotline_id, code, at)
        SELECT $2, $3, $4, $1, $5, $6 WHERE (SELECT COUNT(*) FROM early_report WHERE channel_id = $2) < $7 ON CONFLICT DO NOTHING";
    EARLY_OF = "DELETE FROM early_report WHERE channel_id = $2 AND carrier_hash = $3 AND hotline_id = $1 RETURNING state, code, at";
    EARLY_SWEEP = "DELETE FROM early_report WHERE at < $1";
    BY_STATE = "SELECT state, COUNT(*) AS deliveries FROM delivery WHERE state IN ('queued', 'leased', 'failed', 'unknown', 'expired') GROUP BY state";
}

/// A delivery that a worker has leased.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Leased {
    pub id: Uuid,
    pub hotline_id: Uuid,
    pub conversation_id: Uuid,
    pub message_id: Uuid,
    pub channel_id: Uuid,
    pub address_id: Uuid,
    pub attempts: i64,
    pub expires_at: i64,
    /// When the first of the earlier attempts began whose end nobody wrote down: the process died in it, or nobody knows it.
    pub cut_at: Option<i64>,
}

/// A delivery found by its carrier's id.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Known {
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub message_id: Uuid,
    pub state: String,
    /// States that the carrier has reported, with spaces between.
    pub reported: String,
}

/// A report that came before anybody knew whose it is.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Early {
    pub state: String,
    pub code: Option<String>,
    pub at: i64,
}

/// A delivery found by its message, with the address that it went to.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Addressed {
    #[sqlx(flatten)]
    pub known: Known,
    pub address_id: Uuid,
}

/// Where a message went.
pub(crate) async fn address_of(
    conn: &mut super::conn::Conn<'_>,
    hotline: HotlineId,
    message: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let found: Option<(Uuid,)> = conn.sql(ADDRESS_OF).bind(hotline.0).bind(message).fetch_optional().await?;
    Ok(found.map(|(address,)| address))
}

/// What a carrier reported of a delivery that stays as it is.
pub(crate) async fn note(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, note: String) -> Result<(), StoreError> {
    tx.sql(NOTE).bind(hotline.0).bind(id).bind(note).execute_one().await
}

pub(crate) async fn of_message(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    message: Uuid,
) -> Result<Option<Addressed>, StoreError> {
    tx.sql(OF_MESSAGE).bind(hotline.0).bind(conversation).bind(message).fetch_optional().await
}

/// Ends the leases that an earlier life of this node held when it died.
pub(crate) async fn take_back(tx: &mut Tx<'_>, node: String, now: i64) -> Result<u64, StoreError> {
    tx.sql(TAKE_BACK).bind(node).bind(now).execute().await
}

/// What became of a leased delivery.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    pub state: &'static str,
    pub due_at: Option<i64>,
    pub code: Option<String>,
    pub carrier_hash: Option<Vec<u8>>,
    /// Reports may have come before that was known.
    pub catches_up: bool,
    /// It would not be safe before then.
    pub held_until: Option<i64>,
    /// Nobody knows whether the carrier took it, and it is tried again: the attempt has no end.
    pub unsure: bool,
}

/// The place of what the contact does not see yet: after everything that they do.
pub(crate) const UNPLACED: i64 = i64::MAX;

/// Why an answer stays with us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeldWhy {
    /// Its writer may take it back.
    Undo,
    /// The contact's safety card names other hours.
    SafeHours,
}

impl HeldWhy {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::SafeHours => "safe-hours",
        }
    }
}

/// An answer that stays with us for now.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HeldRow {
    pub id: Uuid,
    pub hotline_id: Uuid,
    pub conversation_id: Uuid,
    pub message_id: Uuid,
    /// Where it goes.
    pub address_id: Uuid,
    /// [`UNPLACED`] until it left for the first time.
    pub contact_seq: i64,
    pub held_until: i64,
    pub held_why: String,
    /// Its message's place in the thread.
    pub n: i64,
    pub author: Option<Uuid>,
    /// The channel's.
    pub kind: String,
}

/// Where an outbound message goes, frozen when it is queued.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewDelivery {
    pub id: Uuid,
    pub conversation: Uuid,
    pub message: Uuid,
    pub channel: Uuid,
    pub address: Uuid,
    pub contact_seq: i64,
    pub at: i64,
    pub expires_at: i64,
    /// Until when it stays with us, and why.
    pub held: Option<(i64, HeldWhy)>,
}

pub(crate) async fn insert(tx: &mut Tx<'_>, hotline: HotlineId, new: NewDelivery) -> Result<(), StoreError> {
    tx.sql(INSERT)
        .bind(hotline.0)
        .bind(new.id)
        .bind(new.conversation)
        .bind(new.message)
        .bind(new.channel)
        .bind(new.address)
        .bind(new.contact_seq)
        .bind(new.at)
        .bind(new.expires_at)
        .bind(if new.held.is_some() { None } else { Some(new.at) })
        .bind(new.held.map(|(until, _)| until))
        .bind(new.held.map(|(_, why)| why.as_str()))
        .execute_one()
        .await?;
    tx.effects.outbound();
    Ok(())
}

/// Leases what is due, at most `limit`, and enters an attempt for each.
pub(crate) async fn lease(
    tx: &mut Tx<'_>,
    node: String,
    now: i64,
    lease_until: i64,
    limit: i64,
    busy: &[Uuid],
) -> Result<Vec<Leased>, StoreError> {
    let lease = tx.sql(LEASE).bind(now).bind(node).bind(lease_until).bind(limit).bind(super::id_list(busy));
    let leased: Vec<Leased> = lease.fetch_all().await?;
    if !leased.is_empty() {
        let attempts: Vec<_> = leased
            .iter()
            .map(|delivery| serde_json::json!({"id": delivery.id.simple().to_string(), "n": delivery.attempts}))
            .collect();
        tx.sql(ATTEMPT_BEGIN).bind(now).bind(serde_json::Value::from(attempts).to_string()).execute().await?;
    }
    Ok(leased)
}

/// Writes what became of a leased delivery. `false` when the lease was lost meanwhile: then nothing changes, because a
/// receipt or another worker knows more.
pub(crate) async fn settle(
    tx: &mut Tx<'_>,
    delivery: &Leased,
    node: String,
    settled: &Settled,
    at: i64,
) -> Result<bool, StoreError> {
    if !settled.unsure {
        tx.sql(ATTEMPT_END)
            .bind(delivery.id)
            .bind(delivery.attempts)
            .bind(at)
            .bind(settled.state)
            .bind(settled.code.clone())
            .execute()
            .await?;
    }
    let written = tx
        .sql(SETTLE)
        .bind(delivery.id)
        .bind(node)
        .bind(settled.state)
        .bind(settled.due_at)
        .bind(settled.code.clone())
        .bind(at)
        .bind(settled.carrier_hash.clone())
        .bind(delivery.attempts)
        .bind(settled.held_until)
        .execute()
        .await?;
    if let (0, Some(hash)) = (written, &settled.carrier_hash) {
        tx.sql(NAMED).bind(delivery.id).bind(hash.clone()).execute().await?;
    }
    Ok(written == 1)
}

/// Keeps a report for a message whose name at the carrier isn't known yet; of a channel at most `room`.
pub(crate) async fn keep_early(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    carrier_hash: Vec<u8>,
    early: Early,
    room: i64,
) -> Result<(), StoreError> {
    let kept = tx.sql(EARLY).bind(hotline.0).bind(channel).bind(carrier_hash).bind(early.state).bind(early.code);
    kept.bind(early.at).bind(room).execute().await.map(drop)
}

/// Takes the reports that waited for this name, the oldest first.
pub(crate) async fn take_early(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    carrier_hash: Vec<u8>,
) -> Result<Vec<Early>, StoreError> {
    let taken = tx.sql(EARLY_OF).bind(hotline.0).bind(channel).bind(carrier_hash);
    let mut early: Vec<Early> = taken.fetch_all().await?;
    early.sort_by_key(|early| early.at);
    Ok(early)
}

/// Forgets reports that nobody asked for.
pub(crate) async fn sweep_early(tx: &mut Tx<'_>, before: i64) -> Result<(), StoreError> {
    tx.sql(EARLY_SWEEP).bind(before).execute().await.map(drop)
}

/// When the outbox has to look again: at what is due, and at what is held. `None` when nothing waits.
pub(crate) async fn next_due(conn: &mut super::conn::Conn<'_>) -> Result<(Option<i64>, Option<i64>), StoreError> {
    conn.sql(NEXT_DUE).fetch_one().await
}

/// Answers that have been held long enough, at most 64.
pub(crate) async fn held_due(conn: &mut super::conn::Conn<'_>, now: i64) -> Result<Vec<HeldRow>, StoreError> {
    conn.sql(HELD_DUE).bind(now).fetch_all().await
}

/// What is held of a conversation, in the order of its thread.
pub(crate) async fn held_in(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
) -> Result<Vec<HeldRow>, StoreError> {
    tx.sql(HELD_IN).bind(hotline.0).bind(conversation).fetch_all().await
}

/// A message's delivery while it is held.
pub(crate) async fn held_message(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    message: Uuid,
) -> Result<Option<HeldRow>, StoreError> {
    tx.sql(HELD_MESSAGE).bind(hotline.0).bind(message).fetch_optional().await
}

/// Hands what was held to the outbox, under the place that the contact sees it in.
pub(crate) async fn release(
    tx: &mut Tx<'_>,
    held: &HeldRow,
    contact_seq: i64,
    at: i64,
    expires_at: i64,
) -> Result<(), StoreError> {
    let released = tx.sql(RELEASE).bind(held.hotline_id).bind(held.id).bind(at).bind(contact_seq).bind(expires_at);
    released.execute_one().await?;
    tx.effects.outbound();
    Ok(())
}

/// Holds what is held for longer.
pub(crate) async fn hold_on(tx: &mut Tx<'_>, held: &HeldRow, until: i64, why: HeldWhy) -> Result<(), StoreError> {
    tx.sql(HOLD_ON).bind(held.hotline_id).bind(held.id).bind(until).bind(why.as_str()).execute_one().await
}

/// Has the outbox decide now about what waits for the safe hours of a contact, and of everybody who is the same person.
pub(crate) async fn look_again(tx: &mut Tx<'_>, hotline: HotlineId, contact: Uuid, now: i64) -> Result<(), StoreError> {
    if tx.sql(LOOK_AGAIN).bind(hotline.0).bind(contact).bind(now).execute().await? > 0 {
        tx.effects.outbound();
    }
    Ok(())
}

/// Ends what is held: it never leaves.
pub(crate) async fn end_held(tx: &mut Tx<'_>, held: &HeldRow, code: &'static str, at: i64) -> Result<(), StoreError> {
    tx.sql(HELD_ENDS).bind(held.hotline_id).bind(held.id).bind(code).bind(at).execute_one().await
}

/// Marks everything up to an item as read, whatever the outbox still thinks of it.
pub(crate) async fn read_up_to(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: Uuid,
    seq: i64,
    at: i64,
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    tx.sql(READ_UP_TO).bind(hotline.0).bind(conversation).bind(seq).bind(at).fetch_all().await
}

/// Which of these messages their contact has read.
pub(crate) async fn read_of(
    conn: &mut super::conn::Conn<'_>,
    hotline: HotlineId,
    messages: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    let read: Vec<(Uuid,)> = conn.sql(READ_OF).bind(hotline.0).bind(super::id_list(messages)).fetch_all().await?;
    Ok(read.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn by_carrier(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    carrier_hash: Vec<u8>,
) -> Result<Option<Known>, StoreError> {
    tx.sql(BY_CARRIER).bind(channel).bind(carrier_hash).bind(hotline.0).fetch_optional().await
}

/// A delivery by its message, on a channel.
pub(crate) async fn by_message(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    channel: Uuid,
    message: Uuid,
) -> Result<Option<Known>, StoreError> {
    tx.sql(BY_MESSAGE).bind(channel).bind(message).bind(hotline.0).fetch_optional().await
}

/// Moves a delivery on from the state that the caller saw; `false` where another was first.
pub(crate) async fn advance(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    delivery: &Known,
    state: &'static str,
    code: Option<String>,
    at: i64,
) -> Result<bool, StoreError> {
    let moved = tx
        .sql(ADVANCE)
        .bind(hotline.0)
        .bind(delivery.id)
        .bind(state)
        .bind(code)
        .bind(at)
        .bind(delivery.state.clone())
        .execute()
        .await?;
    Ok(moved == 1)
}

/// How many deliveries stand in each state that somebody may have to look at.
pub(crate) async fn by_state(conn: &mut super::conn::Conn<'_>) -> Result<Vec<(String, i64)>, StoreError> {
    conn.sql(BY_STATE).fetch_all().await
}
