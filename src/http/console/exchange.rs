//! Tables that leave.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_inbox::{
    UnixMillis,
    exchange::{CallsWanted, CaseTable, CasesWanted, FactTable, Span, Table, TableFormat},
};
use futures::stream;
use http::{HeaderName, HeaderValue, header};
use serde::Deserialize;

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Asked, problem::Problem};

/// Which table.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CallsOf {
    /// `csv` (where it is missing), `json`: an array, or `lines`: an object a line.
    format: Option<TableFormat>,
    /// Calls that began from here; milliseconds since 1970, all where it is missing.
    from: Option<i64>,
    /// Calls that began before; milliseconds since 1970, now where it is missing.
    to: Option<i64>,
    /// List `class`; all where it is missing.
    class: Option<String>,
    /// List `medium`; all where it is missing.
    medium: Option<String>,
}

/// Which tables.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CasesOf {
    /// `csv` (where it is missing), `json`: an array, or `lines`: an object a line.
    format: Option<TableFormat>,
    /// One table, with `csv`; all of them in a ZIP archive where it is missing.
    table: Option<CaseTable>,
    /// Cases that were opened from here; milliseconds since 1970, all where it is missing.
    from: Option<i64>,
    /// Cases that were opened before; milliseconds since 1970, now where it is missing.
    to: Option<i64>,
    /// List `case_kind`; all where it is missing.
    kind: Option<String>,
    /// List `case_status`; all where it is missing.
    status: Option<String>,
}

/// The Calls of a stretch of time as a table: codes and times, no words and no names (supervisors). Audited. Comes piece by piece, however
/// long; `earshot-calls` in its head says how many Calls there are, `earshot-lines` how many lines. What ends early is no whole table.
#[utoipa::path(get, path = "/api/v1/exports/calls", tag = "exchange", params(CallsOf), responses(
    (status = 200, body = String, content_type = "text/csv"), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn calls(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<CallsOf>,
) -> Result<Response, Problem> {
    let format = asked.format.unwrap_or(TableFormat::Csv);
    let kind = match format {
        TableFormat::Csv => (CSV, "attachment; filename=\"calls.csv\""),
        TableFormat::Json => (JSON, "attachment; filename=\"calls.json\""),
        TableFormat::Lines => (LINES, "attachment; filename=\"calls.jsonl\""),
    };
    let wanted = CallsWanted { span: span(&edge, asked.from, asked.to), class: asked.class, medium: asked.medium };
    Ok(sent(edge.inbox.call_table(&person.scope, format, wanted).await?, kind, "earshot-calls"))
}

/// The cases that were opened in a stretch of time, with their children, persons, custody, episodes, referrals and messages home: codes and
/// times, no words and no names (supervisors). As CSV an archive of tables, or one of them; as JSON each case with its parts in it. Cases that are kept from
/// the asker are not in it. Audited. Comes piece by piece; `earshot-cases` in its head says how many cases there are, `earshot-lines` how
/// many lines. What ends early is no whole table.
#[utoipa::path(get, path = "/api/v1/exports/cases", tag = "exchange", params(CasesOf), responses(
    (status = 200, body = String, content_type = "text/csv"), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn cases(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<CasesOf>,
) -> Result<Response, Problem> {
    let format = asked.format.unwrap_or(TableFormat::Csv);
    let kind = match (format, asked.table) {
        (TableFormat::Csv, None) => ("application/zip", "attachment; filename=\"cases.zip\""),
        (TableFormat::Csv, Some(CaseTable::Cases)) => (CSV, "attachment; filename=\"cases.csv\""),
        (TableFormat::Csv, Some(CaseTable::Children)) => (CSV, "attachment; filename=\"children.csv\""),
        (TableFormat::Csv, Some(CaseTable::Persons)) => (CSV, "attachment; filename=\"persons.csv\""),
        (TableFormat::Csv, Some(CaseTable::Custody)) => (CSV, "attachment; filename=\"custody.csv\""),
        (TableFormat::Csv, Some(CaseTable::Episodes)) => (CSV, "attachment; filename=\"episodes.csv\""),
        (TableFormat::Csv, Some(CaseTable::Referrals)) => (CSV, "attachment; filename=\"referrals.csv\""),
        (TableFormat::Csv, Some(CaseTable::MessagesHome)) => (CSV, "attachment; filename=\"messages_home.csv\""),
        (TableFormat::Json, _) => (JSON, "attachment; filename=\"cases.json\""),
        (TableFormat::Lines, _) => (LINES, "attachment; filename=\"cases.jsonl\""),
    };
    let wanted = CasesWanted {
        span: span(&edge, asked.from, asked.to),
        kind: asked.kind,
        status: asked.status,
        table: asked.table,
    };
    Ok(sent(edge.inbox.case_table(&person.scope, format, wanted).await?, kind, "earshot-cases"))
}

/// Which table.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FactsOf {
    /// Which of the three.
    of: FactTable,
    /// `csv` (where it is missing), `json`: an array, or `lines`: an object a line.
    format: Option<TableFormat>,
    /// What happened from here; milliseconds since 1970, all where it is missing.
    from: Option<i64>,
    /// What happened before; milliseconds since 1970, now where it is missing.
    to: Option<i64>,
}

/// Training, complaints or drills of a stretch of time as a table: codes and times, no words and no names (supervisors). Complaints that name
/// the asker are not in it. Audited. Comes piece by piece; `earshot-facts` in its head says how many there are.
#[utoipa::path(get, path = "/api/v1/exports/facts", tag = "exchange", params(FactsOf), responses(
    (status = 200, body = String, content_type = "text/csv"), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn facts(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(asked): Asked<FactsOf>,
) -> Result<Response, Problem> {
    let format = asked.format.unwrap_or(TableFormat::Csv);
    let kind = match (format, asked.of) {
        (TableFormat::Csv, FactTable::Trainings) => (CSV, "attachment; filename=\"trainings.csv\""),
        (TableFormat::Csv, FactTable::Complaints) => (CSV, "attachment; filename=\"complaints.csv\""),
        (TableFormat::Csv, FactTable::Drills) => (CSV, "attachment; filename=\"drills.csv\""),
        (TableFormat::Json, _) => (JSON, "attachment; filename=\"facts.json\""),
        (TableFormat::Lines, _) => (LINES, "attachment; filename=\"facts.jsonl\""),
    };
    let span = span(&edge, asked.from, asked.to);
    Ok(sent(edge.inbox.fact_table(&person.scope, format, asked.of, span).await?, kind, "earshot-facts"))
}

const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";
const LINES: &str = "application/x-ndjson";

fn span(edge: &Edge, from: Option<i64>, to: Option<i64>) -> Span {
    let now = edge.inbox.clock().now().0;
    Span { from: UnixMillis(from.unwrap_or(0)), before: UnixMillis(to.unwrap_or(now.saturating_add(1))) }
}

fn sent(table: Table, (kind, name): (&'static str, &'static str), counts: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static(counts), HeaderValue::from(table.records)),
        (HeaderName::from_static("earshot-lines"), HeaderValue::from(table.lines)),
    ];
    let pieces = stream::try_unfold(table, |mut table| async move {
        let piece = table.next().await.inspect_err(|error| tracing::error!(%error, "a table broke off"))?;
        Ok::<_, earshot_inbox::StoreError>(piece.map(|piece| (Bytes::from(piece), table)))
    });
    (headers, Body::from_stream(pieces)).into_response()
}
