//! What happened to a conversation beside its messages: who handed it on, joined it, listened, took it over. It stands between the
//! messages, so that whoever reads the talk later knows who was there.
//!
//! Codes and ids only. Each happening is an event as well, which carries all of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, OperatorId, UnixMillis,
    clock::timed_id,
    store::{
        StoreError,
        effects::NewEvent,
        timeline::{self as rows, HappeningRow, NewHappening},
        writer::Tx,
    },
    talk::Act,
    view::Person,
};

/// Happenings that an open conversation shows.
const SHOWN: i64 = 200;

/// Something that happened to a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Happening {
    /// Which.
    pub id: Uuid,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// Who did it; nobody where Earshot did.
    pub by: Option<Person>,
    /// `handed-on` (`from`, `to`), `released`, `asked` and `unasked` (`operator`), `declined`, `joined`, `left` (`operator`), `listens`, `listened`,
    /// `taken-over` (`from`, `why`), `let-in` (somebody else in the contact's room was accepted as a reader: `count`), `same-person`,
    /// `not-same-person`, `related`, `not-related` (`talk`, `alias`), `key-changed`, `key-unverified`, `key-verified`, `key-mismatch` (of the
    /// contact's account), `key-seen` (somebody looked at a warning about it), `blocked` (`reason`, `until`), `unblocked`.
    pub kind: String,
    /// Codes and ids.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}

impl Act {
    /// Writes down that something happened, and tells screens.
    pub(crate) async fn happened(
        &self,
        tx: &mut Tx<'_>,
        kind: &'static str,
        data: serde_json::Value,
    ) -> Result<(), StoreError> {
        happens(tx, self.scope.hotline(), self.id, Some(self.scope.operator().0), self.now, kind, data).await
    }
}

/// The same for what Earshot does, or an operator did earlier.
pub(crate) async fn happens(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    conversation: ConversationId,
    actor: Option<Uuid>,
    now: UnixMillis,
    kind: &'static str,
    data: serde_json::Value,
) -> Result<(), StoreError> {
    let id = timed_id(now);
    let new = NewHappening { id, conversation: conversation.0, at: now.0, actor, kind, data: data.to_string() };
    rows::add(tx, hotline, new).await?;
    tx.effects.event(NewEvent {
        hotline: hotline.0,
        at: now.0,
        actor,
        kind: "timeline.added",
        conversation: Some(conversation.0),
        subject: Some(id),
        contact_seq: None,
        data: serde_json::json!({ "id": id, "kind": kind, "data": data }),
    });
    Ok(())
}

impl Inbox {
    /// Oldest first. Opening the conversation is what is audited.
    pub(crate) async fn timeline_of(
        &self,
        hotline: HotlineId,
        id: ConversationId,
    ) -> Result<Vec<Happening>, StoreError> {
        let rows = {
            let mut reader = self.data().reader().await?;
            rows::list(&mut reader.conn(), hotline, id, SHOWN).await?
        };
        let happening = |row: HappeningRow| Happening {
            id: row.id,
            at: row.at,
            by: row.actor.zip(row.actor_name).map(|(id, name)| Person { id: OperatorId(id), name }),
            kind: row.kind,
            data: serde_json::from_str(&row.data).unwrap_or_default(),
        };
        Ok(rows.into_iter().rev().map(happening).collect())
    }
}
