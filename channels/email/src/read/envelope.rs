//! Who wrote to whom, when and about what: the header of one mail.

use super::{
    Mailbox, addresses, date,
    headers::{Headers, Split},
    ids,
};

/// Mailboxes of one kind at most, over all fields of that name.
const MAILBOXES: usize = 1_000;

/// Letters of a subject at most.
const SUBJECT_CHARS: usize = 10_000;

/// The header of a mail, read.
#[derive(Debug, Default)]
pub(crate) struct Envelope {
    pub headers: Headers,
    pub message_id: Option<String>,
    pub from: Vec<Mailbox>,
    pub sender: Vec<Mailbox>,
    pub reply_to: Vec<Mailbox>,
    pub to: Vec<Mailbox>,
    pub cc: Vec<Mailbox>,
    pub subject: String,
    pub date: Option<i64>,
    pub thread_ids: Vec<String>,
}

impl Envelope {
    /// Reads a header; `limit_bytes` bounds what is decoded of it.
    pub fn read(header: &Split<'_>, limit_bytes: usize) -> Self {
        let headers = Headers::decode(&header.fields, limit_bytes);
        let fields = |name: &'static str| header.fields.iter().filter(move |field| field.is(name)).take(20);
        let mailboxes = |name| {
            fields(name).flat_map(|field| addresses::parse(field.value_head())).take(MAILBOXES).collect::<Vec<_>>()
        };
        let message_id =
            fields("message-id").map(|field| ids::normalised_id(&String::from_utf8_lossy(field.value_head())));
        Self {
            message_id: message_id.into_iter().find(|id| !id.is_empty()),
            from: mailboxes("from"),
            sender: mailboxes("sender"),
            reply_to: mailboxes("reply-to"),
            to: mailboxes("to"),
            cc: mailboxes("cc"),
            subject: headers.get("subject").unwrap_or_default().chars().take(SUBJECT_CHARS).collect(),
            date: headers.get("date").and_then(date::parse),
            thread_ids: ids::thread(
                fields("in-reply-to").map(|field| field.value_tail()),
                fields("references").map(|field| field.value_tail()),
            ),
            headers,
        }
    }
}
