//! What operators do with a talk beside answering: put it aside, tag it, name colleagues in notes, keep macros.

use crate::on_both;

on_both!(
    what_is_put_aside_comes_back_by_itself,
    whoever_writes_brings_their_talk_back,
    who_waits_in_danger_is_not_put_aside,
    tags_come_from_the_hotlines_list,
    a_note_calls_the_colleague_whom_it_names,
    macros_are_kept_by_supervisors,
);

mod cases {
    use earshot_inbox::{
        ConversationId, MessageKind, NewMessage, Snooze, StoreError, WriteError,
        corrections::Why,
        macros::{MacroEnd, MacroSteps, NewMacro},
        tags::TagForm,
        view::{ConversationState, View},
    };

    use crate::desk::{Desk, key, reply};

    const HOUR: i64 = 3_600_000;

    async fn ids(desk: &Desk, view: View) -> Vec<ConversationId> {
        let page = desk.inbox.inbox_page(&desk.mira, view, None, 50).await.unwrap();
        page.rows.iter().map(|row| row.id).collect()
    }

    pub async fn what_is_put_aside_comes_back_by_itself(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        assert!(desk.inbox.snooze(&desk.jonas, id, Snooze { until_at: None }).await.is_err(), "mira holds it");
        let until = desk.clock.now().0 + HOUR;
        let row = desk.inbox.snooze(&desk.mira, id, Snooze { until_at: Some(until) }).await.unwrap();
        assert_eq!((row.snoozed, row.snoozed_until_at, row.waiting_since_at), (true, Some(until), None));
        for view in [View::Waiting, View::Theirs, View::Mine] {
            assert!(ids(&desk, view).await.is_empty(), "{view:?}");
        }
        assert_eq!(ids(&desk, View::Snoozed).await, [id]);
        let counts = desk.inbox.counts(&desk.mira).await.unwrap();
        assert_eq!((counts.waiting, counts.theirs, counts.snoozed, counts.mine), (0, 0, 1, 0));
        desk.inbox.route_now(desk.clock.now()).await.unwrap();
        assert_eq!(ids(&desk, View::Snoozed).await, [id], "not yet");
        desk.clock.advance(HOUR);
        desk.inbox.route_now(desk.clock.now()).await.unwrap();
        assert_eq!((ids(&desk, View::Waiting).await, ids(&desk, View::Snoozed).await), (vec![id], vec![]));
        assert!(matches!(
            desk.inbox.snooze(&desk.mira, id, Snooze { until_at: Some(1) }).await,
            Err(StoreError::Rejected(_))
        ));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn whoever_writes_brings_their_talk_back(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, reply("tell me when you are home")).await.unwrap();
        let row = desk.inbox.snooze(&desk.mira, id, Snooze { until_at: None }).await.unwrap();
        assert_eq!((row.snoozed, row.snoozed_until_at), (true, None));
        desk.clock.advance(30 * 24 * HOUR);
        desk.inbox.route_now(desk.clock.now()).await.unwrap();
        assert_eq!(ids(&desk, View::Snoozed).await, [id]);
        desk.says("wren", "w-2", "I am home").await;
        assert_eq!((ids(&desk, View::Waiting).await, ids(&desk, View::Snoozed).await), (vec![id], vec![]));
        desk.inbox.snooze(&desk.mira, id, Snooze { until_at: None }).await.unwrap();
        let row = desk.inbox.wake(&desk.mira, id).await.unwrap();
        assert_eq!((row.snoozed, row.state), (false, ConversationState::Waiting));
        assert!(matches!(desk.inbox.wake(&desk.mira, id).await, Err(StoreError::Conflict(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn who_waits_in_danger_is_not_put_aside(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.prioritise(&desk.mira, id, 1, Why::Unsaid).await.unwrap();
        let refused = desk.inbox.snooze(&desk.mira, id, Snooze { until_at: None }).await;
        assert!(matches!(refused, Err(StoreError::Conflict(words)) if words.contains("danger")));
        desk.inbox.write(&desk.mira, key(), id, reply("I'm here")).await.unwrap();
        desk.inbox.snooze(&desk.mira, id, Snooze { until_at: None }).await.unwrap();
    }

    pub async fn tags_come_from_the_hotlines_list(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let school = TagForm { name: "School".into(), retired: false };
        assert!(desk.inbox.put_tag(&desk.mira, "school".into(), school.clone()).await.is_err(), "an operator");
        assert!(desk.inbox.put_tag(&desk.supervisor, "Not a code".into(), school.clone()).await.is_err());
        desk.inbox.put_tag(&desk.supervisor, "school".into(), school.clone()).await.unwrap();
        assert!(desk.inbox.tag(&desk.mira, id, vec!["home".into()]).await.is_err(), "not on the list");
        let row = desk.inbox.tag(&desk.jonas, id, vec!["school".into(), "school".into()]).await.unwrap();
        assert_eq!(row.tags, ["school"]);
        desk.inbox.put_tag(&desk.supervisor, "school".into(), TagForm { retired: true, ..school }).await.unwrap();
        let page = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 5).await.unwrap();
        assert_eq!(page.rows[0].tags, ["school"], "what has it keeps it");
        assert_eq!(desk.inbox.tag(&desk.mira, id, vec!["school".into()]).await.unwrap().tags, ["school"]);
        assert!(desk.inbox.tag(&desk.mira, id, vec![]).await.unwrap().tags.is_empty());
        assert!(desk.inbox.tag(&desk.mira, id, vec!["school".into()]).await.is_err(), "it is gone from the list");
    }

    pub async fn a_note_calls_the_colleague_whom_it_names(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let note = NewMessage {
            kind: MessageKind::Note,
            mentions: vec![desk.jonas.operator()],
            ..reply("@jonas Testowa do you know this school?")
        };
        let named = desk.inbox.write(&desk.mira, key(), id, note.clone()).await.unwrap();
        let found = desk.inbox.mentions(&desk.jonas).await.unwrap();
        assert_eq!((found.len(), found[0].message_id, found[0].author.id), (1, named.id, desk.mira.operator()));
        assert!(desk.inbox.mentions(&desk.mira).await.unwrap().is_empty());
        desk.inbox.mentions_seen(&desk.jonas, id).await.unwrap();
        assert!(desk.inbox.mentions(&desk.jonas).await.unwrap().is_empty());
        let nobody = NewMessage { mentions: vec![earshot_inbox::OperatorId(key())], ..note.clone() };
        assert!(matches!(
            desk.inbox.write(&desk.mira, key(), id, nobody).await,
            Err(WriteError::Store(StoreError::Rejected(_)))
        ));
        let to_the_child = NewMessage { kind: MessageKind::Reply, ..note };
        assert!(desk.inbox.write(&desk.mira, key(), id, to_the_child).await.is_err());
    }

    pub async fn macros_are_kept_by_supervisors(desk: Desk) {
        let new = NewMacro {
            name: "Later".into(),
            steps: MacroSteps { end: MacroEnd::Snooze, snooze_minutes: Some(60), ..MacroSteps::default() },
        };
        assert!(desk.inbox.put_macro(&desk.mira, None, new.clone()).await.is_err());
        let empty = NewMacro { name: "Nothing".into(), steps: MacroSteps::default() };
        assert!(desk.inbox.put_macro(&desk.supervisor, None, empty).await.is_err());
        let made = desk.inbox.put_macro(&desk.supervisor, None, new.clone()).await.unwrap();
        let renamed = NewMacro { name: "In an hour".into(), ..new };
        desk.inbox.put_macro(&desk.supervisor, Some(made.id), renamed).await.unwrap();
        let kept = desk.inbox.macros(&desk.mira).await.unwrap();
        assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].steps.snooze_minutes), (1, "In an hour", Some(60)));
        desk.inbox.remove_macro(&desk.admin, made.id).await.unwrap();
        assert!(desk.inbox.macros(&desk.mira).await.unwrap().is_empty());
    }
}
