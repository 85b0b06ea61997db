//! Keys of contacts' accounts: what changed, and comparing them.

use crate::on_both;

on_both!(
    another_key_warns_and_pauses_where_it_was_compared,
    keys_are_compared_step_by_step_and_who_did_it_stands_there,
    a_step_that_no_channel_takes_is_broken_off,
    what_is_known_of_keys_goes_with_the_talk,
);

mod cases {
    use std::sync::Arc;

    use async_trait::async_trait;
    use bytes::Bytes;
    use earshot_channel::{
        Accepted, Address, Capabilities, CarrierId, Channel, ChannelError, Host, Identity as Keys, Inbound, Outbound,
        Probe, Received, SendError, Sent, Sign, Stage, Step, testkit::FakeCarrier,
    };
    use earshot_inbox::{ConversationId, StoreError, delivery::ChannelRegistry, identities::Identity};
    use parking_lot::Mutex;
    use tokio_util::sync::CancellationToken;

    use crate::desk::{Desk, OneChannel, capabilities, key, message, reply};

    fn said(of: &str, content: Inbound) -> Received {
        Received { carrier_id: CarrierId::new(of), raw: Bytes::new(), content: Ok(content) }
    }

    fn keys(of: &str, key: &str, verified: bool) -> Received {
        let identity = Keys { key: Some(key.into()), verified };
        said("identity", Inbound::Identity { from: Address::new(of), identity })
    }

    async fn shown(desk: &Desk, id: ConversationId) -> Identity {
        desk.inbox.open_conversation(&desk.mira, id).await.unwrap().identities.remove(0)
    }

    /// What happened, and by whom.
    async fn happened(desk: &Desk, id: ConversationId) -> Vec<String> {
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let line = |one: earshot_inbox::timeline::Happening| {
            format!("{} {}", one.kind, one.by.map_or_else(|| "-".to_owned(), |by| by.name))
        };
        open.timeline.into_iter().map(line).collect()
    }

    /// A carrier whose contact's device answers as it is told.
    struct Device {
        capabilities: Capabilities,
        answer: Mutex<Result<Stage, ()>>,
        asked: Mutex<Vec<Step>>,
    }

    impl Device {
        fn new() -> Arc<Self> {
            let (answer, asked) = (Mutex::new(Err(())), Mutex::default());
            Arc::new(Self { capabilities: capabilities(), answer, asked })
        }
    }

    #[async_trait]
    impl Channel for Device {
        fn capabilities(&self) -> &Capabilities {
            &self.capabilities
        }

        async fn run(&self, _: Arc<dyn Host>, _: CancellationToken) -> Result<(), ChannelError> {
            Ok(())
        }

        async fn send(&self, _: &Outbound) -> Result<Sent, SendError> {
            Err(SendError::Unknown)
        }

        async fn probe(&self) -> Probe {
            Probe { checks: Vec::new() }
        }

        async fn verify(&self, address: &Address, step: Step) -> Result<Stage, ChannelError> {
            assert_eq!(address.expose(), "wren");
            self.asked.lock().push(step);
            self.answer.lock().clone().map_err(|()| ChannelError::Unavailable("elsewhere".into()))
        }
    }

    pub async fn another_key_warns_and_pauses_where_it_was_compared(desk: Desk) {
        // What is known before anybody wrote is nobody's.
        assert_eq!(desk.accept(keys("wren", "k0", true)).await, Accepted::Noted);
        desk.host.accept(vec![message("wren", "w-1", "hello"), keys("wren", "k1", false)], None).await.unwrap();
        let id = desk.first_waiting().await;
        let first = shown(&desk, id).await;
        assert_eq!((first.verified, first.warning, first.pauses), (false, None, false));
        let writes = async |text: &str| {
            let carrier = FakeCarrier::new(3);
            desk.inbox.write(&desk.mira, key(), id, reply(text)).await.unwrap();
            desk.inbox.deliver_due(&desk.carrier(carrier.clone())).await.unwrap();
            carrier.phone().len()
        };

        // Of somebody whom nobody compared keys with, it is told and nothing stops.
        desk.accept(keys("wren", "k2", false)).await;
        let other = shown(&desk, id).await;
        assert_eq!((other.warning.as_deref(), other.pauses), (Some("changed"), false));
        assert_eq!(writes("still there?").await, 1);
        desk.inbox.acknowledge_identity(&desk.mira, id).await.unwrap();
        assert_eq!(shown(&desk, id).await.warning, None);

        desk.accept(keys("wren", "k2", true)).await;
        assert!(shown(&desk, id).await.verified);
        desk.clock.advance(1_000);
        desk.accept(keys("wren", "k3", false)).await;
        desk.accept(keys("wren", "k3", false)).await;
        let changed = shown(&desk, id).await;
        assert_eq!((changed.verified, changed.warning.as_deref(), changed.pauses), (false, Some("changed"), true));
        assert_eq!(writes("not for other eyes").await, 0);
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        let refused = open.messages.last().unwrap().delivery.clone().unwrap();
        assert_eq!(refused.code.as_deref(), Some("identity-changed"), "{refused:?}");
        // Reading goes on.
        desk.says("wren", "w-2", "it is a new phone").await;
        let seen = desk.inbox.acknowledge_identity(&desk.jonas, id).await.unwrap().unwrap();
        assert_eq!((seen.warning, seen.pauses, seen.verified), (None, false, false));
        assert_eq!(writes("ah, good").await, 1);
        desk.inbox.acknowledge_identity(&desk.jonas, id).await.unwrap();
        let lines = happened(&desk, id).await;
        let expected =
            ["key-changed -", "key-seen mira Testowa", "key-verified -", "key-changed -", "key-seen jonas Testowa"];
        assert_eq!(lines, expected);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn keys_are_compared_step_by_step_and_who_did_it_stands_there(desk: Desk) {
        desk.says("wren", "w-1", "is it really you?").await;
        let id = desk.first_waiting().await;
        let early = desk.inbox.compare_keys(&desk.mira, id, Step::Begin).await;
        assert!(matches!(early, Err(StoreError::Conflict(_))), "{early:?}");
        desk.accept(keys("wren", "k1", false)).await;
        let (device, with) = (Device::new(), |device: &Arc<Device>| -> Arc<dyn ChannelRegistry> {
            Arc::new(OneChannel(desk.channel, device.clone()))
        });
        let step = async |step| desk.inbox.compare_keys(&desk.mira, id, step).await;
        assert!(step(Step::Confirm).await.is_err(), "nothing is compared yet");
        assert_eq!(step(Step::Begin).await.unwrap().unwrap().stage.as_deref(), Some("waiting"));
        // It is left until the node on which the channel runs takes it, and taken once.
        desk.inbox.take_steps(&with(&device)).await.unwrap();
        *device.answer.lock() = Ok(Stage::Waiting);
        desk.inbox.take_steps(&with(&device)).await.unwrap();
        desk.inbox.take_steps(&with(&device)).await.unwrap();
        assert_eq!(*device.asked.lock(), [Step::Begin, Step::Begin]);
        let signs: Vec<_> = ["🐶", "🔑"].map(|symbol| Sign { symbol: symbol.into(), name: "x".into() }).into();
        let stage = Stage::Compare(signs.clone());
        desk.accept(said("verification", Inbound::Verification { from: Address::new("wren"), stage })).await;
        let compare = shown(&desk, id).await;
        assert_eq!((compare.stage.as_deref(), compare.signs), (Some("compare"), signs));
        *device.answer.lock() = Ok(Stage::Done);
        assert_eq!(step(Step::Confirm).await.unwrap().unwrap().stage.as_deref(), Some("confirmed"));
        desk.inbox.take_steps(&with(&device)).await.unwrap();
        desk.accept(keys("wren", "k1", true)).await;
        let done = shown(&desk, id).await;
        assert_eq!((done.stage.as_deref(), done.signs.len(), done.verified), (Some("done"), 0, true));
        assert_eq!(happened(&desk, id).await, ["key-verified mira Testowa"]);

        // Where they differ, that is told once, whoever said so first.
        let stage = Stage::Compare(Vec::new());
        desk.accept(said("verification", Inbound::Verification { from: Address::new("wren"), stage })).await;
        step(Step::Mismatch).await.unwrap();
        *device.answer.lock() = Ok(Stage::Mismatch);
        desk.inbox.take_steps(&with(&device)).await.unwrap();
        assert_eq!(shown(&desk, id).await.warning.as_deref(), Some("mismatch"));
        assert_eq!(happened(&desk, id).await, ["key-verified mira Testowa", "key-mismatch mira Testowa"]);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_step_that_no_channel_takes_is_broken_off(desk: Desk) {
        desk.host.accept(vec![message("wren", "w-1", "hello"), keys("wren", "k1", false)], None).await.unwrap();
        let id = desk.first_waiting().await;
        assert_eq!(desk.inbox.compare_keys(&desk.mira, id, Step::Cancel).await.unwrap().unwrap().stage, None);
        desk.inbox.compare_keys(&desk.mira, id, Step::Begin).await.unwrap();
        let device = Device::new();
        let channels: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(desk.channel, device.clone()));
        desk.inbox.take_steps(&channels).await.unwrap();
        assert_eq!(shown(&desk, id).await.stage.as_deref(), Some("waiting"));
        desk.clock.advance(61_000);
        desk.inbox.take_steps(&channels).await.unwrap();
        assert_eq!(shown(&desk, id).await.stage.as_deref(), Some("cancelled"));
        // And may begin anew.
        desk.inbox.compare_keys(&desk.mira, id, Step::Begin).await.unwrap();
    }

    pub async fn what_is_known_of_keys_goes_with_the_talk(desk: Desk) {
        desk.host.accept(vec![message("wren", "w-1", "hello"), keys("wren", "k1", true)], None).await.unwrap();
        let id = desk.first_waiting().await;
        desk.inbox.compare_keys(&desk.mira, id, Step::Begin).await.unwrap();
        desk.inbox.erase_conversation(desk.mira.hotline(), None, id).await.unwrap();
        let open = desk.inbox.open_conversation(&desk.mira, id).await.unwrap();
        assert_eq!(open.identities, []);
        assert_eq!(desk.accept(keys("wren", "k2", false)).await, Accepted::Noted);
        let device = Device::new();
        let channels: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(desk.channel, device.clone()));
        desk.inbox.take_steps(&channels).await.unwrap();
        assert!(device.asked.lock().is_empty(), "nobody is asked for who was erased");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }
}
