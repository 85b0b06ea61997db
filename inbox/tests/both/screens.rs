//! Screens are snapshot + events: an old snapshot with the events after it is the new snapshot.

use crate::on_both;

on_both!(
    an_old_snapshot_and_events_make_the_new_one,
    a_screen_from_the_future_or_far_behind_is_told_so,
    pages_join_without_gap,
    whose_session_ended_is_seen_nowhere_unless_another_screen_follows,
    whose_role_changed_is_seen_nowhere_though_no_screen_was_asking,
    why_somebody_is_away_is_seen_until_they_are_back,
);

mod cases {
    use std::{collections::BTreeMap, time::Duration};

    use earshot_channel::SafetyAnswer;
    use earshot_inbox::{
        ConversationId, FollowError,
        access::{OperatorChange, OperatorStatus, Role, StatusWhy},
        view::{ConversationState, Row, View, Viewer},
    };
    use futures::StreamExt;

    use crate::desk::{Desk, key, reply};

    type Screen = BTreeMap<ConversationId, (u8, ConversationState, i64, Option<String>, i64)>;

    fn shown(row: &Row) -> (u8, ConversationState, i64, Option<String>, i64) {
        (row.priority, row.state, row.unread, row.assignee.as_ref().map(|person| person.name.clone()), row.messages)
    }

    async fn snapshot(desk: &Desk) -> (Screen, i64) {
        let (mut screen, mut seq) = (Screen::new(), i64::MAX);
        for view in [View::Waiting, View::Theirs, View::Closed] {
            let page = desk.inbox.inbox_page(&desk.mira, view, None, 200).await.unwrap();
            seq = seq.min(page.seq);
            screen.extend(page.rows.iter().map(|row| (row.id, shown(row))));
        }
        (screen, seq)
    }

    pub async fn an_old_snapshot_and_events_make_the_new_one(desk: Desk) {
        desk.says("wren", "w-0", "before").await;
        let (mut screen, seq) = snapshot(&desk).await;
        let mut stream = desk.inbox.events(&desk.mira, seq).await.unwrap();
        // A seeded walk through everything that changes a row.
        let mut chance = 12_345_u32;
        for step in 0..120 {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let who = format!("contact-{}", (chance >> 8) % 9);
            let ids: Vec<_> = screen_ids(&desk).await;
            let some = ids[(chance >> 16) as usize % ids.len()];
            match (chance >> 24) % 6 {
                0 | 1 => drop(desk.says(&who, &format!("{who}-{step}"), "words").await),
                2 => desk.answers_safety(&who, &format!("{who}-{step}"), SafetyAnswer::Unsure).await,
                3 => drop(desk.inbox.claim(&desk.mira, some).await),
                4 => drop(desk.inbox.write(&desk.jonas, key(), some, reply("answer")).await),
                _ => drop(desk.inbox.mark_seen(&desk.mira, some, i64::MAX).await),
            }
            desk.clock.advance(1_000);
        }
        let mut last = seq;
        while let Ok(Some(event)) = tokio::time::timeout(Duration::from_millis(1_500), stream.next()).await {
            let event = event.unwrap();
            if event.seq > 0 {
                assert_eq!(event.seq, last + 1, "gap-free and in order");
                last = event.seq;
            }
            if let Some(row) = &event.row {
                screen.insert(row.id, shown(row));
            }
        }
        assert_eq!(screen, snapshot(&desk).await.0);
        // Whoever resumes in the middle comes to the same screen.
        let mut resumed = desk.inbox.events(&desk.mira, seq + (last - seq) / 2).await.unwrap();
        let mut again = screen.clone();
        while let Ok(Some(event)) = tokio::time::timeout(Duration::from_millis(400), resumed.next()).await {
            if let Some(row) = &event.unwrap().row {
                again.insert(row.id, shown(row));
            }
        }
        assert_eq!(again, screen);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    async fn screen_ids(desk: &Desk) -> Vec<ConversationId> {
        snapshot(desk).await.0.into_keys().collect()
    }

    pub async fn a_screen_from_the_future_or_far_behind_is_told_so(desk: Desk) {
        desk.says("wren", "w-0", "before").await;
        let (_, seq) = snapshot(&desk).await;
        let ahead = desk.inbox.events(&desk.mira, seq + 1).await;
        assert!(matches!(ahead, Err(FollowError::Ahead { last }) if last == seq));
        assert!(matches!(desk.inbox.events(&desk.mira, -1).await, Err(FollowError::Gone)));
    }

    pub async fn whose_session_ended_is_seen_nowhere_unless_another_screen_follows(desk: Desk) {
        desk.says("wren", "w-0", "hello").await;
        let talk = desk.first_waiting().await;
        let seen = async || desk.inbox.open_conversation(&desk.mira, talk).await.unwrap().row.viewers;
        let names = |viewers: Vec<Viewer>| viewers.into_iter().map(|viewer| viewer.id).collect::<Vec<_>>();
        let (_, seq) = snapshot(&desk).await;
        let mut colleague = desk.inbox.events(&desk.mira, seq).await.unwrap();
        let (one, two) =
            (desk.inbox.events(&desk.jonas, seq).await.unwrap(), desk.inbox.events(&desk.jonas, seq).await.unwrap());
        desk.inbox.view(&desk.mira, talk, true).await.unwrap();
        desk.inbox.view(&desk.jonas, talk, true).await.unwrap();
        let both = [desk.jonas.operator(), desk.mira.operator()];
        assert_eq!(names(seen().await), both);
        drop(one);
        assert_eq!(desk.inbox.session_over(&desk.jonas).kind, "session.ended");
        assert_eq!(names(seen().await), both, "another screen of theirs follows");
        drop(two);
        desk.inbox.session_over(&desk.jonas);
        assert_eq!(names(seen().await), [desk.mira.operator()], "at once, not after 45 seconds");
        let both_and_then_one = async {
            let mut before = 0;
            while let Some(event) = colleague.next().await {
                let event = event.unwrap();
                let Some(viewers) = event.data.get("viewers").and_then(|viewers| viewers.as_array()) else { continue };
                if (before, viewers.len()) == (2, 1) {
                    return;
                }
                before = viewers.len();
            }
            panic!("the stream ended")
        };
        tokio::time::timeout(Duration::from_secs(5), both_and_then_one).await.unwrap();
    }

    pub async fn why_somebody_is_away_is_seen_until_they_are_back(desk: Desk) {
        let (_, seq) = snapshot(&desk).await;
        let mut colleague = desk.inbox.events(&desk.mira, seq).await.unwrap();
        let access = desk.inbox.access();
        access.set_status(&desk.jonas, OperatorStatus::Away, Some(StatusWhy::Meal)).await.unwrap();
        let told = async {
            while let Some(event) = colleague.next().await {
                let event = event.unwrap();
                if event.kind == "operator.status" {
                    return event.data.clone();
                }
            }
            panic!("the stream ended")
        };
        let told = tokio::time::timeout(Duration::from_secs(5), told).await.unwrap();
        assert_eq!((&told["status"], &told["why"]), (&"away".into(), &"meal".into()));
        let board = async |desk: &Desk| {
            let board = desk.inbox.board(&desk.supervisor).await.unwrap();
            board.operators.into_iter().find(|load| load.id == desk.jonas.operator()).unwrap().status_why
        };
        assert_eq!(board(&desk).await, Some(StatusWhy::Meal));
        // Another name for them changes nothing about it; another role ends what they were doing.
        let named = OperatorChange { alias: Some("Jo".into()), ..OperatorChange::default() };
        let named = access.change_operator(&desk.admin, desk.jonas.operator(), named).await.unwrap();
        assert_eq!(named.status_why, Some(StatusWhy::Meal));
        access.set_status(&desk.jonas, OperatorStatus::Accepting, Some(StatusWhy::Meal)).await.unwrap();
        assert_eq!(board(&desk).await, None, "whoever takes contacts needs no reason");
        access.set_status(&desk.jonas, OperatorStatus::Paused, Some(StatusWhy::Call)).await.unwrap();
        let change = OperatorChange { role: Some(Role::Supervisor), ..OperatorChange::default() };
        access.change_operator(&desk.admin, desk.jonas.operator(), change).await.unwrap();
        assert_eq!(board(&desk).await, None);
    }

    pub async fn whose_role_changed_is_seen_nowhere_though_no_screen_was_asking(desk: Desk) {
        desk.says("wren", "w-0", "hello").await;
        let talk = desk.first_waiting().await;
        let (_, seq) = snapshot(&desk).await;
        let mut colleague = desk.inbox.events(&desk.mira, seq).await.unwrap();
        // A long poll is over, and the next one is to come.
        desk.inbox.view(&desk.jonas, talk, true).await.unwrap();
        let access = desk.inbox.access();
        access.set_status(&desk.jonas, OperatorStatus::Accepting, None).await.unwrap();
        let change = OperatorChange { role: Some(Role::Supervisor), ..OperatorChange::default() };
        let changed = access.change_operator(&desk.admin, desk.jonas.operator(), change).await.unwrap();
        assert_eq!(changed.status, OperatorStatus::Away, "their sessions ended");
        let nobody_is_seen = async {
            while let Some(event) = colleague.next().await {
                let event = event.unwrap();
                if event.data.get("viewers").and_then(|viewers| viewers.as_array()).is_some_and(Vec::is_empty) {
                    return;
                }
            }
            panic!("the stream ended")
        };
        tokio::time::timeout(Duration::from_secs(5), nobody_is_seen).await.unwrap();
        let seen = desk.inbox.open_conversation(&desk.mira, talk).await.unwrap().row.viewers;
        assert_eq!(seen.into_iter().map(|viewer| viewer.id).collect::<Vec<_>>(), [desk.mira.operator()]);
    }

    pub async fn pages_join_without_gap(desk: Desk) {
        for n in 0..23 {
            desk.says(&format!("c-{n}"), &format!("m-{n}"), "hello").await;
            if n % 3 == 0 {
                desk.clock.advance(1_000);
            }
        }
        let whole: Vec<_> = desk
            .inbox
            .inbox_page(&desk.mira, View::Waiting, None, 200)
            .await
            .unwrap()
            .rows
            .iter()
            .map(|row| row.id)
            .collect();
        let (mut joined, mut cursor) = (Vec::new(), None);
        loop {
            let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, cursor.as_deref(), 5).await.unwrap();
            joined.extend(page.rows.iter().map(|row| row.id));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(whole.len(), 23);
        assert_eq!(joined, whole);
        assert!(desk.inbox.inbox_page(&desk.mira, View::Waiting, Some("nonsense"), 5).await.is_err());
    }
}
