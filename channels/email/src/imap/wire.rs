//! Bytes of a mail server under limits: lines, literals and numbers, never more of them than was agreed.
//!
//! What they mean is told in `answer`. Invariant: memory is bounded by [`LINE_BYTES`] and the literals that the caller
//! allowed, whatever a server announces; every wait ends at the command's time limit, after too long a silence, or at
//! once when the channel stops.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    time::{Instant, sleep_until},
};
use tokio_util::sync::CancellationToken;

use super::trouble::{CLOSED, Trouble};

/// Longest line, and most text of one answer beside its literals.
pub(super) const LINE_BYTES: usize = 64 * 1024;
/// Most literals in one answer.
const LITERALS: usize = 1000;
/// Read at a time.
const CHUNK_BYTES: usize = 16 * 1024;

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

/// A piece of an answer: text of a line, or a literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(Bytes),
    Literal(Bytes),
}

/// The connection and what was read of it ahead.
pub(super) struct Wire {
    io: Box<dyn Io>,
    buffer: BytesMut,
    stop: CancellationToken,
    silence: Duration,
    deadline: Instant,
    bytes_left: u64,
    answers_left: u32,
    literal_bytes: u64,
    /// An answer was begun and not read to its end: nothing more can be said on this connection.
    torn: bool,
}

impl Wire {
    pub fn new(io: Box<dyn Io>, silence: Duration, stop: CancellationToken) -> Self {
        Self {
            io,
            buffer: BytesMut::new(),
            stop,
            silence,
            deadline: Instant::now(),
            bytes_left: 0,
            answers_left: 0,
            literal_bytes: 0,
            torn: false,
        }
    }

    /// Begins a command: its limits count from here.
    pub fn allow(&mut self, budget: Budget) {
        self.deadline = Instant::now() + budget.time;
        self.bytes_left = budget.bytes;
        self.answers_left = budget.answers;
        self.literal_bytes = budget.literal_bytes;
    }

    /// The token that ends every wait.
    pub fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// From now on nothing but the time limit ends a wait; for the last word.
    pub fn outlive_stop(&mut self) {
        self.stop = CancellationToken::new();
    }

    /// Whether nothing more can be said.
    pub fn torn(&self) -> bool {
        self.torn
    }

    /// The bare connection, for a TLS handshake on it; `None` when the server has said more than it was asked.
    pub fn into_io(self) -> Option<Box<dyn Io>> {
        self.buffer.is_empty().then_some(self.io)
    }

    /// Sends bytes whole.
    pub async fn send(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let sending = async {
            self.io.write_all(bytes).await?;
            self.io.flush().await
        };
        let sent = tokio::select! {
            biased;
            () = self.stop.cancelled() => Err(Trouble::Stopped),
            () = sleep_until(self.deadline) => Err(Trouble::Late),
            sent = sending => sent.map_err(|error| Trouble::closed(&error)),
        };
        self.torn |= sent.is_err();
        sent
    }

    /// Waits until the server says something; `false` after `wait`. Cancel-safe, and outside of the command's limits.
    pub async fn said_something(&mut self, wait: Duration) -> Result<bool, Trouble> {
        if !self.buffer.is_empty() {
            return Ok(true);
        }
        self.buffer.reserve(CHUNK_BYTES);
        tokio::select! {
            biased;
            () = self.stop.cancelled() => Err(Trouble::Stopped),
            got = self.io.read_buf(&mut self.buffer) => match got {
                Ok(0) => Err(Trouble::Closed(CLOSED.into())),
                Ok(_) => Ok(true),
                Err(error) => Err(Trouble::closed(&error)),
            },
            () = tokio::time::sleep(wait) => Ok(false),
        }
    }

    /// One answer: its line, with the literals in it. Numbers of a `* SEARCH` are handed to `number` as they come,
    /// because their line may be of any length; nothing of them is kept here.
    pub async fn answer(&mut self, number: &mut (dyn FnMut(u64) + Send)) -> Result<Vec<Piece>, Trouble> {
        self.answers_left = self.answers_left.checked_sub(1).ok_or(Trouble::TooMuch("too many answers"))?;
        self.torn = true;
        let pieces = self.pieces(number).await?;
        self.torn = false;
        Ok(pieces)
    }

    async fn pieces(&mut self, number: &mut (dyn FnMut(u64) + Send)) -> Result<Vec<Piece>, Trouble> {
        if self.begins_search().await? {
            self.numbers(number).await?;
            return Ok(vec![Piece::Text(Bytes::from_static(SEARCH))]);
        }
        let mut line = self.line().await?;
        if !may_hold_literals(&line) {
            return Ok(vec![Piece::Text(line)]);
        }
        let (mut pieces, mut text_bytes) = (Vec::new(), 0);
        loop {
            text_bytes += line.len();
            let announced = announced_literal(&line)?;
            let Some((at, length)) = announced else {
                pieces.push(Piece::Text(line));
                return Ok(pieces);
            };
            if text_bytes > LINE_BYTES || pieces.len() > 2 * LITERALS {
                return Err(Trouble::TooMuch("an answer without an end"));
            }
            pieces.push(Piece::Text(line.slice(..at)));
            pieces.push(Piece::Literal(self.literal(length).await?));
            line = self.line().await?;
        }
    }

    async fn begins_search(&mut self) -> Result<bool, Trouble> {
        loop {
            if let Some(begin) = self.buffer.get(..SEARCH.len() + 1) {
                let (word, next) = begin.split_at(SEARCH.len());
                return Ok(word.eq_ignore_ascii_case(SEARCH) && matches!(next, b" " | b"\r" | b"\n"));
            }
            if self.buffer.contains(&b'\n') {
                return Ok(false);
            }
            self.fill().await?;
        }
    }

    /// A line without its end; a bare LF ends one too.
    async fn line(&mut self) -> Result<Bytes, Trouble> {
        let mut looked_at = 0;
        loop {
            let new = self.buffer.get(looked_at..).unwrap_or_default();
            if let Some(at) = new.iter().position(|byte| *byte == b'\n') {
                let mut line = self.buffer.split_to(looked_at + at + 1);
                line.truncate(line.len() - 1);
                if line.last() == Some(&b'\r') {
                    line.truncate(line.len() - 1);
                }
                // A copy: a short line must not keep the whole chunk that it came in.
                return match line.len() > LINE_BYTES {
                    true => Err(Trouble::TooMuch("a line without an end")),
                    false => Ok(Bytes::copy_from_slice(&line)),
                };
            }
            looked_at = self.buffer.len();
            if looked_at > LINE_BYTES {
                return Err(Trouble::TooMuch("a line without an end"));
            }
            self.fill().await?;
        }
    }

    /// A literal. What it takes grows with what comes, not with what was announced.
    async fn literal(&mut self, length: u64) -> Result<Bytes, Trouble> {
        if length > self.literal_bytes.min(self.bytes_left.saturating_add(self.buffer.len() as u64)) {
            return Err(Trouble::TooMuch("a mail larger than its limit"));
        }
        let length = usize::try_from(length).map_err(|_| Trouble::TooMuch("a mail larger than its limit"))?;
        while self.buffer.len() < length {
            self.fill().await?;
        }
        let literal = self.buffer.split_to(length);
        Ok(if length > CHUNK_BYTES { literal.freeze() } else { Bytes::copy_from_slice(&literal) })
    }

    /// The numbers of a `* SEARCH` up to the line's end. What stands in brackets (a MODSEQ) is passed over.
    async fn numbers(&mut self, each: &mut (dyn FnMut(u64) + Send)) -> Result<(), Trouble> {
        let _ = self.buffer.split_to(SEARCH.len());
        let mut current: Option<u64> = None;
        let mut bracketed = false;
        loop {
            let mut chunk = self.buffer.split();
            let mut end = None;
            for (at, byte) in chunk.iter().enumerate() {
                match byte {
                    b'\n' => {
                        end = Some(at + 1);
                        break;
                    }
                    b'(' => bracketed = true,
                    b')' => bracketed = false,
                    _ if bracketed => {}
                    b'0'..=b'9' => {
                        let digit = u64::from(byte - b'0');
                        current = Some(current.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                    }
                    b' ' | b'\r' | b'\t' => current.take().into_iter().for_each(&mut *each),
                    _ => return Err(Trouble::Broken("a search result that holds no numbers")),
                }
            }
            if let Some(end) = end {
                current.take().into_iter().for_each(&mut *each);
                self.buffer = chunk.split_off(end);
                return Ok(());
            }
            drop(chunk);
            self.fill().await?;
        }
    }

    async fn fill(&mut self) -> Result<(), Trouble> {
        let until = self.deadline.min(Instant::now() + self.silence);
        if self.bytes_left == 0 {
            return Err(Trouble::TooMuch("an answer without an end"));
        }
        self.buffer.reserve(CHUNK_BYTES);
        let got = tokio::select! {
            biased;
            () = self.stop.cancelled() => Err(Trouble::Stopped),
            () = sleep_until(until) => Err(Trouble::Late),
            got = self.io.read_buf(&mut self.buffer) => got.map_err(|error| Trouble::closed(&error)),
        }?;
        if got == 0 {
            return Err(Trouble::Closed(CLOSED.into()));
        }
        self.bytes_left = self.bytes_left.saturating_sub(got as u64);
        Ok(())
    }
}

const SEARCH: &[u8] = b"* SEARCH";

/// In words for people and in answers to commands, braces are text.
fn may_hold_literals(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"* ") else { return false };
    let word = rest.split(|byte| *byte == b' ').next().unwrap_or_default();
    ![&b"OK"[..], b"NO", b"BAD", b"BYE", b"PREAUTH"].iter().any(|status| word.eq_ignore_ascii_case(status))
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
    use super::*;

    fn wire(bytes: &[u8]) -> Wire {
        let (ours, mut theirs) = tokio::io::duplex(bytes.len() + 1);
        futures::executor::block_on(async { theirs.write_all(bytes).await.unwrap() });
        let mut wire = Wire::new(Box::new(ours), Duration::from_secs(5), CancellationToken::new());
        let time = Duration::from_secs(5);
        wire.allow(Budget { time, bytes: 10_000_000, answers: 100, literal_bytes: 1_000_000 });
        wire
    }

    fn text(text: &str) -> Piece {
        Piece::Text(Bytes::copy_from_slice(text.as_bytes()))
    }

    #[tokio::test]
    async fn literals_stand_between_the_texts_of_their_line() {
        let mut wire = wire(b"* 1 FETCH (BODY[] {3+}\r\na\r\n UID 1)\n* OK {9}\r\n* 2 FETCH (BINARY[] ~{1}\r\nx)\r\n");
        let none = &mut |_| {};
        let first = [text("* 1 FETCH (BODY[] "), Piece::Literal(Bytes::from_static(b"a\r\n")), text(" UID 1)")];
        assert_eq!(wire.answer(none).await.unwrap(), first);
        assert_eq!(wire.answer(none).await.unwrap(), [text("* OK {9}")]);
        let last = [text("* 2 FETCH (BINARY[] "), Piece::Literal(Bytes::from_static(b"x")), text(")")];
        assert_eq!(wire.answer(none).await.unwrap(), last);
    }

    #[tokio::test]
    async fn search_numbers_are_never_kept_as_a_line() {
        let mut bytes = b"* search".to_vec();
        (0..200_000).for_each(|_| bytes.extend_from_slice(b" 7"));
        bytes.extend_from_slice(b" 18446744073709551617 (MODSEQ 9)\r\n* OK next\r\n");
        let mut wire = wire(&bytes);
        let mut numbers = Vec::new();
        wire.answer(&mut |number| numbers.push(number)).await.unwrap();
        assert_eq!((numbers.len(), numbers.last()), (200_001, Some(&u64::MAX)));
        assert_eq!(wire.answer(&mut |_| {}).await.unwrap(), [text("* OK next")]);
    }

    #[tokio::test]
    async fn what_is_too_long_is_cut() {
        let long = [b"* OK ".to_vec(), vec![b'a'; LINE_BYTES], b"\r\n".to_vec()].concat();
        assert!(matches!(wire(&long).answer(&mut |_| {}).await, Err(Trouble::TooMuch(_))));
        let literal = b"* 1 FETCH (BODY[] {4294967295}\r\nx";
        assert!(matches!(wire(literal).answer(&mut |_| {}).await, Err(Trouble::TooMuch(_))));
        for broken in ["{18446744073709551616}", "{-5}", "{0x10}", "{}"] {
            let line = format!("* 1 FETCH (BODY[] {broken}\r\nx)\r\n");
            assert!(matches!(wire(line.as_bytes()).answer(&mut |_| {}).await, Err(Trouble::Broken(_))), "{broken}");
        }
    }
}
