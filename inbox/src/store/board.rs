//! What supervisors see of a hotline at one look: sums, no words.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
};
use crate::HotlineId;

statements! {
    /// Who waits for us, by what they are told apart by.
    WAITING = "SELECT v.priority, v.language, k.name, r.queue_id, v.assignee IS NOT NULL AS held, COUNT(*) AS talks, MIN(v.waiting_since) AS since
        FROM conversation v JOIN channel k ON k.id = v.channel_id LEFT JOIN routing r ON r.conversation_id = v.id
        WHERE v.hotline_id = $1 AND v.state = 'waiting' AND v.merged_into IS NULL
        GROUP BY v.priority, v.language, k.name, r.queue_id, v.assignee IS NOT NULL";
    LOADS = "SELECT v.assignee, v.state, MIN(v.priority) AS gravest, COUNT(*) AS talks, MIN(v.waiting_since) AS since
        FROM conversation v WHERE v.hotline_id = $1 AND v.assignee IS NOT NULL AND v.merged_into IS NULL GROUP BY v.assignee, v.state";
}

/// Those who wait and have everything in common that the board tells apart.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct WaitingRow {
    pub priority: i64,
    pub language: Option<String>,
    pub name: String,
    pub queue_id: Option<Uuid>,
    pub held: bool,
    pub talks: i64,
    pub since: Option<i64>,
}

/// What one operator holds, by state.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct LoadRow {
    pub assignee: Uuid,
    pub state: String,
    pub gravest: i64,
    pub talks: i64,
    pub since: Option<i64>,
}

pub(crate) async fn waiting(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<WaitingRow>, StoreError> {
    conn.sql(WAITING).bind(hotline.0).fetch_all().await
}

pub(crate) async fn loads(conn: &mut Conn<'_>, hotline: HotlineId) -> Result<Vec<LoadRow>, StoreError> {
    conn.sql(LOADS).bind(hotline.0).fetch_all().await
}
