//! What a mail means: bytes in, [`Mail`] out, whatever the bytes are.
//!
//! No I/O and no panic: a mail that can't be understood still has its bytes, and says why in [`Mail::problems`].

pub mod auto;
pub mod bounce;
pub mod fold;
pub mod forward;
pub mod headers;
pub mod html;

use headers::Headers;

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
    /// The decoded bytes; text parts stay in their own charset here.
    pub bytes: Vec<u8>,
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
