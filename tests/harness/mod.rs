//! What the tests of the whole process stand on: a private PostgreSQL, the real binary, a client that speaks the protocol.
//!
//! Everything started here has a guardian: a small shell that reads a pipe whose other end this process holds. However this
//! process ends (a panic, Ctrl-C, SIGKILL), the pipe closes and the guardian cleans up.

pub mod client;
pub mod gateways;
pub mod kannel;
pub mod mail;
pub mod mails;
pub mod matrix;
pub mod postgres;
pub mod process;
pub mod provider;
pub mod spoken;
pub mod wire;

use std::time::{Duration, Instant};

/// Asks until there is an answer; panics with what was waited for when the limit has passed.
pub fn wait_until<T>(limit: Duration, what: impl Fn() -> String, mut ask: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(began.elapsed() < limit, "waited {limit:?} in vain for {}", what());
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A number from the environment.
pub fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} must be a number")))
}
