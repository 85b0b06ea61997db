//! The doubles keep the contract themselves: others build their tests on them.
#![expect(clippy::expect_used, reason = "a test fails by panicking, its set-up too")]

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use earshot_channel::{
    Accepted, Address, AttachmentId, CarrierId, Channel, ConversationSeq, ConversationToken, DeliveryState, Host,
    HostError, Inbound, InboundMessage, Item, ItemKind, Outbound, Received, SendError, Unreadable,
    testkit::{FakeCarrier, FakeClock, Habits, HostFault, MemoryHost, Mood, Seeded, Turn},
};
use futures::{FutureExt, StreamExt};
use tokio_util::sync::CancellationToken;

fn host() -> MemoryHost {
    MemoryHost::new(1, FakeClock::new()).expect("a temporary folder")
}

fn item(id: &str, text: &str) -> Received {
    let message = InboundMessage { from: Some(Address::new("a")), text: text.to_owned(), ..InboundMessage::default() };
    let content = Ok(Inbound::Message(message));
    Received { carrier_id: CarrierId::new(id), raw: Bytes::copy_from_slice(text.as_bytes()), content }
}

async fn accept(host: &MemoryHost, item: Received) -> Accepted {
    host.accept(vec![item], None).await.expect("accepted").remove(0)
}

fn outbound(host: &MemoryHost, text: &str) -> Outbound {
    host.operator_says(&Address::new("a"), text, Vec::new())
}

fn token() -> ConversationToken {
    ConversationToken::new("a")
}

#[tokio::test]
async fn host_knows_copies_conflicts_and_copies_of_conflicts() {
    let host = host();
    let Accepted::Message(first) = accept(&host, item("1", "yes")).await else { panic!("not new") };
    assert_eq!(accept(&host, item("1", "yes")).await, Accepted::Duplicate(first));
    let Accepted::Conflict(second) = accept(&host, item("1", "no")).await else { panic!("no conflict") };
    assert_eq!(accept(&host, item("1", "no")).await, Accepted::Conflict(second));
    assert_eq!((first.seq, second.seq), (ConversationSeq(1), ConversationSeq(2)));
    assert_eq!(host.kept().len(), 2);
}

#[tokio::test]
async fn host_keeps_what_was_erased_erased() {
    let host = host();
    let Accepted::Message(stored) = accept(&host, item("1", "secret")).await else { panic!("not new") };
    assert!(host.erase(stored.message));
    assert!(!host.erase(stored.message));
    assert_eq!(accept(&host, item("1", "secret")).await, Accepted::Tombstone);
    assert!(host.kept().iter().all(|line| line.erased && line.text.is_empty() && line.raw.is_empty()));
}

#[tokio::test]
async fn host_keeps_nothing_after_leaving_and_says_ended() {
    let host = host();
    accept(&host, item("1", "hello")).await;
    let leave = Received {
        carrier_id: CarrierId::new("leave"),
        raw: Bytes::new(),
        content: Ok(Inbound::Leave { from: Address::new("a") }),
    };
    assert_eq!(accept(&host, leave).await, Accepted::Ended);
    assert_eq!(accept(&host, item("2", "one more thing")).await, Accepted::Ended);
    assert_eq!(accept(&host, item("1", "hello")).await, Accepted::Ended);
    assert_eq!(host.kept().len(), 1);
    assert_eq!(host.follow(&token(), ConversationSeq(0)).await.err(), Some(HostError::Ended));
}

#[tokio::test]
async fn host_keeps_unreadable_items_with_their_bytes() {
    let host = host();
    let content = Err(Unreadable { from: None, why: "not UTF-8".into() });
    accept(&host, Received { carrier_id: CarrierId::new("1"), raw: Bytes::from_static(b"\xff"), content }).await;
    let kept = host.kept();
    assert!(kept.iter().all(|line| line.unreadable && line.raw == b"\xff".as_slice()));
    assert_eq!(kept.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn host_fails_as_scripted_and_then_works() {
    let host = host();
    host.fail_next([HostFault::Unavailable, HostFault::LoseAnswer, HostFault::Hang]);
    assert!(host.accept(vec![item("1", "a")], None).await.is_err());
    assert_eq!(host.kept().len(), 0);
    assert!(host.accept(vec![item("2", "b")], None).await.is_err());
    assert_eq!(host.kept().len(), 1);
    let hung = tokio::time::timeout(Duration::from_secs(3600), host.accept(vec![item("3", "c")], None)).await;
    assert!(hung.is_err());
    assert!(matches!(accept(&host, item("2", "b")).await, Accepted::Duplicate(_)));
    assert_eq!(host.accept_calls(), (4, 1));
}

#[tokio::test]
async fn host_lets_a_contact_resume_and_hear_what_is_not_kept() {
    let host = host();
    accept(&host, item("1", "one")).await;
    accept(&host, item("2", "two")).await;
    let mut stream = host.follow(&token(), ConversationSeq(1)).await.expect("a stream");
    let seqs = |item: Option<Result<Item, HostError>>| item.expect("an item").expect("no error").seq.0;
    assert_eq!(seqs(stream.next().await), 2);
    assert!(stream.next().now_or_never().is_none());
    host.happens(&Address::new("a"), ItemKind::Typing { name: "Mira".into(), on: true });
    host.happens(&Address::new("b"), ItemKind::Typing { name: "Mira".into(), on: true });
    outbound(&host, "three");
    assert_eq!(seqs(stream.next().await), 0, "typing passes by");
    assert_eq!(seqs(stream.next().await), 3);
    assert!(stream.next().now_or_never().is_none());
    let ahead = host.follow(&token(), ConversationSeq(9)).await.err();
    assert_eq!(ahead, Some(HostError::Ahead { last: ConversationSeq(3) }));
}

#[tokio::test]
async fn host_stream_is_silent_before_the_first_message_and_begins_with_it() {
    let host = host();
    let mut stream = host.follow(&token(), ConversationSeq(0)).await.expect("a stream");
    assert!(stream.next().now_or_never().is_none());
    accept(&host, item("1", "hello")).await;
    assert_eq!(stream.next().await.expect("an item").expect("no error").seq, ConversationSeq(1));
}

#[tokio::test]
async fn host_gives_a_file_to_its_own_conversation_only() {
    let host = host();
    let blob = host.put_blob(Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"png"))]))).await.expect("sealed");
    let mut received = item("1", "look");
    if let Ok(Inbound::Message(message)) = &mut received.content {
        message.attachments.push(earshot_channel::InboundAttachment {
            blob,
            name: "a.png".into(),
            media_type: "image/png".into(),
            size_bytes: 3,
            ..earshot_channel::InboundAttachment::default()
        });
    }
    accept(&host, received).await;
    let mut stream = host.follow(&token(), ConversationSeq(0)).await.expect("a stream");
    let ItemKind::Message { attachments, .. } = stream.next().await.expect("an item").expect("no error").kind else {
        panic!("no message")
    };
    let id = attachments[0].id;
    assert!(host.attachment(&token(), id).await.is_ok());
    assert!(matches!(host.attachment(&ConversationToken::new("b"), id).await, Err(HostError::NotFound)));
    let unknown = AttachmentId(Seeded::new(9).uuid());
    assert!(matches!(host.attachment(&token(), unknown).await, Err(HostError::NotFound)));
}

#[tokio::test]
async fn host_after_a_crash_holds_what_was_committed() {
    let host = host();
    accept(&host, item("1", "one")).await;
    host.crash_at_step(2);
    tokio::select! {
        biased;
        () = host.crashed() => {}
        _ = host.accept(vec![item("2", "two")], None) => panic!("it answered"),
    }
    let reborn = host.reborn().expect("a temporary folder");
    assert_eq!(reborn.kept().len(), 2, "the second step comes after the commit");
    assert!(matches!(accept(&reborn, item("2", "two")).await, Accepted::Duplicate(_)));
}

#[tokio::test(start_paused = true)]
async fn carrier_does_as_scripted_and_the_phone_tells_the_truth() {
    let host = host();
    let carrier = FakeCarrier::new(1);
    carrier.script([
        Turn::Deliver,
        Turn::SayOkButLose,
        Turn::SayRetryButDeliver,
        Turn::CutBefore,
        Turn::CutAfter,
        Turn::DeliverTwice,
        Turn::Reject,
    ]);
    let mut said = Vec::new();
    for text in ["1", "2", "3", "4", "5", "6", "7"] {
        said.push(carrier.send(&outbound(&host, text)).await.map(|sent| sent.state));
    }
    let retry = Err(SendError::Retry { after_ms: None });
    let reject = Err(SendError::Reject { code: "told-to".into() });
    let sent = Ok(DeliveryState::Sent);
    let unknown = Err(SendError::Unknown);
    assert_eq!(said, [sent.clone(), sent.clone(), retry, unknown.clone(), unknown, sent, reject]);
    let texts: Vec<_> = carrier.phone().into_iter().map(|arrived| arrived.text).collect();
    assert_eq!(texts, ["1", "3", "5", "6", "6"]);
    carrier.mood(Mood::Silent);
    let hung = tokio::time::timeout(Duration::from_secs(3600), carrier.send(&outbound(&host, "8"))).await;
    assert!(hung.is_err());
}

#[tokio::test(start_paused = true)]
async fn carrier_repeats_and_shuffles_until_it_is_told_received() {
    let host = host();
    let carrier = FakeCarrier::new(5);
    carrier.habits(Habits { repeats: 2, shuffles: true, forgets: 3, batch: 4 });
    for text in ["a", "b", "c", "d", "e"] {
        carrier.contact_says(&Address::new("a"), text);
    }
    carrier.reports_backwards(&CarrierId::new("out"));
    carrier.reports_unknown();
    host.fail_next([HostFault::Unavailable, HostFault::LoseAnswer]);
    let stop = CancellationToken::new();
    let running = carrier.run(Arc::new(host.clone()), stop.clone());
    let stopping = async {
        while carrier.waiting() > 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        stop.cancel();
    };
    let (ended, ()) = tokio::join!(running, stopping);
    assert!(ended.is_ok());
    let mut texts: Vec<_> = host.kept().into_iter().map(|line| line.text).collect();
    texts.sort();
    assert_eq!(texts, ["a", "b", "c", "d", "e"]);
    assert_eq!(carrier.acknowledged().len(), 9 * 3 + 3 * 4);
    assert!(host.receipts().len() >= 4 * 3, "each receipt came three times or more");
}

#[test]
fn the_same_seed_is_the_same_carrier() {
    let choices = |seed| {
        let carrier = FakeCarrier::new(seed);
        carrier.mood(Mood::AnyOf(vec![Turn::Deliver, Turn::Reject, Turn::CutAfter, Turn::SayOkButLose]));
        let host = host();
        for number in 0..20 {
            let _ = carrier.send(&outbound(&host, &number.to_string())).now_or_never();
        }
        carrier.handed().into_iter().map(|(_, turn)| turn).collect::<Vec<_>>()
    };
    assert_eq!(choices(3), choices(3));
    assert_ne!(choices(3), choices(4));
}
