//! Letters as rules and texts meet in them: lower case without diacritics, letters that are repeated once, digits and look-alikes as
//! the letters for which they stand. Languages whose speakers also write with Latin letters have a form of their own ([`Letters`]).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The form in which a language's rules and texts meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Letters {
    /// Its own letters; Cyrillic as Serbian Latin.
    #[default]
    Plain,
    /// Its own letters, elided articles and pronouns apart: `l'école`, `j'ai`.
    Elided,
    /// Cyrillic letters without marks.
    Cyrillic,
    /// Cyrillic written with Latin letters, by sound.
    Slavic,
    /// Greek and its transliterations, by sound.
    Greek,
    /// Arabic script written with Latin letters and digits: consonants alone.
    Consonants,
}

impl Letters {
    /// The letters by which a language is told: elision plays no part in it.
    pub fn told_by(self) -> Self {
        if self == Self::Elided { Self::Plain } else { self }
    }
}

/// In which letters a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    #[default]
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Ethiopic,
    /// A script that no rule knows.
    Foreign,
    /// Numbers and emoji.
    None,
}

/// A letter as a Latin one.
type Letter = fn(char) -> char;
/// Letters as the form in which scripts meet.
type Spell = fn(&[char], &mut Vec<u8>);

/// Writes the form of a word behind `out`.
pub(super) fn fold(word: &str, script: Script, letters: Letters, scratch: &mut Vec<char>, out: &mut Vec<u8>) {
    if matches!(script, Script::None | Script::Foreign | Script::Ethiopic)
        || matches!(letters, Letters::Plain | Letters::Elided)
    {
        return plain(word, script, out);
    }
    if letters == Letters::Cyrillic {
        let begin = out.len();
        if known(word, CYRILLIC, out).is_none() {
            out.truncate(begin);
            let keeps = keeps_doubles(word);
            lower(word, |c| own_cyrillic(c, if keeps { out.len() } else { begin }, out));
        }
        return;
    }
    scratch.clear();
    let same: fn(char) -> char = |c| c;
    let (own, latin): (Letter, Spell) = match letters {
        Letters::Greek => (if script == Script::Greek { greek_letter } else { same }, greek),
        Letters::Consonants => (if script == Script::Arabic { arabic_letter } else { same }, consonants),
        _ => (if script == Script::Cyrillic { cyrillic } else { same }, slavic),
    };
    lower(word, |c| scratch.push(own(c)));
    latin(scratch, out);
}

/// The small letters of a word, without marks.
fn lower(word: &str, mut each: impl FnMut(char)) {
    for c in word.chars() {
        if c.is_ascii() {
            each(c.to_ascii_lowercase());
        } else if let Some(letter) = quick(c) {
            each(letter);
        } else {
            slow(c, &mut each);
        }
    }
}

fn slow(c: char, each: &mut dyn FnMut(char)) {
    let bare = std::iter::once(c).nfkd().filter(|c| !is_mark(*c) && !is_invisible(*c));
    bare.flat_map(char::to_lowercase).for_each(each);
}

/// First and last letter that [`QUICK`] knows: Latin, Greek and Cyrillic ones with and without marks.
const QUICK_FROM: u32 = 0xc0;
const QUICK_TO: u32 = 0x52f;

/// Small letters without marks, where one letter stands for one.
static QUICK: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    (QUICK_FROM..=QUICK_TO)
        .map(|code| {
            let mut letters = Vec::new();
            slow(char::from_u32(code)?, &mut |letter| letters.push(letter));
            if let [letter] = letters.as_slice() { letter.is_alphanumeric().then_some(*letter) } else { None }
        })
        .collect()
});

fn quick(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(QUICK_FROM)?;
    *QUICK.get(at as usize)?
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200c}' | '\u{2060}' | '\u{ad}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{640}')
}

/// What a character is to those who cut a text into words: a sum of these, and of the bits of scripts.
pub(super) type Sign = u16;
/// It belongs to a word wherever it stands.
pub(super) const WORD: Sign = 1;
pub(super) const ALPHANUMERIC: Sign = 1 << 1;
pub(super) const ALPHABETIC: Sign = 1 << 2;
pub(super) const NUMERIC: Sign = 1 << 3;
/// A digit of ASCII.
pub(super) const DIGIT: Sign = 1 << 4;
/// Above it a bit for each of [`SCRIPTS`].
const SCRIPT_SHIFT: u32 = 8;

const SCRIPTS: [Script; 6] =
    [Script::Latin, Script::Cyrillic, Script::Greek, Script::Arabic, Script::Ethiopic, Script::Foreign];

/// Signs of characters, looked up once.
pub(super) struct Signs {
    ascii: [Sign; 256],
    others: Vec<Sign>,
}

/// Characters of scripts that rules know; those between are asked about one by one.
const OFTEN: [std::ops::RangeInclusive<u32>; 3] = [0x80..=QUICK_TO, 0x600..=0x6ff, 0x1200..=0x137f];
/// No sign was looked up.
const UNKNOWN: Sign = Sign::MAX;

impl Signs {
    pub fn get() -> &'static Self {
        static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
            let of = |code: u32| char::from_u32(code).map_or(0, sign);
            let mut others = vec![UNKNOWN; 0x1380];
            for range in OFTEN {
                let signs = range.clone().map(of);
                others.iter_mut().skip(*range.start() as usize).zip(signs).for_each(|(place, sign)| *place = sign);
            }
            let ascii = std::array::from_fn(|byte| {
                u8::try_from(byte).ok().filter(u8::is_ascii).map_or(0, |byte| of(byte.into()))
            });
            Signs { ascii, others }
        });
        &SIGNS
    }

    /// The sign of a byte of a text; none where that is only part of a character.
    pub fn of_byte(&self, byte: u8) -> Sign {
        self.ascii.get(usize::from(byte)).copied().unwrap_or(0)
    }

    pub fn of(&self, c: char) -> Sign {
        if c.is_ascii() {
            return self.of_byte(c as u8);
        }
        self.others.get(c as usize).copied().filter(|sign| *sign != UNKNOWN).unwrap_or_else(|| sign(c))
    }

    /// The script of most letters of a word; `seen` are its signs together.
    pub fn script_of(&self, word: &str, seen: Sign) -> Script {
        let bits = seen >> SCRIPT_SHIFT;
        if bits & bits.wrapping_sub(1) == 0 {
            return SCRIPTS.get(bits.trailing_zeros() as usize).copied().unwrap_or(Script::None);
        }
        let mut counts = [0_usize; SCRIPTS.len()];
        for c in word.chars() {
            let bits = self.of(c) >> SCRIPT_SHIFT;
            if let Some(count) = counts.get_mut(bits.trailing_zeros() as usize) {
                *count += 1;
            }
        }
        let most = counts.iter().zip(SCRIPTS).max_by_key(|(count, _)| **count);
        most.map_or(Script::None, |(_, script)| script)
    }
}

fn sign(c: char) -> Sign {
    // Marks of punctuation, arrows and pictures, which texts are full of.
    if matches!(c, '\u{2000}'..='\u{206f}' | '\u{2600}'..='\u{26ff}' | '\u{fe0f}' | '\u{1f300}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1faff}')
    {
        return if c == '\u{fe0f}' { WORD } else { 0 };
    }
    let (alphabetic, numeric) = (c.is_alphabetic(), c.is_numeric());
    let script = match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => Some(0),
        '\u{400}'..='\u{52f}' => Some(1),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(2),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Some(3),
        '\u{1200}'..='\u{139f}' => Some(4),
        _ => alphabetic.then_some(5),
    };
    let is_word =
        if c.is_ascii() { c.is_ascii_alphanumeric() } else { quick(c).is_some() || c.is_alphanumeric() || is_mark(c) };
    let of = |holds: bool, sign: Sign| if holds { sign } else { 0 };
    of(is_word, WORD)
        | of(alphabetic || numeric, ALPHANUMERIC)
        | of(alphabetic, ALPHABETIC)
        | of(numeric, NUMERIC)
        | of(c.is_ascii_digit(), DIGIT)
        | script.map_or(0, |place| 1 << (SCRIPT_SHIFT + place))
}

/// The form in its own letters.
fn plain(word: &str, script: Script, out: &mut Vec<u8>) {
    let begin = out.len();
    let known = if word.is_ascii() { Some(ascii(word, script, out)) } else { known(word, script as usize, out) };
    let has_umlaut = known.unwrap_or_else(|| {
        out.truncate(begin);
        // Letter by letter, none is next to its like.
        let alone = script != Script::None && keeps_doubles(word);
        lower(word, |c| letter(c, script, if alone { out.len() } else { begin }, out));
        true
    });
    match script {
        Script::Latin if has_umlaut => umlauts(out, begin),
        Script::Arabic => article(out, begin),
        _ => {}
    }
}

/// Small ASCII letters as they stand in a form, 0 for what is left out: in a word of letters, and in a number.
static ASCII: [[u8; 128]; 2] = [ascii_letters(true), ascii_letters(false)];

const fn ascii_letters(in_word: bool) -> [u8; 128] {
    let mut letters = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        let letter = match byte.to_ascii_lowercase() {
            b'0' if in_word => b'o',
            b'1' | b'!' if in_word => b'i',
            b'3' if in_word => b'e',
            b'4' | b'@' if in_word => b'a',
            b'5' | b'$' if in_word => b's',
            b'7' if in_word => b't',
            b'*' if in_word => b'*',
            byte if byte.is_ascii_alphanumeric() => byte,
            _ => 0,
        };
        #[expect(clippy::indexing_slicing, reason = "below 128, and when the program is compiled")]
        {
            letters[byte as usize] = letter;
        }
        byte += 1;
    }
    letters
}

/// Writes the form of an ASCII word; tells whether it may write an umlaut as two letters.
fn ascii(word: &str, script: Script, out: &mut Vec<u8>) -> bool {
    let [in_word, in_number] = &ASCII;
    let letters = if script == Script::Latin { in_word } else { in_number };
    let keeps = script == Script::None || keeps_doubles(word);
    let (mut last, mut has_umlaut) = (0_u8, false);
    for byte in word.bytes() {
        let byte = letters.get(usize::from(byte)).copied().unwrap_or(0);
        if byte != 0 && (byte != last || keeps) {
            out.push(byte);
            has_umlaut |= byte == b'e' && matches!(last, b'a' | b'o' | b'u');
            last = byte;
        }
    }
    has_umlaut
}

/// First characters that [`TABLES`] don't know.
const TABLE_TO: [u32; 6] = [QUICK_TO + 1, QUICK_TO + 1, QUICK_TO + 1, 0x700, 0x1380, QUICK_TO + 1];
/// The table of [`Letters::Cyrillic`], behind those of scripts.
const CYRILLIC: usize = 5;
/// A character that stands for more than two.
const MANY: u32 = u32::MAX;

/// What stands in a form for a character, by script: none, one, or two in the upper half.
static TABLES: LazyLock<[Vec<u32>; 6]> = LazyLock::new(|| {
    let scripts = [Script::Latin, Script::Cyrillic, Script::Greek, Script::Arabic, Script::Ethiopic];
    std::array::from_fn(|table| {
        let pack = |code: u32| {
            // A script of more bytes has few letters below it.
            if matches!(table, 3 | 4) && (QUICK_TO + 1..0x600).contains(&code)
                || table == 4 && (0x700..0x1200).contains(&code)
            {
                return MANY;
            }
            let mut form = Vec::new();
            if let Some(c) = char::from_u32(code) {
                lower(c.encode_utf8(&mut [0; 4]), |c| match scripts.get(table) {
                    Some(script) => letter(c, *script, form.len(), &mut form),
                    None => own_cyrillic(c, form.len(), &mut form),
                });
            }
            let mut letters = str::from_utf8(&form).unwrap_or_default().chars().map(u32::from);
            match (letters.next(), letters.next(), letters.next()) {
                (None, ..) => 0,
                (Some(one), None, _) if one <= 0xffff => one,
                (Some(one), Some(two), None) if one != two && one.max(two) <= 0xffff => one | two << 16,
                _ => MANY,
            }
        };
        (0..TABLE_TO.get(table).copied().unwrap_or(0)).map(pack).collect()
    })
});

/// Writes the form of a word by a table; tells whether it may write an umlaut as two letters. `None` where the table doesn't know it all.
fn known(word: &str, table: usize, out: &mut Vec<u8>) -> Option<bool> {
    let table = TABLES.get(table)?;
    let keeps = keeps_doubles(word);
    let (mut last, mut has_umlaut) = ('\0', false);
    for c in word.chars() {
        let letters = table.get(c as usize).copied().filter(|letters| *letters != MANY)?;
        for letter in [letters & 0xffff, letters >> 16] {
            if let Some(letter) = char::from_u32(letter)
                && letter != '\0'
                && (letter != last || keeps)
            {
                write(out, letter);
                has_umlaut |= letter == 'e' && matches!(last, 'a' | 'o' | 'u');
                last = letter;
            }
        }
    }
    Some(has_umlaut)
}

fn own_cyrillic(c: char, begin: usize, out: &mut Vec<u8>) {
    let c = as_cyrillic(c);
    if c.is_alphanumeric() {
        push(out, begin, c);
    }
}

fn letter(c: char, script: Script, begin: usize, out: &mut Vec<u8>) {
    let c = if script == Script::Latin { as_latin(c) } else { c };
    let text: &str = match (script, c) {
        (Script::Latin, 'ß') => "s",
        (Script::Latin, 'æ') => "a",
        (Script::Latin, 'œ' | 'ø') => "o",
        (Script::Latin, 'ł') => "l",
        (Script::Latin, 'đ' | 'ð') => "d",
        (Script::Latin, 'þ') => "t",
        (Script::Latin, 'ħ') => "h",
        (Script::Latin, 'ŋ') => "n",
        (Script::Latin, 'ı') => "i",
        (Script::Latin, 'ə') => "e",
        (Script::Latin, '0') => "o",
        (Script::Latin, '1' | '!') => "i",
        (Script::Latin, '3') => "e",
        (Script::Latin, '4' | '@') => "a",
        (Script::Latin, '5' | '$') => "s",
        (Script::Latin, '7') => "t",
        (Script::Latin, '*') => "*",
        (Script::Cyrillic, _) => serbian(c),
        (_, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}') => {
            return push_number(c, script, out, begin);
        }
        (Script::Arabic, 'أ' | 'إ' | 'آ' | 'ٱ') => "ا",
        (Script::Arabic, 'ى' | 'ی' | 'ئ') => "ي",
        (Script::Arabic, 'ک') => "ك",
        (Script::Arabic, 'ة' | 'ہ' | 'ۀ') => "ه",
        (Script::Arabic, 'ؤ') => "و",
        (Script::Arabic, 'ء') => return,
        _ => "",
    };
    if !text.is_empty() {
        text.chars().for_each(|c| push(out, begin, c));
    } else if c.is_alphanumeric() {
        push(out, begin, if script == Script::Ethiopic { ethiopic(c) } else { c });
    }
}

/// Digits of other scripts are digits; in numbers each counts.
fn push_number(c: char, script: Script, out: &mut Vec<u8>, begin: usize) {
    let zero = if c < '\u{6f0}' { 0x660 } else { 0x6f0 };
    let digit = char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    if script == Script::None { write(out, digit) } else { push(out, begin, digit) }
}

/// In very short words a doubled letter makes another word: `off`, `too`, `нее`. Three in a row are one all the same.
fn keeps_doubles(word: &str) -> bool {
    if word.len() > 12 || (word.len() > 3 && word.is_ascii()) {
        return false;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next(), letters.next(), letters.next()) {
        (Some(a), Some(b), Some(c), None) => !(a == b && b == c),
        (_, _, None, _) => true,
        _ => false,
    }
}

#[inline]
fn write(out: &mut Vec<u8>, c: char) {
    if c.is_ascii() {
        out.push(c as u8);
    } else {
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

/// Repeated letters count once.
fn push(out: &mut Vec<u8>, begin: usize, c: char) {
    if !out.get(begin..).unwrap_or_default().ends_with(c.encode_utf8(&mut [0; 4]).as_bytes()) {
        write(out, c);
    }
}

/// `ue` for `ü` and the like: both without the `e`.
fn umlauts(out: &mut Vec<u8>, begin: usize) {
    if out.len() < begin + 4 {
        return;
    }
    let (mut before, mut end) = (0, begin);
    for at in begin..out.len() {
        let Some(byte) = out.get(at).copied() else { break };
        if byte != b'e' || !matches!(before, b'a' | b'o' | b'u') {
            out.get_mut(end).into_iter().for_each(|place| *place = byte);
            end += 1;
        }
        before = byte;
    }
    out.truncate(end);
}

/// The Arabic article, also behind `and`, is not part of the word.
fn article(out: &mut Vec<u8>, begin: usize) {
    let form = str::from_utf8(out.get(begin..).unwrap_or_default()).unwrap_or_default();
    let bare = form.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(form);
    if let Some(rest) = bare.strip_prefix("ال")
        && rest.chars().count() >= 3
    {
        out.drain(begin..out.len() - rest.len());
    }
}

/// Letters that sound the same in Tigrinya's spelling habits.
fn ethiopic(c: char) -> char {
    let code = u32::from(c);
    let folded = match code {
        0x1210..=0x1217 => code - 0x10,
        0x1280..=0x1287 => code - 0x80,
        0x1220..=0x1227 => code + 0x10,
        0x12d0..=0x12d7 => code - 0x30,
        0x1340..=0x1347 => code - 0x08,
        _ => code,
    };
    char::from_u32(folded).unwrap_or(c)
}

/// Letters that look like Latin ones, within a word of Latin letters.
fn as_latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'е' | 'ε' => 'e',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'х' | 'χ' => 'x',
        'у' | 'υ' => 'y',
        'і' | 'ι' => 'i',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'т' | 'τ' => 't',
        'н' => 'h',
        'в' => 'b',
        _ => c,
    }
}

/// Serbian Cyrillic as Serbian Latin without its hooks; Latin look-alikes are that already.
fn serbian(c: char) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' | 'ђ' => "d",
        'е' => "e",
        'ж' | 'з' => "z",
        'и' => "i",
        'ј' | 'й' => "j",
        'к' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' => "s",
        'т' => "t",
        'ћ' | 'ц' | 'ч' => "c",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'џ' => "dz",
        _ => "",
    }
}

/// Latin letters that look like Cyrillic ones, within a word of Cyrillic letters.
fn as_cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'e' => 'е',
        'o' => 'о',
        'p' => 'р',
        'c' => 'с',
        'x' => 'х',
        'y' => 'у',
        'i' => 'і',
        'k' => 'к',
        'm' => 'м',
        't' => 'т',
        'b' => 'в',
        _ => c,
    }
}

fn cyrillic(c: char) -> char {
    match c {
        'а' | 'ъ' => 'a',
        'б' => 'b',
        'в' => 'v',
        'г' | 'х' | 'ґ' => 'h',
        'д' => 'd',
        'е' | 'є' | 'ё' | 'э' => 'e',
        'ж' | 'з' => 'z',
        'и' | 'і' | 'ї' | 'й' | 'ы' => 'i',
        'к' => 'k',
        'л' => 'l',
        'м' => 'm',
        'н' => 'n',
        'о' => 'o',
        'п' => 'p',
        'р' => 'r',
        'с' | 'ш' | 'щ' => 's',
        'т' => 't',
        'у' | 'ю' => 'u',
        'ф' => 'f',
        'ц' | 'ч' => 'c',
        'я' => 'a',
        'ь' => '\'',
        _ => c,
    }
}

/// Latin letters that stand for Cyrillic ones, whichever habit: `zh`, `sch`, `kh`, `ya`, `4`.
fn slavic(letters: &[char], out: &mut Vec<u8>) {
    let begin = out.len();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let mut index = 0;
    while index < letters.len() {
        let (c, next) = (at(index), at(index + 1));
        let (letter, taken) = match (c, next) {
            ('s', 'c') if at(index + 2) == 'h' => ('s', 3),
            ('s' | 'z', 'h') => (c, 2),
            ('c', 'h') => ('c', 2),
            ('t', 's' | 'z') => ('c', 2),
            ('k', 'h') => ('h', 2),
            ('g' | 'x', _) => ('h', 1),
            ('w', _) => ('v', 1),
            ('y' | 'j' | 'i', 'a' | 'o' | 'u' | 'e' | 'i' | 'y') => (if next == 'y' { 'i' } else { next }, 2),
            ('y' | 'j', _) => ('i', 1),
            ('q', _) => ('a', 1),
            ('4', _) => ('c', 1),
            ('6', _) => ('s', 1),
            ('0'..='9' | '\'' | '’' | '`' | '*', _) => (' ', 1),
            _ => (c, 1),
        };
        if letter.is_alphanumeric() {
            push(out, begin, letter);
        }
        index += taken;
    }
}

fn greek_letter(c: char) -> char {
    match c {
        'α' => 'a',
        'β' => 'v',
        'γ' => 'g',
        'δ' => 'd',
        'ε' => 'e',
        'ζ' => 'z',
        'η' | 'ι' => 'i',
        'θ' => '8',
        'κ' => 'k',
        'λ' => 'l',
        'μ' => 'm',
        'ν' => 'n',
        'ξ' => '3',
        'ο' | 'ω' => 'o',
        'π' => 'p',
        'ρ' => 'r',
        'σ' | 'ς' => 's',
        'τ' => 't',
        'υ' => 'u',
        'φ' => 'f',
        'χ' => 'x',
        'ψ' => '4',
        _ => c,
    }
}

/// Latin letters that stand for Greek ones, by sound or by looks.
fn greek(letters: &[char], out: &mut Vec<u8>) {
    let begin = out.len();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let mut index = 0;
    while index < letters.len() {
        let (c, next) = (at(index), at(index + 1));
        let (text, taken) = match (c, next) {
            ('t', 'h') | ('8' | '9', _) => ("t", if c == 't' { 2 } else { 1 }),
            ('c', 'h') => ("x", 2),
            ('p', 'h') => ("f", 2),
            ('k', 's') | ('3', _) => ("ks", if c == 'k' { 2 } else { 1 }),
            ('4', _) => ("ps", 1),
            ('o', 'u') => ("u", 2),
            ('o' | 'e' | 'u' | 'y', 'i') => ("i", 2),
            ('a', 'i') => ("e", 2),
            ('a', 'u' | 'v') => ("af", 2),
            ('e', 'u' | 'v') => ("ef", 2),
            ('m', 'p') => ("v", 2),
            ('n', 't') => ("d", 2),
            ('g', 'k' | 'g') => ("g", 2),
            ('b', _) => ("v", 1),
            ('h', _) if index > 0 && !is_vowel(at(index - 1)) => ("i", 1),
            ('h', _) => ("x", 1),
            ('w', _) => ("o", 1),
            ('y' | 'u' | 'j', _) => ("i", 1),
            ('q', _) => ("t", 1),
            ('c', _) => ("k", 1),
            ('0'..='9' | '\'' | '’' | '`' | '*', _) => ("", 1),
            _ => {
                if c.is_alphanumeric() {
                    push(out, begin, c);
                }
                ("", 1)
            }
        };
        text.chars().for_each(|c| push(out, begin, c));
        index += taken;
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')
}

fn arabic_letter(c: char) -> char {
    match c {
        'ب' => 'b',
        'پ' => 'p',
        'ت' | 'ط' | 'ث' => 't',
        'ج' => 'j',
        'چ' => 'c',
        'ح' | 'خ' | 'ه' | 'ہ' => 'h',
        'د' | 'ض' => 'd',
        'ذ' | 'ز' | 'ظ' | 'ژ' => 'z',
        'ر' => 'r',
        'س' | 'ش' | 'ص' => 's',
        'غ' | 'گ' => 'g',
        'ف' => 'f',
        'ق' | 'ك' | 'ک' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'و' => 'w',
        'ي' | 'ی' | 'ى' | 'ئ' => 'y',
        _ => 'a',
    }
}

/// Consonants alone: short vowels are not written, and long ones are written as people please.
fn consonants(letters: &[char], out: &mut Vec<u8>) {
    let begin = out.len();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let mut index = 0;
    while index < letters.len() {
        let (c, next) = (at(index), at(index + 1));
        let (letter, taken) = match (c, next) {
            ('k', 'h') => ('h', 2),
            ('s' | 'c' | 'g' | 't' | 'd' | 'z', 'h') => (c, 2),
            ('7' | '5', _) => ('h', 1),
            ('9', _) => ('s', 1),
            ('8', _) => ('g', 1),
            ('6', _) => ('t', 1),
            ('q', _) => ('k', 1),
            ('v', _) => ('w', 1),
            _ => (c, 1),
        };
        index += taken;
        if letter.is_ascii_alphabetic() && !is_vowel(letter) {
            push(out, begin, letter);
        }
    }
    // A word of vowels alone still is a word.
    if out.len() == begin && letters.iter().any(|c| c.is_alphanumeric()) {
        out.push(b'a');
    }
}
