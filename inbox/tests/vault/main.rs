//! The vault, the sealed files, backup and restore, through their public doors and on real files.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that fails by panicking is a test that works"
)]

mod backup;
mod blobs;
mod house;
mod keys;
mod master;
mod postgres;
#[path = "../../../tests/harness/postgres.rs"]
mod server;
