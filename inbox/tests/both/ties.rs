//! One person on several channels, and talks that belong together: said, shown from both sides, taken back.

use crate::on_both;

on_both!(
    one_person_shows_what_they_wrote_everywhere,
    of_the_cards_of_one_person_the_strictest_counts,
    ties_make_no_circle_and_come_back_one_by_one,
    who_is_erased_is_gone_from_every_tie,
    talks_that_belong_together_lead_to_each_other,
    what_was_linked_by_mail_can_be_unlinked,
    ties_that_make_no_sense_are_refused,
    two_who_say_it_at_once_say_it_once,
);

mod cases {
    use earshot_channel::testkit::FakeCarrier;
    use earshot_inbox::{
        ConversationId, StoreError, WriteError,
        access::Scope,
        audit,
        hotlines::NewChannel,
        safety::SafetyForm,
        ties::SamePerson,
        view::{Conversation, View},
    };
    use futures::future::join_all;

    use crate::desk::{Desk, capabilities, key, message, reply, spec};

    const HOUR: i64 = 3_600_000;

    /// A talk of this contact.
    async fn talk(desk: &Desk, who: &str) -> ConversationId {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-1"), &format!("words of {who}")).await;
        newest(desk).await
    }

    async fn newest(desk: &Desk) -> ConversationId {
        let rows = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap().rows;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    async fn open(desk: &Desk, id: ConversationId) -> Conversation {
        desk.inbox.open_conversation(&desk.mira, id).await.unwrap()
    }

    async fn person(desk: &Desk, id: ConversationId) -> Vec<SamePerson> {
        open(desk, id).await.person
    }

    async fn acts(desk: &Desk, act: &str) -> usize {
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
        page.rows.iter().filter(|row| row.act == act).count()
    }

    async fn clean(desk: &Desk) {
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
    }

    pub async fn one_person_shows_what_they_wrote_everywhere(desk: Desk) {
        let texts = NewChannel {
            kind: "sms".into(),
            name: "Texts".into(),
            settings: serde_json::json!({}),
            secrets: Vec::new(),
            active: true,
        };
        let texts = desk.inbox.hotlines().put_channel(None, desk.mira.hotline(), texts).await.unwrap();
        let can = earshot_channel::Capabilities { kind: "sms", ..capabilities() };
        let host = desk.inbox.host(texts.id, &can, Default::default()).await.unwrap();
        let chat = talk(&desk, "wren").await;
        desk.clock.advance(1);
        host.accept(vec![message("+46700000001", "t-1", "me again")], None).await.unwrap();
        let text = newest(&desk).await;
        assert!(open(&desk, chat).await.history.is_empty());

        desk.inbox.tie(&desk.mira, chat, text).await.unwrap();
        for (one, other, kind) in [(chat, text, "sms"), (text, chat, "webchat")] {
            let (one, other) = (open(&desk, one).await, open(&desk, other).await);
            let [same] = one.person.as_slice() else { panic!("{:?}", one.person) };
            assert_eq!((same.contact_id, same.alias.as_str()), (other.contact.id, other.row.alias.as_str()));
            assert_eq!(same.linked_by.as_ref().unwrap().id, desk.mira.operator());
            let [past] = one.history.as_slice() else { panic!("{:?}", one.history) };
            assert_eq!((past.id, past.channel_kind.as_str(), past.messages), (other.row.id, kind, 1));
            assert_eq!(one.timeline.last().unwrap().kind, "same-person");
            assert_eq!(one.timeline.last().unwrap().data["talk"], other.row.id.to_string());
        }
        assert_eq!(acts(&desk, "contact.tied").await, 2, "it stands at both");

        let contact = open(&desk, text).await.contact.id;
        desk.inbox.untie(&desk.jonas, chat, contact).await.unwrap();
        desk.inbox.untie(&desk.jonas, chat, contact).await.unwrap();
        for id in [chat, text] {
            let open = open(&desk, id).await;
            assert!(open.person.is_empty() && open.history.is_empty());
            assert_eq!(open.timeline.last().unwrap().kind, "not-same-person");
        }
        assert_eq!(acts(&desk, "contact.untied").await, 2, "what is gone already is not said again");
        clean(&desk).await;
    }

    pub async fn of_the_cards_of_one_person_the_strictest_counts(desk: Desk) {
        let (one, other) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.tie(&desk.mira, one, other).await.unwrap();
        let set = async |form: SafetyForm| desk.inbox.set_safety(&desk.mira, other, form).await.map(drop).unwrap();
        // Eleven by the hotline's clock; the chat's contact is no longer before the page.
        set(SafetyForm {
            hours: vec!["16:00-18:00".into()],
            code_word: Some("marmalade".into()),
            ..SafetyForm::default()
        })
        .await;
        desk.clock.advance(HOUR);
        let shown = person(&desk, one).await.remove(0).safety.unwrap();
        assert_eq!((shown.hours.as_slice(), shown.code_word), (["16:00-18:00".to_owned()].as_slice(), None));
        let sent = desk.inbox.write(&desk.mira, key(), one, reply("are you there?")).await.unwrap();
        assert_eq!(sent.delivery.unwrap().held_why.as_deref(), Some("safe-hours"));
        set(SafetyForm { do_not_contact: true, ..SafetyForm::default() }).await;
        let refused = desk.inbox.write(&desk.mira, key(), one, reply("and again")).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Conflict(_)))), "{refused:?}");
        // What was held meets the card as it is when its time comes.
        desk.clock.advance(6 * HOUR);
        let carrier = desk.carrier(FakeCarrier::with_capabilities(1, capabilities()));
        while desk.inbox.deliver_due(&carrier).await.unwrap() {}
        let last = open(&desk, one).await.messages.pop().unwrap();
        assert_eq!(last.delivery.unwrap().code.as_deref(), Some("do-not-contact"));
        let contact = open(&desk, other).await.contact.id;
        desk.inbox.untie(&desk.mira, one, contact).await.unwrap();
        desk.inbox.write(&desk.mira, key(), one, reply("now it may go")).await.unwrap();
    }

    pub async fn ties_make_no_circle_and_come_back_one_by_one(desk: Desk) {
        let mut ids = Vec::new();
        for who in ["wren", "lark", "robin", "heron"] {
            ids.push(talk(&desk, who).await);
        }
        let contact = async |id| open(&desk, id).await.contact.id;
        for (one, other) in [(0, 1), (2, 3), (1, 2)] {
            desk.inbox.tie(&desk.mira, ids[one], ids[other]).await.unwrap();
        }
        assert_eq!(person(&desk, ids[0]).await.len(), 3);
        assert_eq!(person(&desk, ids[0]).await.iter().filter(|same| same.linked_by.is_some()).count(), 1);
        let circle = desk.inbox.tie(&desk.mira, ids[0], ids[3]).await;
        assert!(matches!(circle, Err(StoreError::Conflict(_))), "{circle:?}");
        // Taking back what joined two persons leaves both as they were.
        desk.inbox.untie(&desk.mira, ids[1], contact(ids[2]).await).await.unwrap();
        for (one, other) in [(0, 1), (1, 0), (2, 3), (3, 2)] {
            let [same] = <[_; 1]>::try_from(person(&desk, ids[one]).await).unwrap();
            assert_eq!(same.contact_id, contact(ids[other]).await);
        }
        clean(&desk).await;
    }

    pub async fn who_is_erased_is_gone_from_every_tie(desk: Desk) {
        let (stays, goes, between) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        desk.inbox.tie(&desk.mira, stays, goes).await.unwrap();
        desk.inbox.tie(&desk.mira, goes, between).await.unwrap();
        desk.inbox.relate(&desk.mira, goes, stays).await.unwrap();
        let form = SafetyForm { do_not_contact: true, ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.mira, goes, form).await.unwrap();
        desk.inbox.erase_conversation(desk.mira.hotline(), None, goes).await.unwrap();
        for id in [stays, between] {
            let open = open(&desk, id).await;
            assert!(open.person.is_empty() && open.history.is_empty() && open.related.is_empty());
            assert!(!open.messages[0].text.is_empty(), "nobody else was erased");
        }
        let tied = desk.inbox.tie(&desk.mira, stays, goes).await;
        assert!(matches!(tied, Err(StoreError::Conflict(_))), "{tied:?}");
        desk.inbox.write(&desk.mira, key(), stays, reply("its card went with it")).await.unwrap();
        clean(&desk).await;
    }

    pub async fn talks_that_belong_together_lead_to_each_other(desk: Desk) {
        let (one, other) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.relate(&desk.mira, one, other).await.unwrap();
        let again = desk.inbox.relate(&desk.jonas, other, one).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
        for (here, there) in [(one, other), (other, one)] {
            let here = open(&desk, here).await;
            assert_eq!(here.related.iter().map(|talk| talk.id).collect::<Vec<_>>(), [there]);
            assert_eq!(here.related[0].linked_by.as_ref().unwrap().id, desk.mira.operator());
            assert_eq!(here.timeline.last().unwrap().kind, "related");
            assert!(here.person.is_empty(), "they are two persons all the same");
        }
        desk.inbox.unrelate(&desk.jonas, other, one).await.unwrap();
        desk.inbox.unrelate(&desk.jonas, other, one).await.unwrap();
        for id in [one, other] {
            let open = open(&desk, id).await;
            assert!(open.related.is_empty());
            assert_eq!(open.timeline.last().unwrap().kind, "not-related");
        }
        assert_eq!((acts(&desk, "conversation.related").await, acts(&desk, "conversation.unrelated").await), (2, 2));
        clean(&desk).await;
    }

    pub async fn what_was_linked_by_mail_can_be_unlinked(desk: Desk) {
        use earshot_channel::{InboundMessage, Thread};
        let mail = |id: &str| {
            let mut item = message("wren@example.org", id, "a mail");
            if let Ok(earshot_channel::Inbound::Message(message)) = &mut item.content {
                *message = InboundMessage { thread: Thread::Referred { joined: None }, ..message.clone() };
            }
            item
        };
        desk.accept(mail("m-1")).await;
        desk.clock.advance(1);
        desk.accept(mail("m-2")).await;
        let second = newest(&desk).await;
        let [first] = <[_; 1]>::try_from(open(&desk, second).await.related).unwrap();
        assert!(first.linked_by.is_none(), "nobody said so but the mail");
        assert_eq!(open(&desk, first.id).await.related[0].id, second, "seen from both");
        assert_eq!(open(&desk, second).await.history[0].id, first.id, "one contact has both");
        desk.inbox.unrelate(&desk.mira, first.id, second).await.unwrap();
        assert!(open(&desk, first.id).await.related.is_empty() && open(&desk, second).await.related.is_empty());
    }

    pub async fn ties_that_make_no_sense_are_refused(desk: Desk) {
        let id = talk(&desk, "wren").await;
        let other = desk.inbox.hotlines().apply(spec("other-line")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.mira.operator(), desk.mira.role());
        let theirs = ConversationId(key());
        for scope in [&desk.mira, &desk.admin, &stranger] {
            for to in [id, theirs] {
                assert!(desk.inbox.tie(scope, id, to).await.is_err());
                assert!(desk.inbox.relate(scope, id, to).await.is_err());
            }
        }
        assert!(matches!(desk.inbox.tie(&desk.mira, id, id).await, Err(StoreError::Rejected(_))));
        assert!(matches!(desk.inbox.tie(&desk.mira, id, theirs).await, Err(StoreError::NotFound)));
        assert!(matches!(desk.inbox.untie(&stranger, id, key()).await, Err(StoreError::NotFound)));
        assert!(matches!(desk.inbox.unrelate(&stranger, id, theirs).await, Err(StoreError::NotFound)));
        assert!(matches!(desk.inbox.untie(&desk.admin, id, key()).await, Err(StoreError::Forbidden(_))));
        let mut last = id;
        for n in 0..11 {
            let next = talk(&desk, &format!("many-{n}")).await;
            desk.inbox.tie(&desk.mira, last, next).await.unwrap();
            last = next;
        }
        let thirteenth = talk(&desk, "too-many").await;
        assert!(matches!(desk.inbox.tie(&desk.mira, id, thirteenth).await, Err(StoreError::Conflict(_))));
    }

    pub async fn two_who_say_it_at_once_say_it_once(desk: Desk) {
        let ids = [talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await];
        // Three ties of three contacts would be a circle; each is said by two at once, from either side.
        let pairs = [(0, 1), (1, 2), (2, 0), (1, 0), (2, 1), (0, 2)];
        let said = join_all(pairs.map(|(one, other)| desk.inbox.tie(&desk.mira, ids[one], ids[other]))).await;
        assert_eq!(said.iter().filter(|done| done.is_ok()).count(), 2, "{said:?}");
        for id in ids {
            assert_eq!(person(&desk, id).await.len(), 2);
        }
        clean(&desk).await;
    }
}
