//! What a page may count on when it reads.

use std::{sync::Arc, time::Duration};

use earshot_channel::{Ahead, Channel, Desk, ItemKind};
use futures::FutureExt;
use http::{StatusCode, header};
use http_body_util::BodyExt;
use serde_json::json;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::app::{App, address, get, own_id, with_header};

/// An open event stream.
struct Events(axum::body::Body);

impl Events {
    async fn open(app: &App, token: &str, after: i64) -> Self {
        let request = with_header(get(&format!("/stream?after={after}"), token), "accept", "text/event-stream");
        let response = app.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        let mut events = Self(response.into_body());
        assert_eq!(events.next().await.as_deref(), Some(": ok\n\n"));
        events
    }

    /// The next piece, `None` at the end.
    async fn next(&mut self) -> Option<String> {
        let data = self.0.frame().await?.expect("no error").into_data().expect("data");
        Some(String::from_utf8(data.to_vec()).expect("UTF-8"))
    }
}

fn typing() -> ItemKind {
    ItemKind::Typing { name: "Mira".into(), on: true }
}

#[tokio::test(start_paused = true)]
async fn a_stream_opens_at_once_beats_every_fifteen_seconds_and_carries_what_happens() {
    let app = App::new();
    let token = app.session().await;
    let mut events = Events::open(&app, &token, 0).await;
    let began = Instant::now();
    assert_eq!(events.next().await.as_deref(), Some(": hb\n\n"));
    assert_eq!(began.elapsed(), Duration::from_secs(15));
    app.send(&token, 1, "hello\n\nid: 99").await;
    let own = events.next().await.expect("an event");
    assert!(own.starts_with("id: 1\ndata: {") && own.ends_with("}\n\n"), "{own}");
    assert_eq!(own.matches("\n\n").count(), 1, "a text can't end an event");
    assert!(own.contains(&format!(r#""client_id":"{}""#, own_id(1))), "{own}");
    app.host.happens(&address(&token), typing());
    let passing = events.next().await.expect("an event");
    assert!(passing.starts_with("data: {\"seq\":0"), "what isn't kept is no place to resume from: {passing}");
}

#[tokio::test(start_paused = true)]
async fn a_stream_resumes_where_it_was_cut() {
    let app = App::new();
    let token = app.session().await;
    for number in 1..=5 {
        app.send(&token, number, &number.to_string()).await;
    }
    let mut events = Events::open(&app, &token, 3).await;
    assert!(events.next().await.expect("an event").starts_with("id: 4\n"));
    drop(events);
    let mut events = Events::open(&app, &token, 4).await;
    assert!(events.next().await.expect("an event").starts_with("id: 5\n"));
    let ahead = app.get("/stream?after=6", &token).await;
    assert_eq!((ahead.status, ahead.problem().as_str()), (StatusCode::CONFLICT, "sequence-ahead"));
    assert_eq!(ahead.json()["last"], 5);
}

#[tokio::test(start_paused = true)]
async fn nobody_reads_anybody_else() {
    let app = App::new();
    let (one, two) = (app.session().await, app.session().await);
    app.send(&one, 1, "only for the hotline").await;
    let mut events = Events::open(&app, &two, 0).await;
    app.host.happens(&address(&one), typing());
    app.host.operator_says(&address(&one), "only for one", Vec::new());
    assert_eq!(events.next().await.as_deref(), Some(": hb\n\n"));
    assert!(app.items(&two).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn streams_and_polls_end_when_the_channel_stops_and_open_again_when_it_starts() {
    let app = App::new();
    let token = app.session().await;
    let mut events = Events::open(&app, &token, 0).await;
    let stop = CancellationToken::new();
    let running = app.chat.run(Arc::new(app.host.clone()), stop.clone());
    let stopping = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        stop.cancel();
    };
    let polling = app.get("/stream?after=0&wait=55", &token);
    let began = Instant::now();
    let (ran, (), polled, ended) = tokio::join!(running, stopping, polling, events.next());
    assert!(ran.is_ok());
    assert_eq!((ended, polled.status), (None, StatusCode::OK));
    assert_eq!(began.elapsed(), Duration::from_secs(1));
    let mut events = Events::open(&app, &token, 0).await;
    assert_eq!(events.next().await.as_deref(), Some(": hb\n\n"));
}

#[tokio::test(start_paused = true)]
async fn a_stream_ends_when_the_contact_leaves_and_when_the_session_is_too_old() {
    let app = App::new();
    let (left, old) = (app.session().await, app.session().await);
    let mut events = Events::open(&app, &left, 0).await;
    app.post("/leave", "", json!({"token": left})).await;
    assert!(events.next().await.expect("an event").contains(r#""kind":"closed""#));
    assert_eq!(events.next().await, None);
    let mut events = Events::open(&app, &old, 0).await;
    app.host.clock().advance_ms(earshot_webchat::SESSION_LIFE_MS);
    assert_eq!(events.next().await, None);
}

#[tokio::test(start_paused = true)]
async fn a_poll_waits_for_an_item_and_answers_with_it() {
    let app = App::new();
    let token = app.session().await;
    app.send(&token, 1, "hello").await;
    let began = Instant::now();
    let empty = app.get("/stream?after=1&wait=25", &token).await.json();
    assert_eq!((empty, began.elapsed()), (json!({"items": [], "last": 1}), Duration::from_secs(25)));
    let began = Instant::now();
    let saying = async {
        tokio::time::sleep(Duration::from_secs(4)).await;
        app.host.operator_says(&address(&token), "I am here.", Vec::new());
    };
    let (answer, ()) = tokio::join!(app.get("/stream?after=1&wait=25", &token), saying);
    assert_eq!((&answer.json()["last"], &answer.json()["items"][0]["text"]), (&json!(2), &json!("I am here.")));
    assert!(began.elapsed() < Duration::from_millis(4_100), "{:?}", began.elapsed());
    let began = Instant::now();
    app.get("/stream?after=2&wait=99999", &token).await;
    assert_eq!(began.elapsed(), Duration::from_secs(55));
}

#[tokio::test(start_paused = true)]
async fn a_poll_is_not_spun_by_what_passes() {
    let app = App::new();
    let token = app.session().await;
    let began = Instant::now();
    let passing = async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let kind = ItemKind::Waiting { ahead: Some(Ahead::Few), operators: Desk::Here };
        app.host.happens(&address(&token), kind);
    };
    let (answer, ()) = tokio::join!(app.get("/stream?after=0&wait=25", &token), passing);
    assert_eq!(answer.json()["items"][0]["kind"], "waiting");
    assert_eq!(answer.json()["last"], 0);
    assert_eq!(began.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn a_poll_after_a_long_absence_comes_in_parts() {
    let app = App::new();
    let token = app.session().await;
    for number in 1..=450 {
        app.send(&token, number, "x").await;
    }
    let mut lasts = Vec::new();
    let mut after = 0;
    loop {
        let answer = app.get(&format!("/stream?after={after}&wait=0"), &token).await.json();
        if answer["items"].as_array().expect("items").is_empty() {
            break;
        }
        after = answer["last"].as_i64().expect("a number");
        lasts.push(after);
    }
    assert_eq!(lasts, [200, 400, 450]);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_does_not_read_holds_nobody_up() {
    let app = App::new();
    let (slow, other) = (app.session().await, app.session().await);
    app.send(&slow, 1, "hello").await;
    let mut events = Events::open(&app, &slow, 0).await;
    for number in 0..2_000 {
        app.host.operator_says(&address(&slow), &number.to_string(), Vec::new());
    }
    assert_eq!(app.send(&other, 1, "hello").await.status, StatusCode::OK);
    let mut last = 0;
    while let Some(Some(event)) = events.next().now_or_never() {
        let seq: i64 = event.trim_start_matches("id: ").split('\n').next().expect("a line").parse().expect("a number");
        assert_eq!(seq, last + 1, "nothing is left out");
        last = seq;
    }
    assert_eq!(last, 2_001);
}
