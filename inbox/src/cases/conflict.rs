//! Persons with a conflict: a suspect gets nothing from the hotline, on any channel.
//!
//! Their addresses are kept as keyed hashes, made from what the address says on whichever channel it comes. A reply to one is refused
//! where it is written; the outbox looks once more before anything leaves, so that what was queued earlier stays too.

use uuid::Uuid;

use super::{
    model::RelatedPerson,
    written::{asked, kept},
};
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    store::{StoreError, cases as rows, conversations, writer::Tx},
    vault::Place,
};

const DOMAIN: &str = "case.barred";

/// Code of what was not sent because of one.
pub(crate) const CONFLICT: &str = "conflict";

impl Inbox {
    fn barred_hashes(&self, hotline: HotlineId, texts: impl IntoIterator<Item = String>) -> Vec<Vec<u8>> {
        let hash = |text: String| self.vault().lookup(hotline, DOMAIN, text.as_bytes()).to_vec();
        let mut hashes: Vec<_> = texts.into_iter().map(hash).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }

    /// The hashes of the addresses that are written down of a person, at a hotline of a country.
    pub(super) fn hashes_as_written(
        &self,
        (hotline, country): (HotlineId, &str),
        person: &RelatedPerson,
    ) -> Vec<Vec<u8>> {
        let addresses = person.addresses.iter().filter(|_| person.conflict);
        self.barred_hashes(hotline, addresses.flat_map(|address| kept(address, country)))
    }

    /// The hashes of all addresses of a person.
    pub(super) async fn hashes_of_person(
        &self,
        hotline: HotlineId,
        person: &RelatedPerson,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let spec = self.hotlines().spec(hotline).await?;
        let mut hashes = self.hashes_as_written((hotline, &spec.country), person);
        if let Some(conversation) = person.conversation_id.filter(|_| person.conflict) {
            let address_id = {
                let mut reader = self.data().reader().await?;
                conversations::read_facts(&mut reader.conn(), hotline, conversation).await?.address_id
            };
            hashes.extend(self.hashes_of_address(hotline, address_id).await?);
        }
        hashes.sort();
        hashes.dedup();
        Ok(hashes)
    }

    /// The hashes by which a conflict with this address would be found.
    pub(crate) async fn hashes_of_address(
        &self,
        hotline: HotlineId,
        address_id: Uuid,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let contact = {
            let mut reader = self.data().reader().await?;
            conversations::contact_at(&mut reader.conn(), hotline, address_id).await?
        };
        let key = self.vault().key(KeyId(contact.key_id)).await?;
        let address = key.open(Place { table: "address", column: "sealed", row: address_id }, &contact.sealed)?;
        Ok(self.barred_hashes(hotline, asked(&String::from_utf8_lossy(&address))))
    }

    /// Whether an address has a conflict. The outbox's last look.
    pub(crate) async fn is_barred(&self, hotline: HotlineId, address: &str) -> Result<bool, StoreError> {
        let hashes = self.barred_hashes(hotline, asked(address));
        let mut reader = self.data().reader().await?;
        Ok(rows::barred(&mut reader.conn(), hotline, &hashes).await?.is_some())
    }

    /// Whether somebody with a conflict is behind a conversation, for the console to say so.
    ///
    /// # Errors
    /// As the store.
    pub(crate) async fn conflict_of(
        &self,
        hotline: HotlineId,
        conversation: ConversationId,
    ) -> Result<Option<i64>, StoreError> {
        let address_id = {
            let mut reader = self.data().reader().await?;
            conversations::read_facts(&mut reader.conn(), hotline, conversation).await?.address_id
        };
        let hashes = match self.hashes_of_address(hotline, address_id).await {
            Ok(hashes) => hashes,
            Err(StoreError::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut reader = self.data().reader().await?;
        rows::barred(&mut reader.conn(), hotline, &hashes).await
    }
}

/// Whether a conflict is found by these hashes, where the answer decides what is written.
pub(crate) async fn is_barred(tx: &mut Tx<'_>, hotline: HotlineId, hashes: &[Vec<u8>]) -> Result<bool, StoreError> {
    Ok(rows::barred_in(tx, hotline, hashes).await?.is_some())
}

/// Which case it is isn't said: it may be one that isn't the writer's to know of.
const BARRED: &str = "nothing may be sent to this person: a case names a conflict with them; write a note, or ask whoever looks after the case";

/// Refuses a reply to somebody with a conflict.
pub(crate) async fn refuse_barred(tx: &mut Tx<'_>, hotline: HotlineId, hashes: &[Vec<u8>]) -> Result<(), StoreError> {
    match rows::barred_in(tx, hotline, hashes).await? {
        None => Ok(()),
        Some(_) => Err(StoreError::Conflict(BARRED.into())),
    }
}
