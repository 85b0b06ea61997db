//! Fills a hotline with many conversations, so that lists can be measured at the size of years.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    HotlineId, Inbox, KeyId,
    clock::timed_id,
    store::{StoreError, seed},
};

/// Conversations in one transaction.
const BATCH: u32 = 5_000;

impl Inbox {
    /// Adds `count` conversations without words to a channel: a tenth waits, a twentieth waits for the contact, the rest is
    /// closed. For `make bench` only.
    ///
    /// # Errors
    /// As the store says.
    pub async fn bench_seed(
        &self,
        hotline: HotlineId,
        channel: Uuid,
        key: KeyId,
        count: u32,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let mut made = 0;
        while made < count {
            let batch = BATCH.min(count - made);
            let (mut waiting, mut theirs) = (0, 0);
            let rows: Vec<_> = (made..made + batch)
                .map(|index| {
                    let state = match index % 20 {
                        0 | 1 => "waiting",
                        2 => "theirs",
                        _ => "closed",
                    };
                    waiting += i64::from(state == "waiting");
                    theirs += i64::from(state == "theirs");
                    serde_json::json!({
                        "id": timed_id(now).simple().to_string(),
                        "at": now.0 - i64::from(index) * 1_000,
                        "state": state,
                        "priority": index / 20 % 5,
                    })
                })
                .collect();
            let rows = Arc::new(serde_json::Value::from(rows).to_string());
            let closed = i64::from(batch) - waiting - theirs;
            self.data()
                .write(Uuid::nil(), move |tx| {
                    let rows = rows.clone();
                    Box::pin(async move {
                        seed::insert(tx, hotline, channel, key.0, &rows).await?;
                        for (name, count) in [("waiting", waiting), ("theirs", theirs), ("closed", closed)] {
                            tx.effects.count(hotline.0, name, count);
                        }
                        Ok(())
                    })
                })
                .await?;
            made += batch;
        }
        self.data().write(Uuid::nil(), |tx| Box::pin(seed::analyze(tx))).await
    }
}
