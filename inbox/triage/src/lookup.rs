//! Finds the words of the rules that a word of a text meets: one probe for each of its beginnings and endings, none a rule.

use serde::{Deserialize, Serialize};

use super::rules::Kind;

/// Letters from which a word may differ by a slip.
pub(super) const SLIP_LETTERS: usize = 6;
/// Letters from which one of them may be another.
const OTHER_LETTERS: usize = 8;
/// Longer ones are only met whole.
const SLIP_LETTERS_MAX: usize = 14;
/// Letters at the beginning of what a word may contain.
const HEAD_BYTES: usize = 3;

/// Finds the words of the rules that a form meets: one probe a beginning of the form, one an end, none a rule.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Lookup {
    whole: Table,
    heads: Table,
    tails: Table,
    inside: Table,
    /// Words and stems with one letter left out.
    slips: Table,
    /// Lengths in bytes of words and stems that begin with two bytes of this sum, and of endings; a bit each.
    head_lengths: Vec<u64>,
    tail_lengths: u64,
    /// A bit for each sum in `slips`: most words are told by it to be none.
    slip_bits: Vec<u64>,
}

/// Sums of two bytes.
const PAIRS: usize = 1024;
/// The bit of a length that stands for words, not stems.
const WHOLE_BIT: u64 = 1 << 63;
/// Bits for the sums of slips.
const SLIP_BITS: u32 = 18;

fn pair(bytes: &[u8]) -> usize {
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    (byte(0) * 31 + byte(1) * 7 + bytes.len().min(2)) % PAIRS
}

impl Lookup {
    pub fn new(words: &[(u16, &str, Kind)]) -> Self {
        let (mut whole, mut heads, mut tails, mut inside, mut slips) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut head_lengths, mut tail_lengths) = (vec![0_u64; PAIRS], 0_u64);
        for (id, form, kind) in words {
            let bytes = form.as_bytes();
            let length = 1_u64 << bytes.len().min(62);
            let mut begins = |bits: u64| {
                if let Some(mask) = head_lengths.get_mut(pair(bytes)) {
                    *mask |= bits
                }
            };
            match kind {
                Kind::Exact => {
                    begins(WHOLE_BIT);
                    whole.push((hash(bytes), *id));
                }
                Kind::Prefix if bytes.len() < 2 => {
                    // One letter stands before any other.
                    head_lengths.iter_mut().for_each(|mask| *mask |= length);
                    heads.push((hash(bytes), *id));
                }
                Kind::Prefix => {
                    begins(length);
                    heads.push((hash(bytes), *id));
                }
                Kind::Suffix => {
                    tail_lengths |= length;
                    tails.push((bytes.iter().rev().fold(SEED, |sum, byte| step(sum, *byte)), *id));
                }
                Kind::Contains => inside.push((hash(bytes.get(..HEAD_BYTES).unwrap_or(bytes)), *id)),
                Kind::Number => continue,
            }
            if matches!(kind, Kind::Exact | Kind::Prefix) {
                let letters: Vec<char> = form.chars().collect();
                if (SLIP_LETTERS..=SLIP_LETTERS_MAX).contains(&letters.len()) {
                    shortened(&letters, |hash| slips.push((hash, *id)));
                    slips.push((spelled(&letters), *id));
                }
            }
        }
        let tables = [&mut whole, &mut heads, &mut tails, &mut inside, &mut slips];
        for table in tables {
            table.sort_unstable();
            table.dedup();
        }
        let mut slip_bits = vec![0_u64; if slips.is_empty() { 0 } else { 1 << (SLIP_BITS - 6) }];
        for (hash, _) in &slips {
            let (at, bit) = slip_bit(*hash);
            if let Some(bits) = slip_bits.get_mut(at) {
                *bits |= bit;
            }
        }
        Self {
            slip_bits,
            whole: Table::new(&whole),
            heads: Table::new(&heads),
            tails: Table::new(&tails),
            inside: Table::new(&inside),
            slips: Table::new(&slips),
            head_lengths,
            tail_lengths,
        }
    }

    pub fn find(&self, form: &str, meets: impl Fn(u16) -> bool, found: &mut Vec<u16>) {
        let bytes = form.as_bytes();
        let mut add = |table: &Table, sum: u32| {
            table.each(sum, |atom| {
                if meets(atom) && !found.contains(&atom) {
                    found.push(atom)
                }
            })
        };
        let lengths = self.head_lengths.get(pair(bytes)).copied().unwrap_or(0);
        if lengths != 0 {
            let mut sum = SEED;
            for (index, byte) in bytes.iter().enumerate() {
                sum = step(sum, *byte);
                if lengths >> (index + 1).min(62) & 1 == 1 {
                    add(&self.heads, sum);
                }
            }
            if lengths & WHOLE_BIT != 0 {
                add(&self.whole, sum);
            }
        }
        if self.tail_lengths != 0 {
            let mut sum = SEED;
            for (index, byte) in bytes.iter().rev().enumerate() {
                sum = step(sum, *byte);
                if self.tail_lengths >> (index + 1).min(62) & 1 == 1 {
                    add(&self.tails, sum);
                }
            }
        }
        if !self.inside.is_empty() {
            for head in bytes.windows(HEAD_BYTES) {
                add(&self.inside, hash(head));
            }
        }
    }

    pub fn slips<'a>(&'a self, form: &str, word: impl Fn(u16) -> (&'a str, Option<Kind>), found: &mut Vec<u16>) {
        if self.slips.is_empty() {
            return;
        }
        let mut letters = ['\0'; SLIP_LETTERS_MAX + 2];
        let mut count = 0;
        for (place, c) in letters.iter_mut().zip(form.chars()) {
            (*place, count) = (c, count + 1);
        }
        let letters = letters.get(..count).unwrap_or_default();
        let near = |part: &[char], whole: bool, found: &mut Vec<u16>| {
            let mut check = |hash: u32| {
                let (at, bit) = slip_bit(hash);
                if self.slip_bits.get(at).is_none_or(|bits| bits & bit == 0) {
                    return;
                }
                self.slips.each(hash, |atom| {
                    let (text, kind) = word(atom);
                    let fits = if whole { kind == Some(Kind::Exact) } else { kind == Some(Kind::Prefix) };
                    if fits && !found.contains(&atom) && one_slip(text, part) {
                        found.push(atom);
                    }
                });
            };
            shortened(part, &mut check);
            check(spelled(part));
        };
        if (SLIP_LETTERS..=SLIP_LETTERS_MAX + 1).contains(&letters.len()) {
            near(letters, true, found);
        }
        for length in SLIP_LETTERS..=letters.len().min(SLIP_LETTERS_MAX) {
            near(letters.get(..length).unwrap_or_default(), false, found);
        }
    }

    pub fn bytes(&self) -> usize {
        let tables = [&self.whole, &self.heads, &self.tails, &self.inside, &self.slips];
        tables.iter().map(|table| table.bytes()).sum::<usize>()
            + (self.head_lengths.capacity() + self.slip_bits.capacity()) * 8
    }
}

fn slip_bit(hash: u32) -> (usize, u64) {
    let at = hash.wrapping_mul(0x85eb_ca6b) >> (32 - SLIP_BITS);
    ((at >> 6) as usize, 1 << (at & 63))
}

const SEED: u32 = 0x811c_9dc5;

fn step(sum: u32, byte: u8) -> u32 {
    (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// A hash of a form, FNV-1a.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(SEED, |sum, byte| step(sum, *byte))
}

const SPELL: u32 = 0x9e37_79b1;

/// A sum of letters and their places, from which the sum without one letter follows in one pass.
fn spelled(letters: &[char]) -> u32 {
    letters.iter().fold(0_u32, |sum, c| sum.wrapping_mul(SPELL).wrapping_add(u32::from(*c)))
}

fn shortened(letters: &[char], mut each: impl FnMut(u32)) {
    // With the letter at `index` left out, those before it stand one place lower.
    let mut power = 1_u32;
    let mut behind = 0_u32;
    let mut before = [0_u32; SLIP_LETTERS_MAX + 2];
    let mut sum = 0_u32;
    for (place, c) in before.iter_mut().zip(letters) {
        *place = sum;
        sum = sum.wrapping_mul(SPELL).wrapping_add(u32::from(*c));
    }
    for (index, c) in letters.iter().enumerate().rev() {
        let head = before.get(index).copied().unwrap_or(0);
        each(head.wrapping_mul(power).wrapping_add(behind));
        behind = u32::from(*c).wrapping_mul(power).wrapping_add(behind);
        power = power.wrapping_mul(SPELL);
    }
}

/// Whether a word differs by one letter: left out, added, another, or two neighbours changed over. The first letter is right.
fn one_slip(word: &str, typed: &[char]) -> bool {
    let letters: Vec<char> = word.chars().collect();
    if letters.first() != typed.first() {
        return false;
    }
    let same = letters.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (a, b) = (letters.get(same..).unwrap_or_default(), typed.get(same..).unwrap_or_default());
    let behind = |list: &[char], count: usize| list.get(count..).unwrap_or_default().to_vec();
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => a.len() + 1 == b.len() && a == behind(b, 1).as_slice(),
        std::cmp::Ordering::Greater => b.len() + 1 == a.len() && b == behind(a, 1).as_slice(),
        std::cmp::Ordering::Equal => {
            // Another letter often makes another word.
            (letters.len() >= OTHER_LETTERS && behind(a, 1) == behind(b, 1))
                || (a.len() >= 2 && a.first() == b.get(1) && a.get(1) == b.first() && behind(a, 2) == behind(b, 2))
        }
    }
}

/// Numbers by a hash: sixteen bits of it choose among those that share the others.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Table {
    /// Where the numbers of a bucket end.
    ends: Vec<u32>,
    tags: Vec<u16>,
    values: Vec<u16>,
    bits: u32,
}

/// Numbers in a bucket, about.
const BUCKET: usize = 4;

impl Table {
    fn new(pairs: &[(u32, u16)]) -> Self {
        if pairs.is_empty() {
            return Self::default();
        }
        let bits = (pairs.len() / BUCKET).next_power_of_two().trailing_zeros();
        let mut table = Self {
            ends: vec![0; 1 << bits],
            tags: Vec::with_capacity(pairs.len()),
            values: Vec::with_capacity(pairs.len()),
            bits,
        };
        let mut places: Vec<(usize, u16, u16)> =
            pairs.iter().map(|(hash, value)| (table.bucket(*hash), tag(*hash), *value)).collect();
        places.sort_unstable();
        for (bucket, tag, value) in places {
            table.tags.push(tag);
            table.values.push(value);
            if let Some(end) = table.ends.get_mut(bucket) {
                *end = u32::try_from(table.tags.len()).unwrap_or(u32::MAX);
            }
        }
        let mut last = 0;
        for end in &mut table.ends {
            last = last.max(*end);
            *end = last;
        }
        table
    }

    fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    fn bucket(&self, hash: u32) -> usize {
        (u64::from(hash.wrapping_mul(0x9e37_79b1)) >> (32 - self.bits)) as usize & (self.ends.len().max(1) - 1)
    }

    fn each(&self, hash: u32, mut each: impl FnMut(u16)) {
        let bucket = self.bucket(hash);
        let begin = bucket.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        let end = self.ends.get(bucket).copied().unwrap_or(0) as usize;
        let tag = tag(hash);
        for (at, known) in (begin..end).zip(self.tags.get(begin..end).unwrap_or_default()) {
            if *known == tag
                && let Some(value) = self.values.get(at)
            {
                each(*value);
            }
        }
    }

    fn bytes(&self) -> usize {
        self.ends.capacity() * 4 + (self.tags.capacity() + self.values.capacity()) * 2
    }
}

fn tag(hash: u32) -> u16 {
    (hash & 0xffff) as u16
}
