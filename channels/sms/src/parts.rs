//! Long texts come in parts, in any order and each in a request of its own. They wait, durable, until all are there or their time is over.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use earshot_channel::{
    Address, CarrierId, Held, HeldId, HeldKind, Hold, Inbound, InboundMessage, Mark, Received, UnixMillis,
};
use serde::{Deserialize, Serialize};

use crate::{
    fields::readable,
    gateway::{Part, Said},
    proof::{hex, sha256},
};

/// Stands where a part is missing.
const GAP: &str = " […] ";

/// A part, as it waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// The gateway's name for it, or one made from what it says.
    id: String,
    from: Address,
    /// What the parts have in common besides their sender.
    group: String,
    number: u8,
    total: u8,
    units: Vec<u16>,
    sent_at: Option<i64>,
    raw: String,
}

/// Who sent a part that waits.
#[must_use]
pub fn sender(body: &[u8]) -> Option<Address> {
    serde_json::from_slice::<Waiting>(body).ok().map(|waiting| waiting.from)
}

/// A part that is to wait, until `due`.
#[must_use]
pub fn hold(id: &str, from: &Address, said: Said, part: &Part, raw: &Bytes, due: UnixMillis) -> Hold {
    let group = format!("{}\n{}\n{}\n{}", from.expose(), said.to, part.reference, part.total);
    let waiting = Waiting {
        id: id.to_owned(),
        from: from.clone(),
        group: group.clone(),
        number: part.number,
        total: part.total,
        units: said.text,
        sent_at: said.sent_at,
        raw: String::from_utf8_lossy(raw).into_owned(),
    };
    Hold {
        kind: HeldKind::Part,
        carrier_id: CarrierId::new(format!("part:{id}")),
        group,
        awaits: None,
        due: Some(due),
        why: "a part of a long text".into(),
        body: serde_json::to_vec(&waiting).unwrap_or_default().into(),
    }
}

/// A text out of parts, and what of them may go once it is kept.
pub struct Joined {
    /// What was joined.
    pub ids: Vec<HeldId>,
    /// As one.
    pub received: Received,
    /// Its words, before they are looked at.
    pub text: String,
}

/// Joins what is whole; with `over`, also what is not, with gaps. Parts that can't be read come as what they are.
#[must_use]
pub fn join(held: &[Held], over: bool) -> Vec<Joined> {
    let mut groups: HashMap<String, BTreeMap<u8, (HeldId, Waiting)>> = HashMap::new();
    let mut joined = Vec::new();
    for one in held {
        let Ok(waiting) = serde_json::from_slice::<Waiting>(&one.body) else { continue };
        // The oldest of each place: what comes with the same number belongs to another text.
        groups.entry(waiting.group.clone()).or_default().entry(waiting.number).or_insert((one.id, waiting));
    }
    for parts in groups.into_values() {
        let Some((_, (_, first))) = parts.first_key_value() else { continue };
        let (total, from, sent_at) =
            (first.total, first.from.clone(), parts.values().filter_map(|(_, part)| part.sent_at).min());
        let whole = (1..=total).all(|number| parts.contains_key(&number));
        if !whole && !over {
            continue;
        }
        let mut units: Vec<u16> = Vec::new();
        let mut names = String::new();
        let mut raw = Vec::new();
        for number in 1..=total {
            match parts.get(&number) {
                Some((_, part)) => {
                    units.extend_from_slice(&part.units);
                    names.push_str(&part.id);
                    names.push('\n');
                    raw.push(part.raw.as_str());
                }
                // One gap for as many as are missing in a row.
                None if number > 1 && !parts.contains_key(&(number - 1)) => {}
                None => units.extend(GAP.encode_utf16()),
            }
        }
        let text = readable(&units);
        let content = Inbound::Message(InboundMessage {
            from: Some(from),
            text: text.clone(),
            sent_at: sent_at.map(UnixMillis),
            mark: (!whole).then_some(Mark::Incomplete),
            ..InboundMessage::default()
        });
        let carrier_id = CarrierId::new(format!("parts:{}", hex(&sha256(names.as_bytes()))));
        let raw = serde_json::to_vec(&raw).unwrap_or_default().into();
        let ids = parts.into_values().map(|(id, _)| id).collect();
        joined.push(Joined { ids, received: Received { carrier_id, raw, content: Ok(content) }, text });
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn held(n: u128, number: u8, total: u8, units: &[u16]) -> Held {
        let part = Part { reference: "7".into(), number, total };
        let hold = hold(
            &n.to_string(),
            &Address::new("+46700000001"),
            Said { to: "+46700000099".into(), text: units.to_vec(), ..Said::default() },
            &part,
            &Bytes::new(),
            UnixMillis(0),
        );
        Held { id: HeldId(Uuid::from_u128(n)), at: UnixMillis(0), body: hold.body }
    }

    fn texts(held: &[Held], over: bool) -> Vec<(String, usize)> {
        join(held, over).into_iter().map(|joined| (joined.text, joined.ids.len())).collect()
    }

    fn utf16(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn parts_join_in_their_order_even_within_a_character() {
        let whole = utf16("help 😀 me");
        let (first, second) = whole.split_at(6);
        let parts = [held(2, 2, 2, second), held(1, 1, 2, first)];
        assert_eq!(texts(&parts, false), [("help 😀 me".into(), 2)]);
        assert_eq!(texts(&parts[..1], false), []);
        assert_eq!(texts(&parts[..1], true), [(" […] \u{fffd} me".into(), 1)]);
    }

    #[test]
    fn missing_parts_in_a_row_are_one_gap() {
        let parts = [held(1, 1, 5, &utf16("a")), held(5, 5, 5, &utf16("e"))];
        assert_eq!(texts(&parts, true), [("a […] e".into(), 2)]);
    }

    #[test]
    fn the_same_place_twice_leaves_the_later_one_waiting() {
        let parts = [held(1, 1, 2, &utf16("a")), held(2, 1, 2, &utf16("x")), held(3, 2, 2, &utf16("b"))];
        assert_eq!(texts(&parts, false), [("ab".into(), 2)]);
    }
}
