//! Takes batches of a mailbox in, reads the next one meanwhile, and finds out what kills the process.
//!
//! A mail that kills its reader becomes a visible item with its bytes: three deaths of the process while it is read alone, and one or two
//! more until it is (with its batch, and read ahead). Invariant: only the mails of a noted attempt are touched where something may have
//! killed the process; what was read ahead was read while all was well, and is noted when its turn has come anew.

use std::{
    mem::{Discriminant, discriminant},
    sync::Arc,
};

use async_trait::async_trait;
use earshot_channel::{Accepted, ChannelId, Cursor, Host, HostError, Known, Received};
use parking_lot::Mutex;
use secrecy::ExposeSecret;

use super::{
    Context, Reader,
    guard::{Guard, place_of, touched},
};
use crate::{
    Settings,
    imap::{self, Body, Fetched, SinkError},
    outbound,
};

/// Takes mails of one mailbox in.
pub struct Intake {
    pub(super) reader: Arc<Reader>,
    pub(crate) guard: Guard,
    /// Whether the last batch went through whole. Only then the next mails are read ahead: where something may have killed
    /// the process, nothing but the mails of the noted attempt is touched.
    whole: bool,
    /// Whether the last mails were not taken. They are offered again, and those behind them come after.
    failed: bool,
}

/// Mails that were read before their turn, one batch at most.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Option<ReadAhead>>);

/// Mails by their places, and what came of each.
type ReadAhead = (Vec<Place>, Vec<Result<Received, Known>>);
/// Where a mail lies: folder, its numbering, and its number; whether it is old; and what came of it.
type Place = (String, u32, u32, bool, Discriminant<Body>);

impl Shelf {
    /// What came of these, if it was these that were read ahead. What others came to stays only where it may still be asked for.
    fn take(&self, mails: &[Fetched], others_come: bool) -> Option<Vec<Result<Received, Known>>> {
        let mut shelf = self.0.lock();
        let these = shelf.as_ref().is_some_and(|(known, _)| *known == places(mails));
        if these || !others_come {
            return shelf.take().filter(|_| these).map(|(_, read)| read);
        }
        None
    }
}

fn places(mails: &[Fetched]) -> Vec<Place> {
    let place = |mail: &Fetched| (mail.folder.clone(), mail.uidvalidity, mail.uid, mail.old, discriminant(&mail.body));
    mails.iter().map(place).collect()
}

impl Intake {
    /// For the mailbox `channel`.
    ///
    /// # Errors
    /// As the host.
    pub async fn open(channel: ChannelId, settings: &Settings, host: Arc<dyn Host>) -> Result<Self, HostError> {
        let key = host.secret(outbound::SESSION).await?.expose_secret().to_vec();
        let guard = Guard::new(host.clone());
        let reader = Reader::new(Context::new(channel, settings, key), host);
        Ok(Self { reader: Arc::new(reader), guard, whole: false, failed: false })
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

    /// Takes mails that nobody read ahead, after so many attempts at the first of them that never came back.
    async fn read_now(&self, mut mails: Vec<Fetched>, deaths: u32) -> Result<Vec<Result<Received, Known>>, SinkError> {
        if deaths > 0 && mails.len() > 1 {
            return Err(SinkError::Rejected("the last attempt did not end".into()));
        }
        mails = mails.into_iter().map(|mail| touched(mail, deaths)).collect();
        self.read(mails).await.map_err(sink_error)
    }

    async fn take(
        &self,
        mails: Vec<Fetched>,
        cursor: &imap::Cursor,
        ahead: Option<Vec<Result<Received, Known>>>,
    ) -> Result<(), SinkError> {
        // What was read ahead killed nothing. Where taking it in does, it is not read ahead the next time, and counted.
        let first = mails.first().filter(|_| ahead.is_none()).map(place_of);
        let begun = match first {
            Some(first) => Some(self.guard.begin(first).await.map_err(sink_error)?),
            None => None,
        };
        let taken = async {
            let batch = match ahead {
                Some(read) => read,
                None => self.read_now(mails, begun.as_ref().map_or(0, |begun| begun.deaths)).await?,
            };
            let cursor = Cursor(cursor.to_json());
            self.accept(batch.into_iter().flatten().collect(), Some(cursor)).await.map_err(sink_error)
        };
        let taken = taken.await;
        if let (Err(_), Some(begun)) = (&taken, &begun) {
            self.guard.end(begun).await;
        }
        taken.map(drop)
    }
}

#[async_trait]
impl imap::Ahead for Reader {
    async fn begin(&self, mails: Vec<Fetched>) {
        let places = places(&mails);
        // What fails is read again in its turn, and tells then.
        let read = self.read(mails).await.ok();
        *self.shelf.0.lock() = read.map(|read| (places, read));
    }
}

#[async_trait]
impl imap::Sink for Intake {
    async fn deliver(&mut self, mails: Vec<Fetched>, cursor: &imap::Cursor) -> Result<(), SinkError> {
        let (many, any) = (mails.len() > 1, !mails.is_empty());
        let ahead = if any { self.reader.shelf.take(&mails, self.failed) } else { None };
        let was_whole = std::mem::replace(&mut self.whole, false);
        let taken = self.take(mails, cursor, ahead).await;
        if any {
            self.failed = taken.is_err();
        }
        taken?;
        self.whole = many || (was_whole && !any);
        Ok(())
    }

    fn ahead(&self) -> Option<Arc<dyn imap::Ahead>> {
        self.whole.then(|| self.reader.clone() as _)
    }
}

fn sink_error(error: HostError) -> SinkError {
    match error {
        HostError::Unavailable { why, retry_after_ms } => SinkError::Unavailable { why, retry_after_ms },
        other => SinkError::Rejected(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use earshot_channel::{
        Address, CarrierId, Inbound, InboundMessage, Origin,
        testkit::{FakeClock, HostFault, MemoryHost},
    };
    use uuid::Uuid;

    use super::super::{READ_WITHIN, guard::DEATHS};
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

    /// What a mail becomes, taken in by itself; `day` is when the server took it.
    async fn made(text: &str, day: i64) -> (CarrierId, InboundMessage) {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let body = Body::Whole(text.replace('\n', "\r\n").into());
        let internal_date_ms = Some(1_767_614_400_000 + day * 24 * 3_600_000);
        let mail = Fetched { folder: "INBOX".into(), uidvalidity: 1, uid: 1, internal_date_ms, old: false, body };
        let mut read = intake(&host).await.read(vec![mail]).await.expect("read");
        match read.remove(0) {
            Ok(Received { carrier_id, content: Ok(Inbound::Message(message)), .. }) => (carrier_id, message),
            other => panic!("{other:?}"),
        }
    }

    fn said(message: &InboundMessage) -> (&str, &str, Origin, &str) {
        let address = |address: &Option<Address>| address.as_ref().map(|one| one.expose().to_owned());
        let (from, answer_to) = (address(&message.from), address(&message.answer_to));
        let envelope = message.envelope.as_ref().expect("an envelope");
        assert_eq!(answer_to.as_deref(), Some(envelope.answer_to.as_str()));
        assert!(from.is_some());
        (message.from.as_ref().map_or("", |one| one.expose()), &envelope.answer_to, message.origin, &envelope.author)
    }

    #[tokio::test]
    async fn whoever_fills_in_a_form_is_a_person_of_their_own() {
        let form = |from: &str, reply_to: &str, more: &str| {
            format!(
                "From: {from}\nReply-To: {reply_to}\nMessage-ID: <1@hotline.example>\n{more}Subject: Form\n\nHelp me.\n"
            )
        };
        let lea = "lea@people.example";
        for from in ["help@hotline.example", "Website <HELP@hotline.example>", "noreply@hotline.example"] {
            let (_, message) = made(&form(from, "Lea@people.example", ""), 0).await;
            assert_eq!(said(&message), (lea, "Lea@people.example", Origin::Person, lea), "{from}");
            assert!(!message.may_acknowledge);
        }
        // What others send in nobody's name is theirs, and what names us alone is a copy of what we sent.
        let (_, message) = made(&form("noreply@shop.example", lea, ""), 0).await;
        assert_eq!(said(&message), ("noreply@shop.example", lea, Origin::Person, ""));
        let (_, message) = made(&form("help@hotline.example", "help+x@hotline.example", ""), 0).await;
        assert_eq!(said(&message), ("help@hotline.example", "help@hotline.example", Origin::Away, ""));
        // Somebody who wants answers elsewhere is still who they are.
        let (_, message) = made(&form("tove@people.example", lea, ""), 0).await;
        assert_eq!(said(&message), ("tove@people.example", lea, Origin::Person, ""));
    }

    #[tokio::test]
    async fn the_same_words_next_week_are_another_mail() {
        let bare = "From: lea@people.example\n\nhelp\n";
        let name = async |text: &str, day: i64| {
            let (id, message) = made(text, day).await;
            (id, message.digest)
        };
        assert_eq!(name(bare, 0).await, name(bare, 0).await, "read again it is the same");
        let (first, next) = (name(bare, 0).await, name(bare, 7).await);
        assert!(first.0 != next.0 && first.1 != next.1);
        // What has a date or an id of its own needs no other.
        for own in ["Date: Mon, 05 Jan 2026 12:00:00 +0000", "Message-ID: <1@people.example>"] {
            let text = format!("{own}\n{bare}");
            assert_eq!(name(&text, 0).await, name(&text, 7).await, "{own}");
        }
    }

    #[tokio::test]
    async fn a_report_names_its_address_in_letters_and_as_name_servers_know_it() {
        let report = "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
            --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n\
            Final-Recipient: rfc822; Kind@xn--mller-kva.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n";
        let (_, message) = made(report, 0).await;
        let report = message.report.expect("a report");
        let named: Vec<_> = report.recipients.iter().map(Address::expose).collect();
        assert_eq!(named, ["kind@xn--mller-kva.example", "kind@müller.example"]);
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
            host.fail_next([HostFault::Unavailable]);
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
            host.attempt(&place_of(&mail(2, false))).await.expect("counted");
        }
        let batch = vec![mail(2, false), mail(3, false)];
        let refused = imap::Sink::deliver(&mut poor, batch, &cursor).await;
        assert!(matches!(refused, Err(SinkError::Rejected(_))), "a batch with it is not read again");
        imap::Sink::deliver(&mut poor, vec![mail(2, false)], &cursor).await.expect("taken");
        imap::Sink::deliver(&mut poor, vec![mail(3, false)], &cursor).await.expect("taken");
        let all = words(&host);
        assert!(all.iter().any(|text| text.contains("broke off several times")), "{all:?}");
        assert!(all.iter().any(|text| text == "This is mail 3."), "{all:?}");
        // Unread, and with its bytes; where keeping those kills the process as well, a word alone.
        let set_aside = |host: &MemoryHost| {
            let kept = host.kept().into_iter().rfind(|kept| kept.unreadable).expect("set aside");
            (kept.raw == *mail(2, false).body.raw().expect("bytes"), kept.raw.is_empty())
        };
        assert_eq!(set_aside(&host), (true, false));
        for _ in 0..2 * DEATHS {
            host.attempt(&place_of(&mail(4, false))).await.expect("counted");
        }
        imap::Sink::deliver(&mut poor, vec![mail(4, false)], &cursor).await.expect("taken");
        assert_eq!(set_aside(&host), (false, true));
    }

    /// A mail with a file, so that reading it leaves a trace.
    fn mail_with_file(uid: u32) -> Fetched {
        let text = format!(
            "From: lea@people.example\r\nMessage-ID: <{uid}@people.example>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThis is mail {uid}.\r\n--b\r\n\
             Content-Disposition: attachment; filename=a{uid}.bin\r\n\r\nfile {uid}\r\n--b--\r\n"
        );
        Fetched { body: Body::Whole(text.into()), ..mail(uid, false) }
    }

    #[tokio::test]
    async fn what_was_read_ahead_outlasts_a_busy_inbox_and_is_noted_by_nobody() {
        let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
        let cursor = imap::Cursor::default();
        let mut intake = intake(&host).await;
        let batch = |first: u32| vec![mail_with_file(first), mail_with_file(first + 1)];
        imap::Sink::deliver(&mut intake, batch(1), &cursor).await.expect("taken");
        let ahead = imap::Sink::ahead(&intake).expect("all is well");
        ahead.begin(batch(3)).await;
        // The store is away while these are to be taken, and the next ones are read meanwhile.
        host.fail_next([HostFault::Unavailable, HostFault::Unavailable]);
        let (busy, ()) = tokio::join!(imap::Sink::deliver(&mut intake, batch(3), &cursor), ahead.begin(batch(5)));
        assert!(matches!(busy, Err(SinkError::Unavailable { .. })), "{busy:?}");
        assert!(imap::Sink::ahead(&intake).is_none(), "nothing more is begun before these are in");
        let busy = imap::Sink::deliver(&mut intake, batch(3), &cursor).await;
        assert!(matches!(busy, Err(SinkError::Unavailable { .. })), "{busy:?}");
        imap::Sink::deliver(&mut intake, batch(3), &cursor).await.expect("taken");
        let sealed = host.blobs();
        imap::Sink::deliver(&mut intake, batch(5), &cursor).await.expect("taken");
        assert_eq!(host.blobs(), sealed, "they were not read a second time");
        assert_eq!(words(&host), (1..=6).map(|number| format!("This is mail {number}.")).collect::<Vec<_>>());
        // The first attempt at what was read ahead is the first.
        assert_eq!(host.attempt(&place_of(&mail(5, false))).await.expect("counted"), 1);
    }

    #[tokio::test]
    async fn a_kill_between_reading_and_taking_loses_and_doubles_nothing() {
        for step in 1..40 {
            let host = MemoryHost::new(1, FakeClock::new()).expect("a host");
            let batches =
                [vec![mail(1, false), mail(2, false)], vec![mail(3, false), mail(4, false)], vec![mail(5, false)]];
            let cursor = |up_to: u32| imap::Cursor {
                folders: [("INBOX".into(), imap::FolderCursor { uid: up_to, ..imap::FolderCursor::default() })].into(),
                ..imap::Cursor::default()
            };
            let run = async |host: &MemoryHost, after: u32| {
                let mut intake = intake(host).await;
                let left: Vec<_> = batches.iter().filter(|batch| batch[0].uid > after).collect();
                for (at, batch) in left.iter().enumerate() {
                    let ahead = imap::Sink::ahead(&intake).zip(left.get(at + 1));
                    let begin = async {
                        if let Some((ahead, next)) = ahead {
                            ahead.begin(next.to_vec()).await;
                        }
                    };
                    let cursor = cursor(batch.last().map_or(0, |mail| mail.uid));
                    let (taken, ()) = tokio::join!(imap::Sink::deliver(&mut intake, batch.to_vec(), &cursor), begin);
                    if taken.is_err() {
                        for mail in batch.iter() {
                            imap::Sink::deliver(&mut intake, vec![mail.clone()], &cursor).await.expect("taken");
                        }
                    }
                }
            };
            host.crash_at_step(step);
            let ended = tokio::select! {
                () = run(&host, 0) => true,
                () = host.crashed() => false,
            };
            let host = host.reborn().expect("a host");
            let kept = host.cursor().await.expect("a cursor").map(|cursor| imap::Cursor::from_json(&cursor.0));
            let after = kept.map_or(0, |cursor| cursor.expect("a cursor").folders["INBOX"].uid);
            run(&host, after).await;
            assert_eq!(words(&host), (1..=5).map(|number| format!("This is mail {number}.")).collect::<Vec<_>>());
            if ended {
                assert!(step > 5, "{step}");
                return;
            }
        }
        panic!("it never came to its end");
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
        assert!(intake.reader.shelf.0.lock().is_none(), "what was read ahead is used once");
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
