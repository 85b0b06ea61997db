//! Who is offered what, in what order those who wait stand, and what humans put right.

use crate::on_both;

on_both!(
    the_waiting_stand_in_their_order,
    offers_go_round_and_end,
    who_let_it_pass_is_asked_again_once_it_is_urgent,
    an_offer_ends_where_its_operator_has_no_room_any_more,
    a_queue_that_is_closed_hands_on,
    chats_of_the_night_go_on_while_mail_is_always_taken,
    who_is_gone_gives_back_what_waits,
    who_was_answered_in_danger_waits_once_their_operator_is_gone,
    a_lost_screen_gives_back_what_waits_and_a_connected_one_keeps_it,
    a_flood_waits_behind_its_like,
    a_flood_from_one_network_buries_nobody_and_joins,
    silence_behind_a_signal_weighs,
    supervisors_are_called_until_somebody_claims,
    a_talk_that_becomes_p0_in_somebodys_hands_calls_until_they_have_seen_it,
    a_human_sets_the_priority_and_it_is_counted,
    a_danger_that_is_over_was_no_false_alarm,
);

mod cases {
    use earshot_channel::UnixMillis;
    use earshot_inbox::{
        ConversationId, StoreError,
        access::{OperatorChange, OperatorStatus, Scope},
        corrections::Why,
        hotlines::{HotlineSpec, Hours, Week},
        routing::{Overflow, QueueSpec},
        view::{Row, View},
    };

    use crate::desk::{Desk, START, call, key, reply, spec};

    const MINUTE: i64 = 60_000;

    impl Desk {
        async fn route(&self) {
            self.inbox.route_now(UnixMillis(START)).await.unwrap();
        }

        async fn waiting(&self) -> Vec<Row> {
            self.inbox.inbox_page(&self.mira, View::Waiting, None, 200).await.unwrap().rows
        }

        async fn row(&self, id: ConversationId) -> Row {
            self.inbox.open_conversation(&self.mira, id).await.unwrap().row
        }

        async fn accepts(&self, who: &Scope) {
            self.inbox.access().set_status(who, OperatorStatus::Accepting, None).await.unwrap();
        }

        async fn queues(&self, queues: Vec<QueueSpec>) {
            let spec = HotlineSpec { queues, ..spec("lantern-line") };
            self.inbox.hotlines().apply(spec).await.unwrap();
        }
    }

    fn offering() -> QueueSpec {
        QueueSpec { name: "All".into(), offers: true, ..QueueSpec::default() }
    }

    pub async fn the_waiting_stand_in_their_order(desk: Desk) {
        desk.says("wren", "w-1", "I would like to talk about my exam").await;
        let calm = desk.first_waiting().await;
        desk.clock.advance(4 * 60 * MINUTE);
        desk.says("owl", "o-1", "my stepdad hits me every week").await;
        let worse = desk.first_waiting().await;
        assert_ne!(calm, worse);
        assert_eq!(desk.row(calm).await.turn, 10);
        // Whoever has waited for long comes before who came just now, and never before those in danger.
        desk.route().await;
        assert_eq!(desk.first_waiting().await, calm);
        desk.says("tit", "t-1", "he is kicking my door in right now with a knife, please help").await;
        let grave = desk.first_waiting().await;
        assert!(grave != calm && desk.row(grave).await.priority == 0);
        // An answer ends the wait, and with it what waiting had made of it.
        desk.inbox.write(&desk.mira, key(), calm, reply("I am here")).await.unwrap();
        desk.says("wren", "w-2", "thanks for writing, it is about maths").await;
        assert_eq!(desk.row(calm).await.turn, 10);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn offers_go_round_and_end(desk: Desk) {
        desk.queues(vec![offering()]).await;
        desk.says("wren", "w-1", "hello, is this anonymous here at all").await;
        let id = desk.first_waiting().await;
        desk.route().await;
        assert_eq!(desk.row(id).await.transfer_to, None, "nobody accepts");
        desk.accepts(&desk.mira).await;
        desk.accepts(&desk.jonas).await;
        desk.route().await;
        let first = desk.row(id).await.transfer_to.expect("an offer").id;
        let (first, other) =
            if first == desk.mira.operator() { (&desk.mira, &desk.jonas) } else { (&desk.jonas, &desk.mira) };
        desk.clock.advance(59_000);
        desk.route().await;
        assert_eq!(desk.row(id).await.transfer_to.map(|to| to.id), Some(first.operator()));
        // A minute without an answer, and it goes on to the next.
        desk.clock.advance(1_000);
        desk.route().await;
        assert_eq!(desk.row(id).await.transfer_to.map(|to| to.id), Some(other.operator()));
        assert!(matches!(desk.inbox.accept_transfer(first, id).await, Err(StoreError::Conflict(_))));
        desk.inbox.decline_transfer(other, id).await.unwrap();
        desk.route().await;
        assert_eq!(desk.row(id).await.transfer_to, None, "both let it pass: whoever can takes it");
        // After ten minutes they are asked again.
        desk.clock.advance(10 * MINUTE);
        desk.route().await;
        let asked = desk.row(id).await.transfer_to.expect("an offer").id;
        let asked = if asked == desk.mira.operator() { &desk.mira } else { &desk.jonas };
        let row = desk.inbox.accept_transfer(asked, id).await.unwrap();
        assert_eq!((row.assignee.map(|who| who.id), row.transfer_to), (Some(asked.operator()), None));
        // Who gives it back is not asked at once.
        desk.inbox.release(asked, id, None).await.unwrap();
        desk.route().await;
        assert_ne!(desk.row(id).await.transfer_to.expect("an offer").id, asked.operator());
        // Taking is always possible, offer or not.
        desk.inbox.claim(asked, id).await.unwrap();
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn who_let_it_pass_is_asked_again_once_it_is_urgent(desk: Desk) {
        desk.queues(vec![offering()]).await;
        desk.accepts(&desk.mira).await;
        desk.says("wren", "w-1", "hello, is this anonymous here at all").await;
        let id = desk.first_waiting().await;
        let offered = async |minutes: i64| {
            desk.clock.advance(minutes * MINUTE);
            desk.route().await;
            desk.row(id).await.transfer_to.is_some()
        };
        assert!(offered(0).await);
        desk.inbox.decline_transfer(&desk.mira, id).await.unwrap();
        assert!(!offered(2).await);
        desk.says("wren", "w-2", "he is kicking my door in right now with a knife, please help").await;
        assert!(offered(0).await, "it is another talk now");
        // Nobody else is there: after a minute without an answer, and one of rest, it goes round again.
        assert!(!offered(1).await);
        assert!(offered(1).await);
        desk.inbox.decline_transfer(&desk.mira, id).await.unwrap();
        assert!(!offered(0).await);
        assert!(offered(1).await);
        desk.inbox.accept_transfer(&desk.mira, id).await.unwrap();
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn an_offer_ends_where_its_operator_has_no_room_any_more(desk: Desk) {
        desk.queues(vec![offering()]).await;
        desk.accepts(&desk.mira).await;
        desk.says("wren", "w-1", "my stepdad hits me every week").await;
        let id = desk.first_waiting().await;
        desk.route().await;
        assert!(desk.row(id).await.transfer_to.is_some());
        desk.says("owl", "o-1", "he is kicking my door in right now with a knife, please help").await;
        let grave = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, grave).await.unwrap();
        desk.route().await;
        assert_eq!(desk.row(id).await.transfer_to, None);
        // She let nothing pass: once she has room she is asked.
        desk.inbox.release(&desk.mira, grave, None).await.unwrap();
        desk.inbox.claim(&desk.jonas, grave).await.unwrap();
        desk.route().await;
        assert_eq!(desk.row(id).await.transfer_to.map(|to| to.id), Some(desk.mira.operator()));
    }

    pub async fn a_queue_that_is_closed_hands_on(desk: Desk) {
        let evenings = Week { mon: vec!["18:00-22:00".into()], ..Week::default() };
        let described = HotlineSpec {
            hours: vec![
                Hours { always: true, ..Hours::default() },
                Hours { language: Some("fr".into()), week: evenings, ..Hours::default() },
            ],
            queues: vec![
                QueueSpec { name: "English".into(), languages: vec!["en".into()], ..offering() },
                QueueSpec {
                    name: "French".into(),
                    languages: vec!["fr".into()],
                    skills: vec!["law".into()],
                    after_hours: Some("English".into()),
                    overflow: Some(Overflow { after_min: 10, to: "English".into() }),
                    ..offering()
                },
            ],
            ..spec("lantern-line")
        };
        desk.inbox.hotlines().apply(described).await.unwrap();
        desk.accepts(&desk.mira).await;
        let french = OperatorChange {
            languages: Some(vec!["en".into(), "fr".into()]),
            skills: Some(vec!["law".into()]),
            talk_limit: Some(4),
            ..OperatorChange::default()
        };
        desk.inbox.access().change_operator(&desk.admin, desk.jonas.operator(), french).await.unwrap();
        desk.accepts(&desk.jonas).await;
        let queue = async |id| desk.inbox.open_conversation(&desk.mira, id).await.unwrap().queue;
        desk.says("wren", "w-1", "hello, is this anonymous here at all").await;
        let english = desk.first_waiting().await;
        desk.accept(in_french("owl", "o-1", "Bonjour, je voudrais parler avec une personne")).await;
        let french = desk.waiting().await.iter().map(|row| row.id).find(|id| *id != english).unwrap();
        // Monday morning: the French queue opens in the evening.
        desk.route().await;
        assert_eq!(
            (queue(english).await.as_deref(), queue(french).await.as_deref()),
            (Some("English"), Some("English"))
        );
        desk.clock.advance(9 * 60 * MINUTE);
        desk.route().await;
        assert_eq!(queue(french).await.as_deref(), Some("French"), "it is open now");
        assert_eq!(desk.row(french).await.transfer_to.map(|to| to.id), Some(desk.jonas.operator()));
        let bad = HotlineSpec {
            queues: vec![QueueSpec { after_hours: Some("Nowhere".into()), languages: vec!["de".into()], ..offering() }],
            ..spec("lantern-line")
        };
        let refused = desk.inbox.hotlines().apply(bad).await.unwrap_err().to_string();
        assert!(refused.contains("queues[0].after_hours") && refused.contains("queues[0].languages"), "{refused}");
    }

    pub async fn chats_of_the_night_go_on_while_mail_is_always_taken(desk: Desk) {
        let evenings = Week { mon: vec!["18:00-22:00".into()], ..Week::default() };
        let described = HotlineSpec {
            hours: vec![
                Hours { channel: Some("webchat".into()), week: evenings, ..Hours::default() },
                Hours { channel: Some("email".into()), always: true, ..Hours::default() },
            ],
            queues: vec![
                QueueSpec { name: "Team".into(), after_hours: Some("Night".into()), ..offering() },
                QueueSpec { name: "Night".into(), channels: vec!["phone".into()], ..offering() },
            ],
            ..spec("lantern-line")
        };
        desk.inbox.hotlines().apply(described).await.unwrap();
        desk.says("wren", "w-1", "hello, is this anonymous here at all").await;
        let id = desk.first_waiting().await;
        let queue = async || desk.inbox.open_conversation(&desk.mira, id).await.unwrap().queue;
        // Monday morning: nobody is there for chats.
        desk.route().await;
        assert_eq!(queue().await.as_deref(), Some("Night"));
        desk.clock.advance(9 * 60 * MINUTE);
        desk.route().await;
        assert_eq!(queue().await.as_deref(), Some("Team"));
    }

    fn in_french(who: &str, id: &str, text: &str) -> earshot_channel::Received {
        let mut item = crate::desk::message(who, id, text);
        if let Ok(earshot_channel::Inbound::Message(message)) = &mut item.content {
            message.language = Some("fr".into());
        }
        item
    }

    pub async fn who_is_gone_gives_back_what_waits(desk: Desk) {
        desk.accepts(&desk.mira).await;
        for who in ["wren", "owl", "tit"] {
            desk.says(who, who, "hello, is this anonymous here at all").await;
        }
        let [held, answered, _] = desk.waiting().await.iter().map(|row| row.id).collect::<Vec<_>>()[..] else {
            panic!("three wait")
        };
        desk.inbox.claim(&desk.mira, held).await.unwrap();
        desk.inbox.claim(&desk.mira, answered).await.unwrap();
        desk.inbox.write(&desk.mira, key(), answered, reply("I am here")).await.unwrap();
        desk.route().await;
        assert!(desk.row(held).await.assignee.is_some());
        desk.inbox.access().set_status(&desk.mira, OperatorStatus::Away, None).await.unwrap();
        desk.clock.advance(MINUTE);
        desk.route().await;
        let row = desk.row(held).await;
        assert_eq!((row.assignee, row.turn), (None, 9));
        assert_eq!(desk.first_waiting().await, held, "before its like");
        assert!(desk.row(answered).await.assignee.is_some(), "it waits for the contact");
        let mut left = 0;
        for who in ["wren", "owl", "tit"] {
            let items = desk.reads(who, 0).await;
            left += items.iter().filter(|item| matches!(item.kind, earshot_channel::ItemKind::Left { .. })).count();
        }
        assert_eq!(left, 1, "its contact is told");
        desk.inbox.claim(&desk.jonas, held).await.unwrap();
        assert_eq!(desk.row(held).await.turn, 10);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn who_was_answered_in_danger_waits_once_their_operator_is_gone(desk: Desk) {
        let inbox = &desk.inbox;
        desk.accepts(&desk.mira).await;
        desk.accepts(&desk.jonas).await;
        let mut talks = Vec::new();
        for (who, priority) in [("wren", 0), ("owl", 1), ("tit", 2), ("jay", 1)] {
            desk.says(who, who, "hello, is this anonymous here at all").await;
            let waiting = desk.waiting().await;
            let id = waiting.iter().map(|row| row.id).find(|id| !talks.contains(id)).unwrap();
            inbox.prioritise(&desk.mira, id, priority, Why::Unsaid).await.unwrap();
            inbox.write(&desk.mira, key(), id, reply("help is on its way, stay there")).await.unwrap();
            talks.push(id);
        }
        let [p0, p1, p2, left] = talks[..] else { panic!("four talks") };
        let leave = Ok(earshot_channel::Inbound::Leave { from: earshot_channel::Address::new("jay") });
        let carrier_id = earshot_channel::CarrierId::new("j-2");
        desk.accept(earshot_channel::Received { carrier_id, raw: bytes::Bytes::new(), content: leave }).await;
        desk.route().await;
        assert!(desk.waiting().await.is_empty(), "she is there");
        desk.clock.advance(5 * MINUTE);
        inbox.access().set_status(&desk.mira, OperatorStatus::Away, None).await.unwrap();
        desk.route().await;
        let rows = desk.waiting().await;
        let stands: Vec<_> = rows.iter().map(|row| (row.id, row.turn, row.waiting_since_at)).collect();
        let now = Some(START + 5 * MINUTE);
        assert_eq!(stands, [(p0, 0, now), (p1, 3, now)], "on top of their like, from now on");
        assert_eq!(rows.len(), 2);
        for id in [p2, left] {
            assert!(desk.row(id).await.assignee.is_some(), "less urgent, or nobody is there any more");
        }
        let told = desk.reads("wren", 0).await;
        assert_eq!(told.iter().filter(|item| matches!(item.kind, earshot_channel::ItemKind::Left { .. })).count(), 1);
        assert!(desk.inbox.fsck().await.unwrap().clean());
        // What has been quiet for long stays with its holder.
        inbox.write(&desk.jonas, key(), p0, reply("I go on with you")).await.unwrap();
        desk.clock.advance(30 * MINUTE);
        inbox.access().set_status(&desk.jonas, OperatorStatus::Away, None).await.unwrap();
        desk.route().await;
        assert!(desk.row(p0).await.assignee.is_some());
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_lost_screen_gives_back_what_waits_and_a_connected_one_keeps_it(desk: Desk) {
        const SECOND: i64 = 1_000;
        let screen = async || {
            let seq = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap().seq;
            let screen = desk.inbox.events(&desk.mira, seq).await.unwrap();
            desk.inbox.note_now().await.unwrap();
            screen
        };
        desk.accepts(&desk.mira).await;
        desk.says("owl", "o-1", "hello, is this anonymous here at all").await;
        desk.clock.advance(SECOND);
        desk.says("wren", "w-1", "hello, is this anonymous here at all").await;
        let [first, held] = desk.waiting().await.iter().map(|row| row.id).collect::<Vec<_>>()[..] else {
            panic!("two wait")
        };
        let line = screen().await;
        desk.inbox.claim(&desk.mira, held).await.unwrap();
        // No word and no bye: the line is gone.
        drop(line);
        desk.clock.advance(150 * SECOND);
        desk.route().await;
        assert!(desk.row(held).await.assignee.is_some(), "a tunnel is no leaving");
        desk.clock.advance(SECOND);
        desk.route().await;
        assert_eq!(desk.row(held).await.assignee, None);
        let order: Vec<_> = desk.waiting().await.iter().map(|row| row.id).collect();
        assert_eq!(order, [held, first], "before its like, who came first");
        let told = desk.reads("wren", 0).await;
        assert_eq!(told.iter().filter(|item| matches!(item.kind, earshot_channel::ItemKind::Left { .. })).count(), 1);

        let line = screen().await;
        desk.inbox.claim(&desk.mira, held).await.unwrap();
        for _ in 0..20 {
            desk.clock.advance(30 * SECOND);
            desk.inbox.note_now().await.unwrap();
            desk.route().await;
        }
        assert!(desk.row(held).await.assignee.is_some(), "ten minutes with a line that stands");
        drop(line);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_flood_waits_behind_its_like(desk: Desk) {
        let spam = "Visit our wonderful shop and buy the best watches of the world";
        for number in 0..8 {
            desk.says(&format!("bot-{number}"), &format!("b-{number}"), spam).await;
        }
        desk.says("wren", "w-1", "hello, is this anonymous here at all").await;
        let rows = desk.waiting().await;
        assert_eq!(rows.iter().filter(|row| row.flood).count(), 3);
        assert!(rows.iter().take(6).all(|row| !row.flood), "who came later and is no flood comes first");
        // An urgent sentence rises even there.
        desk.says("bot-7", "b-7-2", "he is kicking my door in right now with a knife, please help").await;
        let first = &desk.waiting().await[0];
        assert_eq!((first.priority, first.flood), (0, true));
        // A human who answers ends it.
        desk.inbox.claim(&desk.mira, first.id).await.unwrap();
        assert!(!desk.row(first.id).await.flood);
    }

    fn cry(number: u64, near: u64) -> earshot_channel::Received {
        let (who, id) = (format!("cry-{number}"), format!("c-{number}"));
        let words = format!("he is kicking my door in right now with a knife, please help {number}");
        let mut item = crate::desk::message(&who, &id, &words);
        if let Ok(earshot_channel::Inbound::Message(message)) = &mut item.content {
            message.near = Some(earshot_channel::Near(near));
        }
        item
    }

    pub async fn a_flood_from_one_network_buries_nobody_and_joins(desk: Desk) {
        let mut known = Vec::new();
        let mut came = async |item| {
            desk.accept(item).await;
            let id = desk.waiting().await.iter().map(|row| row.id).find(|id| !known.contains(id)).unwrap();
            known.push(id);
            id
        };
        let mut cries = Vec::new();
        for number in 0..12 {
            desk.clock.advance(1);
            cries.push(came(cry(number, 9)).await);
        }
        desk.clock.advance(1_000);
        let child = came(cry(100, 8)).await;
        let order = async || desk.waiting().await.iter().map(|row| row.id).collect::<Vec<_>>();
        let expected: Vec<_> = cries.iter().take(4).chain([&child]).chain(cries.iter().skip(4)).copied().collect();
        assert_eq!(order().await, expected);
        assert!(desk.waiting().await.iter().all(|row| row.priority == 0));
        // Of two at work one is kept for whoever comes by themselves. Who is away would give back what they hold.
        desk.inbox.access().set_status(&desk.supervisor, OperatorStatus::Paused, None).await.unwrap();
        desk.queues(vec![offering()]).await;
        for id in cries.iter().take(4).chain([&child]) {
            desk.inbox.claim(&desk.supervisor, *id).await.unwrap();
        }
        desk.accepts(&desk.mira).await;
        desk.accepts(&desk.jonas).await;
        desk.route().await;
        let offered = async || desk.waiting().await.iter().filter(|row| row.transfer_to.is_some()).count();
        assert_eq!(offered().await, 1);
        // One joins every three minutes, and still one is kept.
        desk.clock.advance(4 * MINUTE);
        desk.route().await;
        assert_eq!(desk.waiting().await.iter().filter(|row| row.flood).count(), 7);
        assert_eq!(offered().await, 1);
        let other = came(cry(101, 7)).await;
        desk.route().await;
        assert!(desk.row(other).await.transfer_to.is_some());
        desk.inbox.claim(&desk.supervisor, other).await.unwrap();
        desk.clock.advance(60 * MINUTE);
        desk.route().await;
        assert_eq!(desk.waiting().await.iter().filter(|row| row.flood).count(), 0, "all have joined");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn silence_behind_a_signal_weighs(desk: Desk) {
        desk.says("wren", "w-1", "my stepdad hits me every week").await;
        desk.says("owl", "o-1", "what time do you open on sundays please").await;
        let id = desk.first_waiting().await;
        assert_eq!(desk.row(id).await.priority, 2);
        desk.clock.advance(1);
        desk.says("tit", "t-1", "my stepdad hits me every week").await;
        let left = desk.waiting().await.iter().map(|row| row.id).find(|other| *other != id).unwrap();
        let leave = Ok(earshot_channel::Inbound::Leave { from: earshot_channel::Address::new("tit") });
        let carrier_id = earshot_channel::CarrierId::new("t-2");
        desk.accept(earshot_channel::Received { carrier_id, raw: bytes::Bytes::new(), content: leave }).await;
        desk.clock.advance(9 * MINUTE);
        desk.route().await;
        assert_eq!(desk.row(id).await.priority, 2);
        desk.clock.advance(MINUTE);
        desk.route().await;
        desk.clock.advance(60 * MINUTE);
        desk.route().await;
        let row = desk.row(id).await;
        let rule = row.rule.unwrap();
        assert!(row.priority == 1 && rule.starts_with("raised-silence:en."), "once, and not to the top");
        // A correction is about the rule that met the words.
        desk.inbox.prioritise(&desk.mira, id, 3, Why::Fiction).await.unwrap();
        let until = UnixMillis(START + 600 * MINUTE);
        let report = desk.inbox.triage_report(&desk.supervisor, UnixMillis(START), until).await.unwrap();
        assert_eq!(report.lowered[0].rule.as_deref(), rule.strip_prefix("raised-silence:"));
        desk.inbox.prioritise(&desk.mira, id, 1, Why::Unsaid).await.unwrap();
        let grave = desk.waiting().await.iter().filter(|row| row.priority < 2).count();
        assert_eq!(grave, 1, "silence alone is nothing");
        assert_eq!(desk.row(left).await.priority, 2, "who left is not silent");
    }

    pub async fn supervisors_are_called_until_somebody_claims(desk: Desk) {
        desk.says("wren", "w-1", "he is kicking my door in right now with a knife, please help").await;
        let id = desk.first_waiting().await;
        let called = async || {
            let mut events = desk.inbox.events(&desk.supervisor, 0).await.unwrap();
            let mut count = 0;
            let step = std::time::Duration::from_millis(300);
            while let Ok(Some(event)) = tokio::time::timeout(step, futures::StreamExt::next(&mut events)).await {
                let event = event.unwrap();
                if event.kind == "conversation.alarm" {
                    assert_eq!(event.data["to"], serde_json::json!([desk.supervisor.operator().0]));
                    count += 1;
                }
            }
            count
        };
        desk.route().await;
        desk.route().await;
        assert_eq!(called().await, 1);
        desk.clock.advance(MINUTE);
        desk.route().await;
        assert_eq!(called().await, 2);
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.clock.advance(MINUTE);
        desk.route().await;
        assert_eq!(called().await, 2);
    }

    pub async fn a_talk_that_becomes_p0_in_somebodys_hands_calls_until_they_have_seen_it(desk: Desk) {
        desk.accepts(&desk.mira).await;
        desk.accepts(&desk.jonas).await;
        desk.says("wren", "w-1", "I would like to talk about my exam").await;
        let id = desk.first_waiting().await;
        let called = async || {
            let mut events = desk.inbox.events(&desk.supervisor, 0).await.unwrap();
            let step = std::time::Duration::from_millis(300);
            let mut count = 0;
            while let Ok(Some(event)) = tokio::time::timeout(step, futures::StreamExt::next(&mut events)).await {
                count += usize::from(event.unwrap().kind == "conversation.alarm");
            }
            count
        };
        let rose = async || desk.row(id).await.rose_at;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.inbox.mark_seen(&desk.mira, id, 1).await.unwrap();
        desk.clock.advance(1_000);
        desk.says("wren", "w-2", "he is kicking my door in right now with a knife, please help").await;
        assert_eq!((desk.row(id).await.priority, rose().await), (0, Some(START + 1_000)));
        for (minutes, calls) in [(0, 1), (0, 1), (1, 2)] {
            desk.clock.advance(minutes * MINUTE);
            desk.route().await;
            assert_eq!(called().await, calls);
        }
        // What a passer-by reads, the holder has not seen.
        desk.inbox.mark_seen(&desk.jonas, id, 1).await.unwrap();
        assert!(rose().await.is_some());
        desk.inbox.mark_seen(&desk.mira, id, 2).await.unwrap();
        assert_eq!(rose().await, None);
        // More words of who is in danger are words like others.
        desk.says("wren", "w-3", "he is kicking my door in right now with a knife").await;
        desk.clock.advance(MINUTE);
        desk.route().await;
        assert_eq!((called().await, rose().await), (2, None));
        desk.inbox.mark_seen(&desk.mira, id, 3).await.unwrap();
        // A colleague who sees danger in somebody else's talk says so to its holder; an answer says that it was seen.
        desk.inbox.prioritise(&desk.mira, id, 2, Why::Joke).await.unwrap();
        desk.inbox.prioritise(&desk.mira, id, 0, Why::Unsaid).await.unwrap();
        assert_eq!(rose().await, None, "who says it knows it");
        desk.inbox.prioritise(&desk.mira, id, 2, Why::Joke).await.unwrap();
        desk.inbox.prioritise(&desk.jonas, id, 0, Why::Unsaid).await.unwrap();
        assert!(rose().await.is_some());
        desk.route().await;
        assert_eq!(called().await, 3);
        desk.inbox.write(&desk.mira, key(), id, reply("I am here")).await.unwrap();
        desk.says("wren", "w-4", "are you there").await;
        assert_eq!(rose().await, None);
        // Whoever takes it knows how urgent it is.
        desk.inbox.prioritise(&desk.mira, id, 2, Why::Joke).await.unwrap();
        desk.inbox.prioritise(&desk.jonas, id, 0, Why::Unsaid).await.unwrap();
        desk.inbox.release(&desk.mira, id, None).await.unwrap();
        assert_eq!(rose().await, None, "it calls as everything does that nobody has");
        desk.inbox.claim(&desk.jonas, id).await.unwrap();
        assert_eq!(rose().await, None);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_human_sets_the_priority_and_it_is_counted(desk: Desk) {
        desk.says("wren", "w-1", "my stepdad hits me every week").await;
        desk.says("owl", "o-1", "what time do you open on sundays please").await;
        let rows = desk.waiting().await;
        let (found, missed) = (rows[0].id, rows[1].id);
        let inbox = &desk.inbox;
        let refused = inbox.prioritise(&desk.mira, found, 3, Why::Unsaid).await.unwrap_err();
        assert!(matches!(refused, StoreError::Rejected(words) if words.contains("a reason to raise")));
        assert!(inbox.prioritise(&desk.mira, found, 2, Why::Joke).await.is_err(), "nothing changes");
        assert!(inbox.prioritise(&desk.mira, found, 9, Why::Joke).await.is_err());
        assert!(matches!(inbox.prioritise(&desk.admin, found, 3, Why::Joke).await, Err(StoreError::Forbidden(_))));
        let lowered = inbox.prioritise(&desk.mira, found, 3, Why::Fiction).await.unwrap();
        assert_eq!(
            (lowered.priority, lowered.turn, lowered.reason, lowered.rule.as_deref()),
            (3, 10, None, Some("by-hand"))
        );
        let raised = inbox.prioritise(&desk.jonas, missed, 0, Why::Unsaid).await.unwrap();
        assert_eq!((raised.priority, raised.turn), (0, 1));
        assert_eq!(desk.first_waiting().await, missed);
        // Words may raise it again; nothing lowers it but a human.
        desk.says("wren", "w-2", "he is kicking my door in right now with a knife, please help").await;
        assert_eq!(desk.row(found).await.priority, 0);
        let report =
            inbox.triage_report(&desk.supervisor, UnixMillis(START), UnixMillis(START + MINUTE)).await.unwrap();
        assert_eq!((report.lowered.len(), report.raised.len()), (1, 1));
        assert!(report.lowered[0].rule.as_deref().is_some_and(|rule| rule.starts_with("en.")));
        assert_eq!((report.raised[0].rule.as_deref(), report.raised[0].was, report.raised[0].becomes), (None, 3, 0));
        assert!(inbox.triage_report(&desk.mira, UnixMillis(0), UnixMillis(START)).await.is_err());
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_danger_that_is_over_was_no_false_alarm(desk: Desk) {
        let inbox = &desk.inbox;
        let cry = "he is kicking my door in right now with a knife, please help";
        let calm = "hello, is this anonymous here at all";
        let lowered = async |who: &str, text: &str, why: &[(u8, Why)]| {
            desk.clock.advance(1);
            desk.says(who, who, text).await;
            let id = desk.first_waiting().await;
            for (priority, why) in why {
                inbox.prioritise(&desk.mira, id, *priority, *why).await.unwrap();
            }
            inbox.claim(&desk.mira, id).await.unwrap();
            inbox.close_conversation(&desk.mira, id, call(), None).await.unwrap();
        };
        // The police were there; it was a film; what the rules missed was real and is over.
        lowered("wren", cry, &[(3, Why::Settled)]).await;
        lowered("owl", cry, &[(3, Why::Fiction)]).await;
        lowered("tit", calm, &[(0, Why::Unsaid), (3, Why::Settled)]).await;
        // What was real after a first look said that it was less.
        lowered("jay", cry, &[(2, Why::Misread), (3, Why::Settled)]).await;
        let report =
            inbox.triage_report(&desk.supervisor, UnixMillis(START), UnixMillis(START + MINUTE)).await.unwrap();
        assert_eq!((report.grave, report.missed, report.alarms, report.false_alarms), (2, 1, 3, 2));
        assert_eq!(report.table[0], [1, 0, 1, 1, 0]);
        assert_eq!(report.table[3], [1, 0, 0, 0, 0]);
    }
}
