//! Lines of spreadsheets as cases: lines of one case meet by its reference, lines of one child by the child's.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Found, Place, version_problem};
use crate::{
    CasePartId,
    cases::{Cases, Section, Taken, TakenPart},
    problems::Problems,
    taxonomy::Taxonomy,
};

/// Fields of one part.
type Fields = Map<String, Value>;

/// Cases as their lines come.
#[derive(Default)]
pub(super) struct Gathering {
    drafts: Vec<Draft>,
    by_reference: HashMap<String, usize>,
}

struct Draft {
    place: Place,
    head: Fields,
    children: Vec<(String, Place, Fields)>,
    /// Where a child stands among them.
    child_at: HashMap<String, usize>,
    parts: Vec<PartDraft>,
    /// Lines with more than a case has.
    too_many: bool,
}

struct PartDraft {
    kind: &'static str,
    child: Option<String>,
    place: Place,
    fields: Fields,
}

/// Children and other parts of a case, at most: opening it reads all of them.
const MOST_PARTS: usize = 500;
/// Parts of a line beside its head and its child.
const PARTS: [&str; 7] = ["person", "custody", "episode", "referral", "message_home", "task", "note"];

impl Gathering {
    /// Takes the fields of a line in.
    pub(super) fn add(&mut self, mut fields: Fields, place: &Place, found: &mut Found) {
        let text = |value: Option<Value>| value.and_then(|value| value.as_str().map(str::to_owned));
        let reference = text(fields.remove("case"));
        let child = text(fields.remove("child")).unwrap_or_default();
        let mut by_part: HashMap<String, Fields> = HashMap::new();
        for (name, value) in fields {
            if let Some((part, field)) = name.split_once('.') {
                by_part.entry(part.to_owned()).or_default().insert(field.to_owned(), value);
            }
        }
        let at = match reference.as_ref().and_then(|reference| self.by_reference.get(reference)) {
            Some(at) => *at,
            None => {
                self.drafts.push(Draft::new(place.clone()));
                let at = self.drafts.len() - 1;
                self.by_reference.extend(reference.map(|reference| (reference, at)));
                at
            }
        };
        let Some(draft) = self.drafts.get_mut(at) else { return };
        if let Some(head) = by_part.remove("case") {
            merge(&mut draft.head, head, "case.", place, &draft.place, found);
        }
        if draft.is_full(place, found) {
            return;
        }
        if let Some(fields) = by_part.remove("child") {
            let known = draft.child_at.get(&child).and_then(|at| draft.children.get_mut(*at));
            match known {
                Some((_, first, known)) => merge(known, fields, "child.", place, &first.clone(), found),
                None => {
                    draft.child_at.insert(child.clone(), draft.children.len());
                    draft.children.push((child.clone(), place.clone(), fields));
                }
            }
        }
        for kind in PARTS {
            if let Some(fields) = by_part.remove(kind) {
                let of_child = matches!(kind, "custody" | "episode").then(|| child.clone());
                draft.parts.push(PartDraft { kind, child: of_child, place: place.clone(), fields });
            }
        }
    }

    /// The cases that the lines make, in the order in which they appeared.
    pub(super) fn finish(
        self,
        cases: Cases<'_>,
        taxonomy: &Taxonomy,
        defaults: &Fields,
        found: &mut Found,
    ) -> Vec<Taken> {
        let with_defaults = |part: &str, mut fields: Fields| {
            for (name, value) in defaults {
                if let Some(field) = name.strip_prefix(part).and_then(|rest| rest.strip_prefix('.'))
                    && !fields.contains_key(field)
                {
                    fields.insert(field.to_owned(), value.clone());
                }
            }
            fields
        };
        let mut taken = Vec::with_capacity(self.drafts.len());
        for mut draft in self.drafts {
            draft.head = with_defaults("case", draft.head);
            for (_, _, fields) in &mut draft.children {
                *fields = with_defaults("child", std::mem::take(fields));
            }
            for part in &mut draft.parts {
                part.fields = with_defaults(part.kind, std::mem::take(&mut part.fields));
            }
            taken.extend(draft.taken(cases, taxonomy, found));
        }
        taken
    }
}

impl Draft {
    fn new(place: Place) -> Self {
        let (head, children, child_at, parts) = (Fields::new(), Vec::new(), HashMap::new(), Vec::new());
        Self { place, head, children, child_at, parts, too_many: false }
    }

    /// Whether nothing more is taken into it. Said once: a column that is the same on all lines is no reference.
    fn is_full(&mut self, place: &Place, found: &mut Found) -> bool {
        let is_full = self.children.len() + self.parts.len() >= MOST_PARTS;
        if is_full && !self.too_many {
            self.too_many = true;
            let words = format!(
                "a case has at most {MOST_PARTS} children and other parts: is this column what tells one case from another?"
            );
            found.add(place, Some("case"), words);
        }
        is_full
    }

    fn taken(mut self, cases: Cases<'_>, taxonomy: &Taxonomy, found: &mut Found) -> Option<Taken> {
        let problems_before = found.count;
        let Self { place, head, .. } = &mut self;
        let mut problems = Problems::default();
        let taken = head_of(std::mem::take(head), taxonomy, &mut problems);
        if let Some(taken) = &taken {
            problems.0.extend(cases.problems_of_taken(taken).0);
        }
        found.problems(place, "case.", problems);
        let mut taken = taken?;
        let (opened_at, default_version) = (taken.opened_at, taken.taxonomy_version.clone());
        let mut names = HashMap::new();
        let mut ids = Vec::new();
        let add = |kind: &'static str, place: &Place, mut fields: Fields, taken: &mut Taken, found: &mut Found| {
            let version = fields.remove("taxonomy_version").and_then(|version| version.as_str().map(str::to_owned));
            let mut problems = Problems::default();
            version_problem(&mut problems, "taxonomy_version", version.as_deref(), taxonomy);
            fields.insert("kind".into(), kind.into());
            match serde_json::from_value::<Section>(Value::Object(fields)) {
                Ok(section) => {
                    let (section, wrong) = cases.checked_of_taken(section, opened_at);
                    problems.0.extend(wrong.0);
                    let taxonomy_version = version.unwrap_or_else(|| default_version.clone());
                    taken.parts.push(TakenPart { section, taxonomy_version });
                }
                Err(error) => problems.add("", missing(&error)),
            }
            found.problems(place, &format!("{kind}."), problems);
        };
        let children = std::mem::take(&mut self.children);
        for (name, place, fields) in children {
            let id = CasePartId(crate::clock::random_id());
            names.insert(name, id);
            ids.push(id);
            add("child", &place, fields, &mut taken, found);
        }
        for part in self.parts {
            let mut fields = part.fields;
            if let Some(child) = part.child {
                let known = names.get(&child).copied();
                let id = match known {
                    Some(id) => id,
                    None if child.is_empty() => {
                        // Something is known of a child of whom nothing was written down.
                        let id = CasePartId(crate::clock::random_id());
                        names.insert(child, id);
                        ids.push(id);
                        add("child", &part.place, Fields::new(), &mut taken, found);
                        id
                    }
                    None => {
                        let words = "this case has no such child: name the child in the table of children";
                        found.add(&part.place, Some("child"), words);
                        continue;
                    }
                };
                fields.insert("child_id".into(), id.0.to_string().into());
            }
            add(part.kind, &part.place, fields, &mut taken, found);
        }
        let mut ids = ids.into_iter();
        taken.children =
            taken.parts.iter().map(|part| if part.section.is_child() { ids.next() } else { None }).collect();
        problems_after(&taken, &self.place, found);
        (found.count == problems_before).then_some(taken)
    }
}

/// What can only be told once everything is there.
fn problems_after(taken: &Taken, place: &Place, found: &mut Found) {
    let is_missing =
        |part: &TakenPart| matches!(&part.section, Section::Episode(episode) if episode.outcome == "STILL_MISSING");
    if taken.status == "FOUND" && taken.parts.iter().any(is_missing) {
        let words = "the case says that the child was found, an episode that it is still missing: one of them is wrong";
        found.add(place, Some("case.status"), words);
    }
}

/// The head of a case; `None` where it says too little to go on.
fn head_of(mut head: Fields, taxonomy: &Taxonomy, problems: &mut Problems) -> Option<Taken> {
    let text = |value: Option<Value>| value.and_then(|value| value.as_str().map(str::to_owned));
    let status = text(head.remove("status")).unwrap_or_else(|| "NEW".into());
    let [opened_at, changed_at, closed_at] =
        ["opened_at", "changed_at", "closed_at"].map(|field| head.remove(field).and_then(|at| at.as_i64()));
    let version = text(head.remove("taxonomy_version"));
    version_problem(problems, "taxonomy_version", version.as_deref(), taxonomy);
    if !head.contains_key("kind") {
        problems.add("kind", "say what kind of case it is: MISSING, PROTECTION or PREVENTION");
    }
    if opened_at.is_none() {
        problems.add("opened_at", "say when it was opened");
    }
    let opened_at = opened_at?;
    let form = match serde_json::from_value(Value::Object(head)) {
        Ok(form) => form,
        Err(error) => {
            if problems.0.is_empty() {
                problems.add("", missing(&error));
            }
            return None;
        }
    };
    Some(Taken {
        form,
        status,
        opened_at,
        changed_at: changed_at.or(closed_at).unwrap_or(opened_at),
        closed_at,
        taxonomy_version: version.unwrap_or_else(|| taxonomy.version().to_owned()),
        parts: Vec::new(),
        children: Vec::new(),
    })
}

/// What a part lacks, without its words.
fn missing(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.strip_prefix("missing field ").and_then(|rest| rest.split('`').nth(1)) {
        Some(field) => format!("{field} is missing: name a column for it, or a default"),
        None => "a field of this line can't be read: a number may be too large".into(),
    }
}

/// Another line of the same thing: it says the same, or something else that was not said before.
fn merge(known: &mut Fields, more: Fields, prefix: &str, place: &Place, first: &Place, found: &mut Found) {
    for (field, value) in more {
        match known.get(&field) {
            Some(before) if *before != value => {
                let words = format!("line {} says otherwise of the same: one of them is wrong", first.line);
                found.add(place, Some(&format!("{prefix}{field}")), words);
            }
            Some(_) => {}
            None => drop(known.insert(field, value)),
        }
    }
}
