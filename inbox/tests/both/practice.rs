//! Practice: a talk with nobody, which answers, is seen by nobody else, moves no figure, and is gone at its end.

use crate::on_both;

on_both!(
    a_practice_talk_answers_what_is_written,
    no_figure_list_or_trail_moves_while_somebody_practises,
    a_practice_talk_is_its_trainees_alone_and_ends_with_a_debrief,
    a_practice_talk_that_was_left_is_gone_after_a_day,
);

mod cases {
    use std::collections::BTreeMap;

    use earshot_inbox::{
        ConversationId, KeyId, StoreError, UnixMillis,
        access::{Role, Scope},
        exchange::{CallsWanted, Span, TableFormat},
        problems::Refusal,
        quality::practice::{NewPractice, PracticeCheck},
        retention::{Record, RetentionRule},
        search::SearchFor,
        store::{conn::Sql, copy},
        vault::VaultError,
        view::{ConversationState, View},
        views::Filter,
    };
    use uuid::Uuid;

    use crate::desk::{Desk, START, key, reply};

    const SECOND: i64 = 1_000;

    fn script(id: &str) -> NewPractice {
        NewPractice { script: id.into(), language: "en".into() }
    }

    async fn begin(desk: &Desk, id: &str) -> ConversationId {
        desk.inbox.begin_practice(&desk.mira, script(id)).await.unwrap().row.id
    }

    async fn said(desk: &Desk, id: ConversationId) -> Vec<String> {
        let talk = desk.inbox.practice(&desk.mira, id).await.unwrap();
        talk.messages.into_iter().map(|message| message.text).collect()
    }

    async fn say(desk: &Desk, id: ConversationId, words: &str) {
        desk.clock.advance(20 * SECOND);
        desk.inbox.write_practice(&desk.mira, key(), id, reply(words)).await.unwrap();
        desk.clock.advance(20 * SECOND);
    }

    pub async fn a_practice_talk_answers_what_is_written(desk: Desk) {
        let id = begin(&desk, "runaway").await;
        let talk = desk.inbox.practice(&desk.mira, id).await.unwrap();
        assert_eq!((talk.messages.len(), talk.row.contact_typing), (0, true), "it takes a moment to write");
        desk.clock.advance(20 * SECOND);
        assert_eq!(said(&desk, id).await, ["hi", "i left home and im not going back"]);
        let same = key();
        let first = desk.inbox.write_practice(&desk.mira, same, id, reply("Are you safe right now?")).await.unwrap();
        let again = desk.inbox.write_practice(&desk.mira, same, id, reply("Are you safe right now?")).await.unwrap();
        assert_eq!((first.id, first.seq), (again.id, 3), "once, however often it is sent");
        let talk = desk.inbox.practice(&desk.mira, id).await.unwrap();
        assert_eq!((talk.row.state, talk.row.contact_typing), (ConversationState::Theirs, true));
        desk.clock.advance(20 * SECOND);
        assert_eq!(said(&desk, id).await[3], "not really");
        desk.clock.advance(120 * SECOND);
        assert_eq!(said(&desk, id).await.last().unwrap(), "he is coming over i think");
        for empty in ["", "  "] {
            let refused = desk.inbox.write_practice(&desk.mira, key(), id, reply(empty)).await;
            assert!(matches!(refused, Err(Refusal::Invalid(_))));
        }
        let nowhere = desk.inbox.begin_practice(&desk.mira, script("nowhere")).await;
        assert_eq!(nowhere.unwrap_err(), StoreError::NotFound);
    }

    /// Everything that a hotline counts, lists or records, and how many rows each table has.
    async fn everything(desk: &Desk) -> (BTreeMap<String, i64>, Vec<String>) {
        let (inbox, lead) = (&desk.inbox, &desk.supervisor);
        let mut told = Vec::new();
        for view in [View::Waiting, View::Mine, View::Theirs, View::Snoozed, View::Closed] {
            for who in [&desk.mira, lead] {
                told.push(format!("{:?}", inbox.narrowed_page(who, view, &Filter::default(), None, 50).await.unwrap()));
            }
        }
        let mut board = inbox.board(lead).await.unwrap();
        board.at = 0;
        told.push(format!("{board:?}"));
        told.push(format!("{:?}", inbox.stats().await.unwrap()));
        let always = (UnixMillis(0), UnixMillis(i64::MAX));
        told.push(format!("{:?}", inbox.triage_report(lead, always.0, always.1).await.unwrap()));
        told.push(format!("{:?}", inbox.reviews(lead).await.unwrap()));
        told.push(format!("{:?}", inbox.retention(lead).await.unwrap()));
        told.push(format!("{:?}", inbox.exposure(&desk.mira).await.unwrap()));
        told.push(format!("{:?}", inbox.fsck().await.unwrap()));
        let mut rows = copy::inside_of(&desk.settings.data).await.unwrap().rows;
        // Kept for the key that went, by whatever went.
        rows.remove("key_erasure");
        (rows, told)
    }

    pub async fn no_figure_list_or_trail_moves_while_somebody_practises(desk: Desk) {
        let day = RetentionRule { record: Record::Talk, class: "NONE".into(), days: 30 };
        desk.inbox.change_retention(&desk.admin, 0, vec![day]).await.unwrap();
        desk.says("wren", "w-1", "hello").await;
        let before = everything(&desk).await;
        let id = begin(&desk, "bullied").await;
        for words in ["That sounds hard.", "Does anybody hurt you?", "Shall we find a next step?"] {
            desk.clock.advance(20 * SECOND);
            desk.inbox.write_practice(&desk.mira, key(), id, reply(words)).await.unwrap();
        }
        // What the clock moves by itself is not what is looked at here.
        desk.clock.advance(-60 * SECOND);
        let mut during = everything(&desk).await;
        assert_eq!(during.0.insert("practice".into(), 0), Some(1));
        assert_eq!(during, before);
        desk.inbox.end_practice(&desk.mira, id).await.unwrap();
        assert_eq!(everything(&desk).await, before);
        // These are audited, so they come after what is compared.
        let id = begin(&desk, "bullied").await;
        say(&desk, id, "That sounds hard.").await;
        assert!(said(&desk, id).await.iter().any(|text| text.contains("smell")));
        let wanted = SearchFor { query: "smell".into(), cursor: None, limit: None };
        assert!(desk.inbox.search(&desk.mira, &wanted).await.unwrap().rows.is_empty());
        let span = Span { from: UnixMillis(0), before: UnixMillis(START + 3_600 * SECOND) };
        let calls = CallsWanted { span, class: None, medium: None };
        let table = desk.inbox.call_table(&desk.supervisor, TableFormat::Csv, calls).await.unwrap();
        assert_eq!(table.records, 0);
        let found = desk.inbox.open_conversation(&desk.mira, id).await;
        assert!(matches!(found, Err(StoreError::NotFound)), "no door for real talks opens it");
    }

    pub async fn a_practice_talk_is_its_trainees_alone_and_ends_with_a_debrief(desk: Desk) {
        let id = begin(&desk, "runaway").await;
        desk.clock.advance(20 * SECOND);
        let as_mira = Scope::for_tests(desk.mira.hotline(), desk.mira.operator(), Role::Admin);
        assert!(matches!(desk.inbox.practice(&as_mira, id).await, Err(StoreError::Forbidden(_))));
        for who in [&desk.jonas, &desk.supervisor] {
            assert!(matches!(desk.inbox.practice(who, id).await, Err(StoreError::NotFound)));
            assert!(matches!(desk.inbox.end_practice(who, id).await, Err(StoreError::NotFound)));
            assert_eq!(desk.inbox.practice_page(who, "en").await.unwrap().running, None);
        }
        assert_eq!(desk.inbox.practice_page(&desk.mira, "pl").await.unwrap().running, Some(id));
        say(&desk, id, "I promise you. Are you safe right now?").await;
        say(&desk, id, "Please call 112.").await;
        let debrief = desk.inbox.end_practice(&desk.mira, id).await.unwrap();
        assert_eq!(debrief.answers, 2);
        assert!(debrief.first_answer_ms.is_some_and(|ms| (20 * SECOND..60 * SECOND).contains(&ms)), "{debrief:?}");
        let good = |check: &PracticeCheck| (check.cue.clone(), check.good);
        let checks: Vec<_> = debrief.checks.iter().map(good).collect();
        let expected = [("safety", true), ("number", true), ("feeling", false), ("promise", false), ("next", false)];
        assert_eq!(checks, expected.map(|(cue, good)| (cue.to_owned(), good)));
        assert_eq!(debrief.form.criteria.len(), 6);
        assert!(matches!(desk.inbox.practice(&desk.mira, id).await, Err(StoreError::NotFound)));
    }

    const KEY: Sql =
        Sql { name: "KEY", sqlite: "SELECT key_id FROM practice", postgres: "SELECT key_id FROM practice" };

    async fn keys(desk: &Desk) -> Vec<KeyId> {
        let mut reader = desk.inbox.data().reader().await.unwrap();
        let keys: Vec<(Uuid,)> = reader.conn().sql(KEY).fetch_all().await.unwrap();
        keys.into_iter().map(|(key,)| KeyId(key)).collect()
    }

    pub async fn a_practice_talk_that_was_left_is_gone_after_a_day(desk: Desk) {
        begin(&desk, "silent").await;
        let first = keys(&desk).await[0];
        for _ in 0..8 {
            desk.clock.advance(SECOND);
            begin(&desk, "prank").await;
        }
        let second = keys(&desk).await;
        assert!(second.len() == 8 && !second.contains(&first), "the oldest one goes");
        assert!(matches!(desk.inbox.vault().key(first).await, Err(VaultError::Erased)));
        desk.clock.advance(23 * 3_600 * SECOND);
        desk.inbox.sweep().await.unwrap();
        assert_eq!(keys(&desk).await.len(), 8);
        desk.clock.advance(2 * 3_600 * SECOND);
        desk.inbox.sweep().await.unwrap();
        assert!(keys(&desk).await.is_empty());
        assert!(matches!(desk.inbox.vault().key(second[0]).await, Err(VaultError::Erased)));
    }
}
