//! Tables of Calls.

use std::collections::{HashMap, VecDeque};

use jiff::tz::TimeZone;
use serde_json::json;
use uuid::Uuid;

use super::{PAGE, Pages, Record, Sheet, Span, Stage, Table, TableFormat, time_in};
use crate::{
    HotlineId, Inbox, OperatorId,
    access::Scope,
    store::{
        StoreError,
        exchange::{self as rows, CountedRow},
    },
};

/// Which Calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallsWanted {
    /// When they began.
    pub span: Span,
    /// List `class`; all where it is missing.
    pub class: Option<String>,
    /// List `medium`; all where it is missing.
    pub medium: Option<String>,
}

pub(super) const SHEETS: &[Sheet] = &[Sheet { name: "calls", columns: COLUMNS }];

const COLUMNS: &[&str] = &[
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

/// Calls, page by page.
pub(super) struct CallPages {
    inbox: Inbox,
    hotline: HotlineId,
    by: Option<OperatorId>,
    zone: TimeZone,
    wanted: CallsWanted,
    after: (i64, Uuid),
}

impl Inbox {
    /// Begins a table of Calls. For supervisors.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] where the stretch is none.
    pub async fn call_table(
        &self,
        scope: &Scope,
        format: TableFormat,
        wanted: CallsWanted,
    ) -> Result<Table, StoreError> {
        self.begin_call_table(scope.hotline(), Some(scope), format, wanted).await
    }

    /// The same for whoever has the machine: the command line. Audited without a person.
    ///
    /// # Errors
    /// As [`Inbox::call_table`].
    pub async fn call_table_at_command_line(
        &self,
        hotline: HotlineId,
        format: TableFormat,
        wanted: CallsWanted,
    ) -> Result<Table, StoreError> {
        self.begin_call_table(hotline, None, format, wanted).await
    }

    async fn begin_call_table(
        &self,
        hotline: HotlineId,
        scope: Option<&Scope>,
        format: TableFormat,
        wanted: CallsWanted,
    ) -> Result<Table, StoreError> {
        let by = Self::may_take_out(scope, wanted.span)?;
        let zone = self.zone_of(hotline).await?;
        let calls = rows::count(&mut self.data().reader().await?.conn(), hotline, by, &wanted).await?;
        let (from, before) = (wanted.span.from.0, wanted.span.before.0);
        let data = json!({
            "from": from, "before": before, "class": wanted.class, "medium": wanted.medium, "calls": calls,
        });
        self.audit_table(hotline, by, "calls.exported", data).await?;
        let mut pages = CallPages { inbox: self.clone(), hotline, by, zone, wanted, after: (0, Uuid::nil()) };
        pages.rewind();
        Ok(Table {
            pages: Pages::Calls(pages),
            format,
            sheets: VecDeque::from_iter(SHEETS.iter().copied()),
            stage: Stage::Begin,
            archive: None,
            records: calls,
            lines: if format == TableFormat::Csv { calls + 1 } else { calls },
        })
    }
}

impl CallPages {
    pub(super) fn rewind(&mut self) {
        // The last id there is: the first page begins with the first Call of `from`.
        self.after = (self.wanted.span.from.0.saturating_sub(1), Uuid::max());
    }

    pub(super) async fn next(&mut self) -> Result<Option<Vec<Record>>, StoreError> {
        let (calls, codes) = {
            let mut reader = self.inbox.data().reader().await?;
            rows::page(&mut reader.conn(), self.hotline, self.by, &self.wanted, self.after, PAGE).await?
        };
        let Some(last) = calls.last() else { return Ok(None) };
        self.after = (last.started_at, last.id);
        let mut by_call: HashMap<Uuid, (Vec<String>, Vec<String>)> = HashMap::new();
        for row in codes {
            let (reasons, actions) = by_call.entry(row.call_id).or_default();
            if row.list == "reason" { reasons.push(row.code) } else { actions.push(row.code) }
        }
        let counted = |row: CountedRow| {
            let codes = by_call.remove(&row.id).unwrap_or_default();
            counted(&self.zone, row, codes)
        };
        Ok(Some(calls.into_iter().map(counted).collect()))
    }
}

fn counted(zone: &TimeZone, row: CountedRow, (reasons, actions): (Vec<String>, Vec<String>)) -> Record {
    let time = |ms: i64| time_in(zone, ms);
    let fields = json!({
        "call": row.id,
        "taxonomy_version": row.taxonomy_version,
        "started_at": time(row.started_at),
        "first_seen_at": row.first_seen_at.map(time),
        "first_answer_at": row.first_answer_at.map(time),
        "ended_at": time(row.ended_at),
        "ended_by": row.ended_by,
        "medium": row.medium,
        "language": row.language,
        "language_wanted": row.language_wanted,
        "class": row.class,
        "non_counselling": row.non_counselling,
        "about": row.about,
        "role": row.role,
        "child_age": row.child_age,
        "child_age_code": row.child_age_code,
        "child_gender": row.child_gender,
        "child_country": row.child_country,
        "living_situation": row.living_situation,
        "heard": row.heard,
        "reasons": reasons,
        "leading_reason": row.leading_reason,
        "actions": actions,
        "priority_auto": row.priority_auto,
        "priority_final": row.priority_final,
        "emergency_called": row.emergency_called,
        "handovers": row.handovers,
        "saved_at": time(row.saved_at),
    });
    match fields {
        serde_json::Value::Object(fields) => fields,
        _ => Record::new(),
    }
}
