//! Who else is where a contact is talked to, and reads along. An adapter says who they are; until somebody accepts them, it sends nothing.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use earshot_channel::{Address, Bystander as Named};

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId,
    access::Scope,
    clock::{random_id, timed_id},
    store::{
        StoreError,
        bystanders::{self as rows, BystanderRow, NewBystander},
    },
    talk::command,
    vault::{ContentKey, Place},
    view::Person,
};

/// People in one place that are kept; a crowd beyond it stays unaccepted.
const MOST: usize = 100;

/// Somebody else in the place where a contact is talked to, who reads along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Bystander {
    /// Which.
    pub id: Uuid,
    /// In which conversation: the one that is open, or one that went into it. There they are accepted.
    pub talk_id: ConversationId,
    /// Their name on the channel; empty once erased.
    pub name: String,
    /// Since when they are known to be there; milliseconds since 1970.
    pub since_at: i64,
    /// The channel's settings name them, so that nobody need accept them.
    pub known: bool,
    /// Who said that they may read along.
    pub accepted_by: Option<Person>,
    /// When; milliseconds since 1970.
    pub accepted_at: Option<i64>,
}

fn place(id: Uuid) -> Place {
    Place { table: "bystander", column: "sealed", row: id }
}

impl Inbox {
    /// Those who are there, as they are kept.
    pub(crate) fn sealed_bystanders(&self, hotline: HotlineId, key: &ContentKey, there: &[Named]) -> Vec<NewBystander> {
        let sealed = |one: &Named| {
            let (id, name) = (random_id(), one.name.expose().as_bytes());
            let lookup = self.vault().lookup(hotline, "bystander", name).to_vec();
            NewBystander { id, lookup, key: key.id().0, sealed: key.seal(place(id), name), known: one.known }
        };
        there.iter().take(MOST).map(sealed).collect()
    }

    /// Who is there, in the order in which they came. Opening the conversation is what is audited.
    pub(crate) async fn bystanders(
        &self,
        hotline: HotlineId,
        id: ConversationId,
    ) -> Result<Vec<Bystander>, StoreError> {
        let rows = {
            let mut reader = self.data().reader().await?;
            rows::list(&mut reader.conn(), hotline, id).await?
        };
        let mut there = Vec::with_capacity(rows.len());
        for row in rows {
            let name = self.bystander_name(&row).await?;
            let BystanderRow { id: one, known, since, accepted_by, accepted_by_name, accepted_at, .. } = row;
            let accepted_by = accepted_by.zip(accepted_by_name);
            let accepted_by = accepted_by.map(|(id, name)| Person { id: OperatorId(id), name });
            there.push(Bystander { id: one, talk_id: id, name, since_at: since, known, accepted_by, accepted_at });
        }
        Ok(there)
    }

    /// Those whom somebody accepted, for the adapter; nobody with whom a conflict was named since.
    pub(crate) async fn accepted_bystanders(
        &self,
        hotline: HotlineId,
        rows: Vec<BystanderRow>,
    ) -> Result<Vec<Address>, StoreError> {
        let mut accepted = Vec::new();
        for row in rows.into_iter().filter(|row| row.accepted_at.is_some()) {
            let name = self.bystander_name(&row).await?;
            if !self.is_barred(hotline, &name).await? {
                accepted.push(Address::new(name));
            }
        }
        Ok(accepted)
    }

    /// Their keys are those of their conversation, which is at hand.
    async fn bystander_name(&self, row: &BystanderRow) -> Result<String, StoreError> {
        let key = self.optional_key(KeyId(row.key_id)).await?;
        let plain = key.and_then(|key| key.open(place(row.id), &row.sealed).ok());
        Ok(plain.and_then(|plain| String::from_utf8(plain).ok()).unwrap_or_default())
    }

    /// Says who of those that are there may read along: these, and nobody else. Each conversation by itself, also one that went into
    /// another: each has a place of its own.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where one of them is no longer there, [`StoreError::Forbidden`] where one is in conflict with a child.
    pub async fn accept_bystanders(
        &self,
        scope: &Scope,
        id: ConversationId,
        accepted: Vec<Uuid>,
    ) -> Result<Vec<Bystander>, StoreError> {
        let act = self.act(scope, id)?;
        let hotline = scope.hotline();
        let there = self.bystanders(hotline, id).await?;
        if accepted.iter().any(|id| !there.iter().any(|one| one.id == *id)) {
            return Err(StoreError::Conflict("somebody of them is no longer there".into()));
        }
        for one in there.iter().filter(|one| accepted.contains(&one.id)) {
            if self.is_barred(hotline, &one.name).await? {
                return Err(StoreError::Forbidden("conflict".into()));
            }
        }
        command!(self, act, |tx, act, accepted| {
            act.facts_of_part(tx).await?;
            let hotline = act.scope.hotline();
            let (came, went) = rows::accept(tx, hotline, act.id.0, act.scope.operator(), &accepted, act.now.0).await?;
            if came + went > 0 {
                tx.effects.event(act.event("bystanders.changed", Some(timed_id(act.now)), None));
                tx.effects.audit(act.audit("bystanders.accepted", json!({ "accepted": came, "refused": went })));
            }
            if came > 0 {
                act.happened(tx, "let-in", json!({ "count": came })).await?;
            }
            Ok(())
        })?;
        self.bystanders(hotline, id).await
    }
}
