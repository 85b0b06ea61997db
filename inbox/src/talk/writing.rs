//! Replies, notes, drafts, and the files that go with them.

use earshot_channel::{ByteStream, FileRole};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Act, command, held};
use crate::{
    ATTACHMENT_LIMIT_BYTES, ConversationId, HotlineId, Inbox, KeyId, OperatorId,
    access::{Right, Scope},
    cases::refuse_barred,
    clock::{random_id, timed_id},
    merge,
    problems::{Problems, Refusal},
    reading::draft_place,
    receive::{Body, FileBody, defect, files_delta},
    routing::End,
    safety,
    search::Said,
    seats::{self, SeatKind, WHISPER},
    store::{
        StoreError,
        conversations::{self, Facts},
        deliveries::{self, HeldWhy, NewDelivery, UNPLACED},
        merges,
        messages::{self, NewAttachment, NewMessageRow},
        search::{self, NewSegment},
        splits, tags,
        writer::Tx,
    },
    vault::{ContentKey, Place},
    view::{Attachment, Message},
};

/// Longest reply or note, in Unicode scalar values.
pub const TEXT_LIMIT_CHARS: usize = 10_000;
/// How often a reply is prepared again when its facts changed meanwhile.
const STALE_TRIES: u32 = 4;
/// The beginning of unsent words that tells their language; longer ones say the same.
const TELLING_CHARS: usize = 1_000;
/// Colleagues that one note may name.
const MOST_MENTIONS: usize = 10;
/// Longest time that a reply can be taken back in; milliseconds.
const HOLD_LIMIT_MS: u32 = 30_000;
/// Said where a reply may not go.
const STOPPED: &str = "this contact asked for no more messages (STOP); nothing can be sent until they write START or its like in their language";
/// Said where a conversation was taken out of the one that has the contact's line.
const ONE_LINE: &str = "this contact has one line, and the talk that goes on has it; answer there";
/// How long a reply is worth delivering; milliseconds.
pub(super) const DELIVERY_LIFE_MS: i64 = 24 * 3_600_000;

/// Reply or note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MessageKind {
    /// Goes to the contact.
    Reply,
    /// Stays among colleagues.
    Note,
    /// From a supervisor to whoever holds the conversation; nobody else reads it.
    Whisper,
}

/// What an operator wrote.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewMessage {
    /// Reply or note.
    pub kind: MessageKind,
    /// The words; at most 10,000 characters.
    pub text: String,
    /// Files that were uploaded to this conversation before.
    #[serde(default)]
    pub attachments: Vec<Uuid>,
    /// Thread number of the newest message that was on the writer's screen: a newer one from the contact stops the reply.
    pub last_seen: Option<i64>,
    /// How long a reply stays with us, so that it can be taken back; milliseconds, at most 30,000. 0 where it is missing.
    #[serde(default)]
    pub hold_ms: u32,
    /// Colleagues whom a note names; at most ten. They are told.
    #[serde(default)]
    pub mentions: Vec<OperatorId>,
    /// Where others went into this conversation, a reply says over which of them it goes: this one, or one of those.
    #[serde(default)]
    pub over: Option<ConversationId>,
}

/// Why a reply was not taken.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The contact wrote meanwhile; show it and ask.
    #[error("the contact wrote meanwhile")]
    Newer(Box<Message>),
    /// A form that does not fit, field by field.
    #[error("{0}")]
    Invalid(Problems),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for WriteError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(problems) => Self::Invalid(problems),
            Refusal::Store(error) => Self::Store(error),
        }
    }
}

impl Inbox {
    /// Writes a reply or a note. The same `command` does it once, however often it is sent.
    ///
    /// # Errors
    /// [`WriteError::Newer`] when the contact wrote after `last_seen`; [`StoreError::Conflict`] when somebody else holds
    /// the conversation or the command was used for other words.
    pub async fn write(
        &self,
        scope: &Scope,
        command: Uuid,
        id: ConversationId,
        new: NewMessage,
    ) -> Result<Message, WriteError> {
        let act = self.act(scope, id)?;
        if new.kind == MessageKind::Whisper {
            scope.need(Right::TakeOver)?;
        }
        let new = checked(new)?;
        let mut tries = 0;
        let outcome = loop {
            let written = self.prepare_reply(&act, command, new.clone()).await?;
            match command!(self, act.clone(), |tx, act, written| { written.run(tx, &act).await }) {
                Err(StoreError::Stale) if tries < STALE_TRIES => tries += 1,
                outcome => break outcome?,
            }
        };
        let message = self.message_for(scope, id, outcome.subject()).await?;
        match outcome {
            Outcome::Written(_) => Ok(message),
            Outcome::Newer(_) => Err(WriteError::Newer(Box::new(message))),
        }
    }

    pub(crate) async fn prepare_reply(&self, act: &Act, command: Uuid, new: NewMessage) -> Result<Reply, StoreError> {
        let (hotline, id) = (act.scope.hotline(), act.id);
        let (facts, row) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let whole = conversations::read_facts(&mut conn, hotline, id).await?;
            let line = match new.kind {
                MessageKind::Reply => over_which(&whole, new.over)?,
                MessageKind::Note | MessageKind::Whisper => id,
            };
            (
                conversations::read_facts(&mut conn, hotline, line).await?,
                conversations::row(&mut conn, hotline, line).await?,
            )
        };
        if new.kind == MessageKind::Reply {
            let mut reader = self.data().reader().await?;
            let contact = conversations::contact_at(&mut reader.conn(), hotline, facts.address_id).await?;
            if contact.stopped_at.is_some() {
                return Err(StoreError::Conflict(STOPPED.into()));
            }
            let line = ConversationId(facts.id);
            if facts.split_from.is_some() && !splits::is_threaded(&mut reader.conn(), hotline, line).await? {
                return Err(StoreError::Conflict(ONE_LINE.into()));
            }
        }
        let to: &[Uuid] = if new.kind == MessageKind::Reply { &[facts.address_id] } else { &[] };
        let way = self.way(hotline, to).await?;
        let key = self.vault().key(KeyId(facts.key_id)).await?;
        let message = timed_id(act.now);
        let body = serde_json::to_vec(&Body { text: new.text.clone(), ..Body::default() }).map_err(defect)?;
        let content = match new.over {
            None => serde_json::json!([id, new.text, new.attachments, new.kind]).to_string(),
            Some(over) => serde_json::json!([id, new.text, new.attachments, new.kind, over]).to_string(),
        };
        Ok(Reply {
            command,
            content_hash: self.vault().lookup(hotline, "command", content.as_bytes()).to_vec(),
            message,
            over: facts.id,
            key: facts.key_id,
            body: key.seal(Place { table: "message", column: "body", row: message }, &body),
            words: self.words_of_reply(hotline, &new, &key, message),
            kind: new.kind,
            attachments: new.attachments,
            last_seen: new.last_seen,
            way,
            mentions: new.mentions,
            hold_ms: new.hold_ms.min(HOLD_LIMIT_MS).into(),
            kind_of_channel: row.channel_kind,
        })
    }

    /// What finds a reply or note again.
    fn words_of_reply(&self, hotline: HotlineId, new: &NewMessage, key: &ContentKey, message: Uuid) -> Vec<u8> {
        // Nobody finds by a search what was whispered.
        if new.kind == MessageKind::Whisper {
            return Vec::new();
        }
        let prints = self.prints(hotline);
        let mut said = Said::new(&prints);
        said.text(&new.text, new.kind == MessageKind::Note);
        said.segment(key, message)
    }

    /// Keeps the reader's unsent words, sealed. Empty words drop the draft. Gives the language that they are in, where they tell.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] above the length of a message.
    pub async fn save_draft(
        &self,
        scope: &Scope,
        id: ConversationId,
        text: String,
    ) -> Result<Option<String>, StoreError> {
        let act = self.act(scope, id)?;
        if text.chars().count() > TEXT_LIMIT_CHARS {
            return Err(too_long());
        }
        let facts = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?
        };
        let key = self.vault().key(KeyId(facts.key_id)).await?;
        let sealed = (!text.is_empty()).then(|| key.seal(draft_place(id, scope.operator()), text.as_bytes()));
        let key_id = facts.key_id;
        command!(self, act, |tx, act, sealed| {
            match &*sealed {
                Some(body) => {
                    messages::save_draft(tx, act.id.0, act.scope.operator(), key_id, body.clone(), act.now.0).await
                }
                None => messages::drop_draft(tx, act.id.0, act.scope.operator()).await,
            }
        })?;
        let beginning: String = text.chars().take(TELLING_CHARS).collect();
        Ok(self.tells(&beginning))
    }

    /// Takes a file for a reply that is still being written. Only its uploader can send it.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] above 10 MiB.
    pub async fn upload(
        &self,
        scope: &Scope,
        id: ConversationId,
        name: String,
        media_type: String,
        bytes: ByteStream,
    ) -> Result<Attachment, StoreError> {
        let act = self.act(scope, id)?;
        let facts = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), scope.hotline(), id).await?
        };
        let key = self.vault().key(KeyId(facts.key_id)).await?;
        let blob =
            self.put_blob_within(scope.hotline(), bytes, ATTACHMENT_LIMIT_BYTES).await.map_err(
                |error| match error {
                    earshot_channel::HostError::Unavailable { why, .. } => StoreError::Unavailable(why),
                    other => StoreError::Rejected(other.to_string()),
                },
            )?;
        let size_bytes = self.blob_size(blob.0).await?;
        let attachment = random_id();
        let body = serde_json::to_vec(&FileBody {
            name: name.clone(),
            media_type: media_type.clone(),
            role: FileRole::Attached,
            content_id: None,
        })
        .map_err(defect)?;
        let new = NewAttachment {
            id: attachment,
            conversation: id.0,
            message: None,
            uploaded_by: Some(scope.operator().0),
            blob: blob.0,
            key: facts.key_id,
            body: key.seal(Place { table: "attachment", column: "body", row: attachment }, &body),
            size_bytes,
        };
        command!(self, act, |tx, act, new| {
            messages::insert_attachments(tx, act.scope.hotline(), &[&new], act.now.0).await
        })?;
        let (state, role) = ("quarantined".into(), FileRole::Attached);
        Ok(Attachment { id: attachment, name, media_type, size_bytes, state, role, sealed: None })
    }

    async fn blob_size(&self, blob: Uuid) -> Result<i64, StoreError> {
        let mut reader = self.data().reader().await?;
        messages::blob(&mut reader.conn(), blob).await.map(|(size, _)| size)
    }
}

/// A reply or note on its way into the transaction.
pub(crate) struct Reply {
    command: Uuid,
    content_hash: Vec<u8>,
    message: Uuid,
    /// The conversation whose line it goes over: the one that is open, or one that went into it.
    over: Uuid,
    key: Uuid,
    body: Vec<u8>,
    /// Sealed fingerprints of its words.
    words: Vec<u8>,
    kind: MessageKind,
    attachments: Vec<Uuid>,
    last_seen: Option<i64>,
    mentions: Vec<OperatorId>,
    hold_ms: i64,
    kind_of_channel: String,
    way: held::Way,
}

pub(crate) enum Outcome {
    Written(Uuid),
    Newer(Uuid),
}

impl Outcome {
    fn subject(&self) -> Uuid {
        match self {
            Outcome::Written(id) | Outcome::Newer(id) => *id,
        }
    }
}

impl Reply {
    pub(crate) async fn run(&self, tx: &mut Tx<'_>, act: &Act) -> Result<Outcome, StoreError> {
        let (hotline, me) = (act.scope.hotline(), act.scope.operator());
        if let Some((content, subject)) = messages::find_command(tx, me, self.command).await? {
            if content == self.content_hash {
                return Ok(Outcome::Written(subject));
            }
            return Err(StoreError::Conflict("this Idempotency-Key was used for other words".into()));
        }
        let whole = act.facts(tx).await?;
        if let Some(last_seen) = self.last_seen.filter(|_| self.kind == MessageKind::Reply)
            && let Some(newer) = merge::newer(tx, hotline, &whole, last_seen).await?
        {
            return Ok(Outcome::Newer(newer.id));
        }
        if self.over == act.id.0 {
            let reply = self.kind == MessageKind::Reply;
            if reply && whole.parts > 0 && merges::is_over(tx, hotline, whole.sitting_id).await? {
                return Err(line_is_over());
            }
            return self.write(tx, act, whole, None).await;
        }
        let line = Act { id: ConversationId(self.over), ..act.clone() };
        let part = line.facts_of_part(tx).await?;
        if part.merged_into != Some(whole.id) {
            return Err(StoreError::Conflict("that one is no longer a part of this conversation".into()));
        }
        self.write(tx, &line, part, Some(act)).await
    }

    /// Writes over a line. `whole` is the act on what its conversation went into.
    async fn write(
        &self,
        tx: &mut Tx<'_>,
        act: &Act,
        before: Facts,
        whole: Option<&Act>,
    ) -> Result<Outcome, StoreError> {
        let (hotline, me) = (act.scope.hotline(), act.scope.operator());
        if before.key_id != self.key {
            return Err(StoreError::Stale);
        }
        let reply = self.kind == MessageKind::Reply;
        if reply {
            refuse_barred(tx, hotline, self.way.barred_at(before.address_id)?).await?;
        }
        let held = if reply { self.hold(tx, act, &before).await? } else { None };
        // What is held to be taken back goes before what its writer adds to it.
        let before = match reply && held::release_all(tx, hotline, before.id, &self.way, act.now.0).await? {
            true => act.facts_of_part(tx).await?,
            false => before,
        };
        let named = match self.kind {
            MessageKind::Whisper => heard_by(&before, me)?,
            _ => self.mentions.clone(),
        };
        let mut after = before.clone();
        let leaves = reply && held.is_none();
        if let (true, Some(on_whole)) = (reply, whole) {
            // Letting go what was held may have answered it.
            let whole = on_whole.facts(tx).await?;
            let mut held_whole = whole.clone();
            self.become_holder(tx, on_whole, &mut held_whole).await?;
            let answered = if leaves { merge::answered_facts(&held_whole) } else { held_whole };
            on_whole.save(tx, &whole, &answered).await?;
            merge::answered(tx, hotline, &whole, &answered, false).await?;
            take_line(tx, act, &mut after).await?;
        } else if reply {
            self.become_holder(tx, act, &mut after).await?;
        }
        if leaves {
            after = Facts { contact_seq: after.contact_seq + 1, ..merge::answered_facts(&after) };
        }
        after.thread_seq += 1;
        after.last_at = act.now.0;
        act.save(tx, &before, &after).await?;
        if leaves && before.parts > 0 {
            merge::answered(tx, hotline, &before, &after, true).await?;
        }
        messages::insert(
            tx,
            hotline,
            &NewMessageRow {
                id: self.message,
                conversation: after.id,
                sitting: after.sitting_id,
                n: after.thread_seq,
                contact_seq: leaves.then_some(after.contact_seq),
                key: after.key_id,
                direction: if reply { "out" } else { "note" },
                author: Some(me.0),
                at: act.now.0,
                language: None,
                safety: None,
                flags: if self.kind == MessageKind::Whisper { WHISPER } else { "" },
                body: self.body.clone(),
            },
        )
        .await?;
        if !self.words.is_empty() {
            let (conversation, key, words) = (after.id, after.key_id, self.words.clone());
            let segment = NewSegment { conversation, id: self.message, key, at: act.now.0, words };
            search::add(tx, hotline, segment).await?;
        }
        for attachment in &self.attachments {
            messages::send_attachment(tx, hotline, after.id, *attachment, me, self.message).await.map_err(|error| {
                match error {
                    StoreError::NotFound => {
                        StoreError::Rejected("one of the files is not yours to send, or was sent before".into())
                    }
                    other => other,
                }
            })?;
        }
        if reply {
            if leaves {
                conversations::sitting_answered(tx, hotline, after.sitting_id, act.now.0).await?;
            }
            let delivery = NewDelivery {
                id: timed_id(act.now),
                conversation: after.id,
                message: self.message,
                channel: after.channel_id,
                address: after.address_id,
                contact_seq: if leaves { after.contact_seq } else { UNPLACED },
                at: act.now.0,
                expires_at: act.now.0 + DELIVERY_LIFE_MS,
                held,
            };
            deliveries::insert(tx, hotline, delivery).await?;
            messages::drop_draft(tx, whole.map_or(after.id, |whole| whole.id.0), me).await?;
        }
        messages::insert_command(tx, me, self.command, self.content_hash.clone(), self.message, act.now.0).await?;
        let kind = if reply { "message.added" } else { "note.added" };
        for operator in &named {
            tags::mention(tx, hotline, self.message, *operator, after.id, act.now.0).await.map_err(
                |error| match error {
                    StoreError::NotFound => {
                        StoreError::Rejected("one of the colleagues that it names is not there".into())
                    }
                    other => other,
                },
            )?;
        }
        let mut event = act.event(kind, Some(self.message), leaves.then_some(after.contact_seq));
        event.data = match named.is_empty() {
            true => files_delta(self.attachments.len()),
            false => serde_json::json!({"mentions": named}),
        };
        tx.effects.event(event);
        let written = match self.kind {
            MessageKind::Reply => "message.sent",
            MessageKind::Note => "note.written",
            MessageKind::Whisper => "note.whispered",
        };
        let why = held.map(|(_, why)| why.as_str());
        tx.effects.audit(act.audit(written, serde_json::json!({"message": self.message, "held": why})));
        Ok(Outcome::Written(self.message))
    }

    /// Until when this stays with us. What must not leave is refused.
    async fn hold(&self, tx: &mut Tx<'_>, act: &Act, facts: &Facts) -> Result<Option<(i64, HeldWhy)>, StoreError> {
        let (place, times) = ((self.kind_of_channel.as_str(), self.way.zone.as_str()), (facts.last_in_at, act.now.0));
        let leave = safety::may_leave(tx, act.scope.hotline(), facts.contact_id, place, times).await?;
        held::hold(leave, self.hold_ms, act.now)
    }

    /// Answering is claiming, where nobody holds the conversation. Who sits in it writes beside its holder.
    async fn become_holder(&self, tx: &mut Tx<'_>, act: &Act, facts: &mut Facts) -> Result<(), StoreError> {
        if facts.state == "closed" {
            return Err(StoreError::Conflict(
                "this conversation is closed; it opens again when the contact writes".into(),
            ));
        }
        if facts.session_ended_at.is_some() && facts.id == self.over {
            return Err(StoreError::Conflict("the contact has left and can't read an answer any more".into()));
        }
        match facts.assignee {
            Some(holder) if holder == act.scope.operator().0 => Ok(()),
            Some(_) if seats::kind_of(&facts.seats, act.scope.operator()) == Some(SeatKind::Second) => Ok(()),
            Some(holder) => Err(act.held_by(tx, holder).await),
            None => act.give(tx, facts, act.scope.operator()).await,
        }
    }
}

/// Over which line a reply goes. Where there are several, its writer says so: who of them wrote last may have changed since they looked.
fn over_which(whole: &Facts, chosen: Option<ConversationId>) -> Result<ConversationId, StoreError> {
    match chosen {
        None if whole.parts > 0 => {
            Err(StoreError::Rejected("several conversations are in this one: say over which of them this goes".into()))
        }
        chosen => Ok(chosen.unwrap_or(ConversationId(whole.id))),
    }
}

fn line_is_over() -> StoreError {
    StoreError::Conflict("they have to write there first: that part of it is closed".into())
}

/// Whoever answers over a line is who its contact hears of.
async fn take_line(tx: &mut Tx<'_>, act: &Act, line: &mut Facts) -> Result<(), StoreError> {
    if line.state == "closed" {
        return Err(line_is_over());
    }
    if line.session_ended_at.is_some() {
        return Err(StoreError::Conflict("the contact has left there and can't read an answer any more".into()));
    }
    if line.assignee == Some(act.scope.operator().0) {
        return Ok(());
    }
    act.take_away(tx, line, End::Handed).await?;
    act.give(tx, line, act.scope.operator()).await
}

/// Who hears a whisper: the holder, and whoever writes beside them.
fn heard_by(facts: &Facts, me: OperatorId) -> Result<Vec<OperatorId>, StoreError> {
    let seconds = seats::of(&facts.seats).into_iter().filter(|seat| seat.kind == SeatKind::Second);
    let mut heard: Vec<_> =
        facts.assignee.map(OperatorId).into_iter().chain(seconds.map(|seat| seat.operator)).collect();
    heard.retain(|each| *each != me);
    if heard.is_empty() {
        return Err(StoreError::Conflict("nobody else is in this talk who could hear it; leave a note instead".into()));
    }
    Ok(heard)
}

fn checked(mut new: NewMessage) -> Result<NewMessage, StoreError> {
    new.text.retain(|character| character != '\0');
    if new.text.chars().count() > TEXT_LIMIT_CHARS {
        return Err(too_long());
    }
    if new.text.trim().is_empty() && new.attachments.is_empty() {
        return Err(StoreError::Rejected("an empty message can't be sent".into()));
    }
    new.mentions.sort_unstable();
    new.mentions.dedup();
    if new.mentions.len() > MOST_MENTIONS {
        return Err(StoreError::Rejected(format!("a note names at most {MOST_MENTIONS} colleagues")));
    }
    if new.kind != MessageKind::Note && !new.mentions.is_empty() {
        return Err(StoreError::Rejected("colleagues are named in notes, not in replies".into()));
    }
    if new.kind != MessageKind::Reply && !new.attachments.is_empty() {
        return Err(StoreError::Rejected("files go with replies, not with notes".into()));
    }
    Ok(new)
}

fn too_long() -> StoreError {
    StoreError::Rejected(format!("a message has at most {TEXT_LIMIT_CHARS} characters; send it in parts"))
}
