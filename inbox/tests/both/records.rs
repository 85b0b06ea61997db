//! For how long a hotline keeps what it records about itself: training, complaints, drills, notes after hard content.

use crate::on_both;

on_both!(
    training_and_drills_lose_who_it_was_and_go_on_counting,
    a_clock_that_jumps_erases_no_record_and_no_note,
    what_is_held_stays_and_holds_what_it_is_about,
    a_note_after_hard_content_goes_with_breaks_and_idle_looks,
    records_and_notes_that_old_data_still_has_go_again,
);

mod cases {
    use std::time::Duration;

    use bytes::Bytes;
    use earshot_inbox::{
        KeyId, StoreError, UnixMillis,
        access::{Role, Scope},
        audit,
        cases::NewCase,
        exchange::{FactTable, Span, TableFormat},
        problems::Refusal,
        quality::facts::{Fact, FactPage, KeptFact},
        retention::{Record, RetentionRule},
        store::conn::Sql,
    };
    use serde_json::{Value, json};
    use uuid::Uuid;

    use crate::desk::{Desk, START, key};

    const DAY: i64 = 24 * 3_600_000;

    fn fact(value: Value) -> Fact {
        serde_json::from_value(value).unwrap()
    }

    fn training(desk: &Desk, kind: &str, valid_until: Option<i64>) -> Fact {
        fact(json!({
            "kind": "training", "operator_id": desk.mira.operator(), "training_kind": kind, "at": START, "valid_until": valid_until,
            "title": "canary-title", "by": "canary-by",
        }))
    }

    fn drill(desk: &Desk) -> Fact {
        let took_part = [desk.mira.operator(), desk.jonas.operator()];
        fact(
            json!({ "kind": "drill", "drill_kind": "OUTAGE", "at": START, "took_part": took_part, "first_answer_s": 48, "learnt": "canary-learnt" }),
        )
    }

    fn complaint(more: Value) -> Fact {
        let mut all =
            json!({ "kind": "complaint", "about": "TALK", "from": "PARENT", "at": START, "words": "canary-words" });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fact(all)
    }

    async fn record(desk: &Desk, new: Fact) -> Uuid {
        desk.clock.advance(1);
        desk.inbox.record_fact(&desk.supervisor, key(), new).await.unwrap()
    }

    async fn page(desk: &Desk) -> FactPage {
        desk.inbox.facts(&desk.supervisor).await.unwrap()
    }

    async fn notes(desk: &Desk) -> usize {
        desk.inbox.debriefs(&desk.mira).await.unwrap().notes.len()
    }

    fn is_erased(kept: &[KeptFact], id: Uuid) -> bool {
        kept.iter().find(|kept| kept.id == id).unwrap().erased
    }

    fn second(desk: &Desk) -> Scope {
        Scope::for_tests(desk.jonas.hotline(), desk.jonas.operator(), Role::Supervisor)
    }

    async fn rules(desk: &Desk, rules: &[(Record, &str, i64)]) {
        let rule = |(record, class, days): &(Record, &str, i64)| RetentionRule {
            record: *record,
            class: (*class).to_owned(),
            days: *days,
        };
        desk.inbox.change_retention(&desk.admin, 0, rules.iter().map(rule).collect()).await.unwrap();
    }

    async fn days(desk: &Desk, count: i64) {
        for _ in 0..count {
            desk.clock.advance(DAY);
            desk.inbox.retention_round().await.unwrap();
        }
    }

    async fn clean(desk: &Desk) {
        let fsck = desk.inbox.fsck().await.unwrap();
        assert!(fsck.clean(), "{fsck}");
    }

    async fn count(desk: &Desk, sql: Sql) -> i64 {
        let (count,): (i64,) = desk.inbox.data().reader().await.unwrap().conn().sql(sql).fetch_one().await.unwrap();
        count
    }

    async fn table(desk: &Desk, of: FactTable) -> String {
        let span = Span { from: UnixMillis(0), before: UnixMillis(START + DAY) };
        let mut table = desk.inbox.fact_table(&desk.supervisor, TableFormat::Csv, of, span).await.unwrap();
        let mut all = Vec::new();
        while let Some(piece) = tokio::time::timeout(Duration::from_secs(10), table.next()).await.unwrap().unwrap() {
            all.extend(piece);
        }
        String::from_utf8(all).unwrap()
    }

    pub async fn training_and_drills_lose_who_it_was_and_go_on_counting(desk: Desk) {
        let ends = record(&desk, training(&desk, "SUICIDE", Some(START + 40 * DAY))).await;
        let always = record(&desk, training(&desk, "SUICIDE", None)).await;
        let other = record(&desk, training(&desk, "SYSTEM", None)).await;
        let practised = record(&desk, drill(&desk)).await;
        let before = (table(&desk, FactTable::Trainings).await, table(&desk, FactTable::Drills).await);
        rules(&desk, &[(Record::Training, "SUICIDE", 30), (Record::Drill, "*", 30)]).await;
        let shown = page(&desk).await;
        let until = |kept: &[KeptFact], id| kept.iter().find(|kept| kept.id == id).unwrap().erase_at;
        assert_eq!(until(&shown.trainings, ends), Some(START + 70 * DAY), "counted from when it ends");
        assert_eq!(until(&shown.trainings, always), Some(START + 30 * DAY));
        assert_eq!((until(&shown.trainings, other), until(&shown.drills, practised)), (None, Some(START + 30 * DAY)));

        days(&desk, 29).await;
        assert_eq!(desk.inbox.retention(&desk.supervisor).await.unwrap().noticed, 2, "a week before");
        assert!(!is_erased(&page(&desk).await.trainings, always));
        days(&desk, 2).await;
        let left = page(&desk).await;
        assert!(is_erased(&left.trainings, always) && is_erased(&left.drills, practised));
        assert!(!is_erased(&left.trainings, ends) && !is_erased(&left.trainings, other));
        let gone = left.trainings.iter().find(|kept| kept.id == always).unwrap();
        let Fact::Training(words) = &gone.fact else { panic!() };
        assert_eq!((&gone.operator, words.operator_id, &words.title, &words.by), (&None, None, &None, &None));
        let Fact::Drill(words) = &left.drills[0].fact else { panic!() };
        assert_eq!((words.took_part.len(), &words.learnt, words.first_answer_s), (0, &None, Some(48)));
        let mine = desk.inbox.facts(&desk.mira).await.unwrap().trainings;
        assert_eq!(mine.len(), 2, "who it was is known no more, to nobody");
        days(&desk, 45).await;
        assert!(is_erased(&page(&desk).await.trainings, ends));

        let after = (table(&desk, FactTable::Trainings).await, table(&desk, FactTable::Drills).await);
        assert_eq!(after, before, "two took part, whoever they were");
        let changed = desk.inbox.change_fact(&desk.supervisor, ends, 1, training(&desk, "SUICIDE", None)).await;
        assert_eq!(changed, Err(Refusal::Store(StoreError::NotFound)), "nothing is written into it again");
        let trail = audit::list(desk.inbox.data(), &desk.supervisor, None, 500).await.unwrap();
        let acts = |act: &str| trail.rows.iter().filter(|row| row.act == act).count();
        assert_eq!((acts("training.erased"), acts("drill.erased")), (2, 1));
        assert!(!serde_json::to_string(&trail).unwrap().contains("canary"));
        clean(&desk).await;
    }

    pub async fn a_clock_that_jumps_erases_no_record_and_no_note(desk: Desk) {
        let trained = record(&desk, training(&desk, "SUICIDE", None)).await;
        let practised = record(&desk, drill(&desk)).await;
        let answered = record(&desk, complaint(json!({ "answered_at": START, "outcome": "UPHELD" }))).await;
        desk.inbox.debrief(&desk.mira, "canary-note").await.unwrap();
        desk.inbox.take_break(&desk.mira).await.unwrap();
        let all = [Record::Training, Record::Complaint, Record::Drill, Record::Debrief];
        rules(&desk, &all.map(|record| (record, "*", 30))).await;
        days(&desk, 28).await;
        assert_eq!(desk.inbox.retention(&desk.admin).await.unwrap().noticed, 4);
        let nothing_went = async |desk: &Desk| {
            let left = page(desk).await;
            assert!(!is_erased(&left.trainings, trained) && !is_erased(&left.drills, practised));
            assert!(!is_erased(&left.complaints, answered));
            assert_eq!(notes(desk).await, 1);
            const BREAKS: Sql = Sql {
                name: "BREAKS",
                sqlite: "SELECT COUNT(*) FROM break_taken",
                postgres: "SELECT COUNT(*) FROM break_taken",
            };
            assert_eq!(count(desk, BREAKS).await, 1);
        };
        for jump in [10 * 366 * DAY, -10 * 366 * DAY] {
            desk.clock.advance(jump);
            days(&desk, 60).await;
            assert!(desk.inbox.retention(&desk.admin).await.unwrap().stopped_at.is_some(), "after {jump} ms");
            nothing_went(&desk).await;
        }
        desk.clock.advance(-120 * DAY);
        desk.inbox.go_on_erasing(&desk.admin).await.unwrap();
        desk.inbox.retention_round().await.unwrap();
        nothing_went(&desk).await;
        days(&desk, 20).await;
        let left = page(&desk).await;
        assert!(is_erased(&left.trainings, trained) && is_erased(&left.drills, practised));
        assert!(is_erased(&left.complaints, answered));
        assert_eq!(
            (notes(&desk).await, left.trainings.len()),
            (0, 1),
            "with the clock right again, their time is over"
        );
        clean(&desk).await;
    }

    pub async fn what_is_held_stays_and_holds_what_it_is_about(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let talk = desk.first_waiting().await;
        let form = serde_json::from_value(json!({ "kind": "PROTECTION" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let head = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap();
        let (case, number) = (head.row.id, head.row.number);
        let over = json!({ "answered_at": START, "outcome": "UPHELD" });
        let with = |more: Value| {
            let mut all = over.clone();
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            complaint(all)
        };
        let of_talk = record(&desk, with(json!({ "conversation_id": talk }))).await;
        let of_case = record(&desk, with(json!({ "case_number": number, "operator_id": desk.jonas.operator() }))).await;
        let trained = record(&desk, training(&desk, "SUICIDE", None)).await;
        for (who, id) in [(&desk.mira, of_talk), (&desk.admin, of_talk)] {
            assert!(matches!(desk.inbox.hold_fact(who, id, true).await, Err(StoreError::Forbidden(_))));
        }
        let named = desk.inbox.hold_fact(&second(&desk), of_case, true).await;
        assert_eq!(named, Err(StoreError::NotFound), "nobody holds a complaint that names them");
        for id in [of_talk, of_case, trained] {
            desk.inbox.hold_fact(&desk.supervisor, id, true).await.unwrap();
            desk.inbox.hold_fact(&desk.supervisor, id, true).await.unwrap();
            assert!(matches!(desk.inbox.remove_fact(&desk.supervisor, id).await, Err(StoreError::Conflict(_))));
        }
        let talk_asked = desk.inbox.ask_erasure(&desk.supervisor, talk, "ASKED".into()).await;
        let case_asked = desk.inbox.cases().ask_erasure(&desk.supervisor, case, "ASKED".into()).await;
        assert!(matches!((talk_asked, case_asked), (Err(StoreError::Conflict(_)), Err(StoreError::Conflict(_)))));
        rules(&desk, &[(Record::Complaint, "*", 30), (Record::Training, "*", 30)]).await;
        days(&desk, 60).await;
        let left = page(&desk).await;
        assert!(
            [&left.complaints, &left.trainings]
                .into_iter()
                .flatten()
                .all(|kept| !kept.erased && kept.held_at.is_some())
        );
        assert!(left.complaints.iter().all(|kept| kept.erase_at.is_none()));
        assert_eq!(desk.inbox.retention(&desk.admin).await.unwrap().noticed, 0, "nothing that is held is announced");

        for id in [of_talk, of_case, trained] {
            desk.inbox.hold_fact(&desk.supervisor, id, false).await.unwrap();
        }
        days(&desk, 9).await;
        let left = page(&desk).await;
        assert!([&left.complaints, &left.trainings].into_iter().flatten().all(|kept| kept.erased));
        desk.inbox.ask_erasure(&desk.supervisor, talk, "ASKED".into()).await.unwrap();
        desk.inbox.cases().ask_erasure(&desk.supervisor, case, "ASKED".into()).await.unwrap();
        let erased = desk.inbox.hold_fact(&desk.supervisor, trained, true).await;
        assert_eq!(erased, Err(StoreError::NotFound), "there is nothing left to hold");
        let trail = audit::list(desk.inbox.data(), &desk.supervisor, None, 500).await.unwrap();
        let acts = |act: &str| trail.rows.iter().filter(|row| row.act == act).count();
        assert_eq!((acts("fact.held"), acts("fact.let-go")), (3, 3), "twice is once");
        clean(&desk).await;
    }

    const LOOKS: Sql = Sql {
        name: "LOOKS",
        sqlite: "SELECT (SELECT COUNT(*) FROM look) * 100 + (SELECT COUNT(*) FROM break_taken) * 10 + (SELECT COUNT(*) FROM debrief)",
        postgres: "SELECT (SELECT COUNT(*) FROM look) * 100 + (SELECT COUNT(*) FROM break_taken) * 10 + (SELECT COUNT(*) FROM debrief)",
    };

    pub async fn a_note_after_hard_content_goes_with_breaks_and_idle_looks(desk: Desk) {
        let looks_into = async |who: &str| {
            desk.says(who, &format!("{who}-1"), "look").await;
            let talk = desk.first_waiting().await;
            let bytes = Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"a picture"))]));
            let file = desk.inbox.upload(&desk.mira, talk, "a.png".into(), "image/png".into(), bytes).await.unwrap();
            desk.inbox.download(&desk.mira, file.id).await.unwrap();
            talk
        };
        let gone = looks_into("wren").await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, gone).await.unwrap();
        looks_into("lark").await;
        desk.inbox.take_break(&desk.mira).await.unwrap();
        let taken = desk.inbox.debrief(&desk.mira, "canary-note").await.unwrap().notes[0].id;
        desk.inbox.debrief(&desk.jonas, "canary-note").await.unwrap();
        desk.inbox.remove_debrief(&desk.mira, taken).await.unwrap();
        desk.inbox.debrief(&desk.mira, "canary-note").await.unwrap();
        assert_eq!(count(&desk, LOOKS).await, 213);
        let wrong = vec![RetentionRule { record: Record::Debrief, class: "COUN".into(), days: 30 }];
        let refused = desk.inbox.change_retention(&desk.admin, 0, wrong).await;
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "notes have no classes");
        rules(&desk, &[(Record::Debrief, "*", 30)]).await;
        days(&desk, 29).await;
        assert_eq!((notes(&desk).await, desk.inbox.retention(&desk.admin).await.unwrap().noticed), (1, 2));
        days(&desk, 2).await;
        assert_eq!(notes(&desk).await, 0);
        assert!(desk.inbox.debriefs(&desk.supervisor).await.unwrap().notes.is_empty());
        assert_eq!(count(&desk, LOOKS).await, 100, "who had a file that is still here stays known");
        clean(&desk).await;
    }

    const KEYS: Sql = Sql {
        name: "KEYS",
        sqlite: "SELECT key_id FROM fact UNION SELECT key_id FROM debrief",
        postgres: "SELECT key_id FROM fact UNION SELECT key_id FROM debrief",
    };

    pub async fn records_and_notes_that_old_data_still_has_go_again(desk: Desk) {
        record(&desk, training(&desk, "SUICIDE", None)).await;
        record(&desk, drill(&desk)).await;
        desk.inbox.debrief(&desk.mira, "canary-note").await.unwrap();
        let keys: Vec<(Uuid,)> = desk.inbox.data().reader().await.unwrap().conn().sql(KEYS).fetch_all().await.unwrap();
        let keys: Vec<_> = keys.into_iter().map(|(key,)| KeyId(key)).collect();
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 0);
        desk.inbox.vault().erase(&keys).await.unwrap();
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 3);
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 0);
        let left = page(&desk).await;
        assert_eq!((left.trainings[0].erased, &left.trainings[0].operator, left.drills[0].erased), (true, &None, true));
        assert_eq!((notes(&desk).await, count(&desk, LOOKS).await), (0, 0));
        clean(&desk).await;
    }
}
