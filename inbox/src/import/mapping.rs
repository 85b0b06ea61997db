//! What the columns of a spreadsheet mean: written by people, in TOML or JSON.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fields::{Field, field_of};

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ImportOf {
    /// Calls: a line a call.
    Calls,
    /// Cases: lines of cases, children, episodes and other parts.
    Cases,
}

impl ImportOf {
    /// As it is stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Cases => "cases",
        }
    }
}

/// The field by which lines of a case are found.
const CASE: &str = "case";

/// A mapping as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) of: ImportOf,
    #[serde(default)]
    file: FileIs,
    #[serde(default)]
    column: Vec<ColumnIs>,
    #[serde(default)]
    defaults: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FileIs {
    encoding: Option<String>,
    delimiter: Option<char>,
    time_zone: Option<String>,
    dates: Vec<String>,
    separator: Option<String>,
    first_reason_leads: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnIs {
    name: Names,
    field: String,
    #[serde(default)]
    table: Option<String>,
    #[serde(default)]
    values: HashMap<String, String>,
    #[serde(default)]
    otherwise: Option<String>,
    #[serde(default)]
    empty: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

/// A mapping whose fields are known.
#[derive(Debug)]
pub(super) struct Mapping {
    pub(super) of: ImportOf,
    pub(super) encoding: Option<String>,
    pub(super) delimiter: Option<char>,
    pub(super) zone: Option<TimeZone>,
    pub(super) dates: Vec<String>,
    pub(super) separator: Option<String>,
    pub(super) first_reason_leads: bool,
    /// `None` for Earshot's own tables: a column is called as its field.
    pub(super) columns: Option<Vec<Column>>,
    pub(super) defaults: Vec<(Field, String)>,
}

/// Which columns make a field.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Joined with blanks where there are several.
    pub(super) names: Vec<String>,
    pub(super) field: Field,
    /// Only in this table of an archive.
    pub(super) table: Option<String>,
    pub(super) values: Values,
}

/// What cells stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    /// By what stands in the cell, in small letters.
    pub(super) known: HashMap<String, String>,
    pub(super) otherwise: Option<String>,
    pub(super) empty: Option<String>,
}

impl Mapping {
    /// Earshot's own tables.
    pub(super) fn own(of: ImportOf) -> Self {
        Self {
            of,
            encoding: None,
            delimiter: None,
            zone: None,
            dates: Vec::new(),
            separator: None,
            first_reason_leads: false,
            columns: None,
            defaults: Vec::new(),
        }
    }

    /// Reads a mapping.
    ///
    /// # Errors
    /// All that is wrong with it, in words.
    pub(super) fn read(text: &str, of: ImportOf) -> Result<Self, Vec<String>> {
        let written: Result<Written, String> = if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|error| error.to_string())
        } else {
            toml::from_str(text).map_err(|error| error.to_string())
        };
        let written = written.map_err(|words| vec![words.trim().to_owned()])?;
        let mut wrong = Vec::new();
        if written.of != of {
            wrong.push(format!("of: this mapping is for {}, and {} are to come in", written.of.as_str(), of.as_str()));
        }
        let zone = written.file.time_zone.as_deref().and_then(|name| match TimeZone::get(name) {
            Ok(zone) => Some(zone),
            Err(_) => {
                wrong.push(format!("file.time_zone: \"{name}\" is no time zone such as Europe/Brussels"));
                None
            }
        });
        let mut find = |name: &str, place: String| {
            let field = field_of(of, name);
            if field.is_none() {
                wrong.push(format!("{place}: there is no field \"{name}\"; docs/tables.md lists them"));
            }
            field
        };
        let mut columns = Vec::new();
        for (index, column) in written.column.into_iter().enumerate() {
            let Some(field) = find(&column.field, format!("column {}", index + 1)) else { continue };
            let names = match column.name {
                Names::One(name) => vec![name],
                Names::Several(names) => names,
            };
            let known = column.values.into_iter().map(|(cell, code)| (cell.trim().to_lowercase(), code)).collect();
            let values = Values { known, otherwise: column.otherwise, empty: column.empty };
            columns.push(Column { names, field, table: column.table, values });
        }
        let mut defaults = Vec::new();
        for (name, value) in written.defaults {
            defaults.extend(find(&name, "defaults".into()).map(|field| (field, value)));
        }
        if columns.is_empty() && wrong.is_empty() {
            wrong.push("column: the mapping names no column".into());
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let FileIs { encoding, delimiter, dates, separator, first_reason_leads, .. } = written.file;
        let columns = Some(columns);
        Ok(Self { of, encoding, delimiter, zone, dates, separator, first_reason_leads, columns, defaults })
    }

    /// The columns by which lines of a case are found.
    pub(super) fn reference(&self) -> Vec<&str> {
        match &self.columns {
            None => vec![CASE],
            Some(columns) => {
                let columns = columns.iter().filter(|column| column.field.name == CASE);
                columns.flat_map(|column| column.names.iter().map(String::as_str)).collect()
            }
        }
    }

    /// The columns of one table: which cells make which field. What isn't named is left out and said.
    ///
    /// # Errors
    /// Names that the table doesn't have.
    pub(super) fn bound(&self, table: Option<&str>, header: &[String]) -> Result<Bound, Vec<String>> {
        let place = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name.trim()));
        let Some(columns) = &self.columns else { return Ok(self.bound_own(table, header)) };
        let (mut cells, mut missing, mut used) = (Vec::new(), Vec::new(), vec![false; header.len()]);
        for column in columns.iter().filter(|column| column.table.is_none() || column.table.as_deref() == table) {
            let mut places = Vec::new();
            for name in &column.names {
                match place(name) {
                    Some(at) => places.push(at),
                    None => missing.push(name.clone()),
                }
            }
            for at in &places {
                if let Some(used) = used.get_mut(*at) {
                    *used = true;
                }
            }
            cells.push(Cells { places, field: column.field, values: column.values.clone() });
        }
        if !missing.is_empty() {
            missing.dedup();
            return Err(missing);
        }
        let left_out = header.iter().zip(used).filter(|(_, used)| !used).map(|(name, _)| name.clone()).collect();
        Ok(Bound { cells, left_out })
    }

    fn bound_own(&self, table: Option<&str>, header: &[String]) -> Bound {
        let prefix = match table.unwrap_or_default() {
            "children" => "child.",
            "persons" => "person.",
            "custody" => "custody.",
            "episodes" => "episode.",
            "referrals" => "referral.",
            "messages_home" => "message_home.",
            _ => "case.",
        };
        let (mut cells, mut left_out) = (Vec::new(), Vec::new());
        for (at, name) in header.iter().enumerate() {
            let plain = self.of == ImportOf::Calls || matches!(name.as_str(), "case" | "child");
            let field = if plain { name.clone() } else { format!("{prefix}{name}") };
            match field_of(self.of, &field) {
                Some(field) => cells.push(Cells { places: vec![at], field, values: Values::default() }),
                None => left_out.push(name.clone()),
            }
        }
        Bound { cells, left_out }
    }
}

/// The columns of one table.
pub(super) struct Bound {
    pub(super) cells: Vec<Cells>,
    /// Columns that nothing is taken from.
    pub(super) left_out: Vec<String>,
}

/// Where a field stands in a line.
pub(super) struct Cells {
    pub(super) places: Vec<usize>,
    pub(super) field: Field,
    pub(super) values: Values,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = r#"
        of = "calls"
        [file]
        delimiter = ";"
        dates = ["%d.%m.%Y %H:%M"]
        [[column]]
        name = ["Datum", "Uhrzeit"]
        field = "started_at"
        [[column]]
        name = "Art"
        field = "class"
        values = { "Beratung " = "COUN" }
        otherwise = "INFO"
        [defaults]
        medium = "PHONE"
    "#;

    #[test]
    fn the_same_is_said_in_toml_and_json() {
        let json = r#"{"of": "calls", "file": {"delimiter": ";", "dates": ["%d.%m.%Y %H:%M"]}, "column": [
            {"name": ["Datum", "Uhrzeit"], "field": "started_at"},
            {"name": "Art", "field": "class", "values": {"Beratung ": "COUN"}, "otherwise": "INFO"}], "defaults": {"medium": "PHONE"}}"#;
        let both = [TOML, json].map(|text| Mapping::read(text, ImportOf::Calls).unwrap());
        for mapping in both {
            assert_eq!((mapping.delimiter, mapping.dates.len(), mapping.defaults.len()), (Some(';'), 1, 1));
            let header = ["uhrzeit", "Datum", "Art", "Rest"].map(str::to_owned);
            let bound = mapping.bound(None, &header).map_err(|missing| missing.join(" ")).unwrap();
            assert_eq!(bound.cells[0].places, [1, 0]);
            assert_eq!(bound.cells[1].values.known.get("beratung").map(String::as_str), Some("COUN"));
            assert_eq!(bound.left_out, ["Rest"]);
            assert_eq!(mapping.bound(None, &header[..1]).map(|_| ()), Err(vec!["Datum".to_owned(), "Art".to_owned()]));
        }
    }

    #[test]
    fn what_is_wrong_is_said_all_at_once() {
        let text = TOML.replace("\"class\"", "\"klass\"").replace("medium =", "medum =");
        let wrong = Mapping::read(&text, ImportOf::Cases).unwrap_err();
        assert_eq!(wrong.len(), 4, "{wrong:?}");
        assert!(Mapping::read("of = \"calls\"", ImportOf::Calls).unwrap_err()[0].contains("no column"));
        assert!(Mapping::read("colour = 1", ImportOf::Calls).is_err());
        assert!(Mapping::read("{\"of\": 3}", ImportOf::Calls).is_err());
    }
}
