//! What people look for is found, in their scope and nowhere else, and what was erased is not.

use crate::on_both;

on_both!(
    words_are_found_wherever_they_stand,
    fields_narrow_a_search,
    a_search_sees_what_was_committed_before_it,
    nobody_finds_another_hotlines_words,
    what_was_erased_is_found_no_more,
    folding_and_making_anew_lose_no_word,
    searches_are_audited_without_their_words,
    pages_follow_one_another,
    the_board_counts_who_waits_and_who_is_there,
);

mod cases {
    use earshot_inbox::{
        MessageKind, NewMessage, StoreError,
        access::Role,
        audit,
        calls::CallForm,
        search::{Found, SearchFor},
    };

    use crate::desk::{Desk, key, reply};

    async fn found_by(desk: &Desk, query: &str) -> Vec<String> {
        look(desk, query).await.rows.into_iter().map(|found| found.row.alias).collect()
    }

    async fn look(desk: &Desk, query: &str) -> Found {
        desk.inbox.search(&desk.mira, &asked(query)).await.unwrap()
    }

    fn asked(query: &str) -> SearchFor {
        SearchFor { query: query.into(), cursor: None, limit: None }
    }

    fn note(text: &str) -> NewMessage {
        NewMessage { kind: MessageKind::Note, ..reply(text) }
    }

    fn call() -> CallForm {
        serde_json::from_value(serde_json::json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 14, "child_gender": "GIRL",
            "reasons": ["MS_THINKING"], "leading_reason": "MS_THINKING", "actions": ["LISTEN"], "note": "wants a marmalade shelter",
        }))
        .unwrap()
    }

    pub async fn words_are_found_wherever_they_stand(desk: Desk) {
        desk.says("wren", "w-1", "I sleep at the Wrocław station, says Éloïse").await;
        let wren = desk.first_waiting().await;
        let alias = look(&desk, "station").await.rows[0].row.alias.clone();
        desk.clock.advance(1_000);
        desk.says("lark", "l-1", "nothing of that").await;
        desk.inbox.write(&desk.mira, key(), wren, reply("We know a lighthouse")).await.unwrap();
        desk.inbox.write(&desk.mira, key(), wren, note("her aunt is called Zuzanna")).await.unwrap();
        for query in [
            "station",
            "STAT",
            "wroclaw",
            "eloise",
            "lighth",
            "zuzanna",
            "note:zuz",
            "station lighthouse",
            "sleep -nothing",
            &alias,
        ] {
            assert_eq!(found_by(&desk, query).await, std::slice::from_ref(&alias), "{query}");
        }
        for query in ["\"stat\"", "note:station", "station marmalade", "st -sleep", "station -eloise"] {
            assert!(found_by(&desk, query).await.is_empty(), "{query}");
        }
        let found = look(&desk, "lighthouse").await;
        let excerpt = found.rows[0].excerpt.as_ref().unwrap();
        let marked: Vec<_> =
            excerpt.pieces.iter().filter(|piece| piece.found).map(|piece| piece.text.as_str()).collect();
        assert_eq!((excerpt.seq, marked.as_slice()), (2, ["lighthouse"].as_slice()));
        desk.inbox.close_conversation(&desk.mira, wren, call(), None).await.unwrap();
        for query in ["marmalade", "code:ms_thinking", "code:COUN", "is:closed station"] {
            assert_eq!(found_by(&desk, query).await, std::slice::from_ref(&alias), "{query}");
        }
    }

    pub async fn fields_narrow_a_search(desk: Desk) {
        desk.says("wren", "w-1", "a river").await;
        let wren = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, wren).await.unwrap();
        desk.clock.advance(3 * 24 * 3_600_000);
        desk.says("lark", "l-1", "a river").await;
        let both = look(&desk, "river").await;
        assert_eq!(both.total, 2);
        let (lark, wren) = (both.rows[0].row.alias.clone(), both.rows[1].row.alias.clone());
        for (query, names) in [
            ("river is:mine", vec![&wren]),
            ("with:mira", vec![&wren]),
            ("with:nobody", vec![&lark]),
            ("after:2026-03-04", vec![&lark]),
            ("before:2026-03-04 river", vec![&wren]),
            ("channel:webchat", vec![&lark, &wren]),
            ("channel:email", vec![]),
            ("priority:3 river", vec![&lark, &wren]),
            ("-is:mine", vec![&lark]),
            ("is:open", vec![&lark, &wren]),
        ] {
            assert_eq!(found_by(&desk, query).await.iter().collect::<Vec<_>>(), names, "{query}");
        }
        let refused = desk.inbox.search(&desk.mira, &asked("before:tomorrow")).await.unwrap_err();
        assert!(matches!(&refused, StoreError::Rejected(words) if words.contains("2026-03-31")), "{refused}");
    }

    pub async fn a_search_sees_what_was_committed_before_it(desk: Desk) {
        for round in 0..5 {
            desk.says("wren", &format!("w-{round}"), &format!("word{}", "abcde".get(round..=round).unwrap())).await;
            desk.says(&format!("lark-{round}"), &format!("l-{round}"), "elsewhere").await;
            assert_eq!(look(&desk, "worda").await.total, 1);
            assert_eq!(look(&desk, "elsewhere").await.total, round as u64 + 1);
        }
        assert_eq!(look(&desk, "worda wordb wordc wordd worde").await.total, 1);
    }

    pub async fn nobody_finds_another_hotlines_words(desk: Desk) {
        desk.says("wren", "w-1", "only ours").await;
        let other = desk.inbox.hotlines().apply(crate::desk::spec("harbour")).await.unwrap().hotline.id;
        let stranger = earshot_inbox::access::Scope::for_tests(other, desk.mira.operator(), Role::Operator);
        assert_eq!(look(&desk, "ours").await.total, 1);
        assert_eq!(desk.inbox.search(&stranger, &asked("ours")).await.unwrap().total, 0);
        let admin = desk.inbox.search(&desk.admin, &asked("ours")).await.unwrap_err();
        assert!(matches!(admin, StoreError::Forbidden(_)));
    }

    pub async fn what_was_erased_is_found_no_more(mut desk: Desk) {
        desk.says("wren", "w-1", "canary-basalt").await;
        let gone = desk.first_waiting().await;
        desk.says("lark", "l-1", "canary-lark").await;
        assert_eq!(look(&desk, "canary").await.total, 2);
        desk.inbox.erase_conversation(desk.mira.hotline(), None, gone).await.unwrap();
        assert_eq!(look(&desk, "canary").await.total, 1);
        desk.inbox.keep_search().await.unwrap();
        desk.reopen().await;
        assert_eq!(look(&desk, "canary").await.total, 1);
        assert_eq!(look(&desk, "basalt").await.total, 0);
    }

    pub async fn folding_and_making_anew_lose_no_word(mut desk: Desk) {
        let words = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "ivy", "juniper"];
        for round in 0..3 {
            for (at, word) in words.iter().enumerate() {
                desk.says("wren", &format!("w-{round}-{at}"), &format!("{word}{}", "xyz".get(round..=round).unwrap()))
                    .await;
            }
            desk.inbox.keep_search().await.unwrap();
        }
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, note("a note of oaks")).await.unwrap();
        desk.inbox.close_conversation(&desk.mira, id, call(), None).await.unwrap();
        // A corrected Call is found by its new words alone.
        let sitting = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().sittings[0].id;
        let corrected = CallForm { note: Some("wants a quince shelter".into()), ..call() };
        desk.inbox.calls().save(&desk.mira, sitting, corrected).await.unwrap();
        desk.clock.advance(3_600_000);
        for again in 0..2 {
            desk.inbox.keep_search().await.unwrap();
            for query in ["alderx hazelz", "note:oak", "quince", "code:LISTEN", "juniperz", "alder ivy"] {
                assert_eq!(look(&desk, query).await.total, 1, "{query} in round {again}");
            }
            assert_eq!(look(&desk, "marmalade").await.total, 0);
            desk.reopen().await;
        }
        assert_eq!(look(&desk, "quince").await.unready, 0);
    }

    pub async fn searches_are_audited_without_their_words(desk: Desk) {
        desk.says("wren", "w-1", "hidden harbour").await;
        let id = desk.first_waiting().await;
        look(&desk, "harbour").await;
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 10).await.unwrap();
        let line = page.rows.iter().find(|row| row.act == "search.run").unwrap();
        assert_eq!(line.data, serde_json::json!({ "found": 1, "shown": [id] }));
    }

    pub async fn the_board_counts_who_waits_and_who_is_there(desk: Desk) {
        desk.says("wren", "w-1", "hello there").await;
        desk.clock.advance(5_000);
        desk.says("lark", "l-1", "I want to kill myself tonight, I have the pills in my hand").await;
        let gravest = desk.first_waiting().await;
        let board = desk.inbox.board(&desk.supervisor).await.unwrap();
        assert_eq!((board.waiting.talks, board.waiting.unclaimed), (2, 2));
        assert_eq!(board.waiting.since, Some(crate::desk::START));
        assert_eq!(board.by_priority.len(), 5);
        assert_eq!(board.by_channel.iter().map(|share| share.waiting.talks).collect::<Vec<_>>(), [2]);
        desk.inbox.claim(&desk.mira, gravest).await.unwrap();
        desk.clock.advance(3 * 3_600_000);
        let board = desk.inbox.board(&desk.supervisor).await.unwrap();
        assert_eq!((board.waiting.talks, board.waiting.unclaimed, board.waiting.late), (2, 1, 2));
        assert_eq!(board.late[0].id, gravest);
        let mira = board.operators.iter().find(|person| person.id == desk.mira.operator()).unwrap();
        assert_eq!((mira.talks, mira.unanswered, mira.gravest), (1, 1, Some(0)));
        assert!(matches!(desk.inbox.board(&desk.mira).await, Err(StoreError::Forbidden(_))));
        assert!(desk.inbox.board(&desk.admin).await.unwrap().late.is_empty());
    }

    pub async fn pages_follow_one_another(desk: Desk) {
        for at in 0..7 {
            desk.says(&format!("wren-{at}"), &format!("w-{at}"), "the same words").await;
            desk.clock.advance(1_000);
        }
        let mut cursor = None;
        let mut seen = Vec::new();
        loop {
            let wanted = SearchFor { query: "same".into(), cursor, limit: Some(3) };
            let page = desk.inbox.search(&desk.mira, &wanted).await.unwrap();
            assert_eq!(page.total, 7);
            seen.extend(page.rows.iter().map(|found| found.row.last_in_at));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 7);
        assert!(seen.is_sorted_by(|one, next| one > next));
    }
}
