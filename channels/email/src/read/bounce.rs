//! What mail systems report about mails: delivery reports (RFC 3464, RFC 6533), complaints (RFC 5965), and the many
//! texts that mail systems wrote before those or write beside them.
//!
//! Deliberately absent: whether a report concerns a mail of ours; the caller compares the ids and the address, as anyone
//! can forge a report. Invariant: without a machine's part or a mail system as sender nothing is a bounce, whatever
//! words a person quotes.

mod address;
mod fields;
mod notice;
mod phrases;
mod report;
mod status;
mod text;

use std::borrow::Cow;

use super::auto::sender;
use super::headers::Headers;
use super::{Bounce, Part};

/// Bytes of a part or text that are looked at: reports are short, the mails that they hold may not be.
const LOOK_BYTES: usize = 256 * 1024;
/// Message-IDs kept of the mail that a report is about.
const MAX_IDS: usize = 16;
/// Longest reason, in characters.
const REASON_CHARS: usize = 300;

/// What a mail system says with this mail, or `None` if it isn't one's. Of several recipients the one that failed for
/// good is told first, then one that failed for now. A success report gives `hard: false` and a status of class 2.
#[must_use]
pub fn detect(headers: &Headers, subject: &str, text: &str, parts: &[Part]) -> Option<Bounce> {
    let words = words(text, parts);
    let mail = Looked { headers, subject, words: &words, cut: text::above_original(&words), parts };
    let found = mail.by_report().or_else(|| mail.by_notice()).or_else(|| mail.by_text())?;
    Some(mail.completed(found))
}

/// What one way of looking found; the rest is filled in from the whole mail.
#[derive(Debug, Default)]
struct Found {
    recipient: Option<String>,
    status: Option<String>,
    reason: Option<String>,
    /// `None` where the report doesn't say.
    outcome: Option<status::Outcome>,
    ids: Vec<String>,
}

struct Looked<'a> {
    headers: &'a Headers,
    subject: &'a str,
    words: &'a str,
    /// `words` up to the original mail.
    cut: &'a str,
    parts: &'a [Part],
}

impl Looked<'_> {
    /// A machine-readable part, or the fields of one where the MIME structure was lost.
    fn by_report(&self) -> Option<Found> {
        let declared = report::is_declared(self.headers);
        let trusted = declared || sender::is_mail_system(self.headers);
        for part in self.parts {
            match part.media_type.as_str() {
                kind if kind.starts_with("message/")
                    && kind.ends_with("delivery-status")
                    && (trusted || !self.is_passed_on()) =>
                {
                    return Some(report::delivery(&decoded(&part.bytes)).unwrap_or_default());
                }
                "message/feedback-report" if trusted || !self.is_passed_on() => {
                    return Some(report::feedback(&decoded(&part.bytes)));
                }
                _ => {}
            }
        }
        if !trusted {
            return None;
        }
        match report::delivery(self.words) {
            Some(found) => Some(found),
            None => declared.then(Found::default),
        }
    }

    /// A notification in JSON by a sending service.
    fn by_notice(&self) -> Option<Found> {
        let from = sender::address(self.headers, "from").unwrap_or_default();
        if sender::is_unattended(&from) { notice::read(self.words) } else { None }
    }

    /// A text by a mail system.
    fn by_text(&self) -> Option<Found> {
        let complaint = self.complaint();
        if complaint.is_some() {
            return complaint;
        }
        let failed = self.failed_recipient();
        if failed.is_none() && !self.is_mail_system_text() && !self.is_list_refusal() {
            return None;
        }
        let own = self.own_addresses();
        let list = || address::tokens(self.cut).find(|token| !own.contains(&token.to_lowercase())).map(str::to_owned);
        let failed = failed.or_else(|| self.is_list_refusal().then(list).flatten());
        let said = text::read(self.cut, self.subject, &own);
        Some(Found { recipient: failed.or(said.recipient), ..said })
    }

    /// A mail system speaks, and of a mail that failed or waits. A mailer daemon that names an address needs no phrase:
    /// so its words may be in any language.
    fn is_mail_system_text(&self) -> bool {
        if !sender::is_mail_system(self.headers) {
            return false;
        }
        phrases::in_subject(self.subject)
            || phrases::in_text(self.cut)
            || (sender::is_mailer_daemon(self.headers) && address::tokens(self.cut).next().is_some())
    }

    /// A list's program tells that it didn't take a mail.
    fn is_list_refusal(&self) -> bool {
        let from = sender::address(self.headers, "from").unwrap_or_default();
        let local = sender::local_part(&from);
        let role = ["-admin", "-owner", "-bounces", "-request", "listserv", "majordomo", "mailman"];
        role.iter().any(|end| local.ends_with(end)) && phrases::refused_by_list(self.subject, self.cut)
    }

    /// A complaint as a plain mail with the original attached.
    fn complaint(&self) -> Option<Found> {
        let from = sender::address(self.headers, "from").unwrap_or_default();
        let desk =
            ["staff", "abuse", "complaint", "complaints", "fbl", "feedback", "feedbackloop", "postmaster", "scomp"];
        let subject: String = self.subject.trim().chars().take(100).flat_map(char::to_lowercase).collect();
        let said =
            ["complaint about message", "abuse report", "spam complaint", "feedback report", "email feedback report"]
                .iter()
                .any(|words| subject.starts_with(words));
        let holds_original = self.parts.iter().any(|part| part.media_type == "message/rfc822");
        (said && holds_original && desk.contains(&sender::local_part(&from))).then(|| Found {
            outcome: Some(status::Outcome::Soft),
            reason: Some("complaint".to_owned()),
            ..Found::default()
        })
    }

    /// `X-Failed-Recipients`, set by mail systems only.
    fn failed_recipient(&self) -> Option<String> {
        self.headers.all("x-failed-recipients").find_map(|value| address::first(value).map(str::to_owned))
    }

    /// A person passes a report on or answers it.
    fn is_passed_on(&self) -> bool {
        let lead: String = self.subject.trim_start().chars().take(40).flat_map(char::to_lowercase).collect();
        let prefix = lead.split([':', '：']).next().unwrap_or_default();
        lead.contains([':', '：']) && prefix.chars().count() <= 12 && !prefix.contains(' ')
    }

    /// To whom the report came: not the address that failed.
    fn own_addresses(&self) -> Vec<String> {
        let fields = ["to", "delivered-to", "x-original-to", "envelope-to"];
        fields
            .iter()
            .flat_map(|field| self.headers.all(field).take(4))
            .flat_map(|value| address::tokens(value).take(4).map(str::to_lowercase).collect::<Vec<_>>())
            .collect()
    }

    /// Fills what the first look left open: from the text, from the attached original, from the subject.
    fn completed(&self, mut found: Found) -> Bounce {
        let own = self.own_addresses();
        if found.recipient.is_none() || found.reason.is_none() {
            let said = text::read(self.cut, self.subject, &own);
            found.recipient = found.recipient.or_else(|| self.failed_recipient()).or(said.recipient);
            // A report that names no detail may have told it to people.
            let is_open = found.reason.is_none() && found.status.as_deref().is_none_or(status::is_vague);
            if found.outcome.is_none()
                || (is_open && said.status.is_some() && found.outcome == Some(status::Outcome::Hard))
            {
                found.outcome = said.outcome;
            }
            if is_open {
                found.status = said.status.or(found.status);
            }
            found.reason = found.reason.or(said.reason);
        }
        let original = report::original(self.parts, self.words.get(self.cut.len()..).unwrap_or_default());
        let subject = || address::tokens(look(self.subject, 1000)).find(|token| !own.contains(&token.to_lowercase()));
        found.recipient = found.recipient.or_else(|| subject().map(str::to_owned)).or(original.to);
        found.ids.extend(original.ids);
        found.ids.extend(self.answered_ids());
        Bounce {
            hard: found.outcome == Some(status::Outcome::Hard),
            recipient: found.recipient,
            status: found.status,
            reason: found.reason.map(|reason| one_line(&reason)).filter(|reason| !reason.is_empty()),
            original_ids: distinct(found.ids),
        }
    }

    /// What the report itself answers.
    fn answered_ids(&self) -> Vec<String> {
        let fields = ["in-reply-to", "references"];
        fields
            .iter()
            .filter_map(|field| self.headers.get(field))
            .flat_map(|value| fields::ids(value, MAX_IDS))
            .collect()
    }
}

/// The readable text: what the caller found, or the text parts where it found none.
fn words<'a>(text: &'a str, parts: &'a [Part]) -> Cow<'a, str> {
    if !text.trim().is_empty() {
        return Cow::Borrowed(look(text, LOOK_BYTES));
    }
    match parts.iter().find(|part| part.media_type == "text/plain") {
        Some(part) => decoded(&part.bytes),
        None => Cow::Borrowed(""),
    }
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes.get(..LOOK_BYTES).unwrap_or(bytes))
}

/// The start of a text, at most so many bytes.
fn look(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Blanks joined, controls dropped, cut at [`REASON_CHARS`].
fn one_line(words: &str) -> String {
    let mut line = String::new();
    for word in
        words.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > REASON_CHARS * 4 {
            break;
        }
    }
    line.chars().take(REASON_CHARS).collect()
}

fn distinct(ids: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for id in ids {
        if kept.len() < MAX_IDS && !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}
