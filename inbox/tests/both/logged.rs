//! Calls that were written down or came in from a table: corrected, erased, taken back.

use crate::on_both;

on_both!(
    calls_are_reached_page_by_page,
    a_call_shows_when_its_words_go,
    a_call_that_is_linked_meanwhile_keeps_its_words,
    a_correction_never_lands_under_a_key_that_goes,
    an_erased_call_says_so_and_keeps_its_codes,
    a_correction_leaves_alone_what_it_does_not_ask_for,
    an_import_that_a_colleague_corrected_is_not_taken_back,
    the_first_words_of_a_call_have_a_key_of_their_own,
    what_is_held_is_added_to_and_not_overwritten,
    words_that_were_taken_out_leave_the_key_to_their_call,
);

mod cases {
    use earshot_inbox::{
        CallId, StoreError, UnixMillis,
        calls::{CallLog, CorrectedLog},
        cases::{NewCase, NewLink},
        exchange::{CallsWanted, Span, Table, TableFormat},
        import::{ImportFile, ImportOf, ImportProgress},
        problems::Refusal,
        retention::{Record, RetentionRule},
        store::conn::Sql,
    };
    use serde_json::{Value, json};

    use crate::desk::{Desk, START, clean, key};

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;

    fn log(at: i64, note: &str) -> CallLog {
        let call = json!({
            "class": "INFO", "about": "SELF", "role": "PAR", "child_age_code": "NASK", "child_gender": "UNK", "note": note,
        });
        serde_json::from_value(json!({ "medium": "PHONE", "started_at": at, "ended_at": at + 60_000, "call": call }))
            .unwrap()
    }

    async fn days(desk: &Desk, count: i64) {
        for _ in 0..count {
            desk.clock.advance(DAY);
            desk.inbox.retention_round().await.unwrap();
        }
    }

    async fn calls_go_after(desk: &Desk, days: i64) {
        let rule = RetentionRule { record: Record::Call, class: "*".into(), days };
        desk.inbox.change_retention(&desk.admin, 0, vec![rule]).await.unwrap();
    }

    async fn run(desk: &Desk, text: &'static str) {
        let sql = Sql { name: "test", sqlite: text, postgres: text };
        desk.inbox
            .data()
            .write(key(), move |tx| Box::pin(async move { tx.sql(sql).execute().await.map(drop) }))
            .await
            .unwrap();
    }

    /// The table of calls as it would go out.
    async fn table(desk: &Desk) -> Vec<Value> {
        let span = Span { from: UnixMillis(0), before: UnixMillis(i64::MAX) };
        let wanted = CallsWanted { span, class: None, medium: None };
        let mut table: Table = desk.inbox.call_table(&desk.supervisor, TableFormat::Json, wanted).await.unwrap();
        let mut all = Vec::new();
        while let Some(piece) = table.next().await.unwrap() {
            all.extend(piece);
        }
        serde_json::from_slice(&all).unwrap()
    }

    pub async fn calls_are_reached_page_by_page(desk: Desk) {
        let calls = desk.inbox.calls();
        let mut written = Vec::new();
        // Three at the same time each, so that pages end amid them.
        for index in 0..230 {
            written.push(calls.log(&desk.mira, key(), log(START - HOUR + index / 3, "canary-paged")).await.unwrap().id);
        }
        let (mut found, mut pages, mut cursor) = (Vec::new(), Vec::new(), None);
        loop {
            let page = calls.lately(&desk.jonas, i64::MIN, cursor.as_deref()).await.unwrap();
            pages.push(page.rows.len());
            found.extend(page.rows.iter().map(|row| (row.started_at, row.id)));
            let Some(next) = page.next else { break };
            cursor = Some(next);
        }
        assert_eq!(pages, [100, 100, 30]);
        assert!(found.is_sorted_by(|one, other| one.0 >= other.0), "the newest first");
        let mut ids: Vec<_> = found.into_iter().map(|(_, id)| id).collect();
        ids.sort_unstable();
        written.sort_unstable();
        assert_eq!(ids, written, "each once");
        let strange = calls.lately(&desk.mira, i64::MIN, Some("the next please")).await;
        assert!(matches!(strange, Err(StoreError::Rejected(_))), "{strange:?}");
    }

    pub async fn a_call_shows_when_its_words_go(desk: Desk) {
        let calls = desk.inbox.calls();
        let spoken = calls.log(&desk.mira, key(), log(START - HOUR, "canary-clock")).await.unwrap();
        let mut silent = log(START - HOUR, "");
        silent.call.note = None;
        let silent = calls.log(&desk.mira, key(), silent).await.unwrap().id;
        let goes = async |id| calls.open_log(&desk.mira, id).await.unwrap().erase_at;
        assert_eq!(goes(spoken.id).await, None, "no rule speaks of it");
        calls_go_after(&desk, 30).await;
        assert_eq!(goes(spoken.id).await, Some(spoken.ended_at + 30 * DAY));
        assert_eq!(goes(silent).await, None, "it has no words");
        let form = serde_json::from_value(json!({ "kind": "MISSING" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: Some(spoken.id) };
        desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap();
        assert_eq!(goes(spoken.id).await, None, "its case keeps it");
    }

    pub async fn a_call_that_is_linked_meanwhile_keeps_its_words(desk: Desk) {
        let calls = desk.inbox.calls();
        let mut last = None;
        for at in 0..80 {
            last = Some(calls.log(&desk.mira, key(), log(START - HOUR + at, "canary-linked")).await.unwrap().id);
        }
        let last = last.unwrap();
        calls_go_after(&desk, 30).await;
        days(&desk, 29).await;
        let form = serde_json::from_value(json!({ "kind": "MISSING" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let case = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id;
        desk.clock.advance(DAY);
        // The round has read what it erases; the link comes before it gets there.
        let cases = desk.inbox.cases();
        let link = cases.link(&desk.mira, case, NewLink { conversation_id: None, call_id: Some(last) });
        let (round, linked) = tokio::join!(desk.inbox.retention_round(), link);
        round.unwrap();
        linked.unwrap();
        days(&desk, 1).await;
        let note = calls.open_log(&desk.mira, last).await.unwrap().log.call.note;
        assert_eq!(note.as_deref(), Some("canary-linked"), "it belongs to a case");
        let left = calls.lately(&desk.mira, 0, None).await.unwrap().rows;
        let mut kept = 0;
        for row in &left {
            kept += usize::from(calls.open_log(&desk.mira, row.id).await.unwrap().log.call.note.is_some());
        }
        assert_eq!((left.len(), kept), (80, 1), "all others went");
        clean(&desk).await;
    }

    pub async fn a_correction_never_lands_under_a_key_that_goes(desk: Desk) {
        let calls = desk.inbox.calls();
        let id = calls.log(&desk.mira, key(), log(START - HOUR, "canary-first")).await.unwrap().id;
        let seen = calls.open_log(&desk.mira, id).await.unwrap().saved_at;
        // A rule erased it a moment ago; its key follows.
        run(
            &desk,
            "INSERT INTO key_erasure (key_id, hotline_id, record_id, asked_at) SELECT key_id, hotline_id, id, saved_at FROM call",
        )
        .await;
        run(&desk, "UPDATE call SET body = NULL").await;
        desk.clock.advance(1);
        let correction = CorrectedLog { seen, log: log(START - HOUR, "canary-second") };
        let refused = calls.correct_log(&desk.mira, id, correction).await;
        assert!(
            matches!(&refused, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("erased")),
            "{refused:?}"
        );
        let codes = CallLog { language: Some("pl".into()), ..log(START - HOUR, "") };
        let saved = calls.correct_log(&desk.mira, id, CorrectedLog { seen, log: codes }).await.unwrap();
        assert_eq!((saved.log.language.as_deref(), saved.log.call.note, saved.erased), (Some("pl"), None, true));
    }

    pub async fn an_erased_call_says_so_and_keeps_its_codes(desk: Desk) {
        let calls = desk.inbox.calls();
        let mut grave = log(START - HOUR, "canary-erased");
        grave.call.emergency =
            Some(serde_json::from_value(json!({ "called": true, "reason": "a canary on the roof" })).unwrap());
        let id = calls.log(&desk.mira, key(), grave.clone()).await.unwrap().id;
        let silent = calls.log(&desk.mira, key(), log(START - HOUR, "")).await.unwrap().id;
        assert!(!calls.open_log(&desk.mira, id).await.unwrap().erased);
        calls_go_after(&desk, 30).await;
        days(&desk, 31).await;
        assert!(!calls.open_log(&desk.mira, silent).await.unwrap().erased, "it never had words");
        let open = calls.open_log(&desk.mira, id).await.unwrap();
        assert_eq!((open.erased, open.log.call.note.as_deref()), (true, None));
        let decided = open.log.call.emergency.clone().unwrap();
        assert_eq!((decided.called, decided.reason.as_str()), (true, ""));

        // A code is corrected, and the decision stays counted.
        let mut better = open.log.clone();
        better.call.role = "CHILD".into();
        let saved =
            calls.correct_log(&desk.mira, id, CorrectedLog { seen: open.saved_at, log: better.clone() }).await.unwrap();
        assert_eq!((&saved.log, saved.erased), (&better, true));
        let counted = table(&desk).await;
        let row = counted.iter().find(|row| row["call"] == json!(id)).unwrap();
        assert_eq!((&row["emergency_called"], &row["priority_final"]), (&json!(true), &json!(0)), "{row}");
        // Words have nowhere to go.
        better.call.note = Some("canary-late".into());
        let refused = calls.correct_log(&desk.mira, id, CorrectedLog { seen: saved.saved_at, log: better }).await;
        assert!(
            matches!(&refused, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("erased")),
            "{refused:?}"
        );
        clean(&desk).await;
    }

    async fn imported(desk: &Desk, table: &str) -> (uuid::Uuid, CallId) {
        let file =
            ImportFile { of: ImportOf::Calls, bytes: table.into(), mapping: None, progress: ImportProgress::default() };
        let report = desk.inbox.import(&desk.supervisor, file).await.unwrap();
        let id = report.id.unwrap_or_else(|| panic!("{:?}", report.problems));
        let calls = desk.inbox.calls().lately(&desk.mira, 0, None).await.unwrap().rows;
        (id, calls[0].id)
    }

    pub async fn a_correction_leaves_alone_what_it_does_not_ask_for(desk: Desk) {
        let calls = desk.inbox.calls();
        let columns = "class,about,role,child_gender,medium,started_at,ended_at,first_seen_at,first_answer_at,priority_final,note";
        let row = "INFO,SELF,PAR,UNK,EMAIL,2026-02-20T10:00:00Z,2026-02-24T10:00:00Z,2026-02-20T10:00:20Z,2026-02-20T10:00:40Z,1,canary-tipo";
        let (_, id) = imported(&desk, &format!("{columns}\n{row}\n")).await;
        let open = calls.open_log(&desk.mira, id).await.unwrap();
        assert_eq!(open.log.medium, "EMAIL");
        let facts = async |id: CallId| {
            let row = table(&desk).await.into_iter().find(|row| row["call"] == json!(id)).unwrap();
            ["started_at", "first_seen_at", "first_answer_at", "ended_at", "priority_final", "medium"]
                .map(|name| row[name].clone())
        };
        let before = facts(id).await;
        let mut better = open.log.clone();
        better.call.note = Some("canary-typo".into());
        let saved = calls.correct_log(&desk.mira, id, CorrectedLog { seen: open.saved_at, log: better }).await.unwrap();
        assert_eq!(saved.log.call.note.as_deref(), Some("canary-typo"));
        assert_eq!(facts(id).await, before, "a typo changes no waiting time");
        // What is asked for follows.
        let mut grave = saved.log.clone();
        grave.call.emergency = Some(serde_json::from_value(json!({ "called": true, "reason": "x" })).unwrap());
        let saved = calls.correct_log(&desk.mira, id, CorrectedLog { seen: saved.saved_at, log: grave }).await.unwrap();
        let after = facts(id).await;
        assert_eq!((&after[..4], &after[4]), (&before[..4], &json!(0)));
        let mut missed = saved.log.clone();
        (missed.call.class, missed.call.non_counselling) = ("NON".into(), Some("MISSED".into()));
        missed.call.emergency = None;
        let saved =
            calls.correct_log(&desk.mira, id, CorrectedLog { seen: saved.saved_at, log: missed }).await.unwrap();
        let after = facts(id).await;
        assert_eq!((&after[1], &after[2], &after[4]), (&Value::Null, &Value::Null, &json!(3)));
        // Other media come over no telephone.
        let mut wrong = saved.log.clone();
        wrong.medium = "SMS".into();
        let refused = calls.correct_log(&desk.mira, id, CorrectedLog { seen: saved.saved_at, log: wrong }).await;
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "{refused:?}");
    }

    pub async fn an_import_that_a_colleague_corrected_is_not_taken_back(desk: Desk) {
        let calls = desk.inbox.calls();
        let columns = "class,about,role,child_gender,medium,started_at,ended_at,saved_at,note";
        let row = "INFO,SELF,PAR,UNK,PHONE,2026-02-20T10:00:00Z,2026-02-20T10:20:00Z,2026-02-20T11:00:00Z,canary-first";
        let (import, id) = imported(&desk, &format!("{columns}\n{row}\n")).await;
        let open = calls.open_log(&desk.mira, id).await.unwrap();
        assert!(open.saved_at < desk.clock.now().0, "as the file says");
        desk.clock.advance(HOUR);
        let mut better = open.log.clone();
        better.call.note = Some("canary-mine".into());
        calls.correct_log(&desk.mira, id, CorrectedLog { seen: open.saved_at, log: better }).await.unwrap();
        let refused = desk.inbox.undo_import(&desk.supervisor, import).await;
        assert!(matches!(&refused, Err(StoreError::Conflict(words)) if words.starts_with("1 of")), "{refused:?}");
        let refused = desk.inbox.undo_import_at_command_line(desk.mira.hotline(), import).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
        assert_eq!(calls.open_log(&desk.mira, id).await.unwrap().log.call.note.as_deref(), Some("canary-mine"));
    }

    /// Calls that came in without words.
    async fn wordless(desk: &Desk) -> Vec<CallId> {
        let columns = "class,about,role,child_gender,medium,started_at,ended_at";
        let line = |hour: u8| format!("INFO,SELF,PAR,UNK,PHONE,2026-02-20T{hour}:00:00Z,2026-02-20T{hour}:20:00Z\n");
        let lines: String = (10..13).map(line).collect();
        imported(desk, &format!("{columns}\n{lines}")).await;
        let mut rows = desk.inbox.calls().lately(&desk.mira, 0, None).await.unwrap().rows;
        rows.sort_by_key(|row| row.started_at);
        rows.into_iter().map(|row| row.id).collect()
    }

    async fn notes(desk: &Desk, id: CallId, note: Option<&str>) {
        desk.clock.advance(1);
        let open = desk.inbox.calls().open_log(&desk.mira, id).await.unwrap();
        let mut log = open.log.clone();
        log.call.note = note.map(str::to_owned);
        desk.inbox.calls().correct_log(&desk.mira, id, CorrectedLog { seen: open.saved_at, log }).await.unwrap();
    }

    pub async fn the_first_words_of_a_call_have_a_key_of_their_own(desk: Desk) {
        let ids = wordless(&desk).await;
        let (first, second, silent) = (ids[0], ids[1], ids[2]);
        notes(&desk, first, Some("canary-first")).await;
        notes(&desk, second, Some("canary-second")).await;
        let form = serde_json::from_value(json!({ "kind": "MISSING" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: Some(second) };
        let case = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id;
        desk.inbox.cases().hold(&desk.supervisor, case, true).await.unwrap();
        calls_go_after(&desk, 30).await;
        days(&desk, 31).await;
        let calls = desk.inbox.calls();
        assert!(calls.open_log(&desk.mira, first).await.unwrap().erased);
        let open = async |id: CallId| desk.inbox.calls().open_log(&desk.mira, id).await.unwrap();
        for _ in 0..2 {
            let held = open(second).await;
            assert_eq!((held.erased, held.log.call.note.as_deref()), (false, Some("canary-second")));
            assert!(!open(silent).await.erased, "it never had words");
            clean(&desk).await;
        }
        notes(&desk, silent, Some("canary-third")).await;
        assert_eq!(open(silent).await.log.call.note.as_deref(), Some("canary-third"));
    }

    pub async fn what_is_held_is_added_to_and_not_overwritten(desk: Desk) {
        let calls = desk.inbox.calls();
        let id = calls.log(&desk.mira, key(), log(START - HOUR, "canary-first")).await.unwrap().id;
        desk.says("wren", "w-1", "I have a question").await;
        let talk = desk.first_waiting().await;
        let record = |note: &str| {
            let all = json!({
                "class": "INFO", "about": "SELF", "role": "PAR", "child_age_code": "NASK", "child_gender": "UNK", "note": note,
            });
            serde_json::from_value(all).unwrap()
        };
        desk.inbox.close_conversation(&desk.mira, talk, record("canary-talk"), None).await.unwrap();
        let sitting = desk.inbox.open_conversation(&desk.mira, talk).await.unwrap().row.sitting_id;
        let form = serde_json::from_value(json!({ "kind": "MISSING" })).unwrap();
        let new = NewCase { form, conversation_id: Some(talk), call_id: None };
        let case = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id;
        let link = NewLink { conversation_id: None, call_id: Some(id) };
        desk.inbox.cases().link(&desk.mira, case, link).await.unwrap();
        let corrects = async |note: &str| {
            desk.clock.advance(1);
            let seen = calls.open_log(&desk.mira, id).await.unwrap().saved_at;
            let logged =
                calls.correct_log(&desk.mira, id, CorrectedLog { seen, log: log(START - HOUR, note) }).await.map(drop);
            (logged, calls.save(&desk.mira, sitting, record(note)).await.map(drop))
        };
        let is_kept = |outcome: Result<(), Refusal>| matches!(outcome, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("is held"));
        desk.inbox.cases().hold(&desk.supervisor, case, true).await.unwrap();
        for note in ["", "canary"] {
            let (logged, saved) = corrects(note).await;
            assert!(is_kept(logged) && is_kept(saved), "{note}");
        }
        let (logged, saved) = corrects("canary-first canary-talk and what was learnt later").await;
        logged.unwrap();
        saved.unwrap();
        desk.inbox.cases().hold(&desk.supervisor, case, false).await.unwrap();
        let (logged, saved) = corrects("mended").await;
        logged.unwrap();
        saved.unwrap();
    }

    pub async fn words_that_were_taken_out_leave_the_key_to_their_call(desk: Desk) {
        let id = wordless(&desk).await[0];
        notes(&desk, id, Some("canary-first")).await;
        let keys = |desk: &Desk| {
            let inbox = desk.inbox.clone();
            async move {
                let sql = Sql {
                    name: "test",
                    sqlite: "SELECT DISTINCT key_id FROM call WHERE body IS NOT NULL",
                    postgres: "SELECT DISTINCT key_id FROM call WHERE body IS NOT NULL",
                };
                let mut reader = inbox.data().reader().await.unwrap();
                let found: Vec<(uuid::Uuid,)> = reader.conn().sql(sql).fetch_all().await.unwrap();
                found
            }
        };
        let before = keys(&desk).await;
        notes(&desk, id, None).await;
        let open = desk.inbox.calls().open_log(&desk.mira, id).await.unwrap();
        assert_eq!((open.erased, open.log.call.note), (false, None));
        notes(&desk, id, Some("canary-second")).await;
        assert_eq!(keys(&desk).await, before, "one key opens whatever it said, and goes once");
        assert_eq!(before.len(), 1);
    }
}
