//! Who may see, change, share and print what of each class of records; and calls that were written down are read and corrected.

use crate::on_both;

on_both!(
    a_kind_of_cases_that_is_the_supervisors_is_nobody_elses,
    a_kind_that_is_not_changed_shared_or_printed_is_read,
    records_of_a_class_are_seen_by_whom_the_rules_let,
    rules_are_checked_one_by_one_and_the_quicker_wins,
    a_call_that_was_written_down_is_read_and_corrected,
    a_timeline_tells_nothing_that_the_rules_keep,
    who_wrote_a_record_goes_on_seeing_it_and_turns_it_into_nothing_hidden,
    a_hidden_record_leads_nobody_to_its_talk,
    two_who_mend_a_record_lose_nothing_unsaid,
    a_case_that_is_not_ones_own_tells_no_number,
);

mod cases {
    use bytes::Bytes;
    use earshot_inbox::{
        ConversationId, StoreError, UnixMillis,
        access::{ClassRule, Role, Scope},
        audit,
        calls::{CallLog, CorrectedLog},
        cases::{CaseError, CaseFilter, CaseHead, CaseView, Document, NewCase, NewLink, Section},
        exchange::{CallsWanted, CasesWanted, Span, Table, TableFormat},
        problems::Refusal,
        search::SearchFor,
        view::View,
    };
    use futures::StreamExt;
    use serde_json::{Value, json};

    use crate::desk::{Desk, START, key};

    const HOUR: i64 = 3_600_000;

    fn rule(record: &str, class: &str, deed: &str, who: &str) -> Value {
        json!({ "record": record, "class": class, "deed": deed, "who": who })
    }

    async fn rules(desk: &Desk, rules: Value) {
        let version = desk.inbox.class_rules(&desk.admin).await.unwrap().version;
        let rules: Vec<ClassRule> = serde_json::from_value(rules).unwrap();
        desk.inbox.change_class_rules(&desk.admin, version, rules).await.unwrap();
    }

    fn new(kind: &str) -> NewCase {
        NewCase { form: serde_json::from_value(json!({ "kind": kind })).unwrap(), conversation_id: None, call_id: None }
    }

    async fn opened(desk: &Desk, kind: &str) -> CaseHead {
        desk.clock.advance(1);
        desk.inbox.cases().open_new(&desk.supervisor, key(), new(kind)).await.unwrap()
    }

    fn child() -> Section {
        let child =
            json!({ "kind": "child", "name": "Tilda Quillfeather", "birth_date": "2012-02-29", "gender": "GIRL" });
        serde_json::from_value(child).unwrap()
    }

    fn log(class: &str, note: &str) -> CallLog {
        let call = json!({
            "class": class, "about": "SELF", "role": "CHILD", "child_age": 15, "child_gender": "BOY", "reasons": ["MS_THINKING"],
            "leading_reason": "MS_THINKING", "note": note,
        });
        let log = json!({ "medium": "PHONE", "started_at": START - HOUR, "ended_at": START - HOUR / 2, "call": call });
        serde_json::from_value(log).unwrap()
    }

    async fn whole(mut table: Table) -> String {
        let mut all = Vec::new();
        while let Some(piece) = table.next().await.unwrap() {
            all.extend(piece);
        }
        String::from_utf8(all).unwrap()
    }

    fn ever() -> Span {
        Span { from: UnixMillis(0), before: UnixMillis(START + 100 * HOUR) }
    }

    pub async fn a_kind_of_cases_that_is_the_supervisors_is_nobody_elses(desk: Desk) {
        let cases = desk.inbox.cases();
        let (secret, plain) = (opened(&desk, "PROTECTION").await, opened(&desk, "MISSING").await);
        for head in [&secret, &plain] {
            cases.add_part(&desk.supervisor, key(), head.row.id, child()).await.unwrap();
        }
        rules(&desk, json!([rule("case", "PROTECTION", "see", "supervisor")])).await;
        let seen = async |scope| {
            let page = cases.list(scope, CaseView::Open, CaseFilter::default(), None, 50).await.unwrap();
            page.rows.iter().map(|row| row.number).collect::<Vec<_>>()
        };
        assert_eq!((seen(&desk.mira).await, seen(&desk.supervisor).await.len()), (vec![plain.row.number], 2));
        assert!(matches!(cases.open(&desk.mira, secret.row.id).await, Err(StoreError::NotFound)));
        assert!(cases.by_number(&desk.mira, secret.row.number).await.unwrap().rows.is_empty());
        let alike = cases.find_alike(&desk.mira, &child()).await.unwrap();
        assert_eq!(alike.iter().map(|alike| alike.case.id).collect::<Vec<_>>(), [plain.row.id]);
        let add = cases.add_part(&desk.mira, key(), secret.row.id, child()).await;
        assert!(matches!(add, Err(CaseError::Store(StoreError::NotFound))), "{add:?}");
        // What they could not open afterwards they neither open nor turn a case into.
        let anew = cases.open_new(&desk.mira, key(), new("PROTECTION")).await;
        assert!(matches!(anew, Err(CaseError::Store(StoreError::Forbidden(_)))), "{anew:?}");
        let turned = cases.change_head(&desk.mira, plain.row.id, plain.version, new("PROTECTION").form).await;
        assert!(matches!(turned, Err(CaseError::Store(StoreError::Forbidden(_)))), "{turned:?}");
        cases.open(&desk.supervisor, secret.row.id).await.unwrap();
        // The rule goes, and what it hid is there again.
        rules(&desk, json!([])).await;
        cases.open(&desk.mira, secret.row.id).await.unwrap();
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_kind_that_is_not_changed_shared_or_printed_is_read(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let other = opened(&desk, "PREVENTION").await;
        let id = head.row.id;
        let part = cases.add_part(&desk.mira, key(), id, child()).await.unwrap();
        let document =
            json!({ "document_kind": "COURT", "title": "", "file_name": "a.pdf", "media_type": "application/pdf" });
        let document: Document = serde_json::from_value(document).unwrap();
        let bytes = Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"the order"))]));
        let file = cases.add_document(&desk.mira, key(), id, document, bytes).await.unwrap();
        cases.print(&desk.mira, id).await.unwrap();
        rules(
            &desk,
            json!([
                rule("case", "*", "change", "supervisor"),
                rule("case", "MISSING", "share", "nobody"),
                rule("case", "MISSING", "print", "nobody")
            ]),
        )
        .await;
        let refused =
            |outcome: Result<(), StoreError>| assert!(matches!(outcome, Err(StoreError::Forbidden(_))), "{outcome:?}");
        let plain = |error: CaseError| match error {
            CaseError::Store(error) => error,
            other => panic!("{other:?}"),
        };
        assert_eq!(cases.open(&desk.mira, id).await.unwrap().parts.len(), 2, "it is read");
        refused(cases.add_part(&desk.mira, key(), id, child()).await.map(drop).map_err(plain));
        refused(cases.change_part(&desk.mira, part.id, part.version, child()).await.map(drop).map_err(plain));
        refused(cases.remove_part(&desk.mira, part.id, part.version).await.map_err(plain));
        refused(cases.change_head(&desk.mira, id, head.version, new("MISSING").form).await.map(drop).map_err(plain));
        refused(cases.begin_checklist(&desk.mira, id, "LOS".into()).await);
        let call = desk.inbox.calls().log(&desk.mira, key(), log("COUN", "x")).await.unwrap();
        let link = || NewLink { conversation_id: None, call_id: Some(call.id) };
        refused(cases.link(&desk.mira, id, link()).await);
        refused(cases.print(&desk.supervisor, id).await);
        refused(cases.document(&desk.supervisor, file.id).await.map(drop));
        cases.link(&desk.supervisor, id, link()).await.unwrap();
        cases.print(&desk.supervisor, other.row.id).await.unwrap();
        let wanted = CasesWanted { span: ever(), kind: None, status: None, table: None };
        let table = desk.inbox.case_table(&desk.supervisor, TableFormat::Json, wanted.clone()).await.unwrap();
        let table: Value = serde_json::from_str(&whole(table).await).unwrap();
        let kinds: Vec<_> = table.as_array().unwrap().iter().map(|case| case["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["PREVENTION"], "what nobody takes out is in no table");
        let table =
            desk.inbox.case_table_at_command_line(desk.mira.hotline(), TableFormat::Json, wanted).await.unwrap();
        let table: Value = serde_json::from_str(&whole(table).await).unwrap();
        assert_eq!(table.as_array().unwrap().len(), 2, "whoever has the machine has it all");
    }

    pub async fn records_of_a_class_are_seen_by_whom_the_rules_let(desk: Desk) {
        let calls = desk.inbox.calls();
        let mine = calls.log(&desk.mira, key(), log("COUN", "canary-one")).await.unwrap().id;
        let info = calls.log(&desk.mira, key(), log("INFO", "canary-two")).await.unwrap().id;
        let lately = async |scope| {
            let rows = calls.lately(scope, 0, None).await.unwrap().rows;
            rows.into_iter().map(|row| row.class).collect::<std::collections::BTreeSet<_>>()
        };
        rules(&desk, json!([rule("call", "COUN", "see", "supervisor"), rule("call", "INFO", "share", "nobody")])).await;
        assert_eq!(lately(&desk.jonas).await.into_iter().collect::<Vec<_>>(), ["INFO"]);
        assert_eq!(lately(&desk.mira).await.len(), 2, "what one wrote oneself one sees");
        assert!(matches!(calls.open_log(&desk.jonas, mine).await, Err(StoreError::NotFound)));
        calls.open_log(&desk.mira, mine).await.unwrap();
        calls.open_log(&desk.supervisor, mine).await.unwrap();
        // Seen by supervisors only, corrected by supervisors only.
        let seen = calls.open_log(&desk.mira, mine).await.unwrap().saved_at;
        let correction = CorrectedLog { seen, log: log("COUN", "canary-three") };
        let refused = calls.correct_log(&desk.mira, mine, correction.clone()).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))), "{refused:?}");
        calls.correct_log(&desk.supervisor, mine, correction).await.unwrap();
        let wanted = CallsWanted { span: ever(), class: None, medium: None };
        let table = desk.inbox.call_table(&desk.supervisor, TableFormat::Json, wanted).await.unwrap();
        let table: Value = serde_json::from_str(&whole(table).await).unwrap();
        let classes: Vec<_> = table.as_array().unwrap().iter().map(|call| call["class"].as_str().unwrap()).collect();
        assert_eq!(classes, ["COUN"]);
        calls.open_log(&desk.jonas, info).await.unwrap();

        // The record of a talk, seen by a colleague who opens the talk.
        desk.says("wren", "w-1", "nobody listens").await;
        let talk = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, talk).await.unwrap();
        let form = log("COUN", "canary-four").call;
        desk.inbox.close_conversation(&desk.mira, talk, form, None).await.unwrap();
        let records = async |scope| {
            let thread = desk.inbox.open_conversation(scope, talk).await.unwrap();
            thread.sittings.into_iter().filter(|sitting| sitting.call.is_some()).count()
        };
        assert_eq!((records(&desk.mira).await, records(&desk.jonas).await, records(&desk.supervisor).await), (1, 0, 1));
    }

    pub async fn rules_are_checked_one_by_one_and_the_quicker_wins(desk: Desk) {
        let wrong = json!([
            rule("case", "COUN", "see", "supervisor"),
            rule("call", "COUN", "print", "nobody"),
            rule("call", "*", "see", "nobody"),
            rule("case", "*", "share", "nobody"),
            rule("case", "*", "share", "supervisor"),
        ]);
        let wrong: Vec<ClassRule> = serde_json::from_value(wrong).unwrap();
        let Err(Refusal::Invalid(problems)) = desk.inbox.change_class_rules(&desk.admin, 0, wrong).await else {
            panic!()
        };
        let fields: Vec<_> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["rules[0].class", "rules[1].deed", "rules[2].who", "rules[4].class"]);
        let right: Vec<ClassRule> = serde_json::from_value(json!([rule("case", "*", "print", "nobody")])).unwrap();
        let saved = desk.inbox.change_class_rules(&desk.admin, 0, right.clone()).await.unwrap();
        assert_eq!((saved.version, &saved.rules), (1, &right));
        let late = desk.inbox.change_class_rules(&desk.admin, 0, Vec::new()).await;
        assert!(matches!(late, Err(Refusal::Store(StoreError::Conflict(_)))), "{late:?}");
        for scope in [&desk.mira, &desk.supervisor] {
            let refused = desk.inbox.change_class_rules(scope, 1, Vec::new()).await;
            assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))));
        }
        assert!(matches!(desk.inbox.class_rules(&desk.mira).await, Err(StoreError::Forbidden(_))));
        assert_eq!(desk.inbox.class_rules(&desk.supervisor).await.unwrap().rules, right);
    }

    pub async fn a_call_that_was_written_down_is_read_and_corrected(desk: Desk) {
        let calls = desk.inbox.calls();
        let id = calls.log(&desk.mira, key(), log("COUN", "canary-note")).await.unwrap().id;
        let open = calls.open_log(&desk.jonas, id).await.unwrap();
        assert_eq!((open.log.call.note.as_deref(), open.erased), (Some("canary-note"), false));
        assert_eq!(open.saved_by.id, desk.mira.operator());
        let better = CallLog { ended_at: START, language: Some("pl".into()), ..log("MISS", "canary-better") };
        let correction = CorrectedLog { seen: open.saved_at, log: better.clone() };
        desk.clock.advance(5);
        let saved = calls.correct_log(&desk.jonas, id, correction.clone()).await.unwrap();
        assert_eq!((&saved.log, saved.saved_by.id), (&better, desk.jonas.operator()));
        assert_eq!(calls.open_log(&desk.mira, id).await.unwrap(), saved);
        // Who saw it as it was before looks again.
        let late = calls.correct_log(&desk.mira, id, correction).await;
        assert!(matches!(late, Err(Refusal::Store(StoreError::Conflict(_)))), "{late:?}");
        let wrong = CorrectedLog { seen: saved.saved_at, log: CallLog { ended_at: 0, ..better } };
        assert!(matches!(calls.correct_log(&desk.mira, id, wrong).await, Err(Refusal::Invalid(_))));
        let rows = calls.lately(&desk.mira, 0, None).await.unwrap().rows;
        assert_eq!((rows.len(), rows[0].class.as_str(), rows[0].language.as_deref()), (1, "MISS", Some("pl")));
        assert!(matches!(calls.open_log(&desk.admin, id).await, Err(StoreError::Forbidden(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    /// A talk that Mira closed.
    async fn recorded(desk: &Desk, who: &str, class: &str, note: &str) -> ConversationId {
        desk.clock.advance(1);
        desk.says(who, &format!("{who}-1"), "nobody listens").await;
        let talk = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, talk).await.unwrap();
        desk.inbox.close_conversation(&desk.mira, talk, log(class, note).call, None).await.unwrap();
        talk
    }

    pub async fn a_timeline_tells_nothing_that_the_rules_keep(desk: Desk) {
        let (calls, cases) = (desk.inbox.calls(), desk.inbox.cases());
        let talk = recorded(&desk, "wren", "MISS", "x").await;
        let logged = calls.log(&desk.supervisor, key(), log("MISS", "x")).await.unwrap().id;
        let open = calls.log(&desk.supervisor, key(), log("INFO", "x")).await.unwrap().id;
        let case = opened(&desk, "MISSING").await.row.id;
        for to in [
            NewLink { conversation_id: Some(talk), call_id: None },
            NewLink { conversation_id: None, call_id: Some(logged) },
            NewLink { conversation_id: None, call_id: Some(open) },
        ] {
            cases.link(&desk.supervisor, case, to).await.unwrap();
        }
        rules(&desk, json!([rule("call", "MISS", "see", "supervisor")])).await;
        let told = async |scope| {
            let timeline = cases.open(scope, case).await.unwrap().timeline;
            let contacts: Vec<_> = timeline.into_iter().filter_map(|moment| moment.contact).collect();
            let by_call = |wanted| contacts.iter().find(|contact| contact.call_id == Some(wanted)).is_some();
            let mut classes: Vec<_> = contacts.iter().filter_map(|contact| contact.class.clone()).collect();
            classes.sort();
            (contacts.len(), classes, by_call(logged))
        };
        let none = Vec::<String>::new();
        let all = |classes: &[&str]| [&none[..], &classes.iter().map(ToString::to_string).collect::<Vec<_>>()].concat();
        assert_eq!(told(&desk.supervisor).await, (3, all(&["INFO", "MISS", "MISS"]), true));
        assert_eq!(told(&desk.mira).await, (3, all(&["INFO", "MISS"]), false), "her own record she sees");
        assert_eq!(told(&desk.jonas).await, (3, all(&["INFO"]), false), "that there was something, and not what");

        // Nothing is taken into a case to look at it.
        let own = opened(&desk, "MISSING").await.row.id;
        let link = || NewLink { conversation_id: None, call_id: Some(logged) };
        let refused = cases.link(&desk.jonas, own, link()).await;
        assert!(matches!(refused, Err(StoreError::Rejected(_))), "{refused:?}");
        let anew = NewCase { call_id: Some(logged), ..new("MISSING") };
        let refused = cases.open_new(&desk.jonas, key(), anew).await;
        assert!(matches!(refused, Err(CaseError::Store(StoreError::Rejected(_)))), "{refused:?}");
        cases.link(&desk.supervisor, own, link()).await.unwrap();

        // Nor does anybody hear by which id it could be asked for.
        let seq = desk.inbox.inbox_page(&desk.jonas, View::Waiting, None, 1).await.unwrap().seq;
        let mut stream = desk.inbox.events(&desk.jonas, seq).await.unwrap();
        calls.log(&desk.supervisor, key(), log("MISS", "x")).await.unwrap();
        let event = loop {
            let event = stream.next().await.unwrap().unwrap();
            if event.kind == "call.saved" {
                break event;
            }
        };
        assert_eq!((event.conversation_id, &event.data), (None, &json!({})));
    }

    pub async fn who_wrote_a_record_goes_on_seeing_it_and_turns_it_into_nothing_hidden(desk: Desk) {
        let calls = desk.inbox.calls();
        let mine = calls.log(&desk.mira, key(), log("COUN", "canary-one")).await.unwrap().id;
        let info = calls.log(&desk.mira, key(), log("INFO", "canary-two")).await.unwrap().id;
        let talk = recorded(&desk, "wren", "COUN", "canary-three").await;
        let other = recorded(&desk, "finch", "INFO", "canary-four").await;
        rules(&desk, json!([rule("call", "COUN", "see", "supervisor")])).await;
        let sitting = async |talk| desk.inbox.open_conversation(&desk.supervisor, talk).await.unwrap().sittings[0].id;
        let seen = calls.open_log(&desk.supervisor, mine).await.unwrap().saved_at;
        desk.clock.advance(5);
        let correction = CorrectedLog { seen, log: log("COUN", "canary-better") };
        calls.correct_log(&desk.supervisor, mine, correction).await.unwrap();
        let (first, second) = (sitting(talk).await, sitting(other).await);
        calls.save(&desk.supervisor, first, log("COUN", "canary-better").call).await.unwrap();
        let again = calls.open_log(&desk.mira, mine).await.unwrap();
        assert_eq!(again.log.call.note.as_deref(), Some("canary-better"), "she wrote it, whoever corrected it");
        assert_eq!(again.saved_by.id, desk.supervisor.operator());
        assert!(calls.read(&desk.mira, first).await.unwrap().is_some());
        assert!(calls.lately(&desk.mira, 0, None).await.unwrap().rows.iter().any(|row| row.id == mine));
        assert!(matches!(calls.open_log(&desk.jonas, mine).await, Err(StoreError::NotFound)));
        assert_eq!(calls.read(&desk.jonas, first).await.unwrap(), None);

        // What somebody couldn't correct any more they turn nothing into.
        let seen = calls.open_log(&desk.jonas, info).await.unwrap().saved_at;
        let correction = CorrectedLog { seen, log: log("COUN", "canary-hidden") };
        let refused = calls.correct_log(&desk.jonas, info, correction).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))), "{refused:?}");
        let refused = calls.save(&desk.jonas, second, log("COUN", "canary-hidden").call).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))), "{refused:?}");
        calls.save(&desk.jonas, second, log("INFO", "canary-plain").call).await.unwrap();
    }

    pub async fn a_hidden_record_leads_nobody_to_its_talk(desk: Desk) {
        let hidden = recorded(&desk, "wren", "MISS", "her aunt Zuzanna drives").await;
        let plain = recorded(&desk, "finch", "INFO", "his aunt Bronia").await;
        let found = async |scope, query: &str| {
            let asked = SearchFor { query: query.into(), cursor: None, limit: None };
            let found = desk.inbox.search(scope, &asked).await.unwrap();
            assert_eq!(found.total, found.rows.len() as u64);
            found.rows.into_iter().map(|found| found.row.id).collect::<std::collections::BTreeSet<_>>()
        };
        let both = || std::collections::BTreeSet::from([hidden, plain]);
        let one = |id| std::collections::BTreeSet::from([id]);
        for anew in [false, true] {
            if anew {
                // Folded, and made anew from all that was said.
                desk.clock.advance(HOUR);
                while desk.inbox.keep_search().await.unwrap() {}
                let again = desk.inbox.open_conversation(&desk.supervisor, hidden).await.unwrap().sittings[0].id;
                let form = log("MISS", "her aunt Zuzanna drives").call;
                desk.inbox.calls().save(&desk.supervisor, again, form).await.unwrap();
                while desk.inbox.keep_search().await.unwrap() {}
            }
            rules(&desk, json!([])).await;
            for query in ["aunt", "note:aunt", "code:ms_thinking", "listens", "aunt listens"] {
                assert_eq!(found(&desk.jonas, query).await, both(), "{query}");
            }
            for query in ["zuzanna", "note:zuz", "\"zuzanna\"", "code:miss", "-bronia", "-code:info"] {
                assert_eq!(found(&desk.jonas, query).await, one(hidden), "{query}");
            }
            rules(&desk, json!([rule("call", "MISS", "see", "supervisor")])).await;
            for query in ["aunt", "note:aunt", "code:ms_thinking", "listens aunt"] {
                assert_eq!(found(&desk.jonas, query).await, one(plain), "{query}");
                assert_eq!(found(&desk.supervisor, query).await, both(), "{query}");
            }
            for query in ["zuzanna", "note:zuz", "\"zuzanna\"", "code:miss"] {
                assert_eq!(found(&desk.jonas, query).await, std::collections::BTreeSet::new(), "{query}");
                assert_eq!(found(&desk.supervisor, query).await, one(hidden), "{query}");
            }
            // What it hasn't tells no more than what it has.
            for query in ["listens -zuzanna", "listens -code:miss", "listens -note:drives"] {
                assert_eq!(found(&desk.jonas, query).await, both(), "{query}");
                assert_eq!(found(&desk.supervisor, query).await, one(plain), "{query}");
            }
        }
    }

    pub async fn two_who_mend_a_record_lose_nothing_unsaid(desk: Desk) {
        let calls = desk.inbox.calls();
        let talk = recorded(&desk, "wren", "COUN", "canary-first").await;
        let sitting = desk.inbox.open_conversation(&desk.mira, talk).await.unwrap().sittings[0].clone();
        let seen = sitting.call.unwrap().saved_at;
        // In the very same millisecond, too.
        let hers = calls.save_seen(&desk.mira, sitting.id, Some(seen), log("COUN", "canary-hers").call).await.unwrap();
        let his = calls.save_seen(&desk.jonas, sitting.id, Some(seen), log("COUN", "canary-his").call).await;
        assert!(
            matches!(&his, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("look at it again")),
            "{his:?}"
        );
        let there = calls.read(&desk.jonas, sitting.id).await.unwrap().unwrap();
        assert_eq!(there.form.note.as_deref(), Some("canary-hers"));
        calls.save_seen(&desk.jonas, sitting.id, Some(hers.saved_at), log("COUN", "canary-both").call).await.unwrap();
        let none = calls.save_seen(&desk.jonas, sitting.id, Some(0), log("COUN", "canary-none").call).await;
        assert!(matches!(none, Err(Refusal::Store(StoreError::Conflict(_)))), "there is one: {none:?}");
    }

    pub async fn a_case_that_is_not_ones_own_tells_no_number(desk: Desk) {
        let (inbox, cases) = (&desk.inbox, desk.inbox.cases());
        let talk = recorded(&desk, "stork", "INFO", "x").await;
        let case = opened(&desk, "MISSING").await.row.id;
        let to = NewLink { conversation_id: Some(talk), call_id: None };
        cases.link(&desk.supervisor, case, to).await.unwrap();
        let suspect = json!({ "kind": "person", "roles": ["ABDUCTOR"], "conversation_id": talk });
        let suspect: Section = serde_json::from_value(suspect).unwrap();
        cases.add_part(&desk.supervisor, key(), case, suspect).await.unwrap();
        let near = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor);
        cases.ask_erasure(&desk.supervisor, case, "ASKED".into()).await.unwrap();
        let told = async |scope| cases.of_conversation(scope, talk).await.unwrap().1;
        assert_eq!((told(&desk.mira).await, told(&near).await), (Some(1), Some(1)));
        let acts = async |scope: &Scope| {
            let page = audit::list(inbox.data(), scope, None, 500).await.unwrap();
            page.rows.into_iter().filter(|row| row.subject == Some(case.0)).count()
        };
        assert!(acts(&near).await > 0);

        let seq = inbox.inbox_page(&desk.jonas, View::Waiting, None, 1).await.unwrap().seq;
        let mut stream = inbox.events(&desk.jonas, seq).await.unwrap();
        cases.keep_from(&desk.supervisor, case, near.operator(), true).await.unwrap();
        rules(&desk, json!([])).await;
        let mut heard = 0;
        while heard < 2 {
            let event = stream.next().await.unwrap().unwrap();
            if event.kind == "rights.changed" {
                assert_eq!((&event.data, event.conversation_id), (&json!({}), None), "what to ask anew, and not why");
                heard += 1;
            }
        }
        assert_eq!((told(&desk.mira).await, told(&near).await), (Some(1), Some(0)), "that there is one, and not which");
        assert_eq!(acts(&near).await, 0);
        assert!(acts(&desk.supervisor).await > 0);
        assert!(inbox.retention(&near).await.unwrap().wishes.is_empty());
        assert!(inbox.retention(&desk.admin).await.unwrap().wishes.is_empty(), "administrators see no cases");
        assert_eq!(inbox.retention(&desk.supervisor).await.unwrap().wishes.len(), 1);
        desk.clock.advance(1);
        desk.says("stork", "s-2", "answer me").await;
        let refused = inbox.write(&desk.jonas, key(), talk, crate::desk::reply("no")).await.unwrap_err().to_string();
        assert!(refused.contains("names a conflict") && !refused.contains('1'), "{refused}");
    }
}
