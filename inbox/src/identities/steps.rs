//! Takes operators' steps to the channels that compare keys. The node on which a channel runs takes them; the others leave them.

use std::{sync::Arc, time::Duration};

use earshot_channel::{Address, ChannelError, ChannelId, Stage, Step};
use tokio_util::sync::CancellationToken;

use super::take;
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    delivery::{ChannelRegistry, something_to_send},
    store::{
        StoreError, conversations,
        identities::{self as rows, DueStep},
    },
    vault::Place,
};

/// How often it is looked even if nobody wakes it.
const LOOK: Duration = Duration::from_secs(2);
/// How long a channel may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// After this nobody takes a step any more.
const LONGEST_MS: i64 = 60_000;
/// Steps taken in one round.
const A_ROUND: i64 = 32;

impl Inbox {
    pub(crate) async fn run_comparing(self, channels: Arc<dyn ChannelRegistry>, stop: CancellationToken) {
        let mut committed = self.data().committed();
        loop {
            if let Err(error) = self.take_steps(&channels).await {
                tracing::warn!(%error, "steps in comparing keys can't be taken; trying again");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = something_to_send(&mut committed) => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Takes what is due to its channels, once. [`Inbox::run`] does it all the time.
    ///
    /// # Errors
    /// As the store says.
    pub async fn take_steps(&self, channels: &Arc<dyn ChannelRegistry>) -> Result<(), StoreError> {
        let due = {
            let mut reader = self.data().reader().await?;
            rows::due(&mut reader.conn(), A_ROUND).await?
        };
        for due in due {
            let is_old = self.clock().now().0 - due.step_at > LONGEST_MS;
            let stage = match self.take_step(&due, channels).await? {
                Some(Ok(stage)) => stage,
                Some(Err(ChannelError::Setup(words))) => {
                    tracing::info!(channel.id = %due.channel_id, words, "keys can't be compared");
                    Stage::Cancelled
                }
                _ if is_old => Stage::Cancelled,
                _ => continue,
            };
            self.stepped(due, &stage).await?;
        }
        Ok(())
    }

    /// `None` where the channel isn't active on this node, or didn't answer.
    async fn take_step(
        &self,
        due: &DueStep,
        channels: &Arc<dyn ChannelRegistry>,
    ) -> Result<Option<Result<Stage, ChannelError>>, StoreError> {
        let (Some(channel), Some(step)) = (channels.channel(ChannelId(due.channel_id)), Step::of(&due.step)) else {
            return Ok(None);
        };
        let contact = {
            let mut reader = self.data().reader().await?;
            conversations::contact_at(&mut reader.conn(), HotlineId(due.hotline_id), due.address_id).await?
        };
        let sealed = Place { table: "address", column: "sealed", row: contact.address_id };
        let key = self.optional_key(KeyId(contact.key_id)).await?;
        let Some(address) = key.and_then(|key| key.open(sealed, &contact.sealed).ok()) else { return Ok(None) };
        let address = Address::new(String::from_utf8_lossy(&address));
        Ok(tokio::time::timeout(TIMEOUT, channel.verify(&address, step)).await.ok())
    }

    async fn stepped(&self, due: DueStep, stage: &Stage) -> Result<(), StoreError> {
        let (hotline, id) = (HotlineId(due.hotline_id), ConversationId(due.conversation_id));
        let key = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), hotline, id).await?.key_id
        };
        let told = match self.optional_key(KeyId(key)).await? {
            Some(key) => Some(self.sealed_stage(id, &key, stage)?),
            None => None,
        };
        let (now, job) = (self.clock().now().0, Arc::new((due, told)));
        self.data()
            .write(id.0, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (due, told) = &*job;
                    if let Some(told) = told {
                        take(tx, hotline, id, told, now).await?;
                    }
                    rows::taken(tx, due).await
                })
            })
            .await
    }
}
