//! Answers invitations beside the receiver: a server that is slow over one of them keeps neither the words of others waiting nor the stop.
//!
//! One that can't be answered is tried again, later each time, and counts once for the policy. Deliberately absent: the policy, which is
//! `invites`, and who is in a room that was gone into to look, which the receiver reads in the server's stream.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    convert::Infallible,
    time::Duration,
};

use earshot_channel::UnixMillis;
use futures::{StreamExt as _, stream::FuturesUnordered};
use matrix_sdk::{
    Client, Error, Room, RoomState,
    ruma::{OwnedRoomId, OwnedUserId, RoomId, api::client::membership::leave_room},
};

use crate::{
    Line, Link,
    invites::{self, Door},
    rooms, session,
    settings::Settings,
};

/// Answers that are on their way at the same time.
const AT_ONCE: usize = 8;
/// How long one may take.
const ANSWER: Duration = Duration::from_secs(60);
/// How often is looked where the server says nothing.
const LOOK: Duration = Duration::from_secs(20);
/// Longest pause before one is tried again, in milliseconds.
const LONGEST_PAUSE_MS: i64 = 10 * 60_000;

/// What a room is told.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// We come; whose talk it is, where that is known.
    Join(Option<OwnedUserId>),
    /// We come, to see who is there beside who asked.
    Look(OwnedUserId),
    /// We don't, or go again.
    Refuse,
}

/// An answer and how often it could not be given.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Try {
    room: OwnedRoomId,
    answer: Answer,
    failures: u32,
}

/// How far a room's answer is.
#[derive(Debug)]
enum Standing {
    /// It waits for its turn, or is on its way.
    UnderWay,
    /// The server took it.
    Given(Answer),
    /// It did not; when to try again.
    Failed(Try, UnixMillis),
}

/// Rooms that want an answer.
#[derive(Debug, Default)]
struct Rooms {
    standings: HashMap<OwnedRoomId, Standing>,
    queue: VecDeque<Try>,
}

impl Rooms {
    /// What failed and is due goes into the queue again.
    fn again(&mut self, now: UnixMillis) {
        for standing in self.standings.values_mut() {
            if let Standing::Failed(again, due) = standing
                && *due <= now
            {
                self.queue.push_back(again.clone());
                *standing = Standing::UnderWay;
            }
        }
    }

    fn is_new(&self, room: &RoomId) -> bool {
        !self.standings.contains_key(room)
    }

    /// Whether nobody refuses this room yet: one that we went into to look has had another answer.
    fn is_to_be_refused(&self, room: &RoomId) -> bool {
        match self.standings.get(room) {
            None => true,
            Some(Standing::UnderWay) => false,
            Some(Standing::Given(answer) | Standing::Failed(Try { answer, .. }, _)) => *answer != Answer::Refuse,
        }
    }

    fn ask(&mut self, room: OwnedRoomId, answer: Answer) {
        self.standings.insert(room.clone(), Standing::UnderWay);
        self.queue.push_back(Try { room, answer, failures: 0 });
    }

    fn ended(&mut self, one: Try, is_given: bool, now: UnixMillis) {
        let room = one.room.clone();
        let standing = match is_given {
            true => Standing::Given(one.answer),
            false => {
                let failures = one.failures.saturating_add(1);
                let pause_ms = (1_000_i64 << failures.min(20)).min(LONGEST_PAUSE_MS);
                Standing::Failed(Try { failures, ..one }, UnixMillis(now.0 + pause_ms))
            }
        };
        self.standings.insert(room, standing);
    }

    /// Forgets rooms that want none any more: one of them may ask again.
    fn keep(&mut self, wanting: &HashSet<OwnedRoomId>) {
        self.standings.retain(|room, standing| matches!(standing, Standing::UnderWay) || wanting.contains(room));
    }
}

/// Answers until it is dropped. Cut anywhere, the next start finds the same invitations, and the rooms that were to be left.
pub(crate) async fn run(line: &Line, link: &Link) -> Infallible {
    let (mut door, mut rooms, mut on_way) = (Door::default(), Rooms::default(), FuturesUnordered::new());
    let mut rounds = link.rounds.subscribe();
    let mut looked_back = false;
    loop {
        if !looked_back && let Ok(crowds) = rooms::find_crowds(&link.client).await {
            link.rooms.are_crowds(crowds);
            looked_back = true;
        }
        look(line, link, &mut door, &mut rooms).await;
        loop {
            while on_way.len() < AT_ONCE
                && let Some(one) = rooms.queue.pop_front()
            {
                on_way.push(give(line, link, one));
            }
            tokio::select! {
                Some((one, is_given)) = on_way.next() => rooms.ended(one, is_given, (line.clock)()),
                _ = rounds.changed() => break,
                () = tokio::time::sleep(LOOK) => break,
            }
        }
    }
}

/// Looks who wants an answer.
async fn look(line: &Line, link: &Link, door: &mut Door, rooms: &mut Rooms) {
    let (client, now) = (&link.client, (line.clock)());
    let invited = client.invited_rooms();
    let crowds = link.rooms.crowds();
    let wanting = invited.iter().map(|room| room.room_id().to_owned()).chain(crowds.iter().cloned()).collect();
    rooms.keep(&wanting);
    rooms.again(now);
    for room in crowds.into_iter().filter(|room| rooms.is_to_be_refused(room)).collect::<Vec<_>>() {
        rooms.ask(room, Answer::Refuse);
    }
    for room in invited {
        if !rooms.is_new(room.room_id()) {
            continue;
        }
        match decide(client, &line.settings, door, &room, now).await {
            Ok(Some(answer)) => rooms.ask(room.room_id().to_owned(), answer),
            Ok(None) => {}
            Err(error) => tracing::warn!(error = session::words(&error), "an invitation could not be read"),
        }
    }
}

/// What an invitation is answered; `None`: nothing yet.
async fn decide(
    client: &Client,
    settings: &Settings,
    door: &mut Door,
    room: &Room,
    now: UnixMillis,
) -> Result<Option<Answer>, Error> {
    let inviter = room.invite_details().await?.inviter_id;
    let is_own = settings.companions.iter().any(|one| *one == inviter);
    let replaced = rooms::replaces(client, settings, room.room_id()).await?;
    let direct = is_own || replaced.is_some() || room.is_direct().await?;
    Ok(match door.answer(&settings.invites, inviter.as_str(), direct, now) {
        invites::Answer::Wait => None,
        invites::Answer::Join => Some(Answer::Join(replaced.or((!is_own).then_some(inviter)))),
        invites::Answer::Look => Some(Answer::Look(inviter)),
        invites::Answer::Refuse => Some(Answer::Refuse),
    })
}

/// Gives an answer; whether the server took it.
async fn give(line: &Line, link: &Link, one: Try) -> (Try, bool) {
    let given = tokio::time::timeout(ANSWER, tell(&link.client, &line.settings, &one)).await;
    let why = match given {
        Ok(Ok(())) => {
            if one.answer == Answer::Refuse {
                link.rooms.left(&link.client, &one.room).await;
            }
            return (one, true);
        }
        Ok(Err(error)) => session::words(&error),
        Err(_) => "it takes too long".to_owned(),
    };
    tracing::warn!(channel.id = %line.channel, error = why, "an invitation could not be answered; it is tried again");
    (one, false)
}

async fn tell(client: &Client, settings: &Settings, one: &Try) -> Result<(), Error> {
    match &one.answer {
        Answer::Join(contact) => {
            if let Some(contact) = contact {
                rooms::belongs_to(client, &one.room, contact).await?;
            }
            rooms::not_to_be_looked_at(client, &one.room).await?;
            join(client, &one.room).await
        }
        Answer::Look(inviter) => {
            // Before we are in it: a cut must leave no crowd in which we stay.
            rooms::to_be_looked_at(client, &one.room, inviter).await?;
            join(client, &one.room).await
        }
        Answer::Refuse => refuse(client, settings, &one.room).await,
    }
}

async fn join(client: &Client, room: &RoomId) -> Result<(), Error> {
    match client.get_room(room) {
        Some(room) if room.state() == RoomState::Invited => room.join().await,
        // Another try came through after all, or the invitation was taken back.
        _ => Ok(()),
    }
}

/// Leaves a room, or stays away from it, with a word.
async fn refuse(client: &Client, settings: &Settings, room: &RoomId) -> Result<(), Error> {
    let mut request = leave_room::v3::Request::new(room.to_owned());
    request.reason = Some(settings.invites.refusal.clone()).filter(|reason| !reason.is_empty());
    match client.send(request).await.map_err(Error::from) {
        Err(error) if !session::is_refused(&error) => Err(error),
        // A room that refuses to be left is none that we are in.
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::{self, room_id};

    use super::*;

    #[test]
    fn what_failed_is_tried_again_later_each_time_and_holds_up_nothing_else() {
        let (slow, other) = (room_id!("!slow:talk.example"), room_id!("!other:talk.example"));
        let wanting = [slow, other].map(ToOwned::to_owned).into();
        let mut rooms = Rooms::default();
        rooms.ask(slow.to_owned(), Answer::Refuse);
        let mut at = 0;
        for pause in [2_000, 4_000, 8_000] {
            let one = rooms.queue.pop_front().unwrap();
            assert!(!rooms.is_new(slow), "it is under way");
            rooms.ended(one, false, UnixMillis(at));
            rooms.keep(&wanting);
            rooms.again(UnixMillis(at + pause - 1));
            assert!(rooms.queue.is_empty() && !rooms.is_new(slow), "not before {pause} ms");
            at += pause;
            rooms.again(UnixMillis(at));
        }
        rooms.ask(other.to_owned(), Answer::Join(None));
        assert_eq!(rooms.queue.len(), 2);
        let one = rooms.queue.pop_front().unwrap();
        assert_eq!((&*one.room, one.failures), (slow, 3));
        rooms.ended(one, true, UnixMillis(at));
        rooms.again(UnixMillis(at + LONGEST_PAUSE_MS));
        assert_eq!(rooms.queue.len(), 1, "what was given is given");
        // Once it was left, it may ask again.
        rooms.keep(&HashSet::new());
        assert!(rooms.is_new(slow) && !rooms.is_new(other));
    }

    #[test]
    fn a_room_that_was_gone_into_to_look_is_refused_once_it_is_a_crowd() {
        let room = room_id!("!crowd:talk.example");
        let mut rooms = Rooms::default();
        rooms.ask(room.to_owned(), Answer::Look(ruma::user_id!("@tove:talk.example").to_owned()));
        assert!(!rooms.is_to_be_refused(room), "we are on our way in");
        let one = rooms.queue.pop_front().unwrap();
        rooms.ended(one, true, UnixMillis(0));
        rooms.keep(&[room.to_owned()].into());
        assert!(rooms.is_to_be_refused(room));
        rooms.ask(room.to_owned(), Answer::Refuse);
        let one = rooms.queue.pop_front().unwrap();
        rooms.ended(one, true, UnixMillis(0));
        assert!(!rooms.is_to_be_refused(room), "once");
    }
}
