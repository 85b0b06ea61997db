//! The Call: what is counted of a sitting once it is over.
//!
//! An operator chooses codes; times, medium, priorities and hand-overs are copied from the rows that know them. Words (a
//! note, the reason of an emergency decision) are sealed with the conversation's key, so that erasing the conversation
//! erases them and leaves the counted codes. Invariant: one Call a sitting, and none of a sitting that still lasts.

mod form;
mod logged;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

pub use form::{CallForm, Emergency};
pub use logged::{CallLog, CorrectedLog, LoggedCall, LoggedPage, LoggedRow, OpenLog};

use crate::{
    CallId, Clock, ConversationId, HotlineId, KeyId, OperatorId, SittingId,
    access::{Classed, Deed, Right, Scope, classes},
    clock::timed_id,
    problems::{Problems, Refusal},
    search::{Said, words::Prints},
    store::{
        StoreError, calls as rows,
        conn::Conn,
        db::Db,
        effects::{NewAudit, NewEvent},
        retention,
        search::{self, NewSegment},
        writer::Tx,
    },
    taxonomy::Taxonomy,
    vault::{ContentKey, Place, Vault, VaultError},
    view::Person,
};

/// How often a Call is prepared again when another one of the same sitting came in between.
const TRIES: usize = 4;
/// To whoever saves over what they haven't seen.
const QUICKER: &str = "a colleague corrected this meanwhile: look at it again";
/// To whoever writes where words were erased.
const ERASED: &str =
    "the words of this record were erased: its codes can be corrected, without a note and without a reason";

/// To whoever takes words out of what is held.
const HELD: &str = "this is held: what it says stays, and what corrects it is written below";

/// The record of a sitting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Call {
    /// Which.
    pub id: CallId,
    /// The sitting that it counts.
    pub sitting_id: SittingId,
    /// The conversation of the sitting.
    pub conversation_id: ConversationId,
    /// What the operator chose.
    #[serde(flatten)]
    pub form: CallForm,
    /// Version of the code lists that it was chosen from.
    pub taxonomy_version: String,
    /// Medium, from the list `medium`.
    pub medium: String,
    /// Language used, as a BCP 47 tag.
    pub language: Option<String>,
    /// Priority that the rules gave, 0 to 4.
    pub priority_auto: u8,
    /// Priority at the end, 0 to 4.
    pub priority_final: u8,
    /// When the emergency decision was written down; milliseconds since 1970.
    pub emergency_at: Option<i64>,
    /// First message; milliseconds since 1970.
    pub started_at: i64,
    /// When an operator first saw it; milliseconds since 1970.
    pub first_seen_at: Option<i64>,
    /// First answer by a human; milliseconds since 1970.
    pub first_answer_at: Option<i64>,
    /// End of the sitting; milliseconds since 1970.
    pub ended_at: i64,
    /// Who ended it, from the list `ended_by`.
    pub ended_by: String,
    /// How often it was handed over.
    pub handovers: i64,
    /// Who saved it last.
    pub saved_by: Person,
    /// When; milliseconds since 1970.
    pub saved_at: i64,
}

/// A form that was checked and sealed outside the transaction, ready to be saved in one.
#[derive(Clone, Debug)]
pub(crate) struct PreparedCall {
    id: CallId,
    sitting: SittingId,
    conversation: ConversationId,
    key_id: KeyId,
    /// When the Call that it corrects was saved.
    before: Option<i64>,
    /// Whether words of the Call that it corrects aren't in it any more.
    takes_words: bool,
    form: CallForm,
    body: Option<Vec<u8>>,
    /// Sealed fingerprints of its codes and its note, and the id that they are sealed for.
    words: (Uuid, Vec<u8>),
    taxonomy_version: String,
}

#[derive(Serialize, Deserialize)]
struct Body {
    note: Option<String>,
    emergency_reason: Option<String>,
}

impl Body {
    /// Whether something of it isn't in the other one any more.
    fn is_taken_by(&self, other: &Self) -> bool {
        let is_in = |said: &Option<String>, now: &Option<String>| match (said, now) {
            (None, _) => true,
            (Some(said), Some(now)) => now.contains(said.trim()),
            (Some(said), None) => said.trim().is_empty(),
        };
        !is_in(&self.note, &other.note) || !is_in(&self.emergency_reason, &other.emergency_reason)
    }

    fn of(form: &CallForm) -> Self {
        let emergency_reason = form.emergency.as_ref().map(|emergency| emergency.reason.clone());
        Self { note: form.note.clone(), emergency_reason }
    }
}

/// What Calls are made of. Borrowed for one request.
#[derive(Clone, Copy)]
pub struct Calls<'i> {
    db: &'i Db,
    vault: &'i Vault,
    clock: &'i Clock,
    taxonomy: &'i Taxonomy,
}

impl<'i> Calls<'i> {
    /// Over the data.
    pub fn new(db: &'i Db, vault: &'i Vault, clock: &'i Clock, taxonomy: &'i Taxonomy) -> Self {
        Self { db, vault, clock, taxonomy }
    }

    /// Saves the Call of a sitting that is over, or the Call as corrected; the facts stay as they were at the first
    /// saving. Colleagues hear it as `call.saved`.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Conflict`] while the sitting lasts; [`StoreError::NotFound`];
    /// [`StoreError::Forbidden`].
    pub async fn save(&self, scope: &Scope, sitting: SittingId, form: CallForm) -> Result<Call, Refusal> {
        self.save_seen(scope, sitting, None, form).await
    }

    /// The same for whoever says what they saw there: `seen` is its `saved_at`, 0 where there was none, `None` where they don't say.
    ///
    /// # Errors
    /// As [`Calls::save`]; [`StoreError::Conflict`] where a colleague saved it since.
    pub async fn save_seen(
        &self,
        scope: &Scope,
        sitting: SittingId,
        seen: Option<i64>,
        form: CallForm,
    ) -> Result<Call, Refusal> {
        for _ in 0..TRIES {
            let call = self.prepare(scope, sitting, form.clone()).await?;
            if seen.is_some_and(|seen| call.before.unwrap_or_default() != seen) {
                return Err(StoreError::Conflict(QUICKER.into()).into());
            }
            let (job_scope, now) = (scope.clone(), self.clock.now().0);
            let saved = self
                .db
                .write(call.conversation.0, move |tx| {
                    let (scope, call) = (job_scope.clone(), call.clone());
                    Box::pin(async move { save_in(tx, &scope, &call, now).await })
                })
                .await;
            match saved {
                Ok(_) => return Ok(self.find(scope, sitting).await?.ok_or(StoreError::NotFound)?),
                Err(StoreError::Stale) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Conflict("somebody else saves this Call at the same time; look at it again".into()).into())
    }

    /// Checks and seals a form for [`save_in`]. Writes nothing.
    ///
    /// # Errors
    /// As [`Calls::save`]; a sitting that lasts is no error here.
    pub(crate) async fn prepare(
        &self,
        scope: &Scope,
        sitting: SittingId,
        form: CallForm,
    ) -> Result<PreparedCall, Refusal> {
        scope.need(Right::Talk)?;
        let form = form.tidy();
        let facts = {
            let mut reader = self.db.reader().await?;
            let facts = rows::facts(&mut reader.conn(), scope.hotline(), sitting).await?;
            if let Some(class) = &facts.class {
                allow_correction(&mut reader.conn(), scope, class, &form.class).await?;
            }
            facts
        };
        let key = match self.vault.key(KeyId(facts.key_id)).await {
            Ok(key) => Some(key),
            Err(VaultError::Erased) => None,
            Err(error) => return Err(StoreError::from(error).into()),
        };
        let mut problems =
            if key.is_some() { form.problems(self.taxonomy) } else { problems_without_words(&form, self.taxonomy)? };
        if facts.priority == 0 && form.emergency.is_none() {
            problems.add("emergency", "this was urgent above all: say whether emergency services were called, and why");
        }
        problems.finish()?;
        let id = facts.call_id.map_or_else(|| CallId(timed_id(self.clock.now())), CallId);
        let body = Body::of(&form);
        let takes_words = match (&key, facts.call_id) {
            (Some(key), Some(call)) => {
                let mut reader = self.db.reader().await?;
                let stored = rows::of_sitting(&mut reader.conn(), eyes(scope), sitting).await?;
                let said = stored.calls.first().and_then(|row| unseal(key, CallId(call), row.body.as_deref()?));
                said.is_some_and(|said| said.is_taken_by(&body))
            }
            _ => false,
        };
        let words_id = timed_id(self.clock.now());
        let (body, words) = match key {
            Some(key) => {
                let words = words_of(&Prints::of(self.vault, scope.hotline()), &form, &key, words_id);
                let has_words = body.note.is_some() || body.emergency_reason.is_some();
                (has_words.then(|| seal(&key, id, &body)).transpose()?, words)
            }
            None => (None, Vec::new()),
        };
        Ok(PreparedCall {
            id,
            sitting,
            conversation: ConversationId(facts.conversation_id),
            key_id: KeyId(facts.key_id),
            before: facts.saved_at,
            takes_words,
            // The words go on sealed.
            form: form.without_words(),
            body,
            words: (words_id, words),
            taxonomy_version: self.taxonomy.version().to_owned(),
        })
    }

    /// The Call of a sitting, once saved. Audited: it holds a note.
    ///
    /// # Errors
    /// As the store; [`StoreError::Forbidden`].
    pub async fn read(&self, scope: &Scope, sitting: SittingId) -> Result<Option<Call>, StoreError> {
        let Some(call) = self.find(scope, sitting).await? else { return Ok(None) };
        let audit = NewAudit {
            hotline: scope.hotline().0,
            at: self.clock.now().0,
            actor: Some(scope.operator().0),
            act: "call.opened",
            subject: Some(call.id.0),
            data: json!({ "conversation": call.conversation_id }),
        };
        self.db
            .write(call.conversation_id.0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        Ok(Some(call))
    }

    async fn find(&self, scope: &Scope, sitting: SittingId) -> Result<Option<Call>, StoreError> {
        scope.need(Right::Talk)?;
        let mut reader = self.db.reader().await?;
        let stored = rows::of_sitting(&mut reader.conn(), eyes(scope), sitting).await?;
        drop(reader);
        Ok(self.open(stored).await?.into_values().next())
    }

    /// All Calls of a conversation by their sittings. Opening the conversation is what is audited.
    ///
    /// # Errors
    /// As the store; [`StoreError::Forbidden`].
    pub(crate) async fn of_conversation(
        &self,
        scope: &Scope,
        conversation: ConversationId,
    ) -> Result<HashMap<SittingId, Call>, StoreError> {
        scope.need(Right::Talk)?;
        let mut reader = self.db.reader().await?;
        let stored = rows::of_conversation(&mut reader.conn(), eyes(scope), conversation).await?;
        drop(reader);
        self.open(stored).await
    }

    async fn open(&self, stored: rows::StoredCalls) -> Result<HashMap<SittingId, Call>, StoreError> {
        let opened = self.unsealed(stored).await?.into_iter().map(|(row, codes, body)| call(row, codes, body));
        opened.map(|call| call.map(|call| (call.sitting_id, call))).collect()
    }

    /// Each with its codes, and its words where they are there.
    async fn unsealed(&self, stored: rows::StoredCalls) -> Result<Vec<Unsealed>, StoreError> {
        let mut key_ids: Vec<KeyId> =
            stored.calls.iter().filter(|row| row.body.is_some()).map(|row| KeyId(row.key_id)).collect();
        key_ids.sort_unstable();
        key_ids.dedup();
        let keys = self.vault.keys(&key_ids).await?;
        let mut codes: HashMap<Uuid, Vec<(String, String)>> = HashMap::new();
        for row in stored.codes {
            codes.entry(row.call_id).or_default().push((row.list, row.code));
        }
        let with_words = stored.calls.into_iter().map(|row| {
            let codes = codes.remove(&row.id).unwrap_or_default();
            let body = row.body.as_deref().and_then(|sealed| match keys.get(&KeyId(row.key_id)) {
                Some(Ok(key)) => unseal(key, CallId(row.id), sealed),
                Some(Err(VaultError::Erased)) => None,
                _ => {
                    tracing::error!(call.id = %row.id, "the key to a Call's note is lost");
                    None
                }
            });
            (row, codes, body)
        });
        Ok(with_words.collect())
    }
}

/// A Call as stored, its codes by their lists, its words.
type Unsealed = (rows::CallRow, Vec<(String, String)>, Option<Body>);

/// Saves a prepared Call in the caller's transaction, after the sitting was ended in it.
///
/// # Errors
/// [`StoreError::Stale`] when it has to be prepared again; [`StoreError::Conflict`] while the sitting lasts.
pub(crate) async fn save_in(
    tx: &mut Tx<'_>,
    scope: &Scope,
    call: &PreparedCall,
    now: i64,
) -> Result<CallId, StoreError> {
    let facts = rows::facts_in(tx, scope.hotline(), call.sitting).await?;
    let is_other = facts.call_id.is_some_and(|id| id != call.id.0) || facts.saved_at != call.before;
    if facts.key_id != call.key_id.0 || is_other {
        return Err(StoreError::Stale);
    }
    if call.takes_words && retention::is_talk_held(tx, scope.hotline(), call.conversation).await? {
        return Err(StoreError::Conflict(HELD.into()));
    }
    if facts.priority == 0 && call.form.emergency.is_none() {
        return Err(StoreError::Conflict(
            "this became urgent above all meanwhile: look at it again, and say whether emergency services were called"
                .into(),
        ));
    }
    let (Some(ended_at), Some(ended_by)) = (facts.ended_at, facts.ended_by.clone()) else {
        return Err(StoreError::Conflict("this sitting still lasts; its Call is saved when it is closed".into()));
    };
    if facts.call_id.is_some() {
        // The words of the Call before are not to be found any more.
        search::ask(tx, scope.hotline(), call.conversation.0).await?;
    } else if !call.words.1.is_empty() {
        let (id, words) = call.words.clone();
        let segment = NewSegment { conversation: call.conversation.0, id, key: call.key_id.0, at: now, words };
        search::add(tx, scope.hotline(), segment).await?;
    }
    let row = rows::NewCall {
        id: call.id,
        sitting: Some(call.sitting.0),
        form: call.form.clone(),
        body: call.body.clone(),
        taxonomy_version: call.taxonomy_version.clone(),
        medium: medium(&facts.kind).to_owned(),
        ended_at,
        ended_by,
        facts: facts.into(),
        saved_by: scope.operator(),
        // A second correction in the same millisecond would pass for the first.
        saved_at: call.before.map_or(now, |before| now.max(before + 1)),
    };
    rows::put(tx, scope.hotline(), call.before, row).await?;
    rows::put_codes(tx, scope.hotline(), call.id, &call.form.reasons, &call.form.actions).await?;
    tx.effects.audit(NewAudit {
        hotline: scope.hotline().0,
        at: now,
        actor: Some(scope.operator().0),
        act: "call.saved",
        subject: Some(call.id.0),
        data: json!({ "conversation": call.conversation, "sitting": call.sitting }),
    });
    tx.effects.event(NewEvent {
        hotline: scope.hotline().0,
        at: now,
        actor: Some(scope.operator().0),
        kind: "call.saved",
        conversation: Some(call.conversation.0),
        subject: Some(call.id.0),
        contact_seq: None,
        data: json!({ "sitting": call.sitting }),
    });
    Ok(call.id)
}

/// Refuses to correct a record whose class is a supervisor's, and to turn one into what could not be corrected any more.
async fn allow_correction(conn: &mut Conn<'_>, scope: &Scope, before: &str, after: &str) -> Result<(), StoreError> {
    classes::allow(conn, scope, Classed::Call, before, Deed::Change).await?;
    classes::allow(conn, scope, Classed::Call, after, Deed::Change).await
}

/// What is wrong with a form whose words have nowhere to go any more: codes can be corrected, and a decision stays without its reason.
fn problems_without_words(form: &CallForm, taxonomy: &Taxonomy) -> Result<Problems, StoreError> {
    let mut form = form.clone();
    let reason = form.emergency.as_mut().map(|emergency| std::mem::replace(&mut emergency.reason, "UNK".into()));
    if form.note.is_some() || reason.is_some_and(|reason| !reason.is_empty()) {
        return Err(StoreError::Conflict(ERASED.into()));
    }
    Ok(form.problems(taxonomy))
}

/// Whose eyes see Calls: the hotline, and who asks.
fn eyes(scope: &Scope) -> (HotlineId, OperatorId) {
    (scope.hotline(), scope.operator())
}

/// How the words of a channel travel, from the list `medium`.
fn medium(kind: &str) -> &'static str {
    match kind {
        "webchat" => "WEB",
        "email" => "EMAIL",
        "sms" => "SMS",
        "matrix" => "MATRIX",
        "phone" => "PHONE",
        _ => "OTHER",
    }
}

/// What finds a Call again: its codes and its note.
fn words_of(prints: &Prints, form: &CallForm, key: &ContentKey, id: Uuid) -> Vec<u8> {
    let mut said = Said::new(prints);
    let single = [Some(&form.class), form.non_counselling.as_ref(), form.leading_reason.as_ref()];
    for code in single.into_iter().flatten().chain(&form.reasons).chain(&form.actions) {
        said.code(code);
    }
    if let Some(note) = &form.note {
        said.call_note(note);
    }
    said.segment(key, id)
}

/// A Call's note, for search.
pub(crate) fn note_of(key: &ContentKey, id: Uuid, sealed: &[u8]) -> Option<String> {
    unseal(key, CallId(id), sealed)?.note
}

/// Seals what is written of a Call beside its codes; nothing where nothing is.
pub(crate) fn seal_words(
    key: &ContentKey,
    id: CallId,
    note: Option<String>,
    emergency_reason: Option<String>,
) -> Result<Option<Vec<u8>>, StoreError> {
    let is_wordless = note.is_none() && emergency_reason.is_none();
    if is_wordless { Ok(None) } else { seal(key, id, &Body { note, emergency_reason }).map(Some) }
}

/// Seals that there are no words any more.
fn seal_no_words(key: &ContentKey, id: CallId) -> Result<Vec<u8>, StoreError> {
    seal(key, id, &Body { note: None, emergency_reason: None })
}

fn place(id: CallId) -> Place {
    Place { table: "call", column: "body", row: id.0 }
}

fn seal(key: &ContentKey, id: CallId, body: &Body) -> Result<Vec<u8>, StoreError> {
    let plain = serde_json::to_vec(body).map_err(|error| StoreError::Defect(format!("a Call's body: {error}")))?;
    Ok(key.seal(place(id), &plain))
}

fn unseal(key: &ContentKey, id: CallId, sealed: &[u8]) -> Option<Body> {
    let opened = key.open(place(id), sealed).ok().and_then(|plain| serde_json::from_slice(&plain).ok());
    if opened.is_none() {
        tracing::error!(call.id = %id, "a Call's note was altered and can't be opened");
    }
    opened
}

/// What was chosen, from where it is stored.
fn form(row: &rows::CallRow, codes: Vec<(String, String)>, body: Option<Body>) -> Result<CallForm, StoreError> {
    let (note, emergency_reason) = body.map(|body| (body.note, body.emergency_reason)).unwrap_or_default();
    let (reasons, actions): (Vec<_>, Vec<_>) = codes.into_iter().partition(|(list, _)| list == "reason");
    Ok(CallForm {
        class: row.class.clone(),
        non_counselling: row.non_counselling.clone(),
        about: row.about.clone(),
        role: row.role.clone(),
        child_age: row.child_age.map(small).transpose()?,
        child_age_code: row.child_age_code.clone(),
        child_gender: row.child_gender.clone(),
        child_country: row.child_country.clone(),
        living_situation: row.living_situation.clone(),
        heard: row.heard.clone(),
        language_wanted: row.language_wanted.clone(),
        reasons: reasons.into_iter().map(|(_, code)| code).collect(),
        leading_reason: row.leading_reason.clone(),
        actions: actions.into_iter().map(|(_, code)| code).collect(),
        emergency: row
            .emergency_called
            .map(|called| Emergency { called, reason: emergency_reason.unwrap_or_default() }),
        note,
    })
}

fn small(number: i64) -> Result<u8, StoreError> {
    u8::try_from(number).map_err(|_| StoreError::Defect("a Call's number is off".into()))
}

fn call(row: rows::CallRow, codes: Vec<(String, String)>, body: Option<Body>) -> Result<Call, StoreError> {
    let alone = || StoreError::Defect("a Call of a sitting has none".into());
    Ok(Call {
        id: CallId(row.id),
        sitting_id: SittingId(row.sitting_id.ok_or_else(alone)?),
        conversation_id: ConversationId(row.conversation_id.ok_or_else(alone)?),
        form: form(&row, codes, body)?,
        taxonomy_version: row.taxonomy_version,
        medium: row.medium,
        language: row.language,
        priority_auto: small(row.priority_auto)?,
        priority_final: small(row.priority_final)?,
        emergency_at: row.emergency_at,
        started_at: row.started_at,
        first_seen_at: row.first_seen_at,
        first_answer_at: row.first_answer_at,
        ended_at: row.ended_at,
        ended_by: row.ended_by,
        handovers: row.handovers,
        saved_by: Person { id: OperatorId(row.saved_by), name: row.saved_by_name },
        saved_at: row.saved_at,
    })
}
