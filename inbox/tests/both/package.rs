//! Everything that is held about one contact, for the contact.

use crate::on_both;

on_both!(
    two_supervisors_give_a_contact_what_is_held_about_them_and_nothing_of_others,
    a_merged_talk_is_given_to_each_contact_without_the_others,
    what_colleagues_noted_about_a_person_stands_apart,
    what_a_case_says_of_a_child_is_read_first,
    only_its_child_learns_the_number_of_a_case,
    a_suspect_reads_nothing_of_the_case,
    a_suspect_gets_nothing_that_was_kept_back_and_is_not_told_why,
    what_was_taken_back_is_in_nobodys_package,
    looks_are_looks,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{
        Address, CarrierId, ConversationSeq, DeliveryState, Envelope, Inbound, InboundMessage, Origin, Participant,
        Receipt, ReceiptOf, Received, testkit::FakeCarrier,
    };
    use earshot_inbox::{
        CaseId, ConversationId, MessageKind, NewMessage, StoreError,
        access::{Role, Scope},
        cases::{NewCase, NewLink},
        package::Package,
        view::{Direction, View},
    };
    use serde_json::json;

    use crate::desk::{Desk, key, reply, spec};

    pub async fn two_supervisors_give_a_contact_what_is_held_about_them_and_nothing_of_others(desk: Desk) {
        let inbox = &desk.inbox;
        desk.says("wren", "w-1", "I am wren <b>and</b> afraid").await;
        let id = desk.first_waiting().await;
        inbox.claim(&desk.mira, id).await.unwrap();
        inbox.write(&desk.mira, key(), id, reply("I am here.")).await.unwrap();
        let note = NewMessage { kind: MessageKind::Note, ..reply("canary-note about her brother") };
        inbox.write(&desk.mira, key(), id, note).await.unwrap();
        let participant = |address: &str| Participant { address: address.into(), ..Participant::default() };
        let aunt = InboundMessage {
            from: Some(Address::new("wren")),
            text: "canary-aunt".into(),
            envelope: Some(Box::new(Envelope { from: participant("aunt@mail.example"), ..Envelope::default() })),
            ..InboundMessage::default()
        };
        let raw = Bytes::from_static(b"{\"aunt\":1}");
        desk.accept(Received { carrier_id: CarrierId::new("w-2"), raw, content: Ok(Inbound::Message(aunt)) }).await;
        desk.says("finch", "f-1", "canary-somebody-else").await;
        let cases = inbox.cases();
        let form = serde_json::from_value(json!({ "kind": "PROTECTION", "summary": "canary-summary" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let case = cases.open_new(&desk.mira, key(), new).await.unwrap().row.id;
        cases.link(&desk.mira, case, NewLink { conversation_id: Some(id), call_id: None }).await.unwrap();
        for person in [
            json!({ "kind": "person", "roles": ["WITNESS"], "name": "Wren", "conversation_id": id }),
            json!({ "kind": "person", "roles": ["HOUSEHOLD"], "name": "canary-household" }),
            json!({ "kind": "child", "age": 6, "name": "canary-child" }),
        ] {
            cases.add_part(&desk.mira, key(), case, serde_json::from_value(person).unwrap()).await.unwrap();
        }

        let call = json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 14, "child_gender": "GIRL", "reasons": ["FR"], "leading_reason": "FR",
            "note": "canary-call-note", "emergency": { "called": false, "reason": "canary-emergency" },
        });
        inbox.close_conversation(&desk.mira, id, serde_json::from_value(call).unwrap(), None).await.unwrap();

        // One asks, another one takes it out, once.
        let other = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor);
        let is_conflict =
            |outcome: Result<_, StoreError>| matches!(outcome.map(|_: Package| ()), Err(StoreError::Conflict(_)));
        assert!(is_conflict(inbox.take_package(&other, id).await), "nobody asked");
        inbox.ask_package(&desk.supervisor, id).await.unwrap();
        assert!(matches!(inbox.ask_package(&other, id).await, Err(StoreError::Conflict(_))));
        assert!(is_conflict(inbox.take_package(&desk.supervisor, id).await), "the same person");
        inbox.package_not_wanted(&other, id).await.unwrap();
        inbox.package_not_wanted(&other, id).await.unwrap();
        assert_eq!(inbox.package_wish(&other, id).await.unwrap().by, None);
        inbox.ask_package(&desk.supervisor, id).await.unwrap();
        let asked = inbox.package_wish(&other, id).await.unwrap();
        assert_eq!(asked.by.unwrap().id, desk.supervisor.operator());
        let package = inbox.take_package(&other, id).await.unwrap();
        assert!(is_conflict(inbox.take_package(&other, id).await), "once");

        let text = serde_json::to_string(&package).unwrap();
        assert!(!text.contains("canary"), "nothing of others: {text}");
        assert!(!text.contains("mira Testowa") && !text.contains("sol Testowa"), "nobody who works here");
        assert_eq!(package.addresses.iter().map(|known| known.address.as_str()).collect::<Vec<_>>(), ["wren"]);
        let said: Vec<_> = package.conversations[0]
            .messages
            .iter()
            .map(|message| (message.direction, message.text.as_str(), message.by_somebody_else))
            .collect();
        let expected = [
            (Direction::In, "I am wren <b>and</b> afraid", false),
            (Direction::Out, "I am here.", false),
            (Direction::In, "", true),
        ];
        assert_eq!(said, expected);
        assert_eq!(package.notes.len(), 6, "apart, to be read first");
        assert_eq!(package.conversations[0].records[0]["record"]["leading_reason"], json!("FR"));
        assert_eq!(package.cases[0]["as_person"][0]["name"], json!("Wren"));
        assert!(package.cases[0].get("number").is_none(), "the case is about others: {}", package.cases[0]);
        assert!(package.looks.iter().any(|look| look.act == "conversation.opened"));

        for scope in [&desk.mira, &desk.admin] {
            assert!(matches!(inbox.ask_package(scope, id).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(inbox.take_package(scope, id).await.map(|_| ()), Err(StoreError::Forbidden(_))));
        }
        let elsewhere = inbox.hotlines().apply(spec("harbour")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(elsewhere, desk.supervisor.operator(), Role::Supervisor);
        assert_eq!(inbox.ask_package(&stranger, id).await, Err(StoreError::NotFound));
        let trail = earshot_inbox::audit::list(inbox.data(), &desk.supervisor, None, 100).await.unwrap();
        for act in ["contact.package-asked", "contact.package-taken-back", "contact.package-taken"] {
            assert!(trail.rows.iter().any(|row| row.act == act), "{act}");
        }
    }

    async fn taken(desk: &Desk, id: ConversationId) -> Package {
        let other = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor);
        desk.inbox.ask_package(&desk.supervisor, id).await.unwrap();
        desk.inbox.take_package(&other, id).await.unwrap()
    }

    fn form() -> serde_json::Value {
        json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 14, "child_gender": "GIRL", "reasons": ["FR"], "leading_reason": "FR",
            "note": "canary-call-note",
        })
    }

    async fn talk(desk: &Desk, who: &str) -> ConversationId {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-1"), &format!("canary-{who}")).await;
        let rows = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap().rows;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    pub async fn a_merged_talk_is_given_to_each_contact_without_the_others(desk: Desk) {
        let (head, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        for n in 0..210 {
            desk.says("lark", &format!("lark-more-{n}"), &format!("canary-lark {n}")).await;
        }
        desk.inbox.merge(&desk.mira, head, part).await.unwrap();
        desk.inbox
            .write(&desk.mira, key(), head, NewMessage { over: Some(part), ..reply("canary-to-lark") })
            .await
            .unwrap();
        desk.inbox.close_conversation(&desk.mira, head, serde_json::from_value(form()).unwrap(), None).await.unwrap();
        let package = taken(&desk, head).await;
        let text = serde_json::to_string(&package).unwrap();
        assert!(text.contains("canary-wren") && !text.contains("lark"), "nothing of the other: {text}");
        assert_eq!((package.conversations.len(), package.conversations[0].records.len()), (1, 1));
        assert_eq!(package.notes.len(), 1, "the note of its own record");
        let viewers = desk.inbox.open_conversation(&desk.mira, head).await.unwrap().row.viewers;
        assert!(viewers.iter().all(|viewer| viewer.id != desk.jonas.operator()), "nobody sits in it because of that");
        let package = taken(&desk, part).await;
        let text = serde_json::to_string(&package).unwrap();
        assert!(!text.contains("canary-wren"), "nothing of the other: {text}");
        assert_eq!(package.conversations[0].messages.len(), 212, "all of its own");
    }

    async fn case_of(desk: &Desk, id: ConversationId) -> CaseId {
        let form = serde_json::from_value(json!({ "kind": "MISSING", "summary": "canary-summary" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let case = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id;
        let link = NewLink { conversation_id: Some(id), call_id: None };
        desk.inbox.cases().link(&desk.mira, case, link).await.unwrap();
        case
    }

    async fn person(desk: &Desk, case: CaseId, person: serde_json::Value) {
        let section = serde_json::from_value(person).unwrap();
        desk.inbox.cases().add_part(&desk.mira, key(), case, section).await.unwrap();
    }

    pub async fn what_colleagues_noted_about_a_person_stands_apart(desk: Desk) {
        let id = talk(&desk, "wren").await;
        let case = case_of(&desk, id).await;
        let known = json!({
            "kind": "person", "roles": ["WITNESS"], "relation": "FAMILY", "name": "Wren", "notes": "canary-note about her aunt", "conversation_id": id,
        });
        person(&desk, case, known).await;
        let package = taken(&desk, id).await;
        let said = &package.cases[0]["as_person"][0];
        assert_eq!(said["name"], json!("Wren"));
        for kept in ["notes", "roles", "relation", "conflict"] {
            assert!(said.get(kept).is_none(), "{kept}: {said}");
        }
        assert!(!serde_json::to_string(&package).unwrap().contains("canary-note"));
        assert!(package.notes.iter().any(|note| note.text.contains("canary-note") && note.text.contains("WITNESS")));
    }

    pub async fn what_a_case_says_of_a_child_is_read_first(desk: Desk) {
        let id = talk(&desk, "wren").await;
        let (case, hidden) = (case_of(&desk, id).await, case_of(&desk, id).await);
        person(&desk, case, json!({ "kind": "child", "name": "canary-child", "birth_date": "2012-02-28" })).await;
        person(&desk, case, json!({ "kind": "person", "roles": ["WITNESS"], "name": "canary-other" })).await;
        desk.inbox.cases().keep_from(&desk.supervisor, hidden, desk.jonas.operator(), true).await.unwrap();
        let package = taken(&desk, id).await;
        assert!(!serde_json::to_string(&package).unwrap().contains("canary-child"));
        let first: Vec<_> = package.notes.iter().map(|note| note.text.as_str()).collect();
        assert!(first.iter().any(|note| note.contains("canary-child") && note.contains("2012-02-28")), "{first:?}");
        assert!(first.iter().any(|note| note.contains("canary-summary")), "{first:?}");
        assert!(first.iter().any(|note| note.starts_with("1 of the cases")), "one is kept from them: {first:?}");
        assert!(!first.iter().any(|note| note.contains("canary-other")), "others are not in it: {first:?}");
        assert_eq!(package.cases.len(), 1);
    }

    pub async fn only_its_child_learns_the_number_of_a_case(desk: Desk) {
        let (child, aunt, nobody) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "finch").await);
        let case = case_of(&desk, child).await;
        for other in [aunt, nobody] {
            let link = NewLink { conversation_id: Some(other), call_id: None };
            desk.inbox.cases().link(&desk.mira, case, link).await.unwrap();
        }
        let mut of_an_aunt = form();
        of_an_aunt["about"] = json!("OTHER");
        of_an_aunt["role"] = json!("FAMILY");
        for (id, form) in [(child, form()), (aunt, of_an_aunt)] {
            desk.inbox.close_conversation(&desk.mira, id, serde_json::from_value(form).unwrap(), None).await.unwrap();
        }
        let number = desk.inbox.cases().open(&desk.mira, case).await.unwrap().head.row.number;
        assert_eq!(taken(&desk, child).await.cases[0]["number"], json!(number));
        for (who, id) in [("aunt", aunt), ("nobody knows", nobody)] {
            let package = taken(&desk, id).await;
            assert_eq!((package.cases.len(), package.cases[0].get("number")), (1, None), "{who}");
            assert_eq!(package.cases[0]["kind"], json!("MISSING"));
        }
    }

    pub async fn a_suspect_reads_nothing_of_the_case(desk: Desk) {
        let (id, elsewhere) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        let case = case_of(&desk, id).await;
        person(
            &desk,
            case,
            json!({ "kind": "person", "roles": ["ABDUCTOR"], "name": "canary-name", "conversation_id": id }),
        )
        .await;
        let package = taken(&desk, id).await;
        assert!(package.cases.is_empty(), "{:?}", package.cases);
        assert!(!serde_json::to_string(&package).unwrap().contains("canary-name"));
        assert!(
            package.notes.iter().any(|note| note.text.contains("names a conflict")),
            "whoever reads it first is told"
        );
        // Somebody else in the same case is not.
        desk.inbox
            .cases()
            .link(&desk.mira, case, NewLink { conversation_id: Some(elsewhere), call_id: None })
            .await
            .unwrap();
        assert_eq!(taken(&desk, elsewhere).await.cases.len(), 1);
    }

    pub async fn a_suspect_gets_nothing_that_was_kept_back_and_is_not_told_why(desk: Desk) {
        let id = talk(&desk, "wren").await;
        desk.inbox.write(&desk.mira, key(), id, reply("who are you?")).await.unwrap();
        let of = ReceiptOf::UpTo {
            from: Address::new("wren"),
            seq: ConversationSeq(desk.reads("wren", 0).await.len() as i64),
        };
        let receipt = Receipt { of, state: DeliveryState::Read, code: None };
        let (carrier_id, raw) = (CarrierId::new("seen"), Bytes::from_static(b"{}"));
        desk.accept(Received { carrier_id, raw, content: Ok(Inbound::Receipt(receipt)) }).await;
        let bytes = Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"a map"))]));
        let file = desk.inbox.upload(&desk.mira, id, "map.txt".into(), "text/plain".into(), bytes).await.unwrap();
        let unread = NewMessage { attachments: vec![file.id], ..reply("canary-unread: she is at the station") };
        desk.inbox.write(&desk.mira, key(), id, unread).await.unwrap();
        let held = NewMessage { hold_ms: 10_000, ..reply("canary-held") };
        desk.inbox.write(&desk.mira, key(), id, held).await.unwrap();
        let case = case_of(&desk, id).await;
        let suspect = json!({ "kind": "person", "roles": ["ABDUCTOR"], "conversation_id": id });
        person(&desk, case, suspect).await;
        let carrier = desk.carrier(FakeCarrier::new(7));
        desk.clock.advance(10_000);
        while desk.inbox.deliver_due(&carrier).await.unwrap() {}
        let record = json!({
            "class": "SIGHT", "about": "OTHER", "role": "PAR", "child_age": 9, "child_gender": "GIRL", "reasons": ["MS"], "leading_reason": "MS",
            "actions": ["REF_LAW"], "note": "canary-call-note", "emergency": { "called": true, "reason": "canary-emergency" },
        });
        desk.inbox.close_conversation(&desk.mira, id, serde_json::from_value(record).unwrap(), None).await.unwrap();

        let package = taken(&desk, id).await;
        let text = serde_json::to_string(&package).unwrap();
        assert!(text.contains("who are you?") && text.contains("canary-wren"), "what they read and wrote: {text}");
        for kept in [
            "canary-unread",
            "canary-held",
            "canary-call-note",
            "canary-emergency",
            "conflict",
            "REF_LAW",
            "SIGHT",
            "emergency",
        ] {
            assert!(!text.contains(kept), "{kept}: {text}");
        }
        assert!(package.files.is_empty(), "no file that they were not shown");
        let first: Vec<_> = package.notes.iter().map(|note| note.text.as_str()).collect();
        for told in ["names a conflict", "canary-unread", "canary-held", "canary-call-note", "REF_LAW"] {
            assert!(first.iter().any(|note| note.contains(told)), "{told} is read first: {first:?}");
        }
    }

    pub async fn what_was_taken_back_is_in_nobodys_package(desk: Desk) {
        let id = talk(&desk, "wren").await;
        let held = NewMessage { hold_ms: 10_000, ..reply("canary-taken-back") };
        let sent = desk.inbox.write(&desk.mira, key(), id, held).await.unwrap().id;
        desk.inbox.take_back(&desk.mira, sent).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("I am here.")).await.unwrap();
        let package = taken(&desk, id).await;
        let text = serde_json::to_string(&package).unwrap();
        assert!(text.contains("I am here.") && !text.contains("taken-back"), "{text}");
        assert!(package.notes.is_empty(), "nobody was ever to read it");
    }

    pub async fn looks_are_looks(desk: Desk) {
        let id = talk(&desk, "wren").await;
        let carriers = InboundMessage {
            from: Some(Address::new("wren")),
            text: "canary-friend came into the room".into(),
            origin: Origin::Carrier,
            ..InboundMessage::default()
        };
        let raw = Bytes::from_static(b"{\"room\":1}");
        desk.accept(Received { carrier_id: CarrierId::new("w-2"), raw, content: Ok(Inbound::Message(carriers)) }).await;
        desk.inbox.hold_talk(&desk.supervisor, id, true).await.unwrap();
        let message = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().messages[0].id;
        desk.inbox.message_original(&desk.mira, message).await.unwrap();
        let package = taken(&desk, id).await;
        let mut looks: Vec<_> = package.looks.iter().map(|look| look.act.as_str()).collect();
        looks.dedup();
        assert_eq!(looks, ["conversation.opened", "message.original-downloaded", "conversation.opened"]);
        // What a carrier says about others is not the contact's own.
        let said: Vec<_> =
            package.conversations[0].messages.iter().map(|said| (said.by_somebody_else, said.text.as_str())).collect();
        assert_eq!(said, [(false, "canary-wren"), (true, "")]);
    }
}
