//! From fetched mails to items: reads them off the async threads, seals what is attached, and hands over the batch with the
//! cursor that goes with it.
//!
//! A mail that kills its reader becomes a visible item: three deaths of the process while it is read alone, and one or two more until it is
//! (with its batch, and read ahead). One that stalls it becomes one the second time: the first time the whole machine may have stood still.

use std::{collections::HashSet, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use earshot_channel::{
    Accepted, Address, Authenticity, CarrierId, ChannelId, Cursor, Envelope, FileRole, Forwarded, Health, HealthState,
    Host, HostError, Inbound, InboundAttachment, InboundMessage, Known, Origin, Participant, Received, Report, Thread,
    ThreadId, UnixMillis, Unreadable,
};
use futures::StreamExt;
use parking_lot::Mutex;
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Settings,
    imap::{self, Body, Fetched, SinkError},
    outbound::{self, acknowledge},
    read::{self, Auto, Limits, Mail, Mailbox, Part, auth},
    signatures::Signatures,
    token::Token,
};

/// How long one mail may take to be read. Reading is linear and bounded, so this is for what nobody thought of.
const READ_WITHIN: Duration = Duration::from_secs(10);
/// After which a mail that took too long is tried again.
const AGAIN_MS: u64 = 1_000;
/// Such mails that are remembered; then all are forgotten.
const SLOW: usize = 1_000;
/// Mails that are read at a time.
const READ_AT_ONCE: usize = 4;
/// Attachments that are sealed at a time: those of most batches, so that small ones are written in one go.
const SEALED_AT_ONCE: usize = 64;
/// Attempts at one mail that never came back, after which it counts as what kills the process.
const DEATHS: u32 = 3;
/// Participants that are looked at.
const PARTICIPANTS: usize = 64;

/// Takes mails of one mailbox in.
pub struct Intake {
    reader: Arc<Reader>,
    /// Whether the last batch went through whole. Only then the next mails are read ahead: where something may have killed
    /// the process, nothing but the mails of the noted attempt is touched.
    whole: bool,
}

/// Makes items of mails.
struct Reader {
    context: Arc<Context>,
    host: Arc<dyn Host>,
    read_within: Duration,
    /// Mails that were read before their turn, and what came of them; one batch at most.
    ahead: Mutex<Option<ReadAhead>>,
}

/// Mails by their places, and what came of each.
type ReadAhead = (Vec<Place>, Vec<Result<Received, Known>>);
/// Where a mail lies: folder, its numbering, and its number; and whether it is old.
type Place = (String, u32, u32, bool);

/// What the reading of every mail goes by.
struct Context {
    channel: Uuid,
    key: Vec<u8>,
    own: Vec<String>,
    trusted_verdicts: Vec<String>,
    limits: Limits,
    signatures: Signatures,
    /// Places of mails that took too long once.
    slow: Mutex<HashSet<String>>,
}

impl Intake {
    /// For the mailbox `channel`.
    ///
    /// # Errors
    /// As the host.
    pub async fn open(channel: ChannelId, settings: &Settings, host: Arc<dyn Host>) -> Result<Self, HostError> {
        let key = host.secret(outbound::SESSION).await?.expose_secret().to_vec();
        let context = Context {
            channel: channel.0,
            key,
            own: settings.own_addresses(),
            trusted_verdicts: settings.trusted_verdicts.clone(),
            limits: Limits::default(),
            signatures: Signatures::new(),
            slow: Mutex::default(),
        };
        let reader = Reader { context: Arc::new(context), host, read_within: READ_WITHIN, ahead: Mutex::default() };
        Ok(Self { reader: Arc::new(reader), whole: false })
    }

    /// Hands items over, with the cursor that goes with them, in one transaction.
    ///
    /// # Errors
    /// As the host; nothing was kept then.
    pub async fn accept(&self, batch: Vec<Received>, cursor: Option<Cursor>) -> Result<Vec<Accepted>, HostError> {
        self.reader.host.accept(batch, cursor).await
    }

    /// Reads mails off the async threads, and seals what is attached to them. `Err` stands for an old mail that was taken in
    /// before: a mailbox that is read over again brings much of that, and nothing of it is sealed a second time.
    ///
    /// # Errors
    /// As the host; [`HostError::Unavailable`] where a mail took too long for the first time.
    pub async fn read(&self, mails: Vec<Fetched>) -> Result<Vec<Result<Received, Known>>, HostError> {
        self.reader.read(mails).await
    }
}

impl Reader {
    async fn read(&self, mails: Vec<Fetched>) -> Result<Vec<Result<Received, Known>>, HostError> {
        let read = mails.into_iter().map(|mail| interpret(self.context.clone(), mail, self.read_within));
        // All of them, before one that takes long sends the batch back.
        let read: Vec<_> = futures::stream::iter(read).buffered(READ_AT_ONCE).collect().await;
        let mut read = read.into_iter().collect::<Result<Vec<Read>, HostError>>()?;
        let known = self.known(&read).await?;
        for (read, _) in read.iter_mut().zip(&known).filter(|(_, known)| **known != Known::New) {
            read.files = Vec::new();
        }
        let files: Vec<(usize, Part)> = read
            .iter_mut()
            .enumerate()
            .flat_map(|(of, read)| std::mem::take(&mut read.files).into_iter().map(move |file| (of, file)))
            .collect();
        // All of the batch at a time, because each waits for the disk.
        let sealing = files.into_iter().map(|(of, file)| async move { (of, self.seal(file).await) });
        let mut sealed = std::pin::pin!(futures::stream::iter(sealing).buffered(SEALED_AT_ONCE));
        while let Some((of, sealed)) = sealed.next().await {
            let Some(Read { received: Received { content: Ok(Inbound::Message(message)), .. }, .. }) = read.get_mut(of)
            else {
                continue;
            };
            match (sealed?, &mut message.envelope) {
                (Ok(file), _) => message.attachments.push(file),
                (Err(why), Some(envelope)) => envelope.notes.push(why),
                (Err(_), None) => {}
            }
        }
        let answer = |(read, known): (Read, Known)| if known == Known::New { Ok(read.received) } else { Err(known) };
        let read: Vec<Result<Received, Known>> = read.into_iter().zip(known).map(answer).collect();
        self.host.foresee(read.iter().flatten().cloned().collect()).await;
        Ok(read)
    }

    /// What is known of each, if it is old.
    async fn known(&self, read: &[Read]) -> Result<Vec<Known>, HostError> {
        let old = |read: &Read| match &read.received.content {
            Ok(Inbound::Message(InboundMessage { old: true, digest: Some(digest), .. })) => {
                Some((read.received.carrier_id.clone(), *digest))
            }
            _ => None,
        };
        let asked: Vec<_> = read.iter().map(old).collect();
        let items: Vec<_> = asked.iter().flatten().cloned().collect();
        if items.is_empty() {
            return Ok(vec![Known::New; read.len()]);
        }
        let mut known = self.host.known(&items).await?.into_iter();
        Ok(asked.iter().map(|asked| asked.as_ref().and_then(|_| known.next()).unwrap_or(Known::New)).collect())
    }

    /// Seals a file. One that the host doesn't take is named, and stays in the original.
    async fn seal(&self, file: Part) -> Result<Result<InboundAttachment, String>, HostError> {
        let size_bytes = file.size_bytes as u64;
        let bytes = Bytes::from(file.bytes);
        let blob = match self.host.put_blob(Box::pin(futures::stream::iter([Ok(bytes)]))).await {
            Err(HostError::Rejected(why)) => {
                return Ok(Err(format!("{} was not kept apart: {why}; it is in the original", file.name)));
            }
            other => other?,
        };
        Ok(Ok(InboundAttachment {
            blob,
            content_id: file.content_id,
            role: if file.inline { FileRole::Inline } else { FileRole::Attached },
            name: file.name,
            media_type: file.media_type,
            size_bytes,
        }))
    }
}

#[async_trait]
impl imap::Ahead for Reader {
    async fn begin(&self, mails: Vec<Fetched>) {
        let places = places(&mails);
        // What fails is read again in its turn, and tells then.
        let read = self.read(mails).await.ok();
        *self.ahead.lock() = read.map(|read| (places, read));
    }
}

fn places(mails: &[Fetched]) -> Vec<Place> {
    mails.iter().map(|mail| (mail.folder.clone(), mail.uidvalidity, mail.uid, mail.old)).collect()
}

#[async_trait]
impl imap::Sink for Intake {
    async fn deliver(&mut self, mails: Vec<Fetched>, cursor: &imap::Cursor) -> Result<(), SinkError> {
        let ahead = if mails.is_empty() { None } else { self.reader.ahead.lock().take() };
        // What was read of others is not taken for these.
        let ahead = ahead.filter(|(known, _)| *known == places(&mails));
        let was_whole = std::mem::replace(&mut self.whole, false);
        // What was read ahead killed nothing. Where taking it in does, it is not read ahead the next time, and counted.
        let begun = mails.first().filter(|_| ahead.is_none()).map(begins_with);
        let (many, any) = (mails.len() > 1, !mails.is_empty());
        let times = match &begun {
            Some(begun) => self.reader.host.attempt(begun).await.map_err(sink_error)?,
            None => 0,
        };
        let taken = self.take(mails, cursor, times.saturating_sub(1), ahead).await;
        if let (Err(_), Some(begun)) = (&taken, &begun) {
            // What came back killed nothing. Where that can't be noted, the store is away, and so is what was to be taken.
            let noted = self.reader.host.attempt_ended(begun).await;
            noted.and(Ok(())).unwrap_or_else(|error| tracing::warn!(%error, "an attempt was not taken back"));
        }
        taken?;
        self.whole = many || (was_whole && !any);
        Ok(())
    }

    fn ahead(&self) -> Option<Arc<dyn imap::Ahead>> {
        self.whole.then(|| self.reader.clone() as _)
    }
}

impl Intake {
    async fn take(
        &self,
        mut mails: Vec<Fetched>,
        cursor: &imap::Cursor,
        deaths: u32,
        ahead: Option<ReadAhead>,
    ) -> Result<(), SinkError> {
        if deaths > 0 && mails.len() > 1 {
            return Err(SinkError::Rejected("the last attempt did not end".into()));
        }
        if deaths >= DEATHS
            && let [mail] = mails.as_mut_slice()
        {
            mail.body = Body::NotFetched { why: "Reading this mail broke off several times.".into() };
        }
        let batch = match ahead {
            Some((_, read)) => read,
            None => self.read(mails).await.map_err(sink_error)?,
        };
        let cursor = Cursor(cursor.to_json());
        self.accept(batch.into_iter().flatten().collect(), Some(cursor)).await.map_err(sink_error)?;
        Ok(())
    }
}

/// Names what is begun with: a mail by its place, and by that a batch whose first it is.
fn begins_with(mail: &Fetched) -> Vec<u8> {
    format!("{}\n{}\n{}", mail.folder, mail.uidvalidity, mail.uid).into_bytes()
}

fn sink_error(error: HostError) -> SinkError {
    match error {
        HostError::Unavailable { why, retry_after_ms } => SinkError::Unavailable { why, retry_after_ms },
        other => SinkError::Rejected(other.to_string()),
    }
}

/// How a mailbox is, for those who look after it.
pub(crate) fn health(of: &imap::Health) -> Health {
    Health {
        state: match of.state {
            imap::State::Starting | imap::State::Stopped => HealthState::Starting,
            imap::State::Working => HealthState::Works,
            imap::State::NotReachable | imap::State::Slowed | imap::State::StoreBusy => HealthState::Interrupted,
            imap::State::NotImap
            | imap::State::NoTls
            | imap::State::Certificate
            | imap::State::LoginRefused
            | imap::State::FolderMissing
            | imap::State::Unusable
            | imap::State::Faulty
            | imap::State::Setup => HealthState::NeedsHelp,
        },
        last_ok_at: of.last_ok_at,
        // The receiver keeps the last words; here they stand only as long as they are true.
        problem: of.last_error.clone().filter(|_| of.state != imap::State::Working),
        // Counted only once somebody has looked.
        server_count: of.last_ok_at.map(|_| of.server_count),
        backlog: of.backlog,
    }
}

/// An item and the files that belong to it.
struct Read {
    received: Received,
    files: Vec<Part>,
    /// The sender's domain, where a signature of it is still to be checked.
    unproven: Option<String>,
    /// Whether it may be acknowledged, if its sender is who they say.
    answerable: bool,
}

impl Read {
    /// Enters what a good signature says.
    fn prove(&mut self) {
        if let Ok(Inbound::Message(message)) = &mut self.received.content {
            message.may_acknowledge = self.answerable;
            if let Some(envelope) = &mut message.envelope {
                envelope.authenticity = Authenticity::Aligned;
            }
        }
    }
}

async fn interpret(context: Arc<Context>, fetched: Fetched, within: Duration) -> Result<Read, HostError> {
    let (id, raw) = (unread_id(&fetched), fetched.body.raw().cloned());
    let unreadable = |why: String| Read {
        received: Received {
            carrier_id: CarrierId::new(&id),
            raw: raw.clone().unwrap_or_default(),
            content: Err(Unreadable { from: Some(unknown_sender(&id)), why }),
        },
        files: Vec::new(),
        unproven: None,
        answerable: false,
    };
    if let Body::NotFetched { why } = &fetched.body {
        let place = match fetched.uidvalidity {
            0 => fetched.folder.clone(),
            _ => format!("in the mailbox's folder {}", fetched.folder),
        };
        let why = why.trim_end_matches('.');
        return Ok(unreadable(format!("This mail could not be taken in: {why}. It is {place}.")));
    }
    let reader = context.clone();
    let reading =
        tokio::task::spawn_blocking(move || std::panic::catch_unwind(AssertUnwindSafe(|| item(&reader, &fetched))));
    let why = match tokio::time::timeout(within, reading).await {
        Ok(Ok(Ok(mut read))) => {
            if let Some(domain) = read.unproven.take()
                && context.signatures.vouch(read.received.raw.clone(), domain).await
            {
                read.prove();
            }
            return Ok(read);
        }
        Ok(_) => "its form broke the reader",
        Err(_) if context.is_slow_anew(&id) => {
            let why = "a mail took long to be read".to_owned();
            return Err(HostError::Unavailable { why, retry_after_ms: AGAIN_MS });
        }
        Err(_) => "it took too long",
    };
    Ok(unreadable(format!("This mail could not be read: {why}. The original is attached.")))
}

impl Context {
    /// Remembers a mail that took too long. `true`: it is the first time.
    fn is_slow_anew(&self, place: &str) -> bool {
        let mut slow = self.slow.lock();
        if slow.len() >= SLOW {
            slow.clear();
        }
        slow.insert(place.to_owned())
    }
}

/// What the stand-in for the address of a mail that names nobody begins with.
pub(crate) const UNKNOWN_SENDER: &str = "unknown sender ";

/// What stands for the address of a mail that names nobody: of each its own, for these are not one person.
fn unknown_sender(id: &str) -> Address {
    let digest = Sha256::digest(id);
    let short: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    Address::new(format!("{UNKNOWN_SENDER}{short}"))
}

/// Names a mail of which nothing can be read: by its bytes, or by its place where they did not come.
fn unread_id(mail: &Fetched) -> String {
    match mail.body.raw() {
        Some(raw) => {
            let digest = Sha256::digest(raw);
            digest.iter().fold("unread ".to_owned(), |id, byte| format!("{id}{byte:02x}"))
        }
        None => format!("{}\n{}\n{}", mail.folder, mail.uidvalidity, mail.uid),
    }
}

/// Reads one mail. No I/O.
fn item(context: &Context, fetched: &Fetched) -> Read {
    let raw = fetched.body.raw().cloned().unwrap_or_default();
    let mut mail = read::read(&raw, &context.limits);
    if let Body::Stub { parts, whole_size_bytes, .. } = &fetched.body {
        name_what_is_missing(&mut mail, parts, *whole_size_bytes);
    }
    let carrier_id = mail.message_id.clone().unwrap_or_else(|| mail.made_id());
    let files = std::mem::take(&mut mail.attachments);
    let (files, missing): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| !file.cut);
    for file in missing {
        mail.problems.push(format!("{} ({} bytes) was too much to be kept apart", file.name, file.size_bytes));
    }
    // Where a mail names several senders, who vouches for one of them says nothing about the one that is shown.
    let authenticity = match (mail.from.len(), mail.headers.all("from").count()) {
        (1, 1) => auth::verdict(&mail.headers, &mail.from, &context.trusted_verdicts),
        _ => Authenticity::Unknown,
    };
    let signed = mail.headers.get("dkim-signature").is_some() && matches!(fetched.body, Body::Whole(_));
    let unproven = match authenticity {
        // What came long ago is answered by nobody, and its keys may be gone.
        Authenticity::Unknown
            if signed && !fetched.old && mail.headers.all("from").count() == 1 && mail.from.len() == 1 =>
        {
            mail.from.first().and_then(|from| auth::domain_of(&from.address))
        }
        _ => None,
    };
    let answerable = !fetched.old && may_acknowledge(context, &mail);
    let mut message = message(context, mail, &carrier_id, authenticity);
    message.old = fetched.old;
    message.came_at = fetched.internal_date_ms.map(UnixMillis).or(message.sent_at);
    message.may_acknowledge =
        answerable && message.envelope.as_ref().is_some_and(|it| it.authenticity == Authenticity::Aligned);
    let content = Ok(Inbound::Message(message));
    Read { received: Received { carrier_id: CarrierId::new(carrier_id), raw, content }, files, unproven, answerable }
}

/// Whether an automatic answer may go out, if the sender is who they say.
fn may_acknowledge(context: &Context, mail: &Mail) -> bool {
    // Who proves to be somebody may still not send our answers to somebody else.
    let (from, to) =
        (mail.from.first().map(|from| from.address.to_lowercase()), answer_to(mail).map(str::to_lowercase));
    from == to
        && acknowledge::may_acknowledge(&acknowledge::Facts {
            headers: &mail.headers,
            auto: mail.auto,
            sender: answer_to(mail).unwrap_or_default(),
            own_addresses: &context.own,
        })
}

fn name_what_is_missing(mail: &mut Mail, parts: &[imap::StubPart], whole: Option<u64>) {
    let size = whole.map_or_else(String::new, |bytes| format!(" ({bytes} bytes)"));
    mail.problems.push(format!("this mail is too large to be fetched whole{size}; the rest is in the mailbox"));
    for part in parts {
        let name = earshot_channel::file_name(&part.name);
        let what = if part.is_text { "only the beginning of" } else { "without" };
        mail.problems.push(format!("{what} {name} ({}, {} bytes)", part.media_type, part.size_bytes));
    }
    // The stub's own files are empty shells.
    mail.attachments.retain(|file| file.size_bytes > 0);
}

fn message(context: &Context, mail: Mail, carrier_id: &str, authenticity: Authenticity) -> InboundMessage {
    let joined = joined(context, &mail);
    let report = mail.bounce.as_ref().map(|bounce| Report {
        message: bounce.original_ids.iter().find_map(|id| outbound::message_of(&context.key, context.channel, id)),
        failed: bounce.hard,
        code: bounce.status.clone().unwrap_or_else(|| "bounced".into()),
    });
    let from = mail.from.first().map(|from| from.address.trim()).filter(|address| !address.is_empty());
    let participants = participants(context, &mail);
    InboundMessage {
        from: Some(from.map_or_else(|| unknown_sender(carrier_id), |from| Address::new(from.to_lowercase()))),
        answer_to: answer_to(&mail).filter(|address| !acknowledge::is_own(address, &context.own)).map(Address::new),
        language: language(&mail),
        sent_at: mail.date.map(UnixMillis),
        references: mail.thread_ids.iter().map(CarrierId::new).collect(),
        thread: Thread::Referred { joined },
        participants,
        origin: match mail.auto {
            // A copy of what went out from here.
            _ if from.is_some_and(|from| acknowledge::is_own(from, &context.own)) => Origin::Machine,
            Auto::None | Auto::List => Origin::Person,
            Auto::AutoReply | Auto::OutOfOffice => Origin::Machine,
            Auto::Bounce => Origin::Carrier,
        },
        report,
        may_acknowledge: false,
        old: false,
        came_at: None,
        digest: Some(mail.digest),
        mark: None,
        opens: None,
        html: (!mail.html.is_empty()).then(|| mail.html.join(HTML_PARTS)),
        subject: (!mail.subject.is_empty()).then_some(mail.subject),
        attachments: Vec::new(),
        envelope: Some(Box::new(Envelope {
            from: mail.from.first().map(participant).unwrap_or_default(),
            reply_to: mail.reply_to.iter().map(participant).collect(),
            to: mail.to.iter().map(participant).collect(),
            cc: mail.cc.iter().map(participant).collect(),
            new_text: (mail.reply_text != mail.text).then_some(mail.reply_text),
            forwarded: mail.forwarded.map(|original| Forwarded {
                from: participant(&original.from),
                date: original.date,
                subject: original.subject,
            }),
            authenticity,
            notes: mail.problems,
        })),
        text: mail.text,
    }
}

/// Stands between the HTML parts of one mail: each is cleaned by itself, so that none opens what another closes.
pub const HTML_PARTS: &str = "\u{1e}";

/// The conversation that a token of ours names: in what the mail answers, in the address it was sent to, or in the mail that
/// a report is about.
fn joined(context: &Context, mail: &Mail) -> Option<ThreadId> {
    let reported = mail.bounce.iter().flat_map(|bounce| &bounce.original_ids);
    let ids = mail.thread_ids.iter().chain(reported).map(String::as_str);
    let recipients = mail.to.iter().chain(&mail.cc).chain(&mail.reply_to).map(|to| to.address.as_str());
    let delivered =
        ["delivered-to", "x-original-to", "envelope-to"].into_iter().flat_map(|name| mail.headers.all(name));
    ids.chain(recipients)
        .chain(delivered)
        .find_map(|text| Token::find(&context.key, context.channel, text))
        .map(ThreadId)
}

/// Where answers go: where the sender wants them, else where the mail came from.
fn answer_to(mail: &Mail) -> Option<&str> {
    let first = mail.reply_to.iter().chain(&mail.from).map(|to| to.address.trim());
    first.into_iter().find(|address| !address.is_empty())
}

/// Everybody whose answer to this mail belongs here: who got it, and where answers to its sender go.
fn participants(context: &Context, mail: &Mail) -> Vec<Address> {
    let mut all: Vec<String> = Vec::new();
    for mailbox in mail.to.iter().chain(&mail.cc).chain(&mail.reply_to) {
        let address = mailbox.address.trim().to_lowercase();
        if address.contains('@')
            && !acknowledge::is_own(&address, &context.own)
            && !all.contains(&address)
            && all.len() < PARTICIPANTS
        {
            all.push(address);
        }
    }
    all.into_iter().map(Address::new).collect()
}

fn participant(mailbox: &Mailbox) -> Participant {
    Participant { name: mailbox.name.clone(), address: mailbox.address.clone() }
}

/// The language that the mail claims for itself (RFC 3282).
fn language(mail: &Mail) -> Option<String> {
    let tag = mail.headers.get("content-language")?.split([',', ';']).next()?.trim();
    let fits =
        !tag.is_empty() && tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    fits.then(|| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use earshot_channel::testkit::{FakeClock, MemoryHost};

    use super::*;

    #[tokio::test]
    async fn a_mail_that_takes_too_long_is_read_once_more_before_it_is_given_up() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let settings = Settings { address: "help@hotline.example".into(), ..Settings::default() };
        let opened = Intake::open(ChannelId(Uuid::nil()), &settings, Arc::new(host)).await;
        let mut intake = opened.expect("an intake");
        let text = format!("From: lea@people.example\r\n\r\n{}", "so much to tell\r\n".repeat(100_000));
        let mail = |uid| Fetched {
            folder: "INBOX".into(),
            uidvalidity: 1,
            uid,
            internal_date_ms: None,
            old: false,
            body: Body::Whole(text.clone().into()),
        };
        Arc::get_mut(&mut intake.reader).expect("nobody reads").read_within = Duration::ZERO;
        let read = intake.read(vec![mail(1), mail(2)]).await;
        assert!(matches!(read, Err(HostError::Unavailable { .. })), "{read:?}");
        let again = intake.read(vec![mail(1)]).await.expect("read");
        assert!(matches!(&again[..], [Ok(Received { content: Err(why), .. })] if why.why.contains("it took too long")));
        // The machine goes on.
        Arc::get_mut(&mut intake.reader).expect("nobody reads").read_within = READ_WITHIN;
        let again = intake.read(vec![mail(2)]).await.expect("read");
        assert!(again[0].as_ref().unwrap().content.is_ok());
    }

    fn mail(uid: u32, old: bool) -> Fetched {
        let text =
            format!("From: lea@people.example\r\nMessage-ID: <{uid}@people.example>\r\n\r\nThis is mail {uid}.\r\n");
        let body = Body::Whole(text.into());
        Fetched { folder: "INBOX".into(), uidvalidity: 1, uid, internal_date_ms: None, old, body }
    }

    async fn intake(host: &MemoryHost) -> Intake {
        let settings = Settings { address: "help@hotline.example".into(), ..Settings::default() };
        Intake::open(ChannelId(Uuid::nil()), &settings, Arc::new(host.clone())).await.expect("an intake")
    }

    /// What was taken in: the words, or why there are none.
    fn words(host: &MemoryHost) -> Vec<String> {
        host.kept().iter().map(|kept| kept.text.trim().to_owned()).collect()
    }

    #[tokio::test]
    async fn what_kills_the_process_becomes_an_item_and_what_came_back_does_not() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let cursor = imap::Cursor::default();
        // The store was full for a while: as many errors as there may be deaths, in several lives of the process.
        let mut poor = intake(&host).await;
        for _ in 0..5 {
            host.fail_next([earshot_channel::testkit::HostFault::Unavailable]);
            let refused = imap::Sink::deliver(&mut poor, vec![mail(1, false)], &cursor).await;
            if refused.is_ok() {
                break;
            }
            poor = intake(&host).await;
        }
        imap::Sink::deliver(&mut poor, vec![mail(1, false)], &cursor).await.expect("taken");
        assert!(words(&host).iter().all(|text| text == "This is mail 1."), "{:?}", words(&host));
        // Three attempts at another never came back.
        for _ in 0..DEATHS {
            host.attempt(&begins_with(&mail(2, false))).await.expect("counted");
        }
        let batch = vec![mail(2, false), mail(3, false)];
        let refused = imap::Sink::deliver(&mut poor, batch, &cursor).await;
        assert!(matches!(refused, Err(SinkError::Rejected(_))), "a batch with it is not read again");
        imap::Sink::deliver(&mut poor, vec![mail(2, false)], &cursor).await.expect("taken");
        imap::Sink::deliver(&mut poor, vec![mail(3, false)], &cursor).await.expect("taken");
        let all = words(&host);
        assert!(all.iter().any(|text| text.contains("broke off several times")), "{all:?}");
        assert!(all.iter().any(|text| text == "This is mail 3."), "{all:?}");
    }

    #[tokio::test]
    async fn the_next_mails_are_read_ahead_only_while_all_is_well() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let cursor = imap::Cursor::default();
        let mut intake = intake(&host).await;
        assert!(imap::Sink::ahead(&intake).is_none(), "nothing was taken yet");
        imap::Sink::deliver(&mut intake, vec![mail(1, false), mail(2, false)], &cursor).await.expect("taken");
        let ahead = imap::Sink::ahead(&intake).expect("all is well");
        ahead.begin(vec![mail(3, false), mail(4, false)]).await;
        imap::Sink::deliver(&mut intake, vec![mail(3, false), mail(4, false)], &cursor).await.expect("taken");
        assert!(intake.reader.ahead.lock().is_none(), "what was read ahead is used once");
        // What was read of others is not taken for them.
        ahead.begin(vec![mail(8, false), mail(9, false)]).await;
        imap::Sink::deliver(&mut intake, vec![mail(5, true), mail(6, true)], &cursor).await.expect("taken");
        let numbers = (1..=6).map(|number| format!("This is mail {number}.")).collect::<Vec<_>>();
        assert_eq!(words(&host), numbers);
        // A mail alone is one that something may have been wrong with.
        imap::Sink::deliver(&mut intake, vec![mail(7, false)], &cursor).await.expect("taken");
        assert!(imap::Sink::ahead(&intake).is_none());
    }
}
