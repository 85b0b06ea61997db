//! Erasure, and what is swept away by itself.
//!
//! Erasing takes three steps, each of which can be repeated: the data says so and drops the words; the keys become
//! tombstones; the data notes that it is done. A process that dies between them goes on at the next start.

use std::{sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    clock::random,
    store::{
        StoreError,
        conversations::{self, Facts},
        effects::{NewAudit, NewEvent},
        erasures, messages, threads,
    },
};

/// How old a file that nothing names must be before it is swept away; milliseconds.
const STALE_BLOB_MS: i64 = 24 * 3_600_000;
/// How long idempotency keys of commands are kept; milliseconds.
const COMMAND_MS: i64 = 7 * 24 * 3_600_000;

impl Inbox {
    /// Erases a conversation for good: words, files, address and, when it was their last, the contact. Codes and times that
    /// statistics count stay. `actor` is the operator who asked, if one did.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a conversation of another hotline.
    pub async fn erase_conversation(
        &self,
        hotline: HotlineId,
        actor: Option<Uuid>,
        id: ConversationId,
    ) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        let lookup = Arc::new(random::<32>());
        self.data()
            .write(id.0, move |tx| {
                let lookup = lookup.clone();
                Box::pin(async move {
                    let before = conversations::facts(tx, hotline, id).await?;
                    if before.state == "erased" {
                        return Ok(());
                    }
                    let mut keys = erasures::keys(tx, hotline, id.0).await?;
                    keys.extend(erasures::contact_key(tx, hotline, before.contact_id, id.0).await?);
                    for key in keys {
                        erasures::ask(tx, hotline, key, id.0, now).await?;
                    }
                    erasures::blank(tx, hotline, id.0, before.address_id, lookup.to_vec(), now).await?;
                    let after = Facts {
                        state: "erased".into(),
                        waiting_since: None,
                        unread: 0,
                        assignee: None,
                        transfer_to: None,
                        ..before.clone()
                    };
                    conversations::update(tx, hotline, &before, &after).await?;
                    tx.effects.event(NewEvent {
                        hotline: hotline.0,
                        at: now,
                        actor,
                        kind: "conversation.erased",
                        conversation: Some(id.0),
                        subject: None,
                        contact_seq: None,
                        data: serde_json::json!({}),
                    });
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: now,
                        actor,
                        act: "conversation.erased",
                        subject: Some(id.0),
                        data: serde_json::json!({}),
                    });
                    Ok(())
                })
            })
            .await?;
        let blobs = {
            let mut reader = self.data().reader().await?;
            erasures::blobs(&mut reader.conn(), hotline, id.0).await?
        };
        self.finish_erasures().await?;
        self.addresses().forget_conversation(id);
        for blob in blobs {
            if let Err(error) = self.blobs().delete(earshot_channel::BlobId(blob)).await {
                tracing::warn!(%error, "a file without a key could not be removed; it can't be read either");
            }
        }
        Ok(())
    }

    /// Goes on with erasures that were asked for and not finished.
    pub(crate) async fn finish_erasures(&self) -> Result<(), StoreError> {
        loop {
            let keys = {
                let mut reader = self.data().reader().await?;
                erasures::open(&mut reader.conn()).await?
            };
            if keys.is_empty() {
                return Ok(());
            }
            let ids: Vec<_> = keys.iter().map(|id| KeyId(*id)).collect();
            self.vault().erase(&ids).await?;
            let (keys, at) = (Arc::new(keys), self.clock().now().0);
            self.data()
                .write(Uuid::nil(), move |tx| {
                    let keys = keys.clone();
                    Box::pin(async move { erasures::done(tx, &keys, at).await })
                })
                .await?;
        }
    }

    /// Goes on with erasures that an earlier life of this process left unfinished, then sweeps away what is over: sessions
    /// once a minute, files and keys that nothing names every ten.
    pub(crate) async fn run_sweeper(self, stop: CancellationToken) {
        for minute in 0_u64.. {
            let swept = async {
                self.finish_erasures().await?;
                self.access().sweep().await?;
                if minute % 10 == 0 { self.sweep().await } else { Ok(()) }
            };
            if let Err(error) = swept.await {
                tracing::warn!(%error, "sweeping failed; trying again in a minute");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(Duration::from_secs(60)) => {}
            }
        }
    }

    /// One round of sweeping: files that no message names, and old idempotency keys.
    ///
    /// # Errors
    /// As the store says.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.data()
            .write(Uuid::nil(), move |tx| {
                Box::pin(async move {
                    messages::sweep_commands(tx, now - COMMAND_MS).await?;
                    threads::sweep_acknowledgements(tx, now - STALE_BLOB_MS).await
                })
            })
            .await?;
        let unfinished = self.blobs().sweep_unfinished(earshot_channel::UnixMillis(now - STALE_BLOB_MS)).await;
        if let Err(error) = unfinished {
            tracing::warn!(%error, "what broken uploads left could not be removed; trying again later");
        }
        loop {
            let stale = {
                let mut reader = self.data().reader().await?;
                messages::stale_blobs(&mut reader.conn(), now - STALE_BLOB_MS).await?
            };
            if stale.is_empty() {
                return Ok(());
            }
            for (blob, key) in stale {
                let gone = self
                    .data()
                    .write(blob, move |tx| Box::pin(async move { messages::delete_blob(tx, blob).await }))
                    .await?;
                if gone {
                    self.vault().erase(&[KeyId(key)]).await?;
                    if let Err(error) = self.blobs().delete(earshot_channel::BlobId(blob)).await {
                        tracing::warn!(%error, "a file without a key could not be removed; it can't be read either");
                    }
                }
            }
        }
    }
}
