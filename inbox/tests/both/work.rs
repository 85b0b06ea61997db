//! What operators do.

use crate::on_both;

on_both!(
    of_two_who_claim_one_gets_it,
    a_command_sent_twice_is_done_once,
    a_newer_message_stops_the_reply,
    notes_never_reach_the_contact,
    a_transfer_needs_acceptance,
    closing_stores_the_call_of_that_sitting,
    drafts_are_kept_and_dropped_with_the_reply,
    a_file_goes_only_with_its_uploader,
    files_of_every_size_come_back_whole,
    seen_reaches_the_contact,
    what_a_role_may_not_do_is_refused,
    another_hotline_sees_nothing,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{AttachmentId, ConversationToken, ItemKind};
    use earshot_inbox::{
        StoreError, WriteError,
        access::{FirstPassword, NewOperator, Role, Scope, USUAL_TALKS},
        calls::CallForm,
        view::{ConversationState, Direction, View},
    };
    use futures::StreamExt;

    use crate::desk::{Desk, key, reply, spec, texts};

    pub async fn of_two_who_claim_one_gets_it(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let (one, other) = tokio::join!(desk.inbox.claim(&desk.mira, id), desk.inbox.claim(&desk.jonas, id));
        assert!(one.is_ok() != other.is_ok());
        let refused = if one.is_err() { one } else { other };
        assert!(matches!(refused, Err(StoreError::Conflict(words)) if words.contains("Testowa holds")));
        let joined =
            desk.reads("wren", 0).await.iter().filter(|item| matches!(item.kind, ItemKind::Joined { .. })).count();
        assert_eq!(joined, 1);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_command_sent_twice_is_done_once(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let (id, command) = (desk.first_waiting().await, key());
        let sends = (0..6).map(|_| desk.inbox.write(&desk.mira, command, id, reply("hi, I'm here")));
        let ids: Vec<_> = futures::future::join_all(sends).await.into_iter().map(|sent| sent.unwrap().id).collect();
        assert!(ids.iter().all(|id| *id == ids[0]));
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", "hi, I'm here"]);
        let other = desk.inbox.write(&desk.mira, command, id, reply("something else")).await;
        assert!(matches!(other, Err(WriteError::Store(StoreError::Conflict(_)))));
    }

    pub async fn a_newer_message_stops_the_reply(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.says("wren", "w-2", "he is back").await;
        let mut late = reply("tell me more");
        late.last_seen = Some(1);
        let stopped = desk.inbox.write(&desk.mira, key(), id, late.clone()).await;
        assert!(matches!(stopped, Err(WriteError::Newer(newer)) if newer.text == "he is back"));
        late.last_seen = Some(2);
        desk.inbox.write(&desk.mira, key(), id, late).await.unwrap();
    }

    pub async fn notes_never_reach_the_contact(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let mut note = reply("sounds young");
        note.kind = earshot_inbox::MessageKind::Note;
        let written = desk.inbox.write(&desk.jonas, key(), id, note).await.unwrap();
        assert_eq!(written.direction, Direction::Note);
        assert!(written.delivery.is_none());
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello"]);
        let row = &desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 5).await.unwrap().rows[0];
        assert_eq!((row.state, row.unread), (ConversationState::Waiting, 1));
    }

    pub async fn a_transfer_needs_acceptance(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        let row = desk.inbox.transfer(&desk.mira, id, desk.jonas.operator(), None).await.unwrap();
        assert_eq!(row.assignee.unwrap().id, desk.mira.operator());
        assert_eq!(row.transfer_to.unwrap().id, desk.jonas.operator());
        assert!(matches!(desk.inbox.accept_transfer(&desk.supervisor, id).await, Err(StoreError::Conflict(_))));
        let row = desk.inbox.decline_transfer(&desk.jonas, id).await.unwrap();
        assert_eq!((row.assignee.unwrap().id, row.transfer_to), (desk.mira.operator(), None));
        desk.inbox.transfer(&desk.mira, id, desk.jonas.operator(), None).await.unwrap();
        let row = desk.inbox.accept_transfer(&desk.jonas, id).await.unwrap();
        assert_eq!(row.assignee.unwrap().id, desk.jonas.operator());
        let names: Vec<_> = desk
            .reads("wren", 0)
            .await
            .into_iter()
            .filter_map(|item| match item.kind {
                ItemKind::Joined { name } => Some(format!("+{name}")),
                ItemKind::Left { name } => Some(format!("-{name}")),
                _ => None,
            })
            .collect();
        assert_eq!(names, ["+MIRA", "-MIRA", "+JONAS"]);
        assert!(matches!(desk.inbox.release(&desk.mira, id, None).await, Err(StoreError::Conflict(_))));
        assert!(matches!(desk.inbox.claim(&desk.supervisor, id).await, Err(StoreError::Conflict(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn closing_stores_the_call_of_that_sitting(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), id, reply("hi")).await.unwrap();
        let form: CallForm = serde_json::from_value(serde_json::json!({
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 13, "child_gender": "GIRL",
            "reasons": ["NASK"], "leading_reason": "NASK", "actions": ["LISTEN"], "note": "canary-note-7361"
        }))
        .unwrap();
        let wrong = CallForm { class: "NOSUCH".into(), ..form.clone() };
        assert!(desk.inbox.close_conversation(&desk.mira, id, wrong, None).await.is_err());
        let buried = desk.inbox.close_conversation(&desk.mira, id, form.clone(), Some(0)).await;
        assert!(
            matches!(buried, Err(WriteError::Newer(newer)) if newer.text == "hello"),
            "the contact wrote meanwhile"
        );
        let row = desk.inbox.close_conversation(&desk.mira, id, form, Some(2)).await.unwrap();
        assert_eq!((row.state, row.assignee), (ConversationState::Closed, None));
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let call = open.sittings[0].call.as_ref().unwrap();
        assert_eq!((call.ended_by.as_str(), call.form.child_age), ("OPER", Some(13)));
        assert_eq!(call.form.note.as_deref(), Some("canary-note-7361"));
        assert!(call.first_answer_at.is_some());
        let last = desk.reads("wren", 0).await.pop().unwrap();
        assert!(matches!(last.kind, ItemKind::Closed { .. }));
        // The contact writes again: a new sitting, with a Call of its own to come.
        desk.says("wren", "w-2", "me again").await;
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        assert_eq!(open.sittings.iter().map(|sitting| sitting.call.is_some()).collect::<Vec<_>>(), [true, false]);
        let counts = desk.inbox.counts(&desk.mira).await.unwrap();
        assert_eq!((counts.waiting, counts.closed), (1, 0));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn drafts_are_kept_and_dropped_with_the_reply(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        assert_eq!(desk.inbox.save_draft(&desk.mira, id, "half a sen".into()).await.unwrap(), None, "too few words");
        assert_eq!(desk.inbox.open_conversation(&desk.mira, id).await.unwrap().draft, "half a sen");
        let french = "Bonjour, je suis là et je lis ce que tu écris. Où es-tu maintenant ?";
        let told = desk.inbox.save_draft(&desk.mira, id, french.into()).await.unwrap();
        assert_eq!(told.as_deref(), Some("fr"), "its writer hears in which language it is");
        assert_eq!(desk.inbox.open_conversation(&desk.jonas, id).await.unwrap().draft, "");
        desk.inbox.write(&desk.mira, key(), id, reply("half a sentence")).await.unwrap();
        assert_eq!(desk.inbox.open_conversation(&desk.mira, id).await.unwrap().draft, "");
    }

    pub async fn a_file_goes_only_with_its_uploader(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        desk.clock.advance(1_000);
        desk.says("lark", "l-1", "hello").await;
        let id = desk.first_waiting().await;
        let bytes = || Box::pin(futures::stream::iter([Ok(Bytes::from_static(b"a map"))]));
        let file = desk.inbox.upload(&desk.mira, id, "map.txt".into(), "text/plain".into(), bytes()).await.unwrap();
        let mut theft = reply("here");
        theft.attachments = vec![file.id];
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        let wren = ConversationToken::new("wren");
        assert!(desk.host.attachment(&wren, AttachmentId(file.id)).await.is_err(), "not sent yet");
        assert!(desk.inbox.write(&desk.supervisor, key(), id, theft.clone()).await.is_err());
        desk.inbox.write(&desk.mira, key(), id, theft.clone()).await.unwrap();
        assert!(desk.inbox.write(&desk.mira, key(), id, theft).await.is_err(), "sent before");
        let read = desk.host.attachment(&wren, AttachmentId(file.id)).await.unwrap();
        let read: Vec<_> = read.bytes.map(|part| part.unwrap().to_vec()).concat().await;
        assert_eq!(read, b"a map");
        assert!(desk.host.attachment(&ConversationToken::new("lark"), AttachmentId(file.id)).await.is_err());
        assert!(matches!(desk.inbox.reveal(&desk.mira, file.id).await, Err(StoreError::Rejected(_))));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn files_of_every_size_come_back_whole(mut desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let mut sent = reply("here");
        // Small ones lie in the database, large ones in the folder.
        let small = [0, 1, 247, 248, 65_535, 65_536];
        let sizes = [&small[..], &[65_537, 300_000]].concat();
        let content = |size: usize| (0..size).map(|at| (at * 7 + size) as u8).collect::<Vec<u8>>();
        for size in &sizes {
            let pieces =
                content(*size).chunks(10_000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect::<Vec<_>>();
            let bytes = Box::pin(futures::stream::iter(pieces));
            let file = desk.inbox.upload(&desk.mira, id, format!("{size}"), "text/plain".into(), bytes).await.unwrap();
            sent.attachments.push(file.id);
        }
        let files = sent.attachments.clone();
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, sent).await.unwrap();
        desk.reopen().await;
        let wren = ConversationToken::new("wren");
        for (size, file) in sizes.iter().zip(&files) {
            let read = desk.host.attachment(&wren, AttachmentId(*file)).await.unwrap();
            assert_eq!(read.size_bytes, *size as u64);
            let read: Vec<_> = read.bytes.map(|part| part.unwrap().to_vec()).concat().await;
            assert!(read == content(*size), "{size} bytes are not the same");
        }
        let folder = desk.inbox.blobs().folder().to_owned();
        let in_folder = || std::fs::read_dir(&folder).unwrap().count();
        assert_eq!(in_folder(), sizes.len() - small.len());
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
        assert_eq!(report.files, sizes.len() as u64);
        // Erased, none of them is anywhere.
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        desk.reopen().await;
        assert_eq!(in_folder(), 0);
        for file in files {
            assert!(matches!(desk.inbox.download(&desk.mira, file).await, Err(StoreError::NotFound)));
        }
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
    }

    pub async fn seen_reaches_the_contact(desk: Desk) {
        desk.says("wren", "w-1", "one").await;
        desk.says("wren", "w-2", "two").await;
        let id = desk.first_waiting().await;
        desk.inbox.mark_seen(&desk.mira, id, 1).await.unwrap();
        desk.inbox.mark_seen(&desk.mira, id, 1).await.unwrap();
        let seen: Vec<_> = desk
            .reads("wren", 0)
            .await
            .into_iter()
            .filter_map(|item| match item.kind {
                ItemKind::Seen { up_to } => Some(up_to.0),
                _ => None,
            })
            .collect();
        assert_eq!(seen, [1]);
        let row = &desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 5).await.unwrap().rows[0];
        assert_eq!(row.unread, 1);
    }

    pub async fn what_a_role_may_not_do_is_refused(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let forbidden = |error: StoreError| matches!(error, StoreError::Forbidden(_));
        assert!(forbidden(desk.inbox.inbox_page(&desk.admin, View::Waiting, None, 5).await.unwrap_err()));
        assert!(forbidden(desk.inbox.open_conversation(&desk.admin, id).await.unwrap_err()));
        assert!(forbidden(desk.inbox.claim(&desk.admin, id).await.unwrap_err()));
        assert!(desk.inbox.write(&desk.admin, key(), id, reply("hi")).await.is_err());
        let mut stream = desk.inbox.events(&desk.admin, 0).await.unwrap();
        desk.says("wren", "w-2", "again").await;
        while let Ok(Some(event)) = tokio::time::timeout(std::time::Duration::from_millis(300), stream.next()).await {
            assert_eq!(event.unwrap().conversation_id, None, "an administrator follows no conversation");
        }
    }

    pub async fn another_hotline_sees_nothing(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        let other = desk.inbox.hotlines().apply(spec("harbour-line")).await.unwrap().hotline.id;
        let operator = NewOperator {
            login: "stranger".into(),
            name: "Stranger Testowa".into(),
            alias: "S".into(),
            role: Role::Supervisor,
            languages: vec![],
            skills: vec![],
            talk_limit: USUAL_TALKS,
        };
        let (operator, _) = desk.inbox.access().bootstrap(other, operator, FirstPassword::Link).await.unwrap();
        let stranger = Scope::for_tests(other, operator.id, Role::Supervisor);
        assert!(desk.inbox.inbox_page(&stranger, View::Waiting, None, 5).await.unwrap().rows.is_empty());
        assert_eq!(desk.inbox.open_conversation(&stranger, id).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.claim(&stranger, id).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.mark_seen(&stranger, id, 1).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.typing(&stranger, id, true).await.unwrap_err(), StoreError::NotFound);
        assert!(desk.inbox.write(&stranger, key(), id, reply("hi")).await.is_err());
        assert_eq!(desk.inbox.save_draft(&stranger, id, "x".into()).await.unwrap_err(), StoreError::NotFound);
        assert_eq!(desk.inbox.earlier(&stranger, id, 99).await.unwrap_err(), StoreError::NotFound);
    }
}
