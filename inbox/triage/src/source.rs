//! Rule files as they are written: TOML with phrases. Errors name the file, the line and the reason.
//!
//! A phrase is made of parts that must all occur near each other (`&`), in any order; a part is a row of words, slots and alternatives
//! with gaps. What the signs mean stands in `inbox/triage/README.md`.

use std::{collections::BTreeMap, ops::Range};

use serde::Deserialize;
use toml::Spanned;

/// Why a file of rules can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct RuleError {
    /// Name of the file.
    pub file: String,
    /// Line in it, from 1.
    pub line: usize,
    /// What is wrong, in words.
    pub reason: String,
}

/// Signals and the priority that each gives, strongest first (the shared model's triage table).
pub const CODES: [(&str, u8); 26] = [
    ("IMM", 0),
    ("SUI_ACT", 0),
    ("VIO_NOW", 0),
    ("ABD_NOW", 0),
    ("SIGHT_LIVE", 0),
    ("TRAF", 0),
    ("BABY_LOST", 0),
    ("SUI_PLAN", 1),
    ("SH_NOW", 1),
    ("SEX_GROOM", 1),
    ("STREET_TONIGHT", 1),
    ("MISS_NEW", 1),
    ("SIGHT", 1),
    ("THREAT", 1),
    ("MED", 1),
    ("PAR_RISK", 1),
    ("AGE_U13", 1),
    ("SUI_IDEA", 2),
    ("SH", 2),
    ("ABUSE", 2),
    ("BULLY", 2),
    ("RUN_THINK", 2),
    ("WITNESS", 2),
    ("MIG_ALONE", 2),
    ("THANKS", 4),
    ("TEST", 4),
];

/// The file whose rules hold in every language, over slots that each of them has.
pub(super) const SHARED: &str = "shared";

/// Entries of one phrase that are looked at; more is a mistake.
const PHRASE_ITEMS: usize = 40;
/// Phrases into which one with gaps inside its alternatives may fall apart.
const VARIANTS: usize = 64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Spanned<String>,
    reviewed_by: Vec<String>,
    #[serde(default)]
    common: String,
    #[serde(default)]
    neutral: Vec<String>,
    #[serde(default)]
    close: Vec<String>,
    #[serde(default)]
    concepts: Vec<String>,
    #[serde(default)]
    slots: BTreeMap<String, Vec<Spanned<String>>>,
    #[serde(default)]
    rules: Vec<FileRule>,
    told: Option<FileTold>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTold {
    least: u8,
    points: BTreeMap<Spanned<String>, u8>,
    kinds: Vec<FileKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileKind {
    id: Spanned<String>,
    code: Spanned<String>,
    least: u8,
    points: BTreeMap<Spanned<String>, u8>,
    #[expect(dead_code, reason = "read by people")]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRule {
    id: Spanned<String>,
    code: Spanned<String>,
    say: Vec<Spanned<String>>,
    #[serde(default)]
    unless: Vec<Spanned<String>>,
    #[serde(default)]
    whole: bool,
    #[serde(default)]
    short: u8,
    negation: Option<bool>,
    past: Option<bool>,
    #[serde(default)]
    #[expect(dead_code, reason = "read by people")]
    note: String,
}

/// A file of rules, read and checked.
#[derive(Debug)]
pub(super) struct Source {
    pub file: String,
    /// A language, or `shared` for rules that hold in each.
    pub language: String,
    /// Who has read the rules; nobody: a draft.
    pub reviewed_by: Vec<String>,
    pub common: String,
    /// Slots that a negation beside them doesn't concern: people, places, times.
    pub neutral: Vec<String>,
    /// Slots that belong to their own sentence alone: times.
    pub close: Vec<String>,
    /// Slots of which the rules for all languages speak.
    pub concepts: Vec<String>,
    pub slots: BTreeMap<String, Vec<Row>>,
    pub rules: Vec<Rule>,
    pub told: Told,
}

/// What is told in pieces: points for concepts that stand together, where no phrase says it.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Points from which a text is urgent.
    pub least: u8,
    /// Concepts and their points.
    pub points: Vec<(String, u8)>,
    /// What it may be about; of several that fit as well the first.
    pub kinds: Vec<Kind>,
}

/// What something told in pieces may be about.
#[derive(Debug)]
pub(super) struct Kind {
    pub id: String,
    pub code: &'static str,
    /// Points that are usual for it; what has the most above is meant.
    pub least: u8,
    pub points: Vec<(String, u8)>,
}

/// A rule: what it says, and where it holds its peace.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub id: String,
    pub code: &'static str,
    pub say: Vec<Phrase>,
    pub unless: Vec<Phrase>,
    /// The whole text must be this.
    pub whole: bool,
    /// It holds only in texts of at most so many words; 0: in all.
    pub short: u8,
    /// A negation voids it.
    pub negation: bool,
    /// Words of the past void it.
    pub past: bool,
}

/// Parts that must occur near each other, and parts that must not.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub parts: Vec<Part>,
    pub not: Vec<Part>,
    pub line: usize,
}

/// Items in a row.
pub(super) type Part = Vec<Item>;

#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Other words that may stand before it.
    pub gap: u8,
    pub optional: bool,
    pub what: Vec<Alternative>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Alternative {
    Slot(String),
    Words(Row),
}

/// Words in a row without gaps, as they are written: `cut*`, `#5-12`, `💊`.
pub(super) type Row = Vec<String>;

/// Reads a file of rules.
///
/// # Errors
/// [`RuleError`] for what isn't TOML or has an unknown field, code, slot or sign.
pub(super) fn read(file: &str, text: &str) -> Result<Source, RuleError> {
    let lines: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| lines.partition_point(|end| *end < at) + 1;
    let fail = |at: Range<usize>, reason: String| RuleError { file: file.into(), line: line_of(at.start), reason };
    let raw: File =
        toml::from_str(text).map_err(|error| fail(error.span().unwrap_or(0..0), error.message().to_owned()))?;
    let language = raw.language.get_ref().clone();
    if language.is_empty() || language.len() > 8 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Err(fail(raw.language.span(), format!("{language:?} is not a language such as \"de\"")));
    }
    let mut slots = BTreeMap::new();
    for (name, entries) in raw.slots {
        let mut rows = Vec::with_capacity(entries.len());
        for entry in &entries {
            let row: Row = entry.get_ref().split_whitespace().flat_map(words).collect();
            for word in &row {
                check_word(word).map_err(|reason| fail(entry.span(), reason))?;
            }
            rows.push(row);
        }
        slots.insert(name, rows);
    }
    let mut rules: Vec<Rule> = Vec::with_capacity(raw.rules.len());
    for rule in raw.rules {
        let id = rule.id.get_ref().clone();
        if rules.iter().any(|known| known.id == id) {
            return Err(fail(rule.id.span(), format!("the rule {id:?} stands here twice")));
        }
        let (code, priority) = code(&rule.code).map_err(|reason| fail(rule.code.span(), reason))?;
        if priority == 4 && !rule.whole {
            return Err(fail(
                rule.code.span(),
                format!("a rule for {code} says `whole = true`: only a whole text lowers"),
            ));
        }
        let phrases = |list: &[Spanned<String>]| {
            let mut phrases = Vec::with_capacity(list.len());
            for say in list {
                let line = line_of(say.span().start);
                phrases.extend(phrase(say.get_ref(), line).map_err(|reason| fail(say.span(), reason))?);
            }
            Ok(phrases)
        };
        rules.push(Rule {
            code,
            say: phrases(&rule.say)?,
            unless: phrases(&rule.unless)?,
            whole: rule.whole,
            short: rule.short,
            negation: rule.negation.unwrap_or(true),
            past: rule.past.unwrap_or(true),
            id,
        });
    }
    let told = match raw.told {
        Some(told) if language != SHARED => {
            let reason = format!("only {SHARED}.toml says what is told in pieces");
            return Err(fail(told.points.keys().next().map_or(0..0, Spanned::span), reason));
        }
        Some(told) => told.read(&raw.concepts).map_err(|(span, reason)| fail(span, reason))?,
        None => Told::default(),
    };
    Ok(Source {
        file: file.into(),
        language,
        reviewed_by: raw.reviewed_by,
        common: raw.common,
        neutral: raw.neutral,
        close: raw.close,
        concepts: raw.concepts,
        slots,
        rules,
        told,
    })
}

/// A code of the model and its priority.
fn code(written: &Spanned<String>) -> Result<(&'static str, u8), String> {
    let code = written.get_ref();
    CODES.iter().find(|(known, _)| known == code).copied().ok_or_else(|| format!("{code:?} is not a code of the model"))
}

impl FileTold {
    /// Checks that it speaks of concepts and codes that exist.
    fn read(self, concepts: &[String]) -> Result<Told, (Range<usize>, String)> {
        let points = |list: BTreeMap<Spanned<String>, u8>| {
            list.into_iter()
                .map(|(name, points)| match concepts.contains(name.get_ref()) {
                    true => Ok((name.into_inner(), points)),
                    false => Err((name.span(), format!("{:?} is not among the concepts", name.get_ref()))),
                })
                .collect::<Result<Vec<_>, _>>()
        };
        let told = points(self.points)?;
        let mut kinds = Vec::with_capacity(self.kinds.len());
        for kind in self.kinds {
            let (code, priority) = code(&kind.code).map_err(|reason| (kind.code.span(), reason))?;
            if priority > 1 {
                return Err((kind.code.span(), format!("{code} is not urgent: pieces only tell of P0 and P1")));
            }
            let strange =
                kind.points.keys().find(|name| told.iter().all(|(known, _)| known != name.get_ref())).cloned();
            kinds.push(Kind { id: kind.id.into_inner(), code, least: kind.least, points: points(kind.points)? });
            if let Some(name) = strange {
                return Err((name.span(), format!("{:?} has no points in [told]", name.get_ref())));
            }
        }
        Ok(Told { least: self.least, points: told, kinds })
    }
}

impl Source {
    /// A file without rules.
    pub fn empty(language: &str) -> Self {
        Self {
            file: format!("{language}.toml"),
            language: language.into(),
            reviewed_by: Vec::new(),
            common: String::new(),
            neutral: Vec::new(),
            close: Vec::new(),
            concepts: Vec::new(),
            slots: BTreeMap::new(),
            rules: Vec::new(),
            told: Told::default(),
        }
    }

    /// Checks that every slot that is named exists, here or among `others`.
    ///
    /// # Errors
    /// [`RuleError`] at the first that doesn't.
    pub fn check_slots<'a>(&self, mut exists: impl FnMut(&str) -> bool + 'a) -> Result<(), RuleError> {
        for rule in &self.rules {
            for phrase in rule.say.iter().chain(&rule.unless) {
                for item in phrase.parts.iter().chain(&phrase.not).flatten() {
                    for alternative in &item.what {
                        if let Alternative::Slot(name) = alternative
                            && !self.slots.contains_key(name)
                            && !exists(name)
                        {
                            let reason = format!("there is no slot <{name}>");
                            return Err(RuleError { file: self.file.clone(), line: phrase.line, reason });
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

/// Reads a phrase. Alternatives that have gaps of their own make several of it.
fn phrase(text: &str, line: usize) -> Result<Vec<Phrase>, String> {
    let mut variants = vec![Phrase { parts: Vec::new(), not: Vec::new(), line }];
    for part in text.split('&') {
        let part = part.trim();
        let (not, part) = part.strip_prefix('!').map_or((false, part), |rest| (true, rest.trim()));
        let read = parts(part).map_err(|reason| format!("{reason} in {text:?}"))?;
        if not {
            variants.iter_mut().for_each(|phrase| phrase.not.extend(read.iter().cloned()));
            continue;
        }
        variants = variants
            .into_iter()
            .flat_map(|phrase| {
                read.iter().map(move |part| {
                    let mut phrase = phrase.clone();
                    phrase.parts.push(part.clone());
                    phrase
                })
            })
            .collect();
        if variants.len() > VARIANTS {
            return Err(format!("more than {VARIANTS} ways to read {text:?}; write it as several phrases"));
        }
    }
    if variants.iter().any(|phrase| phrase.parts.is_empty()) {
        return Err(format!("{text:?} says only what must not be there"));
    }
    Ok(variants)
}

/// A part, in as many forms as its alternatives with gaps make.
fn parts(text: &str) -> Result<Vec<Part>, String> {
    let mut forms: Vec<Part> = vec![Vec::new()];
    let mut gap = 0_u8;
    let mut rest = text;
    while let Some((token, behind)) = token(rest)? {
        rest = behind;
        let (items, optional) = match token {
            Token::Gap(words) => {
                gap = gap.max(words);
                continue;
            }
            Token::Word(word) => (vec![alternative(word)?], false),
            Token::Group { inner, optional } => (alternatives(inner)?, optional),
        };
        let simple: Vec<Alternative> = items.iter().filter_map(Form::simple).collect();
        let mut next = Vec::new();
        for form in &forms {
            if !simple.is_empty() {
                let mut form = form.clone();
                form.push(Item { gap, optional, what: simple.clone() });
                next.push(form);
            }
            for row in items.iter().filter_map(Form::row) {
                let mut form = form.clone();
                form.extend(row.iter().cloned().enumerate().map(|(index, mut item)| {
                    item.gap = if index == 0 { gap } else { item.gap };
                    item.optional |= optional;
                    item
                }));
                next.push(form);
            }
        }
        forms = next;
        gap = 0;
        if forms.len() > VARIANTS || forms.iter().any(|form| form.len() > PHRASE_ITEMS) {
            return Err("too many words and alternatives".into());
        }
    }
    forms.iter_mut().for_each(join_words);
    if forms.iter().any(|form| form.iter().all(|item| item.optional)) {
        return Err(format!("nothing that must be there, {text:?},"));
    }
    Ok(forms)
}

/// Words that stand side by side are one row.
fn join_words(part: &mut Part) {
    let mut joined: Part = Vec::with_capacity(part.len());
    for item in part.drain(..) {
        if let Some(before) = joined.last_mut()
            && item.gap == 0
            && !item.optional
            && !before.optional
            && let ([Alternative::Words(row)], [Alternative::Words(words)]) =
                (before.what.as_mut_slice(), item.what.as_slice())
            && row.len() + words.len() <= 6
        {
            row.extend(words.iter().cloned());
            continue;
        }
        joined.push(item);
    }
    *part = joined;
}

enum Token<'a> {
    Gap(u8),
    Word(&'a str),
    Group { inner: &'a str, optional: bool },
}

fn token(text: &str) -> Result<Option<(Token<'_>, &str)>, String> {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return Ok(None) };
    let until = |close: char| {
        let mut depth = 0_usize;
        let end = text.char_indices().find_map(|(at, c)| {
            depth += usize::from(c == first);
            depth -= usize::from(c == close);
            (depth == 0).then_some(at)
        });
        let end = end.ok_or_else(|| format!("no {close:?} for {first:?}"))?;
        Ok::<_, String>((text.get(1..end).unwrap_or_default(), text.get(end + close.len_utf8()..).unwrap_or_default()))
    };
    match first {
        '(' => until(')').map(|(inner, rest)| Some((Token::Group { inner, optional: false }, rest))),
        '[' => {
            let (inner, rest) = until(']')?;
            let inner = inner.trim();
            let bare = inner
                .strip_prefix('(')
                .and_then(|inner| inner.strip_suffix(')'))
                .filter(|bare| !bare.contains(['(', ')']));
            let inner = bare.unwrap_or(inner);
            Ok(Some((Token::Group { inner, optional: true }, rest)))
        }
        ')' | ']' | '|' | '>' => Err(format!("a {first:?} that nothing opened")),
        _ => {
            let end = if first == '<' {
                text.find('>').ok_or("no '>' for '<'")? + 1
            } else {
                text.find(|c: char| c.is_whitespace() || "()[]<>|".contains(c)).unwrap_or(text.len())
            };
            let (word, rest) = text.split_at(end);
            let token = match word {
                ".." => Token::Gap(3),
                "..." => Token::Gap(8),
                _ => Token::Word(word),
            };
            Ok(Some((token, rest)))
        }
    }
}

/// One of several alternatives: a slot, words, or a row with gaps or slots inside.
enum Form {
    Simple(Alternative),
    Row(Vec<Item>),
}

impl Form {
    fn simple(&self) -> Option<Alternative> {
        if let Self::Simple(alternative) = self { Some(alternative.clone()) } else { None }
    }

    fn row(&self) -> Option<&Vec<Item>> {
        if let Self::Row(row) = self { Some(row) } else { None }
    }
}

/// Cuts at the bars that stand in no bracket.
fn alternatives(text: &str) -> Result<Vec<Form>, String> {
    let mut depth = 0_usize;
    text.split(|c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '|' && depth == 0
    })
    .map(alternative)
    .collect()
}

fn alternative(text: &str) -> Result<Form, String> {
    let mut items: Vec<Item> = Vec::new();
    let mut gap = 0;
    let mut rest = text;
    while let Some((token, behind)) = token(rest)? {
        rest = behind;
        match token {
            Token::Gap(words) => gap = words,
            Token::Group { inner, optional } => {
                let inner: Option<Vec<Alternative>> = alternatives(inner)?.iter().map(Form::simple).collect();
                let what = inner.ok_or_else(|| format!("gaps inside alternatives inside alternatives, {text:?},"))?;
                items.push(Item { gap, optional, what });
                gap = 0;
            }
            Token::Word(word) => {
                let what = if let Some(name) = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
                    Alternative::Slot(name.to_owned())
                } else {
                    check_word(word)?;
                    Alternative::Words(words(word))
                };
                items.push(Item { gap, optional: false, what: vec![what] });
                gap = 0;
            }
        }
    }
    join_words(&mut items);
    match items.as_mut_slice() {
        [] => Err(format!("an empty alternative, {text:?},")),
        [item] if item.what.len() == 1 && !item.optional => Ok(Form::Simple(item.what.pop().ok_or("nothing")?)),
        _ => Ok(Form::Row(items)),
    }
}

/// A word as it is written; `#3-9ans` is two.
fn words(word: &str) -> Row {
    let unit = word.strip_prefix('#').and_then(|range| range.find(|c: char| !c.is_ascii_digit() && c != '-'));
    let (range, unit) = unit.map_or((word, ""), |at| word.split_at(at + 1));
    let unit = unit.trim_matches(|c: char| !c.is_alphanumeric() && c != '*');
    [range, unit].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn check_word(word: &str) -> Result<(), String> {
    if word.starts_with('#') {
        let range = words(word).into_iter().next().unwrap_or_default();
        let range = range.get(1..).unwrap_or_default();
        let (low, high) = range.split_once('-').unwrap_or((range, range));
        return match (low.parse::<u32>(), high.parse::<u32>()) {
            (Ok(low), Ok(high)) if low <= high => Ok(()),
            _ => Err(format!("{word:?} is not a range of numbers such as \"#5-12\"")),
        };
    }
    if word.contains(['<', '>', '(', ')', '[', ']', '|', '&', '#']) {
        return Err(format!("{word:?} holds a sign that has a meaning of its own"));
    }
    if word.chars().all(|c| c == '*') {
        return Err("a star without a word".into());
    }
    Ok(())
}
