//! Figures for `/metrics`: how much is going on, never who.

use crate::{
    Inbox,
    store::{StoreError, deliveries},
};

/// How much is going on at this moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Addresses of contacts that read along.
    pub contact_streams: usize,
    /// Screens of operators that follow.
    pub operator_streams: usize,
    /// Deliveries by state, for the states that somebody may have to look at.
    pub deliveries: Vec<(String, i64)>,
}

impl Inbox {
    /// Figures of this node, and of the outbox that all nodes share.
    ///
    /// # Errors
    /// As the store says.
    pub async fn stats(&self) -> Result<Stats, StoreError> {
        let mut reader = self.data().reader().await?;
        Ok(Stats {
            contact_streams: self.watches().len(),
            operator_streams: self.hubs().streams(),
            deliveries: deliveries::by_state(&mut reader.conn()).await?,
        })
    }
}
