//! A [`Host`] in memory that keeps the whole contract and fails when told.
//!
//! Durable is what stands in its store: [`MemoryHost::reborn`] is the process after a crash. Deliberately absent:
//! triage, aliases, sittings; a channel can't see them.

use std::{
    collections::{HashMap, VecDeque},
    path::Path,
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use futures::StreamExt;
use parking_lot::Mutex;
use secrecy::SecretSlice;
use tempfile::TempDir;
use tokio::sync::{Notify, broadcast};

use super::{FakeClock, Kept, Store, follow};
use crate::{
    Accepted, Address, AttachmentBytes, AttachmentId, BlobId, ByteStream, CarrierId, ConversationSeq,
    ConversationToken, Cursor, Health, Host, HostError, InboundAttachment, Item, ItemKind, ItemStream, MessageId,
    Outbound, Party, Receipt, Received, ThreadId,
};

/// What a [`MemoryHost`] does with one `accept` instead of taking it at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostFault {
    /// Keeps nothing and answers [`HostError::Unavailable`].
    Unavailable,
    /// Takes it after this time.
    Slow(Duration),
    /// Keeps nothing and never answers.
    Hang,
    /// Keeps it and never answers.
    HangAfterCommit,
    /// Keeps it and answers [`HostError::Unavailable`]: the answer to the commit was lost.
    LoseAnswer,
}

/// The largest blob that a [`MemoryHost`] takes.
pub const BLOB_LIMIT_BYTES: usize = 25 * 1024 * 1024;

pub(super) struct Inner {
    pub(super) clock: FakeClock,
    pub(super) store: Mutex<Store>,
    /// Tells every open stream: a kept item stands in the store (`None`), or this is passing by.
    pub(super) wake: broadcast::Sender<(Address, Option<Item>)>,
    script: Mutex<Script>,
    crashed: Notify,
    secrets: Mutex<HashMap<String, Vec<u8>>>,
    folder: TempDir,
}

#[derive(Default)]
struct Script {
    accepts: VecDeque<HostFault>,
    for_ever: Option<HostFault>,
    answers: u64,
    calls: u64,
    steps: u64,
    crash_at: Option<u64>,
}

/// The inbox, as one channel sees it, in memory. Clones are the same host.
#[derive(Clone)]
pub struct MemoryHost {
    pub(super) inner: Arc<Inner>,
}

impl MemoryHost {
    /// An empty host; the seed decides its ids and its secret.
    ///
    /// # Errors
    /// Where no temporary folder can be made.
    pub fn new(seed: u64, clock: FakeClock) -> std::io::Result<Self> {
        let mut store = Store::new(seed);
        let mut secret = vec![0; 32];
        store.chance.fill(&mut secret);
        Self::with(store, HashMap::from([("session".to_owned(), secret)]), clock)
    }

    fn with(store: Store, secrets: HashMap<String, Vec<u8>>, clock: FakeClock) -> std::io::Result<Self> {
        let inner = Inner {
            clock,
            store: Mutex::new(store),
            wake: broadcast::channel(256).0,
            script: Mutex::default(),
            crashed: Notify::new(),
            secrets: Mutex::new(secrets),
            folder: TempDir::new()?,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The host after its process was killed: what was durable, and nothing else.
    ///
    /// # Errors
    /// Where no temporary folder can be made.
    pub fn reborn(&self) -> std::io::Result<Self> {
        Self::with(self.inner.store.lock().clone(), self.inner.secrets.lock().clone(), self.inner.clock.clone())
    }

    /// The clock that the host goes by.
    pub fn clock(&self) -> &FakeClock {
        &self.inner.clock
    }

    /// Sets or replaces a secret.
    pub fn set_secret(&self, label: &str, secret: &[u8]) {
        self.inner.secrets.lock().insert(label.to_owned(), secret.to_vec());
    }

    /// The next accepts end like this, one each; those after them are taken.
    pub fn fail_next(&self, faults: impl IntoIterator<Item = HostFault>) {
        self.inner.script.lock().accepts.extend(faults);
    }

    /// Every accept ends like this until it is called with `None`.
    pub fn fail_always(&self, fault: Option<HostFault>) {
        self.inner.script.lock().for_ever = fault;
    }

    /// Stops dead at the n-th step from now (1 is the first). A step is a place where a process can die: before and
    /// after the commit of an accept, and before any other call.
    pub fn crash_at_step(&self, n: u64) {
        let mut script = self.inner.script.lock();
        script.crash_at = Some(script.steps + n);
    }

    /// Resolves when the crash of [`MemoryHost::crash_at_step`] has come.
    pub async fn crashed(&self) {
        self.inner.crashed.notified().await;
    }

    /// How often `accept` was called, and how often it answered `Ok`.
    pub fn accept_calls(&self) -> (u64, u64) {
        let script = self.inner.script.lock();
        (script.calls, script.answers)
    }

    /// The ledger: every item that is kept, in the order of its commit.
    pub fn kept(&self) -> Vec<Kept> {
        self.inner.store.lock().kept.clone()
    }

    /// Everything that ever came, copies and what isn't kept included: what an adapter let through its edge.
    pub fn heard(&self) -> Vec<(CarrierId, Bytes)> {
        self.inner.store.lock().heard.clone()
    }

    /// The receipts that came.
    pub fn receipts(&self) -> Vec<Receipt> {
        self.inner.store.lock().receipts.clone()
    }

    /// The typing that was passed on.
    pub fn typing(&self) -> Vec<(Address, bool)> {
        self.inner.store.lock().typing.clone()
    }

    /// What the channel said last about itself.
    pub fn health(&self) -> Option<Health> {
        self.inner.store.lock().health.clone()
    }

    /// How many blobs are sealed.
    pub fn blobs(&self) -> usize {
        self.inner.store.lock().blobs.len()
    }

    /// An operator writes: the message stands in the conversation, and is returned as the outbox would hand it over.
    pub fn operator_says(&self, to: &Address, text: &str, files: Vec<InboundAttachment>) -> Outbound {
        let mut store = self.inner.store.lock();
        let id = MessageId(store.chance.uuid());
        let attachments = store.file(to, &files);
        let kind = ItemKind::Message {
            id,
            client_id: None,
            from: Party::Operator,
            author: Some("Mira".into()),
            text: text.to_owned(),
            attachments,
        };
        store.conversations.entry(to.clone()).or_default().push(self.inner.clock.now(), kind);
        drop(store);
        self.tell(to, None);
        Outbound {
            id,
            thread: ThreadId::default(),
            automatic: false,
            carrier_id: CarrierId::new(format!("out-{id}")),
            to: to.clone(),
            author: "Mira".into(),
            text: text.to_owned(),
            subject: None,
            references: Vec::new(),
            attachments: files,
            unsure_since: None,
            accepted: Vec::new(),
            discreet: false,
        }
    }

    /// Something else happens in a conversation; an item that isn't kept (typing, waiting) only passes by.
    pub fn happens(&self, to: &Address, kind: ItemKind) {
        let at = self.inner.clock.now();
        if matches!(kind, ItemKind::Typing { .. } | ItemKind::Waiting { .. }) {
            return self.tell(to, Some(Item { seq: ConversationSeq(0), at, kind }));
        }
        self.inner.store.lock().conversations.entry(to.clone()).or_default().push(at, kind);
        self.tell(to, None);
    }

    /// Erases a message; false where there is none to erase.
    pub fn erase(&self, id: MessageId) -> bool {
        self.inner.store.lock().erase(id, self.inner.clock.now())
    }

    /// Seals bytes without a stream, for files that operators send.
    pub fn blob(&self, bytes: impl Into<Bytes>) -> BlobId {
        let mut store = self.inner.store.lock();
        let id = BlobId(store.chance.uuid());
        store.blobs.insert(id, bytes.into());
        id
    }

    /// Everybody who has a conversation, in the order of their addresses.
    pub fn contacts(&self) -> Vec<Address> {
        self.inner.store.lock().conversations.keys().cloned().collect()
    }

    fn tell(&self, who: &Address, passing: Option<Item>) {
        // Nobody listening is no error.
        let _ = self.inner.wake.send((who.clone(), passing));
    }

    async fn step(&self) {
        let dies = {
            let mut script = self.inner.script.lock();
            script.steps += 1;
            script.crash_at == Some(script.steps)
        };
        if dies {
            self.inner.crashed.notify_one();
            std::future::pending::<()>().await;
        }
        // A place where a caller may be cut.
        tokio::task::yield_now().await;
    }

    fn commit(&self, batch: Vec<Received>, cursor: Option<Cursor>) -> Vec<Accepted> {
        let now = self.inner.clock.now();
        let mut store = self.inner.store.lock();
        let before: HashMap<_, _> = store.conversations.iter().map(|(who, talk)| (who.clone(), talk.last())).collect();
        let answers = batch.into_iter().map(|item| store.take(item, now)).collect();
        if cursor.is_some() {
            store.cursor = cursor;
        }
        let changed: Vec<_> = store
            .conversations
            .iter()
            .filter(|(who, talk)| before.get(*who).copied().unwrap_or_default() != talk.last())
            .map(|(who, _)| who.clone())
            .collect();
        drop(store);
        changed.iter().for_each(|who| self.tell(who, None));
        answers
    }
}

fn unavailable() -> HostError {
    HostError::Unavailable { why: "told to fail".into(), retry_after_ms: 1_000 }
}

#[async_trait]
impl Host for MemoryHost {
    async fn accept(&self, batch: Vec<Received>, cursor: Option<Cursor>) -> Result<Vec<Accepted>, HostError> {
        let fault = {
            let mut script = self.inner.script.lock();
            script.calls += 1;
            script.accepts.pop_front().or(script.for_ever)
        };
        self.step().await;
        match fault {
            Some(HostFault::Unavailable) => return Err(unavailable()),
            Some(HostFault::Hang) => std::future::pending().await,
            Some(HostFault::Slow(time)) => tokio::time::sleep(time).await,
            Some(HostFault::HangAfterCommit | HostFault::LoseAnswer) | None => {}
        }
        let answers = self.commit(batch, cursor);
        self.step().await;
        match fault {
            Some(HostFault::HangAfterCommit) => std::future::pending().await,
            Some(HostFault::LoseAnswer) => return Err(unavailable()),
            _ => {}
        }
        self.inner.script.lock().answers += 1;
        Ok(answers)
    }

    async fn known(&self, items: &[(CarrierId, [u8; 32])]) -> Result<Vec<crate::Known>, HostError> {
        self.step().await;
        let store = self.inner.store.lock();
        Ok(items.iter().map(|(id, digest)| store.knows(id, digest)).collect())
    }

    async fn cursor(&self) -> Result<Option<Cursor>, HostError> {
        self.step().await;
        Ok(self.inner.store.lock().cursor.clone())
    }

    async fn put_blob(&self, mut bytes: ByteStream) -> Result<BlobId, HostError> {
        self.step().await;
        let mut whole = Vec::new();
        while let Some(piece) = bytes.next().await {
            let piece =
                piece.map_err(|error| HostError::Unavailable { why: error.to_string(), retry_after_ms: 1_000 })?;
            whole.extend_from_slice(&piece);
            if whole.len() > BLOB_LIMIT_BYTES {
                return Err(HostError::Rejected("too large".into()));
            }
        }
        Ok(self.blob(whole))
    }

    async fn open_blob(&self, blob: BlobId) -> Result<ByteStream, HostError> {
        self.step().await;
        let bytes = self.inner.store.lock().blobs.get(&blob).cloned().ok_or(HostError::NotFound)?;
        Ok(Box::pin(futures::stream::iter([Ok(bytes)])))
    }

    async fn attempt(&self, what: &[u8]) -> Result<u32, HostError> {
        self.step().await;
        let mut store = self.inner.store.lock();
        let times = store.attempts.entry(what.to_vec()).or_insert(0);
        *times += 1;
        Ok(*times)
    }

    async fn attempt_ended(&self, what: &[u8]) -> Result<(), HostError> {
        self.step().await;
        let mut store = self.inner.store.lock();
        store.attempts.entry(what.to_vec()).and_modify(|times| *times = times.saturating_sub(1));
        Ok(())
    }

    async fn report(&self, health: Health) -> Result<(), HostError> {
        self.inner.store.lock().health = Some(health);
        Ok(())
    }

    async fn hold(&self, item: crate::Hold) -> Result<Vec<crate::Held>, HostError> {
        self.step().await;
        let at = self.inner.clock.now();
        let held = self.inner.store.lock().hold(item, at);
        self.step().await;
        Ok(held)
    }

    async fn held(
        &self,
        kind: crate::HeldKind,
        due: Option<crate::UnixMillis>,
        limit: u32,
    ) -> Result<Vec<crate::Held>, HostError> {
        self.step().await;
        Ok(self.inner.store.lock().held(kind, due, limit))
    }

    async fn waiting(&self, kind: crate::HeldKind) -> Result<crate::Load, HostError> {
        self.step().await;
        let held = self.inner.store.lock().held(kind, None, u32::MAX);
        Ok(crate::Load { items: held.len() as u64, bytes: held.iter().map(|one| one.body.len() as u64).sum() })
    }

    async fn hasten(&self, came: &[String]) -> Result<(), HostError> {
        self.step().await;
        let mut store = self.inner.store.lock();
        let awaited =
            |one: &&mut super::store::Waiting| one.hold.awaits.as_ref().is_some_and(|name| came.contains(name));
        for one in store.waiting.iter_mut().filter(awaited) {
            one.hold.due = Some(crate::UnixMillis(0));
        }
        Ok(())
    }

    async fn postpone(&self, ids: &[crate::HeldId], due: crate::UnixMillis) -> Result<(), HostError> {
        self.step().await;
        let mut store = self.inner.store.lock();
        for one in store.waiting.iter_mut().filter(|one| ids.contains(&one.held.id)) {
            one.hold.due = Some(due);
        }
        Ok(())
    }

    async fn let_go(&self, ids: &[crate::HeldId]) -> Result<(), HostError> {
        self.step().await;
        let mut store = self.inner.store.lock();
        for one in store.waiting.iter_mut().filter(|one| ids.contains(&one.held.id)) {
            one.gone = true;
        }
        Ok(())
    }

    async fn follow(&self, token: &ConversationToken, after: ConversationSeq) -> Result<ItemStream, HostError> {
        self.step().await;
        follow::follow(Arc::clone(&self.inner), Address::new(token.expose()), after)
    }

    async fn attachment(&self, token: &ConversationToken, id: AttachmentId) -> Result<AttachmentBytes, HostError> {
        self.step().await;
        let store = self.inner.store.lock();
        let (owner, file) = store.files.get(&id).ok_or(HostError::NotFound)?;
        if owner.expose() != token.expose() {
            return Err(HostError::NotFound);
        }
        if store.conversations.get(owner).is_some_and(|conversation| conversation.ended) {
            return Err(HostError::Ended);
        }
        let bytes = store.blobs.get(&file.blob).cloned().ok_or(HostError::NotFound)?;
        Ok(AttachmentBytes {
            size_bytes: bytes.len() as u64,
            media_type: file.media_type.clone(),
            bytes: Box::pin(futures::stream::iter([Ok(bytes)])),
        })
    }

    async fn secret(&self, label: &str) -> Result<SecretSlice<u8>, HostError> {
        self.step().await;
        self.inner.secrets.lock().get(label).cloned().map(SecretSlice::from).ok_or(HostError::NotFound)
    }

    fn state_dir(&self) -> &Path {
        self.inner.folder.path()
    }
}
