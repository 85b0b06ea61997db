//! What every act on a case leaves beside the change itself: its place in the history, its event, its audit row.

use std::sync::Arc;

use uuid::Uuid;

use super::{
    Cases, alive,
    conflict::tell_unread,
    read::eyes,
    validate::{Beside, Check},
};
use crate::{
    CaseId, ConversationId, HotlineId, KeyId, OperatorId,
    access::{Classed, Deed, Right, Scope, classes},
    clock::{random_id, timed_id},
    store::{
        StoreError,
        cases::{self as rows, NewHistory},
        effects::{NewAudit, NewEvent},
        messages,
        writer::Tx,
    },
    vault::ContentKey,
};

/// What one act leaves beside the change itself.
#[derive(Clone)]
pub(super) struct Act {
    pub(super) scope: Scope,
    pub(super) case: CaseId,
    pub(super) now: i64,
    pub(super) what: &'static str,
    pub(super) audited: &'static str,
    pub(super) subject: Option<Uuid>,
    pub(super) codes: serde_json::Value,
    pub(super) words: Option<(Uuid, Vec<u8>)>,
    /// Talks whose contacts get words no more because of it, or again.
    pub(super) decided: Vec<ConversationId>,
}

impl Act {
    pub(super) async fn leave(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let hotline = self.scope.hotline();
        rows::touch(tx, hotline, self.case.0, self.now).await?;
        let (id, body) = match &self.words {
            Some((id, body)) => (*id, Some(body.clone())),
            None => (random_id(), None),
        };
        let actor = self.scope.operator().0;
        let history = NewHistory {
            id,
            case: self.case.0,
            at: self.now,
            actor,
            what: self.what,
            subject: self.subject,
            codes: self.codes.to_string(),
            body,
        };
        rows::add_history(tx, hotline, history).await?;
        tx.effects.audit(NewAudit {
            hotline: hotline.0,
            at: self.now,
            actor: Some(actor),
            act: self.audited,
            subject: Some(self.case.0),
            data: self.codes.clone(),
        });
        tx.effects.event(NewEvent {
            hotline: hotline.0,
            at: self.now,
            actor: Some(actor),
            kind: "case.changed",
            conversation: None,
            subject: Some(self.case.0),
            contact_seq: None,
            data: serde_json::json!({ "what": self.what }),
        });
        tell_unread(tx, self).await
    }
}

/// How a job ended.
pub(super) enum Done {
    Yes,
    Newer,
}

impl Cases<'_> {
    pub(super) fn check(&self) -> Check<'_> {
        let now = self.clock.now().0;
        Check { taxonomy: self.taxonomy, now, beside: Beside { opened_at: now, first_missing: None, born: None } }
    }

    pub(super) fn act(&self, scope: &Scope, case: CaseId, what: &'static str, audited: &'static str) -> Act {
        let (scope, now) = (scope.clone(), self.clock.now().0);
        Act {
            scope,
            case,
            now,
            what,
            audited,
            subject: None,
            codes: serde_json::json!({}),
            words: None,
            decided: Vec::new(),
        }
    }

    /// Refuses what this person may not do with a case that is within their eyes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Forbidden`], in words.
    pub(super) async fn allow(&self, scope: &Scope, case: CaseId, deed: Deed) -> Result<(), StoreError> {
        scope.need(Right::Cases)?;
        let mut reader = self.db.reader().await?;
        let mut conn = reader.conn();
        let kind = rows::one(&mut conn, eyes(scope), case).await?.kind;
        classes::allow(&mut conn, scope, Classed::Case, &kind, deed).await
    }

    /// Refuses a case of a kind that this person may not see, or not change.
    pub(super) async fn allow_kind(&self, scope: &Scope, kind: &str) -> Result<(), StoreError> {
        scope.need(Right::Cases)?;
        let mut reader = self.db.reader().await?;
        classes::allow(&mut reader.conn(), scope, Classed::Case, kind, Deed::Change).await
    }

    /// The key of a case that is within the reader's eyes and not erased.
    pub(super) async fn key_of(&self, scope: &Scope, case: CaseId) -> Result<Arc<ContentKey>, StoreError> {
        let row = {
            let mut reader = self.db.reader().await?;
            rows::one(&mut reader.conn(), eyes(scope), case).await?
        };
        Ok(self.vault.key(KeyId(alive(row)?.key_id)).await?)
    }

    pub(super) fn content<T: serde::Serialize>(
        &self,
        hotline: HotlineId,
        what: &str,
        new: &T,
    ) -> Result<Vec<u8>, StoreError> {
        let text = serde_json::to_vec(&(what, new)).map_err(|error| StoreError::Defect(error.to_string()))?;
        Ok(self.vault.lookup(hotline, "command", &text).to_vec())
    }
}

/// What an idempotency key did before, if anything.
pub(crate) async fn done_before(
    tx: &mut Tx<'_>,
    me: OperatorId,
    command: Uuid,
    content: &[u8],
) -> Result<Option<Uuid>, StoreError> {
    match messages::find_command(tx, me, command).await? {
        Some((before, subject)) if before == content => Ok(Some(subject)),
        Some(_) => Err(StoreError::Conflict("this Idempotency-Key was used for something else".into())),
        None => Ok(None),
    }
}

/// Whoever is to look after a case, or to do something in it, may see it.
pub(super) async fn owner_may_see(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    case: CaseId,
    who: Option<OperatorId>,
) -> Result<(), StoreError> {
    let Some(who) = who else { return Ok(()) };
    is_there(tx, hotline, who).await?;
    if rows::may_see(tx, hotline, case, who).await? {
        return Ok(());
    }
    Err(StoreError::Rejected("choose somebody who may see this case".into()))
}

pub(super) async fn is_there(tx: &mut Tx<'_>, hotline: HotlineId, who: OperatorId) -> Result<(), StoreError> {
    match crate::store::conversations::operator_name(tx, hotline, who.0).await {
        Ok(_) => Ok(()),
        Err(StoreError::NotFound) => Err(StoreError::Rejected("there is no active operator with this id".into())),
        Err(error) => Err(error),
    }
}

pub(super) fn timed_id_at(at: i64) -> Uuid {
    timed_id(crate::UnixMillis(at))
}
