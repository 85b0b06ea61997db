//! What is asked, done and told in a case: begun by itself, ticked by people, due by the hotline's own times.

use crate::on_both;

on_both!(
    a_case_begins_with_its_procedures_and_says_who_ticked_what,
    what_is_overdue_stands_on_top_of_what_is_due,
    clocks_and_lists_follow_what_was_written_down,
    a_mistake_about_the_police_lets_the_clock_run_again,
    the_hotlines_own_version_takes_its_place_and_old_cases_keep_theirs,
    an_erased_case_has_no_deadlines_and_keeps_its_ticks,
    nobody_ticks_what_is_kept_from_them_or_is_anothers,
);

mod cases {
    use earshot_inbox::{
        CaseId, CasePartId, StoreError,
        access::{Role, Scope},
        cases::{CaseFilter, CaseView, Checklist, NewCase, NewTick, Section, TickState},
        problems::Refusal,
        procedures::{Procedure, ProcedureItem},
    };
    use serde_json::{Value, json};

    use crate::desk::{Desk, START, key, spec};

    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;

    async fn opened(desk: &Desk, kind: &str) -> CaseId {
        let form = serde_json::from_value(json!({ "kind": kind })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id
    }

    async fn added(desk: &Desk, case: CaseId, value: Value) -> CasePartId {
        let section: Section = serde_json::from_value(value).unwrap();
        desk.inbox.cases().add_part(&desk.mira, key(), case, section).await.unwrap().id
    }

    async fn changed(desk: &Desk, part: CasePartId, version: i64, value: Value) {
        let section: Section = serde_json::from_value(value).unwrap();
        desk.inbox.cases().change_part(&desk.mira, part, version, section).await.unwrap();
    }

    /// A missing child's case with one disappearance.
    async fn missing(desk: &Desk, category: &str) -> (CaseId, CasePartId, CasePartId) {
        let case = opened(desk, "MISSING").await;
        let child = added(desk, case, json!({ "kind": "child", "age": 15 })).await;
        let episode = json!({ "kind": "episode", "child_id": child, "category": category, "reported_at": START });
        (case, child, added(desk, case, episode).await)
    }

    async fn lists(desk: &Desk, case: CaseId) -> Vec<Checklist> {
        desk.inbox.cases().open(&desk.mira, case).await.unwrap().checklists
    }

    async fn list(desk: &Desk, case: CaseId, procedure: &str) -> Checklist {
        lists(desk, case).await.into_iter().find(|list| list.procedure == procedure).unwrap()
    }

    fn names(lists: &[Checklist]) -> Vec<(&str, bool)> {
        lists.iter().map(|list| (list.procedure.as_str(), list.ended_at.is_none())).collect()
    }

    async fn due_at(desk: &Desk, case: CaseId) -> Option<i64> {
        desk.inbox.cases().open(&desk.mira, case).await.unwrap().head.row.due_at
    }

    async fn tick(
        desk: &Desk,
        who: &Scope,
        case: CaseId,
        list: &Checklist,
        item: &str,
        state: TickState,
    ) -> Result<(), StoreError> {
        let new = NewTick { checklist: list.id, item: item.into(), state };
        desk.inbox.cases().tick(who, case, new).await
    }

    fn state(list: &Checklist, item: &str) -> (TickState, Option<String>) {
        let item = list.items.iter().find(|each| each.id == item).unwrap();
        (item.state, item.tick.as_ref().map(|tick| tick.by.name.clone()))
    }

    pub async fn a_case_begins_with_its_procedures_and_says_who_ticked_what(desk: Desk) {
        let (case, _, _) = missing(&desk, "MIG").await;
        assert_eq!(names(&lists(&desk, case).await), [("MISSING", true), ("MIG", true)]);
        let mig = list(&desk, case, "MIG").await;
        let police = mig.items.iter().find(|item| item.id == "police").unwrap();
        assert_eq!((police.to.as_deref(), police.due_at), (Some("POLICE"), Some(START + HOUR)));
        assert!(police.text.starts_with("Tell the police"), "{}", police.text);
        let polish = desk.inbox.cases().open_in(&desk.mira, case, "pl").await.unwrap().checklists;
        assert!(polish[1].items[0].text.starts_with("Zawiadom policję"), "{}", polish[1].items[0].text);

        desk.clock.advance(5 * MINUTE);
        tick(&desk, &desk.jonas, case, &mig, "police", TickState::Done).await.unwrap();
        tick(&desk, &desk.mira, case, &mig, "police", TickState::Done).await.unwrap();
        tick(&desk, &desk.mira, case, &mig, "reception", TickState::Skipped).await.unwrap();
        let now = list(&desk, case, "MIG").await;
        assert_eq!(state(&now, "police"), (TickState::Done, Some("jonas Testowa".into())), "who did it first");
        assert_eq!(state(&now, "reception"), (TickState::Skipped, Some("mira Testowa".into())));
        assert_eq!(now.items[0].tick.as_ref().unwrap().at, START + 5 * MINUTE);
        // Taken back: open again, and it stands in the history.
        tick(&desk, &desk.mira, case, &mig, "police", TickState::Open).await.unwrap();
        assert_eq!(state(&list(&desk, case, "MIG").await, "police"), (TickState::Open, None));
        let open = desk.inbox.cases().open(&desk.mira, case).await.unwrap();
        let told: Vec<_> = open
            .timeline
            .iter()
            .filter(|moment| moment.what.ends_with("ticked") || moment.what == "skipped")
            .map(|moment| {
                (
                    moment.what.as_str(),
                    moment.codes["item"].as_str().unwrap(),
                    moment.actor.as_ref().unwrap().name.as_str(),
                )
            })
            .collect();
        let mut expected = [
            ("ticked", "police", "jonas Testowa"),
            ("skipped", "reception", "mira Testowa"),
            ("unticked", "police", "mira Testowa"),
        ];
        expected.sort_unstable();
        let mut told = told;
        told.sort_unstable();
        assert_eq!(told, expected, "the second tick said nothing new");
        let audit = earshot_inbox::audit::list(desk.inbox.data(), &desk.supervisor, None, 500).await.unwrap();
        let acts: Vec<_> = audit.rows.iter().map(|row| row.act.as_str()).filter(|act| act.contains("tick")).collect();
        assert_eq!(acts, ["case.unticked", "case.ticked"]);
        // By hand, once.
        let cases = desk.inbox.cases();
        cases.begin_checklist(&desk.mira, case, "PROTECTION".into()).await.unwrap();
        cases.begin_checklist(&desk.mira, case, "PROTECTION".into()).await.unwrap();
        assert_eq!(lists(&desk, case).await.len(), 3);
        assert_eq!(cases.begin_checklist(&desk.mira, case, "NOWHERE".into()).await, Err(StoreError::NotFound));
        assert_eq!(tick(&desk, &desk.mira, case, &mig, "nothing", TickState::Done).await, Err(StoreError::NotFound));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_is_overdue_stands_on_top_of_what_is_due(desk: Desk) {
        let (quiet, _, _) = missing(&desk, "PAR_NAT").await;
        let (urgent, _, _) = missing(&desk, "CRI").await;
        let due = async || {
            let page =
                desk.inbox.cases().list(&desk.mira, CaseView::Due, CaseFilter::default(), None, 50).await.unwrap();
            page.rows.iter().map(|row| (row.id, row.due_at)).collect::<Vec<_>>()
        };
        assert_eq!(due().await, [(urgent, Some(START + 10 * MINUTE)), (quiet, Some(START + HOUR))]);
        desk.clock.advance(11 * MINUTE);
        let list = list(&desk, urgent, "CRI").await;
        tick(&desk, &desk.mira, urgent, &list, "police", TickState::Done).await.unwrap();
        tick(&desk, &desk.mira, urgent, &list, "alert", TickState::Done).await.unwrap();
        assert_eq!(due().await, [(quiet, Some(START + HOUR)), (urgent, Some(START + 4 * HOUR))]);
        tick(&desk, &desk.mira, urgent, &list, "police", TickState::Open).await.unwrap();
        assert_eq!(due().await[0], (urgent, Some(START + 10 * MINUTE)), "overdue since a minute");
    }

    pub async fn a_mistake_about_the_police_lets_the_clock_run_again(desk: Desk) {
        let (case, child, episode) = missing(&desk, "MIG").await;
        let says = |told: &str| json!({ "kind": "episode", "child_id": child, "category": "MIG", "reported_at": START, "police_told": told });
        let first = due_at(&desk, case).await;
        changed(&desk, episode, 1, says("YES")).await;
        assert_eq!(state(&list(&desk, case, "MIG").await, "police").0, TickState::Done);
        assert_ne!(due_at(&desk, case).await, first);
        desk.clock.advance(1);
        changed(&desk, episode, 2, says("NO")).await;
        assert_eq!(state(&list(&desk, case, "MIG").await, "police").0, TickState::Open);
        assert_eq!(due_at(&desk, case).await, first, "the reporting duty is due again");
        let open = desk.inbox.cases().open(&desk.mira, case).await.unwrap();
        let trace = open.timeline.iter().find(|moment| moment.what == "unticked").unwrap();
        assert_eq!(trace.codes["item"], json!("police"));
        // Who ticks it by hand says so, whatever else is corrected.
        let mig = list(&desk, case, "MIG").await;
        tick(&desk, &desk.mira, case, &mig, "police", TickState::Done).await.unwrap();
        changed(&desk, episode, 3, says("UNK")).await;
        assert_eq!(state(&list(&desk, case, "MIG").await, "police").0, TickState::Done);
    }

    pub async fn clocks_and_lists_follow_what_was_written_down(desk: Desk) {
        let (case, child, episode) = missing(&desk, "MIG").await;
        let says = |more: Value| {
            let mut all = json!({ "kind": "episode", "child_id": child, "category": "MIG", "reported_at": START });
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        desk.clock.advance(2 * HOUR);
        changed(&desk, episode, 1, says(json!({ "reported_at": START - HOUR }))).await;
        assert_eq!(due_at(&desk, case).await, Some(START), "heard of an hour earlier");
        let told = json!({ "reported_at": START - HOUR, "police_told": "YES", "police_told_at": START + 7 });
        changed(&desk, episode, 2, says(told.clone())).await;
        let mig = list(&desk, case, "MIG").await;
        assert_eq!(state(&mig, "police").0, TickState::Done);
        assert_eq!(
            mig.items[0].tick.as_ref().unwrap().at,
            START + 7,
            "when they were told, not when it was written down"
        );
        assert_eq!(
            due_at(&desk, case).await,
            Some(START + 3 * HOUR),
            "the place where the child was housed comes next"
        );
        // It was no flight: what was begun doesn't apply any more, and comes back with the category.
        let mut other = told.clone();
        other["category"] = "RUN_INST".into();
        changed(&desk, episode, 3, says(other)).await;
        assert_eq!(names(&lists(&desk, case).await), [("MISSING", true), ("MIG", false), ("RUN", true)]);
        let refused = tick(&desk, &desk.mira, case, &mig, "route", TickState::Done).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
        changed(&desk, episode, 4, says(told)).await;
        assert_eq!(names(&lists(&desk, case).await), [("MISSING", true), ("MIG", true), ("RUN", false)]);
        assert_eq!(state(&list(&desk, case, "MIG").await, "police").0, TickState::Done);
        desk.inbox.cases().remove_part(&desk.mira, episode, 5).await.unwrap();
        assert_eq!(names(&lists(&desk, case).await), [("MISSING", true), ("MIG", false), ("RUN", false)]);
        assert_eq!(due_at(&desk, case).await, None);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    async fn procedure(desk: &Desk, who: &Scope, code: &str, language: &str) -> Procedure {
        let all = desk.inbox.procedures(who, language).await.unwrap();
        all.into_iter().find(|each| each.procedure == code).unwrap()
    }

    fn with_own(items: &[ProcedureItem]) -> Vec<ProcedureItem> {
        let mut items = items.to_vec();
        items.truncate(2);
        items[0].within_minutes = Some(15);
        let own = ProcedureItem {
            id: String::new(),
            built_in: false,
            text: "Appeler le poste de garde.".into(),
            language: "fr".into(),
            ..items[0].clone()
        };
        items.push(own);
        items
    }

    pub async fn the_hotlines_own_version_takes_its_place_and_old_cases_keep_theirs(desk: Desk) {
        let inbox = &desk.inbox;
        let (old, _, _) = missing(&desk, "RUN_HOME").await;
        let of_house = procedure(&desk, &desk.admin, "RUN", "fr").await;
        assert_eq!((of_house.version, of_house.own, of_house.reviewed, of_house.items.len()), (1, false, false, 10));
        let refused = inbox.change_procedure(&desk.mira, "RUN", 1, of_house.items.clone()).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))));
        assert!(matches!(inbox.change_procedure(&desk.admin, "RUN", 1, Vec::new()).await, Err(Refusal::Invalid(_))));
        let items = with_own(&of_house.items);
        inbox.change_procedure(&desk.admin, "RUN", 1, items.clone()).await.unwrap();
        let late = inbox.change_procedure(&desk.supervisor, "RUN", 1, items).await;
        assert!(matches!(late, Err(Refusal::Store(StoreError::Conflict(_)))), "{late:?}");
        let own = procedure(&desk, &desk.mira, "RUN", "pl").await;
        assert_eq!((own.version, own.own, own.changed_by.unwrap().name.as_str()), (2, true, "ada Testowa"));
        assert_eq!(own.items[0].language, "pl", "what the house says is there in Polish");
        assert_eq!((own.items[2].text.as_str(), own.items[2].language.as_str()), ("Appeler le poste de garde.", "fr"));

        let (new, _, _) = missing(&desk, "RUN_HOME").await;
        assert_eq!(list(&desk, new, "RUN").await.items.len(), 3);
        assert_eq!(
            (due_at(&desk, new).await, due_at(&desk, old).await),
            (Some(START + 15 * MINUTE), Some(START + HOUR))
        );
        assert_eq!((list(&desk, old, "RUN").await.items.len(), list(&desk, old, "RUN").await.version), (10, 1));
        // Back to what came with Earshot; the second case keeps the hotline's.
        inbox.built_in_procedure(&desk.supervisor, "RUN", 2).await.unwrap();
        inbox.built_in_procedure(&desk.supervisor, "RUN", 3).await.unwrap();
        let back = procedure(&desk, &desk.admin, "RUN", "fr").await;
        assert_eq!((back.version, back.own, back.items), (3, false, of_house.items));
        let (third, _, _) = missing(&desk, "RUN_HOME").await;
        assert_eq!((list(&desk, third, "RUN").await.version, list(&desk, new, "RUN").await.version), (3, 2));

        let other = inbox.hotlines().apply(spec("harbour")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.mira.operator(), Role::Supervisor);
        assert_eq!(procedure(&desk, &stranger, "RUN", "fr").await.version, 0, "another hotline has its own");
    }

    pub async fn an_erased_case_has_no_deadlines_and_keeps_its_ticks(desk: Desk) {
        let (case, _, _) = missing(&desk, "LOS_LOST").await;
        let los = list(&desk, case, "LOS").await;
        tick(&desk, &desk.mira, case, &los, "police", TickState::Done).await.unwrap();
        let second = Scope::for_tests(desk.mira.hotline(), desk.jonas.operator(), Role::Supervisor);
        desk.inbox.cases().ask_erasure(&desk.supervisor, case, "ASKED".into()).await.unwrap();
        desk.inbox.cases().erase(&second, case).await.unwrap();
        let open = desk.inbox.cases().open(&desk.mira, case).await.unwrap();
        assert_eq!((open.head.row.due_at, open.checklists.len()), (None, 2));
        assert_eq!(state(&open.checklists[1], "police").0, TickState::Done);
        let refused = tick(&desk, &desk.mira, case, &los, "health", TickState::Done).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))));
        let fsck = desk.inbox.fsck().await.unwrap();
        assert!(fsck.clean(), "{fsck}");
    }

    pub async fn nobody_ticks_what_is_kept_from_them_or_is_anothers(desk: Desk) {
        let (case, _, _) = missing(&desk, "MIG").await;
        let mig = list(&desk, case, "MIG").await;
        desk.inbox.cases().keep_from(&desk.supervisor, case, desk.jonas.operator(), true).await.unwrap();
        assert_eq!(tick(&desk, &desk.jonas, case, &mig, "route", TickState::Done).await, Err(StoreError::NotFound));
        let begun = desk.inbox.cases().begin_checklist(&desk.jonas, case, "CRI".into()).await;
        assert_eq!(begun, Err(StoreError::NotFound));
        let refused = tick(&desk, &desk.admin, case, &mig, "route", TickState::Done).await;
        assert!(matches!(refused, Err(StoreError::Forbidden(_))));
        // An item of another case's list is not this one's.
        let other = opened(&desk, "PREVENTION").await;
        assert_eq!(tick(&desk, &desk.mira, other, &mig, "route", TickState::Done).await, Err(StoreError::NotFound));
    }
}
