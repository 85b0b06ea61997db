//! What narrows a list, and the views that people keep: their own, and shared ones that supervisors keep for all.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Inbox, OperatorId, SavedViewId,
    access::{Right, Scope},
    clock::timed_id,
    problems::{Problems, Refusal},
    store::{StoreError, effects::NewAudit, views as rows},
    view::{Person, Row, View},
};

/// Views of one person at most.
const MOST: i64 = 50;

/// What narrows a list. What is missing narrows nothing; all of it has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// One channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Uuid>,
    /// A language tag; `?` is a language that nobody knows yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// This priority or graver, 0 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
    /// A queue, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// A tag, by its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Held by nobody.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unclaimed: bool,
}

impl Filter {
    /// Whether nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a row belongs to the list that this narrows.
    pub fn takes(&self, row: &Row) -> bool {
        let language = |wanted: &String| row.language.as_deref().unwrap_or("?") == wanted;
        self.channel.is_none_or(|channel| row.channel.id == channel)
            && self.language.as_ref().is_none_or(language)
            && self.priority.is_none_or(|priority| row.priority <= priority)
            && self.queue.as_ref().is_none_or(|queue| row.queue.as_ref() == Some(queue))
            && self.tag.as_ref().is_none_or(|tag| row.tags.contains(tag))
            && !(self.unclaimed && row.assignee.is_some())
    }

    fn check(&self, problems: &mut Problems) {
        if let Some(language) = self.language.as_ref().filter(|language| *language != "?") {
            problems.language("filter.language", language);
        }
        if self.priority.is_some_and(|priority| priority > 4) {
            problems.add("filter.priority", "a priority is 0 (now) to 4 (same day)");
        }
        if let Some(tag) = &self.tag {
            problems.line("filter.tag", tag, 60);
        }
        if let Some(queue) = &self.queue {
            problems.line("filter.queue", queue, 60);
        }
    }
}

/// A list and what narrows it, under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSavedView {
    /// What it is called; at most 60 characters.
    pub name: String,
    /// The list.
    pub view: View,
    /// What narrows it.
    #[serde(default)]
    pub filter: Filter,
    /// Whether everybody of the hotline has it (supervisors).
    #[serde(default)]
    pub shared: bool,
}

/// A view that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedView {
    /// Which.
    pub id: SavedViewId,
    /// Whose.
    pub owner: Person,
    /// Whether the reader may change it.
    pub mine: bool,
    /// What it is.
    #[serde(flatten)]
    pub kept: NewSavedView,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    view: View,
    filter: Filter,
}

impl Inbox {
    /// The reader's views and the shared ones, by name.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`].
    pub async fn saved_views(&self, scope: &Scope) -> Result<Vec<SavedView>, StoreError> {
        scope.need(Right::Talk)?;
        let list = {
            let mut reader = self.data().reader().await?;
            rows::list(&mut reader.conn(), scope.hotline(), scope.operator()).await?
        };
        let leads = scope.role().may(Right::TakeOver);
        // A view that an older Earshot wrote otherwise is left out, not in the way.
        let read = |row: rows::SavedRow| {
            let Stored { view, filter } = serde_json::from_str(&row.filter).ok()?;
            let owner = Person { id: OperatorId(row.operator_id), name: row.owner };
            Some(SavedView {
                id: SavedViewId(row.id),
                mine: owner.id == scope.operator() || (row.shared && leads),
                owner,
                kept: NewSavedView { name: row.name, view, filter, shared: row.shared },
            })
        };
        Ok(list.into_iter().filter_map(read).collect())
    }

    /// Keeps a view, or changes one.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::NotFound`] for one that is not the reader's to change;
    /// [`StoreError::Forbidden`] for sharing without being a supervisor.
    pub async fn save_view(
        &self,
        scope: &Scope,
        id: Option<SavedViewId>,
        new: NewSavedView,
    ) -> Result<SavedViewId, Refusal> {
        scope.need(Right::Talk)?;
        if new.shared {
            scope.need(Right::TakeOver)?;
        }
        let mut problems = Problems::default();
        problems.line("name", &new.name, 60);
        new.filter.check(&mut problems);
        problems.finish()?;
        let now = self.clock().now();
        let filter = serde_json::to_string(&Stored { view: new.view, filter: new.filter })
            .map_err(|error| StoreError::Defect(format!("a view: {error}")))?;
        let saved = rows::NewSaved {
            id: id.unwrap_or_else(|| SavedViewId(timed_id(now))),
            shared: new.shared,
            name: new.name,
            filter,
            at: now.0,
        };
        let (scope, kept) = (scope.clone(), saved.id);
        let written = self.data().write(kept.0, move |tx| {
            let (scope, saved) = (scope.clone(), saved.clone());
            Box::pin(async move {
                let (hotline, me) = (scope.hotline(), scope.operator());
                let data = json!({ "shared": saved.shared });
                if id.is_some() {
                    rows::update(tx, hotline, me, scope.role().may(Right::TakeOver), saved).await?;
                } else {
                    if rows::count(tx, hotline, me).await? >= MOST {
                        return Err(StoreError::Rejected(format!("you keep {MOST} views already; remove one first")));
                    }
                    rows::insert(tx, hotline, me, saved).await?;
                }
                tx.effects.audit(audit(&scope, now.0, "view.saved", kept, data));
                Ok(())
            })
        });
        written.await?;
        Ok(kept)
    }

    /// Removes a view.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one that is not the reader's to change.
    pub async fn remove_view(&self, scope: &Scope, id: SavedViewId) -> Result<(), StoreError> {
        scope.need(Right::Talk)?;
        let (scope, now) = (scope.clone(), self.clock().now().0);
        self.data()
            .write(id.0, move |tx| {
                let scope = scope.clone();
                Box::pin(async move {
                    let leads = scope.role().may(Right::TakeOver);
                    rows::delete(tx, scope.hotline(), scope.operator(), leads, id).await?;
                    tx.effects.audit(audit(&scope, now, "view.removed", id, json!({})));
                    Ok(())
                })
            })
            .await
    }
}

fn audit(scope: &Scope, at: i64, act: &'static str, id: SavedViewId, data: serde_json::Value) -> NewAudit {
    NewAudit { hotline: scope.hotline().0, at, actor: Some(scope.operator().0), act, subject: Some(id.0), data }
}
