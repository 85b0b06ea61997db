//! Who wrote a mail within a talk, and whether answers go where it wants them.
//!
//! Whoever holds a mail of ours may write into its conversation, and a mail may name another place for answers. Both are shown as what
//! they are: a third person is never taken for the contact, and answers move only by an act of ours. Deliberately absent: making
//! somebody else the contact.

use std::collections::{HashMap, HashSet};

use earshot_channel::{Address, Authenticity, Envelope};
use uuid::Uuid;

use crate::{
    HotlineId, Inbox, KeyId,
    access::Scope,
    cases::refuse_barred,
    clock::timed_id,
    receive::Body,
    safety::{self, Leave},
    store::{
        StoreError, conversations,
        threads::{self, NewAddress, WriterRow},
    },
    talk::command,
    vault::{Place, VaultError},
    view::{Direction, MailSender, Message},
};

/// What is known of a conversation that mails stand in.
struct Known {
    channel: Uuid,
    /// Where answers go, lower case; empty once erased.
    answers_to: String,
    /// Look-ups of the addresses that are the contact's.
    contact: HashSet<Vec<u8>>,
}

impl Inbox {
    /// Tells of each mail whether the contact wrote it, and whether answers go where it wants them. `first` are the messages that
    /// began their conversations.
    pub(crate) async fn tell_writers(
        &self,
        hotline: HotlineId,
        messages: &mut [Message],
        first: &HashSet<Uuid>,
    ) -> Result<(), StoreError> {
        let is_mail = |message: &Message| message.direction == Direction::In && message.envelope.is_some();
        let talks: HashSet<_> = messages.iter().filter(|said| is_mail(said)).map(|said| said.talk_id.0).collect();
        if talks.is_empty() {
            return Ok(());
        }
        let talks: Vec<_> = talks.into_iter().collect();
        let known = self.known_writers(hotline, &talks).await?;
        for message in messages.iter_mut().filter(|said| is_mail(said)) {
            let (Some(known), Some(envelope)) = (known.get(&message.talk_id.0), &message.envelope) else { continue };
            let from = tidy(author(envelope));
            let by_contact = match from.is_empty() {
                // Nobody is named: it can only be told that whoever began it did.
                true => first.contains(&message.id),
                false => known.contact.is_empty() || known.contact.contains(&self.sender(hotline, known, &from)),
            };
            let answered = known.answers_to == tidy(wanted(envelope));
            message.sender = Some(MailSender { by_contact, answered });
        }
        Ok(())
    }

    /// Answers of this talk go where a mail of the contact wants them, from now on. What is queued already goes where it was to go.
    /// Audited.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where somebody else holds the talk, or the safety card says that nothing may be sent to the contact;
    /// [`StoreError::Rejected`] for a mail that is not the contact's or may not come from its sender.
    pub async fn answer_there(&self, scope: &Scope, message: Uuid) -> Result<Message, StoreError> {
        let id = self.conversation_of_message(scope, message).await?;
        let hotline = scope.hotline();
        let said = self.message_for(scope, id, message).await?;
        let envelope = said.envelope.as_deref().filter(|_| said.direction == Direction::In);
        let refused = |words: &str| Err(StoreError::Rejected(words.into()));
        let (Some(envelope), Some(sender)) = (envelope, said.sender) else {
            return refused("only a mail says where it wants answers");
        };
        if !sender.by_contact {
            return refused("somebody else wrote this mail, and answers go to the contact");
        }
        if envelope.authenticity == Authenticity::Failed {
            return refused("this mail may not come from its sender's address: answers don't follow it");
        }
        let wanted = wanted(envelope).trim().to_owned();
        if sender.answered || !wanted.contains('@') {
            return refused("answers go there already");
        }
        let (facts, contact, kind) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, hotline, id).await?;
            let contact = conversations::contact_at(&mut conn, hotline, facts.address_id).await?;
            (facts, contact, conversations::row(&mut conn, hotline, id).await?.channel_kind)
        };
        let place = (kind, self.hotlines().spec(hotline).await?.time_zone.clone());
        let key = self.vault().key(KeyId(contact.key_id)).await?;
        let act = self.act(scope, id)?;
        let row = timed_id(act.now);
        let new = NewAddress {
            id: row,
            channel: facts.channel_id,
            contact: contact.id,
            // A place for answers and nobody's address: what comes in is found by who takes part.
            lookup: self.vault().lookup(hotline, "answers", format!("{}\n{id}", tidy(&wanted)).as_bytes()).to_vec(),
            sealed: key.seal(Place { table: "address", column: "sealed", row }, wanted.as_bytes()),
            at: act.now.0,
        };
        let barred = self.hashes_of_text(hotline, &wanted);
        command!(self, act, |tx, act, new, place, barred| {
            refuse_barred(tx, act.scope.hotline(), &barred).await?;
            let facts = act.facts_of_part(tx).await?;
            let holds = match facts.merged_into {
                Some(head) => conversations::facts(tx, act.scope.hotline(), crate::ConversationId(head)).await?,
                None => facts.clone(),
            };
            act.held(tx, &holds).await?;
            let times = (facts.last_in_at, act.now.0);
            let leave =
                safety::may_leave(tx, act.scope.hotline(), facts.contact_id, (&place.0, &place.1), times).await?;
            if let Leave::Never(why) = leave {
                return Err(StoreError::Conflict(why.words().into()));
            }
            threads::answers_to(tx, act.scope.hotline(), facts.id, &new).await?;
            tx.effects.event(act.event("answers.moved", Some(message), None));
            tx.effects.audit(act.audit("answers.moved", serde_json::json!({ "message": message })));
            Ok(())
        })?;
        self.message_for(scope, id, message).await
    }

    /// Those of a conversation's messages that its contact wrote. What others wrote there is none of the contact's mail program's business.
    pub(crate) async fn by_contact(
        &self,
        hotline: HotlineId,
        conversation: Uuid,
        bodies: Vec<Body>,
    ) -> Result<Vec<Body>, StoreError> {
        if bodies.iter().all(|body| body.envelope.is_none()) {
            return Ok(bodies);
        }
        let known = self.known_writers(hotline, &[conversation]).await?.remove(&conversation);
        let Some(known) = known.filter(|known| !known.contact.is_empty()) else { return Ok(bodies) };
        let is_theirs = |body: &Body| {
            let from = body.envelope.as_ref().map(|envelope| tidy(author(envelope))).unwrap_or_default();
            from.is_empty() || known.contact.contains(&self.sender(hotline, &known, &from))
        };
        Ok(bodies.into_iter().filter(is_theirs).collect())
    }

    async fn known_writers(&self, hotline: HotlineId, talks: &[Uuid]) -> Result<HashMap<Uuid, Known>, StoreError> {
        let rows: Vec<WriterRow> = {
            let mut reader = self.data().reader().await?;
            threads::writers(&mut reader.conn(), hotline, talks).await?
        };
        let mut keys: Vec<_> = rows.iter().map(|row| KeyId(row.key_id)).collect();
        keys.sort_unstable();
        keys.dedup();
        let keys = self.vault().keys(&keys).await?;
        let mut known: HashMap<Uuid, Known> = HashMap::new();
        for row in rows {
            let talk = known.entry(row.conversation_id).or_insert_with(|| {
                let place = Place { table: "address", column: "sealed", row: row.address_id };
                let key = keys.get(&KeyId(row.key_id)).and_then(|key: &Result<_, VaultError>| key.as_ref().ok());
                let plain = key.and_then(|key| key.open(place, &row.sealed).ok()).unwrap_or_default();
                let answers_to = tidy(&String::from_utf8_lossy(&plain));
                Known { channel: row.channel_id, answers_to, contact: HashSet::new() }
            });
            talk.contact.extend(row.lookup);
        }
        Ok(known)
    }

    fn sender(&self, hotline: HotlineId, known: &Known, from: &str) -> Vec<u8> {
        self.lookup_at(hotline, known.channel, &Address::new(from)).to_vec()
    }
}

/// Whom a mail counts as.
fn author(envelope: &Envelope) -> &str {
    if envelope.author.is_empty() { &envelope.from.address } else { &envelope.author }
}

/// Where a mail wants its answers. What an earlier release took in doesn't say it in one word.
fn wanted(envelope: &Envelope) -> &str {
    let named = envelope.reply_to.first().unwrap_or(&envelope.from);
    if envelope.answer_to.is_empty() { &named.address } else { &envelope.answer_to }
}

fn tidy(address: &str) -> String {
    address.trim().to_lowercase()
}
