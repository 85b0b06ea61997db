//! Keys of contacts' accounts: whether somebody compared them with the contact, and what changed since.
//!
//! A channel says what the keys are, as often as it likes; the row decides what is news. Who was verified and is not any more may be
//! somebody else: it stands in the timeline, and nothing is sent until somebody looked. Invariant: reading is never stopped.

mod steps;

use earshot_channel::{Sign, Stage, Step};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId, UnixMillis,
    access::Scope,
    clock::timed_id,
    receive::defect,
    store::{
        StoreError, conversations,
        effects::NewEvent,
        identities::{self as rows, IdentityRow, NewIdentity},
        writer::Tx,
    },
    talk::command,
    timeline,
    vault::{ContentKey, Place},
    view::Person,
};

/// After this a comparison that did not end is over. Carriers end it sooner.
const OPEN_MS: i64 = 10 * 60_000;

/// What is known of the keys of a contact's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Identity {
    /// The talk over which they write.
    pub conversation_id: ConversationId,
    /// Their keys were compared with them and are still the same.
    pub verified: bool,
    /// Since when it is so; milliseconds since 1970.
    pub since_at: i64,
    /// Why somebody has to look: `changed` (the account's key is another), `unverified` (it was verified and is no longer) or `mismatch` (what was compared
    /// differed). None once somebody did.
    pub warning: Option<String>,
    /// Since when; milliseconds since 1970.
    pub warned_at: Option<i64>,
    /// Nothing is sent until somebody looked.
    pub pauses: bool,
    /// How comparing stands: `asked` (the contact asks for it), `waiting`, `compare`, `confirmed` (here, not by the contact), `done`, `mismatch`,
    /// `cancelled`. None where nobody compares.
    pub stage: Option<String>,
    /// What is to be compared, while it is.
    pub signs: Vec<Sign>,
    /// Who did something about comparing last.
    pub by: Option<Person>,
}

/// What a channel says of keys, sealed.
#[derive(Clone, Debug)]
pub(crate) enum Told {
    /// What they are: a keyed hash, and whether they were compared.
    Keys { lookup: Option<Vec<u8>>, verified: bool },
    /// How comparing stands; the key and what it sealed.
    Stage { stage: &'static str, signs: Option<(Uuid, Vec<u8>)> },
}

/// What a change means to whoever reads the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    Changed,
    Unverified,
    Verified,
}

impl News {
    fn kind(self) -> &'static str {
        match self {
            Self::Changed => "key-changed",
            Self::Unverified => "key-unverified",
            Self::Verified => "key-verified",
        }
    }
}

/// What is written of keys that are now so; nothing where that was known.
fn decide(
    before: Option<&IdentityRow>,
    lookup: Option<&[u8]>,
    verified: bool,
    now: i64,
) -> Option<(NewIdentity, Option<News>)> {
    let is = |warning, warned_at, pauses| NewIdentity {
        lookup: lookup.map(<[u8]>::to_vec),
        verified,
        since: now,
        warning,
        warned_at,
        pauses,
    };
    let Some(before) = before else { return Some((is(None, None, false), None)) };
    let same = before.lookup.as_deref() == lookup;
    if same && before.verified == verified {
        return None;
    }
    // An account that had no key of its own and gets one is no other account.
    if !same && before.lookup.is_some() {
        return Some((is(Some("changed"), Some(now), before.pauses || before.verified), Some(News::Changed)));
    }
    Some(match (before.verified, verified) {
        (true, false) => (is(Some("unverified"), Some(now), true), Some(News::Unverified)),
        (false, true) => (is(None, None, false), Some(News::Verified)),
        _ => (is(warning_of(before), before.warned_at, before.pauses), None),
    })
}

fn warning_of(row: &IdentityRow) -> Option<&'static str> {
    ["changed", "unverified", "mismatch"].into_iter().find(|code| row.warning.as_deref() == Some(code))
}

/// How comparing stands, unless that is long ago.
fn stage_of(row: &IdentityRow, now: i64) -> Option<&str> {
    let is_fresh = row.stage_at.is_some_and(|at| now.saturating_sub(at) < OPEN_MS);
    row.stage.as_deref().filter(|_| is_fresh)
}

fn place(id: ConversationId) -> Place {
    Place { table: "identity", column: "sealed", row: id.0 }
}

/// Enters what a channel says of a talk's keys.
pub(crate) async fn take(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: ConversationId,
    told: &Told,
    now: i64,
) -> Result<(), StoreError> {
    if conversations::facts(tx, hotline, id).await?.state == "erased" {
        return Ok(());
    }
    let before = rows::one(tx, hotline, id.0).await?;
    let by = before.as_ref().and_then(|row| row.step_by);
    match told {
        Told::Keys { lookup, verified } => {
            let Some((new, news)) = decide(before.as_ref(), lookup.as_deref(), *verified, now) else { return Ok(()) };
            rows::is(tx, hotline, id.0, new).await?;
            if let Some(news) = news {
                let by = by.filter(|_| news == News::Verified);
                timeline::happens(tx, hotline, id, by, UnixMillis(now), news.kind(), json!({})).await?;
            }
        }
        Told::Stage { stage, signs } => {
            if before.is_none() {
                let unknown = decide(None, None, false, now);
                rows::is(tx, hotline, id.0, unknown.map(|(new, _)| new).ok_or(StoreError::NotFound)?).await?;
            }
            let was = before.as_ref().and_then(|row| stage_of(row, now));
            if was == Some(*stage) && signs.is_none() {
                return Ok(());
            }
            rows::stands(tx, hotline, id.0, stage, now, signs.clone()).await?;
            if *stage == "mismatch" && was != Some("mismatch") {
                differs(tx, hotline, id, before.as_ref(), by, now).await?;
            }
        }
    }
    tx.effects.event(changed(hotline, id, None, now));
    Ok(())
}

/// What was compared differed: somebody may stand between.
async fn differs(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    id: ConversationId,
    before: Option<&IdentityRow>,
    by: Option<Uuid>,
    now: i64,
) -> Result<(), StoreError> {
    let is = NewIdentity {
        lookup: before.and_then(|row| row.lookup.clone()),
        verified: before.is_some_and(|row| row.verified),
        since: before.map_or(now, |row| row.since),
        warning: Some("mismatch"),
        warned_at: Some(now),
        pauses: before.is_some_and(|row| row.pauses),
    };
    rows::is(tx, hotline, id.0, is).await?;
    timeline::happens(tx, hotline, id, by, UnixMillis(now), "key-mismatch", json!({})).await
}

fn changed(hotline: HotlineId, id: ConversationId, actor: Option<Uuid>, at: i64) -> NewEvent {
    NewEvent {
        hotline: hotline.0,
        at,
        actor,
        kind: "identity.changed",
        conversation: Some(id.0),
        subject: Some(timed_id(UnixMillis(at))),
        contact_seq: None,
        data: json!({}),
    }
}

impl Inbox {
    /// How comparing stands, as it is kept.
    pub(crate) fn sealed_stage(&self, id: ConversationId, key: &ContentKey, stage: &Stage) -> Result<Told, StoreError> {
        let signs = match stage {
            Stage::Compare(signs) => {
                let plain = serde_json::to_vec(signs).map_err(defect)?;
                Some((key.id().0, key.seal(place(id), &plain)))
            }
            _ => None,
        };
        Ok(Told::Stage { stage: stage.code(), signs })
    }

    /// The keys, as they are kept.
    pub(crate) fn told_keys(&self, hotline: HotlineId, identity: &earshot_channel::Identity) -> Told {
        let lookup = identity.key.as_ref().map(|key| self.vault().lookup(hotline, "identity", key.as_bytes()).to_vec());
        Told::Keys { lookup, verified: identity.verified }
    }

    /// What is known of the keys of a talk. Opening the conversation is what is audited.
    pub(crate) async fn identity(
        &self,
        hotline: HotlineId,
        id: ConversationId,
    ) -> Result<Option<Identity>, StoreError> {
        let row = {
            let mut reader = self.data().reader().await?;
            rows::read(&mut reader.conn(), hotline, id).await?
        };
        let Some(row) = row else { return Ok(None) };
        let stage = stage_of(&row, self.clock().now().0).map(str::to_owned);
        let signs = match (&*stage.clone().unwrap_or_default(), row.key_id, &row.sealed) {
            ("compare", Some(key), Some(sealed)) => {
                let key = self.optional_key(KeyId(key)).await?;
                let plain = key.and_then(|key| key.open(place(id), sealed).ok());
                plain.and_then(|plain| serde_json::from_slice(&plain).ok()).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let by = row.step_by.zip(row.step_by_name).map(|(id, name)| Person { id: OperatorId(id), name });
        Ok(Some(Identity {
            conversation_id: id,
            verified: row.verified,
            since_at: row.since,
            warning: row.warning,
            warned_at: row.warned_at,
            pauses: row.pauses,
            stage,
            signs,
            by,
        }))
    }

    /// Says that somebody looked at a warning about a contact's keys: what is written goes out again. Nothing where there is none.
    ///
    /// # Errors
    /// As the store says.
    pub async fn acknowledge_identity(
        &self,
        scope: &Scope,
        id: ConversationId,
    ) -> Result<Option<Identity>, StoreError> {
        let act = self.act(scope, id)?;
        command!(self, act, |tx, act| {
            act.facts_of_part(tx).await?;
            let hotline = act.scope.hotline();
            let row = rows::one(tx, hotline, act.id.0).await?.filter(|row| row.warning.is_some());
            let Some(IdentityRow { lookup, verified, since, warning, .. }) = row else { return Ok(()) };
            let seen = NewIdentity { lookup, verified, since, warning: None, warned_at: None, pauses: false };
            rows::is(tx, hotline, act.id.0, seen).await?;
            tx.effects.event(changed(hotline, act.id, Some(act.scope.operator().0), act.now.0));
            tx.effects.audit(act.audit("identity.acknowledged", json!({ "warning": warning })));
            act.happened(tx, "key-seen", json!({})).await
        })?;
        self.identity(scope.hotline(), id).await
    }

    /// Takes a step in comparing keys with a contact. The channel goes on from there. Breaking off what nobody compares does nothing.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where comparing doesn't stand so that the step can be taken.
    pub async fn compare_keys(
        &self,
        scope: &Scope,
        id: ConversationId,
        step: Step,
    ) -> Result<Option<Identity>, StoreError> {
        let act = self.act(scope, id)?;
        command!(self, act, |tx, act, step| {
            act.facts_of_part(tx).await?;
            let (hotline, step, now) = (act.scope.hotline(), *step, act.now.0);
            let row = rows::one(tx, hotline, act.id.0).await?;
            let is = row.as_ref().and_then(|row| stage_of(row, now));
            if step == Step::Cancel && next(is, step).is_none() {
                return Ok(());
            }
            let row = row.as_ref().ok_or_else(|| StoreError::Conflict("nothing is known of their keys yet".into()))?;
            let stage =
                next(is, step).ok_or_else(|| StoreError::Conflict("comparing stands elsewhere by now".into()))?;
            rows::stands(tx, hotline, act.id.0, stage, now, None).await?;
            rows::step(tx, hotline, act.id.0, step.code(), act.scope.operator(), now).await?;
            let by = act.scope.operator().0;
            if step == Step::Mismatch {
                differs(tx, hotline, act.id, Some(row), Some(by), now).await?;
            }
            tx.effects.event(changed(hotline, act.id, Some(by), now));
            tx.effects.audit(act.audit("identity.compared", json!({ "step": step.code() })));
            // Whoever takes steps to their channels listens for it.
            tx.effects.outbound();
            Ok(())
        })?;
        self.identity(scope.hotline(), id).await
    }
}

/// Where comparing stands once an operator took a step; `None` where they can't.
fn next(stage: Option<&str>, step: Step) -> Option<&'static str> {
    match (step, stage) {
        (Step::Begin, None | Some("asked" | "done" | "mismatch" | "cancelled")) => Some("waiting"),
        (Step::Confirm, Some("compare")) => Some("confirmed"),
        (Step::Mismatch, Some("compare")) => Some("mismatch"),
        (Step::Cancel, Some("asked" | "waiting" | "compare" | "confirmed")) => Some("cancelled"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(lookup: Option<&[u8]>, verified: bool, warning: Option<&str>) -> IdentityRow {
        IdentityRow {
            lookup: lookup.map(<[u8]>::to_vec),
            verified,
            since: 0,
            warning: warning.map(str::to_owned),
            warned_at: warning.map(|_| 1),
            pauses: warning == Some("unverified"),
            stage: None,
            stage_at: None,
            key_id: None,
            sealed: None,
            step_by: None,
            step_by_name: None,
        }
    }

    #[test]
    fn what_changed_warns_and_pauses_only_where_it_was_verified() {
        let (one, two): (Option<&[u8]>, Option<&[u8]>) = (Some(b"one"), Some(b"two"));
        // (before, now) → (warning, pauses, news); None is nothing to write.
        let table = [
            (None, (one, false), Some((None, false, None))),
            (None, (None, false), Some((None, false, None))),
            (Some(row(one, false, None)), (one, false), None),
            (Some(row(one, true, None)), (one, true), None),
            (Some(row(one, false, None)), (one, true), Some((None, false, Some(News::Verified)))),
            (Some(row(one, true, None)), (one, false), Some((Some("unverified"), true, Some(News::Unverified)))),
            (Some(row(one, false, None)), (two, false), Some((Some("changed"), false, Some(News::Changed)))),
            (Some(row(one, true, None)), (two, false), Some((Some("changed"), true, Some(News::Changed)))),
            // Devices that were compared one by one don't make up for another key.
            (Some(row(one, true, None)), (two, true), Some((Some("changed"), true, Some(News::Changed)))),
            (Some(row(one, true, None)), (None, true), Some((Some("changed"), true, Some(News::Changed)))),
            (Some(row(None, false, None)), (one, false), Some((None, false, None))),
            (Some(row(None, true, None)), (one, false), Some((Some("unverified"), true, Some(News::Unverified)))),
            // What nobody has looked at goes on pausing, until it is verified.
            (
                Some(row(one, false, Some("unverified"))),
                (two, false),
                Some((Some("changed"), true, Some(News::Changed))),
            ),
            (Some(row(one, false, Some("unverified"))), (one, true), Some((None, false, Some(News::Verified)))),
        ];
        for (before, (lookup, verified), expected) in table {
            let decided = decide(before.as_ref(), lookup, verified, 5);
            let decided = decided.map(|(new, news)| (new.warning, new.pauses, news));
            assert_eq!(decided, expected, "{before:?} to {lookup:?} {verified}");
        }
    }

    #[test]
    fn steps_are_taken_in_their_order_and_what_is_long_ago_is_over() {
        let table = [
            (None, Step::Begin, Some("waiting")),
            (Some("asked"), Step::Begin, Some("waiting")),
            (Some("waiting"), Step::Begin, None),
            (Some("compare"), Step::Confirm, Some("confirmed")),
            (Some("waiting"), Step::Confirm, None),
            (Some("confirmed"), Step::Mismatch, None),
            (Some("compare"), Step::Mismatch, Some("mismatch")),
            (Some("asked"), Step::Cancel, Some("cancelled")),
            (None, Step::Cancel, None),
            (Some("done"), Step::Cancel, None),
        ];
        for (stage, step, expected) in table {
            assert_eq!(next(stage, step), expected, "{stage:?} {step:?}");
        }
        let open = IdentityRow { stage: Some("waiting".into()), stage_at: Some(1_000), ..row(None, false, None) };
        assert_eq!(stage_of(&open, 1_000 + OPEN_MS - 1), Some("waiting"));
        assert_eq!(stage_of(&open, 1_000 + OPEN_MS), None);
    }
}
