//! Tables that leave: the Calls of a stretch of time, as all hotlines record them.
//!
//! Codes, times and numbers only: no note, no name, no address, no operator. A table is read page by page, whatever its length, and
//! nothing is held meanwhile: what is saved or erased while it is read may be in it or not. Its beginning is audited.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    HotlineId, Inbox, OperatorId, UnixMillis,
    access::{Right, Scope},
    clock::timed_id,
    store::{
        StoreError,
        effects::NewAudit,
        exchange::{self as rows, CountedRow},
    },
};

/// Calls of a piece.
const PAGE: i64 = 500;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableFormat {
    /// One line a Call under a line of names; UTF-8, commas, several codes with blanks between them (RFC 4180).
    Csv,
    /// One array with an object a Call.
    Json,
}

/// A Call in a table. Times are RFC 3339 in the hotline's time zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Counted {
    call: Uuid,
    taxonomy_version: String,
    started_at: String,
    first_seen_at: Option<String>,
    first_answer_at: Option<String>,
    ended_at: String,
    ended_by: String,
    medium: String,
    language: Option<String>,
    language_wanted: Option<String>,
    class: String,
    non_counselling: Option<String>,
    about: String,
    role: String,
    child_age: Option<i64>,
    child_age_code: Option<String>,
    child_gender: String,
    child_country: Option<String>,
    living_situation: String,
    heard: String,
    reasons: Vec<String>,
    leading_reason: Option<String>,
    actions: Vec<String>,
    priority_auto: i64,
    priority_final: i64,
    emergency_called: Option<bool>,
    handovers: i64,
    saved_at: String,
}

/// A table of Calls, on its way.
pub struct CallTable {
    inbox: Inbox,
    hotline: HotlineId,
    zone: TimeZone,
    format: TableFormat,
    before: i64,
    after: (i64, Uuid),
    stage: Stage,
    /// Calls that were there when it began.
    pub calls: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Begin,
    Within { written: bool },
    Over,
}

impl Inbox {
    /// Begins a table of the Calls that began from `from` until before `before`. For supervisors.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] where the stretch is none.
    pub async fn call_table(
        &self,
        scope: &Scope,
        format: TableFormat,
        from: UnixMillis,
        before: UnixMillis,
    ) -> Result<CallTable, StoreError> {
        scope.need(Right::Export)?;
        self.begin_call_table(scope.hotline(), Some(scope.operator()), format, from, before).await
    }

    /// The same for whoever has the machine: the command line. Audited without a person.
    ///
    /// # Errors
    /// As [`Inbox::call_table`].
    pub async fn call_table_at_command_line(
        &self,
        hotline: HotlineId,
        format: TableFormat,
        from: UnixMillis,
        before: UnixMillis,
    ) -> Result<CallTable, StoreError> {
        self.begin_call_table(hotline, None, format, from, before).await
    }

    async fn begin_call_table(
        &self,
        hotline: HotlineId,
        by: Option<OperatorId>,
        format: TableFormat,
        from: UnixMillis,
        before: UnixMillis,
    ) -> Result<CallTable, StoreError> {
        if from >= before {
            return Err(StoreError::Rejected("from: has to be before to".into()));
        }
        let spec = self.hotlines().by_id(hotline).await?.spec;
        let calls = rows::count(&mut self.data().reader().await?.conn(), hotline, from.0, before.0).await?;
        let now = self.clock().now();
        let audit = NewAudit {
            hotline: hotline.0,
            at: now.0,
            actor: by.map(|operator| operator.0),
            act: "calls.exported",
            subject: None,
            data: json!({ "from": from.0, "before": before.0, "calls": calls }),
        };
        self.data()
            .write(timed_id(now), move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        Ok(CallTable {
            inbox: self.clone(),
            hotline,
            zone: TimeZone::get(&spec.time_zone).unwrap_or(TimeZone::UTC),
            format,
            before: before.0,
            // The last id there is: the first page begins with the first Call of `from`.
            after: (from.0.saturating_sub(1), Uuid::max()),
            stage: Stage::Begin,
            calls,
        })
    }
}

impl CallTable {
    /// The next piece; `None` behind the last. Dropping the table ends it.
    ///
    /// # Errors
    /// As the store says. What came before is no whole table then.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let written = match self.stage {
            Stage::Over => return Ok(None),
            Stage::Begin => {
                self.stage = Stage::Within { written: false };
                return Ok(Some(self.head()?));
            }
            Stage::Within { written } => written,
        };
        let (calls, codes) = {
            let mut reader = self.inbox.data().reader().await?;
            rows::page(&mut reader.conn(), self.hotline, self.before, self.after, PAGE).await?
        };
        let Some(last) = calls.last() else {
            self.stage = Stage::Over;
            return Ok(Some(if self.format == TableFormat::Json { b"\n]\n".to_vec() } else { Vec::new() }));
        };
        self.after = (last.started_at, last.id);
        self.stage = Stage::Within { written: true };
        let mut by_call: HashMap<Uuid, (Vec<String>, Vec<String>)> = HashMap::new();
        for row in codes {
            let (reasons, actions) = by_call.entry(row.call_id).or_default();
            if row.list == "reason" { reasons.push(row.code) } else { actions.push(row.code) }
        }
        let calls = calls.into_iter().map(|row| {
            let codes = by_call.remove(&row.id).unwrap_or_default();
            self.counted(row, codes)
        });
        match self.format {
            TableFormat::Csv => csv_lines(calls).map(Some),
            TableFormat::Json => json_lines(calls, written).map(Some),
        }
    }

    fn head(&self) -> Result<Vec<u8>, StoreError> {
        match self.format {
            TableFormat::Json => Ok(b"[".to_vec()),
            TableFormat::Csv => {
                let mut csv = csv::Writer::from_writer(Vec::new());
                csv.write_record(COLUMNS).map_err(defect)?;
                csv.into_inner().map_err(defect)
            }
        }
    }

    fn counted(&self, row: CountedRow, (reasons, actions): (Vec<String>, Vec<String>)) -> Counted {
        let time = |ms: i64| {
            let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone());
            at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        };
        Counted {
            call: row.id,
            taxonomy_version: row.taxonomy_version,
            started_at: time(row.started_at),
            first_seen_at: row.first_seen_at.map(time),
            first_answer_at: row.first_answer_at.map(time),
            ended_at: time(row.ended_at),
            ended_by: row.ended_by,
            medium: row.medium,
            language: row.language,
            language_wanted: row.language_wanted,
            class: row.class,
            non_counselling: row.non_counselling,
            about: row.about,
            role: row.role,
            child_age: row.child_age,
            child_age_code: row.child_age_code,
            child_gender: row.child_gender,
            child_country: row.child_country,
            living_situation: row.living_situation,
            heard: row.heard,
            reasons,
            leading_reason: row.leading_reason,
            actions,
            priority_auto: row.priority_auto,
            priority_final: row.priority_final,
            emergency_called: row.emergency_called,
            handovers: row.handovers,
            saved_at: time(row.saved_at),
        }
    }
}

/// Names of the columns, as [`Counted`] has them.
const COLUMNS: [&str; 28] = [
    "call",
    "taxonomy_version",
    "started_at",
    "first_seen_at",
    "first_answer_at",
    "ended_at",
    "ended_by",
    "medium",
    "language",
    "language_wanted",
    "class",
    "non_counselling",
    "about",
    "role",
    "child_age",
    "child_age_code",
    "child_gender",
    "child_country",
    "living_situation",
    "heard",
    "reasons",
    "leading_reason",
    "actions",
    "priority_auto",
    "priority_final",
    "emergency_called",
    "handovers",
    "saved_at",
];

/// One cell a field: several codes with blanks between them.
fn csv_lines(calls: impl Iterator<Item = Counted>) -> Result<Vec<u8>, StoreError> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for call in calls {
        let serde_json::Value::Object(fields) = serde_json::to_value(&call).map_err(defect)? else { continue };
        csv.write_record(COLUMNS.map(|column| fields.get(column).map(cell).unwrap_or_default())).map_err(defect)?;
    }
    csv.into_inner().map_err(defect)
}

fn cell(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(codes) => codes.iter().filter_map(|code| code.as_str()).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

fn json_lines(calls: impl Iterator<Item = Counted>, mut written: bool) -> Result<Vec<u8>, StoreError> {
    let mut out = Vec::new();
    for call in calls {
        out.extend_from_slice(if written { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut out, &call).map_err(defect)?;
        written = true;
    }
    Ok(out)
}

fn defect(error: impl std::fmt::Display) -> StoreError {
    StoreError::Defect(format!("a table of Calls: {error}"))
}
