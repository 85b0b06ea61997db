//! Tables of cases: one of the cases, and one for each kind of part that statistics count. A case is named by its number, a child by its
//! place in the case, so that a spreadsheet can follow them.
//!
//! What was erased is in it with its codes. What is kept from the reader is not.

use std::collections::{HashMap, VecDeque};

use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{PAGE, Pages, Record, Sheet, Span, Stage, Table, TableFormat, defect, time_in};
use crate::{
    HotlineId, Inbox, OperatorId,
    access::Scope,
    cases::{CaseForm, Section},
    store::{
        StoreError,
        exchange::{self as rows, CountedCase, CountedPart},
    },
};

/// Which cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasesWanted {
    /// When they were opened.
    pub span: Span,
    /// List `case_kind`; all where it is missing.
    pub kind: Option<String>,
    /// List `case_status`; all where it is missing.
    pub status: Option<String>,
    /// One table of them, as CSV; all of them in a ZIP archive where it is missing.
    pub table: Option<CaseTable>,
}

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaseTable {
    /// A line a case.
    Cases,
    /// A line a child.
    Children,
    /// A line a person concerned: in what role, nobody's name.
    Persons,
    /// A line a custody.
    Custody,
    /// A line a disappearance.
    Episodes,
    /// A line a referral.
    Referrals,
    /// A line a message home: how far it is, none of its words.
    #[serde(rename = "messages_home")]
    MessagesHome,
}

pub(super) const SHEETS: &[Sheet] = &[CASES, CHILDREN, PERSONS, CUSTODY, EPISODES, REFERRALS, MESSAGES_HOME];

const CASES: Sheet = Sheet {
    name: "cases",
    columns: &[
        "case",
        "taxonomy_version",
        "kind",
        "status",
        "risk",
        "cross_border",
        "countries",
        "follow_up_at",
        "opened_at",
        "changed_at",
        "closed_at",
        "erased_at",
    ],
};
const CHILDREN: Sheet = Sheet {
    name: "children",
    columns: &[
        "case",
        "child",
        "taxonomy_version",
        "age",
        "age_code",
        "gender",
        "nationalities",
        "residence",
        "living_situation",
        "migration_status",
        "vulnerabilities",
        "languages",
    ],
};
const PERSONS: Sheet =
    Sheet { name: "persons", columns: &["case", "taxonomy_version", "roles", "relation", "mode", "conflict"] };
const CUSTODY: Sheet =
    Sheet { name: "custody", columns: &["case", "child", "taxonomy_version", "rights", "proceedings", "hague"] };
const EPISODES: Sheet = Sheet {
    name: "episodes",
    columns: &[
        "case",
        "child",
        "taxonomy_version",
        "category",
        "missing_since",
        "reported_at",
        "missing_from",
        "reasons",
        "violence",
        "police_told",
        "police_told_at",
        "police_country",
        "sis_alert",
        "interpol",
        "child_alert",
        "publicity",
        "found_at",
        "found_how",
        "found_country",
        "outcome",
        "duration",
    ],
};
const REFERRALS: Sheet =
    Sheet { name: "referrals", columns: &["case", "taxonomy_version", "to", "at", "uptake", "uptake_at", "check_at"] };
const MESSAGES_HOME: Sheet = Sheet {
    name: "messages_home",
    columns: &[
        "case",
        "taxonomy_version",
        "state",
        "at",
        "confirmed_at",
        "checked_at",
        "passed_on_at",
        "answered_at",
        "check_at",
    ],
};

/// Fields that are times.
const TIMES: [&str; 12] = [
    "follow_up_at",
    "missing_since",
    "reported_at",
    "police_told_at",
    "found_at",
    "at",
    "uptake_at",
    "check_at",
    "confirmed_at",
    "checked_at",
    "passed_on_at",
    "answered_at",
];

impl CaseTable {
    fn sheet(self) -> Sheet {
        match self {
            Self::Cases => CASES,
            Self::Children => CHILDREN,
            Self::Persons => PERSONS,
            Self::Custody => CUSTODY,
            Self::Episodes => EPISODES,
            Self::Referrals => REFERRALS,
            Self::MessagesHome => MESSAGES_HOME,
        }
    }
}

/// The sheet of a kind of part; `None` for parts that nothing is counted of.
fn sheet_of(kind: &str) -> Option<Sheet> {
    match kind {
        "child" => Some(CHILDREN),
        "person" => Some(PERSONS),
        "custody" => Some(CUSTODY),
        "episode" => Some(EPISODES),
        "referral" => Some(REFERRALS),
        "message_home" => Some(MESSAGES_HOME),
        _ => None,
    }
}

/// Cases, page by page.
pub(super) struct CasePages {
    inbox: Inbox,
    hotline: HotlineId,
    by: Option<OperatorId>,
    zone: TimeZone,
    wanted: CasesWanted,
    after: (i64, Uuid),
}

impl Inbox {
    /// Begins a table of cases, without those that are kept from the reader. For supervisors.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Rejected`] where the stretch is none, and for one table that isn't CSV.
    pub async fn case_table(
        &self,
        scope: &Scope,
        format: TableFormat,
        wanted: CasesWanted,
    ) -> Result<Table, StoreError> {
        self.begin_case_table(scope.hotline(), Some(scope), format, wanted).await
    }

    /// The same for whoever has the machine: the command line. Audited without a person.
    ///
    /// # Errors
    /// As [`Inbox::case_table`].
    pub async fn case_table_at_command_line(
        &self,
        hotline: HotlineId,
        format: TableFormat,
        wanted: CasesWanted,
    ) -> Result<Table, StoreError> {
        self.begin_case_table(hotline, None, format, wanted).await
    }

    async fn begin_case_table(
        &self,
        hotline: HotlineId,
        scope: Option<&Scope>,
        format: TableFormat,
        wanted: CasesWanted,
    ) -> Result<Table, StoreError> {
        let by = Self::may_take_out(scope, wanted.span)?;
        let is_csv = format == TableFormat::Csv;
        if wanted.table.is_some() && !is_csv {
            return Err(StoreError::Rejected("table: JSON holds whole cases; one table of them is CSV".into()));
        }
        let zone = self.zone_of(hotline).await?;
        let (cases, parts) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let cases = rows::count_cases(&mut conn, hotline, by, &wanted).await?;
            (cases, rows::count_parts(&mut conn, hotline, by, &wanted).await?)
        };
        let (from, before) = (wanted.span.from.0, wanted.span.before.0);
        let data =
            json!({ "from": from, "before": before, "kind": wanted.kind, "status": wanted.status, "cases": cases });
        self.audit_table(hotline, by, "cases.exported", data).await?;
        let sheets: VecDeque<Sheet> = match wanted.table {
            Some(table) => VecDeque::from([table.sheet()]),
            None if is_csv => VecDeque::from_iter(SHEETS.iter().copied()),
            None => VecDeque::from([CASES]),
        };
        let lines_of = |sheet: &Sheet| {
            let of_kind = |(kind, _): &&(String, i64)| sheet_of(kind) == Some(*sheet);
            let rows = if *sheet == CASES { cases } else { parts.iter().find(of_kind).map_or(0, |(_, rows)| *rows) };
            rows + i64::from(is_csv)
        };
        let lines = sheets.iter().map(lines_of).sum();
        let archive = (is_csv && wanted.table.is_none()).then(Default::default);
        let mut pages = CasePages { inbox: self.clone(), hotline, by, zone, wanted, after: (0, Uuid::nil()) };
        pages.rewind();
        Ok(Table { pages: Pages::Cases(pages), format, sheets, stage: Stage::Begin, archive, records: cases, lines })
    }
}

impl CasePages {
    pub(super) fn rewind(&mut self) {
        self.after = (self.wanted.span.from.0.saturating_sub(1), Uuid::max());
    }

    pub(super) async fn next(&mut self) -> Result<Option<Vec<Record>>, StoreError> {
        let (cases, parts) = {
            let mut reader = self.inbox.data().reader().await?;
            rows::cases(&mut reader.conn(), self.hotline, self.by, &self.wanted, self.after, PAGE).await?
        };
        let Some(last) = cases.last() else { return Ok(None) };
        self.after = (last.opened_at, last.id);
        let mut by_case: HashMap<Uuid, Vec<CountedPart>> = HashMap::new();
        for part in parts {
            by_case.entry(part.case_id).or_default().push(part);
        }
        let counted = |row: CountedCase| {
            let parts = by_case.remove(&row.id).unwrap_or_default();
            counted(&self.zone, &row, &parts)
        };
        cases.into_iter().map(counted).collect::<Result<Vec<_>, _>>().map(Some)
    }
}

fn counted(zone: &TimeZone, row: &CountedCase, parts: &[CountedPart]) -> Result<Record, StoreError> {
    let form = CaseForm::join(&row.codes, None)?;
    let mut record = fields_of(zone, CASES, serde_json::to_value(form).map_err(defect)?);
    for (field, at) in [
        ("opened_at", Some(row.opened_at)),
        ("changed_at", Some(row.changed_at)),
        ("closed_at", row.closed_at),
        ("erased_at", row.erased_at),
    ] {
        record.insert(field.into(), at.map(|at| time_in(zone, at)).into());
    }
    record.insert("case".into(), row.number.into());
    record.insert("status".into(), row.status.as_str().into());
    record.insert("taxonomy_version".into(), row.taxonomy_version.as_str().into());
    let children: Vec<Uuid> = parts.iter().filter(|part| part.kind == "child").map(|part| part.id).collect();
    let place =
        |child: Option<Uuid>| child.and_then(|child| children.iter().position(|id| *id == child)).map(|at| at + 1);
    let mut sheets: HashMap<&str, Vec<Value>> = HashMap::new();
    for part in parts {
        let Some(sheet) = sheet_of(&part.kind) else { continue };
        let section = Section::join(&part.kind, &part.codes, None)?;
        let of = if part.kind == "child" { Some(part.id) } else { crate::cases::child_of(&section) };
        let duration = section.duration();
        let mut line = fields_of(zone, sheet, serde_json::to_value(section).map_err(defect)?);
        line.insert("case".into(), row.number.into());
        line.insert("child".into(), place(of).into());
        line.insert("taxonomy_version".into(), part.taxonomy_version.as_str().into());
        line.insert("duration".into(), duration.into());
        sheets.entry(sheet.name).or_default().push(Value::Object(line));
    }
    for sheet in SHEETS.iter().filter(|sheet| **sheet != CASES) {
        record.insert(sheet.name.into(), sheets.remove(sheet.name).unwrap_or_default().into());
    }
    Ok(record)
}

/// What a sheet shows of something; times as text.
fn fields_of(zone: &TimeZone, sheet: Sheet, all: Value) -> Record {
    let Value::Object(mut all) = all else { return Record::new() };
    let mut shown = Record::new();
    for column in sheet.columns {
        let value = match all.remove(*column) {
            Some(Value::Number(at)) if TIMES.contains(column) => at.as_i64().map(|at| time_in(zone, at)).into(),
            other => other.unwrap_or_default(),
        };
        shown.insert((*column).into(), value);
    }
    shown
}
