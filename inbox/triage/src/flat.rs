//! Records one behind the other, as they lie in the file that is made when Earshot is built: what Earshot brings is read where it lies, page
//! by page as it is needed, and what a hotline brings is owned. Little-endian and at any address, so that every machine reads the same file.

use std::{borrow::Cow, fmt, marker::PhantomData, ops::Range};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

/// Bytes that are brought or owned.
#[derive(Clone, Debug, Default)]
pub(super) struct Bytes(Cow<'static, [u8]>);

impl Bytes {
    pub fn get(&self, range: Range<usize>) -> &[u8] {
        self.0.get(range).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de: 'static> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Borrowed;
        impl<'de: 'static> Visitor<'de> for Borrowed {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes that stay")
            }

            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Bytes, E> {
                Ok(Bytes(Cow::Borrowed(bytes)))
            }
        }
        from.deserialize_bytes(Borrowed)
    }
}

/// What lies in `N` bytes.
pub(super) trait Record<const N: usize>: Copy {
    fn write(self) -> [u8; N];
    fn read(bytes: [u8; N]) -> Self;
}

impl Record<2> for u16 {
    fn write(self) -> [u8; 2] {
        self.to_le_bytes()
    }

    fn read(bytes: [u8; 2]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

impl Record<4> for u32 {
    fn write(self) -> [u8; 4] {
        self.to_le_bytes()
    }

    fn read(bytes: [u8; 4]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

impl Record<8> for u64 {
    fn write(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    fn read(bytes: [u8; 8]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

/// A list of records.
#[derive(Debug)]
pub(super) struct Flat<R, const N: usize>(Cow<'static, [[u8; N]]>, PhantomData<R>);

impl<R, const N: usize> Default for Flat<R, N> {
    fn default() -> Self {
        Self(Cow::Borrowed(&[]), PhantomData)
    }
}

impl<R, const N: usize> Serialize for Flat<R, N> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(self.0.as_flattened())
    }
}

impl<'de: 'static, R, const N: usize> Deserialize<'de> for Flat<R, N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        // Cut into records once: each look at one would have to divide anew.
        let records = match Bytes::deserialize(from)?.0 {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.as_chunks().0),
            Cow::Owned(bytes) => Cow::Owned(bytes.as_chunks().0.to_vec()),
        };
        Ok(Self(records, PhantomData))
    }
}

impl<R: Record<N>, const N: usize> FromIterator<R> for Flat<R, N> {
    fn from_iter<I: IntoIterator<Item = R>>(records: I) -> Self {
        Self(records.into_iter().map(R::write).collect(), PhantomData)
    }
}

impl<R: Record<N>, const N: usize> Flat<R, N> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn get(&self, at: usize) -> Option<R> {
        self.0.get(at).map(|bytes| R::read(*bytes))
    }

    /// As they lie there, those of a range; none where it isn't there.
    pub fn raw(&self, range: Range<usize>) -> &[[u8; N]] {
        self.0.get(range).unwrap_or_default()
    }

    pub fn range(&self, range: Range<usize>) -> impl Iterator<Item = R> + Clone + '_ {
        self.raw(range).iter().map(|bytes| R::read(*bytes))
    }

    /// A record and the next.
    pub fn two(&self, at: usize) -> Option<(R, R)> {
        let [one, two] = self.raw(at..at + 2) else { return None };
        Some((R::read(*one), R::read(*two)))
    }

    pub fn iter(&self) -> impl Iterator<Item = R> + '_ {
        self.range(0..self.len())
    }

    /// Where the items of a list lie whose ends these are.
    pub fn span(&self, list: usize, end: impl Fn(R) -> usize) -> Range<usize> {
        match list.checked_sub(1).and_then(|before| self.two(before)) {
            Some((before, this)) => end(before)..end(this),
            None => 0..self.get(list).filter(|_| list == 0).map_or(0, end),
        }
    }

    /// Whether a record is in an ordered list.
    pub fn has(&self, record: R) -> bool
    where
        R: Ord,
    {
        self.0.binary_search_by_key(&record, |bytes| R::read(*bytes)).is_ok()
    }

    pub fn bytes(&self) -> usize {
        self.0.as_flattened().len()
    }
}
