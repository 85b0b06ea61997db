//! Tables that come in.

use crate::on_both;

on_both!(
    what_went_out_comes_in_and_goes_out_the_same,
    a_strange_spreadsheet_comes_in_by_its_mapping,
    whatever_is_wrong_is_said_and_nothing_comes_in,
    each_of_a_list_in_json_is_kept_by_itself,
    an_import_is_taken_back_while_nothing_of_it_was_changed,
    an_import_says_how_far_it_is_and_leaves_nothing_when_it_is_broken_off,
    words_that_came_in_are_sealed_and_warn,
    alone_an_import_is_taken_back_for_a_day,
    a_case_with_too_many_parts_is_said_to_be_wrong,
    supervisors_take_tables_in_and_nobody_else,
);

mod cases {
    use earshot_inbox::{
        CallId, CaseId, StoreError, UnixMillis,
        access::{Role, Scope},
        audit,
        cases::{CaseFilter, CaseView, NewLink, Section},
        exchange::{CallsWanted, CasesWanted, Span, Table, TableFormat},
        import::{ImportFile, ImportOf, ImportProgress, ImportReport, ImportStep},
        store::conn::Sql,
        zip,
    };
    use serde_json::{Value, json};

    use crate::desk::{Desk, START, key, spec};

    const DAY: i64 = 24 * 3_600_000;
    /// When a case begins to be closed by somebody.
    const ALL: Span = Span { from: UnixMillis(0), before: UnixMillis(i64::MAX) };

    fn file(of: ImportOf, bytes: impl Into<Vec<u8>>, mapping: Option<&str>) -> ImportFile {
        ImportFile { of, bytes: bytes.into(), mapping: mapping.map(str::to_owned), progress: ImportProgress::default() }
    }

    async fn bytes(mut table: Table) -> Vec<u8> {
        let mut all = Vec::new();
        while let Some(piece) = table.next().await.unwrap() {
            all.extend(piece);
        }
        all
    }

    async fn calls(desk: &Desk, scope: &Scope) -> Vec<u8> {
        let wanted = CallsWanted { span: ALL, class: None, medium: None };
        bytes(desk.inbox.call_table(scope, TableFormat::Csv, wanted).await.unwrap()).await
    }

    async fn cases(desk: &Desk, scope: &Scope, format: TableFormat) -> Vec<u8> {
        let wanted = CasesWanted { span: ALL, kind: None, status: None, table: None };
        bytes(desk.inbox.case_table(scope, format, wanted).await.unwrap()).await
    }

    /// Lines of a table without its first column: ids are others elsewhere.
    fn without_ids(table: &[u8]) -> Vec<String> {
        let text = String::from_utf8(table.to_vec()).unwrap();
        text.lines().map(|line| line.split_once(',').unwrap().1.to_owned()).collect()
    }

    /// A hotline without anything in it, and its supervisor.
    async fn elsewhere(desk: &Desk, slug: &str) -> Scope {
        let hotline = desk.inbox.hotlines().apply(spec(slug)).await.unwrap().hotline.id;
        Scope::for_tests(hotline, desk.supervisor.operator(), Role::Supervisor)
    }

    fn says(report: &ImportReport) -> Vec<(i64, String)> {
        let said = |problem: &earshot_inbox::import::ImportProblem| {
            let column = problem.column.clone().or_else(|| problem.field.clone()).unwrap_or_default();
            (problem.line.unwrap_or_default(), format!("{column}: {}", problem.words))
        };
        report.problems.iter().map(said).collect()
    }

    async fn history(desk: &Desk) {
        let log = |at: i64, call: Value| json!({ "medium": "PHONE", "started_at": at, "ended_at": at + 61_000, "language": "fr", "call": call });
        let whole = json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 15, "child_gender": "BOY", "child_country": "BE",
            "living_situation": "GROUP", "heard": "SCHOOL", "language_wanted": "ar", "reasons": ["MS_THINKING", "MS_RUNAWAY"],
            "leading_reason": "MS_RUNAWAY", "actions": ["LISTEN", "REF_CPS"], "note": "canary-note",
            "emergency": { "called": true, "reason": "canary-reason" },
        });
        let refused = json!({
            "class": "INFO", "about": "UNK", "role": "REF", "child_age_code": "REF", "child_gender": "NASK", "reasons": ["UNK"],
            "leading_reason": "UNK",
        });
        let silent = json!({ "class": "NON", "non_counselling": "SILENT", "about": "UNK", "role": "UNK", "child_age_code": "UNK", "child_gender": "UNK" });
        for (index, call) in [whole, refused, silent].into_iter().enumerate() {
            let log = log(START - DAY + index as i64 * 1_000, call);
            desk.inbox.calls().log(&desk.mira, key(), serde_json::from_value(log).unwrap()).await.unwrap();
        }
        for number in 0..3 {
            desk.clock.advance(5_000);
            let form = json!({ "kind": "MISSING", "risk": "HIGH", "countries": ["BE"], "follow_up_at": START + DAY, "summary": "canary-summary" });
            let new = json!({ "form": form });
            let cases = desk.inbox.cases();
            let id = cases.open_new(&desk.mira, key(), serde_json::from_value(new).unwrap()).await.unwrap().row.id;
            let add = async |part: Value| {
                desk.clock.advance(1_000);
                cases.add_part(&desk.mira, key(), id, serde_json::from_value(part).unwrap()).await.unwrap().id
            };
            add(json!({ "kind": "child", "age_code": "REF", "gender": "NB" })).await;
            let child = json!({ "kind": "child", "age": 15, "gender": "GIRL", "nationalities": ["BE", "MA"], "vulnerabilities": ["UNK"], "languages": ["ar", "fr"], "name": "canary-name" });
            let child = add(child).await;
            for since in [START - 9 * DAY, START - 3 * DAY].into_iter().take(number) {
                let episode = json!({
                    "kind": "episode", "child_id": child, "category": "RUN_HOME", "missing_since": since, "reasons": ["HOME"], "violence": ["NONE"],
                    "police_told": "YES", "police_told_at": since + DAY, "found_at": since + 2 * DAY, "found_how": "SELF", "outcome": "FOUND_SAFE",
                });
                add(episode).await;
            }
            add(json!({ "kind": "person", "roles": ["REPORTER", "HOUSEHOLD"], "relation": "UNK" })).await;
            add(json!({ "kind": "custody", "child_id": child, "rights": "SHARED", "hague": "REF" })).await;
            add(json!({ "kind": "referral", "to": "SHELTER", "at": START, "uptake": "CONFIRMED", "uptake_at": START + 1_000 })).await;
            let home = json!({
                "kind": "message_home", "state": "PASSED_ON", "at": START - DAY, "confirmed_at": START - DAY + 60_000, "checked_at": START - 60_000,
                "passed_on_at": START, "check_at": START + DAY, "message": "canary-home", "recipient": "canary-aunt", "how_checked": "canary-voice",
            });
            add(home).await;
        }
    }

    pub async fn what_went_out_comes_in_and_goes_out_the_same(desk: Desk) {
        history(&desk).await;
        let there = elsewhere(&desk, "harbour").await;
        let ours = calls(&desk, &desk.supervisor).await;
        let report = desk.inbox.import(&there, file(ImportOf::Calls, ours.clone(), None)).await.unwrap();
        assert_eq!((report.problems.clone(), report.records), (Vec::new(), 3));
        assert_eq!(report.tables[0].left_out, ["call"]);
        let theirs = calls(&desk, &there).await;
        assert_eq!(without_ids(&theirs), without_ids(&ours));

        let ours = cases(&desk, &desk.supervisor, TableFormat::Csv).await;
        let report = desk.inbox.import(&there, file(ImportOf::Cases, ours.clone(), None)).await.unwrap();
        assert_eq!((report.problems.clone(), report.records, report.tables.len()), (Vec::new(), 3, 7));
        assert_eq!(zip::read(&cases(&desk, &there, TableFormat::Csv).await, 1 << 20), zip::read(&ours, 1 << 20));
        let lines = cases(&desk, &desk.supervisor, TableFormat::Lines).await;
        assert_eq!(cases(&desk, &there, TableFormat::Lines).await, lines);

        // The same as JSON, whole or a line each.
        for (slug, format) in [("hillside", TableFormat::Json), ("riverside", TableFormat::Lines)] {
            let there = elsewhere(&desk, slug).await;
            let wanted = CallsWanted { span: ALL, class: None, medium: None };
            let json = bytes(desk.inbox.call_table(&desk.supervisor, format, wanted).await.unwrap()).await;
            let report = desk.inbox.import(&there, file(ImportOf::Calls, json, None)).await.unwrap();
            assert_eq!((report.problems.clone(), report.records), (Vec::new(), 3));
            assert_eq!(without_ids(&calls(&desk, &there).await), without_ids(&calls(&desk, &desk.supervisor).await));
            let json = cases(&desk, &desk.supervisor, format).await;
            let report = desk.inbox.import(&there, file(ImportOf::Cases, json.clone(), None)).await.unwrap();
            assert_eq!((report.problems.clone(), report.records), (Vec::new(), 3));
            assert_eq!(cases(&desk, &there, format).await, json);
        }
        for (wrong, line) in [("[{\"class\": \"COUN\"},\n", 2), ("[1]", 1), ("{\"a\": 1}\n{\"b\"", 2)] {
            let report = desk.inbox.import(&desk.supervisor, file(ImportOf::Calls, wrong, None)).await.unwrap();
            assert_eq!((report.id, report.problem_count), (None, 1), "{wrong}");
            let problem = &report.problems[0];
            assert!(problem.words.starts_with("this is no list of objects in JSON"), "{}", problem.words);
            assert_eq!(problem.line, Some(line), "{wrong}");
        }

        // Records keep the version of the lists that they were filled in from, and nobody else's.
        let older = String::from_utf8(calls(&desk, &desk.supervisor).await).unwrap().replace("2026.7", "2025.11");
        let third = elsewhere(&desk, "meadow").await;
        desk.inbox.import(&third, file(ImportOf::Calls, older.clone(), None)).await.unwrap().id.unwrap();
        assert_eq!(without_ids(&calls(&desk, &third).await), without_ids(older.as_bytes()));
        let newer = older.replace("2025.11", "2027.1");
        let report = desk.inbox.import(&third, file(ImportOf::Calls, newer, None)).await.unwrap();
        assert_eq!((report.id, report.problem_count), (None, 3));
        assert!(report.problems[0].words.contains("newer than 2026.7"), "{}", report.problems[0].words);
    }

    const GERMAN: &str = r#"
        of = "calls"
        [file]
        dates = ["%d.%m.%Y %H:%M"]
        separator = ","
        first_reason_leads = true
        [[column]]
        name = ["Datum", "Uhrzeit"]
        field = "started_at"
        [[column]]
        name = "Dauer"
        field = "duration_min"
        empty = "0"
        [[column]]
        name = "Art"
        field = "class"
        values = { "Beratung" = "COUN", "Scherz" = "NON" }
        [[column]]
        name = "Art"
        field = "non_counselling"
        values = { "Scherz" = "PRANK", "Beratung" = "" }
        [[column]]
        name = "Thema"
        field = "reasons"
        values = { "Weglaufen" = "MS_RUNAWAY", "Streit" = "FR" }
        empty = "NASK"
        [[column]]
        name = "Alter"
        field = "child_age"
        values = { "?" = "UNK" }
        [[column]]
        name = "Notiz"
        field = "note"
        [defaults]
        medium = "PHONE"
        language = "de"
    "#;

    pub async fn a_strange_spreadsheet_comes_in_by_its_mapping(desk: Desk) {
        // As a spreadsheet program of 1998 wrote it: semicolons, windows-1252, a line break within a cell.
        let text = "Datum;Uhrzeit;Dauer;Art;Thema;Alter;Notiz;Kürzel\r\n02.03.2019;10:00;12;Beratung;Weglaufen, Streit;14;\"Größe;\r\nunbekannt\";AB\r\n\
            03.03.2019;23:59;;Scherz;;?;;CD\r\n";
        let old: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let tried =
            desk.inbox.try_import(&desk.supervisor, file(ImportOf::Calls, old.clone(), Some(GERMAN))).await.unwrap();
        assert_eq!((says(&tried), tried.records, tried.id), (Vec::new(), 2, None));
        let table = &tried.tables[0];
        assert_eq!((table.encoding.as_str(), table.delimiter.as_str(), table.lines), ("windows-1252", ";", 2));
        assert_eq!(table.left_out, ["Kürzel"]);
        assert_eq!(
            calls(&desk, &desk.supervisor).await.iter().filter(|byte| **byte == b'\n').count(),
            1,
            "nothing yet"
        );
        desk.inbox.import(&desk.supervisor, file(ImportOf::Calls, old, Some(GERMAN))).await.unwrap().id.unwrap();
        let lines = without_ids(&calls(&desk, &desk.supervisor).await);
        let zone = &lines[1].split(',').nth(1).unwrap()["2019-03-02T10:00:00".len()..];
        let start =
            format!("2026.7,2019-03-02T10:00:00{zone},,,2019-03-02T10:12:00{zone},OPER,PHONE,de,,COUN,,NASK,NASK,14,,");
        assert!(lines[1].starts_with(&start), "{}", lines[1]);
        assert!(lines[1].contains(",FR MS_RUNAWAY,MS_RUNAWAY,"), "{}", lines[1]);
        assert!(lines[2].contains(",NON,PRANK,NASK,NASK,,UNK,") && lines[2].contains(",NASK,NASK,"), "{}", lines[2]);
    }

    pub async fn whatever_is_wrong_is_said_and_nothing_comes_in(desk: Desk) {
        let lines = [
            "31.02.2019;10:00;1;Beratung;Streit;14;;",
            "01.03.2019;10:00;1;Beratng;Streit;14;;",
            "01.03.2019;10:00;x;Beratung;Streit;vierzehn;;",
            "01.03.2019;10:00;1;Beratung;Streit;250;;",
            "01.03.2029;10:00;1;Beratung;Streit;14;;",
            "01.03.2019;10:00;1;Beratung;Streit;14;;;more",
            "01.03.2019;10:00;1;Beratung;Streit;14;;",
        ];
        let sheet = |lines: &[&str]| format!("Datum;Uhrzeit;Dauer;Art;Thema;Alter;Notiz;Rest\n{}\n", lines.join("\n"));
        let report =
            desk.inbox.import(&desk.supervisor, file(ImportOf::Calls, sheet(&lines), Some(GERMAN))).await.unwrap();
        assert_eq!(report.id, None);
        let said = says(&report);
        let expected = [
            (2, "Datum + Uhrzeit: \"31.02.2019 10:00\" is no time that there was"),
            (3, "Art: \"Beratng\" is none of the column's values"),
            (3, "Art: \"Beratng\" is none of the column's values"),
            (4, "Dauer: \"x\" is no whole number"),
            (4, "Alter: \"vierzehn\" is no whole number"),
            (5, "Alter: 0 to 130 years"),
            (6, "Datum + Uhrzeit: not in the future"),
            (6, "ended_at: not in the future"),
            (7, ": this line has more cells"),
        ];
        for ((line, words), (expected_line, begin)) in said.iter().zip(expected) {
            assert!(*line == expected_line && words.starts_with(begin), "{line} {words}, not {begin}");
        }
        assert!(said.len() >= expected.len(), "{said:?}");
        assert_eq!(
            calls(&desk, &desk.supervisor).await.iter().filter(|byte| **byte == b'\n').count(),
            1,
            "nothing of it"
        );

        let many: Vec<_> = std::iter::repeat_n(lines[0], 300).collect();
        let report =
            desk.inbox.import(&desk.supervisor, file(ImportOf::Calls, sheet(&many), Some(GERMAN))).await.unwrap();
        assert_eq!((report.problem_count, report.problems.len()), (300, 200));
        for (bytes, mapping, expected) in [
            (b"PK\x03\x04 and so on".to_vec(), None, "ZIP archive"),
            (b"class,medium\n\"COUN,PHONE\n".to_vec(), None, "never closes"),
            (b"class,medium\n".to_vec(), None, "no line below"),
            (b"Art;Datum\nx;y\n".to_vec(), Some(GERMAN), "columns that the table doesn't have: \"Uhrzeit\", \"Dauer\""),
            (b"a,b\n1,2\n".to_vec(), Some("of = 'cases'"), "in the mapping: of: this mapping is for cases"),
        ] {
            let report = desk.inbox.import(&desk.supervisor, file(ImportOf::Calls, bytes, mapping)).await.unwrap();
            let words = says(&report);
            assert!(
                report.id.is_none() && words.iter().any(|(_, words)| words.contains(expected)),
                "{expected}: {words:?}"
            );
        }
        for (text, expected) in [
            ("case,kind,opened_at\n1,MISSING,2019-01-01\n1,PREVENTION,2019-01-01\n", "line 2 says otherwise"),
            ("case,kind,status,opened_at\n1,MISSING,CLOSED,2019-01-01\n", "say since when"),
            ("case,kind,opened_at,closed_at\n1,MISSING,2019-01-01,2020-01-01\n", "then it is CLOSED"),
            ("case,kind,opened_at\n1,MISSED,2019-01-01\n", "no code of the list case_kind"),
            ("case,kind\n1,MISSING\n", "say when it was opened"),
            ("case,opened_at\n1,2019-01-01\n", "say what kind"),
        ] {
            let report = desk.inbox.import(&desk.supervisor, file(ImportOf::Cases, text, None)).await.unwrap();
            let words = says(&report);
            assert!(
                report.id.is_none() && words.iter().any(|(_, words)| words.contains(expected)),
                "{expected}: {words:?}"
            );
        }
        let archive = zip::stored(&[
            ("cases.csv", b"case,kind,opened_at\n1,MISSING,2019-01-01\n".as_slice()),
            ("episodes.csv", b"case,child,category,outcome\n1,7,RUN_HOME,FOUND_SAFE\n1,,RUN_HOME,FOUND_SAFE\n1,,,\n"),
        ]);
        let report = desk.inbox.import(&desk.supervisor, file(ImportOf::Cases, archive.unwrap(), None)).await.unwrap();
        let words = says(&report);
        let of_line = |line: i64, begin: &str| words.iter().any(|(at, words)| *at == line && words.contains(begin));
        assert!(of_line(2, "no such child") && of_line(3, "say when the child was found"), "{words:?}");
        assert_eq!(report.problems[0].table.as_deref(), Some("episodes"));
    }

    const FLAT: &str = r#"
        of = "cases"
        [file]
        dates = ["%d/%m/%Y"]
        [[column]]
        name = "File"
        field = "case"
        [[column]]
        name = "Opened"
        field = "case.opened_at"
        [[column]]
        name = "Child"
        field = "child.name"
        [[column]]
        name = "Born"
        field = "child.birth_date"
        [[column]]
        name = "Gone"
        field = "episode.missing_since"
        [[column]]
        name = "Back"
        field = "episode.found_at"
        [[column]]
        name = "Suspect"
        field = "person.name"
        [[column]]
        name = "Phone"
        field = "person.addresses"
        [[column]]
        name = "Remark"
        field = "note.text"
        [defaults]
        "case.kind" = "MISSING"
        "episode.category" = "RUN_HOME"
        "episode.outcome" = "FOUND_SAFE"
        "person.roles" = "ABDUCTOR"
    "#;
    const FLAT_TABLE: &str = "File,Opened,Child,Born,Gone,Back,Suspect,Phone,Remark\n\
        A-7,02/03/2019,Tilda Quillfeather,29/02/2004,01/03/2019,03/03/2019,canary-suspect,+32 475 00 00 01,canary-remark\n\
        A-7,02/03/2019,Tilda Quillfeather,29/02/2004,08/04/2019,09/04/2019,,,\n\
        A-9,01/01/2020,Rune Oakenshade,,,,,,\n";

    pub async fn words_that_came_in_are_sealed_and_warn(desk: Desk) {
        let report = desk.inbox.import(&desk.supervisor, file(ImportOf::Cases, FLAT_TABLE, Some(FLAT))).await.unwrap();
        assert_eq!((says(&report), report.records), (Vec::new(), 2));
        let page = desk.inbox.cases().list(&desk.mira, CaseView::Open, CaseFilter::default(), None, 50).await.unwrap();
        let mut found: Vec<(i64, CaseId)> = page.rows.iter().map(|row| (row.number, row.id)).collect();
        found.sort_by_key(|(number, _)| *number);
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2]);
        let open = desk.inbox.cases().open(&desk.mira, found[0].1).await.unwrap();
        let kinds: Vec<_> = open
            .parts
            .iter()
            .map(|part| match &part.section {
                Section::Child(child) => format!("child {:?} {:?}", child.name, child.age),
                Section::Episode(episode) => format!("episode {:?}", episode.missing_since.is_some()),
                Section::Person(person) => format!("person {:?} {}", person.name, person.conflict),
                Section::Note(note) => format!("note {}", note.text),
                other => panic!("{other:?}"),
            })
            .collect();
        let expected = [
            "child Some(\"Tilda Quillfeather\") Some(15)",
            "person Some(\"canary-suspect\") true",
            "episode true",
            "note canary-remark",
            "episode true",
        ];
        assert_eq!(kinds, expected, "ages are those of then");
        assert_eq!(open.timeline.last().unwrap().what, "imported");
        assert_eq!(open.head.row.category.as_deref(), Some("RUN_HOME"));

        // The same child is noticed, a suspect gets nothing, and a case that came in can be worked on.
        let alike: Section =
            serde_json::from_value(json!({ "kind": "child", "name": "quillfeather tilda", "age": 15 })).unwrap();
        let alike = desk.inbox.cases().find_alike(&desk.mira, &alike).await.unwrap();
        assert_eq!(alike.iter().map(|found| found.case.number).collect::<Vec<_>>(), [1]);
        desk.says("+32475000001", "s-1", "where is she?").await;
        let conversation = desk.first_waiting().await;
        assert_eq!(desk.inbox.cases().of_conversation(&desk.mira, conversation).await.unwrap().1, Some(1));
        let mut reader = desk.inbox.data().reader().await.unwrap();
        for (name, text) in [
            ("heads", "SELECT codes FROM case_file"),
            ("parts", "SELECT codes FROM case_part"),
            ("past", "SELECT codes FROM case_history"),
        ] {
            let rows: Vec<(String,)> =
                reader.conn().sql(Sql { name, sqlite: text, postgres: text }).fetch_all().await.unwrap();
            assert!(
                !rows.is_empty() && rows.iter().all(|(codes,)| !codes.contains("canary") && !codes.contains("Tilda"))
            );
        }
    }

    pub async fn each_of_a_list_in_json_is_kept_by_itself(desk: Desk) {
        let person =
            |addresses: Value| json!({ "roles": ["ABDUCTOR"], "name": "canary-suspect", "addresses": addresses });
        // Without a reference the parts belong to the object that they stand in.
        let whole = json!([
            { "kind": "MISSING", "opened_at": "2019-03-02", "children": [{ "name": "Tilda Quillfeather", "notes": "one line\nanother line" }],
              "persons": [person(json!(["night owl", "grey fox"])), person(json!([32475000001_u64])), person(json!(["+32 475 00 00 02", "0475 00 00 03"]))] },
            { "kind": "MISSING", "opened_at": "2019-03-02", "children": [{ "name": "Rune Oakenshade" }] },
        ]);
        let report = desk.inbox.import(&desk.supervisor, file(ImportOf::Cases, whole.to_string(), None)).await.unwrap();
        assert_eq!((says(&report), report.records), (Vec::new(), 2));
        let page = desk.inbox.cases().list(&desk.mira, CaseView::Open, CaseFilter::default(), None, 50).await.unwrap();
        let first = page.rows.iter().find(|row| row.number == 1).unwrap().id;
        let open = desk.inbox.cases().open(&desk.mira, first).await.unwrap();
        let addresses: Vec<_> = open
            .parts
            .iter()
            .filter_map(|part| match &part.section {
                Section::Person(person) => Some(person.addresses.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(
            addresses,
            [vec!["night owl", "grey fox"], vec!["32475000001"], vec!["+32 475 00 00 02", "0475 00 00 03"]]
        );
        assert_eq!(open.parts.len(), 4);

        let wrong = json!([
            { "kind": "MISSING", "opened_at": "2019-03-02", "children": [{ "notes": "one line\nanother line" }] },
            { "kind": ["MISSING", "RUNAWAY"], "opened_at": "2019-03-02" },
            { "kind": "MISSING", "opened_at": "2019-03-02", "persons": [person(json!(["475000001.0"])), person(json!([["night owl"]])), person(json!(["grey fox", null]))] },
            { "kind": { "code": "MISSING" }, "opened_at": "2019-03-02" },
        ]);
        let said = desk.inbox.import(&desk.supervisor, file(ImportOf::Cases, wrong.to_string(), None)).await.unwrap();
        let mut lines: Vec<_> = says(&said).into_iter().map(|(line, words)| format!("{line} {words}")).collect();
        lines.sort();
        let expected = [
            (2, "kind: say what kind of case it is"),
            (2, "kind: there is a list, and one value is expected"),
            (3, "addresses: \"475000001.0\" was written as a number by a spreadsheet program"),
            (3, "addresses: there is an object, and words"),
            (3, "addresses: there is an object, and words"),
            (4, "kind: say what kind of case it is"),
            (4, "kind: there is an object, and words"),
        ];
        assert_eq!(lines.len(), expected.len(), "{lines:?}");
        for (line, (number, words)) in lines.iter().zip(expected) {
            assert!(line.starts_with(&format!("{number} {words}")), "{line}");
        }
    }

    pub async fn an_import_is_taken_back_while_nothing_of_it_was_changed(desk: Desk) {
        let (sol, inbox) = (&desk.supervisor, &desk.inbox);
        let table = "class,medium,started_at,duration_min,note\nINFO,PHONE,2019-01-01,5,canary-note\nINFO,PHONE,2019-01-02,5,\n";
        let of_calls = || file(ImportOf::Calls, table, None);
        let id = inbox.import(sol, of_calls()).await.unwrap().id.unwrap();
        for again in [inbox.import(sol, of_calls()).await, inbox.try_import(sol, of_calls()).await] {
            assert!(matches!(again, Err(StoreError::Conflict(words)) if words.contains("came in already")));
        }
        assert_eq!(without_ids(&calls(&desk, sol).await).len(), 3);
        let there = elsewhere(&desk, "harbour").await;
        assert_eq!(inbox.undo_import(&there, id).await, Err(StoreError::NotFound), "it is nobody else's");
        inbox.undo_import(sol, id).await.unwrap();
        inbox.undo_import(sol, id).await.unwrap();
        assert_eq!(without_ids(&calls(&desk, sol).await).len(), 1, "all of it is gone");
        let again = inbox.import(sol, of_calls()).await.unwrap().id.unwrap();
        let listed = inbox.imports(sol).await.unwrap();
        let mut undone: Vec<_> =
            listed.iter().map(|import| (import.id, import.undone_at.is_some(), import.records)).collect();
        undone.sort_by_key(|(_, undone, _)| !undone);
        assert_eq!(undone, [(id, true, 2), (again, false, 2)]);

        // Somebody works with it: from then on it stays.
        let line = String::from_utf8(calls(&desk, sol).await).unwrap();
        let call = line.lines().nth(1).unwrap().split(',').next().unwrap().parse().unwrap();
        let head = json!({ "form": { "kind": "PREVENTION" } });
        let case =
            inbox.cases().open_new(&desk.mira, key(), serde_json::from_value(head).unwrap()).await.unwrap().row.id;
        let link = NewLink { conversation_id: None, call_id: Some(CallId(call)) };
        inbox.cases().link(&desk.mira, case, link).await.unwrap();
        assert!(
            matches!(inbox.undo_import(sol, again).await, Err(StoreError::Conflict(words)) if words.starts_with("1 of"))
        );

        let of_cases = || file(ImportOf::Cases, FLAT_TABLE, Some(FLAT));
        let id = inbox.import(sol, of_cases()).await.unwrap().id.unwrap();
        inbox.undo_import(sol, id).await.unwrap();
        let mut reader = inbox.data().reader().await.unwrap();
        let text = "SELECT (SELECT COUNT(*) FROM case_file WHERE import_id IS NOT NULL) + (SELECT COUNT(*) FROM case_part) + (SELECT COUNT(*) FROM case_look_up)
            + (SELECT COUNT(*) FROM case_barred) AS n";
        let sql = Sql { name: "left", sqlite: text, postgres: text };
        let (left,): (i64,) = reader.conn().sql(sql).fetch_one().await.unwrap();
        drop(reader);
        assert_eq!(left, 0, "nothing stays of it, nor of its look-ups");
        let id = inbox.import(sol, of_cases()).await.unwrap().id.unwrap();
        let page = inbox.cases().list(&desk.mira, CaseView::Open, CaseFilter::default(), None, 50).await.unwrap();
        let taken = page.rows.iter().find(|row| row.id != case).unwrap();
        inbox
            .cases()
            .add_part(&desk.mira, key(), taken.id, Section::Note(earshot_inbox::cases::Note { text: "seen".into() }))
            .await
            .unwrap();
        assert!(matches!(inbox.undo_import(sol, id).await, Err(StoreError::Conflict(_))));
        assert!(inbox.fsck().await.unwrap().clean(), "and all keys are where they belong");
    }

    pub async fn an_import_says_how_far_it_is_and_leaves_nothing_when_it_is_broken_off(desk: Desk) {
        const LINES: u64 = 12_000;
        let (sol, inbox) = (&desk.supervisor, &desk.inbox);
        let mut table = String::from("class,medium,started_at,duration_min,note\n");
        for line in 0..LINES {
            table.push_str(&format!("INFO,PHONE,2019-01-01,5,canary {line}\n"));
        }
        // Broken off as soon as a step has begun.
        for step in [ImportStep::Reading, ImportStep::Sealing, ImportStep::Writing] {
            let file = file(ImportOf::Calls, table.clone(), None);
            let progress = file.progress.clone();
            let stop = async {
                while progress.now().step != step || progress.now().done == 0 {
                    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                }
                assert!(progress.break_off(), "{step:?}");
                let now = progress.now();
                assert!(now.done > 0 && now.done <= now.of, "{now:?}");
            };
            let (outcome, ()) = tokio::join!(inbox.import(sol, file), stop);
            assert!(
                matches!(&outcome, Err(StoreError::Conflict(words)) if words.contains("broken off")),
                "{outcome:?}"
            );
            assert_eq!(without_ids(&calls(&desk, sol).await).len(), 1, "nothing of it is there");
            assert!(inbox.imports(sol).await.unwrap().is_empty());
        }
        // It may come in later; then it is too late to break it off.
        let file = file(ImportOf::Calls, table, None);
        let progress = file.progress.clone();
        let report = inbox.import(sol, file).await.unwrap();
        assert_eq!((report.problem_count, report.records), (0, LINES as i64));
        assert!(!progress.break_off() && report.id.is_some());
        let now = progress.now();
        assert_eq!((now.step, now.done, now.of), (ImportStep::Writing, LINES, LINES));
        assert!(inbox.fsck().await.unwrap().clean());
    }

    pub async fn alone_an_import_is_taken_back_for_a_day(desk: Desk) {
        let (sol, inbox) = (&desk.supervisor, &desk.inbox);
        let of_cases = || file(ImportOf::Cases, FLAT_TABLE, Some(FLAT));
        let id = inbox.import(sol, of_cases()).await.unwrap().id.unwrap();
        desk.clock.advance(DAY);
        inbox.undo_import(sol, id).await.unwrap();
        let id = inbox.import(sol, of_cases()).await.unwrap().id.unwrap();
        desk.clock.advance(DAY + 1);
        let late = inbox.undo_import(sol, id).await;
        assert!(matches!(&late, Err(StoreError::Conflict(words)) if words.contains("a day")), "{late:?}");
        inbox.undo_import_at_command_line(sol.hotline(), id).await.unwrap();
        inbox.undo_import(sol, id).await.unwrap();
    }

    pub async fn a_case_with_too_many_parts_is_said_to_be_wrong(desk: Desk) {
        let mut table = String::from("File,Opened,Child,Born,Gone,Back,Suspect,Phone,Remark\n");
        for line in 0..100_000 {
            table.push_str(&format!("2019,02/03/2019,,,,,,,remark {line}\n"));
        }
        let report = desk.inbox.try_import(&desk.supervisor, file(ImportOf::Cases, table, Some(FLAT))).await.unwrap();
        assert!(report.problems[0].words.contains("at most 500"), "{:?}", report.problems[0]);
        assert_eq!(report.problem_count, 1, "once, and not for each line");
    }

    pub async fn supervisors_take_tables_in_and_nobody_else(desk: Desk) {
        let table = || file(ImportOf::Calls, "class,medium,started_at,duration_min\nINFO,PHONE,2019-01-01,5\n", None);
        for scope in [&desk.mira, &desk.admin] {
            assert!(matches!(desk.inbox.import(scope, table()).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(desk.inbox.try_import(scope, table()).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(desk.inbox.imports(scope).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(desk.inbox.undo_import(scope, key()).await, Err(StoreError::Forbidden(_))));
        }
        let by = desk.supervisor.operator();
        let hotline = desk.supervisor.hotline();
        let dry = desk.inbox.import_at_command_line(hotline, by, table(), true).await.unwrap();
        assert_eq!((dry.id, dry.records), (None, 1));
        let id = desk.inbox.import_at_command_line(hotline, by, table(), false).await.unwrap().id.unwrap();
        desk.inbox.undo_import_at_command_line(hotline, id).await.unwrap();
        let trail = audit::list(desk.inbox.data(), &desk.supervisor, None, 50).await.unwrap();
        let acts: Vec<_> = trail.rows.iter().map(|row| (row.act.as_str(), row.actor.is_some())).collect();
        assert!(
            acts.contains(&("tables.imported", false)) && acts.contains(&("tables.import-undone", false)),
            "{acts:?}"
        );
    }
}
