//! Inside the transaction: decides what a batch means and writes it, with the same few statements however long it is.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use earshot_channel::{Accepted, ConversationSeq, Cursor, MessageId, Stored, UnixMillis};
use parking_lot::Mutex;
use uuid::Uuid;

use super::{
    Source,
    prepare::{AboutUs, Newcomer, Prepared, PreparedMessage, Rank, Target},
    threads::Writer,
};
use crate::{
    ConversationId,
    blocks::URGENT,
    clock::timed_id,
    delivery, identities, merge, phone,
    routing::{BY_HAND, Lane, Turn},
    store::{
        StoreError,
        arrivals::{self, Arrivals, Before, EndedSitting, NewArrival, NewContact, NewSitting},
        blocks,
        bystanders::{self, NewBystander},
        conversations::{self, Facts},
        deliveries::{self, NewDelivery},
        effects::{NewEvent, Shown},
        held, merges,
        messages::{self, MessageRow, NewMessageRow, NewQuarantine, NewReceived},
        routing as routes, threads,
        writer::{Gathering, Tx},
    },
    triage::raised_rule,
    watches::WatchKey,
};

/// Flag of an automatic answer.
pub(crate) const AUTOMATIC: &str = "automatic";
/// Automatic answers to everybody at one domain, a day.
const ACKNOWLEDGED_A_DOMAIN: i64 = 500;
const DAY_MS: i64 = 24 * 3_600_000;
/// Flag of a message whose carrier id came before with other content.
const ID_REUSED: &str = "id-reused";

/// What one call of a channel hands over.
pub(super) struct Batch {
    pub source: Source,
    pub prepared: Vec<Prepared>,
    pub cursor: Option<Cursor>,
    pub now: UnixMillis,
}

type Intake = Gathering<Batch, Outcome>;

/// One for each item, or [`StoreError::Stale`] where the batch has to be prepared again.
type Outcome = Result<Vec<Accepted>, StoreError>;

/// Where the batches that come over a channel at the same time become one.
#[derive(Default)]
pub(crate) struct Intakes(Mutex<HashMap<Uuid, Arc<Intake>>>);

impl Intakes {
    pub(super) fn of(&self, channel: Uuid) -> Arc<Intake> {
        let mut intakes = self.0.lock();
        let new = || Gathering::new(Box::new(|tx, batches| Box::pin(write(tx, batches))));
        intakes.entry(channel).or_insert_with(new).clone()
    }
}

/// Writes batches of one channel: what is known is read once, decided in order, and written once.
async fn write(tx: &mut Tx<'_>, batches: &[Batch]) -> Result<Vec<Outcome>, StoreError> {
    let Some(source) = batches.first().map(|batch| &batch.source) else { return Ok(Vec::new()) };
    let mut desk = Desk::read(tx, source, batches).await?;
    let mut outcomes = Vec::with_capacity(batches.len());
    for batch in batches {
        if desk.is_beaten(batch) {
            outcomes.push(Err(StoreError::Stale));
            continue;
        }
        desk.named.extend(newcomers(batch).map(|new| (new.alias.clone(), new.contact_id)));
        let mut accepted = Vec::with_capacity(batch.prepared.len());
        for item in &batch.prepared {
            accepted.push(desk.take(tx, batch, item).await?);
        }
        outcomes.push(Ok(accepted));
    }
    let items = desk.items;
    desk.write(tx, batches).await?;
    let written: Vec<_> = batches.iter().zip(&outcomes).filter(|(_, outcome)| outcome.is_ok()).collect();
    let cursor = written.iter().rev().find_map(|(batch, _)| Some(batch.cursor.as_ref()?.0.clone()));
    if cursor.is_some() || (source.counted && items > 0) {
        let brought = written.iter().rev().find(|(batch, _)| !batch.prepared.is_empty());
        let received_at = brought.map(|(batch, _)| batch.now.0);
        messages::channel_took(tx, source.hotline, source.channel, cursor, received_at, items).await?;
    }
    Ok(outcomes)
}

/// What the ledger knows of a carrier's id, from before or from this batch.
struct Known {
    content_hash: Vec<u8>,
    tombstone: bool,
    stored: Option<Stored>,
    reused: bool,
}

/// Everything on the table while a batch is decided.
struct Desk<'b> {
    source: &'b Source,
    received: HashMap<Vec<u8>, Vec<Known>>,
    /// In the order of their ids, which is also that of their locks.
    conversations: BTreeMap<Uuid, (Before, Facts)>,
    /// Those that began in this transaction, by the address's look-up.
    newcomers: HashMap<Vec<u8>, Uuid>,
    /// Those that something happened to.
    touched: BTreeSet<Uuid>,
    /// Those that something happened to because somebody wrote to what went into them.
    lifted: BTreeSet<Uuid>,
    /// Those that are open because of what went into them alone: whoever writes there begins anew.
    over: BTreeSet<Uuid>,
    /// Contacts who are blocked now.
    blocked: HashSet<Uuid>,
    arrivals: Arrivals,
    /// Contacts that began in this transaction.
    contacts: BTreeSet<Uuid>,
    /// Contacts that are being erased.
    gone: Vec<Uuid>,
    /// Aliases that somebody else got before this transaction.
    taken: HashSet<String>,
    /// Those that this transaction gives, and to whom.
    named: HashMap<String, Uuid>,
    /// New in the ledger.
    items: i64,
    /// Addresses that had refused what was sent to them.
    reachable: Vec<Uuid>,
    /// Addresses whose contact wants no more messages there, or wants them again.
    wants: Vec<(Uuid, Option<i64>)>,
    /// Conversations that begin in a flood, and when each joins its like.
    floods: Vec<(Uuid, i64)>,
    /// Who is there, by conversation.
    bystanders: Vec<(Uuid, &'b [NewBystander])>,
    /// What is known of keys, by conversation.
    keys: Vec<(ConversationId, &'b identities::Told)>,
    /// Messages that may get an automatic answer.
    acknowledge: Vec<Uuid>,
    /// Events with the message that they are about, where all that screens show is at hand.
    told: Vec<(NewEvent, Option<Option<MessageRow>>)>,
    now: i64,
}

impl<'b> Desk<'b> {
    async fn read(tx: &mut Tx<'_>, source: &'b Source, batches: &[Batch]) -> Result<Self, StoreError> {
        let (mut hashes, mut ids, mut known) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for item in batches.iter().flat_map(|batch| &batch.prepared) {
            match item {
                Prepared::Message(message) => {
                    hashes.push(message.content.carrier_hash.as_slice());
                    match &message.place.new {
                        None => drop(ids.insert(message.place.conversation.0)),
                        Some(new) if new.contact.known => drop(known.insert(new.contact_id)),
                        Some(_) => {}
                    }
                }
                Prepared::Quarantine { received, .. } => hashes.push(&received.carrier_hash),
                Prepared::Leave { conversation: Some(id), .. } => drop(ids.insert(id.0)),
                _ => {}
            }
        }
        let mut received: HashMap<_, Vec<Known>> = HashMap::new();
        if !hashes.is_empty() {
            for row in arrivals::received(tx, source.channel, &hashes).await? {
                let stored = row.id.zip(row.contact_seq).zip(row.at).map(|((id, seq), at)| stored(id, seq, at));
                let tombstone = row.is_tombstone();
                received.entry(row.carrier_hash).or_default().push(Known {
                    tombstone,
                    content_hash: row.content_hash,
                    reused: row.flags.as_deref() == Some(ID_REUSED),
                    stored,
                });
            }
        }
        let mut conversations = BTreeMap::new();
        if !ids.is_empty() {
            let ids: Vec<_> = ids.into_iter().collect();
            for facts in conversations::facts_of(tx, source.hotline, &ids).await? {
                conversations.insert(facts.id, (Before::Conversation(Box::new(facts.clone())), facts));
            }
        }
        let apart = conversations.values().filter_map(|(_, facts): &(Before, Facts)| facts.merged_into);
        let heads: Vec<_> = apart.filter(|head| !conversations.contains_key(head)).collect();
        if !heads.is_empty() {
            for facts in conversations::facts_of(tx, source.hotline, &heads).await? {
                conversations.insert(facts.id, (Before::Conversation(Box::new(facts.clone())), facts));
            }
        }
        let known: Vec<_> = known.into_iter().collect();
        let mut over = BTreeSet::new();
        for (_, facts) in conversations.values().filter(|(_, facts)| facts.parts > 0 && facts.state != "closed") {
            if merges::is_over(tx, source.hotline, facts.sitting_id).await? {
                over.insert(facts.id);
            }
        }
        let gone = if known.is_empty() { Vec::new() } else { threads::hold_contacts(tx, &known).await? };
        let aliases: BTreeSet<&str> = batches.iter().flat_map(newcomers).map(|new| new.alias.as_str()).collect();
        let aliases: Vec<&str> = aliases.into_iter().collect();
        let taken = match aliases.as_slice() {
            [] => HashSet::new(),
            aliases => arrivals::aliases_hold(tx, source.hotline, aliases).await?,
        };
        let now = batches.iter().map(|batch| batch.now.0).max().unwrap_or_default();
        // Who is new is nobody who could be.
        let blocked = match conversations.is_empty() && known.is_empty() {
            true => HashSet::new(),
            false => blocks::blocked(tx, source.hotline, now).await?.into_iter().collect(),
        };
        let (newcomers, touched, arrivals, told) = (HashMap::new(), BTreeSet::new(), Arrivals::default(), Vec::new());
        let (contacts, reachable, acknowledge) = (BTreeSet::new(), Vec::new(), Vec::new());
        Ok(Self {
            source,
            received,
            conversations,
            newcomers,
            touched,
            lifted: BTreeSet::new(),
            over,
            blocked,
            arrivals,
            contacts,
            gone,
            taken,
            named: HashMap::new(),
            items: 0,
            reachable,
            wants: Vec::new(),
            floods: Vec::new(),
            bystanders: Vec::new(),
            keys: Vec::new(),
            acknowledge,
            told,
            now,
        })
    }

    /// Whether a contact of this batch is already on the desk as another batch's newcomer, or no longer there, or somebody else has
    /// the alias that it was to get.
    fn is_beaten(&self, batch: &Batch) -> bool {
        let is_given = |new: &Newcomer| {
            self.taken.contains(&new.alias) || self.named.get(&new.alias).is_some_and(|to| *to != new.contact_id)
        };
        if newcomers(batch).any(is_given) {
            return true;
        }
        let newcomers = batch.prepared.iter().filter_map(|item| match item {
            Prepared::Message(message) => Some((message.place.new.as_ref()?, message.place.conversation.0)),
            _ => None,
        });
        newcomers.into_iter().any(|(new, id)| {
            self.newcomer(&new.contact.lookup).is_some_and(|known| known != id)
                || (new.contact.known && self.gone.contains(&new.contact_id))
        })
    }

    /// The conversation that this address began in this very transaction.
    fn newcomer(&self, lookup: &[u8]) -> Option<Uuid> {
        self.newcomers.get(lookup).copied()
    }

    async fn take(&mut self, tx: &mut Tx<'_>, batch: &'b Batch, item: &'b Prepared) -> Result<Accepted, StoreError> {
        let (source, now) = (self.source, batch.now);
        match item {
            Prepared::Message(message) => {
                let accepted = self.message(batch, message)?;
                if let (Some(report), Accepted::Message(_)) = (&message.report, &accepted) {
                    self.report(tx, message.place.conversation.0, report, now).await?;
                }
                Ok(accepted)
            }
            Prepared::Leave { lookup, conversation } => self.leave(tx, lookup, *conversation, now).await,
            Prepared::ReadUpTo { conversation, seq } => {
                let read = deliveries::read_up_to(tx, source.hotline, conversation.0, *seq, now.0).await?;
                for (_, message) in read {
                    self.told.push((self.event("delivery.changed", now, conversation.0, Some(message), None), None));
                }
                Ok(Accepted::Noted)
            }
            Prepared::CarrierReceipt { of, state, code } => {
                delivery::receipt(tx, source, of, *state, code.clone(), now).await
            }
            Prepared::Quarantine { received, item } => self.quarantine(tx, received, item).await,
            Prepared::PhoneCall(told) => {
                phone::take(tx, told).await?;
                Ok(Accepted::Noted)
            }
            Prepared::Bystanders { conversation, there, begins } => {
                // What it was to begin with may have been erased before.
                if !begins || self.conversations.contains_key(&conversation.0) {
                    self.bystanders.push((conversation.0, there));
                }
                Ok(Accepted::Noted)
            }
            Prepared::Keys { conversation, told, begins } => {
                if !begins || self.conversations.contains_key(&conversation.0) {
                    self.keys.push((*conversation, told));
                }
                Ok(Accepted::Noted)
            }
            Prepared::Nothing => Ok(Accepted::Noted),
            Prepared::Ended => Ok(Accepted::Ended),
        }
    }

    fn message(&mut self, batch: &Batch, new: &PreparedMessage) -> Result<Accepted, StoreError> {
        let known = self.received.get(&new.content.carrier_hash).map(Vec::as_slice).unwrap_or_default();
        if let Some(same) = known.iter().find(|known| known.content_hash == new.content.content_hash) {
            return Ok(match same.stored {
                _ if same.tombstone => Accepted::Tombstone,
                // The same answer as the first time.
                Some(stored) if same.reused => Accepted::Conflict(stored),
                Some(stored) => Accepted::Duplicate(stored),
                None => Accepted::Noted,
            });
        }
        // Read anew by another release it may look different, and must not come back.
        if new.old && known.iter().any(|known| known.tombstone) {
            return Ok(Accepted::Tombstone);
        }
        let (conflict, now) = (!known.is_empty(), batch.now);
        let newcomer = new.place.new.as_ref().filter(|new| self.newcomer(&new.contact.lookup).is_none());
        if let Some(newcomer) = newcomer {
            let facts = first_facts(self.source.channel, &new.place, newcomer, now.0);
            self.newcomers.insert(newcomer.contact.lookup.clone(), facts.id);
            // A contact with several new conversations in one batch is new once.
            let known = newcomer.contact.known || !self.contacts.insert(newcomer.contact_id);
            // What was to begin earlier in the batch may have been a copy, and then it is not there.
            let related_to = newcomer
                .contact
                .related_to
                .filter(|id| !newcomer.contact.related_is_new || self.conversations.contains_key(id));
            let contact = NewContact { known, related_to, ..newcomer.contact.clone() };
            self.conversations.insert(facts.id, (Before::Nobody(contact), facts));
        }
        let Some((_, facts)) = self.conversations.get_mut(&new.place.conversation.0) else {
            return Err(StoreError::Stale);
        };
        if facts.key_id != new.place.key || facts.state == "erased" {
            return Err(StoreError::Stale);
        }
        if facts.session_ended_at.is_some() {
            return Ok(Accepted::Ended);
        }
        let created = newcomer.is_some();
        let (was_priority, was_since) = (facts.priority, facts.waiting_since);
        let last = end_of(facts, facts.last_at, "TIMEOUT");
        let is_second = !created && is_second(facts, now.0);
        // Words of danger ask, whoever is blocked and whatever machine brought them: a person may stand behind it.
        let is_urgent = new.rank.priority <= URGENT && new.awaits;
        let asks = is_urgent || (new.awaits && !self.blocked.contains(&facts.contact_id));
        // Silence of any length.
        let is_over = asks && self.over.remove(&facts.id);
        let silence_ms = if is_over { -1 } else { batch.source.sitting_silence_ms };
        let begins = match asks {
            true => arrive(facts, now.0, silence_ms, created),
            false => {
                arrive_unasked(facts, created);
                None
            }
        };
        // What a blocked contact begins waits for nobody, and can be read.
        if created && new.awaits && !asks {
            facts.state = "theirs".into();
            facts.waiting_since = None;
        }
        // An old mailbox that is taken in stands behind whoever writes now.
        if created && new.stale {
            least_urgent(facts);
        } else if !new.stale {
            rank(facts, &new.rank, Begins { anew: created || begins.is_some(), is_second, asks });
        }
        // A contact who writes can be reached again. Reports about their address come from elsewhere, and others who take part prove nothing.
        let is_theirs = match new.writer {
            Writer::OfAddress => true,
            Writer::Contact(contact) => contact == facts.contact_id,
            Writer::Unknown => false,
        };
        if new.awaits && is_theirs && facts.refused_at.take().is_some() {
            self.reachable.push(facts.address_id);
        }
        if let Some(wants) = new.wants {
            self.wants.push((facts.address_id, (!wants).then_some(now.0)));
        }
        let is_new_wait = created || facts.waiting_since != was_since;
        let joins_at = new.joins_at.filter(|_| created);
        take_turn(facts, is_new_wait, was_priority, joins_at.is_some());
        self.floods.extend(joins_at.map(|at| (facts.id, at.0)));
        if let Some(language) = &new.content.language {
            facts.language = Some(language.clone());
        } else if facts.language.is_none() {
            facts.language.clone_from(&new.sounds_like);
        }
        if let Some(sitting) = begins {
            self.arrivals.ended.push(last);
            facts.sitting_id = sitting;
        }
        if created || begins.is_some() {
            let (id, conversation, number) = (facts.sitting_id, facts.id, facts.sittings);
            self.arrivals.begun.push(NewSitting { id, conversation, number, at: now.0, end: None });
        }
        let arrival = NewArrival {
            id: new.id,
            conversation: facts.id,
            sitting: facts.sitting_id,
            n: facts.thread_seq,
            contact_seq: facts.contact_seq,
            at: now.0,
            flags: if conflict { ID_REUSED } else { new.flags },
            content: new.content.clone(),
        };
        let (id, seq) = (arrival.conversation, arrival.contact_seq);
        if let Some(head) = facts.merged_into {
            let part = facts.clone();
            self.lift(head, &part, asks, now)?;
        }
        // Files have to be looked up.
        let shown = new.attachments.is_empty().then(|| Some(message_row(&arrival)));
        self.touched.insert(id);
        self.arrivals.messages.push(arrival);
        self.arrivals.attachments.extend(new.attachments.iter().cloned());
        self.arrivals.participants.extend(new.participants.iter().cloned());
        if created && asks && new.awaits && new.acknowledgement.is_some() {
            self.acknowledge.push(new.id);
        }
        if created {
            self.told.push((self.event("conversation.created", now, id, None, None), Some(None)));
        }
        let added = self.event("message.added", now, id, Some(new.id), Some(seq));
        self.told.push((NewEvent { data: files_delta(new.attachments.len()), ..added }, shown));
        let stored = stored(new.id, seq, now.0);
        self.items += 1;
        self.received.entry(new.content.carrier_hash.clone()).or_default().push(Known {
            content_hash: new.content.content_hash.clone(),
            tombstone: false,
            stored: Some(stored),
            reused: conflict,
        });
        Ok(if conflict { Accepted::Conflict(stored) } else { Accepted::Message(stored) })
    }

    /// What the conversation shows that this one went into.
    fn lift(&mut self, head: Uuid, part: &Facts, awaits: bool, now: UnixMillis) -> Result<(), StoreError> {
        let (_, facts) = self.conversations.get_mut(&head).ok_or(StoreError::Stale)?;
        // Closed until now: its own contact begins anew, should they write in the same batch.
        if awaits && facts.state == "closed" {
            self.over.insert(head);
        }
        merge::lift(facts, part, awaits, now.0);
        self.touched.insert(head);
        self.lifted.insert(head);
        self.told.push((self.event("conversation.changed", now, head, None, None), None));
        Ok(())
    }

    async fn leave(
        &mut self,
        tx: &mut Tx<'_>,
        lookup: &WatchKey,
        conversation: Option<ConversationId>,
        now: UnixMillis,
    ) -> Result<Accepted, StoreError> {
        let (hotline, channel) = (self.source.hotline, self.source.channel);
        let id = match self.newcomer(lookup) {
            // The address is written with its end.
            Some(id) => id,
            None => {
                // The first message may have been written after this was prepared.
                let ended = conversations::end_address(tx, hotline, channel, lookup.to_vec(), now.0).await?;
                match (ended, conversation) {
                    (true, None) => return Err(StoreError::Stale),
                    (false, _) => return Ok(Accepted::Ended),
                    (true, Some(id)) => id.0,
                }
            }
        };
        let (_, facts) = self.conversations.get_mut(&id).ok_or(StoreError::Stale)?;
        if facts.session_ended_at.is_some() {
            return Ok(Accepted::Ended);
        }
        facts.contact_seq += 1;
        facts.session_ended_at = Some(now.0);
        let end = end_of(facts, now.0, "CONT");
        match self.arrivals.begun.iter_mut().find(|begun| begun.id == end.id) {
            Some(begun) => begun.end = Some(end),
            None => self.arrivals.ended.push(end),
        }
        let seq = facts.contact_seq;
        self.touched.insert(id);
        let left = self.event("contact.left", now, id, None, Some(seq));
        self.told.push((NewEvent { data: serde_json::json!({"by": "contact"}), ..left }, Some(None)));
        Ok(Accepted::Ended)
    }

    async fn quarantine(
        &mut self,
        tx: &mut Tx<'_>,
        received: &NewReceived,
        item: &NewQuarantine,
    ) -> Result<Accepted, StoreError> {
        let known = self.received.entry(received.carrier_hash.clone()).or_default();
        if !known.iter().any(|known| known.content_hash == received.content_hash) {
            let content_hash = received.content_hash.clone();
            known.push(Known { content_hash, tombstone: false, stored: None, reused: false });
            let written = messages::insert_quarantine(tx, self.source.hotline, received, item).await;
            written.map_err(arrivals::beaten)?;
            self.items += 1;
        }
        Ok(Accepted::Noted)
    }

    async fn write(mut self, tx: &mut Tx<'_>, batches: &[Batch]) -> Result<(), StoreError> {
        let acknowledged = self.acknowledge(tx, batches).await?;
        let rose = self.rises();
        let Source { kind, name, .. } = self.source;
        let changed = |id| self.event("bystanders.changed", UnixMillis(self.now), id, None, None);
        let there: Vec<_> = self.bystanders.iter().map(|(id, there)| (changed(*id), *id, *there)).collect();
        for (event, said) in self.told {
            let facts = event.conversation.and_then(|id| self.conversations.get(&id));
            // Where another writer has just given it to somebody, PostgreSQL shows who without their name: readers look then.
            let named = |facts: &Facts| {
                facts.assignee.is_some() == facts.assignee_name.is_some()
                    && facts.transfer_to.is_some() == facts.transfer_name.is_some()
            };
            match said.zip(facts.filter(|(_, facts)| named(facts))) {
                Some((said, (_, facts))) => tx.effects.event_shown(event, Shown { row: facts.row(kind, name), said }),
                None => tx.effects.event(event),
            }
        }
        for (head, (before, after)) in &self.conversations {
            if let (true, Before::Conversation(before)) = (self.lifted.contains(head), before) {
                let wrote = self.arrivals.messages.iter().any(|message| message.conversation == *head);
                merge::lifted(tx, self.source.hotline, before, after, wrote).await?;
            }
        }
        let touched = self.touched;
        self.arrivals.conversations =
            self.conversations.into_iter().filter(|(id, _)| touched.contains(id)).map(|(_, both)| both).collect();
        arrivals::write(tx, self.source.hotline, &self.arrivals, self.now).await?;
        if !rose.is_empty() {
            routes::rise(tx, self.source.hotline, &rose, Some(self.now)).await?;
        }
        if !self.floods.is_empty() {
            routes::flooded(tx, self.source.hotline, &self.floods).await?;
        }
        for (changed, conversation, there) in there {
            if bystanders::are(tx, self.source.hotline, conversation, there, self.now).await? {
                tx.effects.event(changed);
            }
        }
        for (conversation, told) in self.keys {
            identities::take(tx, self.source.hotline, conversation, told, self.now).await?;
        }
        for (address, since) in self.wants {
            held::stopped(tx, self.source.hotline, address, since).await?;
        }
        for address in self.reachable {
            threads::accepts_again(tx, self.source.hotline, address).await?;
        }
        for (message, delivery) in acknowledged {
            messages::insert(tx, self.source.hotline, &message).await?;
            deliveries::insert(tx, self.source.hotline, delivery).await?;
        }
        Ok(())
    }

    /// Those that became P0 while somebody holds them.
    fn rises(&mut self) -> Vec<Uuid> {
        let mut rose = Vec::new();
        for (before, after) in self.conversations.values_mut() {
            let was_calm = matches!(before, Before::Conversation(before) if before.priority > 0);
            if was_calm && after.priority == 0 && after.assignee.is_some() {
                after.rose_at = Some(self.now);
                rose.push(after.id);
            }
        }
        rose
    }

    /// Decides which automatic answers go out; their places in the thread are taken here, their rows written after it.
    async fn acknowledge(
        &mut self,
        tx: &mut Tx<'_>,
        batches: &[Batch],
    ) -> Result<Vec<(NewMessageRow, NewDelivery)>, StoreError> {
        let mut written = Vec::new();
        let source = self.source;
        if self.acknowledge.is_empty() {
            return Ok(written);
        }
        let mut wanted = Vec::new();
        for batch in batches {
            for item in &batch.prepared {
                if let Prepared::Message(new) = item
                    && let Some(answer) = &new.acknowledgement
                    && self.acknowledge.contains(&new.id)
                {
                    wanted.push((batch, new, answer));
                }
            }
        }
        for (batch, new, answer) in wanted {
            let at = batch.now.0;
            // The sender first: one of them must not use up what everybody at their provider may have.
            let counted = [(Some(&answer.sender), 1), (answer.domain.as_ref(), ACKNOWLEDGED_A_DOMAIN)];
            let mut may = true;
            for (lookup, limit) in counted.into_iter().filter_map(|(lookup, limit)| Some((lookup?.to_vec(), limit))) {
                let (hotline, channel) = (source.hotline, source.channel);
                may = may && threads::acknowledge(tx, hotline, channel, lookup, at, at - DAY_MS, limit).await?;
            }
            if !may {
                continue;
            }
            let Some((_, facts)) = self.conversations.get_mut(&new.place.conversation.0) else { continue };
            facts.contact_seq += 1;
            facts.thread_seq += 1;
            let message = NewMessageRow {
                id: answer.message,
                conversation: facts.id,
                sitting: facts.sitting_id,
                n: facts.thread_seq,
                contact_seq: Some(facts.contact_seq),
                key: facts.key_id,
                direction: "out",
                author: None,
                at,
                language: None,
                safety: None,
                flags: AUTOMATIC,
                body: answer.body.clone(),
            };
            let delivery = NewDelivery {
                id: timed_id(batch.now),
                conversation: facts.id,
                message: answer.message,
                channel: source.channel,
                address: facts.address_id,
                contact_seq: facts.contact_seq,
                at,
                expires_at: at + DAY_MS,
                held: None,
            };
            let (id, seq) = (facts.id, facts.contact_seq);
            let added = self.event("message.added", batch.now, id, Some(answer.message), Some(seq));
            self.told.push((added, None));
            written.push((message, delivery));
        }
        Ok(written)
    }

    /// What the carrier says about a message of ours: a failure stands at its delivery, and the address is not tried again. What failed
    /// for now, or at an address that somebody passed it on to, is noted there and changes nothing.
    async fn report(
        &mut self,
        tx: &mut Tx<'_>,
        conversation: Uuid,
        AboutUs { report, is_elsewhere }: &AboutUs,
        now: UnixMillis,
    ) -> Result<(), StoreError> {
        let hotline = self.source.hotline;
        let note = match (report.failed, is_elsewhere) {
            (true, true) => Some("elsewhere"),
            (false, false) if report.code.starts_with(['4', '5']) => Some("put-off"),
            (true, false) => None,
            (false, _) => return Ok(()),
        };
        let Some(message) = report.message else { return Ok(()) };
        let Some(delivery) = deliveries::of_message(tx, hotline, conversation, message.0).await? else { return Ok(()) };
        if let Some(kind) = note {
            deliveries::note(tx, hotline, delivery.known.id, format!("{kind} {}", report.code)).await?;
            self.told.push((self.event("delivery.changed", now, conversation, Some(message.0), None), None));
            return Ok(());
        }
        threads::refuses(tx, hotline, delivery.address_id, now.0, report.code.clone()).await?;
        if delivery::report_failure(tx, hotline, &delivery.known, report.code.clone(), now).await? {
            self.told.push((self.event("delivery.changed", now, conversation, Some(message.0), None), None));
        }
        Ok(())
    }

    fn event(
        &self,
        kind: &'static str,
        at: UnixMillis,
        conversation: Uuid,
        subject: Option<Uuid>,
        contact_seq: Option<i64>,
    ) -> NewEvent {
        NewEvent {
            hotline: self.source.hotline.0,
            at: at.0,
            actor: None,
            kind,
            conversation: Some(conversation),
            subject,
            contact_seq,
            data: serde_json::json!({}),
        }
    }
}

/// Contacts that a batch would begin.
fn newcomers(batch: &Batch) -> impl Iterator<Item = &Newcomer> {
    batch.prepared.iter().filter_map(|item| match item {
        Prepared::Message(message) => message.place.new.as_deref().filter(|new| !new.contact.known),
        _ => None,
    })
}

/// A message as a thread shows it.
fn message_row(new: &NewArrival) -> MessageRow {
    MessageRow {
        id: new.id,
        n: new.n,
        at: new.at,
        direction: "in".into(),
        author: None,
        author_name: None,
        key_id: new.content.key,
        body: Some(new.content.body.to_vec()),
        language: new.content.language.clone(),
        safety: new.content.safety.map(str::to_owned),
        flags: new.flags.to_owned(),
        sitting_id: new.sitting,
        delivery_id: None,
        delivery_state: None,
        delivery_attempts: None,
        delivery_at: None,
        delivery_code: None,
        delivery_note: None,
        held_until: None,
        held_why: None,
        conversation_id: new.conversation,
        // What has parts, or is one, is looked up.
        merged_into: None,
        part: 0,
        parts: 0,
    }
}

fn end_of(facts: &Facts, at: i64, by: &'static str) -> EndedSitting {
    EndedSitting { id: facts.sitting_id, at, by, auto_priority: facts.auto_priority, priority: facts.priority }
}

fn stored(id: Uuid, seq: i64, at: i64) -> Stored {
    Stored { message: MessageId(id), seq: ConversationSeq(seq), at: UnixMillis(at) }
}

fn first_facts(channel: Uuid, place: &Target, new: &Newcomer, now: i64) -> Facts {
    Facts {
        id: place.conversation.0,
        channel_id: channel,
        contact_id: new.contact_id,
        address_id: new.address_id,
        key_id: place.key,
        state: "waiting".into(),
        priority: BASE_PRIORITY,
        auto_priority: BASE_PRIORITY,
        reason: None,
        rule: None,
        language: None,
        waiting_since: Some(now),
        first_in_at: now,
        last_in_at: now,
        last_at: now,
        unread: 0,
        assignee: None,
        transfer_to: None,
        sitting_id: new.sitting,
        sittings: 1,
        contact_seq: 0,
        thread_seq: 0,
        turn: 0,
        snoozed_until: None,
        tags: String::new(),
        seats: String::new(),
        merged_into: None,
        part: 0,
        parts: 0,
        split_from: None,
        is_young: 0,
        session_ended_at: None,
        refused_at: None,
        related_to: None,
        alias: new.alias.clone(),
        assignee_name: None,
        transfer_name: None,
        queue_id: None,
        rose_at: None,
    }
}

/// Everything starts here.
const BASE_PRIORITY: i64 = 3;
/// What machines send.
const UNASKED_PRIORITY: i64 = 4;

/// What a message from the contact does to a conversation. Gives the new sitting's id if one begins.
fn arrive(facts: &mut Facts, now: i64, silence_ms: i64, created: bool) -> Option<Uuid> {
    let unanswered = facts.state == "waiting";
    let silent = now.saturating_sub(facts.last_at) > silence_ms;
    let begins = (!created && (facts.state == "closed" || silent)).then(|| timed_id(UnixMillis(now)));
    if begins.is_some() {
        facts.sittings += 1;
    }
    // Silence lowers nothing: what was urgent is so until somebody has closed it, or says that it isn't.
    if begins.is_some() && (facts.state == "closed" || (!unanswered && facts.priority > BASE_PRIORITY)) {
        facts.priority = BASE_PRIORITY;
        facts.auto_priority = BASE_PRIORITY;
        facts.reason = None;
        facts.rule = None;
    }
    if facts.state != "waiting" || facts.waiting_since.is_none() {
        facts.waiting_since = Some(now);
    }
    facts.state = "waiting".into();
    facts.snoozed_until = None;
    facts.last_in_at = now;
    facts.last_at = now;
    facts.unread += 1;
    facts.contact_seq += 1;
    facts.thread_seq += 1;
    begins
}

fn least_urgent(facts: &mut Facts) {
    facts.priority = UNASKED_PRIORITY;
    facts.auto_priority = UNASKED_PRIORITY;
}

/// What a message that nobody waits behind does to a conversation: it stands there. A new one waits with the least urgent.
fn arrive_unasked(facts: &mut Facts, created: bool) {
    if created {
        least_urgent(facts);
    }
    // Whoever holds it sees that something came: what looks like a machine's may be a person's.
    facts.unread += 1;
    facts.contact_seq += 1;
    facts.thread_seq += 1;
}

/// Its place among those who wait: who waits anew stands where the priority puts them, who goes on waiting keeps what waiting has made
/// of it.
fn take_turn(facts: &mut Facts, is_new_wait: bool, was_priority: i64, is_flood: bool) {
    let priority = u8::try_from(facts.priority).unwrap_or(3);
    let before = Turn::of(facts.turn);
    let turn = match (is_new_wait, is_flood) {
        (true, true) => Turn { level: priority, lane: Lane::Flood },
        (true, false) => Turn { level: priority, lane: Lane::Usual },
        // What said nothing but thanks or a test may rise or fall with what comes next.
        (false, _) if was_priority < facts.priority => Turn { level: priority, ..before },
        (false, _) => Turn { level: before.level.min(priority), ..before },
    };
    facts.turn = turn.number();
}

/// Tells readers of the log whether a message has files to look up.
pub(crate) fn files_delta(count: usize) -> serde_json::Value {
    if count == 0 { serde_json::json!({}) } else { serde_json::json!({"files": count}) }
}

/// How a message stands in its sitting.
#[derive(Clone, Copy)]
struct Begins {
    /// It is the first of it.
    anew: bool,
    /// The contact wrote before, within the hour, and nobody has answered.
    is_second: bool,
    /// Somebody waits for an answer to it.
    asks: bool,
}

/// What comes sooner belongs to the first contact.
const SECOND_AFTER_MS: i64 = 5 * 60 * 1000;
const SECOND_WITHIN_MS: i64 = 60 * 60 * 1000;

/// Whether somebody writes again whom nobody has answered: they may write every minute.
fn is_second(facts: &Facts, now: i64) -> bool {
    let waits = |since: i64| now.saturating_sub(since) >= SECOND_AFTER_MS;
    facts.state == "waiting"
        && facts.waiting_since.is_some_and(waits)
        && now.saturating_sub(facts.last_in_at) <= SECOND_WITHIN_MS
}

/// Signals only raise. Below where everything begins stays only what has said nothing but thanks or a test.
fn rank(facts: &mut Facts, rank: &Rank, begins: Begins) {
    let Begins { anew, is_second, asks } = begins;
    // What nobody waits behind rises where its words are urgent, and is otherwise as it was.
    if !asks && rank.priority >= BASE_PRIORITY {
        return;
    }
    facts.is_young |= i64::from(rank.is_young);
    // Raised once by a second contact, or where somebody is under 13 who said so in another message, and never to the top.
    let raiser = match (is_second, facts.is_young != 0) {
        (_, true) => Some("raised-under-13"),
        (true, false) => Some("raised-second-contact"),
        (false, false) => None,
    };
    let priority = if raiser.is_some() && rank.priority == 2 { 1 } else { rank.priority };
    let lifted = raiser.filter(|_| facts.priority == 2);
    if anew && priority > BASE_PRIORITY && facts.priority == BASE_PRIORITY && facts.reason.is_none() {
        facts.priority = priority;
        facts.auto_priority = priority;
        (facts.reason, facts.rule) = rank.reason.clone().unzip();
        return;
    }
    facts.auto_priority = facts.auto_priority.min(priority);
    if priority < facts.priority {
        facts.priority = priority;
        (facts.reason, facts.rule) = rank.reason.clone().unzip();
    } else if let Some(raiser) = lifted {
        facts.priority = 1;
        facts.auto_priority = facts.auto_priority.min(1);
        facts.rule = Some(raised_rule(raiser, facts.rule.as_deref().unwrap_or(BY_HAND)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn facts(state: &str, priority: i64) -> Facts {
        let contact = NewContact {
            known: false,
            related_to: None,
            related_is_new: false,
            contact_key: Uuid::nil(),
            lookup: Vec::new(),
            sealed_address: Vec::new(),
        };
        let [contact_id, address_id, sitting] = [Uuid::nil(); 3];
        let new = Newcomer { contact, contact_id, alias: "Blue Heron".into(), address_id, sitting };
        let place = Target { conversation: ConversationId(Uuid::nil()), key: Uuid::nil(), new: None };
        let first = first_facts(Uuid::nil(), &place, &new, 0);
        Facts { state: state.into(), priority, auto_priority: priority, ..first }
    }

    #[test]
    fn what_a_message_does_to_a_conversation() {
        // (state before, priority before, minutes of silence) → (a sitting begins, priority after)
        for (state, priority, minutes, begins, after) in [
            ("waiting", 0, 5, false, 0),
            ("waiting", 0, 31, true, 0),
            ("theirs", 1, 5, false, 1),
            ("theirs", 1, 31, true, 1),
            ("theirs", 4, 31, true, 3),
            ("closed", 0, 1, true, 3),
        ] {
            let mut facts = facts(state, priority);
            let began = arrive(&mut facts, minutes * MINUTE, 30 * MINUTE, false).is_some();
            assert_eq!((began, facts.priority), (begins, after), "{state} {priority} after {minutes} min");
            assert_eq!(facts.state, "waiting");
        }
    }

    #[test]
    fn who_is_under_13_is_so_in_every_message() {
        let talk = Begins { anew: false, is_second: false, asks: true };
        let reason = || Some(("SUI_IDEA".to_owned(), "en.idea".to_owned()));
        let says = |priority, is_young| Rank { priority, reason: if priority < 3 { reason() } else { None }, is_young };
        // What is said, one after the other → (priority, rule)
        for (said, priority, rule) in [
            (vec![says(3, true), says(2, false)], 1, "en.idea"),
            (vec![says(2, false), says(3, true)], 1, "raised-under-13:en.idea"),
            (vec![says(2, false), says(3, false)], 2, "en.idea"),
            (vec![says(1, true), says(3, false)], 1, "en.idea"),
        ] {
            let mut facts = facts("waiting", 3);
            said.iter().for_each(|one| rank(&mut facts, one, talk));
            assert_eq!((facts.priority, facts.rule.as_deref()), (priority, Some(rule)));
        }
    }

    #[test]
    fn who_goes_on_writing_unanswered_is_a_second_contact() {
        // (state, minutes since the wait began, minutes since the last word) → whether it is
        for (state, waits, silent, is) in [
            ("waiting", 4, 1, false),
            ("waiting", 6, 6, true),
            ("waiting", 48, 4, true),
            ("waiting", 70, 70, false),
            ("theirs", 6, 6, false),
        ] {
            let mut facts = facts(state, 2);
            let now = 100 * MINUTE;
            (facts.waiting_since, facts.last_in_at) = (Some(now - waits * MINUTE), now - silent * MINUTE);
            assert_eq!(is_second(&facts, now), is, "{state} {waits} {silent}");
        }
    }

    #[test]
    fn signals_only_raise() {
        let reason = |code: &str| Some((code.to_owned(), "r".to_owned()));
        let talk = Begins { anew: false, is_second: false, asks: true };
        // (priority before, rank, how it stands) → (priority after, reason)
        for (before, priority, code, begins, after, why) in [
            (2, 3, None, talk, 2, None),
            (2, 0, Some("IMM"), talk, 0, Some("IMM")),
            (3, 4, Some("THANKS"), talk, 3, None),
            (3, 4, Some("THANKS"), Begins { anew: true, ..talk }, 4, Some("THANKS")),
            (4, 3, None, talk, 3, None),
            (3, 2, Some("ABUSE"), Begins { is_second: true, ..talk }, 1, Some("ABUSE")),
            (2, 3, None, Begins { is_second: true, ..talk }, 1, None),
            (1, 3, None, Begins { is_second: true, ..talk }, 1, None),
            (4, 3, None, Begins { asks: false, ..talk }, 4, None),
            (4, 1, Some("THREAT"), Begins { asks: false, ..talk }, 1, Some("THREAT")),
        ] {
            let mut facts = facts("waiting", before);
            rank(&mut facts, &Rank { priority, reason: code.and_then(reason), is_young: false }, begins);
            assert_eq!((facts.priority, facts.reason.as_deref()), (after, why), "{before} {priority} {code:?}");
        }
        // What lifted it stands before the rule that met the words.
        let mut facts = Facts { rule: Some("en.hits".into()), ..facts("waiting", 2) };
        rank(&mut facts, &Rank { priority: 3, reason: None, is_young: false }, Begins { is_second: true, ..talk });
        assert_eq!(facts.rule.as_deref(), Some("raised-second-contact:en.hits"));
    }
}
