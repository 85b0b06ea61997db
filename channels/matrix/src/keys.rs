//! The receiver's part of keys: who asks to compare them, and what is known of them, as items of a batch.

use std::collections::HashSet;

use bytes::Bytes;
use earshot_channel::{Address, CarrierId, Inbound, Received, Stage};
use matrix_sdk::sync::SyncResponse;

use crate::{
    comparing, identity, rooms,
    sync::{Receiver, Trouble},
};

impl Receiver<'_> {
    /// What the server's answer and the comparisons that are under way say of keys. `said`: who wrote something in this answer.
    pub(crate) async fn keys(&mut self, response: &SyncResponse, said: Vec<String>) -> Result<Vec<Received>, Trouble> {
        let client = &self.link.client;
        let talks = response.rooms.joined.values().flat_map(|update| &update.timeline.events);
        let talks = talks.filter_map(|event| comparing::asks(event.raw().json().get()));
        let devices = response.to_device.iter().filter_map(|event| comparing::asks(event.as_raw().json().get()));
        let asked: Vec<_> = talks.chain(devices).filter(|(who, _)| *who != self.line.settings.user).collect();
        for (who, flow) in asked {
            self.link.comparisons.asked(client, &who, &flow).await;
        }
        let mut items = Vec::new();
        for (who, stage) in self.link.comparisons.go_on().await {
            // Strangers may ask as well, and get no answer.
            if !said.contains(&who) && !rooms::has_talk(client, &who).await? {
                continue;
            }
            if stage == Stage::Done {
                self.watch.due.insert(who.clone());
            }
            items.push(item("verification", Inbound::Verification { from: Address::new(&who), stage }));
        }
        items.extend(self.identities(said).await?);
        Ok(items)
    }

    async fn identities(&mut self, said: Vec<String>) -> Result<Vec<Received>, Trouble> {
        let client = &self.link.client;
        let mut contacts: HashSet<String> = said.iter().cloned().collect();
        if !self.watch.begun {
            for room in client.joined_rooms() {
                contacts.insert(rooms::facts(client, &room, &self.line.settings, None).await?.contact);
            }
            self.watch.begun = true;
        }
        self.watch.due.extend(contacts.iter().cloned());
        let mut items = Vec::new();
        for who in self.watch.take_due() {
            // Of others nobody keeps anything.
            if !contacts.contains(&who) && !rooms::has_talk(client, &who).await? {
                continue;
            }
            let Some(identity) = identity::of(client, &who).await? else { continue };
            // Their talk may begin just now, and what was told before was nobody's.
            if self.watch.is_news(&who, &identity) || said.contains(&who) {
                items.push(item("identity", Inbound::Identity { from: Address::new(&who), identity }));
            }
        }
        Ok(items)
    }
}

fn item(name: &str, content: Inbound) -> Received {
    Received { carrier_id: CarrierId::new(name), raw: Bytes::new(), content: Ok(content) }
}
