//! Telephone calls as an exchange tells of them: what rings, who answered, what was missed. Operators write them down in a form that is
//! filled already; what nobody answered writes itself down.
//!
//! Events may come twice, late and in any order: each time is taken once, the first that was told, so that a copy changes nothing.
//! Deliberately absent: callers' numbers.

use earshot_channel::{CallState, PhoneCall, UnixMillis};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    CallId, HotlineId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    calls::CallForm,
    clock::{random_id, timed_id},
    store::{
        StoreError, calls,
        effects::{NewAudit, NewEvent},
        phone::{self as rows, PhoneRow},
        writer::Tx,
    },
    view::Person,
};

/// How long a call is shown; milliseconds.
const SHOWN_MS: i64 = 24 * 3_600_000;
/// Calls that are shown at most.
const SHOWN: i64 = 100;
/// An exchange's clock may be ahead by this; milliseconds.
const AHEAD_MS: i64 = 10 * 60_000;
/// What an exchange tells of is not older than this; milliseconds.
const OLD_MS: i64 = 7 * 24 * 3_600_000;
/// How long an answer may come after the end, because events overtake each other; milliseconds.
const LATE_MS: i64 = 2 * 60_000;

/// A telephone call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PhoneCallRow {
    /// Which; `POST calls` takes it, so that its record is this call's.
    pub id: Uuid,
    /// `ringing`, `answered`, `ended` or `missed`.
    pub state: String,
    /// The line that was called.
    pub line: Option<String>,
    /// BCP 47 tag of the language that the caller chose.
    pub language: Option<String>,
    /// Who answered, where the exchange knows them.
    pub operator: Option<Person>,
    /// When it began; milliseconds since 1970.
    pub began_at: i64,
    /// When somebody answered; milliseconds since 1970.
    pub answered_at: Option<i64>,
    /// When it ended; milliseconds since 1970.
    pub ended_at: Option<i64>,
    /// Its record: of a missed call, which writes itself down.
    pub call_id: Option<CallId>,
}

/// Something that an exchange told, ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    hotline: HotlineId,
    channel: Uuid,
    hash: Vec<u8>,
    told: PhoneCall,
    at: i64,
    now: i64,
    missed: Option<Missed>,
    version: String,
}

/// What the record of a missed call needs.
#[derive(Clone, Copy, Debug)]
struct Missed {
    call: CallId,
    key: KeyId,
}

/// What a call is after something more was told of it: every time is the first that was told.
fn after(before: PhoneRow, told: &PhoneCall, at: i64) -> PhoneRow {
    let mut row = before;
    match told.state {
        CallState::Ringing => row.rang_at = row.rang_at.or(Some(at)),
        CallState::Answered => row.answered_at = row.answered_at.or(Some(at)),
        CallState::Ended | CallState::Missed => row.ended_at = row.ended_at.or(Some(at)),
    }
    row.line = row.line.or_else(|| told.line.clone());
    // Callers may choose a language while it rings.
    row.language = told.language.clone().or(row.language);
    row
}

fn state(row: &PhoneRow) -> &'static str {
    match (row.missed, row.ended_at, row.answered_at) {
        (true, ..) => "missed",
        (_, Some(_), _) => "ended",
        (_, None, Some(_)) => "answered",
        _ => "ringing",
    }
}

impl Inbox {
    pub(crate) async fn told(
        &self,
        hotline: HotlineId,
        channel: Uuid,
        hash: Vec<u8>,
        told: &PhoneCall,
        now: UnixMillis,
    ) -> Result<Told, StoreError> {
        let at = told.at.map_or(now.0, |at| at.0);
        // A clock that is far off is worth less than ours.
        let at = if (now.0 - OLD_MS..=now.0 + AHEAD_MS).contains(&at) { at } else { now.0 };
        let missed = match told.state {
            CallState::Missed => Some(self.missed(now).await?),
            _ => None,
        };
        let version = self.taxonomy().version().to_owned();
        Ok(Told { hotline, channel, hash, told: told.clone(), at, now: now.0, missed, version })
    }

    async fn missed(&self, now: UnixMillis) -> Result<Missed, StoreError> {
        let (key, _) = self.vault().fresh_key().await?;
        Ok(Missed { call: CallId(timed_id(now)), key })
    }

    /// Calls of the last day that go on, that nobody wrote down, or that were missed; the newest first.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn phone_calls(&self, scope: &Scope) -> Result<Vec<PhoneCallRow>, StoreError> {
        scope.need(Right::Talk)?;
        let since = self.clock().now().0 - SHOWN_MS;
        let mut reader = self.data().reader().await?;
        let found = rows::recent(&mut reader.conn(), scope.hotline(), since, SHOWN).await?;
        Ok(found.into_iter().map(shown).collect())
    }

    /// Writes down what ended and nobody answered. The sweeper does it once a minute.
    ///
    /// # Errors
    /// As the store.
    pub async fn record_unanswered(&self) -> Result<(), StoreError> {
        let now = self.clock().now();
        let found = {
            let mut reader = self.data().reader().await?;
            rows::unanswered(&mut reader.conn(), now.0 - LATE_MS, SHOWN).await?
        };
        let version = self.taxonomy().version().to_owned();
        for row in found {
            let missed = self.missed(now).await?;
            let version = version.clone();
            self.data()
                .write(row.hotline_id, move |tx| {
                    let (row, version) = (row.clone(), version.clone());
                    Box::pin(async move {
                        // Somebody may have written it down meanwhile.
                        match rows::one(tx, HotlineId(row.hotline_id), row.id).await? {
                            Some(row) if row.call_id.is_none() && row.answered_at.is_none() => {
                                record_missed(tx, &row, missed, &version, now.0).await
                            }
                            _ => Ok(()),
                        }
                    })
                })
                .await?;
        }
        Ok(())
    }
}

fn shown(row: PhoneRow) -> PhoneCallRow {
    PhoneCallRow {
        id: row.id,
        state: state(&row).to_owned(),
        line: row.line,
        language: row.language,
        operator: row.operator_id.zip(row.operator_name).map(|(id, name)| Person { id: OperatorId(id), name }),
        began_at: row.rang_at.unwrap_or(row.first_at),
        answered_at: row.answered_at,
        ended_at: row.ended_at,
        call_id: row.call_id.map(CallId),
    }
}

/// Takes what an exchange told, in the caller's transaction.
pub(crate) async fn take(tx: &mut Tx<'_>, new: &Told) -> Result<(), StoreError> {
    let before = rows::by_hash(tx, new.hotline, new.channel, &new.hash).await?;
    let is_new = before.is_none();
    let known = before.unwrap_or_else(|| PhoneRow {
        id: timed_id(UnixMillis(new.now)),
        hotline_id: new.hotline.0,
        channel_id: new.channel,
        line: None,
        language: None,
        operator_id: None,
        operator_name: None,
        first_at: new.at,
        rang_at: None,
        answered_at: None,
        ended_at: None,
        missed: false,
        call_id: None,
    });
    let mut row = after(known.clone(), &new.told, new.at);
    if let (None, Some(login)) = (row.operator_id, &new.told.agent) {
        row.operator_id = rows::operator(tx, new.hotline, login).await?;
    }
    if is_new {
        rows::insert(tx, &row, &new.hash).await?;
    } else if row != known {
        rows::update(tx, &row).await?;
    } else {
        return Ok(());
    }
    match new.missed {
        // Whoever answered after all has it before them.
        Some(missed) if row.call_id.is_none() && row.answered_at.is_none() => {
            record_missed(tx, &row, missed, &new.version, new.now).await
        }
        _ => {
            told_of(tx, &row, new.now);
            Ok(())
        }
    }
}

/// Notes that a call was written down by an operator.
///
/// # Errors
/// [`StoreError::Rejected`] where there is no such call; [`StoreError::Conflict`] where somebody wrote it down before.
pub(crate) async fn written_down(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    call: CallId,
    now: i64,
) -> Result<(), StoreError> {
    let Some(row) = rows::one(tx, hotline, id).await? else {
        return Err(StoreError::Rejected("there is no telephone call with this id".into()));
    };
    if !rows::record(tx, hotline, id, call.0, false).await? {
        return Err(StoreError::Conflict("this telephone call was written down already".into()));
    }
    told_of(tx, &row, now);
    Ok(())
}

/// Takes over when the exchange says that somebody answered: until then it rang. A time outside of what is written down counts for nothing.
///
/// # Errors
/// As the store.
pub(crate) async fn as_told(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: Uuid,
    call: &mut calls::NewCall,
) -> Result<(), StoreError> {
    let answered_at = rows::one(tx, hotline, id).await?.and_then(|row| row.answered_at);
    if let Some(at) = answered_at.filter(|at| (call.facts.started_at..=call.ended_at).contains(at))
        && call.facts.first_answer_at.is_some()
    {
        (call.facts.first_seen_at, call.facts.first_answer_at) = (Some(at), Some(at));
    }
    Ok(())
}

async fn record_missed(
    tx: &mut Tx<'_>,
    row: &PhoneRow,
    missed: Missed,
    version: &str,
    now: i64,
) -> Result<(), StoreError> {
    let hotline = HotlineId(row.hotline_id);
    let by = rows::exchange(tx, hotline, random_id(), now).await?;
    let began_at = row.rang_at.unwrap_or(row.first_at);
    let call = calls::NewCall {
        id: missed.call,
        sitting: None,
        form: CallForm::missed(),
        body: None,
        taxonomy_version: version.to_owned(),
        medium: "PHONE".into(),
        ended_at: row.ended_at.unwrap_or(began_at).max(began_at),
        ended_by: "CONT".into(),
        facts: calls::CallFacts {
            conversation: None,
            key_id: missed.key.0,
            language: row.language.clone(),
            priority: 3,
            auto_priority: 3,
            started_at: began_at,
            first_seen_at: None,
            first_answer_at: None,
            handovers: 0,
        },
        saved_by: by,
        saved_at: now,
    };
    calls::put(tx, hotline, None, call).await?;
    rows::record(tx, hotline, row.id, missed.call.0, true).await?;
    tx.effects.audit(NewAudit {
        hotline: hotline.0,
        at: now,
        actor: None,
        act: "call.missed",
        subject: Some(missed.call.0),
        data: json!({ "medium": "PHONE" }),
    });
    told_of(tx, row, now);
    Ok(())
}

fn told_of(tx: &mut Tx<'_>, row: &PhoneRow, now: i64) {
    tx.effects.event(NewEvent {
        hotline: row.hotline_id,
        at: now,
        actor: None,
        kind: "phone.changed",
        conversation: None,
        subject: Some(row.id),
        contact_seq: None,
        data: json!({}),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(state: CallState) -> PhoneCall {
        PhoneCall { state, at: None, line: None, language: None, agent: None }
    }

    #[test]
    fn whatever_the_order_and_however_often_a_call_ends_up_the_same() {
        let empty = PhoneRow {
            id: Uuid::nil(),
            hotline_id: Uuid::nil(),
            channel_id: Uuid::nil(),
            line: None,
            language: None,
            operator_id: None,
            operator_name: None,
            first_at: 0,
            rang_at: None,
            answered_at: None,
            ended_at: None,
            missed: false,
            call_id: None,
        };
        let events = [(CallState::Ringing, 1), (CallState::Answered, 2), (CallState::Ended, 3)];
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        for order in orders {
            let mut row = empty.clone();
            for at in order.into_iter().chain(order) {
                if let Some((state, ms)) = events.get(at) {
                    row = after(row, &told(*state), *ms);
                }
            }
            assert_eq!((row.rang_at, row.answered_at, row.ended_at, state(&row)), (Some(1), Some(2), Some(3), "ended"));
        }
        let late = after(after(empty, &told(CallState::Ended), 3), &told(CallState::Ended), 9);
        assert_eq!(late.ended_at, Some(3), "a copy with another time changes nothing");
    }
}
