//! What hard content does to those who look at it: how much they have seen, when a break is due, and what they want to say after it.
//!
//! Whatever somebody opened counts, each file once, because nobody knows beforehand what it shows. Counts are codes and stay; words of
//! a note are read by whoever wrote them and by supervisors, and go for good when their writer takes them away.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Inbox, KeyId, OperatorId,
    access::{Right, Role, Scope},
    clock::timed_id,
    problems::{Problems, Refusal},
    store::{
        StoreError,
        effects::NewAudit,
        hard::{self as rows, NewDebrief},
    },
    vault::Place,
    view::Person,
};

/// A shift is what lies this far back, which is as long as anybody stays logged in; milliseconds.
const SHIFT_MS: i64 = 12 * 3_600_000;
/// Longest note in characters.
const NOTE_CHARS: usize = 4_000;
/// Notes that are shown.
const SHOWN: i64 = 200;

/// What the reader has seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Exposure {
    /// Files that they opened in the last 12 hours, each once.
    pub shift: i64,
    /// Of these, since their last break.
    pub since_break: i64,
    /// After how many files a break is due; 0 is never.
    pub break_after: u8,
    /// Whether one is due now.
    pub break_due: bool,
}

/// What somebody of the hotline has seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonExposure {
    /// Who.
    pub person: Person,
    /// Files that they opened in the last 12 hours, each once.
    pub shift: i64,
    /// When they opened the last one; milliseconds since 1970.
    pub last_at: i64,
    /// When they took a break in that time; milliseconds since 1970.
    pub break_at: Option<i64>,
}

/// A note after hard content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DebriefNote {
    /// Which.
    pub id: Uuid,
    /// Who wrote it.
    pub by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
    /// Files that they had opened in the 12 hours before.
    pub looks: i64,
    /// The words.
    pub note: String,
}

/// Notes that the reader may read, newest first, and, for supervisors, who has seen how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DebriefPage {
    /// At most 200.
    pub notes: Vec<DebriefNote>,
    /// Who opened files in the last 12 hours, who opened most first. Empty for operators.
    pub people: Vec<PersonExposure>,
}

fn place(id: Uuid) -> Place {
    Place { table: "debrief", column: "note", row: id }
}

impl Inbox {
    /// What the reader has seen, and whether they should take a break.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for roles that see nothing.
    pub async fn exposure(&self, scope: &Scope) -> Result<Exposure, StoreError> {
        scope.need(Right::Talk)?;
        let began = self.clock().now().0 - SHIFT_MS;
        let (shift, since_break) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let (hotline, me) = (scope.hotline(), scope.operator());
            let rested = rows::break_of(&mut conn, hotline, me).await?.unwrap_or_default().max(began);
            let shift = rows::looks_of(&mut conn, hotline, me, began).await?;
            (shift, rows::looks_of(&mut conn, hotline, me, rested).await?)
        };
        let break_after = self.hotlines().spec(scope.hotline()).await?.break_after;
        let break_due = break_after > 0 && since_break >= i64::from(break_after);
        Ok(Exposure { shift, since_break, break_after, break_due })
    }

    /// Notes that the reader takes a break, from which the next ones are counted. When is kept for supervisors, and nothing else.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn take_break(&self, scope: &Scope) -> Result<Exposure, StoreError> {
        scope.need(Right::Talk)?;
        let now = self.clock().now();
        let (hotline, by, id) = (scope.hotline(), (scope.operator(), now.0), timed_id(now));
        self.data().write(scope.operator().0, move |tx| Box::pin(rows::take_break(tx, hotline, id, by))).await?;
        self.exposure(scope).await
    }

    /// Keeps a note for its writer and supervisors.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] for none, or one of more than 4000 characters.
    pub async fn debrief(&self, scope: &Scope, note: &str) -> Result<DebriefPage, Refusal> {
        scope.need(Right::Talk)?;
        let mut problems = Problems::default();
        problems.text("note", note, NOTE_CHARS);
        problems.finish()?;
        let looks = self.exposure(scope).await?.shift;
        let now = self.clock().now();
        let (key_id, key) = self.vault().fresh_key().await.map_err(StoreError::from)?;
        let id = timed_id(now);
        let new = NewDebrief { id, looks, key: key_id.0, note: key.seal(place(id), note.trim().as_bytes()) };
        let (hotline, by) = (scope.hotline(), (scope.operator(), now.0));
        let audit = self.of_debrief(scope, "debrief.written", Some(id));
        self.data()
            .write(scope.operator().0, move |tx| {
                let (new, audit) = (new.clone(), audit.clone());
                Box::pin(async move {
                    rows::add_debrief(tx, hotline, &new, by).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await?;
        Ok(self.debriefs(scope).await?)
    }

    /// Takes the reader's own note away for good.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what isn't theirs.
    pub async fn remove_debrief(&self, scope: &Scope, id: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Talk)?;
        let (hotline, by) = (scope.hotline(), (scope.operator(), self.clock().now().0));
        let audit = self.of_debrief(scope, "debrief.removed", Some(id));
        self.data()
            .write(scope.operator().0, move |tx| {
                let audit = audit.clone();
                Box::pin(async move {
                    rows::remove_debrief(tx, hotline, id, by).await?;
                    tx.effects.audit(audit);
                    Ok(())
                })
            })
            .await
    }

    /// Notes that the reader may read: their own, and for supervisors everybody's, which is audited.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn debriefs(&self, scope: &Scope) -> Result<DebriefPage, StoreError> {
        scope.need(Right::Talk)?;
        let leads = scope.role() == Role::Supervisor;
        let (found, lookers) = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let of = Some(scope.operator()).filter(|_| !leads);
            let found = rows::debriefs(&mut conn, scope.hotline(), of, SHOWN).await?;
            let began = self.clock().now().0 - SHIFT_MS;
            let lookers = if leads { rows::lookers(&mut conn, scope.hotline(), began).await? } else { Vec::new() };
            (found, lookers)
        };
        if found.iter().any(|row| row.operator_id != scope.operator().0) {
            let audit = self.of_debrief(scope, "debrief.read", None);
            self.data()
                .write(scope.operator().0, move |tx| {
                    let audit = audit.clone();
                    Box::pin(async move {
                        tx.effects.audit(audit);
                        Ok(())
                    })
                })
                .await?;
        }
        let mut notes = Vec::with_capacity(found.len());
        for row in found {
            let Some(key) = self.optional_key(KeyId(row.key_id)).await? else { continue };
            let Some(plain) = row.note.as_deref().and_then(|sealed| key.open(place(row.id), sealed).ok()) else {
                continue;
            };
            notes.push(DebriefNote {
                id: row.id,
                by: Person { id: OperatorId(row.operator_id), name: row.operator_name },
                at: row.at,
                looks: row.looks,
                note: String::from_utf8_lossy(&plain).into_owned(),
            });
        }
        let person = |row: rows::LookerRow| PersonExposure {
            person: Person { id: OperatorId(row.operator_id), name: row.operator_name },
            shift: row.looks,
            last_at: row.last_at,
            break_at: row.break_at,
        };
        Ok(DebriefPage { notes, people: lookers.into_iter().map(person).collect() })
    }

    fn of_debrief(&self, scope: &Scope, act: &'static str, subject: Option<Uuid>) -> NewAudit {
        NewAudit {
            hotline: scope.hotline().0,
            at: self.clock().now().0,
            actor: Some(scope.operator().0),
            act,
            subject,
            data: json!({}),
        }
    }
}
