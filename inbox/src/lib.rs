//! The domain of Earshot: what contacts and operators do, whichever carrier they come over and whichever database keeps it.
//!
//! Deliberately absent: HTTP and carriers. Invariant: nothing is answered as done before it is durable.

pub mod access;
mod addresses;
mod alias;
pub mod audit;
pub mod backup;
pub mod blobs;
pub mod board;
pub mod calls;
pub mod canned;
pub mod cases;
pub mod clock;
mod contacts;
pub mod corrections;
pub mod delivery;
pub mod emergency;
pub mod exchange;
pub mod exposure;
mod files;
#[cfg(test)]
mod fixture;
mod fsck;
mod held;
pub mod hotlines;
mod hub;
mod ids;
mod inbox;
mod leases;
mod mac;
pub mod macros;
pub mod mentions;
pub mod phone;
mod presence;
pub mod problems;
mod reading;
mod receive;
pub mod retention;
pub mod routing;
pub mod safety;
pub mod sealed;
pub mod search;
pub mod seats;
mod seed;
mod stats;
pub mod store;
pub mod tags;
mod talk;
pub mod taxonomy;
pub mod timeline;
pub mod vault;
pub mod view;
pub mod views;
mod watches;

pub use clock::Clock;
pub use earshot_triage as triage;
pub use fsck::FsckReport;
pub use held::Quarantined;
pub use hub::{EventStream, FollowError};
pub use ids::*;
pub use inbox::{ATTACHMENT_LIMIT_BYTES, Inbox, OpenError, Settings};
pub use reading::{Picture, SHOWN_BYTES, SHOWN_PICTURES};
pub use receive::Acknowledgements;
pub use stats::Stats;
pub use store::StoreError;
pub use talk::{MessageKind, NewMessage, Snooze, TEXT_LIMIT_CHARS, TakeOver, TakeOverWhy, WriteError};
