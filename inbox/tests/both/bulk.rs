//! One act on several talks: what is left out and why, one transaction, and the way back.

use crate::on_both;

on_both!(
    a_preview_changes_nothing_and_says_who_is_left_out,
    tags_are_given_and_taken_and_come_back,
    whoever_may_be_in_danger_is_never_swept,
    what_was_closed_goes_on_after_an_undo,
    a_talk_stays_in_the_queue_it_was_put_into,
    the_same_command_acts_once,
    an_undo_leaves_what_changed_since,
    an_undo_leaves_the_record_that_a_colleague_corrected,
    acts_that_make_no_sense_are_refused,
);

mod cases {
    use earshot_inbox::{
        ConversationId, Snooze, StoreError, UnixMillis, WriteError, audit,
        bulk::{BulkAct, BulkForm, BulkRow, BulkTalk, LeftOut},
        calls::CallForm,
        corrections::Why,
        hotlines::HotlineSpec,
        routing::QueueSpec,
        tags::TagForm,
        view::{ConversationState, Row, View},
    };

    use crate::desk::{Desk, key, spec};

    const MINUTE: i64 = 60_000;

    /// Talks of so many contacts, by contact.
    async fn talks(desk: &Desk, count: usize) -> Vec<ConversationId> {
        let mut ids = Vec::new();
        for n in 0..count {
            desk.says(&format!("c-{n}"), &format!("m-{n}"), "hello").await;
            let rows = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 50).await.unwrap().rows;
            ids.push(rows.iter().map(|row| row.id).find(|id| !ids.contains(id)).unwrap());
        }
        ids
    }

    async fn row(desk: &Desk, id: ConversationId) -> Row {
        desk.inbox.open_conversation(&desk.mira, id).await.unwrap().row
    }

    async fn form(desk: &Desk, ids: &[ConversationId], act: BulkAct) -> BulkForm {
        let mut talks = Vec::new();
        for id in ids {
            talks.push(BulkTalk { id: *id, last_in_at: row(desk, *id).await.last_in_at });
        }
        BulkForm { talks, act }
    }

    fn why(rows: &[BulkRow], id: ConversationId) -> Option<LeftOut> {
        rows.iter().find(|row| row.id == id).unwrap().left_out
    }

    fn until_they_write() -> BulkAct {
        BulkAct::Snooze { until_at: None }
    }

    fn call() -> CallForm {
        serde_json::from_value(serde_json::json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 13, "child_gender": "GIRL",
            "reasons": ["NASK"], "leading_reason": "NASK", "actions": ["LISTEN"]
        }))
        .unwrap()
    }

    async fn tag(desk: &Desk, code: &str) {
        let form = TagForm { name: code.to_uppercase(), retired: false };
        desk.inbox.put_tag(&desk.supervisor, code.into(), form).await.unwrap();
    }

    async fn trail(desk: &Desk, act: &str) -> usize {
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
        page.rows.iter().filter(|row| row.act == act).count()
    }

    pub async fn a_preview_changes_nothing_and_says_who_is_left_out(desk: Desk) {
        let ids = talks(&desk, 5).await;
        desk.inbox.claim(&desk.jonas, ids[0]).await.unwrap();
        desk.inbox.close_conversation(&desk.mira, ids[1], call(), None).await.unwrap();
        desk.inbox.claim(&desk.mira, ids[2]).await.unwrap();
        let of_admin = form(&desk, &ids, until_they_write()).await;
        let mut form = of_admin.clone();
        desk.clock.advance(1_000);
        desk.says("c-3", "later", "and something else").await;
        form.talks.push(BulkTalk { id: ConversationId(key()), last_in_at: 0 });
        let events = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 1).await.unwrap().seq;
        let rows = desk.inbox.bulk_preview(&desk.mira, form.clone()).await.unwrap();
        let expected = [Some(LeftOut::Held), Some(LeftOut::Closed), None, Some(LeftOut::Newer), None];
        assert_eq!(ids.iter().map(|id| why(&rows, *id)).collect::<Vec<_>>(), expected);
        assert_eq!(rows.iter().filter(|row| row.left_out == Some(LeftOut::Gone)).count(), 1);
        assert_eq!(desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 1).await.unwrap().seq, events);
        let done = desk.inbox.bulk(&desk.mira, key(), form).await.unwrap();
        assert_eq!(done.rows, rows, "the act does what the preview said");
        let aside = desk.inbox.inbox_page(&desk.mira, View::Snoozed, None, 50).await.unwrap().rows;
        assert_eq!(aside.len(), 2);
        assert!(desk.inbox.bulk_preview(&desk.admin, of_admin).await.is_err());
    }

    pub async fn tags_are_given_and_taken_and_come_back(desk: Desk) {
        let ids = talks(&desk, 3).await;
        for code in ["school", "night"] {
            tag(&desk, code).await;
        }
        desk.inbox.tag(&desk.mira, ids[0], vec!["night".into()]).await.unwrap();
        desk.inbox.tag(&desk.mira, ids[1], vec!["school".into()]).await.unwrap();
        let act = BulkAct::Tag { add: vec!["school".into()], remove: vec!["night".into()] };
        let done = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids, act).await).await.unwrap();
        assert_eq!(why(&done.rows, ids[1]), Some(LeftOut::Same));
        for id in &ids {
            assert_eq!(row(&desk, *id).await.tags, ["school"]);
        }
        assert_eq!((trail(&desk, "conversation.tagged").await, trail(&desk, "bulk.done").await), (4, 1));
        assert!(matches!(desk.inbox.undo_bulk(&desk.jonas, done.id).await, Err(StoreError::Forbidden(_))));
        let back = desk.inbox.undo_bulk(&desk.supervisor, done.id).await.unwrap();
        assert!(back.iter().all(|row| row.left_out.is_none()));
        assert_eq!(row(&desk, ids[0]).await.tags, ["night"]);
        assert!(row(&desk, ids[2]).await.tags.is_empty());
        assert_eq!(trail(&desk, "bulk.undone").await, 1);
        assert!(matches!(desk.inbox.undo_bulk(&desk.mira, done.id).await, Err(StoreError::Conflict(_))));
    }

    pub async fn whoever_may_be_in_danger_is_never_swept(desk: Desk) {
        let ids = talks(&desk, 3).await;
        desk.inbox.prioritise(&desk.jonas, ids[0], 1, Why::Unsaid).await.unwrap();
        desk.inbox.prioritise(&desk.jonas, ids[1], 0, Why::Unsaid).await.unwrap();
        let acts = [
            until_they_write(),
            BulkAct::Close { call: Box::new(call()) },
            BulkAct::Prioritise { priority: 4, why: Why::Prank },
        ];
        for act in acts {
            let rows = desk.inbox.bulk_preview(&desk.supervisor, form(&desk, &ids, act).await).await.unwrap();
            let left: Vec<_> = ids.iter().map(|id| why(&rows, *id)).collect();
            assert_eq!(left, [Some(LeftOut::Grave), Some(LeftOut::Grave), None]);
        }
        let raise = BulkAct::Prioritise { priority: 1, why: Why::Unsaid };
        let done = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids, raise).await).await.unwrap();
        let left: Vec<_> = ids.iter().map(|id| why(&done.rows, *id)).collect();
        assert_eq!(left, [Some(LeftOut::Same), Some(LeftOut::Way), None]);
        assert_eq!(row(&desk, ids[2]).await.priority, 1);
        desk.inbox.undo_bulk(&desk.mira, done.id).await.unwrap();
        assert_eq!(row(&desk, ids[2]).await.priority, 3);
    }

    pub async fn what_was_closed_goes_on_after_an_undo(desk: Desk) {
        let ids = talks(&desk, 2).await;
        desk.inbox.claim(&desk.mira, ids[0]).await.unwrap();
        let act = BulkAct::Close { call: Box::new(call()) };
        let done = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids, act).await).await.unwrap();
        assert!(done.rows.iter().all(|row| row.left_out.is_none()), "{:?}", done.rows);
        for id in &ids {
            let open = desk.inbox.open_conversation(&desk.mira, *id).await.unwrap();
            assert_eq!((open.row.state, open.sittings[0].call.is_some()), (ConversationState::Closed, true));
        }
        desk.clock.advance(5 * MINUTE);
        let back = desk.inbox.undo_bulk(&desk.mira, done.id).await.unwrap();
        assert!(back.iter().all(|row| row.left_out.is_none()), "{back:?}");
        for id in &ids {
            let open = desk.inbox.open_conversation(&desk.mira, *id).await.unwrap();
            let sitting = &open.sittings[0];
            assert_eq!((open.row.state, open.sittings.len()), (ConversationState::Waiting, 1));
            assert_eq!((sitting.call.is_some(), sitting.ended_at), (false, None));
        }
        assert_eq!(row(&desk, ids[0]).await.assignee.unwrap().name, "mira Testowa");
        // The sitting can be closed again, with a Call of its own.
        desk.inbox.close_conversation(&desk.mira, ids[0], call(), None).await.unwrap();
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report:?}");
    }

    pub async fn a_talk_stays_in_the_queue_it_was_put_into(desk: Desk) {
        let queue = |name: &str, languages: &[&str]| QueueSpec {
            name: name.into(),
            languages: languages.iter().map(ToString::to_string).collect(),
            ..QueueSpec::default()
        };
        let queues = vec![queue("All", &[]), queue("Night", &["fr"])];
        desk.inbox.hotlines().apply(HotlineSpec { queues, ..spec("lantern-line") }).await.unwrap();
        let ids = talks(&desk, 2).await;
        let route = async || desk.inbox.route_now(UnixMillis(0)).await.unwrap();
        let queue_of = async |id| desk.inbox.open_conversation(&desk.mira, id).await.unwrap().queue;
        route().await;
        assert_eq!(queue_of(ids[0]).await.as_deref(), Some("All"));
        let act = BulkAct::Move { queue: "Night".into() };
        let done = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids[..1], act.clone()).await).await.unwrap();
        route().await;
        assert_eq!(queue_of(ids[0]).await.as_deref(), Some("Night"), "the rules leave it there");
        let again = desk.inbox.bulk_preview(&desk.mira, form(&desk, &ids[..1], act).await).await.unwrap();
        assert_eq!(again[0].left_out, Some(LeftOut::Same));
        desk.inbox.undo_bulk(&desk.mira, done.id).await.unwrap();
        route().await;
        assert_eq!(queue_of(ids[0]).await.as_deref(), Some("All"));
        let nowhere = form(&desk, &ids, BulkAct::Move { queue: "Nowhere".into() }).await;
        assert!(matches!(desk.inbox.bulk_preview(&desk.mira, nowhere).await, Err(StoreError::Rejected(_))));
    }

    pub async fn the_same_command_acts_once(desk: Desk) {
        let ids = talks(&desk, 2).await;
        let (command, form) = (key(), form(&desk, &ids, until_they_write()).await);
        let done = desk.inbox.bulk(&desk.mira, command, form.clone()).await.unwrap();
        assert_eq!(desk.inbox.bulk(&desk.mira, command, form.clone()).await.unwrap(), done);
        let other = BulkForm { act: BulkAct::Snooze { until_at: Some(desk.clock.now().0 + MINUTE) }, ..form };
        let refused = desk.inbox.bulk(&desk.mira, command, other).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Conflict(_)))));
        assert_eq!(trail(&desk, "bulk.done").await, 1);
    }

    pub async fn an_undo_leaves_what_changed_since(desk: Desk) {
        let ids = talks(&desk, 4).await;
        let done = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids, until_they_write()).await).await.unwrap();
        desk.inbox.claim(&desk.jonas, ids[0]).await.unwrap();
        desk.says("c-1", "later", "I am here again").await;
        let until_at = Some(desk.clock.now().0 + MINUTE);
        desk.inbox.snooze(&desk.mira, ids[2], Snooze { until_at }).await.unwrap();
        let back = desk.inbox.undo_bulk(&desk.mira, done.id).await.unwrap();
        let expected = [Some(LeftOut::Held), Some(LeftOut::Changed), Some(LeftOut::Changed), None];
        assert_eq!(ids.iter().map(|id| why(&back, *id)).collect::<Vec<_>>(), expected);
        let now = row(&desk, ids[3]).await;
        assert_eq!((now.state, now.snoozed), (ConversationState::Waiting, false));
        let late = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids[3..], until_they_write()).await).await.unwrap();
        desk.clock.advance(10 * MINUTE + 1);
        assert!(matches!(desk.inbox.undo_bulk(&desk.mira, late.id).await, Err(StoreError::Conflict(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn an_undo_leaves_the_record_that_a_colleague_corrected(desk: Desk) {
        let ids = talks(&desk, 2).await;
        let act = BulkAct::Close { call: Box::new(call()) };
        let done = desk.inbox.bulk(&desk.mira, key(), form(&desk, &ids, act).await).await.unwrap();
        desk.clock.advance(MINUTE);
        let sitting = desk.inbox.open_conversation(&desk.jonas, ids[0]).await.unwrap().sittings[0].id;
        let better = CallForm { note: Some("canary-corrected".into()), child_age: Some(15), ..call() };
        let saved = desk.inbox.calls().save(&desk.jonas, sitting, better).await.unwrap();
        desk.clock.advance(MINUTE);
        let back = desk.inbox.undo_bulk(&desk.mira, done.id).await.unwrap();
        assert_eq!((why(&back, ids[0]), why(&back, ids[1])), (Some(LeftOut::Changed), None));
        assert!(!back.iter().find(|row| row.id == ids[0]).unwrap().alias.is_empty(), "it says which");
        let kept = desk.inbox.calls().read(&desk.jonas, sitting).await.unwrap();
        assert_eq!(kept, Some(saved));
        assert_eq!(row(&desk, ids[0]).await.state, ConversationState::Closed);
        assert_eq!(row(&desk, ids[1]).await.state, ConversationState::Waiting);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn acts_that_make_no_sense_are_refused(desk: Desk) {
        let ids = talks(&desk, 1).await;
        let past = desk.clock.now().0;
        let acts = [
            BulkAct::Tag { add: vec![], remove: vec![] },
            BulkAct::Tag { add: vec!["unknown".into()], remove: vec![] },
            BulkAct::Snooze { until_at: Some(past) },
            BulkAct::Prioritise { priority: 5, why: Why::Prank },
        ];
        for act in acts {
            let refused = desk.inbox.bulk_preview(&desk.mira, form(&desk, &ids, act).await).await;
            assert!(matches!(refused, Err(StoreError::Rejected(_))));
        }
        let none = BulkForm { talks: vec![], act: until_they_write() };
        assert!(matches!(desk.inbox.bulk_preview(&desk.mira, none).await, Err(StoreError::Rejected(_))));
        let many = (0..101).map(|_| BulkTalk { id: ConversationId(key()), last_in_at: 0 }).collect();
        let many = BulkForm { talks: many, act: until_they_write() };
        assert!(matches!(desk.inbox.bulk_preview(&desk.mira, many).await, Err(StoreError::Rejected(_))));
        let wrong = CallForm { class: "NOTHING".into(), ..call() };
        let wrong = form(&desk, &ids, BulkAct::Close { call: Box::new(wrong) }).await;
        assert!(matches!(desk.inbox.bulk(&desk.mira, key(), wrong).await, Err(WriteError::Invalid(_))));
        assert_eq!(row(&desk, ids[0]).await.state, ConversationState::Waiting, "all or nothing");
    }
}
