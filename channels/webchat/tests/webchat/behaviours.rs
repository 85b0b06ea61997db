//! What a page may count on when it writes.

use std::{sync::Arc, time::Duration};

use axum::body::Body;
use bytes::Bytes;
use earshot_channel::{
    Address, CarrierId, Channel, ChannelError, DeliveryState, MessageId, Outbound, ReceiptOf, SafetyAnswer, SendError,
    testkit::{FakeClock, HostFault, MemoryHost},
};
use http::{Request, StatusCode, header};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::app::{self, App, ORIGIN, address, own_id, post, trickle, with_header};

#[tokio::test]
async fn a_session_is_stored_nowhere_and_good_for_seven_days() {
    let app = App::new();
    let token = app.session().await;
    assert!(app.host.kept().is_empty() && app.host.contacts().is_empty());
    app.host.clock().advance_ms(earshot_webchat::SESSION_LIFE_MS - 1);
    assert_eq!(app.send(&token, 1, "still here").await.status, StatusCode::OK);
    app.host.clock().advance_ms(1);
    let answer = app.send(&token, 2, "too late").await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::UNAUTHORIZED, "unknown-session"));
}

#[tokio::test]
async fn a_session_outlives_a_clock_that_jumps_back() {
    let app = App::new();
    let token = app.session().await;
    app.host.clock().advance_ms(-10 * 365 * 24 * 3_600_000);
    assert_eq!(app.send(&token, 1, "hello").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_is_good_in_its_own_chat_only() {
    let app = App::new();
    let token = app.session().await;
    let other = App::with(app.host.clone(), |settings| {
        settings.channel = earshot_channel::ChannelId(uuid::Uuid::from_u128(8));
    });
    assert_eq!(other.send(&token, 1, "hello").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_session_with_any_letter_changed_is_unknown() {
    let app = App::new();
    let token = app.session().await;
    for at in 0..token.len() {
        let mut changed = token.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("ASCII");
        assert_eq!(app.send(&changed, 1, "hello").await.status, StatusCode::UNAUTHORIZED, "letter {at}");
    }
    for changed in [&token[..token.len() - 1], &format!("{token}A"), &token[..10], "", "="] {
        assert_eq!(app.send(changed, 1, "hello").await.status, StatusCode::UNAUTHORIZED);
    }
    assert!(app.host.kept().is_empty());
}

#[tokio::test]
async fn the_host_learns_who_wrote_and_in_which_language_and_keeps_the_bytes() {
    let app = App::new();
    let token = app.session().await;
    let body = json!({"id": own_id(1), "text": "Cześć", "language": "pl"}).to_string();
    app.ask(post("/send", &token, body.clone())).await;
    let kept = app.host.kept();
    assert_eq!(kept[0].from, Some(address(&token)));
    assert_eq!(kept[0].language.as_deref(), Some("pl"));
    assert_eq!(kept[0].raw, body);
    assert!(!format!("{kept:?}").contains(&token));
}

#[tokio::test]
async fn a_session_that_a_page_writes_into_a_body_is_not_kept_with_it() {
    let app = App::new();
    let token = app.session().await;
    app.post("/send", &token, json!({"id": own_id(1), "text": "hello", "token": token, "draft": 1})).await;
    let raw = String::from_utf8(app.host.kept()[0].raw.to_vec()).expect("UTF-8");
    assert_eq!(raw, format!(r#"{{"draft":1,"id":"{}","text":"hello"}}"#, own_id(1)));
}

#[tokio::test]
async fn a_message_in_a_language_that_is_none_is_taken_without_it() {
    let app = App::new();
    let token = app.session().await;
    let body = json!({"id": own_id(1), "text": "hello", "language": "<script>"});
    assert_eq!(app.post("/send", &token, body).await.status, StatusCode::OK);
    assert_eq!(app.host.kept()[0].language, None);
}

#[tokio::test]
async fn a_reused_id_is_told_and_both_texts_are_kept() {
    let app = App::new();
    let token = app.session().await;
    let first = app.send(&token, 1, "he hit me").await;
    let other = app.send(&token, 1, "I never said that").await;
    assert_eq!((other.status, other.problem().as_str()), (StatusCode::CONFLICT, "id-reused"));
    let kept: Vec<_> = app.host.kept().into_iter().map(|line| (line.text, line.conflict)).collect();
    assert_eq!(kept, [("he hit me".into(), false), ("I never said that".into(), true)]);
    assert_eq!(app.send(&token, 1, "he hit me").await.body, first.body);
    assert_eq!(app.send(&token, 1, "I never said that").await.status, StatusCode::CONFLICT);
    assert_eq!(app.host.kept().len(), 2);
}

#[tokio::test]
async fn two_children_with_the_same_id_never_meet() {
    let app = App::new();
    let (one, two) = (app.session().await, app.session().await);
    let mut first = app.send(&one, 1, "mine").await.json();
    let mut second = app.send(&two, 1, "mine too").await.json();
    assert_ne!(first["message_id"].take(), second["message_id"].take());
    assert_eq!(first, second, "nobody can tell whether the id was in use");
    let ids: Vec<_> = app.host.kept().into_iter().map(|line| line.carrier_id).collect();
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn an_erased_message_that_is_sent_again_stays_erased() {
    let app = App::new();
    let token = app.session().await;
    app.send(&token, 1, "forget this").await;
    assert!(app.host.erase(app.host.kept()[0].stored.message));
    let answer = app.send(&token, 1, "forget this").await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::GONE, "erased"));
}

#[tokio::test(start_paused = true)]
async fn while_the_host_takes_nothing_the_page_is_told_that_it_goes_on_by_itself() {
    for fault in [HostFault::Unavailable, HostFault::Hang, HostFault::HangAfterCommit, HostFault::LoseAnswer] {
        let app = App::new();
        let token = app.session().await;
        app.host.fail_next([fault]);
        let began = tokio::time::Instant::now();
        let answer = app.send(&token, 1, "help").await;
        assert!(began.elapsed() <= Duration::from_secs(11), "{fault:?}");
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
        assert!(answer.text().contains("Your message is not saved yet; it is sent again by itself."));
        let seconds = answer.headers[header::RETRY_AFTER].to_str().expect("text").parse::<u64>().expect("seconds");
        assert!((1..=60).contains(&seconds));
        assert_eq!(app.send(&token, 1, "help").await.status, StatusCode::OK);
        assert_eq!(app.host.kept().len(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn without_a_session_key_nothing_works_and_the_channel_says_what_to_mend() {
    let host = MemoryHost::new(1, FakeClock::new()).expect("a temporary folder");
    host.set_secret("session", b"short");
    let app = App::on(host.clone());
    assert_eq!(app.post("/session", "", json!({})).await.status, StatusCode::SERVICE_UNAVAILABLE);
    let ended = app.chat.run(Arc::new(host), CancellationToken::new()).await;
    assert!(matches!(ended, Err(ChannelError::Setup(_))), "{ended:?}");
}

#[tokio::test]
async fn the_safety_answer_reaches_the_host_and_counts_once() {
    let app = App::new();
    let token = app.session().await;
    let body = json!({"id": own_id(1), "answer": "no"});
    let first = app.post("/safe", &token, body.clone()).await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(app.post("/safe", &token, body).await.body, first.body);
    let kept = app.host.kept();
    assert_eq!((kept.len(), kept[0].safety), (1, Some(SafetyAnswer::No)));
}

#[tokio::test]
async fn typing_and_seen_are_passed_on_and_not_kept() {
    let app = App::new();
    let token = app.session().await;
    app.send(&token, 1, "hello").await;
    for on in [true, false, true] {
        assert_eq!(app.post("/typing", &token, json!({"on": on})).await.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(app.post("/seen", &token, json!({"seq": 1})).await.status, StatusCode::NO_CONTENT);
    let on: Vec<_> = app.host.typing().into_iter().map(|(from, on)| (from == address(&token), on)).collect();
    assert_eq!(on, [(true, true), (true, false), (true, true)]);
    let receipts = app.host.receipts();
    assert_eq!(receipts.len(), 1);
    assert_eq!(receipts[0].state, DeliveryState::Read);
    assert!(matches!(&receipts[0].of, ReceiptOf::UpTo { from, seq } if *from == address(&token) && seq.0 == 1));
    assert_eq!(app.host.kept().len(), 1);
}

#[tokio::test]
async fn leaving_ends_the_session_for_everything() {
    let app = App::new();
    let token = app.session().await;
    app.send(&token, 1, "bye").await;
    let beacon = Request::post("/leave")
        .header(header::CONTENT_TYPE, "text/plain;charset=UTF-8")
        .header(header::ORIGIN, ORIGIN)
        .body(Body::from(json!({"token": token}).to_string()))
        .expect("a request");
    assert_eq!(app.ask(beacon).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.post("/leave", "", json!({"token": token})).await.status, StatusCode::NO_CONTENT, "twice is fine");
    let answers = [
        app.send(&token, 2, "one more thing").await,
        app.send(&token, 1, "bye").await,
        app.post("/safe", &token, json!({"id": own_id(3), "answer": "no"})).await,
        app.post("/typing", &token, json!({"on": true})).await,
        app.post("/seen", &token, json!({"seq": 1})).await,
        app.get("/stream?after=0", &token).await,
        app.upload(&token, "image/png", "a.png", "png").await,
    ];
    for answer in answers {
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::GONE, "session-ended"));
    }
    assert!(!format!("{:?}", app.host.heard()).contains(&token), "the token goes nowhere");
    assert!(!app.host.kept().iter().any(|line| line.text == "one more thing"), "what is not acknowledged is not kept");
}

#[tokio::test]
async fn a_foreign_page_is_refused_whatever_it_asks() {
    let app = App::new();
    let token = app.session().await;
    let body = || json!({"id": own_id(1), "text": "hello"}).to_string();
    let foreign = ["https://evil.example", "null", "https://chat.example.org.evil.example", "http://chat.example.org"];
    for origin in foreign {
        let answer = app.ask(with_header(post("/send", &token, body()), "origin", origin)).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::FORBIDDEN, "foreign-origin"), "{origin}");
        assert_eq!(
            app.ask(with_header(app::get("/stream", &token), "origin", origin)).await.status,
            StatusCode::FORBIDDEN
        );
    }
    for site in ["cross-site", "same-site", "junk"] {
        let answer = app.ask(with_header(post("/send", &token, body()), "sec-fetch-site", site)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{site}");
    }
    assert!(app.host.kept().is_empty());
    let mut plain = post("/send", &token, body());
    plain.headers_mut().remove(header::ORIGIN);
    assert_eq!(app.ask(plain).await.status, StatusCode::OK, "no browser leaves the origin out of a POST");
}

#[tokio::test(start_paused = true)]
async fn a_body_that_drips_is_given_up_after_twenty_seconds() {
    let app = App::new();
    let token = app.session().await;
    let began = tokio::time::Instant::now();
    let drip = trickle(vec![Bytes::from_static(b"{"); 100], Duration::from_secs(3), false);
    let answer = app.ask(post("/send", &token, drip)).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::REQUEST_TIMEOUT, "too-slow"));
    assert_eq!(began.elapsed(), Duration::from_secs(20));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_malformed() {
    let app = App::new();
    let token = app.session().await;
    let broken = Body::from_stream(futures::stream::iter([
        Ok(Bytes::from_static(b"{\"id\"")),
        Err(std::io::Error::other("gone")),
    ]));
    assert_eq!(app.ask(post("/send", &token, broken)).await.problem(), "malformed");
}

#[tokio::test]
async fn only_json_is_read_and_a_beacon_only_leaves() {
    let app = App::new();
    let token = app.session().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx", ""] {
        let request = with_header(post("/send", &token, "{}"), "content-type", kind);
        assert_eq!(app.ask(request).await.problem(), "unsupported-type", "{kind:?}");
    }
    let request =
        with_header(post("/typing", &token, r#"{"on":true}"#), "content-type", "Application/JSON; charset=utf-8");
    assert_eq!(app.ask(request).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn an_outbound_message_is_sent_when_it_can_be_shown() {
    let app = App::new();
    let token = app.session().await;
    app.send(&token, 1, "hello").await;
    let good = app.host.operator_says(&address(&token), "I am here.", Vec::new());
    assert_eq!(app.chat.send(&good).await.map(|sent| sent.state), Ok(DeliveryState::Sent));
    let code = |out: Outbound| {
        let chat = app.chat.clone();
        async move {
            match chat.send(&out).await {
                Err(SendError::Reject { code }) => code,
                other => panic!("{other:?}"),
            }
        }
    };
    assert_eq!(code(Outbound { to: Address::new("mira@example.org"), ..good.clone() }).await, "unknown-address");
    assert_eq!(code(Outbound { text: "x".repeat(10_001), ..good.clone() }).await, "text-too-long");
    assert_eq!(code(Outbound { text: String::new(), ..good.clone() }).await, "empty");
    let other = Outbound { id: MessageId(uuid::Uuid::from_u128(1)), carrier_id: CarrierId::new("x"), ..good };
    assert!(app.chat.send(&other).await.is_ok());
}

#[tokio::test]
async fn the_probe_says_what_to_mend() {
    let host = MemoryHost::new(1, FakeClock::new()).expect("a temporary folder");
    let words = async |change: fn(&mut earshot_webchat::WebChatSettings)| {
        let probe = App::with(host.clone(), change).chat.probe().await;
        probe.checks.into_iter().filter(|check| !check.works).map(|check| check.words).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(words(|_| {}).await, "");
    assert!(words(|settings| settings.allowed_origins.clear()).await.contains("every browser is refused"));
    assert!(
        words(|settings| settings.allowed_origins = vec!["chat.example.org".into()]).await.contains("is not an origin")
    );
    assert!(
        words(|settings| settings.allowed_origins = vec!["https://a.org/".into()]).await.contains("without a path")
    );
    assert!(words(|settings| settings.key = "a/b".into()).await.contains("letters, digits"));
}
