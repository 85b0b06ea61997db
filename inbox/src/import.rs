//! Tables that come in: Calls and cases from spreadsheets, by a mapping that says what their columns mean.
//!
//! Everything is read and checked before anything is written; one line that is wrong keeps the whole file out, and the report says which,
//! in what column, and what to do. What comes in is one transaction and has a name, by which all of it can be taken back while nothing of
//! it was changed. Invariant: a file comes in once. Deliberately absent: guesses of what a cell may mean.

mod calls;
mod cases;
mod fields;
mod json;
mod mapping;
mod progress;
mod read;
mod sheet;
mod write;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

pub use mapping::ImportOf;
pub use progress::{ImportProgress, ImportRun, ImportStep};

use crate::{
    HotlineId, Inbox, OperatorId,
    access::{Right, Scope},
    problems::Problems,
    store::{StoreError, imports as rows},
    taxonomy::Taxonomy,
    view::Person,
};

/// Problems that a report names; the others are counted.
const NAMED: usize = 200;
/// Lines of a file at most: what comes in is one transaction, and nobody else writes meanwhile.
pub const IMPORT_LINES: usize = 100_000;
/// Largest file, unpacked.
pub const IMPORT_BYTES: usize = 256 * 1024 * 1024;

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportReport {
    /// The import, by which it can be taken back; `None` where nothing came in.
    pub id: Option<Uuid>,
    /// What the file holds.
    pub of: ImportOf,
    /// Calls or cases that it makes.
    pub records: i64,
    /// How each table was read.
    pub tables: Vec<ImportTable>,
    /// What is wrong: the first 200, in the order of the lines.
    pub problems: Vec<ImportProblem>,
    /// How much is wrong in all.
    pub problem_count: i64,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportTable {
    /// Its name in an archive.
    pub name: Option<String>,
    /// How its letters are written.
    pub encoding: String,
    /// What stands between its cells; empty where it was JSON.
    pub delimiter: String,
    /// Lines without the names of the columns.
    pub lines: i64,
    /// Columns that nothing is taken from.
    pub left_out: Vec<String>,
}

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportProblem {
    /// The table in an archive.
    pub table: Option<String>,
    /// The line in the file; of JSON the object, from 1.
    pub line: Option<i64>,
    /// What the column is called.
    pub column: Option<String>,
    /// The field that it fills in.
    pub field: Option<String>,
    /// What is wrong and what to do. May quote a cell.
    pub words: String,
}

/// An import that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Import {
    /// Which.
    pub id: Uuid,
    /// What came in.
    pub of: ImportOf,
    /// How many.
    pub records: i64,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// Whom the records name as who saved them.
    pub by: Person,
    /// When it was taken back; milliseconds since 1970.
    pub undone_at: Option<i64>,
}

/// A file that is to come in.
#[derive(Clone, Debug)]
pub struct ImportFile {
    /// What it holds.
    pub of: ImportOf,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its columns mean, in TOML or JSON; `None` for Earshot's own tables.
    pub mapping: Option<String>,
    /// By which somebody sees how far it is, and may break it off.
    pub progress: ImportProgress,
}

/// Where something stands.
#[derive(Clone, Debug, Default)]
struct Place {
    table: Option<String>,
    /// 0 for the file as a whole.
    line: usize,
    /// What the columns of fields are called.
    columns: std::sync::Arc<Vec<(&'static str, String)>>,
}

/// What was found to be wrong.
#[derive(Debug, Default)]
struct Found {
    named: Vec<ImportProblem>,
    count: usize,
}

impl Found {
    fn add(&mut self, place: &Place, field: Option<&str>, words: impl Into<String>) {
        self.count += 1;
        if self.named.len() >= NAMED {
            return;
        }
        let base = field.map(|field| field.split('[').next().unwrap_or(field));
        let column = base.and_then(|base| place.columns.iter().find(|(name, _)| *name == base));
        self.named.push(ImportProblem {
            table: place.table.clone(),
            line: i64::try_from(place.line).ok().filter(|line| *line > 0),
            column: column.map(|(_, column)| column.clone()),
            field: field.map(str::to_owned).filter(|field| !field.is_empty()),
            words: words.into(),
        });
    }

    fn problems(&mut self, place: &Place, prefix: &str, problems: Problems) {
        for problem in problems.0 {
            let field = (!problem.field.is_empty()).then(|| format!("{prefix}{}", problem.field));
            self.add(place, field.as_deref(), problem.words);
        }
    }
}

impl Inbox {
    /// Reads a file and says what would come of it. Writes nothing. For supervisors.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`]; [`StoreError::Conflict`] for a file that came in already, and where it was broken off.
    pub async fn try_import(&self, scope: &Scope, file: ImportFile) -> Result<ImportReport, StoreError> {
        scope.need(Right::Import)?;
        self.read_import(scope.hotline(), file).await.map(|(report, _, _)| report)
    }

    /// Takes a file in, all of it or nothing: the report has an id where it came in. For supervisors. Audited.
    ///
    /// # Errors
    /// As [`Inbox::try_import`].
    pub async fn import(&self, scope: &Scope, file: ImportFile) -> Result<ImportReport, StoreError> {
        scope.need(Right::Import)?;
        self.take_in(scope.hotline(), scope.operator(), true, file).await
    }

    /// The same for whoever has the machine: the command line. `by` is whom the records name; audited without a person.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] where there is no such operator; else as [`Inbox::try_import`].
    pub async fn import_at_command_line(
        &self,
        hotline: HotlineId,
        by: OperatorId,
        file: ImportFile,
        is_dry_run: bool,
    ) -> Result<ImportReport, StoreError> {
        if is_dry_run {
            return self.read_import(hotline, file).await.map(|(report, _, _)| report);
        }
        self.take_in(hotline, by, false, file).await
    }

    /// The newest hundred imports. For supervisors.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn imports(&self, scope: &Scope) -> Result<Vec<Import>, StoreError> {
        scope.need(Right::Import)?;
        let found = {
            let mut reader = self.data().reader().await?;
            rows::list(&mut reader.conn(), scope.hotline()).await?
        };
        let import = |row: rows::ImportRow| Import {
            id: row.id,
            of: if row.record == "cases" { ImportOf::Cases } else { ImportOf::Calls },
            records: row.records,
            at: row.at,
            by: Person { id: OperatorId(row.operator_id), name: row.operator_name },
            undone_at: row.undone_at,
        };
        Ok(found.into_iter().map(import).collect())
    }

    /// Takes an import back: everything that came with it goes, words and codes. For supervisors, within a day. Audited. Twice does no
    /// harm.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] after a day, and once something of it was changed, linked or erased; [`StoreError::NotFound`].
    pub async fn undo_import(&self, scope: &Scope, id: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Import)?;
        self.undo_of(scope.hotline(), Some(scope.operator()), id).await
    }

    /// The same for whoever has the machine, at any time: the command line. Audited without a person.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] once something of it was changed, linked or erased; [`StoreError::NotFound`].
    pub async fn undo_import_at_command_line(&self, hotline: HotlineId, id: Uuid) -> Result<(), StoreError> {
        self.undo_of(hotline, None, id).await
    }
}

/// What is wrong with the version of the code lists that a record says it was filled in from. Older ones stay as they are.
fn version_problem(problems: &mut Problems, field: &str, version: Option<&str>, taxonomy: &Taxonomy) {
    let Some(version) = version else { return };
    let number = |text: &str| {
        let (year, step) = text.split_once('.')?;
        Some((year.parse::<u16>().ok()?, step.parse::<u16>().ok()?))
    };
    let current = taxonomy.version();
    match (number(version), number(current)) {
        (None, _) => problems.add(field, format!("not a version of the code lists, such as {current}")),
        (Some(theirs), Some(ours)) if theirs > ours => {
            let words = format!(
                "filled in from code lists of version {version}, newer than {current}, which are here: a newer Earshot reads them"
            );
            problems.add(field, words);
        }
        _ => {}
    }
}
