//! Persons with a conflict: a suspect gets nothing from the hotline, on any channel.
//!
//! Their addresses are kept as keyed hashes, made from what the address says on whichever channel it comes. A reply is refused where it is
//! written, whichever address of whichever of the person's contacts is named; what was held or queued before is looked at once more before
//! it leaves, so that it stays too.

use std::collections::HashMap;

use earshot_channel::DeliveryState;
use uuid::Uuid;

use super::{
    act::Act,
    model::{RelatedPerson, Section},
    written::{asked, kept},
};
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    contacts::open_body,
    safety::is_read_here,
    store::{StoreError, cases as rows, conflicts, conversations, effects::NewEvent, writer::Tx},
    vault::{Place, VaultError},
    view::{Direction, Message},
};

const DOMAIN: &str = "case.barred";

/// Code of what was not sent because of one.
pub(crate) const CONFLICT: &str = "conflict";
/// Messages that screens are told of at most when a conflict is named or ends.
const TOLD: i64 = 500;

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
            let contact = {
                let mut reader = self.data().reader().await?;
                conversations::read_facts(&mut reader.conn(), hotline, conversation).await?.contact_id
            };
            // Who else is the same person is asked at each reply: that can be taken back.
            let own = self.addresses_of(hotline, contact, |of| of == contact).await?;
            hashes.extend(self.barred_hashes(hotline, own.iter().flat_map(|address| asked(address))));
        }
        hashes.sort();
        hashes.dedup();
        Ok(hashes)
    }

    /// The hashes by which a conflict with whoever is behind an address would be found: with any of their contacts.
    pub(crate) async fn hashes_of_address(
        &self,
        hotline: HotlineId,
        address_id: Uuid,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let contact = {
            let mut reader = self.data().reader().await?;
            conversations::contact_at(&mut reader.conn(), hotline, address_id).await?.id
        };
        let addresses = self.addresses_of(hotline, contact, |_| true).await?;
        Ok(self.barred_hashes(hotline, addresses.iter().flat_map(|address| asked(address))))
    }

    /// The addresses of a contact and of those of their person's contacts that are wanted, and from which they began their mails. What was
    /// erased has none.
    async fn addresses_of(
        &self,
        hotline: HotlineId,
        contact: Uuid,
        is_wanted: impl Fn(Uuid) -> bool,
    ) -> Result<Vec<String>, StoreError> {
        let (mut addresses, mut firsts) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let addresses = conflicts::addresses(&mut conn, hotline, contact).await?;
            (addresses, conflicts::first_mails(&mut conn, hotline, contact).await?)
        };
        addresses.retain(|row| is_wanted(row.contact_id) && !row.sealed.is_empty());
        firsts.retain(|row| is_wanted(row.contact_id));
        let mut ids: Vec<_> =
            addresses.iter().map(|row| row.key_id).chain(firsts.iter().map(|row| row.key_id)).collect();
        ids.sort();
        ids.dedup();
        let ids: Vec<_> = ids.into_iter().map(KeyId).collect();
        let mut keys = HashMap::new();
        for (id, key) in self.vault().keys(&ids).await? {
            match key {
                Ok(key) => drop(keys.insert(id.0, key)),
                Err(VaultError::Erased) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut found = Vec::new();
        for row in &addresses {
            let Some(key) = keys.get(&row.key_id) else { continue };
            let plain = key.open(Place { table: "address", column: "sealed", row: row.id }, &row.sealed)?;
            found.push(String::from_utf8_lossy(&plain).into_owned());
        }
        let opened = firsts.iter().filter_map(|row| open_body(keys.get(&row.key_id)?, row.id, Some(&row.body)));
        found.extend(opened.filter_map(|body| Some(body.envelope?.from.address)));
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// Whether whoever is behind an address has a conflict. The outbox's last look.
    pub(crate) async fn is_barred_at(&self, hotline: HotlineId, address_id: Uuid) -> Result<bool, StoreError> {
        let hashes = self.hashes_of_address(hotline, address_id).await?;
        let mut reader = self.data().reader().await?;
        Ok(rows::barred(&mut reader.conn(), hotline, &hashes).await?.is_some())
    }

    /// The hashes by which a conflict with an address by itself would be found.
    pub(crate) fn hashes_of_text(&self, hotline: HotlineId, address: &str) -> Vec<Vec<u8>> {
        self.barred_hashes(hotline, asked(address))
    }

    /// Whether an address by itself has a conflict.
    pub(crate) async fn is_barred(&self, hotline: HotlineId, address: &str) -> Result<bool, StoreError> {
        let hashes = self.hashes_of_text(hotline, address);
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
        let hashes = self.hashes_of_address(hotline, address_id).await?;
        let mut reader = self.data().reader().await?;
        rows::barred(&mut reader.conn(), hotline, &hashes).await
    }

    /// Says of what stands in a page of ours and was not read that it is withheld, while its reader has a conflict: they don't see it, and
    /// it counts as not sent for as long.
    pub(crate) async fn say_withheld(&self, hotline: HotlineId, messages: &mut [Message]) -> Result<(), StoreError> {
        let mut talks: Vec<_> = messages.iter().filter(|message| is_unread(message)).map(|said| said.talk_id).collect();
        talks.sort_unstable();
        talks.dedup();
        for talk in talks {
            let kind = {
                let mut reader = self.data().reader().await?;
                conflicts::kind(&mut reader.conn(), hotline, talk.0).await?
            };
            if !is_read_here(&kind) || self.conflict_of(hotline, talk).await?.is_none() {
                continue;
            }
            for message in messages.iter_mut().filter(|message| message.talk_id == talk && is_unread(message)) {
                if let Some(delivery) = &mut message.delivery {
                    (delivery.state, delivery.code) = (DeliveryState::Failed, Some(CONFLICT.into()));
                }
            }
        }
        Ok(())
    }
}

/// Whether a message of ours left and isn't known to have been read.
fn is_unread(message: &Message) -> bool {
    let state = message.delivery.as_ref().map(|delivery| delivery.state);
    message.direction == Direction::Out && matches!(state, Some(DeliveryState::Sent | DeliveryState::Delivered))
}

/// The talks of persons of whom it is decided that they get words, or no more.
pub(super) fn decided(before: Option<&Section>, after: Option<&Section>) -> Vec<ConversationId> {
    let barred = |section: Option<&Section>| match section {
        Some(Section::Person(person)) if person.conflict => person.conversation_id,
        _ => None,
    };
    match (barred(before), barred(after)) {
        (was, is) if was == is => Vec::new(),
        (was, is) => was.into_iter().chain(is).collect(),
    }
}

/// Tells screens of what these persons had not read: it is withheld from now on, or no longer.
pub(super) async fn tell_unread(tx: &mut Tx<'_>, act: &Act) -> Result<(), StoreError> {
    let hotline = act.scope.hotline();
    for talk in &act.decided {
        let contact = conversations::facts(tx, hotline, *talk).await?.contact_id;
        for unread in conflicts::unread(tx, hotline, contact, TOLD).await? {
            if !is_read_here(&unread.kind) {
                continue;
            }
            tx.effects.event(NewEvent {
                hotline: hotline.0,
                at: act.now,
                actor: Some(act.scope.operator().0),
                kind: "delivery.changed",
                conversation: Some(unread.conversation_id),
                subject: Some(unread.message_id),
                contact_seq: None,
                data: serde_json::json!({}),
            });
        }
    }
    Ok(())
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
