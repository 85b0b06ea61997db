//! What an IMAP server's answers mean (RFC 3501 §7): pieces in, [`Answer`] out. No I/O.
//!
//! Unknown answers are [`Answer::Other`]; a FETCH that does not hold together is an error, because what follows it
//! can't be trusted. Invariant: depth and number of values are bounded by [`DEPTH`] and the wire's line limit.

use bytes::Bytes;
use jiff::{civil::DateTime, tz::TimeZone};

use super::{trouble::Trouble, wire::Piece};

/// Levels of brackets in an answer.
const DEPTH: usize = 64;

/// One answer of a server.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    /// The end of a command.
    Done {
        tag: Bytes,
        status: Status,
    },
    /// Untagged OK, NO, BAD, BYE or PREAUTH.
    Status(Status),
    /// The server waits for more.
    Continue,
    Capability(Vec<String>),
    Exists(u64),
    Fetch(Box<Fetch>),
    /// A folder's name as it came, and whether it can be opened.
    List(Bytes, bool),
    /// Its numbers were handed over while they were read.
    Search,
    /// Nothing that matters here.
    Other,
}

/// A status with its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Status {
    pub kind: Kind,
    /// The code in square brackets, upper case, empty where there is none.
    pub code: String,
    /// What follows the code within the brackets.
    pub argument: String,
    /// Words for people, as they came.
    pub text: Bytes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ok,
    No,
    Bad,
    Bye,
    Preauth,
}

/// What a FETCH says of one mail.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fetch {
    /// Above 0.
    pub uid: Option<u32>,
    pub size_bytes: Option<u64>,
    pub internal_date_ms: Option<i64>,
    /// Bodies by the section that stands between the brackets, upper case. `None` is NIL.
    pub bodies: Vec<(String, Option<Bytes>)>,
    pub structure: Option<Value>,
}

impl Fetch {
    /// The body of a section: `None` when it was not sent, `Some(None)` when the server has none.
    pub fn body(&self, section: &str) -> Option<Option<&Bytes>> {
        self.bodies.iter().find(|(name, _)| name == section).map(|(_, body)| body.as_ref())
    }
}

/// A value in an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nil,
    /// An atom, a quoted string or a literal.
    Text(Bytes),
    List(Vec<Value>),
}

impl Value {
    pub fn text(&self) -> Option<&Bytes> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
    pub fn list(&self) -> Option<&[Value]> {
        if let Self::List(values) = self { Some(values) } else { None }
    }
    pub fn number(&self) -> Option<u64> {
        std::str::from_utf8(self.text()?).ok()?.parse().ok()
    }
}

/// Reads an answer.
pub(super) fn parse(pieces: &[Piece]) -> Result<Answer, Trouble> {
    let Some(Piece::Text(line)) = pieces.first() else { return Ok(Answer::Other) };
    let line = line.trim_ascii_end();
    if line.is_empty() {
        return Ok(Answer::Other);
    }
    if line == b"+" || line.starts_with(b"+ ") {
        return Ok(Answer::Continue);
    }
    match line.strip_prefix(b"* ") {
        Some(rest) => untagged(rest, pieces),
        None => tagged(line),
    }
}

fn tagged(line: &[u8]) -> Result<Answer, Trouble> {
    let (tag, rest) = word(line);
    let status = status(rest).filter(|status| matches!(status.kind, Kind::Ok | Kind::No | Kind::Bad));
    match status {
        Some(status) if !tag.is_empty() => Ok(Answer::Done { tag: Bytes::copy_from_slice(tag), status }),
        _ => Err(Trouble::Broken("a line that is no answer")),
    }
}

fn untagged(rest: &[u8], pieces: &[Piece]) -> Result<Answer, Trouble> {
    if let Some(status) = status(rest) {
        return Ok(Answer::Status(status));
    }
    let (first, after) = word(rest);
    match upper(first).as_str() {
        "SEARCH" => return Ok(Answer::Search),
        "CAPABILITY" => return Ok(Answer::Capability(capabilities(after))),
        "LIST" => return Ok(list(pieces).unwrap_or(Answer::Other)),
        _ => {}
    }
    let (second, _) = word(after);
    match upper(second).as_str() {
        "EXISTS" => Ok(number(first).map_or(Answer::Other, Answer::Exists)),
        "FETCH" => fetch(pieces).map(|fetch| Answer::Fetch(Box::new(fetch))),
        _ => Ok(Answer::Other),
    }
}

/// The words of a capability list, upper case.
pub(super) fn capabilities(words: &[u8]) -> Vec<String> {
    words.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).take(500).map(upper).collect()
}

fn status(line: &[u8]) -> Option<Status> {
    let (first, rest) = word(line);
    let kind = match upper(first).as_str() {
        "OK" => Kind::Ok,
        "NO" => Kind::No,
        "BAD" => Kind::Bad,
        "BYE" => Kind::Bye,
        "PREAUTH" => Kind::Preauth,
        _ => return None,
    };
    let coded = rest.strip_prefix(b"[").and_then(|rest| {
        let end = rest.iter().position(|byte| *byte == b']')?;
        Some((rest.get(..end)?, rest.get(end + 1..)?))
    });
    let (code, text) = coded.unwrap_or((b"", rest));
    let (code, argument) = word(code);
    Some(Status {
        kind,
        code: upper(code),
        argument: String::from_utf8_lossy(argument).into_owned(),
        text: Bytes::copy_from_slice(text.trim_ascii()),
    })
}

fn list(pieces: &[Piece]) -> Option<Answer> {
    let mut reader = Reader::after(pieces, b"* LIST")?;
    let flags = reader.value().ok()?;
    let _delimiter = reader.value().ok()?;
    let name = reader.value().ok()?;
    let closed = |flag: &Value| {
        let flag = flag.text().map(|flag| upper(flag)).unwrap_or_default();
        flag == "\\NOSELECT" || flag == "\\NONEXISTENT"
    };
    let open = !flags.list()?.iter().any(closed);
    Some(Answer::List(name.text()?.clone(), open))
}

fn fetch(pieces: &[Piece]) -> Result<Fetch, Trouble> {
    const BROKEN: Trouble = Trouble::Broken("a FETCH that does not hold together");
    let Some(Piece::Text(line)) = pieces.first() else { return Err(BROKEN) };
    let bracket = line.iter().position(|byte| *byte == b'(').ok_or(BROKEN)?;
    let mut reader = Reader { pieces, piece: 0, at: bracket + 1 };
    let mut fetch = Fetch::default();
    loop {
        reader.blanks();
        if reader.next_is(b')') {
            reader.at += 1;
            break;
        }
        let name = reader.attribute().ok_or(BROKEN)?;
        let value = reader.value()?;
        take(&mut fetch, &name, value)?;
    }
    reader.blanks();
    if reader.ended() { Ok(fetch) } else { Err(BROKEN) }
}

fn take(fetch: &mut Fetch, name: &str, value: Value) -> Result<(), Trouble> {
    match name {
        "UID" => {
            // A UID out of range is a server that miscounts; 0 is no mail.
            let uid = value.number().and_then(|uid| u32::try_from(uid).ok());
            let uid = uid.ok_or(Trouble::Broken("a UID that is no number of 32 bits"))?;
            fetch.uid = (uid > 0).then_some(uid);
        }
        "RFC822.SIZE" => fetch.size_bytes = value.number(),
        "INTERNALDATE" => fetch.internal_date_ms = value.text().and_then(|date| internal_date_ms(date)),
        "BODYSTRUCTURE" => fetch.structure = Some(value),
        _ => {
            if let Some(section) = name.strip_prefix("BODY[").and_then(|rest| rest.split(']').next()) {
                let body = match value {
                    Value::Text(body) => Some(body),
                    Value::Nil => None,
                    Value::List(_) => return Err(Trouble::Broken("a body that is a list")),
                };
                fetch.bodies.push((section.to_owned(), body));
            }
        }
    }
    Ok(())
}

/// `dd-Mon-yyyy hh:mm:ss +zzzz` in milliseconds; `None` for what no calendar holds.
pub(super) fn internal_date_ms(date: &[u8]) -> Option<i64> {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let date = std::str::from_utf8(date).ok()?.trim().to_ascii_uppercase();
    let mut words = date.split_whitespace();
    let mut day = words.next()?.split('-');
    let mut time = words.next()?.split(':');
    let zone = words.next()?;
    let (date_of_month, month, year) = (day.next()?, day.next()?, day.next()?);
    let month = i8::try_from(MONTHS.iter().position(|name| *name == month)?).ok()? + 1;
    let mut clock = || time.next()?.parse::<i8>().ok();
    let local = DateTime::new(year.parse().ok()?, month, date_of_month.parse().ok()?, clock()?, clock()?, clock()?, 0);
    let (sign, hours, minutes) = (zone.get(..1)?, zone.get(1..3)?, zone.get(3..5)?);
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    let offset_ms = (hours * 60 + minutes) * 60_000;
    let utc_ms = local.ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond();
    match sign {
        "+" => Some(utc_ms - offset_ms),
        "-" => Some(utc_ms + offset_ms),
        _ => None,
    }
    .filter(|ms| *ms > 0)
}

/// A place in the pieces of an answer.
struct Reader<'a> {
    pieces: &'a [Piece],
    piece: usize,
    at: usize,
}

impl<'a> Reader<'a> {
    fn after(pieces: &'a [Piece], prefix: &[u8]) -> Option<Self> {
        let Some(Piece::Text(line)) = pieces.first() else { return None };
        line.get(..prefix.len()).filter(|begin| begin.eq_ignore_ascii_case(prefix))?;
        Some(Self { pieces, piece: 0, at: prefix.len() })
    }

    /// What is left of the text piece here; moves on where one is used up.
    fn rest(&mut self) -> &'a [u8] {
        match self.pieces.get(self.piece) {
            Some(Piece::Text(text)) => match text.get(self.at..) {
                Some(rest) if !rest.is_empty() => rest,
                _ if self.piece + 1 < self.pieces.len() => {
                    (self.piece, self.at) = (self.piece + 1, 0);
                    b""
                }
                _ => b"",
            },
            _ => b"",
        }
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.iter().take_while(|byte| **byte == b' ').count();
    }

    fn next_is(&mut self, byte: u8) -> bool {
        self.rest().first() == Some(&byte)
    }

    fn ended(&mut self) -> bool {
        self.rest().is_empty() && self.piece + 1 >= self.pieces.len()
    }

    /// A name such as `UID` or `BODY[HEADER.FIELDS (FROM)]<0>`, upper case, with the blank behind it.
    fn attribute(&mut self) -> Option<String> {
        let rest = self.rest();
        let mut bracketed = false;
        let length = rest.iter().position(|byte| {
            bracketed = (bracketed || *byte == b'[') && *byte != b']';
            !bracketed && matches!(byte, b' ' | b'(' | b')')
        })?;
        let name = rest.get(..length)?;
        self.at += length;
        self.blanks();
        (!name.is_empty()).then(|| upper(name))
    }

    /// One value; lists are read without recursion.
    fn value(&mut self) -> Result<Value, Trouble> {
        const BROKEN: Trouble = Trouble::Broken("an answer that ends too early");
        let mut open: Vec<Vec<Value>> = Vec::new();
        loop {
            self.blanks();
            let value = match self.rest().first() {
                Some(b'(') => {
                    self.at += 1;
                    open.push(Vec::new());
                    if open.len() > DEPTH {
                        return Err(Trouble::TooMuch("brackets within brackets without end"));
                    }
                    continue;
                }
                Some(b')') => {
                    self.at += 1;
                    Value::List(open.pop().ok_or(BROKEN)?)
                }
                Some(b'"') => self.quoted().ok_or(BROKEN)?,
                Some(_) => self.atom(),
                None => match self.pieces.get(self.piece) {
                    Some(Piece::Literal(literal)) => {
                        (self.piece, self.at) = (self.piece + 1, 0);
                        Value::Text(literal.clone())
                    }
                    _ => return Err(BROKEN),
                },
            };
            match open.last_mut() {
                Some(list) => list.push(value),
                None => return Ok(value),
            }
        }
    }

    fn quoted(&mut self) -> Option<Value> {
        let rest = self.rest();
        let mut text = Vec::new();
        let mut bytes = rest.iter().enumerate().skip(1);
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'"' => {
                    self.at += at + 1;
                    return Some(Value::Text(text.into()));
                }
                b'\\' => text.push(*bytes.next()?.1),
                _ => text.push(*byte),
            }
        }
        None
    }

    fn atom(&mut self) -> Value {
        let rest = self.rest();
        let length = rest.iter().position(|byte| matches!(byte, b' ' | b'(' | b')')).unwrap_or(rest.len());
        let atom = rest.get(..length).unwrap_or_default();
        self.at += length;
        match atom.eq_ignore_ascii_case(b"NIL") {
            true => Value::Nil,
            false => Value::Text(Bytes::copy_from_slice(atom)),
        }
    }
}

/// The first word of a line, and what follows the blanks behind it.
fn word(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    (word, rest.trim_ascii_start())
}

fn upper(word: &[u8]) -> String {
    String::from_utf8_lossy(word).to_ascii_uppercase()
}

fn number(word: &[u8]) -> Option<u64> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &'static str) -> Result<Answer, Trouble> {
        parse(&[Piece::Text(Bytes::from_static(text.as_bytes()))])
    }

    fn fetched(pieces: &[Piece]) -> Fetch {
        match parse(pieces) {
            Ok(Answer::Fetch(fetch)) => *fetch,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_fetch_is_read_in_any_order() {
        let pieces = [
            Piece::Text(Bytes::from_static(b"* 2 FETCH (FLAGS (\\Seen $x) BODY[]<0> ")),
            Piece::Literal(Bytes::from_static(b"a)\r\n\0")),
            Piece::Text(Bytes::from_static(b" RFC822.SIZE 99999999999999999999 INTERNALDATE NIL UID 7 )  ")),
        ];
        let fetch = fetched(&pieces);
        assert_eq!((fetch.uid, fetch.size_bytes, fetch.internal_date_ms), (Some(7), None, None));
        assert_eq!(fetch.body(""), Some(Some(&Bytes::from_static(b"a)\r\n\0"))));
    }

    #[test]
    fn a_fetch_that_does_not_hold_together_is_an_error() {
        for broken in [
            "* 1 FETCH (UID 18446744073709551617 FLAGS ())",
            "* 1 FETCH (UID -1)",
            "* 1 FETCH (UID 1",
            "* 1 FETCH (UID 1) x",
            "* 1 FETCH (UID)",
            "* 1 FETCH UID 1",
            "* 1 FETCH (BODY[] \"a)",
            "* 1 FETCH (FLAGS (()",
        ] {
            assert!(matches!(line(broken), Err(Trouble::Broken(_))), "{broken}");
        }
        let deep: &'static str = Box::leak(format!("* 1 FETCH (X {})", "(".repeat(60_000)).into_boxed_str());
        assert!(matches!(line(deep), Err(Trouble::TooMuch(_))));
        let more = [
            Piece::Text(Bytes::from_static(b"* 1 FETCH (UID 1 BODY[] ")),
            Piece::Literal(Bytes::from_static(b"From: Lena")),
            Piece::Text(Bytes::from_static(b" <lena1@mail.example>")),
        ];
        assert!(matches!(parse(&more), Err(Trouble::Broken(_))));
    }

    #[test]
    fn bodies_come_quoted_empty_or_not_at_all() {
        let quoted =
            fetched(&[Piece::Text(Bytes::from_static(b"* 1 fetch (uid 0 body[header.fields (from)] \"a\\\"b\")"))]);
        assert_eq!(quoted.uid, None);
        assert_eq!(quoted.body("HEADER.FIELDS (FROM)"), Some(Some(&Bytes::from_static(b"a\"b"))));
        let nil = fetched(&[Piece::Text(Bytes::from_static(b"* 1 FETCH (UID 1 BODY[] NIL)"))]);
        assert_eq!(nil.body(""), Some(None));
    }

    #[test]
    fn statuses_keep_their_code() {
        let Ok(Answer::Done { tag, status }) = line("ab1 NO [AUTHENTICATIONFAILED] no such ]") else { panic!() };
        assert_eq!((&tag[..], status.kind, status.code.as_str()), (&b"ab1"[..], Kind::No, "AUTHENTICATIONFAILED"));
        assert_eq!(&status.text[..], b"no such ]");
        let Ok(Answer::Status(status)) = line("* ok [uidvalidity 7] x") else { panic!() };
        assert_eq!((status.code.as_str(), status.argument.as_str()), ("UIDVALIDITY", "7"));
        for foreign in [" OK x", "HTTP/1.1 400 Bad", "zzz", "ab1 {2}", "*"] {
            assert!(matches!(line(foreign), Err(Trouble::Broken(_))), "{foreign}");
        }
        assert_eq!(line("* XMARTIAN (a (b"), Ok(Answer::Other));
        assert_eq!(line("* 18446744073709551617 EXISTS"), Ok(Answer::Other));
    }

    #[test]
    fn dates_that_no_calendar_holds_are_none() {
        let ms = |date: &str| internal_date_ms(date.as_bytes());
        assert_eq!(ms("05-Jan-2026 12:00:00 +0100"), Some(1_767_610_800_000));
        assert_eq!(ms(" 5-Jan-2026 12:00:00 +0000"), Some(1_767_614_400_000));
        for nonsense in ["gestern", "00-Jan-0000 00:00:00 +0000", "01-Dec-2099 10:00:00 +9999", "", "1-Jan-2020", "é"]
        {
            assert_eq!(ms(nonsense), None, "{nonsense}");
        }
    }
}
