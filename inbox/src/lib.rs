//! The domain of Earshot: what contacts and operators do, whichever carrier they come over and whichever database keeps it.
//!
//! Deliberately absent: HTTP and carriers. Invariant: nothing is answered as done before it is durable.

pub mod access;
mod addresses;
mod alias;
pub mod audit;
pub mod backup;
pub mod blobs;
pub mod calls;
pub mod canned;
pub mod clock;
mod contacts;
pub mod corrections;
pub mod delivery;
#[cfg(test)]
mod fixture;
mod fsck;
pub mod hotlines;
mod hub;
mod ids;
mod inbox;
mod leases;
mod mac;
mod presence;
pub mod problems;
mod reading;
mod receive;
mod retention;
pub mod routing;
mod seed;
mod stats;
pub mod store;
mod talk;
pub mod taxonomy;
pub mod vault;
pub mod view;
mod watches;

pub use clock::Clock;
pub use earshot_triage as triage;
pub use fsck::FsckReport;
pub use hub::{EventStream, FollowError};
pub use ids::*;
pub use inbox::{ATTACHMENT_LIMIT_BYTES, Inbox, OpenError, Settings};
pub use reading::{Picture, SHOWN_BYTES, SHOWN_PICTURES};
pub use receive::Acknowledgements;
pub use stats::Stats;
pub use store::StoreError;
pub use talk::{MessageKind, NewMessage, TEXT_LIMIT_CHARS, WriteError};
