//! Erasing a talk because somebody asks for it: one supervisor asks, another one does it. And holding it, so that nobody does.

use uuid::Uuid;

use super::{Only, Record};
use crate::{
    ConversationId, Inbox, OperatorId,
    access::{Right, Scope},
    store::{
        StoreError,
        effects::{NewAudit, NewEvent},
        retention::{self as rows, WishRow},
        writer::Tx,
    },
    taxonomy::Taxonomy,
};

/// The codes of why something is erased are a list of their own.
pub(crate) fn check_reason(taxonomy: &Taxonomy, reason: &str) -> Result<(), StoreError> {
    if taxonomy.has("erasure_reason", reason) {
        return Ok(());
    }
    Err(StoreError::Rejected("say why: a code of the list erasure_reason".into()))
}

/// Two persons: whoever asked is not who does it.
pub(crate) fn may_erase(wish: Option<&WishRow>, me: OperatorId) -> Result<(), StoreError> {
    let words = match wish {
        Some(wish) if wish.done_at.is_some() => "this was erased already",
        Some(wish) if wish.asked_by == me.0 => "you asked for it yourself: another supervisor has to do it",
        Some(_) => return Ok(()),
        None => "nobody asked to erase this: ask first, then another supervisor does it",
    };
    Err(StoreError::Conflict(words.into()))
}

pub(crate) fn held() -> StoreError {
    StoreError::Conflict("this is held: nothing of it is erased until a supervisor lets it go".into())
}

impl Inbox {
    /// Asks for a talk to be erased; another supervisor does it. `reason` is a code of the list `erasure_reason`.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`]; [`StoreError::Conflict`] while it is held, and once it was asked for.
    pub async fn ask_erasure(&self, scope: &Scope, id: ConversationId, reason: String) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        check_reason(self.taxonomy(), &reason)?;
        self.change_keeping(scope, id, "conversation.erasure-asked", move |tx, scope, now| {
            let reason = reason.clone();
            Box::pin(async move {
                let hotline = scope.hotline();
                if rows::is_talk_held(tx, hotline, id).await? {
                    return Err(held());
                }
                if !rows::ask(tx, hotline, Record::Talk, id.0, scope.operator(), now, &reason).await? {
                    return Err(StoreError::Conflict("somebody asked for this already".into()));
                }
                Ok(serde_json::json!({ "reason": reason }))
            })
        })
        .await
    }

    /// Takes the wish to erase a talk back. Twice does no harm.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn keep_after_all(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        self.change_keeping(scope, id, "conversation.erasure-taken-back", move |tx, scope, _| {
            Box::pin(async move {
                rows::take_back(tx, scope.hotline(), id.0).await?;
                Ok(serde_json::json!({}))
            })
        })
        .await
    }

    /// Holds a talk, so that nothing of it is erased, or lets it go.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::NotFound`].
    pub async fn hold_talk(&self, scope: &Scope, id: ConversationId, is_held: bool) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        let act = if is_held { "conversation.held" } else { "conversation.let-go" };
        self.change_keeping(scope, id, act, move |tx, scope, now| {
            Box::pin(async move {
                let with_it = rows::hold_talk(tx, scope.hotline(), id, is_held.then_some(now)).await?;
                for part in with_it.into_iter().filter(|part| *part != id.0) {
                    let (hotline, actor) = (scope.hotline().0, Some(scope.operator().0));
                    let data = serde_json::json!({ "with": id });
                    tx.effects.audit(NewAudit { hotline, at: now, actor, act, subject: Some(part), data });
                }
                Ok(serde_json::json!({}))
            })
        })
        .await
    }

    /// Erases a talk that another supervisor asked to have erased. It can't be undone.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where nobody asked, the same person asked, or it is held; [`StoreError::Forbidden`].
    pub async fn erase_talk(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        scope.need(Right::Erase)?;
        let me = scope.operator();
        self.erase_where(scope.hotline(), Some(me.0), id, Only::Asked(me)).await
    }

    async fn change_keeping<F>(
        &self,
        scope: &Scope,
        id: ConversationId,
        act: &'static str,
        change: F,
    ) -> Result<(), StoreError>
    where
        F: for<'a, 'c> Fn(&'a mut Tx<'c>, &'a Scope, i64) -> crate::store::writer::JobFuture<'a, serde_json::Value>
            + Send
            + Sync
            + Clone
            + 'static,
    {
        let (scope, now) = (scope.clone(), self.clock().now().0);
        self.data()
            .write(id.0, move |tx| {
                let (scope, change) = (scope.clone(), change.clone());
                Box::pin(async move {
                    let (hotline, actor) = (scope.hotline().0, Some(scope.operator().0));
                    let kept = rows::talk_in(tx, scope.hotline(), id).await?;
                    if kept.state == "erased" {
                        return Err(StoreError::Conflict("this was erased already".into()));
                    }
                    let data = change(tx, &scope, now).await?;
                    let subject: Option<Uuid> = Some(id.0);
                    tx.effects.audit(NewAudit { hotline, at: now, actor, act, subject, data });
                    tx.effects.event(NewEvent {
                        hotline,
                        at: now,
                        actor,
                        kind: "conversation.changed",
                        conversation: Some(id.0),
                        subject: None,
                        contact_seq: None,
                        data: serde_json::json!({}),
                    });
                    Ok(())
                })
            })
            .await
    }
}
