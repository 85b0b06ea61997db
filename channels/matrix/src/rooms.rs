//! Rooms: whose they are, who else is in them, which are to be left.

use std::collections::{HashMap, HashSet, VecDeque};

use earshot_channel::{Address, Bystander};
use matrix_sdk::{
    Client, Error, Room, RoomMemberships, RoomState,
    ruma::{OwnedRoomId, OwnedUserId, RoomId, UserId},
};
use parking_lot::Mutex;

use crate::{item, session, settings::Settings};

/// Messages of ours that are remembered in each room, so that "read up to here" reaches those before.
const REMEMBERED: usize = 100;
/// How often in a row a room may have been replaced.
const REPLACED: usize = 20;
/// Under this the device's store notes that it heard of all rooms.
const KNOWN: &[u8] = b"earshot.rooms";
/// Stands where who asked stood, once it is known that a room is to be left.
const CROWD: &[u8] = b"crowd";

/// What is known of the account's rooms besides what its store holds.
#[derive(Default)]
pub struct Rooms {
    crowds: Mutex<HashSet<OwnedRoomId>>,
    sent: Mutex<HashMap<OwnedRoomId, VecDeque<String>>>,
}

impl Rooms {
    /// Notes rooms that are to be left because others are there.
    pub fn are_crowds(&self, rooms: Vec<OwnedRoomId>) {
        self.crowds.lock().extend(rooms);
    }

    /// Rooms to be left because others are there.
    pub fn crowds(&self) -> HashSet<OwnedRoomId> {
        self.crowds.lock().clone()
    }

    /// Whether a room that was gone into to see who is there is a crowd; where it is none, it is a talk with who asked. Of what the
    /// server's stream told: nobody is asked, and so nobody waits.
    pub async fn is_crowd(&self, client: &Client, settings: &Settings, room: &Room) -> Result<bool, Error> {
        let id = room.room_id();
        if self.crowds.lock().contains(id) {
            return Ok(true);
        }
        let noted = client.state_store().get_custom_value(&look_key(id)).await?;
        let Some(noted) = noted else { return Ok(false) };
        let inviter = UserId::parse(String::from_utf8_lossy(&noted)).ok();
        let there = room.members_no_sync(RoomMemberships::ACTIVE).await?;
        let is_ours = |who: &str| who == settings.user || settings.companions.iter().any(|one| one == who);
        let mut others = there.iter().map(|member| member.user_id()).filter(|who| !is_ours(who.as_str()));
        let Some(inviter) = inviter.filter(|inviter| others.all(|who| who == inviter)) else {
            client.state_store().set_custom_value(&look_key(id), CROWD.to_vec()).await?;
            self.crowds.lock().insert(id.to_owned());
            return Ok(true);
        };
        belongs_to(client, id, &inviter).await?;
        client.state_store().remove_custom_value(&look_key(id)).await?;
        Ok(false)
    }

    /// Notes that a room was left.
    pub async fn left(&self, client: &Client, room: &RoomId) {
        if self.crowds.lock().remove(room)
            && let Err(error) = client.state_store().remove_custom_value(&look_key(room)).await
        {
            tracing::warn!(%error, "a room that was left could not be noted; it is left again");
        }
    }

    /// Notes that an event of ours stands in a room.
    pub fn sent(&self, room: &RoomId, event: &str) {
        let mut sent = self.sent.lock();
        let events = sent.entry(room.to_owned()).or_default();
        if events.iter().any(|known| known == event) {
            return;
        }
        if events.len() == REMEMBERED {
            events.pop_front();
        }
        events.push_back(event.to_owned());
    }

    /// Our events up to one that was read, itself included.
    pub fn read_up_to(&self, room: &RoomId, event: &str) -> Vec<String> {
        let sent = self.sent.lock();
        let known = sent.get(room).and_then(|events| Some((events, events.iter().position(|known| known == event)?)));
        known.map_or_else(|| vec![event.to_owned()], |(events, at)| events.iter().take(at + 1).cloned().collect())
    }
}

/// Notes that a room is gone into to see who is there beside who asked.
pub async fn to_be_looked_at(client: &Client, room: &RoomId, inviter: &UserId) -> Result<(), Error> {
    client.state_store().set_custom_value(&look_key(room), inviter.as_bytes().to_vec()).await?;
    Ok(())
}

/// Notes that it is known whose talk a room is.
pub async fn not_to_be_looked_at(client: &Client, room: &RoomId) -> Result<(), Error> {
    client.state_store().remove_custom_value(&look_key(room)).await?;
    Ok(())
}

/// Which rooms were to be left when an earlier life of this process was cut.
pub async fn find_crowds(client: &Client) -> Result<Vec<OwnedRoomId>, Error> {
    let mut crowds = Vec::new();
    for room in client.joined_rooms() {
        let noted = client.state_store().get_custom_value(&look_key(room.room_id())).await?;
        crowds.extend(noted.filter(|noted| noted == CROWD).map(|_| room.room_id().to_owned()));
    }
    Ok(crowds)
}

/// Whose talk goes on in a room that replaces one in which we are.
pub async fn replaces(client: &Client, settings: &Settings, room: &RoomId) -> Result<Option<OwnedUserId>, Error> {
    let rooms = client.joined_rooms();
    let before = rooms.iter().find(|before| before.successor_room().is_some_and(|next| next.room_id == room));
    match before {
        Some(before) => contact_of(client, before, settings, None).await,
        None => Ok(None),
    }
}

/// What is known of a room for the reader of its events. `sender`: of an event in it, where nobody else tells whose room it is.
pub async fn facts(
    client: &Client,
    room: &Room,
    settings: &Settings,
    sender: Option<&str>,
) -> Result<item::Room, Error> {
    let contact = contact_of(client, room, settings, sender).await?;
    Ok(item::Room {
        id: room.room_id().to_string(),
        own: settings.user.clone(),
        contact: contact.map(|contact| contact.to_string()).unwrap_or_default(),
        companions: settings.companions.clone(),
        encrypted: is_encrypted(room).await?,
    })
}

/// Whether what is written in a room is to be encrypted. Where the server won't say, it is: that trusts less.
async fn is_encrypted(room: &Room) -> Result<bool, Error> {
    match room.latest_encryption_state().await {
        Ok(state) => Ok(state.is_encrypted()),
        Err(error) if session::is_refused(&error) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Who is in a room or asked into it. Nobody, where the server won't say.
async fn members(room: &Room) -> Result<Vec<OwnedUserId>, Error> {
    match room.members(RoomMemberships::ACTIVE).await {
        Ok(members) => Ok(members.iter().map(|member| member.user_id().to_owned()).collect()),
        Err(error) if session::is_refused(&error) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Whose room it is: who opened it; else the only other person in it; else who writes.
async fn contact_of(
    client: &Client,
    room: &Room,
    settings: &Settings,
    sender: Option<&str>,
) -> Result<Option<OwnedUserId>, Error> {
    let known = client.state_store().get_custom_value(&contact_key(room.room_id())).await?;
    if let Some(contact) = known.and_then(|bytes| UserId::parse(String::from_utf8_lossy(&bytes)).ok()) {
        return Ok(Some(contact));
    }
    let is_person = |who: &str| who != settings.user && !settings.companions.iter().any(|one| one == who);
    let direct: Vec<_> = room.direct_targets().into_iter().filter_map(|who| who.into_user_id()).collect();
    let mut others = direct.into_iter().filter(|who| is_person(who.as_str()));
    let found = match others.next() {
        Some(one) => Some(one),
        None => {
            let mut persons = members(room).await?.into_iter().filter(|who| is_person(who.as_str()));
            match (persons.next(), persons.next()) {
                (Some(one), None) => Some(one),
                _ => sender.filter(|who| *who != settings.user).and_then(|who| UserId::parse(who).ok()),
            }
        }
    };
    if let Some(contact) = &found {
        belongs_to(client, room.room_id(), contact).await?;
    }
    Ok(found)
}

pub async fn belongs_to(client: &Client, room: &RoomId, contact: &UserId) -> Result<(), Error> {
    client.state_store().set_custom_value(&contact_key(room), contact.as_bytes().to_vec()).await?;
    Ok(())
}

fn contact_key(room: &RoomId) -> Vec<u8> {
    format!("earshot.contact.{room}").into_bytes()
}

fn look_key(room: &RoomId) -> Vec<u8> {
    format!("earshot.look.{room}").into_bytes()
}

fn talk_key(contact: &str) -> Vec<u8> {
    format!("earshot.talk.{contact}").into_bytes()
}

/// Notes in which room a contact wrote last.
pub async fn talks_in(client: &Client, contact: &str, room: &RoomId) -> Result<(), Error> {
    let key = talk_key(contact);
    let before = client.state_store().get_custom_value(&key).await?;
    if before.as_deref() != Some(room.as_bytes()) {
        client.state_store().set_custom_value(&key, room.as_bytes().to_vec()).await?;
    }
    Ok(())
}

/// Whether somebody ever wrote to the account.
pub async fn has_talk(client: &Client, who: &str) -> Result<bool, Error> {
    Ok(client.state_store().get_custom_value(&talk_key(who)).await?.is_some())
}

/// Whether the device heard of all rooms of the account.
pub async fn are_known(client: &Client) -> Result<bool, Error> {
    Ok(client.state_store().get_custom_value(KNOWN).await?.is_some())
}

/// Notes that it did. `goes_on`: another device was there before, so that whoever has a room has a talk in it.
pub async fn known(client: &Client, settings: &Settings, goes_on: bool) -> Result<(), Error> {
    let rooms = if goes_on { client.joined_rooms() } else { Vec::new() };
    for room in rooms {
        let contact = contact_of(client, &room, settings, None).await?;
        if let Some(contact) = contact.filter(|_| !room.is_tombstoned())
            && !has_talk(client, contact.as_str()).await?
            && let Some(room) = talk(client, settings, contact.as_str()).await?
        {
            talks_in(client, contact.as_str(), room.room_id()).await?;
        }
    }
    client.state_store().set_custom_value(KNOWN, vec![1]).await?;
    Ok(())
}

/// Whether a room was read before, and that it is now.
pub async fn is_new(client: &Client, room: &RoomId) -> Result<bool, Error> {
    Ok(client.state_store().get_custom_value(&seen_key(room)).await?.is_none())
}

/// Notes that a room was read.
pub async fn seen(client: &Client, room: &RoomId) -> Result<(), Error> {
    client.state_store().set_custom_value(&seen_key(room), vec![1]).await?;
    Ok(())
}

fn seen_key(room: &RoomId) -> Vec<u8> {
    format!("earshot.seen.{room}").into_bytes()
}

/// Whether a room belongs to somebody, as far as is written down.
pub async fn is_known(client: &Client, room: &RoomId) -> Result<bool, Error> {
    Ok(client.state_store().get_custom_value(&contact_key(room)).await?.is_some())
}

/// Lets go of rooms that we left and that are nobody's: they were refused, or erased.
pub async fn let_go(client: &Client) -> Result<(), Error> {
    let left = |room: &Room| matches!(room.state(), RoomState::Left | RoomState::Banned);
    for room in client.rooms().into_iter().filter(left) {
        if !is_known(client, room.room_id()).await?
            && let Err(error) = room.forget().await
        {
            tracing::debug!(error = session::words(&error), "a room that was left can't be forgotten now");
        }
    }
    Ok(())
}

/// Forgets what was written down of a room.
pub async fn forget(client: &Client, room: &RoomId) -> Result<(), Error> {
    client.state_store().remove_custom_value(&contact_key(room)).await?;
    client.state_store().remove_custom_value(&seen_key(room)).await?;
    Ok(())
}

/// Forgets where a contact was talked to.
pub async fn forget_talk(client: &Client, contact: &str) -> Result<(), Error> {
    client.state_store().remove_custom_value(&talk_key(contact)).await?;
    Ok(())
}

/// All rooms of a contact.
pub async fn of_contact(client: &Client, settings: &Settings, contact: &str) -> Result<Vec<Room>, Error> {
    let mut rooms = Vec::new();
    for room in client.rooms() {
        if contact_of(client, &room, settings, None).await?.is_some_and(|one| one == contact) {
            rooms.push(room);
        }
    }
    Ok(rooms)
}

/// The room in which a contact is talked to: where they wrote last, else one in which they are, else one in which we are.
pub async fn talk(client: &Client, settings: &Settings, contact: &str) -> Result<Option<Room>, Error> {
    let last = client.state_store().get_custom_value(&talk_key(contact)).await?;
    let last = last.and_then(|bytes| RoomId::parse(String::from_utf8_lossy(&bytes)).ok());
    let last = last.and_then(|room| client.get_room(&room)).filter(is_joined);
    if let Some(room) = last {
        return newest(client, settings, room, contact).await.map(Some);
    }
    let mut found = None;
    for room in of_contact(client, settings, contact).await?.into_iter().filter(is_joined) {
        if !room.is_tombstoned() && members(&room).await?.iter().any(|who| who == contact) {
            return Ok(Some(room));
        }
        found.get_or_insert(room);
    }
    Ok(found)
}

/// The room in which a contact's talk goes on, where theirs was replaced by one in which we are.
async fn newest(client: &Client, settings: &Settings, room: Room, contact: &str) -> Result<Room, Error> {
    let mut newest = room;
    for _ in 0..REPLACED {
        let next = newest.successor_room().and_then(|next| client.get_room(&next.room_id)).filter(is_joined);
        let Some(next) = next else { break };
        if contact_of(client, &next, settings, None).await?.is_none_or(|one| one != contact) {
            break;
        }
        newest = next;
    }
    Ok(newest)
}

fn is_joined(room: &Room) -> bool {
    room.state() == RoomState::Joined
}

/// Who is in a room.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// The contact.
    pub contact: bool,
    /// Anybody whom nobody accepted.
    pub strangers: bool,
}

/// Looks who is in a room, or asked into it. `accepted`: those whom an operator accepted.
pub async fn present(room: &Room, settings: &Settings, contact: &str, accepted: &[Address]) -> Result<Present, Error> {
    let mut present = Present::default();
    for member in room.members(RoomMemberships::ACTIVE).await? {
        let who = member.user_id().as_str();
        if who == contact {
            present.contact = true;
        } else if who != settings.user
            && !settings.companions.iter().any(|one| one == who)
            && !accepted.iter().any(|one| one.expose() == who)
        {
            present.strangers = true;
        }
    }
    Ok(present)
}

/// Who is in a room beside the contact and us, in the order of their names.
pub async fn bystanders(room: &Room, settings: &Settings, contact: &str) -> Result<Vec<Bystander>, Error> {
    let mut others: Vec<_> = members(room).await?.into_iter().map(|who| who.to_string()).collect();
    others.retain(|who| who != contact && *who != settings.user);
    others.sort_unstable();
    let known = |who: &String| settings.companions.contains(who);
    Ok(others.into_iter().map(|who| Bystander { known: known(&who), name: Address::new(who) }).collect())
}
