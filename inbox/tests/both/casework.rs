//! Cases, from the first contact to their end.

use crate::on_both;

on_both!(
    a_case_is_opened_once_and_gathers_what_is_known,
    of_two_who_write_at_once_nothing_is_lost,
    what_a_case_said_before_is_read_until_it_is_erased,
    a_suspect_gets_nothing_on_any_channel,
    the_same_child_is_noticed_in_every_script,
    a_birth_date_that_many_share_hides_nobody,
    a_status_follows_the_rules_and_says_why,
    another_kind_of_case_goes_round_no_check_of_its_status,
    a_case_that_is_kept_from_somebody_leaves_no_trace,
    what_is_done_with_a_case_is_told_to_whoever_may_see_it,
    who_looks_after_a_case_may_see_it,
    lists_are_read_page_by_page_and_by_what_is_due,
    a_case_is_of_the_category_of_its_newest_episode,
    documents_are_sealed_and_come_back,
    nothing_of_the_words_stands_in_clear,
    another_hotline_sees_no_case,
    what_is_wrong_is_said_field_by_field,
    a_child_stays_as_old_as_when_the_case_was_opened,
    words_for_the_family_go_step_by_step_and_are_followed_up,
    a_call_on_the_telephone_is_written_down_and_belongs_to_a_case,
);

mod cases {
    use std::sync::Arc;

    use bytes::Bytes;
    use earshot_channel::testkit::FakeCarrier;
    use earshot_inbox::{
        CasePartId, OperatorId, StoreError, WriteError,
        access::{Role, Scope},
        calls::CallLog,
        cases::{
            CaseError, CaseFilter, CaseForm, CaseHead, CaseView, Document, NewCase, NewLink, Section, StatusChange,
        },
        delivery::ChannelRegistry,
        import::{ImportFile, ImportOf, ImportProgress},
        problems::Refusal,
        store::conn::Sql,
        view::View,
    };
    use futures::StreamExt;
    use serde_json::{Value, json};

    use crate::desk::{Desk, OneChannel, START, key, reply, spec};

    const HOUR: i64 = 3_600_000;

    fn section(value: Value) -> Section {
        serde_json::from_value(value).unwrap()
    }

    fn form(kind: &str) -> CaseForm {
        serde_json::from_value(json!({ "kind": kind, "risk": "HIGH", "summary": "canary-summary" })).unwrap()
    }

    async fn opened(desk: &Desk, kind: &str) -> CaseHead {
        let new = NewCase { form: form(kind), conversation_id: None, call_id: None };
        desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap()
    }

    async fn added(desk: &Desk, head: &CaseHead, value: Value) -> CasePartId {
        // Parts of the same moment have no order.
        desk.clock.advance(1);
        desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, section(value)).await.unwrap().id
    }

    async fn numbers(desk: &Desk, scope: &Scope, view: CaseView, filter: CaseFilter) -> Vec<i64> {
        let page = desk.inbox.cases().list(scope, view, filter, None, 50).await.unwrap();
        page.rows.iter().map(|row| row.number).collect()
    }

    fn to(status: &str, reason: &str, version: i64) -> StatusChange {
        StatusChange { status: status.into(), reason: reason.into(), words: None, version }
    }

    pub async fn a_case_is_opened_once_and_gathers_what_is_known(desk: Desk) {
        desk.says("wren", "w-1", "my sister did not come home").await;
        let conversation = desk.first_waiting().await;
        let (cases, command) = (desk.inbox.cases(), key());
        let new = NewCase { form: form("MISSING"), conversation_id: Some(conversation), call_id: None };
        let head = cases.open_new(&desk.mira, command, new.clone()).await.unwrap();
        assert_eq!(cases.open_new(&desk.mira, command, new).await.unwrap(), head, "the same command opens it once");
        assert_eq!((head.row.number, head.row.status.as_str(), head.version), (1, "NEW", 1));
        let birth =
            json!({ "kind": "child", "name": "Tilda Quillfeather", "birth_date": "2012-02-29", "gender": "GIRL" });
        let child = added(&desk, &head, birth).await;
        added(&desk, &head, json!({ "kind": "child", "age": 6, "gender": "BOY", "hair": "red" })).await;
        let episode = json!({
            "kind": "episode", "child_id": child, "category": "RUN_HOME", "missing_since": START - 30 * HOUR,
            "reasons": ["HOME"], "violence": ["NONE"], "last_seen_place": "bus station",
        });
        let episode = added(&desk, &head, episode).await;
        added(&desk, &head, json!({ "kind": "custody", "child_id": child, "rights": "SHARED" })).await;
        added(&desk, &head, json!({ "kind": "referral", "to": "SHELTER", "at": START, "check_at": START + 5 * HOUR }))
            .await;
        added(&desk, &head, json!({ "kind": "task", "title": "Call back.", "due_at": START + HOUR })).await;
        added(&desk, &head, json!({ "kind": "note", "text": "Sounds calm." })).await;

        let open = cases.open(&desk.jonas, head.row.id).await.unwrap();
        assert_eq!(open.head.form.summary.as_deref(), Some("canary-summary"));
        assert_eq!((open.head.row.category.as_deref(), open.head.row.due_at), (Some("RUN_HOME"), Some(START + HOUR)));
        let ages: Vec<_> = open.head.row.children.iter().map(|child| child.age).collect();
        assert_eq!(ages, [Some(14), Some(6)], "the first by her birth date");
        assert_eq!(open.parts.len(), 7);
        let what: Vec<_> = open.timeline.iter().map(|moment| moment.what.as_str()).collect();
        assert_eq!((what.len(), what[0]), (9, "contact"), "{what:?}");
        assert_eq!(open.timeline[0].contact.as_ref().unwrap().conversation_id, Some(conversation));
        assert_eq!(open.timeline[0].contact.as_ref().unwrap().medium, "webchat");
        let (of, conflict) = cases.of_conversation(&desk.mira, conversation).await.unwrap();
        assert_eq!((of.len(), of[0].id, conflict), (1, head.row.id, None));

        // Found after 30 hours.
        let found = json!({
            "kind": "episode", "child_id": child, "category": "RUN_HOME", "missing_since": START - 30 * HOUR,
            "found_at": START, "found_how": "SELF", "outcome": "FOUND_SAFE",
        });
        let part = cases.change_part(&desk.mira, episode, 1, section(found)).await.unwrap();
        assert_eq!((part.version, part.duration.as_deref()), (2, Some("W1")));
        assert!(matches!(
            cases.remove_part(&desk.mira, child, 1).await,
            Err(CaseError::Store(StoreError::Conflict(words))) if words.contains("speaks of this child")
        ));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn of_two_who_write_at_once_nothing_is_lost(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "PROTECTION").await);
        let id = head.row.id;
        let summary = |text: &str| CaseForm { summary: Some(text.into()), ..form("PROTECTION") };
        cases.change_head(&desk.mira, id, 1, summary("by mira")).await.unwrap();
        let late = cases.change_head(&desk.jonas, id, 1, summary("by jonas")).await;
        let Err(CaseError::HeadChanged(theirs)) = late else { panic!("{late:?}") };
        assert_eq!((theirs.form.summary.as_deref(), theirs.version), (Some("by mira"), 2));
        cases.change_head(&desk.jonas, id, theirs.version, summary("by both")).await.unwrap();

        let note = added(&desk, &head, json!({ "kind": "note", "text": "first" })).await;
        let says = |text: &str| section(json!({ "kind": "note", "text": text }));
        let (one, other) = tokio::join!(
            cases.change_part(&desk.mira, note, 1, says("mira's")),
            cases.change_part(&desk.jonas, note, 1, says("jonas's"))
        );
        assert!(one.is_ok() != other.is_ok());
        let (won, lost) = if one.is_ok() { (one, other) } else { (other, one) };
        let Err(CaseError::PartChanged(theirs)) = lost else { panic!("{lost:?}") };
        assert_eq!(*theirs, won.unwrap());
        assert!(matches!(cases.remove_part(&desk.mira, note, 1).await, Err(CaseError::PartChanged(_))));
        cases.remove_part(&desk.mira, note, 2).await.unwrap();
        assert!(cases.open(&desk.mira, id).await.unwrap().parts.is_empty());
        let other_kind = cases.change_part(&desk.mira, note, 3, says("again")).await;
        assert!(matches!(other_kind, Err(CaseError::Store(StoreError::NotFound))));
    }

    pub async fn what_a_case_said_before_is_read_until_it_is_erased(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "PROTECTION").await);
        let id = head.row.id;
        desk.clock.advance(1);
        let follow_up =
            CaseForm { follow_up_at: Some(START + HOUR), summary: Some("canary-mira".into()), ..form("PROTECTION") };
        cases.change_head(&desk.mira, id, 1, follow_up).await.unwrap();
        desk.clock.advance(1);
        let open = cases.set_status(&desk.mira, id, to("OPEN", "WORK", 2)).await.unwrap();
        cases.change_head(&desk.jonas, id, open.version, form("PROTECTION")).await.unwrap();
        let note = added(&desk, &head, json!({ "kind": "note", "text": "canary-first" })).await;
        let says = |text: &str| section(json!({ "kind": "note", "text": text }));
        desk.clock.advance(1);
        cases.change_part(&desk.jonas, note, 1, says("canary-second")).await.unwrap();
        desk.clock.advance(1);
        cases.remove_part(&desk.mira, note, 2).await.unwrap();

        let past = cases.past(&desk.jonas, id).await.unwrap();
        let heads: Vec<_> = past
            .heads
            .iter()
            .map(|head| {
                (head.version, head.form.summary.as_deref(), head.form.follow_up_at, head.by.id, head.at - START)
            })
            .collect();
        let (mira, jonas) = (desk.mira.operator(), desk.jonas.operator());
        let written =
            [(3, Some("canary-mira"), Some(START + HOUR), mira, 1), (1, Some("canary-summary"), None, mira, 0)];
        assert_eq!(heads, written);
        let parts: Vec<_> = past
            .parts
            .iter()
            .map(|part| (part.id, part.version, part.section.clone(), part.by.id, part.removed))
            .collect();
        assert_eq!(parts, [(note, 3, says("canary-second"), mira, true), (note, 1, says("canary-first"), mira, false)]);
        let trail = earshot_inbox::audit::list(desk.inbox.data(), &desk.supervisor, None, 10).await.unwrap();
        assert_eq!(
            (trail.rows[0].act.as_str(), trail.rows[0].actor.as_ref().map(|who| who.id)),
            ("case.past-read", Some(jonas))
        );
        cases.keep_from(&desk.supervisor, id, jonas, true).await.unwrap();
        assert_eq!(cases.past(&desk.jonas, id).await.unwrap_err(), StoreError::NotFound);
        assert!(matches!(cases.past(&desk.admin, id).await, Err(StoreError::Forbidden(_))));

        let other = Scope::for_tests(desk.mira.hotline(), jonas, Role::Supervisor);
        cases.ask_erasure(&desk.supervisor, id, "ASKED".into()).await.unwrap();
        cases.keep_from(&desk.supervisor, id, jonas, false).await.unwrap();
        cases.erase(&other, id).await.unwrap();
        let past = cases.past(&desk.mira, id).await.unwrap();
        assert_eq!(past.heads.len() + past.parts.len(), 4);
        assert!(!format!("{past:?}").contains("canary"), "{past:?}");
    }

    pub async fn a_suspect_gets_nothing_on_any_channel(desk: Desk) {
        desk.says("stork@mail.example", "s-1", "where is my son").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, reply("who are you")).await.unwrap();
        let head = opened(&desk, "MISSING").await;
        let suspect = json!({
            "kind": "person", "roles": ["ABDUCTOR"], "relation": "FATHER", "addresses": ["Stork <STORK@mail.example>"],
        });
        // What no conflict would be found by is not taken for an address.
        for address in ["+32 475 12 34 56 (work)", "0475123456, 0475999999", "0475123456, a@b.example", "12"] {
            let person = json!({ "kind": "person", "roles": ["ABDUCTOR"], "addresses": [address] });
            let refused = desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, section(person)).await;
            assert!(refused.is_err(), "{address}");
        }
        let part = desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, section(suspect)).await.unwrap();
        let Section::Person(person) = &part.section else { panic!() };
        assert!(person.conflict, "a suspect always has one");
        // What was written is refused, what was queued before stays.
        let refused = desk.inbox.write(&desk.mira, key(), id, reply("she is at the station")).await;
        let Err(WriteError::Store(StoreError::Conflict(words))) = refused else { panic!("{refused:?}") };
        assert!(words.contains("a case names a conflict"), "{words}");
        let carrier = Arc::new(FakeCarrier::new(7));
        let channels: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(desk.channel, carrier.clone()));
        while desk.inbox.deliver_due(&channels).await.unwrap() {}
        assert!(carrier.handed().is_empty());
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let delivery = open.messages.iter().find_map(|message| message.delivery.as_ref()).unwrap();
        assert_eq!(delivery.code.as_deref(), Some("conflict"));
        let (_, conflict) = desk.inbox.cases().of_conversation(&desk.mira, id).await.unwrap();
        assert_eq!(conflict, Some(1));
        // A note reaches nobody outside; and without the person nothing is in the way.
        let mut note = reply("he asks where she is");
        note.kind = earshot_inbox::MessageKind::Note;
        desk.inbox.write(&desk.mira, key(), id, note).await.unwrap();
        desk.inbox.cases().remove_part(&desk.mira, part.id, 1).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("hello")).await.unwrap();
        // By the conversation itself, where no address is known.
        let by_talk = json!({ "kind": "person", "roles": ["WITNESS"], "conflict": true, "conversation_id": id });
        desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, section(by_talk)).await.unwrap();
        let refused = desk.inbox.write(&desk.mira, key(), id, reply("more")).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Conflict(_)))));
    }

    pub async fn the_same_child_is_noticed_in_every_script(desk: Desk) {
        let (cases, first) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let child = |name: &str, birth: &str| json!({ "kind": "child", "name": name, "birth_date": birth });
        let tilda = added(&desk, &first, child("Юлия Ковалёва", "2012-05-04")).await;
        let episode = json!({
            "kind": "episode", "child_id": tilda, "category": "PAR_INT", "police_reference": "BE 2026/0042-X",
        });
        added(&desk, &first, episode).await;
        let alike = |value: Value| async { cases.find_alike(&desk.jonas, &section(value)).await.unwrap() };
        let found = alike(child("Yulia Kovaleva", "2012-05-04")).await;
        assert_eq!((found[0].case.number, found[0].by.clone()), (1, vec!["sound".into(), "birth_date".into()]));
        assert_eq!(alike(child("KOVALËVA Юлия", "2011-01-01")).await[0].by, ["name", "sound"]);
        assert!(alike(child("Rosa Lindqvist", "2012-05-04")).await.is_empty(), "a birth date alone is shared by many");
        let reference = json!({
            "kind": "episode", "child_id": tilda, "category": "PAR_INT", "police_reference": "be2026 0042x",
        });
        assert_eq!(alike(reference).await[0].by, ["police_reference"]);
        let second = opened(&desk, "MISSING").await;
        added(&desk, &second, child("Julija Kovaljova", "2012-05-04")).await;
        let open = cases.open(&desk.mira, second.row.id).await.unwrap();
        assert_eq!(open.alike.len(), 1, "a case is not alike itself");
        cases.remove_part(&desk.mira, tilda, 1).await.unwrap_err();
    }

    pub async fn a_birth_date_that_many_share_hides_nobody(desk: Desk) {
        let names: Vec<_> = (0..6).map(|n| format!("Tilda{n} Quillfeather{n}")).collect();
        let case = |name: Option<&String>| json!({ "kind": "MISSING", "opened_at": "2019-03-02", "children": [{ "name": name, "birth_date": "2012-01-01" }] });
        let many: Vec<_> = names.iter().map(Some).chain((0..520).map(|_| None)).map(case).collect();
        let bytes = Value::from(many).to_string().into_bytes();
        let file = ImportFile { of: ImportOf::Cases, bytes, mapping: None, progress: ImportProgress::default() };
        let report = desk.inbox.import(&desk.supervisor, file).await.unwrap();
        assert!(report.id.is_some(), "{:?}", report.problems);
        for name in &names {
            let child = section(json!({ "kind": "child", "name": name, "birth_date": "2012-01-01" }));
            let alike = desk.inbox.cases().find_alike(&desk.mira, &child).await.unwrap();
            assert_eq!(alike[0].by, ["name", "sound", "birth_date"], "{name}");
        }
        let nameless = section(json!({ "kind": "child", "birth_date": "2012-01-01" }));
        assert!(desk.inbox.cases().find_alike(&desk.mira, &nameless).await.unwrap().is_empty());
    }

    pub async fn a_status_follows_the_rules_and_says_why(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let id = head.row.id;
        let refused = |outcome: Result<CaseHead, CaseError>| match outcome {
            Err(CaseError::Store(StoreError::Rejected(words))) => words,
            other => panic!("{other:?}"),
        };
        assert!(refused(cases.set_status(&desk.mira, id, to("ARCHIVED", "SOLVED", 1)).await).contains("comes one of"));
        assert!(refused(cases.set_status(&desk.mira, id, to("FOUND", "FOUND", 1)).await).contains("episode first"));
        assert!(refused(cases.set_status(&desk.mira, id, to("CLOSED", "SOLVED", 1)).await).contains("episode"));
        let child = added(&desk, &head, json!({ "kind": "child", "age": 14 })).await;
        let episode = |more: Value| {
            let mut all =
                json!({ "kind": "episode", "child_id": child, "category": "RUN_HOME", "missing_since": START - HOUR });
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        let part = added(&desk, &head, episode(json!({}))).await;
        assert!(refused(cases.set_status(&desk.mira, id, to("FOUND", "FOUND", 1)).await).contains("still missing"));
        let ended = episode(json!({ "found_at": START, "outcome": "FOUND_SAFE", "found_how": "SELF" }));
        cases.change_part(&desk.mira, part, 1, section(ended)).await.unwrap();
        let head = cases.set_status(&desk.mira, id, to("FOUND", "FOUND", 1)).await.unwrap();
        assert_eq!((head.row.status.as_str(), head.version), ("FOUND", 2));
        // The episodes of a case that says that the child was found say so, too.
        for gone in [
            cases.change_part(&desk.mira, part, 2, section(episode(json!({})))).await.map(drop),
            cases.add_part(&desk.mira, key(), id, section(episode(json!({})))).await.map(drop),
            cases.remove_part(&desk.mira, part, 2).await,
        ] {
            let Err(CaseError::Store(StoreError::Rejected(words))) = gone else { panic!("{gone:?}") };
            assert!(words.contains("the case is FOUND"), "{words}");
        }
        let stale = cases.set_status(&desk.jonas, id, to("OPEN", "NEWS", 1)).await;
        assert!(matches!(stale, Err(CaseError::HeadChanged(theirs)) if theirs.row.status == "FOUND"));
        let other = cases.set_status(&desk.mira, id, to("CLOSED", "OTHER", 2)).await;
        assert!(matches!(other, Err(CaseError::Invalid(problems)) if problems.0[0].field == "words"));
        desk.clock.advance(HOUR);
        let why = StatusChange { words: Some("canary-why".into()), ..to("CLOSED", "SOLVED", 2) };
        let head = cases.set_status(&desk.mira, id, why).await.unwrap();
        assert!(head.row.closed_at.is_some_and(|at| at > START + HOUR));
        assert_eq!(numbers(&desk, &desk.mira, CaseView::Closed, CaseFilter::default()).await, [1]);
        assert!(numbers(&desk, &desk.mira, CaseView::Open, CaseFilter::default()).await.is_empty());
        let open = cases.open(&desk.mira, id).await.unwrap();
        let last = open.timeline.last().unwrap();
        assert_eq!((last.words.as_deref(), &last.codes["to"]), (Some("canary-why"), &json!("CLOSED")));
        assert_eq!(open.next_statuses, ["REOPENED", "ARCHIVED"]);
        // Gone again: a second episode of the same child.
        cases.set_status(&desk.mira, id, to("REOPENED", "AGAIN", 3)).await.unwrap();
        added(&desk, &head, episode(json!({}))).await;
        assert_eq!(numbers(&desk, &desk.mira, CaseView::Open, CaseFilter::default()).await, [1]);
    }

    pub async fn another_kind_of_case_goes_round_no_check_of_its_status(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let id = head.row.id;
        let becomes = async |kind: &str| {
            let version = cases.open(&desk.mira, id).await.unwrap().head.version;
            cases.change_head(&desk.mira, id, version, form(kind)).await
        };
        let says = |outcome: Result<CaseHead, CaseError>, words: &str| matches!(outcome, Err(CaseError::Store(StoreError::Rejected(said))) if said.contains(words));
        let child = added(&desk, &head, json!({ "kind": "child", "age": 14 })).await;
        let found = json!({
            "kind": "episode", "child_id": child, "category": "RUN_HOME", "missing_since": START - HOUR, "found_at": START, "outcome": "FOUND_SAFE",
            "found_how": "SELF",
        });
        added(&desk, &head, found).await;
        let version = cases.set_status(&desk.mira, id, to("FOUND", "FOUND", 1)).await.unwrap().version;
        assert!(says(becomes("PREVENTION").await, "the case is FOUND"));
        becomes("MISSING").await.unwrap();
        cases.set_status(&desk.mira, id, to("OPEN", "WORK", version + 1)).await.unwrap();
        becomes("PREVENTION").await.unwrap();

        let other = opened(&desk, "PROTECTION").await.row.id;
        let closed = cases.set_status(&desk.mira, other, to("CLOSED", "SOLVED", 1)).await.unwrap();
        let missing = cases.change_head(&desk.mira, other, closed.version, form("MISSING")).await;
        assert!(says(missing, "the case is CLOSED"));
        let archived = cases.set_status(&desk.mira, other, to("ARCHIVED", "SOLVED", closed.version)).await.unwrap();
        let missing = cases.change_head(&desk.mira, other, archived.version, form("MISSING")).await;
        assert!(says(missing, "the case is ARCHIVED"));
    }

    pub async fn a_case_that_is_kept_from_somebody_leaves_no_trace(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "PROTECTION").await);
        let (id, conversation) = (head.row.id, desk.first_waiting().await);
        let child = json!({ "kind": "child", "name": "Tilda Quillfeather" });
        let part = added(&desk, &head, child.clone()).await;
        let link = NewLink { conversation_id: Some(conversation), call_id: None };
        cases.link(&desk.mira, id, link.clone()).await.unwrap();
        cases.link(&desk.mira, id, link).await.unwrap();
        let forbidden = cases.keep_from(&desk.mira, id, desk.jonas.operator(), true).await;
        assert!(matches!(forbidden, Err(StoreError::Forbidden(_))));
        cases.keep_from(&desk.supervisor, id, desk.jonas.operator(), true).await.unwrap();
        let none = |outcome| matches!(outcome, Err(StoreError::NotFound));
        assert!(none(cases.open(&desk.jonas, id).await.map(drop)));
        assert!(numbers(&desk, &desk.jonas, CaseView::Open, CaseFilter::default()).await.is_empty());
        assert!(cases.by_number(&desk.jonas, 1).await.unwrap().rows.is_empty());
        assert!(cases.of_conversation(&desk.jonas, conversation).await.unwrap().0.is_empty());
        assert!(cases.find_alike(&desk.jonas, &section(child.clone())).await.unwrap().is_empty());
        let change = cases.change_part(&desk.jonas, part, 1, section(child.clone())).await;
        assert!(matches!(change, Err(CaseError::Store(StoreError::NotFound))));
        let add = cases.add_part(&desk.jonas, key(), id, section(child)).await;
        assert!(matches!(add, Err(CaseError::Store(StoreError::NotFound))));
        assert_eq!(cases.open(&desk.mira, id).await.unwrap().kept_from[0].id, desk.jonas.operator());
        cases.keep_from(&desk.supervisor, id, desk.jonas.operator(), false).await.unwrap();
        cases.open(&desk.jonas, id).await.unwrap();
    }

    pub async fn what_is_done_with_a_case_is_told_to_whoever_may_see_it(desk: Desk) {
        let (cases, id) = (desk.inbox.cases(), opened(&desk, "PROTECTION").await.row.id);
        cases.keep_from(&desk.supervisor, id, desk.jonas.operator(), true).await.unwrap();
        let seq = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 1).await.unwrap().seq;
        cases.change_head(&desk.mira, id, 1, form("PROTECTION")).await.unwrap();
        // Whatever concerns no case is told to everybody.
        rights_change(&desk).await;
        let heard = async |scope: &Scope| {
            let mut stream = desk.inbox.events(scope, seq).await.unwrap();
            let mut of_cases = Vec::new();
            loop {
                let event = stream.next().await.unwrap().unwrap();
                match event.kind.as_str() {
                    "case.changed" => of_cases.push(event.data["subject"].clone()),
                    "rights.changed" => return of_cases,
                    _ => {}
                }
            }
        };
        assert!(heard(&desk.mira).await.contains(&json!(id)));
        assert_eq!(heard(&desk.jonas).await, Vec::<Value>::new(), "kept from them");
        assert_eq!(heard(&desk.admin).await, Vec::<Value>::new(), "administrators see no cases");
    }

    async fn rights_change(desk: &Desk) {
        let other = opened(desk, "PREVENTION").await.row.id;
        desk.inbox.cases().keep_from(&desk.supervisor, other, desk.jonas.operator(), true).await.unwrap();
    }

    pub async fn who_looks_after_a_case_may_see_it(desk: Desk) {
        let (cases, id) = (desk.inbox.cases(), opened(&desk, "PROTECTION").await.row.id);
        let owned = |owner: OperatorId| CaseForm { owner: Some(owner), ..form("PROTECTION") };
        let refused = |outcome: Result<(), CaseError>, words: &str| match outcome {
            Err(CaseError::Store(StoreError::Rejected(said) | StoreError::Conflict(said))) => {
                assert!(said.contains(words), "{said}")
            }
            other => panic!("{other:?}"),
        };
        let new = NewCase { form: owned(desk.admin.operator()), conversation_id: None, call_id: None };
        refused(cases.open_new(&desk.mira, key(), new).await.map(drop), "may see this case");
        refused(
            cases.change_head(&desk.mira, id, 1, owned(desk.admin.operator())).await.map(drop),
            "may see this case",
        );
        cases.change_head(&desk.mira, id, 1, owned(desk.jonas.operator())).await.unwrap();
        let kept = cases.keep_from(&desk.supervisor, id, desk.jonas.operator(), true).await;
        refused(kept.map_err(Into::into), "looks after it");
        cases.change_head(&desk.mira, id, 2, form("PROTECTION")).await.unwrap();
        let task = |who: OperatorId| section(json!({ "kind": "task", "title": "Ask.", "assignee": who }));
        let asked = cases.add_part(&desk.mira, key(), id, task(desk.jonas.operator())).await.unwrap();
        let kept = cases.keep_from(&desk.supervisor, id, desk.jonas.operator(), true).await;
        refused(kept.map_err(Into::into), "looks after it");
        cases.change_part(&desk.mira, asked.id, 1, task(desk.mira.operator())).await.unwrap();
        cases.keep_from(&desk.supervisor, id, desk.jonas.operator(), true).await.unwrap();
        refused(
            cases.change_head(&desk.mira, id, 3, owned(desk.jonas.operator())).await.map(drop),
            "may see this case",
        );
        let asked = cases.add_part(&desk.mira, key(), id, task(desk.jonas.operator())).await;
        refused(asked.map(drop), "may see this case");
    }

    pub async fn lists_are_read_page_by_page_and_by_what_is_due(desk: Desk) {
        for (index, kind) in ["MISSING", "PROTECTION", "MISSING", "PREVENTION", "MISSING"].iter().enumerate() {
            desk.clock.advance(1_000);
            let head = opened(&desk, kind).await;
            if index % 2 == 0 {
                let due = START + 9 * HOUR - i64::try_from(index).unwrap() * HOUR;
                added(
                    &desk,
                    &head,
                    json!({ "kind": "task", "title": "Ask.", "due_at": due, "assignee": desk.mira.operator() }),
                )
                .await;
            }
        }
        let all = CaseFilter::default();
        let mut read = Vec::new();
        let mut cursor = None;
        loop {
            let page =
                desk.inbox.cases().list(&desk.mira, CaseView::Open, all.clone(), cursor.as_deref(), 2).await.unwrap();
            read.extend(page.rows.iter().map(|row| row.number));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(read, [5, 4, 3, 2, 1]);
        assert_eq!(numbers(&desk, &desk.mira, CaseView::Due, all.clone()).await, [5, 3, 1, 2]);
        let missing = CaseFilter { kind: Some("MISSING".into()), ..all.clone() };
        assert_eq!(numbers(&desk, &desk.mira, CaseView::Open, missing).await, [5, 3, 1]);
        assert!(numbers(&desk, &desk.mira, CaseView::Mine, all.clone()).await.is_empty());
        let page = desk.inbox.cases().by_number(&desk.mira, 2).await.unwrap();
        let mine = CaseForm { owner: Some(desk.mira.operator()), ..form("PROTECTION") };
        desk.inbox.cases().change_head(&desk.jonas, page.rows[0].id, 1, mine).await.unwrap();
        assert_eq!(numbers(&desk, &desk.mira, CaseView::Mine, all.clone()).await, [2]);
        let lost = desk.inbox.cases().list(&desk.mira, CaseView::Open, all, Some("x"), 2).await;
        assert!(matches!(lost, Err(StoreError::Rejected(_))));
    }

    pub async fn a_case_is_of_the_category_of_its_newest_episode(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let category = async || cases.open(&desk.mira, head.row.id).await.unwrap().head.row.category;
        let child = added(&desk, &head, json!({ "kind": "child", "age": 14 })).await;
        let episode = |category: &str, since: Option<i64>, notes: Option<&str>| json!({ "kind": "episode", "child_id": child, "category": category, "missing_since": since, "notes": notes });
        let since = START - 72 * HOUR;
        let first = added(&desk, &head, episode("RUN_HOME", Some(since), None)).await;
        assert_eq!(category().await.as_deref(), Some("RUN_HOME"));
        let newest = added(&desk, &head, episode("PAR_INT", Some(since + HOUR), None)).await;
        assert_eq!(category().await.as_deref(), Some("PAR_INT"));
        let corrected = section(episode("RUN_HOME", Some(since), Some("with a friend")));
        cases.change_part(&desk.mira, first, 1, corrected).await.unwrap();
        assert_eq!(category().await.as_deref(), Some("PAR_INT"), "whichever was saved last");
        let earlier = added(&desk, &head, episode("LOS_LOST", Some(since - HOUR), None)).await;
        assert_eq!(category().await.as_deref(), Some("PAR_INT"), "whichever was written last");
        let wished = added(&desk, &head, episode("RUN_THINKING", None, None)).await;
        assert_eq!(category().await.as_deref(), Some("RUN_THINKING"));
        for (part, version, left) in [
            (wished, 1, Some("PAR_INT")),
            (newest, 1, Some("RUN_HOME")),
            (first, 2, Some("LOS_LOST")),
            (earlier, 1, None),
        ] {
            cases.remove_part(&desk.mira, part, version).await.unwrap();
            assert_eq!(category().await.as_deref(), left);
        }
    }

    pub async fn documents_are_sealed_and_come_back(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let document = Document {
            document_kind: "COURT".into(),
            size_bytes: 0,
            title: String::new(),
            file_name: "order.pdf".into(),
            media_type: "application/pdf".into(),
        };
        let bytes = || Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"the order of the court"))]));
        let part = cases.add_document(&desk.mira, key(), head.row.id, document.clone(), bytes()).await.unwrap();
        let Section::Document(stored) = &part.section else { panic!() };
        assert_eq!((stored.size_bytes, stored.file_name.as_str()), (22, "order.pdf"));
        // A title may change, the file behind it not.
        let renamed =
            json!({ "kind": "document", "document_kind": "COURT", "title": "Custody order", "size_bytes": 1 });
        let part = cases.change_part(&desk.jonas, part.id, 1, section(renamed)).await.unwrap();
        let Section::Document(stored) = &part.section else { panic!() };
        assert_eq!(
            (stored.size_bytes, stored.file_name.as_str(), stored.title.as_str()),
            (22, "order.pdf", "Custody order")
        );
        desk.clock.advance(48 * HOUR);
        desk.inbox.sweep().await.unwrap();
        let (size, mut stream) = cases.document(&desk.jonas, part.id).await.unwrap();
        let mut read = Vec::new();
        while let Some(piece) = stream.next().await {
            read.extend_from_slice(&piece.unwrap());
        }
        assert_eq!((size, read.as_slice()), (22, b"the order of the court".as_slice()));
        let bare = cases.add_part(&desk.mira, key(), head.row.id, Section::Document(document)).await;
        assert!(matches!(bare, Err(CaseError::Store(StoreError::Rejected(_)))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn nothing_of_the_words_stands_in_clear(desk: Desk) {
        let head = opened(&desk, "MISSING").await;
        let child = json!({
            "kind": "child", "name": "canary-name", "birth_date": "2013-03-04", "hair": "canary-hair", "marks": "canary-marks",
            "height_cm": 151, "gender": "GIRL",
        });
        let child = added(&desk, &head, child).await;
        added(
            &desk,
            &head,
            json!({ "kind": "episode", "child_id": child, "category": "RUN_HOME", "last_seen_place": "canary-place" }),
        )
        .await;
        added(&desk, &head, json!({ "kind": "person", "roles": ["WITNESS"], "name": "canary-witness", "addresses": ["canary@mail.example"] }))
            .await;
        added(&desk, &head, json!({ "kind": "task", "title": "canary-task" })).await;
        added(&desk, &head, json!({ "kind": "note", "text": "canary-note" })).await;
        let home = json!({
            "kind": "message_home", "at": START, "message": "canary-home", "recipient": "canary-mother", "how_checked": "canary-check",
            "reply": "canary-reply",
        });
        added(&desk, &head, home).await;
        const ALL: &str = "SELECT codes, body FROM case_file UNION ALL SELECT codes, body FROM case_part
            UNION ALL SELECT codes, body FROM case_part_past UNION ALL SELECT codes, body FROM case_past UNION ALL SELECT codes, body FROM case_history";
        let mut reader = desk.inbox.data().reader().await.unwrap();
        let all = Sql { name: "TEST", sqlite: ALL, postgres: ALL };
        let rows: Vec<(String, Option<Vec<u8>>)> = reader.conn().sql(all).fetch_all().await.unwrap();
        let clear: String = rows.iter().map(|(codes, _)| codes.as_str()).collect();
        assert!(clear.contains("RUN_HOME") && clear.contains("GIRL"), "codes are in clear");
        for secret in ["canary", "2013-03-04", "height_cm"] {
            assert!(!clear.contains(secret), "{clear}");
            let bytes = secret.as_bytes();
            let is_in =
                |body: &Option<Vec<u8>>| body.iter().any(|body| body.windows(bytes.len()).any(|part| part == bytes));
            assert!(!rows.iter().any(|(_, body)| is_in(body)), "{secret}");
        }
    }

    pub async fn another_hotline_sees_no_case(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let note = added(&desk, &head, json!({ "kind": "note", "text": "ours" })).await;
        let other = desk.inbox.hotlines().apply(spec("harbour-line")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.jonas.operator(), Role::Supervisor);
        assert!(matches!(cases.open(&stranger, head.row.id).await, Err(StoreError::NotFound)));
        let change = cases.change_head(&stranger, head.row.id, 1, form("MISSING")).await;
        assert!(matches!(change, Err(CaseError::Store(StoreError::NotFound))));
        let says = section(json!({ "kind": "note", "text": "theirs" }));
        let change = cases.change_part(&stranger, note, 1, says).await;
        assert!(matches!(change, Err(CaseError::Store(StoreError::NotFound))));
        assert!(numbers(&desk, &stranger, CaseView::Open, CaseFilter::default()).await.is_empty());
        desk.says("wren", "w-1", "hello").await;
        let conversation = desk.first_waiting().await;
        let new = NewCase { form: form("MISSING"), conversation_id: Some(conversation), call_id: None };
        let theirs = cases.open_new(&stranger, key(), new).await;
        assert!(
            matches!(theirs, Err(CaseError::Store(StoreError::Rejected(_)))),
            "our conversation is nothing to them"
        );
        assert!(matches!(cases.open(&desk.admin, head.row.id).await, Err(StoreError::Forbidden(_))));
    }

    pub async fn what_is_wrong_is_said_field_by_field(desk: Desk) {
        let head = opened(&desk, "MISSING").await;
        let child = added(&desk, &head, json!({ "kind": "child", "age": 12 })).await;
        let born = added(&desk, &head, json!({ "kind": "child", "birth_date": "2012-02-28" })).await;
        let table = [
            (json!({ "kind": "child", "birth_date": "2012-02-30" }), "birth_date"),
            (json!({ "kind": "child", "birth_date": "2031-01-01" }), "birth_date"),
            (json!({ "kind": "child", "birth_date": "2012-01-01", "age": 5 }), "age"),
            (json!({ "kind": "child", "age": 12, "gender": "CODE_OF_2031" }), "gender"),
            (json!({ "kind": "child", "age": 12, "nationalities": ["Belgium"] }), "nationalities[0]"),
            (json!({ "kind": "child", "age": 12, "height_cm": 9 }), "height_cm"),
            (json!({ "kind": "child", "age": 12, "vulnerabilities": ["UNK", "ALONE"] }), "vulnerabilities"),
            (json!({ "kind": "person", "roles": [] }), "roles"),
            (
                json!({ "kind": "episode", "child_id": child, "category": "RUN", "missing_since": START + 24 * HOUR }),
                "missing_since",
            ),
            (json!({ "kind": "episode", "child_id": child, "category": "RUN", "outcome": "FOUND_SAFE" }), "found_at"),
            (
                json!({ "kind": "episode", "child_id": born, "category": "RUN", "missing_since": START - 20 * 366 * 24 * HOUR }),
                "missing_since",
            ),
            (
                json!({
                    "kind": "episode", "child_id": child, "category": "RUN", "missing_since": START, "reported_at": START - HOUR,
                }),
                "reported_at",
            ),
            (
                json!({ "kind": "episode", "child_id": child, "category": "RUN", "found_country": "FR" }),
                "found_country",
            ),
            (
                json!({ "kind": "episode", "child_id": child, "category": "RUN", "police_told": "NO", "police_reference": "BR 12" }),
                "police_told",
            ),
            (json!({ "kind": "referral", "to": "CPS", "at": START, "uptake": "CONFIRMED" }), "uptake_at"),
            (json!({ "kind": "episode", "child_id": child, "category": "RUN", "found_at": START }), "outcome"),
            (
                json!({
                    "kind": "episode", "child_id": child, "category": "RUN", "missing_since": START, "found_at": START - HOUR,
                    "outcome": "FOUND_SAFE",
                }),
                "found_at",
            ),
            (
                json!({ "kind": "episode", "child_id": child, "category": "RUN_THINKING", "missing_since": START }),
                "category",
            ),
            (
                json!({ "kind": "episode", "child_id": child, "category": "RUN", "police_told_at": START }),
                "police_told",
            ),
            (
                json!({ "kind": "episode", "child_id": child, "category": "RUN", "violence": ["NONE", "SEXUAL"] }),
                "violence",
            ),
            (json!({ "kind": "referral", "to": "CPS", "at": START + 48 * HOUR }), "at"),
            (json!({ "kind": "referral", "to": "CPS", "at": START, "uptake_at": START }), "uptake"),
            (json!({ "kind": "message_home", "at": START, "message": " " }), "message"),
            (
                json!({ "kind": "message_home", "at": START, "message": "I am well.", "state": "PASSED_ON" }),
                "confirmed_at",
            ),
            (
                json!({
                    "kind": "message_home", "at": START, "message": "I am well.", "state": "IDENTITY_CHECKED", "confirmed_at": START,
                    "checked_at": START,
                }),
                "how_checked",
            ),
            (
                json!({
                    "kind": "message_home", "at": START, "message": "I am well.", "state": "CONFIRMED_BY_CHILD",
                    "confirmed_at": START - HOUR,
                }),
                "confirmed_at",
            ),
            (json!({ "kind": "message_home", "at": START, "message": "I am well.", "confirmed_at": START }), "state"),
            (json!({ "kind": "task", "title": " " }), "title"),
            (json!({ "kind": "note", "text": "" }), "text"),
        ];
        for (value, field) in table {
            let outcome = desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, section(value.clone())).await;
            let Err(CaseError::Invalid(problems)) = outcome else { panic!("{value} was taken: {outcome:?}") };
            assert_eq!(problems.0[0].field, field, "{value}");
        }
        let nobodys = json!({ "kind": "episode", "child_id": key(), "category": "RUN" });
        let outcome = desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, section(nobodys)).await;
        assert!(
            matches!(outcome, Err(CaseError::Store(StoreError::Rejected(words))) if words.contains("no such child"))
        );
        let border =
            CaseForm { cross_border: "NO".into(), countries: vec!["BE".into(), "FR".into()], ..form("MISSING") };
        let outcome = desk.inbox.cases().change_head(&desk.mira, head.row.id, 1, border).await;
        assert!(matches!(outcome, Err(CaseError::Invalid(problems)) if problems.0[0].field == "cross_border"));
    }

    pub async fn a_child_stays_as_old_as_when_the_case_was_opened(desk: Desk) {
        let (cases, head) = (desk.inbox.cases(), opened(&desk, "MISSING").await);
        let age = |part: &earshot_inbox::cases::Part| match &part.section {
            Section::Child(child) => child.age,
            other => panic!("{other:?}"),
        };
        let says = |outcome: Result<earshot_inbox::cases::Part, CaseError>, field: &str| match outcome {
            Err(CaseError::Invalid(problems)) => problems.0.iter().any(|problem| problem.field == field),
            other => panic!("{other:?}"),
        };
        let born = json!({ "kind": "child", "birth_date": "2012-01-10" });
        let child = cases.add_part(&desk.mira, key(), head.row.id, section(born)).await.unwrap();
        assert_eq!(age(&child), Some(14));
        desk.clock.advance(3 * 366 * 24 * HOUR);
        let mut scar = json!({ "kind": "child", "birth_date": "2012-01-10", "age": 14, "marks": "a scar" });
        let child = cases.change_part(&desk.mira, child.id, 1, section(scar.clone())).await.unwrap();
        assert_eq!(age(&child), Some(14), "three years later");
        scar["age"] = json!(17);
        assert!(says(cases.change_part(&desk.mira, child.id, 2, section(scar)).await, "age"));

        // Missing since 2005, and no child any more.
        let long = |age: Value| section(json!({ "kind": "child", "birth_date": "1995-06-01", "age": age }));
        assert!(says(cases.add_part(&desk.mira, key(), head.row.id, long(Value::Null)).await, "age"));
        let grown = cases.add_part(&desk.mira, key(), head.row.id, long(json!(10))).await.unwrap();
        let year = |year: i64| (year - 1970) * 31_556_952_000;
        let gone = json!({ "kind": "episode", "child_id": grown.id, "category": "LOS_LOST", "missing_since": year(2005) + 6 * 720 * HOUR });
        cases.add_part(&desk.mira, key(), head.row.id, section(gone)).await.unwrap();
        let grown = cases.change_part(&desk.mira, grown.id, 1, long(json!(9))).await.unwrap();
        assert_eq!(age(&grown), Some(9));
        assert!(says(cases.change_part(&desk.mira, grown.id, 2, long(json!(4))).await, "age"));
        assert!(says(cases.add_part(&desk.mira, key(), head.row.id, long(json!(26))).await, "age"));
    }

    pub async fn words_for_the_family_go_step_by_step_and_are_followed_up(desk: Desk) {
        let head = opened(&desk, "MISSING").await;
        let home = |more: Value| {
            let mut all = json!({
                "kind": "message_home", "at": START - HOUR, "message": "I am well.", "recipient": "my mother", "check_at": START + HOUR,
            });
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        let id = added(&desk, &head, home(json!({}))).await;
        let due = async || desk.inbox.cases().open(&desk.mira, head.row.id).await.unwrap().head.row.due_at;
        assert_eq!(due().await, Some(START + HOUR));
        let passed = json!({
            "state": "PASSED_ON", "confirmed_at": START - HOUR, "checked_at": START - HOUR / 2, "passed_on_at": START,
            "how_checked": "called back by the number that the school has",
        });
        let part = desk.inbox.cases().change_part(&desk.mira, id, 1, section(home(passed.clone()))).await.unwrap();
        assert_eq!(due().await, Some(START + HOUR), "nobody has answered yet");
        let mut answered = passed;
        answered["state"] = json!("ANSWERED");
        answered["answered_at"] = json!(START);
        desk.inbox.cases().change_part(&desk.mira, id, part.version, section(home(answered))).await.unwrap();
        assert_eq!(due().await, None);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_call_on_the_telephone_is_written_down_and_belongs_to_a_case(desk: Desk) {
        let log = |more: Value| -> CallLog {
            let mut all = json!({
                "medium": "PHONE", "started_at": START - HOUR, "ended_at": START - HOUR / 2, "language": "fr",
                "call": {
                    "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 15, "child_gender": "BOY", "child_country": "BE",
                    "living_situation": "GROUP", "heard": "SCHOOL", "reasons": ["MS_THINKING"], "leading_reason": "MS_THINKING",
                    "note": "canary-note",
                },
            });
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            serde_json::from_value(all).unwrap()
        };
        let (calls, command) = (desk.inbox.calls(), key());
        let call = calls.log(&desk.mira, command, log(json!({}))).await.unwrap();
        assert_eq!(
            calls.log(&desk.mira, command, log(json!({}))).await.unwrap().id,
            call.id,
            "sent twice, written once"
        );
        let other = calls.log(&desk.mira, command, log(json!({ "language": "en" }))).await;
        assert!(matches!(other, Err(Refusal::Store(StoreError::Conflict(_)))));
        let silent = json!({ "class": "NON", "non_counselling": "SILENT", "about": "OTHER", "role": "UNK", "child_age_code": "NASK", "child_gender": "NASK" });
        calls.log(&desk.mira, key(), log(json!({ "call": silent }))).await.unwrap();
        for (more, field) in [
            (json!({ "medium": "WEB" }), "medium"),
            (json!({ "ended_at": START + HOUR }), "ended_at"),
            (json!({ "ended_at": START - 2 * HOUR }), "ended_at"),
            (json!({ "started_at": 5, "ended_at": 6 }), "started_at"),
            (json!({ "language": "French" }), "language"),
        ] {
            let outcome = calls.log(&desk.mira, key(), log(more.clone())).await;
            let Err(Refusal::Invalid(problems)) = outcome else { panic!("{more} was taken") };
            assert_eq!(problems.0[0].field, field, "{more}");
        }
        let new = NewCase { form: form("PREVENTION"), conversation_id: None, call_id: Some(call.id) };
        let head = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap();
        let open = desk.inbox.cases().open(&desk.mira, head.row.id).await.unwrap();
        let contact = open.timeline[0].contact.as_ref().unwrap();
        assert_eq!(
            (contact.medium.as_str(), contact.class.as_deref(), contact.call_id),
            ("PHONE", Some("COUN"), Some(call.id))
        );
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }
}
