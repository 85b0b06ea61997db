//! What an event is for its conversation. Pure: an event that was read and what is known of its room in, an item of the contract out.
//!
//! One person's direct rooms are one conversation; what others say in them stands there too, under their own name. Invariant: an event has
//! one identity for ever (its id in its room, and its sender), so that it is taken once, whichever way it comes.

use bytes::Bytes;
use earshot_channel::{
    Address, Authenticity, CarrierId, Envelope, Inbound, InboundAttachment, InboundMessage, Mark, Origin, Participant,
    Received, Unreadable,
};
use sha2::{Digest as _, Sha256};

use crate::read::{Event, Meaning, Membership, Words};

const UNENCRYPTED: &str =
    "It was not encrypted, although the talk is. Anybody on the servers between can have written it.";

/// What is known of a room when an event of it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: String,
    /// Our own account.
    pub own: String,
    /// Whose conversation it is.
    pub contact: String,
    /// Programs of the hotline's own that are in its rooms, such as those of a bridge.
    pub companions: Vec<String>,
    /// What is written there is to be encrypted.
    pub encrypted: bool,
}

impl Room {
    fn is_companion(&self, who: &str) -> bool {
        self.companions.iter().any(|one| one == who)
    }

    fn is_stranger(&self, who: &str) -> bool {
        who != self.own && who != self.contact && !self.is_companion(who)
    }
}

/// How an event came.
#[derive(Clone, Debug, Default)]
pub struct Came {
    /// It was encrypted, and could be opened.
    pub decrypted: bool,
    /// It was shown before as one that can't be opened.
    pub late: bool,
    /// The message that it edits was written by the same sender, and is here.
    pub edits_own: bool,
    /// Its file, once fetched; the reason why not.
    pub file: Option<Result<InboundAttachment, &'static str>>,
}

/// Names an event for ever: ids are hashes of what an event holds, so nothing else need be compared.
#[must_use]
pub fn digest(room: &str, event: &str, sender: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in ["earshot-matrix", room, event, sender] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}

/// What is to be known before an event can be taken: of the message that it changes, or of itself where it brings a file.
#[must_use]
pub fn asks(event: &Event, room: &Room) -> Option<(CarrierId, [u8; 32])> {
    let of = match &event.meaning {
        Meaning::Edit { of, .. } => of,
        Meaning::Words(Words { file: Some(_), .. }) => &event.id,
        _ => return None,
    };
    Some((CarrierId::new(of), digest(&room.id, of, &event.sender)))
}

/// The item that an event becomes; `None` where it says nothing to anybody.
#[must_use]
pub fn received(event: &Event, room: &Room, came: Came, raw: Bytes) -> Option<Received> {
    let from = Address::new(&room.contact);
    let is_own = event.sender == room.own;
    if is_own && (event.transaction.is_some() || event.message.is_some()) {
        return None;
    }
    let content = match &event.meaning {
        Meaning::Nothing => return None,
        Meaning::Undecryptable | Meaning::Redaction { .. } | Meaning::TakenBack | Meaning::Member { .. } if is_own => {
            return None;
        }
        Meaning::Words(words) => Inbound::Message(message(event, room, came, words, None)),
        Meaning::Edit { of, words } => {
            let replaces = came.edits_own && event.sender == room.contact && (came.decrypted || !room.encrypted);
            match replaces {
                true => {
                    let opens = came.late.then(|| stand_in(event));
                    Inbound::Edit { from, of: CarrierId::new(of), text: words.text.clone(), opens }
                }
                false => {
                    let why = "It says that it replaces an earlier message, and replaces none: that can't be trusted.";
                    let mut message = message(event, room, came, words, Some(why));
                    message.references = vec![CarrierId::new(of)];
                    Inbound::Message(message)
                }
            }
        }
        Meaning::Redaction { of } if event.sender == room.contact => {
            Inbound::Redaction { from, of: CarrierId::new(of) }
        }
        Meaning::Redaction { .. } => Inbound::Message(note(event, room, "A message was taken out of the room.")),
        Meaning::TakenBack => Inbound::Message(note(event, room, "A message was taken back before it came here.")),
        Meaning::Member { who, now, before } => Inbound::Message(note(event, room, &moved(who, *now, *before, room)?)),
        Meaning::Moved { to } => {
            Inbound::Message(note(event, room, &format!("The talk goes on in another room: {to}")))
        }
        Meaning::Undecryptable => return Some(undecryptable(event, room, raw)),
        Meaning::Unreadable(why) => {
            let unreadable = Unreadable { from: Some(from), why: why.clone() };
            return Some(Received { carrier_id: CarrierId::new(&event.id), raw, content: Err(unreadable) });
        }
    };
    Some(Received { carrier_id: CarrierId::new(&event.id), raw, content: Ok(content) })
}

/// What stands for an event whose key is missing. It has another id than the event, which comes when its key does.
fn undecryptable(event: &Event, room: &Room, raw: Bytes) -> Received {
    let why = "An encrypted message whose key is missing. It appears by itself if the key still comes; ask them to write it again.";
    Received {
        carrier_id: stand_in(event),
        raw,
        content: Err(Unreadable { from: Some(Address::new(&room.contact)), why: why.into() }),
    }
}

/// Names what stands for an event until it can be opened.
fn stand_in(event: &Event) -> CarrierId {
    CarrierId::new(format!("{}/undecryptable", event.id))
}

/// What can't even be told apart: kept under the hash of its bytes.
#[must_use]
pub fn unreadable(why: String, room: &Room, raw: Bytes) -> Received {
    let hash = Sha256::digest(&raw);
    let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let from = (!room.contact.is_empty()).then(|| Address::new(&room.contact));
    Received { carrier_id: CarrierId::new(format!("raw/{name}")), raw, content: Err(Unreadable { from, why }) }
}

fn message(event: &Event, room: &Room, came: Came, words: &Words, why: Option<&str>) -> InboundMessage {
    let is_contact = event.sender == room.contact;
    let is_own = event.sender == room.own;
    let mut notes: Vec<String> = words.note.iter().cloned().chain(why.map(str::to_owned)).collect();
    let unproven = room.encrypted && !came.decrypted && !words.never_encrypted;
    if unproven {
        notes.push(UNENCRYPTED.into());
    }
    if came.late {
        notes.push("It came earlier, and its key only now.".into());
    }
    if is_own {
        notes.push("It was sent from the hotline's own account, by another program.".into());
    }
    let (attachments, missing) = match came.file {
        Some(Ok(file)) => (vec![file], false),
        Some(Err(why)) => {
            notes.push(why.into());
            (Vec::new(), true)
        }
        None => (Vec::new(), false),
    };
    // Screens show the words first: who wrote them, and what is odd about them, must not be overlooked.
    let name = if is_contact { String::new() } else { format!("{}: ", event.sender) };
    let bracket = if notes.is_empty() { String::new() } else { format!("\n[{}]", notes.join(" ")) };
    let own_words = words.text.clone();
    let text = format!("{name}{own_words}{bracket}").trim_start_matches('\n').to_owned();
    let is_plain = is_contact && notes.is_empty();
    InboundMessage {
        from: Some(Address::new(&room.contact)),
        text,
        sent_at: event.at,
        came_at: event.at,
        references: words.answers.iter().cloned().collect(),
        attachments,
        origin: origin(event, room, words),
        digest: Some(digest(&room.id, &event.id, &event.sender)),
        mark: missing.then_some(Mark::FileMissing),
        opens: came.late.then(|| stand_in(event)),
        envelope: (!is_plain).then(|| {
            Box::new(Envelope {
                from: Participant { name: String::new(), address: event.sender.clone() },
                new_text: Some(own_words),
                authenticity: if unproven { Authenticity::Failed } else { Authenticity::Unknown },
                notes,
                ..Envelope::default()
            })
        }),
        ..InboundMessage::default()
    }
}

fn origin(event: &Event, room: &Room, words: &Words) -> Origin {
    match () {
        () if event.sender == room.own => Origin::Carrier,
        () if room.is_companion(&event.sender) => Origin::Machine,
        // A young person's client may send everything as a notice; a stranger's program is one.
        () if words.by_machine && event.sender != room.contact => Origin::Machine,
        () => Origin::Person,
    }
}

/// Words of ours about the room.
fn note(event: &Event, room: &Room, text: &str) -> InboundMessage {
    InboundMessage {
        from: Some(Address::new(&room.contact)),
        text: text.to_owned(),
        sent_at: event.at,
        came_at: event.at,
        origin: Origin::Carrier,
        digest: Some(digest(&room.id, &event.id, &event.sender)),
        ..InboundMessage::default()
    }
}

/// What somebody's coming or going means, where it means anything.
fn moved(who: &str, now: Membership, before: Option<Membership>, room: &Room) -> Option<String> {
    use Membership::{Banned, Invited, Joined, Knocks, Left};
    if before == Some(now) {
        return None;
    }
    let stranger = room.is_stranger(who);
    Some(match (now, before) {
        (Left | Banned, _) if who == room.own => {
            "The hotline is no longer in this room: nothing can be sent there.".into()
        }
        (Left | Banned, Some(Joined)) if who == room.contact => {
            "They left the room. What is sent now doesn't reach them there.".into()
        }
        (Joined, Some(Left | Banned)) if who == room.contact => "They are back in the room.".into(),
        (Joined, _) if stranger => {
            format!(
                "{who} came into the room and can read along. Nothing is sent there until they left or are accepted."
            )
        }
        (Invited, _) if stranger => {
            format!("{who} was asked into the room. Nothing is sent there until that is taken back or accepted.")
        }
        (Left | Banned, Some(Joined | Invited)) if stranger => format!("{who} is no longer in the room."),
        (Knocks, _) if stranger => format!("{who} asks to be let into the room."),
        _ => return None,
    })
}
