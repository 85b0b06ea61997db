//! Several people in one talk: a second operator, a supervisor who listens in, whispers and takes over.

use crate::on_both;

on_both!(
    a_colleague_joins_when_asked_and_both_may_write,
    who_is_asked_may_say_no_and_may_be_unasked,
    a_supervisor_who_listens_is_seen_and_stands_in_the_audit_trail,
    a_whisper_is_read_by_whom_it_is_for_and_found_by_nobody,
    a_take_over_needs_a_reason_and_loses_no_draft,
);

mod cases {
    use earshot_channel::ItemKind;
    use earshot_inbox::{
        ConversationId, MessageKind, NewMessage, StoreError, TakeOver, TakeOverWhy, WriteError,
        access::Scope,
        audit,
        search::SearchFor,
        seats::SeatKind,
        view::{Row, View},
    };

    use crate::desk::{Desk, key, reply};

    async fn held(desk: &Desk) -> ConversationId {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        id
    }

    fn seats(row: &Row) -> Vec<SeatKind> {
        row.seats.iter().map(|seat| seat.kind).collect()
    }

    async fn happened(desk: &Desk, id: ConversationId) -> Vec<String> {
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        open.timeline.into_iter().map(|each| each.kind).collect()
    }

    async fn acts(desk: &Desk, who: &Scope) -> Vec<String> {
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
        let rows = page.rows.into_iter().filter(|row| row.actor.as_ref().is_some_and(|by| by.id == who.operator()));
        rows.map(|row| row.act).collect()
    }

    async fn texts_for(desk: &Desk, who: &Scope, id: ConversationId) -> Vec<String> {
        let open = desk.inbox.open_conversation(who, id).await.unwrap();
        open.messages.into_iter().map(|message| message.text).collect()
    }

    pub async fn a_colleague_joins_when_asked_and_both_may_write(desk: Desk) {
        let id = held(&desk).await;
        let refused = desk.inbox.write(&desk.jonas, key(), id, reply("too early")).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Conflict(_)))));
        assert!(desk.inbox.join(&desk.jonas, id).await.is_err(), "nobody asked");
        let nobody = desk.inbox.ask_second(&desk.mira, id, desk.admin.operator()).await;
        assert!(matches!(nobody, Err(StoreError::Rejected(_))), "an administrator sees no talks");
        assert!(desk.inbox.ask_second(&desk.jonas, id, desk.supervisor.operator()).await.is_err(), "not his talk");
        let row = desk.inbox.ask_second(&desk.mira, id, desk.jonas.operator()).await.unwrap();
        assert_eq!((seats(&row), row.seats[0].by), (vec![SeatKind::Asked], Some(desk.mira.operator())));
        let row = desk.inbox.join(&desk.jonas, id).await.unwrap();
        assert_eq!((seats(&row), row.assignee.unwrap().id), (vec![SeatKind::Second], desk.mira.operator()));
        desk.inbox.write(&desk.jonas, key(), id, reply("I am Jonas")).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("and Mira")).await.unwrap();
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let authors: Vec<_> = open.messages.iter().filter_map(|said| said.author.as_ref().map(|by| by.id)).collect();
        assert_eq!(authors, [desk.jonas.operator(), desk.mira.operator()], "the record says who wrote what");
        let mine = desk.inbox.inbox_page(&desk.jonas, View::Mine, None, 10).await.unwrap();
        assert_eq!((mine.rows.len(), mine.counts.mine), (1, 1), "it stands in his list, too");
        assert!(desk.inbox.release(&desk.jonas, id, None).await.is_err(), "the holder stays responsible");
        let row = desk.inbox.leave_seat(&desk.jonas, id, None).await.unwrap();
        assert!(row.seats.is_empty());
        assert!(desk.inbox.write(&desk.jonas, key(), id, reply("too late")).await.is_err());
        let heard = desk.reads("wren", 0).await.into_iter().filter_map(|item| match item.kind {
            ItemKind::Joined { name } => Some(format!("+{name}")),
            ItemKind::Left { name } => Some(format!("-{name}")),
            _ => None,
        });
        assert_eq!(heard.collect::<Vec<_>>(), ["+MIRA", "+JONAS", "-JONAS"], "the child hears who is there");
        assert_eq!(happened(&desk, id).await, ["asked", "joined", "left"]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn who_is_asked_may_say_no_and_may_be_unasked(desk: Desk) {
        let id = held(&desk).await;
        desk.inbox.ask_second(&desk.mira, id, desk.jonas.operator()).await.unwrap();
        assert!(desk.inbox.decline_seat(&desk.jonas, id).await.unwrap().seats.is_empty());
        assert!(matches!(desk.inbox.join(&desk.jonas, id).await, Err(StoreError::Conflict(_))));
        desk.inbox.ask_second(&desk.mira, id, desk.jonas.operator()).await.unwrap();
        desk.inbox.leave_seat(&desk.mira, id, Some(desk.jonas.operator())).await.unwrap();
        assert!(matches!(desk.inbox.join(&desk.jonas, id).await, Err(StoreError::Conflict(_))));
        assert_eq!(happened(&desk, id).await, ["asked", "declined", "asked", "unasked"]);
        desk.inbox.ask_second(&desk.mira, id, desk.jonas.operator()).await.unwrap();
        desk.inbox.join(&desk.jonas, id).await.unwrap();
        // Whoever sits there and finds nobody holding it takes it by answering, and sits there no more.
        desk.inbox.release(&desk.mira, id, None).await.unwrap();
        desk.inbox.write(&desk.jonas, key(), id, reply("I go on")).await.unwrap();
        let row = desk.inbox.open_conversation(&desk.jonas, id).await.unwrap().row;
        assert_eq!((row.assignee.unwrap().id, row.seats.len()), (desk.jonas.operator(), 0));
    }

    pub async fn a_supervisor_who_listens_is_seen_and_stands_in_the_audit_trail(desk: Desk) {
        let id = held(&desk).await;
        assert!(matches!(desk.inbox.listen(&desk.jonas, id, true).await, Err(StoreError::Forbidden(_))));
        let row = desk.inbox.listen(&desk.supervisor, id, true).await.unwrap();
        assert_eq!((seats(&row), row.seats[0].operator), (vec![SeatKind::Listening], desk.supervisor.operator()));
        assert!(desk.inbox.write(&desk.supervisor, key(), id, reply("not mine")).await.is_err());
        assert!(acts(&desk, &desk.supervisor).await.contains(&"conversation.listened".to_owned()));
        assert!(
            desk.reads("wren", 0)
                .await
                .iter()
                .all(|item| !matches!(&item.kind, ItemKind::Joined { name } if name == "SOL"))
        );
        // Who leaves the talk listens no more.
        desk.inbox.view(&desk.supervisor, id, false).await.unwrap();
        let row = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().row;
        assert!(row.seats.is_empty());
        assert_eq!(happened(&desk, id).await, ["listens", "listened"]);
        // Nor who was cut off.
        desk.inbox.listen(&desk.supervisor, id, true).await.unwrap();
        let began = desk.clock.now();
        desk.clock.advance(100_000);
        desk.inbox.route_now(began).await.unwrap();
        assert_eq!(desk.inbox.open_conversation(&desk.mira, id).await.unwrap().row.seats.len(), 1, "not yet");
        desk.clock.advance(100_000);
        desk.inbox.route_now(began).await.unwrap();
        assert!(desk.inbox.open_conversation(&desk.mira, id).await.unwrap().row.seats.is_empty());
    }

    pub async fn a_whisper_is_read_by_whom_it_is_for_and_found_by_nobody(desk: Desk) {
        let id = held(&desk).await;
        let whisper = || NewMessage { kind: MessageKind::Whisper, ..reply("ask about the lighthouse") };
        let refused = desk.inbox.write(&desk.jonas, key(), id, whisper()).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Forbidden(_)))));
        let before = desk.reads("wren", 0).await.len();
        let said = desk.inbox.write(&desk.supervisor, key(), id, whisper()).await.unwrap();
        assert_eq!(said.flags, ["whisper"]);
        assert!(said.delivery.is_none());
        assert_eq!(desk.reads("wren", 0).await.len(), before, "the contact hears nothing");
        let holds = |texts: Vec<String>| texts.iter().any(|text| text.contains("lighthouse"));
        assert!(holds(texts_for(&desk, &desk.mira, id).await));
        assert!(holds(texts_for(&desk, &desk.supervisor, id).await));
        assert!(!holds(texts_for(&desk, &desk.jonas, id).await));
        assert_eq!(desk.inbox.mentions(&desk.mira).await.unwrap().len(), 1, "she is called to it");
        for who in [&desk.jonas, &desk.mira] {
            let found = desk
                .inbox
                .search(who, &SearchFor { query: "lighthouse".into(), cursor: None, limit: None })
                .await
                .unwrap();
            assert!(found.rows.is_empty());
        }
        desk.inbox.release(&desk.mira, id, None).await.unwrap();
        let alone = desk.inbox.write(&desk.supervisor, key(), id, whisper()).await;
        assert!(matches!(alone, Err(WriteError::Store(StoreError::Conflict(_)))), "to nobody");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_take_over_needs_a_reason_and_loses_no_draft(desk: Desk) {
        let id = held(&desk).await;
        desk.inbox.save_draft(&desk.mira, id, "half a sentence".into()).await.unwrap();
        let form = |why, words: &str| TakeOver { why, words: words.into() };
        let refused = desk.inbox.take_over(&desk.jonas, key(), id, form(TakeOverWhy::Danger, "")).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Forbidden(_)))));
        let refused = desk.inbox.take_over(&desk.supervisor, key(), id, form(TakeOverWhy::Other, " ")).await;
        assert!(matches!(refused, Err(WriteError::Store(StoreError::Rejected(_)))));
        desk.inbox.listen(&desk.supervisor, id, true).await.unwrap();
        let form = form(TakeOverWhy::Other, "I know the family");
        let row = desk.inbox.take_over(&desk.supervisor, key(), id, form.clone()).await.unwrap();
        assert_eq!(row.assignee.unwrap().id, desk.supervisor.operator());
        assert!(row.seats.is_empty(), "who holds it listens no more");
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        assert_eq!(open.draft, "half a sentence");
        let last = open.timeline.last().unwrap();
        assert_eq!((last.kind.as_str(), &last.data["why"]), ("taken-over", &serde_json::json!("other")));
        assert_eq!(last.data["from"], serde_json::json!(desk.mira.operator()));
        assert!(open.messages.iter().any(|said| said.text == "I know the family"));
        assert_eq!(desk.inbox.mentions(&desk.mira).await.unwrap().len(), 1);
        assert!(desk.inbox.write(&desk.mira, key(), id, reply("too late")).await.is_err());
        // Done once.
        desk.inbox.take_over(&desk.supervisor, key(), id, form.clone()).await.unwrap();
        assert_eq!(happened(&desk, id).await.iter().filter(|kind| *kind == "taken-over").count(), 1);
        desk.inbox.release(&desk.supervisor, id, None).await.unwrap();
        let free = desk.inbox.take_over(&desk.supervisor, key(), id, form).await;
        assert!(matches!(free, Err(WriteError::Store(StoreError::Conflict(_)))), "what nobody holds is claimed");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }
}
