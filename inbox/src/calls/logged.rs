//! Calls that no channel brought: the telephone, somebody at the door, a missed call.
//!
//! Their words have a key of their own, because there is no conversation that they could go with.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Body, CallForm, Calls, seal};
use crate::{
    CallId,
    access::{Right, Scope},
    clock::timed_id,
    phone,
    problems::{Problems, Refusal},
    store::{
        StoreError, calls as rows,
        effects::{NewAudit, NewEvent},
        messages,
    },
};

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

impl Calls<'_> {
    /// Writes a call down. The same `command` does it once.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Conflict`] when the command was used for another call.
    pub async fn log(&self, scope: &Scope, command: Uuid, log: CallLog) -> Result<LoggedCall, Refusal> {
        scope.need(Right::Talk)?;
        let now = self.clock.now();
        let log = CallLog { call: log.call.tidy(), ..log };
        self.problems_of(&log, now.0).finish()?;
        let id = CallId(timed_id(now));
        let (key_id, key) = self.vault.fresh_key().await.map_err(StoreError::from)?;
        let words = Body {
            note: log.call.note.clone(),
            emergency_reason: log.call.emergency.as_ref().map(|emergency| emergency.reason.clone()),
        };
        let is_wordless = words.note.is_none() && words.emergency_reason.is_none();
        let body = if is_wordless { None } else { Some(seal(&key, id, &words)?) };
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
                    let form = log.call.clone().without_words();
                    let is_missed = form.non_counselling.as_deref() == Some("MISSED");
                    let priority = if form.emergency.is_some() { GRAVE } else { USUAL };
                    let (reasons, actions) = (form.reasons.clone(), form.actions.clone());
                    let call = rows::NewCall {
                        id,
                        sitting: None,
                        form,
                        body: body.clone(),
                        taxonomy_version: version.clone(),
                        medium: log.medium.clone(),
                        ended_at: log.ended_at,
                        ended_by: "OPER".into(),
                        facts: rows::CallFacts {
                            conversation: None,
                            key_id: key_id.0,
                            language: log.language.clone(),
                            priority,
                            auto_priority: USUAL,
                            started_at: log.started_at,
                            first_seen_at: (!is_missed).then_some(log.started_at),
                            first_answer_at: (!is_missed).then_some(log.started_at),
                            handovers: 0,
                        },
                        saved_by: me,
                        saved_at: now.0,
                    };
                    rows::put(tx, hotline, call).await?;
                    rows::put_codes(tx, hotline, id, &reasons, &actions).await?;
                    if let Some(told) = log.phone_call_id {
                        phone::written_down(tx, hotline, told, id, now.0).await?;
                    }
                    messages::insert_command(tx, me, command, content.clone(), id.0, now.0).await?;
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now.0,
                        actor: Some(me.0),
                        act: "call.logged",
                        subject: Some(id.0),
                        data: json!({ "medium": log.medium }),
                    });
                    tx.effects.event(NewEvent {
                        hotline: hotline.0,
                        at: now.0,
                        actor: Some(me.0),
                        kind: "call.saved",
                        conversation: None,
                        subject: Some(id.0),
                        contact_seq: None,
                        data: json!({}),
                    });
                    Ok(id.0)
                })
            })
            .await?;
        Ok(LoggedCall { id: CallId(done), ..answer })
    }

    fn problems_of(&self, log: &CallLog, now: i64) -> Problems {
        let mut problems = log.call.problems(self.taxonomy);
        if !matches!(log.medium.as_str(), "PHONE" | "INPERSON" | "OTHER") {
            problems.add("medium", "PHONE, INPERSON or OTHER: what comes over a channel has its Call at its sitting");
        }
        if log.phone_call_id.is_some() && log.medium != "PHONE" {
            problems.add("medium", "a call of the telephone exchange is of the medium PHONE");
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
        if let Some(tag) = &log.language {
            problems.language("language", tag);
        }
        problems
    }
}
