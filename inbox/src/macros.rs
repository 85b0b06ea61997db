//! Macros: a named row of steps that an operator sets off with one choice. The console shows what will happen, words first, and goes on
//! only when the operator says so; each step is a command of its own, with its own rights and audit.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Inbox,
    access::{Right, Scope},
    clock::timed_id,
    problems::{Problems, Refusal},
    receive::defect,
    store::{StoreError, effects::NewAudit, macros as rows},
};

/// What comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MacroEnd {
    /// Nothing.
    #[default]
    Stay,
    /// Put aside for `snooze_minutes`, or until they write where there are none.
    Snooze,
    /// The Call form.
    Close,
}

/// The steps of a macro, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MacroSteps {
    /// Canned replies that go into the composer, one after the other.
    #[serde(default)]
    pub canned: Vec<Uuid>,
    /// Tags that the talk gets beside those it has.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What comes last.
    #[serde(default)]
    pub end: MacroEnd,
    /// With `snooze`: for how long.
    #[serde(default)]
    pub snooze_minutes: Option<u32>,
}

/// A macro as somebody writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMacro {
    /// What operators find it by; at most 60 characters.
    pub name: String,
    /// What it does.
    pub steps: MacroSteps,
}

/// A macro.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Macro {
    /// Which.
    pub id: Uuid,
    /// What operators find it by.
    pub name: String,
    /// What it does.
    pub steps: MacroSteps,
}

impl NewMacro {
    fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        problems.line("name", &self.name, 60);
        let steps = &self.steps;
        if steps.canned.is_empty() && steps.tags.is_empty() && steps.end == MacroEnd::Stay {
            problems.add("steps", "choose at least one step");
        }
        if steps.canned.len() > 5 {
            problems.add("steps.canned", "at most five");
        }
        if steps.tags.len() > 12 {
            problems.add("steps.tags", "at most twelve");
        }
        if steps.snooze_minutes.is_some_and(|minutes| minutes == 0 || minutes > 366 * 24 * 60) {
            problems.add("steps.snooze_minutes", "from one minute to a year");
        }
        problems.finish()
    }
}

impl Inbox {
    /// The hotline's macros, by name.
    ///
    /// # Errors
    /// As the store.
    pub async fn macros(&self, scope: &Scope) -> Result<Vec<Macro>, StoreError> {
        let mut reader = self.data().reader().await?;
        let rows = rows::list(&mut reader.conn(), scope.hotline()).await?;
        Ok(rows
            .into_iter()
            .map(|(id, name, steps)| Macro { id, name, steps: serde_json::from_str(&steps).unwrap_or_default() })
            .collect())
    }

    /// Adds a macro, or rewrites the one with this id (supervisors, administrators).
    ///
    /// # Errors
    /// [`Refusal::Invalid`], [`StoreError::Forbidden`], [`StoreError::NotFound`].
    pub async fn put_macro(&self, scope: &Scope, id: Option<Uuid>, new: NewMacro) -> Result<Macro, Refusal> {
        scope.need(Right::Canned)?;
        new.check()?;
        let now = self.clock().now();
        let made =
            Macro { id: id.unwrap_or_else(|| timed_id(now)), name: new.name.trim().to_owned(), steps: new.steps };
        let steps = serde_json::to_string(&made.steps).map_err(defect)?;
        let (scope, written, anew) = (scope.clone(), (made.id, made.name.clone(), steps), id.is_none());
        self.data()
            .write(scope.hotline().0, move |tx| {
                let (scope, (id, name, steps)) = (scope.clone(), written.clone());
                Box::pin(async move {
                    if anew {
                        rows::insert(tx, scope.hotline(), id, name, steps, now.0).await?;
                    } else {
                        rows::update(tx, scope.hotline(), id, name, steps, now.0).await?;
                    }
                    tx.effects.audit(audit(&scope, now.0, "macro.changed", id));
                    Ok(())
                })
            })
            .await?;
        Ok(made)
    }

    /// Removes a macro (supervisors, administrators).
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Forbidden`].
    pub async fn remove_macro(&self, scope: &Scope, id: Uuid) -> Result<(), StoreError> {
        scope.need(Right::Canned)?;
        let (scope, now) = (scope.clone(), self.clock().now().0);
        self.data()
            .write(scope.hotline().0, move |tx| {
                let scope = scope.clone();
                Box::pin(async move {
                    rows::delete(tx, scope.hotline(), id).await?;
                    tx.effects.audit(audit(&scope, now, "macro.removed", id));
                    Ok(())
                })
            })
            .await
    }
}

fn audit(scope: &Scope, at: i64, act: &'static str, id: Uuid) -> NewAudit {
    NewAudit {
        hotline: scope.hotline().0,
        at,
        actor: Some(scope.operator().0),
        act,
        subject: Some(id),
        data: json!({}),
    }
}
