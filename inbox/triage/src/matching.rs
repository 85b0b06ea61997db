//! Finds which phrases of a language occur in a text, and whether the sentence means them.
//!
//! Linear in the text: each step of a phrase looks at its occurrences in order and at a bounded number of those before it.

use std::{
    cell::Cell,
    mem::{replace, swap, take},
    ops::{Range, RangeInclusive},
};

use super::{
    lookup::Probe,
    rules::{Language, NONE, Part, Piece, Role, RuleFacts, Step, Trigger},
    sounds::Ear,
    words::Words,
};

mod pieces;
mod typed;

use typed::Typed;

/// Words between two parts of a phrase that belong together.
const NEAR_WORDS: usize = 32;
/// Sentences between them.
const NEAR_SENTENCES: u16 = 2;
/// Occurrences before one that are tried as its beginning.
const BACK: usize = 12;
/// Words before a match in which a negation voids it.
const NEGATION_WORDS: usize = 3;
/// Words behind it: `slår mig inte`.
const BEHIND_WORDS: usize = 2;
/// Words of a text that may match a rule for whole texts.
const WHOLE_WORDS: usize = 14;

/// Words around a match in which words of the past, of games or of others' talk concern it.
const MOOD_WORDS: u32 = 15;
/// Places at which most groups occur at most.
const FEW: usize = 8;

/// Priorities beside which nothing is sought that is told in pieces.
const URGENT: [u8; 2] = [0, 1];

/// Signals about what is said on-line hold in games, too.
const IN_GAMES: [&str; 3] = ["SEX_GROOM", "BULLY", "TRAF"];

/// Signals that are none where both parents want it, where advice is asked, and where a lesson is about missing children.
const NOT_IF_AGREED: [&str; 2] = ["PAR_RISK", "ABD_NOW"];
const NOT_IF_ADVICE: [&str; 1] = ["AGE_U13"];
const NOT_IF_LESSON: [&str; 5] = ["MISS_NEW", "BABY_LOST", "SIGHT", "SIGHT_LIVE", "ABD_NOW"];

/// Signals that are none where somebody tells of years ago and that life is good since.
const NOT_IF_LONG_AGO: [&str; 5] = ["MISS_NEW", "STREET_TONIGHT", "RUN_THINK", "BABY_LOST", "ABD_NOW"];

/// A rule that a text meets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    /// Place in [`Language::rules`]; what is told in pieces stands here once for each.
    pub rule: u16,
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
}

/// An entry where it occurs.
#[derive(Clone, Copy, Debug)]
struct Occurrence {
    class: u16,
    start: u32,
    end: u32,
    /// Words that the rule names in full, a bit each from its start.
    named: u64,
    /// It may be another word, written with several slips.
    unsure: bool,
}

/// A row of a phrase where it occurs.
#[derive(Clone, Copy, Debug)]
struct Hit {
    start: u32,
    end: u32,
    named: u64,
    /// Words that optional steps leave free.
    slack: u8,
    /// Entries that may be other words, and those that are none.
    unsure: u8,
    sure: u8,
}

/// What a sentence says of all that stands in it.
#[derive(Clone, Copy, Default)]
struct Mood(u16);

impl Mood {
    fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }
}

struct Text<'a> {
    language: &'a Language,
    words: &'a Words,
    /// Words without pictures.
    spoken: usize,
    ear: Ear,
    marks: Marks,
}

/// What is where in a text; kept for the next, so that its lists needn't grow anew.
#[derive(Default)]
struct Marks {
    /// In the order of the text.
    occurrences: Vec<Occurrence>,
    /// Class and, in the lower half, place of each of `occurrences`, ordered.
    by_class: Vec<u64>,
    /// The last of `links` of each group, counted from 1; 0: it doesn't occur.
    groups: Vec<u32>,
    /// Groups that are in the text.
    present: Vec<u16>,
    /// Where a class that stands in a group begins in `by_class`, and the link before.
    links: Vec<(u32, u32)>,
    /// Where each class that occurs begins in `by_class`, and where its groups lie.
    classes: Vec<(u32, Range<usize>)>,
    /// Groups that occur and are the rarest of a phrase.
    rarest: Vec<u16>,
    /// Phrases that are worth a look.
    phrases: Vec<u16>,
    negations: Vec<bool>,
    /// What a word says of those around it.
    moods: Vec<Mood>,
    /// What a sentence says of itself and the one before.
    sentences: Vec<Mood>,
    /// A sentence asks for advice, for work or a lesson, or says that both parents want it.
    asks: bool,
    /// The first sentence that tells of years ago, where one says that life is good since.
    long_ago: Option<usize>,
    /// Words of the rules that the words meet, those of each behind those of the one before, and where they are looked for.
    atoms: Vec<u16>,
    typed: Vec<Typed>,
    /// Words that no rule names and that aren't common.
    unknown: Vec<u16>,
    found: Vec<u16>,
    probes: Vec<Probe>,
}

thread_local!(static MARKS: Cell<Marks> = Cell::default());

/// Words of texts for which the lists are kept.
const KEPT_WORDS: usize = 2_000;

/// What a language's rules find in a text.
pub(super) struct Found {
    /// The rules that it meets.
    pub met: Vec<Met>,
    /// It says that somebody is under 13.
    pub is_young: bool,
}

/// Looks at a text with the rules of a language.
pub(super) fn find(language: &Language, words: &Words) -> Found {
    let mut text = Text::new(language, words);
    let mut met: Vec<Met> = Vec::new();
    if words.list.len() <= WHOLE_WORDS {
        text.whole(&mut met);
    }
    let mut phrases = take(&mut text.marks.phrases);
    phrases.clear();
    let rarest = text.marks.rarest.iter().flat_map(|group| language.triggers(*group));
    phrases.extend(rarest.filter(|one| one.also == NONE || text.is_present(one.also)).map(|one| one.phrase));
    phrases.sort_unstable();
    for at in &phrases {
        let rule = language.rule_of(*at);
        if !met.iter().any(|met| met.rule == rule) {
            met.extend(text.phrase(*at, rule));
        }
    }
    text.marks.phrases = phrases;
    if !met.iter().any(|met| language.rule(met.rule).is_some_and(|rule| URGENT.contains(&rule.priority()))) {
        text.told(&mut met);
    }
    let is_young = text.marks.sentences.iter().any(|mood| mood.has(Role::Young) && !mood.has(Role::Past));
    if words.list.len() <= KEPT_WORDS {
        MARKS.set(text.marks);
    }
    Found { met, is_young }
}

impl<'a> Text<'a> {
    fn new(language: &'a Language, words: &'a Words) -> Self {
        let mut marks = MARKS.take();
        marks.occurrences.clear();
        marks.links.clear();
        marks.rarest.clear();
        // Thousands, of which a text has a few: those of the last one are taken back.
        for group in marks.present.drain(..) {
            marks.groups.iter_mut().skip(usize::from(group)).take(1).for_each(|known| *known = 0);
        }
        let most = marks.groups.len().max(usize::from(language.groups));
        marks.groups.resize(most, 0);
        zero(&mut marks.negations, words.list.len());
        zero(&mut marks.moods, words.list.len());
        zero(&mut marks.sentences, words.list.last().map_or(0, |word| usize::from(word.sentence) + 1));
        let spoken = words.list.iter().filter(|word| !word.is_picture).count();
        let mut text = Self { language, words, spoken, ear: Ear::Strict, marks };
        text.occur();
        text.leave_out_idioms();
        order(&mut text.marks.occurrences);
        text.take_moods();
        text.take_groups();
        text
    }

    /// What stands in an idiom means nothing else, unless a rule names more than the idiom.
    fn leave_out_idioms(&mut self) {
        let has = |occurrence: &Occurrence, role: Role| self.language.roles(occurrence.class) & role.bit() != 0;
        let mut idioms: Vec<(u32, u32)> =
            self.marks.occurrences.iter().filter(|one| has(one, Role::Idiom)).map(|one| (one.start, one.end)).collect();
        if idioms.is_empty() {
            return;
        }
        idioms.sort_unstable();
        let mut taken = vec![0_u32; self.words.list.len()];
        for (start, end) in idioms {
            for place in taken.iter_mut().take(end as usize).skip(start as usize) {
                *place = (*place).max(end - start);
            }
        }
        self.marks.occurrences.retain(|one| {
            let longest = taken.iter().take(one.end as usize).skip(one.start as usize).max().copied().unwrap_or(0);
            longest == 0 || one.end - one.start > longest
        });
    }

    fn take_moods(&mut self) {
        let mut kept = Vec::new();
        for occurrence in &self.marks.occurrences {
            let roles = self.language.roles(occurrence.class);
            if roles == 0 {
                continue;
            }
            let range = occurrence.start as usize..occurrence.end as usize;
            if roles & Role::Negation.bit() != 0 {
                self.marks.negations.get_mut(range.clone()).unwrap_or_default().fill(true);
            }
            if roles & Role::NoNegation.bit() != 0 {
                kept.push(range.clone());
            }
            let sentence = self.words.list.get(range.start).map_or(0, |word| usize::from(word.sentence));
            if let Some(mood) = self.marks.sentences.get_mut(sentence) {
                mood.0 |= roles;
            }
            self.marks.moods.get_mut(range).unwrap_or_default().iter_mut().for_each(|mood| mood.0 |= roles);
        }
        let asks = [Role::Enquiry, Role::Advice, Role::Agreed, Role::Lesson];
        self.marks.asks = self.marks.sentences.iter().any(|mood| asks.iter().any(|role| mood.has(*role)));
        let is_good = self.marks.sentences.iter().any(|mood| mood.has(Role::GoodNow));
        let mut years_ago = self.marks.sentences.iter();
        self.marks.long_ago = if is_good { years_ago.position(|mood| mood.has(Role::LongAgo)) } else { None };
        for range in kept {
            self.marks.negations.get_mut(range).unwrap_or_default().fill(false);
        }
    }

    /// Tells each group which classes of it occur.
    fn take_groups(&mut self) {
        let Marks { occurrences, by_class, classes, groups, present, links, rarest, .. } = &mut self.marks;
        by_class.clear();
        by_class.extend((0_u64..).zip(occurrences).map(|(at, occurrence)| u64::from(occurrence.class) << 32 | at));
        by_class.sort_unstable();
        // Where all of them lie before any of them is read: the processor waits for the memory of all of them together.
        classes.clear();
        let mut last = NONE;
        for (begin, pair) in (0_u32..).zip(by_class) {
            let class = (*pair >> 32) as u16;
            if replace(&mut last, class) != class {
                classes.push((begin, self.language.group_span(class)));
            }
        }
        let rarest_groups = self.language.rarest_groups();
        for (begin, span) in classes.drain(..) {
            for group in self.language.groups_at(span) {
                let Some(known) = groups.get_mut(usize::from(group)) else { continue };
                if *known == 0 {
                    present.push(group);
                    if usize::from(group) < rarest_groups {
                        rarest.push(group);
                    }
                }
                links.push((begin, *known));
                *known = u32::try_from(links.len()).unwrap_or(0);
            }
        }
    }

    fn is_present(&self, group: u16) -> bool {
        self.marks.groups.get(usize::from(group)).is_some_and(|last| *last != 0)
    }

    /// Where a group occurs, in order.
    fn group(&self, group: u16, hits: &mut Vec<Hit>) {
        hits.clear();
        let mut last = self.marks.groups.get(usize::from(group)).copied().unwrap_or(0);
        while let Some((begin, before)) = last.checked_sub(1).and_then(|at| self.marks.links.get(at as usize)) {
            last = *before;
            let pairs = self.marks.by_class.get(*begin as usize..).unwrap_or_default();
            let class = pairs.first().map_or(0, |pair| pair >> 32);
            for pair in pairs.iter().take_while(|pair| *pair >> 32 == class) {
                if let Some(one) = self.marks.occurrences.get(*pair as u32 as usize) {
                    let (unsure, sure) = (u8::from(one.unsure), u8::from(!one.unsure));
                    hits.push(Hit { start: one.start, end: one.end, named: one.named, slack: 0, unsure, sure });
                }
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
        #[cfg(test)]
        work::add(hits.len());
    }

    fn sentence(&self, word: u32) -> u16 {
        self.words.list.get(word as usize).map_or(0, |word| word.sentence)
    }

    /// Whether every group that a row must have occurs somewhere.
    fn can_occur(&self, part: usize) -> bool {
        self.language.steps(part).all(|step| step.optional || self.is_present(step.group))
    }

    /// Where a row of a phrase occurs, ordered by its end.
    fn row(&self, part: usize) -> Vec<Hit> {
        if !self.can_occur(part) {
            return Vec::new();
        }
        let mut steps = self.language.steps(part);
        if let (Some(Step { optional: false, group, .. }), None) = (steps.next(), steps.next()) {
            // Most rows are of one step.
            let mut hits = Vec::with_capacity(FEW);
            self.group(group, &mut hits);
            hits.sort_unstable_by_key(|hit| (hit.end, hit.start));
            return hits;
        }
        let (mut reached, mut next): (Vec<Hit>, Vec<Hit>) = (Vec::with_capacity(FEW), Vec::with_capacity(FEW));
        let mut hits = Vec::with_capacity(FEW);
        let mut begins = true;
        for step in self.language.steps(part) {
            next.clear();
            self.group(step.group, &mut hits);
            for one in hits.iter().copied() {
                #[cfg(test)]
                work::add(BACK.min(reached.len()));
                let until = reached.partition_point(|hit| hit.end <= one.start);
                let before = reached.iter().take(until).rev().take(BACK).find(|hit| {
                    one.start - hit.end <= u32::from(step.gap) + u32::from(hit.slack)
                        && self.sentence(hit.start) == self.sentence(one.start)
                });
                match before {
                    Some(hit) => {
                        let shift = (one.start - hit.start).min(63);
                        next.push(Hit {
                            start: hit.start,
                            end: one.end,
                            named: hit.named | one.named << shift,
                            slack: 0,
                            unsure: hit.unsure.saturating_add(one.unsure),
                            sure: hit.sure.saturating_add(one.sure),
                        });
                    }
                    None if begins => next.push(one),
                    None => {}
                }
            }
            if step.optional {
                next.extend(reached.iter().map(|hit| Hit { slack: hit.slack.saturating_add(step.gap), ..*hit }));
            } else {
                begins = false;
            }
            next.sort_unstable_by_key(|hit| (hit.end, hit.start));
            swap(&mut reached, &mut next);
            if reached.is_empty() && !begins {
                return reached;
            }
        }
        reached
    }

    /// Whether a negation stands before, within or right behind, in the same clause, that the rule doesn't name itself.
    fn is_negated(&self, hit: &Hit) -> bool {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let clause = |at: usize| self.words.list.get(at).map(|word| word.clause);
        let negated = |at: usize| self.marks.negations.get(at).copied().unwrap_or(false);
        let named = |at: usize| at >= start && at - start < 64 && hit.named >> (at - start) & 1 == 1;
        (start.saturating_sub(NEGATION_WORDS)..start).any(|at| negated(at) && clause(at) == clause(start))
            || (start..end).any(|at| negated(at) && !named(at))
            || (end..end + BEHIND_WORDS).any(|at| negated(at) && clause(at) == clause(end.saturating_sub(1)))
    }

    fn is_void(&self, hit: &Hit, rule: &RuleFacts, neutral: bool) -> bool {
        let sentence = usize::from(self.sentence(hit.start));
        let whole = self.marks.sentences.get(sentence).copied().unwrap_or_default();
        let next = self.marks.sentences.get(sentence + 1).copied().unwrap_or_default();
        let near = self.mood_near(hit);
        if rule.past && near.has(Role::Past) && !whole.has(Role::Now) {
            return true;
        }
        if near.has(Role::Quoted) || (near.has(Role::Fiction) && !IN_GAMES.contains(&rule.code())) {
            return true;
        }
        if near.has(Role::Okay) || next.has(Role::Okay) {
            return true;
        }
        self.is_asked(sentence, rule)
            || self.is_long_ago(sentence, rule)
            || (rule.negation && !neutral && self.is_negated(hit))
    }

    /// Whether what a sentence and those beside it say is a question of somebody to whom it doesn't happen.
    fn is_asked(&self, sentence: usize, rule: &RuleFacts) -> bool {
        if !self.marks.asks {
            return false;
        }
        let moods = self.marks.sentences.iter().take(sentence + 2).skip(sentence.saturating_sub(1));
        let around = Mood(moods.fold(0, |sum, mood| sum | mood.0));
        let is_now = || self.marks.sentences.get(sentence).is_some_and(|mood| mood.has(Role::Now));
        (around.has(Role::Enquiry) && !is_now())
            || (around.has(Role::Agreed) && NOT_IF_AGREED.contains(&rule.code()))
            || (around.has(Role::Advice) && NOT_IF_ADVICE.contains(&rule.code()))
            || (around.has(Role::Lesson) && !is_now() && NOT_IF_LESSON.contains(&rule.code()))
    }

    /// Whether a sentence tells of years ago: that which names them and those behind it, but for one with a `now`.
    fn is_long_ago(&self, sentence: usize, rule: &RuleFacts) -> bool {
        let is_then = |mood: &Mood| mood.has(Role::LongAgo) || !mood.has(Role::Now);
        self.marks.long_ago.is_some_and(|first| first <= sentence)
            && self.marks.sentences.get(sentence).is_some_and(is_then)
            && (rule.is_piece() || NOT_IF_LONG_AGO.contains(&rule.code()))
    }

    /// What the words around a match say of it, in its sentence.
    fn mood_near(&self, hit: &Hit) -> Mood {
        let sentence = self.sentence(hit.start);
        if self.marks.sentences.get(usize::from(sentence)).is_none_or(|mood| mood.0 == 0) {
            return Mood::default();
        }
        let range = hit.start.saturating_sub(MOOD_WORDS) as usize..(hit.end + MOOD_WORDS) as usize;
        let range = range.start..range.end.min(self.words.list.len());
        let (words, moods) = (self.words.list.get(range.clone()), self.marks.moods.get(range));
        let around = words.unwrap_or_default().iter().zip(moods.unwrap_or_default());
        Mood(around.filter(|(word, _)| word.sentence == sentence).fold(0, |sum, (_, mood)| sum | mood.0))
    }

    fn phrase(&self, phrase: u16, id: u16) -> Option<Met> {
        let rule = self.language.rule(id)?;
        if rule.short > 0 && self.spoken > usize::from(rule.short) {
            return None;
        }
        let (rows, not) = self.language.parts(phrase);
        if !rows.clone().all(|part| self.can_occur(part)) {
            return None;
        }
        let mut parts = Vec::with_capacity(rows.len());
        for part in rows {
            let Part { is_neutral: neutral, is_close: close, .. } = self.language.part(part)?;
            let mut hits = self.row(part);
            hits.retain(|hit| !self.is_void(hit, &rule, neutral));
            if hits.is_empty() {
                return None;
            }
            hits.sort_unstable_by_key(|hit| hit.start);
            parts.push((hits, close, neutral));
        }
        let ((first, _, first_neutral), others) = parts.split_first()?;
        let mut silencers = None;
        first.iter().find_map(|hit| {
            #[cfg(test)]
            work::add(parts.len());
            let (mut start, mut end) = (hit.start, hit.end);
            let (mut unsure, mut sure) = (hit.unsure, hit.sure);
            let mut taken: Vec<(u32, u32)> = Vec::new();
            if *first_neutral {
                taken.push((hit.start, hit.end));
            }
            for (hits, close, neutral) in others {
                // One word can't be two people.
                let near = nearest(hits, hit.start, if *neutral { &taken } else { &[] })?;
                if *neutral {
                    taken.push((near.start, near.end));
                }
                let apart = self.sentence(near.start).abs_diff(self.sentence(hit.start));
                let most = if *close { 0 } else { NEAR_SENTENCES };
                if near.start.abs_diff(hit.start) as usize > NEAR_WORDS || apart > most {
                    return None;
                }
                (start, end) = (start.min(near.start), end.max(near.end));
                (unsure, sure) = (unsure.saturating_add(near.unsure), sure.saturating_add(near.sure));
            }
            // What may be another word needs one beside it that agrees.
            if sure == 0 && unsure == 1 {
                return None;
            }
            let sentences = self.sentence(start)..=self.sentence(end.saturating_sub(1));
            let silencers = silencers.get_or_insert_with(|| self.silencers(not.clone(), &rule));
            let silenced = silencers.iter().any(|rows| rows.iter().all(|row| is_any_of(row, &sentences)));
            (!silenced).then(|| self.met(id, start, end))
        })
    }

    /// What silences a match in whose sentences it stands: rows that have to stand there together, each as the sentences in which it does, in
    /// order. Made once for a phrase, however often that occurs.
    fn silencers(&self, not: Range<usize>, rule: &RuleFacts) -> Vec<Vec<Vec<u16>>> {
        let sentences = |part: usize| {
            let mut sentences: Vec<u16> = self.row(part).iter().map(|hit| self.sentence(hit.start)).collect();
            sentences.sort_unstable();
            sentences.dedup();
            sentences
        };
        let alone = not.map(|part| vec![sentences(part)]);
        let unless = (rule.unless.0..rule.unless.1).map(|one| self.language.parts(one).0.map(sentences).collect());
        alone.chain(unless).filter(|rows: &Vec<Vec<u16>>| rows.iter().all(|row| !row.is_empty())).collect()
    }

    fn met(&self, rule: u16, start: u32, end: u32) -> Met {
        let from = self.words.list.get(start as usize).map_or(0, |word| word.start);
        let to = self.words.list.get(end.saturating_sub(1) as usize).map_or(from, |word| word.end);
        Met { rule, start: from, end: to }
    }

    /// Rules for whole texts: one that covers it alone, or several of the lowest priority one behind the other.
    fn whole(&self, met: &mut Vec<Met>) {
        let pictures: Vec<bool> = self.words.list.iter().map(|word| word.is_picture).collect();
        let count = pictures.len();
        if count == 0 {
            return;
        }
        let only_pictures = pictures.iter().all(|picture| *picture);
        let skip = |mut at: usize| {
            while !only_pictures && pictures.get(at) == Some(&true) {
                at += 1;
            }
            at
        };
        let begin = skip(0);
        // A cry behind a greeting is one.
        let greets = |at: &usize| self.marks.moods.get(*at).is_some_and(|mood| mood.has(Role::Greeting));
        let cry = skip((begin..count).find(|at| !greets(at)).unwrap_or(begin));
        // How far the closed patterns reach, and by which rule.
        let mut reach: Vec<Option<u16>> = vec![None; count + 1];
        let mut links: Vec<(usize, usize, u16)> = Vec::new();
        for Trigger { phrase, .. } in self.language.whole.iter().filter(|one| self.is_present(one.also)) {
            let rule = self.language.rule_of(phrase);
            let rows = self.language.parts(phrase).0;
            if rows.len() != 1 {
                continue;
            }
            let lowers = self.language.rule(rule).is_some_and(|rule| rule.priority() == 4);
            for hit in self.row(rows.start) {
                let (start, end) = (hit.start as usize, skip(hit.end as usize));
                if lowers {
                    links.push((start, end, rule));
                } else if (start == begin || start == cry) && end >= count && !met.iter().any(|met| met.rule == rule) {
                    met.push(self.met(rule, hit.start, hit.end));
                }
            }
        }
        links.sort_unstable();
        let mut last = None;
        for (start, end, rule) in links {
            if (start == begin || reach.get(start).copied().flatten().is_some())
                && let Some(place) = reach.get_mut(end.min(count))
            {
                *place = Some(rule);
                if end >= count {
                    last = Some(rule);
                }
            }
        }
        if let Some(rule) = last {
            met.push(self.met(rule, 0, u32::try_from(count).unwrap_or(u32::MAX)));
        }
    }
}

/// Occurrences beyond which the general way of sorting is the quicker one.
const MANY: usize = 64;

/// Puts occurrences in the order of the text. They almost are: only a row may begin a few words before that by which it was found.
fn order(occurrences: &mut [Occurrence]) {
    let key = |occurrence: &Occurrence| (occurrence.start, occurrence.end);
    if occurrences.len() > MANY {
        return occurrences.sort_by_key(key);
    }
    for end in 2..=occurrences.len() {
        let mut left = occurrences.get_mut(..end).unwrap_or_default();
        while let [.., before, last] = left
            && key(before) > key(last)
        {
            swap(before, last);
            let behind = left.len() - 1;
            left = left.get_mut(..behind).unwrap_or_default();
        }
    }
}

/// Whether one of these, which are in order, lies in a range.
fn is_any_of(sentences: &[u16], range: &RangeInclusive<u16>) -> bool {
    let at = sentences.partition_point(|sentence| sentence < range.start());
    sentences.get(at).is_some_and(|sentence| sentence <= range.end())
}

/// So many, and none says anything.
fn zero<T: Copy + Default>(list: &mut Vec<T>, count: usize) {
    list.fill(T::default());
    list.resize(count, T::default());
}

/// The hit that begins nearest to a word, of those that share no word with what is taken.
fn nearest<'h>(hits: &'h [Hit], to: u32, taken: &[(u32, u32)]) -> Option<&'h Hit> {
    let is_free = |hit: &&Hit| taken.iter().all(|(start, end)| hit.end <= *start || *end <= hit.start);
    let at = hits.partition_point(|hit| hit.start < to);
    let (before, behind) = hits.split_at(at);
    let behind = behind.iter().take(BACK).find(is_free);
    let before = before.iter().rev().take(BACK).find(is_free);
    match (before, behind) {
        (Some(before), Some(behind)) => Some(if to - before.start < behind.start - to { before } else { behind }),
        (one, other) => one.or(other),
    }
}

/// Counts steps in tests: a text made to be slow must not be.
#[cfg(test)]
pub(super) mod work {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub fn start() {
        STEPS.set(0);
    }

    pub fn add(steps: usize) {
        STEPS.set(STEPS.get() + steps);
    }

    pub fn done() -> usize {
        STEPS.get()
    }
}
