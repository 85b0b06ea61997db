//! Crashes: the process dies at every step that the host counts, and the adapter's work is cut at every await point.
//!
//! The carrier's memory is the ledger that survives: what it was told "received" for must be kept, what it was not told
//! for it brings again, and in the end each item stands once.

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll},
};

use super::{Finding, Harness, MemoryHost, Outcome, PATIENCE, Sample, Verdict, suite};

const TEXTS: [&str; 3] = ["one", "two", "three"];
/// More steps or polls than this means that a scenario does not end.
const MOST: u64 = 2_000;

fn samples() -> Vec<Sample> {
    (1..).zip(TEXTS).map(|(number, text)| Sample::new(number, text)).collect()
}

/// Kills the process at step 1, 2, 3 … of a talk of three items, until a run gets through without reaching the step.
pub async fn a_crash_at_any_step_of_the_host_loses_and_doubles_nothing<H: Harness>() -> Outcome {
    for step in 1..MOST {
        let host = suite::host()?;
        let mut told = Vec::new();
        let crashed = {
            host.crash_at_step(step);
            tokio::select! {
                biased;
                () = host.crashed() => true,
                talked = talk::<H>(&host, &mut told) => {
                    talked?;
                    false
                }
            }
        };
        settle::<H>(&host, &told).await.map_err(|finding| Finding(format!("killed at step {step}: {finding}")))?;
        if !crashed {
            return suite::ensure(step > 3, || "the host was hardly asked anything: there was nothing to crash".into());
        }
    }
    Err(Finding("the talk does not end".into()))
}

/// Drops the adapter after its work was polled once, twice, three times …, until a run gets through.
pub async fn a_cut_at_any_await_point_loses_and_doubles_nothing<H: Harness>() -> Outcome {
    for polls in 1..MOST {
        let host = suite::host()?;
        let mut told = Vec::new();
        let through = Cut { polls, work: Box::pin(talk::<H>(&host, &mut told)) }.await;
        let through = through.transpose()?.is_some();
        settle::<H>(&host, &told).await.map_err(|finding| Finding(format!("cut after {polls} polls: {finding}")))?;
        if through {
            return Ok(());
        }
    }
    Err(Finding("the talk does not end".into()))
}

/// The carrier brings three items, each until it is told "received", and writes down what it was told.
async fn talk<H: Harness>(host: &MemoryHost, told: &mut Vec<Sample>) -> Outcome {
    let adapter = H::start(host.clone()).await;
    for sample in samples() {
        // A crash is waited for outside, so nothing here may give up.
        let verdict = adapter.bring(&sample).await;
        suite::ensure(verdict == Verdict::Acknowledged, || format!("item {} was {verdict:?}", sample.number))?;
        told.push(sample);
    }
    Ok(())
}

/// After a crash: what was acknowledged is there, the rest comes again, and then the ledger is complete.
async fn settle<H: Harness>(dead: &MemoryHost, told: &[Sample]) -> Outcome {
    let host = dead.reborn().map_err(|error| Finding(format!("no host: {error}")))?;
    for sample in told {
        let kept = suite::of_text(&host, &sample.text).len();
        suite::ensure(kept == 1, || {
            format!("{:?} was acknowledged and stands {kept} times in the ledger", sample.text)
        })?;
    }
    let again = async {
        let adapter = H::start(host.clone()).await;
        for sample in samples().iter().filter(|sample| !told.contains(sample)) {
            suite::bring_until_acknowledged(&adapter, sample).await?;
        }
        Ok(())
    };
    tokio::time::timeout(PATIENCE, again).await.map_err(|_| Finding("after the crash nothing goes on".into()))??;
    suite::exactly(&host, &TEXTS)
}

/// Work that is dropped after so many polls. `None` when it was cut.
struct Cut<'a> {
    polls: u64,
    work: Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>,
}

impl Future for Cut<'_> {
    type Output = Option<Outcome>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.polls == 0 {
            return Poll::Ready(None);
        }
        self.polls -= 1;
        let work = pin!(&mut self.work);
        match work.poll(cx) {
            Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
            Poll::Pending if self.polls == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }
}
