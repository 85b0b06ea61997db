//! What a contact reads: their own conversation, item by item, as it happens.
//!
//! The host hands a channel nothing but what the token it shows opens. A stream keeps a cursor and re-reads after it
//! whenever it is poked, so a lost poke costs time and never an item.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use earshot_channel::{
    Accepted, Address, Ahead, AttachmentBytes, AttachmentId, BlobId, ByteStream, CarrierId, ClosedBy, ConversationSeq,
    ConversationToken, Cursor, Desk, Health, Held, HeldId, HeldKind, Hold, Host, HostError, Item, ItemAttachment,
    ItemKind, ItemStream, Load, MessageId, Party, Received, SafetyAnswer, UnixMillis,
};
use secrecy::SecretSlice;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use crate::{
    ConversationId, Inbox, KeyId,
    addresses::Known,
    receive::{Body, FileBody, Source, defect, host_error},
    store::{
        StoreError, conversations, deliveries,
        effects::Kept,
        events::{self, ContactEvent},
        hard, hotlines, messages, splits,
        writer::Committed,
    },
    vault::{ContentKey, Place},
    watches::{Poke, Watch},
};

/// Items read at once.
const PAGE: i64 = 100;
/// Attempts of a receiver that are remembered.
const ATTEMPTS: usize = 32;
/// How often the place in the queue is looked up again while a contact waits.
const QUEUE_LOOK: Duration = Duration::from_secs(20);

/// Earshot as one channel sees it.
pub(crate) struct ContactHost {
    inbox: Inbox,
    source: Source,
    state_dir: PathBuf,
}

impl ContactHost {
    /// Changes what is kept of attempts, by a keyed hash of what was begun with.
    async fn count_attempt<T: Send + 'static>(
        &self,
        what: &[u8],
        count: fn(&mut Attempts, &str) -> T,
    ) -> Result<T, HostError> {
        let (hotline, channel) = (self.source.hotline, self.source.channel);
        let place = self.inbox.vault().lookup(hotline, "attempt", what);
        let place: String = place.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        self.inbox
            .data()
            .write(channel, move |tx| {
                let place = place.clone();
                Box::pin(async move {
                    let before = hotlines::attempt(tx, hotline, channel).await?;
                    let mut attempts: Attempts =
                        before.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
                    let counted = count(&mut attempts, &place);
                    let attempts = serde_json::to_string(&attempts).map_err(defect)?;
                    hotlines::set_attempt(tx, hotline, channel, attempts).await?;
                    Ok(counted)
                })
            })
            .await
            .map_err(host_error)
    }

    pub(crate) fn new(inbox: Inbox, source: Source, state_dir: PathBuf) -> Self {
        Self { inbox, source, state_dir }
    }

    /// The newest item of a conversation whose contact has not left.
    async fn open_session(&self, known: Known) -> Result<i64, HostError> {
        let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
        let (last, ended_at) =
            events::last_for_contact(&mut reader.conn(), known.conversation.0).await.map_err(host_error)?;
        if known.ended || known.erased || ended_at.is_some() { Err(HostError::Ended) } else { Ok(last) }
    }

    /// Whether a message is ours, and written to somebody with a conflict.
    async fn is_kept_back(&self, known: Known, message: Uuid) -> Result<bool, StoreError> {
        let hotline = self.source.hotline;
        let written = {
            let mut reader = self.inbox.data().reader().await?;
            messages::one(&mut reader.conn(), hotline, message).await?
        };
        Ok(written.direction == "out" && self.inbox.conflict_of(hotline, known.conversation).await?.is_some())
    }

    async fn known(&self, token: &ConversationToken) -> Result<Option<Known>, HostError> {
        let lookup = self.inbox.lookup(&self.source, &Address::new(token.expose()));
        self.inbox.resolve(&self.source, &lookup).await.map_err(host_error)
    }
}

#[async_trait]
impl Host for ContactHost {
    async fn accept(&self, batch: Vec<Received>, cursor: Option<Cursor>) -> Result<Vec<Accepted>, HostError> {
        self.inbox.accept(&self.source, batch, cursor).await
    }

    async fn known(&self, items: &[(CarrierId, [u8; 32])]) -> Result<Vec<earshot_channel::Known>, HostError> {
        self.inbox.known(&self.source, items).await.map_err(host_error)
    }

    async fn foresee(&self, items: Arc<Vec<Received>>) {
        self.inbox.hear_ahead(&self.source, items).await;
    }

    async fn cursor(&self) -> Result<Option<Cursor>, HostError> {
        let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
        let cursor =
            messages::cursor(&mut reader.conn(), self.source.hotline, self.source.channel).await.map_err(host_error)?;
        Ok(cursor.map(Cursor))
    }

    async fn put_blob(&self, bytes: ByteStream) -> Result<BlobId, HostError> {
        self.inbox.put_blob(self.source.hotline, bytes).await
    }

    async fn open_blob(&self, blob: BlobId) -> Result<ByteStream, HostError> {
        let (size_bytes, key) = {
            let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
            let mut conn = reader.conn();
            if hard::is_blob_sealed(&mut conn, self.source.hotline, blob.0).await.map_err(host_error)? {
                return Err(HostError::NotFound);
            }
            messages::blob(&mut conn, blob.0).await.map_err(host_error)?
        };
        let size_bytes = u64::try_from(size_bytes).unwrap_or_default();
        self.inbox.get_blob(blob, KeyId(key), size_bytes).await
    }

    async fn attempt(&self, what: &[u8]) -> Result<u32, HostError> {
        self.count_attempt(what, Attempts::began).await
    }

    async fn attempt_ended(&self, what: &[u8]) -> Result<(), HostError> {
        self.count_attempt(what, Attempts::ended).await
    }

    async fn report(&self, health: Health) -> Result<(), HostError> {
        let (hotline, channel) = (self.source.hotline, self.source.channel);
        let health = serde_json::to_string(&health).map_err(defect).map_err(host_error)?;
        self.inbox
            .data()
            .write(channel, move |tx| {
                let health = health.clone();
                Box::pin(async move { hotlines::set_health(tx, hotline, channel, health).await })
            })
            .await
            .map_err(host_error)
    }

    async fn hold(&self, item: Hold) -> Result<Vec<Held>, HostError> {
        self.inbox.hold(&self.source, item).await.map_err(host_error)
    }

    async fn held(&self, kind: HeldKind, due: Option<UnixMillis>, limit: u32) -> Result<Vec<Held>, HostError> {
        self.inbox.held(&self.source, kind, due, limit).await.map_err(host_error)
    }

    async fn waiting(&self, kind: HeldKind) -> Result<Load, HostError> {
        self.inbox.waiting(&self.source, kind).await.map_err(host_error)
    }

    async fn hasten(&self, came: &[String]) -> Result<(), HostError> {
        self.inbox.hasten(&self.source, came).await.map_err(host_error)
    }

    async fn postpone(&self, ids: &[HeldId], due: UnixMillis) -> Result<(), HostError> {
        self.inbox.postpone(&self.source, ids, due).await.map_err(host_error)
    }

    async fn let_go(&self, ids: &[HeldId]) -> Result<(), HostError> {
        self.inbox.let_go(&self.source, ids).await.map_err(host_error)
    }

    async fn follow(&self, token: &ConversationToken, after: ConversationSeq) -> Result<ItemStream, HostError> {
        let lookup = self.inbox.lookup(&self.source, &Address::new(token.expose()));
        let mut watch = self.inbox.watches().join(lookup);
        let known = self.known(token).await?;
        let mut last = 0;
        if let Some(known) = known {
            last = self.open_session(known).await?;
            watch.name(known.conversation.0);
        }
        if after.0 > last || after.0 < 0 {
            return Err(HostError::Ahead { last: ConversationSeq(last) });
        }
        let follow = Follow {
            inbox: self.inbox.clone(),
            source: self.source.clone(),
            token: token.clone(),
            watch,
            known,
            after: after.0,
            ready: VecDeque::new(),
            unread: known.is_some(),
            kept: None,
            unplaced: known.is_some(),
            waiting: None,
            over: false,
        };
        Ok(Box::pin(futures::stream::unfold(follow, |mut follow| async move {
            let item = follow.next().await?;
            Some((item, follow))
        })))
    }

    async fn attachment(&self, token: &ConversationToken, id: AttachmentId) -> Result<AttachmentBytes, HostError> {
        let known = self.known(token).await?.ok_or(HostError::NotFound)?;
        self.open_session(known).await.map_err(|error| match error {
            HostError::Ended => HostError::NotFound,
            other => other,
        })?;
        let (row, line) = {
            let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
            let mut conn = reader.conn();
            let hotline = self.source.hotline;
            let row = messages::attachment(&mut conn, hotline, id.0).await.map_err(host_error)?;
            let line = splits::line_of(&mut conn, hotline, row.conversation_id).await.map_err(host_error)?;
            (row, line)
        };
        // A file that an operator has uploaded and not yet sent is nobody else's.
        let Some(message) = row.message_id.filter(|_| line == known.conversation.0 && row.sealed_at.is_none()) else {
            return Err(HostError::NotFound);
        };
        if self.is_kept_back(known, message).await.map_err(host_error)? {
            return Err(HostError::NotFound);
        }
        let key = self.inbox.vault().key(KeyId(row.key_id)).await.map_err(|_| HostError::NotFound)?;
        let file = open_file(&key, row.id, row.body.as_deref()).ok_or(HostError::NotFound)?;
        let size_bytes = u64::try_from(row.size_bytes).unwrap_or_default();
        let bytes = self.inbox.get_blob(BlobId(row.blob_id), KeyId(row.blob_key), size_bytes).await?;
        Ok(AttachmentBytes { size_bytes, media_type: file.media_type, bytes })
    }

    async fn secret(&self, label: &str) -> Result<SecretSlice<u8>, HostError> {
        self.inbox
            .hotlines()
            .channel_secret(earshot_channel::ChannelId(self.source.channel), label)
            .await
            .map_err(host_error)
    }

    fn state_dir(&self) -> &Path {
        &self.state_dir
    }
}

/// What a receiver began with and how often nothing came of it, the newest last.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Attempts(Vec<(String, u32)>);

impl Attempts {
    fn began(&mut self, place: &str) -> u32 {
        let times = self.take(place) + 1;
        if self.0.len() >= ATTEMPTS {
            // What began once is most likely done.
            let at = self.0.iter().position(|(_, times)| *times == 1).unwrap_or(0);
            self.0.remove(at);
        }
        self.0.push((place.to_owned(), times));
        times
    }

    fn ended(&mut self, place: &str) {
        let times = self.take(place);
        if times > 1 {
            self.0.push((place.to_owned(), times - 1));
        }
    }

    fn take(&mut self, place: &str) -> u32 {
        let at = self.0.iter().position(|(known, _)| known == place);
        at.map_or(0, |at| self.0.remove(at).1)
    }
}

/// Opens an attachment's name and type.
pub(crate) fn open_file(key: &ContentKey, id: Uuid, body: Option<&[u8]>) -> Option<FileBody> {
    let plain = key.open(Place { table: "attachment", column: "body", row: id }, body?).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// Opens a message's body.
pub(crate) fn open_body(key: &ContentKey, id: Uuid, body: Option<&[u8]>) -> Option<Body> {
    let plain = key.open(Place { table: "message", column: "body", row: id }, body?).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// One contact's stream.
struct Follow {
    inbox: Inbox,
    source: Source,
    token: ConversationToken,
    watch: Watch,
    known: Option<Known>,
    after: i64,
    ready: VecDeque<Item>,
    /// There may be items after `after`.
    unread: bool,
    /// An event that was just committed, to be said without a look at the log where it is the next.
    kept: Option<Arc<Kept>>,
    /// The place in the queue may have changed.
    unplaced: bool,
    /// What the waiting band said last.
    waiting: Option<(Option<Ahead>, Desk)>,
    over: bool,
}

impl Follow {
    async fn next(&mut self) -> Option<Result<Item, HostError>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(Ok(item));
            }
            if self.over {
                return None;
            }
            // Boxed, so that a stream at rest doesn't keep room for what reading needs.
            let looked = if let Some(kept) = self.kept.take() {
                Box::pin(self.hear(&kept)).await
            } else if self.unread {
                self.unread = false;
                Box::pin(self.read()).await
            } else if self.unplaced {
                self.unplaced = false;
                Box::pin(self.look_at_the_queue()).await
            } else {
                self.wait().await;
                Ok(())
            };
            if let Err(error) = looked {
                self.over = true;
                return Some(Err(error));
            }
        }
    }

    /// Waits until there is something to look at.
    async fn wait(&mut self) {
        self.ready = VecDeque::new();
        // Nothing to look up again once somebody is on it.
        let look = match (self.known, self.waiting) {
            (_, Some((None, _))) => QUEUE_LOOK * 15,
            // The first message pokes; this is for one that another node took.
            (None, _) => QUEUE_LOOK * 3,
            _ => QUEUE_LOOK,
        };
        let stop = self.inbox.stop().clone();
        tokio::select! {
            () = stop.cancelled() => self.over = true,
            poke = self.watch.pokes.recv() => match poke {
                Ok(Poke::Changed) | Err(RecvError::Lagged(_)) => self.unread = true,
                Ok(Poke::Kept(kept)) => self.kept = Some(kept),
                Ok(Poke::Typing { name, on }) => self.ready.push_back(Item {
                    seq: ConversationSeq(0),
                    at: self.inbox.clock().now(),
                    kind: ItemKind::Typing { name: name.to_string(), on },
                }),
                Err(RecvError::Closed) => self.over = true,
            },
            () = tokio::time::sleep(look) => {
                self.unread = true;
                self.unplaced = true;
            }
        }
    }

    /// Says an event from what its transaction left, or has the log read where that is not the next.
    async fn hear(&mut self, kept: &Kept) -> Result<(), HostError> {
        let Some(seq) = kept.contact_seq else { return Ok(()) };
        let (known, said) = match (self.known, &kept.shown.said) {
            (Some(known), Some(said)) if seq == self.after + 1 && !self.unread => (known, said),
            _ => {
                self.unread |= seq > self.after;
                return Ok(());
            }
        };
        let event = ContactEvent {
            contact_seq: seq,
            at: kept.event.at,
            kind: kept.event.kind.clone(),
            data: kept.event.data.clone(),
            alias: None,
            message_id: Some(said.id),
            direction: Some(said.direction.clone()),
            body: said.body.clone(),
            safety: said.safety.clone(),
        };
        self.say(known, vec![event]).await
    }

    async fn read(&mut self) -> Result<(), HostError> {
        if self.known.is_none() {
            let lookup = self.inbox.lookup(&self.source, &Address::new(self.token.expose()));
            self.known = self.inbox.resolve(&self.source, &lookup).await.map_err(host_error)?;
            let Some(known) = self.known else { return Ok(()) };
            self.watch.name(known.conversation.0);
        }
        let Some(known) = self.known else { return Ok(()) };
        let mut rows = {
            let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
            events::for_contact(&mut reader.conn(), known.conversation.0, self.after, PAGE).await.map_err(host_error)?
        };
        self.unread = rows.len() as i64 == PAGE;
        self.keep_back(known, &mut rows).await.map_err(host_error)?;
        self.say(known, rows).await
    }

    /// Leaves out what was written to somebody with a conflict and not read before that was named. Nothing but a number stands there.
    /// What was just committed needs no such look: its own transaction asked.
    async fn keep_back(&self, known: Known, rows: &mut [ContactEvent]) -> Result<(), StoreError> {
        let is_written = |row: &ContactEvent| row.direction.as_deref() == Some("out");
        let written: Vec<Uuid> = rows.iter().filter(|row| is_written(row)).filter_map(|row| row.message_id).collect();
        let hotline = self.source.hotline;
        if written.is_empty() || self.inbox.conflict_of(hotline, known.conversation).await?.is_none() {
            return Ok(());
        }
        let read = {
            let mut reader = self.inbox.data().reader().await?;
            deliveries::read_of(&mut reader.conn(), hotline, &written).await?
        };
        for row in rows.iter_mut().filter(|row| is_written(row) && row.message_id.is_some_and(|id| !read.contains(&id)))
        {
            *row = ContactEvent {
                contact_seq: row.contact_seq,
                at: row.at,
                kind: "message.seen".into(),
                data: "{}".into(),
                alias: None,
                message_id: None,
                direction: row.direction.take(),
                body: None,
                safety: None,
            };
        }
        Ok(())
    }

    async fn say(&mut self, known: Known, rows: Vec<ContactEvent>) -> Result<(), HostError> {
        let Some(last) = rows.last() else { return Ok(()) };
        self.after = last.contact_seq;
        // A contact's own words change nothing about their place.
        self.unplaced |= self.waiting.is_none() || rows.iter().any(|row| row.direction.as_deref() != Some("in"));
        let items = self.items(known, rows).await?;
        self.ready.extend(items);
        Ok(())
    }

    async fn items(&mut self, known: Known, rows: Vec<ContactEvent>) -> Result<Vec<Item>, HostError> {
        let key = match self.inbox.vault().key(known.key).await {
            Ok(key) => Some(key),
            Err(crate::vault::VaultError::Erased) => None,
            Err(error) => return Err(host_error(error.into())),
        };
        let with_files: Vec<Uuid> =
            rows.iter().filter(|row| row.data.contains("\"files\"")).filter_map(|row| row.message_id).collect();
        let files = if with_files.is_empty() {
            Vec::new()
        } else {
            let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
            messages::attachments_of(&mut reader.conn(), self.source.hotline, &with_files).await.map_err(host_error)?
        };
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            let attachments = files
                .iter()
                .filter(|file| file.message_id == row.message_id && file.sealed_at.is_none())
                .filter_map(|file| {
                    let body = open_file(key.as_deref()?, file.id, file.body.as_deref())?;
                    Some(ItemAttachment {
                        id: AttachmentId(file.id),
                        size_bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
                        media_type: body.media_type,
                        name: body.name,
                    })
                })
                .collect();
            let (seq, at) = (ConversationSeq(row.contact_seq), UnixMillis(row.at));
            let kind = item_kind(row, key.as_deref(), attachments)?;
            if matches!(kind, ItemKind::Closed { by: ClosedBy::Contact }) {
                self.over = true;
            }
            items.push(Item { seq, at, kind });
        }
        Ok(items)
    }

    /// Says where the contact stands, when that has changed.
    async fn look_at_the_queue(&mut self) -> Result<(), HostError> {
        let Some(known) = self.known else { return Ok(()) };
        let mut reader = self.inbox.data().reader().await.map_err(host_error)?;
        let mut conn = reader.conn();
        let facts = match conversations::read_facts(&mut conn, self.source.hotline, known.conversation).await {
            Ok(facts) => facts,
            Err(StoreError::NotFound) => return Ok(()),
            Err(error) => return Err(host_error(error)),
        };
        let desk = conversations::anybody_at_the_desk(&mut conn, self.source.hotline).await.map_err(host_error)?;
        let desk = if desk { Desk::Here } else { Desk::Away };
        let ahead = match (facts.state.as_str(), facts.assignee, facts.waiting_since) {
            ("waiting", None, Some(since)) => {
                let before = conversations::ahead(&mut conn, self.source.hotline, facts.turn, since)
                    .await
                    .map_err(host_error)?;
                Some(match before {
                    0 => Ahead::None,
                    1..=3 => Ahead::Few,
                    _ => Ahead::Several,
                })
            }
            _ => None,
        };
        if self.waiting != Some((ahead, desk)) {
            self.waiting = Some((ahead, desk));
            self.ready.push_back(Item {
                seq: ConversationSeq(0),
                at: self.inbox.clock().now(),
                kind: ItemKind::Waiting { ahead, operators: desk },
            });
        }
        Ok(())
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Delta {
    up_to: i64,
    by: Option<String>,
    message: Option<Uuid>,
}

/// An event as its contact sees it. What was erased stays in its place, without its words.
fn item_kind(
    row: ContactEvent,
    key: Option<&ContentKey>,
    attachments: Vec<ItemAttachment>,
) -> Result<ItemKind, HostError> {
    let delta: Delta = serde_json::from_str(&row.data).unwrap_or_default();
    let name = row.alias.unwrap_or_default();
    Ok(match (row.kind.as_str(), row.message_id) {
        ("message.added", Some(id)) => {
            if let Some(answer) = row.safety.as_deref().and_then(safety_answer) {
                return Ok(ItemKind::Safety { answer });
            }
            let Some(body) = key.and_then(|key| open_body(key, id, row.body.as_deref())) else {
                return Ok(ItemKind::Erased { id: MessageId(id) });
            };
            let mine = row.direction.as_deref() == Some("in");
            ItemKind::Message {
                id: MessageId(id),
                client_id: body.carrier_id.filter(|_| mine),
                from: if mine { Party::Me } else { Party::Operator },
                author: (!mine).then_some(name),
                text: body.text,
                attachments,
            }
        }
        ("message.seen", _) => ItemKind::Seen { up_to: ConversationSeq(delta.up_to) },
        ("operator.joined", _) => ItemKind::Joined { name },
        ("operator.left", _) => ItemKind::Left { name },
        ("sitting.closed", _) => ItemKind::Closed { by: ClosedBy::Operator },
        ("contact.left", _) => ItemKind::Closed { by: ClosedBy::Contact },
        ("message.erased", _) => ItemKind::Erased { id: MessageId(delta.message.unwrap_or_default()) },
        (other, _) => {
            tracing::error!(kind = other, by = delta.by, "an event that contacts have no item for");
            return Err(HostError::Unavailable { why: "an item could not be read".into(), retry_after_ms: 5_000 });
        }
    })
}

pub(crate) fn safety_answer(code: &str) -> Option<SafetyAnswer> {
    match code {
        "yes" => Some(SafetyAnswer::Yes),
        "no" => Some(SafetyAnswer::No),
        "unsure" => Some(SafetyAnswer::Unsure),
        _ => None,
    }
}

impl Inbox {
    /// The contact began or stopped typing: colleagues see it, nothing is kept.
    pub(crate) fn contact_typing(&self, hotline: crate::HotlineId, id: ConversationId, on: bool) {
        self.presence().contact_typing(id, on, self.clock().now());
        self.tell_typing(hotline, id, None, on);
    }

    /// Pokes the streams of contacts and hubs after each commit, this node's and the others'.
    pub(crate) fn follow_commits(&self) {
        self.data().listen(self.tasks(), self.stop().clone());
        let stop = self.stop().clone();
        let mut committed = self.data().committed();
        let watches: Arc<_> = self.watches().clone();
        self.tasks().spawn(async move {
            loop {
                let commit = tokio::select! {
                    () = stop.cancelled() => return,
                    commit = committed.recv() => commit,
                };
                match commit {
                    Ok(Committed { kept: Some(kept), .. }) => {
                        for kept in kept.iter() {
                            if let Some(conversation) = kept.event.conversation_id {
                                watches.poke(conversation, Poke::Kept(kept.clone()));
                            }
                        }
                    }
                    Ok(Committed { conversations: Some(conversations), .. }) => {
                        for conversation in conversations {
                            watches.poke(conversation, Poke::Changed);
                        }
                    }
                    Ok(_) | Err(RecvError::Lagged(_)) => watches.poke_all(),
                    Err(RecvError::Closed) => return,
                }
            }
        });
    }
}
