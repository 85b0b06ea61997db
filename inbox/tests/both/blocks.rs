//! Blocks: what a contact writes calls nobody for a time, unless it is urgent; nothing is lost by it.

use crate::on_both;

on_both!(
    what_a_blocked_contact_writes_is_kept_and_calls_nobody,
    what_is_urgent_reaches_the_inbox_from_a_blocked_contact,
    a_block_ends_by_itself,
    a_block_is_lifted_at_any_time,
    a_block_concerns_the_person_over_all_their_channels,
    the_contact_reads_the_line_and_only_once,
    a_block_that_does_not_fit_changes_nothing,
    supervisors_look_at_blocks_of_others,
    a_block_goes_with_the_last_talk,
    a_part_of_a_merged_talk_is_as_quiet,
);

mod cases {
    use earshot_inbox::{
        ConversationId, StoreError, audit,
        blocks::{Block, BlockForm, BlockReason},
        hotlines::NewChannel,
        problems::Refusal,
        view::{ConversationState, Row, View},
    };

    use crate::desk::{Desk, call, capabilities, clean, key, message, open, rows, says, texts};

    const HOUR: i64 = 3_600_000;
    const LINE: &str = "From now until noon we don't answer here. In danger? 112.";

    fn form(desk: &Desk, hours: i64, line: Option<&str>) -> BlockForm {
        let until_at = desk.clock.now().0 + hours * HOUR;
        BlockForm { reason: BlockReason::Flooding, until_at, line: line.map(str::to_owned), over: None }
    }

    async fn block(desk: &Desk, id: ConversationId, hours: i64) -> Block {
        desk.inbox.block(&desk.mira, key(), id, form(desk, hours, None)).await.unwrap()
    }

    fn conflict(refusal: Refusal) -> String {
        match refusal {
            Refusal::Store(StoreError::Conflict(why)) => why,
            other => panic!("{other:?}"),
        }
    }

    /// A talk of this contact that Mira closed.
    async fn closed(desk: &Desk, who: &str) -> ConversationId {
        says(desk, who, "hello").await;
        let id = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, id).await.unwrap();
        desk.inbox.close_conversation(&desk.mira, id, call(), None).await.unwrap();
        id
    }

    async fn row(desk: &Desk, id: ConversationId) -> Row {
        open(desk, id).await.row
    }

    async fn acts(desk: &Desk, act: &str) -> usize {
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
        page.rows.iter().filter(|row| row.act == act).count()
    }

    pub async fn what_a_blocked_contact_writes_is_kept_and_calls_nobody(desk: Desk) {
        let id = closed(&desk, "wren").await;
        let set = block(&desk, id, 2).await;
        assert_eq!(
            (set.reason, set.set.by.id, set.confirmed, set.lifted),
            (BlockReason::Flooding, desk.mira.operator(), None, None)
        );
        for text in ["la la la", "la la la la"] {
            says(&desk, "wren", text).await;
        }
        assert!(rows(&desk, View::Waiting).await.is_empty(), "nobody is called");
        let talk = open(&desk, id).await;
        assert_eq!((talk.row.state, talk.row.unread), (ConversationState::Closed, 2));
        assert_eq!(talk.messages.last().unwrap().text, "la la la la", "everything is kept");
        assert_eq!(talk.block.unwrap().id, set.id);
        assert_eq!(talk.timeline.last().unwrap().kind, "blocked");
        assert_eq!(acts(&desk, "contact.blocked").await, 1);
        // Somebody else is not concerned.
        says(&desk, "lark", "hello").await;
        assert_eq!(rows(&desk, View::Waiting).await.len(), 1);
        clean(&desk).await;
    }

    pub async fn what_is_urgent_reaches_the_inbox_from_a_blocked_contact(desk: Desk) {
        let (id, other) = (closed(&desk, "wren").await, closed(&desk, "lark").await);
        block(&desk, id, 2).await;
        says(&desk, "wren", "la la la").await;
        assert_eq!(row(&desk, id).await.state, ConversationState::Closed);
        says(&desk, "wren", "I am going to kill myself now").await;
        let urgent = row(&desk, id).await;
        assert_eq!((urgent.state, urgent.priority), (ConversationState::Waiting, 0));
        assert_eq!(rows(&desk, View::Waiting).await[0].id, id);
        // And so does who says that they are not safe.
        block(&desk, other, 2).await;
        desk.answers_safety("lark", "lark-no", earshot_channel::SafetyAnswer::No).await;
        assert_eq!(row(&desk, other).await.state, ConversationState::Waiting);
        clean(&desk).await;
    }

    pub async fn a_block_ends_by_itself(desk: Desk) {
        let id = closed(&desk, "wren").await;
        block(&desk, id, 2).await;
        desk.clock.advance(2 * HOUR - 1_000);
        says(&desk, "wren", "still there?").await;
        assert_eq!(row(&desk, id).await.state, ConversationState::Closed);
        desk.clock.advance(1_000);
        assert_eq!(open(&desk, id).await.block, None);
        says(&desk, "wren", "hello again").await;
        assert_eq!(row(&desk, id).await.state, ConversationState::Waiting);
        // Then another one may be set.
        block(&desk, id, 1).await;
    }

    pub async fn a_block_is_lifted_at_any_time(desk: Desk) {
        let id = closed(&desk, "wren").await;
        let set = block(&desk, id, 48).await;
        let again = desk.inbox.block(&desk.jonas, key(), id, form(&desk, 1, None)).await.unwrap_err();
        assert!(conflict(again).contains("blocked already"));
        let lifted = desk.inbox.lift_block(&desk.jonas, set.id).await.unwrap();
        assert_eq!(lifted.lifted.unwrap().by.id, desk.jonas.operator());
        assert!(matches!(desk.inbox.lift_block(&desk.jonas, set.id).await, Err(StoreError::Conflict(_))));
        says(&desk, "wren", "hello again").await;
        assert_eq!(row(&desk, id).await.state, ConversationState::Waiting);
        assert_eq!(open(&desk, id).await.timeline.last().unwrap().kind, "unblocked");
        assert_eq!(acts(&desk, "block.lifted").await, 1);
    }

    pub async fn a_block_concerns_the_person_over_all_their_channels(desk: Desk) {
        let new = NewChannel {
            kind: "sms".into(),
            name: "Texts".into(),
            settings: serde_json::json!({}),
            secrets: Vec::new(),
            active: true,
        };
        let sms = desk.inbox.hotlines().put_channel(None, desk.mira.hotline(), new).await.unwrap();
        let can = earshot_channel::Capabilities { kind: "sms", ..capabilities() };
        let host = desk.inbox.host(sms.id, &can, Default::default()).await.unwrap();
        host.accept(vec![message("+46700000001", "t-1", "from the phone")], None).await.unwrap();
        let text = desk.first_waiting().await;
        desk.inbox.claim(&desk.mira, text).await.unwrap();
        desk.inbox.close_conversation(&desk.mira, text, call(), None).await.unwrap();
        let chat = closed(&desk, "wren").await;
        block(&desk, chat, 2).await;
        desk.clock.advance(1);
        host.accept(vec![message("+46700000001", "t-2", "la la la")], None).await.unwrap();
        assert_eq!(row(&desk, text).await.state, ConversationState::Waiting, "nobody knows that it is them");
        desk.inbox.close_conversation(&desk.mira, text, call(), None).await.unwrap();

        desk.inbox.tie(&desk.mira, chat, text).await.unwrap();
        assert!(open(&desk, text).await.block.is_some());
        desk.clock.advance(1);
        host.accept(vec![message("+46700000001", "t-3", "la la la la")], None).await.unwrap();
        assert_eq!(row(&desk, text).await.state, ConversationState::Closed);
        let contact = open(&desk, text).await.contact.id;
        desk.inbox.untie(&desk.mira, chat, contact).await.unwrap();
        assert!(open(&desk, text).await.block.is_none());
        clean(&desk).await;
    }

    pub async fn the_contact_reads_the_line_and_only_once(desk: Desk) {
        says(&desk, "wren", "hello").await;
        let id = desk.first_waiting().await;
        let command = key();
        let told = form(&desk, 2, Some(LINE));
        let first = desk.inbox.block(&desk.mira, command, id, told.clone()).await.unwrap();
        assert_eq!(desk.inbox.block(&desk.mira, command, id, told).await.unwrap(), first, "the same command, once");
        assert_eq!(texts(&desk.reads("wren", 0).await), ["hello", LINE]);
        assert_eq!(row(&desk, id).await.state, ConversationState::Theirs);
        // In the open talk as well: it stands there and waits for nobody.
        says(&desk, "wren", "la la la").await;
        assert_eq!(row(&desk, id).await.state, ConversationState::Theirs);
        let held = desk.inbox.block(&desk.jonas, key(), id, form(&desk, 2, None)).await.unwrap_err();
        assert!(conflict(held).contains("mira"), "somebody else holds it");
    }

    pub async fn a_block_that_does_not_fit_changes_nothing(desk: Desk) {
        let id = closed(&desk, "wren").await;
        for hours in [-1, 0, 24 * 57] {
            let refused = desk.inbox.block(&desk.mira, key(), id, form(&desk, hours, None)).await;
            assert!(matches!(refused, Err(Refusal::Invalid(_))), "{hours}");
        }
        // A line that can't be sent: the talk is closed.
        let refused = desk.inbox.block(&desk.mira, key(), id, form(&desk, 2, Some(LINE))).await.unwrap_err();
        assert!(conflict(refused).contains("closed"));
        assert_eq!(open(&desk, id).await.block, None);
        let admin = desk.inbox.block(&desk.admin, key(), id, form(&desk, 2, None)).await;
        assert!(matches!(admin, Err(Refusal::Store(StoreError::Forbidden(_)))));
        assert_eq!(acts(&desk, "contact.blocked").await, 0);
    }

    pub async fn supervisors_look_at_blocks_of_others(desk: Desk) {
        let id = closed(&desk, "wren").await;
        let set = block(&desk, id, 2).await;
        says(&desk, "wren", "la la la").await;
        assert!(matches!(desk.inbox.blocks(&desk.mira).await, Err(StoreError::Forbidden(_))));
        assert!(matches!(desk.inbox.confirm_block(&desk.mira, set.id).await, Err(StoreError::Forbidden(_))));
        let listed = desk.inbox.blocks(&desk.supervisor).await.unwrap();
        let [one] = listed.as_slice() else { panic!("{listed:?}") };
        assert_eq!((&one.block, one.messages, one.readable, one.channel_kind.as_str()), (&set, 1, true, "webchat"));
        let confirmed = desk.inbox.confirm_block(&desk.supervisor, set.id).await.unwrap();
        assert_eq!(confirmed.confirmed.unwrap().by.id, desk.supervisor.operator());
        assert!(matches!(desk.inbox.confirm_block(&desk.supervisor, set.id).await, Err(StoreError::Conflict(_))));
        desk.inbox.lift_block(&desk.supervisor, set.id).await.unwrap();
        // Nobody confirms their own.
        let own = desk.inbox.block(&desk.supervisor, key(), id, form(&desk, 2, None)).await.unwrap();
        assert!(matches!(desk.inbox.confirm_block(&desk.supervisor, own.id).await, Err(StoreError::Conflict(_))));
        assert_eq!(desk.inbox.blocks(&desk.supervisor).await.unwrap().len(), 2);
    }

    pub async fn a_block_goes_with_the_last_talk(desk: Desk) {
        let id = closed(&desk, "wren").await;
        block(&desk, id, 2).await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        assert!(desk.inbox.blocks(&desk.supervisor).await.unwrap().is_empty());
        // Who comes anew is nobody's known contact.
        says(&desk, "wren", "hello again").await;
        assert_eq!(rows(&desk, View::Waiting).await.len(), 1);
        clean(&desk).await;
    }

    pub async fn a_part_of_a_merged_talk_is_as_quiet(desk: Desk) {
        let (one, other) = (closed(&desk, "wren").await, closed(&desk, "lark").await);
        desk.inbox.merge(&desk.mira, one, other).await.unwrap();
        let head = rows(&desk, View::Closed).await[0].id;
        block(&desk, head, 2).await;
        for who in ["wren", "lark"] {
            says(&desk, who, "la la la").await;
        }
        assert!(rows(&desk, View::Waiting).await.is_empty());
        says(&desk, "lark", "I am going to kill myself now").await;
        assert_eq!(row(&desk, head).await.state, ConversationState::Waiting);
        clean(&desk).await;
    }
}
