//! Calls in the order in which they began, page by page, for tables that leave.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    calls::CodeRow,
    conn::{Conn, statements},
};
use crate::HotlineId;

statements! {
    COUNT = "SELECT COUNT(*) AS n FROM call WHERE hotline_id = $1 AND started_at >= $2 AND started_at < $3";
    PAGE = "SELECT id, taxonomy_version, class, non_counselling, medium, about, role, child_age, child_age_code, child_gender, child_country,
            living_situation, heard, language, language_wanted, leading_reason, emergency_called, priority_auto, priority_final,
            started_at, first_seen_at, first_answer_at, ended_at, ended_by, handovers, saved_at
        FROM call WHERE hotline_id = $1 AND started_at < $2 AND (started_at, id) > ($3, $4)
        ORDER BY started_at, id LIMIT $5";
    // The codes of a page: those of Calls that began when its Calls did.
    CODES = "SELECT x.call_id, x.list, x.code FROM call c JOIN call_code x ON x.call_id = c.id
        WHERE c.hotline_id = $1 AND c.started_at >= $2 AND c.started_at <= $3 ORDER BY x.call_id, x.list, x.code";
}

/// What is counted of a call.
#[derive(FromRow)]
pub(crate) struct CountedRow {
    pub(crate) id: Uuid,
    pub(crate) taxonomy_version: String,
    pub(crate) class: String,
    pub(crate) non_counselling: Option<String>,
    pub(crate) medium: String,
    pub(crate) about: String,
    pub(crate) role: String,
    pub(crate) child_age: Option<i64>,
    pub(crate) child_age_code: Option<String>,
    pub(crate) child_gender: String,
    pub(crate) child_country: Option<String>,
    pub(crate) living_situation: String,
    pub(crate) heard: String,
    pub(crate) language: Option<String>,
    pub(crate) language_wanted: Option<String>,
    pub(crate) leading_reason: Option<String>,
    pub(crate) emergency_called: Option<bool>,
    pub(crate) priority_auto: i64,
    pub(crate) priority_final: i64,
    pub(crate) started_at: i64,
    pub(crate) first_seen_at: Option<i64>,
    pub(crate) first_answer_at: Option<i64>,
    pub(crate) ended_at: i64,
    pub(crate) ended_by: String,
    pub(crate) handovers: i64,
    pub(crate) saved_at: i64,
}

/// Calls that began from `from` until before `before`.
pub(crate) async fn count(conn: &mut Conn<'_>, hotline: HotlineId, from: i64, before: i64) -> Result<i64, StoreError> {
    let (count,): (i64,) = conn.sql(COUNT).bind(hotline.0).bind(from).bind(before).fetch_one().await?;
    Ok(count)
}

/// The next ones behind `after`, with their codes.
pub(crate) async fn page(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    before: i64,
    after: (i64, Uuid),
    limit: i64,
) -> Result<(Vec<CountedRow>, Vec<CodeRow>), StoreError> {
    let query = conn.sql(PAGE).bind(hotline.0).bind(before).bind(after.0).bind(after.1).bind(limit);
    let calls: Vec<CountedRow> = query.fetch_all().await?;
    let (Some(first), Some(last)) = (calls.first(), calls.last()) else { return Ok((calls, Vec::new())) };
    let codes = conn.sql(CODES).bind(hotline.0).bind(first.started_at).bind(last.started_at).fetch_all().await?;
    Ok((calls, codes))
}
