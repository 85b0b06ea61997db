//! `Content-Type` and `Content-Disposition`: a value with parameters (RFC 2045 §5.1, RFC 2231), as programs really write them.

use super::{charset, transfer, words};

/// A value with its parameters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters {
    /// What stands before the first semicolon, in lower case.
    pub value: String,
    /// Names in lower case; values as bytes, because RFC 2231 segments are decoded only when they are joined.
    list: Vec<(String, Vec<u8>)>,
}

/// Parameters of one field at most.
const PARAMETERS: usize = 1_000;

impl Parameters {
    /// Parses a field's value, folds included.
    pub fn parse(raw: &[u8]) -> Self {
        let raw = words::unfold(raw);
        let end = raw.iter().position(|&byte| byte == b';').unwrap_or(raw.len());
        let (value, mut rest) = raw.split_at_checked(end).unwrap_or_default();
        let value: String = String::from_utf8_lossy(value).chars().filter(|letter| !letter.is_whitespace()).collect();
        let mut parsed = Self { value: value.to_ascii_lowercase(), list: Vec::new() };
        while let Some(after) = rest.strip_prefix(b";") {
            let (name, value, after) = parameter(after);
            if !name.is_empty() && parsed.list.len() < PARAMETERS {
                parsed.list.push((name, value));
            }
            rest = after;
        }
        parsed
    }

    /// A parameter as text. `name*` wins over its segments, these over the plain one (RFC 6266 §4.3).
    pub fn get(&self, name: &str) -> Option<String> {
        let joined = self.extended(name).or_else(|| self.segments(name));
        joined.or_else(|| self.plain(name)).filter(|value| !value.is_empty())
    }

    /// The first of this exact name that says something; charsets cut it again for themselves.
    fn plain(&self, name: &str) -> Option<String> {
        let value = self.list.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value)?;
        Some(words::decode(value))
    }

    fn extended(&self, name: &str) -> Option<String> {
        let (_, value) = self.list.iter().find(|(key, _)| key.strip_suffix('*') == Some(name))?;
        let (charset, text) = language_split(value);
        Some(decode(charset, &transfer::percent(text)))
    }

    /// Joins `name*0`, `name*1*`, … by number; of a number given twice the first counts.
    fn segments(&self, name: &str) -> Option<String> {
        let mut found: Vec<(u32, bool, &[u8])> = Vec::new();
        for (key, value) in &self.list {
            let Some(rest) = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('*')) else { continue };
            let (number, coded) = rest.strip_suffix('*').map_or((rest, false), |number| (number, true));
            if let Ok(number) = number.parse() {
                found.push((number, coded, value));
            }
        }
        found.sort_by_key(|&(number, ..)| number);
        found.dedup_by_key(|&mut (number, ..)| number);
        let mut charset = None;
        let mut bytes = Vec::new();
        for (at, (_, coded, value)) in found.iter().enumerate() {
            if !coded {
                bytes.extend(*value);
                continue;
            }
            let mut text = *value;
            if at == 0 {
                (charset, text) = language_split(value);
            }
            bytes.extend(transfer::percent(text));
        }
        (!found.is_empty()).then(|| if charset.is_some() { decode(charset, &bytes) } else { words::decode(&bytes) })
    }
}

fn decode(charset: Option<&[u8]>, bytes: &[u8]) -> String {
    let label = charset.map(String::from_utf8_lossy);
    words::one_line(&charset::decode(label.as_deref(), bytes))
}

/// Splits `charset'language'text`; without the two quotes all of it is text.
fn language_split(value: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let mut parts = value.splitn(3, |&byte| byte == b'\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(charset), Some(_), Some(text)) => (Some(charset), text),
        _ => (None, value),
    }
}

/// One `name=value` up to the next semicolon: `(name, value, rest)`.
fn parameter(raw: &[u8]) -> (String, Vec<u8>, &[u8]) {
    let end = raw.iter().position(|byte| matches!(byte, b'=' | b';')).unwrap_or(raw.len());
    let (name, rest) = raw.split_at_checked(end).unwrap_or_default();
    let name: String = String::from_utf8_lossy(name).chars().filter(|letter| !letter.is_whitespace()).collect();
    let name = name.to_ascii_lowercase();
    let Some(rest) = rest.strip_prefix(b"=") else { return (name, Vec::new(), rest) };
    let rest = rest.trim_ascii_start();
    if let Some(quoted) = rest.strip_prefix(b"\"") {
        let (value, rest) = unquote(quoted);
        let next = rest.iter().position(|&byte| byte == b';').unwrap_or(rest.len());
        return (name, value, rest.get(next..).unwrap_or_default());
    }
    let end = rest.iter().position(|&byte| byte == b';').unwrap_or(rest.len());
    let (value, rest) = rest.split_at_checked(end).unwrap_or_default();
    (name, value.trim_ascii().to_vec(), rest)
}

/// Reads up to the closing quote. Only `\"` and `\\` are escapes: a Windows path keeps its backslashes.
fn unquote(raw: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut value = Vec::new();
    let mut rest = raw;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match (first, after.first()) {
            (b'"', _) => return (value, rest),
            (b'\\', Some(&escaped @ (b'"' | b'\\'))) => {
                value.push(escaped);
                rest = after.get(1..).unwrap_or_default();
            }
            _ => value.push(first),
        }
    }
    (value, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_every_spelling() {
        let table = [
            (r#"a; n="x y.pdf""#, Some("x y.pdf")),
            ("a; n=x y.pdf; m=1", Some("x y.pdf")),
            ("a; n*1=b; n*0=a", Some("ab")),
            ("a; n*=utf-8''Sch%C3%BCler.pdf; n=s.pdf", Some("Schüler.pdf")),
            ("a; n*0*=utf-8'de'Sch%C3; n*1*=%BCler; n*2=.pdf", Some("Schüler.pdf")),
            ("a; n*0=one; n*0=two", Some("one")),
            (r#"a; n="=?utf-8?q?a=C3?= =?utf-8?q?=BC?=""#, Some("aü")),
            (r#"a; n="C:\dir\"x\".pdf""#, Some(r#"C:\dir"x".pdf"#)),
            (r#"a; n="never closed"#, Some("never closed")),
            ("a; n=; n=b", Some("b")),
            ("a; m=1", None),
        ];
        for (raw, expected) in table {
            assert_eq!(Parameters::parse(raw.as_bytes()).get("n").as_deref(), expected, "{raw}");
        }
    }
}
