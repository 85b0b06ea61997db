//! What belongs together: contacts who are one person, and conversations that have to do with each other. An operator says so and
//! takes it back. Nothing sealed is copied: each contact keeps keys of their own, and who is erased is gone from every tie.
//!
//! Invariant: the ties of a person make no circle, so that taking one back restores what was before it.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, OperatorId,
    access::{Right, Scope},
    reading::state,
    safety::SafetyCard,
    store::{
        StoreError,
        conversations::{self, Facts},
        threads, ties as rows,
        writer::Tx,
    },
    talk::{Act, command},
    view::{ConversationState, Person},
};

/// Contacts that one person may have.
pub(crate) const MOST_CONTACTS: usize = 12;
/// Conversations of a person, or that belong to one, that an open conversation shows.
const SHOWN: i64 = 50;

/// Somebody who is the same person as the contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SamePerson {
    /// The other contact.
    pub contact_id: Uuid,
    /// Alias, such as "Blue Heron".
    pub alias: String,
    /// Who said so; nobody where others lie between the two.
    pub linked_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub linked_at: Option<i64>,
    /// How it is safe to reach them there, without what is sealed of it. Of all cards of a person the strictest counts.
    pub safety: Option<SafetyCard>,
}

/// Another conversation of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonTalk {
    /// Which.
    pub id: ConversationId,
    /// Whose: the contact's own, or one of [`SamePerson`].
    pub contact_id: Uuid,
    /// That contact's alias.
    pub alias: String,
    /// Where it came in: `webchat`, `email`, `sms`, `matrix`.
    pub channel_kind: String,
    /// The hotline's name for the channel.
    pub channel_name: String,
    /// Whose turn it is.
    pub state: ConversationState,
    /// First message; milliseconds since 1970.
    pub first_in_at: i64,
    /// Newest message from the contact; milliseconds since 1970.
    pub last_in_at: i64,
    /// Messages and notes in it.
    pub messages: i64,
}

/// A conversation that has to do with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RelatedTalk {
    /// Which.
    pub id: ConversationId,
    /// Its contact's alias.
    pub alias: String,
    /// Where it came in.
    pub channel_kind: String,
    /// Whose turn it is.
    pub state: ConversationState,
    /// Newest message from its contact; milliseconds since 1970.
    pub last_in_at: i64,
    /// Who said so; nobody where its references or its sender did.
    pub linked_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub linked_at: Option<i64>,
}

/// What an open conversation shows of its ties.
pub(crate) struct Ties {
    pub related: Vec<RelatedTalk>,
    pub person: Vec<SamePerson>,
    pub history: Vec<PersonTalk>,
}

/// Two conversations, locked, and the acts on each.
pub(crate) struct Two {
    acts: [Act; 2],
    pub(crate) facts: [Facts; 2],
}

impl Two {
    /// Two that are locked already.
    pub(crate) fn of(act: &Act, one: Facts, other: Facts) -> Self {
        let there = Act { id: ConversationId(other.id), ..act.clone() };
        Self { acts: [act.clone(), there], facts: [one, other] }
    }

    pub(crate) async fn lock(tx: &mut Tx<'_>, act: &Act, other: ConversationId) -> Result<Self, StoreError> {
        if act.id == other {
            return Err(StoreError::Rejected("choose another conversation than this one".into()));
        }
        let mut found = conversations::facts_of(tx, act.scope.hotline(), &[act.id.0, other.0]).await?;
        let mut take = |id: ConversationId| {
            let at = found.iter().position(|facts| facts.id == id.0).ok_or(StoreError::NotFound)?;
            let facts = found.swap_remove(at);
            match facts.state.as_str() {
                "erased" => Err(StoreError::Conflict("this conversation was erased".into())),
                _ => Ok(facts),
            }
        };
        let facts = [take(act.id)?, take(other)?];
        Ok(Self { acts: [act.clone(), Act { id: other, ..act.clone() }], facts })
    }

    pub(crate) fn contacts(&self) -> [Uuid; 2] {
        let [one, other] = &self.facts;
        [one.contact_id, other.contact_id]
    }

    fn ids(&self) -> [Uuid; 2] {
        let [one, other] = &self.facts;
        [one.id, other.id]
    }

    async fn happened(&self, tx: &mut Tx<'_>, kind: &'static str, act: &'static str) -> Result<(), StoreError> {
        self.say(tx, [kind, kind], act).await
    }

    /// It stands in both timelines, under a name for each, and both screens read it anew.
    pub(crate) async fn say(
        &self,
        tx: &mut Tx<'_>,
        [here, there]: [&'static str; 2],
        act: &'static str,
    ) -> Result<(), StoreError> {
        let ([one, other], [of_one, of_other]) = (&self.acts, &self.facts);
        for (kind, act, its_other) in [(here, one, of_other), (there, other, of_one)] {
            act.happened(tx, kind, json!({ "talk": its_other.id, "alias": its_other.alias })).await?;
            tx.effects.event(act.event("ties.changed", None, None));
        }
        tx.effects.audit(one.audit(act, json!({ "other": of_other.id })));
        tx.effects.audit(other.audit(act, json!({ "other": of_one.id })));
        Ok(())
    }
}

impl Inbox {
    /// Says that the contacts of two conversations are the same person. The reader need hold neither.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for the same contact or the same conversation; [`StoreError::Conflict`] where it was said before, the
    /// person would have more than 12 contacts, or one of them is being erased.
    pub async fn tie(&self, scope: &Scope, id: ConversationId, other: ConversationId) -> Result<(), StoreError> {
        command!(self, self.connecting(scope, id)?, |tx, act, other| {
            let two = Two::lock(tx, &act, *other).await?;
            let (hotline, contacts) = (act.scope.hotline(), two.contacts());
            let [one, another] = contacts;
            if one == another {
                return Err(StoreError::Rejected("both conversations are of one contact already".into()));
            }
            rows::hold(tx, &contacts).await?;
            if !threads::hold_contacts(tx, &contacts).await?.is_empty() {
                return Err(StoreError::Conflict("one of the two is being erased".into()));
            }
            let person = rows::members(tx, hotline, one).await?;
            if person.contains(&another) {
                return Err(StoreError::Conflict("they are known to be the same person".into()));
            }
            if person.len() + rows::members(tx, hotline, another).await?.len() > MOST_CONTACTS {
                return Err(StoreError::Conflict(format!("one person has at most {MOST_CONTACTS} contacts")));
            }
            rows::tie(tx, hotline, contacts, act.scope.operator(), act.now.0).await?;
            two.happened(tx, "same-person", "contact.tied").await
        })
    }

    /// Says that the contact of a conversation and another contact, who was tied to them, are two persons after all. Harmless to repeat.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] while a conversation of the one is in one of the other; [`StoreError::NotFound`] outside the scope.
    pub async fn untie(&self, scope: &Scope, id: ConversationId, contact: Uuid) -> Result<(), StoreError> {
        let act = self.connecting(scope, id)?;
        let other = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, scope.hotline(), id).await?;
            let history = rows::history(&mut conn, scope.hotline(), facts.contact_id, id, i64::MAX).await?;
            history.into_iter().find(|talk| talk.contact_id == contact).map(|talk| ConversationId(talk.id))
        };
        let Some(other) = other else { return Ok(()) };
        command!(self, act, |tx, act, other| {
            let two = Two::lock(tx, &act, *other).await?;
            let [one, _] = two.contacts();
            match rows::untie(tx, act.scope.hotline(), two.contacts()).await? {
                true if rows::would_part(tx, act.scope.hotline(), one).await? => Err(StoreError::Conflict(
                    "their conversations went into one: take the one out of the other first".into(),
                )),
                true => two.happened(tx, "not-same-person", "contact.untied").await,
                false => Ok(()),
            }
        })
    }

    /// Says that two conversations have to do with each other.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for the same conversation; [`StoreError::Conflict`] where it was said before.
    pub async fn relate(&self, scope: &Scope, id: ConversationId, other: ConversationId) -> Result<(), StoreError> {
        command!(self, self.connecting(scope, id)?, |tx, act, other| {
            let two = Two::lock(tx, &act, *other).await?;
            if rows::are_related(tx, act.scope.hotline(), two.ids(), i64::MAX).await? {
                return Err(StoreError::Conflict("these two are linked already".into()));
            }
            rows::relate(tx, act.scope.hotline(), two.ids(), act.scope.operator(), act.now.0).await?;
            two.happened(tx, "related", "conversation.related").await
        })
    }

    /// Says that two conversations have nothing to do with each other, whoever linked them. Harmless to repeat.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn unrelate(&self, scope: &Scope, id: ConversationId, other: ConversationId) -> Result<(), StoreError> {
        let act = self.connecting(scope, id)?;
        {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?;
        }
        command!(self, act, |tx, act, other| {
            let two = match Two::lock(tx, &act, *other).await {
                Ok(two) => two,
                // What is not there is linked with nothing.
                Err(StoreError::NotFound) => return Ok(()),
                Err(error) => return Err(error),
            };
            match rows::unrelate(tx, act.scope.hotline(), two.ids()).await? {
                true => two.happened(tx, "not-related", "conversation.unrelated").await,
                false => Ok(()),
            }
        })
    }

    fn connecting(&self, scope: &Scope, id: ConversationId) -> Result<Act, StoreError> {
        scope.need(Right::Connect)?;
        self.act(scope, id)
    }

    /// What an open conversation shows of its ties. Opening it is what is audited: no words of others are in here.
    pub(crate) async fn ties_of(
        &self,
        hotline: HotlineId,
        id: ConversationId,
        contact: Uuid,
    ) -> Result<Ties, StoreError> {
        let (related, others, history) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let related = rows::related(&mut conn, hotline, id, SHOWN).await?;
            let others = rows::others(&mut conn, hotline, contact).await?;
            (related, others, rows::history(&mut conn, hotline, contact, id, SHOWN).await?)
        };
        let mut cards = match others.is_empty() {
            true => Default::default(),
            false => self.safety_of_others(hotline, contact).await?,
        };
        Ok(Ties {
            related: related.into_iter().map(related_talk).collect(),
            person: others
                .into_iter()
                .map(|row| SamePerson {
                    safety: cards.remove(&row.id),
                    contact_id: row.id,
                    alias: row.alias,
                    linked_by: person(row.linked_by, row.linked_by_name),
                    linked_at: row.at,
                })
                .collect(),
            history: history.into_iter().map(person_talk).collect(),
        })
    }
}

fn person(id: Option<Uuid>, name: Option<String>) -> Option<Person> {
    id.zip(name).map(|(id, name)| Person { id: OperatorId(id), name })
}

fn related_talk(row: rows::RelatedRow) -> RelatedTalk {
    RelatedTalk {
        id: ConversationId(row.id),
        alias: row.alias,
        channel_kind: row.channel_kind,
        state: state(&row.state),
        last_in_at: row.last_in_at,
        linked_by: person(row.linked_by, row.linked_by_name),
        linked_at: row.at,
    }
}

fn person_talk(row: rows::HistoryRow) -> PersonTalk {
    PersonTalk {
        id: ConversationId(row.id),
        contact_id: row.contact_id,
        alias: row.alias,
        channel_kind: row.channel_kind,
        channel_name: row.channel_name,
        state: state(&row.state),
        first_in_at: row.first_in_at,
        last_in_at: row.last_in_at,
        messages: row.thread_seq,
    }
}
