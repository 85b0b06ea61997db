//! How a mailbox is received from, against an honest server.

use std::{collections::BTreeMap, time::Duration};

use earshot_email::imap::{
    Auth, Body, Credentials, Cursor, Fetched, Settings, Sink, SinkError, StartAt, State, Tls, fuzz, probe,
};
use serde_json::json;

use crate::{
    harness::{Kept, Running, chance, password, receives, settings},
    server::{Door, Mailbox, Server, identity, localhost, mail},
};

const OPTIONS: &str = "IMAP4rev1 IDLE SASL-IR AUTH=PLAIN";
/// Long enough that only IDLE can have told.
const NEVER_MS: u64 = 600_000;

fn holds(uids: impl IntoIterator<Item = u32>) -> Mailbox {
    Mailbox { uidvalidity: 7, uids: uids.into_iter().collect(), capabilities: OPTIONS, ..Mailbox::default() }
}

async fn honest(mailbox: Mailbox) -> Server {
    Server::start(Door::Tls, Vec::new(), 0, mailbox).await
}

fn run(settings: Settings, start: StartAt, kept: &Kept) -> Running {
    Running::start(settings, password(), start, kept.clone())
}

#[tokio::test]
async fn idle_tells_of_a_mail_at_once() {
    let server = honest(holds([1])).await;
    let slow = Settings { poll_ms: NEVER_MS, ..settings(server.port, Door::Tls) };
    let running = run(slow, StartAt::Everything, &Kept::default());
    receives(&server, &running, &[1]).await;
    running.until("idle", |_| server.lines().iter().any(|line| line.ends_with("IDLE"))).await;
    server.mailbox.send_modify(|mailbox| mailbox.uids.push(4));
    receives(&server, &running, &[1, 4]).await;
    assert!(running.stop().await < Duration::from_secs(2));
    assert!(server.lines().last().unwrap().ends_with("LOGOUT"));
}

#[tokio::test]
async fn idle_goes_on_when_mails_go_or_change() {
    let script = vec![
        json!({"server": "* OK [CAPABILITY IMAP4rev1 IDLE] x\r\n"}),
        json!({"expect_client": "IDLE"}),
        json!({"server": "+ idling\r\n* 1 EXPUNGE\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 0 RECENT\r\n* OK still here\r\n* 0 RECENT\r\n"}),
        json!({"expect_client": "DONE"}),
        json!({"server": "{tag} OK x\r\n"}),
        json!({"expect_client": "IDLE"}),
    ];
    let server = Server::start(Door::Tls, script, 1, holds([1])).await;
    let slow = Settings { poll_ms: NEVER_MS, ..settings(server.port, Door::Tls) };
    let running = run(slow, StartAt::Everything, &Kept::default());
    running.until("idle again", |_| server.lines().iter().filter(|line| line.ends_with("IDLE")).count() == 2).await;
    assert!(!running.words().contains("in time"), "{}", running.words());
}

#[tokio::test]
async fn a_poll_finds_mails_where_idle_is_not_offered() {
    let server = honest(Mailbox { capabilities: "IMAP4rev1", ..holds([1]) }).await;
    let running =
        run(Settings { poll_ms: 200, ..settings(server.port, Door::Tls) }, StartAt::Everything, &Kept::default());
    receives(&server, &running, &[1]).await;
    server.mailbox.send_modify(|mailbox| mailbox.uids.push(2));
    receives(&server, &running, &[1, 2]).await;
    assert!(!server.lines().iter().any(|line| line.ends_with("IDLE")));
}

#[tokio::test]
async fn what_came_during_an_outage_is_fetched() {
    let server = honest(holds([1, 2])).await;
    let kept = Kept::default();
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &[1, 2]).await;
    running.stop().await;
    // Another client read, flagged and deleted meanwhile.
    server.mailbox.send_modify(|mailbox| mailbox.uids = vec![2, 3, 9, 4_294_967_295]);
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &[1, 2, 3, 9, 4_294_967_295]).await;
}

#[tokio::test]
async fn from_now_on_leaves_what_was_there() {
    let server = honest(holds([1, 2, 3])).await;
    let kept = Kept::default();
    let running = run(settings(server.port, Door::Tls), StartAt::Now, &kept);
    running.until("the mark", |_| kept.look(|taken| taken.cursor.folders.contains_key("INBOX"))).await;
    server.mailbox.send_modify(|mailbox| mailbox.uids.push(4));
    receives(&server, &running, &[4]).await;
    running.stop().await;
    // Numbered anew: 21 and 22 are what came since, 5 and 30 were there before.
    server.mailbox.send_modify(|mailbox| {
        (mailbox.uidvalidity, mailbox.uids, mailbox.since) = (8, vec![5, 21, 22, 30], vec![21, 22]);
    });
    let running = run(settings(server.port, Door::Tls), StartAt::Now, &kept);
    receives(&server, &running, &[4, 21, 22]).await;
    server.mailbox.send_modify(|mailbox| mailbox.uids.push(31));
    receives(&server, &running, &[4, 21, 22, 31]).await;
    let old = kept.look(|taken| taken.mails.iter().map(|mail| mail.old).collect::<Vec<_>>());
    assert_eq!(old, [false, true, true, false]);
}

#[tokio::test]
async fn another_account_is_read_anew_though_its_numbers_look_alike() {
    let kept = Kept::default();
    let first = honest(holds([8, 9000])).await;
    let running = run(settings(first.port, Door::Tls), StartAt::Everything, &kept);
    receives(&first, &running, &[8, 9000]).await;
    running.stop().await;
    // The same provider gives the other account the same UIDVALIDITY.
    let second = honest(holds([1, 2, 3])).await;
    let other = Settings { username: "help".into(), ..settings(second.port, Door::Tls) };
    let running = run(other.clone(), StartAt::Everything, &kept);
    receives(&second, &running, &[8, 9000, 1, 2, 3]).await;
    assert!(kept.look(|taken| taken.mails.iter().all(|mail| mail.old)), "nothing is answered automatically");
    running.stop().await;
    // Another port is the same account.
    let moved = honest(holds([1, 2, 3, 4])).await;
    let running = run(Settings { port: moved.port, ..other }, StartAt::Everything, &kept);
    receives(&moved, &running, &[8, 9000, 1, 2, 3, 4]).await;
}

#[tokio::test]
async fn from_now_on_holds_for_another_account_too() {
    let kept = Kept::default();
    let first = honest(holds([8, 9000])).await;
    let running = run(settings(first.port, Door::Tls), StartAt::Now, &kept);
    running.until("the mark", |_| kept.look(|taken| taken.cursor.folders.contains_key("INBOX"))).await;
    running.stop().await;
    // 1 and 2 lay there long before.
    let second = honest(Mailbox { since: vec![3], ..holds([1, 2, 3]) }).await;
    let other = Settings { username: "help".into(), ..settings(second.port, Door::Tls) };
    let running = run(other, StartAt::Now, &kept);
    receives(&second, &running, &[3]).await;
    second.mailbox.send_modify(|mailbox| mailbox.uids.push(4));
    receives(&second, &running, &[3, 4]).await;
}

#[tokio::test]
async fn a_server_set_back_to_a_backup_is_read_anew() {
    let server = honest(holds([1, 2, 9000])).await;
    let kept = Kept::default();
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &[1, 2, 9000]).await;
    running.stop().await;
    server.mailbox.send_modify(|mailbox| mailbox.uids = vec![1, 2, 3]);
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &[1, 2, 9000, 1, 2, 3]).await;
    running.stop().await;
    // That the last mails were deleted is no such sign, and a server that can't count is not read over and over.
    for (uids, next) in [(vec![1], 4), (vec![1, 2, 3], 2)] {
        server.mailbox.send_modify(|mailbox| (mailbox.uids, mailbox.next) = (uids, Some(next)));
        let polled = Settings { poll_ms: 100, ..settings(server.port, Door::Tls) };
        let looks = || server.lines().iter().filter(|line| line.contains("EXAMINE")).count();
        let (running, before) = (run(polled, StartAt::Everything, &kept), looks());
        running.until("several looks", |_| looks() > before + 3).await;
        assert_eq!(kept.uids(), [1, 2, 9000, 1, 2, 3], "{next}");
        running.stop().await;
    }
}

#[tokio::test]
async fn many_mails_come_in_bounded_batches_and_order() {
    let server = honest(holds((1..=3000).map(|number| number * 3))).await;
    let kept = Kept::default();
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &(1..=3000).map(|number| number * 3).collect::<Vec<_>>()).await;
    kept.look(|taken| {
        assert!(taken.batches.iter().all(|batch| *batch <= 50));
        assert!(taken.mails.iter().all(|fetched| fetched.old && fetched.body == Body::Whole(mail(fetched.uid).into())));
        let folder = &taken.cursor.folders["INBOX"];
        assert_eq!((folder.uidvalidity, folder.uid, folder.old_up_to, folder.open.len()), (7, 9000, 9000, 0));
    });
    let told = running.told.lock().clone();
    assert!(told.iter().any(|health| health.backlog > 0));
    running
        .until("the end", |running| running.told.lock().last().is_some_and(|health| health.last_ok_at.is_some()))
        .await;
    let last = running.told.lock().last().cloned().unwrap();
    assert_eq!((last.state, last.server_count, last.backlog), (State::Working, 3000, 0));
}

#[tokio::test]
async fn a_busy_inbox_and_a_refused_mail_hold_nothing_up() {
    let server = honest(holds([1, 2, 3])).await;
    let kept = Kept::default();
    kept.look(|taken| (taken.busy, taken.refused) = (7, Some((2, false))));
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &[1, 2, 3]).await;
    assert!(running.words().contains("The inbox did not take the mails: full"));
    let why_aside = "the inbox did not take it: too odd";
    kept.look(|taken| {
        let Body::SetAside { raw, why } = &taken.mails[1].body else { panic!("its bytes are kept") };
        assert_eq!((&raw[..], why.as_str()), (mail(2).as_bytes(), why_aside));
        assert!(taken.cursor.folders["INBOX"].open.is_empty());
        // Where its bytes are what is refused, a word stands for it.
        taken.refused = Some((4, true));
    });
    server.mailbox.send_modify(|mailbox| mailbox.uids.extend([4, 5]));
    receives(&server, &running, &[1, 2, 3, 4, 5]).await;
    kept.look(|taken| assert!(matches!(&taken.mails[3].body, Body::NotFetched { why } if why == why_aside)));
}

#[tokio::test]
async fn a_server_that_hands_out_nothing_is_ill_and_its_mails_are_kept() {
    let mut script = vec![json!({"server": "* OK [CAPABILITY IMAP4rev1] x\r\n"})];
    for _ in 0..20 {
        script.push(json!({"expect_client": "[]"}));
        script.push(json!({"server": "{tag} NO [SERVERBUG] disk\r\n"}));
    }
    let server = Server::start(Door::Tls, script, 1, holds(1..=5)).await;
    let kept = Kept::default();
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    running.until("the mails", |running| running.kept.uids().len() == 5).await;
    assert!(running.words().contains("None of the last mails could be fetched: the mail server refused it (“disk”)"));
    let whole = kept.look(|taken| taken.mails.iter().map(|mail| mail.body.raw().is_some()).collect::<Vec<_>>());
    assert_eq!(whole, [false, false, false, true, true]);
}

#[tokio::test]
async fn a_large_mail_below_the_limit_comes_whole() {
    let script = vec![
        json!({"server": "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x\r\n"}),
        json!({"expect_client": "[]"}),
        json!({"server": "* 1 FETCH (UID 1 BODY[] {8000000}\r\n"}),
        json!({"repeat": {"server": "x".repeat(100), "times": 80_000}}),
        json!({"server": ")\r\n{tag} OK x\r\n"}),
    ];
    let server = Server::start(Door::Tls, script, 1, holds([1])).await;
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &Kept::default());
    receives(&server, &running, &[1]).await;
    running.kept.look(|taken| assert_eq!(taken.mails[0].body.raw().unwrap().len(), 8_000_000));
}

#[tokio::test]
async fn an_oversized_mail_comes_as_headers_and_texts() {
    let structure = r#"(("text" "plain" NIL NIL NIL "7bit" 5 1)("application" "pdf" ("name" "a.pdf") NIL NIL "base64" 50000000 NIL ("attachment" ("filename" "Zeugnis.pdf"))) "mixed" ("boundary" "b"))"#;
    let header = "Subject: gross\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    let plain = "Content-Type: text/plain\r\n\r\n";
    let pdf = "Content-Type: application/pdf\r\n\r\n";
    let parts = format!(
        "* 1 FETCH (UID 1 BODY[HEADER] {{{}}}\r\n{header} BODY[1.MIME] {{{}}}\r\n{plain} BODY[1]<0> \"Hallo\" BODY[2.MIME] {{{}}}\r\n{pdf})\r\n{{tag}} OK x\r\n",
        header.len(),
        plain.len(),
        pdf.len()
    );
    let script = vec![
        json!({"server": "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x\r\n"}),
        json!({"expect_client": "BODYSTRUCTURE"}),
        json!({"server": format!("* 1 FETCH (UID 1 BODYSTRUCTURE {structure})\r\n{{tag}} OK x\r\n")}),
        json!({"expect_client": "HEADER"}),
        json!({"server": parts}),
    ];
    let mailbox = Mailbox { sizes: BTreeMap::from([(1, 70_000_000)]), ..holds([1, 2]) };
    let server = Server::start(Door::Tls, script, 1, mailbox).await;
    let kept = Kept::default();
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &kept);
    receives(&server, &running, &[1, 2]).await;
    kept.look(|taken| {
        let Body::Stub { raw, parts, whole_size_bytes } = &taken.mails[0].body else { panic!() };
        let text = String::from_utf8_lossy(raw);
        assert!(text.starts_with(header) && text.contains("Hallo\r\n--b\r\n") && text.ends_with("\r\n--b--\r\n"));
        assert_eq!((parts[0].name.as_str(), parts[0].size_bytes), ("Zeugnis.pdf", 50_000_000));
        assert_eq!(*whole_size_bytes, Some(70_000_000));
    });
}

#[tokio::test]
async fn passwords_arrive_as_they_are() {
    for (capabilities, secret, line) in [
        ("IMAP4rev1", "a\"b\\c", r#" LOGIN "hilfe" "a\"b\\c""#),
        ("IMAP4rev1 SASL-IR AUTH=PLAIN", "schlüssel", " AUTHENTICATE PLAIN AGhpbGZlAHNjaGzDvHNzZWw="),
        ("IMAP4rev1 AUTH=PLAIN LOGINDISABLED", "geheim", "AGhpbGZlAGdlaGVpbQ=="),
        ("IMAP4rev1", "schlüssel", "schlüssel"),
    ] {
        let server = honest(Mailbox { capabilities, ..holds([1]) }).await;
        let credentials = Credentials::Password(secret.to_owned().into());
        assert!(!format!("{credentials:?}").contains(secret));
        let running =
            Running::start(settings(server.port, Door::Tls), credentials, StartAt::Everything, Kept::default());
        receives(&server, &running, &[1]).await;
        assert!(server.lines().iter().any(|sent| sent.ends_with(line)), "{:?}", server.lines());
        assert!(!format!("{:?}", running.told.lock()).contains(secret));
    }
}

#[tokio::test]
async fn stopping_does_not_wait_for_a_slow_server() {
    let script = vec![
        json!({"server": "* OK [CAPABILITY IMAP4rev1] x\r\n"}),
        json!({"expect_client": "[]"}),
        json!({"server": "* 1 FETCH (UID 1 BODY[] {500}\r\n"}),
        json!({"repeat": {"server": "F", "times": 30, "pause_s": 20}}),
    ];
    let server = Server::start(Door::Tls, script, 1, holds([1])).await;
    let running = run(settings(server.port, Door::Tls), StartAt::Everything, &Kept::default());
    running.until("the fetch", |_| server.lines().iter().any(|line| line.contains("[]"))).await;
    let took = running.stop().await;
    assert!(took < Duration::from_millis(400), "{took:?}");
}

async fn tried(settings: Settings) -> Vec<(bool, String)> {
    let checks = probe(&settings, &password(), &chance()).await;
    checks.into_iter().map(|check| (check.works, check.words)).collect()
}

async fn last_words(settings: Settings) -> String {
    let checks = tried(settings).await;
    let (works, words) = checks.last().unwrap().clone();
    assert!(!works, "{words}");
    words
}

#[tokio::test]
async fn a_probe_says_what_works_and_what_to_do() {
    let server = honest(holds([1, 2])).await;
    let good = settings(server.port, Door::Tls);
    let both = Settings { folders: vec!["INBOX".into(), "Fehlt".into()], ..good.clone() };
    expect_test::expect![[r#"
        [
            (
                true,
                "The mail server answers, and its certificate is good.",
            ),
            (
                true,
                "The mailbox takes the login.",
            ),
            (
                true,
                "New mails are told at once (IDLE).",
            ),
            (
                true,
                "The folder INBOX can be read and holds 2 mails.",
            ),
            (
                false,
                "The folder Fehlt is missing. These are there: INBOX, Gelöscht.",
            ),
        ]
    "#]]
    .assert_debug_eq(&tried(both).await);
    assert!(last_words(Settings { ca_pem: None, ..good.clone() }).await.contains("not known here"));
    assert!(last_words(Settings { port: 1, ..good.clone() }).await.contains("nothing listens on this port"));
    assert!(last_words(Settings { host: "mail.invalid".into(), ..good.clone() }).await.contains("Not reachable"));
    assert!(
        last_words(Settings { tls: Tls::Plain, host: "mail.example".into(), ..good.clone() }).await.contains("TLS")
    );

    server.mailbox.send_modify(|mailbox| mailbox.refuses_login = true);
    assert!(last_words(good.clone()).await.contains("says: “wrong”. Check the user name"));
    let clear = Server::start(Door::Clear, Vec::new(), 0, holds([1])).await;
    assert!(last_words(settings(clear.port, Door::Tls)).await.contains("There is no TLS on this port"));
    let other = identity("elsewhere.example", false);
    let server = Server::start_with(&other, holds([1])).await;
    let named = Settings { ca_pem: Some(other.pem.clone()), ..settings(server.port, Door::Tls) };
    assert!(last_words(named).await.contains("for another name"));
    let expired = identity("localhost", true);
    let server = Server::start_with(&expired, holds([1])).await;
    let past = Settings { ca_pem: Some(expired.pem.clone()), ..settings(server.port, Door::Tls) };
    assert!(last_words(past).await.contains("has expired"));
    assert!(!localhost().pem.is_empty());
}

#[tokio::test]
async fn any_bytes_end_a_session_quietly() {
    struct Nobody;
    #[async_trait::async_trait]
    impl Sink for Nobody {
        async fn deliver(&mut self, _: Vec<Fetched>, _: &Cursor) -> Result<(), SinkError> {
            Ok(())
        }
    }
    let server = b"* OK [CAPABILITY IMAP4rev1 IDLE] x\r\nAAAA1 OK [CAPABILITY IMAP4rev1 IDLE] x\r\n* 1 EXISTS\r\n\
        * OK [UIDVALIDITY 7] x\r\nAAAA2 OK x\r\n* SEARCH 1\r\nAAAA3 OK x\r\n* SEARCH 1\r\nAAAA4 OK x\r\nAAAA5 OK x\r\n\
        * 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\nAAAA6 OK x\r\n+ idling\r\n* 2 EXISTS\r\nAAAA7 OK x\r\n";
    let mut chance = earshot_channel::testkit::Seeded::new(7);
    for round in 0..300 {
        let mut bytes = server.to_vec();
        for _ in 0..round % 8 {
            let at = chance.below(bytes.len());
            bytes[at] = u8::try_from(chance.below(256)).unwrap();
        }
        bytes.truncate(bytes.len() - chance.below(bytes.len()) * (round % 2));
        fuzz(&bytes, &mut Nobody).await;
    }
}

#[tokio::test]
async fn nothing_of_a_mail_stands_in_what_everybody_reads() {
    let refusals = [
        ("SEARCH", "{tag} NO [SERVERBUG] failed at \"I am afraid\" of lea2@mail.example\r\n"),
        ("[]", "{tag} NO [SERVERBUG] failed at \"I am afraid\" of lea2@mail.example\r\n"),
        ("[]", "* BYE [UNAVAILABLE] failed at \"I am afraid\" of lea2@mail.example\r\n"),
        ("LOGIN", "{tag} NO [AUTHENTICATIONFAILED] no such user lea2@mail.example\r\n"),
    ];
    for (command, refusal) in refusals {
        let login = [
            json!({ "server": "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi\r\n" }),
            json!({ "expect_client": command }),
            json!({ "server": refusal }),
            json!({ "expect_client": "never" }),
        ];
        let server = Server::start(Door::Tls, login.to_vec(), 4, holds([2])).await;
        let running = run(settings(server.port, Door::Tls), StartAt::Everything, &Kept::default());
        running.until("the mail", |running| running.kept.uids() == [2]).await;
        let words = running.words();
        assert!(!words.contains("afraid") && !words.contains("mail.example"), "{command}: {words}");
        let code = refusal.split(['[', ']']).nth(1).unwrap();
        assert!(command == "[]" || words.contains(&format!("[{code}]")), "{command}: {words}");
        running.stop().await;
    }
}

#[tokio::test]
async fn a_token_signs_in() {
    let server = honest(Mailbox { capabilities: "IMAP4rev1 SASL-IR AUTH=XOAUTH2", ..holds([1]) }).await;
    let source = |_| {
        let token: Result<secrecy::SecretString, String> = Ok("geheim".to_owned().into());
        Box::pin(std::future::ready(token)) as std::pin::Pin<Box<dyn Future<Output = _> + Send>>
    };
    let settings = Settings { auth: Auth::XOAuth2, ..settings(server.port, Door::Tls) };
    let credentials = Credentials::Token(std::sync::Arc::new(source));
    let running = Running::start(settings, credentials, StartAt::Everything, Kept::default());
    receives(&server, &running, &[1]).await;
    // user=hilfe^Aauth=Bearer geheim^A^A
    let line = "AUTHENTICATE XOAUTH2 dXNlcj1oaWxmZQFhdXRoPUJlYXJlciBnZWhlaW0BAQ==";
    assert!(server.lines().iter().any(|sent| sent.ends_with(line)), "{:?}", server.lines());
}
