//! Calls in the order in which they began and cases in the order in which they were opened, page by page, for tables that leave.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError,
    calls::CodeRow,
    classes::barred,
    conn::{Conn, Sql, Stmt, statements},
    id_list,
};
use crate::{
    HotlineId, OperatorId,
    exchange::{CallsWanted, CasesWanted, Span},
};

/// The cases that somebody wants and may see; for whoever has the machine $2 is NULL.
macro_rules! wanted_cases {
    () => {
        concat!(
            " c.hotline_id = $1 AND NOT EXISTS (SELECT 1 FROM case_not_for k WHERE k.case_id = c.id AND k.operator_id = $2)
            AND c.kind = COALESCE($3, c.kind) AND c.status = COALESCE($4, c.status) AND c.opened_at < $5 AND",
            barred!("case", "c.kind", "share", "$2")
        )
    };
}

statements! {
    COUNT = (concat!("SELECT COUNT(*) AS n FROM call c WHERE hotline_id = $1 AND started_at >= $2 AND started_at < $3
        AND class = COALESCE($4, class) AND medium = COALESCE($5, medium) AND", barred!("call", "c.class", "share", "$6")));
    PAGE = (concat!("SELECT id, taxonomy_version, class, non_counselling, medium, about, role, child_age, child_age_code, child_gender, child_country,
            living_situation, heard, language, language_wanted, leading_reason, emergency_called, priority_auto, priority_final,
            started_at, first_seen_at, first_answer_at, ended_at, ended_by, handovers, saved_at
        FROM call c WHERE hotline_id = $1 AND started_at < $2 AND (started_at, id) > ($3, $4)
            AND class = COALESCE($6, class) AND medium = COALESCE($7, medium) AND", barred!("call", "c.class", "share", "$8"), "
        ORDER BY started_at, id LIMIT $5"));
    // The codes of a page: those of Calls that began when its Calls did.
    CODES = "SELECT x.call_id, x.list, x.code FROM call c JOIN call_code x ON x.call_id = c.id
        WHERE c.hotline_id = $1 AND c.started_at >= $2 AND c.started_at <= $3 ORDER BY x.call_id, x.list, x.code";
    CASES_COUNT = (concat!("SELECT COUNT(*) AS n FROM case_file c WHERE", wanted_cases!(), "AND c.opened_at >= $6"));
    PARTS_COUNT = (concat!("SELECT p.kind, COUNT(*) AS n FROM case_file c JOIN case_part p ON p.case_id = c.id
        WHERE", wanted_cases!(), "AND c.opened_at >= $6 AND p.removed_at IS NULL GROUP BY p.kind ORDER BY p.kind"));
    CASES = (concat!("SELECT c.id, c.number, c.status, c.codes, c.taxonomy_version, c.opened_at, c.changed_at, c.closed_at, c.erased_at
        FROM case_file c WHERE", wanted_cases!(), "AND (c.opened_at, c.id) > ($6, $7) ORDER BY c.opened_at, c.id LIMIT $8"));
    PARTS = {
        sqlite: "SELECT p.id, p.case_id, p.kind, p.codes, p.taxonomy_version FROM case_part p WHERE p.hotline_id = $1 AND p.removed_at IS NULL
            AND p.case_id IN (SELECT unhex(value) FROM json_each($2)) ORDER BY p.created_at, p.id",
        postgres: "SELECT p.id, p.case_id, p.kind, p.codes, p.taxonomy_version FROM case_part p WHERE p.hotline_id = $1 AND p.removed_at IS NULL
            AND p.case_id IN (SELECT x::uuid FROM jsonb_array_elements_text($2::text::jsonb) AS x) ORDER BY p.created_at, p.id",
    };
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

/// What is counted of a case.
#[derive(FromRow)]
pub(crate) struct CountedCase {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) status: String,
    pub(crate) codes: String,
    pub(crate) taxonomy_version: String,
    pub(crate) opened_at: i64,
    pub(crate) changed_at: i64,
    pub(crate) closed_at: Option<i64>,
    pub(crate) erased_at: Option<i64>,
}

/// What is counted of a part.
#[derive(FromRow)]
pub(crate) struct CountedPart {
    pub(crate) id: Uuid,
    pub(crate) case_id: Uuid,
    pub(crate) kind: String,
    pub(crate) codes: String,
    pub(crate) taxonomy_version: String,
}

/// How many Calls are wanted, and may leave.
pub(crate) async fn count(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    wanted: &CallsWanted,
) -> Result<i64, StoreError> {
    let Span { from, before } = wanted.span;
    let query = conn.sql(COUNT).bind(hotline.0).bind(from.0).bind(before.0);
    let (count,): (i64,) =
        query.bind(wanted.class.clone()).bind(wanted.medium.clone()).bind(by.map(|by| by.0)).fetch_one().await?;
    Ok(count)
}

/// The next ones behind `after`, with their codes.
pub(crate) async fn page(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    wanted: &CallsWanted,
    after: (i64, Uuid),
    limit: i64,
) -> Result<(Vec<CountedRow>, Vec<CodeRow>), StoreError> {
    let query = conn.sql(PAGE).bind(hotline.0).bind(wanted.span.before.0).bind(after.0).bind(after.1).bind(limit);
    let query = query.bind(wanted.class.clone()).bind(wanted.medium.clone()).bind(by.map(|by| by.0));
    let calls: Vec<CountedRow> = query.fetch_all().await?;
    let (Some(first), Some(last)) = (calls.first(), calls.last()) else { return Ok((calls, Vec::new())) };
    let codes = conn.sql(CODES).bind(hotline.0).bind(first.started_at).bind(last.started_at).fetch_all().await?;
    Ok((calls, codes))
}

fn ask<'c>(
    conn: &'c mut Conn<'_>,
    sql: Sql,
    hotline: HotlineId,
    by: Option<OperatorId>,
    wanted: &CasesWanted,
) -> Stmt<'c> {
    let asked = conn.sql(sql).bind(hotline.0).bind(by.map(|by| by.0)).bind(wanted.kind.clone());
    asked.bind(wanted.status.clone()).bind(wanted.span.before.0)
}

/// How many cases are wanted.
pub(crate) async fn count_cases(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    wanted: &CasesWanted,
) -> Result<i64, StoreError> {
    let (count,): (i64,) = ask(conn, CASES_COUNT, hotline, by, wanted).bind(wanted.span.from.0).fetch_one().await?;
    Ok(count)
}

/// How many parts of each kind they have.
pub(crate) async fn count_parts(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    wanted: &CasesWanted,
) -> Result<Vec<(String, i64)>, StoreError> {
    ask(conn, PARTS_COUNT, hotline, by, wanted).bind(wanted.span.from.0).fetch_all().await
}

/// The next ones behind `after`, with their parts in the order in which they were made.
pub(crate) async fn cases(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    by: Option<OperatorId>,
    wanted: &CasesWanted,
    after: (i64, Uuid),
    limit: i64,
) -> Result<(Vec<CountedCase>, Vec<CountedPart>), StoreError> {
    let query = ask(conn, CASES, hotline, by, wanted).bind(after.0).bind(after.1).bind(limit);
    let cases: Vec<CountedCase> = query.fetch_all().await?;
    if cases.is_empty() {
        return Ok((cases, Vec::new()));
    }
    let ids: Vec<Uuid> = cases.iter().map(|case| case.id).collect();
    let parts = conn.sql(PARTS).bind(hotline.0).bind(id_list(&ids)).fetch_all().await?;
    Ok((cases, parts))
}
