//! What a stranger on the wire sees: names, headers, refusals. Spoken by hand over a socket, because a browser's or a library's
//! good manners would hide what is tested here.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::Operator;
use crate::harness::process::{Databases, Server};
use crate::harness::wire::{self, Answer};

/// One server for all of this file: nothing here disturbs anything else here.
static SERVER: LazyLock<Server> = LazyLock::new(|| Server::start(Databases::Embedded));

fn port() -> u16 {
    SERVER.address().port()
}

fn host(face: &str) -> String {
    format!("{face}.localhost:{}", port())
}

fn ask(method: &str, host: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    wire::ask(SERVER.address(), method, host, path, headers, body)
}

fn get(face: &str, path: &str) -> Answer {
    ask("GET", &host(face), path, &[], b"")
}

fn origin(face: &str) -> String {
    format!("http://{}", host(face))
}

#[test]
fn each_name_shows_its_own_face_and_no_other_name_shows_anything() {
    assert_eq!(get("console", "/api/v1/me").slug(), "unauthenticated");
    assert_eq!(get("chat", "/api/v1/me").slug(), "not-found");
    assert_eq!(get("hotline", "/api/v1/me").slug(), "not-found");
    let document = format!("/w/{}", SERVER.demo().key);
    assert_eq!(get("chat", &document).status, 200);
    assert_eq!(get("console", &document).slug(), "not-found");
    assert_eq!(get("hotline", "/").status, 200);
    for stranger in ["localhost", "127.0.0.1", "evil.test", "console.localhost"] {
        let answer = ask("GET", stranger, "/", &[], b"");
        assert_eq!((answer.status, answer.slug().as_str()), (421, "unknown-host"), "{stranger}");
    }
}

#[test]
fn every_answer_carries_the_security_headers() {
    let key = SERVER.demo().key;
    let answers = [
        get("console", "/"),
        get("console", "/healthz"),
        get("console", "/readyz"),
        get("console", "/api/docs"),
        get("console", "/api/v1/openapi.json"),
        get("console", "/api/v1/me"),
        get("console", "/api/v1/nothing"),
        get("console", "/no-such-file.js"),
        ask(
            "DELETE",
            &host("console"),
            "/api/v1/login",
            &[("Origin", &origin("console")), ("X-Earshot", "console")],
            b"",
        ),
        get("chat", "/"),
        get("chat", "/loader.js"),
        get("chat", &format!("/w/{key}")),
        get("chat", &format!("/w/{key}/texts/pl")),
        get("chat", &format!("/c/{key}/nothing")),
        get("chat", &format!("/c/{key}/stream?after=0")),
        get("chat", &format!("/contact/{key}")),
        get("hotline", "/"),
        ask("GET", "evil.test", "/", &[], b""),
    ];
    for answer in &answers {
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("frame-ancestors"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(["no-referrer", "same-origin"].contains(&answer.header("referrer-policy")));
        assert!(!answer.header("cache-control").is_empty());
        assert!(!answer.header("permissions-policy").is_empty());
        assert!(!answer.header("cross-origin-resource-policy").is_empty());
    }
}

#[test]
fn only_the_hotlines_own_sites_may_frame_the_chat_and_nobody_anything_else() {
    let key = SERVER.demo().key;
    let chat = get("chat", &format!("/w/{key}"));
    let framing = format!("frame-ancestors {}", origin("hotline"));
    assert!(chat.header("content-security-policy").contains(&framing));
    assert_eq!(chat.header("x-frame-options"), "");
    for (face, path) in [
        ("chat", format!("/contact/{key}")),
        ("console", "/".into()),
        ("console", "/api/docs".into()),
        ("hotline", "/".into()),
    ] {
        let answer = get(face, &path);
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{face}{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{face}{path}");
    }
}

#[test]
fn the_chats_document_is_made_for_one_opening() {
    let path = format!("/w/{}?lang=ar&origin=", SERVER.demo().key);
    let ours = get("chat", &format!("{path}{}", origin("hotline").replace(':', "%3A").replace('/', "%2F")));
    let theirs = get("chat", &format!("{path}https%3A%2F%2Fevil.test"));
    assert_eq!(ours.header("cache-control"), "no-store");
    assert_ne!(
        ours.header("content-security-policy"),
        theirs.header("content-security-policy"),
        "the nonce is used again"
    );
    assert!(ours.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
    let config = |answer: &Answer| -> Value {
        let (_, rest) = answer.body.split_once("id=\"earshot-config\">").unwrap();
        serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()
    };
    assert_eq!(config(&ours)["embedder"], origin("hotline"));
    assert_eq!(config(&theirs)["embedder"], Value::Null);
    assert_eq!(config(&ours)["language"], "ar");
}

#[test]
fn nothing_changes_without_the_proof_of_our_own_page() {
    let own = origin("console");
    let body = json!({ "login": "nobody", "password": "x" }).to_string();
    let attempts: [&[(&str, &str)]; 6] = [
        &[],
        &[("X-Earshot", "console")],
        &[("Origin", &own)],
        &[("Origin", "null"), ("X-Earshot", "console")],
        &[("Origin", &origin("chat")), ("X-Earshot", "console")],
        &[("Origin", &own), ("X-Earshot", "console"), ("Sec-Fetch-Site", "same-site")],
    ];
    for headers in attempts {
        let headers = [headers, &[("Content-Type", "application/json")]].concat();
        let answer = ask("POST", &host("console"), "/api/v1/login", &headers, body.as_bytes());
        assert_eq!((answer.status, answer.slug().as_str()), (403, "foreign-origin"), "{headers:?}");
    }
    let fetched = ask("GET", &host("console"), "/api/v1/me", &[("Sec-Fetch-Site", "cross-site")], b"");
    assert_eq!(fetched.slug(), "foreign-origin");
}

#[test]
fn what_can_not_be_read_is_refused_in_words() {
    let own = origin("console");
    let post = |kind: &str, body: &[u8]| {
        let headers = [("Origin", own.as_str()), ("X-Earshot", "console"), ("Content-Type", kind)];
        ask("POST", &host("console"), "/api/v1/login", &headers, body)
    };
    let large = format!("{{\"login\":\"{}\"}}", "a".repeat(70_000));
    let table: [(Answer, u16, &str); 6] = [
        (post("application/json", b"{\"login\":"), 400, "malformed"),
        (post("application/json", b"{\"login\":\"a\"}"), 400, "malformed"),
        (post("application/json", b"{\"login\":\"a\",\"password\":\"b\",\"role\":\"admin\"}"), 400, "malformed"),
        (post("text/plain", b"login=a"), 415, "unsupported-type"),
        (post("application/json", large.as_bytes()), 413, "too-large"),
        (get("console", "/api/v1/login"), 405, "method-not-allowed"),
    ];
    for (answer, status, slug) in &table {
        assert_eq!((answer.status, answer.slug().as_str()), (*status, *slug));
    }
}

#[test]
fn a_head_that_is_too_long_is_refused_by_itself() {
    let long = "a".repeat(20_000);
    let answer = ask("GET", &host("console"), "/", &[("X-Long", &long)], b"");
    assert_eq!(answer.status, 431);
    assert_eq!(get("console", "/healthz").status, 200);
}

#[test]
fn the_contact_page_takes_a_message_once_however_often_it_is_sent() {
    let path = format!("/contact/{}", SERVER.demo().key);
    let page = get("chat", &path);
    assert!(!page.body.contains("<script"));
    let field = |name: &str| {
        let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let marker = Uuid::new_v4().simple().to_string();
    let form = format!("text={marker}&session={}&id={}&lang=en", field("session"), field("id"));
    let own = origin("chat");
    let send = |from: &str| {
        let headers = [("Origin", from), ("Content-Type", "application/x-www-form-urlencoded")];
        ask("POST", &host("chat"), &path, &headers, form.as_bytes())
    };
    assert_eq!(send("https://evil.test").slug(), "foreign-origin");
    for _ in 0..2 {
        let sent = send(&own);
        assert_eq!(sent.status, 200, "{}", sent.body);
        assert_eq!(sent.body.matches(&marker).count(), 1, "{}", sent.body);
        assert!(sent.body.contains("role=\"status\""));
    }
}

#[tokio::test]
async fn a_stream_ends_within_a_second_of_the_session() {
    let operator = Operator::log_in(&SERVER, &SERVER.demo().operators[1]).await.unwrap();
    let after = operator.me["seq"].as_u64().unwrap();
    let mut stream = operator.stream(after).await.unwrap();
    operator.command(Uuid::new_v4(), "logout", &json!({})).await.unwrap();
    let began = Instant::now();
    // What the logout itself tells may come first; then the screen is told that its session is over.
    let mut last = Value::Null;
    while let Ok(event) = stream.next(Duration::from_secs(5)).await {
        last = event;
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!(last["kind"], "session.ended");
    assert_eq!(operator.get("me").await.unwrap_err().slug(), Some("unauthenticated"));
}

#[test]
fn the_description_that_is_printed_is_the_one_that_is_served() {
    let served: Value = serde_json::from_str(&get("console", "/api/v1/openapi.json").body).unwrap();
    let (status, printed) = SERVER.run(&["openapi"]);
    assert!(status.success());
    assert_eq!(served, serde_json::from_str::<Value>(&printed).unwrap());
}
