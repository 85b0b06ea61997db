//! Blocks: for a time, what a contact writes calls nobody, unless it is urgent.
//!
//! Everything that they write is taken in, ranked by the rules and kept in their thread as always. What the rules call grave makes
//! the talk wait and ring as if there were no block; the rest leaves it where it stands. A block concerns the person: all their
//! channels, and everybody who is the same person. Invariant: it ends by itself. Deliberately absent: a block without an end, and
//! one that refuses or drops anything.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, MessageKind, NewMessage, OperatorId,
    access::{Right, Scope},
    problems::{Problems, Refusal},
    store::{
        StoreError,
        blocks::{self as rows, BlockRow, ListedRow, NewBlock},
        conversations,
        writer::Tx,
    },
    talk::{Act, command},
    view::Person,
};

/// The longest block; milliseconds.
const LONGEST_MS: i64 = 8 * 7 * 24 * 3_600_000;
/// The shortest; milliseconds. A little less than the hour that screens offer, because filling a form takes time.
const SHORTEST_MS: i64 = 30 * 60_000;
/// Blocks that the list shows.
const LISTED: i64 = 200;
/// What the rules call so grave reaches the inbox whoever writes it.
pub(crate) const URGENT: i64 = 1;

/// Why somebody is blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BlockReason {
    /// Insults whoever answers.
    Abusive,
    /// Threatens whoever answers.
    Threatening,
    /// Uses the line for their own arousal.
    Sexual,
    /// Sends so much that others can't be answered.
    Flooding,
    /// Something else, which a note in the talk says.
    Other,
}

impl BlockReason {
    fn as_str(self) -> &'static str {
        match self {
            Self::Abusive => "abusive",
            Self::Threatening => "threatening",
            Self::Sexual => "sexual",
            Self::Flooding => "flooding",
            Self::Other => "other",
        }
    }

    fn parse(text: &str) -> Self {
        let all = [Self::Abusive, Self::Threatening, Self::Sexual, Self::Flooding];
        all.into_iter().find(|reason| reason.as_str() == text).unwrap_or(Self::Other)
    }
}

/// A block to set.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockForm {
    /// Why.
    pub reason: BlockReason,
    /// Until when; milliseconds since 1970. Half an hour to eight weeks ahead.
    pub until_at: i64,
    /// What the contact is told, as a reply; nothing where it is missing.
    #[serde(default)]
    pub line: Option<String>,
    /// Where others went into the conversation: over which of them the line goes.
    #[serde(default)]
    pub over: Option<ConversationId>,
}

/// Somebody did something at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Looked {
    /// Who.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
}

/// A block of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Block {
    /// Which.
    pub id: Uuid,
    /// In which conversation it was set.
    pub conversation_id: ConversationId,
    /// Why.
    pub reason: BlockReason,
    /// Who set it, and when.
    pub set: Looked,
    /// Until when; milliseconds since 1970. It ends then by itself.
    pub until_at: i64,
    /// Which supervisor looked at it and lets it stand.
    pub confirmed: Option<Looked>,
    /// Who lifted it before its time.
    pub lifted: Option<Looked>,
}

/// A block in the list of supervisors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListedBlock {
    /// The block.
    pub block: Block,
    /// Who is blocked.
    pub alias: String,
    /// Kind of the channel on which it was set.
    pub channel_kind: String,
    /// Whether the conversation can still be opened.
    pub readable: bool,
    /// How many messages of the contact came in while it was in force.
    pub messages: i64,
}

impl From<BlockRow> for Block {
    fn from(row: BlockRow) -> Self {
        let looked = |by: Option<Uuid>, name: Option<String>, at: Option<i64>| {
            by.zip(name).zip(at).map(|((by, name), at)| Looked { by: Person { id: OperatorId(by), name }, at })
        };
        Self {
            id: row.id,
            conversation_id: ConversationId(row.conversation_id),
            reason: BlockReason::parse(&row.reason),
            set: Looked { by: Person { id: OperatorId(row.set_by), name: row.set_by_name }, at: row.at },
            until_at: row.until_at,
            confirmed: looked(row.confirmed_by, row.confirmed_by_name, row.confirmed_at),
            lifted: looked(row.lifted_by, row.lifted_by_name, row.lifted_at),
        }
    }
}

impl From<ListedRow> for ListedBlock {
    fn from(row: ListedRow) -> Self {
        let ListedRow { block, alias, channel_kind, state, messages } = row;
        Self { block: block.into(), alias, channel_kind, readable: state != "erased", messages }
    }
}

impl BlockForm {
    fn problems(&self, now: i64) -> Problems {
        let mut problems = Problems::default();
        if !(now + SHORTEST_MS..=now + LONGEST_MS).contains(&self.until_at) {
            problems.add("until_at", "half an hour to eight weeks ahead");
        }
        if let Some(line) = &self.line {
            problems.text("line", line, 2_000);
        }
        problems
    }

    fn reply(&self) -> Option<NewMessage> {
        Some(NewMessage {
            kind: MessageKind::Reply,
            text: self.line.clone()?,
            attachments: Vec::new(),
            last_seen: None,
            hold_ms: 0,
            mentions: Vec::new(),
            over: self.over,
        })
    }
}

impl Inbox {
    /// Blocks the contact of a conversation for a time, and tells them so in the same transaction. The same `command` does it once.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::Conflict`] where somebody else holds the conversation, or they are
    /// blocked already, or the line can't be sent.
    pub async fn block(
        &self,
        scope: &Scope,
        command: Uuid,
        id: ConversationId,
        form: BlockForm,
    ) -> Result<Block, Refusal> {
        let act = self.act(scope, id)?;
        form.problems(act.now.0).finish()?;
        let line = match form.reply() {
            Some(reply) => Some(self.prepare_reply(&act, command, reply).await?),
            None => None,
        };
        let (reason, until_at) = (form.reason.as_str(), form.until_at);
        command!(self, act.clone(), |tx, act, line| {
            let hotline = act.scope.hotline();
            let before = act.facts(tx).await?;
            if before.assignee.is_some() {
                act.held(tx, &before).await?;
            }
            let by = act.scope.operator();
            let (contact, conversation, at) = (before.contact_id, before.id, act.now.0);
            let is_blocked = rows::is_in_force(tx, hotline, contact, at).await?;
            let new = NewBlock { id: command, contact, conversation, reason, by, at, until_at };
            if !rows::set(tx, hotline, new).await? {
                return Ok(());
            }
            if is_blocked {
                return Err(StoreError::Conflict("they are blocked already; lift that block first".into()));
            }
            if let Some(line) = &*line {
                line.run(tx, &act).await?;
            }
            act.happened(tx, "blocked", json!({ "reason": reason, "until": until_at })).await?;
            tx.effects.event(act.event("block.changed", Some(command), None));
            let codes = json!({ "block": command, "reason": reason, "until": until_at, "told": line.is_some() });
            tx.effects.audit(act.audit("contact.blocked", codes));
            Ok(())
        })?;
        Ok(self.block_row(scope.hotline(), command).await?.into())
    }

    /// Lifts a block before its time.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it is over.
    pub async fn lift_block(&self, scope: &Scope, id: Uuid) -> Result<Block, StoreError> {
        scope.need(Right::Talk)?;
        let block = self.block_row(scope.hotline(), id).await?;
        let act = self.act(scope, ConversationId(block.conversation_id))?;
        command!(self, act, |tx, act| {
            if !rows::lift(tx, act.scope.hotline(), id, act.scope.operator(), act.now.0).await? {
                return Err(StoreError::Conflict("this block is over already".into()));
            }
            tell(tx, &act, id, "unblocked").await?;
            tx.effects.audit(act.audit("block.lifted", json!({ "block": id })));
            Ok(())
        })?;
        Ok(self.block_row(scope.hotline(), id).await?.into())
    }

    /// Lets a block stand that somebody else set (supervisors).
    ///
    /// # Errors
    /// [`StoreError::Conflict`] for one's own, and for one that was confirmed or lifted.
    pub async fn confirm_block(&self, scope: &Scope, id: Uuid) -> Result<Block, StoreError> {
        scope.need(Right::Blocks)?;
        let block = self.block_row(scope.hotline(), id).await?;
        if block.set_by == scope.operator().0 {
            return Err(StoreError::Conflict("another supervisor looks at what you set yourself".into()));
        }
        let act = self.act(scope, ConversationId(block.conversation_id))?;
        command!(self, act, |tx, act| {
            if !rows::confirm(tx, act.scope.hotline(), id, act.scope.operator(), act.now.0).await? {
                return Err(StoreError::Conflict("somebody has confirmed or lifted it already".into()));
            }
            tx.effects.event(act.event("block.changed", Some(id), None));
            tx.effects.audit(act.audit("block.confirmed", json!({ "block": id })));
            Ok(())
        })?;
        Ok(self.block_row(scope.hotline(), id).await?.into())
    }

    /// Blocks of the hotline, the newest first (supervisors).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn blocks(&self, scope: &Scope) -> Result<Vec<ListedBlock>, StoreError> {
        scope.need(Right::Blocks)?;
        let mut reader = self.data().reader().await?;
        let rows = rows::list(&mut reader.conn(), scope.hotline(), LISTED).await?;
        Ok(rows.into_iter().map(ListedBlock::from).collect())
    }

    /// The block in force for a contact. Opening the conversation is what is audited.
    pub(crate) async fn block_of(&self, hotline: HotlineId, contact: Uuid) -> Result<Option<Block>, StoreError> {
        let mut reader = self.data().reader().await?;
        let row = rows::in_force(&mut reader.conn(), hotline, contact, self.clock().now().0).await?;
        Ok(row.map(Block::from))
    }

    /// What a contact's own package says of their blocks: who of the hotline set them is not theirs to know.
    pub(crate) async fn blocks_of_contact(
        &self,
        hotline: HotlineId,
        contact: Uuid,
    ) -> Result<Vec<serde_json::Value>, StoreError> {
        let mut reader = self.data().reader().await?;
        let rows = rows::of_contact(&mut reader.conn(), hotline, contact).await?;
        let told = |row: BlockRow| json!({ "reason": row.reason, "at": row.at, "until": row.until_at, "lifted_at": row.lifted_at });
        Ok(rows.into_iter().map(told).collect())
    }

    async fn block_row(&self, hotline: HotlineId, id: Uuid) -> Result<BlockRow, StoreError> {
        let mut reader = self.data().reader().await?;
        rows::one(&mut reader.conn(), hotline, id).await
    }
}

/// Says it in the talk, unless that was erased meanwhile.
async fn tell(tx: &mut Tx<'_>, act: &Act, id: Uuid, kind: &'static str) -> Result<(), StoreError> {
    let facts = conversations::facts(tx, act.scope.hotline(), act.id).await?;
    if facts.state != "erased" {
        act.happened(tx, kind, json!({})).await?;
    }
    tx.effects.event(act.event("block.changed", Some(id), None));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_for_a_time_and_never_for_ever() {
        let hour = 3_600_000;
        for (ahead, fits) in
            [(hour, true), (LONGEST_MS, true), (LONGEST_MS + 1, false), (60_000, false), (-hour, false)]
        {
            let form = BlockForm { reason: BlockReason::Flooding, until_at: hour + ahead, line: None, over: None };
            assert_eq!(form.problems(hour).0.is_empty(), fits, "{ahead}");
        }
    }

    #[test]
    fn reasons_are_read_as_they_are_written() {
        for reason in [
            BlockReason::Abusive,
            BlockReason::Threatening,
            BlockReason::Sexual,
            BlockReason::Flooding,
            BlockReason::Other,
        ] {
            assert_eq!(BlockReason::parse(reason.as_str()), reason);
        }
    }
}
