//! What protects a contact: safety cards, decisions about emergency services, answers that are taken back.

use crate::on_both;

on_both!(
    an_answer_can_be_taken_back_until_it_leaves,
    a_held_answer_leaves_by_itself_and_is_seen_only_then,
    whoever_wrote_meanwhile_still_waits,
    what_follows_sends_what_was_held,
    nobody_else_takes_back_what_one_wrote,
    do_not_contact_refuses_and_stops_what_is_held,
    an_answer_waits_for_safe_hours,
    a_card_that_allows_more_lets_go_at_once_what_it_held,
    a_card_that_changes_in_the_outbox_holds_there,
    the_code_word_is_sealed_and_goes_with_the_last_talk,
    an_emergency_decision_stays_and_counts_once,
);

mod cases {
    use std::sync::Arc;

    use earshot_channel::{DeliveryState, testkit::FakeCarrier};
    use earshot_inbox::{
        ConversationId, NewMessage, StoreError, WriteError,
        calls::Emergency,
        safety::{SafetyForm, SaidBy},
        view::{ConversationState, Message},
    };

    use crate::desk::{Desk, OneChannel, capabilities, key, reply, texts};

    const HOUR: i64 = 3_600_000;

    fn held(text: &str) -> NewMessage {
        NewMessage { hold_ms: 10_000, ..reply(text) }
    }

    async fn last(desk: &Desk, id: ConversationId) -> Message {
        desk.inbox.open_conversation(&desk.mira, id).await.unwrap().messages.pop().unwrap()
    }

    async fn deliver(desk: &Desk) {
        let registry = desk.carrier(FakeCarrier::with_capabilities(1, capabilities()));
        while desk.inbox.deliver_due(&registry).await.unwrap() {}
    }

    fn state(message: &Message) -> (DeliveryState, Option<&str>, Option<&str>) {
        let delivery = message.delivery.as_ref().unwrap();
        (delivery.state, delivery.code.as_deref(), delivery.held_why.as_deref())
    }

    pub async fn an_answer_can_be_taken_back_until_it_leaves(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let sent = desk.inbox.write(&desk.mira, key(), id, held("the wrong words")).await.unwrap();
        assert_eq!(state(&sent), (DeliveryState::Queued, None, Some("undo")));
        let row = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().row;
        assert_eq!(row.state, ConversationState::Waiting, "nobody has been answered yet");
        let back = desk.inbox.take_back(&desk.mira, sent.id).await.unwrap();
        assert_eq!(state(&back), (DeliveryState::Failed, Some("taken-back"), None));
        desk.clock.advance(60_000);
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello"]);
        assert!(matches!(desk.inbox.take_back(&desk.mira, sent.id).await, Err(StoreError::Conflict(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_held_answer_leaves_by_itself_and_is_seen_only_then(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let sent = desk.inbox.write(&desk.mira, key(), id, held("I'm here")).await.unwrap();
        desk.clock.advance(9_999);
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello"]);
        desk.clock.advance(1);
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "I'm here"]);
        assert_eq!(state(&last(&desk, id).await), (DeliveryState::Sent, None, None));
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        assert_eq!((open.row.state, open.row.waiting_since_at), (ConversationState::Theirs, None));
        assert!(matches!(desk.inbox.take_back(&desk.mira, sent.id).await, Err(StoreError::Conflict(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn whoever_wrote_meanwhile_still_waits(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let sent = desk.inbox.write(&desk.mira, key(), id, held("I'm here")).await.unwrap();
        desk.says("wren", "w-2", "he is back").await;
        desk.inbox.send_now(&desk.mira, sent.id).await.unwrap();
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "he is back", "I'm here"]);
        let row = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().row;
        assert_eq!(row.state, ConversationState::Waiting);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_follows_sends_what_was_held(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, held("one")).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, held("two")).await.unwrap();
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "one"]);
        let form = serde_json::from_value(serde_json::json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 13, "child_gender": "GIRL",
            "reasons": ["NASK"], "leading_reason": "NASK", "actions": ["LISTEN"]
        }))
        .unwrap();
        desk.inbox.close_conversation(&desk.mira, id, form, None).await.unwrap();
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "one", "two"]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn nobody_else_takes_back_what_one_wrote(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let sent = desk.inbox.write(&desk.mira, key(), id, held("I'm here")).await.unwrap();
        assert!(matches!(desk.inbox.take_back(&desk.jonas, sent.id).await, Err(StoreError::Conflict(_))));
        assert!(matches!(desk.inbox.take_back(&desk.admin, sent.id).await, Err(StoreError::Forbidden(_))));
        desk.inbox.take_back(&desk.supervisor, sent.id).await.unwrap();
    }

    pub async fn do_not_contact_refuses_and_stops_what_is_held(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, held("I'm here")).await.unwrap();
        let card = SafetyForm { do_not_contact: true, ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.jonas, id, card).await.unwrap();
        desk.clock.advance(10_000);
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello"]);
        assert_eq!(state(&last(&desk, id).await), (DeliveryState::Failed, Some("do-not-contact"), None));
        let refused = desk.inbox.write(&desk.mira, key(), id, reply("are you there?")).await;
        assert!(
            matches!(refused, Err(WriteError::Store(StoreError::Conflict(words))) if words.contains("safety card"))
        );
        desk.inbox.set_safety(&desk.mira, id, SafetyForm::default()).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("are you there?")).await.unwrap();
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn an_answer_waits_for_safe_hours(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        // The desk opens at eleven in Brussels.
        let card = SafetyForm { hours: vec!["16:00-18:00".into()], said_by_contact: true, ..SafetyForm::default() };
        let card = desk.inbox.set_safety(&desk.mira, id, card).await.unwrap();
        assert_eq!((card.said_by, card.windows.len()), (SaidBy::Contact, 3));
        desk.clock.advance(HOUR);
        let sent = desk.inbox.write(&desk.mira, key(), id, reply("I'm here")).await.unwrap();
        assert_eq!(state(&sent), (DeliveryState::Queued, None, Some("safe-hours")));
        desk.inbox.send_now(&desk.mira, sent.id).await.unwrap();
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello"], "no key opens the card");
        desk.clock.advance(4 * HOUR);
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "I'm here"]);
        assert_eq!(state(&last(&desk, id).await), (DeliveryState::Sent, None, None));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_card_that_allows_more_lets_go_at_once_what_it_held(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let hours = |hours: &str| SafetyForm { hours: vec![hours.into()], ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.mira, id, hours("20:00-21:00")).await.unwrap();
        desk.clock.advance(HOUR);
        desk.inbox.write(&desk.mira, key(), id, reply("I'm here")).await.unwrap();
        // It is noon in Brussels. Other hours that are not now only change until when it waits.
        desk.inbox.set_safety(&desk.mira, id, hours("16:00-18:00")).await.unwrap();
        deliver(&desk).await;
        let waits = last(&desk, id).await;
        assert_eq!(state(&waits), (DeliveryState::Queued, None, Some("safe-hours")));
        assert_eq!(waits.delivery.unwrap().held_until_at, Some(desk.clock.now().0 + 4 * HOUR));
        desk.inbox.set_safety(&desk.mira, id, hours("11:00-18:00")).await.unwrap();
        deliver(&desk).await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "I'm here"]);
        // What can still be taken back is no answer that the card holds: it keeps its seconds.
        desk.inbox.write(&desk.mira, key(), id, held("one moment")).await.unwrap();
        desk.inbox.set_safety(&desk.mira, id, SafetyForm::default()).await.unwrap();
        deliver(&desk).await;
        assert_eq!(state(&last(&desk, id).await), (DeliveryState::Queued, None, Some("undo")));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_card_that_changes_in_the_outbox_holds_there(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, reply("I'm here")).await.unwrap();
        // A carrier that pushes: what it hands over rings at once.
        let pushes = earshot_channel::Capabilities { kind: "sms", ..capabilities() };
        let registry: Arc<dyn earshot_inbox::delivery::ChannelRegistry> =
            Arc::new(OneChannel(desk.channel, Arc::new(FakeCarrier::with_capabilities(1, pushes))));
        let night = SafetyForm { hours: vec!["16:00-18:00".into()], ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.mira, id, night).await.unwrap();
        while desk.inbox.deliver_due(&registry).await.unwrap() {}
        assert_eq!(state(&last(&desk, id).await), (DeliveryState::Queued, None, Some("safe-hours")));
        desk.clock.advance(5 * HOUR);
        while desk.inbox.deliver_due(&registry).await.unwrap() {}
        assert_eq!(state(&last(&desk, id).await).0, DeliveryState::Sent);
        let never = SafetyForm { avoid: vec!["sms".into()], ..SafetyForm::default() };
        desk.inbox.write(&desk.mira, key(), id, reply("and now?")).await.unwrap();
        desk.inbox.set_safety(&desk.mira, id, never).await.unwrap();
        while desk.inbox.deliver_due(&registry).await.unwrap() {}
        assert_eq!(state(&last(&desk, id).await), (DeliveryState::Failed, Some("unsafe-channel"), None));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn the_code_word_is_sealed_and_goes_with_the_last_talk(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let card = SafetyForm {
            shared: true,
            code_word: Some(" canary-lighthouse ".into()),
            note: Some("her brother reads along".into()),
            ..SafetyForm::default()
        };
        desk.inbox.set_safety(&desk.mira, id, card).await.unwrap();
        let card = desk.inbox.open_conversation(&desk.jonas, id).await.unwrap().safety.unwrap();
        assert_eq!(card.code_word.as_deref(), Some("canary-lighthouse"));
        assert_eq!(card.set_by.name, "mira Testowa");
        assert!(matches!(
            desk.inbox.set_safety(&desk.admin, id, SafetyForm::default()).await,
            Err(earshot_inbox::problems::Refusal::Store(StoreError::Forbidden(_)))
        ));
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        assert!(desk.inbox.open_conversation(&desk.mira, id).await.unwrap().safety.is_none());
    }

    pub async fn an_emergency_decision_stays_and_counts_once(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let (id, command) = (desk.first_waiting().await, key());
        let called = Emergency { called: true, reason: "canary-on-the-bridge".into() };
        desk.inbox.decide_emergency(&desk.mira, command, id, called.clone()).await.unwrap();
        let again = desk.inbox.decide_emergency(&desk.mira, command, id, called).await.unwrap();
        assert_eq!(again.len(), 1);
        let not = Emergency { called: false, reason: "she came down".into() };
        assert!(desk.inbox.decide_emergency(&desk.mira, command, id, not.clone()).await.is_err());
        desk.clock.advance(1_000);
        desk.inbox.decide_emergency(&desk.jonas, key(), id, not).await.unwrap();
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let told: Vec<_> = open.emergency.iter().map(|one| (one.called, one.reason.as_str())).collect();
        assert_eq!(told, [(true, "canary-on-the-bridge"), (false, "she came down")]);
        assert!(open.emergency.iter().all(|one| one.sitting_id == open.row.sitting_id));
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        assert!(open.emergency.iter().all(|one| one.reason.is_empty()), "the code stays, the words go");
    }
}
