//! A carrier that does as scripted: slow, dead, repeating, lying. It is itself a [`Channel`], so that the inbox's tests
//! can plug it in where a real one goes.
//!
//! Its [`FakeCarrier::phone`] is the truth about what reached the contact, whatever was said about it. Everything
//! follows from the script and the seed.

use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::Seeded;
use crate::{
    Address, Capabilities, CarrierId, Channel, ChannelError, Cursor, DeliveryState, Host, HostError, Inbound,
    InboundMessage, MessageId, Outbound, Placement, Probe, ProbeCheck, Receipt, ReceiptOf, Received, SendError, Sent,
};

/// What the carrier does with one message that it is handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Takes it and delivers it.
    Deliver,
    /// Delivers it after this time.
    DeliverSlowly(Duration),
    /// Delivers it, and knows at once that it was delivered.
    DeliverAndKnow,
    /// Delivers it twice.
    DeliverTwice,
    /// Does not take it: try again.
    Retry {
        /// Not before this many milliseconds.
        after_ms: Option<u64>,
    },
    /// Refuses it for good.
    Reject,
    /// Is cut before it took anything.
    CutBefore,
    /// Is cut after it delivered.
    CutAfter,
    /// Never answers, and takes nothing.
    Hang,
    /// Delivers it and never answers.
    DeliverAndHang,
    /// Lies: says that it took the message, and loses it.
    SayOkButLose,
    /// Lies: says "try again", and has delivered it.
    SayRetryButDeliver,
    /// Lies: refuses it, and has delivered it.
    SayRejectButDeliver,
}

/// What the carrier does when the script is used up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Works.
    Well,
    /// Nothing goes through: every send is refused for now.
    Dead,
    /// Never answers.
    Silent,
    /// Works, after this time.
    Slow(Duration),
    /// Any of these, as the seed decides.
    AnyOf(Vec<Turn>),
}

/// A message that reached the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The message.
    pub id: MessageId,
    /// The id that it travelled under.
    pub carrier_id: CarrierId,
    /// To whom.
    pub to: Address,
    /// The text that the contact reads.
    pub text: String,
    /// Others who read along, accepted.
    pub accepted: Vec<Address>,
}

/// How the carrier hands over what contacts write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Every item comes this many times more, in other batches, whether it was taken or not.
    pub repeats: usize,
    /// Items come in an order that the seed decides.
    pub shuffles: bool,
    /// Forgets that a batch was taken and brings it again, this many times in all.
    pub forgets: usize,
    /// Items in one batch; 0 is one.
    pub batch: usize,
}

struct State {
    chance: Seeded,
    script: VecDeque<Turn>,
    mood: Mood,
    habits: Habits,
    handed: Vec<(Outbound, Turn)>,
    phone: Vec<Arrived>,
    /// Each with a number of its own, because items may be brought while a batch is being taken.
    waiting: VecDeque<(u64, Received)>,
    acknowledged: Vec<CarrierId>,
    named: u64,
    copied: u64,
}

/// A scripted carrier. Clones are the same carrier.
#[derive(Clone)]
pub struct FakeCarrier {
    capabilities: Capabilities,
    state: Arc<Mutex<State>>,
    written: Arc<Notify>,
}

impl FakeCarrier {
    /// A carrier that works, of kind `fake`, without idempotent sends: the hard case.
    pub fn new(seed: u64) -> Self {
        let capabilities = Capabilities {
            kind: "fake",
            text_limit_chars: Some(1_000),
            media: false,
            html: false,
            threads: false,
            receipts: true,
            typing: false,
            bystanders: true,
            identities: true,
            idempotent_sends: false,
            placement: Placement::OneNode,
            sitting_silence_ms: 30 * 60 * 1000,
        };
        Self::with_capabilities(seed, capabilities)
    }

    /// A carrier with other capabilities. With `idempotent_sends` the phone shows each [`Outbound::id`] once.
    pub fn with_capabilities(seed: u64, capabilities: Capabilities) -> Self {
        let state = State {
            chance: Seeded::new(seed),
            script: VecDeque::new(),
            mood: Mood::Well,
            habits: Habits::default(),
            handed: Vec::new(),
            phone: Vec::new(),
            waiting: VecDeque::new(),
            acknowledged: Vec::new(),
            named: 0,
            copied: 0,
        };
        Self { capabilities, state: Arc::new(Mutex::new(state)), written: Arc::new(Notify::new()) }
    }

    /// The next sends end like this, one each.
    pub fn script(&self, turns: impl IntoIterator<Item = Turn>) {
        self.state.lock().script.extend(turns);
    }

    /// What happens when the script is used up.
    pub fn mood(&self, mood: Mood) {
        self.state.lock().mood = mood;
    }

    /// How inbound items are handed over from now on.
    pub fn habits(&self, habits: Habits) {
        self.state.lock().habits = habits;
    }

    /// What reached the phone, in order.
    pub fn phone(&self) -> Vec<Arrived> {
        self.state.lock().phone.clone()
    }

    /// Every hand-over, with what was made of it.
    pub fn handed(&self) -> Vec<(Outbound, Turn)> {
        self.state.lock().handed.clone()
    }

    /// The inbound items that were acknowledged, in order; an item that came twice stands twice.
    pub fn acknowledged(&self) -> Vec<CarrierId> {
        self.state.lock().acknowledged.clone()
    }

    /// How many inbound items still wait to be taken.
    pub fn waiting(&self) -> usize {
        self.state.lock().waiting.len()
    }

    /// A contact writes. Answers the carrier's id for it.
    pub fn contact_says(&self, from: &Address, text: &str) -> CarrierId {
        let message = InboundMessage { from: Some(from.clone()), text: text.to_owned(), ..InboundMessage::default() };
        self.brings(Bytes::copy_from_slice(text.as_bytes()), Inbound::Message(message))
    }

    /// The carrier reports what became of a message.
    pub fn reports(&self, of: CarrierId, state: DeliveryState) -> CarrierId {
        let receipt = Receipt { of: ReceiptOf::Carrier(of), state, code: None };
        self.brings(Bytes::from_static(b"receipt"), Inbound::Receipt(receipt))
    }

    /// Receipts in the wrong order: read, then delivered, then sent.
    pub fn reports_backwards(&self, of: &CarrierId) {
        for state in [DeliveryState::Read, DeliveryState::Delivered, DeliveryState::Sent] {
            self.reports(of.clone(), state);
        }
    }

    /// A receipt for a message that nobody sent.
    pub fn reports_unknown(&self) -> CarrierId {
        let id = self.state.lock().chance.uuid();
        self.reports(CarrierId::new(format!("never-sent-{id}")), DeliveryState::Delivered)
    }

    /// Any item at all, under an id of its own.
    pub fn brings(&self, raw: Bytes, content: Inbound) -> CarrierId {
        let carrier_id = {
            let mut state = self.state.lock();
            state.named += 1;
            CarrierId::new(format!("in-{}", state.named))
        };
        self.brings_item(Received { carrier_id: carrier_id.clone(), raw, content: Ok(content) });
        carrier_id
    }

    /// An item as it is: unreadable ones, ids that stand for something else, old ones again.
    pub fn brings_item(&self, item: Received) {
        let mut state = self.state.lock();
        for _ in 0..=state.habits.repeats {
            let at = match state.habits.shuffles {
                true => {
                    let places = state.waiting.len() + 1;
                    state.chance.below(places)
                }
                false => state.waiting.len(),
            };
            state.copied += 1;
            let copy = (state.copied, item.clone());
            state.waiting.insert(at, copy);
        }
        drop(state);
        self.written.notify_one();
    }

    /// Hands one batch to the host; false when nothing waits. What the host doesn't take waits on.
    ///
    /// # Errors
    /// What the host said.
    pub async fn pump(&self, host: &dyn Host) -> Result<bool, HostError> {
        let (batch, cursor) = {
            let state = self.state.lock();
            let batch: Vec<_> = state.waiting.iter().take(state.habits.batch.max(1)).cloned().collect();
            let cursor = Cursor((state.acknowledged.len() + batch.len()).to_be_bytes().to_vec());
            (batch, cursor)
        };
        if batch.is_empty() {
            return Ok(false);
        }
        let items = batch.iter().map(|(_, item)| item.clone()).collect();
        host.accept(items, Some(cursor)).await?;
        let mut state = self.state.lock();
        state.waiting.retain(|(number, _)| batch.iter().all(|(taken, _)| taken != number));
        state.acknowledged.extend(batch.iter().map(|(_, item)| item.carrier_id.clone()));
        if state.habits.forgets > 0 {
            state.habits.forgets -= 1;
            state.waiting.extend(batch);
        }
        Ok(true)
    }

    fn turn(&self) -> Turn {
        let mut state = self.state.lock();
        if let Some(turn) = state.script.pop_front() {
            return turn;
        }
        match state.mood.clone() {
            Mood::Well => Turn::Deliver,
            Mood::Dead => Turn::Retry { after_ms: None },
            Mood::Silent => Turn::Hang,
            Mood::Slow(time) => Turn::DeliverSlowly(time),
            Mood::AnyOf(turns) => {
                let at = state.chance.below(turns.len());
                turns.into_iter().nth(at).unwrap_or(Turn::Deliver)
            }
        }
    }

    fn deliver(&self, out: &Outbound) {
        let mut state = self.state.lock();
        if self.capabilities.idempotent_sends && state.phone.iter().any(|arrived| arrived.id == out.id) {
            return;
        }
        state.phone.push(Arrived {
            id: out.id,
            carrier_id: out.carrier_id.clone(),
            to: out.to.clone(),
            text: out.text.clone(),
            accepted: out.accepted.clone(),
        });
    }
}

#[async_trait]
impl Channel for FakeCarrier {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn run(&self, host: Arc<dyn Host>, stop: CancellationToken) -> Result<(), ChannelError> {
        loop {
            // Not cut while a batch is being taken: what was taken would come again.
            match self.pump(&*host).await {
                Ok(true) => {
                    if stop.is_cancelled() {
                        return Ok(());
                    }
                }
                Ok(false) => tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    () = self.written.notified() => {}
                },
                Err(HostError::Unavailable { retry_after_ms, .. }) => tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    () = tokio::time::sleep(Duration::from_millis(retry_after_ms)) => {}
                },
                Err(other) => return Err(other.into()),
            }
        }
    }

    async fn send(&self, out: &Outbound) -> Result<Sent, SendError> {
        let turn = self.turn();
        self.state.lock().handed.push((out.clone(), turn.clone()));
        let sent = |state| Ok(Sent { carrier_id: None, state });
        match turn {
            Turn::Deliver => {
                self.deliver(out);
                sent(DeliveryState::Sent)
            }
            Turn::DeliverSlowly(time) => {
                tokio::time::sleep(time).await;
                self.deliver(out);
                sent(DeliveryState::Sent)
            }
            Turn::DeliverAndKnow => {
                self.deliver(out);
                sent(DeliveryState::Delivered)
            }
            Turn::DeliverTwice => {
                self.deliver(out);
                self.deliver(out);
                sent(DeliveryState::Sent)
            }
            Turn::Retry { after_ms } => Err(SendError::Retry { after_ms }),
            Turn::Reject => Err(SendError::Reject { code: "told-to".into() }),
            Turn::CutBefore => Err(SendError::Unknown),
            Turn::CutAfter => {
                self.deliver(out);
                Err(SendError::Unknown)
            }
            Turn::Hang => std::future::pending().await,
            Turn::DeliverAndHang => {
                self.deliver(out);
                std::future::pending().await
            }
            Turn::SayOkButLose => sent(DeliveryState::Sent),
            Turn::SayRetryButDeliver => {
                self.deliver(out);
                Err(SendError::Retry { after_ms: None })
            }
            Turn::SayRejectButDeliver => {
                self.deliver(out);
                Err(SendError::Reject { code: "told-to".into() })
            }
        }
    }

    /// Tells the truth where the carrier is one that can; one without idempotent sends doesn't know.
    async fn status(&self, out: &Outbound) -> Result<Option<DeliveryState>, SendError> {
        if !self.capabilities.idempotent_sends {
            return Ok(None);
        }
        let known: HashSet<_> = self.state.lock().phone.iter().map(|arrived| arrived.id).collect();
        Ok(known.contains(&out.id).then_some(DeliveryState::Delivered))
    }

    async fn probe(&self) -> Probe {
        let dead = matches!(self.state.lock().mood, Mood::Dead | Mood::Silent);
        let words = if dead { "The carrier does not answer." } else { "The carrier answers." };
        Probe { checks: vec![ProbeCheck { works: !dead, words: words.into() }] }
    }
}
