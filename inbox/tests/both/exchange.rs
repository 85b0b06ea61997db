//! Tables that leave.

use crate::on_both;

on_both!(a_table_of_calls_is_whole_and_says_no_word, tables_of_cases_are_whole_and_say_no_word);

mod cases {
    use std::collections::BTreeSet;

    use earshot_inbox::{
        StoreError, UnixMillis,
        access::{Role, Scope},
        calls::CallLog,
        cases::{NewCase, StatusChange},
        exchange::{CallsWanted, CaseTable, CasesWanted, Span, Table, TableFormat},
        zip,
    };
    use serde_json::{Value, json};

    use crate::desk::{Desk, START, key, spec};

    const DAY: i64 = 24 * 3_600_000;

    fn call(started_at: i64) -> CallLog {
        let log = json!({
            "medium": "PHONE", "started_at": started_at, "ended_at": started_at + 60_000, "language": "fr",
            "call": {
                "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 15, "child_gender": "BOY", "child_country": "BE",
                "living_situation": "GROUP", "heard": "SCHOOL", "reasons": ["MS_THINKING", "MS_RUNAWAY"], "leading_reason": "MS_RUNAWAY",
                "note": "canary-note",
            },
        });
        serde_json::from_value(log).unwrap()
    }

    async fn bytes(mut table: Table) -> Vec<u8> {
        let mut all = Vec::new();
        while let Some(piece) = table.next().await.unwrap() {
            all.extend(piece);
        }
        all
    }

    async fn whole(table: Table) -> String {
        String::from_utf8(bytes(table).await).unwrap()
    }

    fn calls_between(from: i64, before: i64) -> CallsWanted {
        CallsWanted { span: Span { from: UnixMillis(from), before: UnixMillis(before) }, class: None, medium: None }
    }

    fn cases_between(from: i64, before: i64) -> CasesWanted {
        let span = Span { from: UnixMillis(from), before: UnixMillis(before) };
        CasesWanted { span, kind: None, status: None, table: None }
    }

    pub async fn a_table_of_calls_is_whole_and_says_no_word(desk: Desk) {
        let leader = Scope::for_tests(desk.mira.hotline(), desk.mira.operator(), Role::Supervisor);
        let table =
            |format, from: i64, before: i64| desk.inbox.call_table(&leader, format, calls_between(from, before));
        assert_eq!(whole(table(TableFormat::Json, 0, START).await.unwrap()).await, "[\n]\n", "none is a table, too");

        // More than a page, and many that began in one moment.
        let (calls, first) = (desk.inbox.calls(), START - 3 * DAY);
        let mut ids = BTreeSet::new();
        for number in 0..1_003_i64 {
            let log = call(first + number / 700 * DAY);
            ids.insert(calls.log(&desk.mira, key(), log).await.unwrap().id.0.to_string());
        }
        let csv = whole(table(TableFormat::Csv, 0, START).await.unwrap()).await;
        let lines: Vec<_> = csv.split_terminator("\n").collect();
        assert_eq!(lines.len(), 1_004);
        assert!(lines[0].starts_with("call,taxonomy_version,started_at,"), "{}", lines[0]);
        assert!(lines[1].contains(",MS_RUNAWAY MS_THINKING,MS_RUNAWAY,"), "{}", lines[1]);
        let found: BTreeSet<_> = lines[1..].iter().map(|line| line.split(',').next().unwrap().to_owned()).collect();
        assert_eq!(found, ids, "each once");
        assert!(!csv.contains("canary") && !csv.contains("Mira"), "no words, no names");

        let table_of_second_day = table(TableFormat::Json, first + 1, START).await.unwrap();
        assert_eq!((table_of_second_day.records, table_of_second_day.lines), (303, 303));
        let objects: Vec<Value> = serde_json::from_str(&whole(table_of_second_day).await).unwrap();
        assert_eq!(objects.len(), 303);
        let names: BTreeSet<_> = objects[0].as_object().unwrap().keys().cloned().collect();
        assert_eq!(names, lines[0].split(',').map(str::to_owned).collect(), "the same in both");
        assert_eq!(objects[0]["reasons"], json!(["MS_RUNAWAY", "MS_THINKING"]));
        assert_eq!(whole(table(TableFormat::Json, 0, first).await.unwrap()).await, "[\n]\n");
        let lines = whole(table(TableFormat::Lines, first + 1, START).await.unwrap()).await;
        let of_lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(of_lines, objects, "an object a line");
        let by_mail = CallsWanted { medium: Some("EMAIL".into()), ..calls_between(0, START) };
        let by_mail = desk.inbox.call_table(&leader, TableFormat::Csv, by_mail).await.unwrap();
        assert_eq!((by_mail.records, whole(by_mail).await.lines().count()), (0, 1), "the scope holds for both");

        assert!(matches!(table(TableFormat::Csv, 5, 5).await, Err(StoreError::Rejected(_))));
        let refused = desk.inbox.call_table(&desk.mira, TableFormat::Csv, calls_between(0, START)).await;
        assert!(matches!(refused, Err(StoreError::Forbidden(_))));
        let other = desk.inbox.hotlines().apply(spec("harbour")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.mira.operator(), Role::Supervisor);
        let theirs = desk.inbox.call_table(&stranger, TableFormat::Csv, calls_between(0, START)).await.unwrap();
        assert_eq!(whole(theirs).await.lines().count(), 1, "another hotline sees none");
    }

    /// A case of a child who went missing twice, with everything that is counted, and words in each part.
    async fn case(desk: &Desk, number: i64) -> earshot_inbox::CaseId {
        desk.clock.advance(1_000);
        let form = json!({
            "kind": "MISSING", "risk": "HIGH", "cross_border": "YES", "countries": ["BE", "NL"], "summary": "canary-summary",
            "follow_up_at": START + DAY,
        });
        let new = NewCase { form: serde_json::from_value(form).unwrap(), conversation_id: None, call_id: None };
        let cases = desk.inbox.cases();
        let id = cases.open_new(&desk.mira, key(), new).await.unwrap().row.id;
        let add = async |part: Value| {
            desk.clock.advance(1);
            cases.add_part(&desk.mira, key(), id, serde_json::from_value(part).unwrap()).await.unwrap().id
        };
        add(json!({ "kind": "child", "age": 9, "gender": "BOY" })).await;
        let child = json!({
            "kind": "child", "name": "canary-name", "age": 15, "gender": "GIRL", "nationalities": ["BE", "MA"],
            "migration_status": "ASYLUM", "vulnerabilities": ["UNK"], "languages": ["ar", "fr"], "hair": "canary-hair",
        });
        let child = add(child).await;
        for (since, found) in [(START - 9 * DAY, START - 7 * DAY), (START - 3 * DAY, START - 3 * DAY + 1_000)] {
            let episode = json!({
                "kind": "episode", "child_id": child, "category": "RUN_HOME", "missing_since": since, "reasons": ["HOME", "SCHOOL"],
                "police_told": "YES", "police_told_at": since + 1_000, "police_reference": "canary-reference",
                "found_at": found, "found_how": "SELF", "outcome": "FOUND_SAFE",
            });
            add(episode).await;
        }
        add(json!({ "kind": "person", "roles": ["ABDUCTOR"], "name": "canary-person", "addresses": ["0475000000"] }))
            .await;
        add(json!({ "kind": "custody", "child_id": child, "rights": "SHARED", "court": "canary-court" })).await;
        add(json!({ "kind": "referral", "to": "SHELTER", "at": START, "organisation": "canary-house" })).await;
        let home = json!({
            "kind": "message_home", "state": "CONFIRMED_BY_CHILD", "at": START, "confirmed_at": START + 1_000, "message": "canary-home",
            "recipient": "canary-aunt",
        });
        add(home).await;
        add(json!({ "kind": "task", "title": "canary-task" })).await;
        add(json!({ "kind": "note", "text": "canary-note" })).await;
        if number % 2 == 0 {
            let to = StatusChange { status: "OPEN".into(), reason: "WORK".into(), words: None, version: 1 };
            cases.set_status(&desk.mira, id, to).await.unwrap();
        }
        id
    }

    pub async fn tables_of_cases_are_whole_and_say_no_word(desk: Desk) {
        let mut ids = Vec::new();
        for number in 1..=4 {
            ids.push(case(&desk, number).await);
        }
        let now = desk.clock.now().0;
        let all = cases_between(0, now + 1);
        let table = |format, wanted: CasesWanted| desk.inbox.case_table(&desk.supervisor, format, wanted);
        let archive = table(TableFormat::Csv, all.clone()).await.unwrap();
        assert_eq!(archive.records, 4);
        let expected_lines = archive.lines;
        let archive = bytes(archive).await;
        assert!(!String::from_utf8_lossy(&archive).contains("canary"), "no words, no names");
        let sheets = zip::read(&archive, 1 << 20).unwrap();
        let sheets: Vec<_> = sheets.into_iter().map(|(name, text)| (name, String::from_utf8(text).unwrap())).collect();
        let counts: Vec<_> = sheets.iter().map(|(name, text)| (name.as_str(), text.lines().count() - 1)).collect();
        let expected = [("cases.csv", 4), ("children.csv", 8), ("persons.csv", 4), ("custody.csv", 4)];
        assert_eq!(counts[..4], expected);
        assert_eq!(counts[4..], [("episodes.csv", 8), ("referrals.csv", 4), ("messages_home.csv", 4)]);
        let lines: usize = sheets.iter().map(|(_, text)| text.lines().count()).sum();
        assert_eq!(lines as i64, expected_lines, "what was foretold");
        assert!(sheets[1].1.lines().any(|line| line.starts_with("1,2,") && line.contains(",15,,GIRL,BE MA,")));
        assert!(sheets[4].1.lines().nth(1).unwrap().starts_with("1,2,"), "the second child: {}", sheets[4].1);
        assert!(sheets[4].1.lines().nth(2).unwrap().ends_with(",FOUND_SAFE,D1"), "{}", sheets[4].1);
        assert!(sheets[2].1.contains(",ABDUCTOR,"), "{}", sheets[2].1);
        assert!(sheets[6].1.contains(",CONFIRMED_BY_CHILD,"), "{}", sheets[6].1);

        let one = CasesWanted { table: Some(CaseTable::Episodes), ..all.clone() };
        assert_eq!(whole(table(TableFormat::Csv, one.clone()).await.unwrap()).await, sheets[4].1, "one by itself");
        assert!(matches!(table(TableFormat::Json, one).await, Err(StoreError::Rejected(_))));
        let objects: Vec<Value> =
            serde_json::from_str(&whole(table(TableFormat::Json, all.clone()).await.unwrap()).await).unwrap();
        assert_eq!(objects.len(), 4);
        assert_eq!(objects[1]["children"][1]["languages"], json!(["ar", "fr"]));
        assert_eq!(objects[1]["episodes"][0]["child"], json!(2));
        assert_eq!(objects[1]["status"], json!("OPEN"));
        let open = CasesWanted { status: Some("OPEN".into()), ..all.clone() };
        let lines = whole(table(TableFormat::Lines, open).await.unwrap()).await;
        let open: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(
            open,
            [objects[1].clone(), objects[3].clone()],
            "an object a line, and only those that are asked for"
        );
        assert_eq!(whole(table(TableFormat::Lines, cases_between(0, START)).await.unwrap()).await, "");

        // What is kept from somebody isn't in it, nor what was erased of its words; whoever has the machine sees all codes.
        let sol = Scope::for_tests(desk.mira.hotline(), desk.mira.operator(), Role::Supervisor);
        desk.inbox.cases().keep_from(&sol, ids[0], desk.supervisor.operator(), true).await.unwrap();
        let kept = table(TableFormat::Lines, all.clone()).await.unwrap();
        assert_eq!((kept.records, whole(kept).await.lines().count()), (3, 3));
        let machine = desk.inbox.case_table_at_command_line(sol.hotline(), TableFormat::Lines, all.clone()).await;
        assert_eq!(whole(machine.unwrap()).await.lines().count(), 4);
        let refused = desk.inbox.case_table(&desk.mira, TableFormat::Csv, all.clone()).await;
        assert!(matches!(refused, Err(StoreError::Forbidden(_))));
        let other = desk.inbox.hotlines().apply(spec("harbour")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.mira.operator(), Role::Supervisor);
        let theirs = desk.inbox.case_table(&stranger, TableFormat::Lines, all).await.unwrap();
        assert_eq!(whole(theirs).await, "", "another hotline sees none");
    }
}
