//! Training, complaints and drills: recorded when they happen, read by whom they are for.

use crate::on_both;

on_both!(
    a_complaint_is_read_by_supervisors_and_never_by_whom_it_names,
    what_a_complaint_says_goes_with_its_talk_or_case,
    rules_keep_a_talk_while_a_complaint_waits_and_erase_what_was_answered,
    training_and_drills_are_read_by_whom_they_are_for,
    what_was_taken_out_or_erased_has_no_words_any_more,
    a_drill_moves_no_figure_of_the_line,
    tables_of_facts_say_no_word_and_no_name,
);

mod cases {
    use std::time::Duration;

    use earshot_inbox::{
        KeyId, StoreError, UnixMillis,
        access::{Role, Scope},
        cases::NewCase,
        exchange::{CallsWanted, FactTable, Span, Table, TableFormat},
        problems::Refusal,
        quality::facts::{Fact, FactPage, KeptFact},
        retention::{Record, RetentionRule},
        store::{conn::Sql, copy},
    };
    use serde_json::{Value, json};
    use uuid::Uuid;

    use crate::desk::{Desk, START, key, reply};

    const DAY: i64 = 24 * 3_600_000;

    fn fact(value: Value) -> Fact {
        serde_json::from_value(value).unwrap()
    }

    fn complaint(more: Value) -> Fact {
        let mut all =
            json!({ "kind": "complaint", "about": "TALK", "from": "PARENT", "at": START, "words": "canary-complaint" });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fact(all)
    }

    async fn page(desk: &Desk, who: &Scope) -> FactPage {
        desk.inbox.facts(who).await.unwrap()
    }

    async fn record(desk: &Desk, who: &Scope, new: Fact) -> Uuid {
        desk.inbox.record_fact(who, key(), new).await.unwrap()
    }

    /// A second supervisor: Jonas with more rights.
    fn second(desk: &Desk) -> Scope {
        Scope::for_tests(desk.jonas.hotline(), desk.jonas.operator(), Role::Supervisor)
    }

    fn words(kept: &KeptFact) -> &str {
        let Fact::Complaint(complaint) = &kept.fact else { panic!("{kept:?}") };
        &complaint.words
    }

    pub async fn a_complaint_is_read_by_supervisors_and_never_by_whom_it_names(desk: Desk) {
        let command = key();
        let about = complaint(json!({ "operator_id": desk.jonas.operator() }));
        let id = desk.inbox.record_fact(&desk.mira, command, about.clone()).await.unwrap();
        assert_eq!(desk.inbox.record_fact(&desk.mira, command, about.clone()).await.unwrap(), id, "once");
        let read = page(&desk, &desk.supervisor).await.complaints;
        assert_eq!((read.len(), words(&read[0]), read[0].version), (1, "canary-complaint", 1));
        assert_eq!(read[0].operator.as_ref().unwrap().name, "jonas Testowa");
        let Fact::Complaint(kept) = &read[0].fact else { panic!() };
        assert_eq!(kept.due_at, Some(START + 28 * DAY), "to be answered within four weeks");
        assert!(page(&desk, &desk.mira).await.complaints.is_empty(), "whoever records it doesn't read it");
        // A supervisor whom it names sees no trace of it.
        let named = second(&desk);
        assert!(page(&desk, &named).await.complaints.is_empty());
        let answered = complaint(json!({
            "operator_id": desk.jonas.operator(), "answered_at": START + DAY, "outcome": "PARTLY", "answer": "We are sorry.",
        }));
        desk.clock.advance(2 * DAY);
        for refused in [
            desk.inbox.change_fact(&named, id, 1, answered.clone()).await,
            desk.inbox.remove_fact(&named, id).await.map_err(Refusal::Store),
        ] {
            assert_eq!(refused, Err(Refusal::Store(StoreError::NotFound)));
        }
        assert!(matches!(desk.inbox.facts(&desk.admin).await, Err(StoreError::Forbidden(_))));
        let by_operator = desk.inbox.change_fact(&desk.mira, id, 1, answered.clone()).await;
        assert!(matches!(by_operator, Err(Refusal::Store(StoreError::Forbidden(_)))));
        desk.inbox.change_fact(&desk.supervisor, id, 1, answered.clone()).await.unwrap();
        let late = desk.inbox.change_fact(&desk.supervisor, id, 1, answered).await;
        assert!(matches!(late, Err(Refusal::Store(StoreError::Conflict(_)))), "{late:?}");
        let nobody = complaint(json!({ "operator_id": Uuid::nil() }));
        assert!(matches!(
            desk.inbox.record_fact(&desk.mira, key(), nobody).await,
            Err(Refusal::Store(StoreError::Rejected(_)))
        ));
        let audit = earshot_inbox::audit::list(desk.inbox.data(), &desk.supervisor, None, 500).await.unwrap();
        let acts: Vec<_> = audit.rows.iter().map(|row| row.act.as_str()).collect();
        for act in ["fact.recorded", "complaint.read", "fact.changed"] {
            assert!(acts.contains(&act), "{acts:?}");
        }
        let told = serde_json::to_string(&audit).unwrap();
        assert!(!told.contains("canary"), "{told}");
    }

    pub async fn what_a_complaint_says_goes_with_its_talk_or_case(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let talk = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), talk, reply("hello")).await.unwrap();
        let form = serde_json::from_value(json!({ "kind": "PROTECTION" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let head = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap();
        let (case, number) = (head.row.id, head.row.number);
        record(&desk, &desk.mira, complaint(json!({ "conversation_id": talk }))).await;
        record(&desk, &desk.mira, complaint(json!({ "case_number": number }))).await;
        let nowhere = complaint(json!({ "case_number": 99 }));
        let refused = desk.inbox.record_fact(&desk.mira, key(), nowhere).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::Rejected(_)))));
        let linked = |page: &FactPage| {
            let of = |kept: &KeptFact| match &kept.fact {
                Fact::Complaint(complaint) => (complaint.conversation_id.is_some(), complaint.case_number, kept.erased),
                other => panic!("{other:?}"),
            };
            let mut all: Vec<_> = page.complaints.iter().map(of).collect();
            all.sort_unstable();
            all
        };
        let whole = [(false, Some(number), false), (true, None, false)];
        assert_eq!(linked(&page(&desk, &desk.supervisor).await), whole);
        // Whoever a case is kept from isn't told which one it was, and a change of theirs loses nothing.
        desk.inbox.cases().keep_from(&desk.supervisor, case, desk.jonas.operator(), true).await.unwrap();
        let kept = page(&desk, &second(&desk)).await;
        assert_eq!(linked(&kept), [(false, None, false), (true, None, false)]);
        let of_case = kept
            .complaints
            .iter()
            .find(|kept| matches!(&kept.fact, Fact::Complaint(c) if c.conversation_id.is_none()))
            .unwrap();
        desk.inbox.change_fact(&second(&desk), of_case.id, 1, of_case.fact.clone()).await.unwrap();
        assert_eq!(linked(&page(&desk, &desk.supervisor).await), whole);
        desk.inbox.cases().keep_from(&desk.supervisor, case, desk.jonas.operator(), false).await.unwrap();

        desk.inbox.erase_conversation(desk.mira.hotline(), None, talk).await.unwrap();
        assert_eq!(linked(&page(&desk, &desk.supervisor).await), [(false, None, true), (false, Some(number), false)]);
        desk.inbox.cases().ask_erasure(&desk.supervisor, case, "ASKED".into()).await.unwrap();
        desk.inbox.cases().erase(&second(&desk), case).await.unwrap();
        let left = page(&desk, &desk.supervisor).await;
        assert_eq!(linked(&left), [(false, None, true), (false, None, true)]);
        assert!(left.complaints.iter().all(|kept| words(kept).is_empty()), "the codes stay, the words are gone");
        let gone = desk.inbox.change_fact(&desk.supervisor, left.complaints[0].id, 1, complaint(json!({}))).await;
        assert_eq!(gone, Err(Refusal::Store(StoreError::NotFound)));
        let fsck = desk.inbox.fsck().await.unwrap();
        assert!(fsck.clean(), "{fsck}");
    }

    pub async fn rules_keep_a_talk_while_a_complaint_waits_and_erase_what_was_answered(desk: Desk) {
        let rule = |record| RetentionRule { record, class: "*".into(), days: 30 };
        let rules = vec![rule(Record::Talk), rule(Record::Complaint)];
        desk.inbox.change_retention(&desk.admin, 0, rules).await.unwrap();
        desk.says("wren", "w-1", "hello").await;
        let talk = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, talk).await.unwrap();
        let call = json!({ "class": "NON", "non_counselling": "PRANK", "about": "SELF", "role": "CHILD", "child_age": 12, "child_gender": "BOY", "reasons": ["UNK"], "leading_reason": "UNK" });
        let call = serde_json::from_value(call).unwrap();
        desk.inbox.close_conversation(&desk.mira, talk, call, None).await.unwrap();
        let about = complaint(json!({ "conversation_id": talk }));
        let id = record(&desk, &desk.mira, about).await;
        let days = async |count: i64| {
            for _ in 0..count {
                desk.clock.advance(DAY);
                desk.inbox.retention_round().await.unwrap();
            }
        };
        days(60).await;
        assert!(
            desk.inbox.open_conversation(&desk.mira, talk).await.is_ok_and(|open| !open.messages[0].text.is_empty())
        );
        let now = START + 60 * DAY;
        let answered = json!({ "conversation_id": talk, "answered_at": now, "outcome": "NOTUPHELD" });
        desk.inbox.change_fact(&desk.supervisor, id, 1, complaint(answered)).await.unwrap();
        days(40).await;
        let left = page(&desk, &desk.supervisor).await.complaints;
        assert!(left[0].erased, "with its talk, or by its own rule");
        let alone = record(&desk, &desk.mira, complaint(json!({ "answered_at": now, "outcome": "UPHELD" }))).await;
        days(40).await;
        let left = page(&desk, &desk.supervisor).await.complaints;
        assert!(left.iter().any(|kept| kept.id == alone && kept.erased), "by its own rule");
        let fsck = desk.inbox.fsck().await.unwrap();
        assert!(fsck.clean(), "{fsck}");
    }

    pub async fn training_and_drills_are_read_by_whom_they_are_for(desk: Desk) {
        let training = |who: &Scope| {
            fact(json!({
                "kind": "training", "operator_id": who.operator(), "training_kind": "SUICIDE", "at": START - DAY, "valid_until": START + 365 * DAY,
                "title": "Listening in the night", "by": "Ode Nowa",
            }))
        };
        record(&desk, &desk.supervisor, training(&desk.mira)).await;
        record(&desk, &desk.supervisor, training(&desk.jonas)).await;
        let drill = json!({
            "kind": "drill", "drill_kind": "DANGER", "at": START, "took_part": [desk.mira.operator(), desk.jonas.operator()],
            "first_answer_s": 48, "police_told_s": 190, "title": "A child on a bridge", "learnt": "The number hangs beside the screen now.",
        });
        record(&desk, &desk.supervisor, fact(drill.clone())).await;
        for refused in [training(&desk.mira), fact(drill)] {
            let refused = desk.inbox.record_fact(&desk.mira, key(), refused).await;
            assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))), "{refused:?}");
        }
        let mine = page(&desk, &desk.mira).await;
        assert_eq!((mine.trainings.len(), mine.drills.len()), (1, 1), "their own training, and what all learn from");
        assert_eq!(mine.trainings[0].operator.as_ref().unwrap().name, "mira Testowa");
        let Fact::Drill(read) = &mine.drills[0].fact else { panic!() };
        assert_eq!((read.first_answer_s, read.took_part.len()), (Some(48), 2));
        assert_eq!(page(&desk, &desk.supervisor).await.trainings.len(), 2);
    }

    const BODIES: Sql = Sql {
        name: "BODIES",
        sqlite: "SELECT id, key_id, body FROM fact ORDER BY id",
        postgres: "SELECT id, key_id, body FROM fact ORDER BY id",
    };

    async fn bodies(desk: &Desk) -> Vec<(Uuid, Uuid, Option<Vec<u8>>)> {
        desk.inbox.data().reader().await.unwrap().conn().sql(BODIES).fetch_all().await.unwrap()
    }

    pub async fn what_was_taken_out_or_erased_has_no_words_any_more(desk: Desk) {
        let gone = record(&desk, &desk.mira, complaint(json!({}))).await;
        desk.clock.advance(1);
        let kept = record(&desk, &desk.mira, complaint(json!({}))).await;
        for (_, _, body) in bodies(&desk).await {
            let body = body.unwrap();
            assert!(!body.windows(6).any(|part| part == b"canary"), "sealed");
        }
        desk.inbox.remove_fact(&desk.supervisor, gone).await.unwrap();
        let left = page(&desk, &desk.supervisor).await.complaints;
        assert_eq!(left.iter().map(|each| each.id).collect::<Vec<_>>(), [kept]);
        let rows = bodies(&desk).await;
        assert_eq!(
            rows.iter().map(|(id, _, body)| (*id, body.is_some())).collect::<Vec<_>>(),
            [(gone, false), (kept, true)]
        );
        let key = KeyId(rows[0].1);
        assert!(desk.inbox.vault().key(key).await.is_err(), "its key is a tombstone");
        // An older copy of the data came back: what its key says was erased is erased again.
        desk.inbox.vault().erase(&[KeyId(rows[1].1)]).await.unwrap();
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 1);
        assert_eq!(bodies(&desk).await.iter().filter(|(_, _, body)| body.is_some()).count(), 0);
        let left = page(&desk, &desk.supervisor).await.complaints;
        assert_eq!((left.len(), left[0].erased), (1, true), "that there was one stays");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_drill_moves_no_figure_of_the_line(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let looked = async || {
            let mut rows = copy::inside_of(&desk.settings.data).await.unwrap().rows;
            for own in ["fact", "audit", "command", "key_erasure"] {
                rows.remove(own);
            }
            let mut board = desk.inbox.board(&desk.supervisor).await.unwrap();
            board.at = 0;
            let span = Span { from: UnixMillis(0), before: UnixMillis(START + DAY) };
            let wanted = CallsWanted { span, class: None, medium: None };
            let table = desk.inbox.call_table(&desk.supervisor, TableFormat::Csv, wanted).await.unwrap();
            (rows, format!("{board:?} {:?}", desk.inbox.stats().await.unwrap()), table.records)
        };
        let before = looked().await;
        let drill =
            json!({ "kind": "drill", "drill_kind": "ABDUCTION", "at": START, "first_answer_s": 5, "police_told_s": 9 });
        record(&desk, &desk.supervisor, fact(drill)).await;
        assert_eq!(looked().await, before);
    }

    async fn whole(table: Table) -> String {
        let (mut table, mut all) = (table, Vec::new());
        while let Some(piece) = tokio::time::timeout(Duration::from_secs(10), table.next()).await.unwrap().unwrap() {
            all.extend(piece);
        }
        String::from_utf8(all).unwrap()
    }

    pub async fn tables_of_facts_say_no_word_and_no_name(desk: Desk) {
        let span = Span { from: UnixMillis(0), before: UnixMillis(START + DAY) };
        let table =
            async |who: &Scope, of| whole(desk.inbox.fact_table(who, TableFormat::Csv, of, span).await.unwrap()).await;
        record(
            &desk,
            &desk.mira,
            complaint(json!({ "operator_id": desk.jonas.operator(), "answered_at": START, "outcome": "UPHELD" })),
        )
        .await;
        let training = json!({
            "kind": "training", "operator_id": desk.mira.operator(), "training_kind": "SYSTEM", "at": START, "title": "canary-title", "by": "canary-by",
        });
        record(&desk, &desk.supervisor, fact(training)).await;
        let drill = json!({ "kind": "drill", "drill_kind": "OUTAGE", "at": START, "took_part": [desk.mira.operator()], "learnt": "canary-learnt" });
        record(&desk, &desk.supervisor, fact(drill)).await;
        let at = "2026-03-02T11:00:00+01:00";
        let complaints = table(&desk.supervisor, FactTable::Complaints).await;
        let line = complaints.lines().nth(1).unwrap().split_once(',').unwrap().1.to_owned();
        assert_eq!(
            line,
            format!("2026.7,TALK,PARENT,{at},2026-03-30T12:00:00+02:00,{at},true,UPHELD,true,false,false,{at}")
        );
        let drills = table(&desk.supervisor, FactTable::Drills).await;
        assert!(drills.lines().nth(1).unwrap().ends_with(&format!(",2026.7,OUTAGE,{at},1,,,{at}")), "{drills}");
        let trainings = table(&desk.supervisor, FactTable::Trainings).await;
        assert!(trainings.lines().nth(1).unwrap().ends_with(&format!(",2026.7,SYSTEM,{at},,{at}")), "{trainings}");
        for told in [&complaints, &drills, &trainings] {
            assert!(
                !told.contains("canary")
                    && !told.contains("Testowa")
                    && !told.contains(&desk.mira.operator().to_string()),
                "{told}"
            );
        }
        assert_eq!(table(&second(&desk), FactTable::Complaints).await.lines().count(), 1, "not whom it names");
        let refused = desk.inbox.fact_table(&desk.mira, TableFormat::Csv, FactTable::Drills, span).await;
        assert!(matches!(refused, Err(StoreError::Forbidden(_))));
    }
}
