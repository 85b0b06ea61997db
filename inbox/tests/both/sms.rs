//! What a gateway of texts asks of the inbox: things that wait, contacts who want no more, reports that come twice, days with an end.

use crate::on_both;

on_both!(
    what_waits_is_kept_once_and_let_go_once,
    what_waits_gets_its_turn_and_what_it_waits_for_comes_first,
    what_belongs_together_is_seen_by_whoever_comes_last,
    a_quarantine_has_an_end_and_says_so,
    who_says_stop_gets_nothing_until_they_say_start,
    a_stop_meets_what_is_on_its_way,
    a_report_counts_once_and_is_found_before_its_message_is_sent,
    a_day_has_so_much_and_no_more,
    a_flood_from_one_number_is_one_row,
    what_a_carrier_tells_of_a_talk_waits_for_nobody,
    what_a_telephone_network_names_is_told_apart,
    a_cut_hand_over_is_asked_about_and_never_forgotten,
    a_report_that_is_quicker_than_its_messages_name_is_kept,
    what_is_somebody_elses_has_room_of_its_own_and_is_emptied,
);

mod cases {
    use std::{collections::HashSet, sync::Arc};

    use async_trait::async_trait;
    use bytes::Bytes;
    use earshot_channel::{
        Accepted, Address, Allowance, Capabilities, CarrierId, Channel, ChannelError, ChannelId, DeliveryState, Held,
        HeldKind, Hold, Host, HostError, Inbound, InboundMessage, Load, Mark, MessageId, Origin, Outbound, Placement,
        Probe, Receipt, ReceiptOf, Received, SendError, Sent, UnixMillis,
        testkit::{FakeCarrier, Turn},
    };
    use earshot_inbox::{
        Acknowledgements, ConversationId, StoreError, WriteError,
        delivery::ChannelRegistry,
        hotlines::NewChannel,
        view::{Conversation, ConversationState, View},
    };
    use tokio_util::sync::CancellationToken;

    use crate::desk::{Desk, OneChannel, key, reply};

    const TOVE: &str = "+46700000001";

    struct Number {
        desk: Desk,
        id: ChannelId,
        host: Arc<dyn Host>,
    }

    fn capabilities() -> Capabilities {
        Capabilities {
            bystanders: false,
            identities: false,
            kind: "sms",
            text_limit_chars: Some(1_530),
            media: false,
            html: false,
            threads: false,
            receipts: true,
            typing: false,
            idempotent_sends: false,
            placement: Placement::EveryNode,
            sitting_silence_ms: 24 * 3_600_000,
        }
    }

    async fn number(desk: Desk) -> Number {
        let new = NewChannel {
            kind: "sms".into(),
            name: "Texts".into(),
            settings: serde_json::json!({}),
            secrets: Vec::new(),
            active: true,
        };
        let entry = desk.inbox.hotlines().put_channel(None, desk.mira.hotline(), new).await.unwrap();
        let host = desk.inbox.host(entry.id, &capabilities(), Acknowledgements::default()).await.unwrap();
        Number { desk, id: entry.id, host }
    }

    fn text(id: &str, from: &str, words: &str, mark: Option<Mark>) -> Received {
        let message =
            InboundMessage { from: Some(Address::new(from)), text: words.into(), mark, ..InboundMessage::default() };
        Received {
            carrier_id: CarrierId::new(id),
            raw: Bytes::from(words.to_owned()),
            content: Ok(Inbound::Message(message)),
        }
    }

    fn hold(kind: HeldKind, id: &str, group: &str, due: i64, body: &'static str) -> Hold {
        let (group, why) = (group.to_owned(), "a test".to_owned());
        Hold {
            kind,
            carrier_id: CarrierId::new(id),
            group,
            awaits: None,
            due: Some(UnixMillis(due)),
            why,
            body: Bytes::from_static(body.as_bytes()),
        }
    }

    impl Number {
        async fn says(&self, id: &str, words: &str, mark: Option<Mark>) -> ConversationId {
            self.desk.clock.advance(1);
            let accepted = self.host.accept(vec![text(id, TOVE, words, mark)], None).await.unwrap();
            assert!(matches!(accepted[0], Accepted::Message(_)), "{accepted:?}");
            self.desk.first_waiting().await
        }

        async fn open(&self, id: ConversationId) -> Conversation {
            self.desk.inbox.open_conversation(&self.desk.mira, id).await.unwrap()
        }

        async fn answer(&self, id: ConversationId, words: &str) -> Result<MessageId, WriteError> {
            let inbox = &self.desk.inbox;
            inbox.claim(&self.desk.mira, id).await.unwrap();
            self.desk.clock.advance(1);
            Ok(MessageId(inbox.write(&self.desk.mira, key(), id, reply(words)).await?.id))
        }

        async fn report(&self, of: MessageId, state: DeliveryState) {
            let receipt = Receipt { of: ReceiptOf::Message(of), state, code: None };
            let content = Ok(Inbound::Receipt(receipt));
            let received = Received { carrier_id: CarrierId::new(""), raw: Bytes::new(), content };
            self.host.accept(vec![received], None).await.unwrap();
        }

        /// Hands over what is due, and gives the state and code of the newest answer.
        async fn deliver(&self, id: ConversationId, channel: Arc<dyn Channel>) -> (DeliveryState, Option<String>) {
            let registry: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(self.id, channel));
            while self.desk.inbox.deliver_due(&registry).await.unwrap() {}
            self.newest(id).await
        }

        async fn newest(&self, id: ConversationId) -> (DeliveryState, Option<String>) {
            let opened = self.open(id).await;
            let delivery = opened.messages.into_iter().rev().find_map(|message| message.delivery).unwrap();
            (delivery.state, delivery.code)
        }

        async fn is_whole(&self) {
            let report = self.desk.inbox.fsck().await.unwrap();
            assert_eq!(report.problems, Vec::<String>::new());
        }
    }

    fn carrier() -> Arc<dyn Channel> {
        Arc::new(FakeCarrier::with_capabilities(7, capabilities()))
    }

    pub async fn what_waits_is_kept_once_and_let_go_once(desk: Desk) {
        let number = number(desk).await;
        let host = &number.host;
        let item = || hold(HeldKind::File, "f1", "f1", 50, "a picture to fetch");
        let first = host.hold(item()).await.unwrap();
        assert_eq!(first.len(), 1);
        assert_eq!(first[0].body, "a picture to fetch");
        // A copy is the same; other bytes under the name are kept beside it.
        assert_eq!(host.hold(item()).await.unwrap().len(), 1);
        assert_eq!(host.hold(hold(HeldKind::File, "f1", "f1", 50, "another")).await.unwrap().len(), 2);
        assert_eq!(host.held(HeldKind::File, Some(UnixMillis(49)), 10).await.unwrap().len(), 0);
        let due = host.held(HeldKind::File, Some(UnixMillis(50)), 10).await.unwrap();
        assert_eq!(due.len(), 2);
        host.postpone(&[due[0].id], UnixMillis(99)).await.unwrap();
        assert_eq!(host.held(HeldKind::File, Some(UnixMillis(50)), 10).await.unwrap().len(), 1);
        host.let_go(&[due[0].id, due[1].id]).await.unwrap();
        assert_eq!(host.held(HeldKind::File, None, 10).await.unwrap().len(), 0);
        // What was let go does not come back, whoever brings it again.
        assert_eq!(host.hold(item()).await.unwrap().len(), 0);
        number.is_whole().await;
    }

    pub async fn what_waits_gets_its_turn_and_what_it_waits_for_comes_first(desk: Desk) {
        const WAITING: usize = 2_500;
        let number = number(desk).await;
        let host = &number.host;
        for n in 0..WAITING {
            let awaits = Some(format!("key {}", n % 100));
            let item = Hold { awaits, ..hold(HeldKind::Part, &format!("w{n}"), &format!("w{n}"), 50, "closed") };
            host.hold(item).await.unwrap();
        }
        let load = host.waiting(HeldKind::Part).await.unwrap();
        assert_eq!((load.items, load.bytes), (WAITING as u64, 6 * WAITING as u64));
        assert_eq!(host.waiting(HeldKind::File).await.unwrap(), Load::default());
        // Page by page everybody has been looked at, once.
        let mut seen = HashSet::new();
        loop {
            let page = host.held(HeldKind::Part, Some(UnixMillis(50)), 250).await.unwrap();
            if page.is_empty() {
                break;
            }
            let ids: Vec<_> = page.iter().map(|held| held.id).collect();
            assert!(ids.iter().all(|id| seen.insert(*id)), "somebody's turn came twice before another's");
            host.postpone(&ids, UnixMillis(1_000)).await.unwrap();
        }
        assert_eq!(seen.len(), WAITING);
        // What came makes those that waited for it due, before what has been due for long.
        host.hasten(&["key 7".into(), "key nobody waits for".into()]).await.unwrap();
        let due = host.held(HeldKind::Part, Some(UnixMillis(999)), 250).await.unwrap();
        assert_eq!(due.len(), WAITING / 100);
        let first = host.held(HeldKind::Part, Some(UnixMillis(1_000)), 25).await.unwrap();
        let ids = |held: &[Held]| held.iter().map(|one| one.id).collect::<HashSet<_>>();
        assert_eq!(ids(&first), ids(&due));
        number.is_whole().await;
    }

    pub async fn what_belongs_together_is_seen_by_whoever_comes_last(desk: Desk) {
        let number = number(desk).await;
        let parts = (0..8).map(|n| {
            let host = Arc::clone(&number.host);
            async move {
                let part = Hold {
                    carrier_id: CarrierId::new(format!("p{n}")),
                    ..hold(HeldKind::Part, "", "one text", 50, "part")
                };
                host.hold(part).await.unwrap().len()
            }
        });
        let mut seen = futures::future::join_all(parts).await;
        seen.sort_unstable();
        assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7, 8]);
        let other = number.host.hold(hold(HeldKind::Part, "q", "another text", 50, "part")).await.unwrap();
        assert_eq!(other.len(), 1);
        number.is_whole().await;
    }

    pub async fn a_quarantine_has_an_end_and_says_so(desk: Desk) {
        let number = number(desk).await;
        let inbox = &number.desk.inbox;
        for batch in 0..20 {
            let holds = (0..100).map(|n| {
                let (host, id) = (Arc::clone(&number.host), format!("x{batch}-{n}"));
                async move {
                    let group = id.clone();
                    host.hold(Hold {
                        carrier_id: CarrierId::new(id),
                        group,
                        ..hold(HeldKind::Unproven, "", "", 0, "forged")
                    })
                    .await
                }
            });
            assert!(futures::future::join_all(holds).await.iter().all(Result::is_ok));
        }
        let full = number.host.hold(hold(HeldKind::Unproven, "one more", "one more", 0, "forged")).await;
        assert!(matches!(full, Err(HostError::Unavailable { .. })), "{full:?}");
        // What has proved itself has room of its own.
        assert!(number.host.hold(hold(HeldKind::Part, "p", "p", 0, "real")).await.is_ok());
        assert_eq!(inbox.quarantine_counts(number.desk.mira.hotline()).await.unwrap(), [(number.id, 2_000)]);
        let listed = inbox.quarantine(&number.desk.admin, number.id).await.unwrap();
        assert_eq!((listed.len(), listed[0].why.as_str(), listed[0].bytes), (200, "a test", 6));
        assert!(matches!(inbox.quarantine(&number.desk.mira, number.id).await, Err(StoreError::Forbidden(_))));
        let elsewhere = inbox.quarantine(&number.desk.admin, ChannelId(key())).await;
        assert!(matches!(elsewhere, Err(StoreError::NotFound)));
    }

    pub async fn who_says_stop_gets_nothing_until_they_say_start(desk: Desk) {
        let number = number(desk).await;
        let talk = number.says("1", "hello", None).await;
        number.answer(talk, "I am here.").await.unwrap();
        assert_eq!(number.deliver(talk, carrier()).await.0, DeliveryState::Sent);
        number.says("2", "STOP", Some(Mark::Stop)).await;
        let opened = number.open(talk).await;
        assert!(opened.contact.stopped_at.is_some());
        assert_eq!(opened.messages.last().unwrap().flags, ["stop"]);
        let refused = number.answer(talk, "One more thing.").await;
        assert!(
            matches!(&refused, Err(WriteError::Store(StoreError::Conflict(why))) if why.contains("STOP")),
            "{refused:?}"
        );
        // Words that are no START change nothing.
        number.says("3", "are you there", None).await;
        assert!(number.answer(talk, "Yes.").await.is_err());
        number.says("4", "START", Some(Mark::Start)).await;
        assert_eq!(number.open(talk).await.contact.stopped_at, None);
        number.answer(talk, "Welcome back.").await.unwrap();
        assert_eq!(number.deliver(talk, carrier()).await.0, DeliveryState::Sent);
        number.is_whole().await;
    }

    pub async fn a_stop_meets_what_is_on_its_way(desk: Desk) {
        let number = number(desk).await;
        let talk = number.says("1", "hello", None).await;
        number.answer(talk, "I am here.").await.unwrap();
        number.says("2", "STOP", Some(Mark::Stop)).await;
        assert_eq!(number.deliver(talk, carrier()).await, (DeliveryState::Failed, Some("stopped".into())));
    }

    pub async fn a_report_counts_once_and_is_found_before_its_message_is_sent(desk: Desk) {
        use DeliveryState::{Delivered, Failed, Sent};
        let number = number(desk).await;
        let talk = number.says("1", "hello", None).await;
        let ours = number.answer(talk, "I am here.").await.unwrap();
        // The network was quicker than the answer of its gateway.
        number.report(ours, Delivered).await;
        assert_eq!(number.newest(talk).await.0, Delivered);
        let sent = FakeCarrier::with_capabilities(7, capabilities());
        number.deliver(talk, Arc::new(sent.clone())).await;
        assert_eq!(sent.handed().len(), 0, "what has arrived is not sent again");
        for (state, expected) in
            [(Sent, Delivered), (Failed, Failed), (Delivered, Failed), (Failed, Failed), (Sent, Failed)]
        {
            number.report(ours, state).await;
            assert_eq!(number.newest(talk).await.0, expected, "after {state:?}");
        }
        // A report about somebody else's message does nothing.
        number.report(MessageId(key()), Delivered).await;
    }

    /// A carrier with so much a day.
    struct Thrifty(FakeCarrier);

    #[async_trait]
    impl Channel for Thrifty {
        fn capabilities(&self) -> &Capabilities {
            self.0.capabilities()
        }
        async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
            self.0.run(host, stop).await
        }
        async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
            self.0.send(out).await
        }
        async fn probe(&self) -> Probe {
            self.0.probe().await
        }
        fn allowances(&self, out: &Outbound) -> Vec<Allowance> {
            let cost = u32::try_from(out.text.len()).unwrap();
            vec![
                Allowance { of: format!("number:{}", out.to.expose()), cost, a_day: 10, code: "daily-number" },
                Allowance { of: "country:SE".into(), cost, a_day: 14, code: "daily-country" },
            ]
        }
    }

    pub async fn a_day_has_so_much_and_no_more(desk: Desk) {
        let number = number(desk).await;
        let thrifty = || Arc::new(Thrifty(FakeCarrier::with_capabilities(7, capabilities()))) as Arc<dyn Channel>;
        let talk = number.says("1", "hello", None).await;
        let table = [("12345", None), ("123456", Some("daily-number")), ("12345", None), ("1", Some("daily-number"))];
        for (words, code) in table {
            number.answer(talk, words).await.unwrap();
            assert_eq!(number.deliver(talk, thrifty()).await.1.as_deref(), code, "{words}");
        }
        // Somebody else of the same country: what one refused took nothing of the other.
        number.desk.clock.advance(1);
        number.host.accept(vec![text("9", "+46700000002", "hello", None)], None).await.unwrap();
        let other = number.desk.first_waiting().await;
        for (words, code) in [("1234", None), ("1", Some("daily-country"))] {
            number.answer(other, words).await.unwrap();
            assert_eq!(number.deliver(other, thrifty()).await.1.as_deref(), code, "{words}");
        }
        number.desk.clock.advance(24 * 3_600_000 + 1_000);
        number.answer(talk, "12345").await.unwrap();
        assert_eq!(number.deliver(talk, thrifty()).await, (DeliveryState::Sent, None));
    }

    /// A carrier that is searched, and notes from when on.
    struct Searched(FakeCarrier, parking_lot::Mutex<Vec<UnixMillis>>);

    #[async_trait]
    impl Channel for Searched {
        fn capabilities(&self) -> &Capabilities {
            self.0.capabilities()
        }
        async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
            self.0.run(host, stop).await
        }
        async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
            self.0.send(out).await
        }
        async fn status_since(&self, _: &Outbound, begun_at: UnixMillis) -> Result<Option<DeliveryState>, SendError> {
            self.1.lock().push(begun_at);
            Ok(None)
        }
        async fn probe(&self) -> Probe {
            self.0.probe().await
        }
    }

    pub async fn a_cut_hand_over_is_asked_about_and_never_forgotten(desk: Desk) {
        const LEASE_MS: i64 = 400_000;
        let number = number(desk).await;
        let talk = number.says("1", "hello", None).await;
        number.answer(talk, "I am here.").await.unwrap();
        let carrier = FakeCarrier::with_capabilities(7, capabilities());
        carrier.script([Turn::DeliverAndHang]);
        let searched = Arc::new(Searched(carrier.clone(), parking_lot::Mutex::default()));
        let here: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(number.id, searched.clone()));
        let nowhere: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(ChannelId(key()), searched.clone()));
        let (inbox, clock) = (&number.desk.inbox, &number.desk.clock);
        // The process dies in the middle.
        let begun_at = clock.now();
        let dies = tokio::time::timeout(std::time::Duration::from_millis(300), inbox.deliver_due(&here)).await;
        assert!(dies.is_err() && carrier.handed().len() == 1);
        // Its channel isn't there at first: that says nothing about what became of the text.
        for _ in 0..2 {
            clock.advance(LEASE_MS);
            while inbox.deliver_due(&nowhere).await.unwrap() {}
            assert_eq!(number.newest(talk).await.0, DeliveryState::Queued);
        }
        // Nor does a STOP, after which it would not be sent.
        number.says("2", "STOP", Some(Mark::Stop)).await;
        clock.advance(60_000);
        while inbox.deliver_due(&here).await.unwrap() {}
        assert_eq!(number.newest(talk).await, (DeliveryState::Unknown, Some("cut-while-sending".into())));
        assert_eq!((carrier.handed().len(), carrier.phone().len()), (1, 1), "nobody is texted twice");
        assert_eq!(*searched.1.lock(), [begun_at], "asked from when the attempt began that was cut");
        number.is_whole().await;
    }

    pub async fn a_report_that_is_quicker_than_its_messages_name_is_kept(desk: Desk) {
        use DeliveryState::{Delivered, Sent};
        let number = number(desk).await;
        let talk = number.says("1", "hello", None).await;
        let report = async |id: &str, state| {
            let receipt = Receipt { of: ReceiptOf::Carrier(CarrierId::new(id)), state, code: None };
            let content = Ok(Inbound::Receipt(receipt));
            let received = Received { carrier_id: CarrierId::new(""), raw: Bytes::new(), content };
            number.host.accept(vec![received], None).await.unwrap();
        };
        let ours = number.answer(talk, "I am here.").await.unwrap();
        // The carrier calls it by the id that it was given, and nobody has written that down yet.
        for state in [Delivered, Sent] {
            report(&ours.0.to_string(), state).await;
        }
        report("another's", Delivered).await;
        assert_eq!(number.newest(talk).await.0, DeliveryState::Queued);
        assert_eq!(number.deliver(talk, carrier()).await.0, Delivered);
        // It counted once, and is not kept for ever.
        number.answer(talk, "Still here.").await.unwrap();
        assert_eq!(number.deliver(talk, carrier()).await.0, Sent);
        let late = number.answer(talk, "And now.").await.unwrap();
        report(&late.0.to_string(), Delivered).await;
        number.desk.clock.advance(25 * 3_600_000);
        number.desk.inbox.sweep().await.unwrap();
        assert_ne!(number.deliver(talk, carrier()).await.0, Delivered);
        number.is_whole().await;
    }

    pub async fn what_is_somebody_elses_has_room_of_its_own_and_is_emptied(desk: Desk) {
        let number = number(desk).await;
        let inbox = &number.desk.inbox;
        let item = |kind, id: String| Hold { carrier_id: CarrierId::new(&*id), ..hold(kind, "", &id, 0, "a request") };
        for n in 0..500 {
            number.host.hold(item(HeldKind::Foreign, format!("f{n}"))).await.unwrap();
        }
        let full = number.host.hold(item(HeldKind::Foreign, "one more".into())).await;
        assert!(matches!(full, Err(HostError::Unavailable { .. })), "{full:?}");
        // It takes nothing of the room of what waits for its proof.
        number.host.hold(item(HeldKind::Unproven, "u".into())).await.unwrap();
        number.host.hold(item(HeldKind::Part, "p".into())).await.unwrap();
        assert_eq!(inbox.quarantine_counts(number.desk.mira.hotline()).await.unwrap(), [(number.id, 501)]);
        assert!(matches!(inbox.empty_quarantine(&number.desk.mira, number.id).await, Err(StoreError::Forbidden(_))));
        let elsewhere = inbox.empty_quarantine(&number.desk.admin, ChannelId(key())).await;
        assert!(matches!(elsewhere, Err(StoreError::NotFound)));
        assert_eq!(inbox.empty_quarantine(&number.desk.admin, number.id).await.unwrap(), 501);
        assert_eq!(inbox.quarantine_counts(number.desk.mira.hotline()).await.unwrap(), []);
        assert_eq!(number.host.held(HeldKind::Part, None, 10).await.unwrap().len(), 1, "parts are no quarantine");
        assert!(number.host.hold(item(HeldKind::Foreign, "one more".into())).await.is_ok());
        number.is_whole().await;
    }

    pub async fn what_a_carrier_tells_of_a_talk_waits_for_nobody(desk: Desk) {
        let number = number(desk).await;
        let id = number.says("1", "help me", None).await;
        number.answer(id, "We are here.").await.unwrap();
        let told = |id: &str, origin: Origin| {
            let from = Some(Address::new(TOVE));
            let message = InboundMessage { from, text: "I want to die".into(), origin, ..InboundMessage::default() };
            Received { carrier_id: CarrierId::new(id), raw: Bytes::new(), content: Ok(Inbound::Message(message)) }
        };
        number.desk.clock.advance(1);
        number.host.accept(vec![told("2", Origin::Carrier), told("3", Origin::Machine)], None).await.unwrap();
        let open = number.open(id).await;
        assert_eq!(open.row.state, ConversationState::Theirs);
        let last: Vec<_> = open.messages.iter().rev().take(2).map(|message| message.flags.join(" ")).collect();
        assert_eq!(last, ["machine", "carrier"]);
        number.host.accept(vec![told("4", Origin::Person)], None).await.unwrap();
        assert_ne!(number.open(id).await.row.state, ConversationState::Theirs);
        number.is_whole().await;
    }

    pub async fn a_flood_from_one_number_is_one_row(desk: Desk) {
        let number = number(desk).await;
        for n in 0..200 {
            number.desk.clock.advance(10);
            number.host.accept(vec![text(&format!("f{n}"), TOVE, &format!("buy {n}"), None)], None).await.unwrap();
        }
        let page = number.desk.inbox.inbox_page(&number.desk.mira, View::Waiting, None, 50).await.unwrap();
        assert_eq!((page.rows.len(), page.rows[0].unread), (1, 200));
        number.is_whole().await;
    }

    pub async fn what_a_telephone_network_names_is_told_apart(desk: Desk) {
        let number = number(desk).await;
        let table = [
            (TOVE, Some("number")),
            ("short:116000", Some("short")),
            ("name:POLICE", Some("name")),
            ("name:+46700000001x", Some("name")),
        ];
        for (n, (from, expected)) in table.into_iter().enumerate() {
            number.desk.clock.advance(1);
            number.host.accept(vec![text(&format!("k{n}"), from, "hello", None)], None).await.unwrap();
            let rows = number.desk.inbox.inbox_page(&number.desk.mira, View::Waiting, None, 50).await.unwrap().rows;
            assert_eq!(rows.len(), n + 1, "each of them has a conversation of its own");
            let newest = rows.iter().max_by_key(|row| row.first_in_at).unwrap();
            assert_eq!(number.open(newest.id).await.contact.address_kind.as_deref(), expected);
        }
    }
}
