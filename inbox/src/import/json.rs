//! A table as JSON: an array of objects, or one object a line, as Earshot writes them. It is read as the CSV that says the same, so that
//! one set of rules holds for both. Line 2 of its report is the first object.

use serde_json::{Map, Value};

use super::sheet::Broken;
use crate::exchange::cell;

/// The column that says which case a part belongs to.
const CASE: &str = "case";

/// A table with its name.
type Named = (Option<String>, Vec<u8>);

/// The tables that a JSON file says, each with its name; those of calls have none. `None` where it is no JSON.
///
/// # Errors
/// Where it breaks off, or holds something else.
pub(super) fn tables(bytes: &[u8], own: Option<&str>) -> Option<Result<Vec<Named>, Broken>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = text.iter().copied().find(|byte| !byte.is_ascii_whitespace())?;
    let records = match first {
        b'[' => serde_json::from_slice::<Vec<Map<String, Value>>>(text),
        // A document of another kind begins so, too.
        b'{' if !text.starts_with(b"{\\") => serde_json::Deserializer::from_slice(text).into_iter().collect(),
        _ => return None,
    };
    Some(match records {
        Ok(records) => written(&records, own),
        Err(error) => Err(Broken { line: error.line(), words: format!("this is no list of objects in JSON: {error}") }),
    })
}

#[derive(Default)]
struct Sheet<'r> {
    name: Option<&'r str>,
    columns: Vec<&'r str>,
    rows: Vec<Vec<(usize, &'r Value)>>,
}

impl<'r> Sheet<'r> {
    fn add(&mut self, row: impl Iterator<Item = (&'r str, &'r Value)>) {
        let mut cells = Vec::new();
        for (name, value) in row {
            let at = self.columns.iter().position(|column| *column == name).unwrap_or_else(|| {
                self.columns.push(name);
                self.columns.len() - 1
            });
            cells.push((at, value));
        }
        self.rows.push(cells);
    }
}

fn written(records: &[Map<String, Value>], own: Option<&str>) -> Result<Vec<Named>, Broken> {
    let mut sheets = vec![Sheet { name: own, ..Sheet::default() }];
    for record in records {
        let (parts, plain): (Vec<_>, Vec<_>) = record.iter().partition(|(_, value)| is_parts(own, value));
        // A list without anything in it may have been one of parts.
        let plain = plain
            .into_iter()
            .filter(|(_, value)| own.is_none() || value.as_array().is_none_or(|list| !list.is_empty()));
        let plain = plain.map(|(name, value)| (name.as_str(), value));
        if let Some(sheet) = sheets.first_mut() {
            sheet.add(plain);
        }
        for (name, rows) in parts {
            let at = sheets.iter().position(|sheet| sheet.name == Some(name)).unwrap_or_else(|| {
                sheets.push(Sheet { name: Some(name), ..Sheet::default() });
                sheets.len() - 1
            });
            let (Some(sheet), Some(rows)) = (sheets.get_mut(at), rows.as_array()) else { continue };
            for row in rows.iter().filter_map(Value::as_object) {
                let case = record.get(CASE).map(|case| (CASE, case));
                sheet.add(case.into_iter().chain(row.iter().map(|(name, value)| (name.as_str(), value))));
            }
        }
    }
    sheets.iter().map(|sheet| Ok((sheet.name.map(str::to_owned), csv_of(sheet)?))).collect()
}

/// Parts are lists of objects, and cases have them; codes are lists of words.
fn is_parts(own: Option<&str>, value: &Value) -> bool {
    own.is_some() && value.as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(Value::is_object))
}

fn csv_of(sheet: &Sheet<'_>) -> Result<Vec<u8>, Broken> {
    let broken = |error: csv::Error| Broken::whole(error.to_string());
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(&sheet.columns).map_err(broken)?;
    for row in &sheet.rows {
        let mut cells = vec![String::new(); sheet.columns.len()];
        for (at, value) in row {
            if let Some(place) = cells.get_mut(*at) {
                *place = cell(value);
            }
        }
        csv.write_record(cells).map_err(broken)?;
    }
    csv.into_inner().map_err(|error| Broken::whole(error.to_string()))
}
