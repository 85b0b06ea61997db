//! async-imap tells `log` at trace what is said on its connections: that must reach no log, whatever is set there.

use async_trait::async_trait;
use earshot_email::imap::{Cursor, Fetched, Sink, SinkError, fuzz};
use log::{Level, LevelFilter, Log, Metadata, Record};
use parking_lot::Mutex;

static HEARD: Mutex<String> = parking_lot::const_mutex(String::new());

struct Ears;

impl Log for Ears {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        HEARD.lock().push_str(&format!("{} {}\n", record.target(), record.args()));
    }

    fn flush(&self) {}
}

struct Count(usize);

#[async_trait]
impl Sink for Count {
    async fn deliver(&mut self, mails: Vec<Fetched>, _: &Cursor) -> Result<(), SinkError> {
        self.0 += mails.len();
        Ok(())
    }
}

#[tokio::test]
async fn neither_mail_nor_password_reaches_a_log() {
    log::set_logger(&Ears).unwrap();
    log::set_max_level(LevelFilter::Trace);
    log::log!(Level::Debug, "it listens");
    let server = b"* OK [CAPABILITY IMAP4rev1] x\r\nAAAA1 OK [CAPABILITY IMAP4rev1] x\r\n* 1 EXISTS\r\n\
        * OK [UIDVALIDITY 7] x\r\nAAAA2 OK x\r\n* SEARCH 1\r\nAAAA3 OK x\r\n* SEARCH 1\r\nAAAA4 OK x\r\nAAAA5 OK x\r\n\
        * 1 FETCH (UID 1 BODY[] {9}\r\nApfelbaum)\r\nAAAA6 OK x\r\n";
    let mut count = Count(0);
    fuzz(server, &mut count).await;
    assert_eq!(count.0, 1);
    let heard = HEARD.lock();
    assert!(heard.contains("it listens"));
    assert!(!heard.contains("async_imap") && !heard.contains("Apfelbaum") && !heard.contains("geheim"), "{heard}");
}
