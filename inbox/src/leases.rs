//! Leases of nodes: what may run only once runs on the node that holds its lease, and moves when that node falls silent.

use uuid::Uuid;

use crate::{
    Inbox,
    store::{StoreError, leases},
};

/// How long a lease lasts without being renewed; milliseconds. Three times the renewal.
const LEASE_MS: i64 = 15_000;

impl Inbox {
    /// Takes or keeps a lease. `false` while another node holds it.
    ///
    /// # Errors
    /// As the store says; then the lease is not held.
    pub async fn hold_lease(&self, name: &str) -> Result<bool, StoreError> {
        let (name, node, now) = (name.to_owned(), self.node().to_owned(), self.clock().now().0);
        self.data()
            .write(Uuid::nil(), move |tx| {
                let (name, node) = (name.clone(), node.clone());
                Box::pin(async move { leases::take(tx, name, node, now, now + LEASE_MS).await })
            })
            .await
    }

    /// Gives a lease back, so that another node need not wait for its end.
    pub async fn drop_lease(&self, name: &str) {
        let (name, node) = (name.to_owned(), self.node().to_owned());
        let given = self
            .data()
            .write(Uuid::nil(), move |tx| {
                let (name, node) = (name.clone(), node.clone());
                Box::pin(async move { leases::give_back(tx, name, node).await })
            })
            .await;
        if let Err(error) = given {
            tracing::warn!(%error, "a lease was not given back; it ends by itself");
        }
    }
}
