//! What several talks in one leave to each of them: sittings, rules, holds, cards, ties, who reads along, who looked.

use crate::on_both;

on_both!(
    who_never_wrote_has_no_sitting_because_a_part_did,
    who_writes_after_a_part_did_begins_a_sitting_of_their_own,
    what_was_over_is_over_again_once_its_part_is_out,
    who_reads_along_in_a_part_is_accepted_there,
    looking_at_a_whole_is_a_look_at_each_of_it,
    letting_go_a_whole_leaves_what_was_held_before,
    a_card_that_is_written_in_a_whole_stays_with_each_contact,
    contacts_stay_one_person_while_a_talk_of_theirs_is_in,
    a_place_in_a_whole_is_no_place_once_they_parted,
    a_talk_that_shows_others_is_not_reviewed,
    who_holds_the_whole_holds_nothing_of_who_leaves_by_erasing,
    a_decision_is_about_who_is_in_danger_now,
    a_chat_that_is_open_goes_into_no_mail,
    what_was_lowered_as_a_whole_is_as_urgent_as_by_itself_again,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{Address, Bystander, CarrierId, Inbound, ItemKind, Received, SafetyAnswer};
    use earshot_inbox::{
        Acknowledgements, ConversationId, NewMessage, StoreError, WriteError, audit,
        calls::{CallForm, Emergency},
        corrections::Why,
        hotlines::NewChannel,
        quality::reviews::NewReview,
        safety::SafetyForm,
        store::conn::Sql,
        view::{Conversation, ConversationState, View},
    };

    use crate::desk::{Desk, capabilities, key, message, reply};

    const HOUR: i64 = 3_600_000;

    async fn talk(desk: &Desk, who: &str) -> ConversationId {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-first"), &format!("first of {who}")).await;
        let rows = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap().rows;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    /// Two talks, answered, in one.
    async fn whole(desk: &Desk) -> [ConversationId; 2] {
        let both = [talk(desk, "wren").await, talk(desk, "lark").await];
        for id in both {
            desk.clock.advance(1);
            desk.inbox.write(&desk.mira, key(), id, reply("I am here")).await.unwrap();
        }
        desk.inbox.merge(&desk.mira, both[0], both[1]).await.unwrap();
        both
    }

    async fn says(desk: &Desk, who: &str, text: &str) {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-{text}"), text).await;
    }

    async fn open(desk: &Desk, id: ConversationId) -> Conversation {
        desk.inbox.open_conversation(&desk.mira, id).await.unwrap()
    }

    fn call() -> CallForm {
        serde_json::from_value(serde_json::json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 13, "child_gender": "GIRL",
            "reasons": ["NASK"], "leading_reason": "NASK", "actions": ["LISTEN"]
        }))
        .unwrap()
    }

    async fn close(desk: &Desk, id: ConversationId) {
        desk.clock.advance(1);
        desk.inbox.close_conversation(&desk.mira, id, call(), None).await.unwrap();
    }

    async fn clean(desk: &Desk) {
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
    }

    fn sittings(open: &Conversation, of: &[i64]) -> Vec<(i64, bool, bool)> {
        let found = open.sittings.iter().filter(|sitting| of.contains(&sitting.number));
        found.map(|sitting| (sitting.number, sitting.ended_at.is_some(), sitting.call.is_some())).collect()
    }

    pub async fn who_never_wrote_has_no_sitting_because_a_part_did(desk: Desk) {
        let [head, part] = whole(&desk).await;
        close(&desk, head).await;
        let before = open(&desk, head).await.row.sitting_id;
        says(&desk, "lark", "I am back").await;
        let lifted = open(&desk, head).await;
        assert_eq!((lifted.row.state, lifted.row.unread), (ConversationState::Waiting, 1));
        assert_eq!(lifted.row.sitting_id, before);
        assert_eq!(sittings(&lifted, &[1, 2]), [(1, true, true), (1, true, true), (2, false, false)]);
        let over: Vec<_> = lifted.lines.iter().map(|line| line.is_closed).collect();
        assert_eq!(over, [true, false], "the line that is over says so");
        let there = NewMessage { over: Some(head), ..reply("there?") };
        let refused = desk.inbox.write(&desk.mira, key(), head, there).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Conflict(_)))), "{refused:?}");
        desk.clock.advance(1);
        let back = NewMessage { over: Some(part), ..reply("good to read you") };
        desk.inbox.write(&desk.mira, key(), head, back).await.unwrap();
        close(&desk, head).await;
        let closed = open(&desk, head).await;
        assert_eq!((closed.row.state, closed.row.assignee.is_some()), (ConversationState::Closed, false));
        assert_eq!(sittings(&closed, &[1, 2]), [(1, true, true), (1, true, true), (2, true, true)]);
        let items = desk.reads("wren", 0).await;
        let ends = items.iter().filter(|item| matches!(item.kind, ItemKind::Closed { .. })).count();
        assert_eq!(ends, 1, "nothing began there, so nothing ended there twice");
        clean(&desk).await;
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        assert_eq!(open(&desk, head).await.row.sitting_id, before);
        clean(&desk).await;
    }

    pub async fn who_writes_after_a_part_did_begins_a_sitting_of_their_own(desk: Desk) {
        let [head, part] = whole(&desk).await;
        close(&desk, head).await;
        says(&desk, "lark", "I am back").await;
        desk.inbox.claim(&desk.mira, head).await.unwrap();
        says(&desk, "wren", "me too").await;
        let lifted = open(&desk, head).await;
        assert_eq!(sittings(&lifted, &[2]), [(2, false, false), (2, false, false)]);
        let own = lifted.sittings.iter().find(|sitting| sitting.id == lifted.row.sitting_id).unwrap();
        assert_eq!((own.number, own.started_at), (2, lifted.row.last_in_at));
        close(&desk, head).await;
        assert_eq!(sittings(&open(&desk, head).await, &[2]), [(2, true, true), (2, true, true)]);
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        clean(&desk).await;
    }

    pub async fn what_was_over_is_over_again_once_its_part_is_out(desk: Desk) {
        let [head, part] = whole(&desk).await;
        close(&desk, head).await;
        let before = open(&desk, head).await.row;
        says(&desk, "lark", "I am back").await;
        // Somebody acts on the whole meanwhile.
        desk.inbox.claim(&desk.mira, head).await.unwrap();
        desk.inbox.prioritise(&desk.mira, head, 1, Why::Unsaid).await.unwrap();
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        let after = open(&desk, head).await.row;
        assert_eq!((after.state, after.sitting_id, after.assignee), (before.state, before.sitting_id, None));
        assert_eq!(open(&desk, part).await.row.state, ConversationState::Waiting);
        clean(&desk).await;
        says(&desk, "wren", "hello again").await;
        assert_eq!(open(&desk, head).await.sittings.len(), 2);
        clean(&desk).await;
    }

    pub async fn who_reads_along_in_a_part_is_accepted_there(desk: Desk) {
        let there = |of: &str, name: &str| {
            let there = vec![Bystander { name: Address::new(name), known: false }];
            let content = Ok(Inbound::Bystanders { from: Address::new(of), there });
            Received { carrier_id: CarrierId::new("bystanders"), raw: Bytes::new(), content }
        };
        let [head, part] = whole(&desk).await;
        desk.accept(there("wren", "mum")).await;
        desk.accept(there("lark", "friend")).await;
        let shown = open(&desk, head).await.bystanders;
        let id_of = |name: &str| shown.iter().find(|one| one.name == name).unwrap().id;
        let other = desk.inbox.accept_bystanders(&desk.mira, head, vec![id_of("friend")]).await;
        assert!(matches!(other, Err(StoreError::Conflict(_))), "each room has its own");
        desk.inbox.accept_bystanders(&desk.mira, part, vec![id_of("friend")]).await.unwrap();
        desk.inbox.accept_bystanders(&desk.mira, head, vec![id_of("mum")]).await.unwrap();
        let accepted = open(&desk, head).await.bystanders;
        assert!(accepted.iter().all(|one| one.accepted_by.is_some()), "{accepted:?}");
        desk.inbox.accept_bystanders(&desk.mira, part, Vec::new()).await.unwrap();
        let names: Vec<_> = open(&desk, head).await.bystanders;
        assert_eq!(names.iter().filter(|one| one.accepted_by.is_some()).count(), 1, "refused in one room alone");
    }

    pub async fn looking_at_a_whole_is_a_look_at_each_of_it(desk: Desk) {
        let [head, part] = whole(&desk).await;
        let looks = async |of: ConversationId| {
            let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
            page.rows.iter().filter(|row| row.act == "conversation.opened" && row.subject == Some(of.0)).count()
        };
        let before = [looks(head).await, looks(part).await];
        desk.inbox.open_conversation(&desk.jonas, head).await.unwrap();
        assert_eq!([looks(head).await, looks(part).await], before.map(|looks| looks + 1));
        desk.inbox.earlier(&desk.supervisor, head, i64::MAX).await.unwrap();
        assert_eq!([looks(head).await, looks(part).await], before.map(|looks| looks + 2));
    }

    pub async fn letting_go_a_whole_leaves_what_was_held_before(desk: Desk) {
        let held = async || {
            let text = "SELECT COUNT(*) AS n FROM conversation WHERE held_at IS NOT NULL";
            let mut reader = desk.inbox.data().reader().await.unwrap();
            let sql = Sql { name: "held", sqlite: text, postgres: text };
            let (n,): (i64,) = reader.conn().sql(sql).fetch_one().await.unwrap();
            n
        };
        let (head, part, third) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        desk.inbox.hold_talk(&desk.supervisor, part, true).await.unwrap();
        for id in [part, third] {
            desk.inbox.merge(&desk.mira, head, id).await.unwrap();
        }
        desk.inbox.hold_talk(&desk.supervisor, head, false).await.unwrap();
        assert_eq!(held().await, 1, "what was never held lets nothing go");
        desk.clock.advance(HOUR);
        desk.inbox.hold_talk(&desk.supervisor, head, true).await.unwrap();
        assert_eq!(held().await, 3);
        desk.clock.advance(HOUR);
        desk.inbox.hold_talk(&desk.supervisor, head, true).await.unwrap();
        desk.inbox.hold_talk(&desk.supervisor, head, false).await.unwrap();
        assert_eq!(held().await, 1, "the part's own hold stays");
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        desk.inbox.hold_talk(&desk.supervisor, part, false).await.unwrap();
        assert_eq!(held().await, 0);
    }

    pub async fn a_card_that_is_written_in_a_whole_stays_with_each_contact(desk: Desk) {
        let (head, part, third) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        let never =
            SafetyForm { avoid: vec!["sms".into()], note: Some("her mother reads".into()), ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.mira, third, never).await.unwrap();
        for id in [part, third] {
            desk.inbox.merge(&desk.mira, head, id).await.unwrap();
        }
        let form = SafetyForm { do_not_contact: true, code_word: Some("marmalade".into()), ..SafetyForm::default() };
        desk.inbox.set_safety(&desk.mira, head, form).await.unwrap();
        for id in [part, third] {
            desk.inbox.unmerge(&desk.mira, head, id).await.unwrap();
        }
        for id in [head, part, third] {
            let refused = desk.inbox.write(&desk.mira, key(), id, reply("hello")).await;
            assert!(matches!(refused, Err(WriteError::Store(StoreError::Conflict(_)))), "{refused:?}");
        }
        let card = open(&desk, part).await.safety.unwrap();
        assert_eq!((card.do_not_contact, card.code_word.as_deref()), (true, Some("marmalade")));
        let card = open(&desk, third).await.safety.unwrap();
        assert_eq!(
            (card.avoid.as_slice(), card.note.as_deref()),
            (["sms".to_owned()].as_slice(), Some("her mother reads"))
        );

        // What was written in the whole is corrected there, for each.
        desk.inbox.merge(&desk.mira, head, part).await.unwrap();
        desk.inbox.set_safety(&desk.mira, head, SafetyForm::default()).await.unwrap();
        desk.inbox.write(&desk.mira, key(), head, NewMessage { over: Some(part), ..reply("hello") }).await.unwrap();
        clean(&desk).await;
    }

    pub async fn contacts_stay_one_person_while_a_talk_of_theirs_is_in(desk: Desk) {
        // A chat's contact comes back to a talk of their own; the other contact has two.
        let [head, one, two] = [talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await];
        desk.inbox.tie(&desk.mira, one, two).await.unwrap();
        let lark = open(&desk, one).await.contact.id;
        for id in [one, two] {
            desk.inbox.merge(&desk.mira, head, id).await.unwrap();
        }
        let refused = desk.inbox.untie(&desk.mira, head, lark).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "they are shown as one: {refused:?}");
        desk.inbox.unmerge(&desk.mira, head, one).await.unwrap();
        let person = open(&desk, head).await.person;
        assert_eq!(person.len(), 2, "robin's talk is still in, and robin is lark");
        desk.inbox.unmerge(&desk.mira, head, two).await.unwrap();
        assert!(open(&desk, head).await.person.is_empty(), "what the merges said went with them");
        assert_eq!(open(&desk, one).await.person.len(), 1, "what somebody said before stays");
        clean(&desk).await;
    }

    pub async fn a_place_in_a_whole_is_no_place_once_they_parted(desk: Desk) {
        let [head, part] = whole(&desk).await;
        let seen = open(&desk, head).await.messages.last().unwrap().seq;
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        says(&desk, "wren", "wait").await;
        let answer = NewMessage { last_seen: Some(seen), ..reply("go there") };
        let newer = desk.inbox.write(&desk.mira, key(), head, answer).await;
        assert!(matches!(newer, Err(WriteError::Newer(_))), "{newer:?}");
    }

    pub async fn a_talk_that_shows_others_is_not_reviewed(desk: Desk) {
        let [head, part] = whole(&desk).await;
        close(&desk, head).await;
        let of = |id| NewReview { conversation_id: id, ..NewReview::default() };
        for id in [Some(head), Some(part), None] {
            let refused = desk.inbox.begin_review(&desk.supervisor, of(id)).await;
            assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
        }
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        desk.inbox.begin_review(&desk.supervisor, of(Some(head))).await.unwrap();
    }

    pub async fn a_decision_is_about_who_is_in_danger_now(desk: Desk) {
        let [head, part] = whole(&desk).await;
        let decide = async |reason: &str| {
            let decision = Emergency { called: false, reason: reason.into() };
            desk.inbox.decide_emergency(&desk.mira, key(), head, decision).await.unwrap();
            open(&desk, head).await.emergency.pop().unwrap().sitting_id
        };
        let own = open(&desk, head).await.row.sitting_id;
        assert_eq!(decide("She is with her aunt.").await, own);
        close(&desk, head).await;
        desk.answers_safety("lark", "lark-danger", SafetyAnswer::No).await;
        let lifted = open(&desk, head).await;
        assert_eq!((lifted.row.priority, lifted.row.sitting_id), (0, own));
        let anew = lifted.sittings.iter().find(|sitting| sitting.ended_at.is_none()).unwrap().id;
        assert_eq!(decide("He left the house.").await, anew);
        let emergency = Some(Emergency { called: false, reason: "He left the house.".into() });
        desk.inbox.close_conversation(&desk.mira, head, CallForm { emergency, ..call() }, None).await.unwrap();
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        assert_eq!(open(&desk, part).await.emergency.len(), 1, "it goes with whom it is about");
        clean(&desk).await;
    }

    pub async fn a_chat_that_is_open_goes_into_no_mail(desk: Desk) {
        let new = NewChannel {
            kind: "email".into(),
            name: "Mail".into(),
            settings: serde_json::json!({}),
            secrets: vec![("password".into(), "kept sealed".to_owned().into())],
            active: true,
        };
        let mail = desk.inbox.hotlines().put_channel(None, desk.mira.hotline(), new).await.unwrap().id;
        let host = desk.inbox.host(mail, &capabilities(), Acknowledgements::default()).await.unwrap();
        host.accept(vec![message("tove@mail.example", "mail-1", "by mail")], None).await.unwrap();
        let mail = desk.first_waiting().await;
        let chat = talk(&desk, "wren").await;
        let refused = desk.inbox.merge(&desk.mira, mail, chat).await;
        assert!(
            matches!(&refused, Err(StoreError::Conflict(words)) if words.contains("other way round")),
            "{refused:?}"
        );
        let row = desk.inbox.merge(&desk.mira, chat, mail).await.unwrap();
        assert_eq!(row.target_ms, Some(HOUR), "due by the chat's clock");
        desk.inbox.unmerge(&desk.mira, chat, mail).await.unwrap();
        close(&desk, chat).await;
        desk.inbox.merge(&desk.mira, mail, chat).await.unwrap();
        clean(&desk).await;
    }

    pub async fn what_was_lowered_as_a_whole_is_as_urgent_as_by_itself_again(desk: Desk) {
        let (head, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.prioritise(&desk.mira, head, 1, Why::Unsaid).await.unwrap();
        desk.inbox.merge(&desk.mira, head, part).await.unwrap();
        desk.inbox.prioritise(&desk.mira, head, 3, Why::Misread).await.unwrap();
        assert_eq!(open(&desk, head).await.row.priority, 3);
        desk.inbox.unmerge(&desk.mira, head, part).await.unwrap();
        assert_eq!(open(&desk, head).await.row.priority, 1);
        clean(&desk).await;
    }

    pub async fn who_holds_the_whole_holds_nothing_of_who_leaves_by_erasing(desk: Desk) {
        let [head, part] = whole(&desk).await;
        desk.inbox.transfer(&desk.mira, head, desk.jonas.operator(), None).await.unwrap();
        desk.inbox.accept_transfer(&desk.jonas, head).await.unwrap();
        desk.inbox.erase_conversation(desk.mira.hotline(), None, head).await.unwrap();
        assert_eq!(open(&desk, part).await.row.assignee, None);
        let batch = vec![message("lark", "lark-later", "still there?")];
        desk.host.accept(batch, None).await.unwrap();
        clean(&desk).await;
    }
}
