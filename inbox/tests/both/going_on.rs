//! Who goes on with a contact whom they have talked with, and who is not offered them again.

use crate::on_both;

on_both!(
    who_brought_it_to_its_end_goes_on,
    who_is_asked_to_stay_away_is_not_offered_it_again,
    who_handed_on_because_they_know_them_is_kept_from_them,
    what_a_supervisor_took_for_another_reason_stays_away,
    a_case_that_is_kept_from_somebody_keeps_its_talks_from_them,
);

mod cases {
    use earshot_channel::UnixMillis;
    use earshot_inbox::{
        ConversationId, OperatorId, TakeOver, TakeOverWhy,
        access::{OperatorStatus, Scope},
        cases::{NewCase, NewLink},
        hotlines::HotlineSpec,
        routing::{HandOverWhy, QueueSpec},
    };
    use serde_json::json;

    use crate::desk::{Desk, START, call, key, reply, spec};

    const MINUTE: i64 = 60_000;

    impl Desk {
        /// Both operators accept, and what waits is offered.
        async fn offers(&self) {
            let queue = QueueSpec { name: "All".into(), offers: true, ..QueueSpec::default() };
            let spec = HotlineSpec { queues: vec![queue], ..spec("lantern-line") };
            self.inbox.hotlines().apply(spec).await.unwrap();
            self.status(&self.mira, OperatorStatus::Accepting).await;
            self.status(&self.jonas, OperatorStatus::Accepting).await;
        }

        async fn status(&self, who: &Scope, status: OperatorStatus) {
            self.inbox.access().set_status(who, status, None).await.unwrap();
        }

        /// To whom it is offered, once nobody remembers who let it pass.
        async fn offered_to(&self, id: ConversationId) -> Option<OperatorId> {
            self.clock.advance(11 * MINUTE);
            self.inbox.route_now(UnixMillis(START)).await.unwrap();
            self.inbox.open_conversation(&self.supervisor, id).await.unwrap().row.transfer_to.map(|to| to.id)
        }

        /// The contact writes, and somebody takes it and answers.
        async fn talks(&self, who: &Scope, item: &str) -> ConversationId {
            self.says("wren", item, "hello, can I talk about my exam on Monday").await;
            let id = self.first_waiting().await;
            self.inbox.claim(who, id).await.unwrap();
            self.inbox.write(who, key(), id, reply("I am here")).await.unwrap();
            id
        }

        async fn closes(&self, who: &Scope, id: ConversationId) {
            self.inbox.close_conversation(who, id, call(), None).await.unwrap();
            self.clock.advance(MINUTE);
        }

        /// So that whoever has least is somebody else.
        async fn is_busy(&self, who: &Scope) {
            self.says("owl", "o-1", "what time do you open on sundays please").await;
            let id = self.first_waiting().await;
            self.inbox.claim(who, id).await.unwrap();
            self.inbox.write(who, key(), id, reply("From two to ten")).await.unwrap();
        }
    }

    pub async fn who_brought_it_to_its_end_goes_on(desk: Desk) {
        desk.offers().await;
        desk.is_busy(&desk.mira).await;
        let id = desk.talks(&desk.mira, "w-1").await;
        desk.closes(&desk.mira, id).await;
        desk.says("wren", "w-2", "I am back, it was about maths").await;
        assert_eq!(desk.offered_to(id).await, Some(desk.mira.operator()), "she has more to do, and knows them");
        // Put back without a word it is anybody's.
        desk.inbox.accept_transfer(&desk.mira, id).await.unwrap();
        desk.inbox.release(&desk.mira, id, None).await.unwrap();
        assert_eq!(desk.offered_to(id).await, Some(desk.jonas.operator()));
        desk.inbox.accept_transfer(&desk.jonas, id).await.unwrap();
        desk.closes(&desk.jonas, id).await;
        desk.says("wren", "w-3", "and once more").await;
        desk.status(&desk.jonas, OperatorStatus::Paused).await;
        assert_eq!(desk.offered_to(id).await, Some(desk.mira.operator()), "who is not there is not waited for");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn who_is_asked_to_stay_away_is_not_offered_it_again(desk: Desk) {
        desk.offers().await;
        let id = desk.talks(&desk.mira, "w-1").await;
        desk.says("wren", "w-2", "can I talk to somebody else please").await;
        desk.inbox.release(&desk.mira, id, Some(HandOverWhy::Asked)).await.unwrap();
        assert_eq!(desk.offered_to(id).await, Some(desk.jonas.operator()));
        desk.status(&desk.jonas, OperatorStatus::Away).await;
        assert_eq!(desk.offered_to(id).await, None, "better nobody's than hers: it stands in the list");
        // Whoever is there may take it all the same; brought to its end, that is forgotten.
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.closes(&desk.mira, id).await;
        desk.says("wren", "w-3", "thanks, one more question about it").await;
        assert_eq!(desk.offered_to(id).await, Some(desk.mira.operator()));
    }

    pub async fn who_handed_on_because_they_know_them_is_kept_from_them(desk: Desk) {
        desk.offers().await;
        let id = desk.talks(&desk.mira, "w-1").await;
        desk.inbox.transfer(&desk.mira, id, desk.jonas.operator(), Some(HandOverWhy::Concerned)).await.unwrap();
        desk.inbox.accept_transfer(&desk.jonas, id).await.unwrap();
        desk.closes(&desk.jonas, id).await;
        desk.status(&desk.jonas, OperatorStatus::Away).await;
        desk.says("wren", "w-2", "I am back, it was about maths").await;
        assert_eq!(desk.offered_to(id).await, None);
        // Handed on for no such reason it may come back.
        desk.status(&desk.jonas, OperatorStatus::Accepting).await;
        assert_eq!(desk.offered_to(id).await, Some(desk.jonas.operator()));
        desk.inbox.accept_transfer(&desk.jonas, id).await.unwrap();
        desk.inbox.transfer(&desk.jonas, id, desk.supervisor.operator(), None).await.unwrap();
        desk.inbox.accept_transfer(&desk.supervisor, id).await.unwrap();
        desk.closes(&desk.supervisor, id).await;
        desk.says("wren", "w-3", "and once more").await;
        assert_eq!(desk.offered_to(id).await, Some(desk.jonas.operator()));
    }

    pub async fn what_a_supervisor_took_for_another_reason_stays_away(desk: Desk) {
        desk.offers().await;
        desk.status(&desk.jonas, OperatorStatus::Away).await;
        for (number, why, offered) in
            [(1, TakeOverWhy::Danger, Some(desk.mira.operator())), (2, TakeOverWhy::Other, None)]
        {
            let id = desk.talks(&desk.mira, &format!("w-{number}")).await;
            let form = TakeOver { why, words: "Let us talk about this one.".into() };
            desk.inbox.take_over(&desk.supervisor, key(), id, form).await.unwrap();
            desk.closes(&desk.supervisor, id).await;
            desk.says("wren", &format!("w-{number}-again"), "I am back, it was about maths").await;
            assert_eq!(desk.offered_to(id).await, offered, "{why:?}");
            desk.inbox.claim(&desk.supervisor, id).await.unwrap();
            desk.closes(&desk.supervisor, id).await;
        }
    }

    pub async fn a_case_that_is_kept_from_somebody_keeps_its_talks_from_them(desk: Desk) {
        desk.offers().await;
        desk.is_busy(&desk.mira).await;
        let id = desk.talks(&desk.mira, "w-1").await;
        let form = serde_json::from_value(json!({ "kind": "PROTECTION" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: None };
        let case = desk.inbox.cases().open_new(&desk.supervisor, key(), new).await.unwrap().row.id;
        let link = NewLink { conversation_id: Some(id), call_id: None };
        desk.inbox.cases().link(&desk.supervisor, case, link).await.unwrap();
        desk.closes(&desk.mira, id).await;
        desk.status(&desk.jonas, OperatorStatus::Away).await;
        desk.says("wren", "w-2", "I am back, it was about maths").await;
        desk.inbox.cases().keep_from(&desk.supervisor, case, desk.mira.operator(), true).await.unwrap();
        assert_eq!(desk.offered_to(id).await, None);
        desk.inbox.cases().keep_from(&desk.supervisor, case, desk.mira.operator(), false).await.unwrap();
        assert_eq!(desk.offered_to(id).await, Some(desk.mira.operator()));
        // Of a class that she may not see she goes on with nothing, and is asked as anybody else.
        let rule = json!([{ "record": "case", "class": "PROTECTION", "deed": "see", "who": "supervisor" }]);
        let rules = serde_json::from_value(rule).unwrap();
        desk.inbox.change_class_rules(&desk.admin, 0, rules).await.unwrap();
        desk.status(&desk.jonas, OperatorStatus::Accepting).await;
        assert_eq!(desk.offered_to(id).await, Some(desk.jonas.operator()));
    }
}
