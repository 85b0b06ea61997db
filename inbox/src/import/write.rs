//! Records that were read, sealed and written: one transaction, and the way back.

use std::sync::Arc;

use serde_json::json;
use uuid::{Builder, Uuid};

use super::{
    ImportFile, ImportReport,
    calls::CallRead,
    progress::{ImportProgress, ImportStep},
    read::{Records, read},
};
use crate::{
    CallId, HotlineId, Inbox, OperatorId, UnixMillis,
    calls::seal_words,
    cases::{SealedCase, Taken},
    clock::{random, timed_id},
    store::{
        StoreError,
        effects::{NewAudit, NewEvent},
        imports::{self as rows, CallIn, CodeIn, NewImport},
        writer::Tx,
    },
    vault::ContentKey,
};

/// For how long one supervisor alone takes an import back; milliseconds.
const ALONE_MS: i64 = 24 * 3_600_000;
/// Rows of a statement.
const BATCH: usize = 1_000;

/// Rows of a statement, as JSON.
struct Batch {
    rows: usize,
    json: String,
}

/// Rows of an import.
#[derive(Default)]
struct Batches {
    calls: Vec<Batch>,
    codes: Vec<Batch>,
    cases: Vec<Batch>,
    parts: Vec<Batch>,
    look_ups: Vec<Batch>,
    barred: Vec<Batch>,
}

impl Batches {
    fn rows(&self) -> usize {
        let Self { calls, codes, cases, parts, look_ups, barred } = self;
        let all = [calls, codes, cases, parts, look_ups, barred];
        all.into_iter().flatten().map(|batch| batch.rows).sum()
    }
}

/// Ids of one import, that sort as they are made.
struct Ids {
    now: UnixMillis,
    begin: [u8; 3],
    next: u32,
}

impl Ids {
    fn new(now: UnixMillis) -> Self {
        Self { now, begin: random(), next: 0 }
    }

    fn next(&mut self) -> Uuid {
        self.next = self.next.wrapping_add(1);
        let [a, b, c] = self.begin;
        let [d, e, f, g] = self.next.to_be_bytes();
        let [h, i, j] = random();
        let millis = u64::try_from(self.now.0).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &[a, b, c, d, e, f, g, h, i, j]).into_uuid()
    }
}

impl Inbox {
    /// Reads a file off the async threads. Also gives its hash.
    pub(super) async fn read_import(
        &self,
        hotline: HotlineId,
        file: ImportFile,
    ) -> Result<(ImportReport, Records, Vec<u8>), StoreError> {
        let spec = self.hotlines().by_id(hotline).await?.spec;
        let inbox = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let hash = inbox.vault().lookup(hotline, "import", &file.bytes).to_vec();
            let (report, records) = read(&inbox, &spec, &file);
            file.progress.more(0).map(|()| (report, records, hash))
        });
        let (report, records, hash) =
            reading.await.map_err(|_| StoreError::Defect("a table could not be read".into()))??;
        let before = {
            let mut reader = self.data().reader().await?;
            rows::find(&mut reader.conn(), hotline, &hash).await?
        };
        match before {
            Some(_) => Err(came_already()),
            None => Ok((report, records, hash)),
        }
    }

    pub(super) async fn take_in(
        &self,
        hotline: HotlineId,
        by: OperatorId,
        is_person: bool,
        file: ImportFile,
    ) -> Result<ImportReport, StoreError> {
        let progress = file.progress.clone();
        let (report, records, file_hash) = self.read_import(hotline, file).await?;
        if report.problem_count > 0 {
            return Ok(report);
        }
        let now = self.clock().now();
        progress.begin(ImportStep::Sealing, records.len());
        let batches = match records {
            Records::Calls(calls) => self.sealed_calls(calls, now, &progress).await?,
            Records::Cases(cases) => self.sealed_cases(hotline, cases, now, &progress).await?,
        };
        let import = NewImport {
            id: timed_id(now),
            record: report.of.as_str(),
            file_hash,
            records: report.records,
            at: now.0,
            operator: by.0,
        };
        let (id, actor) = (import.id, is_person.then_some(by.0));
        let job = Arc::new((import, batches, progress));
        self.data()
            .write(id, move |tx| {
                let job = job.clone();
                Box::pin(async move {
                    let (import, batches, progress) = &*job;
                    if !rows::insert(tx, hotline, import).await? {
                        return Err(came_already());
                    }
                    put(tx, hotline, import, batches, progress).await?;
                    progress.come_in()?;
                    let data = json!({ "of": import.record, "records": import.records });
                    leave(tx, hotline, actor, ("tables.imported", "table.imported"), (import.id, import.at), data);
                    Ok(())
                })
            })
            .await?;
        Ok(ImportReport { id: Some(id), ..report })
    }

    /// Calls with words have a key each, because they are erased one by one; the others share one that seals nothing.
    async fn sealed_calls(
        &self,
        calls: Vec<CallRead>,
        now: UnixMillis,
        progress: &ImportProgress,
    ) -> Result<Batches, StoreError> {
        let progress = progress.clone();
        let wanted = calls.iter().filter(|call| call.has_words()).count() + 1;
        let keys = self.vault().fresh_keys(wanted).await?;
        let version = self.taxonomy().version().to_owned();
        let sealing = tokio::task::spawn_blocking(move || {
            let mut keys = keys.into_iter();
            let shared = keys.next().ok_or_else(|| StoreError::Defect("no key for an import".into()))?;
            let (mut ids, mut rows, mut codes) = (Ids::new(now), Vec::new(), Vec::new());
            for mut call in calls {
                progress.more(1)?;
                let id = ids.next();
                let key = if call.has_words() { keys.next() } else { None };
                let key = key.unwrap_or_else(|| shared.clone());
                let (note, reason) = (call.facts.note.take(), call.facts.emergency_reason.take());
                let body = seal_words(&key, CallId(id), note, reason)?;
                for (list, from) in [("reason", &mut call.form.reasons), ("action", &mut call.form.actions)] {
                    codes.extend(from.drain(..).map(|code| CodeIn { call: id, list, code }));
                }
                call.facts.taxonomy_version.get_or_insert_with(|| version.clone());
                rows.push(call_row(id, &key, call, body, now.0));
            }
            Ok(Batches { calls: batched(&rows)?, codes: batched(&codes)?, ..Batches::default() })
        });
        sealing.await.map_err(|_| StoreError::Defect("an import could not be sealed".into()))?
    }

    async fn sealed_cases(
        &self,
        hotline: HotlineId,
        cases: Vec<Taken>,
        now: UnixMillis,
        progress: &ImportProgress,
    ) -> Result<Batches, StoreError> {
        let progress = progress.clone();
        let keys = self.vault().fresh_keys(cases.len()).await?;
        let (inbox, spec) = (self.clone(), self.hotlines().spec(hotline).await?);
        let sealing = tokio::task::spawn_blocking(move || {
            let mut ids = Ids::new(now);
            let (mut files, mut parts, mut look_ups, mut barred) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            for (taken, key) in cases.into_iter().zip(keys) {
                progress.more(1)?;
                let sealed: SealedCase = inbox.cases().sealed((hotline, &spec.country), taken, &key, || ids.next())?;
                files.push(sealed.case);
                parts.extend(sealed.parts);
                look_ups.extend(sealed.look_ups);
                barred.extend(sealed.barred);
            }
            for (number, case) in (1..).zip(&mut files) {
                case.number = number;
            }
            Ok(Batches {
                cases: batched(&files)?,
                parts: batched(&parts)?,
                look_ups: batched(&look_ups)?,
                barred: batched(&barred)?,
                ..Batches::default()
            })
        });
        sealing.await.map_err(|_| StoreError::Defect("an import could not be sealed".into()))?
    }

    pub(super) async fn undo_of(&self, hotline: HotlineId, by: Option<OperatorId>, id: Uuid) -> Result<(), StoreError> {
        let now = self.clock().now().0;
        self.data()
            .write(id, move |tx| {
                Box::pin(async move {
                    let import = rows::one_in(tx, hotline, id).await?;
                    if import.undone_at.is_some() {
                        return Ok(());
                    }
                    // By then others have read it and planned by it: what erases cases needs two people, or who has the machine.
                    if by.is_some() && now.saturating_sub(import.at) > ALONE_MS {
                        let words = "this came in more than a day ago: it is taken back at the command line (earshot import undo), by whoever has the machine";
                        return Err(StoreError::Conflict(words.into()));
                    }
                    let changed = rows::changed_in(tx, hotline, id).await?;
                    if changed > 0 {
                        let words = format!(
                            "{changed} of its records were changed, linked or erased since: it can't be taken back as a whole any more"
                        );
                        return Err(StoreError::Conflict(words));
                    }
                    rows::remove(tx, hotline, id, now).await?;
                    let data = json!({ "of": import.record, "records": import.records });
                    let actor = by.map(|by| by.0);
                    leave(tx, hotline, actor, ("tables.import-undone", "table.import-undone"), (id, now), data);
                    Ok(())
                })
            })
            .await?;
        self.finish_erasures().await
    }
}

fn came_already() -> StoreError {
    StoreError::Conflict("this file came in already: take that import back first, or leave it as it is".into())
}

async fn put(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    import: &NewImport,
    batches: &Batches,
    progress: &ImportProgress,
) -> Result<(), StoreError> {
    progress.begin(ImportStep::Writing, batches.rows());
    for batch in &batches.calls {
        rows::put_calls(tx, hotline, import, &batch.json).await?;
        progress.more(batch.rows)?;
    }
    for batch in &batches.codes {
        rows::put_codes(tx, &batch.json).await?;
        progress.more(batch.rows)?;
    }
    if !batches.cases.is_empty() {
        let before = rows::numbers(tx, hotline, import.records).await? - import.records;
        for batch in &batches.cases {
            rows::put_cases(tx, hotline, import, before, &batch.json).await?;
            progress.more(batch.rows)?;
        }
    }
    for batch in &batches.parts {
        rows::put_parts(tx, hotline, import, &batch.json).await?;
        progress.more(batch.rows)?;
    }
    for batch in &batches.look_ups {
        rows::put_look_ups(tx, hotline, &batch.json).await?;
        progress.more(batch.rows)?;
    }
    for batch in &batches.barred {
        rows::put_barred(tx, hotline, &batch.json).await?;
        progress.more(batch.rows)?;
    }
    Ok(())
}

fn leave(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    actor: Option<Uuid>,
    (act, kind): (&'static str, &'static str),
    (id, at): (Uuid, i64),
    data: serde_json::Value,
) {
    tx.effects.audit(NewAudit { hotline: hotline.0, at, actor, act, subject: Some(id), data: data.clone() });
    tx.effects.event(NewEvent {
        hotline: hotline.0,
        at,
        actor,
        kind,
        conversation: None,
        subject: Some(id),
        contact_seq: None,
        data,
    });
}

fn batched<T: serde::Serialize>(rows: &[T]) -> Result<Vec<Batch>, StoreError> {
    let batch = |rows: &[T]| Ok(Batch { rows: rows.len(), json: crate::store::json(&rows)? });
    rows.chunks(BATCH).map(batch).collect()
}

fn call_row(id: Uuid, key: &ContentKey, call: CallRead, body: Option<Vec<u8>>, now: i64) -> CallIn {
    let (form, facts) = (call.form, call.facts);
    let ended_at = facts.ended_at.unwrap_or(facts.started_at);
    let priority_final = facts.priority_final.unwrap_or_default();
    CallIn {
        id,
        taxonomy_version: facts.taxonomy_version,
        class: form.class,
        non_counselling: form.non_counselling,
        medium: facts.medium.unwrap_or_default(),
        about: form.about,
        role: form.role,
        child_age: form.child_age,
        child_age_code: form.child_age_code,
        child_gender: form.child_gender,
        child_country: form.child_country,
        living_situation: form.living_situation,
        heard: form.heard,
        leading_reason: form.leading_reason,
        emergency_called: facts.emergency_called,
        emergency_at: facts.emergency_called.map(|_| ended_at),
        language: facts.language,
        language_wanted: form.language_wanted,
        priority_auto: facts.priority_auto.unwrap_or(priority_final),
        priority_final,
        started_at: facts.started_at,
        first_seen_at: facts.first_seen_at,
        first_answer_at: facts.first_answer_at,
        ended_at,
        ended_by: facts.ended_by.unwrap_or_else(|| "OPER".into()),
        handovers: facts.handovers.unwrap_or_default(),
        key_id: key.id().0,
        body,
        // Nobody saved it in the future; what is saved after the import was corrected here.
        saved_at: facts.saved_at.unwrap_or(now).min(now),
    }
}
