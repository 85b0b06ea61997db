//! A mail as designed: a stranger's page that comes from our host, and what stands around it. How it looks in a browser is shown
//! by tests/browser/mail.test.mjs.

use std::fmt::Write as _;
use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::process::{Databases, Server};
use crate::harness::wire::{self, Answer};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0 and so on";
const FRAME: (&str, &str) = ("Sec-Fetch-Dest", "iframe");

/// A hotline with a mailbox, and an operator who looks at what came in.
struct House {
    server: Server,
    mira: Operator,
    ines: Operator,
}

impl House {
    async fn start() -> Self {
        let server = Server::start(Databases::Embedded);
        let word = server.place().path().join("word");
        fs::write(&word, "secret").unwrap();
        let add = ["channel", "add", "email", "Mail", "--address", "help@hotline.example", "--imap", "localhost:1"];
        let rest = ["--smtp", "localhost:1", "--password-file", word.to_str().unwrap()];
        let (status, words) = server.run(&[&add[..], &rest].concat());
        assert!(status.success(), "{words}");
        let logins = server.demo().operators;
        let named = |name: &str| logins.iter().find(|login| login.login.starts_with(name)).unwrap();
        let mira = Operator::log_in(&server, named("mira")).await.unwrap();
        let ines = Operator::log_in(&server, named("ines")).await.unwrap();
        Self { server, mira, ines }
    }

    /// Takes a mail in and gives its message.
    async fn take(&self, mail: &[u8]) -> Value {
        let file = self.server.place().path().join(format!("{}.mbox", Uuid::new_v4()));
        fs::write(&file, [b"From - Mon Mar  2 10:00:00 2026\n", mail, b"\n"].concat()).unwrap();
        let (status, words) = self.server.run(&["mail", "import", "Mail", file.to_str().unwrap()]);
        assert!(status.success() && words.contains("1 new"), "{words}");
        let page = self.mira.get("inbox?view=waiting&limit=200").await.unwrap();
        let rows = page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "email");
        // The newest of a list whose rows have the same urgency stands last.
        let id = rows.max_by_key(|row| row["version"].as_i64()).unwrap()["id"].as_str().unwrap().to_owned();
        self.mira.messages(&id).await.unwrap().pop().unwrap()
    }

    fn ask(&self, person: &Operator, path: &str, headers: &[(&str, &str)]) -> Answer {
        let host = format!("console.localhost:{}", self.server.address().port());
        let headers = [&[("Cookie", person.cookie())], headers].concat();
        wire::ask(self.server.address(), "GET", &host, path, &headers, b"")
    }

    fn design(&self, message: &Value, query: &str) -> Answer {
        self.ask(&self.mira, &format!("/api/v1/messages/{}/html{query}", id(message)), &[FRAME])
    }
}

fn id(message: &Value) -> &str {
    message["id"].as_str().unwrap()
}

/// A mail with this HTML and these files, each with its id, the type that it claims and its bytes.
fn related(html: &str, files: &[(String, &str, &[u8])]) -> Vec<u8> {
    let mut mail = format!(
        "From: tove@mail.example\nTo: help@hotline.example\nMessage-ID: <{}@mail.example>\nSubject: hi\nMIME-Version: 1.0\n\
         Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html; charset=utf-8\n\n{html}\n",
        Uuid::new_v4()
    );
    for (id, kind, bytes) in files {
        write!(mail, "--r\nContent-Type: {kind}\nContent-ID: <{id}>\nContent-Disposition: inline\n").unwrap();
        mail.push_str("Content-Transfer-Encoding: base64\n\n");
        for line in bytes.chunks(57) {
            writeln!(mail, "{}", STANDARD.encode(line)).unwrap();
        }
    }
    (mail + "--r--\n").into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_as_designed_is_closed_on_all_sides_and_its_pictures_open_when_asked_for() {
    let house = House::start().await;
    let html = "<p style=\"color:#0a0\">Here:</p><img src=\"cid:a@x\" alt=\"one\"><img src=\"cid:b@x\"><img src=\"cid:c@x\">\
                <img src=\"https://elsewhere.example/seen.png\"><script>alert(1)</script><form action=\"/\"><input></form>\
                <iframe src=\"https://elsewhere.example/\"></iframe><a href=\"https://evil.example/\">https://bank.example/</a>";
    let files = [
        ("a@x".to_owned(), "image/jpeg", PNG),
        ("b@x".to_owned(), "application/octet-stream", JPEG),
        ("c@x".to_owned(), "image/png", &b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"[..]),
    ];
    let message = house.take(&related(html, &files)).await;

    let closed = house.design(&message, "");
    assert_eq!((closed.status, closed.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(
        closed.header("content-security-policy"),
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'self'; sandbox"
    );
    for (name, value) in [
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-dns-prefetch-control", "off"),
        ("x-frame-options", ""),
    ] {
        assert_eq!(closed.header(name), value, "{name}");
    }
    assert!(closed.body.contains("color:#0a0") && closed.body.contains("[https://evil.example/]"), "{}", closed.body);
    for dead in ["<img", "data:", "<script", "<form", "<input", "<iframe", "elsewhere.example"] {
        assert!(!closed.body.contains(dead), "{dead} is in {}", closed.body);
    }

    let open = house.design(&message, "?pictures=true").body;
    assert_eq!(open.matches("<img").count(), 2, "by their bytes, not by their claims: {open}");
    assert!(open.contains("data:image/png;base64,iVBORw0K") && open.contains("data:image/jpeg;base64,/9j/"), "{open}");
    assert!(!open.contains("svg") && !open.contains("elsewhere.example"), "{open}");

    // The page that shows it may frame such documents and nothing else.
    let page = house.ask(&house.mira, "/", &[]);
    let origin = format!("http://console.localhost:{}", house.server.address().port());
    if page.status == 200 {
        let policy = page.header("content-security-policy");
        assert!(policy.ends_with(&format!(" {origin}/api/v1/messages/")), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("data:"), "{policy}");
    }

    // Both looks are told apart in the audit trail; whoever asked in another way saw nothing, and it is no look.
    for other in ["document", "object", "embed", "empty", "image"] {
        let refused = house.ask(
            &house.mira,
            &format!("/api/v1/messages/{}/html", id(&message)),
            &[("Sec-Fetch-Dest", other), ("Sec-Fetch-Site", "none")],
        );
        assert_eq!((refused.status, refused.slug().as_str()), (403, "forbidden"), "{other}");
        assert_eq!(refused.header("x-frame-options"), "DENY");
    }
    let supervisor = Operator::log_in(&house.server, &house.server.demo().operators[1]).await.unwrap();
    let audit = supervisor.get("audit").await.unwrap();
    let looks = audit["rows"].as_array().unwrap().iter();
    let looks: Vec<_> = looks.filter(|entry| entry["subject"] == message["id"]).map(|entry| &entry["act"]).collect();
    assert_eq!(looks, ["message.shown-with-pictures", "message.shown-as-html"], "newest first");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_shown_is_said_in_the_frame_in_the_operators_language() {
    let house = House::start().await;
    let nowhere = format!("/api/v1/messages/{}/html?language=", Uuid::new_v4());
    let gone = house.ask(&house.mira, &format!("{nowhere}en"), &[FRAME]);
    assert_eq!((gone.status, gone.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(gone.body.contains("<p>There is nothing to show here any more.</p>"), "{}", gone.body);
    assert!(gone.header("content-security-policy").ends_with("frame-ancestors 'self'; sandbox"));
    let polish = house.ask(&house.mira, &format!("{nowhere}pl"), &[FRAME]);
    assert!(polish.body.contains("Nie ma tu już nic do pokazania."), "{}", polish.body);
    for language in ["xx", "..%2F..%2Fen", "%3Cb%3E"] {
        let answer = house.ask(&house.mira, &format!("{nowhere}{language}"), &[FRAME]);
        assert_eq!(answer.body, gone.body, "{language}");
    }
    let ended = house.ask(&house.mira, &format!("{nowhere}en"), &[FRAME, ("Cookie", "__Host-earshot=none")]);
    assert_eq!(ended.status, 401);
    assert!(ended.body.contains("Please log in again."), "{}", ended.body);
    let administrator = house.ask(&house.ines, &format!("{nowhere}en"), &[FRAME]);
    assert_eq!((administrator.status, administrator.body), (403, gone.body));
    // Programs get what they get everywhere.
    assert_eq!(house.ask(&house.mira, &nowhere, &[]).slug(), "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_shown_within_bounds() {
    let house = House::start().await;
    let large = [PNG, &vec![0; 13 * 1024 * 1024]].concat();
    let mut files = vec![("large@x".to_owned(), "image/png", large.as_slice())];
    files.extend((0..60).map(|number| (format!("{number}@x"), "image/png", PNG)));
    let html = files.iter().map(|(id, _, _)| format!("<img src=\"cid:{id}\">")).collect::<String>();
    let message = house.take(&related(&html, &files)).await;
    let open = house.design(&message, "?pictures=true");
    assert_eq!((open.status, open.body.matches("<img").count()), (200, 50));
    assert!(open.body.len() < 64 * 1024, "what is too large is left out, the others are not");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_an_original_is_is_said() {
    let house = House::start().await;
    let original = |message: &Value| house.ask(&house.mira, &format!("/api/v1/messages/{}/original", id(message)), &[]);
    let small = house.take(b"From: a@mail.example\nMessage-ID: <small@mail.example>\n\nHello\n").await;
    let saved = original(&small);
    assert_eq!((saved.status, saved.header("content-type")), (200, "application/octet-stream"));
    assert!(saved.body.contains("Message-ID: <small@mail.example>") && saved.body.contains("Hello"), "{}", saved.body);

    // A large one is a file of the message.
    let words = "Hello\n".repeat(60_000);
    let mail = format!("From: b@mail.example\nMessage-ID: <large@mail.example>\n\n{words}");
    let large = house.take(mail.as_bytes()).await;
    let file = large["attachments"].as_array().unwrap().iter().find(|file| file["role"] == "original").unwrap();
    assert_eq!(house.ask(&house.mira, &format!("/api/v1/attachments/{}", id(file)), &[]).status, 200);
    let none = original(&large);
    assert_eq!((none.status, none.slug().as_str()), (404, "not-found"));
    assert!(none.words().contains("is a file of the message"), "{}", none.words());
    // What nobody brought has none, and what is nowhere says no more.
    assert_eq!(original(&json!({ "id": Uuid::new_v4() })).body, none.body);
}
