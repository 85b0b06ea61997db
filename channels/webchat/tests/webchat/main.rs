//! The web chat through its public doors: its routes and the channel's contract, on a host in memory.

#[cfg(test)]
mod app;
#[cfg(test)]
mod behaviours;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod files;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod wire;
