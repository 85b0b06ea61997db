//! Persons with a conflict: a suspect gets nothing from the hotline, on any channel.
//!
//! Their addresses are kept as keyed hashes, made from what the address says on whichever channel it comes. A reply to one is refused
//! where it is written; the outbox looks once more before anything leaves, so that what was queued earlier stays too.

use std::ops::RangeInclusive;

use uuid::Uuid;

use super::model::RelatedPerson;
use crate::{
    ConversationId, HotlineId, Inbox, KeyId,
    store::{StoreError, cases as rows, conversations, writer::Tx},
    vault::Place,
};

/// Digits by which two ways of writing a telephone number meet: enough to tell numbers apart, without trunk zero and country.
const NUMBER_DIGITS: usize = 9;
const DOMAIN: &str = "case.barred";

/// Code of what was not sent because of one.
pub(crate) const CONFLICT: &str = "conflict";

/// Digits of a telephone number: fewer are a piece of one, more are two.
const WHOLE_NUMBER_DIGITS: RangeInclusive<usize> = 6..=17;

/// What is wrong with a text that is no address.
pub(crate) const NO_ADDRESS: &str = "is no telephone number, mail address or name by itself: write the whole number without words, and a comma between two addresses";

/// Whether a conflict is found by it: one number by itself, mail addresses by themselves, or a name.
pub(crate) fn is_address(part: &str) -> bool {
    let is_number = |text: &str| WHOLE_NUMBER_DIGITS.contains(&text.chars().filter(char::is_ascii_digit).count());
    if part.contains('@') {
        let beside: String = part.split_whitespace().filter(|word| !word.contains('@')).collect();
        return !is_number(&beside);
    }
    match part.chars().any(char::is_alphabetic) {
        true => !(part.contains(char::is_whitespace) && is_number(part)),
        false => is_number(part),
    }
}

/// The addresses in a text as a conflict compares them. What is no number and no mail address is compared as it stands.
fn normalised(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"'))
        .filter(|word| word.contains('@'))
        .map(|word| word.trim_matches(|c| matches!(c, '.' | '(' | ')')).to_lowercase())
        .map(|word| word.strip_prefix("mailto:").map(str::to_owned).unwrap_or(word))
        .collect();
    if found.is_empty() {
        let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()/.".contains(c));
        let tail = digits.len().checked_sub(NUMBER_DIGITS).and_then(|from| digits.get(from..));
        found.push(match tail {
            Some(tail) if is_number => tail.iter().collect(),
            _ if is_number => digits.iter().collect(),
            _ => text.trim().to_lowercase(),
        });
    }
    found.retain(|text| !text.is_empty());
    found.sort();
    found.dedup();
    found
}

impl Inbox {
    fn barred_hashes(&self, hotline: HotlineId, address: &str) -> Vec<Vec<u8>> {
        let hash = |text: String| self.vault().lookup(hotline, DOMAIN, text.as_bytes()).to_vec();
        normalised(address).into_iter().map(hash).collect()
    }

    /// The hashes of the addresses that are written down of a person.
    pub(super) fn hashes_as_written(&self, hotline: HotlineId, person: &RelatedPerson) -> Vec<Vec<u8>> {
        let addresses = person.addresses.iter().filter(|_| person.conflict);
        let mut hashes: Vec<_> = addresses.flat_map(|address| self.barred_hashes(hotline, address)).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }

    /// The hashes of all addresses of a person.
    pub(super) async fn hashes_of_person(
        &self,
        hotline: HotlineId,
        person: &RelatedPerson,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut hashes = self.hashes_as_written(hotline, person);
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
        Ok(self.barred_hashes(hotline, &String::from_utf8_lossy(&address)))
    }

    /// Whether an address has a conflict. The outbox's last look.
    pub(crate) async fn is_barred(&self, hotline: HotlineId, address: &str) -> Result<bool, StoreError> {
        let hashes = self.barred_hashes(hotline, address);
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

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn ways_of_writing_an_address_meet() {
        for (one, other) in [
            ("+32 475 12 34 56", "0475/123456"),
            ("0032475123456", "+32475123456"),
            ("Tove <Tove@Mail.Example>", "tove@mail.example"),
            ("mailto:tove@mail.example", "tove@mail.example"),
            ("@tove:matrix.example", "@Tove:matrix.example"),
            (" Night-Owl ", "night-owl"),
        ] {
            assert_eq!(normalised(one), normalised(other), "{one}");
        }
        assert_ne!(normalised("0475123456"), normalised("0475123457"));
        assert_eq!(normalised("tove@mail.example, rune@mail.example").len(), 2);
        assert!(normalised("  ").is_empty());
    }
}
