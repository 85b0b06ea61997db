//! Who else is where a contact is talked to.

use crate::on_both;

on_both!(
    who_reads_along_is_named_and_accepted_until_they_leave,
    nobody_is_kept_for_a_talk_that_never_began,
    who_read_along_goes_with_the_talk,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{Accepted, Address, Bystander, CarrierId, Inbound, Received, testkit::FakeCarrier};
    use earshot_inbox::{
        ConversationId, StoreError,
        cases::{NewCase, Section},
    };
    use serde_json::json;

    use crate::desk::{Desk, key, message, reply};

    fn there(of: &str, names: &[(&str, bool)]) -> Received {
        let there = names.iter().map(|(name, known)| Bystander { name: Address::new(*name), known: *known }).collect();
        let content = Ok(Inbound::Bystanders { from: Address::new(of), there });
        Received { carrier_id: CarrierId::new("bystanders"), raw: Bytes::new(), content }
    }

    /// Name, whether the settings know them, who accepted them.
    async fn shown(desk: &Desk, id: ConversationId) -> Vec<(String, bool, Option<String>)> {
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let row = |one: earshot_inbox::bystanders::Bystander| (one.name, one.known, one.accepted_by.map(|by| by.name));
        open.bystanders.into_iter().map(row).collect()
    }

    pub async fn who_reads_along_is_named_and_accepted_until_they_leave(desk: Desk) {
        desk.says("wren", "w-1", "my mum is here").await;
        let id = desk.first_waiting().await;
        assert_eq!(desk.accept(there("wren", &[("mum", false)])).await, Accepted::Noted);
        desk.clock.advance(1_000);
        desk.accept(there("wren", &[("mum", false), ("interpreter", true)])).await;
        let named = |name: &str, known, by: Option<&str>| (name.to_owned(), known, by.map(str::to_owned));
        let both = [named("mum", false, None), named("interpreter", true, None)];
        assert_eq!(shown(&desk, id).await, both);

        let mum = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().bystanders[0].id;
        let nobody = desk.inbox.accept_bystanders(&desk.mira, id, vec![mum, key()]).await;
        assert!(matches!(nobody, Err(StoreError::Conflict(_))), "{nobody:?}");
        assert_eq!(shown(&desk, id).await, both, "all or nothing");
        desk.inbox.accept_bystanders(&desk.mira, id, vec![mum]).await.unwrap();
        let accepted = named("mum", false, Some("mira Testowa"));
        // Another who comes changes nothing about her.
        desk.accept(there("wren", &[("mum", false), ("uncle", false)])).await;
        assert_eq!(shown(&desk, id).await, [accepted, named("uncle", false, None)]);
        let carrier = FakeCarrier::new(3);
        desk.inbox.write(&desk.mira, key(), id, reply("hello both")).await.unwrap();
        desk.inbox.deliver_due(&desk.carrier(carrier.clone())).await.unwrap();
        assert_eq!(carrier.phone()[0].accepted, [Address::new("mum")]);
        let open = desk.inbox.open_conversation(&desk.jonas, id).await.unwrap();
        assert_eq!(open.timeline.last().unwrap().kind, "let-in");

        // With whom a conflict is named reads nothing more, and is not let in again.
        let head: NewCase = serde_json::from_value(json!({ "form": { "kind": "PROTECTION" } })).unwrap();
        let head = desk.inbox.cases().open_new(&desk.mira, key(), head).await.unwrap();
        let suspect = json!({ "kind": "person", "roles": ["WITNESS"], "conflict": true, "addresses": ["mum"] });
        let suspect: Section = serde_json::from_value(suspect).unwrap();
        let part = desk.inbox.cases().add_part(&desk.mira, key(), head.row.id, suspect).await.unwrap();
        desk.inbox.write(&desk.mira, key(), id, reply("for you alone")).await.unwrap();
        desk.inbox.deliver_due(&desk.carrier(carrier.clone())).await.unwrap();
        assert_eq!(carrier.phone()[1].accepted, []);
        let barred = desk.inbox.accept_bystanders(&desk.mira, id, vec![mum]).await;
        assert!(matches!(barred, Err(StoreError::Forbidden(_))), "{barred:?}");
        desk.inbox.cases().remove_part(&desk.mira, part.id, 1).await.unwrap();

        // Who leaves and comes back is a stranger again; and an acceptance can be taken back.
        desk.accept(there("wren", &[])).await;
        desk.accept(there("wren", &[("mum", false)])).await;
        assert_eq!(shown(&desk, id).await, [named("mum", false, None)]);
        let mum = desk.inbox.open_conversation(&desk.mira, id).await.unwrap().bystanders[0].id;
        desk.inbox.accept_bystanders(&desk.mira, id, vec![mum]).await.unwrap();
        desk.inbox.accept_bystanders(&desk.jonas, id, Vec::new()).await.unwrap();
        assert_eq!(shown(&desk, id).await, [named("mum", false, None)]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn nobody_is_kept_for_a_talk_that_never_began(desk: Desk) {
        assert_eq!(desk.accept(there("wren", &[("mum", false)])).await, Accepted::Noted);
        // They may come with the first message, before or behind which they stand.
        let batch = vec![message("wren", "w-1", "hello"), there("wren", &[("dad", false)])];
        desk.host.accept(batch, None).await.unwrap();
        let id = desk.first_waiting().await;
        assert_eq!(shown(&desk, id).await, [("dad".to_owned(), false, None)]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn who_read_along_goes_with_the_talk(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let id = desk.first_waiting().await;
        desk.accept(there("wren", &[("mum", false)])).await;
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        assert_eq!(shown(&desk, id).await, []);
        // What was erased comes again, with who was there: neither is taken in.
        let again = vec![message("wren", "w-1", "hello"), there("wren", &[("mum", false)])];
        assert_eq!(desk.host.accept(again, None).await.unwrap(), [Accepted::Tombstone, Accepted::Noted]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }
}
