//! Cases that come in from a table: checked like any other, with the times and the status that they had elsewhere.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    CaseForm, Cases, Section,
    duplicates::look_ups,
    head_place, model, part_place,
    parts::tidy,
    validate::{Beside, Check},
};
use crate::{
    CaseId, CasePartId, HotlineId,
    problems::Problems,
    store::{
        StoreError,
        imports::{CaseIn, HashIn, PartIn},
    },
    vault::ContentKey,
};

/// A case that comes in.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) form: CaseForm,
    /// List `case_status`.
    pub(crate) status: String,
    pub(crate) opened_at: i64,
    pub(crate) changed_at: i64,
    pub(crate) closed_at: Option<i64>,
    pub(crate) taxonomy_version: String,
    /// Children before what speaks of them.
    pub(crate) parts: Vec<TakenPart>,
    /// The ids by which parts speak of children, beside the children.
    pub(crate) children: Vec<Option<CasePartId>>,
}

/// A part that comes in.
#[derive(Debug)]
pub(crate) struct TakenPart {
    pub(crate) section: Section,
    pub(crate) taxonomy_version: String,
}

/// A case, sealed, with the rows that it becomes.
pub(crate) struct SealedCase {
    pub(crate) case: CaseIn,
    pub(crate) parts: Vec<PartIn>,
    pub(crate) look_ups: Vec<HashIn>,
    pub(crate) barred: Vec<HashIn>,
}

impl Cases<'_> {
    /// What is wrong with the head.
    pub(crate) fn problems_of_taken(&self, taken: &Taken) -> Problems {
        let check = self.check();
        let mut problems = check.head(&taken.form);
        check.code(&mut problems, "status", "case_status", &taken.status);
        let times = [("opened_at", Some(taken.opened_at)), ("changed_at", Some(taken.changed_at))];
        for (field, at) in times.into_iter().chain([("closed_at", taken.closed_at)]) {
            check.past(&mut problems, field, at);
            if at.is_some_and(|at| at < taken.opened_at) {
                problems.add(field, "not before it was opened");
            }
        }
        match (model::is_closed(&taken.status), taken.closed_at) {
            (true, None) => problems.add("closed_at", "the case is closed: say since when"),
            (false, Some(_)) => {
                problems.add("status", "the case has a time of its closing: then it is CLOSED or ARCHIVED")
            }
            _ => {}
        }
        problems
    }

    /// A part with what follows from it, and what is wrong with it. Ages are those of when the case was opened. Tables have no words: what
    /// comes from one says nothing in them.
    pub(crate) fn checked_of_taken(&self, section: Section, opened_at: i64) -> (Section, Problems) {
        let section = tidy(section, opened_at);
        let check = self.check();
        let mut problems = Check { beside: Beside { opened_at, ..check.beside }, ..check }.section(&section);
        if let Section::MessageHome(message) = &section {
            problems.0.retain(|problem| match problem.field.as_str() {
                "message" => !message.message.is_empty(),
                "how_checked" => message.how_checked.is_some(),
                _ => true,
            });
        }
        (section, problems)
    }

    /// Seals a case of a hotline in a country. `ids` gives its own id and then one for each part, so that they sort as the parts stand.
    ///
    /// # Errors
    /// A defect.
    pub(crate) fn sealed(
        &self,
        (hotline, country): (HotlineId, &str),
        taken: Taken,
        key: &ContentKey,
        mut ids: impl FnMut() -> Uuid,
    ) -> Result<SealedCase, StoreError> {
        let id = ids();
        let (codes, words) = taken.form.split()?;
        let part_ids: Vec<_> = taken.parts.iter().map(|_| ids()).collect();
        let places: HashMap<_, _> =
            taken.children.iter().zip(&part_ids).filter_map(|(name, id)| Some(((*name)?, CasePartId(*id)))).collect();
        let (mut parts, mut found, mut barred) = (Vec::new(), Vec::new(), Vec::new());
        let (mut newest, mut due_at) = (None, taken.form.follow_up_at);
        for (TakenPart { mut section, taxonomy_version }, part) in taken.parts.into_iter().zip(part_ids) {
            section.name_child(|name| places.get(&name).copied());
            let hash_in = |hash| HashIn { hash, part, case: id };
            found.extend(look_ups(self.vault, hotline, &section).into_iter().map(|found| hash_in(found.hash)));
            if let Section::Person(person) = &section {
                barred.extend(self.inbox.hashes_as_written((hotline, country), person).into_iter().map(hash_in));
            }
            if let Section::Episode(episode) = &section {
                let began = episode.missing_since.or(episode.reported_at).unwrap_or(taken.opened_at);
                if newest.as_ref().is_none_or(|(before, _)| *before <= began) {
                    newest = Some((began, episode.category.clone()));
                }
            }
            let due = section.due_at();
            due_at = [due_at, due].into_iter().flatten().min();
            let (codes, words) = section.split()?;
            let body = words.map(|words| key.seal(part_place(part), &words));
            let kind = section.kind();
            parts.push(PartIn {
                id: part,
                case: id,
                kind,
                codes,
                body,
                taxonomy_version,
                due_at: due,
                created_at: taken.opened_at,
                changed_at: taken.changed_at,
            });
        }
        let case = CaseIn {
            id,
            number: 0,
            kind: taken.form.kind,
            status: taken.status,
            category: newest.map(|(_, category)| category),
            risk: taken.form.risk,
            follow_up_at: taken.form.follow_up_at,
            due_at,
            codes,
            taxonomy_version: taken.taxonomy_version,
            key_id: key.id().0,
            body: words.map(|words| key.seal(head_place(CaseId(id)), &words)),
            opened_at: taken.opened_at,
            changed_at: taken.changed_at,
            closed_at: taken.closed_at,
            history_id: ids(),
        };
        Ok(SealedCase { case, parts, look_ups: found, barred })
    }
}
