//! Changing a case's head and its status.

use std::sync::Arc;

use uuid::Uuid;

use super::{
    CaseError, CaseForm, CaseHead, Cases, NewCase, Section, StatusChange,
    act::{Act, Done, done_before, owner_may_see, timed_id_at},
    alive,
    checklists::follow,
    head_place, history_place, model,
    read::eyes,
};
use crate::{
    CaseId,
    access::{Deed, Scope},
    clock::{random_id, timed_id},
    problems::Problems,
    store::{
        StoreError,
        cases::{self as rows},
        messages,
    },
    vault::ContentKey,
};

impl Cases<'_> {
    /// Opens a case. The same `command` opens it once.
    ///
    /// # Errors
    /// [`CaseError::Invalid`] field by field; [`StoreError::Conflict`] when the command was used for another one.
    pub async fn open_new(&self, scope: &Scope, command: Uuid, new: NewCase) -> Result<CaseHead, CaseError> {
        self.allow_kind(scope, &new.form.kind).await?;
        let mut problems = self.check().head(&new.form);
        if new.conversation_id.is_some() && new.call_id.is_some() {
            problems.add("call_id", "a case comes from one of the two: link the other one afterwards");
        }
        problems.finish()?;
        let id = CaseId(timed_id(self.clock.now()));
        let (_, key) = self.vault.fresh_key().await.map_err(StoreError::from)?;
        let head = self.head_row(&new.form, id, &key)?;
        let mut act = self.act(scope, id, "opened", "case.opened-new");
        act.codes = serde_json::json!({ "kind": new.form.kind });
        let content = self.content(scope.hotline(), "case", &new)?;
        let job = Arc::new((act, head, new, content));
        let done = self
            .db
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (act, head, new, content) = &*job;
                    let (hotline, me) = (act.scope.hotline(), act.scope.operator());
                    if let Some(before) = done_before(tx, me, command, content).await? {
                        return Ok(before);
                    }
                    let number = rows::next_number(tx, hotline).await?;
                    rows::insert(tx, eyes(&act.scope), act.case, number, head.clone(), act.now).await?;
                    owner_may_see(tx, hotline, act.case, new.form.owner).await?;
                    let target = (new.conversation_id.map(|id| id.0), new.call_id.map(|id| id.0));
                    if target != (None, None) {
                        rows::link(tx, eyes(&act.scope), timed_id_at(act.now), act.case, target, act.now).await?;
                    }
                    follow(tx, act, &new.form.kind).await?;
                    act.leave(tx).await?;
                    messages::insert_command(tx, me, command, content.clone(), act.case.0, act.now).await?;
                    Ok(act.case.0)
                })
            })
            .await?;
        Ok(self.head_of(scope, CaseId(done)).await?)
    }

    /// Changes the head of a case.
    ///
    /// # Errors
    /// [`CaseError::HeadChanged`] with what somebody else made of it meanwhile; [`CaseError::Invalid`]; [`StoreError::Rejected`] for a kind
    /// that the status of the case contradicts.
    pub async fn change_head(
        &self,
        scope: &Scope,
        id: CaseId,
        version: i64,
        form: CaseForm,
    ) -> Result<CaseHead, CaseError> {
        self.allow(scope, id, Deed::Change).await?;
        self.allow_kind(scope, &form.kind).await?;
        self.check().head(&form).finish()?;
        let head = self.head_row(&form, id, &*self.key_of(scope, id).await?)?;
        let job = Arc::new((self.act(scope, id, "changed", "case.changed"), head, form.owner));
        let done = self
            .db
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (act, head, owner) = &*job;
                    let before = alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    if !rows::update(tx, act.scope.hotline(), act.case, version, head.clone(), act.now).await? {
                        return Ok(Done::Newer);
                    }
                    // As it is now: its kind decides who may see it.
                    owner_may_see(tx, act.scope.hotline(), act.case, *owner).await?;
                    if before.kind != head.kind {
                        // Now that the head is locked, as where the status changes.
                        let parts = rows::parts_in(tx, act.scope.hotline(), act.case).await?;
                        may_be(&before.status, &head.kind, &parts).map_err(|error| at_status(&before.status, error))?;
                    }
                    follow(tx, act, &head.kind).await?;
                    act.leave(tx).await?;
                    Ok(Done::Yes)
                })
            })
            .await?;
        let head = self.head_of(scope, id).await?;
        match done {
            Done::Yes => Ok(head),
            Done::Newer => Err(CaseError::HeadChanged(Box::new(head))),
        }
    }

    /// Moves a case to another status.
    ///
    /// # Errors
    /// [`CaseError::Invalid`] where the status may not follow, or the case says otherwise; [`CaseError::HeadChanged`].
    pub async fn set_status(&self, scope: &Scope, id: CaseId, to: StatusChange) -> Result<CaseHead, CaseError> {
        self.allow(scope, id, Deed::Change).await?;
        let mut problems = Problems::default();
        self.check().code(&mut problems, "status", "case_status", &to.status);
        self.check().code(&mut problems, "reason", "status_reason", &to.reason);
        let words = to.words.filter(|words| !words.trim().is_empty());
        if let Some(words) = &words {
            problems.text("words", words, 2_000);
        } else if to.reason == "OTHER" {
            problems.add("words", "say in words why");
        }
        problems.finish()?;
        let key = self.key_of(scope, id).await?;
        let mut act = self.act(scope, id, "status", "case.status-changed");
        let entry = random_id();
        act.words = words.map(|words| (entry, key.seal(history_place(entry), words.as_bytes())));
        let version = to.version;
        let job = Arc::new((act, to.status, to.reason));
        let done = self
            .db
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (act, status, reason) = &*job;
                    let hotline = act.scope.hotline();
                    let before = alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    if before.version != version {
                        return Ok(Done::Newer);
                    }
                    may_follow(&before.status, status)?;
                    let closed_at = model::is_closed(status).then(|| before.closed_at.unwrap_or(act.now));
                    if !rows::set_status(tx, hotline, act.case, version, status, closed_at, act.now).await? {
                        return Ok(Done::Newer);
                    }
                    // Now that the head is locked: an episode that changes beside it looks at the status.
                    may_be(status, &before.kind, &rows::parts_in(tx, hotline, act.case).await?)?;
                    let codes = serde_json::json!({ "from": before.status, "to": status, "reason": reason });
                    Act { codes, ..act.clone() }.leave(tx).await?;
                    Ok(Done::Yes)
                })
            })
            .await?;
        let head = self.head_of(scope, id).await?;
        match done {
            Done::Yes => Ok(head),
            Done::Newer => Err(CaseError::HeadChanged(Box::new(head))),
        }
    }

    fn head_row(&self, form: &CaseForm, id: CaseId, key: &ContentKey) -> Result<rows::CaseHead, StoreError> {
        let (codes, words) = form.split()?;
        Ok(rows::CaseHead {
            kind: form.kind.clone(),
            risk: form.risk.clone(),
            owner: form.owner.map(|owner| owner.0),
            follow_up_at: form.follow_up_at,
            codes,
            taxonomy_version: self.taxonomy.version().to_owned(),
            key_id: key.id().0,
            body: words.map(|words| key.seal(head_place(id), &words)),
        })
    }
}

fn may_follow(from: &str, to: &str) -> Result<(), StoreError> {
    let next = model::next_statuses(from);
    if next.contains(&to) {
        return Ok(());
    }
    Err(StoreError::Rejected(format!("after {from} comes one of {}", next.join(", "))))
}

/// Says of which status the case is that something would contradict.
fn at_status(status: &str, error: StoreError) -> StoreError {
    match error {
        StoreError::Rejected(words) => StoreError::Rejected(format!("the case is {status}, and {words}")),
        other => other,
    }
}

/// Whether a case may be of a status, because its parts don't say otherwise.
pub(super) fn may_be(status: &str, kind: &str, parts: &[(String, String)]) -> Result<(), StoreError> {
    let mut outcomes = Vec::new();
    for (of, codes) in parts {
        if let Section::Episode(episode) = Section::join(of, codes, None)? {
            outcomes.push((episode.outcome, episode.category));
        }
    }
    let is_missing = |(outcome, category): &(String, String)| {
        outcome == "STILL_MISSING" && !matches!(category.as_str(), "RUN_THINKING" | "PAR_RISK")
    };
    let says = |words: &str| Err(StoreError::Rejected(words.into()));
    match status {
        "FOUND" if kind != "MISSING" => says("only a missing child can be found: look at the kind of this case"),
        "FOUND" if outcomes.is_empty() => {
            says("write down the episode first: when the child went missing and was found")
        }
        "FOUND" if outcomes.iter().any(is_missing) => {
            says("an episode says that the child is still missing: give it its outcome first")
        }
        "CLOSED" | "ARCHIVED" if kind == "MISSING" && outcomes.is_empty() => {
            says("a case of a missing child is closed with an episode and its outcome: write it down first")
        }
        _ => Ok(()),
    }
}
