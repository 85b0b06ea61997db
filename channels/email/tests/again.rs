//! A mail that comes again: by another way, in another coding, out of another folder.
#![expect(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::{fs, sync::Arc};

use earshot_channel::{
    Address, CarrierId, ChannelId, Host,
    testkit::{FakeClock, MemoryHost},
};
use earshot_email::{
    Settings,
    import::{Done, Source, import},
    read::{Limits, read},
};
use uuid::Uuid;

fn host() -> MemoryHost {
    let host = MemoryHost::new(7, FakeClock::default()).unwrap();
    host.set_secret("session", b"a key of thirty-two bytes, or so.");
    host
}

async fn take_in(host: &MemoryHost, folder: &std::path::Path) -> Done {
    let settings: Settings = serde_json::from_value(serde_json::json!({
        "address": "help@hotline.example",
        "start": "now",
        "imap": { "host": "mail.hotline.example", "username": "help" },
        "smtp": { "host": "mail.hotline.example", "username": "help" },
    }))
    .unwrap();
    let host: Arc<dyn Host> = Arc::new(host.clone());
    import(ChannelId(Uuid::nil()), &settings, host, Source::open(folder).unwrap(), |_| {}, async |_| true)
        .await
        .unwrap()
}

fn maildir(mails: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("cur")).unwrap();
    fs::create_dir_all(folder.path().join("new")).unwrap();
    for (number, mail) in mails.iter().enumerate() {
        fs::write(folder.path().join(format!("cur/{number}:2,S")), mail).unwrap();
    }
    folder
}

const WITH_FILE: &str = "From: kind@people.example\r\nTo: help@hotline.example\r\nSubject: drawing\r\n\
    Date: Mon, 2 Mar 2026 10:00:00 +0000\r\nMessage-ID: <one@people.example>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nlook at this\r\n\
    --b\r\nContent-Type: image/png; name=d.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";

#[tokio::test]
async fn a_mailbox_that_is_read_over_again_seals_nothing_twice() {
    let host = host();
    let first = take_in(&host, maildir(&[WITH_FILE]).path()).await;
    assert_eq!((first.mails, first.new, host.blobs()), (1, 1, 1));
    // Another folder holds the same mail, delivered once more, and one that is new.
    let copy = format!("Received: by elsewhere.example; Tue, 3 Mar 2026 10:00:00 +0000\r\n{WITH_FILE}");
    let other = WITH_FILE.replace("one@", "two@").replace("iVBO", "iVBP");
    let second = take_in(&host, maildir(&[&copy, &other]).path()).await;
    assert_eq!((second.mails, second.new, second.known), (2, 1, 1));
    assert_eq!((host.blobs(), host.kept().len(), host.heard().len()), (2, 2, 2), "what is known was not offered again");
}

#[tokio::test]
async fn an_erased_mail_stays_away_however_it_comes_back() {
    let host = host();
    take_in(&host, maildir(&[WITH_FILE]).path()).await;
    host.erase(host.kept()[0].stored.message);
    let cut = WITH_FILE.replace("look at this", "read otherwise");
    let again = take_in(&host, maildir(&[WITH_FILE, &cut]).path()).await;
    assert_eq!((again.new, again.erased, host.kept().len(), host.blobs()), (0, 2, 1, 1));
}

/// Mails that name nobody are no one person: they share no contact, and erasing one erases one.
#[tokio::test]
async fn mails_without_a_sender_share_nothing() {
    let host = host();
    let nameless = ["Subject: a\r\n\r\nfirst", "Subject: b\r\n\r\nsecond"];
    take_in(&host, maildir(&nameless).path()).await;
    let from: Vec<Option<Address>> = host.kept().into_iter().map(|kept| kept.from).collect();
    assert_eq!(from.len(), 2);
    assert_ne!(from[0], from[1]);
    // Their ids are made of what they say, so they are known again.
    let again = take_in(&host, maildir(&nameless).path()).await;
    assert_eq!((again.new, again.known), (0, 2));
    let ids: Vec<CarrierId> = host.kept().into_iter().map(|kept| kept.carrier_id).collect();
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn a_digest_goes_by_what_the_sender_made() {
    let digest = |mail: &str| read(mail.as_bytes(), &Limits::default()).digest;
    let head =
        "From: Kind <kind@people.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nSubject: Gr\u{fc}\u{df}e\r\n";
    let plain = format!(
        "{head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nIch hei\u{df}e Tove.\r\nBitte\r\n"
    );
    let same = [
        // Delivered by another way.
        format!(
            "Received: from a by b; Mon, 2 Mar 2026 10:00:01 +0000\r\nDelivered-To: alias@hotline.example\r\n{plain}"
        ),
        // Line ends of a file.
        plain.replace("\r\n", "\n"),
        // Encoded anew by a server that speaks seven bits.
        format!(
            "{head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIch hei=C3=9Fe =\r\nTove.\r\nBitte\r\n"
        ),
        format!(
            "{head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nSWNoIGhlacOfZSBUb3ZlLg0KQml0dGUNCg==\r\n"
        ),
    ];
    for mail in &same {
        assert_eq!(digest(mail), digest(&plain), "{mail}");
    }
    let other = [
        plain.replace("Tove", "Tova"),
        plain.replace("kind@", "kin@"),
        plain.replace("Gr\u{fc}", "gr\u{fc}"),
        plain.replace("10:00", "10:01"),
    ];
    for mail in &other {
        assert_ne!(digest(mail), digest(&plain), "{mail}");
    }
    // Files go by their bytes, blanks included.
    assert_ne!(digest(WITH_FILE), digest(&WITH_FILE.replace("iVBORw0KGgo=", "iVBORw0KGiA=")));
}
