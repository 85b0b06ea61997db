//! Which conversation an item of a threading carrier belongs to.
//!
//! It joins one by a token of ours, or by a reference to an item of a conversation in which its sender takes part. Everything
//! else begins a new conversation, linked as related where there is something to link. What a batch needs to know is read
//! with four statements, and what its earlier items decide is known to the later ones.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use earshot_channel::{Address, Authenticity, CarrierId, Inbound, InboundMessage, Received, Thread, UnixMillis};
use uuid::Uuid;

use super::{
    Source,
    prepare::{Newcomer, Target},
};
use crate::{
    ConversationId, Inbox, KeyId,
    alias::Names,
    clock::timed_id,
    store::{
        StoreError,
        arrivals::NewContact,
        threads::{self, NewParticipant},
    },
    vault::{ContentKey, Place},
    watches::WatchKey,
};

/// References and participants of one item that are looked at; more is an attack or a list.
const LOOKED_AT: usize = 64;

/// What is known of the conversations and people that a batch speaks of.
#[derive(Default)]
pub(super) struct Threads {
    keys: HashMap<Uuid, Arc<ContentKey>>,
    /// Where items are, by their carrier's id.
    items: HashMap<Vec<u8>, Uuid>,
    conversations: HashMap<Uuid, Target>,
    /// Who takes part in what, as far as it matters here.
    members: HashSet<(Uuid, Vec<u8>)>,
    /// Those of them that are written down already.
    written: HashSet<(Uuid, Vec<u8>)>,
    contacts: HashMap<Vec<u8>, Person>,
    /// Conversations that were taken out of others, and of which.
    splits: HashMap<Uuid, Uuid>,
}

impl Threads {
    /// Which of the conversations of one line an item belongs to: the one that goes on where it refers to that, otherwise the one that it
    /// refers to.
    fn of_line(&self, joined: Uuid, referred: &[Uuid]) -> Uuid {
        let line = self.splits.get(&joined).copied().unwrap_or(joined);
        if referred.contains(&line) && self.conversations.contains_key(&line) {
            return line;
        }
        let on_line = |id: &&Uuid| **id == joined || self.splits.get(*id) == Some(&line);
        referred.iter().filter(on_line).max().copied().unwrap_or(joined)
    }
}

/// Somebody who has conversations already, or began one earlier in the batch.
#[derive(Clone)]
struct Person {
    contact: Uuid,
    alias: String,
    key: Uuid,
    /// In the database, rather than begun earlier in this batch.
    known: bool,
    newest: Uuid,
}

/// Where an item goes.
pub(super) struct Found {
    pub lookup: WatchKey,
    pub place: Target,
    pub key: Arc<ContentKey>,
    pub participants: Vec<NewParticipant>,
    pub writer: Writer,
}

/// Whose an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// This contact's, by its address.
    Contact(Uuid),
    /// Somebody's of whom nothing is known, or who may not be who they say.
    Unknown,
    /// The conversation's contact's: there is one conversation to an address.
    OfAddress,
}

impl Inbox {
    /// Reads what the threading items of a batch refer to.
    pub(super) async fn threads(&self, source: &Source, batch: &[Received]) -> Result<Threads, StoreError> {
        let threading = batch.iter().filter_map(|item| match &item.content {
            Ok(Inbound::Message(message)) if message.thread != Thread::OfAddress => Some((item, message)),
            _ => None,
        });
        let (mut references, mut named) = (BTreeSet::new(), BTreeSet::new());
        let mut messages: Vec<(&InboundMessage, WatchKey)> = Vec::new();
        for (item, message) in threading {
            references.insert(self.carrier_hash(source.hotline, source.channel, &item.carrier_id));
            if let Some(from) = &message.from {
                messages.push((message, self.lookup(source, from)));
            }
        }
        if messages.is_empty() {
            return Ok(Threads::default());
        }
        for (message, _) in &messages {
            references.extend(self.reference_hashes(source, message));
            if let Thread::Referred { joined: Some(id) } = message.thread {
                named.insert(id.0);
            }
        }
        let mut threads = Threads::default();
        let mut key_ids = BTreeSet::new();
        {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let mut exists = |threads: &mut Threads, id: Uuid, key: Uuid| {
                key_ids.insert(KeyId(key));
                threads.conversations.insert(id, Target { conversation: ConversationId(id), key, new: None });
            };
            if !references.is_empty() {
                for row in
                    threads::referred(&mut conn, source.channel, references.iter().map(<[u8; 32]>::as_slice)).await?
                {
                    exists(&mut threads, row.id, row.key_id);
                    threads.splits.extend(row.split_from.map(|line| (row.id, line)));
                    threads.items.insert(row.carrier_hash, row.id);
                }
            }
            if !named.is_empty() {
                let named: Vec<_> = named.into_iter().collect();
                for (id, key) in threads::named(&mut conn, source.channel, &named).await? {
                    exists(&mut threads, id, key);
                }
            }
            if !threads.conversations.is_empty() {
                let asked: Vec<(Uuid, Vec<u8>)> = messages
                    .iter()
                    .flat_map(|(message, lookup)| {
                        let referred: BTreeSet<Uuid> = self
                            .reference_hashes(source, message)
                            .filter_map(|hash| threads.items.get(hash.as_slice()).copied())
                            .collect();
                        referred.into_iter().map(|id| (id, lookup.to_vec()))
                    })
                    .collect();
                threads.members = threads::members(&mut conn, source.channel, &asked).await?.into_iter().collect();
                threads.written = threads.members.clone();
            }
            let senders: BTreeSet<&[u8]> = messages.iter().map(|(_, lookup)| lookup.as_slice()).collect();
            for row in threads::senders(&mut conn, source.channel, senders).await? {
                key_ids.insert(KeyId(row.key_id));
                let (contact, alias, key, newest) = (row.id, row.alias, row.key_id, row.conversation_id);
                threads.contacts.insert(row.lookup, Person { contact, alias, key, known: true, newest });
            }
        }
        let key_ids: Vec<_> = key_ids.into_iter().collect();
        let keys = self.vault().keys(&key_ids).await?;
        threads.keys = keys.into_iter().filter_map(|(id, key)| Some((id.0, key.ok()?))).collect();
        // What was erased a moment ago is as good as unknown.
        let Threads { keys, conversations, contacts, .. } = &mut threads;
        conversations.retain(|_, target| keys.contains_key(&target.key));
        contacts.retain(|_, person| keys.contains_key(&person.key));
        Ok(threads)
    }

    fn reference_hashes<'m>(
        &'m self,
        source: &'m Source,
        message: &'m InboundMessage,
    ) -> impl Iterator<Item = [u8; 32]> + 'm {
        let references = message.references.iter().take(LOOKED_AT);
        references.map(|id| self.carrier_hash(source.hotline, source.channel, id))
    }

    /// Finds an item's conversation, or prepares a new one.
    pub(super) async fn place_in_thread(
        &self,
        source: &Source,
        carrier_id: &CarrierId,
        message: &InboundMessage,
        threads: &mut Threads,
        names: &mut Names,
        now: UnixMillis,
    ) -> Result<Option<Found>, StoreError> {
        let Some(from) = &message.from else { return Ok(None) };
        let sender = self.lookup(source, from);
        // Its carrier says that somebody else wrote it: it is linked with what that sender has, and becomes no part of it.
        let forged = message.envelope.as_ref().is_some_and(|envelope| envelope.authenticity == Authenticity::Failed);
        let token = match message.thread {
            Thread::Referred { joined: Some(id) } => threads.conversations.get(&id.0).cloned(),
            _ => None,
        };
        let referred: Vec<Uuid> = self
            .reference_hashes(source, message)
            .filter_map(|hash| threads.items.get(hash.as_slice()).copied())
            .filter(|id| threads.conversations.contains_key(id))
            .collect();
        let own = referred.iter().filter(|_| !forged).find(|id| threads.members.contains(&(**id, sender.to_vec())));
        let joined = token.map(|place| place.conversation.0).or(own.copied());
        let joined = joined.map(|id| threads.of_line(id, &referred));
        let joined = joined.and_then(|id| threads.conversations.get(&id).cloned());
        let place = match joined {
            Some(place) => place,
            None => {
                let referred = referred.first();
                self.new_thread(source, message, from, &sender, forged, referred, threads, names, now).await?
            }
        };
        // Whoever it was to begin with: the item that did may turn out to be a copy, and then this one begins it.
        let is_contact = |new: &Arc<Newcomer>| {
            threads.contacts.get(sender.as_slice()).is_some_and(|person| person.contact == new.contact_id)
        };
        let contact = !forged && place.new.as_ref().is_some_and(is_contact);
        let writer = match threads.contacts.get(sender.as_slice()).filter(|_| !forged) {
            Some(person) => Writer::Contact(person.contact),
            None => Writer::Unknown,
        };
        let conversation = place.conversation.0;
        let mut participants = Vec::new();
        let others = message.participants.iter().take(LOOKED_AT).map(|other| (self.lookup(source, other), false));
        for (lookup, contact) in [(sender, contact)].into_iter().chain(others) {
            if forged && lookup == sender {
                continue;
            }
            let member = (conversation, lookup.to_vec());
            // An earlier item of the batch may turn out to be a copy, and then nothing of it is written.
            if !threads.written.contains(&member) {
                let (channel, lookup) = (source.channel, lookup.to_vec());
                participants.push(NewParticipant { channel, lookup, conversation, contact });
            }
            threads.members.insert(member);
        }
        // Where an item with this id is already, references to it lead there.
        let carrier_hash = self.carrier_hash(source.hotline, source.channel, carrier_id);
        threads.items.entry(carrier_hash.to_vec()).or_insert(conversation);
        let key = threads.keys.get(&place.key).cloned().ok_or(StoreError::Stale)?;
        let lookup = self.thread_lookup(source, from, conversation);
        Ok(Some(Found { lookup, place, key, participants, writer }))
    }

    #[expect(clippy::too_many_arguments, reason = "one call, and a struct would only rename them")]
    async fn new_thread(
        &self,
        source: &Source,
        message: &InboundMessage,
        from: &Address,
        sender: &WatchKey,
        forged: bool,
        referred: Option<&Uuid>,
        threads: &mut Threads,
        names: &mut Names,
        now: UnixMillis,
    ) -> Result<Target, StoreError> {
        let (key_id, key) = self.vault().fresh_key().await?;
        threads.keys.insert(key_id.0, key);
        let known = threads.contacts.get(sender.as_slice()).cloned();
        let conversation = timed_id(now);
        let related_to = referred.copied().or_else(|| Some(known.as_ref()?.newest));
        let is_new = |id: &Uuid| threads.conversations.get(id).is_some_and(|target| target.new.is_some());
        let related_is_new = related_to.as_ref().is_some_and(is_new);
        let mut person = match known {
            Some(person) if !forged => person,
            _ => {
                let (contact_key, opener) = self.vault().fresh_key().await?;
                threads.keys.insert(contact_key.0, opener);
                let (contact, alias) = (timed_id(now), self.alias(source.hotline, names).await?);
                Person { contact, alias, key: contact_key.0, known: false, newest: conversation }
            }
        };
        let opener = threads.keys.get(&person.key).cloned().ok_or(StoreError::Stale)?;
        let address_id = timed_id(now);
        let answer_to = message.answer_to.as_ref().unwrap_or(from).expose();
        let contact = NewContact {
            known: person.known,
            related_to,
            related_is_new,
            contact_key: person.key,
            // An address of a threading carrier belongs to one conversation; the people are found as participants.
            lookup: self.thread_lookup(source, from, conversation).to_vec(),
            sealed_address: opener
                .seal(Place { table: "address", column: "sealed", row: address_id }, answer_to.as_bytes()),
        };
        let new = Newcomer {
            contact,
            contact_id: person.contact,
            alias: person.alias.clone(),
            address_id,
            sitting: timed_id(now),
        };
        let place = Target { conversation: ConversationId(conversation), key: key_id.0, new: Some(Arc::new(new)) };
        threads.conversations.insert(conversation, place.clone());
        person.newest = conversation;
        if !forged {
            threads.contacts.insert(sender.to_vec(), person);
        }
        Ok(place)
    }

    fn thread_lookup(&self, source: &Source, from: &Address, conversation: Uuid) -> WatchKey {
        self.lookup(source, &Address::new(format!("{}\n{conversation}", from.expose())))
    }
}
