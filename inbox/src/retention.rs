//! Erasure, and what is swept away by itself.
//!
//! Erasing takes three steps, each of which can be repeated: the data says so and drops the words; the keys become
//! tombstones; the data notes that it is done. A process that dies between them goes on at the next start. Rules erase with a week's
//! notice and not at all where the clock jumped (`rounds`); a person's wish to erase needs a second person (`wishes`).

mod carriers;
mod rounds;
mod rules;
mod wishes;

use std::{sync::Arc, time::Duration};

use tokio_util::sync::CancellationToken;
use uuid::Uuid;

pub use rules::{DueCase, ErasureWish, Keeping, Record, Retention, RetentionRule};
pub(crate) use rules::{call_erased_at, fact_erased_at, rules_of};
pub(crate) use wishes::{check_reason, held, may_erase};

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId,
    clock::random,
    merge,
    store::{
        StoreError, case_erasures,
        conversations::{self, Facts},
        deliveries,
        effects::{NewAudit, NewEvent},
        erasures, messages, retention as rows,
        retention::{CarrierRow, Kept},
        search, splits, threads, ties,
        writer::Tx,
    },
};

/// How old a file that nothing names must be before it is swept away; milliseconds.
const STALE_BLOB_MS: i64 = 24 * 3_600_000;
/// How long idempotency keys of commands are kept; milliseconds.
const COMMAND_MS: i64 = 7 * 24 * 3_600_000;

/// Under which conditions a talk is erased, looked at in the same transaction.
pub(crate) enum Only {
    /// It was erased before, and the data doesn't know.
    Again,
    /// Another supervisor asked for it, and it is not held.
    Asked(OperatorId),
    /// It is as the rules saw it, and all that is on its line is.
    Unchanged(Vec<Kept>),
}

impl Only {
    async fn hold(&self, tx: &mut Tx<'_>, hotline: HotlineId, id: ConversationId, now: i64) -> Result<(), StoreError> {
        match self {
            Only::Again => Ok(()),
            Only::Asked(me) => {
                if rows::is_talk_held(tx, hotline, id).await? {
                    return Err(held());
                }
                may_erase(rows::wish_in(tx, hotline, id.0).await?.as_ref(), *me)?;
                rows::wish_done(tx, hotline, id.0, *me, now).await
            }
            Only::Unchanged(kept) if kept.contains(&rows::talk_in(tx, hotline, id).await?) => Ok(()),
            Only::Unchanged(_) => Err(StoreError::Conflict("this changed meanwhile".into())),
        }
    }

    /// The same for what goes with it, because it lies under the same key.
    async fn hold_other(&self, tx: &mut Tx<'_>, hotline: HotlineId, id: ConversationId) -> Result<(), StoreError> {
        match self {
            Only::Again => Ok(()),
            Only::Asked(_) if rows::is_talk_held(tx, hotline, id).await? => Err(held()),
            Only::Asked(_) => Ok(()),
            Only::Unchanged(_) => self.hold(tx, hotline, id, 0).await,
        }
    }
}

/// A conversation that is erased: what nobody finds it by from then on, and what its carrier is to forget.
struct Going {
    id: ConversationId,
    lookup: [u8; 32],
    carrier: Option<CarrierRow>,
}

/// Erases a conversation, the first, with those that lie under the same key.
async fn erase_line(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    actor: Option<Uuid>,
    talks: &[Going],
    only: &Only,
    now: i64,
) -> Result<(), StoreError> {
    let Some((asked, others)) = talks.split_first() else { return Ok(()) };
    if conversations::facts(tx, hotline, asked.id).await?.state == "erased" {
        return Ok(());
    }
    only.hold(tx, hotline, asked.id, now).await?;
    for other in others {
        only.hold_other(tx, hotline, other.id).await?;
    }
    let on_line = splits::on_line_in(tx, hotline, asked.id.0).await?;
    if on_line.iter().any(|id| !others.iter().any(|other| other.id.0 == *id)) {
        return Err(StoreError::Conflict("this changed meanwhile".into()));
    }
    for talk in talks {
        erase_one(tx, hotline, actor, talk, now).await?;
    }
    Ok(())
}

async fn erase_one(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    actor: Option<Uuid>,
    Going { id, lookup, carrier }: &Going,
    now: i64,
) -> Result<(), StoreError> {
    let before = conversations::facts(tx, hotline, *id).await?;
    if before.state == "erased" {
        return Ok(());
    }
    let before = merge::dissolve(tx, hotline, before, actor, now).await?;
    if let Some(carrier) = carrier {
        rows::ask_carrier(tx, carrier, now).await?;
    }
    let mut keys = erasures::keys(tx, hotline, id.0).await?;
    if let Some(key) = erasures::contact_key(tx, hotline, before.contact_id, id.0).await? {
        ties::contact_goes(tx, hotline, before.contact_id).await?;
        erasures::contact_gone(tx, hotline, before.contact_id, now).await?;
        keys.push(key);
    }
    ties::talk_goes(tx, hotline, id.0).await?;
    for key in keys {
        erasures::ask(tx, hotline, key, id.0, now).await?;
    }
    erasures::blank(tx, hotline, id.0, before.address_id, lookup.to_vec(), now).await?;
    search::forget(tx, hotline, id.0).await?;
    let after = Facts {
        state: "erased".into(),
        waiting_since: None,
        unread: 0,
        assignee: None,
        transfer_to: None,
        snoozed_until: None,
        seats: String::new(),
        ..before.clone()
    };
    conversations::update(tx, hotline, &before, &after).await?;
    let (kind, subject) = ("conversation.erased", Some(id.0));
    tx.effects.event(NewEvent {
        hotline: hotline.0,
        at: now,
        actor,
        kind,
        conversation: subject,
        subject: None,
        contact_seq: None,
        data: serde_json::json!({}),
    });
    let data = serde_json::json!({});
    tx.effects.audit(NewAudit { hotline: hotline.0, at: now, actor, act: kind, subject, data });
    Ok(())
}

impl Inbox {
    /// Erases a conversation for good, with those that were taken out of it or that it was taken out of: words, files, address and, when it was their last, the contact. Codes and times that
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
        self.erase_where(hotline, actor, id, Only::Again).await
    }

    pub(crate) async fn erase_where(
        &self,
        hotline: HotlineId,
        actor: Option<Uuid>,
        id: ConversationId,
        only: Only,
    ) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        let others = {
            let mut reader = self.data().reader().await?;
            splits::on_line(&mut reader.conn(), hotline, id).await?
        };
        let mut talks = Vec::with_capacity(others.len() + 1);
        for id in std::iter::once(id).chain(others.into_iter().map(ConversationId)) {
            talks.push(Going { id, lookup: random::<32>(), carrier: self.to_be_forgotten(hotline, id).await? });
        }
        let job = Arc::new((talks, only));
        let talks = job.0.iter().map(|talk| talk.id).collect::<Vec<_>>();
        self.data()
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move { erase_line(tx, hotline, actor, &job.0, &job.1, now).await })
            })
            .await?;
        let mut blobs = Vec::new();
        {
            let mut reader = self.data().reader().await?;
            for id in &talks {
                blobs.extend(erasures::blobs(&mut reader.conn(), hotline, id.0).await?);
            }
        }
        self.finish_erasures().await?;
        for id in talks {
            self.addresses().forget_conversation(id);
        }
        for blob in blobs {
            if let Err(error) = self.blobs().delete(earshot_channel::BlobId(blob)).await {
                tracing::warn!(%error, "a file without a key could not be removed; it can't be read either");
            }
        }
        Ok(())
    }

    /// Goes on with erasures that were asked for and not finished: of conversations, and of all else that has a key.
    pub(crate) async fn finish_erasures(&self) -> Result<(), StoreError> {
        loop {
            let (talks, others) = {
                let mut reader = self.data().reader().await?;
                let mut conn = reader.conn();
                (erasures::open(&mut conn).await?, case_erasures::open_keys(&mut conn).await?)
            };
            if talks.is_empty() && others.is_empty() {
                return Ok(());
            }
            let ids: Vec<_> = talks.iter().chain(&others).map(|id| KeyId(*id)).collect();
            self.vault().erase(&ids).await?;
            let (keys, at) = (Arc::new((talks, others)), self.clock().now().0);
            self.data()
                .write(Uuid::nil(), move |tx| {
                    let keys = keys.clone();
                    Box::pin(async move {
                        erasures::done(tx, &keys.0, at).await?;
                        case_erasures::keys_done(tx, &keys.1, at).await
                    })
                })
                .await?;
        }
    }

    /// Goes on with erasures that an earlier life of this process left unfinished, then sweeps away what is over: sessions
    /// once a minute, files and keys that nothing names every ten, what the rules of retention say once an hour.
    pub(crate) async fn run_sweeper(self, stop: CancellationToken) {
        for minute in 0_u64.. {
            let swept = async {
                self.finish_erasures().await?;
                if minute % 60 == 0 {
                    self.retention_round().await?;
                }
                self.record_unanswered().await?;
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

    /// One round of sweeping: files that no message names, old idempotency keys, practice talks that were left.
    ///
    /// # Errors
    /// As the store says.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.data()
            .write(Uuid::nil(), move |tx| {
                Box::pin(async move {
                    messages::sweep_commands(tx, now - COMMAND_MS).await?;
                    deliveries::sweep_early(tx, now - STALE_BLOB_MS).await?;
                    threads::sweep_acknowledgements(tx, now - STALE_BLOB_MS).await
                })
            })
            .await?;
        self.sweep_practice().await?;
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
