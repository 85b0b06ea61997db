//! Group commit: many jobs, one transaction, one sync.
//!
//! Each writer owns a connection and a bounded queue. A batch first runs without savepoints, which is the common case
//! and the cheap one; when a job in it fails, the batch is rolled back and run again with a savepoint around each job,
//! so that only the failing ones are lost. That is why jobs are re-runnable closures without I/O.
//! Invariant: a caller hears `Ok` only after COMMIT returned.

use std::{ops::Range, panic::AssertUnwindSafe, pin::Pin, sync::Arc, time::Duration};

use async_trait::async_trait;
use futures::FutureExt;
use tokio::{
    runtime::Handle,
    sync::{broadcast, mpsc, oneshot},
};
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{BEGIN_SQLITE, Conn, Sql, Stmt},
    db::{Location, Owned},
    effects::{Effects, Kept},
};

/// Jobs in one transaction at most.
const BATCH: usize = 64;
/// Jobs waiting per writer at most; beyond that callers wait, and after five seconds hear `Unavailable`.
const QUEUE: usize = 1024;
/// Items that ride along with one job at most; who comes then is refused at once.
const GATHERED: usize = 1024;
/// How long a transaction on PostgreSQL may take before its connection counts as lost. Longer than any statement may.
const LOST_AFTER: Duration = Duration::from_secs(40);
/// How long a caller waits for a place in the queue.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a batch that lost a race runs again.
const RACES: u32 = 6;

/// A job's future, borrowing its transaction.
pub type JobFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A transaction as a job sees it: statements, and effects that are written once per batch.
pub struct Tx<'c> {
    conn: Conn<'c>,
    /// The transaction has yet to begin, with the first statement.
    unbegun: &'c mut bool,
    /// Events, audit rows and counters that the batch writes at its end.
    pub effects: &'c mut Effects,
}

impl Tx<'_> {
    /// Begins a statement.
    pub fn sql(&mut self, sql: Sql) -> Stmt<'_> {
        if std::mem::take(self.unbegun) { self.conn.first(sql) } else { self.conn.sql(sql) }
    }
}

/// Writes a batch's effects, last thing before the commit.
#[async_trait]
pub trait Flush: Send + Sync {
    /// Writes them.
    ///
    /// # Errors
    /// Fails the whole batch.
    async fn flush(&self, conn: &mut Conn<'_>, effects: &mut Effects) -> Result<(), StoreError>;
}

/// A database without events, such as the one that holds the keys.
pub struct NoEffects;

#[async_trait]
impl Flush for NoEffects {
    async fn flush(&self, _conn: &mut Conn<'_>, effects: &mut Effects) -> Result<(), StoreError> {
        effects.clear();
        Ok(())
    }
}

/// Something was committed: time to re-read from one's cursor.
#[derive(Clone, Debug)]
pub struct Committed {
    /// Whose; `None` may be anybody's.
    pub hotline: Option<Uuid>,
    /// Which conversations; `None` where that is not known.
    pub conversations: Option<Vec<Uuid>>,
    /// The events themselves, in order and without a gap, where this node wrote them and they hold all that screens show.
    pub(crate) kept: Option<Arc<[Arc<Kept>]>>,
    /// Whether there is something for this node's outbox.
    pub outbound: bool,
}

impl Committed {
    /// Conversations named in a notice at most: its payload has a limit of 8,000 bytes.
    const NAMED: usize = 200;

    /// The payload of a notice to other nodes: the hotline and what changed in it, ids only.
    pub(super) fn notice<'e>(hotline: Uuid, conversations: impl Iterator<Item = &'e Uuid>) -> String {
        let ids: Vec<_> = conversations.map(|id| id.simple().to_string()).collect();
        if ids.len() > Self::NAMED {
            format!("{}*", hotline.simple())
        } else {
            format!("{}:{}", hotline.simple(), ids.join(","))
        }
    }

    /// Something changed, and nobody knows what.
    pub(super) const ANYTHING: Self = Self { hotline: None, conversations: None, kept: None, outbound: false };

    /// Reads such a payload; what can't be read means that anything may have changed.
    pub(super) fn from_notice(payload: &str) -> Self {
        let parsed = payload.split_once(':').and_then(|(hotline, ids)| {
            let ids: Option<Vec<Uuid>> =
                ids.split(',').filter(|id| !id.is_empty()).map(|id| Uuid::try_parse(id).ok()).collect();
            Some((Uuid::try_parse(hotline).ok()?, ids?))
        });
        match parsed {
            Some((hotline, conversations)) => {
                Self { hotline: Some(hotline), conversations: Some(conversations), ..Self::ANYTHING }
            }
            None => Self::ANYTHING,
        }
    }
}

type Queue = parking_lot::Mutex<Option<mpsc::Sender<Box<dyn Job>>>>;

pub(super) struct Writers {
    queues: Vec<Queue>,
    tasks: TaskTracker,
    committed: broadcast::Sender<Committed>,
}

impl Writers {
    pub(super) fn start(location: Location, first: Owned, count: usize, flush: Arc<dyn Flush>) -> Self {
        let tasks = TaskTracker::new();
        let (committed, _) = broadcast::channel(1024);
        let mut first = Some(first);
        let queues = (0..count)
            .map(|_| {
                let (queue, jobs) = mpsc::channel(QUEUE);
                let writer = Writer {
                    location: location.clone(),
                    conn: first.take(),
                    jobs,
                    flush: flush.clone(),
                    committed: committed.clone(),
                };
                // A thread of its own: it waits for one answer after the other, and waking a thread that sleeps for just that is
                // quicker than finding one of the runtime's.
                let (runtime, running) = (Handle::current(), tasks.track_future(writer.run()));
                std::thread::spawn(move || runtime.block_on(running));
                parking_lot::Mutex::new(Some(queue))
            })
            .collect();
        tasks.close();
        Self { queues, tasks, committed }
    }

    pub(super) async fn write<T, F>(&self, route: Uuid, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a, 'c> Fn(&'a mut Tx<'c>) -> JobFuture<'a, T> + Send + Sync + 'static,
    {
        let (answer, outcome) = oneshot::channel();
        self.enqueue(route, Box::new(Typed { job, value: None, answer: Some(answer) })).await?;
        outcome.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the writer stopped".into())))
    }

    pub(super) async fn write_together<I, O>(
        &self,
        route: Uuid,
        gathering: &Arc<Gathering<I, O>>,
        item: I,
    ) -> Result<O, StoreError>
    where
        I: Send + Sync + 'static,
        O: Send + 'static,
    {
        let (answer, outcome) = oneshot::channel();
        let first = {
            let mut waiting = gathering.waiting.lock();
            if waiting.len() >= GATHERED {
                return Err(StoreError::Unavailable("too much is being written at once".into()));
            }
            waiting.push((item, answer));
            waiting.len() == 1
        };
        // Who comes first brings the job; the others ride along.
        if first {
            let gathering = gathering.clone();
            let job = Gathered { gathering, begun: false, items: Vec::new(), answers: Vec::new(), values: Vec::new() };
            self.enqueue(route, Box::new(job)).await?;
        }
        outcome.await.unwrap_or_else(|_| Err(StoreError::Unavailable("too much is being written at once".into())))
    }

    async fn enqueue(&self, route: Uuid, job: Box<dyn Job>) -> Result<(), StoreError> {
        let index = (route.as_u128() % self.queues.len() as u128) as usize;
        let queue = self.queues.get(index).and_then(|queue| queue.lock().clone());
        let Some(queue) = queue else { return Err(StoreError::Unavailable("Earshot is stopping".into())) };
        queue
            .send_timeout(job, PATIENCE)
            .await
            .map_err(|_| StoreError::Unavailable("too much is being written at once".into()))
    }

    pub(super) fn committed(&self) -> broadcast::Receiver<Committed> {
        self.committed.subscribe()
    }

    pub(super) fn announce(&self, what: Committed) {
        // Nobody listening is fine.
        let _nobody = self.committed.send(what);
    }

    pub(super) async fn close(&self) {
        for queue in &self.queues {
            queue.lock().take();
        }
        self.tasks.wait().await;
    }
}

/// Where a caller waits.
type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

#[async_trait]
trait Job: Send {
    /// Takes what it consists of and says how many parts that are; parts can fail apart. Called once, before the first run.
    fn begin(&mut self) -> usize;
    /// Runs some of its parts in one go.
    async fn run(&mut self, tx: &mut Tx<'_>, parts: Range<usize>) -> Result<(), StoreError>;
    /// Tells everybody; one outcome a part.
    fn answer(self: Box<Self>, outcomes: &[Result<(), StoreError>]);
}

struct Typed<T, F> {
    job: F,
    value: Option<T>,
    answer: Option<Answer<T>>,
}

#[async_trait]
impl<T, F> Job for Typed<T, F>
where
    T: Send + 'static,
    F: for<'a, 'c> Fn(&'a mut Tx<'c>) -> JobFuture<'a, T> + Send + Sync,
{
    fn begin(&mut self) -> usize {
        1
    }

    async fn run(&mut self, tx: &mut Tx<'_>, _parts: Range<usize>) -> Result<(), StoreError> {
        self.value = None;
        self.value = Some(unpanicked((self.job)(tx)).await?);
        Ok(())
    }

    fn answer(mut self: Box<Self>, outcomes: &[Result<(), StoreError>]) {
        if let Some(answer) = self.answer.take() {
            tell(answer, outcomes.first(), self.value.take());
        }
    }
}

/// A job that panics must not take the writer with it.
async fn unpanicked<T>(work: JobFuture<'_, T>) -> Result<T, StoreError> {
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(outcome) => outcome,
        Err(_) => Err(StoreError::Defect("a job panicked".into())),
    }
}

fn tell<T>(answer: oneshot::Sender<Result<T, StoreError>>, outcome: Option<&Result<(), StoreError>>, value: Option<T>) {
    let result = match (outcome, value) {
        (Some(Ok(())), Some(value)) => Ok(value),
        (Some(Err(error)), _) => Err(error.clone()),
        _ => Err(StoreError::Defect("a job without a value".into())),
    };
    // The caller may have gone; the work is done all the same.
    let _gone = answer.send(result);
}

/// What a [`Gathering`] does with its items: one outcome an item.
pub type Together<I, O> = Box<dyn for<'a> Fn(&'a mut Tx<'_>, &'a [I]) -> JobFuture<'a, Vec<O>> + Send + Sync>;

/// Items of one kind that callers bring at the same time and that are written by the same few statements: whatever has
/// come by the time the writer gets to it is one job. When that fails it runs again item by item.
pub struct Gathering<I, O> {
    waiting: parking_lot::Mutex<Vec<(I, Answer<O>)>>,
    together: Together<I, O>,
}

impl<I: Send + 'static, O: Send + 'static> Gathering<I, O> {
    /// An empty one.
    pub fn new(together: Together<I, O>) -> Arc<Self> {
        Arc::new(Self { waiting: parking_lot::Mutex::default(), together })
    }
}

struct Gathered<I, O> {
    gathering: Arc<Gathering<I, O>>,
    begun: bool,
    items: Vec<I>,
    answers: Vec<Answer<O>>,
    values: Vec<Option<O>>,
}

#[async_trait]
impl<I: Send + Sync + 'static, O: Send + 'static> Job for Gathered<I, O> {
    fn begin(&mut self) -> usize {
        self.begun = true;
        (self.items, self.answers) = std::mem::take(&mut *self.gathering.waiting.lock()).into_iter().unzip();
        self.values = self.items.iter().map(|_| None).collect();
        self.items.len()
    }

    async fn run(&mut self, tx: &mut Tx<'_>, parts: Range<usize>) -> Result<(), StoreError> {
        let items = self.items.get(parts.clone()).unwrap_or_default();
        let values = unpanicked((self.gathering.together)(tx, items)).await?;
        for (slot, value) in self.values.iter_mut().skip(parts.start).zip(values) {
            *slot = Some(value);
        }
        Ok(())
    }

    fn answer(mut self: Box<Self>, outcomes: &[Result<(), StoreError>]) {
        let (answers, values) = (std::mem::take(&mut self.answers), std::mem::take(&mut self.values));
        for ((answer, outcome), value) in answers.into_iter().zip(outcomes).zip(values) {
            tell(answer, Some(outcome), value);
        }
    }
}

impl<I, O> Drop for Gathered<I, O> {
    /// A job that never began, because its bearer found the queue full or was cut off, sends those away who wait for it.
    fn drop(&mut self) {
        if !self.begun {
            self.gathering.waiting.lock().clear();
        }
    }
}

struct Writer {
    location: Location,
    conn: Option<Owned>,
    jobs: mpsc::Receiver<Box<dyn Job>>,
    flush: Arc<dyn Flush>,
    committed: broadcast::Sender<Committed>,
}

impl Writer {
    async fn run(mut self) {
        let mut batch: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH);
        while self.jobs.recv_many(&mut batch, BATCH).await > 0 {
            let mut jobs: Vec<_> = batch.drain(..).map(|mut job| (job.begin(), job)).collect();
            let mut outcomes = self.commit(&mut jobs).await;
            for (parts, job) in jobs {
                let rest = outcomes.split_off(parts.min(outcomes.len()));
                job.answer(&outcomes);
                outcomes = rest;
            }
        }
        if let Some(conn) = self.conn.take() {
            conn.close().await;
        }
    }

    /// Runs a batch until it is committed or has failed for good; one outcome a part.
    async fn commit(&mut self, batch: &mut [(usize, Box<dyn Job>)]) -> Vec<Result<(), StoreError>> {
        let count = batch.iter().map(|(parts, _)| parts).sum();
        let mut savepoints = false;
        for race in 0..RACES {
            let is_postgres = matches!(self.location, Location::Postgres(_));
            let patience = if is_postgres { LOST_AFTER } else { Duration::MAX };
            let attempt = tokio::time::timeout(patience, self.attempt(batch, savepoints)).await;
            let lost = |_| Err(Broken::Lost(StoreError::Unavailable("PostgreSQL does not answer".into())));
            match attempt.unwrap_or_else(lost) {
                Ok(outcomes) => return outcomes,
                Err(Broken::Job) => savepoints = true,
                Err(Broken::Race) => {
                    savepoints = true;
                    tokio::time::sleep(Duration::from_millis(2 << race)).await;
                }
                Err(Broken::Lost(error)) => {
                    // A broken connection is replaced before the next batch.
                    self.conn = None;
                    return vec![Err(error); count];
                }
            }
        }
        vec![Err(StoreError::Unavailable("lost too many races".into())); count]
    }

    async fn attempt(
        &mut self,
        batch: &mut [(usize, Box<dyn Job>)],
        savepoints: bool,
    ) -> Result<Vec<Result<(), StoreError>>, Broken> {
        if self.conn.is_none() {
            self.conn = Some(Owned::open(&self.location).await.map_err(Broken::Lost)?);
        }
        let Some(owned) = self.conn.as_mut() else {
            return Err(Broken::Lost(StoreError::Unavailable("no connection".into())));
        };
        let begin = match owned {
            Owned::Sqlite(_) => BEGIN_SQLITE,
            Owned::Postgres(_) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        let mut unbegun = matches!(owned, Owned::Sqlite(_)) && !savepoints;
        if !unbegun {
            owned.conn().command(begin).await.map_err(Broken::Lost)?;
        }
        let mut effects = Effects::default();
        let alone = matches!(batch, [(1, _)]);
        let mut outcomes = Vec::with_capacity(batch.len());
        for (parts, job) in batch.iter_mut() {
            // Together, or each part behind a savepoint of its own.
            let step = if savepoints { 1 } else { (*parts).max(1) };
            for start in (0..*parts).step_by(step) {
                let mark = effects.mark();
                if savepoints {
                    owned.conn().script("SAVEPOINT job").await.map_err(Broken::Lost)?;
                }
                let outcome = {
                    let (effects, unbegun) = (&mut effects, &mut unbegun);
                    job.run(&mut Tx { conn: owned.conn(), unbegun, effects }, start..start + step).await
                };
                match &outcome {
                    Ok(()) if savepoints => owned.conn().script("RELEASE SAVEPOINT job").await.map_err(Broken::Lost)?,
                    Ok(()) => {}
                    Err(StoreError::Retry) => {
                        if !unbegun {
                            rollback(owned).await?;
                        }
                        return Err(Broken::Race);
                    }
                    Err(StoreError::Unavailable(why)) => {
                        let lost = Broken::Lost(StoreError::Unavailable(why.clone()));
                        // The connection is thrown away after this, so a failing rollback changes nothing.
                        let _broken = rollback(owned).await;
                        return Err(lost);
                    }
                    Err(_) if savepoints => {
                        owned
                            .conn()
                            .script("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")
                            .await
                            .map_err(Broken::Lost)?;
                        effects.rewind(mark);
                    }
                    // Alone in its batch: nobody else to save.
                    Err(_) if alone => {}
                    Err(_) => {
                        if !unbegun {
                            rollback(owned).await?;
                        }
                        return Err(Broken::Job);
                    }
                }
                outcomes.extend(std::iter::repeat_n(outcome, step));
            }
        }
        if unbegun {
            owned.conn().command(begin).await.map_err(Broken::Lost)?;
        }
        if outcomes.iter().all(Result::is_err) {
            rollback(owned).await?;
            return Ok(outcomes);
        }
        let finished = async {
            self.flush.flush(&mut owned.conn(), &mut effects).await?;
            owned.conn().command("COMMIT").await
        }
        .await;
        match finished {
            Ok(()) => {
                for committed in effects.committed() {
                    let _nobody = self.committed.send(committed);
                }
                Ok(outcomes)
            }
            Err(StoreError::Retry) => {
                rollback(owned).await?;
                Err(Broken::Race)
            }
            Err(error) => {
                let _broken = rollback(owned).await;
                Err(Broken::Lost(match error {
                    StoreError::Unavailable(_) | StoreError::Defect(_) => error,
                    other => StoreError::Defect(format!("flush: {other}")),
                }))
            }
        }
    }
}

enum Broken {
    /// A job failed; run the batch again with savepoints.
    Job,
    /// Deadlock or serialization failure; run the batch again.
    Race,
    /// The connection or the disk failed.
    Lost(StoreError),
}

async fn rollback(owned: &mut Owned) -> Result<(), Broken> {
    owned.conn().script("ROLLBACK").await.map_err(Broken::Lost)
}
