//! Calls that no channel brought: the telephone, somebody at the door, a missed call.
//!
//! Their words have a key of their own, because there is no conversation that they could go with.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Body, CallForm, Calls, ERASED, HELD, QUICKER, allow_correction, eyes, form, problems_without_words, seal_no_words,
    seal_words,
};
use crate::{
    CallId, HotlineId, KeyId, OperatorId,
    access::{Right, Scope},
    clock::timed_id,
    phone,
    problems::{Problems, Refusal},
    retention,
    store::{
        StoreError, calls as rows,
        effects::{NewAudit, NewEvent},
        messages,
        writer::Tx,
    },
    vault::ContentKey,
    view::Person,
};

/// Calls on a page of the list.
const A_PAGE: i64 = 100;

/// A clock of another machine may run this far ahead; milliseconds.
const SOON_MS: i64 = 10 * 60_000;
/// A call lasts no longer than this; milliseconds.
const LONGEST_MS: i64 = 48 * 3_600_000;
/// Who is asked about a call that nobody rated waits like anybody: its priority, where nobody was in danger.
const USUAL: i64 = 3;
/// Who lacks an emergency decision was not in danger; who has one was.
const GRAVE: i64 = 0;

/// A call as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallLog {
    /// List `medium`: PHONE, INPERSON or OTHER.
    pub medium: String,
    /// When it began; milliseconds since 1970.
    pub started_at: i64,
    /// When it ended; milliseconds since 1970.
    pub ended_at: i64,
    /// Language that was spoken, as a BCP 47 tag.
    #[serde(default)]
    pub language: Option<String>,
    /// The call that a telephone exchange told of, from `GET phone-calls`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_call_id: Option<Uuid>,
    /// What is said about it.
    pub call: CallForm,
}

/// A call that was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LoggedCall {
    /// Which; a case is linked to it by this.
    pub id: CallId,
    /// When it began; milliseconds since 1970.
    pub started_at: i64,
    /// When it ended; milliseconds since 1970.
    pub ended_at: i64,
}

/// A call that was written down, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LoggedRow {
    /// Which.
    pub id: CallId,
    /// List `medium`.
    pub medium: String,
    /// List `class`.
    pub class: String,
    /// List `non_counselling`.
    pub non_counselling: Option<String>,
    /// List `reason`.
    pub leading_reason: Option<String>,
    /// Language that was spoken, as a BCP 47 tag.
    pub language: Option<String>,
    /// When it began; milliseconds since 1970.
    pub started_at: i64,
    /// When it ended; milliseconds since 1970.
    pub ended_at: i64,
    /// Who saved it last.
    pub saved_by: Person,
}

impl From<rows::LoggedRow> for LoggedRow {
    fn from(row: rows::LoggedRow) -> Self {
        Self {
            id: CallId(row.id),
            medium: row.medium,
            class: row.class,
            non_counselling: row.non_counselling,
            leading_reason: row.leading_reason,
            language: row.language,
            started_at: row.started_at,
            ended_at: row.ended_at,
            saved_by: Person { id: OperatorId(row.saved_by), name: row.saved_by_name },
        }
    }
}

/// A page of the calls that were written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LoggedPage {
    /// The calls, the newest first.
    pub rows: Vec<LoggedRow>,
    /// Asks for the next page; `None` at the end.
    pub next: Option<String>,
}

/// A call that was written down, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenLog {
    /// Which.
    pub id: CallId,
    /// As it stands now.
    pub log: CallLog,
    /// Version of the code lists that it was chosen from.
    pub taxonomy_version: String,
    /// Its words are gone for good.
    pub erased: bool,
    /// When its words go by the rules; milliseconds since 1970. `None` where it has none, where it is part of a case, and where no rule
    /// names it.
    pub erase_at: Option<i64>,
    /// Who saved it last.
    pub saved_by: Person,
    /// When; milliseconds since 1970. Send it back with a correction.
    pub saved_at: i64,
}

/// A call as it should have been written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedLog {
    /// `saved_at` of the call as it was seen.
    pub seen: i64,
    /// All of it.
    pub log: CallLog,
}

impl Calls<'_> {
    /// Writes a call down. The same `command` does it once.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Conflict`] when the command was used for another call.
    pub async fn log(&self, scope: &Scope, command: Uuid, log: CallLog) -> Result<LoggedCall, Refusal> {
        scope.need(Right::Talk)?;
        let now = self.clock.now();
        let log = CallLog { call: log.call.tidy(), ..log };
        let mut problems = log.call.problems(self.taxonomy);
        problems_of(&mut problems, &log, None, now.0);
        problems.finish()?;
        let id = CallId(timed_id(now));
        let (key_id, key) = self.vault.fresh_key().await.map_err(StoreError::from)?;
        let body = sealed(&key, id, &log.call)?;
        let text = serde_json::to_vec(&("call", &log)).map_err(|error| StoreError::Defect(error.to_string()))?;
        let content = self.vault.lookup(scope.hotline(), "command", &text).to_vec();
        let answer = LoggedCall { id, started_at: log.started_at, ended_at: log.ended_at };
        let version = self.taxonomy.version().to_owned();
        let job = Arc::new((scope.clone(), log, body, content, version));
        let done = self
            .db
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (scope, log, body, content, version) = &*job;
                    let (hotline, me) = (scope.hotline(), scope.operator());
                    match messages::find_command(tx, me, command).await? {
                        Some((before, subject)) if before == *content => return Ok(subject),
                        Some(_) => {
                            return Err(StoreError::Conflict(
                                "this Idempotency-Key was used for something else".into(),
                            ));
                        }
                        None => {}
                    }
                    let (reasons, actions) = (log.call.reasons.clone(), log.call.actions.clone());
                    let mut call = new_call((id, key_id), log, body.clone(), version.clone(), (me, now.0));
                    if let Some(told) = log.phone_call_id {
                        phone::as_told(tx, hotline, told, &mut call).await?;
                    }
                    rows::put(tx, hotline, None, call).await?;
                    rows::put_codes(tx, hotline, id, &reasons, &actions).await?;
                    if let Some(told) = log.phone_call_id {
                        phone::written_down(tx, hotline, told, id, now.0).await?;
                    }
                    messages::insert_command(tx, me, command, content.clone(), id.0, now.0).await?;
                    leave(tx, (hotline, me), id, ("call.logged", &log.medium), now.0);
                    Ok(id.0)
                })
            })
            .await?;
        Ok(LoggedCall { id: CallId(done), ..answer })
    }

    /// A page of the calls that no channel brought since a time, the newest first; without words.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for a cursor that isn't one of ours; [`StoreError::Forbidden`].
    pub async fn lately(&self, scope: &Scope, since: i64, cursor: Option<&str>) -> Result<LoggedPage, StoreError> {
        scope.need(Right::Talk)?;
        let from = match cursor {
            Some(cursor) => read_cursor(cursor)
                .ok_or_else(|| StoreError::Rejected("this page can't be found; begin with the first".into()))?,
            None => (i64::MAX, Uuid::max()),
        };
        let mut found = {
            let mut reader = self.db.reader().await?;
            rows::lately(&mut reader.conn(), eyes(scope), since, from, A_PAGE + 1).await?
        };
        let wanted = usize::try_from(A_PAGE).unwrap_or(usize::MAX);
        let more = found.len() > wanted;
        found.truncate(wanted);
        let next = found.last().filter(|_| more).map(|last| format!("{}.{}", last.started_at, last.id.simple()));
        Ok(LoggedPage { rows: found.into_iter().map(LoggedRow::from).collect(), next })
    }

    /// A call that no channel brought, with its words. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also where its class is not for this person; [`StoreError::Forbidden`].
    pub async fn open_log(&self, scope: &Scope, id: CallId) -> Result<OpenLog, StoreError> {
        let log = self.logged(scope, id).await?.open;
        let audit = NewAudit {
            hotline: scope.hotline().0,
            at: self.clock.now().0,
            actor: Some(scope.operator().0),
            act: "call.opened",
            subject: Some(id.0),
            data: json!({ "medium": log.log.medium }),
        };
        self.db
            .write(id.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        Ok(log)
    }

    async fn logged(&self, scope: &Scope, id: CallId) -> Result<Logged, StoreError> {
        scope.need(Right::Talk)?;
        let (stored, words_go, goes_at) = {
            let mut reader = self.db.reader().await?;
            let mut conn = reader.conn();
            let stored = rows::logged(&mut conn, eyes(scope), id).await?;
            let words_go = rows::words_go(&mut conn, scope.hotline(), id).await?;
            (stored, words_go, retention::call_erased_at(&mut conn, scope.hotline(), id).await?)
        };
        let (row, codes, body) = self.unsealed(stored).await?.pop().ok_or(StoreError::NotFound)?;
        // Old data may not know yet what its keys know.
        let erased = body.is_none() && (words_go || row.body.is_some());
        let erase_at = goes_at.filter(|_| body.is_some());
        let call = form(&row, codes, body)?;
        let (key, had_words) = (KeyId(row.key_id), row.body.is_some());
        let facts = (row.priority_final, row.first_seen_at, row.first_answer_at);
        let log = CallLog {
            medium: row.medium,
            started_at: row.started_at,
            ended_at: row.ended_at,
            language: row.language,
            phone_call_id: None,
            call,
        };
        let saved_by = Person { id: OperatorId(row.saved_by), name: row.saved_by_name };
        let taxonomy_version = row.taxonomy_version;
        let open = OpenLog { id, log, taxonomy_version, erased, erase_at, saved_by, saved_at: row.saved_at };
        Ok(Logged { open, key, had_words, facts })
    }

    /// Corrects a call that no channel brought, as somebody saw it. Audited; the same twice is refused as what it is: somebody else was
    /// quicker.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Conflict`] where it was corrected meanwhile, and for words where they were erased;
    /// [`StoreError::Forbidden`] where its class, or the one that it gets, is a supervisor's.
    pub async fn correct_log(&self, scope: &Scope, id: CallId, new: CorrectedLog) -> Result<OpenLog, Refusal> {
        let before = self.logged(scope, id).await?;
        let log = CallLog { call: new.log.call.tidy(), phone_call_id: None, ..new.log };
        {
            let mut reader = self.db.reader().await?;
            allow_correction(&mut reader.conn(), scope, &before.open.log.call.class, &log.call.class).await?;
        }
        let now = self.clock.now();
        let erased = before.open.erased;
        let mut problems = match erased {
            true => problems_without_words(&log.call, self.taxonomy)?,
            false => log.call.problems(self.taxonomy),
        };
        problems_of(&mut problems, &log, Some(&before.open.log), now.0);
        problems.finish()?;
        let (key, body) = match (erased, before.had_words) {
            (true, _) => (before.key, None),
            (false, true) => {
                let key = self.vault.key(before.key).await.map_err(StoreError::from)?;
                // Where all words are gone that is sealed: by it goes on being known that the key is this call's own.
                let body = sealed(&key, id, &log.call)?.map_or_else(|| seal_no_words(&key, id), Ok)?;
                (before.key, Some(body))
            }
            // Calls that came in without words share a key: the first words get one of their own.
            (false, false) => {
                let (fresh, key) = self.vault.fresh_key().await.map_err(StoreError::from)?;
                sealed(&key, id, &log.call)?.map_or((before.key, None), |body| (fresh, Some(body)))
            }
        };
        let before = Logged { key, ..before };
        let takes_words = Body::of(&before.open.log.call).is_taken_by(&Body::of(&log.call));
        // A second correction in the same millisecond would pass for the first.
        let at = now.0.max(before.open.saved_at + 1);
        let (reasons, actions) = (log.call.reasons.clone(), log.call.actions.clone());
        let call = before.corrected(&log, body, self.taxonomy.version().to_owned(), (scope.operator(), at));
        let job = Arc::new((scope.clone(), call, reasons, actions, takes_words));
        self.db
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (scope, call, reasons, actions, takes_words) = &*job;
                    let (hotline, me) = (scope.hotline(), scope.operator());
                    rows::lock(tx, hotline, id).await?;
                    if *takes_words && rows::is_held(tx, hotline, id).await? {
                        return Err(StoreError::Conflict(HELD.into()));
                    }
                    // Nothing is sealed by a key that goes.
                    if call.body.is_some() && rows::words_go_in(tx, hotline, id).await? {
                        return Err(StoreError::Conflict(ERASED.into()));
                    }
                    if !rows::correct(tx, hotline, new.seen, call).await? {
                        return Err(StoreError::Conflict(QUICKER.into()));
                    }
                    rows::put_codes(tx, hotline, id, reasons, actions).await?;
                    leave(tx, (hotline, me), id, ("call.corrected", &call.medium), call.saved_at);
                    Ok(())
                })
            })
            .await?;
        Ok(self.logged(scope, id).await?.open)
    }
}

/// A call that no channel brought, as it stands.
struct Logged {
    open: OpenLog,
    key: KeyId,
    /// It has words, or had some; not once they were erased.
    had_words: bool,
    /// Priority at the end, when it was first seen, when it was first answered.
    facts: (i64, Option<i64>, Option<i64>),
}

impl Logged {
    /// What a correction makes of it. What it doesn't ask for stays: how urgent the call was, and how long somebody waited.
    fn corrected(
        &self,
        log: &CallLog,
        body: Option<Vec<u8>>,
        taxonomy_version: String,
        by: (OperatorId, i64),
    ) -> rows::NewCall {
        let mut call = new_call((self.open.id, self.key), log, body, taxonomy_version, by);
        let (was, (priority, seen_at, answered_at)) = (&self.open.log, self.facts);
        if was.call.emergency.is_some() == log.call.emergency.is_some() {
            call.facts.priority = priority;
        }
        if is_missed(&was.call) == is_missed(&log.call) {
            let later = |at: i64| (at + log.started_at - was.started_at).min(log.ended_at);
            call.facts.first_seen_at = seen_at.map(later);
            call.facts.first_answer_at = answered_at.map(later);
        }
        call
    }
}

fn is_missed(form: &CallForm) -> bool {
    form.non_counselling.as_deref() == Some("MISSED")
}

/// What came in from a table may be of another medium, and longer: that stays as it is.
fn problems_of(problems: &mut Problems, log: &CallLog, was: Option<&CallLog>, now: i64) {
    let is_usual = matches!(log.medium.as_str(), "PHONE" | "INPERSON" | "OTHER");
    if !is_usual && was.is_none_or(|was| was.medium != log.medium) {
        problems.add("medium", "PHONE, INPERSON or OTHER: what comes over a channel has its Call at its sitting");
    }
    if log.phone_call_id.is_some() && log.medium != "PHONE" {
        problems.add("medium", "a call of the telephone exchange is of the medium PHONE");
    }
    if let Some(tag) = &log.language {
        problems.language("language", tag);
    }
    if was.is_some_and(|was| (was.started_at, was.ended_at) == (log.started_at, log.ended_at)) {
        return;
    }
    if log.started_at > now + SOON_MS || log.ended_at > now + SOON_MS {
        problems.add("ended_at", "not in the future");
    }
    if log.ended_at < log.started_at {
        problems.add("ended_at", "not before it began");
    } else if log.ended_at - log.started_at > LONGEST_MS {
        problems.add("ended_at", "a call lasts two days at most");
    }
    if log.started_at < 631_152_000_000 {
        problems.add("started_at", "not before 1990");
    }
}

fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, Uuid::try_parse(id).ok()?))
}

/// What an act on a logged call leaves beside the call.
fn leave(
    tx: &mut Tx<'_>,
    (hotline, me): (HotlineId, OperatorId),
    id: CallId,
    (act, medium): (&'static str, &str),
    at: i64,
) {
    let (actor, subject) = (Some(me.0), Some(id.0));
    tx.effects.audit(NewAudit { hotline: hotline.0, at, actor, act, subject, data: json!({ "medium": medium }) });
    tx.effects.event(NewEvent {
        hotline: hotline.0,
        at,
        actor,
        kind: "call.saved",
        conversation: None,
        subject,
        contact_seq: None,
        data: json!({}),
    });
}

/// Words under the key of the call; nothing where there are none.
fn sealed(key: &ContentKey, id: CallId, form: &CallForm) -> Result<Option<Vec<u8>>, StoreError> {
    seal_words(key, id, form.note.clone(), form.emergency.as_ref().map(|emergency| emergency.reason.clone()))
}

fn new_call(
    (id, key): (CallId, KeyId),
    log: &CallLog,
    body: Option<Vec<u8>>,
    taxonomy_version: String,
    (saved_by, saved_at): (OperatorId, i64),
) -> rows::NewCall {
    let form = log.call.clone().without_words();
    let answered_at = (!is_missed(&form)).then_some(log.started_at);
    rows::NewCall {
        id,
        sitting: None,
        body,
        taxonomy_version,
        medium: log.medium.clone(),
        ended_at: log.ended_at,
        ended_by: "OPER".into(),
        facts: rows::CallFacts {
            conversation: None,
            key_id: key.0,
            language: log.language.clone(),
            priority: if form.emergency.is_some() { GRAVE } else { USUAL },
            auto_priority: USUAL,
            started_at: log.started_at,
            first_seen_at: answered_at,
            first_answer_at: answered_at,
            handovers: 0,
        },
        form,
        saved_by,
        saved_at,
    }
}
