//! What passes and is not kept: who types, and what was read.

use bytes::Bytes;
use earshot_channel::{Address, CarrierId, DeliveryState, Inbound, Receipt, ReceiptOf, Received};
use matrix_sdk::Room;
use serde_json::Value;

use crate::{
    rooms,
    sync::{Receiver, Trouble},
};

impl Receiver<'_> {
    /// Typing and receipts.
    pub(crate) async fn take_passing(&mut self, room: &Room, json: &str) -> Result<(), Trouble> {
        let Ok(event) = serde_json::from_str::<Value>(json) else { return Ok(()) };
        let content = event.get("content").unwrap_or(&Value::Null);
        let facts = rooms::facts(&self.link.client, room, &self.line.settings, None).await?;
        if facts.contact.is_empty() {
            return Ok(());
        }
        match event.get("type").and_then(Value::as_str) {
            Some("m.typing") => {
                let who = content.get("user_ids").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                let on = who.iter().any(|who| who.as_str() == Some(&*facts.contact));
                if self.types.insert(room.room_id().to_owned(), on).unwrap_or_default() != on {
                    let from = Address::new(&facts.contact);
                    let content = Ok(Inbound::Typing { from, on });
                    let item = Received { carrier_id: CarrierId::new("typing"), raw: Bytes::new(), content };
                    self.accept(vec![item], None).await?;
                }
            }
            Some("m.receipt") => {
                let read = receipts(content, &facts.contact);
                let all = read.iter().flat_map(|event| self.link.rooms.read_up_to(room.room_id(), event));
                let items: Vec<_> = all.map(read_receipt).collect();
                self.accept(items, None).await?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// The events that a contact says to have read.
fn receipts(content: &Value, contact: &str) -> Vec<String> {
    let events = content.as_object().into_iter().flatten();
    let read = events.filter(|(_, kinds)| {
        kinds.get("m.read").or_else(|| kinds.get("m.read.private")).is_some_and(|who| who.get(contact).is_some())
    });
    read.map(|(event, _)| event.clone()).collect()
}

fn read_receipt(event: String) -> Received {
    let of = ReceiptOf::Carrier(CarrierId::new(&event));
    let content = Ok(Inbound::Receipt(Receipt { of, state: DeliveryState::Read, code: None }));
    Received { carrier_id: CarrierId::new(format!("{event}/read")), raw: Bytes::new(), content }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_the_contact_read_is_read() {
        let content = json!({
            "$one": { "m.read": { "@tove:matrix.example": { "ts": 1 } } },
            "$two": { "m.read": { "@mum:matrix.example": { "ts": 1 } } },
            "$three": { "m.read.private": { "@tove:matrix.example": {} } },
            "$four": { "m.fully_read": { "@tove:matrix.example": {} } },
            "$five": 5,
        });
        assert_eq!(receipts(&content, "@tove:matrix.example"), ["$one", "$three"]);
        assert!(receipts(&json!([]), "@tove:matrix.example").is_empty());
    }
}
