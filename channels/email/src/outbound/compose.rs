//! A mail's bytes from what it shall say.
//!
//! Deliberately absent: HTML (formatting isn't used, so there is no alternative), clocks and random numbers: the same
//! draft gives the same bytes. Invariant: no word of a draft can begin a header line or a part of its own.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart, SinglePart};
use sha2::{Digest, Sha256};

/// Longest `References` value, in bytes: one line of RFC 5322 §2.1.1, as some programs don't unfold.
const REFERENCES_BYTES: usize = 900;
/// Longest Message-ID that is repeated.
const ID_BYTES: usize = 250;

/// What a mail shall say.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The mailbox's address.
    pub from_address: String,
    /// The name beside it; may be empty.
    pub from_name: String,
    /// Where answers shall go, such as a plus address with the reply token.
    pub reply_to: Option<String>,
    /// The recipients' addresses; at least one.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The mail's own id, without brackets.
    pub message_id: String,
    /// The id that it answers, without brackets.
    pub in_reply_to: Option<String>,
    /// The ids of the thread, oldest first, without brackets.
    pub references: Vec<String>,
    /// Files that go with it.
    pub attachments: Vec<File>,
    /// An automatic answer (RFC 3834): marked as one and sent with a null return path.
    pub auto: bool,
    /// The `Date` field.
    pub date: Timestamp,
}

/// A file that goes with a mail.
#[derive(Clone)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for File {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("File").field("media_type", &self.media_type).field("bytes", &self.bytes.len()).finish()
    }
}

/// A mail ready to be handed over.
#[derive(Clone, Debug)]
pub struct Composed {
    /// Return path and recipients.
    pub envelope: Envelope,
    /// The mail: ASCII, lines end with CR LF.
    pub bytes: Vec<u8>,
}

/// Why a mail can't be written. Sending it again changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The mailbox's own address or return address can't be written.
    #[error("the mailbox's address can't be written in a mail")]
    Sender,
    /// A recipient's address is none, or needs a server for international addresses (RFC 6531).
    #[error("the recipient's address can't be written in a mail")]
    Recipient,
    /// The Message-ID isn't one.
    #[error("the message id can't be written in a mail")]
    MessageId,
    /// The builder refused it.
    #[error("the mail can't be written")]
    Other,
}

impl ComposeError {
    /// A short code for the delivery, without content.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sender => "own-address",
            Self::Recipient => "recipient-address",
            Self::MessageId | Self::Other => "unwritable",
        }
    }
}

/// Builds the mail.
///
/// # Errors
/// See [`ComposeError`].
pub fn compose(draft: &Draft) -> Result<Composed, ComposeError> {
    let from = address(&draft.from_address).ok_or(ComposeError::Sender)?;
    let to = draft.to.iter().map(|to| address(to).ok_or(ComposeError::Recipient)).collect::<Result<Vec<_>, _>>()?;
    let return_path = (!draft.auto).then(|| from.clone());
    let envelope = Envelope::new(return_path, to.clone()).map_err(|_| ComposeError::Recipient)?;
    let id = id(&draft.message_id).ok_or(ComposeError::MessageId)?;

    let mut builder = Message::builder()
        .envelope(envelope.clone())
        .date(system_time(draft.date))
        .message_id(Some(id))
        .from(Mailbox::new(Some(one_line(&draft.from_name)).filter(|name| !name.is_empty()), from))
        .subject(one_line(&draft.subject));
    for recipient in to {
        builder = builder.to(Mailbox::new(None, recipient));
    }
    if let Some(reply_to) = &draft.reply_to {
        builder = builder.reply_to(Mailbox::new(None, address(reply_to).ok_or(ComposeError::Sender)?));
    }
    if let Some(answered) = draft.in_reply_to.as_deref().and_then(self::id) {
        builder = builder.in_reply_to(answered);
    }
    let references = references(&draft.references);
    if !references.is_empty() {
        builder = builder.references(references);
    }
    if draft.auto {
        for (name, value) in [("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")] {
            builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()));
        }
    }

    let text = text_part(&draft.text);
    let message = if draft.attachments.is_empty() {
        builder.singlepart(text)
    } else {
        let mixed = MultiPart::mixed().boundary(boundary(draft)).singlepart(text);
        builder.multipart(draft.attachments.iter().fold(mixed, |mixed, file| mixed.singlepart(file_part(file))))
    };
    let bytes = message.map_err(|_| ComposeError::Other)?.formatted();
    Ok(Composed { envelope, bytes })
}

/// An address as it may stand in any mail: an ASCII local part, an international domain in its ASCII form.
fn address(written: &str) -> Option<Address> {
    let (local, domain) = written.trim().rsplit_once('@')?;
    let fits = local.is_ascii() && local.len() <= 64 && !written.chars().any(|letter| letter.is_control());
    if !fits {
        return None;
    }
    let domain = if domain.is_ascii() { domain.to_owned() } else { idna::domain_to_ascii(domain).ok()? };
    Address::new(local, domain).ok()
}

/// An id in brackets, if it is one that can be repeated.
fn id(bare: &str) -> Option<String> {
    let bare = bare.trim().trim_start_matches('<').trim_end_matches('>');
    let fits = !bare.is_empty()
        && bare.len() <= ID_BYTES
        && bare.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'<' && byte != b'>');
    fits.then(|| format!("<{bare}>"))
}

/// The first id, which names the thread, and as many of the last as fit one line.
fn references(ids: &[String]) -> String {
    let mut ids = ids.iter().filter_map(|bare| id(bare));
    let Some(first) = ids.next() else { return String::new() };
    let rest: Vec<String> = ids.collect();
    let mut room = REFERENCES_BYTES.saturating_sub(first.len());
    let fitting = rest.iter().rev().take_while(|id| {
        let fits = id.len() < room;
        room = room.saturating_sub(id.len() + 1);
        fits
    });
    let mut last: Vec<&str> = fitting.map(String::as_str).collect();
    last.push(&first);
    last.reverse();
    last.join(" ")
}

fn text_part(text: &str) -> SinglePart {
    let text: String =
        text.chars().filter(|letter| !letter.is_control() || ['\n', '\r', '\t'].contains(letter)).collect();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text)
}

fn file_part(file: &File) -> SinglePart {
    // A mail within the mail mustn't be encoded (RFC 2046 §5.2.1), and the other composites have structure of their own.
    let composite =
        ["multipart/", "message/"].iter().any(|kind| file.media_type.to_ascii_lowercase().starts_with(kind));
    let kind = Some(file.media_type.as_str()).filter(|kind| !composite && kind.is_ascii() && kind.len() <= 127);
    let kind = kind.filter(|kind| !kind.chars().any(char::is_control)).and_then(|kind| ContentType::parse(kind).ok());
    let fallback = || ContentType::parse("application/octet-stream").unwrap_or(ContentType::TEXT_PLAIN);
    let body = match Body::new_with_encoding(file.bytes.clone(), ContentTransferEncoding::Base64) {
        Ok(body) => body,
        // Base64 takes anything; the error is other encodings'.
        Err(bytes) => Body::new(bytes),
    };
    SinglePart::builder()
        .header(kind.unwrap_or_else(fallback))
        .header(ContentDisposition::attachment(&earshot_channel::file_name(&file.name)))
        .body(body)
}

/// A boundary that nobody can know before the text is written, and the same for the same draft.
fn boundary(draft: &Draft) -> String {
    let digest = Sha256::new().chain_update(&draft.message_id).chain_update([0]).chain_update(&draft.text).finalize();
    digest.iter().take(16).fold("es-".to_owned(), |boundary, byte| format!("{boundary}{byte:02x}"))
}

/// Words for a header: no line ends, no controls, one blank between words, not endless.
fn one_line(words: &str) -> String {
    let mut line = String::new();
    for word in
        words.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.chars().take(500).collect()
}

/// Within the years that a `Date` field can name.
fn system_time(date: Timestamp) -> SystemTime {
    let seconds = u64::try_from(date.as_second()).unwrap_or_default().min(253_402_300_799);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            from_address: "hilfe@hotline.example".to_owned(),
            from_name: "Hilfe für Kinder".to_owned(),
            reply_to: Some("hilfe+abc@hotline.example".to_owned()),
            to: vec!["kind@mail.example".to_owned()],
            subject: "Wir sind da – schreib uns".to_owned(),
            text: "Hallo,\nwie geht es dir?\n.\nFrom hier\n".to_owned(),
            message_id: "1.abc@hotline.example".to_owned(),
            in_reply_to: Some("<x@mail.example>".to_owned()),
            references: vec!["w@mail.example".to_owned(), "x@mail.example".to_owned()],
            attachments: Vec::new(),
            auto: false,
            date: Timestamp::from_second(1_772_446_500).unwrap(),
        }
    }

    fn text(draft: &Draft) -> String {
        let composed = compose(draft).unwrap();
        assert!(composed.bytes.is_ascii());
        String::from_utf8(composed.bytes).unwrap()
    }

    fn header(mail: &str) -> String {
        mail.split("\r\n\r\n").next().unwrap().to_owned()
    }

    #[test]
    fn says_what_the_draft_says() {
        expect_test::expect![[r#"
            Date: Mon, 02 Mar 2026 10:15:00 +0000
            Message-ID: <1.abc@hotline.example>
            From: =?utf-8?b?SGlsZmUgZsO8ciBLaW5kZXI=?= <hilfe@hotline.example>
            Subject: Wir sind da =?utf-8?b?4oCT?= schreib uns
            To: kind@mail.example
            Reply-To: hilfe+abc@hotline.example
            In-Reply-To: <x@mail.example>
            References: <w@mail.example> <x@mail.example>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            Hallo,
            wie geht es dir?
            .
            From hier

        "#]]
        .assert_eq(&text(&draft()).replace('\r', ""));
    }

    #[test]
    fn the_same_draft_gives_the_same_bytes() {
        let mut draft = draft();
        draft.attachments =
            vec![File { name: "bild.png".to_owned(), media_type: "image/png".to_owned(), bytes: vec![1; 99] }];
        assert_eq!(compose(&draft).unwrap().bytes, compose(&draft).unwrap().bytes);
    }

    #[test]
    fn no_word_becomes_a_header() {
        let evil = "a\r\nBcc: all@mail.example\n\nbody\u{0}\u{85}\u{2028}x";
        let mut draft = draft();
        draft.subject = evil.to_owned();
        draft.from_name = format!("{evil}\" <b@c.example>");
        draft.references = vec![evil.to_owned(), "ok@mail.example".to_owned(), "a b".to_owned(), "ü@x".to_owned()];
        draft.in_reply_to = Some(evil.to_owned());
        draft.attachments = vec![File {
            name: format!("{evil}.png\"; filename=x.exe"),
            media_type: "image/png\r\nBcc: x@y.example".to_owned(),
            bytes: evil.as_bytes().to_vec(),
        }];
        let mail = text(&draft);
        for line in mail.split("\r\n") {
            assert!(!line.starts_with("Bcc") && !line.contains(['\r', '\n']) && line.len() <= 998, "{line}");
        }
        assert!(header(&mail).contains("References: <ok@mail.example>\r\n"), "{mail}");
        assert!(!header(&mail).contains("In-Reply-To"));
        assert!(mail.contains("application/octet-stream"));
    }

    #[test]
    fn an_automatic_answer_says_so_and_takes_none() {
        let mut draft = draft();
        draft.auto = true;
        let composed = compose(&draft).unwrap();
        assert_eq!(composed.envelope.from(), None);
        let mail = String::from_utf8(composed.bytes).unwrap();
        assert!(
            mail.contains("Auto-Submitted: auto-replied\r\n") && mail.contains("X-Auto-Response-Suppress: All\r\n")
        );
    }

    #[test]
    fn references_keep_the_first_and_the_last() {
        let ids: Vec<String> = (0..500).map(|number| format!("{number}@mail.example")).collect();
        let line = references(&ids);
        assert!(line.len() <= REFERENCES_BYTES, "{}", line.len());
        assert!(
            line.starts_with("<0@mail.example> <4") && line.ends_with("<498@mail.example> <499@mail.example>"),
            "{line}"
        );
    }

    #[test]
    fn addresses_that_no_mail_can_carry_are_refused() {
        let mut draft = draft();
        draft.to = vec!["kind@schüle.example".to_owned()];
        assert_eq!(compose(&draft).unwrap().envelope.to()[0].to_string(), "kind@xn--schle-mva.example");
        for to in [
            "",
            "kind",
            "kïnd@mail.example",
            "a b@mail.example",
            "a@b@\r\nc.example",
            "a\r\nRCPT TO:<b@c.example>@d.example",
        ] {
            draft.to = vec![to.to_owned()];
            assert_eq!(compose(&draft).unwrap_err(), ComposeError::Recipient, "{to}");
        }
        draft.to = Vec::new();
        assert_eq!(compose(&draft).unwrap_err(), ComposeError::Recipient);
    }
}
