//! What stands between a mail server and async-imap: lets answers through one at a time and under limits.
//!
//! async-imap takes up to 512 MiB and ends for good at the first answer that its parser (imap-proto) does not know. So
//! the guard counts and measures what comes, and tries every answer on that parser before the end of it is handed
//! over; literals of mails go through as they come and are kept by nobody twice. What an answer means is told in
//! `answer`. Invariants: memory is bounded by [`LINE_BYTES`] and the literals that the caller allowed, whatever a
//! server announces; nothing behind one answer is handed over before the next is asked for, so nothing can lie hidden
//! when TLS begins; every wait ends at the command's time limit, after too long a silence, or at once when the channel
//! stops.

use std::{
    fmt, io, mem,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use async_imap::imap_proto::Response;
use bytes::{Buf, Bytes, BytesMut};
use futures::future::BoxFuture;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf},
    time::{Instant, sleep_until},
};
use tokio_util::{io::poll_read_buf, sync::CancellationToken};

use super::trouble::{CLOSED, Trouble};

/// Longest line, and most text of one answer beside its literals.
const LINE_BYTES: usize = 64 * 1024;
/// Most literals in one answer.
const LITERALS: usize = 1000;
/// Read at a time.
const CHUNK_BYTES: usize = 16 * 1024;
/// Levels of brackets in an answer. The parser calls itself for each; a thread's stack holds some fifty unoptimised.
const DEPTH: usize = 24;
const UNEVEN: Trouble = Trouble::Broken("a FETCH that does not hold together");

/// A connection, with or without TLS.
pub(super) trait Io: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Io for T {}

/// What one command may cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// All in all.
    pub time: Duration,
    /// Bytes that the server may send.
    pub bytes: u64,
    /// Answers that the server may send.
    pub answers: u32,
    /// Longest literal.
    pub literal_bytes: u64,
}

/// The connection that async-imap is given.
pub(super) struct Guard {
    io: Box<dyn Io>,
    /// What came and was not looked at.
    raw: BytesMut,
    /// In so much of `raw` there is no line's end.
    no_end_before: usize,
    /// What was looked at and is to be handed over.
    ready: Bytes,
    place: Place,
    /// An answer is asked for and not yet handed over to its end.
    asked: bool,
    stop: CancellationToken,
    silence: Duration,
    deadline: Instant,
    bytes_left: u64,
    answers_left: u32,
    literal_bytes: u64,
    /// Ends the wait for the other side.
    patience: Option<BoxFuture<'static, Trouble>>,
    /// Why nothing more comes; stays.
    trouble: Option<Trouble>,
    /// An answer was begun and not read to its end: nothing more can be said on this connection.
    torn: bool,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guard")
    }
}

/// Where in what the server says the guard is.
#[derive(Default)]
enum Place {
    #[default]
    Between,
    Within(Answer),
    Numbers(Numbers),
}

/// An answer that was begun.
struct Answer {
    kind: Kind,
    /// What the parser is tried with: the answer as it is handed over, a mail's literals emptied.
    text: Vec<u8>,
    line_bytes: usize,
    literals: usize,
    literal_left: u64,
    fetch: Fetch,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A status, the end of a command or a request for more: a line with words for people, in which braces are text.
    Words,
    /// Kept until its end, because the parser may not take it.
    Kept,
    /// Handed over as it comes.
    Fetch,
    /// Nothing that anybody asks for here.
    Dropped,
}

impl Guard {
    pub fn new(io: Box<dyn Io>, silence: Duration, stop: CancellationToken) -> Self {
        Self {
            io,
            raw: BytesMut::new(),
            no_end_before: 0,
            ready: Bytes::new(),
            place: Place::Between,
            asked: false,
            stop,
            silence,
            deadline: Instant::now(),
            bytes_left: 0,
            answers_left: 0,
            literal_bytes: 0,
            patience: None,
            trouble: None,
            torn: false,
        }
    }

    /// Begins a command: its limits count from here.
    pub fn allow(&mut self, budget: Budget) {
        self.deadline = Instant::now() + budget.time;
        self.bytes_left = budget.bytes;
        self.answers_left = budget.answers;
        self.literal_bytes = budget.literal_bytes;
        self.patience = None;
    }

    /// Asks for one answer; one that is there already is not asked for twice.
    pub fn ask(&mut self) {
        self.torn = true;
        self.asked |= self.ready.is_empty();
    }

    /// Whether async-imap saw the same end of the answer; else what follows can't be trusted.
    ///
    /// # Errors
    /// Why there is none.
    pub fn answered(&mut self) -> Result<(), Trouble> {
        let whole = !self.asked && self.ready.is_empty() && !matches!(self.place, Place::Within(_));
        match &self.trouble {
            None if whole => {
                self.torn = false;
                Ok(())
            }
            trouble => Err(trouble.clone().unwrap_or(UNEVEN)),
        }
    }

    /// Why a write failed.
    pub fn why(&mut self) -> Trouble {
        self.torn = true;
        self.trouble.clone().unwrap_or_else(|| Trouble::Closed(CLOSED.into()))
    }

    /// The token that ends every wait.
    pub fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// From now on nothing but the time limit ends a wait; for the last word.
    pub fn outlive_stop(&mut self) {
        self.stop = CancellationToken::new();
        self.patience = None;
    }

    /// Whether nothing more can be said.
    pub fn torn(&self) -> bool {
        self.torn
    }

    /// The bare connection, for a TLS handshake on it; `None` when the server has said more than it was asked.
    pub fn into_io(self) -> Option<Box<dyn Io>> {
        (self.raw.is_empty() && self.ready.is_empty()).then_some(self.io)
    }

    /// Waits until the server says something that matters; `false` after `wait`. Cancel-safe. What it says
    /// then has to keep to `budget`.
    pub async fn said_something(&mut self, wait: Duration, budget: Budget) -> Result<bool, Trouble> {
        let until = Instant::now() + wait;
        loop {
            self.allow(budget);
            self.ask();
            // Answers that nobody asks for are passed over here.
            while self.ready.is_empty() && self.go_on()? {}
            if !self.ready.is_empty() {
                return Ok(true);
            }
            (self.asked, self.torn) = (false, false);
            self.raw.reserve(CHUNK_BYTES);
            tokio::select! {
                biased;
                () = self.stop.cancelled() => return Err(Trouble::Stopped),
                () = sleep_until(until) => return Ok(false),
                got = self.io.read_buf(&mut self.raw) => match got {
                    Ok(0) => return Err(Trouble::Closed(CLOSED.into())),
                    Ok(_) => {}
                    Err(error) => return Err(Trouble::closed(&error)),
                },
            }
        }
    }

    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<Trouble> {
        let (stop, until) = (&self.stop, self.deadline.min(Instant::now() + self.silence));
        let patience = self.patience.get_or_insert_with(|| {
            let stop = stop.clone();
            Box::pin(async move {
                tokio::select! {
                    biased;
                    () = stop.cancelled() => Trouble::Stopped,
                    () = sleep_until(until) => Trouble::Late,
                }
            })
        });
        patience.as_mut().poll(cx)
    }

    /// Reads on: into `part` where one is given, else into `raw`.
    fn poll_more(&mut self, cx: &mut Context<'_>, part: Option<&mut ReadBuf<'_>>) -> Poll<Result<(), Trouble>> {
        if self.bytes_left == 0 {
            return Poll::Ready(Err(Trouble::TooMuch("an answer without an end")));
        }
        if let Poll::Ready(trouble) = self.poll_patience(cx) {
            return Poll::Ready(Err(trouble));
        }
        let io = Pin::new(&mut self.io);
        let got = match part {
            Some(part) => ready!(io.poll_read(cx, part)).map(|()| part.filled().len()),
            None => {
                self.raw.reserve(CHUNK_BYTES);
                ready!(poll_read_buf(io, cx, &mut self.raw))
            }
        };
        self.patience = None;
        Poll::Ready(match got {
            Ok(0) => Err(Trouble::Closed(CLOSED.into())),
            Ok(got) => {
                self.bytes_left = self.bytes_left.saturating_sub(got as u64);
                Ok(())
            }
            Err(error) => Err(Trouble::closed(&error)),
        })
    }

    fn poll_hand_over(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<(), Trouble>> {
        if let Some(trouble) = &self.trouble {
            return Poll::Ready(Err(trouble.clone()));
        }
        loop {
            if !self.ready.is_empty() {
                buf.put_slice(&self.ready.split_to(self.ready.len().min(buf.remaining())));
                return Poll::Ready(Ok(()));
            }
            if let Place::Within(Answer { kind: Kind::Fetch, literal_left, .. }) = &mut self.place
                && *literal_left > 0
            {
                let room = usize::try_from(*literal_left).unwrap_or(usize::MAX).min(buf.remaining());
                let came = if self.raw.is_empty() {
                    let mut part = ReadBuf::new(buf.initialize_unfilled_to(room));
                    ready!(self.poll_more(cx, Some(&mut part)))?;
                    let came = part.filled().len();
                    buf.advance(came);
                    came
                } else {
                    let part = self.raw.split_to(room.min(self.raw.len()));
                    buf.put_slice(&part);
                    part.len()
                };
                if let Place::Within(answer) = &mut self.place {
                    answer.literal_left -= came as u64;
                }
                return Poll::Ready(Ok(()));
            }
            if !self.go_on()? {
                ready!(self.poll_more(cx, None))?;
            }
        }
    }

    /// Looks at what came; `false` when more of it is needed.
    fn go_on(&mut self) -> Result<bool, Trouble> {
        if !self.asked {
            return Err(UNEVEN);
        }
        let answer = match mem::take(&mut self.place) {
            Place::Numbers(numbers) => return self.numbers(numbers),
            Place::Within(mut answer) => {
                let left = usize::try_from(answer.literal_left).unwrap_or(usize::MAX);
                let part = self.raw.split_to(left.min(self.raw.len()));
                if answer.kind == Kind::Kept {
                    answer.text.extend_from_slice(&part);
                }
                answer.literal_left -= part.len() as u64;
                Some(answer)
            }
            Place::Between => match self.raw.get(..=SEARCH.len()) {
                Some(begin) if begins_search(begin) => {
                    self.count_answer()?;
                    self.raw.advance(SEARCH.len());
                    self.place = Place::Numbers(Numbers::default());
                    return Ok(true);
                }
                None if !self.raw.contains(&b'\n') => return Ok(false),
                _ => None,
            },
        };
        if let Some(answer) = answer {
            let line = if answer.literal_left == 0 { self.line()? } else { None };
            let Some(line) = line else {
                self.place = Place::Within(answer);
                return Ok(false);
            };
            return self.piece(answer, &line);
        }
        let Some(line) = self.line()? else { return Ok(false) };
        self.count_answer()?;
        self.piece(Answer::new(kind(&line)), &line)
    }

    fn count_answer(&mut self) -> Result<(), Trouble> {
        self.answers_left = self.answers_left.checked_sub(1).ok_or(Trouble::TooMuch("too many answers"))?;
        Ok(())
    }

    /// A line without its end; a bare LF ends one too.
    fn line(&mut self) -> Result<Option<BytesMut>, Trouble> {
        let new = self.raw.get(self.no_end_before..).unwrap_or_default();
        let Some(at) = new.iter().position(|byte| *byte == b'\n') else {
            self.no_end_before = self.raw.len();
            return match self.raw.len() > LINE_BYTES {
                true => Err(Trouble::TooMuch("a line without an end")),
                false => Ok(None),
            };
        };
        let mut line = self.raw.split_to(self.no_end_before + at + 1);
        self.no_end_before = 0;
        line.truncate(line.len() - 1);
        if line.last() == Some(&b'\r') {
            line.truncate(line.len() - 1);
        }
        if line.len() > LINE_BYTES { Err(Trouble::TooMuch("a line without an end")) } else { Ok(Some(line)) }
    }

    /// Takes a line of an answer: all of it, or up to a literal.
    fn piece(&mut self, mut answer: Answer, line: &[u8]) -> Result<bool, Trouble> {
        let announced = if answer.kind == Kind::Words { None } else { announced_literal(line)? };
        let text = announced.and_then(|(at, _)| line.get(..at)).unwrap_or(line);
        let begin = answer.text.len();
        match answer.kind {
            Kind::Words => words(text, &mut answer.text),
            Kind::Kept => answer.text.extend_from_slice(text),
            Kind::Fetch => answer.fetch.text(text, &mut answer.text)?,
            Kind::Dropped => {}
        }
        let Some((_, length)) = announced else { return self.end(answer, begin) };
        answer.line_bytes += line.len();
        answer.literals += 1;
        let kept = if answer.kind == Kind::Kept { length } else { 0 };
        if kept.saturating_add(answer.line_bytes as u64) > LINE_BYTES as u64 || answer.literals > LITERALS {
            return Err(Trouble::TooMuch("an answer without an end"));
        }
        if length > self.literal_bytes.min(self.bytes_left.saturating_add(self.raw.len() as u64)) {
            return Err(Trouble::TooMuch("a mail larger than its limit"));
        }
        answer.line_bytes += usize::try_from(kept).unwrap_or(LINE_BYTES);
        answer.literal_left = length;
        let announcement = format!("{{{length}}}\r\n");
        match answer.kind {
            Kind::Kept => answer.text.extend_from_slice(announcement.as_bytes()),
            Kind::Fetch => {
                answer.fetch.literal()?;
                self.ready = [answer.text.get(begin..).unwrap_or_default(), announcement.as_bytes()].concat().into();
                answer.text.extend_from_slice(b"{0}\r\n");
            }
            Kind::Words | Kind::Dropped => {}
        }
        self.place = Place::Within(answer);
        Ok(true)
    }

    /// Takes the end of an answer. One that the parser does not take, and of which nothing was handed over, is as if it
    /// had not been said, where it is untagged and no torn FETCH.
    fn end(&mut self, mut answer: Answer, begin: usize) -> Result<bool, Trouble> {
        if answer.kind == Kind::Dropped {
            return Ok(true);
        }
        keep_spelling(&mut answer.text);
        answer.text.extend_from_slice(b"\r\n");
        if !is_taken(&answer.text) {
            return match answer.kind {
                Kind::Fetch if begin == 0 && answer.fetch.is_even(&answer.text) => Ok(true),
                Kind::Fetch => Err(UNEVEN),
                _ if answer.text.starts_with(b"* ") => Ok(true),
                _ => Err(Trouble::Broken("a line that is no answer")),
            };
        }
        let mut text = Bytes::from(answer.text);
        if answer.kind == Kind::Fetch {
            text.advance(begin);
        }
        (self.ready, self.asked) = (text, false);
        Ok(true)
    }

    /// The numbers of a `* SEARCH`: its line may be of any length, so it is handed over as several. What stands in
    /// brackets (a MODSEQ) is passed over, and so is what can be no UID.
    fn numbers(&mut self, mut numbers: Numbers) -> Result<bool, Trouble> {
        let (mut looked_at, mut ended) = (0, false);
        for byte in &self.raw {
            looked_at += 1;
            match byte {
                b'\n' => ended = true,
                b'(' => numbers.bracketed = true,
                b')' => numbers.bracketed = false,
                _ if numbers.bracketed => {}
                b'0'..=b'9' => {
                    let digit = u64::from(byte - b'0');
                    numbers.current = Some(numbers.current.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                }
                b' ' | b'\r' | b'\t' => numbers.take(),
                _ => return Err(Trouble::Broken("a search result that holds no numbers")),
            }
            if ended || numbers.text.len() > CHUNK_BYTES {
                break;
            }
        }
        self.raw.advance(looked_at);
        if ended {
            numbers.take();
        }
        let full = ended || numbers.text.len() > CHUNK_BYTES;
        if full {
            let text = mem::take(&mut numbers.text);
            (self.ready, self.asked) = ([SEARCH, &text, b"\r\n"].concat().into(), false);
        }
        if !ended {
            self.place = Place::Numbers(numbers);
        }
        Ok(full)
    }

    fn fail<T>(&mut self, trouble: Trouble) -> Poll<io::Result<T>> {
        (self.trouble, self.torn) = (Some(trouble), true);
        Poll::Ready(Err(io::ErrorKind::Other.into()))
    }
}

impl AsyncRead for Guard {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match ready!(self.poll_hand_over(cx, buf)) {
            Ok(()) => Poll::Ready(Ok(())),
            Err(trouble) => self.fail(trouble),
        }
    }
}

impl AsyncWrite for Guard {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Poll::Ready(trouble) = self.poll_patience(cx) {
            return self.fail(trouble);
        }
        match ready!(Pin::new(&mut self.io).poll_write(cx, bytes)) {
            Ok(written) => Poll::Ready(Ok(written)),
            Err(error) => self.fail(Trouble::closed(&error)),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Poll::Ready(trouble) = self.poll_patience(cx) {
            return self.fail(trouble);
        }
        match ready!(Pin::new(&mut self.io).poll_flush(cx)) {
            Ok(()) => Poll::Ready(Ok(())),
            Err(error) => self.fail(Trouble::closed(&error)),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

impl Answer {
    fn new(kind: Kind) -> Self {
        Self { kind, text: Vec::new(), line_bytes: 0, literals: 0, literal_left: 0, fetch: Fetch::default() }
    }
}

/// The numbers of a search that were read.
#[derive(Default)]
struct Numbers {
    current: Option<u64>,
    bracketed: bool,
    text: Vec<u8>,
}

impl Numbers {
    fn take(&mut self) {
        if let Some(number) = self.current.take().and_then(|number| u32::try_from(number).ok()) {
            self.text.extend_from_slice(format!(" {number}").as_bytes());
        }
    }
}

/// What of a FETCH the parser would misread, or not survive.
#[derive(Default)]
struct Fetch {
    depth: usize,
    last: Name,
}

/// The last name among the attributes of a mail.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Name {
    Uid,
    InternalDate,
    #[default]
    Other,
}

impl Fetch {
    /// Goes through a piece of text and writes it down as the parser takes it.
    fn text(&mut self, mut rest: &[u8], out: &mut Vec<u8>) -> Result<(), Trouble> {
        while let Some(byte) = rest.first() {
            let length = match byte {
                b'"' => {
                    self.value(false)?;
                    quoted(rest, out).ok_or(UNEVEN)?
                }
                b'(' => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Trouble::TooMuch("brackets within brackets without end"));
                    }
                    out.push(b'(');
                    1
                }
                b')' => {
                    self.depth = self.depth.checked_sub(1).ok_or(UNEVEN)?;
                    out.push(b')');
                    1
                }
                b' ' => {
                    if out.last() != Some(&b' ') {
                        out.push(b' ');
                    }
                    1
                }
                _ => {
                    let end = |byte: &u8| matches!(byte, b' ' | b'(' | b')' | b'"');
                    let length = rest.iter().position(end).unwrap_or(rest.len());
                    self.word(rest.get(..length).unwrap_or_default(), out)?;
                    length
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        Ok(())
    }

    /// Whether a FETCH that ended is whole, only said in a way that the parser doesn't know.
    fn is_even(&self, answer: &[u8]) -> bool {
        self.depth == 0 && self.last == Name::Other && answer.ends_with(b")\r\n")
    }

    /// A literal is a value too.
    fn literal(&mut self) -> Result<(), Trouble> {
        self.value(false)
    }

    /// The parser takes a UID that is no number for an attribute that it doesn't know.
    fn value(&mut self, is_uid: bool) -> Result<(), Trouble> {
        match mem::take(&mut self.last) {
            Name::Uid if !is_uid => Err(Trouble::Broken("a UID that is no number of 32 bits")),
            _ => Ok(()),
        }
    }

    fn word(&mut self, word: &[u8], out: &mut Vec<u8>) -> Result<(), Trouble> {
        let last = self.last;
        self.value(std::str::from_utf8(word).is_ok_and(|word| word.parse::<u32>().is_ok()))?;
        match last {
            // It panics at NIL here; an empty date is none either.
            Name::InternalDate if word.eq_ignore_ascii_case(b"NIL") => out.extend_from_slice(b"\"\""),
            _ => out.extend_from_slice(word),
        }
        if self.depth == 1 && last == Name::Other {
            self.last = match word {
                _ if word.eq_ignore_ascii_case(b"UID") => Name::Uid,
                _ if word.eq_ignore_ascii_case(b"INTERNALDATE") => Name::InternalDate,
                _ => Name::Other,
            };
        }
        Ok(())
    }
}

/// Writes down the string in quotes that `rest` begins with and says how long it was. As a literal where there is
/// something to undo in it, because the parser leaves the backslashes where they are.
fn quoted(rest: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let mut text = Vec::new();
    let mut bytes = rest.iter().enumerate().skip(1);
    loop {
        match bytes.next()? {
            (at, b'"') => {
                let plain = text.len() + 1 == at && !text.contains(&0);
                match plain {
                    true => out.extend_from_slice(rest.get(..=at)?),
                    false => out.extend([format!("{{{}}}\r\n", text.len()).as_bytes(), &text].concat()),
                }
                return Some(at + 1);
            }
            (_, b'\\') => text.push(*bytes.next()?.1),
            (_, byte) => text.push(*byte),
        }
    }
}

/// Writes down a line with words for people: without what the parser ends at, and with a blank where it counts on one.
fn words(line: &[u8], out: &mut Vec<u8>) {
    let mut before = 0;
    for byte in line {
        if before == b']' && !byte.is_ascii() {
            out.push(b' ');
        }
        out.push(if matches!(byte, 0 | b'\r') { b' ' } else { *byte });
        before = *byte;
    }
}

/// The parser calls every spelling of INBOX the same; people compare what they read, and a blank behind is not shown.
fn keep_spelling(answer: &mut Vec<u8>) {
    const NAME: &[u8] = b" INBOX";
    let name = answer.len().checked_sub(NAME.len()).and_then(|at| answer.get(at..));
    if name.is_some_and(|name| name.eq_ignore_ascii_case(NAME) && name != NAME) && answer.starts_with(b"* LIST ") {
        let name = answer.split_off(answer.len() - NAME.len() + 1);
        answer.extend([b"\"", &name[..], b" \""].concat());
    }
}

/// Whether the parser takes an answer, and all of it.
fn is_taken(answer: &[u8]) -> bool {
    let parse = || matches!(Response::parse(answer), Ok((rest, _)) if rest.is_empty());
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or(false)
}

fn kind(line: &[u8]) -> Kind {
    let Some(rest) = line.strip_prefix(b"* ") else {
        return if line.trim_ascii().is_empty() { Kind::Dropped } else { Kind::Words };
    };
    let mut words = rest.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).map(<[u8]>::to_ascii_uppercase);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match (&first[..], &second[..]) {
        (b"OK" | b"NO" | b"BAD" | b"BYE" | b"PREAUTH", _) => Kind::Words,
        (b"CAPABILITY" | b"LIST", _) | (_, b"EXISTS") => Kind::Kept,
        (_, b"FETCH") => Kind::Fetch,
        _ => Kind::Dropped,
    }
}

const SEARCH: &[u8] = b"* SEARCH";

fn begins_search(begin: &[u8]) -> bool {
    let next = begin.get(SEARCH.len());
    begin.get(..SEARCH.len()).is_some_and(|word| word.eq_ignore_ascii_case(SEARCH))
        && matches!(next, Some(b' ' | b'\r' | b'\n'))
}

/// Where the announcement of a literal begins at the end of a line (`{12}`, `{12+}`, `~{12}`), and the length.
fn announced_literal(line: &[u8]) -> Result<Option<(usize, u64)>, Trouble> {
    let Some(inner) = line.strip_suffix(b"}") else { return Ok(None) };
    let Some(at) = inner.iter().rposition(|byte| *byte == b'{') else { return Ok(None) };
    let digits = inner.get(at + 1..).unwrap_or_default();
    let digits = digits.strip_suffix(b"+").unwrap_or(digits);
    let length = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let length = length.and_then(|digits| digits.parse().ok()).ok_or(Trouble::Broken("a literal without a length"))?;
    let tilde = at > 0 && line.get(at - 1) == Some(&b'~');
    Ok(Some((if tilde { at - 1 } else { at }, length)))
}

#[cfg(test)]
mod tests {
    use async_imap::{Client, imap_proto::MailboxDatum};
    use tokio::io::AsyncWriteExt;

    use super::*;

    const BUDGET: Budget =
        Budget { time: Duration::from_secs(5), bytes: 10_000_000, answers: 100, literal_bytes: 1_000_000 };

    fn guard(bytes: &[u8]) -> Guard {
        let io = tokio::io::join(io::Cursor::new(bytes.to_vec()), tokio::io::sink());
        let mut guard = Guard::new(Box::new(io), Duration::from_secs(5), CancellationToken::new());
        guard.allow(BUDGET);
        guard
    }

    /// What async-imap makes of the next answer.
    async fn next(client: &mut Client<Guard>) -> Result<String, Trouble> {
        client.get_mut().ask();
        let answer = client.read_response().await;
        client.get_mut().answered()?;
        Ok(match answer.unwrap().unwrap().parsed() {
            Response::MailboxData(MailboxDatum::Search(numbers)) => format!("{} numbers", numbers.len()),
            answer => format!("{answer:?}"),
        })
    }

    /// What is handed over of one answer.
    async fn handed_over(bytes: &[u8]) -> Result<String, Trouble> {
        let mut guard = guard(bytes);
        guard.ask();
        let mut text = Vec::new();
        while guard.read_buf(&mut text).await.is_ok() && guard.asked {}
        let _ = guard.read_buf(&mut text).await;
        match guard.trouble.take() {
            // Nothing behind the answer.
            Some(UNEVEN) if !guard.asked => Ok(String::from_utf8_lossy(&text).into_owned()),
            trouble => Err(trouble.unwrap()),
        }
    }

    #[tokio::test]
    async fn one_answer_at_a_time_is_handed_over() {
        let mut client = Client::new(guard(
            b"A1 OK go\r\n* OK [ALERT]\xff\r\n* XMARTIAN {3}\r\n* (\r\n* VANISHED 1:9\r\n\r\n* 5 EXISTS \n* 6 EXISTS\r\n",
        ));
        assert!(next(&mut client).await.unwrap().contains("Done"));
        assert!(next(&mut client).await.unwrap().contains("Alert"));
        assert_eq!(next(&mut client).await.unwrap(), "MailboxData(Exists(5))");
        assert!(client.into_inner().into_io().is_none());
    }

    #[tokio::test]
    async fn what_the_parser_would_misread_is_written_in_another_way() {
        for (said, handed) in [
            ("* 1 FETCH (BODY[] {3+}\r\na\r\n UID 1)\n", "* 1 FETCH (BODY[] {3}\r\na\r\n UID 1)\r\n"),
            ("* 1 fetch (uid 1  body[] \"a\\\"b\" )  \r\n", "* 1 fetch (uid 1 body[] {3}\r\na\"b ) \r\n"),
            (
                "* 1 FETCH (INTERNALDATE NIL BODY[] \"INTERNALDATE NIL\")\r\n",
                "* 1 FETCH (INTERNALDATE \"\" BODY[] \"INTERNALDATE NIL\")\r\n",
            ),
            ("* OK [UIDNEXT 1]\u{fc}\0\r\n", "* OK [UIDNEXT 1] \u{fc} \r\n"),
            ("* LIST () \"/\" iNbOx\r\n", "* LIST () \"/\" \"iNbOx \"\r\n"),
            ("* OK {9}\r\n", "* OK {9}\r\n"),
        ] {
            assert_eq!(handed_over(said.as_bytes()).await.as_deref(), Ok(handed));
        }
    }

    #[tokio::test]
    async fn a_fetch_that_does_not_hold_together_is_an_error() {
        for broken in [
            "* 1 FETCH (UID 18446744073709551617 FLAGS ())\r\n",
            "* 1 FETCH (UID -1)\r\n",
            "* 1 FETCH (UID {1}\r\n1)\r\n",
            "* 1 FETCH (UID 1\r\n",
            "* 1 FETCH (UID 1) x\r\n",
            "* 1 FETCH (UID)\r\n",
            "* 1 FETCH UID 1\r\n",
            "* 1 FETCH (BODY[] \"a)\r\n",
            "* 1 FETCH (FLAGS (()\r\n",
            "* 1 FETCH (UID 1 BODY[] {10}\r\nFrom: Lena <lena1@mail.example>\r\n* 5 EXISTS\r\n",
            // The parser would see the answer's end within the literal.
            "* 1 FETCH (X (a {5}\r\n))\r\n ))\r\n",
            "HTTP/1.1 400 Bad\r\n",
            " OK x\r\n",
            "ab1 {2}\r\n",
            "*\r\n",
        ] {
            let mut client = Client::new(guard(broken.as_bytes()));
            assert!(matches!(next(&mut client).await, Err(Trouble::Broken(_))), "{broken}");
        }
    }

    #[test]
    fn the_parser_survives_the_deepest_brackets() {
        let open = |depth: usize| "(".repeat(depth);
        let deep = |depth: usize| {
            let leaf = "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1)";
            let closed = " \"mixed\" (\"boundary\" \"b\"))".repeat(depth);
            format!("* 1 FETCH (UID 1 BODYSTRUCTURE {}{leaf}{closed})\r\n", open(depth))
        };
        let list = format!("{}1{}", open(DEPTH - 2), ")".repeat(DEPTH - 2));
        let odd = format!("* 1 FETCH (BODYSTRUCTURE (\"a\" \"b\" NIL NIL NIL \"7bit\" 5 NIL NIL NIL NIL {list}))\r\n");
        let said = [deep(DEPTH - 2), odd, format!("* 1 FETCH (BODYSTRUCTURE {}\r\n", open(DEPTH - 1))];
        // Half of what a thread of the process has.
        let parsed = std::thread::Builder::new()
            .stack_size(1024 * 1024)
            .spawn(move || said.map(|said| is_taken(said.as_bytes())))
            .unwrap();
        assert_eq!(parsed.join().unwrap(), [true, true, false]);
    }

    #[tokio::test]
    async fn brackets_within_brackets_have_an_end() {
        let said = |depth: usize| format!("* 1 FETCH (X {}{})\r\n", "(".repeat(depth), ")".repeat(depth));
        let passed_over = format!("{}* 1 FETCH (UID 1)\r\n", said(DEPTH - 1));
        assert_eq!(handed_over(passed_over.as_bytes()).await.as_deref(), Ok("* 1 FETCH (UID 1)\r\n"));
        assert!(matches!(handed_over(said(DEPTH).as_bytes()).await, Err(Trouble::TooMuch(_))));
        assert!(matches!(handed_over(said(30_000).as_bytes()).await, Err(Trouble::TooMuch(_))));
    }

    #[tokio::test]
    async fn a_search_of_any_length_comes_in_pieces() {
        let mut bytes = b"* search".to_vec();
        (0..200_000).for_each(|_| bytes.extend_from_slice(b" 7"));
        bytes.extend_from_slice(b" 18446744073709551617 (MODSEQ 9)\r\n* SEARCH\r\n* OK next\r\n");
        let mut client = Client::new(guard(&bytes));
        let (mut pieces, mut numbers) = (0, 0);
        loop {
            let said = next(&mut client).await.unwrap();
            let Some(count) = said.strip_suffix(" numbers") else { break };
            (pieces, numbers) = (pieces + 1, numbers + count.parse::<usize>().unwrap());
        }
        assert_eq!(numbers, 200_000);
        assert!(pieces > 20, "{pieces}");
    }

    #[tokio::test]
    async fn what_is_too_long_is_cut() {
        let long = [b"* OK ".to_vec(), vec![b'a'; LINE_BYTES], b"\r\n".to_vec()].concat();
        let literal = "* 1 FETCH (BODY[] {4294967295}\r\nx";
        let dropped = "* X {4294967295}\r\nx";
        let kept = "* LIST () NIL {65537}\r\nx";
        for said in [&long[..], literal.as_bytes(), dropped.as_bytes(), kept.as_bytes()] {
            assert!(matches!(handed_over(said).await, Err(Trouble::TooMuch(_))));
        }
        let empty = "* XX\r\n".repeat(101);
        assert_eq!(handed_over(empty.as_bytes()).await, Err(Trouble::TooMuch("too many answers")));
        for broken in ["{18446744073709551616}", "{-5}", "{0x10}", "{}"] {
            let line = format!("* 1 FETCH (BODY[] {broken}\r\nx)\r\n");
            assert!(matches!(handed_over(line.as_bytes()).await, Err(Trouble::Broken(_))), "{broken}");
        }
    }

    #[tokio::test]
    async fn what_nobody_asks_for_ends_no_wait() {
        let (ours, mut theirs) = tokio::io::duplex(1000);
        let mut guard = Guard::new(Box::new(ours), Duration::from_secs(5), CancellationToken::new());
        theirs.write_all(b"* 3 EXPUNGE\r\n* 2 RECENT\r\n").await.unwrap();
        assert_eq!(guard.said_something(Duration::from_millis(20), BUDGET).await, Ok(false));
        assert!(!guard.torn());
        theirs.write_all(b"* 4 EXPU").await.unwrap();
        assert_eq!(guard.said_something(Duration::from_millis(20), BUDGET).await, Ok(false));
        theirs.write_all(b"NGE\r\n* 5 EXISTS\r\n").await.unwrap();
        assert_eq!(guard.said_something(Duration::from_secs(5), BUDGET).await, Ok(true));
        assert_eq!(next(&mut Client::new(guard)).await.as_deref(), Ok("MailboxData(Exists(5))"));
    }
}
