//! Which words of the rules the words of a text meet, and where: as they are, with one slip, or, in a text with a slip in nearly every
//! word, by what they sound like.

#[cfg(test)]
use super::work;
use super::{NONE, Occurrence, Text};
use crate::{
    letters::{Letters, Script},
    lookup::Probe,
    rules::Row,
    sounds::Ear,
    words::Word,
};

/// Slips of a text from which much is forgiven; a word with several counts twice.
const LENIENT_DOUBTS: usize = 4;

/// How a word of a text meets one of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Right,
    Slip,
    /// With several slips, or it meets none.
    Unsure,
}

/// Where the words of the rules end that a word meets, and how it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed {
    end: usize,
    how: How,
}

impl Text<'_> {
    /// Finds where the words and rows of the rules stand.
    pub(super) fn occur(&mut self) {
        let (language, words) = (self.language, self.words);
        let (mut atoms, mut probes) = (std::mem::take(&mut self.marks.atoms), std::mem::take(&mut self.marks.probes));
        // All at once: the processor waits for the memory of all of them together.
        probes.clear();
        probes.extend(words.list.iter().map(|word| language.probe(words.form(word), word.hash)));
        let mut slips = 0;
        self.marks.unknown.clear();
        for ((at, word), probe) in words.list.iter().enumerate().zip(&probes) {
            atoms.clear();
            let how = self.look_up(word, *probe, &mut atoms);
            slips += usize::from(how == How::Slip);
            if how == How::Unsure && language.may_be_unsure(word.hash) {
                self.marks.unknown.push(u16::try_from(at).unwrap_or(u16::MAX));
            }
            if !atoms.is_empty() {
                self.occur_at(at, &atoms, how, &[]);
            }
        }
        // Most texts have no slip at all, and needn't be listened to.
        let unknown = self.marks.unknown.len();
        let may_be_noisy = (slips > 0 || 2 * unknown >= words.list.len()) && self.is_noisy(slips + 2 * unknown);
        if may_be_noisy && self.is_noisy(slips + 2 * self.heard(&mut atoms)) {
            self.listen(&probes, &mut atoms);
        }
        (self.marks.atoms, self.marks.probes) = (atoms, probes);
    }

    fn is_noisy(&self, doubts: usize) -> bool {
        doubts >= LENIENT_DOUBTS && doubts * 8 >= self.words.list.len()
    }

    /// The words of the rules that a word meets, as it is or with one slip.
    fn look_up(&self, word: &Word, probe: Probe, atoms: &mut Vec<u16>) -> How {
        let (language, form) = (self.language, self.words.form(word));
        language.look_up(form, word.hash, probe, word.number, atoms);
        if !atoms.is_empty() || word.number.is_some() || word.is_picture {
            return How::Right;
        }
        language.look_up_slips(form, word.hash, atoms);
        // Where vowels aren't written each letter makes another word.
        let has_vowels = word.script != Script::Arabic && language.letters != Letters::Consonants;
        match (atoms.is_empty(), has_vowels) {
            (false, _) => How::Slip,
            (true, true) => How::Unsure,
            (true, false) => How::Right,
        }
    }

    /// How many of the unknown words sound like one of the rules. Where people write as they were taught, they are other words.
    fn heard(&self, atoms: &mut Vec<u16>) -> usize {
        let unknown = self.marks.unknown.iter().filter_map(|at| self.words.list.get(usize::from(*at)));
        let heard = unknown.filter(|word| {
            atoms.clear();
            self.language.look_up_sounds(self.words.form(word), word.hash, Ear::Strict, atoms);
            !atoms.is_empty()
        });
        heard.count()
    }

    /// Reads a text again as one with a slip in nearly every word.
    fn listen(&mut self, probes: &[Probe], atoms: &mut Vec<u16>) {
        let (language, words) = (self.language, self.words);
        let mut typed = std::mem::take(&mut self.marks.typed);
        typed.clear();
        atoms.clear();
        let mut found = std::mem::take(&mut self.marks.found);
        for (word, probe) in words.list.iter().zip(probes) {
            found.clear();
            let how = self.look_up(word, *probe, &mut found);
            if how == How::Unsure {
                language.look_up_sounds(words.form(word), word.hash, Ear::Strict, &mut found);
                if found.is_empty() {
                    language.look_up_sounds(words.form(word), word.hash, Ear::Lenient, &mut found);
                }
                if found.is_empty() {
                    language.look_up_joined(words.form(word), &mut found);
                }
            }
            atoms.extend(&found);
            typed.push(Typed { end: atoms.len(), how });
        }
        self.ear = Ear::Lenient;
        self.marks.occurrences.clear();
        let mut begin = 0;
        for (at, Typed { end, how }) in typed.iter().copied().enumerate() {
            self.occur_at(at, atoms.get(begin..end).unwrap_or_default(), how, &typed);
            begin = end;
        }
        (self.marks.typed, self.marks.found) = (typed, found);
    }

    /// Adds what words of the rules say where they stand, alone and in rows.
    fn occur_at(&mut self, at: usize, atoms: &[u16], how: How, typed: &[Typed]) {
        let (language, words) = (self.language, self.words);
        let Some(word) = words.list.get(at) else { return };
        let form = words.form(word);
        let first = |at: usize| words.list.get(at).and_then(|word| words.form(word).first().copied());
        let (before, after) = (at.checked_sub(1).and_then(first), first(at + 1));
        let place = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        // A slip never says that something is past, a game or fine.
        let counts = |class: u16| class != NONE && (how == How::Right || language.roles(class) == 0);
        let unsure = how == How::Unsure;
        for id in atoms {
            let Some(atom) = language.atom(*id) else { continue };
            let named = u64::from(language.is_whole(atom, form));
            if counts(atom.class) {
                let (class, start, end) = (atom.class, place(at), place(at + 1));
                self.marks.occurrences.push(Occurrence { class, start, end, named, unsure });
            }
            #[cfg(test)]
            work::add(1);
            for row in language.rows(*id, before, after) {
                #[cfg(test)]
                work::add(1);
                if counts(row.class)
                    && let Some(start) = at.checked_sub(row.key)
                    && let Some(others) = self.others(&row, start, word.sentence, typed)
                {
                    let (class, start, end) = (row.class, place(start), place(start + row.len));
                    let named = others | named << row.key;
                    self.marks.occurrences.push(Occurrence { class, start, end, named, unsure });
                }
            }
        }
    }

    /// The words of a row but the one by which it was looked up, where they stand there: those that it names in full.
    fn others(
        &self,
        row: &Row<impl Iterator<Item = u16> + Clone>,
        start: usize,
        sentence: u16,
        typed: &[Typed],
    ) -> Option<u64> {
        let mut named = 0_u64;
        for (index, id) in (0..row.len).filter(|index| *index != row.key).zip(row.others.clone()) {
            let word = self.words.list.get(start + index)?;
            let (form, atom) = (self.words.form(word), self.language.atom(id)?);
            if word.sentence != sentence
                || !(self.language.meets(id, atom, form, word.number)
                    || (self.ear == Ear::Lenient
                        && typed.get(start + index).is_some_and(|typed| typed.how == How::Unsure)
                        && self.language.is_near(atom, form, word.hash)))
            {
                return None;
            }
            named |= u64::from(self.language.is_whole(atom, form)) << index;
        }
        Some(named)
    }
}
