//! What goes over the wire, letter by letter. The clock and chance are seeded, so every answer is the same each time.

use earshot_channel::{
    Ahead, CarrierId, ClosedBy, ConversationSeq, Desk, InboundAttachment, ItemKind, MessageId, testkit::HostFault,
};
use expect_test::{Expect, expect};
use http::header;
use serde_json::json;

use crate::app::{Answer, App, address, own_id, post, with_header};

fn check(answer: &Answer, expected: Expect) {
    let mut lines = vec![answer.status.to_string()];
    let mut headers: Vec<_> =
        answer.headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().expect("text"))).collect();
    headers.sort();
    lines.extend(headers);
    if !answer.body.is_empty() {
        lines.push(String::new());
        lines.push(answer.text());
    }
    expected.assert_eq(&lines.join("\n"));
}

#[tokio::test]
async fn session() {
    let app = App::new();
    check(
        &app.post("/session", "", json!({"language": "en"})).await,
        expect![[r#"
        201 Created
        cache-control: no-store
        content-length: 114
        content-type: application/json
        x-content-type-options: nosniff

        {"token":"lW7rLyYy170D8WayM-PvKFKfDxNXZ1JHlONKDv_hHFgAAAGbjgdGAM2XkkbxHC2mYCtEbsvvEeQ","expires_at":1768219200000}"#]],
    );
}

#[tokio::test]
async fn send() {
    let app = App::new();
    let token = app.session().await;
    check(
        &app.send(&token, 1, "hello").await,
        expect![[r#"
        200 OK
        cache-control: no-store
        content-length: 124
        content-type: application/json
        x-content-type-options: nosniff

        {"id":"00000000-0000-4000-8000-000000000001","message_id":"b9b501d1-d854-4b71-8002-1590ff0b4dc3","seq":1,"at":1767614400000}"#]],
    );
    check(
        &app.send(&token, 1, "other").await,
        expect![[r#"
        409 Conflict
        cache-control: no-store
        content-length: 207
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/id-reused","title":"The id stands for something else","status":409,"detail":"Another message was sent with this id before. What came now is kept beside it; use a new id for each message."}"#]],
    );
    app.host.fail_next([HostFault::Unavailable]);
    check(
        &app.send(&token, 2, "hello").await,
        expect![[r#"
        503 Service Unavailable
        cache-control: no-store
        content-length: 133
        content-type: application/problem+json
        retry-after: 1
        x-content-type-options: nosniff

        {"type":"/problems/unavailable","title":"Not now","status":503,"detail":"Your message is not saved yet; it is sent again by itself."}"#]],
    );
    check(
        &app.send("forged", 2, "hello").await,
        expect![[r#"
        401 Unauthorized
        cache-control: no-store
        content-length: 140
        content-type: application/problem+json
        www-authenticate: Bearer
        x-content-type-options: nosniff

        {"type":"/problems/unknown-session","title":"No such session","status":401,"detail":"This chat does not know you any more. Open a new one."}"#]],
    );
    check(
        &app.send(&token, 2, "").await,
        expect![[r#"
        422 Unprocessable Entity
        cache-control: no-store
        content-length: 148
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/invalid","title":"The request says something that can't be","status":422,"detail":"The message is empty. Write something first."}"#]],
    );
    check(
        &app.send(&token, 2, &"x".repeat(10_001)).await,
        expect![[r#"
        413 Payload Too Large
        cache-control: no-store
        content-length: 132
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/too-large","title":"Too long","status":413,"detail":"A message has at most 10,000 characters. Send it in parts."}"#]],
    );
    check(
        &app.ask(post("/send", &token, "{")).await,
        expect![[r#"
        400 Bad Request
        cache-control: no-store
        content-length: 112
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/malformed","title":"The request can't be read","status":400,"detail":"The body is not JSON."}"#]],
    );
    let foreign = with_header(post("/send", &token, "{}"), "origin", "https://evil.example");
    check(
        &app.ask(foreign).await,
        expect![[r#"
        403 Forbidden
        cache-control: no-store
        content-length: 147
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/foreign-origin","title":"Not from the chat's own page","status":403,"detail":"This can only be asked from the chat's own page."}"#]],
    );
}

#[tokio::test]
async fn safe() {
    let app = App::new();
    let token = app.session().await;
    check(
        &app.post("/safe", &token, json!({"id": own_id(1), "answer": "unsure"})).await,
        expect![[r#"
        200 OK
        cache-control: no-store
        content-length: 28
        content-type: application/json
        x-content-type-options: nosniff

        {"seq":1,"at":1767614400000}"#]],
    );
}

#[tokio::test]
async fn typing_seen_and_leave() {
    let app = App::new();
    let token = app.session().await;
    check(
        &app.post("/typing", &token, json!({"on": true})).await,
        expect![[r#"
        204 No Content
        cache-control: no-store
        content-length: 0
        x-content-type-options: nosniff"#]],
    );
    check(
        &app.post("/seen", &token, json!({"seq": 0})).await,
        expect![[r#"
        204 No Content
        cache-control: no-store
        content-length: 0
        x-content-type-options: nosniff"#]],
    );
    check(
        &app.post("/leave", "", json!({"token": token})).await,
        expect![[r#"
        204 No Content
        cache-control: no-store
        content-length: 0
        x-content-type-options: nosniff"#]],
    );
    check(
        &app.post("/seen", &token, json!({"seq": 0})).await,
        expect![[r#"
        410 Gone
        cache-control: no-store
        content-length: 131
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/session-ended","title":"The talk is over","status":410,"detail":"This talk was ended. Open a new one to go on."}"#]],
    );
}

#[tokio::test]
async fn upload_and_file() {
    let app = App::new();
    let token = app.session().await;
    let answer = app.upload(&token, "image/png", "a%20b.png", "png").await;
    check(
        &answer,
        expect![[r#"
        201 Created
        cache-control: no-store
        content-length: 103
        content-type: application/json
        x-content-type-options: nosniff

        {"handle":"ubUB0dhUS3GAAhWQ_wtNwwAAAAAAAAADAAABm44HRgAAYSBiLnBuZ-vqUTekwBAj0qbMRi1p3fQ","size_bytes":3}"#]],
    );
    let handle = answer.json()["handle"].clone();
    app.post("/send", &token, json!({"id": own_id(1), "text": "", "attachments": [handle]})).await;
    let items = app.items(&token).await;
    let path = format!("/file/{}", items[0]["attachments"][0]["id"].as_str().expect("an id"));
    check(
        &app.get(&path, &token).await,
        expect![[r#"
        200 OK
        cache-control: no-store
        content-disposition: attachment
        content-length: 3
        content-security-policy: default-src 'none'; sandbox
        content-type: image/png
        cross-origin-resource-policy: same-origin
        x-content-type-options: nosniff

        png"#]],
    );
    check(
        &app.upload(&token, "image/svg+xml", "a.svg", "svg").await,
        expect![[r#"
        415 Unsupported Media Type
        cache-control: no-store
        content-length: 159
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/unsupported-type","title":"Not of a kind that is taken here","status":415,"detail":"Only pictures (PNG, JPEG, WebP, GIF) can be sent here."}"#]],
    );
}

#[tokio::test(start_paused = true)]
async fn stream() {
    let app = App::new();
    let token = app.session().await;
    let contact = address(&token);
    app.send(&token, 1, "hello").await;
    app.post("/safe", &token, json!({"id": own_id(2), "answer": "no"})).await;
    let blob = app.host.blob("png");
    let file = InboundAttachment {
        blob,
        name: "map.png".into(),
        media_type: "image/png".into(),
        size_bytes: 3,
        ..InboundAttachment::default()
    };
    let out = app.host.operator_says(&contact, "I am here.", vec![file]);
    app.host.happens(&contact, ItemKind::Seen { up_to: ConversationSeq(1) });
    app.host.happens(&contact, ItemKind::Joined { name: "Mira".into() });
    app.host.happens(&contact, ItemKind::Left { name: "Mira".into() });
    app.host.happens(&contact, ItemKind::Erased { id: out.id });
    app.host.happens(&contact, ItemKind::Closed { by: ClosedBy::Timeout });
    let passing = async {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        app.host.happens(&contact, ItemKind::Typing { name: "Mira".into(), on: true });
        app.host.happens(&contact, ItemKind::Waiting { ahead: Some(Ahead::Few), operators: Desk::Away });
        app.host.happens(&contact, ItemKind::Waiting { ahead: None, operators: Desk::Here });
    };
    let pretty = |answer: &Answer| {
        let items = answer.json()["items"].as_array().expect("items").clone();
        items.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        {"at":1767614400000,"attachments":[],"client_id":"00000000-0000-4000-8000-000000000001","from":"me","id":"b9b501d1-d854-4b71-8002-1590ff0b4dc3","kind":"message","seq":1,"text":"hello"}
        {"answer":"no","at":1767614400000,"kind":"safety","seq":2}
        {"at":1767614400000,"attachments":[{"id":"c05daa4b-8acf-4674-8aa2-d790d641b387","media_type":"image/png","name":"map.png","size_bytes":3}],"author":"Mira","from":"operator","id":"614f5601-77dc-4567-be8b-cf144dd4fc9a","kind":"message","seq":3,"text":"I am here."}
        {"at":1767614400000,"kind":"seen","seq":4,"up_to":1}
        {"at":1767614400000,"kind":"joined","name":"Mira","seq":5}
        {"at":1767614400000,"kind":"left","name":"Mira","seq":6}
        {"at":1767614400000,"id":"614f5601-77dc-4567-be8b-cf144dd4fc9a","kind":"erased","seq":7}
        {"at":1767614400000,"by":"timeout","kind":"closed","seq":8}"#]].assert_eq(&pretty(&app.get("/stream?after=0&wait=0", &token).await));
    let (later, ()) = tokio::join!(app.get("/stream?after=8&wait=10", &token), passing);
    expect![[r#"
        {"at":1767614400000,"kind":"typing","name":"Mira","on":true,"seq":0}
        {"ahead":"few","at":1767614400000,"kind":"waiting","operators":"away","seq":0}
        {"ahead":null,"at":1767614400000,"kind":"waiting","operators":"here","seq":0}"#]]
    .assert_eq(&pretty(&later));
    check(
        &app.get("/stream?after=9", &token).await,
        expect![[r#"
        409 Conflict
        cache-control: no-store
        content-length: 152
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/sequence-ahead","title":"Nothing has that number yet","status":409,"detail":"Ask again from the last number that there is.","last":8}"#]],
    );
}

#[tokio::test]
async fn an_id_that_is_not_the_contacts_own_is_not_shown() {
    let app = App::new();
    let token = app.session().await;
    let foreign = ItemKind::Message {
        id: MessageId(uuid::Uuid::from_u128(5)),
        client_id: Some(CarrierId::new(format!("somebody-else/{}", own_id(5)))),
        from: earshot_channel::Party::Me,
        author: None,
        text: "merged".into(),
        attachments: Vec::new(),
    };
    app.host.happens(&address(&token), foreign);
    assert!(app.items(&token).await[0].get("client_id").is_none());
}

#[tokio::test]
async fn what_is_not_there() {
    let app = App::new();
    check(
        &app.get("/nothing", "").await,
        expect![[r#"
        404 Not Found
        cache-control: no-store
        content-length: 110
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/not-found","title":"Not here","status":404,"detail":"There is nothing under this address."}"#]],
    );
    let answer = app.get("/send", "").await;
    assert_eq!(answer.headers[header::ALLOW], "POST");
    check(
        &answer,
        expect![[r#"
        405 Method Not Allowed
        allow: POST
        cache-control: no-store
        content-length: 135
        content-type: application/problem+json
        x-content-type-options: nosniff

        {"type":"/problems/method-not-allowed","title":"Not asked this way","status":405,"detail":"This address is asked with another method."}"#]],
    );
}
