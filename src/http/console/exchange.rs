//! Tables that leave.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use earshot_inbox::{UnixMillis, exchange::TableFormat};
use futures::stream;
use http::{HeaderName, HeaderValue, header};
use serde::Deserialize;

use super::ProblemShape;
use crate::http::{Edge, auth::Person, body::Asked, problem::Problem};

/// Which table.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TableOf {
    /// `csv` (where it is missing) or `json`.
    format: Option<TableFormat>,
    /// Calls that began from here; milliseconds since 1970, all where it is missing.
    from: Option<i64>,
    /// Calls that began before; milliseconds since 1970, now where it is missing.
    to: Option<i64>,
}

/// The Calls of a stretch of time as a table: codes and times, no words and no names (supervisors). Audited. Comes piece by piece, however
/// long; `earshot-calls` in its head says how many Calls there are. What ends early is no whole table.
#[utoipa::path(get, path = "/api/v1/exports/calls", tag = "exchange", params(TableOf), responses(
    (status = 200, body = String, content_type = "text/csv"), (status = 403, body = ProblemShape), (status = 422, body = ProblemShape)))]
pub async fn calls(
    State(edge): State<Arc<Edge>>,
    person: Person,
    Asked(wanted): Asked<TableOf>,
) -> Result<Response, Problem> {
    let format = wanted.format.unwrap_or(TableFormat::Csv);
    let (kind, name) = match format {
        TableFormat::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"calls.csv\""),
        TableFormat::Json => ("application/json", "attachment; filename=\"calls.json\""),
    };
    let (from, to) = (wanted.from.unwrap_or(0), wanted.to.unwrap_or(edge.inbox.clock().now().0.saturating_add(1)));
    let table = edge.inbox.call_table(&person.scope, format, UnixMillis(from), UnixMillis(to)).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static("earshot-calls"), HeaderValue::from(table.calls)),
    ];
    let pieces = stream::try_unfold(table, |mut table| async move {
        let piece = table.next().await.inspect_err(|error| tracing::error!(%error, "a table of Calls broke off"))?;
        Ok::<_, earshot_inbox::StoreError>(piece.map(|piece| (Bytes::from(piece), table)))
    });
    Ok((headers, Body::from_stream(pieces)).into_response())
}
