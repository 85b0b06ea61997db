//! The proof that nothing was lost: every accepted id is a message, a quarantined item or a tombstone, every log is without
//! gaps, every word opens with its key or was erased on purpose.

use std::fmt;

use earshot_channel::BlobId;
use uuid::Uuid;

use crate::{
    CaseId, ConversationId, HotlineId, Inbox, KeyId, audit,
    blobs::small_sealed_size,
    contacts::open_body,
    store::{StoreError, case_erasures, facts, fsck, hard},
    vault::VaultError,
};

/// Rows looked at at once.
const PAGE: i64 = 500;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FsckReport {
    /// Ids that were ever accepted.
    pub accepted: i64,
    /// Of these, messages.
    pub messages: i64,
    /// Of these, quarantined items.
    pub quarantined: i64,
    /// Of these, tombstones of what was erased.
    pub tombstones: i64,
    /// Sealed bodies that were opened.
    pub opened: u64,
    /// Files that were looked at.
    pub files: u64,
    /// Audit rows whose chain was followed.
    pub audited: u64,
    /// Messages that were erased after this copy of the data was made (a backup was put back): shut for good, as promised.
    pub shut: u64,
    /// What must not be, in words.
    pub problems: Vec<String>,
}

impl FsckReport {
    /// Whether nothing is wrong.
    pub fn clean(&self) -> bool {
        self.problems.is_empty()
    }
}

impl fmt::Display for FsckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} accepted = {} messages + {} quarantined + {} tombstones",
            self.accepted, self.messages, self.quarantined, self.tombstones
        )?;
        writeln!(
            f,
            "{} messages opened, {} files found, {} audit rows followed",
            self.opened, self.files, self.audited
        )?;
        if self.shut > 0 {
            writeln!(f, "{} messages were erased after this copy of the data was made; they stay shut", self.shut)?;
        }
        for problem in &self.problems {
            writeln!(f, "problem: {problem}")?;
        }
        write!(
            f,
            "{}",
            if self.clean() { "nothing is wrong" } else { "something is wrong; restore what is missing from a backup" }
        )
    }
}

impl Inbox {
    /// Erases again what was erased after this copy of the data was made: its keys are tombstones, its rows don't know. Gives
    /// the number of conversations, cases, calls that no channel brought, facts, and notes after hard content.
    ///
    /// # Errors
    /// As the store says; run it again then.
    pub async fn erase_again(&self) -> Result<u64, StoreError> {
        let mut erased = self.erase_cases_again().await? + self.erase_calls_again().await?;
        erased += self.erase_facts_again().await? + self.erase_debriefs_again().await?;
        let mut after = Uuid::nil();
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                fsck::conversations(&mut reader.conn(), after, PAGE).await?
            };
            let Some((last, ..)) = page.last() else {
                self.finish_erasures().await?;
                return Ok(erased);
            };
            after = *last;
            let ids: Vec<_> = page.iter().map(|(_, _, key)| KeyId(*key)).collect();
            let keys = self.vault().keys(&ids).await?;
            for (id, hotline, key) in page {
                if matches!(keys.get(&KeyId(key)), Some(Err(VaultError::Erased))) {
                    self.erase_conversation(HotlineId(hotline), None, ConversationId(id)).await?;
                    erased += 1;
                }
            }
        }
    }

    async fn erase_cases_again(&self) -> Result<u64, StoreError> {
        let (mut after, mut erased) = (Uuid::nil(), 0);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                case_erasures::cases_alive(&mut reader.conn(), after, PAGE).await?
            };
            let Some((last, ..)) = page.last() else { return Ok(erased) };
            after = *last;
            for (id, hotline) in self.without_key(&page).await? {
                self.erase_case_again(hotline, CaseId(id)).await?;
                erased += 1;
            }
        }
    }

    async fn erase_calls_again(&self) -> Result<u64, StoreError> {
        let (mut after, mut erased) = (Uuid::nil(), 0);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                case_erasures::calls_alive(&mut reader.conn(), after, PAGE).await?
            };
            let Some((last, ..)) = page.last() else { return Ok(erased) };
            after = *last;
            let now = self.clock().now().0;
            for (id, hotline) in self.without_key(&page).await? {
                self.data()
                    .write(id, move |tx| Box::pin(async move { case_erasures::blank_call(tx, hotline, id, now).await }))
                    .await?;
                erased += 1;
            }
        }
    }

    async fn erase_facts_again(&self) -> Result<u64, StoreError> {
        let (mut after, mut erased) = (Uuid::nil(), 0);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                facts::alive(&mut reader.conn(), after, PAGE).await?
            };
            let Some((last, ..)) = page.last() else { return Ok(erased) };
            after = *last;
            for (id, hotline) in self.without_key(&page).await? {
                self.erase_fact_again(hotline, id).await?;
                erased += 1;
            }
        }
    }

    async fn erase_debriefs_again(&self) -> Result<u64, StoreError> {
        let (mut after, mut erased) = (Uuid::nil(), 0);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                hard::debriefs_alive(&mut reader.conn(), after, PAGE).await?
            };
            let Some((last, ..)) = page.last() else { return Ok(erased) };
            after = *last;
            let now = self.clock().now().0;
            for (id, hotline) in self.without_key(&page).await? {
                self.data()
                    .write(id, move |tx| Box::pin(async move { hard::erase_debrief(tx, hotline, id, now).await }))
                    .await?;
                erased += 1;
            }
        }
    }

    /// Those whose keys are tombstones, with their hotlines.
    async fn without_key(&self, page: &[(Uuid, Uuid, Uuid)]) -> Result<Vec<(Uuid, HotlineId)>, StoreError> {
        let mut ids: Vec<_> = page.iter().map(|(_, _, key)| KeyId(*key)).collect();
        ids.sort_unstable();
        ids.dedup();
        let keys = self.vault().keys(&ids).await?;
        let erased = page.iter().filter(|(_, _, key)| matches!(keys.get(&KeyId(*key)), Some(Err(VaultError::Erased))));
        Ok(erased.map(|(id, hotline, _)| (*id, HotlineId(*hotline))).collect())
    }

    /// Checks everything. Reads only.
    ///
    /// # Errors
    /// When the data can't be read; what is wrong in it is in the report.
    pub async fn fsck(&self) -> Result<FsckReport, StoreError> {
        let mut report = FsckReport::default();
        let hotlines = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let (accepted, messages, quarantined, tombstones) = fsck::totals(&mut conn).await?;
            report = FsckReport { accepted, messages, quarantined, tombstones, ..report };
            if accepted != messages + quarantined + tombstones {
                report.problems.push("the ledger does not add up".into());
            }
            for (count, words) in fsck::broken_rules(&mut conn).await? {
                report.problems.push(format!("{count} {words}"));
            }
            let open = fsck::erasures_open(&mut conn).await?;
            if open > 0 {
                report.problems.push(format!("{open} erasures are not finished; they go on at the next start"));
            }
            fsck::hotlines(&mut conn).await?
        };
        self.check_bodies(&mut report).await?;
        self.check_files(&mut report).await?;
        for hotline in hotlines {
            let found = audit::verify(self.data(), &self.audit_key(), HotlineId(hotline), None).await?;
            report.audited += u64::try_from(found.rows).unwrap_or_default();
            if !found.whole() {
                report.problems.push(format!("the audit trail: {}", found.words));
            }
        }
        Ok(report)
    }

    async fn check_bodies(&self, report: &mut FsckReport) -> Result<(), StoreError> {
        let (mut after, mut lost, mut erased, mut damaged) = (Uuid::nil(), 0_u64, 0_u64, 0_u64);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                fsck::bodies(&mut reader.conn(), after, PAGE).await?
            };
            let Some(last) = page.last() else { break };
            after = last.id;
            let mut ids: Vec<_> = page.iter().map(|body| KeyId(body.key_id)).collect();
            ids.sort_unstable();
            ids.dedup();
            let keys = self.vault().keys(&ids).await?;
            for body in &page {
                match keys.get(&KeyId(body.key_id)) {
                    Some(Ok(key)) if open_body(key, body.id, Some(&body.body)).is_some() => report.opened += 1,
                    Some(Ok(_)) => damaged += 1,
                    Some(Err(VaultError::Erased)) => erased += 1,
                    _ => lost += 1,
                }
            }
        }
        for (count, words) in [
            (lost, "messages can't be opened: their keys are lost; restore a key backup"),
            (damaged, "messages were altered or damaged"),
        ] {
            if count > 0 {
                report.problems.push(format!("{count} {words}"));
            }
        }
        if erased > 0 {
            // A data backup from before an erasure: shut for good, as promised.
            report.shut = erased;
        }
        Ok(())
    }

    async fn check_files(&self, report: &mut FsckReport) -> Result<(), StoreError> {
        let (mut after, mut missing) = (Uuid::nil(), 0_u64);
        loop {
            let page = {
                let mut reader = self.data().reader().await?;
                fsck::blobs(&mut reader.conn(), after, PAGE).await?
            };
            let Some((last, ..)) = page.last() else { break };
            after = *last;
            for (id, size, sealed) in &page {
                let size = u64::try_from(*size).unwrap_or_default();
                let is_there = match sealed {
                    Some(sealed) => u64::try_from(*sealed).is_ok_and(|sealed| sealed == small_sealed_size(size)),
                    None => self.blobs().check(BlobId(*id), size).await.is_ok(),
                };
                *(if is_there { &mut report.files } else { &mut missing }) += 1;
            }
        }
        if missing > 0 {
            report.problems.push(format!("{missing} files are missing or were cut short"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        KeyId,
        fixture::{Priority, houses},
        store::conversations,
    };

    #[tokio::test]
    async fn what_old_data_does_not_know_to_be_erased_is_erased_again() {
        for house in houses().await {
            let (id, _) = house.conversation(Priority::Usual).await;
            let facts = async || {
                let mut reader = house.inbox.data().reader().await.unwrap();
                conversations::read_facts(&mut reader.conn(), house.hotline.id, id).await.unwrap()
            };
            assert_eq!((house.inbox.erase_again().await.unwrap(), facts().await.state.as_str()), (0, "theirs"));
            house.inbox.vault().erase(&[KeyId(facts().await.key_id)]).await.unwrap();
            assert_eq!((house.inbox.erase_again().await.unwrap(), facts().await.state.as_str()), (1, "erased"));
            assert_eq!(house.inbox.erase_again().await.unwrap(), 0);
        }
    }
}
