//! Time and randomness as parameters, so that tests choose both. The only place that asks the system for either.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use earshot_channel::UnixMillis;
use rand::{TryRngCore, rngs::OsRng};
use uuid::{Builder, Uuid};

/// The time now.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A clock that stands still until somebody sets it; for tests.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock for tests, in milliseconds since 1970.
    pub fn fixed(at: i64) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at)))
    }

    /// Milliseconds since 1970.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system's clock")]
    pub fn now(&self) -> UnixMillis {
        match self {
            Clock::System => UnixMillis(jiff::Timestamp::now().as_millisecond()),
            Clock::Fixed(at) => UnixMillis(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock; does nothing to the system's.
    pub fn advance(&self, ms: i64) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(ms, Ordering::SeqCst);
        }
    }
}

/// Random bytes from the operating system. A machine without randomness can't keep any promise, so it stops.
#[expect(clippy::panic, reason = "no secret may ever be made without randomness")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    match OsRng.try_fill_bytes(&mut bytes) {
        Ok(()) => bytes,
        Err(error) => panic!("the operating system gives no random bytes: {error}"),
    }
}

/// A new id that sorts by time, for rows.
pub fn timed_id(now: UnixMillis) -> Uuid {
    let millis = u64::try_from(now.0).unwrap_or_default();
    Builder::from_unix_timestamp_millis(millis, &random()).into_uuid()
}

/// A new id that says nothing, for what outsiders see.
pub fn random_id() -> Uuid {
    Builder::from_random_bytes(random()).into_uuid()
}
