//! Rate limits that keep no address: everything is counted under keyed hashes in memory and forgotten when it is over.
//!
//! Limits slow and don't shut: a whole school may share one address, so what comes too fast waits for its turn, and is
//! refused only when it would wait too long. Wrong passwords make the next try under that name wait, for half a minute at
//! most, so that nobody can lock an operator out.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DashMapStateStore,
};
use tokio::time::Instant;

use super::{
    client::{Blinder, NetworkKey},
    problem::Problem,
};
use crate::config;

/// The longest that a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(3);
/// The longest pause after wrong passwords.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Wrong passwords that cost nothing.
const FREE_TRIES: u32 = 3;
/// After this much quiet the wrong passwords under a name are forgotten.
const FORGET_AFTER: Duration = Duration::from_secs(15 * 60);
/// Bounds the memory that invented names can take.
const NAMES_LIMIT: usize = 100_000;

type Counter = RateLimiter<u64, DashMapStateStore<u64>, DefaultClock>;

/// All limits of one process.
pub struct Limits {
    /// Makes the keys that everything here is counted under.
    pub blinder: Blinder,
    chat: Counter,
    console: Counter,
    webhooks: Counter,
    logins: Counter,
    connections: Mutex<HashMap<NetworkKey, usize>>,
    connections_per_network: usize,
    names: Mutex<HashMap<u64, Tries>>,
    patience: Duration,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Requests of contacts.
    Chat,
    /// Requests of operators.
    Console,
    /// Requests of gateways.
    Webhooks,
}

struct Tries {
    wrong: u32,
    next_at: Instant,
}

impl Limits {
    /// Limits as set.
    pub fn new(limits: &config::Limits) -> Self {
        let per_second =
            |count: u32| Quota::per_second(at_least_one(count)).allow_burst(at_least_one(count.saturating_mul(10)));
        Self {
            blinder: Blinder::default(),
            chat: RateLimiter::dashmap(per_second(limits.chat_per_second)),
            console: RateLimiter::dashmap(per_second(limits.console_per_second)),
            webhooks: RateLimiter::dashmap(per_second(limits.webhooks_per_second)),
            logins: RateLimiter::dashmap(Quota::per_minute(at_least_one(limits.logins_per_minute))),
            connections: Mutex::default(),
            connections_per_network: limits.connections_per_network,
            names: Mutex::default(),
            patience: PATIENCE,
        }
    }

    /// Waits for this network's turn.
    ///
    /// # Errors
    /// [`Problem::rate_limited`] where the wait would be longer than three seconds.
    pub async fn admit(&self, lane: Lane, network: NetworkKey) -> Result<(), Problem> {
        let counter = match lane {
            Lane::Chat => &self.chat,
            Lane::Console => &self.console,
            Lane::Webhooks => &self.webhooks,
        };
        let until = Instant::now() + self.patience;
        loop {
            let Err(early) = counter.check_key(&network.0) else { return Ok(()) };
            let wait = early.wait_time_from(DefaultClock::default().now());
            if Instant::now() + wait > until {
                return Err(Problem::rate_limited(wait.as_secs() + 1));
            }
            tokio::time::sleep(wait.max(Duration::from_millis(1))).await;
        }
    }

    /// Whether somebody of this network may try a password under this name now.
    ///
    /// # Errors
    /// [`Problem::rate_limited`] with the time to wait.
    pub fn may_log_in(&self, network: NetworkKey, login: &str) -> Result<(), Problem> {
        if let Err(early) = self.logins.check_key(&network.0) {
            let wait = early.wait_time_from(DefaultClock::default().now());
            return Err(too_many_tries(wait));
        }
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = names.get(&self.name(login)).map(|tries| tries.next_at.saturating_duration_since(Instant::now()));
        match wait {
            Some(wait) if !wait.is_zero() => Err(too_many_tries(wait)),
            _ => Ok(()),
        }
    }

    /// Notes how a try ended.
    pub fn logged_in(&self, login: &str, well: bool) {
        let name = self.name(login);
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if well {
            names.remove(&name);
            return;
        }
        if names.len() >= NAMES_LIMIT {
            names.clear();
        }
        let now = Instant::now();
        let tries = names.entry(name).or_insert(Tries { wrong: 0, next_at: now });
        tries.wrong = tries.wrong.saturating_add(1);
        tries.next_at = now + pause(tries.wrong);
    }

    fn name(&self, login: &str) -> u64 {
        self.blinder.name(&login.trim().to_ascii_lowercase())
    }

    /// Counts a connection; `None` where the network has too many.
    pub fn connect(&self, network: NetworkKey) -> Option<Connected<'_>> {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let count = connections.entry(network).or_insert(0);
        if *count >= self.connections_per_network {
            return None;
        }
        *count += 1;
        Some(Connected { limits: self, network })
    }

    /// Forgets what is over; called once a minute.
    pub fn sweep(&self) {
        for counter in [&self.chat, &self.console, &self.webhooks, &self.logins] {
            counter.retain_recent();
            counter.shrink_to_fit();
        }
        let now = Instant::now();
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.retain(|_, tries| tries.next_at + FORGET_AFTER > now);
        names.shrink_to_fit();
    }
}

/// An open connection; counts until it is dropped.
pub struct Connected<'a> {
    limits: &'a Limits,
    network: NetworkKey,
}

impl Drop for Connected<'_> {
    fn drop(&mut self) {
        let mut connections = self.limits.connections.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = connections.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                connections.remove(&self.network);
            }
        }
    }
}

/// 1, 2, 4 … 30 seconds after the free tries.
fn pause(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE_TRIES + 1) {
        None => Duration::ZERO,
        Some(doublings) => Duration::from_secs(1 << doublings.min(5)).min(LONGEST_PAUSE),
    }
}

fn too_many_tries(wait: Duration) -> Problem {
    let seconds = wait.as_secs() + 1;
    Problem::rate_limited(seconds).saying(format!("Too many tries to log in. Wait {seconds} seconds and try again."))
}

fn at_least_one(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(per_second: u32) -> Limits {
        Limits::new(&config::Limits {
            connections: 10,
            connections_per_network: 2,
            chat_per_second: per_second,
            console_per_second: per_second,
            webhooks_per_second: per_second,
            logins_per_minute: 100,
        })
    }

    #[test]
    fn pauses_grow_and_never_pass_half_a_minute() {
        let seconds: Vec<u64> = (0..12).map(|wrong| pause(wrong).as_secs()).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
    }

    #[tokio::test]
    async fn a_right_password_ends_the_pause() {
        let limits = limits(1);
        let network = NetworkKey(1);
        for _ in 0..5 {
            limits.logged_in("Mira", false);
        }
        assert!(limits.may_log_in(network, "mira ").is_err());
        assert!(limits.may_log_in(network, "jonas").is_ok());
        limits.logged_in("mira", true);
        assert!(limits.may_log_in(network, "mira").is_ok());
    }

    #[tokio::test]
    async fn what_comes_too_fast_waits_before_it_is_refused() {
        let limits = Limits { patience: Duration::from_millis(400), ..limits(10) };
        let network = NetworkKey(7);
        for _ in 0..100 {
            limits.admit(Lane::Chat, network).await.unwrap();
        }
        let began = Instant::now();
        limits.admit(Lane::Chat, network).await.unwrap();
        assert!(began.elapsed() >= Duration::from_millis(50), "{:?}", began.elapsed());
        // Others are not held up.
        limits.admit(Lane::Chat, NetworkKey(8)).await.unwrap();
        let crowd = futures::future::join_all((0..20).map(|_| limits.admit(Lane::Chat, network))).await;
        assert!(crowd.iter().any(Result::is_ok));
        assert!(crowd.iter().any(Result::is_err));
    }

    #[test]
    fn connections_are_counted_by_network_until_they_close() {
        let limits = limits(1);
        let first = limits.connect(NetworkKey(1));
        let second = limits.connect(NetworkKey(1));
        assert!(first.is_some() && second.is_some());
        assert!(limits.connect(NetworkKey(1)).is_none());
        assert!(limits.connect(NetworkKey(2)).is_some());
        drop(first);
        assert!(limits.connect(NetworkKey(1)).is_some());
    }
}
