//! Words of a text, sentence by sentence, in the form in which texts and rules meet. Linear in the text; [`TEXT_BYTES`] of a text are
//! looked at, [`WORD_BYTES`] of a word.

use super::letters::{Letters, Script, fold, is_invisible, is_mark, quick, script_of};

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
    pub sentence: u16,
    pub clause: u16,
    pub script: Script,
    /// The value of a number.
    pub number: Option<u32>,
    /// Letters and digits are mixed, as those do who write Arabic with Latin letters.
    pub mixed: bool,
}

/// A text in words.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub list: Vec<Word>,
    forms: String,
    scratch: Vec<char>,
}

impl Words {
    /// Cuts a text into words.
    pub fn of(text: &str, letters: Letters) -> Self {
        let mut words = Self {
            list: Vec::with_capacity(text.len() / 5),
            forms: String::with_capacity(text.len() + 8),
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

    pub fn form(&self, word: &Word) -> &str {
        self.forms.get(word.form.0 as usize..word.form.1 as usize).unwrap_or_default()
    }

    fn add(&mut self, text: &str, base: usize, letters: Letters, (mut sentence, mut clause): (u16, u16)) -> (u16, u16) {
        let mut in_sentence = 0_usize;
        let mut begin: Option<usize> = None;
        let mut chars = text.char_indices().peekable();
        let mut before = '\n';
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or('\n', |(_, next)| *next);
            if belongs_to_word(c, before, next) {
                begin.get_or_insert(at);
                before = c;
                continue;
            }
            if let Some(begin) = begin.take() {
                in_sentence += self.word(text, (begin, at), base, letters, (sentence, clause));
            }
            if is_emoji(c) {
                in_sentence += self.emoji(c, base + at, (sentence, clause));
            } else if ends_sentence(c, before, next) || in_sentence >= SENTENCE_WORDS {
                if in_sentence > 0 {
                    (sentence, clause, in_sentence) = (sentence.saturating_add(1), clause.saturating_add(1), 0);
                }
            } else if ends_clause(c) {
                clause = clause.saturating_add(1);
            }
            before = c;
        }
        if let Some(begin) = begin {
            self.word(text, (begin, text.len()), base, letters, (sentence, clause));
        }
        (sentence, clause)
    }

    fn emoji(&mut self, c: char, start: usize, (sentence, clause): (u16, u16)) -> usize {
        // Colours of skin and selectors stand behind the picture that they change.
        if matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}') {
            return 0;
        }
        let begin = self.mark();
        self.forms.push(c);
        let form = (begin, self.mark());
        let end = start + c.len_utf8();
        self.list.push(Word { start, end, form, sentence, clause, script: Script::None, number: None, mixed: false });
        1
    }

    fn mark(&self) -> u32 {
        u32::try_from(self.forms.len()).unwrap_or(u32::MAX)
    }

    /// Adds a word of the text, or the two or three of which it is made; tells how many.
    fn word(
        &mut self,
        text: &str,
        (begin, end): (usize, usize),
        base: usize,
        letters: Letters,
        place: (u16, u16),
    ) -> usize {
        let word = text.get(begin..end).unwrap_or_default();
        let script = script_of(word);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
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
        let mixed = script == Script::Latin && word.bytes().any(|byte| byte.is_ascii_digit());
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
        let number = if script == Script::None {
            self.forms.get(begin as usize..).and_then(|form| form.parse().ok())
        } else {
            None
        };
        self.list.push(Word { start, end: start + word.len(), form, sentence, clause, script, number, mixed });
        1
    }
}

fn belongs_to_word(c: char, before: char, next: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric()
            || (matches!(c, '\'' | '`') && before.is_alphanumeric() && next.is_alphanumeric())
            || (matches!(c, '@' | '$' | '*' | '!') && before.is_alphanumeric() && next.is_alphabetic());
    }
    quick(c).is_some()
        || c.is_alphanumeric()
        || is_mark(c)
        || (matches!(c, '’' | 'ʼ' | '‘') && before.is_alphanumeric() && next.is_alphanumeric())
        // Zero-width characters inside a word hide it from those who look for it.
        || (is_invisible(c) && (before.is_alphanumeric() || next.is_alphanumeric()))
}

/// Pictures; also the parts that change them.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{200d}')
}

fn ends_sentence(c: char, before: char, next: char) -> bool {
    match c {
        // `9.14` and `15. Geburtstag` go on.
        '.' => !(before.is_numeric() && (next.is_numeric() || next == ' ')),
        '\n' => next == '\n' || before == '\n',
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
