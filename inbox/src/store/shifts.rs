//! Arrivals by time, and plans of who is to be at the desk. One read by index; no message is looked at.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, statements},
    writer::Tx,
};
use crate::{HotlineId, OperatorId};

statements! {
    /// Sittings that began in a span; an empty text narrows nothing.
    ARRIVALS = "SELECT s.started_at, s.first_answer_at, s.ended_at FROM sitting s JOIN conversation v ON v.id = s.conversation_id
        JOIN channel h ON h.id = v.channel_id
        WHERE s.hotline_id = $1 AND s.started_at >= $2 AND s.started_at < $3 AND ($4 = '' OR v.language = $4) AND ($5 = '' OR h.name = $5)
        ORDER BY s.started_at";
    PLAN = "SELECT p.version, p.hours, p.changed_by, o.name AS changed_by_name, p.at FROM shift_plan p JOIN operator o ON o.id = p.changed_by
        WHERE p.hotline_id = $1 AND p.week = $2";
    PLAN_ADD = "INSERT INTO shift_plan (hotline_id, week, version, hours, changed_by, at) VALUES ($1, $2, 1, $3, $4, $5)
        ON CONFLICT (hotline_id, week) DO NOTHING";
    PLAN_PUT = "UPDATE shift_plan SET version = version + 1, hours = $4, changed_by = $5, at = $6 WHERE hotline_id = $1 AND week = $2 AND version = $3";
    PLAN_REMOVE = "DELETE FROM shift_plan WHERE hotline_id = $1 AND week = $2";
}

/// A plan as stored.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct PlanRow {
    pub version: i64,
    pub hours: String,
    pub changed_by: Uuid,
    pub changed_by_name: String,
    pub at: i64,
}

/// When a sitting began, was answered first, and ended.
pub(crate) type Arrival = (i64, Option<i64>, Option<i64>);

pub(crate) async fn arrivals(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    (from, to): (i64, i64),
    (language, channel): (String, String),
) -> Result<Vec<Arrival>, StoreError> {
    let read = conn.sql(ARRIVALS).bind(hotline.0).bind(from).bind(to);
    read.bind(language).bind(channel).fetch_all().await
}

pub(crate) async fn plan(conn: &mut Conn<'_>, hotline: HotlineId, week: String) -> Result<Option<PlanRow>, StoreError> {
    conn.sql(PLAN).bind(hotline.0).bind(week).fetch_optional().await
}

/// Keeps a plan over the version that was changed, 0 for the first; `false` where somebody else changed it meanwhile.
pub(crate) async fn put(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    (week, version): (String, i64),
    hours: String,
    (who, at): (OperatorId, i64),
) -> Result<bool, StoreError> {
    let put = match version {
        0 => tx.sql(PLAN_ADD).bind(hotline.0).bind(week),
        version => tx.sql(PLAN_PUT).bind(hotline.0).bind(week).bind(version),
    };
    Ok(put.bind(hours).bind(who.0).bind(at).execute().await? > 0)
}

/// Takes a week's own plan away; `false` where it had none.
pub(crate) async fn remove(tx: &mut Tx<'_>, hotline: HotlineId, week: String) -> Result<bool, StoreError> {
    tx.sql(PLAN_REMOVE).bind(hotline.0).bind(week).execute().await.map(|rows| rows > 0)
}
