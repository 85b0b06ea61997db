//! What is wrong with a part of a case: codes that no list has, dates that can't be, outcomes that contradict each other.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::model::{CaseForm, Child, Custody, Document, Episode, MessageHome, Referral, RelatedPerson, Section, Task};
use super::written::{NO_ADDRESS, is_address};
use crate::{problems::Problems, taxonomy::Taxonomy};

/// Children are counted until this age: a hotline goes on with whom it knew as a child.
const OLDEST: u8 = 25;
/// A time may lie this far ahead, because clocks differ; milliseconds.
const SOON_MS: i64 = 10 * 60_000;
/// Nothing is earlier: 1990.
const EARLIEST: i64 = 631_152_000_000;
/// Plans reach this far; milliseconds.
const FAR_MS: i64 = 10 * 366 * 24 * 3_600_000;

/// What a check looks at.
#[derive(Clone, Copy)]
pub(super) struct Check<'t> {
    pub(super) taxonomy: &'t Taxonomy,
    pub(super) now: i64,
    pub(super) beside: Beside,
}

/// What the rest of the case says. Ages are those of the day when it was opened, or when the child went missing: nobody grows older by an edit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// When the case was opened.
    pub(super) opened_at: i64,
    /// Since when the child is missing, first.
    pub(super) first_missing: Option<i64>,
    /// When the child was born.
    pub(super) born: Option<Date>,
}

impl Check<'_> {
    pub(super) fn head(self, form: &CaseForm) -> Problems {
        let mut problems = Problems::default();
        self.code(&mut problems, "kind", "case_kind", &form.kind);
        self.code(&mut problems, "risk", "risk", &form.risk);
        self.code(&mut problems, "cross_border", "yes_no", &form.cross_border);
        countries(&mut problems, "countries", &form.countries);
        if form.cross_border == "NO" && form.countries.len() > 1 {
            problems.add("cross_border", "there are several countries: it crosses a border, or take the others out");
        }
        self.plan(&mut problems, "follow_up_at", form.follow_up_at);
        line(&mut problems, "team", form.team.as_deref(), 80);
        words(&mut problems, "summary", form.summary.as_deref());
        problems
    }

    pub(super) fn section(self, section: &Section) -> Problems {
        let mut problems = Problems::default();
        let to = &mut problems;
        match section {
            Section::Child(child) => self.child(to, child),
            Section::Person(person) => self.person(to, person),
            Section::Custody(custody) => self.custody(to, custody),
            Section::Episode(episode) => self.episode(to, episode),
            Section::Referral(referral) => self.referral(to, referral),
            Section::MessageHome(message) => self.message_home(to, message),
            Section::Task(task) => self.task(to, task),
            Section::Document(document) => self.document(to, document),
            Section::Note(note) => to.text("text", &note.text, 20_000),
        }
        problems
    }

    fn child(self, problems: &mut Problems, child: &Child) {
        line(problems, "name", child.name.as_deref(), 200);
        match (child.age, child.age_code.as_deref()) {
            (Some(age), None) if age > OLDEST => problems.add("age", format!("0 to {OLDEST} years")),
            (Some(_), None) | (None, Some("UNK" | "NASK" | "REF")) => {}
            (None, None) => problems.add("age", "give the age, or say why not: UNK, NASK or REF"),
            (Some(_), Some(_)) => problems.add("age_code", "only where there is no age"),
            (None, Some(_)) => problems.add("age_code", "one of UNK, NASK, REF"),
        }
        if let Some(text) = &child.birth_date {
            self.birth_date(problems, text, child.age);
        }
        self.code(problems, "gender", "gender", &child.gender);
        countries(problems, "nationalities", &child.nationalities);
        country(problems, "residence", child.residence.as_deref());
        self.code(problems, "living_situation", "living_situation", &child.living_situation);
        self.code(problems, "migration_status", "migration_status", &child.migration_status);
        self.codes(problems, "vulnerabilities", "vulnerability", &child.vulnerabilities);
        problems.languages("languages", &child.languages, 12);
        if child.height_cm.is_some_and(|height| !(30..=230).contains(&height)) {
            problems.add("height_cm", "30 to 230 centimetres");
        }
        let described = [("hair", &child.hair), ("eyes", &child.eyes), ("marks", &child.marks)];
        for (field, text) in described.into_iter().chain([("clothing", &child.clothing), ("notes", &child.notes)]) {
            words(problems, field, text.as_deref());
        }
    }

    fn birth_date(self, problems: &mut Problems, text: &str, age: Option<u8>) {
        let Some(born) = day(text) else {
            problems.add("birth_date", "a date that there was, as YYYY-MM-DD");
            return;
        };
        let (years, oldest) = (years_on(born, self.beside.opened_at), i16::from(OLDEST));
        let first_missing = self.beside.first_missing.map(|at| years_on(born, at));
        if years_on(born, self.now) < 0 || years > 100 {
            problems.add("birth_date", "born today at the latest, and no hundred years ago");
        } else if first_missing.is_some_and(|years| years < 0) {
            problems.add("birth_date", "not after the child went missing");
        }
        // Who was missing for long was a child then: what is counted is how old they were.
        let youngest = first_missing.map_or(if years > oldest { 0 } else { years }, |then| then.min(years));
        match age.map(i16::from) {
            None if years > oldest => {
                problems.add("age", format!("say how old the child was when it went missing: 0 to {OLDEST}"))
            }
            Some(age) if !(youngest - 1..=years.max(0) + 1).contains(&age) => {
                problems.add("age", format!("by the birth date it was {} when the case was opened", years.max(0)));
            }
            _ => {}
        }
    }

    fn person(self, problems: &mut Problems, person: &RelatedPerson) {
        if person.roles.is_empty() {
            problems.add("roles", "say what they have to do with the case");
        }
        self.codes(problems, "roles", "person_role", &person.roles);
        self.code(problems, "relation", "relation", &person.relation);
        self.code(problems, "mode", "contact_mode", &person.mode);
        line(problems, "name", person.name.as_deref(), 200);
        line(problems, "platform", person.platform.as_deref(), 200);
        if person.addresses.len() > 20 {
            problems.add("addresses", "at most 20");
        }
        for (index, address) in person.addresses.iter().enumerate() {
            problems.line(&format!("addresses[{index}]"), address, 320);
            if !is_address(address) {
                problems.add(format!("addresses[{index}]"), NO_ADDRESS);
            }
        }
        words(problems, "notes", person.notes.as_deref());
    }

    fn custody(self, problems: &mut Problems, custody: &Custody) {
        self.code(problems, "rights", "custody_rights", &custody.rights);
        self.code(problems, "proceedings", "proceedings", &custody.proceedings);
        self.code(problems, "hague", "hague", &custody.hague);
        words(problems, "court", custody.court.as_deref());
        words(problems, "notes", custody.notes.as_deref());
    }

    fn episode(self, problems: &mut Problems, episode: &Episode) {
        self.code(problems, "category", "episode_category", &episode.category);
        let times = [
            ("missing_since", episode.missing_since),
            ("reported_at", episode.reported_at),
            ("police_told_at", episode.police_told_at),
            ("found_at", episode.found_at),
        ];
        for (field, at) in times {
            self.past(problems, field, at);
        }
        self.code(problems, "missing_from", "missing_from", &episode.missing_from);
        self.codes(problems, "reasons", "missing_reason", &episode.reasons);
        self.codes(problems, "violence", "violence", &episode.violence);
        none_alone(problems, "violence", &episode.violence);
        if let (Some(born), Some(missing)) = (self.beside.born, episode.missing_since)
            && years_on(born, missing) < 0
        {
            problems.add("missing_since", "not before the child was born, by the birth date that stands in the case");
        }
        if let (Some(reported), Some(missing)) = (episode.reported_at, episode.missing_since)
            && reported < missing - SOON_MS
        {
            problems.add("reported_at", "not before the child went missing");
        }
        self.code(problems, "police_told", "yes_no", &episode.police_told);
        if episode.police_told == "NO" && (episode.police_country.is_some() || episode.police_reference.is_some()) {
            problems.add(
                "police_told",
                "there is a country or a reference of the police: then it is YES, or take them out",
            );
        }
        if episode.police_told_at.is_some() && episode.police_told != "YES" {
            problems.add("police_told", "there is a time at which police were told: then it is YES");
        }
        country(problems, "police_country", episode.police_country.as_deref());
        line(problems, "police_reference", episode.police_reference.as_deref(), 120);
        self.code(problems, "sis_alert", "sis_alert", &episode.sis_alert);
        self.code(problems, "interpol", "interpol", &episode.interpol);
        self.code(problems, "child_alert", "child_alert", &episode.child_alert);
        self.codes(problems, "publicity", "publicity", &episode.publicity);
        none_alone(problems, "publicity", &episode.publicity);
        self.ending(problems, episode);
        for (field, text) in [
            ("last_seen_place", &episode.last_seen_place),
            ("last_seen_with", &episode.last_seen_with),
            ("notes", &episode.notes),
        ] {
            words(problems, field, text.as_deref());
        }
    }

    /// How it ended has to fit when and how.
    fn ending(self, problems: &mut Problems, episode: &Episode) {
        self.code(problems, "outcome", "outcome", &episode.outcome);
        if let Some(how) = &episode.found_how {
            self.code(problems, "found_how", "found_how", how);
        }
        country(problems, "found_country", episode.found_country.as_deref());
        let is_found = episode.outcome.starts_with("FOUND_") || episode.outcome == "LOCATED_NOT_RETURNED";
        let is_wished = matches!(episode.category.as_str(), "RUN_THINKING" | "PAR_RISK");
        match episode.found_at {
            None if is_found => problems.add("found_at", "say when the child was found"),
            Some(_) if !is_found => {
                problems
                    .add("outcome", "the child has a time of being found: choose how that ended, or take the time out");
            }
            _ => {}
        }
        if episode.found_how.is_some() && !is_found {
            problems.add("found_how", "only where the child was found");
        }
        if episode.found_country.is_some() && !is_found {
            problems.add("found_country", "only where the child was found");
        }
        if let (Some(found), Some(missing)) = (episode.found_at, episode.missing_since)
            && found < missing
        {
            problems.add("found_at", "not before the child went missing");
        }
        if is_wished && (episode.missing_since.is_some() || is_found) {
            problems.add("category", "nobody went missing yet: choose another category, or take out time and outcome");
        }
        if let (Some(told), Some(missing)) = (episode.police_told_at, episode.missing_since)
            && told < missing
        {
            problems.add("police_told_at", "not before the child went missing");
        }
    }

    fn referral(self, problems: &mut Problems, referral: &Referral) {
        self.code(problems, "to", "referral_to", &referral.to);
        self.code(problems, "uptake", "uptake", &referral.uptake);
        self.past(problems, "at", Some(referral.at));
        self.past(problems, "uptake_at", referral.uptake_at);
        self.plan(problems, "check_at", referral.check_at);
        if referral.uptake == "CONFIRMED" && referral.uptake_at.is_none() {
            problems.add("uptake_at", "say when it was confirmed");
        }
        if referral.uptake == "OPEN" && referral.uptake_at.is_some() {
            problems.add("uptake", "it has a time: say what became of the referral");
        }
        if referral.uptake_at.is_some_and(|at| at < referral.at) {
            problems.add("uptake_at", "not before the referral");
        }
        line(problems, "organisation", referral.organisation.as_deref(), 200);
        words(problems, "notes", referral.notes.as_deref());
    }

    /// Nothing is passed on that the child did not agree to, nor to somebody who may be anybody: each step has its time, after the one before.
    fn message_home(self, problems: &mut Problems, message: &MessageHome) {
        self.code(problems, "state", "message_state", &message.state);
        problems.text("message", &message.message, 10_000);
        line(problems, "recipient", message.recipient.as_deref(), 200);
        words(problems, "how_checked", message.how_checked.as_deref());
        words(problems, "reply", message.reply.as_deref());
        self.plan(problems, "check_at", message.check_at);
        let steps = [
            ("confirmed_at", message.confirmed_at, "say when the child agreed to these words"),
            ("checked_at", message.checked_at, "say when it was made sure that they are the family"),
            ("passed_on_at", message.passed_on_at, "say when they were passed on"),
            ("answered_at", message.answered_at, "say when the family answered"),
        ];
        let reached = match message.state.as_str() {
            "CONFIRMED_BY_CHILD" => 1,
            "IDENTITY_CHECKED" => 2,
            "PASSED_ON" => 3,
            "ANSWERED" => 4,
            _ => 0,
        };
        self.past(problems, "at", Some(message.at));
        // Forms know minutes.
        let mut before = message.at - message.at.rem_euclid(60_000);
        for (step, (field, at, missing)) in steps.into_iter().enumerate() {
            match at {
                None if step < reached => problems.add(field, missing),
                None => {}
                Some(at) if at < before => problems.add(field, "not before the step before it"),
                Some(at) => before = at,
            }
            self.past(problems, field, at);
        }
        let last = steps.iter().rposition(|(_, at, _)| at.is_some()).map_or(0, |step| step + 1);
        if last > reached && message.state != "WITHDRAWN" {
            problems.add("state", "a later step has a time: say how far it is");
        }
        if reached >= 2 && message.how_checked.is_none() {
            problems.add("how_checked", "say how it was made sure that they are who they say");
        }
    }

    fn task(self, problems: &mut Problems, task: &Task) {
        problems.line("title", &task.title, 300);
        self.plan(problems, "due_at", task.due_at);
        self.past(problems, "done_at", task.done_at);
    }

    fn document(self, problems: &mut Problems, document: &Document) {
        self.code(problems, "document_kind", "document_kind", &document.document_kind);
        line(problems, "title", Some(document.title.as_str()).filter(|title| !title.is_empty()), 200);
    }

    pub(super) fn code(self, problems: &mut Problems, field: &str, list: &str, code: &str) {
        if !self.taxonomy.has(list, code) {
            // What was sent is not repeated: it may be anything.
            let version = self.taxonomy.version();
            problems.add(
                field,
                format!("not a code of the list {list}, version {version}; a newer list needs a newer Earshot"),
            );
        }
    }

    fn codes(self, problems: &mut Problems, field: &str, list: &str, codes: &[String]) {
        if codes.len() > 40 {
            problems.add(field, "too many");
            return;
        }
        for (index, code) in codes.iter().enumerate() {
            let path = format!("{field}[{index}]");
            self.code(problems, &path, list, code);
            if codes.iter().take(index).any(|earlier| earlier == code) {
                problems.add(path, "stands here twice");
            }
        }
        if codes.len() > 1 && codes.iter().any(|code| self.taxonomy.is_answer(list, code)) {
            problems.add(field, "UNK, NASK or REF stands alone");
        }
    }

    pub(super) fn past(self, problems: &mut Problems, field: &str, at: Option<i64>) {
        match at {
            Some(at) if at > self.now + SOON_MS => problems.add(field, "not in the future"),
            Some(at) if at < EARLIEST => problems.add(field, "not before 1990"),
            _ => {}
        }
    }

    fn plan(self, problems: &mut Problems, field: &str, at: Option<i64>) {
        if at.is_some_and(|at| !(EARLIEST..self.now + FAR_MS).contains(&at)) {
            problems.add(field, "a time between 1990 and ten years from now");
        }
    }
}

/// A date as YYYY-MM-DD; `None` for one that there never was.
pub(super) fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

/// Years of age; `None` for a date that there never was, and for whom nobody counts as a child any more. Who was born since has none.
pub(super) fn age_on(birth_date: &str, at: i64) -> Option<u8> {
    u8::try_from(years_on(day(birth_date)?, at).max(0)).ok().filter(|years| *years <= OLDEST)
}

fn years_on(born: Date, at: i64) -> i16 {
    let today = Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(TimeZone::UTC).date();
    let years = today.year() - born.year();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    if had_birthday { years } else { years - 1 }
}

fn none_alone(problems: &mut Problems, field: &str, codes: &[String]) {
    if codes.len() > 1 && codes.iter().any(|code| code == "NONE") {
        problems.add(field, "NONE stands alone");
    }
}

fn line(problems: &mut Problems, field: &str, text: Option<&str>, max_chars: usize) {
    if let Some(text) = text {
        problems.line(field, text, max_chars);
    }
}

fn words(problems: &mut Problems, field: &str, text: Option<&str>) {
    if let Some(text) = text {
        problems.text(field, text, 10_000);
    }
}

fn country(problems: &mut Problems, field: &str, code: Option<&str>) {
    if code.is_some_and(|code| code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase())) {
        problems.add(field, "two capital letters, such as BE");
    }
}

fn countries(problems: &mut Problems, field: &str, codes: &[String]) {
    if codes.len() > 40 {
        problems.add(field, "too many");
    }
    for (index, code) in codes.iter().enumerate() {
        country(problems, &format!("{field}[{index}]"), Some(code));
        if codes.iter().take(index).any(|earlier| earlier == code) {
            problems.add(format!("{field}[{index}]"), "stands here twice");
        }
    }
}
