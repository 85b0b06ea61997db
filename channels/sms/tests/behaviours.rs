//! What a number does over time: when it may send, what it asks after a cut, what it keeps aside and lets go of.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::{collections::VecDeque, net::IpAddr, sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::{body::Body, http::Request};
use base64::{Engine, engine::general_purpose::STANDARD};
use earshot_channel::{
    Address, Channel, ChannelId, DeliveryState, HeldKind, Host, Mark, Outbound, PeerAddress, ReceiptOf, Recheck,
    SendError, UnixMillis,
    testkit::{FakeClock, MemoryHost},
};
use earshot_sms::{
    Settings, Sms, World,
    egress::{Answer, Ask, AskError, Egress},
    proof::{hmac_sha256, sha256},
};
use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// 2026-11-22 17:00:00 UTC.
const NOW: i64 = 1_795_366_800_000;
const OURS: &str = "+46700000099";
const TOVE: &str = "+46700000001";
const PATH_SECRET: &str = "Kq7vX2mT9bLw4ZrNp6Hd8JsYc3Ff5GaU";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// Answers in turn; a request that finds none waits for ever.
#[derive(Default)]
struct Script {
    answers: Mutex<VecDeque<Result<Answer, AskError>>>,
    asked: Mutex<Vec<Ask>>,
}

#[async_trait]
impl Egress for Script {
    async fn ask(&self, ask: Ask) -> Result<Answer, AskError> {
        self.asked.lock().push(ask);
        let answer = self.answers.lock().pop_front();
        match answer {
            Some(answer) => answer,
            None => std::future::pending().await,
        }
    }
}

struct Number {
    sms: Sms,
    host: MemoryHost,
    clock: FakeClock,
    script: Arc<Script>,
}

fn answer(status: u16, body: &Value) -> Result<Answer, AskError> {
    Ok(Answer { status, body: body.to_string().into(), ..Answer::default() })
}

impl Number {
    fn new(gateway: &Value, more: &Value) -> Self {
        let clock = FakeClock::at(UnixMillis(NOW));
        let host = MemoryHost::new(7, clock.clone()).unwrap();
        host.set_secret("api", b"an api secret");
        host.set_secret("webhook", PATH_SECRET.as_bytes());
        Self::over(host, clock, gateway, more)
    }

    /// The same host under other settings, as after a change.
    fn over(host: MemoryHost, clock: FakeClock, gateway: &Value, more: &Value) -> Self {
        let mut settings = json!({ "gateway": gateway, "number": OURS, "country": "SE" });
        settings.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        let settings: Settings = serde_json::from_value(settings).unwrap();
        assert_eq!(settings.faults(), []);
        let script = Arc::<Script>::default();
        let world =
            World { clock: clock.reader(), egress: script.clone(), base_url: "https://help.example/sms/k".into() };
        let sms = Sms::new(ChannelId::default(), settings, Arc::new(host.clone()), world);
        Self { sms, host, clock, script }
    }

    fn answers(&self, answers: impl IntoIterator<Item = Result<Answer, AskError>>) {
        self.script.answers.lock().extend(answers);
    }

    fn says(&self, text: &str) -> Outbound {
        self.host.operator_says(&Address::new(TOVE), text, Vec::new())
    }

    async fn post(&self, path: &str, kind: &str, body: &str) -> u16 {
        self.send("POST", path, &[("content-type", kind)], body, None).await
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str, peer: Option<&str>) -> u16 {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::from(body.to_owned())).unwrap();
        if let Some(peer) = peer {
            request.extensions_mut().insert(PeerAddress(peer.parse::<IpAddr>().unwrap()));
        }
        let router = self.sms.http(Arc::new(self.host.clone())).unwrap();
        router.oneshot(request).await.unwrap().status().as_u16()
    }

    async fn waiting(&self, kind: HeldKind) -> usize {
        self.host.held(kind, None, 1_000).await.unwrap().len()
    }

    async fn recheck(&self) -> (u64, u64) {
        let Recheck { released, still } = self.sms.recheck(Arc::new(self.host.clone())).await.unwrap();
        (released, still)
    }

    fn texts(&self) -> Vec<String> {
        self.host.kept().into_iter().map(|kept| kept.text).collect()
    }

    /// Runs the channel until this is so.
    async fn until(&self, what: impl AsyncFn() -> bool) {
        let stop = CancellationToken::new();
        let running = self.sms.run(Arc::new(self.host.clone()), stop.clone());
        let met = async {
            while !what().await {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::select! {
            ended = running => panic!("it ended: {ended:?}"),
            met = tokio::time::timeout(Duration::from_secs(20), met) => met.unwrap(),
        }
    }
}

fn twilio() -> Value {
    json!({ "kind": "twilio", "account": "AC1" })
}

fn elks() -> Value {
    json!({ "kind": "elks", "username": "u1" })
}

fn infobip(proof: &str) -> Value {
    json!({ "kind": "infobip", "base_url": "https://x.api.infobip.com", "proof": proof, "header": "x-hub", "coding": "hex" })
}

#[tokio::test]
async fn an_older_text_with_the_same_words_is_not_taken_for_ours() {
    let said = |sid: &str, date: &str| json!({ "sid": sid, "body": "Are you there?", "direction": "outbound-api", "status": "delivered", "date_created": date });
    let (older, ours) =
        (said("SM1", "Sun, 22 Nov 2026 16:59:59 +0000"), said("SM2", "Sun, 22 Nov 2026 17:00:00 +0000"));
    let table = [
        (vec![older.clone()], None),
        (vec![ours.clone(), older.clone()], Some(DeliveryState::Delivered)),
        (vec![ours.clone(), said("SM3", "Sun, 22 Nov 2026 17:00:01 +0000")], None),
        (vec![said("SM4", "yesterday")], None),
        (vec![], None),
    ];
    for (messages, expected) in table {
        let number = Number::new(&twilio(), &json!({}));
        number.answers([answer(200, &json!({ "messages": messages }))]);
        let told = number.sms.status_since(&number.says("Are you there?"), UnixMillis(NOW + 400)).await;
        assert_eq!(told, Ok(expected), "{messages:?}");
    }
    // One of the same second whose name we were given is another's.
    let number = Number::new(&twilio(), &json!({}));
    number.answers([answer(201, &json!({ "sid": "SM2", "status": "queued" }))]);
    number.sms.send(&number.says("Are you there?")).await.unwrap();
    number.answers([answer(200, &json!({ "messages": [ours] }))]);
    assert_eq!(number.sms.status_since(&number.says("Are you there?"), UnixMillis(NOW)).await, Ok(None));
}

#[tokio::test]
async fn where_no_words_are_kept_the_time_decides() {
    let said = |created: &str| json!({ "id": created, "to": TOVE, "direction": "outgoing", "status": "sent", "created": created });
    let table = [
        (vec![said("2026-11-22T16:58:00.000000")], None),
        (vec![said("2026-11-22T16:58:00.000000"), said("2026-11-22T17:00:01.000000")], Some(DeliveryState::Sent)),
    ];
    for (texts, expected) in table {
        let number = Number::new(&elks(), &json!({}));
        number.answers([answer(200, &json!({ "data": texts }))]);
        let told = number.sms.status_since(&number.says("Hej"), UnixMillis(NOW)).await;
        assert_eq!(told, Ok(expected), "{texts:?}");
    }
}

#[tokio::test]
async fn where_no_gateway_can_be_asked_nobody_is_asked() {
    let mut generic: Value = serde_json::from_str(include_str!("../fixtures/generic/telnyx.json")).unwrap();
    generic["kind"] = "generic".into();
    let gateways = [
        json!({ "kind": "vonage", "key": "k" }),
        json!({ "kind": "vonage", "key": "k", "api": "messages" }),
        json!({ "kind": "bird", "workspace": "w", "channel": "c" }),
        json!({ "kind": "bird", "api": "classic" }),
        json!({ "kind": "kannel", "url": "http://127.0.0.1:13013/cgi-bin/sendsms", "username": "u" }),
        generic,
    ];
    for gateway in gateways {
        let number = Number::new(&gateway, &json!({}));
        number.answers([Err(AskError::Cut("the line died".into()))]);
        let out = number.says("Hej");
        assert_eq!(number.sms.send(&out).await, Err(SendError::Unknown), "{gateway}");
        assert_eq!(number.sms.status_since(&out, UnixMillis(NOW)).await, Ok(None), "{gateway}");
        assert_eq!(number.script.asked.lock().len(), 1, "{gateway}: asked once, to send");
    }
}

#[tokio::test]
async fn a_text_that_comes_too_early_is_sent_back_and_holds_nothing_up() {
    let number = Number::new(&twilio(), &json!({ "pace_per_second": 1.0 }));
    number.answers((0..3).map(|n| answer(201, &json!({ "sid": format!("SM{n}"), "status": "queued" }))));
    let [first, second, third] = ["1", "2", "3"].map(|text| number.says(text));
    let again = |after_ms| Err(SendError::Retry { after_ms: Some(after_ms) });
    let state = async |out: &Outbound| {
        let sent = tokio::time::timeout(Duration::from_millis(500), number.sms.send(out)).await;
        sent.expect("at once").map(|sent| sent.state)
    };
    assert_eq!(state(&first).await, Ok(DeliveryState::Sent));
    assert_eq!(state(&second).await, again(1_000));
    assert_eq!(state(&third).await, again(2_000));
    number.clock.advance_ms(400);
    assert_eq!(state(&second).await, again(600), "it keeps its turn");
    number.clock.advance_ms(600);
    assert_eq!(state(&second).await, Ok(DeliveryState::Sent));
    assert_eq!(state(&third).await, again(1_000));
    number.clock.advance_ms(1_000);
    assert_eq!(state(&third).await, Ok(DeliveryState::Sent));
    assert_eq!(number.script.asked.lock().len(), 3);
}

#[tokio::test]
async fn what_is_signed_is_what_is_read() {
    // A token that binds an empty body says nothing about the address beside it.
    let number = Number::new(&json!({ "kind": "vonage", "key": "k", "api": "messages" }), &json!({}));
    let part = |value: &Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(value.to_string());
    let hash = sha256(b"").iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let claims = json!({ "iat": NOW / 1_000, "iss": "Vonage", "payload_hash": hash, "api_key": "k" });
    let signed = format!("{}.{}", part(&json!({ "alg": "HS256", "typ": "JWT" })), part(&claims));
    let signature =
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(hmac_sha256(PATH_SECRET.as_bytes(), signed.as_bytes()));
    let token = format!("Bearer {signed}.{signature}");
    let query = format!("/in?message_uuid=u1&to={}&from={}&text=forged", &OURS[1..], &TOVE[1..]);
    for method in ["GET", "POST"] {
        assert_eq!(number.send(method, &query, &[("authorization", &token)], "", None).await, 200);
    }
    assert_eq!((number.texts(), number.waiting(HeldKind::Unproven).await), (vec![], 2));
    // A recipe over the body alone, of a request that has none.
    let mut generic: Value = serde_json::from_str(include_str!("../fixtures/generic/telnyx.json")).unwrap();
    generic["kind"] = "generic".into();
    generic["signature"] =
        json!({ "method": "hmac-sha256", "header": "x-proof", "coding": "base64", "signed": "{body}" });
    generic["inbound"] = json!({ "id": "id", "from": "from", "text": "text" });
    let number = Number::new(&generic, &json!({}));
    let proof = STANDARD.encode(hmac_sha256(PATH_SECRET.as_bytes(), b""));
    let forged = format!("/in?id=1&from={}&text=forged", &TOVE[1..]);
    assert_eq!(number.send("GET", &forged, &[("x-proof", &proof)], "", None).await, 200);
    assert_eq!((number.texts(), number.waiting(HeldKind::Unproven).await), (vec![], 1));
    // A body that was signed, beside an address that is read.
    let (body, query) = (r#"{"id":"1"}"#, forged.as_str());
    let proof = STANDARD.encode(hmac_sha256(PATH_SECRET.as_bytes(), body.as_bytes()));
    assert_eq!(number.send("GET", query, &[("x-proof", &proof)], body, None).await, 200);
    assert_eq!((number.texts(), number.waiting(HeldKind::Unproven).await), (vec![], 2));
}

fn result(id: &str, to: &str, text: &str) -> Value {
    json!({ "messageId": id, "from": &TOVE[1..], "to": &to[1..], "text": text })
}

#[tokio::test]
async fn each_item_of_a_request_is_taken_for_itself() {
    let number = Number::new(&infobip("path"), &json!({}));
    let other = "+46700000098";
    let batch = json!({ "results": [
        result("1", OURS, "first"), result("2", other, "for somebody else"), result("3", OURS, "third"),
        { "messageId": "4", "status": { "groupId": { "no": "number" } } },
    ] });
    let path = format!("/in/{PATH_SECRET}");
    for _ in 0..2 {
        assert_eq!(number.post(&path, JSON, &batch.to_string()).await, 200);
    }
    assert_eq!(number.texts(), ["first", "third"]);
    assert_eq!((number.waiting(HeldKind::Foreign).await, number.waiting(HeldKind::Unproven).await), (1, 0));
    // Looked at again, what was taken is taken once.
    assert_eq!(number.recheck().await, (0, 1));
    assert_eq!(number.texts(), ["first", "third"]);
    let more = json!({ "results": [result("5", OURS, "fifth"), result("6", other, "mine after all")] });
    assert_eq!(number.post(&path, JSON, &more.to_string()).await, 200);
    let moved = Number::over(number.host.clone(), number.clock.clone(), &infobip("path"), &json!({ "number": other }));
    assert_eq!(moved.recheck().await, (0, 2), "what was for the old number is for another now");
    assert_eq!(moved.texts(), ["first", "third", "fifth", "for somebody else", "mine after all"]);
}

#[tokio::test]
async fn a_report_that_can_not_be_read_loses_no_other() {
    let mut generic: Value = serde_json::from_str(include_str!("../fixtures/generic/seven.json")).unwrap();
    generic["kind"] = "generic".into();
    generic.as_object_mut().unwrap().remove("signature");
    generic["receipts"] = json!({ "each": "reports", "id": "id", "state": "state", "states": { "OK": "delivered" } });
    let number = Number::new(&generic, &json!({}));
    let body = json!({ "reports": [{ "id": "a", "state": "OK" }, { "id": "b" }, { "id": "c", "state": "OK" }] });
    assert_eq!(number.post(&format!("/status/{PATH_SECRET}"), JSON, &body.to_string()).await, 200);
    let of: Vec<_> = number.host.receipts().into_iter().map(|receipt| receipt.of).collect();
    let named = |id: &str| ReceiptOf::Carrier(earshot_channel::CarrierId::new(id));
    assert_eq!(of, [named("a"), named("c")]);
    assert_eq!(number.waiting(HeldKind::Foreign).await, 1);
}

#[tokio::test]
async fn what_is_somebody_elses_is_kept_for_a_week() {
    let number = Number::new(&infobip("path"), &json!({}));
    let body = json!({ "results": [result("1", "+46700000098", "for somebody else")] }).to_string();
    assert_eq!(number.post(&format!("/in/{PATH_SECRET}"), JSON, &body).await, 200);
    assert_eq!(number.post("/in", JSON, &body).await, 200);
    number.clock.advance_ms(7 * 24 * 3_600_000 - 1);
    number.until(async || number.waiting(HeldKind::Foreign).await == 1).await;
    number.clock.advance_ms(1);
    number.until(async || number.waiting(HeldKind::Foreign).await == 0).await;
    assert_eq!(number.waiting(HeldKind::Unproven).await, 1, "what waits for its proof goes on waiting");
}

#[tokio::test]
async fn what_came_from_elsewhere_is_not_released_while_only_some_may_call() {
    let sources = json!({ "sources": ["192.0.2.0/24"] });
    let number = Number::new(&elks(), &sources);
    let path = format!("/in/{PATH_SECRET}");
    let body = "direction=incoming&id=1&from=%2B46700000001&to=%2B46700000099&message=hello";
    assert_eq!(number.send("POST", &path, &[("content-type", FORM)], body, Some("198.51.100.7")).await, 200);
    // Of the wrong secret only, and from where it may come.
    let wrong = body.replace("hello", "another").replace("id=1", "id=2");
    assert_eq!(number.send("POST", "/in/wrong", &[("content-type", FORM)], &wrong, Some("192.0.2.7")).await, 200);
    assert_eq!((number.texts(), number.waiting(HeldKind::Unproven).await), (vec![], 2));
    assert_eq!(number.recheck().await, (0, 2));
    let open = Number::over(number.host.clone(), number.clock.clone(), &elks(), &json!({}));
    assert_eq!(open.recheck().await, (1, 1));
    assert_eq!(open.texts(), ["hello"]);
    // Nothing of it says where it came from.
    for held in number.host.held(HeldKind::Unproven, None, 10).await.unwrap() {
        assert!(!String::from_utf8_lossy(&held.body).contains("198.51"));
    }
}

#[tokio::test]
async fn a_report_moves_only_the_text_whose_address_we_gave() {
    let number = Number::new(&elks(), &json!({}));
    number.answers([answer(200, &json!({ "id": "s1", "status": "created" }))]);
    let out = number.says("I am here.");
    number.sms.send(&out).await.unwrap();
    let body = String::from_utf8(number.script.asked.lock()[0].body.to_vec()).unwrap();
    let given = earshot_sms::fields::pairs(body.as_bytes());
    let url = given.into_iter().find(|(name, _)| name == b"whendelivered").unwrap().1;
    let path = String::from_utf8(url).unwrap().replace("https://help.example/sms/k", "");
    let other = path.replace(&out.id.0.to_string(), "01890000-0000-7000-8000-000000000002");
    let bare = path.split('.').next().unwrap();
    assert_ne!(other, path);
    for path in [&path, other.as_str(), bare] {
        assert_eq!(number.post(path, FORM, "id=s1&status=delivered").await, 200);
    }
    let of: Vec<_> = number.host.receipts().into_iter().map(|receipt| receipt.of).collect();
    let by_name = ReceiptOf::Carrier(earshot_channel::CarrierId::new("s1"));
    assert_eq!(of, [ReceiptOf::Message(out.id), by_name.clone(), by_name]);
}

#[tokio::test]
async fn a_file_that_can_not_be_fetched_holds_nothing_up() {
    let number = Number::new(&infobip("path"), &json!({}));
    let elks = Number::over(number.host.clone(), number.clock.clone(), &elks(), &json!({}));
    let path = format!("/in/{PATH_SECRET}");
    let mms = |id: &str, words: &str| {
        let image = "https%3A%2F%2Fmedia.example%2Fp.jpg";
        format!("direction=incoming&id={id}&from=%2B46700000001&to=%2B46700000099&message={words}&image={image}")
    };
    assert_eq!(elks.post(&path, FORM, &mms("1", "look")).await, 200);
    assert_eq!(elks.texts(), ["look"], "the words are there at once");
    // The first file's server never answers, the second's does.
    assert_eq!(elks.post(&path, FORM, &mms("2", "and here")).await, 200);
    elks.until(async || elks.script.asked.lock().len() == 2).await;
    assert_eq!((elks.texts().len(), elks.waiting(HeldKind::File).await), (2, 2));
    let cut = Answer { status: 200, body: "a pic".into(), is_cut: true, ..Answer::default() };
    let whole =
        Answer { status: 200, body: "a picture".into(), media_type: Some("image/png".into()), ..Answer::default() };
    elks.answers([Ok(cut), Ok(whole)]);
    elks.until(async || elks.waiting(HeldKind::File).await == 0).await;
    let files: Vec<_> = elks.host.kept().into_iter().filter(|kept| kept.text.is_empty()).collect();
    let marks: Vec<_> = files.iter().map(|kept| (kept.mark, kept.attachments.len())).collect();
    assert!(marks.contains(&(Some(Mark::FileMissing), 0)), "too large is said and not cut: {marks:?}");
    assert!(marks.contains(&(None, 1)), "{marks:?}");
}

#[tokio::test]
async fn nothing_that_waits_of_whoever_was_erased_comes_later() {
    let number = Number::new(&infobip("path"), &json!({}));
    let (path, other) = (format!("/in/{PATH_SECRET}"), "+46700000002");
    let from = |id: &str, from: &str| json!({ "messageId": id, "from": &from[1..], "to": &OURS[1..], "text": id });
    // What nobody has proven, of each.
    for (id, who) in [("1", TOVE), ("2", other)] {
        let body = json!({ "results": [from(id, who)] }).to_string();
        assert_eq!(number.post("/in/wrong", JSON, &body).await, 200);
    }
    assert_eq!(number.post(&path, JSON, &json!({ "results": [result("3", other, "no")] }).to_string()).await, 200);
    // A part and a file, of the one who goes.
    let kannel = json!({ "kind": "kannel", "url": "http://127.0.0.1:13013/cgi-bin/sendsms", "username": "u" });
    let kannel = Number::over(number.host.clone(), number.clock.clone(), &kannel, &json!({}));
    let part =
        |from: &str| format!("{path}?id=p{from}&from=%2B{from}&to=%2B46700000099&text=half&udh=%05%00%03%2A%02%01");
    for from in [&TOVE[1..], &other[1..]] {
        assert_eq!(kannel.send("GET", &part(from), &[], "", None).await, 200);
    }
    let elks = Number::over(number.host.clone(), number.clock.clone(), &elks(), &json!({}));
    let mms = "direction=incoming&id=9&from=%2B46700000001&to=%2B46700000099&image=https%3A%2F%2Fmedia.example%2Fp.jpg";
    assert_eq!(elks.post(&path, FORM, mms).await, 200);
    let waiting = async || {
        let mut counts = Vec::new();
        for kind in [HeldKind::Part, HeldKind::File, HeldKind::Unproven, HeldKind::Foreign] {
            counts.push(number.waiting(kind).await);
        }
        counts
    };
    assert_eq!(waiting().await, [2, 1, 2, 1]);
    number.sms.forget(&Address::new(TOVE)).await.unwrap();
    assert_eq!(waiting().await, [1, 0, 1, 0], "what is of others stays");
}

#[tokio::test]
async fn what_may_be_sent_in_a_day_is_counted_by_number_and_country() {
    let number = Number::new(&twilio(), &json!({ "daily_per_number": 3, "daily_per_country": 7 }));
    let of = |to: &str, text: &str| {
        let out = number.host.operator_says(&Address::new(to), text, Vec::new());
        let allowances = number.sms.allowances(&out).into_iter();
        allowances.map(|one| (one.of, one.cost, one.a_day, one.code)).collect::<Vec<_>>()
    };
    let expected = |to: &str, country: &str, cost| {
        vec![
            (format!("number:{to}"), cost, 3, "daily-number"),
            (format!("country:{country}"), cost, 7, "daily-country"),
        ]
    };
    assert_eq!(of(TOVE, "Hej"), expected(TOVE, "SE", 1));
    assert_eq!(of("+12425550123", &"a".repeat(161)), expected("+12425550123", "BS", 2));
    assert_eq!(of(TOVE, &"ж".repeat(71)), expected(TOVE, "SE", 2));
    assert_eq!(of("name:POLICE", "Hej"), []);
}

#[tokio::test]
async fn dear_and_foreign_numbers_are_refused_before_anybody_is_asked() {
    let number = Number::new(&twilio(), &json!({ "countries": ["SE", "DE", "BS"] }));
    let code = async |to: &str| {
        let out = number.host.operator_says(&Address::new(to), "Hej", Vec::new());
        match number.sms.send(&out).await {
            Err(SendError::Reject { code }) => code,
            other => panic!("{to}: {other:?}"),
        }
    };
    for (to, expected) in [
        ("+46900123456", "premium-number"),
        ("+4990012345678", "premium-number"),
        ("+881612345678", "premium-number"),
        ("+385912345678", "country"),
        ("+14155550123", "country"),
        ("name:POLICE", "no-number"),
        ("short:116000", "no-number"),
    ] {
        assert_eq!(code(to).await, expected, "{to}");
    }
    assert!(number.script.asked.lock().is_empty());
    number.answers([answer(201, &json!({ "sid": "SM1", "status": "queued" }))]);
    assert!(number.sms.send(&number.host.operator_says(&Address::new("+12425550123"), "Hi", Vec::new())).await.is_ok());
}
