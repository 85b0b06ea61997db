//! One run of an import: batch by batch, or mail by mail where the last run did not end.

use std::{path::PathBuf, sync::Arc, time::Duration};

use bytes::Bytes;
use earshot_channel::{ChannelId, Host, HostError, Known, Received};
use futures::{TryStreamExt, stream};
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{BATCH_BYTES, BATCH_MAILS, Done, Mark, Passed, Portion, Raw, Source};
use crate::{
    Intake, Settings,
    imap::{Body, Fetched},
    inbound::guard::{Begun, place_of, touched},
};

/// Batches that are read while the one before them is written: while one waits for the disk, the other goes on.
const READ_AT_ONCE: usize = 2;
/// Bytes of mails that are in hand: read from the files and not yet taken in. A larger mail waits until it is alone.
const IN_HAND_BYTES: usize = 4 * BATCH_BYTES;
/// Mails that are taken one by one after a run that did not end: as many as it may have had in hand.
const CAREFUL: usize = 5 * BATCH_MAILS;
/// How often a batch is offered to an inbox that is busy.
const OFFERS: u32 = 5;
/// Longest wait for it.
const WAIT_MS: u64 = 60_000;

/// A batch that was read and is not written yet.
struct Batch {
    mails: Vec<Fetched>,
    /// Where each of them lies.
    places: Vec<String>,
    items: Vec<Result<Received, Known>>,
    mark: Mark,
    passed: Passed,
    /// The bytes that it holds of what may be in hand.
    _room: OwnedSemaphorePermit,
}

/// One import.
struct Run<'r, T> {
    intake: &'r Intake,
    /// Names the source.
    name: String,
    notes: PathBuf,
    trial: T,
}

/// Takes a source in. `progress` hears of every batch. `trial` reads a mail where that can kill nothing, and says whether its reader
/// lived; it is asked after a run that did not end.
///
/// # Errors
/// In words; what was taken stays, and the next run goes on there.
pub async fn import(
    channel: ChannelId,
    settings: &Settings,
    host: Arc<dyn Host>,
    mut source: Source,
    mut progress: impl FnMut(&Done),
    trial: impl AsyncFn(Bytes) -> bool,
) -> Result<Done, String> {
    let notes = host.state_dir().join(format!("import-{}", source.name));
    source.resume(&notes).map_err(|error| error.to_string())?;
    let intake = &Intake::open(channel, settings, host).await.map_err(words)?;
    let run = Run { intake, name: source.name.clone(), notes, trial };
    let begun = intake.guard.begin(run.name.clone().into_bytes()).await.map_err(words)?;
    let mut done = Done::default();
    let taken = run.take(source, begun.deaths > 0, &mut done, &mut progress).await;
    match taken {
        Ok(()) => intake.guard.clear(&begun).await,
        Err(_) => intake.guard.end(&begun).await,
    }
    taken.map(|()| done)
}

impl<T: AsyncFn(Bytes) -> bool> Run<'_, T> {
    async fn take(
        &self,
        mut source: Source,
        careful: bool,
        done: &mut Done,
        progress: &mut impl FnMut(&Done),
    ) -> Result<(), String> {
        let alone = if careful { CAREFUL } else { 0 };
        for _ in 0..alone {
            let (portion, back) = portion(source, 1).await?;
            source = back;
            let Portion { mails, mark, passed } = portion;
            let is_over = mails.is_empty();
            for raw in mails {
                self.take_alone(raw, done).await.map_err(words)?;
            }
            self.note(&mark, passed, done, progress);
            if is_over {
                return Ok(());
            }
        }
        self.take_ahead(source, done, progress).await
    }

    /// Takes all the rest, batch by batch, and reads while it writes.
    async fn take_ahead(
        &self,
        source: Source,
        done: &mut Done,
        progress: &mut impl FnMut(&Done),
    ) -> Result<(), String> {
        let in_hand = &Arc::new(Semaphore::new(IN_HAND_BYTES));
        let portions = stream::try_unfold(Some(source), |source| async move {
            let Some(source) = source else { return Ok::<_, String>(None) };
            // Room for a batch, before it is read.
            let mut room = room_for(in_hand, BATCH_BYTES).await?;
            let (portion, source) = portion(source, BATCH_MAILS).await?;
            let bytes = portion.mails.iter().map(|mail| mail.bytes.len()).sum::<usize>();
            // A large mail takes the place of those before it.
            let more = bytes.min(IN_HAND_BYTES).saturating_sub(BATCH_BYTES);
            if more > 0 {
                room.merge(room_for(in_hand, more).await?);
            }
            let goes_on = !portion.mails.is_empty();
            Ok(Some(((portion, room), goes_on.then_some(source))))
        });
        let batches = portions.map_ok(|(portion, room)| self.read(portion, room)).try_buffered(READ_AT_ONCE);
        let mut batches = std::pin::pin!(batches);
        let mut waiting: Option<Batch> = None;
        loop {
            let before = waiting.take();
            let writing = async {
                let Some(batch) = before else { return Ok::<(), String>(()) };
                self.write(&batch.mails, &batch.places, &batch.items, done).await.map_err(words)?;
                self.note(&batch.mark, batch.passed, done, progress);
                Ok(())
            };
            let (read, written) = tokio::join!(batches.try_next(), writing);
            written?;
            match read? {
                Some(batch) => waiting = Some(batch),
                None => return Ok(()),
            }
        }
    }

    /// Notes how far this went, and tells it.
    fn note(&self, mark: &Mark, passed: Passed, done: &mut Done, progress: &mut impl FnMut(&Done)) {
        // A mark that is lost costs time and doubles nothing.
        if let Err(error) = mark.note(&self.notes) {
            tracing::warn!(%error, "how far the import went could not be noted");
            done.unnoted += 1;
        }
        done.pass(passed);
        progress(done);
    }

    async fn read(&self, portion: Portion, room: OwnedSemaphorePermit) -> Result<Batch, String> {
        let Portion { mails, mark, passed } = portion;
        let (mails, places): (Vec<Fetched>, Vec<String>) =
            mails.into_iter().map(|raw| fetched(raw, &self.name)).unzip();
        let items = patiently(async || self.intake.read(mails.clone()).await).await.map_err(words)?;
        Ok(Batch { mails, places, items, mark, passed, _room: room })
    }

    /// Takes one mail by itself, noted before. What killed the process, or kills another that reads it, is kept unread.
    async fn take_alone(&self, raw: Raw, done: &mut Done) -> Result<(), HostError> {
        let (mail, place) = fetched(raw, &self.name);
        let begun = patiently(async || self.intake.guard.begin(place_of(&mail)).await).await?;
        let taken = self.take_begun(mail, &place, &begun, done).await;
        match taken {
            Ok(()) => self.intake.guard.clear(&begun).await,
            Err(_) => self.intake.guard.end(&begun).await,
        }
        taken
    }

    async fn take_begun(&self, mail: Fetched, place: &str, begun: &Begun, done: &mut Done) -> Result<(), HostError> {
        let mut mail = touched(mail, begun.deaths);
        if let Body::Whole(raw) | Body::Stub { raw, .. } = &mail.body
            && !(self.trial)(raw.clone()).await
        {
            mail.body = mail.body.aside("Whatever reads this mail breaks off.".into());
        }
        if !mail.body.is_to_be_read() {
            self.take_aside(Fetched { folder: place.to_owned(), ..mail }).await?;
            (done.mails, done.set_aside) = (done.mails + 1, done.set_aside + 1);
            return Ok(());
        }
        let items = patiently(async || self.intake.read(vec![mail.clone()]).await).await?;
        self.write(&[mail], &[place.to_owned()], &items, done).await
    }

    /// Takes a mail in that is not read; where its bytes are what is refused, without them.
    async fn take_aside(&self, mut mail: Fetched) -> Result<(), HostError> {
        loop {
            let items = patiently(async || self.intake.read(vec![mail.clone()]).await).await?;
            let items = || items.iter().flatten().cloned().collect();
            match patiently(async || self.intake.accept(items(), None).await).await {
                Err(HostError::Rejected(why)) if mail.body.raw().is_some() => {
                    mail.body = mail.body.aside(refused(&why));
                }
                taken => return taken.map(drop),
            }
        }
    }

    /// Hands items over. Where the inbox refuses something of it, one by one: what is refused then becomes an item that says so.
    async fn write(
        &self,
        mails: &[Fetched],
        places: &[String],
        items: &[Result<Received, Known>],
        done: &mut Done,
    ) -> Result<(), HostError> {
        items.iter().filter_map(|item| item.as_ref().err()).for_each(|known| done.count_known(*known));
        let new = || items.iter().flatten().cloned().collect();
        match patiently(async || self.intake.accept(new(), None).await).await {
            Err(HostError::Rejected(_)) => {}
            accepted => return accepted.map(|accepted| accepted.iter().for_each(|one| done.count(one))),
        }
        for ((mail, place), item) in mails.iter().zip(places).zip(items) {
            let Ok(item) = item else { continue };
            let why = match patiently(async || self.intake.accept(vec![item.clone()], None).await).await {
                Err(HostError::Rejected(why)) => why,
                accepted => {
                    accepted?.iter().for_each(|one| done.count(one));
                    continue;
                }
            };
            let body = mail.body.clone().aside(refused(&why));
            self.take_aside(Fetched { body, folder: place.clone(), ..mail.clone() }).await?;
            (done.mails, done.refused) = (done.mails + 1, done.refused + 1);
        }
        Ok(())
    }
}

/// The next mails of a source, which waits for the disk elsewhere.
async fn portion(mut source: Source, most: usize) -> Result<(Portion, Source), String> {
    let reading = tokio::task::spawn_blocking(move || (source.portion(most), source));
    let (portion, source) = reading.await.map_err(words)?;
    Ok((portion.map_err(|error| format!("the mails can't be read on: {error}"))?, source))
}

/// Waits until so many bytes more may be in hand.
async fn room_for(in_hand: &Arc<Semaphore>, bytes: usize) -> Result<OwnedSemaphorePermit, String> {
    let bytes = u32::try_from(bytes.min(IN_HAND_BYTES)).unwrap_or(u32::MAX);
    in_hand.clone().acquire_many_owned(bytes).await.map_err(words)
}

fn refused(why: &str) -> String {
    format!("the inbox did not take it: {why}")
}

/// Comes again while the inbox is busy.
async fn patiently<T>(mut work: impl AsyncFnMut() -> Result<T, HostError>) -> Result<T, HostError> {
    for _ in 1..OFFERS {
        match work().await {
            Err(HostError::Unavailable { retry_after_ms, .. }) => {
                tokio::time::sleep(Duration::from_millis(retry_after_ms.min(WAIT_MS))).await;
            }
            other => return other,
        }
    }
    work().await
}

fn words<E: std::fmt::Display>(error: E) -> String {
    error.to_string()
}

fn fetched(raw: Raw, source: &str) -> (Fetched, String) {
    // Names it in the next run as well.
    let digest = Sha256::digest(&raw.place);
    let uid = digest.first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    let cut = raw.whole_size_bytes > raw.bytes.len() as u64;
    let body = match cut {
        true => Body::Stub { raw: raw.bytes, parts: Vec::new(), whole_size_bytes: Some(raw.whole_size_bytes) },
        false => Body::Whole(raw.bytes),
    };
    let folder = format!("import {source}");
    (Fetched { folder, uidvalidity: 0, uid, internal_date_ms: None, old: true, body }, raw.place)
}
