//! A talk goes into another and comes back: read as one, answered over either line, and by itself again as if nothing had been.

use crate::on_both;

on_both!(
    two_talks_are_read_as_one_and_answered_over_either,
    what_comes_for_a_part_lifts_the_whole_and_goes_with_it,
    merging_and_parting_is_as_if_nothing_had_been,
    an_answer_over_one_line_leaves_who_wrote_on_the_other_waiting,
    an_answer_that_is_held_answers_the_whole_when_it_leaves,
    closing_closes_all_of_it_with_a_record_each,
    what_is_seen_is_seen_by_each_contact,
    long_talks_are_paged_without_a_gap,
    who_is_erased_leaves_the_whole_first,
    words_are_found_where_they_are_shown,
    several_acts_leave_merged_talks_out,
    merges_that_make_no_sense_are_refused,
    of_two_who_merge_at_once_one_is_told,
    what_arrives_while_somebody_merges_is_in_one_place,
);

mod cases {
    use earshot_channel::{ItemKind, SafetyAnswer, testkit::FakeCarrier};
    use earshot_inbox::{
        ConversationId, NewMessage, StoreError, WriteError,
        access::Scope,
        bulk::{BulkAct, BulkForm, BulkTalk, LeftOut},
        calls::{CallForm, Emergency},
        corrections::Why,
        search::SearchFor,
        view::{Conversation, ConversationState, Row, View},
    };
    use futures::future::{join, join_all};

    use crate::desk::{Desk, call, capabilities, clean, key, open, reply, rows, says, texts};

    const MINUTE: i64 = 60_000;

    async fn talk(desk: &Desk, who: &str) -> ConversationId {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-first"), &format!("first of {who}")).await;
        let rows = rows(desk, View::Waiting).await;
        rows.into_iter().max_by_key(|row| row.first_in_at).unwrap().id
    }

    async fn said(desk: &Desk, id: ConversationId) -> Vec<String> {
        let messages = open(desk, id).await.messages;
        assert!(messages.is_sorted_by(|one, other| one.seq < other.seq && one.at <= other.at));
        messages.into_iter().map(|message| message.text).collect()
    }

    async fn write(desk: &Desk, id: ConversationId, text: &str, over: Option<ConversationId>) {
        desk.clock.advance(1);
        desk.inbox.write(&desk.mira, key(), id, NewMessage { over, ..reply(text) }).await.unwrap();
    }

    /// How a talk stands, without what differs between any two.
    type Stands = (ConversationState, u8, Option<String>, Option<i64>, i64, i64, bool, bool, usize);

    fn stands(open: &Conversation) -> Stands {
        let Row { state, priority, reason, waiting_since_at, unread, turn, snoozed, assignee, .. } = open.row.clone();
        (state, priority, reason, waiting_since_at, unread, turn, snoozed, assignee.is_some(), open.sittings.len())
    }

    fn thread(open: &Conversation) -> Vec<(i64, String, bool)> {
        let text = |text: &str| if text.starts_with("first of") { "first".to_owned() } else { text.to_owned() };
        open.messages.iter().map(|message| (message.seq, text(&message.text), message.author.is_some())).collect()
    }

    pub async fn two_talks_are_read_as_one_and_answered_over_either(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        says(&desk, "wren", "second of wren").await;
        let row = desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        assert_eq!((row.merged, row.unread, row.merged_into), (1, 3, None));
        assert_eq!(rows(&desk, View::Waiting).await.iter().map(|row| row.id).collect::<Vec<_>>(), [whole]);
        assert_eq!(desk.inbox.counts(&desk.mira).await.unwrap().waiting, 1);
        let both = open(&desk, whole).await;
        assert_eq!(both.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [whole, part]);
        assert_eq!(both.person.len(), 1, "they are one person");
        assert_eq!(said(&desk, whole).await, ["first of wren", "first of lark", "second of wren"]);
        assert_eq!(both.messages[1].talk_id, part);
        assert_eq!(open(&desk, part).await.row.merged_into, Some(whole));

        write(&desk, whole, "to where they wrote last", Some(whole)).await;
        write(&desk, whole, "to the other", Some(part)).await;
        says(&desk, "lark", "and lark again").await;
        write(&desk, whole, "now there", Some(part)).await;
        let nowhere = desk.inbox.write(&desk.mira, key(), whole, reply("to whom?")).await;
        assert!(matches!(nowhere, Err(WriteError::Store(StoreError::Rejected(_)))), "{nowhere:?}");
        let expected = ["first of wren", "second of wren", "to where they wrote last"];
        assert_eq!(texts(&desk.reads("wren", 0).await), expected);
        let expected = ["first of lark", "to the other", "and lark again", "now there"];
        assert_eq!(texts(&desk.reads("lark", 0).await), expected);
        let joined = |items: Vec<earshot_channel::Item>| {
            items.iter().filter(|item| matches!(item.kind, ItemKind::Joined { .. })).count()
        };
        assert_eq!((joined(desk.reads("wren", 0).await), joined(desk.reads("lark", 0).await)), (1, 1));
        assert_eq!(said(&desk, whole).await.len(), 7);
        assert_eq!(open(&desk, whole).await.row.state, ConversationState::Theirs);
        assert_eq!(open(&desk, whole).await.timeline.iter().filter(|each| each.kind == "merged").count(), 1);
        clean(&desk).await;

        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        assert_eq!(said(&desk, part).await, ["first of lark", "to the other", "and lark again", "now there"]);
        let apart = open(&desk, whole).await;
        assert!(apart.person.is_empty() && apart.lines.is_empty(), "what the merge said goes with it");
        assert_eq!(apart.messages.last().unwrap().seq, 3);
        clean(&desk).await;
    }

    pub async fn what_comes_for_a_part_lifts_the_whole_and_goes_with_it(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        for id in [whole, part] {
            write(&desk, id, "I am here", None).await;
        }
        let before = stands(&open(&desk, whole).await);
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        desk.clock.advance(MINUTE);
        desk.answers_safety("lark", "lark-danger", SafetyAnswer::No).await;
        let row = open(&desk, whole).await.row;
        assert_eq!((row.state, row.priority, row.reason.as_deref()), (ConversationState::Waiting, 0, Some("IMM")));
        assert_eq!(rows(&desk, View::Waiting).await[0].id, whole);
        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        assert_eq!(stands(&open(&desk, whole).await), before);
        let row = open(&desk, part).await.row;
        assert_eq!((row.state, row.priority, row.unread), (ConversationState::Waiting, 0, 1));
        clean(&desk).await;

        // What is closed opens again with whatever comes for a part of it.
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        let emergency = Some(Emergency { called: false, reason: "She is safe with her aunt.".into() });
        desk.inbox.close_conversation(&desk.mira, whole, CallForm { emergency, ..call() }, None).await.unwrap();
        says(&desk, "lark", "I am back").await;
        let open = open(&desk, whole).await;
        assert_eq!((open.row.state, open.row.unread), (ConversationState::Waiting, 1));
        assert_eq!(open.sittings.iter().filter(|sitting| sitting.ended_at.is_none()).count(), 1);
        clean(&desk).await;
    }

    /// Two pairs of contacts go through the same. One pair is merged on the way and parted at the end; then both stand alike.
    pub async fn merging_and_parting_is_as_if_nothing_had_been(desk: Desk) {
        const ROUNDS: u64 = 12;
        for round in 0..ROUNDS {
            let mut dice = round.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            let mut roll = move |sides: u64| {
                dice ^= dice << 13;
                dice ^= dice >> 7;
                dice ^= dice << 17;
                dice % sides
            };
            let name = |pair: &str, side: usize| format!("{pair}{side}-{round}");
            let mut ids = Vec::new();
            for side in 0..2 {
                for pair in ["m", "t"] {
                    desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 1).await.unwrap();
                    ids.push(talk(&desk, &name(pair, side)).await);
                }
            }
            let [merged, twin, merged_part, twin_part] = <[ConversationId; 4]>::try_from(ids).unwrap();
            let pairs = [("m", [merged, merged_part]), ("t", [twin, twin_part])];
            let mut count = 0;
            for _ in 0..roll(6) {
                let (act, side) = (roll(4), roll(2) as usize);
                count += 1;
                for (pair, talks) in pairs {
                    let id = talks[side];
                    match act {
                        0 => says(&desk, &name(pair, side), &format!("more {count}")).await,
                        1 if open(&desk, id).await.row.state != ConversationState::Closed => {
                            write(&desk, id, &format!("answer {count}"), None).await;
                        }
                        2 => drop(desk.inbox.prioritise(&desk.mira, id, 1, Why::Unsaid).await),
                        // The one that goes may be closed, the other not.
                        _ if side == 1 => {
                            drop(desk.inbox.close_conversation(&desk.mira, id, call(), None).await);
                        }
                        _ => {}
                    }
                }
            }
            // Whoever holds the part holds the whole.
            for (_, [whole, part]) in pairs {
                if open(&desk, part).await.row.assignee.is_some() && open(&desk, whole).await.row.assignee.is_none() {
                    desk.inbox.claim(&desk.mira, whole).await.unwrap();
                }
            }
            desk.inbox.merge(&desk.mira, merged, merged_part).await.unwrap();
            for _ in 0..roll(4) {
                count += 1;
                let danger = roll(3) == 0;
                for (pair, _) in pairs {
                    let who = name(pair, 1);
                    desk.clock.advance(1);
                    match danger {
                        true => desk.answers_safety(&who, &format!("{who}-{count}"), SafetyAnswer::No).await,
                        false => says(&desk, &who, &format!("meanwhile {count}")).await,
                    }
                }
            }
            clean(&desk).await;
            desk.inbox.unmerge(&desk.mira, merged, merged_part).await.unwrap();
            for (one, other) in [(merged, twin), (merged_part, twin_part)] {
                let (one, other) = (open(&desk, one).await, open(&desk, other).await);
                let waits_by = |(a, b, c, since, d, e, f, g, h): Stands| (a, b, c, since.is_some(), d, e, f, g, h);
                assert_eq!(waits_by(stands(&one)), waits_by(stands(&other)), "round {round}");
                assert_eq!(thread(&one), thread(&other), "round {round}");
                assert_eq!(one.row.waiting_since_at.is_some(), other.row.waiting_since_at.is_some());
            }
            clean(&desk).await;
        }
    }

    pub async fn an_answer_over_one_line_leaves_who_wrote_on_the_other_waiting(desk: Desk) {
        let (whole, part, third) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        desk.inbox.merge(&desk.mira, whole, third).await.unwrap();
        write(&desk, whole, "to lark", Some(part)).await;
        assert_eq!(open(&desk, whole).await.row.state, ConversationState::Theirs, "the person was answered");
        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        desk.inbox.unmerge(&desk.mira, whole, third).await.unwrap();
        for (id, state) in [
            (whole, ConversationState::Waiting),
            (part, ConversationState::Theirs),
            (third, ConversationState::Waiting),
        ] {
            assert_eq!(open(&desk, id).await.row.state, state);
        }
        assert_eq!(open(&desk, whole).await.row.unread, 1);
        clean(&desk).await;
    }

    pub async fn an_answer_that_is_held_answers_the_whole_when_it_leaves(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        let held = NewMessage { hold_ms: 10_000, over: Some(part), ..reply("wait") };
        desk.clock.advance(1);
        desk.inbox.write(&desk.mira, key(), whole, held.clone()).await.unwrap();
        assert_eq!(open(&desk, whole).await.row.state, ConversationState::Waiting);
        let carrier = desk.carrier(FakeCarrier::with_capabilities(1, capabilities()));
        desk.clock.advance(10_000);
        while desk.inbox.deliver_due(&carrier).await.unwrap() {}
        assert_eq!(open(&desk, whole).await.row.state, ConversationState::Theirs);
        // Whoever writes on the other line while an answer is held still waits.
        says(&desk, "lark", "more").await;
        desk.clock.advance(1);
        let sent = desk.inbox.write(&desk.mira, key(), whole, held).await.unwrap();
        says(&desk, "wren", "and more").await;
        desk.inbox.send_now(&desk.mira, sent.id).await.unwrap();
        assert_eq!(open(&desk, whole).await.row.state, ConversationState::Waiting);
        clean(&desk).await;
    }

    pub async fn closing_closes_all_of_it_with_a_record_each(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        desk.inbox.claim(&desk.mira, whole).await.unwrap();
        let seen = open(&desk, whole).await.messages.last().unwrap().seq;
        says(&desk, "lark", "wait").await;
        let newer = desk.inbox.close_conversation(&desk.mira, whole, call(), Some(seen)).await;
        assert!(matches!(newer, Err(WriteError::Newer(message)) if message.text == "wait"));
        let seen = open(&desk, whole).await.messages.last().unwrap().seq;
        desk.inbox.close_conversation(&desk.mira, whole, call(), Some(seen)).await.unwrap();
        for who in ["wren", "lark"] {
            assert!(matches!(desk.reads(who, 0).await.last().unwrap().kind, ItemKind::Closed { .. }));
        }
        let open_now = open(&desk, whole).await;
        assert!(open_now.sittings.iter().all(|sitting| sitting.ended_at.is_some() && sitting.call.is_some()));
        assert_eq!((open_now.sittings.len(), rows(&desk, View::Closed).await.len()), (2, 1));
        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        assert_eq!(open(&desk, part).await.row.state, ConversationState::Closed);
        assert_eq!(rows(&desk, View::Closed).await.len(), 2);
        clean(&desk).await;
    }

    pub async fn what_is_seen_is_seen_by_each_contact(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        let messages = open(&desk, whole).await.messages;
        let seen_by = async |who: &str| {
            desk.reads(who, 0).await.iter().filter(|item| matches!(item.kind, ItemKind::Seen { .. })).count()
        };
        desk.inbox.mark_seen(&desk.mira, whole, messages[0].seq).await.unwrap();
        assert_eq!((seen_by("wren").await, seen_by("lark").await, open(&desk, whole).await.row.unread), (1, 0, 1));
        desk.inbox.mark_seen(&desk.mira, whole, messages[1].seq).await.unwrap();
        assert_eq!((seen_by("wren").await, seen_by("lark").await, open(&desk, whole).await.row.unread), (1, 1, 0));
        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        assert_eq!((open(&desk, whole).await.row.unread, open(&desk, part).await.row.unread), (0, 0));
        assert_eq!(open(&desk, whole).await.row.state, ConversationState::Waiting);
        clean(&desk).await;
    }

    pub async fn long_talks_are_paged_without_a_gap(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        for n in 0..230 {
            // Several in one millisecond, on both lines.
            let who = if n % 3 == 0 { "lark" } else { "wren" };
            if n % 5 == 0 {
                desk.clock.advance(1);
            }
            desk.says(who, &format!("n-{n}"), &format!("{n}")).await;
        }
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        let newest = open(&desk, whole).await;
        let before = desk.inbox.earlier(&desk.mira, whole, newest.earlier.unwrap()).await.unwrap();
        assert!(before.earlier.is_none());
        let all: Vec<_> = before.messages.iter().chain(&newest.messages).collect();
        assert_eq!(all.len(), 232);
        let mut ids: Vec<_> = all.iter().map(|message| message.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 232, "each once");
        assert!(all.is_sorted_by(|one, other| one.seq < other.seq));
    }

    pub async fn who_is_erased_leaves_the_whole_first(desk: Desk) {
        let (whole, part, third) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        for id in [part, third] {
            desk.inbox.merge(&desk.mira, whole, id).await.unwrap();
        }
        desk.inbox.erase_conversation(desk.mira.hotline(), None, part).await.unwrap();
        assert_eq!(said(&desk, whole).await, ["first of wren", "first of robin"]);
        clean(&desk).await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, whole).await.unwrap();
        assert_eq!(said(&desk, third).await, ["first of robin"]);
        assert_eq!(rows(&desk, View::Waiting).await.iter().map(|row| row.id).collect::<Vec<_>>(), [third]);
        clean(&desk).await;
    }

    pub async fn words_are_found_where_they_are_shown(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        says(&desk, "lark", "marmalade").await;
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        says(&desk, "lark", "harmonica").await;
        let found = async |word: &str| {
            let wanted = SearchFor { query: word.into(), cursor: None, limit: None };
            let found = desk.inbox.search(&desk.mira, &wanted).await.unwrap().rows;
            found.iter().map(|found| found.row.id).collect::<Vec<_>>()
        };
        for word in ["marmalade", "harmonica", "wren"] {
            assert_eq!(found(word).await, [whole], "{word}");
        }
        assert_eq!(found("first").await, [whole], "once, though both said it");
        desk.inbox.unmerge(&desk.mira, whole, part).await.unwrap();
        for word in ["marmalade", "harmonica"] {
            assert_eq!(found(word).await, [part], "{word}");
        }
    }

    pub async fn several_acts_leave_merged_talks_out(desk: Desk) {
        let (whole, part) = (talk(&desk, "wren").await, talk(&desk, "lark").await);
        desk.inbox.merge(&desk.mira, whole, part).await.unwrap();
        let picked = |id| BulkTalk { id, last_in_at: i64::MAX };
        let form = BulkForm { talks: vec![picked(whole), picked(part)], act: BulkAct::Snooze { until_at: None } };
        let left = desk.inbox.bulk_preview(&desk.mira, form).await.unwrap();
        assert!(left.iter().all(|row| row.left_out == Some(LeftOut::Merged)), "{left:?}");
    }

    pub async fn merges_that_make_no_sense_are_refused(desk: Desk) {
        let (whole, part, third) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        let refused = async |scope: &Scope, one, other| {
            let done = desk.inbox.merge(scope, one, other).await;
            assert!(done.is_err(), "{done:?}");
            done.unwrap_err()
        };
        assert!(matches!(refused(&desk.mira, whole, whole).await, StoreError::Rejected(_)));
        assert!(matches!(refused(&desk.admin, whole, part).await, StoreError::Forbidden(_)));
        assert!(matches!(refused(&desk.mira, whole, ConversationId(key())).await, StoreError::NotFound));
        // A colleague's is theirs.
        desk.inbox.claim(&desk.jonas, part).await.unwrap();
        assert!(
            matches!(refused(&desk.mira, whole, part).await, StoreError::Conflict(words) if words.contains("jonas"))
        );
        assert!(matches!(refused(&desk.jonas, whole, part).await, StoreError::Conflict(_)), "claims both first");
        desk.inbox.claim(&desk.jonas, whole).await.unwrap();
        desk.inbox.merge(&desk.jonas, whole, part).await.unwrap();
        assert!(matches!(desk.inbox.unmerge(&desk.mira, whole, part).await, Err(StoreError::Conflict(_))));
        // No chains, and what went elsewhere is acted on there.
        assert!(matches!(refused(&desk.jonas, third, whole).await, StoreError::Conflict(_)));
        assert!(matches!(refused(&desk.jonas, part, third).await, StoreError::Conflict(_)));
        assert!(matches!(refused(&desk.jonas, third, part).await, StoreError::Conflict(_)));
        assert!(desk.inbox.claim(&desk.mira, part).await.is_err());
        assert!(desk.inbox.write(&desk.jonas, key(), part, reply("here?")).await.is_err());
        let elsewhere = NewMessage { over: Some(third), ..reply("there?") };
        assert!(desk.inbox.write(&desk.jonas, key(), whole, elsewhere).await.is_err());
        desk.inbox.unmerge(&desk.supervisor, whole, part).await.unwrap();
        // The one that shows both is open.
        desk.inbox.close_conversation(&desk.jonas, whole, call(), None).await.unwrap();
        assert!(matches!(refused(&desk.jonas, whole, part).await, StoreError::Conflict(_)));
        desk.inbox.merge(&desk.jonas, part, whole).await.unwrap();
        clean(&desk).await;
    }

    pub async fn of_two_who_merge_at_once_one_is_told(desk: Desk) {
        let (one, other, third) = (talk(&desk, "wren").await, talk(&desk, "lark").await, talk(&desk, "robin").await);
        let pairs = [(one, other), (other, one), (third, one), (one, third), (other, third), (third, other)];
        let done = join_all(pairs.map(|(whole, part)| desk.inbox.merge(&desk.mira, whole, part))).await;
        let merged = done.iter().filter(|done| done.is_ok()).count();
        assert!((1..=2).contains(&merged), "{done:?}");
        clean(&desk).await;
        assert_eq!(rows(&desk, View::Waiting).await.len(), 3 - merged);
    }

    pub async fn what_arrives_while_somebody_merges_is_in_one_place(desk: Desk) {
        for round in 0..8 {
            let (wren, lark) = (format!("wren-{round}"), format!("lark-{round}"));
            let (whole, part) = (talk(&desk, &wren).await, talk(&desk, &lark).await);
            let (merged, ..) = join(
                desk.inbox.merge(&desk.mira, whole, part),
                join(async { desk.says(&lark, &format!("{lark}-2"), "meanwhile").await }, async {
                    desk.says(&wren, &format!("{wren}-2"), "me too").await
                }),
            )
            .await;
            merged.unwrap();
            let row = open(&desk, whole).await.row;
            assert_eq!((row.unread, row.state), (4, ConversationState::Waiting));
            assert_eq!(said(&desk, whole).await.len(), 4);
            let (parted, _) = join(desk.inbox.unmerge(&desk.mira, whole, part), async {
                desk.says(&lark, &format!("{lark}-3"), "and again").await
            })
            .await;
            parted.unwrap();
            assert_eq!(open(&desk, part).await.row.unread, 3);
            assert_eq!((said(&desk, part).await.len(), said(&desk, whole).await.len()), (3, 2));
            clean(&desk).await;
        }
    }
}
