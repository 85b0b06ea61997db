//! Persons with a conflict: by which of their ways nothing reaches them.

use crate::on_both;

on_both!(
    what_is_held_for_a_suspect_is_never_placed,
    a_suspect_reads_nothing_that_was_not_read_before,
    a_number_is_found_however_it_was_written_down,
    who_is_the_same_person_has_the_same_conflict,
    a_suspect_is_found_by_where_they_write_from,
    a_person_whose_talk_was_erased_goes_on_being_edited,
    what_is_held_is_given_out_although_a_talk_was_erased,
    the_trail_says_that_a_conflict_was_named_and_lifted,
);

mod cases {
    use std::sync::Arc;

    use bytes::Bytes;
    use earshot_channel::{
        Address, AttachmentId, Capabilities, CarrierId, ChannelId, ConversationSeq, ConversationToken, DeliveryState,
        Envelope, Host, Inbound, InboundMessage, ItemKind, Participant, Receipt, ReceiptOf, Received, Thread,
        testkit::FakeCarrier,
    };
    use earshot_inbox::{
        Acknowledgements, ConversationId, NewMessage, StoreError, WriteError,
        access::{Role, Scope},
        cases::{NewCase, Part},
        hotlines::{HotlineSpec, NewChannel},
        safety::SafetyForm,
        view::Message,
    };
    use futures::StreamExt;
    use serde_json::{Value, json};

    use crate::desk::{Desk, call, capabilities, clean, key, open, reply, spec, texts};

    const HOUR: i64 = 3_600_000;

    /// A case that names somebody as an abductor.
    async fn named(desk: &Desk, person: Value) -> Part {
        let form = serde_json::from_value(json!({ "kind": "MISSING", "risk": "HIGH" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let cases = desk.inbox.cases();
        let case = cases.open_new(&desk.mira, key(), new).await.unwrap().row.id;
        let mut suspect = json!({ "kind": "person", "roles": ["ABDUCTOR"] });
        suspect.as_object_mut().unwrap().extend(person.as_object().unwrap().clone());
        cases.add_part(&desk.mira, key(), case, serde_json::from_value(suspect).unwrap()).await.unwrap()
    }

    async fn deliver(desk: &Desk) {
        let carrier = desk.carrier(FakeCarrier::new(7));
        while desk.inbox.deliver_due(&carrier).await.unwrap() {}
    }

    fn code(message: &Message) -> Option<&str> {
        message.delivery.as_ref().and_then(|delivery| delivery.code.as_deref())
    }

    async fn talk(desk: &Desk, who: &str) -> ConversationId {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-1"), "where is my son").await;
        let rows = crate::desk::rows(desk, earshot_inbox::view::View::Waiting).await;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    async fn refused(desk: &Desk, id: ConversationId) -> bool {
        let written = desk.inbox.write(&desk.mira, key(), id, reply("she is at the station")).await;
        matches!(written, Err(WriteError::Store(StoreError::Conflict(words))) if words.contains("names a conflict"))
    }

    pub async fn what_is_held_for_a_suspect_is_never_placed(desk: Desk) {
        let held = || NewMessage { hold_ms: 10_000, ..reply("she is at the station") };
        let (by_time, now, closed) =
            (talk(&desk, "stork").await, talk(&desk, "crane").await, talk(&desk, "heron").await);
        let safe_hours = talk(&desk, "egret").await;
        let card = SafetyForm { hours: vec!["16:00-18:00".into()], ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.mira, safe_hours, card).await.unwrap();
        let mut sent = Vec::new();
        for id in [by_time, now, closed, safe_hours] {
            sent.push(desk.inbox.write(&desk.mira, key(), id, held()).await.unwrap().id);
            named(&desk, json!({ "conversation_id": id })).await;
        }
        let told = desk.inbox.send_now(&desk.mira, sent[1]).await.unwrap();
        assert_eq!(code(&told), Some("conflict"));
        desk.inbox.close_conversation(&desk.mira, closed, call(), None).await.unwrap();
        desk.clock.advance(10_000);
        deliver(&desk).await;
        desk.clock.advance(7 * HOUR);
        deliver(&desk).await;
        for (who, id) in [("stork", by_time), ("crane", now), ("heron", closed), ("egret", safe_hours)] {
            assert_eq!(texts(&desk.reads(who, 0).await), ["where is my son"], "{who}");
            let thread = open(&desk, id).await.messages;
            assert_eq!(code(thread.last().unwrap()), Some("conflict"), "{who}");
        }
        clean(&desk).await;
    }

    pub async fn a_suspect_reads_nothing_that_was_not_read_before(desk: Desk) {
        let id = talk(&desk, "stork").await;
        desk.inbox.write(&desk.mira, key(), id, reply("who are you?")).await.unwrap();
        let has_read = |place: usize| {
            let of =
                ReceiptOf::UpTo { from: Address::new("stork"), seq: ConversationSeq(i64::try_from(place).unwrap()) };
            let receipt = Receipt { of, state: DeliveryState::Read, code: None };
            let carrier_id = CarrierId::new(format!("seen-{place}"));
            Received { carrier_id, raw: Bytes::from_static(b"{}"), content: Ok(Inbound::Receipt(receipt)) }
        };
        desk.accept(has_read(desk.reads("stork", 0).await.len())).await;
        let bytes = Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"a map"))]));
        let file = desk.inbox.upload(&desk.mira, id, "map.txt".into(), "text/plain".into(), bytes).await.unwrap();
        let map = NewMessage { attachments: vec![file.id], ..reply("she is at the station") };
        desk.inbox.write(&desk.mira, key(), id, map).await.unwrap();
        deliver(&desk).await;
        let part = named(&desk, json!({ "conversation_id": id })).await;

        let shown = ["where is my son", "who are you?"];
        let items = desk.reads("stork", 0).await;
        assert_eq!(texts(&items), shown);
        assert!(!items.iter().any(|item| matches!(item.kind, ItemKind::Erased { .. })), "no trace of it");
        // Whoever says that they have read it reads it no more than before.
        desk.accept(has_read(items.len())).await;
        assert_eq!(texts(&desk.reads("stork", 0).await), shown);
        let stork = ConversationToken::new("stork");
        assert!(desk.host.attachment(&stork, AttachmentId(file.id)).await.is_err());
        let mut stream = desk.host.follow(&stork, ConversationSeq(i64::try_from(items.len()).unwrap())).await.unwrap();
        desk.inbox.typing(&desk.mira, id, true).await.unwrap();
        desk.says("stork", "stork-2", "answer me").await;
        let next = loop {
            match stream.next().await.unwrap().unwrap().kind {
                ItemKind::Waiting { .. } => {}
                kind => break kind,
            }
        };
        assert!(matches!(&next, ItemKind::Message { text, .. } if text == "answer me"), "{next:?}");
        let thread = open(&desk, id).await.messages;
        let states = |thread: &[Message]| {
            let out = thread.iter().filter_map(|message| message.delivery.as_ref());
            out.map(|delivery| (delivery.state, delivery.code.clone())).collect::<Vec<_>>()
        };
        let (read, withheld) = ((DeliveryState::Read, None), (DeliveryState::Failed, Some("conflict".to_owned())));
        assert_eq!(states(&thread), [read.clone(), withheld.clone()], "whoever wrote it sees that they don't get it");
        // Whoever has the thread open hears it, and again when it ends.
        let mut heard = desk.inbox.events(&desk.jonas, 0).await.unwrap();
        let mut told = async || loop {
            let event = heard.next().await.unwrap().unwrap();
            if event.kind == "delivery.changed" && event.actor.is_some() {
                break event.delivery.as_ref().map(|delivery| (delivery.state, delivery.code.clone()));
            }
        };
        assert_eq!(told().await, Some(withheld));
        desk.inbox.cases().remove_part(&desk.mira, part.id, 1).await.unwrap();
        assert_eq!(told().await, Some((DeliveryState::Sent, None)));
        assert_eq!(texts(&desk.reads("stork", 0).await).len(), 4, "and with the conflict all of that ends");
        assert_eq!(states(&open(&desk, id).await.messages), [read, (DeliveryState::Sent, None)]);
        clean(&desk).await;
    }

    pub async fn a_number_is_found_however_it_was_written_down(desk: Desk) {
        let croatian = HotlineSpec { country: "HR".into(), ..spec("lantern-line") };
        desk.inbox.hotlines().apply(croatian).await.unwrap();
        for (number, written) in
            [("+38598123456", "098 123 456"), ("+38640123457", "+386 (0)40 123-457"), ("+38598123458", "98123458")]
        {
            let id = talk(&desk, number).await;
            desk.inbox.write(&desk.mira, key(), id, reply("who are you?")).await.unwrap();
            named(&desk, json!({ "addresses": [written] })).await;
            assert!(refused(&desk, id).await, "{written}");
            let (_, conflict) = desk.inbox.cases().of_conversation(&desk.mira, id).await.unwrap();
            assert!(conflict.is_some(), "{written}");
        }
        let carrier = Arc::new(FakeCarrier::new(7));
        let channels: Arc<dyn earshot_inbox::delivery::ChannelRegistry> =
            Arc::new(crate::desk::OneChannel(desk.channel, carrier.clone()));
        while desk.inbox.deliver_due(&channels).await.unwrap() {}
        assert!(carrier.handed().is_empty());
        let other = talk(&desk, "+38598123459").await;
        assert!(!refused(&desk, other).await);
    }

    /// A mailbox of the desk's hotline.
    async fn mailbox(desk: &Desk) -> (ChannelId, Arc<dyn Host>) {
        let new = NewChannel {
            kind: "email".into(),
            name: "Mail".into(),
            settings: json!({}),
            secrets: vec![("password".into(), "kept sealed".to_owned().into())],
            active: true,
        };
        let id = desk.inbox.hotlines().put_channel(None, desk.mira.hotline(), new).await.unwrap().id;
        let mails = Capabilities { kind: "email", threads: true, ..capabilities() };
        (id, desk.inbox.host(id, &mails, Acknowledgements::default()).await.unwrap())
    }

    /// A mail that begins a talk.
    async fn mails(desk: &Desk, host: &Arc<dyn Host>, id: &str, from: &str, answer_to: Option<&str>) -> ConversationId {
        let by = Participant { address: from.into(), ..Participant::default() };
        let message = InboundMessage {
            from: Some(Address::new(from)),
            answer_to: answer_to.map(Address::new),
            text: "where is my son".into(),
            thread: Thread::Referred { joined: None },
            envelope: Some(Box::new(Envelope { from: by, ..Envelope::default() })),
            ..InboundMessage::default()
        };
        desk.clock.advance(1);
        let (raw, content) = (Bytes::from(format!("Message-ID: <{id}>")), Ok(Inbound::Message(message)));
        host.accept(vec![Received { carrier_id: CarrierId::new(id), raw, content }], None).await.unwrap();
        let rows = crate::desk::rows(desk, earshot_inbox::view::View::Waiting).await;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    pub async fn who_is_the_same_person_has_the_same_conflict(desk: Desk) {
        let (number, mail) = (talk(&desk, "+32475123456").await, talk(&desk, "stork@mail.example").await);
        let mother = talk(&desk, "heron@mail.example").await;
        desk.inbox.write(&desk.mira, key(), mail, reply("who are you?")).await.unwrap();
        named(&desk, json!({ "addresses": ["0475 12 34 56"] })).await;
        assert!(refused(&desk, number).await);
        assert!(!refused(&desk, mail).await, "nobody knows yet");
        desk.inbox.tie(&desk.mira, mail, number).await.unwrap();
        assert!(refused(&desk, mail).await);
        let (_, conflict) = desk.inbox.cases().of_conversation(&desk.mira, mail).await.unwrap();
        assert_eq!(conflict, Some(1));
        deliver(&desk).await;
        let thread = open(&desk, mail).await.messages;
        assert_eq!(code(&thread[1]), Some("conflict"), "what was queued stays");
        assert!(!refused(&desk, mother).await);
        // Named by a talk, too, and not for longer than the two are one.
        let by_talk = named(&desk, json!({ "conversation_id": mail })).await;
        let contact = open(&desk, number).await.contact.id;
        desk.inbox.untie(&desk.mira, mail, contact).await.unwrap();
        assert!(refused(&desk, mail).await && refused(&desk, number).await, "each is named by itself");
        desk.inbox.cases().remove_part(&desk.mira, by_talk.id, 1).await.unwrap();
        assert!(!refused(&desk, mail).await);
        clean(&desk).await;
    }

    pub async fn a_suspect_is_found_by_where_they_write_from(desk: Desk) {
        let (channel, host) = mailbox(&desk).await;
        let id = mails(&desk, &host, "1", "stork@mail.example", Some("nest@other.example")).await;
        let wren = mails(&desk, &host, "2", "wren@mail.example", Some("nest@other.example")).await;
        desk.inbox.write(&desk.mira, key(), id, reply("who are you?")).await.unwrap();
        named(&desk, json!({ "addresses": ["Stork@mail.example"] })).await;
        assert!(refused(&desk, id).await);
        assert!(!refused(&desk, wren).await, "somebody else who has answers sent there");
        let carrier = Arc::new(FakeCarrier::new(7));
        let channels: Arc<dyn earshot_inbox::delivery::ChannelRegistry> =
            Arc::new(crate::desk::OneChannel(channel, carrier.clone()));
        while desk.inbox.deliver_due(&channels).await.unwrap() {}
        let thread = open(&desk, id).await.messages;
        assert_eq!(code(thread.last().unwrap()), Some("conflict"));
        named(&desk, json!({ "addresses": ["nest@other.example"] })).await;
        assert!(refused(&desk, wren).await);
    }

    pub async fn a_person_whose_talk_was_erased_goes_on_being_edited(desk: Desk) {
        let id = talk(&desk, "stork").await;
        let part = named(&desk, json!({ "conversation_id": id })).await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        let more = json!({
            "kind": "person", "roles": ["ABDUCTOR"], "conversation_id": id, "addresses": ["0475 12 34 56"],
        });
        let more = serde_json::from_value(more).unwrap();
        let part = desk.inbox.cases().change_part(&desk.mira, part.id, 1, more).await.unwrap();
        assert_eq!(part.version, 2);
        let number = talk(&desk, "+32475123456").await;
        assert!(refused(&desk, number).await, "by the new number");
        clean(&desk).await;
    }

    pub async fn what_is_held_is_given_out_although_a_talk_was_erased(desk: Desk) {
        let (_, host) = mailbox(&desk).await;
        let first = mails(&desk, &host, "1", "heron@mail.example", None).await;
        let second = mails(&desk, &host, "2", "heron@mail.example", None).await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, first).await.unwrap();
        desk.inbox.cases().of_conversation(&desk.mira, first).await.unwrap();
        let other = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor);
        desk.inbox.ask_package(&desk.supervisor, second).await.unwrap();
        let package = desk.inbox.take_package(&other, second).await.unwrap();
        let erased: Vec<_> = package.conversations.iter().map(|talk| talk.erased).collect();
        assert_eq!(erased, [true, false]);
        assert_eq!(package.addresses.len(), 1);
    }

    pub async fn the_trail_says_that_a_conflict_was_named_and_lifted(desk: Desk) {
        let part = named(&desk, json!({ "addresses": ["stork@mail.example"] })).await;
        let seen = |conflict: bool| {
            let witness = json!({ "kind": "person", "roles": ["WITNESS"], "conflict": conflict });
            serde_json::from_value(witness).unwrap()
        };
        let cases = desk.inbox.cases();
        let part = cases.change_part(&desk.mira, part.id, 1, seen(false)).await.unwrap();
        let part = cases.change_part(&desk.mira, part.id, 2, seen(true)).await.unwrap();
        let part = cases.change_part(&desk.mira, part.id, part.version, seen(true)).await.unwrap();
        cases.remove_part(&desk.mira, part.id, part.version).await.unwrap();
        let trail = earshot_inbox::audit::list(desk.inbox.data(), &desk.supervisor, None, 100).await.unwrap();
        let about: Vec<_> = trail
            .rows
            .into_iter()
            .rev()
            .filter(|row| row.act.starts_with("case.part-"))
            .map(|row| row.data.get("conflict").cloned())
            .collect();
        let (on, off) = (Some(json!(true)), Some(json!(false)));
        assert_eq!(about, [on.clone(), off.clone(), on, None, off]);
    }
}
