//! The way out: the outbox leases deliveries, hands them to their channels and writes down what became of them.
//!
//! A delivery that was cut in the middle on a carrier that can't be asked and isn't idempotent ends Unknown, is shown to the
//! operator, and is never sent again by itself: a second text can endanger a child.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use earshot_channel::{
    Accepted, Address, Capabilities, CarrierId, Channel, ChannelError, ChannelId, DeliveryState, Host, MessageId,
    Outbound, Placement, SendError, ThreadId, UnixMillis,
};
use tokio::{sync::broadcast, task::JoinSet};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    cases::CONFLICT,
    clock::random,
    contacts::{open_body, open_file},
    receive::{AUTOMATIC, Reported, Source, host_error},
    safety::Leave,
    store::{
        StoreError,
        bystanders::{self, BystanderRow},
        conversations,
        deliveries::{self, Early, Leased, Settled},
        effects::NewEvent,
        held, identities, messages,
        writer::{Committed, Tx},
    },
    vault::{Place, VaultError},
};

/// How long a worker may take for one hand-over: more than any carrier's own limits, because a cut here is an Unknown.
const SEND_TIMEOUT: Duration = Duration::from_secs(300);
/// How long a worker may take to get a delivery's words together.
const PREPARE_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a lease lasts; longer than any hand-over, so that two workers never hold one delivery. Milliseconds.
const LEASE_MS: i64 = 330_000;
/// Deliveries leased at once, and about as many that one channel may have under way.
const LEASES: i64 = 32;
/// How often the lease of a channel that runs once is renewed.
const LEASE_RENEWAL: Duration = Duration::from_secs(5);
/// How many messages back an answer refers.
const REFERENCED: i64 = 40;
/// Code of a delivery to an address that refused an earlier one for good.
const ADDRESS_REFUSED: &str = "address-refused-mail";
/// Code of a delivery to a contact who wants no more messages.
const STOPPED: &str = "stopped";
/// Code of a delivery to a contact whose keys were compared and are others now.
const IDENTITY_CHANGED: &str = "identity-changed";
/// Reports that one channel keeps for messages whose names at the carrier aren't known yet.
const EARLY: i64 = 2_000;
/// The outbox looks this often even if nobody wakes it.
const LOOK: Duration = Duration::from_secs(2);
/// Longest pause between two attempts; milliseconds.
const LONGEST_PAUSE_MS: i64 = 5 * 60_000;

/// Finds the adapter of a channel.
pub trait ChannelRegistry: Send + Sync {
    /// The adapter, if the channel is active on this node.
    fn channel(&self, id: ChannelId) -> Option<Arc<dyn Channel>>;
}

/// What the outbox does with a delivery after a hand-over, decided without I/O.
pub(crate) fn decide(
    result: Result<DeliveryState, SendError>,
    attempts: i64,
    idempotent: bool,
    now: i64,
    expires_at: i64,
    jitter: u8,
) -> Settled {
    let settled = |state: &'static str, due_at: Option<i64>, code: Option<String>| Settled {
        state,
        due_at,
        code,
        carrier_hash: None,
        catches_up: false,
        held_until: None,
        unsure: false,
    };
    match result {
        Ok(state) => settled(state_code(state), None, None),
        Err(SendError::Reject { code }) => settled("failed", None, Some(code)),
        Err(SendError::Unknown) if !idempotent => settled("unknown", None, Some("cut-while-sending".into())),
        Err(error) => {
            let unsure = error == SendError::Unknown;
            let after = match error {
                SendError::Retry { after_ms: Some(ms) } => i64::try_from(ms).unwrap_or(LONGEST_PAUSE_MS),
                _ => pause_ms(attempts, jitter),
            };
            if now.saturating_add(after) >= expires_at {
                settled("expired", None, Some("no-attempt-succeeded".into()))
            } else {
                Settled { unsure, ..settled("queued", Some(now + after), None) }
            }
        }
    }
}

/// The same for a delivery. One that may have left already neither expires nor fails: nobody may read that it did not leave.
fn decide_on(
    delivery: &Leased,
    result: Result<DeliveryState, SendError>,
    idempotent: bool,
    now: i64,
    jitter: u8,
) -> Settled {
    let unsure = delivery.cut_at.is_some() || matches!(result, Err(SendError::Unknown));
    let decide = |result, idempotent| decide(result, delivery.attempts, idempotent, now, delivery.expires_at, jitter);
    let settled = decide(result, idempotent);
    if matches!(settled.state, "expired" | "failed") && unsure {
        decide(Err(SendError::Unknown), false)
    } else {
        settled
    }
}

/// A delivery that could not be tried now.
fn put_off(delivery: &Leased, after_ms: Option<u64>, now: i64, jitter: u8) -> Settled {
    decide_on(delivery, Err(SendError::Retry { after_ms }), true, now, jitter)
}

/// What a carrier knows of a hand-over that was cut.
async fn fate(channel: &dyn Channel, out: &Outbound, begun_at: UnixMillis) -> Result<DeliveryState, SendError> {
    match tokio::time::timeout(SEND_TIMEOUT, channel.status_since(out, begun_at)).await {
        Ok(Ok(Some(state))) => Ok(state),
        _ => Err(SendError::Unknown),
    }
}

/// A reading of the store that takes too long is tried again.
async fn within<T>(time: Duration, reading: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    tokio::time::timeout(time, reading).await.unwrap_or(Err(StoreError::Retry))
}

/// Exponential back-off from one second, with up to a quarter of jitter.
fn pause_ms(attempts: i64, jitter: u8) -> i64 {
    let base = 1_000_i64.saturating_mul(1 << attempts.clamp(1, 20).saturating_sub(1)).min(LONGEST_PAUSE_MS);
    base + base * i64::from(jitter) / 1024
}

/// Receipts only advance, except for a late failure.
fn advances(from: DeliveryState, to: DeliveryState) -> bool {
    use DeliveryState::{Delivered, Expired, Failed, Leased, Queued, Read, Sent, Unknown};
    let rank = |state| match state {
        Queued | Leased => 0,
        Unknown => 1,
        Sent => 2,
        Delivered => 3,
        Read => 4,
        Failed | Expired => 5,
    };
    match (from, to) {
        (Read, _) => false,
        (_, Failed) => !matches!(from, Failed | Expired),
        (Failed | Expired, Delivered | Read) => true,
        _ => rank(to) > rank(from) && !matches!(to, Queued | Leased | Unknown | Expired),
    }
}

pub(crate) fn state_code(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Queued => "queued",
        DeliveryState::Leased => "leased",
        DeliveryState::Sent => "sent",
        DeliveryState::Delivered => "delivered",
        DeliveryState::Read => "read",
        DeliveryState::Failed => "failed",
        DeliveryState::Expired => "expired",
        DeliveryState::Unknown => "unknown",
    }
}

/// Whether a machine or the carrier wrote a message.
fn is_by_machine(flags: &str) -> bool {
    flags.split(' ').any(|flag| matches!(flag, "machine" | "carrier"))
}

/// Enters a carrier's receipt.
pub(crate) async fn receipt(
    tx: &mut Tx<'_>,
    source: &Source,
    of: &Reported,
    state: DeliveryState,
    code: Option<String>,
    now: UnixMillis,
) -> Result<Accepted, StoreError> {
    let (hotline, channel) = (source.hotline, source.channel);
    let known = match of {
        Reported::Message(id) => deliveries::by_message(tx, hotline, channel, *id).await?,
        Reported::Carrier(hash) => match deliveries::by_carrier(tx, hotline, channel, hash.to_vec()).await? {
            Some(known) => Some(known),
            None => {
                // The name may be on its way into the row at this moment.
                held::turn(tx, hotline, channel).await?;
                deliveries::by_carrier(tx, hotline, channel, hash.to_vec()).await?
            }
        },
    };
    if let (None, Reported::Carrier(hash)) = (&known, of) {
        let early = Early { state: state_code(state).into(), code: code.clone(), at: now.0 };
        deliveries::keep_early(tx, hotline, channel, hash.to_vec(), early, EARLY).await?;
    }
    // The same report again may be an old one that somebody kept.
    let is_news = |known: &deliveries::Known| {
        let said = known.reported.split(' ').any(|said| said == state_code(state));
        !said && advances(crate::reading::delivery_state(&known.state), state)
    };
    let Some(known) = known.filter(is_news) else {
        return Ok(Accepted::Noted);
    };
    if deliveries::advance(tx, source.hotline, &known, state_code(state), code, now.0).await? {
        tx.effects.event(changed(source.hotline.0, known.conversation_id, known.message_id, now.0));
    }
    Ok(Accepted::Noted)
}

/// Enters what the carrier reported before its name for the message was known.
async fn catch_up(tx: &mut Tx<'_>, delivery: &Leased, settled: &Settled) -> Result<bool, StoreError> {
    let Some(hash) = settled.carrier_hash.as_ref().filter(|_| settled.catches_up) else { return Ok(false) };
    let hotline = HotlineId(delivery.hotline_id);
    let mut moved = false;
    for early in deliveries::take_early(tx, hotline, delivery.channel_id, hash.clone()).await? {
        let state = crate::reading::delivery_state(&early.state);
        let known = deliveries::by_carrier(tx, hotline, delivery.channel_id, hash.clone()).await?;
        if let Some(known) = known.filter(|known| advances(crate::reading::delivery_state(&known.state), state)) {
            moved |= deliveries::advance(tx, hotline, &known, state_code(state), early.code, early.at).await?;
        }
    }
    Ok(moved)
}

/// Enters a failure that the carrier reported after it had taken the message.
pub(crate) async fn report_failure(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    known: &deliveries::Known,
    code: String,
    now: UnixMillis,
) -> Result<bool, StoreError> {
    if !advances(crate::reading::delivery_state(&known.state), DeliveryState::Failed) {
        return Ok(false);
    }
    deliveries::advance(tx, hotline, known, state_code(DeliveryState::Failed), Some(code), now.0).await
}

/// Returns when a commit left something for the outbox, or may have.
pub(crate) async fn something_to_send(committed: &mut broadcast::Receiver<Committed>) {
    loop {
        match committed.recv().await {
            Ok(commit) if !commit.outbound => {}
            Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => return,
            // The store is closing; the outbox is told to stop as well.
            Err(broadcast::error::RecvError::Closed) => return std::future::pending().await,
        }
    }
}

fn changed(hotline: Uuid, conversation: Uuid, message: Uuid, at: i64) -> NewEvent {
    NewEvent {
        hotline,
        at,
        actor: None,
        kind: "delivery.changed",
        conversation: Some(conversation),
        subject: Some(message),
        contact_seq: None,
        data: serde_json::json!({}),
    }
}

/// What a hand-over begins with.
enum Ready {
    Go(Box<Outbound>),
    /// Not before then, in milliseconds since 1970.
    At(i64),
    /// Not at all, and why.
    Never(&'static str),
}

/// The rows that a delivery's words are made of.
struct Parts {
    row: messages::MessageRow,
    files: Vec<messages::AttachmentBlob>,
    contact: conversations::ContactRow,
    before: Vec<messages::MessageRow>,
    there: Vec<BystanderRow>,
    /// The contact's keys are others than those that were compared, and nobody has looked.
    paused: bool,
}

/// Hand-overs that run now, by channel.
#[derive(Default)]
struct UnderWay {
    sends: JoinSet<()>,
    channels: HashMap<tokio::task::Id, Uuid>,
}

impl UnderWay {
    fn begin(&mut self, channel: Uuid, send: impl Future<Output = ()> + Send + 'static) {
        let task = self.sends.spawn(send);
        self.channels.insert(task.id(), channel);
    }

    /// Channels that have enough to do.
    fn busy(&self) -> Vec<Uuid> {
        let mut counts: HashMap<Uuid, i64> = HashMap::new();
        for channel in self.channels.values() {
            *counts.entry(*channel).or_default() += 1;
        }
        counts.into_iter().filter(|(_, count)| *count >= LEASES).map(|(channel, _)| channel).collect()
    }

    /// Returns when one has ended; never while none runs.
    async fn one_done(&mut self) {
        match self.sends.join_next_with_id().await {
            None => std::future::pending().await,
            Some(Ok((id, ()))) => drop(self.channels.remove(&id)),
            Some(Err(error)) => {
                tracing::error!(%error, "a hand-over broke off");
                self.channels.remove(&error.id());
            }
        }
    }

    async fn all_done(&mut self) {
        while !self.sends.is_empty() {
            self.one_done().await;
        }
    }
}

impl Inbox {
    /// Starts the outbox and the sweepers on this node, until `stop`. Receivers are started by [`Inbox::run_channel`].
    pub fn run(&self, channels: Arc<dyn ChannelRegistry>, tasks: &TaskTracker, stop: CancellationToken) {
        tasks.spawn(self.clone().run_forgetting(channels.clone(), stop.clone()));
        tasks.spawn(self.clone().run_comparing(channels.clone(), stop.clone()));
        tasks.spawn(self.clone().run_outbox(channels, stop.clone()));
        tasks.spawn(self.clone().run_routing(stop.clone()));
        tasks.spawn(self.clone().run_search(stop.clone()));
        tasks.spawn(self.clone().run_sweeper(stop));
    }

    async fn run_outbox(self, channels: Arc<dyn ChannelRegistry>, stop: CancellationToken) {
        let mut committed = self.data().committed();
        if let Err(error) = self.take_back_leases().await {
            tracing::warn!(%error, "leases of this node's earlier life could not be ended; they run out by themselves");
        }
        let mut under_way = UnderWay::default();
        loop {
            let (more, next) = match self.lease_due(&channels, &mut under_way).await {
                Ok(found) => found,
                Err(error) => {
                    tracing::warn!(%error, "the outbox can't work; trying again");
                    (false, None)
                }
            };
            if stop.is_cancelled() {
                break;
            }
            if more {
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => break,
                () = something_to_send(&mut committed) => {}
                () = under_way.one_done() => {}
                () = tokio::time::sleep(self.until(next)) => {}
            }
        }
        // What was handed over is written down before the stop.
        under_way.all_done().await;
    }

    /// Whoever runs under this node's name now, an earlier life of it holds no lease any more.
    async fn take_back_leases(&self) -> Result<u64, StoreError> {
        let (node, now) = (self.node().to_owned(), self.clock().now().0);
        self.data()
            .write(Uuid::nil(), move |tx| {
                let node = node.clone();
                Box::pin(async move { deliveries::take_back(tx, node, now).await })
            })
            .await
    }

    /// Hands over what is due, once. `true` when there may be more. [`Inbox::run`] does it all the time.
    ///
    /// # Errors
    /// As the store says; nothing was handed over then.
    pub async fn deliver_due(&self, channels: &Arc<dyn ChannelRegistry>) -> Result<bool, StoreError> {
        let mut under_way = UnderWay::default();
        let (more, _) = self.lease_due(channels, &mut under_way).await?;
        under_way.all_done().await;
        Ok(more)
    }

    /// How long the outbox sleeps where nobody wakes it.
    fn until(&self, next: Option<i64>) -> Duration {
        let ms = next.map(|next| u64::try_from(next - self.clock().now().0).unwrap_or_default());
        ms.map_or(LOOK, |ms| Duration::from_millis(ms + 1).min(LOOK))
    }

    /// Takes what is due and begins to hand it over. A channel that is slow holds up its own deliveries only. Says whether there may
    /// be more, and when the next is due or no longer held.
    async fn lease_due(
        &self,
        channels: &Arc<dyn ChannelRegistry>,
        under_way: &mut UnderWay,
    ) -> Result<(bool, Option<i64>), StoreError> {
        let now = self.clock().now().0;
        let look = async || {
            let mut reader = self.data().reader().await?;
            deliveries::next_due(&mut reader.conn()).await
        };
        let (mut due, mut held) = look().await?;
        if held.is_some_and(|until| until <= now) {
            self.release_held(now).await?;
            (due, held) = look().await?;
        }
        if due.is_none_or(|due| due > now) {
            return Ok((false, [due, held].into_iter().flatten().min()));
        }
        let (node, busy) = (self.node().to_owned(), under_way.busy());
        let leased = self
            .data()
            .write(Uuid::nil(), move |tx| {
                let (node, busy) = (node.clone(), busy.clone());
                Box::pin(async move { deliveries::lease(tx, node, now, now + LEASE_MS, LEASES, &busy).await })
            })
            .await?;
        let more = leased.len() as i64 == LEASES;
        for delivery in leased {
            let (inbox, channels, channel) = (self.clone(), channels.clone(), delivery.channel_id);
            under_way.begin(channel, async move {
                let settled = inbox.hand_over(&delivery, channels.as_ref()).await;
                if let Err(error) = inbox.settle(delivery, settled).await {
                    // The lease runs out by itself and the delivery is looked at again.
                    tracing::warn!(%error, "what became of a delivery could not be written down");
                }
            });
        }
        Ok((more, held))
    }

    async fn hand_over(&self, delivery: &Leased, channels: &dyn ChannelRegistry) -> Settled {
        let now = self.clock().now().0;
        let [jitter] = random::<1>();
        let Some(channel) = channels.channel(ChannelId(delivery.channel_id)) else {
            return put_off(delivery, Some(30_000), now, jitter);
        };
        let idempotent = channel.capabilities().idempotent_sends;
        if let (Some(begun_at), false) = (delivery.cut_at, idempotent) {
            return self.ask_about(delivery, &*channel, UnixMillis(begun_at), now, jitter).await;
        }
        let again = |idempotent| move |result| decide_on(delivery, result, idempotent, now, jitter);
        if now >= delivery.expires_at {
            return again(true)(Err(SendError::Retry { after_ms: None }));
        }
        let outbound = match within(PREPARE_TIMEOUT, self.outbound(delivery, channel.capabilities())).await {
            Ok(Ready::Go(outbound)) => *outbound,
            Ok(Ready::Never(code)) => return again(true)(Err(SendError::Reject { code: code.into() })),
            Ok(Ready::At(until)) => {
                let later = again(true)(Err(SendError::Retry { after_ms: None }));
                return Settled { state: "queued", due_at: None, code: None, held_until: Some(until), ..later };
            }
            Err(StoreError::NotFound) => return again(true)(Err(SendError::Reject { code: "erased".into() })),
            Err(_) => return again(true)(Err(SendError::Retry { after_ms: None })),
        };
        let allowances = channel.allowances(&outbound);
        if !allowances.is_empty() {
            match self.spend(delivery, allowances).await {
                Ok(None) => {}
                Ok(Some(code)) => return again(true)(Err(SendError::Reject { code: code.into() })),
                Err(_) => return again(true)(Err(SendError::Retry { after_ms: None })),
            }
        }
        let begun_at = self.clock().now();
        let sent = match tokio::time::timeout(SEND_TIMEOUT, channel.send(&outbound)).await {
            Ok(sent) => sent,
            Err(_) => Err(SendError::Unknown),
        };
        let carrier_id = match &sent {
            Ok(sent) => Some(sent.carrier_id.clone().unwrap_or_else(|| outbound.carrier_id.clone())),
            Err(_) => None,
        };
        let result = match (sent, idempotent) {
            (Ok(sent), _) => Ok(sent.state),
            (Err(SendError::Unknown), false) => fate(&*channel, &outbound, begun_at).await,
            (Err(error), _) => Err(error),
        };
        let mut settled = again(idempotent)(result);
        settled.catches_up = carrier_id.is_some() && !idempotent;
        settled.carrier_hash =
            carrier_id.map(|id| self.carrier_hash(HotlineId(delivery.hotline_id), delivery.channel_id, &id).to_vec());
        settled
    }

    /// What becomes of a delivery in an earlier attempt of which a process died: the carrier is asked, and nothing is sent again
    /// blindly. Nothing is held for safe hours or refused either: nobody knows whether it has left already.
    async fn ask_about(
        &self,
        delivery: &Leased,
        channel: &dyn Channel,
        begun_at: UnixMillis,
        now: i64,
        jitter: u8,
    ) -> Settled {
        let can = channel.capabilities();
        let prepared = within(PREPARE_TIMEOUT, async {
            let parts = self.parts(delivery, can).await?;
            self.words(delivery, parts).await
        });
        let result = match prepared.await {
            Ok(outbound) => fate(channel, &outbound, begun_at).await,
            Err(StoreError::NotFound) => Err(SendError::Unknown),
            Err(_) => return put_off(delivery, None, now, jitter),
        };
        decide(result, delivery.attempts, false, now, delivery.expires_at, jitter)
    }

    async fn settle(&self, delivery: Leased, settled: Settled) -> Result<(), StoreError> {
        let (node, at) = (self.node().to_owned(), self.clock().now().0);
        let job = Arc::new((delivery, settled));
        let route = job.0.conversation_id;
        self.data()
            .write(route, move |tx| {
                let (job, node) = (job.clone(), node.clone());
                Box::pin(async move {
                    let (delivery, settled) = &*job;
                    // Before any row of a delivery, as whoever brings reports does.
                    if settled.catches_up {
                        held::turn(tx, HotlineId(delivery.hotline_id), delivery.channel_id).await?;
                    }
                    let written = deliveries::settle(tx, delivery, node, settled, at).await?;
                    if catch_up(tx, delivery, settled).await? || written {
                        tx.effects.event(changed(
                            delivery.hotline_id,
                            delivery.conversation_id,
                            delivery.message_id,
                            at,
                        ));
                    }
                    Ok(())
                })
            })
            .await
    }

    /// A delivery's words, unless its address refused for good what was sent to it before, its contact wants no more, or it would not be safe.
    async fn outbound(&self, delivery: &Leased, can: &Capabilities) -> Result<Ready, StoreError> {
        let hotline = HotlineId(delivery.hotline_id);
        let parts = self.parts(delivery, can).await?;
        if parts.contact.refused_at.is_some() {
            return Ok(Ready::Never(ADDRESS_REFUSED));
        }
        if parts.contact.stopped_at.is_some() {
            return Ok(Ready::Never(STOPPED));
        }
        if parts.paused {
            return Ok(Ready::Never(IDENTITY_CHANGED));
        }
        // Somebody may have named a conflict with this person after the reply was queued.
        if self.is_barred_at(hotline, delivery.address_id).await? {
            return Ok(Ready::Never(CONFLICT));
        }
        let (leave, discreet) = self.may_hand_over(hotline, parts.contact.id, can.kind).await?;
        match leave {
            Leave::Now => {}
            Leave::At(until) => return Ok(Ready::At(until)),
            Leave::Never(why) => return Ok(Ready::Never(why.code())),
        }
        Ok(Ready::Go(Box::new(Outbound { discreet, ..self.words(delivery, parts).await? })))
    }

    /// The rows of a delivery's words.
    async fn parts(&self, delivery: &Leased, can: &Capabilities) -> Result<Parts, StoreError> {
        let (hotline, conversation) = (HotlineId(delivery.hotline_id), ConversationId(delivery.conversation_id));
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let row = messages::one(&mut conn, hotline, delivery.message_id).await?;
        let files = messages::files_of(&mut conn, hotline, delivery.message_id).await?;
        let contact = conversations::contact_at(&mut conn, hotline, delivery.address_id).await?;
        let mut before = match can.threads {
            true => messages::thread(&mut conn, hotline, conversation, row.n, REFERENCED).await?,
            false => Vec::new(),
        };
        // A long talk is still about what it began with.
        if before.len() as i64 == REFERENCED
            && let Some(first) = messages::first_in(&mut conn, hotline, conversation).await?
            && before.iter().all(|row| row.id != first.id)
        {
            before.push(first);
        }
        let there = match can.bystanders {
            true => bystanders::list(&mut conn, hotline, conversation).await?,
            false => Vec::new(),
        };
        let paused = can.identities && identities::pauses(&mut conn, hotline, conversation).await?;
        Ok(Parts { row, files, contact, before, there, paused })
    }

    /// A delivery's words, opened.
    async fn words(&self, delivery: &Leased, parts: Parts) -> Result<Outbound, StoreError> {
        let Parts { row, files, contact, before, there, .. } = parts;
        let key = self.vault().key(KeyId(row.key_id)).await?;
        let body = open_body(&key, row.id, row.body.as_deref()).ok_or(StoreError::NotFound)?;
        // Newest first: the nearest is what this answers.
        let by_people = |row: &&messages::MessageRow| row.direction == "in" && !is_by_machine(&row.flags);
        let theirs = before.iter().filter(by_people).filter(|row| row.key_id == key.id().0);
        let theirs: Vec<_> = theirs.filter_map(|row| open_body(&key, row.id, row.body.as_deref())).collect();
        let theirs = self.by_contact(HotlineId(delivery.hotline_id), delivery.conversation_id, theirs).await?;
        let subject = theirs.iter().rev().find_map(|body| body.subject.clone()).or(body.subject);
        let contact_key = self.vault().key(KeyId(contact.key_id)).await?;
        let address = contact_key
            .open(Place { table: "address", column: "sealed", row: contact.address_id }, &contact.sealed)
            .map_err(|error: VaultError| StoreError::from(error))?;
        let attachments = files
            .into_iter()
            .filter_map(|file| {
                let body = open_file(&key, file.id, file.body.as_deref())?;
                Some(earshot_channel::InboundAttachment {
                    blob: earshot_channel::BlobId(file.blob_id),
                    name: body.name,
                    media_type: body.media_type,
                    size_bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
                    role: body.role,
                    content_id: body.content_id,
                })
            })
            .collect();
        Ok(Outbound {
            id: MessageId(row.id),
            thread: ThreadId(delivery.conversation_id),
            automatic: row.flags.split(' ').any(|flag| flag == AUTOMATIC),
            carrier_id: CarrierId::new(row.id.to_string()),
            to: Address::new(String::from_utf8_lossy(&address)),
            author: row.author_name.unwrap_or_default(),
            text: body.text,
            subject,
            references: theirs.into_iter().filter_map(|body| body.carrier_id).collect(),
            attachments,
            unsure_since: delivery.cut_at.map(UnixMillis),
            accepted: self.accepted_bystanders(HotlineId(delivery.hotline_id), there).await?,
            discreet: false,
        })
    }

    /// Runs a channel's receiver until `stop`, again after a back-off when it ends; one that may run only once waits for its
    /// lease. `failing` says whether it waits after an error.
    pub async fn run_channel(
        self,
        id: ChannelId,
        channel: Arc<dyn Channel>,
        host: Arc<dyn Host>,
        failing: Arc<AtomicBool>,
        stop: CancellationToken,
    ) {
        let mut failures = 0_u32;
        while !stop.is_cancelled() {
            failing.store(false, Ordering::Relaxed);
            let outcome = match channel.capabilities().placement {
                Placement::EveryNode => channel.run(host.clone(), stop.clone()).await,
                Placement::OneNode => self.receive_alone(id, &channel, &host, &stop).await,
            };
            failing.store(outcome.is_err(), Ordering::Relaxed);
            match outcome {
                Ok(()) => failures = 0,
                Err(error) => {
                    failures = failures.saturating_add(1);
                    tracing::warn!(channel.id = %id, %error, failures, "a channel stopped receiving; trying again");
                }
            }
            let [jitter] = random::<1>();
            let pause = Duration::from_millis(u64::try_from(pause_ms(i64::from(failures), jitter)).unwrap_or(1_000));
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Receives as long as this node holds the channel's lease.
    async fn receive_alone(
        &self,
        id: ChannelId,
        channel: &Arc<dyn Channel>,
        host: &Arc<dyn Host>,
        stop: &CancellationToken,
    ) -> Result<(), ChannelError> {
        let name = format!("channel:{id}");
        let unavailable = |error: StoreError| ChannelError::Host(host_error(error));
        if !self.hold_lease(&name).await.map_err(unavailable)? {
            return Ok(());
        }
        let mine = stop.child_token();
        let receiving = channel.run(host.clone(), mine.clone());
        tokio::pin!(receiving);
        let mut held_at = tokio::time::Instant::now();
        let outcome = loop {
            tokio::select! {
                ended = &mut receiving => break ended,
                () = tokio::time::sleep(LEASE_RENEWAL), if !mine.is_cancelled() => match self.hold_lease(&name).await {
                    Ok(true) => held_at = tokio::time::Instant::now(),
                    // A database that is away for a moment takes no lease from anybody.
                    Err(_) if held_at.elapsed() < LEASE_RENEWAL * 2 => {}
                    Ok(false) | Err(_) => mine.cancel(),
                },
            }
        };
        self.drop_lease(&name).await;
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_only_advance_except_for_a_late_failure() {
        use DeliveryState::{Delivered, Failed, Queued, Read, Sent, Unknown};
        for (from, to, yes) in [
            (Sent, Delivered, true),
            (Delivered, Sent, false),
            (Delivered, Read, true),
            (Read, Delivered, false),
            (Read, Failed, false),
            (Sent, Failed, true),
            (Delivered, Failed, true),
            (Failed, Sent, false),
            (Failed, Delivered, true),
            (Unknown, Sent, true),
            (Unknown, Delivered, true),
            (Sent, Queued, false),
            (Sent, Unknown, false),
        ] {
            assert_eq!(advances(from, to), yes, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn a_cut_send_is_repeated_only_where_the_carrier_is_idempotent() {
        let settle = |idempotent| decide(Err(SendError::Unknown), 1, idempotent, 0, 1_000_000, 0);
        assert_eq!(settle(false).state, "unknown");
        assert_eq!(settle(false).due_at, None);
        assert_eq!(settle(true).state, "queued");
        assert_eq!(settle(true).due_at, Some(1_000));
        assert!(settle(true).unsure, "its end is not written down");
    }

    #[test]
    fn what_may_have_left_is_never_told_as_not_left() {
        let leased = |cut_at| Leased {
            id: Uuid::nil(),
            hotline_id: Uuid::nil(),
            conversation_id: Uuid::nil(),
            message_id: Uuid::nil(),
            channel_id: Uuid::nil(),
            address_id: Uuid::nil(),
            attempts: 2,
            expires_at: 1_000,
            cut_at,
        };
        let refused = || Err(SendError::Reject { code: "others-in-room".into() });
        for (cut_at, result, state) in [
            (None, refused(), "failed"),
            (Some(1), refused(), "unknown"),
            (None, Err(SendError::Retry { after_ms: None }), "expired"),
            (Some(1), Err(SendError::Retry { after_ms: None }), "unknown"),
            (Some(1), Ok(DeliveryState::Sent), "sent"),
        ] {
            assert_eq!(decide_on(&leased(cut_at), result, true, 900, 255).state, state, "cut at {cut_at:?}");
        }
    }

    #[test]
    fn back_off_grows_to_five_minutes_and_ends_with_the_message() {
        assert_eq!(pause_ms(1, 0), 1_000);
        assert_eq!(pause_ms(4, 0), 8_000);
        assert_eq!(pause_ms(40, 0), LONGEST_PAUSE_MS);
        assert_eq!(decide(Err(SendError::Retry { after_ms: None }), 9, true, 900, 1_000, 0).state, "expired");
        assert_eq!(decide(Err(SendError::Retry { after_ms: Some(50) }), 1, true, 900, 1_000, 0).due_at, Some(950));
    }
}
