//! The way in and the way out.

use crate::on_both;

on_both!(
    a_redelivery_is_the_same_message,
    the_same_id_with_other_words_is_kept_and_flagged,
    a_batch_is_all_or_nothing_with_its_cursor,
    parallel_first_messages_make_one_conversation,
    what_cannot_be_read_is_visible,
    a_change_names_what_it_changes,
    an_item_without_a_sender_is_quarantined,
    silence_opens_a_new_sitting,
    after_leaving_nothing_more_is_taken,
    leaving_right_after_the_first_message_ends_the_session,
    a_hundred_contacts_at_once_are_a_hundred_conversations,
    nobody_gets_an_alias_that_somebody_has,
    a_contact_reads_only_their_own_conversation,
    a_stream_resumes_where_it_was_cut,
    not_safe_goes_on_top,
    words_raise_a_talk_and_say_why,
    what_was_said_a_moment_before_takes_no_cry_away,
    what_became_of_a_send_is_told_and_never_repeated_blindly,
    only_what_may_have_left_is_handed_over_as_such,
    a_repeating_carrier_makes_no_doubles,
    a_node_lease_is_held_by_one,
);

mod cases {
    use std::{collections::HashSet, sync::Arc, time::Duration};

    use bytes::Bytes;
    use earshot_channel::{
        Accepted, Address, CarrierId, ConversationSeq, ConversationToken, Cursor, DeliveryState, HostError, Inbound,
        ItemKind, Received, SafetyAnswer, Unreadable,
        testkit::{FakeCarrier, Habits, Mood, Turn},
    };
    use earshot_inbox::{corrections::Why, store::conn::Sql, view::View};
    use futures::StreamExt;
    use tokio_util::{sync::CancellationToken, task::TaskTracker};

    use crate::desk::{Desk, START, capabilities, key, message, reply, texts};

    pub async fn a_redelivery_is_the_same_message(desk: Desk) {
        let first = desk.says("wren", "w-1", "hello?").await;
        desk.clock.advance(5_000);
        let again = desk.accept(message("wren", "w-1", "hello?")).await;
        assert_eq!(again, Accepted::Duplicate(first));
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello?"]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn the_same_id_with_other_words_is_kept_and_flagged(desk: Desk) {
        desk.says("wren", "w-1", "first words").await;
        let other = desk.accept(message("wren", "w-1", "other words")).await;
        assert!(matches!(other, Accepted::Conflict(_)), "{other:?}");
        assert_eq!(desk.accept(message("wren", "w-1", "other words")).await, other, "the same answer again");
        let id = desk.first_waiting().await;
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let said: Vec<_> = open.messages.iter().map(|said| (said.text.as_str(), said.flags.join(","))).collect();
        assert_eq!(said, [("first words", String::new()), ("other words", "id-reused".into())]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_change_names_what_it_changes(desk: Desk) {
        let from = Address::new("wren");
        let carry =
            |id: &str, content| Received { carrier_id: CarrierId::new(id), raw: Bytes::from(id.to_owned()), content };
        let change = |id: &str, of: &str, text: &str, opens| {
            carry(id, Ok(Inbound::Edit { from: from.clone(), of: CarrierId::new(of), text: text.into(), opens }))
        };
        let changed = |id: &str, of: &str, text: &str| change(id, of, text, None);
        let sealed = Unreadable { from: Some(from.clone()), why: "no key".into() };
        desk.says("wren", "w-1", "I am at home").await;
        desk.accept(carry("w-2/sealed", Err(sealed.clone()))).await;
        desk.accept(changed("w-3", "w-1", "I am at school")).await;
        desk.accept(changed("w-4", "of-another-line", "elsewhere")).await;
        let mut opened = message("wren", "w-2", "call me");
        let Ok(Inbound::Message(words)) = &mut opened.content else { unreachable!() };
        words.opens = Some(CarrierId::new("w-2/sealed"));
        // What is changed may stand in the same batch.
        let taken = carry("w-6", Ok(Inbound::Redaction { from: from.clone(), of: CarrierId::new("w-5") }));
        desk.host.accept(vec![opened, message("wren", "w-5", "forget it"), taken], None).await.unwrap();
        // A change that could not be read at first is both.
        desk.accept(carry("w-7/sealed", Err(sealed))).await;
        desk.accept(change("w-7", "w-1", "I am outside", Some(CarrierId::new("w-7/sealed")))).await;

        let open = desk.inbox.open_conversation(&desk.mira, desk.first_waiting().await).await.unwrap();
        let place = |id| open.messages.iter().position(|one| Some(one.id) == id);
        let said: Vec<_> =
            open.messages.iter().map(|one| (one.text.as_str(), one.flags.join(","), place(one.changes))).collect();
        let expected = [
            ("I am at home", "", None),
            ("no key", "unreadable", None),
            ("I am at school", "edit", Some(0)),
            ("elsewhere", "edit", None),
            ("call me", "", Some(1)),
            ("forget it", "", None),
            ("", "redaction", Some(5)),
            ("no key", "unreadable", None),
            ("I am outside", "edit", Some(0)),
        ];
        assert_eq!(said, expected.map(|(text, flags, of)| (text, flags.to_owned(), of)));
        assert_eq!(place(open.messages.last().unwrap().opens), Some(7));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_batch_is_all_or_nothing_with_its_cursor(desk: Desk) {
        let batch = vec![message("wren", "w-1", "one"), message("lark", "l-1", "two"), message("wren", "w-2", "three")];
        // Two items of one new contact in a batch: the second is prepared anew once the first is there.
        let outcome = desk.host.accept(batch, Some(Cursor(vec![7]))).await;
        let accepted = outcome.unwrap();
        assert_eq!(accepted.len(), 3);
        assert_eq!(desk.host.cursor().await.unwrap(), Some(Cursor(vec![7])));
        assert_eq!(texts(&desk.reads("wren", 0).await), ["one", "three"]);
        assert_eq!(texts(&desk.reads("lark", 0).await), ["two"]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn parallel_first_messages_make_one_conversation(desk: Desk) {
        let sends =
            (0..12).map(|n| {
                let host = desk.host.clone();
                async move {
                    host.accept(vec![message("wren", &format!("w-{n}"), &format!("part {n}"))], None).await.unwrap()
                }
            });
        futures::future::join_all(sends).await;
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap();
        assert_eq!(page.rows.len(), 1);
        assert_eq!(page.rows[0].unread, 12);
        assert_eq!(page.counts.waiting, 1);
        assert_eq!(desk.reads("wren", 0).await.len(), 12);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn nobody_gets_an_alias_that_somebody_has(desk: Desk) {
        const ALIASES: Sql = Sql {
            name: "ALIASES",
            sqlite: "SELECT alias FROM contact WHERE erased_at IS NULL",
            postgres: "SELECT alias FROM contact WHERE erased_at IS NULL",
        };
        let aliases = async || -> Vec<(String,)> {
            let mut reader = desk.inbox.data().reader().await.unwrap();
            reader.conn().sql(ALIASES).fetch_all().await.unwrap()
        };
        // More than two words could ever name once each, if they were drawn blindly.
        for evening in 0..5 {
            let says = |n: i32| message(&format!("c-{evening}-{n}"), &format!("m-{evening}-{n}"), "hello");
            let many = desk.host.accept((0..100).map(says).collect(), None);
            let alone = (100..120).map(|n| desk.host.accept(vec![says(n)], None));
            let (many, alone) = futures::join!(many, futures::future::join_all(alone));
            assert_eq!(many.unwrap().len(), 100);
            assert!(alone.iter().all(|one| matches!(one.as_deref(), Ok([Accepted::Message(_)]))), "{alone:?}");
        }
        let given = aliases().await;
        let once: HashSet<_> = given.iter().collect();
        assert_eq!((given.len(), once.len()), (600, 600));
        // With a contact goes the claim to the alias.
        let gone = desk.first_waiting().await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, gone).await.unwrap();
        assert_eq!(aliases().await.len(), 599);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_cannot_be_read_is_visible(desk: Desk) {
        let item = Received {
            carrier_id: CarrierId::new("x-1"),
            raw: Bytes::from_static(b"\xff\xfe not text"),
            content: Err(Unreadable { from: Some(Address::new("wren")), why: "not UTF-8".into() }),
        };
        desk.accept(item).await;
        let id = desk.first_waiting().await;
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        assert_eq!(open.row.priority, 2);
        assert_eq!(open.messages[0].flags, ["unreadable"]);
        let original = &open.messages[0].attachments[0];
        let bytes = desk.inbox.download(&desk.mira, original.id).await.unwrap();
        let bytes: Vec<_> = bytes.bytes.map(|part| part.unwrap().to_vec()).concat().await;
        assert_eq!(bytes, b"\xff\xfe not text");
    }

    pub async fn an_item_without_a_sender_is_quarantined(desk: Desk) {
        let item = Received {
            carrier_id: CarrierId::new("x-1"),
            raw: Bytes::from_static(b"?"),
            content: Err(Unreadable { from: None, why: "garbage".into() }),
        };
        assert_eq!(desk.accept(item.clone()).await, Accepted::Noted);
        assert_eq!(desk.accept(item).await, Accepted::Noted);
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
        assert_eq!((report.accepted, report.quarantined), (1, 1));
    }

    pub async fn silence_opens_a_new_sitting(desk: Desk) {
        desk.answers_safety("wren", "s-1", SafetyAnswer::No).await;
        desk.clock.advance(29 * 60_000);
        desk.says("wren", "w-1", "still here").await;
        let id = desk.first_waiting().await;
        assert_eq!(desk.inbox.open_conversation(&desk.mira, id).await.unwrap().sittings.len(), 1);
        desk.clock.advance(31 * 60_000);
        desk.says("wren", "w-2", "me again").await;
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let sittings: Vec<_> =
            open.sittings.iter().map(|sitting| (sitting.number, sitting.ended_by.as_deref())).collect();
        assert_eq!(sittings, [(1, Some("TIMEOUT")), (2, None)]);
        assert_eq!(open.sittings[0].ended_at, Some(START + 29 * 60_000));
    }

    pub async fn after_leaving_nothing_more_is_taken(desk: Desk) {
        desk.says("wren", "w-1", "bye").await;
        let leave = Received {
            carrier_id: CarrierId::new("leave"),
            raw: Bytes::new(),
            content: Ok(Inbound::Leave { from: Address::new("wren") }),
        };
        assert_eq!(desk.accept(leave).await, Accepted::Ended);
        assert_eq!(desk.accept(message("wren", "w-2", "no")).await, Accepted::Ended);
        let ended = desk.host.follow(&ConversationToken::new("wren"), ConversationSeq(0)).await;
        assert!(matches!(ended, Err(HostError::Ended)));
        let id = desk.first_waiting().await;
        let answer = desk.inbox.write(&desk.mira, key(), id, reply("are you there?")).await;
        assert!(answer.unwrap_err().to_string().contains("has left"));
    }

    pub async fn leaving_right_after_the_first_message_ends_the_session(desk: Desk) {
        let leave = || Received {
            carrier_id: CarrierId::new("leave"),
            raw: Bytes::new(),
            content: Ok(Inbound::Leave { from: Address::new("wren") }),
        };
        let accepted = desk.host.accept(vec![message("wren", "w-1", "help"), leave()], None).await.unwrap();
        assert!(matches!(accepted.as_slice(), [Accepted::Message(_), Accepted::Ended]), "{accepted:?}");
        assert_eq!(desk.accept(message("wren", "w-2", "who are you?")).await, Accepted::Ended);
        let token = ConversationToken::new("wren");
        let follow = desk.host.follow(&token, ConversationSeq(0)).await.map(drop);
        assert!(matches!(follow, Err(HostError::Ended)), "{follow:?}");
        // And of two that are under way at once, the end holds if the message was first.
        for n in 0..8 {
            let who = format!("lark-{n}");
            let leave = Received { content: Ok(Inbound::Leave { from: Address::new(&who) }), ..leave() };
            let (said, left) = tokio::join!(
                desk.host.accept(vec![message(&who, &format!("l-{n}"), "help")], None),
                desk.host.accept(vec![leave], None)
            );
            assert!(matches!(said.unwrap().as_slice(), [Accepted::Message(_)]));
            assert_eq!(left.unwrap(), [Accepted::Ended]);
        }
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_hundred_contacts_at_once_are_a_hundred_conversations(desk: Desk) {
        let talk = |n: usize| {
            let host = desk.host.clone();
            async move {
                for m in 0..3 {
                    let item = message(&format!("wren-{n}"), &format!("{n}-{m}"), &format!("part {m}"));
                    // Each twice at once, as pages do that are not sure.
                    let (one, other) =
                        tokio::join!(host.accept(vec![item.clone()], None), host.accept(vec![item], None));
                    let mut both = [one.unwrap().remove(0), other.unwrap().remove(0)];
                    both.sort_by_key(|outcome| matches!(outcome, Accepted::Duplicate(_)));
                    assert!(
                        matches!(both, [Accepted::Message(new), Accepted::Duplicate(old)] if new == old),
                        "{both:?}"
                    );
                }
            }
        };
        futures::future::join_all((0..100).map(talk)).await;
        for n in [0, 42, 99] {
            assert_eq!(texts(&desk.reads(&format!("wren-{n}"), 0).await), ["part 0", "part 1", "part 2"]);
        }
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
        assert_eq!(report.messages, 300);
    }

    pub async fn a_contact_reads_only_their_own_conversation(desk: Desk) {
        desk.says("wren", "w-1", "mine").await;
        desk.says("lark", "l-1", "other").await;
        assert_eq!(texts(&desk.reads("wren", 0).await), ["mine"]);
        assert!(desk.reads("nobody", 0).await.is_empty());
        let ahead = desk.host.follow(&ConversationToken::new("nobody"), ConversationSeq(1)).await;
        assert!(matches!(ahead, Err(HostError::Ahead { last: ConversationSeq(0) })));
    }

    pub async fn a_stream_resumes_where_it_was_cut(desk: Desk) {
        desk.says("wren", "w-1", "one").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, reply("two")).await.unwrap();
        let all = desk.reads("wren", 0).await;
        let kinds: Vec<_> = all.iter().map(|item| (item.seq.0, matches!(item.kind, ItemKind::Joined { .. }))).collect();
        assert_eq!(kinds, [(1, false), (2, true), (3, false)]);
        for cut in 0..=3 {
            assert_eq!(desk.reads("wren", cut).await, all[cut as usize..]);
        }
        // A stream that began before the contact's first message begins with it.
        let mut early = desk.host.follow(&ConversationToken::new("lark"), ConversationSeq(0)).await.unwrap();
        desk.says("lark", "l-1", "late").await;
        let first = tokio::time::timeout(Duration::from_secs(2), early.next()).await.unwrap().unwrap().unwrap();
        assert_eq!(first.seq, ConversationSeq(1));
    }

    pub async fn not_safe_goes_on_top(desk: Desk) {
        desk.says("wren", "w-1", "hi").await;
        desk.clock.advance(1_000);
        desk.answers_safety("lark", "s-1", SafetyAnswer::No).await;
        desk.clock.advance(1_000);
        desk.answers_safety("finch", "s-2", SafetyAnswer::Yes).await;
        desk.answers_safety("lark", "s-3", SafetyAnswer::Yes).await;
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap();
        let order: Vec<_> = page.rows.iter().map(|row| (row.priority, row.reason.as_deref())).collect();
        assert_eq!(order, [(0, Some("IMM")), (3, None), (3, None)]);
    }

    pub async fn words_raise_a_talk_and_say_why(desk: Desk) {
        desk.says("wren", "w-1", "how do i tell my teacher that i lost the book").await;
        desk.says("lark", "l-1", "i took all of mums sleeping").await;
        // A sentence in two messages, a question answered between them.
        desk.clock.advance(10_000);
        desk.answers_safety("lark", "l-s", SafetyAnswer::Yes).await;
        desk.clock.advance(10_000);
        desk.says("lark", "l-2", "pills ten minutes ago 💔").await;
        desk.says("finch", "f-1", "thank you so much, bye").await;
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap();
        let order: Vec<_> = page.rows.iter().map(|row| (row.priority, row.reason.as_deref())).collect();
        assert_eq!(order, [(0, Some("SUI_ACT")), (3, None), (4, Some("THANKS"))]);
        let open = desk.inbox.open_conversation(&desk.mira, page.rows[0].id).await.unwrap();
        let signal = open.messages.iter().flat_map(|said| said.signals.first()).next_back().unwrap();
        assert_eq!((signal.code.as_ref(), signal.priority), ("SUI_ACT", 0));
        // More words never lower, and what was thanks may become urgent.
        desk.says("lark", "l-3", "sorry its nothing bye").await;
        desk.says("finch", "f-2", "he is beating my mum right now").await;
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap();
        let order: Vec<_> = page.rows.iter().map(|row| (row.priority, row.reason.as_deref())).collect();
        assert_eq!(order, [(0, Some("SUI_ACT")), (0, Some("VIO_NOW")), (3, None)]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_was_said_a_moment_before_takes_no_cry_away(desk: Desk) {
        for (who, before, cry) in [
            ("wren", "hello", "help"),
            ("lark", "i watched a film with my dad", "he has a knife"),
            ("finch", "привет", "помогите"),
            ("robin", "hello", "救救我他要杀了我"),
        ] {
            desk.says(who, &format!("{who}-1"), before).await;
            desk.clock.advance(10_000);
            desk.says(who, &format!("{who}-2"), cry).await;
        }
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap();
        let order: Vec<_> = page.rows.iter().map(|row| (row.priority, row.reason.as_deref())).collect();
        let cry = (0, Some("IMM"));
        let cries = [cry, cry, cry, (2, Some("UNREADABLE"))];
        assert_eq!(order, cries);
        // Said again, it raises again what somebody has lowered.
        let id = page.rows[0].id;
        desk.inbox.prioritise(&desk.mira, id, 3, Why::Joke).await.unwrap();
        desk.clock.advance(10_000);
        desk.says("wren", "wren-3", "help").await;
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap();
        assert_eq!(page.rows.iter().find(|row| row.id == id).unwrap().priority, 0);
    }

    /// What each hand-over of a carrier without idempotent sends leads to, and how often it reaches the phone.
    pub async fn what_became_of_a_send_is_told_and_never_repeated_blindly(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let carrier = FakeCarrier::new(7);
        let expected = [
            (vec![Turn::Deliver], DeliveryState::Sent, 1),
            (vec![Turn::DeliverAndKnow], DeliveryState::Delivered, 1),
            (vec![Turn::Retry { after_ms: None }, Turn::Deliver], DeliveryState::Sent, 1),
            (vec![Turn::Reject], DeliveryState::Failed, 0),
            (vec![Turn::CutBefore], DeliveryState::Unknown, 0),
            (vec![Turn::CutAfter], DeliveryState::Unknown, 1),
            (vec![Turn::SayOkButLose], DeliveryState::Sent, 0),
        ];
        let registry = desk.carrier(carrier.clone());
        for (n, (turns, _, _)) in expected.iter().enumerate() {
            carrier.script(turns.clone());
            desk.inbox.write(&desk.mira, key(), id, reply(&format!("answer {n}"))).await.unwrap();
            // As many rounds as the script has turns, each after the back-off has run out.
            for _ in turns {
                desk.inbox.deliver_due(&registry).await.unwrap();
                desk.clock.advance(10_000);
            }
        }
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let replies: Vec<_> = open.messages.iter().filter(|said| said.delivery.is_some()).collect();
        for (said, (turns, state, arrivals)) in replies.iter().zip(&expected) {
            let arrived = carrier.phone().iter().filter(|arrived| arrived.text == said.text).count();
            assert_eq!((said.delivery.as_ref().unwrap().state, arrived), (*state, *arrivals), "{turns:?}");
        }
        assert_eq!(replies.len(), expected.len());
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    /// A carrier with idempotent sends is told since when nobody knows; what it did not take before left no doubt.
    pub async fn only_what_may_have_left_is_handed_over_as_such(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let carrier = FakeCarrier::with_capabilities(7, capabilities());
        let (later, registry) = (Turn::Retry { after_ms: None }, desk.carrier(carrier.clone()));
        carrier.script([later.clone(), later.clone(), Turn::CutAfter, later, Turn::Deliver]);
        desk.inbox.write(&desk.mira, key(), id, reply("Once.")).await.unwrap();
        let mut began = Vec::new();
        for _ in 0..5 {
            began.push(desk.clock.now());
            desk.inbox.deliver_due(&registry).await.unwrap();
            desk.clock.advance(20_000);
        }
        let unsure: Vec<_> = carrier.handed().iter().map(|(out, _)| out.unsure_since).collect();
        assert_eq!(unsure, [None, None, None, Some(began[2]), Some(began[2])]);
        assert_eq!(carrier.phone().len(), 1);

        // Nor may anybody read of one that may have left that it did not.
        carrier.script([Turn::CutAfter]);
        carrier.mood(Mood::Dead);
        desk.inbox.write(&desk.mira, key(), id, reply("Perhaps.")).await.unwrap();
        for _ in 0..2 {
            desk.inbox.deliver_due(&registry).await.unwrap();
            desk.clock.advance(30 * 24 * 3_600_000);
        }
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let states: Vec<_> = open.messages.iter().filter_map(|said| Some(said.delivery.as_ref()?.state)).collect();
        assert_eq!(states, [DeliveryState::Sent, DeliveryState::Unknown]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    /// A carrier that repeats, shuffles and forgets: every item becomes one message, and only committed ones are acknowledged.
    pub async fn a_repeating_carrier_makes_no_doubles(desk: Desk) {
        let carrier = FakeCarrier::new(11);
        carrier.habits(Habits { repeats: 2, shuffles: true, forgets: 5, batch: 4 });
        for n in 0..20 {
            carrier.contact_says(&Address::new(if n % 2 == 0 { "wren" } else { "lark" }), &format!("line {n}"));
        }
        carrier.reports_unknown();
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let (host, receiver) = (desk.host.clone(), Arc::new(carrier.clone()));
        tasks.spawn(desk.inbox.clone().run_channel(desk.channel, receiver, host, Arc::default(), stop.clone()));
        for _ in 0..500 {
            if carrier.waiting() == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        stop.cancel();
        tasks.close();
        tasks.wait().await;
        assert_eq!(carrier.waiting(), 0);
        let mut read = Vec::new();
        for who in ["wren", "lark"] {
            read.extend(texts(&desk.reads(who, 0).await).into_iter().map(str::to_owned));
        }
        read.sort();
        let mut said: Vec<_> = (0..20).map(|n| format!("line {n}")).collect();
        said.sort();
        assert_eq!(read, said);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_node_lease_is_held_by_one(desk: Desk) {
        let mut settings = desk.settings.clone();
        settings.node = "node-b".into();
        let other = earshot_inbox::Inbox::open(settings).await.unwrap();
        assert!(desk.inbox.hold_lease("mailbox").await.unwrap());
        assert!(!other.hold_lease("mailbox").await.unwrap());
        desk.clock.advance(10_000);
        assert!(desk.inbox.hold_lease("mailbox").await.unwrap(), "renewed");
        desk.clock.advance(10_000);
        assert!(!other.hold_lease("mailbox").await.unwrap());
        desk.clock.advance(6_000);
        assert!(other.hold_lease("mailbox").await.unwrap(), "the first node fell silent");
        assert!(!desk.inbox.hold_lease("mailbox").await.unwrap());
        other.drop_lease("mailbox").await;
        assert!(desk.inbox.hold_lease("mailbox").await.unwrap());
        other.close().await;
    }
}
