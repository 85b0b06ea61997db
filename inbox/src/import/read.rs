//! From the bytes of a file to records, or to a report of what is wrong. No I/O.

use std::{borrow::Cow, sync::Arc};

use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::{
    Found, IMPORT_BYTES, IMPORT_LINES, ImportFile, ImportOf, ImportProblem, ImportReport, ImportTable, Place,
    calls::{CallRead, call_of},
    cases::Gathering,
    fields::Reading,
    json,
    mapping::{Bound, Mapping, Values},
    progress::{ImportProgress, ImportStep},
    sheet::{Broken, Cell, Line, Text},
};
use crate::{Inbox, cases::Taken, hotlines::HotlineSpec, zip};

/// What a file makes.
pub(super) enum Records {
    Calls(Vec<CallRead>),
    Cases(Vec<Taken>),
}

impl Records {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Calls(calls) => calls.len(),
            Self::Cases(cases) => cases.len(),
        }
    }
}

/// Reads a file. Records are whole only where nothing is wrong and it was not broken off.
pub(super) fn read(inbox: &Inbox, spec: &HotlineSpec, file: &ImportFile) -> (ImportReport, Records) {
    let mut job = Job {
        inbox,
        now: inbox.clock().now().0,
        found: Found::default(),
        tables: Vec::new(),
        calls: Vec::new(),
        gathering: Gathering::default(),
        cases: Vec::new(),
        lines: 0,
        progress: &file.progress,
    };
    let mapping = match &file.mapping {
        None => Ok(Mapping::own(file.of)),
        Some(text) => Mapping::read(text, file.of),
    };
    match mapping {
        Ok(mapping) => job.file(spec, &mapping, &file.bytes),
        Err(wrong) => {
            for words in wrong {
                job.found.add(&Place::default(), None, format!("in the mapping: {words}"));
            }
        }
    }
    let records = match file.of {
        ImportOf::Calls => Records::Calls(job.calls),
        ImportOf::Cases => Records::Cases(job.cases),
    };
    let report = ImportReport {
        id: None,
        of: file.of,
        records: count(records.len()),
        tables: job.tables,
        problems: sorted(job.found.named),
        problem_count: count(job.found.count),
    };
    (report, records)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Cases are checked once all lines are read; the report is in the order of the lines all the same.
fn sorted(mut problems: Vec<ImportProblem>) -> Vec<ImportProblem> {
    problems.sort_by(|one, other| (&one.table, one.line).cmp(&(&other.table, other.line)));
    problems
}

struct Job<'j> {
    inbox: &'j Inbox,
    now: i64,
    found: Found,
    tables: Vec<ImportTable>,
    calls: Vec<CallRead>,
    gathering: Gathering,
    cases: Vec<Taken>,
    lines: usize,
    progress: &'j ImportProgress,
}

impl Job<'_> {
    fn file(&mut self, spec: &HotlineSpec, mapping: &Mapping, bytes: &[u8]) {
        let own_zone = TimeZone::get(&spec.time_zone).unwrap_or(TimeZone::UTC);
        let reading = Reading {
            taxonomy: self.inbox.taxonomy(),
            zone: mapping.zone.as_ref().unwrap_or(&own_zone),
            dates: &mapping.dates,
            separator: mapping.separator.as_deref(),
        };
        let mut defaults = Map::new();
        for (field, cell) in &mapping.defaults {
            match reading.value(*field, &Values::default(), &Cell::Text(cell.into())) {
                Ok(value) => defaults.extend(value.map(|(name, value)| (name.to_owned(), value))),
                Err(words) => {
                    self.found.add(&Place::default(), Some(field.name), format!("in the mapping's defaults: {words}"))
                }
            }
        }
        match tables_of(mapping, bytes) {
            Err(Broken { line, words }) => self.found.add(&Place { line, ..Place::default() }, None, words),
            Ok(tables) => {
                self.progress.begin(ImportStep::Reading, tables.iter().map(Table::about_lines).sum());
                for table in tables {
                    self.read(&spec.country, mapping, &reading, &defaults, table);
                }
            }
        }
        if mapping.of == ImportOf::Cases && !self.progress.is_broken_off() {
            let gathering = std::mem::take(&mut self.gathering);
            let taxonomy = self.inbox.taxonomy();
            self.cases = gathering.finish(self.inbox.cases(), taxonomy, &defaults, &mut self.found);
        }
        if self.lines == 0 && self.found.count == 0 {
            self.found.add(&Place::default(), None, "there is no line below the names of the columns");
        }
    }

    fn read(
        &mut self,
        country: &str,
        mapping: &Mapping,
        reading: &Reading<'_>,
        defaults: &Map<String, Value>,
        table: Table<'_>,
    ) {
        let (name, bytes) = match table {
            Table::Json(json::Table { name, columns, lines }) => {
                let lines = lines.into_iter().map(Ok);
                let left_out = self.table(mapping, reading, defaults, (&name, &columns), lines);
                return self.tables.extend(left_out.map(|(lines, left_out)| ImportTable {
                    name,
                    encoding: "UTF-8".into(),
                    delimiter: String::new(),
                    lines,
                    left_out,
                }));
            }
            Table::Csv(name, bytes) => (name, bytes),
        };
        let place = Place { table: name.clone(), ..Place::default() };
        let text = match Text::of(&bytes, (mapping.encoding.as_deref(), mapping.delimiter), country) {
            Ok(text) => text,
            Err(broken) => return self.found.add(&place, None, broken.words),
        };
        let mut lines = text.lines();
        let columns: Vec<String> = match lines.next() {
            Some(Ok(line)) => line.cells.iter().map(|cell| cell.text().trim().to_owned()).collect(),
            Some(Err(Broken { line, words })) => return self.found.add(&Place { line, ..place }, None, words),
            None => return,
        };
        let left_out = self.table(mapping, reading, defaults, (&name, &columns), lines);
        self.tables.extend(left_out.map(|(lines, left_out)| ImportTable {
            name,
            encoding: text.encoding.to_owned(),
            delimiter: text.delimiter.to_string(),
            lines,
            left_out,
        }));
    }

    /// How many lines a table has, and columns that nothing is taken from.
    fn table<'l>(
        &mut self,
        mapping: &Mapping,
        reading: &Reading<'_>,
        defaults: &Map<String, Value>,
        (name, header): (&Option<String>, &[String]),
        lines: impl Iterator<Item = Result<Line<'l>, Broken>>,
    ) -> Option<(i64, Vec<String>)> {
        let mut place = Place { table: name.clone(), ..Place::default() };
        let bound = match mapping.bound(name.as_deref(), header) {
            Ok(bound) => bound,
            Err(missing) => {
                let names = missing.join("\", \"");
                let words = format!("the mapping names columns that the table doesn't have: \"{names}\"");
                self.found.add(&place, None, words);
                return None;
            }
        };
        let column = |cells: &super::mapping::Cells| {
            let names: Vec<&str> = cells.places.iter().filter_map(|at| header.get(*at)).map(String::as_str).collect();
            (cells.field.name, names.join(" + "))
        };
        place.columns = Arc::new(bound.cells.iter().map(column).collect());
        let before = self.lines;
        for line in lines {
            if self.progress.more(1).is_err() {
                break;
            }
            match line {
                Ok(line) => {
                    self.lines += 1;
                    if self.lines > IMPORT_LINES {
                        let words = format!("more than {IMPORT_LINES} lines: take them in in several files");
                        self.found.add(&place, None, words);
                        break;
                    }
                    place.line = line.number;
                    self.line(mapping, reading, defaults, &bound, header.len(), &line, &place);
                }
                Err(Broken { line, words }) => self.found.add(&Place { line, ..place.clone() }, None, words),
            }
        }
        Some((count(self.lines - before), bound.left_out))
    }

    #[expect(clippy::too_many_arguments, reason = "one line with everything that is known of its table")]
    fn line(
        &mut self,
        mapping: &Mapping,
        reading: &Reading<'_>,
        defaults: &Map<String, Value>,
        bound: &Bound,
        columns: usize,
        line: &Line<'_>,
        place: &Place,
    ) {
        let before = self.found.count;
        if line.cells.iter().skip(columns).any(|cell| !cell.is_empty()) {
            let words = "this line has more cells than the line of names: put cells with a delimiter in them into quotation marks";
            return self.found.add(place, None, words);
        }
        let mut fields = Map::new();
        for cells in &bound.cells {
            let cell = joined(line, &cells.places);
            match reading.value(cells.field, &cells.values, &cell) {
                Ok(Some((name, value))) => put(&mut fields, name, value),
                Ok(None) => {}
                Err(words) => self.found.add(place, Some(cells.field.name), words),
            }
        }
        if mapping.of == ImportOf::Cases {
            return self.gathering.add(fields, place, &mut self.found);
        }
        for (name, value) in defaults {
            fields.entry(name.as_str()).or_insert_with(|| value.clone());
        }
        if self.found.count > before {
            return;
        }
        match call_of(fields, mapping.first_reason_leads, reading.taxonomy, self.now) {
            Ok(call) => self.calls.push(call),
            Err(problems) => self.found.problems(place, "", problems),
        }
    }
}

/// The cell of a column, or the cells of several with blanks between them.
fn joined<'l>(line: &'l Line<'_>, places: &[usize]) -> Cow<'l, Cell<'l>> {
    let mut cells = places.iter().filter_map(|at| line.cells.get(*at));
    match places {
        [_] => cells.next().map_or_else(Cow::default, Cow::Borrowed),
        _ if cells.clone().any(|cell| *cell == Cell::Nested) => Cow::Owned(Cell::Nested),
        _ => {
            let cells: Vec<_> = cells.map(|cell| cell.text()).collect();
            let said = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            Cow::Owned(Cell::Text(said.collect::<Vec<_>>().join(" ").into()))
        }
    }
}

/// A field's value; several columns of codes make one list.
fn put(fields: &mut Map<String, Value>, name: &str, value: Value) {
    match (fields.get_mut(name), value) {
        (Some(Value::Array(known)), Value::Array(more)) => {
            for value in more {
                if !known.contains(&value) {
                    known.push(value);
                }
            }
        }
        // The first column that says something.
        (Some(_), _) => {}
        (None, value) => drop(fields.insert(name.to_owned(), value)),
    }
}

/// A table of a file, with its name.
enum Table<'f> {
    Csv(Option<String>, Cow<'f, [u8]>),
    Json(json::Table),
}

impl Table<'_> {
    /// How many lines it has; a cell of several lines counts as them.
    fn about_lines(&self) -> usize {
        match self {
            // The first line has the names.
            Self::Csv(_, bytes) => bytes.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1),
            Self::Json(table) => table.lines.len(),
        }
    }
}

/// The tables of a file: itself, or for cases those of an archive.
fn tables_of<'f>(mapping: &Mapping, bytes: &'f [u8]) -> Result<Vec<Table<'f>>, Broken> {
    if bytes.len() > IMPORT_BYTES {
        return Err(Broken::whole("the file is too large: take it in in several ones"));
    }
    let is_cases = mapping.of == ImportOf::Cases;
    if let Some(tables) = json::tables(bytes, is_cases.then_some("cases"), &mapping.reference()) {
        return Ok(tables?.into_iter().map(Table::Json).collect());
    }
    let one = || Ok(vec![Table::Csv(None, Cow::Borrowed(bytes))]);
    if !is_cases || !bytes.starts_with(b"PK\x03\x04") {
        return one();
    }
    let files = zip::read(bytes, IMPORT_BYTES).map_err(|why| Broken::whole(why.to_string()))?;
    let tables: Vec<_> = files
        .into_iter()
        .filter_map(|(name, bytes)| {
            let name = name.rsplit('/').next()?.strip_suffix(".csv")?.to_owned();
            Some(Table::Csv(Some(name), Cow::Owned(bytes)))
        })
        .collect();
    // A workbook is an archive, too; it is told as what it is.
    if tables.is_empty() { one() } else { Ok(tables) }
}
