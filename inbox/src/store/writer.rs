//! Group commit: many jobs, one transaction, one sync.
//!
//! Each writer owns a connection and a bounded queue. A batch first runs without savepoints, which is the common case
//! and the cheap one; when a job in it fails, the batch is rolled back and run again with a savepoint around each job,
//! so that only the failing ones are lost. That is why jobs are re-runnable closures without I/O.
//! Invariant: a caller hears `Ok` only after COMMIT returned.

use std::{collections::BTreeMap, panic::AssertUnwindSafe, pin::Pin, sync::Arc, time::Duration};

use async_trait::async_trait;
use futures::FutureExt;
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use super::{
    StoreError,
    conn::{Conn, Sql, Stmt},
    db::{Location, Owned},
    effects::Effects,
};

/// Jobs in one transaction at most.
const BATCH: usize = 64;
/// Jobs waiting per writer at most; beyond that callers wait, and after five seconds hear `Unavailable`.
const QUEUE: usize = 1024;
/// How often a batch that lost a race runs again.
const RACES: u32 = 6;

/// A job's future, borrowing its transaction.
pub type JobFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A transaction as a job sees it: statements, and effects that are written once per batch.
pub struct Tx<'c> {
    conn: Conn<'c>,
    /// Events, audit rows and counters that the batch writes at its end.
    pub effects: &'c mut Effects,
}

impl Tx<'_> {
    /// Begins a statement.
    pub fn sql(&mut self, sql: Sql) -> Stmt<'_> {
        self.conn.sql(sql)
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

    /// Reads such a payload; what can't be read means that anything may have changed.
    pub(super) fn from_notice(payload: &str) -> Self {
        let parsed = payload.split_once(':').and_then(|(hotline, ids)| {
            let ids: Option<Vec<Uuid>> =
                ids.split(',').filter(|id| !id.is_empty()).map(|id| Uuid::try_parse(id).ok()).collect();
            Some((Uuid::try_parse(hotline).ok()?, ids?))
        });
        match parsed {
            Some((hotline, conversations)) => {
                Self { hotline: Some(hotline), conversations: Some(conversations), outbound: false }
            }
            None => Self { hotline: None, conversations: None, outbound: false },
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
                tasks.spawn(writer.run());
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
        let index = (route.as_u128() % self.queues.len() as u128) as usize;
        let queue = self.queues.get(index).and_then(|queue| queue.lock().clone());
        let Some(queue) = queue else { return Err(StoreError::Unavailable("Earshot is stopping".into())) };
        let (answer, outcome) = oneshot::channel();
        let typed: Box<dyn Job> = Box::new(Typed { job, value: None, answer: Some(answer) });
        queue
            .send_timeout(typed, Duration::from_secs(5))
            .await
            .map_err(|_| StoreError::Unavailable("too much is being written at once".into()))?;
        drop(queue);
        outcome.await.unwrap_or_else(|_| Err(StoreError::Unavailable("the writer stopped".into())))
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

#[async_trait]
trait Job: Send {
    async fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError>;
    fn answer(self: Box<Self>, outcome: Result<(), StoreError>);
}

struct Typed<T, F> {
    job: F,
    value: Option<T>,
    answer: Option<oneshot::Sender<Result<T, StoreError>>>,
}

#[async_trait]
impl<T, F> Job for Typed<T, F>
where
    T: Send + 'static,
    F: for<'a, 'c> Fn(&'a mut Tx<'c>) -> JobFuture<'a, T> + Send + Sync,
{
    async fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        self.value = None;
        // A job that panics must not take the writer with it.
        match AssertUnwindSafe((self.job)(tx)).catch_unwind().await {
            Ok(Ok(value)) => {
                self.value = Some(value);
                Ok(())
            }
            Ok(Err(error)) => Err(error),
            Err(_) => Err(StoreError::Defect("a job panicked".into())),
        }
    }

    fn answer(mut self: Box<Self>, outcome: Result<(), StoreError>) {
        let result = match (outcome, self.value.take()) {
            (Ok(()), Some(value)) => Ok(value),
            (Ok(()), None) => Err(StoreError::Defect("a job without a value".into())),
            (Err(error), _) => Err(error),
        };
        if let Some(answer) = self.answer.take() {
            // The caller may have gone; the work is done all the same.
            let _gone = answer.send(result);
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
            let outcomes = self.commit(&mut batch).await;
            for (job, outcome) in batch.drain(..).zip(outcomes) {
                job.answer(outcome);
            }
        }
        if let Some(conn) = self.conn.take() {
            conn.close().await;
        }
    }

    /// Runs a batch until it is committed or has failed for good; one outcome a job.
    async fn commit(&mut self, batch: &mut [Box<dyn Job>]) -> Vec<Result<(), StoreError>> {
        let count = batch.len();
        let mut savepoints = false;
        for race in 0..RACES {
            match self.attempt(batch, savepoints).await {
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
        batch: &mut [Box<dyn Job>],
        savepoints: bool,
    ) -> Result<Vec<Result<(), StoreError>>, Broken> {
        if self.conn.is_none() {
            self.conn = Some(Owned::open(&self.location).await.map_err(Broken::Lost)?);
        }
        let Some(owned) = self.conn.as_mut() else {
            return Err(Broken::Lost(StoreError::Unavailable("no connection".into())));
        };
        let begin = match owned {
            Owned::Sqlite(_) => "BEGIN IMMEDIATE",
            Owned::Postgres(_) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        owned.conn().script(begin).await.map_err(Broken::Lost)?;
        let mut effects = Effects::default();
        let alone = batch.len() == 1;
        let mut outcomes = Vec::with_capacity(batch.len());
        for job in batch.iter_mut() {
            let mark = effects.mark();
            if savepoints {
                owned.conn().script("SAVEPOINT job").await.map_err(Broken::Lost)?;
            }
            let outcome = job.run(&mut Tx { conn: owned.conn(), effects: &mut effects }).await;
            match &outcome {
                Ok(()) if savepoints => owned.conn().script("RELEASE SAVEPOINT job").await.map_err(Broken::Lost)?,
                Ok(()) => {}
                Err(StoreError::Retry) => {
                    rollback(owned).await?;
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
                    rollback(owned).await?;
                    return Err(Broken::Job);
                }
            }
            outcomes.push(outcome);
        }
        if outcomes.iter().all(Result::is_err) {
            rollback(owned).await?;
            return Ok(outcomes);
        }
        let (touched, outbound) = (effects.touched(), effects.has_outbound());
        let finished = async {
            self.flush.flush(&mut owned.conn(), &mut effects).await?;
            owned.conn().script("COMMIT").await
        }
        .await;
        match finished {
            Ok(()) => {
                for (hotline, conversations) in touched {
                    let _nobody = self.committed.send(Committed {
                        hotline: Some(hotline),
                        conversations: Some(conversations),
                        outbound,
                    });
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

/// Conversations that a batch touched, by hotline.
pub(super) type Touched = BTreeMap<Uuid, Vec<Uuid>>;
