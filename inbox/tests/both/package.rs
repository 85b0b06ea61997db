//! Everything that is held about one contact, for the contact.

use crate::on_both;

on_both!(two_supervisors_give_a_contact_what_is_held_about_them_and_nothing_of_others);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{Address, CarrierId, Envelope, Inbound, InboundMessage, Participant, Received};
    use earshot_inbox::{
        MessageKind, NewMessage, StoreError,
        access::{Role, Scope},
        cases::{NewCase, NewLink},
        view::Direction,
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
        let is_conflict = |outcome: Result<_, StoreError>| {
            matches!(outcome.map(|_: earshot_inbox::package::Package| ()), Err(StoreError::Conflict(_)))
        };
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
        assert_eq!(package.notes.len(), 3, "apart, to be read first");
        assert_eq!(package.conversations[0].records[0]["record"]["leading_reason"], json!("FR"));
        assert_eq!(package.cases[0]["as_person"][0]["name"], json!("Wren"));
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
}
