//! Erasing a case for good: one supervisor asks, another one does it. No clock erases a case by itself.
//!
//! The words go first, then the keys become tombstones; a process that dies between goes on at the next start. Codes, ages and times
//! stay, so that the year's figures do.

use std::sync::Arc;

use super::{Cases, act::Act, alive, read::eyes};
use crate::{
    CaseId, HotlineId, Inbox,
    access::{Right, Scope},
    retention::{Record, check_reason, held, may_erase},
    store::{StoreError, case_erasures, cases, effects::NewAudit, facts, retention as rows, writer::Tx},
};

impl Cases<'_> {
    /// Asks for a case to be erased; another supervisor does it. `reason` is a code of the list `erasure_reason`.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] for a reason that no list has; [`StoreError::Conflict`] while it is held,
    /// and once it was asked for.
    pub async fn ask_erasure(&self, scope: &Scope, case: CaseId, reason: String) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        check_reason(self.taxonomy, &reason)?;
        let mut act = self.act(scope, case, "erasure.asked", "case.erasure-asked");
        act.codes = serde_json::json!({ "reason": reason });
        let job = Arc::new((act, reason));
        self.db
            .write(case.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (act, reason) = &*job;
                    let (hotline, me) = (act.scope.hotline(), act.scope.operator());
                    free(tx, act).await?;
                    if !rows::ask(tx, hotline, Record::Case, act.case.0, me, act.now, reason).await? {
                        return Err(StoreError::Conflict("somebody asked for this already".into()));
                    }
                    act.leave(tx).await
                })
            })
            .await
    }

    /// Takes the wish to erase a case back. Twice does no harm.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn keep_after_all(&self, scope: &Scope, case: CaseId) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        let act = self.act(scope, case, "erasure.taken-back", "case.erasure-taken-back");
        self.db
            .write(case.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    alive(cases::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    if rows::take_back(tx, act.scope.hotline(), act.case.0).await? {
                        act.leave(tx).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Erases a case that another supervisor asked to have erased: words, look-ups, links, documents. It can't be undone.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where nobody asked, the same person asked, or it is held.
    pub async fn erase(&self, scope: &Scope, case: CaseId) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        let blobs = {
            let mut reader = self.db.reader().await?;
            case_erasures::blobs(&mut reader.conn(), scope.hotline(), case).await?
        };
        let act = self.act(scope, case, "erased", "case.erased");
        self.db
            .write(case.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    let (hotline, me) = (act.scope.hotline(), act.scope.operator());
                    free(tx, &act).await?;
                    may_erase(rows::wish_in(tx, hotline, act.case.0).await?.as_ref(), me)?;
                    rows::wish_done(tx, hotline, act.case.0, me, act.now).await?;
                    act.leave(tx).await?;
                    case_erasures::blank(tx, hotline, act.case, act.now).await
                })
            })
            .await?;
        self.inbox.finish_erasures().await?;
        for blob in blobs {
            if let Err(error) = self.inbox.blobs().delete(earshot_channel::BlobId(blob)).await {
                tracing::warn!(%error, "a file without a key could not be removed; it can't be read either");
            }
        }
        Ok(())
    }

    /// Holds a case: nothing of it is erased, nor of its talks, because a court, the police or an inquiry asked for it. Or lets it go.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn hold(&self, scope: &Scope, case: CaseId, is_held: bool) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        let (what, audited) = if is_held { ("held", "case.held") } else { ("let-go", "case.let-go") };
        let act = self.act(scope, case, what, audited);
        self.db
            .write(case.0, move |tx| {
                let act = act.clone();
                Box::pin(async move {
                    alive(cases::one_in(tx, eyes(&act.scope), act.case).await?)?;
                    rows::hold_case(tx, act.scope.hotline(), act.case, is_held.then_some(act.now)).await?;
                    act.leave(tx).await
                })
            })
            .await
    }
}

/// The case is there and nobody holds it, nor a complaint about it.
async fn free(tx: &mut Tx<'_>, act: &Act) -> Result<(), StoreError> {
    alive(cases::one_in(tx, eyes(&act.scope), act.case).await?)?;
    let hotline = act.scope.hotline();
    let is_held = rows::case_held_in(tx, hotline, act.case).await?.is_some();
    if is_held || facts::holds_case(tx, hotline, act.case).await? { Err(held()) } else { Ok(()) }
}

impl Inbox {
    /// Erases a case again whose key is a tombstone and whose rows don't know.
    pub(crate) async fn erase_case_again(&self, hotline: HotlineId, case: CaseId) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.data()
            .write(case.0, move |tx| {
                Box::pin(async move {
                    case_erasures::blank(tx, hotline, case, now).await?;
                    let data = serde_json::json!({ "again": true });
                    let (act, subject) = ("case.erased", Some(case.0));
                    tx.effects.audit(NewAudit { hotline: hotline.0, at: now, actor: None, act, subject, data });
                    Ok(())
                })
            })
            .await
    }
}
