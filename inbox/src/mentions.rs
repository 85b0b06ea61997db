//! Colleagues whom a note names: they find it without being told by anybody.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, Inbox, OperatorId,
    access::{Right, Scope},
    store::{StoreError, tags as rows},
    talk::command,
    view::Person,
};

/// A note that names the reader and that they have not seen; without its words, which stand in the talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mention {
    /// The note.
    pub message_id: Uuid,
    /// Where it stands.
    pub conversation_id: ConversationId,
    /// The contact's.
    pub alias: String,
    /// Who wrote it.
    pub author: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
}

impl Inbox {
    /// Notes that name the reader and that they have not seen, newest first, at most 50.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for roles that see no conversations.
    pub async fn mentions(&self, scope: &Scope) -> Result<Vec<Mention>, StoreError> {
        scope.need(Right::Talk)?;
        let rows = {
            let mut reader = self.data().reader().await?;
            rows::unseen(&mut reader.conn(), scope.hotline(), scope.operator()).await?
        };
        let mention = |row: rows::MentionRow| Mention {
            message_id: row.message_id,
            conversation_id: ConversationId(row.conversation_id),
            alias: row.alias,
            author: Person { id: OperatorId(row.author), name: row.author_name },
            at: row.at,
        };
        Ok(rows.into_iter().map(mention).collect())
    }

    /// Notes that the reader has a conversation before them: what names them there is seen.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and as [`Inbox::mentions`].
    pub async fn mentions_seen(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        command!(self, self.act(scope, id)?, |tx, act| {
            act.facts_of_part(tx).await?;
            rows::seen(tx, act.scope.hotline(), act.scope.operator(), act.id.0, act.now.0).await.map(drop)
        })
    }
}
