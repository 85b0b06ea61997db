//! What a contact sees of us beside words: that somebody types, and that what they wrote was read.
//!
//! Only in talks where they wrote lately, and in so many at once. A notice that gets lost is no loss: nothing here is repeated.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use earshot_channel::{ConversationSeq, ConversationToken, Host, ItemKind};
use futures::StreamExt as _;
use matrix_sdk::{
    Room,
    ruma::{OwnedEventId, api::client::receipt::create_receipt::v3::ReceiptType, events::receipt::ReceiptThread},
};
use tokio::{sync::mpsc, task::JoinSet};

use crate::session;

/// Talks that are followed at once; those that began later are not.
const TALKS: usize = 500;
/// How long a talk is followed after something happened in it.
const QUIET: Duration = Duration::from_secs(30 * 60);
/// Messages of one talk that wait to be read; of more, the oldest are told with the next.
const UNREAD: usize = 200;

type Heard = (ConversationSeq, OwnedEventId);

/// The talks that are followed. They end with this.
#[derive(Default)]
pub(crate) struct Followers {
    tasks: JoinSet<()>,
    talks: HashMap<(String, String), mpsc::Sender<Heard>>,
}

impl Followers {
    /// Notes that a contact's event stands in their conversation at this place, and follows the talk.
    pub(crate) fn heard(&mut self, host: &Arc<dyn Host>, contact: &str, room: &Room, at: ConversationSeq, event: &str) {
        let Ok(event) = OwnedEventId::try_from(event) else { return };
        while self.tasks.try_join_next().is_some() {}
        self.talks.retain(|_, talk| !talk.is_closed());
        let key = (contact.to_owned(), room.room_id().to_string());
        if let Some(talk) = self.talks.get(&key) {
            // Where as many wait already, the next one tells of this too.
            let _ = talk.try_send((at, event));
            return;
        }
        if self.talks.len() >= TALKS {
            return;
        }
        let (talk, heard) = mpsc::channel(UNREAD);
        let _ = talk.try_send((at, event));
        self.talks.insert(key, talk);
        self.tasks.spawn(follow(Arc::clone(host), ConversationToken::new(contact), room.clone(), at, heard));
    }
}

async fn follow(
    host: Arc<dyn Host>,
    token: ConversationToken,
    room: Room,
    after: ConversationSeq,
    mut heard: mpsc::Receiver<Heard>,
) {
    let Ok(mut items) = host.follow(&token, after).await else { return };
    let mut unread: VecDeque<Heard> = VecDeque::new();
    loop {
        let item = tokio::select! {
            one = heard.recv() => match one {
                Some(one) => {
                    unread.push_back(one);
                    continue;
                }
                None => return,
            },
            item = items.next() => item,
            () = tokio::time::sleep(QUIET) => return,
        };
        let Some(Ok(item)) = item else { return };
        let told = match item.kind {
            ItemKind::Typing { on, .. } => room.typing_notice(on).await,
            ItemKind::Seen { up_to } => {
                while let Ok(one) = heard.try_recv() {
                    unread.push_back(one);
                }
                let read = unread.iter().take_while(|(at, _)| *at <= up_to).count();
                match unread.drain(..read).next_back() {
                    Some((_, event)) => {
                        room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await
                    }
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        };
        if let Err(error) = told {
            tracing::debug!(error = session::words(&error), "a contact could not be told that somebody types or reads");
        }
    }
}
