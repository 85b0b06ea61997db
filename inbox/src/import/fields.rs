//! The fields that a cell can fill in, and what may stand in a cell of each.

use jiff::{
    Timestamp,
    civil::{self, Date, DateTime},
    fmt::strtime,
    tz::{AmbiguousOffset, TimeZone},
};
use serde_json::Value;

use super::{
    mapping::{ImportOf, Values},
    sheet::Cell,
};
use crate::{
    cases::{NO_ADDRESS, is_address},
    exchange::is_formula,
    taxonomy::Taxonomy,
};

/// A field by its name in the API; of cases with its part before it, such as `child.age`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One code of a list.
    Code(&'static str),
    /// Several codes of a list.
    Codes(&'static str),
    /// A moment.
    Time,
    /// A day, kept as YYYY-MM-DD.
    Day,
    /// A whole number; an answer (UNK, NASK, REF) goes to the field of this name instead.
    Number(Option<&'static str>),
    /// Whether something is so.
    YesNo,
    /// Several short texts, such as languages.
    List,
    /// Telephone numbers, mail addresses, accounts; blanks belong to them.
    Addresses,
    /// Words.
    Text,
    /// By what the lines of a case or of a child are known.
    Reference,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, kind }
}

use Kind::{Addresses, Code, Codes, Day, List, Number, Reference, Text, Time, YesNo};

const CALLS: &[Field] = &[
    field("taxonomy_version", Text),
    field("started_at", Time),
    field("first_seen_at", Time),
    field("first_answer_at", Time),
    field("ended_at", Time),
    field("duration_min", Number(None)),
    field("ended_by", Code("ended_by")),
    field("medium", Code("medium")),
    field("language", Text),
    field("language_wanted", Text),
    field("class", Code("class")),
    field("non_counselling", Code("non_counselling")),
    field("about", Code("about")),
    field("role", Code("role")),
    field("child_age", Number(Some("child_age_code"))),
    field("child_age_code", Text),
    field("child_gender", Code("gender")),
    field("child_country", Text),
    field("living_situation", Code("living_situation")),
    field("heard", Code("heard")),
    field("reasons", Codes("reason")),
    field("leading_reason", Code("reason")),
    field("actions", Codes("action")),
    field("priority_auto", Number(None)),
    field("priority_final", Number(None)),
    field("emergency_called", YesNo),
    field("emergency_reason", Text),
    field("handovers", Number(None)),
    field("saved_at", Time),
    field("note", Text),
];

const CASES: &[Field] = &[
    field("case", Reference),
    field("child", Reference),
    field("case.taxonomy_version", Text),
    field("case.kind", Code("case_kind")),
    field("case.status", Code("case_status")),
    field("case.risk", Code("risk")),
    field("case.cross_border", Code("yes_no")),
    field("case.countries", List),
    field("case.follow_up_at", Time),
    field("case.opened_at", Time),
    field("case.changed_at", Time),
    field("case.closed_at", Time),
    field("case.team", Text),
    field("case.summary", Text),
    field("child.taxonomy_version", Text),
    field("child.name", Text),
    field("child.birth_date", Day),
    field("child.age", Number(Some("child.age_code"))),
    field("child.age_code", Text),
    field("child.gender", Code("gender")),
    field("child.nationalities", List),
    field("child.residence", Text),
    field("child.living_situation", Code("living_situation")),
    field("child.migration_status", Code("migration_status")),
    field("child.vulnerabilities", Codes("vulnerability")),
    field("child.languages", List),
    field("child.height_cm", Number(None)),
    field("child.hair", Text),
    field("child.eyes", Text),
    field("child.marks", Text),
    field("child.clothing", Text),
    field("child.notes", Text),
    field("person.taxonomy_version", Text),
    field("person.roles", Codes("person_role")),
    field("person.relation", Code("relation")),
    field("person.mode", Code("contact_mode")),
    field("person.conflict", YesNo),
    field("person.name", Text),
    field("person.platform", Text),
    field("person.addresses", Addresses),
    field("person.notes", Text),
    field("custody.taxonomy_version", Text),
    field("custody.rights", Code("custody_rights")),
    field("custody.proceedings", Code("proceedings")),
    field("custody.hague", Code("hague")),
    field("custody.court", Text),
    field("custody.notes", Text),
    field("episode.taxonomy_version", Text),
    field("episode.category", Code("episode_category")),
    field("episode.missing_since", Time),
    field("episode.reported_at", Time),
    field("episode.missing_from", Code("missing_from")),
    field("episode.reasons", Codes("missing_reason")),
    field("episode.violence", Codes("violence")),
    field("episode.police_told", Code("yes_no")),
    field("episode.police_told_at", Time),
    field("episode.police_country", Text),
    field("episode.sis_alert", Code("sis_alert")),
    field("episode.interpol", Code("interpol")),
    field("episode.child_alert", Code("child_alert")),
    field("episode.publicity", Codes("publicity")),
    field("episode.found_at", Time),
    field("episode.found_how", Code("found_how")),
    field("episode.found_country", Text),
    field("episode.outcome", Code("outcome")),
    field("episode.last_seen_place", Text),
    field("episode.last_seen_with", Text),
    field("episode.police_reference", Text),
    field("episode.notes", Text),
    field("referral.taxonomy_version", Text),
    field("referral.to", Code("referral_to")),
    field("referral.at", Time),
    field("referral.uptake", Code("uptake")),
    field("referral.uptake_at", Time),
    field("referral.check_at", Time),
    field("referral.organisation", Text),
    field("referral.notes", Text),
    field("message_home.taxonomy_version", Text),
    field("message_home.state", Code("message_state")),
    field("message_home.at", Time),
    field("message_home.confirmed_at", Time),
    field("message_home.checked_at", Time),
    field("message_home.passed_on_at", Time),
    field("message_home.answered_at", Time),
    field("message_home.check_at", Time),
    field("message_home.message", Text),
    field("message_home.recipient", Text),
    field("message_home.how_checked", Text),
    field("message_home.reply", Text),
    field("task.title", Text),
    field("note.text", Text),
];

/// The field with a name.
pub(super) fn field_of(of: ImportOf, name: &str) -> Option<Field> {
    let fields = match of {
        ImportOf::Calls => CALLS,
        ImportOf::Cases => CASES,
    };
    fields.iter().find(|field| field.name == name).copied()
}

/// How cells are read.
pub(super) struct Reading<'r> {
    pub(super) taxonomy: &'r Taxonomy,
    pub(super) zone: &'r TimeZone,
    pub(super) dates: &'r [String],
    pub(super) separator: Option<&'r str>,
}

impl Reading<'_> {
    /// What a cell says: the field that it fills in and its value, `None` where it says nothing.
    ///
    /// # Errors
    /// What is wrong and what to do.
    pub(super) fn value(
        &self,
        field: Field,
        values: &Values,
        cell: &Cell<'_>,
    ) -> Result<Option<(&'static str, Value)>, String> {
        let cell = match cell {
            _ if cell.is_empty() => "",
            Cell::Text(text) => text.trim(),
            Cell::List(list) => match (list.as_slice(), field.kind) {
                (list, Codes(_) | List | Addresses) => return self.list(field, values, list).map(Some),
                ([one], _) => one.trim(),
                _ => return Err("there is a list, and one value is expected".into()),
            },
            Cell::Nested => return Err("there is an object, and words or a list of words are expected".into()),
        };
        if cell.contains('\0') {
            return Err("there are zero characters in it: it is no text".into());
        }
        // The apostrophe that keeps a cell from being a formula is no part of it.
        let cell = cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell);
        let Some(said) = meant(values, cell) else { return Ok(None) };
        let value = match field.kind {
            Code(list) => self.code(list, values, cell, said)?.into(),
            Codes(list) => self.codes(list, values, self.parts(said))?,
            List => self.parts(said).map(str::to_owned).collect::<Vec<_>>().into(),
            Addresses => addresses(self.address_parts(said))?,
            Time => self.time(said)?.into(),
            Day => self.day(said)?.into(),
            Number(Some(answer)) if matches!(said, "UNK" | "NASK" | "REF") => {
                return Ok(Some((answer, said.into())));
            }
            Number(_) => said.parse::<u32>().map_err(|_| format!("{} is no whole number", shown(cell)))?.into(),
            YesNo => match said.to_lowercase().as_str() {
                "true" | "yes" | "1" => true.into(),
                "false" | "no" | "0" => false.into(),
                _ => return Err(format!("{} is neither yes nor no: name it in the column's values", shown(cell))),
            },
            Text | Reference => said.into(),
        };
        Ok(Some((field.name, value)))
    }

    fn code(&self, list: &str, values: &Values, cell: &str, said: &str) -> Result<String, String> {
        let upper = said.to_uppercase();
        if self.taxonomy.has(list, &upper) {
            return Ok(upper);
        }
        let version = self.taxonomy.version();
        Err(match values.known.is_empty() {
            false => format!("{} is none of the column's values and no code of the list {list}: add it", shown(cell)),
            true => format!(
                "{} is no code of the list {list}, version {version}: name it in the column's values; a newer list needs a newer Earshot",
                shown(cell)
            ),
        })
    }

    /// What a list says, whose parts stand by themselves already.
    fn list(&self, field: Field, values: &Values, list: &[String]) -> Result<(&'static str, Value), String> {
        let parts = list.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
        let value = match field.kind {
            Codes(list) => self.codes(list, values, parts)?,
            Addresses => addresses(parts)?,
            _ => parts.collect::<Vec<_>>().into(),
        };
        Ok((field.name, value))
    }

    fn codes<'c>(&self, list: &str, values: &Values, parts: impl Iterator<Item = &'c str>) -> Result<Value, String> {
        let codes = parts.filter_map(|part| Some((part, meant(values, part)?.to_owned())));
        let codes = codes.map(|(part, said)| self.code(list, values, part, &said));
        Ok(codes.collect::<Result<Vec<_>, _>>()?.into())
    }

    fn parts<'c>(&self, cell: &'c str) -> impl Iterator<Item = &'c str> {
        let parts: Vec<_> = match self.separator {
            Some(separator) => cell.split(separator).collect(),
            None => cell.split_whitespace().collect(),
        };
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty())
    }

    fn address_parts<'c>(&self, cell: &'c str) -> impl Iterator<Item = &'c str> {
        let parts: Vec<_> = match self.separator {
            Some(separator) => cell.split(separator).collect(),
            None => cell.split([',', ';', '|', '\n', '\r']).collect(),
        };
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty())
    }

    /// Milliseconds since 1970. Nothing is guessed: without a format only ISO 8601 is read.
    fn time(&self, said: &str) -> Result<i64, String> {
        if self.dates.is_empty() {
            if let Ok(at) = said.parse::<Timestamp>() {
                return Ok(at.as_millisecond());
            }
            // A time with an offset that can't be read must not lose it.
            let civil = said.parse::<DateTime>().ok().filter(|_| !said.contains(['+', 'Z']));
            return civil.and_then(|at| self.in_zone(at)).ok_or_else(|| self.no_time(said));
        }
        for format in self.dates {
            let Ok(broken) = strtime::parse(format, said) else { continue };
            if let Ok(at) = broken.to_timestamp() {
                return Ok(at.as_millisecond());
            }
            let civil = broken.to_datetime().or_else(|_| broken.to_date().map(DateTime::from));
            if let Some(at) = civil.ok().and_then(|at| self.in_zone(at)) {
                return Ok(at);
            }
        }
        Err(self.no_time(said))
    }

    fn in_zone(&self, at: DateTime) -> Option<i64> {
        let there = self.zone.to_ambiguous_zoned(at);
        // Where the clock jumps forward there was no such time. A day begins all the same.
        if matches!(there.offset(), AmbiguousOffset::Gap { .. }) && at.time() != civil::Time::midnight() {
            return None;
        }
        Some(there.compatible().ok()?.timestamp().as_millisecond())
    }

    fn day(&self, said: &str) -> Result<String, String> {
        let iso = said.parse::<Date>().ok().filter(|_| said.len() == 10);
        let day = iso.or_else(|| {
            let read = |format: &String| strtime::parse(format, said).ok()?.to_date().ok();
            self.dates.iter().find_map(read)
        });
        day.map(|day| day.to_string()).ok_or_else(|| self.no_time(said))
    }

    fn no_time(&self, said: &str) -> String {
        let written = if self.dates.is_empty() {
            "2026-03-02 10:00; name the format in file.dates".to_owned()
        } else {
            self.dates.join(" or ")
        };
        format!("{} is no time that there was, or is not written as {written}", shown(said))
    }
}

/// Addresses by which a conflict is found: what could not be found by is said to be wrong.
fn addresses<'c>(parts: impl Iterator<Item = &'c str>) -> Result<Value, String> {
    let parts = parts.map(|part| {
        if part.strip_suffix(".0").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
            let words = "was written as a number by a spreadsheet program: format its column as text, and write the number whole";
            return Err(format!("{} {words}", shown(part)));
        }
        is_address(part).then(|| part.to_owned()).ok_or_else(|| format!("{} {NO_ADDRESS}", shown(part)))
    });
    Ok(parts.collect::<Result<Vec<_>, _>>()?.into())
}

/// What a cell stands for; `None` for nothing.
fn meant<'v>(values: &'v Values, cell: &'v str) -> Option<&'v str> {
    let said = if cell.is_empty() {
        values.empty.as_deref()
    } else if values.known.is_empty() {
        Some(cell)
    } else {
        let known = values.known.get(&cell.to_lowercase()).map(String::as_str);
        known.or(values.otherwise.as_deref()).or(Some(cell))
    };
    said.map(str::trim).filter(|said| !said.is_empty())
}

/// A cell as a report quotes it.
pub(super) fn shown(cell: &str) -> String {
    let mut short: String = cell.chars().filter(|letter| !letter.is_control()).take(40).collect();
    if cell.chars().count() > 40 {
        short.push('…');
    }
    format!("\"{short}\"")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use expect_test::{Expect, expect};

    use super::*;

    fn check(dates: &[&str], field: &str, cell: &str, expected: Expect) {
        let taxonomy = Taxonomy::load().unwrap();
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let dates: Vec<_> = dates.iter().map(|format| (*format).to_owned()).collect();
        let reading = Reading { taxonomy: &taxonomy, zone: &zone, dates: &dates, separator: None };
        let known = HashMap::from([("beratung".to_owned(), "COUN".to_owned()), ("-".into(), String::new())]);
        let values = if field == "class" { Values { known, ..Values::default() } } else { Values::default() };
        let field = field_of(ImportOf::Calls, field).or_else(|| field_of(ImportOf::Cases, field)).unwrap();
        let said = match reading.value(field, &values, &Cell::Text(cell.into())) {
            Ok(Some((name, value))) => format!("{name} {value}"),
            Ok(None) => "nothing".into(),
            Err(words) => words,
        };
        expected.assert_eq(&said);
    }

    #[test]
    fn a_cell_is_read_or_said_to_be_wrong() {
        let no_formats: &[&str] = &[];
        check(no_formats, "class", " Beratung ", expect![[r#"class "COUN""#]]);
        check(no_formats, "class", "-", expect!["nothing"]);
        check(no_formats, "class", "info", expect![[r#"class "INFO""#]]);
        check(
            no_formats,
            "class",
            "Beratng",
            expect![[r#""Beratng" is none of the column's values and no code of the list class: add it"#]],
        );
        check(
            no_formats,
            "child_gender",
            "X1",
            expect![[
                r#""X1" is no code of the list gender, version 2026.7: name it in the column's values; a newer list needs a newer Earshot"#
            ]],
        );
        check(no_formats, "reasons", "MS_RUNAWAY  V", expect![[r#"reasons ["MS_RUNAWAY","V"]"#]]);
        check(no_formats, "child_age", "15", expect!["child_age 15"]);
        check(no_formats, "child_age", "UNK", expect![[r#"child_age_code "UNK""#]]);
        check(no_formats, "child_age", "15 years", expect![[r#""15 years" is no whole number"#]]);
        check(no_formats, "note", "'=1+1", expect![[r#"note "=1+1""#]]);
        check(no_formats, "note", "'tis", expect![[r#"note "'tis""#]]);
        check(no_formats, "emergency_called", "no", expect!["emergency_called false"]);
        check(
            no_formats,
            "emergency_called",
            "vielleicht",
            expect![[r#""vielleicht" is neither yes nor no: name it in the column's values"#]],
        );
    }

    #[test]
    fn an_address_is_whole_or_said_to_be_wrong() {
        let check = |cell: &str, expected: Expect| check(&[], "person.addresses", cell, expected);
        check("+32 475 00 00 01", expect![[r#"person.addresses ["+32 475 00 00 01"]"#]]);
        check(
            "0475/00.00.01; tove@mail.example, night owl",
            expect![[r#"person.addresses ["0475/00.00.01","tove@mail.example","night owl"]"#]],
        );
        check("Tove <tove@mail.example>", expect![[r#"person.addresses ["Tove <tove@mail.example>"]"#]]);
        for wrong in [
            "+32",
            "475 00",
            "0475 00 00 01 0475 00 00 02",
            "tove@mail.example 0475 00 00 01",
            "0475 00 00 01 (mobile)",
        ] {
            assert!(addresses([wrong].into_iter()).unwrap_err().contains("write the whole number"), "{wrong}");
        }
        assert!(addresses(["475000001.0"].into_iter()).unwrap_err().contains("format its column as text"));
    }

    #[test]
    fn a_time_is_one_that_there_was_and_written_as_is_said() {
        check(&[], "started_at", "2026-03-02T10:00:00+01:00", expect!["started_at 1772442000000"]);
        check(&[], "started_at", "2026-03-02 10:00", expect!["started_at 1772442000000"]);
        check(&[], "started_at", "2026-03-02", expect!["started_at 1772406000000"]);
        check(
            &[],
            "started_at",
            "02.03.2026",
            expect![[
                r#""02.03.2026" is no time that there was, or is not written as 2026-03-02 10:00; name the format in file.dates"#
            ]],
        );
        check(
            &[],
            "started_at",
            "2026-03-29 02:30",
            expect![[
                r#""2026-03-29 02:30" is no time that there was, or is not written as 2026-03-02 10:00; name the format in file.dates"#
            ]],
        );
        let german = ["%d.%m.%Y %H:%M", "%d.%m.%Y"];
        check(&german, "started_at", "2.3.2026 10:00", expect!["started_at 1772442000000"]);
        check(&german, "started_at", "02.03.2026", expect!["started_at 1772406000000"]);
        for never in ["31.02.2026", "29.02.2025 10:00", "02.13.2026", "2.3.26 x", "99.99.9999"] {
            let taxonomy = Taxonomy::load().unwrap();
            let dates = german.map(str::to_owned);
            let reading = Reading { taxonomy: &taxonomy, zone: &TimeZone::UTC, dates: &dates, separator: None };
            assert!(reading.time(never).unwrap_err().contains("is no time that there was"), "{never}");
        }
        check(&german, "child.birth_date", "29.2.2012", expect![[r#"child.birth_date "2012-02-29""#]]);
        check(&[], "child.birth_date", "2012-02-29", expect![[r#"child.birth_date "2012-02-29""#]]);
    }
}
