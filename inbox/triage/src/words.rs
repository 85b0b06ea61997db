//! Words of a text, sentence by sentence, in the form in which texts and rules meet. Linear in the text; [`TEXT_BYTES`] of a text are
//! looked at, [`WORD_BYTES`] of a word.

use std::cell::OnceCell;

use super::{
    letters::{ALPHABETIC, ALPHANUMERIC, DIGIT, Letters, NUMERIC, Script, Sign, Signs, WORD, fold, is_invisible},
    lookup::hash,
};

/// Bytes of a text that are looked at; of a longer one its begin and its end.
pub(super) const TEXT_BYTES: usize = 32 * 1024;
/// Bytes of a word that are looked at.
const WORD_BYTES: usize = 96;
/// Words of a sentence; a longer one is taken for several.
pub(super) const SENTENCE_WORDS: usize = 60;

/// A word, a number or an emoji.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
    /// Where its form stands in [`Words::forms`].
    form: (u32, u32),
    /// [`hash`] of the form.
    pub hash: u32,
    pub sentence: u16,
    pub clause: u16,
    pub script: Script,
    /// The value of a number.
    pub number: Option<u32>,
    /// Letters and digits are mixed, as those do who write Arabic with Latin letters.
    pub mixed: bool,
    pub is_picture: bool,
}

/// A text in words.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub list: Vec<Word>,
    /// Forms, one behind the other; each is UTF-8.
    forms: Vec<u8>,
    scratch: Vec<char>,
}

/// A text in words, in each of the letters in which it was asked for.
#[derive(Debug)]
pub(super) struct Forms<'a> {
    text: &'a str,
    made: [OnceCell<Words>; 6],
}

impl<'a> Forms<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, made: Default::default() }
    }

    pub fn get(&self, letters: Letters) -> &Words {
        let [plain, elided, cyrillic, slavic, greek, consonants] = &self.made;
        let made = match letters {
            Letters::Plain => plain,
            Letters::Elided => elided,
            Letters::Cyrillic => cyrillic,
            Letters::Slavic => slavic,
            Letters::Greek => greek,
            Letters::Consonants => consonants,
        };
        made.get_or_init(|| Words::of(self.text, letters))
    }
}

impl Words {
    /// Cuts a text into words.
    pub fn of(text: &str, letters: Letters) -> Self {
        let mut words = Self {
            list: Vec::with_capacity(text.len() / 5),
            forms: Vec::with_capacity(text.len() + 8),
            scratch: Vec::new(),
        };
        if text.len() <= TEXT_BYTES {
            words.add(text, 0, letters, (0, 0));
            return words;
        }
        let head = text.floor_char_boundary(TEXT_BYTES / 2);
        let tail = text.ceil_char_boundary(text.len() - TEXT_BYTES / 2);
        let (sentence, clause) = words.add(text.get(..head).unwrap_or_default(), 0, letters, (0, 0));
        words.add(text.get(tail..).unwrap_or_default(), tail, letters, (sentence + 1, clause + 1));
        words
    }

    pub fn form(&self, word: &Word) -> &[u8] {
        self.forms.get(word.form.0 as usize..word.form.1 as usize).unwrap_or_default()
    }

    /// [`Self::form`] as letters.
    pub fn letters(&self, word: &Word) -> &str {
        str::from_utf8(self.form(word)).unwrap_or_default()
    }

    fn add(&mut self, text: &str, base: usize, letters: Letters, (mut sentence, mut clause): (u16, u16)) -> (u16, u16) {
        let signs = Signs::get();
        let mut in_sentence = 0_usize;
        // Where a word begins, and the signs of its characters together.
        let mut word: Option<(usize, Sign)> = None;
        let (mut before, mut before_sign) = ('\n', 0);
        let mut at = 0;
        let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
        while let Some(c) = char_at(at) {
            let (here, mut sign) = (at, signs.of(c));
            at += c.len_utf8();
            let next = || char_at(at).unwrap_or('\n');
            if sign & WORD != 0 || joins(c, before_sign, || signs.of(next())) {
                let (_, seen) = word.get_or_insert((here, 0));
                *seen |= sign;
                // Most go on with letters of ASCII.
                for byte in text.as_bytes().get(at..).unwrap_or_default() {
                    let next = signs.of_byte(*byte);
                    if next & WORD == 0 {
                        break;
                    }
                    (sign, at) = (next, at + 1);
                    *seen |= sign;
                }
                (before, before_sign) = ('a', sign);
                continue;
            }
            if let Some((begin, seen)) = word.take() {
                in_sentence += self.word(text, (begin, here, seen), base, letters, (sentence, clause));
            }
            if c != ' ' || in_sentence >= SENTENCE_WORDS {
                if is_emoji(c) {
                    in_sentence += self.emoji(c, base + here, (sentence, clause));
                } else if in_sentence >= SENTENCE_WORDS || ends_sentence(c, (before, before_sign), next, signs) {
                    if in_sentence > 0 {
                        (sentence, clause, in_sentence) = (sentence.saturating_add(1), clause.saturating_add(1), 0);
                    }
                } else if ends_clause(c) {
                    clause = clause.saturating_add(1);
                }
            }
            (before, before_sign) = (c, sign);
        }
        if let Some((begin, seen)) = word {
            self.word(text, (begin, text.len(), seen), base, letters, (sentence, clause));
        }
        (sentence, clause)
    }

    fn emoji(&mut self, c: char, start: usize, (sentence, clause): (u16, u16)) -> usize {
        // Colours of skin and selectors stand behind the picture that they change.
        if matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}') {
            return 0;
        }
        let begin = self.mark();
        self.forms.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        let form = (begin, self.mark());
        let (end, script, hash) = (start + c.len_utf8(), Script::None, self.hash(form));
        let word =
            Word { start, end, form, hash, sentence, clause, script, number: None, mixed: false, is_picture: true };
        self.list.push(word);
        1
    }

    fn hash(&self, (from, to): (u32, u32)) -> u32 {
        hash(self.forms.get(from as usize..to as usize).unwrap_or_default())
    }

    fn mark(&self) -> u32 {
        u32::try_from(self.forms.len()).unwrap_or(u32::MAX)
    }

    /// Adds a word of the text, or the two or three of which it is made; tells how many.
    fn word(
        &mut self,
        text: &str,
        (begin, end, seen): (usize, usize, Sign),
        base: usize,
        letters: Letters,
        place: (u16, u16),
    ) -> usize {
        let word = text.get(begin..end).unwrap_or_default();
        let script = Signs::get().script_of(word, seen);
        let digits = if seen & DIGIT == 0 { 0 } else { word.bytes().take_while(u8::is_ascii_digit).count() };
        // `3yo`, `14j`: a number and a word. With `7abibi` the digit is a letter.
        if (1..=2).contains(&digits) && digits < word.len() && letters != Letters::Consonants && script != Script::None
        {
            self.push(word.get(..digits).unwrap_or_default(), base + begin, Script::None, letters, place, false);
            return 1 + self.rest(
                word.get(digits..).unwrap_or_default(),
                base + begin + digits,
                script,
                letters,
                place,
                false,
            );
        }
        let mixed = script == Script::Latin && seen & DIGIT != 0;
        self.rest(word, base + begin, script, letters, place, mixed)
    }

    fn rest(
        &mut self,
        word: &str,
        start: usize,
        script: Script,
        letters: Letters,
        place: (u16, u16),
        mixed: bool,
    ) -> usize {
        if letters == Letters::Elided
            && let Some(at) = word.find(['\'', '’', 'ʼ', '‘', '`'])
            && at > 0
        {
            let behind = at + word.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            return self.push(word.get(..at).unwrap_or_default(), start, script, letters, place, mixed)
                + self.push(word.get(behind..).unwrap_or_default(), start + behind, script, letters, place, mixed);
        }
        self.push(word, start, script, letters, place, mixed)
    }

    fn push(
        &mut self,
        word: &str,
        start: usize,
        script: Script,
        letters: Letters,
        (sentence, clause): (u16, u16),
        mixed: bool,
    ) -> usize {
        let begin = self.mark();
        let seen = word.get(..word.floor_char_boundary(WORD_BYTES)).unwrap_or(word);
        fold(seen, script, letters, &mut self.scratch, &mut self.forms);
        let form = (begin, self.mark());
        if form.0 == form.1 {
            return 0;
        }
        // Arabic digits are written as Western ones, and stand among Arabic letters.
        let form_bytes = self.forms.get(begin as usize..).filter(|form| form.first().is_some_and(u8::is_ascii_digit));
        let number = form_bytes.and_then(|form| str::from_utf8(form).ok()).and_then(|form| form.parse().ok());
        let (end, hash) = (start + word.len(), self.hash(form));
        let mut word = Word { start, end, form, hash, sentence, clause, script, number, mixed, is_picture: false };
        // None of them is shorter in UTF-8.
        word.is_picture = self.form(&word).first() >= Some(&0xe2) && self.letters(&word).chars().all(is_emoji);
        self.list.push(word);
        1
    }
}

/// Whether a character that is no letter belongs to a word all the same, between those that do.
fn joins(c: char, before: Sign, next: impl Fn() -> Sign) -> bool {
    match c {
        ' ' => false,
        '\'' | '`' | '’' | 'ʼ' | '‘' => before & ALPHANUMERIC != 0 && next() & ALPHANUMERIC != 0,
        '@' | '$' | '*' | '!' => before & ALPHANUMERIC != 0 && next() & ALPHABETIC != 0,
        // Zero-width characters inside a word hide it from those who look for it.
        _ => is_invisible(c) && (before & ALPHANUMERIC != 0 || next() & ALPHANUMERIC != 0),
    }
}

/// Pictures; also the parts that change them.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{200d}')
}

fn ends_sentence(c: char, (before, before_sign): (char, Sign), next: impl Fn() -> char, signs: &Signs) -> bool {
    match c {
        // `9.14` and `15. Geburtstag` go on.
        '.' => {
            let next = next();
            !(before_sign & NUMERIC != 0 && (next == ' ' || signs.of(next) & NUMERIC != 0))
        }
        '\n' => before == '\n' || next() == '\n',
        _ => matches!(c, '!' | '?' | '…' | '؟' | '۔' | '。' | '！' | '？' | ';' | '\u{37e}' | '።' | '፧'),
    }
}

fn ends_clause(c: char) -> bool {
    matches!(
        c,
        ',' | ':'
            | '('
            | ')'
            | '"'
            | '„'
            | '“'
            | '”'
            | '«'
            | '»'
            | '–'
            | '—'
            | '\n'
            | '،'
            | '؛'
            | '፣'
            | '|'
            | '/'
    )
}
