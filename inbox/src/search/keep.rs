//! Keeps the sets in order, on one node: folds what came lately into them, and makes those anew that are asked for, such as the sets of
//! conversations from before there was a search.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{Said, segment_place, set_place, words::read_set};
use crate::{
    ConversationId, HotlineId, Inbox, KeyId, calls,
    contacts::{open_body, open_file},
    store::{
        StoreError, conversations,
        search::{self as rows},
    },
    vault::ContentKey,
};

const LEASE: &str = "search";
/// How often is looked for something to do; the lease lasts three times as long.
const LOOK: Duration = Duration::from_secs(5);
/// Segments of a conversation that are worth folding.
const MANY: i64 = 16;
/// Older segments are folded however few they are; milliseconds.
const RIPE_MS: i64 = 10 * 60_000;
/// Conversations in one round.
const ROUND: i64 = 100;
/// Messages that are read at a time.
const MESSAGES: i64 = 500;
/// The rest that others get between two conversations.
const BREATH: Duration = Duration::from_millis(2);

impl Inbox {
    /// Works until `stop`, as long as this node holds the lease.
    pub(crate) async fn run_search(self, stop: CancellationToken) {
        loop {
            let worked = async {
                if !self.hold_lease(LEASE).await? {
                    return Ok(false);
                }
                self.keep_search().await
            };
            let more = match worked.await {
                Ok(more) => more,
                Err(error) => {
                    tracing::warn!(%error, "what search needs could not be kept in order; trying again");
                    false
                }
            };
            let rest = if more { BREATH } else { LOOK };
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(rest) => {}
            }
        }
        self.drop_lease(LEASE).await;
    }

    /// One round of folding and making anew. Gives whether there may be more to do.
    ///
    /// # Errors
    /// As the store says.
    pub async fn keep_search(&self) -> Result<bool, StoreError> {
        let before = self.clock().now().0 - RIPE_MS;
        let (ripe, asked) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            (rows::ripe(&mut conn, MANY, before, ROUND).await?, rows::asked(&mut conn, ROUND).await?)
        };
        let more = ripe.len() as i64 == ROUND || asked.len() as i64 == ROUND;
        for (hotline, conversation) in ripe {
            self.fold(HotlineId(hotline), conversation).await?;
        }
        for (hotline, conversation, asked) in asked {
            self.make_set(HotlineId(hotline), conversation, asked).await?;
            tokio::time::sleep(BREATH).await;
        }
        Ok(more)
    }

    /// Puts the segments of a conversation into its set.
    async fn fold(&self, hotline: HotlineId, conversation: Uuid) -> Result<(), StoreError> {
        let (known, segments) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let known = rows::known_by_id(&mut conn, hotline, &[conversation]).await?;
            (known, rows::segments_by_id(&mut conn, hotline, &[conversation]).await?)
        };
        let Some(known) = known.into_iter().next() else { return Ok(()) };
        let Some(key) = self.optional_key(KeyId(known.key_id)).await? else {
            return self.forget_words(hotline, conversation).await;
        };
        let prints = self.prints(hotline);
        let mut said = Said::new(&prints);
        if let (Some(id), Some(sealed)) = (known.words_key, &known.words) {
            let Some(key) = self.optional_key(KeyId(id)).await? else {
                return self.ask_for_set(hotline, conversation).await;
            };
            read_set(&key.open(set_place(conversation), sealed)?, &mut said.set);
        }
        for segment in &segments {
            let Some(key) = self.optional_key(KeyId(segment.key_id)).await? else { continue };
            read_set(&key.open(segment_place(segment.id), &segment.words)?, &mut said.set);
        }
        let folded = segments.into_iter().map(|segment| segment.id).collect();
        self.put_set(hotline, conversation, &key, said, folded, None).await
    }

    /// Makes a conversation's set from everything that it says.
    async fn make_set(&self, hotline: HotlineId, conversation: Uuid, asked: i64) -> Result<(), StoreError> {
        let id = ConversationId(conversation);
        let (facts, segments, files, (calls, codes)) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, hotline, id).await?;
            // Before the messages: what comes meanwhile stays a segment.
            let segments = rows::segments_by_id(&mut conn, hotline, &[conversation]).await?;
            let files = rows::files(&mut conn, hotline, conversation).await?;
            (facts, segments, files, rows::calls(&mut conn, hotline, conversation).await?)
        };
        let key = if facts.state == "erased" { None } else { self.optional_key(KeyId(facts.key_id)).await? };
        let Some(key) = key else { return self.forget_words(hotline, conversation).await };
        let prints = self.prints(hotline);
        let mut said = Said::new(&prints);
        said.name(&facts.alias);
        let mut after = i64::MIN;
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                rows::bodies(&mut reader.conn(), hotline, conversation, after, MESSAGES).await?
            };
            let Some(last) = page.last() else { break };
            after = last.n;
            for row in page {
                let Some(key) = self.optional_key(KeyId(row.key_id)).await? else { continue };
                if let Some(body) = open_body(&key, row.id, row.body.as_deref()) {
                    said.body(&body, row.direction == "note");
                }
            }
        }
        for file in files {
            let Some(key) = self.optional_key(KeyId(file.key_id)).await? else { continue };
            if let Some(body) = open_file(&key, file.id, file.body.as_deref()) {
                said.file(&body.name);
            }
        }
        for call in calls {
            for code in [Some(call.class), call.non_counselling, call.leading_reason].into_iter().flatten() {
                said.code(&code);
            }
            if let (Some(sealed), Some(key)) = (&call.body, self.optional_key(KeyId(call.key_id)).await?) {
                said.call_note(&calls::note_of(&key, call.id, sealed).unwrap_or_default());
            }
        }
        for code in codes {
            said.code(&code);
        }
        let folded = segments.into_iter().map(|segment| segment.id).collect();
        self.put_set(hotline, conversation, &key, said, folded, Some(asked)).await
    }

    async fn put_set(
        &self,
        hotline: HotlineId,
        conversation: Uuid,
        key: &ContentKey,
        said: Said<'_>,
        folded: Vec<Uuid>,
        asked: Option<i64>,
    ) -> Result<(), StoreError> {
        let (key, set) = (key.id(), said.set(key, conversation));
        self.data()
            .write(conversation, move |tx| {
                let (set, folded) = (set.clone(), folded.clone());
                Box::pin(async move {
                    // Locked, and looked at again: what was erased or resealed meanwhile gets no words back.
                    let facts = conversations::facts(tx, hotline, ConversationId(conversation)).await?;
                    if facts.state == "erased" {
                        return rows::forget(tx, hotline, conversation).await;
                    }
                    if facts.key_id != key.0 {
                        return rows::ask(tx, hotline, conversation).await;
                    }
                    rows::fold(tx, hotline, conversation, key.0, set, &folded).await?;
                    match asked {
                        Some(asked) => rows::answered(tx, hotline, conversation, asked).await,
                        None => Ok(()),
                    }
                })
            })
            .await
    }

    async fn forget_words(&self, hotline: HotlineId, conversation: Uuid) -> Result<(), StoreError> {
        self.data()
            .write(conversation, move |tx| Box::pin(async move { rows::forget(tx, hotline, conversation).await }))
            .await
    }

    async fn ask_for_set(&self, hotline: HotlineId, conversation: Uuid) -> Result<(), StoreError> {
        self.data()
            .write(conversation, move |tx| Box::pin(async move { rows::ask(tx, hotline, conversation).await }))
            .await
    }
}
