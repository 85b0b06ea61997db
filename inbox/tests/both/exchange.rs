//! Tables that leave.

use crate::on_both;

on_both!(a_table_of_calls_is_whole_and_says_no_word);

mod cases {
    use std::collections::BTreeSet;

    use earshot_inbox::{
        StoreError, UnixMillis,
        access::{Role, Scope},
        calls::CallLog,
        exchange::{CallTable, TableFormat},
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

    async fn whole(mut table: CallTable) -> String {
        let mut all = Vec::new();
        while let Some(piece) = table.next().await.unwrap() {
            all.extend(piece);
        }
        String::from_utf8(all).unwrap()
    }

    pub async fn a_table_of_calls_is_whole_and_says_no_word(desk: Desk) {
        let leader = Scope::for_tests(desk.mira.hotline(), desk.mira.operator(), Role::Supervisor);
        let table = |format, from: i64, before: i64| {
            desk.inbox.call_table(&leader, format, UnixMillis(from), UnixMillis(before))
        };
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
        assert_eq!(table_of_second_day.calls, 303);
        let objects: Vec<Value> = serde_json::from_str(&whole(table_of_second_day).await).unwrap();
        assert_eq!(objects.len(), 303);
        let names: BTreeSet<_> = objects[0].as_object().unwrap().keys().cloned().collect();
        assert_eq!(names, lines[0].split(',').map(str::to_owned).collect(), "the same in both");
        assert_eq!(objects[0]["reasons"], json!(["MS_RUNAWAY", "MS_THINKING"]));
        assert_eq!(whole(table(TableFormat::Json, 0, first).await.unwrap()).await, "[\n]\n");

        assert!(matches!(table(TableFormat::Csv, 5, 5).await, Err(StoreError::Rejected(_))));
        let refused = desk.inbox.call_table(&desk.mira, TableFormat::Csv, UnixMillis(0), UnixMillis(START)).await;
        assert!(matches!(refused, Err(StoreError::Forbidden(_))));
        let other = desk.inbox.hotlines().apply(spec("harbour")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.mira.operator(), Role::Supervisor);
        let theirs =
            desk.inbox.call_table(&stranger, TableFormat::Csv, UnixMillis(0), UnixMillis(START)).await.unwrap();
        assert_eq!(whole(theirs).await.lines().count(), 1, "another hotline sees none");
    }
}
