//! Tables that leave: the Calls, the cases, training, complaints or drills of a stretch of time, as all hotlines record them.
//!
//! Codes, times and numbers only: no note, no name, no address, no operator. A table is read page by page, whatever its length, and
//! nothing is held meanwhile: what is saved or erased while it is read may be in it or not. Its beginning is audited.

mod calls;
mod cases;
mod facts;

use std::collections::VecDeque;

use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

pub use calls::CallsWanted;
pub use cases::{CaseTable, CasesWanted};
pub use facts::FactTable;

use crate::{
    HotlineId, Inbox, OperatorId, UnixMillis,
    access::{Right, Scope},
    clock::timed_id,
    store::{StoreError, effects::NewAudit},
    zip::Pieces,
};

/// Records of a piece.
const PAGE: i64 = 500;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableFormat {
    /// One line a record under a line of names; UTF-8, commas, several codes with blanks between them (RFC 4180). No cell begins as a
    /// formula does.
    Csv,
    /// One array with an object a record.
    Json,
    /// One object a line.
    Lines,
}

/// From when until before when; milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first moment.
    pub from: UnixMillis,
    /// The moment behind the last.
    pub before: UnixMillis,
}

/// A part of what is recorded, with a line of names of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sheet {
    /// What it is called: its file in an archive, its field in an object.
    name: &'static str,
    columns: &'static [&'static str],
}

/// A record with everything in it: its own fields, and the rows of its parts under the names of their sheets.
type Record = Map<String, Value>;

/// A table on its way.
pub struct Table {
    pages: Pages,
    format: TableFormat,
    /// What is written: one table after the other, or whole records.
    sheets: VecDeque<Sheet>,
    stage: Stage,
    archive: Option<Pieces>,
    /// Records that were there when it began.
    pub records: i64,
    /// Lines that it will have, as far as could be told when it began.
    pub lines: i64,
}

enum Pages {
    Calls(calls::CallPages),
    Cases(cases::CasePages),
    Facts(facts::FactPages),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Begin,
    Within { written: bool },
}

impl Table {
    /// The next piece; `None` behind the last. Dropping the table ends it.
    ///
    /// # Errors
    /// As the store says. What came before is no whole table then.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(sheet) = self.sheets.front().copied() else {
            return self.archive.take().map(|archive| archive.finish().ok_or_else(too_large)).transpose();
        };
        match self.stage {
            Stage::Begin => {
                self.stage = Stage::Within { written: false };
                self.pages.rewind();
                let head = self.head(sheet)?;
                let before = self.archive.as_mut().map(|archive| archive.begin(&format!("{}.csv", sheet.name)));
                Ok(Some(before.unwrap_or_default().into_iter().chain(self.counted(head)).collect()))
            }
            Stage::Within { written } => match self.pages.next().await? {
                Some(records) => {
                    self.stage = Stage::Within { written: written || !records.is_empty() };
                    let piece = self.body(sheet, &records, written)?;
                    Ok(Some(self.counted(piece)))
                }
                None => {
                    self.sheets.pop_front();
                    self.stage = Stage::Begin;
                    let foot = self.archive.as_mut().map(|archive| archive.end().ok_or_else(too_large)).transpose()?;
                    Ok(Some(foot.unwrap_or_else(|| self.foot())))
                }
            },
        }
    }

    fn counted(&mut self, piece: Vec<u8>) -> Vec<u8> {
        if let Some(archive) = &mut self.archive {
            archive.add(&piece);
        }
        piece
    }

    fn head(&self, sheet: Sheet) -> Result<Vec<u8>, StoreError> {
        match self.format {
            TableFormat::Json => Ok(b"[".to_vec()),
            TableFormat::Lines => Ok(Vec::new()),
            TableFormat::Csv => {
                let mut csv = csv::Writer::from_writer(Vec::new());
                csv.write_record(sheet.columns).map_err(defect)?;
                csv.into_inner().map_err(defect)
            }
        }
    }

    fn foot(&self) -> Vec<u8> {
        if self.format == TableFormat::Json { b"\n]\n".to_vec() } else { Vec::new() }
    }

    fn body(&self, sheet: Sheet, records: &[Record], mut written: bool) -> Result<Vec<u8>, StoreError> {
        if self.format == TableFormat::Csv {
            return csv_lines(sheet, records);
        }
        let mut out = Vec::new();
        for record in records {
            if self.format == TableFormat::Json {
                out.extend_from_slice(if written { b",\n" } else { b"\n" });
                written = true;
            }
            self.object(&mut out, record)?;
            if self.format == TableFormat::Lines {
                out.push(b'\n');
            }
        }
        Ok(out)
    }

    /// A record with its parts in it, fields in the order of the columns.
    fn object(&self, out: &mut Vec<u8>, record: &Record) -> Result<(), StoreError> {
        let [own, parts @ ..] = self.pages.sheets() else { return Ok(()) };
        out.push(b'{');
        fields(out, own.columns, record)?;
        for part in parts {
            out.extend_from_slice(format!(",\"{}\":[", part.name).as_bytes());
            for (index, row) in rows_of(*part, record).enumerate() {
                out.extend_from_slice(if index == 0 { b"{".as_slice() } else { b",{" });
                // Which record it belongs to is said by where it stands.
                fields(out, part.columns.get(1..).unwrap_or_default(), row)?;
                out.push(b'}');
            }
            out.push(b']');
        }
        out.push(b'}');
        Ok(())
    }
}

impl Pages {
    fn sheets(&self) -> &'static [Sheet] {
        match self {
            Self::Calls(_) => calls::SHEETS,
            Self::Cases(_) => cases::SHEETS,
            Self::Facts(pages) => pages.sheets(),
        }
    }

    fn rewind(&mut self) {
        match self {
            Self::Calls(pages) => pages.rewind(),
            Self::Cases(pages) => pages.rewind(),
            Self::Facts(pages) => pages.rewind(),
        }
    }

    /// The records of the next page; `None` behind the last.
    async fn next(&mut self) -> Result<Option<Vec<Record>>, StoreError> {
        match self {
            Self::Calls(pages) => pages.next().await,
            Self::Cases(pages) => pages.next().await,
            Self::Facts(pages) => pages.next().await,
        }
    }
}

impl Inbox {
    /// Whether somebody may begin such a table; `None` is whoever has the machine.
    fn may_take_out(scope: Option<&Scope>, span: Span) -> Result<Option<OperatorId>, StoreError> {
        scope.map_or(Ok(()), |scope| scope.need(Right::Export))?;
        if span.from >= span.before {
            return Err(StoreError::Rejected("from: has to be before to".into()));
        }
        Ok(scope.map(Scope::operator))
    }

    async fn audit_table(
        &self,
        hotline: HotlineId,
        by: Option<OperatorId>,
        act: &'static str,
        data: Value,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let actor = by.map(|operator| operator.0);
        let audit = NewAudit { hotline: hotline.0, at: now.0, actor, act, subject: None, data };
        self.data()
            .write(timed_id(now), move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    async fn zone_of(&self, hotline: HotlineId) -> Result<TimeZone, StoreError> {
        let spec = self.hotlines().by_id(hotline).await?.spec;
        Ok(TimeZone::get(&spec.time_zone).unwrap_or(TimeZone::UTC))
    }
}

/// The rows that a record has in a sheet: itself, or its parts.
fn rows_of(sheet: Sheet, record: &Record) -> impl Iterator<Item = &Record> {
    let parts = record.get(sheet.name).and_then(Value::as_array);
    let own = parts.is_none().then_some(record);
    own.into_iter().chain(parts.into_iter().flatten().filter_map(Value::as_object))
}

fn fields(out: &mut Vec<u8>, columns: &[&str], row: &Record) -> Result<(), StoreError> {
    for (index, column) in columns.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"\"".as_slice() } else { b",\"" });
        out.extend_from_slice(column.as_bytes());
        out.extend_from_slice(b"\":");
        serde_json::to_writer(&mut *out, row.get(*column).unwrap_or(&Value::Null)).map_err(defect)?;
    }
    Ok(())
}

/// One cell a field: several codes with blanks between them.
fn csv_lines(sheet: Sheet, records: &[Record]) -> Result<Vec<u8>, StoreError> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in records.iter().flat_map(|record| rows_of(sheet, record)) {
        let cells = sheet.columns.iter().map(|column| row.get(*column).map(cell).unwrap_or_default());
        csv.write_record(cells).map_err(defect)?;
    }
    csv.into_inner().map_err(defect)
}

/// A value as a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(text.clone()),
        Value::Array(codes) => harmless(codes.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")),
        other => other.to_string(),
    }
}

/// Whether spreadsheet programs take a cell that begins so for a formula, and would run it.
pub(crate) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// An apostrophe before what would be a formula: programs show the text and run nothing.
fn harmless(text: String) -> String {
    if is_formula(&text) { format!("'{text}") } else { text }
}

/// RFC 3339 in a time zone, to the second.
fn time_in(zone: &TimeZone, ms: i64) -> Value {
    let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone());
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().into()
}

fn too_large() -> StoreError {
    StoreError::Rejected("an archive holds less than 4 GiB: take one table after the other".into())
}

fn defect(error: impl std::fmt::Display) -> StoreError {
    StoreError::Defect(format!("a table that leaves: {error}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let sheet = Sheet { name: "x", columns: &["a", "b", "c", "d"] };
        let row = json!({ "a": "=1+1", "b": ["@SUM(1)", "X"], "c": "plain, \"quoted\"", "d": -5 });
        let lines = csv_lines(sheet, &[row.as_object().unwrap().clone()]).unwrap();
        assert_eq!(String::from_utf8(lines).unwrap(), "'=1+1,'@SUM(1) X,\"plain, \"\"quoted\"\"\",-5\n");
    }
}
