//! What happened to a conversation beside its messages, and to whom whispers go.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{ConversationId, HotlineId, OperatorId};

statements! {
    /// While the conversation's own row is locked.
    ADD = "INSERT INTO timeline (hotline_id, id, conversation_id, n, at, actor, kind, data)
        SELECT $1, $2, $3, COALESCE(MAX(n), 0) + 1, $4, $5, $6, $7 FROM timeline WHERE conversation_id = $3";
    /// The newest; the reader turns them round.
    LIST = "SELECT t.id, t.at, t.actor, o.name AS actor_name, t.kind, t.data FROM timeline t LEFT JOIN operator o ON o.id = t.actor
        WHERE t.hotline_id = $1 AND t.conversation_id = $2 ORDER BY t.n DESC LIMIT $3";
    WHISPERED_TO = "SELECT message_id FROM mention WHERE hotline_id = $1 AND operator_id = $2 AND conversation_id = $3";
}

/// Something that happened.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct HappeningRow {
    pub id: Uuid,
    pub at: i64,
    pub actor: Option<Uuid>,
    pub actor_name: Option<String>,
    pub kind: String,
    pub data: String,
}

/// Something that happens now.
#[derive(Clone, Debug)]
pub(crate) struct NewHappening {
    pub id: Uuid,
    pub conversation: Uuid,
    pub at: i64,
    pub actor: Option<Uuid>,
    pub kind: &'static str,
    /// JSON.
    pub data: String,
}

pub(crate) async fn add(tx: &mut Tx<'_>, hotline: HotlineId, new: NewHappening) -> Result<(), StoreError> {
    let NewHappening { id, conversation, at, actor, kind, data } = new;
    let added = tx.sql(ADD).bind(hotline.0).bind(id).bind(conversation).bind(at);
    added.bind(actor).bind(kind).bind(data).execute_one().await
}

/// The newest first.
pub(crate) async fn list(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
    limit: i64,
) -> Result<Vec<HappeningRow>, StoreError> {
    conn.sql(LIST).bind(hotline.0).bind(id.0).bind(limit).fetch_all().await
}

/// Notes of a conversation that name an operator.
pub(crate) async fn named_in(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    operator: OperatorId,
    id: ConversationId,
) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<(Uuid,)> = conn.sql(WHISPERED_TO).bind(hotline.0).bind(operator.0).bind(id.0).fetch_all().await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
