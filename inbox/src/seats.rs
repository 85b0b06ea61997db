//! Who sits in a talk beside its holder: colleagues who were asked, those who write too, supervisors who listen. And who may read
//! whispers.
//!
//! Seats stand in the conversation's own row, because every list shows them and few talks have any.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, Inbox, OperatorId,
    access::{Right, Scope},
    store::{StoreError, timeline},
    view::Message,
};

/// People beside the holder, at most.
pub(crate) const MOST_SEATS: usize = 8;
/// Flag of a note to whoever holds the talk.
pub(crate) const WHISPER: &str = "whisper";

/// What somebody does in a talk that another holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SeatKind {
    /// Was asked to write too, and has not answered.
    Asked,
    /// Writes too.
    Second,
    /// A supervisor who listens in.
    Listening,
}

/// Somebody who sits in a talk beside its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Seat {
    /// Who.
    pub operator: OperatorId,
    /// What they do there.
    pub kind: SeatKind,
    /// Who asked them; nobody asks a listener.
    pub by: Option<OperatorId>,
}

/// As it stands in a conversation's row; what can't be read is nobody.
pub(crate) fn of(stored: &str) -> Vec<Seat> {
    if stored.is_empty() { Vec::new() } else { serde_json::from_str(stored).unwrap_or_default() }
}

fn stored(seats: &[Seat]) -> String {
    if seats.is_empty() { String::new() } else { serde_json::to_string(seats).unwrap_or_default() }
}

/// The same with this seat, in the place of another of the same person.
pub(crate) fn with(before: &str, seat: Seat) -> String {
    let mut seats = of(before);
    seats.retain(|each| each.operator != seat.operator);
    seats.push(seat);
    stored(&seats)
}

/// The same without this person.
pub(crate) fn without(before: &str, operator: OperatorId) -> String {
    if before.is_empty() {
        return String::new();
    }
    let mut seats = of(before);
    seats.retain(|each| each.operator != operator);
    stored(&seats)
}

/// What somebody does there.
pub(crate) fn kind_of(stored: &str, operator: OperatorId) -> Option<SeatKind> {
    of(stored).into_iter().find(|seat| seat.operator == operator).map(|seat| seat.kind)
}

/// Finds conversations in which somebody sits, by `LIKE`.
pub(crate) fn pattern(operator: OperatorId) -> String {
    format!("%\"operator\":\"{operator}\"%")
}

/// Whether these are the flags of a whisper.
pub(crate) fn is_whisper(flags: &str) -> bool {
    flags.split(' ').any(|flag| flag == WHISPER)
}

/// Whether a message is a whisper that this reader may not see: it is for whom it names, for its author, and for supervisors.
pub(crate) fn is_hidden(message: &Message, scope: &Scope, named: bool) -> bool {
    let mine = message.author.as_ref().is_some_and(|author| author.id == scope.operator());
    message.flags.iter().any(|flag| flag == WHISPER) && !mine && !named && !scope.role().may(Right::TakeOver)
}

impl Inbox {
    /// Leaves out what was whispered to others.
    pub(crate) async fn without_whispers(
        &self,
        scope: &Scope,
        id: ConversationId,
        mut messages: Vec<Message>,
    ) -> Result<Vec<Message>, StoreError> {
        if !messages.iter().any(|message| is_hidden(message, scope, false)) {
            return Ok(messages);
        }
        let named: Vec<Uuid> = {
            let mut reader = self.data().reader().await?;
            timeline::named_in(&mut reader.conn(), scope.hotline(), scope.operator(), id).await?
        };
        messages.retain(|message| !is_hidden(message, scope, named.contains(&message.id)));
        Ok(messages)
    }
}
