//! Rooms: whose they are, who else is in them, which are opened and left.

use std::collections::{HashMap, HashSet, VecDeque};

use earshot_channel::{Address, Bystander, ChannelError, UnixMillis};
use matrix_sdk::{
    Client, Error, Room, RoomMemberships,
    ruma::{OwnedRoomId, OwnedUserId, RoomId, UserId, api::client::membership::leave_room},
};
use parking_lot::Mutex;

use crate::{
    invites::{Answer, Door},
    item, session,
    settings::Settings,
};

/// Messages of ours that are remembered in each room, so that "read up to here" reaches those before.
const REMEMBERED: usize = 100;

/// What is known of the account's rooms besides what its store holds.
#[derive(Default)]
pub struct Rooms {
    door: Mutex<Door>,
    answered: Mutex<HashSet<OwnedRoomId>>,
    sent: Mutex<HashMap<OwnedRoomId, VecDeque<String>>>,
}

impl Rooms {
    /// Answers the invitations that wait.
    ///
    /// # Errors
    /// The device's store. An invitation that the server won't let us answer is looked at again.
    pub async fn answer_invitations(
        &self,
        client: &Client,
        settings: &Settings,
        now: UnixMillis,
    ) -> Result<(), ChannelError> {
        for room in client.invited_rooms() {
            if self.answered.lock().contains(room.room_id()) {
                continue;
            }
            let Ok(invitation) = room.invite_details().await else { continue };
            let direct = room.is_direct().await.unwrap_or(false);
            let inviter = invitation.inviter_id;
            let is_own = settings.companions.iter().any(|one| *one == inviter);
            let answer = self.door.lock().answer(&settings.invites, inviter.as_str(), direct || is_own, now);
            let done = match answer {
                Answer::Wait => continue,
                Answer::Join => join(client, &room, (!is_own).then_some(&inviter)).await,
                Answer::Refuse => {
                    let mut request = leave_room::v3::Request::new(room.room_id().to_owned());
                    request.reason = Some(settings.invites.refusal.clone()).filter(|reason| !reason.is_empty());
                    client.send(request).await.map(drop).map_err(Error::from)
                }
            };
            match done {
                Ok(()) => drop(self.answered.lock().insert(room.room_id().to_owned())),
                Err(error) => tracing::warn!(error = session::words(&error), "an invitation could not be answered"),
            }
        }
        // An answered one may come again.
        let waiting: HashSet<OwnedRoomId> =
            client.invited_rooms().iter().map(|room| room.room_id().to_owned()).collect();
        self.answered.lock().retain(|room| waiting.contains(room));
        Ok(())
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

async fn join(client: &Client, room: &Room, inviter: Option<&OwnedUserId>) -> Result<(), Error> {
    if let Some(inviter) = inviter {
        belongs_to(client, room.room_id(), inviter).await?;
    }
    room.join().await
}

/// Goes on in the room that replaces another one, as the same conversation.
pub async fn follow(client: &Client, to: &str, contact: &str) -> Result<(), Error> {
    let (Ok(room), Ok(contact)) = (RoomId::parse(to), UserId::parse(contact)) else { return Ok(()) };
    belongs_to(client, &room, &contact).await?;
    client.join_room_by_id(&room).await.map(drop)
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

async fn belongs_to(client: &Client, room: &RoomId, contact: &UserId) -> Result<(), Error> {
    client.state_store().set_custom_value(&contact_key(room), contact.as_bytes().to_vec()).await?;
    Ok(())
}

fn contact_key(room: &RoomId) -> Vec<u8> {
    format!("earshot.contact.{room}").into_bytes()
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

/// The room in which a contact is talked to: where they wrote last, else one that they are in.
pub async fn talk(client: &Client, settings: &Settings, contact: &str) -> Result<Option<Room>, Error> {
    let last = client.state_store().get_custom_value(&talk_key(contact)).await?;
    let last = last.and_then(|bytes| RoomId::parse(String::from_utf8_lossy(&bytes)).ok());
    let last = last.and_then(|room| client.get_room(&room)).filter(is_joined);
    if let Some(room) = last {
        return Ok(Some(room));
    }
    Ok(of_contact(client, settings, contact).await?.into_iter().find(is_joined))
}

fn is_joined(room: &Room) -> bool {
    room.state() == matrix_sdk::RoomState::Joined
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
