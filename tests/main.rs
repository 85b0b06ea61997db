//! The whole process under test: the real binary, real databases, a real client. Tests of one room live in that room;
//! here stands what only the assembled product can keep. Browser tests are in tests/browser, figures in tests/bench.
//!
//! Invariant: whatever way this binary ends, nothing that it started outlives it (see harness).

#![recursion_limit = "256"]

#[cfg(test)]
mod arrows;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod designed;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod http;
#[cfg(test)]
mod kannel_servers;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod mail_accounts;
#[cfg(test)]
mod mail_many;
#[cfg(test)]
mod mail_servers;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod matrix_keys;
#[cfg(test)]
mod matrix_late;
#[cfg(test)]
mod matrix_many;
#[cfg(test)]
mod matrix_rooms;
#[cfg(test)]
mod phone;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod routing;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod sms;
#[cfg(test)]
mod sms_gateways;
#[cfg(test)]
mod sms_kannel;
#[cfg(test)]
mod tables;
