//! Makes rules ready: words, groups and phrases of a file become the flat lists of [`Language`]. What Earshot brings is made ready when it is
//! built, what a hotline brings when it is read.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    letters::Letters,
    lookup::{Lookup, hash},
    rules::{
        Atom, Class, Kind, Language, NONE, Number, Part, Phrase, Piece, ROLES, ROW_WORDS_MAX, RuleFacts, Step, Tale,
        Trigger, row_head,
    },
    sounds::Sounds,
    source::{self, Alternative, CODES, RuleError, SHARED, Source},
    words::Words,
};

/// Reads files of rules, `(name, text)` each, and makes every language of them ready.
///
/// # Errors
/// [`RuleError`] at the first mistake.
pub(super) fn compile(files: &[(String, String)]) -> Result<Vec<Language>, RuleError> {
    let mut shared = None;
    let mut sources = Vec::with_capacity(files.len());
    for (name, text) in files {
        let source = source::read(name, text)?;
        if source.language == SHARED {
            shared = Some(source);
        } else {
            source.check_slots(|_| false)?;
            sources.push(source);
        }
    }
    let shared = shared.unwrap_or_else(|| Source::empty(SHARED));
    shared.check_slots(|name| {
        shared.concepts.iter().any(|concept| concept == name) || ROLES.iter().any(|(role, _)| *role == name)
    })?;
    let mut languages = Vec::with_capacity(sources.len() + 2);
    for source in &sources {
        for letters in letters(&source.language) {
            languages.push(language(source, &shared, *letters)?);
        }
    }
    Ok(languages)
}

/// The forms of letters in which a language is met.
fn letters(language: &str) -> &'static [Letters] {
    match language {
        "fr" | "it" | "mt" | "ga" => &[Letters::Elided],
        "ru" | "uk" | "bg" => &[Letters::Cyrillic, Letters::Slavic],
        "el" => &[Letters::Greek],
        "ar" | "fa" => &[Letters::Plain, Letters::Consonants],
        _ => &[Letters::Plain],
    }
}

/// Makes a language's rules ready; `shared` ones speak of its slots.
///
/// # Errors
/// [`RuleError`] where there are more words or phrases than a file may have.
fn language(source: &Source, shared: &Source, letters: Letters) -> Result<Language, RuleError> {
    let mut builder = Builder::new(letters, source, shared);
    for (name, rows) in &source.slots {
        let role = ROLES.iter().find(|(role, _)| role == name).map(|(_, role)| role.bit());
        builder.slot(name, rows, role.unwrap_or(0));
    }
    for (owner, file) in [("", source), ("shared.", shared)] {
        for rule in &file.rules {
            builder.rule(rule, owner);
        }
    }
    builder.told(&shared.told);
    if builder.is_too_large() {
        let most = u16::MAX;
        let reason =
            format!("more than {most} words, groups, phrases or steps, or a row of more than {ROW_WORDS_MAX} words");
        return Err(RuleError { file: source.file.clone(), line: 1, reason });
    }
    Ok(builder.finish())
}

struct Builder<'a> {
    source: &'a Source,
    shared: &'a Source,
    letters: Letters,
    common: FxHashSet<String>,
    forms: Vec<(String, Kind)>,
    frequencies: Vec<u32>,
    atom_ids: FxHashMap<(String, Kind), u16>,
    /// Words as they are written, already met.
    written: FxHashMap<&'a str, Vec<u16>>,
    numbers: Vec<Number>,
    entries: Vec<Entry>,
    entry_ids: FxHashMap<Vec<u16>, u16>,
    slots: FxHashMap<&'a str, Vec<u16>>,
    groups: Vec<Group>,
    group_ids: FxHashMap<Vec<u16>, u16>,
    steps: Vec<Step>,
    parts: Vec<Part>,
    phrases: Vec<Phrase>,
    /// Phrases worth a look, by their rarest group.
    triggers: Vec<(u16, Trigger)>,
    /// Phrases of rules for whole texts.
    whole: Vec<Trigger>,
    rules: Vec<RuleFacts>,
    ids: String,
    pieces: Vec<Piece>,
    tales: Vec<Tale>,
    tale_points: Vec<u8>,
}

/// Words in a row.
struct Entry {
    atoms: Vec<u16>,
    /// Which of them is looked up; the rarest.
    key: usize,
    frequency: u32,
    /// The engine's slots in which it stands, a bit each.
    roles: u16,
}

/// Entries of which any may stand in a place of a phrase.
struct Group {
    entries: Vec<u16>,
    frequency: u32,
    is_neutral: bool,
    is_close: bool,
}

/// A number that is checked at the end: there must be fewer.
fn place(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn long_place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl<'a> Builder<'a> {
    fn new(letters: Letters, source: &'a Source, shared: &'a Source) -> Self {
        let words = Words::of(&source.common, letters);
        Self {
            source,
            shared,
            letters,
            common: words.list.iter().map(|word| words.letters(word).to_owned()).collect(),
            forms: Vec::new(),
            frequencies: Vec::new(),
            atom_ids: FxHashMap::default(),
            written: FxHashMap::default(),
            numbers: Vec::new(),
            entries: Vec::new(),
            entry_ids: FxHashMap::default(),
            slots: FxHashMap::default(),
            groups: Vec::new(),
            group_ids: FxHashMap::default(),
            steps: Vec::new(),
            parts: Vec::new(),
            phrases: Vec::new(),
            triggers: Vec::new(),
            whole: Vec::new(),
            rules: Vec::new(),
            ids: String::new(),
            pieces: Vec::new(),
            tales: Vec::new(),
            tale_points: Vec::new(),
        }
    }

    fn slot(&mut self, name: &'a str, rows: &'a [source::Row], roles: u16) {
        let mut entries: Vec<u16> = rows.iter().filter_map(|row| self.entry(row, roles)).collect();
        entries.sort_unstable();
        entries.dedup();
        self.slots.insert(name, entries);
    }

    fn rule(&mut self, rule: &'a source::Rule, owner: &str) {
        let index = place(self.rules.len());
        let first = place(self.phrases.len());
        for phrase in &rule.unless {
            self.phrase(phrase, index);
        }
        let unless = (first, place(self.phrases.len()));
        let facts =
            RuleFacts { short: rule.short, negation: rule.negation, past: rule.past, unless, ..RuleFacts::PLAIN };
        self.named(owner, &rule.id, rule.code, facts);
        for phrase in &rule.say {
            let at = place(self.phrases.len());
            let Some((rarest, also)) = self.phrase(phrase, index) else { continue };
            if rule.whole {
                self.whole.push(Trigger { phrase: at, also: rarest });
            } else {
                self.triggers.push((rarest, Trigger { phrase: at, also }));
            }
        }
    }

    fn named(&mut self, owner: &str, id: &str, code: &str, facts: RuleFacts) {
        self.ids.push_str(owner);
        self.ids.push_str(id);
        let code = CODES.iter().position(|(known, _)| *known == code);
        let code = code.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
        self.rules.push(RuleFacts { code, id_end: long_place(self.ids.len()), ..facts });
    }

    /// Adds what is told in pieces, as far as this language has words for them.
    fn told(&mut self, told: &'a source::Told) {
        let mut names = Vec::with_capacity(told.points.len());
        for (name, points) in &told.points {
            let Some(entries) = self.slots.get(name.as_str()).filter(|entries| !entries.is_empty()).cloned() else {
                continue;
            };
            let is_neutral = self.shared.neutral.contains(name);
            let group = self.group_of(entries, is_neutral, self.shared.close.contains(name));
            self.pieces.push(Piece { group, points: *points, is_neutral });
            names.push(name);
        }
        for kind in &told.kinds {
            self.tales.push(Tale { rule: place(self.rules.len()), least: kind.least });
            self.named("shared.", &kind.id, kind.code, RuleFacts::PLAIN);
            let points =
                |name: &&String| kind.points.iter().find(|(known, _)| known == *name).map_or(0, |(_, points)| *points);
            self.tale_points.extend(names.iter().map(points));
        }
    }

    /// Adds a phrase and tells its rarest group, and the next; `None` where a group that must be there has no words in this language.
    fn phrase(&mut self, phrase: &'a source::Phrase, rule: u16) -> Option<(u16, u16)> {
        let mut parts = phrase.parts.iter().map(|part| self.part(part)).collect::<Option<Vec<_>>>()?;
        // The others are looked for around the first.
        parts.sort_by_key(|part| self.all(part, |group| group.is_close));
        let not: Vec<Vec<Step>> = phrase.not.iter().filter_map(|part| self.part(part)).collect();
        let rarest = |but: Option<u16>| {
            let required = parts.iter().flatten().filter(|step| !step.optional && Some(step.group) != but);
            let frequency = |step: &&Step| self.groups.get(usize::from(step.group)).map(|group| group.frequency);
            Some(required.min_by_key(frequency)?.group)
        };
        let first = rarest(None)?;
        let also = rarest(Some(first)).unwrap_or(NONE);
        for part in parts.iter().chain(&not) {
            self.steps.extend(part);
            let (is_neutral, is_close) =
                (self.all(part, |group| group.is_neutral), self.all(part, |group| group.is_close));
            self.parts.push(Part { end: place(self.steps.len()), is_neutral, is_close });
        }
        let must = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        self.phrases.push(Phrase { end: place(self.parts.len()), must, rule });
        Some((first, also))
    }

    fn all(&self, part: &[Step], is: impl Fn(&Group) -> bool) -> bool {
        part.iter().all(|step| self.groups.get(usize::from(step.group)).is_some_and(&is))
    }

    fn part(&mut self, part: &'a source::Part) -> Option<Vec<Step>> {
        let mut steps = Vec::with_capacity(part.len());
        for item in part {
            let group = self.group(&item.what);
            if group.is_none() && !item.optional {
                return None;
            }
            if let Some(group) = group {
                steps.push(Step { gap: item.gap, optional: item.optional, group });
            }
        }
        steps.iter().any(|step| !step.optional).then_some(steps)
    }

    fn group(&mut self, what: &'a [Alternative]) -> Option<u16> {
        let mut entries = Vec::new();
        for alternative in what {
            match alternative {
                Alternative::Slot(name) => entries.extend(self.slots.get(name.as_str()).into_iter().flatten().copied()),
                Alternative::Words(row) => entries.extend(self.entry(row, 0)),
            }
        }
        if entries.is_empty() {
            return None;
        }
        entries.sort_unstable();
        entries.dedup();
        let all_in =
            |names: &[String]| what.iter().all(|one| matches!(one, Alternative::Slot(name) if names.contains(name)));
        let (is_neutral, is_close) = (all_in(&self.shared.neutral), all_in(&self.shared.close));
        Some(self.group_of(entries, is_neutral, is_close))
    }

    /// The group of these entries, in order and each once.
    fn group_of(&mut self, entries: Vec<u16>, is_neutral: bool, is_close: bool) -> u16 {
        if let Some(id) = self.group_ids.get(&entries) {
            return *id;
        }
        let id = place(self.groups.len());
        let frequency =
            entries.iter().filter_map(|entry| self.entries.get(usize::from(*entry))).map(|entry| entry.frequency).sum();
        self.groups.push(Group { entries: entries.clone(), frequency, is_neutral, is_close });
        self.group_ids.insert(entries, id);
        id
    }

    fn entry(&mut self, row: &'a source::Row, roles: u16) -> Option<u16> {
        let mut atoms: Vec<u16> = Vec::with_capacity(row.len());
        for word in row {
            if let Some(known) = self.written.get(word.as_str()) {
                atoms.extend(known);
                continue;
            }
            let found = self.word(word);
            atoms.extend(&found);
            self.written.insert(word, found);
        }
        if atoms.is_empty() {
            return None;
        }
        // Consonants alone must be some, or they are any word.
        let letters = |atom: &u16| self.forms.get(usize::from(*atom)).map_or(0, |(form, _)| form.len());
        if self.letters == Letters::Consonants && atoms.iter().map(letters).sum::<usize>() < 4 {
            return None;
        }
        if let Some(id) = self.entry_ids.get(&atoms) {
            if let Some(known) = self.entries.get_mut(usize::from(*id)) {
                known.roles |= roles;
            }
            return Some(*id);
        }
        let id = place(self.entries.len());
        let frequency = |atom: &u16| self.frequencies.get(usize::from(*atom)).copied().unwrap_or(0);
        let (key, atom) = atoms.iter().enumerate().min_by_key(|(_, atom)| frequency(atom))?;
        let frequency = frequency(atom) / long_place(atoms.len()).max(1);
        self.entries.push(Entry { atoms: atoms.clone(), key, frequency, roles });
        self.entry_ids.insert(atoms, id);
        Some(id)
    }

    /// The atoms of a word as it is written; several where the letters cut it.
    fn word(&mut self, word: &str) -> Vec<u16> {
        if let Some(range) = word.strip_prefix('#') {
            let (low, high) = range.split_once('-').unwrap_or((range, range));
            let id = self.atom(word, Kind::Number);
            let (low, high) = (low.parse().unwrap_or(0), high.parse().unwrap_or(u32::MAX));
            let number = Number { atom: id, low, high };
            if !self.numbers.contains(&number) {
                self.numbers.push(number);
            }
            return vec![id];
        }
        let (open_begin, open_end) = (word.starts_with('*'), word.ends_with('*'));
        let words = Words::of(word.trim_matches('*'), self.letters);
        let last = words.list.len().saturating_sub(1);
        let kind = |index: usize| match (open_begin && index == 0, open_end && index == last) {
            (false, false) => Kind::Exact,
            (false, true) => Kind::Prefix,
            (true, false) => Kind::Suffix,
            (true, true) => Kind::Contains,
        };
        let atom = |(index, part)| {
            let form = words.letters(part);
            // What is left of a stem of one or two letters begins too many words.
            let kind = if form.chars().nth(2).is_none() { Kind::Exact } else { kind(index) };
            self.atom(form, kind)
        };
        words.list.iter().enumerate().map(atom).collect()
    }

    fn atom(&mut self, form: &str, kind: Kind) -> u16 {
        let key = (form.to_owned(), kind);
        if let Some(id) = self.atom_ids.get(&key) {
            return *id;
        }
        let id = place(self.forms.len());
        self.frequencies.push(self.frequency(form, kind));
        self.forms.push(key.clone());
        self.atom_ids.insert(key, id);
        id
    }

    /// How often a word may be met, in no unit: short and common ones are.
    fn frequency(&self, form: &str, kind: Kind) -> u32 {
        let letters = u32::try_from(form.chars().count()).unwrap_or(0);
        let base = if self.common.contains(form) { 400 } else { 64_u32 >> letters.min(6) };
        match kind {
            Kind::Number => 60,
            Kind::Exact => base + 1,
            _ => base * 2 + 2,
        }
    }

    /// What there may not be more of.
    fn is_too_large(&self) -> bool {
        let counts = [
            self.entries.len(),
            self.forms.len(),
            self.groups.len(),
            self.steps.len(),
            self.parts.len(),
            self.phrases.len(),
            self.rules.len(),
        ];
        counts.iter().any(|count| *count >= usize::from(u16::MAX))
            || self.entries.iter().any(|entry| entry.atoms.len() > ROW_WORDS_MAX)
            || self.forms.iter().any(|(form, _)| form.len() > Atom::LENGTH_MAX)
            || self.forms.iter().map(|(form, _)| form.len()).sum::<usize>() >= Atom::BEGIN_MAX
    }

    fn finish(self) -> Language {
        // Groups that are the rarest of a phrase come first.
        let mut by_group: Vec<Vec<Trigger>> = vec![Vec::new(); self.groups.len()];
        for (group, trigger) in &self.triggers {
            by_group.get_mut(usize::from(*group)).into_iter().for_each(|list| list.push(*trigger));
        }
        let is_rarest = |group: &u16| by_group.get(usize::from(*group)).is_some_and(|list| !list.is_empty());
        let group_order = ordered(self.groups.len(), is_rarest);
        let group_places = places(&group_order);
        let group_place = |group: u16| group_places.get(usize::from(group)).copied().unwrap_or(NONE);

        let (classes, class_groups, class_of) = self.classes(&group_order);
        let class = |entry: u16| class_of.get(usize::from(entry)).copied().unwrap_or(NONE);

        // Entries by the word that is looked up: those that it is alone, and those of several words.
        let mut rows_of: Vec<Vec<u16>> = vec![Vec::new(); self.forms.len()];
        let mut alone: Vec<u16> = vec![NONE; self.forms.len()];
        let mut is_key = vec![false; self.forms.len()];
        for (id, entry) in (0_u16..).zip(&self.entries) {
            let Some(key) = entry.atoms.get(entry.key).map(|atom| usize::from(*atom)) else { continue };
            is_key.get_mut(key).into_iter().for_each(|is_key| *is_key = true);
            if entry.atoms.len() == 1 {
                alone.get_mut(key).into_iter().for_each(|alone| *alone = class(id));
            } else if class(id) != NONE {
                rows_of.get_mut(key).into_iter().for_each(|rows| rows.push(id));
            }
        }
        let has_rows = |atom: &u16| rows_of.get(usize::from(*atom)).is_some_and(|rows| !rows.is_empty());
        let order = ordered(self.forms.len(), has_rows);
        let atom_places = places(&order);
        let atom_place = |atom: u16| atom_places.get(usize::from(atom)).copied().unwrap_or(NONE);

        let (mut atoms, mut forms, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let (mut row_ends, mut rows) = (Vec::new(), Vec::new());
        for (id, old) in (0_u16..).zip(&order) {
            let at = usize::from(*old);
            let Some((form, kind)) = self.forms.get(at) else { continue };
            let form = if *kind == Kind::Number { "" } else { form };
            let (begin, length) = (long_place(forms.len()), u8::try_from(form.len()).unwrap_or(u8::MAX));
            forms.extend_from_slice(form.as_bytes());
            atoms.push(Atom { begin, length, kind: *kind, class: alone.get(at).copied().unwrap_or(NONE) });
            if is_key.get(at) == Some(&true) {
                words.push((id, form, *kind));
            }
            if !has_rows(old) {
                continue;
            }
            for entry in rows_of.get(at).into_iter().flatten() {
                let Some(Entry { atoms, key, .. }) = self.entries.get(usize::from(*entry)) else { continue };
                rows.extend([row_head(self.beside(atoms, *key), *key, atoms.len()), class(*entry)]);
                rows.extend(atoms.iter().enumerate().filter(|(at, _)| at != key).map(|(_, atom)| atom_place(*atom)));
            }
            row_ends.push(long_place(rows.len()));
        }

        let ruled = self.entries.iter().filter_map(|entry| match entry.atoms.as_slice() {
            [atom] => self.forms.get(usize::from(*atom)).filter(|(_, kind)| *kind == Kind::Exact),
            _ => None,
        });
        let mut common: Vec<u32> =
            Words::of(&self.source.common, self.letters.told_by()).list.iter().map(|word| word.hash).collect();
        common.sort_unstable();
        let triggers = group_order.iter().filter_map(|group| by_group.get(usize::from(*group)));
        let triggers: Vec<&Vec<Trigger>> = triggers.take_while(|list| !list.is_empty()).collect();
        let placed = |trigger: &Trigger| Trigger { also: group_place(trigger.also), ..*trigger };
        Language {
            code: self.source.language.clone(),
            reviewed_by: self.source.reviewed_by.clone(),
            letters: self.letters,
            lookup: Lookup::new(&words),
            sounds: Sounds::new(&words),
            atoms: atoms.into_iter().collect(),
            forms: forms.into(),
            numbers: self.numbers.iter().map(|one| Number { atom: atom_place(one.atom), ..*one }).collect(),
            row_ends: row_ends.into_iter().collect(),
            rows: rows.into_iter().collect(),
            classes: classes.into_iter().collect(),
            class_groups: class_groups.into_iter().collect(),
            groups: place(self.groups.len()),
            trigger_ends: triggers
                .iter()
                .scan(0, |sum, list| {
                    *sum += list.len();
                    Some(place(*sum))
                })
                .collect(),
            triggers: triggers.iter().flat_map(|list| list.iter().map(placed)).collect(),
            phrases: self.phrases.into_iter().collect(),
            parts: self.parts.into_iter().collect(),
            steps: self.steps.iter().map(|step| Step { group: group_place(step.group), ..*step }).collect(),
            whole: self.whole.iter().map(placed).collect(),
            rules: self.rules.into_iter().collect(),
            ids: self.ids.into_bytes().into(),
            pieces: self.pieces.iter().map(|piece| Piece { group: group_place(piece.group), ..*piece }).collect(),
            told_least: self.shared.told.least,
            tales: self.tales.into_iter().collect(),
            tale_points: self.tale_points.into(),
            common: common.into_iter().collect(),
            ruled: ruled.map(|(form, _)| hash(form.as_bytes())).collect(),
        }
    }

    /// The classes of the entries, the groups of each, and the class of each entry.
    fn classes(&self, group_order: &[u16]) -> (Vec<Class>, Vec<u16>, Vec<u16>) {
        let mut groups_of: Vec<Vec<u16>> = vec![Vec::new(); self.entries.len()];
        for (place, group) in (0_u16..).zip(group_order) {
            for entry in self.groups.get(usize::from(*group)).into_iter().flat_map(|group| &group.entries) {
                groups_of.get_mut(usize::from(*entry)).into_iter().for_each(|groups| groups.push(place));
            }
        }
        let (mut classes, mut class_groups) = (Vec::new(), Vec::new());
        let mut ids: FxHashMap<(u16, Vec<u16>), u16> = FxHashMap::default();
        let mut class_of = Vec::with_capacity(self.entries.len());
        for (entry, groups) in self.entries.iter().zip(groups_of) {
            if entry.roles == 0 && groups.is_empty() {
                class_of.push(NONE);
                continue;
            }
            let next = place(classes.len());
            class_of.push(*ids.entry((entry.roles, groups)).or_insert_with_key(|(roles, groups)| {
                class_groups.extend_from_slice(groups);
                classes.push(Class { end: long_place(class_groups.len()), roles: *roles });
                next
            }));
        }
        (classes, class_groups, class_of)
    }

    /// How the word next to the one that is looked up begins; 0: anyhow.
    fn beside(&self, atoms: &[u16], key: usize) -> u8 {
        let beside = atoms.get(key + 1).or_else(|| atoms.get(key.checked_sub(1)?));
        let known = beside.and_then(|atom| self.forms.get(usize::from(*atom)));
        let begins = known.filter(|(_, kind)| matches!(kind, Kind::Exact | Kind::Prefix));
        begins.and_then(|(form, _)| form.bytes().next()).unwrap_or(0)
    }
}

/// Numbers below a count, those first that are of a kind.
fn ordered(count: usize, is_first: impl Fn(&u16) -> bool) -> Vec<u16> {
    let (mut first, others): (Vec<u16>, Vec<u16>) = (0..place(count)).partition(is_first);
    first.extend(others);
    first
}

/// Where each number stands in an order.
fn places(order: &[u16]) -> Vec<u16> {
    let mut places = vec![NONE; order.len()];
    for (place, number) in (0_u16..).zip(order) {
        places.get_mut(usize::from(*number)).into_iter().for_each(|known| *known = place);
    }
    places
}
