//! Telephone calls as an exchange tells of them.

use crate::on_both;

on_both!(
    a_call_rings_is_answered_and_written_down_once,
    what_nobody_answered_writes_itself_down,
    copies_and_disorder_change_nothing,
    another_hotline_hears_nothing_of_a_call,
    what_the_exchange_told_goes_by_the_rules_of_calls,
    a_clock_that_jumps_forgets_nothing_of_the_exchange,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{CallState, CarrierId, Inbound, PhoneCall, Received, UnixMillis};
    use earshot_inbox::{
        StoreError,
        access::{Role, Scope},
        calls::CallLog,
        cases::NewCase,
        problems::Refusal,
        retention::{Record, RetentionRule},
        store::conn::Sql,
    };
    use serde_json::json;
    use uuid::Uuid;

    use crate::desk::{Desk, START, key, spec};

    const MINUTE: i64 = 60_000;

    async fn told(desk: &Desk, call: &str, state: CallState, at: i64) {
        let told = PhoneCall {
            state,
            at: Some(UnixMillis(at)),
            line: Some("116 000".into()),
            language: (state == CallState::Ringing).then(|| "fr".into()),
            agent: (state == CallState::Answered).then(|| "mira".into()),
        };
        let item = Received { carrier_id: CarrierId::new(call), raw: Bytes::new(), content: Ok(Inbound::Call(told)) };
        desk.accept(item).await;
    }

    fn log(id: Uuid, ended_at: i64) -> CallLog {
        serde_json::from_value(json!({
            "medium": "PHONE", "started_at": START, "ended_at": ended_at, "language": "fr", "phone_call_id": id,
            "call": { "class": "INFO", "about": "SELF", "role": "PAR", "child_age_code": "NASK", "child_gender": "UNK" },
        }))
        .unwrap()
    }

    async fn missed(desk: &Desk) -> i64 {
        const MISSED: Sql = Sql {
            name: "MISSED",
            sqlite: "SELECT COUNT(*) FROM call WHERE non_counselling = 'MISSED' AND medium = 'PHONE' AND first_answer_at IS NULL",
            postgres: "SELECT COUNT(*) FROM call WHERE non_counselling = 'MISSED' AND medium = 'PHONE' AND first_answer_at IS NULL",
        };
        let mut reader = desk.inbox.data().reader().await.unwrap();
        let (count,): (i64,) = reader.conn().sql(MISSED).fetch_one().await.unwrap();
        count
    }

    pub async fn a_call_rings_is_answered_and_written_down_once(desk: Desk) {
        told(&desk, "c-1", CallState::Ringing, START).await;
        let calls = desk.inbox.phone_calls(&desk.mira).await.unwrap();
        assert_eq!((calls.len(), calls[0].state.as_str(), calls[0].language.as_deref()), (1, "ringing", Some("fr")));
        told(&desk, "c-1", CallState::Answered, START + 5_000).await;
        told(&desk, "c-1", CallState::Ended, START + 2 * MINUTE).await;
        let call = desk.inbox.phone_calls(&desk.jonas).await.unwrap().remove(0);
        assert_eq!((call.state.as_str(), call.line.as_deref(), call.began_at), ("ended", Some("116 000"), START));
        assert_eq!((call.answered_at, call.ended_at), (Some(START + 5_000), Some(START + 2 * MINUTE)));
        assert_eq!(call.operator.unwrap().id, desk.mira.operator());
        desk.clock.advance(10 * MINUTE);
        let (calls, command) = (desk.inbox.calls(), key());
        let written = calls.log(&desk.mira, command, log(call.id, START + 2 * MINUTE)).await.unwrap();
        assert_eq!(calls.log(&desk.mira, command, log(call.id, START + 2 * MINUTE)).await.unwrap(), written);
        const ANSWERED: &str = "SELECT first_answer_at - started_at FROM call WHERE medium = 'PHONE'";
        {
            let mut reader = desk.inbox.data().reader().await.unwrap();
            let waited = Sql { name: "ANSWERED", sqlite: ANSWERED, postgres: ANSWERED };
            let (waited,): (i64,) = reader.conn().sql(waited).fetch_one().await.unwrap();
            assert_eq!(waited, 5_000, "it rang until then");
        }
        let again = calls.log(&desk.jonas, key(), log(call.id, START + 2 * MINUTE)).await;
        assert!(
            matches!(&again, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("already")),
            "{again:?}"
        );
        let nowhere = calls.log(&desk.jonas, key(), log(key(), START)).await;
        assert!(matches!(nowhere, Err(Refusal::Store(StoreError::Rejected(_)))));
        assert!(desk.inbox.phone_calls(&desk.mira).await.unwrap().is_empty(), "it is written down");
        desk.inbox.record_unanswered().await.unwrap();
        assert_eq!(missed(&desk).await, 0);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_nobody_answered_writes_itself_down(desk: Desk) {
        told(&desk, "c-1", CallState::Ringing, START).await;
        told(&desk, "c-1", CallState::Missed, START + 30_000).await;
        told(&desk, "c-2", CallState::Ringing, START).await;
        told(&desk, "c-2", CallState::Ended, START + 20_000).await;
        assert_eq!(missed(&desk).await, 1, "the answer may still be on its way");
        desk.clock.advance(3 * MINUTE);
        for _ in 0..2 {
            desk.inbox.record_unanswered().await.unwrap();
        }
        assert_eq!(missed(&desk).await, 2);
        let calls = desk.inbox.phone_calls(&desk.mira).await.unwrap();
        assert!(calls.iter().all(|call| call.state == "missed" && call.call_id.is_some()), "{calls:?}");
        // Who writes them down has a name that nobody can log in with, and that stands in no list.
        let people = desk.inbox.access().operators(&desk.mira).await.unwrap();
        assert!(people.iter().all(|person| !person.login.starts_with("exchange:")));
        desk.clock.advance(25 * 60 * MINUTE);
        assert!(desk.inbox.phone_calls(&desk.mira).await.unwrap().is_empty());
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn copies_and_disorder_change_nothing(desk: Desk) {
        for _ in 0..3 {
            told(&desk, "c-1", CallState::Missed, START + 9_000).await;
            told(&desk, "c-1", CallState::Ringing, START).await;
            told(&desk, "c-2", CallState::Ended, START + 9_000).await;
            told(&desk, "c-2", CallState::Answered, START + 5_000).await;
            told(&desk, "c-2", CallState::Ringing, START).await;
        }
        // By a clock that is years off.
        told(&desk, "c-3", CallState::Ringing, 0).await;
        let mut calls = desk.inbox.phone_calls(&desk.mira).await.unwrap();
        calls.sort_by(|one, other| one.state.cmp(&other.state));
        let states: Vec<_> = calls.iter().map(|call| (call.state.as_str(), call.began_at, call.ended_at)).collect();
        let at = Some(START + 9_000);
        assert_eq!(states, [("ended", START, at), ("missed", START, at), ("ringing", START, None)]);
        assert_eq!(missed(&desk).await, 1);
    }

    pub async fn another_hotline_hears_nothing_of_a_call(desk: Desk) {
        told(&desk, "c-1", CallState::Ringing, START).await;
        let id = desk.inbox.phone_calls(&desk.mira).await.unwrap().remove(0).id;
        let other = desk.inbox.hotlines().apply(spec("harbour-line")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.jonas.operator(), Role::Operator);
        assert!(desk.inbox.phone_calls(&stranger).await.unwrap().is_empty());
        let taken = desk.inbox.calls().log(&stranger, key(), log(id, START + 1)).await;
        assert!(matches!(taken, Err(Refusal::Store(StoreError::Rejected(_)))));
        assert!(matches!(desk.inbox.phone_calls(&desk.admin).await, Err(StoreError::Forbidden(_))));
    }
    const DAY: i64 = 24 * 60 * MINUTE;

    /// How many calls an exchange told of, in the database.
    async fn told_of(desk: &Desk) -> i64 {
        const TOLD: &str = "SELECT COUNT(*) AS n FROM phone_call";
        let mut reader = desk.inbox.data().reader().await.unwrap();
        let (count,): (i64,) =
            reader.conn().sql(Sql { name: "TOLD", sqlite: TOLD, postgres: TOLD }).fetch_one().await.unwrap();
        count
    }

    async fn days(desk: &Desk, count: i64) {
        for _ in 0..count {
            desk.clock.advance(DAY);
            desk.inbox.retention_round().await.unwrap();
        }
    }

    async fn rules(desk: &Desk, rules: &[(&str, i64)]) {
        let rules = rules.iter().map(|(class, days)| RetentionRule {
            record: Record::Call,
            class: (*class).into(),
            days: *days,
        });
        desk.inbox.change_retention(&desk.admin, 0, rules.collect()).await.unwrap();
    }

    pub async fn what_the_exchange_told_goes_by_the_rules_of_calls(desk: Desk) {
        for call in ["spoken", "linked", "forgotten"] {
            told(&desk, call, CallState::Ringing, START).await;
            told(&desk, call, CallState::Answered, START + 5_000).await;
            told(&desk, call, CallState::Ended, START + MINUTE).await;
        }
        desk.clock.advance(2 * MINUTE);
        let open = desk.inbox.phone_calls(&desk.mira).await.unwrap();
        let mut spoken = log(open[0].id, START + MINUTE);
        spoken.call.note = Some("canary-exchange".into());
        desk.inbox.calls().log(&desk.mira, key(), spoken).await.unwrap();
        let linked = desk.inbox.calls().log(&desk.mira, key(), log(open[1].id, START + MINUTE)).await.unwrap().id;
        let form = serde_json::from_value(json!({ "kind": "MISSING" })).unwrap();
        let new = NewCase { form, conversation_id: None, call_id: Some(linked) };
        let case = desk.inbox.cases().open_new(&desk.mira, key(), new).await.unwrap().row.id;
        days(&desk, 40).await;
        assert_eq!(told_of(&desk).await, 3, "without rules nothing goes");

        rules(&desk, &[("INFO", 60), ("NONE", 90)]).await;
        days(&desk, 14).await;
        assert_eq!(desk.inbox.retention(&desk.supervisor).await.unwrap().noticed, 1, "the words");
        days(&desk, 7).await;
        assert_eq!(told_of(&desk).await, 3, "the words went; what was told has a week of its own");
        desk.inbox.cases().hold(&desk.supervisor, case, true).await.unwrap();
        days(&desk, 7).await;
        assert_eq!(told_of(&desk).await, 2, "with its class");
        days(&desk, 40).await;
        assert_eq!(told_of(&desk).await, 1, "nobody wrote it down, and a case keeps the other one");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_clock_that_jumps_forgets_nothing_of_the_exchange(desk: Desk) {
        told(&desk, "c-1", CallState::Ringing, START).await;
        rules(&desk, &[("*", 7)]).await;
        days(&desk, 1).await;
        desk.clock.advance(3_000 * DAY);
        desk.inbox.retention_round().await.unwrap();
        days(&desk, 30).await;
        assert_eq!(told_of(&desk).await, 1);
        // The date is right after all: a week's notice, and then it goes.
        desk.inbox.go_on_erasing(&desk.admin).await.unwrap();
        desk.inbox.retention_round().await.unwrap();
        days(&desk, 6).await;
        assert_eq!(told_of(&desk).await, 1);
        days(&desk, 1).await;
        assert_eq!(told_of(&desk).await, 0);
    }
}
