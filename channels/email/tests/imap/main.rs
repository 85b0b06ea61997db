//! Receiving through its public door, against servers that a test plays.

#[cfg(test)]
mod behaviours;
#[cfg(test)]
mod deep;
#[cfg(test)]
mod dialogues;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod server;
