//! Recording facts, reading them, changing them, taking them out.

use std::sync::Arc;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Fact, FactPage, KeptFact, broken, nameless, tidy};
use crate::{
    HotlineId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    clock::timed_id,
    problems::Refusal,
    retention::{RetentionRule, fact_erased_at, held, rules_of},
    store::{
        StoreError,
        cases::Eyes,
        conversations,
        effects::NewAudit,
        facts::{self as rows, FactRow, FactWords},
        messages,
        writer::Tx,
    },
    vault::{ContentKey, Place},
    view::Person,
};

/// Of each kind, shown at most.
const SHOWN: i64 = 200;

fn place(id: Uuid) -> Place {
    Place { table: "fact", column: "body", row: id }
}

fn eyes(scope: &Scope) -> Eyes {
    Eyes(scope.hotline(), scope.operator())
}

/// Drops the words of a fact whose time is over, and who was there; what is counted of it stays. Asks for its key to go.
pub(crate) async fn erase(tx: &mut Tx<'_>, hotline: HotlineId, id: Uuid, at: i64) -> Result<(), StoreError> {
    rows::ask_key(tx, hotline, id, at).await?;
    let codes = nameless(&rows::codes(tx, hotline, id).await?)?;
    rows::blank(tx, hotline, id, codes).await
}

fn kept(row: FactRow, key: Option<&ContentKey>, rules: &[RetentionRule]) -> Result<KeptFact, StoreError> {
    let words = match (key, row.body.as_deref()) {
        (Some(key), Some(body)) => Some(key.open(place(row.id), body)?),
        _ => None,
    };
    Ok(KeptFact {
        fact: Fact::join(&row, words.as_deref())?,
        id: row.id,
        version: row.version,
        erased: words.is_none(),
        erase_at: fact_erased_at(rules, &row).filter(|_| words.is_some()),
        held_at: row.held_at,
        operator: row.operator_id.zip(row.operator_name).map(|(id, name)| Person { id: OperatorId(id), name }),
        recorded_by: Person { id: OperatorId(row.recorded_by), name: row.recorded_by_name },
        recorded_at: row.recorded_at,
        changed_at: row.changed_at,
    })
}

impl Inbox {
    /// Training, complaints and drills that the reader may see. Reading complaints is audited.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for roles that see nothing.
    pub async fn facts(&self, scope: &Scope) -> Result<FactPage, StoreError> {
        scope.need(Right::Talk)?;
        let leads = scope.role().may(Right::Record);
        let ([trainings, complaints, drills], rules) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let rules = rules_of(&mut conn, scope.hotline()).await?;
            let trainings = rows::list(&mut conn, eyes(scope), "training", !leads, SHOWN).await?;
            let complaints =
                if leads { rows::list(&mut conn, eyes(scope), "complaint", false, SHOWN).await? } else { Vec::new() };
            let drills = rows::list(&mut conn, eyes(scope), "drill", false, SHOWN).await?;
            ([trainings, complaints, drills], rules)
        };
        if !complaints.is_empty() {
            let read = self.of_fact(scope, "complaint.read", None, json!({ "complaints": complaints.len() }));
            self.leave_fact_audit(scope, read).await?;
        }
        Ok(FactPage {
            trainings: self.opened_facts(trainings, &rules).await?,
            complaints: self.opened_facts(complaints, &rules).await?,
            drills: self.opened_facts(drills, &rules).await?,
        })
    }

    /// Records that somebody was trained, complained, or that an emergency was practised. Whoever talks may record a complaint. The same
    /// `command` records it once. Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Forbidden`].
    pub async fn record_fact(&self, scope: &Scope, command: Uuid, fact: Fact) -> Result<Uuid, Refusal> {
        scope.need(if matches!(fact, Fact::Complaint(_)) { Right::Talk } else { Right::Record })?;
        let fact = tidy(fact);
        fact.problems(self.taxonomy(), self.clock().now().0).finish()?;
        let now = self.clock().now();
        let id = timed_id(now);
        let (key_id, key) = self.vault().fresh_key().await.map_err(StoreError::from)?;
        let words = self.fact_words(id, &fact, key_id, &key)?;
        let plain = serde_json::to_vec(&fact).map_err(|error| broken(&error))?;
        let content = self.vault().lookup(scope.hotline(), "command", &plain).to_vec();
        let audit = self.of_fact(scope, "fact.recorded", Some(id), json!({ "kind": fact.kind() }));
        let job = Arc::new((scope.clone(), fact, words, audit, content));
        let done = self
            .data()
            .write(id, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (scope, fact, words, audit, content) = &*job;
                    let me = scope.operator();
                    if let Some(before) = crate::cases::done_before(tx, me, command, content).await? {
                        return Ok(before);
                    }
                    let words = linked(tx, scope, fact, words.clone(), None).await?;
                    rows::add(tx, scope.hotline(), &words, (me, now.0)).await?;
                    tx.effects.audit(audit.clone());
                    messages::insert_command(tx, me, command, content.clone(), words.id, now.0).await?;
                    Ok(words.id)
                })
            })
            .await?;
        Ok(done)
    }

    /// Changes a fact (supervisors): answers a complaint, mends what was wrong. Audited.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Conflict`] where somebody was quicker; [`StoreError::NotFound`] for what isn't
    /// there, names the writer, or was erased.
    pub async fn change_fact(&self, scope: &Scope, id: Uuid, version: i64, fact: Fact) -> Result<(), Refusal> {
        scope.need(Right::Record)?;
        let before = rows::one(&mut self.data().reader().await?.conn(), eyes(scope), id).await?;
        if before.kind != fact.kind() {
            let words = "a record stays of its kind: take it out and record another one";
            return Err(StoreError::Rejected(words.into()).into());
        }
        let fact = tidy(fact);
        fact.problems(self.taxonomy(), self.clock().now().0).finish()?;
        let key_id = KeyId(before.key_id);
        let key = self.vault().key(key_id).await.map_err(StoreError::from)?;
        let words = self.fact_words(id, &fact, key_id, &key)?;
        let now = self.clock().now().0;
        let audit = self.of_fact(scope, "fact.changed", Some(id), json!({ "kind": fact.kind() }));
        let job = Arc::new((scope.clone(), fact, words, audit));
        let changed = self
            .data()
            .write(id, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (scope, fact, words, audit) = &*job;
                    let before = rows::one_in(tx, eyes(scope), id).await?;
                    let words = linked(tx, scope, fact, words.clone(), Some(&before)).await?;
                    let changed = rows::change(tx, scope.hotline(), version, &words, now).await?;
                    if changed {
                        tx.effects.audit(audit.clone());
                    }
                    Ok(changed)
                })
            })
            .await?;
        if changed {
            return Ok(());
        }
        Err(StoreError::Conflict("somebody changed this meanwhile: look at it again".into()).into())
    }

    /// Takes a fact out that was recorded by mistake (supervisors): its words go for good, and it is counted no more. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what isn't there or names the reader; [`StoreError::Conflict`] while it is held.
    pub async fn remove_fact(&self, scope: &Scope, id: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Record)?;
        let (job_scope, now) = (scope.clone(), self.clock().now().0);
        let audit = self.of_fact(scope, "fact.removed", Some(id), json!({}));
        self.data()
            .write(id, move |tx| {
                let (scope, mut audit) = (job_scope.clone(), audit.clone());
                Box::pin(async move {
                    let row = rows::one_in(tx, eyes(&scope), id).await?;
                    if row.held_at.is_some() {
                        return Err(held());
                    }
                    audit.data = json!({ "kind": row.kind });
                    rows::remove(tx, scope.hotline(), (id, row.key_id), now).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        self.finish_erasures().await
    }

    /// Holds a fact, so that nothing of it is erased, nor of the talk or the case that it is about; or lets it go (supervisors). Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what isn't there, names the reader, or was erased; [`StoreError::Forbidden`].
    pub async fn hold_fact(&self, scope: &Scope, id: Uuid, is_held: bool) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        let act = if is_held { "fact.held" } else { "fact.let-go" };
        let (job_scope, now) = (scope.clone(), self.clock().now().0);
        let audit = self.of_fact(scope, act, Some(id), json!({}));
        self.data()
            .write(id, move |tx| {
                let (scope, mut audit) = (job_scope.clone(), audit.clone());
                Box::pin(async move {
                    let row = rows::one_in(tx, eyes(&scope), id).await?;
                    if row.held_at.is_some() == is_held {
                        return Ok(());
                    }
                    if !rows::hold(tx, scope.hotline(), id, is_held.then_some(now)).await? {
                        return Err(StoreError::NotFound);
                    }
                    audit.data = json!({ "kind": row.kind });
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    /// Erases a fact again whose key is a tombstone and whose row doesn't know.
    pub(crate) async fn erase_fact_again(&self, hotline: HotlineId, id: Uuid) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.data().write(id, move |tx| Box::pin(async move { erase(tx, hotline, id, now).await })).await
    }

    fn fact_words(&self, id: Uuid, fact: &Fact, key_id: KeyId, key: &ContentKey) -> Result<FactWords, StoreError> {
        let (codes, words) = fact.split()?;
        let (at, done_at, operator, conversation) = fact.marks();
        Ok(FactWords {
            id,
            kind: fact.kind(),
            code: fact.code().to_owned(),
            at,
            done_at,
            over_at: fact.over_at(),
            operator,
            conversation,
            case: None,
            codes,
            key: key_id.0,
            body: key.seal(place(id), &words),
            taxonomy_version: self.taxonomy().version().to_owned(),
        })
    }

    async fn opened_facts(&self, found: Vec<FactRow>, rules: &[RetentionRule]) -> Result<Vec<KeptFact>, StoreError> {
        let mut facts = Vec::with_capacity(found.len());
        for row in found {
            let key = self.optional_key(KeyId(row.key_id)).await?;
            facts.push(kept(row, key.as_deref(), rules)?);
        }
        Ok(facts)
    }

    async fn leave_fact_audit(&self, scope: &Scope, audit: NewAudit) -> Result<(), StoreError> {
        self.data()
            .write(scope.operator().0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    fn of_fact(&self, scope: &Scope, act: &'static str, subject: Option<Uuid>, data: Value) -> NewAudit {
        let (at, actor) = (self.clock().now().0, Some(scope.operator().0));
        NewAudit { hotline: scope.hotline().0, at, actor, act, subject, data }
    }
}

/// Looks whether all that a fact names is there, and finds the case by its number. A case that its writer can't see stays.
async fn linked(
    tx: &mut Tx<'_>,
    scope: &Scope,
    fact: &Fact,
    mut words: FactWords,
    before: Option<&FactRow>,
) -> Result<FactWords, StoreError> {
    let nobody = || StoreError::Rejected("there is no operator with this id".into());
    let took_part = match fact {
        Fact::Drill(drill) => drill.took_part.iter().map(|who| who.0).collect(),
        _ => Vec::new(),
    };
    for who in took_part.into_iter().chain(words.operator) {
        // Who left the hotline may still be named in what was recorded while they were there.
        let is_known = before.is_some_and(|row| row.operator_id == Some(who) || row.codes.contains(&who.to_string()));
        if !is_known && conversations::operator_name(tx, scope.hotline(), who).await.is_err() {
            return Err(nobody());
        }
    }
    let Fact::Complaint(complaint) = fact else { return Ok(words) };
    if let Some(talk) = words.conversation
        && !rows::talk_is_there(tx, scope.hotline(), talk).await?
    {
        return Err(StoreError::Rejected("there is no talk with this id".into()));
    }
    words.case = match complaint.case_number {
        Some(number) => {
            let found = rows::case_of(tx, eyes(scope), number).await?;
            Some(found.ok_or_else(|| StoreError::Rejected("there is no case with this number".into()))?)
        }
        None => before.filter(|row| row.case_number.is_none()).and_then(|row| row.case_id),
    };
    Ok(words)
}
