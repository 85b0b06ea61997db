//! Tables of training, complaints and drills: codes, times and numbers, without who it was.
//!
//! Complaints that name the reader are not in theirs. What was erased is in it with its codes; what was taken out is not.

use std::collections::VecDeque;

use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{PAGE, Pages, Record, Sheet, Span, Stage, Table, TableFormat, defect, time_in};
use crate::{
    HotlineId, Inbox, OperatorId,
    access::Scope,
    quality::facts::HOW_MANY,
    store::{
        StoreError,
        facts::{self as rows, CountedFact},
    },
};

/// Which of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FactTable {
    /// A line a training.
    Trainings,
    /// A line a complaint.
    Complaints,
    /// A line a drill.
    Drills,
}

const TRAININGS: &[Sheet] = &[Sheet {
    name: "trainings",
    columns: &["training", "taxonomy_version", "training_kind", "at", "valid_until", "recorded_at"],
}];
const COMPLAINTS: &[Sheet] = &[Sheet {
    name: "complaints",
    columns: &[
        "complaint",
        "taxonomy_version",
        "about",
        "from",
        "at",
        "due_at",
        "answered_at",
        "in_time",
        "outcome",
        "names_somebody",
        "of_talk",
        "of_case",
        "recorded_at",
    ],
}];
const DRILLS: &[Sheet] = &[Sheet {
    name: "drills",
    columns: &[
        "drill",
        "taxonomy_version",
        "drill_kind",
        "at",
        "took_part",
        "first_answer_s",
        "police_told_s",
        "recorded_at",
    ],
}];
/// Fields that are times.
const TIMES: [&str; 4] = ["at", "valid_until", "due_at", "answered_at"];

impl FactTable {
    fn kind(self) -> &'static str {
        match self {
            Self::Trainings => "training",
            Self::Complaints => "complaint",
            Self::Drills => "drill",
        }
    }

    fn sheets(self) -> &'static [Sheet] {
        match self {
            Self::Trainings => TRAININGS,
            Self::Complaints => COMPLAINTS,
            Self::Drills => DRILLS,
        }
    }
}

/// Facts, page by page.
pub(super) struct FactPages {
    inbox: Inbox,
    hotline: HotlineId,
    by: Option<OperatorId>,
    zone: TimeZone,
    of: FactTable,
    span: Span,
    after: (i64, Uuid),
}

impl Inbox {
    /// Begins a table of training, complaints or drills that happened in a stretch of time. For supervisors.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] where the stretch is none.
    pub async fn fact_table(
        &self,
        scope: &Scope,
        format: TableFormat,
        of: FactTable,
        span: Span,
    ) -> Result<Table, StoreError> {
        self.begin_fact_table(scope.hotline(), Some(scope), format, of, span).await
    }

    /// The same for whoever has the machine: the command line. Audited without a person.
    ///
    /// # Errors
    /// As [`Inbox::fact_table`].
    pub async fn fact_table_at_command_line(
        &self,
        hotline: HotlineId,
        format: TableFormat,
        of: FactTable,
        span: Span,
    ) -> Result<Table, StoreError> {
        self.begin_fact_table(hotline, None, format, of, span).await
    }

    async fn begin_fact_table(
        &self,
        hotline: HotlineId,
        scope: Option<&Scope>,
        format: TableFormat,
        of: FactTable,
        span: Span,
    ) -> Result<Table, StoreError> {
        let by = Self::may_take_out(scope, span)?;
        let zone = self.zone_of(hotline).await?;
        let (from, before) = (span.from.0, span.before.0);
        let records =
            rows::count(&mut self.data().reader().await?.conn(), hotline, by, of.kind(), (from, before)).await?;
        let data = json!({ "from": from, "before": before, "kind": of.kind(), "records": records });
        self.audit_table(hotline, by, "facts.exported", data).await?;
        let mut pages = FactPages { inbox: self.clone(), hotline, by, zone, of, span, after: (0, Uuid::nil()) };
        pages.rewind();
        Ok(Table {
            pages: Pages::Facts(pages),
            format,
            sheets: VecDeque::from_iter(of.sheets().iter().copied()),
            stage: Stage::Begin,
            archive: None,
            records,
            lines: if format == TableFormat::Csv { records + 1 } else { records },
        })
    }
}

impl FactPages {
    pub(super) fn sheets(&self) -> &'static [Sheet] {
        self.of.sheets()
    }

    pub(super) fn rewind(&mut self) {
        self.after = (self.span.from.0.saturating_sub(1), Uuid::max());
    }

    pub(super) async fn next(&mut self) -> Result<Option<Vec<Record>>, StoreError> {
        let (kind, before) = (self.of.kind(), self.span.before.0);
        let facts = {
            let mut reader = self.inbox.data().reader().await?;
            rows::page(&mut reader.conn(), self.hotline, self.by, kind, before, self.after, PAGE).await?
        };
        let Some(last) = facts.last() else { return Ok(None) };
        self.after = (last.at, last.id);
        facts.iter().map(|row| counted(&self.zone, kind, row)).collect::<Result<Vec<_>, _>>().map(Some)
    }
}

fn counted(zone: &TimeZone, kind: &str, row: &CountedFact) -> Result<Record, StoreError> {
    let mut record: Record = serde_json::from_str(&row.codes).map_err(defect)?;
    let due = record.get("due_at").and_then(Value::as_i64);
    record.insert("in_time".into(), row.done_at.zip(due).map(|(done, due)| done <= due).into());
    if let Some(Value::Array(people)) = record.get("took_part") {
        record.insert("took_part".into(), people.len().into());
    } else if let Some(many) = record.remove(HOW_MANY) {
        record.insert("took_part".into(), many);
    }
    for field in TIMES {
        if let Some(at) = record.get(field).and_then(Value::as_i64) {
            record.insert(field.into(), time_in(zone, at));
        }
    }
    record.insert(kind.to_owned(), json!(row.id));
    record.insert("taxonomy_version".into(), row.taxonomy_version.as_str().into());
    record.insert("names_somebody".into(), row.operator_id.is_some().into());
    record.insert("of_talk".into(), row.conversation_id.is_some().into());
    record.insert("of_case".into(), row.case_id.is_some().into());
    record.insert("recorded_at".into(), time_in(zone, row.recorded_at));
    Ok(record)
}
