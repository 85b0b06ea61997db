//! Rules of one language, ready for matching: which words of a text begin which rows of words, which of these make which groups, and which
//! phrases are worth a look. Flat lists of small records ([`super::compile`] makes them); nothing is trusted of what lies in them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{
    flat::{Bytes, Flat, Record},
    letters::Letters,
    lookup::{Lookup, Probe, SLIP_LETTERS, hash},
    sounds::{Ear, Heard, Sounds, is_near},
    source::CODES,
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
    /// Somebody asks for their work, their studies or in general.
    Enquiry,
    /// How to talk to a child, from which age it may do something.
    Advice,
    /// Both parents want it.
    Agreed,
    /// A lesson, a poster or a novel about missing children.
    Lesson,
    /// Years ago.
    LongAgo,
    /// Life is good since.
    GoodNow,
    /// How people begin.
    Greeting,
}

pub(super) const ROLES: [(&str, Role); 16] = [
    ("negation", Role::Negation),
    ("no_negation", Role::NoNegation),
    ("past", Role::Past),
    ("now", Role::Now),
    ("fiction", Role::Fiction),
    ("idiom", Role::Idiom),
    ("okay", Role::Okay),
    ("quoted", Role::Quoted),
    ("age12", Role::Young),
    ("enquiry", Role::Enquiry),
    ("asksadvice", Role::Advice),
    ("bothwant", Role::Agreed),
    ("lesson", Role::Lesson),
    ("longago", Role::LongAgo),
    ("goodnow", Role::GoodNow),
    ("greeting", Role::Greeting),
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

/// No class, no group.
pub(super) const NONE: u16 = u16::MAX;

/// A word of the rules.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// Where its form begins, and how many bytes it has.
    pub begin: u32,
    pub length: u8,
    pub kind: Kind,
    /// Class of the entry that it is alone.
    pub class: u16,
}

impl Atom {
    /// Bytes that all forms of a language, and those that one, may have.
    pub const BEGIN_MAX: usize = 1 << 21;
    pub const LENGTH_MAX: usize = u8::MAX as usize;
}

impl Record<6> for Atom {
    fn write(self) -> [u8; 6] {
        let form = self.begin | u32::from(self.length) << 21 | (self.kind as u32) << 29;
        let ([a, b, c, d], [e, f]) = (form.to_le_bytes(), self.class.to_le_bytes());
        [a, b, c, d, e, f]
    }

    fn read([a, b, c, d, e, f]: [u8; 6]) -> Self {
        let form = u32::from_le_bytes([a, b, c, d]);
        Self {
            begin: form & 0x1f_ffff,
            length: (form >> 21) as u8,
            kind: KINDS.get((form >> 29) as usize).copied().unwrap_or(Kind::Number),
            class: u16::from_le_bytes([e, f]),
        }
    }
}

/// A word that is a number: which, from, to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub atom: u16,
    pub low: u32,
    pub high: u32,
}

impl Record<10> for Number {
    fn write(self) -> [u8; 10] {
        let ([a, b], [c, d, e, f], [g, h, i, j]) =
            (self.atom.to_le_bytes(), self.low.to_le_bytes(), self.high.to_le_bytes());
        [a, b, c, d, e, f, g, h, i, j]
    }

    fn read([a, b, c, d, e, f, g, h, i, j]: [u8; 10]) -> Self {
        Self {
            atom: u16::from_le_bytes([a, b]),
            low: u32::from_le_bytes([c, d, e, f]),
            high: u32::from_le_bytes([g, h, i, j]),
        }
    }
}

/// What the entries of a class mean: where their groups end, and the engine's slots in which they stand, a bit each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class {
    pub end: u32,
    pub roles: u16,
}

impl Record<6> for Class {
    fn write(self) -> [u8; 6] {
        let ([a, b, c, d], [e, f]) = (self.end.to_le_bytes(), self.roles.to_le_bytes());
        [a, b, c, d, e, f]
    }

    fn read([a, b, c, d, e, f]: [u8; 6]) -> Self {
        Self { end: u32::from_le_bytes([a, b, c, d]), roles: u16::from_le_bytes([e, f]) }
    }
}

/// A phrase that is worth a look, and a group that must occur beside that by which it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub phrase: u16,
    pub also: u16,
}

impl Record<4> for Trigger {
    fn write(self) -> [u8; 4] {
        (u32::from(self.phrase) | u32::from(self.also) << 16).to_le_bytes()
    }

    fn read(bytes: [u8; 4]) -> Self {
        let both = u32::from_le_bytes(bytes);
        Self { phrase: both as u16, also: (both >> 16) as u16 }
    }
}

/// A phrase: where its rows end, how many of them must be there (the others must not), and its rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub end: u16,
    pub must: u8,
    pub rule: u16,
}

impl Record<5> for Phrase {
    fn write(self) -> [u8; 5] {
        let ([a, b], [c, d]) = (self.end.to_le_bytes(), self.rule.to_le_bytes());
        [a, b, self.must, c, d]
    }

    fn read([a, b, must, c, d]: [u8; 5]) -> Self {
        Self { end: u16::from_le_bytes([a, b]), must, rule: u16::from_le_bytes([c, d]) }
    }
}

/// A row of a phrase: where its steps end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub end: u16,
    /// A negation doesn't concern it.
    pub is_neutral: bool,
    /// It belongs to its own sentence alone.
    pub is_close: bool,
}

impl Record<3> for Part {
    fn write(self) -> [u8; 3] {
        let [a, b] = self.end.to_le_bytes();
        [a, b, u8::from(self.is_neutral) | u8::from(self.is_close) << 1]
    }

    fn read([a, b, flags]: [u8; 3]) -> Self {
        Self { end: u16::from_le_bytes([a, b]), is_neutral: flags & 1 != 0, is_close: flags & 2 != 0 }
    }
}

/// A step in a row of a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Other words that may stand before it.
    pub gap: u8,
    pub optional: bool,
    pub group: u16,
}

impl Record<3> for Step {
    fn write(self) -> [u8; 3] {
        let [a, b] = self.group.to_le_bytes();
        [a, b, self.gap | u8::from(self.optional) << 7]
    }

    fn read([a, b, gap]: [u8; 3]) -> Self {
        Self { gap: gap & 0x7f, optional: gap & 0x80 != 0, group: u16::from_le_bytes([a, b]) }
    }
}

/// What the verdict says of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleFacts {
    /// Place in [`CODES`].
    pub code: u8,
    /// It holds only in texts of at most so many words; 0: in all.
    pub short: u8,
    /// A negation voids it.
    pub negation: bool,
    /// Words of the past void it.
    pub past: bool,
    /// Phrases that silence it, first and behind the last.
    pub unless: (u16, u16),
    /// Where its name ends.
    pub id_end: u32,
}

impl Record<11> for RuleFacts {
    fn write(self) -> [u8; 11] {
        let ([a, b], [c, d]) = (self.unless.0.to_le_bytes(), self.unless.1.to_le_bytes());
        let [e, f, g, h] = self.id_end.to_le_bytes();
        [self.code, self.short, u8::from(self.negation) | u8::from(self.past) << 1, a, b, c, d, e, f, g, h]
    }

    fn read([code, short, flags, a, b, c, d, e, f, g, h]: [u8; 11]) -> Self {
        Self {
            code,
            short,
            negation: flags & 1 != 0,
            past: flags & 2 != 0,
            unless: (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])),
            id_end: u32::from_le_bytes([e, f, g, h]),
        }
    }
}

/// A concept that counts where something is told in pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub group: u16,
    pub points: u8,
    /// A negation doesn't concern it.
    pub is_neutral: bool,
}

impl Record<4> for Piece {
    fn write(self) -> [u8; 4] {
        let [a, b] = self.group.to_le_bytes();
        [a, b, self.points, u8::from(self.is_neutral)]
    }

    fn read([a, b, points, flags]: [u8; 4]) -> Self {
        Self { group: u16::from_le_bytes([a, b]), points, is_neutral: flags & 1 != 0 }
    }
}

/// What pieces may tell: its rule, and points that are usual for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tale {
    pub rule: u16,
    pub least: u8,
}

impl Record<3> for Tale {
    fn write(self) -> [u8; 3] {
        let [a, b] = self.rule.to_le_bytes();
        [a, b, self.least]
    }

    fn read([a, b, least]: [u8; 3]) -> Self {
        Self { rule: u16::from_le_bytes([a, b]), least }
    }
}

impl RuleFacts {
    /// A rule without a code and an exception: what voids others voids it.
    pub const PLAIN: Self = Self { code: u8::MAX, short: 0, negation: true, past: true, unless: (0, 0), id_end: 0 };

    /// Whether it stands for what is told in pieces.
    pub fn is_piece(&self) -> bool {
        self.code == Self::PLAIN.code
    }

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

/// Entries of several words that are looked up by the same one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<I> {
    pub class: u16,
    /// Which word is looked up, from 0.
    pub key: usize,
    /// How many words it has.
    pub len: usize,
    /// The others.
    pub others: I,
}

/// Whether bytes are the same. Most are few, and a call to compare them takes longer than to do it here.
#[inline]
pub(super) fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // The first and the last of a size are all where there are at most twice as many.
    if let (Some(first), Some(last)) = (a.first_chunk::<8>(), a.last_chunk::<8>()) {
        return b.first_chunk() == Some(first) && b.last_chunk() == Some(last) && (a.len() <= 16 || a == b);
    }
    if let (Some(first), Some(last)) = (a.first_chunk::<4>(), a.last_chunk::<4>()) {
        return b.first_chunk() == Some(first) && b.last_chunk() == Some(last);
    }
    a.iter().eq(b)
}

/// Letters at which a word that is made of two is cut at most, and bytes of that which is no common one.
const JOINED_LETTERS_MAX: usize = 12;
const JOINED_BYTES: usize = 4;

/// Bytes from which a word in a row may have a slip.
const NEAR_BYTES: usize = 3;

/// Words that a row may have.
pub(super) const ROW_WORDS_MAX: usize = 15;

/// The head of a row as it lies there: how the word behind the one that is looked up begins, or before it where that is the last
/// (0: anyhow); which word that is; and how many words there are.
pub(super) fn row_head(first: u8, key: usize, len: usize) -> u16 {
    u16::from(first) | ((key.min(15) as u16) << 8) | ((len.min(15) as u16) << 12)
}

/// All rules of a language in one form of letters.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Language {
    pub code: String,
    /// Who has read the rules; nobody: a draft.
    pub reviewed_by: Vec<String>,
    pub letters: Letters,
    /// Words of the rules; first those by which rows are looked up.
    pub(super) atoms: Flat<Atom, 6>,
    /// Their forms, one behind the other.
    pub(super) forms: Bytes,
    pub(super) numbers: Flat<Number, 10>,
    /// Entries of several words, by the word that is looked up: a head each, the class, and the other words.
    pub(super) row_ends: Flat<u32, 4>,
    pub(super) rows: Flat<u16, 2>,
    pub(super) lookup: Lookup,
    pub(super) sounds: Sounds,
    /// Entries that stand in the same groups and in the same slots of the engine are of one class.
    pub(super) classes: Flat<Class, 6>,
    pub(super) class_groups: Flat<u16, 2>,
    /// How many groups there are; those that are the rarest of phrases come first, and these are their phrases.
    pub groups: u16,
    pub(super) trigger_ends: Flat<u16, 2>,
    pub(super) triggers: Flat<Trigger, 4>,
    pub(super) phrases: Flat<Phrase, 5>,
    pub(super) parts: Flat<Part, 3>,
    pub(super) steps: Flat<Step, 3>,
    /// Phrases of rules for whole texts; their rarest group must occur.
    pub whole: Flat<Trigger, 4>,
    pub(super) rules: Flat<RuleFacts, 11>,
    /// Names of the rules, one behind the other.
    pub(super) ids: Bytes,
    /// Concepts that count where something is told in pieces, points from which it is urgent, what it may be, and how many points each
    /// piece has for each of these, one behind the other.
    pub(super) pieces: Flat<Piece, 4>,
    pub(super) told_least: u8,
    pub(super) tales: Flat<Tale, 3>,
    pub(super) tale_points: Bytes,
    /// Hashes of words that tell the language: common ones, and single words of the rules.
    pub common: Flat<u32, 4>,
    pub ruled: Flat<u32, 4>,
}

impl Language {
    pub fn rule(&self, rule: u16) -> Option<RuleFacts> {
        self.rules.get(usize::from(rule))
    }

    pub fn rule_id(&self, rule: u16) -> &str {
        let span = self.rules.span(usize::from(rule), |rule| rule.id_end as usize);
        str::from_utf8(self.ids.get(span)).unwrap_or_default()
    }

    /// Points of a piece for what it may tell.
    pub fn tale_points(&self, tale: usize, piece: usize) -> u8 {
        let at = tale * self.pieces.len() + piece;
        self.tale_points.get(at..at + 1).first().copied().unwrap_or(0)
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    pub fn atom(&self, atom: u16) -> Option<Atom> {
        self.atoms.get(usize::from(atom))
    }

    pub fn form(&self, atom: Atom) -> &[u8] {
        let begin = atom.begin as usize;
        self.forms.get(begin..begin + usize::from(atom.length))
    }

    /// The engine's slots in which a class stands.
    pub fn roles(&self, class: u16) -> u16 {
        self.classes.get(usize::from(class)).map_or(0, |class| class.roles)
    }

    /// Where the groups lie in which a class stands.
    pub fn group_span(&self, class: u16) -> Range<usize> {
        self.classes.span(usize::from(class), |class| class.end as usize)
    }

    /// The groups there.
    pub fn groups_at(&self, span: Range<usize>) -> impl Iterator<Item = u16> + '_ {
        self.class_groups.range(span)
    }

    /// Entries of several words that are looked up by this one, where the words before and after it begin so.
    pub fn rows(
        &self,
        atom: u16,
        before: Option<u8>,
        after: Option<u8>,
    ) -> impl Iterator<Item = Row<impl Iterator<Item = u16> + Clone + '_>> + '_ {
        let mut left = self.rows.raw(self.row_ends.span(usize::from(atom), |end| end as usize));
        std::iter::from_fn(move || {
            loop {
                let ([first, shape], behind) = left.split_first()?;
                let (key, len) = (usize::from(shape & 15), usize::from(shape >> 4));
                let (row, behind) = behind.split_at_checked(len)?;
                left = behind;
                let beside = if key + 1 < len { after } else { before };
                if beside.is_some_and(|beside| *first == 0 || *first == beside) {
                    let ([class], others) = row.split_first_chunk()?;
                    let others = others.iter().map(|atom| u16::from_le_bytes(*atom));
                    return Some(Row { class: u16::from_le_bytes(*class), key, len, others });
                }
            }
        })
    }

    /// Whether a word of the rules is as long as this form, which it meets.
    pub fn is_whole(&self, atom: Atom, form: &[u8]) -> bool {
        usize::from(atom.length) == form.len() || atom.kind == Kind::Number
    }

    /// How many groups are the rarest of a phrase; they come first.
    pub fn rarest_groups(&self) -> usize {
        self.trigger_ends.len()
    }

    /// The phrases of which a group is the rarest.
    pub fn triggers(&self, group: u16) -> impl Iterator<Item = Trigger> + '_ {
        self.triggers.range(self.trigger_ends.span(usize::from(group), usize::from))
    }

    pub fn rule_of(&self, phrase: u16) -> u16 {
        self.phrases.get(usize::from(phrase)).map_or(NONE, |phrase| phrase.rule)
    }

    /// Rows of a phrase: those that must be there, and those that must not.
    pub fn parts(&self, phrase: u16) -> (Range<usize>, Range<usize>) {
        let all = self.phrases.span(usize::from(phrase), |phrase| usize::from(phrase.end));
        let must = self.phrases.get(usize::from(phrase)).map_or(0, |phrase| usize::from(phrase.must));
        let between = (all.start + must).min(all.end);
        (all.start..between, between..all.end)
    }

    pub fn part(&self, part: usize) -> Option<Part> {
        self.parts.get(part)
    }

    /// Steps of a row.
    pub fn steps(&self, part: usize) -> impl Iterator<Item = Step> + Clone + '_ {
        self.steps.range(self.parts.span(part, |part| usize::from(part.end)))
    }

    /// Whether a word of the rules meets this form; `number` is its value where it is one.
    pub fn meets(&self, id: u16, atom: Atom, form: &[u8], number: Option<u32>) -> bool {
        let text = self.form(atom);
        match atom.kind {
            Kind::Exact => same(text, form),
            Kind::Prefix => form.get(..text.len()).is_some_and(|head| same(head, text)),
            Kind::Suffix => form.ends_with(text),
            Kind::Contains => text.is_empty() || form.windows(text.len()).any(|part| part == text),
            Kind::Number => number.is_some_and(|number| {
                self.numbers.iter().any(|one| one.atom == id && (one.low..=one.high).contains(&number))
            }),
        }
    }

    /// Where [`Self::look_up`] looks.
    pub fn probe(&self, form: &[u8], hash: u32) -> Probe {
        self.lookup.probe(form, hash)
    }

    /// Words of the rules that meet this form, of which the hash is known.
    pub fn look_up(&self, form: &[u8], hash: u32, probe: Probe, number: Option<u32>, found: &mut Vec<u16>) {
        if let Some(number) = number {
            let meets = |one: &Number| (one.low..=one.high).contains(&number);
            found.extend(self.numbers.iter().filter(meets).map(|one| one.atom));
        }
        let meets = |id: u16| self.atom(id).is_some_and(|atom| self.meets(id, atom, form, None));
        self.lookup.find(form, hash, probe, meets, found);
    }

    /// Words of the rules from which this form differs by a slip.
    pub fn look_up_slips(&self, form: &[u8], hash: u32, found: &mut Vec<u16>) {
        if form.len() < SLIP_LETTERS || self.common.has(hash) {
            return;
        }
        let word = |id: u16| self.atom(id).map(|atom| (self.form(atom), atom.kind));
        self.lookup.slips(form, word, found);
    }

    /// Whether a form that no rule names is no common word either.
    pub fn may_be_unsure(&self, hash: u32) -> bool {
        !self.common.has(hash)
    }

    /// Words of the rules for which this form may stand, with more slips than one; nothing is sure about them.
    pub fn look_up_sounds(&self, form: &[u8], hash: u32, ear: Ear, found: &mut Vec<u16>) {
        if self.may_be_unsure(hash) {
            let word = |id: u16| self.atom(id).map(|atom| (self.form(atom), atom.kind));
            self.sounds.find(form, ear, word, |each| self.lookup.alike(form, each), found);
        }
    }

    /// Words of the rules of which a form is made together with a common word, as those who leave out spaces write: `helpme`.
    pub fn look_up_joined(&self, form: &[u8], found: &mut Vec<u16>) {
        let letters = str::from_utf8(form).unwrap_or_default();
        let places = letters.char_indices().map(|(at, _)| at).skip(2).take(JOINED_LETTERS_MAX);
        let has = |part: &[u8]| self.common.has(hash(part));
        let find = |part: &[u8], found: &mut Vec<u16>| {
            let sum = hash(part);
            self.look_up(part, sum, self.probe(part, sum), None, found);
        };
        for at in places {
            let (Some(head), Some(tail)) = (form.get(..at), form.get(at..)) else { return };
            let (word, with) = if has(head) { (tail, head) } else { (head, tail) };
            if word.len() < JOINED_BYTES || !has(with) {
                continue;
            }
            // `nebije` is a denial.
            find(with, found);
            let role = |id: &u16| self.atom(*id).map_or(0, |atom| self.roles(atom.class));
            let says = found.iter().any(|id| role(id) != 0);
            found.clear();
            if says {
                return;
            }
            find(word, found);
            if !found.is_empty() {
                return;
            }
        }
    }

    /// Whether a form that no rule names may stand for this word of the rules.
    pub fn is_near(&self, atom: Atom, form: &[u8], hash: u32) -> bool {
        form.len() >= NEAR_BYTES
            && form.first() == self.form(atom).first()
            && !self.common.has(hash)
            && Heard::of(form).is_some_and(|typed| is_near(self.form(atom), &typed, atom.kind))
    }

    /// Bytes that it takes, about.
    pub fn bytes(&self) -> usize {
        let Self { atoms, forms, numbers, row_ends, rows, lookup, classes, class_groups, .. } = self;
        let Self { trigger_ends, triggers, phrases, parts, steps, whole, rules, ids, common, ruled, .. } = self;
        let pieces = self.pieces.bytes() + self.tales.bytes() + self.tale_points.len();
        let words = atoms.bytes()
            + forms.len()
            + numbers.bytes()
            + row_ends.bytes()
            + rows.bytes()
            + lookup.bytes()
            + self.sounds.bytes();
        let groups = classes.bytes() + class_groups.bytes() + trigger_ends.bytes() + triggers.bytes();
        let told = phrases.bytes() + parts.bytes() + steps.bytes() + whole.bytes() + rules.bytes() + ids.len() + pieces;
        words + groups + told + common.bytes() + ruled.bytes() + size_of::<Self>()
    }
}
