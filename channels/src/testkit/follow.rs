//! How a [`MemoryHost`](super::MemoryHost) lets a contact read: kept items first, then what happens.

use std::sync::Arc;

use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::memory::Inner;
use crate::{Address, ConversationSeq, HostError, Item, ItemStream};

struct Reader {
    host: Arc<Inner>,
    who: Address,
    last: ConversationSeq,
    wake: Receiver<(Address, Option<Item>)>,
}

pub(super) fn follow(host: Arc<Inner>, who: Address, after: ConversationSeq) -> Result<ItemStream, HostError> {
    // Listening begins before looking, so that nothing falls between.
    let wake = host.wake.subscribe();
    {
        let store = host.store.lock();
        let conversation = store.conversations.get(&who);
        if conversation.is_some_and(|conversation| conversation.ended) {
            return Err(HostError::Ended);
        }
        let last = conversation.map(|conversation| conversation.last()).unwrap_or_default();
        if after > last {
            return Err(HostError::Ahead { last });
        }
    }
    let reader = Reader { host, who, last: after, wake };
    Ok(Box::pin(futures::stream::unfold(reader, async |mut reader| {
        let item = reader.next().await?;
        Some((Ok(item), reader))
    })))
}

impl Reader {
    async fn next(&mut self) -> Option<Item> {
        loop {
            let ended = {
                let store = self.host.store.lock();
                let conversation = store.conversations.get(&self.who);
                let next = conversation.and_then(|talk| talk.items.iter().find(|item| item.seq > self.last));
                if let Some(item) = next {
                    self.last = item.seq;
                    return Some(item.clone());
                }
                conversation.is_some_and(|conversation| conversation.ended)
            };
            if ended {
                return None;
            }
            match self.wake.recv().await {
                Ok((who, Some(passing))) if who == self.who => return Some(passing),
                // What was missed and is kept stands in the store; what was missed and isn't kept is gone.
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
