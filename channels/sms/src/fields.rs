//! What a webhook says, whatever it is written in: JSON, a form, or the part of an address after `?`. One value that is looked into by
//! path, and never a guess: a name that stands there twice with two values says nothing.

use std::{cell::RefCell, collections::HashSet, fmt};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Members and values of one request at most.
const VALUES: usize = 20_000;

/// What a request says.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    value: Value,
    /// Names that came more than once, with different values.
    twice: HashSet<String>,
}

/// A request that can't be read, in words for an operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Fault(pub String);

impl Fields {
    /// Reads JSON. A half of a surrogate pair, which a gateway that cuts texts may send, is kept for [`units`].
    ///
    /// # Errors
    /// [`Fault`] for what isn't JSON.
    pub fn json(body: &[u8]) -> Result<Self, Fault> {
        let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
        let text = std::str::from_utf8(body).map_err(|_| Fault("The JSON is not UTF-8.".into()))?;
        let text = keep_halves(text);
        let twice = RefCell::default();
        let left = RefCell::new(VALUES);
        let mut reader = serde_json::Deserializer::from_str(&text);
        let value = Strict { twice: &twice, left: &left }.deserialize(&mut reader);
        let value = value.and_then(|value| reader.end().map(|()| value));
        let value = value.map_err(|error| {
            Fault(format!("The JSON can't be read (line {}, column {}).", error.line(), error.column()))
        })?;
        Ok(Self { value, twice: twice.into_inner() })
    }

    /// Reads pairs of a form or a query.
    #[must_use]
    pub fn pairs(pairs: &[(Vec<u8>, Vec<u8>)]) -> Self {
        let mut fields = Self::default();
        let mut map = Map::new();
        for (name, value) in pairs.iter().take(VALUES) {
            let name = String::from_utf8_lossy(name).into_owned();
            let value = Value::from(String::from_utf8_lossy(value).into_owned());
            match map.get(&name) {
                Some(before) if *before != value => drop(fields.twice.insert(name)),
                Some(_) => {}
                None => drop(map.insert(name, value)),
            }
        }
        fields.value = Value::Object(map);
        fields
    }

    /// A part of this, as fields of their own.
    #[must_use]
    pub fn part(&self, value: &Value) -> Self {
        Self { value: value.clone(), twice: self.twice.clone() }
    }

    /// The whole value.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// What stands at a path such as `data.to[0].number`; an empty path is the whole.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Value> {
        if path.is_empty() {
            return Some(&self.value);
        }
        // Names of forms may hold brackets themselves.
        if let Some(value) = self.value.get(path) {
            return Some(value);
        }
        let mut place = &self.value;
        for step in path.split('.') {
            let (name, rest) = step.find('[').map_or((step, ""), |at| step.split_at(at));
            if !name.is_empty() {
                place = place.get(name)?;
            }
            for index in rest.split('[').skip(1) {
                place = place.get(index.strip_suffix(']')?.parse::<usize>().ok()?)?;
            }
        }
        Some(place)
    }

    /// A word or number at a path; `None` where nothing stands there.
    ///
    /// # Errors
    /// [`Fault`] where it came twice with different values, or is no word.
    pub fn text(&self, path: &str) -> Result<Option<String>, Fault> {
        let name = path.rsplit('.').next().unwrap_or_default();
        let name = name.split('[').next().unwrap_or_default();
        if self.twice.contains(path) || self.twice.contains(name) {
            return Err(Fault(format!("{path} came twice with different values.")));
        }
        match self.at(path) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Bool(word)) => Ok(Some(word.to_string())),
            Some(_) => Err(Fault(format!("{path} is no text."))),
        }
    }

    /// The same, which has to be there and must not be empty.
    ///
    /// # Errors
    /// [`Fault`], naming what is missing.
    pub fn need(&self, path: &str) -> Result<String, Fault> {
        let text = self.text(path)?.filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| Fault(format!("{path} is missing.")))
    }

    /// A list at a path; empty where nothing stands there.
    ///
    /// # Errors
    /// [`Fault`] where it is no list.
    pub fn list(&self, path: &str) -> Result<&[Value], Fault> {
        match self.at(path) {
            None | Some(Value::Null) => Ok(&[]),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(Fault(format!("{path} is no list."))),
        }
    }
}

/// Where halves of surrogate pairs are put while a text is in parts: 2,048 places for private use that nobody's text has a need of.
const HALVES: u32 = 0x10_F000;

/// Writes halves of surrogate pairs, which no Rust string holds, as other characters.
fn keep_halves(json: &str) -> std::borrow::Cow<'_, str> {
    if !json.contains("\\u") {
        return json.into();
    }
    let bytes = json.as_bytes();
    let unit = |at: usize| -> Option<u32> {
        let digits = json.get(at + 2..at + 6).filter(|_| bytes.get(at..at + 2) == Some(b"\\u".as_slice()))?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let mut out = String::with_capacity(json.len());
    let (mut at, mut from) = (0, 0);
    while at < bytes.len() {
        if bytes.get(at) != Some(&b'\\') {
            at += 1;
            continue;
        }
        let Some(first) = unit(at) else {
            at += 2;
            continue;
        };
        let high = (0xD800..0xDC00).contains(&first);
        if high && unit(at + 6).is_some_and(|second| (0xDC00..0xE000).contains(&second)) {
            at += 12;
            continue;
        }
        if high || (0xDC00..0xE000).contains(&first) {
            out.push_str(json.get(from..at).unwrap_or_default());
            out.extend(char::from_u32(HALVES + (first - 0xD800)));
            from = at + 6;
        }
        at += 6;
    }
    out.push_str(json.get(from..).unwrap_or_default());
    out.into()
}

/// A text as units of UTF-16, with halves of surrogate pairs as what they are: joined with the next part they may be whole again.
#[must_use]
pub fn units(text: &str) -> Vec<u16> {
    let mut units = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u32::from(letter).checked_sub(HALVES).filter(|half| *half < 0x800) {
            Some(half) => units.extend(u16::try_from(0xD800 + half)),
            None => units.extend_from_slice(letter.encode_utf16(&mut [0; 2])),
        }
    }
    units
}

/// A text as the bytes that a gateway which cuts texts signs: halves of surrogate pairs as if each were a character.
#[must_use]
pub fn wtf8(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u32::from(letter).checked_sub(HALVES).filter(|half| *half < 0x800) {
            Some(half) => {
                let unit = 0xD800 + half;
                bytes.extend(
                    [0xE0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3F), 0x80 | (unit & 0x3F)]
                        .map(|byte| (byte & 0xFF) as u8),
                );
            }
            None => bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}

/// Units of UTF-16 as a text for people: no U+0000, line ends as `\n`, what is broken as `�`.
#[must_use]
pub fn readable(units: &[u16]) -> String {
    String::from_utf16_lossy(units).replace('\0', "").replace("\r\n", "\n").replace('\r', "\n")
}

/// Takes `a=b&c=d` apart. What isn't percent-encoded as it should be is taken as it stands.
#[must_use]
pub fn pairs(text: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let parts = text.split(|byte| *byte == b'&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let mut halves = part.splitn(2, |byte| *byte == b'=');
            let mut decoded = || halves.next().map(decode).unwrap_or_default();
            (decoded(), decoded())
        })
        .collect()
}

/// Undoes percent-encoding as forms use it.
#[must_use]
pub fn decode(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, after)) = rest.split_first() {
        if let (b'%', [high, low, left @ ..]) = (first, after)
            && let (Some(high), Some(low)) = (char::from(*high).to_digit(16), char::from(*low).to_digit(16))
            && let Ok(byte) = u8::try_from(high * 16 + low)
        {
            out.push(byte);
            rest = left;
        } else {
            out.push(if first == b'+' { b' ' } else { first });
            rest = after;
        }
    }
    out
}

/// Percent-encodes all but letters, digits and `-._~` (RFC 3986 §2.3).
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A form from its fields.
#[must_use]
pub fn form<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> String {
    let pairs: Vec<String> =
        fields.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

/// Reads JSON into a value and notes names that stand twice in one object.
#[derive(Clone, Copy)]
struct Strict<'s> {
    twice: &'s RefCell<HashSet<String>>,
    left: &'s RefCell<usize>,
}

impl Strict<'_> {
    fn count<E: serde::de::Error>(&self) -> Result<(), E> {
        let mut left = self.left.borrow_mut();
        *left = left.checked_sub(1).ok_or_else(|| E::custom("too many values"))?;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            self.count()?;
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            self.count()?;
            let value = members.next_value_seed(self)?;
            if map.get(&name).is_some_and(|before| *before != value) {
                self.twice.borrow_mut().insert(name.clone());
            }
            map.entry(name).or_insert(value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_into_json_and_forms() {
        let fields = Fields::json(br#"{"data":{"to":[{"n":"+1"},{"n":2}],"gone":null,"o":{}}}"#).expect("JSON");
        for (path, expected) in
            [("data.to[0].n", Some("+1")), ("data.to[1].n", Some("2")), ("data.to[2].n", None), ("data.gone", None)]
        {
            assert_eq!(fields.text(path).expect("a text").as_deref(), expected, "{path}");
        }
        assert!(fields.text("data.o").is_err());
        let form = Fields::pairs(&pairs(b"data%5Bid%5D=7&a=b+c%26&broken=%zz&empty"));
        for (path, expected) in [("data[id]", "7"), ("a", "b c&"), ("broken", "%zz"), ("empty", "")] {
            assert_eq!(form.text(path).expect("a text").as_deref(), Some(expected), "{path}");
        }
    }

    #[test]
    fn what_stands_there_twice_says_nothing() {
        for fields in [
            Fields::json(br#"{"From":"+1","From":"+2","To":"3","To":"3"}"#).expect("JSON"),
            Fields::pairs(&pairs(b"From=%2B1&From=%2B2&To=3&To=3")),
        ] {
            assert!(fields.text("From").is_err());
            assert_eq!(fields.text("To").expect("the same").as_deref(), Some("3"));
        }
        let deep = Fields::json(br#"{"a":{"from":"1","from":"2"}}"#).expect("JSON");
        assert!(deep.text("a.from").is_err());
    }

    #[test]
    fn halves_of_a_surrogate_pair_join_again() {
        let first = Fields::json(br#"{"t":"a\ud83d"}"#).expect("JSON").need("t").expect("a text");
        let second =
            Fields::json(br#"{"t":"\ude00 b \ud83d\ude00 \\ud83d"}"#).expect("JSON").need("t").expect("a text");
        let joined: Vec<u16> = units(&first).into_iter().chain(units(&second)).collect();
        assert_eq!(readable(&joined), "a😀 b 😀 \\ud83d");
        assert_eq!(readable(&units(&first)), "a\u{fffd}");
    }

    #[test]
    fn depth_and_number_are_bounded() {
        assert!(Fields::json("[".repeat(5_000).as_bytes()).is_err());
        assert!(Fields::json(format!("[{}0]", "0,".repeat(VALUES)).as_bytes()).is_err());
        assert!(Fields::json(b"{} x").is_err());
        assert!(Fields::json(b"").is_err());
    }
}
