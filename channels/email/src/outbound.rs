//! The way out: whether to answer by ourselves, how a mail is built, how it is handed over.
//!
//! Deliberately absent: retries and their times, which are the outbox's. Invariant: a mail is "taken" only after the
//! server said so, and "unknown" if the server may have taken it.

pub mod acknowledge;
pub mod compose;
pub mod smtp;

use earshot_channel::{ChannelId, Host, HostError, MessageId, Outbound, SendError, UnixMillis};
use futures::TryStreamExt;
use jiff::Timestamp;
use secrecy::ExposeSecret;
use uuid::Uuid;

use crate::{Settings, inbound::UNKNOWN_SENDER, read::MADE_ID_HOST, token::Token};
use compose::{Draft, File};

/// Label of the secret that tokens are made with; every channel has it.
pub(crate) const SESSION: &str = "session";
/// Longest part before the @ (RFC 5321 §4.5.3.1.1).
const LOCAL_PART_BYTES: usize = 64;
/// Characters of an automatic answer that are its subject, at most.
const OPENING_CHARS: usize = 60;
/// Attachments of one mail, together. Most servers take no more, encoded.
const FILES_BYTES: u64 = 18 * 1024 * 1024;

/// What goes out for a message. The same message gives a mail with the same id whenever it is tried again, even where the
/// mailbox's address was changed meanwhile. The sender is today's: the server that takes the mail today may refuse another, and
/// words that were made neutral are so at once.
///
/// # Errors
/// [`SendError::Reject`] for what can't be sent at all, [`SendError::Retry`] while the host can't give what belongs to it.
pub(crate) async fn draft(
    out: &Outbound,
    channel: ChannelId,
    settings: &Settings,
    host: &dyn Host,
) -> Result<Draft, SendError> {
    let reject = |code: &str| SendError::Reject { code: code.to_owned() };
    if out.to.expose().starts_with(UNKNOWN_SENDER) {
        return Err(reject("no-address"));
    }
    if out.attachments.iter().map(|file| file.size_bytes).sum::<u64>() > FILES_BYTES {
        return Err(reject("attachments-too-large"));
    }
    let key = host.secret(SESSION).await.map_err(|error| not_now(&error))?;
    let token = Token::new(key.expose_secret(), channel.0, out.thread.0);
    let (local, domain) = settings.address.rsplit_once('@').ok_or_else(|| reject("own-address"))?;
    let written_at = written_at(out.id);
    let queued_domain = settings.domain_at(UnixMillis(written_at.as_millisecond())).unwrap_or(domain);
    let plus = format!("{local}+{token}");
    let answered: Vec<String> = out
        .references
        .iter()
        .map(|id| id.expose().to_owned())
        // An id that we made for a mail without one means nothing to anybody else.
        .filter(|id| !id.ends_with(MADE_ID_HOST))
        .collect();
    let mut attachments = Vec::with_capacity(out.attachments.len());
    for file in &out.attachments {
        let bytes = host.open_blob(file.blob).await.map_err(|error| not_now(&error))?;
        let bytes: Vec<_> = bytes.try_collect().await.map_err(|_| SendError::Retry { after_ms: None })?;
        let (name, media_type) = (file.name.clone(), file.media_type.clone());
        attachments.push(File { name, media_type, bytes: bytes.concat() });
    }
    Ok(Draft {
        from_address: settings.address.clone(),
        from_name: one_of(&settings.neutral.sender, if out.discreet { "" } else { &settings.name }),
        reply_to: (settings.plus_addresses && plus.len() <= LOCAL_PART_BYTES).then(|| format!("{plus}@{domain}")),
        to: vec![out.to.expose().to_owned()],
        subject: one_of(&settings.neutral.subject, &subject(out)),
        text: out.text.clone(),
        message_id: format!("{token}.{}@{queued_domain}", out.id.0.simple()),
        in_reply_to: answered.first().cloned(),
        references: answered.into_iter().rev().collect(),
        attachments,
        auto: out.automatic,
        date: written_at,
    })
}

/// The message of ours that a Message-ID of ours names.
pub(crate) fn message_of(key: &[u8], channel: Uuid, id: &str) -> Option<MessageId> {
    let (local, _) = id.rsplit_once('@')?;
    let (token, message) = local.split_once('.')?;
    Token::find(key, channel, token)?;
    Uuid::try_parse(message).ok().map(MessageId)
}

/// When a message was written: its id begins with the time.
fn written_at(id: MessageId) -> Timestamp {
    let (seconds, nanoseconds) = id.0.get_timestamp().map_or((0, 0), |time| time.to_unix());
    let parts = (i64::try_from(seconds).ok(), i32::try_from(nanoseconds).ok());
    let (Some(seconds), Some(nanoseconds)) = parts else { return Timestamp::default() };
    Timestamp::new(seconds, nanoseconds).unwrap_or_default()
}

/// What an answer is about, where the mailbox has no neutral subject. An automatic one repeats no word of the writer, so that nobody
/// has words of theirs carried to others.
fn subject(out: &Outbound) -> String {
    match out.subject.as_deref() {
        // In every language, and about nothing.
        _ if out.discreet => answering(""),
        _ if out.automatic => opening(&out.text),
        subject => answering(subject.unwrap_or_default()),
    }
}

/// The first line of a text, cut between words.
fn opening(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= OPENING_CHARS {
        return line.to_owned();
    }
    let end = line.char_indices().nth(OPENING_CHARS).map_or(line.len(), |(at, _)| at);
    let cut = line.get(..end).unwrap_or(line);
    let cut = cut.rsplit_once(char::is_whitespace).map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}

/// The subject of an answer. Marks of earlier answers aren't piled up.
fn answering(subject: &str) -> String {
    const MARKS: [&str; 10] = ["re:", "aw:", "sv:", "antw:", "odp:", "vs:", "ynt:", "rif:", "ref:", "回复:"];
    let subject = subject.trim();
    let lower = subject.to_lowercase();
    match MARKS.iter().any(|mark| lower.starts_with(mark)) {
        true => subject.to_owned(),
        false => format!("Re: {subject}").trim_end().to_owned(),
    }
}

fn one_of(first: &str, second: &str) -> String {
    if first.trim().is_empty() { second.to_owned() } else { first.to_owned() }
}

fn not_now(error: &HostError) -> SendError {
    match error {
        HostError::NotFound => SendError::Reject { code: "erased".into() },
        HostError::Unavailable { retry_after_ms, .. } => SendError::Retry { after_ms: Some(*retry_after_ms) },
        _ => SendError::Retry { after_ms: None },
    }
}

#[cfg(test)]
mod tests {
    use earshot_channel::{
        Address, CarrierId, ThreadId,
        testkit::{FakeClock, MemoryHost},
    };

    use super::*;

    #[tokio::test]
    async fn a_later_attempt_repeats_the_id_whatever_the_address_is_by_then() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let now = UnixMillis(1_772_446_500_250);
        let message = |at: i64| {
            let id = uuid::Builder::from_unix_timestamp_millis(u64::try_from(at).unwrap_or_default(), &[7; 10]);
            Outbound {
                id: MessageId(id.into_uuid()),
                thread: ThreadId(Uuid::from_u128(2)),
                automatic: false,
                carrier_id: CarrierId::new("1"),
                to: Address::new("lea@people.example"),
                author: String::new(),
                text: "here".into(),
                subject: None,
                references: Vec::new(),
                attachments: Vec::new(),
                unsure_since: None,
                accepted: Vec::new(),
                discreet: false,
            }
        };
        let settings = |address: &str| Settings { address: address.into(), ..Settings::default() };
        let id = async |settings: &Settings, at: i64| {
            let drafted = draft(&message(at), ChannelId(Uuid::from_u128(1)), settings, &host).await.expect("a draft");
            assert_eq!(drafted.from_address, settings.address);
            drafted.message_id
        };
        let before = settings("help@old.example");
        let first = id(&before, now.0).await;
        assert!(first.ends_with("@old.example"), "{first}");

        let mut after = settings("help@new.example");
        // What somebody writes there themselves is nobody's domain.
        after.former_domains.push(crate::FormerDomain { domain: "made-up.example".into(), until: now });
        after.follow(Some(&before), UnixMillis(now.0 + 1));
        assert_eq!(id(&after, now.0).await, first);
        assert!(id(&after, now.0 + 1).await.ends_with("@new.example"));

        let mut last = settings("hello@new.example");
        last.follow(Some(&after), UnixMillis(now.0 + 1000));
        assert_eq!(id(&last, now.0).await, first, "the domain stayed");
        let mut later = last.clone();
        later.follow(Some(&last), UnixMillis(now.0 + 72 * 3_600_000));
        assert_eq!(later.former_domains, [], "no mail waits as long");
    }

    fn answer(host: &MemoryHost, text: &str) -> Outbound {
        let mut out = host.operator_says(&Address::new("lea@people.example"), text, Vec::new());
        out.subject = Some("my father hits me".into());
        out
    }

    async fn shown(out: Outbound, settings: &Settings, host: &MemoryHost) -> (String, String) {
        let draft = draft(&out, ChannelId(Uuid::from_u128(1)), settings, host).await.expect("a draft");
        let mail = compose::compose(&draft).expect("a mail");
        let raw = String::from_utf8(mail.bytes).expect("ASCII");
        let field = |name: &str| raw.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        (field("Subject: "), field("From: "))
    }

    #[tokio::test]
    async fn who_shares_a_screen_gets_mails_that_say_nothing_before_they_are_opened() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let own = Settings { address: "help@line.example".into(), name: "Lantern Line".into(), ..Settings::default() };
        let mut neutral = own.clone();
        (neutral.neutral.subject, neutral.neutral.sender) = ("Homework".into(), "Mia".into());
        let discreet = || Outbound { discreet: true, ..answer(&host, "We are here.") };
        let told = |subject: &str, from: &str| (subject.to_owned(), from.to_owned());
        let open = shown(answer(&host, "We are here."), &own, &host).await;
        assert_eq!(open, told("Subject: Re: my father hits me", "From: \"Lantern Line\" <help@line.example>"));
        assert_eq!(shown(discreet(), &own, &host).await, told("Subject: Re:", "From: help@line.example"));
        let by_words = shown(discreet(), &neutral, &host).await;
        assert_eq!(
            by_words,
            told("Subject: Homework", "From: Mia <help@line.example>"),
            "the hotline's own words go first"
        );
    }

    #[tokio::test]
    async fn an_automatic_answer_repeats_no_word_of_the_writer() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let settings = Settings { address: "help@line.example".into(), ..Settings::default() };
        let words = "\n We have your mail. Somebody reads it today, and answers you as soon as they can.\nThank you";
        let automatic = Outbound { automatic: true, ..answer(&host, words) };
        let (subject, _) = shown(automatic, &settings, &host).await;
        assert!(!subject.contains("father"), "{subject}");
        assert_eq!(opening(words), "We have your mail. Somebody reads it today, and answers you…");
        assert_eq!([opening("Short."), opening("")], ["Short.", ""]);
    }

    #[test]
    fn a_message_is_found_by_the_id_that_its_mail_had() {
        let (key, channel, thread, message) = ([7; 32], Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let token = Token::new(&key, channel, thread);
        let id = format!("{token}.{}@hotline.example", message.simple());
        assert_eq!(message_of(&key, channel, &id), Some(MessageId(message)));
        assert_eq!(Token::find(&key, channel, &id), Some(thread));
        assert_eq!(message_of(&key, Uuid::from_u128(9), &id), None);
        assert_eq!(message_of(&key, channel, &format!("x{id}")), None);
    }

    #[test]
    fn answers_pile_up_no_marks() {
        for (subject, expected) in [
            ("help", "Re: help"),
            ("Re: help", "Re: help"),
            ("AW: Hilfe", "AW: Hilfe"),
            ("", "Re:"),
            ("Reh: x", "Re: Reh: x"),
        ] {
            assert_eq!(answering(subject), expected);
        }
    }
}
