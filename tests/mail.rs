//! E-mail from end to end: Postfix brings it, Dovecot keeps it, Earshot reads it, an operator answers, and the answer arrives.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::mail::{BOUNCED, Certificate, Dovecot, Postfix, ca_pem};
use crate::harness::mails::Mails;
use crate::harness::process::{Databases, Server};
use crate::harness::spoken::Imap;
use crate::harness::wire;

pub const HELP: &str = "help@hotline.example";
pub const LEA: &str = "lea@people.example";
const AUNT: &str = "aunt@people.example";
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A hotline with a mailbox between real mail servers.
pub struct House {
    pub dovecot: Dovecot,
    pub postfix: Option<Postfix>,
    pub server: Server,
    pub admin: Operator,
    pub mira: Operator,
}

impl House {
    pub async fn build(databases: Databases, outgoing: bool) -> Self {
        Self::build_with(databases, outgoing, "", &[]).await
    }

    /// The same with more lines for `dovecot.conf`, and variables for Earshot.
    pub async fn build_with(databases: Databases, outgoing: bool, dovecot: &str, variables: &[(&str, &str)]) -> Self {
        let dovecot = Dovecot::start_with(&[(HELP, "secret"), (LEA, "secret"), (AUNT, "secret")], dovecot);
        let postfix = outgoing.then(|| Postfix::start(&dovecot, &["hotline.example", "people.example"]));
        let server = Server::start_with(databases, variables);
        let (admin, mira) = people(&server).await;
        Self { dovecot, postfix, server, admin, mira }
    }

    pub fn postfix(&self) -> &Postfix {
        self.postfix.as_ref().expect("a house with outgoing mail")
    }

    /// What an administrator writes into the form.
    pub fn settings(&self) -> Value {
        json!({
            "address": HELP,
            "name": "Lantern Line",
            "plus_addresses": true,
            "start": "everything",
            "trusted_verdicts": ["mx.hotline.example"],
            "imap": {
                "host": "localhost", "port": self.dovecot.imaps_port(), "username": HELP, "ca_pem": ca_pem(),
                "poll_ms": 2_000, "timing": { "retry_ms": 200, "retry_limit_ms": 2_000, "refused_ms": 1_000 },
            },
            "smtp": {
                "host": "localhost", "port": self.postfix.as_ref().map_or(1, Postfix::submissions_port), "username": HELP,
                "ca_pem": ca_pem(),
            },
        })
    }

    pub async fn set_up(&self, settings: Value) {
        let body = json!({ "kind": "email", "name": "Mail", "settings": settings, "password": "secret" });
        self.admin.call(Method::POST, "channels", &body).await.unwrap();
    }

    pub async fn channel(&self) -> Value {
        let channels = self.admin.get("channels").await.unwrap();
        channels.as_array().unwrap().iter().find(|channel| channel["name"] == "Mail").cloned().unwrap_or_default()
    }

    /// Waits until the channel is as asked for.
    pub async fn until(&self, what: &str, is: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let channel = self.channel().await;
            if is(&channel) {
                return channel;
            }
            assert!(
                began.elapsed() < PATIENCE * 3,
                "waited in vain for {what}: {channel:#}\n{}",
                self.server.log_tail()
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The conversation that holds these words, waited for.
    pub async fn conversation(&self, words: &str) -> String {
        let began = Instant::now();
        loop {
            for view in ["waiting", "theirs", "closed"] {
                let page = self.mira.get(&format!("inbox?view={view}&limit=200")).await.unwrap();
                for row in page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "email") {
                    let id = row["id"].as_str().unwrap();
                    let messages = self.mira.messages(id).await.unwrap();
                    if messages.iter().any(|message| message["text"].as_str().unwrap().contains(words)) {
                        return id.to_owned();
                    }
                }
            }
            assert!(began.elapsed() < PATIENCE, "{words} never came in\n{}", self.server.log_tail());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Waits for so many mails in somebody's own mailbox.
    pub async fn arrived(&self, whose: &str, count: usize) -> Vec<String> {
        let began = Instant::now();
        loop {
            let mails = self.dovecot.delivered(whose);
            if mails.len() >= count {
                return mails.into_iter().map(|mail| String::from_utf8_lossy(&mail).into_owned()).collect();
            }
            assert!(
                began.elapsed() < PATIENCE,
                "{whose} has {} mails\n{}\n{}",
                mails.len(),
                self.postfix().log(),
                self.server.log_tail()
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The words of all mails that are in, as often as they are.
    pub async fn all_mails(&self) -> Vec<String> {
        let mut texts = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.mira.get(&format!("inbox?view=waiting&limit=200{cursor}")).await.unwrap();
            for row in page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "email") {
                let messages = self.mira.messages(row["id"].as_str().unwrap()).await.unwrap();
                texts.extend(messages.iter().map(|message| message["text"].as_str().unwrap().trim().to_owned()));
            }
            let Some(next) = page["next"].as_str() else { return texts };
            cursor = format!("&cursor={next}");
        }
    }

    pub async fn answer(&self, conversation: &str, text: &str) {
        self.mira.claim(Uuid::new_v4(), conversation).await.unwrap();
        self.mira.reply(Uuid::new_v4(), conversation, text).await.unwrap();
    }

    pub async fn again(&mut self) {
        self.server.restart();
        (self.admin, self.mira) = people(&self.server).await;
    }
}

async fn people(server: &Server) -> (Operator, Operator) {
    let logins = server.demo().operators;
    let named = |name: &str| logins.iter().find(|login| login.login.starts_with(name)).unwrap();
    let admin = Operator::log_in(server, named("ines")).await.unwrap();
    (admin, Operator::log_in(server, named("mira")).await.unwrap())
}

/// The first value of a header, unfolded.
pub fn header(mail: &str, name: &str) -> String {
    let head = mail.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let begin = format!("{}:", name.to_lowercase());
    let line = head.lines().take_while(|line| !line.is_empty()).find(|line| line.to_lowercase().starts_with(&begin));
    line.map(|line| line[begin.len()..].trim().to_owned()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_answered_in_the_console_and_every_answer_finds_its_thread() {
    let house = House::build(Databases::Embedded, true).await;
    house.set_up(house.settings()).await;
    let bring = |from: &str, mail: String| house.postfix().bring(from, HELP, mail.as_bytes()).unwrap();
    bring(
        LEA,
        format!(
            "From: =?utf-8?q?L=C3=A9a?= <{LEA}>\nTo: {HELP}\nMessage-ID: <one@people.example>\nSubject: I don't know where to go\n\
             Date: Mon, 02 Mar 2026 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nIs somebody there? Kürbis.\n"
        ),
    );
    let conversation = house.conversation("Is somebody there? Kürbis.").await;
    let first = house.mira.messages(&conversation).await.unwrap().remove(0);
    assert_eq!(first["subject"], "I don't know where to go");
    assert_eq!(first["envelope"]["from"], json!({ "name": "Léa", "address": LEA }));

    house.answer(&conversation, "We are here, Léa. Where are you now?").await;
    let answer = house.arrived(LEA, 1).await.remove(0);
    assert_eq!(header(&answer, "In-Reply-To"), "<one@people.example>", "{answer}");
    assert_eq!(header(&answer, "Subject"), "Re: I don't know where to go");
    assert!(header(&answer, "Reply-To").starts_with("help+"), "{answer}");
    assert!(!answer.contains("Is somebody there"), "no quoted history towards a child: {answer}");
    assert!(answer.replace("=\r\n", "").contains("We are here, L"), "{answer}");

    // Another program, which knows only what it answers and quotes above its own words.
    let id = header(&answer, "Message-ID");
    bring(
        LEA,
        format!(
            "From: lea <{}>\nTo: {HELP}\nMessage-ID: <two@people.example>\nIn-Reply-To: {id}\nSubject: AW: something else\n\
             X-Mailer: Microsoft Outlook 16.0\n\nAt the station.\n\n-----Original Message-----\nFrom: Lantern Line\nSent: Monday\n\
             To: lea\nSubject: Re: I don't know where to go\n\nWe are here, Léa. Where are you now?\n",
            LEA.to_uppercase()
        ),
    );
    assert_eq!(house.conversation("At the station.").await, conversation);
    let second = house.mira.messages(&conversation).await.unwrap().remove(2);
    assert_eq!(second["envelope"]["new_text"], "At the station.");

    // A third one who was told joins by the address alone, as themselves.
    bring(
        AUNT,
        format!(
            "From: Aunt <{AUNT}>\nTo: {}\nMessage-ID: <three@people.example>\nSubject: my niece\n\nI am her aunt.\n",
            header(&answer, "Reply-To")
        ),
    );
    assert_eq!(house.conversation("I am her aunt.").await, conversation);
    let messages = house.mira.messages(&conversation).await.unwrap();
    let by_contact: Vec<_> = messages.iter().filter_map(|said| said["sender"]["by_contact"].as_bool()).collect();
    assert_eq!(by_contact, [true, true, false], "her mail is shown as hers");

    // A stranger who merely knows an id begins a conversation of their own.
    bring(
        AUNT,
        "From: Eve <eve@elsewhere.example>\nTo: help@hotline.example\nMessage-ID: <four@elsewhere.example>\n\
         References: <one@people.example>\nSubject: Re: I don't know where to go\n\nTell me where she is.\n"
            .into(),
    );
    let stranger = house.conversation("Tell me where she is.").await;
    assert_ne!(stranger, conversation);

    // The answer goes to the contact, to nobody else, and refers to what it answers.
    house.answer(&conversation, "Stay where people are.").await;
    let answers = house.arrived(LEA, 2).await;
    let answer = answers.iter().find(|mail| mail.contains("Stay where people are.")).unwrap();
    assert_eq!(header(answer, "In-Reply-To"), "<two@people.example>");
    assert!(header(answer, "References").contains("<one@people.example> <two@people.example>"), "{answer}");
    assert!(!answer.contains("three@people.example"), "the aunt's mail is none of hers: {answer}");
    assert!(house.dovecot.delivered(AUNT).is_empty());
    let states = house.mira.messages(&conversation).await.unwrap();
    assert!(states.iter().all(|message| message["delivery"].is_null() || message["delivery"]["state"] == "sent"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_failure_stands_at_the_answer_that_failed() {
    let house = House::build(Databases::Embedded, true).await;
    house.set_up(house.settings()).await;
    let gone = format!("{BOUNCED}@people.example");
    let mail =
        format!("From: {gone}\nTo: {HELP}\nMessage-ID: <gone@people.example>\nSubject: hi\n\nAnswer me please.\n");
    house.postfix().bring(&gone, HELP, mail.as_bytes()).unwrap();
    let conversation = house.conversation("Answer me please.").await;
    house.answer(&conversation, "We are here.").await;
    let began = Instant::now();
    let failed = loop {
        let messages = house.mira.messages(&conversation).await.unwrap();
        if messages[1]["delivery"]["state"] == "failed" {
            break messages;
        }
        assert!(began.elapsed() < PATIENCE, "{messages:#?}\n{}\n{}", house.postfix().log(), house.server.log_tail());
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!(failed[1]["delivery"]["code"], "5.1.1");
    assert_eq!(failed[2]["flags"], json!(["carrier"]));
    let open = house.mira.get(&format!("conversations/{conversation}")).await.unwrap();
    assert!(open["contact"]["refused_at"].is_i64(), "{open:#}");
    assert_eq!(open["row"]["state"], "theirs", "a report is no answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_a_mailbox_from_working_is_said_in_words() {
    let mut house = House::build(Databases::Embedded, true).await;
    let mut settings = house.settings();
    settings["imap"]["host"] = json!("imap.elsewhere.example");
    settings["imap"]["tls"] = json!("plain");
    settings["address"] = json!("no address");
    let body = json!({ "kind": "email", "name": "Mail", "settings": settings, "password": "secret" });
    let refused = format!("{:?}", house.admin.call(Method::POST, "channels", &body).await.unwrap_err());
    assert!(refused.contains("address") && refused.contains("only reached with TLS"), "{refused}");
    let forbidden = house.mira.call(Method::POST, "channels", &body).await;
    assert!(forbidden.is_err(), "operators set nothing up");

    house.dovecot.login_fails(HELP, true);
    house.set_up(house.settings()).await;
    let problem = |channel: &Value| channel["health"]["problem"].as_str().unwrap_or_default().to_lowercase();
    let channel = house.until("a refused password", |channel| problem(channel).contains("password")).await;
    assert_eq!(channel["health"]["state"], "needs_help");
    let metrics = house.server.get_admin("/metrics").unwrap().1;
    assert!(metrics.contains("earshot_channel_needs_help{channel=") && !metrics.contains("secret"), "{metrics}");
    let id = channel["id"].as_str().unwrap().to_owned();
    let tested = house.admin.call(Method::POST, &format!("channels/{id}/test"), &json!({})).await.unwrap();
    assert!(tested["checks"].as_array().unwrap().iter().any(|check| check["works"] == false), "{tested:#}");
    // What operators see has no set-up in it.
    let seen = house.mira.get("channels").await.unwrap().to_string();
    assert!(seen.contains("needs_help") && !seen.contains("imaps") && !seen.contains("secret"), "{seen}");

    house.dovecot.login_fails(HELP, false);
    house.dovecot.show(Certificate::Expired);
    house.set_up(house.settings()).await;
    house.until("an expired certificate", |channel| problem(channel).contains("expired")).await;
    house.dovecot.show(Certificate::Good);
    // Postfix asks Dovecot for passwords over a connection that ended with it.
    house.postfix.as_mut().unwrap().restart();
    house.set_up(house.settings()).await;
    house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;

    let tested = house.admin.call(Method::POST, &format!("channels/{id}/test"), &json!({})).await.unwrap();
    let failing: Vec<_> = tested["checks"].as_array().unwrap().iter().filter(|check| check["works"] == false).collect();
    assert!(failing.is_empty(), "{tested:#}");
    assert!(house.dovecot.delivered(LEA).is_empty(), "a test sends nothing");

    house.dovecot.stop();
    let channel = house.until("a server that is gone", |channel| channel["health"]["state"] == "interrupted").await;
    assert!(!problem(&channel).is_empty());
    house.server.kill();
    house.again().await;
    let (status, listed) = house.server.run(&["channel", "list"]);
    assert!(status.success() && listed.contains("Mail"), "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_mailbox_is_taken_in_once_and_nobody_is_answered() {
    let house = House::build(Databases::Embedded, true).await;
    let mut settings = house.settings();
    settings["start"] = json!("now");
    settings["acknowledge"] = json!(true);
    settings["acknowledgements"] = json!([{ "language": "en", "text": "We have your mail." }]);
    house.set_up(settings).await;
    house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;
    let path = house.server.place().path().join("old.mbox");
    let mut mbox = std::fs::File::create(&path).unwrap();
    let mails = Mails::new(7).to(HELP);
    for number in 0..120 {
        writeln!(mbox, "From somebody@people.example Mon Mar  2 10:00:00 2026").unwrap();
        let mail = String::from_utf8_lossy(&mails.nth(number)).replace("\nFrom ", "\n>From ");
        writeln!(mbox, "{mail}").unwrap();
    }
    drop(mbox);
    let (status, said) = house.server.run(&["mail", "import", "Mail", path.to_str().unwrap()]);
    assert!(status.success() && said.contains("120 mails: 120 new, 0 were there already."), "{said}");
    let (status, said) = house.server.run(&["mail", "import", "Mail", path.to_str().unwrap()]);
    assert!(status.success() && said.contains("0 mails: 0 new"), "it goes on where it ended: {said}");
    assert_eq!(house.channel().await["stored_count"], 120);
    // A Maildir with a file that nobody can open.
    let maildir = house.server.place().path().join("Maildir");
    std::fs::create_dir_all(maildir.join("cur")).unwrap();
    std::fs::write(maildir.join("cur/1.old:2,S"), mails.nth(120)).unwrap();
    std::os::unix::fs::symlink("2.old:2,S", maildir.join("cur/2.old:2,S")).unwrap();
    let (status, said) = house.server.run(&["mail", "import", "Mail", maildir.to_str().unwrap()]);
    let passed_over = "Passed over, files that can't be read: 1 (2.old); mend that and import again.";
    assert!(said.contains("1 mails: 1 new") && said.contains(passed_over) && status.code() == Some(1), "{said}");

    // A mail of today is acknowledged, because the own server vouches for its sender; an old one never was.
    let mail = format!(
        "Authentication-Results: mx.hotline.example; dmarc=pass header.from=people.example\nFrom: {LEA}\nTo: {HELP}\n\
         Message-ID: <today@people.example>\nSubject: today\n\nHello?\n"
    );
    house.postfix().bring(LEA, HELP, mail.as_bytes()).unwrap();
    let answer = house.arrived(LEA, 1).await.remove(0);
    assert_eq!(header(&answer, "Auto-Submitted"), "auto-replied", "{answer}");
    assert!(answer.contains("We have your mail."), "{answer}");
    assert_eq!(header(&answer, "Subject"), "We have your mail.", "no word of theirs is repeated");
    assert_eq!(header(&answer, "Return-Path"), "<>", "{answer}");
    let metrics = house.server.get_admin("/metrics").unwrap().1;
    assert!(
        !metrics.lines().any(|line| line.contains("failed") && !line.starts_with('#') && !line.ends_with(" 0")),
        "{metrics}"
    );
}

/// Another mail program in the same mailbox. It remembers what it did, and is the only one that may do such things.
struct OtherProgram {
    imap: Imap,
    /// The flags that it gave, by what stands in the mail.
    flags: BTreeMap<u64, Vec<&'static str>>,
    /// What it expunged.
    removed: Vec<u64>,
    chance: u64,
}

impl OtherProgram {
    fn new(dovecot: &Dovecot) -> Self {
        let mut imap = Imap::log_in(dovecot, HELP, "secret");
        imap.say("CREATE Archive");
        Self { imap, flags: BTreeMap::new(), removed: Vec::new(), chance: 116_000 }
    }

    /// A number below `limit`, the same ones in every run.
    fn below(&mut self, limit: u64) -> u64 {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33) % limit
    }

    /// The mails of a folder: UID, number and flags. Reads without leaving a trace.
    fn look(&mut self, folder: &str) -> Vec<(u32, u64, Vec<String>)> {
        let selected = self.imap.say(&format!("SELECT {folder}"));
        assert!(selected.contains("a OK"), "{selected}");
        let answer = self.imap.say("UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (X-NUMBER)])");
        let mails = answer.split(" FETCH (").skip(1).map(|mail| {
            let after = |mark: &str| mail.split_once(mark).unwrap_or_else(|| panic!("{mark}: {mail}")).1;
            let number = |text: &str| text.trim().split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
            let flags = after("FLAGS (").split(')').next().unwrap().split_whitespace();
            let mut flags: Vec<_> = flags.filter(|flag| *flag != "\\Recent").map(str::to_owned).collect();
            flags.sort_unstable();
            (u32::try_from(number(after("UID "))).unwrap(), number(after("X-Number:")), flags)
        });
        mails.collect()
    }

    /// Reads some mails, marks some, takes some away and some of these back, deletes a few.
    fn work(&mut self) {
        let mails = self.look("INBOX");
        let mut moved = Vec::new();
        for (uid, number, _) in mails {
            let act = self.below(12);
            let flag = match act {
                0 | 1 => Some("\\Seen"),
                2 => Some("\\Flagged"),
                3 => Some("\\Answered"),
                4 => Some("Later"),
                _ => None,
            };
            if let Some(flag) = flag {
                self.imap.say(&format!("UID STORE {uid} +FLAGS.SILENT ({flag})"));
                let flags = self.flags.entry(number).or_default();
                if !flags.contains(&flag) {
                    flags.push(flag);
                    flags.sort_unstable();
                }
            }
            match act {
                5 | 6 => moved.push(uid),
                // Few, so that most can be looked for.
                7 if number % 3 == 0 => {
                    self.imap.say(&format!("UID STORE {uid} +FLAGS.SILENT (\\Deleted)"));
                    assert!(self.imap.say(&format!("UID EXPUNGE {uid}")).contains("a OK"));
                    self.removed.push(number);
                }
                _ => {}
            }
        }
        for uid in moved {
            let answer = self.imap.say(&format!("UID MOVE {uid} Archive"));
            assert!(answer.contains("a OK"), "{answer}");
        }
    }

    /// What it took away comes back under new numbers.
    fn bring_back(&mut self) {
        for (uid, _, _) in self.look("Archive") {
            let answer = self.imap.say(&format!("UID MOVE {uid} INBOX"));
            assert!(answer.contains("a OK"), "{answer}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_mail_program_works_in_the_same_mailbox_and_nothing_is_lost_doubled_or_touched() {
    const MAILS: u64 = 300;
    let mut house = House::build(Databases::Embedded, false).await;
    house.set_up(house.settings()).await;
    house.until("a mailbox that works", |channel| channel["health"]["state"] == "works").await;

    let delivered = AtomicU64::new(0);
    let mut other = OtherProgram::new(&house.dovecot);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..MAILS {
                let mail = format!(
                    "From: w{number}@people.example\nTo: {HELP}\nMessage-ID: <{number}@people.example>\nX-Number: {number}\n\
                     Subject: {number}\n\nThis is mail number {number}.\n"
                );
                house.dovecot.deliver(HELP, mail.as_bytes());
                delivered.store(number + 1, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(30));
            }
        });
        while delivered.load(Ordering::Relaxed) < MAILS {
            other.work();
            // Away for long enough that a whole look misses them.
            std::thread::sleep(Duration::from_millis(700));
            other.bring_back();
        }
    });
    other.bring_back();

    // What was not removed is in, whatever number it has by now.
    let kept: Vec<u64> = (0..MAILS).filter(|number| !other.removed.contains(number)).collect();
    let count = |texts: &[String], number: u64| {
        texts.iter().filter(|text| **text == format!("This is mail number {number}.")).count()
    };
    let began = Instant::now();
    let texts = loop {
        let texts = house.all_mails().await;
        let missing: Vec<_> = kept.iter().filter(|number| count(&texts, **number) == 0).collect();
        if missing.is_empty() {
            break texts;
        }
        assert!(began.elapsed() < PATIENCE, "{missing:?} never came in\n{}", house.server.log_tail());
        tokio::time::sleep(Duration::from_millis(500)).await;
    };
    for number in 0..MAILS {
        assert!(count(&texts, number) <= 1, "mail {number} is in {} times", count(&texts, number));
    }
    assert!(texts.len() <= usize::try_from(MAILS).unwrap(), "{} items of {MAILS} mails", texts.len());

    // Every flag is the other program's, and all that it left is there.
    let on_server = other.look("INBOX");
    let mut numbers: Vec<_> = on_server.iter().map(|(_, number, _)| *number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, kept);
    for (_, number, flags) in &on_server {
        let given = other.flags.get(number).cloned().unwrap_or_default();
        assert_eq!(flags, &given, "mail {number}");
    }
    let (flagged, removed) = (other.flags.len(), other.removed.len());
    assert!(flagged > 50 && removed > 0, "{flagged} flagged, {removed} removed: the other program did too little");
    println!("{MAILS} mails, {flagged} flagged and {removed} removed meanwhile; {} came in", texts.len());
    house.server.stop();
    let (status, proof) = house.server.run(&["fsck"]);
    assert!(status.success(), "{proof}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_mail_that_nobody_could_fetch_there_is_a_word_and_no_original() {
    let house = House::build(Databases::Embedded, false).await;
    house.dovecot.deliver(HELP, b"From: lea@people.example\nMessage-ID: <shut@people.example>\n\nNobody reads this.\n");
    house.dovecot.shut(HELP);
    house.dovecot.deliver(HELP, b"From: lea@people.example\nMessage-ID: <open@people.example>\n\nThis can be read.\n");
    let mut settings = house.settings();
    settings["imap"]["timing"]["mend_ms"] = json!(500);
    house.set_up(settings).await;
    house.conversation("This can be read.").await;
    let conversation = house.conversation("could not be taken in").await;
    let message = house.mira.messages(&conversation).await.unwrap().remove(0);
    assert_eq!(message["flags"], json!(["unreadable"]));
    // The console offers an original beside an envelope, or as a file. There is neither.
    assert_eq!((message["envelope"].is_null(), &message["attachments"]), (true, &json!([])), "{message:#}");
    for (part, words) in [("original", "There is no original beside this message."), ("html", "nothing under this")] {
        let path = format!("/api/v1/messages/{}/{part}", message["id"].as_str().unwrap());
        let host = format!("console.localhost:{}", house.server.address().port());
        let answer = wire::ask(house.server.address(), "GET", &host, &path, &[("Cookie", house.mira.cookie())], b"");
        assert_eq!((answer.status, answer.slug().as_str()), (404, "not-found"), "{part}");
        assert!(answer.words().contains(words), "{}", answer.words());
    }
}
