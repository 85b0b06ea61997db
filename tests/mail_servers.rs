//! The private mail servers themselves: what the tests of e-mail rely on.

use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::harness::mail::{
    BOUNCED, BOUNCED_FULL, Certificate, DEFERRED, Dovecot, FULL, OVER_QUOTA, Postfix, REFUSED, ca_pem,
};
use crate::harness::mails::{Mails, POISONS};
use crate::harness::spoken::{Imap, Plain, Tls};
use crate::harness::wait_until;

const PATIENCE: Duration = Duration::from_secs(60);
const HELP: &str = "help@hotline.example";
const LEA: &str = "lea@people.example";

#[test]
fn a_mail_goes_through_postfix_and_is_read_from_dovecot() {
    let (dovecot, postfix) = servers();
    let mail = b"From: lea@people.example\nTo: help@hotline.example\nSubject: First\n\nHello.\n.\n..\nBye\n";
    postfix.bring(LEA, "help+token@hotline.example", mail).unwrap();
    let arrived = wait_for_mails(&dovecot, &postfix, HELP, 1);
    assert!(arrived[0].contains("Delivered-To: help+token@hotline.example"), "{}", arrived[0]);
    assert!(arrived[0].replace('\r', "").ends_with("\nHello.\n.\n..\nBye\n"), "{}", arrived[0]);

    let mut imap = Imap::log_in(&dovecot, HELP, "secret");
    assert!(imap.say("SELECT INBOX").contains("* 1 EXISTS"));
    assert!(imap.say("UID FETCH 1 BODY[HEADER.FIELDS (SUBJECT)]").contains("Subject: First"));
    assert!(imap.say("LIST (SPECIAL-USE) \"\" *").contains("\\Sent"));
}

#[test]
fn submission_wants_a_password_over_tls() {
    let (dovecot, postfix) = servers();
    let mut smtp = Tls::open(postfix.submissions_port(), ca_pem()).unwrap();
    assert_eq!(smtp.smtp_answer(), "220");
    assert_eq!(smtp.smtp("EHLO earshot.example"), "250");
    assert_eq!(smtp.smtp("MAIL FROM:<help@hotline.example>"), "250");
    assert_eq!(smtp.smtp("RCPT TO:<lea@people.example>"), "554");
    assert_eq!(smtp.smtp("RSET"), "250");
    // "\0help@hotline.example\0wrong" and the same with "secret".
    assert_eq!(smtp.smtp("AUTH PLAIN AGhlbHBAaG90bGluZS5leGFtcGxlAHdyb25n"), "535");
    assert_eq!(smtp.smtp("AUTH PLAIN AGhlbHBAaG90bGluZS5leGFtcGxlAHNlY3JldA=="), "235");
    for line in ["MAIL FROM:<help@hotline.example>", "RCPT TO:<lea@people.example>"] {
        assert_eq!(smtp.smtp(line), "250");
    }
    assert_eq!(smtp.smtp("DATA"), "354");
    assert_eq!(smtp.smtp("Subject: Answer\r\n\r\nWe are here.\r\n."), "250");
    wait_for_mails(&dovecot, &postfix, LEA, 1);

    let mut plain = Plain::open(postfix.submission_port());
    assert_eq!(plain.smtp_answer(), "220");
    plain.say("EHLO earshot.example");
    let offers = plain.smtp_lines();
    assert!(offers.contains("STARTTLS") && !offers.contains("AUTH"), "{offers}");
    assert_eq!(plain.smtp("MAIL FROM:<help@hotline.example>"), "530");
}

#[test]
fn recipients_are_refused_deferred_and_bounced() {
    let (dovecot, postfix) = servers();
    let bring = |recipient: &str| {
        let mail = b"From: lea@people.example\nMessage-ID: <original@people.example>\nSubject: To somebody\n\nHello\n";
        postfix.bring(LEA, &format!("{recipient}@hotline.example"), mail)
    };
    for (recipient, expected) in
        [(REFUSED, "550 5.1.1"), (DEFERRED, "450 4.2.0"), (FULL, "552 5.2.2"), (OVER_QUOTA, "452 4.2.2")]
    {
        let answer = bring(recipient).unwrap_err();
        assert!(answer.starts_with(expected), "{recipient}: {answer}");
    }
    for (number, (recipient, expected)) in
        [(BOUNCED, "5.1.1"), (BOUNCED_FULL, "5.2.2"), ("unknown-to-dovecot", "5.1.1")].into_iter().enumerate()
    {
        bring(recipient).unwrap();
        let reports = wait_for_mails(&dovecot, &postfix, LEA, number + 1);
        let report = reports.iter().find(|report| report.contains(&format!("rfc822; {recipient}@"))).unwrap();
        assert!(report.contains("Return-Path: <>"), "{report}");
        assert!(report.contains("report-type=delivery-status"), "{report}");
        assert!(report.contains(&format!("Status: {expected}")), "{report}");
        assert!(report.contains("<original@people.example>"), "{report}");
    }
    // Nothing leaves the machine.
    postfix.bring(LEA, "somebody@elsewhere.example", b"Subject: Out\n\nHello\n").unwrap();
    let reports = wait_for_mails(&dovecot, &postfix, LEA, 4);
    assert!(reports.iter().any(|report| report.contains("rfc822; somebody@elsewhere.example")));
}

#[test]
fn ten_thousand_mails_are_dropped_and_a_lost_uidlist_changes_uidvalidity() {
    let dovecot = Dovecot::start(&[("help", "secret")]);
    let began = Instant::now();
    for number in 0..10_000 {
        dovecot.deliver("help", format!("Subject: {number}\n\nHello\n").as_bytes());
    }
    println!("10,000 mails dropped in {:?}", began.elapsed());
    let mut imap = Imap::log_in(&dovecot, "help", "secret");
    let before = uidvalidity(&imap.say("SELECT INBOX"));
    assert!(imap.say("UID FETCH 10000 BODY[HEADER.FIELDS (SUBJECT)]").contains("Subject: 9999"));
    imap.say("UID STORE 1:5 +FLAGS.SILENT (\\Deleted)");
    imap.say("EXPUNGE");
    assert_eq!(uidvalidity(&imap.say("SELECT INBOX")), before);

    // Under an open connection and without one.
    let mut seen = vec![before];
    for _ in 0..2 {
        dovecot.drop_uidlist("help");
        let mut imap = Imap::log_in(&dovecot, "help", "secret");
        let answer = imap.say("SELECT INBOX");
        assert!(answer.contains("* 9995 EXISTS") && answer.contains("[UIDNEXT 9996]"), "{answer}");
        assert!(!seen.contains(&uidvalidity(&answer)), "{seen:?}: {answer}");
        seen.push(uidvalidity(&answer));
    }
    assert_eq!(dovecot.delivered("help").len(), 9_995);
}

#[test]
fn dovecot_comes_back_after_stop_and_kill() {
    let mut dovecot = Dovecot::start(&[("help", "secret")]);
    dovecot.deliver("help", b"Subject: Kept\n\nHello\n");
    let validity = |dovecot: &Dovecot| uidvalidity(&Imap::log_in(dovecot, "help", "secret").say("SELECT INBOX"));
    let before = validity(&dovecot);
    let began = Instant::now();
    dovecot.restart();
    println!("restarted in {:?}", began.elapsed());
    assert_eq!(validity(&dovecot), before);
    dovecot.kill();
    assert!(TcpStream::connect(("127.0.0.1", dovecot.imaps_port())).is_err());
    dovecot.restart();
    assert_eq!(validity(&dovecot), before);

    dovecot.login_fails("help", true);
    assert!(Imap::try_log_in(&dovecot, "help", "secret").is_err_and(|answer| answer.contains("AUTHENTICATIONFAILED")));
    dovecot.login_fails("help", false);
    Imap::log_in(&dovecot, "help", "secret");
}

#[test]
fn postfix_holds_a_mail_while_dovecot_is_away() {
    let (mut dovecot, mut postfix) = servers();
    dovecot.stop();
    postfix.bring(LEA, HELP, b"Subject: Held\n\nHello\n").unwrap();
    postfix.kill();
    postfix.restart();
    dovecot.restart();
    assert!(wait_for_mails(&dovecot, &postfix, HELP, 1)[0].contains("Subject: Held"));
}

#[test]
fn certificates_are_as_good_as_they_say() {
    let mut dovecot = Dovecot::start(&[("help", "secret")]);
    assert_eq!(Tls::open(dovecot.imaps_port(), dovecot.ca_pem()).map(|_| ()), Ok(()));
    for (certificate, problem) in [
        (Certificate::Expired, "Expired"),
        (Certificate::OtherName, "NotValidForName"),
        (Certificate::UnknownAuthority, "UnknownIssuer"),
    ] {
        dovecot.show(certificate);
        let error = Tls::open(dovecot.imaps_port(), dovecot.ca_pem()).map(|_| ()).unwrap_err();
        assert!(error.contains(problem), "{certificate:?}: {error}");
    }

    let mut postfix = Postfix::start(&dovecot, &["hotline.example"]);
    assert_eq!(Tls::open(postfix.submissions_port(), postfix.ca_pem()).map(|_| ()), Ok(()));
    postfix.show(Certificate::Expired);
    let error = Tls::open(postfix.submissions_port(), postfix.ca_pem()).map(|_| ()).unwrap_err();
    assert!(error.contains("Expired"), "{error}");
}

#[test]
fn generated_mails_go_in_whatever_they_are() {
    let (dovecot, postfix) = servers();
    let mails = Mails::new(7).to(HELP);
    let mut all: Vec<_> = (0..100).map(|number| mails.nth(number)).collect();
    all.extend((0..POISONS).map(|kind| mails.poison(kind)));
    all.iter().for_each(|mail| dovecot.deliver(HELP, mail));
    let mut imap = Imap::log_in(&dovecot, HELP, "secret");
    assert!(imap.say("SELECT INBOX").contains(&format!("* {} EXISTS", all.len())));
    let envelopes = imap.say("UID FETCH 1:* (RFC822.SIZE ENVELOPE)");
    assert!(envelopes.contains("\na OK"), "{}", dovecot.log());
    for number in (0..100).filter(|number| mails.parent(*number).is_none()) {
        assert!(envelopes.contains(&mails.message_id(number)), "{number}");
    }
    // By SMTP too, where somebody else may say that it is too much.
    for number in 0..20 {
        postfix.bring(LEA, LEA, &mails.nth(number)).unwrap();
    }
    wait_for_mails(&dovecot, &postfix, LEA, 20);
    for kind in 0..POISONS {
        let answer = postfix.bring(LEA, HELP, &mails.poison(kind));
        println!("{}: {answer:?}", Mails::poison_name(kind));
    }
}

#[test]
fn imap_turns_to_tls_when_asked() {
    let dovecot = Dovecot::start(&[("help", "secret")]);
    let mut plain = Plain::open(dovecot.imap_port());
    assert!(plain.read_line().contains("STARTTLS"));
    plain.say("a STARTTLS");
    assert!(plain.read_line().starts_with("a OK"));
    let mut imap = Imap(plain.into_tls(dovecot.ca_pem()).unwrap());
    assert!(imap.say("LOGIN help secret").contains("a OK"));
    // The log is written by another process than the answer.
    let is_told = || dovecot.log().lines().any(|line| line.contains("Login: user=<help>") && line.contains(", TLS, "));
    wait_until(PATIENCE, || dovecot.log(), || is_told().then_some(()));
}

#[test]
fn nothing_is_left_when_they_are_dropped() {
    let (dovecot, postfix) = servers();
    let folders = [dovecot.maildir(HELP), PathBuf::from(dovecot.maildir(HELP).ancestors().nth(3).unwrap())];
    let ports = [dovecot.imap_port(), dovecot.imaps_port(), dovecot.lmtp_port(), postfix.smtp_port()];
    let began = Instant::now();
    drop((dovecot, postfix));
    println!("both gone in {:?}", began.elapsed());
    assert!(folders.iter().all(|folder| !folder.exists()));
    for port in ports {
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}

fn servers() -> (Dovecot, Postfix) {
    let began = Instant::now();
    let dovecot = Dovecot::start(&[(HELP, "secret"), (LEA, "geheim")]);
    let middle = Instant::now();
    let postfix = Postfix::start(&dovecot, &["hotline.example", "people.example"]);
    println!("Dovecot started in {:?}, Postfix in {:?}", middle - began, middle.elapsed());
    (dovecot, postfix)
}

fn wait_for_mails(dovecot: &Dovecot, postfix: &Postfix, user: &str, count: usize) -> Vec<String> {
    let what = || format!("{count} mails for {user}\n{}\n{}", dovecot.log(), postfix.log());
    let mails = wait_until(PATIENCE, what, || Some(dovecot.delivered(user)).filter(|mails| mails.len() >= count));
    assert_eq!(mails.len(), count, "{}", postfix.log());
    mails.iter().map(|mail| String::from_utf8_lossy(mail).into_owned()).collect()
}

fn uidvalidity(answer: &str) -> u32 {
    let (_, rest) = answer.split_once("[UIDVALIDITY ").unwrap_or_else(|| panic!("no UIDVALIDITY in {answer}"));
    rest.split(']').next().unwrap().parse().unwrap()
}
