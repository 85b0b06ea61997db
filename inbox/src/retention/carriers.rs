//! Erasure reaches the carrier: whoever brought a contact's words is asked to forget the address, until it says that it did.

use std::{sync::Arc, time::Duration};

use earshot_channel::{Address, ChannelId};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::rules::DAY_MS;
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    clock::random_id,
    delivery::ChannelRegistry,
    store::{
        StoreError,
        conversations::{self, Facts},
        retention::{self as rows, CarrierRow},
    },
    vault::Place,
};

/// How often it is looked what carriers are to forget.
const LOOK: Duration = Duration::from_secs(30);
/// How long one carrier may take.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Addresses asked about in one round.
const A_ROUND: i64 = 32;

fn place(id: Uuid) -> Place {
    Place { table: "carrier_erasure", column: "sealed", row: id }
}

/// When it is asked again: after a minute at first, at last once a day.
fn pause_ms(tries: i64) -> i64 {
    60_000_i64.saturating_mul(1 << tries.clamp(0, 11)).min(DAY_MS)
}

impl Inbox {
    /// The address of a conversation, sealed so that it outlives the contact's own key until its carrier has forgotten it. `None`
    /// where it was erased before.
    pub(super) async fn to_be_forgotten(
        &self,
        hotline: HotlineId,
        id: ConversationId,
    ) -> Result<Option<CarrierRow>, StoreError> {
        let (facts, contact): (Facts, _) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let facts = conversations::read_facts(&mut conn, hotline, id).await?;
            let contact = conversations::contact_at(&mut conn, hotline, facts.address_id).await?;
            (facts, contact)
        };
        let Some(key) = self.optional_key(KeyId(contact.key_id)).await? else { return Ok(None) };
        let sealed = Place { table: "address", column: "sealed", row: contact.address_id };
        // An address that is empty was erased with another conversation.
        let Ok(address) = key.open(sealed, &contact.sealed) else { return Ok(None) };
        let (_, hotline_key, ..) = self.hotlines().owner_of(ChannelId(facts.channel_id)).await?;
        let (id, key) = (random_id(), self.vault().key(hotline_key).await?);
        Ok(Some(CarrierRow {
            id,
            hotline_id: hotline.0,
            channel_id: facts.channel_id,
            key_id: hotline_key.0,
            sealed: Some(key.seal(place(id), &address)),
            tries: 0,
        }))
    }

    pub(crate) async fn run_forgetting(self, channels: Arc<dyn ChannelRegistry>, stop: CancellationToken) {
        loop {
            if let Err(error) = self.forget_at_carriers(&channels).await {
                tracing::warn!(%error, "what carriers are to forget can't be read; trying again");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Asks carriers to forget what is due, once. A channel that isn't active on this node is left to others.
    ///
    /// # Errors
    /// As the store says.
    pub async fn forget_at_carriers(&self, channels: &Arc<dyn ChannelRegistry>) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        let due = {
            let mut reader = self.data().reader().await?;
            rows::carriers_due(&mut reader.conn(), now, A_ROUND).await?
        };
        for row in due {
            let later = Some(now + pause_ms(row.tries));
            let later = match (channels.channel(ChannelId(row.channel_id)), &row.sealed) {
                (Some(channel), Some(sealed)) => {
                    let address = self.vault().key(KeyId(row.key_id)).await?.open(place(row.id), sealed)?;
                    let address = Address::new(String::from_utf8_lossy(&address));
                    match tokio::time::timeout(TIMEOUT, channel.forget(&address)).await {
                        Ok(Ok(())) => None,
                        Ok(Err(error)) => {
                            tracing::warn!(channel.id = %row.channel_id, %error, "a carrier didn't forget an address; it is asked again");
                            later
                        }
                        Err(_) => later,
                    }
                }
                (None, Some(_)) => later,
                (_, None) => None,
            };
            self.data()
                .write(row.channel_id, move |tx| {
                    Box::pin(async move { rows::carrier_asked(tx, row.hotline_id, row.id, later).await })
                })
                .await?;
        }
        Ok(())
    }
}
