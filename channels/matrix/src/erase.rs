//! What the device's store keeps of a room's keys, made useless.
//!
//! The store has no way to drop them. A ratchet turns forward only, so each is turned to its end: nothing that was written with it can be
//! opened again, with this store or with whatever is read from its file later. Deliberately absent: the room's events and state, which
//! the sdk drops when a room is forgotten. Invariant: nothing of another room changes.

use std::path::Path;

use earshot_channel::ChannelError;
use matrix_sdk::{SqliteCryptoStore, ruma::RoomId};
use matrix_sdk_crypto::{olm::InboundGroupSession, store::CryptoStore as _};

/// Makes the keys of rooms useless. How many there were.
pub async fn keys(folder: &Path, passphrase: &str, rooms: &[&RoomId]) -> Result<usize, ChannelError> {
    let store = SqliteCryptoStore::open(folder, Some(passphrase)).await.map_err(away)?;
    let mut ended = 0;
    for room in rooms {
        let mut spent = Vec::new();
        for session in store.get_inbound_group_sessions_by_room_id(room).await.map_err(away)? {
            let end = session.export_at_index(u32::MAX).await;
            spent.push(InboundGroupSession::from_export(&end).map_err(away)?);
        }
        ended += spent.len();
        store.save_inbound_group_sessions(spent, None).await.map_err(away)?;
        let left = store.get_inbound_group_sessions_by_room_id(room).await.map_err(away)?;
        if left.iter().any(|session| session.first_known_index() != u32::MAX) {
            return Err(away("a room's keys came while they were erased"));
        }
    }
    Ok(ended)
}

fn away(error: impl std::fmt::Display) -> ChannelError {
    ChannelError::Unavailable(format!("the device's store: {error}"))
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{RoomId, device_id, room_id, serde::Raw, user_id};
    use matrix_sdk_crypto::{
        olm::{Account, EncryptionSettings, SenderData},
        types::events::room::encrypted::EncryptedEvent,
    };
    use serde_json::json;

    use super::*;

    const PASSPHRASE: &str = "a passphrase of this test";

    /// What somebody wrote in a room; its key is in the store.
    async fn written(store: &SqliteCryptoStore, room: &RoomId) -> (EncryptedEvent, InboundGroupSession) {
        let account = Account::with_device_id(user_id!("@tove:talk.example"), device_id!("TOVE"));
        let pair = account.create_group_session_pair(room, EncryptionSettings::default(), SenderData::unknown()).await;
        let (theirs, ours) = pair.unwrap();
        let content = Raw::new(&json!({ "msgtype": "m.text", "body": "my name is" })).unwrap().cast_unchecked();
        let sealed = theirs.encrypt("m.room.message", &content).await.content;
        let event = json!({ "type": "m.room.encrypted", "event_id": "$one", "sender": "@tove:talk.example",
            "origin_server_ts": 1, "content": sealed });
        store.save_inbound_group_sessions(vec![ours.clone()], None).await.unwrap();
        (serde_json::from_value(event).unwrap(), ours)
    }

    /// Whether the store's key opens it.
    async fn opens(
        store: &SqliteCryptoStore,
        room: &RoomId,
        (event, key): &(EncryptedEvent, InboundGroupSession),
    ) -> bool {
        let found = store.get_inbound_group_session(room, key.session_id()).await.unwrap().unwrap();
        found.decrypt(event).await.is_ok()
    }

    #[tokio::test]
    async fn erased_keys_open_nothing_and_those_of_other_rooms_everything() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteCryptoStore::open(folder.path(), Some(PASSPHRASE)).await.unwrap();
        let (gone, stays) = (room_id!("!gone:talk.example"), room_id!("!stays:talk.example"));
        let (one, other) = (written(&store, gone).await, written(&store, stays).await);
        assert!(opens(&store, gone, &one).await && opens(&store, stays, &other).await);
        assert_eq!(keys(folder.path(), PASSPHRASE, &[gone]).await.unwrap(), 1);
        assert!(!opens(&store, gone, &one).await && opens(&store, stays, &other).await);
        assert_eq!(keys(folder.path(), PASSPHRASE, &[gone]).await.unwrap(), 1, "it may be done again");
    }
}
