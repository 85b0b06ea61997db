//! Files, up and down.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use earshot_channel::{InboundAttachment, testkit::FakeClock, testkit::MemoryHost};
use http::{StatusCode, header};
use serde_json::{Value, json};

use crate::app::{App, address, own_id, trickle};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n rest of a picture";

async fn handle(app: &App, token: &str) -> Value {
    let answer = app.upload(token, "image/png", "holiday.png", PNG).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
    assert_eq!(answer.json()["size_bytes"], PNG.len());
    answer.json()["handle"].clone()
}

fn with_files(number: u128, handles: &[&Value]) -> Value {
    json!({"id": own_id(number), "text": "", "attachments": handles})
}

#[tokio::test]
async fn a_picture_is_sent_and_read_back_by_its_own_session_only() {
    let app = App::new();
    let (mine, foreign) = (app.session().await, app.session().await);
    let handle = handle(&app, &mine).await;
    assert_eq!(app.post("/send", &mine, with_files(1, &[&handle])).await.status, StatusCode::OK);
    assert_eq!(app.post("/send", &mine, with_files(1, &[&handle])).await.status, StatusCode::OK, "sent again");
    assert_eq!(app.host.kept().len(), 1);
    let items = app.items(&mine).await;
    let file = &items[0]["attachments"][0];
    assert_eq!((&file["name"], &file["media_type"]), (&json!("holiday.png"), &json!("image/png")));
    let path = format!("/file/{}", file["id"].as_str().expect("an id"));
    let answer = app.get(&path, &mine).await;
    assert_eq!((answer.status, answer.body.as_ref()), (StatusCode::OK, PNG));
    assert_eq!(answer.headers[header::CONTENT_DISPOSITION], "attachment");
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(answer.headers[header::CONTENT_SECURITY_POLICY], "default-src 'none'; sandbox");
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(answer.headers[header::CONTENT_TYPE], "image/png");
    let refused = app.get(&path, &foreign).await;
    let unknown = app.get(&format!("/file/{}", own_id(9)), &foreign).await;
    assert_eq!((refused.status, refused.problem()), (StatusCode::NOT_FOUND, "not-found".into()));
    assert_eq!(refused.body, unknown.body, "nobody learns which files there are");
}

#[tokio::test]
async fn a_handle_is_worthless_to_another_session_and_when_changed_or_old() {
    let app = App::new();
    let (mine, foreign) = (app.session().await, app.session().await);
    let good = handle(&app, &mine).await;
    assert_eq!(app.post("/send", &foreign, with_files(1, &[&good])).await.problem(), "invalid");
    let text = good.as_str().expect("a handle");
    for at in 0..text.len() {
        let mut changed = text.to_owned().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = json!(String::from_utf8(changed).expect("ASCII"));
        assert_eq!(app.post("/send", &mine, with_files(1, &[&changed])).await.problem(), "invalid", "letter {at}");
    }
    app.host.clock().advance_ms(20 * 3_600_000);
    assert_eq!(app.post("/send", &mine, with_files(1, &[&good])).await.problem(), "invalid");
    assert!(app.host.kept().is_empty());
}

#[tokio::test]
async fn what_operators_send_is_never_served_as_a_page() {
    let app = App::new();
    let token = app.session().await;
    app.send(&token, 1, "hello").await;
    let blob = app.host.blob("<script>alert(1)</script>");
    let file = InboundAttachment {
        blob,
        name: "a.html".into(),
        media_type: "text/html".into(),
        size_bytes: 25,
        ..InboundAttachment::default()
    };
    app.host.operator_says(&address(&token), "see", vec![file]);
    let items = app.items(&token).await;
    let path = format!("/file/{}", items[1]["attachments"][0]["id"].as_str().expect("an id"));
    assert_eq!(app.get(&path, &token).await.headers[header::CONTENT_TYPE], "application/octet-stream");
}

#[tokio::test]
async fn only_pictures_are_taken_and_sound_where_it_is_switched_on() {
    let app = App::new();
    let token = app.session().await;
    for kind in ["image/svg+xml", "text/html", "application/pdf", "audio/ogg", "image/png+xml", "", "video/mp4"] {
        assert_eq!(app.upload(&token, kind, "a", "x").await.problem(), "unsupported-type", "{kind}");
    }
    for kind in ["image/png", "image/jpeg", "image/webp", "image/gif", "IMAGE/PNG; x=y"] {
        assert_eq!(app.upload(&token, kind, "a", "x").await.status, StatusCode::CREATED, "{kind}");
    }
    let host = MemoryHost::new(1, FakeClock::new()).expect("a temporary folder");
    let app = App::with(host.clone(), |settings| settings.audio = true);
    let token = app.session().await;
    assert_eq!(app.upload(&token, "audio/ogg", "a", "x").await.status, StatusCode::CREATED);
    let app = App::with(host, |settings| settings.uploads = false);
    assert_eq!(app.upload(&app.session().await, "image/png", "a", "x").await.problem(), "forbidden");
}

#[tokio::test(start_paused = true)]
async fn five_mebibytes_are_taken_and_not_one_byte_more() {
    let app = App::new();
    let token = app.session().await;
    let limit = usize::try_from(earshot_webchat::UPLOAD_LIMIT_BYTES).expect("fits");
    assert_eq!(app.upload(&token, "image/png", "a", vec![0; limit]).await.status, StatusCode::CREATED);
    let pieces = vec![Bytes::from(vec![0; 1024]); limit / 1024 + 1];
    let answer = app.upload(&token, "image/png", "a", trickle(pieces, Duration::ZERO, true)).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
    assert_eq!(app.host.blobs(), 1, "what was too large is not sealed");
    assert_eq!(app.upload(&token, "image/png", "a", "").await.problem(), "invalid");
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_stalls_or_breaks_off_is_given_up() {
    let app = App::new();
    let token = app.session().await;
    let stalled = trickle(vec![Bytes::from_static(b"x")], Duration::from_secs(1), false);
    let answer = app.upload(&token, "image/png", "a", stalled).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::REQUEST_TIMEOUT, "too-slow"));
    let broken =
        Body::from_stream(futures::stream::iter([Ok(Bytes::from_static(b"x")), Err(std::io::Error::other("gone"))]));
    assert_eq!(app.upload(&token, "image/png", "a", broken).await.problem(), "malformed");
    let drip = trickle(vec![Bytes::from_static(b"x"); 1000], Duration::from_secs(19), true);
    assert_eq!(app.upload(&token, "image/png", "a", drip).await.problem(), "unavailable", "120 seconds at most");
}

#[tokio::test]
async fn file_names_lose_what_could_mislead() {
    let app = App::new();
    let token = app.session().await;
    let names = [
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("C%3A%5Ctemp%5Ca.png", "a.png"),
        ("photo%E2%80%AEgnp.exe", "photognp.exe"),
        ("a%00b%0D%0A.png", "ab.png"),
        ("", "file"),
        ("...", "file"),
        ("%ff%fe", "\u{FFFD}\u{FFFD}"),
        ("100%", "100%"),
        ("z%C5%BCaba.png", "zżaba.png"),
    ];
    for (number, (given, shown)) in (1..).zip(names) {
        let handle = app.upload(&token, "image/png", given, "x").await.json()["handle"].clone();
        app.post("/send", &token, with_files(number, &[&handle])).await;
        assert_eq!(app.host.kept().last().expect("kept").attachments[0].name, shown, "{given}");
    }
}
