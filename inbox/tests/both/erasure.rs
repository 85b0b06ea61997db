//! What was erased stays erased, and nothing else is lost with it.

use crate::on_both;

on_both!(an_erased_conversation_is_gone_everywhere, what_was_erased_is_not_taken_in_again);

mod cases {
    use earshot_channel::Accepted;

    use crate::desk::{Desk, key, message, reply, texts};

    pub async fn an_erased_conversation_is_gone_everywhere(mut desk: Desk) {
        desk.says("wren", "w-1", "canary-wren-9917").await;
        let gone = desk.first_waiting().await;
        desk.inbox.write(&desk.mira, key(), gone, reply("an answer")).await.unwrap();
        desk.says("lark", "l-1", "stays").await;
        let hotline = desk.mira.hotline();
        desk.inbox.erase_conversation(hotline, None, gone).await.unwrap();
        desk.inbox.erase_conversation(hotline, None, gone).await.unwrap();
        desk.reopen().await;
        let open = desk.inbox.open_conversation(&desk.mira, gone).await.unwrap();
        assert!(open.messages.iter().all(|said| said.text.is_empty() && said.flags.contains(&"erased".into())));
        assert_eq!(texts(&desk.reads("lark", 0).await), ["stays"]);
        let report = desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
        assert_eq!((report.accepted, report.tombstones), (2, 1));
        assert!(desk.inbox.write(&desk.mira, key(), gone, reply("still there?")).await.is_err());
    }

    pub async fn what_was_erased_is_not_taken_in_again(desk: Desk) {
        // Two, so that the way to the conversation is remembered.
        desk.says("wren", "w-0", "listen").await;
        desk.says("wren", "w-1", "erase me").await;
        let gone = desk.first_waiting().await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, gone).await.unwrap();
        assert_eq!(desk.accept(message("wren", "w-1", "erase me")).await, Accepted::Tombstone);
        // A carrier that brings everything again brings the new with the old.
        let again = vec![message("lark", "w-1", "erase me"), message("lark", "l-1", "new")];
        let again = desk.host.accept(again, None).await.unwrap();
        assert!(matches!(again.as_slice(), [Accepted::Tombstone, Accepted::Message(_)]), "{again:?}");
        // The same person may write anew; nothing ties the two together.
        desk.says("wren", "w-2", "hello again").await;
        assert_ne!(desk.first_waiting().await, gone);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }
}
