//! For how long what is kept, and who may end it earlier.

use crate::on_both;

on_both!(
    rules_erase_with_a_weeks_notice_and_only_what_is_over,
    a_clock_that_jumps_erases_nothing,
    a_case_is_erased_by_two_persons_and_stays_erased,
    a_talk_is_erased_by_two_persons_and_its_carrier_forgets_it,
    what_is_held_is_not_erased,
    nothing_is_taken_out_of_a_case_that_is_held,
    what_old_data_does_not_know_to_be_erased_goes_again,
    rules_are_checked_and_of_two_who_change_them_one_is_told,
);

mod cases {
    use std::sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    };

    use async_trait::async_trait;
    use bytes::Bytes;
    use earshot_channel::{
        Address, Capabilities, Channel, ChannelError, Host, Outbound, Probe, SendError, Sent, testkit::FakeCarrier,
    };
    use earshot_inbox::{
        CaseId, ConversationId, KeyId, StoreError,
        access::{Role, Scope},
        calls::CallForm,
        cases::{CaseFilter, CaseView, Document, NewCase, NewLink, Section},
        delivery::ChannelRegistry,
        problems::Refusal,
        retention::{Record, RetentionRule},
        store::conn::Sql,
    };
    use serde_json::{Value, json};
    use tokio_util::sync::CancellationToken;

    use crate::desk::{Desk, OneChannel, key};

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;

    fn section(value: Value) -> Section {
        serde_json::from_value(value).unwrap()
    }

    fn rule(record: Record, class: &str, days: i64) -> RetentionRule {
        RetentionRule { record, class: class.into(), days }
    }

    fn second(desk: &Desk) -> Scope {
        Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor)
    }

    async fn rules(desk: &Desk, rules: Vec<RetentionRule>) {
        desk.inbox.change_retention(&desk.admin, 0, rules).await.unwrap();
    }

    /// Days as they pass: with a round each, as the sweeper does more often.
    async fn days(desk: &Desk, count: i64) {
        for _ in 0..count {
            desk.clock.advance(DAY);
            desk.inbox.retention_round().await.unwrap();
        }
    }

    fn refused<T: std::fmt::Debug>(outcome: Result<T, StoreError>) -> String {
        match outcome {
            Err(StoreError::Conflict(words) | StoreError::Forbidden(words) | StoreError::Rejected(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    async fn closed(desk: &Desk, who: &str, class: Value) -> ConversationId {
        desk.says(who, &format!("{who}-1"), "canary-keeping").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        let mut call = json!({ "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 12, "child_gender": "BOY", "reasons": ["UNK"], "leading_reason": "UNK" });
        call.as_object_mut().unwrap().extend(class.as_object().unwrap().clone());
        let call: CallForm = serde_json::from_value(call).unwrap();
        desk.inbox.close_conversation(&desk.mira, id, call, None).await.unwrap();
        id
    }

    async fn is_there(desk: &Desk, id: ConversationId) -> bool {
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        open.messages.iter().any(|message| message.text.contains("canary-keeping"))
    }

    async fn opened(desk: &Desk) -> CaseId {
        let form = serde_json::from_value(json!({ "kind": "MISSING", "summary": "canary-keeping" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id
    }

    pub async fn rules_erase_with_a_weeks_notice_and_only_what_is_over(desk: Desk) {
        let prank = closed(&desk, "wren", json!({ "class": "NON", "non_counselling": "PRANK" })).await;
        let talk = closed(&desk, "lark", json!({})).await;
        let linked = closed(&desk, "finch", json!({ "class": "NON", "non_counselling": "PRANK" })).await;
        let case = opened(&desk).await;
        let to = NewLink { conversation_id: Some(linked), call_id: None };
        desk.inbox.cases().link(&desk.mira, case, to).await.unwrap();
        let log = json!({
            "medium": "PHONE", "started_at": crate::desk::START, "ended_at": crate::desk::START + 1,
            "call": { "class": "INFO", "about": "SELF", "role": "PAR", "child_age_code": "NASK", "child_gender": "UNK", "note": "canary-keeping" },
        });
        desk.inbox.calls().log(&desk.mira, key(), serde_json::from_value(log).unwrap()).await.unwrap();
        days(&desk, 40).await;
        assert!(is_there(&desk, prank).await, "without rules nothing goes");

        rules(&desk, vec![rule(Record::Talk, "NON", 30), rule(Record::Talk, "*", 365), rule(Record::Call, "*", 30)])
            .await;
        let kept = desk.inbox.keeping_of(&desk.mira, prank).await.unwrap();
        assert!(kept.erase_at.is_some_and(|at| at < desk.clock.now().0), "its time was over before the rule came");
        desk.inbox.retention_round().await.unwrap();
        let told = desk.inbox.retention(&desk.supervisor).await.unwrap();
        assert_eq!((told.noticed, told.next_at), (2, Some(desk.clock.now().0 + 7 * DAY)));
        days(&desk, 6).await;
        assert!(is_there(&desk, prank).await, "a week's notice first");
        days(&desk, 1).await;
        assert!(!is_there(&desk, prank).await);
        assert!(is_there(&desk, talk).await && is_there(&desk, linked).await);
        assert_eq!(desk.inbox.keeping_of(&desk.mira, linked).await.unwrap().erase_at, None, "it is part of a case");
        let words: Vec<(i64,)> = {
            const CALLS: Sql = Sql {
                name: "CALLS",
                sqlite: "SELECT COUNT(*) FROM call WHERE conversation_id IS NULL AND body IS NULL",
                postgres: "SELECT COUNT(*) FROM call WHERE conversation_id IS NULL AND body IS NULL",
            };
            let mut reader = desk.inbox.data().reader().await.unwrap();
            reader.conn().sql(CALLS).fetch_all().await.unwrap()
        };
        assert_eq!(words, [(1,)], "the call stays as codes");

        // Whoever writes again within the week keeps their talk.
        days(&desk, 365 - 48).await;
        desk.says("lark", "lark-2", "me again").await;
        days(&desk, 30).await;
        assert!(is_there(&desk, talk).await);
        assert_eq!(desk.inbox.retention(&desk.supervisor).await.unwrap().noticed, 0);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_clock_that_jumps_erases_nothing(mut desk: Desk) {
        let talk = closed(&desk, "wren", json!({})).await;
        rules(&desk, vec![rule(Record::Talk, "*", 30)]).await;
        days(&desk, 28).await;
        assert_eq!(desk.inbox.retention(&desk.admin).await.unwrap().noticed, 1, "notice was given");
        for jump in [10 * 366 * DAY, -10 * 366 * DAY, 2 * DAY] {
            desk.clock.advance(jump);
            for _ in 0..3 {
                desk.inbox.retention_round().await.unwrap();
            }
            let told = desk.inbox.retention(&desk.admin).await.unwrap();
            assert!(told.stopped_at.is_some(), "after {jump} ms");
            assert!(is_there(&desk, talk).await);
            // However long it goes on with the wrong date, and after a restart.
            days(&desk, 60).await;
            desk.reopen().await;
            desk.inbox.retention_round().await.unwrap();
            assert!(is_there(&desk, talk).await);
            assert!(refused(desk.inbox.go_on_erasing(&desk.supervisor).await).contains("administrators"));
            desk.inbox.go_on_erasing(&desk.admin).await.unwrap();
            desk.inbox.go_on_erasing(&desk.admin).await.unwrap();
            desk.inbox.retention_round().await.unwrap();
            assert!(is_there(&desk, talk).await, "notice is given anew");
            days(&desk, 5).await;
        }
        days(&desk, 60).await;
        assert!(!is_there(&desk, talk).await, "with the clock right again, its time is over");
    }

    pub async fn a_case_is_erased_by_two_persons_and_stays_erased(desk: Desk) {
        let (cases, id) = (desk.inbox.cases(), opened(&desk).await);
        let child = json!({ "kind": "child", "name": "Tilda Quillfeather", "age": 14, "gender": "GIRL" });
        let add = async |value: Value| {
            desk.clock.advance(1);
            desk.inbox.cases().add_part(&desk.mira, key(), id, section(value)).await.unwrap()
        };
        add(child.clone()).await;
        add(json!({ "kind": "person", "roles": ["ABDUCTOR"], "addresses": ["stork@mail.example"] })).await;
        desk.says("stork", "s-1", "where is my son").await;
        let talk = desk.first_waiting().await;
        let person = |relation: &str| json!({ "kind": "person", "roles": ["ABDUCTOR"], "relation": relation, "conversation_id": talk });
        let suspect = add(person("FAMILY")).await;
        cases.change_part(&desk.mira, suspect.id, 1, section(person("FATHER"))).await.unwrap();
        let document = Document {
            document_kind: "PHOTO".into(),
            size_bytes: 0,
            title: String::new(),
            file_name: "a.png".into(),
            media_type: "image/png".into(),
        };
        let bytes = Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"a picture"))]));
        let file = cases.add_document(&desk.mira, key(), id, document, bytes).await.unwrap();
        let second = second(&desk);
        assert!(refused(cases.ask_erasure(&desk.mira, id, "ASKED".into()).await).contains("two supervisors"));
        assert!(refused(cases.ask_erasure(&second, id, "BECAUSE".into()).await).contains("erasure_reason"));
        assert!(refused(cases.erase(&second, id).await).contains("nobody asked"));
        cases.ask_erasure(&desk.supervisor, id, "ASKED".into()).await.unwrap();
        assert!(refused(cases.ask_erasure(&second, id, "ASKED".into()).await).contains("already"));
        assert!(refused(cases.erase(&desk.supervisor, id).await).contains("another supervisor"));
        let wishes = desk.inbox.retention(&desk.supervisor).await.unwrap().wishes;
        assert_eq!((wishes.len(), wishes[0].number, wishes[0].by.id), (1, Some(1), desk.supervisor.operator()));
        // Taken back, it is as if nobody had asked.
        cases.keep_after_all(&second, id).await.unwrap();
        assert!(refused(cases.erase(&second, id).await).contains("nobody asked"));
        cases.ask_erasure(&desk.supervisor, id, "ASKED".into()).await.unwrap();
        assert_eq!(cases.open(&desk.mira, id).await.unwrap().keeping.asked.unwrap().reason, "ASKED");
        cases.erase(&second, id).await.unwrap();

        let open = cases.open(&desk.mira, id).await.unwrap();
        assert_eq!(open.head.form.summary, None);
        let Section::Child(left) = &open.parts[0].section else { panic!() };
        assert_eq!((left.name.as_deref(), left.age, left.gender.as_str()), (None, Some(14), "GIRL"), "codes stay");
        let past = cases.past(&desk.mira, id).await.unwrap().parts;
        assert_eq!(past.len(), 1);
        let talks = open.parts.iter().map(|part| &part.section).chain(past.iter().map(|part| &part.section));
        assert!(talks.clone().any(|part| matches!(part, Section::Person(_))));
        for part in talks {
            let Section::Person(person) = part else { continue };
            assert_eq!(person.conversation_id, None, "whose talk it was is gone, too");
        }
        assert!(cases.document(&desk.mira, file.id).await.is_err());
        assert!(cases.find_alike(&desk.mira, &section(child.clone())).await.unwrap().is_empty());
        for view in [CaseView::Open, CaseView::Closed, CaseView::Due, CaseView::Mine] {
            let page = cases.list(&desk.mira, view, CaseFilter::default(), None, 50).await.unwrap();
            assert!(page.rows.is_empty());
        }
        assert!(cases.add_part(&desk.mira, key(), id, section(child)).await.is_err());
        assert!(refused(cases.erase(&second, id).await).contains("erased"));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    /// Remembers what it was asked to forget; refuses the first time.
    struct Forgetful(AtomicU64, FakeCarrier);

    #[async_trait]
    impl Channel for Forgetful {
        fn capabilities(&self) -> &Capabilities {
            self.1.capabilities()
        }
        async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
            self.1.run(host, stop).await
        }
        async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
            self.1.send(out).await
        }
        async fn probe(&self) -> Probe {
            self.1.probe().await
        }
        async fn forget(&self, address: &Address) -> Result<(), ChannelError> {
            assert_eq!(address.expose(), "wren");
            match self.0.fetch_add(1, Ordering::SeqCst) {
                0 => Err(ChannelError::Unavailable("out of order".into())),
                _ => Ok(()),
            }
        }
    }

    pub async fn a_talk_is_erased_by_two_persons_and_its_carrier_forgets_it(desk: Desk) {
        desk.says("wren", "w-1", "canary-keeping").await;
        let id = desk.first_waiting().await;
        let (inbox, second) = (&desk.inbox, second(&desk));
        assert!(refused(inbox.erase_talk(&second, id).await).contains("nobody asked"));
        inbox.ask_erasure(&desk.supervisor, id, "ASKED".into()).await.unwrap();
        assert!(refused(inbox.erase_talk(&desk.supervisor, id).await).contains("another supervisor"));
        assert!(refused(inbox.erase_talk(&desk.mira, id).await).contains("two supervisors"));
        inbox.erase_talk(&second, id).await.unwrap();
        assert!(!is_there(&desk, id).await);
        let carrier = Arc::new(Forgetful(AtomicU64::new(0), FakeCarrier::new(1)));
        let registry: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(desk.channel, carrier.clone()));
        let waiting = async || inbox.retention(&desk.supervisor).await.unwrap().carriers_waiting;
        assert_eq!(waiting().await, 1);
        inbox.forget_at_carriers(&registry).await.unwrap();
        assert_eq!(waiting().await, 1, "it refused, and is asked again");
        desk.clock.advance(HOUR);
        inbox.forget_at_carriers(&registry).await.unwrap();
        assert_eq!(waiting().await, 0);
        desk.clock.advance(DAY);
        inbox.forget_at_carriers(&registry).await.unwrap();
        assert_eq!(carrier.0.load(Ordering::SeqCst), 2);
        assert!(inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_is_held_is_not_erased(desk: Desk) {
        let talk = closed(&desk, "wren", json!({})).await;
        let (inbox, cases, second) = (&desk.inbox, desk.inbox.cases(), second(&desk));
        let case = opened(&desk).await;
        cases.link(&desk.mira, case, NewLink { conversation_id: Some(talk), call_id: None }).await.unwrap();
        cases.ask_erasure(&desk.supervisor, case, "OVER".into()).await.unwrap();
        inbox.ask_erasure(&desk.supervisor, talk, "OVER".into()).await.unwrap();
        assert!(refused(cases.hold(&desk.mira, case, true).await).contains("supervisors"));
        cases.hold(&second, case, true).await.unwrap();
        assert!(refused(cases.erase(&second, case).await).contains("held"));
        assert!(refused(inbox.erase_talk(&second, talk).await).contains("held"), "a talk is held with its case");
        assert!(cases.open(&desk.mira, case).await.unwrap().keeping.held_at.is_some());
        cases.hold(&second, case, false).await.unwrap();
        inbox.hold_talk(&second, talk, true).await.unwrap();
        assert!(refused(inbox.erase_talk(&second, talk).await).contains("held"));
        cases.erase(&second, case).await.unwrap();
        rules(&desk, vec![rule(Record::Talk, "*", 7)]).await;
        days(&desk, 30).await;
        assert!(is_there(&desk, talk).await);
        inbox.hold_talk(&second, talk, false).await.unwrap();
        days(&desk, 8).await;
        assert!(!is_there(&desk, talk).await);
    }

    pub async fn nothing_is_taken_out_of_a_case_that_is_held(desk: Desk) {
        let talk = closed(&desk, "wren", json!({})).await;
        let (inbox, cases, second) = (&desk.inbox, desk.inbox.cases(), second(&desk));
        let case = opened(&desk).await;
        cases.link(&desk.mira, case, NewLink { conversation_id: Some(talk), call_id: None }).await.unwrap();
        let links = async || {
            let timeline = cases.open(&desk.mira, case).await.unwrap().timeline;
            timeline.into_iter().filter_map(|moment| moment.contact).map(|contact| contact.link_id).collect::<Vec<_>>()
        };
        let link = links().await[0];
        cases.hold(&second, case, true).await.unwrap();
        for scope in [&desk.mira, &second] {
            assert!(refused(cases.unlink(scope, case, link).await).contains("held"));
        }
        cases.unlink(&desk.mira, case, key()).await.unwrap();
        assert_eq!(links().await, [link]);
        rules(&desk, vec![rule(Record::Talk, "*", 7)]).await;
        days(&desk, 30).await;
        assert!(is_there(&desk, talk).await);
        assert!(refused(inbox.ask_erasure(&desk.supervisor, talk, "OVER".into()).await).contains("held"));
        cases.hold(&second, case, false).await.unwrap();
        cases.unlink(&desk.mira, case, link).await.unwrap();
        assert!(links().await.is_empty());
    }

    pub async fn what_old_data_does_not_know_to_be_erased_goes_again(desk: Desk) {
        let id = opened(&desk).await;
        const KEY: Sql = Sql {
            name: "KEY",
            sqlite: "SELECT key_id FROM case_file WHERE erased_at IS NULL",
            postgres: "SELECT key_id FROM case_file WHERE erased_at IS NULL",
        };
        let (key,): (uuid::Uuid,) = {
            let mut reader = desk.inbox.data().reader().await.unwrap();
            reader.conn().sql(KEY).fetch_one().await.unwrap()
        };
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 0);
        desk.inbox.vault().erase(&[KeyId(key)]).await.unwrap();
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 1);
        assert_eq!(desk.inbox.erase_again().await.unwrap(), 0);
        let note = section(json!({ "kind": "note", "text": "x" }));
        assert!(desk.inbox.cases().add_part(&desk.mira, crate::desk::key(), id, note).await.is_err());
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn rules_are_checked_and_of_two_who_change_them_one_is_told(desk: Desk) {
        let wrong = vec![rule(Record::Talk, "MISSING", 30), rule(Record::Case, "*", 6), rule(Record::Case, "*", 9)];
        let Err(Refusal::Invalid(problems)) = desk.inbox.change_retention(&desk.admin, 0, wrong).await else {
            panic!()
        };
        let fields: Vec<_> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["rules[0].class", "rules[1].days", "rules[2].class"]);
        let good = vec![rule(Record::Case, "MISSING", 30)];
        assert!(matches!(
            desk.inbox.change_retention(&desk.supervisor, 0, good.clone()).await,
            Err(Refusal::Store(StoreError::Forbidden(_)))
        ));
        let kept = desk.inbox.change_retention(&desk.admin, 0, good.clone()).await.unwrap();
        assert_eq!((kept.version, &kept.rules), (1, &good));
        for late in [0, 7] {
            assert!(matches!(
                desk.inbox.change_retention(&desk.admin, late, Vec::new()).await,
                Err(Refusal::Store(StoreError::Conflict(_)))
            ));
        }
        assert_eq!(desk.inbox.change_retention(&desk.admin, 1, Vec::new()).await.unwrap().version, 2);
        assert!(matches!(desk.inbox.retention(&desk.mira).await, Err(StoreError::Forbidden(_))));
    }
}
