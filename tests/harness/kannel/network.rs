//! The mobile network: a message centre that speaks SMPP 3.4 with Kannel, and the phones behind it.
//!
//! As a real one it hands over a text again when the line broke before it was answered; [`Network::handed_over_twice`] counts those.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::super::wait_until;
use super::gsm;
use super::pdu::{
    ANSWER, BIND_TRANSCEIVER, DELIVER, ENQUIRE, Pdu, RECEIPT, REFUSED, SUBMIT, Short, UNBIND, UNITS, WITH_HEADER,
};

/// Longer than Kannel takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Septets and 16-bit units that a part of a long text has room for.
const PART: (usize, usize) = (153, 67);

/// What a phone shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub from: String,
    pub to: String,
    pub text: String,
    /// How many parts it came in.
    pub parts: usize,
}

pub struct Network {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    references: AtomicU32,
    sequences: AtomicU32,
}

#[derive(Default)]
struct State {
    /// What the gateway hasn't taken yet, oldest first.
    leaving: VecDeque<Short>,
    /// Handed over and not answered, by number of the line's.
    unanswered: BTreeMap<u32, Short>,
    handed_over_twice: u64,
    /// Everything that reached the phones, as it came.
    arrived: Vec<Short>,
    /// Numbers whose phones are off for good: their texts come back as undeliverable.
    gone: Vec<String>,
    /// Numbers that the network refuses at once.
    refused: Vec<String>,
    receipts_held: bool,
    held: Vec<Short>,
    line: Option<TcpStream>,
}

impl Network {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::<Shared>::default();
        let behind = Arc::clone(&shared);
        std::thread::spawn(move || {
            // Ends with this process.
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&behind);
                std::thread::spawn(move || shared.serve(stream));
            }
        });
        Self { port, shared }
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Somebody types this into their phone and presses send: in one piece or in parts, with the alphabet that it needs.
    pub fn text(&self, from: &str, to: &str, text: &str) {
        self.leave(self.pieces(from, to, text));
    }

    /// The same, with the parts in this order; a part that isn't named never leaves.
    pub fn text_in_order(&self, from: &str, to: &str, text: &str, order: &[usize]) {
        let pieces = self.pieces(from, to, text);
        self.leave(order.iter().map(|&at| pieces[at].clone()).collect());
    }

    fn pieces(&self, from: &str, to: &str, text: &str) -> Vec<Short> {
        let (coding, bytes, whole, part) = match gsm::septets(text) {
            Some(septets) => (0, septets, 160, PART.0),
            None => (UNITS, gsm::units(text), 140, 2 * PART.1),
        };
        let piece = |esm_class, bytes| Short {
            from: from.to_owned(),
            to: to.to_owned(),
            esm_class,
            coding,
            receipt_wanted: false,
            bytes,
        };
        if bytes.len() <= whole {
            return vec![piece(0, bytes)];
        }
        let parts = cut(&bytes, part, coding);
        let reference = self.shared.references.fetch_add(1, Ordering::Relaxed) as u8;
        let header = |at: usize| [5, 0, 3, reference, parts.len() as u8, at as u8 + 1];
        parts.iter().enumerate().map(|(at, part)| piece(WITH_HEADER, [&header(at), *part].concat())).collect()
    }

    fn leave(&self, pieces: Vec<Short>) {
        let mut state = self.shared.lock();
        state.leaving.extend(pieces);
        self.shared.pass_on(&mut state);
    }

    /// What has come to this number's phone, long texts put together.
    pub fn received(&self, number: &str) -> Vec<Text> {
        let state = self.shared.lock();
        let mut texts: Vec<Text> = Vec::new();
        let mut parts: BTreeMap<(String, u8), BTreeMap<u8, &Short>> = BTreeMap::new();
        for short in state.arrived.iter().filter(|short| same_number(&short.to, number)) {
            if short.esm_class & WITH_HEADER == 0 {
                texts.push(text_of(&[short]));
                continue;
            }
            let [_, _, _, reference, count, at] = short.bytes[..6] else { panic!("{short:?}") };
            let of_text = parts.entry((short.from.clone(), reference)).or_default();
            of_text.insert(at, short);
            if of_text.len() == usize::from(count) {
                texts.push(text_of(&of_text.values().copied().collect::<Vec<_>>()));
                of_text.clear();
            }
        }
        texts
    }

    /// Waits until so many texts have come to this number's phone.
    pub fn received_at_least(&self, number: &str, count: usize, log: impl Fn() -> String) -> Vec<Text> {
        let what = || format!("{count} texts for {number}; there are {:?}\n{}", self.received(number), log());
        wait_until(PATIENCE, what, || Some(self.received(number)).filter(|texts| texts.len() >= count))
    }

    /// Whether everything that was typed is with the gateway.
    pub fn is_quiet(&self) -> bool {
        let state = self.shared.lock();
        state.leaving.is_empty() && state.unanswered.is_empty()
    }

    /// How many texts the line broke under and went out again.
    pub fn handed_over_twice(&self) -> u64 {
        self.shared.lock().handed_over_twice
    }

    /// Texts to this number are taken, and come back as undeliverable.
    pub fn lose_phone(&self, number: &str) {
        self.shared.lock().gone.push(number.to_owned());
    }

    /// Texts to this number are refused at once.
    pub fn refuse(&self, number: &str) {
        self.shared.lock().refused.push(number.to_owned());
    }

    /// Receipts wait until they are let go.
    pub fn hold_receipts(&self) {
        self.shared.lock().receipts_held = true;
    }

    pub fn let_receipts_go(&self) {
        let mut state = self.shared.lock();
        state.receipts_held = false;
        let held = std::mem::take(&mut state.held);
        state.leaving.extend(held);
        self.shared.pass_on(&mut state);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// One line of the gateway's, to its end.
    fn serve(&self, mut line: TcpStream) {
        while let Ok(pdu) = Pdu::read(&mut line) {
            if self.answer(&line, &pdu).is_err() {
                break;
            }
        }
        let mut state = self.lock();
        if state.line.as_ref().is_some_and(|known| known.peer_addr().ok() == line.peer_addr().ok()) {
            state.line = None;
        }
        // Not answered is not taken: on the next line they go out again.
        let again = std::mem::take(&mut state.unanswered);
        state.handed_over_twice += again.len() as u64;
        for short in again.into_values().rev() {
            state.leaving.push_front(short);
        }
    }

    fn answer(&self, mut line: &TcpStream, pdu: &Pdu) -> io::Result<()> {
        let mut state = self.lock();
        let (mut status, mut body) = (0, Vec::new());
        match pdu.command {
            BIND_TRANSCEIVER => body.extend(b"network\0"),
            SUBMIT => {
                let short = Short::parse(&pdu.body);
                let id = format!("{:08x}", self.sequences.fetch_add(1, Ordering::Relaxed));
                body.extend(id.bytes().chain([0]));
                if state.refused.iter().any(|number| same_number(number, &short.to)) {
                    status = REFUSED;
                } else {
                    let is_gone = state.gone.iter().any(|number| same_number(number, &short.to));
                    if short.receipt_wanted {
                        let receipt = receipt(&short, &id, is_gone);
                        if state.receipts_held { state.held.push(receipt) } else { state.leaving.push_back(receipt) }
                    }
                    if !is_gone {
                        state.arrived.push(short);
                    }
                }
            }
            ENQUIRE | UNBIND => {}
            answer if answer == DELIVER | ANSWER => {
                // A refusal "for now" is told again.
                if let Some(short) = state.unanswered.remove(&pdu.sequence)
                    && pdu.status != 0
                {
                    state.leaving.push_back(short);
                }
            }
            _ => return Ok(()),
        }
        if pdu.command & ANSWER == 0 {
            let answer = Pdu { command: pdu.command | ANSWER, status, sequence: pdu.sequence, body };
            line.write_all(&answer.bytes())?;
        }
        if pdu.command == BIND_TRANSCEIVER {
            state.line = Some(line.try_clone()?);
        }
        self.pass_on(&mut state);
        Ok(())
    }

    /// Hands over what waits, while there is a line.
    fn pass_on(&self, state: &mut State) {
        // A window as real ones have it.
        while state.line.is_some() && state.unanswered.len() < 10 {
            let Some(short) = state.leaving.pop_front() else { return };
            let sequence = self.sequences.fetch_add(1, Ordering::Relaxed);
            let pdu = Pdu { command: DELIVER, status: 0, sequence, body: short.body() };
            state.unanswered.insert(sequence, short);
            let written = state.line.as_mut().map(|line| line.write_all(&pdu.bytes()));
            if !matches!(written, Some(Ok(()))) {
                // Its reader finds out as well, and puts back what isn't answered.
                state.line = None;
            }
        }
    }
}

/// An escape stays with its letter, as the specification asks; a surrogate pair may lie across, as some phones have it.
fn cut(bytes: &[u8], part: usize, coding: u8) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let length = part.min(rest.len());
        let in_escape = coding != UNITS && length < rest.len() && rest[length - 1] == gsm::ESCAPE;
        let (this, next) = rest.split_at(length - usize::from(in_escape));
        parts.push(this);
        rest = next;
    }
    parts
}

/// SMPP 3.4, appendix B.
fn receipt(short: &Short, id: &str, is_gone: bool) -> Short {
    let (delivered, state, error) = if is_gone { ("000", "UNDELIV", "001") } else { ("001", "DELIVRD", "000") };
    let words = format!(
        "id:{id} sub:001 dlvrd:{delivered} submit date:2603021000 done date:2603021001 stat:{state} err:{error} text:"
    );
    let (from, to) = (short.to.clone(), short.from.clone());
    Short { from, to, esm_class: RECEIPT, coding: 0, receipt_wanted: false, bytes: words.into_bytes() }
}

fn text_of(parts: &[&Short]) -> Text {
    let first = parts[0];
    let skip = if first.esm_class & WITH_HEADER == 0 { 0 } else { 6 };
    let bytes: Vec<u8> = parts.iter().flat_map(|part| part.bytes[skip..].iter().copied()).collect();
    let text = if first.coding == UNITS { gsm::text_of_units(&bytes) } else { gsm::text_of_septets(&bytes) };
    Text { from: first.from.clone(), to: first.to.clone(), text, parts: parts.len() }
}

/// The plus travels in the number's type.
fn same_number(one: &str, other: &str) -> bool {
    let digits = |number: &str| number.trim_start_matches('+').trim_start_matches("00").to_owned();
    digits(one) == digits(other)
}
