//! Who is needed when: arrivals by hour of the week, what they need, what is planned, and who may say so.

use crate::on_both;

on_both!(
    arrivals_of_the_last_weeks_say_who_is_needed_when,
    a_plan_of_a_week_stands_before_the_usual_one,
    of_two_who_plan_one_is_told,
    another_hotlines_arrivals_and_plans_are_not_ours,
);

mod cases {
    use earshot_inbox::{
        StoreError,
        access::{Role, Scope},
        audit,
        calls::CallForm,
        problems::Refusal,
        quality::shifts::{ShiftPage, ShiftQuery, USUAL},
    };
    use serde_json::json;

    use crate::desk::{Desk, START, key, reply};

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;
    /// Monday 11:00 in Brussels, which is 10:00 UTC in winter.
    const MONDAY_ELEVEN: usize = 11;

    /// A talk that comes at a time and is answered and closed half an hour later.
    async fn talk(desk: &Desk, at: i64, who: &str) {
        desk.clock.advance(at - desk.clock.now().0);
        desk.says(who, &format!("{who}-1"), "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("I am here.")).await.unwrap();
        desk.clock.advance(HOUR / 2);
        let call = json!({ "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 12, "child_gender": "BOY", "reasons": ["UNK"], "leading_reason": "UNK" });
        let call: CallForm = serde_json::from_value(call).unwrap();
        desk.inbox.close_conversation(&desk.mira, id, call, None).await.unwrap();
    }

    async fn page(desk: &Desk, week: &str) -> ShiftPage {
        let query = ShiftQuery { weeks: 3, week: week.into(), ..ShiftQuery::default() };
        desk.inbox.shifts(&desk.supervisor, query).await.unwrap()
    }

    pub async fn arrivals_of_the_last_weeks_say_who_is_needed_when(desk: Desk) {
        // One, two and four of a Monday; two on Sundays at midnight's edges; one today, which is no whole week.
        let mut number = 0;
        for (days, times) in [(-21, 1), (-14, 2), (-7, 4)] {
            for each in 0..times {
                number += 1;
                talk(&desk, START + days * DAY + each, &format!("wren-{number}")).await;
            }
        }
        desk.clock.advance(START - desk.clock.now().0);
        let few = page(&desk, "").await;
        assert_eq!((few.handled, few.handling_ms, few.hours[MONDAY_ELEVEN].need), (7, None, None));
        for (at, who) in [(12, "heron"), (13, "tern"), (14, "owl")] {
            talk(&desk, START - 7 * DAY + at * HOUR, who).await;
        }
        desk.clock.advance(START - desk.clock.now().0);
        desk.says("late", "late-1", "hello").await;
        let full = page(&desk, "").await;
        assert_eq!((full.time_zone.as_str(), full.week.as_str(), full.weeks), ("Europe/Brussels", "2026-03-02", 3));
        assert_eq!((full.arrivals, full.handled, full.handling_ms, full.at_once), (10, 10, Some(HOUR / 2), 3));
        assert_eq!((full.from, full.to), (START - 11 * HOUR - 21 * DAY, START - 11 * HOUR));
        let hour = &full.hours[MONDAY_ELEVEN];
        assert_eq!(
            (hour.median, hour.high, hour.need, hour.planned, hour.short),
            (Some(2.0), Some(4), Some(1), 0, true)
        );
        let calm = &full.hours[MONDAY_ELEVEN + 1];
        assert_eq!(
            (calm.median, calm.high, calm.need, calm.short, calm.times),
            (Some(0.0), Some(0), Some(0), false, 1)
        );
        // Tuesday, for it was past midnight by the hotline's clock.
        assert_eq!(full.hours[24].high, Some(1));
        let none = ShiftQuery { weeks: 3, language: "fr".into(), ..ShiftQuery::default() };
        assert_eq!(desk.inbox.shifts(&desk.supervisor, none).await.unwrap().arrivals, 0);
        let channel = desk.inbox.hotlines().channels(desk.mira.hotline()).await.unwrap()[0].name.clone();
        let named = ShiftQuery { weeks: 3, channel, language: "en".into(), ..ShiftQuery::default() };
        assert_eq!(desk.inbox.shifts(&desk.supervisor, named).await.unwrap().arrivals, 10);
        // The week in which the clock jumps has an hour less.
        let spring = page(&desk, "2026-03-29").await;
        assert_eq!((spring.week.as_str(), spring.hours[6 * 24 + 2].times), ("2026-03-23", 0));
        for (who, may) in [(&desk.mira, false), (&desk.admin, true)] {
            assert_eq!(desk.inbox.shifts(who, ShiftQuery::default()).await.is_ok(), may);
        }
        assert!(
            desk.inbox.shifts(&desk.admin, ShiftQuery { week: "soon".into(), ..ShiftQuery::default() }).await.is_err()
        );
    }

    async fn plan(desk: &Desk, who: &Scope, week: &str, version: i64, people: i64) -> Result<(), Refusal> {
        desk.inbox.plan_shifts(who, week, version, &vec![people; 168]).await
    }

    pub async fn a_plan_of_a_week_stands_before_the_usual_one(desk: Desk) {
        let shown = async |week: &str| {
            let page = page(&desk, week).await;
            (page.own, page.version, page.hours[0].planned, page.hours[167].planned)
        };
        assert_eq!(shown("").await, (false, 0, 0, 0));
        plan(&desk, &desk.supervisor, USUAL, 0, 2).await.unwrap();
        assert_eq!((shown("").await, shown(USUAL).await), ((false, 0, 2, 2), (true, 1, 2, 2)));
        // Named by any of its days.
        plan(&desk, &desk.supervisor, "2026-03-11", 0, 5).await.unwrap();
        assert_eq!((shown("2026-03-09").await, shown("").await), ((true, 1, 5, 5), (false, 0, 2, 2)));
        desk.inbox.unplan_shifts(&desk.supervisor, "2026-03-09").await.unwrap();
        assert_eq!(shown("2026-03-09").await, (false, 0, 2, 2));
        desk.inbox.unplan_shifts(&desk.supervisor, "2026-03-09").await.unwrap();
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 50).await.unwrap();
        let count = |act: &str| page.rows.iter().filter(|row| row.act == act).count();
        assert_eq!((count("shift-plan.changed"), count("shift-plan.removed")), (2, 1));
    }

    pub async fn of_two_who_plan_one_is_told(desk: Desk) {
        for who in [&desk.mira, &desk.admin] {
            let refused = plan(&desk, who, USUAL, 0, 1).await;
            assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))));
        }
        for hours in [vec![1; 167], vec![-1; 168], vec![201; 168]] {
            let refused = desk.inbox.plan_shifts(&desk.supervisor, USUAL, 0, &hours).await;
            assert!(matches!(refused, Err(Refusal::Invalid(_))));
        }
        plan(&desk, &desk.supervisor, USUAL, 0, 1).await.unwrap();
        let conflict = |refused| matches!(refused, Err(Refusal::Store(StoreError::Conflict(_))));
        assert!(conflict(plan(&desk, &desk.supervisor, USUAL, 0, 3).await));
        plan(&desk, &desk.supervisor, USUAL, 1, 3).await.unwrap();
        assert!(conflict(plan(&desk, &desk.supervisor, USUAL, 1, 4).await));
        assert_eq!(page(&desk, USUAL).await.hours[0].planned, 3);
    }

    pub async fn another_hotlines_arrivals_and_plans_are_not_ours(desk: Desk) {
        talk(&desk, START - 7 * DAY, "wren").await;
        desk.clock.advance(START - desk.clock.now().0);
        plan(&desk, &desk.supervisor, USUAL, 0, 2).await.unwrap();
        let other = desk.inbox.hotlines().apply(crate::desk::spec("harbour-line")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.supervisor.operator(), Role::Supervisor);
        let theirs = desk.inbox.shifts(&stranger, ShiftQuery { weeks: 3, ..ShiftQuery::default() }).await.unwrap();
        assert_eq!((theirs.arrivals, theirs.hours[0].planned), (0, 0));
        assert_eq!(page(&desk, "").await.arrivals, 1);
    }
}
