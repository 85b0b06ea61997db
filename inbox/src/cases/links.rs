//! What a case is linked to, and whom it is kept from.

use uuid::Uuid;

use super::{
    Cases, NewLink, Section,
    act::{is_there, timed_id_at},
    alive,
    read::eyes,
};
use crate::{
    CaseId, OperatorId,
    access::{Deed, Right, Scope, classes},
    store::{StoreError, cases as rows, retention::case_held_in},
};

const HELD: &str = "this case is held: nothing is taken out of it until a supervisor lets it go";

impl Cases<'_> {
    /// Links a case to a conversation, or to a call that has none. Linking twice does no harm.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for what isn't there.
    pub async fn link(&self, scope: &Scope, case: CaseId, to: NewLink) -> Result<(), StoreError> {
        self.allow(scope, case, Deed::Change).await?;
        let target = (to.conversation_id.map(|id| id.0), to.call_id.map(|id| id.0));
        if target.0.is_some() == target.1.is_some() {
            return Err(StoreError::Rejected("name a conversation or a call, one of the two".into()));
        }
        let act = self.act(scope, case, "linked", "case.linked");
        self.db
            .write(case.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    let id = timed_id_at(act.now);
                    if rows::link(tx, eyes(&act.scope), id, act.case, target, act.now).await? {
                        act.leave(tx).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Takes a link away; what it linked stays as it is. Twice does no harm.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the case; [`StoreError::Conflict`] while it is held, because it holds what it is linked to.
    pub async fn unlink(&self, scope: &Scope, case: CaseId, link: Uuid) -> Result<(), StoreError> {
        self.allow(scope, case, Deed::Change).await?;
        let act = self.act(scope, case, "unlinked", "case.unlinked");
        self.db
            .write(case.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    if !rows::unlink(tx, act.scope.hotline(), act.case, link).await? {
                        return Ok(());
                    }
                    // The case is locked from here on, and nobody holds it meanwhile.
                    act.leave(tx).await?;
                    match case_held_in(tx, act.scope.hotline(), act.case).await? {
                        None => Ok(()),
                        Some(_) => Err(StoreError::Conflict(HELD.into())),
                    }
                })
            })
            .await
    }

    /// Keeps a case from a colleague who is too near to it, or lets them see it again.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] for somebody who isn't there, and for oneself.
    pub async fn keep_from(
        &self,
        scope: &Scope,
        case: CaseId,
        whom: OperatorId,
        is_kept: bool,
    ) -> Result<(), StoreError> {
        scope.need(Right::KeepFrom)?;
        if whom == scope.operator() {
            return Err(StoreError::Rejected("ask another supervisor to keep it from you".into()));
        }
        let audited = if is_kept { "case.kept-from" } else { "case.let-in" };
        let mut act = self.act(scope, case, "changed", audited);
        act.codes = serde_json::json!({ "operator": whom });
        self.db
            .write(case.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    let hotline = act.scope.hotline();
                    let head = alive(rows::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    is_there(tx, hotline, whom).await?;
                    if is_kept {
                        let mut is_theirs = head.owner == Some(whom.0);
                        for (kind, codes) in rows::parts_in(tx, hotline, act.case).await? {
                            is_theirs |= match Section::join(&kind, &codes, None)? {
                                Section::Task(task) => task.assignee == Some(whom) && task.done_at.is_none(),
                                _ => false,
                            };
                        }
                        if is_theirs {
                            let words = "this colleague looks after it, or has something to do in it: give that to somebody else first";
                            return Err(StoreError::Conflict(words.into()));
                        }
                        rows::keep_from(tx, hotline, act.case, whom, act.now).await?;
                    } else {
                        rows::let_in(tx, hotline, act.case, whom).await?;
                    }
                    tx.effects.event(classes::changed(hotline, act.scope.operator(), act.now));
                    act.leave(tx).await
                })
            })
            .await
    }
}
