//! A talk becomes two at a message, and one again: nobody on the other end notices, and taken back it is as if nothing had been.

use crate::on_both;

on_both!(
    what_came_before_a_message_stands_by_itself,
    splitting_and_taking_back_is_as_if_nothing_had_been,
    each_half_is_as_urgent_as_what_is_in_it,
    records_stay_with_their_stretches,
    files_go_with_their_messages_and_stay_the_contacts,
    what_lies_under_one_key_is_erased_together,
    whoever_worked_on_a_half_is_told_to_merge,
    held_words_go_back_to_nothing_that_is_not_held,
    splits_that_make_no_sense_are_refused,
    a_talk_is_cut_more_than_once_and_taken_back_in_turn,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{
        Address, AttachmentId, CarrierId, ConversationToken, FileRole, Inbound, InboundAttachment, InboundMessage,
        Received, SafetyAnswer, testkit::FakeCarrier,
    };
    use earshot_inbox::{
        ConversationId, MessageKind, NewMessage, StoreError,
        access::{Role, Scope},
        calls::{CallForm, Emergency},
        corrections::Why,
        retention::{Record, RetentionRule},
        search::SearchFor,
        split::SplitDone,
        view::{Conversation, ConversationState, Message, Row, View},
    };
    use uuid::Uuid;

    use crate::desk::{Desk, call, capabilities, clean, key, open, reply, rows, says, texts};

    const MINUTE: i64 = 60_000;
    const DAY: i64 = 24 * 60 * MINUTE;

    async fn talk(desk: &Desk, who: &str) -> ConversationId {
        says(desk, who, "first").await;
        let rows = rows(desk, View::Waiting).await;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    async fn said(desk: &Desk, id: ConversationId) -> Vec<String> {
        open(desk, id).await.messages.into_iter().map(|message| message.text).collect()
    }

    async fn find(desk: &Desk, id: ConversationId, text: &str) -> Message {
        open(desk, id).await.messages.into_iter().find(|message| message.text == text).unwrap()
    }

    async fn write(desk: &Desk, id: ConversationId, text: &str) {
        desk.clock.advance(1);
        desk.inbox.write(&desk.mira, key(), id, reply(text)).await.unwrap();
        let carrier = desk.carrier(FakeCarrier::with_capabilities(1, capabilities()));
        while desk.inbox.deliver_due(&carrier).await.unwrap() {}
    }

    async fn note(desk: &Desk, id: ConversationId, text: &str) {
        let note = NewMessage { kind: MessageKind::Note, ..reply(text) };
        desk.inbox.write(&desk.mira, key(), id, note).await.unwrap();
    }

    async fn split(desk: &Desk, id: ConversationId, at: &str) -> SplitDone {
        let message = find(desk, id, at).await.id;
        desk.inbox.split(&desk.mira, id, message).await.unwrap()
    }

    async fn close(desk: &Desk, id: ConversationId) {
        let emergency = Some(Emergency { called: false, reason: "She is safe with her aunt.".into() });
        desk.inbox.close_conversation(&desk.mira, id, CallForm { emergency, ..call() }, None).await.unwrap();
    }

    fn refused<T: std::fmt::Debug>(outcome: Result<T, StoreError>) -> String {
        match outcome {
            Err(StoreError::Conflict(words) | StoreError::Forbidden(words) | StoreError::Rejected(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    /// A talk with an answer in the middle of it, cut at what came after.
    async fn two_matters(desk: &Desk, who: &str) -> ConversationId {
        let id = talk(desk, who).await;
        says(desk, who, "marmalade").await;
        write(desk, id, "I read you").await;
        says(desk, who, "harmonica").await;
        says(desk, who, "and more").await;
        id
    }

    pub async fn what_came_before_a_message_stands_by_itself(desk: Desk) {
        let id = two_matters(&desk, "wren").await;
        note(&desk, id, "for us only").await;
        let (read, ids): (_, Vec<Uuid>) =
            (desk.reads("wren", 0).await, open(&desk, id).await.messages.iter().map(|message| message.id).collect());
        let SplitDone { later, earlier, .. } = split(&desk, id, "harmonica").await;
        assert_eq!((later.id, earlier.split_from, later.split_from), (id, Some(id), None));
        assert_eq!(said(&desk, earlier.id).await, ["first", "marmalade", "I read you"]);
        assert_eq!(said(&desk, id).await, ["harmonica", "and more", "for us only"]);
        let (before, after) = (open(&desk, earlier.id).await, open(&desk, id).await);
        let now: Vec<_> = before.messages.iter().chain(&after.messages).map(|message| message.id).collect();
        assert_eq!(now, ids, "ids stay");
        assert_eq!(before.contact.id, after.contact.id);
        assert_eq!((before.answers_in, after.answers_in), (Some(id), None));
        assert_eq!(after.splits.iter().map(|split| split.id).collect::<Vec<_>>(), [earlier.id]);
        assert_eq!(before.related.iter().map(|talk| talk.id).collect::<Vec<_>>(), [id], "each leads to the other");
        assert!(before.timeline.iter().any(|each| each.kind == "split-off"));
        assert!(after.timeline.iter().any(|each| each.kind == "split"));
        assert_eq!(before.row.assignee, after.row.assignee, "whoever holds one holds the other");
        assert_eq!((before.row.state, after.row.state), (ConversationState::Theirs, ConversationState::Waiting));
        clean(&desk).await;

        // Nobody on the other end notices, and what comes goes on in the one that goes on.
        let reads = desk.reads("wren", 0).await;
        assert_eq!(texts(&reads), texts(&read));
        assert_eq!(reads.len(), read.len());
        says(&desk, "wren", "still there?").await;
        write(&desk, id, "Yes.").await;
        assert_eq!(said(&desk, id).await.last().unwrap(), "Yes.");
        assert_eq!(texts(&desk.reads("wren", 0).await).len(), 7);
        let there = desk.inbox.write(&desk.mira, key(), earlier.id, reply("here?")).await;
        assert!(there.unwrap_err().to_string().contains("answer there"));
        note(&desk, earlier.id, "seen").await;
        close(&desk, earlier.id).await;
        assert_eq!(rows(&desk, View::Closed).await.iter().map(|row| row.id).collect::<Vec<_>>(), [earlier.id]);
        assert_eq!(texts(&desk.reads("wren", 0).await).len(), 7, "nobody is told that a talk is over");
        let found = async |word: &str| {
            let wanted = SearchFor { query: word.into(), cursor: None, limit: None };
            let found = desk.inbox.search(&desk.mira, &wanted).await.unwrap().rows;
            found.iter().map(|found| found.row.id).collect::<Vec<_>>()
        };
        while desk.inbox.keep_search().await.unwrap() {}
        assert_eq!((found("marmalade").await, found("harmonica").await), (vec![earlier.id], vec![id]));
        clean(&desk).await;
    }

    /// How a talk stands, without what differs between any two.
    fn stands(open: &Conversation) -> impl PartialEq + std::fmt::Debug + use<> {
        let Row { state, priority, reason, rule, waiting_since_at, unread, turn, snoozed, assignee, tags, .. } =
            open.row.clone();
        let thread: Vec<_> = open
            .messages
            .iter()
            .map(|message| (message.seq, message.text.clone(), message.direction, message.author.is_some()))
            .collect();
        let stretches: Vec<_> = open
            .sittings
            .iter()
            .map(|sitting| (sitting.number, sitting.ended_at.is_some(), sitting.call.is_some()))
            .collect();
        let waits = waiting_since_at.is_some();
        ((state, priority, reason, rule, waits, unread, turn), (snoozed, assignee, tags, thread, stretches))
    }

    /// Two contacts go through the same. One talk is split on the way and made whole at the end; then both stand alike.
    pub async fn splitting_and_taking_back_is_as_if_nothing_had_been(desk: Desk) {
        const ROUNDS: u64 = 16;
        for round in 0..ROUNDS {
            let mut dice = round.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            let mut roll = move |sides: u64| {
                dice ^= dice << 13;
                dice ^= dice >> 7;
                dice ^= dice << 17;
                dice % sides
            };
            let names = [format!("cut-{round}"), format!("twin-{round}")];
            let mut talks = Vec::new();
            for who in &names {
                talks.push(talk(&desk, who).await);
            }
            let mut count = 0;
            let mut step = async |act: u64, is_later: bool| {
                count += 1;
                for (who, id) in names.iter().zip(&talks) {
                    let state = open(&desk, *id).await.row.state;
                    match act {
                        0 | 1 => says(&desk, who, &format!("more {count}")).await,
                        2 if state != ConversationState::Closed => {
                            write(&desk, *id, &format!("answer {count}")).await;
                        }
                        3 => note(&desk, *id, &format!("note {count}")).await,
                        4 => {
                            desk.clock.advance(1);
                            desk.answers_safety(who, &format!("{who}-{count}"), SafetyAnswer::No).await;
                        }
                        5 => drop(desk.inbox.prioritise(&desk.mira, *id, 1, Why::Unsaid).await),
                        6 => {
                            let seen = open(&desk, *id).await.messages.last().unwrap().seq;
                            desk.inbox.mark_seen(&desk.mira, *id, seen).await.unwrap();
                        }
                        7 if state != ConversationState::Closed && !is_later => close(&desk, *id).await,
                        _ => {}
                    }
                }
            };
            for _ in 0..3 + roll(8) {
                step(roll(8), false).await;
            }
            step(0, false).await;
            let whole = open(&desk, talks[0]).await;
            let ins: Vec<_> = whole.messages.iter().filter(|message| message.author.is_none()).collect();
            // Some of them between two others, some at the beginning of a stretch.
            let at = ins[1 + roll(ins.len() as u64 - 1) as usize].id;
            let done = desk.inbox.split(&desk.mira, talks[0], at).await.unwrap();
            clean(&desk).await;
            for _ in 0..roll(5) {
                step(roll(7), true).await;
            }
            desk.clock.advance(5 * MINUTE);
            desk.inbox.unsplit(&desk.mira, talks[0], done.earlier.id).await.unwrap();
            desk.inbox.unsplit(&desk.mira, talks[0], done.earlier.id).await.unwrap();
            let (cut, twin) = (open(&desk, talks[0]).await, open(&desk, talks[1]).await);
            assert_eq!(stands(&cut), stands(&twin), "round {round}");
            assert_eq!(texts(&desk.reads(&names[0], 0).await), texts(&desk.reads(&names[1], 0).await));
            assert!(cut.related.is_empty() && cut.splits.is_empty() && cut.history.is_empty());
            let before = |open: &Conversation| {
                open.timeline.iter().filter(|each| !each.kind.contains("split")).map(|each| each.at).collect::<Vec<_>>()
            };
            assert!(before(&cut).is_sorted());
            assert_eq!(before(&cut).len(), before(&twin).len());
            clean(&desk).await;
        }
    }

    pub async fn each_half_is_as_urgent_as_what_is_in_it(desk: Desk) {
        let id = talk(&desk, "wren").await;
        desk.clock.advance(1);
        desk.answers_safety("wren", "wren-danger", SafetyAnswer::No).await;
        says(&desk, "wren", "something else").await;
        let whole = open(&desk, id).await.row;
        assert_eq!((whole.priority, whole.unread), (0, 3));
        let SplitDone { later, earlier, .. } = split(&desk, id, "something else").await;
        assert_eq!((later.priority, later.reason.as_deref(), later.unread), (3, None, 1));
        assert_eq!((earlier.priority, earlier.reason.as_deref(), earlier.unread), (0, Some("IMM"), 2));
        assert_eq!(earlier.state, ConversationState::Waiting);
        assert_eq!(rows(&desk, View::Waiting).await.iter().map(|row| row.id).collect::<Vec<_>>(), [earlier.id, id]);
        assert_eq!(desk.inbox.counts(&desk.mira).await.unwrap().waiting, 2);
        let back = desk.inbox.unsplit(&desk.mira, id, earlier.id).await.unwrap();
        assert_eq!((back.priority, back.reason.as_deref(), back.unread), (0, Some("IMM"), 3));
        assert_eq!(desk.inbox.counts(&desk.mira).await.unwrap().waiting, 1);
        // What a human said stands for both.
        desk.inbox.prioritise(&desk.mira, id, 1, Why::Settled).await.unwrap();
        let SplitDone { later, earlier, .. } = split(&desk, id, "something else").await;
        assert_eq!((later.priority, earlier.priority), (1, 1));
        clean(&desk).await;
    }

    pub async fn records_stay_with_their_stretches(desk: Desk) {
        let id = two_matters(&desk, "wren").await;
        close(&desk, id).await;
        says(&desk, "wren", "a week later").await;
        write(&desk, id, "Hello again.").await;
        let record = |open: &Conversation| open.sittings[0].call.as_ref().map(|call| call.id);
        let call = record(&open(&desk, id).await);
        assert!(call.is_some());
        // At the beginning of a stretch: whole stretches part.
        let SplitDone { earlier, .. } = split(&desk, id, "a week later").await;
        let (before, after) = (open(&desk, earlier.id).await, open(&desk, id).await);
        assert_eq!(before.row.state, ConversationState::Closed);
        assert_eq!((before.sittings.len(), after.sittings.len()), (1, 1));
        assert_eq!(record(&before), call);
        clean(&desk).await;
        // Within one: its record stays with what goes on, and what is taken out has a stretch of its own to record.
        let SplitDone { earlier: first, .. } = split(&desk, earlier.id, "harmonica").await;
        let (first_half, second_half) = (open(&desk, first.id).await, open(&desk, earlier.id).await);
        assert_eq!(said(&desk, first.id).await, ["first", "marmalade", "I read you"]);
        assert_eq!((first_half.row.state, record(&first_half).is_none()), (ConversationState::Closed, true));
        assert_eq!(record(&second_half), call);
        assert_eq!(first_half.row.split_from, Some(id), "the line is that of the one that goes on");
        clean(&desk).await;
        desk.inbox.unsplit(&desk.mira, earlier.id, first.id).await.unwrap();
        desk.inbox.unsplit(&desk.mira, id, earlier.id).await.unwrap();
        let whole = open(&desk, id).await;
        assert_eq!((whole.messages.len(), whole.sittings.len()), (7, 2));
        assert_eq!(record(&whole), call);
        clean(&desk).await;
    }

    pub async fn files_go_with_their_messages_and_stay_the_contacts(desk: Desk) {
        const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";
        let blob =
            desk.host.put_blob(Box::pin(futures::stream::iter([Ok(Bytes::from_static(PICTURE))]))).await.unwrap();
        let attachments = vec![InboundAttachment {
            blob,
            content_id: None,
            role: FileRole::Attached,
            name: "what it shows.png".into(),
            media_type: "image/png".into(),
            size_bytes: PICTURE.len() as u64,
        }];
        let (from, text) = (Some(Address::new("wren")), "look".to_owned());
        let content = Ok(Inbound::Message(InboundMessage { from, text, attachments, ..InboundMessage::default() }));
        desk.accept(Received { carrier_id: CarrierId::new("look"), raw: Bytes::from_static(b"{}"), content }).await;
        let id = desk.first_waiting().await;
        says(&desk, "wren", "something else").await;
        let file = find(&desk, id, "look").await.attachments[0].clone();
        let SplitDone { earlier, .. } = split(&desk, id, "something else").await;
        assert_eq!(find(&desk, earlier.id, "look").await.attachments.as_slice(), std::slice::from_ref(&file));
        let wren = ConversationToken::new("wren");
        desk.host.attachment(&wren, AttachmentId(file.id)).await.unwrap();
        says(&desk, "lark", "who is this?").await;
        assert!(desk.host.attachment(&ConversationToken::new("lark"), AttachmentId(file.id)).await.is_err());
        desk.inbox.erase_conversation(desk.mira.hotline(), None, earlier.id).await.unwrap();
        assert!(desk.host.attachment(&wren, AttachmentId(file.id)).await.is_err());
        clean(&desk).await;
    }

    pub async fn what_lies_under_one_key_is_erased_together(desk: Desk) {
        let jonas = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor);
        let id = two_matters(&desk, "wren").await;
        let SplitDone { earlier, .. } = split(&desk, id, "harmonica").await;
        close(&desk, earlier.id).await;
        // What is held holds both.
        desk.inbox.hold_talk(&desk.supervisor, earlier.id, true).await.unwrap();
        desk.inbox.ask_erasure(&desk.supervisor, id, "ASKED".into()).await.unwrap();
        assert!(refused(desk.inbox.erase_talk(&jonas, id).await).contains("held"));
        desk.inbox.hold_talk(&desk.supervisor, earlier.id, false).await.unwrap();
        // By the rules goes only what is over, all of it.
        let rule = RetentionRule { record: Record::Talk, class: "*".into(), days: 30 };
        desk.inbox.change_retention(&desk.admin, 0, vec![rule]).await.unwrap();
        let days = async |count: i64| {
            for _ in 0..count {
                desk.clock.advance(DAY);
                desk.inbox.retention_round().await.unwrap();
            }
        };
        days(50).await;
        assert_eq!(said(&desk, earlier.id).await.first().map(String::as_str), Some("first"), "the other goes on");
        close(&desk, id).await;
        let (one, other) = (
            desk.inbox.keeping_of(&desk.mira, id).await.unwrap(),
            desk.inbox.keeping_of(&desk.mira, earlier.id).await.unwrap(),
        );
        assert_eq!((one.also, other.also, one.erase_at), (1, 1, other.erase_at), "the later of both is said");
        days(29).await;
        assert_eq!(said(&desk, id).await.len(), 2);
        days(15).await;
        for id in [id, earlier.id] {
            assert!(said(&desk, id).await.iter().all(String::is_empty));
        }
        clean(&desk).await;
        // By two persons, and by the contact.
        for who in ["lark", "robin"] {
            let id = two_matters(&desk, who).await;
            let SplitDone { earlier, .. } = split(&desk, id, "harmonica").await;
            if who == "lark" {
                desk.inbox.ask_erasure(&desk.supervisor, earlier.id, "ASKED".into()).await.unwrap();
                desk.inbox.erase_talk(&jonas, earlier.id).await.unwrap();
            } else {
                desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
            }
            assert!(said(&desk, id).await.iter().chain(&said(&desk, earlier.id).await).all(String::is_empty));
            clean(&desk).await;
        }
    }

    pub async fn whoever_worked_on_a_half_is_told_to_merge(desk: Desk) {
        let id = two_matters(&desk, "wren").await;
        let SplitDone { earlier, .. } = split(&desk, id, "harmonica").await;
        let other = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Operator);
        assert!(refused(desk.inbox.unsplit(&other, id, earlier.id).await).contains("supervisor"));
        note(&desk, earlier.id, "looked at").await;
        assert!(refused(desk.inbox.unsplit(&desk.mira, id, earlier.id).await).contains("put them into one"));
        // Both are read as one all the same, over the one line.
        desk.inbox.merge(&desk.mira, id, earlier.id).await.unwrap();
        assert_eq!(said(&desk, id).await.len(), 6);
        let over = NewMessage { over: Some(id), ..reply("over the line") };
        desk.inbox.write(&desk.mira, key(), id, over).await.unwrap();
        assert_eq!(texts(&desk.reads("wren", 0).await).last(), Some(&"over the line"));
        let over = NewMessage { over: Some(earlier.id), ..reply("elsewhere") };
        assert!(desk.inbox.write(&desk.mira, key(), id, over).await.is_err());
        desk.inbox.unmerge(&desk.mira, id, earlier.id).await.unwrap();
        clean(&desk).await;

        let late = two_matters(&desk, "lark").await;
        let SplitDone { earlier, until_at, .. } = split(&desk, late, "harmonica").await;
        desk.clock.advance(10 * MINUTE + 1);
        assert!(desk.clock.now().0 > until_at);
        assert!(refused(desk.inbox.unsplit(&desk.mira, late, earlier.id).await).contains("ten minutes"));
        assert!(open(&desk, late).await.splits.is_empty());
    }

    pub async fn held_words_go_back_to_nothing_that_is_not_held(desk: Desk) {
        let id = two_matters(&desk, "wren").await;
        let half = split(&desk, id, "harmonica").await.earlier.id;
        let new = serde_json::from_value(serde_json::json!({ "form": { "kind": "MISSING" }, "conversation_id": half }))
            .unwrap();
        let cases = desk.inbox.cases();
        let case = cases.open_new(&desk.mira, key(), new).await.unwrap().row.id;
        cases.hold(&desk.supervisor, case, true).await.unwrap();
        assert!(refused(desk.inbox.unsplit(&desk.mira, id, half).await).contains("a case holds"));
        let whole = serde_json::from_value(serde_json::json!({ "conversation_id": id })).unwrap();
        cases.link(&desk.mira, case, whole).await.unwrap();
        desk.inbox.unsplit(&desk.mira, id, half).await.unwrap();
        let contacts = cases.open(&desk.mira, case).await.unwrap().timeline;
        assert!(contacts.iter().any(|moment| moment.contact.as_ref().is_some_and(|of| of.conversation_id == Some(id))));
        clean(&desk).await;
    }

    pub async fn splits_that_make_no_sense_are_refused(desk: Desk) {
        let id = two_matters(&desk, "wren").await;
        let message = async |text: &str| find(&desk, id, text).await.id;
        let cut = async |scope: &Scope, message| desk.inbox.split(scope, id, message).await;
        assert!(refused(cut(&desk.mira, message("first").await).await).contains("nothing before"));
        assert!(refused(cut(&desk.admin, message("harmonica").await).await).contains("sets up"));
        assert!(refused(cut(&desk.jonas, message("harmonica").await).await).contains("mira"));
        assert!(matches!(cut(&desk.mira, key()).await, Err(StoreError::NotFound)));
        write(&desk, id, "last").await;
        assert!(refused(cut(&desk.mira, message("last").await).await).contains("nothing from there"));
        // An answer that can still be taken back stays where it is.
        let held = NewMessage { hold_ms: 10_000, ..reply("wait") };
        desk.inbox.write(&desk.mira, key(), id, held).await.unwrap();
        says(&desk, "wren", "after it").await;
        assert!(refused(cut(&desk.mira, message("after it").await).await).contains("not left"));
        let other = talk(&desk, "lark").await;
        assert!(matches!(
            desk.inbox.split(&desk.mira, other, message("harmonica").await).await,
            Err(StoreError::NotFound)
        ));
        desk.inbox.merge(&desk.mira, id, other).await.unwrap();
        assert!(refused(cut(&desk.mira, message("harmonica").await).await).contains("others went into"));
        clean(&desk).await;
    }

    pub async fn a_talk_is_cut_more_than_once_and_taken_back_in_turn(desk: Desk) {
        let id = two_matters(&desk, "wren").await;
        let first = split(&desk, id, "harmonica").await.earlier.id;
        let second = split(&desk, id, "and more").await.earlier.id;
        assert_eq!(said(&desk, second).await, ["harmonica"]);
        assert_eq!(said(&desk, id).await, ["and more"]);
        clean(&desk).await;
        assert!(refused(desk.inbox.unsplit(&desk.mira, id, first).await).contains("put them into one"));
        desk.inbox.unsplit(&desk.mira, id, second).await.unwrap();
        desk.inbox.unsplit(&desk.mira, id, first).await.unwrap();
        assert_eq!(said(&desk, id).await, ["first", "marmalade", "I read you", "harmonica", "and more"]);
        assert_eq!(open(&desk, id).await.sittings.len(), 1);
        clean(&desk).await;
    }
}
