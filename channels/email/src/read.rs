//! What a mail means: bytes in, [`Mail`] out, whatever the bytes are.
//!
//! No I/O and no panic: a mail that can't be understood still has its bytes, and says why in [`Mail::problems`].

pub mod auth;
pub mod auto;
pub mod bounce;
pub mod fold;
pub mod forward;
pub mod headers;
pub mod html;

mod addresses;
mod body;
mod charset;
mod date;
mod envelope;
mod flowed;
mod ids;
mod mime;
mod params;
mod part;
mod rtf;
mod tnef;
mod transfer;
mod uuencode;
mod words;

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use body::{Body, PassedOn};
pub use date::shown as date_shown;
use envelope::Envelope;
use headers::{Headers, Split};
pub use ids::normalised_id;
use mime::{Budget, Problems};

/// Behind the @ of ids that are made here for mails without one (RFC 2606 §2).
pub const MADE_ID_HOST: &str = "content.invalid";

/// How much of a mail is looked at; what lies beyond is named in [`Mail::problems`], never silently gone.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of a mail that are parsed at all.
    pub mail_bytes: usize,
    /// Bytes of headers of one message.
    pub header_bytes: usize,
    /// Levels of parts within parts.
    pub depth: usize,
    /// Parts of a mail.
    pub parts: usize,
    /// Bytes of readable text.
    pub text_bytes: usize,
    /// Bytes of all unpacked attachments together.
    pub attachment_bytes: usize,
}

impl Default for Limits {
    /// What a person's mail never comes near.
    fn default() -> Self {
        Self {
            mail_bytes: 64 * 1024 * 1024,
            header_bytes: 256 * 1024,
            depth: 50,
            parts: 500,
            text_bytes: 1024 * 1024,
            attachment_bytes: 30 * 1024 * 1024,
        }
    }
}

/// A mail, read.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    /// Its header, decoded.
    pub headers: Headers,
    /// Normalised `Message-ID` ([`normalised_id`]); `None` where it has none, see [`Mail::made_id`].
    pub message_id: Option<String>,
    /// Who wrote it. Taken from `Sender` or `Return-Path` where `From` is missing, which `problems` says then.
    pub from: Vec<Mailbox>,
    /// Where answers shall go, as the sender wants it.
    pub reply_to: Vec<Mailbox>,
    /// To whom.
    pub to: Vec<Mailbox>,
    /// Copies.
    pub cc: Vec<Mailbox>,
    /// Decoded, on one line.
    pub subject: String,
    /// When it says that it was written, in Unix milliseconds; `None` where missing or unreadable.
    pub date: Option<i64>,
    /// All words of the mail. Mails within it stand below as quotes, except those that a mail system returned.
    pub text: String,
    /// What is new in it; never empty where `text` is not.
    pub reply_text: String,
    /// HTML as it came, decoded and not cleaned, one entry a part: [`Mail::html_sanitised`] cleans each by itself, so that
    /// none can open a tag that another closes. Plain parts between HTML ones are in it, so that the view is whole.
    pub html: Vec<String>,
    /// Files for people, with those of mails within it, of `winmail.dat` and uuencoded ones.
    pub attachments: Vec<Part>,
    /// Who or what wrote it.
    pub auto: Auto,
    /// What a mail system reports.
    pub bounce: Option<Bounce>,
    /// The mail that the sender passed on, in the text or as an attached mail.
    pub forwarded: Option<Forwarded>,
    /// Ids that it answers: `In-Reply-To` first, then `References` newest first, each once, at most 200.
    pub thread_ids: Vec<String>,
    /// Short words for the operator on what is odd or was left out.
    pub problems: Vec<String>,
    /// SHA-256 over what its sender made: addresses of From, the date, the subject, and the decoded bytes of each leaf (of words,
    /// without their blanks). What it passed on its way (Received, Delivered-To, transfer encodings) is not in it, nor what
    /// reading makes of the leaves: copies by an alias are the same, and so is the mail to a later release.
    pub digest: [u8; 32],
}

impl Mail {
    /// The HTML for the console: each part cleaned by itself. `cid` gives the address of an inline picture by its `Content-ID`.
    #[must_use]
    pub fn html_sanitised(&self, cid: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let clean: Vec<String> = self.html.iter().map(|html| html::sanitise(html, cid)).collect();
        (!clean.is_empty()).then(|| clean.join("\n"))
    }

    /// An id for a mail that brought none, made of [`Mail::digest`]: the same mail fetched again has the same one.
    #[must_use]
    pub fn made_id(&self) -> String {
        format!("{}@{MADE_ID_HOST}", ids::hex(&self.digest))
    }
}

/// A name and an address as a header gives them; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Mailbox {
    /// Display name, decoded.
    pub name: String,
    /// The address as written, without comments and brackets.
    pub address: String,
}

/// A leaf of the MIME tree with its decoded bytes.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The part's own headers.
    pub headers: Headers,
    /// Lower-case media type, `text/plain` where it has none.
    pub media_type: String,
    /// Cleaned name, empty where it has none.
    pub name: String,
    /// `Content-ID` without brackets.
    pub content_id: Option<String>,
    /// Shown within the text (by disposition or because the HTML refers to it) rather than as a file.
    pub inline: bool,
    /// The decoded bytes; text parts stay in their own charset here. Empty where `cut`.
    pub bytes: Vec<u8>,
    /// Decoded size; about that where `cut`.
    pub size_bytes: usize,
    /// Beyond the limits: the part is known by name, type and size, its bytes are only in the raw mail.
    pub cut: bool,
}

/// Who or what wrote the mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Auto {
    /// A person, as far as can be told.
    #[default]
    None,
    /// A machine answered.
    AutoReply,
    /// Somebody is away.
    OutOfOffice,
    /// A mailing list or bulk mail. Suppresses our automatic answer, never the mail.
    List,
    /// A mail system reports on a mail (delivery status, complaint).
    Bounce,
}

/// What a mail system says about a mail that could not be delivered, or was.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Bounce {
    /// The address that failed.
    pub recipient: Option<String>,
    /// Enhanced status code (RFC 3463), such as `5.1.1`.
    pub status: Option<String>,
    /// For good (`true`) or for now.
    pub hard: bool,
    /// The mail system's words, on one line.
    pub reason: Option<String>,
    /// Message-IDs of the mail that it is about, as far as the report holds them.
    pub original_ids: Vec<String>,
}

/// The mail that somebody passed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Forwarded {
    /// Who wrote the original.
    pub from: Mailbox,
    /// To whom.
    pub to: Vec<Mailbox>,
    /// Copies.
    pub cc: Vec<Mailbox>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its date, as the forwarding program wrote it.
    pub date: Option<String>,
    /// Its text.
    pub text: String,
    /// What the forwarder wrote above it.
    pub comment: String,
}

/// Reads a mail, whatever the bytes are.
#[must_use]
pub fn read(raw: &[u8], limits: &Limits) -> Mail {
    let mut budget = Budget::new(limits);
    let raw = whole_lines(within(raw, limits, &mut budget.problems));
    let header = front(&raw, &mut budget.problems);
    let mut envelope = Envelope::read(&header, limits.header_bytes);
    let tree = mime::walk(&raw, &header, 0, 0, &mut budget);
    let mut body = Body::read(tree, &mut budget);
    let digest = digest(&envelope, budget.leaves.finalize().as_slice());
    let mut problems = budget.problems;
    judge(&mut envelope, &header, &mut problems);

    let own_text = bounded(body.own_text(), limits.text_bytes);
    let text = bounded(body.text(), limits.text_bytes);
    let subject = envelope.subject;
    let bounce = bounce::detect(&envelope.headers, &subject, &own_text, &body.parts);
    let auto = auto::classify(&envelope.headers, &subject, &own_text, bounce.as_ref());
    let passed_on = std::mem::take(&mut body.passed_on);
    let forwarded = forward::detect(&subject, &own_text).or_else(|| attached(passed_on, &own_text));
    let html = body.html();
    let attachments = body.into_files();
    if text.trim().is_empty() && attachments.is_empty() {
        problems.add("empty");
    }
    Mail {
        message_id: envelope.message_id,
        from: envelope.from,
        reply_to: envelope.reply_to,
        to: envelope.to,
        cc: envelope.cc,
        subject,
        date: envelope.date,
        reply_text: new_text(&own_text, &text),
        text,
        html,
        attachments,
        auto,
        bounce,
        forwarded,
        thread_ids: envelope.thread_ids,
        problems: problems.0,
        digest,
        headers: envelope.headers,
    }
}

fn digest(envelope: &Envelope, leaves: &[u8]) -> [u8; 32] {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(bytes);
    };
    for mailbox in &envelope.from {
        add(mailbox.address.to_lowercase().as_bytes());
    }
    add(&envelope.date.unwrap_or_default().to_be_bytes());
    add(envelope.subject.trim().as_bytes());
    add(leaves);
    digest.finalize().into()
}

/// Fields of which a header of a mail has at least one; without any the bytes are words that lost their header.
const USUAL: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "content-type",
    "mime-version",
    "sender",
    "reply-to",
    "delivered-to",
];

fn within<'a>(raw: &'a [u8], limits: &Limits, problems: &mut Problems) -> &'a [u8] {
    let raw = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw);
    match raw.get(..limits.mail_bytes) {
        Some(front) if front.len() < raw.len() => {
            problems.add("mail_cut");
            front
        }
        _ => raw,
    }
}

/// Old programs end lines with a carriage return alone. Where there is any line feed, such a return ends no line.
fn whole_lines(raw: &[u8]) -> Cow<'_, [u8]> {
    if raw.contains(&b'\r') && !raw.contains(&b'\n') {
        return raw.iter().map(|&byte| if byte == b'\r' { b'\n' } else { byte }).collect::<Vec<u8>>().into();
    }
    raw.into()
}

/// The header at the front, behind blank lines that a gateway left there.
fn front<'a>(raw: &'a [u8], problems: &mut Problems) -> Split<'a> {
    let blank = raw.iter().take(1_000).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let mut header = headers::split(raw.get(blank..).unwrap_or_default(), |_| false);
    header.body_at += blank;
    if header.cut {
        problems.add("headers_cut");
    }
    if !USUAL.iter().any(|name| header.get(name).is_some()) {
        problems.add("no_headers");
        return Split { fields: Vec::new(), body_at: 0, cut: false };
    }
    header
}

/// Names what an operator should know about the header, and finds a sender where From has none.
fn judge(envelope: &mut Envelope, header: &Split<'_>, problems: &mut Problems) {
    if header.fields.iter().filter(|field| field.is("from")).count() > 1 || envelope.from.len() > 1 {
        problems.add("several_from");
    }
    if !envelope.from.iter().any(|mailbox| mailbox.address.contains('@')) {
        problems.add("from_missing");
        let returned = header.get("return-path").map(|field| addresses::parse(field.value_head())).unwrap_or_default();
        let sender = std::mem::take(&mut envelope.sender);
        let stand_in =
            [sender, returned].into_iter().find(|list| list.iter().any(|mailbox| mailbox.address.contains('@')));
        if let Some(stand_in) = stand_in
            && envelope.from.is_empty()
        {
            problems.add("from_is_sender");
            envelope.from = stand_in;
        }
    }
    for mailbox in &envelope.from {
        if !mailbox.address.is_ascii() {
            problems.add("address_not_ascii");
        }
        let other =
            mailbox.name.contains('@') && !mailbox.name.to_lowercase().contains(&mailbox.address.to_lowercase());
        if other {
            problems.add("name_shows_other_address");
        }
    }
    if header.get("date").is_some() && envelope.date.is_none() {
        problems.add("date_unreadable");
    }
}

/// The attached mail of a mail that passes on one.
fn attached(passed_on: Vec<PassedOn>, comment: &str) -> Option<Forwarded> {
    let mut mails = passed_on.into_iter();
    let (Some(mail), None) = (mails.next(), mails.next()) else { return None };
    Some(Forwarded {
        from: mail.from,
        to: mail.to,
        cc: mail.cc,
        subject: Some(mail.subject).filter(|subject| !subject.is_empty()),
        date: mail.date,
        text: mail.text,
        comment: comment.to_owned(),
    })
}

fn new_text(own: &str, all: &str) -> String {
    let new = fold::new_text(own);
    let found = [new.as_str(), own, all].into_iter().find(|text| !text.trim().is_empty());
    found.unwrap_or_default().to_owned()
}

fn bounded(mut text: String, limit_bytes: usize) -> String {
    if text.len() > limit_bytes {
        text.truncate(text.floor_char_boundary(limit_bytes));
    }
    text
}
