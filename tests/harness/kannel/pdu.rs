//! As much of SMPP 3.4 as a message centre needs for texts, answers and receipts.

use std::io::{self, Read};

pub const SUBMIT: u32 = 0x4;
pub const DELIVER: u32 = 0x5;
pub const UNBIND: u32 = 0x6;
pub const BIND_TRANSCEIVER: u32 = 0x9;
pub const ENQUIRE: u32 = 0x15;
/// Set in the command of an answer.
pub const ANSWER: u32 = 0x8000_0000;
/// Of `esm_class`: the text begins with a header.
pub const WITH_HEADER: u8 = 0x40;
/// Of `esm_class`: it is a receipt.
pub const RECEIPT: u8 = 0x04;
/// `data_coding` of 16 bits.
pub const UNITS: u8 = 0x08;
/// `command_status`: the message was refused.
pub const REFUSED: u32 = 0x45;

pub struct Pdu {
    pub command: u32,
    pub status: u32,
    pub sequence: u32,
    pub body: Vec<u8>,
}

impl Pdu {
    pub fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut head = [0; 16];
        from.read_exact(&mut head)?;
        let word = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        let mut body = vec![0; (word(0) as usize).saturating_sub(16).min(64 * 1024)];
        from.read_exact(&mut body)?;
        Ok(Self { command: word(4), status: word(8), sequence: word(12), body })
    }

    pub fn bytes(&self) -> Vec<u8> {
        let words = [16 + self.body.len() as u32, self.command, self.status, self.sequence];
        words.into_iter().flat_map(u32::to_be_bytes).chain(self.body.iter().copied()).collect()
    }
}

/// The fields of submit_sm and deliver_sm that matter to a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    pub from: String,
    pub to: String,
    pub esm_class: u8,
    pub coding: u8,
    pub receipt_wanted: bool,
    /// With its header, where it has one.
    pub bytes: Vec<u8>,
}

impl Short {
    pub fn parse(body: &[u8]) -> Self {
        let mut fields = Fields(body);
        fields.text();
        fields.bytes(2);
        let from = fields.text();
        fields.bytes(2);
        let to = fields.text();
        let class = fields.bytes(3);
        fields.text();
        fields.text();
        let rest = fields.bytes(5);
        let bytes = fields.bytes(rest[4].into()).to_vec();
        Self { from, to, esm_class: class[0], coding: rest[2], receipt_wanted: rest[0] & 3 != 0, bytes }
    }

    pub fn body(&self) -> Vec<u8> {
        let mut body = vec![0];
        for number in [&self.from, &self.to] {
            // Of an international number the plus is in its type.
            let (kind, digits) = number.strip_prefix('+').map_or_else(
                || (if number.bytes().all(|digit| digit.is_ascii_digit()) { 3 } else { 5 }, number.as_str()),
                |digits| (1, digits),
            );
            body.extend([kind, u8::from(kind != 5)]);
            body.extend(digits.bytes().chain([0]));
        }
        body.extend([self.esm_class, 0, 0, 0, 0, u8::from(self.receipt_wanted), 0, self.coding, 0]);
        body.push(self.bytes.len() as u8);
        body.extend(&self.bytes);
        body
    }
}

struct Fields<'b>(&'b [u8]);

impl<'b> Fields<'b> {
    fn bytes(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }

    /// To its zero.
    fn text(&mut self) -> String {
        let end = self.0.iter().position(|&byte| byte == 0).unwrap();
        let text = String::from_utf8_lossy(self.bytes(end)).into_owned();
        self.bytes(1);
        text
    }
}
