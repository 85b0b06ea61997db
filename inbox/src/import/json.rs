//! A table as JSON: an array of objects, or one object a line, as Earshot writes them; lines are read by the rules of a CSV's.
//! A line's number is that of its object, from 1. Deliberately absent: a bound on what one object holds.

use std::{borrow::Cow, fmt};

use encoding_rs::{UTF_16BE, UTF_16LE};
use serde::{
    Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{
    IMPORT_LINES,
    sheet::{Broken, Cell, Line, encoding_of},
};

/// Names in the objects of a file at most.
const NAMES: usize = 250;

/// A table that was read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Of parts, such as "children"; `None` for calls.
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    pub(super) lines: Vec<Line<'static>>,
}

impl Table {
    fn add(&mut self, number: usize, row: impl IntoIterator<Item = (String, Value)>) {
        let mut cells = Vec::new();
        for (name, value) in row {
            let at = self.columns.iter().position(|column| *column == name).unwrap_or_else(|| {
                self.columns.push(name);
                self.columns.len() - 1
            });
            if cells.len() <= at {
                cells.resize_with(at + 1, Cell::default);
            }
            if let Some(place) = cells.get_mut(at) {
                *place = cell(value);
            }
        }
        self.lines.push(Line { number, cells });
    }
}

/// The tables that a JSON file says: the objects' own, called `own`, and of cases one for each kind of parts. `None` where it is no JSON.
/// `reference` are the columns by which the parts of a case are found.
///
/// # Errors
/// Where it breaks off, or holds something else.
pub(super) fn tables(bytes: &[u8], own: Option<&str>, reference: &[&str]) -> Option<Result<Vec<Table>, Broken>> {
    let text = text_of(bytes)?;
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    // A document of another kind begins with a brace, too, and names of columns may stand in brackets.
    let (is_array, is_json) = match (signs.next()?, signs.next()) {
        ('[', next) => (true, next.is_none_or(|next| matches!(next, '{' | '[' | ']' | '"' | '-' | '0'..='9'))),
        ('{', next) => (false, next != Some('\\')),
        _ => return None,
    };
    if !is_json {
        return None;
    }
    let mut reader = Reader { own, reference, number: 0, tables: Vec::new() };
    reader.tables.push(Table { name: own.map(str::to_owned), ..Table::default() });
    let read = if is_array {
        let mut json = serde_json::Deserializer::from_str(&text);
        json.deserialize_seq(&mut reader).and_then(|()| json.end())
    } else {
        serde_json::Deserializer::from_str(&text).into_iter().try_for_each(|record| {
            reader.take(record?);
            reader.is_enough().map_or(Ok(()), |why| Err(Error::custom(why)))
        })
    };
    Some(match read {
        Err(_) if reader.is_full() => Ok(reader.tables),
        Err(error) => Err(Broken { line: error.line(), words: format!("this is no list of objects in JSON: {error}") }),
        Ok(()) => Ok(reader.tables),
    })
}

fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let encoding = encoding_of(bytes).ok()?;
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(encoding.decode_with_bom_removal(bytes).0);
    }
    std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(Cow::Borrowed)
}

/// Takes object after object, so that no more than one of them is held as JSON.
struct Reader<'r> {
    own: Option<&'r str>,
    reference: &'r [&'r str],
    number: usize,
    /// The first is that of the objects themselves.
    tables: Vec<Table>,
}

impl Reader<'_> {
    /// That there are too many lines is said where they are read.
    fn is_full(&self) -> bool {
        self.tables.iter().map(|table| table.lines.len()).sum::<usize>() > IMPORT_LINES
    }

    /// Why no more is taken.
    fn is_enough(&self) -> Option<String> {
        let is_wide = self.tables.len() > NAMES || self.tables.iter().any(|table| table.columns.len() > NAMES);
        let too_wide = || format!("there are more than {NAMES} different names: look at what the file is");
        if is_wide { Some(too_wide()) } else { self.is_full().then(String::new) }
    }

    fn take(&mut self, mut record: Map<String, Value>) {
        self.number += 1;
        let number = self.number;
        // Its parts have to find it.
        if let Some(name) = self.reference.first().filter(|_| self.own.is_some())
            && !self.reference.iter().any(|name| record.contains_key(*name))
        {
            record.insert((*name).to_owned(), format!("object {number}").into());
        }
        let reference: Vec<_> =
            self.reference.iter().filter_map(|name| Some(((*name).to_owned(), record.get(*name)?.clone()))).collect();
        let (parts, plain): (Vec<_>, Vec<_>) = record.into_iter().partition(|(_, value)| self.is_parts(value));
        // A list without anything in it may have been one of parts.
        let plain = plain
            .into_iter()
            .filter(|(_, value)| self.own.is_none() || value.as_array().is_none_or(|list| !list.is_empty()));
        let plain: Vec<_> = plain.collect();
        if let Some(table) = self.tables.first_mut() {
            table.add(number, plain);
        }
        for (name, rows) in parts {
            let Value::Array(rows) = rows else { continue };
            let at = self.tables.iter().position(|table| table.name.as_ref() == Some(&name)).unwrap_or_else(|| {
                self.tables.push(Table { name: Some(name), ..Table::default() });
                self.tables.len() - 1
            });
            let Some(table) = self.tables.get_mut(at) else { continue };
            for row in rows {
                let Value::Object(row) = row else { continue };
                table.add(number, reference.iter().cloned().chain(row));
            }
        }
    }

    /// Parts are lists of objects, and cases have them; codes are lists of words.
    fn is_parts(&self, value: &Value) -> bool {
        self.own.is_some() && value.as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(Value::is_object))
    }
}

impl<'de> Visitor<'de> for &mut Reader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(record) = list.next_element()? {
            self.take(record);
            if let Some(why) = self.is_enough() {
                return Err(Error::custom(why));
            }
        }
        Ok(())
    }
}

fn cell(value: Value) -> Cell<'static> {
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(answer) => Some(answer.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    match value {
        Value::Null => Cell::default(),
        Value::Array(list) => list.into_iter().map(text).collect::<Option<_>>().map_or(Cell::Nested, Cell::List),
        value => text(value).map_or(Cell::Nested, |text| Cell::Text(text.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], own: Option<&str>) -> Option<Result<Vec<Table>, Broken>> {
        tables(bytes, own, &["case"])
    }

    #[test]
    fn what_is_no_json_is_left_to_others() {
        for csv in ["Datum;Art\n", "[Datum];[Art]\n", "{\\rtf1}", "", "  "] {
            assert!(read(csv.as_bytes(), None).is_none(), "{csv}");
        }
        let wide: Vec<u8> = "[{\"note\": \"żółw\"}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let tables = read(&wide, None).unwrap().unwrap();
        assert_eq!(tables[0].lines[0].cells, [Cell::Text("żółw".into())]);
    }

    #[test]
    fn parts_find_the_object_that_they_stand_in() {
        let text = "{\"kind\": \"MISSING\", \"children\": [{\"age\": 3}, {\"age\": 4}]}\n\n{\"case\": \"A-7\", \"children\": [{\"age\": 5}]}";
        let tables = read(text.as_bytes(), Some("cases")).unwrap().unwrap();
        assert_eq!(
            tables.iter().map(|table| table.name.as_deref()).collect::<Vec<_>>(),
            [Some("cases"), Some("children")]
        );
        let children = &tables[1];
        assert_eq!(children.columns, ["case", "age"]);
        let said: Vec<_> =
            children.lines.iter().map(|line| (line.number, line.cells[0].text(), line.cells[1].text())).collect();
        let expected = [(1, "object 1", "3"), (1, "object 1", "4"), (2, "A-7", "5")];
        assert_eq!(said, expected.map(|(number, case, age)| (number, case.into(), age.into())));
    }

    #[test]
    fn no_more_is_taken_than_comes_in() {
        let many = "{\"a\":1}".repeat(IMPORT_LINES + 1_000);
        assert_eq!(read(many.as_bytes(), None).unwrap().unwrap()[0].lines.len(), IMPORT_LINES + 1);
        let array = format!("[{}]", vec!["{\"a\":1}"; IMPORT_LINES + 1_000].join(","));
        assert_eq!(read(array.as_bytes(), None).unwrap().unwrap()[0].lines.len(), IMPORT_LINES + 1);
        let names: Vec<_> = (0..=NAMES).map(|number| format!("\"n{number}\":1")).collect();
        let broken = read(format!("[{{{}}}]", names.join(",")).as_bytes(), None).unwrap().unwrap_err();
        assert!(broken.words.contains("different names"), "{}", broken.words);
    }
}
