//! The way out: whether to answer by ourselves, how a mail is built, how it is handed over.
//!
//! Deliberately absent: retries and their times, which are the outbox's. Invariant: a mail is "taken" only after the
//! server said so, and "unknown" if the server may have taken it.

pub mod acknowledge;
pub mod compose;
pub mod smtp;
