//! From fetched mails to items: reads them off the async threads, and seals what is attached.
//!
//! What a mail does to the process is the business of `guard`, and when it is read that of `intake`. One that stalls its reader becomes a
//! visible item the second time: the first time the whole machine may have stood still.

pub(crate) mod guard;
mod intake;

use std::{collections::HashSet, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use bytes::Bytes;
use earshot_channel::{
    Address, Authenticity, CarrierId, ChannelId, Envelope, FileRole, Forwarded, Health, HealthState, Host, HostError,
    Inbound, InboundAttachment, InboundMessage, Known, Origin, Participant, Received, Report, Thread, ThreadId,
    UnixMillis, Unreadable,
};
use futures::StreamExt;
use parking_lot::Mutex;
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use self::intake::Intake;
use self::intake::Shelf;
use crate::{
    Settings,
    imap::{self, Body, Fetched},
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
/// Participants that are looked at.
const PARTICIPANTS: usize = 64;

/// Makes items of mails.
struct Reader {
    context: Arc<Context>,
    host: Arc<dyn Host>,
    read_within: Duration,
    shelf: Shelf,
}

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

impl Reader {
    fn new(context: Context, host: Arc<dyn Host>) -> Self {
        Self { context: Arc::new(context), host, read_within: READ_WITHIN, shelf: Shelf::default() }
    }

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
        let new =
            read.into_iter().zip(&known).filter(|(_, known)| **known == Known::New).map(|(read, _)| read.received);
        let new = Arc::new(new.collect::<Vec<Received>>());
        self.host.foresee(new.clone()).await;
        // Nobody else has them any more, so that this copies nothing.
        let mut new = Arc::unwrap_or_clone(new).into_iter();
        let old = |known| if known == Known::New { new.next().ok_or(known) } else { Err(known) };
        Ok(known.into_iter().map(old).collect())
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
    let (raw, place) = (fetched.body.raw().cloned(), guard::place_of(&fetched));
    // Most are read, and need no such name.
    let id = || unread_id(raw.as_ref(), &place);
    let unreadable = |why: String| {
        let (id, raw) = (id(), raw.clone().unwrap_or_default());
        let content = Err(Unreadable { from: Some(unknown_sender(&id)), why });
        let received = Received { carrier_id: CarrierId::new(id), raw, content };
        Read { received, files: Vec::new(), unproven: None, answerable: false }
    };
    if let Some(why) = not_read(&fetched) {
        return Ok(unreadable(why));
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
        Err(_) if context.is_slow_anew(&id()) => {
            let why = "a mail took long to be read".to_owned();
            return Err(HostError::Unavailable { why, retry_after_ms: AGAIN_MS });
        }
        Err(_) => "it took too long",
    };
    Ok(unreadable(format!("This mail could not be read: {why}. The original is attached.")))
}

/// Why a mail is not even tried, for an operator.
fn not_read(fetched: &Fetched) -> Option<String> {
    let (why, what) = match &fetched.body {
        Body::NotFetched { why } => (why, "It is"),
        Body::SetAside { why, .. } => (why, "What came of it is attached; it is"),
        Body::Whole(_) | Body::Stub { .. } => return None,
    };
    let place = match fetched.uidvalidity {
        0 => fetched.folder.clone(),
        _ => format!("in the mailbox's folder {}", fetched.folder),
    };
    Some(format!("This mail could not be taken in: {}. {what} {place}.", why.trim_end_matches('.')))
}

impl Context {
    fn new(channel: ChannelId, settings: &Settings, key: Vec<u8>) -> Self {
        Self {
            channel: channel.0,
            key,
            own: settings.own_addresses(),
            trusted_verdicts: settings.trusted_verdicts.clone(),
            limits: Limits::default(),
            signatures: Signatures::new(),
            slow: Mutex::default(),
        }
    }

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
fn unread_id(raw: Option<&Bytes>, place: &[u8]) -> String {
    match raw {
        Some(raw) => {
            let digest = Sha256::digest(raw);
            digest.iter().fold("unread ".to_owned(), |id, byte| format!("{id}{byte:02x}"))
        }
        None => String::from_utf8_lossy(place).into_owned(),
    }
}

/// Reads one mail. No I/O.
fn item(context: &Context, fetched: &Fetched) -> Read {
    let raw = fetched.body.raw().cloned().unwrap_or_default();
    let mut mail = read::read(&raw, &context.limits);
    if let Body::Stub { parts, whole_size_bytes, .. } = &fetched.body {
        name_what_is_missing(&mut mail, parts, *whole_size_bytes);
    }
    if let (None, None, Some(at)) = (&mail.message_id, mail.date, fetched.internal_date_ms) {
        mail.digest = on_day(&mail.digest, at);
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

/// A digest with the day on which the server took the mail: what has neither an id nor a date would else be one with every other of the
/// same words, whenever those came.
fn on_day(digest: &[u8; 32], at_ms: i64) -> [u8; 32] {
    let mut dated = Sha256::new();
    dated.update(digest);
    dated.update(at_ms.div_euclid(24 * 3_600_000).to_be_bytes());
    dated.finalize().into()
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
        recipients: bounce.recipient.iter().flat_map(|address| spellings(address)).collect(),
    });
    let author = author(context, &mail, &authenticity);
    // The mailbox's own domain vouches for its form and for nobody who fills it in.
    let authenticity = if author.is_some() { Authenticity::Unknown } else { authenticity };
    let from = mail.from.first().map(|from| from.address.trim()).filter(|address| !address.is_empty());
    let from = author.as_deref().or(from);
    let has_author = author.is_some();
    let participants = participants(context, &mail);
    let answer_to = answer_to(&mail).filter(|address| !acknowledge::is_own(address, &context.own)).or(from);
    let answer_to = answer_to.map(str::to_owned);
    InboundMessage {
        from: Some(from.map_or_else(|| unknown_sender(carrier_id), |from| Address::new(from.to_lowercase()))),
        answer_to: answer_to.clone().map(Address::new),
        language: language(&mail),
        sent_at: mail.date.map(UnixMillis),
        references: mail.thread_ids.iter().map(CarrierId::new).collect(),
        thread: Thread::Referred { joined },
        participants,
        origin: match mail.auto {
            _ if has_author => Origin::Person,
            // A copy of what went out from here.
            _ if from.is_some_and(|from| acknowledge::is_own(from, &context.own)) => Origin::Away,
            Auto::None | Auto::List => Origin::Person,
            Auto::AutoReply => Origin::Machine,
            Auto::OutOfOffice => Origin::Away,
            Auto::Bounce => Origin::Carrier,
        },
        report,
        may_acknowledge: false,
        old: false,
        came_at: None,
        digest: Some(mail.digest),
        mark: None,
        opens: None,
        near: None,
        html: (!mail.html.is_empty()).then(|| mail.html.join(HTML_PARTS)),
        subject: (!mail.subject.is_empty()).then_some(mail.subject),
        attachments: Vec::new(),
        envelope: Some(Box::new(Envelope {
            from: mail.from.first().map(participant).unwrap_or_default(),
            author: author.unwrap_or_default(),
            reply_to: mail.reply_to.iter().map(participant).collect(),
            answer_to: answer_to.unwrap_or_default(),
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

/// Who filled in a form of the mailbox's own site, which sends in the mailbox's name, or in that of nobody at its domain: the one other
/// address at which an answer is wanted. Otherwise all who use the form would be one contact.
fn author(context: &Context, mail: &Mail, authenticity: &Authenticity) -> Option<String> {
    let [from] = mail.from.as_slice() else { return None };
    let from = from.address.trim().to_lowercase();
    let is_own = acknowledge::is_own(&from, &context.own);
    let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_owned());
    let is_nobody =
        read::auto::sender::is_unattended(&from) && context.own.iter().any(|own| domain(own) == domain(&from));
    let [reply_to] = mail.reply_to.as_slice() else { return None };
    let reply_to = reply_to.address.trim().to_lowercase();
    let is_somebody = reply_to.contains('@') && !acknowledge::is_own(&reply_to, &context.own);
    let is_form = (is_own || is_nobody) && is_somebody && *authenticity != Authenticity::Failed;
    // What answers by itself is no form.
    (is_form && matches!(mail.auto, Auto::None | Auto::List | Auto::AutoReply)).then_some(reply_to)
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

/// An address with its domain in letters and as name servers know it.
fn spellings(address: &str) -> Vec<Address> {
    let address = address.trim().to_lowercase();
    let Some((local, domain)) = address.rsplit_once('@') else { return vec![Address::new(address)] };
    let known = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
    let (written, _) = idna::domain_to_unicode(domain);
    vec![Address::new(format!("{local}@{known}")), Address::new(format!("{local}@{written}"))]
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
