//! A hotline with three people at the desk, over either database.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use bytes::Bytes;
use earshot_channel::testkit::FakeCarrier;
use earshot_channel::{
    Accepted, Address, Capabilities, CarrierId, Channel, ChannelId, ConversationSeq, ConversationToken, Host,
    HostError, Inbound, InboundMessage, Item, ItemKind, Received, SafetyAnswer, Stored,
};
use earshot_inbox::{
    Acknowledgements, Clock, ConversationId, Inbox, Settings,
    access::{FirstPassword, NewOperator, Role, Scope, USUAL_TALKS},
    calls::CallForm,
    delivery::ChannelRegistry,
    hotlines::{HotlineSpec, Hours, Line},
    store::db::Location,
    vault::MasterSource,
    view::{Conversation, Row, View},
};
use futures::StreamExt;
use uuid::Uuid;

/// 2026-03-02 10:00 UTC.
pub const START: i64 = 1_772_445_600_000;

pub struct Desk {
    pub inbox: Inbox,
    pub clock: Clock,
    pub channel: ChannelId,
    pub host: Arc<dyn Host>,
    pub mira: Scope,
    pub jonas: Scope,
    pub supervisor: Scope,
    pub admin: Scope,
    pub settings: Settings,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = Location::Sqlite(folder.path().join("earshot.db"));
        let keys = Location::Sqlite(folder.path().join("keys.db"));
        Self::open(folder, data, keys).await
    }

    pub async fn postgres() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [data, keys] =
            tokio::task::spawn_blocking(|| [crate::postgres::database(), crate::postgres::database()]).await.unwrap();
        Self::open(folder, Location::Postgres(data), Location::Postgres(keys)).await
    }

    async fn open(folder: tempfile::TempDir, data: Location, keys: Location) -> Self {
        let clock = Clock::fixed(START);
        let master = folder.path().join("master.key");
        earshot_inbox::vault::MasterKey::generate_file(&master).unwrap();
        let settings = Settings {
            data,
            keys,
            folder: folder.path().to_owned(),
            master: MasterSource::File(master),
            clock: clock.clone(),
            node: "node-a".into(),
            rules: None,
        };
        let inbox = Inbox::open(settings.clone()).await.unwrap();
        let applied = inbox.hotlines().apply(spec("lantern-line")).await.unwrap();
        let channel = applied.channels[0].id;
        let host = inbox.host(channel, &capabilities(), Acknowledgements::default()).await.unwrap();
        let hotline = applied.hotline.id;
        let mut scopes = Vec::new();
        for (login, role) in
            [("mira", Role::Operator), ("jonas", Role::Operator), ("sol", Role::Supervisor), ("ada", Role::Admin)]
        {
            let operator = NewOperator {
                login: login.into(),
                name: format!("{login} Testowa"),
                alias: login.to_uppercase(),
                role,
                languages: vec!["en".into()],
                skills: vec![],
                talk_limit: USUAL_TALKS,
            };
            let (operator, _) = inbox.access().bootstrap(hotline, operator, FirstPassword::Link).await.unwrap();
            scopes.push(Scope::for_tests(hotline, operator.id, role));
        }
        let [mira, jonas, supervisor, admin] = scopes.try_into().unwrap();
        Self { inbox, clock, channel, host, mira, jonas, supervisor, admin, settings, _folder: folder }
    }

    /// Ends this process's part and opens everything anew, as after a restart.
    pub async fn reopen(&mut self) {
        self.inbox.close().await;
        self.inbox = Inbox::open(self.settings.clone()).await.unwrap();
        self.host = self.inbox.host(self.channel, &capabilities(), Acknowledgements::default()).await.unwrap();
    }

    pub async fn accept(&self, item: Received) -> Accepted {
        self.host.accept(vec![item], None).await.unwrap().remove(0)
    }

    /// A contact writes; gives the message's place.
    pub async fn says(&self, who: &str, id: &str, text: &str) -> Stored {
        match self.accept(message(who, id, text)).await {
            Accepted::Message(stored) => stored,
            other => panic!("not a new message: {other:?}"),
        }
    }

    pub async fn answers_safety(&self, who: &str, id: &str, answer: SafetyAnswer) {
        let content = Ok(Inbound::Safety { from: Address::new(who), answer, language: None, near: None });
        self.accept(Received { carrier_id: CarrierId::new(id), raw: Bytes::from_static(b"{}"), content }).await;
    }

    /// The conversation on top of the waiting list.
    pub async fn first_waiting(&self) -> ConversationId {
        self.inbox.inbox_page(&self.mira, View::Waiting, None, 50).await.unwrap().rows[0].id
    }

    /// What a contact reads after a number: kept items only, up to the newest.
    pub async fn reads(&self, who: &str, after: i64) -> Vec<Item> {
        let token = ConversationToken::new(who);
        let last = match self.host.follow(&token, ConversationSeq(i64::MAX)).await.map(drop) {
            Err(HostError::Ahead { last }) => last.0,
            other => panic!("{other:?}"),
        };
        let mut stream = self.host.follow(&token, ConversationSeq(after)).await.unwrap();
        let mut items = Vec::new();
        while items.last().map_or(after, |item: &Item| item.seq.0) < last {
            let item = tokio::time::timeout(Duration::from_secs(10), stream.next()).await.unwrap().unwrap().unwrap();
            if item.seq.0 > 0 {
                items.push(item);
            }
        }
        items
    }

    pub fn carrier(&self, carrier: FakeCarrier) -> Arc<dyn ChannelRegistry> {
        Arc::new(OneChannel(self.channel, Arc::new(carrier)))
    }
}

pub struct OneChannel(pub ChannelId, pub Arc<dyn Channel>);

impl ChannelRegistry for OneChannel {
    fn channel(&self, id: ChannelId) -> Option<Arc<dyn Channel>> {
        (id == self.0).then(|| self.1.clone())
    }
}

pub fn capabilities() -> Capabilities {
    Capabilities {
        kind: "webchat",
        text_limit_chars: None,
        media: true,
        html: false,
        threads: false,
        receipts: true,
        typing: true,
        bystanders: true,
        identities: true,
        idempotent_sends: true,
        placement: earshot_channel::Placement::EveryNode,
        sitting_silence_ms: 30 * 60_000,
    }
}

pub fn spec(slug: &str) -> HotlineSpec {
    HotlineSpec {
        slug: slug.into(),
        organisation: "Lantern Line of Examplia".into(),
        country: "BE".into(),
        line: Line::L116111,
        time_zone: "Europe/Brussels".into(),
        languages: vec!["en".into(), "fr".into()],
        phone: "116 111".into(),
        emergency: "112".into(),
        safe_exit: "https://www.wikipedia.org/".into(),
        uploads: true,
        break_after: 2,
        widget_origins: Vec::new(),
        hours: vec![Hours { always: true, ..Hours::default() }],
        holidays: Vec::new(),
        webchat: Vec::new(),
        queues: Vec::new(),
        texts: BTreeMap::new(),
    }
}

pub fn message(who: &str, id: &str, text: &str) -> Received {
    Received {
        carrier_id: CarrierId::new(id),
        raw: Bytes::from(format!("{{\"text\":{text:?}}}")),
        content: Ok(Inbound::Message(InboundMessage {
            from: Some(Address::new(who)),
            text: text.into(),
            language: Some("en".into()),
            ..InboundMessage::default()
        })),
    }
}

pub fn texts(items: &[Item]) -> Vec<&str> {
    items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Message { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

pub fn reply(text: &str) -> earshot_inbox::NewMessage {
    earshot_inbox::NewMessage {
        kind: earshot_inbox::MessageKind::Reply,
        text: text.into(),
        attachments: Vec::new(),
        last_seen: None,
        hold_ms: 0,
        mentions: Vec::new(),
        over: None,
    }
}

pub fn key() -> Uuid {
    earshot_inbox::clock::random_id()
}

/// A contact writes, a moment after what was before.
pub async fn says(desk: &Desk, who: &str, text: &str) {
    desk.clock.advance(1);
    desk.says(who, &format!("{who}-{text}"), text).await;
}

/// What stands in a view.
pub async fn rows(desk: &Desk, view: View) -> Vec<Row> {
    desk.inbox.inbox_page(&desk.mira, view, None, 50).await.unwrap().rows
}

/// A conversation as its reader sees it.
pub async fn open(desk: &Desk, id: ConversationId) -> Conversation {
    desk.inbox.open_conversation(&desk.mira, id).await.unwrap()
}

/// What is recorded when a talk is closed.
pub fn call() -> CallForm {
    serde_json::from_value(serde_json::json!({
        "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 13, "child_gender": "GIRL",
        "reasons": ["NASK"], "leading_reason": "NASK", "actions": ["LISTEN"]
    }))
    .unwrap()
}

/// Nothing is wrong with the data.
pub async fn clean(desk: &Desk) {
    let report = desk.inbox.fsck().await.unwrap();
    assert!(report.clean(), "{report}");
}
