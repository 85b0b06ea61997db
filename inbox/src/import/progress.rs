//! How far a file is on its way in, and breaking it off.

use std::sync::{
    Arc,
    atomic::{AtomicU8, AtomicU64, Ordering},
};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::store::StoreError;

const GOES_ON: u8 = 0;
const BROKEN_OFF: u8 = 1;
const COMES_IN: u8 = 2;

/// What is done with a file at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ImportStep {
    /// Its lines are read and checked.
    Reading,
    /// Its records are sealed.
    Sealing,
    /// They are written, in one transaction.
    Writing,
}

/// How far a file is on its way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportRun {
    /// What is done now.
    pub step: ImportStep,
    /// Lines that are read, records that are sealed, rows that are written.
    pub done: u64,
    /// Of how many; while a file is read about as many.
    pub of: u64,
}

/// Tells how far a file is, and breaks it off: then nothing of it comes in. Clones are of the same file.
#[derive(Clone, Debug, Default)]
pub struct ImportProgress(Arc<Way>);

#[derive(Debug, Default)]
struct Way {
    step: AtomicU8,
    done: AtomicU64,
    of: AtomicU64,
    end: AtomicU8,
}

impl ImportProgress {
    /// How far it is.
    pub fn now(&self) -> ImportRun {
        let step = match self.0.step.load(Ordering::Relaxed) {
            0 => ImportStep::Reading,
            1 => ImportStep::Sealing,
            _ => ImportStep::Writing,
        };
        let (done, of) = (self.0.done.load(Ordering::Relaxed), self.0.of.load(Ordering::Relaxed));
        ImportRun { step, done: done.min(of), of }
    }

    /// Breaks it off. Whether that was in time: `false` once all of it comes in.
    pub fn break_off(&self) -> bool {
        self.end(BROKEN_OFF)
    }

    /// Whether it was broken off.
    pub(super) fn is_broken_off(&self) -> bool {
        self.0.end.load(Ordering::Acquire) == BROKEN_OFF
    }

    /// Begins a step, of which so much is to be done.
    pub(super) fn begin(&self, step: ImportStep, of: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.of.store(u64::try_from(of).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.0.step.store(step as u8, Ordering::Relaxed);
    }

    /// So much more is done.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it was broken off.
    pub(super) fn more(&self, done: usize) -> Result<(), StoreError> {
        self.0.done.fetch_add(u64::try_from(done).unwrap_or_default(), Ordering::Relaxed);
        if self.is_broken_off() { Err(broken_off()) } else { Ok(()) }
    }

    /// From here on it comes in, and nobody breaks it off.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it was broken off.
    pub(super) fn come_in(&self) -> Result<(), StoreError> {
        if self.end(COMES_IN) { Ok(()) } else { Err(broken_off()) }
    }

    /// Whether it ends in this way, now or before.
    fn end(&self, how: u8) -> bool {
        match self.0.end.compare_exchange(GOES_ON, how, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => true,
            Err(before) => before == how,
        }
    }
}

fn broken_off() -> StoreError {
    StoreError::Conflict("this was broken off: nothing of it came in".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_broken_off_does_not_come_in_and_what_comes_in_is_not_broken_off() {
        let progress = ImportProgress::default();
        progress.begin(ImportStep::Reading, 3);
        progress.more(2).unwrap();
        assert_eq!(progress.now(), ImportRun { step: ImportStep::Reading, done: 2, of: 3 });
        assert!(progress.break_off() && progress.clone().break_off());
        assert!(matches!(progress.more(1), Err(StoreError::Conflict(_))));
        assert!(matches!(progress.come_in(), Err(StoreError::Conflict(_))));

        let progress = ImportProgress::default();
        progress.come_in().unwrap();
        // A transaction is run again where another one was in its way.
        progress.come_in().unwrap();
        assert!(!progress.break_off());
        progress.more(1).unwrap();
    }
}
