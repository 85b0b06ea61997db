//! What operators read: lists, open conversations, files. Every function takes a scope; opening is audited.

use std::collections::HashMap;

use earshot_channel::{BlobId, ByteStream, DeliveryState, FileRole, HostError};
use futures::StreamExt;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId, SittingId, UnixMillis,
    access::{Right, Scope},
    contacts::{open_body, open_file, safety_answer},
    files::is_sealed,
    hotlines::{HotlineSpec, open_for},
    merge,
    receive::Body,
    routing::{Lane, Pace, Turn, queue_name, target_ms},
    seats,
    store::{
        StoreError,
        conn::Conn,
        conversations::{self, ContactRow, ListRow, PageStart},
        effects::NewAudit,
        events, merges,
        messages::{self, AttachmentRow, MessageRow},
        routing as routes,
    },
    talk::UNTIL_THEY_WRITE,
    ties::Ties,
    vault::{ContentKey, Place, VaultError},
    view::{
        Attachment, Contact, Conversation, ConversationState, Delivery, DeliveryNote, Direction, EarlierMessages,
        InboxPage, Message, Person, Row, RowChannel, Sealing, Sitting, View,
    },
    views::Filter,
};

/// Rows in a page at most.
const PAGE_LIMIT: u32 = 200;
/// Rows that are read at a time where a list is narrowed.
const READ: i64 = 500;
/// Rows of a narrowed list that are looked at for one page.
const LOOKED_AT: usize = 10_000;
/// Messages in an open conversation.
const THREAD: i64 = 200;
/// Pictures of one message that are shown at a time.
pub const SHOWN_PICTURES: usize = 50;
/// Their bytes, together.
pub const SHOWN_BYTES: u64 = 12 * 1024 * 1024;

/// A picture that a message brought for its HTML.
pub struct Picture {
    /// The name that the HTML has for it.
    pub content_id: String,
    /// By its first bytes and not by its claim: PNG, JPEG, GIF or WebP.
    pub media_type: &'static str,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Inbox {
    /// A page of a view. `cursor` is the `next` of the page before.
    ///
    /// # Errors
    /// [`StoreError::Rejected`] for a cursor that is none; [`StoreError::Forbidden`] for roles that see no conversations.
    pub async fn inbox_page(
        &self,
        scope: &Scope,
        view: View,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<InboxPage, StoreError> {
        self.narrowed_page(scope, view, &Filter::default(), cursor, limit).await
    }

    /// A page of a view that is narrowed. It may hold fewer rows than asked for while there is a `next`: of a list, [`LOOKED_AT`] rows
    /// are looked at for one page.
    ///
    /// # Errors
    /// As [`Inbox::inbox_page`].
    pub async fn narrowed_page(
        &self,
        scope: &Scope,
        view: View,
        filter: &Filter,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<InboxPage, StoreError> {
        scope.need(Right::Talk)?;
        let limit = limit.clamp(1, PAGE_LIMIT) as usize;
        let read = if filter.is_empty() { limit as i64 + 1 } else { READ };
        let mut start = match cursor {
            Some(text) => {
                read_cursor(text).ok_or_else(|| StoreError::Rejected("the cursor is not one from this list".into()))?
            }
            None => first_page(view),
        };
        let hotline = scope.hotline();
        let spec = self.hotlines().spec(hotline).await?;
        // The number comes first: rows may be newer than it, never older.
        let seq = events::last(&mut self.data().reader().await?.conn(), hotline).await?;
        let (mut rows, mut looked_at, mut next) = (Vec::new(), 0, None);
        loop {
            let list = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                match view {
                    View::Waiting => conversations::waiting(&mut conn, hotline, start, read).await?,
                    View::Mine => conversations::mine(&mut conn, hotline, scope.operator(), start, read).await?,
                    View::Theirs => conversations::theirs(&mut conn, hotline, start, read).await?,
                    View::Snoozed => conversations::snoozed(&mut conn, hotline, start, read).await?,
                    View::Closed => conversations::closed(&mut conn, hotline, start, read).await?,
                }
            };
            let whole = (list.len() as i64) < read;
            looked_at += list.len();
            let mut full = false;
            for row in list {
                if rows.len() == limit {
                    full = true;
                    break;
                }
                let place = write_cursor(view, &row);
                let row = self.list_row(row, hotline, seq, &spec);
                if filter.takes(&row) {
                    rows.push(row);
                }
                next = Some(place);
            }
            if whole && !full {
                next = None;
            }
            match next.as_deref().and_then(read_cursor) {
                Some(place) if !full && looked_at < LOOKED_AT => start = place,
                _ => break,
            }
        }
        Ok(InboxPage { rows, next, seq, counts: self.counts(scope).await? })
    }

    pub(crate) fn list_row(&self, row: ListRow, hotline: HotlineId, version: i64, spec: &HotlineSpec) -> Row {
        let id = ConversationId(row.id);
        let (viewers, contact_typing) = self.presence().of(id, self.clock().now());
        let priority = u8::try_from(row.priority).unwrap_or(3);
        let (pace, turn) = (Pace::of(&row.channel_kind), Turn::of(row.turn));
        let is_held = row.state == "waiting" && row.assignee.is_some();
        let due_at = due_at(spec, &row, priority);
        let person =
            |id: Option<Uuid>, name: Option<String>| id.zip(name).map(|(id, name)| Person { id: OperatorId(id), name });
        Row {
            id,
            alias: row.alias,
            target_ms: target_ms(priority, pace),
            due_at,
            channel: RowChannel { id: row.channel_id, kind: row.channel_kind, name: row.channel_name },
            language: row.language,
            priority,
            reason: row.reason,
            rule: row.rule,
            state: state(&row.state),
            waiting_since_at: row.waiting_since,
            first_in_at: row.first_in_at,
            last_in_at: row.last_in_at,
            unread: row.unread,
            assignee: person(row.assignee, row.assignee_name),
            transfer_to: person(row.transfer_to, row.transfer_name),
            viewers,
            contact_typing,
            contact_left_at: row.left_at,
            sitting_id: SittingId(row.sitting_id),
            messages: row.thread_seq,
            turn: row.turn,
            snoozed: row.snoozed_until.is_some(),
            snoozed_until_at: row.snoozed_until.filter(|until| *until != UNTIL_THEY_WRITE),
            tags: crate::tags::list(&row.tags),
            seats: seats::of(&row.seats),
            queue: row.queue_id.and_then(|queue| queue_name(spec, hotline, queue)).map(str::to_owned),
            flood: turn.lane == Lane::Flood,
            rose_at: row.rose_at.filter(|_| priority == 0 && is_held),
            merged_into: row.merged_into.map(ConversationId),
            merged: row.parts,
            split_from: row.split_from.map(ConversationId),
            version,
        }
    }

    /// One row as it is now.
    pub(crate) async fn row(&self, scope: &Scope, id: ConversationId) -> Result<Row, StoreError> {
        let mut reader = self.data().reader().await?;
        let mut conn = reader.conn();
        let seq = events::last(&mut conn, scope.hotline()).await?;
        let row = conversations::row(&mut conn, scope.hotline(), id).await?;
        let spec = self.hotlines().spec(scope.hotline()).await?;
        Ok(self.list_row(row, scope.hotline(), seq, &spec))
    }

    /// Opens a conversation. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn open_conversation(&self, scope: &Scope, id: ConversationId) -> Result<Conversation, StoreError> {
        scope.need(Right::Talk)?;
        let hotline = scope.hotline();
        let spec = self.hotlines().spec(hotline).await?;
        let (seq, list, queue, facts, contact, page, sittings, draft, ids) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let seq = events::last(&mut conn, hotline).await?;
            let list = conversations::row(&mut conn, hotline, id).await?;
            let queue = if spec.queues.is_empty() { None } else { routes::queue_of(&mut conn, hotline, id.0).await? };
            let facts = conversations::read_facts(&mut conn, hotline, id).await?;
            let contact = conversations::contact_at(&mut conn, hotline, facts.address_id).await?;
            let ids = whole(&mut conn, hotline, id, facts.parts).await?;
            let page = page_of(&mut conn, hotline, &ids, i64::MAX).await?;
            let mut sittings = Vec::new();
            for id in &ids {
                sittings.extend(conversations::sittings(&mut conn, hotline, ConversationId(*id)).await?);
            }
            let draft = messages::draft(&mut conn, id.0, scope.operator()).await?;
            (seq, list, queue, facts, contact, page, sittings, draft, ids)
        };
        self.audit_reads(scope, "conversation.opened", &ids, serde_json::json!({})).await?;
        // From here on the stream brings its words to this reader.
        self.show(scope, id).await?;
        let EarlierMessages { messages, earlier } = self.thread_page(scope, id, page).await?;
        let key = self.optional_key(KeyId(facts.key_id)).await?;
        let draft = draft
            .zip(key)
            .and_then(|(body, key)| key.open(draft_place(id, scope.operator()), &body).ok())
            .and_then(|plain| String::from_utf8(plain).ok())
            .unwrap_or_default();
        let address = self.address_of(&contact).await?;
        let (mut calls, mut emergency, mut timeline) = (HashMap::new(), Vec::new(), Vec::new());
        for id in ids.iter().copied().map(ConversationId) {
            calls.extend(self.calls().of_conversation(scope, id).await?);
            emergency.extend(self.emergency_decisions(hotline, id).await?);
            timeline.extend(self.timeline_of(hotline, id).await?);
        }
        emergency.sort_by_key(|decision| decision.at);
        timeline.sort_by_key(|happening| happening.at);
        let safety = self.safety_of(hotline, contact.id).await?;
        let block = self.block_of(hotline, contact.id).await?;
        let (mut bystanders, mut identities) = (Vec::new(), Vec::new());
        for id in ids.iter().copied().map(ConversationId) {
            bystanders.extend(self.bystanders(hotline, id).await?);
            identities.extend(self.identity(hotline, id).await?);
        }
        let lines = if ids.len() > 1 { self.lines(hotline, &ids).await? } else { Vec::new() };
        let (splits, answers_in) = self.split_of(hotline, &facts).await?;
        let Ties { related, person, history } = self.ties_of(hotline, id, facts.contact_id).await?;
        Ok(Conversation {
            contact: contact_view(contact, &address, facts.sittings),
            answers_in,
            splits,
            lines,
            related_to: facts.related_to.map(ConversationId),
            related,
            person,
            history,
            queue: queue.and_then(|queue| queue_name(&spec, hotline, queue)).map(str::to_owned),
            sittings: sittings
                .into_iter()
                .map(|sitting| Sitting {
                    call: calls.get(&SittingId(sitting.id)).cloned(),
                    id: SittingId(sitting.id),
                    number: sitting.number,
                    started_at: sitting.started_at,
                    ended_at: sitting.ended_at,
                    ended_by: sitting.ended_by,
                })
                .collect(),
            messages,
            earlier,
            safety,
            block,
            emergency,
            bystanders,
            identities,
            timeline,
            draft,
            seq,
            row: self.list_row(list, hotline, seq, &spec),
        })
    }

    /// Messages before a place in the thread. Audited unless the conversation is open, which was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope.
    pub async fn earlier(&self, scope: &Scope, id: ConversationId, before: i64) -> Result<EarlierMessages, StoreError> {
        scope.need(Right::Talk)?;
        let page = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, scope.hotline(), id).await?;
            let ids = whole(&mut conn, scope.hotline(), id, facts.parts).await?;
            page_of(&mut conn, scope.hotline(), &ids, before).await?
        };
        self.audit_unless_open(scope, id).await?;
        self.thread_page(scope, id, page).await
    }

    /// An address in clear, or nothing once it was erased.
    pub(crate) async fn address_of(&self, contact: &ContactRow) -> Result<String, StoreError> {
        let key = self.optional_key(KeyId(contact.key_id)).await?;
        let place = Place { table: "address", column: "sealed", row: contact.address_id };
        let plain = key.and_then(|key| key.open(place, &contact.sealed).ok());
        Ok(plain.and_then(|plain| String::from_utf8(plain).ok()).unwrap_or_default())
    }

    async fn thread_page(
        &self,
        scope: &Scope,
        id: ConversationId,
        (rows, earlier): (Vec<MessageRow>, Option<i64>),
    ) -> Result<EarlierMessages, StoreError> {
        let messages = self.thread_messages(scope.hotline(), rows).await?;
        Ok(EarlierMessages { messages: self.without_whispers(scope, id, messages).await?, earlier })
    }

    /// Opens messages as operators see them: with what is withheld from somebody with a conflict.
    pub(crate) async fn thread_messages(
        &self,
        hotline: HotlineId,
        rows: Vec<MessageRow>,
    ) -> Result<Vec<Message>, StoreError> {
        let mut messages = self.messages_as_stored(hotline, rows).await?;
        self.say_withheld(hotline, &mut messages).await?;
        Ok(messages)
    }

    /// Opens messages: one look-up of keys and one of files, whatever their number.
    pub(crate) async fn messages_as_stored(
        &self,
        hotline: HotlineId,
        rows: Vec<MessageRow>,
    ) -> Result<Vec<Message>, StoreError> {
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let files = {
            let mut reader = self.data().reader().await?;
            messages::attachments_of(&mut reader.conn(), hotline, &ids).await?
        };
        self.opened(hotline, rows, &files).await
    }

    /// Opens messages whose files are known.
    pub(crate) async fn opened(
        &self,
        hotline: HotlineId,
        rows: Vec<MessageRow>,
        files: &[AttachmentRow],
    ) -> Result<Vec<Message>, StoreError> {
        let mut key_ids: Vec<_> =
            rows.iter().map(|row| KeyId(row.key_id)).chain(files.iter().map(|file| KeyId(file.key_id))).collect();
        key_ids.sort_unstable();
        key_ids.dedup();
        let keys = self.vault().keys(&key_ids).await?;
        let key = |id: Uuid| keys.get(&KeyId(id)).and_then(|key| key.as_ref().ok());
        let first = rows.iter().filter(|row| row.n == 1).map(|row| row.id).collect();
        let mut messages: Vec<Message> = rows
            .into_iter()
            .map(|row| {
                let attachments = files
                    .iter()
                    .filter(|file| file.message_id == Some(row.id))
                    .map(|file| attachment_view(file, key(file.key_id).map(|key| &**key)))
                    .collect();
                let body = key(row.key_id).and_then(|key| open_body(key, row.id, row.body.as_deref()));
                message_view(row, body, attachments)
            })
            .collect();
        self.tell_writers(hotline, &mut messages, &first).await?;
        Ok(messages)
    }

    /// A key, or `None` where it was erased.
    pub(crate) async fn optional_key(&self, id: KeyId) -> Result<Option<std::sync::Arc<ContentKey>>, StoreError> {
        match self.vault().key(id).await {
            Ok(key) => Ok(Some(key)),
            Err(VaultError::Erased) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The HTML of a message as it came: hostile until it was sanitised. Audited.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope, once erased, and for what came without.
    pub async fn message_html(&self, scope: &Scope, message: Uuid) -> Result<String, StoreError> {
        let (row, _) = self.message_row(scope, message, "message.shown-as-html").await?;
        let key = self.vault().key(KeyId(row.key_id)).await?;
        open_body(&key, row.id, row.body.as_deref()).and_then(|body| body.html).ok_or(StoreError::NotFound)
    }

    /// The same, with the pictures that the message brought for it: up to [`SHOWN_PICTURES`] and [`SHOWN_BYTES`], in the order of
    /// their arrival. What doesn't fit, is erased or is no picture is left out. Audited as a look at pictures.
    ///
    /// # Errors
    /// As [`Self::message_html`].
    pub async fn message_html_with_pictures(
        &self,
        scope: &Scope,
        message: Uuid,
    ) -> Result<(String, Vec<Picture>), StoreError> {
        let (row, _) = self.message_row(scope, message, "message.shown-with-pictures").await?;
        let key = self.vault().key(KeyId(row.key_id)).await?;
        let html = open_body(&key, row.id, row.body.as_deref()).and_then(|body| body.html);
        Ok((html.ok_or(StoreError::NotFound)?, self.pictures_of(scope, message).await?))
    }

    async fn pictures_of(&self, scope: &Scope, message: Uuid) -> Result<Vec<Picture>, StoreError> {
        let mut files = {
            let mut reader = self.data().reader().await?;
            messages::files_of(&mut reader.conn(), scope.hotline(), message).await?
        };
        files.retain(|file| file.sealed_at.is_none());
        let mut shown = Vec::new();
        let key_ids: Vec<_> = files.iter().map(|file| KeyId(file.key_id)).collect();
        let keys = self.vault().keys(&key_ids).await?;
        let mut room = SHOWN_BYTES;
        let mut pictures = Vec::new();
        for file in files {
            let Some(Ok(key)) = keys.get(&KeyId(file.key_id)) else { continue };
            let body = open_file(key, file.id, file.body.as_deref()).filter(|body| body.role == FileRole::Inline);
            let Some(content_id) = body.and_then(|body| body.content_id) else { continue };
            let size_bytes = u64::try_from(file.size_bytes).unwrap_or(u64::MAX);
            if size_bytes > room {
                continue;
            }
            let found = self.get_blob(BlobId(file.blob_id), KeyId(file.blob_key), size_bytes).await;
            let bytes = match found {
                Ok(bytes) => whole_picture(bytes).await?,
                Err(HostError::Unavailable { why, .. }) => return Err(StoreError::Unavailable(why)),
                Err(_) => None,
            };
            let Some((media_type, bytes)) = bytes else { continue };
            room -= size_bytes;
            shown.push(file.id);
            pictures.push(Picture { content_id, media_type, bytes });
            if pictures.len() == SHOWN_PICTURES {
                break;
            }
        }
        self.looked(scope, shown).await?;
        Ok(pictures)
    }

    /// The carrier's own bytes of a message. Audited. Large ones are a file of the message instead.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] outside the scope, once erased, and where there are none; [`StoreError::Conflict`] where a file of it
    /// is sealed: these bytes hold it.
    pub async fn message_original(&self, scope: &Scope, message: Uuid) -> Result<Vec<u8>, StoreError> {
        scope.need(Right::Talk)?;
        let files = {
            let mut reader = self.data().reader().await?;
            messages::files_of(&mut reader.conn(), scope.hotline(), message).await?
        };
        if files.iter().any(|file| file.sealed_at.is_some()) {
            return Err(is_sealed());
        }
        let (row, raw) = self.message_row(scope, message, "message.original-downloaded").await?;
        let key = self.vault().key(KeyId(row.key_id)).await?;
        let raw = raw.ok_or(StoreError::NotFound)?;
        let plain = key.open(Place { table: "received", column: "raw", row: row.id }, &raw)?.to_vec();
        if plain.is_empty() { Err(StoreError::NotFound) } else { Ok(plain) }
    }

    async fn message_row(
        &self,
        scope: &Scope,
        message: Uuid,
        act: &'static str,
    ) -> Result<(MessageRow, Option<Vec<u8>>), StoreError> {
        scope.need(Right::Talk)?;
        let (row, conversation, raw) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let row = messages::one(&mut conn, scope.hotline(), message).await?;
            let (conversation, raw) = messages::raw(&mut conn, scope.hotline(), message).await?;
            (row, conversation, raw)
        };
        self.audit_read(scope, act, message, serde_json::json!({"conversation": conversation})).await?;
        Ok((row, raw))
    }

    /// Words outside an opening that was audited are an opening of their own.
    pub(crate) async fn audit_unless_open(&self, scope: &Scope, id: ConversationId) -> Result<(), StoreError> {
        if self.presence().has_open(id, scope.operator(), self.clock().now()) {
            return Ok(());
        }
        let mut ids = vec![id.0];
        ids.extend(merges::parts_of(&mut self.data().reader().await?.conn(), scope.hotline(), id).await?);
        self.audit_reads(scope, "conversation.opened", &ids, serde_json::json!({})).await
    }

    /// Writes an audit row for something that was only read.
    pub(crate) async fn audit_read(
        &self,
        scope: &Scope,
        act: &'static str,
        subject: Uuid,
        data: serde_json::Value,
    ) -> Result<(), StoreError> {
        self.audit_reads(scope, act, &[subject], data).await
    }

    /// The same for several at once, a row each: who asks who looked at one finds it there.
    async fn audit_reads(
        &self,
        scope: &Scope,
        act: &'static str,
        subjects: &[Uuid],
        data: serde_json::Value,
    ) -> Result<(), StoreError> {
        let Some(route) = subjects.first().copied() else { return Ok(()) };
        let (hotline, at, actor) = (scope.hotline().0, self.clock().now().0, Some(scope.operator().0));
        let row = |subject: &Uuid| NewAudit { hotline, at, actor, act, subject: Some(*subject), data: data.clone() };
        let rows: Vec<_> = subjects.iter().map(row).collect();
        self.data()
            .write(route, move |tx| {
                let rows = rows.clone();
                Box::pin(async move {
                    rows.into_iter().for_each(|row| tx.effects.audit(row));
                    Ok(())
                })
            })
            .await
    }
}

/// A conversation and what went into it, in the order of their places.
async fn whole(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    id: ConversationId,
    parts: i64,
) -> Result<Vec<Uuid>, StoreError> {
    let mut ids = vec![id.0];
    if parts > 0 {
        ids.extend(merges::parts_of(conn, hotline, id).await?);
    }
    Ok(ids)
}

/// Messages before a place in the thread, oldest first, and where to ask for what came before them.
async fn page_of(
    conn: &mut Conn<'_>,
    hotline: HotlineId,
    ids: &[Uuid],
    before: i64,
) -> Result<(Vec<MessageRow>, Option<i64>), StoreError> {
    let mut rows = Vec::new();
    for id in ids {
        let n = match ids {
            // A time of several: nothing of its own millisecond.
            [_, _, ..] if before < i64::MAX => {
                merges::read_place_before(conn, hotline, *id, merge::time_of(before)).await? + 1
            }
            _ => before,
        };
        rows.extend(messages::thread(conn, hotline, ConversationId(*id), n, THREAD + 1).await?);
    }
    if ids.len() < 2 {
        let more = rows.len() as i64 > THREAD;
        rows.truncate(THREAD as usize);
        rows.reverse();
        let earlier = rows.first().filter(|_| more).map(|row| row.n);
        return Ok((rows, earlier));
    }
    rows.sort_by_key(|row| std::cmp::Reverse(merge::place(row.at, row.n, row.part)));
    let cut_at = rows.get(THREAD as usize).map(|row| row.at);
    rows.truncate(THREAD as usize);
    // What was written in one millisecond stays together.
    if let Some(cut_at) = cut_at.filter(|cut_at| rows.first().is_some_and(|newest| newest.at != *cut_at)) {
        rows.retain(|row| row.at != cut_at);
    }
    rows.reverse();
    let earlier = rows.first().filter(|_| cut_at.is_some()).map(|row| merge::place(row.at, 0, 0));
    Ok((rows, earlier))
}

/// Where an operator's draft is sealed: two drafts of one conversation never fit in each other's place.
pub(crate) fn draft_place(id: ConversationId, operator: OperatorId) -> Place {
    Place {
        table: "draft",
        column: "body",
        row: Uuid::from_u128(id.0.as_u128() ^ operator.0.as_u128().rotate_left(64)),
    }
}

/// All bytes of a picture; `None` for anything else, of which no more than the beginning is read.
async fn whole_picture(mut bytes: ByteStream) -> Result<Option<(&'static str, Vec<u8>)>, StoreError> {
    let mut whole = Vec::new();
    let mut media_type = None;
    while let Some(piece) =
        bytes.next().await.transpose().map_err(|error| StoreError::Unavailable(error.to_string()))?
    {
        if media_type.is_none() {
            media_type = picture_type(&piece);
            if media_type.is_none() {
                return Ok(None);
            }
        }
        whole.extend_from_slice(&piece);
    }
    Ok(media_type.map(|media_type| (media_type, whole)))
}

/// What is shown as a picture after a reveal, by its first bytes; everything else is only downloaded.
pub(crate) fn picture_type(first: &[u8]) -> Option<&'static str> {
    match first {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

pub(crate) fn state(text: &str) -> ConversationState {
    match text {
        "waiting" => ConversationState::Waiting,
        "theirs" => ConversationState::Theirs,
        "erased" => ConversationState::Erased,
        _ => ConversationState::Closed,
    }
}

/// Until when somebody should answer. Who is in danger or near it waits by the clock, everybody else by the hotline's hours.
fn due_at(spec: &HotlineSpec, row: &ListRow, priority: u8) -> Option<i64> {
    let (since, target_ms) = (row.waiting_since?, target_ms(priority, Pace::of(&row.channel_kind))?);
    if priority <= 1 {
        return Some(since + target_ms);
    }
    open_for(spec, &row.channel_kind, row.language.as_deref(), UnixMillis(since), target_ms).map(|at| at.0)
}

fn first_page(view: View) -> PageStart {
    match view {
        View::Waiting | View::Mine | View::Theirs | View::Snoozed => PageStart { rank: -1, at: 0, id: Uuid::nil() },
        View::Closed => PageStart { rank: 0, at: i64::MAX, id: Uuid::max() },
    }
}

fn write_cursor(view: View, row: &ListRow) -> String {
    let at = match view {
        View::Waiting | View::Mine => row.waiting_since.unwrap_or(i64::MAX),
        View::Theirs | View::Closed => row.last_in_at,
        View::Snoozed => row.snoozed_until.unwrap_or(i64::MAX),
    };
    let rank = if view == View::Waiting { row.turn } else { row.priority };
    format!("{rank}.{at}.{}", row.id.simple())
}

fn read_cursor(text: &str) -> Option<PageStart> {
    let mut parts = text.splitn(3, '.');
    let rank = parts.next()?.parse().ok()?;
    let at = parts.next()?.parse().ok()?;
    let id = Uuid::try_parse(parts.next()?).ok()?;
    Some(PageStart { rank, at, id })
}

/// A contact as screens show them.
pub(crate) fn contact_view(contact: ContactRow, address: &str, sittings: i64) -> Contact {
    Contact {
        id: contact.id,
        alias: contact.alias,
        address_masked: mask(address),
        first_seen_at: contact.created_at,
        sittings,
        refused_at: contact.refused_at,
        stopped_at: contact.stopped_at,
        address_kind: address_kind(address).map(str::to_owned),
    }
}

/// Hides most of an address: enough to tell two apart, too little to use.
fn mask(address: &str) -> String {
    let length = address.chars().count();
    if length < 8 {
        return "••••".into();
    }
    let tail: String = address.chars().skip(length - 2).collect();
    format!("••••••{tail}")
}

/// What a telephone network calls somebody; `None` elsewhere.
fn address_kind(address: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match address.split_once(':') {
        Some(("short", number)) if digits(number) => Some("short"),
        Some(("name", _)) => Some("name"),
        _ if address.strip_prefix('+').is_some_and(digits) => Some("number"),
        _ => None,
    }
}

fn attachment_view(file: &AttachmentRow, key: Option<&ContentKey>) -> Attachment {
    let body = key.and_then(|key| open_file(key, file.id, file.body.as_deref()));
    let (name, media_type, role) = body.map_or_else(Default::default, |body| (body.name, body.media_type, body.role));
    let (id, size_bytes, state) = (file.id, file.size_bytes, file.state.clone());
    let by = file.sealed_by.zip(file.sealed_by_name.clone()).map(|(id, name)| Person { id: OperatorId(id), name });
    match by.zip(file.sealed_at) {
        // Its name may say what it shows.
        Some((by, at)) => {
            let sealed = Some(Sealing { by, at });
            Attachment { id, name: String::new(), media_type, size_bytes, state: "sealed".into(), role, sealed }
        }
        None => Attachment { id, name, media_type, size_bytes, state, role, sealed: None },
    }
}

fn message_view(row: MessageRow, body: Option<Body>, attachments: Vec<Attachment>) -> Message {
    let mut flags: Vec<String> = row.flags.split(' ').filter(|flag| !flag.is_empty()).map(str::to_owned).collect();
    if body.is_none() {
        flags.push("erased".into());
    }
    let body = body.unwrap_or_default();
    let delivery = row.delivery_id.zip(row.delivery_state).map(|(id, state)| Delivery {
        id,
        state: delivery_state(&state),
        attempts: row.delivery_attempts.unwrap_or_default(),
        at: row.delivery_at.unwrap_or_default(),
        code: row.delivery_code,
        note: row
            .delivery_note
            .as_deref()
            .and_then(|note| note.split_once(' '))
            .map(|(kind, code)| DeliveryNote { kind: kind.to_owned(), code: code.to_owned() }),
        held_until_at: row.held_until,
        held_why: row.held_why,
    });
    let is_one = row.merged_into.is_none() && row.parts == 0;
    Message {
        id: row.id,
        seq: if is_one { row.n } else { merge::place(row.at, row.n, row.part) },
        talk_id: ConversationId(row.conversation_id),
        at: row.at,
        direction: match row.direction.as_str() {
            "in" => Direction::In,
            "out" => Direction::Out,
            _ => Direction::Note,
        },
        author: row.author.zip(row.author_name).map(|(id, name)| Person { id: OperatorId(id), name }),
        text: body.text,
        subject: body.subject,
        envelope: body.envelope,
        sender: None,
        sent_at: body.sent_at.map(|at| at.0),
        has_html: body.html.is_some(),
        signals: body.signals,
        changes: body.changes,
        opens: body.opens,
        attachments,
        delivery,
        flags,
        sitting_id: SittingId(row.sitting_id),
        language: row.language,
        safety: row.safety.as_deref().and_then(safety_answer),
    }
}

pub(crate) fn delivery_state(text: &str) -> DeliveryState {
    match text {
        "queued" => DeliveryState::Queued,
        "leased" => DeliveryState::Leased,
        "sent" => DeliveryState::Sent,
        "delivered" => DeliveryState::Delivered,
        "read" => DeliveryState::Read,
        "failed" => DeliveryState::Failed,
        "expired" => DeliveryState::Expired,
        _ => DeliveryState::Unknown,
    }
}
