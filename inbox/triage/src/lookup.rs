//! Finds the words of the rules that a word of a text meets: one probe for each of its beginnings and endings, none a rule.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    flat::{Flat, Record},
    rules::Kind,
};

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
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Lookup {
    whole: Table,
    heads: Table,
    tails: Table,
    inside: Table,
    /// Words and stems by what is right where a letter isn't: behind the third, and before.
    slips_behind: Table,
    slips_before: Table,
    /// Lengths in bytes of words and stems that begin with two bytes of this sum; a bit each.
    head_lengths: Flat<u64, 8>,
    /// A bit for each sum in `heads`, `tails` and `inside`: most parts of a word are told by it to be none.
    part_bits: Flat<u64, 8>,
    /// Lengths in bytes of endings.
    tail_lengths: u64,
}

/// Where a form is looked for: lengths of words and stems that begin like it, and the bucket of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probe {
    lengths: u64,
    whole: (u16, u16),
}

/// Sums of two bytes.
const PAIRS: usize = 1024;
/// The bit of a length that stands for words, not stems.
const WHOLE_BIT: u64 = 1 << 63;

/// Bits for the sums of parts of words.
const PART_BITS: usize = 1 << 14;

fn part_bit(sum: u32) -> (usize, u64) {
    let at = place(sum, PART_BITS);
    (at / 64, 1 << (at % 64))
}

/// The sums of the beginnings of bytes that have one of these lengths, a bit each; the last bit stands for longer ones, too.
fn beginnings<'a>(bytes: impl Iterator<Item = &'a u8>, lengths: u64, mut each: impl FnMut(u32)) {
    let mut sum = SEED;
    for (length, byte) in (1_u32..).zip(bytes) {
        let left = lengths >> length.min(62);
        if left == 0 {
            return;
        }
        sum = step(sum, *byte);
        if left & 1 == 1 {
            each(sum);
        }
    }
}

fn pair(bytes: &[u8]) -> usize {
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    (byte(0) * 31 + byte(1) * 7 + bytes.len().min(2)) % PAIRS
}

impl Lookup {
    pub fn new(words: &[(u16, &str, Kind)]) -> Self {
        let (mut whole, mut heads, mut tails, mut inside) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut behind, mut before) = (Vec::new(), Vec::new());
        let (mut head_lengths, mut tail_lengths) = (vec![0_u64; PAIRS], 0_u64);
        for (id, form, kind) in words {
            let bytes = form.as_bytes();
            let length = 1_u64 << bytes.len().min(62);
            let mut begins = |bits: u64| {
                if let Some(mask) = head_lengths.get_mut(pair(bytes)) {
                    *mask |= bits
                }
            };
            let item = |hash: u32| (hash, Item { tag: tag(hash), value: *id });
            match kind {
                Kind::Exact => {
                    begins(WHOLE_BIT);
                    whole.push(item(hash(bytes)));
                }
                Kind::Prefix if bytes.len() < 2 => {
                    // One letter stands before any other.
                    head_lengths.iter_mut().for_each(|mask| *mask |= length);
                    heads.push(item(hash(bytes)));
                }
                Kind::Prefix => {
                    begins(length);
                    heads.push(item(hash(bytes)));
                }
                Kind::Suffix => {
                    tail_lengths |= length;
                    tails.push(item(bytes.iter().rev().fold(SEED, |sum, byte| step(sum, *byte))));
                }
                Kind::Contains => inside.push(item(hash(bytes.get(..HEAD_BYTES).unwrap_or(bytes)))),
                Kind::Number => continue,
            }
            if matches!(kind, Kind::Exact | Kind::Prefix) {
                let letters: Vec<char> = form.chars().collect();
                if (SLIP_LETTERS..=SLIP_LETTERS_MAX).contains(&letters.len())
                    && let [a, b, c, d, e, f, ..] = letters.as_slice()
                {
                    let tag = outline([*d, *e, *f], if *kind == Kind::Exact { letters.len() } else { 0 });
                    behind.push((spelled([*a, *b, *c]), Item { tag, value: *id }));
                    before.push(item(spelled([*a, *d, *e, *f])));
                }
            }
        }
        let mut part_bits = vec![0_u64; PART_BITS / 64];
        for (sum, _) in heads.iter().chain(&tails).chain(&inside) {
            let (at, bit) = part_bit(*sum);
            part_bits.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
        }
        Self {
            part_bits: part_bits.into_iter().collect(),
            whole: Table::new(whole),
            heads: Table::new(heads),
            tails: Table::new(tails),
            inside: Table::new(inside),
            slips_behind: Table::new(behind),
            slips_before: Table::new(before),
            head_lengths: head_lengths.into_iter().collect(),
            tail_lengths,
        }
    }

    /// Where a form is looked for; `sum` is its [`hash`].
    pub fn probe(&self, form: &[u8], sum: u32) -> Probe {
        let lengths = self.head_lengths.get(pair(form)).unwrap_or(0);
        Probe { lengths, whole: self.whole.span(sum) }
    }

    /// Words that a form meets.
    pub fn find(&self, form: &[u8], sum: u32, probe: Probe, meets: impl Fn(u16) -> bool, found: &mut Vec<u16>) {
        let bits = self.part_bits.raw(0..PART_BITS / 64);
        let may_be = |sum: u32| {
            let (at, bit) = part_bit(sum);
            bits.get(at).is_some_and(|bits| u64::from_le_bytes(*bits) & bit != 0)
        };
        let mut add = |table: &Table, sum: u32, span: Option<(u16, u16)>| {
            if span.is_some() || may_be(sum) {
                table.each(span.unwrap_or_else(|| table.span(sum)), sum, |atom| {
                    if meets(atom) && !found.contains(&atom) {
                        found.push(atom)
                    }
                });
            }
        };
        beginnings(form.iter(), probe.lengths & !WHOLE_BIT, |sum| add(&self.heads, sum, None));
        if probe.lengths & WHOLE_BIT != 0 {
            add(&self.whole, sum, Some(probe.whole));
        }
        beginnings(form.iter().rev(), self.tail_lengths, |sum| add(&self.tails, sum, None));
        if !self.inside.is_empty() {
            form.windows(HEAD_BYTES).for_each(|head| add(&self.inside, hash(head), None));
        }
    }

    /// Words and stems from which a form differs by one slip. A letter that isn't right leaves either the first three alone, or the three
    /// behind them, one place further at most.
    pub fn slips<'a>(&'a self, form: &[u8], word: impl Fn(u16) -> Option<(&'a [u8], Kind)>, found: &mut Vec<u16>) {
        let mut letters = ['\0'; SLIP_LETTERS_MAX + 2];
        let typed = spell(form, &mut letters);
        let (count, ascii) = (typed.len(), form.is_ascii());
        let [a, b, c, d, e, f, behind @ ..] = typed else { return };
        let mut check = |atom: u16| {
            let Some((text, kind)) = word(atom) else { return };
            // Without the first letter nothing is near.
            if text.first() != form.first() {
                return;
            }
            // Letters of a byte each needn't be told apart.
            let is_near = if ascii && text.is_ascii() {
                is_slip(text, form.get(..count).unwrap_or_default(), kind)
            } else {
                is_slip(spell(text, &mut ['\0'; SLIP_LETTERS_MAX]), typed, kind)
            };
            if is_near && !found.contains(&atom) {
                found.push(atom);
            }
        };
        let outlined = outline([*d, *e, *f], count);
        for item in self.slips_behind.bucket(self.slips_behind.span(spelled([*a, *b, *c]))) {
            if may_be_near(item.tag, outlined) {
                check(item.value);
            }
        }
        let added = behind.first().map(|g| [e, f, g]);
        for [one, two, three] in [[c, d, e], [d, e, f], [c, e, f]].into_iter().chain(added) {
            let sum = spelled([*a, *one, *two, *three]);
            self.slips_before.each(self.slips_before.span(sum), sum, &mut check);
        }
    }

    /// Words and stems that have the first three letters of a form, or three behind them.
    pub fn alike(&self, form: &[u8], mut each: impl FnMut(u16)) {
        let mut letters = ['\0'; SLIP_LETTERS_MAX + 2];
        let [a, b, c, d, e, f, ..] = spell(form, &mut letters) else { return };
        let outlined = outline([*d, *e, *f], 0);
        for item in self.slips_behind.bucket(self.slips_behind.span(spelled([*a, *b, *c]))) {
            if shares_two(item.tag, outlined) {
                each(item.value);
            }
        }
        for [one, two, three] in [[c, d, e], [d, e, f], [c, e, f]] {
            let sum = spelled([*a, *one, *two, *three]);
            self.slips_before.each(self.slips_before.span(sum), sum, &mut each);
        }
    }

    pub fn bytes(&self) -> usize {
        let tables = [&self.whole, &self.heads, &self.tails, &self.inside, &self.slips_behind, &self.slips_before];
        tables.iter().map(|table| table.bytes()).sum::<usize>() + self.head_lengths.bytes() + self.part_bits.bytes()
    }
}

const SEED: u32 = 0x811c_9dc5;

pub(super) fn step(sum: u32, byte: u8) -> u32 {
    (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// A hash of a form, FNV-1a.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(SEED, |sum, byte| step(sum, *byte))
}

/// A sum of letters and their places.
fn spelled<const N: usize>(letters: [char; N]) -> u32 {
    letters.into_iter().fold(0_u32, |sum, c| sum.wrapping_add(u32::from(c)).wrapping_mul(0x9e37_79b1))
}

/// Three letters and a length, a hexadecimal digit each.
fn outline(letters: [char; 3], length: usize) -> u16 {
    let digits = letters.into_iter().map(|c| (u32::from(c).wrapping_mul(0x9e37_79b1) >> 28) as u16);
    digits.fold((length & 15) as u16, |sum, digit| sum << 4 | digit)
}

/// Whether words may differ by one slip, by the outlines of what stands behind their third letter; a length of 0 is any.
fn may_be_near(word: u16, typed: u16) -> bool {
    let digits = |outline: u16| [outline >> 12, outline >> 8 & 15, outline >> 4 & 15, outline & 15];
    let ([length, a, b, c], [typed, d, e, f]) = (digits(word), digits(typed));
    (length == 0 || length.abs_diff(typed) <= 1)
        && match a == d {
            // Right so far: the slip comes with the next letters, or behind them.
            true => b == e || b == f || c == e || c == f,
            false => (b == d && c == e) || (a == e && b == f) || (b == e && c == f) || (a == e && b == d),
        }
}

/// Whether two of the three letters of an outline stand in the other, in any order.
fn shares_two(word: u16, typed: u16) -> bool {
    let digits = |outline: u16| [outline >> 8 & 15, outline >> 4 & 15, outline & 15];
    let word = digits(word);
    digits(typed).iter().filter(|digit| word.contains(digit)).count() >= 2
}

/// The first letters of a form, as many as there is room for.
fn spell<'l>(form: &[u8], letters: &'l mut [char]) -> &'l [char] {
    let mut count = 0;
    for (place, c) in letters.iter_mut().zip(str::from_utf8(form).unwrap_or_default().chars()) {
        (*place, count) = (c, count + 1);
    }
    letters.get(..count).unwrap_or_default()
}

/// Whether what was typed is a word with a slip, or begins with one that is a stem. A slip adds a letter or leaves out one, at most.
fn is_slip<L: PartialEq>(word: &[L], typed: &[L], kind: Kind) -> bool {
    if kind == Kind::Exact {
        return typed.len() <= SLIP_LETTERS_MAX + 1 && one_slip(word, typed);
    }
    let longest = typed.len().min(SLIP_LETTERS_MAX).min(word.len() + 1);
    let shortest = SLIP_LETTERS.max(word.len().saturating_sub(1));
    (shortest..=longest).any(|length| one_slip(word, typed.get(..length).unwrap_or_default()))
}

/// Whether a word differs by one letter: left out, added, another, or two neighbours changed over. The first letter is right.
fn one_slip<L: PartialEq>(letters: &[L], typed: &[L]) -> bool {
    if letters.first() != typed.first() {
        return false;
    }
    let same = letters.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (a, b) = (letters.get(same..).unwrap_or_default(), typed.get(same..).unwrap_or_default());
    let behind = |count: usize| a.iter().skip(count).eq(b.iter().skip(count));
    match a.len().cmp(&b.len()) {
        Ordering::Less => a.len() + 1 == b.len() && a.iter().eq(b.iter().skip(1)),
        Ordering::Greater => b.len() + 1 == a.len() && b.iter().eq(a.iter().skip(1)),
        Ordering::Equal => {
            // Another letter often makes another word.
            (letters.len() >= OTHER_LETTERS && behind(1))
                || (a.len() >= 2 && a.first() == b.get(1) && a.get(1) == b.first() && behind(2))
        }
    }
}

/// Numbers by a hash.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Table {
    /// Where the numbers of each bucket begin, and where the last end.
    starts: Flat<u16, 2>,
    items: Flat<Item, 4>,
}

/// A number, and what chooses among those of its bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub tag: u16,
    pub value: u16,
}

impl Record<4> for Item {
    fn write(self) -> [u8; 4] {
        (u32::from(self.tag) << 16 | u32::from(self.value)).to_le_bytes()
    }

    fn read(bytes: [u8; 4]) -> Self {
        let both = u32::from_le_bytes(bytes);
        Self { tag: (both >> 16) as u16, value: both as u16 }
    }
}

/// Numbers in a bucket, about.
const BUCKET: usize = 4;

impl Table {
    pub fn new(mut items: Vec<(u32, Item)>) -> Self {
        if items.is_empty() {
            return Self::default();
        }
        let buckets = (items.len() / BUCKET).next_power_of_two();
        items.sort_unstable_by_key(|(hash, item)| (place(*hash, buckets), *item));
        let starts = starts(items.iter().map(|(hash, _)| *hash), buckets);
        Self {
            starts: starts.into_iter().map(|start| u16::try_from(start).unwrap_or(u16::MAX)).collect(),
            items: items.into_iter().map(|(_, item)| item).collect(),
        }
    }

    pub fn bytes(&self) -> usize {
        self.items.bytes() + self.starts.bytes()
    }

    fn is_empty(&self) -> bool {
        self.items.len() == 0
    }

    /// Where the bucket of a hash begins and ends.
    pub fn span(&self, hash: u32) -> (u16, u16) {
        self.starts.two(place(hash, self.starts.len().saturating_sub(1))).unwrap_or_default()
    }

    fn bucket(&self, (begin, end): (u16, u16)) -> impl Iterator<Item = Item> + '_ {
        self.items.range(begin.into()..end.into())
    }

    /// Those of a hash, and seldom others.
    pub fn each(&self, span: (u16, u16), hash: u32, mut each: impl FnMut(u16)) {
        for item in self.bucket(span) {
            if item.tag == tag(hash) {
                each(item.value);
            }
        }
    }
}

/// The bucket of a hash, of a power of two.
pub(super) fn place(hash: u32, buckets: usize) -> usize {
    ((u64::from(hash.wrapping_mul(0x9e37_79b1)) * buckets as u64) >> 32) as usize
}

/// Where the buckets of hashes begin that are ordered by [`place`], and where the last ends.
pub(super) fn starts(hashes: impl Iterator<Item = u32>, buckets: usize) -> Vec<usize> {
    let mut starts = vec![0; buckets + 1];
    for hash in hashes {
        starts.iter_mut().skip(place(hash, buckets) + 1).take(1).for_each(|count| *count += 1);
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

pub(super) fn tag(hash: u32) -> u16 {
    (hash & 0xffff) as u16
}
