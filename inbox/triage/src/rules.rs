//! Rules of one language, made ready for matching: which words of a text begin which entries, which entries make which groups, and which
//! phrases are worth a look. Flat lists of small numbers: they are made when Earshot is built, and are only read when it starts.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{
    letters::Letters,
    lookup::{Lookup, SLIP_LETTERS, hash},
    source::{self, Alternative, CODES, Part, Phrase, Row, Rule, RuleError, Source},
    words::Words,
};

/// Slots that mean something to the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Role {
    Negation,
    NoNegation,
    Past,
    Now,
    Fiction,
    Idiom,
    Okay,
    Quoted,
    /// Somebody is under 13.
    Young,
}

pub(super) const ROLES: [(&str, Role); 9] = [
    ("negation", Role::Negation),
    ("no_negation", Role::NoNegation),
    ("past", Role::Past),
    ("now", Role::Now),
    ("fiction", Role::Fiction),
    ("idiom", Role::Idiom),
    ("okay", Role::Okay),
    ("quoted", Role::Quoted),
    ("age12", Role::Young),
];

impl Role {
    pub fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// How a word of a rule meets one of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Kind {
    Exact,
    Prefix,
    Suffix,
    Contains,
    Number,
}

const KINDS: [Kind; 5] = [Kind::Exact, Kind::Prefix, Kind::Suffix, Kind::Contains, Kind::Number];

/// A step in a row of a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Other words that may stand before it.
    pub gap: u8,
    pub optional: bool,
    pub group: u16,
}

/// What the verdict says of a rule.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RuleFacts {
    pub id: String,
    /// Place in [`CODES`].
    code: u8,
    /// It holds only in texts of at most so many words; 0: in all.
    pub short: u8,
    /// A negation voids it.
    pub negation: bool,
    /// Words of the past void it.
    pub past: bool,
    /// Phrases that silence it, first and behind the last.
    pub unless: (u16, u16),
}

impl RuleFacts {
    pub fn code(&self) -> &'static str {
        self.known().0
    }

    pub fn priority(&self) -> u8 {
        self.known().1
    }

    fn known(&self) -> (&'static str, u8) {
        CODES.get(usize::from(self.code)).copied().unwrap_or(("UNKNOWN", 2))
    }
}

/// All rules of a language in one form of letters.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Language {
    pub code: String,
    /// Who has read the rules; nobody: a draft.
    pub reviewed_by: Vec<String>,
    pub letters: Letters,
    /// Forms of the words of rules, one behind the other.
    forms: String,
    form_ends: Vec<u32>,
    kinds: Vec<u8>,
    /// Words that are numbers: the word, from, to.
    numbers: Vec<(u16, u32, u32)>,
    /// Words of the entries.
    rows: Lists,
    /// Which word of an entry is looked up; the rarest.
    keys: Vec<u8>,
    /// The engine's slots in which an entry stands, a bit each.
    roles: Vec<u16>,
    /// Entries of one word, and entries of several by the word that is looked up.
    alone: Lists,
    in_rows: Lists,
    /// Beside each of `in_rows`: the first byte of the word next to it (0: any), and [`BEFORE`] where that stands before it.
    neighbours: Vec<u16>,
    /// Entries of a group.
    pub groups: Lists,
    /// Groups that a negation doesn't concern, in order.
    neutral: Vec<u16>,
    /// Groups that belong to their own sentence alone, in order.
    close: Vec<u16>,
    /// Groups that are the rarest of a phrase, by entry; and the phrases, by that group.
    pub rarest: Lists,
    pub phrases: Lists,
    /// Groups of the steps of all rows of all phrases.
    steps: Lists,
    /// The gap before a step; the highest bit says that it may be missing.
    gaps: Vec<u8>,
    /// Rows of a phrase end here; so many of them must be there, the others must not.
    phrase_ends: Vec<u32>,
    phrase_parts: Vec<u8>,
    phrase_rules: Vec<u16>,
    pub rules: Vec<RuleFacts>,
    /// Phrases of rules for whole texts.
    pub whole: Vec<u16>,
    lookup: Lookup,
    /// Hashes of words that tell the language: common ones, and single words of the rules.
    pub common: Vec<u32>,
    pub ruled: Vec<u32>,
}

/// The file whose rules hold in every language, over slots that each of them has.
const SHARED: &str = "shared";

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
            languages.push(Language::new(source, &shared, *letters)?);
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

/// Lists of numbers, one behind the other.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u16>,
}

impl Lists {
    fn of(count: usize, mut pairs: Vec<(u16, u16)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut ends = vec![0_u32; count];
        for (list, _) in &pairs {
            if let Some(end) = ends.get_mut(usize::from(*list)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        Self { ends, items: pairs.into_iter().map(|(_, item)| item).collect() }
    }

    fn push(&mut self, items: impl Iterator<Item = u16>) {
        self.items.extend(items);
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn range(&self, list: usize) -> std::ops::Range<usize> {
        let begin = list.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(list).copied().unwrap_or(begin);
        begin as usize..end as usize
    }

    pub fn get(&self, list: u16) -> &[u16] {
        self.items.get(self.range(usize::from(list))).unwrap_or_default()
    }

    fn bytes(&self) -> usize {
        self.ends.capacity() * 4 + self.items.capacity() * 2
    }
}

impl Language {
    /// Makes a language's rules ready; `shared` ones speak of its slots.
    ///
    /// # Errors
    /// [`RuleError`] where there are more words or phrases than a file may have.
    pub fn new(source: &Source, shared: &Source, letters: Letters) -> Result<Self, RuleError> {
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
        let most = [
            builder.entries.len(),
            builder.forms.len(),
            builder.groups.len(),
            builder.language.phrase_rules.len(),
            builder.language.rules.len(),
        ];
        if most.iter().any(|count| *count >= usize::from(u16::MAX)) {
            let reason = format!("more than {} words, groups or phrases", u16::MAX);
            return Err(RuleError { file: source.file.clone(), line: 1, reason });
        }
        Ok(builder.finish())
    }

    pub fn groups(&self) -> usize {
        self.groups.len()
    }

    pub fn entries(&self) -> usize {
        self.keys.len()
    }

    pub fn form(&self, atom: u16) -> &str {
        let atom = usize::from(atom);
        let begin = atom.checked_sub(1).and_then(|before| self.form_ends.get(before)).copied().unwrap_or(0);
        let end = self.form_ends.get(atom).copied().unwrap_or(begin);
        self.forms.get(begin as usize..end as usize).unwrap_or_default()
    }

    fn kind(&self, atom: u16) -> Option<Kind> {
        self.kinds.get(usize::from(atom)).and_then(|kind| KINDS.get(usize::from(*kind))).copied()
    }

    /// Words of an entry.
    pub fn row(&self, entry: u16) -> &[u16] {
        self.rows.get(entry)
    }

    /// Which word of an entry is looked up, from 0.
    pub fn key(&self, entry: u16) -> usize {
        self.keys.get(usize::from(entry)).map_or(0, |key| usize::from(*key))
    }

    pub fn roles(&self, entry: u16) -> u16 {
        self.roles.get(usize::from(entry)).copied().unwrap_or(0)
    }

    /// Entries that are this word alone.
    pub fn alone(&self, atom: u16) -> &[u16] {
        self.alone.get(atom)
    }

    /// Entries of several words that are looked up by this one, where the words before and after it begin so.
    pub fn in_rows(&self, atom: u16, before: Option<u8>, after: Option<u8>) -> impl Iterator<Item = u16> + '_ {
        let range = self.in_rows.range(usize::from(atom));
        let entries = self.in_rows.items.get(range.clone()).unwrap_or_default();
        let neighbours = self.neighbours.get(range).unwrap_or_default();
        entries.iter().zip(neighbours).filter_map(move |(entry, neighbour)| {
            let beside = if neighbour & BEFORE == 0 { after } else { before };
            let first = neighbour & 0xff;
            beside.is_some_and(|beside| first == 0 || first == u16::from(beside)).then_some(*entry)
        })
    }

    /// Whether a word of the rules is as long as this form, which it meets.
    pub fn is_whole(&self, atom: u16, form: &str) -> bool {
        self.form(atom).len() == form.len() || self.kind(atom) == Some(Kind::Number)
    }

    pub fn rule_of(&self, phrase: u16) -> u16 {
        self.phrase_rules.get(usize::from(phrase)).copied().unwrap_or(u16::MAX)
    }

    /// Rows of a phrase: those that must be there, and those that must not.
    pub fn parts(&self, phrase: u16) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let phrase = usize::from(phrase);
        let begin =
            phrase.checked_sub(1).and_then(|before| self.phrase_ends.get(before)).copied().unwrap_or(0) as usize;
        let end = self.phrase_ends.get(phrase).map_or(begin, |end| *end as usize);
        let between = (begin + self.phrase_parts.get(phrase).map_or(0, |count| usize::from(*count))).min(end);
        (begin..between, between..end)
    }

    /// Steps of a row.
    pub fn steps(&self, part: usize) -> impl Iterator<Item = Step> + '_ {
        let range = self.steps.range(part);
        let groups = self.steps.items.get(range.clone()).unwrap_or_default();
        let gaps = self.gaps.get(range).unwrap_or_default();
        groups.iter().zip(gaps).map(|(group, gap)| Step { gap: gap & 0x7f, optional: gap & 0x80 != 0, group: *group })
    }

    pub fn is_neutral(&self, group: u16) -> bool {
        self.neutral.binary_search(&group).is_ok()
    }

    pub fn is_close(&self, group: u16) -> bool {
        self.close.binary_search(&group).is_ok()
    }

    /// Whether a word of the rules meets this form; `number` is its value where it is one.
    pub fn meets(&self, atom: u16, form: &str, number: Option<u32>) -> bool {
        let text = self.form(atom);
        match self.kind(atom) {
            Some(Kind::Exact) => text == form,
            Some(Kind::Prefix) => form.starts_with(text),
            Some(Kind::Suffix) => form.ends_with(text),
            Some(Kind::Contains) => form.contains(text),
            Some(Kind::Number) => number.is_some_and(|number| {
                self.numbers.iter().any(|(id, low, high)| *id == atom && (*low..=*high).contains(&number))
            }),
            None => false,
        }
    }

    /// Words of the rules that meet this form.
    pub fn look_up(&self, form: &str, number: Option<u32>, found: &mut Vec<u16>) {
        if let Some(number) = number {
            found.extend(
                self.numbers.iter().filter(|(_, low, high)| (*low..=*high).contains(&number)).map(|(atom, ..)| *atom),
            );
        }
        self.lookup.find(form, |atom| self.meets(atom, form, None), found);
    }

    /// Words of the rules from which this form differs by one slip; a common word is no slip of another.
    pub fn look_up_slips(&self, form: &str, found: &mut Vec<u16>) {
        if form.len() < SLIP_LETTERS || self.common.binary_search(&hash(form.as_bytes())).is_ok() {
            return;
        }
        self.lookup.slips(form, |atom| (self.form(atom), self.kind(atom)), found);
    }

    /// Bytes that it takes in memory, about.
    pub fn bytes(&self) -> usize {
        let lists = [&self.rows, &self.alone, &self.in_rows, &self.groups, &self.rarest, &self.phrases, &self.steps];
        lists.iter().map(|lists| lists.bytes()).sum::<usize>()
            + self.forms.capacity()
            + (self.form_ends.capacity() + self.phrase_ends.capacity() + self.common.capacity() + self.ruled.capacity())
                * 4
            + (self.neutral.capacity()
                + self.close.capacity()
                + self.phrase_rules.capacity()
                + self.whole.capacity()
                + self.roles.capacity())
                * 2
            + [&self.kinds, &self.keys, &self.gaps, &self.phrase_parts]
                .iter()
                .map(|list| list.capacity())
                .sum::<usize>()
            + self.rules.iter().map(|rule| rule.id.capacity() + size_of::<RuleFacts>()).sum::<usize>()
            + self.lookup.bytes()
    }
}

struct Builder<'a> {
    language: Language,
    common: FxHashMap<String, ()>,
    forms: Vec<(String, Kind)>,
    frequencies: Vec<u32>,
    atom_ids: FxHashMap<(String, Kind), u16>,
    /// Words as they are written, already met.
    written: FxHashMap<&'a str, Vec<u16>>,
    entries: Vec<Vec<u16>>,
    entry_ids: FxHashMap<Vec<u16>, u16>,
    entry_frequencies: Vec<u32>,
    by_atom: Vec<(u16, u16)>,
    slots: FxHashMap<&'a str, Vec<u16>>,
    groups: Vec<Vec<u16>>,
    group_ids: FxHashMap<Vec<u16>, u16>,
    group_frequencies: Vec<u32>,
    triggers: Vec<(u16, u16)>,
    shared: &'a Source,
}

/// Says that the neighbour stands before the word that is looked up.
const BEFORE: u16 = 0x100;

/// How the word next to the one that is looked up begins.
fn neighbour(language: &Language, forms: &[(String, Kind)], entry: u16) -> u16 {
    let (row, key) = (language.row(entry), language.key(entry));
    let (beside, side) = match row.get(key + 1) {
        Some(after) => (Some(after), 0),
        None => (key.checked_sub(1).and_then(|before| row.get(before)), BEFORE),
    };
    let known = beside.and_then(|atom| forms.get(usize::from(*atom)));
    let first =
        known.filter(|(_, kind)| matches!(kind, Kind::Exact | Kind::Prefix)).and_then(|(form, _)| form.bytes().next());
    side | u16::from(first.unwrap_or(0))
}

fn place(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

impl<'a> Builder<'a> {
    fn new(letters: Letters, source: &'a Source, shared: &'a Source) -> Self {
        let words = Words::of(&source.common, letters);
        let told = Words::of(&source.common, letters.told_by());
        let language = Language {
            code: source.language.clone(),
            reviewed_by: source.reviewed_by.clone(),
            letters,
            forms: String::new(),
            form_ends: Vec::new(),
            kinds: Vec::new(),
            numbers: Vec::new(),
            rows: Lists::default(),
            keys: Vec::new(),
            roles: Vec::new(),
            alone: Lists::default(),
            in_rows: Lists::default(),
            neighbours: Vec::new(),
            groups: Lists::default(),
            neutral: Vec::new(),
            close: Vec::new(),
            rarest: Lists::default(),
            phrases: Lists::default(),
            steps: Lists::default(),
            gaps: Vec::new(),
            phrase_ends: Vec::new(),
            phrase_parts: Vec::new(),
            phrase_rules: Vec::new(),
            rules: Vec::new(),
            whole: Vec::new(),
            lookup: Lookup::default(),
            common: told.list.iter().map(|word| word.hash).collect(),
            ruled: Vec::new(),
        };
        Self {
            language,
            common: words.list.iter().map(|word| (words.form(word).to_owned(), ())).collect(),
            forms: Vec::new(),
            frequencies: Vec::new(),
            atom_ids: FxHashMap::default(),
            written: FxHashMap::default(),
            entries: Vec::new(),
            entry_ids: FxHashMap::default(),
            entry_frequencies: Vec::new(),
            by_atom: Vec::new(),
            slots: FxHashMap::default(),
            groups: Vec::new(),
            group_ids: FxHashMap::default(),
            group_frequencies: Vec::new(),
            triggers: Vec::new(),
            shared,
        }
    }

    fn slot(&mut self, name: &'a str, rows: &'a [Row], roles: u16) {
        let mut entries: Vec<u16> = rows.iter().filter_map(|row| self.entry(row, roles)).collect();
        entries.sort_unstable();
        entries.dedup();
        self.slots.insert(name, entries);
    }

    fn rule(&mut self, rule: &'a Rule, owner: &str) {
        let index = place(self.language.rules.len());
        let first = self.next_phrase();
        for phrase in &rule.unless {
            self.phrase(phrase, index);
        }
        let unless = (first, self.next_phrase());
        self.language.rules.push(RuleFacts {
            id: format!("{owner}{}", rule.id),
            code: CODES
                .iter()
                .position(|(code, _)| *code == rule.code)
                .and_then(|at| u8::try_from(at).ok())
                .unwrap_or(u8::MAX),
            short: rule.short,
            negation: rule.negation,
            past: rule.past,
            unless,
        });
        for phrase in &rule.say {
            let at = self.next_phrase();
            let Some(rarest) = self.phrase(phrase, index) else { continue };
            if rule.whole {
                self.language.whole.push(at);
            } else {
                self.triggers.push((rarest, at));
            }
        }
    }

    fn next_phrase(&self) -> u16 {
        place(self.language.phrase_rules.len())
    }

    /// Adds a phrase and tells its rarest group; `None` where a group that must be there has no words in this language.
    fn phrase(&mut self, phrase: &'a Phrase, rule: u16) -> Option<u16> {
        let mut parts = phrase.parts.iter().map(|part| self.part(part)).collect::<Option<Vec<_>>>()?;
        // The others are looked for around the first.
        parts.sort_by_key(|part| part.iter().all(|step| self.language.is_close(step.group)));
        let not: Vec<Vec<Step>> = phrase.not.iter().filter_map(|part| self.part(part)).collect();
        let required = parts.iter().flatten().filter(|step| !step.optional);
        let rarest = required.min_by_key(|step| self.group_frequencies.get(usize::from(step.group)))?.group;
        let language = &mut self.language;
        for part in parts.iter().chain(&not) {
            language.steps.push(part.iter().map(|step| step.group));
            language.gaps.extend(part.iter().map(|step| step.gap | if step.optional { 0x80 } else { 0 }));
        }
        language.phrase_ends.push(u32::try_from(language.steps.len()).unwrap_or(u32::MAX));
        language.phrase_parts.push(u8::try_from(parts.len()).unwrap_or(u8::MAX));
        language.phrase_rules.push(rule);
        Some(rarest)
    }

    fn part(&mut self, part: &'a Part) -> Option<Vec<Step>> {
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
        if let Some(id) = self.group_ids.get(&entries) {
            return Some(*id);
        }
        let id = place(self.groups.len());
        self.group_frequencies
            .push(entries.iter().filter_map(|entry| self.entry_frequencies.get(usize::from(*entry))).sum());
        self.groups.push(entries.clone());
        self.group_ids.insert(entries, id);
        let all_in =
            |names: &[String]| what.iter().all(|one| matches!(one, Alternative::Slot(name) if names.contains(name)));
        if all_in(&self.shared.neutral) {
            self.language.neutral.push(id);
        }
        if all_in(&self.shared.close) {
            self.language.close.push(id);
        }
        Some(id)
    }

    fn entry(&mut self, row: &'a Row, roles: u16) -> Option<u16> {
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
        if self.language.letters == Letters::Consonants && atoms.iter().map(letters).sum::<usize>() < 4 {
            return None;
        }
        if let Some(id) = self.entry_ids.get(&atoms) {
            if let Some(known) = self.language.roles.get_mut(usize::from(*id)) {
                *known |= roles;
            }
            return Some(*id);
        }
        let id = place(self.entries.len());
        let frequency = |atom: &u16| self.frequencies.get(usize::from(*atom)).copied().unwrap_or(0);
        let (key, atom) = (0_u8..).zip(&atoms).min_by_key(|(_, atom)| frequency(atom))?;
        self.by_atom.push((*atom, id));
        self.entry_frequencies.push(frequency(atom) / u32::try_from(atoms.len()).unwrap_or(1).max(1));
        self.language.keys.push(key);
        self.language.roles.push(roles);
        self.entries.push(atoms.clone());
        self.entry_ids.insert(atoms, id);
        Some(id)
    }

    /// The atoms of a word as it is written; several where the letters cut it.
    fn word(&mut self, word: &str) -> Vec<u16> {
        if let Some(range) = word.strip_prefix('#') {
            let (low, high) = range.split_once('-').unwrap_or((range, range));
            let id = self.atom(word, Kind::Number);
            let number = (id, low.parse().unwrap_or(0), high.parse().unwrap_or(u32::MAX));
            if !self.language.numbers.contains(&number) {
                self.language.numbers.push(number);
            }
            return vec![id];
        }
        let (open_begin, open_end) = (word.starts_with('*'), word.ends_with('*'));
        let words = Words::of(word.trim_matches('*'), self.language.letters);
        let last = words.list.len().saturating_sub(1);
        let kind = |index: usize| match (open_begin && index == 0, open_end && index == last) {
            (false, false) => Kind::Exact,
            (false, true) => Kind::Prefix,
            (true, false) => Kind::Suffix,
            (true, true) => Kind::Contains,
        };
        let atom = |(index, part)| {
            let form = words.form(part);
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
        let base = if self.common.contains_key(form) { 400 } else { 64_u32 >> letters.min(6) };
        match kind {
            Kind::Number => 60,
            Kind::Exact => base + 1,
            _ => base * 2 + 2,
        }
    }

    fn finish(mut self) -> Language {
        let mut language = self.language;
        for (form, kind) in &self.forms {
            if *kind != Kind::Number {
                language.forms.push_str(form);
            }
            language.form_ends.push(u32::try_from(language.forms.len()).unwrap_or(u32::MAX));
            language.kinds.push(*kind as u8);
        }
        for entry in &self.entries {
            language.rows.push(entry.iter().copied());
            if let [atom] = entry.as_slice()
                && let Some((form, Kind::Exact)) = self.forms.get(usize::from(*atom))
            {
                language.ruled.push(hash(form.as_bytes()));
            }
        }
        for group in &self.groups {
            language.groups.push(group.iter().copied());
        }
        self.by_atom.sort_unstable();
        language.common.sort_unstable();
        let mut looked_up: Vec<u16> = self.by_atom.iter().map(|(atom, _)| *atom).collect();
        looked_up.dedup();
        let words: Vec<(u16, &str, Kind)> = looked_up
            .iter()
            .filter_map(|id| self.forms.get(usize::from(*id)).map(|(form, kind)| (*id, form.as_str(), *kind)))
            .collect();
        language.lookup = Lookup::new(&words);
        let (alone, in_rows) = self
            .by_atom
            .into_iter()
            .partition(|(_, entry)| self.entries.get(usize::from(*entry)).is_some_and(|row| row.len() == 1));
        language.alone = Lists::of(self.forms.len(), alone);
        language.in_rows = Lists::of(self.forms.len(), in_rows);
        language.neighbours =
            language.in_rows.items.iter().map(|entry| neighbour(&language, &self.forms, *entry)).collect();
        let mut rarest: Vec<u16> = self.triggers.iter().map(|(group, _)| *group).collect();
        rarest.sort_unstable();
        rarest.dedup();
        let entries = |group: &u16| self.groups.get(usize::from(*group)).into_iter().flatten().copied();
        let pairs = rarest.iter().flat_map(|group| entries(group).map(|entry| (entry, *group))).collect();
        language.rarest = Lists::of(self.entries.len(), pairs);
        language.phrases = Lists::of(self.groups.len(), self.triggers);
        language
    }
}
